package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"frist/models/i18n"
	"frist/models/report"
)

// tool runs another program on a file, and skips the test where the machine
// does not have it.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed (Debian: poppler-utils, qpdf): not checked", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func save(t *testing.T, d report.Document) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "summary.pdf")
	if err := os.WriteFile(name, makePDF(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestOthersReadPDF asks programs of other people what they see.
func TestOthersReadPDF(t *testing.T) {
	d := sample(i18n.SV, 200)
	name := save(t, d)
	t.Run("qpdf", func(t *testing.T) {
		out := tool(t, "qpdf", "--check", name)
		if strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
	})
	t.Run("pdfinfo", func(t *testing.T) {
		out := tool(t, "pdfinfo", name)
		for _, want := range []string{"Tagged:          yes", "Title:           " + d.Title, "PDF version:     1.7", "(A4)"} {
			if !strings.Contains(out, want) {
				t.Errorf("pdfinfo does not say %q:\n%s", want, out)
			}
		}
	})
	t.Run("pdfinfo structure", func(t *testing.T) {
		out := tool(t, "pdfinfo", "-struct", name)
		for kind, want := range map[string]int{"H1": 1, "H2": 6, "H3": 2, "THead": 3, "TD": 800, "LI": 6, "TOCI": 6, "Link": 6} {
			if got := strings.Count(out, " "+kind+" ") + strings.Count(out, " "+kind+"\n"); got < want {
				t.Errorf("%d elements %s, want %d", got, kind, want)
			}
		}
	})
	t.Run("pdfinfo structure with text", func(t *testing.T) {
		d := sample(i18n.SV, 1)
		d.Sections = d.Sections[:1] // it is slow: a minute for 200 rows
		out := tool(t, "pdfinfo", "-struct-text", save(t, d))
		for _, want := range []string{"Sammanställning 2021-003", "Klarna Bank AB (publ), 556737-0431", "Åsa Öberg", "I korthet"} {
			if !strings.Contains(out, want) {
				t.Errorf("no element says %s:\n%.3000s", want, out)
			}
		}
	})
	t.Run("pdftotext", func(t *testing.T) { checkExtracted(t, d, squeeze(tool(t, "pdftotext", name, "-"))) })
	t.Run("pdffonts", func(t *testing.T) {
		out := tool(t, "pdffonts", name)
		for _, want := range []string{"+IBMPlexSans-Regular", "+IBMPlexSans-Bold"} {
			if !strings.Contains(out, want) {
				t.Errorf("pdffonts lacks %s:\n%s", want, out)
			}
		}
		if got := strings.Count(out, "yes yes yes"); got != 2 { // embedded, a subset, with a map to Unicode
			t.Errorf("%d fonts are embedded as subsets, want 2:\n%s", got, out)
		}
	})
	t.Run("pdfdetach", func(t *testing.T) {
		to := filepath.Join(t.TempDir(), "record.json")
		tool(t, "pdfdetach", "-save", "1", "-o", to, name)
		if got, err := os.ReadFile(to); err != nil || string(got) != string(d.Source) {
			t.Errorf("err %v, %d bytes, want the record's %d", err, len(got), len(d.Source))
		}
	})
}

// checkExtracted looks for every value and cell in text without white space.
func checkExtracted(t *testing.T, d report.Document, got string) {
	t.Helper()
	want := []string{d.Title, d.Subject}
	fields := func(list []report.Field) {
		for _, f := range list {
			want = append(want, f.Label, f.Value)
		}
	}
	fields(d.Head)
	for _, s := range d.Sections {
		want = append(want, s.Title)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case report.Paragraph:
				want = append(want, string(b))
			case report.Heading:
				want = append(want, string(b))
			case report.Fields:
				fields(b)
			case report.List:
				want = append(want, b...)
			case report.Table:
				for _, r := range b.Rows {
					want = append(want, r.Cells...)
				}
			}
		}
	}
	for _, s := range want {
		if !strings.Contains(got, squeeze(s)) {
			t.Errorf("%q is not in the extracted text", s)
		}
	}
}

// TestOthersReadHostilePDF checks the file of each text that breaks programs.
func TestOthersReadHostilePDF(t *testing.T) {
	for name, s := range hostile() {
		t.Run(name, func(t *testing.T) {
			out := tool(t, "qpdf", "--check", save(t, everywhere(s[:min(len(s), 3000)])))
			if strings.Contains(out, "WARNING") {
				t.Error(out)
			}
		})
	}
	t.Run("what was written", func(t *testing.T) {
		d := sample(i18n.SV, 1)
		d.Sections[0].Blocks = []report.Block{report.Paragraph("Namn: שלום 🔥 q\u0307")}
		out := tool(t, "pdftotext", save(t, d), "-")
		if !strings.Contains(out, "🔥") || !strings.Contains(out, "q\u0307") || !strings.ContainsRune(out, 'ש') {
			t.Errorf("what is printed as codes is not read as it was written:\n%.600s", out)
		}
	})
	t.Run("nothing is lost after it", func(t *testing.T) {
		d := sample(i18n.SV, 1)
		d.Sections = []report.Section{{ID: "x", Title: "X", Blocks: []report.Block{report.Paragraph("Namn: שלום 🔥 sade Åsa Öberg.")}}}
		out := tool(t, "pdfinfo", "-struct-text", save(t, d))
		if !strings.Contains(out, "sade Åsa Öberg.") {
			t.Errorf("the structure does not say what comes after a code:\n%.3000s", out)
		}
	})
}
