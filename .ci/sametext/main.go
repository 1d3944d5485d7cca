// Sametext tells whether the PDF that a word processor made of each DOCX named on the command line says what the DOCX
// says, in its order. Footers, numbers of lists, content controls and white space do not count.
package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"unicode"
)

func main() {
	failed := false
	for _, file := range os.Args[1:] {
		count, err := check(file)
		if err != nil {
			failed = true
			fmt.Printf("%s: %v\n", file, err)
			continue
		}
		fmt.Printf("%s: %d words in order\n", file, count)
	}
	if failed || len(os.Args) < 2 {
		os.Exit(1)
	}
}

func check(file string) (int, error) {
	want, err := docx(file)
	if err != nil {
		return 0, err
	}
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", strings.TrimSuffix(file, ".docx")+".pdf", "-").Output()
	if err != nil {
		return 0, fmt.Errorf("not opened, or not converted: %w", err)
	}
	return len(want), inOrder(want, strings.FieldsFunc(string(out), notWord))
}

var text = regexp.MustCompile(`(?s)<w:sdt>.*?</w:sdt>|<w:fldSimple.*?</w:fldSimple>|<w:t xml:space="preserve">([^<]*)</w:t>|</w:p>|<w:br/>`)

// docx reads the words of a file's body.
func docx(file string) ([]string, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	f, err := z.Open("word/document.xml")
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for _, m := range text.FindAllStringSubmatch(string(body), -1) {
		if m[1] == "" {
			b.WriteByte(' ')
		}
		b.WriteString(html.UnescapeString(m[1]))
	}
	words := strings.FieldsFunc(b.String(), notWord)
	if len(words) == 0 {
		return nil, errors.New("no words")
	}
	return words, nil
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// between is how many words of a footer and of lists' numbers may stand between two words of the body.
const between = 100

func inOrder(want, got []string) error {
	at := 0
	for i, w := range want {
		n := at
		for n < len(got) && n-at < between && got[n] != w {
			n++
		}
		if n == len(got) || n-at == between {
			return fmt.Errorf("%q is missing after %q", w, want[max(0, i-10):i])
		}
		at = n + 1
	}
	return nil
}
