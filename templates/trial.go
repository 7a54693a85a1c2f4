package templates

import (
	"slices"

	"frist/models/i18n"
)

// AtWhatIf is the page of an incident on which other facts are tried.
const AtWhatIf = "/what-if"

// The paths of the calculator, and of its setting.
const (
	PathCalculator     = "/calculator"
	PathCalculatorOpen = "/calculator/open"
)

// WhatIfTitle and CalculatorTitle are the titles of the two pages.
var (
	WhatIfTitle     = i18n.Text{SV: "Tänk om: andra uppgifter, andra frister", EN: "What if: other facts, other limits"}
	CalculatorTitle = i18n.Text{SV: "Fristkalkylator", EN: "Deadline calculator"}
)

var (
	trialAbout      = i18n.Text{SV: "Ändra en eller flera uppgifter och jämför fristerna med dagens. Ingenting sparas.", EN: "Change one fact or several, and compare the limits with those of today. Nothing is saved."}
	calculatorAbout = i18n.Text{SV: "Ange det som är känt, så beräknar Frist fristerna och visar hur. Ingenting sparas, och inga uppgifter om personer behövs.", EN: "Enter what is known, and Frist computes the limits and shows how. Nothing is saved, and no data about people are needed."}
	trialTimesHead  = i18n.Text{SV: "När", EN: "When"}
	trialTimeHint   = i18n.Text{SV: "Till exempel 2026 11 14 och 07:40, %s. Hela tiden kan klistras in i ett av fälten. Det som inte är känt lämnas tomt.", EN: "For example 2026 11 14 and 07:40, %s. The whole time can be pasted into one of the fields. Leave empty what is not known."}
	trialKept       = i18n.Text{SV: "Det som inte ändras (%s)", EN: "What does not change (%s)"}
	trialRiskHead   = i18n.Text{SV: "Personuppgifter och risk", EN: "Personal data and risk"}
	trialSentHead   = i18n.Text{SV: "Inlämnat", EN: "Filed"}
	trialDecided    = i18n.Text{SV: "Beslut om enskilda skyldigheter", EN: "Decisions on single duties"}
	trialDecideHint = i18n.Text{SV: "Ett beslut att inte anmäla eller informera gör att fristen inte längre räknas. Ett beslut att göra det ersätter frågorna om risk och de andra förutsättningarna.", EN: "After a decision not to notify or inform, the limit is no longer counted. A decision to do so takes the place of the questions about risk and the other conditions."}
	trialEntityHead = i18n.Text{SV: "Företaget", EN: "The entity"}
	trialMoreHead   = i18n.Text{SV: "Fler frågor", EN: "More questions"}
	trialLawHead    = i18n.Text{SV: "Vilken lag", EN: "Which law"}
	trialButton     = i18n.Text{SV: "Beräkna", EN: "Compute"}
	trialReset      = i18n.Text{SV: "Börja om", EN: "Start over"}
	trialWhose      = i18n.Text{SV: "Juridiska personer", EN: "Legal entities"}
	trialMoved      = i18n.Text{SV: "Det som ändras", EN: "What changes"}
	trialNothing    = i18n.Text{SV: "Ingen frist ändras.", EN: "No limit changes."}
	trialNow        = i18n.Text{SV: "I dag", EN: "Today"}
	trialThen       = i18n.Text{SV: "Med de här uppgifterna", EN: "With these facts"}
	trialResult     = i18n.Text{SV: "Skyldigheter med de här uppgifterna", EN: "Obligations with these facts"}
	trialNone       = i18n.Text{SV: "Inga skyldigheter följer av de här uppgifterna.", EN: "No obligations follow from these facts."}
	trialOthers     = i18n.Text{SV: "Gäller inte, eller bara i vissa fall", EN: "Do not apply, or only in some cases"}
	trialLegal      = i18n.Text{SV: "Frist är ingen juridisk rådgivning.", EN: "Frist is no legal advice."}
	trialRules      = i18n.Text{SV: "Vad reglerna bygger på och hur säkra källorna är", EN: "What the rules rest on, and how sure the sources are"}
	houseHead       = i18n.Text{SV: "Öppen för alla", EN: "Open to everybody"}
	houseHint       = i18n.Text{SV: "Den som öppnar sidan utan att vara inloggad kan beräkna frister, men ser ingenting som är sparat i Frist.", EN: "Whoever opens the page without being signed in can compute limits, but sees nothing that is stored in Frist."}
	houseBox        = i18n.Text{SV: "Kalkylatorn får användas utan inloggning", EN: "The calculator may be used without signing in"}
	houseSave       = i18n.Text{SV: "Spara inställningen", EN: "Save the setting"}
)

// again is the page as it was to begin with.
func (v Trial) again() string {
	if v.Entity == "" {
		return v.Action
	}
	return v.Action + "?of=" + v.Entity
}

// A Trial is a page on which facts are tried: those of an incident, or of none.
type Trial struct {
	// Head is the incident; nil for the calculator.
	Head   *IncidentHead
	Action string
	// Entity is the further entity whose facts they are, by its number, and Entities
	// lead to those of the others; empty where there is only one.
	Entity     string
	Entities   []NavItem
	Problems   []Problem
	Questions  TrialForm
	Calculator bool
	// Computed is set once there are results.
	Computed bool
	// Effects compare with the incident as it is.
	Effects []Effect
	// Today leads to the same facts under the law of today; nil where that is no other.
	Today          *TodayLaw
	Duties, Others []Duty
	// Public is set if strangers may use the calculator, MayOpen if this person
	// may say so.
	Public, MayOpen bool
	Once            string
}

// A TodayLaw says that DORA does not apply, and leads to where it does.
type TodayLaw struct {
	Said i18n.Text
	Link Link
}

// A TrialForm is what a trial asks.
type TrialForm struct {
	Main                                Choice
	Affected                            Field
	Country, Type, Role, Entity, Traits Choice
	Times, Sent                         []DateTime
	Answers, More                       []Choice
	// Decisions ask what is decided on each duty.
	Decisions []Choice
	LawOf     Field
	Proposals Choice
}

// openEntity reports whether the questions about the entity are shown at once.
func (q TrialForm) openEntity() bool {
	return len(q.Type.Values) == 0 || q.Type.Values[0] == "" || len(q.Entity.Values)+len(q.Traits.Values) > 0
}

// moved are the effects that change something, and rest the others.
func (v Trial) moved() (changed, rest []Effect) {
	for _, e := range v.Effects {
		if e.Changed {
			changed = append(changed, e)
		} else {
			rest = append(rest, e)
		}
	}
	return changed, rest
}

// given reports whether one of the times has something in it.
func given(list []DateTime) bool {
	for _, d := range list {
		if d.At.Year != "" || !d.Problem.IsZero() {
			return true
		}
	}
	return false
}

// decided reports whether a decision is tried.
func decided(list []Choice) bool {
	return slices.ContainsFunc(list, func(c Choice) bool { return !c.chosen("") || !c.Problem.IsZero() })
}

// answered reports whether one of the questions has an answer.
func answered(list []Choice) bool {
	for _, c := range list {
		if !c.chosen(Unknown.Value) {
			return true
		}
	}
	return false
}

func (v Trial) house() Field {
	return Field{Name: "public", Label: houseBox, Hint: houseHint, Value: ticked(v.Public)}
}
