package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/authority"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	decideCheckTitle = i18n.Text{SV: "Kontrollera beslutet", EN: "Check the decision"}
	decideOutcome    = i18n.Text{SV: "Vad beslutar ni?", EN: "What do you decide?"}
	decideReason     = i18n.Text{SV: "Skäl", EN: "Reasons"}
	decideReasonHint = i18n.Text{SV: "Vad ni visste, vad ni vägde mot varandra och varför. En tillsynsmyndighet ska kunna följa bedömningen i efterhand.", EN: "What you knew, what you weighed and why. A supervisory authority must be able to follow the assessment later."}
	decideAt         = i18n.Text{SV: "När fattades beslutet?", EN: "When was the decision made?"}
	decideBy         = i18n.Text{SV: "Vem fattade beslutet?", EN: "Who made the decision?"}
	decideByHint     = i18n.Text{SV: "Den som har beslutat, även om någon annan antecknar det.", EN: "Whoever decided, even if somebody else records it."}
	decideNoOutcome  = i18n.Text{SV: "Välj vad ni beslutar.", EN: "Choose what you decide."}
	decideNoReason   = i18n.Text{SV: "Ange skälen för beslutet.", EN: "Give the reasons for the decision."}
	decideNoTime     = i18n.Text{SV: "Ange när beslutet fattades.", EN: "Enter when the decision was made."}
	decideNobody     = i18n.Text{SV: "Ange vem som fattade beslutet.", EN: "Enter who made the decision."}
	decideNoGround   = i18n.Text{SV: "Välj på vilken grund de registrerade inte ska informeras.", EN: "Choose the ground on which the data subjects are not to be informed."}
	decideGround     = i18n.Text{SV: "Grund", EN: "Ground"}
	decideGroundSaid = i18n.Text{SV: "Grund: %s.", EN: "Ground: %s."}
	decideWhat       = i18n.Text{SV: "Beslut", EN: "Decision"}
	decideAbout      = i18n.Text{SV: "Gäller", EN: "About"}
	decideDone       = i18n.Text{SV: "Beslutet är sparat: %s.", EN: "The decision is saved: %s."}
	decideNewState   = i18n.Text{SV: "Nytt läge", EN: "New state"}
	decideWhen       = i18n.Text{SV: "%s, av %s", EN: "%s, by %s"}
)

// decisionFields are the fields of the form, as they stand on the page.
var decisionFields = append(append([]string{"outcome", "ground", "reason", "at"}, timeFields("at")...), "by")

// question is what is decided about the obligation of the path.
func (m matter) question() (question, error) {
	q, ok := questions[m.o.ID]
	if !ok {
		return q, models.ErrNotFound
	}
	return q, nil
}

// decide asks: GET /incidents/:ref/decide/:obligation.
func (c *call) decide() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(m.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("at", c.at.Truncate(time.Minute))
		f.Set("by", c.user.Name)
	}
	return c.showDecision(http.StatusOK, m, f, saved)
}

func (c *call) showDecision(status int, m matter, f *typed, saved string) error {
	q, err := m.question()
	if err != nil {
		return err
	}
	p := refused(c.pageOf(m.room, q.title), f)
	v := templates.DecideView{
		Head: m.head, Form: templates.PostForm{Action: m.decision(), Draft: true, Saved: saved},
		Duty: m.duty(c), Standing: c.standing(m), Outdated: c.rethinkHere(&m), Lead: m.lead(q), Law: q.law,
		Outcome:  templates.Choice{Name: "outcome", Label: decideOutcome, Values: []string{f.Get("outcome")}, Problem: f.problems["outcome"]},
		Reason:   templates.Field{Name: "reason", Label: decideReason, Hint: decideReasonHint, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 6},
		At:       f.dateTime(templates.DateTime{Name: "at", Label: decideAt}),
		By:       templates.Field{Name: "by", Label: decideBy, Hint: decideByHint, Value: f.Get("by"), Problem: f.problems["by"], Width: "w-20", Autocomplete: "off"},
		Problems: f.inOrder(decisionFields...),
	}
	for _, a := range q.answers {
		v.Outcome.Options = append(v.Outcome.Options, templates.Option{Value: string(a.outcome), Label: a.name(m.o.ID), Hint: a.hint})
	}
	if len(q.grounds) > 0 {
		v.Ground = &templates.Choice{Name: "ground", Label: q.ground, Options: q.grounds, Values: []string{f.Get("ground")}, Problem: f.problems["ground"]}
	}
	return c.render(status, templates.DecidePage(p, v))
}

var (
	decideWhom  = i18n.Text{SV: "Myndigheter som beslutet gäller", EN: "Authorities that the decision is about"}
	decideOne   = i18n.Text{SV: "%s Beslutet gäller bara %s, inte de andra myndigheter som ska underrättas.", EN: "%s The decision is about %s alone, and not the other authorities that are told."}
	decideEvery = i18n.Text{SV: "%s Beslutet gäller alla myndigheter som ska underrättas: %s.", EN: "%s The decision is about all authorities that are told: %s."}
)

// lead says what the decision is about, and to whom where several are told.
func (m matter) lead(q question) i18n.Text {
	switch to := m.addressees(); {
	case to.IsZero():
		return q.lead
	case m.about != "":
		return i18n.Text{SV: fmt.Sprintf(decideOne.SV, q.lead.SV, to.SV), EN: fmt.Sprintf(decideOne.EN, q.lead.EN, to.EN)}
	default:
		return i18n.Text{SV: fmt.Sprintf(decideEvery.SV, q.lead.SV, to.SV), EN: fmt.Sprintf(decideEvery.EN, q.lead.EN, to.EN)}
	}
}

// addressees names the authorities that the decision is about, where several are told.
func (m matter) addressees() (to i18n.Text) {
	if m.o.Country == "" {
		return to
	}
	for _, o := range m.rec.Obligations(time.Time{}) {
		switch name := o.RecipientName; {
		case o.ID != m.o.ID, m.about != "" && o.Country != m.about:
		case to.IsZero():
			to = name
		default:
			to = i18n.Text{SV: to.SV + ", " + name.SV, EN: to.EN + ", " + name.EN}
		}
	}
	return to
}

// standing are the decisions that were made about the obligation.
func (c *call) standing(m matter) []templates.Standing {
	var list []templates.Standing
	for _, d := range m.rec.Decisions {
		if d.Obligation != m.o.ID || m.about != "" && !d.About(&m.o) {
			continue
		}
		s := templates.Standing{What: answer{outcome: d.Outcome}.name(d.Obligation), Reason: d.Reason, When: d.DecidedBy}
		if a, ok := authority.DataProtection(d.Country); ok {
			s.What = filingWhat(a.Called, s.What)
		}
		if d.DecidedAt != nil {
			s.When = decideWhen.With(i18n.Long(d.DecidedAt.In(m.zone)), d.DecidedBy).In(c.lang)
		}
		list = append(list, s)
	}
	return list
}

// decision reads the form. What is wrong with it is noted in f.
func (c *call) decision(m matter, q question, f *typed) (models.Decision, answer) {
	d := models.Decision{Obligation: m.o.ID, Reason: f.text("reason"), DecidedBy: f.text("by"), DecidedAt: f.instant("at"), EntityID: m.entityID(), Country: m.about}
	i := slices.IndexFunc(q.answers, func(a answer) bool { return string(a.outcome) == f.Get("outcome") })
	var chosen answer
	if i < 0 {
		f.problems.Add("outcome", decideNoOutcome)
	} else {
		chosen = q.answers[i]
		d.Outcome = chosen.outcome
	}
	if d.Reason == "" {
		f.problems.Add("reason", decideNoReason)
	}
	if d.DecidedBy == "" {
		f.problems.Add("by", decideNobody)
	}
	if _, unread := f.problems["at"]; !unread && d.DecidedAt == nil {
		f.problems.Add("at", decideNoTime)
	}
	if ground, asked := q.groundOf(chosen, f); asked {
		if ground.IsZero() {
			f.problems.Add("ground", decideNoGround)
		}
		d.Reason = decideGroundSaid.With(ground).In(c.lang) + "\n\n" + d.Reason
	}
	p := models.Problems{}
	d.Check(p, c.at)
	f.notice(p, map[string]string{"decided_at": "at", "decided_by": "by"})
	return d, chosen
}

// groundOf is the ground that was chosen, and whether one is asked for.
func (q question) groundOf(a answer, f *typed) (i18n.Text, bool) {
	if len(q.grounds) == 0 || a.outcome != q.groundsFor {
		return i18n.Text{}, false
	}
	for _, g := range q.grounds {
		if g.Value == f.Get("ground") {
			return g.Label, true
		}
	}
	return i18n.Text{}, true
}

// notice takes the problems of a record over to the fields of the form, under
// the names that they have there.
func (f *typed) notice(p models.Problems, names map[string]string) {
	for field, text := range p {
		if name, ok := names[field]; ok {
			field = name
		}
		f.problems.Add(field, text)
	}
}

// answerDecision keeps what was typed and leads on to the check:
// POST /incidents/:ref/decide/:obligation.
func (c *call) answerDecision() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	q, err := m.question()
	if err != nil {
		return err
	}
	f, err := c.posted(m.zone)
	if err != nil {
		return err
	}
	if c.decision(m, q, f); f.bad() {
		return c.showDecision(http.StatusUnprocessableEntity, m, f, "")
	}
	path := m.decision()
	if err := c.keep(path, f, decisionFields); err != nil {
		return err
	}
	return c.see(path + "/check")
}

// checkDecision shows what would be decided and what that does:
// GET /incidents/:ref/decide/:obligation/check.
func (c *call) checkDecision() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	q, err := m.question()
	if err != nil {
		return err
	}
	path := m.decision()
	f, ok, err := c.kept(path, m)
	if err != nil {
		return err
	}
	if !ok {
		return c.see(path)
	}
	d, a := c.decision(m, q, f)
	if f.bad() {
		return c.see(path)
	}
	v := templates.DecideCheck{
		Head: m.head, Form: templates.PostForm{Action: path + "/check", Once: once()}, Facts: c.decisionFacts(m, q, f, d, a),
		Values: hiddenValues(f, decisionFields), Consequence: a.follows(m.rec), Heavy: a.heavy, Warnings: m.decisionWarnings(d), Effects: c.decisionEffects(m.rec, m.rec.Deciding(d)),
		Confirm: templates.Button{Text: a.confirm}, Back: path,
	}
	if a.heavy {
		v.Confirm.Kind = "danger"
	}
	p := c.pageOf(m.room, decideCheckTitle, templates.Link{Text: q.title, Href: path})
	return c.render(http.StatusOK, templates.DecideCheckPage(p, v))
}

// decisionWarnings are what speaks against the time that was typed.
func (m matter) decisionWarnings(d models.Decision) []i18n.Text {
	aware, _ := m.rec.AwareMoment()
	if !aware.Known() || !d.DecidedAt.Before(aware.At) {
		return nil
	}
	return []i18n.Text{filingEarly.With(templates.Page{Zone: m.zone}.MomentLong(aware))}
}

func (c *call) decisionFacts(m matter, q question, f *typed, d models.Decision, a answer) []templates.Fact {
	path := m.decision()
	facts := []templates.Fact{{Label: decideAbout, Said: upper(limitName(m.o))}}
	if entity := whose(m.rec, c.lang); entity != "" {
		facts = append(facts, templates.Fact{Label: dutyOf, Value: entity})
	}
	facts = append(facts, templates.Fact{Label: decideWhat, Said: a.name(m.o.ID), Change: path + "#outcome"})
	if ground, asked := q.groundOf(a, f); asked {
		facts = append(facts, templates.Fact{Label: decideGround, Said: ground, Change: path + "#ground"})
	}
	if to := m.addressees(); !to.IsZero() {
		facts = append(facts, templates.Fact{Label: decideWhom, Said: to})
	}
	return append(facts,
		templates.Fact{Label: decideReason, Value: f.text("reason"), Change: path + "#reason"},
		templates.Fact{Label: decideAt, Said: i18n.Long(d.DecidedAt.In(m.zone)), Change: path + "#at"},
		templates.Fact{Label: decideBy, Value: d.DecidedBy, Change: path + "#by"})
}

// decisionEffects compares every obligation as it stands with what it would be
// after a decision, and leaves out what stays as it is.
func (c *call) decisionEffects(before, after models.Record) []templates.Effect {
	was := map[string]deadline.Obligation{}
	for _, o := range before.Obligations(c.at) {
		was[dutyKey(0, o.ID, o.Country)] = stopped(o)
	}
	var list []templates.Effect
	for _, o := range after.Obligations(c.at) {
		list = c.effect(list, was[dutyKey(0, o.ID, o.Country)], stopped(o))
	}
	list = slices.DeleteFunc(list, func(e templates.Effect) bool { return !e.Changed })
	for i := range list {
		if list[i].Before.Strict.IsZero() && list[i].After.Strict.IsZero() {
			list[i].Moved = decideNewState
		}
	}
	return list
}

// stopped is an obligation without the limit of a clock that does not run.
func stopped(o deadline.Obligation) deadline.Obligation {
	if o.State == deadline.NotRequired || o.State == deadline.NotApplicable {
		o.Strict, o.Latest = nil, nil
	}
	return o
}

// makeDecision stores it: POST /incidents/:ref/decide/:obligation/check.
func (c *call) makeDecision() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	q, err := m.question()
	if err != nil {
		return err
	}
	f, err := c.posted(m.zone)
	if err != nil {
		return err
	}
	d, a := c.decision(m, q, f)
	home := m.path(templates.AtHome)
	if !f.bad() {
		token := models.Once{Token: f.Get("once"), Form: m.decision()}
		err := c.store.MakeDecision(c.ctx(), c.by(), token, m.Ref, d)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(home, decideDone.With(lowerFirst(a.name(m.o.ID))))
		case errors.As(err, &done):
			return c.see(home)
		}
		if err := f.ok(err); err != nil {
			return err
		}
	}
	return c.showDecision(http.StatusUnprocessableEntity, m, f, "")
}

// lowerFirst is t as it stands inside a sentence.
func lowerFirst(t i18n.Text) i18n.Text {
	small := func(s string) string { return strings.ToLower(s[:1]) + s[1:] }
	return i18n.Text{SV: small(t.SV), EN: small(t.EN)}
}
