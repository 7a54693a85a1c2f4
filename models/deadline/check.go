package deadline

import (
	"slices"
	"strconv"
	"strings"

	"frist/models/i18n"
)

// A Fault is what is wrong with a rule: in which part of it, as a form calls
// the part, and why it is refused.
type Fault struct {
	Field string // id, title_sv, title_en, recipient, trigger, within, reading, conditions, role or in_force
	Text  i18n.Text
}

// Error says it in English.
func (f *Fault) Error() string { return f.Field + ": " + f.Text.EN }

var (
	faultID        = i18n.Text{SV: "%s är inget id för en egen skyldighet.", EN: "%s is not the id of a custom duty."}
	faultTitleSV   = i18n.Text{SV: "Skriv vad skyldigheten heter på svenska.", EN: "Write what the duty is called in Swedish."}
	faultTitleEN   = i18n.Text{SV: "Skriv vad skyldigheten heter på engelska.", EN: "Write what the duty is called in English."}
	faultRecipient = i18n.Text{SV: "Ange vem som ska underrättas.", EN: "Say who is to be told."}
	faultTrigger   = i18n.Text{SV: "Välj vad tiden räknas från.", EN: "Choose what the time is counted from."}
	faultOf        = i18n.Text{SV: "Välj vilken inlämning tiden räknas från.", EN: "Choose which filing the time is counted from."}
	faultUnit      = i18n.Text{SV: "Välj vad tiden räknas i, eller ”utan onödigt dröjsmål”.", EN: "Choose what the time is counted in, or “without undue delay”."}
	faultBare      = i18n.Text{SV: "”Utan onödigt dröjsmål” har inget antal: ta bort talet, eller välj timmar, dagar, arbetsdagar, veckor eller månader.", EN: "“Without undue delay” has no number: remove the figure, or choose hours, days, working days, weeks or months."}
	faultNumber    = i18n.Text{SV: "Skriv ett antal mellan 1 och 10 000.", EN: "Write a number between 1 and 10,000."}
	faultReading   = i18n.Text{SV: "Välj hur tiden slutar.", EN: "Choose how the time ends."}
	faultCondition = i18n.Text{SV: "Välj bland villkoren.", EN: "Choose among the conditions."}
	faultRole      = i18n.Text{SV: "Välj personuppgiftsansvarig, personuppgiftsbiträde eller båda.", EN: "Choose controller, processor or both."}
	faultPeriod    = i18n.Text{SV: "Den sista dagen är före den första.", EN: "The last day is before the first."}

	faultHoursDay  = i18n.Text{SV: "En tid i timmar gäller inte till dagens slut: välj dagar, eller låt den sluta på klockslaget.", EN: "A time in hours does not last until the end of the day: choose days, or let it end at the time of day."}
	faultHoursRoll = i18n.Text{SV: "En tid i timmar flyttas inte till nästa arbetsdag: välj dagar eller arbetsdagar, eller låt den sluta på klockslaget.", EN: "A time in hours is not moved to the next working day: choose days or working days, or let it end at the time of day."}
	faultNoDay     = i18n.Text{SV: "”Utan onödigt dröjsmål” har ingen sista dag: välj dagar, veckor eller månader, eller låt tiden sluta på klockslaget.", EN: "“Without undue delay” has no last day: choose days, weeks or months, or let the time end at the time of day."}
	faultOnlyHours = i18n.Text{SV: "Bara en tid i timmar kan sluta så.", EN: "Only a time in hours can end like that."}
	faultOnlyMonth = i18n.Text{SV: "Bara hela kalendermånader kan sluta så.", EN: "Only whole calendar months can end like that."}
	faultShorter   = i18n.Text{SV: "Den längre tiden ska vara i timmar och längre än den första.", EN: "The longer time must be in hours, and longer than the first."}
)

// Check says what is wrong with a rule, as a [*Fault], and nil if Compute can
// use it. It is what a form that stores a custom duty asks.
func (r Rule) Check() error {
	if f := r.Fault(); f != nil {
		return f
	}
	return nil
}

// Fault is Check for whoever asks in which part of the rule it lies.
func (r Rule) Fault() *Fault {
	slug, custom := strings.CutPrefix(string(r.ID), "custom.")
	switch {
	case r.Regime == CustomRegime && (!custom || !validSlug(slug)):
		return &Fault{"id", faultID.With(strconv.Quote(string(r.ID)))}
	case r.Title.SV == "":
		return &Fault{"title_sv", faultTitleSV}
	case r.Title.EN == "":
		return &Fault{"title_en", faultTitleEN}
	case r.Recipient == "":
		return &Fault{"recipient", faultRecipient}
	case r.Role != "" && r.Role != Controller && r.Role != Processor:
		return &Fault{"role", faultRole}
	case !r.InForce.First.IsZero() && !r.InForce.Last.IsZero() && r.InForce.Last.Compare(r.InForce.First) < 0:
		return &Fault{"in_force", faultPeriod}
	}
	for _, c := range r.If {
		if !c.valid() {
			return &Fault{"conditions", faultCondition}
		}
	}
	if t := r.From.fault(); !t.IsZero() {
		return &Fault{"trigger", t}
	}
	if t := r.Within.fault(); !t.IsZero() {
		return &Fault{"within", t}
	}
	if t := r.latestFault(); !t.IsZero() {
		return &Fault{"reading", t}
	}
	return nil
}

// valid reports whether the engine knows an answer to c.
func (c Condition) valid() bool {
	return slices.Contains(asked, c) || slices.Contains([]Condition{PersonalData, Risk, HighRisk, Major, NotMajor, NIS2Entity}, c)
}

func (t Trigger) fault() i18n.Text {
	switch t.Event {
	case Aware, Detected, Occurred, Happened, Classified, Recovered, Resolved, Corrected:
		return i18n.Text{}
	case FirstFiled, LatestFiled, RecoveredAfterFiling, OpenLimit:
		if len(t.Of) == 0 || slices.ContainsFunc(t.Of, func(id ID) bool { return !id.Valid() }) {
			return faultOf
		}
		return i18n.Text{}
	}
	return faultTrigger
}

func (s Span) fault() i18n.Text {
	switch s.Unit {
	case NoUnit:
		if s.N != 0 {
			return faultBare
		}
		return i18n.Text{}
	case Hours, Days, WorkingDays, Weeks, Months, CalendarMonths:
		if s.N < 1 || s.N > 10_000 {
			return faultNumber
		}
		return i18n.Text{}
	}
	return faultUnit
}

// latestFault refuses readings that mean nothing: a period in hours does not
// last until the end of a day (Reg. 1182/71 Art. 3(4)), and one in days has no
// hour that is not counted.
func (r Rule) latestFault() i18n.Text {
	hours, unit := r.Within.Unit == Hours, r.Within.Unit
	switch r.Latest {
	case Exact:
	case HourRule, Noon:
		if !hours {
			return faultOnlyHours
		}
	case WholeDay, WholeDayRolled, WholeDayNoon, WholeDayTwo, SwedishAct:
		switch {
		case unit == NoUnit:
			return faultNoDay
		case hours && r.Latest == WholeDay:
			return faultHoursDay
		case hours:
			return faultHoursRoll
		}
	case OneMore:
		if unit != CalendarMonths {
			return faultOnlyMonth
		}
	case FromLater:
		if !hours {
			return faultOnlyHours
		}
		return r.LatestFrom.fault()
	case LongerIfNot:
		if !hours || r.Longer.Within.Unit != Hours || r.Longer.Within.N <= r.Within.N {
			return faultShorter
		}
	default:
		return faultReading
	}
	return i18n.Text{}
}

func validSlug(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !letter && (c != '-' && c != '_' || i == 0) {
			return false
		}
	}
	return s != "" && len(s) <= 60
}
