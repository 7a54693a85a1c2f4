package models

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"frist/models/casefile"
)

// Import stores the incident of a case file and returns its reference. It keeps
// the reference of the file where that is free. The entity is the one that is
// here already with the same particulars, or a new one. Everything is stored
// or, with an error, nothing; times in the file that are not in the past are
// taken as they are, for it is a record of somebody else's.
//
// It refuses a file whose duties would change what applies to other open incidents,
// and says which: see [Store.ImportMoving].
func (s *Store) Import(ctx context.Context, by Actor, f casefile.File) (string, error) {
	return s.importFile(ctx, by, f, false)
}

// ImportMoving is Import by somebody who knows that other incidents gain obligations
// with the duties of the file.
func (s *Store) ImportMoving(ctx context.Context, by Actor, f casefile.File) (string, error) {
	return s.importFile(ctx, by, f, true)
}

func (s *Store) importFile(ctx context.Context, by Actor, f casefile.File, moves bool) (string, error) {
	if !by.May(KeepRecord) {
		return "", ErrForbidden
	}
	var ref string
	err := s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.importIncident(f)
		if err != nil {
			return err
		}
		ref = in.Ref
		duties := func(id int64, f casefile.File) error { return tx.importDuties(id, f, moves) }
		steps := []func(int64, casefile.File) error{tx.importParts, duties, tx.importAwareness, tx.importTimeline, tx.importCounts, tx.importFacts, tx.importPassages, tx.importDecisions, tx.importSealed, tx.importFilings, tx.importLetters}
		for _, step := range steps {
			if err := step(in.ID, f); err != nil {
				return err
			}
		}
		tx.noteLast(&in) // with it one is closed: see [closingSeq]
		return nil
	})
	return ref, err
}

func (tx *Tx) importIncident(f casefile.File) (Incident, error) {
	e, err := tx.importEntity(f.Entity, nil)
	if err != nil {
		return Incident{}, err
	}
	x := f.Incident
	in := incidentOf(x)
	in.EntityID = e.ID
	if in.Status == StatusClosed {
		in.ClosedAt = &x.ClosedAt
		if x.ClosedAt.IsZero() {
			in.ClosedAt = &tx.at
		}
	}
	tx.sign(&in.ReportedAt, &in.ReportedName)
	if in.Year, in.Number, err = tx.freeReference(x.Reference); err != nil {
		return in, err
	}
	return in, tx.addIncident(IncidentImported, &in)
}

// maxNumber is the highest number of a year that a file may bring: the next
// incident's follows on the highest there is.
const maxNumber = 999_999

// freeReference reads a reference, and returns 0 and 0 if it is none of ours or
// is taken.
func (tx *Tx) freeReference(ref string) (year, number int, err error) {
	n, _ := fmt.Sscanf(ref, "%4d-%d", &year, &number) // what is no reference of ours is told by n
	if n != 2 || fmt.Sprintf("%d-%03d", year, number) != ref || year < 1000 || number < 1 || number > maxNumber {
		return 0, 0, nil
	}
	var taken int
	if err := tx.db.Raw("SELECT count(*) FROM incidents WHERE ref = ?", ref).Scan(&taken).Error; err != nil || taken > 0 {
		return 0, 0, err
	}
	return year, number, nil
}

// importParts stores the further entities, in the order of the file, and keeps
// who they are for what is theirs.
func (tx *Tx) importParts(incident int64, f casefile.File) error {
	in, err := take[Incident](tx, incident)
	if err != nil {
		return err
	}
	taken := []int64{in.EntityID}
	for _, x := range f.Entities {
		e, err := tx.importEntity(x.Entity, taken)
		if err != nil {
			return err
		}
		taken = append(taken, e.ID)
		p := Part{IncidentID: incident, EntityID: e.ID, ClassifiedMajorAt: x.ClassifiedMajorAt, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By}
		if err := tx.addPart(&p); err != nil {
			return err
		}
	}
	return tx.importRemoved(incident, f, taken)
}

// importRemoved stores those that were taken out again.
func (tx *Tx) importRemoved(incident int64, f casefile.File, taken []int64) error {
	for _, x := range f.RemovedEntities {
		e, err := tx.importEntity(x.Entity, taken)
		if err != nil {
			return err
		}
		taken = append(taken, e.ID)
		p := Part{IncidentID: incident, EntityID: e.ID, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By}
		if err := tx.addPart(&p); err != nil {
			return err
		}
		gone := p
		gone.Version, gone.Active, gone.RemovedReason, gone.RemovedAt, gone.RemovedName = p.Version+1, false, x.Reason, instant(x.RemovedAt), x.RemovedBy
		if err := tx.update(PartRemoved, &p, &gone); err != nil {
			return err
		}
	}
	return nil
}

// removed is a part that was taken out again as it leaves Frist.
func (p *Part) removed() casefile.RemovedPart {
	return casefile.RemovedPart{
		Part:      casefile.Part{Entity: p.Entity.caseFile(), Recorded: recorded(p.RecordedAt, p.RecordedName)},
		RemovedAt: known(p.RemovedAt), RemovedBy: p.RemovedName, Reason: p.RemovedReason,
	}
}

// importEntity finds the entity that is the same in every particular, and is
// none of those that are taken, or adds it.
func (tx *Tx) importEntity(x casefile.Entity, taken []int64) (Entity, error) {
	e := entityOf(x)
	var same []Entity
	if len(taken) == 0 {
		taken = []int64{0}
	}
	err := tx.db.Where("id NOT IN ?", taken).Where("name = ? AND country = ? AND type = ? AND role = ? AND org_no = ? AND lei = ? AND eves_are_holidays = ? AND relief_excluded = ? AND traits = ? AND nis2 = ? AND main_establishment = ?",
		e.Name, e.Country, e.Type, e.Role, e.OrgNo, e.LEI, e.EvesAreHolidays, e.ReliefExcluded, e.Traits, e.NIS2, e.MainEstablishment).Order("id").Limit(1).Find(&same).Error
	if err != nil {
		return e, err
	}
	if len(same) > 0 {
		return same[0], nil
	}
	// A case file may leave out what a form may not: unknown stays unknown.
	e.Version, e.CreatedAt = 1, tx.at
	return e, tx.create(EntityAdded, &e)
}

func (tx *Tx) importAwareness(incident int64, f casefile.File) error {
	for _, x := range f.Awareness {
		a := awarenessOf(x)
		a.IncidentID = incident
		if err := tx.addAwareness(&a); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) importTimeline(incident int64, f casefile.File) error {
	stored := map[int64]int64{}
	for _, x := range f.Timeline {
		e := Entry{IncidentID: incident, At: x.At, Text: x.Text, Source: x.Source, Withdrawn: x.Withdrawn, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By}
		action := EntryAdded
		if x.Corrects != 0 {
			id := stored[x.Corrects]
			e.Corrects, action = &id, EntryCorrected
		}
		if err := tx.storeEntry(action, &e); err != nil {
			return err
		}
		if x.ID != 0 {
			stored[x.ID] = e.ID
		}
	}
	return nil
}

func (tx *Tx) importCounts(incident int64, f casefile.File) error {
	for _, x := range f.Counts {
		c := countOf(x)
		c.IncidentID = incident
		if err := tx.addCount(&c); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) importDecisions(incident int64, f casefile.File) error {
	others, err := parts(asking(tx.db), incident)
	if err != nil {
		return err
	}
	for _, x := range f.Decisions {
		d := decisionOf(x)
		d.IncidentID, d.EntityID = incident, ofNth(others, x.Entity)
		if err := tx.addDecision(&d); err != nil {
			return err
		}
	}
	return nil
}

// ofNth is the entity that a case file calls by its number.
func ofNth(others []Part, n int64) *int64 {
	if n == 0 {
		return nil
	}
	return &others[n-1].EntityID
}

// importFilings stores the evidence, and then the questions and the filings. What a file does not
// say of how late a filing was is judged now, by the rules, once.
func (tx *Tx) importFilings(incident int64, f casefile.File) error {
	stored := map[string]int64{}
	for i, x := range f.Evidence {
		e := Evidence{IncidentID: incident, Name: x.Name, MediaType: x.MediaType, Note: x.Note, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By}
		add := func() error { return tx.addEvidence(&e, x.Data) }
		if x.Data == nil { // the file has only its hash, or not even that
			e.Size, e.SHA256 = x.Size, x.SHA256
			add = func() error { return tx.addEvidenceHash(&e) }
		}
		if err := add(); err != nil {
			return err
		}
		stored[x.Name], stored[x.Name+"\x00"+x.SHA256], stored[itemKey(int64(i+1))] = e.ID, e.ID, e.ID
	}
	in, err := take[Incident](tx, incident)
	if err != nil || len(f.Filings)+len(f.Questions) == 0 {
		return err
	}
	r, err := load(tx.ctx, tx.db, in)
	if err != nil {
		return err
	}
	if err := tx.importQuestions(in, r.Others, f, stored); err != nil {
		return err
	}
	// A filing is judged by those before it, in whatever order the file has them.
	filings := slices.Clone(f.Filings)
	slices.SortStableFunc(filings, func(a, b casefile.Filing) int { return a.SentAt.Compare(b.SentAt) })
	for _, x := range filings {
		y := importedFiling(in.ID, x, stored)
		y.EntityID, y.Country = ofNth(r.Others, x.Entity), x.Country
		r.sealedHere(&y, x)
		if !frozen(x) {
			if err := y.freeze(r); err != nil {
				return err
			}
		}
		if err := tx.addFiling(&y, nil); err != nil {
			return err
		}
		if err := tx.importFiles(y, x.Files); err != nil {
			return err
		}
		if err := tx.importReceipts(y, x.Receipts, stored); err != nil {
			return err
		}
		if err := tx.importMarks(y, x.Marks); err != nil {
			return err
		}
		r.Filings = append(r.Filings, y)
	}
	return nil
}

// frozen reports whether the file says what was frozen when it was sent: that
// is kept as it is.
func frozen(x casefile.Filing) bool {
	return x.Content != "" || x.ContentSHA256 != "" || x.RuleVersion != 0 || x.Late != nil || !x.Strict.IsZero() || !x.Latest.IsZero()
}

func importedFiling(incident int64, x casefile.Filing, evidence map[string]int64) Filing {
	y := Filing{
		IncidentID: incident, Obligation: x.Obligation, RuleVersion: x.RuleVersion, SentAt: instant(x.SentAt), Channel: x.Channel, Reference: x.Reference, DelayReason: x.DelayReason,
		StrictAt: instant(x.Strict), LatestAt: instant(x.Latest), Content: x.Content, ContentSHA256: x.ContentSHA256, ContentSize: int64(len(x.Content)),
		RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
	}
	if x.Late != nil {
		y.LateStrict, y.LateLatest = &x.Late.Strict, &x.Late.Latest
	}
	y.EvidenceID = proofOf(x.Proof, x.ProofSHA256, x.ProofItem, evidence)
	return y
}

// proofOf finds the file that something in the case file names as its proof.
func proofOf(name, hash string, item int64, evidence map[string]int64) *int64 {
	id, ok := evidence[itemKey(item)]
	if !ok {
		id, ok = evidence[name+"\x00"+hash]
	}
	if !ok {
		id, ok = evidence[name]
	}
	if !ok || name == "" {
		return nil
	}
	return &id
}

// itemKey is under what the place of a file in the case file is noted: no file has no
// name.
func itemKey(place int64) string { return "\x00" + strconv.FormatInt(place, 10) }

func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
