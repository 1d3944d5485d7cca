package figure

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"

	"handout/data"
	"handout/data/diag"
)

// rigVersion counts the changes of this package that change a drawing. Raise it with each, and draw the kept figures anew.
const rigVersion = 20

// Stamp tells one drawing of a pose from another: it changes with all that is drawn of the pose and with the rig. Where a
// value stands in its file, what the pose is called and what its alternative text says do not count.
func Stamp(p *data.Pose) string {
	drawn := *p
	drawn.ID, drawn.Alt = "", data.Text{}
	drawn.Camera.Azimuth = turn(drawn.Camera.Azimuth)
	h := sha256.New()
	fmt.Fprintf(h, "rig %d\n", rigVersion)
	writeValue(h, reflect.ValueOf(drawn))
	const short = 16
	return hex.EncodeToString(h.Sum(nil))[:short]
}

// turn is the same direction, from 0 on and below 360 degrees.
func turn(degrees float64) float64 { return math.Mod(math.Mod(degrees, 360)+360, 360) }

// InMirror is the pose that looks as p does in a mirror: all of it is mirrored, the camera too. Two poses that do share one
// drawing. A pose with numbered arrows has none: in a mirror nobody could read them.
func InMirror(p *data.Pose) (mirrored *data.Pose, ok bool) {
	if slices.ContainsFunc(p.Arrows, func(a data.Arrow) bool { return a.Number > 0 }) {
		return nil, false
	}
	q := p.Mirrored()
	q.Camera.Azimuth, q.Camera.Roll = turn(-q.Camera.Azimuth), -q.Camera.Roll
	q.Margin.Left, q.Margin.Right = q.Margin.Right, q.Margin.Left
	return &q, true
}

// writeValue writes a value without the places in it.
func writeValue(w io.Writer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[diag.Pos]() {
			return
		}
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				continue // a key that is added later changes only the poses that use it
			}
			fmt.Fprintf(w, "%s:", v.Type().Field(i).Name)
			writeValue(w, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		fmt.Fprintf(w, "[%d]", v.Len())
		for i := range v.Len() {
			writeValue(w, v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			writeValue(w, v.Elem())
		}
	case reflect.Float64:
		fmt.Fprintf(w, "%v;", v.Float()+0) // + 0 makes a negative zero plain
	default:
		fmt.Fprintf(w, "%v;", v.Interface())
	}
}
