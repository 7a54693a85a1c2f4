package web

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

func (s *server) routesOfIncidents(page route, get, post string) {
	page(get, "/", (*call).overview)
	page(get, templates.PathLimits, (*call).limits)
	page(get, "/incidents", (*call).register)
	page(get, "/incidents.csv", (*call).registerCSV)
	page(get, "/incidents/new", (*call).askReport)
	page(post, "/incidents/new", (*call).takeReport)
	page(get, "/incidents/:ref", (*call).incident)
	page(get, "/incidents/:ref/reported", (*call).reported)
	page(get, "/incidents/:ref/status", (*call).askStatus)
	page(post, "/incidents/:ref/status", (*call).takeStatus)
	page(get, "/incidents/:ref/edition", (*call).edition)
	page(post, "/incidents/:ref/edition", (*call).moveEdition)
	page(get, "/incidents/:ref/access", (*call).askAccess)
	page(post, "/incidents/:ref/access", (*call).takeAccess)
	page(get, "/incidents/:ref/entities", (*call).incidentEntities)
	page(post, "/incidents/:ref/entities", (*call).changeEntities)
	page(get, "/incidents/:ref/entities/:id/remove", (*call).askRemoveEntity)
	page(post, "/incidents/:ref/entities/:id/remove", (*call).removeEntity)
	page(get, "/incidents/:ref/edit", (*call).facts)
	page(get, "/incidents/:ref/edit/:section", (*call).askEdit)
	page(post, "/incidents/:ref/edit/:section", (*call).takeEdit)
}

// latestEntries is how much of the timeline the home of an incident shows.
const latestEntries = 10

var (
	groupNow      = i18n.Text{SV: "Att göra", EN: "To do"}
	groupLeft     = i18n.Text{SV: "Inte uppfyllt", EN: "Not met"}
	groupMet      = i18n.Text{SV: "Inlämnat", EN: "Filed"}
	groupConsider = i18n.Text{SV: "Att pröva: gäller bara i vissa fall", EN: "To consider: only in some cases"}
	groupWaiting  = i18n.Text{SV: "Kan bli aktuella", EN: "May become due"}
	homeDraft     = i18n.Same("%s, %s: %s")
	closeLink     = i18n.Text{SV: "Avsluta incidenten …", EN: "Close the incident …"}
	reopenLink    = i18n.Text{SV: "Öppna incidenten igen …", EN: "Reopen the incident …"}
	closedSince   = i18n.Text{SV: "Incidenten avslutades %s.", EN: "The incident was closed %s."}
	factInformed  = i18n.Text{SV: "Rapporterat av", EN: "Reported by"}
	factAt        = i18n.Text{SV: "Rapporterat", EN: "Reported"}
	factStarted   = i18n.Text{SV: "Uppgiftslämnare", EN: "Informant"}
	factKnownBy   = i18n.Text{SV: "Känt av", EN: "Known to"}
)

// incident is the home of one incident. GET /incidents/:ref
func (c *call) incident() error {
	r, more, err := c.store.Home(c.ctx(), c.by(), c.ref(), latestEntries)
	if err != nil {
		return err
	}
	if len(r.Sealed) > 0 { // it has to be seen what they say
		if r.Sealed, err = c.store.SealedDrafts(c.ctx(), c.by(), c.ref()); err != nil {
			return err
		}
	}
	in := r.Incident
	v := templates.IncidentHome{
		Head: c.headOf(r), Summary: in.Summary, Counts: c.latestCounts(r),
		MayKeep: c.by().May(models.KeepRecord),
		Facts: []templates.Fact{
			{Label: factStarted, Value: in.Informant},
			{Label: factKnownBy, Value: in.KnownBy},
			{Label: factInformed, Value: in.ReportedName},
			{Label: factAt, Said: i18n.Long(in.ReportedAt.In(r.Entity.Zone()))},
		},
	}
	if in.ClosedAt != nil {
		v.Closed, v.CloseReason = closedSince.With(i18n.Long(in.ClosedAt.In(r.Entity.Zone()))), in.CloseReason
	}
	if in.Edition < deadline.Edition {
		v.Edition = &templates.EditionNotice{From: in.Edition, To: deadline.Edition}
	}
	parts := c.partsOf(r)
	v.Groups, v.Folded = c.duties(r, parts)
	v.Told, v.Questions = slices.Concat(c.alarms(r, parts), c.rethinkNotices(r), c.toldNotices(r)), c.homeQuestions(r)
	v.Entries, v.MoreEntries = c.latest(r), more
	v.Drafts, v.Missing = c.completeness(r, parts)
	for i := range parts {
		part := &parts[i]
		v.Entities = append(v.Entities, templates.HomeEntity{Name: models.NameOf(part.Entity.Name).In(c.lang), Kind: part.Entity.Type.Label()})
	}
	if c.by().May(models.Decide) {
		v.Closing = &templates.Link{Text: closeLink, Href: templates.PathIncident(in.Ref, "/status")}
		if in.Status == models.StatusClosed {
			v.Closing.Text = reopenLink
		}
	}
	p := c.page(r.Entity.Zone()).Titled(i18n.Same(in.Ref+" "+in.Title), templates.CrumbIncidents)
	return c.render(http.StatusOK, templates.IncidentPage(p, v))
}

// duties groups the obligations by what they ask for: what has to be done
// first, then what may come, then what is done. The rest is folded away, and so
// is what might come of an incident that is closed.
func (c *call) duties(r models.Record, parts []homePart) (groups []templates.DutyGroup, folded []templates.Duty) {
	var now, waiting, consider, met []templates.Duty
	first, closed := groupNow, r.Incident.Status == models.StatusClosed
	if closed {
		first = groupLeft
	}
	urgent := map[string]time.Time{}
	for i := range parts {
		part, os := &parts[i], parts[i].os
		if o, _, ok := part.NotMajorDuty(c.at); ok {
			os = append([]deadline.Obligation{o}, os...)
		}
		for i := range os {
			d := c.dutyWith(part.Record, &os[i], part.draft)
			switch o := &os[i]; {
			case o.State == deadline.NotApplicable || o.State == deadline.NotRequired || closed && o.State == deadline.Waiting:
				folded = append(folded, d)
			case o.State == deadline.Met || o.State == deadline.MetLate:
				met = append(met, d)
			case o.Consider:
				consider = append(consider, d)
			case o.ID == "dora.delay_notice" || o.State == deadline.Waiting && !undecided(part.Record, o):
				waiting = append(waiting, d)
			default:
				now = append(now, d)
				switch urgent[d.ID] = d.ClassifyBy; {
				case o.ID == models.NotMajorNotice:
					urgent[d.ID] = time.Unix(0, 0)
				case !d.Strict.IsZero():
					urgent[d.ID] = d.Strict
				}
			}
		}
	}
	// Those without a time come after those with one; the order is else the law's. What
	// an authority was told and is not so comes first.
	slices.SortStableFunc(now, func(a, b templates.Duty) int {
		x, y := urgent[a.ID], urgent[b.ID]
		switch {
		case x.IsZero() && y.IsZero():
			return 0
		case x.IsZero():
			return 1
		case y.IsZero():
			return -1
		}
		return x.Compare(y)
	})
	for _, g := range []templates.DutyGroup{{Title: first, Duties: now}, {Title: groupWaiting, Duties: waiting}, {Title: groupConsider, Duties: consider}, {Title: groupMet, Duties: met}} {
		if len(g.Duties) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, folded
}

// latest are the last entries of the timeline, newest first.
func (c *call) latest(r models.Record) []templates.HomeEntry {
	zone := r.Entity.Zone()
	es := make([]templates.HomeEntry, 0, len(r.Timeline))
	for i := range slices.Backward(r.Timeline) {
		e := &r.Timeline[i]
		h := templates.HomeEntry{At: e.At.At, What: e.Text}
		if e.At.Known() {
			h.When = templates.MomentText(c.lang, zone, e.At)
		}
		es = append(es, h)
	}
	return es
}

// completeness says how much of each draft that is to be filed is filled in, as the
// drafts say it themselves, and what else has to be known first.
func (c *call) completeness(r models.Record, parts []homePart) (drafts, missing []templates.Link) {
	if r.Entity.Name == "" {
		missing = append(missing, c.blocker(r.Incident.Ref, "", "entity_id"))
	}
	for i := range parts {
		part := &parts[i]
		os := part.OpenAmong(part.os, c.at)
		for i := range os {
			if d, ok := part.draft(&os[i]); ok {
				about := to(templates.Duty{Recipient: upperFirst(os[i].RecipientName.In(c.lang)), Entity: whose(part.Record, c.lang)})
				drafts = append(drafts, templates.Link{Text: homeDraft.With(about, lowerTitle(os[i].Title), coverageOf(d).Says()), Href: draftOf(part.Record, &os[i])})
			}
		}
	}
	return drafts, missing
}

// askStatus asks whether to close or reopen. GET /incidents/:ref/status
func (c *call) askStatus() error {
	if !c.by().May(models.Decide) {
		return models.ErrForbidden
	}
	return c.statusPage(http.StatusOK, newForm(nil, home()))
}

func (c *call) statusPage(status int, f *typed) error {
	r, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	v := templates.IncidentStatus{
		Head: c.headOf(r), Version: r.Incident.Version,
		Close: r.Incident.Status != models.StatusClosed, Changed: status == http.StatusConflict,
		Reason:   templates.Field{Name: "reason", Label: closeReason, Hint: closeReasonHint, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 4},
		Problems: f.inOrder("reason"),
	}
	for _, part := range r.Parts() {
		for _, o := range part.OpenDuties(c.at) {
			d := c.duty(part, &o)
			d.Href = templates.PathIncident(r.Incident.Ref, "#"+d.ID)
			v.Open = append(v.Open, d)
		}
	}
	title := closeTitle
	if !v.Close {
		title = reopenTitle
	}
	p := refused(c.page(r.Entity.Zone()).Titled(title, templates.CrumbIncidents, templates.CrumbIncident(r.Incident.Ref)), f)
	return c.render(status, templates.IncidentStatusPage(p, v))
}

var (
	closeTitle      = i18n.Text{SV: "Avsluta incidenten", EN: "Close the incident"}
	reopenTitle     = i18n.Text{SV: "Öppna incidenten igen", EN: "Reopen the incident"}
	closeReason     = i18n.Text{SV: "Varför avslutas incidenten fast skyldigheter är öppna?", EN: "Why is the incident closed although obligations are open?"}
	saidClosed      = i18n.Text{SV: "Incidenten är avslutad.", EN: "The incident is closed."}
	closeReasonHint = i18n.Text{SV: "Skälet antecknas i loggen, visas på incidenten och står i sammanställningen.", EN: "The reason is noted in the log, shown on the incident and printed in the summary."}
	saidOpened      = i18n.Text{SV: "Incidenten är öppen igen.", EN: "The incident is open again."}
)

// takeStatus closes or reopens. POST /incidents/:ref/status
func (c *call) takeStatus() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	to, said := models.StatusOpen, saidOpened
	if f.Get("status") == string(models.StatusClosed) {
		to, said = models.StatusClosed, saidClosed
	}
	err = c.store.SetStatus(c.ctx(), c.by(), c.ref(), f.version(), to, f.text("reason"))
	if errors.Is(err, models.ErrConflict) {
		return c.againStatus(to, said, f)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.statusPage(http.StatusUnprocessableEntity, f)
	}
	return c.done(templates.PathIncident(c.ref(), templates.AtHome), said)
}

// againStatus answers a second press of the same button with the same page as
// the first, and asks again if something else has changed.
func (c *call) againStatus(to models.Status, said i18n.Text, f *typed) error {
	in, err := c.store.Incident(c.ctx(), c.by(), c.ref())
	switch {
	case err != nil:
		return err
	case in.Status == to:
		return c.done(templates.PathIncident(c.ref(), templates.AtHome), said)
	}
	return c.statusPage(http.StatusConflict, f)
}

// instantOf is a pointer's time, or the zero one.
func instantOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}
