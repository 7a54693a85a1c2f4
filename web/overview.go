package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// shownAtOnce is how many limits, and how many decisions, the overview shows.
const shownAtOnce = 8

// awaitingAtMost is among how many sealed drafts it is looked for those that this
// person may approve: what they sealed themselves is for others.
const awaitingAtMost = 100

// voidAtMost is of how many of them it is seen whether they are void: each has its
// record read. Of others their own page says it.
const voidAtMost = 2 * shownAtOnce

var (
	waitingLimit    = i18n.Text{SV: "fristen för anmälan", EN: "the limit of the notification"}
	waitingInform   = i18n.Text{SV: "utan onödigt dröjsmål; senast med anmälan", EN: "without undue delay; with the notification at the latest"}
	waitingClassify = i18n.Text{SV: "24 timmar från kännedom", EN: "24 hours from awareness"}
)

// overview is what matters now. GET /
func (c *call) overview() error {
	if !c.by().May(models.SeeIncidents) {
		return c.render(http.StatusOK, templates.AdminOverview(c.page(home())))
	}
	o, err := c.store.Overview(c.ctx(), c.by(), shownAtOnce)
	if err != nil {
		return err
	}
	view := templates.Overview{
		Open: atMost(o.Open, models.OpenLimit),
		Own:  c.by().Role == models.Reporter, MayReport: c.by().May(models.ReportIncident), MayEntities: c.by().May(models.KeepEntities),
	}
	for _, w := range o.Waiting {
		view.Waiting = append(view.Waiting, c.waitingRow(w))
	}
	for i := range o.Outdated {
		view.Waiting = append(view.Waiting, c.rethinkRow(&o.Outdated[i]))
	}
	if view.Approve, err = c.toApprove(); err != nil {
		return err
	}
	for i := range o.Questions {
		view.Asked = append(view.Asked, c.askedRow(&o.Questions[i]))
	}
	view.Limits, view.Passed = append(c.limitRows(o.TakeBack), c.limitRows(o.Next)...), c.limitRows(o.Overdue)
	view.AskedFirst = askedFirst(o)
	if o.Open == 0 {
		es, err := c.store.Entities(c.ctx(), c.by())
		if err != nil {
			return err
		}
		view.NoEntity = len(named(es)) == 0
	}
	return c.render(http.StatusOK, templates.OverviewPage(c.page(home()), view))
}

// askedFirst reports whether an authority is to be answered before the next limit
// runs out.
func askedFirst(o models.Overview) bool {
	for i := range o.Questions {
		if q := &o.Questions[i]; q.DueAt.Known() { // the first of them is the most urgent
			return len(o.Next) == 0 || q.DueBy.Before(*o.Next[0].Obligation.Strict)
		}
	}
	return false
}

// toApprove is what this person is to approve, emergencies first.
func (c *call) toApprove() ([]templates.ApproveRow, error) {
	if !c.by().May(models.ApproveDrafts) {
		return nil, nil
	}
	list, err := c.store.Awaiting(c.ctx(), c.by(), awaitingAtMost)
	if err != nil {
		return nil, err
	}
	var rows []templates.ApproveRow
	looked := 0
	for _, x := range list {
		d := &x.Sealed
		next := d.Next(c.by())
		if len(rows) == shownAtOnce || !slices.Contains(next, models.Approve) && !slices.Contains(next, models.Afterwards) {
			continue
		}
		if looked++; looked <= voidAtMost {
			void, err := c.store.IsVoid(c.ctx(), c.by(), x)
			if err != nil {
				return nil, err
			}
			if void { // there is nothing to approve until it is sealed anew
				continue
			}
		}
		f, ok := form.FormByID(d.Form)
		row := templates.ApproveRow{
			What: i18n.Same(d.Form), Href: sealedPath(x.Ref, d.ID), State: sealedTag(d.Status()), At: d.SealedAt.In(home()), By: d.SealedName,
			Ref: x.Ref, Incident: x.Title, Entity: models.NameOf(x.Entity).In(c.lang),
		}
		if ok && f.Stage(d.Stage) >= 0 {
			row.What = stageTitle(f, d.Stage)
		}
		if t := obligationTitles()[d.Obligation]; !t.IsZero() {
			row.To = t.In(c.lang)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (c *call) limitRows(list []models.Next) []templates.LimitRow {
	rows := make([]templates.LimitRow, len(list))
	for i := range list {
		n := &list[i]
		rows[i] = c.limitRow(n)
		if n.Blocker != "" {
			b := c.blocker(n.Ref, dutyKey(n.PartOf, n.Obligation.ID, ""), n.Blocker)
			rows[i].Blocks, rows[i].BlocksHref = b.Text, b.Href
		}
	}
	return rows
}

func (c *call) limitRow(n *models.Next) templates.LimitRow {
	o := &n.Obligation
	row := templates.LimitRow{
		Recipient: upperFirst(o.RecipientName.In(c.lang)), Title: o.Title,
		Href: templates.PathIncident(n.Ref, "#"+dutyKey(n.PartOf, o.ID, o.Country)), Ref: n.Ref, Incident: n.Title, Entity: models.NameOf(n.Entity).In(c.lang),
		State: stateTag(o, c.at), Provisional: o.Provisional,
	}
	if o.Strict == nil {
		row.Without = withoutNumber(o)
		return row
	}
	row.Due = o.Strict.In(n.Zone)
	if o.ClassifyBy != nil {
		row.State = templates.TagDecide // it is no duty that is overdue once the time has passed
	}
	return row
}

func (c *call) waitingRow(w models.Waiting) templates.WaitingRow {
	row := templates.WaitingRow{
		What: decideTexts[w.Obligation], Href: templates.PathIncident(w.Ref, "#"+dutyKey(w.PartOf, w.Obligation, w.Country)),
		Ref: w.Ref, Incident: w.Title, Entity: models.NameOf(w.Entity).In(c.lang), By: w.By.In(w.Zone), ByText: waitingLimit,
	}
	if c.by().May(models.Decide) {
		row.Href = decidePath(w.Ref, dutyKey(w.PartOf, w.Obligation, ""))
	}
	switch w.Obligation {
	case "dora.initial":
		row.ByText = waitingClassify
	case "gdpr.subjects":
		row.ByText = waitingInform
	}
	return row
}

// stateTag is the tag of an obligation at now. Lists compute states without a
// present, so what has passed is told here from what runs.
func stateTag(o *deadline.Obligation, now time.Time) templates.Tag {
	state := o.State
	if state == deadline.Running && o.Latest != nil && now.After(*o.Latest) {
		state = deadline.Overdue
	}
	return templates.TagOf(state, o.Strict, now)
}

// atMost says a number that was counted only up to a limit.
func atMost(n, limit int) string {
	if n >= limit {
		return strconv.Itoa(limit-1) + "+"
	}
	return strconv.Itoa(n)
}
