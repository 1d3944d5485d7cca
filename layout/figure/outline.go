package figure

import "math"

// edge is the kind of line between two neighbouring pixels.
type edge uint8

const (
	noEdge edge = iota
	thinEdge
	creaseEdge
	innerEdge
	outerEdge
	sceneEdge // of wall and floor: fine and grey
	flatEdge  // of a mat: ruled, inner weight
	propEdge  // outer edge of a prop: ruled where it can be
	edges
)

const (
	depthJump     = 0.0075 // between the surfaces of one body
	headDepthJump = 0.0028
	torn          = 0.03 // no surface slants so much that this is one pixel of it
	offPlane      = 0.6  // share of the jump that must be off the tangent plane
	sameSeam      = 0.016
	hairSeam      = 0.06
)

// edgeBetween tells what line, if any, runs between the pixels i and j, which are neighbours.
func (m *depthMap) edgeBetween(i, j int) edge {
	switch pi, pj := m.part[i], m.part[j]; {
	case pi == nothing && pj == nothing:
		return noEdge
	case pi == nothing:
		return m.silhouette(j)
	case pj == nothing:
		return m.silhouette(i)
	case m.partAt(i).object != m.partAt(j).object:
		return contact(m.partAt(i), m.partAt(j))
	case m.partAt(i).object == theBody:
		return m.edgeOfBody(i, j)
	}
	return m.edgeOfProp(i, j)
}

// silhouette is the line of pixel i against the background. Wall and floor go on beyond the picture: only the skirting,
// which stands on the floor, ends in a line.
func (m *depthMap) silhouette(i int) edge {
	switch p := m.partAt(i); {
	case p.role == wall && m.material[i] == skirting:
		return sceneEdge
	case p.role == wall || p.role == floor:
		return noEdge
	case p.role == mat:
		return flatEdge
	case p.object != theBody:
		return propEdge
	}
	return outerEdge
}

// contact is the line between two things.
func contact(a, b *part) edge {
	isScene := func(p *part) bool { return p.role == wall || p.role == floor }
	switch {
	case isScene(a) && isScene(b):
		return sceneEdge
	case a.object == theBody || b.object == theBody:
		return outerEdge
	}
	return innerEdge
}

// jumps tells whether the depth jumps by more than the surfaces' slant explains.
func (m *depthMap) jumps(i, j int, limit float64) bool {
	switch gap := math.Abs(m.depth[i] - m.depth[j]); {
	case gap <= limit:
		return false
	case gap > torn:
		return true
	}
	d := m.point(j).sub(m.point(i))
	return math.Abs(m.normal(i).dot(d)) > limit*offPlane || math.Abs(m.normal(j).dot(d)) > limit*offPlane
}

func (m *depthMap) edgeOfBody(i, j int) edge {
	a, b := m.partAt(i), m.partAt(j)
	gap := math.Abs(m.depth[i] - m.depth[j])
	seam := m.material[i].plain() != m.material[j].plain()
	limit := depthJump
	if isHeadOrNeck(a) && isHeadOrNeck(b) {
		limit = headDepthJump
	}
	switch {
	case (a.role == hem || b.role == hem) && !seam && m.material[i].plain() == trousers && gap < torn:
		return noEdge // under the hem
	case (a.role == hem || b.role == hem) && seam && gap < torn:
		return m.seam(i, j)
	case (a.role == hair) != (b.role == hair) && gap < hairSeam:
		return thinEdge
	case seam && gap < sameSeam && !rests(a, b):
		return m.seam(i, j)
	case m.jumps(i, j, limit):
		return innerEdge
	}
	if m.part[i] != m.part[j] {
		joint, ok := m.scene.jointOf(int(m.part[i]), int(m.part[j]))
		if !ok { // two parts that touch without being neighbours
			if a.role == sleeve && b.role == torso || a.role == torso && b.role == sleeve {
				return noEdge
			}
			return innerEdge
		}
		if m.point(i).distance(joint.at) > joint.radius*1.1 && m.normal(i).dot(m.normal(j)) < 0.9 {
			return innerEdge
		}
	}
	switch {
	case seam:
		return m.seam(i, j)
	case m.mayTurn(i, j) && m.normal(i).dot(m.normal(j)) < 0.55:
		return creaseEdge
	case m.part[i] == m.part[j] && m.betweenDigits(i, j):
		return creaseEdge
	}
	return noEdge
}

// seam is the line between two materials of the body. A shirt hangs over the trousers: its hem is heavier than a seam.
func (m *depthMap) seam(i, j int) edge {
	a, b := m.material[i].plain(), m.material[j].plain()
	if a == shirt && b == trousers || a == trousers && b == shirt {
		return creaseEdge
	}
	return thinEdge
}

// rests tells whether a bare arm or hand lies on something other than its own sleeve: that is no seam, however close.
func rests(a, b *part) bool {
	bare := func(p *part) bool { return p.role == upperArm || p.role == forearm || p.role == hand }
	return a.limb != b.limb && (bare(a) || bare(b))
}

func isHeadOrNeck(p *part) bool { return p.role == head || p.role == neck }

// legibleDigits is the size, in printed millimetres a body height, from which closed fingers are told apart.
const legibleDigits = 36

func (m *depthMap) betweenDigits(i, j int) bool {
	if r := m.partAt(i).role; !m.drawDigits || r != hand && r != foot {
		return false
	}
	a, b := m.digit(i), m.digit(j)
	return a != b && a > 0 && b > 0
}

func (m *depthMap) edgeOfProp(i, j int) edge {
	if m.partAt(i).role == wall {
		if m.material[i] != m.material[j] { // the skirting alone: the wall's own edges show by tone
			return sceneEdge
		}
		return noEdge
	}
	switch {
	case m.jumps(i, j, depthJump):
		return innerEdge
	case m.part[i] != m.part[j] && math.Abs(m.depth[i]-m.depth[j]) > 0.002:
		return innerEdge
	case m.mayTurn(i, j) && m.normal(i).dot(m.normal(j)) < 0.75:
		return thinEdge
	case m.material[i] != m.material[j]:
		return thinEdge
	}
	return noEdge
}

// mayTurn is a test on depth alone, before normals are asked for: can the surface turn sharply between these neighbours?
// The slopes on both sides of them tell, which near an outline are steep but turn little.
func (m *depthMap) mayTurn(i, j int) bool {
	const bend, tangent = 0.45, 0.3
	before, after := i-(j-i), j+(j-i)
	if before < 0 || after >= len(m.part) || m.part[before] == nothing || m.part[after] == nothing {
		return true
	}
	a, b := (m.depth[i]-m.depth[before])*m.scale, (m.depth[after]-m.depth[j])*m.scale
	turn := math.Abs(b - a)
	return turn > bend && turn > tangent*(1+float64(a*b))
}

// edges classifies every pair of neighbours.
func (m *depthMap) edges() *grid {
	g := newGrid(m.w, m.h)
	for y := range m.h {
		for x := range m.w {
			i := y*m.w + x
			if x+1 < m.w {
				g.down[y*(m.w+1)+x+1] = m.edgeBetween(i, i+1)
			}
			if y+1 < m.h {
				g.right[(y+1)*m.w+x] = m.edgeBetween(i, i+m.w)
			}
		}
	}
	return g
}
