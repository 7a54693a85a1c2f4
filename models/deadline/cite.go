package deadline

import (
	"strings"

	"frist/models/i18n"
)

// Cite says a citation, as [Rule.Law] and [Step.Law] hold it, as a lawyer writes
// it in either language: "GDPR Art. 33(1)" is "artikel 33.1 i
// dataskyddsförordningen" in Swedish. Swedish acts keep their own form in both.
func Cite(law string) i18n.Text {
	if t, ok := cited[law]; ok {
		return t
	}
	return cite(law)
}

// Cite says what a line of the derivation of o cites: an article that stands alone
// is one of the act that o itself rests on.
func (o *Obligation) Cite(law string) i18n.Text {
	if !strings.HasPrefix(law, "Art. ") {
		return Cite(law)
	}
	if t, ok := articles[o.Law][law]; ok {
		return t
	}
	act, _, found := strings.Cut(o.Law, " Art. ")
	if !found {
		return Cite(law)
	}
	return cite(act + " " + law)
}

// articles are the articles that rules cite in short, by their whole citation.
var articles = func() map[string]map[string]i18n.Text {
	m := map[string]map[string]i18n.Text{}
	for i := range law {
		r := &law[i]
		act, _, found := strings.Cut(r.Law, " Art. ")
		if !found {
			continue
		}
		if m[r.Law] == nil {
			m[r.Law] = map[string]i18n.Text{}
		}
		for _, a := range []string{r.Article, r.Cap.Lapses} {
			if strings.HasPrefix(a, "Art. ") {
				m[r.Law][a] = cite(act + " " + a)
			}
		}
	}
	return m
}()

// cited are the citations of the rules, and those that derivations use most.
var cited = func() map[string]i18n.Text {
	m := map[string]i18n.Text{}
	for _, law := range []string{
		"", reliefLaw, "Reg. (EU) 2025/301 Art. 5(5)", "Reg. (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(a)",
		"Reg. (EEC, Euratom) 1182/71 Art. 3(4)", "Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)", "GDPR Art. 33(2)",
	} {
		m[law] = cite(law)
	}
	for i := range law {
		r := &law[i]
		m[r.Law], m[r.Article], m[r.Cap.Lapses] = cite(r.Law), cite(r.Article), cite(r.Cap.Lapses)
	}
	return m
}()

func cite(law string) i18n.Text {
	if law == "" {
		return i18n.Text{}
	}
	if !strings.Contains(law, "Art") && !strings.Contains(law, "praxis") {
		return i18n.Same(law)
	}
	var sv, en []string
	for part := range strings.SplitSeq(law, "; ") {
		t := citeOne(part)
		sv, en = append(sv, t.SV), append(en, t.EN)
	}
	return i18n.Text{SV: strings.Join(sv, "; "), EN: strings.Join(en, "; ")}
}

// acts are what comes before "Art." in a citation, as Swedish says it.
var acts = map[string]string{
	"GDPR":                         "dataskyddsförordningen",
	"UK GDPR":                      "Förenade kungarikets dataskyddsförordning",
	"DORA":                         "DORA",
	"NIS2":                         "NIS 2-direktivet",
	"CRA":                          "cyberresiliensförordningen",
	"AI Act":                       "AI-förordningen",
	"MAR":                          "marknadsmissbruksförordningen",
	"Reg. (EEC, Euratom) 1182/71":  "förordning (EEG, Euratom) nr 1182/71",
	"Reg. (EU) 910/2014":           "förordning (EU) nr 910/2014",
	"Reg. (EU) 611/2013":           "förordning (EU) nr 611/2013",
	"Reg. (EU) 2024/1689 (AI Act)": "AI-förordningen (EU) 2024/1689",
	"Reg. (EU) 596/2014 (MAR)":     "marknadsmissbruksförordningen (EU) nr 596/2014",
}

func citeOne(s string) i18n.Text {
	if s == "IMY:s praxis" {
		return i18n.Text{SV: s, EN: "the practice of IMY"}
	}
	act, articles, found := strings.Cut(s, "Art. ")
	if !found {
		return i18n.Same(s)
	}
	list := strings.Split(articles, ", ")
	for i, a := range list {
		list[i] = swedishArticle(a)
	}
	word := "artikel\u00a0"
	if len(list) > 1 {
		word = "artiklarna\u00a0"
		same := true
		for _, a := range list {
			same = same && leading(a) == leading(list[0])
		}
		if same {
			word = "artikel\u00a0"
		}
	}
	sv := word + enumerate(list)
	if act = strings.TrimSpace(act); act != "" {
		sv += " i " + swedishAct(act)
	}
	return i18n.Text{SV: sv, EN: s}
}

func swedishAct(act string) string {
	if name, ok := acts[act]; ok {
		return name
	}
	if rest, ok := strings.CutPrefix(act, "Reg. "); ok {
		return "förordning " + rest
	}
	if rest, ok := strings.CutPrefix(act, "Dir. "); ok {
		return "direktiv " + rest
	}
	return act
}

// swedishArticle turns "5(1)(a)" into "5.1 a", which no line breaks.
func swedishArticle(a string) string {
	number, points, found := strings.Cut(a, "(")
	if !found {
		return a
	}
	sv := number
	for p := range strings.SplitSeq(strings.TrimSuffix(points, ")"), ")(") {
		if p != "" && '0' <= p[0] && p[0] <= '9' {
			sv += "." + p
		} else {
			sv += "\u00a0" + p
		}
	}
	return sv
}

// leading is the number of the article itself.
func leading(a string) string {
	n, _, _ := strings.Cut(a, ".")
	n, _, _ = strings.Cut(n, "\u00a0")
	return n
}

// enumerate joins with commas and, before the last, "och".
func enumerate(list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " och " + list[len(list)-1]
}
