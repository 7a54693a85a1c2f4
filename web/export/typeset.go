package export

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A text is a string as it is printed. Where that differs from what was
// written, subs says so, in order.
type text struct {
	s    string
	subs []sub
	// code is set for text that breaks anywhere, without a hyphen.
	code bool
	// standIns is set if a code stands for a character.
	standIns bool
}

// A sub is a piece of the printed text, and what was written there: what a
// reader that speaks, searches or copies gets.
type sub struct {
	from, to int
	written  string
}

// typeset turns what was written into what can be printed. Letters and marks
// are composed; a line ends at each kind of line break; a tab is a wide space.
// A character that the fonts lack is printed as its code, [U+1F600], so that
// nothing is lost and nothing is a box; what was written stays beside it for
// those who copy or listen. Control characters and bytes that are not UTF-8 are
// printed as codes too. A soft hyphen, which is no text, is not printed.
func typeset(s string) text {
	if plain(s) {
		return text{s: s}
	}
	s = norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n"))
	var b strings.Builder
	b.Grow(len(s))
	var t text
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case drawable(r) && (r != utf8.RuneError || n > 1):
			b.WriteRune(r)
		case strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r):
			b.WriteByte('\n')
		case r == '\t':
			b.WriteString("\u00a0\u00a0\u00a0 ")
		case r == '\u00ad':
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		default:
			t.standIns = true
			n = t.standIn(&b, s[i:])
		}
		i += n
	}
	t.s = b.String()
	return t
}

// plain reports whether s is printed as it is: the usual case, and quick to see.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFC.IsNormalString(s) && strings.IndexFunc(s, undrawable) < 0 && utf8.ValidString(s)
		}
		if s[i] < ' ' && s[i] != '\n' || s[i] == 0x7F {
			return false
		}
	}
	return true
}

func undrawable(r rune) bool { return r != '\n' && !drawable(r) }

// piece is how many characters of a hash stand together.
const piece = 8

// inPieces is t set as a hash and the like: a long word is printed in short
// pieces, and read as one.
func (t text) inPieces() text {
	t.code = true
	if t.standIns {
		return t
	}
	var b strings.Builder
	for _, word := range strings.SplitAfter(t.s, " ") {
		bare := strings.TrimRight(word, " \n")
		if utf8.RuneCountInString(bare) <= 2*piece || strings.Contains(bare, "\n") {
			b.WriteString(word)
			continue
		}
		from, n := b.Len(), 0
		for _, r := range bare {
			if n > 0 && n%piece == 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			n++
		}
		t.subs = append(t.subs, sub{from, b.Len(), bare})
		b.WriteString(word[len(bare):])
	}
	t.s = b.String()
	return t
}

// A line is a part of a text that fits on a line.
type line struct {
	from, to int
	// end is what is drawn after it: a hyphen where a word was cut, a space
	// where the text has a line break, so that a reader keeps words apart.
	end string
	// told is where the part at the beginning of the line ends that was read with
	// the line before, and word the end of the word that is cut at the end of the
	// line, beginning at word.from; see [face.cut].
	told int
	word sub
}

// wrap cuts t into lines of the width, given in points at a size.
func (f *face) wrap(t text, width, size float64) []line {
	limit := int(width * 1000 / size)
	var lines []line
	for from := 0; from <= len(t.s); {
		to := len(t.s)
		if n := strings.IndexByte(t.s[from:], '\n'); n >= 0 {
			to = from + n
		}
		lines = f.wrapLine(lines, t, from, to, limit)
		if to < len(t.s) {
			lines[len(lines)-1].end = " "
		}
		from = to + 1
	}
	for len(lines) > 0 && lines[len(lines)-1].from == lines[len(lines)-1].to { // empty lines at the end
		lines = lines[:len(lines)-1]
	}
	if len(lines) > 0 {
		lines[len(lines)-1].end = ""
	}
	return lines
}

// wrapLine appends the lines of t.s[from:to], which holds no line break: one
// line at least.
func (f *face) wrapLine(lines []line, t text, from, to, limit int) []line {
	w, brk := 0, -1 // brk is the last place to break at
	told := 0
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(t.s[i:to])
		a := f.of(r)
		if w+a > limit && r != ' ' && i > from {
			l := line{from: from, to: brk}
			if brk < 0 {
				l = f.cut(t, from, i, to, limit)
				if told <= from {
					l.word = t.wordAt(from, l.to, to)
				}
			}
			l.told = told
			told = max(told, l.word.to)
			lines = append(lines, l)
			from, i, w, brk = l.to, l.to, 0, -1
			continue
		}
		w += a
		i += n
		if r == ' ' || breaksAfter(t.s, i-n, i) {
			brk = i
		}
	}
	return append(lines, line{from: from, to: to, told: told})
}

// breaksAfter reports whether a line may end after s[at:next]: a hyphen or a
// stroke between letters, not in a date.
func breaksAfter(s string, at, next int) bool {
	switch s[at:next] {
	case "-", "/", "\u2010", "\u2013":
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[next:])
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return false
}

// inSub reports whether at is inside a stand-in.
func (t text) inSub(at int) bool {
	k := sort.Search(len(t.subs), func(i int) bool { return t.subs[i].to > at })
	return k < len(t.subs) && t.subs[k].from < at
}

// A run is a piece of a line. If replaced is set, a reader gets written in the
// place of what is drawn.
type run struct {
	drawn, written string
	replaced       bool
}

// runs cuts a line into what is drawn as written and what is not. A stand-in
// or a word that is broken over lines is read as a whole on the first of them.
func (t text) runs(l line) []run {
	var runs []run
	from, to := l.from, l.to
	if l.told > from {
		from = min(l.told, to)
		runs = append(runs, run{drawn: t.s[l.from:from], replaced: true})
	}
	if l.word.to > 0 {
		to = l.word.from
	}
	runs = t.subbed(runs, from, to)
	switch n := len(runs); {
	case l.word.to > 0:
		return append(runs, run{drawn: t.s[to:l.to] + l.end, written: l.word.written, replaced: true})
	case l.end == hyphen && n > 0 && l.told >= l.to:
		runs[n-1].drawn += hyphen
	case l.end == hyphen:
		return append(runs, run{drawn: hyphen, written: softHyphen, replaced: true})
	case l.end != "" && n > 0 && !runs[n-1].replaced:
		runs[n-1].drawn += l.end
	case l.end != "":
		return append(runs, run{drawn: l.end})
	}
	return runs
}

// subbed appends the runs of t.s[from:to], in which stand-ins are replaced.
func (t text) subbed(runs []run, from, to int) []run {
	at := from
	for k := sort.Search(len(t.subs), func(i int) bool { return t.subs[i].to > from }); k < len(t.subs) && t.subs[k].from < to; k++ {
		s := t.subs[k]
		if s.from > at {
			runs = append(runs, run{drawn: t.s[at:s.from]})
			at = s.from
		}
		r := run{drawn: t.s[at:min(s.to, to)], replaced: true}
		if s.from >= from {
			r.written = s.written
		}
		if n := len(runs); n > 0 && runs[n-1].replaced {
			runs[n-1].drawn += r.drawn
			runs[n-1].written += r.written
		} else {
			runs = append(runs, r)
		}
		at = min(s.to, to)
	}
	if at < to {
		runs = append(runs, run{drawn: t.s[at:to]})
	}
	return runs
}

// fit cuts s to the width and says with an ellipsis that it did.
func (f *face) fit(s string, width, size float64) string {
	limit := int(width * 1000 / size)
	if f.width(s) <= limit {
		return s
	}
	w := f.of('…')
	for i, r := range s {
		if w += f.of(r); w > limit {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}
