package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"frist/models/i18n"
)

// maxProblems is how many problems are listed: enough for any file that was
// meant well.
const maxProblems = 1000

var (
	notUTF8     = i18n.Text{SV: "filen är inte UTF-8", EN: "the file is not UTF-8"}
	notJSON     = i18n.Text{SV: "filen är inte JSON: %s", EN: "the file is not JSON: %s"}
	wrongType   = i18n.Text{SV: "ska vara %s men är %s", EN: "must be %s, but is %s"}
	unknownKey  = i18n.Text{SV: "okänd nyckel", EN: "unknown key"}
	givenTwice  = i18n.Text{SV: "står två gånger, första gången på rad %d", EN: "is given twice, first on line %d"}
	tooMany     = i18n.Text{SV: "får ha högst %s poster", EN: "may have at most %s items"}
	moreTrouble = i18n.Text{SV: "det finns fler fel än de som visas", EN: "there are more problems than are shown"}
)

// types names the types of JSON, by the byte that a value starts with.
var types = map[byte]i18n.Text{
	'{': {SV: "ett objekt", EN: "an object"},
	'[': {SV: "en lista", EN: "a list"},
	'"': {SV: "en text", EN: "a text"},
	'0': {SV: "ett tal", EN: "a number"},
	't': {SV: "true eller false", EN: "true or false"},
	'n': i18n.Same("null"),
}

// wellFormed refuses what is not one JSON value in UTF-8. encoding/json is the
// judge of that, and bounds the nesting; the reader relies on it.
func wellFormed(data []byte) error {
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			c, n := utf8.DecodeRune(data[at:])
			if c == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return Errors{{Line: lineOf(data, at), Msg: notUTF8}}
	}
	var whole json.RawMessage
	err := json.Unmarshal(data, &whole)
	if bad, ok := errors.AsType[*json.SyntaxError](err); ok {
		return Errors{{Line: lineOf(data, int(bad.Offset)-1), Msg: notJSON.With(bad.Error())}}
	}
	return err
}

func lineOf(data []byte, at int) int { return 1 + bytes.Count(data[:max(at, 0)], newline) }

var newline = []byte{'\n'}

// A reader walks once over a JSON text that is known to be well formed, and
// collects what is wrong with its content. Every reading method takes exactly
// one value, right or wrong.
type reader struct {
	data []byte
	pos  int

	line, counted int // the number of the line that data[counted] is on
	path          []byte
	errs          Errors
	more          bool // than errs holds

	across // what is checked across the file
}

func newReader(data []byte) *reader { return &reader{data: data, line: 1} }

// lines are the lines of the keys that an object has, and of the object itself
// under the empty key. What should have been an object has none.
type lines map[string]place

// A place is the line of a key, and whether its value is null.
type place struct {
	line int
	null bool
}

// has reports whether the object had a value under the key.
func (l lines) has(key string) bool {
	p, ok := l[key]
	return ok && !p.null
}

// here is the line that the reader is on.
func (r *reader) here() int {
	r.line += bytes.Count(r.data[r.counted:r.pos], newline)
	r.counted = r.pos
	return r.line
}

// wrong notes a problem with the value that is being read.
func (r *reader) wrong(t i18n.Text) { r.note(r.here(), string(r.path), t) }

// wrongKey notes a problem with a key of the object that was read.
func (r *reader) wrongKey(at lines, key string, t i18n.Text) {
	p, ok := at[key]
	if !ok {
		p = at[""]
	}
	r.note(p.line, join(r.path, key), t)
}

func (r *reader) note(line int, key string, t i18n.Text) {
	if len(r.errs) == maxProblems {
		r.more = true
		return
	}
	r.errs = append(r.errs, Error{Line: line, Key: key, Msg: t})
}

// problems returns what was noted, in the order of the lines.
func (r *reader) problems() Errors {
	slices.SortStableFunc(r.errs, func(a, b Error) int { return a.Line - b.Line })
	if r.more {
		return append(r.errs, Error{Line: r.errs[len(r.errs)-1].Line, Msg: moreTrouble})
	}
	return r.errs
}

// join is the path of a key in the object at path.
func join(path []byte, key string) string {
	if !plain(key) {
		key = quote(key)
	}
	if len(path) == 0 {
		return key
	}
	return string(path) + "." + key
}

// plain reports whether a key can be shown as it is.
func plain(key string) bool {
	for _, c := range []byte(key) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return key != "" && len(key) <= 60
}

// kind is the type of the next value, as a key of types.
func (r *reader) kind() byte {
	for {
		switch c := r.data[r.pos]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
			r.pos++
		case 'f':
			return 't'
		case '{', '[', '"', 't', 'n', ']', '}':
			return c
		default:
			return '0'
		}
	}
}

// isNext reports whether the next value is of a kind, and passes it if not.
func (r *reader) isNext(kind byte) bool {
	got := r.kind()
	if got == kind {
		return true
	}
	r.wrong(wrongType.With(types[kind], types[got]))
	r.raw()
	return false
}

// raw takes the next value as it stands.
func (r *reader) raw() []byte {
	r.kind()
	start, depth := r.pos, 0
	for {
		switch c := r.data[r.pos]; c {
		case '"':
			r.passString()
		case '{', '[':
			depth++
			r.pos++
		case '}', ']':
			depth--
			r.pos++
		case ' ', '\t', '\r', '\n', ',', ':':
			r.pos++
		default:
			r.passWord()
		}
		if depth == 0 {
			return r.data[start:r.pos]
		}
	}
}

func (r *reader) passString() {
	r.pos++
	for r.data[r.pos] != '"' {
		if r.data[r.pos] == '\\' {
			r.pos++
		}
		r.pos++
	}
	r.pos++
}

// passWord passes a number, true, false or null.
func (r *reader) passWord() {
	for r.pos < len(r.data) && bytes.IndexByte([]byte(" \t\r\n,:]}"), r.data[r.pos]) < 0 {
		r.pos++
	}
}

// ends reports whether a list or an object has no more to read, and passes its
// end.
func (r *reader) ends() bool {
	if c := r.kind(); c != ']' && c != '}' {
		return false
	}
	r.pos++
	return true
}

// fields are the keys that an object may have, and how each value is read.
type fields map[string]func()

// object reads an object. A null says that a key is not known, as if it were
// not there.
func (r *reader) object(f fields) lines {
	return r.members(func(key string) func() {
		if read, ok := f[key]; ok {
			return r.given(read)
		}
		return nil
	})
}

// given reads a value that may be null, which says nothing.
func (r *reader) given(read func()) func() {
	return func() {
		if r.kind() == 'n' {
			r.raw()
			return
		}
		read()
	}
}

// members reads an object whose keys are those for which reads returns a
// function that reads the value.
func (r *reader) members(reads func(key string) func()) lines {
	r.kind()
	at := lines{"": {line: r.here()}}
	if !r.isNext('{') {
		return nil
	}
	r.pos++
	path := len(r.path)
	for !r.ends() {
		key := unquote(r.raw())
		line := r.here()
		read := reads(key)
		first, twice := at[key]
		r.path = append(r.path[:0], join(r.path[:path], key)...)
		switch {
		case read == nil:
			r.note(line, string(r.path), unknownKey)
			r.raw()
		case twice:
			r.note(line, string(r.path), givenTwice.With(first.line))
			r.raw()
		default:
			at[key] = place{line, r.kind() == 'n'}
			read()
		}
		r.path = r.path[:path]
	}
	return at
}

// list reads a list whose items are read by item.
func list[T any](r *reader, to *[]T, item func(*T)) func() { return atMost(r, MaxItems, to, item) }

// atMost is list for one that may have so many items.
func atMost[T any](r *reader, most int, to *[]T, item func(*T)) func() {
	return func() {
		if !r.isNext('[') {
			return
		}
		r.pos++
		path := len(r.path)
		for i := 0; !r.ends(); i++ {
			if i == most {
				r.wrong(tooMany.With(i18n.Number(most)))
			}
			if i >= most {
				r.raw()
				continue
			}
			r.path = append(strconv.AppendInt(append(r.path, '['), int64(i), 10), ']')
			var v T
			item(&v)
			*to = append(*to, v)
			r.path = r.path[:path]
		}
	}
}

// unquote returns the text that a JSON string stands for.
func unquote(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		panic("casefile: not a string: " + err.Error()) // wellFormed let it pass
	}
	return s
}
