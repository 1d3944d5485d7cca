// Package lint holds the rules for a safe, honest and readable handout, and the hash that a reviewer signs.
//
// Input: a data.Bundle with every reference resolved. Output: a diag.List. An error stops the press, and no flag turns a
// rule off. The package judges a document, never a patient: it picks no exercise and works out no dose. It changes
// nothing and prints nothing.
package lint

import (
	"handout/data"
	"handout/data/diag"
)

// Rule is one line of the table of rules.
type Rule struct {
	Name string // stands in the diagnostics
	Doc  string // what is demanded, in one sentence
	find func(*subject, report)
}

// Rules is the table, in the order in which a handout is read.
func Rules() []Rule {
	return []Rule{
		// Safety, which no template may drop.
		{"safety-set", "A programme has a safety set, and its heading, gate and calm line are there.", checkGate},
		{"red-flags", "Every sign of the three lists is there, in its own list, once, and with words.", checkRedFlags},
		{"red-flag-order", "The signs of a list keep their order; what is added stands after or between them.", checkOrder},
		{"reviewed-words", "The built-in safety set says what was reviewed, word for word.", checkReviewedWords},
		{"one-urgency", "A sign stands in one list only.", checkOneUrgency},
		{"condition", "Each list says whom to call or ask, and in which case.", checkConditions},
		{"stop-rule", "The stop rule is there, whole and short, and says what to call.", checkStopRule},
		{"pain-guide", "The three zones cover 0 to 10, are not laxer than the known ones, and say what to do.", checkPainGuide},
		{"emergency-number", "The region in force says what to call in an emergency.", checkEmergency},
		{"urgent-line", "The region or the brand says whom to call the same day.", checkUrgent},
		{"named-region", "A brand names its region: a wrong number sends someone to the wrong service.", checkNamedRegion},
		// The programme and its exercises.
		{"exercises", "A programme has an exercise, and none twice.", checkExercises},
		{"steps", "An exercise has 1 to 7 steps, none of them empty.", checkSteps},
		{"precautions", "An exercise says who should ask first or leave it out.", checkPrecautions},
		{"variation", "A variation has every precaution of the exercise that it varies.", checkVariation},
		{"clinician-only", "A clinician-only exercise has its dose filled in, or is to be filled in by hand.", checkClinicianOnly},
		{"dose", "A dose has values that can be done and that fit their cell.", checkDose},
		{"pictures", "Every picture has words for those who cannot see it.", checkPictures},
		// Honesty.
		{"evidence", "What prints as a benefit or a cause is supported or plausible; a purpose is nothing less.", checkEvidence},
		{"approval", "A claim printed on request is marked for it and has a named approver.", checkApproval},
		{"words", "No word that promises, frightens or blames.", checkWords},
		// Names, dates, privacy, the signature.
		{"names", "Every {name} means something where it stands, and bold parts are closed.", checkNames},
		{"dates", "Dates follow each other.", checkDates},
		{"privacy", "Nothing of one patient stands in what all copies share.", checkPrivacy},
		{"signature", "A reviewer is named in full and has signed these words.", checkSignature},
		// Look and reading.
		{"contrast", "A brand's accent can be read on white and on its tint, in colour and in grey.", checkContrast},
		{"sentences", "Sentences have at most 20 words.", checkSentences},
		{"reading-grade", "The whole sheet reads at grade 6 or below.", checkGrade},
		{"long-lists", "No list has more than 7 items.", checkLists},
		{"captions", "Captions have at most 4 words.", checkCaptions},
	}
}

// subject is what the rules look at: the bundle, and its texts gathered and cut into sentences once.
type subject struct {
	*data.Bundle
	texts     []text
	sentences []sentence
}

// report takes what one rule finds.
type report struct {
	rule string
	list *diag.List
}

func (r report) refuse(p diag.Pos, hint, format string, args ...any) {
	r.list.Refusef(p, r.rule, hint, format, args...)
}

func (r report) warn(p diag.Pos, hint, format string, args ...any) {
	r.list.Warnf(p, r.rule, hint, format, args...)
}

// Check reports what every rule finds in a bundle, sorted.
func Check(b *data.Bundle) diag.List {
	var list diag.List
	s := &subject{Bundle: b, texts: texts(b)}
	s.read()
	for _, rule := range Rules() {
		rule.find(s, report{rule.Name, &list})
	}
	return list.Sorted()
}
