package models

import (
	"context"
	"slices"
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/i18n"
)

// A Question is one row of a question from an authority. It is never changed: a
// correction is a new row that names the first, and the last row holds.
type Question struct {
	ID         int64  `json:"id"`
	IncidentID int64  `json:"incident_id"`
	EntityID   *int64 `json:"entity_id"` // the further entity that is asked; nil: the incident's own
	Corrects   *int64 `json:"corrects"`  // the first row of the question; nil: this is it
	// Withdrawn says that there was no such question, and Reason why; it also says
	// why something was corrected.
	Withdrawn  bool            `json:"withdrawn"`
	Recipient  string          `json:"recipient"` // who asks: what is answered goes to them
	Reference  string          `json:"reference"`
	ReceivedAt calendar.Moment `json:"received_at"`
	DueAt      calendar.Moment `json:"due_at"` // not known: they said none
	// DueBy is the instant by which it is to be answered: the end of DueAt, and
	// ReceivedAt where there is none, so that what nobody set a time for is seen.
	DueBy        time.Time `json:"due_by"`
	Text         string    `json:"text"`
	ReceivedBy   string    `json:"received_by"`
	Reason       string    `json:"reason"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

// TableName is the table of questions.
func (Question) TableName() string { return "authority_questions" }

func (q *Question) subject() (string, int64, int64) { return "question", q.ID, q.IncidentID }

const questionColumns = "q.id, q.incident_id, q.entity_id, q.corrects, q.withdrawn, q.recipient, q.reference, q.received_at, q.due_at, q.due_by, q.text, q.received_by, q.reason, q.recorded_at, q.recorded_name"

func (q *Question) query() string {
	return "SELECT " + questionColumns + " FROM authority_questions q "
}

func (q *Question) into() []any {
	return []any{&q.ID, &q.IncidentID, &q.EntityID, &q.Corrects, &q.Withdrawn, &q.Recipient, &q.Reference, &q.ReceivedAt, &q.DueAt, &q.DueBy, &q.Text, &q.ReceivedBy, &q.Reason, &q.RecordedAt, &q.RecordedName}
}

// A Reply is what an authority was answered. It is never changed either; what
// has to be put right is a further answer.
type Reply struct {
	ID         int64 `json:"id"`
	IncidentID int64 `json:"incident_id"`
	// QuestionID is the first row of the question.
	QuestionID   int64     `json:"question_id"`
	Text         string    `json:"text"`
	SentAt       time.Time `json:"sent_at"`
	Channel      string    `json:"channel"`
	EvidenceID   *int64    `json:"evidence_id"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

// TableName is the table of replies.
func (Reply) TableName() string { return "authority_answers" }

func (a *Reply) subject() (string, int64, int64) { return "reply", a.ID, a.IncidentID }

func (a *Reply) query() string {
	return "SELECT id, incident_id, question_id, text, sent_at, channel, evidence_id, recorded_at, recorded_name FROM authority_answers "
}

func (a *Reply) into() []any {
	return []any{&a.ID, &a.IncidentID, &a.QuestionID, &a.Text, &a.SentAt, &a.Channel, &a.EvidenceID, &a.RecordedAt, &a.RecordedName}
}

// Check notes what is wrong with the question. at is the present.
func (q *Question) Check(p Problems, at time.Time) {
	checkLine(p, "recipient", q.Recipient, 1, 200)
	checkLine(p, "reference", q.Reference, 0, 1000)
	checkLine(p, "received_by", q.ReceivedBy, 0, 1000)
	checkText(p, "text", q.Text, 1, LongText)
	checkText(p, "reason", q.Reason, 0, LongText)
	checkMoment(p, "received_at", q.ReceivedAt, at)
	checkAge(p, "due_at", q.DueAt)
	switch {
	case !q.ReceivedAt.Known():
		p.Add("received_at", i18n.Text{SV: "Ange när frågan kom.", EN: "Enter when the question came."})
	case q.DueAt.Check() != nil || q.DueAt.Known() && q.DueAt.Precision != calendar.Exact && q.DueAt.Precision != calendar.OnDay:
		p.Add("due_at", i18n.Text{SV: "Ange en dag, eller en dag och ett klockslag.", EN: "Enter a day, or a day and a time."})
	case q.DueAt.Known() && ended(q.DueAt).Before(began(q.ReceivedAt)):
		p.Add("due_at", i18n.Text{SV: "Svaret kan inte ha begärts till en tid före den då frågan kom.", EN: "The answer cannot be due before the question came."})
	}
}

// Check notes what is wrong with the answer. at is the present.
func (a *Reply) Check(p Problems, at time.Time) {
	checkText(p, "text", a.Text, 1, LongText)
	checkLine(p, "channel", a.Channel, 1, 1000)
	switch {
	case a.SentAt.IsZero():
		p.Add("sent_at", i18n.Text{SV: "Ange när svaret lämnades.", EN: "Enter when the answer was sent."})
	case !casefile.IsTime(a.SentAt):
		p.Add("sent_at", otherAge)
	case a.SentAt.After(at):
		p.Add("sent_at", i18n.Text{SV: "Tiden ligger i framtiden. Ange när svaret faktiskt lämnades.", EN: "The time is in the future. Enter when the answer was really sent."})
	}
}

// ended is the latest that m can be: of a day, which is kept as its noon, the end.
func ended(m calendar.Moment) time.Time {
	switch m.Precision {
	case calendar.OnDay:
		return m.At.Add(12 * time.Hour)
	case calendar.Between:
		return m.Until
	default:
		return m.At
	}
}

// dueBy is the instant by which a question is to be answered, in a zone.
func (q *Question) dueBy(zone *time.Location) time.Time {
	switch {
	case !q.DueAt.Known():
		return q.ReceivedAt.Earliest(zone).UTC().Truncate(time.Second)
	case q.DueAt.Precision == calendar.OnDay:
		return calendar.DateOf(q.DueAt.At.In(zone)).AddDays(1).In(zone).UTC().Add(-time.Second) // said as 24.00 of the day
	}
	return q.DueAt.At.UTC().Truncate(time.Second)
}

// AddQuestion stores a question that an authority has asked.
func (s *Store) AddQuestion(ctx context.Context, by Actor, once Once, ref string, q Question) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		q.Corrects, q.Withdrawn, q.Reason = nil, false, ""
		if err := tx.addQuestion(QuestionAdded, in, &q); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

// CorrectQuestion stores how a question really was or, with q.Withdrawn, that there
// was none. seen is the row that was looked at: if another has come since, it
// returns ErrConflict.
func (s *Store) CorrectQuestion(ctx context.Context, by Actor, once Once, ref string, seen int64, q Question) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		old, err := take[Question](tx, seen)
		if err == nil && old.IncidentID != in.ID {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		first := old.First()
		var later bool
		if err := scalar(tx.db.Raw("SELECT EXISTS (SELECT 1 FROM authority_questions WHERE corrects = +? AND id > +?)", first, old.ID), &later); err != nil {
			return err
		}
		if later || old.Withdrawn {
			return ErrConflict
		}
		q.Corrects = &first
		action := QuestionCorrected
		if q.Withdrawn {
			reason := q.Reason
			q, action = old, QuestionWithdrawn
			q.Corrects, q.Withdrawn, q.Reason = &first, true, reason
			q.RecordedAt, q.RecordedName = time.Time{}, ""
		}
		p := Problems{}
		if checkText(p, "reason", q.Reason, 1, LongText); len(p) > 0 {
			return p.Err()
		}
		if err := tx.addQuestion(action, in, &q); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

// First is the number of the first row of the question, by which it is known.
func (q *Question) First() int64 {
	if q.Corrects != nil {
		return *q.Corrects
	}
	return q.ID
}

func (tx *Tx) addQuestion(a Action, in Incident, q *Question) error {
	p := Problems{}
	q.Check(p, tx.at)
	if err := tx.whose(p, in, &q.EntityID); err != nil {
		return err
	}
	if len(p) > 0 {
		return p.Err()
	}
	return tx.storeQuestion(a, in, q)
}

func (tx *Tx) storeQuestion(a Action, in Incident, q *Question) error {
	whose := in.EntityID
	if q.EntityID != nil {
		whose = *q.EntityID
	}
	e, err := readOne[Entity](asking(tx.db), "WHERE id = +?", whose)
	if err != nil {
		return err
	}
	q.ID, q.IncidentID, q.DueBy = 0, in.ID, q.dueBy(e.Zone()).Truncate(time.Second)
	tx.sign(&q.RecordedAt, &q.RecordedName)
	tx.touch(in.ID)
	return tx.create(a, q)
}

var replyToNone = i18n.Text{SV: "Frågan har tagits tillbaka. Anteckna den på nytt om den ändå har besvarats.", EN: "The question was withdrawn. Record it anew if it was answered all the same."}

// ReplyTo stores what was answered to the question with that number. proof
// may be nil.
func (s *Store) ReplyTo(ctx context.Context, by Actor, once Once, ref string, question int64, a Reply, proof *File) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		q, err := take[Question](tx, question)
		if err == nil && (q.IncidentID != in.ID || q.Corrects != nil) {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		a.Check(p, tx.at)
		var gone bool
		if err := scalar(tx.db.Raw("SELECT withdrawn FROM authority_questions WHERE id = +? OR corrects = +? ORDER BY id DESC LIMIT 1", q.ID, q.ID), &gone); err != nil {
			return err
		}
		if gone {
			p.Add("text", replyToNone)
		}
		if proof != nil {
			proof.check(p, "proof")
		}
		if len(p) > 0 {
			return p.Err()
		}
		a.IncidentID, a.QuestionID, a.EvidenceID = in.ID, q.ID, nil
		if proof != nil {
			e := &Evidence{IncidentID: in.ID, Name: proof.Name, MediaType: proof.MediaType, Note: proof.Note}
			if err := tx.addEvidence(e, proof.Data); err != nil {
				return err
			}
			a.EvidenceID = &e.ID
		}
		if err := tx.addReply(&a); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addReply(a *Reply) error {
	a.ID, a.SentAt = 0, a.SentAt.UTC().Truncate(time.Second)
	tx.sign(&a.RecordedAt, &a.RecordedName)
	tx.touch(a.IncidentID)
	return tx.create(QuestionAnswered, a)
}

// An Asked is a question as it stands, with what it was before and what was answered.
type Asked struct {
	Question            // the row that holds
	Rows     []Question // all of them, as they were recorded
	Replies  []Reply
}

// Open reports whether somebody has still to answer.
func (a *Asked) Open() bool { return !a.Withdrawn && len(a.Replies) == 0 }

// Asked are the questions of the record: those that wait for an answer first, the
// most urgent before the others, and then the others, the latest first.
func (r Record) Asked() []Asked {
	var list []Asked
	for _, q := range r.Questions { // by number, so that the first row of each comes first
		i := slices.IndexFunc(list, func(a Asked) bool { return a.First() == q.First() })
		if i < 0 {
			list = append(list, Asked{})
			i = len(list) - 1
		}
		list[i].Question, list[i].Rows = q, append(list[i].Rows, q)
	}
	for i := range list {
		a := &list[i]
		for _, x := range r.Replies {
			if x.QuestionID == a.First() {
				a.Replies = append(a.Replies, x)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Asked) int {
		switch {
		case a.Open() && b.Open():
			return a.DueBy.Compare(b.DueBy)
		case a.Open():
			return -1
		case b.Open():
			return 1
		}
		return b.ReceivedAt.At.Compare(a.ReceivedAt.At)
	})
	return list
}

// openQuestions holds for the rows q of questions that wait for an answer.
const openQuestions = `q.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM authority_questions c WHERE c.corrects = coalesce(q.corrects, q.id) AND c.id > q.id)
	AND NOT EXISTS (SELECT 1 FROM authority_answers a WHERE a.question_id = coalesce(q.corrects, q.id))`

// nextQuestion is by when the most urgent question of an incident i is to be
// answered: an index column, like those of [Tx.reindex].
const nextQuestion = "(SELECT min(q.due_by) FROM authority_questions q WHERE q.incident_id = i.id AND i.status = 'open' AND " + openQuestions + ")"

// A NextQuestion is one question that waits for an answer, as a list shows it.
type NextQuestion struct {
	Question
	Ref, Title, Entity string
	Restricted         bool
	Zone               *time.Location
}

// nextQuestions returns at most n of the questions that wait, the most urgent first:
// they are among those of the n incidents whose most urgent one is.
func (s *Store) nextQuestions(ctx context.Context, by Actor, n int) ([]NextQuestion, error) {
	if by.Role == Reporter {
		return nil, nil // answers nobody
	}
	cond, args := by.sees()
	ids, err := readAs(s.brief(ctx), func(id *int64) []any { return []any{id} },
		"SELECT i.id FROM incidents i WHERE i.next_question_at IS NOT NULL AND "+cond+" ORDER BY i.next_question_at, i.id"+limit(n), args...)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	list, err := readAs(s.brief(ctx), func(x *NextQuestion) []any {
		return append(x.into(), &x.Ref, &x.Title, &x.Restricted, &x.Entity, zoneOf{&x.Zone})
	}, "SELECT "+questionColumns+`, i.ref, i.title, i.restricted, e.name, e.country FROM incidents i CROSS JOIN authority_questions q ON q.incident_id = i.id
		CROSS JOIN entities e ON e.id = coalesce(q.entity_id, i.entity_id)
		WHERE i.id IN (SELECT value FROM json_each(+?)) AND `+openQuestions, idList(len(ids), func(i int) int64 { return ids[i] }))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b NextQuestion) int { return a.DueBy.Compare(b.DueBy) })
	return list[:min(n, len(list))], nil
}

// zoneOf scans a country as its zone.
type zoneOf struct{ to **time.Location }

// Scan reads the column.
func (z zoneOf) Scan(v any) error {
	country, _ := v.(string) // NULL is a country that is not known
	*z.to = zone(country)
	return nil
}
