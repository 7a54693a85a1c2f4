package models

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"time"
)

// An Action says what a line of the log is about.
type Action string

// The actions.
const (
	EntityAdded       Action = "entity.added"
	EntityEdited      Action = "entity.edited"
	EntityMoved       Action = "entity.moved"
	DutyAdded         Action = "duty.added"
	DutyChanged       Action = "duty.changed"
	DutyEnded         Action = "duty.ended"
	DutyMoved         Action = "duty.moved"
	HouseEdited       Action = "house.edited"
	UserAdded         Action = "user.added"
	UserEdited        Action = "user.edited"
	PasswordSet       Action = "user.password_set"
	SignedIn          Action = "user.signed_in"
	SignedOut         Action = "user.signed_out"
	IncidentReported  Action = "incident.reported"
	IncidentImported  Action = "incident.imported"
	IncidentEdited    Action = "incident.edited"
	IncidentClosed    Action = "incident.closed"
	IncidentReopened  Action = "incident.reopened"
	EditionMoved      Action = "incident.edition_moved"
	MemberAdded       Action = "member.added"
	MemberRemoved     Action = "member.removed"
	PartAdded         Action = "part.added"
	PartRemoved       Action = "part.removed"
	PartClassified    Action = "part.classified"
	AwarenessAdded    Action = "awareness.added"
	AwarenessChosen   Action = "awareness.chosen"
	AwarenessUnchosen Action = "awareness.unchosen"
	EntryAdded        Action = "timeline.added"
	EntryCorrected    Action = "timeline.corrected"
	EntryWithdrawn    Action = "timeline.withdrawn"
	CountAdded        Action = "count.added"
	FactRecorded      Action = "fact.recorded"
	FactChanged       Action = "fact.changed"
	DecisionMade      Action = "decision.made"
	EvidenceAdded     Action = "evidence.added"
	FilingRecorded    Action = "filing.recorded"
	ReceiptAdded      Action = "receipt.added"
	DraftSealed       Action = "draft.sealed"
	DraftApproved     Action = "draft.approved"
	DraftRefused      Action = "draft.refused"
	DraftInEmergency  Action = "draft.emergency"
	FileFrozen        Action = "filing.file"

	DraftApprovedAfterwards Action = "draft.afterwards"
	FeedAdded               Action = "feed.added"
	FeedRevoked             Action = "feed.revoked"

	ToldMarked        Action = "told.marked"
	QuestionAdded     Action = "question.added"
	QuestionCorrected Action = "question.corrected"
	QuestionWithdrawn Action = "question.withdrawn"
	QuestionAnswered  Action = "question.answered"
	PassageMarked     Action = "passage.marked"
	PassageLifted     Action = "passage.lifted"
	LetterSaved       Action = "letter.saved"
	LetterSent        Action = "letter.sent"
	LetterReturned    Action = "letter.returned"
	NoticePublished   Action = "letter.notice_published"
)

// A logLine is one line of the log as it is stored.
type logLine struct {
	Seq        int64 `gorm:"primaryKey;autoIncrement:false"`
	At         time.Time
	ActorID    int64
	Actor      string
	Action     Action
	Kind       string
	KindID     int64
	IncidentID *int64
	Content    []byte
	Salt       []byte
	Digest     []byte
	Prev       []byte
	Hash       []byte
}

func (logLine) TableName() string { return "log" }

// writeLog chains the lines of the change to the log.
func (tx *Tx) writeLog() error {
	if len(tx.lines) == 0 {
		return nil
	}
	head, err := tx.head()
	if err != nil {
		return err
	}
	for i := range tx.lines {
		l := &tx.lines[i]
		l.Seq, l.Prev = head.Seq+1, head.Hash
		l.Salt = make([]byte, 16)
		if _, err := rand.Read(l.Salt); err != nil {
			return err
		}
		l.seal()
		head = Head{Seq: l.Seq, Hash: l.Hash}
	}
	return allow(tx.db).CreateInBatches(tx.lines, 100).Error
}

func (tx *Tx) head() (Head, error) {
	h := Head{Hash: make([]byte, sha256.Size)}
	rows, err := tx.db.Raw("SELECT seq, hash FROM log WHERE seq > 0 ORDER BY seq DESC LIMIT 1").Rows()
	if err != nil {
		return h, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	for rows.Next() {
		if err := rows.Scan(&h.Seq, &h.Hash); err != nil {
			return h, err
		}
	}
	return h, rows.Err()
}

// seal computes the digest of the content and the hash of the line. The chain
// runs over the digest: content and salt can be taken away later, and it holds.
func (l *logLine) seal() {
	d := sha256.New()
	d.Write(l.Salt)
	d.Write(l.Content)
	l.Digest = d.Sum(nil)
	l.Hash = l.sum()
}

func (l *logLine) sum() []byte {
	// JSON, since it leaves no doubt about where one part ends.
	body, err := json.Marshal([]any{
		hex.EncodeToString(l.Prev), l.Seq, l.At.UTC().Format(time.RFC3339), l.ActorID, l.Actor,
		l.Action, l.Kind, l.KindID, l.IncidentID, hex.EncodeToString(l.Digest),
	})
	if err != nil {
		panic("models: a line of the log cannot be written down: " + err.Error())
	}
	h := sha256.Sum256(body)
	return h[:]
}

// broken says what does not hold in a line that should follow prev.
func (l *logLine) broken(prev Head) string {
	switch {
	case l.Seq != prev.Seq+1:
		return fmt.Sprintf("line %d is missing", prev.Seq+1)
	case !bytes.Equal(l.Prev, prev.Hash):
		return "it does not follow the line before it"
	}
	d := sha256.New()
	d.Write(l.Salt)
	d.Write(l.Content)
	switch {
	case !bytes.Equal(l.Digest, d.Sum(nil)):
		return "its content was changed"
	case !bytes.Equal(l.Hash, l.sum()):
		return "its who, when or what was changed"
	}
	return ""
}

// A Head is the last line of the log: it stands for all before it, and printed
// outside the database it shows later whether they are still the same.
type Head struct {
	Seq  int64
	Hash []byte
}

// String is the hash as it is printed.
func (h Head) String() string { return hex.EncodeToString(h.Hash) }

// Head returns the head of the log.
func (s *Store) Head(ctx context.Context) (Head, error) {
	tx := &Tx{ctx: ctx, db: s.read.WithContext(ctx)}
	return tx.head()
}

// A LogEntry is one line of the log for a person to read.
type LogEntry struct {
	Seq    int64
	At     time.Time
	Actor  string
	Action Action
	Kind   string
	KindID int64
	// Ref is the incident's, and empty for a line about none.
	Ref           string
	Before, After json.RawMessage
	Hash          string
}

// LogPage is how many lines a page of the log has.
const LogPage = 50

// Log returns the lines about one incident (ref), or with an empty ref about
// all that the actor may see: an auditor everything, an administrator users and
// what is about no incident, and others their incidents, the entities and the duties of the house, newest first, from before the line of that
// number (0: from the newest). More says whether there are older ones.
func (s *Store) Log(ctx context.Context, by Actor, ref string, before int64) (lines []LogEntry, more bool, err error) {
	if !by.May(SeeLog) {
		return nil, false, ErrForbidden
	}
	cond, args := by.sees()
	switch {
	case ref != "":
		in, err := s.Incident(ctx, by, ref)
		if err != nil {
			return nil, false, err
		}
		cond, args = "l.incident_id = +?", []any{in.ID}
	case by.May(SeeRestricted):
	case by.May(KeepUsers):
		cond, args = "l.incident_id IS NULL", nil
	default: // not who signed in when
		cond = "(l.kind IN ('entity', 'duty') OR l.incident_id IS NOT NULL AND " + cond + ")"
	}
	if before <= 0 {
		before = math.MaxInt64
	}
	cond, args = cond+" AND l.seq < +?", append(args, before)
	rows, err := s.read.WithContext(ctx).Raw(`SELECT l.seq, l.at, l.actor, l.action, l.kind, l.kind_id, coalesce(i.ref, ''), l.content, l.hash
		FROM log l LEFT JOIN incidents i ON i.id = l.incident_id
		WHERE `+cond+` ORDER BY l.seq DESC`+limit(LogPage+1), args...).Rows()
	if err != nil {
		return nil, false, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	for rows.Next() {
		var e LogEntry
		var content, hash []byte
		if err := rows.Scan(&e.Seq, &e.At, &e.Actor, &e.Action, &e.Kind, &e.KindID, &e.Ref, &content, &hash); err != nil {
			return nil, false, err
		}
		var c struct{ Before, After json.RawMessage }
		if err := json.Unmarshal(content, &c); err != nil {
			return nil, false, fmt.Errorf("line %d of the log: %w", e.Seq, err)
		}
		e.Before, e.After, e.Hash = c.Before, c.After, hex.EncodeToString(hash)
		lines = append(lines, e)
	}
	if len(lines) > LogPage {
		lines, more = lines[:LogPage], true
	}
	return lines, more, rows.Err()
}
