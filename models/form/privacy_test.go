package form

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"frist/models/i18n"
)

func TestAPersonalNumberIsFoundHoweverItIsWritten(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Kunden 19900101-0017 ringde.", []string{"19900101-0017"}},
		{"900101-0017", []string{"900101-0017"}},
		{"9001010017", []string{"9001010017"}},
		{"199001010017", []string{"199001010017"}},
		{"900101 - 0017 och 900101+0017", []string{"900101 - 0017", "900101+0017"}},
		{"19900101 0017", []string{"19900101 0017"}},
		{"900101\u00a00017", []string{"900101\u00a00017"}},
		{"900101\u20100017", []string{"900101\u20100017"}},
		{"19900101\u20110017", []string{"19900101\u20110017"}},
		{"900101\u22120017", []string{"900101\u22120017"}},
		{"900101\u202f\u2011 0017", []string{"900101\u202f\u2011 0017"}},
		{"Ärende 123456 900101-0017", []string{"900101-0017"}}, // what stands before it is no part of it
		{"900161-0014", []string{"900161-0014"}},               // a coordination number
		{"900101-0018", nil},                                   // its last digit is wrong
		{"901301-0014", nil},                                   // there is no such month
		{"Org.nr 556737-0431", nil},                            // a company
		{"20210527-1101", nil},                                 // a day and a time
		{"1234567890123456", nil},                              // a longer number
		{"x900101-00171", nil},                                 // a longer number
		{"anna.ek@bank.example", []string{"anna.ek@bank.example"}},
		{"Skriv till åsa@bank.example.", []string{"åsa@bank.example"}},
		{"a@b och @namn", nil},
		{"900101-0017, anna@bank.example", []string{"900101-0017", "anna@bank.example"}},
		{"", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range FindPersonal(tt.text) {
			got = append(got, tt.text[f.From:f.To])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: found %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestAnAddressIsExpectedOnlyWhereSomebodyToTalkToIsAskedFor(t *testing.T) {
	in := Input{Facts: map[string]Value{
		"nature":        text("En kund, 900101-0017, såg anna@bank.example."),
		"contact_point": text("Bo Ek, bo.ek@bank.example"),
		"dpo":           text("Åsa Ek, 900101-0017"),
	}}
	got := map[string][]FoundKind{}
	for _, p := range Fill(imy, Initial, in).Personal() {
		got[p.Key] = p.Kinds
	}
	if len(got) != 2 || !slices.Equal(got["nature"], []FoundKind{PersonalNumber, MailAddress}) || !slices.Equal(got["dpo"], []FoundKind{PersonalNumber}) {
		t.Errorf("%v", got)
	}
}

func TestAMarkedPassageIsMaskedWhereverItStands(t *testing.T) {
	in := Input{Summary: "Anna Ek såg det.", Facts: map[string]Value{
		"nature":             text("Anna Ek på Storgatan såg en annan kunds konto."),
		"subject_categories": list("kunder", "Anna Ek"),
		"cause":              text("Fel i cachen."),
		"breach_types":       list("confidentiality"),
	}}
	d := Fill(imy, Initial, in)
	twin := d.Redact([]Passage{{"nature", "Anna Ek på"}, {"nature", "på Storgatan"}, {"nature", "Anna Ek"}, {"cause", ""}, {"nature", "confidentiality"}}, i18n.SV)
	said := func(d Draft, key string) string {
		i := slices.IndexFunc(d.Values, func(x Filled) bool { return x.Source == key })
		return d.Values[i].Value.Text + strings.Join(d.Values[i].Value.Lines, "|")
	}
	for key, want := range map[string]string{
		"nature": "[maskerad] såg en annan kunds konto.", "subject_categories": "kunder|[maskerad]", "cause": "[maskerad]", "breach_types": "confidentiality",
	} {
		if got := said(twin, key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if said(d, "nature") != in.Facts["nature"].Text || said(d, "subject_categories") != "kunder|Anna Ek" || d.Redacted || !twin.Redacted {
		t.Error("the draft itself was changed")
	}
}

func TestAMarkIsFoundHoweverItIsWritten(t *testing.T) {
	for _, tt := range []struct{ mark, text, want string }{
		{"Anna Svensson", "Av ANNA SVENSSON.", "Av []."},
		{"Anna Svensson", "Av Anna\u00a0Svensson.", "Av []."},
		{"Anna Svensson", "Av Anna\nSvensson.", "Av []."},
		{"Anna Svensson", "Av Anna \r\n\t Svensson.", "Av []."},
		{"Anna  Svensson ", "Av Anna\u2009Svensson, sade hon.", "Av [], sade hon."},
		{"Anna Svensson", "Av An\u200bna \u200d Sven\u00adsson\ufeff.", "Av []\ufeff."},
		{"Åsa Öberg", "Av A\u030asa O\u0308berg!", "Av []!"},
		{"A\u030asa", "Av ÅSA.", "Av []."},
		{"KODNAMN X", "Om Kodnamn X och kodnamn\u00a0x.", "Om [] och []."},
		{"Straße", "STRASSE 1", "[] 1"},
		{"ﬁnans-1", "Vid FINANS\u20111", "Vid []"},
		{"각", "\u1100\u1161\u11a8!", "[]!"},
		{"Bo", "Bön, Böner", "Bön, Böner"},
		{"\u200b", "a b", "a b"},
		{"aba", "ABABA", "[]"},
		{"\xff", "a\xffb", "a[]b"},
	} {
		if got := masked(tt.text, []string{tt.mark}, "[]"); got != tt.want {
			t.Errorf("%q in %q: got %q, want %q", tt.mark, tt.text, got, tt.want)
		}
		p := Passage{"nature", tt.mark}
		if got, want := p.In("", text(tt.text)), tt.want != tt.text; got != want {
			t.Errorf("%q is in %q: %v", tt.mark, tt.text, got)
		}
	}
	if n := (Passage{Quote: " e\u0301\u200b "}).Letters(); n != 1 {
		t.Errorf("%d letters", n)
	}
}

func TestTheShortWayFoldsAsTheLongOneDoes(t *testing.T) {
	for r := rune(0); r < 0x250; r++ {
		if s := string(r); simple(r) && !unicode.IsSpace(r) {
			if got, want := string(fold(s).text), norm.NFKC.String(foldCase(norm.NFKD.String(s))); got != want {
				t.Errorf("%q: got %q, want %q", s, got, want)
			}
		}
	}
}

func FuzzNothingMarkedIsLeft(f *testing.F) {
	f.Add("abcabcd", "abc", "cab")
	f.Add("aaaa", "aa", "a")
	f.Add("åäö", "ä", "")
	f.Add("־", "\xd6", "\x80")
	f.Add("ÅA\u030aa\u200b b", "å", "A  B")
	f.Fuzz(func(t *testing.T, s, a, b string) {
		const mask = "\x00"
		if strings.Contains(s+a+b, mask) {
			return
		}
		got := masked(s, []string{a, b}, mask)
		valid := utf8.ValidString(s) && utf8.ValidString(a) && utf8.ValidString(b) // each: two halves of a letter are one together
		for _, q := range []string{a, b} {
			if q != "" && strings.Contains(got, q) {
				t.Errorf("%q is left in %q", q, got)
			}
			if q := foldedQuote(q); q != "" && valid && strings.Contains(string(fold(got).text), q) {
				t.Errorf("%q, folded, is left in %q", q, got)
			}
		}
		if a == "" && b == "" && got != s {
			t.Errorf("%q became %q", s, got)
		}
	})
}
