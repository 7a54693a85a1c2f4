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
		One:   i18n.Text{SV: "En uppgift har tillkommit sedan inlämningen till %s%s.", EN: "One fact was added since the filing to %s%s."},
		Other: i18n.Text{SV: "%s uppgifter har tillkommit sedan inlämningen till %s%s.", EN: "%s facts were added since the filing to %s%s."},
	}
	toldAddedSeveral = i18n.Plural{
		One:   i18n.Text{SV: "En uppgift har tillkommit sedan inlämningarna till %s%s.", EN: "One fact was added since the filings to %s%s."},
		Other: i18n.Text{SV: "%s uppgifter har tillkommit sedan inlämningarna till %s%s.", EN: "%s facts were added since the filings to %s%s."},
	}
	toldNowNotice = i18n.Plural{
		One:   i18n.Text{SV: "En uppgift ska rapporteras nu till %s.", EN: "One fact is to be reported now to %s."},
		Other: i18n.Text{SV: "%s uppgifter ska rapporteras nu till %s.", EN: "%s facts are to be reported now to %s."},
	}
	toldDayNotice   = i18n.Text{SV: " den %s", EN: " on %s"}
	toldJudgeNotice = i18n.Plural{One: i18n.Text{SV: "Bedöm skillnaden", EN: "Judge the difference"}, Other: i18n.Text{SV: "Bedöm skillnaderna", EN: "Judge the differences"}}
	toldShowNotice  = i18n.Plural{One: i18n.Text{SV: "Visa den", EN: "Show it"}, Other: i18n.Text{SV: "Visa dem", EN: "Show them"}}
	toldAndNotice   = i18n.Text{SV: " och ", EN: " and "}

	// smallNumbers are those that a sentence begins with in words.
	smallNumbers = [...]i18n.Text{2: {SV: "Två", EN: "Two"}, {SV: "Tre", EN: "Three"}, {SV: "Fyra", EN: "Four"}, {SV: "Fem", EN: "Five"}, {SV: "Sex", EN: "Six"}, {SV: "Sju", EN: "Seven"}, {SV: "Åtta", EN: "Eight"}, {SV: "Nio", EN: "Nine"}, {SV: "Tio", EN: "Ten"}, {SV: "Elva", EN: "Eleven"}, {SV: "Tolv", EN: "Twelve"}}
)

// A noticed is what one sentence says: the facts, and who was told otherwise. Several
// recipients are in one sentence only where it is the same facts for all of them.
type noticed struct {
	facts []string // by what fills them
	to    []string
	days  []time.Time
}

// noticing are the sentences of one kind, one for each recipient.
type noticing []noticed

func (n *noticing) add(source, to string, day time.Time) {
	if len(*n) == 0 || (*n)[len(*n)-1].to[0] != to { // they come one recipient after another
		*n = append(*n, noticed{to: []string{to}})
	}
	x := &(*n)[len(*n)-1]
	if !slices.Contains(x.facts, source) {
		x.facts = append(x.facts, source)
	}
	if !slices.ContainsFunc(x.days, day.Equal) {
		x.days = append(x.days, day)
	}
}

// together are the sentences, with those in one that are of the same facts.
func (n noticing) together() []noticed {
	var list []noticed
	for _, x := range n {
		slices.Sort(x.facts)
		i := slices.IndexFunc(list, func(y noticed) bool { return slices.Equal(x.facts, y.facts) })
		if i < 0 {
			list = append(list, x)
			continue
		}
		y := &list[i]
		y.to = append(y.to, x.to...)
		for _, day := range x.days {
			if !slices.ContainsFunc(y.days, day.Equal) {
				y.days = append(y.days, day)
			}
		}
	}
	return list
}

// facts is how many facts the sentences are of.
func (n noticing) facts() int64 {
	all := 0
	for _, x := range n.together() {
		all += len(x.facts)
	}
	return int64(all)
}

// toldNotices say on the home of an incident what is not as recipients were told,
// as far as nobody has judged it, and what is to be reported now and was not yet.
func (c *call) toldNotices(r models.Record) []templates.ToldNotice {
	var differ, added, now noticing
	told := r.Told(c.at)
	for i := range told {
		t := &told[i]
		zone := t.Part.Entity.Zone()
		to := ""
		for j := range t.Differences {
			d := &t.Differences[j]
			if to == "" { // most have no difference, and are not named
				name, _ := recipientOf(t.Part, t.Last().Filing, c)
				if to = name.In(c.lang); t.Part.Shared() {
					to += " (" + whose(t.Part, c.lang) + ")"
				}
			}
			source, day := d.Now.Key(), instantOf(d.In.SentAt).In(zone)
			day = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC) // the same day is the same in every zone
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
	texts := append(c.notices(differ, always(toldDifferNotice), true), c.notices(added, addedSince, true)...)
	if len(texts) > 0 {
		list = append(list, templates.ToldNotice{Text: templates.Sentences(texts...), Link: templates.Link{Text: toldJudgeNotice.Of(differ.facts() + added.facts()), Href: href}})
	}
	if texts := c.notices(now, always(toldNowNotice), false); len(texts) > 0 {
		list = append(list, templates.ToldNotice{Text: templates.Sentences(texts...), Link: templates.Link{Text: toldShowNotice.Of(now.facts()), Href: href}})
	}
	return list
}

func always(says i18n.Plural) func(noticed) i18n.Plural {
	return func(noticed) i18n.Plural { return says }
}

// addedSince speaks of one filing, or of several.
func addedSince(x noticed) i18n.Plural {
	if len(x.to) > 1 || len(x.days) > 1 {
		return toldAddedSeveral
	}
	return toldAddedNotice
}

func (c *call) notices(n noticing, says func(noticed) i18n.Plural, day bool) []i18n.Text {
	var texts []i18n.Text
	for _, x := range n.together() {
		texts = append(texts, c.notice(x, says(x), day))
	}
	return texts
}

// notice is one sentence, in the language of the page. The day is said where it is the
// same for all.
func (c *call) notice(n noticed, says i18n.Plural, day bool) i18n.Text {
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
