package export

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"frist/models/i18n"
	"frist/models/report"
)

func makePDF(t testing.TB, d report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPDFReadsAsWritten compares what a screen reader says with a file that a
// person has read and approved. UPDATE=1 go test rewrites it.
func TestPDFReadsAsWritten(t *testing.T) {
	for _, lang := range i18n.Langs {
		t.Run(string(lang), func(t *testing.T) {
			f := readPDF(t, makePDF(t, sample(lang, 12)))
			var b strings.Builder
			f.structure().walk(func(n *node) { fmt.Fprintf(&b, "%s: %s\n", n.kind, n.heard) })
			golden(t, "summary."+string(lang)+".txt", b.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; UPDATE=1 go test rewrites it\ngot:\n%s", name, got)
	}
}

func TestPDFIsTheSameTwice(t *testing.T) {
	want := makePDF(t, sample(i18n.SV, 60))
	var wg sync.WaitGroup
	for range 4 { // at once: nothing is shared that changes
		wg.Go(func() {
			var b bytes.Buffer
			if err := PDF(&b, sample(i18n.SV, 60)); err != nil {
				t.Error(err)
			}
			if !bytes.Equal(b.Bytes(), want) {
				t.Error("the same document gave other bytes")
			}
		})
	}
	wg.Wait()
}

func TestPDFSaysWhatItIs(t *testing.T) {
	for lang, locale := range map[i18n.Lang]string{i18n.SV: "sv-SE", i18n.EN: "en-GB"} {
		d := sample(lang, 3)
		f := readPDF(t, makePDF(t, d))
		for _, want := range []string{"/Lang (" + locale + ")", "/MarkInfo <</Marked true>>", "/DisplayDocTitle true", "/S /GTS_PDFA1"} {
			if !strings.Contains(f.catalog(), want) {
				t.Errorf("%s: the catalog lacks %s", lang, want)
			}
		}
		info := f.objs[f.follow(f.trailer, "/Info")]
		if got := f.text(regexp.MustCompile(`/Title (\(.*?\)|<.*?>) `).FindStringSubmatch(info)[1]); got != d.Title {
			t.Errorf("the title is %q, want %q", got, d.Title)
		}
		if want := "/CreationDate (D:20210531071200+00'00') /ModDate (D:20210531071200+00'00')"; !strings.Contains(info, want) {
			t.Errorf("the information is %q, want it to have %s", info, want)
		}
		meta := f.data(f.follow(f.catalog(), "/Metadata"))
		for _, want := range []string{
			"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
			">" + d.Title + "</rdf:li>", "<rdf:li>" + locale + "</rdf:li>", "<xmp:CreateDate>2021-05-31T07:12:00Z</xmp:CreateDate>",
		} {
			if !strings.Contains(meta, want) {
				t.Errorf("the metadata lack %s:\n%s", want, meta)
			}
		}
	}
}

func TestPDFCarriesTheRecord(t *testing.T) {
	d := sample(i18n.SV, 3)
	f := readPDF(t, makePDF(t, d))
	spec := f.objs[f.follow(f.catalog(), "/AF")]
	if named := f.follow(f.catalog(), "/Names [("+d.SourceName+")"); f.objs[named] != spec {
		t.Errorf("the name leads to object %d, not to the associated file", named)
	}
	for _, want := range []string{"/AFRelationship /Source", "/UF (" + d.SourceName + ")"} {
		if !strings.Contains(spec, want) {
			t.Errorf("the file says %q, want %s", spec, want)
		}
	}
	if got := f.data(f.follow(spec, "/EF <</F")); got != string(d.Source) {
		t.Errorf("the file holds %d bytes, want the record's %d", len(got), len(d.Source))
	}
	d.Source = nil
	if strings.Contains(readPDF(t, makePDF(t, d)).catalog(), "/AF") {
		t.Error("a document without a record has an associated file")
	}
}

// TestPDFStructure checks both ways between the tree and the pages.
func TestPDFStructure(t *testing.T) {
	f := readPDF(t, makePDF(t, sample(i18n.SV, 200)))
	marks := map[[2]int]int{}
	links := map[int]*node{}
	f.structure().walk(func(n *node) {
		for _, m := range n.marks {
			if other, taken := marks[m]; taken {
				t.Errorf("mark %v belongs to %d and %d", m, other, n.obj)
			}
			marks[m] = n.obj
		}
		for _, l := range n.links {
			links[l] = n
		}
		if n.kind == "TH" && !strings.Contains(n.dict, "/Scope /") {
			t.Errorf("a TH without a scope: %s", n.dict)
		}
	})
	root := f.objs[f.follow(f.catalog(), "/StructTreeRoot")]
	back := f.objs[f.follow(root, "/ParentTree")]
	for i, page := range f.pages {
		key := f.number(regexp.MustCompile(`/StructParents (\d+)`), f.objs[page])
		if key != i {
			t.Errorf("page %d has the key %d", i+1, key)
		}
		row := regexp.MustCompile(fmt.Sprintf(`(?m)(?:^|\[)%d \[(.*)\]$`, key)).FindStringSubmatch(back)
		parents := refPattern.FindAllStringSubmatch(row[1], -1)
		if len(parents) != len(f.content[i].marks) {
			t.Fatalf("page %d has %d marks and %d parents", i+1, len(f.content[i].marks), len(parents))
		}
		for id, p := range parents {
			if got := fmt.Sprint(marks[[2]int{i, id}]); got != p[1] {
				t.Errorf("page %d mark %d: the tree says %s, the way back %s", i+1, id, got, p[1])
			}
		}
	}
	if len(links) != 6 {
		t.Errorf("%d links, want one for each section", len(links))
	}
	for obj, n := range links {
		key := f.number(regexp.MustCompile(`/StructParent (\d+)`), f.objs[obj])
		if want := fmt.Sprintf("\n%d %d 0 R\n", key, n.obj); !strings.Contains(back, want) {
			t.Errorf("no way back from link %d", obj)
		}
		f.leads(t, f.objs[obj], strings.Fields(n.heard)[0])
	}
}

// leads checks that a destination is on the page that has a heading.
func (f *pdfFile) leads(t *testing.T, dict, heading string) {
	t.Helper()
	page := f.follow(dict, "/Dest")
	for i, p := range f.pages {
		if p != page {
			continue
		}
		found := false
		f.structure().walk(func(n *node) {
			if (n.kind == "H2" || n.kind == "H1") && n.marks[0][0] == i && strings.Contains(n.heard, heading) {
				found = true
			}
		})
		if !found {
			t.Errorf("%q leads to page %d, which does not have it", heading, i+1)
		}
		return
	}
	t.Errorf("%q leads to object %d, which is no page", heading, page)
}

func TestPDFOutline(t *testing.T) {
	d := sample(i18n.EN, 200)
	f := readPDF(t, makePDF(t, d))
	top := f.objs[f.follow(f.objs[f.follow(f.catalog(), "/Outlines")], "/First")]
	title := regexp.MustCompile(`/Title (\(.*?\)|<.*?>) `)
	if got := f.text(title.FindStringSubmatch(top)[1]); got != d.Title {
		t.Errorf("the outline begins with %q, want %q", got, d.Title)
	}
	obj := f.follow(top, "/First")
	for i, s := range d.Sections {
		item := f.objs[obj]
		if got := f.text(title.FindStringSubmatch(item)[1]); got != s.Title {
			t.Errorf("entry %d is %q, want %q", i, got, s.Title)
		}
		f.leads(t, item, s.Title)
		if i == len(d.Sections)-1 {
			if last := f.follow(top, "/Last"); last != obj || strings.Contains(item, "/Next") {
				t.Errorf("the last entry is %d, want %d without a next", last, obj)
			}
			break
		}
		obj = f.follow(item, "/Next")
	}
}

func TestPDFPages(t *testing.T) {
	f := readPDF(t, makePDF(t, sample(i18n.SV, 200)))
	for i, c := range f.content {
		if want := fmt.Sprintf("Sida %d av %d\n", i+1, len(f.pages)); !strings.Contains(c.artifacts, want) {
			t.Errorf("page %d lacks %q", i+1, want)
		}
		if head := strings.Contains(c.artifacts, "Sammanställning 2021-003 · Kunder såg"); head != (i > 0) {
			t.Errorf("page %d: running head %v", i+1, head)
		}
		if i > 2 && i < len(f.content)-2 && !strings.Contains(c.artifacts, "Händelse\n") {
			t.Errorf("page %d does not repeat the head of the table", i+1)
		}
	}
}

func TestPDFRepeatsHeadsOnlyInTheirTable(t *testing.T) {
	d := sample(i18n.SV, 60)
	d.Sections[4].Blocks = append(d.Sections[4].Blocks, report.Paragraph(hostile()["long"][:20000]))
	f := readPDF(t, makePDF(t, d))
	if strings.Contains(f.content[len(f.content)-1].artifacts, "Händelse\n") {
		t.Error("the last page repeats the head of a table that ended before it")
	}
}

func TestPDFStrikesRows(t *testing.T) {
	d := sample(i18n.SV, 3)
	strokes := func() (n int) {
		for _, c := range readPDF(t, makePDF(t, d)).content {
			n += c.strokes
		}
		return n
	}
	struck := strokes()
	rows := d.Sections[3].Blocks[0].(report.Table).Rows
	rows[2].Struck = false
	if got := struck - strokes(); got < len(rows[2].Cells) {
		t.Errorf("%d lines strike a row of %d cells", got, len(rows[2].Cells))
	}
}

// hostile are texts that break programs which print.
func hostile() map[string]string {
	return map[string]string{
		"long":           strings.Repeat("Personuppgifter lämnades ut till obehöriga. ", 1400)[:60000],
		"word":           strings.Repeat("personuppgiftsincident", 10)[:200],
		"no space":       strings.Repeat("0123456789", 600),
		"emoji":          "Mötet 👩‍👩‍👧 blev 🔥 igår",
		"hebrew, arabic": "שלום עולם, مرحبا بالعالم",
		"chinese":        strings.Repeat("数据泄露", 500),
		"marks":          "é (" + "e\u0301) och q\u0307\u0323",
		"controls":       "före\x00efter\x1b[31m\x7f",
		"invalid":        "före\xff\xfeefter \xed\xa0\x80",
		"directions":     "a\u202eb\u2066c\u200d",
		"breaks":         "rad ett\nrad två\r\nrad tre\ttab\n\n\nslut\u2028sist",
		"syntax":         `(()\)) >> BDC EMC \ <FEFF> %PDF endobj endstream`,
		"private":        "\ue000\ufffe\uffff\ufffd\ufeff\ufdd0",
		"empty":          "",
		"spaces":         "   ",
		"newlines":       "\n\n\n",
		"soft hyphens":   strings.Repeat("person\u00aduppgifts\u00ad", 30),
		"thin spaces":    "90\u202f000\u2009kr\u3000x",
	}
}

// everywhere puts s into each place of a document.
func everywhere(s string) report.Document {
	return report.Document{
		Lang: i18n.EN, Title: "T " + s, Subject: s, Head: []report.Field{{Label: s, Value: s}}, Notices: []string{s},
		Sections: []report.Section{{ID: "x", Title: s, Blocks: []report.Block{
			report.Paragraph(s),
			report.Fields{{Label: s, Value: s}},
			report.Heading(s),
			report.List{s, s},
			report.Table{
				Caption: s, Columns: []report.Column{{Title: s, Width: 5}, {Title: s, Number: true, Width: 3}, {Title: "c", Width: 3, Code: true}},
				Rows: []report.Row{{Cells: []string{s, s, s, s}}, {Cells: []string{s}, Struck: true}, {}},
			},
		}}},
		Foot: s, Producer: s, Source: []byte(`{}`), SourceName: s,
	}
}

// places is how often everywhere prints s as content.
const places = 1 + 1 + 2 + 1 + 1 + 1 + 2 + 1 + 2 + 1 + 2 + 4 + 1

func TestPDFLosesNoText(t *testing.T) {
	for name, s := range hostile() {
		t.Run(name, func(t *testing.T) { checkText(t, s) })
	}
}

// checkText prints s in each place, and looks for it in what a reader hears.
func checkText(t *testing.T, s string) {
	t.Helper()
	f := readPDF(t, makePDF(t, everywhere(s)))
	want := squeeze(readable(s))
	if want == "" {
		return
	}
	if got := strings.Count(squeeze(f.structure().all()), want); got < places {
		t.Errorf("%.60q is printed %d times, want %d", s, got, places)
	}
}

// readable is s as a reader gets it: composed, with codes for what is no
// character. It is written apart from typeset, which it checks.
func readable(s string) string {
	var b strings.Builder
	for s = norm.NFC.String(s); s != ""; {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "[0x%02X]", s[0])
		case unicode.IsControl(r) && !unicode.IsSpace(r), unicode.Is(unicode.Noncharacter_Code_Point, r), r == '\ufeff':
			fmt.Fprintf(&b, "[U+%04X]", r)
		default:
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// squeeze leaves out white space and soft hyphens, which layout may change.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

func FuzzPDFText(f *testing.F) {
	for _, s := range hostile() {
		f.Add(s[:min(len(s), 300)])
	}
	f.Fuzz(func(t *testing.T, s string) { checkText(t, s[:min(len(s), 2000)]) })
}

// FuzzTypeset does the same without a file around it, and so much faster.
func FuzzTypeset(f *testing.F) {
	for _, s := range hostile() {
		f.Add(s[:min(len(s), 300)], uint16(80))
	}
	f.Fuzz(func(t *testing.T, s string, points uint16) {
		const size = 8.5
		for name, set := range map[string]text{"text": typeset(s), "code": typeset(s).inPieces()} {
			var heard strings.Builder
			for _, l := range regular().wrap(set, float64(points), size) {
				printed := strings.TrimRight(set.s[l.from:l.to]+l.end, " ")
				if w := regular().width(printed); float64(w) > float64(points)*1000/size && utf8.RuneCountInString(printed) > 1 {
					t.Errorf("%s: line %q is wider than %d points", name, printed, points)
				}
				for _, r := range set.runs(l) {
					if r.replaced {
						heard.WriteString(r.written)
					} else {
						heard.WriteString(r.drawn)
					}
					if i := strings.IndexFunc(r.drawn, unfit); i >= 0 {
						t.Errorf("%s: %q is drawn, which the font lacks", name, r.drawn[i:])
					}
				}
			}
			if got, want := squeeze(heard.String()), squeeze(readable(s)); got != want {
				t.Errorf("%s: %q is heard as %q", name, want, got)
			}
		}
	})
}

func unfit(r rune) bool { return !drawable(r) }

func TestPDFOfManyRows(t *testing.T) {
	d := sample(i18n.SV, 5000)
	all := squeeze(readPDF(t, makePDF(t, d)).structure().all())
	for _, r := range d.Sections[3].Blocks[0].(report.Table).Rows {
		_, rest, found := strings.Cut(all, squeeze(strings.Join(r.Cells, "")))
		if !found {
			t.Fatalf("row %q is not printed, or not after the one above it", r.Cells)
		}
		all = rest
	}
}

func TestPDFOfNothing(t *testing.T) {
	for name, d := range map[string]report.Document{
		"nothing":         {},
		"empty section":   {Lang: i18n.EN, Sections: []report.Section{{}}},
		"empty blocks":    {Lang: i18n.EN, Sections: []report.Section{{Blocks: []report.Block{report.Paragraph(""), report.Fields{}, report.List{}, report.Table{}, report.Heading("")}}}},
		"rows no columns": {Lang: i18n.EN, Sections: []report.Section{{Blocks: []report.Block{report.Table{Rows: []report.Row{{}, {Cells: []string{"a", "b"}}}}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			all := readPDF(t, makePDF(t, d)).structure().all()
			if name == "empty blocks" && strings.Count(all, "None recorded") != 3 {
				t.Errorf("printed %q, want to be told three times that there is nothing", all)
			}
		})
	}
}

func TestPDFRefusesUnknownBlock(t *testing.T) {
	d := sample(i18n.SV, 1)
	d.Sections[0].Blocks = []report.Block{&report.Table{}}
	var b bytes.Buffer
	if err := PDF(&b, d); err == nil || b.Len() > 0 {
		t.Errorf("err %v and %d bytes, want an error and none", err, b.Len())
	}
}

type brokenWriter struct{}

var errBroken = errors.New("the pipe is broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestPDFSaysThatWritingFailed(t *testing.T) {
	if err := PDF(brokenWriter{}, sample(i18n.SV, 200)); !errors.Is(err, errBroken) {
		t.Errorf("err %v, want %v", err, errBroken)
	}
}

// TestTakeApartRefuses feeds the reader of fpdf's output with output that is
// another, and wants an error, not a panic and not a file.
func TestTakeApartRefuses(t *testing.T) {
	l, err := compose(sample(i18n.SV, 3))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := l.pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	raw := b.Bytes()
	if _, err := takeApart(raw); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{"/Resources 2 0 R", "/Resources 9 0 R"},
		{"/Kids [3 0 R ", "/Kids [3 0 R"},
		{"/Type /Catalog", "/Type /Katalog"},
		{"startxref", "startxreg"},
		{"\nxref\n", "\nxreg\n"},
		{" 00000 n \n", " 00001 n \n"},
		{"/CreationDate", "/Creation"},
		{"endobj\n1 0 obj", "endobi\n1 0 obj"},
		{"<</Type /Pages", "<</Type /Seiten"},
	} {
		bad := bytes.Replace(raw, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(bad, raw) {
			t.Errorf("fpdf writes no %q", change[0])
		}
		if _, err := takeApart(bad); !errors.Is(err, errLayout) {
			t.Errorf("%q for %q: err %v, want %v", change[1], change[0], err, errLayout)
		}
	}
	for n := range len(raw) {
		if n%97 == 0 {
			if _, err := takeApart(raw[:n]); !errors.Is(err, errLayout) {
				t.Errorf("the first %d bytes: err %v, want %v", n, err, errLayout)
			}
		}
	}
}

// TestFinishRefusesSettings turns on what fpdf gets wrong, or what finish does
// not expect.
func TestFinishRefusesSettings(t *testing.T) {
	for name, change := range map[string]func(*layout){
		"compressed pages": func(l *layout) { l.pdf.SetCompression(true) },
		"links of fpdf":    func(l *layout) { l.pdf.LinkString(0, 0, 9, 9, "https://example.org") },
		"a core font":      func(l *layout) { l.pdf.AddUTF8FontFromBytes(family, "I", regularTTF) },
	} {
		l, err := compose(sample(i18n.SV, 3))
		if err != nil {
			t.Fatal(err)
		}
		change(l)
		var b bytes.Buffer
		if err := finish(&b, l); !errors.Is(err, errLayout) || b.Len() > 0 {
			t.Errorf("%s: err %v and %d bytes, want %v and none", name, err, b.Len(), errLayout)
		}
	}
}

func TestTaggerReportsMisuse(t *testing.T) {
	for name, misuse := range map[string]func(*canvas){
		"nested":     func(c *canvas) { c.tags.artifact(func() { c.tags.artifact(func() {}) }) },
		"page break": func(c *canvas) { c.tags.artifact(c.newPage) },
	} {
		c := newCanvas(i18n.SV)
		if misuse(c); c.tags.err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	d := sample(i18n.SV, 200)
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := PDF(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1000, "kB/doc")
}
