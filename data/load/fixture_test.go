package load

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"handout/data"
)

// The files that the tests begin with: a small built-in library, and a clinic's own beside it.
var builtIn = map[string]string{
	"poses/mine-1.yaml":    "alt: Standing.\nfigure: {neck: [0, 0, 0]}\n",
	"poses/mine-2.yaml":    "base: mine-1\n",
	"poses/mine-grip.yaml": "base: mine-1\n",
	"exercises/twist.yaml": `name: Twist
steps: [Turn left., Turn right.]
prescription: {duration: 60 s, rest: 10 s, side: both}
claims: [{id: loosens, text: Loosens., evidence: contested, print: on_request}]
`,
	"exercises/throw.yaml": `name: Throw
steps: [Throw.]
variation_of: twist
clinician_only: true
prescription: {load: null, repetitions: 12}
`,
	"exercises/bend.yaml": `name: Bend
steps: [Bend.]
purpose: {text: May help., evidence: plausible, refs: [who-2023]}
muscles: {main: [rhomboids]}
`,
	"programmes/all.yaml": `title: All of them
exercises: [twist, bend, {use: throw, by_hand: true}]
safety: upper
`,
	"safety/upper.yaml": `gate: Only if a clinician has checked this pain.
calm: Most pain is not serious.
emergency:
  head: Call {emergency} now
  if: if you have any of these
  groups:
    - {name: Chest, items: [{id: chest-pain, text: Chest pain, source: [A, who-2023]}]}
urgent: {head: Get help today, if: with your back pain, groups: [A fever]}
ask_first: {head: Ask first, if: if any fits, groups: [A heart condition]}
stop: {whole: Stop and call., short: Stop.}
pain:
  carry_on: 0 to 3
  ease_off: 4 to 5
  stop: 6 to 10
  settles_within: 24 h
  text: {lead: 0 is none., carry_on: Carry on., ease_off: Ease off., stop: Stop., before: Do not start.}
`,
	"advice/heat.yaml":         "items: [{title: Heat, text: A warm pack.}]\nboth: Not on a rash.\n",
	"references/who-2023.yaml": "citation: WHO review\nurl: https://example.org/who\n",
	"regions/intl.yaml": `name: International
emergency: {phrase: your emergency number, place: a hospital, list: 999 UK}
urgent: {who: your doctor}
locale: en-GB
words: {tummy: tummy}
habits: {date: day first, week_starts: mon, paper: a4, lengths: metric}
`,
	"regions/gb.yaml": `name: Great Britain
emergency: {number: "999", place: A&E}
urgent: {who: your GP, number: "111"}
locale: en-GB
words: {tummy: tummy}
habits: {date: day first, week_starts: mon, paper: a4, lengths: metric}
`,
	"regions/ca.yaml": `name: Canada
emergency: {number: "911", place: the emergency department}
urgent: {who: your doctor}
locale: en-GB
words: {tummy: belly, bottom: buttocks}
habits: {date: month first, week_starts: sun, paper: letter, lengths: metric}
`,
	"locales/en-GB.yaml": localeFixture,
}

var localeFixture = func() string {
	var b strings.Builder
	b.WriteString("lang: en-GB\n")
	b.WriteString("months: [January, February, March, April, May, June, July, August, September, October, November, December]\n")
	b.WriteString("days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]\n")
	b.WriteString("muscles: {rhomboids: Between the shoulder blades, lower-back: Lower back}\n")
	b.WriteString("strings:\n")
	for _, key := range data.LocaleKeys() {
		b.WriteString("  " + key + ": text\n")
	}
	return b.String()
}()

var clinic = map[string]string{
	"exercises/mine.yaml": `name: Mine
also_called: [Ours]
purpose: May help.
equipment: [A chair.]
start: Stand tall.
steps:
  - Sit down.
  - Stand up.
  - Rest.
in_short: [Sit., Stand.]
pictures:
  - {pose: mine-1, inset: mine-grip, inset_alt: A hand., steps: [1 to 2], caption: Sit, alt: Sitting.}
  - {file: photo.jpg, steps: [3], alt: Resting., credit: {author: A. Person, license: CC BY 4.0}}
prescription: {hold: 10 s, repetitions: 8 to 12, sets: 2, rest: 10 s, rest_after: set, side: each, when: At noon, frequency: {times: 2, per: day, days: [mon, fri]}, intensity: {scale: Borg, value: 3}}
feel: A stretch.
precautions: [sore knees]
do_not_if: [dizziness, {name: Bones, items: [weak bones]}]
muscles: {main: [rhomboids], other: [lower-back]}
easier: {text: Use your hands., with: bend}
harder: [Go slowly., Go slower still.]
variation_of: twist
claims: [{id: helps, text: It helps., evidence: plausible, refs: [who-2023]}]
video: https://example.org/mine
source: {document: notes.txt, mended: [a word]}
`,
	"exercises/photo.jpg": "a picture",
	"programmes/mine.yaml": `title: Mine
file: my-exercises
updated: 2026-08-06
checked: {by: B. Clinician, profession: physiotherapist, registration: X1, on: 2026-09-01, hash: abc}
update_due: 2028-08-06
region: gb
url: https://example.org/mine
exercises:
  - mine
  - {use: twist, prescription: {duration: 30 s}, note: Hold the wall.}
how_to_use: [Read first., {text: Begin with twists., with: twist}]
safety: {use: upper, add: {urgent: [A cough]}}
causes: {items: [{id: rest, text: Too little rest, evidence: plausible}], after: "A fall?"}
advice: [heat]
help: [it gets worse]
evidence: {text: Some., refs: [who-2023]}
claims: [{id: instant, text: Instant., evidence: unsupported, print: never}]
print_claims: {ids: [loosens], approved_by: B. Clinician}
`,
	"safety/own.yaml":          "", // set below
	"safety/more.yaml":         "extends: upper\nadd: {ask_first: [A new hip], stop: [Ask us.]}\n",
	"advice/own.yaml":          "items:\n  - {title: Cold, text: A cool pack.}\n",
	"references/own-2024.yaml": "citation: Our own\n",
	"regions/xx.yaml": `emergency: {number: "112", place: the hospital}
urgent: {who: your doctor}
locale: en-GB
words: {tummy: tummy}
habits: {date: day first, week_starts: mon, paper: a4, lengths: metric}
`,
	"locales/xx.yaml": "", // set below
	"brand.yaml": `name: Your Clinic
extends: group
logo: {file: logo.svg, side: right, one_colour: logo.svg, alt: Your Clinic}
accent: "#6B2358"
contact: [12 Main Street, 01632 960 000]
sign_off: Your Clinic.
region: gb
checked: {by: B. Clinician, profession: physiotherapist, registration: X1, on: 2026-09-01, hash: {mine: abc}}
url: https://example.org/back
pain: {carry_on: 0 to 4, ease_off: 5, stop: 6 to 10}
safety: {add: {urgent: [A swollen leg], stop: [Ring us.]}}
notes: {twist: Only in the gym.}
figure: {build: older, skin: tan, hair: grey}
`,
	"group.yaml": `kind: brand
name: Your Group
region: ca
phone: 01632 960 001
address: 1 Group Street
safety: {add: {urgent: [A rash]}}
notes: {twist: By the window., bend: Not alone.}
`,
	"logo.svg": "<svg/>",
}

func init() {
	clinic["safety/own.yaml"] = builtIn["safety/upper.yaml"]
	clinic["locales/xx.yaml"] = localeFixture
}

func mapFS(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// fixture is the built-in library with the clinic's laid over it, some of whose files are changed; "" takes one away.
func fixture(changed map[string]string) (l *Library, mine *Layer) {
	files := maps.Clone(clinic)
	maps.Copy(files, changed)
	for name, text := range changed {
		if text == "" {
			delete(files, name)
		}
	}
	layers := []Layer{{Prefix: "library", FS: mapFS(builtIn), BuiltIn: true}, {Prefix: "my/", FS: mapFS(files)}}
	return Open(layers), &layers[1]
}

// edited is a file of the clinic's with one passage changed.
func edited(t *testing.T, file, old, replacement string) string {
	t.Helper()
	text, ok := clinic[file]
	if old == "" {
		return replacement
	}
	if !ok || strings.Count(text, old) != 1 {
		t.Fatalf("%s does not hold %q once", file, old)
	}
	return strings.Replace(text, old, replacement, 1)
}
