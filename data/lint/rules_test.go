package lint_test

import (
	"strings"
	"testing"

	"handout/data"
	"handout/data/diag"
	"handout/data/lint"
)

// spoiled is one way to break a bundle that passes, and what must be said of it.
type spoiled struct {
	rule     string
	severity diag.Severity
	spoil    func(*testing.T, *data.Bundle)
	place    string // file:line:column, or the file alone
	message  string
	hint     string // a part of it
}

const (
	safetyFile = "library/safety/upper-back.yaml"
	programme  = "library/programmes/back-pain.yaml"
	ball       = "library/exercises/medicine-ball-throw.yaml"
	pulls      = "library/exercises/inverted-pulls.yaml"
	ownFile    = "own.yaml:7:3"
)

func TestRules(t *testing.T) {
	tables := [][]spoiled{safetyCases(), exerciseCases(), honestyCases(), otherCases()}
	shown := map[string]bool{}
	for _, table := range tables {
		for _, c := range table {
			shown[c.rule] = true
			t.Run(c.rule+"/"+c.message, func(t *testing.T) {
				b := backPain(t)
				b.Brand = clinic()
				c.spoil(t, b)
				want(t, lint.Check(b), c)
			})
		}
	}
	for _, r := range lint.Rules() {
		if !shown[r.Name] {
			t.Errorf("no case shows what %s finds", r.Name)
		}
	}
}

// want looks for the finding and prints what was found instead.
func want(t *testing.T, found diag.List, c spoiled) {
	t.Helper()
	for _, f := range found {
		if f.Rule == c.rule && f.Message == c.message {
			if !strings.HasPrefix(f.Pos.String(), c.place) {
				t.Errorf("place %s, want %s", f.Pos, c.place)
			}
			if f.Severity != c.severity {
				t.Errorf("severity %s, want %s", f.Severity, c.severity)
			}
			if c.hint == "" || !strings.Contains(f.Hint, c.hint) {
				t.Errorf("hint %q, want %q in it", f.Hint, c.hint)
			}
			if f.Class != diag.Refused {
				t.Errorf("a rule refuses, it does not call a file invalid")
			}
			return
		}
	}
	t.Errorf("not found: %s", c.message)
	for _, f := range found {
		t.Logf("found %s: [%s] %s", f.Pos, f.Rule, f.Message)
	}
}

func safetyCases() []spoiled {
	set := func(f func(*data.SafetySet)) func(*testing.T, *data.Bundle) {
		return func(_ *testing.T, b *data.Bundle) { f(b.Programme.Safety) }
	}
	return []spoiled{
		{"safety-set", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Programme.Safety = nil },
			programme, "programme back-pain has no safety set: no handout goes without one", "safety: upper-back"},
		{"safety-set", diag.Error, set(func(s *data.SafetySet) { s.Gate = data.Text{} }),
			safetyFile, "safety set upper-back: gate is empty: nothing would say whom the sheet is for", "a clinician must have checked"},
		{"safety-set", diag.Error, set(func(s *data.SafetySet) { s.Calm.Value = "  " }),
			safetyFile + ":13", "safety set upper-back: calm is empty", "say calmly"},
		{"red-flags", diag.Error, func(t *testing.T, b *data.Bundle) { remove(t, &b.Programme.Safety.Emergency, "chest-pain") },
			safetyFile + ":16", "safety set upper-back: emergency: chest-pain is missing: no handout may leave it out", "put it back"},
		{"red-flags", diag.Error, func(t *testing.T, b *data.Bundle) { item(t, &b.Programme.Safety.Urgent, "rash").Text.Value = " " },
			safetyFile + ":52", "safety set upper-back: urgent: rash has no words", "write the sign out"},
		{"red-flags", diag.Error, func(t *testing.T, b *data.Bundle) {
			g := &b.Programme.Safety.AskFirst.Groups[2]
			g.Items = append(g.Items, *item(t, &b.Programme.Safety.AskFirst, "cancer"))
		}, safetyFile + ":84", "safety set upper-back: ask_first: cancer stands twice", "keep one"},
		{"red-flags", diag.Error, func(t *testing.T, b *data.Bundle) {
			s := b.Programme.Safety
			s.AskFirst.Groups[0].Items = append(s.AskFirst.Groups[0].Items, remove(t, &s.Emergency, "chest-pain"))
		}, safetyFile + ":21", "safety set upper-back: chest-pain stands under ask_first: its urgency is fixed", "its own list"},
		{"red-flags", diag.Error, set(func(s *data.SafetySet) {
			s.Urgent.Groups = append(s.Urgent.Groups, data.Group{Items: []data.Item{{Text: own(" "), Added: true}}})
		}), ownFile, "safety set upper-back: urgent: an item has no words", "take the line away"},
		{"red-flag-order", diag.Error, set(func(s *data.SafetySet) {
			i := s.Emergency.Groups[0].Items
			i[0], i[1] = i[1], i[0]
		}), safetyFile + ":21", "safety set upper-back: emergency: chest-pain stands too late: the order is fixed", "keep the order"},
		{"reviewed-words", diag.Error, func(t *testing.T, b *data.Bundle) {
			item(t, &b.Programme.Safety.Emergency, "chest-pain").Text.Value = "Chest pain"
		}, safetyFile + ":21", "safety set upper-back: emergency: the words of chest-pain are not the reviewed ones", "under add"},
		{"reviewed-words", diag.Error, set(func(s *data.SafetySet) { s.Emergency.Foot.Value = "Do not drive." }),
			safetyFile + ":34", "safety set upper-back: the words of emergency foot are not the reviewed ones", "put the words back"},
		{"one-urgency", diag.Error, set(func(s *data.SafetySet) {
			s.Urgent.Groups = append(s.Urgent.Groups, data.Group{Items: []data.Item{{Text: own("chest pain, tightness or PRESSURE."), Added: true}}})
		}), ownFile, `"chest pain, tightness or PRESSURE." stands under emergency and under urgent: a sign has one urgency`, "more urgent list"},
		{"condition", diag.Error, set(func(s *data.SafetySet) { s.Emergency.Head.Value = "" }),
			safetyFile + ":16", "safety set upper-back: emergency has no head", "whom to call"},
		{"condition", diag.Error, set(func(s *data.SafetySet) { s.Urgent.Head.Value = "Get help soon" }),
			safetyFile + ":37", "safety set upper-back: the head of urgent does not say what to call", "write {urgent}"},
		{"condition", diag.Error, set(func(s *data.SafetySet) { s.AskFirst.If = data.Text{} }),
			safetyFile + ":62", "safety set upper-back: ask_first has no condition (if): a bare list is misread", "if you have any of these"},
		{"condition", diag.Error, set(func(s *data.SafetySet) { s.Emergency.Foot = data.Text{} }),
			safetyFile + ":16", "safety set upper-back: emergency has no foot", "not to drive"},
		{"condition", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Region.Emergency.Head = own("Call somebody") },
			ownFile, "region gb: its emergency heading does not say what to call", "write {emergency}"},
		{"stop-rule", diag.Error, set(func(s *data.SafetySet) { s.Stop.Short = data.Text{} }),
			safetyFile + ":90", "safety set upper-back: stop: short is empty", "beside every exercise"},
		{"stop-rule", diag.Error, set(func(s *data.SafetySet) { s.Stop.Whole.Value = "Stop. Then see page 1." }),
			safetyFile + ":90", "safety set upper-back: stop: whole does not say what to call", "write {emergency}"},
		{"pain-guide", diag.Error, set(func(s *data.SafetySet) { s.Pain.EaseOff.Least = 5 }),
			safetyFile, "pain guide: the three zones must cover 0 to 10 without gap or overlap", "0 to 3, 4 to 5, 6 to 10"},
		{"pain-guide", diag.Error, set(func(s *data.SafetySet) {
			s.Pain.CarryOn.Most, s.Pain.EaseOff, s.Pain.Stop.Least = 6, data.Range{Least: 7, Most: 7}, 8
		}), safetyFile, "pain guide: carry_on reaches 6: too much pain to carry on with", "5 or below"},
		{"pain-guide", diag.Error, set(func(s *data.SafetySet) { s.Pain.EaseOff.Most, s.Pain.Stop.Least = 7, 8 }),
			safetyFile, "pain guide: stop begins at 8: too late", "7 or below"},
		{"pain-guide", diag.Error, set(func(s *data.SafetySet) { s.Pain.SettlesWithin = data.Duration{} }),
			safetyFile, "pain guide: settles_within is missing or too long", "settles_within: 24 h"},
		{"pain-guide", diag.Error, set(func(s *data.SafetySet) { s.Pain.Before = data.Text{} }),
			safetyFile, "pain guide: the text of before is empty", "say what to do"},
		{"emergency-number", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Region = nil },
			programme, "no region is in force: nothing would say what to call", "intl"},
		{"emergency-number", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Region.Emergency.Number = data.Text{} },
			"library/regions/gb.yaml", "region gb has no emergency number", "list by country"},
		{"emergency-number", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Region.Emergency.Place = data.Text{} },
			"library/regions/gb.yaml", "region gb names no place for an emergency", "say where to go"},
		{"urgent-line", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Region.Urgent = data.Urgent{} },
			"library/regions/gb.yaml", "nobody is named to call the same day", "your doctor"},
		{"urgent-line", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Brand.Urgent = &data.Urgent{} },
			"clinic.yaml:1:1", "nobody is named to call the same day", "your doctor"},
		{"urgent-line", diag.Warning, func(_ *testing.T, b *data.Bundle) {
			b.Region.ID, b.Region.Urgent = "eu", data.Urgent{Who: own("your doctor")}
		}, "clinic.yaml:1:1", `region eu has no line of its own for the same day: the sheet says "your doctor"`, "urgent: {number"},
		{"named-region", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Brand.Region = "" },
			"clinic.yaml:1:1", "brand clinic names no region: the emergency number would be a guess", "region: gb"},
	}
}

func exerciseCases() []spoiled {
	return []spoiled{
		{"exercises", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Programme.Uses = nil },
			programme, "programme back-pain has no exercise", "name an exercise"},
		{"exercises", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Programme.Uses = append(b.Programme.Uses, b.Programme.Uses[0]) },
			programme, "inverted-pulls is named twice", "keep one"},
		{"steps", diag.Error, func(t *testing.T, b *data.Bundle) { use(t, b, "inverted-pulls").Exercise.Steps = nil },
			pulls + ":1:1", "exercise inverted-pulls has no steps", "at most 7"},
		{"steps", diag.Error, func(t *testing.T, b *data.Bundle) {
			e := use(t, b, "inverted-pulls").Exercise
			e.Steps = append(e.Steps, own("Rest."))
		}, ownFile, "exercise inverted-pulls has 8 steps: more than 7 are not read", "join two steps"},
		{"steps", diag.Error, func(t *testing.T, b *data.Bundle) { use(t, b, "inverted-pulls").Exercise.Steps[2].Value = "" },
			pulls + ":16", "exercise inverted-pulls: step 3 is empty", "take it away"},
		{"precautions", diag.Error, func(t *testing.T, b *data.Bundle) {
			e := use(t, b, "inverted-pulls").Exercise
			e.Precautions, e.DoNotIf = nil, nil
		}, pulls + ":1:1", "exercise inverted-pulls has neither precautions nor do_not_if", "who should ask first"},
		{"precautions", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "inverted-pulls").Exercise.Precautions[0] = own("")
		}, ownFile, "exercise inverted-pulls: a precaution is empty", "take it away"},
		{"variation", diag.Error, func(t *testing.T, b *data.Bundle) {
			e := use(t, b, "medicine-ball-throw").Exercise
			e.Precautions = e.Precautions[:4]
		}, ball + ":1:1", `exercise medicine-ball-throw varies standing-twists and lacks its precaution "low back pain on turning"`, "in the same words or fewer"},
		{"variation", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "medicine-ball-throw").Exercise.DoNotIf[2].Items[1].Text.Value = "dizziness before or after meals"
		}, ball + ":1:1", `exercise medicine-ball-throw varies standing-twists and lacks its precaution "dizziness now"`, "add it"},
		{"clinician-only", diag.Error, func(t *testing.T, b *data.Bundle) { use(t, b, "towel-stretch").ByHand = false },
			programme, "towel-stretch is for a clinician to teach, and its dose is open: hold, repetitions, sets, rest, resistance", "by_hand: true"},
		{"clinician-only", diag.Error, func(t *testing.T, b *data.Bundle) {
			u := use(t, b, "medicine-ball-throw")
			u.ByHand = false
			u.Prescription.Distance = data.Opt[data.Measure]{State: data.Given, Value: data.Measure{Range: data.Range{Least: 1, Most: 1}, Unit: "m"}}
		}, programme, "medicine-ball-throw is for a clinician to teach, and its dose is open: load", "fill them in"},
		{"dose", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "childs-pose").Prescription.When = given(own(strings.Repeat("Every day ", 7)))
		}, ownFile, "childs-pose: when has 70 characters: its place holds 60", "say it shorter"},
		{"dose", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "childs-pose").Prescription.Sets = given(data.Range{})
		}, "library/exercises/childs-pose.yaml", "childs-pose: sets is 0: that cannot be done", "null"},
		{"dose", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "medicine-ball-throw").Prescription.Repetitions = given(data.Range{Least: 11, Most: 11})
		}, ball, "medicine-ball-throw: repetitions that alternate cannot be shared out evenly", "even number"},
		{"dose", diag.Warning, func(t *testing.T, b *data.Bundle) {
			use(t, b, "childs-pose").Prescription.Hold = given(data.Duration{Range: data.Range{Least: 20_000, Most: 660_000}, Unit: "min"})
		}, "library/exercises/childs-pose.yaml", "childs-pose: hold is more than 10 minutes: is that meant?", "unit"},
		{"dose", diag.Warning, func(t *testing.T, b *data.Bundle) {
			use(t, b, "childs-pose").Prescription.Repetitions = given(data.Range{Least: 101, Most: 101})
		}, "library/exercises/childs-pose.yaml", "childs-pose: repetitions is more than 100: is that meant?", "number"},
		{"never", diag.Warning, func(t *testing.T, b *data.Bundle) {
			use(t, b, "childs-pose").Exercise.Never = []data.Text{own("Bouncing")}
		}, ownFile, `never: "Bouncing" is no whole sentence, and prints as it stands`, "Never bounce."},
		{"pictures", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "inverted-pulls").Exercise.Pictures[0].Alt = data.Text{}
		}, pulls + ":27:5", "exercise inverted-pulls: picture inverted-pulls-1 has no alternative text (alt)", "hands, side, direction"},
		{"pictures", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "inverted-pulls").Exercise.Pictures[1].InsetAlt = data.Text{}
		}, pulls, "exercise inverted-pulls: close-up inverted-pulls-grip has no alternative text (inset_alt)", "hands, side"},
		{"pictures", diag.Error, func(t *testing.T, b *data.Bundle) {
			p := &use(t, b, "inverted-pulls").Exercise.Pictures[0]
			p.Pose, p.File, p.Alt = "", own("photo.jpg"), own(" ")
		}, ownFile, "exercise inverted-pulls: picture photo.jpg has no alternative text (alt)", "hands, side"},
		{"pictures", diag.Error, func(_ *testing.T, b *data.Bundle) {
			b.Brand.Logo, b.Brand.Name = &data.Logo{Pos: diag.Pos{File: "clinic.yaml", Line: 3, Column: 7}}, data.Text{}
		}, "clinic.yaml:3:7", "brand clinic: the logo has no alternative text (alt)", "name of the clinic"},
	}
}

func given[T any](v T) data.Opt[T] { return data.Opt[T]{State: data.Given, Value: v} }

func honestyCases() []spoiled {
	return []spoiled{
		{"evidence", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "inverted-pulls").Exercise.Purpose.Evidence = data.Contested
		}, pulls, "exercise inverted-pulls: its purpose is contested", "promise less"},
		{"evidence", diag.Error, func(t *testing.T, b *data.Bundle) {
			e := use(t, b, "upper-back-bends").Exercise
			e.Claims[1].Print = data.PrintDefault
		}, "library/exercises/upper-back-bends.yaml", "claim bends-posture is unsupported and would print", "print: never"},
		{"evidence", diag.Error, func(_ *testing.T, b *data.Bundle) {
			b.Programme.Causes.Items = append(b.Programme.Causes.Items, data.Claim{Text: own("Bad posture"), Evidence: data.Unsupported})
		}, ownFile, `claim "Bad posture" is unsupported and would print`, "more carefully"},
		{"evidence", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Programme.Evidence.Refs = nil },
			programme, `claim "` + evidenceText + `" is called supported and names no source`, "under refs"},
		{"approval", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Programme.PrintClaims = []string{"cause-posture"} },
			programme, "print_claims asks for cause-posture and names no approver", "approved_by"},
		{"approval", diag.Error, func(_ *testing.T, b *data.Bundle) {
			b.Programme.PrintClaims, b.Programme.ClaimsApproved = []string{"cause-food"}, own("B. Clinician")
		}, ownFile, "print_claims: cause-food must never print", "off the list"},
		{"approval", diag.Error, func(_ *testing.T, b *data.Bundle) {
			b.Programme.PrintClaims, b.Programme.ClaimsApproved = []string{"cause-luck"}, own("B. Clinician")
		}, ownFile, "print_claims: cause-luck: no claim has this id", "look at the claims"},
		{"words", diag.Error, func(t *testing.T, b *data.Bundle) {
			use(t, b, "inverted-pulls").Exercise.Purpose.Text = own("Heals your back.")
		}, ownFile, `purpose: "heals" promises or frightens`, "instead: help"},
		{"words", diag.Error, func(_ *testing.T, b *data.Bundle) {
			c := &b.Programme.Causes.Items[4]
			b.Programme.PrintClaims, b.Programme.ClaimsApproved, c.Text = []string{c.ID}, own("B. Clinician"), own("Wear and tear")
		}, ownFile, `causes: "wear and tear" promises or frightens`, "change with age"},
		{"words", diag.Warning, func(t *testing.T, b *data.Bundle) {
			use(t, b, "inverted-pulls").Note = own("This is no instant cure for knots.")
		}, ownFile, `note: "knots" promises or frightens`, "tight, sore muscles"},
	}
}

const evidenceText = "For long-term low back pain, exercise probably eases pain a little (WHO review, 2023). For upper back pain there are few trials and no guideline. So we say “may help”. People given only a few exercises tend to keep doing them."

func otherCases() []spoiled {
	date := func(year, month, day int) data.Date { return data.Date{Year: year, Month: month, Day: day} }
	note := func(words string) func(*testing.T, *data.Bundle) {
		return func(t *testing.T, b *data.Bundle) { use(t, b, "upper-back-bends").Note = own(words) }
	}
	help := func(words string) func(*testing.T, *data.Bundle) {
		return func(_ *testing.T, b *data.Bundle) { b.Programme.Help = append(b.Programme.Help, own(words)) }
	}
	signed := data.Checked{Pos: diag.Pos{File: "clinic.yaml", Line: 9, Column: 3}, By: own("B. Clinician"), Profession: own("physiotherapist"), Registration: own("PH00000"), On: date(2026, 9, 1)}
	return []spoiled{
		{"names", diag.Error, note("Bend your {tumy}."), ownFile, "note: there is nothing named {tumy}", `did you mean "tummy"?`},
		{"names", diag.Error, note("About {10 yards}."), ownFile, "note: there is nothing named {10 yards}", "a length is written {10 cm}"},
		{"names", diag.Error, note("Hold for {hold."), ownFile, "note: a brace is never closed", "{{ for a brace"},
		{"names", diag.Error, note("{repetitions|hold} each"), ownFile, "note: {repetitions|hold} needs two words to pick from", "{name|one|many}"},
		{"names", diag.Error, note("Go **slowly."), ownFile, "note: a bold part is never closed", "write **"},
		{"names", diag.Error, note("Go on for {duration}."), ownFile, "note: {duration} has nothing behind it: the dose has no duration", "null for a line"},
		{"names", diag.Error, note("{per_side} each"), ownFile, "note: {per_side} has nothing behind it: the dose has no two sides", "side: each"},
		{"names", diag.Error, help("you hold for {hold}"), ownFile, "help: {hold} means something only within an exercise", "write the number"},
		{"dates", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Programme.UpdateDue = date(2026, 8, 5) },
			programme + ":6", "update_due comes before updated", "both dates"},
		{"dates", diag.Error, func(_ *testing.T, b *data.Bundle) {
			b.Copy = data.Copy{Date: date(2026, 12, 1), NextVisit: date(2026, 11, 30), Pos: diag.Pos{File: "--next-visit"}}
		}, "--next-visit", "the next visit comes before the date of the handout", "both dates"},
		{"dates", diag.Warning, func(_ *testing.T, b *data.Bundle) { b.Programme.Checked.On = date(2026, 8, 1) },
			programme + ":7", "programme back-pain was checked before it was last updated", "have the text"},
		{"dates", diag.Warning, func(_ *testing.T, b *data.Bundle) {
			b.Brand.Checked = signed
			b.Brand.Checked.On = date(2029, 1, 1)
		}, "clinic.yaml:9:3", "the text was checked after its update was due", "new update_due"},
		{"privacy", diag.Error, func(_ *testing.T, b *data.Bundle) {
			b.Copy.Patient, b.Programme.Title = "A. Patient", own("Exercises for A. Patient")
		}, ownFile, "the patient's name stands in a title, file name or address that other copies share", "--patient"},
		{"privacy", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Copy.Patient, b.Programme.File = "A. Patient", "sheet-a-patient" },
			programme, "the patient's name stands in a title, file name or address that other copies share", "take it out"},
		{"signature", diag.Warning, func(_ *testing.T, b *data.Bundle) {
			b.Brand.Checked = signed
			b.Brand.Checked.Registration = data.Text{}
		}, "clinic.yaml:9:3", "the reviewer is not named in full: by, profession, registration and on", "the draft mark stays"},
		{"signature", diag.Warning, func(_ *testing.T, b *data.Bundle) {
			b.Brand.Checked = signed
			b.Brand.Checked.Hashes = map[string]string{"back-pain": "0123"}
		}, "clinic.yaml:9:3", "the signed hash does not fit: words, doses or lists have changed since", "handout check"},
		{"contrast", diag.Error, func(_ *testing.T, b *data.Bundle) { b.Brand.Accent = own("#FFD000") },
			ownFile, "accent #FFD000 cannot be read well: on white 1.5, needs 4.5; on its tint 1.4, needs 4.5", `the nearest that can be read: "#`},
		{"sentences", diag.Warning, note("Put one hand on the wall and the other on your hip and then turn round as far as you like to look."),
			ownFile, `note: a sentence of 23 words: "Put one hand on the wall and the other on your hip and then turn round as far as you like to look."`, "two sentences"},
		{"reading-grade", diag.Warning, func(_ *testing.T, b *data.Bundle) {
			for range 60 { // of one sentence each, beside some 400
				b.Programme.Help = append(b.Programme.Help, own("your musculoskeletal rehabilitation deteriorates unexpectedly notwithstanding conscientious participation"))
			}
		}, programme, "programme back-pain reads at grade 7.3: at most 6 is plain", "shorter words"},
		{"long-lists", diag.Warning, func(_ *testing.T, b *data.Bundle) {
			for range 3 {
				b.Programme.Help = append(b.Programme.Help, own("you feel unsure"))
			}
		}, ownFile, "help has 8 items: more than 7 are not read", "divide the list"},
		{"long-lists", diag.Warning, func(t *testing.T, b *data.Bundle) {
			g := &use(t, b, "towel-stretch").Exercise.DoNotIf[0]
			for range 4 {
				g.Items = append(g.Items, data.Item{Text: own("a sore throat")})
			}
		}, ownFile, "towel-stretch: do_not_if has 8 items in one group: more than 7 are not read", "groups"},
		{"captions", diag.Warning, func(t *testing.T, b *data.Bundle) {
			use(t, b, "upper-back-bends").Exercise.Pictures[0].Caption = own("Put both elbows on the seat")
		}, ownFile, "a caption of 6 words: it runs over the next picture", "say it in 4"},
	}
}
