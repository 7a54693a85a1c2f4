package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"frist/models"
	"frist/models/form"
	"frist/templates"
)

// written reports whether the field is text that two people can write together.
func (x *editField) written() bool {
	switch x.of.Type {
	case form.OneOf, form.Choices, form.YesNo, form.Countries, form.Instant, form.Duration, form.Money:
		return false
	default:
		return x.kind == askLine || x.kind == askArea || x.kind == askFact
	}
}

func factOf(r *models.Record, key string) models.Fact {
	for _, f := range r.Facts {
		if f.Key == key {
			return f
		}
	}
	return models.Fact{Key: key}
}

// statedFact is the fact as its controls would send it: a time that was imported
// with another offset is not changed by being looked at.
func (x *editField) statedFact(r *models.Record) string {
	v := factOf(r, x.of.Key).Value
	s := v.Text
	if x.of.Type.IsList() {
		s = strings.Join(v.Lines, "\n")
	}
	switch x.of.Type {
	case form.Instant, form.Duration, form.Money, form.Percent:
		f := newForm(nil, r.Entity.Zone())
		x.fillFact(f, s)
		return x.readFact(f)
	default:
		return s
	}
}

// value is the field as a fact is stored.
func (x *editField) value(s string) models.FactValue {
	if !x.of.Type.IsList() {
		return models.FactValue{Text: s}
	}
	if s == "" {
		return models.FactValue{}
	}
	return models.FactValue{Lines: strings.Split(s, "\n")}
}

// readFact is the fact as somebody filled it in. What is not as it should be is
// kept as it was typed.
func (x *editField) readFact(f *typed) string {
	switch x.of.Type {
	case form.Lines:
		return strings.Join(f.lines(x.name), "\n")
	case form.Choices, form.Countries:
		return strings.Join(x.ticked(f.Values[x.name]), "\n")
	case form.Instant:
		return f.instantText(x.name)
	case form.Duration:
		return f.durationText(x.name)
	case form.Money:
		return f.moneyText(x.name)
	case form.Percent:
		if s, found := strings.CutSuffix(f.text(x.name), "%"); found {
			return strings.TrimSpace(s)
		}
	default:
	}
	return f.text(x.name)
}

// ticked are the options that were sent, in their order. What nobody offers is
// kept for models to refuse.
func (x *editField) ticked(sent []string) []string {
	var chosen []string
	for _, o := range x.of.Options() {
		if slices.Contains(sent, o.Value) {
			chosen = append(chosen, o.Value)
		}
	}
	for _, s := range sent {
		if _, offered := x.of.Choice(s); !offered && s != "" {
			chosen = append(chosen, strings.ReplaceAll(s, "\n", " "))
		}
	}
	return chosen
}

// fillFact puts the fact into a form, as if it had been typed.
func (x *editField) fillFact(f *typed, s string) {
	switch x.of.Type {
	case form.Choices, form.Countries:
		f.Del(x.name)
		if s != "" {
			f.Values[x.name] = strings.Split(s, "\n")
		}
	case form.Instant:
		f.fillInstant(x.name, s)
	case form.Duration:
		f.fillDuration(x.name, s)
	case form.Money:
		f.fillMoney(x.name, s)
	default:
		f.Set(x.name, s)
	}
}

// instantText is a time as a fact holds it, or else as it was typed.
func (f *typed) instantText(name string) string {
	g := newForm(f.Values, f.zone)
	if t, ok := g.read(name, false); ok {
		return form.FormatInstant(t)
	}
	w := f.written(name)
	y, m, d, t := strings.TrimSpace(w.Year), strings.TrimSpace(w.Month), strings.TrimSpace(w.Day), strings.TrimSpace(w.Clock)
	if m+d+t == "" {
		return y
	}
	return strings.TrimSpace(fmt.Sprintf("%s-%s-%s %s", y, m, d, t))
}

// typedTime is what instantText makes of a time that is none.
var typedTime = regexp.MustCompile(`^([^-\s]*)-([^-\s]*)-(\S*)(?: (.*))?$`)

func (f *typed) fillInstant(name, s string) {
	for _, part := range []string{".y", ".m", ".d", ".t", ".fold"} {
		f.Del(name + part)
	}
	if t, ok := form.ParseInstant(s); ok {
		f.write(name, t)
		return
	}
	p := typedTime.FindStringSubmatch(s)
	if p == nil {
		p = []string{s, s, "", "", ""}
	}
	for i, part := range []string{".y", ".m", ".d", ".t"} {
		f.Set(name+part, p[i+1])
	}
}

var allDigits = regexp.MustCompile(`^\d*$`)

// durationText is a length of time as a fact holds it, or else as it was typed.
func (f *typed) durationText(name string) string {
	p := [3]string{f.text(name), f.text(name + ".h"), f.text(name + ".m")}
	switch {
	case p[1]+p[2] == "" && !allDigits.MatchString(p[0]):
		return p[0] // pasted whole
	case p[0]+p[1]+p[2] == "":
		return ""
	}
	for i := range p {
		if allDigits.MatchString(p[i]) && len(p[i]) < 2 {
			p[i] = ("00" + p[i])[len(p[i]):]
		}
	}
	return strings.Join(p[:], ":")
}

func (f *typed) fillDuration(name, s string) {
	p := strings.Split(s, ":")
	if len(p) != 3 {
		p = []string{s, "", ""}
	}
	for i, part := range []string{"", ".h", ".m"} {
		f.Set(name+part, p[i])
	}
}

// moneyText is an amount and its currency, if one was chosen and none was typed.
func (f *typed) moneyText(name string) string {
	amount, currency := f.text(name), f.Get(name+".c")
	if amount == "" || currency == "" || unicode.IsLetter([]rune(amount)[len([]rune(amount))-1]) {
		return amount
	}
	return amount + " " + currency
}

func (f *typed) fillMoney(name, s string) {
	amount, currency := s, ""
	if i := strings.LastIndexByte(s, ' '); i > 0 && form.IsCurrency(s[i+1:]) {
		amount, currency = strings.TrimSpace(s[:i]), s[i+1:]
	}
	f.Set(name, amount)
	f.Set(name+".c", currency)
}

// fewChoices is how many answers stand beside one another; more are folded away
// or chosen from a list.
const fewChoices = 6

// factQuestion is a fact as it is asked for: by its type.
func (c *call) factQuestion(x *editField, r *models.Record, f *typed) templates.Question {
	q := templates.Question{Note: c.known(r, factOf(r, x.of.Key))}
	if x.of.Section.Basic() {
		q.Law = x.law
	}
	text := templates.Field{Name: x.name, Label: x.label, Hint: x.hint, Value: f.Get(x.name), Problem: f.problems[x.name]}
	choice := templates.Choice{Name: x.name, Label: x.label, Hint: x.hint, Values: f.Values[x.name], Problem: f.problems[x.name]}
	for _, o := range x.of.Options() {
		choice.Options = append(choice.Options, templates.Option{Value: o.Value, Label: o.Label})
	}
	none := templates.Option{Label: notAnswered}
	switch x.of.Type {
	case form.Text, form.Lines:
		text.Width = "w-full"
		q.Area = &text
	case form.Choices, form.Countries:
		q.Boxes, q.Folded = &choice, len(choice.Options) > 2*fewChoices
		q.Chosen = len(x.ticked(choice.Values))
	case form.YesNo:
		choice.Options, choice.Inline = append(choice.Options, none), true
		q.Radios = &choice
	case form.OneOf:
		if len(choice.Options) > fewChoices {
			choice.Options = append([]templates.Option{none}, choice.Options...)
			q.Select = &choice
			break
		}
		choice.Options = append(choice.Options, none)
		q.Radios = &choice
	case form.Instant:
		d := f.dateTime(templates.DateTime{Name: x.name, Label: x.label})
		q.Time, q.More = &d, x.hint
	case form.Duration:
		q.Span = &templates.Span{Field: text, Hours: f.Get(x.name + ".h"), Minutes: f.Get(x.name + ".m")}
	case form.Money:
		q.Money = &templates.Money{Field: text, Currency: f.Get(x.name + ".c")}
		q.Money.Currencies = append(q.Money.Currencies, templates.Option{Label: noCurrency})
		for _, o := range form.Currencies() {
			q.Money.Currencies = append(q.Money.Currencies, templates.Option{Value: o.Value, Label: o.Label})
		}
	default:
		sized(&text, x.of.Type)
		q.Line = &text
	}
	if len(choice.Values) == 0 {
		choice.Values = []string{""}
	}
	return q
}

// sized fits a line to what is written in it.
func sized(t *templates.Field, of form.Type) {
	switch of {
	case form.Number:
		t.Width, t.Mode = "w-10", "numeric"
	case form.Percent:
		t.Width, t.Mode, t.Unit = "w-5", "decimal", "%"
	case form.LEI, form.OrgNo:
		t.Width = "w-20"
	case form.Email:
		t.Width, t.Mode = "w-full", "email"
	case form.Phone:
		t.Width, t.Mode = "w-20", "tel"
	default:
		t.Width = "w-full"
	}
}
