package web

import (
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
)

// A homePart is a part of the record as its home shows it, with what more than one
// place of the page rests on: that is computed once.
type homePart struct {
	models.Record
	at     time.Time
	os     []deadline.Obligation
	input  *form.Input
	drafts map[string]form.Draft // by the key of the duty
}

func (c *call) partsOf(r models.Record) []homePart {
	var list []homePart
	for _, part := range r.Parts() {
		list = append(list, homePart{Record: part, at: c.at, os: part.Obligations(c.at)})
	}
	return list
}

// draft is the draft of an obligation with what it lacks: what is wrong in it, only its
// own page says.
func (p *homePart) draft(o *deadline.Obligation) (form.Draft, bool) {
	key := dutyKey(0, o.ID, o.Country)
	if d, ok := p.drafts[key]; ok {
		return d, true
	}
	f, stage, ok := formOf(p.Record, o.ID, p.at)
	if !ok {
		return form.Draft{}, false
	}
	if p.input == nil {
		in := p.FormInput(p.at)
		p.input, p.drafts = &in, map[string]form.Draft{}
	}
	in := *p.input
	in.Numbers, in.Told = true, p.Before(f, o.Country)
	d := form.Lacking(f, stage, in)
	p.drafts[key] = d
	return d, true
}
