package web

import (
	"slices"

	"frist/models"
	"frist/models/i18n"
)

// What the tests from outside look up.

// ActionText says what an action is called.
func ActionText(a models.Action) i18n.Text { return actionWords[a] }

// LogKnows reports whether the log shows a field of a kind of record, or says
// on purpose that it does not.
func LogKnows(kind, field string) bool {
	return slices.Contains(unshown, field) || slices.ContainsFunc(logFields[kind], func(f logField) bool { return f.key == field })
}
