package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
)

func workbookOf(t testing.TB, d form.Draft, l i18n.Lang) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := DraftXLSX(&b, d, l, time.UTC); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheets reads a workbook as another program would.
func sheets(t testing.TB, file []byte) (names []string, rows map[string][][]string, f *excelize.File) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	rows = map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if rows[name], err = f.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	return f.GetSheetList(), rows, f
}

func TestAWorkbookHasASheetForEachPartInTheOrderOfTheForm(t *testing.T) {
	for _, f := range form.Forms {
		for _, l := range i18n.Langs {
			d := form.Fill(f, f.Stages[min(2, len(f.Stages)-1)].ID, klarna(t).FormInput(made))
			names, rows, _ := sheets(t, workbookOf(t, d, l))
			if len(names) != len(f.Parts) {
				t.Fatalf("%s: %q", f.ID, names)
			}
			var numbers, want []string
			for _, name := range names {
				for _, row := range rows[name][1:] {
					numbers = append(numbers, row[0])
				}
			}
			for _, x := range d.Values {
				want = append(want, x.Number)
			}
			if !slices.Equal(numbers, want) {
				t.Errorf("%s: %q, want %q", f.ID, numbers, want)
			}
		}
	}
}

func TestAWorkbookSaysWhatTheFileSays(t *testing.T) {
	d := form.Fill(formOf(t, "dora"), form.Final, klarna(t).FormInput(made))
	_, rows, _ := sheets(t, workbookOf(t, d, i18n.EN))
	got := map[string]string{}
	for _, sheet := range rows {
		for _, row := range sheet {
			got[row[0]] = row[2]
		}
	}
	for number, want := range map[string]string{
		"1.1": "Final report", "1.4": "Credit institution", "2.2": "2026-05-27T08:58:00Z", "3.1": "FIDAC-2026-4711", "3.4": "9500", "3.5": "0.1",
		"3.15": "00:06:46", "4.13": "845.5005", "2.6": "Sweden\nNorway\nFinland\nDenmark\nGermany", "3.30": "No",
	} {
		if got[number] != want {
			t.Errorf("%s is %q, want %q", number, got[number], want)
		}
	}
}

func TestAWorkbookIsTheSameToTheByte(t *testing.T) {
	d := form.Fill(formOf(t, "dora"), form.Final, klarna(t).FormInput(made))
	if !bytes.Equal(workbookOf(t, d, i18n.SV), workbookOf(t, d, i18n.SV)) {
		t.Error("made twice, it differs")
	}
}

func TestWhatWasTypedIsNoFormula(t *testing.T) {
	evil := []string{"=1+1", "+1+1", "-1", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x.example\")", "\x01=1"}
	for _, s := range evil {
		d := form.Fill(formOf(t, "dora"), form.Initial, form.Input{Facts: map[string]form.Value{"incident_description": {Text: s}, "primary_contact_name": {Text: s}}})
		names, rows, f := sheets(t, workbookOf(t, d, i18n.SV))
		found := 0
		for _, name := range names {
			for i, row := range rows[name] {
				if len(row) < 3 || !strings.Contains(row[2], strings.TrimLeft(s, "\x01")) {
					continue
				}
				found++
				cell, err := excelize.CoordinatesToCellName(3, i+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula(name, cell); err != nil || formula != "" {
					t.Errorf("%q became the formula %q (%v)", s, formula, err)
				}
				if kind, err := f.GetCellType(name, cell); err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
					t.Errorf("%q is a cell of type %v (%v)", s, kind, err)
				}
			}
		}
		if found != 2 {
			t.Errorf("%q stands in %d cells, want 2", s, found)
		}
	}
}

func TestATextThatFitsInNoCellIsContinued(t *testing.T) {
	long := strings.Repeat("åäö 😀", 20_000)
	d := form.Fill(formOf(t, "imy"), form.Initial, form.Input{Facts: map[string]form.Value{"nature": {Text: long}}})
	names, rows, _ := sheets(t, workbookOf(t, d, i18n.SV))
	got := ""
	for _, row := range rows[names[1]] {
		if len(row) > 2 && (row[0] == "10" || strings.HasPrefix(row[0], "10 (")) {
			got += row[2]
		}
	}
	if got != long {
		t.Errorf("of %d bytes %d are in the workbook", len(long), len(got))
	}
}

func TestADraftIsPrinted(t *testing.T) {
	r := klarna(t)
	for _, f := range form.Forms {
		for _, l := range i18n.Langs {
			d := form.Fill(f, f.Stages[0].ID, r.FormInput(made))
			doc := report.Draft(r, d, report.Options{Lang: l, Made: made})
			if file := makePDF(t, doc); !bytes.HasPrefix(file, []byte("%PDF-")) {
				t.Errorf("%s: no PDF", f.ID)
			}
			if len(doc.Sections) < 2 || len(doc.Notices) == 0 {
				t.Errorf("%s: %d sections", f.ID, len(doc.Sections))
			}
		}
	}
}

// BenchmarkFiling makes all the files of one filing: JSON, workbook and PDF.
func BenchmarkFiling(b *testing.B) {
	r := klarna(b)
	dora := formOf(b, "dora")
	b.ReportAllocs()
	for b.Loop() {
		d := form.Fill(dora, form.Final, r.FormInput(made))
		draftJSON(b, d)
		workbookOf(b, d, i18n.SV)
		makePDF(b, report.Draft(r, d, report.Options{Lang: i18n.SV, Made: made}))
	}
}

// TestEntitiesStandWithSemicolons: that is how Annex II wants the names and codes of an
// aggregated report, in one cell.
func TestEntitiesStandWithSemicolons(t *testing.T) {
	in := form.Input{Facts: map[string]form.Value{
		"aggregated": {Text: "yes"}, "affected_entity_names": {Lines: []string{"Bank A", "Bank B"}}, "classification_criteria": {Lines: []string{"data_losses", "economic_impact"}},
	}}
	d := form.Fill(formOf(t, "dora"), form.Initial, in)
	_, rows, _ := sheets(t, workbookOf(t, d, i18n.EN))
	got := map[string]string{}
	for _, sheet := range rows {
		for _, row := range sheet {
			got[row[0]] = row[2]
		}
	}
	if got["1.5"] != "Bank A; Bank B" || !strings.Contains(got["2.5"], "\n") {
		t.Errorf("1.5 is %q, 2.5 is %q", got["1.5"], got["2.5"])
	}
}
