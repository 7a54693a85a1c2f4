package models_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
)

// some is one of a list, and false if it is empty.
func some[T any](o odd, list []T) (x T, ok bool) {
	if len(list) == 0 {
		return x, false
	}
	return list[o.IntN(len(list))], true
}

// sends are the ways of sealing, sending and answering, and of writing to people.
func (h *house) sends(o odd, ref string, others []int64) map[string]func() error {
	t, none := h.t, models.Once{}
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	whose := one(o, nil, &others[o.IntN(len(others))])
	at := h.at.Add(-time.Minute)
	return map[string]func() error{
		"Seal": func() error {
			_, err := h.Seal(ctx(t), h.officer, none, ref, models.SealInput{
				Obligation: one[deadline.ID](o, "gdpr.authority", "dora.initial", "gdpr.subjects"), EntityID: whose, Country: one(o, "", "SE", "NO"), Early: o.IntN(2) == 0,
				With: one(o, nil, []form.Stage{form.Intermediate}),
			})
			return err
		},
		"Approve": func() error {
			d, _ := some(o, r.Sealed)
			kind := one(o, models.Approve, models.Refuse, models.InEmergency, models.Afterwards)
			return h.Approve(ctx(t), one(o, h.approver, h.officer), ref, d.ID, models.ApprovalInput{Kind: kind, Reason: o.text("Läst"), SHA256: d.ContentSHA256})
		},
		"RecordFiling of what is sealed": func() error {
			d, ok := some(o, r.Sealed)
			if !ok {
				return nil
			}
			_, err := h.RecordFiling(ctx(t), h.officer, none, ref, models.Filing{
				Obligation: d.Obligation, EntityID: d.EntityID, Country: d.Country, SentAt: o.instant(at), Channel: o.text("brev"), DelayReason: o.text("Sent"), SealedID: &d.ID, SendReason: o.text("Ingen svarar"),
			}, o.file(), models.File{Name: "anmälan.json", MediaType: "application/json", Data: []byte(fmt.Sprint(o.IntN(3)))})
			return err
		},
		"MarkTold": func() error {
			marks := h.marks(ref, one(o, models.NotMaterial, models.ReportNow, models.ReportNext), o.text("Samma krets"))
			return h.MarkTold(ctx(t), h.officer, none, ref, marks[:min(len(marks), 2)])
		},
		"CorrectQuestion": func() error {
			q, ok := some(o, r.Questions)
			if !ok {
				return nil
			}
			last := q.ID
			for _, x := range r.Questions {
				if x.First() == q.First() {
					last = x.ID
				}
			}
			q.Text, q.Reason, q.DueAt, q.Withdrawn = o.text("Vilka?"), o.text("Fel avskrift"), o.moment(at), o.IntN(4) == 0
			return h.CorrectQuestion(ctx(t), h.officer, none, ref, last, q)
		},
		"MarkPassage": func() error {
			f, _ := some(o, models.Sources())
			return h.MarkPassage(ctx(t), h.officer, none, ref, models.Passage{Source: f.Key, Quote: o.text(""), Ground: one(o, casefile.OSL21x7, casefile.OtherGround, "osl"), Reason: o.text("Skyddas")})
		},
		"LiftPassage": func() error {
			x, _ := some(o, r.Passages)
			return h.LiftPassage(ctx(t), h.officer, ref, x.ID)
		},
		"SaveLetter": func() error {
			l := models.Letter{Lang: one(o, "sv", "en", "fi", "xx"), Subject: o.text("Om en incident"), Body: o.text("Hej,"), EntityID: whose, Template: one(o, "", "sv-1")}
			seen := 0
			for _, x := range r.Letters {
				if x.Lang == l.Lang && (x.EntityID == nil) == (whose == nil) {
					seen = max(seen, x.Version)
				}
			}
			_, err := h.SaveLetter(ctx(t), h.officer, none, ref, l, seen)
			return err
		},
		"RecordBatch": func() error {
			l, ok := some(o, r.Letters)
			b := models.LetterBatch{Channel: one(o, casefile.ByPost, casefile.ByEmail, "pigeon"), Country: one(o, "", "SE", "XX"), Again: o.IntN(3) == 0, Planned: o.number(), Sent: o.number(), SentAt: o.instant(at), Note: o.text("Första"), EntityID: whose}
			if ok && o.IntN(2) == 0 {
				b.LetterID = &l.ID
			}
			_, err := h.RecordBatch(ctx(t), h.officer, none, ref, b, o.IntN(2) == 0)
			return err
		},
		"AddLetterResult": func() error {
			b, _ := some(o, r.Batches)
			return h.AddLetterResult(ctx(t), h.officer, none, ref, b.ID, models.LetterResult{Kind: one(o, casefile.Bounced, casefile.CameBack, "lost"), Number: o.number(), At: o.instant(h.at), Note: o.text("Retur")})
		},
		"RecordNotice": func() error {
			return h.RecordNotice(ctx(t), h.officer, none, ref, models.LetterNotice{Place: o.text("Dagens Nyheter"), Link: one(o, "https://bank.example/a", "", "x"), Reason: o.text("Okända"), PublishedAt: o.instant(at), Until: o.instant(h.at.Add(time.Hour)), EntityID: whose})
		},
		"RemovePart and put it back": func() error {
			p, ok := some(o, r.Others)
			if !ok || o.IntN(3) > 0 {
				return nil
			}
			if err := h.RemovePart(ctx(t), h.officer, ref, p.EntityID, p.Version, o.text("Fel bolag")); err != nil || o.IntN(2) == 0 {
				return err
			}
			return h.AddPart(ctx(t), h.officer, none, ref, p.EntityID)
		},
	}
}

// placed are the fields that name something else of a record, and where that is.
var placed = map[string]string{
	"EntityID": "Others", "LetterID": "Letters", "BatchID": "Batches", "FilingID": "Filings", "SealedID": "Sealed", "EvidenceID": "Evidence", "QuestionID": "Questions",
}

// ours is what is of this database alone: numbers of rows and users, and how often a
// row was changed.
var ours = []string{"ID", "IncidentID", "ReportedBy", "SealedBy", "ByID", "CreatedAt", "CorrectedBy", "Incident.EntityID", "Incident.Version", "Part.Version", "Entity.Version"}

// under are the lists that stand by what they belong to.
var under = map[string]string{"Receipts": "FilingID", "FilingFiles": "FilingID", "Marks": "FilingID", "Results": "BatchID", "Replies": "QuestionID"}

// plain says all that is kept of an incident, a thing a line, with places for numbers.
func plain(t *testing.T, r models.Record) []string {
	t.Helper()
	slices.SortStableFunc(r.Questions, func(a, b models.Question) int { return int(a.First() - b.First()) }) // a correction stands by what it corrects
	var lines []string
	rv := reflect.ValueOf(r)
	place := func(list string, id int64) int {
		l := rv.FieldByName(list)
		for i := range l.Len() {
			key := "ID"
			if list == "Others" {
				key = "EntityID"
			}
			if l.Index(i).FieldByName(key).Int() == id {
				return i + 1
			}
		}
		return 0
	}
	var walk func(path, list string, v reflect.Value)
	walk = func(path, list string, v reflect.Value) {
		for i := range v.NumField() {
			f, x := v.Type().Field(i), v.Field(i)
			if slices.Contains(ours, f.Name) || slices.Contains(ours, v.Type().Name()+"."+f.Name) || !f.IsExported() {
				continue
			}
			in := placed[f.Name]
			if f.Name == "Corrects" {
				in = list
			}
			at := path + "." + f.Name
			switch {
			case in != "":
				if x.Kind() == reflect.Pointer {
					if x = x.Elem(); !x.IsValid() {
						continue
					}
				}
				lines = append(lines, fmt.Sprintf("%s: no. %d", at, place(in, x.Int())))
			case f.Name == "Entity":
				walk(at, "", x)
			case f.Name == "Approvals":
				for j := range x.Len() {
					walk(fmt.Sprintf("%s[%d]", at, j), "", x.Index(j))
				}
			default:
				body, err := json.Marshal(x.Interface())
				check(t, err)
				lines = append(lines, at+": "+string(body))
			}
		}
	}
	walk("Incident", "", reflect.ValueOf(r.Incident))
	walk("Entity", "", reflect.ValueOf(r.Entity))
	for i := range rv.NumField() {
		f := rv.Type().Field(i)
		if f.Type.Kind() != reflect.Slice || f.Name == "Duties" { // of these only the named ones go along
			continue
		}
		var items []reflect.Value
		for j := range rv.Field(i).Len() {
			items = append(items, rv.Field(i).Index(j))
		}
		if by := under[f.Name]; by != "" {
			of := func(v reflect.Value) int { return place(placed[by], v.FieldByName(by).Int()) }
			slices.SortStableFunc(items, func(a, b reflect.Value) int { return of(a) - of(b) })
		}
		for j, x := range items {
			walk(fmt.Sprintf("%s[%d]", f.Name, j), f.Name, x)
		}
	}
	return lines
}

// versionsOf are all that the facts of an incident have said.
func (h *house) versionsOf(ref string) []string {
	h.t.Helper()
	all, err := h.FactVersions(ctx(h.t), h.officer, ref)
	check(h.t, err)
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(all)) {
		for _, f := range all[key] {
			f.ID, f.IncidentID = 0, 0
			lines = append(lines, fmt.Sprintf("%+v", f))
		}
	}
	return lines
}

// TestWhatIsStoredIsStoredTheSameElsewhere stores what it can, in an order that is
// another with each seed, takes the file of it into an empty database and compares
// all that is kept there, thing by thing.
func TestWhatIsStoredIsStoredTheSameElsewhere(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHouse(t)
			o := odd{rand.New(rand.NewPCG(seed, 24)), true}
			h.counted(h.report("En annan"), casefile.DataSubjects, 1) // so that rows have other numbers here
			ref := h.report("Fel mottagare")
			others := []int64{h.addTo(ref, subsidiary)}
			stored := map[string]int{}
			for range 260 {
				tries := h.tries(o, ref, others)
				maps.Copy(tries, h.sends(o, ref, others))
				name := slices.Sorted(maps.Keys(tries))[o.IntN(len(tries))]
				err := tries[name]()
				var invalid *models.Invalid
				var done *models.Done
				switch {
				case err != nil && name == "Approve": // for one of many reasons
				case errors.As(err, &invalid), errors.As(err, &done), errors.Is(err, models.ErrConflict), errors.Is(err, models.ErrVoid), errors.Is(err, models.ErrNotFound), errors.Is(err, models.ErrForbidden):
				case err != nil:
					t.Fatalf("%s: %v", name, err)
				default:
					stored[name]++
				}
				h.at = h.at.Add(time.Duration(o.IntN(3)) * time.Minute)
			}
			if len(stored) < 26 {
				t.Errorf("stored only %v", stored)
			}
			file := h.exported(ref)
			there := newHouse(t)
			there.at = h.at
			again, err := there.imports(file)
			check(t, err)
			a, err := h.Record(ctx(t), h.officer, ref)
			check(t, err)
			b, err := there.Record(ctx(t), there.officer, again)
			check(t, err)
			sameLines(t, plain(t, a), plain(t, b))
			sameLines(t, h.versionsOf(ref), there.versionsOf(again))
			sameLines(t, strings.Split(file, "\n"), strings.Split(there.exported(again), "\n"))
			there.sound()
		})
	}
}

// sameLines shows the first few lines that are not the same.
func sameLines(t *testing.T, a, b []string) {
	t.Helper()
	if len(a) != len(b) {
		t.Errorf("%d lines here and %d there", len(a), len(b))
	}
	shown := 0
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			continue
		}
		if t.Errorf("here  %.300s\nthere %.300s", a[i], b[i]); shown == 12 {
			return
		}
		shown++
	}
}
