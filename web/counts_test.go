package web_test

import (
	"net/url"
	"slices"
	"testing"

	"frist/models"
	"frist/models/casefile"
)

func (h *house) counts(t *testing.T, ref string) []models.Count {
	t.Helper()
	return must[[]models.Count](t)(h.Counts(t.Context(), h.by(models.Handler), ref))
}

func newCount(v *visitor, t *testing.T, at string, values url.Values) *answer {
	t.Helper()
	return v.submit(v.get(at+"/people/new").want(t, 200).form(at+"/people/new"), values)
}

func TestUnknownStaysUnknownAndZeroStaysZero(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	newCount(v, t, at, url.Values{"mode": {"to_be_determined"}, "country.0": {"Norge"}, "number.0": {"okänt"}, "country.1": {"se"}, "number.1": {""}, "country.2": {"Denmark"}, "number.2": {"0"}}).
		follow(t).says(t, "Uppgiften är sparad.", "Registrerade: ännu inte fastställt", "Norge inte känt", "Danmark 0")
	c := h.counts(t, ref)[0]
	if c.Min != nil || c.Max != nil {
		t.Errorf("an unknown number was stored as %v to %v", c.Min, c.Max)
	}
	no, known := c.ByCountry["NO"]
	if !known || no != nil || c.ByCountry["SE"] != nil || c.ByCountry["DK"] == nil || *c.ByCountry["DK"] != 0 || len(c.ByCountry) != 3 {
		t.Errorf("by country %v", c.ByCountry)
	}
	newCount(v, t, at, url.Values{"mode": {"exact"}, "min": {"0"}}).follow(t).says(t, "Registrerade: 0")
	if c := h.counts(t, ref)[1]; c.Min == nil || c.Max == nil || *c.Min != 0 || *c.Max != 0 {
		t.Errorf("an exact nought was stored as %v to %v", c.Min, c.Max)
	}
}

func TestNumbersAreReadAsPeopleWriteThem(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	for i, s := range []string{"9 500", "9\u00a0500", "9.500", "9,500", "9500"} {
		newCount(v, t, at, url.Values{"mode": {"approximate"}, "min": {s}, "max": {s}}).follow(t).says(t, "omkring 9 500")
		if c := h.counts(t, ref)[i]; *c.Min != 9500 || *c.Max != 9500 {
			t.Errorf("%q was read as %d", s, *c.Min)
		}
	}
	for _, s := range []string{"9,5", "1.25", "9 50", "cirka 100", "-5", "1e6", "99999999999999999999"} {
		p := newCount(v, t, at, url.Values{"mode": {"approximate"}, "min": {s}, "note": {"kvar"}}).want(t, 422).says(t, "Skriv antalet med siffror")
		if back := p.form(at + "/people/new").values; back.Get("min") != s || back.Get("note") != "kvar" {
			t.Errorf("%q came back as %v", s, back)
		}
	}
}

func TestARefusedNumberKeepsTheWholeForm(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	typed := url.Values{"of": {"clients"}, "min": {"20"}, "max": {"10"}, "mode": {"approximate"}, "country.0": {"Narnia"}, "number.0": {"3"}, "country.1": {"Sverige"}, "number.1": {"1"}, "country.2": {"SE"}, "number.3": {"4"}, "source": {"Logg"}, "note": {"Obs"}}
	p := newCount(v, t, at, typed).want(t, 422).says(t, "Skriv ett land som finns", "Landet står på en rad tidigare.", "Ange vilket land antalet gäller.")
	back := p.form(at + "/people/new").values
	for k := range typed {
		if back.Get(k) != typed.Get(k) {
			t.Errorf("%s came back as %q", k, back.Get(k))
		}
	}
	for _, link := range []string{"#country.0", "#country.2", "#country.3"} {
		if !slices.Contains(p.links(), link) {
			t.Errorf("no problem leads to %s", link)
		}
	}
	newCount(v, t, at, url.Values{"min": {"20"}, "max": {"10"}, "mode": {"approximate"}}).want(t, 422).says(t, "Högst kan inte vara färre än minst.")
	newCount(v, t, at, url.Values{"min": {"20"}}).want(t, 422).says(t, "Välj hur säkert antalet är.")
	newCount(v, t, at, url.Values{"mode": {"exact"}}).want(t, 422).says(t, "Ett exakt antal")
	newCount(v, t, at, url.Values{"mode": {"approximate"}}).want(t, 422).says(t, "Ange minst ett av antalen")
	newCount(v, t, at, joined(clock("as_of", "2026", "11", "25", "09:00"), url.Values{"mode": {"exact"}, "min": {"1"}})).want(t, 422).says(t, "Tiden ligger i framtiden.")
	if n := len(h.counts(t, ref)); n != 0 {
		t.Errorf("%d revisions were stored", n)
	}
}

func TestANewRevisionCarriesOverTheCountriesWithTheirNumbersAndNothingElse(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	newCount(v, t, at, url.Values{"mode": {"exact"}, "min": {"1300"}, "source": {"Loggen"}, "country.0": {"Norge"}, "number.0": {"300"}, "country.1": {"Sverige"}, "number.1": {"1 000"}, "country.2": {"Finland"}}).follow(t).says(t, "Summan per land är 1 300 så långt det är känt.")
	p := v.get(at+"/people/new").says(t, "Förra uppgiften: 1 000", "Förra uppgiften: 300")
	f := p.form(at + "/people/new").values
	if f.Get("country.0") != "Sverige" || f.Get("number.0") != "1\u00a0000" || f.Get("country.1") != "Norge" || f.Get("number.1") != "300" || f.Get("country.2") != "Finland" || f.Get("number.2") != "" {
		t.Errorf("carried over %v", f)
	}
	// The source of the last figure is not the source of this one.
	if f.Get("source")+f.Get("min")+f.Get("max")+f.Get("mode") != "" {
		t.Errorf("carried over %v", f)
	}
	// Who corrects the whole alone keeps what is known of the countries.
	newCount(v, t, at, url.Values{"mode": {"approximate"}, "min": {"1 400"}}).follow(t).says(t, "Sverige 1 000", "Norge 300", "Finland inte känt")
	if c := h.counts(t, ref)[1]; c.Source != "" || c.ByCountry["SE"] == nil || *c.ByCountry["SE"] != 1000 || c.ByCountry["FI"] != nil || len(c.ByCountry) != 3 {
		t.Errorf("stored %+v", c)
	}
}

func TestNumbersCarriedOverAreNotStoredOfSomethingElseThatIsCounted(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	newCount(v, t, at, url.Values{"mode": {"exact"}, "min": {"900"}, "country.0": {"Sverige"}, "number.0": {"900"}}).follow(t)
	newCount(v, t, at, url.Values{"of": {"clients"}, "mode": {"exact"}, "min": {"700"}}).follow(t).says(t, "Kunder: 700", "Antalen per land följde inte med, för de gällde registrerade.")
	newCount(v, t, at, url.Values{"of": {"clients"}, "mode": {"exact"}, "min": {"7"}, "number.0": {"7"}}).follow(t).says(t, "Kunder: 7", "Uppgiften är sparad.")
	list := h.counts(t, ref)
	if len(list) != 3 || len(list[0].ByCountry) != 0 || *list[1].ByCountry["SE"] != 7 {
		t.Fatalf("stored %+v", list)
	}
	// Its own are put there instead, and read before they are said again.
	p := newCount(v, t, at, url.Values{"of": {"clients"}, "mode": {"exact"}, "min": {"7"}}).want(t, 422).says(t, "Antalen per land är nu de som senast gällde kunder.", "Förra uppgiften: 7")
	if f := p.form(at + "/people/new").values; f.Get("number.0") != "7" {
		t.Errorf("the form has %v", f)
	}
	v.submit(p.form(at+"/people/new"), nil).follow(t).says(t, "Kunder: 7")
}

func TestASumOfTheCountriesThatDoesNotAgreeIsAskedAboutBeforeItIsStored(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	typed := url.Values{"mode": {"exact"}, "min": {"2 000"}, "country.0": {"SE"}, "number.0": {"2 900"}, "country.1": {"NO"}, "number.1": {"250"}}
	const over = "Summan per land, 3 150, är större än det högsta antalet, 2 000."
	p := newCount(v, t, at, typed).want(t, 422).says(t, over, "spara igen")
	if n := len(h.counts(t, ref)); n != 0 || !slices.Contains(p.links(), "#number.0") {
		t.Fatalf("%d revisions, and the problem leads to %v", n, p.links())
	}
	// Another sum is another question.
	v.submit(p.form(at+"/people/new"), url.Values{"number.0": {"90"}}).want(t, 422).says(t, "Summan per land, 340, är mindre än det lägsta antalet, 2 000.", "spara igen")
	v.submit(p.form(at+"/people/new"), nil).follow(t).says(t, over)
	// Of what is known about, some countries may not be on the list yet.
	newCount(v, t, at, url.Values{"mode": {"approximate"}, "min": {"200"}, "number.0": {"150"}, "country.0": {"SE"}, "country.1": {""}, "number.1": {""}}).follow(t).says(t, "Summan per land, 150, är mindre än det lägsta antalet, 200.")
	newCount(v, t, at, url.Values{"mode": {"approximate"}, "min": {"200"}, "country.0": {"SE"}, "number.0": {"150"}, "country.1": {"US"}}).follow(t).says(t, "Antalet är inte känt för alla länder.", "USA inte känt")
	if n := len(h.counts(t, ref)); n != 3 {
		t.Errorf("%d revisions, want 3", n)
	}
}

func TestNoNumberInAnyCountryIsNotASumOfNought(t *testing.T) {
	h, _, at := newRecord(t)
	v := h.as(models.Handler)
	newCount(v, t, at, url.Values{"mode": {"to_be_determined"}, "country.0": {"SE"}, "country.1": {"NO"}}).follow(t).says(t, "Antalet är inte känt för något land.", "Summa av kända inte känt")
}

func TestEveryRevisionStaysAndTheLatestStandsFirst(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	newCount(v, t, at, joined(clock("as_of", "2026", "11", "24", "08:00"), url.Values{"mode": {"approximate"}, "min": {"1000"}, "max": {"2000"}})).follow(t)
	newCount(v, t, at, joined(clock("as_of", "2026", "11", "24", "09:00"), url.Values{"mode": {"exact"}, "max": {"1437"}, "note": {"<em>Slutligt</em>"}})).follow(t)
	newCount(v, t, at, url.Values{"of": {"records"}, "mode": {"cannot_be_determined"}}).follow(t)
	p := h.as(models.Reader).get(at+"/people").says(t, "Registrerade: 1 437", "1 000–2 000", "<em>Slutligt</em>", "Personuppgiftsposter: kan inte fastställas", "Senaste uppgift: 1 437.").typedAsText(t)
	if len(p.all("svg")) == 0 || len(p.all("table")) != 2 {
		t.Errorf("%d tables", len(p.all("table")))
	}
	if c := h.counts(t, ref); len(c) != 3 || c[0].Of != casefile.DataSubjects {
		t.Errorf("stored %v", c)
	}
}

func TestMoreRowsForCountriesAreGivenWithoutStoringAnything(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	p := newCount(v, t, at, url.Values{"do": {"rows"}, "country.2": {"Finland"}, "number.2": {"7"}}).want(t, 200)
	f := p.form(at + "/people/new")
	if _, ok := f.values["country.8"]; !ok || f.values.Get("country.2") != "Finland" {
		t.Errorf("the form has %v", f.values)
	}
	if n := len(h.counts(t, ref)); n != 0 {
		t.Errorf("%d revisions were stored", n)
	}
	v.post(at+"/people/new", url.Values{"do": {"rows"}, "rows": {"999999999"}}).want(t, 200)
}

func TestARevisionIsStoredOnceHoweverOftenTheButtonIsPressed(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	f := v.get(at + "/people/new").form(at + "/people/new")
	for range 3 {
		v.submit(f, url.Values{"mode": {"exact"}, "min": {"5"}}).follow(t).want(t, 200)
	}
	if n := len(h.counts(t, ref)); n != 1 {
		t.Errorf("%d revisions are stored", n)
	}
}
