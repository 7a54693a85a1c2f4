package models_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// controller, insurer and cards are what firms agree to.
var (
	controller = models.Duty{
		Kind: casefile.ByController, TitleSV: "Underrätta Kund AB", TitleEN: "Notify Kund AB", Recipient: "Kund AB", Reference: "Biträdesavtal 2024-03, punkt 7.2",
		Clause: "Biträdet ska underrätta den ansvarige inom 24 timmar från kännedom.", Event: deadline.Aware, N: 24, Unit: deadline.Hours, Reading: deadline.Exact,
		If: models.List[deadline.Condition]{deadline.PersonalData},
	}
	insurer = models.Duty{
		Kind: casefile.ByInsurance, TitleSV: "Skadeanmälan", TitleEN: "Notice of claim", Recipient: "Försäkrings AB", Reference: "Försäkringsbrev 881, villkor 12",
		Event: deadline.Aware, N: 30, Unit: deadline.Days, Reading: deadline.WholeDay,
	}
	cards = models.Duty{
		Kind: casefile.ByCardScheme, TitleSV: "Anmälan till kortnätverket", TitleEN: "Notice to the card scheme", Recipient: "Visa", Reference: "Visa Rules, 10.3.1",
		Event: deadline.Aware, Unit: deadline.NoUnit, Reading: deadline.Exact,
	}
)

// duty stores a duty of the bank, or of every entity if d says so, and returns its slug.
func (h *house) duty(d models.Duty) string {
	h.t.Helper()
	slug, err := h.AddDuty(ctx(h.t), h.officer, models.Once{}, d, nil)
	check(h.t, err)
	return slug
}

// next is the limit that the register shows of an incident.
func (h *house) next(ref string) string {
	h.t.Helper()
	in, err := h.Incident(ctx(h.t), h.officer, ref)
	check(h.t, err)
	if in.NextStrictAt == nil {
		return "none"
	}
	return in.NextStrictAt.UTC().Format("2006-01-02 15:04 ") + string(in.NextObligation)
}

func (h *house) noDuty(ref string, id deadline.ID) {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	for _, o := range r.Obligations(h.at) {
		if o.ID == id {
			h.t.Errorf("%s has %s: %s", ref, id, o.State)
		}
	}
}

func (h *house) sorted() []string {
	h.t.Helper()
	rows, _, err := h.Register(ctx(h.t), h.officer, models.RegisterFilter{Sort: models.Deadline})
	check(h.t, err)
	var refs []string
	for _, r := range rows {
		refs = append(refs, r.Ref+" "+string(r.NextObligation))
	}
	return refs
}

func TestAControllerIsToldWithinTheHoursOfItsAgreement(t *testing.T) {
	h := newHouse(t)
	d := controller
	d.EntityID = &h.bank
	ref := h.report("Fel mottagare")
	if slug := h.duty(d); slug != "underratta-kund-ab" {
		t.Errorf("the slug is %q", slug)
	}
	o := h.obligation(ref, "custom.underratta-kund-ab")
	if o.State != deadline.Running || !o.Strict.Equal(present.Add(22*time.Hour)) || !o.Latest.Equal(*o.Strict) || o.Recipient != "Kund AB" || o.Law != d.Reference || o.Title.EN != "Notify Kund AB" {
		t.Errorf("got %+v", o)
	}
	if got, want := h.next(ref), "2026-11-25 07:00 custom.underratta-kund-ab"; got != want {
		t.Errorf("the register has %s, want %s", got, want)
	}
	ov, err := h.Overview(ctx(t), h.officer, 5)
	check(t, err)
	if len(ov.Next) == 0 || ov.Next[0].Obligation.Title.SV != "Underrätta Kund AB" {
		t.Errorf("the overview begins with %+v", ov.Next)
	}
	if l, ok := h.calendarOf(h.officer)[o.ID]; !ok || l.Obligation.Title.SV != "Underrätta Kund AB" {
		t.Errorf("the calendar has %+v", l)
	}
	sent := h.at.Add(time.Hour)
	h.at = sent
	id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: o.ID, SentAt: &sent, Channel: "e-post"}, nil)
	check(t, err)
	f, err := h.Filing(ctx(t), h.officer, ref, id)
	check(t, err)
	if f.RuleVersion != 1 || f.LateStrict == nil || *f.LateStrict || !strings.Contains(f.Content, `"clause":"Biträdet`) {
		t.Errorf("the filing: version %d, late %v", f.RuleVersion, f.LateStrict)
	}
	if got := h.obligation(ref, o.ID).State; got != deadline.Met {
		t.Errorf("after it was sent it is %s", got)
	}
	if got := h.next(ref); strings.Contains(got, "custom") {
		t.Errorf("the register still has %s", got)
	}
	h.sound()
}

func TestACardSchemeIsToldWithoutUndueDelayAndAnInsurerInThirtyDays(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Kortnummer")
	h.duty(cards)
	h.duty(insurer)
	if o := h.obligation(ref, "custom.anmalan-till-kortnatverket"); o.State != deadline.NoNumber || o.Strict != nil {
		t.Errorf("the card scheme: %s %v", o.State, o.Strict)
	}
	o := h.obligation(ref, "custom.skadeanmalan")
	if got := o.Strict.UTC().Format("2006-01-02 15:04"); got != "2026-12-24 22:59" {
		t.Errorf("the insurer: strict %s", got)
	}
	if got := o.Latest.UTC().Format("2006-01-02 15:04:05"); got != "2026-12-24 22:59:59" {
		t.Errorf("the insurer: latest %s", got)
	}
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	open := map[deadline.ID]bool{}
	for _, o := range r.OpenDuties(h.at) {
		open[o.ID] = true
	}
	if !open["custom.skadeanmalan"] || !open["custom.anmalan-till-kortnatverket"] {
		t.Errorf("of the duties that are open are only %v", open)
	}
	in := r.Incident
	wantProblem(t, h.SetStatus(ctx(t), h.officer, ref, in.Version, models.StatusClosed, ""), "reason")
	h.sound()
}

func TestADutyConcernsTheIncidentsOfItsEntityAlone(t *testing.T) {
	h := newHouse(t)
	other, err := h.AddEntity(ctx(t), h.officer, models.Once{}, models.Entity{Name: "Annan AB", Country: "SE", Type: deadline.PaymentInstitution})
	check(t, err)
	ref := h.report("Banken")
	d := controller
	d.EntityID = &other
	h.duty(d)
	h.noDuty(ref, "custom.underratta-kund-ab")
	d.EntityID = nil
	if slug := h.duty(d); slug != "underratta-kund-ab-2" {
		t.Errorf("the second of that name is %q", slug)
	}
	h.obligation(ref, "custom.underratta-kund-ab-2")
	h.sound()
}

func TestAnIncidentKeepsTheVersionOfItsDay(t *testing.T) {
	h := newHouse(t)
	d := controller
	d.First = calendar.Date{Year: 2026, Month: 1, Day: 1}
	slug := h.duty(d)
	before := h.report("Före ändringen")
	h.at = h.at.AddDate(0, 0, 7)
	d.Slug, d.Version, d.N, d.First, d.Reason = slug, 1, 4, calendar.Date{}, "Nytt avtal"
	check(t, h.EditDuty(ctx(t), h.officer, d, nil))
	after := h.report("Efter ändringen")
	old, now := h.obligation(before, "custom."+deadline.ID(slug)), h.obligation(after, "custom."+deadline.ID(slug))
	if old.RuleVersion != 1 || old.Strict.Sub(*old.ClockStart) != 24*time.Hour {
		t.Errorf("before: version %d, %s", old.RuleVersion, old.Strict.Sub(*old.ClockStart))
	}
	if now.RuleVersion != 2 || now.Strict.Sub(*now.ClockStart) != 4*time.Hour {
		t.Errorf("after: version %d, %s", now.RuleVersion, now.Strict.Sub(*now.ClockStart))
	}
	ds, err := h.Duty(ctx(t), h.reader, slug)
	check(t, err)
	if last, ever := models.DutyUntil(ds, 0); !ever || last.String() != "2026-11-30" || ds[1].First.String() != "2026-12-01" {
		t.Errorf("the first version ends %s, the second begins %s", last, ds[1].First)
	}
	if err := h.EditDuty(ctx(t), h.officer, d, nil); !errors.Is(err, models.ErrConflict) {
		t.Errorf("an edit of the version before: %v", err)
	}
	h.sound()

	check(t, h.EndDuty(ctx(t), h.officer, slug, 2, calendar.Date{Year: 2026, Month: 12, Day: 24}, "Avtalet är uppsagt"))
	h.at = h.at.AddDate(0, 1, 0)
	h.noDuty(h.report("Efter slutet"), "custom."+deadline.ID(slug))
	if o := h.obligation(after, "custom."+deadline.ID(slug)); o.RuleVersion != 2 {
		t.Errorf("after the end the incident of before has version %d", o.RuleVersion)
	}
	wantProblem(t, h.EndDuty(ctx(t), h.officer, h.duty(cards), 1, calendar.Date{}, ""), "reason")
	h.sound()
}

func TestACorrectedDutyTakesThePlaceOfTheOneBefore(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Under tiden")
	d := controller
	d.First, d.N = calendar.DateOf(present), 240
	d.Slug = h.duty(d)
	d.Version, d.N = 1, 12
	check(t, h.EditDuty(ctx(t), h.officer, d, nil))
	if got, want := h.next(ref), "2026-11-24 19:00 custom.underratta-kund-ab"; got != want {
		t.Errorf("the register has %s, want %s", got, want)
	}
	ds, err := h.Duty(ctx(t), h.officer, d.Slug)
	check(t, err)
	if _, ever := models.DutyUntil(ds, 0); ever {
		t.Error("the version that was wrong was in force")
	}
	h.sound()
}

func TestTheRegisterSortsByALimitOfTheFirmsOwn(t *testing.T) {
	h := newHouse(t)
	first := h.report("Äldre")
	h.at = h.at.Add(10 * time.Hour)
	second := h.report("Yngre, men med avtal")
	e, err := h.AddEntity(ctx(t), h.officer, models.Once{}, models.Entity{Name: "Biträdet AB", Country: "SE", Type: deadline.PaymentInstitution})
	check(t, err)
	in, err := h.Incident(ctx(t), h.officer, second)
	check(t, err)
	in.EntityID = e
	check(t, h.EditIncident(ctx(t), h.officer, in))
	if got := h.sorted(); !reflect.DeepEqual(got, []string{first + " dora.initial", second + " dora.initial"}) {
		t.Fatalf("before: %v", got)
	}
	d := controller
	d.EntityID, d.N = &e, 12
	h.duty(d)
	if got := h.sorted(); !reflect.DeepEqual(got, []string{second + " custom.underratta-kund-ab", first + " dora.initial"}) {
		t.Errorf("after: %v", got)
	}
	titles, err := h.DutyTitles(ctx(t), h.reporter)
	check(t, err)
	if titles["custom.underratta-kund-ab"].EN != "Notify Kund AB" {
		t.Errorf("the titles: %v", titles)
	}
	h.sound()
}

func TestWhatMeansNothingIsRefusedInBothLanguages(t *testing.T) {
	h := newHouse(t)
	d := controller
	d.Reading, d.TitleEN = deadline.WholeDayRolled, ""
	_, err := h.AddDuty(ctx(t), h.officer, models.Once{}, d, nil)
	var invalid *models.Invalid
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	p := invalid.Problems
	if !strings.HasPrefix(p["reading"].SV, "En tid i timmar flyttas inte till nästa arbetsdag: välj dagar") || !strings.HasPrefix(p["reading"].EN, "A time in hours is not moved to the next working day: choose days") {
		t.Errorf("the reading: %+v", p["reading"])
	}
	if p["title_en"].IsZero() || len(p) != 2 {
		t.Errorf("the problems: %+v", p)
	}
	if ds, err := h.Duties(ctx(t), h.officer); err != nil || len(ds) != 0 {
		t.Errorf("%d duties are stored, %v", len(ds), err)
	}
}

func TestWhoKeepsEntitiesKeepsDutiesAndAReporterReadsNone(t *testing.T) {
	h := newHouse(t)
	slug := h.duty(controller)
	for _, a := range []models.Actor{h.reporter, h.reader, h.auditor} {
		d := controller
		d.Slug, d.Version, d.N = slug, 1, 1
		_, add := h.AddDuty(ctx(t), a, models.Once{}, d, nil)
		for name, err := range map[string]error{"add": add, "edit": h.EditDuty(ctx(t), a, d, nil), "end": h.EndDuty(ctx(t), a, slug, 1, calendar.DateOf(h.at), "x")} {
			if !errors.Is(err, models.ErrForbidden) {
				t.Errorf("%s: %s: %v", a.Role, name, err)
			}
		}
		_, err := h.Duties(ctx(t), a)
		if reads := !errors.Is(err, models.ErrForbidden); reads != (a.Role != models.Reporter) {
			t.Errorf("%s: reads them: %v", a.Role, err)
		}
	}
	d := controller
	d.Slug, d.Version, d.N = slug, 1, 36
	check(t, h.EditDuty(ctx(t), h.admin, d, nil))
	_, _, err := h.DutyFile(ctx(t), h.reporter, slug, 1)
	if !errors.Is(err, models.ErrForbidden) {
		t.Errorf("a reporter asks for the file: %v", err)
	}
}

func TestTheFileOfADutyGoesOnToTheNextVersion(t *testing.T) {
	h := newHouse(t)
	d := controller
	file := &models.File{Name: "avtal.pdf", MediaType: "application/pdf", Data: []byte("%PDF-1")}
	slug, err := h.AddDuty(ctx(t), h.officer, models.Once{}, d, file)
	check(t, err)
	d.Slug, d.Version, d.N = slug, 1, 36
	check(t, h.EditDuty(ctx(t), h.officer, d, nil))
	d.Version, d.N = 2, 48
	check(t, h.EditDuty(ctx(t), h.officer, d, &models.File{Name: "tillagg.pdf", MediaType: "application/pdf", Data: []byte("%PDF-2")}))
	for version, want := range map[int]string{1: "avtal.pdf %PDF-1", 2: "avtal.pdf %PDF-1", 3: "tillagg.pdf %PDF-2"} {
		x, data, err := h.DutyFile(ctx(t), h.reader, slug, version)
		check(t, err)
		if got := x.FileName + " " + string(data); got != want {
			t.Errorf("version %d has %s, want %s", version, got, want)
		}
	}
	_, _, err = h.DutyFile(ctx(t), h.reader, slug, 4)
	if !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a version that there is not: %v", err)
	}
	h.sound()
}

// exported is the case file of an incident as it is written.
func (h *house) exported(ref string) string {
	h.t.Helper()
	f, zone, err := h.CaseFile(ctx(h.t), h.auditor, ref)
	check(h.t, err)
	data, err := f.Encode(zone)
	check(h.t, err)
	return string(data)
}

// imports reads a case file into the house.
func (h *house) imports(data string) (string, error) {
	h.t.Helper()
	f, err := casefile.Parse([]byte(data))
	check(h.t, err)
	return h.Import(ctx(h.t), models.Operator("test"), f)
}

func TestADutyGoesWithItsIncidentIntoAnotherHouse(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Med avtal")
	d := controller
	d.EntityID, d.First = &h.bank, calendar.Date{Year: 2026, Month: 1, Day: 1}
	slug, err := h.AddDuty(ctx(t), h.officer, models.Once{}, d, &models.File{Name: "avtal.pdf", MediaType: "application/pdf", Data: []byte("%PDF-1")})
	check(t, err)
	sent := h.at
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "custom." + deadline.ID(slug), SentAt: &sent, Channel: "e-post"}, nil)
	check(t, err)
	h.at = h.at.AddDate(0, 0, 3)
	d.Slug, d.Version, d.N, d.First = slug, 1, 4, calendar.Date{}
	check(t, h.EditDuty(ctx(t), h.officer, d, nil))
	first := h.exported(ref)
	if strings.Count(first, `"in_force_last": "2026-11-26"`) != 1 {
		t.Errorf("the first version is not there with its last day:\n%s", first)
	}

	there := newHouse(t)
	again, err := there.imports(first)
	check(t, err)
	if second := there.exported(again); second != first {
		t.Errorf("the second export differs from the first:\n%s\n%s", first, second)
	}
	if o := there.obligation(again, "custom."+deadline.ID(slug)); o.State != deadline.Met || o.RuleVersion != 1 {
		t.Errorf("there it is %s, version %d", o.State, o.RuleVersion)
	}
	if _, data, err := there.DutyFile(ctx(t), there.officer, slug, 1); err != nil || string(data) != "%PDF-1" {
		t.Errorf("the file: %q, %v", data, err)
	}
	there.sound()
	if _, err := there.imports(first); err != nil {
		t.Errorf("the same once more: %v", err)
	}
	for name, change := range map[string][2]string{
		"other hours":   {`"n": 24`, `"n": 36`},
		"other words":   {"inom 24 timmar", "inom 36 timmar"},
		"a new version": {`"id": "custom.underratta-kund-ab",` + "\n      " + `"version": 1`, `"id": "custom.underratta-kund-ab",` + "\n      " + `"version": 7`},
	} {
		at := strings.LastIndex(first, change[0]) // what was sent holds it too
		if at < 0 {
			t.Fatalf("%s: there is nothing to change", name)
		}
		other := first[:at] + change[1] + first[at+len(change[0]):]
		_, err := there.imports(other)
		clash, ok := errors.AsType[casefile.Errors](err)
		if !ok {
			t.Errorf("%s: %v", name, err)
			continue
		}
		clash = clash.In([]byte(other))
		line := strings.Split(other, "\n")[clash[0].Line-1]
		_, key, _ := strings.Cut(clash[0].Key, ".")
		if !strings.HasPrefix(clash[0].Key, "custom_duties[0].") || !strings.Contains(line, `"`+key+`"`) {
			t.Errorf("%s: %v, which is %s", name, clash, line)
		}
	}
}

func TestAnImportTakesThePlaceOfNoDutyThatIsHere(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Med avtal till årets slut")
	d := controller
	d.EntityID, d.First, d.Last = &h.bank, calendar.Date{Year: 2026, Month: 11, Day: 1}, calendar.Date{Year: 2026, Month: 12, Day: 31}
	slug := h.duty(d)
	data := h.exported(ref)
	version := func(days string) string {
		return strings.NewReplacer(`"in_force_first": "2026-11-01",`, "", `"in_force_last": "2026-12-31",`, days, `"version": 1`, `"version": 2`, `"n": 24`, `"n": 72`).Replace(data)
	}
	if _, err := h.imports(version(`"in_force_first": "2026-12-01",`)); err == nil {
		t.Error("a version takes the place of the one of December")
	}
	if _, err := h.imports(version(`"in_force_first": "2025-12-01", "in_force_last": "2026-10-31",`)); err == nil {
		t.Error("a later version of days before takes the place of the one here")
	}
	if _, err := h.imports(version(`"in_force_first": "2027-01-01",`)); err != nil {
		t.Errorf("a version of days on which there is none here: %v", err)
	}
	if o := h.obligation(ref, "custom."+deadline.ID(slug)); o.RuleVersion != 1 {
		t.Errorf("the incident has moved to version %d", o.RuleVersion)
	}
	h.sound()
}

func TestADutyOfAFurtherEntityGoesWithItsPart(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två bolag")
	other, err := h.AddEntity(ctx(t), h.officer, models.Once{}, models.Entity{Name: "Biträdet AB", Country: "SE", Type: deadline.PaymentInstitution})
	check(t, err)
	d := controller
	d.EntityID, d.N = &other, 2
	slug := h.duty(d)
	check(t, h.AddPart(ctx(t), h.officer, models.Once{}, ref, other))
	if got, want := h.next(ref), "2026-11-24 09:00 custom.underratta-kund-ab"; got != want {
		t.Errorf("the register has %s, want %s", got, want)
	}
	d.Slug, d.Version, d.N, d.First = slug, 1, 3, calendar.Date{Year: 2026, Month: 1, Day: 1}
	check(t, h.EditDuty(ctx(t), h.officer, d, nil))
	if got, want := h.next(ref), "2026-11-24 10:00 custom.underratta-kund-ab"; got != want {
		t.Errorf("after the change the register has %s, want %s", got, want)
	}
	h.sound()
	there := newHouse(t)
	again, err := there.imports(h.exported(ref))
	check(t, err)
	if first, second := h.exported(ref), there.exported(again); first != second {
		t.Errorf("the second export differs from the first:\n%s\n%s", first, second)
	}
	there.sound()
}
