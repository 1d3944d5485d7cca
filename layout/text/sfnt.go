package text

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Limits far beyond any real font, so that a broken one is refused before anything is allocated for it.
const (
	maxFile   = 64 << 20
	maxTables = 128
)

const (
	headerSize = 12
	entrySize  = 16
)

// table is a table of a font file.
type table struct {
	tag  string
	data []byte
}

// directory is the list of a font file's tables, each of which lies inside the file.
type directory []table

// readDirectory reads the list of tables of a TrueType or OpenType file.
func readDirectory(data []byte) (directory, error) {
	if len(data) > maxFile {
		return nil, fmt.Errorf("larger than %d MB", maxFile>>20)
	}
	if len(data) < headerSize {
		return nil, errors.New("shorter than the header of a font file")
	}
	switch version := string(data[:4]); version {
	case "\x00\x01\x00\x00", "true", "OTTO":
	case "ttcf":
		return nil, errors.New("a collection of fonts, wanted a single one")
	case "wOFF", "wOF2":
		return nil, errors.New("a web font, wanted TrueType or OpenType")
	default:
		return nil, errors.New("neither TrueType nor OpenType")
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	if count > maxTables {
		return nil, fmt.Errorf("%d tables, expected at most %d", count, maxTables)
	}
	if len(data) < headerSize+count*entrySize {
		return nil, errors.New("cut off in the list of tables")
	}
	dir := make(directory, count)
	for i := range dir {
		entry := data[headerSize+i*entrySize:]
		tag := string(entry[:4])
		start := uint64(binary.BigEndian.Uint32(entry[8:]))
		end := start + uint64(binary.BigEndian.Uint32(entry[12:]))
		if end > uint64(len(data)) {
			return nil, fmt.Errorf("table %q runs past the end of the file", tag)
		}
		dir[i] = table{tag, data[start:end]}
	}
	return dir, nil
}

// find returns a table's data; of two tables of one name the first counts.
func (d directory) find(tag string) ([]byte, error) {
	i := slices.IndexFunc(d, func(t table) bool { return t.tag == tag })
	if i < 0 {
		return nil, fmt.Errorf("no table %q", tag)
	}
	return d[i].data, nil
}

// has tells whether a table is there.
func (d directory) has(tag string) bool {
	_, err := d.find(tag)
	return err == nil
}

// reduced is a font file with the named tables alone, as far as they are there.
func (d directory) reduced(tags []string) []byte {
	var kept directory
	size := headerSize
	for _, tag := range tags {
		if data, err := d.find(tag); err == nil {
			kept = append(kept, table{tag, data})
			size += entrySize + len(data)
		}
	}
	file := make([]byte, headerSize, size)
	binary.BigEndian.PutUint32(file, 0x00010000)
	binary.BigEndian.PutUint16(file[4:], uint16(len(kept)))
	offset := headerSize + len(kept)*entrySize
	for _, t := range kept {
		file = append(file, t.tag...)
		file = binary.BigEndian.AppendUint32(file, 0) // checksum, which the shaper does not read
		file = binary.BigEndian.AppendUint32(file, uint32(offset))
		file = binary.BigEndian.AppendUint32(file, uint32(len(t.data)))
		offset += len(t.data)
	}
	for _, t := range kept {
		file = append(file, t.data...)
	}
	return file
}
