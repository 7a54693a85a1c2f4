package web

import (
	"net/http"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// sealedFiles are what can be downloaded of a sealed draft.
func (x *sealing) sealedFiles() []templates.Button {
	if x.gone != nil {
		return nil
	}
	return filesOfSealed(sealedPath(x.Ref, x.d.ID), x.draft)
}

func filesOfSealed(at string, d form.Draft) []templates.Button {
	var bs []templates.Button
	if takesFile(d) {
		bs = append(bs, templates.Button{Text: getJSON, Href: at + "/draft.json"})
	}
	return append(bs, templates.Button{Text: getXLSX, Href: at + "/draft.xlsx"}, templates.Button{Text: getPDF, Href: at + "/draft.pdf"})
}

// sealedLang is Swedish unless the address says otherwise: that is the language in
// which the files are frozen with a filing, and the bytes are to be the same.
func (c *call) sealedLang() i18n.Lang { return i18n.Parse(c.QueryParam("lang")) }

// sealedIn gives the sealed answers in a format:
// GET /incidents/:ref/sealed/:id/draft.json, .xlsx or .pdf.
func sealedIn(f draftFormat) handler {
	return func(c *call) error {
		x, basis, draft, err := c.asSealed()
		if err != nil {
			return err
		}
		if f.ending == asJSON.ending && !takesFile(x.draft) {
			return c.noFile(&x.drafting, x.sealedFiles(), sealedPath(x.Ref, x.d.ID))
		}
		data, err := f.bytes(basis, draft, c.sealedOptions(x.d, c.sealedLang()))
		if err != nil {
			return err
		}
		return c.download(sealedName(x.Ref, x.d, f.ending), f.mediaType, data)
	}
}

// asSealed is the sealed draft of the path as it was sealed, with nothing of now, and
// the record that it was made from. It is not found where it cannot be read here.
func (c *call) asSealed() (x sealing, basis models.Record, d form.Draft, err error) {
	if x, err = c.sealing(); err == nil && x.gone != nil {
		err = models.ErrNotFound
	}
	if err == nil {
		d, err = x.d.Draft()
	}
	if err == nil {
		basis, err = x.d.Basis()
	}
	return x, basis, d, err
}

// sealedPrint shows the document. GET /incidents/:ref/sealed/:id/print
func (c *call) sealedPrint() error {
	x, basis, draft, err := c.asSealed()
	if err != nil {
		return err
	}
	doc := report.Draft(basis, draft, c.sealedOptions(x.d, c.sealedLang()))
	back := sealedPath(x.Ref, x.d.ID)
	p := c.pageOf(x.room, draftPrintTitle, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)})
	return c.render(http.StatusOK, templates.DraftPrintPage(p, x.head, doc, back))
}
