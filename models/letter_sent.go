package models

import (
	"context"
	"net/url"
	"time"

	"frist/models/casefile"
	"frist/models/i18n"
)

// A LetterBatch is one sending of a letter to a number of people. Who they are is
// not kept. A number that is not known is nil, and never 0.
type LetterBatch struct {
	ID         int64            `json:"id"`
	IncidentID int64            `json:"incident_id"`
	EntityID   *int64           `json:"entity_id"`
	LetterID   *int64           `json:"letter_id"` // nil: the text is not here
	Channel    casefile.Channel `json:"channel"`
	Country    string           `json:"country"` // of the people; empty is not said
	// Again is set for a sending to people to whom a letter was sent before: they are
	// not counted twice, and where that one came back this may reach them.
	Again        bool       `json:"again"`
	Planned      *int64     `json:"planned"`
	SentAt       *time.Time `json:"sent_at"`
	Sent         *int64     `json:"sent"`
	Note         string     `json:"note"`
	RecordedAt   time.Time  `json:"recorded_at"`
	RecordedName string     `json:"recorded_name"`
}

func (b *LetterBatch) subject() (string, int64, int64) { return "letter_batch", b.ID, b.IncidentID }

func (b *LetterBatch) query() string {
	return "SELECT id, incident_id, entity_id, letter_id, channel, country, again, planned, sent_at, sent, note, recorded_at, recorded_name FROM letter_batches "
}

func (b *LetterBatch) into() []any {
	return []any{&b.ID, &b.IncidentID, &b.EntityID, &b.LetterID, (*string)(&b.Channel), &b.Country, &b.Again, &b.Planned, &b.SentAt, &b.Sent, &b.Note, &b.RecordedAt, &b.RecordedName}
}

// ChannelNames says how a letter is sent.
var ChannelNames = map[casefile.Channel]i18n.Text{
	casefile.ByPost:  {SV: "Brev", EN: "Letter by post"},
	casefile.ByEmail: {SV: "E-post", EN: "E-mail"},
	casefile.InApp:   {SV: "Meddelande i appen eller internetbanken", EN: "Message in the app or the internet bank"},
	casefile.BySMS:   {SV: "Sms", EN: "Text message"},
}

// Check notes what is wrong with the batch. at is the present.
func (b *LetterBatch) Check(p Problems, at time.Time) {
	if _, ok := ChannelNames[b.Channel]; !ok {
		p.Add("channel", i18n.Text{SV: "Välj hur det skickades.", EN: "Choose how it was sent."})
	}
	if b.Country != "" && !casefile.IsCountry(b.Country) {
		p.Add("country", i18n.Text{SV: "Skriv landets namn eller landskod.", EN: "Write the name of the country or its code."})
	}
	if b.SentAt == nil {
		p.Add("sent_at", i18n.Text{SV: "Ange när det skickades.", EN: "Enter when it was sent."})
	} else if checkInstant(p, "sent_at", *b.SentAt); b.SentAt.After(at) {
		p.Add("sent_at", notYet)
	}
	for field, n := range map[string]*int64{"planned": b.Planned, "sent": b.Sent} {
		if n != nil && (*n < 0 || *n > casefile.MaxCount) {
			p.Add(field, i18n.Text{SV: "Antalet kan inte vara mindre än noll.", EN: "The number cannot be less than zero."})
		}
	}
	checkText(p, "note", b.Note, 0, LongText)
}

var notYet = i18n.Text{SV: "Tiden ligger i framtiden. Ange när det faktiskt gjordes.", EN: "The time is in the future. Enter when it was really done."}

// RecordBatch stores that a letter was sent to a number of people, and returns the
// number of the batch. With facts, what IMY is told of how people were informed is
// taken from it where nothing has been answered yet; that they are still to be told,
// and when, holds no longer.
func (s *Store) RecordBatch(ctx context.Context, by Actor, once Once, ref string, b LetterBatch, facts bool) (int64, error) {
	err := s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		b.Check(p, tx.at)
		if err := tx.sender(p, in, b.LetterID, &b.EntityID); err != nil {
			return err
		}
		if len(p) > 0 {
			return p.Err()
		}
		b.IncidentID = in.ID
		if err := tx.addBatch(&b); err != nil {
			return err
		}
		if facts {
			if err := tx.informedFacts(in, &b); err != nil {
				return err
			}
		}
		return tx.first(once, "")
	})
	return b.ID, err
}

// sender sees that a letter is of the incident, and takes from it whose it is.
func (tx *Tx) sender(p Problems, in Incident, letter *int64, entity **int64) error {
	if letter == nil {
		return tx.whose(p, in, entity)
	}
	l, err := take[Letter](tx, *letter)
	if err == nil && l.IncidentID != in.ID {
		err = ErrNotFound
	}
	*entity = l.EntityID
	return err
}

func (tx *Tx) addBatch(b *LetterBatch) error {
	b.ID, b.SentAt = 0, whole(b.SentAt)
	tx.sign(&b.RecordedAt, &b.RecordedName)
	return tx.create(LetterSent, b)
}

// informedFacts answers what the authority asks of how people were informed, where
// nobody has, and takes back what only holds of those who are not told yet.
func (tx *Tx) informedFacts(in Incident, b *LetterBatch) error {
	have, err := hanging[Fact](tx.ctx, &Store{read: tx.db}, in.ID, "key")
	if err != nil {
		return err
	}
	byKey := map[string]Fact{}
	for _, f := range have {
		byKey[f.Key] = f
	}
	how, err := tx.toldHow(b)
	if err != nil {
		return err
	}
	for _, x := range [...]struct {
		key, says string
		over      bool // whatever was answered before
	}{
		{"informing", "informed", true}, {"subjects_will_be_informed_at", "", true}, {"subjects_informed_at", b.SentAt.Format(time.RFC3339), false}, {"subjects_informed_how", how, false},
	} {
		old := byKey[x.key]
		if !old.Value.Empty() && !x.over {
			continue
		}
		if err := tx.setFact(in.ID, old, FactEdit{Key: x.key, Version: old.Version, Value: FactValue{Text: x.says}}); err != nil {
			return err
		}
	}
	return nil
}

// toldHow says how people were informed by a batch, and of what: the letter's subject.
func (tx *Tx) toldHow(b *LetterBatch) (string, error) {
	how := ChannelNames[b.Channel].SV
	if b.LetterID == nil {
		return how, nil
	}
	l, err := take[Letter](tx, *b.LetterID)
	return how + ": " + l.Subject, err
}

// A LetterResult is what came back of a batch: an address that took no message, a
// letter that was returned. Number is nil where it is not known.
type LetterResult struct {
	ID           int64             `json:"id"`
	IncidentID   int64             `json:"incident_id"`
	BatchID      int64             `json:"batch_id"`
	Kind         casefile.Returned `json:"kind"`
	Number       *int64            `json:"number"`
	At           *time.Time        `json:"at"`
	Note         string            `json:"note"`
	RecordedAt   time.Time         `json:"recorded_at"`
	RecordedName string            `json:"recorded_name"`
}

func (x *LetterResult) subject() (string, int64, int64) { return "letter_result", x.ID, x.IncidentID }

func (x *LetterResult) query() string {
	return "SELECT id, incident_id, batch_id, kind, number, at, note, recorded_at, recorded_name FROM letter_results "
}

func (x *LetterResult) into() []any {
	return []any{&x.ID, &x.IncidentID, &x.BatchID, (*string)(&x.Kind), &x.Number, &x.At, &x.Note, &x.RecordedAt, &x.RecordedName}
}

// ReturnedNames says what came back.
var ReturnedNames = map[casefile.Returned]i18n.Text{
	casefile.Bounced:  {SV: "Studsade (adressen tog inte emot)", EN: "Bounced (the address took nothing)"},
	casefile.CameBack: {SV: "I retur", EN: "Returned"},
}

// Check notes what is wrong with the result. at is the present.
func (x *LetterResult) Check(p Problems, at time.Time) {
	if _, ok := ReturnedNames[x.Kind]; !ok {
		p.Add("kind", i18n.Text{SV: "Välj vad som hände.", EN: "Choose what happened."})
	}
	if x.Number != nil && (*x.Number < 0 || *x.Number > casefile.MaxCount) {
		p.Add("number", i18n.Text{SV: "Antalet kan inte vara mindre än noll.", EN: "The number cannot be less than zero."})
	}
	if x.At == nil {
		p.Add("at", i18n.Text{SV: "Ange när det kom tillbaka.", EN: "Enter when it came back."})
	} else if checkInstant(p, "at", *x.At); x.At.After(at) {
		p.Add("at", notYet)
	}
	checkText(p, "note", x.Note, 0, LongText)
}

// AddLetterResult stores what came back of the batch with that number. More than
// was sent cannot come back.
func (s *Store) AddLetterResult(ctx context.Context, by Actor, once Once, ref string, batch int64, x LetterResult) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		b, err := take[LetterBatch](tx, batch)
		if err == nil && b.IncidentID != in.ID {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		x.Check(p, tx.at)
		if x.At != nil && x.At.Before(known(b.SentAt)) {
			p.Add("at", i18n.Text{SV: "Tiden ligger före utskicket.", EN: "The time is before the letter was sent."})
		}
		var back int64
		if err := scalar(tx.db.Raw("SELECT coalesce(sum(number), 0) FROM letter_results WHERE incident_id = +? AND batch_id = +?", in.ID, b.ID), &back); err != nil {
			return err
		}
		if x.Number != nil && b.Sent != nil && back+*x.Number > *b.Sent {
			p.Add("number", i18n.Text{SV: "Det är fler än som skickades: %s av %s är redan tillbaka.", EN: "That is more than were sent: %s of %s have come back already."}.With(i18n.Number(back), i18n.Number(*b.Sent)))
		}
		if len(p) > 0 {
			return p.Err()
		}
		x.IncidentID, x.BatchID = in.ID, b.ID
		if err := tx.addLetterResult(&x); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addLetterResult(x *LetterResult) error {
	x.ID, x.At = 0, whole(x.At)
	tx.sign(&x.RecordedAt, &x.RecordedName)
	return tx.create(LetterReturned, x)
}

// A LetterNotice is information to the public in the place of letters (GDPR
// Art. 34(3)(c)), or beside them.
type LetterNotice struct {
	ID           int64      `json:"id"`
	IncidentID   int64      `json:"incident_id"`
	EntityID     *int64     `json:"entity_id"`
	LetterID     *int64     `json:"letter_id"` // the text; nil: it is not here
	Place        string     `json:"place"`
	Link         string     `json:"link"`
	Reason       string     `json:"reason"`
	PublishedAt  *time.Time `json:"published_at"`
	Until        *time.Time `json:"until"` // nil: no end is known
	RecordedAt   time.Time  `json:"recorded_at"`
	RecordedName string     `json:"recorded_name"`
}

func (n *LetterNotice) subject() (string, int64, int64) { return "letter_notice", n.ID, n.IncidentID }

func (n *LetterNotice) query() string {
	return "SELECT id, incident_id, entity_id, letter_id, place, link, reason, published_at, until, recorded_at, recorded_name FROM letter_notices "
}

func (n *LetterNotice) into() []any {
	return []any{&n.ID, &n.IncidentID, &n.EntityID, &n.LetterID, &n.Place, &n.Link, &n.Reason, &n.PublishedAt, &n.Until, &n.RecordedAt, &n.RecordedName}
}

// Check notes what is wrong with the notice. at is the present.
func (n *LetterNotice) Check(p Problems, at time.Time) {
	checkLine(p, "place", n.Place, 1, 1000)
	checkLine(p, "link", n.Link, 0, 1000)
	if u, err := url.Parse(n.Link); n.Link != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
		p.Add("link", i18n.Text{SV: "Skriv hela webbadressen, med https:// först.", EN: "Write the whole web address, with https:// first."})
	}
	checkText(p, "reason", n.Reason, 1, LongText)
	for field, t := range map[string]*time.Time{"published_at": n.PublishedAt, "until": n.Until} {
		if t != nil {
			checkInstant(p, field, *t)
		}
	}
	switch {
	case n.PublishedAt == nil:
		p.Add("published_at", i18n.Text{SV: "Ange när det publicerades.", EN: "Enter when it was published."})
	case n.PublishedAt.After(at):
		p.Add("published_at", notYet)
	case n.Until != nil && n.Until.Before(*n.PublishedAt):
		p.Add("until", i18n.Text{SV: "Den senare tiden är före den tidigare.", EN: "The later time is before the earlier one."})
	}
}

// RecordNotice stores that the public was informed.
func (s *Store) RecordNotice(ctx context.Context, by Actor, once Once, ref string, n LetterNotice) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		n.Check(p, tx.at)
		if err := tx.sender(p, in, n.LetterID, &n.EntityID); err != nil {
			return err
		}
		if len(p) > 0 {
			return p.Err()
		}
		n.IncidentID = in.ID
		if err := tx.addNotice(&n); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addNotice(n *LetterNotice) error {
	n.ID, n.PublishedAt, n.Until = 0, whole(n.PublishedAt), whole(n.Until)
	tx.sign(&n.RecordedAt, &n.RecordedName)
	return tx.create(NoticePublished, n)
}

// ResultsOf are what came back of a batch, the first first.
func (r Record) ResultsOf(batch int64) []LetterResult {
	var list []LetterResult
	for _, x := range r.Results {
		if x.BatchID == batch {
			list = append(list, x)
		}
	}
	return list
}

// loadLetters reads what an incident has of letters.
func loadLetters(ctx context.Context, s *Store, r *Record) (err error) {
	id := r.Incident.ID
	if r.Letters, err = hanging[Letter](ctx, s, id, "coalesce(entity_id, 0), lang, version"); err != nil {
		return err
	}
	if r.Batches, err = hanging[LetterBatch](ctx, s, id, "sent_at, id"); err != nil {
		return err
	}
	if r.Results, err = hanging[LetterResult](ctx, s, id, "batch_id, at, id"); err != nil {
		return err
	}
	r.Notices, err = hanging[LetterNotice](ctx, s, id, "published_at, id")
	return err
}
