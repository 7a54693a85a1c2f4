package deadline

import (
	"time"

	"frist/models/i18n"
)

// An ID names an obligation: "gdpr.authority".
type ID string

// A Regime is the body of law an obligation belongs to: "gdpr", "dora".
type Regime string

// A State is where an obligation stands.
type State string

// The states, as deadlines-contract names them.
const (
	NotApplicable State = "not_applicable"
	// Waiting: its clock has not started; the derivation says what it waits for.
	Waiting State = "waiting"
	// NoNumber: the law gives no number ("without undue delay").
	NoNumber    State = "no_number"
	Running     State = "running"
	Overdue     State = "overdue"
	Met         State = "met"
	MetLate     State = "met_late"
	NotRequired State = "not_required"
)

// An Obligation is one duty of one entity to one recipient under one version
// of one rule, with its time limit and why it is that.
type Obligation struct {
	ID          ID        `json:"id"`
	Regime      Regime    `json:"regime"`
	RuleVersion int       `json:"rule_version"`
	Title       i18n.Text `json:"title"`
	// Recipient is the name of an authority, or English for the others;
	// RecipientName says it in both languages.
	Recipient     string    `json:"recipient"`
	RecipientName i18n.Text `json:"-"`
	Law           string    `json:"law"`
	State         State     `json:"state"`
	// Provisional is set when the clock rests on an answer that is unknown.
	Provisional bool `json:"provisional"`
	// ClockStart, Strict and Latest are in UTC, and nil where there is none.
	ClockStart *time.Time `json:"clock_start"`
	Strict     *time.Time `json:"strict"`
	Latest     *time.Time `json:"latest"`
	Late       *Lateness  `json:"late"`
	Derivation []Step     `json:"derivation"`
	// Questions names the open legal questions that bear on the result.
	Questions []string `json:"questions"`

	// Country is whose authority is told, where the same duty is owed to several:
	// then each is an obligation of its own. Else it is empty.
	Country string `json:"country,omitempty"`
	// Told is whose data protection authority is told, also where it is the only
	// one; empty if it is not such an authority.
	Told string `json:"-"`
	// Source says how sure the text of the rule is; one from memory is shown as
	// unverified wherever its limit is.
	Source Certainty `json:"source"`
	// Proposed is set for what is not law, see [Facts.Proposals].
	Proposed bool `json:"proposed,omitempty"`
	// Gaps names what is not known where that makes the obligation provisional.
	Gaps []Gap `json:"gaps,omitempty"`
	// ClassifyBy is by when an incident that waits for a classification as major
	// has to have one, in UTC: the end of the limb that does not wait.
	ClassifyBy *time.Time `json:"classify_by,omitempty"`
	// Waits says in a sentence what a clock waits for that has not started.
	Waits i18n.Text `json:"-"`
	// Consider is set for a duty that few incidents bring and whose conditions
	// nobody has said are met.
	Consider bool `json:"-"`
}

// judged reports whether the state of o can be given as of an instant: whether
// a limit runs or is overdue needs one, the other states do not.
func (o *Obligation) judged(asOf time.Time) bool {
	return !asOf.IsZero() || o.State != Running && o.State != Overdue
}

// Lateness says whether a filing came after each reading of the limit.
type Lateness struct {
	Strict bool `json:"strict"`
	Latest bool `json:"latest"`
}

// A Step is one line of a derivation, as a person would read it aloud.
type Step struct {
	Text    i18n.Text  `json:"text"`
	Law     string     `json:"law"`
	Instant *time.Time `json:"instant"`
}
