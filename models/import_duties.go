package models

import (
	"fmt"
	"slices"
	"strings"

	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

var (
	dutyOfHouse   = i18n.Text{SV: "%s gäller här alla juridiska personer, och version %d finns inte: en fil lägger inte till den för alla", EN: "%s is here a duty of every legal entity, and version %d is not here: a file does not add it for all of them"}
	dutyNoAddress = i18n.Text{SV: "%s kan ingen skyldighet heta här", EN: "%s can be no duty’s name here"}
	dutiesTooMany = i18n.Text{SV: "Det kan finnas högst %s skyldigheter här, alla versioner inräknade.", EN: "There can be %s duties here at most, every version counted."}
	dutiesMove    = i18n.Text{SV: "skulle ändra vad som gäller för andra öppna incidenter: %s", EN: "would change what applies to other open incidents: %s"}
)

// maxVersion is the highest version of a duty that a file may bring.
const maxVersion = 9_999

// mayImport is why a version of a file is not taken, with its key there, and empty if
// it is: it must be one that the pages can show, and edit. have are the versions that
// are here, and known says that it is among them.
func mayImport(d Duty, have []Duty, known bool) (key string, why i18n.Text) {
	switch {
	case d.Slug == newDuty:
		return "id", dutyNoAddress.With(string(d.Obligation()))
	case d.Version > maxVersion:
		return "version", dutyTooHigh.With(maxVersion)
	case !known && len(have) > 0 && have[0].EntityID == nil:
		return "version", dutyOfHouse.With(string(d.Obligation()), d.Version)
	}
	return "", why
}

// roomForDuty notes that no further version can be kept: each is looked at for every
// incident, and the file of one has them all.
func (tx *Tx) roomForDuty(p Problems) error {
	var have int
	if err := scalar(tx.db.Raw("SELECT count(*) FROM custom_duties"), &have); err != nil {
		return err
	}
	if have >= casefile.MaxDuties {
		p.Add("title_sv", dutiesTooMany.With(i18n.Number(casefile.MaxDuties)))
	}
	return nil
}

// ownDuties says how the firm's own duties stand in the open incidents but one.
func (tx *Tx) ownDuties(but int64) (map[string][]string, error) {
	cs, err := clocks(tx.db, "WHERE i.status = 'open' AND i.id <> +?", but)
	if err != nil {
		return nil, err
	}
	all := map[string][]string{}
	for i := range cs {
		for j := range cs[i].parts {
			p := &cs[i].parts[j]
			if len(p.facts.Custom) == 0 {
				continue
			}
			for _, o := range deadline.Times(p.facts) {
				if o.Regime == deadline.CustomRegime && o.State != deadline.NotApplicable {
					all[cs[i].Incident.Ref] = append(all[cs[i].Incident.Ref], fmt.Sprint(p.of, o.ID, o.State, o.RuleVersion, o.Strict, o.Latest))
				}
			}
		}
	}
	return all, nil
}

// othersMoved is the refusal of a file whose duties change what applies to another
// open incident, and nil if they do not.
func othersMoved(before, after map[string][]string) error {
	var refs []string
	for ref, now := range after {
		if !slices.Equal(now, before[ref]) {
			refs = append(refs, ref)
		}
	}
	for ref := range before {
		if _, still := after[ref]; !still {
			refs = append(refs, ref)
		}
	}
	if len(refs) == 0 {
		return nil
	}
	slices.Sort(refs)
	const shown = 20
	list := strings.Join(refs[:min(shown, len(refs))], ", ")
	if len(refs) > shown {
		list += " …"
	}
	return casefile.Errors{{Key: "custom_duties", Msg: dutiesMove.With(list)}}
}
