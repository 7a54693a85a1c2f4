package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	removeTitle      = i18n.Text{SV: "Ta bort %s ur incidenten", EN: "Remove %s from the incident"}
	removeReason     = i18n.Text{SV: "Varför ska den juridiska personen tas bort?", EN: "Why is the legal entity to be removed?"}
	removeReasonHint = i18n.Text{SV: "Skälet antecknas i loggen och står i sammanställningen.", EN: "The reason is noted in the log and printed in the summary."}
	entityLeft       = i18n.Text{SV: "%s har tagits bort ur incidenten.", EN: "%s was removed from the incident."}

	staysDecisions = i18n.Plural{One: i18n.Text{SV: "1 beslut", EN: "1 decision"}, Other: i18n.Text{SV: "%s beslut", EN: "%s decisions"}}
	staysSealed    = i18n.Plural{One: i18n.Text{SV: "1 låst utkast", EN: "1 sealed draft"}, Other: i18n.Text{SV: "%s låsta utkast", EN: "%s sealed drafts"}}
	staysFilings   = i18n.Plural{One: i18n.Text{SV: "1 inlämning", EN: "1 filing"}, Other: i18n.Text{SV: "%s inlämningar", EN: "%s filings"}}
	staysLetters   = i18n.Plural{One: i18n.Text{SV: "1 brev till registrerade", EN: "1 letter to data subjects"}, Other: i18n.Text{SV: "%s brev till registrerade", EN: "%s letters to data subjects"}}
	staysQuestions = i18n.Plural{One: i18n.Text{SV: "1 fråga från en myndighet", EN: "1 question of an authority"}, Other: i18n.Text{SV: "%s frågor från myndigheter", EN: "%s questions of authorities"}}
)

// staysFor is what was done in the name of a further entity, for which it cannot be
// taken out of the incident; nil: nothing was.
func staysFor(part, rec models.Record) []i18n.Text {
	questions, letters := 0, 0
	for i := range rec.Letters {
		if of := rec.Letters[i].EntityID; of != nil && *of == part.PartOf {
			letters++
		}
	}
	for i := range rec.Questions {
		if of := rec.Questions[i].EntityID; of != nil && *of == part.PartOf {
			questions++
		}
	}
	var list []i18n.Text
	for _, x := range []struct {
		n  int
		of i18n.Plural
	}{{len(part.Decisions), staysDecisions}, {len(part.Sealed), staysSealed}, {len(part.Filings), staysFilings}, {questions, staysQuestions}, {letters, staysLetters}} {
		if x.n > 0 {
			list = append(list, x.of.Of(int64(x.n)))
		}
	}
	return list
}

func removePath(ref string, entity int64) string {
	return templates.PathIncident(ref, templates.AtEntities) + "/" + strconv.FormatInt(entity, 10) + "/remove"
}

// askRemoveEntity shows what goes when a further entity is taken out, and asks why.
// GET /incidents/:ref/entities/:id/remove
func (c *call) askRemoveEntity() error {
	return c.removePage(http.StatusOK, newForm(nil, home()))
}

func (c *call) removePage(status int, f *typed) error {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return models.ErrForbidden
	}
	part, err := rec.Part(c.id())
	if err != nil || part.PartOf == 0 {
		return models.ErrNotFound
	}
	r := c.roomOf(rec)
	v := templates.EntityRemove{
		Head: r.head, Name: models.NameOf(part.Entity.Name).In(c.lang), Stays: staysFor(part, rec), Changed: status == http.StatusConflict,
		Form:     templates.PostForm{Action: removePath(r.Ref, part.PartOf)},
		Reason:   templates.Field{Name: "reason", Label: removeReason, Hint: removeReasonHint, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 4},
		Problems: f.inOrder("entity_id", "reason"),
	}
	for i := range rec.Others {
		if p := &rec.Others[i]; p.EntityID == part.PartOf {
			v.Form.Version = int64(p.Version)
		}
	}
	if at := part.Incident.ClassifiedMajorAt; at.Known() {
		v.Classified = entityMajor.With(i18n.Long(at.At.In(part.Entity.Zone())))
	}
	for _, o := range part.OpenDuties(c.at) {
		d := c.duty(part, &o)
		d.Href = templates.PathIncident(r.Ref, "#"+d.ID)
		v.Open = append(v.Open, d)
	}
	p := c.pageOf(r, removeTitle.With(v.Name), templates.Link{Text: entitiesTitle, Href: r.path(templates.AtEntities)})
	return c.render(status, templates.EntityRemovePage(refused(p, f), v))
}

// removeEntity takes it out. A second press of the button finds it gone, which is no
// fault. POST /incidents/:ref/entities/:id/remove
func (c *call) removeEntity() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	in, err := c.store.Incident(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return models.ErrForbidden
	}
	here := templates.PathIncident(in.Ref, templates.AtEntities)
	switch err := c.store.RemovePart(c.ctx(), c.by(), in.Ref, c.id(), f.version(), f.text("reason")); {
	case errors.Is(err, models.ErrConflict):
		return c.removePage(http.StatusConflict, f)
	case errors.Is(err, models.ErrNotFound):
		return c.goneAlready(here)
	case err != nil:
		if err := f.ok(err); err != nil {
			return err
		}
		return c.removePage(http.StatusUnprocessableEntity, f)
	}
	return c.saidOf(c.id(), here, entityLeft)
}

// goneAlready leads on from an entity that was removed before.
func (c *call) goneAlready(here string) error {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(rec.Removed, func(p models.Part) bool { return p.EntityID == c.id() }) {
		return models.ErrNotFound
	}
	return c.see(here)
}
