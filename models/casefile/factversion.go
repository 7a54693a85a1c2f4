package casefile

import (
	"fmt"
	"math"
	"time"

	"frist/models/form"
	"frist/models/i18n"
)

// A FactVersion is an answer that another came after. It says nothing where the
// fact was taken back.
type FactVersion struct {
	Version    int
	Text       string
	Lines      []string
	KnownSince time.Time
	Source     string
	Recorded   Recorded
}

var notAfter = i18n.Text{SV: "versionen måste vara högre än den före, och lägre än uppgiftens egen", EN: "the version must be higher than the one before it, and lower than the fact’s own"}

// isTakenBack reports whether there was an answer, and now is none.
func (f Fact) isTakenBack() bool { return f.Version > 1 && f.Text == "" && len(f.Lines) == 0 }

// factMeta reads what is known about an answer.
func (r *reader) factMeta(of form.Fact, m *metaFact) {
	version := int64(0)
	at := r.object(fields{
		"known_since": r.instant(&m.KnownSince),
		"source":      r.oneLine(&m.Source),
		"recorded_at": r.instant(&m.Recorded.At),
		"recorded_by": r.oneLine(&m.Recorded.By),
		"version":     r.whole(&version, 1, math.MaxInt32),
		"earlier":     list(r, &m.Earlier, func(v *FactVersion) { r.factVersion(of, v) }),
	})
	m.Version = int(version)
	before := 0
	for _, v := range m.Earlier {
		if v.Version == 0 {
			return // and what is wrong has been said
		}
		if v.Version <= before || v.Version >= m.Version {
			r.wrongKey(at, "earlier", notAfter)
			return
		}
		before = v.Version
	}
}

func (r *reader) factVersion(of form.Fact, v *FactVersion) {
	version := int64(0)
	at := r.object(fields{
		"version": r.whole(&version, 1, math.MaxInt32),
		"says": func() {
			says := r.fact(of)
			v.Text, v.Lines = says.Text, says.Lines
		},
		"known_since": r.instant(&v.KnownSince),
		"source":      r.oneLine(&v.Source),
		"recorded_at": r.instant(&v.Recorded.At),
		"recorded_by": r.oneLine(&v.Recorded.By),
	})
	v.Version = int(version)
	r.must(at, "version")
}

// factMeta writes what is known about an answer.
func (w *writer) factMeta(of form.Fact, answer Fact) {
	w.known("known_since", answer.KnownSince)
	w.text("source", answer.Source)
	w.recorded(answer.Recorded)
	w.id("version", int64(answer.Version))
	if len(answer.Earlier) > 0 {
		each(w, "earlier", answer.Earlier, func(v FactVersion) {
			w.id("version", int64(v.Version))
			if v.Text != "" || len(v.Lines) > 0 {
				w.name("says")
				w.says(of, v.Text, v.Lines)
			}
			w.known("known_since", v.KnownSince)
			w.text("source", v.Source)
			w.recorded(v.Recorded)
		})
	}
}

// says writes what somebody answered.
func (w *writer) says(of form.Fact, text string, lines []string) {
	if !of.Type.IsList() {
		if lines != nil {
			w.fail(fmt.Errorf("facts.%s: a text has no lines", of.Key))
		}
		w.quote(text)
		return
	}
	if text != "" {
		w.fail(fmt.Errorf("facts.%s: a list has no text", of.Key))
	}
	w.open('[')
	for _, line := range lines {
		w.next()
		w.quote(line)
	}
	w.close(']')
}
