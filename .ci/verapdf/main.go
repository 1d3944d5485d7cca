// Command verapdf judges a report of veraPDF.
//
// Input: the report as JSON on standard input, and as arguments the files that were to be tested. It prints what failed,
// sorted, and exits 0 only if each file was tested against both PDF/UA-1 and PDF/A-2A and passed every check. veraPDF's
// own exit code is not to be trusted: it is 0 for files that are missing or that claim no standard.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// standards is what each file must have been tested against.
var standards = []string{"PDF/A-2A", "PDF/UA-1"}

type report struct {
	Report struct {
		Jobs []job `json:"jobs"`
	} `json:"report"`
}

type job struct {
	Item struct {
		Name string `json:"name"`
	} `json:"itemDetails"`
	Results   []result `json:"validationResult"`
	Exception *struct {
		Message string `json:"exceptionMessage"`
	} `json:"taskException"`
}

type result struct {
	Profile   string `json:"profileName"`
	Compliant bool   `json:"compliant"`
	Details   struct {
		Passed int    `json:"passedChecks"`
		Failed int    `json:"failedChecks"`
		Rules  []rule `json:"ruleSummaries"`
	} `json:"details"`
}

type rule struct {
	Clause      string `json:"clause"`
	Test        int    `json:"testNumber"`
	Description string `json:"description"`
	Failed      int    `json:"failedChecks"`
	Checks      []struct {
		Context string `json:"context"`
	} `json:"checks"`
}

func main() {
	checks, faults, err := judge(os.Stdin, os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "verapdf:", err)
		os.Exit(1)
	}
	for _, f := range faults {
		fmt.Println(f)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
	fmt.Printf("conformance: %d files, %d checks passed, 0 failed (%s)\n", len(os.Args)-1, checks, strings.Join(standards, ", "))
}

// judge returns how many checks passed and all that speaks against the files, sorted.
func judge(in io.Reader, files []string) (passed int, faults []string, err error) {
	var r report
	if err := json.NewDecoder(in).Decode(&r); err != nil {
		return 0, nil, fmt.Errorf("report: %w", err)
	}
	if len(files) == 0 {
		return 0, nil, errors.New("no files were named")
	}
	if got, want := len(r.Report.Jobs), len(files); got != want {
		faults = append(faults, fmt.Sprintf("%d files were tested, not %d", got, want))
	}
	tested := map[string]job{}
	for _, j := range r.Report.Jobs {
		tested[filepath.Base(j.Item.Name)] = j
	}
	for _, f := range files {
		base := filepath.Base(f)
		j, ok := tested[base]
		switch {
		case !ok:
			faults = append(faults, base+": was not tested")
		case j.Exception != nil:
			faults = append(faults, base+": "+j.Exception.Message)
		default:
			for _, s := range standards {
				n, found := j.against(s)
				passed += n
				faults = append(faults, found...)
			}
		}
	}
	slices.Sort(faults)
	return passed, faults, nil
}

// against looks for one standard's result.
func (j job) against(standard string) (passed int, faults []string) {
	place := filepath.Base(j.Item.Name) + ": " + standard
	i := slices.IndexFunc(j.Results, func(r result) bool {
		return strings.HasPrefix(strings.ToUpper(r.Profile), standard+" ")
	})
	if i < 0 {
		return 0, []string{place + ": was not tested: the file does not claim it"}
	}
	d := j.Results[i].Details
	for _, r := range d.Rules {
		if r.Failed == 0 {
			continue
		}
		fault := fmt.Sprintf("%s: clause %s test %d failed %d times: %s", place, r.Clause, r.Test, r.Failed, r.Description)
		if len(r.Checks) > 0 {
			fault += "\n    first at " + r.Checks[0].Context
		}
		faults = append(faults, fault)
	}
	if len(faults) == 0 && (!j.Results[i].Compliant || d.Failed > 0 || d.Passed == 0) {
		faults = append(faults, fmt.Sprintf("%s: not compliant: %d checks passed, %d failed", place, d.Passed, d.Failed))
	}
	return d.Passed, faults
}
