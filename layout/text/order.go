package text

import "slices"

// Order is the visual order of a line's atoms, left to right, as indices into line (rule L2 of UAX 9). It is nil for a
// line that runs left to right throughout, which stands as it is.
func Order(line []Atom) []int {
	highest, lowestOdd := 0, 0
	for _, a := range line {
		highest = max(highest, a.Level)
		if a.Level%2 == 1 && (lowestOdd == 0 || a.Level < lowestOdd) {
			lowestOdd = a.Level
		}
	}
	if lowestOdd == 0 {
		return nil
	}
	order := make([]int, len(line))
	for i := range order {
		order[i] = i
	}
	for level := highest; level >= lowestOdd; level-- {
		for i := 0; i < len(order); i++ {
			start := i
			for i < len(order) && line[order[i]].Level >= level {
				i++
			}
			slices.Reverse(order[start:i])
		}
	}
	return order
}
