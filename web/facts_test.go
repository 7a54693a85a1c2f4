package web_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	asked "frist/models/form"
)

// fact is a fact of an incident as it is stored.
func (h *house) fact(t *testing.T, ref, key string) models.Fact {
	t.Helper()
	facts, err := h.Facts(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	return facts[key]
}

// major is an incident that was classified as major an hour ago.
func (h *house) major(t *testing.T) string {
	t.Helper()
	ref := h.began(t, "Rubrik")
	in := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref))
	in.OccurredFrom, in.ClassifiedMajorAt = calendar.At(h.now().Add(-2*time.Hour)), calendar.At(h.now().Add(-30*time.Minute))
	check(t, h.EditIncident(t.Context(), h.by(models.Handler), in))
	return ref
}

// TestWhatIsNotAsItShouldBeIsStoredAsItWasTyped fills in one wrong answer at a time: it
// is stored, the problem stands at the field and before the form, and what was
// typed beside it is stored too.
func TestWhatIsNotAsItShouldBeIsStoredAsItWasTyped(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	for _, x := range []struct {
		section, key string
		typed        url.Values
		stored, says string
	}{
		{"reporter", "parent_lei", url.Values{"f-parent_lei": {"5493001KJTIIGC8Y1R13"}}, "5493001KJTIIGC8Y1R13", "LEI-koden stämmer inte"},
		{"reporter", "primary_contact_phone", url.Values{"f-primary_contact_phone": {"08-123 45 67"}}, "08-123 45 67", "Telefonnumret ska börja med +"},
		{"reporter", "primary_contact_email", url.Values{"f-primary_contact_email": {"anna@bank, bo"}}, "anna@bank, bo", "E-postadressen stämmer inte"},
		{"impact", "clients_affected_percent", url.Values{"f-clients_affected_percent": {"101"}}, "101", "mellan 0 och 100"},
		{"impact", "clients_affected", url.Values{"f-clients_affected": {"ca 9 500"}}, "ca 9 500", "Skriv ett heltal"},
		{"impact", "service_downtime", url.Values{"f-service_downtime": {""}, "f-service_downtime.h": {"30"}, "f-service_downtime.m": {"5"}}, "00:30:05", "timmar (högst 23)"},
		{"impact", "transactions_affected_value", url.Values{"f-transactions_affected_value": {"2,500"}, "f-transactions_affected_value.c": {"SEK"}}, "2,500 SEK", "utan skiljetecken mellan tusental"},
		{"root_cause", "root_cause_addressed_at", when("f-root_cause_addressed_at", "2026-02-30 10:00"), "2026-02-30 10:00", "Det datumet finns inte."},
		{"root_cause", "root_cause_addressed_at", when("f-root_cause_addressed_at", "2026-11-24 05:00"), "2026-11-24T04:00:00Z", "före den då incidenten inträffade"},
		{"informed", "subjects_informed_at", when("f-subjects_informed_at", "2026-11-24 05:00"), "2026-11-24T04:00:00Z", "före den då incidenten började"},
		{"informed", "subjects_informed_at", url.Values{"f-subjects_informed_at.y": {"i tisdags"}, "f-subjects_informed_at.m": {""}, "f-subjects_informed_at.d": {""}, "f-subjects_informed_at.t": {""}}, "i tisdags", "Ange år, månad, dag och klockslag"},
		{"informed", "subjects_informed_at", when("f-subjects_informed_at", "2025-10-26 02:30"), "2025-10-26 02:30", "Välj vilken du menar"},
		{"costs", "gross_costs", url.Values{"f-gross_costs": {"5 kr"}, "f-gross_costs.c": {"SEK"}}, "5 kr", "Skriv hela beloppet"},
		{"major", "incident_description", url.Values{"f-incident_description": {strings.Repeat("å", 40_000)}}, strings.Repeat("å", 40_000), "högst 32 767 tecken"},
	} {
		path := "/incidents/" + ref + "/edit/" + x.section
		page := v.submit(v.edits(t, ref, x.section), x.typed).want(t, 303)
		if got := h.fact(t, ref, x.key).Value.Text; got != x.stored {
			t.Errorf("%s: stored %.60q, want %.60q", x.key, got, x.stored)
		}
		if page.header.Get("Location") != path {
			t.Errorf("%s: goes on to %s, where the problem is not", x.key, page.header.Get("Location"))
		}
		page = page.follow(t).want(t, 200).says(t, "Sparat.", "Något av det behöver kontrolleras.", "Sparat, men kontrollera detta", x.says)
		if !slices.Contains(page.links(), "#f-"+x.key) || strings.HasPrefix(titleOf(page), "Fel:") {
			t.Errorf("%s: nothing leads to the field: %q", x.key, titleOf(page))
		}
		if strings.Count(page.text(), x.says) < 2 {
			t.Errorf("%s: the problem does not stand at the field", x.key)
		}
		v.get("/incidents/"+ref+"/edit").want(t, 200).says(t, x.says)
		// What is opened and sent again is no change.
		before := h.fact(t, ref, x.key).Version
		v.submit(v.edits(t, ref, x.section), nil).follow(t).says(t, "Inget var ändrat.")
		if got := h.fact(t, ref, x.key); got.Version != before || got.Value.Text != x.stored {
			t.Errorf("%s: to look at it changed it to %.60q", x.key, got.Value.Text)
		}
		empty := url.Values{}
		for name := range x.typed {
			empty.Set(name, "")
		}
		v.submit(v.edits(t, ref, x.section), empty).want(t, 303)
		if got := h.fact(t, ref, x.key); !got.Value.Empty() {
			t.Errorf("%s: cannot be taken back: %v", x.key, got.Value)
		}
	}
}

// TestAMegabyteThatIsPastedIsStoredAsItStands pastes it where the recipient takes less,
// where it is not known how much is taken, and as lines of a list. What was typed
// beside it is stored too, and the drafts and the file of the incident can be made.
func TestAMegabyteThatIsPastedIsStoredAsItStands(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	pasted := strings.Repeat("En rad som någon klistrade in.\n", 1<<20/32) + "Slut."
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Fel mottagare"}}}))
	for _, x := range []struct{ section, key, beside, says string }{
		{"major", "incident_description", "other_information", "högst 32 767 tecken, och texten har"},
		{"event", "nature", "cause", "Kontrollera att det är svaret som står här"},
		{"affected", "data_categories", "", ""},
	} {
		path := "/incidents/" + ref + "/edit/" + x.section
		typed := url.Values{"f-" + x.key: {strings.ReplaceAll(pasted, "\n", "\r\n")}}
		if x.beside != "" {
			typed.Set("f-"+x.beside, "Det som stod bredvid")
		}
		page := v.submit(v.edits(t, ref, x.section), typed).want(t, 303).follow(t).says(t, "Sparat.", x.says)
		got := h.fact(t, ref, x.key).Value
		if got.Text+strings.Join(got.Lines, "\n") != pasted {
			t.Errorf("%s: %d characters are stored in %d lines", x.key, len(got.Text), len(got.Lines))
		}
		if x.beside == "" {
			continue
		}
		if got := h.fact(t, ref, x.beside).Value.Text; got != "Det som stod bredvid" {
			t.Errorf("%s: beside it %q is stored", x.key, got)
		}
		if !slices.Contains(page.links(), "#f-"+x.key) || strings.TrimSpace(page.form(path).values.Get("f-"+x.key)) != pasted {
			t.Errorf("%s: it is not shown at its field", x.key)
		}
	}
	d := seal(t, h, ref, "gdpr.authority")
	at := "/incidents/" + ref
	for _, path := range []string{at, at + "/edit", at + "/drafts/gdpr.authority", at + "/drafts/dora.initial/draft.json", at + "/drafts/gdpr.authority/draft.xlsx", at + "/sealed/1"} {
		v.get(path).want(t, 200)
	}
	f, zone, err := h.CaseFile(t.Context(), h.by(models.Auditor), ref)
	check(t, err)
	body, err := f.Encode(zone)
	check(t, err)
	if len(body) < 3<<20 || d.ContentSize < 2<<20 {
		t.Errorf("the file has %d bytes, and %d are sealed", len(body), d.ContentSize)
	}
	v.submit(v.edits(t, ref, "event"), url.Values{"f-nature": {"Fel mottagare"}}).want(t, 303)
	if got := h.fact(t, ref, "nature").Value.Text; got != "Fel mottagare" {
		t.Errorf("it cannot be made shorter: %d characters", len(got))
	}
}

func TestWhatCannotBeStoredIsRefusedAndComesBack(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	for name, x := range map[string]struct {
		section, control string
		typed            url.Values
		says             string
	}{
		"an answer that nobody offers": {"reporter", "f-reporting_currency", url.Values{"f-reporting_currency": {"USD"}}, "Välj bland de svar som finns."},
		"a box that nobody offers":     {"major", "f-classification_criteria", url.Values{"f-classification_criteria": {"data_losses", "boredom"}}, "Välj bland de svar som finns."},
		"a country that nobody offers": {"major", "f-member_states_affected", url.Values{"f-member_states_affected": {"SE", "XX"}}, "Välj bland de svar som finns."},
		"an answer that is none":       {"major", "f-recurring", url.Values{"f-recurring": {"kanske"}}, "Välj bland de svar som finns."},
	} {
		t.Run(name, func(t *testing.T) {
			path := "/incidents/" + ref + "/edit/" + x.section
			beside := "f-other_information"
			if x.section == "reporter" {
				beside = "f-parent_name"
			}
			typed := together(x.typed, url.Values{beside: {"Det som stod bredvid"}})
			page := v.submit(v.edits(t, ref, x.section), typed).want(t, 422).says(t, "Det finns fel på sidan", x.says)
			if !slices.Contains(page.links(), "#"+x.control) || !strings.HasPrefix(titleOf(page), "Fel:") {
				t.Errorf("the problem does not lead to the field: %v", titleOf(page))
			}
			for _, values := range []url.Values{page.form(path).values, v.get(path).says(t, "har återställts").form(path).values} {
				if values.Get(beside) != "Det som stod bredvid" {
					t.Errorf("what was typed beside %s is lost: %q", x.control, values.Get(beside))
				}
			}
			if got := h.fact(t, ref, strings.TrimPrefix(beside, "f-")); got.Version != 0 {
				t.Errorf("half of it was stored: %+v", got)
			}
			check(t, h.DropDraft(t.Context(), h.by(models.Handler), path))
		})
	}
}

// answers are an answer to each type as it is typed, what is stored of it, and how
// it is read.
var answers = map[asked.Type]struct {
	typed        map[string][]string
	stored, says string
}{
	asked.Text:     {map[string][]string{"": {"Rad ett\r\nrad <två>"}}, "Rad ett\nrad <två>", "rad <två>"},
	asked.Line:     {map[string][]string{"": {" En rad & mer "}}, "En rad & mer", "En rad & mer"},
	asked.Lines:    {map[string][]string{"": {"ett\r\n\r\ntvå"}}, "ett|två", "två"},
	asked.YesNo:    {map[string][]string{"": {"unknown"}}, "unknown", "Inte känt"},
	asked.Instant:  {map[string][]string{".y": {"2026"}, ".m": {"nov"}, ".d": {"24"}, ".t": {"8.05"}}, "2026-11-24T07:05:00Z", "tisdag 24 november 2026 kl. 08.05 (UTC+1)"},
	asked.Duration: {map[string][]string{"": {"1"}, ".h": {"2"}, ".m": {""}}, "01:02:00", "1 dygn, 2 tim, 0 min"},
	asked.Number:   {map[string][]string{"": {"9 500"}}, "9 500", "9 500"},
	asked.Percent:  {map[string][]string{"": {"2,4 %"}}, "2,4", "2,4 %"},
	asked.Money:    {map[string][]string{"": {"2 500 000,50"}, ".c": {"SEK"}}, "2 500 000,50 SEK", "2 500 000,5 SEK"},
	asked.LEI:      {map[string][]string{"": {"5493001KJTIIGC8Y1R12"}}, "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"},
	asked.Email:    {map[string][]string{"": {"jour@bank.example"}}, "jour@bank.example", "jour@bank.example"},
	asked.Phone:    {map[string][]string{"": {"+46 8 123 45 67"}}, "+46 8 123 45 67", "+46 8 123 45 67"},
}

// answerTo is an answer to a fact as its controls send it, and what is stored and said.
func answerTo(f asked.Fact) (typed url.Values, stored, says string) {
	typed = url.Values{}
	if f.Type.HasChoices() {
		last := f.Choices[len(f.Choices)-1]
		typed["f-"+f.Key], stored, says = []string{last.Value}, last.Value, last.Label.SV
		if f.Type.IsList() && len(f.Choices) > 1 {
			typed["f-"+f.Key] = []string{last.Value, f.Choices[0].Value}
			stored = f.Choices[0].Value + "|" + stored
		}
		return typed, stored, says
	}
	a := answers[f.Type]
	for part, values := range a.typed {
		typed["f-"+f.Key+part] = values
	}
	return typed, a.stored, a.says
}

// TestEveryFactCanBeAnsweredAndTakenBack answers all that the catalogue asks, section by
// section, as the pages ask it, and finds each fact asked once.
func TestEveryFactCanBeAnsweredAndTakenBack(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	where := map[string]string{}
	for _, s := range asked.Sections {
		f := v.edits(t, ref, string(s))
		page := v.get("/incidents/" + ref + "/edit/" + string(s))
		values := url.Values{"source": {"Driften"}}
		for _, x := range asked.Catalogue {
			if n := strings.Count(page.body, `id="f-`+x.Key+`"`); n != b2n(x.Section == s) {
				t.Errorf("%s is asked %d times in %s", x.Key, n, s)
			}
			if x.Section == s {
				typed, _, _ := answerTo(x)
				values = together(values, typed)
				where[x.Key] = string(s)
			}
		}
		v.submit(f, values).want(t, 303)
	}
	read := v.get("/incidents/"+ref+"/edit").want(t, 200).escaped(t)
	for _, x := range asked.Catalogue {
		_, stored, says := answerTo(x)
		f := h.fact(t, ref, x.Key)
		if got := f.Value.Text + strings.Join(f.Value.Lines, "|"); got != stored || f.Source != "Driften" {
			t.Errorf("%s (%s): stored %q from %q, want %q", x.Key, x.Type, got, f.Source, stored)
		}
		read.says(t, strings.ReplaceAll(says, " ", " "))
	}
	// What is opened and sent again is no change, and each can be taken back.
	for _, s := range asked.Sections {
		f := v.edits(t, ref, string(s))
		v.submit(f, nil).follow(t).says(t, "Inget var ändrat.")
		for name := range f.values {
			if strings.HasPrefix(name, "f-") {
				f.values.Set(name, "")
			}
		}
		v.submit(f, nil).want(t, 303)
	}
	for _, x := range asked.Catalogue {
		if f := h.fact(t, ref, x.Key); !f.Value.Empty() || f.Version != 2 {
			t.Errorf("%s: version %d, %v", x.Key, f.Version, f.Value)
		}
	}
	if len(where) != len(asked.Catalogue) {
		t.Errorf("%d facts of %d are asked", len(where), len(asked.Catalogue))
	}
}

// titleOf is what the browser calls a page.
func titleOf(p *answer) string { return p.all("title")[0].FirstChild.Data }

func b2n(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestAConditionAndAFactOfTheSameNameAreKeptApart answers both that are called
// clients_affected: whether clients are hurt, and how many.
func TestAConditionAndAFactOfTheSameNameAreKeptApart(t *testing.T) {
	h := newSite(t)
	ref := h.major(t)
	v := h.as(models.Handler)
	key := string(deadline.ClientsAffected)
	if _, ok := asked.ByKey(key); !ok {
		t.Fatalf("no fact is called %s any more: the test can go", key)
	}
	v.submit(v.edits(t, ref, "assessment"), url.Values{key: {"yes"}}).want(t, 303)
	v.submit(v.edits(t, ref, "impact"), url.Values{"f-" + key: {"9 500"}}).want(t, 303)
	in := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref))
	if got := h.fact(t, ref, key).Value.Text; got != "9 500" || in.Answers[deadline.ClientsAffected] != deadline.Yes {
		t.Errorf("the number is %q, and the answer %q", got, in.Answers[deadline.ClientsAffected])
	}
	page := v.get("/incidents/" + ref + "/edit")
	for _, id := range []string{key, "f-" + key} {
		if n := strings.Count(page.body, `id="`+id+`"`); n != 1 {
			t.Errorf("%d times the id %s", n, id)
		}
	}
	// The number is not sent to the section of the answers, nor the other way round.
	v.post("/incidents/"+ref+"/edit/impact", together(v.edits(t, ref, "impact").values, url.Values{key: {"no"}})).want(t, 303)
	if in = must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref)); in.Answers[deadline.ClientsAffected] != deadline.Yes {
		t.Error("the answer was changed from the section of the numbers")
	}
}

func TestWhatWasKnownEarlierIsSaidToBe(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	since := when("known_since", "2026-11-24 08:15")
	v.submit(v.edits(t, ref, "event"), together(since, url.Values{"f-cause": {"Fel i cachen"}})).follow(t).
		says(t, "Känt sedan tis 24 nov 2026 kl. 08.15. Antecknat tis 24 nov 2026 kl. 10.00 av Name of handler.")
	if f := h.fact(t, ref, "cause"); f.KnownSince.Format("15:04") != "07:15" || !f.RecordedAt.Equal(h.now()) {
		t.Errorf("known since %s, recorded %s", f.KnownSince, f.RecordedAt)
	}
	for typed, says := range map[string]string{"2026-11-24 10:01": "Tiden ligger i framtiden. Ange när uppgiften blev känd.", "2026-02-30 10:00": "Det datumet finns inte."} {
		page := v.submit(v.edits(t, ref, "event"), together(when("known_since", typed), url.Values{"f-nature": {"Kvar"}})).want(t, 422).says(t, says)
		if got := page.form("/incidents/" + ref + "/edit/event").values; got.Get("f-nature") != "Kvar" || got.Get("known_since.t") != typed[11:] {
			t.Errorf("%s: what was typed is lost: %v", typed, got)
		}
		check(t, h.DropDraft(t.Context(), h.by(models.Handler), "/incidents/"+ref+"/edit/event"))
	}
	if f := h.fact(t, ref, "nature"); f.Version != 0 {
		t.Errorf("stored %+v", f)
	}
}
