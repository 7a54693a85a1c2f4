package models

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

// Traits are what is said of an entity beside its type, each once and in the
// order of [deadline.Traits]. One that is not there, it does not have.
type Traits []deadline.Trait

// TraitsOf puts traits in order. One that the program does not know is kept, at
// the end, for [Entity.Check] to refuse.
func TraitsOf(said []deadline.Trait) Traits {
	var ts Traits
	for _, t := range deadline.Traits() {
		if slices.Contains(said, t) {
			ts = append(ts, t)
		}
	}
	for _, t := range said {
		if !t.Valid() {
			ts = append(ts, t)
		}
	}
	return ts
}

// Value stores the traits as JSON.
func (ts Traits) Value() (driver.Value, error) {
	if len(ts) == 0 {
		return "[]", nil
	}
	body, err := json.Marshal([]deadline.Trait(ts))
	return string(body), err
}

// Scan reads what Value wrote.
func (ts *Traits) Scan(v any) error {
	*ts = nil
	return scanJSON(v, "[]", (*[]deadline.Trait)(ts))
}

// GormDataType is the column type of Traits.
func (Traits) GormDataType() string { return "text" }

// Answers are what is known of [deadline.Conditions]: yes or no. What is not
// there is not known.
type Answers map[deadline.Condition]deadline.Answer

// With returns the answers with another one to c. The receiver is left alone: an
// incident and its next version must not share a map that changes.
func (a Answers) With(c deadline.Condition, answer deadline.Answer) Answers {
	next := maps.Clone(a)
	if answer == deadline.Unknown {
		delete(next, c)
		if len(next) == 0 {
			return nil
		}
		return next
	}
	if next == nil {
		next = Answers{}
	}
	next[c] = answer
	return next
}

// Value stores the answers as JSON.
func (a Answers) Value() (driver.Value, error) {
	if len(a) == 0 {
		return "{}", nil
	}
	body, err := json.Marshal(map[deadline.Condition]deadline.Answer(a))
	return string(body), err
}

// Scan reads what Value wrote.
func (a *Answers) Scan(v any) error {
	*a = nil
	return scanJSON(v, "{}", (*map[deadline.Condition]deadline.Answer)(a))
}

// GormDataType is the column type of Answers.
func (Answers) GormDataType() string { return "text" }

// facts are the answers as the engine takes them.
func (a Answers) facts() deadline.Answers {
	if len(a) == 0 {
		return nil // as most are
	}
	as := make(deadline.Answers, 0, len(a))
	for _, c := range deadline.Conditions() {
		if answer, ok := a[c]; ok {
			as = append(as, deadline.Answered{Condition: c, Answer: answer})
		}
	}
	return as
}

func (a Answers) check(p Problems) {
	for c, answer := range a {
		if !slices.Contains(deadline.Conditions(), c) || answer != deadline.Yes && answer != deadline.No {
			p.Add(string(c), chooseAnswer)
		}
	}
}

var chooseAnswer = i18n.Text{SV: "Välj ja, nej eller inte känt.", EN: "Choose yes, no or not known."}

// Asks says what the incident may be asked about: see [deadline.Asks]. What
// matters to one of its entities is asked.
func (r Record) Asks() (conditions []deadline.Condition, events []deadline.Event) {
	matters := map[deadline.Condition]bool{}
	for _, part := range r.Parts() {
		cs, es := deadline.Asks(part.DeadlineFacts(time.Time{}))
		for _, c := range cs {
			matters[c] = true
		}
		events = append(events, es...)
	}
	for _, c := range deadline.Conditions() {
		if matters[c] {
			conditions = append(conditions, c)
		}
	}
	return conditions, events
}

// scanJSON reads a column of JSON, which mostly says nothing: as empty does.
func scanJSON(v any, empty string, to any) error {
	switch v := v.(type) {
	case string:
		if v == empty {
			return nil
		}
		return json.Unmarshal([]byte(v), to)
	case []byte:
		if string(v) == empty {
			return nil
		}
		return json.Unmarshal(v, to)
	}
	return fmt.Errorf("models: cannot read JSON from %T", v)
}

// MoveEdition has the incident kept under the newest edition of the law, for a
// reason. It returns ErrConflict if version is not the latest one, and when the
// incident is kept under that edition already.
func (s *Store) MoveEdition(ctx context.Context, by Actor, ref string, version int, reason string) error {
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if before.Version != version || before.Edition >= deadline.Edition {
			return ErrConflict
		}
		p := Problems{}
		if checkText(p, "reason", reason, 1, LongText); len(p) > 0 {
			return p.Err()
		}
		next := before
		next.Edition, next.EditionReason = deadline.Edition, reason
		return tx.replace(EditionMoved, before, next)
	})
}
