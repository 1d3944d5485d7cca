// Command whole times a command as a process: wall time and peak memory over several runs, as minimum, median and maximum.
//
//	go run ./.ci/whole -runs 30 ./handout make -o -
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	runs := flag.Int("runs", 30, "number of runs that count; three more warm up")
	flag.Parse()
	if flag.NArg() == 0 || *runs < 1 {
		fmt.Fprintln(os.Stderr, "usage: whole [-runs N] COMMAND …")
		os.Exit(2)
	}
	var wall []time.Duration
	var peak []int64
	var size int
	for i := range *runs + 3 {
		cmd := exec.Command(flag.Arg(0), flag.Args()[1:]...)
		cmd.Stderr = os.Stderr
		start := time.Now()
		out, err := cmd.Output()
		took := time.Since(start)
		if err != nil {
			fmt.Fprintln(os.Stderr, "whole:", err)
			os.Exit(1)
		}
		if i < 3 {
			continue
		}
		wall = append(wall, took)
		peak = append(peak, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
		size = len(out)
	}
	slices.Sort(wall)
	slices.Sort(peak)
	n := len(wall)
	fmt.Printf("%s\n", strings.Join(flag.Args(), " "))
	fmt.Printf("  wall  ms  min %6.1f  median %6.1f  max %6.1f\n", ms(wall[0]), ms(wall[n/2]), ms(wall[n-1]))
	fmt.Printf("  peak  MB  min %6.1f  median %6.1f  max %6.1f\n", mb(peak[0]), mb(peak[n/2]), mb(peak[n-1]))
	fmt.Printf("  written   %d bytes\n", size)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
func mb(kib int64) float64       { return float64(kib) * 1024 / 1e6 }
