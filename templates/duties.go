package templates

import "frist/models/i18n"

// The addresses of the firm's own duties.
const (
	PathDuties  = "/duties"
	PathDutyNew = PathDuties + "/new"
)

// PathDuty is the page of one duty, or what hangs on it.
func PathDuty(slug, rest string) string { return PathDuties + "/" + slug + rest }

// An OwnDutyRow is one line of the list of the firm's own duties.
type OwnDutyRow struct {
	Title, Href, Recipient, Reference, Whose string
	Kind, Span                               i18n.Text
	// State says whether it is in force, and from or until when.
	State i18n.Text
}

// OwnDuties is the list of the firm's own duties. Add is empty if this person may
// add none.
type OwnDuties struct {
	Rows []OwnDutyRow
	Add  string
}

// An OwnDutyForm asks what was agreed.
type OwnDutyForm struct {
	Form     PostForm
	Back     string
	About    i18n.Text // of a new one: what this kind is
	Edited   bool
	Entity   *Choice // nil: it is said already
	Kind     Choice
	TitleSV  Field
	TitleEN  Field
	Whom     Field
	Contract Field
	Clause   Field
	Trigger  Choice
	Within   Field
	Unit     Choice
	Reading  Choice
	If       Choice
	First    DateTime
	Last     DateTime
	Reason   *Field // of a new version
	Sample   DateTime
	// Preview is what would follow, once it has been asked for; Seen stands for what
	// it was computed from.
	Preview  *Duty
	Seen     string
	Moves    []DutyMove // in open incidents, by what is to be stored
	Changed  bool       // since the preview before
	Stale    bool       // somebody else has made a version meanwhile
	File     Field
	FileLost bool   // one came that was not kept
	HasFile  string // the file of the version before
	Problems []Problem
}

// An OwnDutyView is one duty with its versions.
type OwnDutyView struct {
	State    i18n.Text
	Facts    []Fact
	Clause   string
	Versions []OwnDutyVersion
	Edit     string // empty: this person may not
	End      string
}

// An OwnDutyVersion is one version of a duty.
type OwnDutyVersion struct {
	Number             int
	Period, Span, File string
	FileHref           string
	Reason             string
	By                 string
}

// An OwnDutyEnd asks when and why a duty ends.
type OwnDutyEnd struct {
	Form     PostForm
	Back     string
	Last     DateTime
	Reason   Field
	Moves    []DutyMove
	Seen     string // stands for them
	Stale    bool
	Problems []Problem
}

// A DutyMove is an obligation in an open incident that a version of a duty changes.
type DutyMove struct {
	Ref, Title, Entity string
	Duty               i18n.Text
	Was, Is            i18n.Text
}

var (
	// DutiesTitle is what the firm's own duties are called.
	DutiesTitle = i18n.Text{SV: "Egna skyldigheter", EN: "Custom duties"}
	// DutyAddTitle is the heading of the page that adds one.
	DutyAddTitle = i18n.Text{SV: "Lägg till en egen skyldighet", EN: "Add a custom duty"}
	// DutyEditTitle and DutyEndTitle are those of the pages that change one.
	DutyEditTitle = i18n.Text{SV: "Gör en ny version", EN: "Make a new version"}
	DutyEndTitle  = i18n.Text{SV: "Avsluta skyldigheten", EN: "End the duty"}

	dutiesAbout  = i18n.Text{SV: "Det som företaget har åtagit sig utöver lagen: i avtal, mot försäkringsbolaget, kortnätverket, en personuppgiftsansvarig eller koncernen. Varje skyldighet räknas och visas som de i lagen, i alla incidenter som den gäller.", EN: "What the firm has taken on beside the law: in contracts, towards its insurer, a card scheme, a controller or the group. Each duty is computed and shown as those of the law are, in all incidents that it concerns."}
	dutiesNone   = i18n.Text{SV: "Ingen egen skyldighet finns ännu", EN: "There is no custom duty yet"}
	dutiesWhy    = i18n.Text{SV: "Lägg in de frister som företaget har avtalat om, så räknas de tillsammans med lagens.", EN: "Enter the time limits that the firm has agreed to, and they are computed together with those of the law."}
	dutiesTable  = i18n.Text{SV: "Alla egna skyldigheter", EN: "All custom duties"}
	dutyKinds    = i18n.Text{SV: "Var kommer skyldigheten ifrån? Formuläret fylls i med det som är vanligt, och allt kan ändras.", EN: "Where does the duty come from? The form is filled in with what is usual, and all of it can be changed."}
	dutyName     = i18n.Text{SV: "Skyldighet", EN: "Duty"}
	dutyWhom     = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	dutySpan     = i18n.Text{SV: "Tid", EN: "Time"}
	dutyContract = i18n.Text{SV: "Avtal och punkt", EN: "Contract and clause"}
	dutyWhose    = i18n.Text{SV: "Gäller för", EN: "Concerns"}
	dutyState    = i18n.Text{SV: "I kraft", EN: "In force"}
	dutyClause   = i18n.Text{SV: "Ordalydelse", EN: "Wording"}
	dutyVersions = i18n.Text{SV: "Versioner", EN: "Versions"}
	dutyVersion  = i18n.Text{SV: "Version", EN: "Version"}
	dutyFile     = i18n.Text{SV: "Fil", EN: "File"}
	dutyReason   = i18n.Text{SV: "Skäl", EN: "Reason"}
	dutyBy       = i18n.Text{SV: "Antecknad", EN: "Recorded"}
	dutyPreview  = i18n.Text{SV: "Så räknas fristen", EN: "How the limit is computed"}
	dutyAgreed   = i18n.Text{SV: "Det som är avtalat", EN: "What was agreed"}
	dutyCheck    = i18n.Text{SV: "Visa hur fristen räknas", EN: "Show how the limit is computed"}
	dutyRecheck  = i18n.Text{SV: "Räkna om", EN: "Compute again"}
	dutySave     = i18n.Text{SV: "Spara", EN: "Save"}
	dutyChanged  = i18n.Text{SV: "Uppgifterna har ändrats sedan fristen visades. Kontrollera den en gång till och spara.", EN: "Something was changed since the limit was shown. Check it once more, and save."}
	dutyStale    = i18n.Text{SV: "Någon annan ändrade skyldigheten medan du hade sidan öppen. Det du skrev står kvar. Läs den senaste versionen, och spara igen om det fortfarande stämmer.", EN: "Someone else changed the duty while you had the page open. What you wrote is still here. Read the latest version, and save again if it still holds."}
	dutyEffect   = i18n.Text{SV: "Incidenter behåller den version som gällde den dag då ni fick kännedom. En dag i det förflutna, eller ingen första dag alls, ändrar därför också frister i incidenter som pågår. Vilka visas innan något sparas, och det antecknas i loggen för var och en. Det som är inlämnat behåller sin tid, och avslutade incidenter ändras inte.", EN: "Incidents keep the version that was in force on the day you became aware. A day in the past, or no first day at all, therefore also changes limits of incidents that are open. Which they are is shown before anything is stored, and noted in the log of each. What has been filed keeps its time, and closed incidents do not change."}
	dutyEndText  = i18n.Text{SV: "Incidenter som ni fick kännedom om senast den dagen behåller skyldigheten. Senare incidenter får den inte. Ligger dagen i det förflutna faller skyldigheten därför bort ur incidenter som pågår och som ni fick kännedom om senare: de visas innan något sparas, och det antecknas i loggen för var och en. Avslutade incidenter ändras inte.", EN: "Incidents of which you became aware by that day keep the duty. Later ones do not get it. If the day is in the past, the duty therefore goes from open incidents of which you became aware later: they are shown before anything is stored, and it is noted in the log of each. Closed incidents do not change."}
	dutyFileLost = i18n.Text{SV: "Filen som du valde är inte sparad. Välj den igen när du sparar.", EN: "The file that you chose is not kept. Choose it again when you save."}
	dutyMoves    = i18n.Text{SV: "Det här ändras i incidenter som pågår", EN: "What changes in open incidents"}
	dutyMovesAre = i18n.Text{SV: "Om du sparar ändras det som står i tabellen, och det antecknas i loggen för varje incident. Incidenter som du inte får se räknas också om.", EN: "If you save, what stands in the table changes, and it is noted in the log of each incident. Incidents that you may not see are computed again as well."}
	dutyMoveIn   = i18n.Text{SV: "Incident", EN: "Incident"}
	dutyWas      = i18n.Text{SV: "Nu", EN: "Now"}
	dutyBecomes  = i18n.Text{SV: "Blir", EN: "Becomes"}
	dutyEndAll   = i18n.Text{SV: "Avsluta skyldigheten och ändra incidenterna", EN: "End the duty and change the incidents"}
	dutyDownload = i18n.Text{SV: "Hämta %s (version %s)", EN: "Download %s (version %s)"}
	dutyHas      = i18n.Text{SV: "Nu: %s. Den följer med till den nya versionen om du inte väljer en annan.", EN: "Now: %s. It goes on to the new version unless you choose another."}
)

func (p Page) ownDutyTable(rows []OwnDutyRow) Table {
	t := Table{Caption: dutiesTable, Columns: []Column{{Label: dutyName}, {Label: dutyWhom}, {Label: dutySpan}, {Label: dutyContract}, {Label: dutyWhose}, {Label: dutyState}}}
	for _, r := range rows {
		t.Rows = append(t.Rows, []Cell{{Text: r.Title, Href: r.Href, Note: p.Say(r.Kind)}, {Text: r.Recipient}, {Text: p.Say(r.Span)}, {Text: r.Reference}, {Text: r.Whose}, {Text: p.Say(r.State)}})
	}
	return t
}

func (p Page) ownVersionTable(versions []OwnDutyVersion) Table {
	t := Table{Caption: dutyVersions, Columns: []Column{{Label: dutyVersion}, {Label: dutyState}, {Label: dutySpan}, {Label: dutyFile}, {Label: dutyReason}, {Label: dutyBy}}}
	for _, v := range versions {
		t.Rows = append(t.Rows, []Cell{{Text: p.Say(i18n.Number(v.Number))}, {Text: v.Period}, {Text: v.Span}, {Text: v.File}, {Text: v.Reason}, {Text: v.By}})
	}
	return t
}

// fileField is the question about the file, which says which one there is.
func (f OwnDutyForm) fileField() Field {
	x := f.File
	if f.HasFile != "" {
		x.Hint = dutyHas.With(f.HasFile)
	}
	return x
}

// button is what ends the duty.
func (v *OwnDutyEnd) button() i18n.Text {
	if len(v.Moves) > 0 {
		return dutyEndAll
	}
	return DutyEndTitle
}

func (p Page) dutyMoveTable(moves []DutyMove) Table {
	t := Table{Caption: dutyMoves, Columns: []Column{{Label: dutyMoveIn}, {Label: dutyName}, {Label: dutyWas}, {Label: dutyBecomes}}}
	for i := range moves {
		m := &moves[i]
		t.Rows = append(t.Rows, []Cell{{Text: m.Ref, Href: PathIncident(m.Ref, AtHome), Note: m.Title}, {Text: p.Say(m.Duty), Note: m.Entity}, {Text: p.Say(m.Was)}, {Text: p.Say(m.Is)}})
	}
	return t
}
