package web_test

import (
	"slices"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
)

// TestAnAnswerWasInNoFilingThatWasSealedBeforeIt takes an incident into another house,
// with the versions of its facts and as a file that does not say them.
func TestAnAnswerWasInNoFilingThatWasSealedBeforeIt(t *testing.T) {
	h, ref := breach(t)
	by := h.by(models.Handler)
	answered(t, h, ref, "Servern svarade fel.")
	d := seal(t, h, ref, "gdpr.authority")
	approve(t, h, ref, d)
	sent := h.at
	_, err := h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &sent, Channel: "brev", SealedID: &d.ID}, nil)
	check(t, err)
	h.at = h.at.Add(time.Hour)
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "nature", Version: 1, Value: models.FactValue{Text: "Servern svarade inte."}}}))
	whole, _, err := h.CaseFile(t.Context(), h.by(models.Auditor), ref)
	check(t, err)
	bare := whole
	bare.Facts = map[string]casefile.Fact{}
	for key, f := range whole.Facts {
		f.Version, f.Earlier = 0, nil
		bare.Facts[key] = f
	}
	for name, x := range map[string]struct {
		file casefile.File
		used int
	}{"with the versions": {whole, 1}, "without": {bare, 0}} {
		there := newSite(t)
		there.at = h.at
		again, err := there.Import(t.Context(), there.by(models.Handler), x.file)
		check(t, err)
		page := there.as(models.Handler).get("/incidents/"+again+"/edit").want(t, 200).says(t, "Servern svarade inte.")
		links := slices.DeleteFunc(page.links(), func(l string) bool { return l != "/incidents/"+again+"/filings/1" })
		if len(links) != x.used {
			t.Errorf("%s: %d answers are said to have been filed, want %d", name, len(links), x.used)
		}
	}
}

// TestATabInAListIsNoReasonToRefuseIt pastes two columns of a sheet.
func TestATabInAListIsNoReasonToRefuseIt(t *testing.T) {
	h, ref := breach(t)
	v := h.as(models.Handler)
	f := v.edits(t, ref, "affected")
	f.values.Set("f-data_categories", "Namn\tkunder\nKonto\tkunder")
	v.submit(f, nil).want(t, 303)
	if got := h.fact(t, ref, "data_categories").Value.Lines; !slices.Equal(got, []string{"Namn\tkunder", "Konto\tkunder"}) {
		t.Errorf("stored %q", got)
	}
	file, zone, err := h.CaseFile(t.Context(), h.by(models.Auditor), ref)
	check(t, err)
	_, err = file.Encode(zone)
	check(t, err)
}
