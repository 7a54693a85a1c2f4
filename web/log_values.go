package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/letter"
	"frist/models/report"
	"frist/templates"
)

// logWords says lines of the log in the language of the reader, in one zone.
type logWords struct {
	c      *call
	page   templates.Page
	users  map[int64]string // by number; nil until they are asked for
	entity map[int64]string
	titles titles
}

func (c *call) newLogWords(zone *time.Location) *logWords {
	return &logWords{c: c, page: templates.Page{Lang: c.lang, Zone: zone}, entity: map[int64]string{}, titles: titles{c: c}}
}

// line says one line. Of what was changed it says only the fields that are no
// longer the same; of what was made, those that say something.
func (w *logWords) line(e models.LogEntry) (templates.LogLine, error) {
	what, ok := actionWords[e.Action]
	if !ok {
		what = i18n.Same(string(e.Action))
	}
	line := templates.LogLine{Seq: e.Seq, At: e.At, Who: e.Actor, What: what, Ref: e.Ref, Hash: e.Hash}
	before, err := fieldsOf(e.Before)
	if err != nil {
		return line, err
	}
	after, err := fieldsOf(e.After)
	if err != nil {
		return line, err
	}
	if line.Subject = w.subject(e, after); e.Action == models.EntityAdded && textOf(after["name"]) == "" {
		line.What, line.Subject = entityNotGiven, i18n.Text{}
	}
	if e.Action == models.SignedIn || e.Action == models.SignedOut {
		return line, nil
	}
	for _, f := range logFields[e.Kind] {
		switch {
		case before == nil && !nothingSaid(after[f.key]):
			line.Changes = append(line.Changes, templates.LogChange{Label: f.label, After: w.value(f, after[f.key], after), New: true})
		case before != nil && !bytes.Equal(before[f.key], after[f.key]):
			line.Changes = append(line.Changes, templates.LogChange{Label: f.label, Before: w.value(f, before[f.key], before), After: w.value(f, after[f.key], after)})
		}
	}
	return line, nil
}

// subject names what a line is about, where the words do not.
func (w *logWords) subject(e models.LogEntry, after map[string]json.RawMessage) i18n.Text {
	key := map[string]string{"entity": "name", "duty": "title_sv", "duty_effect": "title_sv", "entity_effect": "name", "user": "name", "fact": "key", "decision": "obligation", "filing": "obligation", "sealed": "obligation", "evidence": "name", "filing_file": "name", "part": "entity_id", "member": "user_id", "question": "recipient", "told_mark": "field", "entry": "text", "awareness": "how", "count": "of"}[e.Kind]
	for _, f := range logFields[e.Kind] {
		if f.key == key && after != nil && e.Action != models.SignedIn && e.Action != models.SignedOut {
			return i18n.Same(shortened(w.value(f, after[key], after)))
		}
	}
	return i18n.Text{}
}

// fieldsOf reads a record as the log holds it; nil for none.
func fieldsOf(raw json.RawMessage) (map[string]json.RawMessage, error) {
	if len(raw) == 0 {
		return nil, nil //nolint:nilnil // there was no record before, and that is no error
	}
	var fields map[string]json.RawMessage
	err := json.Unmarshal(raw, &fields)
	return fields, err
}

// nothingSaid reports whether a value is what a new record has where nothing
// was said.
func nothingSaid(raw json.RawMessage) bool {
	switch string(raw) {
	case "", "null", `""`, "false", "{}", "[]":
		return true
	}
	return false
}

// value says a value of the log in words.
func (w *logWords) value(f logField, raw json.RawMessage, all map[string]json.RawMessage) string {
	if len(raw) == 0 || string(raw) == "null" {
		return ""
	}
	switch f.kind {
	case asYes:
		return w.yes(string(raw) == "true")
	case asNumber:
		return w.page.Say(i18n.Number(intOf(raw)))
	case asLine, asFile:
		return numbered.With(i18n.Number(intOf(raw))).In(w.c.lang)
	case asEntity:
		return w.entityName(intOf(raw))
	case asUser:
		return w.userName(intOf(raw))
	case asCountries:
		return w.countries(raw)
	case asFact:
		return w.fact(raw, textOf(all["key"]))
	case asTraits:
		return w.traits(raw)
	case asAnswers:
		return w.answers(raw)
	case asDuties:
		return w.duties(raw)
	case asConditions:
		return w.conditions(raw)
	case asStages:
		return w.stages(raw, textOf(all["form"]))
	case asShifted:
		return w.shifted(raw)
	case asText, asTime, asMoment, asAnswer, asCode, asFactKey, asDuty, asCountry, asForm:
	}
	return w.text(f, textOf(raw), all)
}

// text says a value that the log holds as a string.
func (w *logWords) text(f logField, s string, all map[string]json.RawMessage) string {
	switch f.kind {
	case asTime:
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			return w.page.Say(i18n.Long(w.page.Local(t)))
		}
	case asMoment:
		if m, err := calendar.ParseMoment(s); err == nil {
			if !m.Known() {
				return ""
			}
			return w.page.Moment(m)
		}
	case asAnswer:
		return w.answer(deadline.Answer(s))
	case asFactKey:
		if x, ok := form.ByKey(s); ok {
			return w.page.Say(x.Label)
		}
	case asDuty:
		return w.duty(deadline.ID(s))
	case asCountry:
		if x, ok := calendar.CountryOf(s); ok {
			return w.page.Say(x.Name)
		}
		if s == models.NoMainEstablishment {
			return w.page.Say(templates.NoMainEstablishment)
		}
	case asCode:
		if t := code(f.key, s, all); !t.IsZero() {
			return w.page.Say(t)
		}
	case asForm:
		if f, ok := form.FormByID(s); ok {
			return w.page.Say(f.Title)
		}
	case asText, asYes, asNumber, asEntity, asUser, asCountries, asFact, asLine, asFile, asTraits, asAnswers, asDuties, asConditions, asStages, asShifted:
	}
	return s
}

var (
	numbered   = i18n.Text{SV: "nr %s", EN: "no. %s"}
	logYes     = i18n.Text{SV: "Ja", EN: "Yes"}
	logNo      = i18n.Text{SV: "Nej", EN: "No"}
	logUnknown = i18n.Text{SV: "inte känt", EN: "not known"}
	codes      = map[string]i18n.Text{
		"controller": {SV: "Personuppgiftsansvarig", EN: "Controller"}, "processor": {SV: "Personuppgiftsbiträde", EN: "Processor"},
		"open": {SV: "Pågår", EN: "Open"}, "closed": {SV: "Avslutad", EN: "Closed"},
		"sv": {SV: "Svenska", EN: "Swedish"}, "en": {SV: "Engelska", EN: "English"},
	}
)

// code says a word of ours. all is the record that it stands in.
func code(key, s string, all map[string]json.RawMessage) i18n.Text {
	switch key {
	case "type":
		return deadline.EntityType(s).Label()
	case "ground":
		return models.GroundNames[models.Ground(s)]
	case "of":
		return models.OfNames[models.Of(s)]
	case "mode":
		return models.ModeNames[models.Mode(s)]
	case "mark":
		return models.MarkNames[models.MarkKind(s)]
	case "outcome":
		return report.Outcome(deadline.ID(textOf(all["obligation"])), deadline.Outcome(s))
	case "role":
		if t, ok := codes[s]; ok {
			return t
		}
		for _, r := range models.Roles {
			if string(r.Role) == s {
				return r.Name
			}
		}
		return i18n.Text{}
	case "lang":
		if t := letter.NameOf(s); !t.IsZero() {
			return t
		}
	case "channel":
		return models.ChannelNames[casefile.Channel(s)]
	case "kind", "event", "unit", "reading":
		if t, ok := models.ApprovalNames[models.ApprovalKind(s)]; ok {
			return t
		}
		if t, ok := models.ReturnedNames[casefile.Returned(s)]; ok {
			return t
		}
		return dutyCode(key, s)
	}
	return codes[s]
}

func (w *logWords) yes(b bool) string {
	if b {
		return w.page.Say(logYes)
	}
	return w.page.Say(logNo)
}

func (w *logWords) answer(a deadline.Answer) string {
	if a == deadline.Unknown {
		return w.page.Say(templates.Unknown.Label)
	}
	return w.yes(a == deadline.Yes)
}

func (w *logWords) countries(raw json.RawMessage) string {
	var by map[string]*int64
	if json.Unmarshal(raw, &by) != nil {
		return string(raw)
	}
	var list []string
	for _, k := range slices.Sorted(maps.Keys(by)) {
		name, many := k, w.page.Say(logUnknown)
		if x, ok := calendar.CountryOf(k); ok {
			name = w.page.Say(x.Name)
		}
		if n := by[k]; n != nil {
			many = w.page.Say(i18n.Number(*n))
		}
		list = append(list, fmt.Sprintf("%s: %s", name, many))
	}
	return strings.Join(list, "\n")
}

func (w *logWords) traits(raw json.RawMessage) string {
	var ts models.Traits
	if json.Unmarshal(raw, &ts) != nil {
		return string(raw)
	}
	return traitNames(ts).In(w.c.lang)
}

func (w *logWords) answers(raw json.RawMessage) string {
	var as models.Answers
	if json.Unmarshal(raw, &as) != nil {
		return string(raw)
	}
	var list []string
	for _, c := range deadline.Conditions() {
		if a, ok := as[c]; ok {
			list = append(list, c.Question().In(w.c.lang)+" "+w.answer(a))
		}
	}
	return strings.Join(list, "\n")
}

// stages says which reports of a form it is: one, or a list of them.
func (w *logWords) stages(raw json.RawMessage, id string) string {
	var list []string
	if json.Unmarshal(raw, &list) != nil {
		list = []string{textOf(raw)}
	}
	f, _ := form.FormByID(id)
	for i, s := range list {
		if n := f.Stage(form.Stage(s)); n >= 0 {
			list[i] = w.page.Say(f.Stages[n].Title)
		}
	}
	return strings.Join(list, "\n")
}

func (w *logWords) fact(raw json.RawMessage, key string) string {
	var v models.FactValue
	if json.Unmarshal(raw, &v) != nil {
		return string(raw)
	}
	asked, _ := form.ByKey(key)
	return sayFact(w.c.lang, w.page.Zone, asked, v)
}

// userName is a user's name for those who may see names, and a number for others.
func (w *logWords) userName(id int64) string {
	if w.users == nil {
		w.users = map[int64]string{w.c.user.ID: w.c.user.Name}
		if us, err := w.c.store.Users(w.c.ctx(), w.c.by()); err == nil {
			for _, u := range us {
				w.users[u.ID] = u.Name
			}
		}
	}
	if name, ok := w.users[id]; ok {
		return name
	}
	return numbered.With(strconv.FormatInt(id, 10)).In(w.c.lang)
}

func (w *logWords) entityName(id int64) string {
	name, ok := w.entity[id]
	if ok {
		return name
	}
	name = numbered.With(strconv.FormatInt(id, 10)).In(w.c.lang)
	if e, err := w.c.store.Entity(w.c.ctx(), w.c.by(), id); err == nil {
		name = models.NameOf(e.Name).In(w.c.lang)
	}
	w.entity[id] = name
	return name
}

func textOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return string(raw)
	}
	return s
}

func intOf(raw json.RawMessage) int64 {
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
