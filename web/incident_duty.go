package web

import (
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
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
	showDraft    = i18n.Text{SV: "Visa utkastet", EN: "Show the draft"}
	noNumberText = i18n.Text{SV: "Utan onödigt dröjsmål. Lagen anger ingen tid i timmar eller dagar.", EN: "Without undue delay. The law gives no number of hours or days."}
	notStarted   = i18n.Text{SV: "Fristen har inte börjat löpa.", EN: "The time limit has not begun to run."}
	notDue       = i18n.Text{SV: "Ingen tid löper.", EN: "No time is running."}

	noNumberAgreed = i18n.Text{SV: "Utan onödigt dröjsmål. Avtalet anger ingen tid i timmar eller dagar.", EN: "Without undue delay. The contract gives no number of hours or days."}
)

// duty is an obligation as it is shown, with what this person may do about it.
func (c *call) duty(r models.Record, o *deadline.Obligation) templates.Duty {
	d := templates.Duty{
		ID: dutyKey(r.PartOf, o.ID, o.Country), Entity: whose(r, c.lang), Recipient: upperFirst(o.RecipientName.In(c.lang)), Title: o.Title, Law: deadline.Cite(o.Law).In(c.lang),
		State: templates.TagOf(o.State, o.Strict, c.at), Provisional: o.Provisional, Gaps: gaps(r, o), Unverified: o.Source == deadline.Memory,
		Strict: instantOf(o.Strict), Latest: instantOf(o.Latest), ClassifyBy: instantOf(o.ClassifyBy), Steps: c.steps(o), Questions: openQuestions(o), Waits: waits(o),
	}
	switch slug, own := ownSlug(o.ID); {
	case !own:
		d.Rule = templates.PathRule(o.ID, o.RuleVersion)
	case c.by().SeesDuties():
		d.Rule = templates.PathDuty(slug, "")
	}
	if undecided(r, o) && o.State == deadline.Waiting {
		d.State = templates.TagDecide
	}
	if x, filed := lastFiling(r, o); filed {
		d.Met = instantOf(x.SentAt)
	}
	if o.State == deadline.Running || o.State == deadline.Overdue {
		for _, key := range r.Blockers(o.ID) {
			d.Blockers = append(d.Blockers, c.blocker(r.Incident.Ref, dutyKey(r.PartOf, o.ID, ""), key))
		}
	}
	if sealed, ok := lastSealed(r, o); ok {
		tag := c.sealedState(r, &sealed)
		d.Seal = &tag
	}
	d.Actions = c.dutyActions(r, o)
	return d
}

// lastSealed is the draft that was sealed last for an obligation of a part.
func lastSealed(r models.Record, o *deadline.Obligation) (models.SealedDraft, bool) {
	for _, d := range slices.Backward(r.Sealed) {
		if d.Obligation == o.ID && r.SentTo(models.Filing{Country: d.Country}, o) {
			return d, true
		}
	}
	return models.SealedDraft{}, false
}

// undecided reports whether somebody has yet to decide about the obligation.
func undecided(r models.Record, o *deadline.Obligation) bool {
	return models.Decidable(o) && !slices.ContainsFunc(r.Decisions, func(d models.Decision) bool { return d.About(o) })
}

// lastFiling is the last that was sent for an obligation of a part. One that does
// not say to which of several authorities it went, went to the first.
func lastFiling(r models.Record, o *deadline.Obligation) (models.Filing, bool) {
	var last models.Filing
	found := false
	for _, x := range r.Filings {
		if x.Obligation == o.ID && x.SentAt != nil && r.SentTo(x, o) {
			last, found = x, true
		}
	}
	return last, found
}

// dutyActions are the buttons of an obligation: the first is what comes next, and
// the draft of its form is the last.
func (c *call) dutyActions(r models.Record, o *deadline.Obligation) []templates.Button {
	bs := c.dutySteps(r, o)
	if _, _, ok := r.Form(o.ID, c.at); ok && o.State != deadline.NotApplicable && o.State != deadline.NotRequired {
		bs = append(bs, templates.Button{Text: showDraft, Href: formPath(r.Incident.Ref, dutyKey(r.PartOf, o.ID, o.Country)), Kind: "link"})
	}
	if sealed, ok := lastSealed(r, o); ok {
		bs = append(bs, templates.Button{Text: showSealed, Href: sealedPath(r.Incident.Ref, sealed.ID), Kind: "link"})
	}
	return bs
}

// dutySteps are what may be done about an obligation.
func (c *call) dutySteps(r models.Record, o *deadline.Obligation) []templates.Button {
	ref := r.Incident.Ref
	var bs []templates.Button
	add := func(t i18n.Text, href string) {
		b := templates.Button{Text: t, Href: href}
		if len(bs) > 0 {
			b.Kind = "second"
		}
		bs = append(bs, b)
	}
	file, decision := filePath(ref, dutyKey(r.PartOf, o.ID, o.Country)), decidePath(ref, dutyKey(r.PartOf, o.ID, aloneFor(r, o)))
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
