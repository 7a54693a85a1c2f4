package web

import (
	"frist/models/i18n"
	"frist/models/letter"
	"frist/templates"
)

var (
	lettersTitle     = i18n.Text{SV: "Information till de registrerade", EN: "Communication to the data subjects"}
	letterWrite      = i18n.Text{SV: "Skriv brevet", EN: "Write the letter"}
	letterTitleOf    = i18n.Text{SV: "Brevet, version %s", EN: "The letter, version %s"}
	letterPrintTitle = i18n.Text{SV: "Brevet som det skickas", EN: "The letter as it is sent"}
	letterClashTitle = i18n.Text{SV: "Två har skrivit samtidigt", EN: "Two people wrote at the same time"}
	letterHeading    = i18n.Text{SV: "Rubrik", EN: "Subject"}
	letterBody       = i18n.Text{SV: "Text", EN: "Text"}
	letterBodyHint   = i18n.Text{SV: "Tom rad mellan stycken. En rad som slutar med frågetecken blir en rubrik, en som börjar med streck en punkt i en lista. Det som står inom hakparentes ska fyllas i.", EN: "An empty line between paragraphs. A line that ends with a question mark becomes a heading, one that begins with a dash an item of a list. What stands in square brackets is to be filled in."}
	letterVersion    = i18n.Text{SV: "Version", EN: "Version"}
	letterVersionsOf = i18n.Text{SV: "Sparade versioner av brevet", EN: "Saved versions of the letter"}
	letterTemplate   = i18n.Text{SV: "Mall", EN: "Template"}
	letterSaved      = i18n.Text{SV: "Version %s är sparad.", EN: "Version %s is saved."}
	letterSavedBy    = i18n.Text{SV: "Sparad %s av %s", EN: "Saved %s by %s"}
	letterChoose     = i18n.Text{SV: "Välj vilken text som ska gälla.", EN: "Choose which text is to stand."}
	letterFile       = i18n.Text{SV: "%s brev %s version %d.pdf", EN: "%s letter %s version %d.pdf"}
	letterNotWritten = i18n.Text{SV: "Inte skrivet. Mallen fylls i med det som är antecknat.", EN: "Not written. The template is filled in with what is on record."}

	letterNoLaw         = i18n.Text{SV: "Ingen regel som gäller för incidenten kräver att de registrerade informeras. Ett brev kan skrivas ändå.", EN: "No rule that applies to the incident requires that data subjects be informed. A letter can be written all the same."}
	letterNotApplicable = i18n.Text{SV: "Skyldigheten är inte aktuell: incidenten rör inte personuppgifter, eller så är företaget personuppgiftsbiträde, och då informerar den personuppgiftsansvarige.", EN: "The duty does not apply: the incident concerns no personal data, or the firm is a processor, and then the controller informs."}
	letterNotRequired   = i18n.Text{SV: "Inget brev krävs: incidenten leder sannolikt inte till en hög risk för de registrerade (artikel 34.1). Ändras bedömningen ska de informeras utan onödigt dröjsmål. Ett brev kan skrivas ändå.", EN: "No letter is required: the breach is not likely to result in a high risk to the data subjects (Article 34(1)). If the assessment changes, they are to be informed without undue delay. A letter can be written all the same."}
	letterDecidedNot    = i18n.Text{SV: "Det är beslutat att de registrerade inte ska informeras. Skäl: %s Ett brev kan skrivas ändå.", EN: "It has been decided not to inform the data subjects. Reason: %s A letter can be written all the same."}
	letterUndecided     = i18n.Text{SV: "Ingen har beslutat om de registrerade ska informeras. Skriv brevet medan ni bedömer: är risken hög ska det ut utan onödigt dröjsmål (artikel 34.1). Undantagen i artikel 34.3 a–c finns bland svaren när ni beslutar.", EN: "Nobody has decided whether to inform the data subjects. Write the letter while you assess: if the risk is high it is to go out without undue delay (Article 34(1)). The exceptions of Article 34(3)(a) to (c) are among the answers when you decide."}
	letterDecided       = i18n.Text{SV: "De registrerade ska informeras utan onödigt dröjsmål, klart och tydligt, i ett eget meddelande (artikel 34).", EN: "The data subjects are to be informed without undue delay, in clear and plain language, in a message of its own (Article 34)."}
	letterMet           = i18n.Text{SV: "Att de registrerade har informerats är antecknat. Vet ni mer som de behöver: skriv igen.", EN: "It is on record that the data subjects have been informed. If you learn more that they need, write again."}
	letterSentUndecided = i18n.Text{SV: "Det första utskicket gjordes %s, men skyldigheten är inte markerad som genomförd, och inget beslut om att informera är antecknat.", EN: "The first letter was sent %s, but the duty is not marked as done, and no decision to inform is on record."}
	letterSentMark      = i18n.Text{SV: "Anteckna nedan att de registrerade har informerats: tiden och kanalen är ifyllda. Skyldigheten räknas då som beslutad och genomförd. Har ni skäl som ska finnas kvar: anteckna också beslutet.", EN: "Record below that the data subjects have been informed: the time and the channel are filled in. The duty then counts as decided and done. If there are reasons to be kept, record the decision too."}
	letterSentNotDone   = i18n.Text{SV: "Det första utskicket gjordes %s, men skyldigheten är inte markerad som genomförd. Gör det nedan: tiden och kanalen är ifyllda.", EN: "The first letter was sent %s, but the duty is not marked as done. Do that below: the time and the channel are filled in."}

	checkAll     = i18n.Text{SV: "Allt som artikel 34.2 kräver hittades", EN: "All that Article 34(2) requires was found"}
	checkMissing = i18n.Plural{One: i18n.Text{SV: "1 punkt saknas", EN: "1 point is missing"}, Other: i18n.Text{SV: "%s punkter saknas", EN: "%s points are missing"}}
	checkStops   = i18n.Plural{One: i18n.Text{SV: "1 sak att se över före utskick", EN: "1 thing to look at before it is sent"}, Other: i18n.Text{SV: "%s saker att se över före utskick", EN: "%s things to look at before it is sent"}}
	checkUnsure  = i18n.Text{SV: "Bedöm själva: kontrollen räcker inte", EN: "Judge for yourselves: the check is not enough"}
	pointTags    = map[letter.State]templates.Tag{
		letter.Met:     {Tone: templates.ToneDone, Text: i18n.Text{SV: "Finns", EN: "There"}},
		letter.Missing: {Tone: templates.ToneLate, Text: i18n.Text{SV: "Saknas", EN: "Missing"}},
		letter.Unsure:  {Tone: templates.ToneOpen, Text: i18n.Text{SV: "Bedöm", EN: "Judge"}},
	}

	batchesCaption   = i18n.Text{SV: "Utskick", EN: "Letters sent"}
	batchTitle       = i18n.Text{SV: "Anteckna ett utskick", EN: "Record what was sent"}
	batchOneTitle    = i18n.Text{SV: "Utskicket", EN: "What was sent"}
	batchWhen        = i18n.Text{SV: "Skickat", EN: "Sent"}
	batchChannel     = i18n.Text{SV: "Kanal", EN: "Channel"}
	batchSent        = i18n.Text{SV: "Antal", EN: "Number"}
	batchReturned    = i18n.Text{SV: "Kom tillbaka", EN: "Came back"}
	batchPlannedOf   = i18n.Text{SV: "av planerade %s", EN: "of %s planned"}
	batchAgainNote   = i18n.Text{SV: "Nytt brev till samma personer.", EN: "Another letter to the same people."}
	batchLetter      = i18n.Text{SV: "Vilket brev skickades?", EN: "Which letter was sent?"}
	batchHow         = i18n.Text{SV: "Hur skickades det?", EN: "How was it sent?"}
	batchAt          = i18n.Text{SV: "När skickades det?", EN: "When was it sent?"}
	batchPlanned     = i18n.Text{SV: "Planerat antal mottagare", EN: "Number of recipients planned"}
	batchSentTo      = i18n.Text{SV: "Skickat till", EN: "Sent to"}
	batchCountry     = i18n.Text{SV: "Mottagarnas land", EN: "Country of the recipients"}
	batchCountryHint = i18n.Text{SV: "Om utskicket gick till ett land.", EN: "If it was sent to one country."}
	batchAgain       = i18n.Text{SV: "Nytt brev till personer som ett brev redan har skickats till", EN: "Another letter to people to whom one was sent already"}
	batchAgainHint   = i18n.Text{SV: "De räknas då inte en gång till. Kryssa i också när det gäller dem vars brev kom i retur eller studsade: de räknas som informerade av det nya.", EN: "They are then not counted once more. Tick it also for those whose letter was returned or bounced: they count as informed by the new one."}
	batchNoteHint    = i18n.Text{SV: "Skriv inga namn, personnummer eller adresser.", EN: "Write no names, identity numbers or addresses."}
	batchFacts       = i18n.Text{SV: "Använd tiden och kanalen i uppgifterna till IMY", EN: "Use the time and the channel among the facts for IMY"}
	batchFactsHint   = i18n.Text{SV: "Fyller i att, när och hur de registrerade har informerats, där inget är svarat.", EN: "Answers that, when and how the data subjects were informed, where nothing has been answered."}
	batchFactsYes    = i18n.Text{SV: "Svaret ”%s” på frågan om de har informerats ändras till Ja.", EN: "The answer “%s” to whether they have been informed becomes Yes."}
	batchFactsWhen   = i18n.Text{SV: "Tiden då de skulle informeras tas bort.", EN: "The time at which they were to be informed is removed."}
	batchFactsWhy    = i18n.Text{SV: "Skälen till att de inte ska informeras står kvar bland uppgifterna: se över dem.", EN: "The reasons for not informing them stay among the facts: look them over."}
	batchSeen        = i18n.Text{SV: "Jag har sett det här, och brevet skickades så", EN: "I have seen this, and the letter was sent so"}
	batchMore        = i18n.Text{SV: "Antalen stämmer: fler skickades än planerat", EN: "The numbers are right: more were sent than planned"}
	batchOverPlan    = i18n.Text{SV: "%s är fler än de planerade %s. Kontrollera antalen: ett antecknat utskick kan inte ändras.", EN: "%s is more than the %s planned. Check the numbers: what is recorded as sent cannot be changed."}
	batchUnseen      = i18n.Text{SV: "I brevet finns sådant som inte bör skickas. Bekräfta att ni har sett det, eller välj en annan version.", EN: "The letter has something in it that should not be sent. Confirm that you have seen it, or choose another version."}
	batchNoLetter    = i18n.Text{SV: "Välj vilket brev som skickades.", EN: "Choose which letter was sent."}
	batchNoCountry   = i18n.Text{SV: "Skriv landets namn eller landskod.", EN: "Write the name of the country or its code."}
	batchDone        = i18n.Text{SV: "Utskicket är antecknat.", EN: "What was sent is recorded."}
	batchKind        = i18n.Text{SV: "Vad hände?", EN: "What happened?"}
	batchBackAt      = i18n.Text{SV: "När kom det tillbaka?", EN: "When did it come back?"}
	batchBackDone    = i18n.Text{SV: "Det som kom tillbaka är antecknat.", EN: "What came back is recorded."}

	noticesCaption   = i18n.Text{SV: "Information till allmänheten", EN: "Information to the public"}
	publicTitle      = i18n.Text{SV: "Anteckna information till allmänheten", EN: "Record information to the public"}
	noticePublished  = i18n.Text{SV: "Publicerat", EN: "Published"}
	noticePlace      = i18n.Text{SV: "Var", EN: "Where"}
	noticeUntilNote  = i18n.Text{SV: "till %s", EN: "until %s"}
	noticeWhere      = i18n.Text{SV: "Var publicerades det?", EN: "Where was it published?"}
	noticeWhereHint  = i18n.Text{SV: "Till exempel er webbplats, en tidning eller ett pressmeddelande.", EN: "For example your website, a newspaper or a press release."}
	noticeLink       = i18n.Text{SV: "Länk", EN: "Link"}
	noticeAt         = i18n.Text{SV: "När publicerades det?", EN: "When was it published?"}
	noticeUntil      = i18n.Text{SV: "Till när visas det?", EN: "Until when is it shown?"}
	noticeText       = i18n.Text{SV: "Vilken text publicerades?", EN: "Which text was published?"}
	noticeReason     = i18n.Text{SV: "Varför informerades allmänheten?", EN: "Why was the public informed?"}
	noticeReasonHint = i18n.Text{SV: "Varför det skulle kräva en oproportionell ansträngning att nå var och en, och varför informationen är lika effektiv (artikel 34.3 c).", EN: "Why it would take disproportionate effort to reach each person, and why the information is equally effective (Article 34(3)(c))."}
	noticeDone       = i18n.Text{SV: "Informationen till allmänheten är antecknad.", EN: "The information to the public is recorded."}
)
