package web_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/deadline"
)

// seals seals a draft as a person does, and returns the address of what was sealed.
func (v *visitor) seals(t *testing.T, ref, duty string, values url.Values) string {
	t.Helper()
	path := "/incidents/" + ref + "/drafts/" + duty
	p := v.submit(v.get(path).want(t, 200).form(path), values).want(t, 303)
	return p.header.Get("Location")
}

// forms are the forms on the page that are sent to action.
func (p *answer) forms(action string) []form {
	var list []form
	for _, n := range p.all("form") {
		if attr(n, "action") == action {
			list = append(list, form{action: action, values: valuesOf(n)})
		}
	}
	return list
}

// saysOf says something of a sealed draft by the form of that kind.
func (v *visitor) saysOf(t *testing.T, path string, kind models.ApprovalKind, reason string) *answer {
	t.Helper()
	return v.submit(v.get(path).want(t, 200).formOf(t, path, "kind", string(kind)), url.Values{"reason." + string(kind): {reason}})
}

func TestADraftIsSealedAndApprovedByAnotherAndThenSent(t *testing.T) {
	h, ref := breach(t)
	officer, approver := h.as(models.Handler), h.as(models.Approver)
	path := officer.seals(t, ref, "gdpr.authority", nil)
	page := officer.get(path).want(t, 200)
	page.says(t, "Utkastet är låst. Någon annan ska godkänna det innan det lämnas in.", "Låst utkast nr 1", "Väntar på godkännande", "Name of handler", "SHA-256", "Testbanken AB", "obligatoriska fält saknades")
	page.escaped(t)
	for _, f := range page.forms(path) {
		if k := f.values.Get("kind"); k != "" && k != string(models.InEmergency) {
			t.Errorf("who sealed it may say %q", k)
		}
	}
	officer.get("/incidents/"+ref).want(t, 200).says(t, "Väntar på godkännande", "Visa det låsta utkastet")
	officer.get("/").want(t, 200).lacks(t, "Att godkänna")
	approver.get("/").want(t, 200).says(t, "Att godkänna", "Anmälan av personuppgiftsincident: Anmälan", "Name of handler")
	approver.saysOf(t, path, models.Approve, "").follow(t).want(t, 200).says(t, "Utkastet är godkänt.", "Godkänt", "Name of approver")
	approver.get("/").want(t, 200).lacks(t, "Att godkänna")
	send := "/incidents/" + ref + "/file/gdpr.authority"
	if links := officer.get(path).want(t, 200).links(); !slices.Contains(links, send) {
		t.Errorf("no way to the filing among %v", links)
	}
	officer.get("/incidents/"+ref+"/drafts").want(t, 200).says(t, "Godkänt")
	officer.get(send).want(t, 200)
}

func TestWhoSealedADraftCannotApproveIt(t *testing.T) {
	h, ref := breach(t)
	v := h.as(models.Approver)
	path := v.seals(t, ref, "gdpr.authority", nil)
	var sum string
	for _, f := range v.get(path).want(t, 200).forms(path) {
		switch f.values.Get("kind") {
		case string(models.InEmergency):
			sum = f.values.Get("sha256")
		case string(models.Approve):
			t.Error("it is offered")
		}
	}
	v.post(path, url.Values{"kind": {"approved"}, "sha256": {sum}}).want(t, 422).says(t, "Någon annan än den som låste utkastet ska godkänna det.")
	h.as(models.Handler).post(path, url.Values{"kind": {"approved"}, "sha256": {sum}}).want(t, 403)
	h.as(models.Reader).post("/incidents/"+ref+"/drafts/gdpr.authority", nil).want(t, 403)
}

func TestAnEditVoidsWhatWasSealedAndSaysWhere(t *testing.T) {
	h, ref := breach(t)
	officer, approver := h.as(models.Handler), h.as(models.Approver)
	path := officer.seals(t, ref, "gdpr.authority", nil)
	approver.saysOf(t, path, models.Approve, "").want(t, 303)
	before := officer.get(path+"/draft.pdf").want(t, 200).body
	h.turn(time.Hour)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Något helt annat."}}}))
	page := officer.get(path).want(t, 200)
	page.says(t, "Gäller inte längre", "Uppgifter har ändrats sedan utkastet låstes", "Fält som skiljer sig", "10 Vad har inträffat?", "Något helt annat.", "Lås på nytt")
	if slices.Contains(page.links(), "/incidents/"+ref+"/file/gdpr.authority") {
		t.Error("what is void is offered to be sent")
	}
	officer.get("/incidents/"+ref+"/drafts").want(t, 200).says(t, "Gäller inte längre")
	if after := officer.get(path+"/draft.pdf").want(t, 200).body; after != before {
		t.Error("the file of what was sealed is another")
	}
	again := "/incidents/" + ref + "/drafts/gdpr.authority"
	next := officer.submit(page.form(again), nil).want(t, 303).header.Get("Location")
	if next == path {
		t.Errorf("it is sealed as %s again", next)
	}
	officer.get(next).want(t, 200).says(t, "Väntar på godkännande", "Något helt annat.").lacks(t, "Fält som skiljer sig")
	officer.get(path).want(t, 200).says(t, "Ett nyare utkast har låsts")
}

func TestARefusalNeedsAReasonAndLosesNothing(t *testing.T) {
	h, ref := breach(t)
	path := h.as(models.Handler).seals(t, ref, "gdpr.authority", nil)
	v := h.as(models.Approver)
	v.saysOf(t, path, models.Refuse, " ").want(t, 422).says(t, "Ange varför.")
	v.saysOf(t, path, models.Refuse, "Antalet är <fel>.").follow(t).want(t, 200).says(t, "Utkastet är avvisat.", "Avvisat", "Antalet är <fel>.").escaped(t)
	stale := url.Values{"kind": {"refused"}, "reason.refused": {"x"}, "sha256": {strings.Repeat("0", 64)}}
	v.post(path, stale).want(t, 409).says(t, "Någon annan hann före.")
}

func TestInAnEmergencyOnePersonSendsAndAnotherApprovesAfterwards(t *testing.T) {
	h, ref := breach(t)
	officer, approver := h.as(models.Handler), h.as(models.Approver)
	path := officer.seals(t, ref, "gdpr.authority", nil)
	officer.get(path).want(t, 200).says(t, "Nödläge: ingen annan kan nås", "visas överst på översikten")
	officer.saysOf(t, path, models.InEmergency, "").want(t, 422).says(t, "Ange varför.")
	page := officer.saysOf(t, path, models.InEmergency, "Ingen svarar i telefon.").follow(t).want(t, 200)
	page.says(t, "Nödläge, inte godkänt", "Ingen svarar i telefon.")
	if !slices.Contains(page.links(), "/incidents/"+ref+"/file/gdpr.authority") {
		t.Error("it cannot be sent")
	}
	approver.get("/").want(t, 200).says(t, "Att godkänna", "Nödläge, inte godkänt")
	approver.saysOf(t, path, models.Afterwards, "").follow(t).want(t, 200).says(t, "Godkänt i efterhand")
	approver.get("/").want(t, 200).lacks(t, "Att godkänna")
}

func TestWhatIsAskedLaterIsSealedWhenItIsAskedFor(t *testing.T) {
	h := newSite(t)
	ref := h.underDORA(t)
	v := h.as(models.Handler)
	v.get(v.seals(t, ref, "dora.initial", url.Values{"numbers": {""}})).want(t, 200).lacks(t, "Frågas senare, och")
	v.get(v.seals(t, ref, "dora.initial", nil)).want(t, 200).says(t, "Antal berörda kunder", "Lämnas i förväg").lacks(t, "Grundorsak")
	path := v.seals(t, ref, "dora.initial", url.Values{"early": {"yes"}})
	v.get(path).want(t, 200).says(t, "Lämnas i förväg", "Grundorsak").lacks(t, "Frågas senare, och")
	if file := v.get(path+"/draft.json").want(t, 200); !strings.HasPrefix(file.body, "{\n") {
		t.Errorf("got %.40q", file.body)
	}
	v.get(path+"/print").want(t, 200).says(t, "Klarna Bank AB (publ)")
	together := "/incidents/" + ref + "/drafts/dora.initial?with=intermediate"
	sealed := v.submit(v.get(together).want(t, 200).form(together), nil).want(t, 303).header.Get("Location")
	v.get(sealed).want(t, 200).says(t, "Delrapport", "3.2")
	v.get(together).want(t, 200).says(t, "låstes")
}

func TestASecondPressSealsOnce(t *testing.T) {
	h, ref := breach(t)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/drafts/gdpr.authority"
	f := v.get(path).form(path)
	first, second := v.submit(f, nil).want(t, 303), v.submit(f, nil).want(t, 303)
	if a, b := first.header.Get("Location"), second.header.Get("Location"); a != b {
		t.Errorf("%s, and then %s", a, b)
	}
}

func TestWhatIsVoidIsNotShownAsApprovedNorApprovedOnAStalePage(t *testing.T) {
	h, ref := breach(t)
	officer, approver := h.as(models.Handler), h.as(models.Approver)
	path := officer.seals(t, ref, "gdpr.authority", nil)
	stale := approver.get(path).want(t, 200).formOf(t, path, "kind", string(models.Approve))
	h.turn(time.Hour)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Något helt annat."}}}))
	approver.submit(stale, nil).want(t, 409).says(t, "Uppgifter har ändrats sedan utkastet låstes. Det gäller inte längre, och är inte godkänt.", "Fält som skiljer sig", "Något helt annat.").lacks(t, "Utkastet är godkänt.")
	approver.get("/").want(t, 200).lacks(t, "Att godkänna")

	fresh := officer.seals(t, ref, "gdpr.authority", nil)
	approver.get("/").want(t, 200).says(t, "Att godkänna")
	approver.saysOf(t, fresh, models.Approve, "").want(t, 303)
	h.turn(time.Hour)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Version: 1, Value: models.FactValue{Text: "Och ännu något."}}}))
	for _, at := range []string{"/incidents/" + ref, "/incidents/" + ref + "/file/gdpr.authority"} {
		officer.get(at).want(t, 200).says(t, "Gäller inte längre")
	}
}

func TestADraftWithTheReferenceOfTheRecipientIsNotVoidOnTheIncident(t *testing.T) {
	h, ref := classified(t)
	at := h.at
	id, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &at, Channel: "Fidac"}, nil)
	check(t, err)
	check(t, h.AddReceipt(t.Context(), h.by(models.Handler), models.Once{}, ref, id, models.Receipt{Reference: "FI-2026-78"}, nil))
	approve(t, h, ref, seal(t, h, ref, "dora.intermediate"))
	h.as(models.Handler).get("/incidents/"+ref).want(t, 200).says(t, "Godkänt").lacks(t, "Gäller inte längre")
}

func TestWhoMayApproveIsInNoEmergency(t *testing.T) {
	h, ref := breach(t)
	path := h.as(models.Handler).seals(t, ref, "gdpr.authority", nil)
	h.as(models.Approver).get(path).want(t, 200).says(t, "Godkänn").lacks(t, "Nödläge: ingen annan kan nås")
}

// losing is an incident whose final report would lack what the intermediate one had.
func (h *house) losing(t *testing.T) string {
	t.Helper()
	ref := h.underDORA(t)
	sent := h.now()
	for _, duty := range []string{"dora.initial", "dora.intermediate"} {
		_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: deadline.ID(duty), SentAt: &sent, Channel: "Fidac", Reference: "FI-1", DelayReason: "x"}, nil)
		check(t, err)
	}
	facts, err := h.Facts(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "incident_types", Version: facts["incident_types"].Version}}))
	return ref
}

func TestAFinalReportLosesNothingWithoutAReason(t *testing.T) {
	h := newSite(t)
	ref := h.losing(t)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/drafts/dora.final"
	page := v.get(path).want(t, 200).says(t, "Varför ska svaren inte längre lämnas?", "3.23")
	back := v.submit(page.form(path), url.Values{"numbers": {""}}).want(t, 422).says(t, "En slutrapport ska inte tappa dem")
	sealed := v.submit(back.form(path), url.Values{"without": {"Typen var fel."}}).follow(t).want(t, 200)
	sealed.says(t, "Utkastet är låst.", "Svar som mottagaren fått tidigare lämnas inte längre: Typen var fel.")
}
