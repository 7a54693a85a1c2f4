package form

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// zone is where a day of which no more is known begins and ends.
func (in *Input) zone() *time.Location {
	if in.Zone == nil {
		return time.UTC
	}
	return in.Zone
}

// Begins is a time at which something began as a form says it, the earliest that it
// can have been; Ends is one at which something ended, the latest. Nothing is said to
// be shorter than it was. That it is not known exactly is kept under the name of the
// property that says it.
func (in *Input) Begins(property string, m calendar.Moment) time.Time {
	in.rough(property, m)
	return m.Earliest(in.zone())
}

// Ends is that of an end: see [Input.Begins].
func (in *Input) Ends(property string, m calendar.Moment) time.Time {
	in.rough(property, m)
	return m.Latest(in.zone())
}

func (in *Input) rough(property string, m calendar.Moment) {
	if !m.Known() || m.Precision == calendar.Exact {
		return
	}
	if in.Rough == nil {
		in.Rough = map[string]calendar.Moment{}
	}
	in.Rough[property] = m
}

var (
	aDayBegan = i18n.Text{SV: "Bara dagen är känd: här står när den började.", EN: "Only the day is known: this is when it began."}
	aDayEnded = i18n.Text{SV: "Bara dagen är känd: här står när den slutade.", EN: "Only the day is known: this is when it ended."}
	theFirst  = i18n.Text{SV: "Tiden är inte exakt känd: här står den tidigaste som den kan ha varit.", EN: "The time is not known exactly: this is the earliest that it can have been."}
	theLast   = i18n.Text{SV: "Tiden är inte exakt känd: här står den senaste som den kan ha varit.", EN: "The time is not known exactly: this is the latest that it can have been."}
	roundly   = i18n.Text{SV: "Tiden är ungefärlig.", EN: "The time is approximate."}
	aGuess    = i18n.Text{SV: "Tiden är en gissning.", EN: "The time is a guess."}
	computed  = i18n.Text{SV: "Varaktigheten är räknad på tider som inte är exakt kända, men 3.17 säger att den är faktisk.", EN: "The duration is computed from times that are not known exactly, but 3.17 says that it is actual."}
)

// inexact says that the time in a field looks better known than it is. It is empty
// where it is as it looks.
func (v view) inexact(x *Filled) i18n.Text {
	m, ok := v.Rough[x.Source]
	if !ok {
		return i18n.Text{}
	}
	from, to := m.Earliest(v.zone()), m.Latest(v.zone())
	begins := x.Value.Text == FormatInstant(from)
	switch {
	case m.Precision == calendar.OnDay && begins:
		return aDayBegan
	case m.Precision == calendar.OnDay:
		return aDayEnded
	case m.Precision == calendar.About && x.Estimate:
		return i18n.Text{} // which may be said to be one
	case m.Precision == calendar.About:
		return roundly
	case from.Equal(to):
		return aGuess
	case begins:
		return theFirst
	}
	return theLast
}

// checkComputed sees that a duration is not said to be actual where a time of which it
// is made is not known exactly.
func checkComputed(v view, note func(string, i18n.Text)) {
	_, from := v.Rough["incident.occurred_from"]
	_, to := v.Rough["incident.resolved_at"]
	if (from || to) && v.given("incident.duration") && v.fact("duration_figures").Text == "actual_figures" {
		note("3.15", computed)
	}
}
