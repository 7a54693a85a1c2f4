package models_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
)

func TestADraftOfAFormThatIsGoneSaysSo(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Gammalt formulär")
	d := h.seal(ref, models.SealInput{})
	d.Content = strings.Replace(d.Content, `"form":"imy"`, `"form":"imy-2018"`, 1)
	if _, err := d.Draft(); err == nil || errors.Is(err, models.ErrFormGone) {
		t.Errorf("of a content that was changed: %v", err)
	}
	d.ContentSHA256 = models.HashOf(d.Content)
	if _, err := d.Draft(); !errors.Is(err, models.ErrFormGone) || !strings.Contains(err.Error(), "imy-2018") {
		t.Errorf("got %v", err)
	}
	d.Content, d.ContentSize = "", 0
	if _, err := d.Draft(); !errors.Is(err, models.ErrNoContent) {
		t.Errorf("of a hash alone: %v", err)
	}
}

func TestADraftThatCannotBeReadHereIsSentWithAReason(t *testing.T) {
	h := newHouse(t)
	f := casefile.File{Incident: casefile.Incident{Title: "Från ett äldre program"}, SealedDrafts: []casefile.SealedDraft{
		{Obligation: "gdpr.authority", Country: "SE", Form: "imy-2018", ContentSHA256: models.HashOf("{}"), Content: "{}", SealedBy: "Åsa", Approvals: []casefile.Approval{{Kind: casefile.Approved, Recorded: casefile.Recorded{At: present.Add(-time.Hour), By: "Bo"}}}},
		{Obligation: "gdpr.authority", Country: "SE", Form: "imy", ContentSHA256: models.HashOf("borta"), SealedBy: "Åsa", Approvals: []casefile.Approval{{Kind: casefile.Approved, Recorded: casefile.Recorded{At: present.Add(-time.Hour), By: "Bo"}}}},
	}}
	ref, err := h.Import(ctx(t), models.Operator("test"), f)
	check(t, err)
	for id, want := range map[int64]error{1: models.ErrFormGone, 2: models.ErrNoContent} {
		d := h.again(ref, models.SealedDraft{ID: id})
		r, err := h.Record(ctx(t), h.officer, ref)
		check(t, err)
		if _, err := d.Differs(r, h.at); !errors.Is(err, want) {
			t.Errorf("no. %d: %v, want %v", id, err, want)
		}
		filing := models.Filing{Obligation: "gdpr.authority", Country: "SE", SentAt: &h.at, Channel: "e-tjänst", DelayReason: "x", SealedID: &id}
		_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, filing, nil)
		wantProblem(t, err, "send_reason")
		filing.SendReason = "Det lämnades in från det äldre programmet"
		_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, filing, nil)
		check(t, err)
	}
	h.sound()
}
