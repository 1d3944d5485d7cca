// Package schematest holds files against their schemas, for tests alone.
//
// Input: a schema as package schema writes it, and YAML. Output: whether the file is valid. The validator and the reader
// of YAML share nothing with the program's own.
package schematest

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// Schema is a schema made ready.
type Schema struct{ compiled *jsonschema.Schema }

// Compile reads a schema, which must itself be a valid one. Formats count.
func Compile(src []byte) (*Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const name = "schema.json"
	if err := c.AddResource(name, doc); err != nil {
		return nil, err
	}
	compiled, err := c.Compile(name)
	return &Schema{compiled}, err
}

// Check says what is wrong with a file.
func (s *Schema) Check(src []byte) error {
	var n yaml.Node
	if err := yaml.Unmarshal(src, &n); err != nil {
		return err
	}
	v, err := value(&n)
	if err != nil {
		return err
	}
	if err := s.compiled.Validate(v); err != nil {
		return fmt.Errorf("%#v", err) // with each place
	}
	return nil
}

// value reads YAML as an editor does, by the core schema of YAML 1.2: dates are texts.
func value(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.DocumentNode:
		return value(n.Content[0])
	case yaml.AliasNode:
		return value(n.Alias)
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			var err error
			if list[i], err = value(c); err != nil {
				return nil, err
			}
		}
		return list, nil
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if _, twice := m[key]; twice {
				return nil, fmt.Errorf("line %d: the key %s stands twice", n.Content[i].Line, key)
			}
			var err error
			if m[key], err = value(n.Content[i+1]); err != nil {
				return nil, err
			}
		}
		return m, nil
	}
	switch n.ShortTag() {
	case "!!null":
		return nil, nil
	case "!!bool":
		return n.Value == "true", nil
	case "!!int", "!!float":
		return json.Number(n.Value), nil
	}
	return n.Value, nil
}
