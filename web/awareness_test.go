package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
)

func (h *house) candidates(t *testing.T, ref string) []models.Awareness {
	t.Helper()
	return must[[]models.Awareness](t)(h.Awareness(t.Context(), h.by(models.Handler), ref))
}

// alarm records an alarm in the night, 26 hours ago, as a second candidate. It
// is the earliest and so comes first.
func (h *house) alarm(t *testing.T, ref string) (alarm, call models.Awareness) {
	t.Helper()
	err := h.AddAwareness(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Awareness{At: calendar.At(present.Add(-26 * time.Hour)), How: "Larm i natt"})
	if err != nil {
		t.Fatal(err)
	}
	as := h.candidates(t, ref)
	return as[0], as[1]
}

func TestACandidateIsAddedWithoutMovingAnyClock(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	before := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref))
	f := v.get(at+"/awareness").formOf(t, at+"/awareness", "do", "add")
	v.submit(f, joined(clock("at", "2026", "11", "23", "08:00"), url.Values{"how": {"Larm i natt"}, "at.precision": {"about"}})).
		follow(t).says(t, "Tiden är antecknad. Den gäller inte förrän den väljs.", "omkring mån 23 nov 2026 kl. 08.00", "Tidigast", "Gäller",
		// 72 hours from each candidate: what would be, and what is.
		"Strikt tid om den väljs IMY", "torsdag 26 november 2026 kl. 08.00 (UTC+1)", "fredag 27 november 2026 kl. 08.00 (UTC+1)",
		"En tillsynsmyndighet kan välja den.")
	after := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref))
	if !after.NextStrictAt.Equal(*before.NextStrictAt) {
		t.Errorf("the clock moved from %v to %v", before.NextStrictAt, after.NextStrictAt)
	}
}

func TestARefusedCandidateKeepsWhatWasTyped(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	f := v.get(at+"/awareness").formOf(t, at+"/awareness", "do", "add")
	for problem, values := range map[string]url.Values{
		"Ange en tid.":                     clock("at", "", "", "", ""),
		"Tiden ligger i framtiden.":        clock("at", "2026", "11", "24", "23:00"),
		"Klockslaget finns inte den dagen": clock("at", "2026", "03", "29", "02:30"),
	} {
		p := v.submit(f, joined(values, url.Values{"how": {"Kvar"}})).want(t, 422).says(t, problem)
		if back := p.formOf(t, at+"/awareness", "do", "add").values; back.Get("how") != "Kvar" || back.Get("at.t") != values.Get("at.t") {
			t.Errorf("%s: came back as %v", problem, back)
		}
	}
	if n := len(h.candidates(t, ref)); n != 1 {
		t.Errorf("%d candidates", n)
	}
}

func TestAChoiceShowsWhatItDoesAndSavesNothingUntilConfirmed(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	alarm, call := h.alarm(t, ref)
	f := v.get(at+"/awareness").formOf(t, at+"/awareness", "was", fmt.Sprint(call.ID))
	p := v.submit(f, joined(url.Values{"chosen": {fmt.Sprint(alarm.ID)}, "reason": {"Larmet räckte <em>nog</em>"}}, url.Values{"do": {"preview"}})).want(t, 200).
		says(t, "Ingenting är sparat än", "Larmet räckte <em>nog</em>", "IMY",
			"fredag 27 november 2026 kl. 08.00 (UTC+1)", "torsdag 26 november 2026 kl. 08.00 (UTC+1)", "1 dygn tidigare").typedAsText(t)
	if h.candidates(t, ref)[0].Chosen {
		t.Fatal("the choice was stored by being shown")
	}
	confirm := p.form(at + "/awareness")
	// Back to the choice: nothing that was typed is lost.
	back := v.submit(confirm, url.Values{"do": {"change"}}).want(t, 200).formOf(t, at+"/awareness", "was", fmt.Sprint(call.ID)).values
	if back.Get("chosen") != fmt.Sprint(alarm.ID) || back.Get("reason") != "Larmet räckte <em>nog</em>" {
		t.Errorf("the choice came back as %v", back)
	}
	for range 2 { // a double click
		v.submit(confirm, url.Values{"do": {"confirm"}}).follow(t).want(t, 200)
	}
	as := h.candidates(t, ref)
	if !as[0].Chosen || as[1].Chosen || as[0].Reason != "Larmet räckte <em>nog</em>" {
		t.Errorf("stored %+v", as)
	}
	in := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref))
	if in.Aware != alarm.At {
		t.Errorf("the clocks start at %v", in.Aware)
	}
}

func TestAChoiceThatMakesALimitPassSaysSo(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	if err := h.AddAwareness(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Awareness{At: calendar.At(present.Add(-100 * time.Hour)), How: "Mejl som ingen läste"}); err != nil {
		t.Fatal(err)
	}
	as := h.candidates(t, ref)
	v.post(at+"/awareness", url.Values{"do": {"preview"}, "was": {fmt.Sprint(as[1].ID)}, "chosen": {fmt.Sprint(as[0].ID)}, "reason": {"x"}}).
		want(t, 200).says(t, "4 dygn 2 timmar tidigare", "Försenad")
}

func TestAChoiceNeedsATimeAndAReason(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	_, call := h.alarm(t, ref)
	p := v.post(at+"/awareness", url.Values{"do": {"preview"}, "was": {fmt.Sprint(call.ID)}, "chosen": {"77"}, "reason": {" "}}).
		want(t, 422).says(t, "Välj en av tiderna.", "Ange skälet till valet.")
	if links := strings.Join(p.links(), " "); !strings.Contains(links, "#chosen") || !strings.Contains(links, "#reason") {
		t.Error("the problems do not lead to the fields")
	}
	v.post(at+"/awareness", url.Values{"do": {"confirm"}, "was": {fmt.Sprint(call.ID)}, "chosen": {fmt.Sprint(call.ID)}}).want(t, 422)
}

func TestAChoiceThatSomebodyElseGotAheadOfIsAConflict(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	alarm, call := h.alarm(t, ref)
	if err := h.AddAwareness(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Awareness{At: calendar.At(present.Add(-time.Hour)), How: "Möte"}); err != nil {
		t.Fatal(err)
	}
	meeting := h.candidates(t, ref)[2]
	mine := url.Values{"do": {"confirm"}, "was": {fmt.Sprint(call.ID)}, "chosen": {fmt.Sprint(alarm.ID)}, "reason": {"Mitt skäl"}}
	if err := h.ChooseAwareness(t.Context(), h.by(models.Approver), ref, meeting.ID, call.ID, "Kollegans skäl"); err != nil {
		t.Fatal(err)
	}
	for _, do := range []string{"preview", "confirm"} {
		mine.Set("do", do)
		p := v.post(at+"/awareness", mine).want(t, 409).says(t, "Mitt skäl", "Kollegans skäl", "Larm i natt", "Möte")
		again := p.formOf(t, at+"/awareness", "was", fmt.Sprint(meeting.ID))
		if again.values.Get("reason") != "Mitt skäl" || again.values.Get("chosen") != fmt.Sprint(alarm.ID) {
			t.Errorf("the choice came back as %v", again.values)
		}
		v.submit(again, url.Values{"do": {"preview"}}).want(t, 200).says(t, "Ingenting är sparat än")
	}
	if !h.candidates(t, ref)[2].Chosen {
		t.Error("the colleague's choice is gone")
	}
}

func TestALaterChoiceWarnsThatARegulatorMayPickTheEarliest(t *testing.T) {
	h, ref, at := newRecord(t)
	_, _ = h.alarm(t, ref)
	h.as(models.Reader).get(at+"/awareness").want(t, 200).says(t, "Den tidigaste antecknade tiden är måndag 23 november 2026 kl. 08.00 (UTC+1).", "torsdag 26 november 2026 kl. 08.00 (UTC+1)")
}
