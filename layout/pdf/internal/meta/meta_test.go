package meta

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"handout/layout"
)

func full() layout.Meta {
	return layout.Meta{Title: "Stretch & <strength>", Subject: "Back", Lang: "en-GB", Author: "Your Clinic",
		Keywords: []string{"a", "b"}, Created: "2026-12-01T10:00:00+02:00"}
}

func TestInfo(t *testing.T) {
	m, errs := Check(full())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := "<</Title(Stretch & <strength>)/Author(Your Clinic)/Subject(Back)/Keywords(a, b)/Creator(handout)/Producer(handout)" +
		"/CreationDate(D:20261201080000+00'00')/ModDate(D:20261201080000+00'00')>>"
	if got := string(m.Info()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	bare, errs := Check(layout.Meta{Title: "T", Lang: "en"})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if got := string(bare.Info()); got != "<</Title(T)/Creator(handout)/Producer(handout)>>" {
		t.Errorf("got %s", got)
	}
}

func TestXMP(t *testing.T) {
	m, _ := Check(full())
	packet := m.XMP()
	for _, want := range []string{
		`<rdf:li xml:lang="x-default">Stretch &amp; &lt;strength&gt;</rdf:li>`, "<pdfaid:part>2</pdfaid:part>",
		"<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
		"<xmp:CreateDate>2026-12-01T08:00:00+00:00</xmp:CreateDate>", "<pdf:Keywords>a, b</pdf:Keywords>",
	} {
		if !bytes.Contains(packet, []byte(want)) {
			t.Errorf("the packet lacks %s", want)
		}
	}
	bare, _ := Check(layout.Meta{Title: "T", Lang: "en"})
	for _, p := range [][]byte{packet, bare.XMP()} {
		d := xml.NewDecoder(bytes.NewReader(p))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("not well-formed: %v", err)
			}
		}
	}
	if bytes.Contains(bare.XMP(), []byte("CreateDate")) || bytes.Contains(bare.XMP(), []byte("dc:creator")) {
		t.Error("what is not given stands in the packet")
	}
}

func TestCheckRefuses(t *testing.T) {
	_, errs := Check(layout.Meta{Title: " ", Created: "yesterday"})
	all := errors.Join(errs...).Error()
	for _, want := range []string{"no title", "no language", `date "yesterday"`} {
		if !strings.Contains(all, want) {
			t.Errorf("%s: lacks %q", all, want)
		}
	}
}

// TestSRGB reads the profile as a colour engine does, and holds it to sRGB's own formula.
func TestSRGB(t *testing.T) {
	p := SRGB()
	if int(be.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Fatalf("the header is wrong: % x", p[:40])
	}
	tags := map[string][]byte{}
	for i := range be.Uint32(p[128:]) {
		entry := p[132+12*i:]
		at, size := be.Uint32(entry[4:]), be.Uint32(entry[8:])
		if at%4 != 0 || int(at+size) > len(p) {
			t.Fatalf("tag %s: at %d, %d bytes", entry[:4], at, size)
		}
		tags[string(entry[:4])] = p[at : at+size]
	}
	fixed := func(tag string, i int) float64 { return float64(int32(be.Uint32(tags[tag][8+4*i:]))) / 65536 }
	for i, white := range []float64{0.9642, 1, 0.8249} {
		if sum := fixed("rXYZ", i) + fixed("gXYZ", i) + fixed("bXYZ", i); math.Abs(sum-white) > 0.0002 || math.Abs(fixed("wtpt", i)-white) > 0.0001 {
			t.Errorf("the primaries add up to %f, not white's %f", sum, white)
		}
	}
	for _, tag := range []string{"rTRC", "gTRC", "bTRC"} {
		if string(tags[tag][:4]) != "para" || be.Uint16(tags[tag][8:]) != 3 {
			t.Fatalf("%s: not a curve of function 3", tag)
		}
		parameter := func(i int) float64 { return float64(int32(be.Uint32(tags[tag][12+4*i:]))) / 65536 }
		for v := 0.0; v <= 1; v += 1.0 / 64 {
			got := parameter(3) * v
			if v >= parameter(4) {
				got = math.Pow(parameter(1)*v+parameter(2), parameter(0))
			}
			want := v / 12.92
			if v > 0.04045 {
				want = math.Pow((v+0.055)/1.055, 2.4)
			}
			if math.Abs(got-want) > 0.0002 {
				t.Errorf("%s of %f is %f, want %f", tag, v, got, want)
			}
		}
	}
}
