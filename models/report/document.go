// Package report makes the summary of an incident: one [Document] that the
// page, the PDF and the JSON are printed from, so that they cannot disagree.
// It is pure: the same record, language and instant give the same Document.
package report

import (
	"time"

	"frist/models/i18n"
)

// A Document is the content of a summary in one language: text, no layout.
type Document struct {
	Lang i18n.Lang
	// Title is the document's name ("Sammanställning 2026-014"), Subject the
	// incident's title.
	Title, Subject string
	// Head is the block under the title: reference, entity, status, log head,
	// printed when and by whom.
	Head []Field
	// Notices stand above everything else: "This is a demo".
	Notices  []string
	Sections []Section
	// Foot stands at the foot of each page: the reference, and how the head of the
	// log begins, which the last section has in full.
	Foot string
	// Made is when it was made, in UTC: the only time the PDF carries.
	Made time.Time
	// Producer names the program and its version.
	Producer string
	// Source is the record as a case file, the JSON that the PDF carries, and
	// SourceName the name it has there.
	Source     []byte
	SourceName string
}

// A Section has a heading and some blocks. ID is an anchor: "timeline".
type Section struct {
	ID, Title string
	Blocks    []Block
	// Annex is set for the technical proof, which comes after all that a board
	// reads: how limits were computed, and the hashes.
	Annex bool
}

// A Block is one part of a section.
type Block interface{ block() }

// A Paragraph is running text; line breaks in it are kept.
type Paragraph string

// Fields is a list of labels and values.
type Fields []Field

// A Field is a label and its value. An empty Value prints as not given in the
// document's language; it is for Build to see that it does not stay empty.
type Field struct{ Label, Value string }

// A Heading is a smaller heading inside a section.
type Heading string

// A List is an ordered list: the steps of a derivation.
type List []string

// A Table has a head that repeats on each page. Widths are relative.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
}

// A Column is the head of a column and its share of the width.
type Column struct {
	Title string
	Width int
	// Number aligns to the right.
	Number bool
	// Code sets the text in short pieces that may break anywhere: a hash.
	Code bool
}

// A Row is the cells of one line. Struck is set when the line was corrected
// later: it is shown, struck through, with the word for it.
type Row struct {
	Cells  []string
	Struck bool
}

func (Paragraph) block() {}
func (Fields) block()    {}
func (Heading) block()   {}
func (List) block()      {}
func (Table) block()     {}
