package templates

import (
	"time"

	"frist/models/i18n"
)

// An Overview is what matters now, across incidents.
type Overview struct {
	// Limits are those that run, Passed those whose strict time has passed.
	Limits, Passed []LimitRow
	Waiting        []WaitingRow
	// Approve is what this person is to approve, emergencies first.
	Approve []ApproveRow
	// Asked are the questions of authorities that wait for an answer. AskedFirst says that
	// one of them is due before the first of Limits.
	Asked      []AskedRow
	AskedFirst bool
	// Open says how many incidents are open: "3", "999+".
	Open string
	// Own is set for somebody who sees only what they reported themselves.
	Own bool
	// MayReport offers the form, and NoEntity says that there is nobody to
	// report for; MayEntities then offers to add one.
	MayReport, NoEntity, MayEntities bool
}

func (o Overview) nothing() bool {
	return len(o.Limits)+len(o.Passed)+len(o.Waiting)+len(o.Approve)+len(o.Asked) == 0
}

// A LimitRow is one time limit that runs or has run out. Due is in the entity's own
// zone, and zero where the law gives no number: Without then says what it gives.
type LimitRow struct {
	Due       time.Time
	Without   i18n.Text
	Recipient string
	Title     i18n.Text
	Href      string
	Ref       string
	Incident  string
	Entity    string
	State     Tag
	// Blocks says what stands in the way, and BlocksHref leads there.
	Blocks     i18n.Text
	BlocksHref string
	// Provisional marks a clock that rests on an answer that is unknown.
	Provisional bool
}

// A WaitingRow is one decision that nobody has taken.
type WaitingRow struct {
	What     i18n.Text
	Href     string
	Ref      string
	Incident string
	Entity   string
	// By is when it should be taken at the latest, in the entity's own zone; zero where
	// no time is set, and ByText is a sentence then.
	By     time.Time
	ByText i18n.Text
}

// An ApproveRow is a sealed draft that somebody is to approve. At is when it was
// sealed, in the zone of the house.
type ApproveRow struct {
	What     i18n.Text
	To       string
	Href     string
	State    Tag
	At       time.Time
	By       string
	Ref      string
	Incident string
	Entity   string
}

var (
	approveTitle    = i18n.Text{SV: "Att godkänna", EN: "To approve"}
	approveWhatText = i18n.Text{SV: "Utkast", EN: "Draft"}
	approveAtText   = i18n.Text{SV: "Låst", EN: "Sealed"}
	overviewTitle   = i18n.Text{SV: "Översikt", EN: "Overview"}
	limitsTitle     = i18n.Text{SV: "Närmaste fristerna", EN: "Next time limits"}
	limitsNone      = i18n.Text{SV: "Ingen frist löper just nu.", EN: "No time limit is running right now."}
	waitingTitle    = i18n.Text{SV: "Beslut som väntar", EN: "Decisions that are waiting"}
	passedTitle     = i18n.Text{SV: "Frister vars strikta tid har passerat", EN: "Limits whose strict time has passed"}
	limitsMore      = i18n.Text{SV: "Visa alla frister", EN: "Show all time limits"}
	waitingWhatText = i18n.Text{SV: "Beslut", EN: "Decision"}
	waitingByText   = i18n.Text{SV: "Senast", EN: "By"}
	waitingNone     = i18n.Text{SV: "Inget beslut väntar.", EN: "No decision is waiting."}
	openCount       = i18n.Text{SV: "Öppna incidenter:", EN: "Open incidents:"}
	registerLink    = i18n.Text{SV: "Visa alla incidenter", EN: "Show all incidents"}
	ownOnly         = i18n.Text{SV: "Här visas de incidenter som du själv har rapporterat.", EN: "Only the incidents that you reported yourself are shown here."}
	limitDueText    = i18n.Text{SV: "Frist (strikt tid)", EN: "Limit (strict time)"}
	limitToText     = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	limitOfText     = i18n.Text{SV: "Incident", EN: "Incident"}
	limitStateText  = i18n.Text{SV: "Läge", EN: "State"}
	emptyTitle      = i18n.Text{SV: "Ingen frist löper och inget beslut väntar", EN: "No time limit is running and no decision is waiting"}
	emptyReport     = i18n.Text{SV: "När något händer: tryck på Rapportera en incident, även om det mesta är oklart. Bara vem som rapporterar och när ni fick kännedom måste anges. Frist räknar sedan fram alla frister.", EN: "When something happens: press Report an incident, even if most of it is unclear. Only who reports and when you became aware must be given. Frist then computes every time limit."}
	emptyReader     = i18n.Text{SV: "När en incident har rapporterats visas dess frister här.", EN: "When an incident has been reported, its time limits are shown here."}
	emptyEntity     = i18n.Text{SV: "Lägg till de juridiska personer som har skyldigheter. Vem en incident gäller avgör vilka frister som löper. Har något redan hänt: rapportera det ändå.", EN: "Add the legal entities that have duties. Whom an incident concerns decides its time limits. If something has happened already: report it all the same."}
	emptyEntityAsk  = i18n.Text{SV: "Be en handläggare eller administratör lägga till den.", EN: "Ask a handler or an administrator to add it."}
	addEntityText   = i18n.Text{SV: "Lägg till juridisk person", EN: "Add a legal entity"}
	emptyMore       = i18n.Text{SV: "Finns det redan akter? ”frist import” läser in dem, en fil för varje incident. ”frist demo” startar en kopia med påhittade incidenter att öva på.", EN: "Are there records already? “frist import” reads them in, one file for each incident. “frist demo” starts a copy with invented incidents to practise on."}
	adminTitle      = i18n.Text{SV: "Du är administratör", EN: "You are an administrator"}
	adminText       = i18n.Text{SV: "En administratör sköter användare och juridiska personer, men ser inga incidenter. Den som ska handlägga incidenter behöver ett eget konto med en annan roll.", EN: "An administrator manages users and legal entities, but sees no incidents. Whoever handles incidents needs an account of their own with another role."}
	adminUsers      = i18n.Text{SV: "Lägg till användare och bestäm deras roller", EN: "Add users and set their roles"}
	adminEntities   = i18n.Text{SV: "Lägg till de juridiska personer som har skyldigheter", EN: "Add the legal entities that have duties"}
	adminLog        = i18n.Text{SV: "Se vad som har ändrats", EN: "See what was changed"}
	undecidedPrefix = i18n.Text{SV: "Hindras av:", EN: "Blocked by:"}
)

// appendLink is a link, or its text where it leads nowhere.
func (p Page) appendLink(b []byte, l Link) []byte {
	if l.Href == "" {
		return appendText(b, l.Text.In(p.Lang))
	}
	b = append(appendText(append(b, `<a href="`...), l.Href), `">`...)
	return append(appendText(b, l.Text.In(p.Lang)), "</a>"...)
}

// limitRows are the rows of the table of limits. There is one for each clock,
// so they are appended to one buffer.
func limitRows(p Page, rows []LimitRow) Component {
	label := func(t i18n.Text) []byte { return appendText([]byte(`<td data-label="`), t.In(p.Lang)) }
	to, of, state := label(limitToText), label(limitOfText), label(limitStateText)
	return rowsOf(len(rows), func(b []byte, i int) []byte {
		r := &rows[i]
		b = append(b, `<tr><th scope="row"><div>`...)
		if r.Due.IsZero() {
			b = append(appendText(b, p.Say(r.Without)), `</div></th>`...)
		} else {
			b = append(append(append(b, `<time datetime="`...), iso(r.Due)...), `">`...)
			b = append(appendText(b, p.Say(i18n.Long(r.Due))), `</time><span class="left" data-due="`...)
			b = append(append(b, iso(r.Due)...), `" data-tone="`...)
			b = append(append(b, r.State.Tone...), `">`...)
			b = append(appendText(b, p.left(r.Due)), `</span></div></th>`...)
		}

		b = append(append(b, to...), `"><div><a href="`...)
		b = append(appendText(b, r.Href), `">`...)
		b = append(appendText(b, r.Recipient), `</a><span class="note">`...)
		b = append(appendText(b, r.Title.In(p.Lang)), `</span></div></td>`...)

		b = p.appendIncident(append(append(b, of...), `"><div>`...), r.Ref, r.Incident, r.Entity)
		b = append(b, `</div></td>`...)

		b = append(append(b, state...), `"><div>`...)
		b = p.appendTag(b, r.State)
		if r.Provisional {
			b = p.appendTag(append(b, ' '), TagProvisional)
		}
		if !r.Blocks.IsZero() {
			b = append(b, `<span class="note">`...)
			b = append(appendText(b, undecidedPrefix.In(p.Lang)), ' ')
			b = append(p.appendLink(b, Link{r.Blocks, r.BlocksHref}), `</span>`...)
		}
		return append(b, `</div></td></tr>`...)
	})
}

// waitingRows are the rows of the table of decisions.
func waitingRows(p Page, rows []WaitingRow) Component {
	by := appendText([]byte(`<td data-label="`), waitingByText.In(p.Lang))
	of := appendText([]byte(`<td data-label="`), limitOfText.In(p.Lang))
	return rowsOf(len(rows), func(b []byte, i int) []byte {
		r := &rows[i]
		b = append(b, `<tr><th scope="row"><div>`...)
		b = append(p.appendLink(b, Link{r.What, r.Href}), `</div></th>`...)

		if r.By.IsZero() {
			b = appendText(append(append(b, by...), `"><div>`...), r.ByText.In(p.Lang))
			b = p.appendIncident(append(append(append(b, `</div></td>`...), of...), `"><div>`...), r.Ref, r.Incident, r.Entity)
			return append(b, `</div></td></tr>`...)
		}
		b = append(append(b, by...), `"><div><time datetime="`...)
		b = append(append(b, iso(r.By)...), `">`...)
		b = append(appendText(b, p.Say(i18n.Long(r.By))), `</time> <span class="note"><span class="left" data-due="`...)
		b = append(append(b, iso(r.By)...), `">`...)
		b = append(appendText(b, p.left(r.By)), `</span>`...)
		if !r.ByText.IsZero() {
			b = append(appendText(append(b, " · "...), r.ByText.In(p.Lang)), ' ')
		}
		b = append(b, `</span></div></td>`...)
		b = p.appendIncident(append(append(b, of...), `"><div>`...), r.Ref, r.Incident, r.Entity)
		return append(b, `</div></td></tr>`...)
	})
}

// approveRows are the rows of the table of what is to be approved.
func approveRows(p Page, rows []ApproveRow) Component {
	label := func(t i18n.Text) []byte { return appendText([]byte(`<td data-label="`), t.In(p.Lang)) }
	at, of := label(approveAtText), label(limitOfText)
	return rowsOf(len(rows), func(b []byte, i int) []byte {
		r := &rows[i]
		b = append(b, `<tr><th scope="row"><div>`...)
		b = append(p.appendLink(b, Link{r.What, r.Href}), ` <span class="note">`...)
		b = append(appendText(b, r.To), `</span> `...)
		b = append(p.appendTag(b, r.State), `</div></th>`...)
		b = append(append(b, at...), `"><div>`...)
		b = append(append(b, `<time datetime="`...), iso(r.At)...)
		b = append(appendText(append(b, `">`...), p.Say(i18n.Long(r.At))), `</time> <span class="note">`...)
		b = append(appendText(b, r.By), `</span></div></td>`...)
		b = p.appendIncident(append(append(b, of...), `"><div>`...), r.Ref, r.Incident, r.Entity)
		return append(b, `</div></td></tr>`...)
	})
}

// appendIncident names an incident, with the way to it.
func (p Page) appendIncident(b []byte, ref, title, entity string) []byte {
	b = append(b, `<a class="nowrap" href="`...)
	b = append(appendText(b, PathIncident(ref, AtHome)), `">`...)
	b = append(appendText(b, ref), `</a> `...)
	b = append(appendText(b, title), `<span class="note">`...)
	return append(appendText(b, entity), `</span>`...)
}
