package templates

import "frist/models/i18n"

// AtEntities is the page of the entities that an incident concerns.
const AtEntities = "/entities"

// IncidentEntities is the entities that an incident concerns.
type IncidentEntities struct {
	Head  IncidentHead
	Parts []EntityPart
	// Add asks for a further one; nil for those who may not, and when there is none
	// to add.
	Add *EntityAdd
	// MayAdd is set for those who may add one, MayKeep for those who may make a new one.
	MayAdd, MayKeep bool
	// Changed is set when somebody changed the entities meanwhile.
	Changed  bool
	Problems []Problem
}

// An EntityPart is one of them.
type EntityPart struct {
	ID, Name string
	// Own is set for the incident's own entity.
	Own   bool
	Facts []Fact
	// Remove leads to where it is removed; empty for those who may not. Stays is what
	// was done in its name, for which nobody can.
	Remove string
	Stays  []i18n.Text
}

// An EntityRemove asks before an entity is taken out of an incident.
type EntityRemove struct {
	Head IncidentHead
	Name string
	Form PostForm
	// Stays is what was done in its name, for which it cannot be removed.
	Stays []i18n.Text
	// Classified says how the incident is classified for it, if it is.
	Classified i18n.Text
	// Open are its duties that are not met.
	Open     []Duty
	Reason   Field
	Problems []Problem
	Changed  bool
}

// An EntityAdd asks for a further entity.
type EntityAdd struct {
	PostForm PostForm
	Entity   Choice
}

var (
	partsTitle   = i18n.Text{SV: "Juridiska personer", EN: "Legal entities"}
	partsIntro   = i18n.Text{SV: "Varje juridisk person som incidenten gäller har sina egna skyldigheter, frister, beslut och inlämningar. Det som har hänt, kännedomen, antalet berörda och uppgifterna är gemensamma.", EN: "Each legal entity that the incident concerns has its own obligations, time limits, decisions and filings. What happened, awareness, how many are affected and the facts are shared."}
	partsOwn     = i18n.Text{SV: "Den juridiska person som incidenten registrerades för", EN: "The legal entity for which the incident was registered"}
	partsAdd     = i18n.Text{SV: "Lägg till en juridisk person", EN: "Add a legal entity"}
	partsAddHint = i18n.Text{SV: "När den har lagts till räknas dess frister från den gemensamma kännedomen.", EN: "Once it is added, its limits are counted from the shared awareness."}
	partsNone    = i18n.Text{SV: "Det finns ingen annan juridisk person att lägga till.", EN: "There is no other legal entity to add."}
	partsNew     = i18n.Text{SV: "Registrera en ny juridisk person", EN: "Register a new legal entity"}
	partsRemove  = i18n.Text{SV: "Ta bort", EN: "Remove"}
	partsStays   = i18n.Text{SV: "Kan inte tas bort ur incidenten. Följande är gjort i dess namn och ska finnas kvar:", EN: "Cannot be removed from the incident. This was done in its name and is to stay:"}
	removeEffect = i18n.Text{SV: "Den juridiska personen tas bort ur incidenten med sina skyldigheter. Dess frister slutar att räknas i Frist, i översikten, i kalendern och i sammanställningen. Det som är gemensamt för incidenten finns kvar, och den juridiska personen kan läggas till igen.", EN: "The legal entity is removed from the incident with its obligations. Frist stops counting its limits, in the overview, in the calendar and in the summary. What the incident has in common stays, and the legal entity can be added again."}
	removeOpen   = i18n.Text{SV: "Dessa skyldigheter är inte uppfyllda. De upphör inte för att den juridiska personen tas bort här.", EN: "These obligations are not met. They do not end because the legal entity is removed here."}
	removeNone   = i18n.Text{SV: "Ingen frist löper för den juridiska personen.", EN: "No time limit is running for the legal entity."}
	removeClass  = i18n.Text{SV: "Klassificeringen tas också bort:", EN: "The classification is removed too:"}
	removeButton = i18n.Text{SV: "Ta bort ur incidenten", EN: "Remove from the incident"}
	partsEdit    = i18n.Text{SV: "Lägg till eller ta bort juridiska personer", EN: "Add or remove legal entities"}
	partsShow    = i18n.Text{SV: "Visa de juridiska personerna", EN: "Show the legal entities"}
	partsChanged = i18n.Text{SV: "Någon annan ändrade de juridiska personerna medan du hade sidan öppen. Så här är läget nu. Kontrollera och tryck igen om det fortfarande stämmer.", EN: "Someone else changed the legal entities while you had the page open. This is how it stands now. Check it, and press again if it still holds."}
)

// link leads from the home of an incident to its entities.
func (v IncidentHome) entitiesLink() i18n.Text {
	if v.MayKeep {
		return partsEdit
	}
	return partsShow
}
