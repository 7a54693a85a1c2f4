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
)

// report reports an incident through the form and returns its reference.
func (v *visitor) report(t *testing.T, values url.Values) string {
	t.Helper()
	all := url.Values{"informant": {"Anna på kundtjänst, 08-123 45 67"}, "entity_id": {itoa(v.house.bank)}}
	for k, x := range values {
		all[k] = x
	}
	p := v.submit(v.get("/incidents/new").want(t, 200).form("/incidents/new"), all)
	to := p.want(t, 303).header.Get("Location")
	return strings.TrimSuffix(strings.TrimPrefix(to, "/incidents/"), "/reported")
}

// when fills the fields of a question about a time.
func when(name, at string) url.Values {
	day, clock, _ := strings.Cut(at, " ")
	part := strings.Split(day, "-")
	return url.Values{name + ".y": {part[0]}, name + ".m": {part[1]}, name + ".d": {part[2]}, name + ".t": {clock}}
}

func together(all ...url.Values) url.Values {
	v := url.Values{}
	for _, one := range all {
		for k, x := range one {
			v[k] = x
		}
	}
	return v
}

func TestTheFirstTwoMinutes(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Reporter)
	page := v.get("/incidents/new").want(t, 200)
	f := page.form("/incidents/new")
	// The time of awareness stands there already, in local time: 9.00 UTC is 10.00 in Sweden.
	for name, want := range map[string]string{"aware_at.y": "2026", "aware_at.m": "11", "aware_at.d": "24", "aware_at.t": "10:00", "personal_data": "unknown"} {
		if got := f.values.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	page = v.submit(f, together(when("aware_at", "2026-11-24 09:20"), url.Values{
		"informant": {"Anna på kundtjänst, 08-123 45 67"}, "summary": {"Kunder ser <em>andras</em> konton"}, "entity_id": {itoa(h.bank)},
	})).follow(t).want(t, 200)
	page.says(t, "2026-001", "Fristerna är preliminära", "tisdag 24 november 2026 kl. 09.20 (UTC+1)",
		"IMY", "fredag 27 november 2026 kl. 09.20 (UTC+1)", "fredag 27 november 2026 kl. 10.00 (UTC+1)",
		"Finansinspektionen", "Beslut om allvarlig incident", "onsdag 25 november 2026 kl. 09.20 (UTC+1)", "Gör nu")
	page.escaped(t)
	for _, list := range page.all("ol") {
		if n := len(elements(list, "li")); attr(list, "class") == "do-now" && n > 5 {
			t.Errorf("%d things to do now: nobody does more than five", n)
		}
	}
	in, err := h.Incident(t.Context(), h.by(models.Handler), "2026-001")
	if err != nil || in.ReportedName != "Name of reporter" {
		t.Errorf("reported by %q, %v", in.ReportedName, err)
	}
}

func TestAReportWithoutWhoAndWhenSaysBothAndLosesNothing(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	page := v.submit(v.get("/incidents/new").form("/incidents/new"), together(when("aware_at", "2026-02-30 10:00"), url.Values{
		"summary": {"Rad ett\nRad två <em>"}, "known_by": {"driften"}, "personal_data": {"yes"}, "services_down": {"no"},
	}))
	page.want(t, 422).says(t, "Det finns fel på sidan", "Ange vem som rapporterar.", "Det datumet finns inte.")
	f := page.form("/incidents/new").values
	for name, want := range map[string]string{"summary": "Rad ett\nRad två <em>", "known_by": "driften", "personal_data": "yes", "services_down": "no", "aware_at.d": "30", "aware_at.m": "02"} {
		if got := f.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if !strings.Contains(page.body, `href="#aware_at"`) {
		t.Error("the problem does not lead to its field")
	}
	if rows, _, err := h.Register(t.Context(), h.by(models.Handler), models.RegisterFilter{}); err != nil || len(rows) != 0 {
		t.Errorf("stored %d incidents, %v", len(rows), err)
	}
}

func TestWhenTheyBecameAwareIsOneInstant(t *testing.T) {
	for name, tt := range map[string]struct {
		now, typed, fold string
		status           int
		says             string
		want             string
	}{
		"the hour that spring skips does not exist": {"2026-03-29T12:00:00Z", "2026-03-29 02:30", "", 422, "klockan ställdes fram", ""},
		"the hour that autumn repeats is asked for": {"2026-10-25T12:00:00Z", "2026-10-25 02:30", "", 422, "Välj vilken du menar", ""},
		"the first of the two is summer time":       {"2026-10-25T12:00:00Z", "2026-10-25 02:30", "first", 303, "", "2026-10-25T00:30:00Z"},
		"the second of the two is an hour later":    {"2026-10-25T12:00:00Z", "2026-10-25 02:30", "second", 303, "", "2026-10-25T01:30:00Z"},
		"29 February of a leap year":                {"2028-03-01T12:00:00Z", "2028-02-29 10:00", "", 303, "", "2028-02-29T09:00:00Z"},
		"29 February of another year":               {"2027-03-01T12:00:00Z", "2027-02-29 10:00", "", 422, "Det datumet finns inte.", ""},
		"a time that has not come":                  {"2026-11-24T09:00:00Z", "2026-11-24 10:01", "", 422, "Tiden ligger i framtiden.", ""},
		"a time pasted whole":                       {"2026-11-15T09:00:00Z", "", "", 303, "", "2026-11-14T06:40:00Z"},
		"a time pasted with its offset":             {"2026-11-15T09:00:00Z", "2026-11-14T07:40+02:00", "", 303, "", "2026-11-14T05:40:00Z"},
		"a year that was mistyped":                  {"2026-11-24T09:00:00Z", "1026-11-14 07:40", "", 422, "Året ska vara mellan 1990 och 2100.", ""},
		"a year before all, with an offset":         {"2026-11-24T09:00:00Z", "0000-01-01 00:00+14:00", "", 422, "Året ska vara mellan 1990 och 2100.", ""},
		"a year before ours, with an offset":        {"2026-11-24T09:00:00Z", "1500-01-01 00:00Z", "", 422, "Året ska vara mellan 1990 och 2100.", ""},
		"a year that an offset moves past the last": {"2026-11-24T09:00:00Z", "9999-12-31 23:59-12:00", "", 422, "Året ska vara mellan 1990 och 2100.", ""},
		"a clock that is none":                      {"2026-11-24T09:00:00Z", "2026-11-24 25:00", "", 422, "Ange klockslaget", ""},
	} {
		t.Run(name, func(t *testing.T) {
			h := newSite(t)
			now, err := time.Parse(time.RFC3339, tt.now)
			if err != nil {
				t.Fatal(err)
			}
			h.turn(now.Sub(h.now()))
			v := h.stranger()
			v.signIn("handler@bank.example")
			typed := url.Values{"aware_at.y": {"2026-11-14 07:40"}, "aware_at.m": {""}, "aware_at.d": {""}, "aware_at.t": {""}}
			switch {
			case len(tt.typed) > len("2026-11-14 07:40"): // with an offset
				typed.Set("aware_at.y", tt.typed)
			case tt.typed != "":
				typed = when("aware_at", tt.typed)
			}
			if tt.fold != "" {
				typed.Set("aware_at.fold", tt.fold)
			}
			page := v.submit(v.get("/incidents/new").form("/incidents/new"), together(typed, url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}}))
			page.want(t, tt.status)
			if tt.status == 422 {
				page.says(t, tt.says)
				return
			}
			ref := strings.TrimSuffix(strings.TrimPrefix(page.header.Get("Location"), "/incidents/"), "/reported")
			as, err := h.Awareness(t.Context(), h.by(models.Handler), ref)
			if err != nil || len(as) != 1 || as[0].At.At.Format(time.RFC3339) != tt.want {
				t.Errorf("aware %v, %v, want %s", as, err, tt.want)
			}
		})
	}
}

// TestATimeIsReadByTheClockThatTheFormSays chooses the Swedish bank, one in Finland and
// one in Britain: it is the same time that was typed.
func TestATimeIsReadByTheClockThatTheFormSays(t *testing.T) {
	h := newSite(t)
	london, err := h.AddEntity(t.Context(), h.by(models.Admin), models.Once{}, models.Entity{Name: "London Bank plc", Country: "GB", Type: deadline.CreditInstitution})
	check(t, err)
	v := h.as(models.Handler)
	v.get("/incidents/new").says(t, "Tiden är svensk tid.")
	for entity, local := range map[int64]string{h.bank: "kl. 09.20 (UTC+1)", h.pay: "kl. 10.20 (UTC+2)", london: "kl. 08.20 (UTC)", 0: "kl. 09.20 (UTC+1)"} {
		f := v.get("/incidents/new").form("/incidents/new")
		chosen := url.Values{"informant": {"Anna " + itoa(entity)}}
		if entity != 0 {
			chosen.Set("entity_id", itoa(entity))
		}
		p := v.submit(f, together(when("aware_at", "2026-11-24 09:20"), chosen)).want(t, 303)
		ref := strings.TrimSuffix(strings.TrimPrefix(p.header.Get("Location"), "/incidents/"), "/reported")
		as, err := h.Awareness(t.Context(), h.by(models.Handler), ref)
		if want := time.Date(2026, time.November, 24, 8, 20, 0, 0, time.UTC); err != nil || !as[0].At.At.Equal(want) {
			t.Errorf("aware %v, %v, want %v", as[0].At, err, want)
		}
		p = p.follow(t).says(t, local)
		switch entity {
		case h.pay:
			p.says(t, "Tiderna här är lokal tid i Finland.")
		case london:
			p.says(t, "Tiderna här är lokal tid i Storbritannien.")
		default:
			p.lacks(t, "lokal tid")
		}
		// As it was filled in, it is a minute that has come, whoever it is of.
		v.submit(v.get("/incidents/new").form("/incidents/new"), together(chosen, url.Values{"informant": {"Bo " + itoa(entity)}})).want(t, 303)
	}
}

// TestAFormThatSaidAnotherClockIsReadByIt sends what the form of a house of one Finnish
// entity said, after another was added.
func TestAFormThatSaidAnotherClockIsReadByIt(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	f := v.get("/incidents/new").form("/incidents/new")
	p := v.submit(f, together(when("aware_at", "2026-11-24 09:20"), url.Values{"zone": {"FI"}})).want(t, 422).says(t, "Tiden är lokal tid i Finland.")
	p = v.submit(p.form("/incidents/new"), url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}}).want(t, 303)
	ref := strings.TrimSuffix(strings.TrimPrefix(p.header.Get("Location"), "/incidents/"), "/reported")
	as, err := h.Awareness(t.Context(), h.by(models.Handler), ref)
	if want := time.Date(2026, time.November, 24, 7, 20, 0, 0, time.UTC); err != nil || !as[0].At.At.Equal(want) {
		t.Errorf("aware %v, %v, want %v: 9.20 in Finland", as[0].At, err, want)
	}
}

func TestADoubleClickReportsOnce(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	f := v.get("/incidents/new").form("/incidents/new")
	values := url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}}
	first, second := v.submit(f, values).want(t, 303), v.submit(f, values).want(t, 303)
	if a, b := first.header.Get("Location"), second.header.Get("Location"); a != b || a != "/incidents/2026-001/reported" {
		t.Errorf("the first led to %s and the second to %s", a, b)
	}
	if rows, _, err := h.Register(t.Context(), h.by(models.Handler), models.RegisterFilter{}); err != nil || len(rows) != 1 {
		t.Errorf("stored %d incidents, %v", len(rows), err)
	}
}

func TestADraftOfAReportComesBack(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	if _, err := h.SaveDraft(t.Context(), h.by(models.Handler), "/incidents/new", url.Values{"summary": {"Halva mening"}, "aware_at.y": {"2026"}}); err != nil {
		t.Fatal(err)
	}
	page := v.get("/incidents/new").want(t, 200).says(t, "Ditt utkast från kl. 10.00 har återställts.", "Ta bort utkastet")
	if notice, form := strings.Index(page.body, `action="/drafts/discard"`), strings.Index(page.body, `action="/incidents/new"`); notice < 0 || notice > form {
		t.Error("that it is a draft is not said before the form")
	}
	f := page.form("/incidents/new")
	if got := f.values.Get("summary"); got != "Halva mening" || f.values.Get("aware_at.m") != "" {
		t.Errorf("summary %q, month %q", got, f.values.Get("aware_at.m"))
	}
	h.turn(14 * time.Hour) // past midnight in Sweden: the day is said
	v.get("/incidents/new").says(t, "Ditt utkast från tis 24 nov 2026 kl. 10.00 har återställts.")
	v.submit(f, together(when("aware_at", "2026-11-24 09:20"), url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}})).want(t, 303)
	if f := v.get("/incidents/new").form("/incidents/new"); f.values.Get("summary") != "" {
		t.Errorf("the draft is still there: %q", f.values.Get("summary"))
	}
}

func TestWhoMayReport(t *testing.T) {
	h := newSite(t)
	for role, want := range map[models.Role]int{models.Reporter: 200, models.Handler: 200, models.Approver: 200, models.Reader: 403, models.Auditor: 403, models.Admin: 403} {
		h.as(role).get("/incidents/new").want(t, want)
		if want == 403 {
			h.as(role).post("/incidents/new", together(when("aware_at", "2026-11-24 09:20"), url.Values{"informant": {"x"}, "entity_id": {itoa(h.bank)}})).want(t, 403)
		}
	}
}

func TestAHugeReportIsRefusedAndOneThatFitsIsKept(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	f := v.get("/incidents/new").form("/incidents/new")
	long := strings.Repeat("å", models.LongText+1)
	page := v.submit(f, url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}, "summary": {long}})
	page.want(t, 422).says(t, "Texten är för lång: högst 100 000 tecken, nu 100 001.")
	if page.form("/incidents/new").values.Get("summary") != long {
		t.Error("the text did not come back whole")
	}
	v.submit(f, url.Values{"summary": {strings.Repeat("x", 5<<20)}}).want(t, 413)
	v.submit(f, url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}, "summary": {long[2:]}}).want(t, 303)
}

func TestATimeBetweenTwoIsKeptAsBoth(t *testing.T) {
	h := newSite(t)
	ref := h.as(models.Handler).report(t, together(when("aware_at", "2026-11-24 08:00"), when("aware_at.until", "2026-11-24 09:00"), url.Values{"aware_at.precision": {"between"}}))
	as, err := h.Awareness(t.Context(), h.by(models.Handler), ref)
	if err != nil || as[0].At.Precision != calendar.Between || as[0].At.Until.Sub(as[0].At.At) != time.Hour {
		t.Errorf("aware %v, %v", as, err)
	}
}

func TestAReportMayComeBeforeAnybodyKnowsWhoseItIs(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	ref := v.report(t, url.Values{"entity_id": {""}})
	v.get("/incidents/"+ref+"/reported").want(t, 200).says(t, "Ännu inte angiven", "IMY", "Finansinspektionen", "Beslut senast", "Preliminär: det är inte känt")
	v.get("/incidents/"+ref).want(t, 200).says(t, "Ännu inte angiven", "Vilken juridisk person gäller det?", "Preliminär")
	for _, p := range []string{"/", "/incidents", "/incidents.csv"} {
		if page := v.get(p).want(t, 200); !strings.Contains(page.body, "Ännu inte angiven") {
			t.Errorf("%s does not say that the entity is not given", p)
		}
	}
	// The next report is not offered the entity of which nothing is known.
	if page := v.get("/incidents/new"); strings.Contains(page.body, "Ännu inte angiven") {
		t.Error("nobody is offered as an entity")
	}
	v.submit(v.edits(t, ref, "basics"), url.Values{"entity_id": {itoa(h.bank)}}).follow(t).want(t, 200).says(t, "Testbanken AB", "Sparat.")
	v.post("/incidents/new", together(when("aware_at", "2026-11-24 09:20"), url.Values{"informant": {"x"}, "entity_id": {"999"}})).want(t, 422).says(t, "Välj vilken juridisk person det gäller.")
}

func TestATimeOfAwarenessFarBackIsAskedAboutAndBothAnswersArePossible(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	values := url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}, "summary": {"Fel konto"}}
	page := v.submit(v.get("/incidents/new").form("/incidents/new"), together(values, when("aware_at", "1999-11-24 09:20"))).want(t, 422)
	page.says(t, "Tiden ligger 27 år tillbaka, onsdag 24 november 1999 kl. 09.20 (UTC+1). Stämmer det?", "Tiden stämmer, rapportera", "Ändra tiden")
	f := page.form("/incidents/new")
	if f.values.Get("aware_at.y") != "1999" || f.values.Get("summary") != "Fel konto" {
		t.Errorf("came back with %v", f.values)
	}
	// It was one wrong digit, and so was the next one.
	f = v.submit(f, url.Values{"aware_at.y": {"2025"}, "aware_is": {"1999-11-24T08:20:00Z"}}).want(t, 422).says(t, "Tiden ligger 365 dagar tillbaka").form("/incidents/new")
	v.submit(f, together(when("aware_at", "2026-11-17 10:01"))).want(t, 303)
	// It was right.
	other := h.as(models.Approver)
	page = other.submit(other.get("/incidents/new").form("/incidents/new"), together(values, when("aware_at", "2021-05-27 11:01"))).want(t, 422).says(t, "Tiden ligger 5 år tillbaka")
	other.submit(page.form("/incidents/new"), url.Values{"aware_is": {"2021-05-27T09:01:00Z"}}).want(t, 303)
	if rows, _, err := h.Register(t.Context(), h.by(models.Handler), models.RegisterFilter{}); err != nil || len(rows) != 2 {
		t.Errorf("stored %d incidents, %v", len(rows), err)
	}
}

func TestOnlyATimeThatWasFilledInIsSaidToBeTheTimeRightNow(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	const now = "Ifyllt med tiden just nu."
	page := v.get("/incidents/new").says(t, now)
	v.submit(page.form("/incidents/new"), when("aware_at", "2026-11-24 09:20")).want(t, 422).lacks(t, now).says(t, "Ändra om någon hos er fick veta det tidigare")
	values := url.Values{"informant": {"Anna"}, "entity_id": {itoa(h.bank)}}
	v.submit(page.form("/incidents/new"), values).want(t, 303)
	v.submit(v.get("/incidents/new").form("/incidents/new"), together(values, when("aware_at", "2026-11-24 09:20"), url.Values{"summary": {"Ett annat fel"}})).want(t, 409).lacks(t, now)
	// The next report has that draft, and a way out of its time.
	h.turn(time.Hour)
	page = v.get("/incidents/new").says(t, "Tiden som stod i utkastet.", "Ta bort utkastets tid och fyll i tiden just nu").lacks(t, now)
	i := slices.IndexFunc(page.links(), func(s string) bool { return strings.Contains(s, "time=now") })
	if i < 0 {
		t.Fatal("no link")
	}
	f := v.get(page.links()[i]).says(t, now).form("/incidents/new")
	if f.values.Get("aware_at.t") != "11:00" || f.values.Get("summary") != "Ett annat fel" {
		t.Errorf("opened with %v", f.values)
	}
}
