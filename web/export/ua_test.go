package export

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"frist/models/i18n"
	"frist/models/report"
)

// TestPDFKeepsTheRulesOfUA checks what PDF/UA-1 asks of the structure and can be
// seen without the eyes of a person. That all content is marked or an artifact
// is checked wherever a file is read; see readContent.
func TestPDFKeepsTheRulesOfUA(t *testing.T) {
	docs := map[string]report.Document{"sv": sample(i18n.SV, 200), "en": sample(i18n.EN, 12), "nothing": {Lang: i18n.SV}}
	for name, s := range hostile() {
		if strings.TrimSpace(s) != "" { // a section without a name has no heading
			docs[name] = everywhere(s[:min(len(s), 3000)])
		}
	}
	for name, d := range docs {
		t.Run(name, func(t *testing.T) {
			f := readPDF(t, makePDF(t, d))
			f.checkHeadings(t)
			f.checkNesting(t)
			f.checkTables(t)
			f.checkPages(t)
			f.checkActualText(t)
		})
	}
}

// checkHeadings finds one H1, at the beginning, and no level that is left out.
func (f *pdfFile) checkHeadings(t *testing.T) {
	t.Helper()
	level := 0
	f.structure().walk(func(n *node) {
		if len(n.kind) != 2 || n.kind[0] != 'H' || n.kind[1] < '1' || n.kind[1] > '6' {
			return
		}
		now := int(n.kind[1] - '0')
		if now > level+1 || now == 1 && level > 0 {
			t.Errorf("%s %q comes after a heading of level %d", n.kind, n.heard, level)
		}
		level = now
	})
}

// belongs says which kinds a kind may be in; a kind that is not here is unknown.
var belongs = map[string][]string{
	"H1": {"Document"}, "H2": {"Document"}, "H3": {"Document"}, "P": {"Document"},
	"Table": {"Document"}, "Caption": {"Table", "TOC"}, "THead": {"Table"}, "TBody": {"Table"}, "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
	"L": {"Document"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"},
	"TOC": {"Document"}, "TOCI": {"TOC"}, "Reference": {"TOCI"}, "Link": {"Reference"},
}

// checkNesting finds each element where its kind belongs, and none that is
// empty but a cell.
func (f *pdfFile) checkNesting(t *testing.T) {
	t.Helper()
	root := f.structure()
	if root.kind != "Document" {
		t.Errorf("the root is a %s", root.kind)
	}
	root.walk(func(n *node) {
		for i, k := range n.kids {
			if !slices.Contains(belongs[k.kind], n.kind) {
				t.Errorf("a %s is in a %s", k.kind, n.kind)
			}
			if k.kind == "Caption" && i > 0 {
				t.Errorf("a caption is not the first in its %s", n.kind)
			}
		}
		if len(n.kids)+len(n.marks)+len(n.links) == 0 && n.kind != "TD" && n.kind != "TH" && n != root {
			t.Errorf("a %s is empty", n.kind)
		}
		if len(n.kids) > 0 && len(n.marks) > 0 {
			t.Errorf("a %s has both elements and text", n.kind)
		}
		if n.kind == "Figure" && !strings.Contains(n.dict, "/Alt ") {
			t.Error("a figure has no text in its place")
		}
		if n.kind == "L" && !strings.Contains(n.dict, "/ListNumbering /Decimal") {
			t.Errorf("a list of numbers does not say so: %s", n.dict)
		}
	})
}

// checkTables finds as many cells in each row as in the others, and a scope on
// each head.
func (f *pdfFile) checkTables(t *testing.T) {
	t.Helper()
	f.structure().walk(func(n *node) {
		if n.kind != "Table" {
			return
		}
		cells, heads := 0, 0
		n.walk(func(k *node) {
			switch k.kind {
			case "TH":
				heads++
				if !regexp.MustCompile(`/A <</O /Table /Scope /(Column|Row)>>`).MatchString(k.dict) {
					t.Errorf("a head has no scope: %s", k.dict)
				}
			case "TR":
				if cells > 0 && len(k.kids) != cells {
					t.Errorf("a row has %d cells, the first %d", len(k.kids), cells)
				}
				cells = len(k.kids)
			}
		})
		if heads == 0 {
			t.Error("a table has no heads")
		}
	})
}

// checkPages finds the order of tabs on each page, and each link described,
// printed and in the structure.
func (f *pdfFile) checkPages(t *testing.T) {
	t.Helper()
	for _, want := range []string{"/MarkInfo <</Marked true>>", "/DisplayDocTitle true", "/Lang (", "/StructTreeRoot ", "/Metadata "} {
		if !strings.Contains(f.catalog(), want) {
			t.Errorf("the catalog lacks %s", want)
		}
	}
	if meta := f.data(f.follow(f.catalog(), "/Metadata")); !regexp.MustCompile(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+<`).MatchString(meta) {
		t.Errorf("the metadata have no title: %.600s", meta)
	}
	inTree := map[int]bool{}
	f.structure().walk(func(n *node) {
		for _, l := range n.links {
			inTree[l] = n.kind == "Link"
		}
	})
	for i, p := range f.pages {
		if !strings.Contains(f.objs[p], "/Tabs /S") {
			t.Errorf("page %d has no order of tabs", i+1)
		}
		_, annots, _ := strings.Cut(f.objs[p], "/Annots [")
		for _, m := range refPattern.FindAllStringSubmatch(annots, -1) {
			obj := f.number(refPattern, m[0])
			if !inTree[obj] {
				t.Errorf("link %d is not in the structure", obj)
			}
			for _, want := range []string{"/Subtype /Link", "/F 4", "/StructParent "} {
				if !strings.Contains(f.objs[obj], want) {
					t.Errorf("link %d lacks %s", obj, want)
				}
			}
			says := regexp.MustCompile(`/Contents (\([^)]*\)|<[^>]*>)`).FindStringSubmatch(f.objs[obj])
			if says == nil || strings.TrimSpace(f.text(says[1])) == "" {
				t.Errorf("link %d does not say where it leads: %s", obj, f.objs[obj])
			}
		}
	}
}

// checkActualText finds no character in the place of others that is none.
func (f *pdfFile) checkActualText(t *testing.T) {
	t.Helper()
	f.structure().walk(func(n *node) {
		if i := strings.IndexAny(n.heard, "\x00\ufeff\ufffe"); i >= 0 {
			t.Errorf("a %s is read as %q", n.kind, n.heard[i:])
		}
	})
}
