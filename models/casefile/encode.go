package casefile

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/form"
)

// Encode writes f as a case file, with the times in zone. The same File always
// gives the same bytes. What [Parse] would not read back is an error: an
// export that cannot be imported is found when it is made and not years later.
func (f File) Encode(zone *time.Location) ([]byte, error) {
	body, fault := f.EncodeAnyway(zone)
	if fault != nil {
		return nil, fault
	}
	return body, nil
}

// EncodeAnyway is Encode for what must not fail: where the file would not be read
// again it is written all the same, and fault says why. What cannot stand in JSON at
// all is then replaced as JSON has it.
func (f File) EncodeAnyway(zone *time.Location) (body []byte, fault error) {
	w := &writer{zone: zone}
	w.file(f)
	var out bytes.Buffer
	if err := json.Indent(&out, w.buf.Bytes(), "", "  "); err != nil {
		return []byte("null\n"), fmt.Errorf("casefile: cannot be indented: %w", err)
	}
	out.WriteByte('\n')
	if w.err != nil {
		return out.Bytes(), fmt.Errorf("casefile: cannot be written: %w", w.err)
	}
	if _, err := Parse(out.Bytes()); err != nil {
		return out.Bytes(), fmt.Errorf("casefile: would not be read again: %w", err)
	}
	return out.Bytes(), nil
}

// A writer writes JSON without any space, key by key, and remembers the first
// thing that it could not write.
type writer struct {
	buf   bytes.Buffer
	comma bool
	zone  *time.Location
	err   error
}

func (w *writer) file(f File) {
	w.open('{')
	w.text("frist", Version)
	w.name("entity")
	w.entity(f.Entity)
	if len(f.Entities) > 0 {
		each(w, "entities", f.Entities, w.part)
	}
	if len(f.RemovedEntities) > 0 {
		each(w, "removed_entities", f.RemovedEntities, w.removedPart)
	}
	w.name("incident")
	w.incident(f.Incident)
	each(w, "awareness", f.Awareness, w.awareness)
	each(w, "timeline", f.Timeline, w.entry)
	each(w, "counts", f.Counts, w.count)
	w.facts(f.Facts)
	each(w, "decisions", f.Decisions, w.decision)
	if len(f.SealedDrafts) > 0 {
		each(w, "sealed_drafts", f.SealedDrafts, w.sealedDraft)
	}
	each(w, "filings", f.Filings, w.filing)
	if len(f.Evidence) > 0 {
		each(w, "evidence", f.Evidence, w.evidence)
	}
	if len(f.Questions) > 0 {
		each(w, "questions", f.Questions, w.question)
	}
	if len(f.Letters) > 0 {
		each(w, "letters", f.Letters, w.letter)
	}
	if len(f.LetterBatches) > 0 {
		each(w, "letter_batches", f.LetterBatches, w.letterBatch)
	}
	if len(f.PublicNotices) > 0 {
		each(w, "public_notices", f.PublicNotices, w.publicNotice)
	}
	if len(f.CustomDuties) > 0 {
		each(w, "custom_duties", f.CustomDuties, w.customDuty)
	}
	if len(f.Passages) > 0 {
		each(w, "passages", f.Passages, w.passage)
	}
	w.close('}')
}

func (w *writer) entity(e Entity) {
	w.open('{')
	w.particulars(e)
	w.close('}')
}

func (w *writer) part(p Part) {
	w.particulars(p.Entity)
	w.moment("classified_major_at", p.ClassifiedMajorAt)
	w.recorded(p.Recorded)
}

func (w *writer) removedPart(p RemovedPart) {
	w.part(p.Part)
	w.known("removed_at", p.RemovedAt)
	w.text("removed_by", p.RemovedBy)
	w.text("reason", p.Reason)
}

func (w *writer) particulars(e Entity) {
	w.text("name", e.Name)
	w.text("country", e.Country)
	w.text("type", string(e.Type))
	w.text("role", string(e.Role))
	w.text("org_no", e.OrgNo)
	w.text("lei", e.LEI)
	w.flag("eves_are_holidays", e.EvesAreHolidays)
	w.flag("relief_excluded", e.ReliefExcluded)
	words(w, "traits", e.Traits)
	w.said("nis2", e.NIS2)
	w.text("main_establishment", e.MainEstablishment)
}

func (w *writer) incident(in Incident) {
	w.open('{')
	w.text("reference", in.Reference)
	w.text("title", in.Title)
	w.text("summary", in.Summary)
	w.text("status", string(in.Status))
	w.known("closed_at", in.ClosedAt)
	w.text("close_reason", in.CloseReason)
	w.mark("restricted", in.Restricted)
	w.text("reported_by", in.ReportedBy)
	w.known("reported_at", in.ReportedAt)
	w.text("informant", in.Informant)
	w.text("known_by", in.KnownBy)
	w.answer("personal_data", in.PersonalData)
	w.answer("risk", in.Risk)
	w.answer("high_risk", in.HighRisk)
	w.said("services_down", in.ServicesDown)
	w.conditions(in.Answers)
	w.moment("occurred_from", in.OccurredFrom)
	w.moment("occurred_to", in.OccurredTo)
	w.moment("detected_at", in.DetectedAt)
	w.moment("classified_major_at", in.ClassifiedMajorAt)
	w.moment("recovered_at", in.RecoveredAt)
	w.moment("resolved_at", in.ResolvedAt)
	if in.CorrectedAt.Known() {
		w.moment("corrective_measure_at", in.CorrectedAt)
	}
	w.id("edition", int64(in.Edition))
	w.text("edition_reason", in.EditionReason)
	w.close('}')
}

// conditions writes the answers that are known.
func (w *writer) conditions(answers map[deadline.Condition]deadline.Answer) {
	written := 0
	for _, c := range deadline.Conditions() {
		if a, ok := answers[c]; ok {
			w.answer(string(c), a)
			written++
		}
	}
	if written < len(answers) {
		w.fail(errors.New("incident: an answer is to nothing that is asked"))
	}
}

func (w *writer) awareness(a Awareness) {
	w.moment("at", a.At)
	w.text("how", a.How)
	w.text("source", a.Source)
	w.flag("chosen", a.Chosen)
	w.text("reason", a.Reason)
	w.recorded(a.Recorded)
}

func (w *writer) entry(e Entry) {
	w.id("id", e.ID)
	w.name("at")
	w.bare(e.At)
	if e.At.Known() {
		w.text("precision", string(e.At.Precision))
	} else {
		w.text("precision", string(calendar.Unknown))
	}
	w.text("text", e.Text)
	w.text("source", e.Source)
	w.id("corrects", e.Corrects)
	w.mark("withdrawn", e.Withdrawn)
	w.recorded(e.Recorded)
}

func (w *writer) count(c Count) {
	w.instant("as_of", c.AsOf)
	w.text("of", string(c.Of))
	w.text("mode", string(c.Mode))
	w.number("min", c.Min)
	w.number("max", c.Max)
	if len(c.ByCountry) > 0 {
		w.name("by_country")
		w.open('{')
		for _, code := range slices.Sorted(maps.Keys(c.ByCountry)) {
			w.number(code, c.ByCountry[code])
		}
		w.close('}')
	}
	w.text("source", c.Source)
	w.text("note", c.Note)
	w.recorded(c.Recorded)
}

// facts writes the answers, and then what is known about them.
func (w *writer) facts(facts map[string]Fact) {
	for key := range facts {
		if _, ok := form.ByKey(key); !ok {
			w.fail(fmt.Errorf("facts: no fact has the key %q", key))
		}
	}
	w.name("facts")
	w.open('{')
	about := false
	for _, f := range form.Catalogue {
		if answer, ok := facts[f.Key]; ok {
			w.fact(f, answer)
			about = about || answer.hasMeta()
		}
	}
	w.close('}')
	if !about {
		return
	}
	w.name("facts_meta")
	w.open('{')
	for _, f := range form.Catalogue {
		if answer := facts[f.Key]; answer.hasMeta() {
			w.name(f.Key)
			w.open('{')
			w.factMeta(f, answer)
			w.close('}')
		}
	}
	w.close('}')
}

func (f Fact) hasMeta() bool {
	return !f.KnownSince.IsZero() || f.Source != "" || f.Recorded != Recorded{} || f.Version != 0 || len(f.Earlier) > 0
}

func (w *writer) fact(f form.Fact, answer Fact) {
	if answer.isTakenBack() {
		w.null(f.Key)
		return
	}
	w.name(f.Key)
	w.says(f, answer.Text, answer.Lines)
}

func (w *writer) decision(d Decision) {
	w.text("obligation", string(d.Obligation))
	w.text("outcome", string(d.Outcome))
	w.text("reason", d.Reason)
	w.instant("decided_at", d.DecidedAt)
	w.text("by", d.By)
	w.text("approved_by", d.ApprovedBy)
	w.id("entity", d.Entity)
	w.text("country", d.Country)
	w.recorded(d.Recorded)
}

func (w *writer) filing(f Filing) {
	w.text("obligation", string(f.Obligation))
	w.instant("sent_at", f.SentAt)
	w.text("channel", f.Channel)
	w.text("reference", f.Reference)
	w.text("delay_reason", f.DelayReason)
	w.text("proof", f.Proof)
	w.text("proof_sha256", f.ProofSHA256)
	w.id("proof_item", f.ProofItem)
	w.instant("strict", f.Strict)
	w.instant("latest", f.Latest)
	if f.Late == nil {
		w.null("late")
	} else {
		w.name("late")
		w.open('{')
		w.flag("strict", f.Late.Strict)
		w.flag("latest", f.Late.Latest)
		w.close('}')
	}
	w.id("rule_version", int64(f.RuleVersion))
	w.text("content", f.Content)
	w.text("content_sha256", f.ContentSHA256)
	w.id("entity", f.Entity)
	w.text("country", f.Country)
	w.id("sealed", f.Sealed)
	w.text("send_reason", f.SendReason)
	w.recorded(f.Recorded)
	if len(f.Files) > 0 {
		each(w, "files", f.Files, w.attachment)
	}
	if len(f.Receipts) > 0 {
		each(w, "receipts", f.Receipts, w.receipt)
	}
	if len(f.Marks) > 0 {
		each(w, "marks", f.Marks, w.told)
	}
}

func (w *writer) receipt(x Receipt) {
	w.text("reference", x.Reference)
	w.text("note", x.Note)
	w.text("proof", x.Proof)
	w.text("proof_sha256", x.ProofSHA256)
	w.id("proof_item", x.ProofItem)
	w.recorded(x.Recorded)
}

func (w *writer) evidence(e Evidence) {
	w.text("name", e.Name)
	w.text("media_type", e.MediaType)
	w.number("size", &e.Size)
	w.text("sha256", e.SHA256)
	w.text("note", e.Note)
	if e.Data != nil {
		w.name("data")
		w.buf.WriteByte('"')
		w.buf.Write(base64.StdEncoding.AppendEncode(w.buf.AvailableBuffer(), e.Data))
		w.buf.WriteByte('"')
	}
	w.recorded(e.Recorded)
}

func (w *writer) recorded(r Recorded) {
	w.known("recorded_at", r.At)
	w.text("recorded_by", r.By)
}

// each writes a list of objects.
func each[T any](w *writer, name string, items []T, write func(T)) {
	w.name(name)
	w.open('[')
	for _, item := range items {
		w.next()
		w.open('{')
		write(item)
		w.close('}')
	}
	w.close(']')
}

func (w *writer) open(c byte) {
	w.buf.WriteByte(c)
	w.comma = false
}

func (w *writer) close(c byte) {
	w.buf.WriteByte(c)
	w.comma = true
}

// next separates what comes from what was.
func (w *writer) next() {
	if w.comma {
		w.buf.WriteByte(',')
	}
	w.comma = true
}

func (w *writer) name(key string) {
	w.next()
	w.quote(key)
	w.buf.WriteByte(':')
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

var errNotUTF8 = errors.New("a text is not UTF-8")

func (w *writer) quote(s string) {
	if !utf8.ValidString(s) {
		w.fail(errNotUTF8) // encoding/json replaces what is wrong
	}
	enc := json.NewEncoder(&w.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		w.fail(err)
	}
}

func (w *writer) null(key string) {
	w.name(key)
	w.buf.WriteString("null")
}

// text writes a text, unless it is empty.
func (w *writer) text(key, s string) {
	if s != "" {
		w.name(key)
		w.quote(s)
	}
}

func (w *writer) flag(key string, b bool) {
	w.name(key)
	w.buf.WriteString(strconv.FormatBool(b))
}

// mark writes a flag that is set.
func (w *writer) mark(key string, b bool) {
	if b {
		w.flag(key, b)
	}
}

func (w *writer) answer(key string, a deadline.Answer) {
	if a == deadline.Unknown {
		a = unknown
	}
	w.text(key, string(a))
}

// said writes an answer, unless it is not known.
func (w *writer) said(key string, a deadline.Answer) {
	if a != deadline.Unknown {
		w.answer(key, a)
	}
}

func (w *writer) id(key string, n int64) {
	if n != 0 {
		w.number(key, &n)
	}
}

// number writes a number, and null for one that is not known.
func (w *writer) number(key string, n *int64) {
	if n == nil {
		w.null(key)
		return
	}
	w.name(key)
	w.buf.WriteString(strconv.FormatInt(*n, 10))
}

// known writes an instant, unless it is not known.
func (w *writer) known(key string, t time.Time) {
	if !t.IsZero() {
		w.instant(key, t)
	}
}

// instant writes an instant, and null for one that is not known.
func (w *writer) instant(key string, t time.Time) {
	w.name(key)
	w.time(t)
}

func (w *writer) time(t time.Time) {
	if t.IsZero() {
		w.buf.WriteString("null")
		return
	}
	if t.Nanosecond() != 0 {
		w.fail(fmt.Errorf("%s is not in whole seconds", t.Format(time.RFC3339Nano)))
	}
	t = t.In(w.zone)
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.UTC() // local mean time, which RFC 3339 cannot say
	}
	w.buf.WriteString(t.Format(`"` + time.RFC3339 + `"`))
}

// moment writes a string for what is known exactly, and an object for what is
// known less well.
func (w *writer) moment(key string, m calendar.Moment) {
	w.name(key)
	if !m.Known() || m.Precision == calendar.Exact || m.Precision == calendar.Between {
		w.bare(m)
		return
	}
	w.open('{')
	w.instant("at", m.At)
	w.text("precision", string(m.Precision))
	w.close('}')
}

// bare writes a moment without its precision, which a time between two has all
// the same.
func (w *writer) bare(m calendar.Moment) {
	if err := m.Check(); err != nil {
		w.fail(err)
	}
	if m.Precision != calendar.Between {
		w.time(m.At)
		return
	}
	w.open('{')
	w.instant("from", m.At)
	w.instant("to", m.Until)
	w.text("precision", string(m.Precision))
	w.close('}')
}
