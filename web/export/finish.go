package export

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"frist/models/report"
)

// sRGB is the profile that says what the colours mean; from the International
// Color Consortium, see icc/LICENSE.txt.
//
//go:embed icc/sRGB2014.icc
var sRGB []byte

// finish puts the file together from what fpdf drew, the structure, and d.
func finish(w io.Writer, l *layout) error {
	var raw bytes.Buffer
	if err := l.pdf.Output(&raw); err != nil {
		return fmt.Errorf("export: closing the pages: %w", err)
	}
	p, err := takeApart(raw.Bytes())
	if err != nil {
		return err
	}
	f := &file{parts: p, title: title(l.doc)}
	if err := f.fonts(); err != nil {
		return err
	}
	if err := f.content(); err != nil {
		return err
	}
	if len(l.tags.marks) > len(p.pages)+1 {
		return unlike("%d pages, but marks on %d", len(p.pages), len(l.tags.marks)-1)
	}
	root := f.structure(l.tags)
	f.pageObjects(l.tags)
	f.catalogs(l, root)
	return f.write(w)
}

// A file is the objects of the finished file.
type file struct {
	*parts
	title string
}

// put takes up an object and returns its number.
func (f *file) put(body []byte) int {
	f.objs = append(f.objs, body)
	return len(f.objs) - 1
}

func (f *file) add(format string, args ...any) int {
	return f.put(fmt.Appendf(nil, format+"\n", args...))
}

// title is what the window shows; PDF/UA wants one.
func title(d report.Document) string {
	for _, s := range []string{d.Title, d.Subject, d.SourceName} {
		if s = clean(s); s != "" {
			return s
		}
	}
	return "Frist"
}

// clean is text that stands outside the pages: in an outline, in metadata.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}

// fonts gives the fonts their names, marked as subsets, and a map to Unicode as
// PDF/A takes it: a range there may not go beyond one value of the first byte.
func (f *file) fonts() error {
	for _, face := range []*face{regular(), bold()} {
		old := " /utf8" + family + face.style + "\n"
		sum := sha256.Sum256([]byte(face.name))
		for i := range 6 {
			sum[i] = 'A' + sum[i]%26
		}
		name := fmt.Appendf(nil, " /%s+%s\n", sum[:6], face.name)
		err := f.each(old, 3, func(n int, body []byte) { f.objs[n] = bytes.ReplaceAll(body, []byte(old), name) })
		if err != nil {
			return err
		}
	}
	return f.each("1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n", 2, func(n int, _ []byte) {
		f.objs[n] = toUnicode()
	})
}

// toUnicode is the object that says that each code is its character: fpdf
// writes text in UTF-16.
var toUnicode = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for hi := range 256 {
		if hi%64 == 0 {
			b.WriteString("64 beginbfrange\n")
		}
		fmt.Fprintf(&b, "<%02X00> <%02XFF> <%02X00>\n", hi, hi, hi)
		if hi%64 == 63 {
			b.WriteString("endbfrange\n")
		}
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return packed("", b.Bytes())
})

var profile = sync.OnceValue(func() []byte { return packed("/N 3 ", sRGB) })

// content compresses the pages.
func (f *file) content() error {
	for _, p := range f.pages {
		data, err := f.stream(p.content)
		if err != nil {
			return err
		}
		f.objs[p.content] = packed("", data)
	}
	return nil
}

// pageObjects writes the pages anew, with their place in the structure and
// their links.
func (f *file) pageObjects(t *tagger) {
	annots := make([]string, len(f.pages)+1)
	for _, l := range t.links {
		annots[l.page] += fmt.Sprintf(" %d 0 R", l.obj)
	}
	for i, p := range f.pages {
		more := ""
		if a := annots[i+1]; a != "" {
			more = " /Annots [" + a[1:] + "]"
		}
		f.objs[p.obj] = fmt.Appendf(nil, "<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents %d 0 R /StructParents %d /Tabs /S%s>>\n",
			p.content, i, more)
	}
}

// catalogs writes the two objects that the trailer names: the catalog, with all
// that makes the file tagged and archivable, and the information on the document.
func (f *file) catalogs(l *layout, structure int) {
	d := l.doc
	meta := f.put(stream("/Type /Metadata /Subtype /XML ", xmp(d, f.title)))
	icc := f.put(profile())
	f.objs[f.catalog] = fmt.Appendf(nil, "<</Type /Catalog /Pages 1 0 R /Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R\n"+
		"/ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R /Outlines %d 0 R /PageMode /UseOutlines\n"+
		"/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]%s>>\n",
		locale(d.Lang), structure, meta, f.outline(l.headings), icc, f.attach(d))
	made := pdfDate(d.Made)
	f.objs[f.catalog-1] = fmt.Appendf(nil, "<</Title %s /Subject %s /Producer %s /CreationDate (%s) /ModDate (%s)>>\n",
		pdfText(f.title), pdfText(clean(d.Subject)), pdfText(clean(d.Producer)), made, made)
}

// attach embeds the record and returns what the catalog says of it.
func (f *file) attach(d report.Document) string {
	if len(d.Source) == 0 {
		return ""
	}
	name := strings.NewReplacer("/", "_", "\\", "_").Replace(clean(d.SourceName)) // a name, not a path
	if name == "" {
		name = "record.json"
	}
	data := f.put(packed(fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /ModDate (%s)>> ",
		len(d.Source), pdfDate(d.Made)), d.Source))
	spec := f.add("<</Type /Filespec /F %s /UF %s /EF <</F %d 0 R /UF %d 0 R>> /Desc %s /AFRelationship /Source>>",
		pdfText(name), pdfText(name), data, data, pdfText(recordWord.In(d.Lang)))
	return fmt.Sprintf("\n/AF [%d 0 R] /Names <</EmbeddedFiles <</Names [%s %d 0 R]>>>>", spec, pdfText(name), spec)
}

// write writes the file, with offsets counted anew and an identity that is a
// hash of all that stands before it.
func (f *file) write(w io.Writer) error {
	sum := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<16)
	at := 0
	say := func(b []byte) {
		_, _ = out.Write(b) // the writer keeps its first error for Flush
		at += len(b)
	}
	say([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(f.objs))
	var head []byte
	for n, body := range f.objs[1:] {
		table = fmt.Appendf(table, "%010d 00000 n \n", at)
		head = append(strconv.AppendInt(head[:0], int64(n+1), 10), " 0 obj\n"...)
		say(head)
		say(body)
		say([]byte("endobj\n"))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export: writing the PDF: %w", err)
	}
	id := sum.Sum(nil)[:16]
	table = fmt.Appendf(table, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objs), f.catalog, f.catalog-1, id, id, at)
	if _, err := w.Write(table); err != nil {
		return fmt.Errorf("export: writing the PDF: %w", err)
	}
	return nil
}
