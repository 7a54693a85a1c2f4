package templates

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// An IncidentEdit is the form of one section.
type IncidentEdit struct {
	Head     IncidentHead
	Hint     i18n.Text
	Form     PostForm
	Problems []Problem
	// Doubts are what is wrong with what is stored all the same.
	Doubts []Problem
	// Said is what the record says already.
	Said   []Fact
	Fields []Question
	// More are questions that are not needed for what is to be sent, and MoreOpen shows
	// them unfolded.
	More     []Question
	MoreOpen bool
	// Source and Since are asked once for all that is changed.
	Source    *Field
	Since     *DateTime
	SinceOpen bool
	Hidden    []HiddenField
}

// A Question is one field of a section: one of the kinds is set. More stands
// below it, Note says since when it is known, and Law where it is required.
type Question struct {
	Line, Area    *Field
	Radios, Boxes *Choice
	Select        *Choice
	Time          *DateTime
	Span          *Span
	Money         *Money
	More          i18n.Text
	Note          string
	Law           i18n.Text
	// Places are the fields of forms that it fills, and When is when it is needed.
	// Lacks names the filings that must have it.
	Places      string
	When, Lacks i18n.Text
	// Folded puts the boxes away until they are wanted; Chosen is how many are ticked.
	Folded bool
	Chosen int
}

// A HiddenField is sent along unseen.
type HiddenField struct{ Name, Value string }

// An EditConflict is a section that two people changed at the same time.
type EditConflict struct {
	Head      IncidentHead
	Who, When string
	Form      PostForm
	Fields    []EditConflictField
	Merged    []i18n.Text
	Hidden    []HiddenField
}

// An EditConflictField is one field that both changed. A plain one is chosen
// from two; of the others a third version can be written.
type EditConflictField struct {
	Plain bool
	Field ConflictField
}

// MomentText says when m was, as well as it is known.
func MomentText(l i18n.Lang, zone *time.Location, m calendar.Moment) string {
	return Page{Lang: l, Zone: zone}.said(m)
}

var (
	editMore     = i18n.Text{SV: "Fler frågor, om de behövs", EN: "More questions, if they are needed"}
	editSince    = i18n.Text{SV: "Var det känt redan tidigare?", EN: "Was it known earlier?"}
	editSave     = i18n.Text{SV: "Spara", EN: "Save"}
	editNever    = i18n.Text{SV: "Inget här måste fyllas i. Det som lämnas tomt räknas som inte känt.", EN: "Nothing here must be filled in to be saved. What is empty is not known yet."}
	editLaw      = i18n.Text{SV: "Krävs enligt %s.", EN: "Required by %s."}
	conflictLead = i18n.Text{SV: "Du och %s ändrade samma uppgift samtidigt. Inget av det ni skrev är borta. Välj vad som ska gälla och spara.", EN: "You and %s changed the same fact at the same time. Nothing that either of you wrote is lost. Choose what is to stand, and save."}
	conflictSave = i18n.Text{SV: "Spara valet", EN: "Save the choice"}
)
