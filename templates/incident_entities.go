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
	// Remove is its form; nil for those who may not remove it.
	Remove *PostForm
}

// An EntityAdd asks for a further entity.
type EntityAdd struct {
	PostForm PostForm
	Entity   Choice
}

var (
	partsTitle   = i18n.Text{SV: "Juridiska personer", EN: "Legal entities"}
	partsIntro   = i18n.Text{SV: "Varje juridisk person som incidenten gäller har sina egna skyldigheter, frister, beslut och inlämningar. Det som har hänt, kännedomen, antalet berörda och uppgifterna är gemensamma.", EN: "Each legal entity that the incident concerns has its own obligations, time limits, decisions and filings. What happened, awareness, how many are affected and the facts are shared."}
	partsOwn     = i18n.Text{SV: "Incidentens egen", EN: "The incident’s own"}
	partsAdd     = i18n.Text{SV: "Lägg till en juridisk person", EN: "Add a legal entity"}
	partsAddHint = i18n.Text{SV: "När den har lagts till räknas dess frister från den gemensamma kännedomen.", EN: "Once it is added, its limits are counted from the shared awareness."}
	partsNone    = i18n.Text{SV: "Det finns ingen annan juridisk person att lägga till.", EN: "There is no other legal entity to add."}
	partsNew     = i18n.Text{SV: "Registrera en ny juridisk person", EN: "Register a new legal entity"}
	partsRemove  = i18n.Text{SV: "Ta bort", EN: "Remove"}
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
