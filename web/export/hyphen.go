package export

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphen is drawn where a word is cut. The word is read as a whole, and so found
// and spoken as it was written: in the place of its first part a reader gets all
// of it, and of the others nothing. Where a word is so long that this would be
// no help, a reader gets a soft hyphen in the place of each hyphen.
const (
	hyphen     = "-"
	softHyphen = "\u00ad"
	longWord   = 1000 // bytes
)

// wordAt is the word that begins a line at from and is cut at cut; none if it is
// very long, or a stand-in is in it. It ends where the next line could.
func (t text) wordAt(from, cut, to int) sub {
	end := cut
	for end < to && end-from <= longWord {
		r, n := utf8.DecodeRuneInString(t.s[end:to])
		if r == ' ' {
			break
		}
		end += n
		if breaksAfter(t.s, end-n, end) {
			break
		}
	}
	k := sort.Search(len(t.subs), func(i int) bool { return t.subs[i].to > from })
	if t.code || end-from > longWord || k < len(t.subs) && t.subs[k].from < end {
		return sub{}
	}
	return sub{from: from, to: end, written: t.s[from:end]}
}

// cut ends a line inside a word that is wider than the line: t.s[from:at] is
// what would fit. A word of letters gets a hyphen, at the last joint of the word
// if it has one, else after a syllable, else where the line is full. Three
// letters at least stay together on the next line.
func (f *face) cut(t text, from, at, to, limit int) line {
	if t.code || t.inSub(at) {
		return line{from: from, to: at}
	}
	near := max(0, at-longWord)
	begin := near + len(strings.TrimRightFunc(t.s[near:at], unicode.IsLetter))
	end := at + lettersAt(t.s[at:to])
	w, room := f.width(t.s[from:at]), limit-f.width(hyphen)
	best, how := 0, poor
	for j := at; j > max(begin, from) && how < joint; {
		if w <= room && !t.inSub(j) && utf8.RuneCountInString(t.s[j:end]) >= 3 {
			if h := breakAt(t.s[begin:end], j-begin); best == 0 || h > how {
				best, how = j, h
			}
		}
		r, n := utf8.DecodeLastRuneInString(t.s[from:j])
		if j -= n; best > 0 && w < limit/3 {
			break // a better place further to the left would leave the line empty
		}
		w -= f.of(r)
	}
	if best == 0 {
		return line{from: from, to: at}
	}
	return line{from: from, to: best, end: hyphen}
}

// lettersAt is how many bytes of letters s begins with; more than a line of
// them is not counted.
func lettersAt(s string) int {
	n := 0
	for i, r := range s {
		if !unicode.IsLetter(r) || i > longWord {
			return i
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// How good a place is for a hyphen.
const (
	poor = iota
	syllable
	joint
)

// breakAt says how good a place at is to break a word of letters, by Swedish
// rules: between the parts of a compound, else so that one consonant goes to the
// next line.
func breakAt(word string, at int) int {
	before, after := word[:at], word[at:]
	if utf8.RuneCountInString(before) < 3 {
		return poor
	}
	for _, s := range stems {
		if len(after) >= len(s) && strings.EqualFold(after[:len(s)], s) {
			return joint
		}
	}
	r, n := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[n:])
	last, _ := utf8.DecodeLastRuneInString(before)
	if isVowel(r) || !isVowel(next) || !strings.ContainsFunc(before, isVowel) || together(last, r) {
		return poor
	}
	return syllable
}

// together reports whether two consonants are one sound that is not parted.
func together(a, b rune) bool {
	return unicode.ToLower(b) == 'x' || strings.Contains("ck ch sj tj kj lj dj gj hj sh th ph qu ng", string([]rune{unicode.ToLower(a), unicode.ToLower(b)}))
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyåäöéèüæøAEIOUYÅÄÖÉÈÜÆØ", r)
}

// stems are beginnings of the words that compounds in the record of an incident
// are made of.
var stems = strings.Fields(`
	adress anmäl analys ansvar ansök arbete avdelning avtal bank bedömning behandling behörighet betalning biträde
	beslut bolag central chef direktiv dokument drift ersättning finans företag förening föreskrift förlust
	förordning förpliktelse försening försäkring granskning grund grupp handling hantering händelse identitet
	incident information inspektion institut integritet intrång klassificering klient konfidential konfiguration
	konsekvens kontakt konto kontroll kredit kund kvitt lagring ledning leverantör lösenord läckage meddelande
	mottagare myndighet nivå nummer nätverk ombud område operatör organisation person plattform press process
	program punkt rapport register registrer relat riktlinje risk rutin samordning sekretess server skada skydd
	skyldighet statistik styrelse störning system säkerhet tidpunkt tillgång tillsyn tjänst trafik underlag
	underrätt uppgift utlämn utredning utskick verksamhet verktyg vägledning värde åtgärd åtkomst ägare ärende`)
