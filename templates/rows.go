package templates

import (
	"context"
	"io"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"frist/models/i18n"
)

// buffers are kept between pages. One that has grown past keepBuffer is let go.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 16<<10); return &b }}

const keepBuffer = 1 << 20

// rowsOf is a component that appends n rows to one buffer: for lists that may
// be long, where a component for each row would cost more than the rows.
// Whatever row appends must have been through [appendText].
func rowsOf(n int, row func(b []byte, i int) []byte) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		buf := buffers.Get().(*[]byte)
		b := (*buf)[:0]
		for i := range n {
			b = row(b, i)
		}
		_, err := w.Write(b)
		keep(buf, b)
		return err
	})
}

// keep puts a buffer back, as it has grown.
func keep(buf *[]byte, b []byte) {
	if cap(b) <= keepBuffer {
		*buf = b
		buffers.Put(buf)
	}
}

// appendText appends s with the five characters that mean something to HTML
// written as [html.EscapeString] writes them. A fuzz test holds the two together.
func appendText(b []byte, s string) []byte {
	last := 0
	for i := 0; i < len(s); i++ {
		if esc := escapes[s[i]]; esc != "" {
			b = append(append(b, s[last:i]...), esc...)
			last = i + 1
		}
	}
	return append(b, s[last:]...)
}

var escapes = [256]string{'&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;", '"': "&#34;"}

// longWord is longer than a word that a column must keep whole.
const longWord = 24

// appendLong is [appendText], with places where the browser may break what is
// longer than a word: an address, a name of a file.
func appendLong(b []byte, s string) []byte {
	start, run, before := 0, 0, ' '
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			run = 0
		case run < longWord:
			run++
		case before != zeroWidthJoiner && !unicode.In(r, unicode.M, unicode.Cf):
			b = append(appendText(b, s[start:i]), "<wbr>"...)
			start, run = i, 1
		}
		before = r
	}
	return appendText(b, s[start:])
}

const zeroWidthJoiner = '\u200d'

// tableRows are the rows of a table. The first cell of each is its heading.
func tableRows(p Page, columns []Column, rows [][]Cell) templ.Component {
	return rowsOf(len(rows), func(b []byte, i int) []byte {
		b = append(b, "<tr>"...)
		for j, c := range rows[i] {
			var col Column
			if j < len(columns) {
				col = columns[j]
			}
			b = p.appendCell(b, c, col, j == 0)
		}
		return append(b, "</tr>"...)
	})
}

func (p Page) appendCell(b []byte, c Cell, col Column, heading bool) []byte {
	end := "</td>"
	if heading {
		b, end = append(b, `<th scope="row"`...), "</th>"
	} else {
		b = append(b, `<td data-label="`...)
		b = append(appendText(b, col.Label.In(p.Lang)), '"')
	}
	if col.Num {
		b = append(b, ` class="num"`...)
	}
	b = append(b, '>')
	if (Cell{}) == c {
		return append(b, end...) // with nothing in it, not even a label on a narrow screen
	}
	b = append(b, `<div>`...)
	if c.Href != "" {
		b = append(b, `<a href="`...)
		b = append(appendText(b, string(templ.URL(c.Href))), `">`...)
	}
	b = p.appendCellText(b, c)
	if c.Href != "" {
		b = append(b, "</a>"...)
	}
	if c.Tag != nil {
		b = p.appendTag(b, *c.Tag)
	}
	if c.Note != "" {
		b = append(b, ` <span class="note">`...)
		b = append(appendLong(b, c.Note), "</span>"...)
	}
	return append(append(b, "</div>"...), end...)
}

func (p Page) appendCellText(b []byte, c Cell) []byte {
	if c.At.IsZero() {
		return appendLong(b, c.Text)
	}
	text := c.Text
	if text == "" {
		text = i18n.List(p.Local(c.At))
	}
	b = append(b, `<time class="nowrap" datetime="`...)
	b = append(b, iso(c.At)...)
	b = append(b, `" title="`...)
	b = append(b, utc(c.At)...)
	b = append(appendText(append(b, `">`...), text), "</time>"...)
	return b
}

func (p Page) appendTag(b []byte, t Tag) []byte {
	b = append(b, `<span class="tag" data-tone="`...)
	b = append(appendText(b, string(t.Tone)), `">`...)
	b = append(b, shapes()[t.Tone]...)
	return append(appendText(b, t.Text.In(p.Lang)), "</span>"...)
}

// shapes are the marks, rendered once: a long list has one in each row.
var shapes = sync.OnceValue(func() map[Tone][]byte {
	m := map[Tone][]byte{}
	for _, t := range []Tone{ToneIdle, ToneOpen, ToneRun, ToneSoon, ToneLate, ToneDone} {
		w := writer{}
		_ = shape(t).Render(context.Background(), &w) // a buffer does not fail
		m[t] = w
	}
	return m
})

type writer []byte

func (w *writer) Write(p []byte) (int, error) { *w = append(*w, p...); return len(p), nil }

func (t Table) class() string {
	switch {
	case t.Scroll:
		return "table"
	case len(t.Columns) > 4:
		return "table table-many"
	}
	return "table table-stack"
}

// lowerFirst is t as it stands inside a sentence.
func lowerFirst(t i18n.Text) i18n.Text { return i18n.Text{SV: lower(t.SV), EN: lower(t.EN)} }

func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s // an abbreviation: IMY
	}
	return string(unicode.ToLower(r)) + s[n:]
}
