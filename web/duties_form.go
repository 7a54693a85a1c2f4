package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

// A preset is what is usual for a kind of duty.
type preset struct {
	kind        models.DutyKind
	name, about i18n.Text
	duty        models.Duty
}

var presets = []preset{
	{
		casefile.ByController,
		i18n.Text{SV: "Personuppgiftsansvarig, enligt biträdesavtal", EN: "A controller, by a data processing agreement"},
		i18n.Text{SV: "När företaget är personuppgiftsbiträde: avtalet säger hur snart den ansvarige ska underrättas, ofta 24, 36 eller 48 timmar från kännedom.", EN: "Where the firm is a processor: the agreement says how soon the controller is to be told, often 24, 36 or 48 hours from awareness."},
		models.Duty{TitleSV: "Underrätta den personuppgiftsansvarige enligt avtal", TitleEN: "Notify the controller by agreement", Event: deadline.Aware, N: 24, Unit: deadline.Hours, Reading: deadline.Exact, If: models.List[deadline.Condition]{deadline.PersonalData}},
	},
	{
		casefile.ByCardScheme,
		i18n.Text{SV: "Kortnätverk (Visa eller Mastercard)", EN: "A card scheme (Visa or Mastercard)"},
		i18n.Text{SV: "Kortnätverkets regler säger oftast att misstänkt kontointrång ska anmälas genast. Har ert avtal en tid i timmar: ange den.", EN: "The rules of the scheme mostly say that a suspected account data compromise is reported at once. If your contract has a number of hours, enter it."},
		models.Duty{TitleSV: "Anmäla till kortnätverket", TitleEN: "Report to the card scheme", Event: deadline.Aware, Unit: deadline.NoUnit, Reading: deadline.Exact},
	},
	{
		casefile.ByInsurance,
		i18n.Text{SV: "Försäkring", EN: "Insurance"},
		i18n.Text{SV: "Villkoren säger hur snart en skada ska anmälas. En försenad anmälan kan kosta ersättningen.", EN: "The conditions say how soon a claim is notified. A late notice can cost the compensation."},
		models.Duty{TitleSV: "Anmäla skadan till försäkringsbolaget", TitleEN: "Notify the insurer", Event: deadline.Aware, N: 30, Unit: deadline.Days, Reading: deadline.WholeDay},
	},
	{
		casefile.ByContract,
		i18n.Text{SV: "Avtal med kund eller partner", EN: "A contract with a customer or partner"},
		i18n.Text{SV: "Det som ett avtal säger om att underrätta motparten om incidenter.", EN: "What a contract says of telling the other party about incidents."},
		models.Duty{TitleSV: "Underrätta motparten enligt avtal", TitleEN: "Tell the other party by contract", Event: deadline.Aware, N: 48, Unit: deadline.Hours, Reading: deadline.Exact},
	},
	{
		casefile.ByGroup,
		i18n.Text{SV: "Koncernen", EN: "The group"},
		i18n.Text{SV: "Koncernens egen regel om när moderbolaget eller en gruppfunktion ska underrättas.", EN: "The group’s own rule on when the parent or a group function is told."},
		models.Duty{TitleSV: "Underrätta koncernen", TitleEN: "Tell the group", Event: deadline.Aware, N: 4, Unit: deadline.Hours, Reading: deadline.Exact},
	},
	{
		casefile.ByOther,
		i18n.Text{SV: "Annat åtagande", EN: "Another undertaking"},
		i18n.Text{SV: "Ingenting är ifyllt.", EN: "Nothing is filled in."},
		models.Duty{Event: deadline.Aware, Reading: deadline.Exact},
	},
}

func presetOf(kind string) (preset, bool) {
	i := slices.IndexFunc(presets, func(p preset) bool { return string(p.kind) == kind })
	if i < 0 {
		return preset{}, false
	}
	return presets[i], true
}

// dutyKinds asks what kind of duty is added. GET /duties/new
func (c *call) dutyKinds() error {
	if !c.by().May(models.KeepEntities) {
		return models.ErrForbidden
	}
	query := ""
	if id, err := strconv.ParseInt(c.QueryParam("entity"), 10, 64); err == nil {
		query = "?entity=" + strconv.FormatInt(id, 10)
	}
	var kinds []templates.Task
	for _, p := range presets {
		kinds = append(kinds, templates.Task{Title: p.name, Hint: p.about, Href: templates.PathDutyNew + "/" + string(p.kind) + query})
	}
	return c.render(http.StatusOK, templates.DutyKindsPage(c.page(home()).Titled(templates.DutyAddTitle, dutiesCrumb), kinds))
}

var (
	dutyAdded      = i18n.Text{SV: "Skyldigheten är tillagd, och fristerna i de öppna incidenterna är räknade om.", EN: "The duty is added, and the time limits of open incidents are computed anew."}
	dutyEdited     = i18n.Text{SV: "Den nya versionen är sparad, och fristerna i de öppna incidenterna är räknade om.", EN: "The new version is saved, and the time limits of open incidents are computed anew."}
	dutyTimeLabel  = i18n.Text{SV: "Tid", EN: "Time"}
	dutyWhoseLabel = i18n.Text{SV: "Gäller för", EN: "Concerns"}

	askTitleSV    = i18n.Text{SV: "Vad heter skyldigheten på svenska?", EN: "What is the duty called in Swedish?"}
	askTitleEN    = i18n.Text{SV: "Och på engelska?", EN: "And in English?"}
	askWhom       = i18n.Text{SV: "Vem ska underrättas?", EN: "Who is to be told?"}
	askContract   = i18n.Text{SV: "Avtal och punkt", EN: "Contract and clause"}
	askContractEx = i18n.Text{SV: "Till exempel: Biträdesavtal med Kund AB 2024-03-01, punkt 7.2. Visas där lagrum visas.", EN: "For example: Data processing agreement with Kund AB, 1 March 2024, clause 7.2. Shown where the article of a law is."}
	askClause     = i18n.Text{SV: "Ordalydelse", EN: "Wording"}
	askClauseHint = i18n.Text{SV: "Det som står i avtalet. Tas med i sammanställningen.", EN: "What the contract says. It goes into the summary."}
	askTrigger    = i18n.Text{SV: "Vad räknas tiden från?", EN: "What is the time counted from?"}
	askWithin     = i18n.Text{SV: "Hur lång är tiden?", EN: "How long is the time?"}
	askWithinHint = i18n.Text{SV: "Ett antal. Lämna tomt om avtalet säger utan onödigt dröjsmål, genast eller liknande.", EN: "A number. Leave it empty if the contract says without undue delay, at once or the like."}
	askUnit       = i18n.Text{SV: "Vad räknas den i?", EN: "What is it counted in?"}
	askUnitHint   = i18n.Text{SV: "Arbetsdagar är måndag till fredag utom helgdagarna i den juridiska personens land. Midsommarafton, julafton och nyårsafton räknas som arbetsdagar, om inte annat är inställt för den juridiska personen eller tiden slutar enligt lag (1930:173).", EN: "Working days are Monday to Friday except the holidays of the legal entity’s country. The eves of Midsummer, Christmas and New Year count as working days, unless the legal entity is set otherwise or the time ends by lag (1930:173)."}
	askReading    = i18n.Text{SV: "När slutar den?", EN: "When does it end?"}
	askReadingEx  = i18n.Text{SV: "Säger avtalet ingenting: välj klockslaget, som är den tidigaste tiden.", EN: "If the contract says nothing, choose the time of day, which is the earliest."}
	askIf         = i18n.Text{SV: "Gäller den bara om …", EN: "Does it apply only if …"}
	askIfHint     = i18n.Text{SV: "Det som inte är känt om en incident räknas som att det kan stämma.", EN: "What is not known of an incident counts as if it may be so."}
	askFirst      = i18n.Text{SV: "Från vilken dag gäller den?", EN: "From which day is it in force?"}
	askFirstHint  = i18n.Text{SV: "Gäller incidenter som ni fick kännedom om den dagen eller senare. Till exempel 2026 11 25.", EN: "It concerns incidents of which you became aware on that day or later. For example 2026 11 25."}
	askLast       = i18n.Text{SV: "Till och med vilken dag?", EN: "Until which day?"}
	askLastHint   = i18n.Text{SV: "Om avtalet har ett slut som är känt.", EN: "If the contract has an end that is known."}
	askWhy        = i18n.Text{SV: "Varför görs en ny version?", EN: "Why is there a new version?"}
	askFile       = i18n.Text{SV: "Avtalet eller punkten som fil", EN: "The contract or the clause as a file"}
	askSample     = i18n.Text{SV: "Exempel: räkna från", EN: "Example: count from"}
	badNumber     = i18n.Text{SV: "Skriv antalet med siffror.", EN: "Write the number in figures."}
)

// dutyOrder is the order of the fields on the page.
var dutyOrder = []string{"file", "entity", "kind", "title_sv", "title_en", "recipient", "reference", "clause", "trigger", "within", "unit", "reading", "conditions", "first", "last", "in_force", "reason", "sample"}

// askDuty is the form of a new duty. GET /duties/new/:kind
func (c *call) askDuty() error {
	p, ok := presetOf(c.Param("kind"))
	if !c.by().May(models.KeepEntities) {
		return models.ErrForbidden
	}
	if !ok {
		return models.ErrNotFound
	}
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	if saved == "" {
		d := p.duty
		d.Kind, d.First = p.kind, c.today()
		writeDuty(f, &d)
		f.Set("entity", c.QueryParam("entity"))
		f.write("sample", c.at.Truncate(time.Minute))
	}
	return c.showDuty(http.StatusOK, f, saved, dutyForm{preset: p})
}

// takeDuty shows what would follow, and then stores it. POST /duties/new/:kind
func (c *call) takeDuty() error {
	p, ok := presetOf(c.Param("kind"))
	if !c.by().May(models.KeepEntities) {
		return models.ErrForbidden
	}
	if !ok {
		return models.ErrNotFound
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	d := ownDutyOf(f, nil)
	x := dutyForm{preset: p, duty: &d}
	file, err := c.file("file", "")
	if err != nil {
		return err
	}
	x.fileLost = file != nil // unless it is stored
	switch save, err := c.previewed(f, &x); {
	case err != nil:
		return err
	case !save:
		return c.showDuty(statusOfTrial(f), f, "", x)
	}
	slug, err := c.store.AddDuty(c.ctx(), c.by(), c.once(f), d, file)
	if done, ok := errors.AsType[*models.Done](err); ok {
		return c.see(templates.PathDuty(done.Place, ""))
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.showDuty(http.StatusUnprocessableEntity, f, "", x)
	}
	return c.done(templates.PathDuty(slug, ""), dutyAdded)
}

// askDutyEdit is the form of the next version. GET /duties/:slug/edit
func (c *call) askDutyEdit() error {
	d, err := c.keptDuty()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	if saved == "" {
		next := d
		next.First, next.Reason = c.today(), ""
		writeDuty(f, &next)
		f.Set("version", strconv.Itoa(d.Version))
		f.write("sample", c.at.Truncate(time.Minute))
	}
	return c.showDuty(http.StatusOK, f, saved, dutyForm{now: &d})
}

// takeDutyEdit shows what would follow, and then stores the next version.
// POST /duties/:slug/edit
func (c *call) takeDutyEdit() error {
	now, err := c.keptDuty()
	if err != nil {
		return err
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	d := ownDutyOf(f, &now)
	d.Slug, d.Version, d.EntityID = now.Slug, f.version(), now.EntityID
	x := dutyForm{now: &now, duty: &d}
	file, err := c.file("file", "")
	if err != nil {
		return err
	}
	x.fileLost = file != nil // unless it is stored
	switch save, err := c.previewed(f, &x); {
	case err != nil:
		return err
	case !save:
		return c.showDuty(statusOfTrial(f), f, "", x)
	}
	err = c.store.EditDuty(c.ctx(), c.by(), d, file)
	if errors.Is(err, models.ErrConflict) {
		f.Set("version", strconv.Itoa(now.Version))
		x.stale = true
		return c.showDuty(http.StatusConflict, f, "", x)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.showDuty(http.StatusUnprocessableEntity, f, "", x)
	}
	if err := c.store.DropDraft(c.ctx(), c.by(), c.Request().URL.Path); err != nil {
		return err
	}
	return c.done(templates.PathDuty(d.Slug, ""), dutyEdited)
}

// A dutyForm is what the form of a duty is about, beside what was typed.
type dutyForm struct {
	preset preset
	now    *models.Duty // the latest version; nil for a new duty
	duty   *models.Duty // what was typed; nil before anything was
	moves  []templates.DutyMove
	seen   string // stands for what is shown of it
	// changed is set when something else is to be stored than was shown.
	changed, stale bool
	fileLost       bool // one came that has to be chosen again
}

// previewed reports whether what was typed may be stored: it makes sense, and is
// what was shown.
func (c *call) previewed(f *typed, x *dutyForm) (bool, error) {
	p := models.Problems{}
	x.duty.Check(p)
	f.notice(p, map[string]string{"in_force": "last"})
	f.instant("sample")
	if f.bad() {
		x.duty = nil // there is nothing to show
		return false, nil
	}
	next := *x.duty
	if x.now != nil && next.First.IsZero() {
		next.First = c.today() // as it will be stored
	}
	var moves string
	var err error
	if x.moves, moves, err = c.moves(next); err != nil {
		return false, err
	}
	x.seen = seenAs(x.duty) + moves
	x.changed = f.Get("do") == "save" && f.Get("seen") != x.seen
	return f.Get("do") == "save" && !x.changed, nil
}

// seenAs stands for what a preview was computed from.
func seenAs(d *models.Duty) string {
	rule := d.Rule()
	body, err := json.Marshal([]any{rule.From, rule.Within, rule.Latest, rule.If, rule.InForce, rule.Role, d.EntityID})
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:8])
}

// ownDutyOf reads the form. What it does not ask, and what came from elsewhere and it
// would not offer, is as in the version before.
func ownDutyOf(f *typed, now *models.Duty) models.Duty {
	d := models.Duty{
		Kind: models.DutyKind(f.Get("kind")), TitleSV: f.text("title_sv"), TitleEN: f.text("title_en"), Recipient: f.text("recipient"), Reference: f.text("reference"),
		Clause: f.text("clause"), Unit: deadline.Unit(f.Get("unit")), Reading: deadline.Reading(f.Get("reading")), Reason: f.text("reason"),
		First: f.day("first"), Last: f.day("last"),
	}
	for _, t := range triggers {
		if t.value == f.Get("trigger") {
			d.Event = t.event
			if t.of != "" {
				d.Of = models.List[deadline.ID]{t.of}
			}
		}
	}
	if now != nil {
		d.Role = now.Role
		if t, offered := triggerOf(now.Event, now.Of); !offered && f.Get("trigger") == t.value {
			d.Event, d.Of = now.Event, now.Of
		}
	}
	if s := f.text("within"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			f.problems.Add("within", badNumber)
		}
		d.N = n
	}
	for _, x := range f.Values["conditions"] {
		d.If = append(d.If, deadline.Condition(x))
	}
	if id := f.number("entity"); id != 0 {
		d.EntityID = &id
	}
	return d
}

func writeDuty(f *typed, d *models.Duty) {
	t, _ := triggerOf(d.Event, d.Of)
	for name, value := range map[string]string{
		"kind": string(d.Kind), "title_sv": d.TitleSV, "title_en": d.TitleEN, "recipient": d.Recipient, "reference": d.Reference, "clause": d.Clause,
		"trigger": t.value, "unit": string(d.Unit), "reading": string(d.Reading), "reason": d.Reason,
	} {
		f.Set(name, value)
	}
	if d.N > 0 {
		f.Set("within", strconv.Itoa(d.N))
	}
	f.Del("conditions")
	for _, x := range d.If {
		f.Add("conditions", string(x))
	}
	f.writeDay("first", d.First)
	f.writeDay("last", d.Last)
}

// readings are those that the form offers.
var readings = []deadline.Reading{deadline.Exact, deadline.WholeDay, deadline.WholeDayRolled, deadline.SwedishAct}

func (c *call) showDuty(status int, f *typed, saved string, x dutyForm) error {
	field := func(name string, label, hint i18n.Text) templates.Field {
		return templates.Field{Name: name, Label: label, Hint: hint, Value: f.Get(name), Problem: f.problems[name]}
	}
	choice := func(name string, label, hint i18n.Text) templates.Choice {
		return templates.Choice{Name: name, Label: label, Hint: hint, Values: f.Values[name], Problem: f.problems[name]}
	}
	v := templates.OwnDutyForm{
		Form: templates.PostForm{Action: c.Request().URL.Path, Version: f.number("version"), Draft: true, Saved: saved, Upload: true},
		Back: templates.PathDuties, About: x.preset.about, Edited: x.now != nil, Stale: x.stale, Changed: x.changed,
		Kind: choice("kind", logLabel("kind"), i18n.Text{}), TitleSV: field("title_sv", askTitleSV, i18n.Text{}), TitleEN: field("title_en", askTitleEN, i18n.Text{}),
		Whom: field("recipient", askWhom, i18n.Text{}), Contract: field("reference", askContract, askContractEx), Clause: field("clause", askClause, askClauseHint),
		Trigger: choice("trigger", askTrigger, i18n.Text{}), Within: field("within", askWithin, askWithinHint), Unit: choice("unit", askUnit, askUnitHint),
		Reading: choice("reading", askReading, askReadingEx), If: choice("conditions", askIf, askIfHint),
		First:  f.dateTime(templates.DateTime{Name: "first", Label: askFirst, Hint: askFirstHint, DateOnly: true}),
		Last:   f.dateTime(templates.DateTime{Name: "last", Label: askLast, Hint: askLastHint, DateOnly: true, Optional: true}),
		Sample: f.dateTime(templates.DateTime{Name: "sample", Label: askSample}),
		File:   templates.Field{Name: "file", Label: askFile, Hint: evidenceHint, Problem: f.problems["file"], Optional: true},
	}
	v.TitleSV.Lang, v.TitleEN.Lang, v.Within.Mode, v.Within.Width = "sv", "en", "numeric", "w-5"
	v.Clause.Optional, v.Within.Optional, v.If.Optional = true, true, true
	dutyOptions(&v, x.now)
	title, crumbs := templates.DutyAddTitle, []templates.Link{dutiesCrumb}
	if x.now == nil {
		v.Form.Once = once()
		entity := choice("entity", dutyWhoseLabel, i18n.Text{})
		if err := c.entityOptions(&entity); err != nil {
			return err
		}
		v.Entity = &entity
	} else {
		why := field("reason", askWhy, i18n.Text{})
		why.Optional, why.Rows = true, 3
		v.Reason, v.HasFile, v.Back = &why, visibleName(x.now.FileName), templates.PathDuty(x.now.Slug, "")
		title, crumbs = templates.DutyEditTitle, append(crumbs, dutyCrumb(*x.now))
	}
	if x.duty != nil {
		var err error
		if v.Preview, err = c.sampleDuty(x.duty, instantOf(f.instant("sample"))); err != nil {
			return err
		}
		v.Seen, v.Moves = x.seen, x.moves
	}
	if v.FileLost = x.fileLost; x.fileLost && v.File.Problem.IsZero() {
		v.File.Problem = filingFileAgain
	}
	v.Problems = f.inOrder(dutyOrder...)
	return c.render(status, templates.OwnDutyFormPage(refused(c.page(home()).Titled(title, crumbs...), f), v))
}

// entityOptions are those whose duty it may be.
func (c *call) entityOptions(to *templates.Choice) error {
	es, err := c.store.Entities(c.ctx(), c.by())
	to.Options = []templates.Option{{Value: "", Label: dutyEveryEntity}}
	for _, e := range es {
		if e.Name != "" {
			to.Options = append(to.Options, templates.Option{Value: strconv.FormatInt(e.ID, 10), Label: i18n.Same(e.Name)})
		}
	}
	return err
}

// dutyOptions are the answers that the form offers: what is usual, and what the
// version before has, wherever it came from.
func dutyOptions(v *templates.OwnDutyForm, now *models.Duty) {
	for _, k := range casefile.DutyKinds {
		v.Kind.Options = append(v.Kind.Options, templates.Option{Value: string(k), Label: models.DutyKindNames[k]})
	}
	for _, t := range triggers {
		v.Trigger.Options = append(v.Trigger.Options, templates.Option{Value: t.value, Label: t.name})
	}
	for _, u := range []deadline.Unit{deadline.NoUnit, deadline.Hours, deadline.Days, deadline.WorkingDays, deadline.Weeks, deadline.Months} {
		v.Unit.Options = append(v.Unit.Options, templates.Option{Value: string(u), Label: unitNames[u]})
	}
	for _, r := range readings {
		v.Reading.Options = append(v.Reading.Options, templates.Option{Value: string(r), Label: readingNames[r]})
	}
	for _, x := range conditionNames {
		v.If.Options = append(v.If.Options, templates.Option{Value: string(x.condition), Label: x.name})
	}
	if now == nil {
		return
	}
	offer := func(to *[]templates.Option, value string, label i18n.Text) {
		if !slices.ContainsFunc(*to, func(o templates.Option) bool { return o.Value == value }) {
			*to = append(*to, templates.Option{Value: value, Label: label})
		}
	}
	t, _ := triggerOf(now.Event, now.Of)
	offer(&v.Trigger.Options, t.value, t.name)
	offer(&v.Unit.Options, string(now.Unit), unitNames[now.Unit])
	offer(&v.Reading.Options, string(now.Reading), readingNames[now.Reading])
	for _, x := range now.If {
		offer(&v.If.Options, string(x), conditionName(x))
	}
}

// sampleDuty is what would follow from a duty if its time were counted from at and
// all that it rests on were so.
func (c *call) sampleDuty(d *models.Duty, at time.Time) (*templates.Duty, error) {
	e := models.Entity{Country: "SE"}
	if d.EntityID != nil {
		var err error
		if e, err = c.store.Entity(c.ctx(), c.by(), *d.EntityID); err != nil && !errors.Is(err, models.ErrNotFound) {
			return nil, err
		}
	}
	if at.IsZero() {
		at = c.at.Truncate(time.Minute)
	}
	facts := sampleFacts(d.Rule(), &e, at)
	if c.at.After(at) {
		facts.AsOf = c.at // as all else on the page is judged
	}
	for _, o := range deadline.Compute(facts) {
		shown := c.triedDuty(&o)
		shown.Open = true
		return &shown, nil
	}
	return nil, nil //nolint:nilnil // nothing follows, and that is no error
}

func sampleFacts(rule deadline.Rule, e *models.Entity, at time.Time) deadline.Facts {
	rule.ID, rule.InForce = "custom.sample", deadline.Period{}
	facts := deadline.Facts{
		Entity:   deadline.Entity{Country: e.Country, Type: e.Type, Role: e.Role, EvesAreHolidays: e.EvesAreHolidays, NIS2: deadline.Yes, Regimes: []deadline.Regime{deadline.CustomRegime}},
		Incident: deadline.Incident{AwareAt: at, PersonalData: deadline.Yes, Risk: deadline.Yes, HighRisk: deadline.Yes},
		Custom:   []deadline.Rule{rule}, AsOf: at,
	}
	if rule.Role != "" {
		facts.Entity.Role = rule.Role
	}
	in := &facts.Incident
	for _, x := range rule.If {
		if slices.Contains(deadline.Conditions(), x) {
			in.Answers = append(in.Answers, deadline.Answered{Condition: x, Answer: deadline.Yes})
		}
		if x == deadline.Major {
			in.ClassifiedMajorAt = at
		}
	}
	for event, to := range map[deadline.Event]*time.Time{
		deadline.Detected: &in.DetectedAt, deadline.Occurred: &in.OccurredAt, deadline.Classified: &in.ClassifiedMajorAt,
		deadline.Recovered: &in.RecoveredAt, deadline.Resolved: &in.ResolvedAt, deadline.Corrected: &in.CorrectedAt,
	} {
		if rule.From.Event == event {
			*to = at
		}
	}
	for _, id := range rule.From.Of {
		facts.Filings = append(facts.Filings, deadline.Filing{Obligation: id, SentAt: at})
	}
	return facts
}
