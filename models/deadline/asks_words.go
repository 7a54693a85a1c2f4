package deadline

import "frist/models/i18n"

// An ask is how a form asks about something: the question, and what the law means
// by it in plain words.
type ask struct{ question, help i18n.Text }

var asks = map[Condition]ask{
	ClientsAffected: {
		i18n.Text{SV: "Påverkar incidenten kundernas ekonomiska intressen?", EN: "Does the incident affect the financial interests of clients?"},
		i18n.Text{
			SV: "Ja om kunder har förlorat eller kan förlora pengar, eller inte kan betala eller handla som de ska. De ska då informeras utan onödigt dröjsmål om incidenten och om vad som görs åt den: vid en allvarlig incident enligt artikel 19.3 i DORA, för betaltjänster utanför DORA enligt 5 b kap. 3 § lagen (2010:751).",
			EN: "Yes if clients have lost or may lose money, or cannot pay or trade as they should. They must then be informed without undue delay of the incident and of what is being done about it: of a major incident under DORA Art. 19(3), of payment services outside DORA under lag (2010:751) 5 b kap. 3 §.",
		},
	},
	Significant: {
		i18n.Text{SV: "Är incidenten betydande?", EN: "Is the incident significant?"},
		i18n.Text{
			SV: "Ja om den har orsakat eller kan orsaka allvarliga driftsstörningar eller ekonomisk förlust för er, eller har påverkat eller kan påverka andra genom betydande materiell eller immateriell skada (artikel 23.3 i NIS2). Före den 15 januari 2026: om den hade en betydande inverkan på kontinuiteten i en samhällsviktig tjänst (lag (2018:1174)). Tiden löper medan ni bedömer.",
			EN: "Yes if it has caused or can cause severe operational disruption or financial loss for you, or has affected or can affect others by considerable material or non-material damage (NIS2 Art. 23(3)). Before 15 January 2026: if it had a significant impact on the continuity of an essential service (lag (2018:1174)). Time runs while you assess.",
		},
	},
	Requested: {
		i18n.Text{SV: "Har tillsynsmyndigheten begärt en rapport, eller har läget ändrats väsentligt?", EN: "Has the supervisor asked for a report, or has the status changed significantly?"},
		i18n.Text{
			SV: "Efter den första anmälan ska en delrapport lämnas så snart läget eller hanteringen har ändrats väsentligt, och när myndigheten begär det (artikel 19.4 b i DORA). Det gäller vid sidan av den delrapport som har en tid i timmar.",
			EN: "After the initial notification an intermediate report is due as soon as the status or the handling has changed significantly, and when the supervisor asks for one (DORA Art. 19(4)(b)). That stands beside the intermediate report that has a limit in hours.",
		},
	},
	CyberThreat: {
		i18n.Text{SV: "Finns det ett betydande cyberhot?", EN: "Is there a significant cyber threat?"},
		i18n.Text{
			SV: "Ja om hotets tekniska egenskaper tyder på att det kan leda till en allvarlig incident (artikel 3.13 i DORA). Det får då anmälas frivilligt, om ni bedömer att det är relevant för det finansiella systemet, tjänsteanvändarna eller kunderna (artikel 19.2).",
			EN: "Yes if the technical characteristics of the threat indicate that it could lead to a major incident (DORA Art. 3(13)). It may then be notified voluntarily, if you deem it relevant to the financial system, service users or clients (Art. 19(2)).",
		},
	},
	TrustService: {
		i18n.Text{SV: "Påverkas en betrodd tjänst?", EN: "Is a trust service affected?"},
		i18n.Text{
			SV: "Till exempel elektroniska underskrifter, stämplar eller tidsstämplar, eller certifikat. Vid betydande inverkan på tjänsten eller på personuppgifterna i den ska en tillhandahållare underrätta tillsynsorganet inom 24 timmar (artiklarna 19a och 24 i eIDAS). För den som anmäler enligt NIS2 är tiden för incidentanmälan 24 timmar i stället för 72 (artikel 23.4).",
			EN: "For example electronic signatures, seals or time stamps, or certificates. Where the impact on the service or on the personal data in it is significant, a provider tells the supervisory body within 24 hours (eIDAS Art. 19a and 24). For those who notify under NIS2 the notification is due within 24 hours in place of 72 (Art. 23(4)).",
		},
	},
	Exploited: {
		i18n.Text{SV: "Utnyttjas en sårbarhet i produkten aktivt?", EN: "Is a vulnerability of the product actively exploited?"},
		i18n.Text{
			SV: "Ja om det finns tillförlitliga belägg för att någon har utnyttjat den i ett system utan tillåtelse av systemets ägare. Den ska då anmälas enligt artikel 14.1 i CRA.",
			EN: "Yes if there is reliable evidence that somebody has exploited it in a system without permission of the system’s owner. It must then be notified under CRA Art. 14(1).",
		},
	},
	Severe: {
		i18n.Text{SV: "Påverkar incidenten allvarligt produktens säkerhet?", EN: "Does the incident have a severe impact on the security of the product?"},
		i18n.Text{
			SV: "Ja om den inverkar eller kan inverka negativt på produktens förmåga att skydda känsliga eller viktiga data eller funktioner, eller har lett eller kan leda till att skadlig kod införs eller körs (artikel 14.5 i CRA).",
			EN: "Yes if it affects or can affect the ability of the product to protect sensitive or important data or functions, or has led or can lead to malicious code being introduced or run (CRA Art. 14(5)).",
		},
	},
	SeriousAI: {
		i18n.Text{SV: "Är det en allvarlig incident med ett AI-system?", EN: "Is it a serious incident of an AI system?"},
		i18n.Text{
			SV: "Ja om systemet direkt eller indirekt har lett till dödsfall eller allvarlig skada på hälsan, en allvarlig och oåterkallelig störning av kritisk infrastruktur, en överträdelse av skyddet för de grundläggande rättigheterna, eller allvarlig skada på egendom eller miljön (artikel 3.49 i AI-förordningen).",
			EN: "Yes if the system has directly or indirectly led to death or serious harm to health, a serious and irreversible disruption of critical infrastructure, an infringement of the protection of fundamental rights, or serious harm to property or the environment (AI Act Art. 3(49)).",
		},
	},
	WidespreadAI: {
		i18n.Text{SV: "Är överträdelsen utbredd, eller störs kritisk infrastruktur?", EN: "Is the infringement widespread, or is critical infrastructure disrupted?"},
		i18n.Text{
			SV: "Rapporten ska då lämnas omedelbart och senast två dagar efter kännedom, i stället för 15 (artikel 73.3 i AI-förordningen).",
			EN: "The report is then due at once and no later than two days after awareness, in place of 15 (AI Act Art. 73(3)).",
		},
	},
	FatalAI: {
		i18n.Text{SV: "Har någon avlidit?", EN: "Has a person died?"},
		i18n.Text{
			SV: "Rapporten ska då lämnas så snart ett samband med AI-systemet är fastställt eller misstänks, senast tio dagar efter kännedom (artikel 73.4 i AI-förordningen).",
			EN: "The report is then due as soon as a link with the AI system is established or suspected, no later than ten days after awareness (AI Act Art. 73(4)).",
		},
	},
	MaterialEvent: {
		i18n.Text{SV: "Är händelsen av väsentlig betydelse?", EN: "Is the event of material significance?"},
		i18n.Text{
			SV: "Ja om den kan medföra en väsentlig ändring av företagets ekonomiska situation, betydande förluster för många kunder eller en väsentlig skada på anseendet. Den bör då genast rapporteras till Finansinspektionen (FFFS 2021:2; för tjänstepensionsföretag FFFS 2019:22).",
			EN: "Yes if it can mean a significant change of the firm’s economic situation, considerable losses for many customers or material damage to its reputation. It should then be reported to Finansinspektionen at once (FFFS 2021:2; for occupational pension undertakings FFFS 2019:22).",
		},
	},
	InsideInformation: {
		i18n.Text{SV: "Är incidenten insiderinformation?", EN: "Is the incident inside information?"},
		i18n.Text{
			SV: "Ja om uppgiften är specifik, inte har offentliggjorts och sannolikt skulle ha en väsentlig inverkan på priset på era värdepapper om den blev offentlig (artikel 7 i MAR). Den ska då offentliggöras så snart som möjligt (artikel 17.1), om det inte får skjutas upp (artikel 17.4).",
			EN: "Yes if the information is precise, has not been made public and would be likely to have a significant effect on the price of your securities if it were (MAR Art. 7). It must then be disclosed as soon as possible (Art. 17(1)), unless that may be delayed (Art. 17(4)).",
		},
	},
}

// Question asks about c, which is one of [Conditions].
func (c Condition) Question() i18n.Text { return asks[c].question }

// Help says what the law means by c, and what follows from a yes.
func (c Condition) Help() i18n.Text { return asks[c].help }

var traitHelp = map[Trait]i18n.Text{
	Microenterprise:    {SV: "Färre än tio anställda och högst två miljoner euro i årsomsättning eller balansomslutning. Bedömer inte återkommande incidenter.", EN: "Fewer than ten employees, and a turnover or balance sheet of at most two million euro. Does not assess recurring incidents."},
	SimplifiedICT:      {SV: "Till exempel små och icke-sammanlänkade värdepappersföretag. Bedömer inte återkommande incidenter.", EN: "For example small and non-interconnected investment firms. Does not assess recurring incidents."},
	QualifiedTrust:     {SV: "Har kvalificerad status (artikel 24 i eIDAS). Anmäler inom 24 timmar från incidenten.", EN: "Has qualified status (eIDAS Art. 24). Notifies within 24 hours of the incident."},
	TrustProvider:      {SV: "Utan kvalificerad status (artikel 19a i eIDAS). Anmäler inom 24 timmar från kännedom.", EN: "Without qualified status (eIDAS Art. 19a). Notifies within 24 hours of awareness."},
	TelecomProvider:    {SV: "Anmäler personuppgiftsincidenter inom 24 timmar till behörig myndighet, i Sverige PTS (förordning (EU) nr 611/2013).", EN: "Notifies personal data breaches within 24 hours to the competent authority, in Sweden PTS (Reg. (EU) No 611/2013)."},
	ProductMaker:       {SV: "Anmäler sårbarheter som utnyttjas aktivt och allvarliga incidenter (artikel 14 i CRA), från den 11 september 2026.", EN: "Notifies vulnerabilities that are actively exploited and severe incidents (CRA Art. 14), from 11 September 2026."},
	HighRiskAIProvider: {SV: "Rapporterar allvarliga incidenter till marknadskontrollmyndigheten (artikel 73 i AI-förordningen).", EN: "Reports serious incidents to the market surveillance authority (AI Act Art. 73)."},
	ListedIssuer:       {SV: "Offentliggör insiderinformation (artikel 17 i MAR).", EN: "Discloses inside information (MAR Art. 17)."},
	SecuritySensitive:  {SV: "Anmäler till Säkerhetspolisen (2 kap. 4 § säkerhetsskyddsförordningen). Skriv aldrig säkerhetsskyddsklassificerade uppgifter i Frist.", EN: "Reports to the Swedish Security Service (säkerhetsskyddsförordningen 2 kap. 4 §). Never write security-classified information in Frist."},
	EssentialService:   {SV: "Gäller incidenter före den 15 januari 2026.", EN: "Concerns incidents before 15 January 2026."},
	OutsideDORA:        {SV: "Underrättar Finansinspektionen och betaltjänstanvändarna (5 b kap. 3 § lagen (2010:751)).", EN: "Notifies Finansinspektionen and the users of payment services (lag (2010:751) 5 b kap. 3 §)."},
}

// Help says what t means and which duties rest on it.
func (t Trait) Help() i18n.Text { return traitHelp[t] }
