package web

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

var (
	letterTitle  = i18n.Text{SV: "När det inte går att lämna in", EN: "When it cannot be submitted"}
	noticeTitle  = i18n.Text{SV: "Underrättelse om försening", EN: "Notice of the delay"}
	letterText   = i18n.Text{SV: "Brev till mottagaren", EN: "Letter to the recipient"}
	letterAt     = i18n.Text{SV: "När försökte ni?", EN: "When did you try?"}
	letterWhat   = i18n.Text{SV: "Vad hände?", EN: "What happened?"}
	letterWhatIs = i18n.Text{SV: "Felmeddelandet, ordagrant om det går. Spara gärna en skärmbild under Bevis.", EN: "The message, word for word if you can. Keep a screenshot under Evidence."}
	letterLogged = i18n.Text{SV: "Försöket är antecknat bland händelserna.", EN: "The attempt is recorded in the timeline."}
	attemptWords = i18n.Text{SV: "Försök att lämna in misslyckades (%s): %s", EN: "An attempt to submit failed (%s): %s"}
	attemptBy    = i18n.Text{SV: "Antecknat vid försöket att lämna in", EN: "Noted at the submission"}

	letterTo      = i18n.Text{SV: "Till %s", EN: "To %s"}
	letterSubject = i18n.Text{SV: "%s: %s, lämnas på annat sätt", EN: "%s: %s, submitted in another way"}
	letterDORA    = i18n.Text{SV: "%s kunde inte lämna in rapporten i Fidac. Vi lämnar den därför på annat säkert sätt, efter överenskommelse med er (artikel 4 i genomförandeförordning (EU) 2025/302), och lämnar in den på nytt i Fidac om ni begär det.", EN: "%s could not submit the report in Fidac. We therefore submit it by other secure means, in agreement with you (Article 4 of Implementing Regulation (EU) 2025/302), and will submit it again in Fidac if you require it."}
	letterIMY     = i18n.Text{SV: "%s kunde inte lämna in anmälan i e-tjänsten. Vi lämnar den därför på det här sättet.", EN: "%s could not submit the notification in the e-service. We therefore submit it in this way."}
	letterElse    = i18n.Text{SV: "%s kunde inte lämna in uppgifterna på det vanliga sättet. Vi lämnar dem därför på det här sättet.", EN: "%s could not submit the information in the usual way. We therefore submit it in this way."}
	letterLimit   = i18n.Text{SV: "Fristen löper ut %s.", EN: "The time limit ends on %s."}
	letterTried   = i18n.Text{SV: "Våra försök:", EN: "Our attempts:"}
	letterFiles   = i18n.Text{SV: "Bilaga: %s", EN: "Enclosed: %s"}
	letterOurs    = i18n.Text{SV: "Vår referens: %s", EN: "Our reference: %s"}
	letterYours   = i18n.Text{SV: "Er referens: %s", EN: "Your reference: %s"}
	letterCall    = i18n.Text{SV: "Kontakt: %s", EN: "Contact: %s"}
	letterNoCall  = i18n.Text{SV: "[namn, telefon och e-postadress]", EN: "[name, telephone and e-mail address]"}
	letterBox     = i18n.Text{SV: "Integritetsskyddsmyndigheten, Box 8114, 104 20 Stockholm", EN: "Integritetsskyddsmyndigheten, Box 8114, 104 20 Stockholm, Sweden"}

	noticeSubject = i18n.Text{SV: "Underrättelse enligt artikel 5.3 i delegerad förordning (EU) 2025/301", EN: "Notice under Article 5(3) of Delegated Regulation (EU) 2025/301"}
	noticeBody    = i18n.Text{SV: "%s kan inte lämna följande inom tiden: %s. Fristen löper ut %s.", EN: "%s cannot submit the following in time: %s. The time limit ends on %s."}
	noticeReasons = i18n.Text{SV: "Skälen till förseningen:", EN: "The reasons for the delay:"}
	noticeNone    = i18n.Text{SV: "[skälen]", EN: "[the reasons]"}
	noticeLacks   = i18n.Text{SV: "Följande uppgifter som ska lämnas är inte kända ännu: %s.", EN: "The following information that is required is not known yet: %s."}
	noticeWhen    = i18n.Text{SV: "Vi lämnar rapporten så snart det går, senast [dag och klockslag].", EN: "We will submit the report as soon as possible, at the latest [day and time]."}
	noticeNow     = i18n.Text{SV: "Underrättelsen ska komma fram före fristen. Det går också att lämna rapporten i tid med det som är känt: uppskattningar godtas i den första anmälan och delrapporten.", EN: "The notice has to arrive before the limit. You can also submit the report in time with what is known: estimates are accepted in the initial and intermediate reports."}
	noticeIdle    = i18n.Text{SV: "Ingen rapport till Finansinspektionen väntar på att lämnas just nu.", EN: "No report to Finansinspektionen waits to be submitted now."}
)

// filingLetter is the text to send when the usual way is shut, or the notice of a
// delay: GET /incidents/:ref/file/:obligation/letter.
func (c *call) filingLetter() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(m.zone)
	if err != nil {
		return err
	}
	if saved == "" {
		f.write("at", c.at.Truncate(time.Minute))
	}
	return c.showFilingLetter(http.StatusOK, m, f, saved)
}

func (c *call) showFilingLetter(status int, m matter, f *typed, saved string) error {
	title, text, notes := letterTitle, c.downLetter(m), []i18n.Text(nil)
	v := templates.FilingLetter{Head: m.head, To: upper(limitName(m.o)), Back: m.filing(), Draft: m.draft()}
	if m.o.ID == delayNotice {
		title, v.Draft = noticeTitle, ""
		text, notes = c.noticeLetter(m)
	} else {
		v.Problems = f.inOrder("at", "what")
		v.Attempts = attempts(m, c.lang)
		v.Form = &templates.AttemptForm{
			PostForm: templates.PostForm{Action: m.filing() + "/letter", Once: once(), Draft: true, Saved: saved},
			At:       f.dateTime(templates.DateTime{Name: "at", Label: letterAt}),
			What:     templates.Field{Name: "what", Label: letterWhat, Hint: letterWhatIs, Value: f.Get("what"), Problem: f.problems["what"], Rows: 3},
		}
	}
	v.Notes = notes
	v.Letter = templates.Field{Name: "letter", Label: letterText, Value: text, Readonly: true, Rows: 18, Width: "w-full"}
	p := refused(c.pageOf(m.room, title, templates.Link{Text: sendingOf(m.o.ID).title, Href: m.filing()}), f)
	return c.render(status, templates.FilingLetterPage(p, v))
}

// logAttempt notes in the timeline that it could not be submitted:
// POST /incidents/:ref/file/:obligation/letter.
func (c *call) logAttempt() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	if m.o.ID == delayNotice {
		return models.ErrNotFound
	}
	f, err := c.posted(m.zone)
	if err != nil {
		return err
	}
	at, what := f.instant("at"), f.text("what")
	if _, unread := f.problems["at"]; !unread && at == nil {
		f.problems.Add("at", i18n.Text{SV: "Ange när ni försökte.", EN: "Enter when you tried."})
	}
	if at != nil && at.After(c.at) {
		f.problems.Add("at", i18n.Text{SV: "Tiden ligger i framtiden.", EN: "The time is in the future."})
	}
	if what == "" {
		f.problems.Add("what", i18n.Text{SV: "Ange vad som hände.", EN: "Enter what happened."})
	}
	if f.bad() {
		return c.showFilingLetter(http.StatusUnprocessableEntity, m, f, "")
	}
	e := models.Entry{
		At: calendar.At(*at), Text: attemptWords.With(m.o.Title, what).In(c.lang), Source: attemptBy.In(c.lang),
		Obligation: m.o.ID, EntityID: m.entityID(), Country: m.o.Told,
	}
	err = c.store.AddEntry(c.ctx(), c.by(), c.once(f), m.Ref, e)
	var done *models.Done
	switch {
	case err == nil:
		return c.done(m.filing()+"/letter", letterLogged)
	case errors.As(err, &done):
		return c.see(m.filing() + "/letter")
	}
	if err := f.ok(err); err != nil {
		return err
	}
	return c.showFilingLetter(http.StatusUnprocessableEntity, m, f, "")
}

// attempts are what was noted of those for the duty, in the order in which they were
// made.
func attempts(m matter, l i18n.Lang) []string {
	var list []string
	for _, e := range m.rec.Attempts(&m.o) {
		text := e.Text
		for _, lang := range i18n.Langs {
			text = strings.TrimPrefix(text, attemptWords.With(m.o.Title, "").In(lang))
		}
		list = append(list, templates.Page{Lang: l, Zone: m.zone}.MomentLong(e.At).In(l)+": "+text)
	}
	return list
}

// paragraphs are put together with a line between them.
func paragraphs(list ...string) string { return strings.Join(list, "\n\n") }

// downLetter is what goes with a report or notification that cannot be submitted in
// the usual way.
func (c *call) downLetter(m matter) string {
	say := func(s i18n.Sayer) string { return s.In(c.lang) }
	to, why := upper(m.o.RecipientName), letterElse
	switch {
	case atFidac(m.o.ID):
		why = letterDORA
	case m.country() == "SE" && (m.o.ID == "gdpr.authority" || m.o.ID == "imy.supplement"):
		to, why = letterBox, letterIMY
	}
	list := []string{say(letterTo.With(to)), say(letterSubject.With(m.Ref, m.o.Title)), say(why.With(m.entity.Name))}
	if m.o.Strict != nil {
		list = append(list, say(letterLimit.With(i18n.Long(m.o.Strict.In(m.zone)))))
	}
	if tried := attempts(m, c.lang); len(tried) > 0 {
		list = append(list, say(letterTried)+"\n"+strings.Join(tried, "\n"))
	}
	if f, stage, ok := m.rec.Form(m.o.ID, c.at); ok {
		list = append(list, say(letterFiles.With(draftName(m.Ref, f, stage, "pdf"))))
	}
	return paragraphs(append(list, c.letterEnd(m)...)...)
}

// letterEnd is the references, and whom to call.
func (c *call) letterEnd(m matter) []string {
	refs := letterOurs.With(m.Ref).In(c.lang)
	if yours := m.firstReference(); yours != "" && m.o.Regime == "dora" {
		refs += "\n" + letterYours.With(yours).In(c.lang)
	}
	var call []string
	for _, key := range []string{"primary_contact_name", "primary_contact_phone", "primary_contact_email"} {
		if x := said(m.rec, key).Text; x != "" {
			call = append(call, x)
		}
	}
	contact := listed(call)
	if contact == "" {
		contact = said(m.rec, "contact_point").Text
	}
	if contact == "" {
		contact = letterNoCall.In(c.lang)
	}
	return []string{refs, letterCall.With(contact).In(c.lang), m.entity.Name}
}

// noticeLetter tells of a delay, with the reasons as far as the record has them: those
// that are recorded, and what is not known of what has to be said.
func (c *call) noticeLetter(m matter) (string, []i18n.Text) {
	say := func(s i18n.Sayer) string { return s.In(c.lang) }
	late := lateReport(m.rec.Obligations(c.at))
	if late == nil {
		return "", []i18n.Text{noticeIdle}
	}
	reasons := []string{say(noticeReasons)}
	if why := m.delayReasons(); why != "" {
		reasons = append(reasons, why)
	}
	if f, stage, ok := m.rec.Form(late.ID, c.at); ok {
		var lacks []string
		d := form.Fill(f, stage, m.rec.FormInput(c.at))
		for _, x := range d.Missing {
			if x.Need == form.Mandatory {
				lacks = append(lacks, x.Number+" "+say(d.Field(x.Number).Says()))
			}
		}
		if len(lacks) > 0 {
			reasons = append(reasons, say(noticeLacks.With(strings.Join(lacks, "; "))))
		}
	}
	if len(reasons) == 1 {
		reasons = append(reasons, say(noticeNone))
	}
	list := []string{
		say(letterTo.With(upper(late.RecipientName))), say(noticeSubject),
		say(noticeBody.With(m.entity.Name, late.Title, i18n.Long(late.Strict.In(m.zone)))),
		strings.Join(reasons, "\n"), say(noticeWhen),
	}
	return paragraphs(append(list, c.letterEnd(m)...)...), []i18n.Text{noticeNow}
}

// lateReport is the report that the notice is about: of those that are not sent, the
// one whose limit comes first.
func lateReport(os []deadline.Obligation) *deadline.Obligation {
	var first *deadline.Obligation
	for i := range os {
		o := &os[i]
		open := o.State == deadline.Running || o.State == deadline.Overdue
		if atFidac(o.ID) && open && o.Strict != nil && (first == nil || o.Strict.Before(*first.Strict)) {
			first = o
		}
	}
	return first
}
