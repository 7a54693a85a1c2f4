package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
	"frist/web/export"
)

// A drafting is a form in one of its stages for one obligation, as the record
// fills it now.
type drafting struct {
	matter
	whole models.Record
	form  form.Form
	stage form.Stage
	with  []form.Stage
	draft form.Draft // with what is asked only later
	// told is what the recipient was told in earlier filings of the form.
	told []form.Draft
	// frozen is set for what was sealed: its answers are changed nowhere.
	frozen bool
}

// drafting fills the form of the obligation of the path. The stage is that of the
// obligation; with others that are sent in the same filing, the last of them.
func (c *call) drafting() (drafting, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return drafting{}, err
	}
	m, err := c.matterIn(rec)
	if err != nil {
		return drafting{}, err
	}
	x := drafting{matter: m, whole: rec}
	f, stage, ok := m.rec.Form(m.o.ID, c.at)
	if !ok {
		return x, models.ErrNotFound
	}
	stages := []form.Stage{stage}
	switch asked := form.Stage(c.QueryParam("stage")); {
	case asked == "" || asked == stage:
	case asked == form.Reclassified && f.Stage(asked) >= 0:
		stages = []form.Stage{asked}
	default:
		return x, models.ErrNotFound
	}
	for _, s := range c.QueryParams()["with"] {
		stages = append(stages, form.Stage(s))
	}
	if x.stage, x.with, ok = f.Combine(stages...); !ok {
		return x, models.ErrNotFound
	}
	x.form = f
	x.form.Recipient = upper(m.o.RecipientName)
	x.told = x.rec.Before(f, m.o.Country)
	x.draft = x.fill(c, true)
	x.draft.Problems = slices.DeleteFunc(x.draft.Problems, func(p form.Problem) bool {
		f := x.draft.Field(p.Number)
		return f.Need == form.Early && !f.Counted() // it is not sent unless somebody asks for it
	})
	return x, nil
}

// fill makes the draft, with the numbers that are known though they are asked only
// later; early takes all that is.
func (x *drafting) fill(c *call, early bool) form.Draft {
	in := x.rec.FormInput(c.at)
	in.With, in.Early, in.Numbers, in.Told = x.with, early, true, x.told
	return form.Fill(x.form, x.stage, in)
}

// stages are all that are in the filing.
func (x *drafting) stages() []form.Stage { return append(slices.Clone(x.with), x.stage) }

func (x *drafting) duty() string { return dutyKey(x.rec.PartOf, x.o.ID, x.o.Country) }

// at is the address of the draft, or of a file of it, with those stages.
func (x *drafting) at(file string, stages []form.Stage) string { return x.narrowed(file, stages, "") }

// narrowed is at with only some of the fields.
func (x *drafting) narrowed(file string, stages []form.Stage, only string) string {
	path, q := formPath(x.Ref, x.duty())+file, url.Values{}
	_, own, _ := form.For(x.o.ID)
	for _, s := range stages {
		switch {
		case s == form.Reclassified:
			q.Set("stage", string(s))
		case s != own:
			q.Add("with", string(s))
		}
	}
	if only != "" {
		q.Set("only", only)
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

var (
	draftLimit     = i18n.Text{SV: "Strikt tid", EN: "Strict time"}
	draftState     = i18n.Text{SV: "Skyldigheten", EN: "The obligation"}
	draftLaw       = i18n.Text{SV: "Formulärets version", EN: "Version of the form"}
	draftForeign   = i18n.Text{SV: "Frågorna är IMY:s. Hur den här myndigheten frågar har inte lästs: använd svaren, men följ myndighetens eget formulär.", EN: "The questions are IMY’s. How this authority asks has not been read: use the answers, but follow the authority’s own form."}
	draftForeignFI = i18n.Text{SV: "Mallen är gemensam för EU, men hur den här myndigheten tar emot den har inte lästs.", EN: "The template is common to the EU, but how this authority takes it has not been read."}
	draftUnread    = i18n.Text{SV: "Där det står att ordalydelsen inte är kontrollerad har det inte lästs hur mottagaren frågar.", EN: "Where the wording is said not to be verified, how the recipient asks has not been read."}
	draftOwnEN     = i18n.Text{SV: "Mottagarens egna frågor är på engelska. De svenska är Frists översättning.", EN: "The questions are the recipient’s own words."}
	draftOwnSV     = i18n.Text{SV: "Frågorna är IMY:s egna, om inget annat sägs vid frågan.", EN: "IMY asks in Swedish. Where it has no English wording of its own, the question is Frist’s translation."}

	viewAll     = i18n.Text{SV: "Alla fält", EN: "All fields"}
	viewMissing = i18n.Text{SV: "Bara det som återstår", EN: "Only what remains"}
	viewChanged = i18n.Text{SV: "Ändrat, nytt och saknat", EN: "Changed, new and missing"}
	draftRef    = i18n.Text{SV: "Mottagarens referens", EN: "The recipient’s reference"}
	draftRefIMY = i18n.Text{SV: "Ärendenummer hos IMY", EN: "Case number at IMY"}
	draftRefFI  = i18n.Text{SV: "Rapporterings-id i Fidac", EN: "Reporting id in Fidac"}
	noteAware   = i18n.Text{SV: "FI:s fält 2.2 avser kännedom: när ni fick kännedom om incidenten, inte när den först upptäcktes.", EN: "FI’s field 2.2 is of awareness: when you became aware of the incident, not when it was first detected."}
	withAlone   = i18n.Text{SV: "Bara %s", EN: "Only %s"}
	withOthers  = i18n.Text{SV: "Tillsammans med %s", EN: "Together with %s"}

	getJSON = i18n.Text{SV: "JSON till mottagaren", EN: "JSON for the recipient"}
	getXLSX = i18n.Same("Excel")
	getPDF  = i18n.Same("PDF")
)

// What of a draft is shown: all, what is missing or wrong, or that and what is not as
// the recipient was told.
const (
	onlyAll     = "all"
	onlyMissing = "missing"
	onlyChanged = "changed"
)

// views are what may be shown of the draft, and which of it is asked for. Of a report
// that goes on with an earlier one it is, unless all is asked for, what the recipient
// does not have.
func (x *drafting) views(asked string) (items []templates.NavItem, only string) {
	usual := onlyAll
	if len(x.told) > 0 && x.updates() {
		usual = onlyChanged
	}
	if only = asked; only != onlyAll && only != onlyMissing && (only != onlyChanged || len(x.told) == 0) {
		only = usual
	}
	for _, v := range []struct {
		only string
		text i18n.Text
	}{{onlyChanged, viewChanged}, {onlyAll, viewAll}, {onlyMissing, viewMissing}} {
		if v.only == onlyChanged && len(x.told) == 0 {
			continue
		}
		href := x.narrowed("", x.stages(), v.only)
		if v.only == usual {
			href = x.at("", x.stages())
		}
		items = append(items, templates.NavItem{Text: v.text, Href: href, Current: only == v.only})
	}
	return items, only
}

// updates reports whether the report goes on with one that the recipient has.
func (x *drafting) updates() bool {
	switch x.o.ID {
	case "imy.supplement", "dora.intermediate_update", "dora.intermediate_request":
		return true
	}
	return false
}

// shows reports whether a field is among those that are asked for. What the recipient
// was told and is the same is no news.
func (x *drafting) shows(f *form.Filled, only string, faulty bool) bool {
	switch only {
	case onlyMissing:
		return faulty
	case onlyChanged:
		kind, _ := f.Since(x.told)
		return faulty || kind != "" && kind != form.Confirmed
	}
	return true
}

// draftPage shows one draft. GET /incidents/:ref/drafts/:obligation
func (c *call) draftPage() error {
	x, err := c.drafting()
	if err != nil {
		return err
	}
	return c.showDraft(http.StatusOK, x, nil)
}

// showDraft shows it, with what was typed to seal it where that was refused.
func (c *call) showDraft(status int, x drafting, f *typed) error {
	d := c.duty(x.rec, &x.o)
	v := templates.DraftView{
		Head: x.head, To: to(d), Form: x.form.Title, Stage: x.form.Stages[x.form.Stage(x.stage)].Title,
		Facts: c.draftFacts(&x, d), Notes: x.notes(), Coverage: coverageOf(x.draft), Sheet: !takesFile(x.draft),
		Files: x.files(), Print: x.at("/print", x.stages()), With: x.together(),
	}
	var only string
	v.Views, only = x.views(c.QueryParam("only"))
	c.sealable(&x, &v, f)
	v.Missing, v.Wrong = x.gaps(), x.faults()
	v.Parts, v.Early = c.draftParts(&x, v.Missing, only)
	p := c.pageOf(x.room, v.Stage, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)})
	if f != nil {
		p, v.Problems = refused(p, f), f.inOrder("without")
	}
	return c.render(status, templates.DraftPage(p, v))
}

var (
	sealWithout     = i18n.Text{SV: "Varför ska svaren inte längre lämnas?", EN: "Why are the answers no longer to be given?"}
	sealWithoutHint = i18n.Text{SV: "Mottagaren har tidigare fått svar i fält %s, som slutrapporten saknar. Fyll i dem, eller ange skälet: det följer med till den som godkänner.", EN: "The recipient was given answers in fields %s before, which the final report lacks. Fill them in, or give the reason: it goes along to whoever approves."}
	sealedWithout   = i18n.Text{SV: "Svar som mottagaren fått tidigare lämnas inte längre: %s", EN: "Answers that the recipient had before are no longer given: %s"}
)

var sealedLast = i18n.Text{SV: "Utkast nr %s låstes %s av %s", EN: "Draft no. %s was sealed %s by %s"}

// sealable says which draft was sealed last, and lets whoever may seal this one.
func (c *call) sealable(x *drafting, v *templates.DraftView, f *typed) {
	if d, ok := x.latestSealed(); ok {
		v.Sealed = &templates.SealedNote{
			Tag: c.sealedState(x.whole, &d), Href: sealedPath(x.Ref, d.ID),
			Text: sealedLast.With(strconv.FormatInt(d.ID, 10), i18n.Long(d.SealedAt.In(x.zone)), d.SealedName),
		}
	}
	if !c.by().May(models.Decide) || x.Status == models.StatusClosed {
		return
	}
	v.Seal = &templates.SealForm{Form: templates.PostForm{Action: x.at("", x.stages()), Once: once()}, Gaps: v.Coverage.Missing(), Personal: x.personalIn(x.draft)}
	v.Seal.TakeNumbers, v.Seal.TakeEarly = f == nil || f.yes("numbers"), f != nil && f.yes("early")
	if len(x.draft.Lost()) > 0 {
		v.Seal.Without = &templates.Field{Name: "without", Label: sealWithout, Hint: sealWithoutHint.With(listed(x.draft.Lost())), Rows: 3}
		if f != nil {
			v.Seal.Without.Value, v.Seal.Without.Problem = f.Get("without"), f.problems["without"]
		}
	}
	for i := range x.draft.Values {
		switch f := &x.draft.Values[i]; {
		case f.Need != form.Early || f.Value.Empty():
		case f.Counted():
			v.Seal.Numbers = append(v.Seal.Numbers, f.Number)
		default:
			v.Seal.Early++
		}
	}
}

// sealedState is how far a sealed draft has come: of one that the record no longer
// bears out, that it is void, and of one that was sent, that.
func (c *call) sealedState(whole models.Record, d *models.SealedDraft) templates.Tag {
	switch gone, err := d.Differs(whole, c.at); {
	case d.SentBy != nil && d.Status() != models.AwaitsAfterwards:
		return tagSent
	case d.SentBy == nil && err == nil && len(gone) > 0:
		return tagVoid
	}
	return sealedTag(d.Status())
}

// draftFacts is what stands under the heading: by when, and which form it is.
func (c *call) draftFacts(x *drafting, d templates.Duty) []templates.Fact {
	var facts []templates.Fact
	if !d.Strict.IsZero() {
		facts = append(facts, templates.Fact{Label: draftLimit, Said: i18n.Long(d.Strict.In(x.zone))})
	}
	if ref := x.rec.ReferenceAt(x.form, x.o.Country); ref != "" || x.updates() {
		label := draftRef
		switch swedish := x.country() == "SE" || x.country() == ""; {
		case swedish && x.form.ID == "imy":
			label = draftRefIMY
		case swedish && x.form.ID == "dora":
			label = draftRefFI
		}
		facts = append(facts, templates.Fact{Label: label, Value: ref})
	}
	version := x.form.Law
	if !strings.Contains(version, x.form.Version) {
		version += ", " + x.form.Version
	}
	return append(facts,
		templates.Fact{Label: draftState, Said: d.State.Text},
		templates.Fact{Label: draftLaw, Said: i18n.Same(version)})
}

// notes say how far the questions are the recipient's own.
func (x *drafting) notes() []i18n.Text {
	var notes []i18n.Text
	add := func(t i18n.Text) {
		if !t.IsZero() {
			notes = append(notes, t)
		}
	}
	add(x.form.Note)
	if x.country() != "SE" {
		switch x.form.ID {
		case "imy":
			add(draftForeign)
		case "dora", "dora-threat":
			add(draftForeignFI)
		}
	}
	if slices.Equal(x.form.Verbatim, []i18n.Lang{i18n.EN}) {
		add(draftOwnEN)
	} else if x.form.ID == "imy" {
		add(draftOwnSV)
	}
	if slices.ContainsFunc(x.draft.Values, func(f form.Filled) bool { return f.Unverified }) {
		add(draftUnread)
	}
	return notes
}

// files are what can be downloaded.
func (x *drafting) files() []templates.Button {
	var bs []templates.Button
	if takesFile(x.draft) {
		bs = append(bs, templates.Button{Text: getJSON, Href: x.at("/draft.json", x.stages())})
	}
	return append(bs,
		templates.Button{Text: getXLSX, Href: x.at("/draft.xlsx", x.stages())},
		templates.Button{Text: getPDF, Href: x.at("/draft.pdf", x.stages())})
}

// together is with which other stages it may be sent in one filing. Nothing, where
// there are none.
func (x *drafting) together() []templates.NavItem {
	_, own, _ := form.For(x.o.ID)
	if x.stage == form.Reclassified {
		return nil
	}
	name := func(s form.Stage) i18n.Text { return lowerTitle(x.form.Stages[x.form.Stage(s)].Title) }
	have := x.stages()
	items := []templates.NavItem{{Text: withAlone.With(name(own)), Href: x.at("", []form.Stage{own}), Current: len(have) == 1}}
	for _, set := range x.sets([]form.Stage{own}) {
		if slices.ContainsFunc(set, func(s form.Stage) bool { return s != own && x.filed(s) }) {
			continue // it was sent by itself
		}
		var names []string
		var en []string
		for _, s := range set {
			if s != own {
				names, en = append(names, name(s).SV), append(en, name(s).EN)
			}
		}
		what := i18n.Text{SV: strings.Join(names, " och "), EN: strings.Join(en, " and ")}
		current := len(set) == len(have) && !slices.ContainsFunc(set, func(s form.Stage) bool { return !slices.Contains(have, s) })
		items = append(items, templates.NavItem{Text: withOthers.With(what), Href: x.at("", set), Current: current})
	}
	if len(items) == 1 {
		return nil
	}
	return items
}

// filed reports whether a report of the form was sent already.
func (x *drafting) filed(s form.Stage) bool {
	duties := x.form.Stages[x.form.Stage(s)].Duties
	return slices.ContainsFunc(x.rec.Filings, func(f models.Filing) bool { return slices.Contains(duties, f.Obligation) })
}

// sets are the sets of stages that may be one filing and have more than those.
func (x *drafting) sets(of []form.Stage) [][]form.Stage {
	var all [][]form.Stage
	for _, s := range x.form.Partners(of...) {
		last, with, _ := x.form.Combine(append(slices.Clone(of), s)...)
		set := append(with, last)
		if slices.ContainsFunc(all, func(have []form.Stage) bool { return slices.Equal(have, set) }) {
			continue
		}
		all = append(all, set)
		for _, more := range x.sets(set) {
			if !slices.ContainsFunc(all, func(have []form.Stage) bool { return slices.Equal(have, more) }) {
				all = append(all, more)
			}
		}
	}
	return all
}

// gaps are the fields that are missing, those that must be filled in first.
func (x *drafting) gaps() []templates.DraftGap {
	var gaps []templates.DraftGap
	for _, m := range x.draft.Missing {
		gaps = append(gaps, templates.DraftGap{
			Number: m.Number, Question: x.draft.Field(m.Number).Says(), Must: m.Need == form.Mandatory, Estimate: m.Estimate, Why: m.Why,
		})
	}
	slices.SortStableFunc(gaps, func(a, b templates.DraftGap) int {
		switch {
		case a.Must == b.Must:
			return 0
		case a.Must:
			return -1
		}
		return 1
	})
	return gaps
}

// faults are what is not right, in the recipient's order.
func (x *drafting) faults() []templates.DraftFault {
	var list []templates.DraftFault
	for _, p := range x.draft.Problems {
		list = append(list, templates.DraftFault{Number: p.Number, Question: x.draft.Field(p.Number).Says(), Text: x.draft.Placed(p).Text})
	}
	return list
}

// draftParts are the fields under the form's headings, and apart from them those
// that are asked only later.
func (c *call) draftParts(x *drafting, gaps []templates.DraftGap, only string) (parts, early []templates.DraftPart) {
	missing := map[string]*templates.DraftGap{}
	for i := range gaps {
		missing[gaps[i].Number] = &gaps[i]
	}
	problems := map[string][]i18n.Text{}
	for _, p := range x.draft.Problems {
		problems[p.Number] = append(problems[p.Number], p.Text)
	}
	notes := map[string]i18n.Text{}
	for _, p := range x.draft.Notes {
		notes[p.Number] = p.Text
	}
	for i, part := range x.form.Parts {
		now, later := templates.DraftPart{Title: part.Title}, templates.DraftPart{Title: part.Title}
		for j := range x.draft.Values {
			f := &x.draft.Values[j]
			if f.Part != i || !x.shows(f, only, missing[f.Number] != nil || problems[f.Number] != nil) {
				continue
			}
			field := c.draftField(x, f)
			field.Gap, field.Problems = missing[f.Number], problems[f.Number]
			if t, ok := notes[f.Number]; ok {
				field.Known = t
			}
			if f.Need == form.Early {
				later.Fields = append(later.Fields, field)
			} else {
				now.Fields = append(now.Fields, field)
			}
		}
		if len(now.Fields) > 0 {
			parts = append(parts, now)
		}
		if len(later.Fields) > 0 {
			early = append(early, later)
		}
	}
	return parts, early
}

// draftField is one field as it is shown, but for what is missing and wrong.
func (c *call) draftField(x *drafting, f *form.Filled) templates.DraftField {
	v := templates.DraftField{
		Number: f.Number, Question: f.Says(), Value: c.read(f, x.zone), Need: upper(export.NeedNames[f.Need]), Unverified: f.Unverified,
	}
	if typed := f.Words(c.lang, x.zone); f.Kind() != form.Instant && typed != v.Value {
		v.Typed = typed
	}
	if t, ok := form.ParseInstant(f.Value.Text); ok && f.Kind() == form.Instant && f.Path != "" {
		v.TimeInFile = form.FormatInstant(t)
	}
	if f.From[0] == "incident.aware_at" && x.form.ID == "dora" {
		v.Note = noteAware
	}
	if x.frozen {
		return v
	}
	v.Source, v.Known = c.source(x, f), x.span(f)
	v.Source.Href = c.andBack(v.Source.Href, templates.Anchor(f.Number))
	if kind, was := f.Since(x.told); kind != "" {
		tag := sinceTags[kind]
		v.Mark = &tag
		if kind == form.Changed || kind == form.Gone {
			v.Was = report.Answer(was, c.lang, x.zone)
		}
	}
	if f.Kind() == form.Text && f.Path != "" { // how much others take is not known
		v.Limit = f.Asked().Limit
	}
	if f.Kind() == form.Money && f.Path != "" {
		if a, ok := form.ParseMoney(f.Value.Text); ok {
			v.InFile = form.Thousands(a.Number)
		}
	}
	return v
}

// read is what is said in a field as people read it: times by their own clock, also
// where the file has them in UTC, and thousands apart.
func (c *call) read(f *form.Filled, zone *time.Location) string {
	return cmp.Or(report.Answer(f, c.lang, zone), f.Words(c.lang, zone))
}

var theMost = i18n.Text{SV: "Spannet är %s–%s: det högsta talet lämnas.", EN: "The range is %s–%s: the highest number is given."}

// span says of a number that is known as a span that its end is given: the recipient
// takes only one.
func (x *drafting) span(f *form.Filled) i18n.Text {
	of, ok := strings.CutPrefix(f.Source, "counts.")
	if !ok || f.Kind() != form.Number {
		return i18n.Text{}
	}
	n, ok := models.Latest(x.rec.Counts, casefile.Of(of))
	if !ok || n.Min == nil || n.Max == nil || *n.Min == *n.Max {
		return i18n.Text{}
	}
	return theMost.With(i18n.Number(*n.Min), i18n.Number(*n.Max))
}

// sinceTags say how an answer stands to what was filed last.
var sinceTags = map[form.DifferenceKind]templates.Tag{
	form.Confirmed: templates.TagConfirmed, form.Changed: templates.TagChanged, form.Added: templates.TagNew, form.Gone: templates.TagLost,
}
