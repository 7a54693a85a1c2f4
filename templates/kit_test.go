package templates

import (
	"fmt"
	"html"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

const (
	hostile = `<em>UHOH</em>"'&`
	escaped = `&lt;em&gt;UHOH&lt;/em&gt;&#34;&#39;&amp;`
)

// TestWhatPeopleWriteComesBackEscaped puts the same hostile text into every
// part that shows text.
func TestWhatPeopleWriteComesBackEscaped(t *testing.T) {
	p, x := galleryPage(i18n.SV), i18n.Same(hostile)
	now := p.Now
	parts := map[string]templ.Component{
		"layout":       layout(Page{Title: x, User: User{Name: hostile, Role: x}, Path: hostile, Version: hostile, Crumbs: []Link{{x, hostile}}, Foot: []Link{{x, hostile}}, Flash: &Flash{Tone: ToneDone, Title: x, Text: x}}),
		"errorSummary": errorSummary(p, []Problem{{hostile, x}, {"", x}}),
		"textInput":    textInput(p, Field{Name: "a", Label: x, Hint: x, Problem: x, Value: hostile, Type: hostile, Mode: hostile, Width: hostile}),
		"textArea":     textArea(p, Field{Name: "a", Label: x, Hint: x, Problem: x, Value: hostile}),
		"selectOne":    selectOne(p, Choice{Name: "a", Label: x, Options: []Option{{Value: hostile, Label: x}}}),
		"radios":       radios(p, Choice{Name: hostile, Label: x, Hint: x, Problem: x, Options: []Option{{Value: hostile, Label: x, Hint: x}}}),
		"dateTime":     dateTime(p, DateTime{Name: "a", Label: x, Hint: x, Problem: x, At: WrittenTime{hostile, hostile, hostile, hostile, hostile}}),
		"postForm":     postForm(p, PostForm{Action: "/" + hostile, Once: hostile, Draft: true, DraftAs: hostile, Saved: hostile}),
		"conflict":     conflict(p, Conflict{Who: hostile, When: hostile, Merged: []i18n.Text{x}, Fields: []ConflictField{{Name: "a", Label: x, Mine: hostile, Theirs: hostile}}}),
		"summaryList":  summaryList(p, []Fact{{Label: x, Value: hostile, Note: hostile, Change: "/" + hostile}, {Label: x, Said: x}}),
		"taskList":     taskList(p, []Task{{x, x, "/" + hostile, Tag{ToneIdle, x}}, {Title: x}}),
		"dutyList":     dutyList(p, []Duty{{ID: "a", Recipient: hostile, Entity: hostile, Title: x, Law: hostile, Rule: "/" + hostile, State: Tag{Tone(hostile), x}, Waits: x, Blockers: []Link{{x, "/" + hostile}}, Steps: []Step{{x, hostile, now}}, Actions: []Button{{Text: x, Name: hostile, Value: hostile}}}}),
		"nextLimits":   nextLimits(p, []NextLimit{{now, hostile, x, hostile, "/" + hostile, Tag{Tone(hostile), x}}}),
		"table":        table(p, Table{Caption: x, Columns: []Column{{Label: x, Sort: "?" + hostile}, {Label: x}}, Rows: [][]Cell{{{Text: hostile, Href: "/" + hostile, Note: hostile}, {Text: hostile, At: now, Tag: &Tag{Tone(hostile), x}}}}}),
		"pager":        pager(p, Pager{x, "?" + hostile, "?" + hostile}),
		"timeline":     timeline(p, []Entry{{ID: hostile, What: hostile, Kind: x, Source: hostile, By: hostile, Recorded: now, Corrects: &Link{x, "/" + hostile}}}),
		"panel":        panel(p, x, hostile),
		"empty":        empty(p, x, x),
		"pageHead":     pageHead(p.Titled(x), hostile, Button{Text: x, Href: "/" + hostile}),
		"sectionNav":   sectionNav(p, x, []NavItem{{Text: x, Href: "/" + hostile}}),
		"countChart":   countChart(p, CountChart{ID: hostile, Title: x, Points: []CountPoint{{At: now}}}),
	}
	for name, c := range parts {
		got := render(t, c)
		if strings.Contains(got, "<em>") || strings.Contains(got, `UHOH</em>"`) || !strings.Contains(got, escaped) {
			t.Errorf("%s: not escaped: %s", name, got)
		}
	}
}

func TestALinkThatRunsAScriptDoesNot(t *testing.T) {
	p := galleryPage(i18n.SV)
	for name, c := range map[string]templ.Component{
		"cell":   table(p, Table{Columns: []Column{{}}, Rows: [][]Cell{{{Text: "x", Href: "javascript:alert(1)"}}}}),
		"button": button(p, Button{Text: i18n.Same("x"), Href: "javascript:alert(1)"}),
		"form":   postForm(p, PostForm{Action: "javascript:alert(1)"}),
		"fact":   summaryList(p, []Fact{{Change: "javascript:alert(1)"}}),
	} {
		if got := render(t, c); strings.Contains(got, "javascript:") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func FuzzAppendText(f *testing.F) {
	for _, s := range []string{"", "åäö", hostile, "&amp;", "\x00\xff<", "''\"\"", "<<>>&&"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(appendText([]byte("x"), s)), "x"+html.EscapeString(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got, want := strings.ReplaceAll(string(appendLong([]byte("x"), s)), "<wbr>", ""), "x"+html.EscapeString(s); got != want {
			t.Errorf("with places to break: got %q, want %q", got, want)
		}
	})
}

func TestALongWordMayBreak(t *testing.T) {
	for s, want := range map[string]string{
		strings.Repeat("a", 24):            strings.Repeat("a", 24),
		strings.Repeat("å", 25) + " b":     strings.Repeat("å", 24) + "<wbr>å b",
		strings.Repeat("a", 24) + "\u0301": strings.Repeat("a", 24) + "\u0301",
		strings.Repeat("a ", 40):           strings.Repeat("a ", 40),
		strings.Repeat("<", 25):            strings.Repeat("&lt;", 24) + "<wbr>&lt;",
	} {
		if got := string(appendLong(nil, s)); got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
	}
}

// A tag is written by templ, and in long lists by hand: it must be the same tag.
func TestATagInAListIsTheSameTag(t *testing.T) {
	p := galleryPage(i18n.SV)
	for _, tone := range []Tone{ToneIdle, ToneOpen, ToneRun, ToneSoon, ToneLate, ToneDone} {
		it := Tag{tone, i18n.Same("Löper & går")}
		if got, want := string(p.appendTag(nil, it)), render(t, tag(p, it)); strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(want), "") {
			t.Errorf("%s: got %s, want %s", tone, got, want)
		}
	}
}

func TestEveryStateHasATagWithItsOwnWords(t *testing.T) {
	now := at("2026-11-14 12:00")
	near, far := now.Add(SoonWithin-time.Minute), now.Add(SoonWithin)
	seen := map[i18n.Text]bool{}
	for _, s := range []deadline.State{deadline.NotApplicable, deadline.Waiting, deadline.NoNumber, deadline.Running, deadline.Overdue, deadline.Met, deadline.MetLate, deadline.NotRequired} {
		tag := TagOf(s, &far, now)
		if seen[tag.Text] || tag.Text.IsZero() {
			t.Errorf("%s: the words %v are used twice", s, tag.Text)
		}
		seen[tag.Text] = true
	}
	if got := TagOf(deadline.Running, &near, now); got != TagSoon {
		t.Errorf("a minute under the limit: got %v", got)
	}
	if got := TagOf(deadline.Running, nil, now); got != TagRunning {
		t.Errorf("running without a time: got %v", got)
	}
}

func TestTheTitleSaysThatThereIsAProblem(t *testing.T) {
	p := Page{Lang: i18n.SV}.Titled(navLog)
	if got, want := p.docTitle(), "Logg – Frist"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p.Error = true
	if got, want := p.docTitle(), "Fel: Logg – Frist"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheMenuShowsWhatOneMaySeeAndWhereOneIs(t *testing.T) {
	for path, want := range map[string]string{"/": "Översikt", "/incidents": "Incidenter", "/incidents/14?x=1": "Incidenter", "/incidents/new": "", "/incidentsx": "", "/account": ""} {
		got := ""
		for _, n := range (Page{Path: path, User: User{May: May{Incidents: true}}}).nav() {
			if n.Current {
				got += n.Text.SV
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
	if n := len((Page{}).nav()); n != 0 {
		t.Errorf("without rights: got %d items, want 0", n)
	}
	if n := len((Page{User: User{May: May{Incidents: true, Log: true, Entities: true, Users: true}, Name: "Åsa Öberg"}}).nav()); n != 6 {
		t.Errorf("with all rights: got %d items, want 6", n)
	}
}

func TestTimeLeft(t *testing.T) {
	p := Page{Lang: i18n.SV, Now: at("2026-11-14 12:00")}
	for due, want := range map[string]string{
		"2026-11-16 16:30": "2 dygn 4 timmar kvar", "2026-11-14 12:00": "mindre än en minut kvar", "2026-11-14 10:48": "löpte ut för 1 timme 12 minuter sedan",
	} {
		if got := strings.ReplaceAll(p.left(at(due)), "\u00a0", " "); got != want {
			t.Errorf("%s: got %q, want %q", due, got, want)
		}
	}
	if n := strings.Count(p.units(), "|"); n != 6 {
		t.Errorf("units: got %q: the script reads seven", p.units())
	}
}

func TestATimeIsSaidAsWellAsItIsKnown(t *testing.T) {
	p := Page{Lang: i18n.SV, Zone: stockholm}
	nine, eleven, next := at("2026-11-14 09:00"), at("2026-11-14 11:00"), at("2026-11-15 01:00")
	for want, m := range map[string]calendar.Moment{
		"Tiden är inte känd":                                             {},
		"lör 14 nov 2026 kl. 09.00":                                      calendar.At(nine),
		"omkring lör 14 nov 2026 kl. 09.00":                              {At: nine, Precision: calendar.About},
		"lördag 14 november 2026 mellan kl. 09.00 och 11.00":             {At: nine, Until: eleven, Precision: calendar.Between},
		"mellan lör 14 nov 2026 kl. 09.00 och sön 15 nov 2026 kl. 01.00": {At: nine, Until: next, Precision: calendar.Between},
		"lördag 14 november 2026, klockslaget är inte känt":              {At: nine, Precision: calendar.OnDay},
		"osäkert, kanske lör 14 nov 2026 kl. 09.00":                      {At: nine, Precision: calendar.Unknown},
	} {
		if got := strings.ReplaceAll(p.said(m), "\u00a0", " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNoProblemIsLost(t *testing.T) {
	x := func(s string) i18n.Text { return i18n.Same(s) }
	got := ProblemsInOrder(map[string]i18n.Text{"b": x("B"), "a": x("A"), "z": x("Z")}, "a", "b", "c", "a")
	want := []Problem{{"a", x("A")}, {"b", x("B")}, {"", x("Z")}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestChart(t *testing.T) {
	start := at("2026-11-14 12:00")
	fifty := make([]CountPoint, 50)
	for i := range fifty {
		fifty[i] = CountPoint{At: start.Add(time.Duration(i) * time.Hour), Low: number(int64(i * 37)), High: number(int64(i * 37))}
	}
	for name, tt := range map[string]struct {
		points []CountPoint
		until  time.Time
		last   string
	}{
		"a single number":                  {[]CountPoint{{start, number(212), number(212)}}, start.Add(time.Hour), "212"},
		"a single number just now":         {[]CountPoint{{start, number(212), number(212)}}, start, "212"},
		"now before the last revision":     {[]CountPoint{{start, number(212), number(212)}}, start.Add(-time.Hour), "212"},
		"no now at all":                    {[]CountPoint{{start, number(1), number(1)}}, time.Time{}, "1"},
		"nothing but unknown":              {[]CountPoint{{At: start}}, start, "inte känt"},
		"nobody":                           {[]CountPoint{{start, number(0), number(0)}}, start.Add(time.Hour), "0"},
		"a range":                          {[]CountPoint{{start, number(8000), number(12000)}}, start.Add(time.Hour), "8\u00a0000–12\u00a0000"},
		"only an upper bound":              {[]CountPoint{{start, nil, number(9)}}, start.Add(time.Hour), "högst 9"},
		"only a lower bound":               {[]CountPoint{{start, number(9), nil}}, start.Add(time.Hour), "minst 9"},
		"a range the wrong way round":      {[]CountPoint{{start, number(9), number(3)}}, start.Add(time.Hour), "9"},
		"a negative number":                {[]CountPoint{{start, number(-9), number(-9)}}, start.Add(time.Hour), "0"},
		"two revisions in the same second": {[]CountPoint{{start, number(1), number(1)}, {start, number(2), number(2)}}, start, "2"},
		"fifty revisions":                  {fifty, start.Add(99 * time.Hour), "1\u00a0813"},
		"everybody on earth and more":      {[]CountPoint{{start, number(math.MaxInt64), number(math.MaxInt64)}}, start.Add(time.Hour), "9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0807"},
	} {
		t.Run(name, func(t *testing.T) {
			got := render(t, countChart(galleryPage(i18n.SV), CountChart{ID: "c", Title: navLog, Points: tt.points, Until: tt.until}))
			for _, bad := range []string{"NaN", "Inf", `="-`, "style="} {
				if strings.Contains(got, bad) {
					t.Errorf("the picture has %q: %s", bad, got)
				}
			}
			if !strings.Contains(got, "Senaste uppgift: "+tt.last+".") || !strings.Contains(got, ">"+tt.last+"</text>") {
				t.Errorf("the last figure is not %s: %s", tt.last, got)
			}
			if !strings.Contains(got, `role="img"`) || !strings.Contains(got, "<title id=") || !strings.Contains(got, "<desc id=") {
				t.Error("the picture says nothing to those who do not see it")
			}
		})
	}
	if got := render(t, countChart(galleryPage(i18n.SV), CountChart{Title: navLog})); strings.Contains(got, "<svg") || !strings.Contains(got, chartNone.SV) {
		t.Errorf("no revisions: got %s", got)
	}
}

func BenchmarkTable(b *testing.B) {
	p := galleryPage(i18n.SV)
	small := galleryTable()
	big := small
	for len(big.Rows) < 1000 {
		big.Rows = append(big.Rows, small.Rows...)
	}
	b.ReportAllocs()
	for b.Loop() {
		render(b, table(p, big))
	}
}

func TestTheChartBreaksItsAxisRatherThanLetRevisionsCollapse(t *testing.T) {
	start := time.Date(2021, time.May, 27, 9, 0, 0, 0, time.UTC)
	points := []CountPoint{{start, number(100), number(100)}, {start.Add(8 * 24 * time.Hour), number(212), number(212)}}
	drawn := func(until time.Time) string {
		return render(t, countChart(galleryPage(i18n.SV), CountChart{ID: "c", Title: navLog, Points: points, Until: until}))
	}
	far := drawn(start.AddDate(5, 0, 0))
	if !strings.Contains(far, chartCut.SV) || !strings.Contains(far, `x1="66.67%"`) || !strings.Contains(far, ">2026-05-27 10:00<") {
		t.Errorf("the second revision is not where it can be told from the first: %s", far)
	}
	if near := drawn(start.Add(20 * 24 * time.Hour)); strings.Contains(near, chartCut.SV) || !strings.Contains(near, `x1="40.00%"`) {
		t.Errorf("the axis is cut without need: %s", near)
	}
}

func TestTheTimeOfEveryCountryHasAName(t *testing.T) {
	for _, country := range calendar.Countries() {
		cal, _ := calendar.For(country.Code, false)
		zone := cal.Zone
		if _, ok := zoneTimes[zone.String()]; !ok {
			t.Errorf("%s is told as %s", country.Code, Page{Zone: zone}.zoneText().SV)
		}
	}
	helsinki, err := time.LoadLocation("Europe/Helsinki")
	if err != nil {
		t.Fatal(err)
	}
	if got := (Page{Zone: helsinki}).zoneText(); got.SV != "finsk tid" || got.EN != "Finnish time" {
		t.Errorf("got %+v", got)
	}
}
