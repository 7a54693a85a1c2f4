package models

import (
	"slices"
	"strings"
	"time"

	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

var (
	sentOther   = i18n.Text{SV: "Det låsta utkastet gäller en annan skyldighet eller juridisk person.", EN: "The sealed draft is of another obligation or legal entity."}
	sentRefused = i18n.Text{SV: "Det låsta utkastet avvisades. Välj ett annat, eller att något annat lämnades in.", EN: "The sealed draft was refused. Choose another, or that something else was sent."}
	sentUnasked = i18n.Text{SV: "Ange varför utkastet lämnades in utan att någon annan hade godkänt det.", EN: "Enter why the draft was sent although nobody else had approved it."}
	sentVoid    = i18n.Text{SV: "Ange varför utkastet lämnades in fast uppgifterna hade ändrats sedan det låstes.", EN: "Enter why the draft was sent although the facts had changed since it was sealed."}
	sentBeside  = i18n.Text{SV: "Ange varför något annat lämnades in än det utkast som är låst.", EN: "Enter why something else was sent than the draft that is sealed."}
)

// sealedIn is what the frozen content of a filing says of what was sent: the
// sealed draft by its hash, how far it had come, and the fields in which the
// record says something else now that it is recorded.
type sealedIn struct {
	SHA256  string       `json:"sha256"`
	Status  SealedStatus `json:"status"`
	Differs []string     `json:"differs,omitempty"`
}

// sends sees which sealed draft the filing sends, and that nothing else but a
// reason is missing: better unapproved than late. A draft of another incident is
// none.
func (tx *Tx) sends(p Problems, f *Filing, r Record) error {
	f.SendReason, f.sealed = strings.TrimSpace(f.SendReason), nil
	checkText(p, "send_reason", f.SendReason, 0, LongText)
	if f.SealedID == nil {
		if f.SendReason == "" && len(r.UnsentFor(*f)) > 0 {
			p.Add("send_reason", sentBeside)
		}
		return nil
	}
	d, ok := r.SealedOf(f.SealedID)
	if !ok || !d.meets(f) {
		p.Add("sealed_id", sentOther)
		return nil
	}
	if d.SentBefore(f.SentAt) {
		p.Add("sent_at", SentEarly)
	}
	f.sealed = &sealedIn{SHA256: d.ContentSHA256, Status: d.when(f.SentAt).Status()}
	void, err := tx.voidWhenSent(d, r, f)
	switch {
	case err != nil:
		return err
	case f.sealed.Status == Refused:
		p.Add("sealed_id", sentRefused)
	case f.SendReason != "":
	case !d.when(f.SentAt).AnsweredHere():
		p.Add("send_reason", sentUnasked)
	case void:
		p.Add("send_reason", sentVoid)
	}
	return nil
}

// UnsentFor are the sealed drafts that could have been what was sent, and were not.
// Where one was, approved or not, what is sent beside it says so: nobody gets past
// approval by saying that it was something else.
func (r Record) UnsentFor(f Filing) []SealedDraft {
	return slices.DeleteFunc(slices.Clone(r.Sealed), func(d SealedDraft) bool { return d.SentBy != nil || !d.meets(&f) })
}

// sentUnapproved notes that a sealed draft is sent that nobody has answered, so that
// another approves it afterwards. At the command line nobody is a user: that it was
// sent is then all that says so.
func (tx *Tx) sentUnapproved(r Record, f *Filing) error {
	d, ok := r.SealedOf(f.SealedID)
	if !ok || d.Status() != AwaitsApproval || tx.by.ID == 0 {
		return nil
	}
	return tx.addApproval(&Approval{IncidentID: d.IncidentID, SealedID: d.ID, Kind: InEmergency, ByID: &tx.by.ID, Reason: f.SendReason, ContentSHA256: d.ContentSHA256, SealedBy: d.SealedBy, SealedName: d.SealedName})
}

// Meeting are the filings of one sending: f and, of a sealed draft of several stages,
// one for each other obligation that it meets, in the order of the stages. What was
// met before, other than by the same draft on another way, is not met again.
func (r Record) Meeting(f Filing) []Filing {
	d, ok := r.SealedOf(f.SealedID)
	x, known := form.FormByID(d.Form)
	if !ok || !known || len(d.With) == 0 {
		return []Filing{f}
	}
	var list []Filing
	for _, s := range append(slices.Clone(d.With), d.Stage) {
		i := x.Stage(s)
		if i < 0 || len(x.Stages[i].Duties) == 0 {
			continue
		}
		y, duties := f, x.Stages[i].Duties
		switch {
		case slices.Contains(duties, f.Obligation):
			list = append(list, f)
			continue
		case slices.Contains(duties, d.Obligation):
			y.Obligation = d.Obligation
		default:
			y.Obligation = duties[0]
		}
		if !r.metBefore(&y) {
			list = append(list, y)
		}
	}
	if !slices.ContainsFunc(list, func(y Filing) bool { return y.Obligation == f.Obligation }) {
		return []Filing{f}
	}
	return list
}

// metBefore reports whether something else met the obligation before f.
func (r Record) metBefore(f *Filing) bool {
	return slices.ContainsFunc(r.Filings, func(y Filing) bool {
		same := identity(y.EntityID) == identity(f.EntityID) && y.Obligation == f.Obligation && y.Country == f.Country
		again := y.SealedID != nil && *y.SealedID == identity(f.SealedID) && y.Channel != f.Channel
		return same && !again && !r.TakesBack(y) && y.SentAt != nil && f.SentAt != nil && !y.SentAt.After(*f.SentAt)
	})
}

// minuteAfter ends the minute in which something was sent. A time that somebody
// typed is of a whole minute: what was said within it was said before.
func minuteAfter(sent time.Time) time.Time { return sent.UTC().Truncate(time.Minute).Add(time.Minute) }

// when is the sealed draft as it stood when it was sent.
func (d SealedDraft) when(sent *time.Time) SealedDraft {
	if sent == nil {
		return d
	}
	end := minuteAfter(*sent)
	d.Approvals = slices.DeleteFunc(slices.Clone(d.Approvals), func(a Approval) bool { return !a.RecordedAt.Before(end) })
	return d
}

// SentEarly is said of a time of sending before there was a draft to send.
var SentEarly = i18n.Text{SV: "Utkastet låstes senare än så, och kan inte ha lämnats in då. Ändra tiden, eller välj att något annat lämnades in.", EN: "The draft was sealed later than that, and cannot have been sent then. Change the time, or choose that something else was sent."}

// SentBefore reports whether the whole minute in which something was sent had passed
// when the draft was sealed.
func (d SealedDraft) SentBefore(sent *time.Time) bool {
	return sent != nil && !minuteAfter(*sent).After(d.SealedAt)
}

func (d *SealedDraft) meets(f *Filing) bool { return d.Meets(f.Obligation, f.EntityID, f.Country) }

// Meets reports whether the sealed draft is one for an obligation of an entity to an
// authority: its own, or one of a stage that is sent with it.
func (d *SealedDraft) Meets(duty deadline.ID, entity *int64, country string) bool {
	if identity(d.EntityID) != identity(entity) || d.Country != country {
		return false
	}
	return d.Obligation == duty || form.Meets(d.Form, duty, append(slices.Clone(d.With), d.Stage)...)
}

// voidWhenSent reports whether the record may have said something else than what was
// sealed when it was sent, and freezes in which fields it does now. Only what was
// surely changed after that minute is no fault of what was sent.
func (tx *Tx) voidWhenSent(d SealedDraft, r Record, f *Filing) (bool, error) {
	differs, err := d.Differs(r, tx.at)
	if err != nil { // a form that is gone, or a content that is elsewhere: nobody can say
		return true, nil //nolint:nilerr // it is sent all the same, and says why
	}
	for _, x := range differs {
		f.sealed.Differs = append(f.sealed.Differs, x.Number)
	}
	if len(differs) == 0 || f.SentAt == nil {
		return len(differs) > 0, nil
	}
	var later bool
	err = scalar(tx.db.Raw(`SELECT count(*) > 0 AND min(l.at) >= +? FROM log l WHERE (l.kind = 'entity' OR l.incident_id = +? AND l.kind IN `+answersFrom+`)
		AND NOT (l.kind = 'filing' AND EXISTS (SELECT 1 FROM filings f WHERE f.id = l.kind_id AND f.sealed_id = +?))
		AND l.seq > (SELECT s.seq FROM log s WHERE s.kind = 'sealed' AND s.kind_id = +? ORDER BY s.seq LIMIT 1)`, minuteAfter(*f.SentAt), d.IncidentID, d.ID, d.ID), &later)
	return !later, err
}
