package figure

import "handout/data"

// propBuilders has one entry a kind of prop, in the order of data.PropKinds.
func propBuilders() map[string]func(p *data.Prop, f frame, object int) []part {
	return map[string]func(p *data.Prop, f frame, object int) []part{
		"ball":    ballProp,
		"bar":     barProp,
		"box":     boxProp,
		"chair":   chairProp,
		"cushion": cushionProp,
		"floor":   floorProp,
		"mat":     matProp,
		"towel":   towelProp,
		"wall":    wallProp,
	}
}

// addProps builds the things beside the person.
func addProps(sc *scene, props []data.Prop) {
	builders := propBuilders()
	for i := range props {
		p := &props[i]
		f := upright(vec(p.At)).turn(axisY, p.Yaw)
		for _, made := range builders[p.Kind](p, f, i+1) {
			sc.add(made)
		}
	}
}

func boxAt(f frame, x, y, z, hx, hy, hz, round float64) solid {
	return newBox(f.moved(x, y, z), vec{hx, hy, hz}, round)
}

// chairProp stands with the floor under the middle of its seat at the origin and its front to +Z.
func chairProp(_ *data.Prop, f frame, object int) []part {
	const width, depth, height, back = 0.125, 0.125, 0.255, 0.255
	seat := part{name: "chair", role: chair, object: object, material: always(wood), solids: []solid{boxAt(f, 0, height-0.012, 0, width, 0.012, depth, 0.006)}}
	legs := part{name: "chair", role: chair, object: object, material: always(woodDark)}
	for _, side := range sides {
		x := side * (width - 0.013)
		leg := (height - 0.022) / 2
		legs.solids = append(legs.solids,
			boxAt(f, x, leg, depth-0.016, 0.010, leg, 0.010, 0.003),
			boxAt(f, x, back, -depth+0.012, 0.010, back, 0.010, 0.003),
			boxAt(f, x, height-0.036, 0, 0.007, 0.012, depth-0.02, 0.002),
		)
	}
	legs.solids = append(legs.solids,
		boxAt(f, 0, height-0.036, depth-0.016, width-0.02, 0.012, 0.007, 0.002),
		boxAt(f, 0, 0.49, -depth+0.010, width-0.005, 0.032, 0.008, 0.006),
		boxAt(f, 0, 0.40, -depth+0.010, width-0.005, 0.018, 0.007, 0.005),
	)
	return []part{legs, seat}
}

// barProp is upright. With a width it is a rack: a second upright at that distance, joined to it above and below. Else it is
// screwed to the floor by a plate, with a depth to the ceiling too; without one it leaves the picture.
func barProp(p *data.Prop, f frame, object int) []part {
	r, wide, high := p.Radius, p.Size[0], p.Size[1]
	rod := part{name: "bar", role: bar, object: object, material: always(steel), solids: []solid{newCylinder(f.o, f.at(0, high, 0), r, 0.002)}}
	if wide > 0 {
		return []part{rod, rackFrame(f, object, r, wide, high)}
	}
	foot := part{name: "bar", role: barFoot, object: object, material: always(shoe), solids: barPlate(f, r, 1)}
	if p.Size[2] > 0 {
		foot.solids = append(foot.solids, barPlate(f.moved(0, high, 0), r, -1)...)
	}
	return []part{rod, foot}
}

// barPlate is screwed to the floor (up is 1) or to the ceiling (-1).
func barPlate(f frame, r, up float64) []solid {
	const plate, thin = 0.052, 0.005
	return []solid{
		boxAt(f, 0, up*thin, 0, plate, thin, plate, 0.002),
		newCylinder(f.at(0, up*0.008, 0), f.at(0, up*0.030, 0), r*1.6, 0.003),
	}
}

// rackFrame is what holds the bar: beams on the floor, the other upright, and a beam above.
func rackFrame(f frame, object int, r, wide, high float64) part {
	const foot, beam = 0.130, 0.013
	made := part{name: "bar", role: barFoot, object: object, material: always(steelDark), solids: []solid{
		newCylinder(f.at(wide, 0, 0), f.at(wide, high, 0), r, 0.002),
		boxAt(f, wide/2, high-beam, 0, wide/2+r, beam, beam, 0.003),
		boxAt(f, wide/2, beam, 0, wide/2, beam, beam, 0.003),
	}}
	for _, x := range []float64{0, wide} {
		made.solids = append(made.solids, boxAt(f, x, beam, 0, beam*1.2, beam, foot, 0.003))
	}
	return made
}

func boxProp(p *data.Prop, f frame, object int) []part {
	return []part{{name: "box", role: block, object: object, material: always(wood), solids: []solid{
		boxAt(f, 0, 0, 0, p.Size[0]/2, p.Size[1]/2, p.Size[2]/2, 0.004),
	}}}
}

// wallProp is a stretch of wall with its skirting board. It ends without a line, so that it reads as a wall that goes on.
func wallProp(p *data.Prop, f frame, object int) []part {
	top := p.At[1] + 0.055
	return []part{{name: "wall", role: wall, object: object,
		material: func(q vec) material {
			if q[1] < top {
				return skirting
			}
			return plaster
		},
		solids: []solid{boxAt(f, 0, p.Size[1]/2, 0, p.Size[0]/2, p.Size[1]/2, p.Size[2]/2, 0.001)},
	}}
}

// floorProp is a pale patch that joins a wall to the feet.
func floorProp(p *data.Prop, f frame, object int) []part {
	return []part{{name: "floor", role: floor, object: object, material: always(ground), solids: []solid{
		boxAt(f, 0, -0.003, 0, p.Size[0]/2, 0.002, p.Size[2]/2, 0.0005),
	}}}
}

func cushionProp(p *data.Prop, f frame, object int) []part {
	return []part{{name: "cushion", role: cushion, object: object, material: always(pillow), solids: []solid{
		boxAt(f, 0, p.Size[1]/2, 0, p.Size[0]/2, p.Size[1]/2, p.Size[2]/2, p.Size[1]*0.45),
	}}}
}

func matProp(p *data.Prop, f frame, object int) []part {
	return []part{{name: "mat", role: mat, object: object, material: always(matting), solids: []solid{
		boxAt(f, 0, -0.0025, 0, p.Size[0]/2, 0.0025, p.Size[2]/2, 0.002),
	}}}
}

// ballProp is plain: seams would make it a basketball.
func ballProp(p *data.Prop, f frame, object int) []part {
	return []part{{name: "ball", role: ball, object: object, material: always(rubber), solids: []solid{newBall(f.o, p.Radius)}}}
}

// towelProp sweeps a strip along a path; a woven band near each end tells a towel from paper.
func towelProp(p *data.Prop, _ frame, object int) []part {
	const (
		pieces           = 10
		thick            = 0.0055
		bandFrom, bandTo = 0.030, 0.046 // from the end
	)
	path, across := smoothCurve(vectors(p.Path), pieces), smoothCurve(vectors(p.Across), pieces)
	var widths []vec
	for _, w := range p.Widths {
		widths = append(widths, vec{w})
	}
	widths = smoothCurve(widths, pieces)
	whole := 0.0
	for k := range len(path) - 1 {
		whole += path[k].distance(path[k+1])
	}
	plain := part{name: "towel", role: towel, object: object, blend: 0.004, material: always(cloth)}
	bands := part{name: "towel", role: towel, object: object, blend: 0.004, material: always(woven)}
	done := 0.0
	for k := range len(path) - 1 {
		along := path[k+1].sub(path[k])
		width := (widths[k][0] + widths[k+1][0]) / 2
		f := alongY(mix(path[k], path[k+1], 0.5), along, across[k])
		piece := newBox(f, vec{thick, along.length()/2 + 0.004, width / 2}, thick*0.93).blended(0.003)
		done += along.length()
		if end := min(done, whole-done+along.length()); end > bandFrom && end < bandTo {
			bands.solids = append(bands.solids, piece)
		} else {
			plain.solids = append(plain.solids, piece)
		}
	}
	if len(bands.solids) == 0 {
		return []part{plain}
	}
	return []part{plain, bands}
}

func vectors(list []data.Vector) []vec {
	out := make([]vec, len(list))
	for i, v := range list {
		out[i] = vec(v)
	}
	return out
}

// smoothCurve is a Catmull-Rom spline through the points, n pieces between two; two points make a straight line.
func smoothCurve(points []vec, n int) []vec {
	last := len(points) - 1
	var out []vec
	if last < 2 {
		for k := 0; k <= n; k++ {
			out = append(out, mix(points[0], points[last], float64(k)/float64(n)))
		}
		return out
	}
	at := func(i int) vec {
		switch {
		case i < 0:
			return points[0].scale(2).sub(points[1])
		case i > last:
			return points[last].scale(2).sub(points[last-1])
		}
		return points[i]
	}
	for i := range last {
		for k := range n {
			a, b, c, d := catmullRom(float64(k) / float64(n))
			out = append(out, at(i-1).scale(a).step(at(i), b).step(at(i+1), c).step(at(i+2), d))
		}
	}
	return append(out, points[last])
}

// catmullRom are the weights of four points, between the second and the third.
func catmullRom(t float64) (a, b, c, d float64) {
	t2 := t * t
	t3 := t2 * t
	return (2*t2 - t - t3) / 2, (2 - 5*t2 + 3*t3) / 2, (t + 4*t2 - 3*t3) / 2, (t3 - t2) / 2
}
