package load

import (
	"slices"

	"handout/data"
	"handout/data/diag"
)

// plainPrinted is the width that the lines of a pose are made for unless it says another, in micrometres.
const plainPrinted = 45_000

// Pose loads one pose, what it inherits resolved.
func (l *Library) Pose(t Target) (*data.Pose, diag.List) {
	var faults diag.List
	p, ok := l.locate("pose", t, &faults)
	if !ok {
		return nil, faults
	}
	pose, faults := l.pose(p)
	return pose, faults.Sorted()
}

// PoseFiles loads all poses, sorted by id.
func (l *Library) PoseFiles() ([]*data.Pose, diag.List) { return all(l, "pose", l.pose) }

func (l *Library) pose(p place) (*data.Pose, diag.List) {
	r := poseReader{library: l}
	pose := r.read(p)
	return pose, r.faults
}

// poseReader resolves one pose through its bases.
type poseReader struct {
	library *Library
	faults  diag.List
	chain   []string // ids from the pose to the base being read
}

// read lays a file over its base. Of a base that cannot be read nothing is inherited.
func (r *poseReader) read(p place) *data.Pose {
	r.chain = append(r.chain, p.id())
	defer func() { r.chain = r.chain[:len(r.chain)-1] }()
	f, faults := decode[poseFile](r.library, p)
	r.faults.Add(faults)
	pose := &data.Pose{Printed: plainPrinted}
	if base := r.named(f.Base); base != nil {
		*pose = *base
	}
	pose.ID, pose.Pos = p.id(), f.Pos
	r.lay(pose, &f)
	if f.Mirror {
		*pose = pose.Mirrored()
	}
	r.layGhost(pose, &f)
	return pose
}

// named reads another pose, unless it leads back to this one.
func (r *poseReader) named(id data.Text) *data.Pose {
	if id.IsZero() {
		return nil
	}
	if slices.Contains(r.chain, id.Value) {
		r.faults.Invalidf(id.Pos, "one of them must stand alone", "a pose that builds on itself: %s", arrows(append(slices.Clone(r.chain), id.Value)))
		return nil
	}
	p, ok := r.library.index().find("pose", id, &r.faults)
	if !ok {
		return nil
	}
	return r.read(p)
}

// layGhost sets the start of the movement; null takes an inherited one away.
func (r *poseReader) layGhost(pose *data.Pose, f *poseFile) {
	if f.GhostOf.State == data.Absent {
		return
	}
	pose.Ghost = nil
	if start := r.named(f.GhostOf.Value); start != nil {
		body := start.Body
		pose.Ghost = &body
	}
}

// lay puts what the file says over what the pose has inherited.
func (r *poseReader) lay(pose *data.Pose, f *poseFile) {
	if !f.Alt.IsZero() {
		pose.Alt = f.Alt
	}
	if c := f.Camera; c != nil {
		old := pose.Camera
		pose.Camera = data.Camera{Azimuth: c.Az.or(old.Azimuth), Elevation: c.El.or(old.Elevation), Roll: c.Roll.or(old.Roll), Pos: c.Pos}
	}
	layWord(&pose.Person.Build, f.Build)
	layWord(&pose.Person.Skin, f.Skin)
	layWord(&pose.Person.Hair, f.Hair)
	layWord(&pose.Person.HairTone, f.HairTone)
	if f.Barefoot != nil {
		pose.Barefoot = *f.Barefoot
	}
	r.layBody(&pose.Body, &f.Figure)
	if f.Props != nil {
		pose.Props = r.props(*f.Props)
	}
	if f.Arrows != nil {
		pose.Arrows = r.arrows(*f.Arrows)
	}
	if f.Highlight != nil {
		pose.Highlight = nil
		for _, m := range *f.Highlight {
			r.oneOf(m.Text, data.HighlightMuscles(), "muscle")
			pose.Highlight = append(pose.Highlight, m.Text)
		}
	}
	r.layFraming(pose, f)
}

func layWord(dst *string, w string) {
	if w != "" {
		*dst = w
	}
}

func (r *poseReader) oneOf(t data.Text, known []string, what string) bool {
	if slices.Contains(known, t.Value) {
		return true
	}
	r.faults.Invalidf(t.Pos, diag.DidYouMean(t.Value, known, "handout list "+what+"s prints them"), "%s: no %s has this name", t.Value, what)
	return false
}

// layFraming is what the picture shows of the scene, and how large it is printed.
func (r *poseReader) layFraming(pose *data.Pose, f *poseFile) {
	switch f.Crop.State {
	case data.Null:
		pose.Crop = nil
	case data.Given:
		c := f.Crop.Value
		half := r.list(c.Half, 2, "half", []float64{0.2, 0.2})
		pose.Crop = &data.Crop{At: r.vector(c.At, "at", data.Vector{}), HalfWidth: half[0], HalfHeight: half[1], Pos: c.Pos}
		if half[0] < 0.02 || half[1] < 0.02 {
			r.faults.Invalidf(c.Half.pos, "in body heights, such as [0.2, 0.15]", "half: a crop this small shows nothing")
			pose.Crop.HalfWidth, pose.Crop.HalfHeight = 0.2, 0.2
		}
	}
	if f.Margin != nil {
		m := r.list(*f.Margin, 4, "margin", []float64{0, 0, 0, 0})
		pose.Margin = data.Margin{Left: m[0], Top: m[1], Right: m[2], Bottom: m[3]}
	}
	if f.Printed.State == data.Given {
		const least, most = 10_000, 500_000
		if w := f.Printed.Value.Least; w < least || w > most {
			r.faults.Invalidf(f.Printed.Pos, "the width on paper, such as 45 mm", "printed: out of reach of a page")
		} else {
			pose.Printed = w
		}
	}
}

// list demands a count of numbers.
func (r *poseReader) list(n decimals, want int, key string, otherwise []float64) []float64 {
	if !n.given {
		return otherwise
	}
	if len(n.list) != want {
		r.faults.Invalidf(n.pos, "three are [x, y, z], [wide, high, deep] or [forward, to the left, twist left]", "%s: %d numbers, want %d", key, len(n.list), want)
		return otherwise
	}
	return n.list
}

func (r *poseReader) vector(n decimals, key string, inherited data.Vector) data.Vector {
	return data.Vector(r.list(n, 3, key, inherited[:]))
}

// point is a vector that may be left out.
func (r *poseReader) point(n decimals, key string, inherited data.Point) data.Point {
	if !n.given {
		return inherited
	}
	return data.Point{State: data.Given, Value: r.vector(n, key, data.Vector{0, 1, 0}), Pos: n.pos}
}
