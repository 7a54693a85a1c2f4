package letter

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	gap      = regexp.MustCompile(`\[[^\]\n]*\]|\{\{?[^}\n]*\}\}?|«[^»\n]*»|<[A-Za-zÅÄÖåäö_ ]{2,40}>|_{3,}|\bX{3,}\b|\bN\.? ?N\.?\b`)
	longGap  = regexp.MustCompile(`(?s)\[.*?\]`)
	number   = regexp.MustCompile(`\b(\d{2})?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})\b`)
	mail     = regexp.MustCompile(`[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+`)
	namedYou = regexp.MustCompile(`(?m)^\s*(Hej|Hejsan|Kära|Käre|Bästa|Bäste|Hello|Hi|Dear)\s+(\p{Lu}[\p{L}-]+)`)
	anybody  = []string{"Customer", "Customers", "Client", "Kund", "Kunder", "Sir", "Madam", "Du", "Medlem", "Member", "Mottagare", "User"}
)

// withoutGaps is a text without what is to be filled in.
func withoutGaps(s string) string { return gap.ReplaceAllString(longGap.ReplaceAllString(s, ""), "") }

// gapsIn are the places of a text that are to be filled in.
func gapsIn(s string) []string {
	list := longGap.FindAllString(s, -1)
	return append(list, gap.FindAllString(longGap.ReplaceAllString(s, ""), -1)...)
}

// identityNumbers are the Swedish personal identity numbers of a text, with those
// of coordination. The last digit is a check, so that a reference or a telephone
// number is taken for one as rarely as can be.
func identityNumbers(s string) []string {
	var list []string
	for _, m := range number.FindAllStringSubmatch(s, -1) {
		day := m[4]
		if day > "60" {
			day = string(day[0]-6) + day[1:]
		}
		if _, err := time.Parse("060102", m[2]+m[3]+day); err == nil && luhn(m[2]+m[3]+m[4]+m[5]) {
			list = append(list, m[0])
		}
	}
	return list
}

// luhn reports whether the last digit of a number checks the others.
func luhn(digits string) bool {
	sum := 0
	for i, d := range digits {
		n := int(d - '0')
		if i%2 == 0 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// strangers are the e-mail addresses of a text that are not among those that the
// firm has given to be reached at.
func strangers(s string, own ...string) []string {
	known := strings.ToLower(strings.Join(own, "\n"))
	return slices.DeleteFunc(mail.FindAllString(s, -1), func(a string) bool { return strings.Contains(known, strings.ToLower(a)) })
}

// greeted are the names that a letter greets somebody by.
func greeted(s string) []string {
	var list []string
	for _, m := range namedYou.FindAllStringSubmatch(s, -1) {
		if !slices.Contains(anybody, m[2]) {
			list = append(list, strings.TrimSpace(m[0]))
		}
	}
	return list
}
