package deadline

import (
	"strings"

	"frist/models/calendar"
	"frist/models/i18n"
)

// strictWords say how the strict time is counted in each unit.
var strictWords = map[Unit]i18n.Text{
	Hours:       {SV: "Timmarna räknas som förfluten tid från klockslaget, dygnet runt: helger räknas in, och att klockan ställs om ändrar ingenting.", EN: "The hours are counted as elapsed time from the instant, day and night: weekends and holidays count, and a change of the clocks alters nothing."},
	Days:        {SV: "Samma klockslag den sista dagen, eller lika många gånger 24 timmar, om det slutar tidigare.", EN: "The same time of day on the last day, or as many times 24 hours, if that ends earlier."},
	Weeks:       {SV: "Samma klockslag och veckodag den sista veckan, eller lika många dygn på 24 timmar, om det slutar tidigare.", EN: "The same weekday and time of day in the last week, or as many days of 24 hours, if that ends earlier."},
	WorkingDays: {SV: "Samma klockslag den sista arbetsdagen. Lördagar, söndagar och helgdagar i företagets land räknas inte.", EN: "The same time of day on the last working day. Saturdays, Sundays and the holidays of the entity’s country do not count."},
	Months:      {SV: "Samma datum och klockslag i den månad då perioden slutar. Finns inte datumet gäller månadens sista dag.", EN: "The same date and time of day in the month in which the period ends. If there is no such date, the last day of the month."},

	CalendarMonths: {SV: "Slutet av den kalendermånad som händelsen hör till.", EN: "The end of the calendar month to which the event belongs."},
}

// latestWords say how far each reading goes.
var latestWords = map[Reading]i18n.Text{
	Exact:          {SV: "Samma tid: ingen senare tolkning har stöd i lagen.", EN: "The same time: the law supports no later reading."},
	HourRule:       {SV: "Timmen för händelsen räknas inte: perioden slutar när den sista hela timmen slutar (%s). Den flyttas inte för helger.", EN: "The hour of the event is not counted: the period ends with its last full hour (%s). It does not move for weekends or holidays."},
	Noon:           {SV: "Löper fristen ut en lördag, söndag eller helgdag förlängs den till kl. 12.00 nästa arbetsdag (%s). Förlängningen gäller inte den som är %s, och inte heller den som är undantagen genom beslut eller som väsentlig eller viktig entitet (%s).", EN: "If the limit runs out on a Saturday, Sunday or holiday, it is extended to noon of the next working day (%s). The extension does not apply to these: %s; nor to an entity excluded by decision or as essential or important (%s)."},
	WholeDay:       {SV: "Till dagens slut (%s). Dagen flyttas inte.", EN: "Until the end of the day (%s). The day does not move."},
	WholeDayRolled: {SV: "Till dagens slut; är dagen en lördag, söndag eller helgdag till slutet av nästa arbetsdag (%s).", EN: "Until the end of the day; if it is a Saturday, Sunday or holiday, until the end of the next working day (%s)."},
	WholeDayNoon:   {SV: "Till dagens slut (%s); är dagen en lördag, söndag eller helgdag till kl. 12.00 nästa arbetsdag, för alla (%s).", EN: "Until the end of the day (%s); if it is a Saturday, Sunday or holiday, until noon of the next working day, for everybody (%s)."},
	WholeDayTwo:    {SV: "Till dagens slut; är dagen en lördag, söndag eller helgdag till slutet av nästa arbetsdag, och aldrig förrän två arbetsdagar har gått (%s).", EN: "Until the end of the day; if it is a Saturday, Sunday or holiday, until the end of the next working day, and never before two working days have passed (%s)."},
	SwedishAct:     {SV: "Till dagens slut; är dagen en lördag, söndag, helgdag, midsommarafton, julafton eller nyårsafton till slutet av nästa vardag (lag (1930:173) 1 och 2 §§).", EN: "Until the end of the day; if it is a Saturday, Sunday, holiday, Midsummer’s, Christmas or New Year’s Eve, until the end of the next working day (lag (1930:173) 1 and 2 §§)."},
	OneMore:        {SV: "Med bedömningen för nästa kalendermånad: till slutet av den.", EN: "With the assessment of the next calendar month: until the end of it."},
	FromLater:      {SV: "Samma tid, räknad från %s.", EN: "The same span, counted from %s."},
	LongerIfNot:    {SV: "%s, om det inte är känt att %s. Är det känt att så inte är fallet gäller bara den längre tiden.", EN: "%s, unless it is known that %s. If it is known that it is not so, only the longer span applies."},
}

const (
	lawHours    = "Reg. (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(a)"
	lawWholeDay = "Reg. (EEC, Euratom) 1182/71 Art. 3(2)"
	lawRolled   = "Reg. (EEC, Euratom) 1182/71 Art. 3(2), 3(4)"
	lawTwo      = "Reg. (EEC, Euratom) 1182/71 Art. 3(2), 3(4), 3(5)"
	lawExcluded = "Reg. (EU) 2025/301 Art. 5(5), 5(6)"
)

// Strict says how the strict time is counted, and nothing for a duty without a
// number.
func (r *Rule) Strict() i18n.Text { return strictWords[r.Within.Unit] }

// LatestWords says how far the latest reading goes, and nothing for a duty
// without a number.
func (r *Rule) LatestWords() i18n.Text {
	if r.Within.Unit == NoUnit {
		return i18n.Text{}
	}
	t := latestWords[r.Latest]
	switch r.Latest {
	case HourRule:
		return t.With(Cite(lawHours))
	case Noon:
		return t.With(Cite(reliefLaw), typesText(r.NoRelief), Cite(lawExcluded))
	case WholeDay:
		return t.With(Cite(lawWholeDay))
	case WholeDayRolled:
		return t.With(Cite(lawRolled))
	case WholeDayNoon:
		return t.With(Cite(lawWholeDay), Cite(reliefLaw))
	case WholeDayTwo:
		return t.With(Cite(lawTwo))
	case FromLater:
		return t.With(r.LatestFrom.Words())
	case LongerIfNot:
		return t.With(r.Longer.Within.Words(), r.Longer.If.Met())
	case Exact, SwedishAct, OneMore:
	}
	return t
}

// byCountry is what those are called who differ by country, in a rule that is
// not of one country alone.
var byCountry = map[Recipient]i18n.Text{
	DataProtectionAuthority: {SV: "dataskyddsmyndigheten i företagets land (i Sverige IMY)", EN: "the data protection authority of the entity’s country (in Sweden IMY)"},
	FinancialSupervisor:     {SV: "den finansiella tillsynsmyndigheten i företagets land (i Sverige Finansinspektionen)", EN: "the financial supervisor of the entity’s country (in Sweden Finansinspektionen)"},
	CSIRT:                   {SV: "CSIRT-enheten i företagets land", EN: "the CSIRT of the entity’s country"},
	TrustSupervisor:         {SV: "tillsynsorganet för betrodda tjänster i företagets land (i Sverige PTS)", EN: "the supervisory body for trust services of the entity’s country (in Sweden PTS)"},
	TelecomAuthority:        {SV: "behörig myndighet i företagets land (i Sverige PTS)", EN: "the competent authority of the entity’s country (in Sweden PTS)"},
}

// To says who is told.
func (r *Rule) To() i18n.Text {
	if t, ok := byCountry[r.Recipient]; ok && r.Where != Sweden {
		return t
	}
	sweden := Facts{Entity: Entity{Country: "SE", Type: CreditInstitution}}
	return newEngine(&sweden, roomFor(0), false).recipient(r.Recipient)
}

var orWord = i18n.Text{SV: "eller", EN: "or"}

func typesText(types []EntityType) i18n.Text {
	var names []i18n.Text
	for _, t := range types {
		names = append(names, small(t.Label()))
	}
	return list(names, orWord)
}

// small is a text as it stands inside a sentence.
func small(t i18n.Text) i18n.Text { return i18n.Text{SV: lowerFirst(t.SV), EN: lowerFirst(t.EN)} }

func comma(a, b i18n.Text) i18n.Text {
	return i18n.Text{SV: a.SV + ", " + b.SV, EN: a.EN + ", " + b.EN}
}

// list joins with commas and, before the last, a word.
func list(of []i18n.Text, last i18n.Text) i18n.Text {
	var sv, en []string
	for _, t := range of {
		sv, en = append(sv, t.SV), append(en, t.EN)
	}
	return i18n.Text{SV: join(sv, last.SV), EN: join(en, last.EN)}
}

func join(of []string, last string) string {
	if len(of) < 2 {
		return strings.Join(of, "")
	}
	return strings.Join(of[:len(of)-1], ", ") + " " + last + " " + of[len(of)-1]
}

// dayText says a day without its weekday: "17 januari 2025".
func dayText(d calendar.Date) i18n.Text {
	if d.IsZero() {
		return i18n.Text{}
	}
	return i18n.Same("%d %s %d").With(d.Day, i18n.Month(d.Month), d.Year)
}
