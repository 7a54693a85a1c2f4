package report

import (
	"slices"
	"strings"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
)

var (
	correctedLabel = i18n.Text{SV: "Korrigerande eller riskreducerande åtgärd fanns", EN: "A corrective or mitigating measure was available"}
	traitsLabel    = i18n.Text{SV: "Vad mer gäller för företaget", EN: "What else is true of the firm"}
	nis2Label      = i18n.Text{SV: "Väsentlig eller viktig verksamhetsutövare (NIS2)", EN: "Essential or important entity (NIS2)"}
	ruleOf         = i18n.Text{SV: "Regel i Frist: %s, version %d.", EN: "Rule in Frist: %s, version %d."}

	editionNewest = i18n.Text{
		SV: "Skyldigheterna är beräknade enligt regelutgåva %s, som var den senaste i Frist när sammanställningen togs fram.",
		EN: "The obligations are computed under edition %s of the rules, which was the newest in Frist when this summary was made.",
	}
	editionOlder = i18n.Text{
		SV: "Skyldigheterna är beräknade enligt regelutgåva %s, som gäller för incidenten. Frist hade regelutgåva %s när sammanställningen togs fram, och den kan ge andra skyldigheter.",
		EN: "The obligations are computed under edition %s of the rules, which the incident is kept under. Frist had edition %s when this summary was made, and that may give other obligations.",
	}
	editionReason = i18n.Text{SV: "Incidenten flyttades dit av detta skäl: %s", EN: "The incident was moved there for this reason: %s"}
)

// edition says under which edition of the law the obligations are computed.
func (b *builder) edition() Paragraph {
	in := &b.r.Incident
	said := b.say(editionNewest.With(i18n.Number(deadline.Edition)))
	if in.Edition != 0 && in.Edition < deadline.Edition {
		said = b.say(editionOlder.With(i18n.Number(in.Edition), i18n.Number(deadline.Edition)))
	}
	if in.EditionReason != "" {
		said += " " + b.say(editionReason.With(in.EditionReason))
	}
	return Paragraph(said)
}

// rule says which rule an obligation follows from, and which version of it.
func (b *builder) rule(o *deadline.Obligation) string {
	return b.say(ruleOf.With(string(o.ID), o.RuleVersion))
}

// assessed are the answers to what else the law rests on: those that matter for
// this incident, and any other that somebody gave.
func (b *builder) assessed() Fields {
	in := &b.r.Incident
	matters, events := b.r.Asks()
	var fields Fields
	for _, c := range deadline.Conditions() {
		if _, answered := in.Answers[c]; answered || slices.Contains(matters, c) {
			fields = append(fields, b.field(c.Question(), b.answer(b.answered(c), notAssessed)))
		}
	}
	if in.CorrectedAt.Known() || slices.Contains(events, deadline.Corrected) {
		fields = append(fields, b.field(correctedLabel, b.moment(in.CorrectedAt)))
	}
	return fields
}

// answered is what is known of a condition: what the incident answers, and of what a
// fact asks too, what that says where the incident does not.
func (b *builder) answered(c deadline.Condition) deadline.Answer {
	if said := b.r.Incident.Answers[c]; said != deadline.Unknown || c != deadline.ClientsAffected {
		return said
	}
	for _, f := range b.r.Facts {
		if said := (models.FactEdit{Key: f.Key, Value: f.Value}).AnswerOf(); said != deadline.Unknown {
			return said
		}
	}
	return deadline.Unknown
}

// risk is whether there is a risk to natural persons, and where nobody has answered
// that, that it was decided to notify all the same.
func (b *builder) risk() string {
	in := b.r.Incident
	if in.Risk == deadline.Unknown {
		var last *models.Decision
		for i := range b.r.Decisions {
			if d := &b.r.Decisions[i]; d.Obligation == "gdpr.authority" && d.DecidedAt != nil && (last == nil || !d.DecidedAt.Before(*last.DecidedAt)) {
				last = d
			}
		}
		if last != nil && last.Outcome == deadline.Notify {
			return b.say(riskDecided.With(b.instant(last.DecidedAt)))
		}
	}
	return b.answer(in.Risk, notAssessed)
}

// does is what else is known of the entity.
func (b *builder) does(e *models.Entity) Fields {
	var fields Fields
	if len(e.Traits) > 0 {
		names := make([]string, len(e.Traits))
		for i, t := range e.Traits {
			names[i] = b.say(t.Name())
		}
		fields = append(fields, b.field(traitsLabel, strings.Join(names, "\n")))
	}
	if e.NIS2 != deadline.Unknown {
		fields = append(fields, b.field(nis2Label, b.answer(e.NIS2, notKnown)))
	}
	return fields
}
