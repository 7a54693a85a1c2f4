package models

import (
	"testing"
	"time"
)

func TestWhatWasMarkedStaysMarkedWhenThereIsAnotherGround(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	old, err := open(t.TempDir()+"/frist.db", func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := old.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := old.migrateTo(t.Context(), stepsBefore(t, "0020")); err != nil {
		t.Fatal(err)
	}
	write := func(queries ...string) error {
		return old.change(t.Context(), Operator("test"), func(tx *Tx) error {
			for _, q := range queries {
				if err := allow(tx.db).Exec(q).Error; err != nil {
					return err
				}
			}
			return nil
		})
	}
	const of = "INSERT INTO passages (id, incident_id, source, quote, ground, reason, recorded_at, recorded_name, lifted_at, lifted_name) VALUES "
	err = write(
		"INSERT INTO entities (id, version, name, country, type, role, org_no, lei, eves_are_holidays, relief_excluded, created_at) VALUES (1, 1, 'Bank', 'SE', 'credit_institution', 'controller', '', '', 0, 0, '2026-11-24 09:00:00+00:00')",
		`INSERT INTO incidents (id, version, year, number, ref, entity_id, title, summary, informant, known_by, status, restricted, reported_name, reported_at, personal_data, services_down, risk, high_risk)
			VALUES (1, 1, 2026, 1, '2026-001', 1, 'Gammal', '', '', '', 'open', 0, 'x', '2026-11-24 09:00:00+00:00', 'yes', '', '', '')`,
		of+"(7, 1, 'nature', 'Anna', 'osl_18_8', 'r', '2026-11-24 09:00:00+00:00', 'x', NULL, ''), (9, 1, 'cause', '', 'other', 'r', '2026-11-24 09:00:00+00:00', 'x', '2026-11-24 09:00:00+00:00', 'y')",
	)
	if err != nil {
		t.Fatal(err)
	}
	if err := old.migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := hanging[Passage](t.Context(), old, 1, "id")
	if err != nil || len(all) != 2 || all[0].ID != 7 || all[0].Quote != "Anna" || all[1].LiftedName != "y" || !all[1].LiftedAt.Equal(at) {
		t.Fatalf("%+v, %v", all, err)
	}
	if err := write(of + "(10, 1, 'nature', 'Ek', 'osl_21_7', '', '2026-11-24 09:00:00+00:00', 'x', NULL, '')"); err != nil {
		t.Errorf("the new ground: %v", err)
	}
	for name, q := range map[string]string{
		"a ground that there is not": of + "(11, 1, 'nature', 'Ek', 'osl_1_1', '', '2026-11-24 09:00:00+00:00', 'x', NULL, '')",
		"another quote":              "UPDATE passages SET quote = 'Bo' WHERE id = 7",
		"none":                       "DELETE FROM passages WHERE id = 7",
		"a mark anew":                "INSERT OR REPLACE INTO passages SELECT * FROM passages WHERE id = 7",
	} {
		if err := write(q); err == nil {
			t.Errorf("%s: it was taken", name)
		}
	}
}
