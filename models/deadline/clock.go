package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// run reads the clock of o from the facts: start, strict and latest. It
// returns false if the clock has not started.
func (e *engine) run(r *Rule, o *Obligation, l *limit) bool {
	if r.From.Event == OpenLimit {
		return e.runOpen(r, o, l)
	}
	l.start = e.instant(r, r.From)
	if l.start.IsZero() {
		switch state := e.follows(r); state {
		case NotApplicable:
			e.words.say(r.Article, time.Time{}, nothingToFollow, e.titles(r.From.Of))
			o.State = state
		case NotRequired:
			e.words.say(r.Article, time.Time{}, nothingComes, e.titles(r.From.Of))
			o.State = state
		default:
			e.wait(r, o, l)
		}
		return false
	}
	if r.Within.Unit == NoUnit {
		e.given(r, r.From, l.start)
		without := r.Without
		switch {
		case !without.IsZero():
		case r.Regime == CustomRegime:
			without = noNumberAgreed
		default:
			without = noNumber
		}
		e.words.say(r.Article, time.Time{}, without)
		return true
	}
	last := e.end(r, l)
	e.bind(r, o, l)
	if r.Within.Unit == Hours {
		last = e.cal.DateOf(l.strict)
	}
	e.read(r, l, last)
	if r.agreedDay() && (r.Latest != SwedishAct || r.Within.Unit != WorkingDays) {
		l.strict = l.latest
	}
	if l.strict.After(l.latest) { // a start in the last fraction of a second of a day
		l.strict = l.latest
	}
	return true
}

// follows returns what becomes of r where it waits only for filings that will not
// come, and that nobody has made all the same: NotApplicable if the duties do not
// exist, NotRequired if it was decided not to meet them. Else it is empty.
func (e *engine) follows(r *Rule) State {
	if r.From.Event != FirstFiled && r.From.Event != LatestFiled && r.From.Event != RecoveredAfterFiling {
		return ""
	}
	var state State
	for i := range e.out {
		o := &e.out[i]
		if !is(o.ID, r.From.Of) || o.Country != "" && e.to != "" && o.Country != e.to {
			continue
		}
		switch {
		case o.State == NotRequired:
			state = NotRequired
		case o.State != NotApplicable:
			return ""
		case state == "":
			state = NotApplicable
		}
	}
	if state != "" && !e.first([]ID{r.ID}, time.Time{}).IsZero() {
		return ""
	}
	return state
}

// instant returns when what t names happened, or the zero time.
func (e *engine) instant(r *Rule, t Trigger) time.Time {
	in := &e.f.Incident
	switch t.Event {
	case Aware:
		return in.AwareAt
	case Detected:
		if in.DetectedAt.IsZero() {
			return in.AwareAt
		}
		return in.DetectedAt
	case Occurred:
		return in.OccurredAt
	case Happened:
		for _, at := range [...]time.Time{in.OccurredAt, in.DetectedAt} {
			if !at.IsZero() {
				return at
			}
		}
		return in.AwareAt
	case Corrected:
		return in.CorrectedAt
	case Classified:
		return e.classified
	case Recovered:
		return in.RecoveredAt
	case Resolved:
		return in.ResolvedAt
	case FirstFiled:
		return e.first(t.Of, time.Time{})
	case LatestFiled:
		return e.latest(t.Of, e.first([]ID{r.ID}, time.Time{}))
	case RecoveredAfterFiling:
		filed := e.first(t.Of, time.Time{})
		if filed.IsZero() || in.RecoveredAt.IsZero() {
			return time.Time{}
		}
		return later(filed, in.RecoveredAt)
	case OpenLimit:
	}
	return time.Time{}
}

// first returns when the first filing of any of ids that is not before from
// was sent, or the zero time.
func (e *engine) first(of []ID, from time.Time) time.Time {
	var at time.Time
	for i := range e.f.Filings {
		f := &e.f.Filings[i]
		if is(f.Obligation, of) && e.sentThere(f) && !f.SentAt.IsZero() && !f.SentAt.Before(from) && (at.IsZero() || f.SentAt.Before(at)) {
			at = f.SentAt
		}
	}
	return at
}

// latest returns when the last filing of any of ids was sent. One that came
// after until, the filing that it leads up to, does not move its limit again,
// unless there is no other.
func (e *engine) latest(of []ID, until time.Time) time.Time {
	var at, all time.Time
	for i := range e.f.Filings {
		f := &e.f.Filings[i]
		if !is(f.Obligation, of) {
			continue
		}
		all = later(all, f.SentAt)
		if until.IsZero() || !f.SentAt.After(until) {
			at = later(at, f.SentAt)
		}
	}
	if at.IsZero() {
		return all
	}
	return at
}

func is(id ID, of []ID) bool {
	for i := range of {
		if of[i] == id {
			return true
		}
	}
	return false
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// end counts r.Within from l.start: it sets the strict end, and returns the
// last day of a period in days. Strict is the same time of day on that day, or
// as many times 24 hours as the days have, whichever the law could mean that
// comes first.
func (e *engine) end(r *Rule, l *limit) (last calendar.Date) {
	n := r.Within.N
	switch r.Within.Unit {
	case Hours:
		l.strict = l.start.Add(time.Duration(n) * time.Hour)
	case Days:
		last = e.cal.Days(l.start, n)
		l.strict = earlier(elapsed(l.start, r.Within), e.cal.SameClock(last, l.start))
	case Weeks:
		last = e.cal.Weeks(l.start, n)
		l.strict = earlier(elapsed(l.start, r.Within), e.cal.SameClock(last, l.start))
	case WorkingDays:
		last = e.cal.WorkingDays(l.start, n)
		l.strict = e.cal.SameClock(last, l.start)
	case Months:
		last = e.cal.Months(l.start, n)
		l.strict = e.cal.SameClock(last, l.start)
	case CalendarMonths:
		first := e.cal.DateOf(l.start)
		first.Day = 1
		last = first.AddMonths(n).AddDays(-1)
		l.strict = e.cal.End(last)
	case NoUnit:
	}
	if !last.IsZero() && (r.agreedDay() || l.strict.After(e.cal.End(last))) {
		l.strict = e.cal.End(last)
	}
	return last
}

// agreedDay reports whether it was agreed that a period ends with a day: then no
// reading of it ends at a time of day before that.
func (r *Rule) agreedDay() bool {
	switch r.Latest {
	case WholeDay, WholeDayRolled, WholeDayNoon, WholeDayTwo, SwedishAct:
		return r.Regime == CustomRegime
	case Exact, HourRule, Noon, OneMore, FromLater, LongerIfNot:
	}
	return false
}

// elapsed returns the instant that is as many times 24 hours after t as s has
// days.
func elapsed(t time.Time, s Span) time.Time {
	n := s.N
	if s.Unit == Weeks {
		n *= 7
	}
	return t.Add(time.Duration(n) * 24 * time.Hour)
}

// bind says how the strict time comes about, and lets the cap of r, if it has
// one, make it earlier.
func (e *engine) bind(r *Rule, o *Obligation, l *limit) {
	if r.Cap.Within.N == 0 {
		e.given(r, r.From, l.start)
		e.sum(r, l)
		return
	}
	from := e.instant(r, r.Cap.From)
	if !from.IsZero() {
		e.given(r, r.Cap.From, from)
	}
	e.given(r, r.From, l.start)
	if from.IsZero() {
		o.Provisional = true
		e.sum(r, l)
		e.words.say(r.Article, time.Time{}, capUnknown, long(r.Cap.Within))
		return
	}
	if l.start.Before(from) {
		e.words.say("", time.Time{}, capBefore)
	}
	end := from.Add(time.Duration(r.Cap.Within.N) * time.Hour)
	if l.start.After(end) {
		e.words.say(r.Cap.Lapses, end, capLapsed, long(r.Cap.Within), when(end))
		e.sum(r, l)
		if !e.cal.WorkingDay(e.cal.DateOf(l.strict)) {
			e.words.ask("Q17")
		}
		return
	}
	e.sum(r, l)
	e.words.say(r.Article, end, sum, text(events[r.Cap.From.Event]), when(from), long(r.Cap.Within), when(end))
	e.changes(from, end)
	choice := capBinds
	if l.strict.Equal(end) {
		choice = capBoth
	}
	if end.Before(l.strict) {
		l.strict = end
	}
	if from.Before(l.start) {
		l.start = from
	}
	e.words.say(r.Article, l.strict, choice, when(l.strict))
	e.words.ask(r.Cap.Both)
	if e.instant(r, r.From).Add(time.Hour).After(end) {
		e.words.say(r.Cap.Lapses, time.Time{}, capEdge, when(end))
		e.words.ask(r.Cap.Edge)
	}
}

// read sets the latest reading of a limit whose strict time falls on last.
func (e *engine) read(r *Rule, l *limit, last calendar.Date) {
	switch r.Latest {
	case Exact:
		l.latest = l.strict
	case HourRule:
		l.latest = calendar.Hours(l.start, r.Within.N)
		e.words.say("Reg. (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(a)", l.latest, hourRule, when(l.latest))
		if e.words.on && e.cal.Offset(l.strict) != e.cal.Offset(l.latest) {
			e.words.say("", time.Time{}, changeBetween, exactly(l.strict), exactly(l.latest))
		}
		if day := e.cal.DateOf(l.strict); e.words.on && !e.cal.WorkingDay(day) {
			e.words.say("Reg. (EEC, Euratom) 1182/71 Art. 3(4)", time.Time{}, hoursStay, on(day))
			e.words.ask("G1")
		}
	case Noon:
		l.latest = e.relief(r, l.strict, last)
	case WholeDay, WholeDayRolled, WholeDayNoon, WholeDayTwo:
		l.latest = e.cal.End(last)
		e.words.say(r.counted("Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)"), l.latest, r.toItsEnd(), when(l.latest))
		e.roll(r, l, last)
	case SwedishAct:
		e.swedish(r, l, last)
	case OneMore:
		first := last.AddDays(1)
		l.latest = e.cal.End(first.AddMonths(1).AddDays(-1))
		e.words.say(r.Article, l.latest, nextMonth, when(l.latest))
	case FromLater:
		e.fromLater(r, l)
	case LongerIfNot:
		e.longer(r, l)
	}
	if r.needsHolidays() {
		e.knowHolidays()
	}
}

// needsHolidays reports whether a holiday could move what is counted.
func (r *Rule) needsHolidays() bool {
	switch r.Latest {
	case Noon, WholeDayRolled, WholeDayNoon, WholeDayTwo, SwedishAct:
		return true
	case Exact, HourRule, WholeDay, OneMore, FromLater, LongerIfNot:
	}
	return r.Within.Unit == WorkingDays
}

// toItsEnd is how it is said that a period lasts until the end of its last day.
func (r *Rule) toItsEnd() i18n.Text {
	if r.agreedDay() {
		return agreedEnd
	}
	return wholeDay
}

// counted is the law by which a period is counted. What was agreed is counted
// as it was agreed.
func (r *Rule) counted(law string) string {
	if r.Regime == CustomRegime {
		return r.Article
	}
	return law
}

// longer gives the longer span: as the latest reading where it is not known
// whether the condition for the short one is met, and alone where it is not met.
func (e *engine) longer(r *Rule, l *limit) {
	l.latest = l.strict
	if e.answer(r.Longer.If) == Yes {
		return
	}
	l.latest = l.start.Add(time.Duration(r.Longer.Within.N) * time.Hour)
	if e.answer(r.Longer.If) == No {
		l.strict = l.latest
		e.words.say(r.Article, l.strict, longerOnly, text(ruledOut[r.Longer.If]), long(r.Longer.Within), when(l.strict))
		return
	}
	e.words.say(r.Article, l.latest, longerMaybe, text(maybe[r.Longer.If]), long(r.Longer.Within), when(l.latest))
}

// fromLater counts the latest reading from another event, if that came later.
func (e *engine) fromLater(r *Rule, l *limit) {
	l.latest = l.strict
	from := e.instant(r, r.LatestFrom)
	if !from.After(l.start) {
		return
	}
	l.latest = from.Add(time.Duration(r.Within.N) * time.Hour)
	e.words.say(r.Article, l.latest, laterStart, text(events[e.event(r.LatestFrom.Event)]), when(from), long(r.Within), when(l.latest))
}

// swedish ends a period of a Swedish act with its last day, or with the next day
// that is neither free nor an eve (lag (1930:173) 1 and 2 §§).
func (e *engine) swedish(r *Rule, l *limit, last calendar.Date) {
	const act = "lag (1930:173) 1 §"
	const free = "lag (1930:173) 2 §"
	l.latest = e.cal.End(last)
	e.words.say(act, l.latest, r.toItsEnd(), when(l.latest))
	eves := e.cal
	eves.Eves = true
	if r.Within.Unit == WorkingDays {
		if without := eves.WorkingDays(l.start, r.Within.N); without != last {
			l.latest = eves.End(without)
			e.words.say(free, l.latest, evesNotWorked, when(l.latest))
		}
		return
	}
	if eves.WorkingDay(last) {
		return
	}
	next := eves.NextWorkingDay(last)
	l.latest = e.cal.End(next)
	name := on(last)
	if eve, ok := eves.Eve(last); ok {
		e.words.say(free, l.latest, wholeNextEve, name, text(eve), on(next))
		return
	}
	e.words.say(free, l.latest, wholeNext, name, on(next))
}

// roll moves the end of a day that is free to the next working day, if the
// rule has it so.
func (e *engine) roll(r *Rule, l *limit, last calendar.Date) {
	free := !e.cal.WorkingDay(last)
	switch {
	case free && e.nowhere && r.Latest != WholeDay:
		e.words.say(r.counted("Reg. (EEC, Euratom) 1182/71 Art. 3(4)"), time.Time{}, reliefNowhere, on(last))
	case r.Latest == WholeDayNoon:
		if free {
			l.latest = e.noon(last)
			e.words.ask("Q7")
		} else {
			e.words.say(reliefLaw, time.Time{}, reliefNone, on(last))
		}
		e.eve(last, e.cal.End(last))
	case (r.Latest == WholeDayRolled || r.Latest == WholeDayTwo) && free:
		next := e.cal.NextWorkingDay(last)
		l.latest = e.cal.End(next)
		e.words.say(r.counted("Reg. (EEC, Euratom) 1182/71 Art. 3(4)"), l.latest, wholeNext, on(last), on(next))
		e.eve(last, e.cal.End(last))
	}
	if r.Latest == WholeDayTwo && !e.nowhere {
		e.twoWorkingDays(l)
	}
}

// twoWorkingDays lets the latest reading hold two working days, as every period
// of two days or more does (Reg. (EEC, Euratom) 1182/71 Art. 3(5)).
func (e *engine) twoWorkingDays(l *limit) {
	second := e.cal.WorkingDays(l.start, 2)
	if second.Compare(e.cal.DateOf(l.latest)) <= 0 {
		return
	}
	l.latest = e.cal.End(second)
	e.words.say("Reg. (EEC, Euratom) 1182/71 Art. 3(5)", l.latest, wholeTwo, on(second))
}

const reliefLaw = "Reg. (EU) 2025/301 Art. 5(4)"

// relief returns noon of the next working day if strict falls on a free day
// and the entity is not excluded, else strict itself.
func (e *engine) relief(r *Rule, strict time.Time, day calendar.Date) time.Time {
	if e.cal.WorkingDay(day) {
		e.words.say(reliefLaw, time.Time{}, reliefNone, on(day))
		e.eve(day, strict)
		return strict
	}
	if _, second := e.cal.Local(strict); second == 0 {
		e.words.say(reliefLaw, time.Time{}, onMidnight)
		e.words.ask("Q18")
	}
	t := e.f.Entity.Type
	excluded := false
	for _, x := range r.NoRelief {
		excluded = excluded || x == t
	}
	switch {
	case e.nowhere:
		e.words.say(reliefLaw, time.Time{}, reliefNowhere, on(day))
		return strict
	case t == "" && len(r.NoRelief) > 0:
		e.words.say("Reg. (EU) 2025/301 Art. 5(5)", time.Time{}, reliefUnknown, on(day))
		return strict
	case excluded:
		e.words.say("Reg. (EU) 2025/301 Art. 5(5)", time.Time{}, reliefType, on(day), title(t.Label()))
		return strict
	case e.f.Entity.NIS2 == Yes:
		e.words.say("Reg. (EU) 2025/301 Art. 5(5)", time.Time{}, reliefNIS2, on(day))
		return strict
	case e.f.Entity.ReliefExcluded:
		e.words.say("Reg. (EU) 2025/301 Art. 5(5), 5(6)", time.Time{}, reliefDecision, on(day))
		return strict
	}
	latest := e.noon(day)
	e.words.ask("Q14")
	e.eve(day, strict)
	return latest
}

// noon returns noon of the first working day after a free day.
func (e *engine) noon(day calendar.Date) time.Time {
	next := e.cal.NextWorkingDay(day)
	noon := e.cal.Noon(next)
	e.words.say(reliefLaw, noon, reliefGiven, on(day), on(next))
	return noon
}

// eve says what an eve on the day of a limit does, and what it would do. What
// counts as one is for the calendar of the country to say.
func (e *engine) eve(day calendar.Date, without time.Time) {
	if !e.words.on {
		return
	}
	name, ok := e.cal.Eve(day)
	if !ok {
		return
	}
	e.words.ask("Q5")
	if e.cal.Eves {
		e.words.say(e.cal.Law(), without, eveCounted, when(without))
		return
	}
	e.words.say(e.cal.Law(), time.Time{}, eveNotCounted, text(name))
}

func (e *engine) knowHolidays() {
	if !e.cal.HolidaysKnown() && !e.nowhere {
		e.words.say("", time.Time{}, noHolidays, text(e.country.Name))
	}
}

// runOpen takes the clock of a duty that ends with another limit: the earliest
// that is open, else the first that was missed and not told of, else the first
// that was missed. It ends with the strict time, but while that limit itself can
// still be kept, nobody is overdue to say that it will not be.
func (e *engine) runOpen(r *Rule, o *Obligation, l *limit) bool {
	open, missed, told, pending := -1, -1, false, false
	for i := range e.out {
		if !is(e.out[i].ID, r.From.Of) {
			continue
		}
		switch s := e.out[i].State; {
		case s == Waiting:
			pending = true
		case (s == Running || s == Overdue) && (open < 0 || e.limits[i].strict.Before(e.limits[open].strict)):
			open = i
		case s == MetLate && missed < 0:
			missed, told = i, e.noticed(r, i)
		case s == MetLate && told && !e.noticed(r, i):
			missed, told = i, false
		}
	}
	if open < 0 {
		open = missed
	}
	if open < 0 {
		if pending {
			e.words.say(r.Article, time.Time{}, waits[OpenLimit])
			return false
		}
		e.words.say(r.Article, time.Time{}, noOpenLimit)
		o.State = NotApplicable
		return false
	}
	target := &e.limits[open]
	l.start, l.strict, l.latest, l.about = target.start, target.strict, target.strict, open+1
	o.Provisional = e.out[open].Provisional || open != missed
	e.words.say(r.Article, l.strict, openLimit, title(e.out[open].Title), when(l.strict))
	return true
}

// noticed reports whether there is a notice of the delay of one obligation.
func (e *engine) noticed(r *Rule, i int) bool {
	return !e.first([]ID{r.ID}, e.noticeFrom(r, &e.limits[i])).IsZero()
}
