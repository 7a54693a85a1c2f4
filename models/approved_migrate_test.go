package models

import (
	"testing"
	"time"

	"frist/models/casefile"
)

func TestWhatWasSentUnapprovedBeforeIsCountedAsAwaitingApproval(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	path := t.TempDir() + "/frist.db"
	now := func() time.Time { return at }
	old, err := open(path, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := old.migrateTo(t.Context(), stepsBefore(t, "0019")); err != nil {
		t.Fatal(err)
	}
	op := Operator("test")
	ref, err := old.Import(t.Context(), op, casefile.File{
		Incident:     casefile.Incident{Title: "Gammal"},
		SealedDrafts: []casefile.SealedDraft{{Obligation: "gdpr.authority", Country: "SE", Form: "imy", ContentSHA256: hashOf(nil), SealedAt: at, SealedBy: "Åsa"}},
		Filings:      []casefile.Filing{{Obligation: "gdpr.authority", Country: "SE", SentAt: at, Channel: "x", Sealed: 1, SendReason: "Bråttom"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	// A program of before took what was sent for what nobody has to approve.
	if err := allow(old.write.WithContext(t.Context())).Exec("UPDATE incidents SET awaiting = 0").Error; err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if v, err := s.Verify(t.Context(), op); err != nil || !v.OK() {
		t.Errorf("after the migration: %+v, %v", v, err)
	}
	list, err := s.Awaiting(t.Context(), Actor{ID: 9, Name: "Bo", Role: Approver}, 10)
	if err != nil || len(list) != 1 || list[0].Ref != ref || list[0].Sealed.Status() != AwaitsAfterwards {
		t.Errorf("what awaits: %+v, %v", list, err)
	}
}
