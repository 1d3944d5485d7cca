package font

import "errors"

var errCmap = errors.New(`font: table "cmap": damaged`)

// readCharacters fills runes from the Unicode character map.
func (f *Face) readCharacters() error {
	table := f.tables["cmap"]
	n := int(be.Uint16(table[2:]))
	if len(table) < 4+8*n {
		return errCmap
	}
	var short, full []byte
	for i := range n {
		record := table[4+8*i:]
		platform, encoding, offset := be.Uint16(record), be.Uint16(record[2:]), uint64(be.Uint32(record[4:]))
		if platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) {
			continue
		}
		if offset+16 > uint64(len(table)) {
			return errCmap
		}
		switch sub := table[offset:]; be.Uint16(sub) {
		case 4:
			short = sub
		case 12:
			full = sub
		}
	}
	switch {
	case full != nil:
		return f.readFullMap(full)
	case short != nil:
		return f.readShortMap(short)
	}
	return errors.New(`font: table "cmap": no Unicode map of format 4 or 12`)
}

// readFullMap reads format 12: groups of characters and their glyphs.
func (f *Face) readFullMap(sub []byte) error {
	n := uint64(be.Uint32(sub[12:]))
	if uint64(len(sub)) < 16+12*n {
		return errCmap
	}
	next := uint64(0) // groups ascend, so that a damaged map cannot make work without end
	for i := range n {
		group := sub[16+12*i:]
		first, last, glyph := uint64(be.Uint32(group)), uint64(be.Uint32(group[4:])), uint64(be.Uint32(group[8:]))
		if first < next || last < first || last > 0x10FFFF {
			return errCmap
		}
		next = last + 1
		for c := first; c <= last; c++ {
			f.show(rune(c), glyph+c-first)
		}
	}
	return nil
}

// readShortMap reads format 4: segments of characters up to U+FFFF.
func (f *Face) readShortMap(sub []byte) error {
	n := int(be.Uint16(sub[6:])) / 2
	if len(sub) < 16+8*n {
		return errCmap
	}
	last, first, delta, offsets := sub[14:], sub[16+2*n:], sub[16+4*n:], sub[16+6*n:]
	next := 0
	for i := range n {
		from, to := int(be.Uint16(first[2*i:])), int(be.Uint16(last[2*i:]))
		shift, offset := be.Uint16(delta[2*i:]), int(be.Uint16(offsets[2*i:]))
		if from < next || to < from {
			return errCmap
		}
		next = to + 1
		for c := from; c <= to && c < 0xFFFF; c++ {
			if offset == 0 {
				f.show(rune(c), uint64(uint16(c)+shift))
				continue
			}
			at := 2*i + offset + 2*(c-from)
			if at+2 > len(offsets) {
				return errCmap
			}
			if g := be.Uint16(offsets[at:]); g != 0 {
				f.show(rune(c), uint64(g+shift))
			}
		}
	}
	return nil
}

// show notes that the glyph shows the character. The lowest wins: a space rather than a no-break space.
func (f *Face) show(c rune, glyph uint64) {
	if glyph == 0 || glyph >= uint64(f.numGlyphs) {
		return
	}
	if old := f.runes[glyph]; old == 0 || c < old {
		f.runes[glyph] = c
	}
}
