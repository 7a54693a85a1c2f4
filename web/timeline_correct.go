package web

import (
	"errors"
	"net/http"
	"strconv"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	correctTitle = i18n.Text{SV: "Rätta en händelse", EN: "Correct an event"}
	clashTitle   = i18n.Text{SV: "Någon annan har rättat händelsen", EN: "Somebody else has corrected the event"}
	correctDone  = i18n.Text{SV: "Rättelsen är sparad. Den tidigare uppgiften står kvar, överstruken.", EN: "The correction is saved. The earlier version stays, struck through."}
	withdrawDone = i18n.Text{SV: "Händelsen är återtagen. Den står kvar, överstruken, med skälet.", EN: "The event is withdrawn. It stays, struck through, with the reason."}
	reasonLabel  = i18n.Text{SV: "Varför tas den tillbaka?", EN: "Why is it withdrawn?"}
	whenLabel    = i18n.Text{SV: "När", EN: "When"}
	whatLabel    = i18n.Text{SV: "Vad", EN: "What"}
	recordedBy   = i18n.Text{SV: "Antecknat", EN: "Recorded"}
	recordedSaid = i18n.Text{SV: "%s av %s", EN: "%s by %s"}
)

func entryPath(r room, id int64) string {
	return r.path(templates.AtTimeline) + "/" + strconv.FormatInt(id, 10)
}

// correctEntry shows the form: GET /incidents/:ref/timeline/:id/correct. An
// entry that holds no longer is shown with what replaced it instead.
func (c *call) correctEntry() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	old, err := c.store.Entry(c.ctx(), c.by(), r.Ref, c.id())
	if err != nil {
		return err
	}
	if old.CorrectedBy != 0 || old.Withdrawn {
		return c.see(entryPath(r, old.ID))
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.writeEntry(old)
	}
	return c.showCorrection(http.StatusOK, r, old, f, saved)
}

func (c *call) showCorrection(status int, r room, old models.Entry, f *typed, saved string) error {
	p := refused(c.pageOf(r, correctTitle, templates.Link{Text: timelineTitle, Href: r.path(templates.AtTimeline)}), f)
	path := entryPath(r, old.ID) + "/correct"
	form := entryForm(f, templates.PostForm{Action: path, Once: once(), Draft: true, Saved: saved})
	return c.render(status, templates.CorrectEntryPage(p, templates.CorrectView{
		Head: r.head, Old: entryRows(r, []models.Entry{old}, false)[0], Form: form,
		Withdraw: templates.PostForm{Action: path, Once: once()},
		Reason:   templates.Field{Name: "reason", Label: reasonLabel, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 3},
		Problems: f.inOrder("at", "text", "source", "reason"),
	}))
}

// saveCorrection stores a correction or a withdrawal:
// POST /incidents/:ref/timeline/:id/correct.
func (c *call) saveCorrection() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	old, err := c.store.Entry(c.ctx(), c.by(), r.Ref, c.id())
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	var e models.Entry
	withdraw := f.Get("do") == "withdraw"
	if withdraw {
		e = models.Entry{Withdrawn: true, Text: f.text("reason"), At: old.At}
		f.writeEntry(old) // the other form on the page, as it stood
	} else {
		e = f.entry()
	}
	if !f.bad() {
		err = c.store.CorrectEntry(c.ctx(), c.by(), c.once(f), r.Ref, old.ID, e)
		var done *models.Done
		switch {
		case err == nil && withdraw:
			return c.done(r.path(templates.AtTimeline), withdrawDone)
		case err == nil:
			return c.done(r.path(templates.AtTimeline), correctDone)
		case errors.As(err, &done):
			return c.see(r.path(templates.AtTimeline))
		case errors.Is(err, models.ErrConflict):
			return c.entryClash(r, old, f, e)
		}
		if err := f.ok(err); err != nil {
			return err
		}
		if t, bad := f.problems["text"]; bad && withdraw {
			delete(f.problems, "text")
			f.problems.Add("reason", t)
		}
	}
	return c.showCorrection(http.StatusUnprocessableEntity, r, old, f, "")
}

// maxCorrections is how many corrections in a row are followed to the newest.
const maxCorrections = 100

// entryClash shows what was typed beside what somebody else made of the entry
// meanwhile, and a form that goes on from there with what was typed.
func (c *call) entryClash(r room, old models.Entry, f *typed, mine models.Entry) error {
	newest := old
	for range maxCorrections {
		e, err := c.store.Entry(c.ctx(), c.by(), r.Ref, newest.ID)
		if err != nil {
			return err
		}
		newest = e
		if e.CorrectedBy == 0 {
			break
		}
		newest.ID = e.CorrectedBy
	}
	p := c.pageOf(r, clashTitle, templates.Link{Text: timelineTitle, Href: r.path(templates.AtTimeline)})
	if mine.Withdrawn {
		f.writeEntry(newest) // what was to be withdrawn is not what is to be corrected
	}
	action := entryPath(r, newest.ID) + "/correct"
	if newest.Withdrawn {
		action = r.path(templates.AtTimeline)
	}
	return c.render(http.StatusConflict, templates.EntryConflictPage(p, templates.EntryConflict{
		Head: r.head, Gone: newest.Withdrawn, Mine: entryFacts(p, mine), Theirs: entryFacts(p, newest),
		Form: entryForm(f, templates.PostForm{Action: action, Once: once(), Draft: true, DraftAs: action}),
	}))
}

func entryFacts(p templates.Page, e models.Entry) []templates.Fact {
	facts := []templates.Fact{
		{Label: whenLabel, Value: p.Moment(e.At)}, {Label: whatLabel, Value: e.Text}, {Label: entrySource, Value: e.Source},
	}
	if e.ID != 0 {
		facts = append(facts, templates.Fact{Label: recordedBy, Said: recordedSaid.With(i18n.Short(p.Local(e.RecordedAt)), e.RecordedName)})
	}
	return facts
}
