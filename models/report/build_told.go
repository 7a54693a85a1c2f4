package report

import (
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/form"
	"frist/models/i18n"
)

var (
	askedTitle   = i18n.Text{SV: "Frågor från myndigheter", EN: "Questions from authorities"}
	askedFrom    = i18n.Text{SV: "Fråga från %s", EN: "Question from %s"}
	askedLabel   = i18n.Text{SV: "Fråga", EN: "Question"}
	askedRef     = i18n.Text{SV: "Myndighetens referens", EN: "The authority’s reference"}
	askedCame    = i18n.Text{SV: "Kom in", EN: "Received"}
	askedBy      = i18n.Text{SV: "Togs emot av", EN: "Received by"}
	askedDue     = i18n.Text{SV: "Svar senast", EN: "Answer due"}
	askedNoDue   = i18n.Text{SV: "Ingen tid angavs", EN: "No time was given"}
	askedGone    = i18n.Text{SV: "Återtagen", EN: "Withdrawn"}
	askedFixed   = i18n.Text{SV: "Rättad", EN: "Corrected"}
	answerLabel  = i18n.Text{SV: "Svar", EN: "Answer"}
	answerNone   = i18n.Text{SV: "Inget svar är antecknat", EN: "No answer is recorded"}
	answerSent   = i18n.Text{SV: "%s\nLämnat %s, %s", EN: "%s\nSent %s, %s"}
	toAnswer     = i18n.Text{SV: "En fråga från %s väntar på svar. %s.", EN: "A question from %s waits for an answer. %s."}
	toAnswerDue  = i18n.Text{SV: "Svar senast %s", EN: "Answer due %s"}
	differsLabel = i18n.Text{SV: "Är inte längre som det uppgavs", EN: "Is no longer as it was told"}
	differsLine  = i18n.Text{SV: "%s %s: %s, nu %s. %s.", EN: "%s %s: %s, now %s. %s."}
	differsNone  = i18n.Text{SV: "ingen uppgift lämnades", EN: "nothing was said"}
	differsGone  = i18n.Text{SV: "inget känt", EN: "nothing known"}
	notJudgedYet = i18n.Text{SV: "Ingen har bedömt det", EN: "Nobody has judged it"}
	judgedWhy    = i18n.Text{SV: "%s: %s", EN: "%s: %s"}
)

// Answer is what is said in a field of a form as a person reads it, with the
// thousands of numbers kept apart and times in the zone whatever the recipient has
// them in, and empty where nothing is said.
func Answer(x *form.Filled, l i18n.Lang, zone *time.Location) string {
	if x.Meaning() == "" {
		return ""
	}
	if t, ok := form.ParseInstant(x.Value.Text); ok && x.Kind() == form.Instant {
		return i18n.Long(t.In(zone)).In(l)
	}
	w := x.Words(l, zone)
	if x.Kind() != form.Number && !strings.HasPrefix(x.Source, "counts.") {
		return w
	}
	parts := strings.Split(w, "–") // of a number that lies between two
	for i, p := range parts {
		if n, ok := form.ParseNumber(p); ok {
			parts[i] = i18n.Number(n).In(l)
		}
	}
	return strings.Join(parts, "–")
}

// asked are the questions of authorities, as they came, with what was answered.
func (b *builder) asked() []Block {
	list := b.r.Asked()
	slices.SortStableFunc(list, func(x, y models.Asked) int { return x.ReceivedAt.At.Compare(y.ReceivedAt.At) })
	var blocks []Block
	for i := range list {
		x := &list[i]
		fields := Fields{b.field(askedLabel, x.Text), b.field(askedCame, b.moment(x.ReceivedAt)), b.field(askedDue, b.dueBy(x.DueAt))}
		if x.Reference != "" {
			fields = append(fields, b.field(askedRef, x.Reference))
		}
		if x.ReceivedBy != "" {
			fields = append(fields, b.field(askedBy, x.ReceivedBy))
		}
		if len(x.Rows) > 1 {
			label := askedFixed
			if x.Withdrawn {
				label = askedGone
			}
			fields = append(fields, b.field(label, x.Reason))
		}
		for _, y := range x.Replies {
			fields = append(fields, b.field(answerLabel, b.say(answerSent.With(y.Text, b.long(y.SentAt), y.Channel))))
		}
		if x.Open() {
			fields = append(fields, b.field(answerLabel, b.say(answerNone)))
		}
		fields = append(fields, b.field(recordedLabel, b.recorded(x.RecordedAt, x.RecordedName)))
		blocks = append(blocks, Heading(b.say(askedFrom.With(b.joined(x.Recipient, b.of(b.part(x.EntityID)))))), fields)
	}
	return blocks
}

// dueBy says by when an answer is due: a day is all of it.
func (b *builder) dueBy(m calendar.Moment) string {
	switch {
	case !m.Known():
		return b.say(askedNoDue)
	case m.Precision == calendar.OnDay:
		return b.say(i18n.LongDate(m.At.In(b.zone)))
	}
	return b.moment(m)
}

// unanswered are the questions that wait for an answer, a sentence each.
func (b *builder) unanswered() []Block {
	var list List
	for _, x := range b.r.Asked() {
		if !x.Open() {
			continue
		}
		due := askedNoDue
		if x.DueAt.Known() {
			due = toAnswerDue.With(b.dueBy(x.DueAt))
		}
		list = append(list, b.say(toAnswer.With(b.joined(x.Recipient, b.of(b.part(x.EntityID))), due)))
	}
	if len(list) == 0 {
		return nil
	}
	return []Block{list}
}

// differs is what of a filing is no longer as it was told, and how that was judged;
// nothing where all of it is.
func (b *builder) differs(f models.Filing) Fields {
	var lines []string
	for i := range b.told {
		for j := range b.told[i].Differences {
			d := &b.told[i].Differences[j]
			if d.In.ID != f.ID {
				continue
			}
			judged := notJudgedYet
			if m := d.Mark; m != nil {
				if judged = models.MarkNames[m.Mark]; m.Reason != "" {
					judged = judgedWhy.With(judged, strings.TrimRight(m.Reason, "."))
				}
			}
			told, now := Answer(&d.Told, b.opt.Lang, b.zone), Answer(&d.Now, b.opt.Lang, b.zone)
			if told == "" {
				told = b.say(differsNone)
			}
			if now == "" {
				now = b.say(differsGone)
			}
			lines = append(lines, b.say(differsLine.With(d.Now.Number, strings.TrimRight(b.say(d.Now.Says()), "?"), told, now, judged)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return Fields{b.field(differsLabel, strings.Join(lines, "\n"))}
}
