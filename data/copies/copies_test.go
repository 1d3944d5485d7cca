package copies_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"handout/data"
	"handout/data/copies"
)

// all reads every row of a list.
func all(t *testing.T, file, text string) []copies.Row {
	t.Helper()
	r, faults := copies.NewReader(file, strings.NewReader(text))
	if len(faults) > 0 {
		t.Fatal(faults.Text())
	}
	var rows []copies.Row
	for {
		row, faults, ok := r.Next()
		if !ok {
			return rows
		}
		if len(faults) > 0 {
			t.Fatal(faults.Text())
		}
		rows = append(rows, row)
	}
}

// TestForms reads one copy in every form, and demands the same of each.
func TestForms(t *testing.T) {
	forms := []struct{ file, text string }{
		{"a.csv", "patient,date,exercises,towel-stretch.hold,note\n\"Quux, Z.\",2026-12-01,\"a,b\",10 s,\n"},
		{"a.csv", "\xef\xbb\xbfpatient;date;exercises;towel-stretch.hold\r\nQuux, Z.;2026-12-01;a b;10 s\r\n"},
		{"a.tsv", "patient\tdate\texercises\ttowel-stretch.hold\nQuux, Z.\t2026-12-01\ta;b\t10 s\n"},
		{"a.csv", "exercises,towel-stretch.hold,patient,date\n\"a, b\", 10 s ,\"Quux, Z.\",2026-12-01"},
		{"a.jsonl", "\n" + `{"patient": "Quux, Z.", "date": "2026-12-01", "exercises": ["a", "b"], "towel-stretch.hold": "10 s", "note": null}` + "\n"},
		{"a.yaml", "- patient: Quux, Z.\n  date: 2026-12-01\n  exercises: [a, b]\n  towel-stretch.hold: 10 s\n"},
	}
	for _, f := range forms {
		rows := all(t, f.file, f.text)
		if len(rows) != 1 {
			t.Errorf("%s %q: %d rows", f.file, f.text, len(rows))
			continue
		}
		r := rows[0]
		if r.Number != 1 || r.Copy.Patient != "Quux, Z." || r.Copy.Date != (data.Date{Year: 2026, Month: 12, Day: 1}) || !r.Names() ||
			fmt.Sprint(r.Exercises, r.Settings) != "[a b] [{towel-stretch.hold 10 s}]" {
			t.Errorf("%s: %+v", f.file, r)
		}
	}
}

// TestCanonical holds what hashes are taken of: the order of columns and empty cells do not count, all else does.
func TestCanonical(t *testing.T) {
	of := func(text string) string { return string(all(t, "a.csv", text)[0].Canonical()) }
	was := of("patient,date\nA,2026-12-01\n")
	if same := of("note,date,patient\n,2026-12-01,A\n"); same != was {
		t.Errorf("columns in another order: %q, want %q", same, was)
	}
	for _, other := range []string{"patient,date\nB,2026-12-01\n", "patient,note\nA,2026-12-01\n", "patient\nA\n"} {
		if of(other) == was {
			t.Errorf("%q has the hash of another row", other)
		}
	}
}

func TestPlaces(t *testing.T) {
	rows := all(t, "a.csv", "patient,programme\nA,\n\"B\",starter\n")
	for _, tt := range []struct {
		row          int
		column, want string
	}{{0, "patient", "a.csv:2:1"}, {0, "programme", "a.csv:2:1"}, {1, "programme", "a.csv:3:5"}, {1, "brand", "a.csv:3:1"}} {
		if got := rows[tt.row].Place(tt.column).String(); got != tt.want {
			t.Errorf("row %d, %s: %s, want %s", tt.row+1, tt.column, got, tt.want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	for _, file := range []string{"a.csv", "a.jsonl", "a.yaml"} {
		r, faults := copies.NewReader(file, iotest.ErrReader(errors.New("the disk is gone")))
		for ok := !faults.HasErrors(); ok; {
			_, faults, ok = r.Next()
			if faults.HasErrors() {
				break
			}
		}
		if !strings.Contains(faults.Text(), "the disk is gone") {
			t.Errorf("%s: %s", file, faults.Text())
		}
	}
}

func TestTooLong(t *testing.T) {
	for _, tt := range []struct{ file, text, want string }{
		{"a.jsonl", `{"note": "` + strings.Repeat("a", 1<<20) + `"}`, "a.jsonl:1:1: cannot be read"},
		{"a.yaml", "- {note: " + strings.Repeat("a", 1<<20) + "}", "too long for YAML"},
		{"a.csv", strings.Repeat("a,", 600), "601 columns are too many"},
	} {
		r, faults := copies.NewReader(tt.file, strings.NewReader(tt.text))
		if !faults.HasErrors() {
			_, faults, _ = r.Next()
		}
		if !strings.Contains(faults.Text(), tt.want) {
			t.Errorf("%s: %s", tt.file, faults.Text())
		}
		if _, _, more := r.Next(); more && tt.file != "a.jsonl" {
			t.Errorf("%s: goes on", tt.file)
		}
	}
}

// TestPersonal demands that no finding repeats what belongs to a person.
func TestPersonal(t *testing.T) {
	text := "patient,therapist,date,note\nZebedee\x01,Wilma\x02,Frobday,Secret\x03\n" + strings.Repeat("Zebedee", 20) + ",Wilma,2026-99-99,\n"
	r, _ := copies.NewReader("a.csv", strings.NewReader(text))
	found := 0
	for {
		_, faults, ok := r.Next()
		if !ok {
			break
		}
		found += len(faults)
		for _, word := range []string{"Zebedee", "Wilma", "Frobday", "Secret", "99"} {
			if strings.Contains(faults.Text(), word) {
				t.Errorf("%q is told: %s", word, faults.Text())
			}
		}
	}
	if found != 6 {
		t.Errorf("%d findings, want 6", found)
	}
}

func TestSum(t *testing.T) {
	sum := func(text string) [32]byte {
		s := copies.NewSum(strings.NewReader(text))
		if _, err := io.Copy(io.Discard, s); err != nil {
			t.Fatal(err)
		}
		return s.Hash()
	}
	if was := sum("a"); was != sum("a") || was == sum("b") {
		t.Error("a sum does not tell lists apart")
	}
}

// FuzzReader demands that no list makes the reader panic or go on for ever, and that places lie in the file.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"patient,date\nA,2026-12-01\n", "a;b\n\"x\";\n", "{\"patient\": \"A\"}\n", "- {patient: A}\n", "\xef\xbb\xbfpatient\n\"", "patient\n\xff\n"} {
		f.Add([]byte(s), uint8(len(s)))
	}
	f.Fuzz(func(t *testing.T, src []byte, form uint8) {
		file := [...]string{"a.csv", "a.jsonl", "a.yaml"}[form%3]
		r, _ := copies.NewReader(file, bytes.NewReader(src))
		for n := 0; ; n++ {
			row, faults, ok := r.Next()
			if !ok {
				break
			}
			if row.Number != n+1 || n > len(src) {
				t.Fatalf("row %d of %d bytes has the number %d", n+1, len(src), row.Number)
			}
			for _, d := range faults {
				if d.Pos.Line > bytes.Count(src, []byte("\n"))+1 {
					t.Fatalf("%s: no such line", d.Pos)
				}
			}
		}
	})
}

func BenchmarkCSV(b *testing.B) {
	text := "patient,date,programme,towel-stretch.hold\n" + strings.Repeat("A. Patient,2026-12-01,back-pain,10 s\n", 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r, _ := copies.NewReader("a.csv", strings.NewReader(text))
		for {
			if _, _, ok := r.Next(); !ok {
				break
			}
		}
	}
}

func TestUnfit(t *testing.T) {
	for words, want := range map[string]string{
		"":                        "",
		"Zoë Ñandú":               "",
		"محمد\u200c علی":          "", // with a joiner that its script needs
		"A\nB":                    "holds a line break or another control character",
		"A\u202eB":                "holds a line break or another control character",
		"A\u2067B":                "holds a line break or another control character",
		"A\xff":                   "this is not UTF-8",
		" \u00a0":                 "holds nothing but spaces",
		strings.Repeat("é", 80):   "",
		strings.Repeat("é", 81):   "81 characters are too many, the most is 80",
		strings.Repeat("W ", 200): "400 characters are too many, the most is 80",
	} {
		if got := copies.Unfit(words, false); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	if got := copies.Unfit(strings.Repeat("é", 81), true); got != "" {
		t.Errorf("a note of 81 characters: %q", got)
	}
}
