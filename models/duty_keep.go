package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// AddDuty stores the first version of a duty, with the file in which it stands, if
// there is one, and returns its slug. The clocks of the incidents that it concerns
// are looked at again.
func (s *Store) AddDuty(ctx context.Context, by Actor, once Once, d Duty, file *File) (string, error) {
	if !by.May(KeepEntities) {
		return "", ErrForbidden
	}
	err := s.change(ctx, by, func(tx *Tx) error {
		if err := tx.again(once); err != nil {
			return err
		}
		d.tidy()
		p := Problems{}
		d.Check(p)
		if d.EntityID != nil {
			if _, err := readOne[Entity](asking(tx.db), "WHERE id = +?", *d.EntityID); err != nil {
				p.Add("entity", i18n.Text{SV: "Välj vems skyldigheten är.", EN: "Choose whose duty it is."})
			}
		}
		if err := errors.Join(tx.roomForDuty(p), tx.dutyFile(p, &d, file)); err != nil || len(p) > 0 {
			return errors.Join(err, p.Err())
		}
		var err error
		if d.Slug, err = tx.freeSlug(slugOf(d.TitleSV)); err != nil {
			return err
		}
		d.Version, d.Ended, d.Reason = 1, false, ""
		if err := tx.addDuty(DutyAdded, nil, &d, 0); err != nil {
			return err
		}
		return tx.first(once, d.Slug)
	})
	return d.Slug, err
}

// EditDuty stores what is agreed anew as the next version, in force from d.First,
// today if it does not say; the version before it ends the day before. An incident
// keeps the version that was in force on its day. Without a file the new version
// has the one of the version before. It returns ErrConflict if d.Version is not
// the latest.
func (s *Store) EditDuty(ctx context.Context, by Actor, d Duty, file *File) error {
	return s.nextDuty(ctx, by, d.Slug, d.Version, func(tx *Tx, before Duty) (Action, Duty, error) {
		d.tidy()
		if d.First.IsZero() {
			day, err := tx.today(before.EntityID)
			if err != nil {
				return "", d, err
			}
			d.First = day
		}
		p := Problems{}
		d.Check(p)
		d.EntityID, d.Ended = before.EntityID, false
		d.FileName, d.FileType, d.FileSize, d.FileSHA256, d.FileKept = before.FileName, before.FileType, before.FileSize, before.FileSHA256, before.FileKept
		err := errors.Join(tx.roomForDuty(p), tx.dutyFile(p, &d, file))
		return DutyChanged, d, errors.Join(err, p.Err())
	})
}

// EndDuty has a duty end with a day, for a reason.
func (s *Store) EndDuty(ctx context.Context, by Actor, slug string, version int, last calendar.Date, reason string) error {
	return s.nextDuty(ctx, by, slug, version, func(_ *Tx, before Duty) (Action, Duty, error) {
		p := Problems{}
		checkText(p, "reason", reason, 1, LongText)
		if last.IsZero() {
			p.Add("last", i18n.Text{SV: "Ange den sista dagen.", EN: "Enter the last day."})
		}
		checkDay(p, "last", last)
		if before.Ended {
			return "", before, ErrConflict
		}
		return DutyEnded, before.EndOf(last, reason), p.Err()
	})
}

// nextDuty stores the version of a duty that next makes of the latest one.
func (s *Store) nextDuty(ctx context.Context, by Actor, slug string, version int, next func(*Tx, Duty) (Action, Duty, error)) error {
	if !by.May(KeepEntities) {
		return ErrForbidden
	}
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := readOne[Duty](asking(tx.db), "WHERE d.slug = +? ORDER BY d.version DESC LIMIT 1", slug)
		if err != nil {
			return err
		}
		if before.Version != version {
			return ErrConflict
		}
		action, after, err := next(tx, before)
		if err != nil {
			return err
		}
		if after.same(before) {
			return nil // a second press of the button
		}
		after.Slug, after.Version = before.Slug, before.Version+1
		return tx.addDuty(action, &before, &after, 0)
	})
}

// addDuty stores a version, has the clocks looked at that it may move, and says so in
// the log of each open incident in which it does; with is the incident with which it
// comes, if it is imported.
func (tx *Tx) addDuty(a Action, before, d *Duty, with int64) error {
	d.ID = 0
	were, err := briefDuties(asking(tx.db))
	if err != nil {
		return err
	}
	tx.sign(&d.RecordedAt, &d.RecordedName)
	if before != nil {
		d.RecordedAt, d.RecordedName = tx.at, tx.by.Name
	}
	if err := allow(tx.db).Create(d).Error; err != nil {
		return err
	}
	if err := tx.touchOpen(d.EntityID); err != nil {
		return err
	}
	var was record
	if before != nil {
		was = before
	}
	if err := tx.note(a, was, d); err != nil {
		return err
	}
	return tx.noteMoves(were, d, with)
}

// touchOpen has the clocks of the open incidents in which an entity has a part
// looked at again, and for nil those of all.
func (tx *Tx) touchOpen(entity *int64) error {
	query, args := "SELECT id FROM incidents WHERE status = 'open'", []any{}
	if entity != nil {
		query += ` AND entity_id = ? UNION
			SELECT i.id FROM incident_entities p JOIN incidents i ON i.id = p.incident_id WHERE p.entity_id = ? AND p.active = 1 AND i.status = 'open'`
		args = []any{*entity, *entity}
	}
	var open []int64
	if err := tx.db.Raw(query, args...).Scan(&open).Error; err != nil {
		return err
	}
	tx.touched = append(tx.touched, open...)
	return nil
}

// today is the local day of an entity, and of the house for nil.
func (tx *Tx) today(entity *int64) (calendar.Date, error) {
	zone := HomeZone()
	if entity != nil {
		e, err := readOne[Entity](asking(tx.db), "WHERE id = +?", *entity)
		if err != nil {
			return calendar.Date{}, err
		}
		zone = e.Zone()
	}
	return calendar.DateOf(tx.at.In(zone)), nil
}

// newDuty is no slug: under that name in an address one is added.
const newDuty = "new"

// freeSlug is the name, with a number if it is taken.
func (tx *Tx) freeSlug(name string) (string, error) {
	for n := 1; ; n++ {
		slug := name
		switch {
		case n > 1:
			slug += "-" + strconv.Itoa(n)
		case slug == newDuty:
			continue
		}
		var taken bool
		if err := scalar(tx.db.Raw("SELECT EXISTS (SELECT 1 FROM custom_duties WHERE slug = +?)", slug), &taken); err != nil {
			return "", err
		}
		if !taken {
			return slug, nil
		}
	}
}

// dutyFile keeps the bytes of a file, once however many versions have it.
func (tx *Tx) dutyFile(p Problems, d *Duty, file *File) error {
	if file == nil {
		return nil
	}
	if file.check(p, "file"); len(p) > 0 {
		return nil
	}
	sum := sha256.Sum256(file.Data)
	d.FileName, d.FileType, d.FileSize, d.FileSHA256, d.FileKept = file.Name, file.MediaType, int64(len(file.Data)), hex.EncodeToString(sum[:]), true
	var kept bool
	err := scalar(tx.db.Raw("SELECT EXISTS (SELECT 1 FROM custom_duty_files WHERE sha256 = +?)", d.FileSHA256), &kept)
	if err != nil || kept {
		return err
	}
	// Its hash is in the log: the bytes need not be.
	return allow(tx.db).Exec("INSERT INTO custom_duty_files (sha256, data) VALUES (?, ?)", d.FileSHA256, file.Data).Error
}

// SeesDuties reports whether the actor may read the duties themselves. A reporter
// sees what follows from them in an incident of theirs, and not the contracts.
func (a Actor) SeesDuties() bool {
	return a.May(KeepEntities) || a.May(SeeIncidents) && a.Role != Reporter
}

// shownTo takes out of a record what of the firm's own duties the actor may not
// read: the words and the file of the contract, also in what was frozen.
func (r *Record) shownTo(by Actor) {
	if by.SeesDuties() {
		return
	}
	for i := range r.Duties {
		d := &r.Duties[i]
		d.Clause, d.Reason, d.FileName, d.FileType, d.FileSize, d.FileSHA256, d.FileKept = "", "", "", "", 0, "", false
	}
	said := maps.Clone(r.said)
	for i := range r.Filings {
		f := &r.Filings[i]
		if !f.hasDuties() {
			continue
		}
		if said == nil {
			said = map[int64]Said{}
		}
		said[f.ID] = r.Said(*f) // what was said to the authority stays
		f.shownTo(by)
	}
	r.said = said
}

// hasDuties reports whether duties of the firm were frozen with a filing.
func (f *Filing) hasDuties() bool { return strings.Contains(f.Content, `"custom_duties"`) }

// shownTo takes out what was frozen with a filing, if there are contracts in it that
// the actor may not read. Its hash stays.
func (f *Filing) shownTo(by Actor) {
	if !by.SeesDuties() && f.hasDuties() {
		f.Country, f.Content = f.Told(), ""
	}
}

// Duties returns every version of every duty, by slug and version.
func (s *Store) Duties(ctx context.Context, by Actor) ([]Duty, error) {
	if !by.SeesDuties() {
		return nil, ErrForbidden
	}
	return read[Duty](s.brief(ctx), inVersions)
}

// Duty returns the versions of one duty, the first one first.
func (s *Store) Duty(ctx context.Context, by Actor, slug string) ([]Duty, error) {
	if !by.SeesDuties() {
		return nil, ErrForbidden
	}
	ds, err := read[Duty](s.brief(ctx), "WHERE d.slug = +? ORDER BY d.version", slug)
	if err == nil && len(ds) == 0 {
		err = ErrNotFound
	}
	return ds, err
}

// DutyFile returns a version of a duty with the bytes of its file. It returns
// ErrNotFound if it has none, or if only the hash is here.
func (s *Store) DutyFile(ctx context.Context, by Actor, slug string, version int) (Duty, []byte, error) {
	if !by.SeesDuties() {
		return Duty{}, nil, ErrForbidden
	}
	d, err := readOne[Duty](s.brief(ctx), "WHERE d.slug = +? AND d.version = +?", slug, version)
	if err != nil {
		return d, nil, err
	}
	data, err := s.dutyBytes(ctx, d)
	return d, data, err
}

func (s *Store) dutyBytes(ctx context.Context, d Duty) ([]byte, error) {
	if !d.FileKept {
		return nil, ErrNotFound
	}
	var data []byte
	if err := scalar(s.read.WithContext(ctx).Raw("SELECT data FROM custom_duty_files WHERE sha256 = +?", d.FileSHA256), &data); err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != d.FileSHA256 {
		return nil, fmt.Errorf("models: the file of duty %d is not what was recorded", d.ID)
	}
	return data, nil
}

// DutyTitles returns what the duties are called, in the words of their latest
// versions, for lists that know only which one it is.
func (s *Store) DutyTitles(ctx context.Context, by Actor) (map[deadline.ID]i18n.Text, error) {
	if by.Role == "" {
		return nil, ErrForbidden
	}
	ds, err := briefDuties(s.brief(ctx))
	if err != nil {
		return nil, err
	}
	titles := make(map[deadline.ID]i18n.Text, len(ds))
	for i := range ds {
		titles[ds[i].Obligation()] = ds[i].Title()
	}
	return titles, nil
}

// verifyDuties holds the files of duties against the hashes that the log vouches for.
func verifyDuties(ctx context.Context, s *Store, v *Verdict) error {
	return s.verifyHashes(ctx, v, "duty %d: its file is not what was recorded",
		"SELECT d.id, d.file_sha256, coalesce(f.data, x'') FROM custom_duties d LEFT JOIN custom_duty_files f ON f.sha256 = d.file_sha256 WHERE d.file_kept = 1 ORDER BY d.id")
}
