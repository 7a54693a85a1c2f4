package web

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

var (
	fileAgain    = i18n.Text{SV: "Anteckna ytterligare en inlämning", EN: "Record another filing"}
	assessText   = i18n.Text{SV: "Bedöm", EN: "Assess"}
	assessEntity = i18n.Text{SV: "Ange om företaget omfattas av NIS2", EN: "Say whether NIS2 applies to the firm"}
	decideAgain  = i18n.Text{SV: "Ändra beslutet", EN: "Change the decision"}
	showFiling   = i18n.Text{SV: "Visa inlämningen", EN: "Show the filing"}
	showSealed   = i18n.Text{SV: "Visa det låsta utkastet", EN: "Show the sealed draft"}
	fillDraft    = i18n.Text{SV: "Fyll i utkastet (%s saknas)", EN: "Fill in the draft (%s missing)"}
	sealDraft    = i18n.Text{SV: "Lås utkastet", EN: "Seal the draft"}
	approveDraft = i18n.Text{SV: "Granska och godkänn", EN: "Review and approve"}
	blockMore    = i18n.Plural{One: i18n.Text{SV: "1 fält till saknas i utkastet", EN: "1 more field of the draft is missing"}, Other: i18n.Text{SV: "%s fält till saknas i utkastet", EN: "%s more fields of the draft are missing"}}
	showDraft    = i18n.Text{SV: "Visa utkastet", EN: "Show the draft"}
	noNumberText = i18n.Text{SV: "Utan onödigt dröjsmål. Lagen anger ingen tid i timmar eller dagar.", EN: "Without undue delay. The law gives no number of hours or days."}
	notStarted   = i18n.Text{SV: "Fristen har inte börjat löpa.", EN: "The time limit has not begun to run."}
	noticeOnly   = i18n.Text{SV: "Behövs bara om tidsfristen för rapporteringen inte kan hållas.", EN: "Needed only if the time limit of the report cannot be kept."}
	notDue       = i18n.Text{SV: "Ingen tid löper.", EN: "No time is running."}

	noNumberAgreed = i18n.Text{SV: "Utan onödigt dröjsmål. Avtalet anger ingen tid i timmar eller dagar.", EN: "Without undue delay. The contract gives no number of hours or days."}
)

// duty is an obligation as it is shown, with what this person may do about it.
func (c *call) duty(r models.Record, o *deadline.Obligation) templates.Duty {
	part := homePart{Record: r, at: c.at}
	return c.dutyWith(r, o, part.draft)
}

// dutyWith is duty for whoever has the draft of it already, or keeps it.
func (c *call) dutyWith(r models.Record, o *deadline.Obligation, lacking func(*deadline.Obligation) (form.Draft, bool)) templates.Duty {
	d := templates.Duty{
		ID: dutyKey(r.PartOf, o.ID, o.Country), Entity: whose(r, c.lang), Recipient: upperFirst(o.RecipientName.In(c.lang)), Title: o.Title, Law: deadline.Cite(o.Law).In(c.lang),
		State: templates.TagOf(o.State, o.Strict, c.at), Provisional: o.Provisional, Gaps: gaps(r, o), Unverified: o.Source == deadline.Memory,
		Strict: instantOf(o.Strict), Latest: instantOf(o.Latest), ClassifyBy: instantOf(o.ClassifyBy), Steps: c.steps(o), Questions: openQuestions(o), Waits: waits(o), Zone: r.Entity.Zone(),
	}
	switch slug, own := ownSlug(o.ID); {
	case o.ID == models.NotMajorNotice: // no rule sets it
	case !own:
		d.Rule = templates.PathRule(o.ID, o.RuleVersion)
	case c.by().SeesDuties():
		d.Rule = templates.PathDuty(slug, "")
	}
	if o.ID == delayNotice && o.State == deadline.Running {
		d.Provisional, d.Only = len(d.Gaps) > 0, noticeOnly // it may be a duty though nothing is unknown
	}
	if undecided(r, o) && o.State == deadline.Waiting {
		d.State = templates.TagDecide
	}
	if sent := filingsFor(r, o); len(sent) > 0 {
		d.Met = instantOf(sent[0].SentAt) // what comes later is a supplement
	}
	if sealed, ok := lastSealed(r, o); ok {
		tag := c.sealedState(r, &sealed)
		d.Seal = &tag
	}
	var lacks []form.Missing
	if !o.Consider && (o.State == deadline.Running || o.State == deadline.Overdue || o.State == deadline.NoNumber) {
		if x, ok := lacking(o); ok {
			lacks = mandatory(x)
			d.Blockers = c.blockers(r, o, x, lacks)
		}
	}
	d.Actions = c.dutyActions(r, o, d.Seal, len(lacks))
	return d
}

// draftAt is the draft of an obligation of a part, as its page shows it.
func draftAt(r models.Record, o *deadline.Obligation, at time.Time) (form.Draft, bool) {
	f, stage, ok := formOf(r, o.ID, at)
	if !ok {
		return form.Draft{}, false
	}
	in := r.FormInput(at)
	in.Numbers, in.Told = true, r.Before(f, o.Country)
	return form.Fill(f, stage, in), true
}

// mandatory are the fields of a draft that are missing and must be filled in.
func mandatory(d form.Draft) []form.Missing {
	var list []form.Missing
	for _, m := range d.Missing {
		if m.Need == form.Mandatory {
			list = append(list, m)
		}
	}
	return list
}

// namedBlockers is how many fields that are missing are named before the rest is
// counted.
const namedBlockers = 3

// blockers say what an obligation waits for before it can be filed well: a decision,
// and what its draft lacks. It forbids nothing: better incomplete than late.
func (c *call) blockers(r models.Record, o *deadline.Obligation, d form.Draft, lacks []form.Missing) []templates.Link {
	var list []templates.Link
	if undecided(r, o) {
		list = append(list, c.blocker(r.Incident.Ref, dutyKey(r.PartOf, o.ID, aloneFor(r, o)), "decision"))
	}
	named := lacks[:min(namedBlockers, len(lacks))]
	if len(lacks) == namedBlockers+1 {
		named = lacks // or one would be counted where it could be named
	}
	for _, m := range named {
		list = append(list, templates.Link{Text: d.Field(m.Number).Says(), Href: c.givenAt(&r, m.Key).Href})
	}
	if more := len(lacks) - len(named); more > 0 {
		list = append(list, templates.Link{Text: blockMore.Of(int64(more)), Href: narrowedTo(draftOf(r, o), onlyMissing)})
	}
	return list
}

// narrowedTo is the address of a draft with only some of its fields.
func narrowedTo(path, only string) string {
	if strings.Contains(path, "?") {
		return path + "&only=" + only
	}
	return path + "?only=" + only
}

// lastSealed is the draft that was sealed last for an obligation of a part.
func lastSealed(r models.Record, o *deadline.Obligation) (models.SealedDraft, bool) {
	notice := o.ID == models.NotMajorNotice
	for _, d := range slices.Backward(r.Sealed) {
		if d.Obligation == filedUnder(o.ID) && (d.Stage == form.Reclassified) == notice && r.SentTo(models.Filing{Country: d.Country}, o) {
			return d, true
		}
	}
	return models.SealedDraft{}, false
}

// filedUnder is the obligation under which one is drafted and filed: its own, but for
// the notice that an incident is not major, which takes back what was filed.
func filedUnder(id deadline.ID) deadline.ID {
	if id == models.NotMajorNotice {
		return models.NotMajorUnder
	}
	return id
}

// formOf is the form that an obligation of a part is met by at an instant, and its
// stage.
func formOf(r models.Record, id deadline.ID, at time.Time) (f form.Form, stage form.Stage, ok bool) {
	f, stage, ok = r.Form(filedUnder(id), at)
	if id == models.NotMajorNotice {
		stage = form.Reclassified
	}
	return f, stage, ok
}

// draftOf is where the draft of an obligation of a part is.
func draftOf(r models.Record, o *deadline.Obligation) string {
	path := formPath(r.Incident.Ref, dutyKey(r.PartOf, filedUnder(o.ID), o.Country))
	if o.ID == models.NotMajorNotice {
		path += "?stage=" + string(form.Reclassified)
	}
	return path
}

// undecided reports whether somebody has yet to decide about the obligation.
func undecided(r models.Record, o *deadline.Obligation) bool {
	return models.Decidable(o) && !slices.ContainsFunc(r.Decisions, func(d models.Decision) bool { return d.About(o) })
}

// filingsFor are those that were sent for an obligation of a part, earliest first. One
// that does not say to which of several authorities it went, went to the first. That
// an incident is not major after all is filed under the initial notification, and is
// none.
func filingsFor(r models.Record, o *deadline.Obligation) []models.Filing {
	var list []models.Filing
	for _, x := range r.Filings {
		if x.Obligation == filedUnder(o.ID) && x.SentAt != nil && r.TakesBack(x) == (o.ID == models.NotMajorNotice) && r.SentTo(x, o) {
			list = append(list, x)
		}
	}
	return list
}

// lastFiling is the last of filingsFor.
func lastFiling(r models.Record, o *deadline.Obligation) (models.Filing, bool) {
	list := filingsFor(r, o)
	if len(list) == 0 {
		return models.Filing{}, false
	}
	return list[len(list)-1], true
}

// dutyActions are the buttons of an obligation: the first is what comes next, and
// the draft of its form is the last.
func (c *call) dutyActions(r models.Record, o *deadline.Obligation, seal *templates.Tag, lacks int) []templates.Button {
	bs := c.dutySteps(r, o, c.draftStep(r, o, seal, lacks))
	also := func(t i18n.Text, href string) {
		to := func(b templates.Button) bool { path, _, _ := strings.Cut(b.Href, "#"); return path == href }
		if !slices.ContainsFunc(bs, to) {
			bs = append(bs, templates.Button{Text: t, Href: href, Kind: "link"})
		}
	}
	if _, _, ok := formOf(r, o.ID, c.at); ok && o.State != deadline.NotApplicable && o.State != deadline.NotRequired {
		also(showDraft, draftOf(r, o))
	}
	if sealed, ok := lastSealed(r, o); ok {
		also(showSealed, sealedPath(r.Incident.Ref, sealed.ID))
	}
	return bs
}

// draftStep is what brings the draft of an obligation on its way: to fill it in, seal
// it, or have it approved. It has no address where that is done, or there is no form.
func (c *call) draftStep(r models.Record, o *deadline.Obligation, seal *templates.Tag, lacks int) (b templates.Button) {
	if _, _, ok := formOf(r, o.ID, c.at); !ok || o.Consider {
		return b
	}
	if sealed, ok := lastSealed(r, o); ok && *seal != tagVoid {
		switch s := sealed.Status(); {
		case s == models.AwaitsApproval && slices.Contains(sealed.Next(c.by()), models.Approve):
			return templates.Button{Text: approveDraft, Href: sealedPath(r.Incident.Ref, sealed.ID)}
		case s == models.AwaitsApproval:
			return templates.Button{Text: showSealed, Href: sealedPath(r.Incident.Ref, sealed.ID)}
		case s != models.Refused:
			return b
		}
	}
	if lacks > 0 {
		return templates.Button{Text: fillDraft.With(i18n.Number(int64(lacks))), Href: draftOf(r, o)}
	}
	return templates.Button{Text: sealDraft, Href: draftOf(r, o) + "#seal"}
}

// dutySteps are what may be done about an obligation. It may be marked as sent whatever
// its draft still waits for: better incomplete than late.
func (c *call) dutySteps(r models.Record, o *deadline.Obligation, step templates.Button) []templates.Button {
	ref := r.Incident.Ref
	var bs []templates.Button
	add := func(t i18n.Text, href string) {
		b := templates.Button{Text: t, Href: href}
		if len(bs) > 0 {
			b.Kind = "second"
		}
		bs = append(bs, b)
	}
	file, decision := filePath(ref, dutyKey(r.PartOf, filedUnder(o.ID), o.Country)), decidePath(ref, dutyKey(r.PartOf, o.ID, aloneFor(r, o)))
	if x, filed := lastFiling(r, o); filed {
		add(showFiling, templates.PathIncident(ref, "/filings/"+strconv.FormatInt(x.ID, 10)))
		bs[0].Kind = "second"
		if c.by().May(models.Decide) {
			add(fileAgain, file)
			bs[len(bs)-1].Kind = "link"
		}
		return bs
	}
	if o.Consider {
		c.assess(r, o, add)
	}
	if !c.by().May(models.Decide) || o.State == deadline.NotApplicable {
		return bs
	}
	decide, decidable := decideTexts[o.ID]
	switch {
	case undecided(r, o):
		add(decide, decision)
	case o.State == deadline.NotRequired && decidable:
		add(decideAgain, decision)
		bs[0].Kind = "second"
		return bs
	}
	if o.State != deadline.Waiting && o.State != deadline.NotRequired {
		if step.Href != "" {
			add(step.Text, step.Href)
		}
		add(sendingOf(o.ID).title, file)
		if decidable && !undecided(r, o) {
			add(decideAgain, decision)
			bs[len(bs)-1].Kind = "link"
		}
	}
	if !o.Consider {
		c.assess(r, o, add)
	}
	return bs
}

// aloneFor is the country of the one authority that is decided about on the page of
// an obligation. On that of the firm's own, of several, it is decided about all.
func aloneFor(r models.Record, o *deadline.Obligation) string {
	if o.Country == "" {
		return ""
	}
	if facts := r.DeadlineFacts(time.Time{}); o.Told == facts.Unaddressed() {
		return ""
	}
	return o.Country
}

// assess adds where it is answered whether the obligation exists, if nobody has.
func (c *call) assess(r models.Record, o *deadline.Obligation, add func(i18n.Text, string)) {
	for _, g := range o.Gaps {
		switch {
		case slices.Contains(deadline.Conditions(), deadline.Condition(g)) && c.by().May(models.KeepRecord):
			add(assessText, sectionPath(r.Incident.Ref, "assessment")+"#"+string(g))
			return
		case g == deadline.Gap(deadline.NIS2Entity) && c.by().May(models.KeepEntities) && r.Entity.Name != "":
			add(assessEntity, templates.PathEntities+"/"+strconv.FormatInt(r.Entity.ID, 10)+"#nis2")
			return
		}
	}
}

// gaps names what is not known and makes an obligation provisional.
func gaps(r models.Record, o *deadline.Obligation) []i18n.Text {
	if !o.Provisional {
		return nil
	}
	var list []i18n.Text
	for _, g := range o.Gaps {
		list = append(list, g.Name())
	}
	if _, chosen := r.Aware(); !chosen && o.ClockStart != nil {
		list = append(list, deadline.NoAwareness.Name())
	}
	return list
}

// steps is the derivation, to be read aloud from the top.
func (c *call) steps(o *deadline.Obligation) []templates.Step {
	list := make([]templates.Step, 0, len(o.Derivation))
	for _, s := range o.Derivation {
		list = append(list, templates.Step{Text: s.Text, Law: o.Cite(s.Law).In(c.lang), At: instantOf(s.Instant)})
	}
	return list
}

// openQuestions are the points that the law leaves open and on which an obligation
// rests.
func openQuestions(o *deadline.Obligation) []deadline.Question {
	var list []deadline.Question
	for _, id := range o.Questions {
		if q, ok := deadline.QuestionOf(id); ok {
			list = append(list, q)
		}
	}
	return list
}

// withoutNumber says what the law says instead of a number.
func withoutNumber(o *deadline.Obligation) i18n.Text {
	if o.Regime == deadline.CustomRegime {
		return noNumberAgreed
	}
	if r, ok := deadline.RuleOf(o.ID, o.RuleVersion); ok && !r.Without.IsZero() {
		return r.Without
	}
	return noNumberText
}

// waits says why an obligation has no time.
func waits(o *deadline.Obligation) i18n.Text {
	switch o.State {
	case deadline.NoNumber:
		return withoutNumber(o)
	case deadline.Waiting:
		if !o.Waits.IsZero() {
			return o.Waits
		}
		return notStarted
	case deadline.NotApplicable, deadline.NotRequired:
		if n := len(o.Derivation); n > 0 {
			return o.Derivation[n-1].Text
		}
	case deadline.Running, deadline.Overdue, deadline.Met, deadline.MetLate:
	}
	return notDue
}

// latestCounts says how many are affected, for each thing that was counted.
func (c *call) latestCounts(r models.Record) []templates.Fact {
	var facts []templates.Fact
	for _, of := range []models.Of{casefile.DataSubjects, casefile.Records, casefile.Clients, casefile.Counterparts, casefile.Transactions} {
		if n, ok := models.Latest(r.Counts, of); ok {
			facts = append(facts, templates.Fact{
				Label: upper(models.OfNames[of]), Said: i18n.Same(sayHowMany(c.lang, n.Min, n.Max, n.Mode)), Note: c.asOf(r, n),
			})
		}
	}
	return facts
}

var (
	countAsOf    = i18n.Text{SV: "Avser %s", EN: "As of %s"}
	countBetween = i18n.Text{SV: "%s–%s", EN: "%s–%s"}
	countAtLeast = i18n.Text{SV: "minst %s", EN: "at least %s"}
	countAtMost  = i18n.Text{SV: "högst %s", EN: "at most %s"}
	countUnknown = i18n.Text{SV: "inte känt", EN: "not known"}
	countAbout   = i18n.Text{SV: "omkring %s", EN: "about %s"}
)

func (c *call) asOf(r models.Record, n models.Count) string {
	if n.AsOf == nil {
		return ""
	}
	return countAsOf.Say(c.lang, i18n.Short(n.AsOf.In(r.Entity.Zone())))
}

// howMany says a number as well as it is known. Nil is not known, and not 0.
func howMany(low, high *int64, mode models.Mode) i18n.Text {
	return i18n.Text{SV: sayHowMany(i18n.SV, low, high, mode), EN: sayHowMany(i18n.EN, low, high, mode)}
}

// sayHowMany is howMany in one language.
func sayHowMany(l i18n.Lang, low, high *int64, mode models.Mode) string {
	switch {
	case low == nil && high == nil:
		if name, ok := models.ModeNames[mode]; ok && mode != casefile.Exact && mode != casefile.Approximate {
			return name.In(l)
		}
		return countUnknown.In(l)
	case low == nil:
		return countAtMost.Say(l, i18n.Number(*high))
	case high == nil:
		return countAtLeast.Say(l, i18n.Number(*low))
	case *low != *high:
		return countBetween.Say(l, i18n.Number(*low), i18n.Number(*high))
	case mode == casefile.Approximate:
		return countAbout.Say(l, i18n.Number(*low))
	}
	return i18n.Number(*low).In(l)
}
