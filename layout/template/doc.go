// Package template makes the block tree of a handout: a template says what stands where and how big it is, a data.Bundle
// says what is printed.
//
// Input: a template (YAML: paper, type scale, list of sections with options), a bundle, and the drawings as a file
// system. Output: a layout.Sheet, whose tree is the tag tree too. Every kind of section is one file here and one line in
// the table in section.go. Words that no data file holds come from the bundle's locale.
//
// It measures nothing and breaks nothing: where content may be too long, it offers layout/flow alternatives in the order
// in which they give way. It refuses a template that leaves out, moves or hides a safety section, and looks the finished
// tree over for every safety text before it lets it go.
package template
