package models_test

import (
	"strings"
	"testing"

	"frist/models"
	"frist/models/calendar"
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
