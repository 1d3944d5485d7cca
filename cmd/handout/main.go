// Handout turns exercise data in YAML files into printable, tagged PDF handouts. See `handout help` and README.md.
package main

import (
	"os"
	"runtime/debug"

	"handout/cmd/internal/cli"
)

// version is set by the linker: -X main.version=….
var version = "dev"

func main() {
	debug.SetGCPercent(1400) // a short life: one handout is made before the first collection would be due, at 56 MB
	inLargePages()
	os.Exit(cli.Main(os.Args[1:], cli.Process(), cli.Version(version)))
}
