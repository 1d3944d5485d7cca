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

// barProp is screwed to the floor by a plate. With a depth it has a plate at the ceiling too; without, it leaves the picture.
func barProp(p *data.Prop, f frame, object int) []part {
	const plate, thin = 0.052, 0.005
	r, high := p.Radius, p.Size[1]
	rod := part{name: "bar", role: bar, object: object, material: always(steel), solids: []solid{newCylinder(f.o, f.at(0, high, 0), r, 0.002)}}
	foot := part{name: "bar", role: barFoot, object: object, material: always(shoe), solids: []solid{
		boxAt(f, 0, thin, 0, plate, thin, plate, 0.002),
		newCylinder(f.at(0, 0.008, 0), f.at(0, 0.030, 0), r*1.6, 0.003),
	}}
	if p.Size[2] > 0 {
		foot.solids = append(foot.solids,
			boxAt(f, 0, high-thin, 0, plate, thin, plate, 0.002),
			newCylinder(f.at(0, high-0.030, 0), f.at(0, high-0.008, 0), r*1.6, 0.003),
		)
	}
	return []part{rod, foot}
}

func boxProp(p *data.Prop, f frame, object int) []part {
	return []part{{name: "box", role: block, object: object, material: always(wood), solids: []solid{
		boxAt(f, 0, 0, 0, p.Size[0]/2, p.Size[1]/2, p.Size[2]/2, 0.004),
	}}}
}

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

// towelProp sweeps a flat strip along a path.
func towelProp(p *data.Prop, _ frame, object int) []part {
	const pieces = 10
	path, across := smoothCurve(vectors(p.Path), pieces), smoothCurve(vectors(p.Across), pieces)
	var widths []vec
	for _, w := range p.Widths {
		widths = append(widths, vec{w})
	}
	widths = smoothCurve(widths, pieces)
	made := part{name: "towel", role: towel, object: object, blend: 0.004, material: always(cloth)}
	for k := 0; k+1 < len(path); k++ {
		along := path[k+1].sub(path[k])
		width := (widths[k][0] + widths[k+1][0]) / 2
		f := alongY(mix(path[k], path[k+1], 0.5), along, across[k])
		made.solids = append(made.solids, newBox(f, vec{0.0045, along.length()/2 + 0.004, width / 2}, 0.0042).blended(0.003))
	}
	return []part{made}
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
