package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	askInformant    = i18n.Text{SV: "Vem rapporterar?", EN: "Who is reporting?"}
	hintInformant   = i18n.Text{SV: "Namn och telefonnummer till den som ringer eller informerar.", EN: "Name and telephone number of the person who calls or informs you."}
	askAware        = i18n.Text{SV: "När fick ni kännedom?", EN: "When did you become aware?"}
	hintAware       = i18n.Text{SV: "Ifyllt med tiden just nu. Ändra om någon hos er fick veta det tidigare, till exempel när kunden ringde.", EN: "Filled in with the time right now. Change it if someone with you learned of it earlier, for example when the customer called."}
	hintAwareDraft  = i18n.Text{SV: "Tiden som stod i utkastet. Ändra om någon hos er fick veta det tidigare, till exempel när kunden ringde.", EN: "The time that stood in the draft. Change it if someone with you learned of it earlier, for example when the customer called."}
	hintAwareTyped  = i18n.Text{SV: "Ändra om någon hos er fick veta det tidigare, till exempel när kunden ringde.", EN: "Change it if someone with you learned of it earlier, for example when the customer called."}
	askSummary      = i18n.Text{SV: "Vad har hänt?", EN: "What happened?"}
	hintSummary     = i18n.Text{SV: "Skriv som det berättas. Undvik namn på drabbade personer.", EN: "Write it as it is told. Leave out the names of people affected."}
	askPersonalData = i18n.Text{SV: "Berörs personuppgifter?", EN: "Are personal data affected?"}
	askServices     = i18n.Text{SV: "Ligger tjänster nere?", EN: "Are services down?"}
	askKnownBy      = i18n.Text{SV: "Vilka fler känner till det?", EN: "Who else knows?"}
	hintKnownBy     = i18n.Text{SV: "Till exempel driften, ledningen, en leverantör eller en journalist.", EN: "For example operations, management, a supplier or a journalist."}
	repeatsText     = i18n.Text{SV: "Du har redan rapporterat incident %s (%s).", EN: "You have already reported incident %s (%s)."}
	askEntity       = i18n.Text{SV: "Vilken juridisk person gäller det?", EN: "Which legal entity does it concern?"}
)

// askReport asks what happened, with the caller on the line. GET /incidents/new
func (c *call) askReport() error {
	if !c.by().May(models.ReportIncident) {
		return models.ErrForbidden
	}
	es, err := c.store.Entities(c.ctx(), c.by())
	if err != nil {
		return err
	}
	es = named(es)
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	f.zoned(es)
	if anew := c.QueryParam("time") == "now"; saved == "" || anew {
		for _, name := range timeFields("aware_at") {
			f.Del(name)
		}
		f.write("aware_at", c.at.Truncate(time.Minute))
	}
	f.Set("once", once())
	f.Set("besides", c.QueryParam("besides")) // the report that they came from
	return c.reportPage(http.StatusOK, es, f, saved)
}

// zoned has times read in the zone that the form said when they were typed, whichever
// entity is chosen and whatever has been added meanwhile. A form that says none is
// read by the clock of the one entity, and of several by Swedish time: which of them
// it is comes after the time.
func (f *typed) zoned(es []models.Entity) {
	cal, known := calendar.For(f.Get("zone"), false)
	if !known && len(es) == 1 {
		cal, known = calendar.For(es[0].Country, false)
	}
	if !known {
		cal = calendar.Sweden()
	}
	f.zone = cal.Zone
	f.Set("zone", cal.Country)
}

var (
	swedishTime = i18n.Text{SV: "Tiden är svensk tid.", EN: "The time is Swedish time."}
	localTime   = i18n.Text{SV: "Tiden är lokal tid i %s.", EN: "The time is local time in %s."}
)

// timeIn says by which country's clock a time is.
func timeIn(code string) i18n.Text {
	country, ok := calendar.CountryOf(code)
	if !ok || code == calendar.Sweden().Country {
		return swedishTime
	}
	return localTime.With(country.Name)
}

func (c *call) reportPage(status int, es []models.Entity, f *typed, saved string) error {
	v := templates.ReportForm{
		Form:    templates.PostForm{Action: templates.PathReport, Once: f.Get("once"), Draft: true, Saved: saved},
		Besides: f.Get("besides"), Zone: f.Get("zone"), Repeats: f.repeats, LongAgo: f.longAgo, AwareIs: f.Get("aware_is"),
		Problems: templates.ProblemsInOrder(f.problems, "informant", "aware_at", "summary", "personal_data", "services_down", "known_by", "entity_id"),
		Informant: templates.Field{
			Name: "informant", Label: askInformant, Hint: hintInformant, Value: f.Get("informant"), Problem: f.problems["informant"], Width: "w-full",
		},
		Aware:        f.dateTime(templates.DateTime{Name: "aware_at", Label: askAware, Hint: hintAware, Precise: true, Needed: true}),
		Summary:      templates.Field{Name: "summary", Label: askSummary, Hint: hintSummary, Value: f.Get("summary"), Problem: f.problems["summary"], Optional: true, Width: "w-full", Rows: 6},
		PersonalData: f.answerChoice("personal_data", askPersonalData),
		ServicesDown: f.answerChoice("services_down", askServices),
		KnownBy: templates.Field{
			Name: "known_by", Label: askKnownBy, Hint: hintKnownBy, Value: f.Get("known_by"), Problem: f.problems["known_by"], Optional: true, Width: "w-full",
		},
		Entity:   f.entityChoice(append([]models.Entity{{}}, es...), askEntity),
		NoEntity: len(es) == 0, MayEntities: c.by().May(models.KeepEntities),
	}
	switch {
	case status != http.StatusOK:
		v.Aware.Hint = hintAwareTyped
	case saved != "" && c.QueryParam("time") != "now":
		v.Aware.Hint, v.TimeNow = hintAwareDraft, templates.PathReport+"?"+url.Values{"time": {"now"}, "besides": {v.Besides}}.Encode()
	}
	in := timeIn(f.Get("zone"))
	v.Aware.Hint = i18n.Text{SV: v.Aware.Hint.SV + " " + in.SV, EN: v.Aware.Hint.EN + " " + in.EN}
	v.Entity.Options[0] = templates.Option{Value: "", Label: templates.Unknown.Label}
	if len(es) == 1 {
		v.OnlyEntity, v.EntityID = es[0].Name, strconv.FormatInt(es[0].ID, 10)
	}
	p := c.page(f.zone)
	p.Error = f.bad()
	return c.render(status, templates.ReportPage(p, v))
}

// answerChoice asks yes, no or not known. Not known is an answer, and the one
// that stands there from the start.
func (f *typed) answerChoice(name string, label i18n.Text) templates.Choice {
	return templates.Choice{
		Name: name, Label: label, Values: []string{f.answerValue(name)}, Problem: f.problems[name], Inline: true,
		Options: []templates.Option{templates.Yes, templates.No, templates.Unknown},
	}
}

// answerValue is the answer as a form has it, where not known is an answer too.
func (f *typed) answerValue(name string) string {
	if a := f.answer(name); a != deadline.Unknown {
		return string(a)
	}
	return templates.Unknown.Value
}

// entityChoice asks which entity.
func (f *typed) entityChoice(es []models.Entity, label i18n.Text) templates.Choice {
	ch := templates.Choice{Name: "entity_id", Label: label, Values: f.Values["entity_id"], Problem: f.problems["entity_id"]}
	for _, e := range es {
		ch.Options = append(ch.Options, templates.Option{Value: strconv.FormatInt(e.ID, 10), Label: models.NameOf(e.Name)})
	}
	return ch
}

// named leaves out the entities of which nothing is known: a report that does
// not say whose incident it is has one of them.
func named(es []models.Entity) []models.Entity {
	return slices.DeleteFunc(es, func(e models.Entity) bool { return e.Name == "" })
}

// takeReport stores the report. POST /incidents/new
func (c *call) takeReport() error {
	es, err := c.store.Entities(c.ctx(), c.by())
	if err != nil {
		return err
	}
	es = named(es)
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	f.zoned(es)
	r := models.Report{
		EntityID: f.number("entity_id"), Summary: f.text("summary"), Informant: f.text("informant"), KnownBy: f.text("known_by"),
		Aware: f.moment("aware_at"), PersonalData: f.answer("personal_data"), ServicesDown: f.answer("services_down"),
		Besides: f.Get("besides"),
	}
	if !c.by().May(models.ReportIncident) {
		return models.ErrForbidden
	}
	f.missing(r)
	if !f.bad() && f.askLongAgo(r.Aware.At, c.at) {
		return c.reportPage(http.StatusUnprocessableEntity, es, f, "")
	}
	var ref string
	if !f.bad() {
		ref, err = c.store.ReportIncident(c.ctx(), c.by(), c.once(f), r)
	}
	var done *models.Done
	if errors.As(err, &done) {
		return c.see(templates.PathIncident(done.Place, "/reported"))
	}
	var repeated *models.Repeated
	if errors.As(err, &repeated) {
		return c.askBesides(es, f, repeated)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.reportPage(http.StatusUnprocessableEntity, es, f, "")
	}
	return c.see(templates.PathIncident(ref, "/reported"))
}

// askBesides asks whether the report is another one than that which the same
// person has just made: whoever goes back in the browser may not know that it was
// stored. What was typed is kept, for whoever goes on to the earlier one.
func (c *call) askBesides(es []models.Entity, f *typed, before *models.Repeated) error {
	fields := worthKeeping(f.Values)
	delete(fields, "besides")
	delete(fields, "aware_is")
	if !tooMuch(fields) {
		if _, err := c.store.SaveDraft(c.ctx(), c.by(), templates.PathReport, fields); err != nil {
			return err
		}
	}
	f.Set("besides", before.Ref)
	f.repeats = &templates.Repeats{Ref: before.Ref, Text: repeatsText.With(before.Ref, c.lately(before.At, f.zone))}
	return c.reportPage(http.StatusConflict, es, f, "")
}

// soonEnough is how long before it is reported a time of awareness is taken
// without a question.
const soonEnough = 7 * 24 * time.Hour

var (
	longAgoDays  = i18n.Text{SV: "Tiden ligger %s dagar tillbaka, %s. Stämmer det?", EN: "The time is %s days back, %s. Is that right?"}
	longAgoYears = i18n.Text{SV: "Tiden ligger %s år tillbaka, %s. Stämmer det?", EN: "The time is %s years back, %s. Is that right?"}
)

// askLongAgo reports whether it has to be asked if a time is right that lies far
// back: with one wrong digit in a year every limit has passed. Somebody who has
// said that this time is right is not asked again.
func (f *typed) askLongAgo(aware, now time.Time) bool {
	said := aware.UTC().Format(time.RFC3339)
	if now.Sub(aware) <= soonEnough || f.Get("aware_is") == said {
		return false
	}
	f.Del("aware_is")
	text, far := longAgoDays, int64(now.Sub(aware)/(24*time.Hour))
	if far >= 2*365 {
		text, far = longAgoYears, far/365
	}
	f.longAgo = &templates.LongAgo{Text: text.With(i18n.Number(far), i18n.Long(aware.In(f.zone))), Time: said}
	return true
}

// missing notes all that must be there and is not, beside what could not be
// read: whoever has a caller on the line is told everything at once.
func (f *typed) missing(r models.Report) {
	if r.Informant == "" {
		f.problems.Add("informant", i18n.Text{SV: "Ange vem som rapporterar.", EN: "Enter who is reporting."})
	}
	if !r.Aware.Known() {
		f.problems.Add("aware_at", i18n.Text{SV: "Ange när ni fick kännedom om händelsen.", EN: "Enter when you became aware of the event."})
	}
}

// doNow is what to do in the first minutes, at most five things.
func doNow(ref string, keep bool) []templates.ReportedTask {
	tasks := []templates.ReportedTask{
		{
			Text: i18n.Text{SV: "Utse en ansvarig och någon som antecknar", EN: "Appoint a lead, and someone to take notes"},
			More: i18n.Text{SV: "En person beslutar. En annan skriver ned vad som händer, med klockslag.", EN: "One person decides. Another writes down what happens, with the time."},
		},
		{
			Text: i18n.Text{SV: "Bekräfta när ni fick kännedom", EN: "Confirm when you became aware"},
			More: i18n.Text{SV: "Fristerna räknas från den tiden. Är den osäker: ange fler tider och motivera vilken som ska gälla.", EN: "The time limits are counted from that time. If it is uncertain, enter more times, and give the reason for the one that is to count."},
			Href: templates.PathIncident(ref, templates.AtAwareness),
		},
		{
			Text: i18n.Text{SV: "Radera ingenting", EN: "Delete nothing"},
			More: i18n.Text{SV: "Spara loggar, skärmbilder och meddelanden. Stäng av åtkomst hellre än att ta bort.", EN: "Keep logs, screenshots and messages. Block access rather than remove."},
		},
		{
			Text: i18n.Text{SV: "Ställ tre frågor till it-avdelningen", EN: "Ask IT three questions"},
			More: i18n.Text{SV: "Vad kunde ses eller ändras, och av vem? Pågår det fortfarande? Hur många berörs, ungefär?", EN: "What could be seen or changed, and by whom? Is it still going on? How many are affected, roughly?"},
		},
		{
			Text: i18n.Text{SV: "Håll juridisk rådgivning för sig", EN: "Keep legal advice apart"},
			More: i18n.Text{SV: "Det som skickas till en myndighet blir normalt allmän handling. Skriv råd från jurister på annan plats.", EN: "What is sent to an authority normally becomes a public document. Keep the advice of lawyers elsewhere."},
		},
	}
	if !keep {
		tasks[1].Href = ""
	}
	return tasks
}

var timesElsewhere = i18n.Text{SV: "Tiderna här är lokal tid i %s.", EN: "The times here are local time in %s."}

// timesIn says by whose clock the times of an incident are, where that is not the
// clock by which it may have been reported.
func timesIn(code string) i18n.Text {
	country, ok := calendar.CountryOf(code)
	if !ok || code == calendar.Sweden().Country {
		return i18n.Text{}
	}
	return timesElsewhere.With(country.Name)
}

var classifyNote = i18n.Text{
	SV: "Senast då ska ni ha beslutat om incidenten är allvarlig. Klassificeras den tidigare ska den första anmälan lämnas inom 4 timmar.",
	EN: "By then you must have decided whether the incident is major. If it is classified earlier, the initial notification is due within 4 hours.",
}

var classifyTitle = i18n.Text{SV: "Beslut om allvarlig incident", EN: "Decision on a major incident"}

// reported confirms the report, and says what runs. GET /incidents/:ref/reported
func (c *call) reported() error {
	r, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	v := templates.Reported{
		Ref: r.Incident.Ref, Title: r.Incident.Title, Entity: models.NameOf(r.Entity.Name).In(c.lang), Limits: c.reportedLimits(r),
		Tasks: doNow(r.Incident.Ref, c.by().May(models.KeepRecord)),
	}
	v.Aware, _ = r.AwareMoment()
	v.In = timesIn(r.Entity.Country)
	return c.render(http.StatusOK, templates.ReportedPage(c.page(r.Entity.Zone()), v))
}

// reportedLimits are the limits that run, and where a classification starts a
// clock, the time by which there must be one.
func (c *call) reportedLimits(r models.Record) []templates.ReportedLimit {
	var ls []templates.ReportedLimit
	for _, o := range r.Obligations(c.at) {
		l := templates.ReportedLimit{
			Recipient: upperFirst(o.RecipientName.In(c.lang)), Title: o.Title, Law: deadline.Cite(o.Law).In(c.lang), Strict: instantOf(o.Strict), Latest: instantOf(o.Latest),
			Provisional: o.Provisional, Gaps: gaps(r, &o), Unverified: o.Source == deadline.Memory,
		}
		classify := instantOf(o.ClassifyBy)
		switch {
		case o.ID == "dora.delay_notice":
			continue
		case o.State == deadline.Waiting && !classify.IsZero():
			l.Title, l.Note, l.Decide = classifyTitle, classifyNote, classify
		case l.Strict.IsZero() || o.State != deadline.Running && o.State != deadline.Overdue:
			continue
		}
		ls = append(ls, l)
	}
	slices.SortStableFunc(ls, func(a, b templates.ReportedLimit) int { return a.By().Compare(b.By()) })
	return ls
}
