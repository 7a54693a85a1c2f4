package models_test

import (
	"testing"
	"time"

	"frist/models"
	"frist/models/form"
)

// TestWhatEachAuthorityWasToldIsKeptApart files what was sealed for two authorities,
// one of which was told more.
func TestWhatEachAuthorityWasToldIsKeptApart(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Kunder i två länder")
	h.live(ref, "SE", "GB")
	told := func(country, nature string) {
		t.Helper()
		h.set(ref, "nature", nature)
		d := h.seal(ref, models.SealInput{Country: country})
		h.at = h.at.Add(time.Minute)
		_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x", Country: country, SealedID: &d.ID, SendReason: "Bråttom"}, nil)
		check(t, err)
	}
	told("GB", "Till ICO")
	told("SE", "Till IMY")
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	imy, _ := form.FormByID("imy")
	for country, want := range map[string]string{"GB": "Till ICO", "SE": "Till IMY", "": "Till IMY"} {
		got := r.Before(imy, country)
		if len(got) != 1 || got[0].Field("10").Value.Text != want {
			t.Errorf("%q was told %d times, want %s: %+v", country, len(got), want, got)
		}
	}
	h.sound()
}
