// Command coverage fails when a coverage profile covers less than a share of the statements. A block that several test
// binaries report counts as covered when one of them ran it.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	least := flag.Float64("least", 85, "least share of covered statements, in percent")
	flag.Parse()
	covered, total, err := count(flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		os.Exit(2)
	}
	share := 100 * float64(covered) / float64(max(total, 1))
	fmt.Printf("coverage: %.1f%% of %d statements\n", share, total)
	if share < *least {
		fmt.Printf("coverage: less than the %.0f%% that the project asks for\n", *least)
		os.Exit(1)
	}
}

func count(profile string) (covered, total int, err error) {
	f, err := os.Open(profile)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	statements := map[string]int{}
	ran := map[string]bool{}
	for s := bufio.NewScanner(f); s.Scan(); {
		fields := strings.Fields(s.Text()) // file:from,to statements count
		if len(fields) != 3 {
			continue // the mode line
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			return 0, 0, fmt.Errorf("%s: %w", profile, err)
		}
		statements[fields[0]] = n
		ran[fields[0]] = ran[fields[0]] || fields[2] != "0"
	}
	for block, n := range statements {
		total += n
		if ran[block] {
			covered += n
		}
	}
	return covered, total, nil
}
