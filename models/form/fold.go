package form

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folded text is one in which marks are looked for: two texts that read the same
// are the same in it, whatever their case, however their letters are put together,
// whichever space or line break stands between words, and whatever in them is not
// seen. It knows where each of its bytes stood.
type folded struct {
	text     []byte
	from, to []int
}

func (f *folded) add(s string, from, to int) {
	for i := range len(s) {
		f.text, f.from, f.to = append(f.text, s[i]), append(f.from, from), append(f.to, to)
	}
}

// room is a folded text of nothing yet, that n bytes go in.
func room(n int) folded { return folded{make([]byte, 0, n), make([]int, 0, n), make([]int, 0, n)} }

// fold folds s.
func fold(s string) folded {
	seen := ofOneSpace(s)
	f := room(len(seen.text))
	for at, rest := 0, string(seen.text); rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		if simple(r) && (n == len(rest) || rest[n] < firstMark) {
			f.add(string(unicode.ToUpper(r)), seen.from[at], seen.to[at])
		} else {
			n = norm.NFKC.NextBoundaryInString(rest, true)
			f.add(norm.NFKC.String(foldCase(norm.NFKD.String(rest[:n]))), seen.from[at], seen.to[at+n-1])
		}
		at, rest = at+n, rest[n:]
	}
	return f
}

// firstMark is with what byte, at the least, a sign begins that can be put on a letter:
// all of them come from U+0300 on.
const firstMark = 0xcc

// simple reports whether nothing is to be said of a letter or sign but its case. It is
// so of nearly all that is written here, and the long way takes time.
func simple(r rune) bool {
	return r < utf8.RuneSelf || 'À' <= r && r <= 'ÿ' && r != 'ß' && r != '×' && r != '÷'
}

// ofOneSpace is s without what is not seen, and with one space for each run of
// spaces and line breaks.
func ofOneSpace(s string) folded {
	f := room(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		last := len(f.text) - 1
		switch {
		case simple(r) && !unicode.IsSpace(r):
			f.add(s[i:i+n], i, i+n)
		case unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		case unicode.IsSpace(r) && last >= 0 && f.text[last] == ' ':
			f.to[last] = i + n
		case unicode.IsSpace(r):
			f.add(" ", i, i+n)
		case unicode.Is(unicode.Dash, r):
			f.add("-", i, i+n)
		case r == '’' || r == 'ʼ':
			f.add("'", i, i+n)
		default:
			f.add(string(r), i, i+n)
		}
		i += n
	}
	return f
}

// sharp has capitals of two letters.
var sharp = strings.NewReplacer("ß", "ss", "ẞ", "ss")

// foldCase writes each letter as the first of those that differ from it in case alone.
func foldCase(s string) string {
	return strings.Map(func(r rune) rune {
		first := r
		for x := unicode.SimpleFold(r); x != r; x = unicode.SimpleFold(x) {
			first = min(first, x)
		}
		return first
	}, sharp.Replace(s))
}

// foldedQuote is what is looked for of a quote.
func foldedQuote(q string) string { return strings.Trim(string(fold(q).text), " ") }

// ShortestQuote is how long a text must be to be marked by itself: a single letter
// would mask all.
const ShortestQuote = 2

// Letters is how many letters and signs of the quote are looked for.
func (p Passage) Letters() int { return utf8.RuneCountInString(foldedQuote(p.Quote)) }

// Quotes are p as what must not be quoted beside the answers: of an answer that is
// marked whole, what somebody wrote in it.
func (p Passage) Quotes(says Value) []Passage {
	if f, _ := ByKey(p.Source); p.Quote != "" || f.isChosen() {
		return []Passage{p}
	}
	var all []Passage
	for _, s := range append([]string{says.Text}, says.Lines...) {
		if q := (Passage{p.Source, s}); q.Letters() >= ShortestQuote {
			all = append(all, q)
		}
	}
	return all
}

// Quoted reports whether a text that stands beside the answers quotes one of the passages.
func Quoted(s string, passages []Passage) bool {
	return slices.ContainsFunc(passages, func(p Passage) bool { return p.Quote != "" && p.In("", Value{Text: s}) })
}

// covered says of each byte of s whether some quote covers it, wherever it stands.
func covered(s string, quotes []string) []bool {
	on := make([]bool, len(s))
	if len(quotes) == 0 {
		return on
	}
	f := fold(s)
	text := string(f.text)
	for _, q := range quotes {
		places(s, q, func(from, to int) { cover(on, from, to) })
		places(text, foldedQuote(q), func(from, to int) { cover(on, f.from[from], f.to[to-1]) })
	}
	return on
}

// places finds a quote wherever it begins in s, and tells of each place what no place
// before has covered.
func places(s, q string, found func(from, to int)) {
	for at, done := 0, 0; q != ""; at++ {
		i := strings.Index(s[at:], q)
		if i < 0 {
			return
		}
		at += i
		found(max(at, done), at+len(q))
		done = at + len(q)
	}
}

func cover(on []bool, from, to int) {
	for i := from; i < to; i++ {
		on[i] = true
	}
}
