package web

import (
	"time"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

// routesOfRecord are the pages of what is kept of one incident. A page answers
// its own POST, so that whoever comes back to its address finds it again.
func (s *server) routesOfRecord(page route, get, post string) {
	page(get, "/incidents/:ref/timeline", (*call).timeline)
	page(post, "/incidents/:ref/timeline", (*call).addEntry)
	page(get, "/incidents/:ref/timeline/:id", (*call).entry)
	page(get, "/incidents/:ref/timeline/:id/correct", (*call).correctEntry)
	page(post, "/incidents/:ref/timeline/:id/correct", (*call).saveCorrection)
	page(get, "/incidents/:ref/awareness", (*call).awareness)
	page(post, "/incidents/:ref/awareness", (*call).changeAwareness)
	page(get, "/incidents/:ref/people", (*call).counts)
	page(get, "/incidents/:ref/people/new", (*call).newCount)
	page(post, "/incidents/:ref/people/new", (*call).addCount)
	page(get, "/incidents/:ref/evidence", (*call).evidence)
	page(post, "/incidents/:ref/evidence", (*call).addEvidence)
	page(get, "/incidents/:ref/evidence/:id", (*call).downloadEvidence)
}

// A room is one incident and whose it is, for the pages inside it.
type room struct {
	models.Incident
	entity models.Entity
	zone   *time.Location
	head   templates.IncidentHead
}

// room finds the incident of the path, if this person may see it.
func (c *call) room() (room, error) {
	in, err := c.store.Incident(c.ctx(), c.by(), c.ref())
	if err != nil {
		return room{}, err
	}
	e, err := c.store.Entity(c.ctx(), c.by(), in.EntityID)
	if err != nil {
		return room{}, err
	}
	return room{Incident: in, entity: e, zone: e.Zone(), head: c.head(in, e)}, nil
}

// roomToKeep is the room for somebody who may add to its record.
func (c *call) roomToKeep() (room, error) {
	r, err := c.room()
	if err == nil && !c.mayKeep() {
		err = models.ErrForbidden
	}
	return r, err
}

func (c *call) mayKeep() bool { return c.by().May(models.KeepRecord) }

// path is the address of a place of the incident, such as [templates.AtTimeline].
func (r room) path(place string) string { return templates.PathIncident(r.Ref, place) }

// pageOf is a page inside the incident, below the pages of crumbs.
func (c *call) pageOf(r room, title i18n.Text, crumbs ...templates.Link) templates.Page {
	way := append([]templates.Link{templates.CrumbIncidents, templates.CrumbIncident(r.Ref)}, crumbs...)
	return c.page(r.zone).Titled(title, way...)
}

// refused is a page that says what is wrong.
func refused(p templates.Page, f *typed) templates.Page {
	p.Error = f.bad()
	return p
}

// inOrder lists the problems of the form as its fields stand on the page.
func (f *typed) inOrder(fields ...string) []templates.Problem {
	return templates.ProblemsInOrder(f.problems, fields...)
}
