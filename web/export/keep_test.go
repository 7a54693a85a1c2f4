package export

import (
	"fmt"
	"strings"
	"testing"

	"frist/models/i18n"
	"frist/models/report"
)

// TestNoHeadingStandsAloneAtTheFootOfAPage pushes a section down the page, line
// by line, over its end. What a heading stands above begins on its page: with two
// lines at least, or with a whole row below the head of its table.
func TestNoHeadingStandsAloneAtTheFootOfAPage(t *testing.T) {
	line := strings.Repeat("Personuppgifter lämnades ut till obehöriga. ", 2)
	fields := report.Fields{{Label: "Skäl", Value: strings.Repeat(line, 3)}, {Label: "Hur", Value: "x"}}
	table := report.Table{Caption: "Händelser", Columns: []report.Column{{Title: "Nr"}, {Title: "Händelse"}}, Rows: []report.Row{{Cells: []string{"1", strings.Repeat(line, 4)}}, {Cells: []string{"2", "b"}}}}
	bare := report.Table{Columns: table.Columns, Rows: table.Rows}
	for name, blocks := range map[string][]report.Block{
		"one line":       {report.Paragraph("Kort.")},
		"two lines":      {report.Paragraph(strings.Repeat(line, 2))},
		"three lines":    {report.Paragraph(strings.Repeat(line, 3))},
		"many lines":     {report.Paragraph(strings.Repeat(line, 9))},
		"list":           {report.List{strings.Repeat(line, 3), "b"}},
		"fields":         {fields},
		"table":          {table},
		"bare table":     {bare},
		"nothing":        {report.List{}},
		"smaller":        {report.Heading("Mindre"), fields},
		"smaller, list":  {report.Heading(strings.Repeat(line, 2)), report.List{strings.Repeat(line, 3)}},
		"smaller, table": {report.Heading("Mindre"), table},
		"no blocks":      nil,
	} {
		t.Run(name, func(t *testing.T) {
			for n := 32; n < 47; n++ { // the page has room for 44 lines below its title
				d := report.Document{Lang: i18n.SV, Title: "T", Sections: []report.Section{
					{ID: "a", Title: "A", Blocks: []report.Block{report.Paragraph(strings.Repeat("rad\n", n) + "slut")}},
					{ID: "b", Title: "B", Blocks: blocks},
				}}
				readPDF(t, makePDF(t, d)).checkKept(t, fmt.Sprintf("after %d lines", n))
			}
		})
	}
}

// checkKept looks at each heading, caption and head of a table, and what comes
// after it.
func (f *pdfFile) checkKept(t *testing.T, where string) {
	t.Helper()
	var leaves []*node
	f.structure().walk(func(n *node) {
		if len(n.marks) > 0 {
			leaves = append(leaves, n)
		}
	})
	column := func(n *node) bool { return n.kind == "TH" && strings.Contains(n.dict, "/Column") }
	for i, n := range leaves[:len(leaves)-1] {
		if !strings.Contains("H1 H2 H3 Caption", n.kind) && !column(n) {
			continue
		}
		last, next := n.marks[len(n.marks)-1][0], leaves[i+1]
		here, all := 0, 0
		for _, m := range next.marks {
			lines := f.content[m[0]].shown[m[1]]
			if all += lines; m[0] == last {
				here += lines
			}
		}
		if here < min(2, all) {
			t.Errorf("%s: %s %q is on page %d, with %d of %d lines of what comes after it", where, n.kind, n.heard, last+1, here, all)
		}
		if left := all - here; left == 1 {
			t.Errorf("%s: one line alone is left of what comes after %s %q", where, n.kind, n.heard)
		}
	}
}

// TestARowIsNotBrokenIfItFitsOnAPage draws rows of every height after a line,
// and a row that no page can hold.
func TestARowIsNotBrokenIfItFitsOnAPage(t *testing.T) {
	for n := 1; n < 75; n++ {
		tall := strings.TrimSpace(strings.Repeat("rad\n", n))
		d := report.Document{Lang: i18n.SV, Title: "T", Sections: []report.Section{{ID: "a", Title: "A", Blocks: []report.Block{
			report.Paragraph("Före."),
			report.Table{Columns: []report.Column{{Title: "Nr"}, {Title: "Händelse"}}, Rows: []report.Row{{Cells: []string{"1", "a"}}, {Cells: []string{"2", tall}}, {Cells: []string{"3", "c"}}}},
			report.Fields{{Label: "Före", Value: "x"}, {Label: "Skäl", Value: tall}},
		}}}}
		f := readPDF(t, makePDF(t, d))
		var broken []string
		f.structure().walk(func(n *node) {
			pages := map[int]bool{}
			for _, m := range n.marks {
				pages[m[0]] = true
			}
			if len(pages) > 1 {
				broken = append(broken, n.kind)
			}
		})
		const rowLines, fieldLines = 59, 54 // what a page holds: of a row below its head, of a field
		want := 0
		if n > rowLines {
			want++
		}
		if n > fieldLines {
			want++
		}
		if len(broken) != want {
			t.Errorf("%d lines: broken are %v, want %d", n, broken, want)
		}
	}
}
