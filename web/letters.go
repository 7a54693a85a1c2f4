package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/models/letter"
	"frist/models/report"
	"frist/templates"
)

// routesOfLetters are the pages of what people are told of a breach.
func (s *server) routesOfLetters(page route, get, post string) {
	page(get, "/incidents/:ref/letters", (*call).letters)
	page(get, "/incidents/:ref/letters/batch", (*call).askBatch)
	page(post, "/incidents/:ref/letters/batch", (*call).recordBatch)
	page(get, "/incidents/:ref/letters/batch/:id", (*call).batch)
	page(post, "/incidents/:ref/letters/batch/:id", (*call).addBatchResult)
	page(get, "/incidents/:ref/letters/notice", (*call).askNotice)
	page(post, "/incidents/:ref/letters/notice", (*call).recordNotice)
	page(get, "/incidents/:ref/letters/:letter", (*call).letter)
	page(post, "/incidents/:ref/letters/:letter", (*call).saveLetter)
	page(get, "/incidents/:ref/letters/:letter/print", (*call).printLetter)
	page(get, "/incidents/:ref/letters/:letter/letter.pdf", (*call).letterPDF)
}

// letterKey is what a letter is called in an address: "sv", and of a further entity
// "sv.e7".
func letterKey(partOf int64, lang string) string {
	if partOf == 0 {
		return lang
	}
	return lang + ".e" + strconv.FormatInt(partOf, 10)
}

func letterPath(ref, key string) string {
	return templates.PathIncident(ref, templates.AtLetters+"/"+key)
}

// A writing is the letter of one entity in one language.
type writing struct {
	room
	rec      models.Record // the part of the entity
	lang     string
	versions []models.Letter
}

func (w writing) path() string { return letterPath(w.Ref, letterKey(w.rec.PartOf, w.lang)) }

// last is the last version, and false if none has been saved.
func (w writing) last() (models.Letter, bool) {
	if len(w.versions) == 0 {
		return models.Letter{}, false
	}
	return w.versions[len(w.versions)-1], true
}

// version is one of the versions by its number; false if there is none.
func (w writing) version(n int) (models.Letter, bool) {
	i := slices.IndexFunc(w.versions, func(l models.Letter) bool { return l.Version == n })
	if i < 0 {
		return models.Letter{}, false
	}
	return w.versions[i], true
}

// above says whose letter it is and in which language.
func (w writing) above(l i18n.Lang) string {
	return models.NameOf(w.rec.Entity.Name).In(l) + "\u00a0· " + letter.NameOf(w.lang).In(l)
}

// writing finds the letter of the path.
func (c *call) writing() (writing, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return writing{}, err
	}
	asked := c.Param("letter")
	for _, part := range rec.Parts() {
		for _, l := range letter.Languages {
			if asked == letterKey(part.PartOf, l.Code) {
				return writing{room: c.roomOf(part), rec: part, lang: l.Code, versions: part.LettersOf(l.Code)}, nil
			}
		}
	}
	return writing{}, models.ErrNotFound
}

// letters shows them with what was sent: GET /incidents/:ref/letters.
func (c *call) letters() error {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	r := c.roomOf(rec)
	p := c.pageOf(r, lettersTitle)
	sum := rec.Informed()
	v := templates.LettersView{
		Head: r.head, Informed: report.Informed(sum), Off: sum.Over, Counts: r.path(templates.AtPeople),
		Batches: c.batchTable(p, rec), Notices: c.noticeTable(p, rec),
	}
	if c.by().May(models.Decide) {
		v.NewBatch, v.NewNotice = letterPath(r.Ref, "batch"), letterPath(r.Ref, "notice")
	}
	for _, part := range rec.Parts() {
		v.Parts = append(v.Parts, c.lettersPart(part))
	}
	return c.render(http.StatusOK, templates.LettersPage(p, v))
}

// lettersPart is the letters of one entity, and why they are needed or not.
func (c *call) lettersPart(part models.Record) templates.LettersPart {
	x := templates.LettersPart{Entity: whose(part, c.lang), Need: letterNoLaw}
	if i, os := toSubjects(part, c.at); i >= 0 {
		o := os[i]
		d := c.duty(part, &o)
		x.Duty, x.Need = &d, letterNeed(part, &o)
		c.offerDone(&x, part, &o)
	}
	for _, l := range letter.Languages {
		w := writing{room: c.roomOf(part), rec: part, lang: l.Code, versions: part.LettersOf(l.Code)}
		switch _, saved := w.last(); {
		case saved, l.Code == string(i18n.SV), l.Code == string(i18n.EN):
			x.Letters = append(x.Letters, c.letterTask(w, l))
		case c.mayKeep():
			x.Others = append(x.Others, templates.Link{Text: l.Name, Href: w.path()})
		}
	}
	return x
}

// toSubjects finds the duty to inform the data subjects among the obligations.
func toSubjects(part models.Record, at time.Time) (int, []deadline.Obligation) {
	os := part.Obligations(at)
	return slices.IndexFunc(os, func(o deadline.Obligation) bool { return o.ID == informSubjects }), os
}

const informSubjects = deadline.ID("gdpr.subjects")

// letterNeed says whether letters are needed, and why.
func letterNeed(part models.Record, o *deadline.Obligation) i18n.Text {
	for _, d := range slices.Backward(part.Decisions) {
		if d.Obligation == o.ID && d.Outcome == deadline.DoNotNotify {
			return letterDecidedNot.With(shortened(d.Reason))
		}
	}
	switch o.State {
	case deadline.NotApplicable:
		return letterNotApplicable
	case deadline.NotRequired:
		return letterNotRequired
	case deadline.Met, deadline.MetLate:
		return letterMet
	case deadline.Waiting, deadline.NoNumber, deadline.Running, deadline.Overdue:
	}
	if undecided(part, o) {
		return letterUndecided
	}
	return letterDecided
}

// offerDone has the duty marked as done with the time of the first batch, once
// something has been sent and nobody has. Where nobody decided to inform people
// either, that comes first: what is done has been decided.
func (c *call) offerDone(x *templates.LettersPart, part models.Record, o *deadline.Obligation) {
	n := slices.IndexFunc(part.Batches, func(b models.LetterBatch) bool { return part.Has(b.EntityID) })
	if _, filed := lastFiling(part, o); filed || n < 0 {
		return
	}
	when := i18n.Long(part.Batches[n].SentAt.In(part.Entity.Zone()))
	file := filePath(part.Incident.Ref, dutyKey(part.PartOf, o.ID, o.Country))
	done := templates.Button{Text: sendingOf(o.ID).title, Href: file + "?" + prefilled(part.Batches[n])}
	i := slices.IndexFunc(x.Duty.Actions, func(b templates.Button) bool { return b.Href == file })
	switch {
	case undecided(part, o):
		x.Need = letterSentUndecided.With(when)
		if c.by().May(models.Decide) {
			x.Done, x.Duty.Actions = letterSentMark, doneFirst(x.Duty.Actions, done, i)
		}
	case i >= 0:
		x.Done, x.Duty.Actions[i].Href = letterSentNotDone.With(when), done.Href
	}
}

// doneFirst puts before the other actions that something is done; at is where it
// stood, and below 0 if it was not among them.
func doneFirst(actions []templates.Button, done templates.Button, at int) []templates.Button {
	list := []templates.Button{done}
	for i, b := range actions {
		if i == at {
			continue
		}
		if b.Kind == "" {
			b.Kind = "second"
		}
		list = append(list, b)
	}
	return list
}

// letterTask is a letter in the list: how it stands to what the law asks.
func (c *call) letterTask(w writing, l letter.Language) templates.Task {
	last, saved := w.last()
	t := templates.Task{Title: l.Name, Href: w.path(), State: templates.TagTodo}
	if !saved {
		t.Hint = letterNotWritten
		if !c.mayKeep() {
			t.Href = ""
		}
		return t
	}
	if !c.mayKeep() {
		t.Href += "/print"
	}
	t.Title = report.LetterName(last, true)
	check := c.checkOf(w, last.Text())
	t.State, t.Hint = templates.Tag{Tone: check.Tone, Text: check.Said}, letterSavedBy.With(i18n.Short(last.RecordedAt.In(w.zone)), last.RecordedName)
	return t
}

// checkOf checks a text against the record, and says what was found.
func (c *call) checkOf(w writing, t letter.Text) templates.LetterCheck {
	r := letter.Check(w.rec.LetterInput(c.at), w.lang, t)
	v := templates.LetterCheck{Said: checkAll, Tone: templates.ToneDone, Limits: r.Limits}
	for _, p := range r.Points {
		v.Points = append(v.Points, templates.LetterPoint{Title: p.Title, Note: p.Note, Law: p.Law, State: pointTags[p.State], Passage: p.Passage, Lang: w.lang})
	}
	for _, stops := range []bool{true, false} { // first what stands in the way
		v.Findings = append(v.Findings, findings(r.Findings, w.lang, stops)...)
	}
	switch n, stops := r.Missing(), len(r.Stops()); {
	case n > 0:
		v.Said, v.Tone = checkMissing.Of(int64(n)), templates.ToneLate
	case stops > 0:
		v.Said, v.Tone = checkStops.Of(int64(stops)), templates.ToneSoon
	case slices.ContainsFunc(r.Points, func(p letter.Point) bool { return p.State == letter.Unsure && p.ID != "own" && p.ID != "mitigation" }):
		v.Said, v.Tone = checkUnsure, templates.ToneOpen
	}
	return v
}

// findings are those that are to be looked at before the letter is sent, or the
// others. What is the same of several passages is said once.
func findings(list []letter.Finding, lang string, stops bool) []templates.LetterFinding {
	var all []templates.LetterFinding
	for _, f := range list {
		if f.Concern.Stops() != stops {
			continue
		}
		i := slices.IndexFunc(all, func(x templates.LetterFinding) bool { return x.Text == f.Text })
		if i < 0 {
			all = append(all, templates.LetterFinding{Text: f.Text, Lang: lang, Stop: stops})
			i = len(all) - 1
		}
		if f.Passage != "" && !slices.Contains(all[i].Passages, f.Passage) {
			all[i].Passages = append(all[i].Passages, f.Passage)
		}
	}
	return all
}

// stopsOf are what is to be looked at before the text is sent.
func (c *call) stopsOf(part models.Record, l models.Letter) []templates.LetterFinding {
	return findings(letter.Check(part.LetterInput(c.at), l.Lang, l.Text()).Findings, l.Lang, true)
}

// batchTable is what was sent, the first first; nil while nothing was.
func (c *call) batchTable(p templates.Page, rec models.Record) *templates.Table {
	if len(rec.Batches) == 0 {
		return nil
	}
	t := templates.Table{Caption: batchesCaption, HideCaption: true, Columns: []templates.Column{
		{Label: batchWhen}, {Label: fieldLetter}, {Label: batchChannel}, {Label: batchSent, Num: true}, {Label: batchReturned, Num: true}, {Label: countRecorded},
	}}
	for i := range rec.Batches {
		b := &rec.Batches[i]
		name := p.Say(report.LetterName(rec.LetterByID(b.LetterID)))
		if b.Country != "" {
			name += ", " + nameOfCountry(b.Country).In(p.Lang)
		}
		note := b.Note
		if b.Again {
			note = strings.TrimSpace(p.Say(batchAgainNote) + " " + note)
		}
		t.Rows = append(t.Rows, []templates.Cell{
			{At: *b.SentAt, Href: letterPath(rec.Incident.Ref, "batch/"+strconv.FormatInt(b.ID, 10)), Note: shortened(note)},
			{Text: name},
			{Text: p.Say(models.ChannelNames[b.Channel])},
			{Text: p.Say(numberText(b.Sent)), Note: plannedNote(p, b)},
			{Text: p.Say(report.Span(rec.CameBack(b)))},
			{At: b.RecordedAt, Note: b.RecordedName},
		})
	}
	return &t
}

// plannedNote says to how many it was to be sent, where that is another number.
func plannedNote(p templates.Page, b *models.LetterBatch) string {
	if b.Planned == nil || b.Sent != nil && *b.Sent == *b.Planned {
		return ""
	}
	return p.Say(batchPlannedOf.With(i18n.Number(*b.Planned)))
}

// noticeTable is how the public was informed; nil while it was not.
func (c *call) noticeTable(p templates.Page, rec models.Record) *templates.Table {
	if len(rec.Notices) == 0 {
		return nil
	}
	t := templates.Table{Caption: noticesCaption, HideCaption: true, Columns: []templates.Column{
		{Label: noticePublished}, {Label: noticePlace}, {Label: fieldReason}, {Label: countRecorded},
	}}
	for _, n := range rec.Notices {
		until := ""
		if n.Until != nil {
			until = p.Say(noticeUntilNote.With(i18n.Short(p.Local(*n.Until))))
		}
		t.Rows = append(t.Rows, []templates.Cell{{At: *n.PublishedAt, Note: until}, {Text: n.Place, Note: n.Link}, {Text: n.Reason}, {At: n.RecordedAt, Note: n.RecordedName}})
	}
	return &t
}
