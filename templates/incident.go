package templates

import (
	"time"

	"frist/models/i18n"
)

// An IncidentHome is one incident: what has to be done by when, and the latest
// of everything else.
type IncidentHome struct {
	Head    IncidentHead
	Summary string
	// Facts are what was said when the incident was reported.
	Facts  []Fact
	Groups []DutyGroup
	// Folded are the duties that do not apply or were decided against.
	Folded  []Duty
	Entries []HomeEntry
	// MoreEntries is set when the timeline has more than is shown.
	MoreEntries bool
	// Told are facts that are not as recipients were told, and Questions wait for an
	// answer.
	Told      []ToldNotice
	Questions []HomeQuestion
	Counts    []Fact
	Entities  []HomeEntity
	// Drafts say how much of each is filled in, and Missing what has to be known first.
	Drafts, Missing []Link
	MayKeep         bool
	// Edition is set when there is a newer edition of the law.
	Edition *EditionNotice
	// Closed says when it was closed, and CloseReason why that was done although
	// something was still to be done.
	Closed      i18n.Text
	CloseReason string
	// Closing leads to the page that closes or reopens the incident.
	Closing *Link
}

// A DutyGroup is duties that stand in the same place.
type DutyGroup struct {
	Title  i18n.Text
	Duties []Duty
}

// A HomeEntity is one of the entities that an incident concerns.
type HomeEntity struct {
	Name string
	Kind i18n.Text
}

// A HomeEntry is one of the latest entries of the timeline.
type HomeEntry struct {
	At   time.Time
	When string
	What string
}

var (
	homeTitle      = i18n.Text{SV: "Skyldigheter och frister", EN: "Obligations and time limits"}
	homeNone       = i18n.Text{SV: "Ingen skyldighet följer av det som är känt.", EN: "No obligation follows from what is known."}
	homeFolded     = i18n.Text{SV: "Krävs inte eller inte aktuella (%s)", EN: "Not required or not applicable (%s)"}
	homeLatest     = i18n.Text{SV: "Senaste händelserna", EN: "Latest in the timeline"}
	homeAllEntries = i18n.Text{SV: "Visa alla händelser", EN: "Show the whole timeline"}
	homeNoEntries  = i18n.Text{SV: "Inga händelser är antecknade än.", EN: "Nothing is in the timeline yet."}
	homeAddEntry   = i18n.Text{SV: "Lägg till händelse", EN: "Add to the timeline"}
	homeCounts     = i18n.Text{SV: "Antal berörda", EN: "People affected"}
	homeNoCounts   = i18n.Text{SV: "Hur många som berörs är inte känt än.", EN: "How many are affected is not known yet."}
	homeAddCount   = i18n.Text{SV: "Ange antal", EN: "Enter a number"}
	homeAllCounts  = i18n.Text{SV: "Visa alla revideringar", EN: "Show all revisions"}
	homeFacts      = i18n.Text{SV: "Uppgifter", EN: "Facts"}
	homeNoDrafts   = i18n.Text{SV: "Ingen skyldighet med ett formulär är öppen.", EN: "No obligation with a form is open."}
	homeMissing    = i18n.Text{SV: "Detta saknas:", EN: "Still missing:"}
	homeAllFacts   = i18n.Text{SV: "Visa alla uppgifter", EN: "Show all facts"}
	homeClosedWhy  = i18n.Text{SV: "Skäl att avsluta fast skyldigheter var öppna:", EN: "Reason for closing although obligations were open:"}
	homeReport     = i18n.Text{SV: "Första rapporten", EN: "The first report"}
)

// An IncidentStatus is the page that asks before an incident is closed or
// reopened.
type IncidentStatus struct {
	Head    IncidentHead
	Version int
	// Close is set when the incident is open, so that it can be closed.
	Close bool
	// Open are the duties that are not met: with any, a Reason is asked for.
	Open     []Duty
	Reason   Field
	Problems []Problem
	// Changed is set when somebody changed the incident meanwhile.
	Changed bool
}

var (
	closeEffect   = i18n.Text{SV: "När incidenten är avslutad visas dess frister inte längre i översikten. Akten finns kvar, kan läsas och fyllas på, och incidenten kan öppnas igen. Att den avslutades antecknas i loggen.", EN: "Once the incident is closed, its time limits are no longer shown in the overview. The record stays, can be read and added to, and the incident can be reopened. That it was closed is noted in the log."}
	closeClear    = i18n.Text{SV: "Ingen frist löper och inget beslut väntar.", EN: "No time limit is running and no decision is waiting."}
	closeWarning  = i18n.Text{SV: "Dessa skyldigheter är inte uppfyllda. De upphör inte för att incidenten avslutas här.", EN: "These obligations are not met. They do not end because the incident is closed here."}
	closeButton   = i18n.Text{SV: "Avsluta incidenten", EN: "Close the incident"}
	closeAnyway   = i18n.Text{SV: "Avsluta trots öppna skyldigheter", EN: "Close despite open obligations"}
	reopenEffect  = i18n.Text{SV: "Incidentens frister visas då i översikten igen.", EN: "The incident’s time limits are then shown in the overview again."}
	reopenButton  = i18n.Text{SV: "Öppna incidenten igen", EN: "Reopen the incident"}
	changedNotice = i18n.Text{SV: "Någon annan ändrade incidenten medan du hade sidan öppen. Så här är läget nu. Kontrollera och tryck igen om det fortfarande stämmer.", EN: "Someone else changed the incident while you had the page open. This is how it stands now. Check it, and press again if it still holds."}
	closeNoTime   = i18n.Text{SV: "utan tid i siffror", EN: "without a number"}
)

// An IncidentAccess is who may see an incident.
type IncidentAccess struct {
	Head    IncidentHead
	Version int
	Changed bool
	// Restricted is "yes" or "no".
	Restricted Choice
	Members    Choice
	Problems   []Problem
}

var (
	accessLead   = i18n.Text{SV: "En begränsad incident syns bara för dem som är utvalda här, och för granskare. För alla andra finns den inte: varken i listor, i översikten, i exporter eller under sin adress.", EN: "A restricted incident is seen only by those chosen here, and by auditors. For everyone else it does not exist: not in lists, the overview or exports, nor under its address."}
	accessSelf   = i18n.Text{SV: "Du själv är alltid med bland de utvalda. Den som har rapporterat incidenten i rollen Rapportör ser den alltid.", EN: "You are always among those chosen. Whoever reported the incident as a Reporter always sees it."}
	accessSave   = i18n.Text{SV: "Spara behörigheten", EN: "Save access"}
	cancelButton = i18n.Text{SV: "Avbryt", EN: "Cancel"}
)
