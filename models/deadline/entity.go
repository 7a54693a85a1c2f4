package deadline

import "frist/models/i18n"

// An EntityType is what a legal entity is in the eyes of the law of the
// financial sector: one of the types of DORA Art. 2(1), or [Other]. Empty is
// not known.
type EntityType string

// The types, in the order of DORA Art. 2(1)(a) to (u).
const (
	CreditInstitution              EntityType = "credit_institution"
	PaymentInstitution             EntityType = "payment_institution"
	ExemptedPaymentInstitution     EntityType = "exempted_payment_institution"
	AccountInformationProvider     EntityType = "account_information_service_provider"
	ElectronicMoneyInstitution     EntityType = "electronic_money_institution"
	ExemptedMoneyInstitution       EntityType = "exempted_electronic_money_institution"
	InvestmentFirm                 EntityType = "investment_firm"
	CryptoAssetProvider            EntityType = "crypto_asset_service_provider"
	AssetReferencedTokenIssuer     EntityType = "issuer_of_asset_referenced_tokens"
	CentralSecuritiesDepository    EntityType = "central_securities_depository"
	CentralCounterparty            EntityType = "central_counterparty"
	TradingVenue                   EntityType = "trading_venue"
	TradeRepository                EntityType = "trade_repository"
	AIFM                           EntityType = "aifm"
	ManagementCompany              EntityType = "management_company"
	DataReportingProvider          EntityType = "data_reporting_service_provider"
	InsuranceUndertaking           EntityType = "insurance_undertaking"
	ReinsuranceUndertaking         EntityType = "reinsurance_undertaking"
	InsuranceIntermediary          EntityType = "insurance_intermediary"
	ReinsuranceIntermediary        EntityType = "reinsurance_intermediary"
	AncillaryInsuranceIntermediary EntityType = "ancillary_insurance_intermediary"
	OccupationalRetirementProvider EntityType = "institution_for_occupational_retirement_provision"
	CreditRatingAgency             EntityType = "credit_rating_agency"
	CriticalBenchmarkAdministrator EntityType = "administrator_of_critical_benchmarks"
	CrowdfundingProvider           EntityType = "crowdfunding_service_provider"
	SecuritisationRepository       EntityType = "securitisation_repository"
	ICTThirdPartyProvider          EntityType = "ict_third_party_service_provider"
	Other                          EntityType = "other"
)

// A TypeInfo describes one [EntityType].
type TypeInfo struct {
	Type  EntityType
	Label i18n.Text
	// Article is the point of DORA that names the type; empty for [Other].
	Article string
}

// EntityTypes lists the types in the order in which a form offers them.
func EntityTypes() []TypeInfo { return append([]TypeInfo(nil), entityTypes...) }

var entityTypes = []TypeInfo{
	{CreditInstitution, i18n.Text{SV: "Kreditinstitut", EN: "Credit institution"}, "Art. 2(1)(a)"},
	{PaymentInstitution, i18n.Text{SV: "Betalningsinstitut", EN: "Payment institution"}, "Art. 2(1)(b)"},
	{ExemptedPaymentInstitution, i18n.Text{SV: "Undantaget betalningsinstitut", EN: "Exempted payment institution"}, "Art. 2(1)(b)"},
	{AccountInformationProvider, i18n.Text{SV: "Leverantör av kontoinformationstjänster", EN: "Account information service provider"}, "Art. 2(1)(c)"},
	{ElectronicMoneyInstitution, i18n.Text{SV: "Institut för elektroniska pengar", EN: "Electronic money institution"}, "Art. 2(1)(d)"},
	{ExemptedMoneyInstitution, i18n.Text{SV: "Undantaget institut för elektroniska pengar", EN: "Exempted electronic money institution"}, "Art. 2(1)(d)"},
	{InvestmentFirm, i18n.Text{SV: "Värdepappersföretag", EN: "Investment firm"}, "Art. 2(1)(e)"},
	{CryptoAssetProvider, i18n.Text{SV: "Leverantör av kryptotillgångstjänster", EN: "Crypto-asset service provider"}, "Art. 2(1)(f)"},
	{AssetReferencedTokenIssuer, i18n.Text{SV: "Emittent av tillgångsanknutna token", EN: "Issuer of asset-referenced tokens"}, "Art. 2(1)(f)"},
	{CentralSecuritiesDepository, i18n.Text{SV: "Värdepapperscentral", EN: "Central securities depository"}, "Art. 2(1)(g)"},
	{CentralCounterparty, i18n.Text{SV: "Central motpart", EN: "Central counterparty"}, "Art. 2(1)(h)"},
	{TradingVenue, i18n.Text{SV: "Handelsplats", EN: "Trading venue"}, "Art. 2(1)(i)"},
	{TradeRepository, i18n.Text{SV: "Transaktionsregister", EN: "Trade repository"}, "Art. 2(1)(j)"},
	{AIFM, i18n.Text{SV: "Förvaltare av alternativa investeringsfonder", EN: "Manager of alternative investment funds"}, "Art. 2(1)(k)"},
	{ManagementCompany, i18n.Text{SV: "Fondbolag (förvaltningsbolag)", EN: "Management company"}, "Art. 2(1)(l)"},
	{DataReportingProvider, i18n.Text{SV: "Leverantör av datarapporteringstjänster", EN: "Data reporting service provider"}, "Art. 2(1)(m)"},
	{InsuranceUndertaking, i18n.Text{SV: "Försäkringsföretag", EN: "Insurance undertaking"}, "Art. 2(1)(n)"},
	{ReinsuranceUndertaking, i18n.Text{SV: "Återförsäkringsföretag", EN: "Reinsurance undertaking"}, "Art. 2(1)(n)"},
	{InsuranceIntermediary, i18n.Text{SV: "Försäkringsförmedlare", EN: "Insurance intermediary"}, "Art. 2(1)(o)"},
	{ReinsuranceIntermediary, i18n.Text{SV: "Återförsäkringsförmedlare", EN: "Reinsurance intermediary"}, "Art. 2(1)(o)"},
	{AncillaryInsuranceIntermediary, i18n.Text{SV: "Försäkringsförmedlare som bedriver förmedling som sidoverksamhet", EN: "Ancillary insurance intermediary"}, "Art. 2(1)(o)"},
	{OccupationalRetirementProvider, i18n.Text{SV: "Tjänstepensionsinstitut", EN: "Institution for occupational retirement provision"}, "Art. 2(1)(p)"},
	{CreditRatingAgency, i18n.Text{SV: "Kreditvärderingsinstitut", EN: "Credit rating agency"}, "Art. 2(1)(q)"},
	{CriticalBenchmarkAdministrator, i18n.Text{SV: "Administratör av kritiska referensvärden", EN: "Administrator of critical benchmarks"}, "Art. 2(1)(r)"},
	{CrowdfundingProvider, i18n.Text{SV: "Leverantör av gräsrotsfinansieringstjänster", EN: "Crowdfunding service provider"}, "Art. 2(1)(s)"},
	{SecuritisationRepository, i18n.Text{SV: "Värdepapperiseringsregister", EN: "Securitisation repository"}, "Art. 2(1)(t)"},
	{ICTThirdPartyProvider, i18n.Text{SV: "Tredjepartsleverantör av IKT-tjänster", EN: "ICT third-party service provider"}, "Art. 2(1)(u)"},
	{Other, i18n.Text{SV: "Annat företag utanför finanssektorn", EN: "Other, outside the financial sector"}, ""},
}

// Label returns the name of t, and no text if t is not one of [EntityTypes].
func (t EntityType) Label() i18n.Text {
	for i := range entityTypes {
		if entityTypes[i].Type == t {
			return entityTypes[i].Label
		}
	}
	return i18n.Text{}
}

// Valid reports whether t is one of [EntityTypes].
func (t EntityType) Valid() bool { return !t.Label().IsZero() }

// financialEntities are those with a duty to report under DORA Art. 19: the
// types (a) to (t) of Art. 2(1) (Art. 2(2)). A provider of ICT services, (u),
// has none.
var financialEntities = []EntityType{
	CreditInstitution, PaymentInstitution, ExemptedPaymentInstitution, AccountInformationProvider,
	ElectronicMoneyInstitution, ExemptedMoneyInstitution, InvestmentFirm, CryptoAssetProvider, AssetReferencedTokenIssuer, CentralSecuritiesDepository, CentralCounterparty, TradingVenue,
	TradeRepository, AIFM, ManagementCompany, DataReportingProvider, InsuranceUndertaking, ReinsuranceUndertaking,
	InsuranceIntermediary, ReinsuranceIntermediary, AncillaryInsuranceIntermediary, OccupationalRetirementProvider,
	CreditRatingAgency, CriticalBenchmarkAdministrator, CrowdfundingProvider, SecuritisationRepository,
}

// paymentProviders are the payment service providers that reported under PSD2
// Art. 96; those with an exemption are among them (Art. 4(11)).
var paymentProviders = []EntityType{
	CreditInstitution, PaymentInstitution, ExemptedPaymentInstitution,
	ElectronicMoneyInstitution, ExemptedMoneyInstitution, AccountInformationProvider,
}

// withoutRelief are those that Reg. (EU) 2025/301 Art. 5(5) names.
var withoutRelief = []EntityType{CreditInstitution, CentralCounterparty, TradingVenue}
