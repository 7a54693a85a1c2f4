package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"frist/models/report"
)

// summaryFormat names the form of the JSON. It changes when a key changes its
// meaning or goes; a new key does not change it.
const summaryFormat = "summary/1"

// JSON writes d as JSON: what the page and the PDF show, in the same order and
// language, and the record that it was made from.
//
//	{
//	  "frist": "summary/1",
//	  "lang": "sv", "title": "…", "subject": "…",
//	  "made": "2026-11-22T09:00:00Z", "producer": "…",
//	  "head": [{"label": "…", "value": "…"}],
//	  "notices": ["…"],
//	  "sections": [{"id": "timeline", "title": "…", "blocks": [
//	    {"type": "paragraph", "text": "…"},
//	    {"type": "heading", "text": "…"},
//	    {"type": "fields", "fields": [{"label": "…", "value": "…"}]},
//	    {"type": "list", "items": ["…"]},
//	    {"type": "table", "caption": "…", "columns": [{"title": "…", "number": true}],
//	     "rows": [{"cells": ["…"], "struck": true}]}
//	  ]}],
//	  "foot": "…",
//	  "record": {"frist": "case/1", …}
//	}
//
// The record is the case file as it is, or null. A value that is empty was not
// given. Lists are never null; "number",
// "struck" and the "annex" of a section stand only where they are true. Widths are layout and left out.
func JSON(w io.Writer, d report.Document) error {
	s, err := newSummary(d)
	if err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return fmt.Errorf("export: writing JSON: %w", err)
	}
	return nil
}

type summary struct {
	Format   string          `json:"frist"`
	Lang     string          `json:"lang"`
	Title    string          `json:"title"`
	Subject  string          `json:"subject"`
	Made     time.Time       `json:"made"`
	Producer string          `json:"producer"`
	Head     []field         `json:"head"`
	Notices  []string        `json:"notices"`
	Sections []section       `json:"sections"`
	Foot     string          `json:"foot"`
	Record   json.RawMessage `json:"record"`
}

type field struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

type section struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Annex  bool   `json:"annex,omitempty"`
	Blocks []any  `json:"blocks"`
}

type (
	textBlock struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	fieldsBlock struct {
		Type   string  `json:"type"`
		Fields []field `json:"fields"`
	}
	listBlock struct {
		Type  string   `json:"type"`
		Items []string `json:"items"`
	}
	tableBlock struct {
		Type    string   `json:"type"`
		Caption string   `json:"caption"`
		Columns []column `json:"columns"`
		Rows    []row    `json:"rows"`
	}
)

type column struct {
	Title  string `json:"title"`
	Number bool   `json:"number,omitempty"`
}

type row struct {
	Cells  []string `json:"cells"`
	Struck bool     `json:"struck,omitempty"`
}

var errRecord = errors.New("export: the record is not JSON")

func newSummary(d report.Document) (summary, error) {
	s := summary{
		Format: summaryFormat, Lang: string(d.Lang), Title: d.Title, Subject: d.Subject, Made: d.Made.UTC(),
		Producer: d.Producer, Head: fieldList(d.Head), Notices: list(d.Notices), Sections: []section{}, Foot: d.Foot,
	}
	if len(d.Source) > 0 {
		if !json.Valid(d.Source) {
			return summary{}, errRecord
		}
		s.Record = d.Source
	}
	for _, sec := range d.Sections {
		out := section{ID: sec.ID, Title: sec.Title, Annex: sec.Annex, Blocks: []any{}}
		for _, b := range sec.Blocks {
			j, err := jsonBlock(b)
			if err != nil {
				return summary{}, fmt.Errorf("export: section %q: %w", sec.ID, err)
			}
			out.Blocks = append(out.Blocks, j)
		}
		s.Sections = append(s.Sections, out)
	}
	return s, nil
}

func jsonBlock(b report.Block) (any, error) {
	switch b := b.(type) {
	case report.Paragraph:
		return textBlock{"paragraph", string(b)}, nil
	case report.Heading:
		return textBlock{"heading", string(b)}, nil
	case report.Fields:
		return fieldsBlock{"fields", fieldList(b)}, nil
	case report.List:
		return listBlock{"list", list(b)}, nil
	case report.Table:
		t := tableBlock{"table", b.Caption, []column{}, []row{}}
		for _, c := range b.Columns {
			t.Columns = append(t.Columns, column{c.Title, c.Number})
		}
		for _, r := range b.Rows {
			t.Rows = append(t.Rows, row{list(r.Cells), r.Struck})
		}
		return t, nil
	}
	return nil, unprintable(b)
}

func fieldList(fields []report.Field) []field {
	out := make([]field, len(fields))
	for i, f := range fields {
		out[i] = field(f)
	}
	return out
}

// list is s, and an empty list for none.
func list[S ~[]string](s S) []string {
	if s == nil {
		return []string{}
	}
	return s
}
