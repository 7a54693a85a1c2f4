package report

import (
	"strings"
	"time"

	"frist/models"
	"frist/models/i18n"
	"frist/models/letter"
)

var (
	lettersTitle = i18n.Text{SV: "Information till de registrerade", EN: "Communication to the data subjects"}

	someSpan  = i18n.Text{SV: "mellan %s och %s", EN: "between %s and %s"}
	mostSpan  = i18n.Text{SV: "högst %s", EN: "at most %s"}
	leastSpan = i18n.Text{SV: "minst %s", EN: "at least %s"}
	anySpan   = i18n.Text{SV: "ett antal som inte är känt", EN: "a number that is not known"}

	toldOf      = i18n.Text{SV: "%s av %s berörda har informerats (senaste uppgiften, %s)", EN: "Informed: %s of %s affected (latest count, %s)"}
	toldAlone   = i18n.Text{SV: "%s har informerats", EN: "Informed: %s"}
	toldBack    = i18n.Text{SV: "%s kom i retur eller studsade", EN: "%s returned or bounced"}
	toldLeft    = i18n.Text{SV: "%s har inte fått något utskick", EN: "%s not reached"}
	toldNobody  = i18n.Text{SV: "Inget utskick är antecknat.", EN: "No letter is recorded as sent."}
	toldUnknown = i18n.Text{SV: "Hur många som är berörda är inte känt, så det går inte att säga hur många som återstår.", EN: "How many are affected is not known, so it cannot be said how many are left."}
	toldOver    = i18n.Text{SV: "Det är fler än som är berörda. Antingen stämmer inte antalet, eller så har några fått mer än ett utskick.", EN: "That is more than are affected. Either the count is not right, or some have had more than one letter."}
	toldPublic  = i18n.Plural{One: i18n.Text{SV: "Allmänheten har informerats en gång.", EN: "The public was informed once."}, Other: i18n.Text{SV: "Allmänheten har informerats %s gånger.", EN: "The public was informed %s times."}}

	informedLabel = i18n.Text{SV: "Informerade", EN: "Informed"}
	batchCaption  = i18n.Text{SV: "Utskick", EN: "Letters sent"}
	noticeCaption = i18n.Text{SV: "Information till allmänheten", EN: "Information to the public"}
	colLetter     = i18n.Text{SV: "Brev", EN: "Letter"}
	colSentAt     = i18n.Text{SV: "Skickat", EN: "Sent"}
	colHow        = i18n.Text{SV: "Kanal", EN: "Channel"}
	colMany       = i18n.Text{SV: "Antal", EN: "Number"}
	colBack       = i18n.Text{SV: "Kom tillbaka", EN: "Came back"}
	colPublished  = i18n.Text{SV: "Publicerat", EN: "Published"}
	colPlace      = i18n.Text{SV: "Var", EN: "Where"}
	colWhy        = i18n.Text{SV: "Skäl", EN: "Reason"}
	colRecordedAt = i18n.Text{SV: "Antecknat", EN: "Recorded"}
	letterName    = i18n.Same("%s, version %s")
	letterNone    = i18n.Text{SV: "Texten finns inte i Frist", EN: "The text is not in Frist"}
	againText     = i18n.Text{SV: "%s (nytt brev till samma personer)", EN: "%s (another letter to the same people)"}
	latestLetter  = i18n.Text{SV: "Senaste versionen av brevet på %s", EN: "Latest version of the letter in %s"}
)

// Span says a number as well as it is known.
func Span(s models.Span) i18n.Text {
	switch {
	case s.Exact():
		return i18n.Same("%s").With(i18n.Number(s.Low))
	case s.High != nil && s.Low == 0:
		return mostSpan.With(i18n.Number(*s.High))
	case s.High != nil:
		return someSpan.With(i18n.Number(s.Low), i18n.Number(*s.High))
	case s.Low == 0:
		return anySpan
	}
	return leastSpan.With(i18n.Number(s.Low))
}

// Informed says how many have been told of how many, what came back and how many
// are left. What is not known is said to be so.
func Informed(x models.Informed) i18n.Text {
	var said i18n.Text
	switch {
	case x.Batches == 0:
		said = toldNobody
	case x.LeftKnow:
		affected := Span(affected(x.Affected))
		said = joined(toldOf.With(Span(x.Reached), affected, models.ModeNames[x.Affected.Mode]), x, toldLeft.With(Span(x.Left)))
	default:
		said = sentences(joined(toldAlone.With(Span(x.Reached)), x), toldUnknown)
	}
	if x.Over {
		said = sentences(said, toldOver)
	}
	if x.Notices > 0 {
		said = sentences(said, toldPublic.Of(int64(x.Notices)))
	}
	return said
}

// affected is how many are affected, as a span: without a least it is from 0.
func affected(c models.Count) models.Span {
	s := models.Span{High: c.Max}
	if c.Min != nil {
		s.Low = *c.Min
	}
	return s
}

// joined is one sentence of what was told, with what came back in it, if anything
// did or may have.
func joined(told i18n.Text, x models.Informed, more ...i18n.Text) i18n.Text {
	list := []i18n.Text{told}
	if !x.Back.Exact() || x.Back.Low > 0 {
		list = append(list, toldBack.With(Span(x.Back)))
	}
	list = append(list, more...)
	var sv, en []string
	for _, t := range list {
		sv, en = append(sv, t.SV), append(en, t.EN)
	}
	return upperFirst(i18n.Text{SV: strings.Join(sv, ", ") + ".", EN: strings.Join(en, ", ") + "."})
}

func sentences(a, b i18n.Text) i18n.Text {
	return i18n.Text{SV: a.SV + " " + b.SV, EN: a.EN + " " + b.EN}
}

// LetterName names a version of a letter, and says so where the text is not here.
func LetterName(l models.Letter, found bool) i18n.Text {
	if !found {
		return letterNone
	}
	return letterName.With(letter.NameOf(l.Lang), i18n.Number(l.Version))
}

// InLanguage names a language inside a sentence.
func InLanguage(code string) i18n.Text {
	name := letter.NameOf(code)
	return i18n.Text{SV: lowerFirst(name.SV), EN: name.EN}
}

// letters are what people were told, when and how many. Nothing where there is none.
func (b *builder) letters() []Block {
	r := b.r
	if len(r.Letters)+len(r.Batches)+len(r.Notices) == 0 {
		return nil
	}
	blocks := []Block{Fields{b.field(informedLabel, b.say(Informed(r.Informed())))}}
	if len(r.Batches) > 0 {
		blocks = append(blocks, b.batches())
	}
	if len(r.Notices) > 0 {
		blocks = append(blocks, b.notice())
	}
	for i := range b.parts {
		part := &b.parts[i]
		for _, l := range part.LatestLetters() {
			head := b.say(latestLetter.With(InLanguage(l.Lang)))
			if of := b.of(part); of != "" {
				head += ", " + of
			}
			blocks = append(blocks, Heading(head), Paragraph(l.Subject+"\n\n"+l.Body))
		}
	}
	return blocks
}

func (b *builder) batches() Block {
	t := Table{Caption: b.say(batchCaption), Columns: []Column{
		{Title: b.say(colSentAt), Width: 26},
		{Title: b.say(colLetter), Width: 22},
		{Title: b.say(colHow), Width: 22},
		{Title: b.say(colMany), Width: 14, Number: true},
		{Title: b.say(colBack), Width: 14, Number: true},
		{Title: b.say(colRecordedAt), Width: 22},
	}}
	for i := range b.r.Batches {
		x := &b.r.Batches[i]
		name := LetterName(b.r.LetterByID(x.LetterID))
		if x.Again {
			name = againText.With(name)
		}
		t.Rows = append(t.Rows, Row{Cells: []string{
			b.instant(x.SentAt), b.say(name), b.say(models.ChannelNames[x.Channel]), b.known(x.Sent), b.say(Span(b.r.CameBack(x))), b.recorded(x.RecordedAt, x.RecordedName),
		}})
	}
	return t
}

// known is a number, and says that it is not known.
func (b *builder) known(n *int64) string {
	if n == nil {
		return b.say(notKnown)
	}
	return b.say(i18n.Number(*n))
}

func (b *builder) notice() Block {
	t := Table{Caption: b.say(noticeCaption), Columns: []Column{
		{Title: b.say(colPublished), Width: 26}, {Title: b.say(colPlace), Width: 34}, {Title: b.say(colWhy), Width: 34}, {Title: b.say(colRecordedAt), Width: 22},
	}}
	for _, x := range b.r.Notices {
		place := x.Place
		if x.Link != "" {
			place += "\n" + x.Link
		}
		t.Rows = append(t.Rows, Row{Cells: []string{b.instant(x.PublishedAt), place, x.Reason, b.recorded(x.RecordedAt, x.RecordedName)}})
	}
	return t
}

// LetterDocument makes a document of one version of a letter, as it is sent: with
// the name of whoever sends it, and nothing of ours.
func LetterDocument(e models.Entity, l models.Letter, made time.Time, version string) Document {
	d := Document{Lang: i18n.EN, Title: l.Subject, Subject: e.Name, Foot: e.Name, Made: made.UTC().Truncate(time.Minute), Producer: producer(version)}
	if l.Lang == string(i18n.SV) {
		d.Lang = i18n.SV
	}
	part := Section{ID: "part-0"}
	for _, x := range letter.Blocks(l.Body) {
		switch x.Kind {
		case letter.Heading:
			if len(part.Blocks) > 0 {
				d.Sections = append(d.Sections, part)
			}
			part = Section{ID: "part-" + i18n.Number(len(d.Sections)).In(i18n.EN), Title: x.Text()}
		case letter.List:
			part.Blocks = append(part.Blocks, Paragraph("– "+strings.Join(x.Lines, "\n– ")))
		case letter.Paragraph:
			part.Blocks = append(part.Blocks, Paragraph(x.Text()))
		}
	}
	d.Sections = append(d.Sections, part)
	return d
}
