// Package export prints a [report.Document] as a file that leaves the house: a
// PDF for the board and the authorities, and JSON for programs. Each format is
// one function from a Document to bytes; the same Document gives the same
// bytes, so a hash of a file says whether it is the one that was handed over.
// Time limits leave it as a calendar, which is made of a [Calendar].
//
// # How the PDF is made
//
// The PDF is tagged (PDF/UA-1) and archivable (PDF/A-3a), with the record
// attached as JSON. fpdf draws pages and cuts fonts to the characters used; it
// knows nothing of structure, so the work is split:
//
//	typeset.go   text as it is printed, and cut into lines
//	standin.go   codes for characters that the fonts lack
//	hyphen.go    where long words are cut, and that they are read as one
//	canvas.go    pages, ink, marked content; boxes of lines that break over pages
//	layout.go    title block, sections, paragraphs, lists
//	table.go     tables, their repeated heads, fields
//	frame.go     contents list, running head, foot: drawn when all pages are known
//	tag.go       the structure tree while it grows
//	parts.go     fpdf's output taken apart, and refused if it looks different
//	finish.go    the file put together anew, with everything that fpdf lacks
package export
