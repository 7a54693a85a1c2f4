package deadline_test

import (
	"slices"
	"time"
)

// A story is the facts of one incident in the words of the contract. Its JSON is
// what the engine reads; the oracle reads the story itself.
type story struct {
	Entity    firm           `json:"entity"`
	Incident  map[string]any `json:"incident,omitempty"`
	Filings   []filing       `json:"filings,omitempty"`
	Decisions []decision     `json:"decisions,omitempty"`
	AsOf      time.Time      `json:"as_of,omitzero"`
	Proposals bool           `json:"proposals,omitempty"`
	Edition   int            `json:"edition,omitempty"`
}

type firm struct {
	Country        string   `json:"country"`
	Type           string   `json:"type,omitempty"`
	ReliefExcluded bool     `json:"relief_excluded,omitempty"`
	Eves           bool     `json:"eves_are_holidays,omitempty"`
	Regimes        []string `json:"regimes,omitempty"`
	Role           string   `json:"role,omitempty"`
	Traits         []string `json:"traits,omitempty"`
	NIS2           string   `json:"nis2,omitempty"`
}

type filing struct {
	Obligation string    `json:"obligation"`
	SentAt     time.Time `json:"sent_at"`
}

type decision struct {
	Obligation string    `json:"obligation"`
	Outcome    string    `json:"outcome"`
	At         time.Time `json:"at"`
}

func (s *story) at(event string) time.Time {
	t, _ := s.Incident[event+"_at"].(time.Time)
	return t
}

// before reports whether the story is kept under an edition of the rules that is
// older than n.
func (s *story) before(n int) bool { return s.Edition != 0 && s.Edition < n }

func (s *story) no(condition string) bool { return s.Incident[condition] == "no" }

// first returns when an obligation was first filed after an instant or at it.
func (s *story) first(id string, from time.Time) time.Time {
	var first time.Time
	for _, f := range s.Filings {
		if f.Obligation == id && !f.SentAt.Before(from) && (first.IsZero() || f.SentAt.Before(first)) {
			first = f.SentAt
		}
	}
	return first
}

// decided returns the last decision about an obligation.
func (s *story) decided(id string) decision {
	var last decision
	for _, d := range s.Decisions {
		if d.Obligation == id && !d.At.Before(last.At) {
			last = d
		}
	}
	return last
}

// An answer is what the oracle says of one obligation. No state is no duty.
type answer struct {
	state          string
	strict, latest time.Time
	late           *[2]bool
}

// An oracle answers for one story by the law alone, article by article. It was
// written from the texts and not from the engine.
type oracle struct {
	*story
	walker
	out map[string]answer
}

func ask(s story) map[string]answer {
	o := oracle{&s, walker{s.Entity.Country, s.Entity.Eves}, map[string]answer{}}
	o.gdpr()
	o.supplement()
	o.dora()
	o.psd2()
	o.nis()
	o.eidas()
	o.cra()
	o.telecom()
	o.ai()
	o.sweden()
	o.follow()
	return o.out
}

// follow drops what waits for a report that it was decided not to make.
func (o *oracle) follow() {
	for _, x := range [][]string{
		{"imy.supplement", "gdpr.authority"},
		{"dora.intermediate", "dora.initial"},
		{"dora.intermediate_request", "dora.initial"},
		{"dora.intermediate_update", "dora.intermediate"},
		{"dora.final", "dora.intermediate", "dora.intermediate_update"},
		{"psd2.intermediate", "psd2.initial"},
		{"nis2.final", "nis2.notification"},
		{"cra.final", "cra.notification"},
		{"telecom.supplement", "telecom.notification"},
	} {
		dropped := false
		for _, of := range x[1:] {
			if s := o.out[of].state; s != "" && s != "not_required" {
				dropped = false
				break
			} else if s != "" {
				dropped = true
			}
		}
		if dropped && o.out[x[0]].state == "waiting" {
			o.out[x[0]] = answer{state: "not_required"}
		}
	}
}

func (o *oracle) asked(regime string) bool {
	return len(o.Entity.Regimes) == 0 || slices.Contains(o.Entity.Regimes, regime)
}

// carries reports whether the entity is one that a regime is about, or is not
// known not to be because somebody asks.
func (o *oracle) carries(regime, trait string) bool {
	return o.has(trait) || len(o.Entity.Regimes) > 0
}

func (o *oracle) has(trait string) bool { return slices.Contains(o.Entity.Traits, trait) }

// is reports whether the entity is of one of some types, or may be.
func (o *oracle) is(types []string) bool {
	return o.Entity.Type == "" || slices.Contains(types, o.Entity.Type)
}

// lawOf is the day of which the law applies to the incident.
func (o *oracle) lawOf() string {
	for _, event := range []string{"aware", "detected", "occurred", "classified_major"} {
		if t := o.at(event); !t.IsZero() {
			return o.date(t)
		}
	}
	first := o.AsOf
	for i, f := range o.Filings {
		if i == 0 || f.SentAt.Before(first) {
			first = f.SentAt
		}
	}
	return o.date(first)
}

func (o *oracle) inForce(from, to string) bool {
	day := o.lawOf()
	return from <= day && (to == "" || day <= to)
}

// A reading walks from the start of a clock to its two ends.
type reading func(start time.Time) (strict, latest time.Time)

// limit answers for a duty whose clock runs from start.
func (o *oracle) limit(id string, start time.Time, walk reading) {
	if start.IsZero() {
		o.out[id] = answer{state: o.unfiled(id, "waiting")}
		return
	}
	strict, latest := walk(start)
	o.limitFiled(id, o.first(id, time.Time{}), strict, latest)
}

// limitFiled answers for a limit and what was sent, if anything was.
func (o *oracle) limitFiled(id string, sent, strict, latest time.Time) {
	a := answer{state: "running", strict: strict, latest: latest}
	switch {
	case !sent.IsZero():
		a.state, a.late = "met", &[2]bool{sent.After(strict), sent.After(latest)}
		if a.late[1] {
			a.state = "met_late"
		}
	case o.dropped(id):
		a.state = "not_required"
	case o.AsOf.After(latest):
		a.state = "overdue"
	}
	o.out[id] = a
}

// soon answers for a duty without a number from an instant.
func (o *oracle) soon(id string, start time.Time) {
	state := "no_number"
	if start.IsZero() {
		state = "waiting"
	}
	o.out[id] = answer{state: o.unfiled(id, state)}
}

// unfiled is state, unless the obligation was filed or is dropped.
func (o *oracle) unfiled(id, state string) string {
	switch {
	case !o.first(id, time.Time{}).IsZero():
		return "met"
	case o.dropped(id):
		return "not_required"
	}
	return state
}

func (o *oracle) dropped(id string) bool {
	switch o.decided(id).Outcome {
	case "do_not_notify", "reclassify":
		return true
	}
	return id[:4] == "dora" && id != "dora.recurring" && id != "dora.threat" && o.takenBack()
}

// takenBack reports whether a classification as major was.
func (o *oracle) takenBack() bool { return o.decided("dora.initial").Outcome == "reclassify" }

// classified is when the incident was classified as major: the fact, or else
// the decision.
func (o *oracle) classified() time.Time {
	if t := o.at("classified_major"); !t.IsZero() {
		return t
	}
	if d := o.decided("dora.initial"); d.Outcome == "classify_major" {
		return d.At
	}
	return time.Time{}
}

// detected is the detection, or the awareness if nothing else is known.
func (o *oracle) detected() time.Time {
	if t := o.at("detected"); !t.IsZero() {
		return t
	}
	return o.at("aware")
}

// after is n hours, and inFull the same with the hour rule of Reg. 1182/71 as the
// latest reading.
func (o *oracle) after(n int) reading {
	return func(t time.Time) (time.Time, time.Time) { return o.hours(t, n), o.hours(t, n) }
}

func (o *oracle) inFull(n int) reading {
	return func(t time.Time) (time.Time, time.Time) { return o.hours(t, n), o.fullHours(t, n) }
}

// inDays is n days, of which the last may roll.
func (o *oracle) inDays(n int) reading {
	return func(t time.Time) (time.Time, time.Time) { return o.exactDays(t, n), o.rolled(o.days(t, n)) }
}

// inTwo is n days with two working days among them.
func (o *oracle) inTwo(n int) reading {
	return func(t time.Time) (time.Time, time.Time) { return o.exactDays(t, n), o.two(t, o.days(t, n)) }
}

// inMonth is a month that ends with a day, as end has it.
func (o *oracle) inMonth(end func(day time.Time) time.Time) reading {
	return func(t time.Time) (time.Time, time.Time) { return o.shows(o.month(t), t), end(o.month(t)) }
}

// GDPR Art. 33(1): 72 hours from awareness, unless no risk is likely. Art. 34(1)
// and 33(2): without undue delay.
func (o *oracle) gdpr() {
	if !o.asked("gdpr") || !o.inForce("2018-05-25", "") {
		return
	}
	aware := o.at("aware")
	if o.Entity.Role == "processor" {
		if !o.no("personal_data") {
			o.soon("gdpr.processor", aware)
		}
		return
	}
	switch decided := o.decided("gdpr.authority").Outcome == "notify"; {
	case o.Proposals: // COM(2025) 837: 96 hours, and only if the risk is high
		if !o.no("personal_data") && !o.noHighRisk() {
			o.limit("gdpr.authority", aware, o.inFull(96))
		}
	case decided || !o.no("personal_data") && !o.noRisk():
		o.limit("gdpr.authority", aware, o.inFull(72))
	}
	if !o.no("personal_data") && !o.noHighRisk() {
		o.soon("gdpr.subjects", aware)
	}
}

func (o *oracle) noRisk() bool     { return o.no("risk") && o.Incident["high_risk"] != "yes" }
func (o *oracle) noHighRisk() bool { return o.no("high_risk") || o.noRisk() }

// supplement is IMY's practice: four weeks from the notification.
func (o *oracle) supplement() {
	if !o.asked("gdpr") || o.Entity.Country != "SE" || o.Entity.Role == "processor" || !o.inForce("2018-05-25", "") {
		return
	}
	sent := o.first("gdpr.authority", time.Time{})
	nothing := sent.IsZero() && o.first("imy.supplement", sent).IsZero() && o.noRisk() && o.decided("gdpr.authority").Outcome != "notify"
	if !o.no("personal_data") && !nothing {
		o.limit("imy.supplement", sent, o.inDays(28))
	}
}

// NIS2 Art. 23(4) and cybersäkerhetslagen 2 kap. 5, 6 and 8 §§, which DORA takes
// the place of; MSBFS 2018:9 before.
func (o *oracle) nis() {
	sweden, aware := o.Entity.Country == "SE", o.at("aware")
	if sweden && o.asked("nis1") && o.carries("nis1", "essential_service_operator") && o.inForce("2019-01-01", "2026-01-14") &&
		(o.before(3) || !o.no("significant")) {
		o.limit("nis1.initial", aware, o.after(6))
	}
	from := "2024-10-18"
	if sweden {
		from = "2026-01-15"
	}
	if !o.asked("nis2") || !o.inForce(from, "") || !o.is([]string{"ict_third_party_service_provider", "other"}) ||
		o.Entity.NIS2 == "no" || o.no("significant") {
		return
	}
	o.limit("nis2.early_warning", aware, o.after(24))
	strict, latest := 72, 72
	if o.has("trust_service_provider") || o.has("qualified_trust_service_provider") {
		switch o.Incident["trust_service"] {
		case "no":
		case "yes":
			strict, latest = 24, 24
		default: // nobody knows whether the short limit applies
			strict = 24
		}
	}
	o.limit("nis2.notification", aware, func(t time.Time) (time.Time, time.Time) {
		return o.hours(t, strict), o.hours(t, latest)
	})
	end := o.end
	if sweden {
		end = o.swedish
	}
	o.limit("nis2.final", o.first("nis2.notification", time.Time{}), o.inMonth(end))
}

// eIDAS Art. 24(2)(fb): 24 hours from the incident, which can be argued to be
// from awareness of it (Q20); Art. 19a(1)(b): 24 hours from awareness. Who is
// both, or may be either, has the earlier limit.
func (o *oracle) eidas() {
	if !o.asked("eidas") || !o.inForce("2024-05-20", "") || !o.before(3) && o.no("trust_service") {
		return
	}
	aware := o.at("aware")
	if o.has("qualified_trust_service_provider") || !o.has("trust_service_provider") && o.carries("eidas", "") {
		start := o.at("occurred")
		if start.IsZero() {
			start = o.detected()
		}
		if aware.IsZero() {
			aware = start
		}
		o.limit("eidas.notification", start, func(t time.Time) (time.Time, time.Time) {
			return o.hours(t, 24), o.hours(aware, 24)
		})
	} else if o.has("trust_service_provider") {
		o.limit("eidas.notification", aware, o.after(24))
	}
}

// CRA Art. 14(2) and (4).
func (o *oracle) cra() {
	if !o.asked("cra") || !o.carries("cra", "digital_product_manufacturer") || !o.inForce("2026-09-11", "") {
		return
	}
	aware := o.at("aware")
	if !o.no("severe") {
		o.limit("cra.early_warning", aware, o.inFull(24))
		o.limit("cra.notification", aware, o.inFull(72))
		o.limit("cra.final", o.first("cra.notification", time.Time{}), o.inMonth(o.rolled))
	}
	if !o.no("exploited_vulnerability") {
		o.limit("cra.vulnerability_warning", aware, o.inFull(24))
		o.limit("cra.vulnerability_notification", aware, o.inFull(72))
		o.limit("cra.vulnerability_final", o.at("corrective_measure"), o.inDays(14))
	}
}

// Reg. (EU) 611/2013 Art. 2(2), 2(3) and 3.
func (o *oracle) telecom() {
	if !o.asked("telecom") || !o.carries("telecom", "telecom_provider") || o.no("personal_data") || !o.inForce("2013-08-25", "") {
		return
	}
	o.limit("telecom.notification", o.detected(), o.inFull(24))
	o.limit("telecom.supplement", o.first("telecom.notification", time.Time{}), o.inTwo(3))
	if !o.noHighRisk() {
		o.soon("telecom.subscribers", o.detected())
	}
}

// AI Act Art. 73(2) to (4): 15, 2 and 10 days.
func (o *oracle) ai() {
	if !o.asked("ai_act") || !o.carries("ai_act", "high_risk_ai_provider") || o.no("ai_serious") || !o.inForce("2026-08-02", "") {
		return
	}
	aware := o.at("aware")
	o.limit("ai_act.serious_incident", aware, o.inDays(15))
	if !o.no("ai_widespread") {
		o.limit("ai_act.widespread", aware, o.inTwo(2))
	}
	if !o.no("ai_death") {
		o.limit("ai_act.death", aware, o.inDays(10))
	}
}
