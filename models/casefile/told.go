package casefile

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// A Mark is what somebody judged of a fact that is not as a filing told it.
type Mark struct {
	Field string // its number in the form
	// The hashes stand for what was told and what would be told now, in lower-case hex.
	ToldSHA256, NowSHA256 string
	Mark                  MarkKind
	Reason                string
	Recorded              Recorded
}

// A MarkKind says what is to be done about it.
type MarkKind string

// The kinds.
const (
	MarkNow         MarkKind = "now"
	MarkNext        MarkKind = "next"
	MarkNotMaterial MarkKind = "not_material"
)

// A Question is one from an authority, as it was first recorded.
type Question struct {
	Asking
	// Corrections are what it was made of later, each in the place of what was before.
	Corrections []Correction
	Answers     []Reply
}

// An Asking is what is recorded of a question.
type Asking struct {
	Recipient, Reference string
	// Entity is who is asked, as in a [Decision].
	Entity            int64
	ReceivedAt, DueAt calendar.Moment
	Text, ReceivedBy  string
	Recorded          Recorded
}

// A Correction is a question as it really was. Withdrawn says that there was none.
type Correction struct {
	Asking
	Withdrawn bool
	Reason    string
}

// A Reply is what was answered.
type Reply struct {
	Text               string
	SentAt             time.Time
	Channel            string
	Proof, ProofSHA256 string // as in a [Filing]
	ProofItem          int64
	Recorded           Recorded
}

var (
	noReason = i18n.Text{SV: "saknas: det ska stå varför", EN: "is missing: it must say why"}
	longMark = i18n.Text{SV: "ska ha mellan 1 och 20 tecken", EN: "must have between 1 and 20 characters"}
)

func (r *reader) mark(m *Mark) {
	at := r.object(fields{
		"field":       r.oneLine(&m.Field),
		"told_sha256": r.hash(&m.ToldSHA256),
		"now_sha256":  r.hash(&m.NowSHA256),
		"mark":        oneOf(r, &m.Mark, MarkNow, MarkNext, MarkNotMaterial),
		"reason":      r.text(&m.Reason),
		"recorded_at": r.instant(&m.Recorded.At),
		"recorded_by": r.oneLine(&m.Recorded.By),
	})
	for _, key := range []string{"field", "told_sha256", "now_sha256", "mark"} {
		r.must(at, key)
	}
	if n := len([]rune(m.Field)); at.has("field") && (n < 1 || n > 20) {
		r.wrongKey(at, "field", longMark)
	}
	if m.Mark == MarkNotMaterial && m.Reason == "" {
		r.wrongKey(at, "reason", noReason)
	}
}

// must sees that an object has a value under a key.
func (r *reader) must(at lines, key string) {
	if at != nil && !at.has(key) {
		r.wrongKey(at, key, missing)
	}
}

// asking are the keys of what is recorded of a question.
func (r *reader) asking(q *Asking) fields {
	return fields{
		"recipient":   r.oneLine(&q.Recipient),
		"reference":   r.oneLine(&q.Reference),
		"entity":      r.whose(&q.Entity),
		"received_at": r.moment(&q.ReceivedAt),
		"due_at":      r.moment(&q.DueAt),
		"text":        r.text(&q.Text),
		"received_by": r.oneLine(&q.ReceivedBy),
		"recorded_at": r.instant(&q.Recorded.At),
		"recorded_by": r.oneLine(&q.Recorded.By),
	}
}

func (r *reader) question(q *Question) {
	f := r.asking(&q.Asking)
	f["corrections"] = list(r, &q.Corrections, r.correction)
	f["answers"] = list(r, &q.Answers, r.reply)
	r.must(r.object(f), "received_at")
}

func (r *reader) correction(c *Correction) {
	f := r.asking(&c.Asking)
	f["withdrawn"], f["reason"] = r.flag(&c.Withdrawn), r.text(&c.Reason)
	at := r.object(f)
	r.must(at, "received_at")
	if c.Withdrawn && c.Reason == "" {
		r.wrongKey(at, "reason", noReason)
	}
}

func (r *reader) reply(x *Reply) {
	at := r.object(fields{
		"text":         r.text(&x.Text),
		"sent_at":      r.instant(&x.SentAt),
		"channel":      r.oneLine(&x.Channel),
		"proof":        r.oneLine(&x.Proof),
		"proof_sha256": r.hash(&x.ProofSHA256),
		"proof_item":   r.whole(&x.ProofItem, 1, MaxItems),
		"recorded_at":  r.instant(&x.Recorded.At),
		"recorded_by":  r.oneLine(&x.Recorded.By),
	})
	r.must(at, "sent_at")
	r.proof(at, x.Proof, x.ProofSHA256, x.ProofItem)
}

func (w *writer) told(m Mark) {
	w.text("field", m.Field)
	w.text("told_sha256", m.ToldSHA256)
	w.text("now_sha256", m.NowSHA256)
	w.text("mark", string(m.Mark))
	w.text("reason", m.Reason)
	w.recorded(m.Recorded)
}

func (w *writer) asking(q Asking) {
	w.text("recipient", q.Recipient)
	w.text("reference", q.Reference)
	w.id("entity", q.Entity)
	w.moment("received_at", q.ReceivedAt)
	w.moment("due_at", q.DueAt)
	w.text("text", q.Text)
	w.text("received_by", q.ReceivedBy)
	w.recorded(q.Recorded)
}

func (w *writer) question(q Question) {
	w.asking(q.Asking)
	if len(q.Corrections) > 0 {
		each(w, "corrections", q.Corrections, func(c Correction) {
			w.asking(c.Asking)
			w.mark("withdrawn", c.Withdrawn)
			w.text("reason", c.Reason)
		})
	}
	if len(q.Answers) > 0 {
		each(w, "answers", q.Answers, w.reply)
	}
}

func (w *writer) reply(x Reply) {
	w.text("text", x.Text)
	w.instant("sent_at", x.SentAt)
	w.text("channel", x.Channel)
	w.text("proof", x.Proof)
	w.text("proof_sha256", x.ProofSHA256)
	w.id("proof_item", x.ProofItem)
	w.recorded(x.Recorded)
}
