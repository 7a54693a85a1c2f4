package models

import (
	"frist/models/casefile"
)

// exportMarks are what was judged of what a filing told, in the form in which they
// leave Frist.
func (r Record) exportMarks(filing int64) []casefile.Mark {
	var list []casefile.Mark
	for _, m := range r.Marks {
		if m.FilingID == filing {
			list = append(list, casefile.Mark{Field: m.Field, ToldSHA256: m.ToldSHA256, NowSHA256: m.NowSHA256, Mark: casefile.MarkKind(m.Mark), Reason: m.Reason, Recorded: recorded(m.RecordedAt, m.RecordedName)})
		}
	}
	return list
}

// importMarks stores those of a filing that has been stored.
func (tx *Tx) importMarks(f Filing, list []casefile.Mark) error {
	for _, x := range list {
		m := ToldMark{
			IncidentID: f.IncidentID, FilingID: f.ID, Field: x.Field, ToldSHA256: x.ToldSHA256, NowSHA256: x.NowSHA256, Mark: MarkKind(x.Mark), Reason: x.Reason,
			RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
		}
		if err := tx.addMark(&m); err != nil {
			return err
		}
	}
	return nil
}

// exportQuestions adds the questions of authorities to a case file, in the order
// in which they were first recorded.
func (r Record) exportQuestions(f *casefile.File) {
	place := map[int64]int{}
	for _, q := range r.Questions {
		asking := casefile.Asking{
			Recipient: q.Recipient, Reference: q.Reference, Entity: r.nth(q.EntityID), ReceivedAt: q.ReceivedAt, DueAt: q.DueAt, Text: q.Text, ReceivedBy: q.ReceivedBy,
			Recorded: recorded(q.RecordedAt, q.RecordedName),
		}
		i, later := place[q.First()]
		if !later {
			place[q.ID] = len(f.Questions)
			f.Questions = append(f.Questions, casefile.Question{Asking: asking})
			continue
		}
		x := &f.Questions[i]
		x.Corrections = append(x.Corrections, casefile.Correction{Asking: asking, Withdrawn: q.Withdrawn, Reason: q.Reason})
	}
	for _, a := range r.Replies {
		x := &f.Questions[place[a.QuestionID]]
		y := casefile.Reply{Text: a.Text, SentAt: a.SentAt, Channel: a.Channel, Recorded: recorded(a.RecordedAt, a.RecordedName)}
		y.Proof, y.ProofSHA256, y.ProofItem = r.exportProof(a.EvidenceID)
		x.Answers = append(x.Answers, y)
	}
}

// importQuestions stores the questions of a file, each with its answers.
func (tx *Tx) importQuestions(in Incident, others []Part, f casefile.File, evidence map[string]int64) error {
	for _, x := range f.Questions {
		first := askedOf(x.Asking, others)
		if err := tx.storeQuestion(QuestionAdded, in, &first); err != nil {
			return err
		}
		for _, c := range x.Corrections {
			q, action := askedOf(c.Asking, others), QuestionCorrected
			q.Corrects, q.Withdrawn, q.Reason = &first.ID, c.Withdrawn, c.Reason
			if q.Withdrawn {
				action = QuestionWithdrawn
			}
			if err := tx.storeQuestion(action, in, &q); err != nil {
				return err
			}
		}
		for _, y := range x.Answers {
			a := Reply{
				IncidentID: in.ID, QuestionID: first.ID, Text: y.Text, SentAt: y.SentAt, Channel: y.Channel, EvidenceID: proofOf(y.Proof, y.ProofSHA256, y.ProofItem, evidence),
				RecordedAt: y.Recorded.At, RecordedName: y.Recorded.By,
			}
			if err := tx.addReply(&a); err != nil {
				return err
			}
		}
	}
	return nil
}

func askedOf(x casefile.Asking, others []Part) Question {
	return Question{
		EntityID: ofNth(others, x.Entity), Recipient: x.Recipient, Reference: x.Reference, ReceivedAt: x.ReceivedAt, DueAt: x.DueAt, Text: x.Text, ReceivedBy: x.ReceivedBy,
		RecordedAt: x.Recorded.At, RecordedName: x.Recorded.By,
	}
}
