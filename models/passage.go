package models

import (
	"context"
	"slices"
	"strings"
	"time"

	"frist/models/casefile"
	"frist/models/form"
	"frist/models/i18n"
)

// A Passage is something sensitive in the answers of an incident, for which secrecy
// is asked when they are sent: [form.Passage] says where it is masked. It is marked
// and lifted, and never changed.
type Passage struct {
	ID         int64  `json:"id"`
	IncidentID int64  `json:"incident_id"`
	Source     string `json:"source"`
	Quote      string `json:"quote"`
	// Ground is the provision that the request names.
	Ground       Ground     `json:"ground"`
	Reason       string     `json:"reason"`
	RecordedAt   time.Time  `json:"recorded_at"`
	RecordedName string     `json:"recorded_name"`
	LiftedAt     *time.Time `json:"lifted_at"`
	LiftedName   string     `json:"lifted_name"`
}

func (x *Passage) subject() (string, int64, int64) { return "passage", x.ID, x.IncidentID }

func (x *Passage) query() string {
	return "SELECT id, incident_id, source, quote, ground, reason, recorded_at, recorded_name, lifted_at, lifted_name FROM passages "
}

func (x *Passage) into() []any {
	return []any{&x.ID, &x.IncidentID, &x.Source, &x.Quote, (*string)(&x.Ground), &x.Reason, &x.RecordedAt, &x.RecordedName, &x.LiftedAt, &x.LiftedName}
}

// Form is what is masked, as forms know it.
func (x Passage) Form() form.Passage { return form.Passage{Source: x.Source, Quote: x.Quote} }

// A Ground is the provision by which secrecy is asked for.
type Ground = casefile.Ground

// GroundNames say what the grounds are called. Whether they apply is for counsel to
// say: they were written from memory.
var GroundNames = map[Ground]i18n.Text{
	casefile.OSL18x8:     {SV: "18 kap. 8 § OSL: säkerhets- eller bevakningsåtgärder", EN: "OSL Ch. 18 Sec. 8: security or surveillance measures"},
	casefile.OSL21x7:     {SV: "21 kap. 7 § OSL: personuppgifter", EN: "OSL Ch. 21 Sec. 7: personal data"},
	casefile.OSL30x4:     {SV: "30 kap. 4 § OSL: Finansinspektionens tillsyn", EN: "OSL Ch. 30 Sec. 4: supervision by Finansinspektionen"},
	casefile.OSL32x1:     {SV: "32 kap. 1 § OSL: Integritetsskyddsmyndighetens tillsyn", EN: "OSL Ch. 32 Sec. 1: supervision by IMY"},
	casefile.OtherGround: {SV: "Annan bestämmelse", EN: "Another provision"},
}

// MaxPassages is how many marks an incident can have at a time.
const MaxPassages = 200

var quotesMarked = i18n.Text{SV: "Skälen återger det som är märkt. De står i begäran, som själv blir allmän handling: beskriv uppgiften utan att återge den.", EN: "The reasons quote what is marked. They stand in the request, which itself becomes a public document: describe it without quoting it."}

// Sources are what may be marked: what somebody writes and some form takes.
func Sources() []form.Fact {
	var all []form.Fact
	for _, f := range form.Catalogue {
		if len(form.Fills(f.Key)) > 0 {
			all = append(all, f)
		}
	}
	return append(all, form.Written()...)
}

// Check notes what is wrong with the passage, given what its source says.
func (x *Passage) Check(p Problems, says form.Value) {
	checkText(p, "quote", x.Quote, 0, LongText)
	checkText(p, "reason", x.Reason, 0, LongText)
	if !slices.ContainsFunc(Sources(), func(f form.Fact) bool { return f.Key == x.Source }) {
		p.Add("source", i18n.Text{SV: "Välj vilken uppgift det gäller.", EN: "Choose which fact it concerns."})
		return
	}
	if !slices.Contains(casefile.Grounds[:], x.Ground) {
		p.Add("ground", i18n.Text{SV: "Välj vilken bestämmelse ni hänvisar till.", EN: "Choose the provision that you refer to."})
	}
	if x.Ground == casefile.OtherGround && strings.TrimSpace(x.Reason) == "" {
		p.Add("reason", i18n.Text{SV: "Ange bestämmelsen och varför uppgiften bör omfattas av sekretess.", EN: "Enter the provision, and why it should be kept secret."})
	}
	if form.Quoted(x.Reason, x.Form().Quotes(says)) {
		p.Add("reason", quotesMarked)
	}
	switch {
	case says.Empty():
		p.Add("source", i18n.Text{SV: "Uppgiften har inget svar ännu. Fyll i den först.", EN: "The fact has no answer yet. Enter one first."})
	case x.Quote != "" && x.Form().Letters() < form.ShortestQuote:
		p.Add("quote", i18n.Text{SV: "Texten är för kort: den skulle maskeras på för många ställen.", EN: "The text is too short: it would be masked in too many places."})
	case !x.Form().In(x.Source, says):
		p.Add("quote", i18n.Text{SV: "Texten finns inte i svaret. Kopiera den därifrån, tecken för tecken.", EN: "The text is not in the answer. Copy it from there, character by character."})
	}
}

// MarkPassage marks a passage as sensitive.
func (s *Store) MarkPassage(ctx context.Context, by Actor, once Once, ref string, x Passage) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		says, err := tx.said(in, x.Source)
		if err != nil {
			return err
		}
		p := Problems{}
		if x.Check(p, says); len(p) > 0 {
			return p.Err()
		}
		if err := tx.roomForPassage(p, in, x); err != nil {
			return err
		}
		x.IncidentID, x.LiftedAt, x.LiftedName = in.ID, nil, ""
		if err := tx.addPassage(&x); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

// said is what a source of an incident says.
func (tx *Tx) said(in Incident, source string) (form.Value, error) {
	if says, ok := in.Written(source); ok {
		return says, nil
	}
	var have []Fact
	if err := tx.db.Where("incident_id = ? AND key = ?", in.ID, source).Find(&have).Error; err != nil || len(have) == 0 {
		return form.Value{}, err
	}
	return form.Value(have[0].Value), nil
}

// Written is what the incident says where a form takes it as if it were a fact.
func (in *Incident) Written(source string) (says form.Value, ok bool) {
	switch source {
	case "incident.title":
		return form.Value{Text: in.Title}, true
	case "incident.summary":
		return form.Value{Text: in.Summary}, true
	}
	return says, false
}

// roomForPassage refuses the same mark twice, and more than can be looked through.
func (tx *Tx) roomForPassage(p Problems, in Incident, x Passage) error {
	var have []Passage
	if err := tx.db.Where("incident_id = ? AND lifted_at IS NULL", in.ID).Find(&have).Error; err != nil {
		return err
	}
	if slices.ContainsFunc(have, func(y Passage) bool { return y.Source == x.Source && y.Quote == x.Quote }) {
		p.Add("quote", i18n.Text{SV: "Det är redan märkt.", EN: "It is marked already."})
	}
	if slices.ContainsFunc(have, func(y Passage) bool { return form.Quoted(x.Reason, []form.Passage{y.Form()}) }) {
		p.Add("reason", quotesMarked)
	}
	if len(have) >= MaxPassages {
		p.Add("quote", i18n.Text{SV: "Det finns redan 200 märkningar. Ta bort någon som inte behövs.", EN: "There are 200 marks already. Remove one that is not needed."})
	}
	return p.Err()
}

func (tx *Tx) addPassage(x *Passage) error {
	x.ID = 0
	tx.sign(&x.RecordedAt, &x.RecordedName)
	return tx.create(PassageMarked, x)
}

// LiftPassage takes back a mark.
func (s *Store) LiftPassage(ctx context.Context, by Actor, ref string, id int64) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		before, err := take[Passage](tx, id)
		switch {
		case err != nil:
			return err
		case before.IncidentID != in.ID:
			return ErrNotFound
		case before.LiftedAt != nil:
			return nil // a second press of the button
		}
		next := before
		next.LiftedAt, next.LiftedName = &tx.at, tx.by.Name
		return tx.update(PassageLifted, &before, &next)
	})
}

// Sensitive are the passages that are marked, as forms know them.
func (r Record) Sensitive() []form.Passage {
	var all []form.Passage
	for _, x := range r.Passages {
		if x.LiftedAt == nil {
			all = append(all, x.Form())
		}
	}
	return all
}

// exportPassages are the marks as they leave Frist.
func (r Record) exportPassages() []casefile.Passage {
	var list []casefile.Passage
	for _, x := range r.Passages {
		list = append(list, casefile.Passage{
			Source: x.Source, Quote: x.Quote, Ground: x.Ground, Reason: x.Reason, Recorded: recorded(x.RecordedAt, x.RecordedName),
			LiftedAt: known(x.LiftedAt), LiftedBy: x.LiftedName,
		})
	}
	return list
}

func (tx *Tx) importPassages(incident int64, f casefile.File) error {
	for _, y := range f.Passages {
		x := Passage{
			IncidentID: incident, Source: y.Source, Quote: y.Quote, Ground: y.Ground, Reason: y.Reason,
			RecordedAt: y.Recorded.At, RecordedName: y.Recorded.By, LiftedAt: instant(y.LiftedAt), LiftedName: y.LiftedBy,
		}
		if err := tx.addPassage(&x); err != nil {
			return err
		}
	}
	return nil
}
