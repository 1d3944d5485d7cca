package lint

import (
	"slices"

	"handout/data"
)

// sign is a red flag that no safety set may lack, with the sum of the reviewed words.
type sign struct {
	id       string
	reviewed uint32
}

// redFlagList is one of the three lists, most urgent first.
type redFlagList struct {
	name  string
	calls string // the {name} that its head must hold
	of    func(*data.SafetySet) *data.RedFlags
	signs []sign
}

func (l redFlagList) index(id string) int {
	return slices.IndexFunc(l.signs, func(s sign) bool { return s.id == id })
}

func (l redFlagList) has(id string) bool { return l.index(id) >= 0 }

// isSign tells whether an id is a red flag of any list.
func isSign(id string) bool {
	return slices.ContainsFunc(redFlagLists(), func(l redFlagList) bool { return l.has(id) })
}

// items are a list's items over all its groups.
func items(list *data.RedFlags) []data.Item {
	n := 0
	for _, g := range list.Groups {
		n += len(g.Items)
	}
	all := make([]data.Item, 0, n)
	for _, g := range list.Groups {
		all = append(all, g.Items...)
	}
	return all
}

// redFlagLists are the signs in their order. A test prints the sum of words that differ.
func redFlagLists() []redFlagList {
	return []redFlagList{
		{"emergency", "{emergency}", func(s *data.SafetySet) *data.RedFlags { return &s.Emergency }, []sign{
			{"chest-pain", 0x748d5dfd},
			{"tearing-pain", 0xd2f83811},
			{"pain-spreads", 0x2b530ff2},
			{"breathing", 0x0945b098},
			{"fainting", 0x0e36352b},
			{"both-legs", 0x1dd936cd},
			{"unsteady-walking", 0x63a09692},
			{"saddle-numbness", 0xa4e34aed},
			{"bladder-bowel", 0x8910a395},
			{"one-sided-weakness", 0x83658ce7},
			{"serious-accident", 0xf9813bf7},
		}},
		{"urgent", "{urgent}", func(s *data.SafetySet) *data.RedFlags { return &s.Urgent }, []sign{
			{"not-checked", 0xb837c520},
			{"no-relief", 0x75f33715},
			{"cough-worse", 0x9b6def11},
			{"tight-band", 0xe5184d44},
			{"small-fall", 0x3d019fa0},
			{"fever", 0xfde531af},
			{"weight-loss", 0xeecaf992},
			{"lump", 0x65d219a4},
			{"rash", 0x3aa79f6a},
			{"weak-arm", 0x2b0990b9},
			{"right-ribs", 0x80662d1c},
			{"cancer-new-pain", 0xd475e0ca},
			{"weak-bones-new-pain", 0xf01cf7bb},
			{"immune-new-pain", 0xe38d5f73},
		}},
		{"ask_first", "", func(s *data.SafetySet) *data.RedFlags { return &s.AskFirst }, []sign{
			{"heart", 0xfaa740df},
			{"blood-pressure", 0x19471da0},
			{"stroke", 0x032c45ac},
			{"dizzy-spells", 0x7fddb17d},
			{"lungs", 0x70c82e14},
			{"heart-medicine", 0x12ee4aad},
			{"weak-bones", 0x65378534},
			{"inflamed-joints", 0xe40891f7},
			{"neck-arm", 0x25093afd},
			{"new-joint", 0xecdbe0c7},
			{"recent-operation", 0x200985bb},
			{"spine-surgery", 0x4603bc37},
			{"pregnancy", 0x223a6f90},
			{"cancer", 0xeaf5cc0b},
			{"steroids", 0x4f455987},
			{"eyes", 0x644dd723},
			{"under-18", 0x9dbbb57e},
		}},
	}
}

// reviewedText is a text of the set beside the lists' items.
type reviewedText struct {
	name     string
	reviewed uint32
	of       func(*data.SafetySet) data.Text
}

// stopLength is how many bytes of the whole stop rule were reviewed: a clinic may add sentences after them.
const stopLength = 362

// own is a text without what a clinic may have added to it.
func (t reviewedText) own(words string) string {
	if t.name == "stop whole" && len(words) > stopLength && words[stopLength] == ' ' {
		return words[:stopLength]
	}
	return words
}

func reviewedTexts() []reviewedText {
	return []reviewedText{
		{"gate", 0x1a5c7e66, func(s *data.SafetySet) data.Text { return s.Gate }},
		{"calm", 0x863334aa, func(s *data.SafetySet) data.Text { return s.Calm }},
		{"emergency head", 0x8bd8601d, func(s *data.SafetySet) data.Text { return s.Emergency.Head }},
		{"emergency if", 0x8ccc6213, func(s *data.SafetySet) data.Text { return s.Emergency.If }},
		{"emergency foot", 0x52a789b2, func(s *data.SafetySet) data.Text { return s.Emergency.Foot }},
		{"urgent head", 0xae5979a0, func(s *data.SafetySet) data.Text { return s.Urgent.Head }},
		{"urgent if", 0xe3ec3385, func(s *data.SafetySet) data.Text { return s.Urgent.If }},
		{"ask_first head", 0x1fb1d68b, func(s *data.SafetySet) data.Text { return s.AskFirst.Head }},
		{"ask_first if", 0xf666e0ee, func(s *data.SafetySet) data.Text { return s.AskFirst.If }},
		{"stop whole", 0x4d57cbd3, func(s *data.SafetySet) data.Text { return s.Stop.Whole }},
		{"stop short", 0x2385d914, func(s *data.SafetySet) data.Text { return s.Stop.Short }},
		{"pain lead", 0x18a27fa4, func(s *data.SafetySet) data.Text { return s.Pain.Lead }},
		{"pain carry_on", 0xe08625ad, func(s *data.SafetySet) data.Text { return s.Pain.CarryOnText }},
		{"pain ease_off", 0xb713ef89, func(s *data.SafetySet) data.Text { return s.Pain.EaseOffText }},
		{"pain stop", 0x45658267, func(s *data.SafetySet) data.Text { return s.Pain.StopText }},
		{"pain before", 0x1ebc6e08, func(s *data.SafetySet) data.Text { return s.Pain.Before }},
	}
}
