package casefile

import (
	"encoding/json"
	"fmt"
	"slices"

	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// contentVersion is the form of the content of a sealed draft whose keys are known
// here; what another one means by its keys is not.
const contentVersion = "draft/1"

// A sealedHead is what the content of a sealed draft says that it answers.
type sealedHead struct {
	Frist       string       `json:"frist"`
	Obligation  deadline.ID  `json:"obligation"`
	Country     string       `json:"country"`
	Form        string       `json:"form"`
	FormVersion string       `json:"form_version"`
	Stage       form.Stage   `json:"stage"`
	With        []form.Stage `json:"with"`
}

var (
	noAnswers    = i18n.Text{SV: "är inte svaren i ett låst utkast", EN: "is not the answers of a sealed draft"}
	otherAnswers = i18n.Text{SV: "är något annat än i det låsta innehållet: %s", EN: "is something else than in the sealed content: %s"}
	sealedOfDuty = i18n.Text{SV: "det låsta utkastet gäller en annan skyldighet eller myndighet", EN: "the sealed draft is of another obligation or authority"}
)

// sealedAnswers sees that the content of a sealed draft answers what the file says
// that it does: what is shown and sent as one thing is never another.
func (r *reader) sealedAnswers(at lines, d *SealedDraft) {
	var c sealedHead
	if err := json.Unmarshal([]byte(d.Content), &c); err != nil {
		r.wrongKey(at, "content", noAnswers)
		return
	}
	if c.Frist != contentVersion {
		return
	}
	differs := func(key, here, sealed string) {
		if here != sealed {
			r.wrongKey(at, key, otherAnswers.With(quote(sealed)))
		}
	}
	differs("obligation", string(d.Obligation), string(c.Obligation))
	differs("country", d.Country, c.Country)
	differs("form", d.Form, c.Form)
	differs("form_version", d.FormVersion, c.FormVersion)
	differs("stage", string(d.Stage), string(c.Stage))
	if !slices.Equal(d.With, c.With) {
		r.wrongKey(at, "with", otherAnswers.With(quote(fmt.Sprint(c.With))))
	}
}

// meets reports whether the sealed draft is one for what the filing was.
func (d *SealedDraft) meets(x sent) bool {
	return d.Country == x.country && (d.Obligation == x.duty || form.Meets(d.Form, x.duty, append(slices.Clone(d.With), d.Stage)...))
}
