package file

import "encoding/binary"

// entry is a line of the cross-reference table: an offset, or a place in an object stream.
type entry struct {
	in    uint32 // the object stream; 0 when the object stands in the file itself
	place uint32 // offset, or index in the object stream
}

// table is where the objects of a file stand. It grows by parts, so that nothing is copied.
type table struct{ parts []*[perPart]entry }

// perPart is how many entries a part has.
const perPart = 1 << 12

func (t *table) set(r Ref, e entry) {
	for len(t.parts) <= int(r)/perPart {
		t.parts = append(t.parts, new([perPart]entry))
	}
	t.parts[r/perPart][r%perPart] = e
}

// rowWidth is the bytes of a row: kind, offset or object stream, index.
const rowWidth = 1 + 4 + 2

// rows are lines of the table in binary. Each stands as its difference from the one above (PNG's predictor Up), which
// deflates to a fraction.
type rows struct {
	data  []byte
	above [rowWidth]byte
	count int
}

func (r *rows) add(table []entry) {
	const up = 2
	if r.data == nil {
		r.data = make([]byte, 0, len(table)*(rowWidth+1))
	}
	for _, e := range table {
		kind, first, last := byte(1), e.place, uint16(0)
		switch {
		case r.count == 0:
			kind, last = 0, 0xFFFF
		case e.in != 0:
			kind, first, last = 2, e.in, uint16(e.place)
		}
		row := [rowWidth]byte{kind}
		binary.BigEndian.PutUint32(row[1:], first)
		binary.BigEndian.PutUint16(row[5:], last)
		r.data = append(r.data, up)
		for i, v := range row {
			r.data = append(r.data, v-r.above[i])
		}
		r.above = row
		r.count++
	}
}

// appendStored ends a deflated stream with bytes that stay as they are.
func appendStored(b, data []byte) []byte {
	const most = 0xFFFF // of a block
	for {
		n := min(len(data), most)
		last := byte(0)
		if n == len(data) {
			last = 1
		}
		b = append(b, last)
		b = binary.LittleEndian.AppendUint16(b, uint16(n))
		b = binary.LittleEndian.AppendUint16(b, ^uint16(n))
		b = append(b, data[:n]...)
		if data = data[n:]; last == 1 {
			return b
		}
	}
}
