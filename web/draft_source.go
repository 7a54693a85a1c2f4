package web

import (
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
	if fact, ok := form.ByKey(key); ok {
		return c.linkIf(models.KeepRecord, fact.Label, sectionPath(x.Ref, string(fact.Section))+"#"+key)
	}
	of, field, _ := strings.Cut(key, ".")
	switch of {
	case "entity":
		if x.entity.Name == "" {
			return c.linkIf(models.KeepRecord, fromBasics, sectionPath(x.Ref, "basics")+"#entity_id")
		}
		return c.linkIf(models.KeepEntities, fromEntity, templates.PathEntities+"/"+strconv.FormatInt(x.entity.ID, 10))
	case "counts":
		return templates.Link{Text: fromCounts, Href: x.path(templates.AtPeople)}
	case "decisions":
		return c.linkIf(models.Decide, fromDecision, decidePath(x.Ref, dutyKey(x.rec.PartOf, "dora.initial", "")))
	case "filings":
		if field == "kind" || field == "submission" {
			return templates.Link{Text: fromItself}
		}
		return templates.Link{Text: fromFilings, Href: x.path(templates.AtHome)}
	}
	return c.sourceInIncident(x, field)
}

// sourceInIncident is source for what the incident itself says.
func (c *call) sourceInIncident(x *drafting, field string) templates.Link {
	switch field {
	case "reference":
		return templates.Link{Text: fromReference}
	case "title", "summary":
		return c.linkIf(models.KeepRecord, fromBasics, sectionPath(x.Ref, "basics")+"#"+field)
	case "aware_at":
		return templates.Link{Text: fromAwareness, Href: x.path(templates.AtAwareness)}
	case "services_down", "clients_affected":
		return c.linkIf(models.KeepRecord, fromAssess, sectionPath(x.Ref, "assessment")+"#"+field)
	case "classified_major_at":
		if x.rec.PartOf != 0 { // a part has its own, which only the decision sets
			return c.linkIf(models.Decide, fromDecision, decidePath(x.Ref, dutyKey(x.rec.PartOf, "dora.initial", "")))
		}
	case "ongoing":
		field = "occurred_to"
	case "duration":
		field = "resolved_at"
	}
	return c.linkIf(models.KeepRecord, fromTimes, sectionPath(x.Ref, "times")+"#"+field)
}

// linkIf is a link for whoever has the right, and the text alone for others.
func (c *call) linkIf(right models.Right, t i18n.Text, href string) templates.Link {
	if !c.by().May(right) {
		href = ""
	}
	return templates.Link{Text: t, Href: href}
}
