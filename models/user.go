package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/mail"
	"runtime/debug"
	"strings"
	"time"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"

	"frist/models/casefile"
	"frist/models/i18n"
)

// A User is somebody who can sign in.
type User struct {
	ID           int64     `json:"id"`
	Version      int       `json:"version"`
	Email        string    `json:"email"`
	Name         string    `json:"name"`
	Role         Role      `json:"role"`
	Lang         i18n.Lang `json:"lang"`
	PasswordHash string    `json:"-"`
	// Epoch rises when the password or the rights change: a session of an
	// earlier epoch is signed out.
	Epoch     int       `json:"epoch"`
	Disabled  bool      `json:"disabled"`
	CreatedAt time.Time `json:"created_at" gorm:"autoCreateTime:false"`
}

// MarshalJSON is how a user stands in the log: with a digest of the password's
// hash, which shows that it was changed and gives nothing away.
func (u *User) MarshalJSON() ([]byte, error) {
	type plain User
	digest := ""
	if u.PasswordHash != "" {
		sum := sha256.Sum256([]byte(u.PasswordHash))
		digest = hex.EncodeToString(sum[:8])
	}
	return json.Marshal(struct {
		*plain
		PasswordDigest string `json:"password_digest"`
	}{(*plain)(u), digest})
}

func (u *User) subject() (string, int64, int64) { return "user", u.ID, 0 }

// Actor is the user as the one who acts.
func (u User) Actor() Actor { return Actor{ID: u.ID, Name: u.Name, Role: u.Role} }

// MinPassword is how many characters a password has at the least.
const MinPassword = 10

// Check notes what is wrong with the user.
func (u *User) Check(p Problems) {
	checkLine(p, "name", u.Name, 1, 200)
	_, line := casefile.OneLine(u.Email)
	if a, err := mail.ParseAddress(u.Email); err != nil || a.Address != u.Email || len(u.Email) > 254 || !line {
		p.Add("email", i18n.Text{SV: "Ange en e-postadress, till exempel namn@bank.se.", EN: "Enter an e-mail address, for example name@bank.eu."})
	}
	known := false
	for _, r := range Roles {
		known = known || r.Role == u.Role
	}
	if !known {
		p.Add("role", i18n.Text{SV: "Välj en roll.", EN: "Choose a role."})
	}
}

func (u *User) tidy() {
	u.Name, u.Email = strings.TrimSpace(u.Name), strings.ToLower(strings.TrimSpace(u.Email))
	u.Lang = i18n.Parse(string(u.Lang))
}

func checkPassword(p Problems, password string) {
	checkText(p, "password", password, MinPassword, 1000)
	if _, ok := p["password"]; ok {
		p["password"] = i18n.Text{SV: "Lösenordet ska ha minst 10 tecken.", EN: "The password must have at least 10 characters."}
	}
}

// AddUser stores a new user, with a password unless it is empty: then nobody
// can sign in as them yet.
func (s *Store) AddUser(ctx context.Context, by Actor, once Once, u User, password string) (int64, error) {
	if !by.May(KeepUsers) {
		return 0, ErrForbidden
	}
	hash, err := s.hashFor(ctx, password, password == "")
	if err != nil {
		return 0, err
	}
	err = s.change(ctx, by, func(tx *Tx) error {
		if err := tx.again(once); err != nil {
			return err
		}
		u.PasswordHash = hash
		if err := tx.addUser(&u); err != nil {
			return err
		}
		return tx.first(once, "")
	})
	return u.ID, err
}

func (tx *Tx) addUser(u *User) error {
	u.tidy()
	p := Problems{}
	u.Check(p)
	if err := tx.free(p, u.Email, 0); err != nil {
		return err
	}
	if len(p) > 0 {
		return p.Err()
	}
	u.ID, u.Version, u.Epoch, u.CreatedAt = 0, 1, 1, tx.at
	return tx.create(UserAdded, u)
}

// free notes a problem if another user has the address.
func (tx *Tx) free(p Problems, email string, but int64) error {
	var n int
	err := tx.db.Raw("SELECT count(*) FROM users WHERE email = ? AND id <> ?", email, but).Scan(&n).Error
	if n > 0 {
		p.Add("email", i18n.Text{SV: "Det finns redan en användare med den adressen.", EN: "There is already a user with that address."})
	}
	return err
}

// FirstAdmin stores the first administrator of a database that has no user, and
// returns ErrForbidden when it has one.
func (s *Store) FirstAdmin(ctx context.Context, u User, password string) (User, error) {
	hash, err := s.hashFor(ctx, password, false)
	if err != nil {
		return User{}, err
	}
	err = s.change(ctx, Actor{Name: u.Name, Role: operator}, func(tx *Tx) error {
		var n int
		if err := tx.db.Raw("SELECT count(*) FROM users").Scan(&n).Error; err != nil {
			return err
		}
		if n > 0 {
			return ErrForbidden
		}
		u.Role, u.PasswordHash = Admin, hash
		return tx.addUser(&u)
	})
	return u, err
}

// HasUsers reports whether anybody can sign in.
func (s *Store) HasUsers(ctx context.Context) (bool, error) {
	var n int
	err := s.read.WithContext(ctx).Raw("SELECT count(*) FROM (SELECT 1 FROM users LIMIT 1)").Scan(&n).Error
	return n > 0, err
}

// EditUser stores u as the next version of itself. It returns ErrConflict if
// u.Version is not the latest, and refuses that the last administrator goes.
func (s *Store) EditUser(ctx context.Context, by Actor, u User) error {
	if !by.May(KeepUsers) {
		return ErrForbidden
	}
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := take[User](tx, u.ID)
		if err != nil {
			return err
		}
		if before.Version != u.Version {
			return ErrConflict
		}
		u.tidy()
		p := Problems{}
		u.Check(p)
		if err := tx.free(p, u.Email, u.ID); err != nil {
			return err
		}
		if err := tx.keepAdmin(p, before, u); err != nil {
			return err
		}
		if len(p) > 0 {
			return p.Err()
		}
		next := before
		next.Email, next.Name, next.Role, next.Lang, next.Disabled = u.Email, u.Name, u.Role, u.Lang, u.Disabled
		if next.Role != before.Role || next.Disabled {
			next.Epoch++
		}
		next.Version++
		return tx.update(UserEdited, &before, &next)
	})
}

func (tx *Tx) keepAdmin(p Problems, before, after User) error {
	if before.Role != Admin || before.Disabled || after.Role == Admin && !after.Disabled {
		return nil
	}
	var others int
	err := tx.db.Raw("SELECT count(*) FROM users WHERE role = 'admin' AND disabled = 0 AND id <> ?", before.ID).Scan(&others).Error
	if others == 0 {
		p.Add("role", i18n.Text{SV: "Det måste finnas minst en administratör kvar.", EN: "At least one administrator must remain."})
	}
	return err
}

// SetPassword gives a user another password and signs their sessions out.
// Whoever may keep users may set anybody's; others only their own. Where somebody
// else sets it, it may be because a stranger got in, and the addresses of the user's
// calendars, which need no session, answer no more either.
func (s *Store) SetPassword(ctx context.Context, by Actor, id int64, password string) (User, error) {
	if !by.May(KeepUsers) && by.ID != id {
		return User{}, ErrForbidden
	}
	hash, err := s.hashFor(ctx, password, false)
	if err != nil {
		return User{}, err
	}
	var next User
	err = s.change(ctx, by, func(tx *Tx) error {
		before, err := take[User](tx, id)
		if err != nil {
			return err
		}
		next = before
		next.PasswordHash, next.Epoch, next.Version = hash, before.Epoch+1, before.Version+1
		if err := tx.update(PasswordSet, &before, &next); err != nil || by.ID == id {
			return err
		}
		return tx.revokeFeeds(id)
	})
	return next, err
}

// SetLang keeps the language that a user chose.
func (s *Store) SetLang(ctx context.Context, by Actor, l i18n.Lang) error {
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := take[User](tx, by.ID)
		if err != nil || before.Lang == l {
			return err
		}
		next := before
		next.Lang, next.Version = i18n.Parse(string(l)), before.Version+1
		return tx.update(UserEdited, &before, &next)
	})
}

// hashing is what a password costs to try: 19 MiB twice over, the least that
// OWASP advises. It is the same on every machine, as [nobody] has to cost what
// the others do.
var hashing = argon2id.Params{Memory: 19 << 10, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// turn waits for a turn at hashing, of which each holds 19 MiB: two at a time.
// The memory is given back before the next turn begins: left alone, Go would
// hold what several of them have used, and for minutes.
func (s *Store) turn(ctx context.Context) (done func(), err error) {
	select {
	case s.hashing <- struct{}{}:
		return func() { debug.FreeOSMemory(); <-s.hashing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// hashFor hashes a password.
func (s *Store) hashFor(ctx context.Context, password string, none bool) (string, error) {
	if none {
		return "", nil
	}
	p := Problems{}
	if checkPassword(p, password); len(p) > 0 {
		return "", p.Err()
	}
	done, err := s.turn(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	return argon2id.CreateHash(norm.NFC.String(password), &hashing)
}

// nobody is the hash that a wrong address is compared with, so that it takes as
// long as a wrong password.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$g++5yEygGDhsmWGekCaraWYbLjQXLnfsxcAKPJhNQ2k"

// SignIn returns the user with that address and password, and notes it in the
// log. Anything that is wrong, whatever it is, is ErrForbidden.
func (s *Store) SignIn(ctx context.Context, email, password string) (User, error) {
	var us []User
	err := s.read.WithContext(ctx).Where("email = ?", strings.ToLower(strings.TrimSpace(email))).Find(&us).Error
	if err != nil {
		return User{}, err
	}
	u, hash := User{}, nobody
	if len(us) == 1 && us[0].PasswordHash != "" {
		u, hash = us[0], us[0].PasswordHash
	}
	ok, anew, err := s.matches(ctx, password, hash)
	if err != nil {
		return User{}, err
	}
	if !ok || u.ID == 0 || u.Disabled {
		return User{}, ErrForbidden
	}
	return s.noteUser(ctx, u, SignedIn, anew)
}

// noteUser puts in the log what a user did who changes nothing, with the record
// as it stands by then: hashing takes its time, and another may have changed it.
// A hash that was made anew is stored with it.
func (s *Store) noteUser(ctx context.Context, u User, a Action, anew string) (User, error) {
	var now User
	err := s.change(ctx, u.Actor(), func(tx *Tx) (err error) {
		if now, err = take[User](tx, u.ID); err != nil {
			return err
		}
		if a == SignedIn && (now.Disabled || now.PasswordHash != u.PasswordHash) {
			return ErrForbidden
		}
		if anew != "" {
			before := now
			now.PasswordHash, now.Version = anew, before.Version+1
			return tx.update(a, &before, &now)
		}
		return tx.note(a, nil, &now)
	})
	return now, err
}

// matches reports whether a password is that of a hash, tried at the cost that
// the hash itself names. Where that is not what one costs now, anew is the
// password's hash at today's cost.
func (s *Store) matches(ctx context.Context, password, hash string) (ok bool, anew string, err error) {
	done, err := s.turn(ctx)
	if err != nil {
		return false, "", err
	}
	defer done()
	password = norm.NFC.String(password)
	ok, cost, err := argon2id.CheckHash(password, hash)
	if err != nil || !ok || *cost == hashing {
		return ok, "", err
	}
	anew, err = argon2id.CreateHash(password, &hashing)
	return ok, anew, err
}

// ChangePassword is [Store.SetPassword] for a user who says what theirs is now.
// A wrong one is a problem of the field "password-current".
func (s *Store) ChangePassword(ctx context.Context, by Actor, current, password string) (User, error) {
	u, err := s.User(ctx, by, by.ID)
	if err != nil {
		return User{}, err
	}
	hash := u.PasswordHash
	if hash == "" {
		hash = nobody
	}
	ok, _, err := s.matches(ctx, current, hash)
	if err != nil {
		return User{}, err
	}
	p := Problems{}
	if checkPassword(p, password); !ok {
		p.Add("password-current", i18n.Text{SV: "Lösenordet stämmer inte.", EN: "The password is not right."})
	}
	if len(p) > 0 {
		return User{}, p.Err()
	}
	return s.SetPassword(ctx, by, u.ID, password)
}

// NoteSignOut puts in the log that a user left.
func (s *Store) NoteSignOut(ctx context.Context, u User) error {
	_, err := s.noteUser(ctx, u, SignedOut, "")
	return err
}

// SessionUser returns the user of a session, if the session is still good: the
// user is there, not disabled, and of the same epoch.
func (s *Store) SessionUser(ctx context.Context, id int64, epoch int) (User, error) {
	rows, err := s.brief(ctx)("SELECT id, version, email, name, role, lang, epoch, disabled FROM users WHERE id = +?", id)
	if err != nil {
		return User{}, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	var u User
	for rows.Next() {
		if err := rows.Scan(&u.ID, &u.Version, &u.Email, &u.Name, &u.Role, &u.Lang, &u.Epoch, &u.Disabled); err != nil {
			return User{}, err
		}
	}
	if err := rows.Err(); err != nil {
		return User{}, err
	}
	if u.ID == 0 || u.Disabled || u.Epoch != epoch {
		return User{}, ErrNotFound
	}
	return u, nil
}

// Users returns all users by name: their names are everybody's to see who may
// keep a record, since they choose who may see it.
func (s *Store) Users(ctx context.Context, by Actor) ([]User, error) {
	if !by.May(KeepUsers) && !by.May(KeepRecord) {
		return nil, ErrForbidden
	}
	var us []User
	err := s.read.WithContext(ctx).Order("name, id").Find(&us).Error
	return us, err
}

// User returns one user: to whoever keeps users, and to themselves.
func (s *Store) User(ctx context.Context, by Actor, id int64) (User, error) {
	if !by.May(KeepUsers) && by.ID != id {
		return User{}, ErrForbidden
	}
	var u User
	err := s.read.WithContext(ctx).Where("id = ?", id).Take(&u).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = ErrNotFound
	}
	return u, err
}
