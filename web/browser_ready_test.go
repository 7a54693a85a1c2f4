package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
)

// TestFromClassifiedToReadyToSend is the first half of the journey of product.md
// 5.5 by hand: on a Saturday at five an incident is classified as major, and the
// notification is ready to be sent when another has approved it.
func TestFromClassifiedToReadyToSend(t *testing.T) {
	t.Parallel()
	h, ref := breach(t)
	readyToSend(t, h, ref)
}

// readyToSend goes all the way, and leaves the handler at the filing.
func readyToSend(t *testing.T, h *house, ref string) *desk {
	t.Helper()
	h.turn(3*time.Hour + 10*time.Minute) // 17.00
	b := h.sitAs(t, models.Handler)
	incident := "/incidents/" + ref
	b.goTo(incident)
	b.follow("Besluta om incidenten är allvarlig")
	b.pick("Vad beslutar ni?", "Klassificera som allvarlig")
	b.write("Skäl", "Kritiska tjänster berörs, och uppgifter har läckt.")
	b.follow("Fortsätt till kontroll")
	b.follow("Klassificera som allvarlig")
	b.at(incident, 200)
	b.says("lördag 14 november 2026 kl. 21.00 (UTC+1)")

	b.followOn(`document.querySelector("main a[href$='/drafts/dora.initial']")`, "the draft of the notification")
	b.says("Första anmälan", "lördag 14 november 2026 kl. 21.00 (UTC+1)", "7 av 18 obligatoriska fält är ifyllda. 11 saknas.", "1.7 Kontaktperson: namn")
	b.clickOn(`document.querySelector("main a[href='#f-1.7']")`, "what is missing")
	b.followOn(`document.querySelector("#f-1\\.7 a[href*='/edit/']")`, "where it is filled in")
	b.write("Kontaktperson: namn", "Anna Ek")
	b.write("Kontaktperson: e-postadress", "anna.ek@bank.example")
	b.write("Kontaktperson: telefonnummer", "+46 8 123 45 67")
	b.write("Andra kontaktperson eller ansvarig grupp: namn", "Incidentjouren")
	b.write("Andra kontaktperson eller funktionsbrevlåda: e-postadress", "jour@bank.example")
	b.write("Andra kontaktperson: telefonnummer", "+46 8 123 45 68")
	b.pick("Ingår den finansiella entiteten i en koncern?", "Nej")
	b.choose("Rapporteringsvaluta", "Svenska kronor (SEK)")
	b.follow("Spara")
	b.says("Sparat.", "4 saknas.", "anna.ek@bank.example") // on the draft again
	b.followOn(`document.querySelector("#f-2\\.5 a[href*='/edit/']")`, "where it is filled in")
	b.pick("Kriterier som gjorde att incidenten klassificerades som allvarlig", "Berörda kritiska tjänster")
	b.pick("Kriterier som gjorde att incidenten klassificerades som allvarlig", "Dataförluster")
	b.choose("Hur upptäcktes den allvarliga IKT-relaterade incidenten?", "Kunder")
	b.pick("Har incidenten sitt ursprung hos en tredjepartsleverantör", "Nej")
	b.pick("Har kontinuitetsplanen aktiverats?", "Nej")
	b.follow("Spara")
	b.followOn(`document.querySelector("#f-1\\.3 a[href*='/entities/']")`, "where it is filled in")
	b.write("LEI-kod", "5493001KJTIIGC8Y1R12")
	b.follow("Spara")
	b.says("är sparad.", "18 av 18 obligatoriska fält är ifyllda. Ingenting saknas.")
	b.follow("Lås utkastet")
	b.says("Utkastet är låst. Någon annan ska godkänna det innan det lämnas in.", "Väntar på godkännande")
	sealed := strings.TrimPrefix(b.url(), b.base)

	h.turn(4 * time.Minute)
	b.is(models.Approver)
	b.goTo("/")
	b.follow("Rapport om allvarlig IKT-relaterad incident: Första anmälan")
	b.at(sealed, 200)
	b.says("Anna Ek", "2026-11-14T16:00:00Z")
	b.follow("Godkänn")
	b.says("Utkastet är godkänt.", "Name of approver")

	b.is(models.Handler)
	b.goTo(sealed)
	b.follow("Till inlämningen")
	b.says("Låst utkast nr 1", "Godkänt")
	file := h.as(models.Handler).get(sealed+"/draft.json").want(t, 200)
	for _, want := range []string{"initial_notification", "5493001KJTIIGC8Y1R12", "2026-11-14T16:00:00Z", "anna.ek@bank.example"} {
		if !strings.Contains(file.body, want) {
			t.Errorf("the file lacks %q:\n%s", want, file.body)
		}
	}
	if p := h.as(models.Handler).get(sealed + "/draft.json?" + url.Values{"lang": {"en"}}.Encode()); p.body != file.body {
		t.Error("the file is another in English")
	}
	return b
}
