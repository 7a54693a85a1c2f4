package web

import (
	"encoding/json"
	"strings"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A trigger is what may start the clock of a duty of the firm's own.
type trigger struct {
	value string // as the form sends it: the event, and the obligation that is filed
	event deadline.Event
	of    deadline.ID
	name  i18n.Text
}

var triggers = []trigger{
	{"aware", deadline.Aware, "", i18n.Text{SV: "Kännedom", EN: "Awareness"}},
	{"detected", deadline.Detected, "", i18n.Text{SV: "Upptäckten", EN: "Detection"}},
	{"occurred", deadline.Occurred, "", i18n.Text{SV: "När incidenten inträffade", EN: "When the incident occurred"}},
	{"classified", deadline.Classified, "", i18n.Text{SV: "Klassificeringen som allvarlig", EN: "Classification as major"}},
	{"recovered", deadline.Recovered, "", i18n.Text{SV: "När normal verksamhet återupptogs", EN: "When regular activities recovered"}},
	{"resolved", deadline.Resolved, "", i18n.Text{SV: "När incidenten åtgärdades", EN: "When the incident was resolved"}},
	{"filed.gdpr.authority", deadline.FirstFiled, "gdpr.authority", i18n.Text{SV: "När personuppgiftsincidenten anmäldes till dataskyddsmyndigheten", EN: "When the breach was notified to the data protection authority"}},
	{"filed.dora.initial", deadline.FirstFiled, "dora.initial", i18n.Text{SV: "När den första anmälan enligt DORA lämnades", EN: "When the initial notification under DORA was filed"}},
}

// triggerOf is the trigger of a duty. One that comes from elsewhere may be none of
// ours.
func triggerOf(event deadline.Event, of []deadline.ID) (trigger, bool) {
	for _, t := range triggers {
		if t.event == event && (t.of == "" && len(of) == 0 || len(of) == 1 && of[0] == t.of) {
			return t, true
		}
	}
	return trigger{value: string(event), event: event, name: eventNames[event]}, false
}

// eventNames are the events that the form does not offer alone.
var eventNames = map[deadline.Event]i18n.Text{
	deadline.Happened:             {SV: "Det inträffade, eller det som är känt i stället", EN: "The occurrence, or what is known instead"},
	deadline.Corrected:            {SV: "När en korrigerande åtgärd fanns", EN: "When a corrective measure was available"},
	deadline.FirstFiled:           {SV: "Den första inlämningen", EN: "The first filing"},
	deadline.LatestFiled:          {SV: "Den senaste inlämningen", EN: "The latest filing"},
	deadline.RecoveredAfterFiling: {SV: "Återgången till normal verksamhet efter en inlämning", EN: "The recovery after a filing"},
	deadline.OpenLimit:            {SV: "En annan frist som löper", EN: "Another limit that runs"},
}

var unitNames = map[deadline.Unit]i18n.Text{
	deadline.NoUnit:         {SV: "Utan onödigt dröjsmål", EN: "Without undue delay"},
	deadline.Hours:          {SV: "Timmar", EN: "Hours"},
	deadline.Days:           {SV: "Dagar", EN: "Days"},
	deadline.WorkingDays:    {SV: "Arbetsdagar", EN: "Working days"},
	deadline.Weeks:          {SV: "Veckor", EN: "Weeks"},
	deadline.Months:         {SV: "Månader", EN: "Months"},
	deadline.CalendarMonths: {SV: "Hela kalendermånader", EN: "Whole calendar months"},
}

var readingNames = map[deadline.Reading]i18n.Text{
	deadline.Exact:          {SV: "På klockslaget", EN: "At the time of day"},
	deadline.WholeDay:       {SV: "Vid slutet av den sista dagen", EN: "At the end of the last day"},
	deadline.WholeDayRolled: {SV: "Vid slutet av den sista dagen, eller av nästa arbetsdag om den är ledig", EN: "At the end of the last day, or of the next working day if it is free"},
	deadline.SwedishAct:     {SV: "Enligt lag (1930:173): nästa vardag om den sista dagen är en lördag, söndag, helgdag eller afton", EN: "By lag (1930:173): the next weekday if the last day is a Saturday, a Sunday, a holiday or an eve"},
	deadline.HourRule:       {SV: "Timmen för händelsen räknas inte", EN: "The hour of the event is not counted"},
	deadline.Noon:           {SV: "Klockan 12 nästa arbetsdag om dagen är ledig", EN: "At noon of the next working day if the day is free"},
	deadline.WholeDayNoon:   {SV: "Vid dagens slut, eller klockan 12 nästa arbetsdag om den är ledig", EN: "At the end of the day, or at noon of the next working day if it is free"},
	deadline.WholeDayTwo:    {SV: "Vid dagens slut, och aldrig före två arbetsdagar", EN: "At the end of the day, and never before two working days"},
	deadline.OneMore:        {SV: "En kalendermånad senare", EN: "A calendar month later"},
}

// conditionNames say when a duty exists, for those conditions that the form offers.
var conditionNames = []struct {
	condition deadline.Condition
	name      i18n.Text
}{
	{deadline.PersonalData, i18n.Text{SV: "Personuppgifter berörs", EN: "Personal data are concerned"}},
	{deadline.Risk, i18n.Text{SV: "Det finns en risk för fysiska personer", EN: "There is a risk to natural persons"}},
	{deadline.HighRisk, i18n.Text{SV: "Risken är hög", EN: "The risk is high"}},
	{deadline.Major, i18n.Text{SV: "Incidenten är klassificerad som allvarlig", EN: "The incident is classified as major"}},
	{deadline.ClientsAffected, i18n.Text{SV: "Kundernas ekonomiska intressen påverkas", EN: "The financial interests of clients are affected"}},
	{deadline.MaterialEvent, i18n.Text{SV: "Händelsen är av väsentlig betydelse", EN: "The event is of material significance"}},
}

func conditionName(c deadline.Condition) i18n.Text {
	for _, x := range conditionNames {
		if x.condition == c {
			return x.name
		}
	}
	return upper(deadline.Gap(c).Name())
}

// dutyCode says a word of ours in a duty.
func dutyCode(key, s string) i18n.Text {
	switch key {
	case "kind":
		return models.DutyKindNames[models.DutyKind(s)]
	case "event":
		t, _ := triggerOf(deadline.Event(s), nil)
		return t.name
	case "unit":
		return unitNames[deadline.Unit(s)]
	case "reading":
		return readingNames[deadline.Reading(s)]
	}
	return i18n.Text{}
}

// titles says what obligations are called, in lists that know only which one it
// is. Those of the firm are read once, if there is one.
type titles struct {
	c   *call
	own map[deadline.ID]i18n.Text
}

func (t *titles) of(id deadline.ID) (i18n.Text, error) {
	name, known := obligationTitles()[id]
	if _, own := ownSlug(id); known || !own {
		return name, nil
	}
	if t.own == nil {
		var err error
		if t.own, err = t.c.store.DutyTitles(t.c.ctx(), t.c.by()); err != nil {
			return i18n.Text{}, err
		}
	}
	if name, ok := t.own[id]; ok {
		return name, nil
	}
	return i18n.Same(string(id)), nil
}

// ownSlug is the slug of an obligation that is a duty of the firm's own, and false
// for one of the law.
func ownSlug(id deadline.ID) (string, bool) {
	return strings.CutPrefix(string(id), string(deadline.CustomRegime)+".")
}

// duties says a list of obligations of the log.
func (w *logWords) duties(raw json.RawMessage) string {
	var ids []deadline.ID
	if json.Unmarshal(raw, &ids) != nil {
		return string(raw)
	}
	var list []string
	for _, id := range ids {
		list = append(list, w.duty(id))
	}
	return strings.Join(list, "\n")
}

func (w *logWords) conditions(raw json.RawMessage) string {
	var cs []deadline.Condition
	if json.Unmarshal(raw, &cs) != nil {
		return string(raw)
	}
	var list []string
	for _, c := range cs {
		list = append(list, w.page.Say(conditionName(c)))
	}
	return strings.Join(list, "\n")
}

// duty is what an obligation is called, and its id where nobody knows it.
func (w *logWords) duty(id deadline.ID) string {
	if name, err := w.titles.of(id); err == nil && !name.IsZero() {
		return w.page.Say(name)
	}
	return string(id)
}
