package web_test

import (
	"encoding/csv"
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
	"frist/web"
)

func options() web.Options { return web.Options{} }

// refs lists the incidents of a register, in the order of the page.
func (p *answer) refs() []string {
	var list []string
	for _, n := range elements(p.tree(), "th") {
		if attr(n, "scope") == "row" {
			for _, a := range elements(n, "a") {
				list = append(list, a.FirstChild.Data)
			}
		}
	}
	return list
}

func TestTheRegisterPagesThroughEveryIncidentOnce(t *testing.T) {
	h := newSite(t)
	const n = 2*models.RegisterPage + 7
	for i := range n {
		h.turn(time.Minute)
		h.began(t, "Incident "+strconv.Itoa(i))
	}
	v := h.as(models.Reader)
	for _, sort := range []string{"newest", "oldest", "deadline"} {
		var seen []string
		path, pages := "/incidents?sort="+sort, 0
		for path != "" {
			page := v.get(path).want(t, 200)
			seen = append(seen, page.refs()...)
			path, pages = page.rel("next"), pages+1
			if pages > 1 && page.rel("first") == "" {
				t.Errorf("%s: page %d has no way back", sort, pages)
			}
		}
		if pages != 3 || len(seen) != n || len(slices.Compact(slices.Sorted(slices.Values(seen)))) != n {
			t.Errorf("%s: %d pages with %d incidents, want 3 with %d", sort, pages, len(seen), n)
		}
	}
}

// escaped fails the test if an element that somebody typed is one of the page.
func (p *answer) escaped(t *testing.T) *answer {
	t.Helper()
	if strings.Contains(p.body, "<em>") {
		t.Errorf("%s: what was typed is an element of the page", p.path)
	}
	return p
}

func (p *answer) rel(rel string) string {
	for _, a := range p.all("a") {
		if attr(a, "rel") == rel {
			return attr(a, "href")
		}
	}
	return ""
}

func TestTheRegisterIsFilteredAndSorted(t *testing.T) {
	h := newSite(t)
	first, second := h.began(t, "Den första"), h.began(t, "Den andra")
	by := h.by(models.Handler)
	if err := h.SetStatus(t.Context(), by, first, 1, models.StatusClosed, "Ett test"); err != nil {
		t.Fatal(err)
	}
	third, err := h.ReportIncident(t.Context(), by, models.Once{}, models.Report{EntityID: h.pay, Title: "Finland", Informant: "x", Aware: calendar.At(h.now().Add(-5 * time.Hour)), PersonalData: deadline.Yes})
	if err != nil {
		t.Fatal(err)
	}
	n := int64(9500)
	at := h.now()
	if err := h.AddCount(t.Context(), by, models.Once{}, second, models.Count{AsOf: &at, Of: casefile.DataSubjects, Mode: casefile.Approximate, Max: &n}); err != nil {
		t.Fatal(err)
	}
	v := h.as(models.Reader)
	for query, want := range map[string][]string{
		"":                                     {third, second, first},
		"?sort=oldest":                         {first, second, third},
		"?sort=deadline":                       {third, second},
		"?status=open":                         {third, second},
		"?status=closed":                       {first},
		"?entity=" + itoa(h.pay):               {third},
		"?status=closed&entity=" + itoa(h.pay): nil,
		"?sort=nonsense&status=x&entity=-1":    {third, second, first},
		"?after=x'%22&entity=99999999999999999999": {third, second, first},
		"?sort=deadline&after=1":                   {third, second},
		"?sort=deadline&after=20261124T080000Z-":   {third, second},
		"?after=" + strings.Repeat("9", 400):       {third, second, first},
		"?status=%00&sort=%ff":                     {third, second, first},
	} {
		if got := v.get("/incidents"+query).want(t, 200).refs(); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
	}
	v.get("/incidents").says(t, "högst 9 500", "onsdag 2026-11-25 09:00 (UTC+1)", "onsdag 2026-11-25 06:00 (UTC+2)", "3 beslut väntar", "Avslutad")
	page := v.get("/incidents?status=open&sort=oldest")
	if got := page.form("/incidents").values; got.Get("status") != "open" || got.Get("sort") != "oldest" {
		t.Errorf("the filter does not show what it is: %v", got)
	}
	if got := attr(page.all("th")[0], "aria-sort"); got != "ascending" {
		t.Errorf("aria-sort %q", got)
	}
	h.as(models.Admin).get("/incidents").want(t, 403)
	h.as(models.Admin).get("/incidents.csv").want(t, 403)
}

func TestTheCSVIsTheRegister(t *testing.T) {
	h := newSite(t)
	h.began(t, `=HYPERLINK("http://x";"y")`)
	h.began(t, "Rubrik med ; och \"citat\"")
	h.began(t, "åäö € 🙂")
	page := h.as(models.Auditor).get("/incidents.csv?sort=oldest&status=open").want(t, 200)
	if got := page.header.Get("Content-Type"); got != "text/csv; charset=utf-8; header=present" {
		t.Errorf("Content-Type %q", got)
	}
	if got := page.header.Get("Content-Disposition"); got != `attachment; filename="frist-register_20261124T090000Z_open_oldest.csv"` {
		t.Errorf("Content-Disposition %q", got)
	}
	body, bom := strings.CutPrefix(page.body, "\ufeff")
	if !bom {
		t.Error("no byte order mark: Excel would read it as Latin-1")
	}
	r := csv.NewReader(strings.NewReader(body))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, want := range []string{"Rubrik", `'=HYPERLINK("http://x";"y")`, "Rubrik med ; och \"citat\"", "åäö € 🙂"} {
		if got := rows[i][1]; got != want {
			t.Errorf("row %d: got %q, want %q", i, got, want)
		}
	}
	if got, want := rows[1][7], "2026-11-24T09:00:00+01:00"; got != want {
		t.Errorf("aware %s, want %s", got, want)
	}
	if got, want := rows[1][13], "2026-11-25T09:00:00+01:00"; got != want {
		t.Errorf("next limit %s, want %s", got, want)
	}
	if got := rows[1][10] + rows[1][11]; got != "" {
		t.Errorf("a number that is not known is %q", got)
	}
	none := h.as(models.Auditor).get("/incidents.csv?status=closed").want(t, 200)
	if !strings.HasPrefix(none.body, "\ufeffReferens;Rubrik;") || strings.Count(none.body, "\r\n") != 1 {
		t.Errorf("an empty register: %q", none.body)
	}
}

func TestNothingInACellOfTheCSVIsAFormula(t *testing.T) {
	h := newSite(t)
	for _, s := range []string{"=1+1", "+1", "-1", "@x", "\t=1", "|cmd", "＝1+1", "＠x"} {
		h.began(t, s+" ")
	}
	body := strings.TrimPrefix(h.as(models.Handler).get("/incidents.csv").want(t, 200).body, "\ufeff")
	r := csv.NewReader(strings.NewReader(body))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t＝＋－＠", []rune(cell)[0]) {
				t.Errorf("cell %q begins a formula", cell)
			}
		}
	}
}

func TestTheRegisterEscapesWhatIsTyped(t *testing.T) {
	h := newSite(t)
	h.began(t, `<em>UHOH</em>"'&`)
	for _, p := range []string{"/incidents", "/", "/incidents?sort=deadline&status=" + url.QueryEscape("<em>")} {
		h.as(models.Reader).get(p).want(t, 200).says(t, `<em>UHOH</em>"'&`).escaped(t)
	}
}

func TestTheRegisterSaysThatAClosedIncidentHasALimitThatWasNotMet(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Approver)
	ref := v.report(t, when("aware_at", "2026-11-24 09:20"))
	path := "/incidents/" + ref + "/status"
	v.submit(v.get(path).form(path), url.Values{"reason": {"Prövas i ett annat ärende."}}).want(t, 303)
	page := v.get("/incidents").want(t, 200).says(t, "Avslutad med öppna skyldigheter", "onsdag 2026-11-25 09:20 (UTC+1)")
	if strings.Contains(page.body, "ingen löper") || strings.Contains(page.body, "passerad") {
		t.Error("the limit is said to have passed, or not to run")
	}
	line := v.get("/incidents.csv").want(t, 200).body
	for _, want := range []string{"Avslutad med öppna skyldigheter", "2026-11-25T09:20:00+01:00"} {
		if !strings.Contains(line, want) {
			t.Errorf("the file does not say %q: %s", want, line)
		}
	}
	h.turn(100 * time.Hour)
	v = h.stranger()
	v.signIn("handler@bank.example")
	v.get("/incidents").want(t, 200).says(t, "Avslutad med öppna skyldigheter", "onsdag 2026-11-25 09:20 (UTC+1) passerad")
	// It runs no more: what has to be done now does not have it.
	if page := v.get("/incidents?sort=deadline").want(t, 200); len(page.refs()) != 0 {
		t.Errorf("the list of what runs has %v", page.refs())
	}
	if page := v.get("/").want(t, 200); slices.Contains(page.links(), "/incidents/"+ref) {
		t.Error("the overview has it")
	}
}

func TestALimitThatHasPassedIsMarkedInTheRegister(t *testing.T) {
	h := newSite(t)
	h.as(models.Handler).report(t, when("aware_at", "2026-11-24 09:20"))
	if page := h.as(models.Reader).get("/incidents"); strings.Contains(page.body, "passerad") {
		t.Error("a limit that runs is said to have passed")
	}
	h.turn(100 * time.Hour)
	v := h.stranger()
	v.signIn("reader@bank.example")
	v.get("/incidents").want(t, 200).says(t, "passerad")
}
