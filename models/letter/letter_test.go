package letter_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
	"frist/models/letter"
)

func stockholm(t *testing.T) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func n(v int64) *int64 { return &v }

// known is a record that says all that a letter needs, in Swedish.
func known(t *testing.T) letter.Input {
	at := time.Date(2021, time.May, 27, 9, 4, 0, 0, time.UTC)
	return letter.Input{
		Entity: "Exempelbanken AB", Country: "SE",
		Nature:       "Under 31 minuter kunde kunder som loggade in i appen se andra kunders uppgifter. Felet kom med en ändring av våra system.",
		Consequences: "Någon annan kan ha sett dina uppgifter. De kan användas för att försöka lura dig, till exempel i telefon.",
		Taken:        "Vi har stängt inloggningen och rättat felet. Vi har anmält det till myndigheten.",
		Proposed:     "Vi ska pröva varje ändring av systemet på ett annat sätt.",
		Mitigated:    "Vi har spärrat betalningar som ser ovanliga ut.",
		Contact:      "Kundtjänst, 08-120 120 10, kund@bank.example", DPO: "Åsa Ek, dso@bank.example",
		Data:     []string{"Namn och adress", "Kontonummer", "Personnummer"},
		Occurred: calendar.At(at), OccurredTo: calendar.At(at.Add(31 * time.Minute)), Detected: calendar.At(at.Add(2 * time.Minute)),
		Zone: stockholm(t), Counts: []letter.Count{{Min: n(9500), Max: n(9500)}}, At: at.Add(30 * time.Hour),
	}
}

// inEnglish is the same record as an English firm keeps it.
func inEnglish(t *testing.T) letter.Input {
	in := known(t)
	in.Nature = "For 31 minutes customers who logged in to the app could see the data of other customers. The fault came with a change of our systems."
	in.Consequences = "Somebody else may have seen your data. It may be used to try to deceive you, for example by telephone."
	in.Taken, in.Proposed = "We have closed the log-in and corrected the fault. We have reported it to the authority.", "We will test each change of the system in another way."
	in.Mitigated = "We have blocked payments that look unusual."
	in.Data = []string{"Name and address", "Account number", "Personal identity number"}
	return in
}

func point(t *testing.T, r letter.Result, id string) letter.Point {
	t.Helper()
	for _, p := range r.Points {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("no point %s", id)
	return letter.Point{}
}

func concerns(r letter.Result) []letter.Concern {
	var list []letter.Concern
	for _, f := range r.Findings {
		list = append(list, f.Concern)
	}
	return list
}

func TestALetterFromAFullRecordHasAllThatTheLawAsksFor(t *testing.T) {
	for code, in := range map[string]letter.Input{"sv": known(t), "en": inEnglish(t)} {
		text := letter.Compose(in, code)
		r := letter.Check(in, code, text)
		for _, p := range r.Points {
			if want := letter.Met; p.ID != "own" && p.State != want {
				t.Errorf("%s: %s is %v (%s): %s", code, p.ID, p.State, p.Passage, p.Note.EN)
			}
		}
		if stops := r.Stops(); len(stops) > 0 {
			t.Errorf("%s: stopped by %+v\n%s", code, stops, text.Body)
		}
	}
}

func TestALetterFromAnEmptyRecordSaysWhatIsToBeFilledInAndMeetsNothing(t *testing.T) {
	for _, code := range []string{"sv", "en"} {
		text := letter.Compose(letter.Input{}, code)
		r := letter.Check(letter.Input{}, code, text)
		for _, id := range []string{"nature", "contact", "consequences", "measures", "data"} {
			if p := point(t, r, id); p.State != letter.Missing || p.Note.IsZero() {
				t.Errorf("%s: %s is %v by %q: %s", code, id, p.State, p.Passage, p.Note.EN)
			}
		}
		if !slices.Contains(concerns(r), letter.Gap) {
			t.Errorf("%s: nothing is said of what is left to fill in", code)
		}
		if p := point(t, r, "advice"); p.State != letter.Met {
			t.Errorf("%s: the general advice is not seen: %s", code, p.Note.EN)
		}
	}
}

func TestWhatIsWrittenInAnotherLanguageIsToBeTranslated(t *testing.T) {
	in := known(t)
	text := letter.Compose(in, "en")
	if !strings.Contains(text.Body, "[Translate: Under 31 minuter") {
		t.Errorf("the Swedish stands in the English letter as it is:\n%s", text.Body)
	}
	if p := point(t, letter.Check(in, "en", text), "nature"); p.State != letter.Missing {
		t.Errorf("what is not translated counts as said: %+v", p)
	}
	if text = letter.Compose(inEnglish(t), "sv"); !strings.Contains(text.Body, "[Översätt: For 31 minutes") {
		t.Errorf("the English stands in the Swedish letter as it is:\n%s", text.Body)
	}
}

func TestTheDaysAreSaidAsWellAsTheyAreKnown(t *testing.T) {
	at := time.Date(2026, time.November, 14, 22, 30, 0, 0, time.UTC) // past eleven at night in Stockholm
	for want, m := range map[string]calendar.Moment{
		"Det hände den 14 november 2026.":                                            calendar.At(at),
		"Det hände omkring den 14 november 2026.":                                    {At: at, Precision: calendar.About},
		"Det hände någon gång mellan den 14 november 2026 och den 15 november 2026.": {At: at, Until: at.Add(time.Hour), Precision: calendar.Between},
		"[När det hände, och när ni upptäckte det.]":                                 {},
	} {
		in := letter.Input{Occurred: m, Zone: stockholm(t)}
		if body := letter.Compose(in, "sv").Body; !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	in := letter.Input{Occurred: calendar.At(at), OccurredTo: calendar.At(at.Add(50 * time.Hour)), Zone: stockholm(t)}
	if body := letter.Compose(in, "en").Body; !strings.Contains(body, "It began on 14 November 2026 and ended on 17 November 2026.") {
		t.Errorf("got\n%s", body)
	}
}

func TestAdviceFollowsFromWhatDataItIs(t *testing.T) {
	for _, tt := range []struct {
		data, country, want string
		there               bool
	}{
		{"Lösenord", "SE", "Byt ditt lösenord", true},
		{"Namn", "SE", "Byt ditt lösenord", false},
		{"Personnummer", "SE", "kreditupplysningsföretagen", true},
		{"Personnummer", "DK", "kreditupplysningsföretagen", false},
		{"Skyddade personuppgifter", "SE", "kontakta oss så snart du kan", true},
		{"Namn", "SE", "114 14", true},
		{"Namn", "FI", "114 14", false},
	} {
		body := letter.Compose(letter.Input{Data: []string{tt.data}, Country: tt.country}, "sv").Body
		if strings.Contains(body, tt.want) != tt.there {
			t.Errorf("%s in %s: %q is there: %v, want %v", tt.data, tt.country, tt.want, !tt.there, tt.there)
		}
	}
}

func TestEachPointIsMissedWhenItsPassageIsTakenOut(t *testing.T) {
	for code, in := range map[string]letter.Input{"sv": known(t), "en": inEnglish(t)} {
		whole := letter.Compose(in, code)
		blocks := letter.Blocks(whole.Body)
		for id, nth := range map[string]int{"nature": 1, "data": 2, "consequences": 3, "measures": 4, "advice": 5, "contact": 6} {
			var body []string
			heading := 0
			for _, b := range blocks {
				if b.Kind == letter.Heading {
					heading++
				}
				if heading != nth {
					body = append(body, b.Text())
				}
			}
			if nth == 6 {
				body = body[:len(body)-1]
			}
			r := letter.Check(in, code, letter.Text{Subject: whole.Subject, Body: strings.Join(body, "\n\n")})
			if p := point(t, r, id); p.State == letter.Met {
				t.Errorf("%s: %s without its passage is met by %q", code, id, p.Passage)
			}
		}
	}
}

func TestAPassageIsFoundWithoutTheHeadingsOfTheTemplate(t *testing.T) {
	body := "Hej!\n\nVid ett dataintrång har någon kommit åt ditt namn och ditt kontonummer.\n\nDet finns en risk för att någon försöker lura dig.\n\nVi har nu stängt hålet och anmält det till polisen. Byt ditt lösenord.\n\nHar du frågor, ring oss på 08-120 120 10."
	r := letter.Check(letter.Input{}, "sv", letter.Text{Subject: "Intrång", Body: body})
	for _, id := range []string{"nature", "contact", "consequences", "measures", "data", "advice"} {
		if p := point(t, r, id); p.State != letter.Met || p.Passage == "" {
			t.Errorf("%s: %+v", id, p)
		}
	}
}

func TestAContactThatCannotBeReachedIsNone(t *testing.T) {
	r := letter.Check(letter.Input{}, "sv", letter.Text{Body: "Vem kan du kontakta?\n\nKontakta oss gärna om du undrar något."})
	if p := point(t, r, "contact"); p.State != letter.Missing || p.Passage == "" {
		t.Errorf("got %+v", p)
	}
}

func TestNumbersAndDaysThatTheRecordDoesNotHaveAreFound(t *testing.T) {
	in := known(t)
	for _, tt := range []struct {
		body string
		want letter.Concern
		hit  bool
	}{
		{"Det gäller 9 500 kunder.", letter.Figure, false},
		{"Det gäller 9\u00a0000 kunder.", letter.Figure, true},
		{"It concerns 9,500 customers.", letter.Figure, false},
		{"It concerns 90 of our customers.", letter.Figure, true},
		{"Det tog 31 minuter.", letter.Figure, false},
		{"Det hände den 27 maj 2021.", letter.Day, false},
		{"Det hände den 26 maj 2021.", letter.Day, true},
		{"Vi skriver igen den 15 juni 2021.", letter.Day, false}, // it is still to come
	} {
		if got := slices.Contains(concerns(letter.Check(in, "sv", letter.Text{Body: tt.body})), tt.want); got != tt.hit {
			t.Errorf("%q: %s is found: %v, want %v", tt.body, tt.want, got, tt.hit)
		}
	}
	in.Counts = []letter.Count{{}, {Min: n(8000)}}
	if got := concerns(letter.Check(in, "sv", letter.Text{Body: "Det gäller 9 000 kunder."})); slices.Contains(got, letter.Figure) {
		t.Error("a number inside what is known was taken for another")
	}
}

func TestWhatIsPrivateIsFoundAndWhatOnlyLooksLikeItIsNot(t *testing.T) {
	in := letter.Input{Contact: "Kund@Bank.example"}
	for _, tt := range []struct {
		body string
		want []letter.Concern
	}{
		{"Ditt nummer är 811218-9876.", []letter.Concern{letter.Identity}},
		{"Ditt nummer är 19811218-9876.", []letter.Concern{letter.Identity}},
		{"Ditt nummer är 701063-2391.", []letter.Concern{letter.Identity}}, // of coordination
		{"Ditt nummer är 811218-9875.", nil},                               // its last digit is wrong
		{"Vårt nummer är 556737-0431.", nil},                               // an organisation’s
		{"Skriv till kund@bank.example.", nil},
		{"Skriv till anna.svensson@post.example.", []letter.Concern{letter.Mail}},
		{"Hej Anna,\n\nDet har hänt något.", []letter.Concern{letter.Name}},
		{"Hej,\n\nDet har hänt något.", nil},
		{"Dear Customer,", nil},
		{"Ring [telefonnummer].", []letter.Concern{letter.Gap}},
		{"Ring [telefonnummer\noch namn].", []letter.Concern{letter.Gap}},
		{"Hej {{namn}},", []letter.Concern{letter.Gap}},
		{"Ring 08-XXX.", []letter.Concern{letter.Gap}},
	} {
		var got []letter.Concern
		for _, f := range letter.Check(in, "fi", letter.Text{Body: tt.body}).Findings {
			got = append(got, f.Concern)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: found %v, want %v", tt.body, got, tt.want)
		}
	}
}

func TestLongSentencesAndHeavyWordsArePointedAt(t *testing.T) {
	long := "Vi vill härmed informera dig om att det i samband med en uppdatering av våra system inträffade ett tekniskt fel som innebar att andra kunder under en begränsad tid kunde ta del av uppgifter avseende den registrerade."
	r := letter.Check(letter.Input{}, "sv", letter.Text{Body: strings.Repeat(long+"\n\n", 3)})
	p := point(t, r, "plain")
	if p.State != letter.Missing {
		t.Errorf("the language is %v: %s", p.State, p.Note.SV)
	}
	got := concerns(r)
	if !slices.Contains(got, letter.Sentence) || !slices.Contains(got, letter.Word) {
		t.Errorf("found %v", got)
	}
	if len(r.Stops()) != 0 {
		t.Errorf("the language stops a letter: %+v", r.Stops())
	}
}

func TestAnAbbreviationEndsNoSentence(t *testing.T) {
	body := strings.Repeat("Det hände kl. 11 och gällde t.ex. namn. ", 12)
	if p := point(t, letter.Check(letter.Input{}, "sv", letter.Text{Body: body}), "plain"); p.State != letter.Met || !strings.Contains(p.Note.EN, "(LIX) 9:") {
		t.Errorf("got %+v", p)
	}
}

func TestInAnotherLanguageTheCheckSaysThatItCannotJudge(t *testing.T) {
	r := letter.Check(known(t), "fi", letter.Text{Subject: "Tietoa", Body: "Hei,\n\nTietosi ovat voineet joutua vääriin käsiin."})
	for _, p := range r.Points {
		if p.State != letter.Unsure || p.Note.IsZero() {
			t.Errorf("%s is %v: %s", p.ID, p.State, p.Note.EN)
		}
	}
	if len(r.Limits) != 3 {
		t.Errorf("%d limits, want 3", len(r.Limits))
	}
}

func TestAdvertisingIsNoPartOfALetter(t *testing.T) {
	for _, body := range []string{"Passa på att ta del av vårt erbjudande.", "See our special offer."} {
		if p := point(t, letter.Check(letter.Input{}, "en", letter.Text{Body: body}), "own"); p.State != letter.Missing {
			t.Errorf("%q: %+v", body, p)
		}
	}
}

func TestBlocksAreHeadingsParagraphsAndLists(t *testing.T) {
	got := letter.Blocks("Hej,\r\n\r\nVad har hänt?\n\n# Mer\n\nDet gäller:\n- namn\n- adress\noch mer\n\n\n\nRad 1\nRad 2")
	want := []letter.Block{
		{letter.Paragraph, []string{"Hej,"}},
		{letter.Heading, []string{"Vad har hänt?"}},
		{letter.Heading, []string{"Mer"}},
		{letter.Paragraph, []string{"Det gäller:"}},
		{letter.List, []string{"namn", "adress"}},
		{letter.Paragraph, []string{"och mer"}},
		{letter.Paragraph, []string{"Rad 1", "Rad 2"}},
	}
	if !slices.EqualFunc(got, want, func(a, b letter.Block) bool { return a.Kind == b.Kind && slices.Equal(a.Lines, b.Lines) }) {
		t.Errorf("got %+v", got)
	}
}

func TestEveryLanguageHasItsNameAndATemplate(t *testing.T) {
	for _, l := range letter.Languages {
		if letter.NameOf(l.Code).IsZero() {
			t.Errorf("%s has no name", l.Code)
		}
		want := "en-1"
		if l.Code == string(i18n.SV) {
			want = "sv-1"
		}
		if got := letter.Template(l.Code); got != want {
			t.Errorf("%s is made from %s, want %s", l.Code, got, want)
		}
	}
}

func FuzzCheckTakesAnyText(f *testing.F) {
	f.Add("sv", "Hej [", "Vad?\n\n- a")
	f.Fuzz(func(t *testing.T, code, subject, body string) {
		r := letter.Check(letter.Input{Data: []string{subject}}, code, letter.Text{Subject: subject, Body: body})
		if len(r.Points) != 9 {
			t.Errorf("%d points", len(r.Points))
		}
	})
}
