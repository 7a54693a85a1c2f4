package templates

import "frist/models/i18n"

// A DecideView asks what is decided about one obligation.
type DecideView struct {
	Head IncidentHead
	Form PostForm
	// Duty is the obligation as it stands, without anything to press.
	Duty Duty
	// Standing says what was decided before, oldest first.
	Standing []Standing
	// Outdated says what has changed since of what the decision rests on.
	Outdated i18n.Text
	// Lead says what the decision is about; Law is the sentence that decides it.
	Lead, Law i18n.Text
	Outcome   Choice
	// Ground asks on which ground nothing is done; nil where the law names none.
	Ground   *Choice
	Reason   Field
	At       DateTime
	By       Field
	Problems []Problem
}

// A Standing is a decision that was made.
type Standing struct {
	What   i18n.Text
	Reason string
	// When says when and by whom.
	When string
}

// A DecideCheck shows a decision once more before it is stored, with what it
// does to the clocks.
type DecideCheck struct {
	Head  IncidentHead
	Form  PostForm
	Facts []Fact
	// Values are what the form said, sent again with the confirmation.
	Values []Hidden
	// Consequence is what follows from it in law; Heavy sets it as a warning.
	Consequence i18n.Text
	Heavy       bool
	// Warnings are what speaks against the time.
	Warnings []i18n.Text
	Effects  []Effect
	Confirm  Button
	Back     string
	Problems []Problem
}

// A Hidden is a value of a form that nobody sees.
type Hidden struct{ Name, Value string }

// atNoPlace is the current of a page that is none of the places of an incident.
const atNoPlace = "/"

var (
	decideStanding = i18n.Text{SV: "Tidigare beslut", EN: "Earlier decisions"}
	decideReplaces = i18n.Text{SV: "Ett nytt beslut gäller i stället för de tidigare, som finns kvar i akten.", EN: "A new decision takes the place of the earlier ones, which stay on record."}
	decideCheck    = i18n.Text{SV: "Fortsätt till kontroll", EN: "Continue to check"}
	decideCheckTip = i18n.Text{SV: "Inget sparas förrän du har sett hur beslutet påverkar fristerna och bekräftat.", EN: "Nothing is saved until you have seen what the decision does to the limits and confirmed it."}
	decideEffect   = i18n.Text{SV: "Följder för fristerna", EN: "Effect on the limits"}
	decideNone     = i18n.Text{SV: "Beslutet ändrar inte någon frist.", EN: "The decision changes no time limit."}
	decideNow      = i18n.Text{SV: "Nu", EN: "Now"}
	decideAfter    = i18n.Text{SV: "Efter beslutet", EN: "After the decision"}
	decideBack     = i18n.Text{SV: "Gå tillbaka", EN: "Go back"}
	decideNotYet   = i18n.Text{SV: "Ingenting är sparat än. Kontrollera uppgifterna och bekräfta.", EN: "Nothing is saved yet. Check the answers and confirm."}
)
