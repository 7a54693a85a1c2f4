package export

import (
	"fmt"
	"strconv"

	"frist/models/report"
)

// A heading has a place in the outline and in the list of contents.
type heading struct {
	title string
	at    dest
}

// layout draws a document on a canvas.
type layout struct {
	*canvas
	doc      report.Document
	headings []heading // the title and then the sections
	contents []entry
}

// compose draws d and returns the pages with their structure.
func compose(d report.Document) (*layout, error) {
	l := &layout{canvas: newCanvas(d.Lang), doc: d}
	l.title()
	for _, n := range d.Notices {
		l.notice(n)
	}
	if long(d) {
		l.reserveContents()
	}
	for _, s := range d.Sections {
		if err := l.section(s); err != nil {
			return nil, err
		}
	}
	if l.standIns {
		l.space(14)
		note := standInNote
		if len(d.Source) == 0 {
			note = standInNoteAlone
		}
		l.paragraph("P", note.In(d.Lang), mutedStyle)
	}
	l.drawContents()
	l.frame()
	if err := l.pdf.Error(); err != nil {
		return nil, fmt.Errorf("export: drawing the pages: %w", err)
	}
	return l, l.tags.err
}

// title is the block that the document begins with: its name, the incident, and
// the head as labels and values between rules.
func (l *layout) title() {
	l.headings = append(l.headings, heading{l.doc.Title, dest{l.pdf.PageNo(), l.y}})
	l.paragraph("H1", l.doc.Title, titleStyle)
	if l.doc.Subject != "" {
		l.y += 2
		l.paragraph("P", l.doc.Subject, subjectStyle)
	}
	l.y += 8
	l.tags.artifact(func() { l.line(l.y, 1.2, navy) })
	l.y += 6
	if len(l.doc.Head) > 0 {
		l.fields(l.doc.Head)
	}
}

// notice is a paragraph in a box.
func (l *layout) notice(s string) {
	t := l.typeset(s)
	if t.s == "" {
		return
	}
	l.space(10)
	b := &box{elem: l.tags.leaf("P", ""), text: t, style: noteStyle, x: left + 12, w: bodyWidth - 24}
	l.place(&strip{boxes: []*box{b}, pad: 8, whole: true, back: func(y, h float64) {
		l.fill(left, y, bodyWidth, h, zebra)
		l.pdf.SetDrawColor(navy[0], navy[1], navy[2])
		l.pdf.SetLineWidth(0.9)
		l.pdf.Rect(left, y, bodyWidth, h, "D")
	}})
}

// section draws a heading with its rule and what stands under it.
func (l *layout) section(s report.Section) error {
	l.space(20)
	title := &box{text: l.typeset(s.Title), style: h2Style, x: left, w: bodyWidth}
	head := &strip{boxes: []*box{title}, whole: true}
	l.need(head.height() + 9 + l.ahead(s.Blocks)) // not alone at the end of a page
	l.headings = append(l.headings, heading{s.Title, dest{l.pdf.PageNo(), l.y}})
	if len(title.lines) > 0 {
		title.elem = l.tags.leaf("H2", "")
		l.place(head)
		l.y += 2
		l.tags.artifact(func() { l.line(l.y, 0.6, navy) })
		l.y += 7
	}
	if len(s.Blocks) == 0 {
		l.nothing()
	}
	for i, b := range s.Blocks {
		if i > 0 {
			l.space(7)
		}
		if err := l.block(b, s.Blocks[i+1:]); err != nil {
			return fmt.Errorf("export: section %q: %w", s.ID, err)
		}
	}
	return nil
}

// block draws a block; rest are those after it.
func (l *layout) block(b report.Block, rest []report.Block) error {
	switch b := b.(type) {
	case report.Paragraph:
		l.paragraph("P", string(b), bodyStyle)
	case report.Heading:
		l.space(4)
		l.need(l.ahead([]report.Block{b}) + l.ahead(rest))
		l.paragraph("H3", string(b), h3Style)
	case report.Fields:
		l.fields(b)
	case report.List:
		l.list(b)
	case report.Table:
		l.table(b)
	default:
		return unprintable(b)
	}
	return nil
}

// ahead is how much the first of blocks wants to have on the page where a
// heading stands above it.
func (l *layout) ahead(blocks []report.Block) float64 {
	const two = 2 * 14.5
	if len(blocks) == 0 {
		return two
	}
	switch b := blocks[0].(type) {
	case report.Heading:
		return 4 + h3Style.lead + 7 + l.ahead(blocks[1:])
	case report.Fields:
		if len(b) > 0 {
			return min(l.field(b[0]).height(), wide) + two
		}
	case report.Table:
		if len(b.Rows) > 0 {
			return l.tableOpening(b, newGrid(b))
		}
	}
	return two
}

// nothing says that there is nothing where something could be.
func (l *layout) nothing() { l.paragraph("P", nothing.In(l.lang), mutedStyle) }

// unprintable says that a block is of a kind that no format knows.
func unprintable(b report.Block) error {
	return fmt.Errorf("a block of a kind that cannot be printed: %T", b)
}

func (l *layout) paragraph(kind, s string, st style) {
	t := l.typeset(s)
	b := &box{text: t, style: st, x: left, w: bodyWidth}
	if b.wrap(); len(b.lines) == 0 {
		return
	}
	b.elem = l.tags.leaf(kind, "")
	l.place(&strip{boxes: []*box{b}})
}

const decimal = "/A <</O /List /ListNumbering /Decimal>>"

// list draws numbered steps.
func (l *layout) list(items report.List) {
	if len(items) == 0 {
		l.nothing()
		return
	}
	widest := float64(bold().width(strconv.Itoa(len(items))+".")) * bodyStyle.size / 1000
	l.tags.begin("L", decimal)
	for i, s := range items {
		l.tags.begin("LI", "")
		label := bodyStyle
		label.ink = grey
		n := &box{elem: l.tags.leaf("Lbl", ""), text: text{s: strconv.Itoa(i+1) + "."}, style: label, x: left, w: widest + 1, right: true}
		body := &box{elem: l.tags.leaf("LBody", ""), text: l.typeset(s), style: bodyStyle, x: left + widest + 9, w: bodyWidth - widest - 9}
		l.place(&strip{boxes: []*box{n, body}, pad: 1})
		l.tags.end()
	}
	l.tags.end()
}
