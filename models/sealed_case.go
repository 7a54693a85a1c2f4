package models

import (
	"slices"
	"strings"

	"frist/models/casefile"
	"frist/models/form"
)

// exportSealed are the sealed drafts of the whole record in the form in which they
// leave Frist. Who a person is stays here: a file has names.
func (r Record) exportSealed() []casefile.SealedDraft {
	var list []casefile.SealedDraft
	for _, d := range r.Sealed {
		x := casefile.SealedDraft{
			Obligation: d.Obligation, Entity: r.nth(d.EntityID), Country: d.Country, Form: d.Form, FormVersion: d.FormVersion, Stage: d.Stage,
			Content: d.Content, ContentSHA256: d.ContentSHA256, SealedAt: d.SealedAt, SealedBy: d.SealedName,
		}
		if len(d.With) > 0 {
			x.With = d.With
		}
		for _, a := range d.Approvals {
			x.Approvals = append(x.Approvals, casefile.Approval{Kind: casefile.ApprovalKind(a.Kind), Reason: a.Reason, Recorded: recorded(a.RecordedAt, a.RecordedName)})
		}
		list = append(list, x)
	}
	return list
}

// nthSealed is the place of a sealed draft in the record, from 1, and 0 for none.
func (r Record) nthSealed(id *int64) int64 {
	return int64(slices.IndexFunc(r.Sealed, func(d SealedDraft) bool { return d.ID == identity(id) })) + 1
}

// exportFiles are the files of a filing in the form in which they leave Frist.
func (r Record) exportFiles(filing int64) []casefile.Attachment {
	var list []casefile.Attachment
	for _, f := range r.FilesOf(filing) {
		list = append(list, casefile.Attachment{Name: f.Name, MediaType: f.MediaType, Size: f.Size, SHA256: f.SHA256, Data: r.fileData[f.ID]})
	}
	return list
}

// importSealed stores the sealed drafts with what was said of them. Nobody in the
// file is a user here.
func (tx *Tx) importSealed(incident int64, f casefile.File) error {
	others, err := parts(asking(tx.db), incident)
	if err != nil {
		return err
	}
	for _, x := range f.SealedDrafts {
		d := SealedDraft{
			IncidentID: incident, EntityID: ofNth(others, x.Entity), Obligation: x.Obligation, Country: x.Country, Form: x.Form, FormVersion: x.FormVersion,
			Stage: x.Stage, With: append([]form.Stage{}, x.With...), Content: x.Content, ContentSHA256: x.ContentSHA256, ContentSize: int64(len(x.Content)), SealedAt: x.SealedAt, SealedName: x.SealedBy,
		}
		tx.sign(&d.SealedAt, &d.SealedName)
		if err := tx.addSealed(&d); err != nil {
			return err
		}
		for _, y := range x.Approvals {
			a := Approval{
				IncidentID: incident, SealedID: d.ID, Kind: ApprovalKind(y.Kind), Reason: strings.TrimSpace(y.Reason), ContentSHA256: d.ContentSHA256, SealedName: d.SealedName,
				RecordedAt: y.Recorded.At, RecordedName: y.Recorded.By,
			}
			if err := tx.addApproval(&a); err != nil {
				return err
			}
		}
	}
	return nil
}

// importFiles stores the files of a filing that has been stored.
func (tx *Tx) importFiles(f Filing, list []casefile.Attachment) error {
	for _, x := range list {
		y := FilingFile{IncidentID: f.IncidentID, FilingID: f.ID, Name: x.Name, MediaType: x.MediaType, Size: x.Size, SHA256: x.SHA256, RecordedAt: f.RecordedAt, RecordedName: f.RecordedName}
		if err := tx.addFilingFile(&y, x.Data); err != nil {
			return err
		}
	}
	return nil
}

// sealedHere is which sealed draft of the record a filing of a file was, and what
// is frozen of it where the file froze nothing.
func (r Record) sealedHere(y *Filing, x casefile.Filing) {
	y.SendReason = x.SendReason
	if x.Sealed == 0 {
		return
	}
	d := r.Sealed[x.Sealed-1]
	y.SealedID, y.sealed = &d.ID, &sealedIn{SHA256: d.ContentSHA256, Status: d.when(y.SentAt).Status()}
}
