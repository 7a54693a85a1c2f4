package web_test

import (
	"testing"

	"frist/models"
	"frist/models/deadline"
)

// stopsOfDrafts are the forms as far as they can be filled.
func (f *filled) stopsOfDrafts(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	_, none := f.firm(t, models.Entity{NIS2: deadline.No})
	ref := f.began(t, "Fel belopp på kontoutdragen")
	seal := func(duty string) string { return f.as(h).seals(t, ref, duty, nil) }
	void := seal("gdpr.authority")
	check(t, f.SetFacts(t.Context(), f.by(h), ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Beloppen hörde till " + longWord}}}))
	sealed, urgent := seal("gdpr.authority"), seal("gdpr.processor")
	f.as(h).saysOf(t, urgent, models.InEmergency, "Ingen annan svarar i telefon.").want(t, 303)
	check(t, f.SetFacts(t.Context(), f.by(h), ref, []models.FactEdit{{Key: "aggregated", Value: models.FactValue{Text: "yes"}}}))
	run, full := "/incidents/"+f.running+"/drafts", "/incidents/"+f.underDORA(t)+"/drafts"
	lost := "/incidents/" + f.losing(t) + "/drafts/dora.final"
	return []stop{
		{path: lost, as: h, do: func(d *desk) { d.submitForm(lost, nil, "") }, status: 422, shot: "draft-loses"},
		{path: run, as: h, shot: "drafts"},
		{path: run, as: models.Reader},
		{path: full, as: h, shot: "drafts-full"},
		{path: "/incidents/" + none + "/drafts", as: h, shot: "drafts-none"},
		{path: run + "/dora.initial", as: h, shot: "draft-dora"},
		{path: run + "/dora.initial?only=missing", as: models.Reader, shot: "draft-missing"},
		{path: run + "/gdpr.authority", as: h, shot: "draft-imy"},
		{path: full + "/dora.final?with=intermediate", as: h, shot: "draft-final"},
		{path: run + "/gdpr.authority/print", as: h, shot: "draft-print"},
		{path: run + "/gdpr.authority/draft.json", as: h, status: 404, shot: "draft-no-file"},

		{path: void, as: h, shot: "sealed-void"},
		{path: sealed, as: models.Approver, shot: "sealed"},
		{path: sealed, as: models.Reader},
		{path: sealed, as: models.Approver, do: func(d *desk) {
			d.submitForm(sealed, map[string]string{"reason.refused": " "}, "")
		}, status: 422, shot: "sealed-refused"},
		{path: sealed + "/print", as: h},
		{path: urgent, as: models.Approver, shot: "sealed-emergency"},
		{path: "/", as: models.Approver, shot: "overview-approve"},
		{path: "/incidents/" + ref, as: h, shot: "home-sealed"},
		{path: "/incidents/" + ref + "/file/gdpr.authority", as: h, shot: "file-sealed"},
		{path: "/incidents/" + ref + "/drafts", as: h, shot: "drafts-sealed"},
		{path: "/incidents/" + ref + "/drafts/gdpr.authority", as: h, shot: "draft-sealed"},
		{path: "/incidents/" + ref + "/drafts/dora.initial", as: h, shot: "draft-wrong"},
	}
}
