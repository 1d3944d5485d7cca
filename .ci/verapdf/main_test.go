package main

import (
	"fmt"
	"strings"
	"testing"
)

func reportOf(jobs ...string) string {
	return `{"report":{"jobs":[` + strings.Join(jobs, ",") + `]}}`
}

func jobOf(name string, results ...string) string {
	return fmt.Sprintf(`{"itemDetails":{"name":"/tmp/%s"},"validationResult":[%s]}`, name, strings.Join(results, ","))
}

func resultOf(profile string, compliant bool, passed, failed int, rules string) string {
	return fmt.Sprintf(`{"profileName":"%s validation profile","compliant":%t,"details":{"passedChecks":%d,"failedChecks":%d,"ruleSummaries":[%s]}}`,
		profile, compliant, passed, failed, rules)
}

var (
	goodA  = resultOf("PDF/A-2a", true, 10, 0, "")
	goodUA = resultOf("PDF/UA-1", true, 5, 0, "")
)

func TestJudge(t *testing.T) {
	rules := `{"clause":"7.2","testNumber":5,"description":"b","failedChecks":2,"checks":[{"context":"root/x"}]},
		{"clause":"6.1","testNumber":1,"description":"a","failedChecks":1},{"clause":"9","testNumber":1,"failedChecks":0}`
	tests := []struct {
		name   string
		report string
		files  []string
		want   string // faults, joined by "|"
	}{
		{"passes", reportOf(jobOf("a.pdf", goodA, goodUA)), []string{"x/a.pdf"}, ""},
		{"order of profiles", reportOf(jobOf("a.pdf", goodUA, goodA)), []string{"a.pdf"}, ""},
		{"file missing", reportOf(jobOf("a.pdf", goodA, goodUA)), []string{"a.pdf", "b.pdf"},
			"1 files were tested, not 2|b.pdf: was not tested"},
		{"no jobs", reportOf(), []string{"a.pdf"}, "0 files were tested, not 1|a.pdf: was not tested"},
		{"one file too many", reportOf(jobOf("a.pdf", goodA, goodUA), jobOf("b.pdf", goodA, goodUA)), []string{"a.pdf"},
			"2 files were tested, not 1"},
		{"claims one standard", reportOf(jobOf("a.pdf", goodA)), []string{"a.pdf"},
			"a.pdf: PDF/UA-1: was not tested: the file does not claim it"},
		{"falls back", reportOf(jobOf("a.pdf", resultOf("PDF/A-1B", true, 9, 0, ""))), []string{"a.pdf"},
			"a.pdf: PDF/A-2A: was not tested: the file does not claim it|a.pdf: PDF/UA-1: was not tested: the file does not claim it"},
		{"rules, sorted", reportOf(jobOf("a.pdf", goodA, resultOf("PDF/UA-1", false, 1, 3, rules))), []string{"a.pdf"},
			"a.pdf: PDF/UA-1: clause 6.1 test 1 failed 1 times: a|a.pdf: PDF/UA-1: clause 7.2 test 5 failed 2 times: b\n    first at root/x"},
		{"not compliant without a rule", reportOf(jobOf("a.pdf", goodA, resultOf("PDF/UA-1", false, 3, 0, ""))), []string{"a.pdf"},
			"a.pdf: PDF/UA-1: not compliant: 3 checks passed, 0 failed"},
		{"nothing checked", reportOf(jobOf("a.pdf", goodUA, resultOf("PDF/A-2a", true, 0, 0, ""))), []string{"a.pdf"},
			"a.pdf: PDF/A-2A: not compliant: 0 checks passed, 0 failed"},
		{"unreadable", reportOf(`{"itemDetails":{"name":"a.pdf"},"taskException":{"exceptionMessage":"no PDF"}}`), []string{"a.pdf"},
			"a.pdf: no PDF"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, faults, err := judge(strings.NewReader(tt.report), tt.files)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(faults, "|"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestJudgeCounts(t *testing.T) {
	passed, _, err := judge(strings.NewReader(reportOf(jobOf("a.pdf", goodA, goodUA))), []string{"a.pdf"})
	if err != nil || passed != 15 {
		t.Errorf("got %d, %v; want 15 checks", passed, err)
	}
}

func TestJudgeRefuses(t *testing.T) {
	if _, _, err := judge(strings.NewReader("not JSON"), []string{"a.pdf"}); err == nil {
		t.Error("a report that is no JSON is taken")
	}
	if _, _, err := judge(strings.NewReader(reportOf()), nil); err == nil {
		t.Error("a run without files is taken")
	}
}
