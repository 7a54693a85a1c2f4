package templates

import (
	"strconv"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// A TimelineView is the timeline of one incident, or a page of it.
type TimelineView struct {
	Head   IncidentHead
	Rows   []TimelineRow
	Pager  Pager
	Filter TimelineChoice
	// Quick and Form are there for those who may add; Form is nil for others.
	Quick     Field
	QuickOnce string
	Form      *EntryForm
}

// A TimelineChoice is what is shown, and in which order.
type TimelineChoice struct {
	Text string
	// Oldest begins with what happened first.
	Oldest bool
	// Current leaves out what has been corrected or withdrawn.
	Current bool
}

// narrowed reports whether something may have been left out.
func (c TimelineChoice) narrowed() bool { return c.Text != "" || c.Current }

func (c TimelineChoice) order() Choice {
	return Choice{Name: "order", Label: orderText, Options: []Option{{Value: "", Label: newestFirst}, {Value: "oldest", Label: oldestFirst}}, Values: []string{pick(c.Oldest, "oldest")}}
}

func (c TimelineChoice) show() Choice {
	return Choice{Name: "show", Label: showText, Options: []Option{{Value: "", Label: showAll}, {Value: "current", Label: showCurrent}}, Values: []string{pick(c.Current, "current")}}
}

func pick(yes bool, value string) string {
	if yes {
		return value
	}
	return ""
}

// An EntryForm asks for what happened: in the timeline, or in a correction.
type EntryForm struct {
	PostForm PostForm
	Problems []Problem
	At       DateTime
	Text     Field
	Source   Field
	// Open shows the form unfolded.
	Open bool
}

// An EntryView is one entry with the one that it corrects and the one that
// corrects it.
type EntryView struct {
	Head IncidentHead
	Rows []TimelineRow
}

// A CorrectView is an entry that is to be corrected or withdrawn.
type CorrectView struct {
	Head     IncidentHead
	Old      TimelineRow
	Form     EntryForm
	Withdraw PostForm
	Reason   Field
	Problems []Problem
}

// An EntryConflict is a correction of an entry that somebody else corrected
// meanwhile. Form holds what was typed, and goes on from the newest version.
type EntryConflict struct {
	Head         IncidentHead
	Mine, Theirs []Fact
	// Gone is set when the entry was withdrawn: the form then adds a new one.
	Gone bool
	Form EntryForm
}

// A TimelineRow is one entry as the list shows it.
type TimelineRow struct {
	ID       int64
	When     calendar.Moment
	What     string
	Source   string
	Recorded time.Time
	By       string
	// Late is how long after it happened it was recorded; 0: not worth saying.
	Late time.Duration
	// Corrects is the entry that this one puts right, or takes back when it is a
	// withdrawal; CorrectedBy the one that did so with this. 0 is none.
	Corrects, CorrectedBy int64
	Withdrawal            bool
	// Fate is what became of an entry that holds no longer.
	Fate Fate
	// CorrectsHref and CorrectedHref lead there: on this page or on its own.
	CorrectsHref, CorrectedHref string
	// CorrectHref is where it is corrected; empty if it is not, or not by this person.
	CorrectHref string
}

// A Fate is what became of an entry.
type Fate int

// The fates. An entry is replaced when the list does not hold what did it.
const (
	Holds Fate = iota
	Corrected
	Withdrawn
	Replaced
)

var (
	timelineCaption = i18n.Text{SV: "Vad som har hänt, när, och när det antecknades.", EN: "What happened, when, and when it was recorded."}
	quickTitle      = i18n.Text{SV: "Anteckna en händelse", EN: "Record an event"}
	quickButton     = i18n.Text{SV: "Anteckna", EN: "Record"}
	entryMore       = i18n.Text{SV: "Annan dag, osäker tid eller källa", EN: "Another day, an uncertain time or a source"}
	entrySave       = i18n.Text{SV: "Spara händelsen", EN: "Save the event"}
	listTitle       = i18n.Text{SV: "Händelser i ordning", EN: "Events in order"}
	filterTitle     = i18n.Text{SV: "Urval", EN: "Selection"}
	filterText      = i18n.Text{SV: "Text eller källa innehåller", EN: "Text or source contains"}
	filterButton    = i18n.Text{SV: "Visa", EN: "Show"}
	filterClear     = i18n.Text{SV: "Rensa urvalet", EN: "Clear the selection"}
	orderText       = i18n.Text{SV: "Ordning", EN: "Order"}
	newestFirst     = i18n.Text{SV: "Senast inträffade först", EN: "Latest first"}
	oldestFirst     = i18n.Text{SV: "Tidigast inträffade först", EN: "Earliest first"}
	showText        = i18n.Text{SV: "Rättade händelser", EN: "Corrected events"}
	showAll         = i18n.Text{SV: "Visas, överstrukna", EN: "Shown, struck through"}
	showCurrent     = i18n.Text{SV: "Döljs", EN: "Hidden"}
	noneTitle       = i18n.Text{SV: "Inga händelser är antecknade", EN: "No events are recorded"}
	noneText        = i18n.Text{SV: "Det första att anteckna är hur och när ni fick veta. Händelser kan rättas men inte tas bort.", EN: "The first thing to record is how and when you found out. Events can be corrected but not deleted."}
	noMatchTitle    = i18n.Text{SV: "Inga händelser i urvalet", EN: "No events in this selection"}
	noMatchText     = i18n.Text{SV: "Sökningen hittar även delar av ord, men skiljer på stora och små bokstäver.", EN: "The search finds parts of words, but tells capital letters from small ones."}

	rowLate       = i18n.Text{SV: "Antecknat %s efteråt", EN: "Recorded %s afterwards"}
	rowCorrect    = i18n.Text{SV: "Rätta", EN: "Correct"}
	rowCorrectOf  = i18n.Text{SV: "händelsen %s", EN: "the event %s"}
	rowWithdraws  = i18n.Text{SV: "Återtagande. Skäl:", EN: "Withdrawal. Reason:"}
	rowTakesBack  = i18n.Text{SV: "Tar tillbaka:", EN: "Takes back:"}
	rowWithdrawn  = i18n.Text{SV: "Återtagen:", EN: "Withdrawn:"}
	rowReplaced   = i18n.Text{SV: "Ersatt:", EN: "Replaced:"}
	rowOldLink    = i18n.Text{SV: "den tidigare uppgiften", EN: "the earlier version"}
	rowNewLink    = i18n.Text{SV: "se rättelsen", EN: "see the correction"}
	rowBackLink   = i18n.Text{SV: "se återtagandet", EN: "see the withdrawal"}
	rowOldMarker  = i18n.Text{SV: "Gäller inte längre:", EN: "No longer holds:"}
	correctIntro  = i18n.Text{SV: "Den tidigare uppgiften står kvar, överstruken, med en länk till rättelsen. Det framgår vem som rättade och när.", EN: "The earlier version stays, struck through, with a link to the correction. It shows who corrected it and when."}
	correctOld    = i18n.Text{SV: "Nu antecknat", EN: "On record now"}
	correctNew    = i18n.Text{SV: "Rättelse", EN: "Correction"}
	correctSave   = i18n.Text{SV: "Spara rättelsen", EN: "Save the correction"}
	withdrawTitle = i18n.Text{SV: "Ta tillbaka händelsen", EN: "Withdraw the event"}
	withdrawIntro = i18n.Text{SV: "För en händelse som inte inträffade, eller som hör till en annan incident. Den står kvar, överstruken, med skälet.", EN: "For an event that did not happen or belongs to another incident. It stays, struck through, with the reason."}
	withdrawSave  = i18n.Text{SV: "Ta tillbaka", EN: "Withdraw"}
	entryAll      = i18n.Text{SV: "Alla händelser", EN: "All events"}
	clashIntro    = i18n.Text{SV: "Det skedde medan du skrev. Ingenting av det du skrev är sparat eller borttaget. Jämför, ändra om det behövs, och spara en rättelse av den nyare versionen.", EN: "It happened while you were writing. Nothing that you wrote has been saved or lost. Compare, change what is needed, and save a correction of the newer version."}
	clashGone     = i18n.Text{SV: "Händelsen har återtagits medan du skrev. Det du skrev kan sparas som en ny händelse.", EN: "The event was withdrawn while you were writing. What you wrote can be saved as a new event."}
	clashMine     = i18n.Text{SV: "Din version, inte sparad", EN: "Your version, not saved"}
	clashTheirs   = i18n.Text{SV: "Den version som är sparad", EN: "The version that is saved"}
)

// timelineRows are the entries of a timeline, as [timeline] shows them. It may
// be long, so each row is appended and not a component of its own.
func timelineRows(p Page, rows []TimelineRow) Component {
	a := appender{p: p, recorded: recordedText.In(p.Lang), source: sourceText.In(p.Lang)}
	return rowsOf(len(rows), func(b []byte, i int) []byte { return a.row(b, &rows[i]) })
}

// An appender holds what is the same for all rows, and the day of the last
// one: entries that stand together are most often of the same day.
type appender struct {
	p                Page
	recorded, source string

	day  calendar.Date
	said []byte // the day in words, up to its clock
	mark byte   // what stands between hours and minutes
	when []byte // of the row that is being written
}

func (a *appender) row(b []byte, r *TimelineRow) []byte {
	a.when = a.moment(a.when[:0], r.When)
	b = append(b, `<li class="entry" id="`...)
	b = append(entryID(b, r.ID), '"')
	if r.Fate != Holds {
		b = append(b, ` data-corrected`...)
	}
	b = append(b, `><div class="when">`...)
	b = a.happened(b, r)
	b = append(b, `</div><div class="what">`...)
	b = a.what(b, r)
	b = append(b, `<p class="meta">`...)
	b = a.meta(b, r)
	return append(b, `</p></div></li>`...)
}

// moment appends what [Page.said] says. Most are exact, and go the quick way.
func (a *appender) moment(b []byte, m calendar.Moment) []byte {
	if !m.Known() || m.Precision != calendar.Exact {
		return appendText(b, a.p.said(m))
	}
	t := a.p.Local(m.At)
	if h, mi, s := t.Clock(); h == 23 && mi == 59 && s == 59 {
		return appendText(b, a.p.said(m)) // the end of a day has a name of its own
	}
	if day := calendar.DateOf(t); day != a.day {
		noon := i18n.Short(day.Noon(t.Location())).In(a.p.Lang)
		clock := len(noon) - len("12.00")
		a.day, a.said, a.mark = day, appendText(a.said[:0], noon[:clock]), noon[len(noon)-3]
	}
	b = append(b, a.said...)
	h, mi, s := t.Clock()
	b = append(appendTwo(b, h), a.mark)
	b = appendTwo(b, mi)
	if s != 0 {
		b = appendTwo(append(b, a.mark), s)
	}
	return b
}

func appendTwo(b []byte, n int) []byte {
	const digits = "0123456789"
	return append(b, digits[n/10], digits[n%10])
}

func (a *appender) happened(b []byte, r *TimelineRow) []byte {
	if r.When.Known() {
		b = a.time(b, r.When.At)
		b = append(append(b, a.when...), "</time>"...)
	} else {
		b = append(b, a.when...)
	}
	if r.Late > 0 {
		b = append(b, ` <span class="note">`...)
		b = appendVerb(b, rowLate.In(a.p.Lang), i18n.Duration(r.Late).In(a.p.Lang), "")
		b = append(b, "</span>"...)
	}
	return b
}

func (a *appender) what(b []byte, r *TimelineRow) []byte {
	if r.Fate == Holds {
		b = append(b, `<p class="keep">`...)
		if r.Withdrawal {
			b = a.strong(b, rowWithdraws)
		}
		b = append(appendText(b, r.What), "</p>"...)
	} else {
		label, link := correctedText, rowNewLink
		switch r.Fate {
		case Withdrawn:
			label, link = rowWithdrawn, rowBackLink
		case Replaced:
			label = rowReplaced
		case Holds, Corrected:
		}
		b = append(b, "<p>"...)
		b = append(a.link(a.strong(b, label), r.CorrectedHref, link), "</p>"...)
		b = append(b, `<p class="keep"><span class="hidden">`...)
		b = append(appendText(b, rowOldMarker.In(a.p.Lang)), ` </span><s>`...)
		b = append(appendText(b, r.What), "</s></p>"...)
	}
	if r.Corrects != 0 {
		label := correctsText
		if r.Withdrawal {
			label = rowTakesBack
		}
		b = append(b, `<p class="small">`...)
		b = append(a.link(a.strong(b, label), r.CorrectsHref, rowOldLink), "</p>"...)
	}
	return b
}

func (a *appender) meta(b []byte, r *TimelineRow) []byte {
	if r.Source != "" {
		b = append(appendVerb(b, a.source, r.Source, ""), " · "...)
	}
	b = a.time(b, r.Recorded)
	var list [16]byte
	at := a.p.Local(r.Recorded).AppendFormat(list[:0], "2006-01-02 15:04")
	b = append(appendVerb(b, a.recorded, string(at), r.By), "</time>"...)
	if r.CorrectHref != "" {
		b = append(b, ` · <a href="`...)
		b = append(appendText(b, r.CorrectHref), `">`...)
		b = append(appendText(b, rowCorrect.In(a.p.Lang)), ` <span class="hidden">`...)
		before, after, _ := strings.Cut(rowCorrectOf.In(a.p.Lang), "%s")
		b = append(appendText(b, before), a.when...)
		b = append(appendText(b, after), `</span></a>`...)
	}
	return b
}

// time opens a <time>.
func (a *appender) time(b []byte, t time.Time) []byte {
	t = t.UTC()
	b = append(b, `<time datetime="`...)
	b = t.AppendFormat(b, dateTimeLayout)
	b = append(b, `" title="`...)
	b = t.AppendFormat(b, "2006-01-02 15:04:05")
	return append(b, ` UTC">`...)
}

func (a *appender) strong(b []byte, t i18n.Text) []byte {
	b = append(b, "<strong>"...)
	return append(appendText(b, t.In(a.p.Lang)), "</strong> "...)
}

func (a *appender) link(b []byte, href string, t i18n.Text) []byte {
	b = append(b, `<a href="`...)
	b = append(appendText(b, href), `">`...)
	return append(appendText(b, t.In(a.p.Lang)), "</a>"...)
}

// appendVerb appends a text with its one or two %s filled in, escaped.
func appendVerb(b []byte, format, first, second string) []byte {
	args, from := [...]string{first, second}, 0
	for i, n := 0, 0; i+1 < len(format); i++ {
		if format[i] == '%' && format[i+1] == 's' && n < len(args) {
			b = appendText(appendText(b, format[from:i]), args[n])
			from, n = i+2, n+1
		}
	}
	return appendText(b, format[from:])
}

// entryID is the id that a link to an entry on the same page leads to.
func entryID(b []byte, id int64) []byte { return strconv.AppendInt(append(b, 'e'), id, 10) }

// EntryAnchor is the link to an entry on the same page.
func EntryAnchor(id int64) string { return "#" + string(entryID(nil, id)) }

// Moment says when m was, as well as it is known.
func (p Page) Moment(m calendar.Moment) string { return p.said(m) }
