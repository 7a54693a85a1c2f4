package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// filingFields are the fields of the form, as they stand on the page.
var filingFields = append(append([]string{"sealed", "sent"}, timeFields("sent")...), "channel", "channel_other", "reference")

// askFiling asks when and how it was sent: GET /incidents/:ref/file/:obligation.
func (c *call) askFiling() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(m.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("sent", c.at.Truncate(time.Minute))
		f.Set("sealed", m.likely())
		c.prefill(f)
	}
	return c.showFilingForm(http.StatusOK, m, f, saved)
}

func (c *call) showFilingForm(status int, m matter, f *typed, saved string) error {
	s := sendingOf(m.o.ID)
	if swedish := m.country() == "SE" || m.country() == ""; swedish && atFidac(m.o.ID) {
		s.hint = filingFidacHint
	}
	p := refused(c.pageOf(m.room, s.title), f)
	v := templates.FilingForm{
		Head: m.head, Form: templates.PostForm{Action: m.filing(), Draft: true, Saved: saved}, Duty: m.with(c, f).duty(c), Notes: m.with(c, f).filingNotes(),
		Where: c.whereToFile(m), Sealed: c.whatWasSent(m, f),
		At:        f.dateTime(templates.DateTime{Name: "sent", Label: s.at}),
		Channel:   templates.Choice{Name: "channel", Label: s.how, Values: []string{f.Get("channel")}, Problem: f.problems["channel"]},
		Other:     templates.Field{Name: "channel_other", Label: filingOther, Value: f.Get("channel_other"), Problem: f.problems["channel_other"], Width: "w-20", Optional: true},
		Reference: templates.Field{Name: "reference", Label: s.ref, Hint: s.hint, Value: f.Get("reference"), Problem: f.problems["reference"], Width: "w-20", Optional: true},
		Problems:  f.inOrder(filingFields...),
	}
	c.whatToSend(m, f, &v)
	for _, ch := range channels(&m.o, m.country()) {
		v.Channel.Options = append(v.Channel.Options, templates.Option{Value: ch.value, Label: ch.name})
	}
	return c.render(status, templates.FilingPage(p, v))
}

// with is the matter as pages about it say it, with the draft that is chosen: that an
// incident is not major after all meets no duty of its own.
func (m matter) with(c *call, f *typed) matter {
	for _, d := range m.sealedFor() {
		if d.Stage != form.Reclassified || strconv.FormatInt(d.ID, 10) != f.Get("sealed") {
			continue
		}
		if o, _, ok := m.rec.NotMajorDuty(c.at); ok {
			m.o = o
		}
	}
	return m
}

// whatToSend gives the files of the draft that is sealed to be sent, and warns of what
// is personal in it. Where none is sealed it leads to the draft as it is.
func (c *call) whatToSend(m matter, f *typed, v *templates.FilingForm) {
	x, stage, has := m.rec.Form(m.o.ID, c.at)
	v.Public = has
	switch d, sealed := m.marked(f); {
	case sealed:
		draft, err := d.Draft()
		if err != nil {
			return // its page says why it cannot be read
		}
		v.Personal = m.personalIn(draft)
		if v.Where == nil {
			v.Where = &templates.Where{}
		}
		v.Where.Sealed, v.Where.Files = &templates.Link{Text: showSealed, Href: sealedPath(m.Ref, d.ID)}, filesOfSealed(sealedPath(m.Ref, d.ID), draft)
	case has:
		v.Personal = m.personalIn(form.Fill(x, stage, m.rec.FormInput(c.at)))
		if v.Sealed == nil {
			v.SealFirst, v.Draft = sentFirst, templates.Link{Text: sentToDraft, Href: m.draft()}
		}
	}
}

// filingNotes are what to think of before anything is typed.
func (m matter) filingNotes() []i18n.Text {
	var notes []i18n.Text
	if x, filed := lastFiling(m.rec, &m.o); filed {
		notes = append(notes, filingAgain.With(i18n.Long(x.SentAt.In(m.zone))))
	}
	switch {
	case m.o.State == deadline.NotRequired || m.o.State == deadline.NotApplicable:
		notes = append(notes, filingNotNeeded)
	case undecided(m.rec, &m.o):
		notes = append(notes, filingUndecided)
	}
	return notes
}

// filingOf reads the form. What is wrong with it is noted in f.
func (c *call) filingOf(m matter, f *typed) models.Filing {
	x := models.Filing{Obligation: m.o.ID, SentAt: f.instant("sent"), EntityID: m.entityID(), Country: m.o.Told, Reference: f.text("reference"), DelayReason: f.text("delay_reason"), SendReason: f.text("send_reason")}
	for _, ch := range channels(&m.o, m.country()) {
		if ch.value == f.Get("channel") {
			x.Channel = ch.name.In(c.lang)
		}
	}
	if d := m.chosen(f); d != nil {
		x.SealedID = &d.ID
		if d.SentBefore(x.SentAt) {
			f.problems.Add("sent", models.SentEarly)
		}
	}
	switch {
	case f.Get("channel") == testChannel:
		f.problems.Add("channel", filingOnlyTest)
	case x.Channel == "":
		f.problems.Add("channel", filingNoChannel)
	case f.Get("channel") == otherChannel:
		if x.Channel = f.text("channel_other"); x.Channel == "" {
			f.problems.Add("channel_other", filingNoOther)
		}
	}
	if _, unread := f.problems["sent"]; !unread && x.SentAt == nil {
		f.problems.Add("sent", filingNoTime)
	}
	p := models.Problems{}
	x.Check(p, c.at)
	f.notice(p, map[string]string{"sent_at": "sent", "sealed_id": "sealed"})
	return x
}

// judged is the filing with the limits by which it would be judged if it were
// recorded now, as [models.Store.RecordFiling] judges it, and the obligation
// with it.
func (m matter) judged(x models.Filing) (models.Filing, deadline.Obligation) {
	if m.o.ID == models.NotMajorNotice {
		return x, m.o // it meets no limit
	}
	return m.judgedAmong(m.whole.Meeting(x), x)
}

// judgedAmong judges one of the filings of one sending.
func (m matter) judgedAmong(all []models.Filing, x models.Filing) (models.Filing, deadline.Obligation) {
	facts := m.rec.DeadlineFacts(*x.SentAt)
	for _, y := range all {
		facts.Filings = append(facts.Filings, deadline.Filing{Obligation: y.Obligation, SentAt: *y.SentAt, Country: y.Country})
	}
	for _, o := range deadline.Compute(facts) {
		if o.ID != x.Obligation || o.Told != x.Country {
			continue
		}
		x.StrictAt, x.LatestAt = o.Strict, o.Latest
		if _, again := lastFiling(m.rec, &o); !again && o.Late != nil {
			x.LateStrict, x.LateLatest = &o.Late.Strict, &o.Late.Latest
		}
		return x, o
	}
	return x, m.o
}

// beside are the other filings that are recorded with one, and whether one of them is
// late.
func (m matter) beside(x models.Filing) (titles []i18n.Text, late bool) {
	all := m.whole.Meeting(x)
	for _, y := range all {
		if y.Obligation == x.Obligation {
			continue
		}
		y, o := m.judgedAmong(all, y)
		titles, late = append(titles, o.Title), late || y.LateStrict != nil && *y.LateStrict
	}
	return titles, late
}

// answerFiling keeps what was typed and leads on to the check:
// POST /incidents/:ref/file/:obligation.
func (c *call) answerFiling() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	f, err := c.posted(m.zone)
	if err != nil {
		return err
	}
	if c.filingOf(m, f); f.bad() {
		return c.showFilingForm(http.StatusUnprocessableEntity, m, f, "")
	}
	path := m.filing()
	if err := c.keep(path, f, filingFields); err != nil {
		return err
	}
	return c.see(path + "/check")
}

// checkFiling shows what would be recorded and how late it is:
// GET /incidents/:ref/file/:obligation/check.
func (c *call) checkFiling() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	path := m.filing()
	f, ok, err := c.kept(path, m)
	if err != nil {
		return err
	}
	if !ok {
		return c.see(path)
	}
	x := c.filingOf(m, f)
	if f.bad() {
		return c.see(path)
	}
	if reasons := m.delayReasons(); !f.Has("delay_reason") {
		f.Set("delay_reason", reasons)
	}
	return c.showFilingCheck(http.StatusOK, m, f, x)
}

// delayReasons are those that are among the facts already.
func (m matter) delayReasons() string { return said(m.rec, "delay_reasons").Text }

func (c *call) showFilingCheck(status int, m matter, f *typed, x models.Filing) error {
	path := m.filing()
	m = m.with(c, f)
	also, othersLate := m.beside(x)
	x, o := m.judged(x)
	v := templates.FilingCheck{
		Head: m.head, Form: templates.PostForm{Action: path + "/check", Once: once(), Upload: true}, Back: path,
		Facts: []templates.Fact{
			{Label: filingDuty, Said: upper(limitName(m.o))},
			{Label: filingSent, Said: i18n.Long(x.SentAt.In(m.zone)), Change: path + "#sent"},
			{Label: filingHow, Value: report.Channel(x.Channel).In(c.lang), Change: path + "#channel"},
			{Label: filingRef, Value: x.Reference, Change: path + "#reference"},
		},
		Made: f.made, Verdict: report.Punctuality(x), Tone: templates.ToneRun, Warnings: m.filingWarnings(x, o), Values: hiddenValues(f, filingFields),
		Proof: templates.Field{Name: "proof", Label: filingProofText, Hint: filingProofHint, Problem: f.problems["proof"], Optional: true},
	}
	d := m.chosen(f)
	if d != nil {
		v.Facts = append(v.Facts, templates.Fact{Label: sentWhat, Said: sentDraft.With(strconv.FormatInt(d.ID, 10), stageOf(*d), i18n.Short(d.SealedAt.In(m.zone)), d.SealedName), Change: path + "#sealed"})
		v.Files, v.Personal = fileNames(m.Ref, d), m.personalSealed(*d)
	}
	for _, t := range also {
		v.Facts = append(v.Facts, templates.Fact{Label: filingAlso, Said: t})
	}
	why := c.whyUnready(m, x, d)
	if !why.IsZero() {
		v.Warnings = append([]i18n.Text{why}, v.Warnings...)
	}
	if _, wanted := f.problems["send_reason"]; wanted || !why.IsZero() {
		v.Unready = &templates.Field{Name: "send_reason", Label: sentReason, Hint: sentReasonHint, Value: f.Get("send_reason"), Problem: f.problems["send_reason"]}
	}
	if entity := whose(m.rec, c.lang); entity != "" {
		v.Facts = slices.Insert(v.Facts, 1, templates.Fact{Label: dutyOf, Value: entity})
	}
	if x.StrictAt != nil {
		v.Facts = append(v.Facts, templates.Fact{Label: filingStrict, Said: i18n.Long(x.StrictAt.In(m.zone))})
	}
	if x.LatestAt != nil && !x.LatestAt.Equal(*x.StrictAt) {
		v.Facts = append(v.Facts, templates.Fact{Label: filingLatest, Said: i18n.Long(x.LatestAt.In(m.zone))})
	}
	if x.LateStrict != nil {
		v.Tone = verdictTone(o.Late)
	}
	if othersLate || x.LateStrict != nil && *x.LateStrict {
		v.Delay = &templates.Field{Name: "delay_reason", Label: filingDelay, Hint: delayHint(m.o.ID), Value: f.Get("delay_reason"), Problem: f.problems["delay_reason"]}
	}
	v.Problems = f.inOrder("send_reason", "delay_reason", "proof")
	p := refused(c.pageOf(m.room, filingCheck, templates.Link{Text: sendingOf(m.o.ID).title, Href: path}), f)
	return c.render(status, templates.FilingCheckPage(p, v))
}

// filingWarnings are what speaks against the time that was typed.
func (m matter) filingWarnings(x models.Filing, o deadline.Obligation) []i18n.Text {
	var list []i18n.Text
	aware, _ := m.rec.AwareMoment()
	switch {
	case aware.Known() && x.SentAt.Before(aware.At):
		list = append(list, filingEarly.With(templates.Page{Zone: m.zone}.MomentLong(aware)))
	case o.ID == models.NotMajorNotice: // it has no clock
	case o.ClockStart == nil && o.State != deadline.NotApplicable || o.ClockStart != nil && x.SentAt.Before(*o.ClockStart):
		list = append(list, filingBefore)
	}
	return append(list, m.filingNotes()...)
}
