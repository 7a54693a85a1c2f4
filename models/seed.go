package models

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// seedBatch is how many incidents one transaction of a seeding holds.
const seedBatch = 500

// Seed fills a database with n invented incidents of m timeline entries each,
// through the seam and with their lines in the log. It makes the same for the
// same seed. progress is told now and then how many there are.
func (s *Store) Seed(ctx context.Context, by Actor, n, m int, seed uint64, progress func(done int)) error {
	if !by.May(KeepRecord) {
		return ErrForbidden
	}
	r := rand.New(rand.NewPCG(seed, seed)) //nolint:gosec // invented, and the same each time
	var entities []int64
	err := s.change(ctx, by, func(tx *Tx) error {
		for _, e := range seedEntities {
			if err := tx.addEntity(&e); err != nil {
				return err
			}
			entities = append(entities, e.ID)
		}
		return nil
	})
	for done := 0; err == nil && done < n; done += seedBatch {
		err = s.change(ctx, by, func(tx *Tx) error { return tx.seed(r, entities, min(seedBatch, n-done), m) })
		progress(min(n, done+seedBatch))
	}
	return err
}

var seedEntities = []Entity{
	{Name: "Norrsken Bank AB", Country: "SE", Type: deadline.CreditInstitution},
	{Name: "Kustens Betalningar AB", Country: "SE", Type: deadline.PaymentInstitution},
	{Name: "Furuvik Fonder AB", Country: "SE", Type: deadline.ManagementCompany},
	{Name: "Älvdal Försäkring AB", Country: "SE", Type: deadline.InsuranceUndertaking},
	{Name: "Sjöstad Teknik AB", Country: "SE", Type: deadline.Other},
}

var (
	seedWhat = []string{"Felskickat brev", "Kunduppgifter i fel app", "Stulen dator", "Angrepp med utpressning", "Avbrott i betalningar", "Obehörig inloggning", "Fel behörighet i kundregistret", "Lösenord på avvägar"}
	seedSaid = []string{
		"Kundtjänst får ett samtal om att uppgifter visas för fel person.", "Driften bekräftar felet och börjar felsöka.", "Tjänsten stängs av i väntan på rättelse.",
		"Dataskyddsombudet underrättas.", "Leverantören svarar att felet finns hos dem.", "Åtgärden är på plats och prövas.", "Ledningen informeras.", "Loggarna säkras för utredningen.",
	}
)

// seed adds n incidents with everything on them.
func (tx *Tx) seed(r *rand.Rand, entities []int64, n, m int) error {
	base := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)
	var year, last int
	if err := scalar(tx.db.Raw("SELECT coalesce(max(number), 0) FROM incidents WHERE year = ?", base.Year()), &last); err != nil {
		return err
	}
	year = base.Year()
	incidents := make([]*Incident, n)
	for i := range incidents {
		aware := base.Add(-time.Duration(r.IntN(3*365*24*60)) * time.Minute)
		in := &Incident{
			Version: 1, Year: year, Number: last + i + 1, Ref: fmt.Sprintf("%d-%03d", year, last+i+1), EntityID: entities[r.IntN(len(entities))],
			Title:   fmt.Sprintf("%s, nr %d", seedWhat[r.IntN(len(seedWhat))], last+i+1),
			Summary: seedSaid[r.IntN(len(seedSaid))], Informant: "Kundtjänst", Status: StatusOpen, ReportedName: tx.by.Name, ReportedAt: aware.Add(20 * time.Minute),
			PersonalData: deadline.Yes, DetectedAt: calendar.At(aware), OccurredFrom: calendar.At(aware.Add(-time.Hour)), Edition: deadline.Edition,
		}
		if r.IntN(10) < 7 {
			closed := aware.Add(60 * 24 * time.Hour)
			in.Status, in.ClosedAt = StatusClosed, &closed
		}
		incidents[i] = in
	}
	if err := createAll(tx, IncidentReported, incidents); err != nil {
		return err
	}
	return tx.seedHanging(r, incidents, m)
}

func (tx *Tx) seedHanging(r *rand.Rand, incidents []*Incident, m int) error {
	var awareness []*Awareness
	var entries []*Entry
	var counts []*Count
	for _, in := range incidents {
		aware := in.DetectedAt.At
		awareness = append(awareness, &Awareness{IncidentID: in.ID, At: in.DetectedAt, How: "Samtal från en kund", Source: "Kundtjänst", Chosen: true, Reason: "Då var det klart.", RecordedAt: in.ReportedAt, RecordedName: tx.by.Name})
		for j := range m {
			at := aware.Add(time.Duration(j*7+r.IntN(7)) * time.Minute)
			entries = append(entries, &Entry{IncidentID: in.ID, At: calendar.At(at), SortAt: at, Text: seedSaid[r.IntN(len(seedSaid))], Source: "Driftloggen", RecordedAt: at.Add(3 * time.Minute), RecordedName: tx.by.Name})
		}
		most, asOf := int64(r.IntN(90_000)), aware.Add(time.Hour)
		counts = append(counts, &Count{IncidentID: in.ID, AsOf: &asOf, Of: casefile.DataSubjects, Mode: casefile.Approximate, Max: &most, ByCountry: ByCountry{"SE": nil}, Source: "Kundregistret", RecordedAt: asOf, RecordedName: tx.by.Name})
		tx.touched = append(tx.touched, in.ID)
	}
	if err := createAll(tx, AwarenessAdded, awareness); err != nil {
		return err
	}
	if err := createAll(tx, EntryAdded, entries); err != nil {
		return err
	}
	return createAll(tx, CountAdded, counts)
}

// createAll is create for many records of one kind.
func createAll[R record](tx *Tx, a Action, rs []R) error {
	if len(rs) == 0 {
		return nil
	}
	if err := allow(tx.db).CreateInBatches(rs, 200).Error; err != nil {
		return err
	}
	for _, r := range rs {
		if err := tx.note(a, nil, r); err != nil {
			return err
		}
	}
	return nil
}
