package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
)

// saturday is the example of the filing journey: a bank is aware at 13.20 on
// Saturday 14 November 2026.
var saturday = time.Date(2026, time.November, 14, 12, 20, 0, 0, time.UTC)

// breach is a site on that Saturday, with the incident of the bank, and its reference.
func breach(t *testing.T) (*house, string) {
	t.Helper()
	h := newSite(t)
	h.at = saturday.Add(30 * time.Minute)
	ref, err := h.ReportIncident(t.Context(), h.by(models.Handler), models.Once{}, models.Report{
		EntityID: h.bank, Title: "Kunder ser andras konton <em>", Summary: "Fel cache & fel konto.", Informant: "Kundtjänst",
		Aware: calendar.At(saturday), PersonalData: deadline.Yes,
	})
	if err != nil {
		t.Fatal(err)
	}
	return h, ref
}

// clockOf is how a form has an instant of that Saturday, in Swedish time.
func clockOf(name, clock string) url.Values {
	return url.Values{name + ".y": {"2026"}, name + ".m": {"11"}, name + ".d": {"14"}, name + ".t": {clock}}
}

func typing(values url.Values, more ...string) url.Values {
	for i := 0; i < len(more); i += 2 {
		values.Set(more[i], more[i+1])
	}
	return values
}

// decideAs goes the whole way to a decision: question, check, confirmation.
func decideAs(t *testing.T, v *visitor, ref, obligation string, values url.Values) *answer {
	t.Helper()
	path := "/incidents/" + ref + "/decide/" + obligation
	check := v.submit(v.get(path).want(t, 200).form(path), values).follow(t).want(t, 200)
	return v.submit(check.form(path+"/check"), nil)
}

// TestAFilingFromTheClassificationToTheReceipt goes through the first half of
// the journey of product.md 5.5: the times are its own.
func TestAFilingFromTheClassificationToTheReceipt(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	h.at = saturday.Add(225 * time.Minute) // 17.05

	path := "/incidents/" + ref + "/decide/dora.initial"
	page := officer.get(path).want(t, 200).says(t, "Är incidenten allvarlig?", "artikel 18.1 i DORA")
	check := officer.submit(page.form(path), typing(clockOf("at", "17:00"), "outcome", "classify_major", "reason", "Fler än 10 procent av kunderna.")).follow(t).want(t, 200)
	check.says(t, "Ingenting är sparat än", "lördag 14 november 2026 kl. 21.00 (UTC+1)", "Fristen börjar löpa", "Fler än 10 procent av kunderna.", "Klassificera som allvarlig IKT-relaterad incident")
	home := officer.submit(check.form(path+"/check"), nil).follow(t).want(t, 200)
	home.says(t, "Beslutet är sparat: klassificera som allvarlig", "lördag 14 november 2026 kl. 21.00 (UTC+1)")

	h.at = saturday.Add(390 * time.Minute) // 19.50
	path = "/incidents/" + ref + "/file/dora.initial"
	page = officer.get(path).want(t, 200)
	if f := page.form(path); f.values.Get("sent.t") != "19:50" || f.values.Get("sent.d") != "14" {
		t.Errorf("the time is filled in as %s on the %s, want now", f.values.Get("sent.t"), f.values.Get("sent.d"))
	}
	check = officer.submit(page.form(path), typing(clockOf("sent", "19:48"), "channel", "service", "reference", "FI-2026-77")).follow(t).want(t, 200)
	check.says(t, "I tid: 1 timme 12 minuter före den strikta tiden.", "Fidac", "FI-2026-77", "lördag 14 november 2026 kl. 19.48 (UTC+1)")
	if strings.Contains(check.text(), "Varför är det försenat?") {
		t.Error("it asks for the reasons of a delay that there is not")
	}

	done := officer.upload(check.form(path+"/check"), nil, file{"proof", "kvittens <1>.pdf", "application/pdf", "%PDF kvittens"}).follow(t).want(t, 200)
	done.says(t, "Inlämningen är antecknad", "Finansinspektionen: Första anmälan", "FI-2026-77", "I tid: 1 timme 12 minuter", "Delrapport", "tisdag 17 november 2026 kl. 19.48 (UTC+1)")
	sum := sha256.Sum256([]byte("%PDF kvittens"))
	done.says(t, hex.EncodeToString(sum[:]))

	frozen := filings(t, h, ref)
	if len(frozen) != 1 || frozen[0].LateStrict == nil || *frozen[0].LateStrict || *frozen[0].LateLatest {
		t.Fatalf("frozen %+v, want one filing that is not late", frozen)
	}
	done.says(t, frozen[0].ContentSHA256)
	content := officer.get(link(t, done, "/content.json")).want(t, 200)
	if sum := sha256.Sum256([]byte(content.body)); hex.EncodeToString(sum[:]) != frozen[0].ContentSHA256 || !json.Valid([]byte(content.body)) {
		t.Error("the content that is given out is not what was frozen")
	}
	proof := officer.get(link(t, done, "/evidence/")).want(t, 200)
	if got := proof.header.Get("Content-Disposition"); !strings.HasPrefix(got, "attachment;") || proof.body != "%PDF kvittens" {
		t.Errorf("the proof is served with %q and %q", got, proof.body)
	}
}

func filings(t *testing.T, h *house, ref string) []models.Filing {
	t.Helper()
	fs, err := h.Filings(t.Context(), h.by(models.Handler), ref)
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

// link is the first link of a page whose address has the part.
func link(t *testing.T, p *answer, part string) string {
	t.Helper()
	for _, l := range p.links() {
		if strings.Contains(l, part) {
			return l
		}
	}
	t.Fatalf("%s has no link to %q", p.path, part)
	return ""
}

// TestLatenessIsFrozenAtItsBoundaries files to the data protection authority on
// each side of its two limits: Tuesday 13.20, and 14.00 by the latest reading.
func TestLatenessIsFrozenAtItsBoundaries(t *testing.T) {
	strict := saturday.Add(72 * time.Hour)
	tests := map[string]struct {
		sent           time.Duration
		strict, latest bool
		says           string
	}{
		"at the strict time":    {0, false, false, "I tid: exakt vid den strikta tiden."},
		"a second after it":     {time.Second, true, false, "Mindre än en minut efter den strikta tiden, men inte efter den senaste"},
		"at the latest reading": {40 * time.Minute, true, false, "40 minuter efter den strikta tiden, men inte efter den senaste"},
		"a second after that":   {40*time.Minute + time.Second, true, true, "Försenad med 40 minuter räknat från den strikta tiden"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			h, ref := breach(t)
			h.at = strict.Add(2 * time.Hour)
			officer := h.as(models.Handler)
			path := "/incidents/" + ref + "/file/gdpr.authority"
			at := strict.Add(tt.sent).In(calendar.Sweden().Zone)
			sent := url.Values{"sent.y": {at.Format("2006")}, "sent.m": {at.Format("1")}, "sent.d": {at.Format("2")}, "sent.t": {at.Format("15:04:05")}, "channel": {"service"}}
			check := officer.submit(officer.get(path).form(path), sent).follow(t).want(t, 200).says(t, tt.says)
			done := officer.upload(check.form(path+"/check"), url.Values{"delay_reason": {"Underlaget saknades."}}).follow(t).want(t, 200).says(t, tt.says)
			done.says(t, "IMY:s e-tjänst")
			f := filings(t, h, ref)[0]
			if f.LateStrict == nil || *f.LateStrict != tt.strict || *f.LateLatest != tt.latest {
				t.Errorf("frozen strict %v, latest %v; want %v, %v", f.LateStrict, f.LateLatest, tt.strict, tt.latest)
			}
		})
	}
}

// TestALateFilingNeedsReasons is GDPR Art. 33(1): a notification after 72 hours
// is accompanied by reasons for the delay.
func TestALateFilingNeedsReasons(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(100 * time.Hour)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	check := officer.submit(officer.get(path).form(path), url.Values{"channel": {"other"}, "channel_other": {"Bud <b>"}}).follow(t).want(t, 200).says(t, "Varför är det försenat?")
	refused := officer.upload(check.form(path+"/check"), nil, file{"proof", "a.txt", "text/plain", "a"}).want(t, 422)
	refused.says(t, "Ange skälen till förseningen.", "Välj filen igen", "Bud <b>").lacks(t, "<b>")
	if fs := filings(t, h, ref); len(fs) != 0 {
		t.Fatalf("%d filings were stored", len(fs))
	}
	officer.upload(refused.form(path+"/check"), url.Values{"delay_reason": {"Semester."}}).follow(t).want(t, 200).says(t, "Semester.")
}

// TestWhatWasNotSentYetCannotBeFiled tries a time in the future, one that does
// not exist, and a form with nothing in it.
func TestWhatWasNotSentYetCannotBeFiled(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	f := officer.get(path).form(path)
	future := officer.submit(f, typing(clockOf("sent", "13:51"), "channel", "service", "reference", "R-1")).want(t, 422)
	future.says(t, "Tiden ligger i framtiden.")
	if got := future.form(path).values; got.Get("reference") != "R-1" || got.Get("channel") != "service" || got.Get("sent.t") != "13:51" {
		t.Errorf("what was typed is lost: %v", got)
	}
	officer.submit(f, url.Values{"sent.y": {""}, "sent.m": {""}, "sent.d": {""}, "sent.t": {""}}).want(t, 422).says(t, "Ange när det lämnades in.", "Välj hur det lämnades in.")
	officer.submit(f, url.Values{"sent.y": {"2026"}, "sent.m": {"3"}, "sent.d": {"29"}, "sent.t": {"02:30"}, "channel": {"service"}}).want(t, 422).says(t, "klockan ställdes fram")
	officer.submit(f, url.Values{"sent.y": {"2025-10-26 02:30"}, "sent.m": {""}, "sent.d": {""}, "sent.t": {""}, "channel": {"service"}}).want(t, 422).says(t, "två gånger")
	officer.submit(f, typing(clockOf("sent", "13:00"), "channel", "pigeon")).want(t, 422).says(t, "Välj hur det lämnades in.")
	officer.submit(f, typing(clockOf("sent", "13:00"), "channel", "other")).want(t, 422).says(t, "Ange på vilket sätt det lämnades in.")
	officer.submit(f, typing(clockOf("sent", "13:00"), "channel", "service")).follow(t).want(t, 200).says(t, "Tiden ligger före kännedom")
}

// TestADoubleClickFilesOnce sends the same confirmation twice.
func TestADoubleClickFilesOnce(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	check := officer.submit(officer.get(path).form(path), url.Values{"channel": {"service"}}).follow(t)
	first := officer.upload(check.form(path+"/check"), nil).want(t, 303)
	second := officer.upload(check.form(path+"/check"), nil).want(t, 303)
	if a, b := first.header.Get("Location"), second.header.Get("Location"); a != b {
		t.Errorf("the second press leads to %s, the first to %s", b, a)
	}
	if fs := filings(t, h, ref); len(fs) != 1 {
		t.Errorf("%d filings, want 1", len(fs))
	}
}

// TestAFilingThatIsCorrectedByTheBackButtonIsNotLost goes back to the page that recorded
// a filing, changes the reference, and is asked whether it is another one.
func TestAFilingThatIsCorrectedByTheBackButtonIsNotLost(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	check := officer.submit(officer.get(path).form(path), url.Values{"channel": {"service"}, "reference": {"FEL-REF"}}).follow(t)
	first := officer.upload(check.form(path+"/check"), nil).want(t, 303).header.Get("Location")
	asked := officer.upload(check.form(path+"/check"), url.Values{"reference": {"RÄTT-REF"}}, file{"proof", "kvitto.txt", "text/plain", "x"}).want(t, 409)
	asked.says(t, "Det här är redan sparat (kl. ", "med annat innehåll", "RÄTT-REF", "Välj filen igen")
	if !slices.Contains(asked.links(), first) {
		t.Errorf("no way to what was saved among %v", asked.links())
	}
	if fs := filings(t, h, ref); len(fs) != 1 || fs[0].Reference != "FEL-REF" {
		t.Errorf("filings %+v, want the first alone", fs)
	}
	if kept := officer.get(path).form(path).values.Get("reference"); kept != "RÄTT-REF" {
		t.Errorf("the form has %q", kept)
	}
	second := officer.upload(asked.form(path+"/check"), nil).want(t, 303).header.Get("Location")
	if again := officer.upload(asked.form(path+"/check"), nil).want(t, 303).header.Get("Location"); again != second || second == first {
		t.Errorf("the second is at %s and then at %s, the first at %s", second, again, first)
	}
	if fs := filings(t, h, ref); len(fs) != 2 || fs[1].Reference != "RÄTT-REF" {
		t.Errorf("filings %+v, want both", fs)
	}
}

// TestASecondFilingIsASupplement files twice for the same obligation.
func TestASecondFilingIsASupplement(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	for range 2 {
		check := officer.submit(officer.get(path).form(path), url.Values{"channel": {"service"}}).follow(t)
		officer.upload(check.form(path+"/check"), nil).want(t, 303)
	}
	h.turn(200 * time.Hour)
	check := officer.submit(officer.get(path).want(t, 200).says(t, "En inlämning är redan antecknad").form(path), url.Values{"channel": {"email"}}).follow(t)
	check.says(t, "Kompletterar en tidigare inlämning och bedöms inte mot fristen.").lacks(t, "Varför är det försenat?")
	officer.upload(check.form(path+"/check"), nil).follow(t).want(t, 200).says(t, "Kompletterar en tidigare inlämning")
	fs := filings(t, h, ref)
	if len(fs) != 3 || fs[0].LateStrict == nil || fs[2].LateStrict != nil {
		t.Errorf("filings %+v: only the first is judged", fs)
	}
}

// TestADecisionNotToNotifySaysWhatItDoes reads the check page of the decision
// that a regulator will look at first.
func TestADecisionNotToNotifySaysWhatItDoes(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/decide/gdpr.authority"
	page := officer.get(path).want(t, 200).says(t, "såvida det inte är osannolikt att den medför en risk")
	reason := "Uppgifterna var krypterade <em>hela tiden</em>."
	check := officer.submit(page.form(path), url.Values{"outcome": {"do_not_notify"}, "reason": {reason}}).follow(t).want(t, 200)
	check.says(t, "Besluta att INTE anmäla", "Frist slutar att räkna fristen", "Har inte längre någon frist", reason).lacks(t, "<em>hela")
	again := officer.get(path).form(path)
	if again.values.Get("reason") != reason || again.values.Get("outcome") != "do_not_notify" {
		t.Errorf("what was typed is lost on the way back: %v", again.values)
	}
	officer.submit(check.form(path+"/check"), nil).follow(t).says(t, "Beslutet är sparat: inte anmäla personuppgiftsincidenten.")
	if left := officer.get(path).form(path).values; left.Get("reason") != "" || left.Get("by") != "Name of handler" {
		t.Errorf("the next decision starts from %v", left)
	}
	officer.get(path).says(t, "Tidigare beslut", reason)
}

// TestADecisionIsAsked is what the form refuses, and that it keeps what was typed.
func TestADecisionIsAsked(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/decide/gdpr.subjects"
	f := officer.get(path).form(path)
	refused := officer.submit(f, typing(clockOf("at", "23:59"), "by", "", "reason", " ")).want(t, 422)
	refused.says(t, "Välj vad ni beslutar.", "Ange skälen för beslutet.", "Ange vem som fattade beslutet.", "Tiden ligger i framtiden.")
	officer.submit(f, url.Values{"outcome": {"do_not_notify"}, "reason": {"x"}}).want(t, 422).says(t, "Välj på vilken grund")
	officer.submit(f, url.Values{"outcome": {"classify_major"}, "reason": {"x"}}).want(t, 422).says(t, "Välj vad ni beslutar.")
	officer.submit(f, url.Values{"outcome": {"notify"}, "reason": {strings.Repeat("å", models.LongText+1)}}).want(t, 422)
	decideAs(t, officer, ref, "gdpr.subjects", url.Values{"outcome": {"do_not_notify"}, "ground": {"34.3a"}, "reason": {"Krypterat."}}).want(t, 303)
	ds, err := h.Decisions(t.Context(), h.by(models.Handler), ref)
	if err != nil || len(ds) != 1 || !strings.Contains(ds[0].Reason, "34.3 a") || !strings.HasSuffix(ds[0].Reason, "Krypterat.") {
		t.Errorf("stored %+v, %v", ds, err)
	}
	officer.get("/incidents/"+ref+"/decide/imy.supplement").want(t, 404)
	officer.get("/incidents/"+ref+"/decide/nonsense").want(t, 404)
	officer.get("/incidents/"+ref+"/decide/gdpr.authority/check").want(t, 303)
}

// TestADoubleClickDecidesOnce sends the same confirmation twice.
func TestADoubleClickDecidesOnce(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/decide/gdpr.authority"
	check := officer.submit(officer.get(path).form(path), url.Values{"outcome": {"notify"}, "reason": {"Risk."}}).follow(t)
	for range 2 {
		officer.submit(check.form(path+"/check"), nil).want(t, 303)
	}
	if ds, err := h.Decisions(t.Context(), h.by(models.Handler), ref); err != nil || len(ds) != 1 {
		t.Errorf("%d decisions, %v; want 1", len(ds), err)
	}
}

// TestADecisionThatIsCorrectedByTheBackButtonIsNotLost goes back to the page that made a
// decision, changes the reasons, and is asked whether it is another one.
func TestADecisionThatIsCorrectedByTheBackButtonIsNotLost(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/decide/gdpr.authority"
	check := officer.submit(officer.get(path).form(path), url.Values{"outcome": {"do_not_notify"}, "reason": {"Ingen risk."}}).follow(t)
	officer.submit(check.form(path+"/check"), nil).want(t, 303)
	asked := officer.submit(check.form(path+"/check"), url.Values{"outcome": {"notify"}, "reason": {"Risk."}}).want(t, 409)
	asked.says(t, "Det här är redan sparat (kl. ", "Risk.")
	officer.submit(asked.form(path+"/check"), nil).want(t, 303)
	ds, err := h.Decisions(t.Context(), h.by(models.Handler), ref)
	if err != nil || len(ds) != 2 || ds[0].Reason != "Ingen risk." || ds[1].Reason != "Risk." {
		t.Errorf("decisions %+v, %v; want both", ds, err)
	}
}

// TestTheCheckPageForesawWhatADecisionDid decides each way in turn, and holds
// every limit that the check page promised against the record afterwards.
func TestTheCheckPageForesawWhatADecisionDid(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	steps := []struct{ obligation, outcome, ground string }{
		{"dora.initial", "reclassify", ""},
		{"dora.initial", "classify_major", ""},
		{"dora.initial", "reclassify", ""},
		{"dora.initial", "classify_major", ""},
		{"gdpr.authority", "do_not_notify", ""},
		{"gdpr.authority", "notify", ""},
		{"gdpr.subjects", "do_not_notify", "34.1"},
		{"gdpr.subjects", "notify", ""},
	}
	for _, step := range steps {
		h.turn(time.Minute)
		path := "/incidents/" + ref + "/decide/" + step.obligation
		check := officer.submit(officer.get(path).form(path), url.Values{"outcome": {step.outcome}, "ground": {step.ground}, "reason": {"x"}}).follow(t).want(t, 200)
		officer.submit(check.form(path+"/check"), nil).want(t, 303)
		rec, err := h.Record(t.Context(), h.by(models.Handler), ref)
		if err != nil {
			t.Fatal(err)
		}
		running := false
		for _, o := range rec.Obligations(h.now()) {
			if string(o.ID) != step.obligation {
				continue
			}
			running = o.State == deadline.Running || o.State == deadline.NoNumber
			if o.Strict != nil && running && step.outcome != "notify" && !strings.Contains(check.body, `datetime="`+o.Strict.UTC().Format(time.RFC3339)) {
				t.Errorf("%v: the check page did not say the limit %s:\n%s", step, o.Strict, check.text())
			}
		}
		if want := step.outcome == "notify" || step.outcome == "classify_major"; running != want {
			t.Errorf("%v: running is %v, want %v", step, running, want)
		}
	}
}

// TestAReaderCannotDecideOrFile finds no button, and is refused.
func TestAReaderCannotDecideOrFile(t *testing.T) {
	h, ref := breach(t)
	for _, role := range []models.Role{models.Reader, models.Auditor} {
		v := h.as(role)
		home := v.get("/incidents/"+ref).want(t, 200)
		for _, l := range home.links() {
			if strings.Contains(l, "/decide/") || strings.Contains(l, "/file/") {
				t.Errorf("%s is offered %s", role, l)
			}
		}
		for _, path := range []string{"/decide/gdpr.authority", "/decide/gdpr.authority/check", "/file/gdpr.authority", "/file/gdpr.authority/check"} {
			v.get("/incidents/"+ref+path).want(t, 403)
			v.post("/incidents/"+ref+path, url.Values{"outcome": {"notify"}, "reason": {"x"}, "by": {"x"}}).want(t, 403)
		}
	}
	if fs := filings(t, h, ref); len(fs) != 0 {
		t.Errorf("%d filings were stored", len(fs))
	}
}

// TestARestrictedIncidentIsNotThere asks for every page of this file as
// somebody outside the circle.
func TestARestrictedIncidentIsNotThere(t *testing.T) {
	h, ref := breach(t)
	in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.SetAccess(t.Context(), h.by(models.Handler), ref, in.Version, true, nil); err != nil {
		t.Fatal(err)
	}
	v := h.as(models.Approver)
	for _, path := range []string{
		"/decide/gdpr.authority", "/decide/gdpr.authority/check", "/file/gdpr.authority", "/file/gdpr.authority/check", "/filings/1", "/filings/1/content.json",
		"/summary", "/summary.pdf", "/summary.json", "/case.json", "/log",
	} {
		v.get("/incidents/"+ref+path).want(t, 404).lacks(t, "andras konton")
	}
	for _, path := range []string{"/decide/gdpr.authority", "/file/gdpr.authority", "/log"} {
		v.post("/incidents/"+ref+path, url.Values{}).want(t, 404)
	}
}

// TestAProofThatIsTooLargeIsRefused comes back with 413 and stores nothing.
func TestAProofThatIsTooLargeIsRefused(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	check := officer.submit(officer.get(path).form(path), url.Values{"channel": {"service"}}).follow(t)
	big := officer.upload(check.form(path+"/check"), nil, file{"proof", "stor.bin", "application/octet-stream", strings.Repeat("x", models.MaxEvidence+1)})
	big.want(t, http.StatusRequestEntityTooLarge).says(t, "25 MB")
	empty := officer.upload(check.form(path+"/check"), nil, file{"proof", "tom.bin", "application/octet-stream", ""})
	empty.want(t, 422).says(t, "Filen är tom.")
	if fs := filings(t, h, ref); len(fs) != 0 {
		t.Errorf("%d filings were stored", len(fs))
	}
}

func TestADecisionDatedBeforeAwarenessIsWarnedAbout(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	for obligation, outcome := range map[string]string{"dora.initial": "classify_major", "gdpr.authority": "do_not_notify"} {
		path := "/incidents/" + ref + "/decide/" + obligation
		before := officer.submit(officer.get(path).form(path), typing(clockOf("at", "06:00"), "outcome", outcome, "reason", "x"))
		before.follow(t).want(t, 200).says(t, "Tiden ligger före kännedom (lördag 14 november 2026 kl. 13.20 (UTC+1)). Kontrollera att den stämmer.")
		after := officer.submit(officer.get(path).form(path), typing(clockOf("at", "13:20"), "outcome", outcome, "reason", "x"))
		after.follow(t).want(t, 200).lacks(t, "Tiden ligger före kännedom")
	}
}

func TestClosingSaysByWhenToClassifyAndThatTheFinalReportIsToCome(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	status := "/incidents/" + ref + "/status"
	officer.get(status).want(t, 200).says(t, "Första anmälan Ska klassificeras senast söndag 15 november 2026 kl. 13.20 (UTC+1)").lacks(t, "Slutrapport", "Första anmälan utan tid i siffror")
	h.at = saturday.Add(225 * time.Minute)
	decideAs(t, officer, ref, "dora.initial", typing(clockOf("at", "17:00"), "outcome", "classify_major", "reason", "x")).want(t, 303)
	if _, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac"}, nil); err != nil {
		t.Fatal(err)
	}
	officer.get(status).want(t, 200).says(t, "Finansinspektionen: Slutrapport").lacks(t, "Finansinspektionen: Första anmälan")
}

func TestPeopleAreInformedAndNothingIsSentIn(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	officer.get("/incidents/"+ref+"/file/gdpr.subjects").want(t, 200).says(t, "Markera som genomförd", "När informerades de registrerade?").lacks(t, "När lämnades det in?", "Fidac", "diarienummer")
	officer.get("/incidents/"+ref+"/file/gdpr.authority").want(t, 200).says(t, "Markera som inlämnad", "När lämnades det in?")
	if page := officer.get("/incidents/" + ref); !strings.Contains(page.body, "Markera som genomförd") {
		t.Error("the button on the incident has other words")
	}
}

func TestALateFilingCitesOnlyTheLawThatAsksForItsReasons(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(100 * time.Hour)
	officer := h.stranger()
	officer.signIn("handler@bank.example")
	path := "/incidents/" + ref + "/file/gdpr.authority"
	officer.submit(officer.get(path).form(path), url.Values{"channel": {"service"}}).follow(t).want(t, 200).says(t, "artikel 33.1 i dataskyddsförordningen").lacks(t, "2025/301")
}

func TestAClosedIncidentListsNothingThatMayComeAsOpenWork(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	officer.get("/incidents/"+ref).want(t, 200).says(t, "Att göra", "Kan bli aktuella", "3 beslut väntar")
	status := "/incidents/" + ref + "/status"
	officer.submit(officer.get(status).form(status), url.Values{"reason": {"x"}}).want(t, 303)
	officer.get("/incidents/"+ref).want(t, 200).says(t, "Inte uppfyllt").lacks(t, "Att göra", "Kan bli aktuella", "beslut väntar")
}

func TestTheCheckPageOfASecondDecisionShowsTheLimitThatWillHold(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(5 * time.Hour)
	v := h.as(models.Handler)
	const path = "/decide/dora.initial"
	for _, step := range []struct{ outcome, at string }{
		{"classify_major", "14:20"}, {"classify_major", "17:00"}, {"classify_major", "13:50"}, {"reclassify", "13:40"}, {"reclassify", "16:00"}, {"classify_major", "15:00"}, {"classify_major", "17:30"},
	} {
		before, err := h.Record(t.Context(), h.by(models.Handler), ref)
		check(t, err)
		page := v.submit(v.get("/incidents/"+ref+path).want(t, 200).form("/incidents/"+ref+path), typing(clockOf("at", step.at), "outcome", step.outcome, "reason", "x", "by", "Anna")).follow(t).want(t, 200)
		v.submit(page.form("/incidents/"+ref+path+"/check"), nil).want(t, 303)
		after, err := h.Record(t.Context(), h.by(models.Handler), ref)
		check(t, err)
		was, is := before.Obligations(h.at), after.Obligations(h.at)
		for i := range is {
			o := &is[i]
			if moved := o.Strict != nil && (was[i].Strict == nil || !was[i].Strict.Equal(*o.Strict)); moved && o.State == deadline.Running && !strings.Contains(page.body, o.Strict.UTC().Format(time.RFC3339)) {
				t.Errorf("%v: the page does not say that %s ends %s", step, o.ID, o.Strict)
			}
		}
		foreseen := before.Deciding(after.Decisions[slices.IndexFunc(after.Decisions, func(d models.Decision) bool { return d.ID == int64(len(after.Decisions)) })]).Obligations(h.at)
		for i := range foreseen {
			if a, b := foreseen[i], is[i]; a.State != b.State || fmt.Sprint(a.Strict) != fmt.Sprint(b.Strict) || fmt.Sprint(a.Latest) != fmt.Sprint(b.Latest) {
				t.Errorf("%v: foresaw %s %s %v, and it is %s %v", step, a.ID, a.State, a.Strict, b.State, b.Strict)
			}
		}
		if step.at == "17:00" && strings.Contains(page.text(), "21.00") {
			t.Errorf("the page promises a later limit than the one that holds: %s", page.text())
		}
	}
}
