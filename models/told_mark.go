package models

import (
	"context"
	"slices"
	"strings"
	"time"

	"frist/models/i18n"
)

// A MarkKind says what is to be done about a fact that is not as it was told.
type MarkKind string

// The kinds of mark.
const (
	ReportNow   MarkKind = "now"
	ReportNext  MarkKind = "next"
	NotMaterial MarkKind = "not_material"
)

// MarkNames says what is to be done.
var MarkNames = map[MarkKind]i18n.Text{
	ReportNow:   {SV: "Rapportera nu", EN: "Report now"},
	ReportNext:  {SV: "Ta med i nästa rapport", EN: "In the next report"},
	NotMaterial: {SV: "Inte väsentlig", EN: "Not material"},
}

// A ToldMark is what somebody judged of a fact that is not as a recipient was told.
// It is of what was said then and what would be said now, and lapses when either
// becomes another. A later one stands in the place of an earlier one, and both stay.
type ToldMark struct {
	ID           int64     `json:"id"`
	IncidentID   int64     `json:"incident_id"`
	FilingID     int64     `json:"filing_id"`
	Field        string    `json:"field"` // its number in the form
	ToldSHA256   string    `json:"told_sha256" gorm:"column:told_sha256"`
	NowSHA256    string    `json:"now_sha256" gorm:"column:now_sha256"`
	Mark         MarkKind  `json:"mark"`
	Reason       string    `json:"reason"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

func (m *ToldMark) subject() (string, int64, int64) { return "told_mark", m.ID, m.IncidentID }

func (m *ToldMark) query() string {
	return "SELECT id, incident_id, filing_id, field, told_sha256, now_sha256, mark, reason, recorded_at, recorded_name FROM told_marks "
}

func (m *ToldMark) into() []any {
	return []any{&m.ID, &m.IncidentID, &m.FilingID, &m.Field, &m.ToldSHA256, &m.NowSHA256, (*string)(&m.Mark), &m.Reason, &m.RecordedAt, &m.RecordedName}
}

// of reports whether the mark is of that very difference.
func (m *ToldMark) of(d *ToldDifference) bool {
	return m.FilingID == d.In.ID && m.Field == d.Now.Number && m.ToldSHA256 == d.ToldSHA256 && m.NowSHA256 == d.NowSHA256
}

var (
	whyMaterial    = i18n.Text{SV: "Skriv varför det är väsentligt för mottagaren.", EN: "Write why it is material to the recipient."}
	whyNotMaterial = i18n.Text{SV: "Skriv varför det inte är väsentligt för mottagaren.", EN: "Write why it is not material to the recipient."}
)

// Check notes what is wrong with the mark, under the number of its field. Whatever is
// judged needs a reason. Of before it did, what was material may be on record without.
func (m *ToldMark) Check(p Problems) {
	if _, ok := MarkNames[m.Mark]; !ok {
		p.Add(m.Field, i18n.Text{SV: "Välj vad som ska göras.", EN: "Choose what is to be done."})
	}
	m.Reason = strings.TrimSpace(m.Reason)
	reasons := Problems{}
	if checkText(reasons, "reason", m.Reason, 1, LongText); m.Reason == "" {
		if reasons["reason"] = whyMaterial; m.Mark == NotMaterial {
			reasons["reason"] = whyNotMaterial
		}
	}
	for _, t := range reasons {
		p.Add(m.Field+".reason", t)
	}
}

// MarkTold stores what somebody judged of some differences. If one of them is no
// longer as they saw it, it returns ErrConflict and stores none.
func (s *Store) MarkTold(ctx context.Context, by Actor, once Once, ref string, marks []ToldMark) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		for i := range marks {
			marks[i].Check(p)
		}
		if len(p) > 0 {
			return p.Err()
		}
		r, err := load(ctx, tx.db, in)
		if err != nil {
			return err
		}
		told := r.Told(tx.at)
		for _, m := range marks {
			is := slices.ContainsFunc(told, func(t Told) bool {
				return slices.ContainsFunc(t.Differences, func(d ToldDifference) bool { return m.of(&d) })
			})
			if !is {
				return ErrConflict
			}
			m.IncidentID = in.ID
			if err := tx.addMark(&m); err != nil {
				return err
			}
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addMark(m *ToldMark) error {
	m.ID = 0
	tx.sign(&m.RecordedAt, &m.RecordedName)
	return tx.create(ToldMarked, m)
}

// exchanges reads what was judged of what was told, if there are filings, and what
// authorities asked and were answered, if it is not known that nobody has asked.
func (s *Store) exchanges(ctx context.Context, r *Record, filed, asked bool) (err error) {
	if filed {
		if r.Marks, err = hanging[ToldMark](ctx, s, r.Incident.ID, "id"); err != nil {
			return err
		}
	}
	if asked {
		r.Questions, err = read[Question](s.brief(ctx), "WHERE q.incident_id = +? ORDER BY q.id", r.Incident.ID)
	}
	if err != nil || len(r.Questions) == 0 {
		return err
	}
	r.Replies, err = hanging[Reply](ctx, s, r.Incident.ID, "id")
	return err
}
