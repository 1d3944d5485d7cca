// Package library is the starter library: exercises, programmes, the safety set, advice, regions, locales,
// references and poses as the YAML files that data/load reads, in the same tree that a user's own library has.
//
// The words are those of the reviewed design; no clinician has signed them, so every handout made from them carries the
// draft mark. The package holds files and no code: its tests hold the words to their rules.
package library

import "embed"

// FS holds exercises/, programmes/, safety/, advice/, regions/, locales/, references/ and poses/.
//
//go:embed exercises programmes safety advice regions locales references poses
var FS embed.FS
