package form

import "frist/models/i18n"

// doraFigures are when, how many and how long.
var doraFigures = []Field{{
	Number: "3.1", Needs: "-CCO", When: numbered, From: []string{"filings.reference"},
	Path:  "incident.competentAuthorityCode",
	Label: i18n.Text{SV: "Den behöriga myndighetens referens för incidenten", EN: "Incident reference code provided by the competent authority"},
}, {
	Number: "3.2", Needs: "EMME", From: []string{"incident.occurred_from"},
	Path:  "incident.incidentOccurrenceDateTime",
	Label: i18n.Text{SV: "När den allvarliga IKT-relaterade incidenten inträffade", EN: "Date and time of occurrence of the major ICT-related incident"},
}, {
	Number: "3.3", Needs: "ECCE", When: downtimeGiven, From: []string{"incident.recovered_at"},
	Path:  "impactAssessment.serviceImpact.serviceRestorationDateTime",
	Label: i18n.Text{SV: "När tjänster och verksamhet hade återställts", EN: "Date and time when services, activities or operations have been recovered"},
}, {
	Number: "3.4", Needs: "EMME", From: []string{"counts.clients", "clients_affected"}, Estimate: true,
	Path:  "impactAssessment.affectedAssets.affectedClients.number",
	Label: i18n.Text{SV: "Antal berörda kunder", EN: "Number of clients affected"},
}, {
	Number: "3.5", Needs: "EMME", From: []string{"clients_affected_percent"}, Estimate: true,
	Path:  "impactAssessment.affectedAssets.affectedClients.percentage",
	Label: i18n.Text{SV: "Andel berörda kunder", EN: "Percentage of clients affected"},
}, {
	Number: "3.6", Needs: "EMME", From: []string{"counts.counterparts", "counterparts_affected"}, Estimate: true,
	Path:  "impactAssessment.affectedAssets.affectedFinancialCounterparts.number",
	Label: i18n.Text{SV: "Antal berörda finansiella motparter", EN: "Number of financial counterparts affected"},
}, {
	Number: "3.7", Needs: "EMME", From: []string{"counterparts_affected_percent"}, Estimate: true,
	Path:  "impactAssessment.affectedAssets.affectedFinancialCounterparts.percentage",
	Label: i18n.Text{SV: "Andel berörda finansiella motparter", EN: "Percentage of financial counterparts affected"},
}, {
	Number: "3.8", Needs: "ECCE", When: clientsMet, From: []string{"relevant_clients_affected"},
	Path:  "impactAssessment.hasImpactOnRelevantClients",
	Label: i18n.Text{SV: "Påverkas relevanta kunder eller finansiella motparter?", EN: "Impact on relevant clients or financial counterparts"},
}, {
	Number: "3.9", Needs: "ECCE", When: transactionsHit, From: []string{"counts.transactions", "transactions_affected"}, Estimate: true,
	Path:  "impactAssessment.affectedAssets.affectedTransactions.number",
	Label: i18n.Text{SV: "Antal berörda transaktioner", EN: "Number of affected transactions"},
}, {
	Number: "3.10", Needs: "ECCE", When: transactionsHit, From: []string{"transactions_affected_percent"}, Estimate: true,
	Path:  "impactAssessment.affectedAssets.affectedTransactions.percentage",
	Label: i18n.Text{SV: "Andel berörda transaktioner", EN: "Percentage of affected transactions"},
}, {
	Number: "3.11", Needs: "ECCE", When: transactionsHit, From: []string{"transactions_affected_value"}, Estimate: true,
	Path:  "impactAssessment.affectedAssets.valueOfAffectedTransactions",
	Label: i18n.Text{SV: "Värde av berörda transaktioner", EN: "Value of affected transactions"},
}, {
	Number: "3.12", Needs: "EMME", From: []string{"counts.figures", "impact_figures"},
	Path:  "impactAssessment.affectedAssets.numbersActualEstimate",
	Label: i18n.Text{SV: "Är siffrorna faktiska eller uppskattade, eller finns ingen påverkan?", EN: "Information on whether the numbers are actual or estimates, or whether there has not been any impact"},
}, {
	Number: "3.13", Needs: "ECCE", When: reputationMet, From: []string{"reputational_impact"},
	Path:  "incident.classificationTypes[reputational_impact].reputationalImpactType",
	Codes: reputationCodes,
	Label: i18n.Text{SV: "Påverkan på anseendet", EN: "Reputational impact"},
}, {
	Number: "3.14", Needs: "ECCE", When: reputationMet, From: []string{"reputational_context"},
	Path:  "incident.classificationTypes[reputational_impact].reputationalImpactDescription",
	Label: i18n.Text{SV: "Sammanhang för påverkan på anseendet", EN: "Contextual information about the reputational impact"},
}, {
	Number: "3.15", Needs: "EMME", From: []string{"incident.duration", "incident_duration"}, Estimate: true,
	Path:  "incident.incidentDuration",
	Label: i18n.Text{SV: "Incidentens varaktighet", EN: "Duration of the major ICT-related incident"},
}, {
	Number: "3.16", Needs: "ECCE", When: servicesDown, From: []string{"service_downtime"}, Estimate: true,
	Path:  "impactAssessment.serviceImpact.serviceDowntime",
	Label: i18n.Text{SV: "Avbrott i tjänster", EN: "Service downtime"},
}, {
	Number: "3.17", Needs: "ECCE", When: durationMet, From: []string{"duration_figures"},
	Path:  "informationDurationServiceDowntimeActualOrEstimate",
	Label: i18n.Text{SV: "Är varaktigheten och avbrottet faktiska eller uppskattade?", EN: "Information on whether the numbers for duration and service downtime are actual or estimates"},
}}

// doraIntermediate is the rest of the intermediate report.
var doraIntermediate = []Field{{
	Number: "3.18", Needs: "ECCE", When: spreadMet, From: []string{"member_states_impact"},
	Path:  "incident.classificationTypes[geographical_spread].memberStatesImpactType",
	Label: i18n.Text{SV: "Typ av påverkan i medlemsstaterna", EN: "Types of impact in the Member States"},
}, {
	Number: "3.19", Needs: "ECCE", When: spreadMet, From: []string{"member_states_description"},
	Path:  "incident.classificationTypes[geographical_spread].memberStatesImpactTypeDescription",
	Label: i18n.Text{SV: "Hur incidenten påverkar andra medlemsstater", EN: "Description of how the major ICT-related incident has an impact in other Member States"},
}, {
	Number: "3.20", Needs: "ECCE", When: dataLost, From: []string{"data_losses"},
	Path:  "incident.classificationTypes[data_losses].dataLosseMaterialityThresholds",
	Label: i18n.Text{SV: "Dataförluster: vad som har gått förlorat", EN: "Materiality thresholds for the classification criterion 'Data losses'"},
}, {
	Number: "3.21", Needs: "ECCE", When: dataLost, From: []string{"data_losses_description"},
	Path:  "incident.classificationTypes[data_losses].dataLossesDescription",
	Label: i18n.Text{SV: "Beskrivning av dataförlusterna", EN: "Description of the data losses"},
}, {
	Number: "3.22", Needs: "EMME", From: []string{"critical_services"},
	Path:  "impactAssessment.criticalServicesAffected",
	Label: i18n.Text{SV: "Berörda kritiska tjänster", EN: "Classification criterion 'Critical services affected'"},
}, {
	Number: "3.23", Needs: "EMME", From: []string{"incident_types"},
	Path:  "incident.incidentType.incidentClassification",
	Label: i18n.Text{SV: "Typ av allvarlig IKT-relaterad incident", EN: "Type of the major ICT-related incident"},
}, {
	Number: "3.24", Needs: "ECCE", When: otherType, From: []string{"other_incident_type"},
	Path:  "incident.incidentType.otherIncidentClassification",
	Label: i18n.Text{SV: "Annan typ av incident", EN: "Other types of incidents"},
}, {
	Number: "3.25", Needs: "ECCE", When: cyberRelated, From: []string{"threat_techniques"},
	Path:  "incident.incidentType.threatTechniques",
	Label: i18n.Text{SV: "Hot och tekniker som angriparen använde", EN: "Threats and techniques used by the threat actor"},
}, {
	Number: "3.26", Needs: "ECCE", When: otherTechnique, From: []string{"other_technique"},
	Path:  "incident.incidentType.otherThreatTechniques",
	Label: i18n.Text{SV: "Annan teknik", EN: "Other types of techniques"},
}, {
	Number: "3.27", Needs: "EMME", From: []string{"functional_areas"},
	Path:  "impactAssessment.affectedFunctionalAreas",
	Label: i18n.Text{SV: "Berörda funktionsområden och affärsprocesser", EN: "Information about affected functional areas and business processes"},
}, {
	Number: "3.28", Needs: "EMME", From: []string{"infrastructure_affected"},
	Path:  "impactAssessment.isAffectedInfrastructureComponents",
	Codes: notAvailable,
	Label: i18n.Text{SV: "Berörs infrastruktur som stöder affärsprocesser?", EN: "Affected infrastructure components supporting business processes"},
}, {
	Number: "3.29", Needs: "ECCE", When: infrastructureHit, From: []string{"infrastructure_components"},
	Path:  "impactAssessment.affectedInfrastructureComponents",
	Label: i18n.Text{SV: "Berörda infrastrukturkomponenter", EN: "Information about affected infrastructure components supporting business processes"},
}, {
	Number: "3.30", Needs: "EMME", From: []string{"incident.clients_affected", "financial_interest_affected"},
	Path:  "impactAssessment.isImpactOnFinancialInterest",
	Codes: notAvailable,
	Label: i18n.Text{SV: "Påverkas kundernas ekonomiska intressen?", EN: "Impact on the financial interest of clients"},
}, {
	Number: "3.31", Needs: "EMME", From: []string{"other_authorities", "filings.authorities"},
	Path:  "reportingToOtherAuthorities",
	Label: i18n.Text{SV: "Rapportering till andra myndigheter", EN: "Reporting to other authorities"},
}, {
	Number: "3.32", Needs: "ECCE", When: otherAuthority, From: []string{"other_authorities_named"},
	Path:  "reportingToOtherAuthoritiesOther",
	Label: i18n.Text{SV: "Vilka andra myndigheter", EN: "Specification of 'other' authorities"},
}, {
	Number: "3.33", Needs: "EMME", From: []string{"temporary_measures"},
	Path:  "impactAssessment.serviceImpact.isTemporaryActionsMeasuresForRecovery",
	Label: i18n.Text{SV: "Har tillfälliga åtgärder vidtagits eller planerats för att återhämta verksamheten?", EN: "Temporary actions/measures taken or planned to be taken to recover from the incident"},
}, {
	Number: "3.34", Needs: "ECCE", When: measuresTaken, From: []string{"temporary_measures_description"},
	Path:  "impactAssessment.serviceImpact.descriptionOfTemporaryActionsMeasuresForRecovery",
	Label: i18n.Text{SV: "Beskrivning av de tillfälliga åtgärderna", EN: "Description of any temporary actions and measures taken or planned to be taken to recover from the incident"},
}, {
	Number: "3.35", Needs: "ECCE", When: indicatorsAsked, From: []string{"indicators_of_compromise"},
	Path:  "incident.incidentType.indicatorsOfCompromise",
	Label: i18n.Text{SV: "Angreppsindikatorer", EN: "Indicators of compromise"},
}}

// doraFinal is what the final report asks.
var doraFinal = []Field{{
	Number: "4.1", Needs: "EEME", From: []string{"root_causes"},
	Path:  "incident.rootCauseHLClassification",
	Label: i18n.Text{SV: "Grundorsaker, övergripande", EN: "High-level classification of root causes of the incident"},
}, {
	Number: "4.2", Needs: "EEME", From: []string{"root_cause_details"},
	Path:  "incident.rootCausesDetailedClassification",
	Label: i18n.Text{SV: "Grundorsaker, i detalj", EN: "Detailed classification of root causes of the incident"},
}, {
	Number: "4.3", Needs: "EECE", When: additionsAsked, From: []string{"root_cause_additions"},
	Path:  "incident.rootCausesAdditionalClassification",
	Label: i18n.Text{SV: "Grundorsaker, ytterligare klassificering", EN: "Additional classification of root causes of the incident"},
}, {
	Number: "4.4", Needs: "EECE", When: otherCause, From: []string{"other_root_causes"},
	Path:  "incident.rootCausesOther",
	Label: i18n.Text{SV: "Andra typer av grundorsaker", EN: "Other types of root cause types"},
}, {
	Number: "4.5", Needs: "EEME", From: []string{"root_cause_information"},
	Path:  "incident.rootCausesInformation",
	Label: i18n.Text{SV: "Information om grundorsakerna", EN: "Information about the root causes of the incident"},
}, {
	Number: "4.6", Needs: "EEME", From: []string{"resolution_summary"},
	Path:  "incident.incidentResolutionSummary",
	Label: i18n.Text{SV: "Sammanfattning av hur incidenten löstes", EN: "Incident resolution summary"},
}, {
	Number: "4.7", Needs: "EEME", From: []string{"root_cause_addressed_at"},
	Path:  "incident.rootCauseAddressingDateTime",
	Label: i18n.Text{SV: "När åtgärdades grundorsaken?", EN: "Date and time when the incident root cause was addressed"},
}, {
	Number: "4.8", Needs: "EEME", From: []string{"incident.resolved_at"},
	Path:  "incident.incidentResolutionDateTime",
	Label: i18n.Text{SV: "När incidenten var åtgärdad", EN: "Date and time when the incident was resolved"},
}, {
	Number: "4.9", Needs: "EEME", From: []string{"planned_resolution_difference"},
	Path:  "incident.incidentResolutionVsPlannedImplementation",
	Label: i18n.Text{SV: "Skiljer sig dagen för den varaktiga lösningen från den som först planerades?", EN: "Information if the permanent resolution date of the incident differs from the initially planned implementation date"},
}, {
	Number: "4.10", Needs: "EECE", When: functionsAtRisk, From: []string{"critical_functions_risk"},
	Path:  "incident.assessmentOfRiskToCriticalFunctions",
	Label: i18n.Text{SV: "Bedömning av risken för kritiska funktioner", EN: "Assessment of risk to critical functions for resolution purposes"},
}, {
	Number: "4.11", Needs: "EECE", When: resolvabilityHit, From: []string{"resolution_authority_information"},
	Path:  "incident.informationRelevantToResolutionAuthorities",
	Label: i18n.Text{SV: "Information till resolutionsmyndigheter", EN: "Information relevant for resolution authorities"},
}, {
	Number: "4.12", Needs: "EEME", From: []string{"economic_impact_thresholds"},
	Path:  "incident.classificationTypes[economic_impact].economicImpactMaterialityThreshold",
	Label: i18n.Text{SV: "Tröskelvärden för ekonomisk påverkan som har nåtts", EN: "Materiality threshold for the classification criterion 'Economic impact'"},
}, {
	Number: "4.13", Needs: "EEME", From: []string{"gross_costs"}, Estimate: true,
	Path:  "incident.grossAmountIndirectDirectCosts",
	Label: i18n.Text{SV: "Direkta och indirekta kostnader och förluster, brutto", EN: "Amount of gross direct and indirect costs and losses"},
}, {
	Number: "4.14", Needs: "EEME", From: []string{"financial_recoveries"}, Estimate: true,
	Path:  "incident.financialRecoveriesAmount",
	Label: i18n.Text{SV: "Ekonomisk återvinning", EN: "Amount of financial recoveries"},
}, {
	Number: "4.15", Needs: "EECE", When: recurs, From: []string{"recurring_description"},
	Path:  "incident.recurringNonMajorIncidentsDescription",
	Label: i18n.Text{SV: "De återkommande incidenterna, och hur många gånger de har inträffat", EN: "Information on whether the non-major incidents have been recurring"},
}, {
	Number: "4.16", Needs: "EECE", When: recurs, From: []string{"recurring_first_at"},
	Path:  "incident.recurringIncidentDate",
	Label: i18n.Text{SV: "När inträffade den första av de återkommande incidenterna?", EN: "Date and time of occurrence of recurring incidents"},
}}
