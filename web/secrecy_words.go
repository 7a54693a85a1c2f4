package web

import "frist/models/i18n"

var (
	secrecyTitle   = i18n.Text{SV: "Offentlighet och sekretess", EN: "Public access and secrecy"}
	secrecyWarning = i18n.Text{SV: "Svaret på fält %s innehåller personnummer eller e-postadress. Det som skickas blir allmän handling: se över det först.", EN: "The answer to field %s holds a personal identity number or an e-mail address. What is sent becomes a public document: look it over first."}
	secrecySource  = i18n.Text{SV: "Vilket svar gäller det?", EN: "Which answer does it concern?"}
	secrecyChoose  = i18n.Text{SV: "Välj ett svar", EN: "Choose an answer"}
	secrecyQuote   = i18n.Text{SV: "Känslig text", EN: "Sensitive text"}
	secrecyQuoteIs = i18n.Text{SV: "Kopiera den från svaret. Den maskeras överallt där den står. Lämna tomt för att märka hela svaret.", EN: "Copy it from the answer. It is masked wherever it stands. Leave it empty to mark the whole answer."}
	secrecyGround  = i18n.Text{SV: "Bestämmelse", EN: "Provision"}
	secrecyGroundH = i18n.Text{SV: "OSL är offentlighets- och sekretesslagen (2009:400). Förslagen är inte kontrollerade: låt en jurist bekräfta att bestämmelsen gäller hos mottagaren.", EN: "OSL is the Swedish Public Access to Information and Secrecy Act (2009:400). The suggestions have not been checked: let counsel confirm that the provision applies at the recipient."}
	secrecyReason  = i18n.Text{SV: "Varför bör uppgiften omfattas av sekretess?", EN: "Why should it be kept secret?"}
	secrecyReasonH = i18n.Text{SV: "Står i begäran, som själv blir allmän handling: skriv inte här det som är känsligt.", EN: "Stands in the request, which itself becomes a public document: do not write here what is sensitive."}
	secrecyMarked  = i18n.Text{SV: "Passagen är märkt.", EN: "The passage is marked."}
	secrecyLifted  = i18n.Text{SV: "Märkningen är borttagen.", EN: "The mark is removed."}
	secrecyClaimed = i18n.Text{SV: "Begäran är sparad som svar på frågan om sekretess.", EN: "The request is saved as the answer to the question about secrecy."}

	twinNow         = i18n.Text{SV: "%s: %s, som utkastet är nu", EN: "%s: %s, the draft as it is now"}
	twinSent        = i18n.Text{SV: "%s, inlämnat %s", EN: "%s, filed %s"}
	secrecyFile     = i18n.Text{SV: "%s maskerad %s.%s", EN: "%s redacted %s.%s"}
	secrecyLeft     = i18n.Text{SV: "%s ej helt maskerad %s.%s", EN: "%s not fully redacted %s.%s"}
	secrecyFrom     = i18n.Text{SV: "Sammanställd i Frist av de märkta passagerna", EN: "Put together in Frist of the marked passages"}
	secrecyOpening  = i18n.Text{SV: "Vi begär att följande uppgifter inte lämnas ut. Enligt vår bedömning omfattas de av sekretess enligt offentlighets- och sekretesslagen (2009:400), OSL.", EN: "We request that the following information is not disclosed. In our assessment it is covered by secrecy under the Swedish Public Access to Information and Secrecy Act (2009:400), OSL."}
	secrecyWhole    = i18n.Text{SV: "Fält %s (%s): hela svaret.", EN: "Field %s (%s): the whole answer."}
	secrecyPart     = i18n.Text{SV: "Fält %s (%s): delar av svaret.", EN: "Field %s (%s): parts of the answer."}
	secrecyClosing  = i18n.Text{SV: "Vilka delar som avses framgår av det maskerade exemplaret. Vi vill gärna få tillfälle att yttra oss innan någon av uppgifterna lämnas ut.", EN: "Which parts are meant is seen in the redacted copy. We would like to be heard before any of it is disclosed."}
	secrecyOtherWay = i18n.Text{SV: "Annan bestämmelse, se skälen", EN: "Another provision, see the reasons"}

	secrecyItsGround = i18n.Text{SV: "Bestämmelsen är vald efter mottagaren: ”%s” står i texten i stället för ”%s”, som märkningen anger. Låt en jurist bekräfta den.", EN: "The provision was chosen for the recipient: “%s” stands in the text in place of “%s”, which the mark names. Let counsel confirm it."}
	secrecyNoGround  = i18n.Text{SV: "”%s”, som märkningen anger, gäller en annan myndighets tillsyn och står inte i texten. Välj vilken bestämmelse som gäller hos mottagaren, och skriv till den.", EN: "“%s”, which the mark names, concerns the supervision by another authority and does not stand in the text. Choose the provision that applies at the recipient, and add it."}
)
