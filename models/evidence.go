package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"frist/models/i18n"
)

// MaxEvidence is the largest file that is kept, in bytes.
const MaxEvidence = 25 << 20

// MaxEvidenceOfAll is how much the files of one incident may come to, in bytes:
// the record must fit a case file.
const MaxEvidenceOfAll = 500 << 20

// Evidence is a file that is kept with its hash. It is never changed.
type Evidence struct {
	ID         int64  `json:"id"`
	IncidentID int64  `json:"incident_id"`
	Name       string `json:"name"`
	MediaType  string `json:"media_type"`
	Size       int64  `json:"size"`
	SHA256     string `json:"sha256" gorm:"column:sha256"`
	Note       string `json:"note"`
	// Kept is set when the bytes are here, and not only their hash.
	Kept         bool      `json:"kept"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

// TableName is the table of evidence.
func (Evidence) TableName() string { return "evidence" }

func (e *Evidence) subject() (string, int64, int64) { return "evidence", e.ID, e.IncidentID }

// A File is what somebody uploads.
type File struct {
	Name, MediaType, Note string
	Data                  []byte
}

// check notes what is wrong with the file. A name that hides something is no
// reason to refuse proof: it is kept without what cannot be seen.
func (f *File) check(p Problems, field string) {
	f.Name = strings.TrimSpace(seen(f.Name))
	checkLine(p, field, f.Name, 1, 255)
	checkText(p, field, f.Note, 0, LongText)
	checkLine(p, field, f.MediaType, 0, 255)
	if len(f.Data) > MaxEvidence {
		p.Add(field, i18n.Text{SV: "Filen är för stor: högst 25 MB.", EN: "The file is too large: at most 25 MB."})
	}
	if len(f.Data) == 0 {
		p.Add(field, i18n.Text{SV: "Filen är tom.", EN: "The file is empty."})
	}
}

var tooMuch = i18n.Text{SV: "Incidentens filer får vara högst 500 MB tillsammans.", EN: "The files of an incident may come to 500 MB at most."}

// AddEvidence stores a file.
func (s *Store) AddEvidence(ctx context.Context, by Actor, once Once, ref string, f File) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		if f.check(p, "file"); len(p) > 0 {
			return p.Err()
		}
		if err := tx.addEvidence(&Evidence{IncidentID: in.ID, Name: f.Name, MediaType: f.MediaType, Note: f.Note}, f.Data); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addEvidence(e *Evidence, data []byte) error {
	if err := tx.roomFor(e.IncidentID, len(data)); err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	e.ID, e.Size, e.SHA256, e.Kept = 0, int64(len(data)), hex.EncodeToString(sum[:]), true
	if err := tx.addEvidenceHash(e); err != nil {
		return err
	}
	// Its hash is in the log: the bytes need not be.
	return allow(tx.db).Exec("INSERT INTO evidence_data (evidence_id, data) VALUES (?, ?)", e.ID, data).Error
}

// roomFor sees that the files of an incident do not become too much.
func (tx *Tx) roomFor(incident int64, size int) error {
	var have int64
	if err := scalar(tx.db.Raw(`SELECT (SELECT coalesce(sum(size), 0) FROM evidence WHERE incident_id = +? AND kept = 1)
		+ (SELECT coalesce(sum(size), 0) FROM filing_files WHERE incident_id = +? AND kept = 1)`, incident, incident), &have); err != nil {
		return err
	}
	if have+int64(size) > MaxEvidenceOfAll {
		return Problems{"file": tooMuch, "proof": tooMuch}.Err()
	}
	return nil
}

// addEvidenceHash stores evidence of which only the hash is here.
func (tx *Tx) addEvidenceHash(e *Evidence) error {
	tx.sign(&e.RecordedAt, &e.RecordedName)
	return tx.create(EvidenceAdded, e)
}

// EvidenceList returns the files of an incident, without their bytes.
func (s *Store) EvidenceList(ctx context.Context, by Actor, ref string) ([]Evidence, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	return hanging[Evidence](ctx, s, in.ID, "id")
}

// EvidenceData returns one file of an incident with its bytes. A file whose
// bytes no longer have the hash that was recorded is an error, and one of which
// only the hash was imported is ErrNotFound.
func (s *Store) EvidenceData(ctx context.Context, by Actor, ref string, id int64) (Evidence, []byte, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return Evidence{}, nil, err
	}
	var e Evidence
	err = s.read.WithContext(ctx).Where("incident_id = ? AND id = ?", in.ID, id).Take(&e).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return e, nil, ErrNotFound
	} else if err != nil {
		return e, nil, err
	}
	data, err := s.evidenceBytes(ctx, e)
	return e, data, err
}

func (s *Store) evidenceBytes(ctx context.Context, e Evidence) ([]byte, error) {
	var data []byte
	if err := scalar(s.read.WithContext(ctx).Raw("SELECT data FROM evidence_data WHERE evidence_id = ?", e.ID), &data); err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != e.SHA256 {
		return nil, fmt.Errorf("models: evidence %d is not what was recorded", e.ID)
	}
	return data, nil
}
