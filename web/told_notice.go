package web

import (
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

var (
	toldDifferNotice = i18n.Plural{
		One:   i18n.Text{SV: "En uppgift skiljer sig från vad %s fick veta%s.", EN: "One fact differs from what %s was told%s."},
		Other: i18n.Text{SV: "%s uppgifter skiljer sig från vad %s fick veta%s.", EN: "%s facts differ from what %s was told%s."},
	}
	toldAddedNotice = i18n.Plural{
		One:   i18n.Text{SV: "En uppgift har tillkommit sedan %s fick veta något%s.", EN: "One fact was added since %s was told%s."},
		Other: i18n.Text{SV: "%s uppgifter har tillkommit sedan %s fick veta något%s.", EN: "%s facts were added since %s was told%s."},
	}
	toldNowNotice = i18n.Plural{
		One:   i18n.Text{SV: "En uppgift ska rapporteras nu till %s.", EN: "One fact is to be reported now to %s."},
		Other: i18n.Text{SV: "%s uppgifter ska rapporteras nu till %s.", EN: "%s facts are to be reported now to %s."},
	}
	toldDayNotice   = i18n.Text{SV: " den %s", EN: " on %s"}
	toldJudgeNotice = i18n.Text{SV: "Bedöm skillnaderna", EN: "Judge the differences"}
	toldShowNotice  = i18n.Text{SV: "Visa dem", EN: "Show them"}
	toldAndNotice   = i18n.Text{SV: " och ", EN: " and "}

	// smallNumbers are those that a sentence begins with in words.
	smallNumbers = [...]i18n.Text{2: {SV: "Två", EN: "Two"}, {SV: "Tre", EN: "Three"}, {SV: "Fyra", EN: "Four"}, {SV: "Fem", EN: "Five"}, {SV: "Sex", EN: "Six"}, {SV: "Sju", EN: "Seven"}, {SV: "Åtta", EN: "Eight"}, {SV: "Nio", EN: "Nine"}, {SV: "Tio", EN: "Ten"}, {SV: "Elva", EN: "Eleven"}, {SV: "Tolv", EN: "Twelve"}}
)

// A noticed is the facts and recipients of one sentence.
type noticed struct {
	facts []string // by what fills them, each once however many were told
	to    []string
	days  []time.Time
}

func (n *noticed) add(source, to string, day time.Time) {
	if !slices.Contains(n.facts, source) {
		n.facts = append(n.facts, source)
	}
	if !slices.Contains(n.to, to) {
		n.to = append(n.to, to)
	}
	if !slices.ContainsFunc(n.days, day.Equal) {
		n.days = append(n.days, day)
	}
}

// toldNotices say on the home of an incident what is not as recipients were told,
// as far as nobody has judged it, and what is to be reported now and was not yet.
func (c *call) toldNotices(r models.Record) []templates.ToldNotice {
	var differ, added, now noticed
	zone := r.Entity.Zone()
	told := r.Told(c.at)
	for i := range told {
		t := &told[i]
		to := ""
		for j := range t.Differences {
			d := &t.Differences[j]
			if to == "" { // most have no difference, and are not named
				name, _ := recipientOf(t.Part, t.Last().Filing, c)
				to = name.In(c.lang)
			}
			source, day := d.Now.Key(), instantOf(d.In.SentAt).In(zone)
			day = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, zone)
			switch {
			case d.Mark != nil && d.Mark.Mark == models.ReportNow:
				now.add(source, to, day)
			case d.Mark != nil:
			case d.Kind() == form.Added:
				added.add(source, to, day)
			default:
				differ.add(source, to, day)
			}
		}
	}
	href := templates.PathIncident(r.Incident.Ref, templates.AtTold)
	var list []templates.ToldNotice
	if text := templates.Sentences(c.notice(differ, toldDifferNotice, true), c.notice(added, toldAddedNotice, true)); !text.IsZero() {
		list = append(list, templates.ToldNotice{Text: text, Link: templates.Link{Text: toldJudgeNotice, Href: href}})
	}
	if text := c.notice(now, toldNowNotice, false); !text.IsZero() {
		list = append(list, templates.ToldNotice{Text: text, Link: templates.Link{Text: toldShowNotice, Href: href}})
	}
	return list
}

// notice is one sentence, in the language of the page, and nothing where it would be
// of nothing. The day is said where it is the same for all.
func (c *call) notice(n noticed, says i18n.Plural, day bool) i18n.Text {
	if len(n.facts) == 0 {
		return i18n.Text{}
	}
	to := n.to[len(n.to)-1]
	if len(n.to) > 1 {
		to = strings.Join(n.to[:len(n.to)-1], ", ") + toldAndNotice.In(c.lang) + to
	}
	var args []any
	text := says.One
	if many := len(n.facts); many > 1 {
		text = says.Other
		args = append(args, i18n.Sayer(i18n.Number(many)))
		if many < len(smallNumbers) {
			args[0] = smallNumbers[many]
		}
	}
	if args = append(args, to); day {
		when := ""
		if len(n.days) == 1 && n.days[0].Year() > 1 {
			when = toldDayNotice.Say(c.lang, i18n.Date(n.days[0]))
		}
		args = append(args, when)
	}
	return text.With(args...)
}
