package load

import (
	"slices"
	"testing"

	"handout/data/diag"
)

// refusal is a file with one passage spoilt, and all that Check says about it.
type refusal struct {
	name, file, old, replacement string
	want                         []string // place: message | hint
}

// refusals are every file of the clinic's spoilt in every way.
func refusals() []refusal {
	return []refusal{
		{"steps are missing", "exercises/mine.yaml", "", "name: Mine\n", []string{
			`my/exercises/mine.yaml:1:1: the key steps is missing | add "steps: …"`,
		}},
		{"too many steps", "exercises/mine.yaml", "  - Rest.\n", "  - Rest.\n  - 4\n  - 5\n  - 6\n  - 7\n  - 8\n", []string{
			"my/exercises/mine.yaml:14:5: steps: 8 are too many, the most is 7 | join two steps, or make it two exercises",
		}},
		{"too many short steps", "exercises/mine.yaml", "in_short: [Sit., Stand.]", "in_short: [1, 2, 3, 4, 5]", []string{
			"my/exercises/mine.yaml:10:24: in_short: 5 are too many, the most is 4 | the short form has room for four lines",
		}},
		{"unknown key", "exercises/mine.yaml", "precautions:", "precaution:", []string{
			`my/exercises/mine.yaml:16:1: precaution: unknown key | did you mean "precautions"?`,
		}},
		{"source without a document", "exercises/mine.yaml", "{document: notes.txt, mended: [a word]}", "{added: [breathing]}", []string{
			"my/exercises/mine.yaml:24:9: source: neither document nor addition | name the document, or write addition: true and the references it rests on",
		}},
		{"addition from a document", "exercises/mine.yaml", "{document: notes.txt, mended: [a word]}", "{document: notes.txt, addition: true, references: [who-2023]}", []string{
			"my/exercises/mine.yaml:24:9: source: both document and addition | keep one: an addition rests on references alone",
		}},
		{"addition that rests on nothing", "exercises/mine.yaml", "{document: notes.txt, mended: [a word]}", "{addition: true}", []string{
			"my/exercises/mine.yaml:24:9: source: an addition without references | name at least one: references/<id>.yaml",
		}},
		{"addition that mends", "exercises/mine.yaml", "{document: notes.txt, mended: [a word]}", "{addition: true, references: [who-2023], mended: [a word]}", []string{
			"my/exercises/mine.yaml:24:9: source: section or mended without a document | both say something of the document; what is new stands under added",
		}},
		{"addition that rests on what is not there", "exercises/mine.yaml", "{document: notes.txt, mended: [a word]}", "{addition: true, references: [who-2024]}", []string{
			`my/exercises/mine.yaml:24:39: who-2024: no reference has this id | did you mean "who-2023"?`,
		}},
		{"unknown dose", "exercises/mine.yaml", "rest_after: set", "rest_affter: set", []string{
			`my/exercises/mine.yaml:14:71: rest_affter: unknown key | did you mean "rest_after"?`,
		}},
		{"time without unit", "exercises/mine.yaml", "hold: 10 s", "hold: 10", []string{
			`my/exercises/mine.yaml:14:22: hold: "10" has no unit | write "10 s" or "10 min"`,
		}},
		{"time of nought", "exercises/mine.yaml", "hold: 10 s", "hold: 0 s", []string{
			`my/exercises/mine.yaml:14:22: hold: "0 s" is no time | take the key away if it does not apply; null prints a line to fill in`,
		}},
		{"no repetitions", "exercises/mine.yaml", "repetitions: 8 to 12", "repetitions: 0", []string{
			"my/exercises/mine.yaml:14:41: repetitions: 0 is no count | take the key away if it does not apply; null prints a line to fill in",
		}},
		{"repetitions with a dash", "exercises/mine.yaml", "repetitions: 8 to 12", "repetitions: 8-12", []string{
			`my/exercises/mine.yaml:14:41: repetitions: "8-12": a range is written with to | write "8 to 12"`,
		}},
		{"unknown rest", "exercises/mine.yaml", "rest_after: set", "rest_after: sets", []string{
			`my/exercises/mine.yaml:14:83: rest_after: "sets" is not one of the words for it | did you mean "set"?`,
		}},
		{"unknown side", "exercises/mine.yaml", "side: each", "side: every", []string{
			`my/exercises/mine.yaml:14:94: side: "every" is not one of the words for it | write one of: left, right, both, each, alternating`,
		}},
		{"load in centimetres", "exercises/mine.yaml", "when: At noon", "load: 10 cm", []string{
			`my/exercises/mine.yaml:14:106: load: "10 cm": unknown unit "cm" | a mass is in g, kg, lb`,
		}},
		{"unknown day", "exercises/mine.yaml", "[mon, fri]", "[mon, friday]", []string{
			`my/exercises/mine.yaml:14:159: days, item 2: "friday" is not a day | write mon, tue, wed, thu, fri, sat or sun`,
		}},
		{"day twice", "exercises/mine.yaml", "[mon, fri]", "[mon, mon]", []string{
			"my/exercises/mine.yaml:14:159: days, item 2: mon stands there twice | keep one of the two",
		}},
		{"frequency as a text", "exercises/mine.yaml", "{times: 2, per: day, days: [mon, fri]}", "twice a day", []string{
			`my/exercises/mine.yaml:14:126: frequency: found "twice a day", want a mapping of keys and values | write {times: …, per: …}`,
		}},
		{"frequency without per", "exercises/mine.yaml", "per: day, ", "", []string{
			`my/exercises/mine.yaml:14:126: frequency: the key per is missing | add "per: …"`,
		}},
		{"frequency by the month", "exercises/mine.yaml", "per: day, ", "per: month, ", []string{
			`my/exercises/mine.yaml:14:142: per: "month" is not one of the words for it | write one of: day, week`,
		}},
		{"intensity without scale", "exercises/mine.yaml", "scale: Borg, ", "", []string{
			`my/exercises/mine.yaml:14:177: intensity: the key scale is missing | add "scale: …"`,
		}},
		{"evidence of an unknown grade", "exercises/mine.yaml", "evidence: plausible", "evidence: proven", []string{
			`my/exercises/mine.yaml:22:49: evidence: "proven" is not one of the words for it | write one of: supported, plausible, contested, unsupported`,
		}},
		{"claim for an unknown region of the body", "exercises/mine.yaml", "evidence: plausible", "applies_to: neck", []string{
			`my/exercises/mine.yaml:22:51: applies_to: "neck" is not one of the words for it | write one of: thoracic, low_back, general`,
		}},
		{"claim printed in an unknown way", "exercises/mine.yaml", "evidence: plausible", "print: sometimes", []string{
			`my/exercises/mine.yaml:22:46: print: "sometimes" is not one of the words for it | write one of: default, on_request, never`,
		}},
		{"claim without text", "exercises/mine.yaml", "text: It helps., ", "", []string{
			`my/exercises/mine.yaml:22:10: claims, item 1: the key text is missing | add "text: …"`,
		}},
		{"claims with one id", "exercises/mine.yaml", "claims: [", "claims: [{id: helps, text: Twice.}, ", []string{
			"my/exercises/mine.yaml:22:37: helps: another claim has this id | give it an id of its own",
		}},
		{"unknown reference", "exercises/mine.yaml", "[who-2023]", "[who-2032]", []string{
			`my/exercises/mine.yaml:22:67: who-2032: no reference has this id | did you mean "who-2023"?`,
		}},
		{"unknown muscle", "exercises/mine.yaml", "[rhomboids]", "[romboids]", []string{
			`my/exercises/mine.yaml:18:18: romboids: no muscle has this id | did you mean "rhomboids"?`,
		}},
		{"unknown pose", "exercises/mine.yaml", "pose: mine-1", "pose: mine-3", []string{
			`my/exercises/mine.yaml:12:12: mine-3: no pose has this id | did you mean "mine-1"?`,
		}},
		{"unknown close-up", "exercises/mine.yaml", "inset: mine-grip", "inset: mine-grap", []string{
			`my/exercises/mine.yaml:12:27: mine-grap: no pose has this id | did you mean "mine-grip"?`,
		}},
		{"pose and file", "exercises/mine.yaml", "pose: mine-1", "pose: mine-1, file: photo.jpg", []string{
			"my/exercises/mine.yaml:12:26: a picture with both pose and file | keep one of the two",
		}},
		{"neither pose nor file", "exercises/mine.yaml", "pose: mine-1, inset: mine-grip, inset_alt: A hand., ", "", []string{
			"my/exercises/mine.yaml:12:5: a picture without pose and file | name a pose of the library, or a file of your own",
		}},
		{"picture without words", "exercises/mine.yaml", ", alt: Resting.", "", []string{
			`my/exercises/mine.yaml:13:5: pictures, item 2: the key alt is missing | add "alt: …"`,
		}},
		{"picture without licence", "exercises/mine.yaml", ", license: CC BY 4.0", "", []string{
			`my/exercises/mine.yaml:13:58: credit: the key license is missing | add "license: …"`,
		}},
		{"steps of a picture that are not there", "exercises/mine.yaml", "steps: [3]", "steps: [4]", []string{
			"my/exercises/mine.yaml:13:30: steps: there is no step 4, the exercise has 3 | look at the numbers",
		}},
		{"step nought", "exercises/mine.yaml", "steps: [3]", "steps: [0]", []string{
			"my/exercises/mine.yaml:13:30: steps: there is no step 0 | steps count from 1",
		}},
		{"steps of a picture with a gap", "exercises/mine.yaml", "steps: [1 to 2]", "steps: [1, 3]", []string{
			"my/exercises/mine.yaml:12:65: steps: the steps leave a gap or turn back | name steps that follow each other, or take two pictures",
		}},
		{"steps of a picture that turn back", "exercises/mine.yaml", "steps: [1 to 2]", "steps: [2, 1]", []string{
			"my/exercises/mine.yaml:12:65: steps: the steps leave a gap or turn back | name steps that follow each other, or take two pictures",
		}},
		{"steps of a picture as words", "exercises/mine.yaml", "steps: [1 to 2]", "steps: [first]", []string{
			`my/exercises/mine.yaml:12:66: steps, item 1: "first" is not a number | write digits, such as 3 or 2.5, or a range, such as "8 to 12"`,
		}},
		{"picture file that is not there", "exercises/mine.yaml", "file: photo.jpg", "file: foto.jpg", []string{
			`my/exercises/mine.yaml:13:12: foto.jpg: there is no such file | did you mean "photo.jpg"?`,
		}},
		{"picture file outside the library", "exercises/mine.yaml", "file: photo.jpg", "file: ../../photo.jpg", []string{
			"my/exercises/mine.yaml:13:12: ../../photo.jpg: the path leads out of the library | a path is relative to the file that names it, and stays inside the library",
		}},
		{"picture file by an absolute path", "exercises/mine.yaml", "file: photo.jpg", "file: /home/photo.jpg", []string{
			"my/exercises/mine.yaml:13:12: /home/photo.jpg: an absolute path | a path is relative to the file that names it, and stays inside the library",
		}},
		{"picture file on a drive", "exercises/mine.yaml", "file: photo.jpg", "file: 'C:photo.jpg'", []string{
			"my/exercises/mine.yaml:13:12: C:photo.jpg: an absolute path | a path is relative to the file that names it, and stays inside the library",
		}},
		{"picture file with backslashes", "exercises/mine.yaml", "file: photo.jpg", `file: pictures\photo.jpg`, []string{
			`my/exercises/mine.yaml:13:12: pictures\photo.jpg: a path is written with / | a path is relative to the file that names it, and stays inside the library`,
		}},
		{"picture by an address", "exercises/mine.yaml", "file: photo.jpg", "file: https://example.org/photo.jpg", []string{
			"my/exercises/mine.yaml:13:12: https://example.org/photo.jpg: a picture is a file, not an address | a path is relative to the file that names it, and stays inside the library",
		}},
		{"picture that is a folder", "exercises/mine.yaml", "file: photo.jpg", "file: ../exercises", []string{
			"my/exercises/mine.yaml:13:12: ../exercises: this is a folder | name a file in it",
		}},
		{"group without items", "exercises/mine.yaml", "items: [weak bones]", "items: []", []string{
			"my/exercises/mine.yaml:17:45: items: empty | write something after the colon",
		}},
		{"leave-out list as a text", "exercises/mine.yaml", "do_not_if: [dizziness, {name: Bones, items: [weak bones]}]", "do_not_if: dizziness", []string{
			`my/exercises/mine.yaml:17:12: do_not_if: found "dizziness", want a list | put it in brackets, [dizziness], or on a line of its own after "- "`,
		}},
		{"leave-out item that is empty", "exercises/mine.yaml", "do_not_if: [dizziness,", `do_not_if: ["",`, []string{
			"my/exercises/mine.yaml:17:13: do_not_if, item 1: empty | write something after the dash or comma, or take it away",
		}},
		{"variation of something unknown", "exercises/mine.yaml", "variation_of: twist", "variation_of: twists", []string{
			`my/exercises/mine.yaml:21:15: twists: no exercise has this id | did you mean "twist"?`,
		}},
		{"variation of itself", "exercises/mine.yaml", "variation_of: twist", "variation_of: mine", []string{
			"my/exercises/mine.yaml:21:15: variation_of goes round in a circle: mine -> mine | one of them must stand alone",
		}},
		{"address without https", "exercises/mine.yaml", "video: https://example.org/mine", "video: example.org/mine", []string{
			`my/exercises/mine.yaml:23:8: video: "example.org/mine" is not a web address | write it whole, such as "https://handout.example/back-pain"`,
		}},
		{"kind of another folder", "exercises/mine.yaml", "name: Mine", "kind: programme\nname: Mine", []string{
			"my/exercises/mine.yaml:1:7: kind: a file in exercises/ is no programme | move the file, or take kind away",
		}},
		{"kind that there is not", "exercises/mine.yaml", "name: Mine", "kind: exercize\nname: Mine", []string{
			`my/exercises/mine.yaml:1:7: kind: there is no kind "exercize" | did you mean "exercise"?`,
		}},
		{"unknown exercise", "programmes/mine.yaml", "  - mine\n", "  - mien\n", []string{
			`my/programmes/mine.yaml:9:5: mien: no exercise has this id | did you mean "mine"?`,
		}},
		{"exercise twice", "programmes/mine.yaml", "  - mine\n", "  - mine\n  - twist\n", []string{
			"my/programmes/mine.yaml:11:11: twist: the programme has this exercise already, in line 10 | keep one of the two",
		}},
		{"use without use", "programmes/mine.yaml", "{use: twist, prescription", "{prescription", []string{
			`my/programmes/mine.yaml:10:5: exercises, item 2: the key use is missing | add "use: …"`,
		}},
		{"empty list of exercises", "programmes/mine.yaml", "  - mine\n  - {use: twist, prescription: {duration: 30 s}, note: Hold the wall.}\n", "  []\n", []string{
			"my/programmes/mine.yaml:9:3: exercises: empty | write something after the colon",
		}},
		{"dose with a fault", "programmes/mine.yaml", "duration: 30 s", "duration: 30 secs", []string{
			`my/programmes/mine.yaml:10:43: duration: "30 secs": unknown unit "secs" | write "30 s"`,
		}},
		{"unknown safety set", "programmes/mine.yaml", "{use: upper, add: {urgent: [A cough]}}", "uper", []string{
			`my/programmes/mine.yaml:12:9: uper: no safety has this id | did you mean "upper"?`,
		}},
		{"no safety set", "programmes/mine.yaml", "safety: {use: upper, add: {urgent: [A cough]}}\n", "", []string{
			`my/programmes/mine.yaml:1:1: the key safety is missing | add "safety: …"`,
		}},
		{"unknown list to lengthen", "programmes/mine.yaml", "add: {urgent:", "add: {urgently:", []string{
			`my/programmes/mine.yaml:12:28: urgently: unknown key | did you mean "urgent"?`,
		}},
		{"taking away from safety", "programmes/mine.yaml", "add: {urgent: [A cough]}", "remove: {urgent: [A fever]}", []string{
			"my/programmes/mine.yaml:12:22: remove: unknown key | keys here: use, add",
		}},
		{"unknown advice", "programmes/mine.yaml", "advice: [heat]", "advice: [heat, cold]", []string{
			"my/programmes/mine.yaml:14:16: cold: no advice has this id | there are: heat, own",
		}},
		{"advice twice", "programmes/mine.yaml", "advice: [heat]", "advice: [heat, heat]", []string{
			"my/programmes/mine.yaml:14:16: heat: the programme has this advice already | keep one of the two",
		}},
		{"easier form with an exercise that is not there", "exercises/mine.yaml", "with: bend", "with: bind", []string{
			`my/exercises/mine.yaml:19:39: bind: no exercise has this id | did you mean "bend"?`,
		}},
		{"instruction with an exercise that is not there", "programmes/mine.yaml", "with: twist", "with: throw", []string{
			"my/programmes/mine.yaml:11:60: with: throw is not an exercise of this programme | exercises here: mine, twist",
		}},
		{"date not in the calendar", "programmes/mine.yaml", "updated: 2026-08-06", "updated: 2026-06-31", []string{
			`my/programmes/mine.yaml:3:10: updated: "2026-06-31" is not in the calendar | look at the day and the month: the month stands in the middle`,
		}},
		{"date month first", "programmes/mine.yaml", "update_due: 2028-08-06", "update_due: 08/06/2028", []string{
			`my/programmes/mine.yaml:5:13: update_due: "08/06/2028" is not a date | write year, month and day, such as 2026-12-01`,
		}},
		{"unknown region", "programmes/mine.yaml", "region: gb", "region: uk", []string{
			"my/programmes/mine.yaml:6:9: uk: no region has this id | there are: ca, gb, intl, xx",
		}},
		{"address with a space", "programmes/mine.yaml", "url: https://example.org/mine", "url: https://example.org/my page", []string{
			`my/programmes/mine.yaml:7:6: url: "https://example.org/my page" is not a web address | write it whole, such as "https://handout.example/back-pain"`,
		}},
		{"file name with a folder", "programmes/mine.yaml", "file: my-exercises", "file: sheets/mine", []string{
			`my/programmes/mine.yaml:2:7: file: "sheets/mine" is not a file name | use letters, digits and hyphens, without an ending, such as "exercises-for-back-pain"`,
		}},
		{"file name with its ending", "programmes/mine.yaml", "file: my-exercises", "file: mine.pdf", []string{
			`my/programmes/mine.yaml:2:7: file: "mine.pdf" is not a file name | use letters, digits and hyphens, without an ending, such as "exercises-for-back-pain"`,
		}},
		{"claim to print that is not there", "programmes/mine.yaml", "ids: [loosens]", "ids: [loosen]", []string{
			`my/programmes/mine.yaml:18:22: print_claims: no claim has the id loosen | did you mean "loosens"?`,
		}},
		{"cause without text", "programmes/mine.yaml", "text: Too little rest, ", "", []string{
			`my/programmes/mine.yaml:13:18: items, item 1: the key text is missing | add "text: …"`,
		}},
		{"programme's claims with one id", "programmes/mine.yaml", "claims: [", "claims: [{id: instant, text: x}, ", []string{
			"my/programmes/mine.yaml:17:34: instant: another claim has this id | give it an id of its own",
		}},
		{"set of one's own lacks a key", "safety/own.yaml", "calm: Most pain is not serious.\n", "", []string{
			`my/safety/own.yaml:1:1: the key calm is missing: a safety set of its own fills every key | fill every key, or write "extends: upper-back" and only what to add`,
		}},
		{"zones with a gap", "safety/own.yaml", "ease_off: 4 to 5", "ease_off: 5", []string{
			"my/safety/own.yaml:12:3: pain: the three zones must cover 0 to 10 without gap or overlap | each zone begins one above the last, such as 0 to 3, 4 to 5, 6 to 10",
		}},
		{"zones that overlap", "safety/own.yaml", "carry_on: 0 to 3", "carry_on: 0 to 4", []string{
			"my/safety/own.yaml:12:3: pain: the three zones must cover 0 to 10 without gap or overlap | each zone begins one above the last, such as 0 to 3, 4 to 5, 6 to 10",
		}},
		{"zones that end early", "safety/own.yaml", "stop: 6 to 10", "stop: 6 to 9", []string{
			"my/safety/own.yaml:12:3: pain: the three zones must cover 0 to 10 without gap or overlap | each zone begins one above the last, such as 0 to 3, 4 to 5, 6 to 10",
		}},
		{"zones that begin late", "safety/own.yaml", "carry_on: 0 to 3", "carry_on: 1 to 3", []string{
			"my/safety/own.yaml:12:3: pain: the three zones must cover 0 to 10 without gap or overlap | each zone begins one above the last, such as 0 to 3, 4 to 5, 6 to 10",
		}},
		{"zone is missing", "safety/own.yaml", "  ease_off: 4 to 5\n", "", []string{
			`my/safety/own.yaml:12:3: pain: the key ease_off is missing | add "ease_off: …"`,
		}},
		{"settles within nothing", "safety/own.yaml", "settles_within: 24 h", "settles_within: 0 h", []string{
			`my/safety/own.yaml:15:19: settles_within: "0 h" is no time | take the key away if it does not apply; null prints a line to fill in`,
		}},
		{"list without a head", "safety/own.yaml", "head: Get help today, ", "", []string{
			`my/safety/own.yaml:8:9: urgent: the key head is missing | add "head: …"`,
		}},
		{"list without a condition", "safety/own.yaml", "if: with your back pain, ", "", []string{
			`my/safety/own.yaml:8:9: urgent: the key if is missing | add "if: …"`,
		}},
		{"empty list", "safety/own.yaml", "groups: [A fever]", "groups: []", []string{
			"my/safety/own.yaml:8:65: groups: empty | write something after the colon",
		}},
		{"item without words", "safety/own.yaml", "{id: chest-pain, text: Chest pain, source: [A, who-2023]}", "{id: chest-pain}", []string{
			`my/safety/own.yaml:7:29: items, item 1: the key text is missing | add "text: …"`,
		}},
		{"source of an item that is not there", "safety/own.yaml", "source: [A, who-2023]", "source: [A, who]", []string{
			"my/safety/own.yaml:7:76: who: no reference has this id | there are: own-2024, who-2023",
		}},
		{"stop rule without short form", "safety/own.yaml", ", short: Stop.", "", []string{
			`my/safety/own.yaml:10:7: stop: the key short is missing | add "short: …"`,
		}},
		{"set that extends and replaces", "safety/more.yaml", "extends: upper\n", "extends: upper\ngate: Go ahead.\ncalm: Calm.\n", []string{
			`my/safety/more.yaml:1:1: calm: a set that extends another only adds | put what to add under "add:", or take extends away and fill every key`,
			`my/safety/more.yaml:1:1: gate: a set that extends another only adds | put what to add under "add:", or take extends away and fill every key`,
		}},
		{"set that extends nothing", "safety/more.yaml", "extends: upper\n", "extends: uper\n", []string{
			`my/safety/more.yaml:1:10: uper: no safety has this id | did you mean "upper"?`,
		}},
		{"set that extends itself", "safety/more.yaml", "extends: upper\n", "extends: more\n", []string{
			"my/safety/more.yaml:1:10: extends goes round in a circle: more -> more | one of them must stand alone",
		}},
		{"set that takes away", "safety/more.yaml", "add: ", "remove: ", []string{
			"my/safety/more.yaml:2:1: remove: unknown key | keys here: kind, extends, add, gate, calm, emergency, urgent, ask_first, stop, pain",
		}},
		{"advice without items", "advice/own.yaml", "", "both: Nothing.\n", []string{
			`my/advice/own.yaml:1:1: the key items is missing | add "items: …"`,
		}},
		{"advice without a title", "advice/own.yaml", "title: Cold, ", "", []string{
			`my/advice/own.yaml:2:5: items, item 1: the key title is missing | add "title: …"`,
		}},
		{"reference without citation", "references/own-2024.yaml", "", "url: https://example.org\n", []string{
			`my/references/own-2024.yaml:1:1: the key citation is missing | add "citation: …"`,
		}},
		{"region without a number", "regions/xx.yaml", `number: "112", `, "", []string{
			`my/regions/xx.yaml:1:12: emergency: there is no number | write "number: …"; only the international region has "phrase: your emergency number" in its place`,
		}},
		{"region without a place", "regions/xx.yaml", ", place: the hospital", "", []string{
			`my/regions/xx.yaml:1:12: emergency: the key place is missing | add "place: …"`,
		}},
		{"region without who to call", "regions/xx.yaml", "urgent: {who: your doctor}\n", "", []string{
			`my/regions/xx.yaml:1:1: the key urgent is missing | add "urgent: …"`,
		}},
		{"region with an unknown locale", "regions/xx.yaml", "locale: en-GB", "locale: en-UK", []string{
			`my/regions/xx.yaml:3:9: en-UK: no locale has this id | did you mean "en-GB"?`,
		}},
		{"region with an unknown paper", "regions/xx.yaml", "paper: a4", "paper: a5", []string{
			`my/regions/xx.yaml:5:52: paper: "a5" is not one of the words for it | did you mean "a4"?`,
		}},
		{"region with an unknown order of dates", "regions/xx.yaml", "date: day first", "date: year first", []string{
			`my/regions/xx.yaml:5:16: date: "year first" is not one of the words for it | did you mean "day first"?`,
		}},
		{"region's word takes a name", "regions/xx.yaml", "words: {tummy: tummy}", "words: {hold: hang on}", []string{
			"my/regions/xx.yaml:4:9: hold: this name is taken: a text reads it as the dose, the pain guide or the number to call | choose another word",
		}},
		{"region's word cannot be a name", "regions/xx.yaml", "words: {tummy: tummy}", "words: {the tummy: tummy}", []string{
			`my/regions/xx.yaml:4:9: "the tummy" cannot stand between braces | use small letters and _, such as physiotherapist`,
		}},
		{"locale with eleven months", "locales/xx.yaml", "January, ", "", []string{
			"my/locales/xx.yaml:2:10: months: found 11, want 12 | January to December, each written out",
		}},
		{"locale with eight days", "locales/xx.yaml", "[Mon,", "[Mon, Mon,", []string{
			"my/locales/xx.yaml:3:8: days: found 8, want 7 | Monday to Sunday, each cut short",
		}},
		{"locale lacks a string", "locales/xx.yaml", "  draft: text\n", "", []string{
			"my/locales/xx.yaml:1:1: strings are missing: draft | see the built-in en-GB for what each is",
		}},
		{"locale with an unknown string", "locales/xx.yaml", "  draft: text\n", "  draft: text\n  draaft: text\n", []string{
			`my/locales/xx.yaml:7:3: draaft: unknown string | did you mean "draft"?`,
		}},
		{"locale with a string that is a list", "locales/xx.yaml", "  draft: text\n", "  draft: [text]\n", []string{
			"my/locales/xx.yaml:6:10: draft: found a list, want a text | take the brackets or dashes away, or put the text in quotes",
		}},
		{"locale with a string that is null", "locales/xx.yaml", "  draft: text\n", "  draft:\n", []string{
			`my/locales/xx.yaml:6:9: draft: empty | write the text, or "" for none`,
		}},
		{"locale with strings that are a list", "locales/xx.yaml", "", "lang: xx\nmonths: [a]\ndays: [b]\nmuscles: {a: b}\nstrings: [draft]\n", []string{
			"my/locales/xx.yaml:2:10: months: found 1, want 12 | January to December, each written out",
			"my/locales/xx.yaml:3:8: days: found 1, want 7 | Monday to Sunday, each cut short",
			`my/locales/xx.yaml:5:10: strings: found a list, want a mapping of keys and values | write lines of "key: value"`,
		}},
		{"colour without quotes", "brand.yaml", `accent: "#6B2358"`, "accent: #6B2358", []string{
			`my/brand.yaml:4:8: accent: a colour needs quotes: YAML takes what follows # for a comment | write # and six digits in quotes, such as "#0B5A69"`,
		}},
		{"colour by its name", "brand.yaml", `accent: "#6B2358"`, "accent: purple", []string{
			`my/brand.yaml:4:9: accent: "purple" is not a colour | write # and six digits in quotes, such as "#0B5A69"`,
		}},
		{"colour with three digits", "brand.yaml", `accent: "#6B2358"`, `accent: "#623"`, []string{
			`my/brand.yaml:4:9: accent: "#623" is not a colour | write # and six digits in quotes, such as "#0B5A69"`,
		}},
		{"brand without region", "group.yaml", "region: ca\n", "", []string{
			`my/group.yaml:1:1: the key region is missing: a brand must say where it is, and so whom to call | add "region: …", one of ca, gb, intl, xx`,
		}},
		{"brand without name", "group.yaml", "name: Your Group\n", "", []string{
			`my/group.yaml:1:1: the key name is missing | add "name: Your Clinic"`,
		}},
		{"brand in an unknown region", "brand.yaml", "region: gb", "region: gbr", []string{
			`my/brand.yaml:7:9: gbr: no region has this id | there are: ca, gb, intl, xx`,
		}},
		{"brand extends nothing", "brand.yaml", "extends: group", "extends: groop", []string{
			`my/brand.yaml:2:10: groop: no brand has this id | did you mean "group"?`,
		}},
		{"brand extends itself", "brand.yaml", "extends: group", "extends: brand", []string{
			"my/brand.yaml:2:10: extends goes round in a circle: my/brand.yaml -> my/brand.yaml | one of them must stand alone",
		}},
		{"brand extends by a path", "brand.yaml", "extends: group", "extends: ../group.yaml", []string{
			`my/brand.yaml:2:10: extends: "../group.yaml" is not an id | write the name of a file beside this one, without ".yaml"`,
		}},
		{"brand's zones overlap", "brand.yaml", "ease_off: 5", "ease_off: 4 to 5", []string{
			"my/brand.yaml:10:7: pain: the three zones must cover 0 to 10 without gap or overlap | each zone begins one above the last, such as 0 to 3, 4 to 5, 6 to 10",
		}},
		{"brand lacks a zone", "brand.yaml", "ease_off: 5, ", "", []string{
			`my/brand.yaml:10:7: pain: the key ease_off is missing | add "ease_off: …"`,
		}},
		{"brand's note on nothing", "brand.yaml", "notes: {twist:", "notes: {twits:", []string{
			`my/brand.yaml:12:9: twits: no exercise has this id | did you mean "twist"?`,
		}},
		{"brand's logo is not there", "brand.yaml", "file: logo.svg", "file: logo.png", []string{
			`my/brand.yaml:3:14: logo.png: there is no such file | did you mean "logo.svg"?`,
		}},
		{"brand's logo outside", "brand.yaml", "file: logo.svg", "file: ../logo.svg", []string{
			"my/brand.yaml:3:14: ../logo.svg: the path leads out of the library | a path is relative to the file that names it, and stays inside the library",
		}},
		{"brand's logo without words", "brand.yaml", ", alt: Your Clinic", "", []string{
			`my/brand.yaml:3:7: logo: the key alt is missing | add "alt: …"`,
		}},
		{"brand's logo in the middle", "brand.yaml", "side: right", "side: middle", []string{
			`my/brand.yaml:3:30: side: "middle" is not one of the words for it | write one of: left, right`,
		}},
		{"brand takes away from safety", "brand.yaml", "safety: {add: ", "safety: {remove: ", []string{
			"my/brand.yaml:11:18: remove: a brand cannot change this: it is the same on every handout, so that patients can rely on it | take it away; a brand may change its name, logo, accent, fonts, contact lines, sign-off, address, notes, advice and pain thresholds, and add safety items",
		}},
		{"brand signed on a day that is not", "brand.yaml", "on: 2026-09-01", "on: 1 September", []string{
			`my/brand.yaml:8:80: on: "1 September" is not a date | write year, month and day, such as 2026-12-01`,
		}},
		{"kind that contradicts the folder", "programmes/mine.yaml", "title: Mine", "kind: exercise\ntitle: Mine", []string{
			"my/programmes/mine.yaml:1:7: kind: a file in programmes/ is no exercise | move the file, or take kind away",
		}},
		{"frequency that is no time", "exercises/mine.yaml", "times: 2", "times: 0", []string{
			"my/exercises/mine.yaml:14:134: times: 0 is no count | take the key away if it does not apply; null prints a line to fill in",
		}},
		{"file that says nothing", "thing.yaml", "", "colour: blue\n", []string{
			`my/thing.yaml:1:1: cannot tell what this file is | write "kind: exercise" at the top, or another of programme, safety, region, brand, locale, reference, advice, pose`,
		}},
		{"file with two faults of different sorts", "exercises/mine.yaml", "hold: 10 s, repetitions: 8 to 12", "hold: 10, repetitions: 0, sts: 3", []string{
			`my/exercises/mine.yaml:14:22: hold: "10" has no unit | write "10 s" or "10 min"`,
			"my/exercises/mine.yaml:14:39: repetitions: 0 is no count | take the key away if it does not apply; null prints a line to fill in",
			`my/exercises/mine.yaml:14:42: sts: unknown key | did you mean "sets"?`,
		}},
	}
}

func TestCheckRefuses(t *testing.T) {
	for _, test := range refusals() {
		t.Run(test.name, func(t *testing.T) {
			l, mine := fixture(map[string]string{test.file: edited(t, test.file, test.old, test.replacement)})
			faults := l.Check(Target{Layer: mine, Path: test.file}, "")
			checkFaults(t, faults, test.want)
		})
	}
}

// checkFaults demands exactly these faults, all of them errors of class Invalid.
func checkFaults(t *testing.T, got diag.List, want []string) {
	t.Helper()
	lines := make([]string, len(got))
	for i, d := range got {
		lines[i] = d.Pos.String() + ": " + d.Message + " | " + d.Hint
		if d.Severity != diag.Error || d.Class != diag.Invalid {
			t.Errorf("%s: %s, %s", lines[i], d.Severity, d.Class)
		}
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got:\n%q\nwant:\n%q", lines, want)
	}
}
