package web

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// An editKind is how a field of the record is asked for.
type editKind int

const (
	askLine editKind = iota
	askArea
	askAnswer
	askWhose
	askMoment
	askFact // by its type
)

// An editField is one thing on the pages that edit the record. Between the form, the
// record and a conflict it travels as text, so that all kinds are merged alike.
type editField struct {
	name        string
	kind        editKind
	label, hint i18n.Text
	law         i18n.Text
	// of is the fact that it is, and has no key where it is the incident's own.
	of form.Fact
	// matters says of a field that only some incidents are asked for whether this
	// one is; nil is every incident.
	matters func([]deadline.Condition, []deadline.Event) bool
	// get and set reach into the incident; a fact has neither.
	get func(*models.Incident) string
	set func(*models.Incident, string)
}

// stated is the field as the record has it.
func (x *editField) stated(r *models.Record) string {
	if x.kind == askFact {
		return x.statedFact(r)
	}
	return x.get(&r.Incident)
}

// read is the field as somebody filled it in. What cannot be read is noted.
func (x *editField) read(f *typed) string {
	switch x.kind {
	case askFact:
		return x.readFact(f)
	case askAnswer:
		return string(f.answer(x.name))
	case askWhose:
		return strconv.FormatInt(f.number(x.name), 10)
	case askMoment:
		return f.moment(x.name).String()
	case askLine, askArea:
	}
	return f.text(x.name)
}

// fill puts the field into a form, as if it had been typed.
func (x *editField) fill(f *typed, s string) {
	switch x.kind {
	case askFact:
		x.fillFact(f, s)
	case askMoment:
		for _, part := range []string{".y", ".m", ".d", ".t", ".fold", ".until.y", ".until.m", ".until.d", ".until.t", ".until.fold", ".precision"} {
			f.Del(x.name + part)
		}
		m, err := calendar.ParseMoment(s)
		if err == nil && m.Known() {
			f.writeMoment(x.name, m)
		}
	case askLine, askArea, askAnswer, askWhose:
		f.Set(x.name, s)
	}
}

// sameText is a text as it is compared: what a browser does to the ends of lines is
// no change.
func sameText(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }

// markOf stands in a form for what a field held when the form was opened. It only
// has to tell whether the field has changed since.
func markOf(s string) string {
	sum := sha256.Sum256([]byte(sameText(s)))
	return hex.EncodeToString(sum[:8])
}

// An editMerge is what comes of a form that was filled in while others worked.
type editMerge struct {
	// next is each field as it is to be stored, by name.
	next map[string]string
	// mine are the fields that this person changed, theirs those that somebody
	// else changed and this person did not, and both those that both changed.
	mine, theirs, both []*editField
	// who changed theirs.
	who i18n.Sayer
}

// mergeEdit compares what was typed with what the record holds and what it held
// when the form was opened.
func mergeEdit(fields []editField, f *typed, r *models.Record) editMerge {
	m := editMerge{next: map[string]string{}}
	for i := range fields {
		x := &fields[i]
		now, mine, was := x.stated(r), x.read(f), f.Get("was."+x.name)
		m.next[x.name] = now
		switch touched, moved := markOf(mine) != was, markOf(now) != was; {
		case markOf(mine) == markOf(now) || was == "":
			// Nothing to store; a form without the mark was not made by us.
			if was == "" && sameText(mine) != sameText(now) {
				m.both = append(m.both, x)
			}
		case touched && moved:
			m.both = append(m.both, x)
		case touched:
			m.next[x.name] = mine
			m.mine = append(m.mine, x)
		default:
			m.theirs = append(m.theirs, x)
		}
	}
	return m
}

// chooseEdit applies what was answered on the page of conflicts. A field that was
// asked about and not answered stays as it was typed, and is asked about again.
func chooseEdit(fields []editField, f *typed, r *models.Record) {
	for i := range fields {
		x := &fields[i]
		now := x.stated(r)
		seen := f.Get("was."+x.name) == markOf(now)
		switch f.Get("keep." + x.name) {
		case "mine":
		case "theirs":
			if seen {
				x.fill(f, now)
			}
		case "own":
			if x.written() {
				f.Set(x.name, f.Get("own."+x.name))
			}
		default:
			if slices.Contains(f.Values["conflict"], x.name) && markOf(x.read(f)) != markOf(now) {
				f.Set("was."+x.name, "unanswered") // neither what stands there nor what was typed
			}
		}
	}
}

// said is the value of a field for a person to read.
func (x *editField) said(c *call, r *models.Record, es []models.Entity, s string) string {
	switch x.kind {
	case askFact:
		return sayFact(c.lang, r.Entity.Zone(), x.of, x.value(s))
	case askAnswer:
		return answerName(deadline.Answer(s)).In(c.lang)
	case askWhose:
		for _, e := range es {
			if strconv.FormatInt(e.ID, 10) == s {
				return models.NameOf(e.Name).In(c.lang)
			}
		}
	case askMoment:
		m, err := calendar.ParseMoment(s)
		if err == nil && m.Known() {
			return templates.MomentText(c.lang, r.Entity.Zone(), m)
		}
		return ""
	case askLine, askArea:
	}
	return s
}

func answerName(a deadline.Answer) i18n.Text {
	switch a {
	case deadline.Yes:
		return templates.Yes.Label
	case deadline.No:
		return templates.No.Label
	default:
		return templates.Unknown.Label
	}
}
