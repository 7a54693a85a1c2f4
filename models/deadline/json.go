package deadline

import (
	"strconv"
	"time"

	"frist/models/i18n"
)

// AppendJSON appends the obligations that follow from f to b as the JSON array
// of the contract. It writes what encoding/json would, six times as fast, but
// for a state that needs AsOf where there is none: that is null.
func AppendJSON(b []byte, f Facts, all []Obligation) []byte {
	b = append(b, '[')
	for i := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendObligation(b, &all[i], all[i].judged(f.AsOf))
	}
	return append(b, ']')
}

// AppendAnswer is AppendJSON of what Compute returns, at less cost: the obligations
// are not kept.
func AppendAnswer(b []byte, f Facts) []byte {
	m := memories.Get().(*memory)
	m.again()
	b = AppendJSON(b, f, compute(under(f.Edition), &f, true, m))
	memories.Put(m)
	return b
}

func appendObligation(b []byte, o *Obligation, judged bool) []byte {
	b = appendString(append(b, `{"id":`...), string(o.ID))
	b = appendString(append(b, `,"regime":`...), string(o.Regime))
	b = strconv.AppendInt(append(b, `,"rule_version":`...), int64(o.RuleVersion), 10)
	b = appendText(append(b, `,"title":`...), o.Title)
	b = appendString(append(b, `,"recipient":`...), o.Recipient)
	b = appendString(append(b, `,"law":`...), o.Law)
	b = append(b, `,"state":`...)
	if judged {
		b = appendString(b, string(o.State))
	} else {
		b = append(b, "null"...)
	}
	b = strconv.AppendBool(append(b, `,"provisional":`...), o.Provisional)
	b = appendInstant(append(b, `,"clock_start":`...), o.ClockStart)
	b = appendInstant(append(b, `,"strict":`...), o.Strict)
	b = appendInstant(append(b, `,"latest":`...), o.Latest)
	b = appendLateness(append(b, `,"late":`...), o.Late)
	b = append(b, `,"derivation":[`...)
	for i := range o.Derivation {
		if i > 0 {
			b = append(b, ',')
		}
		s := &o.Derivation[i]
		b = appendText(append(b, `{"text":`...), s.Text)
		b = appendString(append(b, `,"law":`...), s.Law)
		b = append(appendInstant(append(b, `,"instant":`...), s.Instant), '}')
	}
	b = append(b, `],"questions":[`...)
	for i, q := range o.Questions {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, q)
	}
	return append(appendMore(append(b, ']'), o), '}')
}

// appendMore appends what the contract does not ask for.
func appendMore(b []byte, o *Obligation) []byte {
	if o.Country != "" {
		b = appendString(append(b, `,"country":`...), o.Country)
	}
	b = appendString(append(b, `,"source":`...), string(o.Source))
	if o.Proposed {
		b = append(b, `,"proposed":true`...)
	}
	for i, g := range o.Gaps {
		sep := `,`
		if i == 0 {
			sep = `,"gaps":[`
		}
		b = appendString(append(b, sep...), string(g))
	}
	if len(o.Gaps) > 0 {
		b = append(b, ']')
	}
	if o.ClassifyBy != nil {
		b = appendInstant(append(b, `,"classify_by":`...), o.ClassifyBy)
	}
	return b
}

func appendText(b []byte, t i18n.Text) []byte {
	b = appendString(append(b, `{"sv":`...), t.SV)
	return append(appendString(append(b, `,"en":`...), t.EN), '}')
}

func appendInstant(b []byte, t *time.Time) []byte {
	if t == nil {
		return append(b, "null"...)
	}
	return append(t.UTC().AppendFormat(append(b, '"'), time.RFC3339Nano), '"')
}

func appendLateness(b []byte, l *Lateness) []byte {
	if l == nil {
		return append(b, "null"...)
	}
	b = strconv.AppendBool(append(b, `{"strict":`...), l.Strict)
	return append(strconv.AppendBool(append(b, `,"latest":`...), l.Latest), '}')
}

// appendString quotes s, which is valid UTF-8: all of it comes from this
// package, from a custom rule or through [ParseFacts].
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) && plainWord(s[i:i+8]) { // as most of them are
			i += 8
		}
		if i == len(s) {
			break
		}
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		if c >= ' ' {
			b = append(b, '\\', c)
			continue
		}
		b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
	}
	return append(append(b, s[from:]...), '"')
}

// plainWord reports whether none of eight bytes needs an escape: no control
// character, quotation mark or backslash.
func plainWord(s string) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	_ = s[7]
	w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	quote, slash := w^ones*'"', w^ones*'\\'
	return ((w-ones*' ')&^w|(quote-ones)&^quote|(slash-ones)&^slash)&highs == 0
}

// AppendError appends what stands in the place of an answer that there is not.
func AppendError(b []byte, err error) []byte {
	return append(appendString(append(b, `{"error":`...), err.Error()), '}')
}
