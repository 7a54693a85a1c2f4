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
	draftsTitle    = i18n.Text{SV: "Utkast", EN: "Drafts"}
	draftsOpen     = i18n.Text{SV: "Att lämna in", EN: "To file"}
	draftsWaiting  = i18n.Text{SV: "Kan bli aktuella", EN: "May become due"}
	draftsDone     = i18n.Text{SV: "Inlämnat", EN: "Filed"}
	draftsNotMajor = i18n.Text{SV: "Incidenten klassificerades om. Meddela myndigheten att den inte längre är allvarlig.", EN: "The incident was reclassified. Tell the authority that it is no longer major."}
	formAndStage   = i18n.Same("%s: %s")
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
	var open, waiting, done []templates.DraftRow
	for _, part := range rec.Parts() {
		if x, ok := c.reclassifiedRow(rec, part); ok {
			if x.Done.IsZero() {
				open = append(open, x)
			} else {
				done = append(done, x)
			}
		}
		os := part.Obligations(c.at)
		for i := range os {
			o := &os[i]
			row, ok := c.draftRow(rec, part, o)
			switch {
			case !ok:
			case o.State == deadline.Met || o.State == deadline.MetLate:
				done = append(done, row)
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
	for _, g := range []templates.DraftGroup{{Title: draftsOpen, Drafts: open}, {Title: draftsWaiting, Drafts: waiting}, {Title: draftsDone, Drafts: done}} {
		if len(g.Drafts) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	return c.render(http.StatusOK, templates.DraftsPage(c.pageOf(r, draftsTitle), v))
}

// draftRow is the draft for an obligation, and false if it has no form or is none
// of this entity's.
func (c *call) draftRow(whole, part models.Record, o *deadline.Obligation) (templates.DraftRow, bool) {
	f, stage, ok := form.For(o.ID)
	if !ok || o.State == deadline.NotApplicable || o.State == deadline.NotRequired {
		return templates.DraftRow{}, false
	}
	in := part.FormInput(c.at)
	in.Told = part.Before(f, o.Country)
	d := form.Fill(f, stage, in)
	duty := c.duty(part, o)
	row := templates.DraftRow{
		To: to(duty), Title: o.Title, Form: stageTitle(f, stage), Href: formPath(part.Incident.Ref, duty.ID),
		Strict: duty.Strict, Waits: duty.Waits, Done: duty.Met, State: duty.State, Coverage: coverageOf(d),
	}
	x := drafting{matter: matter{rec: part, o: *o}, stage: stage}
	if sealed, ok := x.latestSealed(); ok {
		tag := c.sealedState(whole, &sealed)
		row.Seal = &tag
	}
	return row, true
}

// reclassifiedRow is the draft that says that an incident is not major after all,
// once the authority has been told that it was.
func (c *call) reclassifiedRow(whole, part models.Record) (templates.DraftRow, bool) {
	o, ok := notMajor(part, c)
	if !ok {
		return templates.DraftRow{}, false
	}
	f, _, _ := form.For(o.ID)
	duty := c.duty(part, &o)
	row := templates.DraftRow{
		To: to(duty), Title: f.Stages[f.Stage(form.Reclassified)].Title, Form: stageTitle(f, form.Reclassified),
		Href:  formPath(part.Incident.Ref, duty.ID) + "?stage=" + string(form.Reclassified),
		Waits: draftsNotMajor, State: templates.TagTodo, Coverage: coverageOf(form.Fill(f, form.Reclassified, part.FormInput(c.at))),
	}
	x := drafting{matter: matter{rec: part, o: o}, stage: form.Reclassified}
	if sealed, ok := x.latestSealed(); ok {
		tag := c.sealedState(whole, &sealed)
		row.Seal = &tag
		if sent := whole.SentAs(sealed.ID); len(sent) > 0 {
			row.Done, row.State, row.Seal = instantOf(sent[0].SentAt), templates.TagMet, nil
		}
	}
	return row, true
}

// notMajor is the obligation under which it is told that an incident is not major
// after all: it was decided so, after the authority was told that it was.
func notMajor(part models.Record, c *call) (deadline.Obligation, bool) {
	major := true
	for _, d := range part.Decisions {
		if d.Obligation == "dora.initial" {
			major = d.Outcome != deadline.Reclassify
		}
	}
	if major || !slices.ContainsFunc(part.Filings, func(x models.Filing) bool { return x.Obligation == "dora.initial" && x.SentAt != nil }) {
		return deadline.Obligation{}, false
	}
	for _, o := range part.Obligations(c.at) {
		if o.ID == "dora.initial" {
			return o, true
		}
	}
	return deadline.Obligation{}, false
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
