package figure

import "testing"

// TestHighlightLiesOnTheHem: the shirt's hem hangs over the lower back, and shows its muscles.
func TestHighlightLiesOnTheHem(t *testing.T) {
	m, s := sceneMap(t, "childs-pose-2")
	back := (&artist{skeleton: s, scene: m.scene, seen: m}).surveyBack()
	shown := 0
	for y := range back.h {
		for x := range back.w {
			i := y*highlightStep*m.w + x*highlightStep
			if back.onBack[y*back.w+x] && m.partAt(i).role == hem {
				shown++
			}
		}
	}
	if shown == 0 {
		t.Error("no muscle shows on the hem")
	}
}
