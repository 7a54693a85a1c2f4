package templates

import (
	"time"

	"frist/models/form"
	"frist/models/i18n"
)

// AtSecrecy is the place of an incident for what becomes public when it is sent.
const AtSecrecy = "/secrecy"

// A SecrecyView is what becomes public, and what is asked to be kept secret.
type SecrecyView struct {
	Head  IncidentHead
	Found []FoundPersonal
	Marks []Mark
	// Form marks another; nil for those who may not. Answers are what can be copied.
	Form     *MarkForm
	Answers  []Answer
	Twins    []Twin
	Requests []SecrecyRequest
	Here     string
	Once     string
	Problems []Problem
}

// FoundPersonal is an answer that holds something personal.
type FoundPersonal struct {
	Fact  Link
	Kinds []i18n.Text
}

// A Mark is a passage that is marked. Gone is set when it is no longer in the answer.
type Mark struct {
	ID, Quote, Reason, By string
	Fact                  Link
	Ground                i18n.Text
	Recorded              time.Time
	Gone                  bool
	Quotes                bool // the reason quotes what is marked
}

// A MarkForm marks a passage.
type MarkForm struct {
	PostForm
	Source, Ground Choice
	Quote, Reason  Field
}

// An Answer is a text to copy from, with what is marked in it.
type Answer struct {
	Label  i18n.Text
	Pieces []form.Piece
}

// A Twin is the masked copy of a draft.
type Twin struct {
	What  i18n.Text
	Whose string // the entity, where there are several
	Files []Link
	// Unmasked is as in a draft.
	Unmasked i18n.Text
}

// A SecrecyRequest is the text that asks for secrecy for what is marked in a form.
// Claim is where it is taken as an answer; empty where it cannot be.
type SecrecyRequest struct {
	Form                     string // its id
	What                     i18n.Text
	Whose, Text, Name, Claim string
	// Also are other reports for which it is asked in the same words, and Notes say
	// which provisions are not those of the marks.
	Also, Notes []i18n.Text
	// Replaces is set when there is another answer; Had is that.
	Replaces bool
	Had      string
}

var (
	secrecyLead      = i18n.Text{SV: "Det som skickas till en myndighet blir allmän handling där, och kan begäras ut av vem som helst. Här ser du vad som bör ses över, märker det som är känsligt och får en begäran om sekretess och maskerade exemplar.", EN: "What is sent to an authority becomes a public document there, and anybody may ask for it. Here you see what should be looked over, mark what is sensitive, and get a request for secrecy and redacted copies."}
	secrecyFound     = i18n.Text{SV: "Personuppgifter i svaren", EN: "Personal data in the answers"}
	secrecyFoundNone = i18n.Text{SV: "Inga personnummer eller e-postadresser hittades i de svar som ska lämnas in. I fälten för kontaktuppgifter, där en e-postadress hör hemma, söks bara efter personnummer. Namn på personer hittas inte: läs igenom svaren.", EN: "No personal identity numbers or e-mail addresses were found in the answers to be filed. The contact fields, where an e-mail address belongs, are searched only for personal identity numbers. Names of people are not found: read the answers through."}
	secrecyFoundSome = i18n.Text{SV: "De här svaren innehåller något som sällan behöver skickas. Namn på personer hittas inte: läs igenom svaren.", EN: "These answers hold something that seldom needs to be sent. Names of people are not found: read the answers through."}
	secrecyHolds     = i18n.Text{SV: "innehåller %s", EN: "holds a %s"}
	secrecyAnd       = i18n.Text{SV: "%s och %s", EN: "%s and an %s"}
	secrecyMarks     = i18n.Text{SV: "Märkta passager", EN: "Marked passages"}
	secrecyNoMarks   = i18n.Text{SV: "Inget är märkt", EN: "Nothing is marked"}
	secrecyNoMarksIs = i18n.Text{SV: "Utan märkning lämnas allt ut, om inte myndigheten själv finner att det omfattas av sekretess.", EN: "Without a mark everything is disclosed, unless the authority itself finds that it is covered by secrecy."}
	secrecyAll       = i18n.Text{SV: "Hela svaret", EN: "The whole answer"}
	secrecyGone      = i18n.Text{SV: "Finns inte längre i svaret", EN: "No longer in the answer"}
	secrecyQuotes    = i18n.Text{SV: "Skälen återger det som är märkt, och maskeras i begäran.", EN: "The reasons quote what is marked, and are redacted in the request."}
	secrecyWhere     = i18n.Text{SV: "Svar", EN: "Answer"}
	secrecyText      = i18n.Text{SV: "Känslig text", EN: "Sensitive text"}
	secrecyWhy       = i18n.Text{SV: "Bestämmelse och skäl", EN: "Provision and reasons"}
	secrecyWho       = i18n.Text{SV: "Märkt", EN: "Marked"}
	secrecyLift      = i18n.Text{SV: "Ta bort märkningen", EN: "Remove the mark"}
	secrecyLiftOf    = i18n.Text{SV: "av ”%s”", EN: "of “%s”"}
	secrecyAdd       = i18n.Text{SV: "Märk en passage", EN: "Mark a passage"}
	secrecySave      = i18n.Text{SV: "Märk passagen", EN: "Mark the passage"}
	secrecyAnswers   = i18n.Text{SV: "Svaren, att läsa igenom och kopiera från", EN: "The answers, to read through and copy from"}
	secrecyNoAnswers = i18n.Text{SV: "Ännu finns inga svar i fritext. Fyll i uppgifterna först.", EN: "There are no answers in free text yet. Enter the facts first."}
	secrecyRequests  = i18n.Text{SV: "Begäran om sekretess", EN: "Request for secrecy"}
	secrecyRequestIs = i18n.Text{SV: "Texten nämner vilka svar det gäller, men inte det som är märkt. Lämna den tillsammans med anmälan eller rapporten.", EN: "The text names the answers that it concerns, but not what is marked. Submit it with the notification or report."}
	secrecyAlso      = i18n.Text{SV: "Gäller också: %s", EN: "Also for: %s"}
	secrecyNotHere   = i18n.Text{SV: "Inget av det som är märkt står i något formulär som ska lämnas in.", EN: "Nothing that is marked stands in any form that is to be filed."}
	secrecyClaim     = i18n.Text{SV: "Använd som svar på formulärets fråga om sekretess", EN: "Use as the answer to the form’s question about secrecy"}
	secrecyReplace   = i18n.Text{SV: "Ersätt svaret på formulärets fråga om sekretess", EN: "Replace the answer to the form’s question about secrecy"}
	secrecyTwins     = i18n.Text{SV: "Maskerade exemplar", EN: "Redacted copies"}
	secrecyTwinsIs   = i18n.Text{SV: "Samma utkast med det märkta maskerat, till exempel för den som begär att få ta del av handlingen. De är inte till för att lämnas in.", EN: "The same drafts with what is marked redacted, for example for somebody who asks for the document. They are not for filing."}
	secrecyFileOf    = i18n.Text{SV: "%s, maskerat exemplar: %s", EN: "%s, redacted copy: %s"}
)

func (x FoundPersonal) says(p Page) string {
	kinds := x.Kinds[0]
	if len(x.Kinds) > 1 {
		kinds = secrecyAnd.With(x.Kinds[0], x.Kinds[1])
	}
	return p.Say(secrecyHolds.With(kinds))
}

// name is what a mark is called where it is read aloud alone.
func (m Mark) name(p Page) string {
	if m.Quote == "" {
		return p.Say(m.Fact.Text)
	}
	return m.Quote
}
