// Package casefile reads and writes one incident's whole record as JSON: the
// form in which an incident leaves one Frist and enters another. A file is
// read whole or not at all, and every problem in it is named with its line and
// key. The package is pure: it is given bytes and returns values.
package casefile

import (
	"time"

	"frist/models/calendar"
	"frist/models/deadline"
)

// Version is the only version of the form that [Parse] reads and
// [File.Encode] writes.
const Version = "case/1"

// The limits of a file. They are far above any real record, and keep a hostile
// one from filling the memory.
const (
	MaxSize  = 1 << 30 // bytes in a file
	MaxTitle = 200     // characters in an incident's title
	MaxText  = 100_000 // characters in any other text
	MaxItems = 100_000 // items in a list

	// MaxAnswer is how many characters, and lines, the answer to a fact has at most: more
	// than a page can send.
	MaxAnswer = 4 << 20

	MaxDuties   = 1000 // versions of duties in a file, and in a house
	MaxTriggers = 20   // obligations whose filing starts one clock
	MaxEntities = 200  // further entities of one incident

	MaxCount = 1<<53 - 1 // the largest number that every reader of JSON holds exactly
)

// A File is one incident with everything that its record holds. Instants are
// in UTC and in whole seconds; one that is not known is the zero time. A list
// that is empty is nil.
type File struct {
	Entity   Entity
	Entities []Part // the further ones
	// RemovedEntities are those that were taken out again. Nothing in the file is of them.
	RemovedEntities []RemovedPart
	Incident        Incident
	Awareness       []Awareness
	Timeline        []Entry
	Counts          []Count
	// Facts are by the key of [frist/models/form.Catalogue].
	Facts     map[string]Fact
	Decisions []Decision
	// SealedDrafts are the answers that were frozen to be approved and sent.
	SealedDrafts []SealedDraft
	Filings      []Filing
	Evidence     []Evidence
	// Questions are those of authorities, as they were recorded.
	Questions []Question
	// Letters are what people are told, LetterBatches when it was sent, and
	// PublicNotices what was told to the public.
	Letters       []Letter
	LetterBatches []LetterBatch
	PublicNotices []PublicNotice
	// CustomDuties are those that the obligations, decisions or filings name.
	CustomDuties []CustomDuty
	// Passages are what is sensitive in the answers.
	Passages []Passage
}

// An Entity is the legal entity whose incident it is. All of it may be empty.
type Entity struct {
	Name    string
	Country string // ISO 3166-1 alpha-2
	Type    deadline.EntityType
	Role    deadline.Role
	OrgNo   string // as written: "556737-0431"
	LEI     string

	EvesAreHolidays, ReliefExcluded bool

	Traits []deadline.Trait
	// NIS2 says whether it is essential or important under NIS2.
	NIS2 deadline.Answer
	// MainEstablishment is a country in the EEA, [NoMain], or empty: its own.
	MainEstablishment string
}

// A Part is that of a further entity in the incident.
type Part struct {
	Entity
	ClassifiedMajorAt calendar.Moment
	Recorded          Recorded
}

// A RemovedPart is that of an entity that was taken out of the incident again.
type RemovedPart struct {
	Part
	RemovedAt time.Time
	RemovedBy string
	Reason    string
}

// A Status says whether an incident is still worked on; empty is not said.
type Status string

// The statuses.
const (
	Open   Status = "open"
	Closed Status = "closed"
)

// An Incident is the head of the record. Only its title must be there.
type Incident struct {
	Reference string // "2026-014"
	Title     string
	Summary   string
	Status    Status
	ClosedAt  time.Time
	// CloseReason is why it was closed although something was still to be done.
	CloseReason string
	Restricted  bool
	ReportedBy  string
	ReportedAt  time.Time
	// Informant is who told us, and KnownBy who else knew then.
	Informant, KnownBy string

	PersonalData, Risk, HighRisk deadline.Answer
	ServicesDown                 deadline.Answer

	OccurredFrom, OccurredTo, DetectedAt       calendar.Moment
	ClassifiedMajorAt, RecoveredAt, ResolvedAt calendar.Moment
	// CorrectedAt is when a corrective or mitigating measure became available.
	CorrectedAt calendar.Moment

	// Answers are the answers that are known to [deadline.Conditions].
	Answers map[deadline.Condition]deadline.Answer
	// Edition is the edition of the law that it is kept under; 0 is not said.
	// EditionReason is why it was moved there.
	Edition       int
	EditionReason string
}

// Recorded says when something was put on record, and by whom.
type Recorded struct {
	At time.Time
	By string
}

// An Awareness is a candidate instant at which the entity knew. At most one of
// a file is chosen.
type Awareness struct {
	At          calendar.Moment
	How, Source string
	Chosen      bool
	Reason      string
	Recorded    Recorded
}

// An Entry is one event of the timeline.
type Entry struct {
	// ID is unique in the file; 0 is none.
	ID           int64
	At           calendar.Moment
	Text, Source string
	// Corrects is the ID of an earlier entry, which this one replaces. Withdrawn
	// says that it only takes the earlier one back, and Text says why.
	Corrects  int64
	Withdrawn bool
	Recorded  Recorded
}

// An Of says what a count is a number of; empty is not said.
type Of string

// What can be counted.
const (
	DataSubjects Of = "data_subjects"
	Records      Of = "records"
	Clients      Of = "clients"
	Counterparts Of = "counterparts"
	Transactions Of = "transactions"
)

// Ofs lists what can be counted, in the order in which a form offers it.
var Ofs = [...]Of{DataSubjects, Records, Clients, Counterparts, Transactions}

// A Mode says how well a count is known; empty is not said.
type Mode string

// The modes.
const (
	Exact              Mode = "exact"
	Approximate        Mode = "approximate"
	CannotBeDetermined Mode = "cannot_be_determined"
	ToBeDetermined     Mode = "to_be_determined"
)

// Modes lists the modes in the order in which a form offers them.
var Modes = [...]Mode{Exact, Approximate, CannotBeDetermined, ToBeDetermined}

// A Count is one revision of how many are affected. A number that is not known
// is nil, and never 0: a 0 is somebody's word that there are none.
type Count struct {
	AsOf      time.Time
	Of        Of
	Mode      Mode
	Min, Max  *int64
	ByCountry map[string]*int64
	Source    string
	Note      string
	Recorded  Recorded
}

// A Fact is the answer to one fact of the catalogue: Lines where its type is a
// list, and Text where it is not, as somebody typed it.
type Fact struct {
	Text       string
	Lines      []string
	KnownSince time.Time
	Source     string
	Recorded   Recorded
	// Version counts the answers that there were, this one too; 0 is the first. A
	// fact with a higher one that says nothing was taken back. Earlier are those
	// before it, the first first, as far as they are known.
	Version int
	Earlier []FactVersion
}

// A Decision says whether an obligation is to be fulfilled, and why.
type Decision struct {
	Obligation deadline.ID
	Outcome    deadline.Outcome
	Reason     string
	DecidedAt  time.Time
	By         string
	ApprovedBy string
	// Entity is whose decision it is: the incident's own entity's for 0, else that
	// of the file's further entities, from 1.
	Entity int64
	// Country is whose data protection authority it is about; empty is all of them.
	Country  string
	Recorded Recorded
}

// A Filing is something that was sent, frozen as it was then.
type Filing struct {
	Obligation  deadline.ID
	SentAt      time.Time
	Channel     string
	Reference   string
	DelayReason string
	// Proof is the name of an item of the file's evidence. Where two have the
	// name, its hash says which; where two are the same file, ProofItem is the place in
	// the list, from 1.
	Proof, ProofSHA256 string
	ProofItem          int64
	// Strict and Latest are the limits as they stood, Late what was judged by
	// them, and RuleVersion the rule's version; nil and 0 where there is none.
	Strict, Latest time.Time
	Late           *deadline.Lateness
	RuleVersion    int
	// Content is the snapshot that was sent; its hash is in lower-case hex, and
	// may stand without it.
	Content       string
	ContentSHA256 string
	// Entity is whose filing it is, as in a [Decision]. Country is whose data
	// protection authority it was sent to, where several are told.
	Entity   int64
	Country  string
	Recorded Recorded
	// Sealed is which of the file's sealed drafts was sent, from 1; 0 is none of
	// them. SendReason is why it was sent although nobody else had approved it, or
	// although the record said something else by then.
	Sealed     int64
	SendReason string
	// Files are what was sent.
	Files []Attachment
	// Receipts are what came back afterwards.
	Receipts []Receipt
	// Marks are what was judged later of what is no longer as it was told.
	Marks []Mark
}

// A Receipt is what came back about a filing after it was recorded. Its proof is
// named as the filing's is.
type Receipt struct {
	Reference          string
	Note               string
	Proof, ProofSHA256 string
	ProofItem          int64
	Recorded           Recorded
}

// Evidence is a file with its hash. Data is nil when only the hash is kept.
type Evidence struct {
	Name      string
	MediaType string
	Size      int64
	SHA256    string // lower-case hex
	Note      string
	Data      []byte
	Recorded  Recorded
}
