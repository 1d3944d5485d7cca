package figure

// unlabelled marks a pixel that belongs to no region.
const unlabelled = 255

// regions is a picture of labels, with the window and the size of each label's region.
type regions struct {
	w, h   int
	labels []uint8
	box    [256]struct{ left, top, right, bottom int }
	size   [256]int
}

func newRegions(w, h int, labels []uint8) *regions {
	r := &regions{w: w, h: h, labels: labels}
	for i := range r.box {
		r.box[i].left, r.box[i].top = w, h
	}
	for y := range h {
		row := labels[y*w : (y+1)*w]
		for x := 0; x < w; {
			l, end := row[x], x+1
			for end < w && row[end] == l {
				end++
			}
			b := &r.box[l]
			b.left, b.right = min(b.left, x), max(b.right, end)
			b.top, b.bottom = min(b.top, y), y+1
			r.size[l] += end - x
			x = end
		}
	}
	return r
}

// outlined makes the regions of the pixels that pass and traces them.
func outlined(w, h int, in func(i int) bool, least int, f finish) []path {
	labels := make([]uint8, w*h)
	for i := range labels {
		if !in(i) {
			labels[i] = unlabelled
		}
	}
	return newRegions(w, h, labels).paths(0, least, f)
}

// paths outlines one label's region, looking only inside its window. Outlines of fewer than least pixel edges are left out.
func (r *regions) paths(label uint8, least int, f finish) []path {
	if r.size[label] == 0 {
		return nil
	}
	b := r.box[label]
	origin := pt{float64(b.left), float64(b.top)}
	var out []path
	for _, c := range r.border(label).loops() {
		if len(c.nodes) < least {
			continue
		}
		p := vectorise(c, f)
		for i := range p.segments {
			for k := range p.segments[i] {
				p.segments[i][k] = p.segments[i][k].add(origin)
			}
		}
		out = append(out, p)
	}
	return out
}

// border is the edges round a label's region, in its window.
func (r *regions) border(label uint8) *grid {
	b := r.box[label]
	w, h := b.right-b.left, b.bottom-b.top
	g := newGrid(w, h)
	in := func(x, y int) bool {
		return x >= 0 && y >= 0 && x < w && y < h && r.labels[(y+b.top)*r.w+b.left+x] == label
	}
	for y := 0; y <= h; y++ {
		for x := 0; x <= w; x++ {
			here := in(x, y)
			if y < h && here != in(x-1, y) {
				g.down[y*(w+1)+x] = outerEdge
			}
			if x < w && here != in(x, y-1) {
				g.right[y*w+x] = outerEdge
			}
		}
	}
	return g
}

// despeckle turns over spots of fewer than least pixels among those that count.
func despeckle(w, h int, marked, counts []bool, least int) {
	visited := make([]bool, w*h)
	var spot []int
	for start := range marked {
		if visited[start] || !counts[start] {
			continue
		}
		value := marked[start]
		visited[start] = true
		spot = append(spot[:0], start)
		for k := 0; k < len(spot); k++ {
			x, y := spot[k]%w, spot[k]/w
			for d := range headings {
				u, v := d.move(x, y)
				if u < 0 || v < 0 || u >= w || v >= h {
					continue
				}
				if j := v*w + u; !visited[j] && counts[j] && marked[j] == value {
					visited[j] = true
					spot = append(spot, j)
				}
			}
		}
		if len(spot) < least {
			for _, i := range spot {
				marked[i] = !value
			}
		}
	}
}

// largestIsland is the shade on a shirt, in square body heights, that may lie away from every edge.
const largestIsland = 0.006

// dropIslands lights the shades on the shirt of fewer than most pixels that touch no edge: they would read as stains.
func (m *depthMap) dropIslands(most int) {
	visited := make([]bool, len(m.part))
	var island []int
	for start := range m.part {
		if visited[start] || !m.shaded[start] || m.part[start] == nothing || m.material[start].plain() != shirt {
			continue
		}
		ashore := false
		visited[start] = true
		island = append(island[:0], start)
		for k := 0; k < len(island); k++ {
			i := island[k]
			for d := range headings {
				u, v := d.move(i%m.w, i/m.w)
				if u < 0 || v < 0 || u >= m.w || v >= m.h || m.part[v*m.w+u] == nothing || m.parted(i, v*m.w+u) {
					ashore = true
					continue
				}
				if j := v*m.w + u; m.shaded[j] && !visited[j] {
					visited[j] = true
					island = append(island, j)
				}
			}
		}
		if !ashore && len(island) < most {
			for _, i := range island {
				m.shaded[i] = false
			}
		}
	}
}
