// Package cli is the command line: one file a command, each an options struct, a constructor of the cobra command and a
// run function.
//
// Input: the arguments, the streams and the little of the environment that counts. Output: an exit code, what the command
// prints, and the file it writes. What goes into a handout is decided elsewhere: package press makes it.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"handout/data/diag"
)

// Exit codes. Findings of class diag.Refused and diag.Invalid are 1 and 2 (diag.List.ExitCode).
const (
	exitUsage       = 2
	exitNotWritten  = 3
	exitInterrupted = 130
)

// Version is the program's version as `handout version` prints it.
type Version string

// Streams is all that a command sees of the outside but for the files it is told to read and write.
type Streams struct {
	Out, Err                 io.Writer
	OutTerminal, ErrTerminal bool
	Env                      Env
	Start                    func(command string, args ...string) error // starts a program and does not wait for it
}

// Env holds the environment variables that the program knows.
type Env struct {
	NoColor, SourceDateEpoch, Term string
	Cache                          string // folder for drawings of poses; empty keeps none
}

// Process gives the streams and the environment of this process.
func Process() Streams {
	return Streams{
		Out:         os.Stdout,
		Err:         os.Stderr,
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Env: Env{
			NoColor:         os.Getenv("NO_COLOR"),
			SourceDateEpoch: os.Getenv("SOURCE_DATE_EPOCH"),
			Term:            os.Getenv("TERM"),
			Cache:           cacheFolder(os.Getenv("HANDOUT_CACHE")),
		},
		Start: func(command string, args ...string) error { return exec.Command(command, args...).Start() },
	}
}

// Main runs one command and returns the exit code.
func Main(args []string, s Streams, v Version) int {
	// Watched, so that a closed pipe is an error to report instead of a silent end.
	pipe := make(chan os.Signal, 1)
	signal.Notify(pipe, syscall.SIGPIPE)
	defer signal.Stop(pipe)

	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as it is under nohup
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	return run(ctx, args, s, v)
}

func run(ctx context.Context, args []string, s Streams, v Version) int {
	root := newRootCmd(s, v)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var f *fault
	switch {
	case ctx.Err() != nil && !(errors.As(err, &f) && f.code == exitInterrupted):
		fmt.Fprintln(s.Err, "interrupted: nothing was written")
		return exitInterrupted
	case err == nil:
		return 0
	case errors.As(err, &f):
		s.printErr(f.list)
		return f.code
	}
	s.printErr(usage("", hintHelp, "%s", err).list)
	return exitUsage
}

// newRootCmd makes the whole tree of commands.
func newRootCmd(s Streams, v Version) *cobra.Command {
	root := &cobra.Command{
		Use:                   "handout",
		DisableFlagsInUseLine: true,
		Short:                 "Make printable exercise handouts",
		Long: `handout lays out text and pictures that a health professional has chosen: exercises, a programme
of them and the safety notes around them become a tagged PDF to print and hand out.`,
		Example: `  handout make                                       # the full back pain handout
  handout make starter --region gb --brand clinic.yaml
  handout check my-programme.yaml clinic.yaml`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(
		newMakeCmd(s, v),
		newBatchCmd(s, v),
		newBrandCmd(s, v),
		newCheckCmd(s, v),
		newListCmd(s),
		newShowCmd(s),
		newNewCmd(s),
		newFigureCmd(s, v),
		newSchemaCmd(s),
		newCompletionCmd(s),
		newManCmd(s, v),
		newVersionCmd(s, v),
	)
	root.SetHelpCommand(newHelpCmd(s))
	return root
}

// print writes a command's output to standard output in one piece.
func (s Streams) print(b []byte) error {
	if _, err := s.Out.Write(b); err != nil {
		return notWritten("standard output", err)
	}
	return nil
}

// viewer is the program that opens a file as a double click would.
func viewer(path string) (command string, args []string) {
	switch runtime.GOOS {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case "darwin":
		return "open", []string{path}
	}
	return "xdg-open", []string{path}
}

// fault ends a command: what to print, and the exit code.
type fault struct {
	list diag.List
	code int
}

func (f *fault) Error() string {
	if len(f.list) == 0 {
		return fmt.Sprintf("exit %d", f.code)
	}
	return f.list[0].Message
}

// usage is a fault of what was typed; place is the argument or flag, or empty.
func usage(place, hint, format string, args ...any) *fault {
	var l diag.List
	l.Invalidf(diag.Pos{File: place}, hint, format, args...)
	return &fault{l, exitUsage}
}

// notWritten is a fault of the output.
func notWritten(place string, err error) *fault {
	var l diag.List
	hint := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "make the folder first"
	case errors.Is(err, fs.ErrPermission):
		hint = "choose a folder that you may write to"
	}
	l.Invalidf(diag.Pos{File: place}, hint, "not written: %v", cause(err))
	return &fault{l, exitNotWritten}
}

// found is nil unless the list holds errors.
func found(l diag.List) error {
	if !l.HasErrors() {
		return nil
	}
	return &fault{l, l.ExitCode()}
}
