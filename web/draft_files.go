package web

import (
	"net/http"
	"time"

	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

var (
	draftNoJSON     = i18n.Text{SV: "%s tar inte emot svaren som en fil. Kopiera dem från utkastet till mottagarens formulär, eller hämta dem som Excel eller PDF.", EN: "%s does not take the answers as a file. Copy them from the draft into the recipient’s form, or download them as Excel or PDF."}
	draftNoJSONHead = i18n.Text{SV: "Det finns ingen sådan fil", EN: "There is no such file"}
	draftPrintTitle = i18n.Text{SV: "Utkast för utskrift", EN: "Draft for printing"}
)

// draftIn gives a draft in a format:
// GET /incidents/:ref/drafts/:obligation/draft.json, .xlsx or .pdf.
func draftIn(f draftFormat) handler {
	return func(c *call) error {
		x, err := c.drafting()
		if err != nil {
			return err
		}
		if f.ending == asJSON.ending && !takesFile(x.draft) {
			return c.noFile(&x, x.files(), x.at("", x.stages()))
		}
		data, err := f.bytes(x.rec, x.fill(c, false), c.draftOptions())
		if err != nil {
			return err
		}
		return c.download(draftName(x.Ref, x.form, x.stage, f.ending), f.mediaType, data)
	}
}

// noFile says that the recipient takes no file, and what there is instead.
func (c *call) noFile(x *drafting, files []templates.Button, back string) error {
	p := c.pageOf(x.room, draftNoJSONHead, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)})
	p.Error = true
	return c.render(http.StatusNotFound, templates.DraftNoFilePage(p, templates.DraftNoFile{
		Head: x.head, Text: draftNoJSON.With(x.form.Recipient), Files: files, Back: back,
	}))
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
	return report.Draft(x.rec, x.fill(c, false), c.draftOptions())
}

// draftOptions are those of a draft that is made now, for whoever asks.
func (c *call) draftOptions() report.Options {
	return report.Options{Lang: c.summaryLang(), Made: c.at.Truncate(time.Second), By: c.user.Name, Version: c.opt.Version, Demo: c.opt.Demo}
}

// draftName is the name of a file: "2026-014 dora initial.json".
func draftName(ref string, f form.Form, s form.Stage, ending string) string {
	return ref + " " + f.ID + " " + string(s) + "." + ending
}
