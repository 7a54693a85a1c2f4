package export

import (
	"strings"
	"testing"
	"unicode/utf8"

	"frist/models/i18n"
	"frist/models/report"
)

// TestCompoundsBreakAtTheirJoints narrows a column from the width of each word
// to half of it, and looks where the first line ends.
func TestCompoundsBreakAtTheirJoints(t *testing.T) {
	for word, may := range map[string]string{
		"Personuppgiftsansvarig":                  "person-uppgifts-ansvarig",
		"Personuppgiftsbiträde":                   "person-uppgifts-biträde",
		"personuppgiftsincidenten":                "person-uppgifts-incidenten",
		"Integritetsskyddsmyndigheten":            "integritets-skydds-myndigheten",
		"Finansinspektionen":                      "finans-inspektionen",
		"Personuppgiftsincidentutredningsgruppen": "person-uppgifts-incident-utrednings-gruppen",
		"betaltjänstleverantör":                   "betal-tjänst-leverantör",
		"organisationsnummer":                     "organisa-tions-nummer",
		"konfidentialitet":                        "kon-fi-den-ti-a-li-tet",
		"notification":                            "no-ti-fi-ca-tion",
	} {
		whole := regular().width(word)
		for limit := whole - 1; limit > whole/2; limit -= 100 {
			lines := regular().wrap(typeset(word), float64(limit)/1000*9, 9)
			first := strings.ToLower(word[:lines[0].to])
			if lines[0].end != hyphen || !strings.HasPrefix(strings.ReplaceAll(may, "-", ""), first) {
				t.Errorf("%s: the first of %d lines is %q", word, len(lines), first)
			}
			if !endsPart(may, first) {
				t.Errorf("%s is broken as %s-, want one of %s", word, first, may)
			}
		}
	}
}

// endsPart reports whether a hyphen of may stands where first ends.
func endsPart(may, first string) bool {
	for i, r := range may {
		if r == '-' && strings.ReplaceAll(may[:i], "-", "") == first {
			return true
		}
	}
	return false
}

// TestACutWordIsReadAsOne sets long words in every width: a reader gets each as
// it was written, and no line is wider than its column.
func TestACutWordIsReadAsOne(t *testing.T) {
	const said = "Den (personuppgiftsansvarige), https://exempel.se/personuppgiftsincidenter/2026/014?visa=alltsammans och IKT-incidentrapporteringen slut"
	set := typeset(said)
	for points := 20.0; points < 300; points++ {
		var heard strings.Builder
		for _, l := range regular().wrap(set, points, 9) {
			for _, r := range set.runs(l) {
				if r.replaced {
					heard.WriteString(r.written)
				} else {
					heard.WriteString(r.drawn)
				}
			}
		}
		if heard.String() != said {
			t.Fatalf("at %v points a reader hears %q", points, heard.String())
		}
	}
}

// TestAWordOfAnyLengthIsPrinted draws a word that nobody could read as one.
func TestAWordOfAnyLengthIsPrinted(t *testing.T) {
	word := strings.Repeat("personuppgiftsincident", 3000)[:60000]
	var drawn int
	set := typeset(word)
	for _, l := range regular().wrap(set, 100, 9) {
		drawn += utf8.RuneCountInString(set.s[l.from:l.to])
	}
	if drawn != len(word) {
		t.Errorf("%d letters are drawn, want %d", drawn, len(word))
	}
}

// TestOthersFindACutWord looks for words that are broken over lines in the text
// that other programs take out of the file.
func TestOthersFindACutWord(t *testing.T) {
	words := []string{
		"Personuppgiftsincidentutredningsgruppen", "Integritetsskyddsmyndighetens", "IKT-incidentrapporteringsskyldigheten",
		strings.Repeat("personuppgiftsincident", 10)[:200],
	}
	table := report.Table{Columns: []report.Column{{Title: "Smal", Width: 1}, {Title: "Bred", Width: 4}}}
	for _, w := range words {
		table.Rows = append(table.Rows, report.Row{Cells: []string{w, "Text"}})
	}
	d := sample(i18n.SV, 1)
	d.Sections = []report.Section{{ID: "x", Title: "Långa ord", Blocks: []report.Block{table}}}
	out := tool(t, "pdftotext", save(t, d), "-")
	for _, w := range words {
		if w = strings.TrimPrefix(w, "IKT-"); !strings.Contains(out, w) { // which may end a line as it is written
			t.Errorf("%s is not found in:\n%s", w, out)
		}
	}
}
