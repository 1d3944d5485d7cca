package meta

import (
	"encoding/binary"
	"math"
)

// SRGB is a colour profile of sRGB (IEC 61966-2-1) for the ICC's version 4: three primaries, the white point, and the
// curve as a formula instead of a table, in half a kilobyte.
func SRGB() []byte {
	// The curve is function 3 of the five that the format knows. The primaries and D65, adapted by Bradford's matrix to the D50 of the profile connection space.
	curve := numbers("para", 3, 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []profileTag{
		{"desc", label("sRGB")},
		{"cprt", label("CC0")},
		{"wtpt", numbers("XYZ ", 0.9642, 1, 0.8249)},
		{"chad", numbers("sf32", 1.047886, 0.022919, -0.050216, 0.029582, 0.990484, -0.017079, -0.009252, 0.015073, 0.751678)},
		{"rXYZ", numbers("XYZ ", 0.43607, 0.22249, 0.01392)},
		{"gXYZ", numbers("XYZ ", 0.38515, 0.71687, 0.09708)},
		{"bXYZ", numbers("XYZ ", 0.14307, 0.06061, 0.71410)},
		{"rTRC", curve},
		{"gTRC", nil},
		{"bTRC", nil},
	}
	return profile(tags)
}

// profileTag is an entry of a profile; one without data shares that of the entry above.
type profileTag struct {
	signature string
	data      []byte
}

var be = binary.BigEndian

func profile(tags []profileTag) []byte {
	const header = 128
	table := be.AppendUint32(nil, uint32(len(tags)))
	start := header + 4 + 12*len(tags)
	var data []byte
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = start+len(data), len(t.data)
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		table = append(table, t.signature...)
		table = be.AppendUint32(be.AppendUint32(table, uint32(at)), uint32(size))
	}
	out := make([]byte, header, start+len(data))
	be.PutUint32(out, uint32(start+len(data)))
	be.PutUint32(out[8:], 0x04200000) // version 4.2
	copy(out[12:], "mntrRGB XYZ ")    // a display, RGB, into XYZ
	be.PutUint16(out[24:], 2020)      // the date that the format asks for: that of this profile's design
	be.PutUint16(out[26:], 1)
	be.PutUint16(out[28:], 1)
	copy(out[36:], "acsp")
	copy(out[68:], numbers("", 0.9642, 1, 0.8249)[4:])
	return append(append(out, table...), data...)
}

// numbers is an element of a type and numbers of 16.16 bits.
func numbers(kind string, values ...float64) []byte {
	out := append([]byte(kind), 0, 0, 0, 0)
	for _, v := range values {
		out = be.AppendUint32(out, uint32(int32(math.Round(v*65536))))
	}
	return out
}

// label is an element of one text in American English.
func label(s string) []byte {
	const record, start = 12, 28
	out := append([]byte("mluc"), 0, 0, 0, 0)
	out = be.AppendUint32(be.AppendUint32(out, 1), record)
	out = append(out, "enUS"...)
	out = be.AppendUint32(be.AppendUint32(out, uint32(2*len(s))), start)
	for _, c := range []byte(s) {
		out = append(out, 0, c)
	}
	return out
}
