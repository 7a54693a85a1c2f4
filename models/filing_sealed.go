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
	sentRefused = i18n.Text{SV: "Det låsta utkastet avvisades. Välj ett annat, eller att något annat skickades.", EN: "The sealed draft was refused. Choose another, or that something else was sent."}
	sentUnasked = i18n.Text{SV: "Ange varför utkastet skickades utan att någon annan hade godkänt det.", EN: "Enter why the draft was sent although nobody else had approved it."}
	sentVoid    = i18n.Text{SV: "Ange varför utkastet skickades fast uppgifterna hade ändrats sedan det låstes.", EN: "Enter why the draft was sent although the facts had changed since it was sealed."}
)

// sealedIn is what the frozen content of a filing says of what was sent: the
// sealed draft by its hash, how far it had come, and the fields in which the
// record said something else by then.
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
		return nil
	}
	d, ok := r.SealedOf(f.SealedID)
	if !ok || !d.meets(f) {
		p.Add("sealed_id", sentOther)
		return nil
	}
	f.sealed = &sealedIn{SHA256: d.ContentSHA256, Status: d.when(f.SentAt).Status()}
	void, err := tx.voidWhenSent(d, r, f)
	switch {
	case err != nil:
		return err
	case f.sealed.Status == Refused:
		p.Add("sealed_id", sentRefused)
	case f.SendReason != "":
	case f.sealed.Status == AwaitsApproval:
		p.Add("send_reason", sentUnasked)
	case void:
		p.Add("send_reason", sentVoid)
	}
	return nil
}

// when is the sealed draft as it stood when it was sent. A time that somebody typed
// is of a whole minute: what was said within it was said before.
func (d SealedDraft) when(sent *time.Time) SealedDraft {
	if sent == nil {
		return d
	}
	end := sent.Truncate(time.Minute).Add(time.Minute)
	d.Approvals = slices.DeleteFunc(slices.Clone(d.Approvals), func(a Approval) bool { return !a.RecordedAt.Before(end) })
	return d
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

// voidWhenSent reports whether the record said something else than what was
// sealed by the time at which it was sent, and notes in which fields. What was
// changed after that time is no fault of what was sent.
func (tx *Tx) voidWhenSent(d SealedDraft, r Record, f *Filing) (bool, error) {
	differs, err := d.Differs(r, tx.at)
	if err != nil { // a form that is gone, or a content that is elsewhere: nobody can say
		return true, nil //nolint:nilerr // it is sent all the same, and says why
	}
	if len(differs) == 0 || f.SentAt == nil {
		return false, nil
	}
	var changed bool
	err = scalar(tx.db.Raw(`SELECT EXISTS (SELECT 1 FROM log l WHERE l.at <= +? AND (l.incident_id = +? OR l.kind = 'entity')
		AND l.kind IN ('incident', 'entity', 'part', 'awareness', 'count', 'fact', 'decision', 'filing')
		AND NOT (l.kind = 'filing' AND EXISTS (SELECT 1 FROM filings f WHERE f.id = l.kind_id AND f.sealed_id = +?))
		AND l.seq > (SELECT s.seq FROM log s WHERE s.kind = 'sealed' AND s.kind_id = +? LIMIT 1))`, f.SentAt.UTC(), d.IncidentID, d.ID, d.ID), &changed)
	if err != nil || !changed {
		return false, err
	}
	for _, x := range differs {
		f.sealed.Differs = append(f.sealed.Differs, x.Number)
	}
	return true, nil
}
