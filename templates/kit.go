package templates

import (
	"maps"
	"slices"
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// A Tone is what a colour and a shape mean. It never stands without words.
type Tone string

// The tones.
const (
	ToneIdle Tone = "idle" // nothing to do: waiting, not applicable, closed
	ToneOpen Tone = "open" // somebody has to decide or approve
	ToneRun  Tone = "run"  // a clock is running
	ToneSoon Tone = "soon" // little time is left
	ToneLate Tone = "late" // the time has passed
	ToneDone Tone = "done" // sent, met, approved
)

// A Tag is a state in one or two words.
type Tag struct {
	Tone Tone
	Text i18n.Text
}

// The tags. A state that is not here is a tag of the page's own.
var (
	TagDecide        = Tag{ToneOpen, i18n.Text{SV: "Att besluta", EN: "To decide"}}
	TagApprove       = Tag{ToneOpen, i18n.Text{SV: "Att godkänna", EN: "To approve"}}
	TagRunning       = Tag{ToneRun, i18n.Text{SV: "Löper", EN: "Running"}}
	TagNoNumber      = Tag{ToneRun, i18n.Text{SV: "Utan dröjsmål", EN: "Without delay"}}
	TagSoon          = Tag{ToneSoon, i18n.Text{SV: "Snart", EN: "Due soon"}}
	TagBetween       = Tag{ToneSoon, i18n.Text{SV: "Strikt tid passerad", EN: "Strict time passed"}}
	TagLate          = Tag{ToneLate, i18n.Text{SV: "Försenad", EN: "Overdue"}}
	TagMet           = Tag{ToneDone, i18n.Text{SV: "Inlämnad", EN: "Filed"}}
	TagMetLate       = Tag{ToneLate, i18n.Text{SV: "Inlämnad för sent", EN: "Filed late"}}
	TagWaiting       = Tag{ToneIdle, i18n.Text{SV: "Väntar", EN: "Waiting"}}
	TagNotRequired   = Tag{ToneIdle, i18n.Text{SV: "Krävs inte", EN: "Not required"}}
	TagNotApplicable = Tag{ToneIdle, i18n.Text{SV: "Ej aktuell", EN: "Not applicable"}}
	TagProvisional   = Tag{ToneSoon, i18n.Text{SV: "Preliminär", EN: "Provisional"}}
	TagUnverified    = Tag{ToneSoon, i18n.Text{SV: "Ej kontrollerad källa", EN: "Unverified source"}}
	TagDraft         = Tag{ToneIdle, i18n.Text{SV: "Utkast", EN: "Draft"}}
	TagApproved      = Tag{ToneDone, i18n.Text{SV: "Godkänd", EN: "Approved"}}
	TagTodo          = Tag{ToneRun, i18n.Text{SV: "Att göra", EN: "To do"}}
	TagStarted       = Tag{ToneRun, i18n.Text{SV: "Påbörjad", EN: "Started"}}
	TagBlocked       = Tag{ToneIdle, i18n.Text{SV: "Kan inte påbörjas än", EN: "Cannot start yet"}}
	TagDone          = Tag{ToneDone, i18n.Text{SV: "Klar", EN: "Done"}}
	TagOpen          = Tag{ToneRun, i18n.Text{SV: "Pågår", EN: "Open"}}
	TagClosed        = Tag{ToneIdle, i18n.Text{SV: "Avslutad", EN: "Closed"}}
	TagRestricted    = Tag{ToneOpen, i18n.Text{SV: "Begränsad krets", EN: "Restricted"}}
	TagDrill         = Tag{ToneIdle, i18n.Text{SV: "Övning", EN: "Drill"}}
	TagChosen        = Tag{ToneDone, i18n.Text{SV: "Gäller", EN: "Governs"}}
)

// SoonWithin is how long before a limit a running clock is said to be short.
const SoonWithin = 24 * time.Hour

// TagOf is the tag of an obligation's state. A running clock with less than
// [SoonWithin] left at now is "soon", and one whose strict time has passed says so.
func TagOf(s deadline.State, strict *time.Time, now time.Time) Tag {
	switch s {
	case deadline.Waiting:
		return TagWaiting
	case deadline.NoNumber:
		return TagNoNumber
	case deadline.Running:
		switch {
		case strict != nil && now.After(*strict):
			return TagBetween // and the latest reading has not
		case strict != nil && strict.Sub(now) < SoonWithin:
			return TagSoon
		}
		return TagRunning
	case deadline.Overdue:
		return TagLate
	case deadline.Met:
		return TagMet
	case deadline.MetLate:
		return TagMetLate
	case deadline.NotRequired:
		return TagNotRequired
	case deadline.NotApplicable:
		return TagNotApplicable
	}
	panic("templates: no tag for the state " + string(s))
}

// A Fact is one line of a summary list. Value is text as somebody typed it;
// Body, when it is set, stands instead. A fact with neither says "Uppgift
// saknas", and Change then reads "Lägg till".
type Fact struct {
	Label i18n.Text
	Value string
	Said  i18n.Sayer // a number, a time or a text, said in the page's language
	Body  Component
	// Note is small print under the value: known since, source, last changed.
	Note string
	// Change is where the value is changed; empty if it is not, here or by this person.
	Change string
}

func (f Fact) missing() bool { return f.Value == "" && f.Said == nil && f.Body == nil }

// A Task is one line of a task list. Without Href it cannot be started, and
// Hint says why.
type Task struct {
	Title i18n.Text
	Hint  i18n.Text
	Href  string
	State Tag
}

// A Duty is an obligation as it is shown. Recipient, Law and Person are names.
type Duty struct {
	ID        string
	Recipient string
	// Entity is said when an incident concerns more than one.
	Entity string
	Title  i18n.Text
	Href   string
	Law    string
	// Rule is where the rule can be read; empty for the firm's own.
	Rule  string
	State Tag
	// Strict is the time that counts, Latest the latest reading that the law
	// supports; zero where there is none. Met is when the filing was sent.
	Strict, Latest, Met time.Time
	// ClassifyBy is by when an incident that waits for a classification is to have
	// one; zero where nothing is to be classified.
	ClassifyBy time.Time
	// Provisional marks a clock that rests on an answer that is unknown; Gaps says
	// what is not known.
	Provisional bool
	Gaps        []i18n.Text
	// Only says when a duty with a clock is one at all, where that is not a gap.
	Only i18n.Text
	// Unverified marks a rule whose text nobody has read in the original.
	Unverified bool
	// Waits says what a clock waits for, or why there is no number.
	Waits i18n.Text
	// Seal is how far the draft has come that was sealed last; nil: none was.
	Seal *Tag
	// Blockers are what must be done first.
	Blockers []Link
	Steps    []Step
	// Questions are the points that the law leaves open and on which it rests.
	Questions []deadline.Question
	Actions   []Button
	// Open shows the derivation unfolded.
	Open bool
	// Zone is the one in which its entity reads its times; nil: that of the page.
	Zone *time.Location
}

// to is the recipient, and whose duty it is where that must be said.
func (d Duty) to() string {
	if d.Entity == "" {
		return d.Recipient
	}
	return d.Recipient + "\u00a0· " + d.Entity
}

// counts reports whether the time left still matters.
func (d Duty) counts() bool {
	return !d.Strict.IsZero() && d.Met.IsZero() && d.State.Tone != ToneIdle && d.State.Tone != ToneDone
}

// A Step is one line of a derivation, as a person would read it aloud.
type Step struct {
	Text i18n.Text
	Law  string
	At   time.Time
}

// A NextLimit is one card of the strip of limits that come next.
type NextLimit struct {
	Strict    time.Time
	Recipient string
	Title     i18n.Text
	Incident  string
	Href      string
	State     Tag
}
