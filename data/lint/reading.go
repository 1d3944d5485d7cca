package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/data"
)

// The limits of plain English: NHS style, reading age 9 to 11.
const (
	maxWords   = 20 // a sentence
	maxGrade   = 6  // Flesch-Kincaid, the whole sheet
	maxItems   = 7  // a list without subgroups
	maxCaption = 4  // words
)

// english tells whether the measures of English apply.
func (s *subject) english() bool {
	return s.Locale == nil || strings.HasPrefix(s.Locale.Lang, "en")
}

// sentence is one sentence of the prose that prints, in English.
type sentence struct {
	of      *text
	written string
	words   []string
}

// read cuts the prose into sentences once, for all rules that measure it.
func (s *subject) read() {
	if !s.english() {
		return
	}
	s.sentences = make([]sentence, 0, len(s.texts))
	for i := range s.texts {
		t := &s.texts[i]
		if t.manner != prose {
			continue
		}
		for _, written := range sentences(s.spoken(t.Value)) {
			if list := words(written); len(list) > 0 {
				s.sentences = append(s.sentences, sentence{t, written, list})
			}
		}
	}
}

func checkSentences(s *subject, r report) {
	for _, sentence := range s.sentences {
		if n := len(sentence.words); n > maxWords {
			r.warn(sentence.of.Pos, "make two sentences of it", "%s: a sentence of %d words: %q", sentence.of.what, n, sentence.written)
		}
	}
}

func checkGrade(s *subject, r report) {
	if g := grade(s.sentences); g > maxGrade {
		r.warn(s.Programme.Pos, "shorter sentences, shorter words", "programme %s reads at grade %.1f: at most 6 is plain", s.Programme.ID, g)
	}
}

// grade is the Flesch-Kincaid grade of a text.
func grade(list []sentence) float64 {
	if len(list) == 0 {
		return 0
	}
	wordCount, syllableCount := 0, 0
	for _, sentence := range list {
		wordCount += len(sentence.words)
		for _, w := range sentence.words {
			syllableCount += syllables(w)
		}
	}
	perSentence := float64(wordCount) / float64(len(list))
	perWord := float64(syllableCount) / float64(wordCount)
	return float64(0.39*perSentence) + float64(11.8*perWord) - 15.59
}

// spoken puts words in place of {names}, near enough to what prints for the measures of reading.
func (s *subject) spoken(written string) string {
	plain := strings.ReplaceAll(written, "**", "")
	if strings.IndexByte(plain, '{') < 0 {
		return plain
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(plain, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if strings.HasPrefix(rest, "{") {
			b.WriteByte('{')
			plain = rest[1:]
			continue
		}
		var name string
		name, plain, _ = strings.Cut(rest, "}")
		b.WriteString(s.stand(name))
	}
}

// stand is what stands for a {name}.
func (s *subject) stand(name string) string {
	if _, forms, picks := strings.Cut(name, "|"); picks {
		_, many, _ := strings.Cut(forms, "|")
		return many
	}
	switch name {
	case "hold", "duration", "rest":
		return "30 seconds"
	case "settles_within":
		return "24 hours"
	case "load", "distance":
		return "2 metres"
	case "carry_on", "ease_off", "pain_stop":
		return "0 to 3"
	}
	if s.Region != nil {
		switch name {
		case "emergency":
			return firstOf(s.Region.Emergency.Number, s.Region.Emergency.Phrase)
		case "place":
			return s.Region.Emergency.Place.Value
		case "urgent":
			return firstOf(s.Region.Urgent.Who, s.Region.Urgent.Number)
		}
		if w, ok := s.Region.Words[name]; ok {
			return w.Value
		}
	}
	if strings.Contains(name, " ") {
		return name // a length
	}
	return "3"
}

func firstOf(a, b data.Text) string {
	if a.IsZero() {
		return b.Value
	}
	return a.Value
}

// sentences cuts at full stops, question and exclamation marks and colons that end a word, and at the text's end.
func sentences(s string) []string {
	var all []string
	start := 0
	for i, c := range s {
		switch c {
		case '.', '?', '!', ':':
			if rest := s[i+1:]; rest == "" || rest[0] == ' ' || rest[0] == '\n' {
				all = append(all, strings.TrimSpace(s[start:i+1]))
				start = i + 1
			}
		}
	}
	if last := strings.TrimSpace(s[start:]); last != "" {
		all = append(all, last)
	}
	return all
}

// words are what stands between spaces, without the marks around it.
func words(s string) []string {
	all := strings.Fields(s)
	kept := all[:0]
	for _, w := range all {
		if w = strings.TrimFunc(w, isMark); w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// isMark tells what is neither letter nor digit.
func isMark(r rune) bool {
	if r < utf8.RuneSelf {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// syllables counts the groups of vowels of an English word, less an e that is not heard; two digits count as one.
func syllables(word string) int {
	w := strings.ToLower(word)
	n, letters, after := 0, 0, false
	for _, c := range w {
		vowel := isVowel(c)
		if vowel && !after {
			n++
		}
		if unicode.IsLetter(c) {
			letters++
		}
		after = vowel
	}
	if letters == 0 {
		return len(w)/2 + 1
	}
	if n > 1 && silent(w) {
		n--
	}
	return max(1, n)
}

func isVowel(c rune) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'é', 'è', 'ê', 'ë', 'ï', 'ö', 'ü':
		return true
	}
	return false
}

// silent tells whether a word ends in an e that is not heard: "side", "sides", "eased", but "muscle", "places", "rested".
func silent(w string) bool {
	ends := func(endings ...string) bool {
		for _, e := range endings {
			if strings.HasSuffix(w, e) {
				return true
			}
		}
		return false
	}
	if ends("ed") {
		return !ends("ted", "ded")
	}
	if ends("ses", "ces", "ges", "xes", "zes", "ches", "shes") {
		return false
	}
	w = strings.TrimSuffix(w, "s")
	return ends("e") && !ends("ble", "cle", "dle", "fle", "gle", "kle", "ple", "tle", "zle")
}

// checkLists warns of lists that are too long to be read.
func checkLists(s *subject, r report) {
	one := func(what string, list []data.Text) {
		if len(list) > maxItems {
			r.warn(list[maxItems].Pos, "join items, or divide the list", "%s has %d items: more than 7 are not read", what, len(list))
		}
	}
	groups := func(what string, list []data.Group) {
		for _, g := range list {
			if len(g.Items) > maxItems {
				r.warn(g.Items[maxItems].Text.Pos, "divide it into groups with a name", "%s has %d items in one group: more than 7 are not read", what, len(g.Items))
			}
		}
	}
	if set := s.Programme.Safety; set != nil {
		for _, list := range redFlagLists() {
			groups(list.name, list.of(set).Groups)
		}
	}
	for _, u := range s.Programme.Uses {
		e := u.Exercise
		one(e.ID+": equipment", e.Equipment)
		one(e.ID+": common_mistakes", e.CommonMistakes)
		one(e.ID+": precautions", e.Precautions)
		one(e.ID+": never", e.Never)
		one(e.ID+": stop_if", e.StopIf)
		groups(e.ID+": do_not_if", e.DoNotIf)
	}
	one("help", s.Programme.Help)
	var uses, causes []data.Text
	for _, h := range s.Programme.HowToUse {
		uses = append(uses, h.Text)
	}
	for _, c := range s.Programme.Causes.Items {
		if printed(s.Bundle, c) {
			causes = append(causes, c.Text)
		}
	}
	one("how_to_use", uses)
	one("causes", causes)
}

func checkCaptions(s *subject, r report) {
	for _, t := range s.texts {
		if t.what != "caption" {
			continue
		}
		if n := len(words(t.Value)); n > maxCaption {
			r.warn(t.Pos, "say it in 4", "a caption of %d words: it runs over the next picture", n)
		}
	}
}
