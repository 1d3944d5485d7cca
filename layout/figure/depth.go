package figure

import "math"

// nothing is the part of a pixel that sees only background.
const nothing = -1

// depthMap is what the camera sees, pixel by pixel.
type depthMap struct {
	w, h      int
	scale     float64 // pixels a body height
	left, top float64 // of the window, in body heights
	view      view
	scene     *scene

	depth    []float64
	part     []int16
	material []material
	shaded   []bool
	seen     []bool // the ray of this pixel has been followed

	drawDigits bool // the figure is large enough to tell closed fingers apart

	tilesWide int
	tiles     []*tile
	list      near    // room to gather a tile's
	normals   []vec   // worked out when asked for
	normalAt  []int32 // where that of a pixel stands among them, from 1
	digits    []uint8 // of the pixels that were asked for, from 1
}

func newDepthMap(s *scene, v view, w window, scale float64) *depthMap {
	m := &depthMap{
		w: int(math.Ceil((w.right - w.left) * scale)), h: int(math.Ceil((w.top - w.bottom) * scale)),
		scale: scale, left: w.left, top: w.top, view: v, scene: s,
	}
	n := m.w * m.h
	m.normalAt, m.digits = make([]int32, n), make([]uint8, n)
	m.depth, m.part, m.material = make([]float64, n), make([]int16, n), make([]material, n)
	m.shaded, m.seen = make([]bool, n), make([]bool, n)
	for i := range m.part {
		m.part[i], m.depth[i] = nothing, math.MaxFloat64
	}
	m.tilesWide = (m.w + tileSize - 1) / tileSize
	m.tiles = make([]*tile, m.tilesWide*((m.h+tileSize-1)/tileSize))
	return m
}

// render follows the rays of a scene.
func render(s *scene, v view, w window, scale float64) *depthMap {
	s.settle()
	s.project(v)
	m := newDepthMap(s, v, w, scale)
	m.fill()
	m.shade(v.light())
	return m
}

// pixel is where a point appears.
func (m *depthMap) pixel(p vec) pt {
	x, y, _ := m.view.project(p)
	return pt{(x - m.left) * m.scale, (m.top - y) * m.scale}
}

// ray is the point of a pixel at a depth.
func (m *depthMap) ray(x, y int, depth float64) vec {
	right := m.left + (float64(x)+0.5)/m.scale
	up := m.top - (float64(y)+0.5)/m.scale
	v := &m.view
	return vec{
		dot3(v.right[0], v.up[0], v.into[0], right, up, depth),
		dot3(v.right[1], v.up[1], v.into[1], right, up, depth),
		dot3(v.right[2], v.up[2], v.into[2], right, up, depth),
	}
}

// point is the surface at pixel i.
func (m *depthMap) point(i int) vec { return m.ray(i%m.w, i/m.w, m.depth[i]) }

// partAt is the part seen at pixel i, which sees one.
func (m *depthMap) partAt(i int) *part { return &m.scene.parts[m.part[i]] }

// normal is the direction of the surface at pixel i.
func (m *depthMap) normal(i int) vec {
	if m.normalAt[i] == 0 {
		const fine = 0.0007
		m.normals = append(m.normals, m.gradient(i, fine))
		m.normalAt[i] = int32(len(m.normals))
	}
	return m.normals[m.normalAt[i]-1]
}

// gradient is the normal over a neighbourhood: four distances at the corners of a tetrahedron.
func (m *depthMap) gradient(i int, e float64) vec {
	p := m.point(i)
	n := &m.tile(i%m.w, i/m.w).near
	a, _ := n.surface(p[0]+e, p[1]-e, p[2]-e)
	b, _ := n.surface(p[0]-e, p[1]-e, p[2]+e)
	c, _ := n.surface(p[0]-e, p[1]+e, p[2]-e)
	d, _ := n.surface(p[0]+e, p[1]+e, p[2]+e)
	return vec{a - b - c + d, -a - b + c + d, -a + b - c + d}.unit()
}

// digit is the finger or toe at pixel i.
func (m *depthMap) digit(i int) uint8 {
	if m.digits[i] == 0 {
		m.digits[i] = m.scene.digitAt(int(m.part[i]), m.point(i)) + 1
	}
	return m.digits[i] - 1
}

const (
	wide       = 0.007 // reach of the normals that tell light from shade
	inShade    = -0.10 // a surface turned from the light by more is shaded
	inFold     = -0.30 // of a shirt, whose wide shades would read as stains
	shadeStep  = 3     // pixels between two such normals
	sameSheet  = 0.015 // depth within which two pixels lie on one surface
	leastShare = 0.001 // so that a pixel on a lattice line has a weight
)

// shade marks the pixels turned away from the light. Normals are taken on a lattice and carried to the pixels between by
// weights that respect part and depth; a pixel without a fitting neighbour gets its own.
func (m *depthMap) shade(light vec) {
	w, h := (m.w-1)/shadeStep+1, (m.h-1)/shadeStep+1
	lit := make([]float64, w*h)
	for y := range h {
		for x := range w {
			if i := y*shadeStep*m.w + x*shadeStep; m.part[i] != nothing {
				lit[y*w+x] = m.gradient(i, wide).dot(light)
			}
		}
	}
	for y := range m.h {
		for x := range m.w {
			i := y*m.w + x
			if m.part[i] == nothing {
				continue
			}
			limit := inShade
			if m.material[i].plain() == shirt {
				limit = inFold
			}
			sum, weight := 0.0, 0.0
			for k := range 4 {
				cx, cy := x/shadeStep+k&1, y/shadeStep+k>>1
				if cx >= w || cy >= h {
					continue
				}
				j := cy*shadeStep*m.w + cx*shadeStep
				if m.part[j] != m.part[i] || math.Abs(m.depth[j]-m.depth[i]) > sameSheet {
					continue
				}
				q := (1-math.Abs(float64(x-cx*shadeStep))/shadeStep)*(1-math.Abs(float64(y-cy*shadeStep))/shadeStep) + leastShare
				sum += float64(q * lit[cy*w+cx])
				weight += q
			}
			if weight > 0 {
				m.shaded[i] = sum < limit*weight
			} else {
				m.shaded[i] = m.gradient(i, wide).dot(light) < limit
			}
		}
	}
}
