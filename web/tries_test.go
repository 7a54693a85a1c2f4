package web

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"time"
	"unsafe"
)

func TestTriesAreAsManyAsTheRateSays(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	x := newTries(func() time.Time { return at })
	all := func(account string) (n int) {
		for ; n < 100; n++ {
			if one, wait := x.take("192.0.2."+strconv.Itoa(n), account, ""); one == nil {
				if wait <= 0 || wait > accountRate.each {
					t.Errorf("wait %s", wait)
				}
				return n
			}
		}
		return n
	}
	if got := all("a@bank.example"); got != int(accountRate.most) {
		t.Errorf("at first %d, want %d", got, accountRate.most)
	}
	at = at.Add(3 * accountRate.each)
	if got := all("a@bank.example"); got != 3 {
		t.Errorf("after a while %d, want 3", got)
	}
	at = at.Add(24 * time.Hour)
	if got := all("a@bank.example"); got != int(accountRate.most) {
		t.Errorf("a day later %d, want %d", got, accountRate.most)
	}
}

func TestWhatWasRightDoesNotCount(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	x := newTries(func() time.Time { return at })
	for i := range 200 {
		one, _ := x.take("192.0.2.1", "a@bank.example", "")
		if one == nil {
			t.Fatalf("refused at the %dth", i+1)
		}
		one.good()
	}
}

func TestMemoryForTriesHasABound(t *testing.T) {
	x := newTries(time.Now)
	if size := unsafe.Sizeof(*x); size > 512<<10 {
		t.Errorf("%d bytes", size)
	}
	n := testing.AllocsPerRun(1000, func() { x.take("192.0.2.1", "a", "d") })
	if n > 6 {
		t.Errorf("%v allocations a try", n)
	}
}

func TestAnIPv6SubscriberIsOneAddress(t *testing.T) {
	for a, want := range map[string]string{
		"2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "2001:db8:1:2::9": "2001:db8:1:2::/64", "2001:db8:1:3::9": "2001:db8:1:3::/64",
		"::ffff:192.0.2.1": "192.0.2.1", "192.0.2.1": "192.0.2.1", "fe80::1%eth0": "fe80::/64", "": "",
	} {
		if got := networkOf(a); got != want {
			t.Errorf("%s: got %s, want %s", a, got, want)
		}
	}
}

func TestAKnownBrowserHasALimitOfItsOwnAndHasOne(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	x := newTries(func() time.Time { return at })
	for range 1000 {
		x.take("192.0.2.1", "a@bank.example", "") // strangers behind the same address
	}
	n := 0
	for ; n < 100; n++ {
		if one, _ := x.take("192.0.2.1", "a@bank.example", "its mark"); one == nil {
			break
		}
	}
	if n != int(accountRate.most) {
		t.Errorf("%d tries, want %d", n, accountRate.most)
	}
}

func TestAKnownBrowserGoesPastTheStrangersAtTheDoor(t *testing.T) {
	x := newTries(time.Now)
	none := func() error { return nil }
	var stand func(n int) error // as many strangers as there is room for, all at once
	stand = func(n int) error {
		if n > 0 {
			one, _ := x.take("192.0.2."+strconv.Itoa(n), "a@bank.example", "")
			return one.compare(t.Context(), func() error { return stand(n - 1) })
		}
		now, cancel := context.WithCancel(t.Context())
		cancel() // who comes does not wait
		stranger, _ := x.take("198.51.100.1", "b@bank.example", "")
		if err := stranger.compare(now, none); !errors.Is(err, context.Canceled) {
			t.Errorf("one stranger more: %v", err)
		}
		owner, _ := x.take("198.51.100.1", "a@bank.example", "its mark")
		return owner.compare(now, none)
	}
	if err := stand(atTheDoor); err != nil {
		t.Errorf("the owner: %v", err)
	}
	stranger, _ := x.take("198.51.100.1", "b@bank.example", "")
	if err := stranger.compare(t.Context(), none); err != nil {
		t.Errorf("there is room again: %v", err)
	}
}
