package templates

import (
	"frist/models/calendar"
	"frist/models/i18n"
)

// An IncidentHead is what stands above every page of one incident.
type IncidentHead struct {
	Ref, Title, Entity string
	Status             Tag
	Restricted         bool
	// Aware is when the clocks started, as well as that is known.
	Aware calendar.Moment
	// Undecided is how many decisions the incident waits for.
	Undecided int
	// MayEdit offers the page of who may see the incident.
	MayEdit, MayLog bool
	// Letters offers the page of what people are told: there may be people to tell.
	Letters bool
}

// The places of an incident: what comes after its own address, and the current
// of [incidentNav].
const (
	AtHome      = ""
	AtEdit      = "/edit"
	AtTimeline  = "/timeline"
	AtAwareness = "/awareness"
	AtPeople    = "/people"
	AtEvidence  = "/evidence"
	AtSummary   = "/summary"
	AtLog       = "/log"
	AtAccess    = "/access"
)

// PathIncident is the address of an incident, or of one of its places.
func PathIncident(ref, place string) string { return PathIncidents + "/" + ref + place }

// CrumbIncidents is the register, and CrumbIncident an incident, as the page above.
var CrumbIncidents = Link{navIncidents, PathIncidents}

// CrumbIncident is the incident as the page above.
func CrumbIncident(ref string) Link { return Link{i18n.Same(ref), PathIncident(ref, AtHome)} }

var (
	incidentNavText = i18n.Text{SV: "Incidentens sidor", EN: "Pages of the incident"}
	awareSince      = i18n.Text{SV: "Kännedom sedan", EN: "Aware since"}
	awareMissing    = i18n.Text{SV: "Ingen tid är antecknad", EN: "No time is recorded"}
	accessText      = i18n.Text{SV: "Behörighet", EN: "Access"}
	entityText      = i18n.Text{SV: "Juridisk person", EN: "Legal entity"}
)

// incidentNav is the menu of an incident; current is one of the places.
func incidentNav(h IncidentHead, current string) []NavItem {
	items := [...]struct {
		text  i18n.Text
		place string
		may   bool
	}{
		{i18n.Text{SV: "Översikt", EN: "Overview"}, AtHome, true},
		{i18n.Text{SV: "Uppgifter", EN: "Facts"}, AtEdit, true},
		{i18n.Text{SV: "Utkast", EN: "Drafts"}, AtForms, true},
		{i18n.Text{SV: "Vad vi har sagt", EN: "What we told them"}, AtTold, true},
		{i18n.Text{SV: "Frågor", EN: "Questions"}, AtQuestions, true},
		{i18n.Text{SV: "Händelser", EN: "Timeline"}, AtTimeline, true},
		{i18n.Text{SV: "Kännedom", EN: "Awareness"}, AtAwareness, true},
		{i18n.Text{SV: "Tänk om", EN: "What if"}, AtWhatIf, true},
		{i18n.Text{SV: "Antal berörda", EN: "People affected"}, AtPeople, true},
		{i18n.Text{SV: "Brev", EN: "Letters"}, AtLetters, h.Letters},
		{i18n.Text{SV: "Bevis", EN: "Evidence"}, AtEvidence, true},
		{i18n.Text{SV: "Sammanställning", EN: "Summary"}, AtSummary, true},
		{i18n.Text{SV: "Logg", EN: "Log"}, AtLog, h.MayLog},
		{accessText, AtAccess, h.MayEdit},
	}
	nav := make([]NavItem, 0, len(items))
	for _, x := range items {
		if x.may {
			nav = append(nav, NavItem{Text: x.text, Href: PathIncident(h.Ref, x.place), Current: x.place == current})
		}
	}
	nav[0].Count = h.Undecided
	return nav
}

// Sentences is texts one after another.
func Sentences(texts ...i18n.Text) i18n.Text {
	var all i18n.Text
	for _, t := range texts {
		switch {
		case t.IsZero():
		case all.IsZero():
			all = t
		default:
			all = i18n.Text{SV: all.SV + " " + t.SV, EN: all.EN + " " + t.EN}
		}
	}
	return all
}
