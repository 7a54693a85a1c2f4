package deadline

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

// A scanner reads JSON of a known shape. Package encoding/json can neither
// name the path of an unknown key nor refuse one that is given twice, and takes
// ten times as long.
type scanner struct {
	b []byte
	i int
}

var (
	errMissing  = errors.New("missing")
	errUnknown  = errors.New("unknown key")
	errTwice    = errors.New("given twice")
	errTrailing = errors.New("more than one JSON value")
)

// A located error is about the value at a path: "incident.aware_at".
type located struct {
	path string
	err  error
}

func (e *located) Error() string { return e.path + ": " + e.err.Error() }
func (e *located) Unwrap() error { return e.err }

// within says that err is about what stands at key.
func within(key string, err error) error {
	var inner *located
	if !errors.As(err, &inner) {
		return &located{key, err}
	}
	if inner.path[0] == '[' {
		return &located{key + inner.path, inner.err}
	}
	return &located{key + "." + inner.path, inner.err}
}

func newScanner(b []byte) (*scanner, error) {
	if !utf8.Valid(b) {
		return nil, errors.New("not valid UTF-8")
	}
	return &scanner{b: b}, nil
}

// next skips white space and returns the byte after it, 0 at the end.
func (s *scanner) next() byte {
	for s.i < len(s.b) {
		switch c := s.b[s.i]; c {
		case ' ', '\t', '\n', '\r':
			s.i++
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) syntax(want string) error {
	if s.next() == 0 && s.i >= len(s.b) {
		return fmt.Errorf("the JSON ends too early: %s is needed", want)
	}
	return fmt.Errorf("not JSON at byte %d: %s is needed", s.i+1, want)
}

func (s *scanner) end() error {
	if s.next() != 0 || s.i < len(s.b) {
		return errTrailing
	}
	return nil
}

// literal reads word if it stands next.
func (s *scanner) literal(word string) bool {
	s.next()
	if len(s.b)-s.i < len(word) || string(s.b[s.i:s.i+len(word)]) != word {
		return false
	}
	s.i += len(word)
	return true
}

// object reads an object whose keys are among keys, each at most once, and
// calls read for the value of each. Null is an object without keys.
func (s *scanner) object(keys []string, read func(key int) error) error {
	if s.literal("null") {
		return nil
	}
	if s.next() != '{' {
		return s.wrong("an object")
	}
	s.i++
	if s.next() == '}' {
		s.i++
		return nil
	}
	for seen := uint32(0); ; {
		key, err := s.key(keys)
		if err != nil {
			return err
		}
		if seen&(1<<key) != 0 {
			return within(keys[key], errTwice)
		}
		seen |= 1 << key
		if err := read(key); err != nil {
			return within(keys[key], err)
		}
		switch s.next() {
		case ',':
			s.i++
		case '}':
			s.i++
			return nil
		default:
			return s.syntax("a comma or }")
		}
	}
}

// key reads a key and the colon after it, and returns which of keys it is.
func (s *scanner) key(keys []string) (int, error) {
	if s.next() != '"' {
		return 0, s.syntax("a key")
	}
	name, err := s.quoted()
	if err != nil {
		return 0, err
	}
	if s.next() != ':' {
		return 0, s.syntax("a colon")
	}
	s.i++
	for i, k := range keys {
		if k == string(name) {
			return i, nil
		}
	}
	return 0, &located{plain(name), errUnknown}
}

// plain is a key as an error names it: as it is if it is a word, else quoted.
func plain(name []byte) string {
	for _, c := range name {
		if c <= ' ' || c == '.' || c == '[' || c == '"' || c >= 0x7f {
			return strconv.Quote(string(name))
		}
	}
	if len(name) == 0 {
		return `""`
	}
	return string(name)
}

// array reads an array and calls read for each value. Null is an empty one.
func (s *scanner) array(read func() error) error {
	if s.literal("null") {
		return nil
	}
	if s.next() != '[' {
		return s.wrong("a list")
	}
	s.i++
	if s.next() == ']' {
		s.i++
		return nil
	}
	for n := 0; ; n++ {
		if err := read(); err != nil {
			return within("["+strconv.Itoa(n)+"]", err)
		}
		switch s.next() {
		case ',':
			s.i++
		case ']':
			s.i++
			return nil
		default:
			return s.syntax("a comma or ]")
		}
	}
}

// text reads a text; null is one that is not given.
func (s *scanner) text() (text []byte, given bool, err error) {
	if s.literal("null") {
		return nil, false, nil
	}
	if s.next() != '"' {
		return nil, false, s.wrong("a text")
	}
	text, err = s.quoted()
	return text, true, err
}

func (s *scanner) bool(to *bool) error {
	switch {
	case s.literal("true"):
		*to = true
	case s.literal("false"):
		*to = false
	case s.literal("null"):
	default:
		return s.wrong("true or false")
	}
	return nil
}

// number reads a whole number of at most nine figures; null is one that is not given.
func (s *scanner) number() (n int, given bool, err error) {
	if s.literal("null") {
		return 0, false, nil
	}
	s.next()
	from := s.i
	for s.i < len(s.b) && '0' <= s.b[s.i] && s.b[s.i] <= '9' {
		s.i++
	}
	if s.i == from || s.i-from > 9 || s.b[from] == '0' && s.i-from > 1 {
		s.i = from
		return 0, false, s.wrong("a whole number")
	}
	return number(s.b[from:s.i]), true, nil
}

func (s *scanner) time(to *time.Time) error {
	text, given, err := s.text()
	if err != nil || !given {
		return err
	}
	*to, err = parseTime(text)
	return err
}

// wrong says that the next value is not of the type that is wanted, or that
// there is no value.
func (s *scanner) wrong(want string) error {
	switch c := s.next(); c {
	case '"':
		return errors.New("a text, where " + want + " is needed")
	case '{':
		return errors.New("an object, where " + want + " is needed")
	case '[':
		return errors.New("a list, where " + want + " is needed")
	case 't', 'f':
		return errors.New("true or false, where " + want + " is needed")
	default:
		if c == '-' || '0' <= c && c <= '9' {
			return errors.New("a number, where " + want + " is needed")
		}
		return s.syntax(want)
	}
}

// quoted reads a text in quotation marks. It may point into the line.
func (s *scanner) quoted() ([]byte, error) {
	from := s.i
	escaped := false
	for i := from + 1; i < len(s.b); i++ {
		switch c := s.b[i]; {
		case c == '"':
			s.i = i + 1
			if !escaped {
				return s.b[from+1 : i], nil
			}
			var text string
			if err := json.Unmarshal(s.b[from:s.i], &text); err != nil {
				return nil, fmt.Errorf("not JSON at byte %d: a text with a wrong escape", from+1)
			}
			return []byte(text), nil
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			return nil, fmt.Errorf("not JSON at byte %d: a control character in a text", i+1)
		}
	}
	s.i = len(s.b)
	return nil, s.syntax("a quotation mark")
}
