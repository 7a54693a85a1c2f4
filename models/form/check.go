package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"frist/models/i18n"
)

var (
	wrongLEI      = i18n.Text{SV: "LEI-koden stämmer inte: den har 20 tecken, bara versaler och siffror, och en kontrollsumma.", EN: "The LEI is not right: it has 20 characters, capitals and digits only, and a checksum."}
	wrongOrgNo    = i18n.Text{SV: "Organisationsnumret stämmer inte: kontrollera siffrorna, till exempel 556737-0431.", EN: "The organisation number is not right: check the digits, for example 556737-0431."}
	wrongEmail    = i18n.Text{SV: "E-postadressen stämmer inte: skriv en enda, till exempel namn@foretag.se.", EN: "The e-mail address is not right: write a single one, for example name@firm.example."}
	wrongPhone    = i18n.Text{SV: "Telefonnumret ska börja med + och landsnumret, till exempel +46 8 123 45 67.", EN: "The telephone number must begin with + and the country code, for example +46 8 123 45 67."}
	wrongInstant  = i18n.Text{SV: "Tiden ska skrivas med datum, klockslag och skillnad mot UTC, till exempel 2026-03-03T08:15:00+01:00.", EN: "The time must have its date, time of day and offset from UTC, for example 2026-03-03T08:15:00+01:00."}
	wrongDuration = i18n.Text{SV: "Tidslängden ska vara dygn, timmar (högst 23) och minuter (högst 59), till exempel 00:06:35.", EN: "The duration must be days, hours (23 at most) and minutes (59 at most), for example 00:06:35."}
	wrongNumber   = i18n.Text{SV: "Skriv ett heltal med siffror, utan punkt eller komma: 9500.", EN: "Write a whole number in digits, without points or commas: 9500."}
	wrongPercent  = i18n.Text{SV: "Skriv procenttalet mellan 0 och 100 med högst en decimal och utan procenttecken: 2,4.", EN: "Write the percentage between 0 and 100, with at most one decimal and without the sign: 2.4."}
	wrongMoney    = i18n.Text{SV: "Skriv hela beloppet, inte i tusental, utan skiljetecken mellan tusental, och valutan: 2500000 SEK.", EN: "Write the whole amount, not in thousands, without separators between thousands, and the currency: 2500000 SEK."}
	wrongChoice   = i18n.Text{SV: "%s är inget av de svar som kan väljas.", EN: "%s is none of the answers that can be chosen."}
	wrongAnswer   = i18n.Text{SV: "Svaret ska vara yes, no eller unknown.", EN: "The answer must be yes, no or unknown."}
	wrongLine     = i18n.Text{SV: "Texten ska stå på en rad.", EN: "The text must stand on one line."}
	twice         = i18n.Text{SV: "%s är valt två gånger.", EN: "%s is chosen twice."}
	notAList      = i18n.Text{SV: "Svaret ska vara en lista.", EN: "The answer must be a list."}
	isAList       = i18n.Text{SV: "Svaret ska vara en text, inte en lista.", EN: "The answer must be a text, not a list."}
	tooLong       = i18n.Text{SV: "Mottagaren tar emot högst %s tecken, och texten har %s.", EN: "The recipient takes at most %s characters, and the text has %s."}
)

// farTooMany is how many characters no answer has, where how many the recipient takes
// is not known: something was pasted that was not meant to be.
const farTooMany = 100_000

var farTooLong = i18n.Text{SV: "Texten har %s tecken. Kontrollera att det är svaret som står här, och korta det innan det lämnas in.", EN: "The text has %s characters. Check that it is the answer that stands here, and shorten it before it is filed."}

// Check says what is wrong with an answer to f. It is for showing: an answer is
// kept as it was typed, right or wrong.
func (f Fact) Check(v Value) []i18n.Text {
	switch {
	case v.Empty():
		return nil
	case f.Type.IsList() && v.Text != "":
		return []i18n.Text{notAList}
	case !f.Type.IsList() && len(v.Lines) > 0:
		return []i18n.Text{isAList}
	case f.Type.IsList():
		return f.checkList(v.Lines)
	}
	return append(checkOne(f.Type, f.Choices, v.Text), checkLimit(f.Limit, v.Text)...)
}

// Offers reports whether v is empty or of f's options, where f has some, and each
// of a list once. Of a list it is a list, and of a text a text.
func (f Fact) Offers(v Value) bool {
	switch {
	case v.Empty():
		return true
	case f.Type.IsList() != (len(v.Lines) > 0) || v.Text != "" && len(v.Lines) > 0:
		return false
	case f.Type.HasChoices() || f.Type == YesNo:
		return len(f.Check(v)) == 0
	}
	return true
}

func (f Fact) checkList(lines []string) []i18n.Text {
	var wrong []i18n.Text
	for i, l := range lines {
		if f.Type == Lines {
			wrong = append(wrong, append(checkOne(f.itemType(), nil, l), checkLimit(f.Limit, l)...)...)
			continue
		}
		wrong = append(wrong, checkOne(OneOf, f.Choices, l)...)
		if slices.Contains(lines[:i], l) {
			wrong = append(wrong, twice.With(quoted(l)))
		}
	}
	return wrong
}

func (f Fact) itemType() Type {
	if f.Items == "" {
		return Line
	}
	return f.Items
}

func checkLimit(limit int, s string) []i18n.Text {
	switch n := utf8.RuneCountInString(s); {
	case limit > 0 && n > limit:
		return []i18n.Text{tooLong.With(i18n.Number(limit), i18n.Number(n))}
	case n > farTooMany:
		return []i18n.Text{farTooLong.With(i18n.Number(n))}
	}
	return nil
}

// checkOne says what is wrong with one text as an answer of a type.
func checkOne(t Type, choices []Choice, s string) []i18n.Text {
	ok, problem := true, i18n.Text{}
	switch t {
	case Line:
		ok, problem = !strings.ContainsAny(s, "\r\n"), wrongLine
	case OneOf:
		_, ok = choiceOf(choices, s)
		problem = wrongChoice.With(quoted(s))
	case YesNo:
		ok, problem = s == "yes" || s == "no" || s == "unknown", wrongAnswer
	case Instant:
		_, ok = ParseInstant(s)
		problem = wrongInstant
	case Duration:
		_, ok = ParseDuration(s)
		problem = wrongDuration
	case Number:
		_, ok = ParseNumber(s)
		problem = wrongNumber
	case Percent:
		_, ok = ParsePercent(s)
		problem = wrongPercent
	case Money:
		_, ok = ParseMoney(s)
		problem = wrongMoney
	case LEI:
		ok, problem = ValidLEI(s), wrongLEI
	case OrgNo:
		ok, problem = ValidOrgNo(s), wrongOrgNo
	case Email:
		ok, problem = validEmail(s), wrongEmail
	case Phone:
		ok, problem = validPhone(s), wrongPhone
	case Text, Lines, Choices, Countries:
	}
	if ok {
		return nil
	}
	return []i18n.Text{problem}
}

// quoted shows what somebody typed, and no more of it than is needed.
func quoted(s string) string {
	if rs := []rune(s); len(rs) > 40 {
		s = string(rs[:40]) + "…"
	}
	return "”" + s + "”"
}

// examples are answers of each type, as a case file has them.
var examples = map[Type]string{
	Text: "text", Line: "text", YesNo: "yes", Instant: "2026-03-03T08:15:00+01:00", Duration: "00:06:35", Number: "9500", Percent: "2.4",
	Money: "2500000 SEK", LEI: "5493001KJTIIGC8Y1R12", OrgNo: "556737-0431", Email: "name@firm.example", Phone: "+46 8 123 45 67",
}

// Example is an answer to f as a case file has it: a text or a list.
func (f Fact) Example() any {
	switch {
	case f.Type == Lines:
		return []string{examples[f.itemType()]}
	case f.Type.IsList():
		return f.Values()[:1]
	case f.Type == OneOf:
		return f.Values()[0]
	}
	return examples[f.Type]
}
