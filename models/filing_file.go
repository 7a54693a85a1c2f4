package models

import (
	"context"
	"fmt"
	"time"
)

// A FilingFile is a file that was sent, frozen with its filing.
type FilingFile struct {
	ID         int64  `json:"id"`
	IncidentID int64  `json:"incident_id"`
	FilingID   int64  `json:"filing_id"`
	Name       string `json:"name"`
	MediaType  string `json:"media_type"`
	Size       int64  `json:"size"`
	SHA256     string `json:"sha256" gorm:"column:sha256"`
	// Kept is set when the bytes are here, and not only their hash.
	Kept         bool      `json:"kept"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

// TableName is the table of files that were sent.
func (FilingFile) TableName() string { return "filing_files" }

func (f *FilingFile) subject() (string, int64, int64) { return "filing_file", f.ID, f.IncidentID }

func (f *FilingFile) query() string {
	return "SELECT id, incident_id, filing_id, name, media_type, size, sha256, kept, recorded_at, recorded_name FROM filing_files "
}

func (f *FilingFile) into() []any {
	return []any{&f.ID, &f.IncidentID, &f.FilingID, &f.Name, &f.MediaType, &f.Size, &f.SHA256, &f.Kept, &f.RecordedAt, &f.RecordedName}
}

// addFilingFile stores a file of a filing that has been stored. Where data is nil
// only its hash is here.
func (tx *Tx) addFilingFile(f *FilingFile, data []byte) error {
	if data != nil {
		if err := tx.roomFor(f.IncidentID, len(data)); err != nil {
			return err
		}
		f.Size, f.SHA256 = int64(len(data)), hashOf(data)
	}
	f.ID, f.Kept = 0, data != nil
	tx.sign(&f.RecordedAt, &f.RecordedName)
	if err := tx.create(FileFrozen, f); err != nil || data == nil {
		return err
	}
	// Its hash is in the log: the bytes need not be.
	return allow(tx.db).Exec("INSERT INTO filing_file_data (file_id, data) VALUES (?, ?)", f.ID, data).Error
}

// FilesOf returns the files of a filing of the record, in the order in which they
// were stored.
func (r Record) FilesOf(filing int64) []FilingFile {
	var list []FilingFile
	for _, f := range r.FilingFiles {
		if f.FilingID == filing {
			list = append(list, f)
		}
	}
	return list
}

// FilingFile returns one file of a filing with its bytes. A file whose bytes no
// longer have the hash that was recorded is an error, and one of which only the
// hash was imported is ErrNotFound.
func (s *Store) FilingFile(ctx context.Context, by Actor, ref string, filing, id int64) (FilingFile, []byte, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return FilingFile{}, nil, err
	}
	f, err := readOne[FilingFile](s.brief(ctx), "WHERE incident_id = +? AND filing_id = +? AND id = +?", in.ID, filing, id)
	if err != nil {
		return f, nil, err
	}
	data, err := s.filingFileBytes(ctx, f)
	return f, data, err
}

func (s *Store) filingFileBytes(ctx context.Context, f FilingFile) ([]byte, error) {
	var data []byte
	if err := scalar(s.read.WithContext(ctx).Raw("SELECT data FROM filing_file_data WHERE file_id = ?", f.ID), &data); err != nil {
		return nil, err
	}
	if hashOf(data) != f.SHA256 {
		return nil, fmt.Errorf("models: file %d of filing %d is not what was recorded", f.ID, f.FilingID)
	}
	return data, nil
}

// verifySealed holds what was sealed against the hashes that the log vouches for.
func verifySealed(ctx context.Context, s *Store, v *Verdict) error {
	return s.verifyHashes(ctx, v, "sealed draft %d: its content is not what was sealed",
		"SELECT id, content_sha256, content FROM sealed_drafts WHERE content_size > 0 ORDER BY id")
}

// verifyFilingFiles does the same with the files that were sent. Where it says
// that bytes were kept, they must be there.
func verifyFilingFiles(ctx context.Context, s *Store, v *Verdict) error {
	return s.verifyHashes(ctx, v, "file %d of a filing: its bytes are not those that were recorded",
		"SELECT f.id, f.sha256, coalesce(d.data, x'') FROM filing_files f LEFT JOIN filing_file_data d ON d.file_id = f.id WHERE f.kept = 1 ORDER BY f.id")
}
