package models

import (
	"context"
	"slices"
	"time"

	"frist/models/casefile"
	"frist/models/i18n"
)

// A Receipt is what came back about a filing after it had been recorded: the
// recipient's reference, a file that proves that it arrived. The filing is
// frozen, so this stands beside it and is never changed either.
type Receipt struct {
	ID           int64     `json:"id"`
	IncidentID   int64     `json:"incident_id"`
	FilingID     int64     `json:"filing_id"`
	Reference    string    `json:"reference"`
	Note         string    `json:"note"`
	EvidenceID   *int64    `json:"evidence_id"`
	RecordedAt   time.Time `json:"recorded_at"`
	RecordedName string    `json:"recorded_name"`
}

// TableName is the table of receipts.
func (Receipt) TableName() string { return "filing_receipts" }

func (r *Receipt) subject() (string, int64, int64) { return "receipt", r.ID, r.IncidentID }

func (r *Receipt) query() string {
	return "SELECT id, incident_id, filing_id, reference, note, evidence_id, recorded_at, recorded_name FROM filing_receipts "
}

func (r *Receipt) into() []any {
	return []any{&r.ID, &r.IncidentID, &r.FilingID, &r.Reference, &r.Note, &r.EvidenceID, &r.RecordedAt, &r.RecordedName}
}

// Check notes what is wrong with the receipt. proof may be nil.
func (r *Receipt) Check(p Problems, proof *File) {
	checkLine(p, "reference", r.Reference, 0, 1000)
	checkText(p, "note", r.Note, 0, LongText)
	if proof != nil {
		proof.check(p, "proof")
	} else if r.Reference == "" {
		p.Add("reference", i18n.Text{SV: "Ange mottagarens referens eller välj en fil.", EN: "Enter the recipient’s reference, or choose a file."})
	}
}

// AddReceipt stores what came back about the filing with that number: a
// reference, a file, or both.
func (s *Store) AddReceipt(ctx context.Context, by Actor, once Once, ref string, filing int64, r Receipt, proof *File) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		f, err := take[Filing](tx, filing)
		if err == nil && f.IncidentID != in.ID {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		if r.Check(p, proof); len(p) > 0 {
			return p.Err()
		}
		r.IncidentID, r.FilingID, r.EvidenceID = in.ID, f.ID, nil
		if proof != nil {
			e := &Evidence{IncidentID: in.ID, Name: proof.Name, MediaType: proof.MediaType, Note: proof.Note}
			if err := tx.addEvidence(e, proof.Data); err != nil {
				return err
			}
			r.EvidenceID = &e.ID
		}
		if err := tx.addReceipt(&r); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addReceipt(r *Receipt) error {
	r.ID = 0
	tx.sign(&r.RecordedAt, &r.RecordedName)
	return tx.create(ReceiptAdded, r)
}

// ReceiptsOf returns the receipts of a filing of the record, as they came in.
func (r Record) ReceiptsOf(filing int64) []Receipt {
	var list []Receipt
	for _, x := range r.Receipts {
		if x.FilingID == filing {
			list = append(list, x)
		}
	}
	return list
}

// EvidenceOf returns the file with that number, and false if id is nil or there
// is none.
func (r Record) EvidenceOf(id *int64) (Evidence, bool) {
	for _, e := range r.Evidence {
		if id != nil && e.ID == *id {
			return e, true
		}
	}
	return Evidence{}, false
}

// exportProof names a file as a case file does.
func (r Record) exportProof(id *int64) (name, hash string, item int64) {
	place := slices.IndexFunc(r.Evidence, func(e Evidence) bool { return id != nil && e.ID == *id })
	if place < 0 {
		return "", "", 0
	}
	e := r.Evidence[place]
	for i := range r.Evidence {
		if x := &r.Evidence[i]; i != place && x.Name == e.Name && x.SHA256 == e.SHA256 {
			return e.Name, e.SHA256, int64(place + 1)
		}
	}
	return e.Name, e.SHA256, 0
}

// exportReceipts are the receipts of a filing in the form in which they leave
// Frist.
func (r Record) exportReceipts(filing int64) []casefile.Receipt {
	var list []casefile.Receipt
	for _, x := range r.ReceiptsOf(filing) {
		y := casefile.Receipt{Reference: x.Reference, Note: x.Note, Recorded: recorded(x.RecordedAt, x.RecordedName)}
		y.Proof, y.ProofSHA256, y.ProofItem = r.exportProof(x.EvidenceID)
		list = append(list, y)
	}
	return list
}

// importReceipts stores those of a filing that has been stored.
func (tx *Tx) importReceipts(f Filing, list []casefile.Receipt, evidence map[string]int64) error {
	for _, x := range list {
		r := Receipt{
			IncidentID: f.IncidentID, FilingID: f.ID, Reference: x.Reference, Note: x.Note, EvidenceID: proofOf(x.Proof, x.ProofSHA256, x.ProofItem, evidence),
			RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
		}
		if err := tx.addReceipt(&r); err != nil {
			return err
		}
	}
	return nil
}
