// Package figure draws a pose: a skeleton becomes a body of blended solids, rays find its surface, and what they saw is
// traced to a few flat tones and contour lines, with the marks on top that shape alone does not give.
//
// Input: a data.Pose and Options. Output: a Picture, which is a layout.Drawing or an SVG whose skin and hair are named
// classes; and, from Check, what no body can do or no reader can see. It opens no file, resolves no id and knows no
// exercise, paper or PDF.
//
// # From pose to picture
//
//	skeleton.go, pose.go     spine, limbs by their contact points
//	torso.go … foot.go       the body as solids, clothes included; props.go the things around it
//	solid.go, near.go        distance to a solid; blending of neighbours; which solids matter where
//	depth.go, march.go       a picture of depth, part and material
//	outline.go … brush.go    edges of that picture, traced and fitted with cubic Béziers
//	marks.go, face.go …      face, hair, laces and folds, laid on to the surface
//	draw.go, picture.go      the order of painting, and the two output forms
//
// Lengths are in body heights: the floor is y = 0, up is +Y, forward is +Z, and +X is the person's left. Angles are in
// degrees. Sums of products round each product first, so that a processor that fuses them gives the same result; one pose
// gives the same bytes each time. Everything runs on one goroutine, and nothing is kept between two drawings.
package figure
