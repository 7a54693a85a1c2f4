package web

import (
	"strings"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	rethinkNotice = i18n.Text{
		SV: "Beslutet%s att %s vilar på uppgifter som har ändrats sedan dess: %s.",
		EN: "The decision%s %s rests on facts that have changed since: %s.",
	}
	rethinkOn     = i18n.Text{SV: " den %s", EN: " of %s"}
	rethinkCount  = i18n.Text{SV: "antal registrerade", EN: "the number of data subjects"}
	rethinkDecide = i18n.Text{SV: "Ompröva beslutet", EN: "Reconsider the decision"}
	rethinkShow   = i18n.Text{SV: "Visa skyldigheten", EN: "Show the obligation"}
	rethinkLetter = i18n.Text{SV: "Förbered ett brev", EN: "Prepare a letter"}
	rethinkWhy    = i18n.Text{SV: "Uppgifter har ändrats sedan beslutet%s", EN: "Facts have changed since the decision%s"}

	rethinkNot = map[deadline.ID]i18n.Text{
		"gdpr.authority": {SV: "inte anmäla incidenten", EN: "not to notify the breach"},
		"gdpr.subjects":  {SV: "inte informera de registrerade", EN: "not to inform the data subjects"},
	}
	rethinkTexts = map[deadline.ID]i18n.Text{
		"gdpr.authority": {SV: "Ompröva beslutet att inte anmäla incidenten", EN: "Reconsider the decision not to notify the breach"},
		"gdpr.subjects":  {SV: "Ompröva beslutet att inte informera de registrerade", EN: "Reconsider the decision not to inform the data subjects"},
	}
)

// rethinkSays is the decision, and what was changed since, in a sentence.
func (c *call) rethinkSays(x *models.Rethink) i18n.Text {
	var changed []string
	for _, key := range x.Facts {
		changed = append(changed, lowerFirst(sourceOf(key).Label).In(c.lang))
	}
	if x.Counted {
		changed = append(changed, rethinkCount.In(c.lang))
	}
	day := ""
	if at := x.Decision.DecidedAt; at != nil {
		day = rethinkOn.Say(c.lang, i18n.Date(at.In(x.Part.Entity.Zone())))
	}
	return rethinkNotice.With(day, rethinkNot[x.Decision.Obligation], strings.Join(changed, ", "))
}

// rethinkNotices say on the home of an incident which decisions are to be taken anew.
func (c *call) rethinkNotices(r models.Record) []templates.ToldNotice {
	var list []templates.ToldNotice
	for _, x := range r.Rethinks() {
		duty := dutyKey(x.Part.PartOf, x.Decision.Obligation, x.Decision.Country)
		n := templates.ToldNotice{Text: c.rethinkSays(&x), Link: templates.Link{Text: rethinkShow, Href: "#" + duty}}
		if c.by().May(models.Decide) {
			n.Link = templates.Link{Text: rethinkDecide, Href: decidePath(r.Incident.Ref, duty)}
			if x.Decision.Obligation == "gdpr.subjects" {
				n.Also = templates.Link{Text: rethinkLetter, Href: templates.PathIncident(r.Incident.Ref, templates.AtLetters)}
			}
		}
		list = append(list, n)
	}
	return list
}

// rethinkHere is the sentence for the decision that a page is about, if there is one.
func (c *call) rethinkHere(m *matter) i18n.Text {
	for _, x := range m.whole.Rethinks() {
		if x.Part.PartOf == m.rec.PartOf && x.Decision.About(&m.o) {
			return c.rethinkSays(&x)
		}
	}
	return i18n.Text{}
}

// rethinkRow is such a decision on the overview.
func (c *call) rethinkRow(x *models.Outdated) templates.WaitingRow {
	duty, day := dutyKey(x.PartOf, x.Obligation, x.Country), ""
	if x.DecidedAt != nil {
		day = rethinkOn.Say(c.lang, i18n.Date(x.DecidedAt.In(x.Zone)))
	}
	row := templates.WaitingRow{
		What: rethinkTexts[x.Obligation], Href: templates.PathIncident(x.Ref, "#"+duty),
		Ref: x.Ref, Incident: x.Title, Entity: models.NameOf(x.Entity).In(c.lang), ByText: rethinkWhy.With(day),
	}
	if c.by().May(models.Decide) {
		row.Href = decidePath(x.Ref, duty)
	}
	return row
}
