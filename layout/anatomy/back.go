package anatomy

// backMuscles are those seen from behind, deep ones as if those above were away.
func backMuscles() []muscle {
	upper := part{
		line{{0, 360}, {0, 360}, {43, 365}, {97, 371}, {169, 376}, {169, 376}, {130, 360}, {90, 344}, {56, 318}, {42, 284}, {36, 262}, {36, 262}, {0, 258}, {0, 258}},
		[]line{{{12, 338}, {104, 360}}, {{14, 286}, {66, 340}}},
	}
	middle := part{
		line{{0, 457}, {0, 457}, {72, 436}, {97, 425}, {169, 396}, {169, 396}, {167, 376}, {167, 376}, {97, 371}, {43, 365}, {0, 360}, {0, 360}},
		[]line{{{12, 386}, {150, 386}}, {{12, 424}, {116, 406}}},
	}
	lower := part{
		line{{0, 457}, {0, 457}, {72, 436}, {94, 428}, {94, 428}, {72, 475}, {40, 563}, {0, 648}, {0, 648}},
		[]line{{{12, 494}, {74, 450}}, {{12, 564}, {66, 474}}},
	}
	return []muscle{
		{id: "trapezius", shapes: []line{upper.shape, middle.shape, lower.shape}, fibres: append(append(upper.fibres, middle.fibres...), lower.fibres...), onUpper: true},
		upper.muscle("trapezius-upper"),
		middle.muscle("trapezius-middle"),
		lower.muscle("trapezius-lower"),
		{id: "levator-scapulae", onUpper: true,
			shapes: []line{{{38, 258}, {38, 258}, {58, 262}, {58, 262}, {60, 306}, {74, 350}, {94, 394}, {94, 394}, {72, 402}, {72, 402}, {54, 354}, {42, 304}}}},
		{id: "rhomboids", onUpper: true,
			shapes: []line{{{8, 342}, {8, 342}, {44, 372}, {76, 400}, {76, 400}, {83, 464}, {83, 522}, {83, 522}, {44, 490}, {8, 461}, {8, 461}}},
			fibres: []line{{{16, 388}, {72, 436}}, {{16, 428}, {74, 478}}}},
		{id: "erector-spinae", onUpper: true,
			shapes: []line{{{8, 860}, {8, 860}, {36, 833}, {54, 761}, {56, 680}, {50, 572}, {43, 464}, {36, 374}, {22, 320}, {8, 302}, {8, 302}}},
			fibres: []line{{{24, 344}, {30, 560}, {26, 820}}}},
		{id: "latissimus-dorsi", onUpper: true,
			shapes: []line{{{4, 833}, {4, 833}, {43, 796}, {86, 760}, {112, 707}, {128, 626}, {149, 545}, {171, 490}, {198, 436}, {198, 436}, {187, 425}, {187, 425}, {155, 461}, {119, 497}, {81, 515}, {36, 533}, {4, 544}, {4, 544}}},
			fibres: []line{{{16, 590}, {98, 530}, {178, 446}}, {{26, 672}, {108, 568}, {162, 490}}, {{42, 756}, {104, 664}, {132, 580}}}},
		{id: "rotator-cuff", onUpper: true,
			shapes: []line{{{80, 404}, {80, 404}, {120, 382}, {166, 372}, {206, 384}, {206, 384}, {214, 408}, {206, 436}, {206, 436}, {166, 486}, {102, 546}, {102, 546}, {84, 500}}},
			fibres: []line{{{98, 428}, {150, 404}, {196, 398}}, {{98, 476}, {150, 438}, {198, 412}}, {{110, 522}, {160, 468}, {198, 426}}}},
		{id: "deltoid", onUpper: true,
			shapes: []line{{{118, 400}, {118, 400}, {158, 374}, {194, 358}, {218, 380}, {230, 410}, {234, 450}, {238, 510}, {248, 562}, {248, 562}, {226, 530}, {200, 480}, {164, 430}}},
			fibres: []line{{{164, 392}, {212, 446}, {238, 524}}}},
		{id: "obliques", onUpper: true,
			shapes: []line{{{98, 712}, {98, 712}, {118, 690}, {134, 668}, {134, 668}, {133, 726}, {136, 768}, {146, 808}, {146, 808}, {124, 814}, {100, 806}, {100, 806}, {104, 760}}},
			fibres: []line{{{112, 742}, {130, 778}}}},
		{id: "quadratus-lumborum", onUpper: true,
			shapes: []line{{{20, 654}, {20, 654}, {64, 642}, {64, 642}, {72, 700}, {82, 760}, {98, 804}, {98, 804}, {62, 812}, {26, 806}, {26, 806}, {22, 730}}},
			fibres: []line{{{42, 664}, {56, 796}}}},
		{id: "gluteals", onUpper: true, onLegs: true,
			shapes: []line{{{10, 848}, {10, 848}, {44, 818}, {92, 806}, {134, 824}, {164, 866}, {176, 910}, {176, 954}, {160, 996}, {120, 1024}, {64, 1034}, {24, 1016}, {8, 972}}},
			fibres: []line{{{24, 858}, {90, 890}, {164, 946}}, {{18, 904}, {84, 934}, {150, 986}}, {{20, 952}, {70, 978}, {110, 1012}}, {{66, 830}, {120, 856}, {166, 904}}}},
		{id: "piriformis", onUpper: true, onLegs: true,
			shapes: []line{{{14, 856}, {14, 856}, {60, 870}, {112, 894}, {162, 910}, {162, 910}, {164, 924}, {164, 924}, {110, 926}, {60, 928}, {14, 918}, {14, 918}}},
			fibres: []line{{{24, 888}, {80, 902}, {144, 916}}}},
		{id: "hamstrings", onLegs: true,
			shapes: []line{{{48, 1060}, {48, 1060}, {66, 1040}, {110, 1036}, {146, 1056}, {160, 1120}, {160, 1210}, {152, 1290}, {149, 1388}, {149, 1388}, {136, 1380}, {130, 1330}, {116, 1296}, {102, 1330}, {94, 1384}, {80, 1390}, {80, 1390}, {80, 1330}, {68, 1250}, {54, 1160}}},
			fibres: []line{{{68, 1066}, {76, 1190}, {90, 1330}}, {{102, 1058}, {108, 1160}, {112, 1270}}, {{136, 1070}, {144, 1180}, {142, 1320}}}},
		{id: "calf", onLegs: true,
			shapes: []line{{{82, 1396}, {82, 1396}, {100, 1384}, {116, 1398}, {132, 1382}, {150, 1394}, {150, 1394}, {161, 1450}, {164, 1512}, {158, 1572}, {144, 1626}, {132, 1690}, {128, 1776}, {128, 1776}, {116, 1776}, {116, 1776}, {112, 1694}, {100, 1634}, {84, 1572}, {76, 1508}, {75, 1448}}},
			fibres: []line{{{116, 1412}, {118, 1500}, {120, 1600}}, {{94, 1410}, {92, 1480}, {106, 1588}}, {{140, 1408}, {146, 1480}, {136, 1588}}}},
		{id: "thoracic-area", onUpper: true, shapes: []line{{{0, 644}, {0, 644}, {22, 641}, {24, 491}, {22, 346}, {22, 346}, {0, 338}, {0, 338}}}},
		{id: "lower-back", onUpper: true, shapes: []line{{{0, 839}, {0, 839}, {54, 821}, {94, 767}, {101, 698}, {72, 648}, {0, 641}, {0, 641}}}},
		{id: "upper-back", onUpper: true, shapes: []line{{{0, 545}, {0, 545}, {63, 544}, {104, 500}, {108, 428}, {81, 371}, {0, 349}, {0, 349}}}},
	}
}

// part is one of the pieces of the trapezius, which is a muscle by itself, too.
type part struct {
	shape  line
	fibres []line
}

func (p part) muscle(id string) muscle {
	return muscle{id: id, shapes: []line{p.shape}, fibres: p.fibres, onUpper: true}
}

// OnBack is the shape of a muscle or area of the back as a figure needs it, to lay it over a spine that bends: the right
// half in body heights, from the midline outwards and from the hip joints upwards; a doubled point is a corner. It is nil
// for one that is not seen from behind.
func OnBack(id string) [][2]float64 {
	for _, m := range backMuscles() {
		if m.id != id {
			continue
		}
		var out [][2]float64
		for _, p := range m.shapes[0] {
			out = append(out, [2]float64{float64(p.x) / unitsPerHeight, float64(hips-p.y) / unitsPerHeight})
		}
		return out
	}
	return nil
}
