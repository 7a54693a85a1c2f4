-- +goose Up

-- Every time of ours is in UTC and whole seconds, and the database insists:
-- only then does the text sort as the time does. A time of somebody's life that
-- may be known only roughly (a "moment") is text as calendar.Moment writes it.

CREATE TABLE entities (
	id                INTEGER PRIMARY KEY CHECK (id > 0),
	version           INTEGER NOT NULL,
	name              TEXT NOT NULL CHECK (length(name) <= 200),
	country           TEXT NOT NULL CHECK (length(country) IN (0, 2)), -- home state, ISO 3166-1; '': not known
	type              TEXT NOT NULL, -- DORA Art. 2(1), or other
	role              TEXT NOT NULL CHECK (role IN ('controller', 'processor')),
	org_no            TEXT NOT NULL,
	lei               TEXT NOT NULL,
	eves_are_holidays INTEGER NOT NULL CHECK (eves_are_holidays IN (0, 1)),
	relief_excluded   INTEGER NOT NULL CHECK (relief_excluded IN (0, 1)), -- Reg. (EU) 2025/301 Art. 5(5)-(6)
	created_at        DATETIME NOT NULL CHECK (created_at GLOB '????-??-?? ??:??:??+00:00')
);
CREATE INDEX entities_by_name ON entities (name, id);

CREATE TABLE users (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	version       INTEGER NOT NULL,
	email         TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
	name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	role          TEXT NOT NULL CHECK (role IN ('reader', 'reporter', 'handler', 'approver', 'auditor', 'admin')),
	lang          TEXT NOT NULL CHECK (lang IN ('sv', 'en')),
	password_hash TEXT NOT NULL,   -- argon2id; empty: cannot sign in
	epoch         INTEGER NOT NULL, -- a session of an earlier epoch is signed out
	disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
	created_at    DATETIME NOT NULL CHECK (created_at GLOB '????-??-?? ??:??:??+00:00')
);
CREATE INDEX users_by_name ON users (name, id);

CREATE TABLE incidents (
	id           INTEGER PRIMARY KEY CHECK (id > 0),
	version      INTEGER NOT NULL,
	year         INTEGER NOT NULL,
	number       INTEGER NOT NULL CHECK (number > 0),
	ref          TEXT NOT NULL UNIQUE, -- "2026-014"
	entity_id    INTEGER NOT NULL REFERENCES entities (id),
	title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
	summary      TEXT NOT NULL,
	informant    TEXT NOT NULL, -- who told us, as typed
	known_by     TEXT NOT NULL, -- who else knew when it was reported
	status       TEXT NOT NULL CHECK (status IN ('open', 'closed')),
	restricted   INTEGER NOT NULL CHECK (restricted IN (0, 1)), -- seen by its members and auditors only
	reported_by  INTEGER REFERENCES users (id), -- NULL: at the command line, or by somebody elsewhere
	reported_name TEXT NOT NULL,
	reported_at  DATETIME NOT NULL CHECK (reported_at GLOB '????-??-?? ??:??:??+00:00'),
	closed_at    DATETIME CHECK (closed_at GLOB '????-??-?? ??:??:??+00:00'),
	personal_data TEXT NOT NULL CHECK (personal_data IN ('', 'yes', 'no')), -- '': unknown
	services_down TEXT NOT NULL CHECK (services_down IN ('', 'yes', 'no')),
	risk         TEXT NOT NULL CHECK (risk IN ('', 'yes', 'no')),
	high_risk    TEXT NOT NULL CHECK (high_risk IN ('', 'yes', 'no')),
	occurred_from TEXT, occurred_to TEXT, detected_at TEXT,
	classified_major_at TEXT, recovered_at TEXT, resolved_at TEXT, -- moments; NULL: not known
	-- From here on: an index, written by the seam in the transaction that changes
	-- what it rests on, and never the truth.
	aware_at        DATETIME CHECK (aware_at GLOB '????-??-?? ??:??:??+00:00'),
	next_strict_at  DATETIME CHECK (next_strict_at GLOB '????-??-?? ??:??:??+00:00'),
	next_obligation TEXT NOT NULL DEFAULT '',
	undecided       INTEGER NOT NULL DEFAULT 0, -- how many decisions are waiting
	affected_min    INTEGER, affected_max INTEGER, affected_mode TEXT NOT NULL DEFAULT '',
	CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
	UNIQUE (year, number)
);
CREATE INDEX incidents_by_status ON incidents (status, id);
CREATE INDEX incidents_by_entity ON incidents (entity_id, id);
CREATE INDEX incidents_by_entity_status ON incidents (entity_id, status, id);
CREATE INDEX incidents_by_reporter ON incidents (reported_by, id);
CREATE INDEX incidents_by_reporter_deadline ON incidents (reported_by, next_strict_at, id) WHERE next_strict_at IS NOT NULL;
CREATE INDEX incidents_by_deadline ON incidents (next_strict_at, id) WHERE next_strict_at IS NOT NULL;
CREATE INDEX incidents_by_entity_deadline ON incidents (entity_id, next_strict_at, id) WHERE next_strict_at IS NOT NULL;
CREATE INDEX incidents_undecided ON incidents (aware_at, id) WHERE undecided > 0;

CREATE TABLE incident_members (
	id          INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id INTEGER NOT NULL REFERENCES incidents (id),
	user_id     INTEGER NOT NULL REFERENCES users (id),
	active      INTEGER NOT NULL CHECK (active IN (0, 1)), -- 0: was a member
	UNIQUE (incident_id, user_id)
);

CREATE TABLE awareness (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	at            TEXT, -- moment; NULL: not known
	how           TEXT NOT NULL,
	source        TEXT NOT NULL,
	chosen        INTEGER NOT NULL CHECK (chosen IN (0, 1)),
	reason        TEXT NOT NULL, -- why this one was chosen
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX awareness_by_incident ON awareness (incident_id, at, id);
CREATE UNIQUE INDEX awareness_one_chosen ON awareness (incident_id) WHERE chosen = 1;

CREATE TABLE timeline_entries (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	at            TEXT,  -- moment; NULL: not known
	sort_at       DATETIME NOT NULL CHECK (sort_at GLOB '????-??-?? ??:??:??+00:00'), -- at, or recorded_at where at is not known
	text          TEXT NOT NULL,
	source        TEXT NOT NULL,
	corrects      INTEGER REFERENCES timeline_entries (id), -- the entry that this one replaces
	withdrawn     INTEGER NOT NULL CHECK (withdrawn IN (0, 1)), -- the entry only takes back the one it corrects
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX timeline_by_time ON timeline_entries (incident_id, sort_at, id);
CREATE INDEX timeline_corrections ON timeline_entries (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE counts (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	as_of         DATETIME CHECK (as_of GLOB '????-??-?? ??:??:??+00:00'),
	of            TEXT NOT NULL CHECK (of IN ('data_subjects', 'records', 'clients', 'counterparts', 'transactions')),
	mode          TEXT NOT NULL CHECK (mode IN ('exact', 'approximate', 'cannot_be_determined', 'to_be_determined')),
	min           INTEGER CHECK (min >= 0), -- NULL: not known, which is not 0
	max           INTEGER CHECK (max >= 0),
	by_country    TEXT NOT NULL, -- JSON: country to number or null
	source        TEXT NOT NULL,
	note          TEXT NOT NULL,
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL,
	CHECK (min IS NULL OR max IS NULL OR min <= max)
);
CREATE INDEX counts_by_incident ON counts (incident_id, of, as_of, id);

CREATE TABLE facts (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	version       INTEGER NOT NULL,
	key           TEXT NOT NULL,
	value         TEXT NOT NULL, -- JSON
	known_since   DATETIME NOT NULL CHECK (known_since GLOB '????-??-?? ??:??:??+00:00'),
	source        TEXT NOT NULL,
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL,
	UNIQUE (incident_id, key)
);

CREATE TABLE decisions (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	obligation    TEXT NOT NULL,
	outcome       TEXT NOT NULL CHECK (outcome IN ('', 'notify', 'do_not_notify', 'classify_major', 'reclassify')),
	reason        TEXT NOT NULL,
	decided_at    DATETIME CHECK (decided_at GLOB '????-??-?? ??:??:??+00:00'),
	decided_by    TEXT NOT NULL,
	approved_by   TEXT NOT NULL,
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX decisions_by_incident ON decisions (incident_id, decided_at, id);

CREATE TABLE evidence (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	name          TEXT NOT NULL,
	media_type    TEXT NOT NULL,
	size          INTEGER NOT NULL CHECK (size >= 0),
	sha256        TEXT NOT NULL CHECK (length(sha256) IN (0, 64)),
	note          TEXT NOT NULL,
	kept          INTEGER NOT NULL CHECK (kept IN (0, 1)), -- 0: only the hash came from elsewhere
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX evidence_by_incident ON evidence (incident_id, id);
-- The bytes stand apart, so that a list of evidence does not read them.
CREATE TABLE evidence_data (
	evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id) CHECK (evidence_id > 0),
	data        BLOB NOT NULL
);

CREATE TABLE filings (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	obligation    TEXT NOT NULL,
	rule_version  INTEGER NOT NULL,
	sent_at       DATETIME CHECK (sent_at GLOB '????-??-?? ??:??:??+00:00'),
	channel       TEXT NOT NULL,
	reference     TEXT NOT NULL,
	strict_at     DATETIME CHECK (strict_at GLOB '????-??-?? ??:??:??+00:00'),
	latest_at     DATETIME CHECK (latest_at GLOB '????-??-?? ??:??:??+00:00'),
	late_strict   INTEGER CHECK (late_strict IN (0, 1)), -- frozen; NULL: no limit to be late for
	late_latest   INTEGER CHECK (late_latest IN (0, 1)),
	delay_reason  TEXT NOT NULL,
	evidence_id   INTEGER REFERENCES evidence (id), -- the proof
	content       TEXT NOT NULL, -- the record as it stood, frozen
	content_sha256 TEXT NOT NULL CHECK (length(content_sha256) IN (0, 64)),
	content_size  INTEGER NOT NULL, -- in bytes; 0: only the hash came from elsewhere
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX filings_by_incident ON filings (incident_id, sent_at, id);

CREATE TABLE log (
	seq         INTEGER PRIMARY KEY CHECK (seq > 0),
	at          DATETIME NOT NULL CHECK (at GLOB '????-??-?? ??:??:??+00:00'),
	actor_id    INTEGER NOT NULL, -- 0: at the command line
	actor       TEXT NOT NULL CHECK (actor <> ''),
	action      TEXT NOT NULL,
	kind        TEXT NOT NULL,
	kind_id     INTEGER NOT NULL,
	incident_id INTEGER, -- NULL: it concerns no incident
	content     BLOB NOT NULL, -- JSON: the record before and after
	salt        BLOB NOT NULL CHECK (length(salt) = 16),
	digest      BLOB NOT NULL CHECK (length(digest) = 32), -- of salt and content
	prev        BLOB NOT NULL CHECK (length(prev) = 32),
	hash        BLOB NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX log_by_incident ON log (incident_id, seq) WHERE incident_id IS NOT NULL;
CREATE INDEX log_by_record ON log (kind, kind_id, seq);
CREATE INDEX log_of_house ON log (seq) WHERE incident_id IS NULL;

-- Working memory: no record, no log.
CREATE TABLE sessions (token TEXT PRIMARY KEY, data BLOB NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions (expires);
CREATE TABLE drafts (
	user_id  INTEGER NOT NULL REFERENCES users (id),
	form     TEXT NOT NULL, -- the path of the page that it was typed on
	fields   TEXT NOT NULL, -- JSON
	saved_at DATETIME NOT NULL CHECK (saved_at GLOB '????-??-?? ??:??:??+00:00'),
	PRIMARY KEY (user_id, form)
) WITHOUT ROWID;
CREATE TABLE once (token TEXT PRIMARY KEY, place TEXT NOT NULL, at DATETIME NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What was recorded is corrected by something new and never changed. The
-- triggers on INSERT are for INSERT OR REPLACE, which deletes without asking.

-- +goose StatementBegin
CREATE TRIGGER log_is_final BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER log_is_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER log_is_a_chain BEFORE INSERT ON log BEGIN
	SELECT RAISE(ABORT, 'the log has another next line') WHERE NEW.seq <> coalesce((SELECT max(seq) FROM log), 0) + 1;
	SELECT RAISE(ABORT, 'the log has another last hash') WHERE NEW.prev <> coalesce((SELECT hash FROM log ORDER BY seq DESC LIMIT 1), zeroblob(32));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER timeline_entries_are_final BEFORE UPDATE ON timeline_entries BEGIN SELECT RAISE(ABORT, 'timeline_entries is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER timeline_entries_are_kept BEFORE DELETE ON timeline_entries BEGIN SELECT RAISE(ABORT, 'timeline_entries is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER timeline_entries_are_new BEFORE INSERT ON timeline_entries WHEN EXISTS (SELECT 1 FROM timeline_entries WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'timeline_entries is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER counts_are_final BEFORE UPDATE ON counts BEGIN SELECT RAISE(ABORT, 'counts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER counts_are_kept BEFORE DELETE ON counts BEGIN SELECT RAISE(ABORT, 'counts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER counts_are_new BEFORE INSERT ON counts WHEN EXISTS (SELECT 1 FROM counts WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'counts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_are_final BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_are_new BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filings_are_final BEFORE UPDATE ON filings BEGIN SELECT RAISE(ABORT, 'filings is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filings_are_kept BEFORE DELETE ON filings BEGIN SELECT RAISE(ABORT, 'filings is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filings_are_new BEFORE INSERT ON filings WHEN EXISTS (SELECT 1 FROM filings WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'filings is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_are_final BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_are_kept BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_are_new BEFORE INSERT ON evidence WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_data_are_final BEFORE UPDATE ON evidence_data BEGIN SELECT RAISE(ABORT, 'evidence_data is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_data_are_kept BEFORE DELETE ON evidence_data BEGIN SELECT RAISE(ABORT, 'evidence_data is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_data_are_new BEFORE INSERT ON evidence_data WHEN EXISTS (SELECT 1 FROM evidence_data WHERE evidence_id = NEW.evidence_id) BEGIN SELECT RAISE(ABORT, 'evidence_data is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER awareness_is_final BEFORE UPDATE ON awareness
WHEN OLD.id IS NOT NEW.id OR OLD.incident_id IS NOT NEW.incident_id OR OLD.at IS NOT NEW.at OR OLD.how IS NOT NEW.how OR OLD.source IS NOT NEW.source
	OR OLD.recorded_at IS NOT NEW.recorded_at OR OLD.recorded_name IS NOT NEW.recorded_name
BEGIN SELECT RAISE(ABORT, 'awareness is append-only but for the choice'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER awareness_is_kept BEFORE DELETE ON awareness BEGIN SELECT RAISE(ABORT, 'awareness is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER awareness_is_new BEFORE INSERT ON awareness WHEN EXISTS (SELECT 1 FROM awareness WHERE id = NEW.id OR (NEW.chosen = 1 AND chosen = 1 AND incident_id = NEW.incident_id)) BEGIN SELECT RAISE(ABORT, 'awareness is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incidents_are_kept BEFORE DELETE ON incidents BEGIN SELECT RAISE(ABORT, 'incidents are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incidents_are_new BEFORE INSERT ON incidents WHEN EXISTS (SELECT 1 FROM incidents WHERE id = NEW.id OR ref = NEW.ref OR (year = NEW.year AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'incidents are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entities_are_kept BEFORE DELETE ON entities BEGIN SELECT RAISE(ABORT, 'entities are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entities_are_new BEFORE INSERT ON entities WHEN EXISTS (SELECT 1 FROM entities WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'entities are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER users_are_kept BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'users are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER users_are_new BEFORE INSERT ON users WHEN EXISTS (SELECT 1 FROM users WHERE id = NEW.id OR email = NEW.email) BEGIN SELECT RAISE(ABORT, 'users are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER facts_are_kept BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER facts_are_new BEFORE INSERT ON facts WHEN EXISTS (SELECT 1 FROM facts WHERE id = NEW.id OR (incident_id = NEW.incident_id AND key = NEW.key)) BEGIN SELECT RAISE(ABORT, 'facts are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incident_members_are_new BEFORE INSERT ON incident_members WHEN EXISTS (SELECT 1 FROM incident_members WHERE id = NEW.id OR (incident_id = NEW.incident_id AND user_id = NEW.user_id)) BEGIN SELECT RAISE(ABORT, 'incident_members are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incidents_stay_apart BEFORE UPDATE ON incidents WHEN NEW.id <> OLD.id OR EXISTS (SELECT 1 FROM incidents other WHERE other.id <> OLD.id AND (other.ref = NEW.ref OR (other.year = NEW.year AND other.number = NEW.number))) BEGIN SELECT RAISE(ABORT, 'incidents are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entities_stay_apart BEFORE UPDATE ON entities WHEN NEW.id <> OLD.id OR EXISTS (SELECT 1 FROM entities other WHERE other.id <> OLD.id AND (0)) BEGIN SELECT RAISE(ABORT, 'entities are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER users_stay_apart BEFORE UPDATE ON users WHEN NEW.id <> OLD.id OR EXISTS (SELECT 1 FROM users other WHERE other.id <> OLD.id AND (other.email = NEW.email)) BEGIN SELECT RAISE(ABORT, 'users are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER facts_stay_apart BEFORE UPDATE ON facts WHEN NEW.id <> OLD.id OR EXISTS (SELECT 1 FROM facts other WHERE other.id <> OLD.id AND (other.incident_id = NEW.incident_id AND other.key = NEW.key)) BEGIN SELECT RAISE(ABORT, 'facts are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incident_members_stay_apart BEFORE UPDATE ON incident_members WHEN NEW.id <> OLD.id OR EXISTS (SELECT 1 FROM incident_members other WHERE other.id <> OLD.id AND (other.incident_id = NEW.incident_id AND other.user_id = NEW.user_id)) BEGIN SELECT RAISE(ABORT, 'incident_members are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER awareness_stay_apart BEFORE UPDATE ON awareness WHEN NEW.id <> OLD.id OR EXISTS (SELECT 1 FROM awareness other WHERE other.id <> OLD.id AND (NEW.chosen = 1 AND other.chosen = 1 AND other.incident_id = NEW.incident_id)) BEGIN SELECT RAISE(ABORT, 'awareness are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incident_members_are_kept BEFORE DELETE ON incident_members BEGIN SELECT RAISE(ABORT, 'members are never deleted'); END;
-- +goose StatementEnd
