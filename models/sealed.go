package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// A SealedDraft is the answers to a recipient as the database held them at one
// moment: what somebody else approves, and what is sent. It is never changed.
// What it rests on may change, and then it says something else than the record:
// see [SealedDraft.Differs].
type SealedDraft struct {
	ID            int64        `json:"id"`
	IncidentID    int64        `json:"incident_id"`
	Obligation    deadline.ID  `json:"obligation"`
	Form          string       `json:"form"`
	FormVersion   string       `json:"form_version"`
	Stage         form.Stage   `json:"stage"`
	With          []form.Stage `json:"with_stages" gorm:"column:with_stages;serializer:json"`
	Content       string       `json:"-"` // its hash is in the log
	ContentSHA256 string       `json:"content_sha256" gorm:"column:content_sha256"`
	ContentSize   int64        `json:"content_size"`
	SealedAt      time.Time    `json:"sealed_at"`
	// SealedBy is nil for somebody elsewhere, who is in no list of users here.
	SealedBy   *int64 `json:"sealed_by"`
	SealedName string `json:"sealed_name"`
	// EntityID is the further entity whose draft it is; nil: the incident's own.
	EntityID *int64 `json:"entity_id,omitempty"`
	// Country is whose data protection authority it is for, as in a [Filing]: that is
	// [deadline.Obligation.Told].
	Country string `json:"country,omitempty"`

	// Approvals are what was said of it, as it came.
	Approvals []Approval `json:"-" gorm:"-"`
	// SentBy is who recorded first that it was sent; nil: nobody has.
	SentBy *string `json:"-" gorm:"-"`
}

// TableName is the table of sealed drafts.
func (SealedDraft) TableName() string { return "sealed_drafts" }

func (d *SealedDraft) subject() (string, int64, int64) { return "sealed", d.ID, d.IncidentID }

const sealedColumns = `d.id, d.incident_id, d.entity_id, d.obligation, d.country, d.form, d.form_version, d.stage, d.with_stages, d.content_sha256, d.content_size, d.sealed_at, d.sealed_by, d.sealed_name,
	(SELECT f.recorded_name FROM filings f WHERE f.sealed_id = d.id ORDER BY f.id LIMIT 1)`

// brief is where sealedColumns go: all but the content.
func (d *SealedDraft) brief() []any {
	return []any{
		&d.ID, &d.IncidentID, &d.EntityID, (*string)(&d.Obligation), &d.Country, &d.Form, &d.FormVersion, (*string)(&d.Stage),
		fromJSON{&d.With},
		&d.ContentSHA256, &d.ContentSize, &d.SealedAt, &d.SealedBy, &d.SealedName, &d.SentBy,
	}
}

func (d *SealedDraft) query() string {
	return "SELECT " + sealedColumns + ", d.content FROM sealed_drafts d "
}

func (d *SealedDraft) into() []any { return append(d.brief(), &d.Content) }

// A SealInput says which draft is to be sealed. What it answers is not said: that
// is what the record says at that moment.
type SealInput struct {
	EntityID   *int64 // whose it is; nil: the incident's own entity's
	Obligation deadline.ID
	Country    string // whose authority, where several are told; empty: the first
	// Stage is one of the form that the obligation is met by; empty: the
	// obligation's own. The last of it and With is the one that is drafted.
	Stage form.Stage
	With  []form.Stage // the stages that are sent with it: see [form.Form.Combine]
	// Early takes along what is asked only in a later stage, Numbers of that only how
	// many are affected.
	Early, Numbers bool
	// Without says why a final report leaves out what the recipient was told before. It
	// must, where it does.
	Without string
}

var (
	sealLost        = i18n.Text{SV: "Mottagaren har tidigare fått svar i fält %s. En slutrapport ska inte tappa dem: fyll i dem, eller ange varför de inte längre ska lämnas.", EN: "The recipient was given answers in fields %s before. A final report must not lose them: fill them in, or say why they are no longer to be given."}
	sealNoForm      = i18n.Text{SV: "Det finns inget formulär för den skyldigheten.", EN: "There is no form for that obligation."}
	sealNoStage     = i18n.Text{SV: "Formuläret har ingen sådan rapport.", EN: "The form has no such report."}
	sealClosed      = i18n.Text{SV: "Incidenten är avslutad. Öppna den igen först.", EN: "The incident is closed. Reopen it first."}
	sealNotTogether = i18n.Text{SV: "De rapporterna kan inte lämnas in tillsammans.", EN: "Those reports cannot be filed together."}
)

// Seal freezes the answers to a recipient as the record has them now, and returns
// the number of the sealed draft. If the same answers are sealed already and wait
// for nothing but approval or to be sent, it is that one's number.
func (s *Store) Seal(ctx context.Context, by Actor, once Once, ref string, in SealInput) (int64, error) {
	var id int64
	err := s.change(ctx, by, func(tx *Tx) error {
		incident, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if by.ID == 0 { // nobody could be told apart from them
			return ErrForbidden
		}
		if err := tx.again(once); err != nil {
			return err
		}
		d := SealedDraft{IncidentID: incident.ID, EntityID: in.EntityID, Obligation: in.Obligation, Country: in.Country, Stage: in.Stage, With: slices.Clone(in.With)}
		p := Problems{}
		if incident.Status == StatusClosed {
			p.Add("obligation", sealClosed)
		}
		in.Without = strings.TrimSpace(in.Without)
		checkText(p, "without", in.Without, 0, LongText)
		if err := tx.whose(p, incident, &d.EntityID); err != nil {
			return err
		}
		r, err := load(ctx, tx.db, incident)
		if err != nil {
			return err
		}
		f := d.asked(p, r, tx.at)
		if len(p) > 0 {
			return p.Err()
		}
		if !d.addressed(r) {
			return Problems{"country": noSuchAuthority}.Err()
		}
		if err := d.freeze(r, f, in, tx.at); err != nil {
			return err
		}
		if id, err = tx.seal(r, &d); err != nil {
			return err
		}
		return tx.first(once, strconv.FormatInt(id, 10))
	})
	return id, err
}

// asked finds the form that is used at an instant, and notes what of it is not there.
func (d *SealedDraft) asked(p Problems, r Record, at time.Time) form.Form {
	if part, err := r.Part(identity(d.EntityID)); err == nil { // else it is noted that there is none
		r = part
	}
	f, stage, ok := r.Form(d.Obligation, at)
	if !ok {
		p.Add("obligation", sealNoForm)
		return f
	}
	if d.Stage != "" {
		stage = d.Stage
	}
	stages := append([]form.Stage{stage}, d.With...)
	if slices.ContainsFunc(stages, func(s form.Stage) bool { return f.Stage(s) < 0 }) {
		p.Add("stage", sealNoStage)
	}
	last, with, ok := f.Combine(stages...)
	if !ok {
		p.Add("with", sealNotTogether)
	}
	d.Stage, d.With = last, append([]form.Stage{}, with...)
	d.Form, d.FormVersion = f.ID, f.Version
	return f
}

// addressed is [Filing.addressed] of what is to be sent.
func (d *SealedDraft) addressed(r Record) bool {
	f := Filing{Obligation: d.Obligation, Country: d.Country, EntityID: d.EntityID}
	ok := f.addressed(r)
	d.Country = f.Country
	return ok
}

// seal stores a sealed draft, unless the same is there and in nobody's way.
func (tx *Tx) seal(r Record, d *SealedDraft) (int64, error) {
	for i := range r.Sealed {
		old := &r.Sealed[i]
		if old.sameDuty(d) && old.ContentSHA256 == d.ContentSHA256 && old.mayWait() && !r.used(old.ID) && r.isLatest(old) {
			return old.ID, nil
		}
	}
	d.ID, d.SealedAt, d.SealedBy, d.SealedName = 0, tx.at, &tx.by.ID, tx.by.Name
	return d.ID, tx.addSealed(d)
}

func (tx *Tx) addSealed(d *SealedDraft) error {
	if err := tx.create(DraftSealed, d); err != nil {
		return err
	}
	return tx.countAwaiting(d.IncidentID)
}

// sameDuty reports whether two are to meet the same obligation of the same entity.
func (d *SealedDraft) sameDuty(x *SealedDraft) bool {
	return d.Obligation == x.Obligation && d.Country == x.Country && identity(d.EntityID) == identity(x.EntityID)
}

// used reports whether a sealed draft has been sent.
func (r Record) used(id int64) bool {
	return slices.ContainsFunc(r.Filings, func(f Filing) bool { return f.SealedID != nil && *f.SealedID == id })
}

// isLatest reports whether no other draft was sealed for the same after d.
func (r Record) isLatest(d *SealedDraft) bool {
	return !slices.ContainsFunc(r.Sealed, func(x SealedDraft) bool { return x.ID > d.ID && x.sameDuty(d) })
}

// SealedOf returns the sealed draft of the record with that number, and false if
// id is nil or there is none.
func (r Record) SealedOf(id *int64) (SealedDraft, bool) {
	for _, d := range r.Sealed {
		if id != nil && d.ID == *id {
			return d, true
		}
	}
	return SealedDraft{}, false
}

// SealedFor returns the sealed drafts of a part of the record that are to meet an
// obligation of it, as they were sealed: see [Record.Parts].
func (r Record) SealedFor(o *deadline.Obligation) []SealedDraft {
	var list []SealedDraft
	for _, d := range r.Sealed {
		if d.Obligation == o.ID && (o.Told == "" || d.Country == o.Told) && r.has(d.EntityID) {
			list = append(list, d)
		}
	}
	return list
}

// SentAs returns the filings of the record with which a sealed draft was sent.
func (r Record) SentAs(id int64) []Filing {
	var list []Filing
	for _, f := range r.Filings {
		if f.SealedID != nil && *f.SealedID == id {
			list = append(list, f)
		}
	}
	return list
}

// sealedOf reads the sealed drafts of an incident, with what was said of each, and
// with or without their content.
func sealedOf(ask asker, incident int64, content bool) ([]SealedDraft, error) {
	into, columns := (*SealedDraft).brief, sealedColumns
	if content {
		into, columns = (*SealedDraft).into, sealedColumns+", d.content"
	}
	ds, err := readAs(ask, into, "SELECT "+columns+" FROM sealed_drafts d WHERE d.incident_id = +? ORDER BY d.id", incident)
	if err != nil || len(ds) == 0 {
		return ds, err
	}
	as, err := read[Approval](ask, "WHERE incident_id = +? ORDER BY id", incident)
	for i := range ds {
		for _, a := range as {
			if a.SealedID == ds[i].ID {
				ds[i].Approvals = append(ds[i].Approvals, a)
			}
		}
	}
	return ds, err
}

// SealedDrafts returns the sealed drafts of an incident as they were sealed, with
// what was said of each.
func (s *Store) SealedDrafts(ctx context.Context, by Actor, ref string) ([]SealedDraft, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	return sealedOf(s.brief(ctx), in.ID, true)
}

// Sealed returns one sealed draft of an incident. One whose content no longer has
// the hash that was recorded is an error.
func (s *Store) Sealed(ctx context.Context, by Actor, ref string, id int64) (SealedDraft, error) {
	ds, err := s.SealedDrafts(ctx, by, ref)
	if err != nil {
		return SealedDraft{}, err
	}
	d, ok := Record{Sealed: ds}.SealedOf(&id)
	if !ok {
		return d, ErrNotFound
	}
	return d, d.whole()
}

var errSealedBroken = errors.New("models: a sealed draft is not what was sealed")

// whole reports a content that is not what was sealed.
func (d *SealedDraft) whole() error {
	if d.ContentSize > 0 && hashOf([]byte(d.Content)) != d.ContentSHA256 {
		return errSealedBroken
	}
	return nil
}

// hashOf is the SHA-256 of some bytes as the record writes it.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
