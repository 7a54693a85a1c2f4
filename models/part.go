package models

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A Part is that of a further entity in an incident, beside the incident's own:
// with its own type and country it has obligations of its own.
type Part struct {
	ID                int64           `json:"id"`
	Version           int             `json:"version"`
	IncidentID        int64           `json:"incident_id"`
	EntityID          int64           `json:"entity_id"`
	ClassifiedMajorAt calendar.Moment `json:"classified_major_at"`
	Active            bool            `json:"active"`
	RecordedAt        time.Time       `json:"recorded_at"`
	RecordedName      string          `json:"recorded_name"`
	// RemovedReason is why it was taken out again; of one that has a part there is none.
	RemovedReason string     `json:"removed_reason,omitempty"` // the log of before has none
	RemovedAt     *time.Time `json:"removed_at,omitempty"`
	RemovedName   string     `json:"removed_name,omitempty"`

	Entity Entity `json:"-" gorm:"-"`
}

// TableName is the table of parts.
func (Part) TableName() string { return "incident_entities" }

func (p *Part) subject() (string, int64, int64) { return "part", p.ID, p.IncidentID }

func (p *Part) query() string {
	return "SELECT p.id, p.version, p.incident_id, p.entity_id, p.classified_major_at, p.active, p.recorded_at, p.recorded_name, p.removed_reason, p.removed_at, p.removed_name, " + entityColumns +
		" FROM incident_entities p CROSS JOIN entities e ON e.id = p.entity_id "
}

func (p *Part) into() []any {
	return append([]any{&p.ID, &p.Version, &p.IncidentID, &p.EntityID, &p.ClassifiedMajorAt, &p.Active, &p.RecordedAt, &p.RecordedName, &p.RemovedReason, &p.RemovedAt, &p.RemovedName}, p.Entity.into()...)
}

// parts reads the further entities of an incident, in the order in which they
// were added.
func parts(ask asker, incident int64) ([]Part, error) {
	return read[Part](ask, "WHERE p.incident_id = +? AND p.active = 1 ORDER BY p.id", incident)
}

// allParts reads the further entities of an incident, and apart from them those that
// were taken out again.
func allParts(ask asker, incident int64) (here, gone []Part, err error) {
	all, err := read[Part](ask, "WHERE p.incident_id = +?", incident)
	slices.SortFunc(all, func(a, b Part) int { return cmp.Compare(a.ID, b.ID) })
	for _, p := range all {
		if p.Active {
			here = append(here, p)
		} else {
			gone = append(gone, p)
		}
	}
	return here, gone, err
}

// Parts is the record as each of its entities has it: the entity, its own
// classification, decisions and filings, and what they share. The incident's own
// comes first. All that works on a Record works on a part of it.
func (r Record) Parts() []Record {
	if len(r.Others) == 0 {
		return []Record{r}
	}
	list := []Record{r.of(nil)}
	for i := range r.Others {
		list = append(list, r.of(&r.Others[i]))
	}
	return list
}

// Part is the part of one entity, by its number, and of the incident's own for
// 0. It returns ErrNotFound for one that has no part in the incident.
func (r Record) Part(entity int64) (Record, error) {
	switch {
	case r.PartOf != 0 && entity == r.PartOf: // it is that part already
		return r, nil
	case entity == 0 || entity == r.Incident.EntityID:
		return r.of(nil), nil
	}
	for i := range r.Others {
		if r.Others[i].EntityID == entity {
			return r.of(&r.Others[i]), nil
		}
	}
	return Record{}, ErrNotFound
}

// of is the part p of the record, and for nil that of the incident's own entity.
func (r Record) of(p *Part) Record {
	if p != nil {
		r.Entity, r.PartOf, r.Incident.ClassifiedMajorAt = p.Entity, p.EntityID, p.ClassifiedMajorAt
	}
	if len(r.Others) > 0 {
		r.Decisions = slices.DeleteFunc(slices.Clone(r.Decisions), func(d Decision) bool { return !r.has(d.EntityID) })
		r.Filings = slices.DeleteFunc(slices.Clone(r.Filings), func(f Filing) bool { return !r.has(f.EntityID) })
		r.Sealed = slices.DeleteFunc(slices.Clone(r.Sealed), func(d SealedDraft) bool { return !r.has(d.EntityID) })
	}
	r.shared, r.Others = r.Shared(), nil
	return r
}

// Shared reports whether the incident concerns several entities, whose parts are
// to be told apart.
func (r Record) Shared() bool { return r.shared || len(r.Others) > 0 }

// NotMajor reports whether the last decision on how the incident is classified was
// that it is not major, and when that was decided; nil: the time is not known.
func (r Record) NotMajor() (at *time.Time, decided bool) {
	for i := range r.Decisions {
		switch d := &r.Decisions[i]; d.Outcome {
		case deadline.Reclassify:
			at, decided = d.DecidedAt, true
		case deadline.ClassifyMajor:
			at, decided = nil, false
		case deadline.Notify, deadline.DoNotNotify:
		}
	}
	return at, decided
}

// has reports whether what is kept under that entity, nil for the incident's
// own, is of this part.
func (r Record) has(entity *int64) bool {
	if entity == nil {
		return r.PartOf == 0
	}
	return *entity == r.PartOf
}

// nth is the place of an entity among the further ones, from 1, and 0 for the
// incident's own: so a case file names it.
func (r Record) nth(entity *int64) int64 {
	return int64(slices.IndexFunc(r.Others, func(p Part) bool { return p.EntityID == identity(entity) })) + 1
}

// Affected are the countries in which people are affected, as far as is known:
// those of the last revision of the data subjects that names any, for one that
// names none says nothing of where they live. A country whose number is 0 is one
// of which somebody said that there are none.
func (r Record) Affected() []string {
	named := slices.DeleteFunc(slices.Clone(r.Counts), func(c Count) bool { return len(c.ByCountry) == 0 })
	c, _ := Latest(named, casefile.DataSubjects)
	return c.ByCountry.affected()
}

func (b ByCountry) affected() []string {
	var codes []string
	for code, n := range b {
		if n == nil || *n != 0 {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

var (
	partOwn     = i18n.Text{SV: "Den juridiska personen är redan incidentens egen.", EN: "The legal entity is the incident’s own already."}
	partTooMany = i18n.Text{SV: "En incident kan ha högst %d ytterligare juridiska personer.", EN: "An incident can have %d further legal entities at most."}
	partThere   = i18n.Text{SV: "Den juridiska personen finns redan med.", EN: "The legal entity is there already."}
	partNone    = i18n.Text{SV: "Välj en juridisk person som har del i incidenten.", EN: "Choose a legal entity that has a part in the incident."}
	partBusy    = i18n.Text{SV: "Något är beslutat, låst, inlämnat, frågat eller skrivet för den juridiska personen. Den kan därför inte tas bort.", EN: "Something was decided, sealed, filed, asked or written for the legal entity. It cannot be removed, therefore."}
	partActed   = i18n.Text{SV: "Något är beslutat, låst, inlämnat, frågat eller skrivet för den juridiska person som är incidentens egen, och incidenten rör eller har rört flera. Den kan därför inte bytas ut.", EN: "Something was decided, sealed, filed, asked or written for the legal entity that is the incident’s own, and the incident concerns several, or did. It cannot be exchanged, therefore."}
	chooseWhom  = i18n.Text{SV: "Välj vilken juridisk person det gäller.", EN: "Choose which legal entity it concerns."}
)

// AddPart adds a further entity to an incident.
func (s *Store) AddPart(ctx context.Context, by Actor, once Once, ref string, entity int64) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		if e, err := readOne[Entity](asking(tx.db), "WHERE id = +?", entity); err != nil || e.Name == "" {
			p.Add("entity_id", chooseWhom)
		}
		if entity == in.EntityID {
			p.Add("entity_id", partOwn)
		}
		var have int
		if err := scalar(tx.db.Raw("SELECT count(*) FROM incident_entities WHERE incident_id = +? AND active = 1", in.ID), &have); err != nil {
			return err
		}
		if have >= casefile.MaxEntities {
			p.Add("entity_id", partTooMany.With(casefile.MaxEntities))
		}
		if len(p) > 0 {
			return p.Err()
		}
		if err := tx.addPart(&Part{IncidentID: in.ID, EntityID: entity}); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

// addPart stores a part, or takes up again one that was removed.
func (tx *Tx) addPart(p *Part) error {
	tx.touch(p.IncidentID)
	before, err := readOne[Part](asking(tx.db), "WHERE p.incident_id = +? AND p.entity_id = +?", p.IncidentID, p.EntityID)
	switch {
	case errors.Is(err, ErrNotFound):
		p.ID, p.Version, p.Active = 0, 1, true
		tx.sign(&p.RecordedAt, &p.RecordedName)
		return tx.create(PartAdded, p)
	case err != nil:
		return err
	case before.Active:
		return Problems{"entity_id": partThere}.Err()
	}
	after := before
	after.Version, after.Active = before.Version+1, true
	after.RemovedReason, after.RemovedAt, after.RemovedName = "", nil, ""
	return tx.update(PartAdded, &before, &after)
}

// RemovePart takes an entity out of an incident again. One for which something
// was decided, filed or asked stays: what was done in its name does not go away.
// The reason is kept, since limits cease to run.
func (s *Store) RemovePart(ctx context.Context, by Actor, ref string, entity int64, version int, reason string) error {
	reason = strings.TrimSpace(reason)
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		before, err := tx.part(in, entity)
		if err != nil {
			return err
		}
		if before.Version != version {
			return ErrConflict
		}
		kept, err := tx.acted(in.ID, &entity)
		if err != nil {
			return err
		}
		p := Problems{}
		if kept {
			p.Add("entity_id", partBusy)
		}
		if checkText(p, "reason", reason, 1, LongText); len(p) > 0 {
			return p.Err()
		}
		after := before
		after.Version, after.Active, after.ClassifiedMajorAt = before.Version+1, false, calendar.Moment{}
		after.RemovedReason, after.RemovedAt, after.RemovedName = reason, &tx.at, tx.by.Name
		tx.touch(in.ID)
		return tx.update(PartRemoved, &before, &after)
	})
}

// acted reports whether something was decided, sealed, filed, asked or written in an
// incident
// for an entity, nil for its own.
func (tx *Tx) acted(incident int64, entity *int64) (is bool, err error) {
	for _, table := range []string{"decisions", "filings", "sealed_drafts", "authority_questions", "letters", "letter_batches", "letter_notices"} {
		if err := scalar(tx.db.Raw("SELECT EXISTS (SELECT 1 FROM "+table+" WHERE incident_id = +? AND entity_id IS ?)", incident, entity), &is); is || err != nil {
			return is, err
		}
	}
	return false, nil
}

// notActed sees that the incident's own entity may become another. Of an incident of
// one entity what was done stays with the incident, whoever turns out to be its own.
// Where there are several, or were, it was done by one of them, and does not go over
// to another firm.
func (tx *Tx) notActed(p Problems, in Incident) error {
	var shared bool
	if err := scalar(tx.db.Raw("SELECT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = +?)", in.ID), &shared); err != nil || !shared {
		return err
	}
	acted, err := tx.acted(in.ID, nil)
	if acted {
		p.Add("entity_id", partActed)
	}
	return err
}

// part is the part of a further entity, or ErrNotFound if it has none.
func (tx *Tx) part(in Incident, entity int64) (Part, error) {
	return readOne[Part](asking(tx.db), "WHERE p.incident_id = +? AND p.entity_id = +? AND p.active = 1", in.ID, entity)
}

// whose sees that an entity has a part in the incident. The incident's own is
// kept as nil, so that it stays with the incident whoever turns out to be its own.
func (tx *Tx) whose(p Problems, in Incident, entity **int64) error {
	if *entity == nil {
		return nil
	}
	if **entity == in.EntityID {
		*entity = nil
		return nil
	}
	_, err := tx.part(in, **entity)
	if errors.Is(err, ErrNotFound) {
		p.Add("entity_id", partNone)
		return nil
	}
	return err
}

// notApart sees that the incident's own entity is to be none of its further ones.
func (tx *Tx) notApart(p Problems, in Incident) error {
	_, err := tx.part(in, in.EntityID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err == nil {
		p.Add("entity_id", partThere)
	}
	return err
}

// classifyPart does for a further entity what [Tx.classify] does for the
// incident's own.
func (tx *Tx) classifyPart(in Incident, d Decision) error {
	before, err := tx.part(in, *d.EntityID)
	if err != nil {
		return err
	}
	at, moved := reclassified(before.ClassifiedMajorAt, d)
	if !moved {
		return nil
	}
	after := before
	after.Version, after.ClassifiedMajorAt = before.Version+1, at
	return tx.update(PartClassified, &before, &after)
}

// reclassified is the time of classification after a decision, and whether that
// moved it.
func reclassified(was calendar.Moment, d Decision) (calendar.Moment, bool) {
	switch {
	case d.Outcome == deadline.ClassifyMajor && (!was.Known() || d.DecidedAt.Before(was.At)):
		return calendar.At(*d.DecidedAt), true
	case d.Outcome == deadline.Reclassify && was.Known() && !was.At.After(*d.DecidedAt):
		return calendar.Moment{}, true
	}
	return was, false
}
