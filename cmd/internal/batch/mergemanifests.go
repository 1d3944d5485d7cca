package batch

import (
	"strconv"
	"strings"

	"handout/data/diag"
)

// MergeManifests makes one manifest of those of all shards, and reports every row that two of them have or none, and
// every shard that is missing.
func MergeManifests(paths []string) (Header, []Entry, diag.List, error) {
	var whole Header
	var all []Entry
	var found diag.List
	owner := map[int]string{} // only looked up
	shards := map[int]string{}
	of := 0
	for i, path := range paths {
		if len(found) > mostFindings {
			break
		}
		h, entries, err := ReadManifest(path)
		if err != nil {
			return whole, nil, nil, &ManifestError{path, err}
		}
		at := diag.Pos{File: path, Line: 1}
		s, err := ParseShard(h.Shard)
		if err != nil {
			found.Invalidf(at, "this is for handout to write", "shard: %q: %v", h.Shard, err)
			continue
		}
		if i == 0 {
			whole, of = h, s.of
		} else if h.Rows != whole.Rows || h.Pattern != whole.Pattern || s.of != of {
			found.Refusef(at, "merge-manifests", "merge the manifests of one list, made with one --pattern and --shard …/"+strconv.Itoa(of),
				"this is a manifest of another batch than %s", paths[0])
			continue
		} else if h.Program != whole.Program {
			found.Refusef(at, "merge-manifests", "make all shards with one version of handout", "made with %s, and %s with %s", h.Program, paths[0], whole.Program)
		}
		if first, twice := shards[s.part]; twice {
			found.Refusef(at, "merge-manifests", "", "shard %s is in %s too", s, first)
			continue // and so are its rows
		}
		shards[s.part] = path
		for _, e := range entries {
			if first, twice := owner[e.Row]; twice {
				found.Refusef(diag.Pos{File: path}, "merge-manifests", "", "row %d is in %s too", e.Row, first)
				continue
			}
			owner[e.Row] = path
			all = append(all, e)
			if e.Row > whole.Rows {
				found.Refusef(diag.Pos{File: path}, "merge-manifests", "", "row %d: the list has %d", e.Row, whole.Rows)
			}
			if e.Status != Written {
				found.Refusef(diag.Pos{File: path}, "merge-manifests", "make it anew with --resume when what was wrong is put right", "row %d was refused", e.Row)
			}
		}
	}
	if len(found) > mostFindings {
		return whole, all, cut(found).Sorted(), nil
	}
	found.Add(uncovered(whole, of, shards, owner))
	whole.Shard = "1/1"
	return whole, all, found.Sorted(), nil
}

// uncovered reports the shards and rows that no manifest has.
func uncovered(whole Header, of int, shards, owner map[int]string) diag.List {
	var found diag.List
	var missing []string
	for part := 1; part <= of; part++ {
		if _, ok := shards[part]; !ok {
			missing = append(missing, Shard{part, of}.String())
		}
	}
	if len(missing) > 0 {
		found.Refusef(diag.Pos{}, "merge-manifests", "name the manifest of every shard", "no manifest of shard %s", strings.Join(missing, ", "))
	}
	rows, first := 0, 0
	for row := 1; row <= whole.Rows; row++ {
		if _, ok := owner[row]; !ok {
			rows++
			if first == 0 {
				first = row
			}
		}
	}
	if rows > 0 {
		found.Refusef(diag.Pos{}, "merge-manifests", "run the shards again with --resume", "%d of %d rows are missing, the first is row %d", rows, whole.Rows, first)
	}
	return found
}

// WriteManifest writes a manifest whole, sorted by row.
func WriteManifest(path string, h Header, entries []Entry) error {
	return writeManifest(path, h, entries, false)
}

// ManifestError is a manifest that cannot be read.
type ManifestError struct {
	Path string
	Err  error
}

// Error says why.
func (e *ManifestError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *ManifestError) Unwrap() error { return e.Err }
