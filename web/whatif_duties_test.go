package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// trial is the what-if page of an incident, filled in as the record is.
func (h *house) trial(t *testing.T, ref string) (*visitor, string, url.Values) {
	t.Helper()
	v, at := h.as(models.Handler), "/incidents/"+ref+"/what-if"
	values := v.get(at).want(t, 200).form(at).values
	values.Set("do", "count")
	return v, at, values
}

func TestADecisionOnRecordCanBeTriedAwayAndOtherwise(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(4 * time.Hour)
	at := saturday.Add(time.Hour)
	check(t, h.MakeDecision(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.DoNotNotify, Reason: "x", DecidedAt: &at, DecidedBy: "y"}))
	v, page, values := h.trial(t, ref)
	v.get(page).says(t, "Som i incidenten: inte anmäla personuppgiftsincidenten", "Som i incidenten: inget beslut", "Inte informera de registrerade", "Ska inte göras")
	v.get(page+"?"+values.Encode()).want(t, 200).says(t, "Ingen frist ändras")

	values.Set("decided.gdpr.authority", "none")
	v.get(page+"?"+values.Encode()).want(t, 200).says(t, "tisdag 17 november 2026 kl. 13.20").lacks(t, "Ingen frist ändras")
	values.Set("decided.gdpr.authority", "notify")
	values.Set("risk", "no")
	p := v.get(page+"?"+values.Encode()).want(t, 200).says(t, "tisdag 17 november 2026 kl. 13.20", "Beslut att anmäla: förutsättningarna är bedömda.")
	if back := p.form(page).values; back.Get("decided.gdpr.authority") != "notify" {
		t.Errorf("the decision came back as %q", back.Get("decided.gdpr.authority"))
	}
	values.Set("decided.gdpr.subjects", "do_not_notify")
	values.Set("risk", "unknown")
	v.get(page+"?"+values.Encode()).want(t, 200).says(t, "Beslut att inte informera.")
	values.Set("decided.gdpr.subjects", "perhaps")
	v.get(page+"?"+values.Encode()).want(t, 422).says(t, "Välj ett beslut i listan.")
}

func TestADecisionOnOneAuthorityCanBeTriedApartFromTheOthers(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(4 * time.Hour)
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &saturday, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil}}))
	at := saturday.Add(time.Hour)
	check(t, h.MakeDecision(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.DoNotNotify, Reason: "x", DecidedAt: &at, DecidedBy: "y"}))
	v, page, values := h.trial(t, ref)
	for decision, want := range map[string]int{"": 0, "none": 1, "notify": 1, "do_not_notify": 0} {
		values.Set("decided.gdpr.authority.gb", decision)
		p := v.get(page+"?"+values.Encode()).want(t, 200)
		moved, _, _ := strings.Cut(p.text(), "Det som inte ändras")
		if got := strings.Count(moved, "Löper"); got != want {
			t.Errorf("%q: %d limits run that did not: %s", decision, got, moved)
		}
	}
}

func TestAFilingOfAnyDutyCanBeTried(t *testing.T) {
	h, ref := breach(t)
	d := towardsKund
	d.First = calendar.Date{Year: 2026, Month: 1, Day: 1}
	key := "sent.custom." + h.owes(t, d)
	h.at = saturday.Add(4 * time.Hour)
	v, page, values := h.trial(t, ref)
	if _, asked := values[key+".y"]; !asked {
		t.Fatalf("the duty of the firm is not asked about: %v", values)
	}
	for name, in := range clock(key, "2026", "11", "14", "14:00") {
		values[name] = in
	}
	p := v.get(page+"?"+values.Encode()).want(t, 200).says(t, "Det som ändras", "Inlämnad")
	if back := p.form(page).values; back.Get(key+".t") != "14:00" {
		t.Errorf("the filing came back at %q", back.Get(key+".t"))
	}
	values.Set("decided.custom."+strings.TrimPrefix(key, "sent.custom."), "do_not_notify")
	for _, end := range []string{".y", ".m", ".d", ".t"} {
		values.Set(key+end, "")
	}
	v.get(page+"?"+values.Encode()).want(t, 200).says(t, "Beslut att inte underrätta.")
}

func TestAClassificationThatIsTakenBackCanBeTried(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(4 * time.Hour)
	at, back := saturday.Add(time.Hour), saturday.Add(2*time.Hour)
	for _, d := range []models.Decision{
		{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &at, DecidedBy: "y"},
		{Obligation: "dora.initial", Outcome: deadline.Reclassify, Reason: "x", DecidedAt: &back, DecidedBy: "y"},
	} {
		check(t, h.MakeDecision(t.Context(), h.by(models.Handler), models.Once{}, ref, d))
	}
	v, page, values := h.trial(t, ref)
	v.get(page+"?"+values.Encode()).want(t, 200).says(t, "Ingen frist ändras")
	for _, end := range []string{".y", ".m", ".d", ".t"} {
		values.Set("reclassified"+end, "")
	}
	v.get(page+"?"+values.Encode()).want(t, 200).says(t, "Det som ändras", "lördag 14 november 2026 kl. 18.20").lacks(t, "Ingen frist ändras") // four hours
}

func TestADecisionCanBeTriedInTheCalculator(t *testing.T) {
	h := newSite(t)
	values := underDORA()
	values.Set("decided.gdpr.authority", "do_not_notify")
	for name, in := range joined(clock("reclassified", "2021", "05", "28", "09:00"), clock("sent.dora.initial", "", "", "", "")) {
		values[name] = in
	}
	p := h.as(models.Reader).get("/calculator?"+values.Encode()).want(t, 200).says(t, "Beslut att inte anmäla.", "Klassificeringen som allvarlig har återtagits fredag 28 maj 2021 kl. 09.00").lacks(t, "Som i incidenten")
	if back := p.form("/calculator").values; back.Get("decided.gdpr.authority") != "do_not_notify" {
		t.Errorf("the decision came back as %q", back.Get("decided.gdpr.authority"))
	}
}
