package web

import (
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/i18n"
	"frist/templates"
)

// questionRow is a question as the page shows it.
func (c *call) questionRow(a *asking, x *models.Asked) templates.QuestionRow {
	row := templates.QuestionRow{
		ID: questionAnchor(x.First()), From: x.Recipient, Reference: x.Reference, Text: x.Text, ReceivedBy: x.ReceivedBy, State: c.questionState(x),
		Received: dayOrLong(x.ReceivedAt, a.zone), Due: dayOrLong(x.DueAt, a.zone), Recorded: a.recorded(x.RecordedAt, x.RecordedName),
	}
	if part, err := a.rec.Part(numberOf(x.EntityID)); err == nil {
		row.Entity = whose(part, c.lang)
	}
	if x.Withdrawn {
		row.Why = x.Reason
	}
	if x.Open() && x.DueAt.Known() {
		row.DueBy = x.DueBy
	}
	for _, y := range x.Replies {
		row.Answers = append(row.Answers, templates.AnswerRow{
			Sent: y.SentAt, Channel: y.Channel, Text: y.Text, Recorded: a.recorded(y.RecordedAt, y.RecordedName), Proof: a.proof(a.rec, y.EvidenceID),
		})
	}
	for i := range x.Rows[:len(x.Rows)-1] {
		q, why := &x.Rows[i], x.Rows[i+1].Reason
		before := templates.QuestionRow{Received: dayOrLong(q.ReceivedAt, a.zone), Due: dayOrLong(q.DueAt, a.zone), ReceivedBy: q.ReceivedBy, Recorded: a.recorded(q.RecordedAt, q.RecordedName)}
		row.Before = append(row.Before, before.AsBefore(c.page(a.zone), q.Text, why))
	}
	if c.by().May(models.Decide) && !x.Withdrawn {
		row.Answer, row.Correct = questionPath(a.Ref, x.First(), "/answer"), questionPath(a.Ref, x.First(), "/correct")
	}
	return row
}

func (r room) recorded(at time.Time, by string) i18n.Text {
	return askRecorded.With(i18n.Short(at.In(r.zone)), by)
}

// dayOrLong says a time, or only its day where no more was said, and nothing of a
// time that is not known.
func dayOrLong(m calendar.Moment, zone *time.Location) i18n.Text {
	if !m.Known() {
		return i18n.Text{}
	}
	p := templates.Page{Zone: zone}
	if m.Precision == calendar.OnDay {
		t := i18n.LongDate(m.At.In(zone))
		return i18n.Text{SV: t.In(i18n.SV), EN: t.In(i18n.EN)}
	}
	return p.MomentLong(m)
}

// questionState is where a question stands now.
func (c *call) questionState(x *models.Asked) templates.Tag {
	switch {
	case x.Withdrawn:
		return templates.TagWithdrawn
	case len(x.Replies) > 0:
		return templates.TagAnswered
	}
	return c.waitingState(&x.Question)
}

// waitingState is where a question stands that nobody has answered.
func (c *call) waitingState(q *models.Question) templates.Tag {
	switch left := q.DueBy.Sub(c.at); {
	case !q.DueAt.Known() || left >= templates.SoonWithin:
		return templates.TagToAnswer
	case left < 0:
		return templates.TagUnanswered
	}
	return templates.TagAnswerDue
}

// homeQuestions are those of the record that wait for an answer.
func (c *call) homeQuestions(r models.Record) []templates.HomeQuestion {
	if len(r.Questions) == 0 {
		return nil
	}
	var list []templates.HomeQuestion
	for _, x := range r.Asked() {
		if x.Open() {
			list = append(list, c.homeQuestion(r.Incident.Ref, &x.Question))
		}
	}
	return list
}

func (c *call) homeQuestion(ref string, q *models.Question) templates.HomeQuestion {
	h := templates.HomeQuestion{From: q.Recipient, Text: shortened(q.Text), Href: templates.PathIncident(ref, templates.AtQuestions+"#"+questionAnchor(q.First())), State: c.waitingState(q)}
	if q.DueAt.Known() {
		h.Due = q.DueBy
	}
	return h
}

// askedRow is a question on the overview.
func (c *call) askedRow(q *models.NextQuestion) templates.AskedRow {
	h := c.homeQuestion(q.Ref, &q.Question)
	if !h.Due.IsZero() {
		h.Due = h.Due.In(q.Zone)
	}
	return templates.AskedRow{HomeQuestion: h, Ref: q.Ref, Incident: q.Title, Entity: models.NameOf(q.Entity).In(c.lang)}
}
