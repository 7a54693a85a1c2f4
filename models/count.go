package models

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"frist/models/casefile"
	"frist/models/i18n"
)

// What is counted and how well it is known, as a case file says it.
type (
	Of   = casefile.Of
	Mode = casefile.Mode
)

// ByCountry is how many in each country, ISO 3166-1; nil is not known, and not 0.
type ByCountry map[string]*int64

// Value stores the numbers as JSON.
func (b ByCountry) Value() (driver.Value, error) {
	if b == nil {
		return "{}", nil
	}
	body, err := json.Marshal(map[string]*int64(b))
	return string(body), err
}

// Scan reads what Value wrote.
func (b *ByCountry) Scan(v any) error {
	switch v := v.(type) {
	case string:
		return json.Unmarshal([]byte(v), (*map[string]*int64)(b))
	case []byte:
		return json.Unmarshal(v, (*map[string]*int64)(b))
	}
	return fmt.Errorf("models: cannot read numbers by country from %T", v)
}

// GormDataType is the column type of ByCountry.
func (ByCountry) GormDataType() string { return "text" }

// A Count is one revision of how many are affected. It is never changed: what
// is known better is a new revision.
type Count struct {
	ID           int64      `json:"id"`
	IncidentID   int64      `json:"incident_id"`
	AsOf         *time.Time `json:"as_of"`
	Of           Of         `json:"of"`
	Mode         Mode       `json:"mode"`
	Min          *int64     `json:"min"`
	Max          *int64     `json:"max"`
	ByCountry    ByCountry  `json:"by_country"`
	Source       string     `json:"source"`
	Note         string     `json:"note"`
	RecordedAt   time.Time  `json:"recorded_at"`
	RecordedName string     `json:"recorded_name"`
}

func (c *Count) subject() (string, int64, int64) { return "count", c.ID, c.IncidentID }

// OfNames says what is counted.
var OfNames = map[Of]i18n.Text{
	casefile.DataSubjects: {SV: "registrerade", EN: "data subjects"},
	casefile.Records:      {SV: "personuppgiftsposter", EN: "personal data records"},
	casefile.Clients:      {SV: "kunder", EN: "clients"},
	casefile.Counterparts: {SV: "motparter", EN: "counterparts"},
	casefile.Transactions: {SV: "transaktioner", EN: "transactions"},
}

// ModeNames says how well a number is known.
var ModeNames = map[Mode]i18n.Text{
	casefile.Exact:              {SV: "exakt", EN: "exact"},
	casefile.Approximate:        {SV: "ungefärligt", EN: "approximate"},
	casefile.CannotBeDetermined: {SV: "kan inte fastställas", EN: "cannot be determined"},
	casefile.ToBeDetermined:     {SV: "ännu inte fastställt", EN: "yet to be determined"},
}

// Check notes what is wrong with the count.
func (c *Count) Check(p Problems, at time.Time) {
	if c.AsOf == nil {
		p.Add("as_of", i18n.Text{SV: "Ange vilken tidpunkt uppgiften avser.", EN: "Enter the time at which this was so."})
	} else if checkInstant(p, "as_of", *c.AsOf); c.AsOf.After(at) {
		p.Add("as_of", i18n.Text{SV: "Tiden ligger i framtiden.", EN: "The time is in the future."})
	}
	if _, ok := OfNames[c.Of]; !ok {
		p.Add("of", i18n.Text{SV: "Välj vad som räknas.", EN: "Choose what is counted."})
	}
	if _, ok := ModeNames[c.Mode]; !ok {
		p.Add("mode", i18n.Text{SV: "Välj hur säkert antalet är.", EN: "Choose how well the number is known."})
	}
	c.checkNumbers(p)
	checkLine(p, "source", c.Source, 0, LongText)
	checkText(p, "note", c.Note, 0, LongText)
}

func (c *Count) checkNumbers(p Problems) {
	negative := i18n.Text{SV: "Antalet kan inte vara mindre än noll.", EN: "The number cannot be less than zero."}
	if c.Min != nil && *c.Min < 0 {
		p.Add("min", negative)
	}
	if c.Max != nil && *c.Max < 0 {
		p.Add("max", negative)
	}
	if c.Min != nil && c.Max != nil && *c.Min > *c.Max {
		p.Add("max", i18n.Text{SV: "Högst kan inte vara färre än minst.", EN: "At most cannot be fewer than at least."})
	}
	if c.Mode == casefile.Exact && (c.Min == nil || c.Max == nil || *c.Min != *c.Max) {
		p.Add("mode", i18n.Text{SV: "Ett exakt antal anges med samma tal som minst och högst.", EN: "An exact number is given as the same at least and at most."})
	}
	for code, n := range c.ByCountry {
		if n != nil && *n < 0 {
			p.Add("by_country", negative)
		}
		if !casefile.IsCountry(code) {
			p.Add("by_country", i18n.Text{SV: "Välj land ur listan.", EN: "Choose the country from the list."})
		}
		checkLarge(p, "by_country", n)
	}
	checkLarge(p, "min", c.Min)
	checkLarge(p, "max", c.Max)
}

// checkLarge notes a number that not every program would read as it is.
func checkLarge(p Problems, field string, n *int64) {
	if n != nil && *n > casefile.MaxCount {
		p.Add(field, i18n.Text{SV: "Antalet är för stort.", EN: "The number is too large."})
	}
}

// AddCount stores a new revision.
func (s *Store) AddCount(ctx context.Context, by Actor, once Once, ref string, c Count) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		if c.Check(p, tx.at); len(p) > 0 {
			return p.Err()
		}
		c.IncidentID = in.ID
		if err := tx.addCount(&c); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addCount(c *Count) error {
	c.ID = 0
	if c.ByCountry == nil {
		c.ByCountry = ByCountry{} // as it will be read back
	}
	c.AsOf = whole(c.AsOf)
	tx.sign(&c.RecordedAt, &c.RecordedName)
	tx.touch(c.IncidentID)
	return tx.create(CountAdded, c)
}

// Counts returns all revisions of an incident, by what they count and as of when.
func (s *Store) Counts(ctx context.Context, by Actor, ref string) ([]Count, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	return hanging[Count](ctx, s, in.ID, "of, as_of, id")
}

// Latest returns the revision of what that is valid now, and false if there is none.
func Latest(counts []Count, of Of) (Count, bool) {
	var last Count
	found := false
	for _, c := range counts {
		if c.Of == of && (!found || !known(c.AsOf).Before(known(last.AsOf))) {
			last, found = c, true
		}
	}
	return last, found
}
