package web_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
)

func (h *house) entries(t *testing.T, ref string) []models.Entry {
	t.Helper()
	es, _, err := h.Timeline(t.Context(), h.by(models.Handler), ref, models.TimelineFilter{Superseded: true})
	if err != nil {
		t.Fatal(err)
	}
	return es
}

func (h *house) entry(t *testing.T, ref, text string, at time.Time) models.Entry {
	t.Helper()
	if err := h.AddEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Entry{At: calendar.At(at), Text: text}); err != nil {
		t.Fatal(err)
	}
	es := h.entries(t, ref)
	return es[slices.IndexFunc(es, func(e models.Entry) bool { return e.Text == text })]
}

func TestALineWithATimeIsRecordedOnTodaysDate(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	for line, want := range map[string]string{
		"07:40 kunden ringde":       "2026-11-24T06:40:00Z kunden ringde",
		"kl. 7.41 – larmet gick":    "2026-11-24T06:41:00Z larmet gick",
		"0742 driften svarade":      "2026-11-24T06:42:00Z driften svarade",
		"kl 743 IT är på väg":       "2026-11-24T06:43:00Z IT är på väg",
		"kl. 0944 – ny kontroll":    "2026-11-24T08:44:00Z ny kontroll",
		"at 0845 a second call":     "2026-11-24T07:45:00Z a second call",
		"0746: larm":                "2026-11-24T06:46:00Z larm",
		"KL 09:15: 1200 kunder ser": "2026-11-24T08:15:00Z 1200 kunder ser",
	} {
		v.submit(v.get(at+"/timeline").formOf(t, at+"/timeline", "do", "quick"), url.Values{"quick": {line}}).
			follow(t).says(t, "Händelsen är antecknad: tisdag 24 november 2026 kl.")
		e := h.entries(t, ref)
		got := []string{}
		for _, x := range e {
			got = append(got, x.At.String()+" "+x.Text)
		}
		if !slices.Contains(got, want) {
			t.Errorf("%q was stored as %q, want %q among them", line, got, want)
		}
	}
}

func TestALineThatCannotBeUnderstoodIsNotGuessedAt(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	for line, problem := range map[string]string{
		"920 kunder ser fel konto":  "började inte med ett klockslag",
		"0920-123 45 ringde":        "började inte med ett klockslag",
		"0920 123 45 ringde":        "började inte med ett klockslag",
		"0700":                      "började inte med ett klockslag",
		"0980 kunden ringde":        "Ange klockslaget med timmar och minuter",
		"1200 kunder ser fel konto": "började inte med ett klockslag",
		"kunden ringde":             "började inte med ett klockslag",
		"":                          "Skriv ett klockslag och vad som hände",
		"23:10 kunden ringde":       "Tiden ligger i framtiden.",
		"25:10 kunden ringde":       "Ange klockslaget med timmar och minuter",
	} {
		p := v.submit(v.get(at+"/timeline").formOf(t, at+"/timeline", "do", "quick"), url.Values{"quick": {line}}).want(t, 422).says(t, problem)
		full := p.formOf(t, at+"/timeline", "do", "").values
		if text := full.Get("text"); text == "" && line != "" || text != "" && !strings.HasSuffix(line, text) {
			t.Errorf("%q came back as %q", line, text)
		}
		if full.Get("at.d") != "24" {
			t.Errorf("%q: the day is %q", line, full.Get("at.d"))
		}
	}
	if n := len(h.entries(t, ref)); n != 0 {
		t.Errorf("%d entries were stored", n)
	}
}

func TestAnEntryIsAddedWithSourceAndPrecision(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	f := v.get(at+"/timeline").formOf(t, at+"/timeline", "do", "")
	if got := f.values.Get("at.y") + f.values.Get("at.m") + f.values.Get("at.d") + f.values.Get("at.t"); got != "2026112410:00" {
		t.Errorf("the time is prefilled with %s, want now", got)
	}
	v.submit(f, joined(clock("at", "2026", "nov", "23", "14.00"), joined(clock("at.until", "2026", "11", "23", "15:30"), url.Values{
		"at.precision": {"between"}, "text": {"Utskicket gick <em>fel</em>"}, "source": {"Maillogg"},
	}))).follow(t).says(t, "måndag 23 november 2026 mellan kl. 14.00 och 15.30", "Utskicket gick <em>fel</em>", "Källa: Maillogg", "Antecknat 18 timmar 30 minuter efteråt", "Antecknat 2026-11-24 10:00 av Name of handler").typedAsText(t)
	e := h.entries(t, ref)
	if len(e) != 1 || e[0].At.String() != "2026-11-23T13:00:00Z 2026-11-23T14:30:00Z between" {
		t.Errorf("stored %v", e)
	}
}

func TestARefusedEntryKeepsWhatWasTyped(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	for name, tt := range map[string]struct {
		values  url.Values
		problem string
	}{
		"no text":                      {clock("at", "2026", "11", "24", "09:00"), "Fyll i det här fältet."},
		"no time and no word about it": {clock("at", "", "", "", ""), "Ange när det hände, eller svara att det inte är känt."},
		"a time in the future":         {clock("at", "2026", "11", "24", "10:01"), "Tiden ligger i framtiden."},
		"an hour that spring skips":    {clock("at", "2026", "03", "29", "02:30"), "Klockslaget finns inte den dagen"},
		"an hour that autumn repeats":  {clock("at", "2026", "10", "25", "02:30"), "inträffade två gånger"},
		"29 February of another year":  {clock("at", "2026", "02", "29", "12:00"), "Det datumet finns inte."},
		"between without an end":       {joined(clock("at", "2026", "11", "24", "09:00"), url.Values{"at.precision": {"between"}}), "Ange också den senare tiden."},
		"between the wrong way round":  {joined(clock("at", "2026", "11", "24", "09:00"), joined(clock("at.until", "2026", "11", "24", "08:00"), url.Values{"at.precision": {"between"}})), "Den senare tiden är före den tidigare."},
		"a text that is far too long":  {joined(clock("at", "2026", "11", "24", "09:00"), url.Values{"text": {strings.Repeat("å", models.LongText+1)}}), "Texten är för lång"},
	} {
		t.Run(name, func(t *testing.T) {
			values := joined(url.Values{"text": {"Kvar"}, "source": {"Också kvar"}}, tt.values)
			if name == "no text" {
				values.Set("text", " ")
			}
			p := v.submit(v.get(at+"/timeline").formOf(t, at+"/timeline", "do", ""), values).want(t, 422).says(t, "Det finns fel på sidan", tt.problem)
			back := p.formOf(t, at+"/timeline", "do", "").values
			for k := range values {
				if strings.TrimSpace(back.Get(k)) != strings.TrimSpace(values.Get(k)) {
					t.Errorf("%s came back as %.50q, was %.50q", k, back.Get(k), values.Get(k))
				}
			}
		})
	}
	if n := len(h.entries(t, ref)); n != 0 {
		t.Errorf("%d entries were stored", n)
	}
}

func TestAnHourThatOccursTwiceIsStoredAsTheOneThatIsMeant(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	p := v.submit(v.get(at+"/timeline").formOf(t, at+"/timeline", "do", ""), joined(clock("at", "2026", "10", "25", "02:30"), url.Values{"text": {"Natten"}})).want(t, 422)
	v.submit(p.formOf(t, at+"/timeline", "do", ""), url.Values{"at.fold": {"second"}}).follow(t)
	if e := h.entries(t, ref); len(e) != 1 || e[0].At.String() != "2026-10-25T01:30:00Z" {
		t.Errorf("stored %v", e)
	}
}

func TestALineInTheHourThatOccursTwiceIsAskedAbout(t *testing.T) {
	h, ref, at := newRecord(t)
	h.turn(-30 * 24 * time.Hour) // 25 October, 10.00: the clocks went back in the night
	v := h.as(models.Handler)
	p := v.submit(v.get(at+"/timeline").formOf(t, at+"/timeline", "do", "quick"), url.Values{"quick": {"02:30 larmet gick"}}).
		want(t, 422).says(t, "inträffade två gånger", "Den första (sommartid)")
	full := p.formOf(t, at+"/timeline", "do", "")
	if fold := full.values.Get("at.fold"); fold != "" {
		t.Errorf("%q is answered already", fold)
	}
	v.submit(full, url.Values{"at.fold": {"first"}}).follow(t).want(t, 200)
	if e := h.entries(t, ref); len(e) != 1 || e[0].At.String() != "2026-10-25T00:30:00Z" || e[0].Text != "larmet gick" {
		t.Errorf("stored %v", e)
	}
}

func TestALeapDayAndATimeThatIsNotKnownAreStored(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	form := v.get(at+"/timeline").formOf(t, at+"/timeline", "do", "")
	v.submit(form, joined(clock("at", "2024-02-29 12:00", "", "", ""), url.Values{"text": {"Skottdagen"}})).follow(t).says(t, "tors 29 feb 2024 kl. 12.00")
	form = v.get(at+"/timeline").formOf(t, at+"/timeline", "do", "")
	v.submit(form, joined(clock("at", "", "", "", ""), url.Values{"text": {"Någon gång"}, "at.precision": {"unknown"}})).follow(t).says(t, "Händelsen är antecknad, utan tid", "Tiden är inte känd")
	if n := len(h.entries(t, ref)); n != 2 {
		t.Errorf("%d entries are stored", n)
	}
}

func TestAnEntryIsStoredOnceHoweverOftenTheButtonIsPressed(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	page := v.get(at + "/timeline")
	quick, full := page.formOf(t, at+"/timeline", "do", "quick"), page.formOf(t, at+"/timeline", "do", "")
	for range 3 {
		v.submit(quick, url.Values{"quick": {"07:40 en gång"}}).follow(t).want(t, 200)
		v.submit(full, url.Values{"text": {"också en gång"}}).follow(t).want(t, 200)
	}
	if n := len(h.entries(t, ref)); n != 2 {
		t.Errorf("%d entries are stored, want 2", n)
	}
	c := v.get(fmt.Sprintf("%s/timeline/%d/correct", at, h.entries(t, ref)[0].ID))
	fix := c.formOf(t, c.path, "do", "")
	for range 2 {
		v.submit(fix, url.Values{"text": {"rättad en gång"}}).follow(t).want(t, 200)
	}
	if n := len(h.entries(t, ref)); n != 3 {
		t.Errorf("%d entries are stored, want 3", n)
	}
}

func TestACorrectionLeavesTheOldOneStruckThroughWithLinksBothWays(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	old := h.entry(t, ref, "Kunden ringde kl. sju", present.Add(-90*time.Minute))
	path := fmt.Sprintf("%s/timeline/%d/correct", at, old.ID)
	p := v.get(path).want(t, 200)
	f := p.formOf(t, path, "do", "")
	if f.values.Get("text") != old.Text || f.values.Get("at.t") != "08:30" {
		t.Errorf("prefilled with %v", f.values)
	}
	list := v.submit(f, url.Values{"text": {"Kunden ringde kl. åtta"}}).follow(t).want(t, 200).says(t, "Kunden ringde kl. åtta", "Kunden ringde kl. sju", "Rättad:", "Rättelse av:")
	es := h.entries(t, ref)
	if len(es) != 2 || es[1].Corrects == nil || *es[1].Corrects != old.ID {
		t.Fatalf("stored %+v", es)
	}
	if struck := list.all("s"); len(struck) != 1 || struck[0].FirstChild.Data != old.Text {
		t.Errorf("%d texts are struck through", len(struck))
	}
	for _, link := range []string{fmt.Sprintf("#e%d", old.ID), fmt.Sprintf("#e%d", es[1].ID)} {
		if !slices.Contains(list.links(), link) {
			t.Errorf("no link to %s", link)
		}
	}
	v.get(at+"/timeline?show=current").lacks(t, "kl. sju").says(t, "kl. åtta")
	// What holds no longer is not corrected again: its page shows what replaced it.
	v.get(path).follow(t).want(t, 200).says(t, "kl. åtta", "Rättad:")
}

func TestAWithdrawalNeedsAReasonAndStaysToBeSeen(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	old := h.entry(t, ref, "Fel incident", present.Add(-time.Minute))
	path := fmt.Sprintf("%s/timeline/%d/correct", at, old.ID)
	f := v.get(path).formOf(t, path, "do", "withdraw")
	p := v.submit(f, url.Values{"reason": {""}}).want(t, 422).says(t, "Fyll i det här fältet.")
	if !slices.Contains(p.links(), "#reason") {
		t.Error("the problem does not lead to the reason")
	}
	v.submit(p.formOf(t, path, "do", "withdraw"), url.Values{"reason": {"Hör till 2026-009"}}).follow(t).says(t, "Återtagen:", "Återtagande. Skäl: Hör till 2026-009", "Fel incident")
	es := h.entries(t, ref)
	if len(es) != 2 || !es[1].Withdrawn || es[1].At != old.At {
		t.Errorf("stored %+v", es)
	}
	v.get(at+"/timeline?show=current").lacks(t, "Fel incident")
}

func TestACorrectionOfWhatSomebodyElseCorrectedIsAConflictThatLosesNothing(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	old := h.entry(t, ref, "Ursprunget", present.Add(-time.Hour))
	path := fmt.Sprintf("%s/timeline/%d/correct", at, old.ID)
	f := v.get(path).formOf(t, path, "do", "")
	if err := h.CorrectEntry(t.Context(), h.by(models.Approver), models.Once{}, ref, old.ID, models.Entry{At: old.At, Text: "Kollegans"}); err != nil {
		t.Fatal(err)
	}
	p := v.submit(f, url.Values{"text": {"Min rättelse"}}).want(t, 409).says(t, "Någon annan har rättat händelsen", "Min rättelse", "Kollegans", "Name of approver")
	newest := h.entries(t, ref)[1]
	next := fmt.Sprintf("%s/timeline/%d/correct", at, newest.ID)
	v.submit(p.form(next), nil).follow(t).want(t, 200)
	es := h.entries(t, ref)
	if len(es) != 3 || es[2].Text != "Min rättelse" || *es[2].Corrects != newest.ID {
		t.Errorf("stored %+v", es)
	}
}

func TestACorrectionOfWhatWasWithdrawnCanBeSavedAsANewEntry(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	old := h.entry(t, ref, "Ursprunget", present.Add(-time.Hour))
	path := fmt.Sprintf("%s/timeline/%d/correct", at, old.ID)
	f := v.get(path).formOf(t, path, "do", "")
	if err := h.CorrectEntry(t.Context(), h.by(models.Approver), models.Once{}, ref, old.ID, models.Entry{Withdrawn: true, Text: "Fel"}); err != nil {
		t.Fatal(err)
	}
	p := v.submit(f, url.Values{"text": {"Min text"}}).want(t, 409).says(t, "har återtagits medan du skrev", "Min text")
	v.submit(p.form(at+"/timeline"), nil).follow(t).says(t, "Min text")
	if es := h.entries(t, ref); len(es) != 3 {
		t.Errorf("stored %+v", es)
	}
}

func TestTheTimelineIsFilteredAndTurnedRound(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Reader)
	h.entry(t, ref, "Ett larm", present.Add(-3*time.Hour))
	h.entry(t, ref, "Ett samtal", present.Add(-2*time.Hour))
	newest, oldest := v.get(at+"/timeline").text(), v.get(at+"/timeline?order=oldest").text()
	if strings.Index(newest, "Ett samtal") > strings.Index(newest, "Ett larm") || strings.Index(oldest, "Ett samtal") < strings.Index(oldest, "Ett larm") {
		t.Error("the order is not what was asked for")
	}
	v.get(at+"/timeline?q=samtal").says(t, "Ett samtal", "1 händelse visas").lacks(t, "Ett larm")
	v.get(at+"/timeline?q="+url.QueryEscape("<em>'")).want(t, 200).says(t, "Inga händelser i urvalet").typedAsText(t)
	v.get(at+"/timeline?after=x&before=9-&order=%00").want(t, 200).says(t, "Ett larm")
}

func TestALongTimelineIsReadPageByPageAndBackAgain(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	const all = 450
	for i := range all {
		// Many happen in the same second: then the number decides.
		if err := h.AddEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Entry{At: calendar.At(present.Add(-time.Duration(i/7) * time.Minute)), Text: fmt.Sprintf("post %04d.", i)}); err != nil {
			t.Fatal(err)
		}
	}
	for _, order := range []string{"", "oldest"} {
		var seen []string
		page := at + "/timeline?order=" + order
		var pages []string
		for page != "" {
			pages = append(pages, page)
			p := v.get(page).want(t, 200)
			rows := posts(p)
			if len(rows) > models.TimelinePage {
				t.Fatalf("%d rows on a page", len(rows))
			}
			seen = append(seen, rows...)
			page = rel(p, "next")
		}
		slices.Sort(seen)
		if n := len(seen); n != all || len(slices.Compact(seen)) != all || len(pages) != 3 {
			t.Errorf("%d rows on %d pages, want each of %d once on 3", n, len(pages), all)
		}
		last, middle := v.get(pages[2]), v.get(pages[1])
		back := v.get(rel(last, "prev"))
		if !slices.Equal(posts(back), posts(middle)) {
			t.Error("the way back leads to another page than the one before")
		}
		if first := v.get(rel(back, "prev")); !slices.Equal(posts(first), posts(v.get(pages[0]))) || rel(first, "prev") != "" {
			t.Error("the way back does not end where it began")
		}
	}
}

func posts(p *answer) []string {
	var list []string
	for _, n := range p.all("p") {
		if attr(n, "class") == "keep" && n.FirstChild != nil {
			list = append(list, n.FirstChild.Data)
		}
	}
	return list
}

func rel(p *answer, name string) string {
	for _, n := range p.all("a") {
		if attr(n, "rel") == name {
			return attr(n, "href")
		}
	}
	return ""
}

func TestACorrectionOnAnotherPageIsReachedAllTheSame(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	old := h.entry(t, ref, "Den gamla", present.Add(-100*time.Hour))
	for i := range models.TimelinePage {
		h.entry(t, ref, fmt.Sprintf("post %d.", i), present.Add(-time.Duration(i)*time.Minute))
	}
	if err := h.CorrectEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, old.ID, models.Entry{At: calendar.At(present), Text: "Den nya"}); err != nil {
		t.Fatal(err)
	}
	p := v.get(at+"/timeline?order=oldest").says(t, "Den gamla", "Ersatt:")
	i := slices.IndexFunc(p.links(), func(l string) bool { return strings.HasPrefix(l, at+"/timeline/") && !strings.HasSuffix(l, "correct") })
	if i < 0 {
		t.Fatal("no link to the correction")
	}
	v.get(p.links()[i]).want(t, 200).says(t, "Den nya", "Den gamla", "Rättelse av:")
}
