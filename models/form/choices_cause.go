package form

// The causes of 4.1, each of which begins the value of its details in 4.2.
var rootCauses = []Choice{
	one("malicious_actions", "Skadliga handlingar", "Malicious actions"),
	one("process_failure", "Processfel", "Process failure"),
	one("system_failure_malfunction", "Systemfel", "System failure or malfunction"),
	one("human_error", "Mänskligt fel", "Human error"),
	one("external_event", "Extern händelse", "External event"),
}

var causeDetails = []Choice{
	one("malicious_actions_deliberate_internal_actions", "Skadliga handlingar: avsiktliga interna handlingar", "Malicious actions: deliberate internal actions"),
	one("malicious_actions_deliberate_physical_damage_manipulation_theft", "Skadliga handlingar: avsiktlig fysisk skada, manipulering eller stöld", "Malicious actions: deliberate physical damage, manipulation or theft"),
	one("malicious_actions_fraudulent_actions", "Skadliga handlingar: bedrägliga handlingar", "Malicious actions: fraudulent actions"),
	one("process_failure_insufficient_monitoring_or_failure_of_monitoring_and_control", "Processfel: otillräcklig eller felande övervakning och kontroll", "Process failure: insufficient monitoring, or failure of monitoring and control"),
	one("process_failure_insufficient_unclear_roles_and_responsibilities", "Processfel: otillräckliga eller oklara roller och ansvar", "Process failure: insufficient or unclear roles and responsibilities"),
	one("process_failure_ICT_risk_management_process_failure", "Processfel: brister i processen för IKT-riskhantering", "Process failure: failure of the ICT risk management process"),
	one("process_failure_insufficient_or_failure_of_ict_operations_and_ict_security_operations", "Processfel: otillräcklig eller felande IKT-drift och IKT-säkerhetsdrift", "Process failure: insufficient or failing ICT operations and ICT security operations"),
	one("process_failure_insufficient_or_failure_of_ict_project_management", "Processfel: otillräcklig eller felande IKT-projektledning", "Process failure: insufficient or failing ICT project management"),
	one("process_failure_inadequacy_of_internal_policies_procedures_and_documentation", "Processfel: bristfälliga interna riktlinjer, rutiner och dokumentation", "Process failure: inadequate internal policies, procedures and documentation"),
	one("process_failure_inadequate_ict_systems_acquisition_development_and_maintenance", "Processfel: bristfällig anskaffning, utveckling och underhåll av IKT-system", "Process failure: inadequate acquisition, development and maintenance of ICT systems"),
	one("process_failure_other", "Processfel: annat (ange vilket)", "Process failure: other (please specify)"),
	one("system_failure_hardware_capacity_and_performance", "Systemfel: maskinvarans kapacitet och prestanda", "System failure: hardware capacity and performance"),
	one("system_failure_hardware_maintenance", "Systemfel: underhåll av maskinvara", "System failure: hardware maintenance"),
	one("system_failure_hardware_obsolescence_ageing", "Systemfel: föråldrad maskinvara", "System failure: hardware obsolescence or ageing"),
	one("system_failure_software_compatibility_configuration", "Systemfel: programvarans kompatibilitet eller konfiguration", "System failure: software compatibility or configuration"),
	one("system_failure_software_performance", "Systemfel: programvarans prestanda", "System failure: software performance"),
	one("system_failure_network_configuration", "Systemfel: nätverkskonfiguration", "System failure: network configuration"),
	one("system_failure_physical_damage", "Systemfel: fysisk skada", "System failure: physical damage"),
	one("system_failure_other", "Systemfel: annat (ange vilket)", "System failure: other (please specify)"),
	one("human_error_omission", "Mänskligt fel: underlåtenhet", "Human error: omission"),
	one("human_error_mistake", "Mänskligt fel: misstag", "Human error: mistake"),
	one("human_error_skills_knowledge", "Mänskligt fel: färdigheter och kunskaper", "Human error: skills and knowledge"),
	one("human_error_inadequate_human_resources", "Mänskligt fel: otillräcklig bemanning", "Human error: inadequate human resources"),
	one("human_error_miscommunication", "Mänskligt fel: bristande kommunikation", "Human error: miscommunication"),
	one("human_error_other", "Mänskligt fel: annat (ange vilket)", "Human error: other (please specify)"),
	one("external_event_natural_disasters_force_majeure", "Extern händelse: naturkatastrof eller force majeure", "External event: natural disaster or force majeure"),
	one("external_event_third-party_failures", "Extern händelse: fel hos tredje part", "External event: failure of a third party"),
	one("external_event_other", "Extern händelse: annat (ange vilket)", "External event: other (please specify)"),
}

// A causeGroup is what 4.3 asks for of one detail of 4.2.
type causeGroup struct {
	detail string
	values []Choice
}

var causeGroups = []causeGroup{
	{"process_failure_insufficient_monitoring_or_failure_of_monitoring_and_control", []Choice{
		one("monitoring_of_policy_adherence", "Övervakning av att riktlinjer följs", "Monitoring of policy adherence"),
		one("monitoring_of_third-party_service_providers", "Övervakning av tredjepartsleverantörer", "Monitoring of third-party service providers"),
		one("monitoring_and_verification_of_remediation_of_vulnerabilities", "Övervakning och kontroll av att sårbarheter åtgärdas", "Monitoring and verification of the remediation of vulnerabilities"),
		one("identity_and_access_management", "Identitets- och åtkomsthantering", "Identity and access management"),
		one("encryption_and_cryptography", "Kryptering och kryptografi", "Encryption and cryptography"),
		one("logging", "Loggning", "Logging"),
	}},
	{"process_failure_ICT_risk_management_process_failure", []Choice{
		one("failure_in_specifying_accurate_risk_tolerance_levels", "Risktoleransen inte rätt angiven", "Failure to specify accurate risk tolerance levels"),
		one("insufficient_vulnerability_and_threat_assessments", "Otillräckliga bedömningar av sårbarheter och hot", "Insufficient vulnerability and threat assessments"),
		one("inadequate_risk_treatment_measures", "Bristfälliga åtgärder mot risker", "Inadequate risk treatment measures"),
		one("poor_management_of_residual_ict_risks", "Dålig hantering av kvarstående IKT-risker", "Poor management of residual ICT risks"),
	}},
	{"process_failure_insufficient_or_failure_of_ict_operations_and_ict_security_operations", []Choice{
		one("vulnerability_and_patch_management", "Hantering av sårbarheter och programfixar", "Vulnerability and patch management"),
		one("change_management", "Ändringshantering", "Change management"),
		one("capacity_and_performance_management", "Kapacitets- och prestandahantering", "Capacity and performance management"),
		one("ict_asset_management_and_information_classification", "Hantering av IKT-tillgångar och informationsklassning", "ICT asset management and information classification"),
		one("backup_and_restore", "Säkerhetskopiering och återställning", "Backup and restore"),
		one("error_handling", "Felhantering", "Error handling"),
	}},
	{"process_failure_inadequate_ict_systems_acquisition_development_and_maintenance", []Choice{
		one("inadequate_ict_systems_acquisition_development_and_maintenance", "Bristfällig anskaffning, utveckling och underhåll av IKT-system", "Inadequate acquisition, development and maintenance of ICT systems"),
		one("insufficient_or_failure_of_software_testing", "Otillräcklig eller felande programvarutestning", "Insufficient or failing software testing"),
	}},
}

// causeAdditions are the values of 4.3, all groups together.
var causeAdditions = func() (all []Choice) {
	for _, g := range causeGroups {
		all = append(all, g.values...)
	}
	return all
}()
