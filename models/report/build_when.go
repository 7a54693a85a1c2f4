package report

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

var (
	whenAbout   = i18n.Text{SV: "omkring %s", EN: "about %s"}
	whenBetween = i18n.Text{SV: "mellan %s och %s", EN: "between %s and %s"}
	whenSameDay = i18n.Text{SV: "%s mellan kl.\u00a0%s och %s (%s)", EN: "%s between %s and %s (%s)"}
	whenDay     = i18n.Text{SV: "%s, klockslaget är inte känt", EN: "%s, time of day not known"}
	whenGuess   = i18n.Text{SV: "osäkert, kanske %s", EN: "uncertain, perhaps %s"}
)

// long says an instant in full: with its weekday and how far it is from UTC.
func (b *builder) long(t time.Time) string { return b.say(i18n.Long(t.In(b.zone))) }

// instant is long for a time that may not be known.
func (b *builder) instant(t *time.Time) string {
	if t == nil || t.IsZero() {
		return b.say(notGiven)
	}
	return b.long(*t)
}

// stamp says an instant as a table does: "2021-05-27 11:01". In the hour that
// the clocks of autumn show twice it says which.
func (b *builder) stamp(t time.Time) string {
	t = t.In(b.zone)
	layout := "2006-01-02 15:04"
	if t.Second() != 0 {
		layout = "2006-01-02 15:04:05"
	}
	s := t.Format(layout)
	for _, d := range []time.Duration{-time.Hour, time.Hour} {
		if t.Add(d).Format(layout) == s {
			return s + " (" + i18n.Offset(t) + ")"
		}
	}
	return s
}

// minute says an instant to the minute, as it is enough for when something was
// put on record.
func (b *builder) minute(t time.Time) string { return b.stamp(t.Truncate(time.Minute)) }

// moment says when something was, as well as it is known, in full.
func (b *builder) moment(m calendar.Moment) string {
	if !m.Known() {
		return b.say(notGiven)
	}
	at, until := m.At.In(b.zone), m.Until.In(b.zone)
	switch m.Precision {
	case calendar.About:
		return b.say(whenAbout.With(i18n.Long(at)))
	case calendar.Between:
		if at.Format(time.DateOnly) == until.Format(time.DateOnly) && i18n.Offset(at) == i18n.Offset(until) {
			return b.say(whenSameDay.With(i18n.LongDate(at), i18n.Clock(at), i18n.Clock(until), i18n.Offset(at)))
		}
		return b.say(whenBetween.With(i18n.Long(at), i18n.Long(until)))
	case calendar.OnDay:
		return b.say(whenDay.With(i18n.LongDate(at)))
	case calendar.Unknown:
		return b.say(whenGuess.With(i18n.Long(at)))
	case calendar.Exact:
	}
	return b.long(m.At)
}

// row says a moment as a table does.
func (b *builder) row(m calendar.Moment) string {
	if !m.Known() {
		return b.say(notGiven)
	}
	at := b.stamp(m.At)
	switch m.Precision {
	case calendar.About:
		return b.say(whenAbout.With(at))
	case calendar.Between:
		return b.say(whenBetween.With(at, b.stamp(m.Until)))
	case calendar.OnDay:
		return b.say(whenDay.With(m.At.In(b.zone).Format(time.DateOnly)))
	case calendar.Unknown:
		return b.say(whenGuess.With(at))
	case calendar.Exact:
	}
	return at
}
