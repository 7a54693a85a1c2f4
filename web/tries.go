package web

import (
	"context"
	"hash/maphash"
	"math"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// tries limits how often a password may be tried: from one address of the
// network, for one account, and by one browser that is known to be its owner's.
// It holds the same few hundred kilobytes however many come, for a key that is
// new shares the slot that it falls on. Which slot that is differs in each
// process, so nobody can aim at another's.
type tries struct {
	now  func() time.Time
	seed maphash.Seed
	door chan struct{} // held by strangers while their password is compared

	mu        sync.Mutex
	addresses [slots]int64
	accounts  [slots]int64
	devices   [slots]int64
	known     [slots]uint32
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

// atTheDoor is how many strangers' passwords wait for their turn at hashing, the
// others in front of them: an owner whose browser is known waits for these few.
const atTheDoor = 4

func newTries(now func() time.Time) *tries {
	return &tries{now: now, seed: maphash.MakeSeed(), door: make(chan struct{}, atTheDoor)}
}

// A limit is a rate and the slot that says when all of it will be free again.
type limit struct {
	rate
	full *int64
}

// A try is one that was let through.
type try struct {
	t      *tries
	limits []limit
	known  *uint32 // nil: it is of no account
	mark   uint32
	device bool // by a browser that is known
}

// take lets a try through, or returns how long to wait. A browser that is known
// to be the account's owner's, by its mark, has a limit of its own and no other,
// and so has an account where it was signed in to from the same address before:
// strangers who guess cannot keep its owner out.
func (t *tries) take(address, account, device string) (*try, time.Duration) {
	network := networkOf(address)
	here := maphash.String(t.seed, network+"\x00"+account)
	t.mu.Lock()
	defer t.mu.Unlock()
	x := &try{t: t, known: &t.known[here%slots], mark: uint32(here >> 32)}
	slot := func(of *[slots]int64, key string) *int64 { return &of[maphash.String(t.seed, key)%slots] }
	switch {
	case device != "":
		x.limits, x.device = []limit{{accountRate, slot(&t.devices, device)}}, true
	case *x.known == x.mark:
		x.limits = []limit{{addressRate, slot(&t.addresses, network)}, {accountRate, &t.accounts[here%slots]}}
	default:
		x.limits = []limit{{addressRate, slot(&t.addresses, network)}, {accountRate, slot(&t.accounts, account)}}
	}
	return x.pass()
}

// ask is take for an address that works without signing in: its token is tried
// for no account, and the tries of passwords do not count.
func (t *tries) ask(address string) (*try, time.Duration) {
	here := maphash.String(t.seed, "feed\x00"+networkOf(address))
	t.mu.Lock()
	defer t.mu.Unlock()
	x := &try{t: t, limits: []limit{{addressRate, &t.addresses[here%slots]}}}
	return x.pass()
}

// pass lets the try through if each of its limits has room.
func (x *try) pass() (*try, time.Duration) {
	now := x.t.now().UnixNano()
	var wait time.Duration
	for _, l := range x.limits {
		wait = max(wait, l.wait(now))
	}
	if wait > 0 {
		return nil, wait
	}
	for _, l := range x.limits {
		*l.full = max(*l.full, now) + int64(l.each)
	}
	return x, 0
}

// wait is how long until there is room.
func (l limit) wait(now int64) time.Duration {
	return time.Duration(max(0, *l.full-now-(l.most-1)*int64(l.each)))
}

// compare compares the password, when there is room at the door. However many
// strangers come at once, who is known goes past them.
func (x *try) compare(ctx context.Context, password func() error) error {
	if x.device {
		return password()
	}
	select {
	case x.t.door <- struct{}{}:
		defer func() { <-x.t.door }()
		return password()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// good says that the password was right: the try does not count.
func (x *try) good() {
	x.t.mu.Lock()
	defer x.t.mu.Unlock()
	for _, l := range x.limits {
		*l.full -= int64(l.each)
	}
	if x.known != nil {
		*x.known = x.mark
	}
}

// tryAs lets this browser try a password of an account. If it has to wait the
// answer is to say so, and try is nil.
func (c *call) tryAs(email string) (x *try, wait time.Duration, err error) {
	account := strings.ToLower(strings.TrimSpace(email))
	d, err := c.device()
	if err != nil {
		return nil, 0, err
	}
	if x, wait = c.tries.take(c.RealIP(), account, d.markFor(account)); x == nil {
		c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(seconds(wait)))
	}
	return x, wait, nil
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
