package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

// routesOfDuties are the pages of what the firm has taken on itself.
func (s *server) routesOfDuties(page route, get, post string) {
	page(get, "/duties", (*call).dutiesPage)
	page(get, "/duties/new", (*call).dutyKinds)
	page(get, "/duties/new/:kind", (*call).askDuty)
	page(post, "/duties/new/:kind", (*call).takeDuty)
	page(get, "/duties/:slug", (*call).ownDuty)
	page(get, "/duties/:slug/edit", (*call).askDutyEdit)
	page(post, "/duties/:slug/edit", (*call).takeDutyEdit)
	page(get, "/duties/:slug/end", (*call).askDutyEnd)
	page(post, "/duties/:slug/end", (*call).takeDutyEnd)
	page(get, "/duties/:slug/file/:version", (*call).dutyFile)
}

var (
	dutyEveryEntity = i18n.Text{SV: "Alla juridiska personer", EN: "Every legal entity"}
	dutyInForce     = i18n.Text{SV: "Gäller", EN: "In force"}
	dutySince       = i18n.Text{SV: "Gäller från %s", EN: "In force from %s"}
	dutyTill        = i18n.Text{SV: "Gäller till och med %s", EN: "In force until %s"}
	dutyOver        = i18n.Text{SV: "Gällde till och med %s", EN: "Was in force until %s"}
	dutyNever       = i18n.Text{SV: "Ersatt innan den började gälla", EN: "Replaced before it came into force"}
	dutyFromOn      = i18n.Text{SV: "från %s", EN: "from %s"}
	dutyUpTo        = i18n.Text{SV: "till och med %s", EN: "until %s"}
	dutyBetween     = i18n.Text{SV: "%s–%s", EN: "%s–%s"}
	dutyAlways      = i18n.Text{SV: "utan gräns", EN: "without limit"}
	dutyEndedRow    = i18n.Text{SV: "Avslutad från %s", EN: "Ended from %s"}
	dutyRecordedBy  = i18n.Text{SV: "%s av %s", EN: "%s by %s"}

	dutySpans = map[deadline.Unit]i18n.Plural{
		deadline.Hours:          {One: i18n.Text{SV: "1 timme", EN: "1 hour"}, Other: i18n.Text{SV: "%s timmar", EN: "%s hours"}},
		deadline.Days:           {One: i18n.Text{SV: "1 dag", EN: "1 day"}, Other: i18n.Text{SV: "%s dagar", EN: "%s days"}},
		deadline.WorkingDays:    {One: i18n.Text{SV: "1 arbetsdag", EN: "1 working day"}, Other: i18n.Text{SV: "%s arbetsdagar", EN: "%s working days"}},
		deadline.Weeks:          {One: i18n.Text{SV: "1 vecka", EN: "1 week"}, Other: i18n.Text{SV: "%s veckor", EN: "%s weeks"}},
		deadline.Months:         {One: i18n.Text{SV: "1 månad", EN: "1 month"}, Other: i18n.Text{SV: "%s månader", EN: "%s months"}},
		deadline.CalendarMonths: {One: i18n.Text{SV: "1 kalendermånad", EN: "1 calendar month"}, Other: i18n.Text{SV: "%s kalendermånader", EN: "%s calendar months"}},
	}
)

// dutySpan says how long there is: "24 timmar", "Utan onödigt dröjsmål".
func dutySpan(d *models.Duty) i18n.Text {
	if p, ok := dutySpans[d.Unit]; ok {
		return p.Of(int64(d.N))
	}
	return unitNames[deadline.NoUnit]
}

// dutiesPage lists them all. GET /duties
func (c *call) dutiesPage() error {
	v, err := c.ownDuties(func(models.Duty) bool { return true })
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.DutiesPage(c.page(home()), v))
}

// ownDuties are the rows of those duties that which chooses.
func (c *call) ownDuties(which func(models.Duty) bool) (templates.OwnDuties, error) {
	var v templates.OwnDuties
	ds, err := c.store.Duties(c.ctx(), c.by())
	if err != nil {
		return v, err
	}
	names, err := c.entityNames()
	if err != nil {
		return v, err
	}
	for _, versions := range versionsOf(ds) {
		if d := versions[len(versions)-1]; which(d) {
			v.Rows = append(v.Rows, c.dutyRow(versions, names))
		}
	}
	if c.by().May(models.KeepEntities) {
		v.Add = templates.PathDutyNew
	}
	return v, nil
}

// versionsOf parts duties, whose versions stand side by side.
func versionsOf(ds []models.Duty) [][]models.Duty {
	var parts [][]models.Duty
	for len(ds) > 0 {
		n := 1
		for n < len(ds) && ds[n].Slug == ds[0].Slug {
			n++
		}
		parts, ds = append(parts, ds[:n:n]), ds[n:]
	}
	return parts
}

// entityNames are what the entities are called, by number.
func (c *call) entityNames() (map[int64]string, error) {
	es, err := c.store.Entities(c.ctx(), c.by())
	names := make(map[int64]string, len(es))
	for _, e := range es {
		names[e.ID] = models.NameOf(e.Name).In(c.lang)
	}
	return names, err
}

// today is the day of the house.
func (c *call) today() calendar.Date { return calendar.DateOf(c.at.In(home())) }

func (c *call) dutyRow(versions []models.Duty, names map[int64]string) templates.OwnDutyRow {
	d, state := c.dutyNow(versions)
	return templates.OwnDutyRow{
		Title: d.Title().In(c.lang), Href: templates.PathDuty(d.Slug, ""), Recipient: d.Recipient, Reference: d.Reference,
		Whose: ownedBy(d, names).In(c.lang), Kind: models.DutyKindNames[d.Kind], Span: dutySpan(&d), State: state,
	}
}

func ownedBy(d models.Duty, names map[int64]string) i18n.Text {
	if d.EntityID == nil {
		return dutyEveryEntity
	}
	return i18n.Same(names[*d.EntityID])
}

// dutyNow is the version that is in force today, else the latest, and says since or
// until when.
func (c *call) dutyNow(versions []models.Duty) (models.Duty, i18n.Text) {
	day, last := c.today(), len(versions)-1
	if d, ok := models.DutyInForce(versions, day); ok {
		until, _ := models.DutyUntil(versions, slices.IndexFunc(versions, func(x models.Duty) bool { return x.Version == d.Version }))
		if !until.IsZero() && (last == 0 || versions[last].Ended) {
			return d, dutyTill.With(until.String())
		}
		return d, dutyInForce
	}
	d := versions[last]
	switch {
	case d.Ended && last > 0:
		return versions[last-1], dutyOver.With(d.First.AddDays(-1).String())
	case !d.First.IsZero() && d.First.Compare(day) > 0:
		return d, dutySince.With(d.First.String())
	}
	return d, dutyOver.With(d.Last.String())
}

// ownDuty shows one duty. GET /duties/:slug
func (c *call) ownDuty() error {
	versions, err := c.store.Duty(c.ctx(), c.by(), c.Param("slug"))
	if err != nil {
		return err
	}
	names, err := c.entityNames()
	if err != nil {
		return err
	}
	d, state := c.dutyNow(versions)
	v := templates.OwnDutyView{State: state, Clause: d.Clause, Facts: c.dutyFacts(&d, names)}
	for i := range versions {
		v.Versions = append(v.Versions, c.dutyVersion(versions, i))
	}
	if c.by().May(models.KeepEntities) {
		v.Edit = templates.PathDuty(d.Slug, "/edit")
		if !versions[len(versions)-1].Ended {
			v.End = templates.PathDuty(d.Slug, "/end")
		}
	}
	return c.render(http.StatusOK, templates.OwnDutyPage(c.page(home()).Titled(d.Title(), dutiesCrumb), v))
}

var dutiesCrumb = templates.Link{Text: templates.DutiesTitle, Href: templates.PathDuties}

func (c *call) dutyFacts(d *models.Duty, names map[int64]string) []templates.Fact {
	t, _ := triggerOf(d.Event, d.Of)
	facts := []templates.Fact{
		{Label: logLabel("recipient"), Value: d.Recipient},
		{Label: logLabel("reference"), Value: d.Reference},
		{Label: dutyTimeLabel, Said: dutySpan(d)},
		{Label: logLabel("event"), Said: t.name},
	}
	if d.Unit != deadline.NoUnit {
		facts = append(facts, templates.Fact{Label: logLabel("reading"), Said: readingNames[d.Reading]})
	}
	var conditions []string
	for _, x := range d.If {
		conditions = append(conditions, conditionName(x).In(c.lang))
	}
	if len(conditions) > 0 {
		facts = append(facts, templates.Fact{Label: logLabel("conditions"), Value: strings.Join(conditions, ", ")})
	}
	facts = append(facts, templates.Fact{Label: dutyWhoseLabel, Said: ownedBy(*d, names)}, templates.Fact{Label: logLabel("kind"), Said: models.DutyKindNames[d.Kind]})
	return facts
}

// logLabel is what the log calls a field of a duty.
func logLabel(key string) i18n.Text {
	for _, f := range logFields["duty"] {
		if f.key == key {
			return f.label
		}
	}
	return i18n.Text{}
}

func (c *call) dutyVersion(versions []models.Duty, i int) templates.OwnDutyVersion {
	d := &versions[i]
	v := templates.OwnDutyVersion{
		Number: d.Version, Reason: d.Reason, File: visibleName(d.FileName), Span: dutySpan(d).In(c.lang),
		By: dutyRecordedBy.Say(c.lang, i18n.List(d.RecordedAt.In(home())), d.RecordedName),
	}
	if d.FileKept {
		v.FileHref = templates.PathDuty(d.Slug, "/file/"+strconv.Itoa(d.Version))
	}
	last, ever := models.DutyUntil(versions, i)
	switch {
	case d.Ended:
		v.Period, v.Span, v.File, v.FileHref = dutyEndedRow.With(d.First.String()).In(c.lang), "", "", ""
	case !ever:
		v.Period = dutyNever.In(c.lang)
	case d.First.IsZero() && last.IsZero():
		v.Period = dutyAlways.In(c.lang)
	case d.First.IsZero():
		v.Period = dutyUpTo.With(last.String()).In(c.lang)
	case last.IsZero():
		v.Period = dutyFromOn.With(d.First.String()).In(c.lang)
	default:
		v.Period = dutyBetween.With(d.First.String(), last.String()).In(c.lang)
	}
	return v
}

// visibleName is a name of a file as a page shows it; empty for none.
func visibleName(name string) string {
	if name == "" {
		return ""
	}
	return visible(name)
}

// dutyFile gives the file of a version back as it came. GET /duties/:slug/file/:version
func (c *call) dutyFile() error {
	version, err := strconv.Atoi(c.Param("version"))
	if err != nil {
		return models.ErrNotFound
	}
	d, data, err := c.store.DutyFile(c.ctx(), c.by(), c.Param("slug"), version)
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentDisposition, attachment(d.FileName))
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(data)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	return c.Blob(http.StatusOK, echo.MIMEOctetStream, data)
}

var (
	dutyEnded     = i18n.Text{SV: "Skyldigheten är avslutad.", EN: "The duty is ended."}
	dutyLastDay   = i18n.Text{SV: "Den sista dagen som skyldigheten gäller", EN: "The last day on which the duty is in force"}
	dutyEndReason = i18n.Text{SV: "Varför avslutas skyldigheten?", EN: "Why does the duty end?"}
)

// askDutyEnd asks when and why. GET /duties/:slug/end
func (c *call) askDutyEnd() error {
	d, err := c.keptDuty()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	if saved == "" {
		f.writeDay("last", c.today())
		f.Set("version", strconv.Itoa(d.Version))
	}
	return c.showDutyEnd(http.StatusOK, d, f, saved)
}

// keptDuty is the latest version of the duty in the path, for whoever keeps duties.
func (c *call) keptDuty() (models.Duty, error) {
	if !c.by().May(models.KeepEntities) {
		return models.Duty{}, models.ErrForbidden
	}
	versions, err := c.store.Duty(c.ctx(), c.by(), c.Param("slug"))
	if err != nil {
		return models.Duty{}, err
	}
	return versions[len(versions)-1], nil
}

func (c *call) showDutyEnd(status int, d models.Duty, f *typed, saved string, moves ...templates.DutyMove) error {
	v := templates.OwnDutyEnd{
		Form: templates.PostForm{Action: c.Request().URL.Path, Version: f.number("version"), Draft: true, Saved: saved}, Back: templates.PathDuty(d.Slug, ""),
		Last:   f.dateTime(templates.DateTime{Name: "last", Label: dutyLastDay, DateOnly: true}),
		Reason: templates.Field{Name: "reason", Label: dutyEndReason, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 3},
		Moves:  moves, Seen: f.Get("seen"), Stale: status == http.StatusConflict, Problems: f.inOrder("last", "reason"),
	}
	return c.render(status, templates.OwnDutyEndPage(refused(c.page(home()).Titled(templates.DutyEndTitle, dutiesCrumb, dutyCrumb(d)), f), v))
}

func dutyCrumb(d models.Duty) templates.Link {
	return templates.Link{Text: d.Title(), Href: templates.PathDuty(d.Slug, "")}
}

// takeDutyEnd ends it. POST /duties/:slug/end
func (c *call) takeDutyEnd() error {
	d, err := c.keptDuty()
	if err != nil {
		return err
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	last := f.day("last")
	if f.bad() {
		return c.showDutyEnd(http.StatusUnprocessableEntity, d, f, "")
	}
	if f.text("reason") != "" && !last.IsZero() && !d.Ended {
		moves, seen, err := c.moves(d.EndOf(last, ""))
		if err != nil {
			return err
		}
		if seen != f.Get("seen") && len(moves) > 0 {
			f.Set("seen", seen)
			return c.showDutyEnd(http.StatusOK, d, f, "", moves...)
		}
	}
	err = c.store.EndDuty(c.ctx(), c.by(), d.Slug, f.version(), last, f.text("reason"))
	if errors.Is(err, models.ErrConflict) {
		if d.Ended { // a second press of the button
			return c.done(templates.PathDuty(d.Slug, ""), dutyEnded)
		}
		f.Set("version", strconv.Itoa(d.Version))
		return c.showDutyEnd(http.StatusConflict, d, f, "")
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.showDutyEnd(http.StatusUnprocessableEntity, d, f, "")
	}
	if err := c.store.DropDraft(c.ctx(), c.by(), c.Request().URL.Path); err != nil {
		return err
	}
	return c.done(templates.PathDuty(d.Slug, ""), dutyEnded)
}

// day reads a day; what is not typed is the zero Date.
func (f *typed) day(name string) calendar.Date {
	t, ok := f.read(name, true)
	if !ok {
		return calendar.Date{}
	}
	return calendar.DateOf(t.In(f.zone))
}

// writeDay puts a day into the fields of a question.
func (f *typed) writeDay(name string, d calendar.Date) {
	if d.IsZero() {
		return
	}
	f.Set(name+".y", strconv.Itoa(d.Year))
	f.Set(name+".m", strconv.Itoa(int(d.Month)))
	f.Set(name+".d", strconv.Itoa(d.Day))
}
