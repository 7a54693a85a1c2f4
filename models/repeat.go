package models

import (
	"errors"
	"strconv"
	"time"
)

// A Repeated report is one that the same person seems to have made already: from
// the same page, or within the hour with the same informant or the same words.
// It may still be another incident, which only they can say: see [Report]. A
// decision or a filing is one if the same page made another before, with something
// else typed on it: it is stored if it comes from a page of its own.
type Repeated struct {
	Ref string // the incident's, or the number of what the page made
	At  time.Time
}

func (e *Repeated) Error() string { return "stored already as " + e.Ref }

// repeatedWithin is how long after a report another is compared with it.
const repeatedWithin = time.Hour

// lastReports are the latest reports of somebody whose record they may see.
const lastReports = `SELECT r.ref, r.reported_at FROM
	(SELECT i.* FROM incidents i WHERE i.reported_by = +? AND `

// repeats returns *Repeated for a report that seems to be one of before. It asks
// nothing of a report that comes from no form.
func (tx *Tx) repeats(once Once, r Report) error {
	if once.Digest == "" {
		return nil
	}
	cond, seen := tx.by.sees()
	latest := lastReports + cond + " ORDER BY i.id DESC" + limit(20) + ") r WHERE "
	ask := func(where string, args ...any) (found Repeated, err error) {
		args = append(append([]any{tx.by.ID}, seen...), args...)
		err = scalar(tx.db.Raw(latest+where+" ORDER BY r.id DESC"+limit(1), args...), &found.Ref, &found.At)
		if errors.Is(err, ErrNotFound) {
			err = nil
		}
		return found, err
	}
	found, err := ask("r.ref = (SELECT place FROM once WHERE token = +?)", once.page().key(tx.by))
	if err != nil {
		return err
	}
	if found.Ref == "" || found.Ref == r.Besides {
		found, err = ask("r.reported_at >= +? AND (r.informant = +? OR r.summary <> '' AND r.summary = +?)", tx.at.Add(-repeatedWithin), r.Informant, r.Summary)
	}
	if err != nil || found.Ref == "" || found.Ref == r.Besides {
		return err
	}
	return &found
}

// onlyOne is [Tx.again] for a page that makes one thing: it returns *Repeated if it
// made one of something else that was typed.
func (tx *Tx) onlyOne(once Once) error {
	if err := tx.again(once); err != nil || once.Token == "" || once.Digest == "" {
		return err
	}
	var found Repeated
	err := scalar(tx.db.Raw("SELECT place, at FROM once WHERE token = +?", once.page().key(tx.by)), &found.Ref, &found.At)
	switch {
	case errors.Is(err, ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return &found
}

// madeOne is [Tx.first] for such a page.
func (tx *Tx) madeOne(once Once, id int64) error {
	place := strconv.FormatInt(id, 10)
	if err := tx.first(once, place); err != nil || once.Token == "" {
		return err
	}
	return tx.reported(once, place)
}

// page is every sending of the same rendering, whatever was typed.
func (o Once) page() Once { return Once{Token: o.Token, Form: o.Form} }

// reported notes what the page made, so that it can be asked about.
func (tx *Tx) reported(once Once, ref string) error {
	if once.Digest == "" {
		return nil
	}
	return allow(tx.db).Exec("INSERT INTO once (token, place, at) VALUES (?, ?, ?) ON CONFLICT (token) DO UPDATE SET place = excluded.place, at = excluded.at",
		once.page().key(tx.by), ref, tx.at).Error
}
