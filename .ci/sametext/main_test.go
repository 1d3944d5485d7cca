package main

import (
	"strings"
	"testing"
)

func TestInOrder(t *testing.T) {
	tests := []struct {
		name, want, got string
		fits            bool
	}{
		{"same", "a b c", "a b c", true},
		{"footer between", "a b c", "a Page 1 of 2 b c", true},
		{"missing", "a b c", "a c", false},
		{"out of order", "a b c", "b a c", false},
		{"too far", "a b", "a" + strings.Repeat(" x", between) + " b", false},
		{"end is missing", "a b", "a", false},
	}
	for _, test := range tests {
		if err := inOrder(strings.Fields(test.want), strings.Fields(test.got)); (err == nil) != test.fits {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestMissingFile(t *testing.T) {
	if _, err := check("no-such.docx"); err == nil {
		t.Error("a file that is not there passes")
	}
}
