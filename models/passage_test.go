package models_test

import (
	"errors"
	"testing"

	"frist/models"
	"frist/models/casefile"
	"frist/models/form"
)

func TestOnlyWhatStandsInAnAnswerCanBeMarked(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Anna Ek såg en annan kunds konto."}}}))
	for name, tt := range map[string]struct {
		x     models.Passage
		field string
	}{
		"a text that is not there":        {models.Passage{Source: "nature", Quote: "Bo Ek", Ground: casefile.OSL32x1}, "quote"},
		"a letter":                        {models.Passage{Source: "nature", Quote: "A", Ground: casefile.OSL32x1}, "quote"},
		"a letter that looks like more":   {models.Passage{Source: "nature", Quote: "A\u200b", Ground: casefile.OSL32x1}, "quote"},
		"a fact without an answer":        {models.Passage{Source: "cause", Ground: casefile.OSL32x1}, "source"},
		"a fact that there is not":        {models.Passage{Source: "natur", Ground: casefile.OSL32x1}, "source"},
		"no provision":                    {models.Passage{Source: "nature", Quote: "Anna Ek"}, "ground"},
		"another provision without words": {models.Passage{Source: "nature", Quote: "Anna Ek", Ground: casefile.OtherGround}, "reason"},
	} {
		var invalid *models.Invalid
		if err := h.MarkPassage(ctx(t), h.officer, models.Once{}, ref, tt.x); !errors.As(err, &invalid) || invalid.Problems[tt.field].IsZero() {
			t.Errorf("%s: %v, want a problem with %s", name, err, tt.field)
		}
	}
	check(t, h.MarkPassage(ctx(t), h.officer, models.Once{}, ref, models.Passage{Source: "incident.title", Quote: "Fel", Ground: casefile.OSL21x7}))
	mark := models.Passage{Source: "nature", Quote: "Anna Ek", Ground: casefile.OSL32x1, Reason: "kund"}
	check(t, h.MarkPassage(ctx(t), h.officer, models.Once{}, ref, mark))
	var invalid *models.Invalid
	if err := h.MarkPassage(ctx(t), h.officer, models.Once{}, ref, mark); !errors.As(err, &invalid) {
		t.Errorf("the same mark twice: %v", err)
	}
}

func TestAMarkThatIsLiftedMasksNothingAndStaysOnRecord(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Anna Ek såg det."}}}))
	check(t, h.MarkPassage(ctx(t), h.officer, models.Once{}, ref, models.Passage{Source: "nature", Quote: "Anna Ek", Ground: casefile.OSL18x8}))
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if got := r.Sensitive(); len(got) != 1 || got[0] != (form.Passage{Source: "nature", Quote: "Anna Ek"}) {
		t.Fatalf("%v", got)
	}
	id := r.Passages[0].ID
	other := h.report("Något annat")
	if err := h.LiftPassage(ctx(t), h.officer, other, id); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("lifted through another incident: %v", err)
	}
	check(t, h.LiftPassage(ctx(t), h.officer, ref, id))
	check(t, h.LiftPassage(ctx(t), h.officer, ref, id)) // a second press of the button
	r, err = h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if len(r.Sensitive()) != 0 || len(r.Passages) != 1 || r.Passages[0].LiftedAt == nil || r.Passages[0].LiftedName != h.officer.Name {
		t.Errorf("%+v", r.Passages)
	}
	check(t, h.MarkPassage(ctx(t), h.officer, models.Once{}, ref, models.Passage{Source: "nature", Quote: "Anna Ek", Ground: casefile.OSL18x8}))
}
