package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

var (
	fromEntity    = i18n.Text{SV: "Uppgifter om den juridiska personen", EN: "The details of the legal entity"}
	fromBasics    = i18n.Text{SV: "Grunduppgifter", EN: "Basics"}
	fromTimes     = i18n.Text{SV: "Tider", EN: "Times"}
	fromAwareness = i18n.Text{SV: "Kännedom", EN: "Awareness"}
	fromAssess    = i18n.Text{SV: "Bedömning", EN: "Assessment"}
	fromCounts    = i18n.Text{SV: "Antal berörda", EN: "How many are affected"}
	fromDecision  = i18n.Text{SV: "Beslutet om allvarlig incident", EN: "The decision on a major incident"}
	fromFilings   = i18n.Text{SV: "Tidigare inlämningar", EN: "Earlier filings"}
	fromItself    = i18n.Text{SV: "Inlämningen själv", EN: "The filing itself"}
	fromReference = i18n.Text{SV: "Incidentens referens i Frist", EN: "The incident’s reference in Frist"}
)

// source leads to where the answer of a field is given, for whoever may give it.
// While nothing is said, that is where it should be.
func (c *call) source(x *drafting, f *form.Filled) templates.Link {
	key := f.Source
	if key == "" {
		key = f.Key()
		for _, m := range x.draft.Missing {
			if m.Number == f.Number {
				key = m.Key // who somebody else reports for is not asked for oneself
			}
		}
	}
	return c.givenAt(&x.rec, key)
}

// givenAt leads to where a fact, or what the record of a part says besides, is given.
func (c *call) givenAt(r *models.Record, key string) templates.Link {
	ref := r.Incident.Ref
	if fact, ok := form.ByKey(key); ok {
		return c.linkIf(models.KeepRecord, fact.Label, factPath(ref, key))
	}
	of, field, _ := strings.Cut(key, ".")
	switch of {
	case "entity":
		if r.Entity.Name == "" {
			return c.linkIf(models.KeepRecord, fromBasics, sectionPath(ref, "basics")+"#entity_id")
		}
		return c.linkIf(models.KeepEntities, fromEntity, templates.PathEntities+"/"+strconv.FormatInt(r.Entity.ID, 10)+"#"+askedOfEntity[field])
	case "counts":
		return templates.Link{Text: fromCounts, Href: templates.PathIncident(ref, templates.AtPeople)}
	case "decisions":
		return c.linkIf(models.Decide, fromDecision, decidePath(ref, dutyKey(r.PartOf, "dora.initial", "")))
	case "filings":
		if field == "kind" || field == "submission" {
			return templates.Link{Text: fromItself}
		}
		return templates.Link{Text: fromFilings, Href: templates.PathIncident(ref, templates.AtHome)}
	}
	return c.givenInIncident(r, field)
}

// askedOfEntity are the names of the controls of an entity that forms are filled from.
var askedOfEntity = map[string]string{
	"name": "name", "names": "name", "lei": "lei", "leis": "lei", "own_lei": "lei", "org_no": "org_no", "type": "type", "country": "country",
}

// givenInIncident is givenAt for what the incident itself says.
func (c *call) givenInIncident(r *models.Record, field string) templates.Link {
	ref := r.Incident.Ref
	switch field {
	case "reference":
		return templates.Link{Text: fromReference}
	case "title", "summary":
		return c.linkIf(models.KeepRecord, fromBasics, sectionPath(ref, "basics")+"#"+field)
	case "aware_at":
		return templates.Link{Text: fromAwareness, Href: templates.PathIncident(ref, templates.AtAwareness)}
	case "services_down", "clients_affected":
		return c.linkIf(models.KeepRecord, fromAssess, sectionPath(ref, "assessment")+"#"+field)
	case "classified_major_at":
		if r.PartOf != 0 { // a part has its own, which only the decision sets
			return c.linkIf(models.Decide, fromDecision, decidePath(ref, dutyKey(r.PartOf, "dora.initial", "")))
		}
	case "ongoing":
		field = "occurred_to"
	case "duration":
		field = "resolved_at"
	}
	return c.linkIf(models.KeepRecord, fromTimes, sectionPath(ref, "times")+"#"+field)
}

// andBack adds to the address of a form that somebody is to come back to this place
// of this page once the form is stored, where it is one that knows the way.
func (c *call) andBack(href, anchor string) string {
	knows := strings.Contains(href, templates.AtEdit+"/") || strings.HasPrefix(href, templates.PathEntities+"/")
	if c.Request().Method != http.MethodGet || !knows {
		return href
	}
	return withBack(href, c.Request().URL.RequestURI()+"#"+anchor)
}

// withBack adds to the address of a form where somebody is to go once it is stored.
func withBack(href, back string) string {
	if href == "" || back == "" {
		return href
	}
	path, at, anchored := strings.Cut(href, "#")
	if href = path + "?back=" + url.QueryEscape(back); anchored {
		href += "#" + at
	}
	return href
}

// cameFrom is the page of this site that somebody came to a form from, and else empty.
func (c *call) cameFrom(f *typed) string {
	return localPath(orElse(c.QueryParam("back"), f.Get("back")))
}

// linkIf is a link for whoever has the right, and the text alone for others.
func (c *call) linkIf(right models.Right, t i18n.Text, href string) templates.Link {
	if !c.by().May(right) {
		href = ""
	}
	return templates.Link{Text: t, Href: href}
}
