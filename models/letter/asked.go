package letter

import (
	"regexp"

	"frist/models/i18n"
)

func in2(sv, en string) [2]*regexp.Regexp {
	return [2]*regexp.Regexp{regexp.MustCompile(`(?i)` + sv), regexp.MustCompile(`(?i)` + en)}
}

// reachable is a way to reach somebody: a telephone number, an address by mail or
// on the web, or a box.
var reachable = regexp.MustCompile(`(?i)\+?\d[\d \x{a0}()/-]{5,}\d|[\p{L}\d._%+-]+@[\p{L}\d-]+\.|\bbox \d|https?://|\bwww\.|\b[\p{L}\d-]+\.(se|com|eu|dk|no|fi|de|nl|nu|org)\b`)

// asked is what a letter must say, in the order of the law, and then what the
// guidelines of the EDPB and the advice of IMY add.
var asked = []ask{
	{
		id: "nature", law: art34,
		also:     []string{"data"},
		title:    i18n.Text{SV: "Vad som har hänt", EN: "What happened"},
		missing:  i18n.Text{SV: "Brevet säger inte vad som har hänt.", EN: "The letter does not say what happened."},
		heading:  in2(`hänt|inträffa|incident`, `happened|incident|breach`),
		sentence: in2(`dataintrång|läckt|läck|kommit åt|kunde se|har sett|spridits|skickats? till fel|fel mottagare|stulit|stulen|förlorat|raderat|krypterat|åtkomst till|av misstag|tekniskt fel`, `leaked|gained access|could see|was seen|sent to the wrong|stolen|lost|deleted|encrypted|by mistake|technical fault|accessed`),
	},
	{
		id: "contact", law: art33b,
		also:      []string{"advice"},
		title:     i18n.Text{SV: "Dataskyddsombud eller annan kontaktpunkt", EN: "Data protection officer or other contact point"},
		missing:   i18n.Text{SV: "Brevet säger inte vem man kan kontakta.", EN: "The letter does not say whom to contact."},
		heading:   in2(`kontakt|frågor|nå oss`, `contact|questions|reach us`),
		sentence:  in2(`kontakta (oss|vårt|vår)|dataskyddsombud|ring oss|hör av dig|har du frågor`, `contact (us|our)|data protection officer|call us|get in touch|if you have (any )?questions`),
		needs:     reachable,
		needsSaid: i18n.Text{SV: "Där finns inget telefonnummer och ingen adress att skriva till.", EN: "There is no telephone number and no address to write to."},
	},
	{
		id: "consequences", law: art33c,
		also:     []string{"nature", "data"},
		title:    i18n.Text{SV: "Sannolika konsekvenser", EN: "Likely consequences"},
		missing:  i18n.Text{SV: "Brevet säger inte vad det kan leda till för den som läser det.", EN: "The letter does not say what it may lead to for whoever reads it."},
		heading:  in2(`leda till|innebära|betyda|konsekvens|följd|risk`, `lead to|mean|consequence|effect|risk`),
		sentence: in2(`risk(en)? (för|att|är)|kan (leda till|innebära|användas|utnyttjas|missbrukas)|bedrägeri|identitetsstöld|konsekvens`, `risk (of|that|is)|(may|could|might) (lead to|be used|result)|fraud|identity theft|consequence`),
	},
	{
		id: "measures", law: art33d,
		also:     []string{"nature"},
		title:    i18n.Text{SV: "Åtgärder som har vidtagits eller föreslås", EN: "Measures taken or proposed"},
		missing:  i18n.Text{SV: "Brevet säger inte vad ni har gjort eller ska göra.", EN: "The letter does not say what you have done or will do."},
		heading:  in2(`gjort|åtgärd|gör vi|vidtagit`, `have (we )?done|measures|are doing|we will do|steps`),
		sentence: in2(`vi (har|ska|kommer att) (\p{L}+ )?(stängt?|stoppat|rättat?|spärrat?|åtgärda|anmält|byta?|bytt|återställt|infört?|införa|tagit bort|begränsa|kontakta|polisanmält)|åtgärd`, `we (have|will) (\p{L}+ )?(close|stop|correct|block|fix|report|change|restore|introduce|remove|limit|contact)|measure`),
	},
	{
		id: "mitigation", law: art33d, perhaps: true,
		also:     []string{"measures", "advice", "consequences"},
		title:    i18n.Text{SV: "Åtgärder för att mildra de negativa följderna, när det är lämpligt", EN: "Measures to mitigate the adverse effects, where appropriate"},
		missing:  i18n.Text{SV: "Inget sådant hittades i brevet. Har ni gjort något som minskar följderna för den enskilde, skriv det.", EN: "Nothing of the kind was found in the letter. If you have done something that limits the effects on people, say so."},
		heading:  in2(`minska följd|mildra`, `limit the effects|mitigat`),
		sentence: in2(`minska|mildra|begränsa (skadan|följderna|riskerna)|lindra|ersätt(er|a|ning)|kostnadsfri|hjälper dig|skydda dig|har spärrat|övervakar`, `limit|mitigat|reduce|compensat|reimburse|free of charge|help you|protect you|have blocked|monitor`),
	},
	{
		id:       "data",
		also:     []string{"nature"},
		title:    i18n.Text{SV: "Vilka uppgifter det gäller", EN: "Which data it concerns"},
		missing:  i18n.Text{SV: "Brevet säger inte vilka uppgifter det gäller.", EN: "The letter does not say which data it concerns."},
		heading:  in2(`vilka uppgifter|uppgifter om dig|vilken information`, `which .*data|your data|what information|which information`),
		sentence: in2(`(personnummer|kontonummer|kortnummer|adress|lösenord|telefonnummer|saldo|namn)`, `(identity number|account number|card number|address|password|telephone number|phone number|balance|name)s?\b`),
	},
	{
		id:       "advice",
		also:     []string{"contact", "measures"},
		title:    i18n.Text{SV: "Råd om hur man kan skydda sig", EN: "Advice on how to protect oneself"},
		missing:  i18n.Text{SV: "Brevet ger inga råd om vad man själv kan göra.", EN: "The letter gives no advice on what people can do."},
		heading:  in2(`kan du( själv)? göra|du (själv )?kan göra|skydda dig|råd`, `can you do|you can do|should you do|you should do|protect yourself|advice`),
		sentence: in2(`byt (ditt |dina )?lösenord|var (misstänksam|uppmärksam|försiktig|vaksam)|kontrollera (dina|ditt)|lämna aldrig|håll (koll|ett öga)|klicka inte|spärra ditt|du behöver inte göra`, `change your password|be (wary|alert|careful|cautious)|check your|never give|look out|do not (click|follow)|block your|you do not need to do`),
	},
}

// The articles of the GDPR.
var (
	art34  = i18n.Text{SV: "artikel 34.2", EN: "Art. 34(2)"}
	art33b = i18n.Text{SV: "artikel 34.2 och 33.3 b", EN: "Art. 34(2) and 33(3)(b)"}
	art33c = i18n.Text{SV: "artikel 34.2 och 33.3 c", EN: "Art. 34(2) and 33(3)(c)"}
	art33d = i18n.Text{SV: "artikel 34.2 och 33.3 d", EN: "Art. 34(2) and 33(3)(d)"}
)

var (
	plainTitle = i18n.Text{SV: "Klart och tydligt språk", EN: "Clear and plain language"}
	ownTitle   = i18n.Text{SV: "Ett eget meddelande, inte blandat med annat", EN: "A message of its own, not mixed with other matters"}
	ownUnsure  = i18n.Text{SV: "Ingen reklam hittades. Att det skickas för sig är något ni själva får se till.", EN: "No advertising was found. That it is sent by itself is for you to see to."}
	ownSells   = i18n.Text{SV: "Det här ser ut som reklam eller nyheter. Skicka det i ett annat meddelande.", EN: "This looks like advertising or news. Send it in another message."}

	notRead  = i18n.Text{SV: "Frist läser inte det här språket. Låt någon som kan det bedöma brevet.", EN: "Frist does not read this language. Let somebody who knows it judge the letter."}
	tooShort = i18n.Text{SV: "Texten är för kort för att mätas.", EN: "The text is too short to be measured."}
	stillGap = i18n.Text{SV: "Står kvar att fylla i.", EN: "Still to be filled in."}

	easyLix   = i18n.Text{SV: "Läsbarhetsindex (lix) %s: lätt att läsa.", EN: "Readability index (LIX) %s: easy to read."}
	middleLix = i18n.Text{SV: "Läsbarhetsindex (lix) %s: som en dagstidning. Under 40 är lättare för fler.", EN: "Readability index (LIX) %s: like a newspaper. Below 40 is easier for more people."}
	hardLix   = i18n.Text{SV: "Läsbarhetsindex (lix) %s: svårt, som en myndighetstext. Dela upp meningarna och byt långa ord mot kortare.", EN: "Readability index (LIX) %s: hard, like an official text. Split the sentences, and change long words for shorter ones."}
	fineMean  = i18n.Text{SV: "%s ord per mening i genomsnitt. På engelska mäter Frist bara meningarnas längd.", EN: "%s words in a sentence on average. In English only the length of sentences is measured."}
	longMean  = i18n.Text{SV: "%s ord per mening i genomsnitt: det är för långa meningar. Sikta på högst 20.", EN: "%s words in a sentence on average: the sentences are too long. Aim for 20 at most."}

	longSentence = i18n.Text{SV: "Meningen har %s ord. Dela upp den.", EN: "The sentence has %s words. Split it."}
	plainer      = i18n.Text{SV: "”%s” är ett ord för fackfolk. Skriv hellre ”%s”.", EN: "“%s” is a word for specialists. Rather write “%s”."}

	foundGap      = i18n.Text{SV: "Något står kvar att fylla i eller att översätta.", EN: "Something is left to be filled in or translated."}
	foundIdentity = i18n.Text{SV: "Det här ser ut som ett personnummer. Brevet går till många: ta bort det.", EN: "This looks like a personal identity number. The letter goes to many: remove it."}
	foundMail     = i18n.Text{SV: "Den här e-postadressen finns inte bland era kontaktuppgifter. Kontrollera att den inte är en mottagares.", EN: "This e-mail address is not among your contact details. See that it is no recipient’s."}
	foundName     = i18n.Text{SV: "Brevet hälsar på någon med namn. Det går till många, och namnen sparas inte i Frist.", EN: "The letter greets somebody by name. It goes to many, and no names are kept in Frist."}
	otherFigure   = i18n.Text{SV: "Antalet stämmer inte med något antal som gäller i incidenten.", EN: "The number agrees with no number that holds in the incident."}
	otherDay      = i18n.Text{SV: "Den dagen finns inte bland incidentens tider.", EN: "That day is not among the times of the incident."}
	dataUnsaid    = i18n.Text{SV: "Det här finns bland incidentens uppgifter, men brevet nämner det inte: %s.", EN: "This is among the facts of the incident, and the letter does not mention it: %s."}

	limitTrue     = i18n.Text{SV: "Kontrollen hittar stycken genom deras ord. Om det som står är sant, fullständigt och begripligt för läsarna avgör ni.", EN: "The check finds passages by their words. Whether what they say is true, complete and clear to the readers is for you to judge."}
	limitEffect   = i18n.Text{SV: "Om alla berörda nås, och om de läser språket, syns inte i brevet.", EN: "Whether all who are affected are reached, and read the language, does not show in the letter."}
	limitLanguage = i18n.Text{SV: "På det här språket letar Frist bara efter det som står kvar att fylla i, personnummer och e-postadresser.", EN: "In this language Frist looks only for what is left to be filled in, identity numbers and e-mail addresses."}
)

// selling is what does not belong in the letter.
var selling = regexp.MustCompile(`(?i)\b(erbjudande\p{L}*|rabatt\p{L}*|kampanj\p{L}*|nyhetsbrev\p{L}*|passa p\x{e5}\s|special offers?|discounts?|campaigns?|newsletters?|sign up (now|today))`)

// heavy are words that a reader may not know, with plainer ones.
var heavy = []struct {
	lang  i18n.Lang
	word  *regexp.Regexp
	plain string
}{
	{i18n.SV, regexp.MustCompile(`(?i)\bde(n|t)? registrerade?s?\b`), "du"},
	{i18n.SV, regexp.MustCompile(`(?i)\bpersonuppgiftsansvarige?n?\b`), "vi"},
	{i18n.SV, regexp.MustCompile(`(?i)\bpersonuppgiftsbiträdet?\b`), "vår leverantör"},
	{i18n.SV, regexp.MustCompile(`(?i)\b(ex)filtrera\p{L}*\b`), "kopierats ut"},
	{i18n.SV, regexp.MustCompile(`(?i)\bkomprometter\p{L}*\b`), "kommit i orätta händer"},
	{i18n.SV, regexp.MustCompile(`(?i)\bhotaktör\p{L}*\b`), "angripare"},
	{i18n.SV, regexp.MustCompile(`(?i)\bkonfidentialitet\p{L}*\b`), "att ingen obehörig ser uppgifterna"},
	{i18n.SV, regexp.MustCompile(`(?i)\b(vidtagit|vidtar|vidtas) åtgärd\p{L}*\b`), "gjort"},
	{i18n.SV, regexp.MustCompile(`(?i)\b(avseende|beträffande|rörande)\b`), "om"},
	{i18n.SV, regexp.MustCompile(`(?i)\bi enlighet med\b`), "enligt"},
	{i18n.SV, regexp.MustCompile(`(?i)\berforderlig\p{L}*\b`), "som behövs"},
	{i18n.SV, regexp.MustCompile(`(?i)\bhärmed\b`), "nu"},
	{i18n.EN, regexp.MustCompile(`(?i)\b(the )?data subjects?\b`), "you"},
	{i18n.EN, regexp.MustCompile(`(?i)\b(the )?(data )?controller\b`), "we"},
	{i18n.EN, regexp.MustCompile(`(?i)\bexfiltrat\p{L}*\b`), "copied out"},
	{i18n.EN, regexp.MustCompile(`(?i)\bthreat actors?\b`), "attacker"},
	{i18n.EN, regexp.MustCompile(`(?i)\bcompromised\b`), "seen by others"},
	{i18n.EN, regexp.MustCompile(`(?i)\b(pursuant to|in accordance with)\b`), "under"},
	{i18n.EN, regexp.MustCompile(`(?i)\b(utilise|utilize)\p{L}*\b`), "use"},
	{i18n.EN, regexp.MustCompile(`(?i)\b(commence)\p{L}*\b`), "begin"},
	{i18n.EN, regexp.MustCompile(`(?i)\bhereby\b`), "now"},
}
