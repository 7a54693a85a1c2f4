package web

import (
	"slices"
	"strings"

	"frist/models"
	"frist/models/casefile"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// claimKey is the fact in which a form takes a request for secrecy.
const claimKey = "secrecy_claim"

// requests are the texts by which secrecy is asked for, a form each. Where the form
// has a question for it, the text can be its answer.
func (c *call) requests(rec models.Record, drafts []openDraft) []templates.SecrecyRequest {
	var list []templates.SecrecyRequest
	for i := range drafts {
		d := &drafts[i]
		text := c.request(rec, d.draft)
		same := func(x templates.SecrecyRequest) bool { return x.Text == text && x.Form == d.draft.Form.ID }
		if text == "" || slices.ContainsFunc(list, same) { // a supplement asks what the notification did
			continue
		}
		x := templates.SecrecyRequest{
			Form: d.draft.Form.ID, What: dutyAndForm.With(upper(d.o.RecipientName), d.o.Title), Whose: whose(d.part, c.lang), Text: text, Name: "request-" + d.key,
		}
		if c.mayKeep() && takesClaim(d.draft) && text != said(rec, claimKey).Text {
			x.Claim = templates.PathIncident(rec.Incident.Ref, templates.AtSecrecy+"/claim/"+d.key)
			x.Replaces, x.Had = !said(rec, claimKey).Empty(), said(rec, claimKey).Text
		}
		list = append(list, x)
	}
	return list
}

// takesClaim reports whether the form asks what should be kept secret.
func takesClaim(d form.Draft) bool {
	return slices.ContainsFunc(d.Values, func(x form.Filled) bool { return slices.Contains(x.From, claimKey) })
}

// request is the text for one form: the fields in which something is marked, by
// their numbers, the provisions and the reasons, and never what is marked, because
// the request becomes public too. It is empty where nothing in the form is marked.
func (c *call) request(rec models.Record, d form.Draft) string {
	say := func(s i18n.Sayer) string { return s.In(c.lang) }
	var lines []string
	secrets := secretsOf(rec)
	for i := range d.Values {
		x := &d.Values[i]
		for _, m := range marksIn(rec, x) {
			how := secrecyPart
			if m.Quote == "" {
				how = secrecyWhole
			}
			ground := models.GroundNames[m.Ground]
			if m.Ground == casefile.OtherGround {
				ground = secrecyOtherWay
			}
			line := say(how.With(x.Number, x.Says(), ground))
			if m.Reason != "" {
				line += " " + form.MaskIn(m.Reason, secrets, c.lang) // which may quote what was marked later, or came in a case file
			}
			if !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return say(secrecyOpening) + "\n\n" + strings.Join(lines, "\n") + "\n\n" + say(secrecyClosing)
}

// secretsOf are what is marked, as what must not be quoted.
func secretsOf(rec models.Record) []form.Passage {
	var all []form.Passage
	for _, p := range rec.Sensitive() {
		all = append(all, p.Quotes(said(rec, p.Source))...)
	}
	return all
}

// marksIn are the marks that mask something in a field. The answer about secrecy
// itself is none.
func marksIn(rec models.Record, x *form.Filled) []models.Passage {
	var list []models.Passage
	for _, m := range rec.Passages {
		if m.LiftedAt == nil && x.Source != claimKey && x.Masks(m.Form()) {
			list = append(list, m)
		}
	}
	return list
}

// claimSecrecy takes the request as the answer about secrecy:
// POST /incidents/:ref/secrecy/claim/:obligation.
func (c *call) claimSecrecy() error {
	if !c.mayKeep() {
		return models.ErrForbidden
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	rec, d, err := c.redactedDraft()
	if err != nil {
		return err
	}
	text := c.request(rec, d.draft)
	if text == "" || !takesClaim(d.draft) {
		return models.ErrNotFound
	}
	facts, err := c.store.Facts(c.ctx(), c.by(), rec.Incident.Ref)
	if err != nil {
		return err
	}
	if f.Get("had") != facts[claimKey].Value.Text { // somebody wrote it since
		return models.ErrConflict
	}
	edit := models.FactEdit{Key: claimKey, Version: facts[claimKey].Version, Value: models.FactValue{Text: text}, Source: secrecyFrom.In(c.lang)}
	if err := c.store.SetFacts(c.ctx(), c.by(), rec.Incident.Ref, []models.FactEdit{edit}); err != nil {
		return err
	}
	return c.done(templates.PathIncident(rec.Incident.Ref, templates.AtSecrecy)+"#requests", secrecyClaimed)
}
