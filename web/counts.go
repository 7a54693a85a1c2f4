package web

import (
	"net/http"
	"slices"
	"sort"
	"strings"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

var (
	countsTitle   = i18n.Text{SV: "Antal berörda", EN: "People affected"}
	countsChart   = i18n.Text{SV: "Antal berörda registrerade", EN: "Data subjects affected"}
	countsLedger  = i18n.Text{SV: "Uppgifter om %s", EN: "Figures for %s"}
	countAsOfHead = i18n.Text{SV: "Avser", EN: "As of"}
	countNumber   = i18n.Text{SV: "Antal", EN: "Number"}
	countMode     = i18n.Text{SV: "Säkerhet", EN: "Certainty"}
	countPer      = i18n.Text{SV: "Per land", EN: "Per country"}
	countCountry  = i18n.Text{SV: "Land", EN: "Country"}
	countSource   = i18n.Text{SV: "Källa", EN: "Source"}
	countNote     = i18n.Text{SV: "Anteckning", EN: "Note"}
	countRecorded = i18n.Text{SV: "Antecknat", EN: "Recorded"}
	countSum      = i18n.Text{SV: "Summa av kända", EN: "Sum of what is known"}

	sumAgrees  = i18n.Text{SV: "Summan per land, %s, stämmer med antalet.", EN: "The sum per country, %s, agrees with the number."}
	sumOver    = i18n.Text{SV: "Summan per land, %s, är större än det högsta antalet, %s.", EN: "The sum per country, %s, is more than the highest number, %s."}
	sumUnder   = i18n.Text{SV: "Summan per land, %s, är mindre än det lägsta antalet, %s.", EN: "The sum per country, %s, is less than the lowest number, %s."}
	sumPartial = i18n.Text{SV: "Summan per land är %s så långt det är känt. Antalet är inte känt för alla länder.", EN: "The sum per country is %s as far as is known. The number is not known for every country."}
	sumNone    = i18n.Text{SV: "Antalet är inte känt för något land.", EN: "The number is not known for any country."}
	sumAlone   = i18n.Text{SV: "Summan per land är %s. Det samlade antalet är inte känt.", EN: "The sum per country is %s. The number as a whole is not known."}
)

// counts shows how many are affected: GET /incidents/:ref/people.
func (c *call) counts() error {
	r, err := c.room()
	if err != nil {
		return err
	}
	list, err := c.store.Counts(c.ctx(), c.by(), r.Ref)
	if err != nil {
		return err
	}
	p := c.pageOf(r, countsTitle)
	v := templates.CountsView{Head: r.head}
	if c.mayKeep() {
		v.New = r.path(templates.AtPeople) + "/new"
	}
	for _, of := range casefile.Ofs {
		latest, ok := models.Latest(list, of)
		if !ok {
			continue
		}
		v.Summaries = append(v.Summaries, countSummary(p, latest))
		v.Ledgers = append(v.Ledgers, countLedger(p, list, of))
	}
	v.Chart = countChart(r, list, c.at)
	sum, err := c.store.Informed(c.ctx(), c.by(), r.Ref, list)
	if err != nil {
		return err
	}
	if v.Letters = r.path(templates.AtLetters); sum.Batches+sum.Notices > 0 {
		v.Informed = report.Informed(sum)
	}
	return c.render(http.StatusOK, templates.CountsPage(p, v))
}

// numberText says one number; nil is not known, and not 0.
func numberText(n *int64) i18n.Text {
	if n == nil {
		return countUnknown
	}
	return i18n.Same("%s").With(i18n.Number(*n))
}

func countSummary(p templates.Page, n models.Count) templates.CountSummary {
	s := templates.CountSummary{
		Title: upper(models.OfNames[n.Of]), Number: howMany(n.Min, n.Max, n.Mode),
		Facts: []templates.Fact{
			{Label: countMode, Said: models.ModeNames[n.Mode]},
			{Label: countAsOfHead, Value: timeOrEmpty(p, n.AsOf)},
			{Label: countSource, Value: n.Source},
			{Label: countNote, Value: n.Note},
			{Label: countRecorded, Said: recordedSaid.With(i18n.Short(p.Local(n.RecordedAt)), n.RecordedName)},
		},
	}
	if len(n.ByCountry) == 0 {
		return s
	}
	t := templates.Table{Caption: countsPerCountry, Columns: []templates.Column{{Label: countCountry}, {Label: countNumber, Num: true}}}
	for _, x := range byCountry(n.ByCountry, p.Lang) {
		t.Rows = append(t.Rows, []templates.Cell{{Text: x.name}, {Text: p.Say(numberText(x.n))}})
	}
	t.Foot = []templates.Cell{{Text: p.Say(countSum)}, {Text: p.Say(numberText(sumOf(n.ByCountry)))}}
	s.Countries = &t
	s.Sum, s.Off = reconcile(n)
	return s
}

func timeOrEmpty(p templates.Page, t *time.Time) string {
	if t == nil {
		return ""
	}
	return p.Say(i18n.Short(p.Local(*t)))
}

// A countryCount is one country of a revision.
type countryCount struct {
	code, name string
	n          *int64
}

// byCountry lists the countries of a revision: those with the most people
// first, and those of which nothing is known last.
func byCountry(m models.ByCountry, l i18n.Lang) []countryCount {
	var list []countryCount
	for code, n := range m {
		list = append(list, countryCount{code, nameOfCountry(code).In(l), n})
	}
	sort.Slice(list, func(a, b int) bool {
		x, y := list[a], list[b]
		switch {
		case (x.n == nil) != (y.n == nil):
			return x.n != nil
		case x.n != nil && *x.n != *y.n:
			return *x.n > *y.n
		}
		return x.code < y.code
	})
	return list
}

// sumOf adds what is known, nil if nothing is: that is not 0 either.
func sumOf(m models.ByCountry) *int64 {
	var sum int64
	known := false
	for _, n := range m {
		if n != nil {
			sum, known = sum+*n, true
		}
	}
	if !known {
		return nil
	}
	return &sum
}

// reconcile says how the countries agree with the whole, and whether they do
// not. Nothing follows from it: both are somebody's answers.
func reconcile(n models.Count) (said i18n.Text, off bool) {
	if len(n.ByCountry) == 0 {
		return i18n.Text{}, false
	}
	total := sumOf(n.ByCountry)
	if total == nil {
		return sumNone, false
	}
	sum, all := *total, true
	for _, x := range n.ByCountry {
		all = all && x != nil
	}
	switch {
	case n.Max != nil && sum > *n.Max:
		return sumOver.With(i18n.Number(sum), i18n.Number(*n.Max)), true
	case !all:
		return sumPartial.With(i18n.Number(sum)), false
	case n.Min != nil && sum < *n.Min:
		return sumUnder.With(i18n.Number(sum), i18n.Number(*n.Min)), true
	case n.Min == nil && n.Max == nil:
		return sumAlone.With(i18n.Number(sum)), false
	}
	return sumAgrees.With(i18n.Number(sum)), false
}

// countLedger is every revision of one thing counted, the newest first.
func countLedger(p templates.Page, list []models.Count, of models.Of) templates.Table {
	t := templates.Table{Caption: countsLedger.With(models.OfNames[of]), Columns: []templates.Column{
		{Label: countAsOfHead}, {Label: countNumber}, {Label: countPer}, {Label: countSource}, {Label: countRecorded},
	}}
	for _, n := range slices.Backward(list) {
		if n.Of != of {
			continue
		}
		asOf := templates.Cell{Text: p.Say(countUnknown)}
		if n.AsOf != nil {
			asOf = templates.Cell{At: *n.AsOf}
		}
		number := templates.Cell{Text: p.Say(howMany(n.Min, n.Max, n.Mode)), Note: p.Say(models.ModeNames[n.Mode])}
		if number.Note == number.Text {
			number.Note = "" // the number is not known, and the mode says so already
		}
		var per []string
		for _, x := range byCountry(n.ByCountry, p.Lang) {
			per = append(per, x.name+" "+p.Say(numberText(x.n)))
		}
		t.Rows = append(t.Rows, []templates.Cell{
			asOf, number,
			{Text: strings.Join(per, ", ")},
			{Text: n.Source, Note: n.Note},
			{At: n.RecordedAt, Note: n.RecordedName},
		})
	}
	return t
}

// countChart is how the number of data subjects was revised. It ends now, or
// where the incident was closed.
func countChart(r room, list []models.Count, now time.Time) *templates.CountChart {
	chart := templates.CountChart{ID: "people", Title: countsChart, Until: now}
	if r.ClosedAt != nil {
		chart.Until = *r.ClosedAt
	}
	for _, n := range list {
		if n.Of != casefile.DataSubjects {
			continue
		}
		pt := templates.CountPoint{At: n.RecordedAt, Low: n.Min, High: n.Max}
		if n.AsOf != nil {
			pt.At = *n.AsOf
		}
		chart.Points = append(chart.Points, pt)
	}
	if len(chart.Points) == 0 {
		return nil
	}
	sort.SliceStable(chart.Points, func(a, b int) bool { return chart.Points[a].At.Before(chart.Points[b].At) })
	return &chart
}
