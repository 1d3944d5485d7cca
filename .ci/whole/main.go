// Command whole times a command as a process: wall and processor time and peak memory over several runs, as minimum, median
// and maximum; and another in turn with it, so that the ratio holds on a machine that is not quiet.
//
//	go run ./.ci/whole -runs 30 ./handout make -o -
//	go run ./.ci/whole -copies 1000 -empty out -against 'cp -r out.kept out.again' ./handout batch --copies list.csv -o out
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// run is what one run of a command took.
type run struct {
	wall time.Duration
	cpu  time.Duration // of all its threads, user and system: what other programs on the machine change least
	peak int64         // KiB
	size int           // bytes written to standard output
}

func main() {
	runs := flag.Int("runs", 30, "number of runs that count")
	warm := flag.Int("warm", 3, "number of runs before them")
	copies := flag.Int("copies", 0, "copies that a run makes; their rate is printed")
	against := flag.String("against", "", "another command, run in turn with the first: words with spaces between them")
	others := flag.Int("against-copies", 0, "copies that a run of the other command makes; those of the first if it is left out")
	empty := flag.String("empty", "", "folders that are emptied before each run, with commas between them")
	drain := flag.String("drain", "", "folder whose PDFs are removed while a run goes on, as they are too many to keep")
	flag.Parse()
	if flag.NArg() == 0 || *runs < 1 {
		fmt.Fprintln(os.Stderr, "usage: whole [-runs N] [-against COMMAND] COMMAND …")
		os.Exit(2)
	}
	commands := [][]string{flag.Args()}
	if *against != "" {
		commands = append(commands, strings.Fields(*against))
	}
	taken := make([][]run, len(commands))
	for i := range *runs + *warm {
		for c, command := range commands {
			if *empty != "" && c == 0 {
				for _, folder := range strings.Split(*empty, ",") {
					check(os.RemoveAll(folder))
				}
			}
			if r := timed(command, *drain); i >= *warm {
				taken[c] = append(taken[c], r)
			}
		}
	}
	made := []int{*copies, cmp.Or(*others, *copies)}
	for c, command := range commands {
		report(command, taken[c], made[c])
	}
	if len(commands) == 2 {
		compare(taken[0], taken[1], float64(max(made[0], 1))/float64(max(made[1], 1)))
	}
}

// compare prints by how much one command takes longer than another, run by run, and how much more memory: if they make
// copies, by the copy, of which the first makes so many times as many.
func compare(first, second []run, times float64) {
	for _, of := range []struct {
		name  string
		value func(run) float64
		times float64
	}{
		{"wall", func(r run) float64 { return float64(r.wall) }, times},
		{"cpu", func(r run) float64 { return float64(r.cpu) }, times},
		{"peak", func(r run) float64 { return float64(r.peak) }, 1},
	} {
		ratios := make([]float64, len(first))
		for i := range first {
			ratios[i] = of.value(first[i]) / of.value(second[i]) / of.times
		}
		slices.Sort(ratios)
		fmt.Printf("  first / second   %-4s  min %6.3f  median %6.3f  max %6.3f\n", of.name, ratios[0], ratios[len(ratios)/2], ratios[len(ratios)-1])
	}
}

func timed(command []string, drain string) run {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stderr = os.Stderr
	done, drained := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(drained)
		for drain != "" {
			select {
			case <-done:
				return
			case <-time.After(50 * time.Millisecond):
				old, _ := filepath.Glob(filepath.Join(drain, "*.pdf"))
				for _, name := range old {
					os.Remove(name)
				}
			}
		}
	}()
	start := time.Now()
	out, err := cmd.Output()
	took := time.Since(start)
	close(done)
	<-drained
	check(err)
	return run{took, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss, len(out)}
}

func report(command []string, all []run, copies int) {
	fmt.Println(strings.Join(command, " "))
	n := len(all)
	peaks, walls, cpus := slices.Clone(all), slices.Clone(all), slices.Clone(all) // those of two commands stay pairs
	slices.SortFunc(peaks, func(a, b run) int { return int(a.peak - b.peak) })
	slices.SortFunc(walls, func(a, b run) int { return int(a.wall - b.wall) })
	slices.SortFunc(cpus, func(a, b run) int { return int(a.cpu - b.cpu) })
	fmt.Printf("  wall  ms  min %6.1f  median %6.1f  max %6.1f\n", ms(walls[0].wall), ms(walls[n/2].wall), ms(walls[n-1].wall))
	fmt.Printf("  cpu   ms  min %6.1f  median %6.1f  max %6.1f\n", ms(cpus[0].cpu), ms(cpus[n/2].cpu), ms(cpus[n-1].cpu))
	fmt.Printf("  peak  MB  min %6.1f  median %6.1f  max %6.1f\n", mb(peaks[0].peak), mb(peaks[n/2].peak), mb(peaks[n-1].peak))
	if size := all[0].size; size > 0 {
		fmt.Printf("  written   %d bytes\n", size)
	}
	if copies > 0 {
		each := walls[n/2].wall.Seconds() / float64(copies)
		fmt.Printf("  copies    %.0f a second, %.0f µs each\n", 1/each, 1e6*each)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "whole:", err)
		os.Exit(1)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
func mb(kib int64) float64       { return float64(kib) * 1024 / 1e6 }
