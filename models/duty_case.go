package models

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

// namedDuties are the versions that the obligations, decisions and filings of the
// record name, as a case file has them.
func (r Record) namedDuties() []casefile.CustomDuty {
	if len(r.Duties) == 0 {
		return nil // as most have none
	}
	named := map[deadline.ID][]int{} // 0: whichever is the latest
	for _, part := range r.Parts() {
		for _, o := range deadline.Times(part.DeadlineFacts(r.Incident.ReportedAt)) {
			if o.Regime == deadline.CustomRegime {
				named[o.ID] = append(named[o.ID], o.RuleVersion)
			}
		}
	}
	for _, x := range r.Filings {
		named[x.Obligation] = append(named[x.Obligation], x.RuleVersion)
	}
	for _, x := range r.Decisions {
		if len(named[x.Obligation]) == 0 {
			named[x.Obligation] = []int{0}
		}
	}
	var list []casefile.CustomDuty
	for i := range r.Duties {
		d := &r.Duties[i]
		latest := i+1 == len(r.Duties) || r.Duties[i+1].Slug != d.Slug
		if versions := named[d.Obligation()]; !d.Ended && (slices.Contains(versions, d.Version) || latest && slices.Contains(versions, 0)) {
			list = append(list, r.exportDuty(i))
		}
	}
	return list
}

func (r Record) exportDuty(i int) casefile.CustomDuty {
	d := &r.Duties[i]
	x := casefile.CustomDuty{
		ID: d.Obligation(), Version: d.Version, Entity: r.nth(d.EntityID), Kind: d.Kind, TitleSV: d.TitleSV, TitleEN: d.TitleEN, Recipient: d.Recipient, Reference: d.Reference, Clause: d.Clause,
		Trigger: d.Event, Of: d.Of, N: d.N, Unit: d.Unit, Reading: d.Reading, If: d.If, Role: d.Role, First: d.First, Last: d.Last,
		Reason: d.Reason, Recorded: recorded(d.RecordedAt, d.RecordedName),
	}
	if last, ever := DutyUntil(r.Duties, i); ever {
		x.Last = last
	}
	if d.FileSHA256 != "" {
		x.File = &casefile.Attachment{Name: d.FileName, MediaType: d.FileType, Size: d.FileSize, SHA256: d.FileSHA256, Data: r.dutyData[d.FileSHA256]}
	}
	return x
}

// importedDuty is a version of a file as it is kept here.
func importedDuty(x *casefile.CustomDuty, entity int64) Duty {
	d := Duty{
		Slug: strings.TrimPrefix(string(x.ID), customPrefix), Version: x.Version, EntityID: &entity, Kind: x.Kind, TitleSV: x.TitleSV, TitleEN: x.TitleEN,
		Recipient: x.Recipient, Reference: x.Reference, Clause: x.Clause, Event: x.Trigger, Of: x.Of, N: x.N, Unit: x.Unit, Reading: x.Reading, If: x.If,
		Role: x.Role, First: x.First, Last: x.Last, Reason: x.Reason, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
	}
	if f := x.File; f != nil {
		d.FileName, d.FileType, d.FileSize, d.FileSHA256 = f.Name, f.MediaType, f.Size, f.SHA256
	}
	return d
}

var (
	dutyOfOther = i18n.Text{SV: "%s är här en skyldighet för en annan juridisk person", EN: "%s is here a duty of another legal entity"}
	dutyDiffers = i18n.Text{SV: "version %d av %s lyder här på annat sätt", EN: "version %d of %s says something else here"}
	dutyTooHigh = i18n.Text{SV: "ska vara högst %d: nästa version får numret efter", EN: "must be %d at most: the next version has the number after it"}
	dutyTakesIn = i18n.Text{SV: "version %d av %s finns inte här, och skulle ta platsen för en version som gäller här", EN: "version %d of %s is not here, and would take the place of a version that is in force here"}
)

// importDuties stores the duties of a file as those of its entities. One that is here
// already must say the same, and none takes the place of what is in force here. That
// an import changes what applies to another open incident takes moves.
func (tx *Tx) importDuties(incident int64, f casefile.File, moves bool) error {
	if len(f.CustomDuties) == 0 {
		return nil
	}
	before, err := tx.ownDuties(incident)
	if err != nil {
		return err
	}
	if err := tx.storeDuties(incident, f); err != nil || moves {
		return err
	}
	after, err := tx.ownDuties(incident)
	if err != nil {
		return err
	}
	return othersMoved(before, after)
}

func (tx *Tx) storeDuties(incident int64, f casefile.File) error {
	in, err := take[Incident](tx, incident)
	if err != nil {
		return err
	}
	others, err := parts(asking(tx.db), incident)
	if err != nil {
		return err
	}
	for i := range f.CustomDuties {
		x, entity := &f.CustomDuties[i], in.EntityID
		if other := ofNth(others, x.Entity); other != nil {
			entity = *other
		}
		d := importedDuty(x, entity)
		have, err := read[Duty](asking(tx.db), "WHERE d.slug = +? ORDER BY d.version", d.Slug)
		if err != nil {
			return err
		}
		known, key, why := fits(d, have, entity)
		if key == "" {
			key, why = mayImport(d, have, known)
		}
		if key != "" {
			return casefile.Errors{{Key: fmt.Sprintf("custom_duties[%d].%s", i, key), Msg: why}}
		}
		if known {
			continue
		}
		full := Problems{}
		if err := tx.roomForDuty(full); err != nil || len(full) > 0 {
			return cmp.Or(err, full.Err())
		}
		if x.File != nil && x.File.Data != nil {
			p := Problems{}
			err := tx.dutyFile(p, &d, &File{Name: x.File.Name, MediaType: x.File.MediaType, Data: x.File.Data})
			if err != nil || len(p) > 0 {
				return cmp.Or(err, p.Err())
			}
		}
		if len(have) > 0 {
			d.EntityID = have[0].EntityID
		}
		if err := tx.addDuty(DutyAdded, nil, &d, incident); err != nil {
			return err
		}
	}
	return nil
}

// fits reports whether a version is here already, and under which key of the file
// it does not go together with what is here, and why.
func fits(d Duty, have []Duty, entity int64) (known bool, key string, why i18n.Text) {
	if len(have) > 0 && !have[0].covers(entity) {
		return false, "id", dutyOfOther.With(string(d.Obligation()))
	}
	for i := range have {
		if have[i].Version != d.Version {
			continue
		}
		if key := differs(d, have[i]); key != "" {
			return false, key, dutyDiffers.With(d.Version, string(d.Obligation()))
		}
		return true, "", why
	}
	with := append(slices.Clone(have), d)
	slices.SortFunc(with, func(a, b Duty) int { return cmp.Compare(a.Version, b.Version) })
	for i := range with {
		is, ever := DutyUntil(with, i)
		j := slices.IndexFunc(have, func(x Duty) bool { return x.Version == with[i].Version })
		if j < 0 {
			continue
		}
		if was, before := DutyUntil(have, j); was != is || before != ever {
			return false, "version", dutyTakesIn.With(d.Version, string(d.Obligation()))
		}
	}
	return false, "", why
}

// differs is the key of the first thing in which two versions say something else.
// When the last day is known, and who recorded it, is no part of what it says.
func differs(a, b Duty) string {
	for _, x := range []struct {
		key  string
		a, b any
	}{
		{"kind", a.Kind, b.Kind},
		{"title_sv", a.TitleSV, b.TitleSV},
		{"title_en", a.TitleEN, b.TitleEN},
		{"recipient", a.Recipient, b.Recipient},
		{"reference", a.Reference, b.Reference},
		{"clause", a.Clause, b.Clause},
		{"trigger", a.Event, b.Event},
		{"trigger_of", said(a.Of), said(b.Of)},
		{"n", a.N, b.N},
		{"unit", a.Unit, b.Unit},
		{"reading", a.Reading, b.Reading},
		{"conditions", said(a.If), said(b.If)},
		{"role", a.Role, b.Role},
		{"in_force_first", a.First, b.First},
		{"file", a.FileSHA256 + a.FileName, b.FileSHA256 + b.FileName},
	} {
		if x.a != x.b {
			return x.key
		}
	}
	return ""
}

func said[T ~string](l List[T]) string {
	body, err := json.Marshal(l)
	if err != nil {
		return err.Error()
	}
	return string(body)
}
