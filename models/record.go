package models

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"gorm.io/gorm"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A Record is everything that is kept of one incident.
type Record struct {
	Incident  Incident
	Entity    Entity
	Awareness []Awareness   // earliest first
	Timeline  []Entry       // earliest first, with those that were corrected
	Counts    []Count       // by what is counted, then as of when
	Facts     []Fact        // by key
	Decisions []Decision    // earliest first
	Filings   []Filing      // earliest first
	Sealed    []SealedDraft // as they were sealed
	Receipts  []Receipt     // by filing, as they came in
	Marks     []ToldMark    // as they were made
	Questions []Question    // as they were recorded, corrections too
	Replies   []Reply       // as they were recorded
	Evidence  []Evidence    // as they came in, without the bytes
	// FilingFiles are the files that were sent, by filing, without the bytes.
	FilingFiles []FilingFile
	Others      []Part         // the further entities, in the order in which they were added
	Removed     []Part         // those that were taken out again
	Passages    []Passage      // as they were marked, with those that were lifted
	Letters     []Letter       // by entity, language and version
	Batches     []LetterBatch  // earliest first
	Results     []LetterResult // by batch, earliest first
	Notices     []LetterNotice // earliest first
	// PartOf is the further entity whose part this is, and 0 for the incident's
	// own and for the whole record: see [Record.Parts].
	PartOf int64
	shared bool   // it is the part of one of several
	Duties []Duty // the firm's own, of every entity: by slug and version
	// Head is the head of the log when the record was read.
	Head Head

	said     map[int64]Said    // what filings said, where it has been read already
	data     map[int64][]byte  // the bytes of the evidence, for an export
	fileData map[int64][]byte  // those of the files that were sent
	dutyData map[string][]byte // and of the files of duties, by their hashes
	versions map[string][]Fact // every version of each fact, for an export
}

// Record reads the whole record of one incident.
func (s *Store) Record(ctx context.Context, by Actor, ref string) (Record, error) {
	var r Record
	err := s.snapshot(ctx, func(s *Store) error {
		in, err := s.Incident(ctx, by, ref)
		if err != nil {
			return err
		}
		r, err = load(ctx, s.read.WithContext(ctx), in)
		return err
	})
	r.shownTo(by)
	return r, err
}

func load(ctx context.Context, db *gorm.DB, in Incident) (Record, error) {
	r, s := Record{Incident: in}, &Store{read: db}
	reads := []func() error{
		func() (err error) {
			r.Entity, err = readOne[Entity](s.brief(ctx), "WHERE id = +?", in.EntityID)
			return
		},
		func() (err error) { r.Awareness, err = hanging[Awareness](ctx, s, in.ID, "at, id"); return },
		func() (err error) {
			r.Timeline, _, err = s.timeline(ctx, in.ID, TimelineFilter{Superseded: true}, 1<<30)
			return
		},
		func() (err error) { r.Counts, err = hanging[Count](ctx, s, in.ID, "of, as_of, id"); return },
		func() (err error) { r.Facts, err = hanging[Fact](ctx, s, in.ID, "key"); return },
		func() (err error) { r.Decisions, err = hanging[Decision](ctx, s, in.ID, "decided_at, id"); return },
		func() (err error) { r.Filings, err = hanging[Filing](ctx, s, in.ID, "sent_at, id"); return },
		func() (err error) { r.Sealed, err = sealedOf(s.brief(ctx), in.ID, true); return },
		func() (err error) { r.FilingFiles, err = hanging[FilingFile](ctx, s, in.ID, "filing_id, id"); return },
		func() (err error) { r.Receipts, err = hanging[Receipt](ctx, s, in.ID, "filing_id, id"); return },
		func() (err error) { return s.exchanges(ctx, &r, len(r.Filings) > 0, true) },
		func() (err error) { r.Evidence, err = hanging[Evidence](ctx, s, in.ID, "id"); return },
		func() (err error) { r.Passages, err = hanging[Passage](ctx, s, in.ID, "id"); return },
		func() error { return loadLetters(ctx, s, &r) },
		func() (err error) { r.Others, r.Removed, err = allParts(s.brief(ctx), in.ID); return },
		func() (err error) { r.Duties, err = read[Duty](s.brief(ctx), inVersions); return },
		func() (err error) { r.Head, err = (&Tx{db: db}).head(); return },
	}
	for _, read := range reads {
		if err := read(); err != nil {
			return r, err
		}
	}
	return r, r.asClosed(s.brief(ctx))
}

// Aware returns the instant that starts the clocks: the chosen candidate's, or
// while none is chosen the earliest one's, which is then provisional.
func (r Record) Aware() (at time.Time, chosen bool) {
	m, chosen := r.AwareMoment()
	return m.Earliest(r.Entity.Zone()), chosen
}

// AwareMoment is Aware as well as the time is known, which is how it is told.
func (r Record) AwareMoment() (m calendar.Moment, chosen bool) {
	a, chosen := r.awareness()
	return a.At, chosen
}

// awareness returns the candidate that starts the clocks: see [Record.Aware].
func (r Record) awareness() (first Awareness, chosen bool) {
	for _, a := range r.Awareness {
		if a.Chosen && a.At.Known() {
			return a, true
		}
	}
	for _, a := range r.Awareness {
		if a.At.Known() && (!first.At.Known() || a.At.Earliest(r.Entity.Zone()).Before(first.At.Earliest(r.Entity.Zone()))) {
			first = a
		}
	}
	return first, false
}

// DeadlineFacts returns what the engine is told of the record, with states to
// be judged at asOf (zero: none). Of a time that is known only to lie between
// two, a clock starts at the earlier; of one of which only the day is known, with
// the day: the earliest that can be defended. Of the whole record it is the part of the
// incident's own entity.
func (r Record) DeadlineFacts(asOf time.Time) deadline.Facts {
	aware, _ := r.Aware()
	f := clockFacts(r.Entity, r.Incident, aware, asOf)
	f.Recorded, f.Origins, f.Custom = true, r.origins(), rulesOf(r.Duties, r.Entity.ID)
	f.Incident.Affected = r.Affected()
	for _, x := range r.Filings {
		if x.SentAt != nil && r.has(x.EntityID) && !r.TakesBack(x) {
			f.Filings = append(f.Filings, deadline.Filing{Obligation: x.Obligation, SentAt: *x.SentAt, Country: x.Told()})
		}
	}
	for _, x := range r.Decisions {
		if !r.has(x.EntityID) {
			continue
		}
		f.Decisions = append(f.Decisions, deadline.Decision{Obligation: x.Obligation, Outcome: x.Outcome, At: known(x.DecidedAt), Country: x.Country})
	}
	return f
}

// clockFacts is what of the facts stands in the entity and the incident. Where an
// instant comes from is no part of it: only a derivation says that.
func clockFacts(e Entity, in Incident, aware, asOf time.Time) deadline.Facts {
	zone := e.Zone()
	f := deadline.Facts{
		Entity: deadline.Entity{
			Country: e.Country, Type: e.Type, Role: e.Role, EvesAreHolidays: e.EvesAreHolidays, Traits: e.Traits, NIS2: e.NIS2,
			ReliefExcluded: e.ReliefExcluded,
		},
		Incident: deadline.Incident{
			OccurredAt: in.OccurredFrom.Earliest(zone), DetectedAt: in.DetectedAt.Earliest(zone), AwareAt: aware,
			ClassifiedMajorAt: in.ClassifiedMajorAt.Earliest(zone), RecoveredAt: in.RecoveredAt.Earliest(zone),
			ResolvedAt: in.ResolvedAt.Earliest(zone), CorrectedAt: in.CorrectedAt.Earliest(zone),
			PersonalData: in.PersonalData, Risk: in.Risk, HighRisk: in.HighRisk, Answers: in.Answers.facts(),
		},
		AsOf: asOf, Edition: in.Edition,
	}
	f.Entity.Main, f.Entity.NoMain = e.main()
	return f
}

// origins says of the instants of the record how well they are known, and of
// awareness from where.
func (r Record) origins() []deadline.Origin {
	in := &r.Incident
	aware, _ := r.awareness()
	var list []deadline.Origin
	for _, x := range [...]struct {
		event  deadline.Event
		at     calendar.Moment
		source string
	}{
		{deadline.Aware, aware.At, inShort(aware.Source)},
		{deadline.Occurred, in.OccurredFrom, ""},
		{deadline.Detected, in.DetectedAt, ""},
		{deadline.Classified, in.ClassifiedMajorAt, ""},
		{deadline.Recovered, in.RecoveredAt, ""},
		{deadline.Resolved, in.ResolvedAt, ""},
		{deadline.Corrected, in.CorrectedAt, ""},
	} {
		if rough := x.at.Known() && x.at.Precision != calendar.Exact; rough || x.source != "" {
			list = append(list, deadline.Origin{Event: x.event, Known: x.at.Precision, Until: x.at.Until, Source: x.source})
		}
	}
	return list
}

var notChosen = i18n.Text{
	SV: "Ingen tid för kännedom är vald. Fristen räknas tills vidare från den tidigaste av dem som är antecknade.",
	EN: "No time of awareness has been chosen. For now the limit is counted from the earliest of those on record.",
}

// Obligations computes every obligation of the record, as it stands at asOf.
// While no awareness candidate is chosen, all that has a limit is provisional.
func (r Record) Obligations(asOf time.Time) []deadline.Obligation {
	os := deadline.Compute(r.DeadlineFacts(asOf))
	aware, chosen := r.Aware()
	if chosen || aware.IsZero() {
		return os
	}
	for i := range os {
		if o := &os[i]; o.Strict != nil {
			o.Provisional = true
			o.Derivation = append([]deadline.Step{{Text: notChosen, Instant: &aware}}, o.Derivation...)
		}
	}
	return os
}

// OpenDuties are the obligations of one part that somebody still has to see to at asOf: their
// limit runs or has passed, they wait for a decision, or they are the last of
// what has begun to be reported.
func (r Record) OpenDuties(asOf time.Time) []deadline.Obligation {
	return r.OpenAmong(r.Obligations(asOf), asOf)
}

// OpenAmong is OpenDuties for whoever has computed the obligations already.
func (r Record) OpenAmong(os []deadline.Obligation, asOf time.Time) []deadline.Obligation {
	decided := func(d Decision) bool { return d.Obligation == "dora.initial" && r.has(d.EntityID) }
	var open []deadline.Obligation
	for _, o := range os {
		switch {
		case o.ID == "dora.delay_notice", o.Consider: // it shares the limit of another, or binds in some cases only
		case o.State == deadline.Running, o.State == deadline.Overdue, o.State == deadline.NoNumber,
			o.State == deadline.Waiting && (o.ID == "dora.initial" && !slices.ContainsFunc(r.Decisions, decided) || o.ID == "dora.final" && r.sent("dora.initial") || o.ID == "psd2.final" && r.sent("psd2.initial")):
			open = append(open, o)
		}
	}
	if o, done, ok := r.NotMajorDuty(asOf); ok && done.IsZero() {
		open = append(open, o)
	}
	return open
}

// sent reports whether this part has filed for the obligation.
func (r Record) sent(id deadline.ID) bool {
	return slices.ContainsFunc(r.Filings, func(f Filing) bool { return f.Obligation == id && f.SentAt != nil && r.has(f.EntityID) })
}

// CaseFile returns the record in the form in which it leaves Frist.
func (r Record) CaseFile() casefile.File {
	in := r.Incident
	f := casefile.File{
		Entity: r.Entity.caseFile(),
		Incident: casefile.Incident{
			Reference: in.Ref, Title: in.Title, Summary: in.Summary, Status: casefile.Status(in.Status), CloseReason: in.CloseReason, Restricted: in.Restricted,
			ReportedBy: in.ReportedName, ReportedAt: in.ReportedAt, Informant: in.Informant, KnownBy: in.KnownBy,
			PersonalData: in.PersonalData, Risk: in.Risk, HighRisk: in.HighRisk, ServicesDown: in.ServicesDown,
			OccurredFrom: in.OccurredFrom, OccurredTo: in.OccurredTo, DetectedAt: in.DetectedAt,
			ClassifiedMajorAt: in.ClassifiedMajorAt, RecoveredAt: in.RecoveredAt, ResolvedAt: in.ResolvedAt, CorrectedAt: in.CorrectedAt,
			Answers: in.Answers, Edition: in.Edition, EditionReason: in.EditionReason,
		},
	}
	if in.ClosedAt != nil {
		f.Incident.ClosedAt = *in.ClosedAt
	}
	for i := range r.Others {
		p := &r.Others[i]
		f.Entities = append(f.Entities, casefile.Part{Entity: p.Entity.caseFile(), ClassifiedMajorAt: p.ClassifiedMajorAt, Recorded: recorded(p.RecordedAt, p.RecordedName)})
	}
	for i := range r.Removed {
		f.RemovedEntities = append(f.RemovedEntities, r.Removed[i].removed())
	}
	r.exportLists(&f)
	f.SealedDrafts = r.exportSealed()
	r.exportFilings(&f)
	r.exportQuestions(&f)
	r.exportLetters(&f)
	f.CustomDuties = r.namedDuties()
	f.Passages = r.exportPassages()
	return f
}

func (e *Entity) caseFile() casefile.Entity {
	return casefile.Entity{
		Name: e.Name, Country: e.Country, Type: e.Type, Role: e.Role, OrgNo: e.OrgNo, LEI: e.LEI,
		EvesAreHolidays: e.EvesAreHolidays, ReliefExcluded: e.ReliefExcluded, Traits: e.Traits, NIS2: e.NIS2, MainEstablishment: e.MainEstablishment,
	}
}

func (r Record) exportLists(f *casefile.File) {
	for _, a := range r.Awareness {
		f.Awareness = append(f.Awareness, casefile.Awareness{At: a.At, How: a.How, Source: a.Source, Chosen: a.Chosen, Reason: a.Reason, Recorded: recorded(a.RecordedAt, a.RecordedName)})
	}
	number := map[int64]int64{} // an entry's number in the file
	for i, e := range byID(r.Timeline, func(e *Entry) int64 { return e.ID }) {
		number[e.ID] = int64(i + 1)
		x := casefile.Entry{ID: number[e.ID], At: e.At, Text: e.Text, Source: e.Source, Withdrawn: e.Withdrawn, Recorded: recorded(e.RecordedAt, e.RecordedName)}
		x.Obligation, x.Entity, x.Country = e.Obligation, r.nth(e.EntityID), e.Country
		if e.Corrects != nil {
			x.Corrects = number[*e.Corrects]
		}
		f.Timeline = append(f.Timeline, x)
	}
	for _, c := range byID(r.Counts, func(c *Count) int64 { return c.ID }) { // so what was sealed names them: see [sealedContent]
		countries := map[string]*int64(c.ByCountry)
		if len(countries) == 0 {
			countries = nil
		}
		f.Counts = append(f.Counts, casefile.Count{AsOf: known(c.AsOf), Of: c.Of, Mode: c.Mode, Min: c.Min, Max: c.Max, ByCountry: countries, Source: c.Source, Note: c.Note, Recorded: recorded(c.RecordedAt, c.RecordedName)})
	}
	for _, x := range r.Facts {
		if f.Facts == nil {
			f.Facts = map[string]casefile.Fact{}
		}
		if !x.Value.Empty() || x.Version > 1 {
			f.Facts[x.Key] = x.caseFile(r.versions[x.Key])
		}
	}
	for _, d := range r.Decisions {
		f.Decisions = append(f.Decisions, casefile.Decision{Obligation: d.Obligation, Outcome: d.Outcome, Reason: d.Reason, DecidedAt: known(d.DecidedAt), By: d.DecidedBy, ApprovedBy: d.ApprovedBy, Entity: r.nth(d.EntityID), Country: d.Country, Recorded: recorded(d.RecordedAt, d.RecordedName)})
	}
}

// byID orders what was recorded as it was recorded: there, of what is of one time, the
// first stays first, and nothing comes before what it corrects.
func byID[T any](list []T, id func(*T) int64) []T {
	return slices.SortedFunc(slices.Values(list), func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
}

// known is the instant that t points to, and the zero time for nil.
func known(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

func recorded(at time.Time, name string) casefile.Recorded {
	return casefile.Recorded{At: at, By: name}
}

func (r Record) exportFilings(f *casefile.File) {
	for _, e := range r.Evidence {
		f.Evidence = append(f.Evidence, casefile.Evidence{
			Name: e.Name, MediaType: e.MediaType, Size: e.Size, SHA256: e.SHA256, Note: e.Note, Data: r.data[e.ID], Recorded: recorded(e.RecordedAt, e.RecordedName),
		})
	}
	for _, x := range r.Filings {
		y := casefile.Filing{
			Obligation: x.Obligation, SentAt: known(x.SentAt), Channel: x.Channel, Reference: x.Reference, DelayReason: x.DelayReason,
			RuleVersion: x.RuleVersion, Content: x.Content, ContentSHA256: x.ContentSHA256, Entity: r.nth(x.EntityID), Country: x.Country, Recorded: recorded(x.RecordedAt, x.RecordedName),
		}
		y.Proof, y.ProofSHA256, y.ProofItem = r.exportProof(x.EvidenceID)
		y.Receipts, y.Marks, y.Files = r.exportReceipts(x.ID), r.exportMarks(x.ID), r.exportFiles(x.ID)
		y.Sealed, y.SendReason = r.nthSealed(x.SealedID), x.SendReason
		y.Strict, y.Latest = known(x.StrictAt), known(x.LatestAt)
		if x.LateStrict != nil && x.LateLatest != nil {
			y.Late = &deadline.Lateness{Strict: *x.LateStrict, Latest: *x.LateLatest}
		}
		f.Filings = append(f.Filings, y)
	}
}

// CaseFile returns the record of an incident as a case file, with the bytes of
// its evidence, and the zone in which to write its times.
func (s *Store) CaseFile(ctx context.Context, by Actor, ref string) (casefile.File, *time.Location, error) {
	r, err := s.Record(ctx, by, ref)
	if err != nil {
		return casefile.File{}, zone("SE"), err
	}
	if slices.ContainsFunc(r.Facts, func(f Fact) bool { return f.Version > 1 }) {
		if r.versions, err = s.FactVersions(ctx, by, ref); err != nil {
			return casefile.File{}, r.Entity.Zone(), err
		}
	}
	r.data = map[int64][]byte{}
	for _, e := range r.Evidence {
		if r.data[e.ID], err = s.evidenceBytes(ctx, e); err != nil && !errors.Is(err, ErrNotFound) {
			return casefile.File{}, r.Entity.Zone(), err
		}
	}
	r.fileData = map[int64][]byte{}
	for _, f := range r.FilingFiles {
		if r.fileData[f.ID], err = s.filingFileBytes(ctx, f); err != nil && !errors.Is(err, ErrNotFound) {
			return casefile.File{}, r.Entity.Zone(), err
		}
	}
	r.dutyData = map[string][]byte{}
	for _, d := range r.Duties { // of somebody who may not read them, none has a file
		if d.FileSHA256 == "" || r.dutyData[d.FileSHA256] != nil {
			continue
		}
		if r.dutyData[d.FileSHA256], err = s.dutyBytes(ctx, d); err != nil && !errors.Is(err, ErrNotFound) {
			return casefile.File{}, r.Entity.Zone(), err
		}
	}
	return r.CaseFile(), r.Entity.Zone(), nil
}
