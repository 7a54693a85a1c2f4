package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

var (
	factsTitle = i18n.Text{SV: "Uppgifter", EN: "Facts"}
	notedSince = i18n.Text{SV: "Antecknat %s av %s.", EN: "Recorded %s by %s."}
	sinceWhen  = i18n.Text{SV: "Känt sedan %s.", EN: "Known since %s."}
	knownFrom  = i18n.Text{SV: "Källa: %s.", EN: "Source: %s."}
	askSource  = i18n.Text{SV: "Källa för det du ändrar", EN: "Source of what you change"}
	askSince   = i18n.Text{SV: "Känt sedan", EN: "Known since"}
	hintSince  = i18n.Text{SV: "När det blev känt som du nu ändrar, om det var tidigare än nu. Till exempel 2026 11 14 och 07:40.", EN: "When what you now change became known, if it was earlier than now. For example 2026 11 14 and 07:40."}
	hintSource = i18n.Text{SV: "Till exempel vem som sade det, eller vilket underlag det kommer från.", EN: "For example who said it, or which document it comes from."}
)

// facts shows what is missing, for whom and by when, and everything that is known,
// section by section, with since when and from whom. GET /incidents/:ref/edit
func (c *call) facts() error {
	r, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	past, err := c.pastFacts(&r)
	if err != nil {
		return err
	}
	n := needsOf(&r, c.at)
	v := templates.IncidentFacts{Head: c.head(r.Incident, r.Entity), Lacks: c.lacks(&n)}
	es := []models.Entity{r.Entity}
	for _, s := range editSections() {
		s = s.shown(&r, nil)
		if s.facts {
			section := c.factSection(s, &r, &n, past)
			if n.asksSection(form.Section(s.slug)) || len(section.Facts) > 0 {
				v.Sections = append(v.Sections, section)
			} else {
				v.More = append(v.More, section)
			}
			continue
		}
		section := c.sectionHead(s, &r)
		for i := range s.fields {
			x := &s.fields[i]
			fact := templates.SectionFact{ID: x.name, Fact: templates.Fact{Label: x.label, Value: x.said(c, &r, es, x.stated(&r))}}
			section.Facts = append(section.Facts, fact)
		}
		v.Sections = append(v.Sections, section)
	}
	p := c.page(r.Entity.Zone()).Titled(factsTitle, templates.CrumbIncidents, templates.CrumbIncident(r.Incident.Ref))
	return c.render(http.StatusOK, templates.IncidentFactsPage(p, v))
}

func (c *call) sectionHead(s editSection, r *models.Record) templates.FactSection {
	v := templates.FactSection{ID: s.slug, Title: s.title}
	if c.by().May(models.KeepRecord) {
		v.Edit = sectionPath(r.Incident.Ref, s.slug)
	}
	return v
}

// factSection is one section of the catalogue: what is answered in full, and what
// is asked and not answered by its name.
func (c *call) factSection(s editSection, r *models.Record, n *factNeeds, past factPast) templates.FactSection {
	of := form.Section(s.slug)
	v := c.sectionHead(s, r)
	v.Answered, v.Asked = n.progress(r, of)
	for _, said := range c.recordSaid(of, r, n) {
		if said.Value != "" {
			v.Said = append(v.Said, said)
		} else {
			v.Open = append(v.Open, templates.Link{Text: said.Label, Href: said.Change})
		}
	}
	for i := range s.fields {
		x := &s.fields[i]
		f := factOf(r, x.of.Key)
		switch {
		case !f.Value.Empty() || len(past.versions[x.of.Key]) > 1:
			v.Facts = append(v.Facts, c.sectionFact(x, r, n, past))
		case n.asks(x.of) && !n.told(x.of.Key) && !n.idle(x.of.Key):
			l := templates.Link{Text: x.label}
			if v.Edit != "" {
				l.Href = v.Edit + "#" + x.name
			}
			v.Open = append(v.Open, l)
		}
	}
	return v
}

// sectionFact is a fact with all that is to be known of it.
func (c *call) sectionFact(x *editField, r *models.Record, n *factNeeds, past factPast) templates.SectionFact {
	zone, f := r.Entity.Zone(), factOf(r, x.of.Key)
	v := templates.SectionFact{
		ID: x.name, Fact: templates.Fact{Label: x.label, Value: sayFact(c.lang, zone, x.of, f.Value), Note: c.known(r, f)},
		Places: n.places(c.lang, x.of.Key), Used: c.usedIn(r, past, f, time.Time{}),
	}
	typed := newForm(nil, zone)
	x.fill(typed, x.stated(r))
	if doubt := n.doubt(x, typed); !doubt.IsZero() && !f.Value.Empty() {
		v.Doubts = doubt
	}
	versions := past.versions[x.of.Key]
	for i := len(versions) - 2; i >= 0; i-- {
		v.Earlier = append(v.Earlier, templates.EarlierFact{
			Value: sayFact(c.lang, zone, x.of, versions[i].Value), Note: c.known(r, versions[i]), Used: c.usedIn(r, past, versions[i], versions[i+1].RecordedAt),
		})
	}
	return v
}

// factPast is what the facts said before, and which of their versions went into a
// filing whose draft was sealed.
type factPast struct {
	versions map[string][]models.Fact
	sealed   map[int64]map[string]int // by the number of the filing
	at       map[int64]time.Time      // when it was sealed
}

func (c *call) pastFacts(r *models.Record) (factPast, error) {
	p := factPast{sealed: map[int64]map[string]int{}, at: map[int64]time.Time{}}
	for _, x := range r.Filings {
		i := slices.IndexFunc(r.Sealed, func(d models.SealedDraft) bool { return x.SealedID != nil && d.ID == *x.SealedID })
		if i < 0 {
			continue
		}
		if facts, _, err := r.Sealed[i].Rests(); err == nil { // of one from elsewhere only the hash may have come
			p.sealed[x.ID], p.at[x.ID] = facts, r.Sealed[i].SealedAt
		}
	}
	var err error
	if slices.ContainsFunc(r.Facts, func(f models.Fact) bool { return f.Version > 1 }) {
		p.versions, err = c.store.FactVersions(c.ctx(), c.by(), r.Incident.Ref)
	}
	return p, err
}

// usedIn are the filings that a version of a fact was in: those whose sealed draft
// says so, and of the others those of forms that it fills that were recorded while
// it was the one that held.
func (c *call) usedIn(r *models.Record, past factPast, v models.Fact, until time.Time) []templates.Link {
	var list []templates.Link
	for _, x := range r.Filings {
		if x.SentAt == nil {
			continue
		}
		f, _, ok := r.Form(x.Obligation, *x.SentAt)
		if !ok {
			continue
		}
		used := fills(v.Key, f.ID) && !x.RecordedAt.Before(v.RecordedAt) && (until.IsZero() || x.RecordedAt.Before(until))
		if facts, sealed := past.sealed[x.ID]; sealed {
			used = v.Version > 0 && facts[v.Key] == v.Version && !v.RecordedAt.After(past.at[x.ID]) // a file may not say which version it has
		}
		if used {
			said := i18n.Short(x.SentAt.In(r.Entity.Zone())).In(c.lang)
			list = append(list, templates.Link{
				Text: i18n.Same(shortNames[f.ID].In(c.lang) + ", " + said), Href: templates.PathIncident(r.Incident.Ref, "/filings/"+strconv.FormatInt(x.ID, 10)),
			})
		}
	}
	return list
}

func fills(key, id string) bool {
	for _, x := range fillings[key] {
		if x.form.ID == id {
			return true
		}
	}
	return false
}

// known says since when a fact is known, and from whom.
func (c *call) known(r *models.Record, f models.Fact) string {
	if f.Version == 0 {
		return ""
	}
	zone := r.Entity.Zone()
	note := notedSince.With(i18n.Short(f.RecordedAt.In(zone)), f.RecordedName).In(c.lang)
	if !f.KnownSince.Equal(f.RecordedAt) {
		note = sinceWhen.With(i18n.Short(f.KnownSince.In(zone))).In(c.lang) + " " + note
	}
	if f.Source != "" {
		note += " " + knownFrom.With(strings.TrimSuffix(f.Source, ".")).In(c.lang)
	}
	return note
}

// askedInstead reports whether a fact is asked where the record does not say it.
func askedInstead(property string) bool {
	return !slices.ContainsFunc(fillings[property], func(x filling) bool {
		_, asked := x.field.Fact()
		return !asked
	})
}

// recordSaid is what the record says already of what a section is about, with
// where it is changed.
func (c *call) recordSaid(s form.Section, r *models.Record, n *factNeeds) []templates.Fact {
	var list []templates.Fact
	for _, property := range recordSays[s] {
		if !n.needed(property) {
			continue
		}
		f := templates.Fact{}
		for i := range n.parts {
			x, v := n.inputs[i].Said(property)
			f.Label = x.Label
			said := ""
			if says(v) {
				said = sayFact(c.lang, r.Entity.Zone(), x, models.FactValue(v))
			}
			if said != "" && !strings.Contains(f.Value, said) {
				f.Value = strings.TrimPrefix(f.Value+"\n"+said, "\n")
			}
			if f.Change == "" {
				f.Change = c.givenAt(&n.parts[i], property).Href
			}
		}
		for _, t := range n.doubts[property] {
			f.Note += " " + t.In(c.lang)
		}
		if f.Value == "" && (f.Change == "" || askedInstead(property)) {
			continue // such as what was sent, where nothing was
		}
		list = append(list, f)
	}
	return list
}
