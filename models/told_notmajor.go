package models

import (
	"slices"
	"time"

	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// NotMajorNotice names what is left when an incident of which the authority was told
// turns out not to be major: to tell it so (Reg. (EU) 2025/302 Art. 5). It is no duty
// of the rules, and is recorded under the one that it takes back: [NotMajorUnder].
const NotMajorNotice deadline.ID = "dora.reclassified"

// NotMajorUnder is the duty under which that is filed.
const NotMajorUnder deadline.ID = "dora.initial"

const notMajorLaw = "Reg. (EU) 2025/302 Art. 5"

var (
	notMajorTitle = i18n.Text{SV: "Meddela att incidenten inte längre är allvarlig", EN: "Tell that the incident is no longer major"}
	notMajorWhy   = i18n.Text{SV: "Incidenten anmäldes som allvarlig och klassificerades sedan om. Myndigheten ska få veta det.", EN: "The incident was notified as major, and reclassified afterwards. The authority is to be told."}
)

// TakesBack reports whether a filing told the authority that an incident is not major
// after all. It is filed under the duty of the initial notification, and is none.
func (r Record) TakesBack(f Filing) bool {
	if f.SealedID == nil {
		return false
	}
	d, ok := r.SealedOf(f.SealedID)
	return ok && d.Stage == form.Reclassified
}

// NotMajorDuty is what is left to do for a part of the record whose authority was told
// of a major incident that is none by now, and when that was done; no time while it
// was not. There is nothing to do where nobody was told.
func (r Record) NotMajorDuty(asOf time.Time) (o deadline.Obligation, done time.Time, ok bool) {
	if !slices.ContainsFunc(r.Decisions, func(d Decision) bool { return d.Outcome == deadline.Reclassify }) {
		return o, done, false // as it mostly is
	}
	var back time.Time
	for _, f := range r.Filings {
		if f.SentAt != nil && r.has(f.EntityID) && r.TakesBack(f) && f.SentAt.After(back) {
			back = *f.SentAt
		}
	}
	facts := r.DeadlineFacts(asOf)
	return takenBack(&facts, r.Obligations(asOf), back)
}

// takenBack is NotMajorDuty of what the engine is told, its obligations, and when the
// authority was told last that the incident is not major.
func takenBack(f *deadline.Facts, os []deadline.Obligation, back time.Time) (o deadline.Obligation, done time.Time, ok bool) {
	var decided time.Time
	for _, d := range f.Decisions {
		if d.Obligation == NotMajorUnder {
			ok, decided = d.Outcome == deadline.Reclassify, d.At
		}
	}
	if !ok || f.Incident.ClassifiedMajorAt.After(decided) && !decided.IsZero() {
		return o, done, false
	}
	told := false
	for _, x := range f.Filings {
		told = told || x.Obligation == NotMajorUnder && !x.SentAt.IsZero()
	}
	for i := range os {
		if !told || os[i].ID != NotMajorUnder {
			continue
		}
		o = deadline.Obligation{
			ID: NotMajorNotice, Regime: os[i].Regime, Title: notMajorTitle, Law: notMajorLaw, Source: deadline.Read, State: deadline.NoNumber,
			Recipient: os[i].Recipient, RecipientName: os[i].RecipientName, RuleVersion: os[i].RuleVersion,
			Derivation: []deadline.Step{{Text: notMajorWhy, Law: notMajorLaw}},
		}
		if !decided.IsZero() {
			o.Derivation[0].Instant = &decided
		}
		// A time that somebody typed is of a whole minute.
		if !back.IsZero() && !back.Before(decided.Truncate(time.Minute)) {
			o.State, done = deadline.Met, back
		}
		return o, done, true
	}
	return o, done, false
}
