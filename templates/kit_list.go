package templates

import (
	"time"

	"github.com/a-h/templ"

	"frist/models/calendar"
	"frist/models/i18n"
)

// A Component is something that can be shown.
type Component = templ.Component

// A Table is rows under a caption. Rows may be many: they are written by
// [tableRows] into one buffer. HideCaption keeps the caption for those who
// listen, where a heading says the same.
type Table struct {
	Caption     i18n.Text
	HideCaption bool
	Columns     []Column
	Rows        [][]Cell
	Foot        []Cell
	// Scroll keeps the table whole on a narrow screen, inside a region that
	// scrolls: for grids of numbers. Otherwise a row becomes a card.
	Scroll bool
}

// A Column is a heading. Sort is the address of the list sorted by it, and
// Sorted "ascending", "descending" or "". Num aligns numbers.
type Column struct {
	Label  i18n.Text
	Sort   string
	Sorted string
	Num    bool
}

// A Cell is one value. The first cell of a row is its heading. At writes
// <time>: the cell then says the time as lists do, or Text when there is one.
type Cell struct {
	Text string
	Href string
	Note string
	At   time.Time
	Tag  *Tag
}

// A Pager leads through a list by keys. An empty address is an end of the list.
type Pager struct {
	Shown          i18n.Text
	Previous, Next string
}

// An Entry is one line of a timeline.
type Entry struct {
	ID   string
	When calendar.Moment
	// What is the text as it was written; Kind is what sort of thing it is.
	What     string
	Kind     i18n.Text
	Source   string
	Recorded time.Time
	By       string
	// Corrected strikes the entry; the correction is elsewhere in the list.
	Corrected *Link
	// Corrects says which entry this one puts right.
	Corrects *Link
	Actions  []Link
}

var (
	momentAbout   = i18n.Text{SV: "omkring %s", EN: "about %s"}
	momentBetween = i18n.Text{SV: "mellan %s och %s", EN: "between %s and %s"}
	momentSameDay = i18n.Text{SV: "%s mellan kl. %s och %s", EN: "%s between %s and %s"}
	momentDay     = i18n.Text{SV: "%s, klockslaget är inte känt", EN: "%s, time of day not known"}
	momentGuess   = i18n.Text{SV: "osäkert, kanske %s", EN: "uncertain, perhaps %s"}
	momentOffset  = i18n.Same("%s (%s)")
	momentUnknown = i18n.Text{SV: "Tiden är inte känd", EN: "Time not known"}
)

// said says when m was, as well as it is known, in the words of a sentence.
func (p Page) said(m calendar.Moment) string {
	if m.Precision == calendar.Exact && m.Known() {
		return i18n.Short(p.Local(m.At)).In(p.Lang) // as most are, and in one language only
	}
	return p.saidBy(m, func(t time.Time) i18n.Sayer { return i18n.Short(t) }).In(p.Lang)
}

// MomentLong is [Page.Moment] with the times in full, as [instant] says them.
func (p Page) MomentLong(m calendar.Moment) i18n.Text {
	text := p.saidBy(m, func(t time.Time) i18n.Sayer { return i18n.Long(t) })
	if at := p.Local(m.At); m.Precision == calendar.Between && sameDay(at, p.Local(m.Until)) {
		text = momentOffset.With(text, i18n.Offset(at))
	}
	return text
}

// MomentList is [Page.Moment] as the lists have their times.
func MomentList(zone *time.Location, m calendar.Moment) i18n.Text {
	p := Page{Zone: zone}
	switch m.Precision {
	case calendar.Between: // the date of both, since it stands in a column of dates
		return momentBetween.With(i18n.List(p.Local(m.At)), i18n.List(p.Local(m.Until)))
	case calendar.OnDay:
		return momentDay.With(p.Local(m.At).Format(time.DateOnly))
	case calendar.Exact, calendar.About, calendar.Unknown:
	}
	return p.saidBy(m, func(t time.Time) i18n.Sayer { return i18n.Same(i18n.List(t)) })
}

// saidBy says m with its times as say says one.
func (p Page) saidBy(m calendar.Moment, say func(time.Time) i18n.Sayer) i18n.Text {
	at := say(p.Local(m.At))
	switch {
	case !m.Known():
		return momentUnknown
	case m.Precision == calendar.About:
		return momentAbout.With(at)
	case m.Precision == calendar.Between && sameDay(p.Local(m.At), p.Local(m.Until)):
		return momentSameDay.With(i18n.LongDate(p.Local(m.At)), i18n.Clock(p.Local(m.At)), i18n.Clock(p.Local(m.Until)))
	case m.Precision == calendar.Between:
		return momentBetween.With(at, say(p.Local(m.Until)))
	case m.Precision == calendar.OnDay:
		return momentDay.With(i18n.LongDate(p.Local(m.At)))
	case m.Precision == calendar.Unknown:
		return momentGuess.With(at)
	}
	return i18n.Text{SV: at.In(i18n.SV), EN: at.In(i18n.EN)}
}

func sameDay(a, b time.Time) bool {
	return a.YearDay() == b.YearDay() && a.Year() == b.Year()
}
