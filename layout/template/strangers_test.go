package template

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"handout/assets"
	"handout/data"
	"handout/data/diag"
	"handout/layout"
	"handout/layout/flow"
	shaping "handout/layout/text"
)

// houseFaces are the fonts that every handout is set in.
var houseFaces = sync.OnceValues(func() (*shaping.Faces, error) {
	var faces []*shaping.Face
	for _, name := range []string{"Regular", "SemiBold", "Bold"} {
		src, err := assets.FS.ReadFile("fonts/AtkinsonHyperlegibleNext-" + name + ".ttf")
		if err != nil {
			return nil, err
		}
		f, err := shaping.ParseFace(src)
		if err != nil {
			return nil, err
		}
		faces = append(faces, f)
	}
	return shaping.NewFaces(faces...), nil
})

// shaper shapes with the house fonts.
func shaper(t testing.TB) *shaping.Shaper {
	t.Helper()
	faces, err := houseFaces()
	if err != nil {
		t.Fatal(err)
	}
	return shaping.NewShaper(faces)
}

// stranger is what an exercise that nobody here has written may be like.
type stranger struct {
	name     string
	pictures int
	words    int  // in each text
	all      bool // every optional field is there
}

func strangers() []stranger {
	return []stranger{
		{"bare", 0, 2, false},
		{"short", 1, 3, true},
		{"two pictures", 2, 8, true},
		{"long", 3, 22, true},
		{"four pictures", 4, 12, false},
		{"six pictures", 6, 9, true},
		{"very long", 5, 38, true},
	}
}

// strange makes such an exercise. Its sentences are short, for those who read; there are only many of them.
func (s stranger) exercise(number int) *data.Exercise {
	pos := diag.Pos{File: "stranger.yaml", Line: number + 1, Column: 1}
	sentence := func(seed, words int) data.Text {
		vocabulary := []string{"lift", "your", "left", "knee", "slowly", "and", "keep", "the", "heel", "on", "the", "floor", "while", "you", "breathe", "out", "through", "pursed", "lips"}
		var b strings.Builder
		for i := range words {
			w := vocabulary[(seed+i*7)%len(vocabulary)]
			if i%11 == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			b.WriteString(w)
			if i%11 == 10 || i == words-1 {
				b.WriteString(".")
			}
			if i < words-1 {
				b.WriteString(" ")
			}
		}
		return data.Text{Value: b.String(), Pos: pos}
	}
	list := func(seed, count int) []data.Text {
		var l []data.Text
		for i := range count {
			l = append(l, sentence(seed+i, s.words))
		}
		return l
	}
	e := &data.Exercise{ID: "stranger-" + strconv.Itoa(number), Pos: pos, Name: sentence(number, min(s.words, 5)), Steps: list(number, 1+min(6, s.words/3))}
	e.Name.Value = strings.TrimSuffix(e.Name.Value, ".")
	poses := []string{"inverted-pulls-1", "childs-pose-2", "upper-back-bends-1", "standing-twists-2", "towel-stretch-1", "childs-pose-1"}
	for i := range s.pictures {
		e.Pictures = append(e.Pictures, data.Picture{Pos: pos, Pose: poses[(number+i)%len(poses)], FirstStep: i + 1, LastStep: i + 1, Caption: sentence(i, 3), Alt: sentence(i, 6)})
	}
	e.Prescription.Pos = pos
	e.Prescription.Repetitions = given(data.Range{Least: 8, Most: 12})
	if !s.all {
		return e
	}
	e.Purpose.Text, e.Start, e.Feel, e.Breathing = sentence(1, s.words), sentence(2, s.words), sentence(3, s.words), sentence(4, s.words/2+1)
	e.Equipment, e.Precautions, e.Never = list(5, 2), list(6, 3), list(7, 1)
	e.CommonMistakes, e.InShort = list(8, 3), list(11, 4)
	e.Easier, e.Harder = []data.Instruction{{Text: sentence(9, s.words)}}, []data.Instruction{{Text: sentence(10, s.words)}}
	e.StopAlso = sentence(12, s.words)
	e.DoNotIf = []data.Group{{Name: sentence(13, 2)}}
	for _, t := range list(14, 4) {
		e.DoNotIf[0].Items = append(e.DoNotIf[0].Items, data.Item{Text: t})
	}
	e.Muscles = data.Muscles{Pos: pos, Main: []string{"rhomboids"}, Other: []string{"lower-back"}}
	null := data.Opt[data.Duration]{State: data.Null}
	e.Prescription.Hold, e.Prescription.Rest = given(duration(30, 30, "s", 1000)), null
	e.Prescription.Sets, e.Prescription.Frequency.State = data.Opt[data.Range]{State: data.Null}, data.Null
	e.Prescription.When = given(sentence(15, s.words))
	e.Prescription.Load.State = data.Null
	return e
}

// strangersBase is what programmes of strangers begin with, read once.
var strangersBase struct {
	sync.Once
	*data.Bundle
}

// strangeBundle is a programme of so many of them.
func strangeBundle(t testing.TB, s stranger, count int, brand bool) *data.Bundle {
	t.Helper()
	strangersBase.Do(func() { strangersBase.Bundle = bundle(t, "starter", "gb") })
	of, programme := *strangersBase.Bundle, *strangersBase.Programme
	b := &of
	b.Programme, programme.Uses = &programme, nil
	for i := range count {
		e := s.exercise(i)
		b.Programme.Uses = append(b.Programme.Uses, data.Use{Pos: e.Pos, Exercise: e, Number: strconv.Itoa(i + 1), Prescription: e.Prescription})
	}
	if brand {
		b.Files = fstest.MapFS{"clinic/logo.svg": {Data: []byte(logo)}}
		b.Brand = &data.Brand{
			ID: "clinic", Name: say("Your Clinic"), Accent: say("#6B2358"), SignOff: say("Your Clinic, part of Your Group."), Region: "gb",
			Logo:    &data.Logo{File: say("logo.svg"), Path: "clinic/logo.svg", Side: "left", Alt: say("Your Clinic")},
			Contact: []data.Text{say("12 Main Street"), say("01632 960 000"), say("yourclinic.example")},
		}
	}
	return b
}

// TestStrangers sets programmes that nobody here has written in every template on every paper, with a brand and without,
// and looks at each page.
func TestStrangers(t *testing.T) {
	counts := []int{1, 3, 12, 40}
	if testing.Short() {
		counts = []int{1, 3}
	}
	drawings := new(Drawings)
	for _, name := range Names() {
		tmpl := open(t, name)
		for _, paper := range asStrings(tmpl.Paper.names) {
			for _, brand := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s on %s, brand %t", name, paper, brand), func(t *testing.T) {
					t.Parallel()
					sh := shaper(t)
					for _, s := range strangers() {
						for _, count := range counts {
							b := strangeBundle(t, s, count, brand)
							r := Request{Template: tmpl, Bundle: b, Draft: true, Paper: paper, Assets: assets.FS, Drawings: drawings}
							lookAt(t, fmt.Sprintf("%d of %q", count, s.name), r, sh)
						}
					}
				})
			}
		}
	}
}

// lookAt makes a sheet and looks at its pages. A front to hang up may say that it is too full.
func lookAt(t *testing.T, where string, r Request, sh *shaping.Shaper) {
	sheet, faults := Compose(r)
	said := listing(faults)
	front := r.Template.name == "summary"
	if front && len(r.Bundle.Programme.Uses) > frontMost {
		if !strings.Contains(said, "more than its front holds") || !strings.Contains(said, "--exercises stranger-0,") {
			t.Errorf("%s: a front that is too full says nothing of it:\n%s", where, said)
		}
		return
	}
	if faults.HasErrors() {
		t.Errorf("%s:\n%s", where, said)
		return
	}
	doc, faults := flow.Flow(sheet, sh)
	if doc == nil {
		if said := listing(faults); !front || !strings.Contains(said, "front does not fit: it is") || !strings.Contains(said, "in_short") {
			t.Errorf("%s:\n%s", where, said)
		}
		return
	}
	look := looker{t: t, where: where, body: sheet.Page.Body, doc: doc}
	look.all()
}

// looker looks at the pages of a document.
type looker struct {
	t     *testing.T
	where string
	body  layout.Rect
	doc   *layout.Document
	seen  int
}

func (l *looker) errorf(format string, args ...any) {
	if l.seen++; l.seen <= 4 {
		l.t.Errorf("%s: %s", l.where, fmt.Sprintf(format, args...))
	}
}

func (l *looker) all() {
	on := map[*layout.Node]map[int]layout.Rect{} // where a node's items are, page by page
	for i, p := range l.doc.Pages {
		l.inside(p)
		l.apart(p)
		lowest := layout.Length(0)
		for _, item := range p.Items {
			if bottom := item.Box.Y + item.Box.H; bottom <= l.body.Y+l.body.H+layout.Point {
				lowest = max(lowest, bottom)
			}
			if item.Node != nil {
				if on[item.Node] == nil {
					on[item.Node] = map[int]layout.Rect{}
				}
				on[item.Node][i] = union(on[item.Node][i], item.Box)
			}
		}
		broken := i+1 < len(l.doc.Pages) && l.doc.Pages[i+1].Chapter == p.Chapter && content(l.doc.Pages[i+1])
		if hole := l.body.Y + l.body.H - lowest; broken && hole > l.body.H/3 {
			l.errorf("page %d has a hole of %.0f mm before a break that nothing forces", p.Number, inMM(hole))
		}
	}
	l.keeps(l.doc.Root, on)
}

// content tells whether a page has more than a footer: a blank one comes before a forced break.
func content(p layout.Page) bool {
	return slices.ContainsFunc(p.Items, func(item layout.Item) bool { return item.Node != nil })
}

// inside wants every mark on the paper.
func (l *looker) inside(p layout.Page) {
	for _, item := range p.Items {
		if b := item.Box; b.X < 0 || b.Y < 0 || b.X+b.W > p.Width || b.Y+b.H > p.Height {
			l.errorf("page %d: %q stands outside", p.Number, itemText(item))
		}
	}
}

func itemText(item layout.Item) string {
	if item.Glyphs != nil {
		return item.Glyphs.Text
	}
	return "a drawing"
}

// apart wants no text over text, nor over a picture.
func (l *looker) apart(p layout.Page) {
	var marks []layout.Item
	for _, item := range p.Items {
		if item.Glyphs != nil || item.Drawing != nil {
			marks = append(marks, item)
		}
	}
	slices.SortStableFunc(marks, func(a, b layout.Item) int { return int(a.Box.Y - b.Box.Y) })
	const slack = layout.Point
	for i, a := range marks {
		for _, b := range marks[i+1:] {
			if b.Box.Y >= a.Box.Y+a.Box.H-slack {
				break
			}
			if a.Box.X+slack < b.Box.X+b.Box.W && b.Box.X+slack < a.Box.X+a.Box.W && (a.Glyphs != nil || b.Glyphs != nil) {
				l.errorf("page %d: %q over %q", p.Number, itemText(a), itemText(b))
			}
		}
	}
}

// keeps wants what is kept together on one page, unless it is higher than a page, and what is kept with the next there.
func (l *looker) keeps(n *layout.Node, on map[*layout.Node]map[int]layout.Rect) (first, last int, height layout.Length) {
	extents := map[int]layout.Rect{}
	for page, r := range on[n] {
		extents[page] = union(extents[page], r)
	}
	type span struct {
		first, last int
		height      layout.Length
		next        bool
	}
	var spans []span
	for _, child := range n.Children {
		f, la, h := l.keeps(child, on)
		if f < 0 {
			continue
		}
		spans = append(spans, span{f, la, h, child.Keep.Next})
		for page := f; page <= la; page++ {
			extents[page] = union(extents[page], layout.Rect{Y: 1, H: h / layout.Length(la-f+1), W: 1})
		}
	}
	first, last = -1, -1
	for page := range l.doc.Pages {
		if _, ok := extents[page]; ok {
			if first < 0 {
				first = page
			}
			last = page
		}
	}
	for i := range len(spans) - 1 {
		height += spans[i].height
		if n.Kind == layout.Stack && spans[i].next && spans[i].last != spans[i+1].first && !l.tall(spans[i].height+spans[i+1].height) {
			l.errorf("%s: a heading stays on page %d, what it heads is on page %d", n.Name, spans[i].last+1, spans[i+1].first+1)
		}
	}
	if len(spans) > 0 {
		height += spans[len(spans)-1].height
	}
	for _, r := range on[n] {
		height += r.H
	}
	if n.Keep.Together && first != last && !l.tall(height) {
		l.errorf("%s (%s): kept together, but on pages %d to %d", n.Name, n.Role, first+1, last+1)
	}
	return first, last, height
}

// tall tells whether something is about as high as a page, where keeps give way.
func (l *looker) tall(h layout.Length) bool { return h > l.body.H*3/4 }

func union(a, b layout.Rect) layout.Rect {
	if a == (layout.Rect{}) {
		return b
	}
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return layout.Rect{X: x, Y: y, W: max(a.X+a.W, b.X+b.W) - x, H: max(a.Y+a.H, b.Y+b.H) - y}
}

// made sets a programme of the library.
func made(t *testing.T, tmpl *Template, programme string) (*layout.Document, layout.Rect) {
	t.Helper()
	sheet, faults := Compose(Request{Template: tmpl, Bundle: bundle(t, programme, "gb"), Draft: true, Paper: string(tmpl.Paper.names[0]), Assets: assets.FS})
	if faults.HasErrors() {
		t.Error(listing(faults))
		return nil, layout.Rect{}
	}
	doc, faults := flow.Flow(sheet, shaper(t))
	if doc == nil {
		t.Error(listing(faults))
		return nil, layout.Rect{}
	}
	return doc, sheet.Page.Body
}
