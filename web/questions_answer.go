package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/templates"
)

// asked finds the question of the path, for somebody who may answer or correct it.
func (c *call) asked() (asking, models.Asked, error) {
	a, err := c.toAsk()
	if err != nil {
		return a, models.Asked{}, err
	}
	x, err := a.question(c.id())
	return a, x, err
}

// askReply asks what was answered: GET /incidents/:ref/questions/:id/answer.
func (c *call) askReply() error {
	a, x, err := c.asked()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(a.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("sent", c.at.Truncate(time.Minute))
	}
	return c.showReply(http.StatusOK, &a, &x, f, saved)
}

func (c *call) showReply(status int, a *asking, x *models.Asked, f *typed, saved string) error {
	p := refused(c.pageOf(a.room, answerTitle, templates.Link{Text: questionsTitle, Href: a.path(templates.AtQuestions)}), f)
	return c.render(status, templates.AnswerPage(p, templates.AnswerForm{
		Head: a.head, Problems: f.inOrder("text", "sent", "channel", "proof"), Row: c.questionRow(a, x), Back: a.path(templates.AtQuestions),
		Post:    templates.PostForm{Action: questionPath(a.Ref, x.First(), "/answer"), Once: once(), Draft: true, Saved: saved, Upload: true},
		Text:    templates.Field{Name: "text", Label: answerWhat, Value: f.Get("text"), Problem: f.problems["text"], Rows: 6},
		Sent:    f.dateTime(templates.DateTime{Name: "sent", Label: askSent}),
		Channel: templates.Field{Name: "channel", Label: askHow, Hint: askHowHint, Value: f.Get("channel"), Problem: f.problems["channel"], Width: "w-20"},
		Proof:   templates.Field{Name: "proof", Label: askProof, Hint: askProofHint, Problem: f.problems["proof"], Optional: true},
	}))
}

// addReply stores what was answered: POST /incidents/:ref/questions/:id/answer.
func (c *call) addReply() error {
	a, x, err := c.asked()
	if err != nil {
		return err
	}
	f, err := c.posted(a.zone)
	if err != nil {
		return err
	}
	proof, err := c.file("proof", askProofNote.With(x.Recipient).In(c.lang))
	if err != nil {
		return err
	}
	reply := models.Reply{Text: f.text("text"), Channel: f.text("channel"), SentAt: instantOf(f.instant("sent"))}
	if !f.bad() {
		err = c.store.ReplyTo(c.ctx(), c.by(), c.once(f), a.Ref, x.First(), reply, proof)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(a.path(templates.AtQuestions)+"#"+questionAnchor(x.First()), answerStored)
		case errors.As(err, &done):
			return c.see(a.path(templates.AtQuestions))
		}
		if err := f.okAs(err, questionNames); err != nil {
			return err
		}
	}
	status := http.StatusUnprocessableEntity
	if proof != nil && len(proof.Data) > models.MaxEvidence {
		status = http.StatusRequestEntityTooLarge
	} else if proof != nil {
		f.problems.Add("proof", filingFileAgain)
	}
	return c.showReply(status, &a, &x, f, "")
}

// askCorrection asks how a question really was: GET /incidents/:ref/questions/:id/correct.
func (c *call) askCorrection() error {
	a, x, err := c.asked()
	if err != nil {
		return err
	}
	if x.Withdrawn {
		return c.see(a.path(templates.AtQuestions) + "#" + questionAnchor(x.First()))
	}
	f, saved, err := c.filled(a.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.writeQuestion(&x.Question)
	}
	return c.showCorrectQuestion(http.StatusOK, &a, &x, f, saved)
}

func (c *call) showCorrectQuestion(status int, a *asking, x *models.Asked, f *typed, saved string) error {
	p := refused(c.pageOf(a.room, correctAsked, templates.Link{Text: questionsTitle, Href: a.path(templates.AtQuestions)}), f)
	path := questionPath(a.Ref, x.First(), "/correct")
	v := templates.QuestionCorrect{
		Head: a.head, Changed: status == http.StatusConflict, Back: a.path(templates.AtQuestions), Seen: strconv.FormatInt(x.ID, 10),
		Form:     a.form(f, templates.PostForm{Action: path, Once: once(), Draft: true, Saved: saved}),
		Reason:   templates.Field{Name: "reason", Label: askReason, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 2},
		Withdraw: templates.PostForm{Action: path, Once: once()},
		Gone:     templates.Field{Name: "gone", Label: askGone, Value: f.Get("gone"), Problem: f.problems["gone"], Rows: 2},
		Problems: f.inOrder(append(questionFields[:len(questionFields):len(questionFields)], "gone")...),
	}
	return c.render(status, templates.CorrectQuestionPage(p, v))
}

// correctQuestion stores how a question really was, or that there was none:
// POST /incidents/:ref/questions/:id/correct.
func (c *call) correctQuestion() error {
	a, x, err := c.asked()
	if err != nil {
		return err
	}
	f, err := c.posted(a.zone)
	if err != nil {
		return err
	}
	seen := f.number("seen")
	if !slices.ContainsFunc(x.Rows, func(q models.Question) bool { return q.ID == seen }) {
		return models.ErrNotFound
	}
	q, names, said := f.question(), questionNames, questionFixed
	if f.Get("do") == "withdraw" {
		f.problems = models.Problems{} // of the other form
		q, names, said = models.Question{Withdrawn: true, Reason: f.text("gone")}, map[string]string{"reason": "gone"}, questionBack
		f.writeQuestion(&x.Question) // the other form on the page, as it stood
	}
	if !f.bad() {
		err = c.store.CorrectQuestion(c.ctx(), c.by(), c.once(f), a.Ref, seen, q)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(a.path(templates.AtQuestions)+"#"+questionAnchor(x.First()), said)
		case errors.As(err, &done):
			return c.see(a.path(templates.AtQuestions))
		case errors.Is(err, models.ErrConflict):
			return c.showCorrectQuestion(http.StatusConflict, &a, &x, f, "")
		}
		if err := f.okAs(err, names); err != nil {
			return err
		}
	}
	return c.showCorrectQuestion(http.StatusUnprocessableEntity, &a, &x, f, "")
}
