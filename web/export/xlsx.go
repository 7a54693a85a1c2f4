package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"frist/models/form"
	"frist/models/i18n"
)

// What a workbook can hold.
const (
	cellLimit  = 32_767 // units of UTF-16 in a cell
	sheetLimit = 31     // characters in the name of a sheet
)

var (
	colField    = i18n.Text{SV: "Fält", EN: "Field"}
	colQuestion = i18n.Text{SV: "Fråga", EN: "Question"}
	colAnswer   = i18n.Text{SV: "Svar", EN: "Answer"}
	colNeed     = i18n.Text{SV: "Krav", EN: "Requirement"}
	continued   = i18n.Text{SV: "%s (forts. %s)", EN: "%s (cont. %s)"}
)

// NeedNames say what a field needs in a draft.
var NeedNames = map[form.Need]i18n.Text{
	form.Mandatory:   {SV: "ska fyllas i", EN: "mandatory"},
	form.Conditional: {SV: "beror på något som inte är känt", EN: "depends on what is not known"},
	form.Optional:    {SV: "får fyllas i", EN: "optional"},
	form.Early:       {SV: "frågas senare", EN: "asked later"},
}

// DraftXLSX writes a draft as a workbook: a sheet for each part of the form, with
// number, question and answer in the recipient's order. Whatever was typed stays
// text that nothing computes. Numbers are numbers, and money is in thousands where
// the recipient wants it so. The same draft gives the same bytes.
func DraftXLSX(w io.Writer, d form.Draft, l i18n.Lang, zone *time.Location) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	b := &workbook{File: f, lang: l, zone: zone}
	b.style(&b.head, &excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	b.style(&b.text, &excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}) // 49: text, also when it is edited
	b.style(&b.number, &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}})
	for i := range d.Form.Parts {
		b.sheet(i, d)
	}
	if b.err == nil {
		b.err = f.SetDocProps(&excelize.DocProperties{Creator: "Frist", Title: d.Form.Title.In(l), Language: string(l)})
	}
	var made bytes.Buffer
	if b.err == nil {
		b.err = f.Write(&made)
	}
	if b.err == nil {
		b.err = inOrder(w, made.Bytes())
	}
	if b.err != nil {
		return fmt.Errorf("export: writing a workbook: %w", b.err)
	}
	return nil
}

// inOrder packs a workbook anew with its parts in the order of their names:
// excelize has them in that of a map.
func inOrder(w io.Writer, file []byte) error {
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, f := range in.File {
		to, err := out.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		from, err := f.Open()
		if err != nil {
			return err
		}
		if _, err := io.Copy(to, from); err != nil { //nolint:gosec // it was packed a moment ago, by us
			return err
		}
		if err := from.Close(); err != nil {
			return err
		}
	}
	return out.Close()
}

// A workbook remembers the first thing that went wrong.
type workbook struct {
	*excelize.File
	lang               i18n.Lang
	zone               *time.Location
	head, text, number int
	sheets             int
	err                error
}

func (b *workbook) style(to *int, s *excelize.Style) {
	if b.err == nil {
		*to, b.err = b.NewStyle(s)
	}
}

// sheet writes one part of the form, if anything in it is asked.
func (b *workbook) sheet(part int, d form.Draft) {
	asked := slices.ContainsFunc(d.Values, func(x form.Filled) bool { return x.Part == part })
	name := sheetName(d.Form.Parts[part].Title.In(b.lang))
	if b.err != nil || !asked {
		return
	}
	if b.sheets++; b.sheets == 1 {
		b.err = b.SetSheetName(b.GetSheetName(0), name)
	} else {
		_, b.err = b.NewSheet(name)
	}
	if b.err != nil {
		return
	}
	s, err := b.NewStreamWriter(name)
	if err != nil {
		b.err = err
		return
	}
	r := &rows{workbook: b, to: s}
	r.widths(10, 60, 80, 24)
	if !d.Unmasked.IsZero() {
		r.add(b.text, "", d.Unmasked.In(b.lang))
	}
	r.add(b.head, colField.In(b.lang), colQuestion.In(b.lang), colAnswer.In(b.lang), colNeed.In(b.lang))
	for i := range d.Values {
		if x := &d.Values[i]; x.Part == part {
			r.field(x)
		}
	}
	if b.err == nil {
		b.err = s.Flush()
	}
}

// sheetName is a title as a sheet may be named.
func sheetName(title string) string {
	title = strings.Map(func(c rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, c) {
			return -1
		}
		return c
	}, title)
	if rs := []rune(title); len(rs) > sheetLimit {
		title = string(rs[:sheetLimit-1]) + "…"
	}
	return title
}

// rows writes a sheet from the top.
type rows struct {
	*workbook
	to *excelize.StreamWriter
	n  int
}

func (r *rows) widths(of ...float64) {
	for i, w := range of {
		if r.err == nil {
			r.err = r.to.SetColWidth(i+1, i+1, w)
		}
	}
}

func (r *rows) add(style int, cells ...any) {
	if r.err != nil {
		return
	}
	r.n++
	row := make([]any, len(cells))
	for i, c := range cells {
		cell := excelize.Cell{StyleID: style, Value: c}
		if _, ok := c.(float64); ok {
			cell.StyleID = r.number
		}
		row[i] = cell
	}
	r.err = r.to.SetRow("A"+strconv.Itoa(r.n), row)
}

// field writes a field, on several rows where a cell cannot hold all that is said.
func (r *rows) field(x *form.Filled) {
	question, need := x.Says().In(r.lang), NeedNames[x.Need].In(r.lang)
	if n, ok := figure(x); ok {
		if v, err := json.Number(n).Float64(); err == nil {
			r.add(r.text, x.Number, question, v, need)
			return
		}
	}
	words := x.Words(r.lang, r.zone)
	if x.Path != "" && x.Kind() == form.Lines { // as Annex II wants a list of entities
		words = strings.Join(x.Value.Lines, "; ")
	}
	for i, piece := range cells(words) {
		if i == 0 {
			r.add(r.text, x.Number, question, piece, need)
			continue
		}
		r.add(r.text, continued.Say(r.lang, x.Number, strconv.Itoa(i+1)), "", piece, "")
	}
}

// cells cuts a text into pieces that fit in a cell. What XML cannot hold is shown
// as the picture of that character.
func cells(s string) []string {
	var pieces []string
	var b strings.Builder
	n := 0
	for _, c := range s {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			c += '\u2400'
		}
		if c == '\ufffe' || c == '\uffff' {
			c = '\ufffd'
		}
		size := utf16.RuneLen(c)
		if n+size > cellLimit {
			pieces = append(pieces, b.String())
			b.Reset()
			n = 0
		}
		b.WriteRune(c)
		n += size
	}
	return append(pieces, b.String())
}
