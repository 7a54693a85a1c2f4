package models

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A Status is whether work on an incident goes on.
type Status string

// The statuses.
const (
	StatusOpen   Status = "open"
	StatusClosed Status = "closed"
)

// An Incident is the event itself; what hangs on it has tables of its own.
type Incident struct {
	ID           int64      `json:"id"`
	Version      int        `json:"version"`
	Year         int        `json:"year"`
	Number       int        `json:"number"`
	Ref          string     `json:"ref"`
	EntityID     int64      `json:"entity_id"`
	Title        string     `json:"title"`
	Summary      string     `json:"summary"`
	Informant    string     `json:"informant"`
	KnownBy      string     `json:"known_by"`
	Status       Status     `json:"status"`
	Restricted   bool       `json:"restricted"`
	ReportedBy   *int64     `json:"reported_by"`
	ReportedName string     `json:"reported_name"`
	ReportedAt   time.Time  `json:"reported_at"`
	ClosedAt     *time.Time `json:"closed_at"`
	// CloseReason is why it was closed although something was still to be done.
	CloseReason string `json:"close_reason,omitempty"` // the log of before has none

	PersonalData deadline.Answer `json:"personal_data"`
	ServicesDown deadline.Answer `json:"services_down"`
	Risk         deadline.Answer `json:"risk"`
	HighRisk     deadline.Answer `json:"high_risk"`

	OccurredFrom      calendar.Moment `json:"occurred_from"`
	OccurredTo        calendar.Moment `json:"occurred_to"`
	DetectedAt        calendar.Moment `json:"detected_at"`
	ClassifiedMajorAt calendar.Moment `json:"classified_major_at"`
	RecoveredAt       calendar.Moment `json:"recovered_at"`
	ResolvedAt        calendar.Moment `json:"resolved_at"`
	CorrectedAt       calendar.Moment `json:"corrected_at,omitzero"`

	// Answers are what is known of what else decides which duties there are.
	Answers Answers `json:"answers,omitempty"`
	// Edition is the edition of the law that it is kept under: see
	// [deadline.Facts.Edition]. EditionReason is why it was moved there, and
	// empty where it never was.
	Edition       int    `json:"edition"`
	EditionReason string `json:"edition_reason,omitempty"`

	// The index: see [Tx.reindex].
	Aware          calendar.Moment `json:"-"`
	NextStrictAt   *time.Time      `json:"-"`
	NextObligation deadline.ID     `json:"-"`
	NextEntity     *int64          `json:"-"` // whose it is; nil: the incident's own entity's
	Undecided      int             `json:"-"`
	AffectedMin    *int64          `json:"-"`
	AffectedMax    *int64          `json:"-"`
	AffectedMode   Mode            `json:"-"`
}

func (in *Incident) subject() (string, int64, int64) { return "incident", in.ID, in.ID }

// Check notes what is wrong with the incident. at is the present: what has
// happened has happened before it.
func (in *Incident) Check(p Problems, at time.Time) {
	checkLine(p, "title", in.Title, 0, 200)
	checkText(p, "title", strings.TrimSpace(in.Title), 1, 200)
	checkText(p, "summary", in.Summary, 0, LongText)
	checkLines(p, "informant", in.Informant, 0, LongText)
	checkLines(p, "known_by", in.KnownBy, 0, LongText)
	for field, a := range map[string]deadline.Answer{"personal_data": in.PersonalData, "services_down": in.ServicesDown, "risk": in.Risk, "high_risk": in.HighRisk} {
		if !answered(a) {
			p.Add(field, chooseAnswer)
		}
	}
	in.Answers.check(p)
	for _, m := range in.moments() {
		checkMoment(p, m.field, m.Moment, at)
	}
	if in.OccurredFrom.Known() && in.OccurredTo.Known() && in.latest(in.OccurredTo).Before(in.OccurredFrom.At) {
		p.Add("occurred_to", i18n.Text{SV: "Incidenten kan inte ha upphört innan den började.", EN: "The incident cannot have ended before it began."})
	}
}

// answered reports whether a is one of the answers, of which not known is one.
func answered(a deadline.Answer) bool {
	return a == deadline.Unknown || a == deadline.Yes || a == deadline.No
}

func (in *Incident) latest(m calendar.Moment) time.Time {
	switch m.Precision {
	case calendar.Between:
		return m.Until
	case calendar.OnDay, calendar.About:
		return m.At.Add(24 * time.Hour)
	default:
		return m.At
	}
}

type namedMoment struct {
	field string
	calendar.Moment
}

func (in *Incident) moments() []namedMoment {
	return []namedMoment{
		{"occurred_from", in.OccurredFrom},
		{"occurred_to", in.OccurredTo},
		{"detected_at", in.DetectedAt},
		{"classified_major_at", in.ClassifiedMajorAt},
		{"recovered_at", in.RecoveredAt},
		{"resolved_at", in.ResolvedAt},
		{"corrected_at", in.CorrectedAt},
	}
}

func checkMoment(p Problems, field string, m calendar.Moment, at time.Time) {
	switch {
	case m.Check() != nil:
		p.Add(field, i18n.Text{SV: "Ange en tid, eller en tidigare och en senare.", EN: "Enter a time, or an earlier and a later one."})
	case m.Known() && began(m).After(at), m.Until.After(at):
		p.Add(field, i18n.Text{SV: "Tiden ligger i framtiden.", EN: "The time is in the future."})
	}
	checkAge(p, field, m)
}

var otherAge = i18n.Text{SV: "Året ska vara mellan 1900 och 2999.", EN: "The year must be between 1900 and 2999."}

// checkAge notes a time that no case file could have: the page shows the record, and
// the day on which it has to be exported or frozen it could not be.
func checkAge(p Problems, field string, m calendar.Moment) {
	if m.Known() && !casefile.IsTime(m.At) || !m.Until.IsZero() && !casefile.IsTime(m.Until) {
		p.Add(field, otherAge)
	}
}

// checkInstant is checkAge for what is known exactly, and must be.
func checkInstant(p Problems, field string, t time.Time) {
	if !casefile.IsTime(t) {
		p.Add(field, otherAge)
	}
}

// began is the earliest that m can have been: of a day of which no more is
// known, which is kept as its noon, the beginning.
func began(m calendar.Moment) time.Time {
	if m.Precision == calendar.OnDay {
		return m.At.Add(-12 * time.Hour)
	}
	return m.At
}

// A Report is what the ninety-second form asks for: everything is optional but
// who and when.
type Report struct {
	EntityID     int64  // 0: not known yet
	Title        string // empty: the beginning of Summary, or "Incident"
	Summary      string
	Informant    string
	KnownBy      string
	Aware        calendar.Moment
	PersonalData deadline.Answer
	ServicesDown deadline.Answer
	// Besides is the reference of an earlier report by the same person, which they
	// say that this one is not.
	Besides string
}

// ReportIncident stores a new incident with its first awareness candidate,
// which is chosen, provisionally. It returns the incident's reference. A
// second report with the same token returns *Done with that reference, and one
// that only seems to be a second *[Repeated].
func (s *Store) ReportIncident(ctx context.Context, by Actor, once Once, r Report) (string, error) {
	if !by.May(ReportIncident) {
		return "", ErrForbidden
	}
	var in Incident
	err := s.change(ctx, by, func(tx *Tx) error {
		if err := tx.again(once); err != nil {
			return err
		}
		in = Incident{
			EntityID: r.EntityID, Title: titleOf(r), Summary: r.Summary, Informant: r.Informant, KnownBy: r.KnownBy,
			PersonalData: r.PersonalData, ServicesDown: r.ServicesDown,
		}
		p := Problems{}
		checkLine(p, "informant", strings.TrimSpace(r.Informant), 1, 1000)
		if !r.Aware.Known() {
			p.Add("aware_at", i18n.Text{SV: "Ange när ni fick kännedom om händelsen.", EN: "Enter when you became aware of the event."})
		}
		checkMoment(p, "aware_at", r.Aware, tx.at)
		in.Check(p, tx.at)
		if r.EntityID == 0 { // unknown is an answer, and its clocks are the strictest
			e, err := tx.importEntity(casefile.Entity{}, nil)
			if err != nil {
				return err
			}
			in.EntityID = e.ID
		} else if _, err := readOne[Entity](asking(tx.db), "WHERE id = +?", r.EntityID); err != nil {
			p.Add("entity_id", chooseWhom)
		}
		if len(p) > 0 {
			return p.Err()
		}
		if err := tx.repeats(once, r); err != nil {
			return err
		}
		if err := tx.addIncident(IncidentReported, &in); err != nil {
			return err
		}
		first := Awareness{
			IncidentID: in.ID, At: r.Aware, Chosen: true, Source: r.Informant,
			How:    "Första rapporten",
			Reason: "Den tid som angavs i den första rapporten. Ska bekräftas.",
		}
		if err := tx.addAwareness(&first); err != nil {
			return err
		}
		if err := tx.reported(once, in.Ref); err != nil {
			return err
		}
		return tx.first(once, in.Ref)
	})
	return in.Ref, err
}

// titleOf makes a title of the report when none was typed.
func titleOf(r Report) string {
	if t := strings.TrimSpace(r.Title); t != "" {
		return t
	}
	line, _, _ := strings.Cut(strings.TrimSpace(r.Summary), "\n")
	if words := []rune(strings.TrimSpace(seen(line))); len(words) > 0 {
		if len(words) > 80 {
			return string(words[:79]) + "…"
		}
		return string(words)
	}
	return "Incident"
}

// addIncident numbers and stores a new incident.
func (tx *Tx) addIncident(a Action, in *Incident) error {
	in.ID, in.Version = 0, 1
	if in.Status == "" {
		in.Status = StatusOpen
	}
	if in.Edition == 0 {
		in.Edition = deadline.Edition
	}
	if in.ReportedAt.IsZero() {
		in.ReportedAt, in.ReportedName = tx.at, tx.by.Name
	}
	if tx.by.ID != 0 {
		in.ReportedBy = &tx.by.ID
	}
	if in.Number == 0 {
		in.Year = tx.at.In(zone("SE")).Year()
		if err := scalar(tx.db.Raw("SELECT coalesce(max(number), 0) + 1 FROM incidents WHERE year = +?", in.Year), &in.Number); err != nil {
			return err
		}
	}
	in.Ref = fmt.Sprintf("%d-%03d", in.Year, in.Number)
	if err := tx.create(a, in); err != nil {
		return err
	}
	tx.touch(in.ID)
	if in.ReportedBy != nil {
		return tx.create(MemberAdded, &Member{IncidentID: in.ID, UserID: *in.ReportedBy, Active: true})
	}
	return nil
}

// Incident returns the incident with that reference, if the actor may see it:
// otherwise ErrNotFound, for even that it exists is not to be told.
func (s *Store) Incident(ctx context.Context, by Actor, ref string) (Incident, error) {
	if !by.May(SeeIncidents) {
		return Incident{}, ErrNotFound
	}
	cond, args := by.sees()
	return readOne[Incident](s.brief(ctx), "WHERE i.ref = +? AND "+cond, append([]any{ref}, args...)...)
}

// within finds an incident inside a change, for an actor who may see it and
// has the right to do something to it.
func (tx *Tx) within(ref string, r Right) (Incident, error) {
	cond, args := tx.by.sees()
	in, err := readOne[Incident](asking(tx.db), "WHERE i.ref = +? AND "+cond, append([]any{ref}, args...)...)
	if err == nil && !tx.by.May(r) {
		return Incident{}, ErrForbidden
	}
	return in, err
}

// EditIncident stores what stands in it as its next version. It returns
// ErrConflict if in.Version is not the latest one, and changes nothing then.
func (s *Store) EditIncident(ctx context.Context, by Actor, in Incident) error {
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := tx.within(in.Ref, KeepRecord)
		if err != nil {
			return err
		}
		if before.Version != in.Version {
			return ErrConflict
		}
		next := before
		next.EntityID, next.Title, next.Summary, next.Informant, next.KnownBy = in.EntityID, strings.TrimSpace(in.Title), in.Summary, in.Informant, in.KnownBy
		next.PersonalData, next.ServicesDown, next.Risk, next.HighRisk = in.PersonalData, in.ServicesDown, in.Risk, in.HighRisk
		next.OccurredFrom, next.OccurredTo, next.DetectedAt = in.OccurredFrom, in.OccurredTo, in.DetectedAt
		next.ClassifiedMajorAt, next.RecoveredAt, next.ResolvedAt = in.ClassifiedMajorAt, in.RecoveredAt, in.ResolvedAt
		next.CorrectedAt, next.Answers = in.CorrectedAt, in.Answers
		p := Problems{}
		next.Check(p, tx.at)
		if _, err := readOne[Entity](asking(tx.db), "WHERE id = +?", next.EntityID); err != nil {
			p.Add("entity_id", chooseWhom)
		}
		if next.EntityID != before.EntityID {
			if err := errors.Join(tx.notApart(p, next), tx.notActed(p, before)); err != nil {
				return err
			}
		}
		if len(p) > 0 {
			return p.Err()
		}
		if err := tx.replace(IncidentEdited, before, next); err != nil {
			return err
		}
		return tx.sayAs(before, next)
	})
}

// replace stores the next version of an incident.
func (tx *Tx) replace(a Action, before, next Incident) error {
	next.Version = before.Version + 1
	tx.touch(next.ID)
	return tx.update(a, &before, &next)
}

// SetStatus closes an incident or opens it again. To close one with duties that
// are open takes a reason.
func (s *Store) SetStatus(ctx context.Context, by Actor, ref string, version int, to Status, reason string) error {
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if before.Version != version || before.Status == to {
			return ErrConflict
		}
		next, action := before, IncidentClosed
		next.Status, next.ClosedAt, next.CloseReason = to, &tx.at, strings.TrimSpace(reason)
		if to == StatusOpen {
			next.ClosedAt, next.CloseReason, action = nil, "", IncidentReopened
		} else if err := tx.mayClose(before, next.CloseReason); err != nil {
			return err
		}
		return tx.replace(action, before, next)
	})
}

// mayClose wants a reason where something is still to be done.
func (tx *Tx) mayClose(in Incident, reason string) error {
	r, err := load(tx.ctx, tx.db, in)
	if err != nil {
		return err
	}
	p := Problems{}
	checkText(p, "reason", reason, 0, LongText)
	open := func(part Record) bool { return len(part.OpenDuties(tx.at)) > 0 }
	if reason == "" && slices.ContainsFunc(r.Parts(), open) {
		p.Add("reason", i18n.Text{SV: "Ange varför incidenten avslutas fast skyldigheter är öppna.", EN: "Enter why the incident is closed although obligations are open."})
	}
	return p.Err()
}

// A Member may see a restricted incident.
type Member struct {
	ID         int64 `json:"id"`
	IncidentID int64 `json:"incident_id"`
	UserID     int64 `json:"user_id"`
	Active     bool  `json:"active"`
}

// TableName is the table of members.
func (Member) TableName() string { return "incident_members" }

func (m *Member) subject() (string, int64, int64) { return "member", m.ID, m.IncidentID }

// SetAccess says whether an incident is restricted, and to whom. The actor
// stays a member: nobody can shut themselves out.
func (s *Store) SetAccess(ctx context.Context, by Actor, ref string, version int, restricted bool, users []int64) error {
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if before.Version != version {
			return ErrConflict
		}
		want := map[int64]bool{}
		for _, id := range append(users, by.ID) {
			if id != 0 {
				want[id] = true
			}
		}
		if err := tx.setMembers(before.ID, want); err != nil {
			return err
		}
		next := before
		next.Restricted = restricted
		return tx.replace(IncidentEdited, before, next)
	})
}

func (tx *Tx) setMembers(incident int64, want map[int64]bool) error {
	var have []Member
	if err := tx.db.Where("incident_id = ?", incident).Order("id").Find(&have).Error; err != nil {
		return err
	}
	for _, m := range have {
		if active := want[m.UserID]; active != m.Active {
			before, action := m, MemberAdded
			m.Active = active
			if !active {
				action = MemberRemoved
			}
			if err := tx.update(action, &before, &m); err != nil {
				return err
			}
		}
		delete(want, m.UserID)
	}
	for id := range want {
		if _, err := take[User](tx, id); err != nil {
			return err
		}
		if err := tx.create(MemberAdded, &Member{IncidentID: incident, UserID: id, Active: true}); err != nil {
			return err
		}
	}
	return nil
}

// Members returns the users who may see the incident when it is restricted.
func (s *Store) Members(ctx context.Context, by Actor, ref string) ([]int64, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	var ids []int64
	err = s.read.WithContext(ctx).Raw("SELECT user_id FROM incident_members WHERE incident_id = +? AND active = 1 ORDER BY user_id", in.ID).Scan(&ids).Error
	return ids, err
}
