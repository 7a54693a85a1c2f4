package web

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	awareTitle      = i18n.Text{SV: "Kännedom", EN: "Awareness"}
	awarePreview    = i18n.Text{SV: "Kontrollera valet av tid", EN: "Check the choice of time"}
	awareClashTitle = i18n.Text{SV: "Valet är ändrat av någon annan", EN: "The choice was changed by somebody else"}
	awareAt         = i18n.Text{SV: "När kan ni ha fått kännedom?", EN: "When may you have become aware?"}
	awareHow        = i18n.Text{SV: "Hur fick ni veta?", EN: "How did you find out?"}
	awareHowHint    = i18n.Text{SV: "Till exempel: kund ringde kundtjänst, larm i övervakningen, besked från personuppgiftsbiträde.", EN: "For example: a customer called, an alarm in monitoring, word from a processor."}
	awareSource     = i18n.Text{SV: "Källa", EN: "Source"}
	awareWhich      = i18n.Text{SV: "Vilken tid gäller?", EN: "Which time counts?"}
	awareReason     = i18n.Text{SV: "Skäl", EN: "Reason"}
	awareReasonHint = i18n.Text{SV: "Varför den juridiska personen då med rimlig säkerhet visste att en incident hade inträffat. En tillsynsmyndighet kommer att läsa det.", EN: "Why the legal entity then knew with reasonable certainty that an incident had occurred. A supervisory authority will read this."}
	awareNoTime     = i18n.Text{SV: "Den tiden är inte känd, så ingen frist kan räknas från den. Välj en annan.", EN: "That time is not known, so no limit can be counted from it. Choose another."}
	awareNeedsTime  = i18n.Text{SV: "Ange en tid.", EN: "Enter a time."}
	awareWhichNone  = i18n.Text{SV: "Välj en av tiderna.", EN: "Choose one of the times."}
	awareWhyNone    = i18n.Text{SV: "Ange skälet till valet.", EN: "Enter the reason for the choice."}
	awareAdded      = i18n.Text{SV: "Tiden är antecknad. Den gäller inte förrän den väljs.", EN: "The time is recorded. It does not count until it is chosen."}
	awareAddedFirst = i18n.Text{SV: "Tiden är antecknad. Så länge ingen tid är vald räknas fristerna från den tidigaste.", EN: "The time is recorded. While no time is chosen the limits run from the earliest."}
	awareChosen     = i18n.Text{SV: "Valet är sparat, och fristerna har räknats om.", EN: "The choice is saved, and the limits are computed anew."}

	awareEarlier     = i18n.Text{SV: "Den tidigaste antecknade tiden är %s. En tillsynsmyndighet kan räkna fristen från den.", EN: "The earliest time on record is %s. A supervisory authority may count the limit from it."}
	awareEarlierThan = i18n.Text{SV: "Den tidigaste antecknade tiden är %s. Räknad från den är den strikta fristen (%s) %s. En tillsynsmyndighet kan välja den.", EN: "The earliest time on record is %s. Counted from it, the strict limit (%s) is %s. A supervisory authority may choose it."}
	awareUnchosen    = i18n.Text{SV: "Ingen tid är vald. Fristerna räknas tills vidare från den tidigaste som är antecknad.", EN: "No time is chosen. For now the limits run from the earliest on record."}
)

// awareness shows the ledger: GET /incidents/:ref/awareness.
func (c *call) awareness() error {
	r, rec, err := c.roomAndRecord()
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return c.showAwareness(http.StatusOK, r, rec, nil, "")
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("at", c.at.Truncate(time.Minute))
	}
	return c.showAwareness(http.StatusOK, r, rec, f, saved)
}

func (c *call) roomAndRecord() (room, models.Record, error) {
	r, err := c.room()
	if err != nil {
		return r, models.Record{}, err
	}
	rec, err := c.store.Record(c.ctx(), c.by(), r.Ref)
	return r, rec, err
}

func (c *call) showAwareness(status int, r room, rec models.Record, f *typed, saved string) error {
	p := c.pageOf(r, awareTitle)
	v := templates.AwarenessView{Head: r.head, Candidates: candidates(rec), Note: strictNote(p, rec, chosenOf(rec))}
	if f != nil {
		p = refused(p, f)
		v.Problems = f.inOrder("chosen", "reason", "at", "how", "source")
		choose := c.chooseForm(r, rec, f)
		if len(choose.Choice.Options) > 0 {
			v.Choose = &choose
		}
		v.Add = &templates.AwarenessForm{
			PostForm: templates.PostForm{Action: r.path(templates.AtAwareness), Once: once(), Draft: true, Saved: saved},
			At:       f.dateTime(templates.DateTime{Name: "at", Label: awareAt, Precise: true, Needed: true}),
			How:      templates.Field{Name: "how", Label: awareHow, Hint: awareHowHint, Value: f.Get("how"), Problem: f.problems["how"], Rows: 3},
			Source:   templates.Field{Name: "source", Label: awareSource, Value: f.Get("source"), Problem: f.problems["source"], Optional: true, Width: "w-full"},
			Open:     saved != "" || f.Get("do") == "add" || len(rec.Awareness) == 0,
		}
	}
	return c.render(status, templates.AwarenessPage(p, v))
}

// chooseForm is the choice, filled in with what was typed, or with what holds.
func (c *call) chooseForm(r room, rec models.Record, f *typed) templates.ChooseForm {
	chosen := strconv.FormatInt(chosenOf(rec), 10)
	picked := chosen
	if f.Has("chosen") {
		picked = f.Get("chosen")
	}
	choice := templates.Choice{Name: "chosen", Label: awareWhich, Problem: f.problems["chosen"], Values: []string{picked}}
	p := c.page(r.zone)
	for _, a := range rec.Awareness {
		if a.At.Known() {
			choice.Options = append(choice.Options, templates.Option{Value: strconv.FormatInt(a.ID, 10), Label: i18n.Same(p.Moment(a.At)), Hint: i18n.Same(shortened(a.How))})
		}
	}
	return templates.ChooseForm{
		PostForm: templates.PostForm{Action: r.path(templates.AtAwareness)}, Was: chosen, Choice: choice,
		Reason: templates.Field{Name: "reason", Label: awareReason, Hint: awareReasonHint, Value: f.Get("reason"), Problem: f.problems["reason"], Rows: 3},
	}
}

// shortened is a text that only reminds of the whole, which is near it.
func shortened(s string) string {
	if rs := []rune(s); len(rs) > 160 {
		return string(rs[:159]) + "…"
	}
	return s
}

// changeAwareness adds a candidate, or leads through a choice: to what it would
// do, and only then to storing it. POST /incidents/:ref/awareness.
func (c *call) changeAwareness() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	if f.Get("do") == "add" {
		return c.addAwareness(r, f)
	}
	rec, err := c.store.Record(c.ctx(), c.by(), r.Ref)
	if err != nil {
		return err
	}
	if f.Get("do") == "change" {
		return c.showAwarenessAgain(http.StatusOK, r, rec, f)
	}
	next, ok := candidate(rec, f.number("chosen"))
	switch {
	case !ok:
		f.problems.Add("chosen", awareWhichNone)
	case !next.At.Known():
		f.problems.Add("chosen", awareNoTime)
	}
	if f.text("reason") == "" {
		f.problems.Add("reason", awareWhyNone)
	}
	switch {
	case f.bad():
		return c.showAwarenessAgain(http.StatusUnprocessableEntity, r, rec, f)
	case f.Get("do") == "confirm":
		return c.chooseAwareness(r, rec, f, next)
	case f.number("was") != chosenOf(rec):
		return c.awarenessClash(r, rec, f, next)
	}
	return c.previewAwareness(r, rec, f, next)
}

// showAwarenessAgain shows the ledger with what was chosen, and the other form
// as it is when the page is opened.
func (c *call) showAwarenessAgain(status int, r room, rec models.Record, f *typed) error {
	if !f.Has("at.y") {
		f.write("at", c.at.Truncate(time.Minute))
	}
	return c.showAwareness(status, r, rec, f, "")
}

// doubted is what is said when a form has been stored, with what is doubtful about a
// time in it.
func (f *typed) doubted(name string, done i18n.Text) i18n.Text {
	if warning, ok := f.elsewhere[name]; ok {
		return i18n.Text{SV: done.SV + " " + warning.SV, EN: done.EN + " " + warning.EN}
	}
	return done
}

func (c *call) addAwareness(r room, f *typed) error {
	a := models.Awareness{At: f.moment("at"), How: f.text("how"), Source: f.text("source")}
	if _, bad := f.problems["at"]; !bad && !a.At.Known() {
		f.problems.Add("at", awareNeedsTime)
	}
	if !f.bad() {
		err := c.store.AddAwareness(c.ctx(), c.by(), c.once(f), r.Ref, a)
		var done *models.Done
		switch {
		case err == nil && !r.Aware.Known():
			return c.done(r.path(templates.AtAwareness), f.doubted("at", awareAddedFirst))
		case err == nil:
			return c.done(r.path(templates.AtAwareness), f.doubted("at", awareAdded))
		case errors.As(err, &done):
			return c.see(r.path(templates.AtAwareness))
		}
		if err := f.ok(err); err != nil {
			return err
		}
	}
	rec, err := c.store.Record(c.ctx(), c.by(), r.Ref)
	if err != nil {
		return err
	}
	return c.showAwareness(http.StatusUnprocessableEntity, r, rec, f, "")
}

// chooseAwareness stores the choice. A button that was pressed twice finds its
// own choice made, which is no conflict.
func (c *call) chooseAwareness(r room, rec models.Record, f *typed, next models.Awareness) error {
	if next.Chosen && next.Reason == f.text("reason") {
		return c.see(r.path(templates.AtAwareness))
	}
	err := c.store.ChooseAwareness(c.ctx(), c.by(), r.Ref, next.ID, f.number("was"), f.text("reason"))
	switch {
	case err == nil:
		return c.done(r.path(templates.AtAwareness), awareChosen)
	case errors.Is(err, models.ErrConflict):
		if rec, err = c.store.Record(c.ctx(), c.by(), r.Ref); err != nil {
			return err
		}
		return c.awarenessClash(r, rec, f, next)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	return c.showAwarenessAgain(http.StatusUnprocessableEntity, r, rec, f)
}

// awarenessClash shows the choice beside the one that was made meanwhile.
func (c *call) awarenessClash(r room, rec models.Record, f *typed, next models.Awareness) error {
	p := c.pageOf(r, awareClashTitle, templates.Link{Text: awareTitle, Href: r.path(templates.AtAwareness)})
	facts := func(a models.Awareness, reason string) []templates.Fact {
		return []templates.Fact{{Label: whenLabel, Value: p.Moment(a.At)}, {Label: awareHow, Value: a.How}, {Label: awareReason, Value: reason}}
	}
	theirs := []templates.Fact{{Label: whenLabel, Said: awareUnchosen}}
	if now, ok := candidate(rec, chosenOf(rec)); ok {
		theirs = facts(now, now.Reason)
	}
	return c.render(http.StatusConflict, templates.AwarenessConflictPage(p, templates.AwarenessConflict{
		Head: r.head, Mine: facts(next, f.text("reason")), Theirs: theirs, Choose: c.chooseForm(r, rec, f),
	}))
}
