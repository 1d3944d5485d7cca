package figure

import "handout/data"

// The things of a room, which stand on the floor.

// chairProp stands with the floor under the middle of its seat at the origin and its front to +Z.
func chairProp(_ *data.Prop, f frame, object int) []part {
	const width, depth, height, back = 0.125, 0.125, seatHeight, 0.255
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

// barProp is upright. With a width it is a rack: a second upright at that distance, joined to it above and below, or with a
// depth a wall that it is screwed to. Else it is screwed to the floor by a plate, with a depth to the ceiling too; without
// one it leaves the picture.
func barProp(p *data.Prop, f frame, object int) []part {
	r, wide, high := p.Radius, p.Size[0], p.Size[1]
	rod := part{name: "bar", role: bar, object: object, material: always(steel), solids: []solid{newCylinder(f.o, f.at(0, high, 0), r, 0.002)}}
	if wide > 0 && p.Size[2] > 0 {
		return []part{rod, wallRack(f, object, r, wide, p.Size[2])}
	}
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

// wallRack is what holds the bar to a wall at that distance: two beams with their plates, and one on the floor.
func wallRack(f frame, object int, r, wide, plate float64) part {
	const beam, thin, low, high = 0.014, 0.004, 0.14, 1.0
	made := part{name: "bar", role: barFoot, object: object, material: always(steelDark), solids: barPlate(f, r, 1)}
	for _, y := range []float64{low, high} {
		made.solids = append(made.solids,
			boxAt(f, wide/2, y, 0, wide/2, beam, beam, 0.003),
			boxAt(f, wide-thin, y, 0, thin, plate/2, plate/2, 0.003),
			newCylinder(f.at(0, y-1.3*beam, 0), f.at(0, y+1.3*beam, 0), r*1.6, 0.003),
		)
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
	return []part{{name: "wall", role: wall, object: object, material: wallTones(p),
		solids: []solid{boxAt(f, 0, p.Size[1]/2, 0, p.Size[0]/2, p.Size[1]/2, p.Size[2]/2, 0.001)},
	}}
}

// wallTones are a skirting's up to its height, then the plaster's.
func wallTones(p *data.Prop) func(vec) material {
	top := p.At[1] + 0.055
	return func(q vec) material {
		if q[1] < top {
			return skirting
		}
		return plaster
	}
}

// floorProp is a pale patch that joins a wall to the feet.
func floorProp(p *data.Prop, f frame, object int) []part {
	return []part{{name: "floor", role: floor, object: object, material: always(ground), solids: []solid{
		boxAt(f, 0, -0.003, 0, p.Size[0]/2, 0.002, p.Size[2]/2, 0.0005),
	}}}
}

// seatHeight is a kitchen chair's: the feet of a person of middle height stand flat.
const seatHeight = 0.255

// stoolProp stands with the floor under the middle of its round seat at the origin: four legs that spread, and a ring for
// the feet.
func stoolProp(_ *data.Prop, f frame, object int) []part {
	const seat, thick, top, foot, ring = 0.105, 0.012, 0.062, 0.095, 0.075
	legs := part{name: "stool", role: chair, object: object, material: always(woodDark)}
	corner := func(x, y, z, spread float64) vec { return f.at(float64(x*spread), y, float64(z*spread)) }
	at := foot + float64((top-foot)*(ring/(seatHeight-2*thick))) // of the ring, between foot and top
	for _, x := range sides {
		for _, z := range sides {
			legs.solids = append(legs.solids, newCylinder(corner(x, 0, z, foot), corner(x, seatHeight-2*thick, z, top), 0.009, 0.002))
		}
		legs.solids = append(legs.solids,
			newCylinder(f.at(float64(x*at), ring, -at), f.at(float64(x*at), ring, at), 0.006, 0.002),
			newCylinder(f.at(-at, ring, float64(x*at)), f.at(at, ring, float64(x*at)), 0.006, 0.002),
		)
	}
	round := part{name: "stool", role: chair, object: object, material: always(wood), solids: []solid{
		newCylinder(f.at(0, seatHeight-2*thick, 0), f.at(0, seatHeight, 0), seat, 0.006),
	}}
	return []part{legs, round}
}

// tableProp stands with the floor under the middle of its top at the origin.
func tableProp(p *data.Prop, f frame, object int) []part {
	const thick, leg, inset, rail = 0.011, 0.014, 0.022, 0.022
	x, z, high := p.Size[0]/2, p.Size[2]/2, p.Size[1]
	under := high - 2*thick
	legs := part{name: "table", role: table, object: object, material: always(woodDark)}
	for _, side := range sides {
		lx, lz := float64(side*(x-inset)), float64(side*(z-inset))
		legs.solids = append(legs.solids,
			boxAt(f, lx, under/2, -(z-inset), leg, under/2, leg, 0.003),
			boxAt(f, lx, under/2, z-inset, leg, under/2, leg, 0.003),
			boxAt(f, lx, under-rail, 0, 0.006, rail, z-inset, 0.002),
			boxAt(f, 0, under-rail, lz, x-inset, rail, 0.006, 0.002),
		)
	}
	plate := part{name: "table", role: table, object: object, material: always(wood), solids: []solid{
		boxAt(f, 0, high-thick, 0, x, thick, z, 0.005),
	}}
	return []part{legs, plate}
}

// doorFrameProp stands with the floor under the middle of its opening at the origin; its size is that of the opening, and
// how deep the wall is. A strip of the wall on both sides tells it from a gate.
func doorFrameProp(p *data.Prop, f frame, object int) []part {
	const lining, stands, strip = 0.022, 0.008, 0.075 // half of the frame's width; how far it stands out of the wall; half of the strip
	x, high, z := p.Size[0]/2, p.Size[1], p.Size[2]/2
	frame := part{name: "door frame", role: doorFrame, object: object, material: always(wood), solids: []solid{
		boxAt(f, 0, high+lining, 0, x+2*lining, lining, z+stands, 0.002),
	}}
	beside := part{name: "door frame", role: wall, object: object, material: wallTones(p)}
	for _, side := range sides {
		frame.solids = append(frame.solids, boxAt(f, float64(side*(x+lining)), high/2, 0, lining, high/2, z+stands, 0.002))
		beside.solids = append(beside.solids, boxAt(f, float64(side*(x+2*lining+strip)), high/2+lining, 0, strip, high/2+lining, z, 0.001))
	}
	return []part{beside, frame}
}
