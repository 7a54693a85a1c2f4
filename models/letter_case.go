package models

import (
	"slices"

	"frist/models/casefile"
)

// exportLetters are the letters, and what was sent, in the form in which they leave
// Frist: a letter is named by its place in the list.
func (r Record) exportLetters(f *casefile.File) {
	place := func(id *int64) int64 {
		return int64(slices.IndexFunc(r.Letters, func(l Letter) bool { return id != nil && l.ID == *id })) + 1
	}
	for _, l := range r.Letters {
		f.Letters = append(f.Letters, casefile.Letter{
			Language: l.Lang, Version: l.Version, Subject: l.Subject, Body: l.Body, Template: l.Template, Entity: r.nth(l.EntityID), Recorded: recorded(l.RecordedAt, l.RecordedName),
		})
	}
	for _, b := range r.Batches {
		x := casefile.LetterBatch{
			Letter: place(b.LetterID), Entity: r.nth(b.EntityID), Channel: b.Channel, Country: b.Country, Again: b.Again, Planned: b.Planned, Sent: b.Sent,
			SentAt: known(b.SentAt), Note: b.Note, Recorded: recorded(b.RecordedAt, b.RecordedName),
		}
		for _, y := range r.ResultsOf(b.ID) {
			x.Results = append(x.Results, casefile.LetterResult{Kind: y.Kind, Number: y.Number, At: known(y.At), Note: y.Note, Recorded: recorded(y.RecordedAt, y.RecordedName)})
		}
		f.LetterBatches = append(f.LetterBatches, x)
	}
	for _, n := range r.Notices {
		f.PublicNotices = append(f.PublicNotices, casefile.PublicNotice{
			Letter: place(n.LetterID), Entity: r.nth(n.EntityID), Place: n.Place, Link: n.Link, Reason: n.Reason,
			PublishedAt: known(n.PublishedAt), Until: known(n.Until), Recorded: recorded(n.RecordedAt, n.RecordedName),
		})
	}
}

// importLetters stores the letters, and then what was sent of them.
func (tx *Tx) importLetters(incident int64, f casefile.File) error {
	others, err := parts(asking(tx.db), incident)
	if err != nil {
		return err
	}
	ids := []int64{0} // 0 is none of them
	for _, x := range f.Letters {
		l := Letter{
			IncidentID: incident, EntityID: ofNth(others, x.Entity), Lang: x.Language, Version: x.Version, Subject: x.Subject, Body: x.Body, Template: x.Template,
			RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
		}
		if err := tx.addLetter(&l); err != nil {
			return err
		}
		ids = append(ids, l.ID)
	}
	for _, x := range f.LetterBatches {
		b := LetterBatch{
			IncidentID: incident, EntityID: ofNth(others, x.Entity), LetterID: number64(ids[x.Letter]), Channel: x.Channel, Country: x.Country, Again: x.Again,
			Planned: x.Planned, Sent: x.Sent, SentAt: instant(x.SentAt), Note: x.Note, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
		}
		if err := tx.importBatch(&b, x.Results); err != nil {
			return err
		}
	}
	for _, x := range f.PublicNotices {
		n := LetterNotice{
			IncidentID: incident, EntityID: ofNth(others, x.Entity), LetterID: number64(ids[x.Letter]), Place: x.Place, Link: x.Link, Reason: x.Reason,
			PublishedAt: instant(x.PublishedAt), Until: instant(x.Until), RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
		}
		if err := tx.addNotice(&n); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) importBatch(b *LetterBatch, results []casefile.LetterResult) error {
	if err := tx.addBatch(b); err != nil {
		return err
	}
	for _, y := range results {
		z := LetterResult{IncidentID: b.IncidentID, BatchID: b.ID, Kind: y.Kind, Number: y.Number, At: instant(y.At), Note: y.Note, RecordedAt: y.Recorded.At, RecordedName: y.Recorded.By}
		if err := tx.addLetterResult(&z); err != nil {
			return err
		}
	}
	return nil
}
