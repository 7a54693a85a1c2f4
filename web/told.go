package web

import (
	"net/http"
	"slices"
	"strconv"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// routesOfTold are the pages of what recipients were told and what they asked.
func (s *server) routesOfTold(page route, get, post string) {
	page(get, "/incidents/:ref/told", (*call).told)
	page(post, "/incidents/:ref/told", (*call).judgeTold)
	page(get, "/incidents/:ref/questions", (*call).questions)
	page(post, "/incidents/:ref/questions", (*call).addQuestion)
	page(get, "/incidents/:ref/questions/:id/answer", (*call).askReply)
	page(post, "/incidents/:ref/questions/:id/answer", (*call).addReply)
	page(get, "/incidents/:ref/questions/:id/correct", (*call).askCorrection)
	page(post, "/incidents/:ref/questions/:id/correct", (*call).correctQuestion)
}

// A telling is what recipients were told, with what the page says of it.
type telling struct {
	room
	rec   models.Record
	told  []models.Told
	since map[int64]map[string]models.Since // by the further entity, 0 for the incident's own
	names map[int64][2]i18n.Text            // of the filings that were named: see [recipientOf]
}

func (c *call) telling() (telling, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return telling{}, err
	}
	part, err := rec.Part(0)
	if err != nil {
		return telling{}, err
	}
	t := telling{room: c.roomOf(part), rec: rec, told: rec.Told(c.at), since: map[int64]map[string]models.Since{}, names: map[int64][2]i18n.Text{}}
	for i := range t.told {
		p := &t.told[i].Part
		if t.since[p.PartOf] != nil {
			continue
		}
		if t.since[p.PartOf], err = c.store.Since(c.ctx(), c.by(), t.Ref, p.Entity.ID); err != nil {
			return t, err
		}
	}
	return t, nil
}

// named is recipientOf, which is looked for once for each filing.
func (t *telling) named(part models.Record, x models.Filing, c *call) (to, title i18n.Text) {
	n, ok := t.names[x.ID]
	if !ok {
		n[0], n[1] = recipientOf(part, x, c)
		t.names[x.ID] = n
	}
	return n[0], n[1]
}

// of is the telling with the times of one recipient as its entity reads them.
func (t *telling) of(told *models.Told) *telling {
	x := *t
	x.zone = told.Part.Entity.Zone()
	return &x
}

// told shows what is no longer as recipients were told: GET /incidents/:ref/told.
func (c *call) told() error {
	t, err := c.telling()
	if err != nil {
		return err
	}
	if !c.by().May(models.Decide) {
		return c.showTold(http.StatusOK, &t, newForm(nil, t.zone), "")
	}
	f, saved, err := c.filled(t.zone)
	if err != nil {
		return err
	}
	return c.showTold(http.StatusOK, &t, f, saved)
}

// showTold shows the page with what was typed, which was saved as a draft if saved
// says when.
func (c *call) showTold(status int, t *telling, f *typed, saved string) error {
	v := templates.ToldView{
		Head: t.head, Changed: status == http.StatusConflict || t.stale(f), Lost: t.gone(f),
		Form: templates.PostForm{Action: t.path(templates.AtTold), Once: once(), Draft: true, Saved: saved},
	}
	var fields []string
	var all []*templates.Field
	for i := range t.told {
		r := c.toldRecipient(t, &t.told[i], f)
		v.Judge = v.Judge || r.MayJudge && len(t.told[i].Differences) > 0
		for _, x := range append(slices.Clone(r.Differ), r.Added...) {
			fields = append(fields, x.Mark.Name, x.Reason.Name)
		}
		if r.AllReason != nil {
			fields, all = append(fields, r.AllReason.Name), append(all, r.AllReason)
		}
		v.Recipients = append(v.Recipients, r)
	}
	if v.MayAdd = len(all) > 0; len(all) > 1 {
		for _, x := range all {
			x.Hint = toldAllHint
		}
	}
	v.Contradictions = c.contradictions(t)
	for _, x := range t.rec.Untold() {
		part, err := t.rec.Part(numberOf(x.EntityID))
		if err != nil {
			return err
		}
		v.Untold = append(v.Untold, templates.Link{Text: filingWhat(t.named(part, x, c)), Href: filingPath(t.Ref, x.ID)})
	}
	v.Problems = f.inOrder(fields...)
	return c.render(status, templates.ToldPage(refused(c.pageOf(t.room, toldTitle), f), v))
}

// toldKey names the fields of one difference in the form of the page.
func toldKey(d *models.ToldDifference) string {
	return "f" + strconv.FormatInt(d.In.ID, 10) + "." + d.Now.Number
}

// toldID names a recipient on the page, and addedWhy the reason there that is one for
// all that was added.
func toldID(told *models.Told) string {
	return dutyKey(told.Part.PartOf, told.Last().Filing.Obligation, told.Country)
}

func addedWhy(told *models.Told) string { return "added." + toldID(told) + ".reason" }

// toldRecipient is one recipient as it is shown, with what was typed.
func (c *call) toldRecipient(t *telling, told *models.Told, f *typed) templates.ToldRecipient {
	t = t.of(told)
	last := told.Last()
	to, title := t.named(told.Part, last.Filing, c)
	r := templates.ToldRecipient{
		ID: toldID(told), To: upperFirst(to.In(c.lang)), Form: told.Form.Title,
		Last: templates.Link{Text: toldLast.With(lowerTitle(title), t.when(last.Filing)), Href: filingPath(t.Ref, last.Filing.ID)}, From: toldFrom[last.From],
		MayJudge: c.by().May(models.Decide),
	}
	if entity := whose(told.Part, c.lang); entity != "" {
		r.To += " · " + entity
	}
	bad := false
	for i := range told.Differences {
		row := c.toldRow(t, told, &told.Differences[i], f)
		if told.Differences[i].Kind() != form.Added {
			r.Differ = append(r.Differ, row)
			continue
		}
		r.Added = append(r.Added, row)
		bad = bad || row.Open
	}
	if r.MayJudge && mayAdd(told) {
		name := addedWhy(told)
		r.AllReason = &templates.Field{Name: name, Label: toldAllWhy, Value: f.Get(name), Problem: f.problems[name], Rows: 2, Width: "w-full", Optional: true}
	}
	r.FoldAdded = len(r.Differ) > 0 && len(r.Added) > 3 && !bad
	if len(told.Differences) > 0 {
		r.Propose = c.toldPropose(t, told)
	}
	return r
}

// when says when something was sent.
func (r room) when(f models.Filing) i18n.Sayer {
	if f.SentAt == nil {
		return toldNoTime
	}
	return i18n.Short(f.SentAt.In(r.zone))
}

// toldPropose is the report by which the recipient is told of what is marked as
// material, or could be told of what nobody has judged yet.
func (c *call) toldPropose(t *telling, told *models.Told) *templates.ToldPropose {
	now := 0
	for i := range told.Differences {
		if m := told.Differences[i].Mark; m != nil && m.Mark == models.ReportNow {
			now++
		}
	}
	if now == 0 {
		return nil
	}
	id := told.Duty()
	p := &templates.ToldPropose{
		Text: toldMaterial.Of(int64(now)), By: toldWithoutDelay,
		Button: templates.Button{Text: toldPrepare.With(lowerTitle(obligationTitles()[id])), Href: draftOf(told.Part, &deadline.Obligation{ID: id, Country: told.Country})},
	}
	if id == models.NotMajorNotice {
		p.Button.Text = toldPrepareNotMajor
	}
	os := told.Part.Obligations(c.at)
	for i := range os {
		o := &os[i]
		if o.ID != id || told.Country != "" && o.Country != told.Country {
			continue
		}
		p.Button.Text = toldPrepare.With(lowerTitle(o.Title))
		if o.Strict != nil && (o.State == deadline.Running || o.State == deadline.Overdue) { // one that is met binds nobody
			p.By = toldBy.With(i18n.Long(o.Strict.In(t.zone)))
		}
		break // the first is that of the first authority
	}
	return p
}

// toldRow is one difference as it is shown.
func (c *call) toldRow(t *telling, told *models.Told, d *models.ToldDifference, f *typed) templates.ToldRow {
	key := toldKey(d)
	_, title := t.named(told.Part, d.In, c)
	x := templates.ToldRow{
		Key: key, Number: d.Now.Number, Question: d.Now.Says(), State: toldStates[""],
		Told: c.toldWords(&d.Told, t), Now: c.toldWords(&d.Now, t), When: toldWhen.With(t.when(d.In)), In: templates.Link{Text: title, Href: filingPath(t.Ref, d.In.ID)},
		Since: c.toldSince(t, told, &d.Now), Edit: c.source(&drafting{matter: matter{room: c.roomOf(told.Part), rec: told.Part}}, &d.Now), Text: c.toldText(t, d),
		Mark:   templates.Choice{Name: key + ".mark", Label: toldMark, Inline: true, Problem: f.problems[key+".mark"]},
		Reason: templates.Field{Name: key + ".reason", Label: toldWhy, Hint: toldWhyHint, Problem: f.problems[key+".reason"], Rows: 2, Width: "w-full"},
		Hidden: []templates.Hidden{{Name: key + ".told", Value: d.ToldSHA256}, {Name: key + ".now", Value: d.NowSHA256}, {Name: key + ".was", Value: judgedAs(d.Mark)}},
		Open:   touched(f, key),
	}
	for _, kind := range []models.MarkKind{models.ReportNow, models.ReportNext, models.NotMaterial} {
		x.Mark.Options = append(x.Mark.Options, templates.Option{Value: string(kind), Label: models.MarkNames[kind]})
	}
	if m := d.Mark; m != nil {
		x.State, x.Judged, x.Why = toldStates[m.Mark], toldJudged.With(models.MarkNames[m.Mark], m.RecordedName, i18n.Short(m.RecordedAt.In(t.zone))), m.Reason
		x.Mark.Values, x.Reason.Value = []string{string(m.Mark)}, m.Reason
	}
	if x.Open {
		x.Mark.Values, x.Reason.Value = f.Values[key+".mark"], f.Get(key+".reason")
	}
	return x
}

// toldSince says since when what is known now is known, and from where.
func (c *call) toldSince(t *telling, told *models.Told, x *form.Filled) i18n.Text {
	since, ok := told.Part.Since(x.Source)
	if !ok {
		since, ok = t.since[told.Part.PartOf][x.Source]
	}
	switch {
	case !ok || since.At.IsZero():
		return i18n.Text{}
	case since.Source == "":
		return toldKnown.With(i18n.Short(since.At.In(t.zone)), since.By)
	}
	return toldKnownFrom.With(i18n.Short(since.At.In(t.zone)), since.Source, since.By)
}

// contradictions are the facts that recipients were told differently.
func (c *call) contradictions(t *telling) []templates.ToldContradiction {
	var list []templates.ToldContradiction
	for _, x := range models.Contradictions(t.told) {
		y := templates.ToldContradiction{Question: x.Sides[0].Said.Says()}
		for i := range x.Sides {
			s := &x.Sides[i]
			t := t.of(s.Told)
			to, title := t.named(s.Told.Part, s.In, c)
			side := templates.ToldSide{
				To: upperFirst(to.In(c.lang)), When: toldSideWhen.With(title, t.when(s.In)), Href: filingPath(t.Ref, s.In.ID), Value: c.toldWords(&s.Said, t), Same: s.IsSame,
			}
			if entity := whose(s.Told.Part, c.lang); entity != "" {
				side.To += " · " + entity
			}
			y.Sides = append(y.Sides, side)
		}
		list = append(list, y)
	}
	return list
}
