package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	entitiesTitle    = i18n.Text{SV: "Juridiska personer", EN: "Legal entities"}
	entityToAdd      = i18n.Text{SV: "Juridisk person", EN: "Legal entity"}
	entityClassified = i18n.Text{SV: "Klassificering", EN: "Classification"}
	entityMajor      = i18n.Text{SV: "Allvarlig, klassificerad %s", EN: "Major, classified %s"}
	entityUndecided  = i18n.Text{SV: "Inte klassificerad än", EN: "Not classified yet"}
	entityNotMajor   = i18n.Text{SV: "Inte allvarlig, beslutat %s", EN: "Not major, decided %s"}
	entityNotMajorBy = i18n.Text{SV: "Inte allvarlig, beslutat vid en tidpunkt som inte är känd", EN: "Not major, decided at a time that is not known"}
	entityOpen       = i18n.Text{SV: "Skyldigheter att se till", EN: "Obligations to see to"}
	entityJoined     = i18n.Text{SV: "%s har lagts till i incidenten.", EN: "%s was added to the incident."}
	entityChoose     = i18n.Text{SV: "Välj …", EN: "Choose …"}
)

// incidentEntities shows the entities that the incident concerns.
// GET /incidents/:ref/entities
func (c *call) incidentEntities() error {
	return c.entitiesOf(http.StatusOK, newForm(nil, home()))
}

func (c *call) entitiesOf(status int, f *typed) error {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	r := c.roomOf(rec)
	v := templates.IncidentEntities{
		Head: r.head, Changed: status == http.StatusConflict, Problems: f.inOrder("entity_id"),
		MayAdd: c.mayKeep(), MayKeep: c.by().May(models.KeepEntities),
	}
	for _, part := range rec.Parts() {
		v.Parts = append(v.Parts, c.entityPart(part, rec))
	}
	if v.MayAdd {
		es, err := c.store.Entities(c.ctx(), c.by())
		if err != nil {
			return err
		}
		v.Add = c.addForm(rec, named(es), f)
	}
	return c.render(status, templates.IncidentEntitiesPage(refused(c.pageOf(r, entitiesTitle), f), v))
}

// entityPart is one of the entities, with how the incident is classified for it.
func (c *call) entityPart(part, rec models.Record) templates.EntityPart {
	e := part.Entity
	v := templates.EntityPart{
		ID: strconv.FormatInt(e.ID, 10), Name: models.NameOf(e.Name).In(c.lang), Own: part.PartOf == 0,
		Facts: []templates.Fact{
			saying(templates.LabelType, e.Type.Label()), saying(templates.LabelCountry, countryName(e.Country)), saying(templates.LabelDuty, dutyName(e.Role)),
		},
	}
	if v.Own && c.mayKeep() {
		v.Facts[0].Change = sectionPath(rec.Incident.Ref, "basics") + "#entity_id"
	}
	os := part.Obligations(c.at)
	first := slices.IndexFunc(os, func(o deadline.Obligation) bool {
		return (o.ID == "dora.initial" || o.ID == "psd2.initial") && o.State != deadline.NotApplicable
	})
	at := part.Incident.ClassifiedMajorAt
	if first >= 0 || at.Known() {
		f := templates.Fact{Label: entityClassified, Said: entityUndecided}
		switch decidedAt, decided := part.NotMajor(); {
		case at.Known():
			f.Said = entityMajor.With(i18n.Long(at.At.In(e.Zone())))
		case decided && decidedAt != nil:
			f.Said = entityNotMajor.With(i18n.Long(decidedAt.In(e.Zone())))
		case decided:
			f.Said = entityNotMajorBy
		}
		if first >= 0 && c.by().May(models.Decide) {
			f.Change = decidePath(rec.Incident.Ref, dutyKey(part.PartOf, os[first].ID, ""))
		}
		v.Facts = append(v.Facts, f)
	}
	v.Facts = append(v.Facts, templates.Fact{Label: entityOpen, Said: i18n.Number(len(part.OpenDuties(c.at)))})
	if !v.Own && c.mayKeep() {
		if v.Stays = staysFor(part, rec); v.Stays == nil {
			v.Remove = removePath(rec.Incident.Ref, part.PartOf)
		}
	}
	return v
}

// saying is a fact that says t, and that it is missing if there is nothing to say.
func saying(label, t i18n.Text) templates.Fact {
	if t.IsZero() {
		return templates.Fact{Label: label}
	}
	return templates.Fact{Label: label, Said: t}
}

// addForm offers the entities that have no part yet, and is nil if there are none.
func (c *call) addForm(rec models.Record, es []models.Entity, f *typed) *templates.EntityAdd {
	add := templates.EntityAdd{
		PostForm: templates.PostForm{Action: templates.PathIncident(rec.Incident.Ref, templates.AtEntities), Once: once()},
		Entity:   templates.Choice{Name: "entity_id", Label: entityToAdd, Values: []string{f.Get("entity_id")}, Problem: f.problems["entity_id"], Options: []templates.Option{{Label: entityChoose}}},
	}
	for _, e := range es {
		if _, err := rec.Part(e.ID); err != nil {
			add.Entity.Options = append(add.Entity.Options, templates.Option{Value: strconv.FormatInt(e.ID, 10), Label: i18n.Same(e.Name)})
		}
	}
	if len(add.Entity.Options) == 1 {
		return nil
	}
	return &add
}

// changeEntities adds a further entity.
// POST /incidents/:ref/entities
func (c *call) changeEntities() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	in, err := c.store.Incident(c.ctx(), c.by(), c.ref())
	switch {
	case err != nil:
		return err
	case !c.mayKeep():
		return models.ErrForbidden
	}
	here := templates.PathIncident(in.Ref, templates.AtEntities)
	err = c.store.AddPart(c.ctx(), c.by(), c.once(f), in.Ref, f.number("entity_id"))
	var done *models.Done
	switch {
	case errors.As(err, &done):
		return c.see(here)
	case err == nil:
		return c.saidOf(f.number("entity_id"), here, entityJoined)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	return c.entitiesOf(http.StatusUnprocessableEntity, f)
}

// saidOf sends the browser on, where it is said what happened to an entity.
func (c *call) saidOf(entity int64, place string, said i18n.Text) error {
	e, err := c.store.Entity(c.ctx(), c.by(), entity)
	if err != nil {
		return err
	}
	return c.done(place, said.With(e.Name))
}
