package models_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
)

func TestTheVersionsOfFactsAndCountsThatWereSealedAreTheSameInAnotherHouse(t *testing.T) {
	h := newHouse(t)
	h.counted(h.report("En annan incident"), casefile.DataSubjects, 7) // so that rows are numbered otherwise here
	ref := h.report("Fel mottagare")
	h.set(ref, "nature", "Något hände")
	h.set(ref, "nature", "")
	h.set(ref, "nature", "Brev till fel mottagare")
	h.set(ref, "cause", "Ett fel")
	h.set(ref, "cause", "")
	at, n, later := h.at.Add(-time.Minute), int64(12), int64(20)
	h.counted(ref, casefile.DataSubjects, 10)
	check(t, h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{AsOf: &at, Of: casefile.DataSubjects, Mode: casefile.Exact, Min: &n, Max: &n}))
	h.counted(ref, casefile.DataSubjects, later)
	d := h.seal(ref, models.SealInput{})
	h.at = h.at.Add(time.Hour)
	h.set(ref, "nature", "Brev till fel bank")

	there := newHouse(t)
	again, err := there.imports(h.exported(ref))
	check(t, err)
	a, err := h.FactVersions(ctx(t), h.officer, ref)
	check(t, err)
	b, err := there.FactVersions(ctx(t), there.officer, again)
	check(t, err)
	plain := func(all map[string][]models.Fact) (list []string) {
		for _, key := range slices.Sorted(maps.Keys(all)) {
			for _, f := range all[key] {
				f.ID, f.IncidentID = 0, 0
				list = append(list, fmt.Sprint(f))
			}
		}
		return list
	}
	if !slices.Equal(plain(a), plain(b)) {
		t.Errorf("here\n%v\nand there\n%v", plain(a), plain(b))
	}
	facts, err := there.Facts(ctx(t), there.officer, again)
	check(t, err)
	if facts["nature"].Version != 4 || facts["cause"].Version != 2 || !facts["cause"].Value.Empty() {
		t.Errorf("the facts are %v", facts)
	}
	rests, revisions, err := there.again(again, models.SealedDraft{ID: 1}).Rests()
	check(t, err)
	r, err := there.Record(ctx(t), there.officer, again)
	check(t, err)
	ids := []int64{}
	for _, c := range r.Counts {
		ids = append(ids, c.ID)
	}
	if rests["nature"] != 3 || revisions["data_subjects"] != 3 || !slices.Equal(ids, []int64{2, 1, 3}) {
		t.Errorf("no. %d rests on %v and %v of %v", d.ID, rests, revisions, ids)
	}
	if h.exported(ref) != there.exported(again) {
		t.Error("the second export is another")
	}
	there.sound()
}
