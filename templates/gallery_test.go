package templates

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"frist/models/calendar"
	"frist/models/i18n"
	"frist/static"
)

// A sheet is one page of the gallery.
type sheet struct {
	title   i18n.Text
	body    func(Page) templ.Component
	prepare func(*Page)
}

var stockholm = time.FixedZone("CET", 3600)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, stockholm)
	if err != nil {
		panic(err)
	}
	return t
}

func number(n int64) *int64 { return &n }

func galleryPage(lang i18n.Lang) Page {
	return Page{
		Lang: lang, Now: at("2026-11-14 19:05"), Zone: stockholm, Path: "/incidents/14", Version: "0.1.0", Demo: true,
		User: User{Name: "Anna Lindqvist", Role: i18n.Text{SV: "Handläggare", EN: "Officer"}, May: May{true, true, true, true, true}},
		Foot: []Link{{i18n.Text{SV: "Regler", EN: "Rules"}, "/rules"}, {i18n.Text{SV: "Tillgänglighet", EN: "Accessibility"}, "/accessibility"}},
	}
}

func render(t testing.TB, c templ.Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// both are the parts, one after another.
func both(parts ...templ.Component) templ.Component { return templ.Join(parts...) }

func wrap(outer templ.Component, inner ...templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return outer.Render(templ.WithChildren(ctx, templ.Join(inner...)), w)
	})
}

func heading(s string) templ.Component { return element("h2", s) }

// element is the gallery's own words.
func element(name, s string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, "<"+name+">"+templ.EscapeString(s)+"</"+name+">")
		return err
	})
}

// TestGallery renders every part of the kit in both languages, and checks what
// can be checked of all of them. With FRIST_GALLERY=dir it also writes the
// pages there, to be looked at in a browser.
func TestGallery(t *testing.T) {
	dir := os.Getenv("FRIST_GALLERY")
	for name, s := range sheets {
		for _, lang := range i18n.Langs {
			p := galleryPage(lang)
			if s.prepare != nil {
				s.prepare(&p)
			}
			p = p.Titled(s.title, p.Crumbs...)
			html := render(t, wrap(layout(p), s.body(p)))
			checkHTML(t, name+"."+string(lang), html)
			if dir == "" {
				continue
			}
			html = strings.ReplaceAll(html, `="/static/`, `="static/`)
			if err := os.WriteFile(filepath.Join(dir, name+"."+string(lang)+".html"), []byte(html), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if dir != "" {
		copyAssets(t, dir)
	}
}

func copyAssets(t *testing.T, dir string) {
	if err := os.MkdirAll(filepath.Join(dir, "static"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"app.css", "app.js", "icon.svg", "plex-400.woff2", "plex-600.woff2", "plex-ext-400.woff2", "plex-ext-600.woff2"} {
		w := httptest.NewRecorder()
		static.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, static.URL(name), nil))
		body := bytes.ReplaceAll(w.Body.Bytes(), []byte("url(/static/"), []byte("url("))
		if err := os.WriteFile(filepath.Join(dir, static.URL(name)), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// checkHTML finds what no page may have.
func checkHTML(t *testing.T, name, html string) {
	t.Helper()
	for _, bad := range []string{" style=", " onclick=", "<style", "javascript:", "%!", "TemplFailed"} {
		if strings.Contains(html, bad) {
			t.Errorf("%s: the page has %q", name, bad)
		}
	}
	ids := map[string]bool{}
	for _, part := range strings.Split(html, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if ids[id] {
			t.Errorf("%s: two elements have the id %q", name, id)
		}
		ids[id] = true
	}
	for _, attr := range []string{` for="`, ` href="#`, ` aria-labelledby="`, ` aria-describedby="`} {
		for _, part := range strings.Split(html, attr)[1:] {
			refs, _, _ := strings.Cut(part, `"`)
			for _, ref := range strings.Fields(refs) {
				if !ids[ref] {
					t.Errorf("%s: %s%s\" points to nothing", name, attr, ref)
				}
			}
		}
	}
	if n := strings.Count(html, "<h1"); n != 1 {
		t.Errorf("%s: %d h1", name, n)
	}
}

var sheets = map[string]sheet{
	"overview": {title: i18n.Text{SV: "Översikt", EN: "Overview"}, prepare: func(p *Page) {
		p.Path = "/"
		p.Flash = &Flash{Tone: ToneDone, Title: i18n.Text{SV: "Incidenten 2026-014 är registrerad", EN: "Incident 2026-014 is recorded"}, Text: i18n.Text{SV: "Fristerna är preliminära tills kännedom är fastställd.", EN: "The limits are provisional until awareness is settled."}, Link: &Link{i18n.Text{SV: "Öppna akten", EN: "Open the record"}, "/incidents/14"}}
	}, body: galleryOverview},
	"incident": {title: i18n.Text{SV: "Kunder ser andra kunders konton", EN: "Customers see other customers’ accounts"}, prepare: func(p *Page) {
		p.Crumbs = []Link{{navIncidents, PathIncidents}, {i18n.Same("2026-014"), "/incidents/14"}}
	}, body: galleryIncident},
	"form": {title: i18n.Text{SV: "Ny händelse", EN: "New timeline entry"}, prepare: func(p *Page) {
		p.Crumbs, p.Error = []Link{{navIncidents, PathIncidents}, {i18n.Same("2026-014"), "/incidents/14"}}, true
	}, body: galleryForm},
	"record":   {title: i18n.Text{SV: "Antal berörda", EN: "People affected"}, body: galleryRecord},
	"list":     {title: i18n.Text{SV: "Incidenter", EN: "Incidents"}, prepare: func(p *Page) { p.Path = "/incidents?sort=id" }, body: galleryList},
	"done":     {title: i18n.Text{SV: "Inlämning registrerad", EN: "Filing recorded"}, body: galleryDone},
	"conflict": {title: i18n.Text{SV: "Någon annan har ändrat samma uppgift", EN: "Someone else changed the same fact"}, body: galleryConflict},
}

func galleryTable() Table {
	incidents := []struct {
		id, title, entity, strict, left string
		tag                             Tag
	}{
		{"2026-014", "Kunder ser andra kunders konton", "Nordviken Bank AB", "2026-11-14 21:00", "FI, DORA inledande", TagSoon},
		{"2026-013", "Felutskick av årsbesked till 212 kunder", "Nordviken Bank AB", "2026-11-17 13:20", "IMY, anmälan", TagRunning},
		{"2026-012", "Leverantörsavbrott i betalningar", "Nordviken Betal AB", "2026-11-12 09:00", "FI, DORA delrapport", TagLate},
		{"2026-011", "Förlorad dator på tåg", "Nordviken Fonder AB", "2026-10-02 16:45", "IMY, anmälan", TagMet},
		{"2026-010", "Övning: utpressningsprogram", "Nordviken Bank AB", "2026-09-18 10:00", "", TagDrill},
	}
	t := Table{Caption: i18n.Text{SV: "Incidenter, närmaste strikta tid först", EN: "Incidents, nearest strict time first"}, Columns: []Column{
		{Label: i18n.Text{SV: "Incident", EN: "Incident"}, Sort: "?sort=id"},
		{Label: i18n.Text{SV: "Rubrik", EN: "Title"}, Sort: "?sort=title"},
		{Label: i18n.Text{SV: "Juridisk person", EN: "Legal entity"}},
		{Label: i18n.Text{SV: "Nästa strikta tid", EN: "Next strict time"}, Sort: "?sort=-strict", Sorted: "ascending"},
		{Label: i18n.Text{SV: "Berörda", EN: "Affected"}, Num: true},
		{Label: i18n.Text{SV: "Läge", EN: "State"}},
	}}
	for i, in := range incidents {
		t.Rows = append(t.Rows, []Cell{{Text: in.id, Href: "/incidents/14"}, {Text: in.title}, {Text: in.entity}, {At: at(in.strict), Note: in.left}, {Text: i18n.Number(9400 >> i).In(i18n.SV)}, {Tag: &in.tag}})
	}
	return t
}

func galleryList(p Page) templ.Component {
	t := galleryTable()
	grid := Table{Caption: i18n.Text{SV: "Antal per land och kategori", EN: "Counts by country and category"}, Scroll: true, Columns: []Column{{Label: i18n.Text{SV: "Land", EN: "Country"}}}}
	for _, c := range []string{"Kunder", "Anställda", "Barn", "Fullmakts\u00adhavare", "Låntagare", "Summa"} {
		grid.Columns = append(grid.Columns, Column{Label: i18n.Same(c), Num: true})
	}
	for _, c := range []string{"Sverige", "Danmark", "Finland"} {
		grid.Rows = append(grid.Rows, []Cell{{Text: c}, {Text: "9 400"}, {Text: "12"}, {Text: "0"}, {Text: "inte känt"}, {Text: "1 204"}, {Text: "10 616"}})
	}
	grid.Foot = []Cell{{Text: "Summa"}, {Text: "28 200"}, {Text: "36"}, {Text: "0"}, {Text: "inte känt"}, {Text: "3 612"}, {Text: "31 848"}}
	return both(pageHead(p, "", Button{Text: i18n.Text{SV: "Exportera registret", EN: "Export the register"}, Kind: "second", Href: "/incidents.csv"}),
		wrap(filterForm(p, "/incidents"), textInput(p, Field{Name: "q", Label: i18n.Text{SV: "Sök", EN: "Search"}, Type: "search", Width: "w-20"}), selectOne(p, Choice{Name: "state", Label: i18n.Text{SV: "Läge", EN: "State"}, Options: []Option{{Value: "open", Label: i18n.Text{SV: "Pågående", EN: "Open"}}, {Value: "all", Label: i18n.Text{SV: "Alla", EN: "All"}}}})),
		table(p, t), pager(p, Pager{Shown: i18n.Text{SV: "Visar 5 av 128", EN: "Showing 5 of 128"}, Previous: "?before=5", Next: "?after=1"}), table(p, grid),
		empty(p, i18n.Text{SV: "Inga öppna incidenter", EN: "No open incidents"}, i18n.Text{SV: "Senaste övningen var för 34 dagar sedan.", EN: "The last drill was 34 days ago."}, Button{Text: i18n.Text{SV: "Starta en övning", EN: "Start a drill"}, Kind: "second", Href: "/drill"}))
}

func galleryOverview(p Page) templ.Component {
	next := []NextLimit{
		{at("2026-11-14 18:20"), "Kunder", i18n.Text{SV: "Information till tjänstemottagare", EN: "Information to clients"}, "2026-012 Leverantörsavbrott i betalningar", "/d", TagLate},
		{at("2026-11-14 21:00"), "FI", i18n.Text{SV: "Inledande anmälan enligt DORA", EN: "DORA initial notification"}, "2026-014 Kunder ser andra kunders konton", "/a", TagSoon},
		{at("2026-11-17 13:20"), "IMY", i18n.Text{SV: "Anmälan av personuppgiftsincident", EN: "Notification of a personal data breach"}, "2026-014 Kunder ser andra kunders konton", "/b", TagRunning},
		{at("2026-12-14 19:48"), "FI", i18n.Text{SV: "Slutrapport enligt DORA", EN: "DORA final report"}, "2026-012 Leverantörsavbrott i betalningar", "/c", TagRunning},
	}
	tasks := []Task{
		{Title: i18n.Text{SV: "Besluta om IMY ska anmälas", EN: "Decide whether to notify IMY"}, Hint: i18n.Text{SV: "2026-014 · fristen löper ut tisdag 17 november 2026 kl. 13.20", EN: "2026-014 · the limit is Tuesday 17 November 2026 at 13:20"}, Href: "/t1", State: TagDecide},
		{Title: i18n.Text{SV: "Godkänn den inledande anmälan till Finansinspektionen", EN: "Approve the initial notification to Finansinspektionen"}, Href: "/t2", State: TagApprove},
		{Title: i18n.Text{SV: "Fastställ när banken fick kännedom", EN: "Settle when the bank became aware"}, Href: "/t3", State: TagStarted},
		{Title: i18n.Text{SV: "Registrera kvittensen från IMY", EN: "Record IMY’s receipt"}, Hint: i18n.Text{SV: "Anmälan är inte inlämnad än.", EN: "The notification has not been filed yet."}, State: TagBlocked},
	}
	return both(pageHead(p, ""), heading(p.Say(i18n.Text{SV: "Närmaste frister", EN: "Next limits"})), nextLimits(p, next), heading(p.Say(i18n.Text{SV: "Att göra nu", EN: "Do now"})), taskList(p, tasks), table(p, galleryTable()))
}

func gallerySubnav(p Page, current int) templ.Component {
	var items []NavItem
	for i, t := range []i18n.Text{{SV: "Översikt", EN: "Overview"}, {SV: "Uppgifter", EN: "Facts"}, {SV: "Händelser", EN: "Timeline"}, {SV: "Kännedom", EN: "Awareness"}, {SV: "Antal berörda", EN: "People affected"}, {SV: "Bevis", EN: "Evidence"}, {SV: "Sammanställning", EN: "Summary"}, {SV: "Logg", EN: "Log"}} {
		items = append(items, NavItem{Text: t, Href: "/x", Current: i == current, Count: i % 3})
	}
	return sectionNav(p, i18n.Text{SV: "Akt", EN: "Record"}, items)
}

func galleryDuties() []Duty {
	return []Duty{
		{
			ID: "fi", Recipient: "Finansinspektionen", Entity: "Nordviken Bank AB", Title: i18n.Text{SV: "Inledande anmälan av allvarlig IKT-relaterad incident", EN: "Initial notification of a major ICT-related incident"}, Href: "/o/1", Law: "DORA artikel 19.4 a; (EU) 2025/301 artikel 5.1 a", State: TagSoon,
			Strict: at("2026-11-14 21:00"), Latest: at("2026-11-15 13:20"), Open: true,
			Blockers: []Link{{i18n.Text{SV: "Två fält är inte ifyllda: antal kunder (3.5) och påverkade medlemsstater (3.8)", EN: "Two fields are empty: number of clients (3.5) and affected member states (3.8)"}, "/f"}, {i18n.Text{SV: "Utkastet är inte godkänt", EN: "The draft is not approved"}, ""}},
			Steps: []Step{
				{i18n.Text{SV: "Incidenten klassificerades som allvarlig.", EN: "The incident was classified as major."}, "(EU) 2025/301 artikel 5.1 a", at("2026-11-14 17:00")},
				{i18n.Text{SV: "Fyra timmar därefter.", EN: "Four hours after that."}, "(EU) 2025/301 artikel 5.1 a", at("2026-11-14 21:00")},
				{i18n.Text{SV: "Dock senast 24 timmar efter kännedom.", EN: "But no later than 24 hours after awareness."}, "(EU) 2025/301 artikel 5.1 a", at("2026-11-15 13:20")},
			},
			Actions: []Button{{Text: i18n.Text{SV: "Fyll i anmälan", EN: "Fill in the notification"}, Href: "/o/1/fill"}, {Text: i18n.Text{SV: "Besluta att inte anmäla", EN: "Decide not to notify"}, Kind: "second", Href: "/o/1/no"}},
		},
		{ID: "imy", Recipient: "IMY", Title: i18n.Text{SV: "Anmälan av personuppgiftsincident", EN: "Notification of a personal data breach"}, Href: "/o/2", Law: "Dataskyddsförordningen artikel 33.1", State: TagRunning, Provisional: true, Strict: at("2026-11-17 13:20"), Latest: at("2026-11-17 13:20"), Steps: []Step{{Text: i18n.Text{SV: "Kännedom.", EN: "Awareness."}}}},
		{ID: "subjects", Recipient: "Registrerade", Title: i18n.Text{SV: "Information till de registrerade", EN: "Communication to the data subjects"}, Law: "Dataskyddsförordningen artikel 34.1", State: TagNoNumber, Waits: i18n.Text{SV: "Lagen anger ingen tid i timmar: utan onödigt dröjsmål.", EN: "The law gives no number of hours: without undue delay."}},
		{ID: "late", Recipient: "Finansinspektionen", Title: i18n.Text{SV: "Delrapport", EN: "Intermediate report"}, Law: "(EU) 2025/301 artikel 5.1 b", State: TagLate, Strict: at("2026-11-14 17:53")},
		{ID: "met", Recipient: "IMY", Title: i18n.Text{SV: "Komplettering av anmälan", EN: "Supplement to the notification"}, Href: "/o/3", Law: "Dataskyddsförordningen artikel 33.4", State: TagMet, Strict: at("2026-11-14 12:00"), Met: at("2026-11-14 10:48")},
	}
}

func galleryIncident(p Page) templ.Component {
	facts := []Fact{{Label: i18n.Text{SV: "Läge", EN: "State"}, Body: tag(p, TagOpen)}, {Label: i18n.Text{SV: "Ansvarig", EN: "Lead"}, Value: "Anna Lindqvist"}, {Label: i18n.Text{SV: "Kännedom", EN: "Aware"}, Body: instant(p, at("2026-11-14 13:20"))}, {Label: i18n.Text{SV: "Berörda", EN: "Affected"}, Said: i18n.Number(9400)}}
	entries := galleryEntries()
	return both(wrap(pageHead(p, "2026-014 · Nordviken Bank AB", Button{Text: i18n.Text{SV: "Ny händelse", EN: "New entry"}, Kind: "second", Href: "/e"}), inlineFacts(p, facts)), gallerySubnav(p, 0), heading(p.Say(i18n.Text{SV: "Skyldigheter", EN: "Obligations"})), dutyList(p, galleryDuties()), heading(p.Say(i18n.Text{SV: "Händelser", EN: "Timeline"})), timeline(p, entries))
}

func galleryEntries() []Entry {
	return []Entry{
		{ID: "e1", When: calendar.At(at("2026-11-14 07:40")), What: "Första kunden ringer och ser en annan kunds konto i appen.", Kind: i18n.Text{SV: "Samtal", EN: "Call"}, Source: "Kundtjänst, samtal 88123", Recorded: at("2026-11-14 13:31"), By: "Anna Lindqvist", Corrected: &Link{i18n.Text{SV: "se händelsen kl. 07.55", EN: "see the entry at 07:55"}, "#e2"}},
		{ID: "e2", When: calendar.Moment{At: at("2026-11-14 07:55"), Precision: calendar.About}, What: "Första kunden ringer.\nSamtalsloggen visar 07.55.", Kind: i18n.Text{SV: "Samtal", EN: "Call"}, Recorded: at("2026-11-14 14:02"), By: "Erik Sandberg", Corrects: &Link{i18n.Text{SV: "händelsen kl. 07.40", EN: "the entry at 07:40"}, "#e1"}, Actions: []Link{{i18n.Text{SV: "Rätta", EN: "Correct"}, "/e2"}}},
		{ID: "e3", When: calendar.Moment{At: at("2026-11-14 09:00"), Until: at("2026-11-14 11:00"), Precision: calendar.Between}, What: "Felaktig version driftsatt.", Source: "Leverantören", Recorded: at("2026-11-14 15:00"), By: "Erik Sandberg"},
		{ID: "e4", What: "Någon i styrelsen informerades per telefon.", Recorded: at("2026-11-14 16:00"), By: "Anna Lindqvist"},
		{ID: "e5", When: calendar.Moment{At: at("2026-11-13 00:00"), Precision: calendar.OnDay}, What: "Ny version godkänd för driftsättning.", Recorded: at("2026-11-14 16:05"), By: "Anna Lindqvist"},
	}
}

func galleryForm(p Page) templ.Component {
	wrong := i18n.Text{SV: "Ange en tid som har inträffat. Tiden ligger 2 timmar framåt.", EN: "Enter a time that has passed. This one is 2 hours ahead."}
	missing := i18n.Text{SV: "Skriv vad som hände", EN: "Write what happened"}
	form := wrap(postForm(p, PostForm{Action: "/e", Once: "abc", Version: 3, Draft: true, Saved: "14.05"}),
		dateTime(p, DateTime{Name: "when", Label: i18n.Text{SV: "När hände det?", EN: "When did it happen?"}, Problem: wrong, At: WrittenTime{"2026", "11", "14", "21:05", ""}, Precise: true, Precision: calendar.Between, Until: WrittenTime{Year: "2026", Month: "11"}, AskFold: true}),
		textArea(p, Field{Name: "what", Label: i18n.Text{SV: "Vad hände?", EN: "What happened?"}, Hint: i18n.Text{SV: "Skriv inte namn på kunder eller anställda.", EN: "Do not write the names of customers or staff."}, Problem: missing, Max: 4000}),
		textInput(p, Field{Name: "source", Label: i18n.Text{SV: "Källa", EN: "Source"}, Optional: true, Value: `"<em>UHOH</em>"`}),
		dateTime(p, DateTime{Name: "known", Label: i18n.Text{SV: "Vilken dag?", EN: "Which day?"}, DateOnly: true}),
		dateTime(p, DateTime{Name: "aware", Label: i18n.Text{SV: "När fick ni kännedom?", EN: "When did you become aware?"}, Precise: true, Precision: calendar.About}),
		radios(p, Choice{Name: "personal", Label: i18n.Text{SV: "Rör incidenten personuppgifter?", EN: "Does the incident concern personal data?"}, Options: []Option{Yes, No, Unknown}, Values: []string{"unknown"}, Inline: true}),
		radios(p, Choice{Name: "mode", Label: i18n.Text{SV: "Hur säkert är antalet?", EN: "How certain is the number?"}, Problem: i18n.Text{SV: "Välj hur säkert antalet är", EN: "Choose how certain the number is"}, Options: []Option{{Value: "exact", Label: i18n.Text{SV: "Exakt", EN: "Exact"}, Hint: i18n.Text{SV: "Räknat i källsystemet.", EN: "Counted in the source system."}}, {Value: "range", Label: i18n.Text{SV: "Mellan två tal", EN: "Between two numbers"}}, {Value: "unknown", Label: i18n.Text{SV: "Vet inte än", EN: "Do not know yet"}, Or: true}}}),
		checkboxes(p, Choice{Name: "category", Label: i18n.Text{SV: "Kategorier av uppgifter", EN: "Categories of data"}, Options: []Option{{Value: "id", Label: i18n.Text{SV: "Personnummer", EN: "Personal identity numbers"}}, {Value: "economy", Label: i18n.Text{SV: "Ekonomiska uppgifter", EN: "Financial data"}}}, Values: []string{"id"}}),
		selectOne(p, Choice{Name: "country", Label: i18n.Text{SV: "Land", EN: "Country"}, Options: []Option{{Value: "SE", Label: i18n.Text{SV: "Sverige", EN: "Sweden"}}, {Value: "DK", Label: i18n.Text{SV: "Danmark", EN: "Denmark"}}}, Values: []string{"DK"}}),
		fileUpload(p, Field{Name: "file", Label: i18n.Text{SV: "Mottagningskvittens", EN: "Receipt"}, Hint: i18n.Text{SV: "Högst 20 MB.", EN: "At most 20 MB."}}),
		checkbox(p, Field{Name: "quote", Label: i18n.Text{SV: "Ta med i nästa inlämning", EN: "Include in the next filing"}, Hint: i18n.Text{SV: "Texten citeras ordagrant.", EN: "The text is quoted word for word."}}),
		warning(p, i18n.Text{SV: "En händelse kan rättas men inte tas bort.", EN: "An entry can be corrected but not removed."}),
		buttons(p, Button{Text: i18n.Text{SV: "Spara händelsen", EN: "Save the entry"}, Name: "do", Value: "save"}, Button{Text: i18n.Text{SV: "Spara och skriv en till", EN: "Save and add another"}, Kind: "second", Name: "do", Value: "more"}, Button{Text: i18n.Text{SV: "Makulera", EN: "Void"}, Kind: "danger", Name: "do", Value: "void"}, Button{Text: cancelText, Kind: "link", Href: "/"}))
	problems := ProblemsInOrder(map[string]i18n.Text{"what": missing, "when": wrong, "mode": {SV: "Välj hur säkert antalet är", EN: "Choose how certain the number is"}}, "when", "what", "mode")
	return both(errorSummary(p, problems), pageHead(p, "2026-014"), form)
}

func galleryRecord(p Page) templ.Component {
	facts := []Fact{
		{Label: i18n.Text{SV: "Vad hände", EN: "What happened"}, Value: "Efter en driftsättning visade appen andra kunders konton.\nFelet är åtgärdat.", Note: "Känt sedan 2026-11-14 13:20 · Källa: kundtjänst", Change: "/f/1"},
		{Label: i18n.Text{SV: "Dataskyddsombud", EN: "Data protection officer"}, Change: "/f/2"},
		{Label: i18n.Text{SV: "Antal berörda", EN: "People affected"}, Said: i18n.Number(14250), Change: "/f/3"},
		{Label: i18n.Text{SV: "LEI-kod", EN: "LEI code"}, Value: "549300NORDVIKEN00042"},
	}
	a := at("2026-11-14 14:00")
	steps := CountChart{ID: "c1", Title: i18n.Text{SV: "Antal berörda över tid", EN: "People affected over time"}, Until: p.Now.Add(72 * time.Hour), Points: []CountPoint{{At: a}, {a.Add(5 * time.Hour), number(8000), number(12000)}, {a.Add(20 * time.Hour), number(9400), number(9400)}, {a.Add(40 * time.Hour), number(11000), nil}, {a.Add(60 * time.Hour), number(14250), number(14250)}}}
	one := CountChart{ID: "c2", Title: steps.Title, Until: a, Points: []CountPoint{{a, number(212), number(212)}}}
	return both(pageHead(p, "2026-014"), gallerySubnav(p, 4), countChart(p, steps), countChart(p, one), summaryList(p, facts), wrap(inset(), element("p", "Antalet har ändrats tre gånger sedan anmälan.")), wrap(more(p, i18n.Text{SV: "Tidigare värden", EN: "Earlier values"}, false), element("p", "8 000–12 000")), timeline(p, galleryEntries()[:2]))
}

func galleryDone(p Page) templ.Component {
	return both(panel(p, i18n.Text{SV: "Inlämningen är registrerad", EN: "The filing is recorded"}, "2026-014-IMY-1"), heading(p.Say(i18n.Text{SV: "Vad händer nu", EN: "What happens next"})), element("p", "IMY kan begära komplettering inom fyra veckor."), buttons(p, Button{Text: i18n.Text{SV: "Till akten", EN: "To the record"}, Href: "/"}))
}

func galleryConflict(p Page) templ.Component {
	c := Conflict{Who: "Erik Sandberg", When: "14.02", Merged: []i18n.Text{{SV: "Antal berörda", EN: "People affected"}}, Fields: []ConflictField{{Name: "what", Label: i18n.Text{SV: "Vad hände", EN: "What happened"}, Mine: "Kunder såg andra kunders konton i appen.", Theirs: "Kunder såg andra kunders konton i appen mellan 07.55 och 11.40.\nFelet är åtgärdat."}, {Name: "cause", Label: i18n.Text{SV: "Orsak", EN: "Cause"}, Mine: "", Theirs: "Fel i sessionshantering", Keep: "theirs"}}}
	return both(pageHead(p, "2026-014"), wrap(postForm(p, PostForm{Action: "/f", Once: "x", Version: 4}), conflict(p, c), buttons(p, Button{Text: i18n.Text{SV: "Spara valen", EN: "Save these choices"}})))
}
