package load
import "testing"
func TestFixtureIsGood(t *testing.T) {
	l, mine := fixture(nil)
	for _, name := range []string{"exercises/mine.yaml","programmes/mine.yaml","safety/own.yaml","safety/more.yaml","advice/own.yaml","references/own-2024.yaml","regions/xx.yaml","locales/xx.yaml","brand.yaml","group.yaml"} {
		if f := l.Check(Target{Layer: mine, Path: name}, ""); len(f) > 0 { t.Errorf("%s:\n%s", name, f.Text()) }
	}
	if _, f := l.Bundle(Request{Programme: Target{ID:"mine"}, Brand: &Target{Layer: mine, Path:"brand.yaml"}}); len(f)>0 { t.Error(f.Text()) }
}
