package casefile

import (
	"bytes"
	"maps"
	"slices"

	"frist/models/i18n"
)

var (
	tooLarge     = i18n.Text{SV: "filen har %s byte, och en ärendefil får ha högst %s", EN: "the file has %s bytes, and a case file may have at most %s"}
	noVersion    = i18n.Text{SV: "saknas: filen är ingen ärendefil (programmet läser %s)", EN: "is missing: the file is not a case file (this program reads %s)"}
	otherVersion = i18n.Text{SV: "är %s, och programmet läser %s", EN: "is %s, and this program reads %s"}
	noFact       = i18n.Text{SV: "uppgiften finns inte i facts", EN: "the fact is not in facts"}
	noProof      = i18n.Text{SV: "inget bevis i filen heter %s", EN: "no evidence in the file has the name %s"}
	whichProof   = i18n.Text{SV: "flera bevis heter %s: proof_sha256 måste säga vilket", EN: "several items of evidence have the name %s: proof_sha256 must say which"}
)

// Parse reads a case file. It returns all the problems that it can find, as
// [Errors], and no part of a file that has any.
func Parse(data []byte) (File, error) {
	if len(data) > MaxSize {
		return File{}, Errors{{Line: 1, Msg: tooLarge.With(i18n.Number(len(data)), i18n.Number(MaxSize))}}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := wellFormed(data); err != nil {
		return File{}, err
	}
	r := newReader(data)
	f := r.file()
	if errs := r.problems(); len(errs) > 0 {
		return File{}, errs
	}
	return f, nil
}

// What is across is checked between the parts of a file.
type across struct {
	chosen   bool
	entries  map[int64]bool
	meta     map[string]metaFact
	proofs   []proof
	evidence map[string]map[string]bool // the hashes that go by a name
	named    []named
	sent     []sent
	letters  []named // which letter something says it is about
}

type metaFact struct {
	Fact
	line int
}

// A proof is what a filing says of its evidence, and where it says so.
type proof struct {
	name, hash, key string
	item            int64
	line            int
}

// A named is one of the further entities that something says it is of, and where.
type named struct {
	nth  int64
	key  string
	line int
}

// A sent is a sealed draft that a filing of an entity says was sent, and where.
type sent struct {
	nth, entity int64
	key         string
	line        int
}

func (r *reader) file() File {
	var f File
	var version string
	r.entries, r.meta, r.evidence = map[int64]bool{}, map[string]metaFact{}, map[string]map[string]bool{}
	incident := false
	at := r.object(fields{
		"frist":      r.text(&version),
		"entity":     r.entity(&f.Entity),
		"entities":   list(r, &f.Entities, r.part),
		"incident":   func() { incident = true; r.incident(&f.Incident) },
		"awareness":  list(r, &f.Awareness, r.awareness),
		"timeline":   list(r, &f.Timeline, r.entry),
		"counts":     list(r, &f.Counts, r.countOf),
		"facts":      r.facts(&f.Facts),
		"facts_meta": r.factsMeta,
		"decisions":  list(r, &f.Decisions, r.decision),
		"filings":    list(r, &f.Filings, r.filing),
		"evidence":   list(r, &f.Evidence, r.evidenceItem),
		"questions":  list(r, &f.Questions, r.question),

		"removed_entities": list(r, &f.RemovedEntities, r.removedPart),

		"sealed_drafts":  list(r, &f.SealedDrafts, r.sealedDraft),
		"passages":       list(r, &f.Passages, r.passage),
		"letters":        list(r, &f.Letters, func(l *Letter) { r.letter(l, f.Letters) }),
		"letter_batches": list(r, &f.LetterBatches, r.letterBatch),
		"public_notices": list(r, &f.PublicNotices, r.publicNotice),
		"custom_duties":  list(r, &f.CustomDuties, func(d *CustomDuty) { r.customDuty(d, f.CustomDuties) }),
	})
	switch {
	case at == nil:
		return f
	case !at.has("frist"):
		r.wrongKey(at, "frist", noVersion.With(Version))
	case version != Version && !r.failed("frist"):
		r.errs, r.more = nil, false // what another version means by its keys is not known
		r.wrongKey(at, "frist", otherVersion.With(quote(version), Version))
		return File{}
	}
	if !incident {
		r.note(at[""].line, "incident.title", missing)
	}
	r.joinMeta(&f)
	r.checkProofs(&f)
	r.checkEntities(&f)
	r.checkSealed(&f)
	r.checkLetters(&f)
	return f
}

// failed reports whether a problem was noted with the key.
func (r *reader) failed(key string) bool {
	for _, e := range r.errs {
		if e.Key == key {
			return true
		}
	}
	return false
}

// joinMeta puts what facts_meta says with the facts, which may stand after it.
// One that was taken back says nothing there.
func (r *reader) joinMeta(file *File) {
	for _, key := range slices.Sorted(maps.Keys(r.meta)) {
		m := r.meta[key]
		f, ok := file.Facts[key]
		if !ok && !m.isTakenBack() {
			if !r.failed("facts." + key) {
				r.note(m.line, "facts_meta."+key, noFact)
			}
			continue
		}
		m.Text, m.Lines = f.Text, f.Lines
		if file.Facts == nil {
			file.Facts = map[string]Fact{}
		}
		file.Facts[key] = m.Fact
	}
}

// checkProofs sees that each proof is one item of the file's evidence.
func (r *reader) checkProofs(f *File) {
	for _, p := range r.proofs {
		hashes := r.evidence[p.name]
		if p.item != 0 {
			if p.item > int64(len(f.Evidence)) || f.Evidence[p.item-1].Name != p.name || p.hash != "" && f.Evidence[p.item-1].SHA256 != p.hash {
				r.note(p.line, p.key, noProof.With(quote(p.name)))
			}
			continue
		}
		switch {
		case len(hashes) == 0, p.hash != "" && !hashes[p.hash]:
			r.note(p.line, p.key, noProof.With(quote(p.name)))
		case len(hashes) > 1 && p.hash == "":
			r.note(p.line, p.key, whichProof.With(quote(p.name)))
		}
	}
}

// checkEntities sees that each further entity that something is of is there.
func (r *reader) checkEntities(f *File) {
	if n := len(f.CustomDuties); n > MaxDuties {
		r.note(1, "custom_duties", tooMany.With(i18n.Number(MaxDuties)))
	}
	if n := len(f.Entities); n > MaxEntities {
		r.note(1, "entities", tooMany.With(i18n.Number(MaxEntities)))
	}
	if n := len(f.RemovedEntities); n > MaxEntities {
		r.note(1, "removed_entities", tooMany.With(i18n.Number(MaxEntities)))
	}
	for _, n := range r.named {
		if n.nth > int64(len(f.Entities)) {
			r.note(n.line, n.key, noEntity.With(n.nth))
		}
	}
}
