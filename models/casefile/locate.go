package casefile

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// In returns the problems, which were found after the file had been read, with
// the lines of their keys in it. What the file does not name stands with the
// first key of the same thing.
func (e Errors) In(data []byte) Errors {
	at := keyLines(bytes.TrimPrefix(data, []byte("\ufeff")))
	list := make(Errors, len(e))
	for i, one := range e {
		line, ok := at[one.Key]
		for parent := one.Key; !ok && parent != ""; line, ok = at[parent] {
			parent = parent[:max(strings.LastIndexAny(parent, ".["), 0)]
		}
		one.Line = max(line, 1)
		list[i] = one
	}
	return list
}

// keyLines are the lines of all keys and items of a JSON text that is well formed.
func keyLines(data []byte) map[string]int {
	at, dec := map[string]int{}, json.NewDecoder(bytes.NewReader(data))
	here := func() int { return lineOf(data, int(dec.InputOffset())) }
	var walk func(path string)
	walk = func(path string) {
		token, err := dec.Token()
		if err != nil {
			return
		}
		if _, there := at[path]; !there {
			at[path] = here()
		}
		switch token {
		case json.Delim('{'):
			for dec.More() {
				key, err := dec.Token()
				if err != nil {
					return
				}
				name, _ := key.(string) // a key is nothing else
				inner := strings.TrimPrefix(path+"."+name, ".")
				at[inner] = here()
				walk(inner)
			}
		case json.Delim('['):
			for i := 0; dec.More(); i++ {
				walk(path + "[" + strconv.Itoa(i) + "]")
			}
		default:
			return
		}
		if _, err := dec.Token(); err != nil { // the end of it
			return
		}
	}
	walk("")
	return at
}
