package cli

import (
	"slices"
	"strings"

	"handout/data"
	"handout/data/diag"
)

func listPoses(src *sources) (table, diag.List) {
	all, problems := src.library.PoseFiles()
	t := table{head: []string{"ID", "SHOWS"}}
	for _, p := range all {
		shows, _, _ := strings.Cut(p.Alt.Value, ". ")
		t.rows = append(t.rows, []string{p.ID, printable(strings.TrimSuffix(shows, "."))})
	}
	return t, problems
}

// propNotes say what a prop is and which keys it takes.
func propNotes() map[string]string {
	return map[string]string{
		"ball":            "plain ball: at, radius",
		"bar":             "upright bar, radius: at, yaw, size [0, height, 0] on a plate, a depth adds one at the ceiling; [width, height, 0] in a rack, a depth screws it to a wall",
		"box":             "box, at its middle: at, yaw, size",
		"chair":           "chair, at the floor under its seat, facing forward: at, yaw",
		"cushion":         "cushion, at the floor under it: at, yaw, size",
		"door-frame":      "door frame with wall on both sides, at the floor in its middle: at, yaw, size of the opening and depth of the wall",
		"floor":           "pale patch that joins wall and feet: at, size",
		"foam-roller":     "foam roller on the floor, at the floor under it, along x: at, yaw, size [length, 0, 0], radius",
		"mat":             "mat on the floor: at, yaw, size",
		"pole":            "stick in the hands: path from end to end, radius",
		"resistance-band": "strip of rubber: path, across, widths",
		"stool":           "round stool, as high as the chair, at the floor under its seat: at, yaw",
		"table":           "table, at the floor under its middle: at, yaw, size",
		"towel":           "strip of cloth: path, across, widths",
		"wall":            "wall with a skirting, at the floor under it, without an end: at, yaw, size",
	}
}

func listProps(*sources) (table, diag.List) {
	t := table{head: []string{"KIND", "WHAT IT IS"}}
	notes := propNotes()
	for _, kind := range data.PropKinds() {
		t.rows = append(t.rows, []string{kind, notes[kind]})
	}
	return t, nil
}

func listMuscles(src *sources) (table, diag.List) {
	all, problems := src.library.Muscles()
	t := table{head: []string{"ID", "WORDS", "FOR"}}
	for _, m := range all {
		uses := "exercises"
		if slices.Contains(data.HighlightMuscles(), m.ID) {
			uses = "exercises, highlights of poses"
		}
		t.rows = append(t.rows, []string{m.ID, printable(m.Words), uses})
	}
	return t, problems
}
