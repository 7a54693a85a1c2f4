package web

import (
	"strings"
	"unicode/utf8"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

var (
	toldTitle    = i18n.Text{SV: "Vad vi har sagt", EN: "What we told them"}
	toldLast     = i18n.Text{SV: "Senast %s, %s", EN: "Last: %s, %s"}
	toldNoTime   = i18n.Text{SV: "utan tid", EN: "without a time"}
	toldWhen     = i18n.Text{SV: "%s, i", EN: "%s, in"}
	toldSideWhen = i18n.Text{SV: "%s, %s", EN: "%s, %s"}
	toldMark     = i18n.Text{SV: "Vad ska göras?", EN: "What is to be done?"}
	toldWhy      = i18n.Text{SV: "Skäl", EN: "Reason"}
	toldWhyHint  = i18n.Text{SV: "Varför uppgiften är väsentlig för mottagaren, eller inte är det.", EN: "Why the fact is material to the recipient, or is not."}
	toldAllWhy   = i18n.Text{SV: "Skäl att ta med allt som har tillkommit", EN: "Reason for taking all that was added"}
	toldAllHint  = i18n.Text{SV: "Gäller bara den här mottagaren. För en mottagare utan skäl är det som har tillkommit kvar att bedöma.", EN: "Of this recipient only. For a recipient without a reason, what was added is still to be judged."}
	toldAllWhich = i18n.Text{SV: "Du har skrivit ett skäl att ta med allt som har tillkommit. Tryck på ”Spara, och ta med allt som har tillkommit i nästa rapport”, eller ta bort skälet.", EN: "You have written a reason for taking all that was added. Press “Save, and take all that was added into the next report”, or remove the reason."}
	toldJudged   = i18n.Text{SV: "%s. Bedömt av %s %s.", EN: "%s. Judged by %s, %s."}
	toldKnown    = i18n.Text{SV: "Känt sedan %s, antecknat av %s.", EN: "Known since %s, recorded by %s."}

	toldKnownFrom = i18n.Text{SV: "Känt sedan %s, från %s, antecknat av %s.", EN: "Known since %s, from %s, recorded by %s."}
	toldFrom      = map[models.SaidFrom]i18n.Text{
		models.FromSealed: {SV: "Vad som uppgavs framgår av det låsta utkast som lämnades in.", EN: "What was said is that of the sealed draft that was sent."},
		models.FromRecord: {SV: "Vad som uppgavs är hämtat ur akten som den var när inlämningen antecknades. Det som faktiskt skrevs i mottagarens formulär kan skilja sig.", EN: "What was said is taken from the record as it was when the filing was recorded. What was really written in the recipient’s form may differ."},
	}
	toldStates = map[models.MarkKind]templates.Tag{
		"":                 {Tone: templates.ToneOpen, Text: i18n.Text{SV: "Att bedöma", EN: "To judge"}},
		models.ReportNow:   {Tone: templates.ToneSoon, Text: models.MarkNames[models.ReportNow]},
		models.ReportNext:  {Tone: templates.ToneRun, Text: models.MarkNames[models.ReportNext]},
		models.NotMaterial: {Tone: templates.ToneIdle, Text: models.MarkNames[models.NotMaterial]},
	}
	toldMaterial = i18n.Plural{
		One:   i18n.Text{SV: "En uppgift ska rapporteras nu.", EN: "One fact is to be reported now."},
		Other: i18n.Text{SV: "%s uppgifter ska rapporteras nu.", EN: "%s facts are to be reported now."},
	}
	toldWithoutDelay    = i18n.Text{SV: "Utan onödigt dröjsmål.", EN: "Without undue delay."}
	toldBy              = i18n.Text{SV: "Utan onödigt dröjsmål, senast %s.", EN: "Without undue delay, at the latest %s."}
	toldPrepare         = i18n.Text{SV: "Förbered %s", EN: "Prepare: %s"}
	toldPrepareNotMajor = i18n.Text{SV: "Förbered meddelandet att incidenten inte längre är allvarlig", EN: "Prepare the notice that the incident is no longer major"}
	toldNoMarks         = i18n.Text{SV: "Ingen bedömning var ny, så inget sparades.", EN: "No judgement was new, so nothing was saved."}
	toldMarked          = i18n.Plural{One: i18n.Text{SV: "En bedömning är sparad.", EN: "One judgement is saved."}, Other: i18n.Text{SV: "%s bedömningar är sparade.", EN: "%s judgements are saved."}}

	proposeChanged = i18n.Text{SV: "%s\n%s\nErsätter %s, som uppgavs den %s.", EN: "%s\n%s\nReplaces %s, which was given on %s."}
	proposeLong    = i18n.Text{SV: "%s\n%s\nErsätter det som uppgavs den %s.", EN: "%s\n%s\nReplaces what was given on %s."}
	proposeAdded   = i18n.Text{SV: "%s\n%s\nUppgiften lämnades inte den %s.", EN: "%s\n%s\nThe fact was not given on %s."}
	proposeGone    = i18n.Text{SV: "%s\nUppgiften %s, som lämnades den %s, gäller inte längre.", EN: "%s\nThe answer %s, which was given on %s, no longer holds."}
	proposeGoneAll = i18n.Text{SV: "%s\nDet som uppgavs den %s gäller inte längre.", EN: "%s\nWhat was given on %s no longer holds."}
	proposeEarlier = i18n.Text{SV: "dag då inlämningen gjordes", EN: "the day of the filing"}
)

// toldWords is what is said in a field, as a person reads it.
func (c *call) toldWords(x *form.Filled, t *telling) string { return report.Answer(x, c.lang, t.zone) }

// shortEnough is how long an answer may be to stand inside a sentence.
const shortEnough = 80

// toldText is a text to send about a difference.
func (c *call) toldText(t *telling, d *models.ToldDifference) i18n.Text {
	return i18n.Text{SV: proposal(t, d, i18n.SV), EN: proposal(t, d, i18n.EN)}
}

func proposal(t *telling, d *models.ToldDifference, l i18n.Lang) string {
	question, told, now := d.Now.Says().In(l), report.Answer(&d.Told, l, t.zone), report.Answer(&d.Now, l, t.zone)
	day := proposeEarlier.In(l)
	if d.In.SentAt != nil {
		day = i18n.Date(d.In.SentAt.In(t.zone)).In(l)
	}
	short := utf8.RuneCountInString(told) <= shortEnough && !strings.Contains(told, "\n")
	switch kind := d.Kind(); {
	case kind == form.Added:
		return proposeAdded.Say(l, question, now, day)
	case kind == form.Gone && short:
		return proposeGone.Say(l, question, told, day)
	case kind == form.Gone:
		return proposeGoneAll.Say(l, question, day)
	case short:
		return proposeChanged.Say(l, question, now, told, day)
	}
	return proposeLong.Say(l, question, now, day)
}
