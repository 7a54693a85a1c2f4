package models

import (
	"context"
	"slices"
	"sync"

	"frist/models/form"
)

// A saidMemo keeps what filings said, by their numbers: a filing is frozen, and to
// read a whole record out of it takes longer than a page may. It is safe for
// concurrent use.
type saidMemo struct {
	mu   sync.Mutex
	said map[int64]Said
}

// saidKept is how many filings are kept before all are forgotten and it begins anew.
const saidKept = 100

func (m *saidMemo) get(filing int64) (Said, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	said, ok := m.said[filing]
	return said, ok
}

func (m *saidMemo) put(filing int64, said Said) {
	said.Filing = Filing{}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.said == nil || len(m.said) >= saidKept {
		m.said = map[int64]Said{}
	}
	m.said[filing] = said
}

// sayings adds to a record what its filings said. Those that were read before are
// not read again.
func (s *Store) sayings(ctx context.Context, r *Record) error {
	var unread []int64
	for _, f := range r.Filings {
		if _, _, ok := form.For(f.Obligation); !ok {
			continue
		}
		said, ok := s.memo.get(f.ID)
		if !ok {
			unread = append(unread, f.ID)
			continue
		}
		r.keepSaid(f.ID, said)
	}
	if len(unread) == 0 {
		return nil
	}
	whole, err := read[Filing](s.brief(ctx), "WHERE id IN (SELECT value FROM json_each(+?))", idList(len(unread), func(i int) int64 { return unread[i] }))
	if err != nil {
		return err
	}
	var sealed []SealedDraft
	if slices.ContainsFunc(whole, func(f Filing) bool { return f.SealedID != nil }) {
		sealed, err = read[SealedDraft](s.brief(ctx), "WHERE id IN (SELECT value FROM json_each(+?))", idList(len(whole), func(i int) int64 { return identity(whole[i].SealedID) }))
		if err != nil {
			return err // or the record would be taken for what was sent, and kept
		}
	}
	for _, f := range whole {
		draft, _ := Record{Sealed: sealed}.SealedOf(f.SealedID)
		said := saidIn(f, draft)
		s.memo.put(f.ID, said)
		r.keepSaid(f.ID, said)
	}
	return nil
}

func (r *Record) keepSaid(filing int64, said Said) {
	if r.said == nil {
		r.said = map[int64]Said{}
	}
	r.said[filing] = said
}
