package web_test

import (
	"net/url"
	"strings"
	"testing"

	"frist/models"
)

// stopsOfTold are what recipients were told, judged and not, and what they asked.
func (f *filled) stopsOfTold(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	ref := f.filedBoth(t)
	at, by, v := "/incidents/"+ref, f.by(h), f.as(h)
	told, asked := at+"/told", at+"/questions"
	f.numbers(t, ref, 14250)
	check(t, f.SetFacts(t.Context(), by, ref, []models.FactEdit{
		{Key: "nature", Version: 1, Value: models.FactValue{Text: "Kunder såg andra kunders konton.\n" + longWord}, Source: longWord},
		{Key: "primary_contact_name", Version: 1, Value: models.FactValue{Text: "Bo Ek"}},
		{Key: "cause", Value: models.FactValue{Text: "En nyckel i en cache"}},
		{Key: "consequences", Value: models.FactValue{Text: "Förlust av kontroll"}},
		{Key: "measures_taken", Value: models.FactValue{Text: "Cachen är avstängd"}},
		{Key: "discovery", Value: models.FactValue{Text: "staff"}},
	}))
	sent := f.now()
	_, err := f.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "dora.intermediate_update", SentAt: &sent, Channel: "Fidac"}, nil)
	check(t, err)
	imy, _ := toldForms(t, v, told)
	judged := url.Values{}
	for name := range imy.form.values {
		if key, ok := strings.CutSuffix(name, "24.told"); ok {
			judged.Set(key+"24.mark", "now")
			judged.Set(key+"24.reason", "Betydligt fler än vad som uppgavs.")
			judged.Set(key+"10.mark", "not_material")
			judged.Set(key+"10.reason", "Samma sak med andra ord.")
		}
	}
	v.submit(imy.form, judged).want(t, 303)
	for _, q := range []url.Values{
		joined(url.Values{"recipient": {"Integritetsskyddsmyndigheten"}, "reference": {"IMY-2026-1234"}, "text": {"Vilka länder berörs?\n" + longWord}, "received_by": {"Växeln"}}, clock("due", "2026", "11", "27", "")),
		{"recipient": {"Finansinspektionen"}, "text": {"Hur upptäcktes incidenten?"}},
		joined(url.Values{"recipient": {"Finansinspektionen"}, "text": {"Vem är kontaktperson?"}}, clock("due", "2026", "11", "24", "23:30")),
	} {
		v.submit(v.get(asked).form(asked), q).want(t, 303)
	}
	answer := asked + "/2/answer"
	v.upload(v.get(answer).form(answer), url.Values{"text": {"Genom ett samtal."}, "channel": {"e-post"}}, file{"proof", "svar " + longWord + ".pdf", "application/pdf", "%PDF"}).want(t, 303)
	correct := asked + "/1/correct"
	v.submit(v.get(correct).formOf(t, correct, "do", ""), url.Values{"text": {"Vilka länder berörs, och hur många i varje?"}, "reason": {"Fel avskrift"}}).want(t, 303)
	refused := map[string]string{imy.key + ".mark": "not_material", imy.key + ".reason": ""}
	return []stop{
		{path: told, as: h, shot: "told"},
		{path: told, as: models.Reader, shot: "told-reader"},
		{path: told, as: h, do: func(d *desk) { d.submitForm(told, refused, "") }, status: 422, shot: "told-refused"},
		{path: at, as: h, shot: "told-home"},
		{path: "/incidents/" + f.bare + "/told", as: h, shot: "told-none"},
		{path: "/incidents/" + f.klarna + "/told", as: models.Auditor, shot: "told-klarna"},
		{path: asked, as: h, shot: "told-questions"},
		{path: asked, as: models.Reader},
		{path: "/incidents/" + f.bare + "/questions", as: h, shot: "told-questions-none"},
		{path: asked, as: h, do: func(d *desk) { d.submitForm(asked, map[string]string{"recipient": "", "due.d": "32"}, "") }, status: 422, shot: "told-question-refused"},
		{path: asked + "/3/answer", as: h, shot: "told-answer"},
		{path: asked + "/3/answer", as: h, do: func(d *desk) { d.submitForm(asked+"/3/answer", map[string]string{"text": ""}, "") }, status: 422},
		{path: correct, as: h, shot: "told-correct"},
		{path: correct, as: h, do: func(d *desk) { d.submitForm(correct, map[string]string{"reason": "", "text": ""}, "") }, status: 422},
		{path: "/", as: h, shot: "told-overview"},
	}
}
