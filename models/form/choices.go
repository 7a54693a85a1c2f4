package form

import "frist/models/calendar"

// Values are as the ESAs' file has them, but for reputations, whose own are
// whole sentences.

var entityTypes = []Choice{
	one("credit_institution", "Kreditinstitut", "Credit institution"),
	one("payment_institution", "Betalningsinstitut", "Payment institution"),
	one("exempted_payment_institution", "Undantaget betalningsinstitut", "Exempted payment institution"),
	one("account_information_service_provider", "Leverantör av kontoinformationstjänster", "Account information service provider"),
	one("electronic_money_institution", "Institut för elektroniska pengar", "Electronic money institution"),
	one("exempted_electronic_money_institution", "Undantaget institut för elektroniska pengar", "Exempted electronic money institution"),
	one("investment_firm", "Värdepappersföretag", "Investment firm"),
	one("crypto-asset_service_provider", "Leverantör av kryptotillgångstjänster", "Crypto-asset service provider"),
	one("issuer_of_asset-referenced_tokens", "Emittent av tillgångsanknutna token", "Issuer of asset-referenced tokens"),
	one("central_securities_depository", "Värdepapperscentral", "Central securities depository"),
	one("central_counterparty", "Central motpart", "Central counterparty"),
	one("trading_venue", "Handelsplats", "Trading venue"),
	one("trade_repository", "Transaktionsregister", "Trade repository"),
	one("manager_of_alternative_investment_fund", "Förvaltare av alternativa investeringsfonder", "Manager of alternative investment funds"),
	one("management_company", "Fondbolag (förvaltningsbolag)", "Management company"),
	one("data_reporting_service_provider", "Leverantör av datarapporteringstjänster", "Data reporting service provider"),
	one("insurance_and_reinsurance_undertaking", "Försäkrings- och återförsäkringsföretag", "Insurance and reinsurance undertaking"),
	one("insurance_intermediary_reinsurance_intermediary_and_ancillary_insurance_intermediary", "Försäkringsförmedlare, återförsäkringsförmedlare och förmedlare som sidoverksamhet", "Insurance, reinsurance and ancillary insurance intermediary"),
	one("institution_for_occupational_retirement_provision", "Tjänstepensionsinstitut", "Institution for occupational retirement provision"),
	one("credit_rating_agency", "Kreditvärderingsinstitut", "Credit rating agency"),
	one("administrator_of_critical_benchmarks", "Administratör av kritiska referensvärden", "Administrator of critical benchmarks"),
	one("crowdfunding_service_provider", "Leverantör av gräsrotsfinansieringstjänster", "Crowdfunding service provider"),
	one("securitisation_repository", "Värdepapperiseringsregister", "Securitisation repository"),
}

var submissions = []Choice{
	one("initial_notification", "Första anmälan", "Initial notification"),
	one("intermediate_report", "Delrapport", "Intermediate report"),
	one("final_report", "Slutrapport", "Final report"),
	one("major_incident_reclassified_as_non-major", "Allvarlig incident som inte längre bedöms som allvarlig", "Major incident reclassified as non-major"),
}

var currencies = []Choice{
	one("EUR", "Euro (EUR)", "Euros (EUR)"),
	one("BGN", "Bulgariska lev (BGN)", "Bulgarian lev (BGN)"),
	one("CZK", "Tjeckiska kronor (CZK)", "Czech koruny (CZK)"),
	one("DKK", "Danska kronor (DKK)", "Danish kroner (DKK)"),
	one("HUF", "Ungerska forint (HUF)", "Hungarian forint (HUF)"),
	one("PLN", "Polska złoty (PLN)", "Polish złoty (PLN)"),
	one("RON", "Rumänska lei (RON)", "Romanian lei (RON)"),
	one("ISK", "Isländska kronor (ISK)", "Icelandic krónur (ISK)"),
	one("CHF", "Schweiziska franc (CHF)", "Swiss francs (CHF)"),
	one("NOK", "Norska kronor (NOK)", "Norwegian kroner (NOK)"),
	one("SEK", "Svenska kronor (SEK)", "Swedish kronor (SEK)"),
}

// eea are the states of the European Economic Area, and states all whose law the
// program has.
var eea, states = func() (eea, all []Choice) {
	for _, c := range calendar.Countries() {
		all = append(all, Choice{c.Code, c.Name})
		if c.EEA {
			eea = append(eea, Choice{c.Code, c.Name})
		}
	}
	return eea, all
}()

// The criteria of classification, Reg. (EU) 2024/1772.
const (
	clientsCriterion    = "clients_financial_counterparts_and_transactions_affected"
	reputationCriterion = "reputational_impact"
	durationCriterion   = "duration_and_service_downtime"
	spreadCriterion     = "geographical_spread"
	dataCriterion       = "data_losses"
	servicesCriterion   = "critical_services_affected"
	economicCriterion   = "economic_impact"
)

var criteria = []Choice{
	one(clientsCriterion, "Berörda kunder, finansiella motparter och transaktioner", "Clients, financial counterparts and transactions affected"),
	one(reputationCriterion, "Påverkan på anseendet", "Reputational impact"),
	one(durationCriterion, "Varaktighet och avbrott i tjänster", "Duration and service downtime"),
	one(spreadCriterion, "Geografisk spridning", "Geographical spread"),
	one(dataCriterion, "Dataförluster", "Data losses"),
	one(servicesCriterion, "Berörda kritiska tjänster", "Critical services affected"),
	one(economicCriterion, "Ekonomisk påverkan", "Economic impact"),
}

var discoveries = []Choice{
	one("it_security", "It-säkerhet", "IT security"),
	one("staff", "Personal", "Staff"),
	one("internal_audit", "Internrevision", "Internal audit"),
	one("external_audit", "Extern revision", "External audit"),
	one("clients", "Kunder", "Clients"),
	one("financial_counterparts", "Finansiella motparter", "Financial counterparts"),
	one("third-party_provider", "Tredjepartsleverantör", "Third-party provider"),
	one("attacker", "Angriparen", "Attacker"),
	one("monitoring_systems", "Övervakningssystem", "Monitoring systems"),
	one("authority_agency_law_enforcement_body", "Myndighet, organ eller brottsbekämpande myndighet", "Authority, agency or law enforcement body"),
	one("other", "Annat", "Other"),
}

var figures = []Choice{
	one("actual_figures_for_clients_affected", "Faktiska siffror för berörda kunder", "Actual figures for clients affected"),
	one("actual_figures_for_financial_counterparts_affected", "Faktiska siffror för berörda finansiella motparter", "Actual figures for financial counterparts affected"),
	one("actual_figures_for_transactions_affected", "Faktiska siffror för berörda transaktioner", "Actual figures for transactions affected"),
	one("estimates_for_clients_affected", "Uppskattningar för berörda kunder", "Estimates for clients affected"),
	one("estimates_for_financial_counterparts_affected", "Uppskattningar för berörda finansiella motparter", "Estimates for financial counterparts affected"),
	one("estimates_for_transactions_affected", "Uppskattningar för berörda transaktioner", "Estimates for transactions affected"),
	one("no_impact_on_clients", "Ingen påverkan på kunder", "No impact on clients"),
	one("no_impact_on_financial_counterparts", "Ingen påverkan på finansiella motparter", "No impact on financial counterparts"),
	one("no_impact_on_transactions", "Ingen påverkan på transaktioner", "No impact on transactions"),
}

var reputations = []Choice{
	one("media", "Incidenten har uppmärksammats i medierna", "The incident has been reflected in the media"),
	one("complaints", "Återkommande klagomål från olika kunder eller finansiella motparter", "Repetitive complaints from different clients or financial counterparts"),
	one("requirements", "Rättsliga krav kan inte eller kan sannolikt inte uppfyllas", "Regulatory requirements cannot be met, or are likely not to be"),
	one("losing_clients", "Kunder eller finansiella motparter går eller går sannolikt förlorade, med väsentlig påverkan", "Clients or financial counterparts are lost or likely to be, with a material impact"),
}

// reputationCodes are what the file says for them.
var reputationCodes = map[string]string{
	"media":          "the_major_ict-related_incident_has_been_reflected_in_the_media",
	"complaints":     "the_major_ict-related_incident_has_resulted_in_repetitive_complaints_from_different_clients_or_financial_counterparts_on_client-facing_services_or_critical_business_relationships",
	"requirements":   "the_financial_entity_will_not_be_able_to_or_is_likely_not_to_be_able_to_meet_regulatory_requirements_as_a_result_of_the_major_ict-related_incident",
	"losing_clients": "the_financial_entity_will_or_is_likely_to_lose_clients_or_financial_counterparts_with_a_material_impact_on_its_business_as_a_result_of_the_major_ict-related_incident",
}

var bases = []Choice{
	one("actual_figures", "Faktiska siffror", "Actual figures"),
	one("estimates", "Uppskattningar", "Estimates"),
	one("actual_figures_and_estimates", "Faktiska siffror och uppskattningar", "Actual figures and estimates"),
	one("no_information_available", "Ingen information finns", "No information available"),
}

var spreads = []Choice{
	one("clients", "Kunder", "Clients"),
	one("financial_counterparts", "Finansiella motparter", "Financial counterparts"),
	one("branch_of_the_financial_entity", "Filial till den finansiella entiteten", "Branch of the financial entity"),
	one("financial_entities_within_the_group_carrying_out_activities_in_the_respective_member_state", "Finansiella entiteter i koncernen som är verksamma i medlemsstaten", "Financial entities of the group that are active in the Member State"),
	one("financial_market_infrastructure", "Finansmarknadsinfrastruktur", "Financial market infrastructure"),
	one("third-party_providers_that_may_be_common_to_other_financial_entities", "Tredjepartsleverantörer som kan vara gemensamma med andra finansiella entiteter", "Third-party providers that other financial entities may have in common"),
}

var losses = []Choice{
	one("availability", "Tillgänglighet", "Availability"),
	one("authenticity", "Autenticitet (äkthet)", "Authenticity"),
	one("integrity", "Integritet (riktighet)", "Integrity"),
	one("confidentiality", "Konfidentialitet", "Confidentiality"),
}

const (
	cyber = "cybersecurity-related"
	other = "other"
)

var incidentTypes = []Choice{
	one(cyber, "Cybersäkerhetsrelaterad", "Cybersecurity-related"),
	one("process_failure", "Processfel", "Process failure"),
	one("system_failure", "Systemfel", "System failure"),
	one("external_event", "Extern händelse", "External event"),
	one("payment-related", "Betalningsrelaterad", "Payment-related"),
	one(other, "Annan (ange vilken)", "Other (please specify)"),
}

var techniques = []Choice{
	one("social_engineering_including_phishing", "Social manipulering, även nätfiske", "Social engineering (including phishing)"),
	one("ddos", "Överbelastningsangrepp", "(D)DoS"),
	one("identity_theft", "Identitetsstöld", "Identity theft"),
	one("data_encryption_for_impact_including_ransomware", "Kryptering av data i skadesyfte, även utpressningsprogram", "Data encryption for impact, including ransomware"),
	one("resource_hijacking", "Kapning av resurser", "Resource hijacking"),
	one("data_exfiltration_and_manipulation_including_identity_theft", "Stöld och manipulering av data, även identitetsstöld", "Data exfiltration and manipulation, including identity theft"),
	one("data_destruction", "Förstöring av data", "Data destruction"),
	one("defacement", "Vanställande av webbplats", "Defacement"),
	one("supply-chain_attack", "Angrepp via leveranskedjan", "Supply-chain attack"),
	one(other, "Annat (ange vilket)", "Other (please specify)"),
}

const (
	toIMY  = "data_protection_authority"
	nobody = "none"
)

var authorities = []Choice{
	one("police_law_enforcement", "Polis eller annan brottsbekämpande myndighet", "Police or other law enforcement"),
	one("csirt", "CSIRT-enhet", "CSIRT"),
	one(toIMY, "Dataskyddsmyndighet", "Data protection authority"),
	one("national_cybersecurity_agency", "Nationell cybersäkerhetsmyndighet", "National cybersecurity agency"),
	one(nobody, "Ingen", "None"),
	one(other, "Annan (ange vilken)", "Other (please specify)"),
}

// answers are those of a [YesNo].
var answers = []Choice{
	one("yes", "Ja", "Yes"),
	one("no", "Nej", "No"),
	one("unknown", "Inte känt", "Not known"),
}

var threatStates = []Choice{
	one("active", "Aktivt", "Active"),
	one("inactive", "Inaktivt", "Inactive"),
}

// longest is how many characters a text of the ESAs' file may have, and a cell
// of a workbook.
const longest = 32_767
