package deadline

import (
	"slices"
	"time"

	"frist/models/i18n"
)

// applies reports whether the duty of r exists, and says why if it does not.
func (e *engine) applies(r *Rule, holds bool) bool {
	ent := &e.f.Entity
	switch {
	case !holds && !r.InForce.First.IsZero() && e.day.Compare(r.InForce.First) < 0:
		e.words.say(r.Law, time.Time{}, startsLater, on(r.InForce.First))
	case !holds:
		e.words.say(r.Law, time.Time{}, endedEarlier, on(r.InForce.Last))
	case !e.inArea(r):
		e.words.say(r.Law, time.Time{}, notInCountry, text(e.country.Name))
	case ent.Type != "" && !hasType(r, ent.Type) && !r.Otherwise.IsZero():
		e.words.say(r.Law, time.Time{}, r.Otherwise)
	case ent.Type != "" && !hasType(r, ent.Type):
		e.words.say(r.Law, time.Time{}, notForType, title(ent.Type.Label()))
	case ent.has(r.Unless):
		e.words.say(r.Law, time.Time{}, notForTrait, e.traits(r.Unless))
	case r.Role == Controller && ent.Role == Processor:
		e.words.say("GDPR Art. 33(2)", time.Time{}, notProcessor)
	case r.Role == Processor && ent.Role != Processor:
		e.words.say("GDPR Art. 33(2)", time.Time{}, notController)
	case r.Recipient == "IMY" && !e.tells(r, "SE"):
		e.words.say(e.competent.Notify[0].Law, time.Time{}, toldElsewhere, text(e.competent.Notify[0].CountryName()))
	default:
		return e.conditions(r)
	}
	return false
}

// conditions reports whether no condition of r is known not to be met.
func (e *engine) conditions(r *Rule) bool {
	for _, c := range r.If {
		if e.answer(c) == No && !e.decidedTo(r) {
			why := ruledOut[c]
			if c == HighRisk && e.f.Incident.HighRisk != No {
				why = noRiskNotHigh
			}
			e.words.say(r.Article, time.Time{}, why)
			return false
		}
	}
	return true
}

// decisionOn returns the last decision to notify or not on the obligation that is
// computed, and nil if there is none. One that names an authority is about that one
// alone: under another law the answer may be another.
func (e *engine) decisionOn(id ID) *Decision {
	var last *Decision
	for i := range e.f.Decisions {
		d := &e.f.Decisions[i]
		if d.Obligation == id && (d.Country == "" || d.Country == e.to) && (d.Outcome == Notify || d.Outcome == DoNotNotify) && (last == nil || !d.At.Before(last.At)) {
			last = d
		}
	}
	return last
}

// decidedTo reports whether it has been decided to notify: then what the duty
// rests on has been assessed. That was by the law in force: of what a proposal
// would have it rest on, the decision says nothing.
func (e *engine) decidedTo(r *Rule) bool {
	return e.decision != nil && e.decision.Outcome == Notify && !r.Proposed
}

// answer returns what the facts say of a condition. A high risk is a risk, also
// where the risk is said to be unlikely; and where there is no risk and nobody
// has said that it is high, it is not high.
func (e *engine) answer(c Condition) Answer {
	in := &e.f.Incident
	switch c {
	case PersonalData:
		return in.PersonalData
	case Risk:
		if in.HighRisk == Yes {
			return Yes
		}
		return in.Risk
	case HighRisk:
		if in.Risk == No && in.HighRisk == Unknown {
			return No
		}
		return in.HighRisk
	case Major:
		if !e.classified.IsZero() {
			return Yes
		}
		return Unknown
	case NotMajor:
		if _, back := reclassified(e.f, "dora"); !back && !e.classified.IsZero() {
			return No
		}
		return Yes
	case NIS2Entity:
		return e.f.Entity.NIS2
	case ClientsAffected, Significant, Requested, CyberThreat, TrustService, Exploited, Severe,
		SeriousAI, WidespreadAI, FatalAI, MaterialEvent, InsideInformation:
		return in.Answers.Of(c)
	}
	panic("deadline: unknown condition " + c)
}

// assume makes o provisional where it rests on something that is not known. What
// has been decided is known.
func (e *engine) assume(r *Rule, o *Obligation) {
	switch {
	case e.f.Entity.Country == "":
		e.words.say("", time.Time{}, countryGuess)
	case e.nowhere:
		e.miss(o, NoCountry)
		e.words.say("", time.Time{}, countryUnknown, text(e.country.Name))
	}
	if e.f.Entity.Type == "" && len(r.Types) > 0 {
		e.miss(o, NoType)
		e.words.say(r.Law, time.Time{}, typeUnknown)
	}
	if len(r.Needs) > 0 && !e.f.Entity.has(r.Needs) {
		e.miss(o, NoTrait)
		e.words.say(r.Law, time.Time{}, traitUnknown, e.traits(r.Needs))
	}
	if r.Proposed {
		o.Provisional = true
		e.words.say(r.Law, time.Time{}, onlyProposed)
	}
	switch {
	case e.decision == nil || len(r.If) == 0:
	case e.decidedTo(r):
		e.sayWhen(e.decision.At, decidedTo, decidedToEver, text(r.verb()))
		return
	case e.decision.Outcome == DoNotNotify:
		return
	}
	for _, c := range r.If {
		if e.answer(c) == Unknown {
			e.miss(o, Gap(c))
			e.words.say(r.Article, time.Time{}, maybe[c])
		}
	}
}

// miss notes that o, the last of those that are computed, rests on something
// that is not known.
func (e *engine) miss(o *Obligation, g Gap) {
	o.Provisional = true
	e.gaps = append(e.gaps, g)
	o.Gaps = e.gaps[len(e.gaps)-len(o.Gaps)-1:]
}

// traits says the names of traits, any of which matters.
func (e *engine) traits(any []Trait) arg {
	if !e.words.on {
		return arg{}
	}
	t := any[0].Name()
	for _, x := range any[1:] {
		t = i18n.Text{SV: t.SV + " eller " + lowerFirst(x.Name().SV), EN: t.EN + " or " + lowerFirst(x.Name().EN)}
	}
	return title(t)
}

// wait says what the clock of r waits for, and by when that has to come.
func (e *engine) wait(r *Rule, o *Obligation, l *limit) {
	in := &e.f.Incident
	l.waitLine = e.words.next()
	switch r.From.Event {
	case FirstFiled, LatestFiled:
		e.words.say(r.Article, time.Time{}, waitsForFiling, e.titles(r.From.Of))
	case RecoveredAfterFiling:
		if e.first(r.From.Of, time.Time{}).IsZero() {
			e.words.say(r.Article, time.Time{}, waitsForFiling, e.titles(r.From.Of))
		}
		if in.RecoveredAt.IsZero() {
			e.words.say(r.Article, time.Time{}, waits[Recovered])
		}
	case Aware, Detected, Occurred, Happened, Classified, Recovered, Resolved, Corrected, OpenLimit:
		e.words.say(r.Article, time.Time{}, waits[r.From.Event])
	}
	if r.From.Event == Aware && !in.DetectedAt.IsZero() {
		e.words.say(r.Article, time.Time{}, detectedOnly, exactly(in.DetectedAt))
	}
	if r.Cap.Within.N == 0 {
		return
	}
	from := e.instant(r, r.Cap.From)
	if from.IsZero() {
		e.words.say(r.Article, time.Time{}, alsoAware)
		return
	}
	e.given(r, r.Cap.From, from)
	by := from.Add(time.Duration(r.Cap.Within.N) * time.Hour)
	o.ClassifyBy = e.keep(by)
	l.byLine = e.words.next()
	if asOf := e.f.AsOf; asOf.After(by) {
		e.words.say(r.Cap.Lapses, by, classifyPassed, when(by), long(r.Cap.Within), when(asOf), long(r.Within))
		return
	}
	e.words.say(r.Article, by, classifyBy, when(by), long(r.Cap.Within), long(r.Within))
}

// titles says the titles of obligations, the first of them as it stands in
// the law of today.
func (e *engine) titles(of []ID) arg {
	if !e.words.on {
		return arg{}
	}
	for _, versions := range e.duties {
		if versions[0].ID == of[0] {
			return title(versions[0].Title)
		}
	}
	return text(i18n.Same(string(of[0])))
}

// judge sets the state of o from filings, decisions and AsOf.
func (e *engine) judge(r *Rule, o *Obligation, l *limit, ready bool) {
	if o.State != "" {
		return
	}
	if r.Source == Practice {
		e.words.say(r.Article, time.Time{}, fromPractice)
	}
	e.undated(r)
	if l.filed = e.counts(r, l, ready); !l.filed.IsZero() {
		e.judgeFiling(r, o, l, ready)
		return
	}
	switch asOf := e.f.AsOf; {
	case e.decidedNot(r):
		o.State = NotRequired
	case !ready:
		o.State = Waiting
	case l.strict.IsZero():
		o.State = NoNumber
	case asOf.After(e.until(l)):
		o.State = Overdue
		e.words.say(r.Article, asOf, limitPassed, when(asOf))
	default:
		o.State = Running
		switch {
		case asOf.After(l.latest):
			e.words.say(r.Article, e.until(l), noticePassed, when(asOf), when(e.until(l)))
		case asOf.After(l.strict):
			e.words.say(r.Article, asOf, strictPassed, when(asOf))
		}
	}
}

// until is the instant after which l is overdue: its latest, or that of the limit
// that it is about.
func (e *engine) until(l *limit) time.Time {
	if l.about > 0 {
		return e.limits[l.about-1].latest
	}
	return l.latest
}

// undated says that a filing or a classification is left out for want of its
// instant.
func (e *engine) undated(r *Rule) {
	if !e.words.on {
		return
	}
	for i := range e.f.Filings {
		if f := &e.f.Filings[i]; f.Obligation == r.ID && f.SentAt.IsZero() {
			e.words.say(r.Article, time.Time{}, undatedFiling)
			break
		}
	}
	if r.From.Event != Classified || !e.classified.IsZero() {
		return
	}
	for i := range e.f.Decisions {
		if d := &e.f.Decisions[i]; d.Outcome == ClassifyMajor && d.At.IsZero() {
			e.words.say(r.Article, time.Time{}, undatedClassification)
			break
		}
	}
}

// counts returns the first filing that meets the obligation, or the zero time. What
// is due when activities are recovered is met by any report of the kind that is not
// before it: one that was sent then says what the updated one would.
func (e *engine) counts(r *Rule, l *limit, ready bool) time.Time {
	own := []ID{r.ID}
	switch {
	case r.From.Event == RecoveredAfterFiling && e.f.Incident.RecoveredAt.IsZero():
		return time.Time{} // what comes when it is recovered is still to come
	case r.From.Event == RecoveredAfterFiling:
		at := e.first(own, e.f.Incident.RecoveredAt)
		if other := e.first(r.From.Of, e.f.Incident.RecoveredAt); !other.IsZero() && (at.IsZero() || other.Before(at)) {
			e.words.say(r.Article, other, saidAlready, e.titles(r.From.Of), when(other))
			return other
		}
		if early := e.first(own, time.Time{}); at.IsZero() && !early.IsZero() {
			e.words.say(r.Article, early, filedTooEarly, when(early))
		}
		return at
	case r.From.Event == OpenLimit && ready:
		return e.first(own, e.noticeFrom(r, l))
	}
	return e.first(own, time.Time{})
}

// noticeFrom returns from when on a notice of delay is about this limit and
// not about the one before it.
func (e *engine) noticeFrom(r *Rule, l *limit) time.Time {
	for i := range e.out {
		if e.out[i].ID == r.From.Of[0] && e.limits[i].strict.Equal(l.strict) {
			return time.Time{}
		}
	}
	return l.start
}

func (e *engine) judgeFiling(r *Rule, o *Obligation, l *limit, ready bool) {
	o.State = Met
	if l.strict.IsZero() {
		form := filedNoLimit
		if !ready {
			form = filedEarly
		}
		e.words.say(r.Article, l.filed, form, when(l.filed))
		return
	}
	o.Late = &Lateness{Strict: l.filed.After(l.strict), Latest: l.filed.After(l.latest)}
	switch {
	case o.Late.Latest:
		o.State = MetLate
		e.words.say(r.Article, l.filed, filedLate, when(l.filed), when(l.latest))
	case o.Late.Strict:
		e.words.say(r.Article, l.filed, filedBetween, when(l.filed), when(l.strict), when(l.latest))
	case l.filed.Before(l.start):
		e.words.say(r.Article, l.filed, filedEarly, when(l.filed))
	default:
		e.words.say(r.Article, l.filed, filedInTime, when(l.filed))
	}
	if o.Late.Strict && r.ID == "gdpr.authority" {
		e.words.say("GDPR Art. 33(1)", time.Time{}, giveReasons)
	}
}

// decidedNot reports whether a decision stands by which the obligation need
// not be met: the last one on it, or the reclassification of the incident.
func (e *engine) decidedNot(r *Rule) bool {
	if d := e.decision; d != nil && d.Outcome == DoNotNotify {
		e.sayWhen(d.At, decidedNot, decidedNotEver, text(r.verb()))
		return true
	}
	if slices.Contains(r.If, NotMajor) || slices.Contains(r.If, CyberThreat) {
		return false // not for major incidents
	}
	back, stands := reclassified(e.f, r.Regime)
	if !stands || !e.classifies(r.Regime) {
		return false
	}
	e.sayWhen(back, takenBack, takenBackOnce)
	return true
}

// sayWhen says with at after what, or without if there is no instant.
func (e *engine) sayWhen(at time.Time, with, without i18n.Text, what ...arg) {
	if at.IsZero() {
		e.words.say("", time.Time{}, without, what...)
		return
	}
	e.words.say("", at, with, append(what, when(at))...)
}

// verb is what the law calls it to tell the recipient of r.
func (r *Rule) verb() i18n.Text {
	switch r.Recipient {
	case DataSubjects, Clients, PaymentUsers:
		return toInform
	case ControllerOfData, Subscribers:
		return toTell
	default: // an authority
	}
	if r.Regime == CustomRegime {
		return toTell
	}
	return toNotify
}

// classifies reports whether a regime has duties only for major incidents.
func (e *engine) classifies(regime Regime) bool {
	for _, versions := range e.duties {
		for i := range versions {
			if r := &versions[i]; r.Regime == regime && (r.From.Event == Classified || slices.Contains(r.If, Major)) {
				return true
			}
		}
	}
	return false
}
