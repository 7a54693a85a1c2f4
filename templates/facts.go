package templates

import (
	"time"

	"frist/models/i18n"
)

// A Span asks how long: the Value of the field are the days, and its name with
// ".h" and ".m" the hours and minutes.
type Span struct {
	Field
	Hours, Minutes string
}

// Money asks for an amount and, under its name with ".c", for the currency.
type Money struct {
	Field
	Currency   string
	Currencies []Option
}

var (
	spanDays    = i18n.Text{SV: "Dygn", EN: "Days"}
	spanHours   = i18n.Text{SV: "Timmar", EN: "Hours"}
	spanMinutes = i18n.Text{SV: "Minuter", EN: "Minutes"}
	moneyAmount = i18n.Text{SV: "Belopp", EN: "Amount"}
	moneyIn     = i18n.Text{SV: "Valuta", EN: "Currency"}
	boxesPick   = i18n.Text{SV: "Välj bland %s svar", EN: "Choose among %s answers"}
	boxesPicked = i18n.Text{SV: "Välj bland %s svar (valda: %s)", EN: "Choose among %s answers (chosen: %s)"}
)

// folded says how many answers there are behind it.
func (q Question) folded() i18n.Text {
	n := i18n.Number(len(q.Boxes.Options))
	if q.Chosen == 0 {
		return boxesPick.With(n)
	}
	return boxesPicked.With(n, i18n.Number(q.Chosen))
}

// IncidentFacts is everything that is known of an incident, by section, after what
// is missing. More are the sections that no duty asks for.
type IncidentFacts struct {
	Head     IncidentHead
	Lacks    []Lack
	Sections []FactSection
	More     []FactSection
}

// A FactSection is a group of facts. Edit leads to where it is changed, and is
// empty for somebody who may not.
type FactSection struct {
	ID    string
	Title i18n.Text
	Edit  string
	Facts []SectionFact
	// Answered of Asked facts are answered, where facts are asked; Open are the others.
	Answered, Asked int
	Open            []Link
	// Said is what the record says already.
	Said []Fact
}

// nothing reports whether there is nothing to show of it.
func (s FactSection) nothing() bool { return len(s.Facts)+len(s.Said)+len(s.Open) == 0 }

// A SectionFact is one line, with the id that other pages lead to.
type SectionFact struct {
	ID string
	Fact
	// Places are the fields of forms that it fills: "FI 3.4 · IMY 12".
	Places string
	// Doubts say what is wrong with it.
	Doubts i18n.Text
	// Used are the filings that it was in, and Earlier what stood there before, the
	// latest first.
	Used    []Link
	Earlier []EarlierFact
}

// An EarlierFact is what a fact said before.
type EarlierFact struct {
	Value, Note string
	Used        []Link
}

// A Lack is what a form still lacks for one duty.
type Lack struct {
	ID, Recipient, Entity string
	Title                 i18n.Text
	State                 Tag
	// Limit is the strict time; it is zero where there is none, and Note then says why.
	Limit time.Time
	Note  i18n.Text
	// Missing must be filled in, and Maybe where its condition holds, of so many fields.
	Missing, Maybe []LackField
	Fields         int
	// Wrong are filled in, and not right.
	Wrong []LackField
	// Draft leads to the draft.
	Draft string
	// Zone is the one in which its entity reads its times.
	Zone *time.Location
}

// A LackField is a field of a form that is not filled in.
type LackField struct {
	Number   string
	Label    i18n.Text
	Href     string
	Estimate bool
	// When is the condition under which it is needed.
	When i18n.Text
	// Why is what is wrong with what stands there.
	Why i18n.Text
}

var (
	lacksTitle    = i18n.Text{SV: "Det som saknas", EN: "What is missing"}
	lackNothing   = i18n.Text{SV: "Inget saknas av det som måste fyllas i.", EN: "Nothing is missing of what must be filled in."}
	lackMany      = i18n.Plural{One: i18n.Text{SV: "1 uppgift saknas", EN: "1 answer is missing"}, Other: i18n.Text{SV: "%s uppgifter saknas", EN: "%s answers are missing"}}
	lackMaybe     = i18n.Plural{One: i18n.Text{SV: "1 uppgift till kan behövas", EN: "1 more may be needed"}, Other: i18n.Text{SV: "%s uppgifter till kan behövas", EN: "%s more may be needed"}}
	lackWrong     = i18n.Plural{One: i18n.Text{SV: "1 stämmer inte", EN: "1 is not right"}, Other: i18n.Text{SV: "%s stämmer inte", EN: "%s are not right"}}
	lackOf        = i18n.Text{SV: "%s, av %s fält", EN: "%s, of %s fields"}
	lackEstimate  = i18n.Text{SV: "uppskattning går bra", EN: "an estimate will do"}
	lackWhen      = i18n.Text{SV: "om %s", EN: "if %s"}
	lackStrict    = i18n.Text{SV: "Strikt tid:", EN: "Strict time:"}
	lackDraft     = i18n.Text{SV: "Utkastet", EN: "The draft"}
	factsProgress = i18n.Text{SV: "%s av %s besvarade", EN: "%s of %s answered"}
	factsOpen     = i18n.Text{SV: "Ej angivet:", EN: "Not given:"}
	factsNothing  = i18n.Text{SV: "Här behövs ingenting nu.", EN: "Nothing is needed here now."}
	factsSaid     = i18n.Text{SV: "Det här anges på andra sidor", EN: "This is given on other pages"}
	factsMore     = i18n.Text{SV: "Mer, om det behövs", EN: "More, if it is needed"}
	factsMoreWhy  = i18n.Text{SV: "Ingen av incidentens skyldigheter frågar efter detta nu. Det går ändå att fylla i.", EN: "None of the duties of the incident asks for this now. It can be filled in all the same."}
	factFills     = i18n.Text{SV: "Fyller %s.", EN: "Fills %s."}
	factUsed      = i18n.Text{SV: "Ingår i:", EN: "Used in:"}
	factEarlier   = i18n.Plural{One: i18n.Text{SV: "1 tidigare svar", EN: "1 earlier answer"}, Other: i18n.Text{SV: "%s tidigare svar", EN: "%s earlier answers"}}
	doubtsTitle   = i18n.Text{SV: "Sparat, men kontrollera detta", EN: "Saved, but check this"}
)

// missing says how much is missing.
func (l Lack) missing() i18n.Text {
	return lackOf.With(lackMany.Of(int64(len(l.Missing))), i18n.Number(l.Fields))
}
