package figure

import (
	"math"

	"handout/data"
)

// propBuilders has one entry a kind of prop, in the order of data.PropKinds.
func propBuilders() map[string]func(p *data.Prop, f frame, object int) []part {
	return map[string]func(p *data.Prop, f frame, object int) []part{
		"ball":            ballProp,
		"bar":             barProp,
		"box":             boxProp,
		"chair":           chairProp,
		"cushion":         cushionProp,
		"door-frame":      doorFrameProp,
		"floor":           floorProp,
		"foam-roller":     foamRollerProp,
		"mat":             matProp,
		"pole":            poleProp,
		"resistance-band": bandProp,
		"stool":           stoolProp,
		"table":           tableProp,
		"towel":           towelProp,
		"wall":            wallProp,
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

// foamRollerProp lies on the floor along its X; the ends show that it is hollow.
func foamRollerProp(p *data.Prop, f frame, object int) []part {
	const hole = 0.5 // of its radius
	r, half := p.Radius, p.Size[0]/2
	return []part{{name: "foam roller", role: roller, object: object,
		material: func(q vec) material {
			l := f.local(q)
			if math.Abs(l[0]) > half-0.002 && math.Hypot(l[1]-r, l[2]) < hole*r {
				return foamDark
			}
			return foam
		},
		solids: []solid{newCylinder(f.at(-half, r, 0), f.at(half, r, 0), r, 0.004)},
	}}
}

// poleProp is a stick in the hands, from one end to the other.
func poleProp(p *data.Prop, _ frame, object int) []part {
	return []part{{name: "pole", role: pole, object: object, material: always(woodDark), solids: []solid{
		newCylinder(vec(p.Path[0]), vec(p.Path[1]), p.Radius, 0.003),
	}}}
}

// towelProp is a strip of cloth, thick and soft; a woven band near each end tells it from paper.
func towelProp(p *data.Prop, _ frame, object int) []part {
	const bandFrom, bandTo = 0.030, 0.046 // from the end
	plain := part{name: "towel", role: towel, object: object, blend: 0.004, material: always(cloth)}
	bands := part{name: "towel", role: towel, object: object, blend: 0.004, material: always(woven)}
	pieces := strip(p, 0.0055)
	whole, done := 0.0, 0.0
	for i := range pieces {
		whole += 2 * (pieces[i].radii[1] - stripLap)
	}
	for i := range pieces {
		done += 2 * (pieces[i].radii[1] - stripLap)
		if end := min(done, whole-done); end > bandFrom && end < bandTo {
			bands.solids = append(bands.solids, pieces[i])
		} else {
			plain.solids = append(plain.solids, pieces[i])
		}
	}
	if len(bands.solids) == 0 {
		return []part{plain}
	}
	return []part{plain, bands}
}

// bandProp is a strip of rubber, thin and smooth.
func bandProp(p *data.Prop, _ frame, object int) []part {
	return []part{{name: "resistance band", role: band, object: object, blend: 0.003, material: always(bandRubber), solids: strip(p, 0.003)}}
}

// stripLap is how far the pieces of a strip reach into each other.
const stripLap = 0.004

// strip sweeps a flat strip along a path.
func strip(p *data.Prop, thick float64) []solid {
	const pieces = 10
	path, across := smoothCurve(vectors(p.Path), pieces), smoothCurve(vectors(p.Across), pieces)
	var widths []vec
	for _, w := range p.Widths {
		widths = append(widths, vec{w})
	}
	widths = smoothCurve(widths, pieces)
	var made []solid
	for k := 0; k+1 < len(path); k++ {
		along := path[k+1].sub(path[k])
		width := (widths[k][0] + widths[k+1][0]) / 2
		f := alongY(mix(path[k], path[k+1], 0.5), along, across[k])
		made = append(made, newBox(f, vec{thick, along.length()/2 + stripLap, width / 2}, thick-0.0003).blended(0.003))
	}
	return made
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
