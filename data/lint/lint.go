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
	copy func(*subject, report) // what belongs to one copy alone; may be nil, as find may
}

// Rules is the table, in the order in which a handout is read.
func Rules() []Rule {
	return []Rule{
		// Safety, which no template may drop.
		{"safety-set", "A programme has a safety set, and its heading, gate and calm line are there.", checkGate, nil},
		{"red-flags", "Every sign of the three lists is there, in its own list, once, and with words.", checkRedFlags, nil},
		{"red-flag-order", "The signs of a list keep their order; what is added stands after or between them.", checkOrder, nil},
		{"reviewed-words", "The built-in safety set says what was reviewed, word for word.", checkReviewedWords, nil},
		{"one-urgency", "A sign stands in one list only.", checkOneUrgency, nil},
		{"condition", "Each list says whom to call or ask, and in which case.", checkConditions, nil},
		{"stop-rule", "The stop rule is there, whole and short, and says what to call.", checkStopRule, nil},
		{"pain-guide", "The three zones cover 0 to 10, are not laxer than the known ones, and say what to do.", checkPainGuide, nil},
		{"emergency-number", "The region in force says what to call in an emergency.", checkEmergency, nil},
		{"urgent-line", "The region or the brand says whom to call the same day.", checkUrgent, nil},
		{"named-region", "A brand names its region: a wrong number sends someone to the wrong service.", checkNamedRegion, nil},
		// The programme and its exercises.
		{"exercises", "A programme has an exercise, and none twice.", checkExercises, nil},
		{"steps", "An exercise has 1 to 7 steps, none of them empty.", checkSteps, nil},
		{"precautions", "An exercise says who should ask first or leave it out.", checkPrecautions, nil},
		{"never", "What is never to be done is a whole sentence.", checkNever, nil},
		{"variation", "A variation has every precaution of the exercise that it varies.", checkVariation, nil},
		{"clinician-only", "A clinician-only exercise has its dose filled in, or is to be filled in by hand.", checkClinicianOnly, nil},
		{"dose", "A dose has values that can be done and that fit their cell.", checkDose, nil},
		{"pictures", "Every picture has words for those who cannot see it.", checkPictures, nil},
		// Honesty.
		{"evidence", "What prints as a benefit or a cause is supported or plausible; a purpose is nothing less.", checkEvidence, nil},
		{"approval", "A claim printed on request is marked for it and has a named approver.", checkApproval, nil},
		{"words", "No word that promises, frightens or blames.", checkWords, nil},
		// Names, dates, privacy, the signature.
		{"names", "Every {name} means something where it stands, and bold parts are closed.", checkNames, nil},
		{"dates", "Dates follow each other.", checkDates, checkVisit},
		{"privacy", "Nothing of one patient stands in what all copies share.", nil, checkPrivacy},
		{"signature", "A reviewer is named in full and has signed these words.", checkSignature, nil},
		// Look and reading.
		{"contrast", "A brand's accent can be read on white and on its tint, in colour and in grey.", checkContrast, nil},
		{"sentences", "Sentences have at most 20 words.", checkSentences, nil},
		{"reading-grade", "The whole sheet reads at grade 6 or below.", checkGrade, nil},
		{"long-lists", "No list has more than 7 items.", checkLists, nil},
		{"captions", "Captions have at most 4 words.", checkCaptions, nil},
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
	list := CheckShared(b)
	list.Add(CheckCopy(b))
	return list.Sorted()
}

// CheckShared reports what the rules find in all that the copies of a handout share, sorted.
func CheckShared(b *data.Bundle) diag.List {
	s := &subject{Bundle: b, texts: texts(b)}
	s.read()
	return s.check(func(r Rule) func(*subject, report) { return r.find })
}

// CheckCopy reports what the rules find in what belongs to one copy alone, sorted.
func CheckCopy(b *data.Bundle) diag.List {
	s := &subject{Bundle: b}
	return s.check(func(r Rule) func(*subject, report) { return r.copy })
}

func (s *subject) check(part func(Rule) func(*subject, report)) diag.List {
	var list diag.List
	for _, rule := range Rules() {
		if find := part(rule); find != nil {
			find(s, report{rule.Name, &list})
		}
	}
	return list.Sorted()
}
