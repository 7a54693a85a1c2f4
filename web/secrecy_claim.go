package web

import (
	"slices"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/casefile"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// claimKey is the fact in which a form takes a request for secrecy.
const claimKey = "secrecy_claim"

// requests are the texts by which secrecy is asked for: of each draft as it is now,
// and of each that was filed. Where the form has a question for it, the text can be its
// answer. What is asked for in the same words of the same form is one.
func (c *call) requests(rec models.Record, drafts []openDraft) []templates.SecrecyRequest {
	var list []templates.SecrecyRequest
	add := func(x templates.SecrecyRequest) {
		same := func(y templates.SecrecyRequest) bool {
			return x.Text == y.Text && x.Form == y.Form && x.Whose == y.Whose
		}
		switch i := slices.IndexFunc(list, same); {
		case x.Text == "":
		case i < 0:
			list = append(list, x)
		default: // a supplement asks what the notification did
			list[i].Also = append(list[i].Also, x.What)
		}
	}
	for i := range drafts {
		add(c.requestNow(rec, &drafts[i]))
	}
	for _, d := range slices.Backward(rec.Sealed) {
		if sent, _ := sentAs(rec, d); sent != nil {
			add(c.requestFiled(rec, d, *sent))
		}
	}
	return list
}

// requestNow is the request for what a draft says now.
func (c *call) requestNow(rec models.Record, d *openDraft) templates.SecrecyRequest {
	x := templates.SecrecyRequest{Form: d.draft.Form.ID, What: dutyAndForm.With(upper(d.o.RecipientName), d.o.Title), Whose: whose(d.part, c.lang), Name: "request-" + d.key}
	x.Text, x.Notes = c.request(rec, d.draft, d.o.RecipientName)
	if c.mayKeep() && takesClaim(d.draft) && x.Text != said(rec, claimKey).Text {
		x.Claim = templates.PathIncident(rec.Incident.Ref, templates.AtSecrecy+"/claim/"+d.key)
		x.Replaces, x.Had = !said(rec, claimKey).Empty(), said(rec, claimKey).Text
	}
	return x
}

// requestFiled is the request for what was filed, whatever the record says by now; it
// has no text where what was filed cannot be read here.
func (c *call) requestFiled(rec models.Record, d models.SealedDraft, sent models.Filing) templates.SecrecyRequest {
	draft, err := d.Draft()
	if err != nil {
		return templates.SecrecyRequest{}
	}
	part, err := rec.Part(numberOf(d.EntityID))
	if err != nil {
		return templates.SecrecyRequest{}
	}
	to, id, zone := draft.Form.Recipient, strconv.FormatInt(d.ID, 10), rec.Entity.Zone()
	for _, o := range part.Obligations(c.at) {
		if o.ID == d.Obligation && part.SentTo(models.Filing{Country: d.Country}, &o) {
			to = o.RecipientName
			break
		}
	}
	what := twinSent.With(sentDraft.With(id, stageOf(d), i18n.Short(d.SealedAt.In(zone)), d.SealedName), i18n.Short(sent.SentAt.In(zone)))
	x := templates.SecrecyRequest{Form: draft.Form.ID, What: dutyAndForm.With(upper(to), what), Whose: whose(part, c.lang), Name: "request-sealed-" + id}
	x.Text, x.Notes = c.request(rec, draft, to)
	return x
}

// supervision are the provisions about the supervision of one authority, by what that
// is called.
var supervision = map[models.Ground]string{casefile.OSL30x4: "Finansinspektionen", casefile.OSL32x1: "IMY"}

// groundAt is the provision that holds at a recipient for what is marked with one: that
// about another authority's supervision does not hold there. It is false where none is
// known that does.
func groundAt(g models.Ground, to i18n.Text) (models.Ground, bool) {
	if _, theirs := supervision[g]; !theirs {
		return g, true
	}
	for other, authority := range supervision {
		if authority == to.SV {
			return other, true
		}
	}
	return g, false
}

// takesClaim reports whether the form asks what should be kept secret.
func takesClaim(d form.Draft) bool {
	return slices.ContainsFunc(d.Values, func(x form.Filled) bool { return slices.Contains(x.From, claimKey) })
}

// request is the text for one form: the fields in which something is marked, by
// their numbers, the provisions and the reasons, and never what is marked, because
// the request becomes public too. It is empty where nothing in the form is marked. The
// notes say which provisions are not those of the marks.
func (c *call) request(rec models.Record, d form.Draft, to i18n.Text) (text string, notes []i18n.Text) {
	var lines []string
	secrets := secretsOf(rec)
	for i := range d.Values {
		x := &d.Values[i]
		for _, m := range marksIn(rec, x) {
			if note := groundNote(m.Ground, to); !note.IsZero() && !slices.Contains(notes, note) {
				notes = append(notes, note)
			}
			if line := c.requestLine(x, m, to, secrets); !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	if len(lines) == 0 {
		return "", nil
	}
	return secrecyOpening.In(c.lang) + "\n\n" + strings.Join(lines, "\n") + "\n\n" + secrecyClosing.In(c.lang), notes
}

// requestLine asks for what one mark masks in a field.
func (c *call) requestLine(x *form.Filled, m models.Passage, to i18n.Text, secrets []form.Passage) string {
	how := secrecyPart
	if m.Quote == "" {
		how = secrecyWhole
	}
	line := how.With(x.Number, x.Says()).In(c.lang)
	if ground, holds := groundAt(m.Ground, to); holds {
		name := models.GroundNames[ground]
		if ground == casefile.OtherGround {
			name = secrecyOtherWay
		}
		line += " " + name.In(c.lang) + "."
	}
	if m.Reason != "" {
		line += " " + form.MaskIn(m.Reason, secrets, c.lang) // which may quote what was marked later, or came in a case file
	}
	return line
}

// groundNote says that the provision of a mark is another in the request to a
// recipient, or is left out of it; nothing where it stands there.
func groundNote(g models.Ground, to i18n.Text) i18n.Text {
	switch ground, holds := groundAt(g, to); {
	case !holds:
		return secrecyNoGround.With(models.GroundNames[g])
	case ground != g:
		return secrecyItsGround.With(models.GroundNames[ground], models.GroundNames[g])
	}
	return i18n.Text{}
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
	text, _ := c.request(rec, d.draft, d.o.RecipientName)
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
