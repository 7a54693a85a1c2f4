package web

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"frist/models"
	"frist/templates"
)

// What was typed before a sign-in goes through it in hidden fields: each under
// its name after keptPrefix, the path of its form, and whether it had a file.
const (
	keptPrefix = "kept."
	keptForm   = "kept-form"
	keptFile   = "kept-file"
)

var errTooMuch = &http.MaxBytesError{Limit: models.MaxDraft}

// sent is a form of somebody who is not signed in: its text, and whether a
// file came with it. The file itself is not even kept while it is read.
type sent struct {
	url.Values
	file bool
}

func (c *call) sent() (sent, error) {
	r := c.Request()
	parts, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		if err := r.ParseForm(); err != nil {
			return sent{}, badBody(err)
		}
		return sent{Values: r.PostForm}, nil
	} else if err != nil {
		return sent{}, badBody(err)
	}
	t := sent{Values: url.Values{}}
	for size := 0; ; {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return t, nil
		} else if err != nil {
			return sent{}, badBody(err)
		}
		if part.FileName() != "" {
			t.file = true
			continue
		}
		name := part.FormName()
		size += len(name) // where files may be sent a body is large, and names are kept too
		value, err := readPart(part, maxForm-size)
		if err != nil {
			return sent{}, badBody(err)
		}
		size += len(value)
		t.Add(name, value)
	}
}

func readPart(part *multipart.Part, most int) (string, error) {
	value, err := io.ReadAll(io.LimitReader(part, int64(max(most, 0))+1))
	if len(value) > max(most, 0) || most < 0 {
		err = errTooMuch
	}
	return string(value), err
}

// worthKeeping is what of a form is carried, or kept as a draft: not what makes
// it one submission, and never a password.
func worthKeeping(v url.Values) url.Values {
	kept := url.Values{}
	for name, values := range v {
		if name != "" && name != "once" && !strings.Contains(strings.ToLower(name), "password") {
			kept[name] = values
		}
	}
	if len(kept) == 1 && kept.Has("who") {
		return url.Values{} // who it was is no text
	}
	return kept
}

// keptOf takes what was carried out of a form of the sign-in.
func keptOf(v url.Values) url.Values {
	kept := url.Values{}
	for name, values := range v {
		if name, ok := strings.CutPrefix(name, keptPrefix); ok {
			kept[name] = values
		}
	}
	return worthKeeping(kept)
}

// hiddenFields are the fields that carry what was typed on a form.
func hiddenFields(form string, v url.Values, file bool) []templates.Kept {
	v = worthKeeping(v)
	list := []templates.Kept{{Name: keptForm, Value: form}}
	if file {
		list = append(list, templates.Kept{Name: keptFile, Value: "yes"})
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		for _, value := range v[name] {
			list = append(list, templates.Kept{Name: keptPrefix + name, Value: value})
		}
	}
	return list
}

// tooMuch reports whether a form is more than a draft holds.
func tooMuch(v url.Values) bool {
	body, err := json.Marshal(v)
	return err != nil || len(body) > models.MaxDraft
}
