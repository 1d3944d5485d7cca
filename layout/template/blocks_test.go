package template

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"handout/assets"
	"handout/data"
	"handout/data/load"
	"handout/layout"
)

// TestBlocksAreAlike: a sheet that takes over blocks of others is what it is composed anew, whatever doses it has.
func TestBlocksAreAlike(t *testing.T) {
	for _, name := range Names() {
		tmpl, blocks := open(t, name), new(Blocks)
		var trees []*layout.Node
		for i, settings := range [][]load.Setting{
			nil, {{Key: "towel-stretch.hold", Value: "10 s"}}, {{Key: "childs-pose.frequency", Value: "{times: 2, per: day}"}, {Key: "childs-pose.sets", Value: "2"}}, nil,
		} {
			b, faults := builtIn(t).Bundle(load.Request{Programme: load.Target{ID: "back-pain"}, Region: "gb", Settings: settings})
			if faults.HasErrors() {
				t.Fatal(listing(faults))
			}
			b.Copy = data.Copy{Patient: fmt.Sprint("Patient ", i)}
			r := Request{Template: tmpl, Bundle: b, Draft: i != 3, Assets: assets.FS}
			want, found := Compose(r)
			r.Blocks = blocks
			got, again := Compose(r)
			if listing(found) != listing(again) {
				t.Errorf("%s, %v: found %s, without blocks %s", name, settings, listing(again), listing(found))
			}
			if !reflect.DeepEqual(unkept(got.Root), unkept(want.Root)) {
				t.Errorf("%s, %v: the sheet differs from one composed anew", name, settings)
			}
			trees = append(trees, got.Root)
		}
		if name != "handout" {
			continue
		}
		for _, id := range []string{"exercise-inverted-pulls", "exercise-towel-stretch", "diary"} {
			first, second, third, fourth := childWithID(trees[0], id), childWithID(trees[1], id), childWithID(trees[2], id), childWithID(trees[3], id)
			if (first == second) != (id != "exercise-towel-stretch") || (first == third) != (id != "diary") || first == fourth {
				t.Errorf("%s: composed as %p, %p, %p, %p", id, first, second, third, fourth)
			}
		}
	}
}

// unkept is a tree without the mark of what is finished.
func unkept(n *layout.Node) *layout.Node {
	copied := *n
	copied.Kept, copied.Children = false, nil
	for _, child := range n.Children {
		copied.Children = append(copied.Children, unkept(child))
	}
	return &copied
}

// TestFaultyBlocksAreNotKept: what is wrong with an exercise is told of every sheet.
func TestFaultyBlocksAreNotKept(t *testing.T) {
	b := bundle(t, "back-pain", "gb")
	use := &b.Programme.Uses[0]
	spoilt := *use.Exercise
	spoilt.Start.Value = "Take {nothing} in your hands."
	use.Exercise = &spoilt
	blocks := new(Blocks)
	for range 2 {
		if _, found := Compose(Request{Template: open(t, "handout"), Bundle: b, Assets: assets.FS, Blocks: blocks}); !found.HasErrors() {
			t.Error("a name without a meaning is printed")
		}
	}
}

// TestBlocksAreBounded remembers more blocks than there is room for.
func TestBlocksAreBounded(t *testing.T) {
	var b Blocks
	for i := range mostBlocks + 5 {
		key := blockKey{use: fmt.Sprint(i)}
		b.keep(key, block{})
		if _, ok := b.find(key); !ok || len(b.made) > mostBlocks {
			t.Fatalf("%d blocks, the last one known: %v", len(b.made), ok)
		}
	}
}

// TestFaultsToldOnceAreNotForgotten: two exercises show a picture that is not there, which is told of the first; a sheet
// that has the second alone is refused for it all the same.
func TestFaultsToldOnceAreNotForgotten(t *testing.T) {
	both := bundle(t, "back-pain", "gb")
	uses := both.Programme.Uses
	for i := range uses[:2] {
		spoilt := *uses[i].Exercise
		spoilt.Pictures = slices.Clone(spoilt.Pictures)
		spoilt.Pictures[0].Pose = "not-drawn"
		uses[i].Exercise = &spoilt
	}
	alone := *both
	programme := *both.Programme
	programme.Uses = uses[1:]
	alone.Programme = &programme
	r := Request{Template: open(t, "handout"), Bundle: both, Assets: assets.FS, Blocks: new(Blocks)}
	for _, r.Bundle = range []*data.Bundle{both, &alone} {
		if _, found := Compose(r); !found.HasErrors() {
			t.Errorf("a picture that is not there is passed over, of %d exercises", len(r.Bundle.Programme.Uses))
		}
	}
}
