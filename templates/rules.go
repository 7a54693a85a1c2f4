package templates

import (
	"cmp"
	"slices"
	"time"

	"frist/models/authority"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// The addresses of the law.
const (
	PathRules = "/rules"
	PathProof = PathRules + "/proof"
)

// PathRule is the address of a rule, at one of its versions; 0 is none.
func PathRule(id deadline.ID, version int) string {
	path := PathRules + "/" + string(id)
	if version > 0 {
		path += "#" + versionAnchor(version)
	}
	return path
}

// PathProofOf is the address of the worked cases of one regime.
func PathProofOf(r deadline.Regime) string { return PathProof + "?regime=" + string(r) }

func versionAnchor(version int) string { return "v" + int64Text(int64(version)) }

// A RuleGroup is the rules of one regime, every version of each.
type RuleGroup struct {
	Regime deadline.Regime
	Rules  []deadline.Rule
}

// A RuleView is every version of one rule, with the worked cases of each.
type RuleView struct {
	ID       deadline.ID
	Versions []RuleVersion
}

// A RuleVersion is one version, and the worked cases in which it decides.
type RuleVersion struct {
	deadline.Rule
	Cases []deadline.Case
}

// A Proof is all worked cases, with what came of each. Only is the one regime
// whose cases are shown; empty is all.
type Proof struct {
	Passed, Of int
	Groups     []ProofGroup
	Only       deadline.Regime
}

// A ProofGroup is the cases of one regime.
type ProofGroup struct {
	Regime deadline.Regime
	Passed int
	Cases  []ProofCase
}

// A ProofCase is a case and what came of it.
type ProofCase struct {
	deadline.Case
	deadline.Result
}

var (
	RulesTitle = i18n.Text{SV: "Regler", EN: "Rules"}
	ProofTitle = i18n.Text{SV: "Prövade fall", EN: "Worked cases"}

	rulesLead    = i18n.Text{SV: "Alla regler som Frist tillämpar, i alla versioner, med lagrum. En version ändras aldrig: en ny tolkning av lagen är en ny version. Numret visar i vilken ordning Frist fick versionerna, inte vilken lag som är nyast; det som gäller i dag står först.", EN: "Every rule that Frist computes by, in all versions, with its law. A version never changes: a new reading of the law is a new version. The number says in which order Frist was given the versions, not which law is the newest; what is in force today comes first."}
	rulesProof   = i18n.Text{SV: "Så prövas reglerna: %s fall", EN: "How the rules are proven: %s cases"}
	rulesAdvice  = i18n.Text{SV: "Reglerna är Frists tolkning av lagen och ingen juridisk rådgivning. Det som är märkt Ej kontrollerad har inte jämförts med källan.", EN: "The rules are how Frist reads the law, and no legal advice. What is marked Unverified has not been compared with its source."}
	rulesDuty    = i18n.Text{SV: "Skyldighet", EN: "Duty"}
	rulesFrom    = i18n.Text{SV: "Räknas från", EN: "Counted from"}
	rulesLength  = i18n.Text{SV: "Tid", EN: "Time"}
	rulesLaw     = i18n.Text{SV: "Lagrum", EN: "Law"}
	rulesInForce = i18n.Text{SV: "I kraft %s", EN: "In force %s"}
	rulesNotNow  = i18n.Same("%s: %s")
	rulesSource  = i18n.Text{SV: "Källa", EN: "Source"}
	rulesFor     = i18n.Text{SV: "Gäller för: %s", EN: "Applies to: %s"}
	rulesForce   = i18n.Same("%s (%s, version %s)")

	ruleVersionText = i18n.Same("Version %s")
	ruleWhere       = i18n.Text{SV: "Gäller i", EN: "Applies in"}
	ruleWho         = i18n.Text{SV: "Gäller för", EN: "Applies to"}
	ruleOthers      = i18n.Text{SV: "För andra", EN: "For others"}
	ruleIf          = i18n.Text{SV: "Gäller om", EN: "Applies if"}
	ruleIfNote      = i18n.Text{SV: "Det som inte är bedömt antas vara uppfyllt, och tiden är då preliminär.", EN: "What has not been assessed is taken to be so, and the time is provisional then."}
	ruleStrict      = i18n.Text{SV: "Strikt tid", EN: "Strict time"}
	ruleLatest      = i18n.Text{SV: "Senaste möjliga tolkning", EN: "Latest reading"}
	ruleTo          = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	ruleNote        = i18n.Text{SV: "Att observera", EN: "Note"}
	ruleOpenBelow   = i18n.Text{SV: "Öppna rättsfrågor, förklarade längre ned på sidan:", EN: "Open legal questions, explained further down the page:"}
	ruleOpen        = i18n.Text{SV: "Öppna rättsfrågor", EN: "Open legal questions"}
	ruleOpenLead    = i18n.Text{SV: "Frågor som lagen lämnar öppna och som kan påverka tiden, med det svar som Frist utgår från.", EN: "Points that the law leaves open and that may bear on the time, with the answer that Frist takes."}
	ruleCases       = i18n.Text{SV: "Prövade fall (%s)", EN: "Worked cases (%s)"}
	ruleDraft       = i18n.Text{SV: "Detta är ett förslag och inte gällande rätt. Frist räknar bara enligt det när någon ber om det.", EN: "This is a proposal and not law. Frist computes by it only when somebody asks."}

	proofLead     = i18n.Text{SV: "Varje fall har räknats för hand och med ett fristående program. Här beräknar Frist alla fall på nytt, på den här servern, och jämför.", EN: "Each case was computed by hand and by a second program. Here Frist computes all of them again, now, on this server, and compares."}
	proofPassed   = i18n.Text{SV: "%s av %s fall godkända", EN: "%s of %s cases pass"}
	proofAll      = i18n.Text{SV: "Frist gav det förväntade svaret i samtliga fall.", EN: "Frist gave the expected answer in every case."}
	proofNotAll   = i18n.Text{SV: "Minst ett fall gav ett annat svar än det förväntade. Lita inte på tiderna och meddela den som ansvarar för Frist.", EN: "At least one case gave another answer than was expected. Do not rely on the times, and tell whoever is responsible for Frist."}
	proofOnly     = i18n.Text{SV: "Visa bara dessa fall", EN: "Show these cases only"}
	proofWhole    = i18n.Text{SV: "Visa alla fall", EN: "Show all cases"}
	proofContents = i18n.Text{SV: "Innehåll", EN: "Contents"}
	proofGroup    = i18n.Text{SV: "%s: %s av %s", EN: "%s: %s of %s"}
	proofFacts    = i18n.Text{SV: "Förutsättningar", EN: "Facts"}
	proofExpected = i18n.Text{SV: "Förväntat", EN: "Expected"}
	proofComputed = i18n.Text{SV: "Beräknat", EN: "Computed"}
	proofAnswer   = i18n.Text{SV: "Svar", EN: "Answer"}
	proofState    = i18n.Text{SV: "Läge", EN: "State"}
	proofTold     = i18n.Text{SV: "Antal myndigheter", EN: "Number of authorities"}
	proofCount    = i18n.Same("%s")
	proofRule     = i18n.Text{SV: "Regel: %s, version %s", EN: "Rule: %s, version %s"}
	proofNone     = i18n.Text{SV: "ingen frist", EN: "no limit"}
	proofMissing  = i18n.Text{SV: "Skyldigheten finns inte bland det som följer av fallet.", EN: "The duty is not among those that follow from the case."}
	proofJSON     = i18n.Text{SV: "Förutsättningarna som JSON, för frist deadlines", EN: "The facts as JSON, for frist deadlines"}
	proofHow      = i18n.Text{SV: "Härledning", EN: "Derivation"}
)

var (
	tagCasePassed = Tag{ToneDone, i18n.Text{SV: "Godkänd", EN: "Passed"}}
	tagCaseFailed = Tag{ToneLate, i18n.Text{SV: "Underkänd", EN: "Failed"}}

	tagChecked  = Tag{ToneDone, i18n.Text{SV: "Kontrollerad", EN: "Checked"}}
	tagPractice = Tag{ToneOpen, i18n.Text{SV: "Praxis", EN: "Practice"}}
	tagUnread   = Tag{ToneSoon, i18n.Text{SV: "Ej kontrollerad", EN: "Unverified"}}
	tagProposal = Tag{ToneIdle, i18n.Text{SV: "Förslag, inte lag", EN: "Proposal, not law"}}
	tagHouse    = Tag{ToneIdle, i18n.Text{SV: "Egen regel", EN: "The firm’s own rule"}}

	tagInForce = Tag{ToneRun, i18n.Text{SV: "I kraft i dag", EN: "In force today"}}
	tagEnded   = Tag{ToneIdle, i18n.Text{SV: "Har upphört", EN: "No longer in force"}}
	tagComing  = Tag{ToneIdle, i18n.Text{SV: "Inte i kraft än", EN: "Not yet in force"}}
)

// sourceTag says how sure the text of a rule is.
func sourceTag(c deadline.Certainty) Tag {
	switch c {
	case deadline.Read:
		return tagChecked
	case deadline.Practice:
		return tagPractice
	case deadline.Draft:
		return tagProposal
	case deadline.House:
		return tagHouse
	case deadline.Memory:
	}
	return tagUnread
}

// forceTag says whether a rule is law today.
func (p Page) forceTag(r deadline.Rule) Tag {
	today := calendar.DateOf(p.Local(p.Now))
	switch {
	case r.Proposed:
		return tagProposal
	case r.InForce.Holds(today):
		return tagInForce
	case today.Compare(r.InForce.First) < 0:
		return tagComing
	}
	return tagEnded
}

// ruleTable is the rules of one regime.
func (p Page) ruleTable(g RuleGroup) Table {
	t := Table{
		Caption: g.Regime.Name(), HideCaption: true,
		Columns: []Column{{Label: rulesDuty}, {Label: rulesFrom}, {Label: rulesLength}, {Label: rulesLaw}, {Label: rulesSource}},
	}
	for i := range g.Rules {
		r := &g.Rules[i]
		force := rulesInForce.With(r.InForce.Words())
		switch tag := p.forceTag(*r); {
		case r.Proposed:
			force = tagProposal.Text
		case tag != tagInForce:
			force = rulesNotNow.With(tag.Text, r.InForce.Words())
		}
		source := sourceTag(r.Source)
		t.Rows = append(t.Rows, []Cell{
			{Text: p.Say(r.Title), Href: PathRule(r.ID, r.Version), Note: p.Say(rulesFor.With(r.Who()))},
			{Text: p.Say(r.From.Words())},
			{Text: p.Say(r.Length()), Note: p.Say(r.Lapse())},
			{Text: p.Say(deadline.Cite(r.Law)), Note: p.Say(rulesForce.With(force, string(r.ID), i18n.Number(r.Version)))},
			{Tag: &source},
		})
	}
	return t
}

// ruleFacts is one version in words.
func (p Page) ruleFacts(r *deadline.Rule) []Fact {
	facts := []Fact{{Label: ruleWhere, Said: r.Where.Name()}, {Label: ruleWho, Said: r.Who()}}
	add := func(label, text i18n.Text, note string) {
		if !text.IsZero() {
			facts = append(facts, Fact{Label: label, Said: text, Note: note})
		}
	}
	add(ruleOthers, r.Otherwise, "")
	if len(r.If) > 0 {
		facts = append(facts, Fact{Label: ruleIf, Body: conditionList(p, r.If), Note: p.Say(ruleIfNote)})
	}
	add(rulesFrom, r.From.Words(), "")
	add(rulesLength, r.Length(), p.Say(r.Lapse()))
	add(ruleStrict, r.Strict(), "")
	add(ruleLatest, r.LatestWords(), "")
	add(ruleTo, r.To(), "")
	add(rulesLaw, deadline.Cite(r.Law), "")
	add(rulesSource, r.Source.Name(), "")
	add(ruleNote, r.Note, "")
	return facts
}

// openQuestions are those of all versions, each once.
func (v RuleView) openQuestions() []deadline.Question {
	var list []deadline.Question
	seen := map[string]bool{}
	for i := range v.Versions {
		for _, q := range v.Versions[i].OpenQuestions() {
			if !seen[q.ID] {
				seen[q.ID] = true
				list = append(list, q)
			}
		}
	}
	slices.SortFunc(list, func(a, b deadline.Question) int {
		return cmp.Or(cmp.Compare(a.ID[0], b.ID[0]), cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// shown are the groups whose cases are shown.
func (v Proof) shown() []ProofGroup {
	for i := range v.Groups {
		if v.Groups[i].Regime == v.Only {
			return v.Groups[i : i+1]
		}
	}
	return v.Groups
}

// to leads to the cases of a regime: on this page, if they are there.
func (v Proof) to(r deadline.Regime) string {
	if v.Only == "" || v.Only == r {
		return "#" + string(r)
	}
	return PathProofOf(r)
}

func (v Proof) tone() Tone {
	if v.Passed == v.Of {
		return ToneDone
	}
	return ToneLate
}

func (c ProofCase) tag() Tag {
	if c.Pass {
		return tagCasePassed
	}
	return tagCaseFailed
}

// A proofLine is one thing that a case wants, and what was computed.
type proofLine struct{ label, want, got i18n.Text }

// answers are what a case judges: the limits, and the state where it has one.
func (c ProofCase) answers() []proofLine {
	var lines []proofLine
	if a, ok := authority.DataProtection(c.Want.To); ok {
		lines = append(lines, proofLine{ruleTo, a.Called, c.Got.RecipientName})
	}
	if c.Want.Told > 0 {
		lines = append(lines, proofLine{proofTold, proofCount.With(i18n.Number(c.Want.Told)), proofCount.With(i18n.Number(c.Told))})
	}
	say := func(t *time.Time) i18n.Text {
		if t == nil {
			return proofNone
		}
		return c.Facts.Entity.Say(*t)
	}
	if c.Want.State != "" {
		lines = append(lines, proofLine{proofState, c.Want.State.Name(), c.Got.State.Name()})
	}
	if c.Want.Strict != nil || c.Got.Strict != nil {
		lines = append(lines, proofLine{ruleStrict, say(c.Want.Strict), say(c.Got.Strict)}, proofLine{ruleLatest, say(c.Want.Latest), say(c.Got.Latest)})
	}
	return lines
}
