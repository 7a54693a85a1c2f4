package templates

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// A ReportForm is the ninety-second form.
type ReportForm struct {
	Form     PostForm
	Problems []Problem

	// Besides is an earlier report which this one is known not to be, and Repeats
	// asks whether it is.
	Besides string
	Repeats *Repeats
	// Zone is the country by whose clock Aware is.
	Zone string
	// LongAgo asks whether so early a time of awareness is right, and AwareIs is
	// the time of which that has been said.
	LongAgo *LongAgo
	AwareIs string

	Informant Field
	Aware     DateTime
	// TimeNow opens the draft with the time right now; empty where Aware is no draft's.
	TimeNow      string
	Summary      Field
	PersonalData Choice
	ServicesDown Choice
	KnownBy      Field
	// Entity is asked for when there is more than one; OnlyEntity names the one.
	Entity     Choice
	OnlyEntity string
	EntityID   string
	// NoEntity says that there is none to choose from, and MayEntities offers to
	// add one.
	NoEntity, MayEntities bool
}

// A Repeats asks whether a report is another one than that with the reference.
type Repeats struct {
	Ref  string
	Text i18n.Text
}

// buttons are both choices, neither of them the likelier one.
func (v Repeats) buttons() []Button {
	return []Button{{Text: repeatsOpen.With(v.Ref), Href: PathIncident(v.Ref, AtHome), Kind: "second"}, {Text: reportAnother, Kind: "second"}}
}

// A LongAgo asks whether a time that lies far back is the one that was meant.
type LongAgo struct {
	Text i18n.Text
	// Time is what the answer says yes to: of another time it is asked anew.
	Time string
}

// buttons are both answers.
func (v LongAgo) buttons() []Button {
	return []Button{{Text: longAgoYes, Kind: "second", Name: "aware_is", Value: v.Time}, {Text: longAgoNo, Kind: "second", Href: "#aware_at"}}
}

// A Reported is the answer to a report: its reference, what starts to run, and
// what to do now.
type Reported struct {
	Ref, Title, Entity string
	Aware              calendar.Moment
	In                 i18n.Text // by whose clock the times are, where it is not the Swedish one
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
	// Provisional marks a limit that rests on what is not known, and Gaps says on
	// what; Unverified one of which nobody has read the text.
	Provisional, Unverified bool
	Gaps                    []i18n.Text
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

	reportLead      = i18n.Text{SV: "Fyll i det du vet. Bara vem som rapporterar och när ni fick kännedom måste anges, resten kan kompletteras sedan.", EN: "Fill in what you know. Only who reports and when you became aware must be given; the rest can be added later."}
	reportSubmit    = i18n.Text{SV: "Rapportera", EN: "Report"}
	reportFor       = i18n.Text{SV: "Gäller %s.", EN: "Concerns %s."}
	reportNobody    = i18n.Text{SV: "Ingen juridisk person är upplagd än. Rapportera ändå: incidenten får de strängaste fristerna tills det är angivet vem den gäller.", EN: "No legal entity has been added yet. Report all the same: the incident has the strictest time limits until it is given whom it concerns."}
	reportNobodyAsk = i18n.Text{SV: "Be sedan en handläggare eller administratör lägga till den.", EN: "Then ask a handler or an administrator to add it."}
	reportedSince   = i18n.Text{SV: "Vi har antecknat att någon fick kännedom %s. Fristerna är preliminära tills den tiden är bekräftad.", EN: "We have recorded that someone became aware %s. The time limits are provisional until that time is confirmed."}
	reportedLimits  = i18n.Text{SV: "Frister", EN: "Time limits"}
	reportedNone    = i18n.Text{SV: "Inga frister följer av det som är känt än.", EN: "No time limits follow from what is known so far."}
	reportedNow     = i18n.Text{SV: "Gör nu", EN: "Do now"}
	reportedOpen    = i18n.Text{SV: "Öppna incidenten", EN: "Open the incident"}
	reportedDecide  = i18n.Text{SV: "Beslut senast", EN: "Decide by"}
	reportAnother   = i18n.Text{SV: "Rapportera en till", EN: "Report another"}
	repeatsOpen     = i18n.Text{SV: "Öppna %s", EN: "Open %s"}
	repeatsAsk      = i18n.Text{SV: "Är det samma incident: öppna den. Det du har skrivit här finns kvar som utkast. Är det en annan incident: rapportera en till.", EN: "If it is the same incident, open it. What you have written here is kept as a draft. If it is another incident, report another."}
	reportTimeNow   = i18n.Text{SV: "Ta bort utkastets tid och fyll i tiden just nu", EN: "Clear the draft’s time and fill in the time right now"}
	longAgoAsk      = i18n.Text{SV: "Fristerna räknas från den tiden. Stämmer den inte: ändra den. Stämmer den: rapportera med den.", EN: "The time limits are counted from that time. If it is wrong, change it. If it is right, report with it."}
	longAgoYes      = i18n.Text{SV: "Tiden stämmer, rapportera", EN: "The time is right, report"}
	longAgoNo       = i18n.Text{SV: "Ändra tiden", EN: "Change the time"}
	reportedPrint   = i18n.Text{SV: "Sidan kan skrivas ut och finns kvar på samma adress.", EN: "This page can be printed, and stays at the same address."}
)
