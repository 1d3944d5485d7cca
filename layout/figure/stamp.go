package figure

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"

	"handout/data"
	"handout/data/diag"
)

// rigVersion counts the changes of this package that change a drawing. Raise it with each, and draw the kept figures anew.
const rigVersion = 5

// Stamp tells one drawing of a pose from another: it changes with all that is drawn of the pose and with the rig. Where a
// value stands in its file, what the pose is called and what its alternative text says do not count.
func Stamp(p *data.Pose) string {
	drawn := *p
	drawn.ID, drawn.Alt = "", data.Text{}
	h := sha256.New()
	fmt.Fprintf(h, "rig %d\n", rigVersion)
	writeValue(h, reflect.ValueOf(drawn))
	const short = 16
	return hex.EncodeToString(h.Sum(nil))[:short]
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
	default:
		fmt.Fprintf(w, "%v;", v.Interface())
	}
}
