package web

import (
	"errors"
	"net/http"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	editionTitle   = i18n.Text{SV: "Regelutgåva", EN: "Edition of the rules"}
	editionNew     = i18n.Text{SV: "Tillkommer", EN: "New"}
	editionGone    = i18n.Text{SV: "Faller bort", EN: "No longer there"}
	editionOther   = i18n.Text{SV: "Ändras", EN: "Changed"}
	editionReason  = i18n.Text{SV: "Skäl", EN: "Reason"}
	editionWhyHint = i18n.Text{SV: "Till exempel att de skyldigheter som har tillkommit i Frist också gäller för den här incidenten.", EN: "For example that the duties that are new in Frist apply to this incident as well."}
	editionWhyNone = i18n.Text{SV: "Ange skälet till flytten.", EN: "Enter the reason for the move."}
	editionMoved   = i18n.Text{SV: "Incidenten räknas nu enligt regelutgåva %s.", EN: "The incident is now computed under edition %s of the rules."}
)

// edition shows what the newest edition of the law would change.
// GET /incidents/:ref/edition
func (c *call) edition() error {
	r, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	f, saved, err := c.filled(r.Entity.Zone())
	if err != nil {
		return err
	}
	return c.editionPage(http.StatusOK, &r, f, saved)
}

func (c *call) editionPage(status int, r *models.Record, f *typed, saved string) error {
	in := r.Incident
	v := templates.Edition{Head: c.head(in, r.Entity), From: in.Edition, To: deadline.Edition, Reason: in.EditionReason, Changed: status == http.StatusConflict}
	if v.From < v.To {
		after := *r
		after.Incident.Edition = deadline.Edition
		v.Groups, v.Same = byEffect(c.effects(*r, after))
	}
	if c.by().May(models.Decide) {
		path := templates.PathIncident(in.Ref, templates.AtEdition)
		v.Move = &templates.EditionForm{
			PostForm: templates.PostForm{Action: path, Version: int64(in.Version), Draft: true, Saved: saved},
			Reason:   templates.Field{Name: "reason", Label: editionReason, Hint: editionWhyHint, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 3},
		}
		v.Problems = f.inOrder("reason")
	}
	p := c.page(r.Entity.Zone()).Titled(editionTitle, templates.CrumbIncidents, templates.CrumbIncident(in.Ref))
	return c.render(status, templates.EditionPage(refused(p, f), v))
}

// byEffect puts the effects apart by what happens to the obligations.
func byEffect(effects []templates.Effect) (groups []templates.EffectGroup, same []templates.Effect) {
	var added, gone, other []templates.Effect
	for _, e := range effects {
		switch {
		case !e.Changed:
			same = append(same, e)
		case e.New:
			added = append(added, e)
		case e.Gone:
			gone = append(gone, e)
		default:
			other = append(other, e)
		}
	}
	for _, g := range []templates.EffectGroup{{Title: editionNew, Effects: added}, {Title: editionGone, Effects: gone}, {Title: editionOther, Effects: other}} {
		if len(g.Effects) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, same
}

// moveEdition moves the incident to the newest edition of the law. A second press
// of the button finds it moved, which is no conflict. POST /incidents/:ref/edition
func (c *call) moveEdition() error {
	r, err := c.store.Record(c.ctx(), c.by(), c.ref())
	switch {
	case err != nil:
		return err
	case !c.by().May(models.Decide):
		return models.ErrForbidden
	}
	f, err := c.posted(r.Entity.Zone())
	if err != nil {
		return err
	}
	said := editionMoved.With(i18n.Number(deadline.Edition))
	if f.text("reason") == "" {
		f.problems.Add("reason", editionWhyNone)
		return c.editionPage(http.StatusUnprocessableEntity, &r, f, "")
	}
	switch err = c.store.MoveEdition(c.ctx(), c.by(), c.ref(), f.version(), f.text("reason")); {
	case errors.Is(err, models.ErrConflict):
		if r, err = c.store.Record(c.ctx(), c.by(), c.ref()); err != nil {
			return err
		}
		if r.Incident.Edition < deadline.Edition || r.Incident.EditionReason != f.text("reason") {
			return c.editionPage(http.StatusConflict, &r, f, "")
		}
	case err != nil:
		if err := f.ok(err); err != nil {
			return err
		}
		return c.editionPage(http.StatusUnprocessableEntity, &r, f, "")
	}
	if err := c.store.DropDraft(c.ctx(), c.by(), c.Request().URL.Path); err != nil {
		return err
	}
	return c.done(templates.PathIncident(c.ref(), templates.AtHome), said)
}
