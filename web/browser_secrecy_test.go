package web_test

import (
	"testing"

	"frist/models"
)

// stopsOfSecrecy are what becomes public: of an incident of which nobody marked
// anything, and of one with marks, requests and masked copies, one of them sealed.
func (f *filled) stopsOfSecrecy(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	ref := f.began(t, "Fel kunds uppgifter i appen")
	answered(t, f.house, ref, "Kunden 900101-0017 skrev från anna@bank.example om servern KALLE-7.\n"+longWord)
	check(t, f.SetFacts(t.Context(), f.by(h), ref, []models.FactEdit{{Key: "cause", Value: models.FactValue{Text: "Servern KALLE-7 svarade med fel kunds uppgifter."}}}))
	f.as(h).seals(t, ref, "gdpr.authority", nil)
	for _, x := range []models.Passage{
		{Source: "nature", Quote: "KALLE-7", Ground: "osl_18_8", Reason: "Visar hur skyddet är byggt: " + longWord},
		{Source: "nature", Quote: longWord, Ground: "osl_30_4"},
		{Source: "cause", Ground: "other", Reason: "21 kap. 7 § OSL"},
	} {
		check(t, f.MarkPassage(t.Context(), f.by(h), models.Once{}, ref, x))
	}
	check(t, f.SetFacts(t.Context(), f.by(h), ref, []models.FactEdit{{Key: "cause", Version: 1, Value: models.FactValue{Text: "En annan orsak."}}}))
	at, bare := "/incidents/"+ref+"/secrecy", "/incidents/"+f.bare+"/secrecy"
	return []stop{
		{path: bare, as: h, shot: "secrecy-none"},
		{path: at, as: h, shot: "secrecy"},
		{path: at, as: models.Reader, shot: "secrecy-reader"},
		{path: at, as: h, do: func(d *desk) {
			d.submitForm(at, map[string]string{"source": "nature", "quote": "Det här står inte där", "reason": longWord}, "")
		}, status: 422, shot: "secrecy-refused"},
		{path: "/incidents/" + ref + "/drafts/gdpr.authority", as: h, shot: "secrecy-draft"},
	}
}
