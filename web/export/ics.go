package export

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"frist/models/i18n"
)

// A Calendar is the time limits that one person has in their calendar.
type Calendar struct {
	Lang   i18n.Lang
	Now    time.Time
	Limits []Limit
	// More says that further limits run, which are not in it.
	More bool
	// WithTitles has the titles of the incidents in it. They are left out
	// otherwise: a calendar is copied to telephones and shown to others.
	WithTitles bool
	Version    string
}

// A Limit is one obligation with its limit.
type Limit struct {
	// UID and Sequence are for calendars to know it by, and what is newer;
	// ChangedAt is when what it rests on was changed.
	UID       string
	Sequence  int64
	ChangedAt time.Time

	Ref, Title, Entity string
	Recipient, Duty    i18n.Text
	Law                i18n.Text
	// ByContract is set for what the firm has taken on itself: Law is then what was
	// agreed. Shared says that the incident concerns several entities.
	ByContract, Shared bool
	Category           string
	// Strict is the time that the alarms run on, Latest the latest reading of the
	// law; nil: there is none.
	Strict time.Time
	Latest *time.Time
	Zone   *time.Location
	// Ended is set for what no longer runs: a calendar takes it away.
	Ended bool
	// Provisional and Unverified say how sure the limit is.
	Provisional, Unverified bool
	// Link is the address of the obligation.
	Link string
}

var (
	icsName      = i18n.Text{SV: "Frister", EN: "Time limits"}
	icsAbout     = i18n.Text{SV: "Frister som löper enligt Frist. Tiderna är de strikta.", EN: "Time limits that run, from Frist. The times are the strict ones."}
	icsCut       = i18n.Text{SV: "Listan är avkortad: här står de %d som infaller först.", EN: "The list is cut off: here are the %d that come first."}
	icsSummary   = i18n.Same("%s: %s, %s")
	icsTitled    = i18n.Same("%s (%s)")
	icsStrict    = i18n.Text{SV: "Strikt tid: %s", EN: "Strict time: %s"}
	icsLatest    = i18n.Text{SV: "Senast enligt lagen: %s", EN: "Latest under the law: %s"}
	icsLaw       = i18n.Text{SV: "Rättslig grund: %s", EN: "Legal basis: %s"}
	icsLatestBy  = i18n.Text{SV: "Senast enligt avtalet: %s", EN: "Latest under the contract: %s"}
	icsContract  = i18n.Text{SV: "Avtal: %s", EN: "Contract: %s"}
	icsEntity    = i18n.Text{SV: "Juridisk person: %s", EN: "Legal entity: %s"}
	icsPassed    = i18n.Text{SV: "Preliminär: tiden bygger på uppgifter som inte är kända.", EN: "Provisional: the time rests on facts that are not known."}
	icsMemory    = i18n.Text{SV: "Overifierad källa: regeln är inte kontrollerad mot originaltexten.", EN: "Unverified source: the rule is not checked against the original text."}
	icsNoLonger  = i18n.Text{SV: "Fristen löper inte längre.", EN: "The limit no longer runs."}
	icsRemaining = i18n.Text{SV: "Om %s: %s", EN: "In %s: %s"}
)

// alarms are how long before the strict time a calendar gives notice. They are
// hours and not days, of which one in spring has 23.
var alarms = []int{24, 4, 1}

// eventLasts is how long an event is in the calendar: it has to end after it begins.
const eventLasts = 15 * time.Minute

// ICS writes c as iCalendar (RFC 5545). An event begins at the strict time, by
// the clock of its zone, and takes up no time; what has ended is an event that is
// cancelled. The same Calendar gives the same bytes.
func ICS(w io.Writer, c Calendar) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//Frist//Frist " + plainLine(c.Version) + "//" + strings.ToUpper(string(c.Lang)))
	cal.SetCalscale("GREGORIAN")
	cal.SetName(icsName.In(c.Lang))
	about := icsAbout.In(c.Lang)
	if c.More {
		about += " " + icsCut.Say(c.Lang, c.running())
	}
	cal.SetXWRCalDesc(about)
	cal.SetRefreshInterval("PT1H")
	cal.SetXPublishedTTL("PT1H")
	for _, z := range c.zones() {
		cal.AddVTimezone(z)
	}
	for i := range c.Limits {
		cal.AddVEvent(c.event(&c.Limits[i]))
	}
	if err := cal.SerializeTo(w, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("export: writing a calendar: %w", err)
	}
	return nil
}

func (c *Calendar) running() int {
	n := 0
	for i := range c.Limits {
		if !c.Limits[i].Ended {
			n++
		}
	}
	return n
}

// zones describes each zone that an event is in, for the time of its events.
func (c *Calendar) zones() []*ics.VTimezone {
	type span struct {
		zone        *time.Location
		first, last time.Time
	}
	var spans []span
	at := map[string]int{}
	for i := range c.Limits {
		l := &c.Limits[i]
		n, ok := at[l.Zone.String()]
		if !ok {
			n = len(spans)
			at[l.Zone.String()] = n
			spans = append(spans, span{l.Zone, l.Strict, l.Strict})
		}
		if l.Strict.Before(spans[n].first) {
			spans[n].first = l.Strict
		}
		if l.Strict.After(spans[n].last) {
			spans[n].last = l.Strict
		}
	}
	zones := make([]*ics.VTimezone, len(spans))
	for i, s := range spans {
		zones[i] = timezone(s.zone, s.first, s.last)
	}
	return zones
}

func (c *Calendar) event(l *Limit) *ics.VEvent {
	e := ics.NewEvent(l.UID)
	e.SetDtStampTime(l.ChangedAt) // without a METHOD it says when this was last revised
	e.SetLastModifiedAt(l.ChangedAt)
	e.SetSequence(int(l.Sequence))
	start, end := l.Strict.In(l.Zone), l.Strict.Add(eventLasts).In(l.Zone)
	if again(start) || again(end) {
		e.AddProperty(ics.ComponentPropertyDtStart, start.UTC().Format(utc))
		e.AddProperty(ics.ComponentPropertyDtEnd, end.UTC().Format(utc))
	} else {
		e.AddProperty(ics.ComponentPropertyDtStart, start.Format(local), ics.WithTZID(l.Zone.String()))
		e.AddProperty(ics.ComponentPropertyDtEnd, end.Format(local), ics.WithTZID(l.Zone.String()))
	}
	summary := c.summary(l)
	e.SetSummary(summary)
	e.SetDescription(c.description(l))
	e.SetURL(l.Link)
	e.AddCategory(plainLine(l.Category))
	e.SetClass(ics.ClassificationPrivate)
	e.SetTimeTransparency(ics.TransparencyTransparent)
	if l.Ended {
		e.SetStatus(ics.ObjectStatusCancelled)
		return e
	}
	e.SetStatus(ics.ObjectStatusConfirmed)
	for _, hours := range alarms {
		before := time.Duration(hours) * time.Hour
		if !l.Strict.Add(-before).After(c.Now) {
			continue
		}
		a := e.AddAlarm()
		a.SetAction(ics.ActionDisplay)
		a.SetTrigger(fmt.Sprintf("-PT%dH", hours))
		a.SetDescription(icsRemaining.Say(c.Lang, i18n.Duration(before), summary))
	}
	return e
}

// summary is "IMY: anmälan av personuppgiftsincident, 2026-014", and says whose it is
// where several entities have the same to do.
func (c *Calendar) summary(l *Limit) string {
	s := icsSummary.Say(c.Lang, upperFirst(l.Recipient.In(c.Lang)), lowerFirst(l.Duty.In(c.Lang)), l.Ref)
	if l.Shared {
		s += ", " + l.Entity
	}
	if c.WithTitles {
		s = icsTitled.Say(c.Lang, s, l.Title)
	}
	return plainLine(s)
}

func (c *Calendar) description(l *Limit) string {
	lines := []string{icsStrict.Say(c.Lang, i18n.Long(l.Strict.In(l.Zone)))}
	if l.Ended {
		lines = []string{icsNoLonger.In(c.Lang), lines[0]}
	}
	latest, law := icsLatest, icsLaw
	if l.ByContract {
		latest, law = icsLatestBy, icsContract
	}
	if l.Latest != nil {
		lines = append(lines, latest.Say(c.Lang, i18n.Long(l.Latest.In(l.Zone))))
	}
	lines = append(lines, law.Say(c.Lang, l.Law), icsEntity.Say(c.Lang, l.Entity))
	if l.Provisional {
		lines = append(lines, icsPassed.In(c.Lang))
	}
	if l.Unverified {
		lines = append(lines, icsMemory.In(c.Lang))
	}
	lines = append(lines, l.Link)
	for i := range lines {
		lines[i] = plainLine(lines[i])
	}
	return strings.Join(lines, "\n")
}

// plainLine is text for one line of a calendar: what is no character there is a space.
func plainLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s)
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowerFirst is s in the middle of a sentence; what begins with an abbreviation
// stays as it is.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
