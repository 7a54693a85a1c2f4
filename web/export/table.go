package export

import (
	"strings"

	"frist/models/report"
)

const (
	columnHead = "/A <</O /Table /Scope /Column>>"
	rowHead    = "/A <</O /Table /Scope /Row>>"
	gutter     = 5.0 // left and right of the text in a cell
)

// fields draws labels and values: a table whose rows have heads.
func (l *layout) fields(fields []report.Field) {
	if len(fields) == 0 {
		l.nothing()
		return
	}
	l.tags.begin("Table", "")
	l.tags.begin("TBody", "")
	for _, f := range fields {
		s := l.field(f)
		l.tags.begin("TR", "")
		s.boxes[0].elem, s.boxes[1].elem = l.tags.leaf("TH", rowHead), l.tags.leaf("TD", "")
		l.place(s)
		l.tags.end()
	}
	l.tags.end()
	l.tags.end()
}

func (l *layout) field(f report.Field) *strip {
	const labels = bodyWidth * 0.30
	value, st := typeset(f.Value), valueStyle
	if strings.TrimSpace(value.s) == "" {
		value, st = text{s: notGiven.In(l.lang)}, mutedStyle
	}
	return &strip{pad: 2.2, whole: true, boxes: []*box{
		{text: typeset(f.Label), style: labelStyle, x: left, w: labels - 2*gutter},
		{text: value, style: st, x: left + labels, w: bodyWidth - labels},
	}, back: func(y, h float64) { l.line(y+h, 0.4, rule) }}
}

// A grid is where the columns of a table are.
type grid struct {
	columns []report.Column
	x, w    []float64
}

// newGrid shares the width among the columns. A table without columns, or with
// rows that have more cells, gets columns without a head: no cell is left out.
func newGrid(t report.Table) grid {
	g := grid{columns: t.Columns}
	n := len(t.Columns)
	for _, r := range t.Rows {
		n = max(n, len(r.Cells))
	}
	if n > len(t.Columns) {
		g.columns = make([]report.Column, n)
		copy(g.columns, t.Columns)
	}
	shares, sum := shares(g.columns)
	x := left
	for _, share := range shares {
		w := bodyWidth * share / sum
		g.x, g.w = append(g.x, x), append(g.w, w)
		x += w
	}
	return g
}

// shares returns the width of each column, and their sum. A column that does
// not say its width is as wide as the others are on average.
func shares(columns []report.Column) (each []float64, sum float64) {
	wide, said := 0, 0
	for _, c := range columns {
		if c.Width > 0 {
			wide += c.Width
			said++
		}
	}
	usual := 1.0
	if said > 0 {
		usual = float64(wide) / float64(said)
	}
	for _, c := range columns {
		share := float64(c.Width)
		if c.Width <= 0 {
			share = usual
		}
		each = append(each, share)
		sum += share
	}
	return each, sum
}

// box is a cell of column i, empty as yet.
func (g grid) box(i int, st style) *box {
	return &box{x: g.x[i] + gutter, w: max(g.w[i]-2*gutter, 1), right: g.columns[i].Number, style: st}
}

// table draws a caption, a head that each page repeats, and the rows.
func (l *layout) table(t report.Table) {
	if len(t.Rows) == 0 {
		l.paragraph("P", t.Caption, captionStyle)
		l.nothing()
		return
	}
	g := newGrid(t)
	l.heading(l.tableOpening(t, g), func() {
		l.tags.begin("Table", "")
		if t.Caption != "" {
			l.paragraph("Caption", t.Caption, captionStyle)
			l.y += 3
		}
		if g.headed() {
			l.head(l.headStrip(g))
		}
	})
	l.tags.begin("TBody", "")
	for i, r := range t.Rows {
		if i >= few-1 && i == len(t.Rows)-2 { // the last row does not stand alone on a page
			if h := l.rowStrip(g, r, false).height() + l.rowStrip(g, t.Rows[i+1], false).height(); h <= l.full() {
				l.need(h)
			}
		}
		l.row(g, r, i%2 == 1)
	}
	l.tags.end()
	l.tags.end()
	l.onPage, l.repeats = nil, 0
}

// few is how many rows stay together at the beginning of a table.
const few = 3

// tableOpening is what stays together at the beginning of a table: caption, head
// and the first rows, or all of a table that takes half a page at most.
func (l *layout) tableOpening(t report.Table, g grid) float64 {
	const half = (bottom - top) / 2
	h := l.rowStrip(g, t.Rows[0], false).start(below)
	if g.headed() {
		h += l.headStrip(g).start(below)
	}
	if t.Caption != "" {
		h += textStrip(typeset(t.Caption), captionStyle).height() + 3
	}
	all := h
	for i, r := range t.Rows[1:] {
		if all += l.rowStrip(g, r, false).height(); all > half {
			break
		}
		if i+2 <= few || i+2 == len(t.Rows) {
			h = all
		}
	}
	return h
}

// headed reports whether any column has a title.
func (g grid) headed() bool {
	for _, c := range g.columns {
		if c.Title != "" {
			return true
		}
	}
	return false
}

func (l *layout) headStrip(g grid) *strip {
	s := &strip{pad: 4, back: func(y, h float64) {
		l.fill(left, y, bodyWidth, h, shaded)
		l.line(y+h, 0.8, navy)
	}}
	for i, c := range g.columns {
		b := g.box(i, headStyle)
		b.text = typeset(c.Title)
		s.boxes = append(s.boxes, b)
	}
	return s
}

// head draws the head of a table, and has each new page repeat it: as an
// artifact, for a reader has heard it.
func (l *layout) head(s *strip) {
	l.tags.begin("THead", "")
	l.tags.begin("TR", "")
	for _, b := range s.boxes {
		b.elem = l.tags.leaf("TH", columnHead)
	}
	l.place(s)
	l.tags.end()
	l.tags.end()
	h := s.height()
	if h > (bottom-top)/3 {
		return // such a head leaves no room for rows
	}
	l.repeats = h
	l.onPage = func() {
		l.tags.artifact(func() {
			s.back(l.y, h)
			for _, b := range s.boxes {
				l.draw(b, b.lines, l.y+s.pad)
			}
		})
		l.y += h
	}
}

// row draws a row. A row that fits on a page is not broken over pages.
func (l *layout) row(g grid, r report.Row, dark bool) {
	l.tags.begin("TR", "")
	s := l.rowStrip(g, r, dark)
	for _, b := range s.boxes {
		b.elem = l.tags.leaf("TD", "")
	}
	l.place(s)
	l.tags.end()
}

func (l *layout) rowStrip(g grid, r report.Row, dark bool) *strip {
	s := &strip{pad: 3, whole: true, back: func(y, h float64) {
		if dark {
			l.fill(left, y+0.2, bodyWidth, h-0.2, zebra) // the rule above stays
		}
		l.line(y+h, 0.4, rule)
	}}
	for i, c := range g.columns {
		b := g.box(i, cellStyle)
		b.struck = r.Struck
		if i < len(r.Cells) {
			b.text = typeset(r.Cells[i])
			if c.Code {
				b.style, b.text = codeStyle, b.text.inPieces()
			}
		}
		s.boxes = append(s.boxes, b)
	}
	return s
}
