package models

import (
	"io/fs"
	"testing"
	"time"

	"frist/models/casefile"
)

func TestWhatWasSentUnapprovedBeforeIsCountedAsAwaitingApproval(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	path := t.TempDir() + "/frist.db"
	now := func() time.Time { return at }
	s, err := Open(t.Context(), path, now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	op := Operator("test")
	ref, err := s.Import(t.Context(), op, casefile.File{
		Incident:     casefile.Incident{Title: "Gammal"},
		SealedDrafts: []casefile.SealedDraft{{Obligation: "gdpr.authority", Country: "SE", Form: "imy", ContentSHA256: hashOf(nil), SealedAt: at, SealedBy: "Åsa"}},
		Filings:      []casefile.Filing{{Obligation: "gdpr.authority", Country: "SE", SentAt: at, Channel: "x", Sealed: 1, SendReason: "Bråttom"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	// A program of before took what was sent for what nobody has to approve.
	step, err := fs.ReadFile(migrations, "migrations/0019_approved.sql")
	if err != nil {
		t.Fatal(err)
	}
	if err := allow(s.write.WithContext(t.Context())).Exec("UPDATE incidents SET awaiting = 0;\n" + string(step)).Error; err != nil {
		t.Fatal(err)
	}
	if v, err := s.Verify(t.Context(), op); err != nil || !v.OK() {
		t.Errorf("after the migration: %+v, %v", v, err)
	}
	list, err := s.Awaiting(t.Context(), Actor{ID: 9, Name: "Bo", Role: Approver}, 10)
	if err != nil || len(list) != 1 || list[0].Ref != ref || list[0].Sealed.Status() != AwaitsAfterwards {
		t.Errorf("what awaits: %+v, %v", list, err)
	}
}
