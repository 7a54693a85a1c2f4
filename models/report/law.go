package report

import (
	"regexp"
	"strings"

	"frist/models/deadline"
	"frist/models/i18n"
)

// The rules cite the law in the short English way: "GDPR Art. 33(1); Reg. (EU)
// 2025/301 Art. 5(1)(a), 5(2)". A Swedish document cites it as Swedish law does.
var (
	citation  = regexp.MustCompile(`^(?:(.+) )?Art\. (.+)$`)
	paragraph = regexp.MustCompile(`(\d+)\((\d+)\)(?:\(([a-z])\))?`)

	acts = strings.NewReplacer("GDPR", "dataskyddsförordningen", "Reg. (EEC, Euratom) ", "förordning (EEG, Euratom) nr ",
		"Reg. (EU) 2025/", "delegerad förordning (EU) 2025/", "Reg. (EU) ", "förordning (EU) ", "Dir. (EU) ", "direktiv (EU) ")
	practice = i18n.Text{SV: "IMY:s praxis", EN: "the practice of IMY"}
)

// lawText is a citation of one or more laws in both languages.
func lawText(law string) i18n.Text {
	sv := strings.Split(law, "; ")
	for i, s := range sv {
		sv[i] = swedishLaw(s)
	}
	return i18n.Text{SV: strings.Join(sv, "; "), EN: strings.ReplaceAll(law, practice.SV, practice.EN)}
}

func swedishLaw(s string) string {
	m := citation.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	places := paragraph.ReplaceAllStringFunc(m[2], func(p string) string {
		n := paragraph.FindStringSubmatch(p)
		return strings.TrimRight(n[1]+"."+n[2]+"\u00a0"+n[3], "\u00a0")
	})
	if i := strings.LastIndex(places, ", "); i >= 0 {
		places = places[:i] + " och " + places[i+2:]
	}
	places = "artikel\u00a0" + places
	if m[1] != "" {
		places += " i " + acts.Replace(m[1])
	}
	return places
}

// law is the legal basis, and says so where nobody has read the text of it.
func (b *builder) law(o *deadline.Obligation) string {
	law := lawText(o.Law)
	if o.Source == deadline.Memory {
		law = unverifiedLaw.With(law)
	}
	return b.say(law)
}
