package templates

import (
	"frist/models/i18n"
)

// A ToldView is what each recipient was told, beside what is known now.
type ToldView struct {
	Head     IncidentHead
	Problems []Problem
	// Changed is set when something became another while the page was open.
	Changed bool
	// Lost are reasons that were written of what differs no longer.
	Lost           []string
	Contradictions []ToldContradiction
	Recipients     []ToldRecipient
	// Form is one for all recipients: what was typed of one goes with what was typed of
	// another. Judge offers it, and MayAdd its button that takes what was added into the
	// next report of every recipient for whom a reason is given.
	Form          PostForm
	Judge, MayAdd bool
	// Untold are filings of which it is not known what they said.
	Untold []Link
}

// nothing reports whether nothing has been filed.
func (v ToldView) nothing() bool { return len(v.Recipients) == 0 && len(v.Untold) == 0 }

// A ToldContradiction is one fact that recipients were told differently.
type ToldContradiction struct {
	Question i18n.Text
	Sides    []ToldSide
}

// A ToldSide is what one of them was told.
type ToldSide struct {
	To    string
	When  i18n.Text
	Href  string
	Value string
	// Same is set for the one that is as the record says now.
	Same bool
}

// A ToldRecipient is one recipient of one entity.
type ToldRecipient struct {
	ID     string // the anchor
	To     string // the recipient, and the entity where there are several
	Form   i18n.Text
	Last   Link // the last filing, and when it was sent
	From   i18n.Text
	Differ []ToldRow // changed or taken back
	Added  []ToldRow
	// FoldAdded folds what was added away.
	FoldAdded bool
	// MayJudge asks of each, AllReason for one reason to take all that was added into
	// the next report, and Propose leads to the draft of a supplement.
	MayJudge  bool
	AllReason *Field
	Propose   *ToldPropose
}

// A ToldPropose is the report by which the recipient is told of what has changed.
type ToldPropose struct {
	Text   i18n.Text
	By     i18n.Text
	Button Button
}

// A ToldRow is one fact that is not as it was told.
type ToldRow struct {
	Key      string // of its fields in the form, and its anchor
	Number   string
	Question i18n.Text
	State    Tag
	Told     string
	When     i18n.Text
	In       Link
	Now      string
	Since    i18n.Text
	Edit     Link
	Text     i18n.Text // the proposal, to be sent as it stands
	// Judged says what was judged, by whom and when, and Why gives the reason; empty
	// while nobody has.
	Judged i18n.Text
	Why    string
	Mark   Choice
	Reason Field
	Hidden []Hidden
	// Open shows the questions, where somebody has judged already.
	Open bool
}

// A ToldNotice says on the home of an incident that something is not as recipients
// were told.
type ToldNotice struct {
	Text i18n.Text
	Link Link
	Also Link // another way on, if there is one
}

// AtTold and AtQuestions are places of an incident.
const (
	AtTold      = "/told"
	AtQuestions = "/questions"
)

var (
	toldLead       = i18n.Text{SV: "Här jämförs vad varje mottagare fick veta med vad som är känt nu. Bedöm varje skillnad: en väsentlig uppgift ska rapporteras, och varför en annan inte är det ska kunna visas.", EN: "What each recipient was told is compared here with what is known now. Judge each difference: a material fact is to be reported, and it must be possible to show why another is not."}
	toldNone       = i18n.Text{SV: "Inget har lämnats in än", EN: "Nothing has been filed yet"}
	toldNoneText   = i18n.Text{SV: "När en inlämning har antecknats visas här om något senare skiljer sig från vad mottagaren fick veta.", EN: "Once a filing has been recorded, it is shown here if something later differs from what the recipient was told."}
	toldAgainst    = i18n.Text{SV: "Olika uppgifter till olika mottagare", EN: "Recipients were told different things"}
	toldAgainstWhy = i18n.Text{SV: "Samma uppgift har lämnats olika till olika mottagare. Rätta den som fick fel uppgift.", EN: "The same fact was told differently to different recipients. Correct the one who was told the wrong thing."}
	toldSame       = i18n.Text{SV: "som akten nu", EN: "as in the record now"}
	toldUntold     = i18n.Text{SV: "Kan inte jämföras", EN: "Cannot be compared"}
	toldUntoldWhy  = i18n.Text{SV: "Av dessa inlämningar finns bara en kontrollsumma eller ett innehåll som Frist inte kan läsa. Jämför själv med det som skickades.", EN: "Of these filings only a hash is here, or a content that Frist cannot read. Compare them yourself with what was sent."}
	toldAllAsTold  = i18n.Text{SV: "Allt är som mottagaren fick veta.", EN: "Everything is as the recipient was told."}
	toldDiffers    = i18n.Text{SV: "Skiljer sig från vad mottagaren fick veta", EN: "Differs from what the recipient was told"}
	toldAdded      = i18n.Text{SV: "Har tillkommit sedan dess (%s)", EN: "Added since then (%s)"}
	toldThen       = i18n.Text{SV: "Uppgavs", EN: "Was told"}
	toldNow        = i18n.Text{SV: "Känt nu", EN: "Known now"}
	toldText       = i18n.Text{SV: "Förslag till text", EN: "Proposed text"}
	toldNothing    = i18n.Text{SV: "Ingen uppgift lämnades", EN: "Nothing was said"}
	toldNothingNow = i18n.Text{SV: "Inget är känt", EN: "Nothing is known"}
	toldWhere      = i18n.Text{SV: "Anges under:", EN: "Given under:"}
	toldChange     = i18n.Text{SV: "Ändra bedömningen", EN: "Change the judgement"}
	toldSave       = i18n.Text{SV: "Spara bedömningarna", EN: "Save the judgements"}
	toldAllNext    = i18n.Text{SV: "Spara, och ta med allt som har tillkommit i nästa rapport", EN: "Save, and take all that was added into the next report"}
	toldChanged    = i18n.Text{SV: "Något ändrades medan du hade sidan öppen. Så här är läget nu. Dina bedömningar är inte sparade: kontrollera dem mot det nya och spara igen.", EN: "Something changed while you had the page open. This is how it stands now. Your judgements are not saved: check them against what is new, and save again."}
	toldLost       = i18n.Text{SV: "Detta skrev du om en uppgift som inte längre skiljer sig:", EN: "You wrote this of a fact that no longer differs:"}
	toldCopy       = i18n.Text{SV: "Kopiera texten", EN: "Copy the text"}
	toldCopied     = i18n.Text{SV: "Kopierat: %s", EN: "Copied: %s"}
)
