package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Shard is one of several equal parts of a list, each of which may be made on a machine of its own. The zero value is the
// whole list.
type Shard struct{ part, of int }

// ParseShard reads "3/16", the third of sixteen parts.
func ParseShard(s string) (Shard, error) {
	if s == "" {
		return Shard{}, nil
	}
	a, b, ok := strings.Cut(s, "/")
	part, err1 := strconv.Atoi(a)
	of, err2 := strconv.Atoi(b)
	const most = 100_000
	switch {
	case !ok || err1 != nil || err2 != nil:
		return Shard{}, errors.New("not a part of a whole")
	case of < 1 || of > most || part < 1 || part > of:
		return Shard{}, fmt.Errorf("there is no part %d of %d", part, of)
	}
	return Shard{part, of}, nil
}

// String is the form that ParseShard reads.
func (s Shard) String() string {
	if s.of == 0 {
		return "1/1"
	}
	return fmt.Sprintf("%d/%d", s.part, s.of)
}

// has tells whether a row is in this part: by a hash of the row's number and words, which is the same on every machine, so
// that parts never overlap and always cover the list.
func (s Shard) has(number int, canonical []byte) bool {
	if s.of <= 1 {
		return true
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d\n", number)
	h.Write(canonical)
	return binary.BigEndian.Uint64(h.Sum(nil))%uint64(s.of) == uint64(s.part-1)
}
