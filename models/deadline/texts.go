package deadline

import "frist/models/i18n"

// A pair is a word for one and for several.
type pair struct{ one, several i18n.Text }

func (p pair) of(n int) i18n.Text {
	if n == 1 {
		return p.one
	}
	return p.several
}

var units = map[Unit]pair{
	Hours:       {i18n.Text{SV: "timme", EN: "hour"}, i18n.Text{SV: "timmar", EN: "hours"}},
	Days:        {i18n.Text{SV: "dag", EN: "day"}, i18n.Text{SV: "dagar", EN: "days"}},
	WorkingDays: {i18n.Text{SV: "arbetsdag", EN: "working day"}, i18n.Text{SV: "arbetsdagar", EN: "working days"}},
	Weeks:       {i18n.Text{SV: "vecka", EN: "week"}, i18n.Text{SV: "veckor", EN: "weeks"}},
	Months:      {i18n.Text{SV: "månad", EN: "month"}, i18n.Text{SV: "månader", EN: "months"}},

	CalendarMonths: {i18n.Text{SV: "kalendermånad", EN: "calendar month"}, i18n.Text{SV: "kalendermånader", EN: "calendar months"}},
}

// Where an instant comes from.
var (
	fromFacts    = i18n.Text{SV: "enligt det som har angetts", EN: "as stated"}
	fromRecord   = i18n.Text{SV: "enligt uppgift i akten", EN: "as given in the record"}
	fromDecision = i18n.Text{SV: "enligt beslut", EN: "by decision"}
)

// The names of the events, as a sentence begins with them.
var events = map[Event]i18n.Text{
	Aware:      {SV: "Kännedom", EN: "Awareness"},
	Detected:   {SV: "Upptäckt", EN: "Detection"},
	Occurred:   {SV: "Inträffad", EN: "Occurrence"},
	Classified: {SV: "Klassificerad som allvarlig", EN: "Classified as major"},
	Recovered:  {SV: "Normal verksamhet återupptagen", EN: "Regular activities recovered"},
	Resolved:   {SV: "Åtgärdad", EN: "Resolution"},
	Corrected:  {SV: "Korrigerande åtgärd tillgänglig", EN: "Corrective measure available"},
}

var (
	said        = i18n.Text{SV: "%s: %s, %s.", EN: "%s: %s, %s."}
	saidAbout   = i18n.Text{SV: "%s: omkring %s, %s. Tiden är ungefärlig och fristen räknas från den.", EN: "%s: about %s, %s. The time is approximate, and the limit is counted from it."}
	saidBetween = i18n.Text{SV: "%s: mellan %s och %s, %s. Fristen räknas från den tidigare tiden.", EN: "%s: between %s and %s, %s. The limit is counted from the earlier time."}
	saidOnDay   = i18n.Text{SV: "%s: klockslaget är inte känt. Fristen räknas från dagens början, %s, %s.", EN: "%s: the time of day is not known. The limit is counted from the beginning of the day, %s, %s."}
	saidFiled   = i18n.Text{SV: "Inlämning av %s: %s.", EN: "Filing of the %s: %s."}
	saidLatest  = i18n.Text{SV: "Senaste inlämning av %s: %s. Tiden räknas från den senaste.", EN: "Latest filing of the %s: %s. Time runs from the latest one."}
	oddOffset   = i18n.Text{SV: "Tiden angavs med %s, men lokal tid var då %s: kontrollera att rätt tid är angiven.", EN: "The time was given with %s, but local time was %s then: check that it is the right time."}
	noDetection = i18n.Text{SV: "Upptäckten är inte angiven: räknat från kännedom.", EN: "Detection is not given: counted from awareness."}

	noOccurrence = i18n.Text{SV: "Det är inte angivet när incidenten inträffade: räknat från det som är känt i stället.", EN: "When the incident occurred is not given: counted from what is known instead."}

	sum           = i18n.Text{SV: "%s %s + %s = %s.", EN: "%s %s + %s = %s."}
	sumSame       = i18n.Text{SV: "%s %s + %s = %s, samma klockslag.", EN: "%s %s + %s = %s, at the same time of day."}
	sumDays       = i18n.Text{SV: "%s %s + %s = %s, räknat som förfluten tid, som slutar före samma klockslag.", EN: "%s %s + %s = %s, counted as elapsed time, which ends before the same time of day."}
	sumMonth      = i18n.Text{SV: "%s %s: bedömningen hör till den kalendermånaden, som slutar %s.", EN: "%s %s: the assessment belongs to that calendar month, which ends %s."}
	nextMonth     = i18n.Text{SV: "Senaste tolkning: med nästa månads bedömning, som slutar %s.", EN: "Latest reading: with the assessment of the next month, which ends %s."}
	longerOnly    = i18n.Text{SV: "%s Därför gäller %s: %s.", EN: "%s So %s apply: %s."}
	longerMaybe   = i18n.Text{SV: "%s Berörs ingen gäller %s: senaste tolkning %s.", EN: "%s If none is, %s apply: the latest reading is %s."}
	laterStart    = i18n.Text{SV: "Senaste tolkning: tiden räknas först härifrån. %s %s + %s = %s.", EN: "Latest reading: time runs only from this. %s %s + %s = %s."}
	clampedDay    = i18n.Text{SV: "Månaden har ingen dag med samma nummer: perioden slutar på månadens sista dag.", EN: "The month has no day of the same number: the period ends on its last day."}
	clocksChange  = i18n.Text{SV: "Klockan ställs om däremellan. Timmar räknas som förfluten tid.", EN: "The clocks change in between. Hours are counted as elapsed time."}
	sumDay        = i18n.Text{SV: "%s %s + %s: den sista dagen är %s.", EN: "%s %s + %s: the last day is %s."}
	agreedEnd     = i18n.Text{SV: "Tiden går ut vid dagens slut: %s.", EN: "The time ends with the day: %s."}
	namedDay      = i18n.Text{SV: "%s (%s)", EN: "%s (%s)"}
	weekends      = i18n.Text{SV: "lördagar och söndagar", EN: "Saturdays and Sundays"}
	andWord       = i18n.Text{SV: "samt", EN: "and"}
	notWorked     = i18n.Text{SV: "Räknas inte som arbetsdagar: %s.", EN: "Not counted as working days: %s."}
	worked        = i18n.Text{SV: "Räknas som arbetsdagar, fast många då är lediga: %s. Det ger aldrig en senare tid.", EN: "Counted as working days, although many do not work then: %s. That never gives a later time."}
	evesNotWorked = i18n.Text{SV: "Senaste tolkning: enligt lagen likställs aftnarna med helgdagar och räknas inte, så tiden slutar %s.", EN: "Latest reading: by the act the eves are as holidays and do not count, so the time ends %s."}
	noSuchClock   = i18n.Text{SV: "Det klockslaget finns inte den dagen: klockan ställs om och hoppar över det.", EN: "There is no such time of day on that day: the clocks change and skip it."}
	filingName    = i18n.Text{SV: "Inlämning", EN: "Filing"}

	hourRule = i18n.Text{
		SV: "Senaste tolkning: timmen för händelsen räknas inte, så perioden slutar %s. Förlita dig inte på den: den strikta tiden gäller i alla tolkningar.",
		EN: "Latest reading: the hour of the event is not counted, so the period ends %s. Do not rely on it: the strict time holds under every reading.",
	}
	changeBetween = i18n.Text{SV: "Klockan ställs om mellan den strikta tiden, %s, och den senaste, %s: det är den senare av dem, vad klockan än visar.", EN: "The clocks change between the strict time, %s, and the latest, %s: the latter is the later one, whatever the clock shows."}
	hoursStay     = i18n.Text{
		SV: "Den strikta tiden faller på en ledig dag (%s). Fristen flyttas inte: en period i timmar förlängs inte av helger.",
		EN: "The strict time falls on a free day (%s). The limit does not move: a period in hours is not extended by weekends and holidays.",
	}
	wholeDay     = i18n.Text{SV: "Senaste tolkning: hela dagen, till %s.", EN: "Latest reading: the whole day, until %s."}
	wholeNextEve = i18n.Text{SV: "Dagen (%s) är %s, som likställs med helgdag. Perioden slutar med nästa vardag: %s.", EN: "The day (%s) is %s, which is treated as a holiday. The period ends with the next working day: %s."}
	wholeTwo     = i18n.Text{SV: "En period på två dagar eller mer ska omfatta minst två arbetsdagar: den slutar %s.", EN: "A period of two days or more includes at least two working days: it ends %s."}
	wholeNext    = i18n.Text{SV: "Dagen är ledig (%s). Perioden slutar med nästa arbetsdag: %s.", EN: "The day is free (%s). The period ends with the next working day: %s."}

	reliefGiven = i18n.Text{
		SV: "Fristen faller på en ledig dag (%s). Inlämning får ske senast kl. 12.00 nästa arbetsdag: %s.",
		EN: "The limit falls on a free day (%s). It may be submitted by noon of the next working day: %s.",
	}
	reliefNone     = i18n.Text{SV: "Fristen faller på en arbetsdag (%s): ingen förlängning.", EN: "The limit falls on a working day (%s): no relief."}
	reliefType     = i18n.Text{SV: "Fristen faller på en ledig dag (%s), men förlängningen till kl. 12.00 nästa arbetsdag gäller inte för företag av denna typ (%s).", EN: "The limit falls on a free day (%s), but the relief until noon of the next working day does not apply to an entity of this type (%s)."}
	reliefDecision = i18n.Text{SV: "Fristen faller på en ledig dag (%s), men förlängningen till kl. 12.00 nästa arbetsdag gäller inte: företaget är undantaget genom beslut eller som väsentlig eller viktig entitet enligt NIS2.", EN: "The limit falls on a free day (%s), but the relief until noon of the next working day does not apply: the entity is excluded by decision, or as an essential or important entity under NIS2."}
	reliefNIS2     = i18n.Text{SV: "Fristen faller på en ledig dag (%s), men förlängningen till kl. 12.00 nästa arbetsdag gäller inte för en väsentlig eller viktig entitet enligt NIS2.", EN: "The limit falls on a free day (%s), but the relief until noon of the next working day does not apply to an essential or important entity under NIS2."}
	reliefUnknown  = i18n.Text{SV: "Fristen faller på en ledig dag (%s), men företagets typ är inte angiven: förlängningen till kl. 12.00 nästa arbetsdag räknas inte in.", EN: "The limit falls on a free day (%s), but the type of the entity is not given: the relief until noon of the next working day is not counted."}
	reliefNowhere  = i18n.Text{SV: "Fristen faller på en ledig dag (%s), men landet är inte känt: ingen förlängning räknas in.", EN: "The limit falls on a free day (%s), but the country is not known: no relief is counted."}
	eveCounted     = i18n.Text{SV: "Dagen räknas som helgdag enligt företagets inställning. Enligt lagen är det inte säkert att den är det; utan den vore senaste tid %s.", EN: "The day counts as a bank holiday by the entity's setting. By the law it is not certain that it is one; without it the latest time would be %s."}
	eveNotCounted  = i18n.Text{SV: "Dagen är %s. Aftnar och dagar som är lediga bara enligt sedvana räknas inte som helgdagar, vilket aldrig ger en senare tid.", EN: "The day is %s. Eves, and days that only custom makes free, do not count as bank holidays, which never gives a later time."}
	onMidnight     = i18n.Text{SV: "Fristen löper ut exakt vid midnatt: dagen bestäms av det lokala datumet. Den försiktige räknar den till dagen före.", EN: "The limit runs out exactly at midnight: the local date decides the day. To be careful, take it as the end of the day before."}
	noHolidays     = i18n.Text{SV: "Helgdagarna i %s finns ännu inte i programmet: bara lördagar och söndagar räknas som lediga, så förlängning på grund av en helgdag är inte medräknad.", EN: "The holidays of %s are not yet in the program: only Saturdays and Sundays count as free, so relief for a bank holiday is not counted."}

	capBinds       = i18n.Text{SV: "Den tidigare av de två gäller: %s.", EN: "The earlier of the two binds: %s."}
	capBoth        = i18n.Text{SV: "Båda ger samma tid: %s.", EN: "Both give the same time: %s."}
	capLapsed      = i18n.Text{SV: "Klassificerad mer än %s efter kännedom (efter %s): bara tiden från klassificeringen gäller.", EN: "Classified more than %s after awareness (after %s): only the time from the classification counts."}
	capBefore      = i18n.Text{SV: "Klassificeringen ligger före kännedomen: kontrollera att båda tiderna är rätt angivna. Fristen räknas från tiderna som de är angivna.", EN: "The classification lies before the awareness: check that both times are right. The limit is counted from them as they stand."}
	capUnknown     = i18n.Text{SV: "Kännedom är inte angiven: gränsen %s från kännedom kan löpa ut tidigare.", EN: "Awareness is not given: the limit of %s from awareness may run out earlier."}
	capEdge        = i18n.Text{SV: "Klassificeringen ligger i den sista timmen före %s: ange skälen, för det är öppet hur gränsen ska läsas då.", EN: "The classification lies in the last hour before %s: record the reasons, for it is open how the limit is to be read then."}
	classifyBy     = i18n.Text{SV: "Klassificera senast %s (kännedom + %s). Klassificeras incidenten tidigare gäller %s från klassificeringen, dock längst till dess.", EN: "Classify by %s (awareness + %s). If the incident is classified earlier, %s from the classification apply, but never beyond that."}
	classifyPassed = i18n.Text{SV: "Klassificera senast %s (kännedom + %s). Den tiden har passerat (läget %s): klassificeras incidenten nu gäller %s från klassificeringen.", EN: "Classify by %s (awareness + %s). That time has passed (as of %s): if the incident is classified now, %s from the classification apply."}
)

// What a clock waits for.
var (
	waits = map[Event]i18n.Text{
		Aware:      {SV: "Väntar på kännedom: ange när det med rimlig säkerhet stod klart att incidenten hade inträffat.", EN: "Waiting for awareness: give the instant at which it was reasonably certain that the incident had occurred."},
		Detected:   {SV: "Väntar på upptäckt: ange när incidenten upptäcktes.", EN: "Waiting for detection: give the instant at which the incident was detected."},
		Occurred:   {SV: "Väntar på uppgift om när incidenten inträffade.", EN: "Waiting for when the incident occurred."},
		Classified: {SV: "Väntar på klassificering som allvarlig incident.", EN: "Waiting for classification as a major incident."},
		Recovered:  {SV: "Väntar på att den normala verksamheten återupptas.", EN: "Waiting for regular activities to be recovered."},
		Resolved:   {SV: "Väntar på att incidenten åtgärdas.", EN: "Waiting for the incident to be resolved."},
		Happened:   {SV: "Väntar på uppgift om när incidenten inträffade.", EN: "Waiting for when the incident occurred."},
		Corrected:  {SV: "Väntar på att en korrigerande eller begränsande åtgärd blir tillgänglig.", EN: "Waiting for a corrective or mitigating measure to be available."},
		OpenLimit:  {SV: "Väntar på att en tidsfrist börjar löpa.", EN: "Waiting for a time limit to begin to run."},
	}
	waitsForFiling  = i18n.Text{SV: "Väntar på inlämning av %s.", EN: "Waiting for the filing of the %s."}
	detectedOnly    = i18n.Text{SV: "Upptäckt %s är angiven, men inte kännedom: det är kännedom som får fristen att börja löpa.", EN: "Detection %s is given, but not awareness: it is awareness that starts the clock."}
	alsoAware       = i18n.Text{SV: "Kännedom är inte heller angiven.", EN: "Awareness is not given either."}
	noOpenLimit     = i18n.Text{SV: "Ingen tidsfrist löper, och ingen har överskridits.", EN: "No time limit is running, and none was missed."}
	openLimit       = i18n.Text{SV: "Fristen för %s löper ut %s. Kan den inte hållas ska det meddelas senast då, utan förlängning för lediga dagar.", EN: "The limit of the %s ends %s. If it cannot be kept, that must be said by then, without relief for free days."}
	nothingToFollow = i18n.Text{SV: "Följer på %s, som inte behövs.", EN: "Follows the %s, which is not needed."}
	nothingComes    = i18n.Text{SV: "Följer på %s, som enligt beslut inte ska göras.", EN: "Follows the %s, which it was decided not to make."}
	noNumberAgreed  = i18n.Text{SV: "Utan onödigt dröjsmål: det som är avtalat anger ingen tid i timmar eller dagar.", EN: "Without undue delay: what was agreed gives no number of hours or days."}
	noNumber        = i18n.Text{SV: "Utan onödigt dröjsmål: lagen anger ingen tid i timmar eller dagar.", EN: "Without undue delay: the law gives no number of hours or days."}
)

// Whether the duty exists.
var (
	startsLater    = i18n.Text{SV: "Gäller från och med %s.", EN: "In force from %s."}
	carriedOver    = i18n.Text{SV: "Incidenten hör till tiden före %s, då lagen inte angav någon tidsgräns, men fristen börjar löpa därefter: räknat enligt de gränser som gäller då, den tidigaste tid som kan försvaras.", EN: "The incident belongs to the time before %s, when the law gave no limit, but the clock starts after that: counted by the limits in force then, the earliest time that can be defended."}
	endedEarlier   = i18n.Text{SV: "Gällde till och med %s.", EN: "In force until %s."}
	notInCountry   = i18n.Text{SV: "Gäller inte i %s.", EN: "Does not apply in %s."}
	notForType     = i18n.Text{SV: "Gäller inte denna typ av företag: %s.", EN: "Does not apply to this type of entity: %s."}
	notForTrait    = i18n.Text{SV: "Gäller inte företag av detta slag: %s.", EN: "Does not apply to an entity of this kind: %s."}
	traitUnknown   = i18n.Text{SV: "Uppgift saknas om detta stämmer in på företaget: %s. Skyldigheten kan finnas.", EN: "It is not stated that the entity is this: %s. The duty may exist."}
	asIfLawOf      = i18n.Text{SV: "Tänkt fall: räknat enligt den lag som gäller %s, inte enligt den som gäller för incidenten.", EN: "Hypothetical: counted by the law of %s, not by the law that applies to the incident."}
	onlyProposed   = i18n.Text{SV: "Detta är ett förslag och inte gällande rätt.", EN: "This is a proposal, and not law."}
	notProcessor   = i18n.Text{SV: "Skyldigheten är den personuppgiftsansvariges. Ett biträde ska underrätta den personuppgiftsansvarige.", EN: "The duty is the controller's. A processor notifies the controller."}
	notController  = i18n.Text{SV: "Skyldigheten är personuppgiftsbiträdets.", EN: "The duty is the processor's."}
	typeUnknown    = i18n.Text{SV: "Företagets typ är inte angiven: skyldigheten kan finnas.", EN: "The type of the entity is not given: the duty may exist."}
	countryUnknown = i18n.Text{SV: "Landet %s är inte känt: räknat i svensk tid och utan förlängning för lediga dagar. Allt är preliminärt.", EN: "The country %s is not known: counted in Swedish time, and without relief for free days. All of it is provisional."}
	countryGuess   = i18n.Text{SV: "Landet är inte angivet: räknat som för Sverige.", EN: "The country is not given: taken as Sweden."}

	noRiskNotHigh = i18n.Text{SV: "Det är osannolikt att incidenten medför en risk, och en risk som är utesluten kan inte vara hög.", EN: "The breach is unlikely to result in a risk, and a risk that is ruled out cannot be high."}

	ruledOut = map[Condition]i18n.Text{
		PersonalData: {SV: "Incidenten rör inte personuppgifter.", EN: "The incident does not concern personal data."},
		Risk:         {SV: "Det är osannolikt att incidenten medför en risk för fysiska personers rättigheter och friheter: den behöver inte anmälas, men ska dokumenteras (artikel 33.5).", EN: "The breach is unlikely to result in a risk to the rights and freedoms of natural persons: it need not be notified, but must be documented (Art. 33(5))."},
		HighRisk:     {SV: "Incidenten medför sannolikt inte en hög risk för de registrerade.", EN: "The breach is not likely to result in a high risk to the data subjects."},
		Major:        {SV: "Incidenten är inte klassificerad som allvarlig.", EN: "The incident is not classified as major."},
		NotMajor:     {SV: "Incidenten är klassificerad som allvarlig och rapporteras för sig.", EN: "The incident is classified as major and is reported by itself."},

		ClientsAffected:   {SV: "Incidenten påverkar inte kundernas ekonomiska intressen.", EN: "The incident has no impact on the financial interests of clients."},
		NIS2Entity:        {SV: "Företaget är varken en väsentlig eller en viktig verksamhetsutövare.", EN: "The entity is neither essential nor important under NIS2."},
		Significant:       {SV: "Incidenten är inte betydande.", EN: "The incident is not significant."},
		Requested:         {SV: "Ingen rapport har begärts, och läget har inte ändrats väsentligt.", EN: "No report has been asked for, and the status has not changed significantly."},
		CyberThreat:       {SV: "Det finns inget betydande cyberhot.", EN: "There is no significant cyber threat."},
		TrustService:      {SV: "Ingen betrodd tjänst påverkas.", EN: "No trust service is affected."},
		Exploited:         {SV: "Ingen sårbarhet utnyttjas aktivt.", EN: "No vulnerability is actively exploited."},
		Severe:            {SV: "Incidenten påverkar inte produktens säkerhet allvarligt.", EN: "The incident has no severe impact on the security of the product."},
		SeriousAI:         {SV: "Det är ingen allvarlig incident med ett AI-system.", EN: "It is no serious incident of an AI system."},
		WidespreadAI:      {SV: "Överträdelsen är inte utbredd, och ingen samhällsviktig verksamhet störs.", EN: "The infringement is not widespread, and no critical infrastructure is disrupted."},
		FatalAI:           {SV: "Ingen har avlidit.", EN: "No person has died."},
		MaterialEvent:     {SV: "Händelsen är inte av väsentlig betydelse.", EN: "The event is not of material significance."},
		InsideInformation: {SV: "Incidenten är inte insiderinformation.", EN: "The incident is not inside information."},
	}
	maybe = map[Condition]i18n.Text{
		PersonalData:    {SV: "Det är inte känt om personuppgifter berörs: fristen är preliminär.", EN: "It is not known whether personal data are concerned: the clock is provisional."},
		Risk:            {SV: "Risken är inte bedömd: fristen är preliminär. Tiden löper under bedömningen.", EN: "The risk has not been assessed: the clock is provisional. Time runs during the assessment."},
		HighRisk:        {SV: "Det är inte bedömt om risken är hög: skyldigheten är preliminär.", EN: "It has not been assessed whether the risk is high: the duty is provisional."},
		Major:           {SV: "Incidenten är ännu inte klassificerad som allvarlig: fristen är preliminär.", EN: "The incident has not yet been classified as major: the clock is provisional."},
		ClientsAffected: {SV: "Gäller om incidenten påverkar kundernas ekonomiska intressen, vilket inte är bedömt: skyldigheten är preliminär.", EN: "Applies if the incident has an impact on the financial interests of clients, which has not been assessed: the duty is provisional."},

		NIS2Entity:        {SV: "Det är inte angivet om företaget är en väsentlig eller viktig verksamhetsutövare: skyldigheten är preliminär.", EN: "It is not stated whether the entity is essential or important under NIS2: the duty is provisional."},
		Significant:       {SV: "Det är inte bedömt om incidenten är betydande: fristen är preliminär. Tiden löper under bedömningen.", EN: "It has not been assessed whether the incident is significant: the clock is provisional. Time runs during the assessment."},
		Requested:         {SV: "Gäller om tillsynsmyndigheten begär det, eller om läget eller hanteringen har ändrats väsentligt.", EN: "Applies if the supervisor asks for it, or if the status or the handling has changed significantly."},
		CyberThreat:       {SV: "Gäller om det finns ett betydande cyberhot, vilket inte är bedömt.", EN: "Applies if there is a significant cyber threat, which has not been assessed."},
		TrustService:      {SV: "Det är inte bedömt om en betrodd tjänst påverkas: fristen är preliminär.", EN: "It has not been assessed whether a trust service is affected: the clock is provisional."},
		Exploited:         {SV: "Det är inte bedömt om en sårbarhet utnyttjas aktivt: fristen är preliminär.", EN: "It has not been assessed whether a vulnerability is actively exploited: the clock is provisional."},
		Severe:            {SV: "Det är inte bedömt om incidenten allvarligt påverkar produktens säkerhet: fristen är preliminär.", EN: "It has not been assessed whether the incident has a severe impact on the security of the product: the clock is provisional."},
		SeriousAI:         {SV: "Det är inte bedömt om det är en allvarlig incident med ett AI-system: fristen är preliminär.", EN: "It has not been assessed whether it is a serious incident of an AI system: the clock is provisional."},
		WidespreadAI:      {SV: "Gäller om överträdelsen är utbredd eller samhällsviktig verksamhet störs, vilket inte är bedömt: fristen är preliminär.", EN: "Applies if the infringement is widespread or critical infrastructure is disrupted, which has not been assessed: the clock is provisional."},
		FatalAI:           {SV: "Gäller om någon har avlidit, vilket inte är bedömt: fristen är preliminär.", EN: "Applies if a person has died, which has not been assessed: the clock is provisional."},
		MaterialEvent:     {SV: "Gäller om händelsen är av väsentlig betydelse, vilket inte är bedömt.", EN: "Applies if the event is of material significance, which has not been assessed."},
		InsideInformation: {SV: "Gäller om incidenten är insiderinformation, vilket inte är bedömt.", EN: "Applies if the incident is inside information, which has not been assessed."},
	}
)

// Where the obligation stands.
var (
	filedInTime           = i18n.Text{SV: "Inlämnad %s: i tid.", EN: "Filed %s: in time."}
	filedBetween          = i18n.Text{SV: "Inlämnad %s: efter den strikta tiden %s men inte efter den senaste, %s.", EN: "Filed %s: after the strict time %s but not after the latest, %s."}
	filedLate             = i18n.Text{SV: "Inlämnad %s: för sent. Fristen löpte ut %s.", EN: "Filed %s: late. The limit ran out %s."}
	filedNoLimit          = i18n.Text{SV: "Inlämnad %s.", EN: "Filed %s."}
	filedEarly            = i18n.Text{SV: "Inlämnad %s, innan fristen började löpa.", EN: "Filed %s, before the clock started."}
	saidAlready           = i18n.Text{SV: "Inlämning av %s: %s, efter återgången till normal verksamhet. Den innehåller det som en uppdatering skulle innehålla.", EN: "Filing of the %s: %s, after the return to regular activities. It says what an update would."}
	filedTooEarly         = i18n.Text{SV: "En tidigare inlämning (%s) räknas inte: den kom före återgången till normal verksamhet.", EN: "An earlier filing (%s) does not count: it came before the return to regular activities."}
	undatedFiling         = i18n.Text{SV: "En inlämning utan tidpunkt räknas inte: ange när den skickades.", EN: "A filing without its time does not count: give the instant at which it was sent."}
	undatedClassification = i18n.Text{SV: "Ett beslut att klassificera som allvarlig utan tidpunkt får ingen frist att börja löpa: ange när det fattades.", EN: "A decision to classify as major without its time starts no clock: give the instant at which it was taken."}
	giveReasons           = i18n.Text{SV: "En anmälan efter 72 timmar ska åtföljas av en motivering till förseningen.", EN: "A notification after 72 hours must be accompanied by reasons for the delay."}
	strictPassed          = i18n.Text{SV: "Läget %s: den strikta tiden har passerats, men inte den senaste.", EN: "As of %s the strict time has passed, but not the latest."}
	noticePassed          = i18n.Text{SV: "Läget %s: tiden för informationen har passerats, men rapporten kan fortfarande lämnas i tid, senast %s.", EN: "As of %s the time for the information has passed, but the report can still be submitted in time, by %s."}
	limitPassed           = i18n.Text{SV: "Läget %s: fristen har löpt ut, och ingen inlämning är antecknad i Frist.", EN: "As of %s the limit has run out, and no filing is on record in Frist."}
	decidedTo             = i18n.Text{SV: "Beslut att %s, fattat %s: förutsättningarna är bedömda.", EN: "Decision to %s, taken %s: the conditions have been assessed."}
	decidedToEver         = i18n.Text{SV: "Beslut att %s: förutsättningarna är bedömda.", EN: "Decision to %s: the conditions have been assessed."}
	decidedNot            = i18n.Text{SV: "Beslut att inte %s, fattat %s.", EN: "Decision not to %s, taken %s."}
	decidedNotEver        = i18n.Text{SV: "Beslut att inte %s.", EN: "Decision not to %s."}
	takenBack             = i18n.Text{SV: "Klassificeringen som allvarlig har återtagits %s.", EN: "The classification as major was taken back %s."}
	takenBackOnce         = i18n.Text{SV: "Klassificeringen som allvarlig har återtagits.", EN: "The classification as major was taken back."}
	toNotify              = i18n.Text{SV: "anmäla", EN: "notify"}
	toInform              = i18n.Text{SV: "informera", EN: "inform"}
	toTell                = i18n.Text{SV: "underrätta", EN: "notify"}
	fromPractice          = i18n.Text{SV: "Tiden är myndighetens praxis, inte lag.", EN: "The time is the authority's practice, not a statute."}
)
