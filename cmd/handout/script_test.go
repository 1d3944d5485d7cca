package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"handout/cmd/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"handout": main})
}

// TestScript runs the scripts of the command line. Beside testscript's own words there are those below. `handout` and what
// stands on it run in this process, so that coverage counts them; `exec handout` is a process of its own.
func TestScript(t *testing.T) {
	words := map[string]func(*testscript.TestScript, bool, []string){
		"handout": func(ts *testscript.TestScript, neg bool, args []string) {
			exits(ts, neg, append([]string{"0"}, args...))
		},
		"exits":   exits,
		"refused": refused,
		"edit":    edit,
		"spoil":   spoil,
		"mode":    mode,
	}
	testscript.RunT(inTurn{t}, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		Cmds:               words,
		Condition: func(condition string) (bool, error) {
			if condition == "root" {
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", condition)
		},
		Setup: func(e *testscript.Env) error { return os.CopyFS(e.WorkDir, os.DirFS("testdata/base")) },
	})
}

// inTurn runs scripts one after the other: a process has only one working directory.
type inTurn struct{ *testing.T }

func (inTurn) Parallel()     {}
func (inTurn) Verbose() bool { return testing.Verbose() }
func (t inTurn) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(inTurn{t}) })
}

// call runs handout in this process, in the script's folder and with its environment.
func call(ts *testscript.TestScript, args []string) (code int, printed string) {
	back, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer func() { ts.Check(os.Chdir(back)) }()
	var stdout, stderr bytes.Buffer
	code = cli.Main(args, cli.Streams{
		Out: &stdout,
		Err: &stderr,
		Env: cli.Env{SourceDateEpoch: ts.Getenv("SOURCE_DATE_EPOCH"), NoColor: "1", Cache: ts.Getenv("HANDOUT_CACHE")},
		Start: func(command string, args ...string) error {
			_, err := fmt.Fprintf(&stderr, "starts %s %q\n", command, args)
			return err
		},
	}, "test")
	ts.Stdout().Write(stdout.Bytes())
	ts.Stderr().Write(stderr.Bytes())
	return code, stderr.String() + stdout.String()
}

// exits CODE ARGUMENT… runs handout, which must end with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE ARGUMENT…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got, _ := call(ts, args[1:]); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// refused CODE FINDING ARGUMENT… runs handout. It must end with the code, print a line that begins with the finding (place
// and message), and leave every file as it was.
func refused(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: refused CODE FINDING ARGUMENT…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	before := snapshot(ts)
	for i := range args {
		args[i] = unescape(args[i])
	}
	code, printed := call(ts, args[2:])
	if after := snapshot(ts); after != before {
		ts.Fatalf("files were written:\n%s", after)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
	if !strings.Contains("\n"+printed, "\n"+args[1]) {
		ts.Fatalf("no line begins with %q", args[1])
	}
}

// unescape lets a script hold characters that its lines cannot.
func unescape(s string) string {
	return strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\x00`, "\x00", `\x1b`, "\x1b", `\xff`, "\xff", `\xef`, "\xef", `\xbb`, "\xbb", `\xbf`, "\xbf").Replace(s)
}

// edit FROM TO OLD NEW… writes TO as FROM with each OLD, which must be there, made NEW. \n, \t and \x stand for what they
// stand for in Go.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 || len(args)%2 != 0 {
		ts.Fatalf("usage: edit FROM TO OLD NEW…")
	}
	text := ts.ReadFile(args[0])
	for i := 2; i < len(args); i += 2 {
		from, to := unescape(args[i]), unescape(args[i+1])
		if !strings.Contains(text, from) {
			ts.Fatalf("%s does not hold %q", args[0], from)
		}
		text = strings.Replace(text, from, to, 1)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

// spoilt says how a spoilt file of each kind is used.
var spoilt = map[string][]string{
	"programme.yaml": {"make", "bad.yaml"},
	"exercise.yaml":  {"check", "bad.yaml"},
	"brand.yaml":     {"make", "starter", "--brand", "bad.yaml"},
	"template.yaml":  {"make", "starter", "--template", "bad.yaml"},
}

// spoil FROM OLD NEW CODE FINDING writes bad.yaml as FROM with OLD made NEW, and demands that it is refused.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 5 || spoilt[args[0]] == nil {
		ts.Fatalf("usage: spoil FROM OLD NEW CODE FINDING")
	}
	edit(ts, false, []string{args[0], "bad.yaml", args[1], args[2]})
	refused(ts, false, append(args[3:5:5], spoilt[args[0]]...))
}

// mode FILE OCTAL compares a file's mode, less what the umask takes from it.
func mode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode FILE OCTAL")
	}
	want, err := strconv.ParseUint(args[1], 8, 32)
	ts.Check(err)
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got, want := info.Mode().Perm(), fs.FileMode(want)&allowed(ts); got != want {
		ts.Fatalf("%s has mode %o, want %o", args[0], got, want)
	}
}

// allowed is the mode that the umask leaves to a new file that asks for all.
func allowed(ts *testscript.TestScript) fs.FileMode {
	name := ts.MkAbs("mode-given")
	ts.Check(os.WriteFile(name, nil, 0o777))
	info, err := os.Stat(name)
	ts.Check(err)
	ts.Check(os.Remove(name))
	return info.Mode().Perm()
}

// snapshot lists the files of the work folder with size and time of change.
func snapshot(ts *testscript.TestScript) string {
	var out strings.Builder
	ts.Check(filepath.WalkDir(ts.MkAbs("."), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if !d.IsDir() {
			fmt.Fprintf(&out, "%s %d %s\n", path, info.Size(), info.ModTime())
		}
		return nil
	}))
	return out.String()
}
