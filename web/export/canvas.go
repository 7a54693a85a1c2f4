package export

import (
	"codeberg.org/go-pdf/fpdf"

	"frist/models/i18n"
)

// The page, in points.
const (
	pageWidth, pageHeight = 595.28, 841.89
	left, right           = 56.7, pageWidth - 56.7
	bodyWidth             = right - left
	top, bottom           = 68.0, pageHeight - 64.0
)

// An ink is a shade: red, green and blue.
type ink [3]int

// What is said in colour is said in words too: the page is read in black and white.
var (
	black  = ink{20, 22, 26}
	navy   = ink{22, 44, 84}
	grey   = ink{84, 90, 99}
	rule   = ink{196, 202, 210}
	zebra  = ink{245, 247, 249}
	shaded = ink{231, 235, 241}
)

// A style is how text is set: face, size, distance of the lines, ink.
type style struct {
	face       func() *face
	size, lead float64
	ink        ink
}

var (
	titleStyle   = style{bold, 22, 28, navy}
	subjectStyle = style{regular, 13, 18, black}
	h2Style      = style{bold, 14, 19, navy}
	h3Style      = style{bold, 10.5, 15, navy}
	bodyStyle    = style{regular, 10, 14.5, black}
	labelStyle   = style{bold, 9, 13, grey}
	valueStyle   = style{regular, 9, 13, black}
	captionStyle = style{bold, 9, 13, black}
	headStyle    = style{bold, 8.5, 11.5, navy}
	cellStyle    = style{regular, 8.5, 11.5, black}
	codeStyle    = style{regular, 7.5, 11.5, black}
	mutedStyle   = style{regular, 9, 13, grey}
	noteStyle    = style{bold, 10, 14.5, black}
	frameStyle   = style{regular, 7.5, 10, grey}
)

// A canvas is the document while it is drawn, and the place on the page where
// drawing goes on.
type canvas struct {
	pdf  *fpdf.Fpdf
	tags *tagger
	lang i18n.Lang
	y    float64
	// first is where this page began, below a repeated head, and held where the
	// headings end that it began with: what comes next is not moved away from
	// them, for the next page would have no more room.
	first, held float64
	// onPage draws what a new page begins with, the repeated head of a table,
	// and repeats is the height of it.
	onPage  func()
	repeats float64
	laid    []placed // see lay
}

func newCanvas(lang i18n.Lang) *canvas {
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // finish compresses, with writers that are used again
	pdf.SetAutoPageBreak(false, 0)
	for _, f := range []*face{regular(), bold()} {
		pdf.AddUTF8FontFromBytes(family, f.style, f.ttf)
	}
	c := &canvas{pdf: pdf, tags: newTagger(pdf), lang: lang}
	c.newPage()
	return c
}

func (c *canvas) newPage() {
	c.pdf.AddPage()
	c.y = top
	if c.onPage != nil {
		c.onPage()
	}
	c.first, c.held = c.y, c.y
}

// room is what is left of the page.
func (c *canvas) room() float64 { return bottom - c.y }

// full is the room of a page with nothing on it but a repeated head.
func (c *canvas) full() float64 { return bottom - top - c.repeats }

// need begins a new page if less than h is left of this one.
func (c *canvas) need(h float64) {
	if c.room() < h && c.y > c.first {
		c.newPage()
	}
}

// space leaves h free, but not at the top of a page.
func (c *canvas) space(h float64) {
	if c.y <= c.first {
		return
	}
	if c.y <= c.held {
		c.held += h
	}
	c.y += h
}

// heading draws a heading on a page that has h for it and what it stands above.
func (c *canvas) heading(h float64, draw func()) {
	c.need(h)
	alone := c.y <= c.held
	draw()
	if alone {
		c.held = c.y
	}
}

func (c *canvas) use(s style) {
	c.pdf.SetFont(family, s.face().style, s.size)
	c.pdf.SetTextColor(s.ink[0], s.ink[1], s.ink[2])
}

// write draws a string at a base line.
func (c *canvas) write(x, y float64, s string, st style) {
	c.use(st)
	c.pdf.Text(x, y, s)
}

// A box is a column of lines that belong to an element.
type box struct {
	elem  *elem
	text  text
	style style
	x, w  float64
	// right aligns to the right, struck strikes the lines through.
	right, struck bool
	lines         []line
}

func (b *box) wrap() { b.lines = b.style.face().wrap(b.text, b.w, b.style.size) }

// baseline is how far the base line is below the top of a line.
func (s style) baseline() float64 { return s.lead/2 + s.size*0.34 }

// A placed run is a run and where it begins.
type placed struct {
	x, y float64
	run
}

// lay lays out lines of a box below y. The list is good until the next call.
func (c *canvas) lay(b *box, lines []line, y float64) []placed {
	c.laid = c.laid[:0]
	f := b.style.face()
	for _, l := range lines {
		x := b.x
		if b.right {
			x += b.w - b.visible(l)
		}
		for _, r := range b.text.runs(l) {
			c.laid = append(c.laid, placed{x, y + b.style.baseline(), r})
			x += float64(f.width(r.drawn)) * b.style.size / 1000
		}
		y += b.style.lead
	}
	return c.laid
}

// draw draws lines of a box below y, as a part of an artifact.
func (c *canvas) draw(b *box, lines []line, y float64) {
	c.use(b.style)
	for _, p := range c.lay(b, lines, y) {
		c.pdf.Text(p.x, p.y, p.drawn)
	}
}

// say draws lines of a box below y as content of its element. What is printed
// otherwise than it was written is a mark of its own that carries what was
// written: inside another mark, some readers take its end for that of the other,
// and lose what comes after it.
func (c *canvas) say(b *box, lines []line, y float64) {
	c.use(b.style)
	all := c.lay(b, lines, y)
	for len(all) > 0 {
		n := 1
		for !all[0].replaced && n < len(all) && !all[n].replaced {
			n++
		}
		c.tags.mark(b.elem, all[0].run, func() {
			for _, p := range all[:n] {
				c.pdf.Text(p.x, p.y, p.drawn)
			}
		})
		all = all[n:]
	}
}

// visible is the width of a line without the spaces at its end.
func (b *box) visible(l line) float64 {
	to := l.to
	for to > l.from && b.text.s[to-1] == ' ' {
		to--
	}
	w := b.style.face().width(b.text.s[l.from:to])
	if l.end == hyphen {
		w += b.style.face().width(hyphen)
	}
	return float64(w) * b.style.size / 1000
}

// strike draws a line through lines of a box.
func (c *canvas) strike(b *box, lines []line, y float64) {
	c.pdf.SetDrawColor(b.style.ink[0], b.style.ink[1], b.style.ink[2])
	c.pdf.SetLineWidth(0.6)
	for i, l := range lines {
		x, w := b.x, b.visible(l)
		if b.right {
			x += b.w - w
		}
		at := y + float64(i)*b.style.lead + b.style.baseline() - 0.27*b.style.size
		c.pdf.Line(x, at, x+w, at)
	}
}

// A strip is boxes side by side that break over pages together: a paragraph is
// a strip of one, a row of a table a strip of its cells.
type strip struct {
	boxes []*box
	pad   float64
	// whole keeps a strip on one page, if it fits on one.
	whole bool
	// back draws what is behind the part of the strip from y to y+h.
	back func(y, h float64)
}

// measure wraps the boxes and returns how many lines the longest has. All boxes
// of a strip have the same distance of lines.
func (s *strip) measure() int {
	n := 1
	for _, b := range s.boxes {
		if b.lines == nil {
			b.wrap()
		}
		n = max(n, len(b.lines))
	}
	return n
}

func (s *strip) lead() float64 { return s.boxes[0].style.lead }

// height is the height of the strip in one piece.
func (s *strip) height() float64 { return float64(s.measure())*s.lead() + 2*s.pad }

// start is how much of the strip stays together where it begins: all of it, if
// it is to be whole and there is room for it below a heading, else two lines, or
// three that cannot be parted into two and two.
func (s *strip) start(room float64) float64 {
	n := s.measure()
	if h := s.height(); s.whole && h <= room || n <= 3 {
		return h
	}
	return 2*s.lead() + 2*s.pad
}

// place draws a strip, over as many pages as it needs. Two lines at least stay
// together at the end of a page and at the top of the next.
func (c *canvas) place(s *strip) {
	const hair = 1e-6 // so that what fits exactly does fit
	total := s.measure()
	if h := s.height(); h > c.room()+hair && s.whole && h <= c.full() && c.y > c.held {
		c.newPage()
	}
	for from := 0; from < total; {
		n := min(int((c.room()-2*s.pad+hair)/s.lead()), total-from)
		if n == total-from-1 {
			n--
		}
		if n < min(2, total-from) {
			n = 0
		}
		if n <= 0 && c.y > c.first {
			c.newPage()
			continue
		}
		n = max(n, 1)
		c.part(s, from, from+n)
		if from += n; from < total {
			c.newPage()
		}
	}
}

// part draws the lines of a strip from one to another.
func (c *canvas) part(s *strip, from, to int) {
	h := float64(to-from)*s.lead() + 2*s.pad
	if s.back != nil {
		c.tags.artifact(func() { s.back(c.y, h) })
	}
	for _, b := range s.boxes {
		if lines := b.lines[min(from, len(b.lines)):min(to, len(b.lines))]; len(lines) > 0 {
			c.say(b, lines, c.y+s.pad)
			if b.struck {
				c.tags.artifact(func() { c.strike(b, lines, c.y+s.pad) })
			}
		}
	}
	c.y += h
}

// fill draws a rectangle, line a rule across the page. Both are for artifacts.
func (c *canvas) fill(x, y, w, h float64, in ink) {
	c.pdf.SetFillColor(in[0], in[1], in[2])
	c.pdf.Rect(x, y, w, h, "F")
}

func (c *canvas) line(y, width float64, in ink) {
	c.pdf.SetDrawColor(in[0], in[1], in[2])
	c.pdf.SetLineWidth(width)
	c.pdf.Line(left, y, right, y)
}
