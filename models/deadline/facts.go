// Package deadline is the law as the program knows it: rules as data, and a pure
// function from facts to obligations, each with its time limit and the reason
// for it line by line. It knows no clock, disk or network: the same facts give
// the same answer on every machine.
package deadline

import (
	"time"

	"frist/models/calendar"
)

// Facts are all that the engine knows of one entity's part in one incident. An
// instant that is not known is the zero time. What may be unknown and matters
// is an [Answer], whose zero value is unknown.
type Facts struct {
	Entity    Entity
	Incident  Incident
	Filings   []Filing
	Decisions []Decision
	// AsOf is the instant at which states are judged. When it is zero, an
	// obligation whose clock has started and that is not met is Running;
	// [AppendJSON] and [AppendText] leave that state out then.
	AsOf time.Time
	// Custom are the firm's own duties, computed after those of the law. The
	// versions of one stand side by side; the one in force on the day counts.
	Custom []Rule
	// Edition is the edition of the program's law that the incident is kept
	// under, 1 to [Edition]; 0 is the newest. A rule of a later edition is as if
	// it did not exist.
	Edition int
	// Proposals asks what proposed versions would mean: they take the place of
	// the law in force.
	Proposals bool
	// LawOf asks what would follow if the law of another day applied: it decides
	// which versions apply, alone, and the instants of the facts only when. The
	// zero Date is the law of the incident's own day, see [Facts.Basis]. Each
	// derivation begins by saying so.
	LawOf calendar.Date
	// Recorded is set for what stands in the record of an incident: a derivation
	// says so, and of what somebody only tries it does not. It changes no limit.
	Recorded bool
	// Origins say of instants of the incident how well they are known and from where.
	Origins []Origin
}

// An Origin is where an instant of the incident comes from. It changes no limit,
// only what the derivation says.
type Origin struct {
	Event Event
	// Known is how well it is known; empty is exactly. Until is the later of two
	// times between which it lies: the facts hold the earlier.
	Known  calendar.Precision
	Until  time.Time
	Source string
}

// Basis returns the instant whose local day decides which version of each rule
// applies, unless that gives no number and the version in force when its clock
// starts does, or LawOf is set: awareness, else detection, else the occurrence. An
// incident of which none is known is judged by its classification, its first filing
// or AsOf.
func (f *Facts) Basis() time.Time {
	in := &f.Incident
	for _, t := range [...]time.Time{in.AwareAt, in.DetectedAt, in.OccurredAt, in.ClassifiedMajorAt} {
		if !t.IsZero() {
			return t
		}
	}
	var first time.Time
	for i := range f.Filings {
		if t := f.Filings[i].SentAt; !t.IsZero() && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	if first.IsZero() {
		return f.AsOf
	}
	return first
}

// An Entity is the legal entity that has the duties.
type Entity struct {
	// Country is its home state, ISO 3166-1 alpha-2. Empty is Sweden; for one
	// that is not known, see [Compute].
	Country string
	Type    EntityType
	// ReliefExcluded is set when the supervisor has decided under Reg. (EU)
	// 2025/301 Art. 5(6). Of an entity that is essential or important under NIS2
	// (Art. 5(5)) NIS2 says so.
	ReliefExcluded bool
	// EvesAreHolidays also counts Midsummer's, Christmas and New Year's Eve as
	// bank holidays. False never gives a later time.
	EvesAreHolidays bool
	// Regimes limits the answer to these; empty leaves it to type, country and
	// dates. One that has no rules yet answers with nothing.
	Regimes []Regime
	Role    Role
	// Traits are what else is said of it. One that is not listed, it does not have.
	Traits []Trait
	// NIS2 says whether it is essential or important under NIS2. One under DORA has
	// no duties by it, but no relief either.
	NIS2 Answer
	// Main is the country of its main establishment in the EEA; empty is Country.
	// NoMain is set if it has none, which decides who is notified under the GDPR.
	Main   string
	NoMain bool
}

// An Incident is when what happened, and what is known of personal data.
type Incident struct {
	OccurredAt, DetectedAt, AwareAt, ClassifiedMajorAt, RecoveredAt, ResolvedAt time.Time
	// CorrectedAt is when a corrective or mitigating measure became available
	// (CRA Art. 14(2)(c)).
	CorrectedAt time.Time

	PersonalData, Risk, HighRisk Answer
	// Affected are the countries in which the people live whose data it is, as far
	// as they are known.
	Affected []string
	// Answers are what is known of the other [Conditions]; what is not there is unknown.
	Answers Answers
}

// Answers are answers to conditions, each at most once.
type Answers []Answered

// An Answered is one condition and its answer.
type Answered struct {
	Condition Condition
	Answer    Answer
}

// Of returns the answer to c, and Unknown if there is none.
func (as Answers) Of(c Condition) Answer {
	for i := range as {
		if as[i].Condition == c {
			return as[i].Answer
		}
	}
	return Unknown
}

// An Answer is yes, no or unknown; unknown is treated as "may be".
type Answer string

// The answers.
const (
	Unknown Answer = ""
	Yes     Answer = "yes"
	No      Answer = "no"
)

// A Role is what the entity is under the GDPR; empty is controller.
type Role string

// The roles.
const (
	Controller Role = "controller"
	Processor  Role = "processor"
)

// A Filing is something that was sent, and the obligation that it meets. One
// without its instant meets nothing.
type Filing struct {
	Obligation ID
	SentAt     time.Time
	// Country is whose data protection authority it was sent to. Empty is the one
	// that leads, or that of the entity's own country.
	Country string
}

// A Decision says that an obligation is or is not to be fulfilled. One without
// its instant counts as the first of all, but a classification starts no clock
// then.
type Decision struct {
	Obligation ID
	Outcome    Outcome
	At         time.Time
	// Country is whose data protection authority it is about, where several are
	// told; empty is all of them.
	Country string
}

// An Outcome is what was decided.
type Outcome string

// The outcomes of a decision.
const (
	Notify        Outcome = "notify"
	DoNotNotify   Outcome = "do_not_notify"
	ClassifyMajor Outcome = "classify_major"
	// Reclassify takes back a classification as major.
	Reclassify Outcome = "reclassify"
)
