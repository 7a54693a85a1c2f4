package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
)

func TestThatATimeIsNotKnownHoldsWhateverWasFilledIn(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	page := v.get(at+"/timeline").says(t, "Med svaret ”Inte känt” antecknas ingen tid, vad som än står i fälten.")
	f := page.formOf(t, at+"/timeline", "do", "")
	if f.values.Get("at.t") == "" {
		t.Fatal("the present is not filled in")
	}
	// A refused form comes back with what was typed, and with the answer.
	back := v.submit(f, url.Values{"at.precision": {"unknown"}, "at.t": {"07:15"}}).want(t, 422).formOf(t, at+"/timeline", "do", "").values
	if back.Get("at.t") != "07:15" || back.Get("at.precision") != "unknown" {
		t.Errorf("came back with %q, %q", back.Get("at.t"), back.Get("at.precision"))
	}
	v.submit(f, url.Values{"at.precision": {"unknown"}, "text": {"Någon gång"}}).follow(t).says(t, "Händelsen är antecknad, utan tid", "Tiden är inte känd")
	if e := h.entries(t, ref); len(e) != 1 || e[0].At.Known() {
		t.Errorf("stored %v", e)
	}
	// So it is on the pages of facts, for what cannot even be read.
	v.submit(v.edits(t, ref, "times"), together(when("occurred_from", "2026-11-23 08:00"))).want(t, 303)
	v.submit(v.edits(t, ref, "times"), url.Values{"occurred_from.precision": {"unknown"}, "occurred_from.d": {"99"}}).want(t, 303)
	if in, err := h.Incident(t.Context(), h.by(models.Handler), ref); err != nil || in.OccurredFrom.Known() {
		t.Errorf("stored %v, %v", in.OccurredFrom, err)
	}
}

func TestATimeThatIsNeededIsNotOfferedAsUnknown(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	page := v.get("/incidents/new").want(t, 200)
	if strings.Contains(page.body, `id="aware_at.precision-hint"`) || strings.Contains(page.body, `<option value="unknown">`) {
		t.Error("the report offers an answer that it refuses")
	}
	page = v.submit(page.form("/incidents/new"), url.Values{"informant": {"Anna"}, "aware_at.precision": {"unknown"}}).want(t, 422)
	page.says(t, "Ange när ni fick kännedom om händelsen.")
	if got := page.form("/incidents/new").values.Get("aware_at.t"); got != "10:00" {
		t.Errorf("the time came back as %q", got)
	}
}

func TestAGuessIsKeptAsOneWhenItsPageIsSaved(t *testing.T) {
	h := newSite(t)
	guess := calendar.Moment{At: present.Add(-48 * time.Hour), Precision: calendar.Unknown}
	ref, err := h.Import(t.Context(), models.Operator("test"), casefile.File{Incident: casefile.Incident{Title: "Gissad", DetectedAt: guess}})
	if err != nil {
		t.Fatal(err)
	}
	v := h.as(models.Handler)
	v.submit(v.edits(t, ref, "times"), nil).follow(t).says(t, "Inget var ändrat.", "osäkert, kanske sön 22 nov 2026 kl. 10.00")
	v.submit(v.edits(t, ref, "times"), url.Values{"detected_at.t": {"11:00"}}).want(t, 303)
	guess.At = guess.At.Add(time.Hour)
	if in, err := h.Incident(t.Context(), h.by(models.Handler), ref); err != nil || in.DetectedAt != guess {
		t.Errorf("stored %v, %v, want %v", in.DetectedAt, err, guess)
	}
}

func TestHowWellATimeIsKnownIsSaidWhereverItStands(t *testing.T) {
	for name, tt := range map[string]struct {
		values                   url.Values
		long, list, csv, english string
	}{
		"about": {
			together(when("aware_at", "2026-11-24 09:20"), url.Values{"aware_at.precision": {"about"}}),
			"omkring tisdag 24 november 2026 kl. 09.20 (UTC+1)", "omkring 2026-11-24 09:20", ";2026-11-24T09:20:00+01:00;ungefärlig;", "about Tuesday 24 November 2026 at 09:20 (UTC+1)",
		},
		"between two": {
			together(when("aware_at", "2026-11-24 08:00"), when("aware_at.until", "2026-11-24 09:00"), url.Values{"aware_at.precision": {"between"}}),
			"tisdag 24 november 2026 mellan kl. 08.00 och 09.00 (UTC+1)", "mellan 2026-11-24 08:00 och 2026-11-24 09:00",
			`;2026-11-24T08:00:00+01:00;"mellan två tider, – 2026-11-24T09:00:00+01:00";`, "Tuesday 24 November 2026 between 08:00 and 09:00 (UTC+1)",
		},
		"a day": {
			together(when("aware_at", "2026-11-23 "), url.Values{"aware_at.precision": {"day"}}),
			"måndag 23 november 2026, klockslaget är inte känt", "2026-11-23, klockslaget är inte känt", ";2026-11-23T12:00:00+01:00;bara dagen är känd;", "Monday 23 November 2026, time of day not known",
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newSite(t)
			v := h.as(models.Handler)
			ref := v.report(t, tt.values)
			for _, path := range []string{"/incidents/" + ref + "/reported", "/incidents/" + ref, "/incidents/" + ref + "/timeline", "/incidents/" + ref + "/summary"} {
				v.get(path).want(t, 200).says(t, tt.long)
			}
			v.get("/incidents").want(t, 200).says(t, tt.list)
			if body := v.get("/incidents.csv").want(t, 200).body; !strings.Contains(body, tt.csv) {
				t.Errorf("the CSV says\n%s\nwant %s", body, tt.csv)
			}
			v.submit(v.get("/").form("/language"), url.Values{"lang": {"en"}})
			v.get("/incidents/"+ref).want(t, 200).says(t, tt.english)
			if verdict, err := h.Verify(t.Context(), h.by(models.Auditor)); err != nil || !verdict.OK() {
				t.Errorf("%+v, %v", verdict, err)
			}
		})
	}
}
