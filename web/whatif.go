package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

// routesOfTrial are the pages on which facts are tried and nothing is stored. The
// calculator is open to strangers if the house says so.
func (s *server) routesOfTrial(open, page route, get, post string) {
	open(get, "/calculator", (*call).calculator)
	page(post, "/calculator/open", (*call).openCalculator)
	page(get, "/incidents/:ref/what-if", (*call).whatIf)
}

// calculator computes the time limits of facts that are no incident. GET /calculator
func (c *call) calculator() error {
	house, err := c.store.House(c.ctx())
	if err != nil {
		return err
	}
	if c.user.ID == 0 && !house.PublicCalculator {
		return c.askToSignIn()
	}
	f := newForm(c.Request().URL.Query(), home())
	v := templates.Trial{Action: templates.PathCalculator, Calculator: true, Public: house.PublicCalculator, MayOpen: c.by().May(models.KeepUsers), Once: once()}
	facts := deadline.Facts{Entity: deadline.Entity{Country: "SE", Type: deadline.CreditInstitution}}
	if f.Has("do") {
		facts = deadline.Facts{}
		f.zone = (&models.Entity{Country: f.Get("country")}).Zone()
		c.tried(f, &facts)
		if !f.bad() {
			c.results(&v, facts)
			v.Today = c.underToday(f, &facts)
		}
	} else {
		writeTrial(f, &facts)
	}
	v.Questions = trialQuestions(f, &deadline.Facts{}, &facts)
	v.Problems = f.inOrder(trialOrder(&v.Questions)...)
	p := c.lawPage()
	p.Zone = f.zone
	return c.render(statusOfTrial(f), templates.TrialPage(refused(p.Titled(templates.CalculatorTitle), f), v))
}

// openCalculator lets strangers use the calculator, or no longer. POST /calculator/open
func (c *call) openCalculator() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	if err := c.store.EditHouse(c.ctx(), c.by(), models.House{PublicCalculator: f.yes("public")}); err != nil {
		return err
	}
	return c.done(templates.PathCalculator, houseSaved)
}

var houseSaved = i18n.Text{SV: "Inställningen är sparad.", EN: "The setting is saved."}

// whatIf shows the time limits of an incident beside those of other facts.
// Nothing is stored. GET /incidents/:ref/what-if
func (c *call) whatIf() error {
	r, rec, err := c.roomAndRecord()
	if err != nil {
		return err
	}
	part, err := rec.Part(entityAsked(c))
	if err != nil {
		return err
	}
	r.zone = part.Entity.Zone()
	now := part.DeadlineFacts(c.at)
	f := newForm(c.Request().URL.Query(), r.zone)
	v := templates.Trial{Action: r.path(templates.AtWhatIf), Head: &r.head, Entity: partNumber(part), Entities: trialEntities(rec, part, c.lang)}
	next := now
	if f.Has("do") {
		next.Origins, next.Recorded = nil, false
		c.tried(f, &next)
		if !f.bad() {
			v.Effects, v.Computed = c.sideBySide(deadline.Compute(now), deadline.Compute(next)), true
			v.Today = c.underToday(f, &next)
		}
	} else {
		writeTrial(f, &now)
		v.Today = c.underToday(f, &now)
	}
	v.Questions = trialQuestions(f, &now, &next)
	v.Problems = f.inOrder(trialOrder(&v.Questions)...)
	return c.render(statusOfTrial(f), templates.TrialPage(refused(c.pageOf(r, templates.WhatIfTitle), f), v))
}

// entityAsked is the entity that an address names, 0 if it names none. What is no
// number is no entity either.
func entityAsked(c *call) int64 {
	s := c.QueryParam("of")
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 {
		return -1
	}
	return n
}

// partNumber is how an address names a part; empty for the incident's own.
func partNumber(part models.Record) string {
	if part.PartOf == 0 {
		return ""
	}
	return strconv.FormatInt(part.PartOf, 10)
}

// trialEntities lead to the same page of each entity, where there are several.
func trialEntities(rec, here models.Record, l i18n.Lang) []templates.NavItem {
	if !rec.Shared() {
		return nil
	}
	var list []templates.NavItem
	for _, part := range rec.Parts() {
		href := templates.PathIncident(rec.Incident.Ref, templates.AtWhatIf)
		if n := partNumber(part); n != "" {
			href += "?of=" + n
		}
		list = append(list, templates.NavItem{Text: i18n.Same(whose(part, l)), Href: href, Current: part.PartOf == here.PartOf})
	}
	return list
}

func statusOfTrial(f *typed) int {
	if f.bad() {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// results are the obligations that follow from facts, and how.
func (c *call) results(v *templates.Trial, facts deadline.Facts) {
	all := deadline.Compute(facts)
	v.Computed = true
	for i := range all {
		o := &all[i]
		d := c.triedDuty(o)
		if o.State == deadline.NotApplicable || o.Consider {
			v.Others = append(v.Others, d)
			continue
		}
		v.Duties = append(v.Duties, d)
	}
}

// triedDuty is an obligation of no incident: nobody can do anything about it.
func (c *call) triedDuty(o *deadline.Obligation) templates.Duty {
	return templates.Duty{
		ID: trialID(o), Recipient: upperFirst(o.RecipientName.In(c.lang)), Title: o.Title, Law: deadline.Cite(o.Law).In(c.lang),
		State: templates.TagOf(o.State, o.Strict, c.at), Provisional: o.Provisional, Gaps: gapNames(o), Unverified: o.Source == deadline.Memory,
		Strict: instantOf(o.Strict), Latest: instantOf(o.Latest), ClassifyBy: instantOf(o.ClassifyBy), Steps: c.steps(o), Questions: openQuestions(o), Waits: waits(o),
	}
}

func gapNames(o *deadline.Obligation) []i18n.Text {
	var list []i18n.Text
	for _, g := range o.Gaps {
		list = append(list, g.Name())
	}
	return list
}

func trialID(o *deadline.Obligation) string {
	if o.Country == "" {
		return string(o.ID)
	}
	return string(o.ID) + "." + strings.ToLower(o.Country)
}

// sideBySide compares the obligations of today's facts with those of others.
func (c *call) sideBySide(before, after []deadline.Obligation) []templates.Effect {
	was := map[string]deadline.Obligation{}
	for i := range before {
		was[trialID(&before[i])] = before[i]
	}
	var list []templates.Effect
	for i := range after {
		id := trialID(&after[i])
		n := len(list)
		if list = c.effect(list, was[id], after[i]); len(list) > n {
			list[n].Steps, list[n].Questions = c.steps(&after[i]), openQuestions(&after[i])
		}
		delete(was, id)
	}
	for i := range before { // under other facts there may be none
		o := before[i]
		if _, gone := was[trialID(&o)]; gone {
			none := o
			none.State, none.Strict, none.Latest, none.ClassifyBy = deadline.NotApplicable, nil, nil, nil
			list = c.effect(list, o, none)
		}
	}
	return list
}

// tried reads the form into facts. What the form does not ask stays as it was.
func (c *call) tried(f *typed, facts *deadline.Facts) {
	facts.AsOf = c.at
	ent, in := &facts.Entity, &facts.Incident
	ent.Regimes = nil
	if ent.Country = f.Get("country"); ent.Country != "" {
		if _, ok := calendar.CountryOf(ent.Country); !ok {
			f.problems.Add("country", i18n.Text{SV: "Välj ett land i listan.", EN: "Choose a country in the list."})
		}
	}
	if ent.Type = deadline.EntityType(f.Get("type")); ent.Type != "" && !ent.Type.Valid() {
		f.problems.Add("type", i18n.Text{SV: "Välj en typ i listan.", EN: "Choose a type in the list."})
	}
	ent.Role = deadline.Controller
	if f.Get("role") == string(deadline.Processor) {
		ent.Role = deadline.Processor
	}
	ent.NIS2 = f.answer("nis2")
	ent.ReliefExcluded, ent.EvesAreHolidays = slices.Contains(f.Values["entity"], "relief_excluded"), slices.Contains(f.Values["entity"], "eves")
	ent.Traits = nil
	for _, t := range deadline.Traits() {
		if slices.Contains(f.Values["traits"], string(t)) {
			ent.Traits = append(ent.Traits, t)
		}
	}
	was := facts.Incident.ClassifiedMajorAt
	for _, q := range trialTimes {
		*q.of(in) = time.Time{}
		if t, ok := f.read(q.name, false); ok {
			*q.of(in) = t
		}
	}
	f.tryPlaces(ent, in)
	f.tryClassified(facts, was)
	in.PersonalData, in.Risk, in.HighRisk = f.answer("personal_data"), f.answer("risk"), f.answer("high_risk")
	in.Answers = nil
	for _, cond := range deadline.Conditions() {
		if a := f.answer(string(cond)); a != deadline.Unknown {
			in.Answers = append(in.Answers, deadline.Answered{Condition: cond, Answer: a})
		}
	}
	facts.Proposals = f.yes("proposals")
	facts.LawOf = f.lawOf()
	f.tryDuties(facts)
}

// lawOf reads the day whose law is asked for.
func (f *typed) lawOf() calendar.Date {
	s := f.text("law_of")
	if s == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseDate(s)
	if err != nil {
		f.problems.Add("law_of", i18n.Text{SV: "Skriv dagen som 2026-11-25.", EN: "Write the day as 2026-11-25."})
	}
	return d
}

// A trialTime is one instant of an incident that the form asks for.
type trialTime struct {
	name  string
	label i18n.Text
	of    func(*deadline.Incident) *time.Time
}

var trialTimes = []trialTime{
	{"aware", i18n.Text{SV: "Kännedom", EN: "Awareness"}, func(in *deadline.Incident) *time.Time { return &in.AwareAt }},
	{"classified", i18n.Text{SV: "Klassificerad som allvarlig", EN: "Classified as major"}, func(in *deadline.Incident) *time.Time { return &in.ClassifiedMajorAt }},
	{"occurred", i18n.Text{SV: "Inträffade", EN: "Occurred"}, func(in *deadline.Incident) *time.Time { return &in.OccurredAt }},
	{"detected", i18n.Text{SV: "Upptäcktes", EN: "Detected"}, func(in *deadline.Incident) *time.Time { return &in.DetectedAt }},
	{"recovered", i18n.Text{SV: "Normal verksamhet återupptogs", EN: "Regular activities recovered"}, func(in *deadline.Incident) *time.Time { return &in.RecoveredAt }},
	{"resolved", i18n.Text{SV: "Incidenten var löst", EN: "The incident was resolved"}, func(in *deadline.Incident) *time.Time { return &in.ResolvedAt }},
	{"corrected", i18n.Text{SV: "Korrigerande åtgärd tillgänglig (bara för tillverkare)", EN: "Corrective measure available (manufacturers only)"}, func(in *deadline.Incident) *time.Time { return &in.CorrectedAt }},
}

// trialOrder are the fields of a trial that can be refused, as they stand on the page.
func trialOrder(q *templates.TrialForm) []string {
	var order []string
	for _, d := range slices.Concat(q.Times, q.Sent) {
		order = append(order, d.Name)
	}
	for _, d := range q.Decisions {
		order = append(order, d.Name)
	}
	return append(order, "country", "type", "main", "affected", "law_of")
}

// writeTrial puts facts into the fields of the form.
func writeTrial(f *typed, facts *deadline.Facts) {
	ent, in := &facts.Entity, &facts.Incident
	f.Set("country", ent.Country)
	f.Set("type", string(ent.Type))
	f.Set("role", string(ent.Role))
	f.Set("nis2", string(ent.NIS2))
	writePlaces(f, ent, in)
	if ent.ReliefExcluded {
		f.Add("entity", "relief_excluded")
	}
	if ent.EvesAreHolidays {
		f.Add("entity", "eves")
	}
	for _, t := range ent.Traits {
		f.Add("traits", string(t))
	}
	for _, q := range trialTimes {
		f.write(q.name, *q.of(in))
	}
	if in.ClassifiedMajorAt.IsZero() {
		f.write("classified", classifiedBy(facts))
	}
	f.write(reclassifiedName, reclassifiedBy(facts))
	for name, a := range map[string]deadline.Answer{"personal_data": in.PersonalData, "risk": in.Risk, "high_risk": in.HighRisk} {
		f.Set(name, string(a))
	}
	for _, a := range in.Answers {
		f.Set(string(a.Condition), string(a.Answer))
	}
}

// trialQuestions asks for the facts of next, of an incident whose facts are now.
func trialQuestions(f *typed, now, next *deadline.Facts) templates.TrialForm {
	q := templates.TrialForm{
		Country: templates.Choice{Name: "country", Label: i18n.Text{SV: "Land", EN: "Country"}, Values: []string{f.Get("country")}, Problem: f.problems["country"], Options: countryOptions()},
		Type:    templates.Choice{Name: "type", Label: i18n.Text{SV: "Typ av företag", EN: "Type of entity"}, Values: []string{f.Get("type")}, Problem: f.problems["type"], Options: typeOptions()},
		Role: templates.Choice{Name: "role", Label: i18n.Text{SV: "Roll enligt dataskyddsförordningen", EN: "Role under the GDPR"}, Values: []string{f.Get("role")}, Options: []templates.Option{
			{Value: string(deadline.Controller), Label: i18n.Text{SV: "Personuppgiftsansvarig", EN: "Controller"}}, {Value: string(deadline.Processor), Label: i18n.Text{SV: "Personuppgiftsbiträde", EN: "Processor"}},
		}},
		Entity: templates.Choice{Name: "entity", Label: i18n.Text{SV: "Inställningar", EN: "Settings"}, Values: f.Values["entity"], Options: []templates.Option{
			{Value: "relief_excluded", Label: i18n.Text{SV: "Undantaget från förlängning enligt DORA (artikel 5.5 och 5.6)", EN: "Excluded from the relief of DORA (Art. 5(5), 5(6))"}},
			{Value: "eves", Label: i18n.Text{SV: "Aftnar räknas som helgdagar", EN: "Eves count as holidays"}},
		}},
		Traits: templates.Choice{Name: "traits", Label: i18n.Text{SV: "Särskild verksamhet", EN: "Particular activities"}, Values: f.Values["traits"]},
		LawOf:  templates.Field{Name: "law_of", Label: i18n.Text{SV: "Räkna enligt lagen i dess lydelse den", EN: "Count by the law as it was in force on"}, Hint: i18n.Text{SV: "En dag, till exempel 2026-11-25. Tomt: dagen för incidenten.", EN: "A day, for example 2026-11-25. Empty: the day of the incident."}, Value: f.Get("law_of"), Problem: f.problems["law_of"], Optional: true, Width: "w-10"},
		Proposals: templates.Choice{Name: "proposals", Label: i18n.Text{SV: "Föreslagen lag", EN: "Proposed law"}, Values: f.Values["proposals"], Options: []templates.Option{
			{Value: "yes", Label: i18n.Text{SV: "Räkna som om förslaget Digital Omnibus (96 timmar) hade antagits", EN: "Count as if the proposed Digital Omnibus (96 hours) had been adopted"}},
		}},
	}
	q.Main, q.Affected = placeQuestions(f)
	for _, t := range deadline.Traits() {
		q.Traits.Options = append(q.Traits.Options, templates.Option{Value: string(t), Label: t.Name()})
	}
	for _, x := range trialTimes {
		q.Times = append(q.Times, f.dateTime(templates.DateTime{Name: x.name, Label: x.label, Plain: true}))
		if x.name == "classified" {
			q.Times = append(q.Times, f.dateTime(templates.DateTime{Name: reclassifiedName, Label: trialReclassified, Plain: true}))
		}
	}
	q.Sent, q.Decisions = f.dutyQuestions(now, next)
	q.Answers = []templates.Choice{
		yesNo(f, "personal_data", i18n.Text{SV: "Berörs personuppgifter?", EN: "Are personal data concerned?"}),
		yesNo(f, "risk", i18n.Text{SV: "Medför incidenten en risk för fysiska personers rättigheter och friheter?", EN: "Is there a risk to the rights and freedoms of natural persons?"}),
		yesNo(f, "high_risk", i18n.Text{SV: "Är risken hög?", EN: "Is the risk high?"}),
	}
	q.More = []templates.Choice{yesNo(f, "nis2", questionOf(deadline.Gap(deadline.NIS2Entity)))}
	for _, cond := range deadline.Conditions() {
		q.More = append(q.More, yesNo(f, string(cond), questionOf(deadline.Gap(cond))))
	}
	return q
}

// questionOf is what is not known, as a heading: "Om risken är hög".
func questionOf(g deadline.Gap) i18n.Text {
	t := g.Name()
	return i18n.Text{SV: upperFirst(t.SV), EN: upperFirst(t.EN)}
}

func yesNo(f *typed, name string, label i18n.Text) templates.Choice {
	value := f.Get(name)
	if value == "" {
		value = templates.Unknown.Value
	}
	return templates.Choice{Name: name, Label: label, Values: []string{value}, Inline: true, Options: []templates.Option{templates.Yes, templates.No, templates.Unknown}}
}

func countryOptions() []templates.Option {
	var list []templates.Option
	for _, x := range calendar.Countries() {
		list = append(list, templates.Option{Value: x.Code, Label: x.Name})
	}
	return list
}

func typeOptions() []templates.Option {
	list := []templates.Option{{Value: "", Label: templates.Unknown.Label}}
	for _, x := range deadline.EntityTypes() {
		list = append(list, templates.Option{Value: string(x.Type), Label: x.Label})
	}
	return list
}
