package models

import (
	"context"
	"slices"
	"time"

	"frist/models/form"
	"frist/models/i18n"
	"frist/models/letter"
)

// A Letter is one version of what people are told by one entity in one language
// (GDPR Art. 34). It is never changed: what is written otherwise is a new version.
type Letter struct {
	ID           int64     `json:"id"`
	IncidentID   int64     `json:"incident_id"`
	EntityID     *int64    `json:"entity_id"` // nil: the incident's own entity's
	Lang         string    `json:"lang"`      // ISO 639-1
	Version      int       `json:"version"`
	Subject      string    `json:"subject"`
	Body         string    `json:"body"`
	Template     string    `json:"template"` // what it was made from: see [letter.Template]
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

func (l *Letter) subject() (string, int64, int64) { return "letter", l.ID, l.IncidentID }

func (l *Letter) query() string {
	return "SELECT id, incident_id, entity_id, lang, version, subject, body, template, recorded_at, recorded_name FROM letters "
}

func (l *Letter) into() []any {
	return []any{&l.ID, &l.IncidentID, &l.EntityID, &l.Lang, &l.Version, &l.Subject, &l.Body, &l.Template, &l.RecordedAt, &l.RecordedName}
}

// Text is what the letter says.
func (l *Letter) Text() letter.Text { return letter.Text{Subject: l.Subject, Body: l.Body} }

// LongSubject is how many characters the subject of a letter may have.
const LongSubject = 200

// Check notes what is wrong with the letter. What the law asks of it is for
// [letter.Check]: a letter is kept however it is.
func (l *Letter) Check(p Problems) {
	if letter.NameOf(l.Lang).IsZero() {
		p.Add("lang", i18n.Text{SV: "Välj ett språk.", EN: "Choose a language."})
	}
	checkLine(p, "subject", l.Subject, 1, LongSubject)
	checkText(p, "body", l.Body, 1, LongText)
	checkLine(p, "template", l.Template, 0, 20)
}

// SaveLetter stores the next version of a letter and returns its number. seen is
// the version that the actor had before them, 0 if there was none: if another has
// been saved since, it returns ErrConflict and stores nothing. A text that is that
// of the last version makes no new one.
func (s *Store) SaveLetter(ctx context.Context, by Actor, once Once, ref string, l Letter, seen int) (version int, err error) {
	err = s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		l.Check(p)
		if err := tx.whose(p, in, &l.EntityID); err != nil {
			return err
		}
		if len(p) > 0 {
			return p.Err()
		}
		before, err := read[Letter](asking(tx.db), "WHERE incident_id = +? AND coalesce(entity_id, 0) = +? AND lang = +? ORDER BY version DESC"+limit(1), in.ID, identity(l.EntityID), l.Lang)
		if err != nil {
			return err
		}
		last := Letter{}
		if len(before) > 0 {
			last = before[0]
		}
		if version = last.Version; version != seen {
			return ErrConflict
		}
		if version == 0 || last.Text() != l.Text() {
			version++
			l.IncidentID, l.Version = in.ID, version
			if err := tx.addLetter(&l); err != nil {
				return err
			}
		}
		return tx.first(once, "")
	})
	return version, err
}

func (tx *Tx) addLetter(l *Letter) error {
	l.ID = 0
	tx.sign(&l.RecordedAt, &l.RecordedName)
	return tx.create(LetterSaved, l)
}

// Has reports whether what is kept under that entity, nil for the incident's own, is
// of this part of the record.
func (r Record) Has(entity *int64) bool { return r.has(entity) }

// LettersOf are the versions of a letter of this part of the record, the first
// first.
func (r Record) LettersOf(lang string) []Letter {
	var list []Letter
	for _, l := range r.Letters {
		if l.Lang == lang && r.has(l.EntityID) {
			list = append(list, l)
		}
	}
	return list
}

// LatestLetters are the last versions of the letters of this part of the record, in
// the order in which languages are offered.
func (r Record) LatestLetters() []Letter {
	var list []Letter
	for _, lang := range letter.Languages {
		if all := r.LettersOf(lang.Code); len(all) > 0 {
			list = append(list, all[len(all)-1])
		}
	}
	return list
}

// LetterByID is a letter of the record by its number, and false for nil or one
// that is not of it.
func (r Record) LetterByID(id *int64) (Letter, bool) {
	i := slices.IndexFunc(r.Letters, func(l Letter) bool { return id != nil && l.ID == *id })
	if i < 0 {
		return Letter{}, false
	}
	return r.Letters[i], true
}

// LetterInput is what a letter of this part of the record is written from and held
// against, as it stands at an instant.
func (r Record) LetterInput(at time.Time) letter.Input {
	x := r.Incident
	in := letter.Input{
		Entity: r.Entity.Name, Country: r.Entity.Country, Zone: r.Entity.Zone(), At: at,
		Occurred: x.OccurredFrom, OccurredTo: x.OccurredTo, Detected: x.DetectedAt,
	}
	in.Aware, _ = r.AwareMoment()
	texts := map[string]*string{
		"nature": &in.Nature, "consequences": &in.Consequences, "measures_taken": &in.Taken, "measures_proposed": &in.Proposed,
		"mitigation": &in.Mitigated, "contact_point": &in.Contact, "dpo": &in.DPO,
	}
	for _, f := range r.Facts {
		if to := texts[f.Key]; to != nil {
			*to = f.Value.Text
		}
		if f.Key == "data_categories" {
			in.Data = f.Value.Lines
		}
	}
	for of := range OfNames {
		if c, ok := Latest(r.Counts, of); ok {
			in.Counts = append(in.Counts, letter.Count{Min: c.Min, Max: c.Max})
		}
	}
	return in
}

// letterFacts are the facts that a letter is written from, in the order in which
// it says them.
var letterFacts = []string{"nature", "data_categories", "consequences", "measures_taken", "contact_point"}

// LetterLacks are the facts without which a letter has gaps.
func (r Record) LetterLacks() []form.Fact {
	var list []form.Fact
	for _, key := range letterFacts {
		f, known := form.ByKey(key)
		if said := slices.ContainsFunc(r.Facts, func(x Fact) bool { return x.Key == key && !x.Value.Empty() }); known && !said {
			list = append(list, f)
		}
	}
	return list
}
