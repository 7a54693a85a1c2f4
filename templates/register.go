package templates

import (
	"time"

	"github.com/a-h/templ"

	"frist/models/i18n"
)

// A Register is the list of incidents (GDPR Art. 33(5)).
type Register struct {
	Rows    []RegisterRow
	Columns []Column
	Status  Choice
	Entity  Choice
	Sort    Choice
	// Filtered is set when the list is not all of it.
	Filtered bool
	// ByDeadline is set when those without a limit are left out.
	ByDeadline bool
	Own        bool
	MayReport  bool
	First      string
	Next       string
	CSV        string
}

// A RegisterRow is one incident.
type RegisterRow struct {
	Ref, Title string
	Entity     string // with the further ones
	Restricted bool
	// Aware and Next are in the zone of the entity; zero where there is none.
	Aware, Next time.Time
	// Left is set for a closed incident whose Next was not met, and Passed where
	// Next is in the past.
	Left, Passed bool
	// AwareSaid stands for Aware where that is not known exactly.
	AwareSaid string
	Affected  string
	Status    Tag
	// Duty is which obligation Next is about, and Undecided how many decisions wait.
	// DutyOf names whose it is, if it is not Entity's.
	Duty      i18n.Text
	DutyOf    string
	Undecided int
	// Edition is that of the law, where it is not the newest; else 0.
	Edition int
}

// RegisterColumns are the headings, without their links.
var RegisterColumns = []Column{
	{Label: i18n.Text{SV: "Referens", EN: "Reference"}},
	{Label: i18n.Text{SV: "Incident", EN: "Incident"}},
	{Label: i18n.Text{SV: "Kännedom", EN: "Aware"}},
	{Label: i18n.Text{SV: "Berörda", EN: "Affected"}},
	{Label: i18n.Text{SV: "Läge", EN: "Status"}},
	{Label: i18n.Text{SV: "Nästa frist (strikt tid)", EN: "Next limit (strict time)"}},
}

var (
	// RegisterTitle is what the list is called.
	RegisterTitle = navIncidents

	registerLead     = i18n.Text{SV: "Register över incidenter enligt artikel 33.5 i dataskyddsförordningen.", EN: "The register of incidents under GDPR Art. 33(5)."}
	registerCaption  = i18n.Text{SV: "Incidenter", EN: "Incidents"}
	registerShow     = i18n.Text{SV: "Visa", EN: "Show"}
	registerNone     = i18n.Text{SV: "Inga incidenter", EN: "No incidents"}
	registerNoneYet  = i18n.Text{SV: "Ingen incident är rapporterad än.", EN: "No incident has been reported yet."}
	registerNoneHere = i18n.Text{SV: "Inget i registret stämmer med urvalet.", EN: "Nothing in the register matches the selection."}
	registerClear    = i18n.Text{SV: "Visa alla", EN: "Show all"}
	registerLimits   = i18n.Text{SV: "Bara incidenter med en frist som löper visas, den närmaste först.", EN: "Only incidents with a running time limit are shown, the nearest first."}
	registerCSV      = i18n.Text{SV: "Hämta urvalet som CSV", EN: "Download the selection as CSV"}
	registerCSVHint  = i18n.Text{SV: "Öppnas i Excel: UTF-8 med BOM, semikolon mellan kolumnerna, tider med UTC-förskjutning.", EN: "Opens in Excel: UTF-8 with BOM, semicolons between columns, times with their UTC offset."}
	registerFirst    = i18n.Text{SV: "Till början", EN: "To the beginning"}
	registerWaits    = i18n.Plural{One: i18n.Text{SV: "1 beslut väntar", EN: "1 decision is waiting"}, Other: i18n.Text{SV: "%s beslut väntar", EN: "%s decisions are waiting"}}
	registerEdition  = i18n.Text{SV: "Regelutgåva %s", EN: "Edition %s of the rules"}
	registerPassed   = i18n.Text{SV: "passerad", EN: "passed"}
	registerLeft     = i18n.Text{SV: "med öppna skyldigheter", EN: "with open obligations"}
	// LeftOpen is the state of an incident that was closed although a limit is not met.
	LeftOpen        = i18n.Text{SV: "Avslutad med öppna skyldigheter", EN: "Closed with open obligations"}
	registerUnknown = i18n.Text{SV: "inte känt", EN: "not known"}
	registerNoLimit = i18n.Text{SV: "ingen löper", EN: "none is running"}
)

// registerRows are the rows of the register, appended to one buffer: the list
// is the page that is opened most, and has one for each incident.
func registerRows(p Page, rows []RegisterRow) templ.Component {
	open := make([]string, len(RegisterColumns))
	for i, c := range RegisterColumns {
		open[i] = string(append(appendText([]byte(`<td data-label="`), c.Label.In(p.Lang)), `"><div>`...))
	}
	restricted, passed := string(p.appendTag(nil, TagRestricted)), string(p.appendTag(nil, Tag{ToneLate, registerPassed}))
	unknown, none := string(appendText(nil, registerUnknown.In(p.Lang))), string(appendText(nil, registerNoLimit.In(p.Lang)))
	return rowsOf(len(rows), func(b []byte, i int) []byte {
		r := &rows[i]
		b = append(b, `<tr><th scope="row"><div><a href="/incidents/`...)
		b = append(appendText(b, r.Ref), `">`...)
		b = append(appendText(b, r.Ref), `</a></div></th>`...)

		b = appendText(append(b, open[1]...), r.Title)
		if r.Restricted {
			b = append(append(b, ' '), restricted...)
		}
		b = appendNote(b, r.Entity)
		if r.Edition != 0 {
			b = appendNote(append(b, ' '), registerEdition.With(i18n.Number(r.Edition)).In(p.Lang))
		}
		b = append(b, `</div></td>`...)

		b = append(b, open[2]...)
		if r.Aware.IsZero() {
			b = append(b, unknown...)
		} else if r.AwareSaid != "" {
			b = append(b, `<time datetime="`...)
			b = r.Aware.UTC().AppendFormat(b, dateTimeLayout)
			b = append(appendText(append(b, `">`...), r.AwareSaid), `</time>`...)
		} else {
			b = appendListTime(b, r.Aware)
		}
		b = append(append(b, `</div></td>`...), open[3]...)
		if r.Affected == "" {
			b = append(b, unknown...)
		} else {
			b = appendText(b, r.Affected)
		}
		b = append(append(b, `</div></td>`...), open[4]...)
		b = p.appendTag(b, r.Status)
		if r.Left {
			b = appendNote(append(b, ' '), registerLeft.In(p.Lang))
		}
		if r.Undecided > 0 {
			b = appendNote(append(b, ' '), registerWaits.Of(int64(r.Undecided)).In(p.Lang))
		}
		b = append(append(b, `</div></td>`...), open[5]...)
		if r.Next.IsZero() {
			b = append(b, none...)
		} else {
			b = p.appendLimit(b, r.Next)
			if r.Passed {
				b = append(append(b, ' '), passed...)
			}
			b = append(p.appendDutyOf(append(b, `<span class="note">`...), r), `</span>`...)
		}
		return append(b, `</div></td></tr>`...)
	})
}

// appendDutyOf says what the next limit is of, and whose it is where that is to
// be said.
func (p Page) appendDutyOf(b []byte, r *RegisterRow) []byte {
	b = appendText(b, r.Duty.In(p.Lang))
	if r.DutyOf == "" {
		return b
	}
	return appendText(append(b, "\u00a0· "...), r.DutyOf)
}

// appendNote is a line under what a cell says.
func appendNote(b []byte, s string) []byte {
	return append(appendText(append(b, `<span class="note">`...), s), `</span>`...)
}

// appendListTime is a time as lists have it.
func appendListTime(b []byte, t time.Time) []byte {
	b = append(b, `<time class="nowrap" datetime="`...)
	b = t.UTC().AppendFormat(b, dateTimeLayout)
	b = append(b, `">`...)
	b = t.AppendFormat(b, "2006-01-02 15:04")
	return append(b, `</time>`...)
}

// appendLimit is a time limit in a list: it has its weekday and its offset.
func (p Page) appendLimit(b []byte, t time.Time) []byte {
	b = append(b, `<time datetime="`...)
	b = t.UTC().AppendFormat(b, dateTimeLayout)
	b = append(append(b, `">`...), i18n.Weekday(t.Weekday()).In(p.Lang)...)
	b = append(b, ` <span class="nowrap">`...)
	if h, m, s := t.Clock(); h == 23 && m == 59 && s == 59 { // the end of the day, as it is said elsewhere
		b = append(t.AppendFormat(b, time.DateOnly), " 24:00"...)
	} else {
		b = t.AppendFormat(b, "2006-01-02 15:04")
	}
	b = append(b, `</span>`...)
	b = append(append(b, " ("...), i18n.Offset(t)...)
	return append(b, `)</time>`...)
}
