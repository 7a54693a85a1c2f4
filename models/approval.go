package models

import (
	"context"
	"errors"
	"strings"
	"time"

	"frist/models/i18n"
)

// An ApprovalKind is what somebody says of a sealed draft.
type ApprovalKind string

// The kinds.
const (
	Approve ApprovalKind = "approved"
	Refuse  ApprovalKind = "refused"
	// InEmergency says that it is sent although nobody else has approved it: another
	// is to approve it afterwards.
	InEmergency ApprovalKind = "emergency"
	Afterwards  ApprovalKind = "afterwards"
)

// ApprovalNames say what was done.
var ApprovalNames = map[ApprovalKind]i18n.Text{
	Approve:     {SV: "Godkänt", EN: "Approved"},
	Refuse:      {SV: "Avvisat", EN: "Refused"},
	InEmergency: {SV: "I nödläge, utan godkännande", EN: "In an emergency, without approval"},
	Afterwards:  {SV: "Godkänt i efterhand", EN: "Approved afterwards"},
}

// An Approval is what somebody said of a sealed draft. It is of what has that
// hash, and never changes.
type Approval struct {
	ID            int64        `json:"id"`
	IncidentID    int64        `json:"incident_id"`
	SealedID      int64        `json:"sealed_id"`
	Kind          ApprovalKind `json:"kind"`
	ByID          *int64       `json:"by_id"` // nil: somebody elsewhere
	Reason        string       `json:"reason"`
	ContentSHA256 string       `json:"content_sha256" gorm:"column:content_sha256"`
	SealedBy      *int64       `json:"sealed_by"`
	SealedName    string       `json:"sealed_name"`
	RecordedAt    time.Time    `json:"recorded_at"`
	RecordedName  string       `json:"recorded_name"`
}

// TableName is the table of approvals.
func (Approval) TableName() string { return "approvals" }

func (a *Approval) subject() (string, int64, int64) { return "approval", a.ID, a.IncidentID }

func (a *Approval) query() string {
	return "SELECT id, incident_id, sealed_id, kind, by_id, reason, content_sha256, sealed_by, sealed_name, recorded_at, recorded_name FROM approvals "
}

func (a *Approval) into() []any {
	return []any{&a.ID, &a.IncidentID, &a.SealedID, (*string)(&a.Kind), &a.ByID, &a.Reason, &a.ContentSHA256, &a.SealedBy, &a.SealedName, &a.RecordedAt, &a.RecordedName}
}

// A SealedStatus is how far a sealed draft has come.
type SealedStatus string

// The statuses.
const (
	AwaitsApproval     SealedStatus = "waiting"
	Approved           SealedStatus = "approved"
	Refused            SealedStatus = "refused"
	AwaitsAfterwards   SealedStatus = "emergency" // sent, or to be sent, without approval, which is still to come
	ApprovedAfterwards SealedStatus = "afterwards"
)

// SealedStatusNames say what the statuses are called.
var SealedStatusNames = map[SealedStatus]i18n.Text{
	AwaitsApproval:     {SV: "Väntar på godkännande", EN: "Awaits approval"},
	Approved:           {SV: "Godkänt", EN: "Approved"},
	Refused:            {SV: "Avvisat", EN: "Refused"},
	AwaitsAfterwards:   {SV: "Nödläge: väntar på godkännande i efterhand", EN: "Emergency: awaits approval afterwards"},
	ApprovedAfterwards: {SV: "Godkänt i efterhand", EN: "Approved afterwards"},
}

// Status says how far it has come. What was sent before anybody approved it awaits
// approval afterwards, whatever was said of it. Whether the record still says the
// same is another question: see [SealedDraft.Differs].
func (d SealedDraft) Status() SealedStatus {
	status := AwaitsApproval
	if d.SentBy != nil {
		status = AwaitsAfterwards
	}
	for _, a := range d.Approvals {
		switch a.Kind {
		case Approve:
			status = Approved
		case Refuse:
			status = Refused
		case InEmergency:
			status = AwaitsAfterwards
		case Afterwards:
			status = ApprovedAfterwards
		}
	}
	return status
}

// Approval returns what was said of that kind, and false if nothing was.
func (d SealedDraft) Approval(kind ApprovalKind) (Approval, bool) {
	for _, a := range d.Approvals {
		if a.Kind == kind {
			return a, true
		}
	}
	return Approval{}, false
}

// Next are the kinds of approval that the actor may give as it stands. Who sealed
// it never approves it, nor does who decided that there was an emergency. Who may
// approve it is in none.
func (d SealedDraft) Next(by Actor) []ApprovalKind {
	var kinds []ApprovalKind
	if by.ID == 0 {
		return nil
	}
	may := by.May(ApproveDrafts) && !d.isBy(by)
	switch d.Status() {
	case Approved, Refused, ApprovedAfterwards:
	case AwaitsApproval:
		switch {
		case may:
			kinds = append(kinds, Approve, Refuse)
		case by.May(Decide):
			kinds = append(kinds, InEmergency)
		}
	case AwaitsAfterwards:
		if may {
			kinds = append(kinds, Afterwards, Refuse)
		}
	}
	return kinds
}

// isBy reports whether the actor sealed it, or let it be sent without approval. Of
// somebody elsewhere only the name is known, and in a file it is all that tells two
// people apart: who has the same name is the same.
func (d SealedDraft) isBy(by Actor) bool {
	same := func(id *int64, name string) bool { return id != nil && *id == by.ID || name == by.Name }
	e, ok := d.Approval(InEmergency)
	return same(d.SealedBy, d.SealedName) || ok && same(e.ByID, e.RecordedName) || !ok && d.SentBy != nil && same(nil, *d.SentBy)
}

// An ApprovalInput is what somebody says of a sealed draft. SHA256 is the hash of
// the content that they read.
type ApprovalInput struct {
	Kind   ApprovalKind
	Reason string
	SHA256 string
}

// ErrVoid is returned for an approval of what the record no longer says, or of what
// cannot be read here.
var ErrVoid = errors.New("the record says something else than what was sealed")

var (
	approveOther  = i18n.Text{SV: "Någon annan än den som låste utkastet ska godkänna det.", EN: "Another than who sealed the draft must approve it."}
	approveReason = i18n.Text{SV: "Ange varför.", EN: "Enter why."}
	approveKind   = i18n.Text{SV: "Välj om utkastet godkänns.", EN: "Choose whether the draft is approved."}
)

// Approve stores what the actor says of a sealed draft. It returns ErrConflict if
// what they read is not what was sealed, or if somebody was faster: an answer is
// given once. It returns ErrVoid if what was sealed is not what is to be sent any
// more: the facts have changed. The same answer by the same person again is *[Done].
func (s *Store) Approve(ctx context.Context, by Actor, ref string, sealed int64, x ApprovalInput) error {
	right := ApproveDrafts
	if x.Kind == InEmergency {
		right = Decide
	}
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, right)
		if err != nil {
			return err
		}
		if by.ID == 0 { // nobody could be told apart from them
			return ErrForbidden
		}
		ds, err := sealedOf(asking(tx.db), in.ID, false)
		if err != nil {
			return err
		}
		d, ok := Record{Sealed: ds}.SealedOf(&sealed)
		if !ok {
			return ErrNotFound
		}
		a := Approval{IncidentID: in.ID, SealedID: d.ID, Kind: x.Kind, ByID: &by.ID, Reason: strings.TrimSpace(x.Reason), ContentSHA256: d.ContentSHA256, SealedBy: d.SealedBy, SealedName: d.SealedName}
		if err := a.mayFollow(d, by, x.SHA256); err != nil {
			return err
		}
		if err := tx.stillHolds(in, &a); err != nil {
			return err
		}
		return tx.addApproval(&a)
	})
}

// stillHolds sees that what is approved to be sent is what the record says. What was
// sent is approved afterwards as it was, and anything may be refused.
func (tx *Tx) stillHolds(in Incident, a *Approval) error {
	if a.Kind != Approve && a.Kind != InEmergency {
		return nil
	}
	r, err := load(tx.ctx, tx.db, in)
	if err != nil {
		return err
	}
	d, _ := r.SealedOf(&a.SealedID)
	void, err := d.isVoid(r, tx.at)
	if err == nil && void {
		err = ErrVoid
	}
	return err
}

// isVoid reports whether the record says something else than what was sealed, or
// nobody can say because the answers cannot be read here.
func (d SealedDraft) isVoid(r Record, at time.Time) (bool, error) {
	differs, err := d.Differs(r, at)
	if errors.Is(err, ErrFormGone) || errors.Is(err, ErrNoContent) {
		return true, nil
	}
	return len(differs) > 0, err
}

// mayFollow returns why the approval cannot be given to what was sealed, as it
// stands.
func (a *Approval) mayFollow(d SealedDraft, by Actor, read string) error {
	p := Problems{}
	if _, ok := ApprovalNames[a.Kind]; !ok {
		p.Add("kind", approveKind)
		return p.Err()
	}
	if old, ok := d.Approval(a.Kind); ok && old.ByID != nil && *old.ByID == by.ID && read == d.ContentSHA256 {
		return &Done{}
	}
	if read != d.ContentSHA256 {
		return ErrConflict
	}
	if a.Kind != InEmergency && d.isBy(by) {
		p.Add("kind", approveOther)
	}
	checkText(p, "reason", a.Reason, 0, LongText)
	if (a.Kind == Refuse || a.Kind == InEmergency) && a.Reason == "" {
		p.Add("reason", approveReason)
	}
	if len(p) > 0 {
		return p.Err()
	}
	for _, kind := range d.Next(by) {
		if kind == a.Kind {
			return nil
		}
	}
	return ErrConflict
}

func (tx *Tx) addApproval(a *Approval) error {
	a.ID = 0
	tx.sign(&a.RecordedAt, &a.RecordedName)
	action := map[ApprovalKind]Action{Approve: DraftApproved, Refuse: DraftRefused, InEmergency: DraftInEmergency, Afterwards: DraftApprovedAfterwards}[a.Kind]
	if err := tx.create(action, a); err != nil {
		return err
	}
	return tx.countAwaiting(a.IncidentID)
}
