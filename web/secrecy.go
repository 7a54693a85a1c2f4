package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// routesOfSecrecy are about what becomes public when something is sent.
func (s *server) routesOfSecrecy(page route, get, post string) {
	page(get, "/incidents/:ref/secrecy", (*call).secrecy)
	page(post, "/incidents/:ref/secrecy", (*call).markPassage)
	page(post, "/incidents/:ref/secrecy/:id/lift", (*call).liftPassage)
	page(post, "/incidents/:ref/secrecy/claim/:obligation", (*call).claimSecrecy)
	page(get, "/incidents/:ref/redacted/:obligation/draft.pdf", redacted(asPDF))
	page(get, "/incidents/:ref/redacted/:obligation/draft.xlsx", redacted(asXLSX))
	page(get, "/incidents/:ref/redacted/:obligation/draft.json", redacted(asJSON))
}

// An openDraft is the draft of one duty as things stand.
type openDraft struct {
	key   string // of the duty, in paths
	part  models.Record
	o     deadline.Obligation
	draft form.Draft
}

// openDrafts are those of every duty of the record that has a form and may have to be
// met, the duties of one form and stage once.
func (c *call) openDrafts(rec models.Record) []openDraft {
	var all []openDraft
	for _, part := range rec.Parts() {
		in := part.FormInput(c.at)
		for _, o := range part.Obligations(c.at) {
			f, stage, ok := part.Form(o.ID, c.at)
			if !ok || o.State == deadline.NotApplicable || o.State == deadline.NotRequired {
				continue
			}
			all = append(all, openDraft{dutyKey(part.PartOf, o.ID, o.Country), part, o, form.Fill(f, stage, in)})
		}
	}
	return all
}

// secrecy shows what is marked, what is found and what is asked for:
// GET /incidents/:ref/secrecy.
func (c *call) secrecy() error {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return c.showSecrecy(http.StatusOK, rec, nil, "")
	}
	f, saved, err := c.filled(rec.Entity.Zone())
	if err != nil {
		return err
	}
	return c.showSecrecy(http.StatusOK, rec, f, saved)
}

func (c *call) showSecrecy(status int, rec models.Record, f *typed, saved string) error {
	r := c.roomOf(rec)
	here := r.path(templates.AtSecrecy)
	p := c.pageOf(r, secrecyTitle)
	drafts := c.openDrafts(rec)
	v := templates.SecrecyView{Head: r.head, Found: c.personal(rec, drafts), Marks: c.marks(rec), Here: here, Once: once()}
	if len(rec.Sensitive()) > 0 {
		v.Twins, v.Requests = c.twins(rec, drafts), c.requests(rec, drafts)
	}
	if f != nil {
		p = refused(p, f)
		v.Problems = f.inOrder("source", "quote", "ground", "reason")
		v.Form = c.markForm(rec, f, saved, here)
		v.Answers = answersOf(rec)
	}
	return c.render(status, templates.SecrecyPage(p, v))
}

// personal says which answers hold something personal that nobody asked for.
func (c *call) personal(rec models.Record, drafts []openDraft) []templates.FoundPersonal {
	var list []templates.FoundPersonal
	seen := map[string]bool{}
	for i := range drafts {
		for _, x := range drafts[i].draft.Personal() {
			if seen[x.Key] {
				continue
			}
			seen[x.Key] = true
			kinds := make([]i18n.Text, len(x.Kinds))
			for i, k := range x.Kinds {
				kinds[i] = k.Name()
			}
			list = append(list, templates.FoundPersonal{Fact: c.factLink(rec, x.Key), Kinds: kinds})
		}
	}
	return list
}

// sourceOf is the fact, or the summary, that a mark is in.
func sourceOf(key string) form.Fact {
	if f, ok := form.ByKey(key); ok {
		return f
	}
	for _, f := range form.Written() {
		if f.Key == key {
			return f
		}
	}
	return form.Fact{Key: key, Label: i18n.Same(key)}
}

// factLink leads to where an answer is changed.
func (c *call) factLink(rec models.Record, key string) templates.Link {
	return templates.Link{Text: sourceOf(key).Label, Href: c.givenAt(&rec, key).Href}
}

// said is what a source says now.
func said(rec models.Record, key string) form.Value {
	if says, ok := rec.Incident.Written(key); ok {
		return says
	}
	return form.Value(factOf(&rec, key).Value)
}

func (c *call) marks(rec models.Record) []templates.Mark {
	var list []templates.Mark
	secrets := secretsOf(rec)
	for _, x := range rec.Passages {
		if x.LiftedAt != nil {
			continue
		}
		list = append(list, templates.Mark{
			ID: strconv.FormatInt(x.ID, 10), Fact: c.factLink(rec, x.Source), Quote: x.Quote, Ground: models.GroundNames[x.Ground], Reason: x.Reason,
			By: x.RecordedName, Recorded: x.RecordedAt, Gone: !x.Form().In(x.Source, said(rec, x.Source)),
			Quotes: form.Quoted(x.Reason, secrets),
		})
	}
	return list
}

var dutyAndForm = i18n.Text{SV: "%s: %s", EN: "%s: %s"}

func (c *call) markForm(rec models.Record, f *typed, saved, here string) *templates.MarkForm {
	source := templates.Choice{Name: "source", Label: secrecySource, Values: f.Values["source"], Problem: f.problems["source"], Options: []templates.Option{{Label: secrecyChoose}}}
	for _, x := range models.Sources() {
		if !said(rec, x.Key).Empty() {
			source.Options = append(source.Options, templates.Option{Value: x.Key, Label: x.Label})
		}
	}
	ground := templates.Choice{Name: "ground", Label: secrecyGround, Hint: secrecyGroundH, Values: f.Values["ground"], Problem: f.problems["ground"]}
	for _, g := range casefile.Grounds {
		ground.Options = append(ground.Options, templates.Option{Value: string(g), Label: models.GroundNames[g]})
	}
	return &templates.MarkForm{
		PostForm: templates.PostForm{Action: here, Once: once(), Draft: true, Saved: saved},
		Source:   source, Ground: ground,
		Quote:  templates.Field{Name: "quote", Label: secrecyQuote, Hint: secrecyQuoteIs, Value: f.Get("quote"), Problem: f.problems["quote"], Optional: true, Rows: 2},
		Reason: templates.Field{Name: "reason", Label: secrecyReason, Hint: secrecyReasonH, Value: f.Get("reason"), Problem: f.problems["reason"], Optional: true, Rows: 2},
	}
}

// answersOf are the answers that something can be copied from, with what is marked
// in them.
func answersOf(rec models.Record) []templates.Answer {
	var list []templates.Answer
	for _, x := range models.Sources() {
		v := said(rec, x.Key)
		if v.Empty() || x.Type.HasChoices() || x.Type == form.YesNo {
			continue
		}
		text := strings.Join(append(slices.Clone(v.Lines), v.Text), "\n")
		list = append(list, templates.Answer{Label: x.Label, Pieces: form.Pieces(strings.TrimSpace(text), x.Key, rec.Sensitive())})
	}
	return list
}

// markPassage marks one: POST /incidents/:ref/secrecy.
func (c *call) markPassage() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	x := models.Passage{Source: f.Get("source"), Quote: f.text("quote"), Ground: models.Ground(f.Get("ground")), Reason: f.text("reason")}
	err = c.store.MarkPassage(c.ctx(), c.by(), c.once(f), r.Ref, x)
	var done *models.Done
	switch {
	case err == nil:
		return c.done(r.path(templates.AtSecrecy)+"#marks", secrecyMarked)
	case errors.As(err, &done):
		return c.see(r.path(templates.AtSecrecy) + "#marks")
	}
	if err := f.ok(err); err != nil {
		return err
	}
	rec, err := c.store.Record(c.ctx(), c.by(), r.Ref)
	if err != nil {
		return err
	}
	return c.showSecrecy(http.StatusUnprocessableEntity, rec, f, "")
}

// liftPassage takes back a mark: POST /incidents/:ref/secrecy/:id/lift.
func (c *call) liftPassage() error {
	if _, err := c.posted(home()); err != nil {
		return err
	}
	if err := c.store.LiftPassage(c.ctx(), c.by(), c.ref(), c.id()); err != nil {
		return err
	}
	return c.done(templates.PathIncident(c.ref(), templates.AtSecrecy)+"#marks", secrecyLifted)
}

// redactedDraft is the draft of the duty in the path.
func (c *call) redactedDraft() (models.Record, openDraft, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return rec, openDraft{}, err
	}
	for _, d := range c.openDrafts(rec) {
		if d.key == c.Param("obligation") {
			return rec, d, nil
		}
	}
	return rec, openDraft{}, models.ErrNotFound
}

// personalIn warns before something is sealed, approved or sent that its answers hold
// a personal identity number or an address; no link where none does.
func (r room) personalIn(d form.Draft) templates.Link {
	var numbers []string
	for _, x := range d.Personal() {
		numbers = append(numbers, x.Number)
	}
	if len(numbers) == 0 {
		return templates.Link{}
	}
	return templates.Link{Text: secrecyWarning.With(listed(numbers)), Href: r.path(templates.AtSecrecy)}
}

// personalSealed warns of what is personal in a sealed draft, whatever the record says
// by now. Of one that cannot be read here nothing is known.
func (r room) personalSealed(d models.SealedDraft) templates.Link {
	draft, err := d.Draft()
	if err != nil {
		return templates.Link{}
	}
	return r.personalIn(draft)
}
