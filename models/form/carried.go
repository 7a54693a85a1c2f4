package form

import (
	"slices"

	"frist/models/i18n"
)

// Confirmed is said of a field that says the same as the recipient was told.
const Confirmed DifferenceKind = "confirmed"

// Since says how a field stands to what the recipient was told before, and what
// that was: in the last of some filings that said anything there. It says nothing
// where nothing was filed, nothing is said, or what is said changes of itself.
func (x *Filled) Since(told []Draft) (DifferenceKind, *Filled) {
	if len(told) == 0 || slices.Contains(ofItself, x.From[0]) {
		return "", nil
	}
	for i := range slices.Backward(told) {
		was := told[i].like(x)
		switch {
		case was == nil || was.Meaning() == "":
			continue
		case was.Meaning() == x.Meaning():
			return Confirmed, was
		}
		return (&Difference{Told: *was, Now: *x}).Kind(), was
	}
	if x.Meaning() == "" {
		return "", nil
	}
	return Added, nil
}

// like returns the field of d that is filled by the same as x: in another version of
// the form it may have another number.
func (d Draft) like(x *Filled) *Filled {
	key := x.Key()
	if y := d.Field(x.Number); y != nil && y.Key() == key {
		return y
	}
	i := slices.IndexFunc(d.Values, func(y Filled) bool { return y.Key() == key })
	if i < 0 {
		return nil
	}
	return &d.Values[i]
}

var lost = i18n.Text{SV: "Mottagaren fick ett svar här i en tidigare inlämning, och nu finns inget.", EN: "The recipient was given an answer here in an earlier filing, and now there is none."}

// keep notes the fields in which an earlier filing said something and in which
// nothing is said now: a later report does not lose what an earlier one had. That
// an incident is not major after all is told without all the rest.
func (d *Draft) keep(told []Draft) {
	for i := range d.Values {
		x := &d.Values[i]
		if x.Need == Optional && d.Stage == Reclassified {
			continue
		}
		if kind, _ := x.Since(told); kind == Gone {
			d.Problems = append(d.Problems, Problem{Number: x.Number, Key: x.Key(), Code: codeLost, Text: lost})
		}
	}
}

const codeLost = "lost"

// Lost are the numbers of the fields in which the recipient of a final report was given
// an answer earlier and is given none now; of other reports there are none, for another
// follows.
func (d Draft) Lost() []string {
	var list []string
	for _, p := range d.Problems {
		if p.Code == codeLost && d.Stage == Final {
			list = append(list, p.Number)
		}
	}
	return list
}
