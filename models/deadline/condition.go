package deadline

import (
	"slices"

	"frist/models/i18n"
)

// A Condition is something that must be so for a duty to exist.
type Condition string

// The conditions.
const (
	PersonalData Condition = "personal_data"
	Risk         Condition = "risk"
	HighRisk     Condition = "high_risk"
	// Major: the incident has been classified as major.
	Major Condition = "major"
	// ClientsAffected: the incident has an impact on the financial interests of
	// clients (DORA Art. 19(3); lag (2010:751) 5 b kap. 3 §).
	ClientsAffected Condition = "clients_affected"
	// NotMajor: the incident has not been classified as major, so that it counts
	// only together with others (Reg. (EU) 2024/1772 Art. 8(2)).
	NotMajor Condition = "not_major"
	// NIS2Entity: the entity is essential or important under NIS2.
	NIS2Entity Condition = "nis2"
	// Significant: the incident is a significant one under NIS2 Art. 23(3).
	Significant Condition = "significant"
	// Requested: the supervisor has asked for a report, or the status of the
	// incident or its handling has changed significantly (DORA Art. 19(4)(b)).
	Requested Condition = "requested"
	// CyberThreat: there is a significant cyber threat (DORA Art. 19(2)).
	CyberThreat Condition = "cyber_threat"
	// TrustService: the incident affects a trust service or the data in it.
	TrustService Condition = "trust_service"
	// Exploited: a vulnerability of the product is actively exploited (CRA Art. 14(1)).
	Exploited Condition = "exploited_vulnerability"
	// Severe: the incident has a severe impact on the security of the product
	// (CRA Art. 14(3)).
	Severe Condition = "severe"
	// SeriousAI: the incident is a serious one of a high-risk AI system (AI Act
	// Art. 3(49)); WidespreadAI and FatalAI are those of Art. 73(3) and (4).
	SeriousAI    Condition = "ai_serious"
	WidespreadAI Condition = "ai_widespread"
	FatalAI      Condition = "ai_death"
	// MaterialEvent: the event is of material significance (FFFS 2021:2).
	MaterialEvent Condition = "material_event"
	// InsideInformation: the incident is inside information of the issuer (MAR Art. 7).
	InsideInformation Condition = "inside_information"
)

// asked are the conditions that a fact of the incident answers: those that a
// person may be asked about.
var asked = []Condition{
	ClientsAffected, Significant, Requested, CyberThreat, TrustService, Exploited, Severe,
	SeriousAI, WidespreadAI, FatalAI, MaterialEvent, InsideInformation,
}

// Conditions lists what [Incident.Answers] may answer.
func Conditions() []Condition { return slices.Clone(asked) }

// A Trait is something about an entity, beside its type, that duties depend on.
type Trait string

// The traits.
const (
	Microenterprise    Trait = "microenterprise"                  // DORA Art. 3(60)
	SimplifiedICT      Trait = "simplified_ict_framework"         // DORA Art. 16(1)
	QualifiedTrust     Trait = "qualified_trust_service_provider" // eIDAS Art. 24
	TrustProvider      Trait = "trust_service_provider"           // eIDAS Art. 19a
	TelecomProvider    Trait = "telecom_provider"                 // Reg. (EU) 611/2013
	ProductMaker       Trait = "digital_product_manufacturer"     // CRA Art. 14
	HighRiskAIProvider Trait = "high_risk_ai_provider"            // AI Act Art. 73
	ListedIssuer       Trait = "listed_issuer"                    // MAR Art. 17
	SecuritySensitive  Trait = "security_sensitive_activities"    // säkerhetsskyddslagen (2018:585)
	EssentialService   Trait = "essential_service_operator"       // NIS1, lag (2018:1174)
	OutsideDORA        Trait = "payment_services_outside_dora"    // lag (2010:751) 5 b kap. 3 §
)

// Traits lists what may be said of an entity, in the order in which a form asks.
func Traits() []Trait { return slices.Clone(traits) }

var traits = []Trait{
	Microenterprise, SimplifiedICT, ListedIssuer, SecuritySensitive, QualifiedTrust, TrustProvider, TelecomProvider,
	ProductMaker, HighRiskAIProvider, EssentialService, OutsideDORA,
}

// Valid reports whether t is one of [Traits].
func (t Trait) Valid() bool { return slices.Contains(traits, t) }

var traitNames = map[Trait]i18n.Text{
	Microenterprise:    {SV: "Mikroföretag (artikel 3.60 i DORA)", EN: "Microenterprise (DORA Art. 3(60))"},
	SimplifiedICT:      {SV: "Förenklad IKT-riskhanteringsram (artikel 16.1 i DORA)", EN: "Simplified ICT risk management framework (DORA Art. 16(1))"},
	QualifiedTrust:     {SV: "Kvalificerad tillhandahållare av betrodda tjänster", EN: "Qualified trust service provider"},
	TrustProvider:      {SV: "Tillhandahållare av betrodda tjänster", EN: "Trust service provider"},
	TelecomProvider:    {SV: "Tillhandahåller allmänt tillgängliga elektroniska kommunikationstjänster", EN: "Provider of publicly available electronic communications services"},
	ProductMaker:       {SV: "Tillverkare av produkter med digitala element", EN: "Manufacturer of products with digital elements"},
	HighRiskAIProvider: {SV: "Leverantör av AI-system med hög risk", EN: "Provider of high-risk AI systems"},
	ListedIssuer:       {SV: "Emittent vars värdepapper är upptagna till handel", EN: "Issuer of securities admitted to trading"},
	SecuritySensitive:  {SV: "Bedriver säkerhetskänslig verksamhet", EN: "Carries on security-sensitive activities"},
	EssentialService:   {SV: "Var leverantör av samhällsviktiga tjänster enligt lag (2018:1174)", EN: "Was an operator of essential services under lag (2018:1174)"},
	OutsideDORA:        {SV: "Tillhandahåller betaltjänster utan att omfattas av DORA", EN: "Provides payment services without being under DORA"},
}

// Name says t in words.
func (t Trait) Name() i18n.Text { return traitNames[t] }

// has reports whether the entity has one of the traits.
func (e *Entity) has(any []Trait) bool {
	for i := range any {
		for j := range e.Traits {
			if any[i] == e.Traits[j] {
				return true
			}
		}
	}
	return false
}

// A Gap is something that is not known and on which an obligation rests: a
// [Condition], or one of those below.
type Gap string

// The gaps that are no conditions.
const (
	NoCountry   Gap = "country"
	NoType      Gap = "entity_type"
	NoTrait     Gap = "traits"
	NoAwareness Gap = "aware"
	UKLaw       Gap = "uk_gdpr"
	// NoCountries: in which countries people are affected, where each has an
	// authority that is told.
	NoCountries Gap = "affected_countries"
)

var gapNames = map[Gap]i18n.Text{
	Gap(PersonalData):      {SV: "om personuppgifter berörs", EN: "whether personal data are concerned"},
	Gap(Risk):              {SV: "om incidenten medför en risk för fysiska personer", EN: "whether there is a risk to natural persons"},
	Gap(HighRisk):          {SV: "om risken är hög", EN: "whether the risk is high"},
	Gap(Major):             {SV: "om incidenten är allvarlig", EN: "whether the incident is major"},
	Gap(ClientsAffected):   {SV: "om kundernas ekonomiska intressen påverkas", EN: "whether the financial interests of clients are affected"},
	Gap(NIS2Entity):        {SV: "om företaget är en väsentlig eller viktig verksamhetsutövare", EN: "whether the entity is essential or important under NIS2"},
	Gap(Significant):       {SV: "om incidenten är betydande", EN: "whether the incident is significant"},
	Gap(Requested):         {SV: "om tillsynsmyndigheten har begärt en rapport eller läget har ändrats väsentligt", EN: "whether the supervisor has asked for a report, or the status has changed significantly"},
	Gap(CyberThreat):       {SV: "om det finns ett betydande cyberhot", EN: "whether there is a significant cyber threat"},
	Gap(TrustService):      {SV: "om en betrodd tjänst påverkas", EN: "whether a trust service is affected"},
	Gap(Exploited):         {SV: "om en sårbarhet utnyttjas aktivt", EN: "whether a vulnerability is actively exploited"},
	Gap(Severe):            {SV: "om incidenten allvarligt påverkar produktens säkerhet", EN: "whether the incident has a severe impact on the security of the product"},
	Gap(SeriousAI):         {SV: "om det är en allvarlig incident med ett AI-system", EN: "whether it is a serious incident of an AI system"},
	Gap(WidespreadAI):      {SV: "om överträdelsen är utbredd eller samhällsviktig verksamhet störs", EN: "whether the infringement is widespread, or critical infrastructure is disrupted"},
	Gap(FatalAI):           {SV: "om någon har avlidit", EN: "whether a person has died"},
	Gap(MaterialEvent):     {SV: "om händelsen är av väsentlig betydelse", EN: "whether the event is of material significance"},
	Gap(InsideInformation): {SV: "om incidenten är insiderinformation", EN: "whether the incident is inside information"},
	NoCountry:              {SV: "i vilket land företaget hör hemma", EN: "in which country the entity is established"},
	NoType:                 {SV: "vilken typ av företag det är", EN: "what type of entity it is"},
	NoTrait:                {SV: "om företaget bedriver verksamhet som regelverket gäller", EN: "whether the entity carries on what the regime is about"},
	NoCountries:            {SV: "i vilka länder berörda personer bor, och om fler myndigheter ska ha en anmälan", EN: "in which countries affected people live, and whether more authorities must be notified"},
	UKLaw:                  {SV: "om Förenade kungarikets dataskyddsregler gäller för behandlingen", EN: "whether the law of the United Kingdom applies to the processing"},
	NoAwareness:            {SV: "när företaget fick kännedom", EN: "when the entity became aware"},
}

// Name says what is not known, as the end of "it is not known …".
func (g Gap) Name() i18n.Text { return gapNames[g] }
