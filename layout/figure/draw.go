package figure

import "handout/data"

// Options say how a pose is drawn. The zero value draws it in colour.
type Options struct {
	Grey bool // as a grey copy would show it
}

const (
	unitsPerHeight  = 1800 // the measure of a Picture
	pixelsPerHeight = 900  // how finely the depth picture is taken
	fullWidth       = 0.45 // half the width of a crop that is taken no more finely than a whole figure
	closest         = 4.0  // how much more finely a crop is taken at most
	border          = 0.025
	arrowRoom       = 0.03
	numberRoom      = 0.06 // of a numbered one: its disc has one size, however small the body is
)

// The printed form that lines are made for: the width where the pose does not say it, in mm, and the greatest height as a
// share of it. Weights follow the figure's size within limits.
const (
	plainWidth  = 45.0
	tallest     = 1.27
	fullWeight  = 57.5 // mm a body height at which lines have their plain weight
	leastWeight = 0.55
	mostWeight  = 1.15
)

// Weights of the lines, in mm.
const (
	outerWeight  = 0.38
	innerWeight  = 0.28
	creaseWeight = 0.20
	thinWeight   = 0.17
	sceneWeight  = 0.22
	leastWidth   = 0.17 // of any line where the figure is printed as large as it was made for
)

// artist is one drawing in the making.
type artist struct {
	pose     *data.Pose
	skeleton *skeleton
	scene    *scene
	seen     *depthMap
	palette  *palette
	size     float64 // printed mm a body height
	mm       float64 // pixels a mm of line weight
	layers   []layer
}

// Draw makes the picture of a pose.
func Draw(p *data.Pose, o Options) *Picture {
	a := &artist{pose: p, palette: newPalette(p.Person.Skin, p.Person.HairTone)}
	a.scene, a.skeleton = compose(p, &p.Body)
	addProps(a.scene, p.Props)
	v := newView(p.Camera)
	var ghost *scene
	if p.Ghost != nil {
		ghost, _ = compose(p, p.Ghost)
	}
	w := a.window(v, ghost)
	scale := float64(pixelsPerHeight)
	if p.Crop != nil {
		scale *= min(closest, fullWidth/p.Crop.HalfWidth)
	}
	a.seen = render(a.scene, v, w, scale)
	a.measure()
	a.paint(ghost, w)
	pic := newPicture(a.seen, a.layers)
	if o.Grey {
		pic.turnGrey()
	}
	return pic
}

// compose builds the person of a pose in one of its bodies.
func compose(p *data.Pose, b *data.Body) (*scene, *skeleton) {
	sc := &scene{}
	st := style{hair: p.Person.Hair, sleeve: 0.57, trouserLeg: 0.93, barefoot: p.Barefoot}
	body, bd := settled(p, b, buildNamed(p.Person.Build))
	return sc, addBody(sc, &body, bd, st, holdable(p))
}

// window is what the picture shows.
func (a *artist) window(v view, ghost *scene) window {
	if c := a.pose.Crop; c != nil {
		x, y, _ := v.project(vec(c.At))
		return window{x - c.HalfWidth, y - c.HalfHeight, x + c.HalfWidth, y + c.HalfHeight}
	}
	w := emptyWindow()
	w.frameOf(a.scene, v)
	if ghost != nil {
		w.frameOf(ghost, v)
	}
	for _, arrow := range a.pose.Arrows {
		room := arrowRoom
		if arrow.Number > 0 {
			room = numberRoom
		}
		for _, p := range smoothCurve(vectors(arrow.Path), arrowPieces) {
			x, y, _ := v.project(p)
			w.include(x, y, room)
		}
	}
	m := a.pose.Margin
	return window{w.left - border - m.Left, w.bottom - border - m.Bottom, w.right + border + m.Right, w.top + border + m.Top}
}

// measure finds the printed size, and from it the weight of lines.
func (a *artist) measure() {
	width := plainWidth
	if a.pose.Printed > 0 {
		width = float64(a.pose.Printed) / 1000
	}
	perMM := max(float64(a.seen.w)/width, float64(a.seen.h)/(tallest*width))
	a.size = a.seen.scale / perMM
	a.mm = perMM * clamp(a.size/fullWeight, leastWeight, mostWeight)
	a.seen.drawDigits = a.size > legibleDigits
}

// close tells whether the figure is large enough for the finer marks.
func (a *artist) close() bool { return a.size > 75 }

// add puts a layer on top, unless it is empty. A line that would be lost in print is widened; a stroke in the colour of its
// fill is none.
func (a *artist) add(l layer) {
	if l.stroke.painted() && l.stroke != l.fill {
		l.width = max(l.width, leastWidth*a.seen.scale/a.size)
	}
	if len(l.paths) > 0 {
		a.layers = append(a.layers, l)
	}
}

// paint lays the layers over each other, from the floor up.
func (a *artist) paint(ghost *scene, w window) {
	a.floorShadow()
	if ghost != nil {
		a.ghost(render(ghost, a.seen.view, w, a.seen.scale))
	}
	a.arrows(true)
	a.contactShade()
	a.knockOut(ghost != nil)
	a.farLimbs()
	a.tones()
	a.highlight()
	a.lines()
	a.marks()
	a.arrows(false)
}

// knockOut keeps what lies behind the person from touching its lines. Without anything behind it is not needed.
func (a *artist) knockOut(behind bool) {
	for _, arrow := range a.pose.Arrows {
		behind = behind || arrow.Behind
	}
	if !behind {
		return
	}
	m := a.seen
	p := outlined(m.w, m.h, func(i int) bool { return m.part[i] != nothing }, 24, finish{sigma: 2, tolerance: 2, corner: 48, reach: 8})
	a.add(layer{fill: white.ink(), stroke: white.ink(), width: 0.9 * a.mm, paths: p})
}

// tones fills each material's region with its light, and what is turned from the light with its shade. Fills lie under
// lines, so they may be coarser.
func (a *artist) tones() {
	m := a.seen
	counts := make([]bool, len(m.part))
	for i := range counts {
		counts[i] = m.part[i] != nothing
		if m.material[i] == cloth {
			m.shaded[i] = false
		}
	}
	const leastSpot = 160 // pixels at the plain scale
	scale := m.scale / pixelsPerHeight
	despeckle(m.w, m.h, m.shaded, counts, int(leastSpot*max(1, scale*scale)))
	m.dropIslands(int(largestIsland * m.scale * m.scale))
	light, shade := make([]uint8, len(m.part)), make([]uint8, len(m.part))
	for i := range light {
		light[i], shade[i] = unlabelled, unlabelled
		if counts[i] {
			light[i] = uint8(m.material[i])
			if m.shaded[i] {
				shade[i] = light[i]
			}
		}
	}
	lights, shades := newRegions(m.w, m.h, light), newRegions(m.w, m.h, shade)
	const bleed = 1.2 // pixels by which neighbours overlap
	for label := range uint8(2 * materials) {
		t := a.palette.tones[label]
		a.add(layer{
			fill: ink{t.light, t.lightClass}, stroke: ink{t.light, t.lightClass}, width: bleed,
			paths: lights.paths(label, 16, finish{sigma: 1.8, tolerance: 1.2, corner: 48, reach: 8}),
		})
		a.add(layer{fill: ink{t.shade, t.shadeClass}, paths: shades.paths(label, 40, finish{sigma: 4, tolerance: 1.3, corner: 48, reach: 8})})
	}
}

// lines are the contours: brushes where an end is free, plain strokes elsewhere, which cost less.
func (a *artist) lines() {
	weights := [edges]float64{thinEdge: thinWeight, creaseEdge: creaseWeight, innerEdge: innerWeight, outerEdge: outerWeight, sceneEdge: sceneWeight}
	brushes, strokes := a.tracedLines(&weights)
	a.add(layer{fill: inkLine.ink(), nonZero: true, paths: brushes})
	a.add(layer{stroke: sceneLine.ink(), width: sceneWeight * a.mm, paths: strokes[sceneEdge]})
	for kind := thinEdge; kind <= outerEdge; kind++ {
		a.add(layer{stroke: inkLine.ink(), width: weights[kind] * a.mm, paths: strokes[kind]})
	}
}

// leastLoop is the way round the smallest thing, or gap, that has an outline: smaller ones are chance.
const leastLoop = 0.02

// tracedLines follows the edges of the depth picture and leaves flecks out.
func (a *artist) tracedLines(weights *[edges]float64) (brushes []path, strokes [edges][]path) {
	scale := a.seen.scale
	for _, c := range a.seen.edges().chains() {
		n := float64(len(c.nodes))
		switch c.kind {
		case outerEdge, sceneEdge, flatEdge, propEdge:
			if n >= 3 && (!c.closed || n >= leastLoop*scale) {
				p := vectorise(c, finish{sigma: 2.4, tolerance: 0.7, corner: 45, reach: 9, ruled: c.kind != outerEdge})
				kind := drawnAs(c.kind)
				strokes[kind] = append(strokes[kind], p)
			}
			continue
		}
		fleck := !c.closed && c.freeStart && c.freeEnd && n < 0.045*scale
		whisker := !c.closed && (c.freeStart || c.freeEnd) && n < 0.012*scale
		speck := c.closed && n < 0.06*scale || c.kind == thinEdge && n < 0.03*scale || n < 4
		if fleck || whisker || speck {
			continue
		}
		p := vectorise(c, finish{sigma: 2.4, tolerance: 0.75, corner: 48, reach: 9})
		if c.kind == thinEdge || c.closed || !c.freeStart && !c.freeEnd {
			strokes[c.kind] = append(strokes[c.kind], p)
			continue
		}
		brushes = append(brushes, brushed(p, weights[c.kind]*a.mm, taper{0.035 * scale, c.freeStart, c.freeEnd}))
	}
	return brushes, strokes
}

// drawnAs is the weight that an edge of a prop takes.
func drawnAs(k edge) edge {
	switch k {
	case propEdge:
		return outerEdge
	case flatEdge:
		return innerEdge
	}
	return k
}

// farLimbs shifts arms and legs that lie clearly behind their twins to the darker tones. A sleeve melts into the trunk and
// keeps the near tone.
func (a *artist) farLimbs() {
	const clearly = 0.07
	var sum, count [rightLeg + 1]float64
	for i := range a.scene.parts {
		p := &a.scene.parts[i]
		for k := range p.solids {
			_, _, depth := a.seen.view.project(p.solids[k].centre)
			sum[p.limb] += depth
			count[p.limb]++
		}
	}
	depth := func(l limb) float64 { return sum[l] / count[l] }
	isFar := func(l limb) bool {
		switch l {
		case leftArm, leftLeg:
			return depth(l)-depth(l+1) > clearly
		case rightArm, rightLeg:
			return depth(l)-depth(l-1) > clearly
		}
		return false
	}
	darker := make([]bool, len(a.scene.parts))
	for i := range a.scene.parts {
		darker[i] = a.scene.parts[i].role != sleeve && isFar(a.scene.parts[i].limb)
	}
	for i, p := range a.seen.part {
		if p != nothing && darker[p] {
			a.seen.material[i] += far
		}
	}
}
