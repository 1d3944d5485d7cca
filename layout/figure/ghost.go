package figure

import "slices"

// ghost is the start of a movement: pale, with a dashed outline. A scrap of it, as beside a head that has hardly moved, says
// nothing and is left out.
func (a *artist) ghost(m *depthMap) {
	const scrap = 9 // square millimetres
	beside := make([]bool, len(m.part))
	for i := range beside {
		beside[i] = m.part[i] != nothing && a.seen.part[i] == nothing
	}
	kept := slices.Clone(beside)
	despeckle(m.w, m.h, kept, beside, int(scrap*a.mm*a.mm))
	for i := range kept {
		if beside[i] && !kept[i] {
			m.part[i] = nothing
		}
	}
	outline := outlined(m.w, m.h, func(i int) bool { return m.part[i] != nothing }, 12, finish{sigma: 2.2, tolerance: 0.8, corner: 48, reach: 8})
	a.add(layer{fill: ghostFill.ink(), stroke: ghostEdge.ink(), width: 0.26 * a.mm, dash: 1.5 * a.mm, paths: outline})
	var inner []path
	for _, c := range m.edges().chains() {
		if c.kind == innerEdge && len(c.nodes) >= 40 {
			inner = append(inner, vectorise(c, finish{sigma: 2.4, tolerance: 0.75, corner: 62, reach: 8}))
		}
	}
	a.add(layer{stroke: ghostLine.ink(), width: 0.2 * a.mm, paths: inner})
}
