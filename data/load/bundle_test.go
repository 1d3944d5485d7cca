package load

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"handout/data"
	"handout/data/diag"
)

// mustBundle loads the clinic's own programme, or what the request says instead.
func mustBundle(t *testing.T, l *Library, r Request) *data.Bundle {
	t.Helper()
	b, faults := l.Bundle(r)
	if len(faults) > 0 {
		t.Fatal(faults.Text())
	}
	return b
}

func TestEveryFixtureFileIsGood(t *testing.T) {
	l, mine := fixture(nil)
	for _, name := range []string{
		"exercises/mine.yaml", "programmes/mine.yaml", "safety/own.yaml", "safety/more.yaml", "advice/own.yaml",
		"references/own-2024.yaml", "regions/xx.yaml", "locales/xx.yaml", "brand.yaml", "group.yaml",
	} {
		if faults := l.Check(Target{Layer: mine, Path: name}, ""); len(faults) > 0 {
			t.Errorf("%s:\n%s", name, faults.Text())
		}
	}
}

func TestExercise(t *testing.T) {
	l, _ := fixture(nil)
	x, faults := l.Exercise(Target{ID: "mine"})
	if len(faults) > 0 {
		t.Fatal(faults.Text())
	}
	if x.ID != "mine" || x.Name.Value != "Mine" || x.Pos.String() != "my/exercises/mine.yaml:1:1" || len(x.Steps) != 3 || len(x.InShort) != 2 {
		t.Errorf("%+v", x)
	}
	if x.Purpose.Text.Value != "May help." || x.Purpose.Print != data.PrintDefault || x.Claims[0].Refs[0] != "who-2023" {
		t.Errorf("claims: %+v, %+v", x.Purpose, x.Claims)
	}
	first, second := x.Pictures[0], x.Pictures[1]
	if first.Pose != "mine-1" || first.Inset != "mine-grip" || first.InsetAlt.Value != "A hand." || first.FirstStep != 1 || first.LastStep != 2 {
		t.Errorf("first picture: %+v", first)
	}
	if second.File.Value != "photo.jpg" || second.Path != "my/exercises/photo.jpg" || second.Credit.License.Value != "CC BY 4.0" || second.FirstStep != 3 {
		t.Errorf("second picture: %+v", second)
	}
	p := x.Prescription
	if p.Hold.Value.Least != 10000 || p.Repetitions.Value != (data.Range{Least: 8, Most: 12}) || p.Rest.State != data.Given || p.RestAfter != "set" ||
		p.Side != "each" || p.Duration.State != data.Absent || p.Intensity.Value.Scale != "Borg" || p.Frequency.Value.Per != "day" ||
		!slices.Equal(p.Frequency.Value.Days, []string{"mon", "fri"}) || p.When.Value.Value != "At noon" {
		t.Errorf("prescription: %+v", p)
	}
	if len(x.DoNotIf) != 2 || x.DoNotIf[0].Name.Value != "" || x.DoNotIf[0].Items[0].Text.Value != "dizziness" || x.DoNotIf[1].Name.Value != "Bones" {
		t.Errorf("leave-out lists: %+v", x.DoNotIf)
	}
	if len(x.Easier) != 1 || x.Easier[0].With != "bend" || len(x.Harder) != 2 || x.Varies == nil || x.Varies.ID != "twist" || x.Source.Mended[0].Value != "a word" {
		t.Errorf("%+v", x)
	}
}

func TestProgramme(t *testing.T) {
	l, _ := fixture(nil)
	b := mustBundle(t, l, Request{Programme: Target{ID: "mine"}, Copy: data.Copy{Patient: "A. Patient"}})
	p := b.Programme
	if p.Title.Value != "Mine" || p.File != "my-exercises" || p.Updated != (data.Date{Year: 2026, Month: 8, Day: 6}) || p.UpdatedPos.Line != 3 ||
		!p.Checked.Named() || p.Checked.Hash != "abc" || p.UpdateDue.Year != 2028 || p.URL.Value != "https://example.org/mine" {
		t.Errorf("%+v", p)
	}
	if u := p.Uses[1]; u.Exercise.ID != "twist" || u.Note.Value != "Hold the wall." || u.Prescription.Duration.Value.Least != 30000 ||
		u.Prescription.Rest.Value.Least != 10000 || u.Prescription.Side != "both" || u.Pos.String() != "my/programmes/mine.yaml:10:5" {
		t.Errorf("use: %+v", u)
	}
	if p.HowToUse[0].With != "" || p.HowToUse[1].With != "twist" || p.Causes.Items[0].Evidence != data.Plausible || p.Causes.After.Value != "A fall?" ||
		p.Advice[0].Items[0].Title.Value != "Heat" || p.Advice[0].Both.IsZero() || p.Help[0].IsZero() || p.ClaimsApproved.IsZero() ||
		!slices.Equal(p.PrintClaims, []string{"loosens"}) || p.Claims[0].Print != data.PrintNever {
		t.Errorf("%+v", p)
	}
	if b.Region.ID != "gb" || b.Locale.ID != "en-GB" || b.Locale.Strings["draft"].Value != "text" || len(b.Locale.Months) != 12 ||
		b.Locale.Muscles["rhomboids"].IsZero() || b.Copy.Patient != "A. Patient" || b.Brand != nil {
		t.Errorf("%+v", b)
	}
	if len(b.References) != 1 || b.References[0].ID != "who-2023" || b.References[0].URL == "" {
		t.Errorf("each source once, as it is first cited: %+v", b.References)
	}
}

func TestNumbers(t *testing.T) {
	l, _ := fixture(map[string]string{
		"exercises/sling.yaml":  "name: Sling\nsteps: [Sling.]\nvariation_of: throw\n",
		"exercises/lonely.yaml": "name: Lonely\nsteps: [x]\nvariation_of: bend\n",
		"programmes/long.yaml":  "title: Long\nexercises: [bend, throw, twist, sling]\nsafety: upper\n",
		"programmes/part.yaml":  "title: Part\nexercises: [sling, lonely, throw]\nsafety: upper\n",
	})
	tests := []struct {
		programme string
		chosen    []string
		want      string
	}{
		{"all", nil, "1 twist, 2 bend, 1b throw"},
		{"long", nil, "1 bend, 2b throw, 2 twist, 2c sling"},     // a variation may stand before its parent
		{"part", nil, "2b sling, 1 lonely, 2 throw"},             // and one whose parent is not there is a number of its own
		{"all", []string{"throw", "twist"}, "1 twist, 1b throw"}, // as they print: by clinicians last
		{"all", []string{"bend", "throw"}, "1 bend, 2 throw"},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			b := mustBundle(t, l, Request{Programme: Target{ID: test.programme}, Exercises: test.chosen})
			var got []string
			for _, u := range b.Programme.Uses {
				got = append(got, u.Number+" "+u.Exercise.ID)
			}
			if s := strings.Join(got, ", "); s != test.want {
				t.Errorf("got %s", s)
			}
		})
	}
}

func TestFiledUsesStayAsFiled(t *testing.T) {
	l, _ := fixture(nil)
	b := mustBundle(t, l, Request{
		Programme: Target{ID: "all"}, Exercises: []string{"throw"},
		Settings: []Setting{{"throw.load", "2 kg"}, {"throw.repetitions", "null"}, {"throw.when", "after: *lunch*"}, {"throw.frequency", "{times: 2, per: day}"}},
	})
	p := b.Programme.Uses[0].Prescription
	if p.Load.Value.Least != 2000000 || p.Load.Pos != (diag.Pos{File: "--set"}) || p.Repetitions.State != data.Null || p.When.Value.Value != "after: *lunch*" || p.Frequency.Value.Times.Least != 2 {
		t.Errorf("in force: %+v", p)
	}
	filed := b.Programme.Filed
	if len(filed) != 3 || filed[2].Prescription.Load.State != data.Null || filed[2].Prescription.Repetitions.Value.Least != 12 || filed[2].Number != "1b" {
		t.Errorf("filed: %+v", filed)
	}
	again := mustBundle(t, l, Request{Programme: Target{ID: "all"}})
	if got := again.Programme.Uses[2].Prescription.Load.State; got != data.Null {
		t.Errorf("a setting reached the next handout: %v", got)
	}
}

func TestRegionInForce(t *testing.T) {
	l, mine := fixture(nil)
	brand := &Target{Layer: mine, Path: "group.yaml"}
	tests := []struct {
		name string
		r    Request
		want string
	}{
		{"none named", Request{Programme: Target{ID: "all"}}, "intl"},
		{"programme", Request{Programme: Target{ID: "mine"}}, "gb"},
		{"brand over programme", Request{Programme: Target{ID: "mine"}, Brand: brand}, "ca"},
		{"flag over programme", Request{Programme: Target{ID: "mine"}, Region: "intl"}, "intl"},
		{"flag that agrees with the brand", Request{Programme: Target{ID: "mine"}, Brand: brand, Region: "ca"}, "ca"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if b := mustBundle(t, l, test.r); b.Region.ID != test.want {
				t.Errorf("got %s, want %s", b.Region.ID, test.want)
			}
		})
	}
	ca := mustBundle(t, l, Request{Programme: Target{ID: "all"}, Region: "ca"}).Region
	if ca.Words["tummy"].Value != "belly" || !slices.Equal(ca.WordKeys, []string{"bottom", "tummy"}) || ca.Habits.Paper != "letter" || ca.Emergency.Number.Value != "911" {
		t.Errorf("%+v", ca)
	}
}

func TestSafetySets(t *testing.T) {
	l, _ := fixture(map[string]string{
		"safety/most.yaml":       "extends: more\nadd: {emergency: [{name: Ours, items: [{id: ours, text: A sign, source: B}]}]}\n",
		"programmes/most.yaml":   "title: Most\nexercises: [twist]\nsafety: {use: most, add: {ask_first: [Under 18]}}\n",
		"programmes/own.yaml":    "title: Own\nexercises: [twist]\nsafety: own\n",
		"programmes/shared.yaml": "title: Shared\nexercises: [twist]\nsafety: upper\n",
	})
	s := mustBundle(t, l, Request{Programme: Target{ID: "most"}}).Programme.Safety
	if s.ID != "most" || s.Extends != "more" || !s.BuiltIn || s.Gate.IsZero() || s.Stop.Whole.Value != "Stop and call. Ask us." || s.Stop.Short.Value != "Stop." {
		t.Errorf("%+v", s)
	}
	if g := s.Emergency.Groups; len(g) != 2 || g[0].Items[0].Added || !g[1].Items[0].Added || g[1].Name.Value != "Ours" || g[1].Items[0].ID != "ours" || g[1].Items[0].Sources[0] != "B" {
		t.Errorf("emergency: %+v", g)
	}
	var asks []string
	for _, g := range s.AskFirst.Groups {
		for _, i := range g.Items {
			asks = append(asks, i.Text.Value)
		}
	}
	if strings.Join(asks, ", ") != "A heart condition, A new hip, Under 18" {
		t.Errorf("ask first: %v", asks)
	}
	if own := mustBundle(t, l, Request{Programme: Target{ID: "own"}}).Programme.Safety; own.BuiltIn || own.Extends != "" {
		t.Errorf("a set of one's own: %+v", own)
	}
	plain := mustBundle(t, l, Request{Programme: Target{ID: "shared"}}).Programme.Safety
	if !plain.BuiltIn || len(plain.AskFirst.Groups) != 1 || plain.Pain.SettlesWithin.Unit != "h" || plain.Pain.Before.IsZero() || plain.Emergency.Foot.Value != "" {
		t.Errorf("what one programme adds reached another: %+v", plain)
	}
}

func TestBrand(t *testing.T) {
	l, mine := fixture(nil)
	b := mustBundle(t, l, Request{Programme: Target{ID: "all"}, Brand: &Target{Layer: mine, Path: "brand.yaml"}})
	br := b.Brand
	if br.Name.Value != "Your Clinic" || br.Phone.Value != "01632 960 001" || br.Region != "gb" || br.Contact[0].Value != "12 Main Street" ||
		br.Logo.Path != "my/logo.svg" || br.Logo.OneColourPath != "my/logo.svg" || br.Accent.Value != "#6B2358" ||
		!br.Checked.Named() || br.Checked.Hashes["mine"] != "abc" || br.Figure.Skin != "tan" || br.ID != "brand" {
		t.Errorf("%+v", br)
	}
	p := b.Programme
	if p.Safety.Pain.CarryOn.Most != 4 || p.Safety.Pain.EaseOff != (data.Range{Least: 5, Most: 5}) || p.Safety.Pain.Pos.File != "my/brand.yaml" || p.Safety.Pain.Lead.IsZero() {
		t.Errorf("pain: %+v", p.Safety.Pain)
	}
	var urgent []string
	for _, g := range p.Safety.Urgent.Groups {
		for _, i := range g.Items {
			urgent = append(urgent, i.Text.Value)
		}
	}
	if strings.Join(urgent, ", ") != "A fever, A rash, A swollen leg" || p.Safety.Stop.Whole.Value != "Stop and call. Ring us." {
		t.Errorf("additions of group and branch: %v, %q", urgent, p.Safety.Stop.Whole.Value)
	}
	if p.Uses[0].Note.Value != "Only in the gym." || p.Uses[1].Note.Value != "Not alone." || p.Filed[0].Note != p.Uses[0].Note {
		t.Errorf("notes: %q, %q", p.Uses[0].Note.Value, p.Uses[1].Note.Value)
	}
	mineToo := mustBundle(t, l, Request{Programme: Target{ID: "mine"}, Brand: &Target{Layer: mine, Path: "brand.yaml"}})
	if got := mineToo.Programme.Uses[1].Note.Value; got != "Hold the wall. Only in the gym." {
		t.Errorf("the brand's note stands after the programme's: %q", got)
	}
	if src, err := fs.ReadFile(b.Files, br.Logo.Path); err != nil || string(src) != "<svg/>" {
		t.Errorf("logo: %q, %v", src, err)
	}
	if _, err := fs.ReadFile(b.Files, "my/brand.yaml"); err == nil {
		t.Error("a file that no picture names can be read as a picture")
	}
}

func TestBrandInheritsWhatItDoesNotSay(t *testing.T) {
	l, mine := fixture(map[string]string{
		"brands/group.yaml":  edited(t, "brand.yaml", "extends: group\n", "urgent: null\nextra_numbers: [01632 960 009]\n"),
		"brands/branch.yaml": "extends: group\n",
		"brands/other.yaml":  "extends: group\nlogo: {file: ../logo.svg, alt: Other}\npain: {carry_on: 0 to 2, ease_off: 3, stop: 4 to 10}\nfigure: {hair: dark}\nchecked: {by: C}\nextra_numbers: [01632 960 010]\nregion: ca\nurgent: {who: the nurse, number: \"811\"}\n",
		"logo.svg":           "<svg/>",
		"brands/logo.svg":    "<svg/>",
	})
	_ = mine
	b := mustBundle(t, l, Request{Programme: Target{ID: "all"}, Brand: &Target{ID: "branch"}})
	br := b.Brand
	if br.ID != "branch" || br.Pos.File != "my/brands/branch.yaml" || br.Name.Value != "Your Clinic" || br.Logo == nil || br.Pain == nil || br.Figure.Hair != "grey" || !br.Checked.Named() || br.Region != "gb" {
		t.Errorf("%+v", br)
	}
	if b.Region.Emergency.Extra[0].Value != "01632 960 009" || b.Region.Urgent.Number.Value != "111" {
		t.Errorf("region: %+v", b.Region)
	}
	b = mustBundle(t, l, Request{Programme: Target{ID: "all"}, Brand: &Target{ID: "other"}})
	br = b.Brand
	if br.Logo.Path != "my/logo.svg" || br.Pain.Stop.Least != 4 || br.Figure.Hair != "dark" || br.Checked.Named() || br.ExtraNumbers[0].Value != "01632 960 010" || br.Region != "ca" {
		t.Errorf("%+v", br)
	}
	if b.Region.Urgent.Number.Value != "811" || b.Region.Urgent.Who.Value != "the nurse" {
		t.Errorf("the brand gives the line that the region leaves open: %+v", b.Region.Urgent)
	}
}

// locked is a file system in which one file may not be read.
type locked struct {
	fs.FS
	name string
}

func (l locked) Open(name string) (fs.File, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.FS.Open(name)
}

// TestUnreadableGroup: a group's brand that cannot be read is not another of its name, with another country's numbers.
func TestUnreadableGroup(t *testing.T) {
	const group = "kind: brand\nname: Your Group\nregion: gb\n"
	l, mine := fixture(map[string]string{"brands/group.yaml": group, "clinic/group.yaml": group, "clinic/branch.yaml": "extends: group\n"})
	mine.FS = locked{mine.FS, "clinic/group.yaml"}
	b, found := l.Bundle(Request{Programme: Target{ID: "all"}, Brand: &Target{Layer: mine, Path: "clinic/branch.yaml"}})
	if !found.HasErrors() {
		t.Errorf("the brand is that of %s", b.Brand.Name.Pos.File)
	}
}

func TestBundleRefuses(t *testing.T) {
	brand := func(mine *Layer) *Target { return &Target{Layer: mine, Path: "brand.yaml"} }
	tests := []struct {
		name    string
		changed map[string]string
		request func(r *Request, mine *Layer)
		want    []string
	}{
		{"programme that there is not", nil, func(r *Request, _ *Layer) { r.Programme.ID = "mien" },
			[]string{`: mien: no programme has this id | did you mean "mine"?`}},
		{"programme file that there is not", nil, func(r *Request, mine *Layer) { r.Programme = Target{Layer: mine, Path: "none.yaml"} },
			[]string{`my/none.yaml: cannot be read: there is no such file | look at the name and the folder`}},
		{"programme file that is a folder", nil, func(r *Request, mine *Layer) { r.Programme = Target{Layer: mine, Path: "programmes"} },
			[]string{`my/programmes: cannot be read: this is a folder | look at the name and the folder`}},
		{"brand that there is not", nil, func(r *Request, _ *Layer) { r.Brand = &Target{ID: "none"} },
			[]string{`: none: no brand has this id | the library has none`}},
		{"region that there is not", nil, func(r *Request, _ *Layer) { r.Region = "uk" },
			[]string{`--region: uk: no region has this id | there are: ca, gb, intl, xx`}},
		{"region against the brand", nil, func(r *Request, mine *Layer) { r.Brand, r.Region = brand(mine), "ca" },
			[]string{`--region: ca: the brand Your Clinic is in gb, and tells people whom to call there | leave --region out, or choose another brand`}},
		{"line for today against the region", map[string]string{"brand.yaml": "name: A\nregion: gb\nurgent: {who: the nurse}\n"}, func(r *Request, mine *Layer) { r.Brand = brand(mine) },
			[]string{`my/brand.yaml:3:15: urgent: the region gb has a line of its own, 111 | take urgent away`}},
		{"chosen exercise that is not there", nil, func(r *Request, _ *Layer) { r.Exercises = []string{"twist", "mien", "bend"} },
			[]string{`--exercises: "bend" is not an exercise of this programme | exercises here: mine, twist`, `--exercises: "mien" is not an exercise of this programme | did you mean "mine"?`}},
		{"chosen twice", nil, func(r *Request, _ *Layer) { r.Exercises = []string{"twist", "twist"} },
			[]string{`--exercises: twist stands there twice | name it once`}},
		{"nothing chosen", nil, func(r *Request, _ *Layer) { r.Exercises = []string{""} },
			[]string{`--exercises: "" is not an exercise of this programme | exercises here: mine, twist`}},
		{"setting of nothing", nil, func(r *Request, _ *Layer) { r.Settings = []Setting{{"hold", "10 s"}} },
			[]string{`--set: "hold" names no exercise and key | write exercise.key=value, such as towel-stretch.hold="10 s"`}},
		{"setting of another exercise", nil, func(r *Request, _ *Layer) { r.Settings = []Setting{{"bend.hold", "10 s"}} },
			[]string{`--set: bend.hold: "bend" is not an exercise of this handout | exercises here: mine, twist`}},
		{"setting of an unknown key", nil, func(r *Request, _ *Layer) { r.Settings = []Setting{{"twist.hodl", "10 s"}} },
			[]string{`--set: twist.hodl: unknown key | did you mean "hold"?`}},
		{"setting without unit", nil, func(r *Request, _ *Layer) { r.Settings = []Setting{{"twist.hold", "10"}} },
			[]string{`--set: twist.hold: "10" has no unit | write "10 s" or "10 min"`}},
		{"setting of nothing to nothing", nil, func(r *Request, _ *Layer) { r.Settings = []Setting{{"twist.hold", ""}} },
			[]string{`--set: twist.hold: empty | write a value, or null for a line to fill in`}},
		{"faults of several files", map[string]string{
			"exercises/mine.yaml": "name: Mine\nsteps: Sit\n", "programmes/mine.yaml": "title: [x]\nexercises: [mine]\nsafety: upper\nregion: gb\n", "brand.yaml": "name: A\nregion: ca\naccent: red\n",
		}, func(r *Request, mine *Layer) { r.Brand = brand(mine) },
			[]string{
				`my/brand.yaml:3:9: accent: "red" is not a colour | write # and six digits in quotes, such as "#0B5A69"`,
				`my/exercises/mine.yaml:2:8: steps: found "Sit", want a list | put it in brackets, [Sit], or on a line of its own after "- "`,
				`my/programmes/mine.yaml:1:8: title: found a list, want a text | take the brackets or dashes away, or put the text in quotes`,
			}},
		{"built-in safety set replaced", map[string]string{"safety/upper.yaml": "gate: Go ahead.\n"}, nil,
			[]string{`my/safety/upper.yaml:1:1: upper: a built-in safety file cannot be replaced | give the file another name, and write "extends: upper" and what to add`}},
		{"built-in region replaced", map[string]string{"regions/gb.yaml": "urgent: {who: nobody}\n"}, nil,
			[]string{`my/regions/gb.yaml:1:1: gb: a built-in region file cannot be replaced | give the file another name`}},
		{"ids told apart by capitals", map[string]string{"exercises/Mine.yaml": "name: Mine\nsteps: [Sit.]\n"}, nil,
			[]string{`my/exercises/mine.yaml:1:1: mine: this id is taken by my/exercises/Mine.yaml | capitals alone do not tell ids apart: give one of the two another name`}},
		{"id told from a built-in one by capitals", map[string]string{"safety/Upper.yaml": "gate: Go ahead.\n"}, nil,
			[]string{`my/safety/Upper.yaml:1:1: Upper: this id is taken by library/safety/upper.yaml | capitals alone do not tell ids apart: give one of the two another name`}},
		{"file name that is no id", map[string]string{"exercises/my exercise.yaml": "name: x\n"}, nil,
			[]string{`my/exercises/my exercise.yaml:1:1: "my exercise.yaml": the file's name is its id, and this is none | use letters, digits and hyphens, such as "towel-stretch.yaml"`}},
		{"file with the other ending", map[string]string{"exercises/sit.yml": "name: x\n"}, nil,
			[]string{`my/exercises/sit.yml:1:1: sit.yml: the ending of a library file is .yaml | rename it`}},
		{"locale without words for a muscle", map[string]string{
			"locales/xx.yaml": strings.Replace(localeFixture, ", lower-back: Lower back", "", 1), "regions/xx.yaml": edited(t, "regions/xx.yaml", "locale: en-GB", "locale: xx"),
		}, func(r *Request, _ *Layer) { r.Region = "xx" },
			[]string{`my/locales/xx.yaml:1:1: the locale xx has no words for the muscle lower-back | add it under muscles`}},
		{"a circle of three", map[string]string{
			"exercises/mine.yaml": "name: Mine\nsteps: [x]\nvariation_of: b\n", "exercises/b.yaml": "name: B\nsteps: [x]\nvariation_of: c\n", "exercises/c.yaml": "name: C\nsteps: [x]\nvariation_of: mine\n",
		}, func(r *Request, _ *Layer) { r.Exercises = []string{"mine"} },
			[]string{`my/exercises/mine.yaml:3:15: variation_of goes round in a circle: mine -> b -> c -> mine | one of them must stand alone`}},
		{"brands in a circle", map[string]string{"group.yaml": "extends: brand\n"}, func(r *Request, mine *Layer) { r.Brand = brand(mine) },
			[]string{`my/group.yaml:1:10: extends goes round in a circle: my/brand.yaml -> my/group.yaml -> my/brand.yaml | one of them must stand alone`}},
		{"safety sets in a circle", map[string]string{
			"safety/a.yaml": "extends: b\n", "safety/b.yaml": "extends: a\n", "programmes/mine.yaml": "title: x\nexercises: [twist]\nsafety: a\n",
		}, nil,
			[]string{`my/safety/b.yaml:1:10: extends goes round in a circle: a -> b -> a | one of them must stand alone`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, mine := fixture(test.changed)
			r := Request{Programme: Target{ID: "mine"}}
			if test.request != nil {
				test.request(&r, mine)
			}
			b, faults := l.Bundle(r)
			if b != nil {
				t.Error("a bundle in spite of errors")
			}
			checkFaults(t, faults, test.want)
		})
	}
}
