package web

import (
	"hash/maphash"
	"math"
	"net/netip"
	"sync"
	"time"
)

// tries limits how often a password may be tried: from one address of the
// network, and for one account. It holds the same few hundred kilobytes however
// many come, for a key that is new shares the slot that it falls on. Which slot
// that is differs in each process, so nobody can aim at another's.
type tries struct {
	now  func() time.Time
	seed maphash.Seed

	mu        sync.Mutex
	addresses [slots]int64
	accounts  [slots]int64
	known     [slots]uint64
}

const slots = 1 << 14

// A rate lets most tries through at once, and then one in each time.
type rate struct {
	most int64
	each time.Duration
}

// An office may share one address, so it gets more than an account.
var (
	addressRate = rate{most: 40, each: 15 * time.Second}
	accountRate = rate{most: 10, each: time.Minute}
)

func newTries(now func() time.Time) *tries { return &tries{now: now, seed: maphash.MakeSeed()} }

// A try is one that was let through.
type try struct {
	t                *tries
	address, account *int64
	known            *uint64
	mark             uint64
}

// take lets a try through, or returns how long to wait. An account that was
// signed in to from an address before has a limit of its own there: strangers
// who guess cannot keep its owner out.
func (t *tries) take(address, account string) (*try, time.Duration) {
	network := networkOf(address)
	mark := maphash.String(t.seed, network+"\x00"+account)
	t.mu.Lock()
	defer t.mu.Unlock()
	x := &try{t: t, address: &t.addresses[maphash.String(t.seed, network)%slots], known: &t.known[mark%slots], mark: mark}
	x.account = &t.accounts[maphash.String(t.seed, account)%slots]
	if *x.known == mark {
		x.account = &t.accounts[mark%slots]
	}
	now := t.now().UnixNano()
	if wait := max(addressRate.wait(*x.address, now), accountRate.wait(*x.account, now)); wait > 0 {
		return nil, wait
	}
	*x.address = max(*x.address, now) + int64(addressRate.each)
	*x.account = max(*x.account, now) + int64(accountRate.each)
	return x, 0
}

// wait is how long until there is room. full is when all of it will be free again.
func (r rate) wait(full, now int64) time.Duration {
	return time.Duration(max(0, full-now-(r.most-1)*int64(r.each)))
}

// good says that the password was right: the try does not count.
func (x *try) good() {
	x.t.mu.Lock()
	defer x.t.mu.Unlock()
	*x.address -= int64(addressRate.each)
	*x.account -= int64(accountRate.each)
	*x.known = x.mark
}

// networkOf is what counts as one address: of IPv6 a /64, which is what one
// subscriber has.
func networkOf(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	if a = a.Unmap(); a.Is6() {
		if p, err := a.WithZone("").Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}

// seconds is a time to wait as the header Retry-After has it.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }
