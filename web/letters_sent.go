package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// sending finds the record for somebody who may say that something was sent.
func (c *call) sending() (room, models.Record, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err == nil && !c.by().May(models.Decide) {
		err = models.ErrForbidden
	}
	if err != nil {
		return room{}, rec, err
	}
	return c.roomOf(rec), rec, nil
}

// noLetterHere is the answer that the text is not in Frist, for each entity.
const noLetterHere = "none"

// letterChoice asks which version was sent. The last ones come first; that the text
// is not here is an answer too, and says whose it was.
func letterChoice(rec models.Record, l i18n.Lang, chosen string, problem i18n.Text) templates.Choice {
	choice := templates.Choice{Name: "letter", Label: batchLetter, Values: []string{chosen}, Problem: problem}
	for _, part := range rec.Parts() {
		of := whose(part, l)
		add := func(value string, name i18n.Text) {
			if of != "" {
				name = i18n.Text{SV: of + ": " + name.SV, EN: of + ": " + name.EN}
			}
			choice.Options = append(choice.Options, templates.Option{Value: value, Label: name})
		}
		for _, last := range part.LatestLetters() {
			for _, x := range slices.Backward(part.LettersOf(last.Lang)) {
				add(strconv.FormatInt(x.ID, 10), report.LetterName(x, true))
			}
		}
		add(letterKey(part.PartOf, noLetterHere), report.LetterName(models.Letter{}, false))
	}
	return choice
}

// chosenLetter is the version that was chosen, or whose letter it was where the
// text is not here.
func (f *typed) chosenLetter(rec models.Record) (letter, entity *int64) {
	chosen := f.Get("letter")
	for i := range rec.Letters {
		if x := &rec.Letters[i]; strconv.FormatInt(x.ID, 10) == chosen {
			return &x.ID, x.EntityID
		}
	}
	for _, part := range rec.Parts() {
		if chosen != letterKey(part.PartOf, noLetterHere) {
			continue
		}
		if part.PartOf == 0 {
			return nil, nil
		}
		return nil, &part.PartOf
	}
	f.problems.Add("letter", batchNoLetter)
	return nil, nil
}

// firstLetter is what is chosen on a form that is opened.
func firstLetter(choice templates.Choice) string {
	if len(choice.Options) == 0 {
		return ""
	}
	return choice.Options[0].Value
}

// askBatch asks when a letter was sent and to how many:
// GET /incidents/:ref/letters/batch.
func (c *call) askBatch() error {
	r, rec, err := c.sending()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("sent_at", c.at.Truncate(time.Minute))
		f.Set("letter", firstLetter(letterChoice(rec, c.lang, "", i18n.Text{})))
		f.Set("facts", "yes")
	}
	return c.showBatchForm(http.StatusOK, r, rec, f, saved)
}

var batchFields = []string{"letter", "channel", "sent_at", "planned", "sent", "country", "again", "more", "note", "seen"}

func (c *call) showBatchForm(status int, r room, rec models.Record, f *typed, saved string) error {
	path := letterPath(r.Ref, "batch")
	v := templates.BatchForm{
		Head: r.head, Form: templates.PostForm{Action: path, Once: once(), Draft: true, Saved: saved}, Problems: f.inOrder(batchFields...), Back: lettersCrumb(r.Ref).Href,
		Letter:    letterChoice(rec, c.lang, f.Get("letter"), f.problems["letter"]),
		Channel:   templates.Choice{Name: "channel", Label: batchHow, Values: []string{f.Get("channel")}, Problem: f.problems["channel"]},
		At:        f.dateTime(templates.DateTime{Name: "sent_at", Label: batchAt}),
		Planned:   f.numberInput("planned", batchPlanned),
		Sent:      f.numberInput("sent", batchSentTo),
		Country:   templates.Field{Name: "country", Label: batchCountry, Hint: batchCountryHint, Value: f.Get("country"), Problem: f.problems["country"], Width: "w-20", Optional: true},
		Countries: countryNames(c.lang),
		Again:     templates.Field{Name: "again", Label: batchAgain, Hint: batchAgainHint, Value: f.Get("again")},
		Note:      templates.Field{Name: "note", Label: fieldNote, Hint: batchNoteHint, Value: f.Get("note"), Problem: f.problems["note"], Optional: true, Rows: 3},
	}
	for _, ch := range casefile.Channels {
		v.Channel.Options = append(v.Channel.Options, templates.Option{Value: string(ch), Label: models.ChannelNames[ch]})
	}
	if hint := answersFrom(rec); !hint.IsZero() {
		v.Facts = &templates.Field{Name: "facts", Label: batchFacts, Hint: hint, Value: f.Get("facts")}
	}
	if _, asked := f.problems["more"]; asked || f.yes("more") {
		v.More = &templates.Field{Name: "more", Label: batchMore, Value: f.Get("more"), Problem: f.problems["more"]}
	}
	if _, asked := f.problems["seen"]; asked || f.yes("seen") {
		v.Seen = &templates.Field{Name: "seen", Label: batchSeen, Value: f.Get("seen"), Problem: f.problems["seen"]}
		id, _ := newForm(f.Values, f.zone).chosenLetter(rec)
		v.Stops = c.stopsIn(rec, id)
	}
	return c.render(status, templates.BatchPage(refused(c.pageOf(r, batchTitle, lettersCrumb(r.Ref)), f), v))
}

// answersFrom says what a batch does to the answers to what IMY asks of how people
// were informed; nothing where it does nothing. What says that they are still to be
// told, or are not to be, is written over, and that is said.
func answersFrom(rec models.Record) i18n.Text {
	var list []i18n.Text
	for _, key := range []string{"informing", "subjects_informed_at", "subjects_informed_how"} {
		if said(rec, key).Empty() {
			list = []i18n.Text{batchFactsHint}
		}
	}
	informing, answer := sourceOf("informing"), said(rec, "informing").Text
	for _, x := range informing.Choices {
		if x.Value == answer && answer != "informed" {
			list = append(list, batchFactsYes.With(x.Label))
		}
	}
	if !said(rec, "subjects_will_be_informed_at").Empty() {
		list = append(list, batchFactsWhen)
	}
	if len(list) > 0 && !said(rec, "not_informing_reason").Empty() {
		list = append(list, batchFactsWhy)
	}
	return templates.Sentences(list...)
}

// stopsIn are what is to be looked at before a letter of the record is sent.
func (c *call) stopsIn(rec models.Record, id *int64) []templates.LetterFinding {
	l, found := rec.LetterByID(id)
	if !found {
		return nil
	}
	part, err := rec.Part(numberOf(l.EntityID))
	if err != nil {
		part = rec
	}
	return c.stopsOf(part, l)
}

// batchOf reads the form. What is wrong with it is noted in f.
func (f *typed) batchOf(rec models.Record, at time.Time) models.LetterBatch {
	b := models.LetterBatch{
		Channel: casefile.Channel(f.Get("channel")), SentAt: f.instant("sent_at"), Planned: f.people("planned"), Sent: f.people("sent"), Again: f.yes("again"), Note: f.text("note"),
	}
	b.LetterID, b.EntityID = f.chosenLetter(rec)
	if name := f.text("country"); name != "" {
		code, known := countryCode(name)
		if !known {
			f.problems.Add("country", batchNoCountry)
		}
		b.Country = code
	}
	f.noticeAll(b.Check, at)
	return b
}

// noticeAll notes all that is wrong with a record at once, beside what could not be
// read.
func (f *typed) noticeAll(check func(models.Problems, time.Time), at time.Time) {
	p := models.Problems{}
	check(p, at)
	f.notice(p, nil)
}

// recordBatch stores it: POST /incidents/:ref/letters/batch. A letter in which
// something was found that must not be sent is asked about once, and so is a number
// above the one that was planned: what is recorded is not changed.
func (c *call) recordBatch() error {
	r, rec, err := c.sending()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	b := f.batchOf(rec, c.at)
	if len(c.stopsIn(rec, b.LetterID)) > 0 && !f.yes("seen") {
		f.problems.Add("seen", batchUnseen)
	}
	if b.Planned != nil && b.Sent != nil && *b.Sent > *b.Planned && !f.yes("more") {
		f.problems.Add("more", batchOverPlan.With(i18n.Number(*b.Sent), i18n.Number(*b.Planned)))
	}
	if !f.bad() {
		_, err := c.store.RecordBatch(c.ctx(), c.by(), c.once(f), r.Ref, b, f.yes("facts"))
		var done *models.Done
		switch {
		case err == nil:
			return c.done(r.path(templates.AtLetters)+"#sent", batchDone)
		case errors.As(err, &done):
			return c.see(r.path(templates.AtLetters) + "#sent")
		}
		if err := f.ok(err); err != nil {
			return err
		}
	}
	return c.showBatchForm(http.StatusUnprocessableEntity, r, rec, f, "")
}

// batchInPath finds the batch of the path.
func (c *call) batchInPath() (room, models.Record, models.LetterBatch, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return room{}, rec, models.LetterBatch{}, err
	}
	i := slices.IndexFunc(rec.Batches, func(b models.LetterBatch) bool { return b.ID == c.id() })
	if i < 0 {
		return room{}, rec, models.LetterBatch{}, models.ErrNotFound
	}
	return c.roomOf(rec), rec, rec.Batches[i], nil
}

// batch shows one with what came back: GET /incidents/:ref/letters/batch/:id.
func (c *call) batch() error {
	r, rec, b, err := c.batchInPath()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("at", c.at.Truncate(time.Minute))
	}
	return c.showBatch(http.StatusOK, r, rec, b, f, saved)
}

func (c *call) showBatch(status int, r room, rec models.Record, b models.LetterBatch, f *typed, saved string) error {
	p := refused(c.pageOf(r, batchOneTitle, lettersCrumb(r.Ref)), f)
	path := letterPath(r.Ref, "batch/"+strconv.FormatInt(b.ID, 10))
	v := templates.BatchView{
		Head: r.head, Letter: templates.Link{Text: report.LetterName(rec.LetterByID(b.LetterID))}, Results: resultTable(p, rec, b.ID), Problems: f.inOrder("kind", "number", "at", "note"),
		Facts: []templates.Fact{
			{Label: batchWhen, Said: i18n.Long(b.SentAt.In(r.zone))},
			{Label: batchChannel, Said: models.ChannelNames[b.Channel]},
			{Label: batchPlanned, Said: numberText(b.Planned)},
			{Label: batchSentTo, Said: numberText(b.Sent)},
		},
		Kind:   templates.Choice{Name: "kind", Label: batchKind, Values: []string{f.Get("kind")}, Problem: f.problems["kind"]},
		Number: f.numberInput("number", countNumber),
		At:     f.dateTime(templates.DateTime{Name: "at", Label: batchBackAt}),
		Note:   templates.Field{Name: "note", Label: fieldNote, Hint: batchNoteHint, Value: f.Get("note"), Problem: f.problems["note"], Optional: true, Rows: 3},
	}
	if l, found := rec.LetterByID(b.LetterID); found {
		v.Letter.Href = letterPath(r.Ref, letterKey(numberOf(l.EntityID), l.Lang)) + "/print?version=" + strconv.Itoa(l.Version)
	}
	if b.Country != "" {
		v.Facts = append(v.Facts, templates.Fact{Label: countCountry, Said: nameOfCountry(b.Country)})
	}
	if b.Again {
		v.Facts = append(v.Facts, templates.Fact{Label: batchAgain, Said: templates.Yes.Label})
	}
	if b.Note != "" {
		v.Facts = append(v.Facts, templates.Fact{Label: fieldNote, Value: b.Note})
	}
	for _, k := range []casefile.Returned{casefile.CameBack, casefile.Bounced} {
		v.Kind.Options = append(v.Kind.Options, templates.Option{Value: string(k), Label: models.ReturnedNames[k]})
	}
	if c.by().May(models.Decide) {
		v.Form = &templates.PostForm{Action: path, Once: once(), Draft: true, Saved: saved}
	}
	return c.render(status, templates.BatchViewPage(p, v))
}

// resultTable is what came back of a batch; nil while nothing did.
func resultTable(p templates.Page, rec models.Record, batch int64) *templates.Table {
	list := rec.ResultsOf(batch)
	if len(list) == 0 {
		return nil
	}
	t := templates.Table{Caption: batchReturned, HideCaption: true, Columns: []templates.Column{{Label: fieldTime}, {Label: batchKind}, {Label: countNumber, Num: true}, {Label: countRecorded}}}
	for _, x := range list {
		t.Rows = append(t.Rows, []templates.Cell{{At: *x.At, Note: x.Note}, {Text: p.Say(models.ReturnedNames[x.Kind])}, {Text: p.Say(numberText(x.Number))}, {At: x.RecordedAt, Note: x.RecordedName}})
	}
	return &t
}

// addBatchResult stores what came back: POST /incidents/:ref/letters/batch/:id.
func (c *call) addBatchResult() error {
	r, rec, b, err := c.batchInPath()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	x := models.LetterResult{Kind: casefile.Returned(f.Get("kind")), Number: f.people("number"), At: f.instant("at"), Note: f.text("note")}
	f.noticeAll(x.Check, c.at)
	if !f.bad() {
		err := c.store.AddLetterResult(c.ctx(), c.by(), c.once(f), r.Ref, b.ID, x)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(c.Request().URL.Path, batchBackDone)
		case errors.As(err, &done):
			return c.see(c.Request().URL.Path)
		}
		if err := f.ok(err); err != nil {
			return err
		}
	}
	return c.showBatch(http.StatusUnprocessableEntity, r, rec, b, f, "")
}

// askNotice asks where the public was informed: GET /incidents/:ref/letters/notice.
func (c *call) askNotice() error {
	r, rec, err := c.sending()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("published_at", c.at.Truncate(time.Minute))
		f.Set("letter", firstLetter(letterChoice(rec, c.lang, "", i18n.Text{})))
		_, whose := f.chosenLetter(rec)
		f.Set("reason", excuse(rec, whose))
	}
	return c.showNotice(http.StatusOK, r, rec, f, saved)
}

// excuse is the reason that an entity gave for not writing to each person, if that is
// what it decided last.
func excuse(rec models.Record, entity *int64) string {
	for _, d := range slices.Backward(rec.Decisions) {
		if d.Obligation != informSubjects || !sameEntity(d.EntityID, entity) {
			continue
		}
		if d.Outcome != deadline.DoNotNotify {
			return ""
		}
		return d.Reason
	}
	return ""
}

func (c *call) showNotice(status int, r room, rec models.Record, f *typed, saved string) error {
	v := templates.NoticeForm{
		Head: r.head, Form: templates.PostForm{Action: letterPath(r.Ref, "notice"), Once: once(), Draft: true, Saved: saved}, Back: lettersCrumb(r.Ref).Href,
		Problems: f.inOrder("place", "link", "published_at", "until", "letter", "reason"),
		Place:    templates.Field{Name: "place", Label: noticeWhere, Hint: noticeWhereHint, Value: f.Get("place"), Problem: f.problems["place"], Width: "w-full"},
		Link:     templates.Field{Name: "link", Label: noticeLink, Value: f.Get("link"), Problem: f.problems["link"], Width: "w-full", Type: "url", Optional: true},
		At:       f.dateTime(templates.DateTime{Name: "published_at", Label: noticeAt}),
		Until:    f.dateTime(templates.DateTime{Name: "until", Label: noticeUntil, Optional: true}),
		Letter:   letterChoice(rec, c.lang, f.Get("letter"), f.problems["letter"]),
		Reason:   templates.Field{Name: "reason", Label: noticeReason, Hint: noticeReasonHint, Value: f.Get("reason"), Problem: f.problems["reason"]},
	}
	v.Letter.Label = noticeText
	return c.render(status, templates.NoticePage(refused(c.pageOf(r, publicTitle, lettersCrumb(r.Ref)), f), v))
}

// recordNotice stores it: POST /incidents/:ref/letters/notice.
func (c *call) recordNotice() error {
	r, rec, err := c.sending()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	n := models.LetterNotice{Place: f.text("place"), Link: f.text("link"), Reason: f.text("reason"), PublishedAt: f.instant("published_at"), Until: f.instant("until")}
	n.LetterID, n.EntityID = f.chosenLetter(rec)
	f.noticeAll(n.Check, c.at)
	if !f.bad() {
		err := c.store.RecordNotice(c.ctx(), c.by(), c.once(f), r.Ref, n)
		var done *models.Done
		switch {
		case err == nil:
			return c.done(r.path(templates.AtLetters)+"#public", noticeDone)
		case errors.As(err, &done):
			return c.see(r.path(templates.AtLetters) + "#public")
		}
		if err := f.ok(err); err != nil {
			return err
		}
	}
	return c.showNotice(http.StatusUnprocessableEntity, r, rec, f, "")
}

// prefilled asks the page of a filing for the time and the channel of a batch.
func prefilled(b models.LetterBatch) string {
	channel := map[casefile.Channel]channel{casefile.ByPost: byPost, casefile.ByEmail: byEmail, casefile.InApp: byApp, casefile.BySMS: otherwise}[b.Channel]
	q := url.Values{"sent": {b.SentAt.UTC().Format(time.RFC3339)}, "channel": {channel.value}}
	if channel == otherwise {
		q.Set("channel_other", models.ChannelNames[b.Channel].SV)
	}
	return q.Encode()
}

// prefill takes into a filing what the address says of it: what led there knew when
// and how it was sent. It is only filled in, and still to be confirmed.
func (c *call) prefill(f *typed) {
	if t, err := time.Parse(time.RFC3339, c.QueryParam("sent")); err == nil && !t.After(c.at) {
		f.write("sent", t)
	}
	for _, name := range []string{"channel", "channel_other"} {
		if s := c.QueryParam(name); s != "" && len(s) < 100 {
			f.Set(name, s)
		}
	}
}
