package picture

import (
	"fmt"

	"rsc.io/qr"

	"handout/layout"
)

// quiet is the white border that a QR code needs, in modules.
const quiet = 4

// QR draws a text as a QR code of level M: one path of black on white, a module to the unit. Its quiet zone of four
// modules lies within the extent.
func QR(text string) (*layout.Drawing, error) {
	if text == "" {
		return nil, fmt.Errorf("qr code: nothing to encode")
	}
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, fmt.Errorf("qr code: %d bytes are too many, a code holds at most 2331", len(text))
	}
	side := int64(code.Size+2*quiet) * thousand
	ground := []layout.Seg{
		{Op: layout.MoveTo},
		{Op: layout.LineTo, P: [3]layout.Pt{{X: side}}},
		{Op: layout.LineTo, P: [3]layout.Pt{{X: side, Y: side}}},
		{Op: layout.LineTo, P: [3]layout.Pt{{Y: side}}},
		{Op: layout.Close},
	}
	d := &layout.Drawing{Width: side, Height: side, Shapes: []layout.Shape{
		{Path: ground, Fill: white},
		{Path: outlines(code.Size, code.Black), Fill: black},
	}}
	d.Hash = hashOf(d)
	return d, nil
}

// outlines runs round every black area with the black on its right, and so the other way round a hole: one filled path
// has no seams between modules, as one rectangle a module would.
func outlines(size int, black func(x, y int) bool) []layout.Seg {
	// A step from a corner of the grid: right, down, left, up. Of the two modules beside it the right one is black.
	dx, dy := [4]int{1, 0, -1, 0}, [4]int{0, 1, 0, -1}
	edge := func(x, y, dir int) bool {
		right, left := [4][2]int{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}[dir], [4][2]int{{0, -1}, {0, 0}, {-1, 0}, {-1, -1}}[dir]
		return black(x+right[0], y+right[1]) && !black(x+left[0], y+left[1])
	}
	seen := make([]bool, size*size) // upper edges, named by the module below
	var path []layout.Seg
	for y := range size {
		for x := range size {
			if !edge(x, y, 0) || seen[y*size+x] {
				continue
			}
			path = append(path, corner(layout.MoveTo, x, y))
			px, py, dir := x, y, 0
			for {
				if dir == 0 {
					seen[py*size+px] = true
				}
				px, py = px+dx[dir], py+dy[dir]
				next := dir
				for _, turn := range [3]int{1, 0, 3} { // right first: areas that touch at a corner stay apart
					if t := (dir + turn) % 4; edge(px, py, t) {
						next = t
						break
					}
				}
				if px == x && py == y && next == 0 {
					break
				}
				if next != dir {
					path = append(path, corner(layout.LineTo, px, py))
				}
				dir = next
			}
			path = append(path, layout.Seg{Op: layout.Close})
		}
	}
	return path
}

func corner(op layout.SegOp, x, y int) layout.Seg {
	return layout.Seg{Op: op, P: [3]layout.Pt{{X: int64(x+quiet) * thousand, Y: int64(y+quiet) * thousand}}}
}
