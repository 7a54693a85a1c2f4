package export

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// parts are the objects of a file that fpdf wrote: objs[n] is the body of
// object n, what stands between "n 0 obj" and "endobj".
type parts struct {
	objs    [][]byte
	pages   []pagePart
	catalog int // the object before it is the information on the document
}

// A pagePart is the object of a page and that of its content.
type pagePart struct{ obj, content int }

// errLayout says that fpdf's output is not what finish was written for: another
// version, another setting. To go on would make a file that is quietly broken.
var errLayout = errors.New("export: fpdf wrote its file in another way than v0.12.0")

func unlike(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errLayout, fmt.Sprintf(format, args...))
}

// takeApart reads what fpdf wrote, and refuses what it does not know.
func takeApart(raw []byte) (*parts, error) {
	offsets, end, err := xref(raw)
	if err != nil {
		return nil, err
	}
	p := &parts{}
	if p.objs, err = bodies(raw[:end], offsets); err != nil {
		return nil, err
	}
	n := len(p.objs) - 1
	if n < 4 || !bytes.HasPrefix(p.objs[n], []byte("<<\n/Type /Catalog\n/Pages 1 0 R\n")) {
		return nil, unlike("the last object is not the catalog")
	}
	if !bytes.HasPrefix(p.objs[n-1], []byte("<<\n")) || !bytes.Contains(p.objs[n-1], []byte("/CreationDate (")) {
		return nil, unlike("the last object but one is not the information dictionary")
	}
	p.catalog = n
	return p, p.findPages()
}

// xref reads the table of offsets at the end of the file, by object number from
// 1, and says where it begins.
func xref(raw []byte) (offsets []int, at int, err error) {
	const row = len("0000000000 00000 n \n")
	i := bytes.LastIndex(raw, []byte("\nstartxref\n"))
	if i < 0 {
		return nil, 0, unlike("no startxref")
	}
	var size int
	if _, err := fmt.Sscanf(string(raw[i:]), "\nstartxref\n%d\n%%%%EOF\n", &at); err != nil || at >= i {
		return nil, 0, unlike("startxref does not lead to a table")
	}
	if _, err := fmt.Sscanf(string(raw[at:min(at+40, i)]), "xref\n0 %d\n", &size); err != nil {
		return nil, 0, unlike("no table where startxref leads")
	}
	from := at + len(fmt.Sprintf("xref\n0 %d\n", size)) + row
	if size < 1 || from+(size-1)*row > i {
		return nil, 0, unlike("a table of %d objects does not fit", size)
	}
	for n := range size - 1 {
		line := raw[from+n*row:][:row]
		off, err := strconv.Atoi(string(line[:10]))
		if err != nil || string(line[10:]) != " 00000 n \n" || off >= at {
			return nil, 0, unlike("the table has the line %q", line)
		}
		offsets = append(offsets, off)
	}
	return offsets, at, nil
}

// bodies cuts a file at the offsets of its objects.
func bodies(raw []byte, offsets []int) ([][]byte, error) {
	sorted := slices.Sorted(slices.Values(offsets))
	sorted = append(sorted, len(raw))
	objs := make([][]byte, len(offsets)+1)
	for i, off := range offsets {
		k, _ := slices.BinarySearch(sorted, off)
		b, found := bytes.CutPrefix(raw[off:sorted[k+1]], fmt.Appendf(nil, "%d 0 obj\n", i+1))
		b, ended := bytes.CutSuffix(b, []byte("endobj\n"))
		if !found || !ended {
			return nil, unlike("object %d is not at %d", i+1, off)
		}
		objs[i+1] = b
	}
	return objs, nil
}

// findPages finds the pages, and that they hold nothing which finish would drop.
func (p *parts) findPages() error {
	kids, found := bytes.CutPrefix(p.objs[1], []byte("<</Type /Pages\n/Kids ["))
	if !found {
		return unlike("object 1 is not the list of pages")
	}
	for !bytes.HasPrefix(kids, []byte("]\n")) {
		var obj int
		if _, err := fmt.Fscanf(bytes.NewReader(kids), "%d 0 R ", &obj); err != nil || obj < 3 || obj+1 >= len(p.objs) {
			return unlike("the list of pages has %.20q", kids)
		}
		if kids, found = bytes.CutPrefix(kids, fmt.Appendf(nil, "%d 0 R ", obj)); !found {
			return unlike("the list of pages has %.20q", kids)
		}
		want := fmt.Sprintf("<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n/Contents %d 0 R>>\n", obj+1)
		if string(p.objs[obj]) != want {
			return unlike("page object %d is %q", obj, p.objs[obj])
		}
		p.pages = append(p.pages, pagePart{obj, obj + 1})
	}
	return nil
}

// stream returns the bytes of a stream that is not compressed.
func (p *parts) stream(obj int) ([]byte, error) {
	head, rest, found := bytes.Cut(p.objs[obj], []byte(">>\nstream\n"))
	data, ended := bytes.CutSuffix(rest, []byte("\nendstream\n"))
	if !found || !ended || string(head) != fmt.Sprintf("<</Length %d", len(data)) {
		return nil, unlike("object %d is not a plain stream", obj)
	}
	return data, nil
}

// each calls f for every object that holds what, which must be want of them.
func (p *parts) each(what string, want int, f func(n int, body []byte)) error {
	got := 0
	for n, body := range p.objs {
		if len(body) < 4096 && bytes.Contains(body, []byte(what)) { // larger ones are fonts and pages
			got++
			f(n, body)
		}
	}
	if got != want {
		return unlike("%d objects hold %q, not %d", got, what, want)
	}
	return nil
}
