package deadline_test

import (
	"cmp"
	"slices"
	"time"
)

// financial are the types of DORA Art. 2(1)(a) to (t), which Art. 2(2) calls
// financial entities.
var financial = []string{
	"credit_institution", "payment_institution", "exempted_payment_institution", "account_information_service_provider",
	"electronic_money_institution", "exempted_electronic_money_institution", "investment_firm", "crypto_asset_service_provider",
	"issuer_of_asset_referenced_tokens", "central_securities_depository", "central_counterparty", "trading_venue",
	"trade_repository", "aifm", "management_company", "data_reporting_service_provider", "insurance_undertaking",
	"reinsurance_undertaking", "insurance_intermediary", "reinsurance_intermediary", "ancillary_insurance_intermediary",
	"institution_for_occupational_retirement_provision", "credit_rating_agency", "administrator_of_critical_benchmarks",
	"crowdfunding_service_provider", "securitisation_repository",
}

// payers are the payment service providers of PSD2.
var payers = []string{
	"credit_institution", "payment_institution", "exempted_payment_institution", "electronic_money_institution",
	"exempted_electronic_money_institution", "account_information_service_provider",
}

// dora is DORA Art. 19 with Reg. (EU) 2025/301 Art. 5.
func (o *oracle) dora() {
	if !o.asked("dora") || !o.is(financial) || !o.inForce("2025-01-17", "") {
		return
	}
	o.doraInitial()
	o.doraIntermediate()
	o.doraFinal()
	o.follow()
	// Whether the notice is due of a limit that is new only by the start of its
	// clock, the law leaves open: it follows the day of the incident.
	if o.inForce("2025-03-12", "") {
		o.delayNotice()
	}
	aware := o.at("aware")
	if !o.no("clients_affected") {
		// Art. 19(3): as soon as they become aware of it. Edition 2 read: of its classification.
		start := aware
		if o.before(3) {
			start = o.classified()
		}
		o.soon("dora.clients", start)
	}
	if !o.no("requested") {
		o.soon("dora.intermediate_request", o.first("dora.initial", time.Time{}))
	}
	if !o.no("cyber_threat") {
		o.soon("dora.threat", o.detected())
	}
	// Reg. (EU) 2024/1772 Art. 8(2): each month, of incidents that are not major.
	major := !o.classified().IsZero() && !o.takenBack()
	if !o.has("microenterprise") && !o.has("simplified_ict_framework") && !major {
		o.limit("dora.recurring", aware, func(t time.Time) (time.Time, time.Time) {
			month := monthEnd(o.day(t))
			return o.end(month), o.end(monthEnd(tomorrow(month)))
		})
	}
}

// numbered answers with a limit, or without a number if its clock starts before
// the limits came into force on 12 March 2025.
func (o *oracle) numbered(id string, start time.Time, walk reading) {
	if start.IsZero() || o.date(start) >= "2025-03-12" || o.inForce("2025-03-12", "") {
		o.limit(id, start, walk)
		return
	}
	o.soon(id, start)
}

// Art. 5(1)(a): four hours from the classification and 24 from awareness; Art.
// 5(2): four hours alone if the classification comes after those 24.
func (o *oracle) doraInitial() {
	aware := o.at("aware")
	o.numbered("dora.initial", o.classified(), func(classified time.Time) (time.Time, time.Time) {
		strict := o.hours(classified, 4)
		if day := o.hours(aware, 24); !aware.IsZero() && !classified.After(day) && day.Before(strict) {
			strict = day
		}
		return strict, o.relieved(strict)
	})
}

// relieved is Art. 5(4): a limit on a free day becomes noon of the next working
// day; not for those of Art. 5(5) and (6), nor for one that may be among them.
func (o *oracle) relieved(strict time.Time) time.Time {
	excluded := []string{"credit_institution", "central_counterparty", "trading_venue", ""}
	if o.works(o.day(strict)) || o.Entity.ReliefExcluded || o.Entity.NIS2 == "yes" || slices.Contains(excluded, o.Entity.Type) {
		return strict
	}
	return o.noon(o.day(strict))
}

// Art. 5(1)(b): 72 hours from the initial notification, and an updated report
// when regular activities have been recovered: any intermediate report that was
// sent then, or after, is one that says so.
func (o *oracle) doraIntermediate() {
	o.numbered("dora.intermediate", o.first("dora.initial", time.Time{}), func(sent time.Time) (time.Time, time.Time) {
		strict := o.hours(sent, 72)
		return strict, o.relieved(strict)
	})

	recovered := o.at("recovered")
	state := "no_number"
	switch {
	case !recovered.IsZero() && (!o.first("dora.intermediate_update", recovered).IsZero() || !o.first("dora.intermediate", recovered).IsZero()):
		state = "met"
	case o.dropped("dora.intermediate_update"):
		state = "not_required"
	case recovered.IsZero() || o.first("dora.intermediate", time.Time{}).IsZero():
		state = "waiting"
	}
	o.out["dora.intermediate_update"] = answer{state: state}
}

// Art. 5(1)(c): a month from the latest intermediate report, for a final report
// that has been sent the latest before it. Art. 5(4) is for all entities here.
func (o *oracle) doraFinal() {
	o.numbered("dora.final", o.lastIntermediate(), o.inMonth(func(day time.Time) time.Time {
		if o.works(day) {
			return o.end(day)
		}
		return o.noon(day)
	}))
}

func (o *oracle) lastIntermediate() time.Time {
	final := o.first("dora.final", time.Time{})
	var last, before time.Time
	for _, f := range o.Filings {
		if f.Obligation != "dora.intermediate" && f.Obligation != "dora.intermediate_update" {
			continue
		}
		if f.SentAt.After(last) {
			last = f.SentAt
		}
		if !f.SentAt.After(final) && f.SentAt.After(before) {
			before = f.SentAt
		}
	}
	if before.IsZero() { // no final report yet, or one that came first of all
		return last
	}
	return before
}

// Art. 5(3): who cannot keep a limit says so before it, by the limit without
// relief (Q17). Each limit has its own notice. The one line that a duty has is
// about the limit that ends first of those that are open, else about the first
// that was missed and not told of; which of them, the law does not say.
func (o *oracle) delayNotice() {
	const id = "dora.delay_notice"
	starts := map[string]time.Time{"dora.intermediate": o.first("dora.initial", time.Time{}), "dora.final": o.lastIntermediate()}
	var open, untold, told, waiting string
	for _, of := range []string{"dora.final", "dora.intermediate", "dora.initial"} {
		switch a := o.out[of]; {
		case a.state == "waiting":
			waiting = of
		case (a.state == "running" || a.state == "overdue") && (open == "" || !a.strict.After(o.out[open].strict)):
			open = of
		case a.state == "met_late" && o.first(id, starts[of]).IsZero():
			untold = of
		case a.state == "met_late":
			told = of
		}
	}
	switch of := cmp.Or(open, untold, told); {
	case of != "":
		strict := o.out[of].strict
		o.limitFiled(id, o.first(id, starts[of]), strict, strict)
		if a := o.out[id]; a.state == "overdue" && !o.AsOf.After(o.out[of].latest) {
			a.state = "running" // the report can still be in time
			o.out[id] = a
		}
	case waiting != "":
		o.out[id] = answer{state: o.unfiled(id, "waiting")}
	}
}

// psd2 is EBA/GL/2017/10 and from 2022 EBA/GL/2021/03. They are no acts of
// the Council or the Commission: no limit rolls.
func (o *oracle) psd2() {
	if !o.asked("psd2") || !o.is(payers) || !o.inForce("2018-01-13", "2025-01-16") {
		return
	}
	days := func(n int) reading {
		return func(t time.Time) (time.Time, time.Time) {
			day := o.workingDays(t, n)
			return o.shows(day, t), o.end(day)
		}
	}
	if o.inForce("2018-01-13", "2021-12-31") {
		o.limit("psd2.initial", o.detected(), o.after(4))
		o.limit("psd2.final", o.at("recovered"), func(t time.Time) (time.Time, time.Time) {
			return o.exactDays(t, 14), o.end(o.days(t, 14))
		})
	} else {
		o.limit("psd2.initial", o.classified(), o.after(4))
		o.limit("psd2.final", o.at("recovered"), days(20))
	}
	o.limit("psd2.intermediate", o.first("psd2.initial", time.Time{}), days(3))
}

// sweden are the duties of Swedish law without a number, and MAR Art. 17.
func (o *oracle) sweden() {
	aware, sweden := o.at("aware"), o.Entity.Country == "SE"
	if o.asked("mar") && o.carries("mar", "listed_issuer") && !o.no("inside_information") && o.inForce("2016-07-03", "") {
		o.soon("mar.disclosure", aware)
	}
	if !sweden {
		return
	}
	if o.asked("protective_security") && o.carries("protective_security", "security_sensitive_activities") && o.inForce("2021-12-01", "") {
		o.soon("protective_security.report", aware)
	}
	guided := []string{"credit_institution", "investment_firm", "central_securities_depository", "central_counterparty", "trading_venue"}
	if o.asked("fffs2021_2") && o.is(guided) && !o.no("material_event") && o.inForce("2021-05-18", "") {
		o.soon("fffs2021_2.event", aware)
	}
	if o.asked("fffs2019_22") && o.is([]string{"institution_for_occupational_retirement_provision"}) && !o.no("material_event") {
		o.soon("fffs2019_22.event", aware)
	}
	o.paymentUsers()
}

// paymentUsers is lag (2010:751) 5 b kap. 3 §; since DORA applies only for those
// outside it.
func (o *oracle) paymentUsers() {
	aware := o.at("aware")
	before := o.is(payers) && o.inForce("2018-05-01", "2025-01-16")
	residual := o.is([]string{"other"}) && o.carries("payment_users", "payment_services_outside_dora") && o.inForce("2025-01-17", "")
	if o.asked("payment_users") && (before || residual) {
		o.soon("payment_users.notify", aware)
		if !o.no("clients_affected") {
			o.soon("payment_users.inform", aware)
		}
	}
}
