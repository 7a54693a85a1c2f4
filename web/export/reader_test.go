package export

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A pdfFile is a file of ours as the tests read it: with a reader of their own,
// which knows nothing of how it was written beyond the form of PDF.
type pdfFile struct {
	t       *testing.T
	raw     []byte
	objs    map[int]string // the bodies, streams expanded
	trailer string
	pages   []int
	content []pageContent
	tree    *node
}

// A pageContent is what a page draws: text by mark, and text of artifacts.
type pageContent struct {
	marks     map[int]string // what a reader hears of each mark
	shown     map[int]int    // how many pieces of text are drawn in each mark
	artifacts string
	strokes   int // rules and lines through text
}

var (
	refPattern    = regexp.MustCompile(`(\d+) 0 R`)
	lengthPattern = regexp.MustCompile(`/Length (\d+)`)
)

func readPDF(t *testing.T, raw []byte) *pdfFile {
	t.Helper()
	f := &pdfFile{t: t, raw: raw, objs: map[int]string{}}
	var start, size int
	tail := raw[bytes.LastIndex(raw, []byte("startxref")):]
	if _, err := fmt.Sscanf(string(tail), "startxref\n%d\n%%%%EOF\n", &start); err != nil {
		t.Fatalf("the end of the file is %q", tail)
	}
	if _, err := fmt.Sscanf(string(raw[start:]), "xref\n0 %d\n", &size); err != nil {
		t.Fatalf("no xref at %d: %v", start, err)
	}
	table, rest, _ := strings.Cut(string(raw[start:]), "trailer\n")
	f.trailer = rest
	rows := strings.SplitAfter(table, "\n")[2:]
	if len(rows)-1 != size {
		t.Fatalf("the xref has %d rows, want %d", len(rows)-1, size)
	}
	for n := 1; n < size; n++ {
		off, err := strconv.Atoi(rows[n][:10])
		if err != nil || len(rows[n]) != 20 || rows[n][10:] != " 00000 n \n" {
			t.Fatalf("xref row %d is %q", n, rows[n])
		}
		head := fmt.Sprintf("%d 0 obj\n", n)
		if !bytes.HasPrefix(raw[off:], []byte(head)) {
			t.Fatalf("object %d is not at %d but %.20q is", n, off, raw[off:])
		}
		f.objs[n] = f.body(raw[off+len(head):])
	}
	f.readPages()
	return f
}

// body returns the body of an object, with its stream expanded.
func (f *pdfFile) body(raw []byte) string {
	end := bytes.Index(raw, []byte("endobj\n"))
	head, _, isStream := bytes.Cut(raw[:end], []byte("stream\n"))
	if !isStream {
		return string(head)
	}
	rest := raw[len(head)+len("stream\n"):]
	n := f.number(lengthPattern, string(head))
	if !bytes.HasPrefix(rest[n:], []byte("\nendstream\nendobj\n")) {
		f.t.Fatalf("a stream of %d bytes does not end where it says: %.200q", n, head)
	}
	data := rest[:n]
	if bytes.Contains(head, []byte("/FlateDecode")) {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			f.t.Fatal(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			f.t.Fatal(err)
		}
	}
	return string(head) + "stream\n" + string(data)
}

// number returns the first submatch of a pattern as a number, and fails if
// there is none.
func (f *pdfFile) number(p *regexp.Regexp, s string) int {
	f.t.Helper()
	m := p.FindStringSubmatch(s)
	if m == nil {
		f.t.Fatalf("no %s in %.300q", p, s)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		f.t.Fatal(err)
	}
	return n
}

// follow returns the object that a key of a dictionary refers to.
func (f *pdfFile) follow(dict, key string) int {
	f.t.Helper()
	for rest, found := dict, true; found; {
		if _, rest, found = strings.Cut(rest, key+" "); !found {
			break
		}
		word, _, _ := strings.Cut(strings.TrimPrefix(rest, "["), " ")
		if n, err := strconv.Atoi(word); err == nil {
			return n
		}
	}
	f.t.Fatalf("no reference %s in %.300q", key, dict)
	return 0
}

func (f *pdfFile) catalog() string { return f.objs[f.follow(f.trailer, "/Root")] }

func (f *pdfFile) data(obj int) string {
	_, data, found := strings.Cut(f.objs[obj], "stream\n")
	if !found {
		f.t.Fatalf("object %d is no stream", obj)
	}
	return data
}

func (f *pdfFile) readPages() {
	tree := f.objs[f.follow(f.catalog(), "/Pages")]
	_, kids, _ := strings.Cut(tree, "/Kids [")
	kids, _, _ = strings.Cut(kids, "]")
	for _, m := range refPattern.FindAllStringSubmatch(kids, -1) {
		n, _ := strconv.Atoi(m[1])
		f.pages = append(f.pages, n)
		f.content = append(f.content, f.readContent(f.data(f.follow(f.objs[n], "/Contents"))))
	}
	if len(f.pages) == 0 {
		f.t.Fatal("no pages")
	}
}

// A span is marked content that is open while a page is read.
type span struct {
	mcid               int // -1 for an artifact
	artifact, replaced bool
}

// readContent reads the operators of a page: one on each line, but for a text
// that holds a line break itself. It fails if marked content is not balanced,
// lies in other content that may not hold it, or if something is drawn outside.
func (f *pdfFile) readContent(data string) pageContent {
	c := pageContent{marks: map[int]string{}, shown: map[int]int{}}
	var open []span
	for data != "" {
		var op string
		op, data = nextOperator(data)
		if strings.HasPrefix(op, "/") && (strings.HasSuffix(op, " BDC") || strings.HasSuffix(op, " BMC")) {
			open = append(open, f.opened(&c, open, op))
			continue
		}
		switch {
		case op == "EMC":
			if len(open) == 0 {
				f.t.Fatal("EMC without a beginning")
			}
			open = open[:len(open)-1]
		case strings.Contains(op, ") Tj ET"):
			_, s, _ := strings.Cut(op, " Td (")
			f.show(&c, open, s[:strings.LastIndex(s, ") Tj ET")])
		case strings.HasSuffix(op, " re f"), strings.HasSuffix(op, " S"):
			if len(open) != 1 || !open[0].artifact {
				f.t.Fatalf("%s drawn outside an artifact", op)
			}
			if strings.HasSuffix(op, " S") {
				c.strokes++
			}
		}
	}
	if len(open) > 0 {
		f.t.Fatal("marked content without an end")
	}
	return c
}

// opened reads an operator that begins marked content.
func (f *pdfFile) opened(c *pageContent, open []span, op string) span {
	if len(open) > 0 {
		f.t.Fatalf("%s inside other content", op)
	}
	if strings.HasPrefix(op, "/Artifact ") {
		return span{mcid: -1, artifact: true}
	}
	_, id, _ := strings.Cut(op, " <</MCID ")
	id, written, replaced := strings.Cut(strings.TrimSuffix(id, ">> BDC"), " /ActualText ")
	n, err := strconv.Atoi(id)
	if err != nil {
		f.t.Fatalf("marked content of a kind not known: %s", op)
	}
	if _, twice := c.marks[n]; twice {
		f.t.Fatalf("mark %d twice on a page", n)
	}
	c.marks[n] = ""
	if replaced {
		c.marks[n] = f.text(written)
	}
	return span{mcid: n, replaced: replaced}
}

// nextOperator cuts the first line off data; line breaks inside a string do not
// count.
func nextOperator(data string) (op, rest string) {
	depth := false
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '(':
			depth = true
		case ')':
			depth = false
		case '\n':
			if !depth {
				return data[:i], data[i+1:]
			}
		}
	}
	return data, ""
}

func (f *pdfFile) show(c *pageContent, open []span, literal string) {
	s := utf16Text([]byte(unescape(literal)))
	switch {
	case len(open) == 0:
		f.t.Fatalf("%q is drawn outside marked content", s)
	case open[0].artifact:
		c.artifacts += s + "\n"
		return
	case !open[0].replaced:
		c.marks[open[0].mcid] += s
	}
	c.shown[open[0].mcid]++
}

func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
			if s[i] == 'r' {
				b.WriteByte('\r')
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// utf16Text decodes codes of two bytes, as the ToUnicode map says.
func utf16Text(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(u))
}

// text decodes a string of a dictionary: (ASCII) or <FEFF…>.
func (f *pdfFile) text(s string) string {
	if lit, ok := strings.CutPrefix(s, "("); ok {
		return strings.TrimSuffix(lit, ")")
	}
	b, err := hex.DecodeString(strings.Trim(s, "<>"))
	if err != nil || len(b) < 2 || b[0] != 0xFE || b[1] != 0xFF {
		f.t.Fatalf("%q is no text", s)
	}
	return utf16Text(b[2:])
}

// A node is an element of the structure, with what a reader hears of it.
type node struct {
	obj, parent int
	kind, dict  string
	kids        []*node
	heard       string // its own marks
	marks       [][2]int
	links       []int
}

var (
	kindPattern = regexp.MustCompile(`/S /(\w+) `)
	kPattern    = regexp.MustCompile(`/K \[(.*)\]>>`)
	kidPattern  = regexp.MustCompile(`<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>>|<</Type /OBJR /Pg (\d+) 0 R /Obj (\d+) 0 R>>|(\d+) 0 R|(\d+)`)
	pgPattern   = regexp.MustCompile(`/Pg (\d+) 0 R`)
)

// structure reads the tree of elements.
func (f *pdfFile) structure() *node {
	if f.tree == nil {
		root := f.follow(f.catalog(), "/StructTreeRoot")
		f.tree = f.node(f.follow(f.objs[root], "/K"), root)
	}
	return f.tree
}

func (f *pdfFile) node(obj, parent int) *node {
	dict := f.objs[obj]
	n := &node{obj: obj, parent: parent, dict: dict, kind: kindPattern.FindStringSubmatch(dict)[1]}
	if p := f.follow(dict, "/P"); p != parent {
		f.t.Fatalf("element %d says that its parent is %d, not %d", obj, p, parent)
	}
	k := kPattern.FindStringSubmatch(dict)
	if k == nil {
		return n
	}
	for _, m := range kidPattern.FindAllStringSubmatch(k[1], -1) {
		switch at := func(i int) int { v, _ := strconv.Atoi(m[i]); return v }; {
		case m[1] != "":
			f.hear(n, at(1), at(2))
		case m[3] != "":
			n.links = append(n.links, at(4))
		case m[5] != "":
			n.kids = append(n.kids, f.node(at(5), obj))
		default:
			f.hear(n, f.number(pgPattern, dict), at(6))
		}
	}
	return n
}

func (f *pdfFile) hear(n *node, pageObj, mcid int) {
	for i, p := range f.pages {
		if p == pageObj {
			s, ok := f.content[i].marks[mcid]
			if !ok {
				f.t.Fatalf("element %d has mark %d, which page %d lacks", n.obj, mcid, i+1)
			}
			n.heard += s
			n.marks = append(n.marks, [2]int{i, mcid})
			return
		}
	}
	f.t.Fatalf("element %d is on object %d, which is no page", n.obj, pageObj)
}

func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.walk(f)
	}
}

// all is what a reader hears of n and all below it, a line for each element.
func (n *node) all() string {
	var b strings.Builder
	n.walk(func(n *node) {
		if n.heard != "" {
			b.WriteString(n.heard + "\n")
		}
	})
	return b.String()
}
