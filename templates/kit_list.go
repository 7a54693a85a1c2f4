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
	momentDay     = i18n.Text{SV: "%s, okänt klockslag", EN: "%s, time of day unknown"}
	momentGuess   = i18n.Text{SV: "osäkert, kanske %s", EN: "uncertain, perhaps %s"}
	momentUnknown = i18n.Text{SV: "Okänd tid", EN: "Time not known"}
)

// said says when m was, as well as it is known, in the words of a sentence.
func (p Page) said(m calendar.Moment) string {
	at := i18n.Short(p.Local(m.At))
	text := i18n.Same("%s").With(at)
	switch {
	case !m.Known():
		text = momentUnknown
	case m.Precision == calendar.About:
		text = momentAbout.With(at)
	case m.Precision == calendar.Between && sameDay(p.Local(m.At), p.Local(m.Until)):
		text = momentSameDay.With(i18n.LongDate(p.Local(m.At)), i18n.Clock(p.Local(m.At)), i18n.Clock(p.Local(m.Until)))
	case m.Precision == calendar.Between:
		text = momentBetween.With(at, i18n.Short(p.Local(m.Until)))
	case m.Precision == calendar.OnDay:
		text = momentDay.With(i18n.LongDate(p.Local(m.At)))
	case m.Precision == calendar.Unknown:
		text = momentGuess.With(at)
	}
	return text.In(p.Lang)
}

func sameDay(a, b time.Time) bool {
	return a.YearDay() == b.YearDay() && a.Year() == b.Year()
}
