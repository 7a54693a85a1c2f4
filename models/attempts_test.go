package models_test

import (
	"slices"
	"testing"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// attempts are the texts of the attempts to submit for an obligation, of each entity
// and to each authority that is told: "0 SE a".
func (h *house) attempts(ref string, id deadline.ID) (list []string) {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	for i, part := range r.Parts() {
		os := part.Obligations(h.at)
		for j := range os {
			if os[j].ID != id {
				continue
			}
			for _, e := range part.Attempts(&os[j]) {
				list = append(list, string(rune('0'+i))+" "+os[j].Told+" "+e.Text)
			}
		}
	}
	return list
}

func TestAnAttemptToSubmitIsOfOneEntityAndToOneAuthority(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Med dotterbolag")
	other := h.addTo(ref, subsidiary)
	check(t, h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil}}))
	try := func(text, country string, entity *int64) error {
		return h.AddEntry(ctx(t), h.officer, models.Once{}, ref, models.Entry{At: calendar.At(h.at), Text: text, Obligation: "gdpr.authority", Country: country, EntityID: entity})
	}
	check(t, try("a", "SE", nil))
	check(t, try("b", "GB", nil))
	check(t, try("c", "SE", &other))
	wantProblem(t, h.AddEntry(ctx(t), h.officer, models.Once{}, ref, models.Entry{Text: "d", Obligation: "no.duty"}), "obligation")
	wantProblem(t, try("e", "SE", new(int64)), "entity_id")
	want := []string{"0 SE a", "0 GB b", "1 SE c"}
	got := h.attempts(ref, "gdpr.authority")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	wantProblem(t, h.RemovePart(ctx(t), h.officer, ref, other, 1, "Var inte berörd."), "entity_id")
	f, _, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	there := newHouse(t)
	ref, err = there.Import(ctx(t), models.Operator("test"), f)
	check(t, err)
	if got := there.attempts(ref, "gdpr.authority"); len(got) != len(want) {
		t.Errorf("elsewhere they are %q", got)
	}
	h.sound()
	there.sound()
}
