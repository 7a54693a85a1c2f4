package web

import (
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// obligationTitles says what the obligations of the law are called, for lists
// that know only which one it is.
var obligationTitles = sync.OnceValue(func() map[deadline.ID]i18n.Text {
	m := map[deadline.ID]i18n.Text{}
	for _, r := range deadline.Rules() {
		if _, ok := m[r.ID]; !ok {
			m[r.ID] = r.Title
		}
	}
	return m
})

// decideTexts are the obligations about which something is decided before
// anything is sent, and what the decision is.
var decideTexts = map[deadline.ID]i18n.Text{
	"gdpr.authority": {SV: "Besluta om incidenten ska anmälas", EN: "Decide whether to notify the breach"},
	"gdpr.subjects":  {SV: "Besluta om de registrerade ska informeras", EN: "Decide whether to inform the data subjects"},
	"psd2.initial":   {SV: "Besluta om incidenten är allvarlig", EN: "Decide whether the incident is major"},
	"dora.initial":   {SV: "Besluta om incidenten är allvarlig", EN: "Decide whether the incident is major"},
}

var (
	blockClassify = i18n.Text{SV: "Beslut om incidenten är allvarlig", EN: "The decision whether the incident is major"}
	blockDecision = i18n.Text{SV: "Beslut om anmälan", EN: "The decision whether to notify"}
	blockAffected = i18n.Text{SV: "Antal berörda", EN: "How many are affected"}
)

// blocker says what an obligation waits for, and where that is seen to.
func (c *call) blocker(ref, duty, key string) templates.Link {
	l := templates.Link{Text: i18n.Same(key)}
	right := models.KeepRecord
	switch fact, ok := form.ByKey(key); {
	case key == "decision":
		l.Text, l.Href, right = blockDecision, decidePath(ref, duty), models.Decide
		if strings.HasPrefix(duty, "dora.initial") || strings.HasPrefix(duty, "psd2.initial") {
			l.Text = blockClassify
		}
	case key == "entity_id":
		l.Text, l.Href = askEntity, sectionPath(ref, "basics")+"#entity_id"
	case key == "affected":
		l.Text, l.Href = blockAffected, templates.PathIncident(ref, templates.AtPeople)
	case ok:
		l.Text, l.Href = fact.Label, factPath(ref, key)
	}
	if !c.by().May(right) {
		l.Href = ""
	}
	return l
}

// dutyKey names one obligation of an incident, in addresses and as an anchor:
// "gdpr.authority", to the authority of one of several countries
// "gdpr.authority.gb", and of a further entity "gdpr.authority.gb.e7". So what is
// typed about one is kept apart from what is typed about another.
func dutyKey(partOf int64, id deadline.ID, country string) string {
	key := string(id)
	if country != "" {
		key += "." + strings.ToLower(country)
	}
	if partOf != 0 {
		key += ".e" + strconv.FormatInt(partOf, 10)
	}
	return key
}

func decidePath(ref, duty string) string { return templates.PathIncident(ref, "/decide/"+duty) }

func filePath(ref, duty string) string { return templates.PathIncident(ref, "/file/"+duty) }

// whose names the entity of a part, where there are several.
func whose(r models.Record, l i18n.Lang) string {
	if !r.Shared() {
		return ""
	}
	return models.NameOf(r.Entity.Name).In(l)
}

// upper begins a sentence with the name of a recipient.
func upper(t i18n.Text) i18n.Text { return i18n.Text{SV: upperFirst(t.SV), EN: upperFirst(t.EN)} }

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// zones is the local time of countries, found once each.
type zones map[string]*time.Location

func (z zones) of(country string) *time.Location {
	if l, ok := z[country]; ok {
		return l
	}
	z[country] = (&models.Entity{Country: country}).Zone()
	return z[country]
}
