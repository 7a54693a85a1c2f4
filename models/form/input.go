package form

import (
	"slices"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// Input is everything that a form is filled from: the facts, and what else the
// record says. A time that is not known is the zero time.
type Input struct {
	Facts  map[string]Value
	Entity Entity

	Reference, Title, Summary string
	// Aware is the awareness that starts the clocks.
	Aware, OccurredFrom, OccurredTo, ClassifiedMajor, Recovered, Resolved time.Time
	// Rough are those that are not known exactly, by the name of the property.
	Rough map[string]calendar.Moment
	// Zone is where the days of those begin.
	Zone *time.Location

	ServicesDown, ClientsHurt deadline.Answer
	// Counts are the valid numbers, by what is counted as a case file has it.
	Counts map[string]Count
	// Countries are those in which people are affected.
	Countries []string
	// Reclassified is why the incident is not major after all.
	Reclassified string
	// Sent is what was sent before, earliest first.
	Sent []Sent

	// At is the instant as of which the draft is made. It is needed where being late
	// is to be explained.
	At time.Time
	// With are the stages that are sent in the same filing as the one drafted
	// (Reg. (EU) 2025/302 Art. 2).
	With []Stage
	// Told is what earlier filings of the same form to the same recipient said,
	// earliest first.
	Told []Draft
	// Early also takes what is asked only in a later stage (Reg. (EU) 2025/302 Art. 1),
	// and Numbers of that only how many are affected.
	Early, Numbers bool
}

// An Entity is the legal entity that a form is filled for.
type Entity struct {
	Name, LEI, OrgNo, Country string
	Type                      deadline.EntityType
	NIS2                      deadline.Answer
}

// A Count is how many are affected; a number that is not known is nil.
type Count struct {
	Min, Max *int64
	Exact    bool
	// Open says why there is no number, and is empty where nobody has said.
	Open Open
}

// Open is why a number is not known.
type Open string

// Why a number is not known, in the words of a case file.
const (
	CannotBeDetermined Open = "cannot_be_determined"
	ToBeDetermined     Open = "to_be_determined"
)

// Number is the number to state where only one can be: the highest.
func (c Count) Number() (int64, bool) {
	for _, n := range []*int64{c.Max, c.Min} {
		if n != nil {
			return *n, true
		}
	}
	return 0, false
}

// Sent is an earlier filing.
type Sent struct {
	Duty      deadline.ID
	At        time.Time
	Reference string
	// Elsewhere is set for one to another recipient than the one that such a filing
	// first goes to: its reference is of no use to that one.
	Elsewhere bool
}

// Called is what the recipient called what was filed for one of some duties. A
// report that is sent again is known by what it was called last; one that went by
// post while the portal was down was not called anything.
func (in *Input) Called(duties ...deadline.ID) string {
	for _, s := range slices.Backward(in.Sent) {
		if s.Reference != "" && !s.Elsewhere && slices.Contains(duties, s.Duty) {
			return s.Reference
		}
	}
	return ""
}

// A view is the input as the conditions and properties see it.
type view struct {
	*Input
	form  *Form
	stage Stage
}

func (v view) fact(key string) Value { return v.Facts[key] }

// answer is what a fact says to a question of yes or no.
func (v view) answer(key string) deadline.Answer {
	switch a := deadline.Answer(v.fact(key).Text); a {
	case deadline.Yes, deadline.No:
		return a
	default:
		return deadline.Unknown
	}
}

// chosen reports whether one of some values is chosen, and Unknown while nothing is.
func (v view) chosen(key string, values ...string) deadline.Answer {
	have := v.fact(key).Lines
	switch {
	case len(have) == 0:
		return deadline.Unknown
	case slices.ContainsFunc(have, func(s string) bool { return slices.Contains(values, s) }):
		return deadline.Yes
	}
	return deadline.No
}

// given reports whether a source says something.
func (v view) given(source string) bool { return !v.from(source).Empty() }

// from is what one source says.
func (v view) from(source string) Value {
	if p, ok := properties[source]; ok {
		return p.get(v)
	}
	return v.fact(source)
}

// first is what the first source that says something says, and which it is.
func (v view) first(sources []string) (Value, string) {
	for _, s := range sources {
		if x := v.from(s); !x.Empty() {
			return x, s
		}
	}
	return Value{}, ""
}

// filed returns the first filing of one of the form's stages.
func (v view) filed(stage Stage) (Sent, bool) {
	i := v.form.Stage(stage)
	if i < 0 {
		return Sent{}, false
	}
	j := slices.IndexFunc(v.Sent, func(s Sent) bool { return slices.Contains(v.form.Stages[i].Duties, s.Duty) })
	if j < 0 {
		return Sent{}, false
	}
	return v.Sent[j], true
}

// together reports whether a stage is in the filing that is drafted.
func (v view) together(s Stage) bool { return v.stage == s || slices.Contains(v.With, s) }

// bySomebodyElse reports whether another than the entity itself submits.
func (v view) bySomebodyElse() bool {
	name := strings.TrimSpace(v.fact("submitter_name").Text)
	return name != "" && name != strings.TrimSpace(v.Entity.Name)
}

// A Condition is when a conditional field must be filled.
type Condition struct {
	// Says is the condition in words.
	Says i18n.Text
	// holds is Unknown where what it rests on is not known.
	holds func(view) deadline.Answer
}

func yes(b bool) deadline.Answer {
	if b {
		return deadline.Yes
	}
	return deadline.No
}
