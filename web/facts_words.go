package web

import (
	"strings"
	"time"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
)

var (
	notAnswered = i18n.Text{SV: "Inte besvarat", EN: "Not answered"}
	noCurrency  = i18n.Text{SV: "Valuta", EN: "Currency"}
	ofHundred   = i18n.Text{SV: "%s\u00a0%%", EN: "%s%%"}
	howLong     = i18n.Text{SV: "%s dygn, %s tim, %s min", EN: "%s d, %s h, %s min"}
	hoursLong   = i18n.Text{SV: "%s tim, %s min", EN: "%s h, %s min"}
)

// sayFact is an answer to f for a person to read. What is not as it should be is
// shown as it was typed.
func sayFact(l i18n.Lang, zone *time.Location, f form.Fact, v models.FactValue) string {
	if len(v.Lines) > 0 {
		lines := make([]string, len(v.Lines))
		for i, s := range v.Lines {
			lines[i] = sayChoice(l, f, s)
		}
		return strings.Join(lines, "\n")
	}
	switch f.Type {
	case form.Instant:
		if t, ok := form.ParseInstant(v.Text); ok {
			return i18n.Long(t.In(zone)).In(l)
		}
	case form.Number:
		if n, ok := form.ParseNumber(v.Text); ok {
			return i18n.Number(n).In(l)
		}
	case form.Percent:
		if n, ok := form.ParsePercent(v.Text); ok {
			return ofHundred.Say(l, i18n.Same(decimal(l, n)))
		}
	case form.Money:
		if a, ok := form.ParseMoney(v.Text); ok {
			return sayMoney(l, a)
		}
	case form.Duration:
		if d, ok := form.ParseDuration(v.Text); ok {
			m := int64(d / time.Minute)
			if m < 24*60 {
				return hoursLong.Say(l, i18n.Number(m/60), i18n.Number(m%60))
			}
			return howLong.Say(l, i18n.Number(m/(24*60)), i18n.Number(m/60%24), i18n.Number(m%60))
		}
	default:
	}
	return sayChoice(l, f, v.Text)
}

func sayChoice(l i18n.Lang, f form.Fact, value string) string {
	if o, ok := f.Choice(value); ok {
		return o.Label.In(l)
	}
	return value
}

// decimal is a number with the mark that the language has before its decimals.
func decimal(l i18n.Lang, n string) string {
	if l == i18n.SV {
		return strings.ReplaceAll(n, ".", ",")
	}
	return n
}

func sayMoney(l i18n.Lang, a form.Amount) string {
	whole, part, _ := strings.Cut(a.Number, ".")
	if n, ok := form.ParseNumber(whole); ok {
		whole = i18n.Number(n).In(l)
	}
	if part != "" {
		whole += decimal(l, ".") + part
	}
	if a.Currency != "" {
		whole += "\u00a0" + a.Currency
	}
	return whole
}
