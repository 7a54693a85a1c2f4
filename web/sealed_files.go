package web

import (
	"bytes"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
	"frist/web/export"
)

// sealedFiles are what can be downloaded of a sealed draft.
func (x *sealing) sealedFiles() []templates.Button {
	if x.gone != nil {
		return nil
	}
	at := sealedPath(x.Ref, x.d.ID)
	var bs []templates.Button
	if x.hasFile() {
		bs = append(bs, templates.Button{Text: getJSON, Href: at + "/draft.json"})
	}
	return append(bs, templates.Button{Text: getXLSX, Href: at + "/draft.xlsx"}, templates.Button{Text: getPDF, Href: at + "/draft.pdf"})
}

// sealedJSON gives the sealed answers as the recipient's file.
// GET /incidents/:ref/sealed/:id/draft.json
func (c *call) sealedJSON() error {
	return c.sealedFile("json", echo.MIMEApplicationJSON, func(w io.Writer, x *sealing) error { return export.DraftJSON(w, x.draft) })
}

// sealedXLSX gives them as a workbook. GET /incidents/:ref/sealed/:id/draft.xlsx
func (c *call) sealedXLSX() error {
	return c.sealedFile("xlsx", mediaXLSX, func(w io.Writer, x *sealing) error {
		return export.DraftXLSX(w, x.draft, c.sealedLang(), x.zone)
	})
}

// sealedPDF gives them as a document. GET /incidents/:ref/sealed/:id/draft.pdf
func (c *call) sealedPDF() error {
	return c.sealedFile("pdf", "application/pdf", func(w io.Writer, x *sealing) error {
		doc, err := c.sealedDocument(x)
		if err != nil {
			return err
		}
		return export.PDF(w, doc)
	})
}

// sealedLang is Swedish unless the address says otherwise: that is the language in
// which the files are frozen with a filing, and the bytes are to be the same.
func (c *call) sealedLang() i18n.Lang { return i18n.Parse(c.QueryParam("lang")) }

// sealedDocument says when it was sealed and by whom: it is the same for whoever
// makes it, whenever that is.
func (c *call) sealedDocument(x *sealing) (report.Document, error) {
	basis, err := x.d.Basis()
	if err != nil {
		return report.Document{}, err
	}
	return report.Draft(basis, x.draft, report.Options{Lang: c.sealedLang(), Made: x.d.SealedAt, By: x.d.SealedName, Version: c.opt.Version, Demo: c.opt.Demo}), nil
}

func (c *call) sealedFile(ending, mediaType string, write func(io.Writer, *sealing) error) error {
	x, err := c.sealing()
	switch {
	case err != nil:
		return err
	case x.gone != nil:
		return models.ErrNotFound
	case ending == "json" && !x.hasFile():
		p := c.pageOf(x.room, draftNoJSONHead, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)})
		p.Error = true
		return c.render(http.StatusNotFound, templates.DraftNoFilePage(p, templates.DraftNoFile{
			Head: x.head, Text: draftNoJSON.With(x.form.Recipient), Files: x.sealedFiles(), Back: sealedPath(x.Ref, x.d.ID),
		}))
	}
	if x.draft, err = x.d.Draft(); err != nil { // as it was sealed, with nothing of now
		return err
	}
	var buf bytes.Buffer
	if err := write(&buf, &x); err != nil {
		return err
	}
	return c.download(sealedName(x.Ref, x.d, ending), mediaType, buf.Bytes())
}

// sealedPrint shows the document. GET /incidents/:ref/sealed/:id/print
func (c *call) sealedPrint() error {
	x, err := c.sealing()
	if err != nil {
		return err
	}
	if x.gone != nil {
		return models.ErrNotFound
	}
	if x.draft, err = x.d.Draft(); err != nil {
		return err
	}
	doc, err := c.sealedDocument(&x)
	if err != nil {
		return err
	}
	back := sealedPath(x.Ref, x.d.ID)
	p := c.pageOf(x.room, draftPrintTitle, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)})
	return c.render(http.StatusOK, templates.DraftPrintPage(p, x.head, doc, back))
}
