package models

import (
	"cmp"
	"encoding/json"
	"slices"

	"frist/models/casefile"
)

// A frozenFiling is what [Filing.freeze] makes.
type frozenFiling struct {
	Frist  string          `json:"frist"`
	Entity int64           `json:"entity"`
	Record json.RawMessage `json:"record"`
}

func faultOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// IsFaulty reports whether the record that is frozen with the filing would not be
// read again.
func (f *Filing) IsFaulty() bool {
	var x struct {
		Fault string `json:"fault"`
	}
	return json.Unmarshal([]byte(f.Content), &x) == nil && x.Fault != ""
}

// frozenForm is the form of what is frozen.
const frozenForm = "filing/1"

// frozenRecord is the record as it stood when the filing was recorded: the part of
// its own entity. It reports false for a filing that came from elsewhere with its
// hash alone, or with something in it that this program did not freeze.
func (f *Filing) frozenRecord() (Record, bool) {
	var x frozenFiling
	if json.Unmarshal([]byte(f.Content), &x) != nil || x.Frist != frozenForm {
		return Record{}, false
	}
	file, err := casefile.Parse(x.Record)
	if err != nil || x.Entity < 0 || x.Entity > int64(len(file.Entities)) {
		return Record{}, false
	}
	part, err := recordOf(file).Part(x.Entity)
	return part, err == nil
}

// recordOf is a record that came as a case file, as far as forms are filled from
// it. Nothing of it has a number in the database: the further entities go by their
// place in the file, from 1.
func recordOf(f casefile.File) Record {
	r := Record{Incident: incidentOf(f.Incident), Entity: entityOf(f.Entity)}
	r.Incident.Ref = f.Incident.Reference
	for i, x := range f.Entities {
		p := Part{EntityID: int64(i + 1), ClassifiedMajorAt: x.ClassifiedMajorAt, Active: true, Entity: entityOf(x.Entity)}
		p.Entity.ID = p.EntityID
		r.Others = append(r.Others, p)
	}
	for _, x := range f.Awareness {
		r.Awareness = append(r.Awareness, awarenessOf(x))
	}
	for _, x := range f.Counts {
		r.Counts = append(r.Counts, countOf(x))
	}
	slices.SortStableFunc(r.Counts, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Of, b.Of), known(a.AsOf).Compare(known(b.AsOf)))
	})
	for key, x := range f.Facts {
		r.Facts = append(r.Facts, factOf(key, x))
	}
	for _, x := range f.Decisions {
		d := decisionOf(x)
		d.EntityID = ofNth(r.Others, x.Entity)
		r.Decisions = append(r.Decisions, d)
	}
	for _, x := range f.Filings {
		y := importedFiling(0, x, nil)
		y.EntityID, y.Country = ofNth(r.Others, x.Entity), x.Country
		r.Filings = append(r.Filings, y)
	}
	slices.SortStableFunc(r.Filings, func(a, b Filing) int { return known(a.SentAt).Compare(known(b.SentAt)) })
	return r
}

func incidentOf(x casefile.Incident) Incident {
	return Incident{
		Title: x.Title, Summary: x.Summary, Informant: x.Informant, KnownBy: x.KnownBy,
		Status: Status(x.Status), CloseReason: x.CloseReason, Restricted: x.Restricted, ReportedName: x.ReportedBy, ReportedAt: x.ReportedAt,
		PersonalData: x.PersonalData, ServicesDown: x.ServicesDown, Risk: x.Risk, HighRisk: x.HighRisk,
		OccurredFrom: x.OccurredFrom, OccurredTo: x.OccurredTo, DetectedAt: x.DetectedAt,
		ClassifiedMajorAt: x.ClassifiedMajorAt, RecoveredAt: x.RecoveredAt, ResolvedAt: x.ResolvedAt, CorrectedAt: x.CorrectedAt,
		Answers: x.Answers, Edition: x.Edition, EditionReason: x.EditionReason,
	}
}

func entityOf(x casefile.Entity) Entity {
	e := Entity{
		Name: x.Name, Country: x.Country, Type: x.Type, Role: x.Role, OrgNo: x.OrgNo, LEI: x.LEI,
		EvesAreHolidays: x.EvesAreHolidays, ReliefExcluded: x.ReliefExcluded, Traits: x.Traits, NIS2: x.NIS2, MainEstablishment: x.MainEstablishment,
	}
	e.tidy()
	return e
}

func awarenessOf(x casefile.Awareness) Awareness {
	return Awareness{At: x.At, How: x.How, Source: x.Source, Chosen: x.Chosen, Reason: x.Reason, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By}
}

func countOf(x casefile.Count) Count {
	c := Count{
		AsOf: instant(x.AsOf), Of: x.Of, Mode: x.Mode, Min: x.Min, Max: x.Max, ByCountry: x.ByCountry, Source: x.Source, Note: x.Note,
		RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
	}
	if c.Of == "" {
		c.Of = casefile.DataSubjects
	}
	if c.Mode == "" {
		c.Mode = casefile.ToBeDetermined
	}
	return c
}

func factOf(key string, x casefile.Fact) Fact {
	return Fact{
		Version: max(1, x.Version), Key: key, Value: FactValue{Text: x.Text, Lines: x.Lines}, Source: x.Source,
		KnownSince: x.KnownSince, RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
	}
}

func decisionOf(x casefile.Decision) Decision {
	return Decision{
		Obligation: x.Obligation, Outcome: x.Outcome, Reason: x.Reason, DecidedAt: instant(x.DecidedAt), DecidedBy: x.By, ApprovedBy: x.ApprovedBy, Country: x.Country,
		RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
	}
}
