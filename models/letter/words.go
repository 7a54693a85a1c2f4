package letter

import "frist/models/i18n"

// The template. What stands in brackets is to be filled in before it is sent.
var (
	subject  = i18n.Text{SV: "Information om en incident som rör dina personuppgifter", EN: "Information about an incident that concerns your personal data"}
	greeting = i18n.Text{SV: "Hej,", EN: "Hello,"}
	opening  = i18n.Text{
		SV: "Vi skriver till dig eftersom uppgifter om dig har berörts av en incident hos %s. Här berättar vi vad som har hänt, vad det kan betyda för dig och vad du själv kan göra.",
		EN: "We are writing to you because information about you was affected by an incident at %s. This letter says what happened, what it may mean for you and what you can do yourself.",
	}

	askNature       = i18n.Text{SV: "Vad har hänt?", EN: "What happened?"}
	askData         = i18n.Text{SV: "Vilka uppgifter om dig gäller det?", EN: "Which of your data does it concern?"}
	askConsequences = i18n.Text{SV: "Vad kan det leda till?", EN: "What may it lead to?"}
	askMeasures     = i18n.Text{SV: "Vad har vi gjort?", EN: "What have we done?"}
	askAdvice       = i18n.Text{SV: "Vad kan du göra själv?", EN: "What can you do yourself?"}
	askContact      = i18n.Text{SV: "Vem kan du kontakta?", EN: "Whom can you contact?"}

	happened       = i18n.Text{SV: "Det hände %s.", EN: "It happened %s."}
	happenedFromTo = i18n.Text{SV: "Det började %s och upphörde %s.", EN: "It began %s and ended %s."}
	noticed        = i18n.Text{SV: "Vi upptäckte det %s.", EN: "We found out %s."}
	noticedThen    = i18n.Text{SV: "Vi upptäckte det samma dag.", EN: "We found out on the same day."}
	theDay         = i18n.Text{SV: "den %s", EN: "on %s"}
	aboutDay       = i18n.Text{SV: "omkring den %s", EN: "about %s"}
	someDay        = i18n.Text{SV: "någon gång mellan den %s och den %s", EN: "at some time between %s and %s"}

	dataLead   = i18n.Text{SV: "Det gäller den här sortens uppgifter:", EN: "It concerns data of this kind:"}
	planLead   = i18n.Text{SV: "Det här gör vi också:", EN: "This is what we will also do:"}
	softenLead = i18n.Text{SV: "Det här gör vi för att minska följderna för dig:", EN: "This is what we do to limit the effects on you:"}

	contactLead       = i18n.Text{SV: "Har du frågor eller märker du något som du undrar över är du välkommen att höra av dig till oss:", EN: "If you have questions, or notice something that you wonder about, please get in touch with us:"}
	dpoLead           = i18n.Text{SV: "Vårt dataskyddsombud:", EN: "Our data protection officer:"}
	complainSweden    = i18n.Text{SV: "Du kan läsa mer om dina rättigheter hos Integritetsskyddsmyndigheten, imy.se. Dit kan du också lämna klagomål.", EN: "You can read more about your rights at the Swedish Authority for Privacy Protection, imy.se. You can also lodge a complaint there."}
	complainElsewhere = i18n.Text{SV: "Du kan läsa mer om dina rättigheter hos dataskyddsmyndigheten i ditt land. Dit kan du också lämna klagomål.", EN: "You can read more about your rights at the data protection authority of your country. You can also lodge a complaint there."}

	sorry   = i18n.Text{SV: "Vi beklagar det som har hänt.", EN: "We are sorry for what has happened."}
	regards = i18n.Text{SV: "Med vänlig hälsning\n%s", EN: "Yours sincerely\n%s"}
)

// What is to be filled in.
var (
	fillEntity       = i18n.Text{SV: "[företagets namn]", EN: "[name of the firm]"}
	fillNature       = i18n.Text{SV: "[Berätta i två eller tre korta meningar vad som har hänt, utan fackord.]", EN: "[Say in two or three short sentences what happened, in everyday words.]"}
	fillWhen         = i18n.Text{SV: "[När det hände, och när ni upptäckte det.]", EN: "[When it happened, and when you found out.]"}
	fillData         = i18n.Text{SV: "[Vilka uppgifter om mottagaren det gäller, en sort per rad.]", EN: "[Which data about the reader it concerns, one kind a line.]"}
	fillConsequences = i18n.Text{SV: "[Vad det kan leda till för den som läser brevet.]", EN: "[What it may lead to for whoever reads the letter.]"}
	fillMeasures     = i18n.Text{SV: "[Vad ni har gjort åt det som hänt, och vad ni ska göra.]", EN: "[What you have done about it, and what you will do.]"}
	fillContact      = i18n.Text{SV: "[Namn, telefonnummer och e-postadress till den som svarar på frågor eller till dataskyddsombudet.]", EN: "[Name, telephone number and e-mail address of whoever answers questions, or of the data protection officer.]"}
	translate        = i18n.Text{SV: "[Översätt: %s]", EN: "[Translate: %s]"}
)

// An advice is what people can do. It is given where the data are of a kind that
// one of its words names, and always where it has none; home is the only country
// in which it holds.
type advice struct {
	words []string
	home  string
	says  i18n.Text
}

var (
	ofIdentity = []string{"personnummer", "identitet", "identifi", "pass", "körkort", "legitim", "officiella", "identity", "licence", "official"}
	ofMoney    = []string{"konto", "kort", "ekonom", "finans", "bank", "betal", "transaktion", "account", "card", "financ", "payment", "transaction"}
	ofSecrets  = []string{"lösenord", "inlogg", "pinkod", "password", "credential", "log-in", "login"}
	ofAddress  = []string{"kontakt", "telefon", "e-post", "epost", "mejl", "adress", "contact", "phone", "e-mail", "email", "address"}
	ofHidden   = []string{"skyddad", "sekretessmark", "protected identit"}
)

var advices = []advice{
	{nil, "", i18n.Text{SV: "Lämna aldrig ut lösenord, koder eller kortuppgifter till någon som ringer eller skriver till dig, inte heller om det verkar vara vi.", EN: "Never give passwords, codes or card details to anyone who calls or writes to you, even if it seems to be us."}},
	{ofAddress, "", i18n.Text{SV: "Var misstänksam mot samtal, mejl och sms som handlar om det som har hänt. Klicka inte på länkar i dem.", EN: "Be wary of calls, e-mails and text messages about what has happened. Do not follow links in them."}},
	{ofSecrets, "", i18n.Text{SV: "Byt ditt lösenord hos oss, och överallt där du använder samma lösenord.", EN: "Change your password with us, and wherever you use the same password."}},
	{ofMoney, "", i18n.Text{SV: "Kontrollera dina konton och kort. Hör av dig till oss direkt om du ser något som du inte känner igen.", EN: "Check your accounts and cards. Get in touch with us at once if you see something that you do not recognise."}},
	{ofIdentity, "", i18n.Text{SV: "Håll koll på brev om lån, köp eller adressändringar som du inte känner igen.", EN: "Look out for letters about loans, purchases or changes of address that you do not recognise."}},
	{ofIdentity, "SE", i18n.Text{SV: "Du kan be kreditupplysningsföretagen att spärra ditt personnummer, så att det blir svårare att ta lån i ditt namn.", EN: "You can ask the Swedish credit reference agencies to block your personal identity number, which makes it harder to borrow money in your name."}},
	{ofHidden, "", i18n.Text{SV: "Har du skyddade personuppgifter: kontakta oss så snart du kan, så hjälper vi dig att bedöma vad det betyder för dig.", EN: "If your identity is protected: contact us as soon as you can, and we will help you to see what this means for you."}},
	{nil, "SE", i18n.Text{SV: "Har du blivit utsatt för bedrägeri: anmäl det till polisen på 114 14.", EN: "If you have been the victim of fraud: report it to the police, in Sweden on 114 14."}},
}
