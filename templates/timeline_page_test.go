package templates

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"frist/models/calendar"
	"frist/models/i18n"
)

func rendered(t testing.TB, c Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// plainText is what a reader sees of a piece of HTML.
func plainText(t testing.TB, s string) string {
	t.Helper()
	n, err := html.Parse(strings.NewReader("<ol>" + s + "</ol>"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestAnAppendedRowSaysWhatTheKitsTimelineSays(t *testing.T) {
	at := time.Date(2026, 11, 14, 6, 40, 0, 0, time.UTC)
	zone := calendar.Sweden().Zone
	for _, l := range i18n.Langs {
		p := Page{Lang: l, Zone: zone, Now: at}
		for name, m := range map[string]calendar.Moment{
			"exact": calendar.At(at), "with seconds": calendar.At(at.Add(7 * time.Second)), "the end of a day": calendar.At(time.Date(2026, 11, 14, 22, 59, 59, 0, time.UTC)), "about": {At: at, Precision: calendar.About}, "day": {At: at, Precision: calendar.OnDay},
			"between": {At: at, Until: at.Add(time.Hour), Precision: calendar.Between}, "unknown": {},
		} {
			row := TimelineRow{ID: 7, When: m, What: "Åäö <em>&\"'", Source: "100 % \x00", Recorded: at.Add(time.Minute), By: "%s"}
			kit := Entry{ID: "e7", When: m, What: row.What, Source: row.Source, Recorded: row.Recorded, By: row.By}
			got, want := plainText(t, rendered(t, timelineRows(p, []TimelineRow{row}))), plainText(t, rendered(t, timelineEntry(p, kit)))
			if got != want {
				t.Errorf("%s, %s: appended %q, the kit's %q", l, name, got, want)
			}
		}
	}
}

func TestRowsOfManyDaysEachSayTheirOwn(t *testing.T) {
	p := Page{Lang: i18n.EN, Zone: calendar.Sweden().Zone}
	var rows []TimelineRow
	at := time.Date(2026, 3, 28, 20, 0, 0, 0, time.UTC)
	for i := range 60 { // across the spring change, two a day and back again
		rows = append(rows, TimelineRow{ID: int64(i), When: calendar.At(at.Add(time.Duration(i%17*7) * time.Hour))})
	}
	list := rendered(t, timelineRows(p, rows))
	for _, r := range rows {
		if want := "UTC\">" + i18n.Short(p.Local(r.When.At)).In(p.Lang) + "</time>"; !strings.Contains(list, want) {
			t.Errorf("no row says %s", want)
		}
	}
}

func FuzzARowKeepsWhatIsTypedAsText(f *testing.F) {
	f.Add("<script>alert(1)</script>", "\"><img src=x onerror=y>", "%s%!d(", int64(3), int64(2), true)
	f.Add("</li></ol>", "javascript:alert(1)", "&amp;", int64(0), int64(0), false)
	f.Fuzz(func(t *testing.T, what, source, by string, corrects, correctedBy int64, withdrawal bool) {
		p := Page{Lang: i18n.SV, Zone: time.UTC}
		row := TimelineRow{
			ID: 1, What: what, Source: source, By: by, Corrects: corrects, CorrectedBy: correctedBy, Withdrawal: withdrawal,
			CorrectsHref: "#e2", CorrectedHref: "#e3", CorrectHref: "/c", Recorded: time.Unix(1e9, 0), Late: 2 * time.Hour,
		}
		if correctedBy > 0 {
			row.Fate = Corrected
		}
		n, err := html.Parse(strings.NewReader("<ol>" + rendered(t, timelineRows(p, []TimelineRow{row})) + "</ol>"))
		if err != nil {
			t.Fatal(err)
		}
		items := 0
		for d := range n.Descendants() {
			if d.Type != html.ElementNode {
				continue
			}
			switch d.Data {
			case "li":
				items++
			case "html", "head", "body", "ol", "div", "time", "span", "p", "s", "strong", "a":
			default:
				t.Errorf("an element %s came out of %q, %q, %q", d.Data, what, source, by)
			}
			for _, a := range d.Attr {
				switch a.Key {
				case "id", "class", "data-corrected", "datetime", "title", "href":
				default:
					t.Errorf("an attribute %s came out of %q, %q, %q", a.Key, what, source, by)
				}
			}
		}
		if items != 1 {
			t.Errorf("%d items came out of %q, %q, %q", items, what, source, by)
		}
	})
}

func BenchmarkTimelineRows(b *testing.B) {
	zone := calendar.Sweden().Zone
	at := time.Date(2026, 11, 14, 6, 40, 0, 0, time.UTC)
	rows := make([]TimelineRow, 200)
	for i := range rows {
		rows[i] = TimelineRow{ID: int64(i), When: calendar.At(at), What: "Kunden ringde och såg en annan kunds konto.", Source: "Kundtjänst", Recorded: at.Add(time.Minute), By: "Anna Andersson", CorrectHref: "/incidents/2026-001/timeline/1/correct"}
	}
	p := Page{Lang: i18n.SV, Zone: zone}
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := timelineRows(p, rows).Render(b.Context(), &out); err != nil {
			b.Fatal(err)
		}
	}
}
