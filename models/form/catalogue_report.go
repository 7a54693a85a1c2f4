package form

import "frist/models/i18n"

// spreadFacts are the rest of the intermediate report (fields 3.13 to 3.35).
var spreadFacts = []Fact{{
	Key: "reputational_impact", Type: Choices, Section: Spread, Law: "Reg. (EU) 2025/302 3.13",
	Label:   i18n.Text{SV: "Påverkan på anseendet", EN: "Reputational impact"},
	Choices: reputations,
}, {
	Key: "reputational_context", Type: Text, Section: Spread, Law: "Reg. (EU) 2025/302 3.14", Limit: longest,
	Label: i18n.Text{SV: "Sammanhang för påverkan på anseendet", EN: "Contextual information about the reputational impact"},
}, {
	Key: "member_states_impact", Type: Choices, Section: Spread, Law: "Reg. (EU) 2025/302 3.18",
	Label:   i18n.Text{SV: "Typ av påverkan i medlemsstaterna", EN: "Types of impact in the Member States"},
	Choices: spreads,
}, {
	Key: "member_states_description", Type: Text, Section: Spread, Law: "Reg. (EU) 2025/302 3.19", Limit: longest,
	Label: i18n.Text{SV: "Hur incidenten påverkar andra medlemsstater", EN: "How the incident has an impact in other Member States"},
}, {
	Key: "data_losses", Type: Choices, Section: Spread, Law: "Reg. (EU) 2025/302 3.20",
	Label:   i18n.Text{SV: "Dataförluster: vad som har gått förlorat", EN: "Data losses: what was lost"},
	Choices: losses,
}, {
	Key: "data_losses_description", Type: Text, Section: Spread, Law: "Reg. (EU) 2025/302 3.21", Limit: longest,
	Label: i18n.Text{SV: "Beskrivning av dataförlusterna", EN: "Description of the data losses"},
}, {
	Key: "critical_services", Type: Text, Section: Spread, Law: "Reg. (EU) 2025/302 3.22", Limit: longest,
	Label: i18n.Text{SV: "Berörda kritiska tjänster", EN: "Critical services affected"},
}, {
	Key: "incident_types", Type: Choices, Section: Kind, Law: "Reg. (EU) 2025/302 3.23",
	Label:   i18n.Text{SV: "Typ av allvarlig IKT-relaterad incident", EN: "Type of the major ICT-related incident"},
	Choices: incidentTypes,
}, {
	Key: "other_incident_type", Type: Text, Section: Kind, Law: "Reg. (EU) 2025/302 3.24", Limit: longest,
	Label: i18n.Text{SV: "Annan typ av incident", EN: "Other types of incidents"},
}, {
	Key: "threat_techniques", Type: Choices, Section: Kind, Law: "Reg. (EU) 2025/302 3.25",
	Label:   i18n.Text{SV: "Hot och tekniker som angriparen använde", EN: "Threats and techniques used by the threat actor"},
	Help:    i18n.Text{SV: "Förordningens beskrivning säger på ett ställe utan identitetsstöld, och i listan med.", EN: "The description in the Regulation says excluding identity theft in one place, and including in the list."},
	Choices: techniques,
}, {
	Key: "other_technique", Type: Text, Section: Kind, Law: "Reg. (EU) 2025/302 3.26", Limit: longest,
	Label: i18n.Text{SV: "Annan teknik", EN: "Other types of techniques"},
}, {
	Key: "indicators_of_compromise", Type: Text, Section: Kind, Law: "Reg. (EU) 2025/302 3.35", Limit: longest,
	Label: i18n.Text{SV: "Angreppsindikatorer", EN: "Indicators of compromise"},
	Help:  i18n.Text{SV: "Ip-adresser, webbadresser, domäner, kontrollsummor, skadlig kod, nätverkstrafik, e-post, DNS och register, kontoaktivitet, databastrafik.", EN: "IP addresses, URLs, domains, hashes, malware, network activity, e-mail, DNS and registry, account activity, database traffic."},
}, {
	Key: "functional_areas", Type: Text, Section: Recovery, Law: "Reg. (EU) 2025/302 3.27", Limit: longest,
	Label: i18n.Text{SV: "Berörda funktionsområden och affärsprocesser", EN: "Affected functional areas and business processes"},
}, {
	Key: "infrastructure_affected", Type: YesNo, Section: Recovery, Law: "Reg. (EU) 2025/302 3.28",
	Label: i18n.Text{SV: "Berörs infrastruktur som stöder affärsprocesser?", EN: "Affected infrastructure components supporting business processes"},
}, {
	Key: "infrastructure_components", Type: Text, Section: Recovery, Law: "Reg. (EU) 2025/302 3.29", Limit: longest,
	Label: i18n.Text{SV: "Berörda infrastrukturkomponenter", EN: "Information about affected infrastructure components"},
}, {
	Key: "financial_interest_affected", Type: YesNo, Section: Recovery, Law: "Reg. (EU) 2025/302 3.30",
	Label: i18n.Text{SV: "Påverkas kundernas ekonomiska intressen?", EN: "Impact on the financial interest of clients"},
	Help:  i18n.Text{SV: "Svaret under Bedömning gäller, om det är ja eller nej.", EN: "The answer under Assessment applies where it is yes or no."},
}, {
	Key: "other_authorities", Type: Choices, Section: Recovery, Law: "Reg. (EU) 2025/302 3.31",
	Label:   i18n.Text{SV: "Rapportering till andra myndigheter", EN: "Reporting to other authorities"},
	Choices: authorities,
}, {
	Key: "other_authorities_named", Type: Text, Section: Recovery, Law: "Reg. (EU) 2025/302 3.32", Limit: longest,
	Label: i18n.Text{SV: "Vilka andra myndigheter", EN: "Specification of other authorities"},
}, {
	Key: "temporary_measures", Type: YesNo, Section: Recovery, Law: "Reg. (EU) 2025/302 3.33",
	Label: i18n.Text{SV: "Har tillfälliga åtgärder vidtagits eller planerats för att återhämta verksamheten?", EN: "Temporary actions or measures taken or planned to recover from the incident"},
}, {
	Key: "temporary_measures_description", Type: Text, Section: Recovery, Law: "Reg. (EU) 2025/302 3.34", Limit: longest,
	Label: i18n.Text{SV: "Beskrivning av de tillfälliga åtgärderna", EN: "Description of the temporary actions and measures"},
	Help:  i18n.Text{SV: "När de infördes och när det normala väntas åter. Finns inga: varför.", EN: "When they were implemented and when normality is expected back. If there are none: why."},
}}

// causeFacts are those of the final report (fields 4.1 to 4.14).
var causeFacts = []Fact{{
	Key: "root_causes", Type: Choices, Section: RootCause, Law: "Reg. (EU) 2025/302 4.1",
	Label:   i18n.Text{SV: "Grundorsaker, övergripande", EN: "High-level classification of root causes"},
	Choices: rootCauses,
}, {
	Key: "root_cause_details", Type: Choices, Section: RootCause, Law: "Reg. (EU) 2025/302 4.2",
	Label:   i18n.Text{SV: "Grundorsaker, i detalj", EN: "Detailed classification of root causes"},
	Choices: causeDetails,
}, {
	Key: "root_cause_additions", Type: Choices, Section: RootCause, Law: "Reg. (EU) 2025/302 4.3",
	Label:   i18n.Text{SV: "Grundorsaker, ytterligare klassificering", EN: "Additional classification of root causes"},
	Choices: causeAdditions,
}, {
	Key: "other_root_causes", Type: Text, Section: RootCause, Law: "Reg. (EU) 2025/302 4.4", Limit: longest,
	Label: i18n.Text{SV: "Andra typer av grundorsaker", EN: "Other types of root causes"},
}, {
	Key: "root_cause_information", Type: Text, Section: RootCause, Law: "Reg. (EU) 2025/302 4.5", Limit: longest,
	Label: i18n.Text{SV: "Information om grundorsakerna", EN: "Information about the root causes"},
	Help:  i18n.Text{SV: "Händelseförloppet och de bakomliggande skälen. Vid ett angrepp även tillvägagångssätt och ingång.", EN: "The sequence of events and the underlying reasons. For an attack also the modus operandi and the entry."},
}, {
	Key: "resolution_summary", Type: Text, Section: RootCause, Law: "Reg. (EU) 2025/302 4.6", Limit: longest,
	Label: i18n.Text{SV: "Sammanfattning av hur incidenten löstes", EN: "Incident resolution summary"},
}, {
	Key: "root_cause_addressed_at", Type: Instant, Section: RootCause, Law: "Reg. (EU) 2025/302 4.7",
	Label: i18n.Text{SV: "När åtgärdades grundorsaken?", EN: "When was the root cause addressed?"},
}, {
	Key: "planned_resolution_difference", Type: Text, Section: RootCause, Law: "Reg. (EU) 2025/302 4.9", Limit: longest,
	Label: i18n.Text{SV: "Skiljer sig dagen för den varaktiga lösningen från den som först planerades?", EN: "Does the date of the permanent resolution differ from the one first planned?"},
	Help:  i18n.Text{SV: "Är det inte så, skriv det.", EN: "If it does not, say so."},
}, {
	Key: "critical_functions_at_risk", Type: YesNo, Section: RootCause, Law: "Reg. (EU) 2025/302 4.10",
	Label: i18n.Text{SV: "Är kritiska funktioner i fara, i resolutionshänseende?", EN: "Are critical functions at risk, for resolution purposes?"},
}, {
	Key: "critical_functions_risk", Type: Text, Section: RootCause, Law: "Reg. (EU) 2025/302 4.10", Limit: longest,
	Label: i18n.Text{SV: "Bedömning av risken för kritiska funktioner", EN: "Assessment of risk to critical functions"},
}, {
	Key: "resolvability_affected", Type: YesNo, Section: RootCause, Law: "Reg. (EU) 2025/302 4.11",
	Label: i18n.Text{SV: "Påverkas möjligheten att avveckla entiteten eller koncernen?", EN: "Is the resolvability of the entity or group affected?"},
}, {
	Key: "resolution_authority_information", Type: Text, Section: RootCause, Law: "Reg. (EU) 2025/302 4.11", Limit: longest,
	Label: i18n.Text{SV: "Information till resolutionsmyndigheter", EN: "Information relevant for resolution authorities"},
}, {
	Key: "economic_impact_thresholds", Type: Text, Section: Costs, Law: "Reg. (EU) 2025/302 4.12", Limit: longest,
	Label: i18n.Text{SV: "Tröskelvärden för ekonomisk påverkan som har nåtts", EN: "Thresholds of economic impact that were reached"},
}, {
	Key: "gross_costs", Type: Money, Section: Costs, Law: "Reg. (EU) 2025/302 4.13",
	Label: i18n.Text{SV: "Direkta och indirekta kostnader och förluster, brutto", EN: "Gross direct and indirect costs and losses"},
	Help:  i18n.Text{SV: "Hela beloppet, inte i tusental, och valutan. I filen står det i tusental.", EN: "The whole amount, not in thousands, and its currency. The file has it in thousands."},
}, {
	Key: "financial_recoveries", Type: Money, Section: Costs, Law: "Reg. (EU) 2025/302 4.14",
	Label: i18n.Text{SV: "Ekonomisk återvinning", EN: "Financial recoveries"},
}}
