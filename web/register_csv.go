package web

import (
	"bufio"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/calendar"
	"frist/models/i18n"
	"frist/templates"
)

// csvTime has the offset from UTC in it, so that no reader has to guess a zone.
const csvTime = "2006-01-02T15:04:05-07:00"

var csvColumns = []i18n.Text{
	{SV: "Referens", EN: "Reference"},
	{SV: "Rubrik", EN: "Title"},
	{SV: "Juridisk person", EN: "Legal entity"},
	{SV: "Land", EN: "Country"},
	{SV: "Läge", EN: "Status"},
	{SV: "Begränsad krets", EN: "Restricted"},
	{SV: "Rapporterad", EN: "Reported"},
	{SV: "Kännedom", EN: "Aware"},
	{SV: "Hur säker tiden är", EN: "How well the time is known"},
	{SV: "Personuppgifter", EN: "Personal data"},
	{SV: "Berörda, minst", EN: "Affected, at least"},
	{SV: "Berörda, högst", EN: "Affected, at most"},
	{SV: "Hur säkert antalet är", EN: "How well the number is known"},
	{SV: "Nästa frist (strikt tid)", EN: "Next limit (strict time)"},
	{SV: "Nästa skyldighet", EN: "Next obligation"},
	{SV: "Beslut som väntar", EN: "Decisions waiting"},
	{SV: "Nästa skyldighet gäller", EN: "Whose next obligation"},
	{SV: "Övriga juridiska personer", EN: "Other legal entities"},
	{SV: "Regelutgåva", EN: "Edition of the rules"},
}

var csvUntil = i18n.Same("%s, – %s")

// registerCSV streams what the register shows, all pages of it. Excel in
// Sweden expects semicolons, and needs the byte order mark to see that it is
// UTF-8. GET /incidents.csv
func (c *call) registerCSV() error {
	if !c.by().May(models.SeeIncidents) {
		return models.ErrForbidden
	}
	f := c.registerFilter()
	f.After = models.Cursor{}
	w := &csvWriter{c: c, name: csvName(f, c.at)}
	z, names := zones{}, titles{c: c}
	err := c.store.EachRegisterRow(c.ctx(), c.by(), f, func(r models.RegisterRow) error {
		duty, err := names.of(r.NextObligation)
		if err != nil {
			return err
		}
		return w.row(c.csvRow(&r, z.of(r.Country), duty))
	})
	switch {
	case err != nil && w.out == nil:
		return err // nothing is sent yet: the page of errors can be
	case err != nil:
		panic(http.ErrAbortHandler) // a list that is cut off must not look like a whole one
	}
	return w.close()
}

// csvName says what is in the file and as of when.
func csvName(f models.RegisterFilter, at time.Time) string {
	name := "frist-register_" + at.UTC().Format("20060102T150405Z")
	if f.Status != "" {
		name += "_" + string(f.Status)
	}
	if f.Entity != 0 {
		name += "_entity-" + strconv.FormatInt(f.Entity, 10)
	}
	return name + "_" + string(f.Sort) + ".csv"
}

// A csvWriter begins its answer with the first row, so that an error before it
// is still a page of its own.
type csvWriter struct {
	c    *call
	name string
	out  *bufio.Writer
	line []byte
}

func (w *csvWriter) begin() error {
	h := w.c.Response().Header()
	h.Set(echo.HeaderContentType, "text/csv; charset=utf-8; header=present")
	h.Set(echo.HeaderContentDisposition, `attachment; filename="`+w.name+`"`)
	w.c.Response().WriteHeader(http.StatusOK)
	w.out = bufio.NewWriterSize(w.c.Response(), 32<<10)
	if _, err := w.out.WriteString("\ufeff"); err != nil {
		return err
	}
	head := make([]string, len(csvColumns))
	for i, t := range csvColumns {
		head[i] = t.In(w.c.lang)
	}
	return w.row(head)
}

func (w *csvWriter) row(fields []string) error {
	if w.out == nil {
		if err := w.begin(); err != nil {
			return err
		}
	}
	w.line = w.line[:0]
	for i, s := range fields {
		if i > 0 {
			w.line = append(w.line, ';')
		}
		w.line = appendCSV(w.line, s)
	}
	_, err := w.out.Write(append(w.line, "\r\n"...))
	return err
}

func (w *csvWriter) close() error {
	if w.out == nil {
		if err := w.begin(); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

// appendCSV is one field. A text that a spreadsheet would take for a formula
// gets an apostrophe before it.
func appendCSV(b []byte, s string) []byte {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		s = "'" + s
	}
	if !strings.ContainsAny(s, ";\"\r\n,\t") {
		return append(b, s...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(s, `"`, `""`)...)
	return append(b, '"')
}

func (c *call) csvRow(r *models.RegisterRow, zone *time.Location, duty i18n.Text) []string {
	status := templates.TagOpen.Text
	switch {
	case r.Status == models.StatusClosed && r.NextStrictAt != nil:
		status = templates.LeftOpen
	case r.Status == models.StatusClosed:
		status = templates.TagClosed.Text
	}
	restricted := templates.No.Label
	if r.Restricted {
		restricted = templates.Yes.Label
	}
	return []string{
		r.Ref, r.Title, models.NameOf(r.Entity).In(c.lang), r.Country, status.In(c.lang), restricted.In(c.lang),
		r.ReportedAt.In(zone).Format(csvTime), csvMoment(r.Aware, zone), c.csvPrecision(r.Aware, zone), answerName(r.PersonalData).In(c.lang),
		csvNumber(r.AffectedMin), csvNumber(r.AffectedMax), models.ModeNames[r.AffectedMode].In(c.lang),
		csvInstant(r.NextStrictAt, zone), duty.In(c.lang), strconv.Itoa(r.Undecided),
		csvWhose(r, c.lang), r.Others, strconv.Itoa(r.Edition),
	}
}

// csvWhose names the entity whose limit is the next.
func csvWhose(r *models.RegisterRow, l i18n.Lang) string {
	switch {
	case r.NextStrictAt == nil:
		return ""
	case r.NextEntity != "":
		return r.NextEntity
	}
	return models.NameOf(r.Entity).In(l)
}

func csvMoment(m calendar.Moment, zone *time.Location) string {
	if !m.Known() {
		return ""
	}
	return csvInstant(&m.At, zone)
}

// csvPrecision says how well the time of awareness is known, and of one between
// two the later.
func (c *call) csvPrecision(m calendar.Moment, zone *time.Location) string {
	switch {
	case !m.Known():
		return ""
	case m.Precision == calendar.Between:
		return csvUntil.With(models.PrecisionNames[m.Precision], csvInstant(&m.Until, zone)).In(c.lang)
	}
	return models.PrecisionNames[m.Precision].In(c.lang)
}

func csvInstant(t *time.Time, zone *time.Location) string {
	if t == nil {
		return ""
	}
	return t.In(zone).Format(csvTime)
}

// csvNumber is empty for what is not known, which is not 0.
func csvNumber(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
