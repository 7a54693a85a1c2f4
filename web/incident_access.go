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
	accessTitle   = i18n.Text{SV: "Vem får se incidenten?", EN: "Who may see the incident?"}
	accessAsk     = i18n.Text{SV: "Behörighet", EN: "Access"}
	accessAll     = i18n.Text{SV: "Alla som får läsa incidenter", EN: "Everyone who may read incidents"}
	accessSome    = i18n.Text{SV: "Bara de som väljs nedan (begränsad krets)", EN: "Only those chosen below (restricted)"}
	accessWho     = i18n.Text{SV: "Vilka ska se incidenten när den är begränsad?", EN: "Who is to see the incident while it is restricted?"}
	accessOff     = i18n.Text{SV: "%s (avstängt konto)", EN: "%s (account disabled)"}
	accessSaved   = i18n.Text{SV: "Behörigheten är sparad.", EN: "Access is saved."}
	accessRefused = i18n.Text{SV: "Välj om incidenten är begränsad.", EN: "Choose whether the incident is restricted."}
)

// askAccess asks who may see the incident. GET /incidents/:ref/access
func (c *call) askAccess() error {
	in, err := c.store.Incident(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	members, err := c.store.Members(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	f := newForm(nil, home())
	f.Set("restricted", "no")
	if in.Restricted {
		f.Set("restricted", "yes")
	}
	for _, id := range members {
		f.Add("members", strconv.FormatInt(id, 10))
	}
	return c.accessPage(http.StatusOK, in, f)
}

func (c *call) accessPage(status int, in models.Incident, f *typed) error {
	users, err := c.store.Users(c.ctx(), c.by())
	if err != nil {
		return err
	}
	e, err := c.store.Entity(c.ctx(), c.by(), in.EntityID)
	if err != nil {
		return err
	}
	v := templates.IncidentAccess{
		Head: c.head(in, e), Version: in.Version, Changed: status == http.StatusConflict,
		Restricted: templates.Choice{
			Name: "restricted", Label: accessAsk, Values: f.Values["restricted"], Problem: f.problems["restricted"],
			Options: []templates.Option{{Value: "no", Label: accessAll}, {Value: "yes", Label: accessSome}},
		},
		Members:  templates.Choice{Name: "members", Label: accessWho, Values: f.Values["members"]},
		Problems: templates.ProblemsInOrder(f.problems, "restricted", "members"),
	}
	for _, u := range users {
		if o, ok := c.memberOption(u, f); ok {
			v.Members.Options = append(v.Members.Options, o)
		}
	}
	p := c.page(e.Zone()).Titled(accessTitle, templates.CrumbIncidents, templates.CrumbIncident(in.Ref))
	p.Error = f.bad()
	return c.render(status, templates.IncidentAccessPage(p, v))
}

// memberOption offers a user, unless being chosen would change nothing: an
// administrator sees no incidents, and an auditor sees all.
func (c *call) memberOption(u models.User, f *typed) (templates.Option, bool) {
	id := strconv.FormatInt(u.ID, 10)
	chosen := slices.Contains(f.Values["members"], id)
	a := u.Actor()
	if !chosen && (u.Disabled || !a.May(models.SeeIncidents) || a.May(models.SeeRestricted) || u.Role == models.Reporter) {
		return templates.Option{}, false
	}
	o := templates.Option{Value: id, Label: i18n.Same(u.Name), Hint: models.RoleName(u.Role)}
	if u.Disabled {
		o.Label = accessOff.With(u.Name)
	}
	return o, true
}

// takeAccess stores who may see the incident. POST /incidents/:ref/access
func (c *call) takeAccess() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	in, err := c.store.Incident(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	restricted := f.Get("restricted")
	if restricted != "yes" && restricted != "no" {
		f.problems.Add("restricted", accessRefused)
		return c.accessPage(http.StatusUnprocessableEntity, in, f)
	}
	var users []int64
	for _, s := range f.Values["members"] {
		if id, err := strconv.ParseInt(s, 10, 64); err == nil {
			users = append(users, id)
		}
	}
	err = c.store.SetAccess(c.ctx(), c.by(), c.ref(), f.version(), restricted == "yes", users)
	switch {
	case errors.Is(err, models.ErrConflict):
		if in.Version == f.version()+1 && c.sameAccess(in, restricted == "yes", users) {
			break // the same form twice
		}
		return c.accessPage(http.StatusConflict, in, f)
	case err != nil:
		return err
	}
	return c.done(templates.PathIncident(c.ref(), templates.AtHome), accessSaved)
}

func (c *call) sameAccess(in models.Incident, restricted bool, users []int64) bool {
	have, err := c.store.Members(c.ctx(), c.by(), in.Ref)
	if err != nil || in.Restricted != restricted {
		return false
	}
	want := append(slices.Clone(users), c.by().ID)
	slices.Sort(want)
	return slices.Equal(have, slices.Compact(want))
}
