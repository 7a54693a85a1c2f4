package web

import (
	"bytes"
	"io"
	"slices"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/form"
	"frist/models/report"
	"frist/web/export"
)

// A draftFormat is one in which a draft leaves Frist. basis is the record that the
// draft was made from.
type draftFormat struct {
	ending, mediaType string
	write             func(w io.Writer, basis models.Record, d form.Draft, opt report.Options) error
}

var (
	asJSON = draftFormat{"json", echo.MIMEApplicationJSON, func(w io.Writer, _ models.Record, d form.Draft, _ report.Options) error {
		return export.DraftJSON(w, d)
	}}
	asXLSX = draftFormat{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", func(w io.Writer, basis models.Record, d form.Draft, opt report.Options) error {
		return export.DraftXLSX(w, d, opt.Lang, basis.Entity.Zone())
	}}
	asPDF = draftFormat{"pdf", "application/pdf", func(w io.Writer, basis models.Record, d form.Draft, opt report.Options) error {
		return export.PDF(w, report.Draft(basis, d, opt))
	}}
	draftFormats = []draftFormat{asJSON, asXLSX, asPDF}
)

// bytes are a draft in the format.
func (f draftFormat) bytes(basis models.Record, d form.Draft, opt report.Options) ([]byte, error) {
	var b bytes.Buffer
	err := f.write(&b, basis, d, opt)
	return b.Bytes(), err
}

// takesFile reports whether the recipient takes the answers as a file, which is
// where its fields have a place in one.
func takesFile(d form.Draft) bool {
	return slices.ContainsFunc(d.Values, func(x form.Filled) bool { return x.Path != "" })
}

// formatsOf are those in which a draft goes to its recipient or into the record: JSON
// only where the recipient takes it.
func formatsOf(d form.Draft) []draftFormat {
	if takesFile(d) {
		return draftFormats
	}
	return draftFormats[1:]
}
