package web

import (
	"regexp"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/i18n"
	"frist/templates"
)

var (
	quickLabel = i18n.Text{SV: "Klockslag i dag och vad som hände", EN: "Time today and what happened"}
	quickHint  = i18n.Text{SV: "Till exempel: 07:40 kunden ringde. Utan kolon: 0740 eller kl 1420; bara 1420 kan vara ett antal.", EN: "For example: 07:40 the customer called. Without the colon: 0740 or at 1420; 1420 alone may be a number of something."}
	quickNone  = i18n.Text{SV: "Raden började inte med ett klockslag, som 07:40. Ange tiden här.", EN: "The line did not begin with a time, such as 07:40. Enter the time here."}
	quickEmpty = i18n.Text{SV: "Skriv ett klockslag och vad som hände, till exempel 07:40 kunden ringde.", EN: "Write a time and what happened, for example 07:40 the customer called."}

	entryAt         = i18n.Text{SV: "När hände det?", EN: "When did it happen?"}
	entryText       = i18n.Text{SV: "Vad hände?", EN: "What happened?"}
	entryTextHint   = i18n.Text{SV: "Det du vet, med egna ord. Skriv inte fler personuppgifter än vad som behövs.", EN: "What you know, in your own words. Write no more personal data than is needed."}
	entrySource     = i18n.Text{SV: "Källa", EN: "Source"}
	entrySourceHint = i18n.Text{SV: "Vem eller vad uppgiften kommer från, till exempel kundtjänst eller en systemlogg.", EN: "Who or what it comes from, for example customer service or a system log."}
	needsTime       = i18n.Text{SV: "Ange när det hände, eller svara att det inte är känt.", EN: "Enter when it happened, or answer that it is not known."}
)

// A quick line is a time of day and what happened: "07:40 kunden ringde". Without
// its colon or point a time must begin with 0 or come after "kl", or "1200 kunder
// berörs" would be noon; and no figure may follow, for "0920-123 45" is a
// telephone number.
var (
	quickLine = regexp.MustCompile(`(?i)^(?:kl\.?\s*|at\s+)?(\d{1,2}[:.]\d{2})(?:\s*[-–—:]\s*|\s+)(\S.*)$`)
	quickBare = regexp.MustCompile(`(?i)^(?:(?:kl\.?\s*|at\s+)(\d{3,4})|(0\d{3}))(?:\s*[-–—:]\s*|\s+)([^\d\s].*)$`)
)

// cutQuick takes a quick line apart.
func cutQuick(line string) (clock, text string, ok bool) {
	if m := quickLine.FindStringSubmatch(line); m != nil {
		return m[1], m[2], true
	}
	if m := quickBare.FindStringSubmatch(line); m != nil {
		return m[1] + m[2], m[3], true // one of the two is empty
	}
	return "", "", false
}

// readQuick takes the line apart into the fields of the form, on the day that
// now is. Where it cannot be understood the whole text is kept, and is not guessed at.
func (f *typed) readQuick(now time.Time) {
	line := strings.TrimSpace(f.Get("quick"))
	f.write("at", now.Truncate(time.Minute))
	f.folds = map[string]bool{} // what is asked is asked of the line, not of the present
	f.Del("at.fold")
	clock, text, ok := cutQuick(line)
	switch {
	case line == "":
		f.problems.Add("quick", quickEmpty)
	case !ok:
		f.Set("text", line)
		f.Del("quick")
		f.problems.Add("at", quickNone)
	default:
		f.Set("at.t", clock)
		f.Set("text", text)
		f.Del("quick")
	}
}

// entry reads the fields of an entry.
func (f *typed) entry() models.Entry {
	e := models.Entry{At: f.moment("at"), Text: f.text("text"), Source: f.text("source")}
	if _, bad := f.problems["at"]; !bad && !e.At.Known() && f.Get("at.precision") != string(calendar.Unknown) {
		f.problems.Add("at", needsTime)
	}
	return e
}

// writeEntry puts an entry into the fields.
func (f *typed) writeEntry(e models.Entry) {
	f.writeMoment("at", e.At)
	f.Set("text", e.Text)
	f.Set("source", e.Source)
}

// entryForm is the form for an entry, filled in with what was typed. Fields
// are those of the page, in their order.
func entryForm(f *typed, post templates.PostForm, fields ...string) templates.EntryForm {
	return templates.EntryForm{
		PostForm: post, Problems: f.inOrder(fields...),
		At:     f.dateTime(templates.DateTime{Name: "at", Label: entryAt, Precise: true}),
		Text:   templates.Field{Name: "text", Label: entryText, Hint: entryTextHint, Value: f.Get("text"), Problem: f.problems["text"], Rows: 4},
		Source: templates.Field{Name: "source", Label: entrySource, Hint: entrySourceHint, Value: f.Get("source"), Problem: f.problems["source"], Optional: true, Width: "w-full"},
	}
}
