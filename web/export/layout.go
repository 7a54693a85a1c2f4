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
	if hasStandIns(d) {
		note := standInNote
		if len(d.Source) == 0 {
			note = standInNoteAlone
		}
		l.notice(note.In(d.Lang))
	}
	for i, s := range d.Sections {
		if s.Annex && i > 0 && !d.Sections[i-1].Annex && l.y > l.first {
			l.newPage()
		}
		if err := l.section(s); err != nil {
			return nil, err
		}
		if i == 0 && long(d) { // what is said in brief comes before a list of what follows
			l.reserveContents()
		}
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
	t := typeset(s)
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
	title := &box{text: typeset(s.Title), style: h2Style, x: left, w: bodyWidth}
	head := &strip{boxes: []*box{title}, whole: true}
	l.heading(head.height()+9+l.ahead(s.Blocks), func() {
		l.headings = append(l.headings, heading{s.Title, dest{l.pdf.PageNo(), l.y}})
		if len(title.lines) == 0 {
			return
		}
		title.elem = l.tags.leaf("H2", "")
		l.place(head)
		l.y += 2
		l.tags.artifact(func() { l.line(l.y, 0.6, navy) })
		l.y += 7
	})
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
		head := textStrip(typeset(string(b)), h3Style)
		l.heading(head.height()+7+l.ahead(rest), func() { l.put("H3", head) })
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

// ahead is how much of blocks stays on the page where a heading stands above
// them: the first lines of a text, the first row of a table with its head.
func (l *layout) ahead(blocks []report.Block) float64 {
	const some = 1000 // of a text are enough to see whether it has three lines
	if len(blocks) == 0 {
		return mutedStyle.lead
	}
	switch b := blocks[0].(type) {
	case report.Heading:
		return 4 + textStrip(typeset(string(b)), h3Style).height() + 7 + l.ahead(blocks[1:])
	case report.Paragraph:
		return textStrip(typeset(string(b[:min(len(b), some)])), bodyStyle).start(0)
	case report.List:
		if len(b) > 0 {
			return l.item(b, 0, b[0][:min(len(b[0]), some)]).start(0)
		}
	case report.Fields:
		if len(b) > 0 {
			return l.field(b[0]).start(below)
		}
	case report.Table:
		if len(b.Rows) > 0 {
			return l.tableOpening(b, newGrid(b))
		}
	}
	return captionStyle.lead + mutedStyle.lead
}

// below is the room that headings leave on a page for what is kept with them.
const below = bottom - top - 120

// nothing says that there is nothing where something could be.
func (l *layout) nothing() { l.paragraph("P", nothing.In(l.lang), mutedStyle) }

// unprintable says that a block is of a kind that no format knows.
func unprintable(b report.Block) error {
	return fmt.Errorf("a block of a kind that cannot be printed: %T", b)
}

func (l *layout) paragraph(kind, s string, st style) { l.put(kind, textStrip(typeset(s), st)) }

// textStrip is a text as wide as the page.
func textStrip(t text, st style) *strip {
	return &strip{boxes: []*box{{text: t, style: st, x: left, w: bodyWidth}}}
}

// put draws a strip of one box as an element; one without lines is no element.
func (l *layout) put(kind string, s *strip) {
	if s.measure(); len(s.boxes[0].lines) == 0 {
		return
	}
	s.boxes[0].elem = l.tags.leaf(kind, "")
	l.place(s)
}

const decimal = "/A <</O /List /ListNumbering /Decimal>>"

// list draws numbered steps.
func (l *layout) list(items report.List) {
	if len(items) == 0 {
		l.nothing()
		return
	}
	l.tags.begin("L", decimal)
	for i, s := range items {
		l.tags.begin("LI", "")
		item := l.item(items, i, s)
		item.boxes[0].elem, item.boxes[1].elem = l.tags.leaf("Lbl", ""), l.tags.leaf("LBody", "")
		l.place(item)
		l.tags.end()
	}
	l.tags.end()
}

// item is the number of a step and what it says.
func (l *layout) item(items report.List, i int, s string) *strip {
	widest := float64(bold().width(strconv.Itoa(len(items))+".")) * bodyStyle.size / 1000
	label := bodyStyle
	label.ink = grey
	return &strip{pad: 1, boxes: []*box{
		{text: text{s: strconv.Itoa(i+1) + "."}, style: label, x: left, w: widest + 1, right: true},
		{text: typeset(s), style: bodyStyle, x: left + widest + 9, w: bodyWidth - widest - 9},
	}}
}
