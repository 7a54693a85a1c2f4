package templates

import (
	"time"

	"frist/models/i18n"
)

// A ReportForm is the ninety-second form.
type ReportForm struct {
	Form     PostForm
	Problems []Problem

	Informant    Field
	Aware        DateTime
	Summary      Field
	PersonalData Choice
	ServicesDown Choice
	KnownBy      Field
	// Entity is asked for when there is more than one; OnlyEntity names the one.
	Entity     Choice
	OnlyEntity string
	EntityID   string
}

// ReportBlocked is shown while there is nobody to report for.
type ReportBlocked struct{ MayEntities bool }

// A Reported is the answer to a report: its reference, what starts to run, and
// what to do now.
type Reported struct {
	Ref, Title, Entity string
	Aware              time.Time
	Limits             []ReportedLimit
	Tasks              []ReportedTask
}

// A ReportedLimit is one time limit of a new incident.
type ReportedLimit struct {
	Recipient string
	Title     i18n.Text
	Note      i18n.Text
	Law       string
	Strict    time.Time
	Latest    time.Time
	// Decide is set instead of the two where something must be decided by then.
	Decide time.Time
}

// By is the time that counts.
func (l ReportedLimit) By() time.Time {
	if l.Decide.IsZero() {
		return l.Strict
	}
	return l.Decide
}

// A ReportedTask is one of the things to do now.
type ReportedTask struct {
	Text i18n.Text
	More i18n.Text
	Href string
}

var (
	// ReportTitle is what the form is called.
	ReportTitle = reportText
	// ReportedTitle is what the confirmation is called.
	ReportedTitle = i18n.Text{SV: "Incidenten är rapporterad", EN: "The incident is reported"}

	reportLead     = i18n.Text{SV: "Fyll i det du vet. Bara vem som rapporterar och när ni fick kännedom måste anges, resten kan kompletteras sedan.", EN: "Fill in what you know. Only who reports and when you became aware must be given; the rest can be added later."}
	reportSubmit   = i18n.Text{SV: "Rapportera och starta klockorna", EN: "Report and start the clocks"}
	reportFor      = i18n.Text{SV: "Gäller %s.", EN: "Concerns %s."}
	blockedTitle   = i18n.Text{SV: "Det finns ingen juridisk person att rapportera för", EN: "There is no legal entity to report for"}
	blockedMay     = i18n.Text{SV: "En incident gäller alltid en juridisk person: den har skyldigheterna och bestämmer vilka frister som gäller. Lägg till den först; det tar en minut.", EN: "An incident always concerns a legal entity: it has the duties, and decides which time limits apply. Add it first; it takes a minute."}
	blockedAsk     = i18n.Text{SV: "En incident gäller alltid en juridisk person. Be en handläggare eller administratör lägga till den, och anteckna så länge på papper vem som ringde och när.", EN: "An incident always concerns a legal entity. Ask a handler or an administrator to add it, and meanwhile note on paper who called and when."}
	reportedClocks = i18n.Text{SV: "Vi har antecknat att någon fick kännedom %s. Klockorna är preliminära tills den tiden är bekräftad.", EN: "We have recorded that someone became aware %s. The clocks are provisional until that time is confirmed."}
	reportedLimits = i18n.Text{SV: "Frister", EN: "Time limits"}
	reportedNone   = i18n.Text{SV: "Inga frister följer av det som är känt än.", EN: "No time limits follow from what is known so far."}
	reportedNow    = i18n.Text{SV: "Gör nu", EN: "Do now"}
	reportedOpen   = i18n.Text{SV: "Öppna incidenten", EN: "Open the incident"}
	reportedDecide = i18n.Text{SV: "Beslut senast", EN: "Decide by"}
	reportedAgain  = i18n.Text{SV: "Rapportera en till", EN: "Report another"}
	reportedPrint  = i18n.Text{SV: "Sidan kan skrivas ut och finns kvar på samma adress.", EN: "This page can be printed, and stays at the same address."}
)
