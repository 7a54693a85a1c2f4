package web

import (
	"net/http"
	"slices"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// routesOfDrafts are the forms of an incident as far as they can be filled.
func (s *server) routesOfDrafts(page route, get, _ string) {
	page(get, "/incidents/:ref/drafts", (*call).draftList)
	page(get, "/incidents/:ref/drafts/:obligation", (*call).draftPage)
	page(get, "/incidents/:ref/drafts/:obligation/print", (*call).draftPrint)
	page(get, "/incidents/:ref/drafts/:obligation/draft.json", draftIn(asJSON))
	page(get, "/incidents/:ref/drafts/:obligation/draft.xlsx", draftIn(asXLSX))
	page(get, "/incidents/:ref/drafts/:obligation/draft.pdf", draftIn(asPDF))
}

var (
	draftsTitle   = i18n.Text{SV: "Utkast", EN: "Drafts"}
	draftsOpen    = i18n.Text{SV: "Att lämna in", EN: "To file"}
	draftsWaiting = i18n.Text{SV: "Kan bli aktuella", EN: "May become due"}
	draftsDone    = i18n.Text{SV: "Inlämnat", EN: "Filed"}
	formAndStage  = i18n.Same("%s: %s")
)

func formPath(ref, duty string) string {
	return templates.PathIncident(ref, templates.AtForms+"/"+duty)
}

// draftList shows the drafts of every duty that is met by a form.
// GET /incidents/:ref/drafts
func (c *call) draftList() error {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	r := c.roomOf(rec)
	v := templates.DraftList{Head: r.head, MayKeep: c.mayKeep()}
	var first, open, waiting, done []templates.DraftRow
	for _, part := range rec.Parts() {
		os := part.Obligations(c.at)
		if o, _, ok := part.NotMajorDuty(c.at); ok {
			os = append([]deadline.Obligation{o}, os...)
		}
		for i := range os {
			o := &os[i]
			row, ok := c.draftRow(rec, part, o)
			switch {
			case !ok:
			case o.State == deadline.Met || o.State == deadline.MetLate:
				done = append(done, row)
			case o.ID == models.NotMajorNotice:
				first = append(first, row)
			case o.Consider || o.State == deadline.Waiting && !undecided(part, o):
				waiting = append(waiting, row)
			default:
				open = append(open, row)
			}
		}
	}
	slices.SortStableFunc(open, func(a, b templates.DraftRow) int {
		switch {
		case a.Strict.IsZero() == b.Strict.IsZero():
			return a.Strict.Compare(b.Strict)
		case a.Strict.IsZero():
			return 1
		}
		return -1
	})
	for _, g := range []templates.DraftGroup{{Title: draftsOpen, Drafts: append(first, open...)}, {Title: draftsWaiting, Drafts: waiting}, {Title: draftsDone, Drafts: done}} {
		if len(g.Drafts) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	return c.render(http.StatusOK, templates.DraftsPage(c.pageOf(r, draftsTitle), v))
}

// draftRow is the draft for an obligation, and false if it has no form or is none
// of this entity's.
func (c *call) draftRow(whole, part models.Record, o *deadline.Obligation) (templates.DraftRow, bool) {
	f, stage, ok := formOf(part, o.ID, c.at)
	if !ok || o.State == deadline.NotApplicable || o.State == deadline.NotRequired {
		return templates.DraftRow{}, false
	}
	d, _ := draftAt(part, o, c.at)
	duty := c.duty(part, o)
	row := templates.DraftRow{
		To: to(duty), Title: o.Title, Form: stageTitle(f, stage), Href: draftOf(part, o),
		Strict: duty.Strict, Waits: duty.Waits, Done: duty.Met, State: duty.State, Coverage: coverageOf(d), Zone: duty.Zone,
	}
	if sealed, ok := lastSealed(part, o); ok {
		tag := c.sealedState(whole, &sealed)
		row.Seal = &tag
	}
	return row, true
}

// to is whom a duty is owed to, and whose it is where that must be said.
func to(d templates.Duty) string {
	if d.Entity == "" {
		return d.Recipient
	}
	return d.Recipient + "\u00a0· " + d.Entity
}

// stageTitle is what the form is called, with the stage if it has several: one that
// came from elsewhere may be none of them.
func stageTitle(f form.Form, s form.Stage) i18n.Text {
	i := f.Stage(s)
	if len(f.Stages) == 1 || i < 0 {
		return f.Title
	}
	return formAndStage.With(f.Title, f.Stages[i].Title)
}

// coverageOf says how much of a draft is filled in.
func coverageOf(d form.Draft) templates.Coverage {
	cov := templates.Coverage{Wrong: len(d.Problems)}
	cov.Filled, cov.Asked = d.Coverage()
	for _, m := range d.Missing {
		if m.Need == form.Conditional {
			cov.May++
		}
	}
	return cov
}
