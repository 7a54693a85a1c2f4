package main

import (
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/web"
)

// The real incident that the app began with, as it stands.
//
//go:embed demo/klarna-2021.case.json
var klarna []byte

// A closed incident that was invented.
//
//go:embed demo/closed.case.json
var closedCase []byte

const demoMore = `
It has its own database, which is thrown away when it stops. If the port of the
address is taken, the next free one is used.`

func demoCommand(ctx context.Context, c *invocation) (err error) {
	addr := c.flags.String("addr", defaultAddr, "the `address` to listen on")
	password := c.flags.String("password", "", "the common `password` of the accounts, of at least 10 characters; without it one is made up")
	if _, err := c.parse(0); err != nil {
		return err
	}
	if !c.set("password") {
		*password = strings.ToLower(rand.Text()[:12])
	}
	if err := checkPassword(*password); err != nil {
		return c.wrong(err)
	}
	s := server{out: c.out, err: c.err, scheme: "http"}
	if s.l, err = listenNear(*addr); err != nil {
		return err
	}
	defer s.l.Close() //nolint:errcheck // it is closed already when all went well
	dir, err := os.MkdirTemp("", "frist-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	defer forgive(ctx, &err)
	store, err := models.Open(ctx, filepath.Join(dir, "demo.db"), now)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	if err := fillDemo(ctx, store, *password, now()); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "The demo of Frist is at %s\n\nSign in as one of these, with the password %s\n\n", s.url(), *password)
	for _, a := range demoAccounts {
		fmt.Fprintf(c.out, "  %-22s  %s\n", a.email, models.RoleName(a.role).EN)
	}
	fmt.Fprintln(c.out, "\nEverything is thrown away when it stops (Ctrl-C).")
	return s.serve(ctx, web.New(store, now, s.log(), web.Options{Demo: true, Version: version()}))
}

// listenNear listens on the address or, when its port is taken, on one of the
// hundred after it.
func listenNear(addr string) (net.Listener, error) {
	l, err := listen(addr)
	host, port, _ := net.SplitHostPort(addr)
	first, perr := strconv.Atoi(port)
	if err == nil || perr != nil {
		return l, err
	}
	for p := first + 1; errors.Is(err, errTaken) && p <= min(first+100, 65535); p++ {
		l, err = listen(net.JoinHostPort(host, strconv.Itoa(p)))
	}
	return l, err
}

var demoAccounts = []struct {
	email, name string
	role        models.Role
}{
	{"officer@demo.example", "Olivia Handläggare", models.Handler},
	{"approver@demo.example", "Axel Godkännare", models.Approver},
	{"auditor@demo.example", "Greta Granskare", models.Auditor},
	{"admin@demo.example", "Adam Administratör", models.Admin},
}

// fillDemo stores the accounts and three incidents: a closed one, a real one of
// 2021, and one that began two hours before at, so that clocks run.
func fillDemo(ctx context.Context, store *models.Store, password string, at time.Time) error {
	by := models.Operator("frist demo")
	for _, a := range demoAccounts {
		if _, err := store.AddUser(ctx, by, models.Once{}, models.User{Email: a.email, Name: a.name, Role: a.role}, password); err != nil {
			return err
		}
	}
	files := []casefile.File{{}, {}, runningIncident(at)}
	for i, data := range [][]byte{closedCase, klarna} {
		f, err := casefile.Parse(data)
		if err != nil {
			return err
		}
		files[i] = f
	}
	for _, f := range files {
		if _, err := store.Import(ctx, by, f); err != nil {
			return err
		}
	}
	return nil
}

// runningIncident is an invented incident at an invented payment institution,
// which began two hours before now.
func runningIncident(now time.Time) casefile.File {
	now = now.UTC().Truncate(time.Minute)
	ago := func(minutes time.Duration) time.Time { return now.Add(-minutes * time.Minute) }
	least, most, swedes := int64(2100), int64(2400), int64(2100)
	const officer = "Olivia Handläggare"
	// Nothing was on record before the incident was reported, 75 minutes ago.
	recorded := func(minutes time.Duration) casefile.Recorded {
		return casefile.Recorded{At: ago(min(minutes, 75) - 4), By: officer}
	}
	entry := func(minutes time.Duration, p calendar.Precision, text, source string) casefile.Entry {
		return casefile.Entry{At: calendar.Moment{At: ago(minutes), Precision: p}, Text: text, Source: source, Recorded: recorded(minutes)}
	}
	return casefile.File{
		Entity: casefile.Entity{Name: "Havsviken Betal AB (påhittat)", Country: "SE", Type: deadline.PaymentInstitution, Role: deadline.Controller, OrgNo: "559999-9991"},
		Incident: casefile.Incident{
			Title:     "Kvitton skickades till fel kunder",
			Summary:   "Efter en omstart av kvittotjänsten fick kunder andra kunders kvitton, med namn, belopp och de fyra sista siffrorna i kortnumret. Kvittotjänsten är stoppad. Betalningarna fungerar som vanligt.",
			Informant: "Kundtjänst, Sara L., anknytning 4410", KnownBy: "Driftledaren och informationssäkerhetschefen",
			ReportedBy: officer, ReportedAt: ago(75),
			PersonalData: deadline.Yes, ServicesDown: deadline.Yes,
			OccurredFrom: calendar.Moment{At: ago(120), Precision: calendar.About}, DetectedAt: calendar.At(ago(96)),
		},
		Awareness: []casefile.Awareness{
			{At: calendar.At(ago(96)), How: "En kund ringer och läser upp någon annans kvitto", Source: "Kundtjänst", Recorded: recorded(96)},
			{At: calendar.At(ago(81)), How: "Driftledaren ser att kvitton blandas ihop", Source: "Driftledaren", Chosen: true, Reason: "Då stod det med rimlig säkerhet klart att personuppgifter hade röjts för obehöriga.", Recorded: recorded(81)},
		},
		Timeline: []casefile.Entry{
			entry(120, calendar.About, "Kvittotjänsten startas om efter en uppgradering", "Driftloggen"),
			entry(96, calendar.Exact, "Det första samtalet: en kund har fått någon annans kvitto", "Kundtjänst"),
			entry(88, calendar.Exact, "Tre samtal till; kundtjänst ringer driften", "Kundtjänst"),
			entry(81, calendar.Exact, "Driften bekräftar att kvitton blandas ihop", "Driftledaren"),
			entry(35, calendar.Exact, "Kvittotjänsten stoppas; betalningarna fungerar som vanligt", "Driftledaren"),
		},
		Counts: []casefile.Count{
			{AsOf: ago(60), Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, Source: "Driftledaren", Note: "Antalet är ännu inte känt", Recorded: recorded(60)},
			{AsOf: ago(20), Of: casefile.DataSubjects, Mode: casefile.Approximate, Min: &least, Max: &most, ByCountry: map[string]*int64{"SE": &swedes, "NO": nil}, Source: "Utskicksloggen", Recorded: recorded(20)},
			{AsOf: ago(20), Of: casefile.Clients, Mode: casefile.Approximate, Min: &least, Max: &most, Source: "Utskicksloggen", Recorded: recorded(20)},
		},
		Facts: map[string]casefile.Fact{
			"nature":             {Text: "Obehörigt röjande: kunder fick andra kunders kvitton", Recorded: recorded(70)},
			"breach_types":       {Lines: []string{"confidentiality"}, Recorded: recorded(70)},
			"subject_categories": {Lines: []string{"kunder"}, Recorded: recorded(70)},
			"data_categories":    {Lines: []string{"namn", "belopp och inköpsställe", "de fyra sista siffrorna i kortnumret"}, Recorded: recorded(70)},
		},
	}
}
