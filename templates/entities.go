package templates

import "frist/models/i18n"

// PathEntityNew is the page that adds a legal entity.
const PathEntityNew = PathEntities + "/new"

// An EntityRow is one line of the list of legal entities.
type EntityRow struct {
	ID, Name, OrgNo     string
	Country, Type, Role i18n.Text
}

// An EntityForm is the page that adds or edits a legal entity.
type EntityForm struct {
	// Path is where the form is sent, and Shown the name the page is headed by:
	// empty for a new one.
	Path, Shown string
	Once        string
	Version     int64
	Saved       string
	// Back is the page that somebody came from: see [PostForm].
	Back string

	Name, Country, Main, Type, Role, OrgNo, LEI string
	Eves, NoRelief                              bool
	NIS2                                        string
	Traits                                      []string
	AllTraits                                   []Option
	Countries, Mains, Types                     []Option
	Duties                                      OwnDuties // of one that is kept
	Problems                                    map[string]i18n.Text
	Conflict                                    *Versions
	// Moves are what changes in open incidents if it is stored, shown once before it
	// is, and Seen stands for them.
	Moves []DutyMove
	Seen  string
}

// The labels of an entity's fields, also for a list of what two versions differ in.
var (
	LabelCountry  = i18n.Text{SV: "Hemland", EN: "Home country"}
	LabelMain     = i18n.Text{SV: "Huvudsakligt verksamhetsställe inom EES", EN: "Main establishment in the EEA"}
	LabelType     = i18n.Text{SV: "Typ av företag", EN: "Type of firm"}
	LabelDuty     = i18n.Text{SV: "Roll för personuppgifter", EN: "Role for personal data"}
	LabelOrgNo    = i18n.Text{SV: "Organisationsnummer", EN: "Organisation number"}
	LabelLEI      = i18n.Text{SV: "LEI-kod", EN: "LEI"}
	LabelEves     = i18n.Text{SV: "Räkna aftnar som helgdagar, i Sverige midsommarafton, julafton och nyårsafton", EN: "Count eves as bank holidays: in Sweden Midsummer’s Eve, Christmas Eve and New Year’s Eve"}
	LabelTraits   = i18n.Text{SV: "Vad mer gäller för företaget?", EN: "What else is true of the firm?"}
	LabelNIS2     = i18n.Text{SV: "Är företaget en väsentlig eller viktig verksamhetsutövare (NIS2)?", EN: "Is the firm an essential or important entity (NIS2)?"}
	LabelNoRelief = i18n.Text{SV: "Företaget är undantaget från förlängning över helger", EN: "The firm is excluded from relief over weekends and bank holidays"}
)

// What can be said of a main establishment beside a country.
var (
	MainAtHome          = i18n.Text{SV: "I hemlandet", EN: "In the home country"}
	NoMainEstablishment = i18n.Text{SV: "Finns inte inom EES", EN: "There is none in the EEA"}
)

// The roles that the General Data Protection Regulation knows.
var (
	RoleController = Option{Value: "controller", Label: i18n.Text{SV: "Personuppgiftsansvarig", EN: "Controller"}, Hint: i18n.Text{SV: "Anmäler till tillsynsmyndigheten och informerar de registrerade (artikel 33.1 och 34 i dataskyddsförordningen).", EN: "Notifies the supervisory authority and informs the data subjects (GDPR Art. 33(1) and 34)."}}
	RoleProcessor  = Option{Value: "processor", Label: i18n.Text{SV: "Personuppgiftsbiträde", EN: "Processor"}, Hint: i18n.Text{SV: "Underrättar den personuppgiftsansvarige (artikel 33.2 i dataskyddsförordningen).", EN: "Notifies the controller (GDPR Art. 33(2))."}}
)

// Yes and no, as a list of differences says them.
var (
	SaidYes = Yes.Label
	SaidNo  = No.Label
)

var (
	entitiesTitle   = navEntities
	entitiesAdd     = i18n.Text{SV: "Lägg till juridisk person", EN: "Add legal entity"}
	entitiesCaption = i18n.Text{SV: "Alla juridiska personer, efter namn", EN: "All legal entities, by name"}
	entitiesEmpty   = i18n.Text{SV: "Ingen juridisk person finns ännu", EN: "There is no legal entity yet"}
	entitiesWhy     = i18n.Text{SV: "En incident rapporteras för en juridisk person: dess land, typ och roll avgör vilka skyldigheter och frister som gäller.", EN: "An incident is reported for a legal entity: its country, type and role decide which duties and time limits apply."}
	entityNameHint  = i18n.Text{SV: "Firman som den är registrerad.", EN: "The name as it is registered."}
	countryHint     = i18n.Text{SV: "Landet avgör tidszon, helgdagar och vilka myndigheter som tar emot anmälningarna. Helgdagar finns för Norden utom Island och för Irland, Litauen, Luxemburg, Nederländerna och Tyskland; för andra länder räknas bara lördagar och söndagar som lediga.", EN: "The country decides the time zone, the bank holidays and which authorities take the notifications. There are holidays for Denmark, Finland, Germany, Ireland, Lithuania, Luxembourg, the Netherlands, Norway and Sweden; elsewhere only Saturdays and Sundays count as free."}
	mainHint        = i18n.Text{SV: "Tillsynsmyndigheten där är ansvarig när personuppgifter behandlas i flera länder, och anmälan görs till den (artikel 4.16 och 56 i dataskyddsförordningen). Ett företag utan verksamhetsställe inom EES anmäler till myndigheten i varje land där registrerade berörs.", EN: "The supervisory authority there leads when personal data are processed in several countries, and is the one to be notified (GDPR Art. 4(16) and 56). A firm with no establishment in the EEA notifies the authority of each country in which data subjects are affected."}
	typeHint        = i18n.Text{SV: "Typerna i artikel 2.1 i förordning (EU) 2022/2554 (DORA). De avgör om och när IKT-relaterade incidenter rapporteras till Finansinspektionen.", EN: "The types in Art. 2(1) of Regulation (EU) 2022/2554 (DORA). They decide whether and when ICT-related incidents are reported to Finansinspektionen."}
	dutyHint        = i18n.Text{SV: "Den roll som företaget oftast har för de personuppgifter som det behandlar.", EN: "The role that the firm mostly has for the data it processes."}
	orgNoHint       = i18n.Text{SV: "Till exempel 556737-0431. Skrivs i anmälan till IMY.", EN: "For example 556737-0431. It goes into the notification to IMY."}
	leiHint         = i18n.Text{SV: "20 tecken. Måste finnas i rapporterna till Finansinspektionen. Lämna tomt om företaget inte rapporterar dit eller koden inte är känd än.", EN: "20 characters. It must be in the reports to Finansinspektionen. Leave it empty if the firm does not report there, or if the code is not known yet."}
	traitsHint      = i18n.Text{SV: "Kryssa i det som stämmer: det avgör vilka skyldigheter en incident kan medföra utöver dem som följer av typen.", EN: "Tick what is true: it decides which duties an incident can bring beside those that follow from the type."}
	nis2Hint        = i18n.Text{SV: "Företag utanför DORA som är väsentliga eller viktiga anmäler betydande incidenter till CSIRT-enheten (cybersäkerhetslagen (2025:1506), eller landets lag som genomför NIS2). Finansiella företag rapporterar enligt DORA i stället; för dem betyder ett ja att den första anmälan och delrapporten inte får någon förlängning över helger.", EN: "Firms outside DORA that are essential or important notify significant incidents to the CSIRT (cybersäkerhetslagen (2025:1506), or the act of the country that implements NIS2). Financial entities report under DORA instead; for them a yes means that the initial notification and the intermediate report get no relief over weekends and bank holidays."}
	evesHint        = i18n.Text{SV: "De svenska aftnarna är inga allmänna helgdagar enligt lagen (1989:253) om allmänna helgdagar, men jämställs med sådana i 2 § lagen (1930:173) om beräkning av lagstadgad tid. I andra länder gäller rutan de dagar då bankerna brukar ha stängt fastän helgdagslagen inte säger det. Om de är helgdagar i den mening som avses i förordning (EU) 2025/301 är inte avgjort. Lämna rutan tom om ni inte har fått besked: då blir ingen frist senare än lagen säkert medger.", EN: "The Swedish eves are no public holidays under the act (1989:253), but are equated with them in section 2 of the act (1930:173) on computing time set by law. In other countries the box is about the days on which banks are usually closed although the law on holidays does not say so. Whether they are bank holidays in the sense of Regulation (EU) 2025/301 is not settled. Leave the box empty unless you have been told: no limit is then later than the law certainly allows."}
	reliefHint      = i18n.Text{SV: "En frist enligt DORA som löper ut på en helgdag eller ett veckoslut förlängs till kl. 12.00 nästa arbetsdag (artikel 5.4 i förordning (EU) 2025/301). För den första anmälan och delrapporten gäller det inte kreditinstitut, centrala motparter, den som driver en handelsplats, eller företag som är väsentliga eller viktiga enligt NIS2 (artikel 5.5), och inte den som Finansinspektionen har beslutat om (artikel 5.6). De tre första känner Frist igen på typen, och NIS2 på svaret ovan. Kryssa i rutan om det finns ett beslut. Slutrapportens frist förlängs alltid.", EN: "A DORA time limit that ends on a weekend or a bank holiday is extended to 12:00 on the next working day (Art. 5(4) of Regulation (EU) 2025/301). For the initial notification and the intermediate report that does not hold for credit institutions, central counterparties, operators of trading venues, or firms that are essential or important under NIS2 (Art. 5(5)), nor for those that Finansinspektionen has decided on (Art. 5(6)). Frist knows the first three by their type, and NIS2 by the answer above. Tick the box if there is a decision. The limit of the final report is always extended."}
	entitySaveAll   = i18n.Text{SV: "Spara och ändra incidenterna", EN: "Save, and change the incidents"}
	clocksTitle     = i18n.Text{SV: "En ändring kan flytta frister som löper", EN: "A change may move time limits that are running"}
	clocksText      = i18n.Text{SV: "Hemland, typ, roll, verksamhet, NIS2 och rutorna om helger styr fristerna. När du sparar räknas alla frister i företagets öppna incidenter om, och en frist som löper kan bli tidigare, senare eller falla bort. Vilka det gäller visas innan något sparas, och det antecknas i loggen för varje incident. Det som redan är inlämnat behåller den tid och den eventuella försening som det fick då.", EN: "Home country, type, role, activities, NIS2 and the boxes about holidays govern the time limits. When you save, all time limits of the firm’s open incidents are computed anew, and a limit that is running may become earlier, later or fall away. Which they are is shown before anything is stored, and noted in the log of each incident. What has been filed keeps the time and any lateness that it was given then."}
)

// chooseText is the first line of a list in which nothing is chosen for anybody.
var chooseText = Option{Label: i18n.Text{SV: "Välj …", EN: "Choose …"}}

func (p Page) entityTable(rows []EntityRow) Table {
	t := Table{Caption: entitiesCaption, Columns: []Column{{Label: nameText}, {Label: LabelType}, {Label: LabelCountry}, {Label: LabelDuty}, {Label: LabelOrgNo}}}
	for _, e := range rows {
		t.Rows = append(t.Rows, []Cell{{Text: e.Name, Href: PathEntities + "/" + e.ID}, {Text: p.Say(e.Type)}, {Text: p.Say(e.Country)}, {Text: p.Say(e.Role)}, {Text: e.OrgNo}})
	}
	return t
}

func (e EntityForm) isNew() bool { return e.Shown == "" }

func (e EntityForm) title() i18n.Text {
	if e.isNew() {
		return entitiesAdd
	}
	return i18n.Same(e.Shown)
}

func (e EntityForm) button() i18n.Text {
	if e.isNew() {
		return entitiesAdd
	}
	if len(e.Moves) > 0 {
		return entitySaveAll
	}
	return userSave
}

// buttonKind is that of the button below the form, which is not the first where one
// stands by what changes.
func (e EntityForm) buttonKind() string {
	if len(e.Moves) > 0 {
		return "second"
	}
	return ""
}

func (e EntityForm) country() Choice {
	return Choice{Name: "country", Label: LabelCountry, Hint: countryHint, Options: e.Countries, Values: []string{e.Country}, Problem: e.Problems["country"]}
}

func (e EntityForm) main() Choice {
	return Choice{Name: "main_establishment", Label: LabelMain, Hint: mainHint, Options: e.Mains, Values: []string{e.Main}, Problem: e.Problems["main_establishment"]}
}

func (e EntityForm) kind() Choice {
	return Choice{Name: "type", Label: LabelType, Hint: typeHint, Options: append([]Option{chooseText}, e.Types...), Values: []string{e.Type}, Problem: e.Problems["type"]}
}

func (e EntityForm) duty() Choice {
	return Choice{Name: "role", Label: LabelDuty, Hint: dutyHint, Options: []Option{RoleController, RoleProcessor}, Values: []string{e.Role}, Problem: e.Problems["role"]}
}

func (e EntityForm) traits() Choice {
	return Choice{Name: "traits", Label: LabelTraits, Hint: traitsHint, Options: e.AllTraits, Values: e.Traits, Optional: true, Problem: e.Problems["traits"]}
}

func (e EntityForm) nis2() Choice {
	return Choice{Name: "nis2", Label: LabelNIS2, Hint: nis2Hint, Options: []Option{Yes, No, Unknown}, Values: []string{e.NIS2}, Inline: true, Problem: e.Problems["nis2"]}
}

// ticked is the value of a box.
func ticked(on bool) string {
	if on {
		return "yes"
	}
	return ""
}
