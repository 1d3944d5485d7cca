package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

var kills = flag.Int("kills", 15, "how often TestKilled kills a batch")

// TestKilled kills a batch without warning at random moments, and looks after each what is there: every PDF is whole, and
// the manifest claims nothing else. At the end, what was begun so often has the bytes of an undisturbed run.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	program := built(t)
	const rows = 300
	var list strings.Builder
	list.WriteString("patient,programme,date\n")
	for i := range rows {
		fmt.Fprintf(&list, "Patient %d,%s,2026-12-%02d\n", i, [...]string{"starter", "back-pain"}[i%2], 1+i%28)
	}
	if err := os.WriteFile(filepath.Join(dir, "list.csv"), []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	batch := func(out string, more ...string) *exec.Cmd {
		args := append([]string{"batch", "--copies", "list.csv", "-o", out, "--manifest", out + "/m.jsonl", "--progress", "none"}, more...)
		cmd := exec.Command(program, args...)
		cmd.Dir = dir
		return cmd
	}
	began := time.Now()
	if out, err := batch("calm").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(began)
	want := folder(t, filepath.Join(dir, "calm"))
	if len(want) != rows {
		t.Fatalf("%d files of %d rows", len(want), rows)
	}

	chance := rand.New(rand.NewPCG(1, uint64(*kills)))
	anew := true
	for tries, killed := 0, 0; killed < *kills; tries++ {
		if tries == 20**kills {
			t.Fatalf("%d of %d runs ended before they were killed", tries-killed, tries)
		}
		cmd := batch("killed", "--resume")
		if anew { // from the beginning, over what is there
			cmd = batch("killed")
		}
		began := time.Now()
		ended := begin(t, cmd)
		var early bool
		select {
		case <-time.After(time.Duration(chance.Int64N(int64(whole)))):
			cmd.Process.Kill()
			<-ended
			early = cmd.ProcessState.Success()
		case <-ended:
			early = true
			if !cmd.ProcessState.Success() {
				t.Fatalf("it ended by itself: %v", cmd.ProcessState)
			}
		}
		switch {
		case !early:
			killed++
		case anew: // the machine has become faster than it was
			whole = min(whole, time.Since(began))
		}
		anew = early || killed%5 == 0
		checkKilled(t, filepath.Join(dir, "killed"), want)
	}
	if out, err := batch("killed", "--resume").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	checkKilled(t, filepath.Join(dir, "killed"), want)
	if got := folder(t, filepath.Join(dir, "killed")); len(got) != rows {
		t.Errorf("%d files of %d rows", len(got), rows)
	}
	if lines := manifestOf(t, filepath.Join(dir, "killed")); len(lines) != rows {
		t.Errorf("the manifest has %d lines of %d rows", len(lines), rows)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "killed", ".*.part")); len(left) > 0 {
		t.Errorf("half-written files are left: %q", left)
	}
}

// TestInterrupted ends a batch, as a person, a service or a closed terminal does: it ends with 130 and says what is there,
// and nothing is torn.
func TestInterrupted(t *testing.T) {
	program := built(t)
	for _, sent := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sent.String(), func(t *testing.T) {
			heard := make(chan os.Signal, 1) // else the program would ignore what this process was begun to ignore, as under nohup
			signal.Notify(heard, sent)
			defer signal.Stop(heard)
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "list.csv"), []byte("patient\n"+strings.Repeat("A. Patient\n", 20_000)), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(program, "batch", "--copies", "list.csv", "-o", "out", "--manifest", "out/m.jsonl", "--merge", "out/all.pdf", "--jobs", "2", "--progress", "plain")
			cmd.Dir = dir
			var said bytes.Buffer
			cmd.Stderr = &said
			ended := begin(t, cmd)
			until(t, ended, func() bool { // it is well on its way
				made, _ := filepath.Glob(filepath.Join(dir, "out", "*.pdf"))
				return len(made) >= 20
			})
			if err := cmd.Process.Signal(sent); err != nil {
				t.Fatalf("%v\n%s", err, &said)
			}
			<-ended
			if code := cmd.ProcessState.ExitCode(); code != 130 {
				t.Errorf("exit code %d, want 130\n%s", code, &said)
			}
			if text := said.String(); !strings.Contains(text, "interrupted: ") || !strings.Contains(text, "of 20000 handouts written\nhint: --resume makes the rest") || strings.Contains(text, "A. Patient") {
				t.Errorf("said:\n%s", text)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, "out", ".*.part")); len(left) > 0 {
				t.Errorf("half-written files are left: %q", left)
			}
			checkKilled(t, filepath.Join(dir, "out"), folder(t, filepath.Join(dir, "out")))
		})
	}
}

// checkKilled looks at what a killed batch has left behind.
func checkKilled(t *testing.T, dir string, want map[string][sha256.Size]byte) {
	t.Helper()
	got := folder(t, dir)
	for name, sum := range got {
		if sum != want[name] {
			t.Fatalf("%s is not what an undisturbed run has written", name)
		}
	}
	for name, sum := range manifestOf(t, dir) {
		if there, ok := got[name]; !ok || hex.EncodeToString(there[:]) != sum {
			t.Fatalf("the manifest claims %s, which is not there so", name)
		}
	}
}

// folder sums the PDFs of a folder.
func folder(t *testing.T, dir string) map[string][sha256.Size]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "[0-9]*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string][sha256.Size]byte{}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sums[filepath.Base(f)] = sha256.Sum256(src)
	}
	return sums
}

// manifestOf gives the sum of every file that a manifest claims.
func manifestOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(dir, "m.jsonl"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	claims := map[string]string{}
	for i, line := range bytes.SplitAfter(src, []byte("\n")) {
		if i == 0 || !bytes.HasSuffix(line, []byte("\n")) {
			continue // the header, and what was cut short
		}
		var e struct{ Status, File, SHA256 string }
		if err := json.Unmarshal(line, &e); err != nil || e.Status != "written" {
			t.Fatalf("line %d of the manifest: %q: %v", i+1, line, err)
		}
		claims[e.File] = e.SHA256
	}
	return claims
}
