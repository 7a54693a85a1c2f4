package deadline

import (
	"slices"

	"frist/models/i18n"
)

// This file says a rule in words, from its data alone, so that what a page says
// of the law and what [Compute] makes of it cannot differ.

var regimeNames = map[Regime]i18n.Text{
	"gdpr":                {SV: "Dataskyddsförordningen (GDPR)", EN: "General Data Protection Regulation (GDPR)"},
	"dora":                {SV: "DORA, förordning (EU) 2022/2554", EN: "DORA, Regulation (EU) 2022/2554"},
	"psd2":                {SV: "Betaltjänstdirektivet (PSD2)", EN: "Payment Services Directive (PSD2)"},
	"nis2":                {SV: "Cybersäkerhetslagen (NIS2)", EN: "NIS2, in Sweden cybersäkerhetslagen"},
	"nis1":                {SV: "NIS, lag (2018:1174)", EN: "NIS1, lag (2018:1174)"},
	"eidas":               {SV: "eIDAS, betrodda tjänster", EN: "eIDAS, trust services"},
	"cra":                 {SV: "Cyberresiliensförordningen (CRA)", EN: "Cyber Resilience Act (CRA)"},
	"fffs2021_2":          {SV: "Finansinspektionens allmänna råd FFFS 2021:2", EN: "General guidelines FFFS 2021:2 of Finansinspektionen"},
	"fffs2019_22":         {SV: "Finansinspektionens föreskrifter FFFS 2019:22", EN: "Regulations FFFS 2019:22 of Finansinspektionen"},
	"payment_users":       {SV: "Lagen (2010:751) om betaltjänster", EN: "Swedish act on payment services, lag (2010:751)"},
	"protective_security": {SV: "Säkerhetsskydd", EN: "Protective security"},
	"mar":                 {SV: "Marknadsmissbruksförordningen (MAR)", EN: "Market Abuse Regulation (MAR)"},
	"telecom":             {SV: "Elektronisk kommunikation, förordning (EU) nr 611/2013", EN: "Electronic communications, Regulation (EU) 611/2013"},
	"ai_act":              {SV: "AI-förordningen", EN: "AI Act"},
	CustomRegime:          {SV: "Egna skyldigheter", EN: "The firm’s own duties"},
}

// Name says a regime in words.
func (r Regime) Name() i18n.Text { return regimeNames[r] }

var certaintyNames = map[Certainty]i18n.Text{
	Read:     {SV: "kontrollerad mot källan", EN: "checked against the source"},
	Practice: {SV: "myndighetens praxis, inte lag", EN: "practice of the authority, not a statute"},
	Memory:   {SV: "ej kontrollerad", EN: "unverified"},
	Draft:    {SV: "förslag, inte gällande rätt", EN: "a proposal, not law"},
	House:    {SV: "egen regel eller avtal", EN: "the firm’s own rule or contract"},
}

// Name says how sure the text of a rule is.
func (c Certainty) Name() i18n.Text { return certaintyNames[c] }

var areaNames = map[Area]i18n.Text{
	"":           {SV: "alla länder", EN: "all countries"},
	Sweden:       {SV: "Sverige", EN: "Sweden"},
	EEA:          {SV: "EES", EN: "the EEA"},
	EEAButSweden: {SV: "EES utom Sverige", EN: "the EEA but Sweden"},
}

// Name says where the law of a rule is in force.
func (a Area) Name() i18n.Text { return areaNames[a] }

var (
	unlimited   = i18n.Text{SV: "(från vilken dag är inte angivet)", EN: "(from which day is not stated)"}
	fromDay     = i18n.Text{SV: "från och med den %s", EN: "from %s"}
	untilDay    = i18n.Text{SV: "till och med den %s", EN: "until %s"}
	betweenDays = i18n.Text{SV: "från och med den %s till och med den %s", EN: "from %s until %s"}
)

// Words says a period by its first and its last day.
func (p Period) Words() i18n.Text {
	first, last := dayText(p.First), dayText(p.Last)
	switch {
	case p.First.IsZero() && p.Last.IsZero():
		return unlimited
	case p.Last.IsZero():
		return fromDay.With(first)
	case p.First.IsZero():
		return untilDay.With(last)
	}
	return betweenDays.With(first, last)
}

var (
	anyone       = i18n.Text{SV: "alla företag", EN: "any kind of entity"}
	financial    = i18n.Text{SV: "finansiella entiteter enligt artikel 2.1 a–t i DORA", EN: "financial entities under DORA Art. 2(1)(a) to (t)"}
	asController = i18n.Text{SV: "den som är personuppgiftsansvarig", EN: "any kind of entity, as a controller"}
	asProcessor  = i18n.Text{SV: "den som är personuppgiftsbiträde", EN: "any kind of entity, as a processor"}
	whoever      = i18n.Text{SV: "den som %s", EN: "any kind of entity that %s"}
	whichIs      = i18n.Text{SV: "%s och som %s", EN: "%s, and that %s"}
	butNot       = i18n.Text{SV: "dock inte den som %s", EN: "but not one that %s"}
	ofType       = i18n.Text{SV: "den som är %s", EN: "an entity that is one of these: %s"}
	ofOneType    = i18n.Text{SV: "den som är %s", EN: "an entity of this type: %s"}
)

// Who says whom a rule binds.
func (r *Rule) Who() i18n.Text {
	who := anyone
	switch {
	case len(r.Types) == 0:
	case slices.Equal(r.Types, financialEntities):
		who = financial
	case len(r.Types) == 1:
		who = ofOneType.With(typesText(r.Types))
	default:
		who = ofType.With(typesText(r.Types))
	}
	switch {
	case len(r.Needs) > 0 && len(r.Types) == 0:
		who = whoever.With(clausesOf(r.Needs))
	case len(r.Needs) > 0:
		who = whichIs.With(who, clausesOf(r.Needs))
	case r.Role == Controller:
		who = asController
	case r.Role == Processor:
		who = asProcessor
	}
	if len(r.Unless) > 0 {
		who = comma(who, butNot.With(clausesOf(r.Unless)))
	}
	return who
}

func clausesOf(traits []Trait) i18n.Text {
	var clauses []i18n.Text
	for _, t := range traits {
		clauses = append(clauses, traitClauses[t])
	}
	return list(clauses, orWord)
}

// traitClauses say what an entity of each trait is or does: the end of "an entity
// that …".
var traitClauses = map[Trait]i18n.Text{
	Microenterprise:    {SV: "är mikroföretag (artikel 3.60 i DORA)", EN: "is a microenterprise (DORA Art. 3(60))"},
	SimplifiedICT:      {SV: "har en förenklad IKT-riskhanteringsram (artikel 16.1 i DORA)", EN: "has the simplified ICT risk management framework (DORA Art. 16(1))"},
	QualifiedTrust:     {SV: "är kvalificerad tillhandahållare av betrodda tjänster", EN: "is a qualified trust service provider"},
	TrustProvider:      {SV: "är tillhandahållare av betrodda tjänster", EN: "is a trust service provider"},
	TelecomProvider:    {SV: "tillhandahåller allmänt tillgängliga elektroniska kommunikationstjänster", EN: "provides publicly available electronic communications services"},
	ProductMaker:       {SV: "är tillverkare av produkter med digitala element", EN: "is a manufacturer of products with digital elements"},
	HighRiskAIProvider: {SV: "är leverantör av AI-system med hög risk", EN: "is a provider of high-risk AI systems"},
	ListedIssuer:       {SV: "är emittent av värdepapper som är upptagna till handel", EN: "is an issuer of securities admitted to trading"},
	SecuritySensitive:  {SV: "bedriver säkerhetskänslig verksamhet", EN: "carries on security-sensitive activities"},
	EssentialService:   {SV: "var leverantör av samhällsviktiga tjänster enligt lag (2018:1174)", EN: "was an operator of essential services under lag (2018:1174)"},
	OutsideDORA:        {SV: "tillhandahåller betaltjänster utan att omfattas av DORA", EN: "provides payment services without being under DORA"},
}

var met = map[Condition]i18n.Text{
	PersonalData:      {SV: "personuppgifter berörs", EN: "personal data are concerned"},
	Risk:              {SV: "det inte är osannolikt att incidenten medför en risk för fysiska personers rättigheter och friheter", EN: "a risk to the rights and freedoms of natural persons is not unlikely"},
	HighRisk:          {SV: "incidenten sannolikt leder till en hög risk", EN: "a high risk is likely"},
	Major:             {SV: "incidenten har klassificerats som allvarlig", EN: "the incident has been classified as major"},
	NotMajor:          {SV: "incidenten inte har klassificerats som allvarlig", EN: "the incident has not been classified as major"},
	ClientsAffected:   {SV: "kundernas ekonomiska intressen påverkas", EN: "the financial interests of clients are affected"},
	NIS2Entity:        {SV: "företaget är en väsentlig eller viktig verksamhetsutövare", EN: "the entity is essential or important under NIS2"},
	Significant:       {SV: "incidenten är betydande", EN: "the incident is significant"},
	Requested:         {SV: "tillsynsmyndigheten har begärt en rapport, eller läget eller hanteringen har ändrats väsentligt", EN: "the supervisor has asked for a report, or the status or the handling has changed significantly"},
	CyberThreat:       {SV: "det finns ett betydande cyberhot", EN: "there is a significant cyber threat"},
	TrustService:      {SV: "en betrodd tjänst påverkas", EN: "a trust service is affected"},
	Exploited:         {SV: "en sårbarhet i produkten utnyttjas aktivt", EN: "a vulnerability of the product is actively exploited"},
	Severe:            {SV: "incidenten allvarligt påverkar produktens säkerhet", EN: "the incident has a severe impact on the security of the product"},
	SeriousAI:         {SV: "det är en allvarlig incident med ett AI-system med hög risk", EN: "it is a serious incident of a high-risk AI system"},
	WidespreadAI:      {SV: "överträdelsen är utbredd eller samhällsviktig verksamhet störs", EN: "the infringement is widespread, or critical infrastructure is disrupted"},
	FatalAI:           {SV: "någon har avlidit", EN: "a person has died"},
	MaterialEvent:     {SV: "händelsen är av väsentlig betydelse", EN: "the event is of material significance"},
	InsideInformation: {SV: "incidenten är insiderinformation", EN: "the incident is inside information"},
}

// stated says conditions in a sentence of its own, where Swedish has the words in another
// order than after "om".
var stated = map[Condition]i18n.Text{
	Risk:     {SV: "det är inte osannolikt att incidenten medför en risk för fysiska personers rättigheter och friheter", EN: met[Risk].EN},
	HighRisk: {SV: "incidenten leder sannolikt till en hög risk", EN: met[HighRisk].EN},
	NotMajor: {SV: "incidenten har inte klassificerats som allvarlig", EN: met[NotMajor].EN},
	Severe:   {SV: "incidenten påverkar allvarligt produktens säkerhet", EN: met[Severe].EN},
}

// stated is the condition as a label says it, with its answer after it.
func (c Condition) stated() i18n.Text {
	if t, ok := stated[c]; ok {
		return t
	}
	return met[c]
}

// Met says a condition as it is when it is met: the end of "applies if …".
func (c Condition) Met() i18n.Text { return met[c] }

var triggers = map[Event]i18n.Text{
	Aware:                {SV: "kännedom om incidenten", EN: "awareness of the incident"},
	Detected:             {SV: "upptäckten av incidenten (kännedom, om upptäckten inte är angiven)", EN: "detection of the incident (awareness, if no detection is given)"},
	Occurred:             {SV: "tidpunkten då incidenten inträffade", EN: "when the incident occurred"},
	Happened:             {SV: "tidpunkten då incidenten inträffade (upptäckten eller kännedomen, om den inte är känd)", EN: "when the incident occurred (detection or awareness, if that is not known)"},
	Classified:           {SV: "klassificeringen av incidenten som allvarlig", EN: "classification of the incident as major"},
	Recovered:            {SV: "tidpunkten då den normala verksamheten återupptogs", EN: "when regular activities have been recovered"},
	Resolved:             {SV: "tidpunkten då incidenten var åtgärdad", EN: "when the incident has been resolved"},
	Corrected:            {SV: "tidpunkten då en korrigerande eller begränsande åtgärd blev tillgänglig", EN: "when a corrective or mitigating measure is available"},
	FirstFiled:           {SV: "den första inlämningen av %s", EN: "the first filing of: %s"},
	LatestFiled:          {SV: "den senaste inlämningen av %s", EN: "the latest filing of: %s"},
	RecoveredAfterFiling: {SV: "tidpunkten då den normala verksamheten återupptogs, sedan %s har lämnats in", EN: "when regular activities have been recovered, after the filing of: %s"},
	OpenLimit:            {SV: "den frist för %s som löper eller har överskridits", EN: "the limit that is running or was missed for: %s"},
}

// Words says what starts a clock.
func (t Trigger) Words() i18n.Text {
	if len(t.Of) == 0 {
		return triggers[t.Event]
	}
	var titles []i18n.Text
	for _, id := range t.Of {
		if title := titleOf(id); !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	return triggers[t.Event].With(list(titles, orWord))
}

// titleOf is the title of an obligation as it stands in the law of today.
func titleOf(id ID) i18n.Text {
	for i := range law {
		if law[i].ID == id {
			return small(law[i].Title)
		}
	}
	return i18n.Same(string(id))
}

var (
	spanOf  = i18n.Same("%s %s")
	capped  = i18n.Text{SV: "%s, dock senast %s efter %s", EN: "%s, but no later than %s after %s"}
	lapsing = i18n.Text{SV: "Klassificeras incidenten först därefter gäller %s från klassificeringen (%s).", EN: "If the incident is classified only after that, %s from the classification apply (%s)."}
)

// Words says a span, and nothing for a duty without a number.
func (s Span) Words() i18n.Text {
	if s.Unit == NoUnit {
		return i18n.Text{}
	}
	return spanOf.With(i18n.Number(s.N), units[s.Unit].of(s.N))
}

// Length says how long a rule gives, or what the law says instead of a number.
func (r *Rule) Length() i18n.Text {
	switch {
	case r.From.Event == OpenLimit:
		return untilThatLimit
	case r.Within.Unit == NoUnit && r.Without.IsZero():
		return noNumber
	case r.Within.Unit == NoUnit:
		return r.Without
	case r.Cap.Within.N == 0:
		return r.Within.Words()
	}
	return capped.With(r.Within.Words(), r.Cap.Within.Words(), r.Cap.From.Words())
}

// Lapse says when the cap of a rule no longer binds, and nothing if it has none.
func (r *Rule) Lapse() i18n.Text {
	if r.Cap.Within.N == 0 {
		return i18n.Text{}
	}
	return lapsing.With(r.Within.Words(), Cite(r.Cap.Lapses))
}

var untilThatLimit = i18n.Text{SV: "senast vid den fristen", EN: "no later than that limit"}

// readingQuestions are the open questions that a latest reading may raise.
var readingQuestions = map[Reading][]string{
	HourRule:       {"G1"},
	Noon:           {"Q5", "Q14", "Q18"},
	WholeDayRolled: {"Q5"},
	WholeDayTwo:    {"Q5"},
	WholeDayNoon:   {"Q7", "Q5"},
}

// OpenQuestions lists the open questions that may bear on what a rule gives.
func (r *Rule) OpenQuestions() []Question {
	ids := slices.Clone(r.Questions)
	if r.Cap.Within.N > 0 {
		ids = append(ids, r.Cap.Both, r.Cap.Edge)
		if r.Latest == Noon {
			ids = append(ids, "Q17")
		}
	}
	ids = append(ids, readingQuestions[r.Latest]...)
	var list []Question
	for _, id := range ids {
		q, ok := QuestionOf(id)
		if ok && !slices.Contains(list, q) {
			list = append(list, q)
		}
	}
	return list
}
