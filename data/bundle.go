package data

import (
	"io/fs"

	"handout/data/diag"
)

// Bundle is everything that one handout is made from, references resolved. Compose and lint read nothing else.
type Bundle struct {
	Programme  *Programme
	Region     *Region // in force: flag or copy, then brand, then programme, else intl
	Locale     *Locale
	Brand      *Brand // nil without one
	References []*Reference
	Copy       Copy
	// Files is the library that picture and logo paths point into: built-in and the user's, one over the other.
	Files fs.FS
	// Figure is who is drawn: what the brand says, then the programme, then each pose.
	Figure FigureStyle
}

// Copy is what belongs to one patient's copy alone. It never goes into metadata, file names or diagnostics.
type Copy struct {
	Patient, Therapist string
	Date, NextVisit    Date
	Side               string // left, right, both: the side that hurts
	Note               string
	Pos                diag.Pos
	Places             CopyPlaces
}

// CopyPlaces are where the texts of a copy were written, as far as that is known.
type CopyPlaces struct{ Patient, Therapist, Side, Note diag.Pos }
