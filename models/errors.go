package models

import (
	"errors"

	"frist/models/i18n"
)

// The errors a caller can act on. Anything else is a fault of ours.
var (
	ErrNotFound  = errors.New("no such record")
	ErrConflict  = errors.New("the record was changed by someone else")
	ErrForbidden = errors.New("not allowed")
	// ErrNewer is returned by Open for a database that a later program made.
	ErrNewer = errors.New("the database was made by a newer version of frist")
	// ErrOlder is returned for a database that has to be migrated first.
	ErrOlder = errors.New("it was made by an earlier version of frist and must be migrated first")
	// ErrForeign is returned by Open for a file that is not a database of ours.
	ErrForeign = errors.New("the file is not a frist database")
)

// Done is returned for a form that was stored already: a double click, or a
// page that was sent again. Place is what the first one made.
type Done struct{ Place string }

func (e *Done) Error() string { return "already stored" }

// Problems says what is wrong with a value, field by field. The key is the
// name that the field has in the record: "title", "sent_at".
type Problems map[string]i18n.Text

// Add notes a problem, unless the field has one already.
func (p Problems) Add(field string, t i18n.Text) {
	if _, ok := p[field]; !ok {
		p[field] = t
	}
}

// Err returns p as an error, and nil if there is no problem.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return &Invalid{Problems: p}
}

// An Invalid error says what is wrong with a value, field by field.
type Invalid struct{ Problems Problems }

func (e *Invalid) Error() string {
	s := "invalid value:"
	for field, t := range e.Problems {
		s += " " + field + ": " + t.EN
	}
	return s
}
