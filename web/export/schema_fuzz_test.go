package export

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models/deadline"
	"frist/models/form"
)

// An odd answer is one that our rules refuse, and whether the schema does so too.
type odd struct {
	text   string
	schema bool
}

// oddities are answers that are wrong. Where the schema takes one, the reason is
// said: there our rules are stricter, and nothing else.
var oddities = map[form.Type][]odd{
	form.LEI: {
		{"kommer", true},
		{"5493001kjtiigc8y1r12", true},
		{"5493001KJTIIGC8Y1R13", false}, // the schema has no checksum
	},
	form.Email:    {{"jour", true}, {"a b@c.example", true}, {"jour@server", false}}, // a host without a domain
	form.Phone:    {{"ring", true}, {"0", true}, {"46812345", false}},                // Annex II wants the international prefix
	form.Instant:  {{"i går", true}, {"2026-05-27 11:18", true}, {"2026-02-30T11:18:00Z", true}},
	form.Duration: {{"sex timmar", true}, {"01:24:00", true}, {"1000:00:00", true}},
	form.Number:   {{"ca 9500", true}, {"9.5", true}, {"-1", true}},
	form.Percent:  {{"2,45", true}, {"100.1", true}, {"2 %", true}},
	form.Money:    {{"2,500", true}, {"12 USD", true}, {"-5 SEK", true}},
	form.OneOf:    {{"nonsense", true}},
	form.YesNo:    {{"kanske", true}},
	form.Line:     {{"två\nrader", false}, {tooLong, true}}, // to the schema a line is a text
	form.Text:     {{tooLong, true}},
}

// tooLong has a character more than any text may have.
var tooLong = strings.Repeat("å", 32_768)

// noLimit are texts of which the schema forgot to say how long they may be.
var noLimit = []string{"3.21", "4.10", "4.12"}

// stricter are the rules across fields, of which the schema knows none.
var stricter = []string{"order", "future", "figures", "figures_differ", "currency", "criteria", "causes", "nobody", "told", "aggregated", "entities", "submitter", "combined", "lost", "inexact"}

// FuzzTheRulesAndTheSchemaAgree fills the form at random, rightly and wrongly. Our
// rules never take a file that a schema refuses; and they refuse one that the
// schemas take only for the reasons that are written down here.
func FuzzTheRulesAndTheSchemaAgree(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed, byte(seed), byte(seed*7))
	}
	f.Fuzz(func(t *testing.T, seed uint64, stage, wrong byte) { agree(t, seed, stage, wrong) })
}

// TestRulesAndSchemaAgreeOnBothKinds makes sure that the fuzzing sees files that are
// taken as well as files that are refused.
func TestRulesAndSchemaAgreeOnBothKinds(t *testing.T) {
	taken, refused := 0, 0
	for seed := range uint64(150) {
		for _, ok := range agree(t, seed, byte(seed), byte(seed/3)) {
			if ok {
				taken++
			} else {
				refused++
			}
		}
	}
	if taken < 30 || refused < 30 {
		t.Errorf("%d files were taken and %d refused", taken, refused)
	}
}

// agree compares the rules with the schemas on a draft of each form, and returns
// which were taken.
func agree(t *testing.T, seed uint64, stage, wrong byte) []bool {
	t.Helper()
	g := &guess{Rand: rand.New(rand.NewPCG(seed, 1)), wrong: int(wrong) % 12}
	var taken []bool
	for _, id := range []string{"dora", "dora-threat"} {
		schemas := esaSchemas(t, id)
		of := formOf(t, id)
		s := of.Stages[int(stage)%len(of.Stages)].ID
		d := form.Fill(of, s, g.filing(of, s))
		file := draftJSON(t, d)
		known := againstTheSchema(d)
		for i, err := range refusals(t, schemas, file) {
			if (err != nil) != (len(known) > 0) {
				t.Errorf("%s %s: %s says %v, and our rules %q\n%v\n%s", id, s, schemaFiles[id][i], err, known, d.Problems, file)
			}
		}
		taken = append(taken, len(known) == 0)
	}
	return taken
}

// againstTheSchema is what our rules say against a draft that the schema must say
// too.
func againstTheSchema(d form.Draft) []string {
	var known []string
	for _, m := range d.Missing {
		if m.Need == form.Mandatory && requiredBySchema(d, m.Number) {
			known = append(known, m.String())
		}
	}
	for _, p := range d.Problems {
		if !slices.Contains(stricter, p.Code) && refusedBySchema(d.Field(p.Number)) {
			known = append(known, p.Say("en"))
		}
	}
	return known
}

func refusedBySchema(x *form.Filled) bool {
	values := x.Value.Lines
	if values == nil {
		values = []string{x.Value.Text}
	}
	if slices.Contains(noLimit, x.Number) {
		return false
	}
	for _, v := range values {
		for kind, list := range oddities {
			if i := slices.IndexFunc(list, func(o odd) bool { return o.text == v }); i >= 0 {
				// The codes of a threat's submitter and of its entity have their own rules.
				return list[i].schema && (kind != form.LEI || x.Path != "submittingEntity.code" && x.Number != "1.3")
			}
		}
	}
	return false // chosen twice: the schema does not mind
}

// requiredBySchema reports whether the schema asks for a field that is missing. It
// asks for far less than Annex II does.
func requiredBySchema(d form.Draft, number string) bool {
	any := func(prefix string) bool {
		return slices.ContainsFunc(d.Values, func(x form.Filled) bool {
			return strings.HasPrefix(x.Path, prefix) && jsonValue(&x) != nil
		})
	}
	if d.Form.ID == "dora-threat" {
		switch number {
		case "6", "7", "8":
			return any("primaryContact.")
		case "9", "10", "11":
			return any("secondaryContact.")
		case "12", "13", "14", "15", "16", "17":
			return any("cyberThreat.")
		}
		return false
	}
	later := d.Stage == form.Intermediate || d.Stage == form.Final
	impact := any("impactAssessment.") || d.Stage == form.Intermediate
	switch number {
	case "1.2", "1.3", "1.4", "1.8", "2.4", "2.5":
		return true
	case "1.11":
		return any("secondaryContact.")
	case "2.1", "3.23":
		return later
	case "2.6", "3.20":
		return later // the item of the criterion wants it
	case "3.22", "3.28":
		return later && impact
	case "3.4", "3.5", "3.6", "3.7", "3.12":
		return later && impact && !any("impactAssessment.affectedAssets.")
	case "3.33":
		return later && impact && !any("impactAssessment.serviceImpact.")
	case "4.1", "4.6", "4.8", "4.9", "4.14":
		return d.Stage == form.Final
	case "4.12":
		return d.Stage == form.Final && slices.Contains(d.Field("2.5").Value.Lines, "economic_impact")
	}
	return false
}

// A guess makes answers at random.
type guess struct {
	*rand.Rand
	wrong int // of 100 answers
}

// filing is what a stage is filled from: sometimes with what was told before, and with
// other stages.
func (g *guess) filing(of form.Form, s form.Stage) form.Input {
	in := g.input()
	if g.IntN(4) == 0 {
		in.Told = []form.Draft{form.Said(of, of.Stages[0].ID, g.input()), form.Said(of, s, g.input())}
	}
	for _, p := range of.Partners(s) {
		if last, with, _ := of.Combine(p, s); last == s && g.IntN(4) == 0 {
			in.With = with
		}
	}
	return in
}

// wordy is a text of the record, which is too long where answers are wrong.
func (g *guess) wordy(s string) string {
	if g.IntN(100) < g.wrong {
		return tooLong
	}
	return s
}

func (g *guess) input() form.Input {
	in := form.Input{Facts: map[string]form.Value{}, Counts: map[string]form.Count{}, At: made}
	share := 100
	if g.IntN(2) == 0 {
		share = 40 + g.IntN(60) // how many of the facts are answered
	}
	for _, f := range form.Catalogue {
		if g.IntN(100) < share {
			in.Facts[f.Key] = g.answer(f)
		}
	}
	at := func() time.Time {
		if g.IntN(100) >= share {
			return time.Time{}
		}
		return made.Add(-time.Duration(g.IntN(1e6)) * time.Second)
	}
	in.Aware, in.OccurredFrom, in.ClassifiedMajor, in.Recovered, in.Resolved = at(), at(), at(), at(), at()
	if g.IntN(100) < share {
		in.Entity = form.Entity{Name: g.wordy("Exempelbanken AB"), LEI: "549300UNM5HMO6QNGL51", Type: deadline.CreditInstitution}
		in.Reference, in.Summary = g.wordy("2026-001"), g.wordy("Det var så här.")
		in.Reclassified = g.wordy("Kritiska tjänster var aldrig berörda.")
	}
	for _, of := range []string{"clients", "counterparts", "transactions"} {
		if n := g.Int64N(3) * 1000; g.IntN(3) == 0 {
			in.Counts[of] = form.Count{Min: &n, Max: &n, Exact: g.IntN(2) == 0}
		}
	}
	answer := func() deadline.Answer {
		return []deadline.Answer{deadline.Yes, deadline.No, deadline.Unknown}[g.IntN(3)]
	}
	in.ServicesDown, in.ClientsHurt, in.Entity.NIS2 = answer(), answer(), answer()
	if g.IntN(2) == 0 {
		in.Sent = []form.Sent{{Duty: "gdpr.authority"}, {Duty: "dora.initial", Reference: g.wordy("FIDAC-1")}}
	}
	in.Early = g.IntN(8) == 0
	return in
}

// answer is one that fits, or sometimes one that does not.
func (g *guess) answer(f form.Fact) form.Value {
	if f.Type.IsList() {
		var lines []string
		for range 1 + g.IntN(3) {
			lines = append(lines, g.one(f, f.Values()))
		}
		slices.Sort(lines)
		if g.IntN(20) > 0 {
			lines = slices.Compact(lines)
		}
		return form.Value{Lines: lines}
	}
	return form.Value{Text: g.one(f, f.Values())}
}

func (g *guess) one(f form.Fact, choices []string) string {
	kind := f.Type
	switch {
	case kind == form.Lines && f.Items != "":
		kind = f.Items
	case kind == form.Lines:
		kind = form.Line
	case kind.IsList():
		kind = form.OneOf
	}
	if list := oddities[kind]; len(list) > 0 && g.IntN(100) < g.wrong {
		return list[g.IntN(len(list))].text
	}
	if len(choices) > 0 {
		return choices[g.IntN(len(choices))]
	}
	return g.plain(kind)
}

func (g *guess) plain(kind form.Type) string {
	pick := func(s ...string) string { return s[g.IntN(len(s))] }
	switch kind {
	case form.LEI:
		return pick("549300UNM5HMO6QNGL51", "5493001KJTIIGC8Y1R12")
	case form.Email:
		return pick("anna.ek@bank.example", "jour+dora@bank.example")
	case form.Phone:
		return pick("+46 8 123 45 67", "+46 (0)8-123 45 67", "+4681234567")
	case form.Instant:
		return pick("2026-05-27T11:18:00+02:00", "2026-05-27T09:18:00Z", "2026-05-01T00:00:00.5Z")
	case form.Duration:
		return pick("00:06:35", "1:00:00", "999:23:59")
	case form.Number:
		return pick("0", "9 500", "1")
	case form.Percent:
		return pick("0", "2,4", "100", "0.1", "007")
	case form.Money:
		return pick("2500000 SEK", "0", "12,5 EUR", "1 000,50 SEK")
	case form.Line:
		return pick("Anna Ek", "=1+1", "åäö \u202e")
	default:
		return pick("En text.", "rad 1\nrad 2", "<b>\"&", strings.Repeat("å", 32_767))
	}
}
