package load

import (
	"math"
	"strconv"
	"strings"

	"handout/data"
	"handout/data/diag"
	"handout/data/strict"
)

// The shape of poses/*.yaml. A key that is left out is inherited from the base, so every value knows whether it is there.

type poseFile struct {
	Pos       diag.Pos                  `yaml:"-"`
	Kind      string                    `yaml:"kind" oneof:"pose"`
	Base      data.Text                 `yaml:"base"`
	Alt       data.Text                 `yaml:"alt"`
	Camera    *camera                   `yaml:"camera"`
	Build     word                      `yaml:"build" oneof:"plain|feminine|masculine|older"`
	Skin      word                      `yaml:"skin" oneof:"light|medium|tan|deep"`
	Hair      word                      `yaml:"hair" oneof:"short|bun|ponytail|bob|bald"`
	HairTone  word                      `yaml:"hair_tone" oneof:"brown|dark|fair|grey"`
	Barefoot  *bool                     `yaml:"barefoot"`
	Figure    poseBody                  `yaml:"figure"`
	GhostOf   strict.Opt[data.Text]     `yaml:"ghost_of"`
	Props     *[]prop                   `yaml:"props" most:"16"`
	Arrows    *[]arrow                  `yaml:"arrows" most:"16"`
	Highlight *[]muscleName             `yaml:"highlight"`
	Crop      strict.Opt[crop]          `yaml:"crop"`
	Margin    *decimals                 `yaml:"margin" least:"4" most:"4"`
	Printed   strict.Opt[strict.Length] `yaml:"printed"`
	Mirror    bool                      `yaml:"mirror"`
}

// word is one of a few; strict checks which.
type word = string

// muscleName is the name of a muscle, and propKind that of a sort of prop.
type (
	muscleName struct{ data.Text }
	propKind   struct{ data.Text }
)

// UnmarshalStrict reads the text; whether there is such a one is for the reader of poses to say.
func (m *muscleName) UnmarshalStrict(v *strict.Value) { v.Decode(&m.Text) }

// UnmarshalStrict reads the text.
func (k *propKind) UnmarshalStrict(v *strict.Value) { v.Decode(&k.Text) }

type camera struct {
	Pos  diag.Pos `yaml:"-"`
	Az   decimal  `yaml:"az"`
	El   decimal  `yaml:"el"`
	Roll decimal  `yaml:"roll"`
}

type poseBody struct {
	Pelvis   pelvis   `yaml:"pelvis"`
	Lumbar   decimals `yaml:"lumbar"`
	Thoracic decimals `yaml:"thoracic"`
	Neck     decimals `yaml:"neck"`
	Head     decimals `yaml:"head"`
	ArmLeft  arm      `yaml:"arm_left"`
	ArmRight arm      `yaml:"arm_right"`
	LegLeft  leg      `yaml:"leg_left"`
	LegRight leg      `yaml:"leg_right"`
}

type pelvis struct {
	Pos   diag.Pos `yaml:"-"`
	At    decimals `yaml:"at"`
	Pitch decimal  `yaml:"pitch"`
	Yaw   decimal  `yaml:"yaw"`
	Roll  decimal  `yaml:"roll"`
}

type arm struct {
	Pos        diag.Pos `yaml:"-"`
	In         string   `yaml:"in" oneof:"world|chest|head"`
	Wrist      decimals `yaml:"wrist"`
	Palm       decimals `yaml:"palm"`
	Grip       decimals `yaml:"grip"`
	GripRadius decimal  `yaml:"grip_radius"`
	Elbow      decimals `yaml:"elbow"`
	Pole       decimals `yaml:"pole"`
	Fingers    decimals `yaml:"fingers"`
	Faces      decimals `yaml:"faces"`
	Curl       decimal  `yaml:"curl"`
	Spread     decimal  `yaml:"spread"`
	Thumb      decimal  `yaml:"thumb"`
	Protract   decimal  `yaml:"protract"`
	Shrug      decimal  `yaml:"shrug"`
}

type leg struct {
	Pos     diag.Pos `yaml:"-"`
	Ankle   decimals `yaml:"ankle"`
	Knee    decimals `yaml:"knee"`
	Pole    decimals `yaml:"pole"`
	Toe     decimals `yaml:"toe"`
	Sole    decimals `yaml:"sole"`
	ToeBend decimal  `yaml:"toe_bend"`
}

type prop struct {
	Pos    diag.Pos   `yaml:"-"`
	Kind   propKind   `yaml:"kind,required"`
	At     decimals   `yaml:"at"`
	Yaw    decimal    `yaml:"yaw"`
	Size   decimals   `yaml:"size"`
	Radius decimal    `yaml:"radius"`
	Path   []decimals `yaml:"path" least:"2" most:"24"`
	Across []decimals `yaml:"across" least:"2" most:"24"`
	Widths decimals   `yaml:"widths" least:"1" most:"24"`
}

type arrow struct {
	Pos    diag.Pos   `yaml:"-"`
	Path   []decimals `yaml:"path,required" least:"2" most:"24"`
	Heads  string     `yaml:"heads" oneof:"end|both"`
	Means  string     `yaml:"means" oneof:"move|vary"`
	Number decimal    `yaml:"number"`
	Weight decimal    `yaml:"weight"`
	Dashed bool       `yaml:"dashed"`
	Behind bool       `yaml:"behind"`
}

type crop struct {
	Pos  diag.Pos `yaml:"-"`
	At   decimals `yaml:"at,required"`
	Half decimals `yaml:"half,required" least:"2" most:"2"`
}

// decimal is a plain decimal, which no one has to give.
type decimal struct {
	value float64
	given bool
	pos   diag.Pos
}

// The greatest number: no angle, and no distance in body heights, is beyond it.
const mostNumber = 1000

// UnmarshalStrict reads a decimal number.
func (n *decimal) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Null {
		return
	}
	f, err := strconv.ParseFloat(v.String(), 64)
	if err != nil || strings.ContainsAny(v.String(), "xXpP_nN") {
		v.Wrong("a number", "write a plain decimal, such as 12 or -0.05")
		return
	}
	if math.Abs(f) > mostNumber {
		v.Errorf("lengths are in body heights, angles in degrees", "%s is too large", v.String())
		return
	}
	*n = decimal{f, true, v.Pos()}
}

// or is the number, or what is inherited.
func (n decimal) or(base float64) float64 {
	if n.given {
		return n.value
	}
	return base
}

// decimals is a list of them; how many is for the key to say.
type decimals struct {
	list  []float64
	given bool
	pos   diag.Pos
}

// UnmarshalStrict reads [0, 0.5, 1].
func (n *decimals) UnmarshalStrict(v *strict.Value) {
	if v.Kind() == strict.Null {
		return
	}
	var list []decimal
	v.Decode(&list)
	if v.Kind() != strict.List {
		return // Decode has told
	}
	*n = decimals{given: true, pos: v.Pos()}
	for _, x := range list {
		n.list = append(n.list, x.value)
	}
}
