package figure_test

import (
	"testing"

	"handout/data"
	"handout/data/library"
	"handout/data/load"
)

// libraryPoses are all poses of the built-in library.
func libraryPoses(t testing.TB) []*data.Pose {
	t.Helper()
	poses, faults := openLibrary().PoseFiles()
	for _, f := range faults {
		t.Errorf("%s: %s", f.Pos, f.Message)
	}
	return poses
}

func libraryPose(t testing.TB, id string) *data.Pose {
	t.Helper()
	p, faults := openLibrary().Pose(load.Target{ID: id})
	for _, f := range faults {
		t.Fatalf("%s: %s", f.Pos, f.Message)
	}
	return p
}

func openLibrary() *load.Library {
	return load.Open([]load.Layer{{Prefix: "built-in/", FS: library.FS, BuiltIn: true}})
}
