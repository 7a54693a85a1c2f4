package models

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"gorm.io/gorm"

	"frist/models/deadline"
	"frist/models/i18n"
)

// A Filing is what was sent, frozen: with its time, channel, reference and
// proof, the record as it stood, and how late it was. It is never changed; a
// correction is a new filing.
type Filing struct {
	ID            int64       `json:"id"`
	IncidentID    int64       `json:"incident_id"`
	Obligation    deadline.ID `json:"obligation"`
	RuleVersion   int         `json:"rule_version"`
	SentAt        *time.Time  `json:"sent_at"`
	Channel       string      `json:"channel"`
	Reference     string      `json:"reference"`
	StrictAt      *time.Time  `json:"strict_at"`
	LatestAt      *time.Time  `json:"latest_at"`
	LateStrict    *bool       `json:"late_strict"`
	LateLatest    *bool       `json:"late_latest"`
	DelayReason   string      `json:"delay_reason"`
	EvidenceID    *int64      `json:"evidence_id"`
	Content       string      `json:"-"` // its hash is in the log
	ContentSHA256 string      `json:"content_sha256" gorm:"column:content_sha256"`
	ContentSize   int64       `json:"content_size"`
	RecordedAt    time.Time   `json:"recorded_at"`
	RecordedName  string      `json:"recorded_name"`
	// EntityID is the further entity whose filing it is; nil: the incident's own.
	EntityID *int64 `json:"entity_id,omitempty"`
	// Country is whose data protection authority it was sent to. Empty is not such
	// an authority, or a filing from before each said so: see [Filing.Told].
	Country string `json:"country,omitempty"`
	// SealedID is the sealed draft that was sent; nil: something that was not
	// prepared here. SendReason is why it was sent although nobody else had approved
	// it, or although the record said something else by then, or why a draft that was
	// sealed was not what was sent.
	SealedID   *int64 `json:"sealed_id,omitempty"`
	SendReason string `json:"send_reason,omitempty"`

	sealed *sealedIn
}

func (f *Filing) subject() (string, int64, int64) { return "filing", f.ID, f.IncidentID }

// Check notes what is wrong with the filing. at is the present.
func (f *Filing) Check(p Problems, at time.Time) {
	if !f.Obligation.Valid() {
		p.Add("obligation", i18n.Text{SV: "Det finns ingen sådan skyldighet.", EN: "There is no such obligation."})
	}
	if f.SentAt == nil {
		p.Add("sent_at", i18n.Text{SV: "Ange när det lämnades in.", EN: "Enter when it was sent."})
	} else if checkInstant(p, "sent_at", *f.SentAt); f.SentAt.After(at) {
		p.Add("sent_at", i18n.Text{SV: "Tiden ligger i framtiden. Ange när det faktiskt lämnades in.", EN: "The time is in the future. Enter when it was really sent."})
	}
	checkLine(p, "channel", f.Channel, 0, 1000)
	checkLine(p, "reference", f.Reference, 0, 1000)
	checkText(p, "delay_reason", f.DelayReason, 0, LongText)
}

// RecordFiling stores that something was sent, with what the record held and
// how late it was, both frozen. A late one needs the reasons for the delay
// (GDPR Art. 33(1), Reg. (EU) 2025/301 Art. 5(3)), and a sealed draft that is not
// approved, or void, the reason why it was sent: another is then to approve it
// afterwards. What a sealed draft of several stages meets is recorded with it, each
// obligation for itself: see [Record.Meeting]. proof may be nil; files are what was
// sent. It returns the number of the filing that was asked for.
func (s *Store) RecordFiling(ctx context.Context, by Actor, once Once, ref string, f Filing, proof *File, files ...File) (int64, error) {
	err := s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if err := tx.onlyOne(once); err != nil {
			return err
		}
		f.IncidentID = in.ID
		p := Problems{}
		f.Check(p, tx.at)
		checkLine(p, "channel", f.Channel, 1, 1000)
		if proof != nil {
			proof.check(p, "proof")
		}
		for i := range files {
			files[i].check(p, "files")
		}
		if err := tx.whose(p, in, &f.EntityID); err != nil {
			return err
		}
		if len(p) > 0 {
			return p.Err()
		}
		if err := tx.recordFiling(in, &f, proof, files); err != nil {
			return err
		}
		return tx.madeOne(once, f.ID)
	})
	return f.ID, err
}

// recordFiling stores a filing, and those of what else it meets.
func (tx *Tx) recordFiling(in Incident, f *Filing, proof *File, files []File) error {
	r, err := load(tx.ctx, tx.db, in)
	if err != nil {
		return err
	}
	if !f.addressed(r) {
		return Problems{"country": noSuchAuthority}.Err()
	}
	p := Problems{}
	if err := tx.sends(p, f, r); err != nil {
		return err
	}
	if len(p) > 0 {
		return p.Err()
	}
	if err := tx.sentUnapproved(r, f); err != nil {
		return err
	}
	// Each is judged by those before it: one may start the clock of the next.
	asked, evidence := f.Obligation, f.EvidenceID
	for _, x := range r.Meeting(*f) {
		x.EvidenceID = evidence
		if err := x.judged(p, r, asked); err != nil {
			return err
		}
		if err := tx.addFiling(&x, proof, files...); err != nil {
			return err
		}
		if r.Filings = append(r.Filings, x); x.Obligation == asked {
			*f = x
		}
		evidence, proof = x.EvidenceID, nil // it proves them all
	}
	return nil
}

// judged freezes what a filing is judged by, and wants the reasons that it has to
// have. One that is recorded beside the one that was asked for has none that it does
// not need.
func (f *Filing) judged(p Problems, r Record, asked deadline.ID) error {
	if err := f.freeze(r); err != nil {
		return err
	}
	switch {
	case f.LateStrict != nil && *f.LateStrict:
		checkText(p, "delay_reason", f.DelayReason, 1, LongText)
	case f.Obligation != asked:
		f.DelayReason = ""
	}
	return p.Err()
}

func (tx *Tx) addFiling(f *Filing, proof *File, files ...File) error {
	if proof != nil {
		e := &Evidence{IncidentID: f.IncidentID, Name: proof.Name, MediaType: proof.MediaType, Note: proof.Note}
		if err := tx.addEvidence(e, proof.Data); err != nil {
			return err
		}
		f.EvidenceID = &e.ID
	}
	f.ID, f.SentAt, f.StrictAt, f.LatestAt = 0, whole(f.SentAt), whole(f.StrictAt), whole(f.LatestAt)
	tx.sign(&f.RecordedAt, &f.RecordedName)
	tx.touch(f.IncidentID)
	if err := tx.create(FilingRecorded, f); err != nil {
		return err
	}
	for i := range files {
		x := FilingFile{IncidentID: f.IncidentID, FilingID: f.ID, Name: files[i].Name, MediaType: files[i].MediaType}
		if err := tx.addFilingFile(&x, files[i].Data); err != nil {
			return err
		}
	}
	if f.SealedID == nil {
		return nil
	}
	return tx.countAwaiting(f.IncidentID)
}

var noSuchAuthority = i18n.Text{SV: "Välj till vilken myndighet det lämnades in.", EN: "Choose to which authority it was sent."}

// addressed notes to whose authority the filing went, and reports whether that one
// is told of the incident. Which are told may change: what was sent to one stays so.
func (f *Filing) addressed(r Record) bool {
	o, _ := f.judge(r)
	if f.Country == "" {
		f.Country = o.Told
	}
	return f.Country == o.Told
}

// toAuthority is the obligation that is owed to a data protection authority, and
// may be owed to several.
const toAuthority deadline.ID = "gdpr.authority"

// Told is the country of the data protection authority to which the filing went. One
// from before each said so went to that of the entity, as it was frozen with it.
func (f *Filing) Told() string {
	if f.Country != "" || f.Obligation != toAuthority || f.Content == "" {
		return f.Country
	}
	type entity struct {
		Country string `json:"country"`
		Main    string `json:"main_establishment"`
	}
	var frozen struct {
		Entity int64 `json:"entity"`
		Record struct {
			Entity   entity   `json:"entity"`
			Entities []entity `json:"entities"`
		} `json:"record"`
	}
	if json.Unmarshal([]byte(f.Content), &frozen) != nil {
		return "" // of another program: it says nothing here
	}
	e := frozen.Record.Entity
	if n := frozen.Entity; n > 0 && n <= int64(len(frozen.Record.Entities)) {
		e = frozen.Record.Entities[n-1]
	}
	facts := deadline.Facts{Entity: deadline.Entity{Country: e.Country}}
	facts.Entity.Main, facts.Entity.NoMain = mainOf(e.Main)
	return facts.Unaddressed()
}

// freeze judges the filing by the record as it stands, and keeps that record. That
// something in it would not be read again is no reason not to record what was sent:
// it is kept, and says so.
// A filing after the first for an obligation is a supplement: it is not judged
// by a limit that the first one met.
func (f *Filing) freeze(r Record) error {
	o, first := f.judge(r)
	f.RuleVersion, f.StrictAt, f.LatestAt = o.RuleVersion, o.Strict, o.Latest
	if first && o.Late != nil {
		f.LateStrict, f.LateLatest = &o.Late.Strict, &o.Late.Latest
	}
	file := r.CaseFile()
	for i := range file.Evidence {
		file.Evidence[i].Data = nil // their hashes are there
	}
	for i := range file.CustomDuties {
		if x := file.CustomDuties[i].File; x != nil {
			x.Data = nil
		}
	}
	for i := range file.Filings {
		file.Filings[i].Content = "" // and so are those of what was sent before
		for j := range file.Filings[i].Files {
			file.Filings[i].Files[j].Data = nil
		}
	}
	for i := range file.SealedDrafts {
		file.SealedDrafts[i].Content = ""
	}
	record, fault := file.EncodeAnyway(r.Entity.Zone())
	content, err := json.Marshal(struct {
		Frist      string              `json:"frist"`
		Entity     int64               `json:"entity,omitempty"` // as in the record's own filings
		Obligation deadline.Obligation `json:"obligation"`
		Sealed     *sealedIn           `json:"sealed,omitempty"`
		Fault      string              `json:"fault,omitempty"` // why the record would not be read again
		Record     json.RawMessage     `json:"record"`
	}{frozenForm, r.nth(f.EntityID), o, f.sealed, faultOf(fault), record})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	f.Content, f.ContentSHA256, f.ContentSize = string(content), hex.EncodeToString(sum[:]), int64(len(content))
	return nil
}

// judge returns the obligation of its entity as it stands with this filing, and
// whether it is the first that was sent for it, whenever it was recorded. Of an
// obligation to several authorities it is the one to its own.
func (f *Filing) judge(r Record) (deadline.Obligation, bool) {
	part, err := r.Part(identity(f.EntityID))
	if err != nil {
		return deadline.Obligation{ID: f.Obligation}, true
	}
	facts, notice := part.DeadlineFacts(known(f.SentAt)), r.TakesBack(*f)
	if f.SentAt != nil && !notice {
		facts.Filings = append(facts.Filings, deadline.Filing{Obligation: f.Obligation, SentAt: *f.SentAt, Country: f.Country})
	}
	os, home := deadline.Compute(facts), facts.Unaddressed()
	to := cmp.Or(f.Country, home)
	i := slices.IndexFunc(os, func(o deadline.Obligation) bool { return o.ID == f.Obligation && (o.Told == "" || o.Told == to) })
	if i < 0 {
		i = slices.IndexFunc(os, func(o deadline.Obligation) bool { return o.ID == f.Obligation })
	}
	if i < 0 {
		return deadline.Obligation{ID: f.Obligation}, part.first(f, home)
	}
	if notice { // it meets no limit
		os[i].Strict, os[i].Latest, os[i].Late = nil, nil, nil
	}
	return os[i], part.first(f, home)
}

// SentTo reports whether a filing of the part went to whom an obligation is owed,
// where several authorities may be told.
func (r Record) SentTo(f Filing, o *deadline.Obligation) bool {
	if o.Told == "" || f.Country == o.Told {
		return true
	}
	if f.Country != "" {
		return false
	}
	facts := r.DeadlineFacts(time.Time{})
	return cmp.Or(f.Told(), facts.Unaddressed()) == o.Told
}

// first reports whether nothing was sent before f for the same obligation to the
// same authority; home is the one to which a filing went that names none.
func (r Record) first(f *Filing, home string) bool {
	to := func(x *Filing) string { return cmp.Or(x.Told(), home) }
	for i := range r.Filings {
		old := &r.Filings[i]
		if r.TakesBack(*old) {
			continue
		}
		if earlier := old.SentAt != nil && f.SentAt != nil && !old.SentAt.After(*f.SentAt); earlier && old.Obligation == f.Obligation && to(old) == to(f) {
			return false
		}
	}
	return true
}

// identity is the number that n points to, and 0 for nil.
func identity(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}

// Filings returns the filings of an incident, earliest first.
func (s *Store) Filings(ctx context.Context, by Actor, ref string) ([]Filing, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	fs, err := hanging[Filing](ctx, s, in.ID, "sent_at, id")
	for i := range fs {
		fs[i].shownTo(by)
	}
	return fs, err
}

// Filing returns one filing of an incident.
func (s *Store) Filing(ctx context.Context, by Actor, ref string, id int64) (Filing, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return Filing{}, err
	}
	var f Filing
	err = s.read.WithContext(ctx).Where("incident_id = ? AND id = ?", in.ID, id).Take(&f).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = ErrNotFound
	}
	f.shownTo(by)
	return f, err
}
