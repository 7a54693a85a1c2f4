package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ParseInstant reads a time with its offset from UTC, to the second.
func ParseInstant(s string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, strings.ToUpper(strings.TrimSpace(s)))
	t = t.UTC().Truncate(time.Second)
	return t, err == nil && t.Year() >= 1900 && t.Year() <= 2999
}

// FormatInstant writes a time as a fact holds it and as DORA wants it.
func FormatInstant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }

var duration = regexp.MustCompile(`^(\d{1,3}):([01]\d|2[0-3]):([0-5]\d)$`)

// ParseDuration reads days, hours and minutes: "00:06:35".
func ParseDuration(s string) (time.Duration, bool) {
	m := duration.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, false
	}
	n := [3]int{}
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1]) // it is of digits
	}
	return time.Duration(n[0])*24*time.Hour + time.Duration(n[1])*time.Hour + time.Duration(n[2])*time.Minute, true
}

// FormatDuration writes a length of time in whole minutes. Part of a minute
// counts as one: no interruption is said to be shorter than it was.
func FormatDuration(d time.Duration) string {
	m := int64((d + time.Minute - 1) / time.Minute)
	return fmt.Sprintf("%02d:%02d:%02d", m/(24*60), m/60%24, m%60)
}

// spaces are what people put between thousands.
var spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "")

var digits = regexp.MustCompile(`^\d{1,15}$`)

// ParseNumber reads a whole number that is not negative.
func ParseNumber(s string) (int64, bool) {
	s = spaces.Replace(strings.TrimSpace(s))
	if !digits.MatchString(s) {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

var percent = regexp.MustCompile(`^(0*\d{1,3})([.,](\d))?$`)

// ParsePercent reads a percentage, and returns it as JSON writes a number.
func ParsePercent(s string) (string, bool) {
	m := percent.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return "", false
	}
	whole, _ := strconv.Atoi(m[1]) // it is of digits
	n := strconv.Itoa(whole)
	if m[3] != "" && m[3] != "0" {
		n += "." + m[3]
	}
	return n, whole < 100 || n == "100"
}

// An Amount is money: a decimal number as JSON writes one, and a currency, which
// is empty where it is not said.
type Amount struct{ Number, Currency string }

var money = regexp.MustCompile(`^(\d{1,15})([.,](\d{1,2}))?([A-Z]{3})?$`)

// ParseMoney reads an amount in whole units with two decimals at most, and its
// currency if it has one: "2500000 SEK". What might be thousands ("2,500") is not
// read: it would be a guess by a factor of a thousand.
func ParseMoney(s string) (Amount, bool) {
	m := money.FindStringSubmatch(spaces.Replace(strings.TrimSpace(s)))
	if m == nil {
		return Amount{}, false
	}
	a := Amount{Number: strings.TrimLeft(m[1], "0"), Currency: m[4]}
	if a.Number == "" {
		a.Number = "0"
	}
	if d := strings.TrimRight(m[3], "0"); d != "" {
		a.Number += "." + d
	}
	_, known := choiceOf(currencies, a.Currency)
	return a, a.Currency == "" || known
}

// Thousands is a decimal number divided by a thousand, exactly: "2500" is "2.5".
func Thousands(number string) string {
	whole, part, _ := strings.Cut(number, ".")
	if len(whole) < 4 {
		whole = strings.Repeat("0", 4-len(whole)) + whole
	}
	part = strings.TrimRight(whole[len(whole)-3:]+part, "0")
	whole = whole[:len(whole)-3]
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if part == "" {
		return whole
	}
	return whole + "." + part
}

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

var (
	emailName   = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")
	emailDomain = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$`)
	emailLabel  = regexp.MustCompile(`[^.]{64}`)
)

// validEmail reports whether s is one plain address.
func validEmail(s string) bool {
	at := strings.LastIndexByte(s, '@')
	return at > 0 && at <= 64 && len(s) <= 254 && emailName.MatchString(s[:at]) &&
		emailDomain.MatchString(s[at+1:]) && !emailLabel.MatchString(s[at+1:])
}

// phone begins with a country code; a 0 in brackets may follow it.
var phone = regexp.MustCompile(`^\+[1-9]\d{1,14}(\s?\(\d+\))?([-\s.]?\d+)*$`)

func validPhone(s string) bool { return len(s) <= 40 && phone.MatchString(s) }

// Currencies are those that an amount may be in.
func Currencies() []Choice { return currencies }

// IsCurrency reports whether an amount may be in what has the code s.
func IsCurrency(s string) bool {
	_, ok := choiceOf(currencies, s)
	return ok
}
