package models

import (
	"context"

	"frist/models/casefile"
)

// A Span is a number as well as it is known: between Low and High, and with High
// nil at least Low.
type Span struct {
	Low  int64
	High *int64
}

// Exact reports whether the number is known.
func (s Span) Exact() bool { return s.High != nil && *s.High == s.Low }

func (s Span) plus(o Span) Span {
	sum := Span{Low: s.Low + o.Low}
	if s.High != nil && o.High != nil {
		n := *s.High + *o.High
		sum.High = &n
	}
	return sum
}

// spanOf is a number of which nil is not known.
func spanOf(n *int64) Span {
	if n == nil {
		return Span{}
	}
	return Span{Low: *n, High: n}
}

var none = int64(0)

// An Informed is how many have been told, held against how many are affected.
type Informed struct {
	Batches, Notices int
	// Sent is to how many a letter was sent, Back how many of those came back and were
	// not reached by another letter, and Reached how many are left of them.
	Sent, Back, Reached Span
	// Affected is the count of data subjects that holds, if Counted. Left is to how
	// many of them nothing was sent; where their number is not known, nor is this.
	Affected Count
	Counted  bool
	Left     Span
	LeftKnow bool
	// Over is set when more have been sent to than can be affected.
	Over bool
}

// Informed adds up the batches of the record. What is not known makes the sum a
// span, and is never taken for 0.
func (r Record) Informed() Informed {
	x := Informed{Notices: len(r.Notices), Sent: spanOf(&none), Back: spanOf(&none), Reached: spanOf(&none)}
	x.Batches = len(r.Batches)
	for _, batches := range r.sendings() {
		sent, back, reached := r.addUp(batches)
		x.Sent, x.Back, x.Reached = x.Sent.plus(sent), x.Back.plus(back), x.Reached.plus(reached)
	}
	x.Affected, x.Counted = Latest(r.Counts, casefile.DataSubjects)
	x.compare()
	return x
}

// sendings are the batches that go to the same people: those of one entity, and to
// one country where each says to which.
func (r Record) sendings() [][]*LetterBatch {
	type people struct {
		entity  int64
		country string
	}
	unsaid := map[int64]bool{}
	for _, b := range r.Batches {
		unsaid[identity(b.EntityID)] = unsaid[identity(b.EntityID)] || b.Country == ""
	}
	var all [][]*LetterBatch
	place := map[people]int{}
	for i := range r.Batches {
		b := &r.Batches[i]
		to := people{entity: identity(b.EntityID)}
		if !unsaid[to.entity] {
			to.country = b.Country
		}
		n, have := place[to]
		if !have {
			n, all = len(all), append(all, nil)
			place[to] = n
		}
		all[n] = append(all[n], b)
	}
	return all
}

// addUp adds up batches to the same people, the earliest first. A letter to those who
// have had one counts nobody twice, but it may reach those whose letter came back.
func (r Record) addUp(batches []*LetterBatch) (sent, back, informed Span) {
	sent, back, informed = spanOf(&none), spanOf(&none), spanOf(&none)
	for _, b := range batches {
		to, returned := spanOf(b.Sent), r.CameBack(b)
		if !b.Again {
			sent, back, informed = sent.plus(to), back.plus(returned), informed.plus(reached(to, returned))
			continue
		}
		more := anew(to, reached(to, returned), back, informed)
		back, informed = reached(back, more), informed.plus(more)
		if sent.High != nil && (informed.High == nil || *informed.High > *sent.High) {
			informed.High = sent.High
		}
	}
	return sent, back, informed
}

// anew is how many of those whose letter came back were reached by another. Where it
// went to no more than came back, it went to them; where it went to more, it is not
// known whom it reached, but that it reached more than had been.
func anew(to, got, back, informed Span) Span {
	if to.High != nil && *to.High <= back.Low {
		return got
	}
	var more Span
	if informed.High != nil {
		more.Low = max(0, got.Low-*informed.High)
	}
	for _, most := range []*int64{got.High, back.High} {
		if most != nil && (more.High == nil || *most < *more.High) {
			more.High = most
		}
	}
	if more.High != nil {
		more.Low = min(more.Low, *more.High)
	}
	return more
}

// Informed adds up the batches of an incident, against the counts that were read of
// it already.
func (s *Store) Informed(ctx context.Context, by Actor, ref string, counts []Count) (Informed, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return Informed{}, err
	}
	r := Record{Incident: in, Counts: counts}
	if err := loadLetters(ctx, s, &r); err != nil {
		return Informed{}, err
	}
	return r.Informed(), nil
}

// CameBack is how many of a batch came back: no more than were sent.
func (r Record) CameBack(b *LetterBatch) Span {
	back := spanOf(&none)
	for _, x := range r.ResultsOf(b.ID) {
		back = back.plus(spanOf(x.Number))
	}
	if back.High == nil && b.Sent != nil {
		back.High = b.Sent
	}
	return back
}

// reached is what is left of those sent to when some came back.
func reached(sent, back Span) Span {
	var s Span
	if back.High != nil {
		s.Low = max(0, sent.Low-*back.High)
	}
	if sent.High != nil {
		n := max(0, *sent.High-back.Low)
		s.High = &n
	}
	return s
}

// compare holds what was sent against how many are affected.
func (x *Informed) compare() {
	least, most := x.Affected.Min, x.Affected.Max
	if !x.Counted || least == nil && most == nil {
		return
	}
	x.Over = most != nil && x.Sent.Low > *most
	if least != nil && x.Sent.High != nil {
		x.Left.Low = max(0, *least-*x.Sent.High)
	}
	if most != nil {
		n := max(0, *most-x.Sent.Low)
		x.Left.High = &n
	}
	x.LeftKnow = true
}
