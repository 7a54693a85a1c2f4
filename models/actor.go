package models

import "frist/models/i18n"

// An Actor is who reads or writes. It is an argument of every method, never a
// context value: the compiler asks "who?".
type Actor struct {
	// ID is the user's, and 0 for somebody at the command line.
	ID   int64
	Name string
	Role Role
}

// Operator is the person at the command line, who has the file and so every
// right. The name is the operating system's.
func Operator(name string) Actor { return Actor{Name: name, Role: operator} }

// A Role is what a user may do.
type Role string

// The roles, and one that no user can have.
const (
	Reader   Role = "reader"
	Reporter Role = "reporter"
	Handler  Role = "handler"
	Approver Role = "approver"
	Auditor  Role = "auditor"
	Admin    Role = "admin"

	operator Role = "operator"
)

// Roles lists the roles that a user can have, and what they are called.
var Roles = []struct {
	Role       Role
	Name, Hint i18n.Text
}{
	{Reporter, i18n.Text{SV: "Rapportör", EN: "Reporter"}, i18n.Text{SV: "Rapporterar incidenter och ser bara sina egna.", EN: "Reports incidents and sees only their own."}},
	{Reader, i18n.Text{SV: "Läsare", EN: "Reader"}, i18n.Text{SV: "Läser incidenter som inte är begränsade.", EN: "Reads incidents that are not restricted."}},
	{Handler, i18n.Text{SV: "Handläggare", EN: "Handler"}, i18n.Text{SV: "Håller akten, beslutar, låser utkast och lämnar in.", EN: "Keeps the record, decides, seals drafts and files."}},
	{Approver, i18n.Text{SV: "Godkännare", EN: "Approver"}, i18n.Text{SV: "Som handläggare. Godkänner dessutom de utkast som andra har låst, aldrig sina egna.", EN: "As a handler. Also approves the drafts that others have sealed, never their own."}},
	{Auditor, i18n.Text{SV: "Granskare", EN: "Auditor"}, i18n.Text{SV: "Läser allt, även begränsade incidenter och hela loggen. Ändrar inget.", EN: "Reads everything, restricted incidents and the whole log too. Changes nothing."}},
	{Admin, i18n.Text{SV: "Administratör", EN: "Administrator"}, i18n.Text{SV: "Sköter användare och juridiska personer. Ser inga incidenter.", EN: "Manages users and entities. Sees no incidents."}},
}

// RoleName says what a role is called.
func RoleName(r Role) i18n.Text {
	for _, x := range Roles {
		if x.Role == r {
			return x.Name
		}
	}
	return i18n.Text{SV: "Kommandorad", EN: "Command line"}
}

// A Right is one thing that a role may do.
type Right int

// The rights.
const (
	SeeIncidents Right = iota
	SeeRestricted
	ReportIncident
	KeepRecord // timeline, counts, awareness, facts, evidence
	Decide     // decisions, sealed drafts and filings
	// ApproveDrafts is to approve what others have sealed.
	ApproveDrafts
	SeeLog
	KeepEntities
	KeepUsers
)

var rights = map[Role][]Right{
	Reader:   {SeeIncidents},
	Reporter: {SeeIncidents, ReportIncident}, // only what they reported themselves
	Handler:  {SeeIncidents, ReportIncident, KeepRecord, Decide, SeeLog, KeepEntities},
	Approver: {SeeIncidents, ReportIncident, KeepRecord, Decide, ApproveDrafts, SeeLog, KeepEntities},
	Auditor:  {SeeIncidents, SeeRestricted, SeeLog},
	Admin:    {KeepEntities, KeepUsers, SeeLog}, // of the log, what concerns no incident: see [Store.Log]
	operator: {SeeIncidents, SeeRestricted, ReportIncident, KeepRecord, Decide, SeeLog, KeepEntities, KeepUsers},
}

// May reports whether the actor's role has the right. That a person may keep
// records does not say which: see [Actor.sees].
func (a Actor) May(r Right) bool {
	for _, x := range rights[a.Role] {
		if x == r {
			return true
		}
	}
	return false
}

// sees returns the condition on incidents, aliased i, that holds for those the
// actor may see, and its arguments. Every query of incidents, or of anything
// that hangs on one, has it. Of an actor who may see none it need not be asked.
func (a Actor) sees() (sql string, args []any) {
	switch {
	case !a.May(SeeIncidents):
		return "0", nil
	case a.May(SeeRestricted):
		return "1", nil
	case a.Role == Reporter:
		return "i.reported_by = +? AND " + notShut, []any{a.ID, a.ID}
	default:
		return notShut, []any{a.ID}
	}
}

// notShut holds for incidents that are not restricted, and for those of which
// the actor is a member.
const notShut = "(i.restricted = 0 OR EXISTS (SELECT 1 FROM incident_members m WHERE m.incident_id = i.id AND m.user_id = +? AND m.active = 1))"
