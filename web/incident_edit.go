package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

func sectionPath(ref, slug string) string {
	return templates.PathIncident(ref, templates.AtEdit+"/"+slug)
}

// askEdit asks for the fields of one section. GET /incidents/:ref/edit/:section
func (c *call) askEdit() error {
	s, r, err := c.editing()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(r.Entity.Zone())
	if err != nil {
		return err
	}
	s = s.shown(&r, f)
	if saved == "" {
		for i := range s.fields {
			x := &s.fields[i]
			x.fill(f, x.stated(&r))
			f.Set("was."+x.name, markOf(x.stated(&r)))
		}
	}
	return c.editPage(http.StatusOK, s, &r, f, saved)
}

// editing finds what is to be edited, by somebody who may.
func (c *call) editing() (editSection, models.Record, error) {
	s, ok := editSectionOf(c.Param("section"))
	if !ok {
		return s, models.Record{}, models.ErrNotFound
	}
	r, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err == nil && !c.by().May(models.KeepRecord) {
		err = models.ErrForbidden
	}
	return s, r, err
}

func (c *call) editPage(status int, s editSection, r *models.Record, f *typed, saved string) error {
	es, err := c.entitiesFor(s)
	if err != nil {
		return err
	}
	ref := r.Incident.Ref
	v := templates.IncidentEdit{
		Head: c.head(r.Incident, r.Entity), Hint: s.hint,
		Form: templates.PostForm{Action: sectionPath(ref, s.slug), Version: int64(r.Incident.Version), Draft: true, Saved: saved, Back: c.cameFrom(f)},
	}
	names := make([]string, 0, len(s.fields)+1)
	for i := range s.fields {
		x := &s.fields[i]
		names = append(names, x.name)
		v.Hidden = append(v.Hidden, templates.HiddenField{Name: "was." + x.name, Value: f.Get("was." + x.name)})
	}
	v.Problems = templates.ProblemsInOrder(f.problems, append(names, "source", "known_since")...)
	p := c.page(r.Entity.Zone()).Titled(s.title, templates.CrumbIncidents, templates.CrumbIncident(ref), templates.Link{Text: factsTitle, Href: templates.PathIncident(ref, templates.AtEdit)})
	p.Error = f.bad()
	if s.facts {
		c.askFacts(&v, s, r, f)
	} else {
		for i := range s.fields {
			v.Fields = append(v.Fields, c.question(&s.fields[i], r, f, es))
		}
	}
	return c.render(status, templates.IncidentEditPage(p, v))
}

func (c *call) entitiesFor(s editSection) ([]models.Entity, error) {
	for _, x := range s.fields {
		if x.kind == askWhose {
			return c.store.Entities(c.ctx(), c.by())
		}
	}
	return nil, nil
}

// question is a field as it is asked for.
func (c *call) question(x *editField, r *models.Record, f *typed, es []models.Entity) templates.Question {
	if x.kind == askFact {
		return c.factQuestion(x, r, f)
	}
	q := templates.Question{Law: x.law}
	text := &templates.Field{Name: x.name, Label: x.label, Hint: x.hint, Value: f.Get(x.name), Problem: f.problems[x.name], Width: "w-full"}
	switch x.kind {
	case askLine:
		q.Line = text
	case askArea:
		q.Area = text
	case askAnswer:
		ch := f.answerChoice(x.name, x.label)
		ch.Hint = x.hint
		q.Radios = &ch
	case askWhose:
		ch := f.entityChoice(es, x.label)
		q.Select = &ch
	case askMoment:
		d := f.dateTime(templates.DateTime{Name: x.name, Label: x.label, Precise: true, Optional: true})
		q.Time, q.More = &d, x.hint
	case askFact:
	}
	return q
}

// mergeTries is how often a merge is made anew because somebody else was faster.
const mergeTries = 4

// takeEdit stores a section. POST /incidents/:ref/edit/:section
func (c *call) takeEdit() error {
	s, r, err := c.editing()
	if err != nil {
		return err
	}
	f, err := c.posted(r.Entity.Zone())
	if err != nil {
		return err
	}
	s = s.sent(f)
	since := f.instant("known_since")
	chooseEdit(s.fields, f, &r)
	for range mergeTries {
		m := mergeEdit(s.fields, f, &r)
		if f.bad() {
			return c.refusedEdit(s, &r, f)
		}
		if len(m.both) > 0 {
			return c.editConflict(s, &r, f, m)
		}
		if len(m.theirs) > 0 {
			m.who, _ = c.whoChanged(&r, m.theirs) // before this person is the last to have changed it
		}
		next := r
		err = c.storeEdit(s, f, m, &next, since)
		if errors.Is(err, models.ErrConflict) {
			if r, err = c.store.Record(c.ctx(), c.by(), c.ref()); err != nil {
				return err
			}
			continue
		}
		if err := f.ok(err); err != nil {
			return err
		}
		if f.bad() {
			return c.refusedEdit(s, &r, f)
		}
		return c.saved(s, m, &r, &next, c.cameFrom(f))
	}
	return err
}

// refusedEdit shows what cannot be stored, and keeps it as a draft: it may be long,
// and is not to be lost when the page is left.
func (c *call) refusedEdit(s editSection, r *models.Record, f *typed) error {
	for i := range s.fields {
		if x := &s.fields[i]; x.kind == askFact && !f.problems[x.of.Key].IsZero() {
			f.problems[x.name] = f.problems[x.of.Key]
			delete(f.problems, x.of.Key)
		}
	}
	if kept := worthKeeping(f.Values); s.facts && !tooMuch(kept) {
		if _, err := c.store.SaveDraft(c.ctx(), c.by(), c.Request().URL.Path, kept); err != nil {
			return err
		}
	}
	return c.editPage(http.StatusUnprocessableEntity, s, r, f, "")
}

// storeEdit stores what this person changed, and puts it into next as well.
func (c *call) storeEdit(s editSection, f *typed, m editMerge, next *models.Record, since *time.Time) error {
	if len(m.mine) == 0 {
		return nil
	}
	if !s.facts {
		for _, x := range m.mine {
			x.set(&next.Incident, m.next[x.name])
		}
		return c.store.EditIncident(c.ctx(), c.by(), next.Incident)
	}
	var edits []models.FactEdit
	for _, x := range m.mine {
		edits = append(edits, models.FactEdit{Key: x.of.Key, Version: factOf(next, x.of.Key).Version, Value: x.value(m.next[x.name]), Source: f.text("source"), KnownSince: since})
	}
	if err := c.store.SetFacts(c.ctx(), c.by(), next.Incident.Ref, edits); err != nil {
		return err
	}
	for _, e := range edits {
		if said := e.AnswerOf(); said != deadline.Unknown { // which may bring a duty or take it away
			next.Incident.Answers = next.Incident.Answers.With(deadline.ClientsAffected, said)
		}
	}
	return nil
}

var (
	savedText   = i18n.Text{SV: "Sparat.", EN: "Saved."}
	savedDoubts = i18n.Text{SV: "Något av det behöver kontrolleras.", EN: "Some of it needs to be checked."}
	savedNone   = i18n.Text{SV: "Inget var ändrat.", EN: "Nothing was changed."}
	savedMerged = i18n.Text{SV: "Medan du skrev ändrade %s: %s. Det är kvar.", EN: "While you were writing, %s changed: %s. That is kept."}
	savedClocks = i18n.Text{SV: "Frister som ändrades: %s.", EN: "Time limits that changed: %s."}
	clockMoved  = i18n.Text{SV: "%s, %s: nu %s", EN: "%s, %s: now %s"}
	clockGone   = i18n.Text{SV: "%s, %s: är inte aktuell", EN: "%s, %s: does not apply"}
	clockNone   = i18n.Text{SV: "%s, %s: ingen tid löper", EN: "%s, %s: no time is running"}
	yourself    = i18n.Text{SV: "du själv i ett annat fönster", EN: "yourself in another window"}
	somebody    = i18n.Text{SV: "någon annan", EN: "someone else"}
)

// saved says what was stored, what others had changed, and which limits moved, on the
// page that the person came from.
func (c *call) saved(s editSection, m editMerge, before, after *models.Record, back string) error {
	if err := c.store.DropDraft(c.ctx(), c.by(), c.Request().URL.Path); err != nil {
		return err
	}
	said := savedText
	if len(m.mine) == 0 {
		said = savedNone
	}
	if len(m.theirs) > 0 {
		var names []string
		for _, x := range m.theirs {
			names = append(names, x.label.In(c.lang))
		}
		said = i18n.Same(said.In(c.lang) + " " + savedMerged.With(m.who, strings.Join(names, ", ")).In(c.lang))
	}
	if moved := c.moved(before, after); len(moved) > 0 {
		said = i18n.Same(said.In(c.lang) + " " + savedClocks.With(strings.Join(moved, "; ")).In(c.lang))
	}
	if s.facts {
		n, err := c.needsNow(before.Incident.Ref)
		if err != nil {
			return err
		}
		if s.doubted(&n) {
			return c.done(withBack(sectionPath(before.Incident.Ref, s.slug), back), i18n.Same(said.In(c.lang)+" "+savedDoubts.In(c.lang)))
		}
	}
	return c.done(orElse(back, templates.PathIncident(before.Incident.Ref, templates.AtEdit+"#"+s.slug)), said)
}

// moved says which limits are others after a change than before it.
func (c *call) moved(before, after *models.Record) []string {
	if before.Incident.EntityID != after.Incident.EntityID {
		e, err := c.store.Entity(c.ctx(), c.by(), after.Incident.EntityID)
		if err != nil {
			return nil // the change is stored: that it moved clocks is to be seen on the incident's own page
		}
		after.Entity = e
	}
	var moved []string
	was := before.Parts()
	for i, part := range after.Parts() {
		moved = append(moved, c.movedOf(&was[i], &part)...)
	}
	return moved
}

// movedOf is moved for one of the entities.
func (c *call) movedOf(before, after *models.Record) []string {
	old := map[string]deadline.Obligation{}
	for _, o := range before.Obligations(c.at) {
		old[dutyKey(0, o.ID, o.Country)] = o
	}
	var moved []string
	for _, o := range after.Obligations(c.at) {
		was, known := old[dutyKey(0, o.ID, o.Country)]
		delete(old, dutyKey(0, o.ID, o.Country))
		to, title := c.owedTo(after, &o), lowerTitle(o.Title)
		switch gone := o.State == deadline.NotApplicable || o.State == deadline.NotRequired; {
		case o.ID == "dora.delay_notice" || known && sameInstant(was.Strict, o.Strict) && sameInstant(was.Latest, o.Latest) && gone == (was.State == deadline.NotApplicable || was.State == deadline.NotRequired):
		case gone && known:
			moved = append(moved, clockGone.With(to, title).In(c.lang))
		case o.Strict != nil:
			moved = append(moved, clockMoved.With(to, title, i18n.Long(o.Strict.In(after.Entity.Zone()))).In(c.lang))
		case !gone && known:
			moved = append(moved, clockNone.With(to, title).In(c.lang))
		}
	}
	for _, o := range before.Obligations(c.at) {
		if _, gone := old[dutyKey(0, o.ID, o.Country)]; gone && o.Strict != nil {
			moved = append(moved, clockGone.With(c.owedTo(before, &o), lowerTitle(o.Title)).In(c.lang))
		}
	}
	return moved
}

// owedTo is the recipient of an obligation, and whose it is where that is to be said.
func (c *call) owedTo(part *models.Record, o *deadline.Obligation) i18n.Text {
	to := upper(o.RecipientName)
	if entity := whose(*part, c.lang); entity != "" {
		to = i18n.Text{SV: to.SV + " · " + entity, EN: to.EN + " · " + entity}
	}
	return to
}

func lowerTitle(t i18n.Text) i18n.Text {
	lower := func(s string) string {
		if s == "" {
			return s
		}
		return strings.ToLower(s[:1]) + s[1:]
	}
	return i18n.Text{SV: lower(t.SV), EN: lower(t.EN)}
}

func sameInstant(a, b *time.Time) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

// whoChanged names who last changed these fields, and when.
func (c *call) whoChanged(r *models.Record, fields []*editField) (i18n.Sayer, time.Time) {
	if len(fields) > 0 && fields[0].kind == askFact {
		var last models.Fact
		for _, x := range fields {
			if f := factOf(r, x.of.Key); f.RecordedAt.After(last.RecordedAt) {
				last = f
			}
		}
		if last.RecordedName == c.user.Name {
			return yourself, last.RecordedAt
		} else if last.RecordedName != "" {
			return i18n.Same(last.RecordedName), last.RecordedAt
		}
		return somebody, time.Time{}
	}
	return c.whoEdited(r.Incident.Ref)
}

// logPages is how far back in the log it is looked for who edited an incident:
// beyond that, the name is left out.
const logPages = 20

// whoEdited names who last changed the incident itself. Who it was is a
// courtesy: what they wrote is shown even when the log does not say.
func (c *call) whoEdited(ref string) (i18n.Sayer, time.Time) {
	var before int64
	for range logPages {
		lines, more, err := c.store.Log(c.ctx(), c.by(), ref, before)
		if err != nil || len(lines) == 0 {
			break
		}
		for _, l := range lines {
			switch {
			case l.Kind != "incident":
			case l.Actor == c.user.Name:
				return yourself, l.At
			default:
				return i18n.Same(l.Actor), l.At
			}
		}
		if before = lines[len(lines)-1].Seq; !more {
			break
		}
	}
	return somebody, time.Time{}
}

// editConflict shows both versions of what two people changed.
func (c *call) editConflict(s editSection, r *models.Record, f *typed, m editMerge) error {
	es, err := c.entitiesFor(s)
	if err != nil {
		return err
	}
	who, when := c.whoChanged(r, m.both)
	ref := r.Incident.Ref
	v := templates.EditConflict{
		Head: c.head(r.Incident, r.Entity), Who: who.In(c.lang), When: c.saidAt(r, when),
		Form: templates.PostForm{Action: sectionPath(ref, s.slug), Version: int64(r.Incident.Version), Back: c.cameFrom(f)},
	}
	for _, x := range m.theirs {
		x.fill(f, x.stated(r))
		v.Merged = append(v.Merged, x.label)
	}
	for _, x := range m.both {
		v.Fields = append(v.Fields, templates.EditConflictField{
			Plain: !x.written(),
			Field: templates.ConflictField{
				Name: x.name, Label: x.label, Mine: x.said(c, r, es, x.read(f)), Theirs: x.said(c, r, es, x.stated(r)),
				Keep: f.Get("keep." + x.name), Own: f.Get("own." + x.name),
			},
		})
		v.Hidden = append(v.Hidden, templates.HiddenField{Name: "conflict", Value: x.name})
	}
	for i := range s.fields {
		x := &s.fields[i]
		v.Hidden = append(v.Hidden, templates.HiddenField{Name: "was." + x.name, Value: markOf(x.stated(r))})
		v.Hidden = append(v.Hidden, carried(f, x.name)...)
	}
	v.Hidden = append(v.Hidden, slices.Concat(carried(f, "source"), carried(f, "known_since"))...)
	p := c.page(r.Entity.Zone()).Titled(conflictTitle, templates.CrumbIncidents, templates.CrumbIncident(ref))
	p.Error = true
	return c.render(http.StatusConflict, templates.EditConflictPage(p, v))
}

var conflictTitle = i18n.Text{SV: "Två har ändrat samma sak", EN: "Two people changed the same thing"}

// saidAt is a time after "kl.": with its day, unless it is today.
func (c *call) saidAt(r *models.Record, t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	zone := r.Entity.Zone()
	said := i18n.Clock(t.In(zone)).In(c.lang)
	if t, now := t.In(zone), c.at.In(zone); t.YearDay() != now.YearDay() || t.Year() != now.Year() {
		said += ", " + i18n.LongDate(t).In(c.lang)
	}
	return said
}

// carried is what was typed for a field, to be sent again unseen.
func carried(f *typed, name string) []templates.HiddenField {
	var hs []templates.HiddenField
	for key, values := range f.Values {
		if key != name && !strings.HasPrefix(key, name+".") {
			continue
		}
		for _, v := range values {
			hs = append(hs, templates.HiddenField{Name: key, Value: v})
		}
	}
	slices.SortFunc(hs, func(a, b templates.HiddenField) int { return strings.Compare(a.Name, b.Name) })
	return hs
}
