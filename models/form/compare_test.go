package form_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models/deadline"
	"frist/models/form"
)

func TestTwoAnswersThatMeanTheSameAreTheSame(t *testing.T) {
	for _, tt := range []struct {
		kind form.Type
		a, b string
	}{
		{form.Number, "14250", "14 250"},
		{form.Number, "14250", " 14\u00a0250 "},
		{form.Number, "0", "000"},
		{form.Percent, "2,4", "2.4"},
		{form.Percent, "2.0", "2"},
		{form.Money, "2500000 SEK", "2 500 000,00 SEK"},
		{form.Instant, "2026-11-14T13:20:00+01:00", "2026-11-14T12:20:00Z"},
		{form.Duration, "00:06:35", "0:06:35"},
		{form.Phone, "+46 (0)8 123 45 67", "+46 8-1234567"},
		{form.Email, "Anna@Bank.example", "anna@bank.example "},
		{form.OrgNo, "556737-0431", "165567370431"},
		{form.Text, "Rad ett\r\n\r\nRad två  ", "Rad ett\n\nRad två"},
		{form.Line, "Anna  Ek", "Anna Ek"},
		{form.Line, "8000–12000", " 8000–12000"},
	} {
		if a, b := form.Canonical(tt.kind, form.Value{Text: tt.a}), form.Canonical(tt.kind, form.Value{Text: tt.b}); a != b {
			t.Errorf("%s: %q is %q and %q is %q", tt.kind, tt.a, a, tt.b, b)
		}
	}
}

func TestTwoAnswersThatMeanAnotherThingAreNotTheSame(t *testing.T) {
	for _, tt := range []struct {
		kind form.Type
		a, b string
	}{
		{form.Number, "9400", "14250"},
		{form.Number, "9400", "94000"},
		{form.Money, "2500 SEK", "2500 EUR"},
		{form.Money, "2500 SEK", "2500"},
		{form.Money, "2,500", "2500"}, // which may be thousands, and is not read
		{form.Instant, "2026-11-14T13:20:00+01:00", "2026-11-14T13:20:00Z"},
		{form.Instant, "i går", "i dag"},
		{form.Text, "Ett.\nTvå.", "Ett. Två."},
		{form.YesNo, "yes", "no"},
		{form.Phone, "+46 8 123", "+46 81 24"},
	} {
		if a, b := form.Canonical(tt.kind, form.Value{Text: tt.a}), form.Canonical(tt.kind, form.Value{Text: tt.b}); a == b {
			t.Errorf("%s: %q and %q are both %q", tt.kind, tt.a, tt.b, a)
		}
	}
}

func TestAListIsTheSameInAnyOrder(t *testing.T) {
	a := form.Canonical(form.Countries, form.Value{Lines: []string{"SE", "DK", "FI"}})
	if b := form.Canonical(form.Countries, form.Value{Lines: []string{"FI", "SE", "DK"}}); a != b {
		t.Errorf("%q and %q", a, b)
	}
	if b := form.Canonical(form.Countries, form.Value{Lines: []string{"FI", "SE"}}); a == b {
		t.Error("with one country less it is the same")
	}
}

// pairs are two firms and their codes.
func pairs(names, codes []string) form.Draft {
	f, _ := form.FormByID("dora")
	return form.Fill(f, form.Initial, form.Input{Facts: map[string]form.Value{"affected_entity_names": {Lines: names}, "affected_entity_leis": {Lines: codes}}})
}

func TestACodeThatMovesToAnotherNameIsADifference(t *testing.T) {
	codes := []string{"5493001KJTIIGC8Y1R12", "549300TRUWO2CD2G5692"}
	swapped := []string{codes[1], codes[0]}
	ds := form.Compare(pairs([]string{"A", "B"}, codes), pairs([]string{"A", "B"}, swapped))
	if len(ds) != 1 || ds[0].Now.Number != "1.6" {
		t.Errorf("got %d differences, want that of 1.6", len(ds))
	}
}

func TestADifferenceSaysWhetherSomethingWasChangedAddedOrTakenBack(t *testing.T) {
	f, _ := form.FormByID("dora")
	n, m := int64(9400), int64(14250)
	told := form.Fill(f, form.Intermediate, form.Input{
		Counts: map[string]form.Count{"clients": {Max: &n}}, Reference: "2026-004", Title: "x",
		Facts: map[string]form.Value{"primary_contact_name": {Text: "Anna"}},
	})
	now := form.Fill(f, form.Intermediate, form.Input{
		Counts: map[string]form.Count{"clients": {Max: &m}}, Reference: "2026-004", Title: "y",
		Facts: map[string]form.Value{"clients_affected_percent": {Text: "3"}},
		Sent:  []form.Sent{{Duty: "dora.initial", Reference: "FI-1"}},
	})
	got := map[string]form.DifferenceKind{}
	for _, d := range form.Compare(told, now) {
		got[d.Now.Number] = d.Kind()
	}
	want := map[string]form.DifferenceKind{"1.7": form.Gone, "3.4": form.Changed, "3.5": form.Added}
	if len(got) != len(want) || got["1.7"] != want["1.7"] || got["3.4"] != want["3.4"] || got["3.5"] != want["3.5"] {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhatChangesFromOneReportToTheNextIsNoDifference(t *testing.T) {
	f, _ := form.FormByID("dora")
	in := form.Input{Reference: "2026-004", Sent: []form.Sent{{Duty: "dora.initial", Reference: "FI-1"}}}
	told, now := form.Fill(f, form.Initial, in), form.Fill(f, form.Intermediate, in)
	if told.Field("1.1").Value.Text == now.Field("1.1").Value.Text || now.Field("3.1").Value.Empty() {
		t.Fatal("the two reports say the same of themselves")
	}
	if ds := form.Compare(told, now); len(ds) > 0 {
		t.Errorf("%s differs", ds[0].Now.Number)
	}
}

// anything is an input at random, out of right and wrong answers.
func anything(r *rand.Rand) form.Input {
	in := form.Input{Facts: map[string]form.Value{}, Counts: map[string]form.Count{}, Early: r.IntN(2) == 0, Reference: "2026-001"}
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	for _, f := range form.Catalogue {
		switch {
		case r.IntN(3) == 0:
		case f.Type == form.Lines:
			in.Facts[f.Key] = form.Value{Lines: []string{pick("a", "b"), pick("c", "d ")}}
		case f.Type.IsList():
			vs := slices.Clone(f.Values())
			r.Shuffle(len(vs), func(i, j int) { vs[i], vs[j] = vs[j], vs[i] })
			in.Facts[f.Key] = form.Value{Lines: vs[:min(len(vs), 1+r.IntN(3))]}
		case f.Type == form.OneOf:
			in.Facts[f.Key] = form.Value{Text: pick(f.Values()...)}
		default:
			in.Facts[f.Key] = form.Value{Text: pick("x", "9 500", "9500", "1.5", "yes", "unknown", "2026-03-03T08:15:00+01:00", "2026-03-03T07:15:00Z", "2500 SEK", "  ")}
		}
	}
	for _, of := range []string{"clients", "data_subjects", "records", "transactions", "counterparts"} {
		if n := int64(r.IntN(3)); n > 0 {
			in.Counts[of] = form.Count{Max: &n, Exact: r.IntN(2) == 0}
		}
	}
	at := func() time.Time { return time.Date(2026, 3, 1+r.IntN(3), 8, 0, 0, 0, time.UTC) }
	in.Aware, in.OccurredFrom, in.At = at(), at(), at()
	in.ServicesDown = []deadline.Answer{deadline.Yes, deadline.No, deadline.Unknown}[r.IntN(3)]
	return in
}

// FuzzCompare holds that a draft does not differ from itself, that what differs one
// way differs the other, and that what does not differ means the same.
func FuzzCompare(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed, uint8(seed))
	}
	f.Fuzz(func(t *testing.T, seed uint64, which uint8) {
		r := rand.New(rand.NewPCG(seed, 4))
		x := form.Forms[int(which)%len(form.Forms)]
		stage := func() form.Stage { return x.Stages[r.IntN(len(x.Stages))].ID }
		a, b := form.Said(x, stage(), anything(r)), form.Said(x, stage(), anything(r))
		if ds := form.Compare(a, a); len(ds) > 0 {
			t.Errorf("%s %s differs from itself", x.ID, ds[0].Now.Number)
		}
		there, back := form.Compare(a, b), form.Compare(b, a)
		numbers := func(ds []form.Difference) string {
			var ns []string
			for i := range ds {
				ns = append(ns, ds[i].Now.Number)
			}
			slices.Sort(ns)
			return strings.Join(ns, " ")
		}
		if numbers(there) != numbers(back) {
			t.Errorf("%s: %s there, %s back", x.ID, numbers(there), numbers(back))
		}
		for i := range there {
			if d := &there[i]; d.Told.Meaning() == d.Now.Meaning() || d.Told.Number != d.Now.Number || d.Kind() == form.Added && !d.Told.Value.Empty() && d.Told.Meaning() != "" {
				t.Errorf("%s %s: %q and %q: %s", x.ID, d.Now.Number, d.Told.Meaning(), d.Now.Meaning(), d.Kind())
			}
		}
	})
}

func TestWhatIsSaidIsWhatTheDraftSays(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 5))
		x := form.Forms[r.IntN(len(form.Forms))]
		stage, in := x.Stages[r.IntN(len(x.Stages))].ID, anything(r)
		a, b := form.Said(x, stage, in), form.Fill(x, stage, in)
		if len(a.Values) != len(b.Values) || len(form.Compare(a, b)) > 0 {
			t.Errorf("%s %s, seed %d", x.ID, stage, seed)
		}
	}
}
