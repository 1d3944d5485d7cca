package strict

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
)

// checkTree looks at everything that no shape decides: depth, aliases, tags, keys. It returns false when the tree cannot
// be walked safely.
func (d *document) checkTree(root *yaml.Node) bool {
	w := walk{document: d}
	w.visit(root, 1, false)
	return !w.broken
}

type walk struct {
	*document
	open    []*yaml.Node // what the present node lies in
	aliased int
	broken  bool
}

func (w *walk) visit(n *yaml.Node, depth int, aliased bool) {
	if w.broken {
		return
	}
	if n.Kind == yaml.AliasNode {
		w.alias(n, depth, aliased)
		return
	}
	if aliased {
		w.aliased++
	} else {
		w.checkTag(n)
		if n.Kind == yaml.MappingNode {
			w.checkKeys(n)
		}
	}
	if len(n.Content) == 0 {
		return
	}
	if depth > MaxDepth {
		w.broken = true
		w.faults.Invalidf(w.at(n.Line, n.Column), "nothing in these files needs more than a few levels", "nested too deep: more than %d levels", MaxDepth)
		return
	}
	w.open = append(w.open, n)
	for _, c := range n.Content {
		w.visit(c, depth+1, aliased)
		if w.aliased > MaxAliased {
			return
		}
	}
	w.open = w.open[:len(w.open)-1]
}

func (w *walk) alias(n *yaml.Node, depth int, aliased bool) {
	if slices.Contains(w.open, n.Alias) {
		w.broken = true
		w.faults.Invalidf(w.at(n.Line, n.Column), "write the value out", "*%s: an alias inside its own anchor", n.Value)
		return
	}
	w.visit(n.Alias, depth, true)
	if w.aliased > MaxAliased && !w.broken && !aliased { // told once, where the file itself stands
		w.broken = true
		w.faults.Invalidf(w.at(n.Line, n.Column), "write the values out", "*%s: aliases repeat more than %d values", n.Value, MaxAliased)
	}
}

func (w *walk) checkTag(n *yaml.Node) {
	if n.Style&yaml.TaggedStyle != 0 {
		w.faults.Invalidf(w.at(n.Line, n.Column), "take it away; a text that begins with ! needs quotes", "%s: tags are not read here", n.Tag)
	}
}

func (w *walk) checkKeys(n *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		pos := w.at(key.Line, key.Column)
		switch {
		case key.Kind != yaml.ScalarNode:
			w.faults.Invalidf(pos, "write a plain word before the colon; a text that begins with {, [ or * needs quotes", "a key must be a word")
		case key.Tag == "!!merge":
			w.faults.Invalidf(pos, "write the keys out", "<<: merge keys are not read here")
		case !isKey(key):
			w.faults.Invalidf(pos, "write a word before the colon", "a key is missing")
		case repeated(n, i):
			w.faults.Invalidf(pos, "keep one of the two", "%s: this key was already written%s", key.Value, w.firstLine(n, key))
		}
	}
}

// isKey tells whether a node can be the key of a mapping: a word, and no merge key.
func isKey(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value != "" && n.Tag != "!!merge" && (n.Tag != "!!null" || n.Style != 0)
}

func (w *walk) firstLine(n, key *yaml.Node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key.Value {
			return fmt.Sprintf(" in line %d", n.Content[i].Line)
		}
	}
	return ""
}

// repeated tells whether the key at index i of a mapping stands there before.
func repeated(n *yaml.Node, i int) bool {
	for j := 0; j < i; j += 2 {
		if isKey(n.Content[j]) && n.Content[j].Value == n.Content[i].Value {
			return true
		}
	}
	return false
}
