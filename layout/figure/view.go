package figure

import (
	"math"

	"handout/data"
)

// view is an orthographic camera: right, up, and the direction into the scene.
type view struct{ right, up, into vec }

func newView(c data.Camera) view {
	sinA, cosA := math.Sincos(c.Azimuth * math.Pi / 180)
	sinE, cosE := math.Sincos(c.Elevation * math.Pi / 180)
	towards := vec{sinA * cosE, sinE, cosA * cosE}
	right := axisY.cross(towards)
	if right.length() < 1e-6 { // from straight above or below
		right = vec{cosA, 0, -sinA}
	}
	right = right.unit()
	up := towards.cross(right)
	into := towards.scale(-1)
	if c.Roll != 0 {
		right, up = turned(right, into, c.Roll), turned(up, into, c.Roll)
	}
	return view{right, up, into}
}

// project gives a point's place in the picture plane, y upwards, and its depth.
func (v view) project(p vec) (x, y, depth float64) { return p.dot(v.right), p.dot(v.up), p.dot(v.into) }

// light comes from above the viewer's left shoulder.
func (v view) light() vec {
	return vec{}.step(v.right, -0.50).step(v.up, 0.72).step(v.into, -0.48).unit()
}
