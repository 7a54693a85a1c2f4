package models

import "frist/models/form"

// Before returns what earlier filings of a form said to one recipient, earliest
// first, as far as it is known. Country is whose authority it is, as in a [Filing].
// Of an incident with several entities it is for one part of the record.
func (r Record) Before(f form.Form, country string) []form.Draft {
	var list []form.Draft
	to := r.told(Filing{Obligation: toAuthority, Country: country})
	for _, x := range r.Filings {
		if of, _, ok := r.formOf(x); !ok || of.ID != f.ID || x.SentAt == nil || r.told(x) != to {
			continue
		}
		if said := r.Said(x); said.From != "" {
			list = append(list, said.Draft)
		}
	}
	return list
}
