package strict

import (
	"fmt"
	"strings"
	"testing"

	"handout/data"
	"handout/data/diag"
)

func TestDecodeFillsEverySort(t *testing.T) {
	src := `# a comment
name: Pull
start: >
  Stand tall,
  feet wide.
side: left
only: true
weeks: 6
range: 8 to 12
hold: 20 to 30 s
distance: null
load: 2.5 kg
on: 2026-12-01
steps: [911, "two", no, 2026-12-01, 0.1, 1_000]
words: {b: x, a: y}
inner: {text: "**left** over {hold}", more: z}
pictures:
  - alt: first
    steps: 1 to 2
  - {alt: second}
`
	var got everything
	if l := Decode("f.yaml", []byte(src), &got); len(l) != 0 {
		t.Fatal(l.Text())
	}
	if got.Pos.String() != "f.yaml:2:1" || got.Name.Pos.String() != "f.yaml:2:7" {
		t.Errorf("places: %s, %s", got.Pos, got.Name.Pos)
	}
	if got.Start.Value != "Stand tall, feet wide." {
		t.Errorf("folded text: %q", got.Start.Value)
	}
	if got.Side != "left" || !got.Only || got.Weeks != 6 || got.Range != (data.Range{Least: 8, Most: 12}) {
		t.Errorf("plain values: %+v", got)
	}
	if got.Hold.State != data.Given || got.Hold.Value.Most != 30000 || got.Hold.Pos.Line != 10 {
		t.Errorf("hold: %+v", got.Hold)
	}
	if got.Distance.State != data.Null || got.Distance.Pos.Line != 11 {
		t.Errorf("distance: %+v", got.Distance)
	}
	if got.Load.Value.Least != 2500000 || got.On != (data.Date{Year: 2026, Month: 12, Day: 1}) {
		t.Errorf("load, on: %+v, %+v", got.Load, got.On)
	}
	var steps []string
	for _, s := range got.Steps {
		steps = append(steps, s.Value)
	}
	if s := strings.Join(steps, "|"); s != "911|two|no|2026-12-01|0.1|1_000" {
		t.Errorf("a text is what stands in the file: %s", s)
	}
	if strings.Join(got.Words.Keys(), " ") != "b a" || got.Words[1].Value.Value != "y" || got.Words[1].Key.Pos.Column != 15 {
		t.Errorf("words: %+v", got.Words)
	}
	if got.Inner == nil || got.Inner.Text.Value != "**left** over {hold}" || got.Inner.More.Value != "z" {
		t.Errorf("inner: %+v", got.Inner)
	}
	if len(got.Pictures) != 2 || got.Pictures[1].Alt.Pos.String() != "f.yaml:20:11" {
		t.Errorf("pictures: %+v", got.Pictures)
	}
}

func TestAbsentAndNull(t *testing.T) {
	var got everything
	if l := Decode("f.yaml", []byte("name: x\ninner: null\nsteps:\nonly: ~\nwords: null\nside: null\non: null\n"), &got); len(l) != 0 {
		t.Fatal(l.Text())
	}
	if got.Hold.State != data.Absent || got.Inner != nil || got.Steps != nil || got.Only || got.Words != nil || got.Side != "" || !got.On.IsZero() {
		t.Errorf("%+v", got)
	}
}

func TestAnchorsMayRepeatAValue(t *testing.T) {
	var got everything
	if l := Decode("f.yaml", []byte("name: &n Pull\ninner: &i {text: *n}\nother: *i\n"), &got); len(l) != 0 {
		t.Fatal(l.Text())
	}
	if got.Other.Text.Value != "Pull" || got.Other.Text.Pos.String() != "f.yaml:1:7" {
		t.Errorf("%+v: a repeated value keeps the place where it stands", got.Other.Text)
	}
}

func TestTextFolds(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"literal block", "name: |\n  a\n  b\n", "a b"},
		{"spaces", "name: \"  a   b \"\n", "a b"},
		{"tab", "name: \"a\\tb\"\n", "a b"},
		{"no-break space stays", "name: 10\u00a0\u00a0cm\n", "10\u00a0\u00a0cm"},
		{"line break in quotes", "name: \"a\n  b\"\n", "a b"},
		{"Windows line ends", "name: |\r\n  a\r\n  b\r\n", "a b"},
		{"byte order mark", "\uFEFFname: a\n", "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got everything
			if l := Decode("f.yaml", []byte(test.src), &got); len(l) != 0 {
				t.Fatal(l.Text())
			}
			if got.Name.Value != test.want {
				t.Errorf("got %q, want %q", got.Name.Value, test.want)
			}
		})
	}
}

func TestColumnsCountCharacters(t *testing.T) {
	var got everything
	l := Decode("f.yaml", []byte("name: x\ninner: {text: \"é…ü\", txet: b}\n"), &got)
	checkFindings(t, l, []finding{{2, 22, "txet: unknown key", `did you mean "text"?`}})
}

func TestFileTooLarge(t *testing.T) {
	var got everything
	fits := "name: x\n" + strings.Repeat("# filler\n", (MaxBytes-len("name: x\n"))/len("# filler\n"))
	if l := Decode("f.yaml", []byte(fits), &got); len(l) != 0 {
		t.Fatal(l.Text())
	}
	l := Decode("f.yaml", []byte(fits+"# one line more\n"), &got)
	checkFindings(t, l, []finding{{1, 1, "the file is too large: the most is 1048576 bytes", "is it a picture, or the wrong file?"}})
}

func TestFaultsAreNotToldWithoutEnd(t *testing.T) {
	var src strings.Builder
	src.WriteString("name: x\n")
	for i := range 50_000 {
		fmt.Fprintf(&src, "k%d: v\n", i)
	}
	var got everything
	l := Decode("f.yaml", []byte(src.String()), &got)
	if len(l) != MaxFaults+1 {
		t.Fatalf("got %d findings", len(l))
	}
	if last := l[MaxFaults]; last.Message != "too many faults: the rest is not told" || last.Pos.Line != MaxFaults+2 {
		t.Errorf("last: %s", last.Text())
	}
}

func TestTabAfterTextDoesNoHarm(t *testing.T) {
	var got everything
	if l := Decode("f.yaml", []byte("name: x\t# comment\nside:\tleft\n"), &got); len(l) != 0 || got.Side != "left" {
		t.Errorf("%q\n%s", got.Side, l.Text())
	}
}

func TestDecodeField(t *testing.T) {
	tests := []struct {
		key, text string
		want      string // a message and hint, or ""
	}{
		{"hold", "10 s", ""},
		{"hold", "null", ""},
		{"name", "first: then *that*", ""}, // no YAML rules
		{"inner", "{text: a}", ""},
		{"steps", "[a, b]", ""},
		{"hold", "10", "--set: pull.hold: \"10\" has no unit\nhint: write \"10 s\" or \"10 min\""},
		{"hodl", "10 s", "--set: pull.hodl: unknown key\nhint: did you mean \"hold\"?"},
		{"side", "up", "--set: pull.side: \"up\" is not one of the words for it\nhint: write one of: left, right"},
		{"inner", "{text: a", "--set: a mapping in braces is not closed\nhint: write } at its end, and commas between the keys; a text that holds \": \" or begins with { [ * & ! | > % @ needs quotes"},
		{"inner", "{text: a, txt: b}", "--set: txt: unknown key\nhint: did you mean \"text\"?"},
		{"name", "", "--set: pull.name: empty\nhint: write something after the colon"},
		{"name", "a\x00b", "--set: pull.name: the text holds a control character\nhint: take it out"},
		{"name", "a\xffb", "--set: pull.name: the text is not UTF-8\nhint: write it again"},
	}
	for _, test := range tests {
		t.Run(test.key+" "+test.text, func(t *testing.T) {
			var dst everything
			l := DecodeField("--set", "pull."+test.key, test.key, test.text, &dst)
			if got := strings.TrimSuffix(l.Text(), "\n"); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
	var dst everything
	DecodeField("--set", "pull.hold", "hold", "10 s", &dst)
	if dst.Hold.Value.Least != 10000 || dst.Hold.Pos != (diag.Pos{File: "--set"}) {
		t.Errorf("hold: %+v", dst.Hold)
	}
	DecodeField("--set", "pull.hold", "hold", "null", &dst)
	if dst.Hold.State != data.Null {
		t.Errorf("null: %+v", dst.Hold)
	}
}

func TestValueTellsItsForm(t *testing.T) {
	v, l := Parse("f.yaml", []byte("a: [x, {b: c}]\nd: # see below\ne: y\n"))
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	fields := v.Fields()
	if v.Kind() != Mapping || v.Len() != 3 || len(fields) != 3 || !v.Has("d") || v.Has("x") || v.Items() != nil || v.String() != "" {
		t.Errorf("mapping: %v %d", v.Kind(), v.Len())
	}
	list := fields[0].Value
	if list.Kind() != List || list.Len() != 2 || list.Fields() != nil {
		t.Errorf("list: %v %d", list.Kind(), list.Len())
	}
	if item := list.Items()[1]; item.Kind() != Mapping || item.Pos().String() != "f.yaml:1:8" {
		t.Errorf("item: %v %s", item.Kind(), item.Pos())
	}
	if null := fields[1].Value; null.Kind() != Null || null.Len() != 0 || null.Comment() != "# see below" {
		t.Errorf("null: %v %q", null.Kind(), null.Comment())
	}
	if text := fields[2].Value; text.Kind() != Scalar || text.String() != "y" || fields[2].KeyPos.Line != 3 {
		t.Errorf("text: %v %q", text.Kind(), text.String())
	}
}

func TestDecodePanicsOnAFaultOfTheProgram(t *testing.T) {
	for name, dst := range map[string]any{
		"no pointer": everything{},
		"unknown kind": &struct {
			A map[string]string `yaml:"name"`
		}{},
		"nil of a struct": (*everything)(nil),
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			Decode("f.yaml", []byte("name: {a: b}\n"), dst)
		})
	}
}
