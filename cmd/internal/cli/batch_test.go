package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"handout/cmd/internal/batch"
)

// TestListChanges changes the list between its two readings.
func TestListChanges(t *testing.T) {
	tests := []struct{ name, before, after string }{
		{"shorter", "patient\nA\nB\n", "patient\nA\n"},
		{"longer", "patient\nA\n", "patient\nA\nB\n"},
		{"broken", "patient\nA\nB\n", "patient\nA\n\x01\n"},
		{"another name", "patient\nA\nB\n", "patient\nA\nC\n"},
		{"gone", "patient\nA\nB\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "list.csv", tt.before)
			write(t, "out/keep", "")
			var errs bytes.Buffer
			o := &batchOptions{streams: Streams{Out: &errs, Err: &errs}, version: "test", copies: "list.csv", template: defaultTemplate,
				programmes: []string{"starter"}, output: "out", mergeMax: 1, progress: "none", jobs: 1}
			if err := o.check(); err != nil {
				t.Fatal(err)
			}
			src, err := openSources(nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := o.open(src); err != nil {
				t.Fatal(err)
			}
			defer o.source.close()
			job := o.job()
			if found, err := job.Check(t.Context()); err != nil || len(found) > 0 {
				t.Fatal(found, err)
			}
			write(t, "list.csv", tt.after)
			if tt.after == "" {
				if err := os.Remove("list.csv"); err != nil {
					t.Fatal(err)
				}
			}
			_, _, err = job.Run(t.Context())
			if err == nil {
				err = o.source.unchanged()
			}
			if !errors.Is(err, batch.ErrChanged) {
				t.Fatalf("error %v, want %v", err, batch.ErrChanged)
			}
			told := o.ended(t.Context(), batch.Summary{}, err)
			if !strings.Contains(told.Error(), "the list changed while it was read") {
				t.Errorf("told: %v", told)
			}
		})
	}
}

// TestEnded says why a batch ended early.
func TestEnded(t *testing.T) {
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name     string
		ctx      context.Context
		manifest string
		done     batch.Summary
		err      error
		code     int
		want     string
	}{
		{"interrupted at once", interrupted, "", batch.Summary{Rows: 9}, context.Canceled, exitInterrupted, "interrupted: 0 of 9 handouts written\n"},
		{"interrupted", interrupted, "", batch.Summary{Rows: 9, Written: 4}, context.Canceled, exitInterrupted, "hint: each file that is there is whole"},
		{"interrupted, with a manifest", interrupted, "m", batch.Summary{Rows: 9, Written: 4}, context.Canceled, exitInterrupted, "hint: --resume makes the rest"},
		{"full disk", t.Context(), "m", batch.Summary{Written: 4}, &batch.WriteError{Path: "out/5.pdf", Err: errors.New("no space left on device")}, exitNotWritten,
			"out/5.pdf: not written: no space left on device\nhint: 4 handouts written"},
		{"something else", t.Context(), "", batch.Summary{}, errors.New("a bug"), exitUsage, "internal fault: a bug"},
	}
	for _, tt := range tests {
		o := &batchOptions{manifest: tt.manifest}
		var told *fault
		if !errors.As(o.ended(tt.ctx, tt.done, tt.err), &told) || told.code != tt.code || !strings.Contains(told.list.Text(), tt.want) {
			t.Errorf("%s: %+v", tt.name, told)
		}
	}
}

// TestProgress counts on a terminal in one line, and elsewhere in a line now and then.
func TestProgress(t *testing.T) {
	tests := []struct {
		way      string
		terminal bool
		want     string
	}{
		{"none", true, ""},
		{"auto", false, ""},
		{"auto", true, "\r1 of 200 handouts\r101 of 200 handouts\r200 of 200 handouts\n"},
		{"plain", true, "1 of 200 handouts\n200 of 200 handouts\n"},
		{"plain", false, "1 of 200 handouts\n200 of 200 handouts\n"},
	}
	for _, tt := range tests {
		var said bytes.Buffer
		clock := time.Unix(1, 0)
		b := &progressBar{streams: Streams{Err: &said, ErrTerminal: tt.terminal}, way: tt.way, now: func() time.Time { return clock }}
		for n := 1; n <= 200; n++ {
			b.step(n, 200)
			clock = clock.Add(time.Millisecond)
		}
		b.end()
		if said.String() != tt.want {
			t.Errorf("%s, terminal %t: %q, want %q", tt.way, tt.terminal, &said, tt.want)
		}
	}
}

func TestVerify(t *testing.T) {
	c := newCommand(t)
	c.must(t, 0, "make", "starter", "-o", "one.pdf")
	c.must(t, 1, "make", "starter", "--verify", strings.Repeat("0", 64))
	_, sum, found := strings.Cut(c.err.String(), "its SHA-256 is ")
	if !found {
		t.Fatal(c.err.String())
	}
	c.must(t, 0, "make", "starter", "--verify", strings.ToUpper(sum[:64]))
	if got := c.err.String(); !strings.Contains(got, "the same to the byte") {
		t.Errorf("said %q", got)
	}
	if _, err := os.Stat("first-exercises-for-back-pain.pdf"); err == nil {
		t.Error("--verify has written the file")
	}
}
