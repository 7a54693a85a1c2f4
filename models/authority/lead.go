package authority

import (
	"slices"
	"strconv"

	"frist/models/calendar"
	"frist/models/i18n"
)

// A Case is what decides which authorities are told of a personal data breach.
// Countries are ISO 3166-1 alpha-2 codes, in any order and with repeats; an
// empty one stands for a country that is not known.
type Case struct {
	// Country is that of the legal entity.
	Country string
	// Main is the country of its main establishment in the EEA, or of the only
	// one (GDPR Art. 4(16)); empty is Country.
	Main string
	// NoMain is set if the entity has no such establishment, whatever Main says. A
	// representative under Art. 27 is none.
	NoMain bool
	// Affected are the countries in which the people live whose data it is.
	Affected []string
}

// A Reason says why, by which law, and how sure the source is.
type Reason struct {
	Text   i18n.Text
	Law    string
	Source Certainty
}

// A Finding is one country, its authority, and what that is in the case. The
// authority is zero for a country of which the program knows none.
type Finding struct {
	Country   string
	Authority Authority
	Reason
}

// An Answer says who is told. The lists are in the order of the codes, but that
// the United Kingdom comes last among those to notify: it is apart from the rest.
type Answer struct {
	// Notify are those that the entity notifies itself: one obligation each.
	Notify []Finding
	// Leads is set if the first of Notify is the lead supervisory authority.
	Leads bool
	// Concerned are told by the lead authority and not by the entity.
	Concerned []Finding
	// Open is set if none leads and it is not fully known where people are affected:
	// then there may be more to notify.
	Open bool
	// Elsewhere are the countries whose law the program does not know.
	Elsewhere []Finding
	// Notes are what may change the answer.
	Notes []Reason
}

// Lead returns the lead supervisory authority, and false if there is none.
func (a Answer) Lead() (Finding, bool) {
	if !a.Leads {
		return Finding{}, false
	}
	return a.Notify[0], true
}

// Competent says which authorities are told of a personal data breach. Where it
// is not known what decides, it names more and not fewer.
func Competent(c Case) Answer {
	var a Answer
	main := c.main()
	places, people := within([]string{c.Country, main}), within(c.Affected)
	if main != "" {
		a.oneStop(main, places, people)
	} else {
		a.each(places, people)
	}
	a.unitedKingdom(&c)
	a.elsewhere(&c)
	if len(c.Affected) == 0 || slices.Contains(c.Affected, "") {
		a.Open = main == ""
		a.Notes = append(a.Notes, peopleUnknown)
	}
	return a
}

// main is the country of the main establishment in the EEA, or empty.
func (c *Case) main() string {
	main := c.Main
	if main == "" {
		main = c.Country
	}
	if c.NoMain || !inEEA(main) {
		return ""
	}
	return main
}

// inEEA reports whether the GDPR holds there: in the Union, and in Iceland,
// Liechtenstein and Norway by the EEA Agreement (Joint Committee Decision No
// 154/2018).
func inEEA(code string) bool {
	country, ok := calendar.CountryOf(code)
	return ok && country.EEA
}

// within are the countries of the EEA in a list, sorted and each once.
func within(codes []string) []string {
	codes = slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return !inEEA(code) })
	slices.Sort(codes)
	return slices.Compact(codes)
}

// oneStop is the case of an entity with its main or single establishment in the
// EEA: one authority is notified, whatever the number of states.
func (a *Answer) oneStop(main string, places, people []string) {
	for _, code := range union(places, people) {
		if code != main {
			a.Concerned = append(a.Concerned, found(code, concerned(slices.Contains(places, code), slices.Contains(people, code))))
		}
	}
	if len(a.Concerned) == 0 {
		a.Notify = []Finding{found(main, local)}
		return
	}
	a.Notify, a.Leads = []Finding{found(main, leads)}, true
	if len(people) == 1 && people[0] != main {
		a.Notes = append(a.Notes, onlyThere)
	}
	a.Notes = append(a.Notes, legalDuty)
}

// each is the case of an entity without a main establishment in the EEA: every
// authority in whose state somebody is affected has its own notification.
func (a *Answer) each(places, people []string) {
	for _, code := range union(places, people) {
		why := everyone
		if !slices.Contains(people, code) {
			why = everyPlace
		}
		a.Notify = append(a.Notify, found(code, why))
	}
}

// unitedKingdom adds the ICO. The United Kingdom has no part in the one-stop
// shop since 2021.
func (a *Answer) unitedKingdom(c *Case) {
	switch {
	case c.Country == "GB" || c.Main == "GB":
		a.Notify = append(a.Notify, found("GB", britishFirm))
	case slices.Contains(c.Affected, "GB"):
		a.Notify = append(a.Notify, found("GB", britishPeople))
	}
}

func (a *Answer) elsewhere(c *Case) {
	for _, code := range union([]string{c.Country, c.Main}, c.Affected) {
		if code != "" && code != "GB" && !inEEA(code) {
			a.Elsewhere = append(a.Elsewhere, found(code, foreign))
		}
	}
}

func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

func found(code string, why Reason) Finding {
	authority, _ := DataProtection(code)
	return Finding{Country: code, Authority: authority, Reason: why}
}

// CountryName is the name of the country of f, or its code in quotation marks if
// the program does not know it.
func (f *Finding) CountryName() i18n.Text {
	if country, ok := calendar.CountryOf(f.Country); ok {
		return country.Name
	}
	return i18n.Same(strconv.Quote(f.Country))
}

func concerned(place, people bool) Reason {
	switch {
	case place && people:
		return concernedBoth
	case place:
		return concernedPlace
	}
	return concernedPeople
}
