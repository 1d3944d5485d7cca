package template

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/data"
	"handout/data/diag"
	"handout/layout"
)

// scope is what the {names} of a text may mean: those of the region and pain guide always, those of a dose inside an
// exercise, and args in a locale's string.
type scope struct {
	dose *data.Prescription
	args []arg
}

// arg is one {name} of a locale's string.
type arg struct {
	name string
	value
}

// value is what a {name} stands for.
type value struct {
	text  string
	count int64         // picks the word in {name|one|many}
	spans []layout.Span // instead of text, such as the number of a page
	blank bool          // the data leave it open: a line to fill in
}

// spans resolves **bold** and {names} of a text. Unknown names are errors with the text's place.
func (c *composer) spans(t data.Text, s scope) []layout.Span {
	r := resolver{c: c, scope: s, pos: t.Pos}
	r.run(t.Value)
	return r.spans
}

// plain resolves a text to a string; a line to fill in is what a reader hears for it.
func (c *composer) plain(t data.Text, s scope) string { return plain(c.spans(t, s)) }

// plain is the text of spans as a reader hears it.
func plain(spans []layout.Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// say is a string of the locale, resolved.
func (c *composer) say(key string, args ...arg) []layout.Span {
	return c.spans(c.localeText(key), scope{args: args})
}

// word is a string of the locale as plain text.
func (c *composer) word(key string, args ...arg) string {
	t := c.localeText(key)
	if len(args) == 0 && !strings.ContainsAny(t.Value, "*{") {
		return t.Value
	}
	return plain(c.spans(t, scope{args: args}))
}

// localeText is a string of the locale as written.
func (c *composer) localeText(key string) data.Text {
	t, ok := c.b.Locale.Strings[key]
	if !ok {
		c.diags.Invalidf(c.b.Locale.Pos, "add it, as the built-in locales have it", "locale %s: the string %s is missing", c.b.Locale.ID, key)
	}
	return t
}

// text makes an arg of a string.
func text(name, s string) arg { return arg{name, value{text: s}} }

// resolver reads one text from left to right and gathers its spans.
type resolver struct {
	c      *composer
	scope  scope
	pos    diag.Pos
	bold   bool
	spans  []layout.Span
	buffer strings.Builder
}

func (r *resolver) run(s string) {
	for len(s) > 0 {
		i := strings.IndexAny(s, "*{ ")
		if i < 0 {
			r.buffer.WriteString(s)
			break
		}
		r.buffer.WriteString(s[:i])
		s = s[i:]
		switch {
		case strings.HasPrefix(s, "**"):
			r.flush()
			r.bold, s = !r.bold, s[2:]
		case strings.HasPrefix(s, "{{"):
			r.buffer.WriteByte('{')
			s = s[2:]
		case s[0] == '{':
			name, rest, closed := strings.Cut(s[1:], "}")
			if !closed {
				r.fault("end the name with }, or write {{ for a brace", "the brace is never closed")
				return
			}
			r.name(name)
			s = rest
		case s[0] == ' ' && r.bindsTo(s[1:]):
			r.buffer.WriteString("\u00a0")
			s = s[1:]
		default:
			r.buffer.WriteByte(s[0])
			s = s[1:]
		}
	}
	if r.bold {
		r.fault("write ** before and after what is to be bold", "the bold part is never closed")
	}
	r.flush()
}

// bindsTo tells whether the space before rest stands between a number and its unit, or before the number of a page.
func (r *resolver) bindsTo(rest string) bool {
	if name, _, _ := strings.Cut(strings.TrimPrefix(rest, "{"), "}"); rest != name && slices.ContainsFunc(r.scope.args, func(a arg) bool {
		return a.name == name && len(a.spans) > 0 && a.spans[0].Kind == layout.PageRef
	}) {
		return true
	}
	last := r.buffer.String()
	if last == "" && len(r.spans) > 0 {
		last = r.spans[len(r.spans)-1].Text
	}
	if last == "" || last[len(last)-1] < '0' || last[len(last)-1] > '9' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(next) || strings.HasPrefix(rest, "{")
}

// name resolves what stands between braces: a name, or name|one|many.
func (r *resolver) name(written string) {
	name, forms, picks := strings.Cut(written, "|")
	v, ok := r.c.lookup(name, r.scope)
	if !ok {
		known := r.c.known(r.scope)
		r.fault(diag.DidYouMean(name, known, "names here: "+strings.Join(known, ", ")+"; {{ is a brace"), "there is nothing named {%s}", name)
		return
	}
	if picks {
		one, many, two := strings.Cut(forms, "|")
		if !two {
			r.fault("write {name|one|many}", "{%s} needs two words to pick from", written)
		}
		if v.text = many; v.count == 1 {
			v.text = one
		}
		v.blank = false
	}
	switch {
	case v.blank:
		r.flush()
		r.spans = append(r.spans, r.c.fillIn(16))
	case v.spans != nil:
		r.flush()
		r.spans = append(r.spans, v.spans...)
	default:
		r.buffer.WriteString(v.text)
	}
}

func (r *resolver) flush() {
	if r.buffer.Len() > 0 {
		r.spans = append(r.spans, layout.Span{Text: r.buffer.String(), Strong: r.bold})
		r.buffer.Reset()
	}
}

func (r *resolver) fault(hint, format string, args ...any) {
	r.c.diags.Invalidf(r.pos, hint, format, args...)
}

// fillIn is a line to write on within text, at least so many millimetres wide.
func (c *composer) fillIn(width float64) layout.Span {
	return layout.Span{Kind: layout.Blank, Text: c.word("blank"), Width: mm(width), Height: mm(7.5), Line: line(0.75, layout.Soft)}
}

// lookup finds a name: of the locale's string, the dose, the pain guide, the region, its words, or a length.
func (c *composer) lookup(name string, s scope) (value, bool) {
	for _, a := range s.args {
		if a.name == name {
			return a.value, true
		}
	}
	if s.dose != nil {
		for _, d := range doseNames() {
			if d.name == name {
				return d.value(c, s.dose), true
			}
		}
	}
	for _, p := range placeNames() {
		if p.name == name {
			return value{text: p.text(c)}, true
		}
	}
	if word, ok := c.b.Region.Words[name]; ok {
		return value{text: c.plain(word, scope{})}, true
	}
	if m, err := data.ParseLength(name); err == nil {
		return value{text: c.length(m)}, true
	}
	return value{}, false
}

// known lists the names that a text may use, for hints.
func (c *composer) known(s scope) []string {
	var names []string
	for _, a := range s.args {
		names = append(names, a.name)
	}
	if s.dose != nil {
		names = append(names, data.DoseNames()...)
	}
	for _, p := range placeNames() {
		names = append(names, p.name)
	}
	return append(append(names, c.b.Region.WordKeys...), "10 cm")
}

// placeName is a name that means something in every text.
type placeName struct {
	name string
	text func(c *composer) string
}

func placeNames() []placeName {
	return []placeName{
		{"carry_on", func(c *composer) string { return c.span(c.pain().CarryOn) }},
		{"ease_off", func(c *composer) string { return c.span(c.pain().EaseOff) }},
		{"pain_stop", func(c *composer) string { return c.span(c.pain().Stop) }},
		{"carry_on_most", func(c *composer) string { return c.decimal(c.pain().CarryOn.Most, 1) }},
		{"pain_stop_least", func(c *composer) string { return c.decimal(c.pain().Stop.Least, 1) }},
		{"settles_within", func(c *composer) string { return c.duration(c.pain().SettlesWithin) }},
		{"emergency", func(c *composer) string { return c.emergency() }},
		{"place", func(c *composer) string { return c.plain(c.b.Region.Emergency.Place, scope{}) }},
		{"urgent", func(c *composer) string { return c.urgent() }},
	}
}

// pain is the pain guide in force.
func (c *composer) pain() data.PainGuide { return c.b.Programme.Safety.Pain }

// emergency is the number to call, or what stands in for it where there is no region.
func (c *composer) emergency() string {
	e := c.b.Region.Emergency
	if e.Number.IsZero() {
		return e.Phrase.Value
	}
	return e.Number.Value
}

// urgent is whom to call the same day, with the number where there is one.
func (c *composer) urgent() string {
	u := c.b.Region.Urgent
	if c.b.Brand != nil && c.b.Brand.Urgent != nil {
		u = *c.b.Brand.Urgent
	}
	if u.Number.IsZero() || strings.Contains(u.Who.Value, u.Number.Value) {
		return u.Who.Value
	}
	if u.Who.IsZero() {
		return u.Number.Value
	}
	return c.word("urgent", text("number", u.Number.Value), text("who", u.Who.Value))
}

// doseName is a name that a prescription gives.
type doseName struct {
	name  string
	value func(c *composer, p *data.Prescription) value
}

func doseNames() []doseName {
	return []doseName{
		{"hold", func(c *composer, p *data.Prescription) value { return c.durationValue(p.Hold) }},
		{"duration", func(c *composer, p *data.Prescription) value { return c.durationValue(p.Duration) }},
		{"repetitions", func(c *composer, p *data.Prescription) value { return c.countValue(p.Repetitions, 1) }},
		{"sets", func(c *composer, p *data.Prescription) value { return c.countValue(p.Sets, 1) }},
		{"total", func(c *composer, p *data.Prescription) value { return c.countValue(total(p), 1) }},
		{"per_side", func(c *composer, p *data.Prescription) value { return c.countValue(p.Repetitions, sharedSides(p)) }},
		{"rest", func(c *composer, p *data.Prescription) value { return c.durationValue(p.Rest) }},
		{"load", func(c *composer, p *data.Prescription) value { return c.measureValue(p.Load) }},
		{"distance", func(c *composer, p *data.Prescription) value { return c.measureValue(p.Distance) }},
	}
}

// total is the repetitions of both sides where the dose counts one.
func total(p *data.Prescription) data.Opt[data.Range] {
	t := p.Repetitions
	if p.Side == "each" {
		t.Value = data.Range{Least: 2 * t.Value.Least, Most: 2 * t.Value.Most}
	}
	return t
}

// sharedSides is among how many sides the repetitions are shared out.
func sharedSides(p *data.Prescription) int64 {
	if p.Side == "alternating" {
		return 2
	}
	return 1
}

func (c *composer) durationValue(o data.Opt[data.Duration]) value {
	if o.State != data.Given {
		return value{blank: true}
	}
	return value{text: c.duration(o.Value), count: one(o.Value.Range, durationUnit(o.Value.Unit).size)}
}

func (c *composer) measureValue(o data.Opt[data.Measure]) value {
	if o.State != data.Given {
		return value{blank: true}
	}
	return value{text: c.measure(o.Value), count: one(o.Value.Range, measureUnit(o.Value.Unit).size)}
}

// countValue is a count, or its share where it is shared out.
func (c *composer) countValue(o data.Opt[data.Range], among int64) value {
	if o.State != data.Given {
		return value{blank: true}
	}
	return value{text: c.number(o.Value, among), count: one(o.Value, among)}
}

// one is 1 where exactly one is meant, else 2: what picks between the words of {name|one|many}.
func one(r data.Range, size int64) int64 {
	if r.Least == size && r.Most == size {
		return 1
	}
	return 2
}

// span is a count or a range of counts.
func (c *composer) span(r data.Range) string { return c.number(r, 1) }

// number writes a range in units of so many base units.
func (c *composer) number(r data.Range, size int64) string {
	least := c.decimal(r.Least, size)
	if r.Least == r.Most {
		return least
	}
	return c.word("span", text("least", least), text("most", c.decimal(r.Most, size)))
}

// decimal writes v/size with at most two decimals.
func (c *composer) decimal(v, size int64) string {
	hundredths := (v*100 + size/2) / size
	whole, rest := hundredths/100, hundredths%100
	s := strconv.FormatInt(whole, 10)
	if rest == 0 {
		return s
	}
	point := c.word("point")
	if rest%10 == 0 {
		return s + point + strconv.FormatInt(rest/10, 10)
	}
	return s + point + strconv.FormatInt(rest/10, 10) + strconv.FormatInt(rest%10, 10)
}
