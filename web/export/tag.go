package export

import (
	"errors"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// An elem is a node of the structure tree: a heading, a cell.
type elem struct {
	kind   string
	attrs  string // more of its dictionary, as PDF
	parent *elem
	kids   []any // *elem, mark or *link
	obj    int   // its object, given when the file is put together
}

// A mark is marked content: what is drawn between BDC and EMC with that number
// on that page.
type mark struct{ page, id int }

// A link leads from a rectangle on a page to a heading.
type link struct {
	page           int
	x0, y0, x1, y1 float64 // in points from the lower left corner
	to             dest
	says           string
	elem           *elem
	obj            int
}

// A dest is a place in the document.
type dest struct {
	page int
	y    float64 // in points from the upper edge
}

// A tagger builds the structure tree while the pages are drawn.
type tagger struct {
	pdf    *fpdf.Fpdf
	root   *elem
	open   *elem
	marks  [][]*elem // by page, then by number: the element of each mark
	links  []*link
	inMark bool
	err    error
}

func newTagger(pdf *fpdf.Fpdf) *tagger {
	root := &elem{kind: "Document"}
	return &tagger{pdf: pdf, root: root, open: root}
}

// begin opens an element inside the one that is open.
func (t *tagger) begin(kind, attrs string) *elem {
	e := &elem{kind: kind, attrs: attrs, parent: t.open}
	t.open.kids = append(t.open.kids, e)
	t.open = e
	return e
}

func (t *tagger) end() { t.open = t.open.parent }

// leaf is an element that is filled later.
func (t *tagger) leaf(kind, attrs string) *elem {
	e := t.begin(kind, attrs)
	t.end()
	return e
}

// mark draws content of e, which must not leave the page. If r is printed
// otherwise than it was written, a reader gets what was written.
func (t *tagger) mark(e *elem, r run, draw func()) {
	page := t.pdf.PageNo()
	for len(t.marks) <= page {
		t.marks = append(t.marks, nil)
	}
	id := len(t.marks[page])
	t.marks[page] = append(t.marks[page], e)
	e.kids = append(e.kids, mark{page, id})
	if r.replaced {
		t.content("/Span <</MCID "+strconv.Itoa(id)+" /ActualText "+pdfText(r.written)+">> BDC", draw)
		return
	}
	t.content("/"+e.kind+" <</MCID "+strconv.Itoa(id)+">> BDC", draw)
}

// artifact draws what is no content: a rule, a repeated head.
func (t *tagger) artifact(draw func()) { t.content("/Artifact BMC", draw) }

// pagination draws what belongs to the page and not to the document. The kind
// is Header or Footer.
func (t *tagger) pagination(kind string, draw func()) {
	t.content("/Artifact <</Type /Pagination /Subtype /"+kind+">> BDC", draw)
}

// content brackets what draw draws. To nest it or to change the page in it
// would break the file, and is a fault of the layout.
func (t *tagger) content(operator string, draw func()) {
	page := t.pdf.PageNo()
	if t.inMark {
		t.err = errors.New("export: content inside other content: " + operator)
	}
	t.inMark = true
	t.pdf.RawWriteStr(operator)
	draw()
	t.pdf.RawWriteStr("EMC")
	t.inMark = false
	if t.pdf.PageNo() != page {
		t.err = errors.New("export: a page break inside content: " + operator)
	}
}

// link makes a rectangle of the page lead to a place. It belongs to the element
// that is open.
func (t *tagger) link(e *elem, x, y, w, h float64, to dest, says string) {
	_, height := t.pdf.GetPageSize()
	l := &link{page: t.pdf.PageNo(), x0: x, y0: height - y - h, x1: x + w, y1: height - y, to: to, says: says, elem: e}
	e.kids = append(e.kids, l)
	t.links = append(t.links, l)
}
