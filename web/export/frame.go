package export

import (
	"fmt"
	"strings"

	"frist/models/report"
)

// long guesses from the amount of text whether d takes more than three pages,
// so that a list of contents helps.
func long(d report.Document) bool {
	lines := len(d.Head) + 10
	for _, s := range d.Sections {
		lines += 4
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case report.Paragraph:
				lines += 1 + len(b)/95
			case report.Fields:
				lines += len(b)
			case report.List:
				lines += len(b) * 3 / 2
			case report.Table:
				lines += 3 + len(b.Rows)*3/2
			}
		}
	}
	return len(d.Sections) > 2 && lines > 3*45
}

// An entry is a line of the list of contents. It is drawn when its page is known.
type entry struct {
	page int
	y    float64
	elem *elem
}

const entryLead = 15.0

// reserveContents leaves room for the list of contents, and for it a place in
// the structure.
func (l *layout) reserveContents() {
	l.space(18)
	if all := captionStyle.lead + 2 + float64(len(l.doc.Sections))*entryLead; all <= l.full() {
		l.need(all)
	}
	l.tags.begin("TOC", "")
	l.paragraph("Caption", contentsWord.In(l.lang), captionStyle)
	l.y += 2
	for range l.doc.Sections {
		l.need(entryLead)
		l.tags.begin("TOCI", "")
		l.tags.begin("Reference", "")
		l.contents = append(l.contents, entry{l.pdf.PageNo(), l.y, l.tags.leaf("Link", "")})
		l.tags.end()
		l.tags.end()
		l.y += entryLead
	}
	l.tags.end()
}

// drawContents fills in the list of contents.
func (l *layout) drawContents() {
	st := valueStyle
	for i, e := range l.contents {
		h := l.headings[i+1] // after the title
		l.pdf.SetPage(e.page)
		number := fmt.Sprint(h.at.page)
		at := right - float64(regular().width(number))*st.size/1000
		title := regular().fit(oneLine(typeset(h.title).s), at-left-20, st.size)
		l.tags.mark(e.elem, run{}, func() {
			l.write(left, e.y+st.baseline(), title+" ", st)
			l.write(at, e.y+st.baseline(), number, st)
		})
		l.tags.artifact(func() { l.line(e.y+entryLead, 0.4, rule) })
		l.tags.link(e.elem, left, e.y, bodyWidth, entryLead, h.at, fmt.Sprintf(goesTo.In(l.lang), h.title))
	}
}

// oneLine is text without its line breaks.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isBreak), " ") }

func isBreak(r rune) bool { return r == '\n' }

// frame draws what stands on each page, now that they can be counted.
func (l *layout) frame() {
	pages := l.pdf.PageCount()
	head := oneLine(typeset(l.doc.Title).s)
	if l.doc.Subject != "" {
		head += " · " + oneLine(typeset(l.doc.Subject).s)
	}
	head = regular().fit(head, bodyWidth, frameStyle.size)
	foot := l.foot()
	for page := 1; page <= pages; page++ {
		l.pdf.SetPage(page)
		if page > 1 {
			l.tags.pagination("Header", func() {
				l.write(left, 40, head, frameStyle)
				l.line(48, 0.4, rule)
			})
		}
		l.tags.pagination("Footer", func() {
			const y = pageHeight - 48
			l.line(y, 0.4, rule)
			for i, part := range foot {
				l.write(left, y+5+float64(i)*frameStyle.lead+frameStyle.baseline(), part, frameStyle)
			}
			s := fmt.Sprintf(pageOf.In(l.lang), page, pages)
			at := right - float64(regular().width(s))*frameStyle.size/1000
			l.write(at, y+5+frameStyle.baseline(), s, frameStyle)
		})
	}
}

// foot is the line at the foot of each page, or two where it is long.
func (l *layout) foot() []string {
	const width = bodyWidth - 80
	t := text{s: oneLine(typeset(l.doc.Foot).s)}
	lines := regular().wrap(t, width, frameStyle.size)
	var parts []string
	for i, n := range lines {
		part := t.s[n.from:n.to]
		if i == 1 {
			part = regular().fit(t.s[n.from:], width, frameStyle.size)
		}
		if parts = append(parts, strings.TrimRight(part, " ")); i == 1 {
			break
		}
	}
	return parts
}
