package data

import "handout/data/diag"

// Exercise is one movement or position, as a handout explains it.
type Exercise struct {
	ID             string
	Pos            diag.Pos
	Name           Text
	AlsoCalled     []Text
	Purpose        Claim
	ClinicianOnly  bool
	Equipment      []Text
	Start          Text
	Steps          []Text // at most 7
	InShort        []Text // at most 4
	Pictures       []Picture
	Prescription   Prescription
	Feel           Text
	Breathing      Text
	CommonMistakes []Text
	Precautions    []Text // "Ask first if you have"
	DoNotIf        []Group
	Never          []Text
	StopIf         []Text // added to the safety set's stop rules
	StopAlso       Text   // a sentence of its own after the stop rule ("Call {emergency} for …")
	Muscles        Muscles
	Easier         []Instruction // the first is the main one
	Harder         []Instruction
	VariationOf    string    // id
	Varies         *Exercise // the exercise of that id, whether or not the programme has it; nil without one
	Only           Text      // when a clinician-only exercise may be done, in the patient's words; else the locale's
	Claims         []Claim
	Video          Text // address
	Source         Source
}

// Group is a list under a short heading. Where the file gives a plain list, the one group has no name.
type Group struct {
	Name  Text
	Items []Item
}

// Item is one entry of a safety list. ID names it for rules; empty in lists that no rule reads.
type Item struct {
	ID      string
	Text    Text
	Sources []string // letters or reference ids
	Added   bool     // by a programme or brand, over the built-in set
}

// Picture is one position of the exercise. Either Pose or File is set.
type Picture struct {
	Pos       diag.Pos
	Pose      string
	File      Text   // as written; relative to the file that names it
	Path      string // where Bundle.Files has it
	Inset     string // pose id of a close-up beside it
	InsetAlt  Text
	FirstStep int // the steps it shows; 0 when none is named
	LastStep  int
	Caption   Text
	Alt       Text
	Credit    *Credit

	// The poses that Pose and Inset name, where the library holds poses of the user's own: the kept drawings need not be
	// theirs. Else nil.
	Own, InsetOwn *Pose
}

// Credit says whose picture it is.
type Credit struct{ Author, License, Source Text }

// Muscles are ids; the locale has the words.
type Muscles struct {
	Pos         diag.Pos
	Main, Other []string
}

// Source tells where the facts come from, and what was put right or added: a document, or, for an addition to the
// library's source, the references that it rests on.
type Source struct {
	Document, Section string
	Addition          bool
	References        []string // ids
	Mended, Added     []Text
}

// Prescription is the dose: how long, how often, how much.
type Prescription struct {
	Pos         diag.Pos
	Hold        Opt[Duration]
	Duration    Opt[Duration]
	Repetitions Opt[Range]
	Sets        Opt[Range]
	Rest        Opt[Duration]
	RestAfter   string // hold, set, repetition; empty when not said
	Side        string // left, right, both, each, alternating; empty when it does not apply
	Say         Opt[Text]
	Load        Opt[Measure] // mass
	Distance    Opt[Measure] // length
	Resistance  Opt[Text]
	Intensity   Opt[Intensity]
	Tempo       Opt[Text]
	Range       Opt[Text]
	When        Opt[Text]
	Frequency   Opt[Frequency]
	ForWeeks    Opt[Range]
}

// Intensity is a value on a named scale.
type Intensity struct {
	Scale string
	Value Range
}

// Frequency is how often: Times per day or week, perhaps on named days ("mon" to "sun").
type Frequency struct {
	Times Range
	Per   string
	Days  []string
}

// Over lays p over base, field by field.
func (p Prescription) Over(base Prescription) Prescription {
	out := base
	if !p.Pos.IsZero() {
		out.Pos = p.Pos
	}
	out.Hold = p.Hold.Or(base.Hold)
	out.Duration = p.Duration.Or(base.Duration)
	out.Repetitions = p.Repetitions.Or(base.Repetitions)
	out.Sets = p.Sets.Or(base.Sets)
	out.Rest = p.Rest.Or(base.Rest)
	if p.RestAfter != "" {
		out.RestAfter = p.RestAfter
	}
	if p.Side != "" {
		out.Side = p.Side
	}
	out.Say = p.Say.Or(base.Say)
	out.Load = p.Load.Or(base.Load)
	out.Distance = p.Distance.Or(base.Distance)
	out.Resistance = p.Resistance.Or(base.Resistance)
	out.Intensity = p.Intensity.Or(base.Intensity)
	out.Tempo = p.Tempo.Or(base.Tempo)
	out.Range = p.Range.Or(base.Range)
	out.When = p.When.Or(base.When)
	out.Frequency = p.Frequency.Or(base.Frequency)
	out.ForWeeks = p.ForWeeks.Or(base.ForWeeks)
	return out
}

// Grades of evidence and rules of printing, as the files write them.
const (
	Supported   = "supported"
	Plausible   = "plausible"
	Contested   = "contested"
	Unsupported = "unsupported"

	PrintDefault   = "default"
	PrintOnRequest = "on_request"
	PrintNever     = "never"
)

// Claim is a statement of benefit or cause with its evidence.
type Claim struct {
	Pos       diag.Pos
	ID        string
	Text      Text
	Evidence  string   // supported, plausible, contested, unsupported; empty makes no claim
	AppliesTo string   // thoracic, low_back, general
	Refs      []string // ids of references
	Print     string   // default, on_request, never
}

// Reference is a source that claims cite.
type Reference struct {
	ID       string
	Pos      diag.Pos
	Citation Text
	URL      string
}
