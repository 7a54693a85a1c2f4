package web

import (
	"bytes"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
	"frist/web/export"
)

const mediaXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

var (
	draftNoJSON     = i18n.Text{SV: "%s tar inte emot svaren som en fil. Kopiera dem från utkastet till mottagarens formulär, eller hämta dem som Excel eller PDF.", EN: "%s does not take the answers as a file. Copy them from the draft into the recipient’s form, or download them as Excel or PDF."}
	draftNoJSONHead = i18n.Text{SV: "Det finns ingen sådan fil", EN: "There is no such file"}
	draftPrintTitle = i18n.Text{SV: "Utkast för utskrift", EN: "Draft for printing"}
)

// draftJSON gives a draft as the recipient's file, where it takes one.
// GET /incidents/:ref/drafts/:obligation/draft.json
func (c *call) draftJSON() error {
	x, err := c.drafting()
	if err != nil {
		return err
	}
	if !x.hasFile() {
		p := c.pageOf(x.room, draftNoJSONHead, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)})
		p.Error = true
		return c.render(http.StatusNotFound, templates.DraftNoFilePage(p, templates.DraftNoFile{
			Head: x.head, Text: draftNoJSON.With(x.form.Recipient), Files: x.files(), Back: x.at("", x.stages()),
		}))
	}
	d := x.fill(c, false)
	return c.draftFile(&x, "json", echo.MIMEApplicationJSON, func(w io.Writer) error { return export.DraftJSON(w, d) })
}

// draftXLSX gives a draft as a workbook.
// GET /incidents/:ref/drafts/:obligation/draft.xlsx
func (c *call) draftXLSX() error {
	x, err := c.drafting()
	if err != nil {
		return err
	}
	d := x.fill(c, false)
	return c.draftFile(&x, "xlsx", mediaXLSX, func(w io.Writer) error { return export.DraftXLSX(w, d, c.summaryLang(), x.zone) })
}

// draftPDF gives a draft as a document.
// GET /incidents/:ref/drafts/:obligation/draft.pdf
func (c *call) draftPDF() error {
	x, err := c.drafting()
	if err != nil {
		return err
	}
	doc := c.draftDocument(&x)
	return c.draftFile(&x, "pdf", "application/pdf", func(w io.Writer) error { return export.PDF(w, doc) })
}

// draftPrint shows the document. GET /incidents/:ref/drafts/:obligation/print
func (c *call) draftPrint() error {
	x, err := c.drafting()
	if err != nil {
		return err
	}
	back := x.at("", x.stages())
	p := c.pageOf(x.room, draftPrintTitle, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)}, templates.Link{Text: x.form.Title, Href: back})
	return c.render(http.StatusOK, templates.DraftPrintPage(p, x.head, c.draftDocument(&x), back))
}

func (c *call) draftDocument(x *drafting) report.Document {
	return report.Draft(x.rec, x.fill(c, false), report.Options{Lang: c.summaryLang(), Made: c.at.Truncate(time.Second), By: c.user.Name, Version: c.opt.Version, Demo: c.opt.Demo})
}

// draftFile gives a file that says in its name what it is.
func (c *call) draftFile(x *drafting, ending, mediaType string, write func(io.Writer) error) error {
	var buf bytes.Buffer
	if err := write(&buf); err != nil {
		return err
	}
	return c.download(draftName(x.Ref, x.form, x.stage, ending), mediaType, buf.Bytes())
}

// draftName is the name of a file: "2026-014 dora initial.json".
func draftName(ref string, f form.Form, s form.Stage, ending string) string {
	return ref + " " + f.ID + " " + string(s) + "." + ending
}
