package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
)

// edits opens the form of one section of an incident.
func (v *visitor) edits(t *testing.T, ref, section string) form {
	t.Helper()
	path := "/incidents/" + ref + "/edit/" + section
	return v.get(path).want(t, 200).form(path)
}

func TestASectionIsSavedWhateverIsEmpty(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	f := v.edits(t, ref, "event")
	v.get("/incidents/"+ref+"/edit/event").says(t, "Krävs enligt artikel 33.3 a i dataskyddsförordningen.").lacks(t, "GDPR")
	v.submit(f, url.Values{"f-nature": {"Röjande <em>av</em> uppgifter"}, "f-breach_types": {"confidentiality", "availability"}, "source": {"Driften"}}).
		follow(t).want(t, 200).says(t, "Sparat.", "Röjande <em>av</em> uppgifter", "Konfidentialitet", "Tillgänglighet", "Antecknat ", "Källa: Driften.", "Ej angivet").escaped(t)
	facts, err := h.Facts(t.Context(), h.by(models.Handler), ref)
	if err != nil || facts["nature"].Source != "Driften" || len(facts["breach_types"].Value.Lines) != 2 || facts["cause"].Version != 0 {
		t.Errorf("facts %+v, %v", facts, err)
	}
	// What is not changed gets no new version, and no new source.
	v.submit(v.edits(t, ref, "event"), url.Values{"f-cause": {"Fel i cachen"}, "source": {"Leverantören"}}).want(t, 303)
	facts, err = h.Facts(t.Context(), h.by(models.Handler), ref)
	if err != nil || facts["nature"].Version != 1 || facts["nature"].Source != "Driften" || facts["cause"].Source != "Leverantören" {
		t.Errorf("facts %+v, %v", facts, err)
	}
	// A fact can be taken back.
	f = v.edits(t, ref, "event")
	f.values.Del("f-breach_types")
	v.submit(f, url.Values{"f-nature": {""}}).want(t, 303)
	if facts, _ = h.Facts(t.Context(), h.by(models.Handler), ref); !facts["nature"].Value.Empty() || !facts["breach_types"].Value.Empty() {
		t.Errorf("facts %+v", facts)
	}
}

func TestLinesAreOneEach(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	v.submit(v.edits(t, ref, "affected"), url.Values{"f-data_categories": {"namn\r\n\r\n  personnummer \r\n"}}).want(t, 303)
	facts, _ := h.Facts(t.Context(), h.by(models.Handler), ref)
	if got := facts["data_categories"].Value.Lines; strings.Join(got, "|") != "namn|personnummer" {
		t.Errorf("got %q", got)
	}
	v.submit(v.edits(t, ref, "affected"), nil).follow(t).says(t, "Inget var ändrat.")
}

func TestAnAnswerThatMovesAClockSaysSo(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	v.submit(v.edits(t, ref, "assessment"), url.Values{"personal_data": {"no"}}).follow(t).
		says(t, "Sparat.", "Frister som ändrades: IMY, anmälan av personuppgiftsincident: är inte aktuell")
	v.get("/incidents/"+ref).says(t, "Incidenten rör inte personuppgifter.")
	v.submit(v.edits(t, ref, "assessment"), url.Values{"personal_data": {"yes"}}).follow(t).
		says(t, "IMY, anmälan av personuppgiftsincident: nu fredag 27 november 2026 kl. 09.00 (UTC+1)")
	v.submit(v.edits(t, ref, "times"), when("classified_major_at", "2026-11-24 09:30")).follow(t).
		says(t, "Finansinspektionen, första anmälan: nu tisdag 24 november 2026 kl. 13.30 (UTC+1)")
	v.submit(v.edits(t, ref, "basics"), url.Values{"title": {"Ny rubrik"}}).follow(t).lacks(t, "Frister som ändrades").says(t, "Ny rubrik")
}

func TestATimeThatCannotBeIsRefusedAndKept(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	path := "/incidents/" + ref + "/edit/times"
	for typed, says := range map[string]string{
		"2026-03-29 02:30": "klockan ställdes fram",
		"2025-10-26 02:30": "Välj vilken du menar",
		"2026-02-29 10:00": "Det datumet finns inte.",
		"2026-11-24 10:01": "Tiden ligger i framtiden.",
	} {
		page := v.submit(v.edits(t, ref, "times"), together(when("occurred_from", typed), when("detected_at", "2026-11-24 08:00"))).want(t, 422).says(t, says)
		f := page.form(path)
		if f.values.Get("occurred_from.t") != typed[11:] || f.values.Get("detected_at.t") != "08:00" {
			t.Errorf("%s: what was typed is lost: %v", typed, f.values)
		}
		if !strings.HasPrefix(page.body, "<!DOCTYPE html>") && !strings.HasPrefix(page.body, "<!doctype html>") {
			t.Error("no whole page")
		}
	}
	v.submit(v.edits(t, ref, "times"), together(when("occurred_from", "2024-02-29 10:00"), when("occurred_to", "2024-02-28 10:00"))).want(t, 422).says(t, "kan inte ha upphört innan den började")
	v.submit(v.edits(t, ref, "times"), when("occurred_from", "2024-02-29 10:00")).want(t, 303)
	in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
	if want := calendar.At(time.Date(2024, time.February, 29, 9, 0, 0, 0, time.UTC)); err != nil || in.OccurredFrom != want {
		t.Errorf("occurred %v, %v", in.OccurredFrom, err)
	}
	v.submit(v.edits(t, ref, "basics"), url.Values{"title": {""}}).want(t, 422).says(t, "Fyll i det här fältet.")
}

func TestTwoWhoChangeDifferentThingsBothGetTheirs(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	f := mine.edits(t, ref, "basics")
	theirs.submit(theirs.edits(t, ref, "basics"), url.Values{"known_by": {"Ledningen"}}).want(t, 303)
	mine.submit(f, url.Values{"summary": {"Min text"}}).follow(t).want(t, 200).
		says(t, "Sparat.", "Medan du skrev ändrade Name of approver: Vilka fler känner till det?", "Min text", "Ledningen")
	// In another section, nobody has to hear of it.
	g := mine.edits(t, ref, "assessment")
	theirs.submit(theirs.edits(t, ref, "basics"), url.Values{"known_by": {"Pressen"}}).want(t, 303)
	mine.submit(g, url.Values{"services_down": {"yes"}}).follow(t).says(t, "Sparat.").lacks(t, "Medan du skrev")
	in, _ := h.Incident(t.Context(), h.by(models.Handler), ref)
	if in.KnownBy != "Pressen" || in.ServicesDown != deadline.Yes || in.Summary != "Min text" {
		t.Errorf("got %+v", in)
	}
}

func TestTwoWhoChangeTheSameThingAreAsked(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	path := "/incidents/" + ref + "/edit/basics"
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	for name, tt := range map[string]struct {
		answer url.Values
		status int
		want   string
	}{
		"mine":             {url.Values{"keep.summary": {"mine"}}, 303, "Min <em>text</em>\nrad två"},
		"theirs":           {url.Values{"keep.summary": {"theirs"}}, 303, "Deras text"},
		"a third":          {url.Values{"keep.summary": {"own"}, "own.summary": {"Båda"}}, 303, "Båda"},
		"no answer":        {nil, 409, "Deras text"},
		"a strange answer": {url.Values{"keep.summary": {"x"}}, 409, "Deras text"},
	} {
		t.Run(name, func(t *testing.T) {
			mine.submit(mine.edits(t, ref, "basics"), url.Values{"summary": {"Från början"}, "known_by": {""}}).want(t, 303)
			f := mine.edits(t, ref, "basics")
			theirs.submit(theirs.edits(t, ref, "basics"), url.Values{"summary": {"Deras text"}, "known_by": {"Ledningen"}}).want(t, 303)
			page := mine.submit(f, url.Values{"summary": {"Min <em>text</em>\r\nrad två"}, "title": {"Ny rubrik " + name}}).want(t, 409)
			page.says(t, "Två har ändrat samma sak", "Name of approver", "Deras text", "Min <em>text</em>", "Vilka fler känner till det?").escaped(t)
			g := page.form(path)
			page = mine.submit(g, tt.answer).want(t, tt.status)
			in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
			if err != nil || in.Summary != tt.want {
				t.Errorf("summary %q, %v, want %q", in.Summary, err, tt.want)
			}
			if tt.status == 303 && (in.Title != "Ny rubrik "+name || in.KnownBy != "Ledningen") {
				t.Errorf("title %q, known by %q: what was not in conflict is lost", in.Title, in.KnownBy)
			}
			if tt.status == 409 {
				mine.submit(page.form(path), url.Values{"keep.summary": {"mine"}}).want(t, 303)
				if in, _ := h.Incident(t.Context(), h.by(models.Handler), ref); in.Summary != "Min <em>text</em>\nrad två" {
					t.Errorf("asked twice, then %q", in.Summary)
				}
			}
		})
	}
}

func TestAThirdWhoIsFasterThanTheAnswerIsNotOverwritten(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	path := "/incidents/" + ref + "/edit/event"
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	f := mine.edits(t, ref, "event")
	theirs.submit(theirs.edits(t, ref, "event"), url.Values{"f-nature": {"Deras"}}).want(t, 303)
	page := mine.submit(f, url.Values{"f-nature": {"Min"}}).want(t, 409).says(t, "Name of approver")
	theirs.submit(theirs.edits(t, ref, "event"), url.Values{"f-nature": {"Deras igen"}}).want(t, 303)
	for _, keep := range []string{"mine", "theirs"} {
		page = mine.submit(page.form(path), url.Values{"keep.f-nature": {keep}}).want(t, 409).says(t, "Deras igen", "Min")
		theirs.submit(theirs.edits(t, ref, "event"), url.Values{"f-nature": {"Deras igen " + keep}}).want(t, 303)
		page.form(path).values.Set("x", "")
		page = mine.submit(page.form(path), url.Values{"keep.f-nature": {"mine"}}).want(t, 409).says(t, "Deras igen "+keep)
		theirs.submit(theirs.edits(t, ref, "event"), url.Values{"f-nature": {"Deras igen"}}).want(t, 303)
	}
	facts, _ := h.Facts(t.Context(), h.by(models.Handler), ref)
	if got := facts["nature"].Value.Text; got != "Deras igen" {
		t.Errorf("got %q", got)
	}
}

func TestAConflictAboutATimeIsBetweenTwo(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	path := "/incidents/" + ref + "/edit/times"
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	f := mine.edits(t, ref, "times")
	theirs.submit(theirs.edits(t, ref, "times"), when("detected_at", "2026-11-24 08:00")).want(t, 303)
	page := mine.submit(f, when("detected_at", "2026-11-24 08:15")).want(t, 409).says(t, "tis 24 nov 2026 kl. 08.00", "tis 24 nov 2026 kl. 08.15")
	if strings.Contains(page.body, `name="own.detected_at"`) {
		t.Error("a time is asked for as a text")
	}
	mine.submit(page.form(path), url.Values{"keep.detected_at": {"mine"}}).want(t, 303)
	in, _ := h.Incident(t.Context(), h.by(models.Handler), ref)
	if got := in.DetectedAt.At.Format("15:04"); got != "07:15" {
		t.Errorf("detected %s UTC", got)
	}
}

func TestADraftOfASectionComesBackAndKeepsItsBase(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	path := "/incidents/" + ref + "/edit/event"
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	draft := mine.edits(t, ref, "event").values
	draft.Set("f-nature", "Halvskrivet")
	if _, err := h.SaveDraft(t.Context(), h.by(models.Handler), path, draft); err != nil {
		t.Fatal(err)
	}
	theirs.submit(theirs.edits(t, ref, "event"), url.Values{"f-nature": {"Deras"}}).want(t, 303)
	f := mine.edits(t, ref, "event")
	if got := f.values.Get("f-nature"); got != "Halvskrivet" {
		t.Errorf("the draft did not come back: %q", got)
	}
	// The draft was begun before the colleague saved: that is a conflict, not a silent win.
	page := mine.submit(f, nil).want(t, 409)
	mine.submit(page.form(path), url.Values{"keep.f-nature": {"mine"}}).want(t, 303)
	if _, kept, err := h.Draft(t.Context(), h.by(models.Handler), path); kept || err != nil {
		t.Errorf("the draft is still there, %v", err)
	}
}

func TestTheSameSectionTwiceIsStoredOnce(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	v := h.as(models.Handler)
	f := v.edits(t, ref, "basics")
	values := url.Values{"summary": {"En gång"}}
	v.submit(f, values).want(t, 303)
	v.submit(f, values).want(t, 303)
	if in, _ := h.Incident(t.Context(), h.by(models.Handler), ref); in.Version != 2 {
		t.Errorf("version %d, want 2", in.Version)
	}
}

func TestAFormThatIsNotOursChangesNothingSilently(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Rubrik")
	h.as(models.Handler).post("/incidents/"+ref+"/edit/basics", url.Values{"title": {"Kapad"}}).want(t, 409)
	if in, _ := h.Incident(t.Context(), h.by(models.Handler), ref); in.Title != "Rubrik" {
		t.Errorf("title %q", in.Title)
	}
}
