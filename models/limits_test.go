package models_test

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// noDays are days that a page or a file would not read back, or that are a mistake.
var noDays = []calendar.Date{{Year: -1, Month: 12, Day: 31}, {Year: 0, Month: 1, Day: 1}, {Year: 1969, Month: 12, Day: 31}, {Year: 2101, Month: 1, Day: 1}, {Year: 10000, Month: 1, Day: 1}}

func TestADutyBeginsAndEndsOnADayThatCanBeReadBack(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	slug := h.duty(controller)
	for _, day := range noDays {
		d := controller
		d.First = day
		_, err := h.AddDuty(ctx(t), h.officer, models.Once{}, d, nil)
		wantProblem(t, err, "first")
		d.Slug, d.Version = slug, 1
		wantProblem(t, h.EditDuty(ctx(t), h.officer, d, nil), "first")
		d.First, d.Last = calendar.Date{}, day
		_, err = h.AddDuty(ctx(t), h.officer, models.Once{}, d, nil)
		wantProblem(t, err, "last")
		wantProblem(t, h.EndDuty(ctx(t), h.officer, slug, 1, day, "Uppsagt"), "last")
	}
	check(t, h.EndDuty(ctx(t), h.officer, slug, 1, calendar.Date{Year: 2100, Month: 12, Day: 31}, "Uppsagt"))
	if _, err := h.Record(ctx(t), h.officer, ref); err != nil {
		t.Error(err)
	}
	h.sound()
}

func TestTheDatabaseItselfRefusesATimeThatCannotBeReadBack(t *testing.T) {
	h := newHouse(t)
	h.keepSomething(h.importFile(klarna))
	h.duty(controller)
	db := h.raw()
	for _, x := range []struct{ table, column, another string }{
		{"custom_duties", "first", "version"},
		{"custom_duties", "last", "version"},
		{"filings", "sent_at", ""},
		{"decisions", "decided_at", ""},
		{"counts", "as_of", ""},
		{"awareness", "at", "chosen"},
		{"timeline_entries", "at", ""},
	} {
		var others string
		check(t, db.QueryRowContext(ctx(t), "SELECT group_concat(name) FROM pragma_table_info(?) WHERE name NOT IN ('id', ?, ?)", x.table, x.column, x.another).Scan(&others))
		for year, bad := range map[string]bool{"2026": false, "-001": true, "0000": true} {
			at := year + "-12-31 10:00:00+00:00"
			if x.table == "custom_duties" {
				at = year + "-12-31"
			}
			to, from := others+", "+x.column, others+", '"+at+"'"
			if x.another != "" { // or it would be the same again
				to, from = to+", "+x.another, from+", "+map[string]string{"version": "1 + version", "chosen": "0"}[x.another]
			}
			tx, err := db.BeginTx(ctx(t), nil)
			check(t, err)
			_, err = tx.ExecContext(ctx(t), "INSERT INTO "+x.table+" ("+to+") SELECT "+from+" FROM "+x.table+" LIMIT 1")
			check(t, tx.Rollback())
			if refused := err != nil && strings.Contains(err.Error(), "four figures"); refused != bad || err != nil && !bad {
				t.Errorf("%s.%s of %s: %v", x.table, x.column, at, err)
			}
		}
	}
}

// TestWhatWasSentIsRecordedThoughTheRecordCouldNotBeReadAgain has an event of the year
// 1500 in the record, as an earlier version took it.
func TestWhatWasSentIsRecordedThoughTheRecordCouldNotBeReadAgain(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	check(t, h.AddEntry(ctx(t), h.officer, models.Once{}, ref, models.Entry{At: calendar.At(h.at.Add(-time.Hour)), Text: "Samtal med IMY"}))
	_, err := h.raw().ExecContext(ctx(t), `INSERT INTO timeline_entries (incident_id, at, sort_at, text, source, withdrawn, recorded_at, recorded_name)
		SELECT incident_id, '1500-01-01T00:00:00Z', sort_at, text, source, withdrawn, recorded_at, recorded_name FROM timeline_entries`)
	check(t, err)
	id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "IMY:s e-tjänst"}, nil)
	check(t, err)
	f, err := h.Filing(ctx(t), h.officer, ref, id)
	check(t, err)
	if !f.IsFaulty() || !strings.Contains(f.Content, "Samtal med IMY") || !strings.Contains(f.Content, "between the years 1900 and 2999") {
		t.Errorf("frozen is %s", f.Content)
	}
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	r.Told(h.at) // what it said is not known, and that is no reason to fail
	if o := h.obligation(ref, "gdpr.authority"); o.State != deadline.Met {
		t.Errorf("it is %s", o.State)
	}
}

func TestAnIncidentHasNoMoreEntitiesThanItsFileMay(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	for i := range casefile.MaxEntities + 1 {
		id, err := h.AddEntity(ctx(t), h.admin, models.Once{}, models.Entity{Name: "Bolag " + strconv.Itoa(i), Country: "SE", Type: deadline.CreditInstitution})
		check(t, err)
		err = h.AddPart(ctx(t), h.officer, models.Once{}, ref, id)
		if i < casefile.MaxEntities {
			check(t, err)
			continue
		}
		wantProblem(t, err, "entity_id")
	}
	f, zone, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	if _, err := f.Encode(zone); err != nil {
		t.Error(err)
	}
}

func TestAFileBringsNoVersionOfADutyAfterWhichThereIsNone(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	h.duty(controller)
	f, _, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	other := newHouse(t)
	f.CustomDuties[0].Version = math.MaxInt32
	_, err = other.Import(ctx(t), models.Operator("test"), f)
	if err == nil || !strings.Contains(err.Error(), "custom_duties[0].version") {
		t.Errorf("got %v", err)
	}
}

// fromElsewhere is the case file of an incident of the bank with a duty of its own, as
// another house wrote it; others turns it into something that a stranger wrote.
func fromElsewhere(t *testing.T, d models.Duty, others func(*casefile.CustomDuty)) casefile.File {
	t.Helper()
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	h.duty(d)
	f, _, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	if others != nil {
		others(&f.CustomDuties[0])
	}
	return f
}

func TestAFileChangesNothingInAnotherIncidentUnlessToldTo(t *testing.T) {
	h := newHouse(t)
	ref := h.report("En annan incident")
	before := h.next(ref)
	f := fromElsewhere(t, controller, nil)
	_, err := h.Import(ctx(t), models.Operator("test"), f)
	if err == nil || !strings.Contains(err.Error(), "would change what applies to other open incidents: "+ref) {
		t.Errorf("got %v", err)
	}
	if got := h.next(ref); got != before {
		t.Errorf("the limit is %s, was %s", got, before)
	}
	h.noDuty(ref, "custom.underratta-kund-ab")
	h.sound()
	again, err := h.ImportMoving(ctx(t), models.Operator("test"), f)
	check(t, err)
	h.obligation(ref, "custom.underratta-kund-ab")
	h.obligation(again, "custom.underratta-kund-ab")
	if _, err := h.Import(ctx(t), models.Operator("test"), f); err != nil {
		t.Errorf("what is here already moves nothing: %v", err)
	}
	h.sound()
}

func TestAFileAddsNoVersionToADutyOfEveryEntity(t *testing.T) {
	h := newHouse(t)
	ref := h.report("En annan incident")
	d := controller
	d.First, d.Last = calendar.Date{Year: 2021, Month: 1, Day: 1}, calendar.Date{Year: 2021, Month: 12, Day: 31}
	h.duty(d)
	f := fromElsewhere(t, controller, func(x *casefile.CustomDuty) { x.Version, x.First = 2, calendar.Date{Year: 2022, Month: 1, Day: 1} })
	for _, take := range []func() (string, error){
		func() (string, error) { return h.Import(ctx(t), models.Operator("test"), f) },
		func() (string, error) { return h.ImportMoving(ctx(t), models.Operator("test"), f) },
	} {
		if _, err := take(); err == nil || !strings.Contains(err.Error(), "custom_duties[0].version: custom.underratta-kund-ab is here a duty of every legal entity") {
			t.Errorf("got %v", err)
		}
	}
	h.noDuty(ref, "custom.underratta-kund-ab")
}

func TestAFileBringsNoDutyThatNoPageShows(t *testing.T) {
	h := newHouse(t)
	f := fromElsewhere(t, controller, func(x *casefile.CustomDuty) { x.ID = "custom.new" })
	if _, err := h.Import(ctx(t), models.Operator("test"), f); err == nil || !strings.Contains(err.Error(), "custom_duties[0].id") {
		t.Errorf("got %v", err)
	}
}

func TestADutyNamesNothingTwiceAndNotTooMuch(t *testing.T) {
	h := newHouse(t)
	d := controller
	d.If = models.List[deadline.Condition]{deadline.Risk, deadline.Risk}
	_, err := h.AddDuty(ctx(t), h.officer, models.Once{}, d, nil)
	wantProblem(t, err, "conditions")
	d = controller
	d.Event = deadline.FirstFiled
	for i := range casefile.MaxTriggers + 1 {
		d.Of = append(d.Of, deadline.ID("custom.a"+strconv.Itoa(i)))
	}
	_, err = h.AddDuty(ctx(t), h.officer, models.Once{}, d, nil)
	wantProblem(t, err, "trigger")
}

// TestAHouseHasNoMoreDutiesThanAFileMay counts what is there without adding it piece by
// piece.
func TestAHouseHasNoMoreDutiesThanAFileMay(t *testing.T) {
	h := newHouse(t)
	slug := h.duty(controller)
	_, err := h.raw().ExecContext(ctx(t), `WITH RECURSIVE n(i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO custom_duties SELECT id + i, slug || i, 1, entity_id, kind, title_sv, title_en, recipient, reference, clause, event, of, n, unit, reading, conditions, role, first, last, ended, reason, file_name, file_type, file_size, file_sha256, file_kept, recorded_at, recorded_name FROM custom_duties, n`, casefile.MaxDuties)
	check(t, err)
	_, err = h.AddDuty(ctx(t), h.officer, models.Once{}, insurer, nil)
	wantProblem(t, err, "title_sv")
	d := controller
	d.Slug, d.Version, d.N = slug, 1, 12
	wantProblem(t, h.EditDuty(ctx(t), h.officer, d, nil), "title_sv")
	check(t, h.EndDuty(ctx(t), h.officer, slug, 1, calendar.Date{Year: 2026, Month: 11, Day: 30}, "Uppsagt"))
}
