package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	movedEarlier         = i18n.Text{SV: "%s tidigare", EN: "%s earlier"}
	movedLater           = i18n.Text{SV: "%s senare", EN: "%s later"}
	movedNot             = i18n.Text{SV: "Oförändrad", EN: "Unchanged"}
	movedState           = i18n.Text{SV: "Samma frist, nytt läge", EN: "Same limit, new state"}
	movedOnly            = i18n.Text{SV: "Nytt läge", EN: "New state"}
	movedStarts          = i18n.Text{SV: "Fristen börjar löpa", EN: "The limit begins to run"}
	movedClassify        = i18n.Text{SV: "Ska klassificeras senast då", EN: "Is to be classified by then"}
	movedClassifyLater   = i18n.Text{SV: "Ska klassificeras %s senare", EN: "Is to be classified %s later"}
	movedClassifyEarlier = i18n.Text{SV: "Ska klassificeras %s tidigare", EN: "Is to be classified %s earlier"}

	movedAppears = i18n.Text{SV: "Tillkommer", EN: "Is new"}
	movedGone    = i18n.Text{SV: "Är inte aktuell", EN: "Does not apply"}
	movedLatest  = i18n.Text{SV: "Samma strikta frist, men en annan senaste tid", EN: "The same strict limit, but another latest time"}
	movedRule    = i18n.Text{SV: "Samma frist, en annan version av regeln", EN: "The same limit, another version of the rule"}

	movedEnds = i18n.Text{SV: "Har inte längre någon frist", EN: "No longer has a limit"}
)

// chosenOf is the number of the candidate that is chosen, 0 if none is.
func chosenOf(rec models.Record) int64 {
	for _, a := range rec.Awareness {
		if a.Chosen {
			return a.ID
		}
	}
	return 0
}

func candidate(rec models.Record, id int64) (models.Awareness, bool) {
	for _, a := range rec.Awareness {
		if a.ID == id {
			return a, true
		}
	}
	return models.Awareness{}, false
}

// earliest is the candidate that a regulator would pick to be strict, 0 if no
// time is known.
func earliest(rec models.Record) int64 {
	var first models.Awareness
	for _, a := range rec.Awareness {
		if a.At.Known() && (first.ID == 0 || a.At.At.Before(first.At.At)) {
			first = a
		}
	}
	return first.ID
}

// choosing is the record as it would be with another candidate chosen. The
// record itself is left alone, and nothing is stored.
func choosing(rec models.Record, id int64) models.Record {
	rec.Awareness = slices.Clone(rec.Awareness)
	for i := range rec.Awareness {
		rec.Awareness[i].Chosen = rec.Awareness[i].ID == id
	}
	return rec
}

// firstLimit is the obligation whose limit the ledger compares the candidates
// by: the notification to the data protection authority, or where that has no
// limit the first that has one.
func firstLimit(rec models.Record) (strict time.Time, of i18n.Text) {
	for _, part := range rec.Parts() {
		for _, o := range deadline.Times(part.DeadlineFacts(time.Time{})) {
			if o.Strict == nil {
				continue
			}
			if o.ID == "gdpr.authority" {
				return *o.Strict, limitName(o)
			}
			if strict.IsZero() || o.Strict.Before(strict) {
				strict, of = *o.Strict, limitName(o)
			}
		}
	}
	return strict, of
}

func limitName(o deadline.Obligation) i18n.Text {
	return i18n.Text{SV: o.RecipientName.SV + ", " + o.Title.SV, EN: o.RecipientName.EN + ", " + o.Title.EN}
}

// candidates are the ledger, each with the limit that it would give.
func candidates(rec models.Record) []templates.Candidate {
	first := earliest(rec)
	var list []templates.Candidate
	for _, a := range rec.Awareness {
		x := viewOf(a)
		x.Earliest = a.ID == first && len(rec.Awareness) > 1
		if a.At.Known() {
			x.Limit, x.LimitOf = firstLimit(choosing(rec, a.ID))
		}
		list = append(list, x)
	}
	return list
}

func viewOf(a models.Awareness) templates.Candidate {
	return templates.Candidate{
		ID: a.ID, When: a.At, How: a.How, Source: a.Source, Recorded: a.RecordedAt, By: a.RecordedName, Chosen: a.Chosen, Reason: a.Reason,
	}
}

// strictNote says what an earlier candidate than the one with that number would
// mean: a regulator may take the earliest, whatever was chosen.
func strictNote(p templates.Page, rec models.Record, id int64) i18n.Text {
	first, ok := candidate(rec, earliest(rec))
	chosen, _ := candidate(rec, id)
	switch {
	case !ok:
		return i18n.Text{}
	case chosen.ID == 0:
		return awareUnchosen
	case !first.At.At.Before(chosen.At.At):
		return i18n.Text{}
	}
	when := p.MomentLong(first.At)
	before, _ := firstLimit(choosing(rec, chosen.ID))
	if limit, of := firstLimit(choosing(rec, first.ID)); !limit.IsZero() && !limit.Equal(before) {
		return awareEarlierThan.With(when, of, i18n.Long(p.Local(limit)))
	}
	return awareEarlier.With(when)
}

// previewAwareness shows what the choice would do, and stores nothing.
func (c *call) previewAwareness(r room, rec models.Record, f *typed, next models.Awareness) error {
	p := c.pageOf(r, awarePreview, templates.Link{Text: awareTitle, Href: r.path(templates.AtAwareness)})
	v := templates.AwarenessPreview{
		Head: r.head, To: viewOf(next), Reason: f.text("reason"), Was: strconv.FormatInt(chosenOf(rec), 10), Once: once(),
		Effects: c.effects(rec, choosing(rec, next.ID)), Note: strictNote(p, rec, next.ID),
	}
	if was, ok := candidate(rec, chosenOf(rec)); ok {
		from := viewOf(was)
		v.From = &from
	}
	return c.render(http.StatusOK, templates.AwarenessPreviewPage(p, v))
}

// effects compares every obligation as it stands with what it would be, of each
// entity in turn. Those that do not apply either way are left out.
func (c *call) effects(before, after models.Record) []templates.Effect {
	was := before.Parts()
	if len(was) == 1 {
		return c.partEffects(before, after)
	}
	var list []templates.Effect
	for i, is := range after.Parts() {
		n := len(list)
		list = append(list, c.partEffects(was[i], is)...)
		for j := range list[n:] {
			list[n+j].Recipient += "\u00a0· " + whose(is, c.lang)
		}
	}
	return list
}

func (c *call) partEffects(before, after models.Record) []templates.Effect {
	type key struct {
		id      deadline.ID
		country string // of those who are told the same in several
	}
	was := map[key]deadline.Obligation{}
	for _, o := range before.Obligations(c.at) {
		was[key{o.ID, o.Country}] = o
	}
	var list []templates.Effect
	for _, o := range after.Obligations(c.at) {
		list = c.effect(list, was[key{o.ID, o.Country}], o)
		delete(was, key{o.ID, o.Country})
	}
	for _, o := range before.Obligations(c.at) { // under the law of an earlier day there may be others
		if _, gone := was[key{o.ID, o.Country}]; gone {
			none := o
			none.State, none.Strict, none.Latest = deadline.NotApplicable, nil, nil
			list = c.effect(list, o, none)
		}
	}
	return list
}

func (c *call) effect(list []templates.Effect, before, after deadline.Obligation) []templates.Effect {
	if before.State == "" {
		before.State = deadline.NotApplicable
	}
	if before.State == deadline.NotApplicable && after.State == deadline.NotApplicable {
		return list
	}
	e := templates.Effect{
		Recipient: upper(after.RecipientName).In(c.lang), Title: after.Title, Law: deadline.Cite(after.Law).In(c.lang),
		Before: c.side(before), After: c.side(after), Moved: moved(before, after),
		New: before.State == deadline.NotApplicable, Gone: after.State == deadline.NotApplicable,
	}
	e.Changed = e.Moved != movedNot
	return append(list, e)
}

func (c *call) side(o deadline.Obligation) templates.EffectSide {
	s := templates.EffectSide{State: templates.TagOf(o.State, o.Strict, c.at), Stands: o.State}
	if o.Strict != nil {
		s.Strict = *o.Strict
	}
	if o.Latest != nil {
		s.Latest = *o.Latest
	}
	if o.State == deadline.Waiting { // else nobody has to classify it by then
		s.ClassifyBy = instantOf(o.ClassifyBy)
	}
	return s
}

// classifyMoved says by how much the time to classify by moves.
func classifyMoved(before, after deadline.Obligation) i18n.Text {
	switch a, b := before.ClassifyBy, after.ClassifyBy; {
	case a == nil && b == nil || a != nil && b != nil && a.Equal(*b), b == nil:
		return i18n.Text{}
	case a == nil:
		return movedClassify
	case b.After(*a):
		return movedClassifyLater.With(i18n.Duration(b.Sub(*a)))
	default:
		return movedClassifyEarlier.With(i18n.Duration(a.Sub(*b)))
	}
}

// unmoved says what is another thing though the strict limit stays.
func unmoved(before, after deadline.Obligation) i18n.Text {
	switch {
	case before.State == deadline.NotApplicable:
		return movedAppears
	case after.State == deadline.NotApplicable:
		return movedGone
	case before.State != after.State && after.Strict == nil:
		return movedOnly
	case before.State != after.State:
		return movedState
	case !sameInstant(before.Latest, after.Latest):
		return movedLatest
	case before.RuleVersion != after.RuleVersion:
		return movedRule
	}
	return movedNot
}

// moved says by how much the strict limit moves.
func moved(before, after deadline.Obligation) i18n.Text {
	switch {
	case before.Strict == nil && after.Strict == nil || before.Strict != nil && after.Strict != nil && before.Strict.Equal(*after.Strict):
		if by := classifyMoved(before, after); !by.IsZero() {
			return by
		}
		return unmoved(before, after)
	case before.Strict == nil:
		return movedStarts
	case after.Strict == nil:
		return movedEnds
	}
	if d := after.Strict.Sub(*before.Strict); d > 0 {
		return movedLater.With(i18n.Duration(d))
	}
	return movedEarlier.With(i18n.Duration(before.Strict.Sub(*after.Strict)))
}
