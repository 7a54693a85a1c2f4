package templates

import (
	"strconv"
	"time"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// An AwarenessView is the ledger of the times at which the entity may have known.
type AwarenessView struct {
	Head       IncidentHead
	Problems   []Problem
	Candidates []Candidate
	// Note is said when an earlier time than the chosen one is on record, or none is chosen.
	Note i18n.Text
	// Choose and Add are nil for those who may only read. Choose is also nil
	// while there is nothing to choose from.
	Choose *ChooseForm
	Add    *AwarenessForm
}

// A Candidate is one of those times.
type Candidate struct {
	ID       int64
	When     calendar.Moment
	How      string
	Source   string
	Recorded time.Time
	By       string
	Chosen   bool
	Earliest bool
	Reason   string
	// Limit is the strict limit of LimitOf if this one is chosen; zero if it gets none.
	Limit   time.Time
	LimitOf i18n.Text
}

// A ChooseForm asks which time counts, and why.
type ChooseForm struct {
	PostForm PostForm
	// Was is the candidate that is chosen as the form is shown; "0" is none.
	Was    string
	Choice Choice
	Reason Field
}

// An AwarenessForm asks for one more candidate.
type AwarenessForm struct {
	PostForm    PostForm
	At          DateTime
	How, Source Field
	Open        bool
}

// An AwarenessPreview is what a choice would do, before it is made.
type AwarenessPreview struct {
	Head    IncidentHead
	From    *Candidate // nil: none is chosen
	To      Candidate
	Reason  string
	Was     string
	Once    string
	Effects []Effect
	// Note is said when an earlier time is on record than the one to be chosen.
	Note i18n.Text
}

// An Effect is what a choice does to one obligation.
type Effect struct {
	Recipient     string
	Title         i18n.Text
	Law           string
	Before, After EffectSide
	// Moved says by how much the strict limit moves.
	Moved   i18n.Text
	Changed bool
	// Steps is how the limit after is computed; empty where it is not shown.
	Steps []Step
	// Questions are the points of law that Steps leaves open.
	Questions []deadline.Question
	// New is set for one that there was not, and Gone for one that there is no longer.
	New, Gone bool
}

// An EffectSide is an obligation as it stands, or as it would stand.
type EffectSide struct {
	Strict, Latest time.Time
	// ClassifyBy is by when there is to be a classification, where one is waited for.
	ClassifyBy time.Time
	// Stands is the state itself, which says why there may be no limit.
	Stands deadline.State
	State  Tag
}

// none says why a side has no limit: the duty is there all the same where the
// law gives no number, and where its limit has not begun to run.
func (s EffectSide) none() i18n.Text {
	switch s.Stands {
	case deadline.NoNumber:
		return previewOpen
	case deadline.Waiting:
		return previewWaits
	default:
		return previewNoLimit
	}
}

// An AwarenessConflict is a choice that somebody else got ahead of.
type AwarenessConflict struct {
	Head         IncidentHead
	Mine, Theirs []Fact
	Choose       ChooseForm
}

var (
	awareIntro      = i18n.Text{SV: "Fristerna räknas från den tid då den juridiska personen fick kännedom. Anteckna varje tid som kan komma i fråga, och välj den som gäller med ett skäl.", EN: "The time limits run from when the legal entity became aware. Record every time that may come into question, and choose the one that counts, with a reason."}
	awareLedger     = i18n.Text{SV: "Möjliga tider för kännedom", EN: "Possible times of awareness"}
	awareNone       = i18n.Text{SV: "Ingen tid för kännedom är antecknad", EN: "No time of awareness is recorded"}
	awareNoneText   = i18n.Text{SV: "Utan en tid kan ingen frist räknas. Anteckna den tidigaste tid då någon hos er förstod vad som hänt.", EN: "Without a time no limit can be computed. Record the earliest time at which somebody with you understood what had happened."}
	awareHow        = i18n.Text{SV: "Hur", EN: "How"}
	awareSource     = i18n.Text{SV: "Källa", EN: "Source"}
	awareRecorded   = i18n.Text{SV: "Antecknat", EN: "Recorded"}
	awareRecordedBy = i18n.Text{SV: "%s av %s", EN: "%s by %s"}
	awareReason     = i18n.Text{SV: "Skäl till valet", EN: "Reason for the choice"}
	awareLimit      = i18n.Text{SV: "Strikt tid om den väljs", EN: "Strict time if chosen"}
	awareLimitNow   = i18n.Text{SV: "Strikt tid", EN: "Strict time"}
	awareLimitSaid  = i18n.Same("%s: %s")
	awareNoLimit    = i18n.Text{SV: "Ger ingen frist", EN: "Gives no limit"}
	awareEarliest   = Tag{ToneSoon, i18n.Text{SV: "Tidigast", EN: "Earliest"}}
	awareChoose     = i18n.Text{SV: "Välj vilken tid som gäller", EN: "Choose which time counts"}
	awareShow       = i18n.Text{SV: "Visa hur fristerna påverkas", EN: "Show what it does to the limits"}
	awareShowHint   = i18n.Text{SV: "Inget sparas förrän du har sett följderna och bekräftat.", EN: "Nothing is saved until you have seen the effect and confirmed."}
	awareAdd        = i18n.Text{SV: "Anteckna en möjlig tid", EN: "Record a possible time"}
	awareAddOpen    = i18n.Text{SV: "Tid, hur ni fick veta och källa", EN: "Time, how you found out and source"}
	awareAddHint    = i18n.Text{SV: "Att den antecknas ändrar ingen frist så länge en annan tid är vald.", EN: "Recording it changes no limit as long as another time is chosen."}
	awareSave       = i18n.Text{SV: "Spara tiden", EN: "Save the time"}

	previewIntro   = i18n.Text{SV: "Ingenting är sparat än. Så här skulle valet påverka fristerna.", EN: "Nothing is saved yet. This is how the choice would change the limits."}
	previewChoice  = i18n.Text{SV: "Valet", EN: "The choice"}
	previewFrom    = i18n.Text{SV: "Gäller nu", EN: "Counts now"}
	previewTo      = i18n.Text{SV: "Ska gälla", EN: "Is to count"}
	previewNone    = i18n.Text{SV: "Ingen tid är vald; fristerna räknas från den tidigaste", EN: "No time is chosen; the limits run from the earliest"}
	previewEffect  = i18n.Text{SV: "Följder för fristerna", EN: "Effect on the limits"}
	previewNow     = i18n.Text{SV: "Nu", EN: "Now"}
	previewAfter   = i18n.Text{SV: "Efter valet", EN: "After the choice"}
	previewMove    = i18n.Text{SV: "Ändring", EN: "Change"}
	previewNoLimit = i18n.Text{SV: "Ingen frist", EN: "No limit"}
	previewWaits   = i18n.Text{SV: "Fristen har inte börjat löpa", EN: "The time limit has not begun to run"}
	previewOpen    = i18n.Text{SV: "Ingen tid i siffror", EN: "No time in figures"}
	previewLatest  = i18n.Text{SV: "Senaste möjliga tolkning:", EN: "Latest reading:"}
	previewSave    = i18n.Text{SV: "Bekräfta valet", EN: "Confirm the choice"}
	previewBack    = i18n.Text{SV: "Ändra valet", EN: "Change the choice"}
	previewNothing = i18n.Text{SV: "Ingen frist ändras av valet.", EN: "No limit is changed by the choice."}
	previewSame    = i18n.Text{SV: "Skyldigheter som inte påverkas", EN: "Obligations that are not affected"}
	previewDuty    = i18n.Text{SV: "Skyldighet", EN: "Obligation"}
	previewWhom    = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	previewState   = i18n.Text{SV: "Läge", EN: "State"}

	awareClash = i18n.Text{SV: "Någon annan har valt en tid medan du arbetade. Ditt val är inte sparat. Välj igen, så visas följderna från hur det nu står.", EN: "Somebody else chose a time while you were working. Your choice is not saved. Choose again, and the effect is shown from how things now stand."}
)

// facts are a candidate as a summary list.
func (c Candidate) facts(p Page) []Fact {
	limit := awareLimit
	if c.Chosen {
		limit = awareLimitNow
	}
	facts := []Fact{{Label: awareHow, Value: c.How}, {Label: awareSource, Value: c.Source}}
	if c.Chosen {
		facts = append(facts, Fact{Label: awareReason, Value: c.Reason})
	}
	switch {
	case c.Limit.IsZero():
		facts = append(facts, Fact{Label: limit, Said: awareNoLimit})
	default:
		facts = append(facts, Fact{Label: limit, Said: awareLimitSaid.With(c.LimitOf, i18n.Long(p.Local(c.Limit)))})
	}
	return append(facts, Fact{Label: awareRecorded, Said: awareRecordedBy.With(i18n.Short(p.Local(c.Recorded)), c.By)})
}

// changed are the effects on obligations that the choice moves.
func (v AwarenessPreview) changed() []Effect {
	var list []Effect
	for _, e := range v.Effects {
		if e.Changed {
			list = append(list, e)
		}
	}
	return list
}

// same lists the obligations that stay as they are.
func (v AwarenessPreview) same(p Page) Table { return unmoved(p, previewSame, v.Effects) }

// unmoved lists those of the effects that are none.
func unmoved(p Page, caption i18n.Text, effects []Effect) Table {
	t := Table{Caption: caption, Columns: []Column{{Label: previewDuty}, {Label: previewWhom}, {Label: awareLimitNow}, {Label: previewState}}}
	for _, e := range effects {
		if e.Changed {
			continue
		}
		limit := p.Say(e.After.none())
		if !e.After.Strict.IsZero() {
			limit = p.Say(i18n.Long(p.Local(e.After.Strict)))
		}
		t.Rows = append(t.Rows, []Cell{{Text: p.Say(e.Title), Note: e.Law}, {Text: e.Recipient}, {Text: limit}, {Tag: &e.After.State}})
	}
	return t
}

// choiceFacts are what was chosen before, what is to be chosen, and why.
func (v AwarenessPreview) choiceFacts(p Page) []Fact {
	from := Fact{Label: previewFrom, Said: previewNone}
	if v.From != nil {
		from = Fact{Label: previewFrom, Value: p.fully(v.From.When), Note: v.From.How}
	}
	return []Fact{from, {Label: previewTo, Value: p.fully(v.To.When), Note: v.To.How}, {Label: awareReason, Value: v.Reason}}
}

// fully says a moment with its offset from UTC, where it is one instant.
func (p Page) fully(m calendar.Moment) string {
	if m.Known() && m.Precision == calendar.Exact {
		return p.Say(i18n.Long(p.Local(m.At)))
	}
	return p.said(m)
}

func int64Text(n int64) string { return strconv.FormatInt(n, 10) }
