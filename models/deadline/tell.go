package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// given says an instant that a clock runs from, and where it comes from.
func (e *engine) given(r *Rule, t Trigger, at time.Time) {
	if !e.words.on {
		return
	}
	switch t.Event {
	case FirstFiled:
		e.words.say(r.Article, at, saidFiled, e.titles(t.Of), exactly(at))
	case LatestFiled:
		e.words.say(r.Article, at, saidLatest, e.titles(t.Of), exactly(at))
	case RecoveredAfterFiling:
		e.tell(r, Recovered, e.f.Incident.RecoveredAt)
		filed := e.first(t.Of, time.Time{})
		e.words.say(r.Article, filed, saidFiled, e.titles(t.Of), exactly(filed))
	default:
		event := e.event(t.Event)
		if event == Aware && t.Event == Detected {
			e.words.say(r.Article, time.Time{}, noDetection)
		}
		if event != Occurred && t.Event == Happened {
			e.words.say(r.Article, time.Time{}, noOccurrence)
		}
		e.tell(r, event, at)
	}
	if at.Location() == time.UTC {
		return
	}
	if _, offset := at.Zone(); offset != e.cal.Offset(at) {
		e.words.say("", time.Time{}, oddOffset, text(offsetText(offset)), text(offsetText(e.cal.Offset(at))))
	}
}

// event returns the event that an instant is really of: the detection or the
// occurrence may not be known, and something else stands for it.
func (e *engine) event(ev Event) Event {
	in := &e.f.Incident
	if ev == Happened {
		if !in.OccurredAt.IsZero() {
			return Occurred
		}
		ev = Detected
	}
	if ev == Detected && in.DetectedAt.IsZero() {
		return Aware
	}
	return ev
}

// tell says an instant of the incident, how well it is known and from where.
func (e *engine) tell(r *Rule, event Event, at time.Time) {
	source := fromFacts
	if e.f.Recorded {
		source = fromRecord
	}
	if event == Classified && e.byDecision(at) {
		source = fromDecision
	}
	form, until := said, time.Time{}
	for i := range e.f.Origins {
		o := &e.f.Origins[i]
		if o.Event != event {
			continue
		}
		form, until = saidAs(o.Known), o.Until
		if o.Source != "" {
			source = i18n.Text{SV: "källa: " + o.Source, EN: "source: " + o.Source}
		}
	}
	if !until.IsZero() {
		e.words.say(r.Article, at, saidBetween, text(events[event]), exactly(at), exactly(until), text(source))
		return
	}
	e.words.say(r.Article, at, form, text(events[event]), exactly(at), text(source))
}

// saidAs is how an instant is said that is known so well.
func saidAs(p calendar.Precision) i18n.Text {
	switch p {
	case calendar.About, calendar.Unknown:
		return saidAbout
	case calendar.OnDay:
		return saidOnDay
	case calendar.Exact, calendar.Between:
	}
	return said
}

// byDecision reports whether the classification at an instant was a decision.
func (e *engine) byDecision(at time.Time) bool {
	for i := range e.f.Decisions {
		if d := &e.f.Decisions[i]; d.Outcome == ClassifyMajor && d.At.Equal(at) {
			return true
		}
	}
	return e.decided
}

func offsetText(second int) i18n.Text { return i18n.Same(string(appendOffset(nil, second))) }

// sum says the arithmetic from l.start to l.strict.
func (e *engine) sum(r *Rule, l *limit) {
	if !e.words.on {
		return
	}
	name, known := events[r.From.Event]
	if !known {
		name = filingName
	}
	if r.From.Event == Detected || r.From.Event == Happened {
		name = events[e.event(r.From.Event)]
	}
	if r.From.Event == RecoveredAfterFiling && l.start.Equal(e.f.Incident.RecoveredAt) {
		name = events[Recovered]
	}
	form := sum
	switch r.Within.Unit {
	case Months, WorkingDays:
		form = sumSame
	case CalendarMonths:
		e.words.say(r.Article, l.strict, sumMonth, text(name), when(l.start), when(l.strict))
		return
	case Days, Weeks:
		if form = sumSame; !l.strict.Equal(e.cal.SameClock(e.cal.DateOf(l.strict), l.start)) {
			form = sumDays
		}
	case Hours, NoUnit:
	}
	if r.agreedDay() {
		e.words.say(r.Article, time.Time{}, sumDay, text(name), when(l.start), long(r.Within), on(e.cal.DateOf(l.strict)))
		e.workingDays(r, l)
		return
	}
	if form == sumSame && !e.sameClock(l) {
		form = sum
	}
	e.words.say(r.Article, l.strict, form, text(name), when(l.start), long(r.Within), when(l.strict))
	if r.Within.Unit != Hours && form == sum {
		e.words.say("", time.Time{}, noSuchClock)
	}
	switch r.Within.Unit {
	case Hours:
		e.changes(l.start, l.strict)
	case Months:
		if e.cal.DateOf(l.start).Day != e.cal.DateOf(l.strict).Day {
			e.words.say(r.counted("Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)"), time.Time{}, clampedDay)
		}
	case Days, WorkingDays, Weeks, CalendarMonths, NoUnit:
		e.workingDays(r, l)
	}
}

// workingDays says which days between the two ends are no working days, and which
// are although many do not work on them.
func (e *engine) workingDays(r *Rule, l *limit) {
	if r.Within.Unit != WorkingDays {
		return
	}
	var free, eves []i18n.Text
	weekend := false
	for d, last := e.cal.DateOf(l.start).AddDays(1), e.cal.DateOf(l.strict); d.Compare(last) <= 0; d = d.AddDays(1) {
		switch w := d.Weekday(); {
		case w == time.Saturday || w == time.Sunday:
			weekend = true
		case !e.cal.WorkingDay(d):
			name, _ := e.cal.Holiday(d)
			free = append(free, namedDay.With(weekdayText(d), name))
		default:
			if name, ok := e.cal.Eve(d); ok {
				eves = append(eves, namedDay.With(weekdayText(d), name))
			}
		}
	}
	if weekend {
		free = append([]i18n.Text{weekends}, free...)
	}
	if len(free) > 0 {
		e.words.say(e.cal.Law(), time.Time{}, notWorked, text(list(free, andWord)))
	}
	if len(eves) > 0 {
		e.words.say(e.cal.Law(), time.Time{}, worked, text(list(eves, andWord)))
	}
}

// weekdayText says a day with its weekday.
func weekdayText(d calendar.Date) i18n.Text {
	return i18n.Text{SV: string(appendDay(nil, i18n.SV, d)), EN: string(appendDay(nil, i18n.EN, d))}
}

// sameClock reports whether the clock on the wall shows at the end of l what it
// showed at its start: not where it skips that time.
func (e *engine) sameClock(l *limit) bool {
	_, start := e.cal.Local(l.start)
	_, end := e.cal.Local(l.strict)
	return start == end
}

// changes says that the clocks change between two instants, if they do.
func (e *engine) changes(from, to time.Time) {
	if e.words.on && e.cal.Offset(from) != e.cal.Offset(to) {
		e.words.say("", time.Time{}, clocksChange)
	}
}
