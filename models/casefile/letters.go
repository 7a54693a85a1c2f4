package casefile

import (
	"math"
	"time"

	"frist/models/i18n"
	"frist/models/letter"
)

// A Letter is one version of what people are told by one entity in one language.
type Letter struct {
	Language      string // ISO 639-1
	Version       int
	Subject, Body string
	Template      string // what it was made from
	// Entity is whose letter it is, as in a [Decision].
	Entity   int64
	Recorded Recorded
}

// A LetterBatch is one sending of a letter to a number of people, who are not
// named. A number that is not known is nil, and never 0.
type LetterBatch struct {
	// Letter is which of the file's letters was sent, from 1; 0 is none of them.
	Letter  int64
	Entity  int64
	Channel Channel
	Country string
	// Again is set for a sending to people to whom a letter was sent before.
	Again         bool
	Planned, Sent *int64
	SentAt        time.Time
	Note          string
	Recorded      Recorded
	Results       []LetterResult
}

// A Channel says how a letter is sent.
type Channel string

// The channels.
const (
	ByPost  Channel = "post"
	ByEmail Channel = "email"
	InApp   Channel = "app"
	BySMS   Channel = "sms"
)

// Channels lists them in the order in which a form offers them.
var Channels = [...]Channel{ByPost, ByEmail, InApp, BySMS}

// A LetterResult is what came back of a batch.
type LetterResult struct {
	Kind     Returned
	Number   *int64
	At       time.Time
	Note     string
	Recorded Recorded
}

// A Returned says how something came back.
type Returned string

// What can come back.
const (
	Bounced  Returned = "bounced"
	CameBack Returned = "returned"
)

// A PublicNotice is information to the public in the place of letters, or beside
// them.
type PublicNotice struct {
	Letter, Entity      int64 // as in a [LetterBatch]
	Place, Link, Reason string
	PublishedAt, Until  time.Time
	Recorded            Recorded
}

var (
	notLetterLang = i18n.Text{SV: "%s är inget språk som ett brev kan skrivas på, som sv", EN: "%s is not a language that a letter can be in, such as sv"}
	letterTwice   = i18n.Text{SV: "version %d av brevet på det språket står redan i filen", EN: "version %d of the letter in that language is in the file already"}
	noLetter      = i18n.Text{SV: "filen har inget brev nummer %d i letters", EN: "the file has no letter number %d in letters"}
	otherSender   = i18n.Text{SV: "brevet är en annan juridisk persons", EN: "the letter is another entity’s"}
)

func (r *reader) letter(l *Letter, before []Letter) {
	version := int64(0)
	at := r.object(fields{
		"language":    known(r, &l.Language, func(s string) bool { return !letter.NameOf(s).IsZero() }, notLetterLang),
		"version":     r.whole(&version, 1, math.MaxInt32),
		"subject":     r.longOneLine(&l.Subject, MaxTitle),
		"body":        r.text(&l.Body),
		"template":    r.longOneLine(&l.Template, 20),
		"entity":      r.whose(&l.Entity),
		"recorded_at": r.instant(&l.Recorded.At),
		"recorded_by": r.oneLine(&l.Recorded.By),
	})
	if l.Version = int(version); at == nil {
		return
	}
	for _, key := range []string{"language", "version", "subject", "body"} {
		if !at.has(key) {
			r.wrongKey(at, key, missing)
		}
	}
	for i := range before {
		if x := &before[i]; x.Entity == l.Entity && x.Language == l.Language && x.Version == l.Version {
			r.wrongKey(at, "version", letterTwice.With(l.Version))
		}
	}
}

// ofLetter reads which of the file's letters something is about.
func (r *reader) ofLetter(to *int64) func() {
	return func() {
		r.whole(to, 0, MaxItems)()
		r.letters = append(r.letters, named{nth: *to, key: string(r.path), line: r.here()})
	}
}

func (r *reader) letterBatch(b *LetterBatch) {
	at := r.object(fields{
		"letter":      r.ofLetter(&b.Letter),
		"entity":      r.whose(&b.Entity),
		"channel":     oneOf(r, &b.Channel, Channels[:]...),
		"country":     known(r, &b.Country, IsCountry, notCountry),
		"again":       r.flag(&b.Again),
		"planned":     r.count(&b.Planned),
		"sent":        r.count(&b.Sent),
		"sent_at":     r.instant(&b.SentAt),
		"note":        r.text(&b.Note),
		"recorded_at": r.instant(&b.Recorded.At),
		"recorded_by": r.oneLine(&b.Recorded.By),
		"results":     list(r, &b.Results, r.letterResult),
	})
	r.needs(at, "channel", "sent_at")
}

func (r *reader) letterResult(x *LetterResult) {
	at := r.object(fields{
		"kind":        oneOf(r, &x.Kind, Bounced, CameBack),
		"number":      r.count(&x.Number),
		"at":          r.instant(&x.At),
		"note":        r.text(&x.Note),
		"recorded_at": r.instant(&x.Recorded.At),
		"recorded_by": r.oneLine(&x.Recorded.By),
	})
	r.needs(at, "kind", "at")
}

func (r *reader) publicNotice(n *PublicNotice) {
	at := r.object(fields{
		"letter":       r.ofLetter(&n.Letter),
		"entity":       r.whose(&n.Entity),
		"place":        r.oneLine(&n.Place),
		"link":         r.oneLine(&n.Link),
		"reason":       r.text(&n.Reason),
		"published_at": r.instant(&n.PublishedAt),
		"until":        r.instant(&n.Until),
		"recorded_at":  r.instant(&n.Recorded.At),
		"recorded_by":  r.oneLine(&n.Recorded.By),
	})
	r.needs(at, "place", "published_at")
}

// needs notes the keys that an object must have.
func (r *reader) needs(at lines, keys ...string) {
	for _, key := range keys {
		if at != nil && !at.has(key) {
			r.wrongKey(at, key, missing)
		}
	}
}

// checkLetters sees that each letter that was sent is there, and is of whoever sent
// it: letters may stand after what names them.
func (r *reader) checkLetters(f *File) {
	for _, n := range r.letters {
		if n.nth > int64(len(f.Letters)) {
			r.note(n.line, n.key, noLetter.With(n.nth))
		}
	}
	of := func(key string, letter, entity int64) {
		if letter > 0 && letter <= int64(len(f.Letters)) && f.Letters[letter-1].Entity != entity {
			r.note(1, key, otherSender)
		}
	}
	for _, b := range f.LetterBatches {
		of("letter_batches", b.Letter, b.Entity)
	}
	for _, n := range f.PublicNotices {
		of("public_notices", n.Letter, n.Entity)
	}
}

func (w *writer) letter(l Letter) {
	w.text("language", l.Language)
	w.id("version", int64(l.Version))
	w.text("subject", l.Subject)
	w.text("body", l.Body)
	w.text("template", l.Template)
	w.id("entity", l.Entity)
	w.recorded(l.Recorded)
}

func (w *writer) letterBatch(b LetterBatch) {
	w.id("letter", b.Letter)
	w.id("entity", b.Entity)
	w.text("channel", string(b.Channel))
	w.text("country", b.Country)
	w.mark("again", b.Again)
	w.number("planned", b.Planned)
	w.number("sent", b.Sent)
	w.instant("sent_at", b.SentAt)
	w.text("note", b.Note)
	w.recorded(b.Recorded)
	if len(b.Results) > 0 {
		each(w, "results", b.Results, w.letterResult)
	}
}

func (w *writer) letterResult(x LetterResult) {
	w.text("kind", string(x.Kind))
	w.number("number", x.Number)
	w.instant("at", x.At)
	w.text("note", x.Note)
	w.recorded(x.Recorded)
}

func (w *writer) publicNotice(n PublicNotice) {
	w.id("letter", n.Letter)
	w.id("entity", n.Entity)
	w.text("place", n.Place)
	w.text("link", n.Link)
	w.text("reason", n.Reason)
	w.instant("published_at", n.PublishedAt)
	w.known("until", n.Until)
	w.recorded(n.Recorded)
}
