package web

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
	"frist/web/export"
)

var (
	summaryTitle = i18n.Text{SV: "Sammanställning", EN: "Summary"}
	inSwedish    = i18n.Text{SV: "På svenska", EN: "In Swedish"}
	inEnglish    = i18n.Text{SV: "På engelska", EN: "In English"}
)

// summaryLang is the language of a summary: what the address asks for, else
// the reader's. The two are apart, since a reader writes to others than
// themselves.
func (c *call) summaryLang() i18n.Lang {
	if l := c.QueryParam("lang"); l != "" {
		return i18n.Parse(l)
	}
	return c.lang
}

// document makes the summary of the incident of the path.
func (c *call) document() (models.Record, report.Document, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return rec, report.Document{}, err
	}
	source, fault := rec.CaseFile().EncodeAnyway(rec.Entity.Zone())
	return rec, report.Build(rec, report.Options{
		Lang: c.summaryLang(), Made: c.at.Truncate(time.Second), By: c.user.Name, Version: c.opt.Version, Demo: c.opt.Demo, Source: source, IsSourceFaulty: fault != nil,
	}), nil
}

// summary shows it: GET /incidents/:ref/summary.
func (c *call) summary() error {
	rec, doc, err := c.document()
	if err != nil {
		return err
	}
	r := c.roomOf(rec)
	here := r.path(templates.AtSummary)
	v := templates.SummaryView{
		Head: r.head, Doc: doc, PDF: here + ".pdf?lang=" + string(doc.Lang), JSON: here + ".json?lang=" + string(doc.Lang),
		Case: templates.PathIncident(r.Ref, "/case.json"),
		Languages: []templates.NavItem{
			{Text: inSwedish, Href: here + "?lang=sv", Current: doc.Lang == i18n.SV},
			{Text: inEnglish, Href: here + "?lang=en", Current: doc.Lang == i18n.EN},
		},
	}
	return c.render(http.StatusOK, templates.SummaryPage(c.pageOf(r, summaryTitle), v))
}

// roomOf is the room of a record that has been read already.
func (c *call) roomOf(rec models.Record) room {
	return room{Incident: rec.Incident, entity: rec.Entity, zone: rec.Entity.Zone(), head: c.headOf(rec)}
}

// summaryPDF gives it as a file: GET /incidents/:ref/summary.pdf.
func (c *call) summaryPDF() error {
	return c.summaryFile("application/pdf", "pdf", export.PDF)
}

// summaryJSON gives it as data: GET /incidents/:ref/summary.json.
func (c *call) summaryJSON() error {
	return c.summaryFile(echo.MIMEApplicationJSON, "json", export.JSON)
}

var fileName = i18n.Text{SV: "%s sammanställning.%s", EN: "%s summary.%s"}

func (c *call) summaryFile(mediaType, ending string, write func(io.Writer, report.Document) error) error {
	rec, doc, err := c.document()
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := write(&buf, doc); err != nil {
		return err
	}
	return c.download(fileName.With(rec.Incident.Ref, ending).In(doc.Lang), mediaType, buf.Bytes())
}

// caseFile gives the whole record with its evidence, as another Frist reads
// it: GET /incidents/:ref/case.json.
func (c *call) caseFile() error {
	file, zone, err := c.store.CaseFile(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	body, err := file.Encode(zone)
	if err != nil {
		return err
	}
	return c.download(c.ref()+".case.json", echo.MIMEApplicationJSON, body)
}

// download gives bytes as a file to save, never to show: what stands in it may
// be anything that somebody typed.
func (c *call) download(name, mediaType string, body []byte) error {
	h := c.Response().Header()
	h.Set(echo.HeaderContentDisposition, attachment(name))
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	return c.Blob(http.StatusOK, mediaType, body)
}
