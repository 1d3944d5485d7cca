package load

import (
	"slices"
	"strconv"

	"handout/data"
	"handout/data/diag"
)

// number gives each use its number in the order of the list: 1, 2, 3, and a variation the number of the exercise that
// it varies with a letter, 2b, 2c, where the list has both. ancestors has, by exercise, what it varies, nearest first.
func number(uses []data.Use, ancestors map[string][]string, faults *diag.List) {
	ids := useIDs(uses)
	numbers := map[string]string{}
	next := 1
	for i := range uses {
		if firstOf(ancestors[ids[i]], ids) == "" {
			uses[i].Number = strconv.Itoa(next)
			numbers[ids[i]] = uses[i].Number
			next++
		}
	}
	variations := map[string]int{}
	for i := range uses {
		parent := firstOf(ancestors[ids[i]], ids)
		if parent == "" {
			continue
		}
		variations[parent]++
		if variations[parent] > 'z'-'a' {
			faults.Invalidf(uses[i].Pos, "make some of them exercises of their own", "%s: too many variations of %s", ids[i], parent)
			return
		}
		uses[i].Number = numbers[parent] + string(rune('a'+variations[parent]))
	}
}

// firstOf is the exercise at the root of a chain, as far as the list has it; "" where it has none of the chain.
func firstOf(chain, ids []string) string {
	for _, id := range slices.Backward(chain) {
		if slices.Contains(ids, id) {
			return id
		}
	}
	return ""
}
