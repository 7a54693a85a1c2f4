package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"frist/models"
)

const seedMore = `
They are stored as any incident is, with their lines in the log, so they cannot
be taken away again: never seed a database that is in use. The same --seed makes
the same incidents.`

func seedCommand(ctx context.Context, c *invocation) (err error) {
	path := c.database()
	n := c.flags.Int("incidents", 1000, "how many `incidents` to add")
	m := c.flags.Int("timeline", 5, "how many timeline `entries` each has")
	seed := c.flags.Uint64("seed", 1, "the `number` that the incidents are made from")
	if _, err := c.parse(0); err != nil {
		return err
	}
	if *n < 0 || *m < 0 {
		return c.wrong(errors.New("--incidents and --timeline are not less than 0"))
	}
	if _, err := os.Stat(*path); err == nil && !c.set("db") {
		return c.wrong(fmt.Errorf("%s is there already: name it with --db if invented incidents are to be added to it for good", *path))
	}
	s, err := models.Open(ctx, *path, now)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	start, said := now(), now()
	err = s.Seed(ctx, operator(), *n, *m, *seed, func(done int) {
		if t := now(); t.Sub(said) >= 2*time.Second {
			said = t
			fmt.Fprintf(c.err, "%d of %d incidents, %.0f a second\n", done, *n, float64(done)/t.Sub(start).Seconds())
		}
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%d incidents in %.1f s\n", *n, now().Sub(start).Seconds())
	return err
}
