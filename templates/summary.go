package templates

import (
	"github.com/a-h/templ"

	"frist/models/i18n"
	"frist/models/report"
)

// A SummaryView is the summary of an incident as a page that prints.
type SummaryView struct {
	Head IncidentHead
	Doc  report.Document
	// Languages are the addresses of the summary in each language, PDF and JSON
	// those of its files, and Case that of the whole record.
	Languages       []NavItem
	PDF, JSON, Case string
}

var (
	summaryLanguage = i18n.Text{SV: "Sammanställningens språk", EN: "Language of the summary"}
	summaryPDF      = i18n.Text{SV: "Hämta som PDF", EN: "Download as PDF"}
	summaryJSON     = i18n.Text{SV: "Hämta som JSON", EN: "Download as JSON"}
	summaryCase     = i18n.Text{SV: "Hela akten med bevisfiler (JSON)", EN: "The whole record with its evidence (JSON)"}
	summaryPrint    = i18n.Text{SV: "Sidan kan också skrivas ut som den är.", EN: "The page can also be printed as it is."}
	summaryContents = i18n.Text{SV: "Innehåll", EN: "Contents"}
	summaryMissing  = i18n.Text{SV: "Ej angivet", EN: "Not given"}
)

// says is a text in the language of the document.
func says(d report.Document, t i18n.Text) string { return t.In(d.Lang) }

// orNotGiven is a value, and the word for it when there is none.
func orNotGiven(d report.Document, value string) string {
	if value == "" {
		return says(d, summaryMissing)
	}
	return value
}

// documentTableClass has a wide table become cards earlier than a narrow one.
func documentTableClass(t report.Table) string {
	if len(t.Columns) > 4 {
		return "table table-many"
	}
	return "table table-stack"
}

// documentRows are the rows of a table of a document. They may be many: see
// [rowsOf].
func documentRows(t report.Table) templ.Component {
	return rowsOf(len(t.Rows), func(b []byte, i int) []byte {
		b = append(b, "<tr>"...)
		for j, cell := range t.Rows[i].Cells {
			var c report.Column
			if j < len(t.Columns) {
				c = t.Columns[j]
			}
			b = appendDocumentCell(b, c, cell, j == 0, t.Rows[i].Struck)
		}
		return append(b, "</tr>"...)
	})
}

func appendDocumentCell(b []byte, c report.Column, cell string, heading, struck bool) []byte {
	end := "</td>"
	if heading {
		b, end = append(b, `<th scope="row"`...), "</th>"
	} else {
		b = append(appendText(append(b, `<td data-label="`...), c.Title), '"')
	}
	if c.Number {
		b = append(b, ` class="num"`...)
	}
	b = append(b, `><div class="keep`...)
	if c.Code {
		b = append(b, " mono small"...)
	}
	b = append(b, `">`...)
	if struck {
		b = append(b, "<s>"...)
	}
	b = appendLong(b, cell)
	if struck {
		b = append(b, "</s>"...)
	}
	return append(append(b, "</div>"...), end...)
}
