package report

import (
	"time"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
)

var (
	draftTitle    = i18n.Text{SV: "Utkast %s: %s", EN: "Draft %s: %s"}
	draftSubject  = i18n.Text{SV: "%s, %s", EN: "%s, %s"}
	toLabel       = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	formLabel     = i18n.Text{SV: "Formulär", EN: "Form"}
	formLine      = i18n.Same("%s (%s)")
	draftUnsent   = i18n.Text{SV: "Detta är ett utkast. Det har inte skickats.", EN: "This is a draft. It has not been sent."}
	draftMasked   = i18n.Text{SV: "Maskerat exemplar: det som är märkt som känsligt är utbytt mot [maskerad]. Det är inte till för att lämnas in.", EN: "A redacted copy: what is marked as sensitive is replaced by [redacted]. It is not for filing."}
	someOurs      = i18n.Text{SV: "Där det står ”inte kontrollerat” har Frist inte läst hur mottagaren frågar.", EN: "Where it says “not verified”, how the recipient asks has not been read for Frist."}
	notVerified   = i18n.Text{SV: "%s %s (inte kontrollerat)", EN: "%s %s (not verified)"}
	numberedField = i18n.Text{SV: "%s %s", EN: "%s %s"}
	missingTitle  = i18n.Text{SV: "Vad som saknas", EN: "What is missing"}
	wrongTitle    = i18n.Text{SV: "Vad som inte stämmer", EN: "What is not right"}
	notesTitle    = i18n.Text{SV: "Att känna till", EN: "What to know"}
	nothingLacks  = i18n.Text{SV: "Ingenting saknas.", EN: "Nothing is missing."}
	mustBeFilled  = i18n.Text{SV: "%s %s: ska fyllas i", EN: "%s %s: must be filled in"}
	mayBeFilled   = i18n.Text{SV: "%s %s: ska fyllas i om %s", EN: "%s %s: must be filled in if %s"}
	estimateDoes  = i18n.Text{SV: "%s. En uppskattning räcker.", EN: "%s. An estimate will do."}
	inThousands   = i18n.Text{SV: "%s\nI filen, i tusental: %s", EN: "%s\nIn the file, in thousands: %s"}
	// Ahead is the heading of what is sent before its report asks for it.
	Ahead     = i18n.Text{SV: "Lämnas i förväg", EN: "Given ahead of its report"}
	draftFoot = i18n.Text{SV: "%s · utkast", EN: "%s · draft"}
)

// Draft makes a document of a draft: each field with its number, the question and
// what is said, and what is missing.
func Draft(r models.Record, d form.Draft, opt Options) Document {
	made := opt.Made.UTC().Truncate(time.Minute)
	b := &builder{r: r, opt: opt, zone: r.Entity.Zone(), made: made}
	stage := i18n.Text{}
	if i := d.Form.Stage(d.Stage); i >= 0 {
		stage = d.Form.Stages[i].Title
	}
	doc := Document{
		Lang: opt.Lang, Title: b.say(draftTitle.With(r.Incident.Ref, d.Form.Title)), Subject: b.draftSubject(d, stage),
		Notices: b.draftNotices(d), Foot: b.say(draftFoot.With(r.Incident.Ref)), Made: made, Producer: producer(opt.Version),
		Head: []Field{
			b.field(refLabel, r.Incident.Ref),
			b.field(entityLabel, b.say(models.NameOf(r.Entity.Name))),
			b.field(toLabel, b.say(d.Form.Recipient)),
			b.field(formLabel, b.say(formLine.With(d.Form.Title, d.Form.Edition()))),
			b.field(madeLabel, b.long(made)),
		},
	}
	for i, p := range d.Form.Parts {
		fields := b.draftFields(d, func(x *form.Filled) bool { return x.Part == i && x.Need != form.Early })
		if len(fields) > 0 {
			doc.Sections = append(doc.Sections, Section{ID: "part-" + string(rune('a'+i)), Title: b.say(p.Title), Blocks: []Block{fields}})
		}
	}
	if early := b.draftFields(d, func(x *form.Filled) bool { return x.Need == form.Early && !x.Value.Empty() }); len(early) > 0 {
		doc.Sections = append(doc.Sections, Section{ID: "ahead", Title: b.say(Ahead), Blocks: []Block{early}})
	}
	if d.Redacted { // what is missing is not known of it
		return doc
	}
	doc.Sections = append(doc.Sections, Section{ID: "missing", Title: b.say(missingTitle), Blocks: b.lacks(d)})
	if len(d.Problems) > 0 {
		var wrong List
		for _, p := range d.Problems {
			wrong = append(wrong, p.Number+" "+b.say(d.Placed(p).Text))
		}
		doc.Sections = append(doc.Sections, Section{ID: "problems", Title: b.say(wrongTitle), Blocks: []Block{wrong}})
	}
	if len(d.Notes) > 0 {
		var notes List
		for _, p := range d.Notes {
			notes = append(notes, p.Number+" "+b.say(d.Placed(p).Text))
		}
		doc.Sections = append(doc.Sections, Section{ID: "notes", Title: b.say(notesTitle), Blocks: []Block{notes}})
	}
	return doc
}

// draftSubject says what the draft is about. What we call the incident among
// ourselves is no part of a copy that goes to others.
func (b *builder) draftSubject(d form.Draft, stage i18n.Text) string {
	if d.Redacted {
		return b.say(stage)
	}
	return b.say(draftSubject.With(stage, b.r.Incident.Title))
}

func (b *builder) draftNotices(d form.Draft) []string {
	notices := []string{b.say(draftUnsent)}
	if d.Redacted {
		notices = append(notices, b.say(draftMasked))
		if !d.Unmasked.IsZero() {
			notices = append(notices, b.say(d.Unmasked))
		}
	}
	if !d.Form.Note.IsZero() {
		notices = append(notices, b.say(d.Form.Note))
	}
	for _, x := range d.Values {
		if x.Unverified {
			return append(notices, b.say(someOurs))
		}
	}
	return notices
}

// draftFields are those of the draft's fields that are among some.
func (b *builder) draftFields(d form.Draft, among func(*form.Filled) bool) Fields {
	var fields Fields
	for i := range d.Values {
		x := &d.Values[i]
		if !among(x) {
			continue
		}
		label := numberedField
		if x.Unverified {
			label = notVerified
		}
		value := x.Words(b.opt.Lang, b.zone)
		if a, ok := form.ParseMoney(value); ok && x.Kind() == form.Money && x.Path != "" {
			value = b.say(inThousands.With(value, form.Thousands(a.Number)))
		}
		fields = append(fields, b.field(label.With(x.Number, x.Says()), value))
	}
	return fields
}

func (b *builder) lacks(d form.Draft) []Block {
	if len(d.Missing) == 0 {
		return []Block{Paragraph(b.say(nothingLacks))}
	}
	var list List
	for _, m := range d.Missing {
		says := d.Field(m.Number).Says()
		t := mustBeFilled.With(m.Number, says)
		if m.Need == form.Conditional {
			t = mayBeFilled.With(m.Number, says, m.Why)
		}
		if m.Estimate {
			t = estimateDoes.With(t)
		}
		list = append(list, b.say(t))
	}
	return []Block{list}
}
