package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	entityAdded  = i18n.Text{SV: "%s är tillagd.", EN: "%s is added."}
	entityEdited = i18n.Text{SV: "%s är sparad.", EN: "%s is saved."}
	entityMoved  = i18n.Text{SV: "%s är sparad och fristerna i de öppna incidenterna har räknats om.", EN: "%s is saved, and the time limits of its open incidents are computed anew."}
)

// GET /entities
func (c *call) entitiesPage() error {
	if !c.by().May(models.KeepEntities) {
		return models.ErrForbidden
	}
	es, err := c.store.Entities(c.ctx(), c.by())
	if err != nil {
		return err
	}
	rows := make([]templates.EntityRow, 0, len(es))
	for _, e := range es {
		if e.Name == "" {
			continue // whose incident is not known yet: there is nothing to edit
		}
		rows = append(rows, templates.EntityRow{
			ID: strconv.FormatInt(e.ID, 10), Name: e.Name, OrgNo: e.OrgNo, Country: countryName(e.Country), Type: e.Type.Label(), Role: dutyName(e.Role),
		})
	}
	return c.render(http.StatusOK, templates.EntitiesPage(c.page(home()), rows))
}

// GET /entities/new
func (c *call) newEntityPage() error {
	if !c.by().May(models.KeepEntities) {
		return models.ErrForbidden
	}
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	if saved == "" {
		f.Set("country", "SE")
	}
	return c.renderEntity(http.StatusOK, f, saved, entityForm{})
}

// POST /entities/new
func (c *call) addEntity() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	e := entityOf(f)
	_, err = c.store.AddEntity(c.ctx(), c.by(), c.once(f), e)
	var done *models.Done
	if errors.As(err, &done) {
		err = nil
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.renderEntity(http.StatusUnprocessableEntity, f, "", entityForm{})
	}
	return c.done(templates.PathEntities, entityAdded.With(e.Name))
}

// GET /entities/:id
func (c *call) entityPage() error {
	e, err := c.keptEntity()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	if saved == "" {
		writeEntity(f, e)
	}
	return c.renderEntity(http.StatusOK, f, saved, entityForm{now: e})
}

// keptEntity is the entity in the path, for whoever keeps entities.
func (c *call) keptEntity() (models.Entity, error) {
	if !c.by().May(models.KeepEntities) {
		return models.Entity{}, models.ErrForbidden
	}
	return c.store.Entity(c.ctx(), c.by(), c.id())
}

// POST /entities/:id
func (c *call) editEntity() error {
	now, err := c.keptEntity()
	if err != nil {
		return err
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	e := entityOf(f)
	e.ID, e.Version = now.ID, f.version()
	x := entityForm{now: now}
	switch seen, err := c.entityMoves(f, e, &x); {
	case err != nil:
		return err
	case !seen:
		return c.renderEntity(http.StatusOK, f, "", x)
	}
	err = c.store.EditEntity(c.ctx(), c.by(), e)
	if errors.Is(err, models.ErrConflict) {
		return c.entityConflict(f, e)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.renderEntity(http.StatusUnprocessableEntity, f, "", x)
	}
	if err := c.store.DropDraft(c.ctx(), c.by(), c.Request().URL.Path); err != nil {
		return err
	}
	said := entityEdited
	if len(x.moves) > 0 {
		said = entityMoved
	}
	return c.done(orElse(c.cameFrom(f), templates.PathEntities), said.With(e.Name))
}

// entityConflict shows what the entity has become meanwhile beside what was
// sent, which can be sent again as the version after it.
func (c *call) entityConflict(f *typed, mine models.Entity) error {
	now, err := c.keptEntity()
	if err != nil {
		return err
	}
	f.Set("version", strconv.Itoa(now.Version))
	v, err := c.versions("entity", now.ID)
	if err != nil {
		return err
	}
	say := func(t i18n.Text) string { return t.In(c.lang) }
	v.differ(templates.LabelName, mine.Name, now.Name)
	v.differ(templates.LabelCountry, say(countryName(mine.Country)), say(countryName(now.Country)))
	v.differ(templates.LabelMain, say(mainName(mine.MainEstablishment)), say(mainName(now.MainEstablishment)))
	v.differ(templates.LabelType, say(mine.Type.Label()), say(now.Type.Label()))
	v.differ(templates.LabelDuty, say(dutyName(mine.Role)), say(dutyName(now.Role)))
	v.differ(templates.LabelOrgNo, mine.OrgNo, now.OrgNo)
	v.differ(templates.LabelLEI, mine.LEI, now.LEI)
	v.differ(templates.LabelTraits, say(traitNames(mine.Traits)), say(traitNames(now.Traits)))
	v.differ(templates.LabelNIS2, say(answerName(mine.NIS2)), say(answerName(now.NIS2)))
	v.differ(templates.LabelEves, say(yesOrNo(mine.EvesAreHolidays)), say(yesOrNo(now.EvesAreHolidays)))
	v.differ(templates.LabelNoRelief, say(yesOrNo(mine.ReliefExcluded)), say(yesOrNo(now.ReliefExcluded)))
	if len(v.Fields) == 0 { // a second press of the button
		return c.done(orElse(c.cameFrom(f), templates.PathEntities), entityEdited.With(now.Name))
	}
	return c.renderEntity(http.StatusConflict, f, "", entityForm{now: now, conflict: v.Versions})
}

func entityOf(f *typed) models.Entity {
	e := models.Entity{
		Name: f.text("name"), Country: f.Get("country"), Type: deadline.EntityType(f.Get("type")), Role: deadline.Role(f.Get("role")),
		OrgNo: f.text("org_no"), LEI: f.text("lei"), EvesAreHolidays: f.yes("eves"), ReliefExcluded: f.yes("no_relief"), NIS2: f.answer("nis2"),
		MainEstablishment: f.Get("main_establishment"),
	}
	for _, t := range f.Values["traits"] {
		e.Traits = append(e.Traits, deadline.Trait(t))
	}
	e.Traits = models.TraitsOf(e.Traits)
	if e.Role == "" {
		e.Role = unsaid // models would take nothing for a controller, which nobody said
	}
	return e
}

// unsaid is no role, and refused as such.
const unsaid deadline.Role = "-"

func writeEntity(f *typed, e models.Entity) {
	for name, value := range map[string]string{
		"name": e.Name, "country": e.Country, "type": string(e.Type), "role": string(e.Role), "org_no": e.OrgNo, "lei": e.LEI, "main_establishment": e.MainEstablishment, "nis2": string(e.NIS2), "version": strconv.Itoa(e.Version),
	} {
		f.Set(name, value)
	}
	f.Del("traits")
	for _, t := range e.Traits {
		f.Add("traits", string(t))
	}
	if e.EvesAreHolidays {
		f.Set("eves", "yes")
	}
	if e.ReliefExcluded {
		f.Set("no_relief", "yes")
	}
}

// An entityForm is what the form of an entity is about, beside what was typed.
type entityForm struct {
	now      models.Entity // as it is stored; zero for a new one
	conflict *templates.Versions
	moves    []templates.DutyMove
	seen     string // stands for them
}

// entityMoves reports whether what would change in open incidents has been shown, and
// else finds it for x. What cannot be stored changes nothing.
func (c *call) entityMoves(f *typed, e models.Entity, x *entityForm) (seen bool, err error) {
	p := models.Problems{}
	if e.Check(p); len(p) > 0 || e.Version != x.now.Version {
		return true, nil
	}
	list, err := c.store.EntityMoves(c.ctx(), c.by(), e)
	if err != nil {
		return false, err
	}
	if x.moves, x.seen, err = c.moveRows(list); err != nil {
		return false, err
	}
	return f.Get("seen") == x.seen || len(x.moves) == 0, nil
}

func (c *call) renderEntity(status int, f *typed, saved string, x entityForm) error {
	f.askName()
	e := &x.now
	v := templates.EntityForm{
		Path: c.Request().URL.Path, Shown: e.Name, Version: f.number("version"), Saved: saved, Back: c.cameFrom(f),
		Name: f.Get("name"), Country: f.Get("country"), Main: f.Get("main_establishment"), Type: f.Get("type"), Role: f.Get("role"), OrgNo: f.Get("org_no"), LEI: f.Get("lei"),
		Eves: f.yes("eves"), NoRelief: f.yes("no_relief"), Traits: f.Values["traits"], NIS2: f.answerValue("nis2"), Problems: f.problems, Conflict: x.conflict, Moves: x.moves, Seen: x.seen,
	}
	if e.ID == 0 {
		v.Once = once()
	} else {
		var err error
		if v.Duties, err = c.ownDuties(func(d models.Duty) bool { return d.EntityID == nil || *d.EntityID == e.ID }); err != nil {
			return err
		}
		v.Duties.Add += "?entity=" + strconv.FormatInt(e.ID, 10)
	}
	for _, x := range calendar.Countries() {
		v.Countries = append(v.Countries, templates.Option{Value: x.Code, Label: x.Name})
	}
	slices.SortFunc(v.Countries, func(a, b templates.Option) int { return strings.Compare(a.Label.In(c.lang), b.Label.In(c.lang)) })
	v.Mains = []templates.Option{{Label: templates.MainAtHome}, {Value: models.NoMainEstablishment, Label: templates.NoMainEstablishment}}
	for _, x := range v.Countries {
		if casefile.IsMain(x.Value) {
			v.Mains = append(v.Mains, x)
		}
	}
	for _, x := range deadline.EntityTypes() {
		v.Types = append(v.Types, templates.Option{Value: string(x.Type), Label: x.Label})
	}
	for _, t := range deadline.Traits() {
		v.AllTraits = append(v.AllTraits, templates.Option{Value: string(t), Label: t.Name(), Hint: t.Help()})
	}
	return c.render(status, templates.EntityPage(c.page(home()), v))
}

func countryName(code string) i18n.Text {
	x, _ := calendar.CountryOf(code)
	return x.Name
}

func mainName(code string) i18n.Text {
	switch code {
	case "":
		return templates.MainAtHome
	case models.NoMainEstablishment:
		return templates.NoMainEstablishment
	}
	return countryName(code)
}

func dutyName(r deadline.Role) i18n.Text {
	if r == deadline.Processor {
		return templates.RoleProcessor.Label
	}
	return templates.RoleController.Label
}

func yesOrNo(b bool) i18n.Text {
	if b {
		return templates.SaidYes
	}
	return templates.SaidNo
}
