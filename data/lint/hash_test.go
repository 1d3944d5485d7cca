package lint_test

import (
	"reflect"
	"regexp"
	"strconv"
	"testing"

	"handout/data"
	"handout/data/lint"
	"handout/data/load"
)

// full is a bundle with a value wherever a hash may look.
func full(t testing.TB) *data.Bundle {
	b := backPain(t)
	b.Brand = clinic()
	b.Brand.Contact = []data.Text{own("12 Main Street")}
	b.Brand.Urgent = &data.Urgent{Who: own("your doctor"), Number: own("811")}
	b.Brand.Add = []data.Addition{{List: "urgent", Items: []data.Text{own("Your brace broke")}}}
	b.Brand.Notes = []data.Note{{Exercise: "childs-pose", Text: own("Use a cushion.")}}
	b.Brand.ExtraNumbers = []data.Text{own("112")}
	b.Brand.Logo = &data.Logo{File: own("logo.svg")}
	b.Region.Emergency.Extra = []data.Text{own("112")}
	p := &use(t, b, "childs-pose").Exercise.Pictures[0]
	p.Credit = &data.Credit{Author: own("A. Painter"), License: own("CC BY 4.0"), Source: own("handout.example")}
	u := use(t, b, "upper-back-bends")
	u.Exercise.Source.References = []string{"cuh-thoracic"}
	u.Prescription.Frequency = given(data.Frequency{Times: data.Range{Least: 1, Most: 2}, Per: "day", Days: []string{"mon"}})
	u.Prescription.Intensity = given(data.Intensity{Scale: "effort", Value: data.Range{Least: 3, Most: 4}})
	u.Prescription.ForWeeks = given(data.Range{Least: 6, Most: 6})
	b.Programme.Filed = append([]data.Use(nil), b.Programme.Uses...)
	return b
}

// unsigned are the places that a reviewer does not sign: layout, version, dates, signatures, file names, bookkeeping,
// what never prints, and what belongs to one copy.
var unsigned = regexp.MustCompile(`Pos\.(File|Line|Column)$|` +
	`^Programme\.(Version|Updated|UpdateDue|Checked|File$|Region|PrintClaims|Evidence\.(ID|AppliesTo)|Claims\[)|` +
	`Exercise\.(Prescription|Source\.(Document|Section|Mended|Added)|Varies|VariationOf|Claims\[|Purpose\.(ID|Evidence|Print|AppliesTo))|Pictures\[\d+\]\.File|` +
	`\.(Sources|Added|BuiltIn|Extends)|(Advice|Items)\[\d+\]\.ID$|AppliesTo$|Causes\.Items\[[3-9]\]|` +
	`^Region\.(Name|Locale|Habits\.(DateOrder|WeekStarts|Paper))|` +
	`^Brand\.(Logo|Accent|Fonts|Figure|Checked|Region|Pain)|` +
	`^Programme\.Figure\.`)

// TestEveryWordIsSigned changes every text, number and switch of the bundle, one at a time, and wants another hash, save
// at the places above, where it wants the same.
func TestEveryWordIsSigned(t *testing.T) {
	b := full(t)
	was := lint.ContentHash(b)
	tried := map[bool]int{}
	try := func(path string) {
		signed := !unsigned.MatchString(path)
		tried[signed]++
		if changed := lint.ContentHash(b) != was; changed != signed {
			t.Errorf("%s: hash changed: %v, want %v", path, changed, signed)
		}
	}
	for _, part := range []struct {
		name string
		of   any
	}{{"Programme", b.Programme}, {"Region", b.Region}, {"Brand", b.Brand}} {
		leaves(part.name, reflect.ValueOf(part.of), map[any]bool{}, try)
	}
	if tried[true] < 600 || tried[false] < 600 {
		t.Errorf("too few places tried: %v", tried)
	}
	if lint.ContentHash(b) != was {
		t.Error("the test left the bundle changed")
	}
}

// leaves calls try with every string, number and switch changed in turn. The programme's uses are left to Filed, with
// which they share their exercises.
func leaves(path string, v reflect.Value, seen map[any]bool, try func(string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Interface()] {
			seen[v.Interface()] = true
			leaves(path, v.Elem(), seen, try)
		}
	case reflect.Struct:
		if path == "Programme.Uses" {
			return
		}
		if state := v.FieldByName("State"); state.IsValid() && state.Uint() != uint64(data.Given) {
			return // the value of a dose that is not given is nothing
		}
		for i := range v.NumField() {
			leaves(path+"."+v.Type().Field(i).Name, v.Field(i), seen, try)
		}
	case reflect.Slice:
		if path == "Programme.Uses" {
			return
		}
		for i := range v.Len() {
			leaves(path+"["+strconv.Itoa(i)+"]", v.Index(i), seen, try)
		}
	case reflect.Map: // words and hashes: their values cannot be set in place
	case reflect.String:
		old := v.String()
		v.SetString(old + "!")
		try(path)
		v.SetString(old)
	case reflect.Bool:
		v.SetBool(!v.Bool())
		try(path)
		v.SetBool(!v.Bool())
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
		try(path)
		v.SetInt(v.Int() - 1)
	case reflect.Uint8:
		old := v.Uint()
		v.SetUint(old - 1) // State: from given to null
		try(path)
		v.SetUint(old)
	default:
		panic(path + ": " + v.Kind().String())
	}
}

func TestWordsOfRegionAndLocaleAreSigned(t *testing.T) {
	b := full(t)
	was := lint.ContentHash(b)
	b.Region.Words["tummy"] = own("belly")
	words := lint.ContentHash(b)
	b.Locale.Strings["stop"] = own("Go on")
	strings := lint.ContentHash(b)
	b.Locale.Muscles["rhomboids"] = own("Somewhere")
	muscles := lint.ContentHash(b)
	b.Brand = nil
	if seen := map[string]bool{was: true, words: true, strings: true, muscles: true, lint.ContentHash(b): true}; len(seen) != 5 {
		t.Errorf("%d different hashes, want 5", len(seen))
	}
}

func backPainWith(t testing.TB, exercises []string, settings ...load.Setting) *data.Bundle {
	t.Helper()
	return bundle(t, load.Request{Programme: load.Target{ID: "back-pain"}, Region: "gb", Exercises: exercises, Settings: settings})
}

// TestCopiesKeepTheSignature: what belongs to one patient leaves the signature whole; anything else breaks it.
func TestCopiesKeepTheSignature(t *testing.T) {
	was := lint.ContentHash(backPainWith(t, nil))
	for _, c := range []struct {
		name string
		b    *data.Bundle
		same bool
	}{
		{"nothing", backPainWith(t, nil), true},
		{"a choice of exercises", backPainWith(t, []string{"childs-pose", "standing-twists"}), true},
		{"a blank filled in", backPainWith(t, nil, load.Setting{Key: "towel-stretch.hold", Value: "10 s"}, load.Setting{Key: "childs-pose.sets", Value: "2"}), true},
		{"every blank of one exercise", backPainWith(t, nil,
			load.Setting{Key: "medicine-ball-throw.load", Value: "2 kg"}, load.Setting{Key: "medicine-ball-throw.distance", Value: "1 m"},
			load.Setting{Key: "medicine-ball-throw.when", Value: "After twists"}, load.Setting{Key: "towel-stretch.resistance", Value: "very light"}), true},
		{"another dose", backPainWith(t, nil, load.Setting{Key: "childs-pose.hold", Value: "6 s"}), false},
		{"a dose made blank", backPainWith(t, nil, load.Setting{Key: "childs-pose.hold", Value: "null"}), false},
		{"a field that did not apply", backPainWith(t, nil, load.Setting{Key: "inverted-pulls.sets", Value: "2"}), false},
		{"another region", bundle(t, load.Request{Programme: load.Target{ID: "back-pain"}, Region: "nz"}), false},
		{"another programme", bundle(t, load.Request{Programme: load.Target{ID: "starter"}, Region: "gb"}), false},
	} {
		c.b.Copy = data.Copy{Patient: "A. Patient", Therapist: "B. Clinician", Date: data.Date{Year: 2026, Month: 12, Day: 1}}
		if same := lint.ContentHash(c.b) == was; same != c.same {
			t.Errorf("%s: same hash: %v, want %v", c.name, same, c.same)
		}
	}
}

// TestBeyondTheFiledProgramme: an exercise that the reviewer never saw is a change.
func TestBeyondTheFiledProgramme(t *testing.T) {
	b := backPain(t)
	was := lint.ContentHash(b)
	b.Programme.Uses = append(b.Programme.Uses, data.Use{Exercise: &data.Exercise{ID: "new"}})
	if lint.ContentHash(b) == was {
		t.Error("an exercise beside the programme leaves the hash")
	}
	b = backPain(t)
	b.Programme.Filed = nil // a programme put together without a file is signed as it stands
	b.Programme.Uses[0].Note = own("Slowly.")
	if lint.ContentHash(b) == was {
		t.Error("a note leaves the hash")
	}
}

func TestSigned(t *testing.T) {
	signature := func(hash string) data.Checked {
		return data.Checked{
			By: own("B. Clinician"), Profession: own("physiotherapist"), Registration: own("PH00000"), On: data.Date{Year: 2026, Month: 9, Day: 1},
			Hash: hash, Hashes: map[string]string{"back-pain": hash},
		}
	}
	right := lint.ContentHash(full(t))
	if len(right) != 64 {
		t.Fatalf("hash %q", right)
	}
	for _, c := range []struct {
		name             string
		programme, brand data.Checked
		want             bool
	}{
		{"nobody", data.Checked{}, data.Checked{}, false},
		{"by the programme's reviewer", signature(right), data.Checked{}, true},
		{"by the brand's reviewer", data.Checked{}, signature(right), true},
		{"one of the two", signature("0123"), signature(right), true},
		{"other words", signature("0123"), signature("0123"), false},
		{"without a hash", signature(""), signature(""), false},
		{"without a name", data.Checked{Hash: right}, data.Checked{Hashes: map[string]string{"back-pain": right}}, false},
	} {
		b := full(t)
		b.Programme.Checked, b.Brand.Checked = c.programme, c.brand
		if got := lint.Signed(b); got != c.want {
			t.Errorf("%s: signed %v, want %v", c.name, got, c.want)
		}
	}
	b := full(t)
	b.Programme.Checked = signature(right)
	use(t, b, "childs-pose").Exercise.Feel.Value += " Really."
	if lint.Signed(b) {
		t.Error("a changed sentence leaves the signature whole")
	}
}
