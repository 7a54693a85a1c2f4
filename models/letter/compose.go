package letter

import (
	"slices"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// edition is the version of the templates. A template that says something else
// is a new one: a letter that was saved names the one that it was made from.
const edition = "1"

// Template is the name of the template of a language: "sv-1". For a language
// without one it is that of the English, to be translated.
func Template(code string) string {
	l, _ := ours(code)
	return string(l) + "-" + edition
}

// Compose writes a letter from what the record says. What it does not say stands
// in brackets, to be filled in, and so does what is written in another language
// than the letter's.
func Compose(in Input, code string) Text {
	l, _ := ours(code)
	w := &writer{in: in, lang: l}
	w.add(greeting)
	w.add(opening.With(w.entity()))
	w.heading(askNature)
	w.fact(in.Nature, fillNature)
	w.when()
	w.heading(askData)
	w.data()
	w.heading(askConsequences)
	w.fact(in.Consequences, fillConsequences)
	w.heading(askMeasures)
	w.measures()
	w.heading(askAdvice)
	w.advice()
	w.heading(askContact)
	w.contact()
	w.add(sorry)
	w.add(regards.With(w.entity()))
	return Text{Subject: w.say(subject), Body: strings.Join(w.paragraphs, "\n\n")}
}

// A writer puts the paragraphs of a letter together.
type writer struct {
	in         Input
	lang       i18n.Lang
	paragraphs []string
}

func (w *writer) say(t i18n.Sayer) string { return t.In(w.lang) }

func (w *writer) add(t i18n.Sayer) { w.paragraphs = append(w.paragraphs, w.say(t)) }

func (w *writer) heading(t i18n.Text) { w.add(t) }

func (w *writer) entity() i18n.Text {
	if w.in.Entity == "" {
		return fillEntity
	}
	return i18n.Same(w.in.Entity)
}

// said is what somebody typed, and in brackets if it is in another language.
func (w *writer) said(s string) string {
	s = tidy(s)
	if s != "" && otherLanguage(s, w.lang) {
		return w.say(translate.With(brackets.Replace(s)))
	}
	return s
}

// brackets would end what stands in brackets too soon.
var brackets = strings.NewReplacer("[", "(", "]", ")")

// fact is what somebody typed, or what is to be filled in.
func (w *writer) fact(s string, missing i18n.Text) {
	if s = w.said(s); s == "" {
		s = w.say(missing)
	}
	w.paragraphs = append(w.paragraphs, s)
}

// when says the times as well as they are known, by their days: an hour is no
// help to whoever reads a letter.
func (w *writer) when() {
	var said []i18n.Text
	from, to := w.in.Occurred, w.in.OccurredTo
	switch {
	case from.Known() && to.Known() && !sameDay(w.local(from.At), w.local(to.At)):
		said = append(said, happenedFromTo.With(w.day(from), w.day(to)))
	case from.Known():
		said = append(said, happened.With(w.day(from)))
	}
	found := w.in.Detected
	if !found.Known() {
		found = w.in.Aware
	}
	switch {
	case !found.Known():
	case from.Known() && w.day(from) == w.day(found):
		said = append(said, noticedThen)
	default:
		said = append(said, noticed.With(w.day(found)))
	}
	if len(said) == 0 {
		said = append(said, fillWhen)
	}
	var line []string
	for _, t := range said {
		line = append(line, w.say(t))
	}
	w.paragraphs = append(w.paragraphs, strings.Join(line, " "))
}

func (w *writer) local(t time.Time) time.Time {
	if w.in.Zone == nil {
		return t.UTC()
	}
	return t.In(w.in.Zone)
}

func (w *writer) day(m calendar.Moment) i18n.Text {
	at := i18n.Date(w.local(m.At))
	switch m.Precision {
	case calendar.Between:
		if until := w.local(m.Until); !sameDay(w.local(m.At), until) {
			return someDay.With(at, i18n.Date(until))
		}
	case calendar.About, calendar.Unknown:
		return aboutDay.With(at)
	case calendar.Exact, calendar.OnDay:
	}
	return theDay.With(at)
}

func sameDay(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }

func (w *writer) data() {
	var items []string
	for _, d := range w.in.Data {
		if d = w.said(d); d != "" {
			items = append(items, "- "+lowerFirst(d))
		}
	}
	if len(items) == 0 {
		w.add(fillData)
		return
	}
	w.paragraphs = append(w.paragraphs, w.say(dataLead)+"\n"+strings.Join(items, "\n"))
}

func (w *writer) measures() {
	taken, planned, softened := w.said(w.in.Taken), w.said(w.in.Proposed), w.said(w.in.Mitigated)
	if taken == "" && planned == "" {
		w.add(fillMeasures)
	}
	if taken != "" {
		w.paragraphs = append(w.paragraphs, taken)
	}
	if planned != "" {
		w.paragraphs = append(w.paragraphs, w.say(planLead)+" "+planned)
	}
	if softened != "" {
		w.paragraphs = append(w.paragraphs, w.say(softenLead)+" "+softened)
	}
}

// advice is what people can do, by what sort of data it is about.
func (w *writer) advice() {
	data := strings.ToLower(strings.Join(w.in.Data, "\n"))
	var items []string
	for _, a := range advices {
		if a.home != "" && a.home != w.in.Country || len(a.words) > 0 && !slices.ContainsFunc(a.words, func(s string) bool { return strings.Contains(data, s) }) {
			continue
		}
		items = append(items, "- "+w.say(a.says))
	}
	w.paragraphs = append(w.paragraphs, strings.Join(items, "\n"))
}

func (w *writer) contact() {
	contact, dpo := tidy(w.in.Contact), tidy(w.in.DPO)
	if contact == "" && dpo == "" {
		w.add(fillContact)
	} else {
		w.add(contactLead)
	}
	if contact != "" {
		w.paragraphs = append(w.paragraphs, contact)
	}
	if dpo != "" {
		w.paragraphs = append(w.paragraphs, w.say(dpoLead)+"\n"+dpo)
	}
	complain := complainElsewhere
	if w.in.Country == "SE" {
		complain = complainSweden
	}
	w.add(complain)
}

// tidy is a text without the empty lines that would part it.
func tidy(s string) string {
	var lines []string
	for l := range strings.Lines(strings.ReplaceAll(s, "\r\n", "\n")) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// lowerFirst is an item of a list as it continues a sentence. What is written in
// capitals stays.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && strings.ToLower(string(r[1])) != string(r[1]) {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// common are the words by which a language is known.
var common = map[i18n.Lang][]string{
	i18n.SV: {"och", "att", "som", "har", "det", "en", "ett", "av", "för", "på", "med", "inte", "till", "är", "var", "kan", "vid", "från", "om", "eller", "kunder"},
	i18n.EN: {"and", "the", "of", "to", "was", "were", "have", "has", "that", "with", "for", "not", "is", "be", "may", "by", "or", "in", "been", "customers"},
}

// otherLanguage reports whether a text is more likely to be in the other language.
// Of a word or two nobody can say.
func otherLanguage(s string, l i18n.Lang) bool {
	mine, theirs := 0, 0
	for _, word := range wordsOf(strings.ToLower(s)) {
		for lang, known := range common {
			if slices.Contains(known, word) {
				if lang == l {
					mine++
				} else {
					theirs++
				}
			}
		}
	}
	if l == i18n.EN && strings.ContainsAny(strings.ToLower(s), "åäö") {
		theirs++
	}
	return theirs > mine
}
