package deadline

import (
	"slices"
	"time"

	"frist/models/authority"
	"frist/models/calendar"
	"frist/models/i18n"
)

// britishArticle is by what the authority of the United Kingdom is told, and not
// by the article of the rule.
const britishArticle = "UK GDPR Art. 33(1)"

var (
	inCountry    = i18n.Text{SV: "%s. %s", EN: "%s. %s"}
	concernedToo = i18n.Text{SV: "Berörd: %s. %s", EN: "Concerned: %s. %s"}
	// toldElsewhere says why nothing is sent to an authority that is not told.
	toldElsewhere = i18n.Text{SV: "Anmälan görs inte till IMY utan till myndigheten i %s, som begär de kompletteringar som den behöver.", EN: "The notification is not made to IMY but to the authority of %s, which asks for the supplements that it needs."}
	unstated      = i18n.Text{SV: "En inlämning utan uppgift om myndighet räknas som gjord till %s.", EN: "A filing that does not say to which authority counts as made to %s."}
)

// compete finds who is told under the GDPR, where that can be more than the
// authority of the entity's own country.
func (e *engine) compete() {
	ent, in := &e.f.Entity, &e.f.Incident
	if e.nowhere || e.athome(in.Affected) && !ent.NoMain && (ent.Main == "" || ent.Main == e.country.Code) && e.country.EEA {
		return
	}
	e.competent = authority.Competent(authority.Case{
		Country: e.country.Code, Main: ent.Main, NoMain: ent.NoMain, Affected: in.Affected,
	})
}

// Unaddressed is the country of the data protection authority to which a filing
// counts as made that does not say to which: the one that is told wherever people
// turn out to live. The first of those that are told today would be another
// tomorrow, and a duty to it met that nobody met.
func (f *Facts) Unaddressed() string {
	ent := &f.Entity
	_, country, known := calendarOf(ent)
	if main, ok := calendar.CountryOf(ent.Main); known && ok && main.EEA && !ent.NoMain {
		return main.Code
	}
	return country.Code
}

// tells reports whether the authority of a country is among those that are told,
// or was told all the same of what r follows on.
func (e *engine) tells(r *Rule, country string) bool {
	for i := range e.competent.Notify {
		if e.competent.Notify[i].Country == country {
			return true
		}
	}
	return len(e.competent.Notify) == 0 || !e.first(r.From.Of, time.Time{}).IsZero()
}

// athome reports whether all that are affected, as far as is known, live in the
// entity's own country.
func (e *engine) athome(affected []string) bool {
	for _, code := range affected {
		if code != e.country.Code {
			return false
		}
	}
	return true
}

// several reports whether more than one authority is told.
func (e *engine) several() bool { return e.told != nil && len(e.competent.Notify) > 1 }

// addEach computes the obligation under r, once for each authority that is told.
func (e *engine) addEach(r *Rule, holds, carried bool) {
	if r.Recipient != DataProtectionAuthority || len(e.competent.Notify) == 0 {
		e.add(r, holds, carried)
		return
	}
	for i := range e.competent.Notify {
		e.told = &e.competent.Notify[i]
		e.add(r, holds, carried)
	}
	e.told = nil
}

// competence says why this authority is told, and who is told by it.
func (e *engine) competence(o *Obligation) {
	if e.competent.Open {
		e.miss(o, NoCountries)
	}
	if e.told == nil {
		return
	}
	if e.told.Country == "GB" {
		o.Law = britishArticle
		if e.country.Code != "GB" {
			e.miss(o, UKLaw)
		}
	}
	if e.told.Source == authority.Memory {
		o.Source = Memory
	}
	e.words.say(e.told.Law, time.Time{}, inCountry, text(e.told.CountryName()), text(e.told.Text))
	if e.told == &e.competent.Notify[0] {
		for i := range e.competent.Concerned {
			c := &e.competent.Concerned[i]
			e.words.say(c.Law, time.Time{}, concernedToo, text(c.CountryName()), text(c.Text))
		}
		for i := range e.competent.Notes {
			e.words.say(e.competent.Notes[i].Law, time.Time{}, e.competent.Notes[i].Text)
		}
	}
	if !e.several() || !e.words.on {
		return
	}
	home := e.f.Unaddressed()
	for i := range e.competent.Notify {
		c := &e.competent.Notify[i]
		unsaid := func(f Filing) bool { return f.Obligation == o.ID && f.Country == "" }
		if c.Country == home && slices.ContainsFunc(e.f.Filings, unsaid) {
			e.words.say(e.told.Law, time.Time{}, unstated, text(c.CountryName()))
		}
	}
}

// sentThere reports whether a filing went to the authority whose obligation is
// computed.
func (e *engine) sentThere(f *Filing) bool {
	if e.to == "" || f.Country == e.to {
		return true
	}
	return f.Country == "" && e.f.Unaddressed() == e.to
}
