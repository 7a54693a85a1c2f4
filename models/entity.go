package models

import (
	"context"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// An Entity is a legal entity that has duties.
type Entity struct {
	ID              int64               `json:"id"`
	Version         int                 `json:"version"`
	Name            string              `json:"name"`
	Country         string              `json:"country"`
	Type            deadline.EntityType `json:"type"`
	Role            deadline.Role       `json:"role"`
	OrgNo           string              `json:"org_no"`
	LEI             string              `json:"lei" gorm:"column:lei"`
	EvesAreHolidays bool                `json:"eves_are_holidays"`
	ReliefExcluded  bool                `json:"relief_excluded"`
	Traits          Traits              `json:"traits,omitempty"`
	NIS2            deadline.Answer     `json:"nis2,omitempty" gorm:"column:nis2"`
	// MainEstablishment is the country in the EEA in which its main establishment
	// is, [NoMainEstablishment], or empty: in its own.
	MainEstablishment string    `json:"main_establishment,omitempty"` // the log of before has none
	CreatedAt         time.Time `json:"created_at" gorm:"autoCreateTime:false"`
}

func (e *Entity) subject() (string, int64, int64) { return "entity", e.ID, 0 }

// NoMainEstablishment is said of an entity that has none in the EEA. Under the
// GDPR it then notifies the authority of each state.
const NoMainEstablishment = casefile.NoMain

// main is what the engine is told of the main establishment.
func (e *Entity) main() (country string, none bool) {
	return mainOf(e.MainEstablishment)
}

func mainOf(said string) (country string, none bool) {
	if said == NoMainEstablishment {
		return "", true
	}
	return said, false
}

// NotGiven is what an entity without a name is called: of one that was reported
// before anybody knew whose incident it was, nothing is known.
var NotGiven = i18n.Text{SV: "Ännu inte angiven", EN: "Not yet given"}

// NameOf says what an entity with that name is called.
func NameOf(name string) i18n.Text {
	if name == "" {
		return NotGiven
	}
	return i18n.Same(name)
}

// Zone is the entity's own time zone.
func (e *Entity) Zone() *time.Location { return zone(e.Country) }

// zone is the local time of a country, and of Sweden while it is not known.
func zone(country string) *time.Location {
	c, ok := calendar.For(country, false)
	if !ok {
		c = calendar.Sweden()
	}
	return c.Zone
}

// Check notes what is wrong with e.
func (e *Entity) Check(p Problems) {
	checkLine(p, "name", e.Name, 1, 200)
	if _, ok := calendar.CountryOf(e.Country); !ok {
		p.Add("country", i18n.Text{SV: "Välj ett land inom EES eller Storbritannien.", EN: "Choose a country in the EEA or the United Kingdom."})
	}
	if e.MainEstablishment != "" && !casefile.IsMain(e.MainEstablishment) {
		p.Add("main_establishment", i18n.Text{SV: "Välj ett land inom EES, eller att det inte finns något.", EN: "Choose a country in the EEA, or that there is none."})
	}
	if e.Type == "" || !e.Type.Valid() {
		p.Add("type", i18n.Text{SV: "Välj vad för slags företag det är.", EN: "Choose what kind of firm it is."})
	}
	if e.Role != deadline.Controller && e.Role != deadline.Processor {
		p.Add("role", i18n.Text{SV: "Välj personuppgiftsansvarig eller personuppgiftsbiträde.", EN: "Choose controller or processor."})
	}
	for _, t := range e.Traits {
		if !t.Valid() {
			p.Add("traits", i18n.Text{SV: "Välj bland rutorna.", EN: "Choose among the boxes."})
		}
	}
	if !answered(e.NIS2) {
		p.Add("nis2", chooseAnswer)
	}
	checkLine(p, "org_no", e.OrgNo, 0, 50)
	if e.OrgNo != "" && e.Country == "SE" && !form.ValidOrgNo(e.OrgNo) {
		p.Add("org_no", i18n.Text{SV: "Organisationsnumret stämmer inte: kontrollera siffrorna, till exempel 556737-0431.", EN: "The organisation number is not right: check the digits, for example 556737-0431."})
	}
	if e.LEI != "" && !form.ValidLEI(e.LEI) {
		p.Add("lei", i18n.Text{SV: "LEI-koden stämmer inte: den har 20 tecken och en kontrollsumma.", EN: "The LEI is not right: it has 20 characters and a checksum."})
	}
}

func (e *Entity) tidy() {
	e.Name, e.OrgNo = strings.TrimSpace(e.Name), strings.TrimSpace(e.OrgNo)
	e.LEI = strings.ToUpper(strings.TrimSpace(e.LEI))
	e.Traits = TraitsOf(e.Traits)
	if e.Role == "" {
		e.Role = deadline.Controller
	}
}

// AddEntity stores a new entity and returns its number.
func (s *Store) AddEntity(ctx context.Context, by Actor, once Once, e Entity) (int64, error) {
	if !by.May(KeepEntities) {
		return 0, ErrForbidden
	}
	err := s.change(ctx, by, func(tx *Tx) error {
		if err := tx.again(once); err != nil {
			return err
		}
		if err := tx.addEntity(&e); err != nil {
			return err
		}
		return tx.first(once, "")
	})
	return e.ID, err
}

func (tx *Tx) addEntity(e *Entity) error {
	e.tidy()
	p := Problems{}
	if e.Check(p); len(p) > 0 {
		return p.Err()
	}
	e.ID, e.Version, e.CreatedAt = 0, 1, tx.at
	return tx.create(EntityAdded, e)
}

// EditEntity stores e as the next version of itself, looks at the clocks of its
// incidents again, and says in the log of each open one what changes in it. It returns
// ErrConflict if e.Version is not the latest.
func (s *Store) EditEntity(ctx context.Context, by Actor, e Entity) error {
	if !by.May(KeepEntities) {
		return ErrForbidden
	}
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := take[Entity](tx, e.ID)
		if err != nil {
			return err
		}
		if before.Version != e.Version {
			return ErrConflict
		}
		e.tidy()
		p := Problems{}
		if e.Check(p); len(p) > 0 {
			return p.Err()
		}
		e.Version, e.CreatedAt = before.Version+1, before.CreatedAt
		moves, err := entityMoves(tx.db, &before, &e, "1 = 1")
		if err != nil {
			return err
		}
		if err := tx.update(EntityEdited, &before, &e); err != nil {
			return err
		}
		if err := tx.touchOpen(&e.ID); err != nil {
			return err
		}
		return tx.noteEntity(&e, moves)
	})
}

// Entities returns all entities by name. Whoever is signed in may see them:
// everybody who reports an incident chooses one.
func (s *Store) Entities(ctx context.Context, by Actor) ([]Entity, error) {
	if by.Role == "" {
		return nil, ErrForbidden
	}
	return read[Entity](s.brief(ctx), "ORDER BY name, id")
}

// Entity returns one entity.
func (s *Store) Entity(ctx context.Context, by Actor, id int64) (Entity, error) {
	if by.Role == "" {
		return Entity{}, ErrForbidden
	}
	return readOne[Entity](s.brief(ctx), "WHERE id = +?", id)
}

// HomeZone is local time where nothing says which entity it is about.
func HomeZone() *time.Location { return zone("SE") }
