package casefile

import (
	"regexp"
	"strings"

	"frist/models/calendar"
)

var orgNo = regexp.MustCompile(`^(\d{6}-\d{4}|(16)?\d{10})$`)

// ValidOrgNo reports whether s is a Swedish organisation number with the right
// last digit (Luhn). The 16 that some registers put first is no part of it.
func ValidOrgNo(s string) bool {
	if !orgNo.MatchString(s) {
		return false
	}
	s = strings.ReplaceAll(s, "-", "")
	sum := 0
	for i, c := range s[len(s)-10:] {
		d := int(c - '0')
		if i%2 == 0 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

var lei = regexp.MustCompile(`^[0-9A-Z]{18}[0-9]{2}$`)

// ValidLEI reports whether s is a legal entity identifier: with A as 10 to Z as
// 35, the number that it makes leaves 1 when it is divided by 97.
func ValidLEI(s string) bool {
	if !lei.MatchString(s) {
		return false
	}
	n := 0
	for _, c := range s {
		if c >= 'A' {
			n = n*100 + int(c-'A') + 10
		} else {
			n = n*10 + int(c-'0')
		}
		n %= 97
	}
	return n == 1
}

// NoMain is said of an entity that has no main establishment in the EEA.
const NoMain = "none"

// IsMain reports whether an entity may have its main establishment there: in the
// EEA, or nowhere.
func IsMain(code string) bool {
	country, ok := calendar.CountryOf(code)
	return ok && country.EEA || code == NoMain
}

// isHome reports whether an entity may have its home there: the program must
// know the country's zone and law.
func isHome(code string) bool {
	_, ok := calendar.CountryOf(code)
	return ok
}
