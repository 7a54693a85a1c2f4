package deadline

import (
	"frist/models/calendar"
	"frist/models/i18n"
)

// A Rule is one version of one duty, as data: who has it, what starts its
// clock, how long it is and how far its latest reading goes. The law that the
// program knows and the custom duties that a firm adds are the same type.
//
// A published version never changes: TestRulesAreFrozen compares all of them
// with testdata/rules.golden.json. A new reading of the law is a new version.
type Rule struct {
	ID     ID     `json:"id"`
	Regime Regime `json:"regime"`
	// Version tells the versions of one ID apart. They are numbered as the
	// program got them, which need not be the order in which they were in force.
	Version int `json:"version"`
	// Edition is the first edition of the program's law that has it; 0 is the
	// first of all. See [Facts.Edition].
	Edition int `json:"edition,omitempty"`
	// Proposed is set for what is not law: it applies to nothing, unless
	// [Facts.Proposals] asks what it would mean.
	Proposed bool `json:"proposed,omitempty"`
	// InForce are the first and the last day of it; the zero Date is no limit.
	// Which version applies is decided by the local day of [Facts.Basis], or
	// where that gives no number, by the day on which the clock starts.
	InForce Period    `json:"in_force"`
	Title   i18n.Text `json:"title"`
	// Law is the full citation, Article the short one that the arithmetic bears.
	Law     string `json:"law"`
	Article string `json:"article"`
	// Source says how sure the text of the rule is.
	Source Certainty `json:"source"`

	Where Area `json:"where,omitempty"`
	// Types are those that have the duty; none is every type.
	Types []EntityType `json:"types,omitempty"`
	Role  Role         `json:"role,omitempty"`
	// Needs are traits of which the entity must have one. Without any, the duty
	// exists only if its regime is asked for by name, and is provisional then.
	Needs []Trait `json:"needs,omitempty"`
	// Unless are traits that free an entity of the duty.
	Unless []Trait `json:"unless,omitempty"`
	// Otherwise says why those that are not among Types do not have the duty.
	Otherwise i18n.Text `json:"otherwise,omitzero"`
	// If lists what must be so for the duty to exist. What is not known is
	// taken to be so, and the clock is provisional then.
	If []Condition `json:"if,omitempty"`

	// From is what starts the clock.
	From   Trigger `json:"from"`
	Within Span    `json:"within"`
	// Cap is a second limit; the earlier of the two binds. A clock that starts
	// only after the cap has run out is bound by Within alone.
	Cap Limb `json:"cap,omitzero"`
	// Without is what the law says instead of a number, if it is not "without
	// undue delay".
	Without i18n.Text `json:"without,omitzero"`
	// Latest is how far the latest reading goes beyond the strict one.
	Latest Reading `json:"latest"`
	// LatestFrom is what the latest reading lets the clock start with, if that is
	// not From. What is not known is From.
	LatestFrom Trigger `json:"latest_from,omitzero"`
	// Longer is the span of the latest reading where a condition is not known to
	// be met, and the only span where it is known not to be.
	Longer Longer `json:"longer,omitzero"`
	// NoRelief lists the types to which a reading of [Noon] gives nothing.
	NoRelief  []EntityType `json:"no_relief,omitempty"`
	Recipient Recipient    `json:"recipient"`
	// Consider is set for a duty that few incidents bring: it stands apart from
	// the others until somebody has said that its conditions are met.
	Consider bool `json:"consider,omitempty"`
	// Note is said at the end of the derivation.
	Note i18n.Text `json:"note,omitzero"`
	// Questions are the open questions that always bear on the rule.
	Questions []string `json:"questions,omitempty"`
}

// A Period is a first and a last day; the zero Date is no limit.
type Period struct {
	First calendar.Date `json:"first"`
	Last  calendar.Date `json:"last"`
}

// Holds reports whether d is in p.
func (p Period) Holds(d calendar.Date) bool {
	return (p.First.IsZero() || d.Compare(p.First) >= 0) && (p.Last.IsZero() || d.Compare(p.Last) <= 0)
}

// A Certainty says how sure the text of a rule is.
type Certainty string

// The certainties.
const (
	// Read: the law text, or the authority's own page, was read.
	Read Certainty = "read"
	// Practice: an authority's practice, not a statute.
	Practice Certainty = "practice"
	// Memory: nobody has yet opened the text and compared.
	Memory Certainty = "memory"
	// Draft: a proposal that has not been adopted.
	Draft Certainty = "draft"
	// House: the firm's own rule or contract.
	House Certainty = "house"
)

// An Area is where the law of a rule is in force; empty is everywhere.
type Area string

// The areas.
const (
	EEA    Area = "eea"
	Sweden Area = "sweden"
	// EEAButSweden is for a directive that Sweden has an act of its own for.
	EEAButSweden Area = "eea_but_sweden"
)

// A Trigger is what starts a clock.
type Trigger struct {
	Event Event `json:"event"`
	// Of names the obligations whose filings or limits the event is about.
	Of []ID `json:"of,omitempty"`
}

// An Event is a kind of instant.
type Event string

// The events.
const (
	Aware    Event = "aware"
	Detected Event = "detected" // or aware, if no detection is given
	Occurred Event = "occurred"
	// Happened is the occurrence, or what is known instead: the detection, else
	// the awareness.
	Happened   Event = "happened"
	Classified Event = "classified" // as major
	Recovered  Event = "recovered"
	Resolved   Event = "resolved"
	Corrected  Event = "corrected" // a corrective measure is available (CRA Art. 14(2)(c))
	// FirstFiled is the first filing of any of Of, LatestFiled the last.
	FirstFiled  Event = "first_filed"
	LatestFiled Event = "latest_filed"
	// RecoveredAfterFiling is the recovery, once one of Of has been filed. Only
	// a filing that is not before it counts.
	RecoveredAfterFiling Event = "recovered_after_filing"
	// OpenLimit is the clock of the first of Of that runs or was missed: the
	// duty ends when that limit does.
	OpenLimit Event = "open_limit"
)

// A Span is a length of time: 72 hours, one month.
type Span struct {
	N    int  `json:"n"`
	Unit Unit `json:"unit"`
}

// A Unit is what a span is counted in.
type Unit string

// The units. NoUnit is a duty for which the law gives no number.
const (
	NoUnit      Unit = ""
	Hours       Unit = "hours"
	Days        Unit = "days"
	WorkingDays Unit = "working_days"
	Weeks       Unit = "weeks"
	Months      Unit = "months"
	// CalendarMonths end with the last day of a month; the month of the event is
	// the first.
	CalendarMonths Unit = "calendar_months"
)

// A Limb is a second span and what starts it.
type Limb struct {
	From   Trigger `json:"from"`
	Within Span    `json:"within"`
	// Lapses is the article by which the limb does not bind a clock that
	// starts after it has run out.
	Lapses string `json:"lapses"`
	// Both is the open question whether both limbs bind, Edge the one that
	// arises when the clock starts in the last hour of this limb.
	Both string `json:"both"`
	Edge string `json:"edge"`
}

// A Longer is a longer span for what a condition does not concern.
type Longer struct {
	If     Condition `json:"if"`
	Within Span      `json:"within"`
}

// A Reading says how far the latest instant that the law supports lies beyond
// the strict one.
type Reading string

// The readings.
const (
	// Exact: there is only one reading.
	Exact Reading = "exact"
	// HourRule: the hour of the event is not counted (Reg. 1182/71 Art. 3(1)).
	HourRule Reading = "hour_rule"
	// Noon: noon of the next working day if the limit falls on a free day,
	// for those not excluded (Reg. (EU) 2025/301 Art. 5(4) to (6)).
	Noon Reading = "noon"
	// WholeDay: the end of the day.
	WholeDay Reading = "whole_day"
	// WholeDayRolled: the end of the day, or of the next working day if that
	// day is free (Reg. 1182/71 Art. 3(4)).
	WholeDayRolled Reading = "whole_day_rolled"
	// WholeDayNoon: the end of the day, or noon of the next working day if that
	// day is free, for everybody (Reg. (EU) 2025/301 Art. 5(4)).
	WholeDayNoon Reading = "whole_day_noon"
	// WholeDayTwo: as WholeDayRolled, and never before two working days have
	// passed (Reg. 1182/71 Art. 3(4) and (5)).
	WholeDayTwo Reading = "whole_day_two"
	// SwedishAct: the end of the day, or of the next working day if that day is
	// free or an eve (lag (1930:173) 1 and 2 §§).
	SwedishAct Reading = "swedish_act"
	// OneMore: the end of the next calendar month.
	OneMore Reading = "one_more"
	// FromLater: the same span from [Rule.LatestFrom].
	FromLater Reading = "from_later"
	// LongerIfNot: [Rule.Longer], unless its condition is known to be met.
	LongerIfNot Reading = "longer_if_not"
)

// A Recipient is who is told. One that is not among the constants is a name
// and stands for itself.
type Recipient string

// The recipients whose name depends on the country or the language.
const (
	DataProtectionAuthority Recipient = "data_protection_authority"
	FinancialSupervisor     Recipient = "financial_supervisor"
	DataSubjects            Recipient = "data_subjects"
	ControllerOfData        Recipient = "controller"
	Clients                 Recipient = "clients"
	PaymentUsers            Recipient = "payment_users"
	Subscribers             Recipient = "subscribers"
	CSIRT                   Recipient = "csirt"
	TrustSupervisor         Recipient = "trust_supervisor"
	TelecomAuthority        Recipient = "telecom_authority"
	ReportingPlatform       Recipient = "single_reporting_platform"
	EntryPoint              Recipient = "single_entry_point"
	MarketSurveillance      Recipient = "market_surveillance_authority"
	SecurityService         Recipient = "security_service"
	Public                  Recipient = "public"
	Internal                Recipient = "internal"
)

// CustomRegime is the regime of the duties that a firm adds itself.
const CustomRegime Regime = "custom"
