package file

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestAppend(t *testing.T) {
	tests := []struct {
		got  []byte
		want string
	}{
		{AppendMilli(nil, 0), "0"},
		{AppendMilli(nil, 12000), "12"},
		{AppendMilli(nil, 12500), "12.5"},
		{AppendMilli(nil, 250), ".25"},
		{AppendMilli(nil, -7), "-.007"},
		{AppendMilli(nil, -1000), "-1"},
		{AppendMilli(nil, 595276), "595.276"},
		{AppendMicro(nil, 81890), ".08189"},
		{AppendMicro(nil, -1_000_001), "-1.000001"},
		{AppendRef(nil, 7), "7 0 R"},
		{appendHex(nil, []byte{0, 255}), "<00ff>"},
		{AppendText(nil, "plain"), "(plain)"},
		{AppendText(nil, `a (b) \c`), `(a \(b\) \\c)`},
		{AppendText(nil, "é"), "(\xFE\xFF\x00\xE9)"},
		{AppendText(nil, "\u0428"), "(\xFE\xFF\x04\\()"},
		{AppendText(nil, "\u0D0D"), "(\xFE\xFF\\r\\r)"},
		{AppendText(nil, "😀"), "(\xFE\xFF\xD8\x3D\xDE\x00)"},
		{AppendUnit(nil, 0x285C), `\(\\`},
	}
	for _, tt := range tests {
		if string(tt.got) != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

// compose makes a file of so many objects and a few streams.
func compose(p *Packer, objects int) []byte {
	var w Writer
	root, info := w.Alloc(), w.Alloc()
	w.Object(root, []byte("<</Type/Catalog>>"))
	w.Object(info, []byte("<<>>"))
	for i := range objects {
		w.Object(w.Alloc(), fmt.Appendf(nil, "<</N %d>>", i))
	}
	for i := range 20 {
		w.Stream(w.Alloc(), fmt.Appendf(nil, "/N %d", i), &Stream{Data: bytes.Repeat([]byte{byte('a' + i)}, 5000)})
	}
	w.Stream(w.Alloc(), nil, &Stream{Data: []byte("as it is"), Plain: true})
	return w.Finish(p, root, info)
}

func TestFinish(t *testing.T) {
	var p Packer
	out := compose(&p, 3)
	for _, want := range []string{"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "<</Length 8>>\nstream\nas it is\nendstream", "/Type/ObjStm/N 5/First ", "/Root 1 0 R/Info 2 0 R/ID[<"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the file lacks %q", want)
		}
	}
	if !bytes.HasSuffix(out, []byte("%%EOF\n")) {
		t.Error("the file does not end")
	}
	if streams := bytes.Count(compose(&p, 1100), []byte("/Type/ObjStm")); streams != 3 {
		t.Errorf("1102 objects stand in %d streams, want 3", streams)
	}
}

func TestReproducible(t *testing.T) {
	var reused Packer
	compose(&reused, 700)
	if !bytes.Equal(compose(&reused, 40), compose(new(Packer), 40)) {
		t.Error("what was packed before changes the file")
	}
	if bytes.Equal(id(compose(&reused, 40)), id(compose(&reused, 41))) {
		t.Error("files that differ have one id")
	}
}

func id(pdf []byte) []byte { return pdf[bytes.Index(pdf, []byte("/ID[<")):][:38] }

func TestPacker(t *testing.T) {
	var p Packer
	r := rand.New(rand.NewPCG(1, 1))
	var streams []*Stream
	for i := range 200 {
		data := bytes.Repeat([]byte{byte(i)}, r.IntN(3000))
		streams = append(streams, &Stream{Data: data})
	}
	plain := &Stream{Data: []byte("readable"), Plain: true}
	for _, s := range append(streams, plain) {
		p.Start(s)
		p.Start(s) // again: packed once
	}
	p.Wait()
	for i, s := range streams {
		z, err := zlib.NewReader(bytes.NewReader(s.bytes()))
		if err != nil {
			t.Fatal(err)
		}
		back, err := io.ReadAll(z)
		if err != nil || !bytes.Equal(back, s.Data) {
			t.Fatalf("stream %d does not come back: %v", i, err)
		}
	}
	if plain.Size() != len("readable") {
		t.Error("a plain stream was packed")
	}
	if p.working != 0 || len(p.idle) == 0 {
		t.Errorf("%d are still working, %d came back", p.working, len(p.idle))
	}
}

// TestBacks writes copies behind one front, and holds each to a file that is composed as a whole.
func TestBacks(t *testing.T) {
	file := func(p *Packer, front *Front, own string) (*Front, []byte) {
		if front == nil {
			var w Writer
			root, page := w.Alloc(), w.Alloc()
			for i := range 600 {
				w.Object(w.Alloc(), fmt.Appendf(nil, "<</N %d>>", i))
			}
			back := w.Alloc()
			w.Object(root, AppendRef([]byte("<</Own "), back))
			w.Stream(page, nil, &Stream{Data: bytes.Repeat([]byte("page "), 20_000)})
			front = w.Front(p, root, root, back)
		}
		b := front.Back()
		b.Stream(front.back, nil, &Stream{Data: []byte(own)})
		for range len(own) {
			b.Object(b.Alloc(), []byte("<<>>"))
		}
		return front, front.Finish(p, b, make([]byte, 10))
	}
	var p Packer
	front, _ := file(&p, nil, "first")
	for _, own := range []string{"", "one", "another", strings.Repeat("long ", 3000)} {
		_, got := file(&p, front, own)
		_, want := file(new(Packer), nil, own)
		if !bytes.Equal(got, want) {
			t.Errorf("the copy %.10q differs from one by itself", own)
		}
		checkTable(t, got)
	}
}

// checkTable follows the cross-reference stream to each object that stands in the file itself.
func checkTable(t *testing.T, pdf []byte) {
	t.Helper()
	var start int
	if _, err := fmt.Sscanf(string(pdf[bytes.LastIndex(pdf, []byte("startxref")):]), "startxref\n%d", &start); err != nil {
		t.Fatal(err)
	}
	data := pdf[start:]
	data = data[bytes.Index(data, []byte("stream\n"))+7:]
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := io.ReadAll(z) // checks the sum, too
	if err != nil {
		t.Fatal(err)
	}
	var above [rowWidth]byte
	for ref := 0; len(rows) > 0; ref++ {
		for i := range above {
			above[i] += rows[i+1]
		}
		rows = rows[rowWidth+1:]
		if above[0] != 1 {
			continue
		}
		at := int(above[1])<<24 | int(above[2])<<16 | int(above[3])<<8 | int(above[4])
		if want := fmt.Appendf(nil, "%d 0 obj", ref); !bytes.HasPrefix(pdf[at:], want) {
			t.Fatalf("object %d is not at %d: %.20q", ref, at, pdf[at:])
		}
	}
}

// TestLong writes a file piece by piece: it holds what it would if it were written at once, and its table leads to all of it.
func TestLong(t *testing.T) {
	const objects = 3*perFlush + 70
	var out bytes.Buffer
	l := NewLong(&out)
	root, last := l.Alloc(), l.Alloc()
	longest := 0
	for i := range objects {
		l.Object(l.Alloc(), fmt.Appendf(nil, "<</N %d>>", i))
		if i%1000 == 0 {
			l.Stream(l.Alloc(), nil, &Stream{Data: fmt.Appendf(nil, "stream %d", i), Plain: i%2000 == 0})
		}
		if err := l.Flush(); err != nil {
			t.Fatal(err)
		}
		longest = max(longest, len(l.objects))
	}
	l.Object(root, []byte("<</Type/Catalog>>"))
	l.Stream(last, nil, &Stream{Data: []byte("begun first, written last")})
	if err := l.Finish(root, root); err != nil {
		t.Fatal(err)
	}
	if longest > perFlush {
		t.Errorf("%d objects were held", longest)
	}
	checkTable(t, out.Bytes())
	for _, want := range []string{head, "stream 4000\nendstream", "/Root 1 0 R/Info 1 0 R/ID[<", "%%EOF\n"} {
		if !bytes.Contains(out.Bytes(), []byte(want)) {
			t.Errorf("the file lacks %q", want)
		}
	}
}

// limited takes so many bytes.
type limited struct{ room int }

func (w *limited) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

func TestLongFails(t *testing.T) {
	l := NewLong(&limited{room: 20})
	root := l.Alloc()
	l.Object(root, []byte("<</Type/Catalog>>"))
	if err := l.Finish(root, root); err != io.ErrShortWrite {
		t.Errorf("error %v, want %v", err, io.ErrShortWrite)
	}
	l = NewLong(io.Discard)
	l.at = 1<<32 - 100
	l.Stream(l.Alloc(), nil, &Stream{Data: make([]byte, 200), Plain: true})
	if err := l.Finish(1, 1); err == nil {
		t.Error("a file of more than 4 GB, where no table finds anything")
	}
}

func TestLeaves(t *testing.T) {
	var w Writer
	var l Leaves
	if l.Finish(&w) != 0 {
		t.Error("a tree without leaves")
	}
	l.Add(&w, []byte("0 1"), "Nums", []byte("0 7 0 R 1 7 0 R"))
	l.Add(&w, []byte("2 2"), "Nums", []byte("2 7 0 R"))
	l.Finish(&w)
	var got []string
	for _, o := range w.objects {
		got = append(got, string(o.body))
	}
	want := "<</Limits[0 1]/Nums[0 7 0 R 1 7 0 R]>> <</Limits[2 2]/Nums[2 7 0 R]>> <</Kids[1 0 R 2 0 R]>>"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}
