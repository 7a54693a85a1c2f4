package web_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	asked "frist/models/form"
	"frist/models/i18n"
)

// TestWhatIsMissingIsSaidForWhomAndByWhenAndLeadsToItsField follows each link of what
// is missing to the control that it names.
func TestWhatIsMissingIsSaidForWhomAndByWhenAndLeadsToItsField(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	page := v.get("/incidents/"+ref+"/edit").want(t, 200)
	page.says(t, "Det som saknas", "Finansinspektionen Första anmälan", "Strikt tid: tisdag 24 november 2026 kl. 13.30 (UTC+1)", "uppgifter saknas, av 25 fält",
		"IMY Anmälan av personuppgiftsincident", "Strikt tid: fredag 27 november 2026 kl. 09.00 (UTC+1)", "(uppskattning går bra)")
	if text := page.text(); strings.Index(text, "Första anmälan") > strings.Index(text, "IMY Anmälan") {
		t.Error("the first limit does not come first")
	}
	seen := map[string]string{}
	for _, l := range page.links() {
		path, anchor, found := strings.Cut(l, "#")
		if !found || !strings.HasPrefix(path, "/incidents/"+ref+"/edit/") {
			continue
		}
		if seen[path] == "" {
			seen[path] = v.get(path).want(t, 200).body
		}
		if strings.Count(seen[path], `id="`+anchor+`"`) != 1 {
			t.Errorf("%s leads nowhere", l)
		}
	}
	if len(seen) < 10 {
		t.Errorf("%d sections are led to", len(seen))
	}
	for _, link := range []string{"/entities/" + strconv.FormatInt(h.bank, 10) + "#lei", "/incidents/" + ref + "/people", "/incidents/" + ref + "/drafts/dora.initial"} {
		if !slices.Contains(page.links(), link) {
			t.Errorf("no link to %s", link)
		}
	}
	v.get("/incidents/"+ref+"/edit/reporter").says(t, "Kontaktperson: namn Saknas till FI, första anmälan · IMY, anmälan. Fyller FI 1.7 · IMY 5.")
	page.says(t, "Försening Ändra Försening Här behövs ingenting nu.") // it is not late
	// What is answered is missing no longer, and counts in its section.
	page.says(t, "Vem som rapporterar 0 av")
	v.submit(v.edits(t, ref, "reporter"), url.Values{"f-primary_contact_name": {"Anna Ek"}}).follow(t).want(t, 200).says(t, "Vem som rapporterar 1 av", "Anna Ek", "Fyller FI 1.7 · IMY 5.")
}

func TestWhoMayOnlyReadIsShownWhatIsMissingAndLedNowhere(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	page := h.as(models.Reader).get("/incidents/"+ref+"/edit").want(t, 200).says(t, "Det som saknas", "Ej angivet:", "Mer, om det behövs")
	for _, l := range page.links() {
		if strings.Contains(l, "/edit/") || strings.Contains(l, "/entities/") {
			t.Errorf("a reader is led to %s", l)
		}
	}
}

func TestASectionIsAskedOnceADutyNeedsItAndCanBeAnsweredBefore(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	folded := func() string {
		_, after, _ := strings.Cut(v.get("/incidents/"+ref+"/edit").want(t, 200).text(), "Mer, om det behövs")
		return after
	}
	if got := folded(); !strings.Contains(got, "Grundorsak och lösning") || !strings.Contains(got, "Kostnader och förluster") || strings.Contains(got, "Övrigt till IMY") || strings.Contains(got, "Vem som rapporterar") {
		t.Errorf("before the classification there is folded away: %s", got)
	}
	v.submit(v.edits(t, ref, "reporter"), url.Values{"f-reporting_currency": {"SEK"}}).want(t, 303)
	v.submit(v.edits(t, ref, "costs"), url.Values{"f-gross_costs": {"2500000"}, "f-gross_costs.c": {"SEK"}}).follow(t).says(t, "2 500 000 SEK")
	if got := folded(); strings.Contains(got, "Kostnader") || !strings.Contains(got, "Grundorsak och lösning") {
		t.Errorf("what is answered is folded away: %s", got)
	}
	v.submit(v.edits(t, ref, "times"), when("classified_major_at", "2026-11-24 09:30")).want(t, 303)
	if got := folded(); strings.Contains(got, "Grundorsak") || !strings.Contains(got, "Betydande cyberhot") {
		t.Errorf("after the classification there is folded away: %s", got)
	}
}

func TestWhatTheRecordSaysIsShownAndNotAskedAgain(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	n, now := int64(9500), h.now()
	page := v.get("/incidents/" + ref + "/edit/impact")
	_, before, _ := strings.Cut(page.text(), "Fler frågor, om de behövs")
	if strings.Contains(before, "Antal berörda kunder") {
		t.Error("a number that is not known is not asked for")
	}
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{Of: casefile.Clients, Mode: casefile.Exact, Min: &n, Max: &n, AsOf: &now}))
	page = v.get("/incidents/"+ref+"/edit/impact").says(t, "Det här anges på andra sidor Antal berörda kunder 9 500 Ändra")
	_, after, _ := strings.Cut(page.text(), "Fler frågor, om de behövs")
	if !strings.Contains(after, "Antal berörda kunder") || !slices.Contains(page.links(), "/incidents/"+ref+"/people") {
		t.Error("a number that is known is asked for")
	}
	// Somebody who fills it in all the same is told which of the two is sent.
	v.submit(v.edits(t, ref, "impact"), url.Values{"f-clients_affected": {"9000"}}).follow(t).
		says(t, "Antal berörda säger 9 500, som skickas, men uppgiften säger 9 000.")
	_, after, _ = strings.Cut(v.get("/incidents/"+ref+"/edit/impact").text(), "Fler frågor, om de behövs")
	if strings.Contains(after, "Antal berörda kunder") {
		t.Error("what contradicts the record is folded away")
	}
}

// TestAFactSaysWhereItWentAndWhatStoodThereBefore files between two versions of a fact.
func TestAFactSaysWhereItWentAndWhatStoodThereBefore(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	save := func(text, source string) {
		t.Helper()
		h.turn(time.Minute)
		v.submit(v.edits(t, ref, "event"), url.Values{"f-nature": {text}, "source": {source}}).want(t, 303)
	}
	save("Det första svaret", "Kundtjänst")
	h.turn(time.Minute)
	sent := h.now()
	id := must[int64](t)(h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &sent, Channel: "E-tjänsten"}, nil))
	link := "/incidents/" + ref + "/filings/" + strconv.FormatInt(id, 10)
	page := v.get("/incidents/"+ref+"/edit").says(t, "Det första svaret Antecknat", "av Name of handler. Källa: Kundtjänst. Fyller IMY 10.", "Ingår i: IMY, tis 24 nov")
	if !slices.Contains(page.links(), link) || strings.Contains(page.text(), "tidigare svar") {
		t.Errorf("no link to the filing, or an earlier answer where there is none: %v", page.links())
	}
	save("Det andra svaret", "Driften")
	h.turn(time.Minute)
	save("", "")
	page = v.get("/incidents/" + ref + "/edit")
	page.says(t, "2 tidigare svar", "Det andra svaret", "Källa: Driften.", "Det första svaret", "Källa: Kundtjänst.")
	text := page.text()
	second, first, used := strings.Index(text, "Det andra svaret"), strings.Index(text, "Det första svaret"), strings.Index(text, "Ingår i: IMY")
	if second > first || used < first || strings.Count(text, "Ingår i: IMY") != 1 {
		t.Errorf("the latest at %d, the first at %d, and where it went at %d", second, first, used)
	}
	h.as(models.Reader).get("/incidents/"+ref+"/edit").says(t, "2 tidigare svar")
}

// TestAFilingSaysItselfWhichVersionItSent seals a draft, changes a fact that it rests
// on, and files what was sealed.
func TestAFilingSaysItselfWhichVersionItSent(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v, by := h.as(models.Handler), h.by(models.Handler)
	v.submit(v.edits(t, ref, "event"), url.Values{"f-nature": {"Det som skickades"}}).want(t, 303)
	id := must[int64](t)(h.Seal(t.Context(), by, models.Once{}, ref, models.SealInput{Obligation: "gdpr.authority"}))
	h.turn(time.Minute)
	v.submit(v.edits(t, ref, "event"), url.Values{"f-nature": {"Det som står nu"}}).want(t, 303)
	h.turn(time.Minute)
	sent := h.now()
	must[int64](t)(h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &sent, Channel: "E-tjänsten", SealedID: &id, SendReason: "Bråttom"}, nil))
	text := v.get("/incidents/"+ref+"/edit").says(t, "1 tidigare svar").text()
	before, after, _ := strings.Cut(text, "Det som skickades")
	if strings.Contains(before, "Ingår i: IMY") || strings.Count(after, "Ingår i: IMY") != 1 {
		t.Errorf("the filing is said to have what it did not send: %s", text)
	}
}

func TestTwoWhoChooseDifferentlyAreAskedAndNothingIsLost(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	path := "/incidents/" + ref + "/edit/major"
	f := mine.edits(t, ref, "major")
	theirs.submit(theirs.edits(t, ref, "major"), together(
		url.Values{"f-classification_criteria": {"data_losses"}, "f-recurring": {"yes"}, "f-discovery": {"clients"}}, when("f-recurring_first_at", "2026-11-24 07:00"))).want(t, 303)
	page := mine.submit(f, together(url.Values{"f-classification_criteria": {"economic_impact"}, "f-recurring": {"no"}, "f-incident_description": {"Min text"}},
		when("f-recurring_first_at", "2026-11-24 07:30"))).want(t, 409)
	page.says(t, "Två har ändrat samma sak", "Dataförluster", "Ekonomisk påverkan", "tisdag 24 november 2026 kl. 07.00", "tisdag 24 november 2026 kl. 07.30", "Hur upptäcktes den allvarliga")
	answer := url.Values{"keep.f-classification_criteria": {"mine"}, "keep.f-recurring": {"theirs"}, "keep.f-recurring_first_at": {"mine"}}
	mine.submit(page.form(path), answer).want(t, 303)
	for key, want := range map[string]string{
		"classification_criteria": "economic_impact", "recurring": "yes", "recurring_first_at": "2026-11-24T06:30:00Z", "incident_description": "Min text", "discovery": "clients",
	} {
		f := h.fact(t, ref, key)
		if got := f.Value.Text + strings.Join(f.Value.Lines, "|"); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestADraftOfFactsOfEveryKindComesBack(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	for _, s := range asked.Sections {
		path := "/incidents/" + ref + "/edit/" + string(s)
		draft := v.edits(t, ref, string(s)).values
		for _, x := range asked.Catalogue {
			if x.Section == s {
				typed, _, _ := answerTo(x)
				draft = together(draft, typed)
			}
		}
		must[int](t)(h.SaveDraft(t.Context(), h.by(models.Handler), path, draft))
		if got := v.get(path).says(t, "har återställts").form(path).values; !sameTyped(got, draft) {
			t.Errorf("%s: %v came back as %v", s, draft, got)
		}
	}
}

// sameTyped reports whether what was typed is the same but for the order of boxes and
// the space around it.
func sameTyped(a, b url.Values) bool {
	for name, values := range b {
		if !strings.HasPrefix(name, "f-") {
			continue
		}
		x, y := slices.Sorted(slices.Values(a[name])), slices.Sorted(slices.Values(values))
		if strings.Join(strings.Fields(strings.Join(x, " ")), " ") != strings.Join(strings.Fields(strings.Join(y, " ")), " ") {
			return false
		}
	}
	return true
}

func TestOfSeveralEntitiesItIsSaidWhoseFormLacksWhat(t *testing.T) {
	h, ref, _ := inTwo(t)
	h.as(models.Handler).get("/incidents/"+ref+"/edit").want(t, 200).
		says(t, "CSIRT-enheten (MCF) · Testbanken Drift AB", "IMY · Testbanken AB", "Den juridiska personens namn Testbanken AB Testbanken Drift AB")
}

// TestNoFieldIsTypedTwice fills in a record once, on each of its pages, and answers each
// fact once: then every field of every form in every stage says something, and what
// no fact says stands in the record or in the filing.
func TestNoFieldIsTypedTwice(t *testing.T) {
	h := newSite(t)
	by, ctx := h.by(models.Handler), t.Context()
	e := must[models.Entity](t)(h.Entity(ctx, by, h.bank))
	e.LEI, e.NIS2 = "5493001KJTIIGC8Y1R12", deadline.Yes
	check(t, h.EditEntity(ctx, h.by(models.Admin), e))
	ref := must[string](t)(h.ReportIncident(ctx, by, models.Once{}, models.Report{
		EntityID: h.bank, Title: "Rubrik", Summary: "Vad som hände", Informant: "Anna", Aware: calendar.At(h.now().Add(-80 * time.Hour)), PersonalData: deadline.Yes, ServicesDown: deadline.Yes,
	}))
	in := must[models.Incident](t)(h.Incident(ctx, by, ref))
	at := func(hours int) calendar.Moment { return calendar.At(h.now().Add(time.Duration(hours) * time.Hour)) }
	in.OccurredFrom, in.OccurredTo, in.ClassifiedMajorAt, in.RecoveredAt, in.ResolvedAt = at(-90), at(-70), at(-79), at(-60), at(-50)
	in.Answers = in.Answers.With(deadline.ClientsAffected, deadline.Yes)
	check(t, h.EditIncident(ctx, by, in))
	n, now := int64(12), h.now()
	for of := range models.OfNames {
		check(t, h.AddCount(ctx, by, models.Once{}, ref, models.Count{Of: of, Mode: casefile.Exact, Min: &n, Max: &n, AsOf: &now, ByCountry: countriesOf(of, &n)}))
	}
	for _, id := range []deadline.ID{"dora.initial", "gdpr.authority", "nis2.early_warning"} {
		sent := h.now().Add(-time.Hour)
		must[int64](t)(h.RecordFiling(ctx, by, models.Once{}, ref, models.Filing{Obligation: id, SentAt: &sent, Channel: "Fidac", Reference: "FI-77", DelayReason: "Natt"}, nil))
	}
	var edits []models.FactEdit
	for _, f := range asked.Catalogue {
		_, stored, _ := answerTo(f)
		v := models.FactValue{Text: stored}
		if f.Type.IsList() {
			v = models.FactValue{Lines: strings.Split(stored, "|")}
		}
		edits = append(edits, models.FactEdit{Key: f.Key, Value: v})
	}
	check(t, h.SetFacts(ctx, by, ref, edits))
	record := must[models.Record](t)(h.Record(ctx, by, ref))
	full := record.FormInput(h.now())
	full.Early = true
	for _, f := range asked.Forms {
		for _, s := range f.Stages {
			for _, x := range asked.Fill(f, s.ID, full).Values {
				if x.Source == "" {
					t.Errorf("%s %s %s %q: neither a fact nor the record nor the filing says it (%v)", f.ID, s.ID, x.Number, x.Says().In(i18n.EN), x.From)
				}
			}
		}
	}
}

// countriesOf splits the data subjects by country.
func countriesOf(of models.Of, n *int64) models.ByCountry {
	if of != casefile.DataSubjects {
		return nil
	}
	return models.ByCountry{"SE": n, "NO": nil}
}

func TestWhatIsFilledInAndNotRightIsCountedBesideWhatIsMissing(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v, at := h.as(models.Handler), "/incidents/"+ref+"/edit"
	v.get(at).want(t, 200).says(t, "Det som saknas").lacks(t, "1 stämmer inte")
	v.submit(v.edits(t, ref, "reporter"), url.Values{"f-primary_contact_phone": {"08"}}).want(t, 303)
	v.get(at).want(t, 200).says(t, "1 stämmer inte 1.9 ")
}
