package models

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// A Fact is one answer, asked once and used in every form.
type Fact struct {
	ID           int64     `json:"id"`
	IncidentID   int64     `json:"incident_id"`
	Version      int       `json:"version"`
	Key          string    `json:"key"`
	Value        FactValue `json:"value" gorm:"serializer:json"`
	KnownSince   time.Time `json:"known_since"`
	Source       string    `json:"source"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

// A FactValue is a text, or lines where the catalogue says that it is a list.
// A fact that was taken back has neither.
type FactValue struct {
	Text  string   `json:"text,omitempty"`
	Lines []string `json:"lines,omitempty"`
}

// Empty reports whether the fact says nothing.
func (v FactValue) Empty() bool { return v.Text == "" && len(v.Lines) == 0 }

func (f *Fact) subject() (string, int64, int64) { return "fact", f.ID, f.IncidentID }

// A FactEdit is what somebody typed for one fact. Version is the one they saw,
// 0 if there was none. KnownSince is nil for what is known since now.
type FactEdit struct {
	Key        string
	Version    int
	Value      FactValue
	Source     string
	KnownSince *time.Time
}

// SetFacts stores those of the edits that change something. If somebody else
// has changed one of these facts since, it returns ErrConflict and stores none.
func (s *Store) SetFacts(ctx context.Context, by Actor, ref string, edits []FactEdit) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		var have []Fact
		if err := tx.db.Where("incident_id = ?", in.ID).Order("id").Find(&have).Error; err != nil {
			return err
		}
		byKey := map[string]Fact{}
		for _, f := range have {
			byKey[f.Key] = f
		}
		p := Problems{}
		for i := range edits {
			edits[i].tidy()
			checkFact(p, edits[i])
			if since := edits[i].KnownSince; since != nil && since.After(tx.at) {
				p.Add("known_since", i18n.Text{SV: "Tiden ligger i framtiden. Ange när uppgiften blev känd.", EN: "The time is in the future. Enter when it became known."})
			}
		}
		if len(p) > 0 {
			return p.Err()
		}
		for _, e := range edits {
			if err := tx.setFact(in.ID, byKey[e.Key], e); err != nil {
				return err
			}
			if in, err = tx.answerAs(in, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// answerFact is the fact that asks what an answer of the incident says too: whether the
// financial interests of clients are affected, which decides whether they are told
// (Art. 19(3) of Regulation (EU) 2022/2554) and stands in field 3.30.
const answerFact = "financial_interest_affected"

// AnswerOf is what the fact of that says, unknown where e is another.
func (e FactEdit) AnswerOf() deadline.Answer {
	if a := deadline.Answer(e.Value.Text); e.Key == answerFact && (a == deadline.Yes || a == deadline.No) {
		return a
	}
	return deadline.Unknown
}

// answerAs answers of the incident what a fact of it now says, so that one answer holds
// for the duty, for the form and for the summary.
func (tx *Tx) answerAs(in Incident, e FactEdit) (Incident, error) {
	said := e.AnswerOf()
	if said == deadline.Unknown || in.Answers[deadline.ClientsAffected] == said {
		return in, nil
	}
	next := in
	next.Answers = in.Answers.With(deadline.ClientsAffected, said)
	if err := tx.replace(IncidentEdited, in, next); err != nil {
		return in, err
	}
	next.Version = in.Version + 1
	return next, nil
}

// sayAs lets the fact, where it was answered, say what the incident now answers.
func (tx *Tx) sayAs(before, next Incident) error {
	said := next.Answers[deadline.ClientsAffected]
	if before.Answers[deadline.ClientsAffected] == said {
		return nil
	}
	var have []Fact
	if err := tx.db.Where("incident_id = ? AND key = ?", next.ID, answerFact).Find(&have).Error; err != nil || len(have) == 0 {
		return err
	}
	if e := (FactEdit{Key: answerFact, Value: have[0].Value}); e.AnswerOf() == deadline.Unknown || e.AnswerOf() == said {
		return nil
	}
	value := FactValue{Text: string(said)}
	if said == deadline.Unknown {
		value = FactValue{}
	}
	return tx.setFact(next.ID, have[0], FactEdit{Key: answerFact, Version: have[0].Version, Value: value})
}

// tidy takes away what is blank: it says nothing, and is none of the answers that
// there are.
func (e *FactEdit) tidy() {
	if strings.TrimSpace(e.Value.Text) == "" {
		e.Value.Text = ""
	}
	lines := slices.DeleteFunc(slices.Clone(e.Value.Lines), func(l string) bool { return strings.TrimSpace(l) == "" })
	e.Value.Lines = slices.Clip(lines)
}

func checkFact(p Problems, e FactEdit) {
	asked, ok := form.ByKey(e.Key)
	if !ok {
		p.Add(e.Key, i18n.Text{SV: "Det finns ingen sådan uppgift.", EN: "There is no such fact."})
	}
	if !asked.Offers(form.Value(e.Value)) { // no page offers it, and no case file could say it
		p.Add(e.Key, i18n.Text{SV: "Välj bland de svar som finns.", EN: "Choose among the answers that there are."})
	}
	checkText(p, e.Key, e.Value.Text, 0, casefile.MaxAnswer) // that it is too long for whom it is for is said where it stands
	for _, l := range e.Value.Lines {
		checkText(p, e.Key, l, 0, casefile.MaxAnswer)
		if before, ok := casefile.OneLineTabbed(l); !ok {
			p.Add(e.Key, notOneLine(before))
		}
	}
	checkLine(p, "source", e.Source, 0, LongText)
}

func (tx *Tx) setFact(incident int64, old Fact, e FactEdit) error {
	if sameFact(old.Value, e.Value) {
		return nil
	}
	if old.Version != e.Version {
		return ErrConflict
	}
	next := Fact{
		ID: old.ID, IncidentID: incident, Version: old.Version + 1, Key: e.Key, Value: e.Value, Source: e.Source,
		KnownSince: tx.at, RecordedAt: tx.at, RecordedName: tx.by.Name,
	}
	if slices.Contains(weighs, e.Key) {
		tx.touch(incident) // a decision may rest on it
	}
	if e.KnownSince != nil {
		next.KnownSince = e.KnownSince.UTC().Truncate(time.Second)
	}
	if old.Version == 0 {
		return tx.create(FactRecorded, &next)
	}
	return tx.update(FactChanged, &old, &next)
}

func sameFact(a, b FactValue) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// Facts returns the facts of an incident by key.
func (s *Store) Facts(ctx context.Context, by Actor, ref string) (map[string]Fact, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	fs, err := hanging[Fact](ctx, s, in.ID, "key")
	byKey := map[string]Fact{}
	for _, f := range fs {
		byKey[f.Key] = f
	}
	return byKey, err
}
