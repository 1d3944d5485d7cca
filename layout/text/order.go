package text

import "slices"

// Order is the visual order, left to right, of a line's stretches of one level each, as indices (rule L2 of UAX 9). It is
// nil for a line that runs left to right throughout, which stands as it is.
func Order(levels []int) []int {
	highest, lowestOdd := 0, 0
	for _, level := range levels {
		highest = max(highest, level)
		if level%2 == 1 && (lowestOdd == 0 || level < lowestOdd) {
			lowestOdd = level
		}
	}
	if lowestOdd == 0 {
		return nil
	}
	order := make([]int, len(levels))
	for i := range order {
		order[i] = i
	}
	for level := highest; level >= lowestOdd; level-- {
		for i := 0; i < len(order); i++ {
			start := i
			for i < len(order) && levels[order[i]] >= level {
				i++
			}
			slices.Reverse(order[start:i])
		}
	}
	return order
}
