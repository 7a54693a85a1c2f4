package models

import (
	"slices"

	"frist/models/casefile"
	"frist/models/i18n"
)

// ApprovedElsewhere is the status of a sealed draft that a case file says is approved.
// A file has names alone, and whoever has one can write any: it is told as it came, and
// nobody here has answered for it.
const ApprovedElsewhere SealedStatus = "elsewhere"

var approvedElsewhere = i18n.Text{SV: "Godkänt enligt akten, inte här", EN: "Approved according to the case file, not here"}

// gives is the status that an approval gives to what it is of.
func (a *Approval) gives(s SealedStatus) SealedStatus {
	if a.IsElsewhere() {
		return ApprovedElsewhere
	}
	return s
}

// IsElsewhere reports whether the approval came with a case file: no user here gave it.
func (a *Approval) IsElsewhere() bool { return a.ByID == nil }

// PerFile marks what is told as a case file has it.
var PerFile = i18n.Text{SV: "%s (enligt akten, inte här)", EN: "%s (according to the case file, not here)"}

// Says is what was done, and that no user here did it if none did.
func (a *Approval) Says() i18n.Text {
	if a.IsElsewhere() {
		return PerFile.With(ApprovalNames[a.Kind])
	}
	return ApprovalNames[a.Kind]
}

// AnsweredHere reports whether a user here has approved the draft, or let it through.
func (d SealedDraft) AnsweredHere() bool {
	return slices.ContainsFunc(d.Approvals, func(a Approval) bool { return a.Kind != Refuse && !a.IsElsewhere() })
}

// mayWait reports whether the draft itself can still be approved here, or is: one that
// was refused, or approved elsewhere, is sealed anew.
func (d SealedDraft) mayWait() bool {
	s := d.Status()
	return s != Refused && s != ApprovedElsewhere
}

// isAnother sees that who approves a draft has never had the name here of somebody
// elsewhere who sealed it or let it be sent. Of them only the name is known, and a user
// who is called something else by now is still the same.
func (tx *Tx) isAnother(d SealedDraft, by Actor, kind ApprovalKind) error {
	var names []string
	if d.SealedBy == nil {
		names = append(names, d.SealedName)
	}
	if e, ok := d.Approval(InEmergency); ok && e.IsElsewhere() {
		names = append(names, e.RecordedName)
	}
	if d.SentBy != nil {
		names = append(names, *d.SentBy)
	}
	if len(names) == 0 || kind == InEmergency {
		return nil
	}
	var own []string
	err := tx.db.Raw("SELECT DISTINCT json_extract(CAST(content AS TEXT), '$.after.name') AS name FROM log WHERE kind = 'user' AND kind_id = +? AND name IS NOT NULL", by.ID).Scan(&own).Error
	if err != nil {
		return err
	}
	same := func(name string) bool {
		return slices.ContainsFunc(names, func(x string) bool { return casefile.SameName(x, name) })
	}
	if slices.ContainsFunc(own, same) {
		return Problems{"kind": approveOther}.Err()
	}
	return nil
}
