package templates

import "frist/models/i18n"

// AtEdition is the page that moves an incident to the newest edition of the law.
const AtEdition = "/edition"

// An Edition is what the newest edition of the law would change for an incident.
type Edition struct {
	Head     IncidentHead
	Problems []Problem
	// From is the edition that it is kept under, and To the newest; the same if
	// there is nothing to move to.
	From, To int
	// Reason is why it was moved where it is.
	Reason string
	// Changed is set when somebody changed the incident meanwhile.
	Changed bool
	Groups  []EffectGroup
	Same    []Effect
	// Move is the form; nil for somebody who may not move it.
	Move *EditionForm
}

// An EffectGroup is obligations to which the same happens.
type EffectGroup struct {
	Title   i18n.Text
	Effects []Effect
}

// An EditionForm asks why the incident is moved.
type EditionForm struct {
	PostForm PostForm
	Reason   Field
}

// An EditionNotice says on the home of an incident that there is a newer edition.
type EditionNotice struct{ From, To int }

var (
	editionOld    = i18n.Text{SV: "Incidenten räknas enligt regelutgåva %s. Frist har nu utgåva %s.", EN: "The incident is computed under edition %s of the rules. Frist now has edition %s."}
	editionLook   = i18n.Text{SV: "Se vad som skulle ändras", EN: "See what would change"}
	editionNewest = i18n.Text{SV: "Incidenten räknas enligt regelutgåva %s, som är den senaste. Det finns inget att flytta till.", EN: "The incident is computed under edition %s of the rules, which is the newest. There is nothing to move to."}
	editionWhat   = i18n.Text{SV: "En regelutgåva är alla regler som Frist hade vid en tidpunkt. En incident behåller sin utgåva, så att det som räknades då kan räknas igen. Den flyttas bara om någon bekräftar det här.", EN: "An edition is all the rules that Frist had at one time. An incident keeps its edition, so that what was computed then can be computed again. It is moved only if somebody confirms it here."}
	editionWhy    = i18n.Text{SV: "Skäl när den flyttades dit", EN: "Reason when it was moved there"}
	editionAfter  = i18n.Text{SV: "Efter flytten", EN: "After the move"}
	editionNone   = i18n.Text{SV: "Ingen skyldighet och ingen frist i den här incidenten ändras.", EN: "No obligation and no time limit of this incident changes."}
	editionSame   = i18n.Text{SV: "Skyldigheter som inte ändras", EN: "Obligations that do not change"}
	editionSaves  = i18n.Text{SV: "Ingenting är sparat än. Det som redan är inlämnat behåller sin frist och den regelversion som gällde då. Flytten och skälet antecknas i loggen.", EN: "Nothing is saved yet. What has been filed keeps its limit and the version of the rule that applied then. The move and its reason are noted in the log."}
	editionMove   = i18n.Text{SV: "Flytta till regelutgåva %s", EN: "Move to edition %s"}
)
