package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
)

// filedOnce files the notification to IMY, with no reference, and returns the
// address of the filing.
func filedOnce(t *testing.T, h *house, ref string) string {
	t.Helper()
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/gdpr.authority"
	check := v.submit(v.get(path).form(path), url.Values{"channel": {"service"}}).follow(t)
	return v.upload(check.form(path+"/check"), nil).want(t, 303).header.Get("Location")
}

func TestAReceiptIsAddedToAFilingAfterwards(t *testing.T) {
	h, ref := breach(t)
	at := filedOnce(t, h, ref)
	frozen := filings(t, h, ref)[0]
	h.turn(26 * time.Hour)
	v := h.as(models.Approver)
	page := v.get(at).want(t, 200).says(t, "Mottagningskvitto i efterhand", "Inget har antecknats efter inlämningen.")
	if !slices.Contains(page.links(), at+"/receipt") {
		t.Fatalf("no way to add a receipt among %v", page.links())
	}
	ask := v.get(at+"/receipt").want(t, 200).says(t, "Lägg till ett mottagningskvitto", "Inlämningen är fryst och ändras inte.")
	f := ask.form(at + "/receipt")
	for range 2 { // a double click
		page = v.upload(f, url.Values{"reference": {"IMY-2026-<em>4711"}, "note": {"Kom <em>per post</em>"}}, file{"proof", "brev.pdf", "application/pdf", "%PDF brev"}).follow(t).want(t, 200)
	}
	page.says(t, "IMY-2026-<em>4711", "Kom <em>per post</em>", "brev.pdf", "SHA-256", ", av Name of approver").escaped(t)
	v.submit(v.get(at+"/receipt").form(at+"/receipt"), url.Values{"reference": {"DI-2"}}).follow(t).says(t, "Mottagningskvittot är antecknat. Inlämningen är oförändrad.", "DI-2", "IMY-2026-<em>4711")
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	if err != nil || len(r.Receipts) != 2 || len(r.Evidence) != 1 || r.Filings[0].ContentSHA256 != frozen.ContentSHA256 || r.Filings[0].Reference != "" {
		t.Errorf("%d receipts, %d files, %v", len(r.Receipts), len(r.Evidence), err)
	}
	v.get("/incidents/"+ref+"/summary").says(t, "Mottagningskvitto i efterhand", "DI-2", "brev.pdf")
	v.get("/incidents/"+ref+"/log").says(t, "Name of approver lade till ett mottagningskvitto till en inlämning", "Mottagarens referens", "DI-2")
	if body := v.get("/incidents/"+ref+"/case.json").want(t, 200).body; !strings.Contains(body, `"receipts"`) || !strings.Contains(body, "DI-2") {
		t.Error("the receipts are not in the case file")
	}
	if verdict, err := h.Verify(t.Context(), h.by(models.Auditor)); err != nil || !verdict.OK() {
		t.Errorf("%+v, %v", verdict, err)
	}
}

func TestAReceiptThatIsRefusedLosesNothing(t *testing.T) {
	h, ref := breach(t)
	at := filedOnce(t, h, ref) + "/receipt"
	v := h.as(models.Handler)
	back := v.submit(v.get(at).form(at), url.Values{"note": {"Kom i dag"}}).want(t, 422).says(t, "Det finns fel på sidan", "Ange mottagarens referens eller välj en fil.").form(at)
	if got := back.values.Get("note"); got != "Kom i dag" {
		t.Errorf("the note came back as %q", got)
	}
	big := file{"proof", "stor.bin", "application/octet-stream", strings.Repeat("x", models.MaxEvidence+1)}
	back = v.upload(back, url.Values{"reference": {"DI-1"}}, big).want(t, http.StatusRequestEntityTooLarge).says(t, "25 MB").form(at)
	if got := back.values.Get("reference"); got != "DI-1" {
		t.Errorf("the reference came back as %q", got)
	}
	if r, err := h.Record(t.Context(), h.by(models.Handler), ref); err != nil || len(r.Receipts) != 0 || len(r.Evidence) != 0 {
		t.Errorf("stored %+v, %v", r.Receipts, err)
	}
}

func TestWhoMayNotFileAddsNoReceipt(t *testing.T) {
	h, ref := breach(t)
	at := filedOnce(t, h, ref)
	for _, role := range []models.Role{models.Reader, models.Auditor} {
		if slices.Contains(h.as(role).get(at).want(t, 200).links(), at+"/receipt") {
			t.Errorf("%s is offered to add a receipt", role)
		}
		h.as(role).get(at+"/receipt").want(t, 403)
		h.as(role).post(at+"/receipt", url.Values{"reference": {"DI-1"}}).want(t, 403)
	}
	h.as(models.Handler).get("/incidents/"+ref+"/filings/999/receipt").want(t, 404)
}
