package form

import (
	"strings"
	"time"

	"frist/models/i18n"
)

// Words is what is said in the field as a person reads it, and no text where
// nothing is. Times are in UTC where the recipient wants them so, and else in the
// zone.
func (x *Filled) Words(l i18n.Lang, zone *time.Location) string {
	if len(x.Value.Lines) > 0 {
		lines := make([]string, len(x.Value.Lines))
		for i, s := range x.Value.Lines {
			lines[i] = x.label(s, l)
		}
		return strings.Join(lines, "\n")
	}
	if t, ok := ParseInstant(x.Value.Text); ok && x.Kind() == Instant {
		if x.Path != "" {
			return FormatInstant(t)
		}
		return i18n.Long(t.In(zone)).In(l)
	}
	return x.label(x.Value.Text, l)
}

// label is what a value is called where it is one of some choices.
func (x *Filled) label(value string, l i18n.Lang) string {
	if c, ok := choiceOf(x.Options(), value); ok {
		return c.Label.In(l)
	}
	return value
}
