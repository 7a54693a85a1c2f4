package casefile

import (
	"encoding/base64"
	"math"
	"strconv"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A CustomDuty is one version of a duty of the firm's own, which the record's
// obligations, decisions or filings name.
type CustomDuty struct {
	ID      deadline.ID // "custom.something"
	Version int
	// Entity is whose duty it is, as in a [Decision].
	Entity int64
	Kind   DutyKind

	TitleSV, TitleEN string
	Recipient        string
	Reference        string // the contract, and the clause in it
	Clause           string // its words

	Trigger deadline.Event
	Of      []deadline.ID // the obligations whose filing starts the clock
	N       int
	Unit    deadline.Unit
	Reading deadline.Reading
	If      []deadline.Condition
	Role    deadline.Role
	// First and Last are the days of it; the zero Date is no limit.
	First, Last calendar.Date
	// Reason is why this version was made of the one before it.
	Reason string

	File     *Attachment // in which it stands
	Recorded Recorded
}

// An Attachment is a file with its hash. Data is nil when only the hash is kept.
type Attachment struct {
	Name, MediaType string
	Size            int64
	SHA256          string // lower-case hex
	Data            []byte
}

// A DutyKind says where a duty comes from.
type DutyKind string

// The kinds.
const (
	ByContract   DutyKind = "contract"
	ByInsurance  DutyKind = "insurance"
	ByCardScheme DutyKind = "card"
	ByController DutyKind = "controller"
	ByGroup      DutyKind = "group"
	ByOther      DutyKind = "other"
)

// DutyKinds lists the kinds in the order in which a form offers them.
var DutyKinds = [...]DutyKind{ByContract, ByInsurance, ByCardScheme, ByController, ByGroup, ByOther}

// Rule is the duty as the engine takes it.
func (d *CustomDuty) Rule() deadline.Rule {
	return deadline.Rule{
		ID: d.ID, Regime: deadline.CustomRegime, Version: d.Version, InForce: deadline.Period{First: d.First, Last: d.Last},
		Title: i18n.Text{SV: d.TitleSV, EN: d.TitleEN}, Law: d.Reference, Article: d.Reference, Source: deadline.House, Role: d.Role, If: d.If,
		From: deadline.Trigger{Event: d.Trigger, Of: d.Of}, Within: deadline.Span{N: d.N, Unit: d.Unit}, Latest: d.Reading,
		Recipient: deadline.Recipient(d.Recipient),
	}
}

var (
	notDay     = i18n.Text{SV: "%s är ingen dag, som 2026-11-25", EN: "%s is not a day, such as 2026-11-25"}
	otherDay   = i18n.Text{SV: "%s ligger inte mellan åren 1970 och 2100", EN: "%s is not between the years 1970 and 2100"}
	dutyTwice  = i18n.Text{SV: "version %d av %s står redan i filen", EN: "version %d of %s is in the file already"}
	notOwnDuty = i18n.Text{SV: "%s är inte custom.något", EN: "%s is not custom.something"}
)

// keysOf are the keys of the parts of a rule, where they have another name.
var keysOf = map[string]string{"within": "n", "in_force": "in_force_last"}

func (r *reader) customDuty(d *CustomDuty, before []CustomDuty) {
	version, n, bad := int64(0), int64(0), len(r.errs)
	at := r.object(fields{
		"id":             known(r, &d.ID, isCustom, notOwnDuty),
		"version":        r.whole(&version, 1, math.MaxInt32),
		"entity":         r.whose(&d.Entity),
		"kind":           oneOf(r, &d.Kind, DutyKinds[:]...),
		"title_sv":       r.longOneLine(&d.TitleSV, MaxTitle),
		"title_en":       r.longOneLine(&d.TitleEN, MaxTitle),
		"recipient":      r.longOneLine(&d.Recipient, MaxTitle),
		"reference":      r.longOneLine(&d.Reference, MaxTitle),
		"clause":         r.text(&d.Clause),
		"trigger":        word(r, &d.Trigger),
		"trigger_of":     list(r, &d.Of, func(id *deadline.ID) { known(r, id, deadline.ID.Valid, notDuty)() }),
		"n":              r.whole(&n, 0, 10_000),
		"unit":           word(r, &d.Unit),
		"reading":        word(r, &d.Reading),
		"conditions":     list(r, &d.If, func(c *deadline.Condition) { word(r, c)() }),
		"role":           oneOf(r, &d.Role, deadline.Controller, deadline.Processor),
		"in_force_first": r.day(&d.First, firstDay),
		"in_force_last":  r.day(&d.Last, firstDay.AddDays(-1)),
		"reason":         r.text(&d.Reason),
		"file":           r.attached(&d.File),
		"recorded_at":    r.instant(&d.Recorded.At),
		"recorded_by":    r.oneLine(&d.Recorded.By),
	})
	d.Version, d.N = int(version), int(n)
	if at == nil || len(r.errs) > bad {
		return
	}
	for _, key := range []string{"id", "version", "kind", "reference"} {
		if !at.has(key) {
			r.wrongKey(at, key, missing)
		}
	}
	if f := d.Rule().Fault(); f != nil && len(r.errs) == bad {
		key := f.Field
		if other, ok := keysOf[key]; ok {
			key = other
		}
		r.wrongKey(at, key, f.Text)
	}
	if t := ListFault(d.If, len(d.If)); !t.IsZero() { // there are no more than the engine knows
		r.wrongKey(at, "conditions", t)
	}
	if t := ListFault(d.Of, MaxTriggers); !t.IsZero() {
		r.wrongKey(at, "trigger_of", t)
	}
	for i := range before {
		if before[i].ID == d.ID && before[i].Version == d.Version {
			r.wrongKey(at, "version", dutyTwice.With(d.Version, string(d.ID)))
		}
	}
}

var (
	listTwice = i18n.Text{SV: "%s står två gånger", EN: "%s is given twice"}
	listLong  = i18n.Text{SV: "högst %d får anges", EN: "%d may be given at most"}
)

// ListFault is what is wrong with a list of a duty, which is looked at for each
// incident: it has a thing twice, or more of them than it may.
func ListFault[T ~string](list []T, most int) i18n.Text {
	if len(list) > most {
		return listLong.With(most)
	}
	seen := map[T]bool{}
	for _, x := range list {
		if seen[x] {
			return listTwice.With(strconv.Quote(string(x)))
		}
		seen[x] = true
	}
	return i18n.Text{}
}

func isCustom(id deadline.ID) bool {
	return strings.HasPrefix(string(id), string(deadline.CustomRegime)+".") && id.Valid()
}

// word reads a word that is judged with the rest of the rule.
func word[T ~string](r *reader, to *T) func() {
	return func() {
		if s, ok := r.string(); ok {
			*to = T(s)
		}
	}
}

// The days between which a duty can begin and end.
var firstDay, lastDay = calendar.Date{Year: 1970, Month: time.January, Day: 1}, calendar.Date{Year: 2100, Month: time.December, Day: 31}

// IsDay reports whether a duty may begin or end with d.
func IsDay(d calendar.Date) bool { return d.Compare(firstDay) >= 0 && d.Compare(lastDay) <= 0 }

// day reads a day that is none before first. A version ends the day before the next
// begins, and so it may end before any begins.
func (r *reader) day(to *calendar.Date, first calendar.Date) func() {
	return func() {
		s, ok := r.string()
		if !ok {
			return
		}
		d, err := calendar.ParseDate(s)
		if err != nil {
			r.wrong(notDay.With(quote(s)))
			return
		}
		if d.Compare(first) < 0 || d.Compare(lastDay) > 0 {
			r.wrong(otherDay.With(quote(s)))
			return
		}
		*to = d
	}
}

func (r *reader) attached(to **Attachment) func() {
	return func() {
		var f Attachment
		if r.attachment(&f) {
			*to = &f
		}
	}
}

// attachment reads a file, and reports whether there was one.
func (r *reader) attachment(f *Attachment) bool {
	at := r.object(fields{
		"name":       r.something(&f.Name, MaxText),
		"media_type": r.oneLine(&f.MediaType),
		"size":       r.whole(&f.Size, 0, MaxCount),
		"sha256":     r.hash(&f.SHA256),
		"data":       r.bytes(&f.Data),
	})
	if at == nil {
		return false
	}
	for _, key := range []string{"name", "size", "sha256"} {
		if !at.has(key) {
			r.wrongKey(at, key, missing)
		}
	}
	if f.Data == nil {
		return true
	}
	r.matches(at, "sha256", f.SHA256, f.Data)
	if at.has("size") && f.Size != int64(len(f.Data)) {
		r.wrongKey(at, "size", otherSize.With(i18n.Number(len(f.Data))))
	}
	return true
}

func (w *writer) customDuty(d CustomDuty) {
	w.text("id", string(d.ID))
	w.id("version", int64(d.Version))
	w.id("entity", d.Entity)
	w.text("kind", string(d.Kind))
	w.text("title_sv", d.TitleSV)
	w.text("title_en", d.TitleEN)
	w.text("recipient", d.Recipient)
	w.text("reference", d.Reference)
	w.text("clause", d.Clause)
	w.text("trigger", string(d.Trigger))
	words(w, "trigger_of", d.Of)
	w.id("n", int64(d.N))
	w.text("unit", string(d.Unit))
	w.text("reading", string(d.Reading))
	words(w, "conditions", d.If)
	w.text("role", string(d.Role))
	w.text("in_force_first", d.First.String())
	w.text("in_force_last", d.Last.String())
	w.text("reason", d.Reason)
	if d.File != nil {
		w.name("file")
		w.open('{')
		w.attachment(*d.File)
		w.close('}')
	}
	w.recorded(d.Recorded)
}

func (w *writer) attachment(f Attachment) {
	w.text("name", f.Name)
	w.text("media_type", f.MediaType)
	w.number("size", &f.Size)
	w.text("sha256", f.SHA256)
	if f.Data != nil {
		w.name("data")
		w.quote(base64.StdEncoding.EncodeToString(f.Data))
	}
}

// words writes a list of words, unless it is empty.
func words[T ~string](w *writer, name string, list []T) {
	if len(list) == 0 {
		return
	}
	w.name(name)
	w.open('[')
	for _, x := range list {
		w.next()
		w.quote(string(x))
	}
	w.close(']')
}
