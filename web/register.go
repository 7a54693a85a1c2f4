package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	filterStatus   = i18n.Text{SV: "Läge", EN: "Status"}
	filterEntity   = i18n.Text{SV: "Juridisk person", EN: "Legal entity"}
	filterSort     = i18n.Text{SV: "Ordning", EN: "Order"}
	allStatuses    = i18n.Text{SV: "Alla", EN: "All"}
	openOnes       = i18n.Text{SV: "Pågående", EN: "Open"}
	closedOnes     = i18n.Text{SV: "Avslutade", EN: "Closed"}
	sortedNewest   = i18n.Text{SV: "Nyast först", EN: "Newest first"}
	sortedOldest   = i18n.Text{SV: "Äldst först", EN: "Oldest first"}
	sortedDeadline = i18n.Text{SV: "Närmast frist först", EN: "Nearest limit first"}
)

// registerFilter reads the filter of the register from the address. What makes
// no sense there is as if it did not stand there: an address that somebody has
// cut off still shows a list.
func (c *call) registerFilter() models.RegisterFilter {
	q := c.Request().URL.Query()
	f := models.RegisterFilter{Sort: models.Newest}
	switch s := models.Status(q.Get("status")); s {
	case models.StatusOpen, models.StatusClosed:
		f.Status = s
	}
	switch s := models.Sort(q.Get("sort")); s {
	case models.Newest, models.Oldest, models.Deadline:
		f.Sort = s
	}
	if id, err := strconv.ParseInt(q.Get("entity"), 10, 64); err == nil && id > 0 {
		f.Entity = id
	}
	f.After = parseRegisterCursor(q.Get("after"), f.Sort)
	return f
}

// cursorTime is how the time of a cursor is written in an address.
const cursorTime = "20060102T150405Z"

func registerCursor(cur models.Cursor, by models.Sort) string {
	id := strconv.FormatInt(cur.ID, 10)
	if by == models.Deadline {
		return cur.At.UTC().Format(cursorTime) + "-" + id
	}
	return id
}

func parseRegisterCursor(s string, by models.Sort) models.Cursor {
	var cur models.Cursor
	if by == models.Deadline {
		at, id, _ := strings.Cut(s, "-")
		t, err := time.Parse(cursorTime, at)
		if err != nil {
			return models.Cursor{}
		}
		cur.At, s = t, id
	}
	id, err := strconv.ParseInt(s, 10, 64)
	if err != nil || id <= 0 {
		return models.Cursor{}
	}
	cur.ID = id
	return cur
}

// registerURL is the address of a list. What is as it is from the start is left out.
func registerURL(path string, f models.RegisterFilter) string {
	q := url.Values{}
	if f.Status != "" {
		q.Set("status", string(f.Status))
	}
	if f.Entity != 0 {
		q.Set("entity", strconv.FormatInt(f.Entity, 10))
	}
	if f.Sort != models.Newest {
		q.Set("sort", string(f.Sort))
	}
	if f.After.ID != 0 {
		q.Set("after", registerCursor(f.After, f.Sort))
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// register lists incidents. GET /incidents
func (c *call) register() error {
	if !c.by().May(models.SeeIncidents) {
		return models.ErrForbidden
	}
	f := c.registerFilter()
	rows, more, err := c.store.Register(c.ctx(), c.by(), f)
	if err != nil {
		return err
	}
	es, err := c.store.Entities(c.ctx(), c.by())
	if err != nil {
		return err
	}
	v := templates.Register{
		Rows: make([]templates.RegisterRow, len(rows)), Columns: registerColumns(f),
		Filtered: f.Status != "" || f.Entity != 0 || f.Sort == models.Deadline, ByDeadline: f.Sort == models.Deadline,
		Own: c.by().Role == models.Reporter, MayReport: c.by().May(models.ReportIncident),
	}
	registerChoices(&v, f, es)
	z, names := zones{}, titles{c: c}
	for i := range rows {
		if v.Rows[i], err = c.registerRow(&rows[i], z, &names); err != nil {
			return err
		}
	}
	first := f
	first.After = models.Cursor{}
	v.CSV = registerURL("/incidents.csv", first)
	if f.After.ID != 0 {
		v.First = registerURL(templates.PathIncidents, first)
	}
	if more {
		f.After = rows[len(rows)-1].Cursor(f.Sort)
		v.Next = registerURL(templates.PathIncidents, f)
	}
	return c.render(http.StatusOK, templates.RegisterPage(c.page(home()), v))
}

func registerChoices(v *templates.Register, f models.RegisterFilter, es []models.Entity) {
	v.Status = templates.Choice{
		Name: "status", Label: filterStatus, Values: []string{string(f.Status)},
		Options: []templates.Option{{Value: "", Label: allStatuses}, {Value: "open", Label: openOnes}, {Value: "closed", Label: closedOnes}},
	}
	v.Entity = templates.Choice{Name: "entity", Label: filterEntity, Options: []templates.Option{{Value: "", Label: allStatuses}}}
	if f.Entity != 0 {
		v.Entity.Values = []string{strconv.FormatInt(f.Entity, 10)}
	}
	for _, e := range es {
		v.Entity.Options = append(v.Entity.Options, templates.Option{Value: strconv.FormatInt(e.ID, 10), Label: models.NameOf(e.Name)})
	}
	v.Sort = templates.Choice{
		Name: "sort", Label: filterSort, Values: []string{string(f.Sort)},
		Options: []templates.Option{{Value: "newest", Label: sortedNewest}, {Value: "oldest", Label: sortedOldest}, {Value: "deadline", Label: sortedDeadline}},
	}
}

// registerColumns are the headings: the reference sorts by age, and the last
// one by limit.
func registerColumns(f models.RegisterFilter) []templates.Column {
	columns := slices.Clone(templates.RegisterColumns)
	to := f
	to.After = models.Cursor{}
	ref, limit := &columns[0], &columns[len(columns)-1]
	switch to.Sort = models.Oldest; f.Sort {
	case models.Oldest:
		ref.Sorted, to.Sort = "ascending", models.Newest
	case models.Deadline:
		limit.Sorted = "ascending"
	default:
		ref.Sorted = "descending"
	}
	ref.Sort = registerURL(templates.PathIncidents, to)
	to.Sort = models.Deadline
	limit.Sort = registerURL(templates.PathIncidents, to)
	return columns
}

func (c *call) registerRow(r *models.RegisterRow, z zones, names *titles) (templates.RegisterRow, error) {
	zone := z.of(r.Country)
	duty, err := names.of(r.NextObligation)
	row := templates.RegisterRow{
		Ref: r.Ref, Title: r.Title, Entity: models.NameOf(r.Entity).In(c.lang), Restricted: r.Restricted, Undecided: r.Undecided,
		Status: templates.TagOpen, Duty: duty, DutyOf: r.NextEntity,
	}
	if r.Others != "" {
		row.Entity += "; " + r.Others
	}
	if r.Edition < deadline.Edition {
		row.Edition = r.Edition
	}
	if r.Status == models.StatusClosed {
		row.Status = templates.TagClosed
	}
	if r.Aware.Known() {
		row.Aware = r.Aware.At.In(zone)
		if r.Aware.Precision != calendar.Exact {
			row.AwareSaid = templates.MomentList(zone, r.Aware).In(c.lang)
		}
	}
	if r.NextStrictAt != nil {
		row.Next = r.NextStrictAt.In(zone)
		row.Left = r.Status == models.StatusClosed
		row.Passed = r.NextStrictAt.Before(c.at)
	}
	if r.AffectedMin != nil || r.AffectedMax != nil {
		row.Affected = sayHowMany(c.lang, r.AffectedMin, r.AffectedMax, r.AffectedMode)
	}
	return row, err
}
