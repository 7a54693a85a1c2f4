package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/i18n"
	"frist/templates"
)

var (
	questionsTitle = i18n.Text{SV: "Frågor från myndigheter", EN: "Questions from authorities"}
	correctAsked   = i18n.Text{SV: "Rätta en fråga", EN: "Correct a question"}
	answerTitle    = i18n.Text{SV: "Anteckna ett svar", EN: "Record an answer"}
	askWho         = i18n.Text{SV: "Vem frågar?", EN: "Who is asking?"}
	askWhoHint     = i18n.Text{SV: "Myndigheten, till exempel Finansinspektionen eller IMY.", EN: "The authority, for example Finansinspektionen or IMY."}
	askedWhom      = i18n.Text{SV: "Vilken juridisk person frågas?", EN: "Which legal entity is asked?"}
	askWhat        = i18n.Text{SV: "Vad är frågan?", EN: "What is the question?"}
	askWhatHint    = i18n.Text{SV: "Ordagrant, om det går.", EN: "Word for word, if possible."}
	askRef         = i18n.Text{SV: "Myndighetens diarienummer eller referens", EN: "The authority’s case number or reference"}
	askCame        = i18n.Text{SV: "När kom frågan?", EN: "When did the question come?"}
	askDue         = i18n.Text{SV: "När ska svaret lämnas?", EN: "When is the answer due?"}
	askDueHint     = i18n.Text{SV: "Lämna klockslaget tomt om bara en dag angavs: då gäller hela den dagen. Lämna allt tomt om ingen tid angavs.", EN: "Leave the time of day empty if only a day was given: all of that day then counts. Leave all of it empty if no time was given."}
	askTaker       = i18n.Text{SV: "Vem tog emot frågan?", EN: "Who received the question?"}
	askReason      = i18n.Text{SV: "Varför rättas frågan?", EN: "Why is the question corrected?"}
	askGone        = i18n.Text{SV: "Varför tas frågan tillbaka?", EN: "Why is the question withdrawn?"}
	answerWhat     = i18n.Text{SV: "Vad svarades?", EN: "What was the answer?"}
	askSent        = i18n.Text{SV: "När lämnades svaret?", EN: "When was the answer sent?"}
	askHow         = i18n.Text{SV: "Hur lämnades det?", EN: "How was it sent?"}
	askHowHint     = i18n.Text{SV: "Till exempel e-post, brev, telefon eller myndighetens e-tjänst.", EN: "For example e-mail, letter, telephone or the authority’s e-service."}
	askProof       = i18n.Text{SV: "Svaret eller mottagningskvittot som fil", EN: "The answer or its receipt as a file"}
	askProofHint   = i18n.Text{SV: "Högst 25 MB.", EN: "At most 25 MB."}
	askProofNote   = i18n.Text{SV: "Svar till %s", EN: "Answer to %s"}
	askRecorded    = i18n.Text{SV: "Antecknat %s av %s.", EN: "Recorded %s by %s."}

	questionStored = i18n.Text{SV: "Frågan är antecknad.", EN: "The question is recorded."}
	questionFixed  = i18n.Text{SV: "Frågan är rättad. Den tidigare lydelsen står kvar.", EN: "The question is corrected. The earlier version stays."}
	questionBack   = i18n.Text{SV: "Frågan är återtagen. Den står kvar med skälet.", EN: "The question is withdrawn. It stays with the reason."}
	answerStored   = i18n.Text{SV: "Svaret är antecknat.", EN: "The answer is recorded."}
)

func questionAnchor(id int64) string { return "q" + strconv.FormatInt(id, 10) }

func questionPath(ref string, id int64, what string) string {
	return templates.PathIncident(ref, templates.AtQuestions+"/"+strconv.FormatInt(id, 10)+what)
}

// An asking is the questions of an incident.
type asking struct {
	room
	rec   models.Record
	asked []models.Asked
}

func (c *call) asking() (asking, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return asking{}, err
	}
	part, err := rec.Part(0)
	return asking{room: c.roomOf(part), rec: rec, asked: rec.Asked()}, err
}

// toAsk is asking for somebody who may record what was asked and answered.
func (c *call) toAsk() (asking, error) {
	a, err := c.asking()
	if err == nil && !c.by().May(models.Decide) {
		err = models.ErrForbidden
	}
	return a, err
}

// question finds the question of the path.
func (a *asking) question(id int64) (models.Asked, error) {
	for _, x := range a.asked {
		if x.First() == id {
			return x, nil
		}
	}
	return models.Asked{}, models.ErrNotFound
}

// questions lists them, with the form for a further one: GET /incidents/:ref/questions.
func (c *call) questions() error {
	a, err := c.asking()
	if err != nil {
		return err
	}
	if !c.by().May(models.Decide) {
		return c.showQuestions(http.StatusOK, &a, nil, "")
	}
	f, saved, err := c.filled(a.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("received", c.at.Truncate(time.Minute))
	}
	return c.showQuestions(http.StatusOK, &a, f, saved)
}

func (c *call) showQuestions(status int, a *asking, f *typed, saved string) error {
	p := c.pageOf(a.room, questionsTitle)
	v := templates.QuestionsView{Head: a.head}
	for i := range a.asked {
		v.Rows = append(v.Rows, c.questionRow(a, &a.asked[i]))
	}
	if f != nil {
		p = refused(p, f)
		form := a.form(f, templates.PostForm{Action: a.path(templates.AtQuestions), Once: once(), Draft: true, Saved: saved})
		v.Form = &form
	}
	return c.render(status, templates.QuestionsPage(p, v))
}

// questionFields are the fields of a question, as they stand on the page.
var questionFields = []string{"recipient", "entity_id", "text", "reference", "received", "due", "received_by", "reason"}

// form asks for a question, filled in with what was typed.
func (a *asking) form(f *typed, post templates.PostForm) templates.QuestionForm {
	v := templates.QuestionForm{
		Post: post, Problems: f.inOrder(questionFields...),
		Recipient: templates.Field{Name: "recipient", Label: askWho, Hint: askWhoHint, Value: f.Get("recipient"), Problem: f.problems["recipient"], Width: "w-20"},
		Text:      templates.Field{Name: "text", Label: askWhat, Hint: askWhatHint, Value: f.Get("text"), Problem: f.problems["text"], Rows: 4},
		Reference: templates.Field{Name: "reference", Label: askRef, Value: f.Get("reference"), Problem: f.problems["reference"], Width: "w-20", Optional: true},
		Received:  f.dateTime(templates.DateTime{Name: "received", Label: askCame}),
		Due:       f.dateTime(templates.DateTime{Name: "due", Label: askDue, Hint: askDueHint, Optional: true}),
		By:        templates.Field{Name: "received_by", Label: askTaker, Value: f.Get("received_by"), Problem: f.problems["received_by"], Width: "w-20", Optional: true},
	}
	if len(a.rec.Others) > 0 {
		whom := templates.Choice{Name: "entity_id", Label: askedWhom, Values: []string{f.Get("entity_id")}, Problem: f.problems["entity_id"]}
		if f.Get("entity_id") == "" {
			whom.Values = []string{"0"}
		}
		for _, part := range a.rec.Parts() {
			whom.Options = append(whom.Options, templates.Option{Value: strconv.FormatInt(part.PartOf, 10), Label: models.NameOf(part.Entity.Name)})
		}
		v.Entity = &whom
	}
	return v
}

// question reads the form.
func (f *typed) question() models.Question {
	q := models.Question{
		Recipient: f.text("recipient"), Reference: f.text("reference"), Text: f.text("text"), ReceivedBy: f.text("received_by"), Reason: f.text("reason"),
		ReceivedAt: f.dayOrTime("received"), DueAt: f.dayOrTime("due"),
	}
	if n := f.number("entity_id"); n != 0 {
		q.EntityID = &n
	}
	return q
}

// dayOrTime reads a time, or only its day where no time of day was typed.
func (f *typed) dayOrTime(name string) calendar.Moment {
	at, ok := f.read(name, true)
	if !ok {
		return calendar.Moment{}
	}
	clock := strings.TrimSpace(f.Get(name+".t")) != ""
	for _, part := range []string{".y", ".m", ".d"} {
		if p := pasted.FindStringSubmatch(strings.TrimSpace(f.Get(name + part))); p != nil {
			clock = p[4] != "" || clock
		}
	}
	if !clock {
		return calendar.Moment{At: at.UTC(), Precision: calendar.OnDay}
	}
	return calendar.At(at)
}

// writeQuestion puts a question into the fields.
func (f *typed) writeQuestion(q *models.Question) {
	f.Set("recipient", q.Recipient)
	f.Set("reference", q.Reference)
	f.Set("text", q.Text)
	f.Set("received_by", q.ReceivedBy)
	if q.EntityID != nil {
		f.Set("entity_id", strconv.FormatInt(*q.EntityID, 10))
	}
	for name, m := range map[string]calendar.Moment{"received": q.ReceivedAt, "due": q.DueAt} {
		if f.write(name, m.At); m.Precision == calendar.OnDay {
			f.Del(name + ".t")
		}
	}
}

// addQuestion stores a question: POST /incidents/:ref/questions.
func (c *call) addQuestion() error {
	a, err := c.toAsk()
	if err != nil {
		return err
	}
	f, err := c.posted(a.zone)
	if err != nil {
		return err
	}
	if q := f.question(); !f.bad() {
		err := c.store.AddQuestion(c.ctx(), c.by(), c.once(f), a.Ref, q)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(a.path(templates.AtQuestions), questionStored)
		case errors.As(err, &done):
			return c.see(a.path(templates.AtQuestions))
		}
		if err := f.okAs(err, questionNames); err != nil {
			return err
		}
	}
	return c.showQuestions(http.StatusUnprocessableEntity, &a, f, "")
}

// questionNames are the fields of a question and an answer that have another name on
// the page.
var questionNames = map[string]string{"received_at": "received", "due_at": "due", "sent_at": "sent"}

// okAs is [typed.ok] where the fields of the page have other names.
func (f *typed) okAs(err error, names map[string]string) error {
	var invalid *models.Invalid
	if !errors.As(err, &invalid) {
		return err
	}
	f.notice(invalid.Problems, names)
	return nil
}
