package letter

import (
	"regexp"
	"slices"
	"strings"

	"frist/models/form"
)

var (
	gap      = regexp.MustCompile(`\[[^\]\n]*\]|\{\{?[^}\n]*\}\}?|«[^»\n]*»|<[A-Za-zÅÄÖåäö_ ]{2,40}>|_{3,}|\bX{3,}\b|\bN\.? ?N\.?\b`)
	longGap  = regexp.MustCompile(`(?s)\[.*?\]`)
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

// found are the stretches of a text that are of a kind.
func found(s string, kind form.FoundKind) []string {
	var list []string
	for _, f := range form.FindPersonal(s) {
		if f.Kind == kind {
			list = append(list, s[f.From:f.To])
		}
	}
	return list
}

// identityNumbers are the Swedish personal identity numbers of a text, with those
// of coordination.
func identityNumbers(s string) []string { return found(s, form.PersonalNumber) }

// strangers are the e-mail addresses of a text that are not among those that the
// firm has given to be reached at.
func strangers(s string, own ...string) []string {
	known := strings.ToLower(strings.Join(own, "\n"))
	return slices.DeleteFunc(found(s, form.MailAddress), func(a string) bool { return strings.Contains(known, strings.ToLower(a)) })
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
