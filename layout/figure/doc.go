// Package figure draws a pose: a skeleton becomes a body of blended solids, rays find its surface, and what they saw is
// traced to a few flat tones and contour lines, with the marks on top that shape alone does not give.
//
// Input: a data.Pose and Options. Output: a Picture, which is a layout.Drawing or an SVG whose skin and hair are named
// classes; and, from Check, what no body can do or no reader can see. It opens no file, resolves no id and knows no
// exercise, paper or PDF.
//
// # From pose to picture
//
//	skeleton.go                    spine, and limbs by what they touch
//	torso, head, arm, hand, leg, foot   the body as solids, with clothes (hem) and hair (ponytail); props, furniture the rest
//	solid, distance, scene, near   distance to a solid, blending of neighbours, which solids matter where
//	view, depth, march             a picture of depth, part, material and shade
//	outline, chain, region         its edges and regions, followed from pixel to pixel
//	smooth, fit, brush, curve      cubic Béziers through them
//	marks, face, hairline, fold …  what shape alone does not give, laid on to the surface
//	draw, shadow, highlight, arrow, number   the order of painting
//	picture, svg, drawing, stamp   the output forms, and what a kept drawing was made from
//	check, limit, legible          what is wrong with a pose
//
// A new kind of prop is a word in data.PropKinds, what it needs in data/load, a builder in props.go or furniture.go, and
// a line for handout list; tests name what is missing.
//
// Lengths are in body heights: the floor is y = 0, up is +Y, forward is +Z, and +X is the person's left. Angles are in
// degrees. Sums of products round each product first, so that a processor that fuses them gives the same result; one pose
// gives the same bytes each time. Everything runs on one goroutine, and nothing is kept between two drawings.
package figure
