package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"math"
	"slices"
	"strings"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

var (
	missing      = i18n.Text{SV: "saknas", EN: "is missing"}
	notHome      = i18n.Text{SV: "%s är ingen stat i EES och inte Storbritannien: Frist har inte dess lag", EN: "%s is no state of the EEA and not the United Kingdom: Frist does not have its law"}
	notCountry   = i18n.Text{SV: "%s är ingen landskod enligt ISO 3166-1, som SE", EN: "%s is not a country code of ISO 3166-1, such as SE"}
	notOrgNo     = i18n.Text{SV: "%s är inget svenskt organisationsnummer", EN: "%s is not a Swedish organisation number"}
	notLEI       = i18n.Text{SV: "%s är ingen LEI enligt ISO 17442", EN: "%s is not a LEI as in ISO 17442"}
	notType      = i18n.Text{SV: "%s är ingen företagstyp i DORA artikel 2.1 och inte other", EN: "%s is not a type of entity in DORA Art. 2(1), nor other"}
	notTrait     = i18n.Text{SV: "%s är inget som programmet känner om ett företag", EN: "%s is nothing that this program knows of an entity"}
	traitTwice   = i18n.Text{SV: "%s står två gånger", EN: "%s is given twice"}
	notDuty      = i18n.Text{SV: "%s är ingen skyldighet som programmet känner, och inte custom.något", EN: "%s is not an obligation that this program knows, nor custom.something"}
	notMain      = i18n.Text{SV: "%s är ingen stat i EES och inte none", EN: "%s is no state of the EEA, nor none"}
	noEntity     = i18n.Text{SV: "filen har ingen juridisk person nummer %d i entities", EN: "the file has no entity number %d in entities"}
	notClosed    = i18n.Text{SV: "får finnas bara när status är closed", EN: "may be there only when the status is closed"}
	chosenTwice  = i18n.Text{SV: "en annan kännedom är redan vald", EN: "another awareness is chosen already"}
	notUnique    = i18n.Text{SV: "%d är en annan händelses id", EN: "%d is the id of another entry"}
	notEarlier   = i18n.Text{SV: "%d är inte id för en tidigare händelse i filen", EN: "%d is not the id of an earlier entry in the file"}
	nothingTaken = i18n.Text{SV: "tar inte tillbaka något: corrects saknas", EN: "takes nothing back: corrects is missing"}
	minOverMax   = i18n.Text{SV: "min är större än max", EN: "min is larger than max"}
	choiceTwice  = i18n.Text{SV: "%s är valt två gånger", EN: "%s is chosen twice"}
	otherHash    = i18n.Text{SV: "stämmer inte med innehållet, vars SHA-256 är %s", EN: "does not match the content, whose SHA-256 is %s"}
	otherSize    = i18n.Text{SV: "stämmer inte med innehållet, som är %s byte", EN: "does not match the content, which has %s bytes"}
)

func (r *reader) entity(e *Entity) func() {
	return func() { r.particulars(e, fields{}) }
}

// particulars reads an entity, with what else stands in the object.
func (r *reader) particulars(e *Entity, more fields) {
	f := fields{
		"name":               r.longOneLine(&e.Name, MaxTitle),
		"country":            known(r, &e.Country, isHome, notHome),
		"type":               known(r, &e.Type, deadline.EntityType.Valid, notType),
		"role":               oneOf(r, &e.Role, deadline.Controller, deadline.Processor),
		"org_no":             r.oneLine(&e.OrgNo),
		"lei":                known(r, &e.LEI, form.ValidLEI, notLEI),
		"eves_are_holidays":  r.flag(&e.EvesAreHolidays),
		"relief_excluded":    r.flag(&e.ReliefExcluded),
		"main_establishment": known(r, &e.MainEstablishment, IsMain, notMain),
		"traits":             list(r, &e.Traits, func(t *deadline.Trait) { r.trait(t, e.Traits) }),
		"nis2":               r.answer(&e.NIS2),
	}
	maps.Copy(f, more)
	at := r.object(f)
	if e.Country == "SE" && e.OrgNo != "" && !form.ValidOrgNo(e.OrgNo) {
		r.wrongKey(at, "org_no", notOrgNo.With(quote(e.OrgNo)))
	}
}

func (r *reader) part(p *Part) { r.partWith(p, fields{}) }

// partWith reads a part, with what else stands in the object.
func (r *reader) partWith(p *Part, more fields) {
	more["classified_major_at"] = r.moment(&p.ClassifiedMajorAt)
	more["recorded_at"], more["recorded_by"] = r.instant(&p.Recorded.At), r.oneLine(&p.Recorded.By)
	r.particulars(&p.Entity, more)
}

func (r *reader) removedPart(p *RemovedPart) {
	r.partWith(&p.Part, fields{
		"removed_at": r.instant(&p.RemovedAt),
		"removed_by": r.oneLine(&p.RemovedBy),
		"reason":     r.text(&p.Reason),
	})
}

// whose reads which of the file's further entities something is of.
func (r *reader) whose(to *int64) func() {
	return func() {
		r.whole(to, 0, MaxItems)()
		r.named = append(r.named, named{nth: *to, key: string(r.path), line: r.here()})
	}
}

func (r *reader) trait(to *deadline.Trait, before []deadline.Trait) {
	known(r, to, deadline.Trait.Valid, notTrait)()
	if *to != "" && slices.Contains(before, *to) {
		r.wrong(traitTwice.With(quote(string(*to))))
	}
}

// known reads a word that a function knows.
func known[T ~string](r *reader, to *T, knows func(T) bool, problem i18n.Text) func() {
	return func() {
		s, ok := r.string()
		switch {
		case !ok:
		case !knows(T(s)):
			r.wrong(problem.With(quote(s)))
		default:
			*to = T(s)
		}
	}
}

func (r *reader) incident(in *Incident) {
	edition := int64(0)
	keys := fields{
		"reference":           r.oneLine(&in.Reference),
		"title":               r.something(&in.Title, MaxTitle),
		"summary":             r.text(&in.Summary),
		"status":              oneOf(r, &in.Status, Open, Closed),
		"closed_at":           r.instant(&in.ClosedAt),
		"close_reason":        r.text(&in.CloseReason),
		"restricted":          r.flag(&in.Restricted),
		"reported_by":         r.oneLine(&in.ReportedBy),
		"reported_at":         r.instant(&in.ReportedAt),
		"informant":           r.people(&in.Informant),
		"known_by":            r.people(&in.KnownBy),
		"personal_data":       r.answer(&in.PersonalData),
		"risk":                r.answer(&in.Risk),
		"high_risk":           r.answer(&in.HighRisk),
		"services_down":       r.answer(&in.ServicesDown),
		"occurred_from":       r.moment(&in.OccurredFrom),
		"occurred_to":         r.moment(&in.OccurredTo),
		"detected_at":         r.moment(&in.DetectedAt),
		"classified_major_at": r.moment(&in.ClassifiedMajorAt),
		"recovered_at":        r.moment(&in.RecoveredAt),
		"resolved_at":         r.moment(&in.ResolvedAt),

		"corrective_measure_at": r.moment(&in.CorrectedAt),
		"edition":               r.whole(&edition, 1, deadline.Edition),
		"edition_reason":        r.text(&in.EditionReason),
	}
	for _, c := range deadline.Conditions() {
		keys[string(c)] = r.condition(in, c)
	}
	at := r.object(keys)
	in.Edition = int(edition)
	if at == nil {
		return
	}
	if !at.has("title") {
		r.wrongKey(at, "title", missing)
	}
	if !in.ClosedAt.IsZero() && in.Status != Closed && !r.failed("incident.status") {
		r.wrongKey(at, "closed_at", notClosed)
	}
	if in.CloseReason != "" && in.Status != Closed && !r.failed("incident.status") {
		r.wrongKey(at, "close_reason", notClosed)
	}
}

// condition reads the answer to a condition.
func (r *reader) condition(in *Incident, c deadline.Condition) func() {
	return func() {
		var a deadline.Answer
		if r.answer(&a)(); a == deadline.Unknown {
			return
		}
		if in.Answers == nil {
			in.Answers = map[deadline.Condition]deadline.Answer{}
		}
		in.Answers[c] = a
	}
}

// something reads a text of one line that must say something.
func (r *reader) something(to *string, longest int) func() {
	return func() {
		before := len(r.errs)
		var s string
		r.longText(&s, longest)()
		if len(r.errs) > before {
			return
		}
		if strings.TrimSpace(s) == "" {
			r.wrong(empty)
			return
		}
		if part, ok := OneLine(s); !ok {
			r.wrong(notALine.With(quote(part)))
			return
		}
		*to = s
	}
}

func (r *reader) awareness(a *Awareness) {
	at := r.object(fields{
		"at":          r.moment(&a.At),
		"how":         r.text(&a.How),
		"source":      r.oneLine(&a.Source),
		"chosen":      r.flag(&a.Chosen),
		"reason":      r.text(&a.Reason),
		"recorded_at": r.instant(&a.Recorded.At),
		"recorded_by": r.oneLine(&a.Recorded.By),
	})
	if a.Chosen && r.chosen {
		r.wrongKey(at, "chosen", chosenTwice)
	}
	r.chosen = r.chosen || a.Chosen
}

func (r *reader) entry(e *Entry) {
	var w when
	var p calendar.Precision
	at := r.object(fields{
		"id":          r.whole(&e.ID, 1, math.MaxInt64),
		"at":          r.when(&w),
		"precision":   r.precision(&p),
		"text":        r.text(&e.Text),
		"source":      r.oneLine(&e.Source),
		"corrects":    r.whole(&e.Corrects, 1, math.MaxInt64),
		"withdrawn":   r.flag(&e.Withdrawn),
		"recorded_at": r.instant(&e.Recorded.At),
		"recorded_by": r.oneLine(&e.Recorded.By),
	})
	e.At = r.entryTime(at, w, p)
	switch {
	case e.Corrects != 0 && !r.entries[e.Corrects]:
		r.wrongKey(at, "corrects", notEarlier.With(e.Corrects))
	case e.Withdrawn && !at.has("corrects"):
		r.wrongKey(at, "withdrawn", nothingTaken)
	}
	if r.entries[e.ID] {
		r.wrongKey(at, "id", notUnique.With(e.ID))
	}
	if e.ID != 0 {
		r.entries[e.ID] = true
	}
}

// entryTime puts the precision that stands beside at together with the one
// that may stand in it.
func (r *reader) entryTime(at lines, w when, beside calendar.Precision) calendar.Moment {
	if w.failed {
		return calendar.Moment{}
	}
	if beside != "" && w.precision != "" && beside != w.precision {
		r.wrongKey(at, "precision", contradicted.With(string(beside), string(w.precision)))
		return calendar.Moment{}
	}
	if beside != "" {
		w.precision = beside
	}
	m, problem := w.moment()
	if !problem.IsZero() {
		r.wrongKey(at, "at", problem)
	}
	return m
}

func (r *reader) countOf(c *Count) {
	at := r.object(fields{
		"as_of":       r.instant(&c.AsOf),
		"of":          oneOf(r, &c.Of, Ofs[:]...),
		"mode":        oneOf(r, &c.Mode, Modes[:]...),
		"min":         r.count(&c.Min),
		"max":         r.count(&c.Max),
		"by_country":  r.byCountry(&c.ByCountry),
		"source":      r.oneLine(&c.Source),
		"note":        r.text(&c.Note),
		"recorded_at": r.instant(&c.Recorded.At),
		"recorded_by": r.oneLine(&c.Recorded.By),
	})
	if c.Min != nil && c.Max != nil && *c.Min > *c.Max {
		r.wrongKey(at, "min", minOverMax)
	}
}

func (r *reader) byCountry(to *map[string]*int64) func() {
	return func() {
		m := map[string]*int64{}
		r.members(func(code string) func() {
			return func() {
				if !IsCountry(code) {
					r.wrong(notCountry.With(quote(code)))
					r.raw()
					return
				}
				var n *int64
				r.given(r.count(&n))()
				m[code] = n
			}
		})
		if len(m) > 0 {
			*to = m
		}
	}
}

func (r *reader) facts(to *map[string]Fact) func() {
	return func() {
		m := map[string]Fact{}
		r.members(func(key string) func() {
			f, ok := form.ByKey(key)
			if !ok {
				return nil
			}
			return r.given(func() { m[key] = r.fact(f) })
		})
		if len(m) > 0 {
			*to = m
		}
	}
}

func (r *reader) fact(f form.Fact) (answer Fact) {
	switch {
	case f.Type == form.YesNo && r.kind() == 't':
		answer.Text = map[bool]string{true: string(deadline.Yes), false: string(deadline.No)}[string(r.raw()) == "true"]
		return answer
	case f.Type == form.OneOf || f.Type == form.YesNo:
		oneOf(r, &answer.Text, f.Values()...)()
		return answer
	case f.Type == form.Number || f.Type == form.Percent || f.Type == form.Money:
		r.figure(&answer.Text)()
		return answer
	case !f.Type.IsList():
		r.longText(&answer.Text, MaxAnswer)()
		return answer
	}
	atMost(r, MaxAnswer, &answer.Lines, func(line *string) {
		if f.Type == form.Lines {
			r.visible(line, MaxAnswer, OneLineTabbed)()
			return
		}
		oneOf(r, line, f.Values()...)()
		if *line != "" && slices.Contains(answer.Lines, *line) {
			r.wrong(choiceTwice.With(quote(*line)))
		}
	})()
	return answer
}

func (r *reader) factsMeta() {
	r.members(func(key string) func() {
		of, ok := form.ByKey(key)
		if !ok {
			return nil
		}
		return r.given(func() {
			m := metaFact{line: r.here()}
			r.factMeta(of, &m)
			r.meta[key] = m
		})
	})
}

func (r *reader) decision(d *Decision) {
	r.object(fields{
		"obligation":  known(r, &d.Obligation, deadline.ID.Valid, notDuty),
		"outcome":     oneOf(r, &d.Outcome, deadline.Notify, deadline.DoNotNotify, deadline.ClassifyMajor, deadline.Reclassify),
		"reason":      r.text(&d.Reason),
		"decided_at":  r.instant(&d.DecidedAt),
		"by":          r.oneLine(&d.By),
		"approved_by": r.oneLine(&d.ApprovedBy),
		"entity":      r.whose(&d.Entity),
		"country":     known(r, &d.Country, isHome, notHome),
		"recorded_at": r.instant(&d.Recorded.At),
		"recorded_by": r.oneLine(&d.Recorded.By),
	})
}

func (r *reader) filing(f *Filing) {
	version := int64(0)
	at := r.object(fields{
		"obligation":     known(r, &f.Obligation, deadline.ID.Valid, notDuty),
		"sent_at":        r.instant(&f.SentAt),
		"channel":        r.oneLine(&f.Channel),
		"reference":      r.oneLine(&f.Reference),
		"delay_reason":   r.text(&f.DelayReason),
		"proof":          r.oneLine(&f.Proof),
		"proof_sha256":   r.hash(&f.ProofSHA256),
		"proof_item":     r.whole(&f.ProofItem, 1, MaxItems),
		"strict":         r.limit(&f.Strict),
		"latest":         r.limit(&f.Latest),
		"late":           r.late(&f.Late),
		"rule_version":   r.whole(&version, 1, math.MaxInt32),
		"content":        r.longText(&f.Content, MaxSize),
		"content_sha256": r.hash(&f.ContentSHA256),
		"entity":         r.whose(&f.Entity),
		"country":        known(r, &f.Country, isHome, notHome),
		"recorded_at":    r.instant(&f.Recorded.At),
		"recorded_by":    r.oneLine(&f.Recorded.By),
		"receipts":       list(r, &f.Receipts, r.receipt),
		"marks":          list(r, &f.Marks, r.mark),
		"sealed":         r.whole(&f.Sealed, 1, MaxItems),
		"send_reason":    r.text(&f.SendReason),
		"files":          list(r, &f.Files, func(x *Attachment) { r.attachment(x) }),
	})
	f.RuleVersion = int(version)
	if f.Content != "" {
		r.matches(at, "content_sha256", f.ContentSHA256, []byte(f.Content))
	}
	r.proof(at, f.Proof, f.ProofSHA256, f.ProofItem)
	if f.Sealed != 0 {
		r.sent = append(r.sent, sent{nth: f.Sealed, entity: f.Entity, key: join(r.path, "sealed"), line: at["sealed"].line})
	}
}

func (r *reader) receipt(x *Receipt) {
	at := r.object(fields{
		"reference":    r.oneLine(&x.Reference),
		"note":         r.text(&x.Note),
		"proof":        r.oneLine(&x.Proof),
		"proof_sha256": r.hash(&x.ProofSHA256),
		"proof_item":   r.whole(&x.ProofItem, 1, MaxItems),
		"recorded_at":  r.instant(&x.Recorded.At),
		"recorded_by":  r.oneLine(&x.Recorded.By),
	})
	r.proof(at, x.Proof, x.ProofSHA256, x.ProofItem)
}

// proof notes which item of the evidence is named, to be looked for when all of
// it has been read.
func (r *reader) proof(at lines, name, hash string, item int64) {
	switch key := join(r.path, "proof"); {
	case name != "":
		r.proofs = append(r.proofs, proof{name: name, hash: hash, item: item, key: key, line: at["proof"].line})
	case hash != "" || item != 0:
		r.wrongKey(at, "proof", missing)
	}
}

func (r *reader) late(to **deadline.Lateness) func() {
	return func() {
		var l deadline.Lateness
		r.object(fields{"strict": r.flag(&l.Strict), "latest": r.flag(&l.Latest)})
		*to = &l
	}
}

func (r *reader) evidenceItem(e *Evidence) {
	at := r.object(fields{
		"name":        r.something(&e.Name, MaxText),
		"media_type":  r.oneLine(&e.MediaType),
		"size":        r.whole(&e.Size, 0, MaxCount),
		"sha256":      r.hash(&e.SHA256),
		"note":        r.text(&e.Note),
		"data":        r.bytes(&e.Data),
		"recorded_at": r.instant(&e.Recorded.At),
		"recorded_by": r.oneLine(&e.Recorded.By),
	})
	if at == nil {
		return
	}
	if !at.has("name") {
		r.wrongKey(at, "name", missing)
	}
	if r.evidence[e.Name] == nil {
		r.evidence[e.Name] = map[string]bool{}
	}
	r.evidence[e.Name][e.SHA256] = true
	if e.Data == nil {
		return
	}
	r.matches(at, "sha256", e.SHA256, e.Data)
	switch {
	case !at.has("size"):
		r.wrongKey(at, "size", missing)
	case e.Size != int64(len(e.Data)):
		r.wrongKey(at, "size", otherSize.With(i18n.Number(len(e.Data))))
	}
}

// matches sees that the hash under a key is that of the content.
func (r *reader) matches(at lines, key, hash string, content []byte) {
	if !at.has(key) {
		r.wrongKey(at, key, missing)
		return
	}
	sum := sha256.Sum256(content)
	if is := hex.EncodeToString(sum[:]); hash != "" && hash != is {
		r.wrongKey(at, key, otherHash.With(is))
	}
}
