package authority

import "frist/models/i18n"

// Why an authority is notified.
var (
	leads = Reason{
		Text: i18n.Text{
			SV: "Företagets huvudsakliga eller enda verksamhetsställe inom EES ligger i landet, och behandlingen är gränsöverskridande. Myndigheten är ansvarig tillsynsmyndighet, och anmälan görs till den ensam.",
			EN: "The firm's main or single establishment in the EEA is in the country, and the processing is cross-border. The authority is the lead supervisory authority, and it alone is notified.",
		},
		Law: "GDPR Art. 33(1), 56(1), 4(16), 4(23)", Source: Read,
	}
	local = Reason{
		Text: i18n.Text{
			SV: "Företaget är etablerat i landet, och såvitt känt berörs ingen annan stat inom EES. Myndigheten är behörig på sitt eget territorium.",
			EN: "The firm is established in the country, and as far as is known no other state of the EEA is concerned. The authority is competent on its own territory.",
		},
		Law: "GDPR Art. 33(1), 55(1)", Source: Read,
	}
	everyone = Reason{
		Text: i18n.Text{
			SV: "Företaget har inget huvudsakligt eller enda verksamhetsställe inom EES, så det finns ingen ansvarig tillsynsmyndighet. Berörda personer bor i landet, och dess myndighet ska ha en egen anmälan. En företrädare enligt artikel 27 ändrar inte det.",
			EN: "The firm has no main or single establishment in the EEA, so there is no lead supervisory authority. Affected people live in the country, and its authority must have a notification of its own. A representative under Art. 27 does not change that.",
		},
		Law: "GDPR Art. 33(1), 55(1); EDPB Guidelines 9/2022, para. 73", Source: Memory,
	}
	everyPlace = Reason{
		Text: i18n.Text{
			SV: "Företaget har inget huvudsakligt eller enda verksamhetsställe inom EES, så det finns ingen ansvarig tillsynsmyndighet. Det har ett verksamhetsställe i landet, och myndigheten är behörig på sitt eget territorium.",
			EN: "The firm has no main or single establishment in the EEA, so there is no lead supervisory authority. It has an establishment in the country, and the authority is competent on its own territory.",
		},
		Law: "GDPR Art. 33(1), 55(1)", Source: Memory,
	}
	britishFirm = Reason{
		Text: i18n.Text{
			SV: "Företaget har ett verksamhetsställe i Storbritannien. Den brittiska förordningen (UK GDPR) gäller för sig: anmälan dit ersätter ingen anmälan inom EES, och ingen anmälan inom EES ersätter den.",
			EN: "The firm has an establishment in the United Kingdom. The UK GDPR stands by itself: a notification there replaces none within the EEA, and none within the EEA replaces it.",
		},
		Law: "UK GDPR Art. 3(1), 33(1)", Source: Memory,
	}
	britishPeople = Reason{
		Text: i18n.Text{
			SV: "Berörda personer bor i Storbritannien. Den brittiska förordningen (UK GDPR) gäller för företag som erbjuder varor eller tjänster till dem eller övervakar deras beteende. Anmälan dit görs för sig och ersätter ingen anmälan inom EES.",
			EN: "Affected people live in the United Kingdom. The UK GDPR holds for firms that offer them goods or services or monitor their behaviour. A notification there stands by itself and replaces none within the EEA.",
		},
		Law: "UK GDPR Art. 3(2), 33(1)", Source: Memory,
	}
)

// Why an authority is concerned without being notified.
var (
	concernedPeople = Reason{
		Text: i18n.Text{
			SV: "Berörda personer bor i landet. Om de i väsentlig grad påverkas eller sannolikt kommer att påverkas är myndigheten berörd tillsynsmyndighet. Den ansvariga tillsynsmyndigheten underrättar den.",
			EN: "Affected people live in the country. If they are substantially affected, or likely to be, the authority is a supervisory authority concerned. The lead authority informs it.",
		},
		Law: "GDPR Art. 4(22)(b), 60(1)", Source: Memory,
	}
	concernedPlace = Reason{
		Text: i18n.Text{
			SV: "Företaget har ett verksamhetsställe i landet: myndigheten är berörd tillsynsmyndighet. Den ansvariga myndigheten underrättar den.",
			EN: "The firm has an establishment in the country: the authority is a supervisory authority concerned. The lead authority informs it.",
		},
		Law: "GDPR Art. 4(22)(a), 60(1)", Source: Memory,
	}
	concernedBoth = Reason{
		Text: i18n.Text{
			SV: "Företaget har ett verksamhetsställe i landet, och berörda personer bor där: myndigheten är berörd tillsynsmyndighet. Den ansvariga myndigheten underrättar den.",
			EN: "The firm has an establishment in the country, and affected people live there: the authority is a supervisory authority concerned. The lead authority informs it.",
		},
		Law: "GDPR Art. 4(22)(a), 4(22)(b), 60(1)", Source: Memory,
	}
	foreign = Reason{
		Text: i18n.Text{
			SV: "Landet ligger utanför EES. Om någon ska underrättas där avgör dess egen lag, som inte finns i programmet.",
			EN: "The country is outside the EEA. Whether anybody must be notified there is for its own law to say, which the program does not have.",
		},
		Source: Memory,
	}
)

// What may change an answer.
var (
	onlyThere = Reason{
		Text: i18n.Text{
			SV: "Berörda personer bor bara i en annan stat än den ansvariga myndighetens. Den statens myndighet kan ta hand om ärendet själv; anmälan görs ändå till den ansvariga.",
			EN: "Affected people live only in a state other than that of the lead authority. The authority of that state may handle the case itself; the lead authority is notified all the same.",
		},
		Law: "GDPR Art. 56(2), 4(23)(b)", Source: Memory,
	}
	legalDuty = Reason{
		Text: i18n.Text{
			SV: "Sker behandlingen för att fullgöra en rättslig förpliktelse eller utföra en uppgift av allmänt intresse (artikel 6.1 c eller e) finns ingen ansvarig tillsynsmyndighet: då är myndigheten i den berörda medlemsstaten behörig.",
			EN: "If the processing is needed for a legal obligation or for a task in the public interest (Art. 6(1)(c) or (e)), there is no lead supervisory authority: the authority of the Member State concerned is then competent.",
		},
		Law: "GDPR Art. 55(2)", Source: Memory,
	}
	peopleUnknown = Reason{
		Text: i18n.Text{
			SV: "Det är inte fullt känt i vilka länder berörda personer bor. Fler myndigheter kan tillkomma.",
			EN: "It is not fully known in which countries affected people live. More authorities may be added.",
		},
		Law: "GDPR Art. 33(1)", Source: Read,
	}
)
