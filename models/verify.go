package models

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
)

// A Verdict is what Verify found.
type Verdict struct {
	Head  Head
	Lines int64
	// Broken names the first thing that does not hold, and is empty if all does.
	Broken string
	// Records is how many records were compared with the log.
	Records int64
	// Unread says why no record was compared: the database is of an earlier
	// program, of which this one can read the log alone. It is nil if all was.
	Unread error
	// OldIndex says that the limits that lists show were computed by other rules,
	// of an earlier program: they are looked at when it has been opened by this one.
	OldIndex bool
}

// OK reports whether everything holds.
func (v Verdict) OK() bool { return v.Broken == "" }

// Verify walks the chain of the log from its first line and then compares each
// record with what the log last said of it. It names the first line, or the
// first record, that does not hold. The chain shows a change of what stands in
// it; that its end was cut off shows only against a head that was printed or
// kept elsewhere.
func (s *Store) Verify(ctx context.Context, by Actor) (Verdict, error) {
	if !by.May(SeeLog) {
		return Verdict{}, ErrForbidden
	}
	v := Verdict{Head: Head{Hash: make([]byte, sha256.Size)}}
	err := s.snapshot(ctx, func(s *Store) error { return s.verify(ctx, &v) })
	return v, err
}

// verify checks one thing after the other until one does not hold.
func (s *Store) verify(ctx context.Context, v *Verdict) error {
	checks := []func(context.Context, *Store, *Verdict) error{verifyTriggers, verifyChain}
	checks = append(append(checks, recordTables...), verifyEvidence, verifySealed, verifyFilings, verifyFilingFiles, verifyDuties, verifyIndex, verifyAwaiting, verifyRethink)
	if v.Unread = s.Current(); v.Unread != nil {
		checks = checks[1:2]
	}
	for _, holds := range checks {
		if err := holds(ctx, s, v); err != nil || !v.OK() {
			return err
		}
	}
	return nil
}

// verifyEvidence holds the bytes of the files against the hashes that the log
// vouches for. Where it says that bytes were kept, they must be there.
func verifyEvidence(ctx context.Context, s *Store, v *Verdict) error {
	return s.verifyHashes(ctx, v, "evidence %d: its bytes are not those that were recorded",
		"SELECT e.id, e.sha256, coalesce(d.data, x'') FROM evidence e LEFT JOIN evidence_data d ON d.evidence_id = e.id WHERE e.kept = 1 ORDER BY e.id")
}

// verifyFilings does the same with what was frozen when something was sent.
func verifyFilings(ctx context.Context, s *Store, v *Verdict) error {
	return s.verifyHashes(ctx, v, "filing %d: its content is not what was frozen",
		"SELECT id, content_sha256, content FROM filings WHERE content_size > 0 ORDER BY id")
}

func (s *Store) verifyHashes(ctx context.Context, v *Verdict, broken, query string) error {
	rows, err := s.read.WithContext(ctx).Raw(query).Rows()
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	for rows.Next() {
		var id int64
		var want string
		var data []byte
		if err := rows.Scan(&id, &want, &data); err != nil {
			return err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != want {
			v.Broken = fmt.Sprintf(broken, id)
			return nil
		}
	}
	return rows.Err()
}

// triggerName is where a migration makes a trigger.
var triggerName = regexp.MustCompile(`CREATE TRIGGER (\w+)`)

// verifyTriggers sees to it that what refuses a change of the record is there.
func verifyTriggers(ctx context.Context, s *Store, v *Verdict) error {
	var have []string
	if err := s.read.WithContext(ctx).Raw("SELECT name FROM sqlite_master WHERE type = 'trigger'").Scan(&have).Error; err != nil {
		return err
	}
	steps, err := migrations.ReadDir("migrations")
	if err != nil {
		return err
	}
	for _, step := range steps {
		text, err := migrations.ReadFile("migrations/" + step.Name())
		if err != nil {
			return err
		}
		for _, m := range triggerName.FindAllSubmatch(text, -1) {
			if !slices.Contains(have, string(m[1])) {
				v.Broken = fmt.Sprintf("the trigger %s is gone, which refuses changes of the record", m[1])
				return nil
			}
		}
	}
	return nil
}

func verifyChain(ctx context.Context, s *Store, v *Verdict) error {
	rows, err := s.read.WithContext(ctx).Raw(`SELECT seq, at, actor_id, actor, action, kind, kind_id, incident_id, content, salt, digest, prev, hash
		FROM log WHERE seq > 0 ORDER BY seq`).Rows()
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	for rows.Next() {
		var l logLine
		if err := rows.Scan(&l.Seq, &l.At, &l.ActorID, &l.Actor, &l.Action, &l.Kind, &l.KindID, &l.IncidentID, &l.Content, &l.Salt, &l.Digest, &l.Prev, &l.Hash); err != nil {
			return err
		}
		if why := l.broken(v.Head); why != "" {
			v.Broken = fmt.Sprintf("line %d of the log: %s", l.Seq, why)
			return nil
		}
		v.Head = Head{Seq: l.Seq, Hash: l.Hash}
		v.Lines++
	}
	return rows.Err()
}

// recordTables compares the records of each kind with the log.
var recordTables = []func(context.Context, *Store, *Verdict) error{
	compare[Entity], compare[Duty], compare[House], compare[User], compare[Incident], compare[Member], compare[Part], compare[Awareness], compare[Entry],
	compare[Count], compare[Fact], compare[Decision], compare[Evidence], compare[SealedDraft], compare[Approval], compare[Filing], compare[FilingFile], compare[Receipt], compare[Passage], compare[Feed],
	compare[ToldMark], compare[Question], compare[Reply],
	compare[Letter], compare[LetterBatch], compare[LetterResult], compare[LetterNotice],
}

// compare reads every record of a kind and holds it against the last line of
// the log about it; a record without one, and one that is gone, are named too.
func compare[T any, P interface {
	*T
	record
}](ctx context.Context, s *Store, v *Verdict) error {
	var zero T
	kind, _, _ := P(&zero).subject()
	var found int64
	last := int64(math.MinInt64) // a number of less than 1 is none that we gave: it is looked at too
	for {
		var page []T
		if err := s.read.WithContext(ctx).Where("id > ?", last).Order("id").Limit(500).Find(&page).Error; err != nil {
			return err
		}
		if len(page) == 0 {
			break
		}
		for i := range page {
			p := P(&page[i])
			_, last, _ = p.subject()
			if err := s.compareOne(ctx, v, p); err != nil || !v.OK() {
				return err
			}
		}
		found += int64(len(page))
	}
	v.Records += found
	var logged int64
	if err := s.read.WithContext(ctx).Raw("SELECT count(DISTINCT kind_id) FROM log WHERE kind = ?", kind).Scan(&logged).Error; err != nil {
		return err
	}
	if logged > found {
		v.Broken = fmt.Sprintf("%d of kind %s are in the log and no longer in the database", logged-found, kind)
	}
	return nil
}

func (s *Store) compareOne(ctx context.Context, v *Verdict, r record) error {
	kind, id, _ := r.subject()
	var contents [][]byte
	err := s.read.WithContext(ctx).Raw("SELECT content FROM log WHERE kind = ? AND kind_id = ? ORDER BY seq DESC LIMIT 1", kind, id).Scan(&contents).Error
	if err != nil {
		return err
	}
	if len(contents) == 0 {
		v.Broken = fmt.Sprintf("%s %d is in the database and not in the log", kind, id)
		return nil
	}
	var c struct{ After json.RawMessage }
	if err := json.Unmarshal(contents[0], &c); err != nil {
		return err
	}
	now, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if c.After, err = withGrown(kind, c.After); err != nil {
		return err
	}
	if !sameJSON(c.After, now) {
		v.Broken = fmt.Sprintf("%s %d is not what the log last said of it", kind, id)
	}
	return nil
}

// grown are the fields that a migration gave to records, with what it put there: a
// line of the log from before then does not name them.
var grown = map[string]map[string]json.RawMessage{
	"incident": {"edition": json.RawMessage("1")},
}

// withGrown adds to a record of the log the fields that there were not yet.
func withGrown(kind string, record json.RawMessage) (json.RawMessage, error) {
	if len(grown[kind]) == 0 {
		return record, nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(record, &fields); err != nil {
		return nil, err
	}
	whole := true
	for name, was := range grown[kind] {
		if _, there := fields[name]; !there {
			fields[name], whole = was, false
		}
	}
	if whole {
		return record, nil
	}
	return json.Marshal(fields)
}

func sameJSON(a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return false
	}
	return reflect.DeepEqual(x, y)
}
