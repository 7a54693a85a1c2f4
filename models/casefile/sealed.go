package casefile

import (
	"slices"
	"strings"
	"time"

	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// A SealedDraft is the answers to a recipient, frozen to be approved and sent.
type SealedDraft struct {
	Obligation deadline.ID
	// Entity and Country are as in a [Filing].
	Entity  int64
	Country string

	Form, FormVersion string
	Stage             form.Stage
	With              []form.Stage // the stages that are sent with it
	// Content is the answers; its hash is in lower-case hex, and may stand without it.
	Content       string
	ContentSHA256 string
	SealedAt      time.Time
	SealedBy      string
	// Approvals are what was said of it, as it came.
	Approvals []Approval
}

// An Approval is what somebody said of a sealed draft.
type Approval struct {
	Kind     ApprovalKind
	Reason   string
	Recorded Recorded
}

// An ApprovalKind is what was said.
type ApprovalKind string

// The kinds.
const (
	Approved   ApprovalKind = "approved"
	Refused    ApprovalKind = "refused"
	Emergency  ApprovalKind = "emergency"  // it was let through: nobody else could be reached
	Afterwards ApprovalKind = "afterwards" // approved after it was sent, or let through in an emergency
)

var (
	noSealed      = i18n.Text{SV: "filen har inget låst utkast nummer %d i sealed_drafts", EN: "the file has no sealed draft number %d in sealed_drafts"}
	sealedOfOther = i18n.Text{SV: "det låsta utkastet gäller en annan juridisk person", EN: "the sealed draft is of another legal entity"}
	answeredTwice = i18n.Text{SV: "utkastet är redan godkänt eller avvisat", EN: "the draft is approved or refused already"}
	approvedNone  = i18n.Text{SV: "det ska stå vem som låste utkastet, vem som lät det skickas och vem som godkände det", EN: "it must say who sealed the draft, who let it be sent and who approved it"}
	approvedOwn   = i18n.Text{SV: "utkastet ska godkännas av någon annan än den som låste det eller lät det skickas", EN: "another than who sealed the draft, or let it be sent, must approve it"}
	wasEmergency  = i18n.Text{SV: "efter ett nödläge ska det stå afterwards eller refused", EN: "after an emergency it must be afterwards or refused"}
)

func (r *reader) sealedDraft(d *SealedDraft) {
	at := r.object(fields{
		"obligation":     known(r, &d.Obligation, deadline.ID.Valid, notDuty),
		"entity":         r.whose(&d.Entity),
		"country":        known(r, &d.Country, isHome, notHome),
		"form":           r.something(&d.Form, MaxTitle),
		"form_version":   r.longOneLine(&d.FormVersion, MaxTitle),
		"stage":          r.longOneLine((*string)(&d.Stage), MaxTitle),
		"with":           list(r, &d.With, func(s *form.Stage) { r.longOneLine((*string)(s), MaxTitle)() }),
		"content":        r.longText(&d.Content, MaxSize),
		"content_sha256": r.hash(&d.ContentSHA256),
		"sealed_at":      r.instant(&d.SealedAt),
		"sealed_by":      r.oneLine(&d.SealedBy),
		"approvals":      list(r, &d.Approvals, func(a *Approval) { r.approval(a, d.Approvals) }),
	})
	if at == nil {
		return
	}
	r.byAnother(at, d)
	for _, key := range []string{"obligation", "form", "content_sha256"} {
		if !at.has(key) {
			r.wrongKey(at, key, missing)
		}
	}
	if d.Content != "" && at.has("content_sha256") {
		r.matches(at, "content_sha256", d.ContentSHA256, []byte(d.Content))
	}
}

// byAnother sees that another than who sealed the draft, or let it be sent, approved
// it. A file has names alone: who approves has one, and another than theirs.
func (r *reader) byAnother(at lines, d *SealedDraft) {
	others := []string{d.SealedBy}
	for _, a := range d.Approvals {
		switch {
		case a.Kind == Emergency:
			others = append(others, a.Recorded.By)
		case a.Kind == Refused, a.Kind == "": // of the last it has been said
		case slices.Contains(others, ""), a.Recorded.By == "":
			r.wrongKey(at, "approvals", approvedNone)
		case slices.ContainsFunc(others, func(name string) bool { return sameName(name, a.Recorded.By) }):
			r.wrongKey(at, "approvals", approvedOwn)
		}
	}
}

// sameName reports whether two names are the same, whatever stands between their words.
func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// approval reads what was said after what was said before.
func (r *reader) approval(a *Approval, before []Approval) {
	at := r.object(fields{
		"kind":        oneOf(r, &a.Kind, Approved, Refused, Emergency, Afterwards),
		"reason":      r.text(&a.Reason),
		"recorded_at": r.instant(&a.Recorded.At),
		"recorded_by": r.oneLine(&a.Recorded.By),
	})
	emergency := len(before) == 1 && before[0].Kind == Emergency
	switch {
	case at == nil:
	case !at.has("kind"):
		r.wrongKey(at, "kind", missing)
	case a.Kind == "": // and why has been said
	case len(before) > 0 && !emergency:
		r.wrongKey(at, "kind", answeredTwice)
	case emergency && a.Kind != Afterwards && a.Kind != Refused:
		r.wrongKey(at, "kind", wasEmergency)
	case (a.Kind == Refused || a.Kind == Emergency) && a.Reason == "":
		r.wrongKey(at, "reason", missing)
	}
}

// checkSealed sees that each sealed draft that a filing sent is there, and is of
// the same entity.
func (r *reader) checkSealed(f *File) {
	for _, x := range r.sent {
		switch {
		case x.nth > int64(len(f.SealedDrafts)):
			r.note(x.line, x.key, noSealed.With(x.nth))
		case f.SealedDrafts[x.nth-1].Entity != x.entity:
			r.note(x.line, x.key, sealedOfOther)
		}
	}
}

func (w *writer) sealedDraft(d SealedDraft) {
	w.text("obligation", string(d.Obligation))
	w.id("entity", d.Entity)
	w.text("country", d.Country)
	w.text("form", d.Form)
	w.text("form_version", d.FormVersion)
	w.text("stage", string(d.Stage))
	words(w, "with", d.With)
	w.text("content", d.Content)
	w.text("content_sha256", d.ContentSHA256)
	w.known("sealed_at", d.SealedAt)
	w.text("sealed_by", d.SealedBy)
	if len(d.Approvals) > 0 {
		each(w, "approvals", d.Approvals, func(a Approval) {
			w.text("kind", string(a.Kind))
			w.text("reason", a.Reason)
			w.recorded(a.Recorded)
		})
	}
}
