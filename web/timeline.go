package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/i18n"
	"frist/templates"
)

var (
	timelineTitle = i18n.Text{SV: "Händelser", EN: "Timeline"}
	entryTitle    = i18n.Text{SV: "En händelse och dess rättelser", EN: "An event and its corrections"}
	entryShown    = i18n.Plural{One: i18n.Text{SV: "1 händelse visas", EN: "1 event shown"}, Other: i18n.Text{SV: "%s händelser visas", EN: "%s events shown"}}
	entryDone     = i18n.Text{SV: "Händelsen är antecknad: %s", EN: "The event is recorded: %s"}
	entryDoneNone = i18n.Text{SV: "Händelsen är antecknad, utan tid", EN: "The event is recorded, without a time"}
	entryDoneDay  = i18n.Text{SV: "Händelsen är antecknad", EN: "The event is recorded"}
)

// timeline shows the timeline, or a page of it: GET /incidents/:ref/timeline.
func (c *call) timeline() error {
	r, err := c.room()
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return c.showTimeline(http.StatusOK, r, nil, "", false)
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("at", c.at.Truncate(time.Minute))
	}
	return c.showTimeline(http.StatusOK, r, f, saved, saved != "")
}

// showTimeline renders the timeline, with the form f for somebody who may add.
func (c *call) showTimeline(status int, r room, f *typed, saved string, open bool) error {
	choice, list := c.timelineChoice()
	es, more, err := c.store.Timeline(c.ctx(), c.by(), r.Ref, list.filter)
	if err != nil {
		return err
	}
	if list.back {
		slices.Reverse(es)
	}
	p := c.pageOf(r, timelineTitle)
	v := templates.TimelineView{Head: r.head, Rows: entryRows(r, es, c.mayKeep()), Filter: choice, Pager: list.pager(r, choice, es, more)}
	if f != nil {
		p = refused(p, f)
		form := entryForm(f, templates.PostForm{Action: r.path(templates.AtTimeline), Once: once(), Draft: true, Saved: saved}, "quick", "at", "text", "source")
		form.Open = open
		v.Form, v.QuickOnce = &form, once()
		v.Quick = templates.Field{Name: "quick", Label: quickLabel, Hint: quickHint, Value: f.Get("quick"), Problem: f.problems["quick"], Width: "w-full"}
	}
	return c.render(status, templates.TimelinePage(p, v))
}

// A listing is which part of the timeline is asked for.
type listing struct {
	filter models.TimelineFilter
	// back is set when the list was read backwards, to the page before.
	back bool
}

// timelineChoice reads what the address says of the list.
func (c *call) timelineChoice() (templates.TimelineChoice, listing) {
	q := c.QueryParams()
	choice := templates.TimelineChoice{Text: strings.TrimSpace(q.Get("q")), Oldest: q.Get("order") == "oldest", Current: q.Get("show") == "current"}
	l := listing{filter: models.TimelineFilter{Newest: !choice.Oldest, Text: choice.Text, Superseded: !choice.Current, After: parseCursor(q.Get("after"))}}
	if before := parseCursor(q.Get("before")); before.ID != 0 {
		l.back, l.filter.After, l.filter.Newest = true, before, !l.filter.Newest
	}
	return choice, l
}

// pager leads on from the first and the last of the entries on this page. more
// says whether the store has further ones in the direction that was read.
func (l listing) pager(r room, choice templates.TimelineChoice, es []models.Entry, more bool) templates.Pager {
	g := templates.Pager{Shown: entryShown.Of(int64(len(es)))}
	if len(es) == 0 {
		return g
	}
	before, after := l.filter.After.ID != 0, more
	if l.back {
		before, after = more, true
	}
	if before {
		g.Previous = r.timelinePath(choice, "before", es[0])
	}
	if after {
		g.Next = r.timelinePath(choice, "after", es[len(es)-1])
	}
	return g
}

func (r room) timelinePath(choice templates.TimelineChoice, key string, e models.Entry) string {
	q := url.Values{key: {writeCursor(e)}}
	if choice.Text != "" {
		q.Set("q", choice.Text)
	}
	if choice.Oldest {
		q.Set("order", "oldest")
	}
	if choice.Current {
		q.Set("show", "current")
	}
	return r.path(templates.AtTimeline) + "?" + q.Encode()
}

// A cursor stands in an address as the second and the number of an entry.
func writeCursor(e models.Entry) string {
	return strconv.FormatInt(e.SortAt.Unix(), 10) + "-" + strconv.FormatInt(e.ID, 10)
}

// parseCursor reads what writeCursor wrote, and anything else as the beginning.
func parseCursor(s string) models.Cursor {
	at, id, ok := strings.Cut(s, "-")
	if strings.HasPrefix(s, "-") { // before 1970
		at, id, ok = strings.Cut(s[1:], "-")
		at = "-" + at
	}
	unix, errAt := strconv.ParseInt(at, 10, 64)
	n, errID := strconv.ParseInt(id, 10, 64)
	if !ok || errAt != nil || errID != nil || n <= 0 {
		return models.Cursor{}
	}
	return models.Cursor{At: time.Unix(unix, 0).UTC(), ID: n}
}

// lateAfter is how long after it happened an event is recorded without that
// being worth a remark.
const lateAfter = time.Hour

// entryRows are entries as the list shows them.
func entryRows(r room, es []models.Entry, keep bool) []templates.TimelineRow {
	here := make(map[int64]bool, len(es)) // whether an entry of this page is a withdrawal
	for i := range es {
		here[es[i].ID] = es[i].Withdrawn
	}
	at := r.path(templates.AtTimeline)
	href := func(id int64) string {
		if _, ok := here[id]; ok {
			return templates.EntryAnchor(id)
		}
		return at + "/" + strconv.FormatInt(id, 10)
	}
	rows := make([]templates.TimelineRow, len(es))
	for i := range es {
		e, row := &es[i], &rows[i]
		*row = templates.TimelineRow{
			ID: e.ID, When: e.At, What: e.Text, Source: e.Source, Recorded: e.RecordedAt, By: e.RecordedName,
			Late: lateBy(e.At, e.RecordedAt), CorrectedBy: e.CorrectedBy, Withdrawal: e.Withdrawn,
		}
		if e.Corrects != nil {
			row.Corrects, row.CorrectsHref = *e.Corrects, href(*e.Corrects)
		}
		switch {
		case e.CorrectedBy != 0:
			row.CorrectedHref, row.Fate = href(e.CorrectedBy), fate(here, e.CorrectedBy)
		case keep && !e.Withdrawn:
			row.CorrectHref = at + "/" + strconv.FormatInt(e.ID, 10) + "/correct"
		}
	}
	return rows
}

func fate(here map[int64]bool, by int64) templates.Fate {
	switch withdrawn, ok := here[by]; {
	case !ok:
		return templates.Replaced
	case withdrawn:
		return templates.Withdrawn
	default:
		return templates.Corrected
	}
}

// lateBy is how long after it happened something was recorded, counted from
// the latest that it can have happened, and 0 if that is soon enough.
func lateBy(m calendar.Moment, recorded time.Time) time.Duration {
	happened := m.At
	switch m.Precision {
	case calendar.Between:
		happened = m.Until
	case calendar.OnDay:
		happened = m.At.Add(12 * time.Hour) // it is kept as noon
	case calendar.Exact, calendar.About:
	case calendar.Unknown:
		return 0
	}
	if late := recorded.Sub(happened); m.Known() && late > lateAfter {
		return late
	}
	return 0
}

// addEntry stores what was typed: POST /incidents/:ref/timeline.
func (c *call) addEntry() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	quick := f.Get("do") == "quick"
	token := c.once(f)
	if quick {
		token.Form = "" // the draft is of the other form
		f.readQuick(c.at)
	}
	e := f.entry()
	if !f.bad() {
		err := c.store.AddEntry(c.ctx(), c.by(), token, r.Ref, e)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(r.path(templates.AtTimeline), entrySaid(e, r.zone))
		case errors.As(err, &done):
			return c.see(r.path(templates.AtTimeline))
		}
		if err := f.ok(err); err != nil {
			return err
		}
	}
	return c.showTimeline(http.StatusUnprocessableEntity, r, f, "", true)
}

// entrySaid says what was understood: the day and the time that were stored.
func entrySaid(e models.Entry, zone *time.Location) i18n.Text {
	switch {
	case !e.At.Known():
		return entryDoneNone
	case e.At.Precision != calendar.Exact:
		return entryDoneDay
	}
	return entryDone.With(i18n.Long(e.At.At.In(zone)))
}

// entry shows one entry, what it corrects and what corrects it:
// GET /incidents/:ref/timeline/:id.
func (c *call) entry() error {
	r, err := c.room()
	if err != nil {
		return err
	}
	e, err := c.store.Entry(c.ctx(), c.by(), r.Ref, c.id())
	if err != nil {
		return err
	}
	es := []models.Entry{e}
	if e.Corrects != nil {
		old, err := c.store.Entry(c.ctx(), c.by(), r.Ref, *e.Corrects)
		if err != nil {
			return err
		}
		es = []models.Entry{old, e}
	}
	if e.CorrectedBy != 0 {
		next, err := c.store.Entry(c.ctx(), c.by(), r.Ref, e.CorrectedBy)
		if err != nil {
			return err
		}
		es = append(es, next)
	}
	p := c.pageOf(r, entryTitle, templates.Link{Text: timelineTitle, Href: r.path(templates.AtTimeline)})
	return c.render(http.StatusOK, templates.EntryPage(p, templates.EntryView{Head: r.head, Rows: entryRows(r, es, c.mayKeep())}))
}
