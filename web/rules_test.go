package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"frist/models"
	"frist/models/deadline"
)

func TestEverybodyWhoIsSignedInReadsTheLaw(t *testing.T) {
	h := newSite(t)
	for _, r := range models.Roles {
		v := h.as(r.Role)
		for _, path := range []string{"/rules", "/rules/gdpr.authority", "/rules/proof"} {
			v.get(path).want(t, http.StatusOK)
		}
	}
	h.as(models.Reader).get("/rules/gdpr.nothing").want(t, http.StatusNotFound)
	if p := h.stranger().get("/rules"); p.status == http.StatusOK {
		t.Error("a stranger reads the rules")
	}
}

// TestStrangersReadTheRulesWhereTheCalculatorIsOpen from the page that says what it
// rests on.
func TestStrangersReadTheRulesWhereTheCalculatorIsOpen(t *testing.T) {
	h := newSite(t)
	paths := []string{"/rules", "/rules/proof", "/rules/gdpr.authority"}
	for _, path := range paths {
		h.stranger().get(path).want(t, http.StatusSeeOther)
	}
	if err := h.EditHouse(t.Context(), h.by(models.Admin), models.House{PublicCalculator: true}); err != nil {
		t.Fatal(err)
	}
	v := h.stranger()
	in(t, v.get("/calculator").want(t, http.StatusOK), `href="/rules"`, `href="/rules/proof"`)
	for _, path := range paths {
		in(t, v.get(path).want(t, http.StatusOK), `href="/calculator"`)
	}
	if p := v.get("/rules"); strings.Contains(p.body, `href="/duties"`) {
		t.Error("a stranger is led to what the firm has taken on itself")
	}
}

// TestTheMenuLeadsToTheRulesAndTheyToTheDutiesOfTheFirm and marks where one is.
func TestTheMenuLeadsToTheRulesAndTheyToTheDutiesOfTheFirm(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	for path, marked := range map[string]string{"/duties": "/rules", "/rules": "/rules", "/rules/gdpr.authority": "/rules", "/calculator": "/rules", "/limits": "/"} {
		in(t, v.get(path).want(t, http.StatusOK), `<a href="`+marked+`" aria-current="page">`)
	}
	in(t, v.get("/rules"), `href="/duties"`, `href="/calculator"`)
	if p := h.as(models.Reporter).get("/rules"); strings.Contains(p.body, `href="/duties"`) {
		t.Error("a reporter is led to the contracts")
	}
}

func TestTheRulesAreAllThereWithTheirVersions(t *testing.T) {
	v := newSite(t).as(models.Handler)
	list := v.get("/rules")
	for _, r := range deadline.Rules() {
		in(t, list, fmt.Sprintf(`href="/rules/%s#v%d"`, r.ID, r.Version))
		list.says(t, r.Title.SV)
	}
	initial := v.get("/rules/dora.initial")
	in(t, initial, `id="v1"`, `id="v2"`, "4 timmar, dock senast 24 timmar efter kännedom om incidenten", "kl. 12.00 nästa arbetsdag", `id="Q1"`, "från och med den 12 mars 2025", `href="/rules/proof#K01"`)
	if older, newer := strings.Index(initial.body, `id="v2"`), strings.Index(initial.body, `id="v1"`); newer > older {
		t.Error("the law that has ended stands before that of today")
	}
	list.says(t, "Gäller för", "Har upphört: från och med")
	in(t, v.get("/rules/psd2.final"), "Ej kontrollerad", "Har upphört")
	in(t, v.get("/rules/gdpr.authority"), "Förslag, inte lag", "I kraft i dag")
}

// in holds that texts stand in a page as it was sent.
func in(t *testing.T, p *answer, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if !strings.Contains(p.body, s) {
			t.Errorf("%s is not on the page", s)
		}
	}
}

// TestALawyerFindsEachAnswerWithItsArticle is what issue 3 asks of the page.
func TestALawyerFindsEachAnswerWithItsArticle(t *testing.T) {
	p := newSite(t).as(models.Reader).get("/rules/proof")
	n := len(deadline.Cases())
	in(t, p, fmt.Sprintf("%d av %[1]d fall godkända", n))
	p.lacks(t, "Underkänd")
	for _, c := range deadline.Cases() {
		in(t, p, `id="`+c.ID+`"`)
	}
	// Klarna as if DORA had been in force.
	p.says(t,
		"Kännedom torsdag 27 maj 2021 kl. 10.58 (UTC+2)", "torsdag 27 maj 2021 kl. 15.01 (UTC+2)", "söndag 30 maj 2021 kl. 14.30 (UTC+2)", "onsdag 30 juni 2021 kl. 14.00 (UTC+2)",
		"artikel 5.1 a i förordning (EU) 2025/301", "som om lagen i dess lydelse den 25 november 2026 gällde", "Regel: dora.initial, version 1",
	)
}

func TestTheCasesOfOneRegimeCanBeReadAlone(t *testing.T) {
	v := newSite(t).as(models.Reader)
	p := v.get("/rules/proof?regime=eidas")
	n := len(deadline.Cases())
	p.says(t, fmt.Sprintf("%d av %[1]d fall godkända", n), "eIDAS, betrodda tjänster: 9 av 9", "Visa alla fall")
	in(t, p, `id="E01"`)
	p.lacks(t, `id="K01"`)
	v.get("/rules/proof?regime=sox").want(t, http.StatusNotFound)
}

func TestADutyLeadsToItsRule(t *testing.T) {
	f := fill(t, newSite(t))
	in(t, f.as(models.Handler).get("/incidents/"+f.running), `<a href="/rules/gdpr.authority#v1">`)
}
