package models

import (
	"strings"
	"testing"
	"time"

	"frist/models/casefile"
)

// TestWhatWasSentUnapprovedBeforeIsCountedAsAwaitingApproval has the list say what a
// program of before had it say, and then does what the migration does with it.
func TestWhatWasSentUnapprovedBeforeIsCountedAsAwaitingApproval(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	s, err := Open(t.Context(), t.TempDir()+"/frist.db", func() time.Time { return at })
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
	step, err := migrations.ReadFile("migrations/0019_approved.sql")
	if err != nil {
		t.Fatal(err)
	}
	_, update, _ := strings.Cut(string(step), "awaits that.\n")
	for _, q := range []string{"UPDATE incidents SET awaiting = 0", update} {
		if err := allow(s.write.WithContext(t.Context())).Exec(q).Error; err != nil {
			t.Fatal(err)
		}
	}
	if v, err := s.Verify(t.Context(), op); err != nil || !v.OK() {
		t.Errorf("after the migration: %+v, %v", v, err)
	}
	list, err := s.Awaiting(t.Context(), Actor{ID: 9, Name: "Bo", Role: Approver}, 10)
	if err != nil || len(list) != 1 || list[0].Ref != ref || list[0].Sealed.Status() != AwaitsAfterwards {
		t.Errorf("what awaits: %+v, %v", list, err)
	}
}
