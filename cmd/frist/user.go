package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"frist/models"
)

const userMore = `
A new user needs --name and --role. Of a user who is there already, what is
given is changed; with no flag it only says how things stand. A new password, a
new role and --disable sign the user out everywhere.

"--password -" reads the password from standard input, so that it stands in no
list of processes and in no history of commands.`

// A userChange is what frist user was asked to do.
type userChange struct {
	email, name, role, password string
	disable, enable             bool
}

func userCommand(ctx context.Context, c *invocation) (err error) {
	var u userChange
	path := c.database()
	c.flags.StringVar(&u.name, "name", "", "the user's `name`")
	c.flags.StringVar(&u.role, "role", "", "the user's `role`: "+roles())
	c.flags.StringVar(&u.password, "password", "", "the user's `password`, of at least 10 characters; - reads it from standard input")
	c.flags.BoolVar(&u.disable, "disable", false, "keep the user from signing in")
	c.flags.BoolVar(&u.enable, "enable", false, "let the user sign in again")
	words, err := c.parse(1)
	if err != nil {
		return err
	}
	u.email = strings.ToLower(words[0])
	if err := u.check(c); err != nil {
		return c.wrong(err)
	}
	open := models.OpenExisting
	if u.name != "" && u.role != "" {
		open = models.Open // the first user may come before the server
	}
	store, err := open(ctx, *path, now)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	before, err := findUser(ctx, store, u.email)
	switch {
	case errors.Is(err, models.ErrNotFound) && (u.name == "" || u.role == ""):
		return c.wrong(fmt.Errorf("there is no user %s, and a new one needs --name and --role", u.email))
	case errors.Is(err, models.ErrNotFound):
		err = u.add(ctx, store)
	case err == nil:
		err = u.change(ctx, c, store, before)
	}
	if err != nil {
		return err
	}
	after, err := findUser(ctx, store, u.email)
	if err != nil {
		return err
	}
	return describeUser(c.out, after)
}

func roles() string {
	var names []string
	for _, r := range models.Roles {
		names = append(names, string(r.Role))
	}
	return strings.Join(names, ", ")
}

// check says what is wrong with the flags, and reads the password if it is to
// be read.
func (u *userChange) check(c *invocation) error {
	known := !c.set("role")
	for _, r := range models.Roles {
		known = known || string(r.Role) == u.role
	}
	switch {
	case !known:
		return fmt.Errorf("--role %q is none of %s", u.role, roles())
	case c.set("name") && strings.TrimSpace(u.name) == "":
		return errors.New("--name is empty")
	case u.disable && u.enable:
		return errors.New("--disable and --enable go against each other")
	}
	if u.password == "-" {
		data, err := io.ReadAll(io.LimitReader(c.in, 4<<10))
		if err != nil {
			return err
		}
		line, _, _ := strings.Cut(string(data), "\n")
		u.password = strings.TrimSuffix(line, "\r")
	}
	if c.set("password") {
		return checkPassword(u.password)
	}
	return nil
}

func checkPassword(password string) error {
	if len([]rune(password)) < models.MinPassword {
		return fmt.Errorf("--password has fewer than %d characters", models.MinPassword)
	}
	return nil
}

func findUser(ctx context.Context, store *models.Store, email string) (models.User, error) {
	us, err := store.Users(ctx, operator())
	if err != nil {
		return models.User{}, err
	}
	for _, u := range us {
		if u.Email == email {
			return u, nil
		}
	}
	return models.User{}, models.ErrNotFound
}

func (u *userChange) add(ctx context.Context, store *models.Store) error {
	to := models.User{Email: u.email, Name: u.name, Role: models.Role(u.role)}
	id, err := store.AddUser(ctx, operator(), models.Once{}, to, u.password)
	if err != nil || !u.disable {
		return err
	}
	if to, err = store.User(ctx, operator(), id); err != nil {
		return err
	}
	to.Disabled = true
	return store.EditUser(ctx, operator(), to)
}

// change gives the user what was given of name, role, state and password.
func (u *userChange) change(ctx context.Context, c *invocation, store *models.Store, to models.User) error {
	if c.set("name") {
		to.Name = u.name
	}
	if c.set("role") {
		to.Role = models.Role(u.role)
	}
	if u.disable || u.enable {
		to.Disabled = u.disable
	}
	if c.set("name") || c.set("role") || u.disable || u.enable {
		if err := store.EditUser(ctx, operator(), to); err != nil {
			return err
		}
	}
	if u.password == "" {
		return nil
	}
	_, err := store.SetPassword(ctx, operator(), to.ID, u.password)
	return err
}

func describeUser(w io.Writer, u models.User) error {
	state := "may sign in"
	switch {
	case u.Disabled:
		state = "is disabled"
	case u.PasswordHash == "":
		state = "has no password yet: set one with --password -"
	}
	_, err := fmt.Fprintf(w, "%s, %s, %s: %s\n", u.Email, u.Name, u.Role, state)
	return err
}
