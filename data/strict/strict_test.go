package strict

import (
	"testing"

	"handout/data"
)

func TestDecodeFillsShapes(t *testing.T) {
	var shape struct {
		Name  data.Text            `yaml:"name,required"`
		Steps []data.Text          `yaml:"steps"`
		Hold  Opt[data.Duration]   `yaml:"hold"`
		Rest  Opt[data.Duration]   `yaml:"rest"`
		Words Pairs[data.Text]     `yaml:"words"`
		On    data.Date            `yaml:"on"`
		Side  string               `yaml:"side" oneof:"left|right"`
		Load  Opt[Mass]            `yaml:"load"`
		Inner *struct{ Only bool } `yaml:"inner"`
	}
	src := "name: Pull\nsteps: [911, \"two\"]\nhold: 20 to 30 s\nrest: null\nwords: {b: x, a: y}\non: 2026-12-01\nside: left\nload: 2.5 kg\n"
	if l := Decode("a.yaml", []byte(src), &shape); len(l) != 0 {
		t.Fatal(l)
	}
	if shape.Name.Pos.String() != "a.yaml:1:7" || shape.Steps[0].Value != "911" || shape.Hold.Value.Most != 30000 ||
		shape.Rest.State != data.Null || shape.Words.Keys()[0] != "b" || shape.On.Month != 12 || shape.Load.Value.Least != 2500000 {
		t.Errorf("%+v", shape)
	}
}
