package strict

import (
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
		w.fault(w.at(n.Line, n.Column), "nothing in these files needs more than a few levels", "nested too deep: more than %d levels", MaxDepth)
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
		w.fault(w.at(n.Line, n.Column), "write the value out", "*%s: an alias inside its own anchor", n.Value)
		return
	}
	w.visit(n.Alias, depth, true)
	if w.aliased > MaxAliased && !w.broken && !aliased { // told once, where the file itself stands
		w.broken = true
		w.fault(w.at(n.Line, n.Column), "write the values out", "*%s: aliases repeat more than %d values", n.Value, MaxAliased)
	}
}

func (w *walk) checkTag(n *yaml.Node) {
	if n.Style&yaml.TaggedStyle != 0 {
		w.fault(w.at(n.Line, n.Column), "take it away; a text that begins with ! needs quotes", "%s: tags are not read here", n.Tag)
	}
}

// checkKeys tells of keys that cannot be and of keys that are there twice, and takes them out of the tree.
func (w *walk) checkKeys(n *yaml.Node) {
	lines := make(map[string]int, len(n.Content)/2)
	kept := n.Content[:0]
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		pos := w.at(key.Line, key.Column)
		first, twice := lines[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode:
			w.fault(pos, "write a plain word before the colon; a text that begins with {, [ or * needs quotes", "a key must be a word")
		case key.Tag == "!!merge":
			w.fault(pos, "write the keys out", "<<: merge keys are not read here")
		case key.Value == "" || key.Tag == "!!null" && key.Style == 0:
			w.fault(pos, "write a word before the colon", "a key is missing")
		case twice:
			w.fault(pos, "keep one of the two", "%s: this key was already written in line %d", key.Value, first)
		default:
			lines[key.Value] = key.Line
			kept = append(kept, key, n.Content[i+1])
		}
	}
	n.Content = kept
}
