package text

import (
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	trueType = 0x00010000
	appleTT  = 0x74727565 // "true"
	openType = 0x4F54544F // "OTTO"

	maxTables = 64
	maxFile   = 64 << 20
)

// table is an entry of a font file's directory.
type table struct {
	tag  string
	data []byte
}

// directory reads the list of tables of an OpenType or TrueType file. Every table lies inside the file.
func directory(data []byte) ([]table, error) {
	switch {
	case len(data) > maxFile:
		return nil, fmt.Errorf("larger than %d MB", maxFile>>20)
	case len(data) < 12:
		return nil, errors.New("shorter than a font's header")
	}
	switch binary.BigEndian.Uint32(data) {
	case trueType, appleTT, openType:
	default:
		return nil, errors.New("neither TrueType nor OpenType")
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	switch {
	case n > maxTables:
		return nil, fmt.Errorf("%d tables", n)
	case len(data) < 12+16*n:
		return nil, errors.New("the table directory is cut off")
	}
	tables := make([]table, n)
	for i := range tables {
		entry := data[12+16*i:]
		tag := string(entry[:4])
		start, size := int64(binary.BigEndian.Uint32(entry[8:])), int64(binary.BigEndian.Uint32(entry[12:]))
		if start+size > int64(len(data)) {
			return nil, fmt.Errorf("table %q runs past the end of the file", tag)
		}
		tables[i] = table{tag, data[start : start+size]}
	}
	return tables, nil
}

// find returns a table of at least min bytes.
func find(tables []table, tag string, min int) ([]byte, error) {
	for _, t := range tables {
		if t.tag != tag {
			continue
		}
		if len(t.data) < min {
			return nil, fmt.Errorf("table %q is too short", tag)
		}
		return t.data, nil
	}
	return nil, fmt.Errorf("no table %q", tag)
}
