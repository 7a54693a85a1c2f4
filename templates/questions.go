package templates

import (
	"time"

	"frist/models/i18n"
)

// A QuestionsView is what authorities have asked and were answered.
type QuestionsView struct {
	Head IncidentHead
	Rows []QuestionRow
	// Form asks for a further question; nil for those who may not add one.
	Form *QuestionForm
}

// A QuestionRow is one question as it stands, with what was answered.
type QuestionRow struct {
	ID        string // the anchor
	From      string
	Reference string
	Entity    string // empty where there is only one
	State     Tag
	Received  i18n.Text
	Due       i18n.Text // empty: they said no time
	// DueBy is the instant by which it is to be answered; zero where it has been, or
	// no time was said.
	DueBy      time.Time
	ReceivedBy string
	Text       string
	Why        string // it was withdrawn
	Recorded   i18n.Text
	Answers    []AnswerRow
	Before     []QuestionBefore
	// Answer and Correct lead to what can be done; empty for those who may not.
	Answer, Correct string
}

// A QuestionBefore is what a question was before it was corrected.
type QuestionBefore struct {
	Text, Reason string
	Facts        []Fact
}

// An AnswerRow is one answer.
type AnswerRow struct {
	Sent          time.Time
	Channel, Text string
	Recorded      i18n.Text
	Proof         *ProofFile
}

// A QuestionForm asks for a question, or for how it really was.
type QuestionForm struct {
	Post      PostForm
	Problems  []Problem
	Recipient Field
	Reference Field
	Entity    *Choice // nil: there is only one
	Received  DateTime
	Due       DateTime
	Text      Field
	By        Field
	// Open unfolds the form.
	Open bool
}

// A QuestionCorrect is the page that puts a question right or takes it back.
type QuestionCorrect struct {
	Head     IncidentHead
	Problems []Problem
	Changed  bool
	Form     QuestionForm
	Reason   Field
	Withdraw PostForm
	Gone     Field // why it is taken back
	Seen     string
	Back     string
}

// An AnswerForm is the page that records an answer.
type AnswerForm struct {
	Head     IncidentHead
	Problems []Problem
	Row      QuestionRow
	Post     PostForm
	Text     Field
	Sent     DateTime
	Channel  Field
	Proof    Field
	Back     string
}

// A HomeQuestion is a question that waits for an answer, on the home of its incident.
type HomeQuestion struct {
	From, Text string
	Href       string
	Due        time.Time
	State      Tag
}

// An AskedRow is a question that waits for an answer, on the overview.
type AskedRow struct {
	HomeQuestion
	Ref, Incident, Entity string
}

var (
	questionsLead   = i18n.Text{SV: "Frågor och förelägganden från myndigheter, när svar ska lämnas och vad som svarades. Inget ändras efteråt: en rättelse står bredvid.", EN: "Questions and orders from authorities, when they are to be answered and what was answered. Nothing is changed later: a correction stands beside it."}
	questionsNone   = i18n.Text{SV: "Ingen fråga är antecknad", EN: "No question is recorded"}
	questionsNoText = i18n.Text{SV: "När en myndighet hör av sig: anteckna frågan och när svaret ska lämnas, så visas den i översikten tills den är besvarad.", EN: "When an authority gets in touch: record the question and when it is to be answered, and it is on the overview until it has been."}
	questionAdd     = i18n.Text{SV: "Anteckna en fråga", EN: "Record a question"}
	questionSave    = i18n.Text{SV: "Spara frågan", EN: "Save the question"}
	questionAnswer  = i18n.Text{SV: "Anteckna ett svar", EN: "Record an answer"}
	questionMore    = i18n.Text{SV: "Anteckna ytterligare ett svar", EN: "Record a further answer"}
	questionCorrect = i18n.Text{SV: "Rätta frågan", EN: "Correct the question"}
	questionOf      = i18n.Text{SV: " till %s", EN: " to %s"}
	questionCame    = i18n.Text{SV: "Kom in", EN: "Received"}
	questionDue     = i18n.Text{SV: "Svar senast", EN: "Answer due"}
	questionNoDue   = i18n.Text{SV: "Ingen tid angavs", EN: "No time was given"}
	questionTaker   = i18n.Text{SV: "Togs emot av", EN: "Received by"}
	questionBefore  = i18n.Text{SV: "Tidigare lydelser (%s)", EN: "Earlier versions (%s)"}
	questionWhy     = i18n.Text{SV: "Rättades därför att:", EN: "Was corrected because:"}
	questionGone    = i18n.Text{SV: "Återtagen därför att:", EN: "Withdrawn because:"}
	answersTitle    = i18n.Text{SV: "Svar", EN: "Answers"}
	answerSent      = i18n.Text{SV: "Lämnat", EN: "Sent"}
	answerHow       = i18n.Text{SV: "Kanal", EN: "Channel"}
	answerProof     = i18n.Text{SV: "Bevis", EN: "Proof"}
	answerSave      = i18n.Text{SV: "Spara svaret", EN: "Save the answer"}
	answerFrozen    = i18n.Text{SV: "Svaret kan inte ändras efteråt. Ett svar som måste rättas antecknas som ytterligare ett svar.", EN: "The answer cannot be changed later. One that has to be put right is recorded as a further answer."}
	withdrawHead    = i18n.Text{SV: "Ta tillbaka frågan", EN: "Withdraw the question"}
	withdrawWhat    = i18n.Text{SV: "Om frågan inte hörde hit. Den står kvar med skälet, men väntar inte längre på svar.", EN: "If the question did not belong here. It stays with the reason, but no longer waits for an answer."}
	withdrawDo      = i18n.Text{SV: "Ta tillbaka frågan", EN: "Withdraw the question"}
	questionsHome   = i18n.Text{SV: "Frågor att besvara", EN: "Questions to answer"}
	askedWhat       = i18n.Text{SV: "Fråga från", EN: "Question from"}
)

// TagToAnswer and the tags beside it say where a question stands.
var (
	TagToAnswer   = Tag{ToneRun, i18n.Text{SV: "Att besvara", EN: "To answer"}}
	TagAnswerDue  = Tag{ToneSoon, i18n.Text{SV: "Snart", EN: "Due soon"}}
	TagUnanswered = Tag{ToneLate, i18n.Text{SV: "Försenat svar", EN: "Answer overdue"}}
	TagAnswered   = Tag{ToneDone, i18n.Text{SV: "Besvarad", EN: "Answered"}}
	TagWithdrawn  = Tag{ToneIdle, i18n.Text{SV: "Återtagen", EN: "Withdrawn"}}
)

// AsBefore is what the row says of a question as it was before it was corrected.
func (x QuestionRow) AsBefore(p Page, text, reason string) QuestionBefore {
	return QuestionBefore{Text: text, Reason: reason, Facts: x.facts(p)}
}

// facts are what is recorded of the question beside its text.
func (x QuestionRow) facts(p Page) []Fact {
	due := Fact{Label: questionDue, Said: x.Due}
	if x.Due.IsZero() {
		due.Said = questionNoDue
	}
	facts := []Fact{{Label: questionCame, Said: x.Received, Note: p.Say(x.Recorded)}, due}
	if x.ReceivedBy != "" {
		facts = append(facts, Fact{Label: questionTaker, Value: x.ReceivedBy})
	}
	return facts
}

// facts are what is recorded of the answer beside its text.
func (x AnswerRow) facts(p Page) []Fact {
	facts := []Fact{{Label: answerSent, Said: i18n.Long(p.Local(x.Sent)), Note: p.Say(x.Recorded)}, {Label: answerHow, Value: x.Channel}}
	if x.Proof != nil {
		facts = append(facts, Fact{Label: answerProof, Body: proofFile(*x.Proof)})
	}
	return facts
}
