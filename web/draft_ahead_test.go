package web_test

import (
	"net/url"
	"strings"
	"testing"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
)

// major is an incident that is major under DORA, with some facts.
func major(t *testing.T, facts ...models.FactEdit) (*house, string) {
	t.Helper()
	h, ref := breach(t)
	decideAs(t, h.as(models.Handler), ref, "dora.initial", url.Values{"outcome": {"classify_major"}, "reason": {"Stor andel av kunderna."}}).want(t, 303)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, facts))
	return h, ref
}

func said(key, text string) models.FactEdit {
	return models.FactEdit{Key: key, Value: models.FactValue{Text: text}}
}

// TestWhoApprovesSeesWhatIsSentAhead: what goes along before its report asks for it
// stands open, without what nobody answered, and is counted.
func TestWhoApprovesSeesWhatIsSentAhead(t *testing.T) {
	h, ref := major(t, said("clients_affected", "2400"), said("critical_services", "Internetbanken"))
	v := h.as(models.Handler)
	draft := v.get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200)
	draft.says(t, "Ta med ett annat svar som frågas först i en senare rapport")
	path := v.seals(t, ref, "dora.initial", url.Values{"early": {"yes"}})
	page := h.as(models.Approver).get(path).want(t, 200)
	page.says(t, "obligatoriska fält är ifyllda, och 2 svar i förväg.", "Lämnas i förväg", "3.4 Antal berörda kunder", "3.22 Berörda kritiska tjänster", "Internetbanken").lacks(t, "Frågas senare, och")
	for _, n := range []string{"3.2", "3.6", "4.1"} {
		if strings.Contains(page.body, `id="f-`+n+`"`) {
			t.Errorf("%s has no answer", n)
		}
	}
	v.get(path+"/print").want(t, 200).says(t, "Lämnas i förväg", "3.4 Antal berörda kunder", "Internetbanken").lacks(t, "Antal berörda finansiella motparter")
	none := v.get(v.seals(t, ref, "dora.initial", url.Values{"numbers": {""}})).want(t, 200)
	none.lacks(t, "i förväg", "2400", "2 400")
}

// TestWhatIsAskedLaterIsNotWrongYet: a draft and the list of drafts agree on what is not
// right, of what would be sent, and that a time is approximate is no error.
func TestWhatIsAskedLaterIsNotWrongYet(t *testing.T) {
	h, ref := major(t, said("gross_costs", "många"), said("primary_contact_phone", "08-123"))
	in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	in.OccurredFrom = calendar.Moment{At: saturday, Precision: calendar.About}
	check(t, h.EditIncident(t.Context(), h.by(models.Handler), in))
	v := h.as(models.Handler)
	page := v.get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200)
	page.says(t, "1 sak stämmer inte.", "Telefonnumret ska börja med +", "Tiden är ungefärlig.").lacks(t, "2 saker stämmer inte", "Skriv hela beloppet")
	_, row, _ := strings.Cut(v.get("/incidents/"+ref+"/drafts").want(t, 200).text(), "incident: Första anmälan")
	if row, _, _ = strings.Cut(row, "incident: "); !strings.Contains(row, "1 sak stämmer inte.") {
		t.Errorf("the list says %q", row)
	}
	v.get(v.seals(t, ref, "dora.initial", url.Values{"early": {"yes"}})).want(t, 200).says(t, "2 saker stämmer inte.", "Skriv hela beloppet", "Tiden är ungefärlig.")
}

// TestWhoIsAffectedIsSaidWhereItIsNotWhoReports: what the page of the facts says is used
// is what the draft holds. The entity that reports for itself is not named twice.
func TestWhoIsAffectedIsSaidWhereItIsNotWhoReports(t *testing.T) {
	h, ref := major(t)
	v := h.as(models.Handler)
	v.get("/incidents/"+ref+"/edit/reporter").want(t, 200).says(t, "rapporten är aggregerad. Lämnas den tom då används: Den juridiska personens namn.")
	draft := func() string {
		_, field, _ := strings.Cut(v.get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200).text(), "1.5 Namn på den finansiella entitet som berörs")
		field, _, _ = strings.Cut(field, "1.6 ")
		return field
	}
	if field := draft(); !strings.Contains(field, "Inget svar") {
		t.Errorf("1.5 is %q", field)
	}
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{said("submitter_name", "Ombud AB")}))
	v.get("/incidents/"+ref+"/edit/reporter").want(t, 200).says(t, "Lämnas den tom används: Den juridiska personens namn.")
	if field := draft(); !strings.Contains(field, "Testbanken AB") {
		t.Errorf("1.5 is %q", field)
	}
}

// TestASpanSaysWhichOfItsNumbersIsSent: it and other numbers are read with their
// thousands apart, and are copied in digits only.
func TestASpanSaysWhichOfItsNumbersIsSent(t *testing.T) {
	h, ref := major(t, said("transactions_affected", "14250"))
	low, high := int64(2100), int64(2400)
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.Clients, Mode: casefile.Approximate, Min: &low, Max: &high}))
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.Approximate, Min: &low, Max: &high}))
	v := h.as(models.Handler)
	page := v.get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200)
	page.says(t, "Spannet är 2 100–2 400: det högsta talet lämnas.", "14 250")
	for _, want := range []string{`id="t-3.4">2400</span>`, `data-copy="t-3.4"`, `id="t-3.9">14250</span>`} {
		if !strings.Contains(page.body, want) {
			t.Errorf("no %s", want)
		}
	}
	if n := strings.Count(page.body, "det högsta talet lämnas"); n != 1 {
		t.Errorf("it is said %d times", n)
	}
	imy := v.get("/incidents/"+ref+"/drafts/gdpr.authority").want(t, 200)
	imy.says(t, "2 100–2 400").lacks(t, "det högsta talet lämnas")
	if !strings.Contains(imy.body, ">2100–2400</textarea>") || !strings.Contains(imy.body, `data-copy="v-24"`) {
		t.Error("what is copied for IMY is not as it was typed")
	}
}
