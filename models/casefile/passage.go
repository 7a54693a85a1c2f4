package casefile

import (
	"time"

	"frist/models/i18n"
)

// A Ground is the provision by which secrecy is asked for: of offentlighets- och
// sekretesslagen (2009:400), OSL.
type Ground string

// The grounds.
const (
	OSL18x8     Ground = "osl_18_8"
	OSL21x7     Ground = "osl_21_7"
	OSL30x4     Ground = "osl_30_4"
	OSL32x1     Ground = "osl_32_1"
	OtherGround Ground = "other"
)

// Grounds lists the grounds in the order in which a form offers them.
var Grounds = [...]Ground{OSL18x8, OSL21x7, OSL30x4, OSL32x1, OtherGround}

// A Passage is something sensitive in the answers: Quote wherever it stands, or with
// no quote all that Source says, which is the key of a fact, incident.title or
// incident.summary.
type Passage struct {
	Source, Quote string
	Ground        Ground
	Reason        string
	Recorded      Recorded
	// LiftedAt is when the mark was taken back; zero while it stands.
	LiftedAt time.Time
	LiftedBy string
}

var notGround = i18n.Text{SV: "%s är ingen bestämmelse som programmet känner, och inte other", EN: "%s is no provision that this program knows, nor other"}

func (r *reader) passage(x *Passage) {
	at := r.object(fields{
		"source":      r.something(&x.Source, MaxTitle),
		"quote":       r.text(&x.Quote),
		"ground":      known(r, &x.Ground, isGround, notGround),
		"reason":      r.text(&x.Reason),
		"recorded_at": r.instant(&x.Recorded.At),
		"recorded_by": r.oneLine(&x.Recorded.By),
		"lifted_at":   r.instant(&x.LiftedAt),
		"lifted_by":   r.oneLine(&x.LiftedBy),
	})
	for _, key := range []string{"source", "ground"} {
		if at != nil && !at.has(key) {
			r.wrongKey(at, key, missing)
		}
	}
}

func isGround(g Ground) bool {
	for _, x := range Grounds {
		if g == x {
			return true
		}
	}
	return false
}

func (w *writer) passage(x Passage) {
	w.text("source", x.Source)
	w.text("quote", x.Quote)
	w.text("ground", string(x.Ground))
	w.text("reason", x.Reason)
	w.recorded(x.Recorded)
	w.known("lifted_at", x.LiftedAt)
	w.text("lifted_by", x.LiftedBy)
}
