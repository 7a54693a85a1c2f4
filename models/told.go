package models

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"time"

	"frist/models/deadline"
	"frist/models/form"
)

// A SaidFrom says from where it is known what a filing said.
type SaidFrom string

// Where it is known from. It is empty where it is not known: nothing but a hash
// came with the filing, or the recipient has no form here.
const (
	FromSealed SaidFrom = "sealed" // the draft that was sealed and sent
	FromRecord SaidFrom = "record" // the record as it stood when the filing was recorded
)

// A Said is what one filing said, field by field.
type Said struct {
	Filing Filing
	From   SaidFrom
	Draft  form.Draft
	// With are the stages that were in the same filing as the draft's own.
	With []form.Stage
	// Early is set where it also said what is asked only in a later stage, Numbers
	// where it said of that how many are affected.
	Early, Numbers bool
}

// Said returns what a filing of the record said: of its sealed draft, else of the
// record that was frozen with it, in the form by which its duty is met.
func (r Record) Said(f Filing) Said {
	if said, ok := r.said[f.ID]; ok {
		said.Filing = f
		return said
	}
	sealed, _ := r.SealedOf(f.SealedID)
	return saidIn(f, sealed)
}

// saidIn reads what a filing said out of the draft that was sealed and sent, where
// there is one that can be read, else out of the record that was frozen with it.
func saidIn(f Filing, sealed SealedDraft) Said {
	said := Said{Filing: f}
	if _, _, ok := form.For(f.Obligation); !ok {
		return said
	}
	if c, _, err := sealed.content(); err == nil {
		if said.Draft, err = sealed.Draft(); err == nil {
			said.From, said.With, said.Early, said.Numbers = FromSealed, c.With, c.Early, c.Numbers
			return said
		}
	}
	then, ok := f.frozenRecord()
	if !ok {
		return said
	}
	x, stage, ok := then.formOf(f)
	if !ok { // of a day on which there was none yet
		return said
	}
	in := then.FormInput(known(f.SentAt))
	in.Numbers = true // as drafts have them where nobody says otherwise
	said.From, said.Numbers, said.Draft = FromRecord, true, form.Said(x, stage, in)
	return said
}

// A Told is what one recipient was told by one entity, in all filings of one form,
// and what is no longer so.
type Told struct {
	Part Record // the record as the entity has it
	Form form.Form
	// Country is whose data protection authority it is, where several are told and it
	// is not the first.
	Country string
	// Said are the filings, earliest first. At least one says something.
	Said        []Said
	Differences []ToldDifference

	fields map[string]saidField
	// takesBack is set where the incident turned out not to be major, and the
	// recipient was told that it was.
	takesBack bool
}

// A saidField is what was last said in a field, and in which filing.
type saidField struct {
	form.Filled
	in *Filing
}

// A ToldDifference is a fact that is not as the recipient was told.
type ToldDifference struct {
	form.Difference
	In Filing // in which it was told, or in which nothing was said
	// ToldSHA256 and NowSHA256 stand for what was said then and what would be said
	// now: see [ToldMark].
	ToldSHA256, NowSHA256 string
	// Mark is what somebody judged of this very difference, nil while nobody has.
	Mark *ToldMark
}

// Last is the last filing of which it is known what it said.
func (t *Told) Last() *Said {
	for i := range slices.Backward(t.Said) {
		if t.Said[i].From != "" {
			return &t.Said[i]
		}
	}
	return nil
}

// Told returns what each recipient was told, as it stands at an instant beside what
// would be said then. A recipient of whom nothing is known is not there: see
// [Record.Untold].
func (r Record) Told(at time.Time) []Told {
	var all []Told
	for _, part := range r.Parts() {
		var list []Told
		for _, f := range part.Filings {
			said, country := r.Said(f), part.told(f)
			x, _, ok := part.formOf(f)
			if said.From != "" {
				x, ok = said.Draft.Form, true
			}
			if !ok {
				continue
			}
			i := slices.IndexFunc(list, func(t Told) bool { return t.Form.ID == x.ID && t.Country == country })
			if i < 0 {
				list = append(list, Told{Part: part, Form: x, Country: country, fields: make(map[string]saidField, len(said.Draft.Values))})
				i = len(list) - 1
			}
			list[i].add(said)
		}
		for i := range list {
			if t := &list[i]; t.Last() != nil {
				t.compare(r, at)
				all = append(all, *t)
			}
		}
	}
	return all
}

// Untold are the filings of which it is not known what they said, though the
// recipient has a form.
func (r Record) Untold() []Filing {
	var list []Filing
	for _, f := range r.Filings {
		if _, _, ok := form.For(f.Obligation); ok && r.Said(f).From == "" {
			list = append(list, f)
		}
	}
	return list
}

// told is the country whose authority a filing of the part went to, and empty for
// the one that is told whoever is affected, whether the filing says so or not.
func (r Record) told(f Filing) string {
	if f.Obligation != toAuthority {
		return ""
	}
	facts := r.DeadlineFacts(time.Time{})
	if to := f.Told(); to != facts.Unaddressed() {
		return to
	}
	return ""
}

// ReferenceAt is what a recipient called what it was sent first by a form, as that was
// given last: empty where it was not.
func (r Record) ReferenceAt(x form.Form, country string) string {
	to, ref := r.told(Filing{Obligation: toAuthority, Country: country}), ""
	for _, f := range r.Filings {
		first := slices.Contains(x.Stages[0].Duties, f.Obligation) && f.SentAt != nil && !r.TakesBack(f)
		if said := r.referenceOf(f); first && said != "" && r.told(f) == to {
			ref = said
		}
	}
	return ref
}

// add takes a further filing in. What it leaves open stays as it was said before.
func (t *Told) add(said Said) {
	t.Said = append(t.Said, said)
	for i := range said.Draft.Values {
		x := said.Draft.Values[i]
		if x.Field = t.Form.Like(x.Field); x.Field == nil { // it was told in another version, which asked more
			continue
		}
		if before, ok := t.fields[x.Number]; !ok || x.Meaning() != "" || before.Meaning() == "" {
			t.fields[x.Number] = saidField{x, &said.Filing}
		}
	}
}

// compare finds what is no longer so, in the stage that was filed last.
func (t *Told) compare(r Record, at time.Time) {
	last := t.Last()
	if t.Form.ID == "dora" {
		_, _, t.takesBack = t.Part.NotMajorDuty(at)
	}
	in := t.Part.FormInput(at)
	in.With, in.Early, in.Numbers = last.With, last.Early, last.Numbers
	now := form.Said(t.Form, last.Draft.Stage, in)
	told := form.Draft{Form: t.Form, Stage: last.Draft.Stage}
	for i := range now.Values {
		if x, ok := t.fields[now.Values[i].Number]; ok {
			told.Values = append(told.Values, x.Filled)
		}
	}
	for _, d := range form.Compare(told, now) {
		if last.Draft.Stage == form.Reclassified && t.takesBack && d.Kind() == form.Gone {
			continue // that it is not major takes back what it was said to be
		}
		x := ToldDifference{Difference: d, ToldSHA256: meaningHash(&d.Told), NowSHA256: meaningHash(&d.Now)}
		if said, ok := t.fields[d.Now.Number]; ok {
			x.In = *said.in
		}
		for i := range slices.Backward(r.Marks) {
			if m := &r.Marks[i]; m.of(&x) {
				x.Mark = m
				break
			}
		}
		t.Differences = append(t.Differences, x)
	}
}

// meaningHash stands for what is said in a field.
func meaningHash(x *form.Filled) string {
	sum := sha256.Sum256([]byte(x.Meaning()))
	return hex.EncodeToString(sum[:])
}

// Duty is the duty by which the recipient is told of what has changed: that the
// incident is not major after all where it turned out so, the supplement to IMY, under
// DORA the next report or the intermediate one again, under NIS2 the notification after
// the warning, and else the same duty once more.
func (t *Told) Duty() deadline.ID {
	if t.takesBack {
		return NotMajorNotice
	}
	last := t.lastReport()
	switch stage := last.Draft.Stage; {
	case t.Form.ID == "imy" && t.Country == "" && t.owes("imy.supplement"):
		return "imy.supplement"
	case t.Form.ID == "dora" && stage == form.Initial:
		return "dora.intermediate"
	case t.Form.ID == "dora" && stage == form.Intermediate:
		return "dora.intermediate_update"
	case t.Form.ID == "dora" && stage == form.Final:
		return "dora.final"
	case t.Form.ID == "nis2" && stage == form.Initial && t.owes("nis2.notification"):
		return "nis2.notification"
	}
	return last.Filing.Obligation
}

// lastReport is Last, but for a notice that the incident is not major: after one that
// was taken back in its turn, it goes on where it was.
func (t *Told) lastReport() *Said {
	for i := range slices.Backward(t.Said) {
		if s := &t.Said[i]; s.From != "" && s.Draft.Stage != form.Reclassified {
			return s
		}
	}
	return t.Last()
}

// owes reports whether the part has a duty.
func (t *Told) owes(id deadline.ID) bool {
	return slices.ContainsFunc(deadline.Times(t.Part.DeadlineFacts(time.Time{})), func(o deadline.Obligation) bool {
		return o.ID == id && o.State != deadline.NotApplicable
	})
}

// A Contradiction is one fact that recipients were told differently.
type Contradiction struct {
	Source string // as in a field's From
	Sides  []ContradictionSide
}

// A ContradictionSide is what one of them was told.
type ContradictionSide struct {
	Told   *Told
	Said   form.Filled
	In     Filing
	IsSame bool // as it would be said now
}

// Contradictions returns the facts that recipients were told differently. What is
// of one entity or one report by its nature is none, and two numbers of different
// things are not either: what the same answer fills is compared, and what answers
// the same question, whether it was taken from a fact or from the ledger.
func Contradictions(told []Told) []Contradiction {
	bySource, byQuestion := map[string][]ContradictionSide{}, map[string][]ContradictionSide{}
	for i := range told {
		t := &told[i]
		now := map[string]bool{}
		for j := range t.Differences {
			now[t.Differences[j].Now.Number] = true
		}
		for _, x := range t.fields {
			if x.Meaning() == "" || !shared(x.Source) {
				continue
			}
			side := ContradictionSide{Told: t, Said: x.Filled, In: *x.in, IsSame: !now[x.Number]}
			bySource[x.Source] = append(bySource[x.Source], side)
			byQuestion[x.Key()] = append(byQuestion[x.Key()], side)
		}
	}
	list := against(byQuestion)
	for _, c := range against(bySource) {
		if !slices.ContainsFunc(list, func(x Contradiction) bool { return x.holds(c.Sides) }) {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b Contradiction) int { return cmp.Compare(a.Source, b.Source) })
	return list
}

// against are those of some groups in which not all say the same, by what the first
// of them was taken from.
func against(groups map[string][]ContradictionSide) []Contradiction {
	var list []Contradiction
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		sides := groups[key]
		if !slices.ContainsFunc(sides, func(s ContradictionSide) bool { return s.Said.Meaning() != sides[0].Said.Meaning() }) {
			continue
		}
		slices.SortFunc(sides, func(a, b ContradictionSide) int {
			return cmp.Or(known(a.In.SentAt).Compare(known(b.In.SentAt)), cmp.Compare(a.In.ID, b.In.ID), cmp.Compare(a.Said.Number, b.Said.Number))
		})
		list = append(list, Contradiction{Source: sides[0].Said.Source, Sides: sides})
	}
	return list
}

// holds reports whether those sides are all among its own.
func (c *Contradiction) holds(sides []ContradictionSide) bool {
	return !slices.ContainsFunc(sides, func(s ContradictionSide) bool {
		return !slices.ContainsFunc(c.Sides, func(x ContradictionSide) bool { return x.Told == s.Told && x.Said.Number == s.Said.Number })
	})
}

// shared reports whether what a source says is the same for every entity and every
// report.
func shared(source string) bool {
	group, _, property := strings.Cut(source, ".")
	return !property || group == "counts" || group == "incident" && source != "incident.classified_major_at"
}
