package data

import (
	"cmp"

	"handout/data/diag"
)

// Programme is what one handout is about: an order of exercises with the words around them.
type Programme struct {
	ID             string
	Pos            diag.Pos
	Title          Text
	Subtitle       Text
	File           string // base name of what is written, without ending
	Version        Text
	Updated        Date
	UpdatedPos     diag.Pos
	Checked        Checked
	UpdateDue      Date
	Region         string // id or empty
	RegionPos      diag.Pos
	URL            Text
	Uses           []Use // in the file's order
	Filed          []Use // as the programme's file has them, before a copy chooses among them or fills in doses: what a reviewer signs
	HowToUse       []Instruction
	Safety         *SafetySet // with the programme's and the brand's additions laid on
	Causes         Causes
	Advice         []*Advice
	Help           []Text
	Figure         FigureStyle
	Goal           Text
	Evidence       Claim
	Claims         []Claim // of no single exercise; kept with their evidence
	PrintClaims    []string
	ClaimsApproved Text // by whom
}

// Use is one exercise of a programme.
type Use struct {
	Pos          diag.Pos
	Exercise     *Exercise
	Number       string       // "1", "2b": the programme's order, a variation after its parent
	Prescription Prescription // in force: exercise, then programme, then copy
	Note         Text         // by programme, then brand
	ByHand       bool         // clinician-only with blanks, to be filled in by hand
}

// Instruction is a line that tells what to do; With names the exercise without which it is left out.
type Instruction struct {
	Text Text
	With string
}

// Causes are what may play a part in the pain.
type Causes struct {
	Items []Claim
	After Text // the question after the list ("Did it start after an accident …")
}

// Advice is a set of things to try beside exercise.
type Advice struct {
	ID    string
	Pos   diag.Pos
	Items []AdviceItem
	Both  Text // holds for all the items
}

// AdviceItem is one thing to try.
type AdviceItem struct{ Title, Text Text }

// Checked is a reviewer's signature on a content hash; a brand has one hash a programme.
type Checked struct {
	Pos                          diag.Pos
	By, Profession, Registration Text
	On                           Date
	Hash                         string            // programme
	Hashes                       map[string]string // brand: programme id to hash; only looked up, never ranged over
}

// Named tells whether a reviewer is named in full: name, profession, registration and date.
func (c Checked) Named() bool {
	return !c.By.IsZero() && !c.Profession.IsZero() && !c.Registration.IsZero() && !c.On.IsZero()
}

// SafetySet is the block that no template may drop.
type SafetySet struct {
	ID        string
	Pos       diag.Pos
	BuiltIn   bool
	Extends   string
	Gate      Text
	Calm      Text
	Emergency RedFlags
	Urgent    RedFlags
	AskFirst  RedFlags
	Stop      StopRule
	Pain      PainGuide
}

// RedFlags is a list that says: with any of these, do that.
type RedFlags struct {
	Pos    diag.Pos
	Head   Text
	If     Text // the list's condition
	Groups []Group
	Foot   Text
}

// StopRule says when to stop and what to do next.
type StopRule struct {
	Pos          diag.Pos
	Whole, Short Text
}

// PainGuide is the scale from 0 to 10 in three zones.
type PainGuide struct {
	Pos                   diag.Pos
	CarryOn, EaseOff      Range
	Stop                  Range
	SettlesWithin         Duration
	Lead, CarryOnText     Text
	EaseOffText, StopText Text
	Before                Text // before you start
}

// Region says whom to call and how things are written there.
type Region struct {
	ID        string
	Pos       diag.Pos
	Name      Text // for `handout list regions`
	Emergency Emergency
	Urgent    Urgent
	Locale    string
	Words     map[string]Text // only looked up, never ranged over
	WordKeys  []string        // sorted
	Habits    Habits
}

// Emergency is the number and place for an emergency. Number is empty for `intl`; then Phrase is what stands in for it
// ("your emergency number") and List gives the numbers by country.
// Head, where it is given, stands in place of the safety set's own heading of the emergency list ("Call {emergency} now").
type Emergency struct {
	Number, Place, Phrase, List Text
	Head                        Text
	Extra                       []Text // further local numbers, from a brand
}

// Urgent is whom to call the same day. Number is empty where there is none.
type Urgent struct{ Who, Number Text }

// Habits are a region's customs.
type Habits struct {
	DateOrder  string // "day first" or "month first"
	WeekStarts string // "mon" or "sun"
	Paper      string // default paper: a4, letter
	Lengths    string // "metric" or "inches first"
}

// Locale has every string that the program itself prints.
type Locale struct {
	ID      string
	Pos     diag.Pos
	Lang    string          // BCP 47
	Strings map[string]Text // by LocaleKeys; only looked up, never ranged over
	Months  []Text          // 12, full
	Days    []Text          // 7 from Monday, short
	Muscles map[string]Text // place first, name in brackets; by muscle id
}

// Brand is a clinic's own look, name and rules.
type Brand struct {
	ID           string
	Pos          diag.Pos
	Name         Text
	Logo         *Logo
	Accent       Text // #RRGGBB
	Contact      []Text
	Phone        Text
	SignOff      Text
	Fonts        Fonts
	Advice       *Advice // a block of its own beside the programme's; nil without one
	Region       string
	RegionPos    diag.Pos
	Urgent       *Urgent // the line that a region leaves to the brand
	Checked      Checked
	URL          Text
	Pain         *PainGuide // thresholds alone
	Add          []Addition
	Notes        []Note
	Figure       FigureStyle
	ExtraNumbers []Text
}

// Logo is a brand's mark.
type Logo struct {
	Pos           diag.Pos
	File          Text
	Path          string // where Bundle.Files has it
	OneColour     Text
	OneColourPath string
	Side          string // left, right
	Alt           Text
}

// Fonts are a brand's own font files. A weight without one is set in the house font.
type Fonts struct {
	Pos                     diag.Pos
	Regular, SemiBold, Bold FontFile
}

// FontFile is one font file of a brand.
type FontFile struct {
	File Text
	Path string // where Bundle.Files has it; empty without one
}

// Addition lengthens one safety list: "emergency", "urgent", "ask_first" or "stop".
type Addition struct {
	List  string
	Items []Text
}

// Note is a brand's note on one exercise.
type Note struct {
	Exercise string
	Text     Text
}

// FigureStyle chooses who is drawn in all pictures of poses; an empty word leaves it to the pose.
type FigureStyle struct {
	Pos               diag.Pos
	Build, Skin, Hair string // Hair is its tone
}

// Over lays s over base, word by word.
func (s FigureStyle) Over(base FigureStyle) FigureStyle {
	return FigureStyle{
		Pos:   cmp.Or(s.Pos, base.Pos),
		Build: cmp.Or(s.Build, base.Build),
		Skin:  cmp.Or(s.Skin, base.Skin),
		Hair:  cmp.Or(s.Hair, base.Hair),
	}
}
