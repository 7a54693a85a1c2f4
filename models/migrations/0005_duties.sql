-- +goose Up

-- The firm's own duties: what a contract, an insurer, a card scheme, a controller
-- or the group asks for. Each row is a version, and never changes. A later one
-- takes the place of those before it from its first day on; one that has ended
-- the duty says from which day there is none.
CREATE TABLE custom_duties (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	slug          TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 60), -- the obligation is "custom." and this
	version       INTEGER NOT NULL CHECK (version > 0),
	entity_id     INTEGER REFERENCES entities (id), -- NULL: every entity of the house
	kind          TEXT NOT NULL CHECK (kind IN ('contract', 'insurance', 'card', 'controller', 'group', 'other')),
	title_sv      TEXT NOT NULL,
	title_en      TEXT NOT NULL,
	recipient     TEXT NOT NULL,
	reference     TEXT NOT NULL, -- the contract, and the clause in it
	clause        TEXT NOT NULL, -- its words
	event         TEXT NOT NULL, -- what starts the clock: see deadline.Event
	of            TEXT NOT NULL CHECK (json_valid(of)), -- JSON list: the obligations whose filing starts it
	n             INTEGER NOT NULL CHECK (n >= 0), -- 0: without undue delay
	unit          TEXT NOT NULL CHECK (unit IN ('', 'hours', 'days', 'working_days', 'weeks', 'months', 'calendar_months')),
	reading       TEXT NOT NULL, -- how the time ends: see deadline.Reading
	conditions    TEXT NOT NULL CHECK (json_valid(conditions)), -- JSON list: what must be so
	role          TEXT NOT NULL CHECK (role IN ('', 'controller', 'processor')), -- '': either
	first         TEXT CHECK (first GLOB '????-??-??'), -- the first day of it; NULL: always
	last          TEXT CHECK (last GLOB '????-??-??'), -- the last day; NULL: none is known
	ended         INTEGER NOT NULL CHECK (ended IN (0, 1)), -- 1: from first on there is no such duty
	reason        TEXT NOT NULL, -- why it was changed or ended
	file_name     TEXT NOT NULL,
	file_type     TEXT NOT NULL,
	file_size     INTEGER NOT NULL CHECK (file_size >= 0),
	file_sha256   TEXT NOT NULL CHECK (length(file_sha256) IN (0, 64)), -- '': no file
	file_kept     INTEGER NOT NULL CHECK (file_kept IN (0, 1)), -- 0: only the hash came from elsewhere
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL,
	UNIQUE (slug, version)
);

-- The bytes of the files, which versions share, under their SHA-256.
CREATE TABLE custom_duty_files (
	id     INTEGER PRIMARY KEY CHECK (id > 0),
	sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
	data   BLOB NOT NULL
);

-- +goose StatementBegin
CREATE TRIGGER custom_duties_are_final BEFORE UPDATE ON custom_duties BEGIN SELECT RAISE(ABORT, 'custom_duties is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER custom_duties_are_kept BEFORE DELETE ON custom_duties BEGIN SELECT RAISE(ABORT, 'custom_duties is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER custom_duties_are_new BEFORE INSERT ON custom_duties WHEN EXISTS (SELECT 1 FROM custom_duties WHERE id = NEW.id OR (slug = NEW.slug AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'custom_duties is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER custom_duties_stay_with BEFORE INSERT ON custom_duties WHEN EXISTS (SELECT 1 FROM custom_duties WHERE slug = NEW.slug AND entity_id IS NOT NEW.entity_id) BEGIN SELECT RAISE(ABORT, 'a duty stays with whom it was made for'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER custom_duty_files_are_final BEFORE UPDATE ON custom_duty_files BEGIN SELECT RAISE(ABORT, 'custom_duty_files is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER custom_duty_files_are_kept BEFORE DELETE ON custom_duty_files BEGIN SELECT RAISE(ABORT, 'custom_duty_files is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER custom_duty_files_are_new BEFORE INSERT ON custom_duty_files WHEN EXISTS (SELECT 1 FROM custom_duty_files WHERE id = NEW.id OR sha256 = NEW.sha256) BEGIN SELECT RAISE(ABORT, 'custom_duty_files is append-only'); END;
-- +goose StatementEnd
