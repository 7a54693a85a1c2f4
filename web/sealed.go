package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"frist/models"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// routesOfSealed are the drafts that were sealed, and what others say of them.
func (s *server) routesOfSealed(page route, get, post string) {
	page(post, "/incidents/:ref/drafts/:obligation", (*call).sealDraft)
	page(get, "/incidents/:ref/sealed/:id", (*call).sealedPage)
	page(post, "/incidents/:ref/sealed/:id", (*call).sayOfSealed)
	page(get, "/incidents/:ref/sealed/:id/print", (*call).sealedPrint)
	page(get, "/incidents/:ref/sealed/:id/draft.json", sealedIn(asJSON))
	page(get, "/incidents/:ref/sealed/:id/draft.xlsx", sealedIn(asXLSX))
	page(get, "/incidents/:ref/sealed/:id/draft.pdf", sealedIn(asPDF))
	page(get, "/incidents/:ref/sealed/:id/redacted.json", sealedRedacted(asJSON))
	page(get, "/incidents/:ref/sealed/:id/redacted.xlsx", sealedRedacted(asXLSX))
	page(get, "/incidents/:ref/sealed/:id/redacted.pdf", sealedRedacted(asPDF))
}

var (
	sealedDone     = i18n.Text{SV: "Utkastet är låst. Någon annan ska godkänna det innan det lämnas in.", EN: "The draft is sealed. Someone else is to approve it before it is sent."}
	sealedTitle    = i18n.Text{SV: "Låst utkast nr %s", EN: "Sealed draft no. %s"}
	sealedWhen     = i18n.Text{SV: "Låst", EN: "Sealed"}
	sealedWhenBy   = i18n.Text{SV: "%s, av %s", EN: "%s, by %s"}
	sealedDuty     = i18n.Text{SV: "Skyldighet", EN: "Obligation"}
	sealedHash     = i18n.Text{SV: "Svarens SHA-256", EN: "SHA-256 of the answers"}
	sealedSaid     = map[models.ApprovalKind]i18n.Text{models.Approve: {SV: "Utkastet är godkänt.", EN: "The draft is approved."}, models.Refuse: {SV: "Utkastet är avvisat.", EN: "The draft is refused."}, models.InEmergency: {SV: "Nödläget är antecknat. Lämna in nu, och be någon annan godkänna i efterhand.", EN: "The emergency is recorded. Send now, and ask someone else to approve afterwards."}, models.Afterwards: {SV: "Utkastet är godkänt i efterhand.", EN: "The draft is approved afterwards."}}
	sealedNoHave   = i18n.Text{SV: "Bara svarens SHA-256 finns här. Själva svaren kom inte med akten.", EN: "Only the SHA-256 of the answers is here. The answers themselves did not come with the record."}
	sealedFormGone = i18n.Text{SV: "Formuläret, eller den versionen av det, finns inte längre i Frist. Det som låstes är oförändrat och finns i akten.", EN: "The form, or that version of it, is no longer in Frist. What was sealed is unchanged and is in the record."}
	sealedPerFile  = i18n.Text{SV: "Akten säger att utkastet är godkänt, men ingen användare här har godkänt det. Lås ett nytt utkast, så att någon annan kan godkänna det här, eller ange skälen när det lämnas in.", EN: "The case file says that the draft is approved, but no user here has approved it. Seal a new draft, so that someone else can approve it here, or give the reasons when it is sent."}
	sealedNewer    = i18n.Text{SV: "Ett nyare utkast har låsts för samma skyldighet.", EN: "A newer draft was sealed for the same obligation."}
	sealedSent     = i18n.Text{SV: "Utkastet är inlämnat %s.", EN: "The draft was filed %s."}
	sealedEmpty    = i18n.Text{SV: "Utkastet låstes trots att %s obligatoriska fält saknades.", EN: "The draft was sealed although %s mandatory fields were missing."}
	sealedEmptyOne = i18n.Text{SV: "Utkastet låstes trots att ett obligatoriskt fält saknades.", EN: "The draft was sealed although one mandatory field was missing."}
)

// tags of how far a sealed draft has come.
var sealedTones = map[models.SealedStatus]templates.Tone{
	models.AwaitsApproval: templates.ToneOpen, models.Approved: templates.ToneDone, models.Refused: templates.ToneLate,
	models.AwaitsAfterwards: templates.ToneLate, models.ApprovedAfterwards: templates.ToneDone, models.ApprovedElsewhere: templates.ToneOpen,
}

func sealedTag(s models.SealedStatus) templates.Tag {
	if s == models.AwaitsAfterwards { // in fewer words than its name
		return tagEmergency
	}
	return templates.Tag{Tone: sealedTones[s], Text: models.SealedStatusNames[s]}
}

var (
	tagVoid      = templates.Tag{Tone: templates.ToneLate, Text: i18n.Text{SV: "Gäller inte längre", EN: "Void"}}
	tagEmergency = templates.Tag{Tone: templates.ToneLate, Text: i18n.Text{SV: "Nödläge, inte godkänt", EN: "Emergency, not approved"}}
	tagSent      = templates.Tag{Tone: templates.ToneDone, Text: i18n.Text{SV: "Inlämnat", EN: "Filed"}}
)

func sealedPath(ref string, id int64) string {
	return templates.PathIncident(ref, templates.AtSealed+"/"+strconv.FormatInt(id, 10))
}

// sealDraft seals the draft of the path as the record fills it now.
// POST /incidents/:ref/drafts/:obligation
func (c *call) sealDraft() error {
	x, err := c.drafting()
	if err != nil {
		return err
	}
	if !c.by().May(models.Decide) {
		return models.ErrForbidden
	}
	f, err := c.posted(x.zone)
	if err != nil {
		return err
	}
	id, err := c.store.Seal(c.ctx(), c.by(), c.once(f), x.Ref, models.SealInput{
		EntityID: x.entityID(), Obligation: x.o.ID, Country: x.o.Country, Stage: x.stage, With: x.with, Early: f.yes("early"), Numbers: f.yes("numbers"), Without: f.text("without"),
	})
	var done *models.Done
	switch {
	case err == nil:
		return c.done(sealedPath(x.Ref, id), sealedDone)
	case errors.As(err, &done):
		rec, err := c.store.Record(c.ctx(), c.by(), x.Ref)
		if err != nil {
			return err
		}
		x.rec, err = rec.Part(x.rec.PartOf)
		if d, ok := x.latestSealed(); ok && err == nil {
			return c.see(sealedPath(x.Ref, d.ID))
		}
		return err
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.problems["without"].IsZero() { // nothing else is asked on the page
		return err
	}
	return c.showDraft(http.StatusUnprocessableEntity, x, f)
}

// ahead names what a sealed draft takes along of what is asked later, as the form does
// that seals it.
func ahead(d models.SealedDraft) []string {
	early, numbers, err := d.Ahead()
	var list []string
	if early && err == nil {
		list = append(list, "early")
	}
	if numbers && err == nil {
		list = append(list, "numbers")
	}
	return list
}

// latestSealed is the draft that was sealed last for the same reports.
func (x *drafting) latestSealed() (models.SealedDraft, bool) {
	for _, d := range slices.Backward(x.rec.Sealed) {
		if d.Obligation == x.o.ID && x.rec.SentTo(models.Filing{Country: d.Country}, &x.o) && d.Stage == x.stage && slices.Equal(d.With, x.with) {
			return d, true
		}
	}
	return models.SealedDraft{}, false
}

// A sealing is a sealed draft with what stands around it.
type sealing struct {
	drafting
	d    models.SealedDraft
	gone error // why the answers cannot be shown
	void []models.Difference
}

// sealing finds the sealed draft of the path.
func (c *call) sealing() (sealing, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return sealing{}, err
	}
	d, err := c.store.Sealed(c.ctx(), c.by(), c.ref(), c.id())
	if err != nil {
		return sealing{}, err
	}
	part, err := rec.Part(numberOf(d.EntityID))
	if err != nil {
		return sealing{}, err
	}
	x := sealing{d: d}
	x.whole, x.frozen = rec, true
	x.room, x.rec, x.o.ID, x.o.Country, x.stage, x.with = c.roomOf(part), part, d.Obligation, d.Country, d.Stage, d.With
	os := part.Obligations(c.at)
	for i := range os {
		if o := &os[i]; o.ID == d.Obligation && part.SentTo(models.Filing{Country: d.Country}, o) {
			x.o = *o
			break
		}
	}
	if x.draft, x.gone = d.Draft(); x.gone != nil {
		if !errors.Is(x.gone, models.ErrNoContent) && !errors.Is(x.gone, models.ErrFormGone) {
			return x, x.gone
		}
		return x, nil
	}
	x.form = x.draft.Form
	if !x.o.RecipientName.IsZero() {
		x.form.Recipient = upper(x.o.RecipientName)
	}
	x.draft.Form = x.form
	x.void, err = d.Differs(rec, c.at)
	return x, err
}

// sealedPage shows a sealed draft. GET /incidents/:ref/sealed/:id
func (c *call) sealedPage() error {
	x, err := c.sealing()
	if err != nil {
		return err
	}
	return c.showSealed(http.StatusOK, &x, newForm(nil, x.zone))
}

func (c *call) showSealed(status int, x *sealing, f *typed) error {
	title := sealedTitle.With(strconv.FormatInt(x.d.ID, 10))
	v := templates.SealedView{
		Head: x.head, To: x.to(c), Tag: sealedTag(x.d.Status()), Facts: c.sealedFacts(x), Said: x.said(), Problems: f.inOrder("kind", "reason.refused", "reason.emergency"),
		Files: x.sealedFiles(), Print: sealedPath(x.Ref, x.d.ID) + "/print", Form: x.formTitle(), Sheet: x.gone == nil && !takesFile(x.draft),
	}
	sent := x.whole.SentAs(x.d.ID)
	for _, s := range sent {
		v.Sent = append(v.Sent, templates.Link{Text: sealedSent.With(i18n.Long(instantOf(s.SentAt).In(x.zone))), Href: filingPath(x.Ref, s.ID)})
	}
	open := len(sent) == 0
	switch {
	case errors.Is(x.gone, models.ErrNoContent):
		v.Notes = append(v.Notes, sealedNoHave)
	case x.gone != nil:
		v.Notes = append(v.Notes, sealedFormGone)
	default:
		v.Coverage, v.Personal = coverageOf(x.draft), x.personalIn(x.draft)
		v.Parts, v.Ahead = c.sealedParts(x)
		v.Coverage.Ahead = len(v.Ahead.Fields)
		if why := x.d.Without(); why != "" {
			v.Notes = append(v.Notes, sealedWithout.With(i18n.Same(why)))
		}
		if n := v.Coverage.Missing(); n == 1 {
			v.Notes = append(v.Notes, sealedEmptyOne)
		} else if n > 0 {
			v.Notes = append(v.Notes, sealedEmpty.With(i18n.Number(n)))
		}
	}
	if open && x.d.Status() == models.ApprovedElsewhere {
		v.Notes = append(v.Notes, sealedPerFile)
	}
	if newer := x.newer(); newer != 0 && open {
		v.Newer = &templates.Link{Text: sealedNewer, Href: sealedPath(x.Ref, newer)}
	}
	if open && len(x.void) > 0 {
		v.Void, v.Tag = c.changes(x), tagVoid
		if c.by().May(models.Decide) && v.Newer == nil && x.Status != models.StatusClosed {
			v.Again, v.Along = &templates.PostForm{Action: x.at("", x.stages()), Once: once()}, ahead(x.d)
		}
	}
	c.offer(x, f, &v, open)
	p := c.pageOf(x.room, title, templates.Link{Text: draftsTitle, Href: x.path(templates.AtForms)})
	return c.render(status, templates.SealedPage(refused(p, f), v))
}

// sealedParts are the answers as they were sealed, and by itself what goes along of what
// is asked only later: whoever approves it is to see all that is sent.
func (c *call) sealedParts(x *sealing) (parts []templates.DraftPart, ahead templates.DraftPart) {
	parts, early := c.draftParts(&x.drafting, x.gaps(), onlyAll)
	ahead.Title = report.Ahead
	for _, part := range early {
		for i := range part.Fields {
			if part.Fields[i].Value != "" {
				ahead.Fields = append(ahead.Fields, part.Fields[i])
			}
		}
	}
	return parts, ahead
}

// offer says what this person may do with the sealed draft.
func (c *call) offer(x *sealing, f *typed, v *templates.SealedView, open bool) {
	ask := templates.ApprovalForm{Action: sealedPath(x.Ref, x.d.ID), SHA256: x.d.ContentSHA256}
	reason := func(kind models.ApprovalKind, label i18n.Text) *templates.Field {
		fd := templates.Field{Name: "reason." + string(kind), Label: label, Rows: 3}
		if models.ApprovalKind(f.Get("kind")) == kind {
			fd.Value, fd.Problem = f.Get(fd.Name), f.problems[fd.Name]
		}
		return &fd
	}
	for _, kind := range x.d.Next(c.by()) {
		switch kind {
		case models.Approve:
			ask.Approve = len(x.void) == 0 && x.gone == nil
		case models.Afterwards:
			ask.Afterwards = true
		case models.Refuse:
			ask.Refuse = reason(kind, templates.ReasonRefuse)
		case models.InEmergency:
			if open && len(x.void) == 0 && x.gone == nil && x.Status != models.StatusClosed {
				ask.Emergency = reason(kind, templates.ReasonEmergency)
			}
		}
	}
	if ask.Approve || ask.Afterwards || ask.Refuse != nil || ask.Emergency != nil {
		v.Ask = &ask
	}
	switch s := x.d.Status(); {
	case !open || len(x.void) > 0 || !c.by().May(models.Decide):
	case s == models.Approved || s == models.AwaitsAfterwards || s == models.ApprovedAfterwards:
		v.Send = filePath(x.Ref, x.duty())
	}
}

// newer is the number of a draft that was sealed later for the same, 0 if none was.
func (x *sealing) newer() int64 {
	if d, ok := lastSealed(x.rec, &x.o); ok && d.ID > x.d.ID {
		return d.ID
	}
	return 0
}

// to is whom it is for, and whose it is where that must be said.
func (x *sealing) to(c *call) string {
	name := x.form.Recipient
	if !x.o.RecipientName.IsZero() {
		name = upper(x.o.RecipientName)
	}
	return to(templates.Duty{Recipient: name.In(c.lang), Entity: whose(x.rec, c.lang)})
}

func (x *sealing) formTitle() i18n.Text {
	if x.gone != nil {
		return i18n.Same(x.d.Form + " " + string(x.d.Stage))
	}
	return stageTitle(x.form, x.stage)
}

func (c *call) sealedFacts(x *sealing) []templates.Fact {
	sealed := sealedWhenBy.With(i18n.Long(x.d.SealedAt.In(x.zone)), x.d.SealedName)
	if x.d.SealedBy == nil {
		sealed = models.PerFile.With(sealed)
	}
	facts := []templates.Fact{{Label: sealedWhen, Said: sealed}}
	if !x.o.Title.IsZero() {
		facts = append(facts, templates.Fact{Label: sealedDuty, Said: x.o.Title})
	}
	return append(facts, templates.Fact{Label: sealedHash, Value: x.d.ContentSHA256})
}

// said is what others said of it, as it came.
func (x *sealing) said() []templates.SealedSaid {
	var list []templates.SealedSaid
	for _, a := range x.d.Approvals {
		list = append(list, templates.SealedSaid{What: a.Says(), At: a.RecordedAt, By: a.RecordedName, Reason: a.Reason})
	}
	return list
}

// changes are the fields that would now be answered in another way.
func (c *call) changes(x *sealing) []templates.DraftChange {
	now := x.fill(c, true)
	var list []templates.DraftChange
	for _, d := range x.void {
		change := templates.DraftChange{Number: d.Number}
		if f := now.Field(d.Number); f != nil {
			change.Question, change.Now = f.Says(), c.read(f, x.zone)
		}
		if f := x.draft.Field(d.Number); f != nil {
			change.Question, change.Sealed = f.Says(), c.read(f, x.zone)
		}
		list = append(list, change)
	}
	return list
}

// sayOfSealed stores what somebody says of a sealed draft.
// POST /incidents/:ref/sealed/:id
func (c *call) sayOfSealed() error {
	x, err := c.sealing()
	if err != nil {
		return err
	}
	f, err := c.posted(x.zone)
	if err != nil {
		return err
	}
	kind := models.ApprovalKind(f.Get("kind"))
	err = c.store.Approve(c.ctx(), c.by(), x.Ref, x.d.ID, models.ApprovalInput{Kind: kind, Reason: f.text("reason." + string(kind)), SHA256: f.Get("sha256")})
	var done *models.Done
	var invalid *models.Invalid
	status := http.StatusConflict
	switch {
	case err == nil, errors.As(err, &done):
		return c.done(sealedPath(x.Ref, x.d.ID), sealedSaid[kind])
	case errors.Is(err, models.ErrVoid):
		f.problems.Add("kind", sealedVoid)
	case errors.Is(err, models.ErrConflict):
		f.problems.Add("kind", sealedFaster)
	case errors.As(err, &invalid):
		status = http.StatusUnprocessableEntity
		f.notice(invalid.Problems, map[string]string{"reason": "reason." + string(kind)})
	default:
		return err
	}
	if x, err = c.sealing(); err != nil { // as it stands by now
		return err
	}
	return c.showSealed(status, &x, f)
}

var (
	sealedFaster = i18n.Text{SV: "Någon annan hann före. Läs vad som står här nu.", EN: "Someone else was faster. Read what it says here now."}
	sealedVoid   = i18n.Text{SV: "Uppgifter har ändrats sedan utkastet låstes. Det gäller inte längre, och är inte godkänt. Läs vad som skiljer sig.", EN: "Facts have changed since the draft was sealed. It is void, and is not approved. Read what differs."}
)
