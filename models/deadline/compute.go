package deadline

import (
	"slices"
	"strconv"
	"sync"
	"time"

	"frist/models/authority"
	"frist/models/calendar"
	"frist/models/i18n"
)

// Compute returns the obligations that follow from f, each with its derivation,
// in the order of [IDs] with the custom duties last. It is a pure function: the
// same facts give the same answer at any time and in any place.
//
// Which version of a rule applies is decided by [Facts.Basis]. One that gives no
// number yields to the version of the day on which its clock starts, if that
// gives one: aware on 11 March 2025 and classified on the 12th, the limits of
// Reg. (EU) 2025/301 are the earliest that can be defended. An obligation is
// Met if it was filed by its latest reading and MetLate after it; Overdue once
// AsOf is past the latest reading, and for the notice of a delay past that of the
// limit that it is about. Whether a filing was also late by the strict
// reading is said by Late. Facts that lie after AsOf count all the same: which
// of them were known when is for the caller to choose. What is unknown never removes an obligation: it is
// Provisional then.
//
// A country that is not in [calendar.Countries], which [ParseFacts] refuses, is
// one of which nothing is known: it may be in the EEA, its time is taken to be
// that of Sweden, no limit is put off for its free days, and all is Provisional.
func Compute(f Facts) []Obligation { return compute(under(f.Edition), &f, true, nil) }

// Times is Compute without the words: Derivation and Questions are empty. It
// runs the same code, for lists and for the stored index of next instants.
func Times(f Facts) []Obligation { return compute(under(f.Edition), &f, false, nil) }

// compute applies duties and f.Custom, the versions of each side by side. What it
// returns lies in m, which is nil where it is to be kept.
func compute(duties [][]Rule, f *Facts, explain bool, m *memory) []Obligation {
	room := 18 // a bank today
	if len(f.Entity.Regimes) > 0 {
		room = 0
		for _, versions := range duties {
			if slices.Contains(f.Entity.Regimes, versions[0].Regime) {
				room++
			}
		}
	}
	if m == nil {
		m = roomFor(room + len(f.Custom))
	}
	e := newEngine(f, m, explain)
	e.duties = duties
	for _, versions := range duties {
		if len(f.Entity.Regimes) > 0 && !e.named(versions[0].Regime) {
			continue
		}
		if r, holds := e.version(versions); r != nil && e.asked(r, holds) {
			next := e.overtaken(r, versions, holds)
			e.addEach(next, holds, next != r)
		}
	}
	for _, versions := range byID(f.Custom) {
		if r, holds := e.version(versions); r != nil && e.asked(r, holds) {
			e.add(r, holds, false)
		}
	}
	e.finish()
	return e.out
}

// A memory is where the answer of a computation lies.
type memory struct {
	out      []Obligation
	limits   []limit     // of each obligation in out
	instants []time.Time // what the pointers in out point to
	gaps     []Gap       // what the gaps in out point into
	steps    []Step      // what the derivations in out point into
}

// roomFor is a memory for as many obligations; there may be more.
func roomFor(n int) *memory {
	return &memory{out: make([]Obligation, 0, n), limits: make([]limit, 0, n), instants: make([]time.Time, 0, 2*n)}
}

// memories are used again where nobody keeps the answer: see [AppendAnswer].
var memories = sync.Pool{New: func() any { return roomFor(24) }}

// again empties m. Of what is in it nothing may be in use.
func (m *memory) again() {
	m.out, m.limits, m.instants, m.gaps, m.steps = m.out[:0], m.limits[:0], m.instants[:0], m.gaps[:0], m.steps[:0]
}

// An engine is one computation: the facts, what follows from them for every
// rule, and the derivation as it grows.
type engine struct {
	f       *Facts
	duties  [][]Rule
	cal     calendar.Calendar
	country calendar.Country
	nowhere bool          // country is none that is known
	day     calendar.Date // decides the version of each rule
	edition int           // no rule of a later one applies

	classified time.Time
	decided    bool // classified comes from a decision

	competent authority.Answer   // who is told under the GDPR; zero if there is only one who could be
	told      *authority.Finding // of those, whose obligation is computed
	to        string             // the country of that authority, empty for every filing
	home      authorityNames

	decision *Decision // the last on the obligation that is computed: to notify or not

	*memory
	words words
}

// A limit is the clock of one obligation.
type limit struct {
	start, strict, latest time.Time
	filed                 time.Time // the filing that meets it
	about                 int       // one more than the place of the limit that it is about, if it is about one
	waitLine, byLine      int       // the lines of its derivation that say what it waits for; 0 is none
}

func newEngine(f *Facts, m *memory, explain bool) *engine {
	cal, country, known := calendarOf(&f.Entity)
	e := &engine{f: f, cal: cal, country: country, nowhere: !known, memory: m}
	if e.edition = f.Edition; e.edition == 0 {
		e.edition = Edition
	}
	if e.day = f.LawOf; e.day.IsZero() {
		if basis := f.Basis(); !basis.IsZero() {
			e.day = cal.DateOf(basis)
		}
	}
	e.classified, e.decided = classification(f)
	e.home = namesOf(country.Code, f.Entity.Type)
	e.compete()
	e.words.start(cal, explain)
	return e
}

// calendarOf returns the calendar of the country of an entity, and false if
// there is no such country.
func calendarOf(ent *Entity) (calendar.Calendar, calendar.Country, bool) {
	code := ent.Country
	if code == "" {
		code = "SE"
	}
	if cal, ok := calendar.For(code, ent.EvesAreHolidays); ok {
		country, _ := calendar.CountryOf(code)
		return cal, country, true
	}
	return calendar.Elsewhere(code), calendar.Country{Code: code, Name: i18n.Same(strconv.Quote(code)), EEA: true}, false
}

// asked reports whether the answer has room for a rule: its regime is named,
// or nothing is named and the regime could apply by type, country and date.
func (e *engine) asked(r *Rule, holds bool) bool {
	ent := &e.f.Entity
	if len(ent.Regimes) > 0 {
		return e.named(r.Regime)
	}
	if r.Regime == "gdpr" {
		return true
	}
	return e.inArea(r) && (ent.Type == "" || hasType(r, ent.Type)) && (len(r.Needs) == 0 || ent.has(r.Needs)) && !ent.has(r.Unless) &&
		holds && !e.over(r)
}

// version returns the version of a rule that applies, and false if none is in
// force on the day of the incident; then it is the one nearest to the day. Of no
// day, it is the newest. Of several editions, the newest that the incident is
// kept under. A version for another country is only taken if there is no other,
// one for what the entity is not if no other is in force. Of those that are as
// fit, it is the first. It returns nil if there is no version at all.
func (e *engine) version(versions []Rule) (*Rule, bool) {
	var best *Rule
	bestRank := -1
	for i := range versions {
		r := &versions[i]
		if r.Edition > e.edition || r.Proposed && !e.f.Proposals {
			continue
		}
		rank := 0
		if e.inArea(r) {
			rank += 8
		}
		if r.Proposed || !e.day.IsZero() && r.InForce.Holds(e.day) {
			rank += 4
		}
		if (len(r.Needs) == 0 || e.f.Entity.has(r.Needs)) && !e.f.Entity.has(r.Unless) {
			rank += 2
		}
		if best == nil || rank > bestRank || rank == bestRank && e.better(r, best, rank&4 != 0) {
			best, bestRank = r, rank
		}
	}
	return best, best != nil && (e.day.IsZero() || bestRank&4 != 0)
}

// better reports whether r is to be taken rather than s, which is as fit: the
// later edition of those in force, else the one nearer to the day.
func (e *engine) better(r, s *Rule, holds bool) bool {
	switch {
	case r.Proposed != s.Proposed:
		return r.Proposed
	case holds:
		return r.Edition > s.Edition
	case r.InForce.First == s.InForce.First:
		return r.Edition > s.Edition
	}
	before := !e.day.IsZero() && e.day.Compare(r.InForce.First) < 0
	return before == (r.InForce.First.Compare(s.InForce.First) < 0)
}

// over reports whether a rule has ended, for an incident of which no instant is
// known.
func (e *engine) over(r *Rule) bool { return e.day.IsZero() && !r.InForce.Last.IsZero() }

func (e *engine) named(r Regime) bool {
	return len(e.f.Entity.Regimes) == 0 || slices.Contains(e.f.Entity.Regimes, r)
}

func (e *engine) inArea(r *Rule) bool {
	switch r.Where {
	case Sweden:
		return e.country.Code == "SE"
	case EEA:
		return e.country.EEA
	case EEAButSweden:
		return e.country.EEA && e.country.Code != "SE"
	default:
		return true
	}
}

func hasType(r *Rule, t EntityType) bool { return len(r.Types) == 0 || slices.Contains(r.Types, t) }

// overtaken returns the version that is in force when the clock starts, if it
// gives a number and r, which is in force by the day of the incident, does not;
// else r. The law of another day is not carried on.
func (e *engine) overtaken(r *Rule, versions []Rule, holds bool) *Rule {
	if !holds || r.Within.Unit != NoUnit || r.InForce.Last.IsZero() || !e.f.LawOf.IsZero() {
		return r
	}
	for i := range versions {
		v := &versions[i]
		if v.Within.Unit == NoUnit || v.Edition > e.edition || v.Proposed || !e.inArea(v) {
			continue
		}
		if start := e.instant(v, v.From); !start.IsZero() && v.InForce.Holds(e.cal.DateOf(start)) {
			return v
		}
	}
	return r
}

// add computes the obligation under r and appends it to the answer. If it is
// carried, r is in force not by the day of the incident but when its clock
// starts.
func (e *engine) add(r *Rule, holds, carried bool) {
	name := e.recipient(r.Recipient)
	e.to = ""
	if r.Recipient == "IMY" {
		e.to = "SE"
	}
	if r.Recipient == DataProtectionAuthority {
		if e.to = e.country.Code; e.told != nil {
			e.to = e.told.Country
		}
	}
	e.out = append(e.out, Obligation{
		ID: r.ID, Regime: r.Regime, RuleVersion: r.Version, Title: r.Title,
		Recipient: name.EN, RecipientName: name, Law: r.Law, Source: r.Source, Proposed: r.Proposed,
	})
	if r.Recipient == DataProtectionAuthority {
		if e.out[len(e.out)-1].Told = e.to; e.several() {
			e.out[len(e.out)-1].Country = e.to
		}
	}
	e.limits = append(e.limits, limit{})
	e.words.open()
	o, l := &e.out[len(e.out)-1], &e.limits[len(e.limits)-1]
	e.decision = e.decisionOn(r.ID)
	if !e.f.LawOf.IsZero() {
		e.words.say("", time.Time{}, asIfLawOf, on(e.f.LawOf))
	}
	if !e.applies(r, holds) {
		o.State = NotApplicable
		return
	}
	e.assume(r, o)
	if r.Recipient == DataProtectionAuthority {
		e.competence(o)
	}
	if carried {
		e.words.say(r.Law, time.Time{}, carriedOver, on(r.InForce.First))
		e.words.ask("Q12")
	}
	ready := e.run(r, o, l)
	o.ClockStart, o.Strict, o.Latest = e.keep(l.start), e.keep(l.strict), e.keep(l.latest)
	e.judge(r, o, l, ready)
	o.Consider = r.Consider && o.Provisional && o.State != Met && o.State != MetLate && o.State != NotRequired
	if r.Note != (i18n.Text{}) {
		e.words.say(r.Article, time.Time{}, r.Note)
	}
	for _, q := range r.Questions {
		e.words.ask(q)
	}
	if e.told != nil && e.told.Country == "GB" {
		e.words.recite(r.Article, britishArticle)
	}
}

// keep returns a pointer to t in UTC, or nil if there is no such instant.
func (e *engine) keep(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	e.instants = append(e.instants, t.UTC())
	return &e.instants[len(e.instants)-1]
}

// after puts a sentence after another.
func after(first, next i18n.Text) i18n.Text {
	if first.IsZero() {
		return next
	}
	return i18n.Text{SV: first.SV + " " + next.SV, EN: first.EN + " " + next.EN}
}

// finish hands the words over to the obligations.
func (e *engine) finish() {
	if !e.words.on {
		for i := range e.out {
			e.out[i].Derivation, e.out[i].Questions = []Step{}, []string{}
		}
		return
	}
	told := e.words.told(e.memory)
	for i := range e.out {
		o, l := &e.out[i], &e.limits[i]
		o.Derivation, o.Questions = told.of(i)
		for _, n := range [...]int{l.waitLine, l.byLine} {
			if n > 0 {
				o.Waits = after(o.Waits, o.Derivation[n-1].Text)
			}
		}
	}
	e.words.end()
}

// classification returns the instant at which the incident was classified as
// major and whether it comes from a decision. What was taken back is none.
func classification(f *Facts) (at time.Time, decided bool) {
	at = f.Incident.ClassifiedMajorAt
	if !at.IsZero() {
		return at, false
	}
	back, _ := reclassified(f, "")
	for i := range f.Decisions {
		d := &f.Decisions[i]
		if d.Outcome == ClassifyMajor && !d.At.IsZero() && !d.At.Before(back) && (at.IsZero() || d.At.Before(at)) {
			at = d.At
		}
	}
	return at, !at.IsZero()
}

// reclassified returns when the last decision took back the classification as
// major, and whether that stands: no later classification overrides it. A
// regime limits it to decisions on the obligations of that regime.
func reclassified(f *Facts, regime Regime) (time.Time, bool) {
	var back time.Time
	stands := false
	for i := range f.Decisions {
		d := &f.Decisions[i]
		if d.Outcome == Reclassify && (regime == "" || d.Obligation == "" || d.Obligation.regime() == regime) && !d.At.Before(back) {
			back, stands = d.At, true
		}
	}
	if !stands || back.IsZero() {
		return back, stands
	}
	for i := range f.Decisions {
		if d := &f.Decisions[i]; d.Outcome == ClassifyMajor && d.At.After(back) {
			return back, false
		}
	}
	return back, !f.Incident.ClassifiedMajorAt.After(back)
}
