package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"handout/cmd/internal/press"
)

// newPress makes a press that keeps drawings of poses in this process's cache, and says on a terminal which it draws.
func (s Streams) newPress(v Version) *press.Press {
	p := press.New(string(v))
	p.Cache = s.Env.Cache
	if s.ErrTerminal {
		p.Drawing = func(pose string) { fmt.Fprintf(s.Err, "drawing %s\n", pose) }
	}
	return p
}

// cacheFolder is where drawings of poses are kept: the folder of that variable, or else the user's own for such things.
// Without either they are kept nowhere.
func cacheFolder(variable string) string {
	if variable != "" {
		return variable
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "handout", "figures")
}
