package models

import (
	"database/sql/driver"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A Duty is one version of a duty that the firm has taken on itself: by contract,
// towards its insurer, a card scheme or a controller, or within its group. It is
// a rule as those of the law are, and never changes: what is agreed anew is a new
// version, in force from its first day.
type Duty struct {
	ID   int64  `json:"id"`
	Slug string `json:"slug"`
	// Version tells the versions of one duty apart, from 1 on.
	Version int `json:"version"`
	// EntityID is whose duty it is; nil is every entity's.
	EntityID  *int64                   `json:"entity_id"`
	Kind      DutyKind                 `json:"kind"`
	TitleSV   string                   `json:"title_sv" gorm:"column:title_sv"`
	TitleEN   string                   `json:"title_en" gorm:"column:title_en"`
	Recipient string                   `json:"recipient"`
	Reference string                   `json:"reference"` // the contract, and the clause in it
	Clause    string                   `json:"clause"`    // its words
	Event     deadline.Event           `json:"event"`
	Of        List[deadline.ID]        `json:"of"`
	N         int                      `json:"n"`
	Unit      deadline.Unit            `json:"unit"`
	Reading   deadline.Reading         `json:"reading"`
	If        List[deadline.Condition] `json:"conditions" gorm:"column:conditions"`
	Role      deadline.Role            `json:"role"`
	// First and Last are the days of it; the zero Date is no limit.
	First calendar.Date `json:"first"`
	Last  calendar.Date `json:"last"`
	// Ended says that from First on there is no such duty.
	Ended bool `json:"ended"`
	// Reason is why it was changed or ended.
	Reason     string `json:"reason"`
	FileName   string `json:"file_name"`
	FileType   string `json:"file_type"`
	FileSize   int64  `json:"file_size"`
	FileSHA256 string `json:"file_sha256" gorm:"column:file_sha256"`
	// FileKept is set when the bytes are here, and not only their hash.
	FileKept     bool      `json:"file_kept"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

// TableName is the table of duties.
func (Duty) TableName() string { return "custom_duties" }

func (d *Duty) subject() (string, int64, int64) { return "duty", d.ID, 0 }

// dutyColumns are what the engine needs to know; the words of the clause and the
// file are not among them.
const dutyColumns = `d.id, d.slug, d.version, d.entity_id, d.title_sv, d.title_en, d.recipient, d.reference, d.event, d.of, d.n, d.unit, d.reading,
	d.conditions, d.role, d.first, d.last, d.ended`

func (d *Duty) engine() []any {
	return []any{
		&d.ID, &d.Slug, &d.Version, &d.EntityID, &d.TitleSV, &d.TitleEN, &d.Recipient, &d.Reference, (*string)(&d.Event), &d.Of, &d.N, (*string)(&d.Unit), (*string)(&d.Reading),
		&d.If, (*string)(&d.Role), &d.First, &d.Last, &d.Ended,
	}
}

func (d *Duty) query() string {
	return "SELECT " + dutyColumns + ", d.kind, d.clause, d.reason, d.file_name, d.file_type, d.file_size, d.file_sha256, d.file_kept, d.recorded_at, d.recorded_name FROM custom_duties d "
}

func (d *Duty) into() []any {
	return append(d.engine(), (*string)(&d.Kind), &d.Clause, &d.Reason, &d.FileName, &d.FileType, &d.FileSize, &d.FileSHA256, &d.FileKept, &d.RecordedAt, &d.RecordedName)
}

// inVersions is the order of all lists of duties: see [rulesOf].
const inVersions = "ORDER BY d.slug, d.version"

// briefDuties reads all duties, without the words of their clauses.
func briefDuties(ask asker) ([]Duty, error) {
	return readAs(ask, (*Duty).engine, "SELECT "+dutyColumns+" FROM custom_duties d "+inVersions)
}

// A DutyKind says where a duty comes from.
type DutyKind = casefile.DutyKind

// DutyKindNames says what the kinds are called.
var DutyKindNames = map[DutyKind]i18n.Text{
	casefile.ByContract:   {SV: "Avtal", EN: "Contract"},
	casefile.ByInsurance:  {SV: "Försäkring", EN: "Insurance"},
	casefile.ByCardScheme: {SV: "Kortnätverk", EN: "Card scheme"},
	casefile.ByController: {SV: "Personuppgiftsbiträdesavtal", EN: "Data processing agreement"},
	casefile.ByGroup:      {SV: "Koncernen", EN: "The group"},
	casefile.ByOther:      {SV: "Annat", EN: "Other"},
}

// Obligation is the obligation that the duty brings.
func (d *Duty) Obligation() deadline.ID { return deadline.ID(customPrefix + d.Slug) }

const customPrefix = "custom."

// Title is what the duty is called.
func (d *Duty) Title() i18n.Text { return i18n.Text{SV: d.TitleSV, EN: d.TitleEN} }

// Rule is the duty as the engine takes it.
func (d *Duty) Rule() deadline.Rule {
	return deadline.Rule{
		ID: d.Obligation(), Regime: deadline.CustomRegime, Version: d.Version, InForce: deadline.Period{First: d.First, Last: d.Last},
		Title: d.Title(), Law: d.Reference, Article: d.Reference, Source: deadline.House, Role: d.Role, If: d.If,
		From: deadline.Trigger{Event: d.Event, Of: d.Of}, Within: deadline.Span{N: d.N, Unit: d.Unit}, Latest: d.Reading,
		Recipient: deadline.Recipient(d.Recipient),
	}
}

// covers reports whether the duty is one of that entity.
func (d *Duty) covers(entity int64) bool { return d.EntityID == nil || *d.EntityID == entity }

// DutyUntil returns the last day of the version at i, the zero Date if none is
// known, and false if it has no day at all: a later one began no later than it.
func DutyUntil(ds []Duty, i int) (calendar.Date, bool) {
	d := &ds[i]
	last := d.Last
	for j := i + 1; j < len(ds) && ds[j].Slug == d.Slug; j++ {
		first := ds[j].First
		if first.IsZero() {
			return last, false
		}
		if before := first.AddDays(-1); last.IsZero() || before.Compare(last) < 0 {
			last = before
		}
	}
	return last, last.IsZero() || d.First.IsZero() || last.Compare(d.First) >= 0
}

// rulesOf are the rules of an entity among duties that are in order: the versions
// of each side by side, for the engine to take the one of the incident's day.
func rulesOf(ds []Duty, entity int64) []deadline.Rule {
	var rules []deadline.Rule
	for i := range ds {
		d := &ds[i]
		if d.Ended || !d.covers(entity) {
			continue
		}
		last, ever := DutyUntil(ds, i)
		if !ever {
			continue
		}
		r := d.Rule()
		r.InForce.Last = last
		rules = append(rules, r)
	}
	return rules
}

// A dutyBook is the duties of the house, with the rules of each entity once they
// have been asked for.
type dutyBook struct {
	duties []Duty
	rules  map[pageOf][]deadline.Rule
}

// A pageOf is one entity, with the last version that counts: see [until].
type pageOf struct{ entity, last int64 }

func (b *dutyBook) of(entity, last int64) []deadline.Rule {
	if len(b.duties) == 0 {
		return nil // as in most houses
	}
	page := pageOf{entity, last}
	rules, ok := b.rules[page]
	if !ok {
		if b.rules == nil {
			b.rules = map[pageOf][]deadline.Rule{}
		}
		rules = rulesOf(until(b.duties, last), entity)
		b.rules[page] = rules
	}
	return rules
}

// A List is a list of words of ours in one column.
type List[T ~string] []T

// Value stores the list as JSON.
func (l List[T]) Value() (driver.Value, error) {
	if len(l) == 0 {
		return "[]", nil
	}
	body, err := json.Marshal([]T(l))
	return string(body), err
}

// Scan reads what Value wrote.
func (l *List[T]) Scan(v any) error {
	*l = nil
	return scanJSON(v, "[]", (*[]T)(l))
}

// GormDataType is the column type of a List.
func (List[T]) GormDataType() string { return "text" }

var (
	needTitleSV   = i18n.Text{SV: "Skriv vad skyldigheten heter på svenska.", EN: "Write what the duty is called in Swedish."}
	needTitleEN   = i18n.Text{SV: "Skriv vad skyldigheten heter på engelska.", EN: "Write what the duty is called in English."}
	needRecipient = i18n.Text{SV: "Ange vem som ska underrättas.", EN: "Say who is to be told."}
	needReference = i18n.Text{SV: "Ange avtalet och punkten i det.", EN: "Name the contract and the clause in it."}
)

// Check notes what is wrong with the duty, field by field.
func (d *Duty) Check(p Problems) {
	if _, ok := DutyKindNames[d.Kind]; !ok {
		p.Add("kind", i18n.Text{SV: "Välj var skyldigheten kommer ifrån.", EN: "Choose where the duty comes from."})
	}
	for field, x := range map[string]struct {
		said string
		need i18n.Text
	}{
		"title_sv": {d.TitleSV, needTitleSV}, "title_en": {d.TitleEN, needTitleEN}, "recipient": {d.Recipient, needRecipient}, "reference": {d.Reference, needReference},
	} {
		if x.said == "" {
			p.Add(field, x.need)
		}
	}
	checkLine(p, "title_sv", d.TitleSV, 1, casefile.MaxTitle)
	checkLine(p, "title_en", d.TitleEN, 1, casefile.MaxTitle)
	checkLine(p, "recipient", d.Recipient, 1, casefile.MaxTitle)
	checkLine(p, "reference", d.Reference, 1, casefile.MaxTitle)
	checkText(p, "clause", d.Clause, 0, LongText)
	checkText(p, "reason", d.Reason, 0, LongText)
	checkDay(p, "first", d.First)
	checkDay(p, "last", d.Last)
	if t := casefile.ListFault(d.If, len(d.If)); !t.IsZero() {
		p.Add("conditions", t)
	}
	if t := casefile.ListFault(d.Of, casefile.MaxTriggers); !t.IsZero() {
		p.Add("trigger", t)
	}
	rest := d.Rule() // what is said above is not said twice
	rest.ID, rest.Title, rest.Recipient = "custom.x", i18n.Same("x"), "x"
	if f := rest.Fault(); f != nil {
		p.Add(f.Field, f.Text)
	}
}

var otherDay = i18n.Text{SV: "Dagen ska ligga mellan åren 1970 och 2100.", EN: "The day must be between the years 1970 and 2100."}

// checkDay notes a day that no case file could have. The zero Date is no limit.
func checkDay(p Problems, field string, d calendar.Date) {
	if !d.IsZero() && !casefile.IsDay(d) {
		p.Add(field, otherDay)
	}
}

func (d *Duty) tidy() {
	for _, s := range []*string{&d.TitleSV, &d.TitleEN, &d.Recipient, &d.Reference, &d.Clause, &d.Reason} {
		*s = strings.TrimSpace(*s)
	}
	if d.Unit == deadline.NoUnit && d.Reading == "" {
		d.Reading = deadline.Exact // nothing ends
	}
}

// same reports whether two versions say the same, whoever recorded them and when.
func (d Duty) same(e Duty) bool {
	for _, x := range []*Duty{&d, &e} {
		x.ID, x.Version, x.EntityID, x.Reason, x.FileKept, x.RecordedAt, x.RecordedName = 0, 0, nil, "", false, time.Time{}, ""
	}
	a, errA := json.Marshal(d)
	b, errB := json.Marshal(e)
	return errA == nil && errB == nil && string(a) == string(b)
}

// slugOf is a name for an address: "Underrätta Kund AB" becomes "underratta-kund-ab".
func slugOf(title string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(title) {
		if plain, ok := plainLetters[c]; ok {
			c = plain
		}
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 48 { // room for a number
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "skyldighet"
}

var plainLetters = map[rune]rune{'å': 'a', 'ä': 'a', 'æ': 'a', 'ö': 'o', 'ø': 'o', 'é': 'e', 'è': 'e', 'ü': 'u'}

// DutyInForce returns the version among those of one duty, in order, that is in
// force on a day, and false if none is.
func DutyInForce(ds []Duty, day calendar.Date) (Duty, bool) {
	for i := range slices.Backward(ds) {
		if ds[i].First.IsZero() || ds[i].First.Compare(day) <= 0 {
			d := ds[i]
			return d, !d.Ended && (d.Last.IsZero() || d.Last.Compare(day) >= 0)
		}
	}
	return Duty{}, false
}
