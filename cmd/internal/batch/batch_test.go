package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handout/cmd/internal/press"
	"handout/data/diag"
	"handout/data/load"
)

func TestName(t *testing.T) {
	values := map[string]string{"programme": "back-pain", "patient": "O'Neill, Zoë", "brand": "../CON", "region": "", "paper": "a4"}
	tests := []struct {
		pattern       string
		number, total int
		want          string
	}{
		{"{number}", 7, 12, "0007.pdf"},
		{"{number}", 7, 9999, "0007.pdf"},
		{"{number}", 7, 100000, "000007.pdf"},
		{"{number}-{programme}", 1, 1, "0001-back-pain.pdf"},
		{"{patient}", 1, 1, "O-Neill-Zo.pdf"},
		{"{brand}", 1, 1, "_CON.pdf"},
		{"{programme}-{region}-{paper}", 1, 1, "back-pain-a4.pdf"},
		{"{region}", 1, 1, "copy-811c9dc5.pdf"},
		{"..{programme}..", 1, 1, "back-pain.pdf"},
		{"nul.{paper}", 1, 1, "_nul.a4.pdf"},
	}
	for _, tt := range tests {
		p, err := ParsePattern(tt.pattern)
		if err != nil {
			t.Errorf("%s: %v", tt.pattern, err)
			continue
		}
		if got := p.Name(tt.number, tt.total, func(v string) string { return values[v] }); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.pattern, got, tt.want)
		}
	}
	p, err := ParsePattern("{programme}")
	if err != nil {
		t.Fatal(err)
	}
	long := p.Name(1, 1, func(string) string { return strings.Repeat("a", 400) })
	other := p.Name(1, 1, func(string) string { return strings.Repeat("a", 401) })
	if len(long) > 200 || long == other {
		t.Errorf("long names: %d bytes, alike: %t", len(long), long == other)
	}
}

func TestBadPattern(t *testing.T) {
	for _, s := range []string{"", "all", "{nummer}", "{number", "a/{number}", `a\{number}`} {
		if _, err := ParsePattern(s); err == nil {
			t.Errorf("%q is taken for a pattern", s)
		}
	}
}

// TestUnique: a number in the middle does not tell copies apart where its neighbours may hold digits.
func TestUnique(t *testing.T) {
	for pattern, want := range map[string]bool{"{number}": true, "{number}-{patient}": true, "x {patient}{number}": true, "{patient}{number}{brand}": false, "{brand}": false} {
		if p, err := ParsePattern(pattern); err != nil || p.unique != want {
			t.Errorf("%s: unique %t, %v", pattern, p.unique, err)
		}
	}
}

// TestCould: names that a copy might get, on a file system that knows no capitals too.
func TestCould(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"{number}", "0001.pdf", true},
		{"{number}", "123456.PDF", true},
		{"{number}", "all.pdf", false},
		{"{number}", "001.pdf", false},
		{"{number}", "0001.jsonl", false},
		{"a.b-{brand}", "A.B-all.pdf", true},
		{"a.b-{brand}", "aXb-all.pdf", false},
		{"{brand}", "_con.pdf", true},
	} {
		p, err := ParsePattern(tt.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Could(tt.name); got != tt.want {
			t.Errorf("%s: could be %s: %t", tt.pattern, tt.name, got)
		}
	}
}

// TestTaken tells names apart without capitals: some file systems do.
func TestTaken(t *testing.T) {
	var n names
	if _, taken := n.taken("A.pdf", 1); taken {
		t.Error("the first name is taken")
	}
	if first, taken := n.taken("a.pdf", 2); !taken || first != 1 {
		t.Errorf("a.pdf after A.pdf: taken %t by %d", taken, first)
	}
}

// TestShards demands that shards cover a list, never overlap, and are of about one size.
func TestShards(t *testing.T) {
	const rows, of = 4000, 16
	var count [of + 1]int
	for row := 1; row <= rows; row++ {
		owners := 0
		for part := 1; part <= of; part++ {
			s, err := ParseShard(fmt.Sprintf("%d/%d", part, of))
			if err != nil {
				t.Fatal(err)
			}
			if s.has(row, []byte("patient=\"same\"\n")) {
				owners++
				count[part]++
			}
		}
		if owners != 1 {
			t.Fatalf("row %d is in %d shards", row, owners)
		}
	}
	for part, n := range count[1:] {
		if n < rows/of/2 || n > rows/of*2 {
			t.Errorf("shard %d has %d rows of %d", part+1, n, rows)
		}
	}
	if s, err := ParseShard(""); err != nil || !s.has(1, nil) || s.String() != "1/1" {
		t.Errorf("the whole: %v, %v", s, err)
	}
	for _, bad := range []string{"1", "0/2", "3/2", "a/b", "1/0", "-1/2", "1/1000000"} {
		if _, err := ParseShard(bad); err == nil {
			t.Errorf("%q is taken for a shard", bad)
		}
	}
}

func TestReadManifest(t *testing.T) {
	const header = `{"manifest":1,"program":"v1","rows":3,"shard":"1/1","pattern":"{number}"}` + "\n"
	entry := func(row int, sum string) string {
		return fmt.Sprintf(`{"row":%d,"status":"written","input":"x","file":"%04d.pdf","size":1,"sha256":"%s"}`+"\n", row, row, sum)
	}
	tests := []struct {
		name, text, want string // rows and sums, or the fault
	}{
		{"in order", header + entry(1, "a") + entry(2, "b"), "1a 2b"},
		{"the last line of a row holds", header + entry(2, "b") + entry(1, "a") + entry(2, "c"), "1a 2c"},
		{"cut short", header + entry(1, "a") + `{"row":2,"sta`, "1a"},
		{"header alone", header, ""},
		{"empty", "", "line 1: this is not a manifest"},
		{"header cut short", `{"manifest":1`, "line 1: this is not a manifest"},
		{"another form", strings.Replace(header, ":1,", ":9,", 1), "line 1: this is not a manifest"},
		{"no JSON", header + "x\n", "line 2: this is no line of a manifest"},
		{"unknown state", header + entry(1, "a") + `{"row":2,"status":"maybe"}` + "\n", "line 3: this is no line of a manifest"},
	}
	for _, tt := range tests {
		path := filepath.Join(t.TempDir(), "m.jsonl")
		if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, entries, err := ReadManifest(path)
		var got []string
		for _, e := range entries {
			got = append(got, fmt.Sprintf("%d%s", e.Row, e.SHA256))
		}
		said := strings.Join(got, " ")
		var bad *BadLine
		if errors.As(err, &bad) {
			said = fmt.Sprintf("line %d: %s", bad.Pos.Line, bad)
		}
		if said != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, said, tt.want)
		}
	}
	if _, _, err := ReadManifest(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// TestMergeManifests puts manifests together that fit, and reports each way in which they do not.
func TestMergeManifests(t *testing.T) {
	dir := t.TempDir()
	manifest := func(name, shard string, rows int, program string, have ...int) string {
		path := filepath.Join(dir, name)
		var entries []Entry
		for _, row := range have {
			status := Written
			if row < 0 {
				row, status = -row, Refused
			}
			entries = append(entries, Entry{Row: row, Status: status})
		}
		if err := WriteManifest(path, Header{form, program, rows, shard, "{number}"}, entries); err != nil {
			t.Fatal(err)
		}
		return path
	}
	one := manifest("1", "1/2", 4, "v1", 3, 1)
	tests := []struct {
		name  string
		paths []string
		want  string // a part of the findings; empty for none
	}{
		{"whole", []string{one, manifest("2", "2/2", 4, "v1", 2, 4)}, ""},
		{"a shard is missing", []string{one}, "no manifest of shard 2/2"},
		{"a row is missing", []string{one, manifest("3", "2/2", 4, "v1", 4)}, "1 of 4 rows are missing, the first is row 2"},
		{"a row twice", []string{one, manifest("4", "2/2", 4, "v1", 1, 2, 4)}, "row 1 is in " + one + " too"},
		{"a shard twice", []string{one, manifest("5", "1/2", 4, "v1", 2, 4)}, "shard 1/2 is in " + one + " too"},
		{"a row refused", []string{one, manifest("6", "2/2", 4, "v1", 2, -4)}, "row 4 was refused"},
		{"a row beyond the list", []string{one, manifest("7", "2/2", 4, "v1", 2, 4, 5)}, "row 5: the list has 4"},
		{"another list", []string{one, manifest("8", "2/2", 5, "v1", 2, 4)}, "this is a manifest of another batch"},
		{"other parts", []string{one, manifest("9", "2/3", 4, "v1", 2, 4)}, "this is a manifest of another batch"},
		{"another version", []string{one, manifest("a", "2/2", 4, "v2", 2, 4)}, "made with v2"},
		{"no shard", []string{one, manifest("b", "x", 4, "v1")}, `shard: "x": not a part`},
	}
	for _, tt := range tests {
		h, entries, found, err := MergeManifests(tt.paths)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if tt.want == "" && (len(found) > 0 || h.Shard != "1/1" || len(entries) != 4) || !strings.Contains(found.Text(), tt.want) {
			t.Errorf("%s: %d rows, %s", tt.name, len(entries), found.Text())
		}
	}
}

// TestMergeTellsNotAll: of manifests with a thousand faults it tells what can be read.
func TestMergeTellsNotAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "m")
	var entries []Entry
	for row := 1; row <= 1000; row++ {
		entries = append(entries, Entry{Row: row, Status: Refused})
	}
	if err := WriteManifest(path, Header{form, "v1", 1000, "1/1", "{number}"}, entries); err != nil {
		t.Fatal(err)
	}
	_, _, found, err := MergeManifests([]string{path, path})
	if err != nil || len(found) != mostFindings+1 || !strings.Contains(found.Text(), "too many findings") {
		t.Errorf("%d findings, %v", len(found), err)
	}
}

// TestUnsteady: what copies are made of changes between Check and Run. Nothing is written, though every copy could be made.
func TestUnsteady(t *testing.T) {
	pattern, err := ParsePattern("{number}")
	if err != nil {
		t.Fatal(err)
	}
	request := press.Request{Library: press.Open(), Template: "diary", Load: load.Request{Programme: load.Target{ID: "starter"}, Region: "gb"}}
	var changed error
	job := Job{
		Press: press.New("test"), Workers: 1, Out: t.TempDir(), Pattern: pattern, Name: "{number}", Steady: func() error { return changed },
		Items: func() iter.Seq2[Item, diag.List] {
			return func(yield func(Item, diag.List) bool) {
				_ = yield(Item{Number: 1, Request: request, Value: func(string) string { return "" }}, nil)
			}
		},
	}
	if found, err := job.Check(t.Context()); err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	changed = errors.New("the brand is gone")
	_, _, err = job.Run(t.Context())
	files, _ := os.ReadDir(job.Out)
	if !errors.Is(err, changed) || len(files) > 0 {
		t.Errorf("%v, %d files", err, len(files))
	}
	changed = nil
	if _, _, err = job.Run(t.Context()); err != nil {
		t.Error(err)
	}
	if files, _ = os.ReadDir(job.Out); len(files) != 1 {
		t.Errorf("%d files of one row", len(files))
	}
}
