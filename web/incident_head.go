package web

import (
	"frist/models"
	"frist/models/deadline"
	"frist/templates"
)

// head is what stands above every page of an incident.
func (c *call) head(in models.Incident, e models.Entity) templates.IncidentHead {
	h := templates.IncidentHead{
		Ref: in.Ref, Title: in.Title, Entity: models.NameOf(e.Name).In(c.lang), Status: templates.TagOpen, Restricted: in.Restricted,
		Undecided: in.Undecided, MayEdit: c.by().May(models.KeepRecord), MayLog: c.by().May(models.SeeLog), Aware: in.Aware,
		Letters: in.PersonalData != deadline.No,
	}
	if in.Status == models.StatusClosed {
		h.Status = templates.TagClosed
	}
	return h
}

// headOf is head of a record that has been read: it names every entity.
func (c *call) headOf(rec models.Record) templates.IncidentHead {
	h := c.head(rec.Incident, rec.Entity)
	for i := range rec.Others {
		h.Entity += ", " + models.NameOf(rec.Others[i].Entity.Name).In(c.lang)
	}
	return h
}
