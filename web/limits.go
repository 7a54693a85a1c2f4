package web

import (
	"net/http"
	"strconv"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

// limitsOnPage is how many limits of each list a page shows.
const limitsOnPage = 200

var (
	limitsRun      = i18n.Text{SV: "Löper", EN: "Running"}
	limitsNoneRun  = i18n.Text{SV: "Ingen frist löper just nu.", EN: "No time limit is running right now."}
	limitsPassed   = i18n.Text{SV: "Den strikta tiden har passerat", EN: "The strict time has passed"}
	limitsNonePass = i18n.Text{SV: "Ingen frist har en strikt tid som har passerat.", EN: "No time limit has a strict time that has passed."}
	limitsOpen     = i18n.Text{SV: "Utan tid i siffror", EN: "Without a number"}
	limitsNoneOpen = i18n.Text{SV: "Ingen sådan skyldighet är öppen.", EN: "No such duty is open."}
)

// limits lists every limit of every open incident, and what authorities asked. GET /limits
func (c *call) limits() error {
	if !c.by().May(models.SeeIncidents) {
		return models.ErrForbidden
	}
	from, err := strconv.Atoi(c.QueryParam("from"))
	if err != nil || from < 0 || from%limitsOnPage != 0 {
		from = 0 // an address that somebody has cut off still shows a list
	}
	l, err := c.store.Limits(c.ctx(), c.by(), from, limitsOnPage)
	if err != nil {
		return err
	}
	v := templates.Limits{Own: c.by().Role == models.Reporter, Lists: []templates.LimitList{
		{ID: "running", Title: limitsRun, None: limitsNoneRun, All: l.Runs.All, Rows: c.limitRows(l.Runs.List)},
		{ID: "passed", Title: limitsPassed, None: limitsNonePass, All: l.Passed.All, Rows: c.limitRows(l.Passed.List)},
		{ID: "open", Title: limitsOpen, None: limitsNoneOpen, All: l.Open.All, Rows: c.limitRows(l.Open.List)},
	}}
	v.Asked = l.Asked
	for i := range l.Questions {
		v.Questions = append(v.Questions, c.askedRow(&l.Questions[i]))
	}
	if from > 0 {
		v.First = templates.PathLimits
	}
	if next := from + limitsOnPage; max(l.Runs.All, l.Passed.All, l.Open.All, l.Asked) > next {
		v.Next = templates.PathLimits + "?from=" + strconv.Itoa(next)
	}
	return c.render(http.StatusOK, templates.LimitsPage(c.page(home()).Titled(templates.LimitsTitle), v))
}
