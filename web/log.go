package web

import (
	"net/http"
	"strconv"
	"time"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	logTitle        = i18n.Text{SV: "Logg", EN: "Log"}
	logOfIncident   = i18n.Text{SV: "Allt som har ändrats i incidentens akt: vem, när och vad.", EN: "Everything that was changed in the record of the incident: who, when and what."}
	logOfHouse      = i18n.Text{SV: "Allt som har ändrats, i alla incidenter och i uppgifterna om användare och juridiska personer.", EN: "Everything that was changed, in all incidents and in what is kept of users and legal entities."}
	logOfOthers     = i18n.Text{SV: "Ändringar av användare och juridiska personer. Det som rör en incident står i incidentens egen logg.", EN: "Changes of users and legal entities. What concerns an incident is in the incident’s own log."}
	logOfTheirs     = i18n.Text{SV: "Allt som har ändrats i de incidenter som du får se, och i uppgifterna om juridiska personer.", EN: "Everything that was changed in the incidents that you may see, and in what is kept of legal entities."}
	logShown        = i18n.Text{SV: "Rad %s till %s i loggen", EN: "Lines %s to %s of the log"}
	verdictBusy     = i18n.Text{SV: "En kontroll pågår redan", EN: "A check is already running"}
	verdictBusyText = i18n.Text{SV: "Någon annan har startat en kontroll av loggen. Försök igen om en stund.", EN: "Somebody else has started a check of the log. Try again in a while."}

	verdictHolds   = i18n.Text{SV: "Loggen håller", EN: "The log holds"}
	verdictHoldsOf = i18n.Text{SV: "%s rader följer på varandra utan ändring, och %s poster i databasen är vad loggen säger om dem. Loggens senaste kontrollvärde är rad %s med SHA-256 %s.", EN: "%s lines follow one another unchanged, and %s records in the database are what the log says of them. The head of the log is line %s with the SHA-256 %s."}
	verdictBroken  = i18n.Text{SV: "Loggen håller inte", EN: "The log does not hold"}
	verdictAsk     = i18n.Text{SV: "Något i databasen stämmer inte med loggen. Ändra ingenting mer, spara en kopia av databasen och be en granskare om hjälp.", EN: "Something in the database does not agree with the log. Change nothing more, keep a copy of the database and ask an auditor for help."}
	verdictWhere   = i18n.Text{SV: "%s rader före felet håller. Ändra ingenting mer och spara en kopia av databasen.", EN: "%s lines before the fault hold. Change nothing more, and keep a copy of the database."}
)

// incidentLog shows the log of one incident: GET /incidents/:ref/log. POST also
// checks the chain.
func (c *call) incidentLog() error {
	r, err := c.room()
	if err != nil {
		return err
	}
	v := templates.LogView{Head: &r.head, Lead: logOfIncident, Action: r.path(templates.AtLog)}
	return c.showLog(c.pageOf(r, logTitle), r.Ref, r.zone, v)
}

// houseLog shows the log of everything that the reader may see: GET /log. POST
// also checks the chain.
func (c *call) houseLog() error {
	v := templates.LogView{Lead: logOfTheirs, Action: templates.PathLog}
	switch {
	case c.by().May(models.SeeRestricted):
		v.Lead = logOfHouse
	case c.by().May(models.KeepUsers):
		v.Lead = logOfOthers
	}
	return c.showLog(c.page(home()).Titled(logTitle), "", home(), v)
}

func (c *call) showLog(p templates.Page, ref string, zone *time.Location, v templates.LogView) error {
	before, err := strconv.ParseInt(c.QueryParam("before"), 10, 64)
	if err != nil || before < 0 {
		before = 0
	}
	lines, more, err := c.store.Log(c.ctx(), c.by(), ref, before)
	if err != nil {
		return err
	}
	if c.Request().Method == http.MethodPost {
		if v.Verdict, err = c.verdict(); err != nil {
			return err
		}
	}
	say := c.newLogWords(zone)
	for _, e := range lines {
		line, err := say.line(e)
		if err != nil {
			return err
		}
		if ref != "" {
			line.Ref = ""
		}
		v.Lines = append(v.Lines, line)
	}
	if n := len(lines); n > 0 {
		v.Pager.Shown = logShown.With(i18n.Number(lines[0].Seq), i18n.Number(lines[n-1].Seq))
		if more {
			v.Pager.Next = v.Action + "?before=" + strconv.FormatInt(lines[n-1].Seq, 10)
		}
	}
	if before > 0 {
		v.Newest = v.Action
	}
	return c.render(http.StatusOK, templates.LogPage(p, v))
}

// verdict walks the chain. What it says of a fault may be about an incident
// that not everybody may see.
func (c *call) verdict() (*templates.LogVerdict, error) {
	// It reads everything: one at a time, so that the pages keep their readers.
	if !c.verifying.TryLock() {
		return &templates.LogVerdict{Title: verdictBusy, Text: verdictBusyText}, nil
	}
	defer c.verifying.Unlock()
	v, err := c.store.Verify(c.ctx(), c.by())
	if err != nil {
		return nil, err
	}
	switch {
	case v.OK():
		return &templates.LogVerdict{OK: true, Title: verdictHolds, Text: verdictHoldsOf.With(i18n.Number(v.Lines), i18n.Number(v.Records), i18n.Number(v.Head.Seq), v.Head.String())}, nil
	case c.by().May(models.SeeRestricted):
		return &templates.LogVerdict{Title: verdictBroken, Text: verdictWhere.With(i18n.Number(v.Lines)), Broken: v.Broken}, nil
	}
	return &templates.LogVerdict{Title: verdictBroken, Text: verdictAsk}, nil
}
