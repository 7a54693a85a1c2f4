package web

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"strings"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/i18n"
	"frist/templates"
)

var (
	newCountTitle    = i18n.Text{SV: "Ny uppgift om antal berörda", EN: "New figure for people affected"}
	countsPerCountry = i18n.Text{SV: "Antal per land", EN: "Number per country"}
	countOf          = i18n.Text{SV: "Vad räknas?", EN: "What is counted?"}
	countModeAsk     = i18n.Text{SV: "Hur säkert är antalet?", EN: "How certain is the number?"}
	countAsOfAsk     = i18n.Text{SV: "Vilken tidpunkt avser uppgiften?", EN: "As of when?"}
	countMin         = i18n.Text{SV: "Minst", EN: "At least"}
	countMax         = i18n.Text{SV: "Högst", EN: "At most"}
	countSourceHint  = i18n.Text{SV: "Till exempel en sökning i en databas, loggar eller ett personuppgiftsbiträde.", EN: "For example a database query, logs or a processor."}
	countRowCountry  = i18n.Text{SV: "Land %d", EN: "Country %d"}
	countRowNumber   = i18n.Text{SV: "Antal i land %d", EN: "Number in country %d"}
	countBefore      = i18n.Text{SV: "Förra uppgiften: %s", EN: "Last figure: %s"}
	countDone        = i18n.Text{SV: "Uppgiften är sparad.", EN: "The figure is saved."}
	countNoSuch      = i18n.Text{SV: "Skriv ett land som finns, till exempel Norge eller NO.", EN: "Write a country that exists, for example Norway or NO."}
	countNoCountry   = i18n.Text{SV: "Ange vilket land antalet gäller.", EN: "Enter the country that the number is for."}
	countTwice       = i18n.Text{SV: "Landet står på en rad tidigare.", EN: "The country is on an earlier row."}
	countFigures     = i18n.Text{SV: "Skriv antalet med siffror, till exempel 9 500, eller lämna tomt om det inte är känt.", EN: "Write the number in figures, for example 9,500, or leave it empty if it is not known."}
	countLeftOut     = i18n.Text{SV: "Uppgiften är sparad. Antalen per land följde inte med, för de gällde %s.", EN: "The figure is saved. The numbers per country were left out, since they were for %s."}
	countCarried     = i18n.Text{SV: "Antalen per land är nu de som senast gällde %s. Kontrollera dem och spara igen.", EN: "The numbers per country are now those that were last given for %s. Check them and save again."}
	countSumAgain    = i18n.Text{SV: "Ändra talen, eller spara igen om de är så kända.", EN: "Change the numbers, or save again if this is how they are known."}
	countAboutWhat   = i18n.Text{SV: "Ange minst ett av antalen, eller välj att antalet ännu inte är fastställt.", EN: "Enter at least one of the numbers, or choose that it is yet to be determined."}
)

// The rows of the grid that stand empty, and how many there may be in all.
const (
	spareRows = 3
	maxRows   = 300
)

// newCount shows the form: GET /incidents/:ref/people/new. The countries are
// carried over from the last revision with their numbers, to be read and
// changed: who corrects the whole alone has not said that they are unknown. The
// whole and its source are not: repeated by habit they would be a new claim.
func (c *call) newCount() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	list, err := c.store.Counts(c.ctx(), c.by(), r.Ref)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("as_of", c.at.Truncate(time.Minute))
		f.Set("of", string(casefile.DataSubjects))
		f.carry(list, casefile.DataSubjects, c.lang)
	}
	return c.showCount(http.StatusOK, r, f, list, saved)
}

// carry fills the rows of the grid with what was last said of what is counted, and
// notes of what that was.
func (f *typed) carry(list []models.Count, of models.Of, l i18n.Lang) {
	for i := range maxRows {
		f.Del(countryField(i))
		f.Del(numberField(i))
	}
	f.Set("carried", string(of))
	last, _ := models.Latest(list, of)
	for i, x := range byCountry(last.ByCountry, l) {
		f.Set(countryField(i), x.name)
		if x.n != nil {
			f.Set(numberField(i), i18n.Number(*x.n).In(l))
		}
	}
}

func countryField(i int) string { return fmt.Sprintf("country.%d", i) }
func numberField(i int) string  { return fmt.Sprintf("number.%d", i) }

// rows is how many rows of the grid the form has or should have: those with
// something in them, and some that stand empty.
func (f *typed) rows() int {
	n := 0
	for i := range maxRows {
		if f.Get(countryField(i)) != "" || f.Get(numberField(i)) != "" {
			n = i + 1
		}
	}
	return min(max(n+spareRows, int(min(f.number("rows"), maxRows))), maxRows)
}

func (c *call) showCount(status int, r room, f *typed, list []models.Count, saved string) error {
	last, _ := models.Latest(list, models.Of(f.Get("of")))
	p := refused(c.pageOf(r, newCountTitle, templates.Link{Text: countsTitle, Href: r.path(templates.AtPeople)}), f)
	v := templates.CountForm{
		Head:     r.head,
		PostForm: templates.PostForm{Action: r.path(templates.AtPeople) + "/new", Once: once(), Draft: true, Saved: saved},
		Of:       templates.Choice{Name: "of", Label: countOf, Problem: f.problems["of"], Values: []string{f.Get("of")}},
		Mode:     templates.Choice{Name: "mode", Label: countModeAsk, Problem: f.problems["mode"], Values: []string{f.Get("mode")}},
		AsOf:     f.dateTime(templates.DateTime{Name: "as_of", Label: countAsOfAsk}),
		Min:      f.numberInput("min", countMin),
		Max:      f.numberInput("max", countMax),
		Names:    countryNames(c.lang),
		Carried:  f.Get("carried"),
		Summed:   f.Get("summed"),
		Source:   templates.Field{Name: "source", Label: countSource, Hint: countSourceHint, Value: f.Get("source"), Problem: f.problems["source"], Optional: true, Width: "w-full"},
		Note:     templates.Field{Name: "note", Label: countNote, Value: f.Get("note"), Problem: f.problems["note"], Optional: true, Rows: 3},
	}
	for _, of := range casefile.Ofs {
		v.Of.Options = append(v.Of.Options, templates.Option{Value: string(of), Label: upper(models.OfNames[of])})
	}
	for _, m := range casefile.Modes {
		v.Mode.Options = append(v.Mode.Options, templates.Option{Value: string(m), Label: upper(models.ModeNames[m])})
	}
	fields := []string{"of", "as_of", "mode", "min", "max"}
	for i := range f.rows() {
		v.Countries = append(v.Countries, f.countryRow(i, last))
		fields = append(fields, countryField(i), numberField(i))
	}
	if _, bad := f.problems[numberField(0)]; !bad && (status != http.StatusOK || f.Has("once")) {
		v.Sum, v.Off = reconcile(f.typedCount())
	}
	v.Problems = f.inOrder(append(fields, "source", "note")...)
	return c.render(status, templates.NewCountPage(p, v))
}

func (f *typed) numberInput(name string, label i18n.Text) templates.Field {
	return templates.Field{Name: name, Label: label, Value: f.Get(name), Problem: f.problems[name], Mode: "numeric", Width: "w-10"}
}

func (f *typed) countryRow(i int, last models.Count) templates.CountCountry {
	row := templates.CountCountry{
		Country: templates.Field{Name: countryField(i), Label: countRowCountry.With(i + 1), Value: f.Get(countryField(i)), Problem: f.problems[countryField(i)], Width: "w-20"},
		Number:  f.numberInput(numberField(i), countRowNumber.With(i+1)),
	}
	if code, ok := countryCode(f.text(countryField(i))); ok {
		if n, had := last.ByCountry[code]; had {
			row.Before = countBefore.With(numberText(n))
		}
	}
	return row
}

// addCount stores a revision: POST /incidents/:ref/people/new.
func (c *call) addCount() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	list, err := c.store.Counts(c.ctx(), c.by(), r.Ref)
	if err != nil {
		return err
	}
	if f.Get("do") == "rows" {
		f.Set("rows", fmt.Sprint(f.rows()+spareRows))
		return c.showCount(http.StatusOK, r, f, list, "")
	}
	said := f.carriedOver(list, c.lang)
	n := f.readCount()
	f.askSum(n)
	if !f.bad() {
		err := c.store.AddCount(c.ctx(), c.by(), c.once(f), r.Ref, n)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(r.path(templates.AtPeople), said)
		case errors.As(err, &done):
			return c.see(r.path(templates.AtPeople))
		}
		if err := f.ok(err); err != nil {
			return err
		}
	}
	return c.showCount(http.StatusUnprocessableEntity, r, f, list, "")
}

// carriedOver takes out numbers by country that nobody has touched, when something else
// is counted than what they were carried over from, and gives what is said once the
// count is stored. Numbers of its own that are put there instead are to be read first.
func (f *typed) carriedOver(list []models.Count, l i18n.Lang) i18n.Text {
	of, from := models.Of(f.Get("of")), models.Of(f.Get("carried"))
	was, found := models.Latest(list, from)
	if !found || of == from || len(was.ByCountry) == 0 || !maps.EqualFunc(f.typedCount().ByCountry, was.ByCountry, sameNumber) {
		return countDone
	}
	if f.carry(list, of, l); f.Get(countryField(0)) != "" {
		f.problems.Add(numberField(0), countCarried.With(models.OfNames[of]))
	}
	return countLeftOut.With(models.OfNames[from])
}

// askSum asks once about numbers by country that do not agree with the whole: both are
// somebody's answers, but one of them may be a slip. Of what is known about only, some
// countries may not be on the list yet.
func (f *typed) askSum(n models.Count) {
	said, off := reconcile(n)
	asked := said.SV
	total := sumOf(n.ByCountry)
	over := total != nil && n.Max != nil && *total > *n.Max
	if !off || !over && n.Mode != casefile.Exact || f.bad() || f.Get("summed") == asked {
		return
	}
	f.Set("summed", asked)
	f.problems.Add(numberField(0), templates.Sentences(said, countSumAgain))
}

// sameNumber compares two numbers, of which not known is the same as not known.
func sameNumber(a, b *int64) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// readCount reads the whole form.
func (f *typed) readCount() models.Count {
	n := models.Count{
		AsOf: f.instant("as_of"), Of: models.Of(f.Get("of")), Mode: models.Mode(f.Get("mode")),
		Min: f.people("min"), Max: f.people("max"), ByCountry: f.countries(), Source: f.text("source"), Note: f.text("note"),
	}
	switch n.Mode {
	case casefile.Exact: // one number is then both
		if n.Min == nil {
			n.Min = n.Max
		}
		if n.Max == nil {
			n.Max = n.Min
		}
	case casefile.Approximate:
		if n.Min == nil && n.Max == nil {
			f.problems.Add("min", countAboutWhat)
		}
	case casefile.CannotBeDetermined, casefile.ToBeDetermined:
	}
	return n
}

// typedCount is what the numbers of the form amount to, without a word about
// what is wrong with them.
func (f *typed) typedCount() models.Count {
	quiet := newForm(f.Values, f.zone)
	return quiet.readCount()
}

// grouped is a number whose thousands are kept apart by one kind of mark or by
// none. "9.5" and "1,25" are not: they would be read as 95 and 125.
var grouped = regexp.MustCompile(`^(?:\d+|\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:'\d{3})+)$`)

// unknownWords say in words that a number is not known.
var unknownWords = map[string]bool{"okänt": true, "okänd": true, "vet inte": true, "vet ej": true, "unknown": true, "?": true, "-": true, "–": true}

// people reads how many, nil for not known.
func (f *typed) people(name string) *int64 {
	s := f.text(name)
	switch {
	case unknownWords[strings.ToLower(s)]:
		return nil
	case s != "" && !grouped.MatchString(s):
		f.problems.Add(name, countFigures)
		return nil
	}
	return f.count(name)
}

// countries reads the grid. A country without a number is kept as not known.
func (f *typed) countries() models.ByCountry {
	m := models.ByCountry{}
	for i := range maxRows {
		name := f.text(countryField(i))
		n := f.people(numberField(i))
		if name == "" {
			if n != nil {
				f.problems.Add(countryField(i), countNoCountry)
			}
			continue
		}
		code, ok := countryCode(name)
		_, twice := m[code]
		switch {
		case !ok:
			f.problems.Add(countryField(i), countNoSuch)
		case twice:
			f.problems.Add(countryField(i), countTwice)
		default:
			m[code] = n
		}
	}
	return m
}
