-- +goose Up

-- The letters to people (GDPR Art. 34). Each row is a version of the letter of one
-- entity in one language, and never changes. Nobody whom a letter is sent to stands
-- in any of these tables: they hold numbers.
CREATE TABLE letters (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	entity_id     INTEGER REFERENCES entities (id), -- NULL: the incident's own entity's
	lang          TEXT NOT NULL CHECK (length(lang) = 2),
	version       INTEGER NOT NULL CHECK (version > 0),
	subject       TEXT NOT NULL,
	body          TEXT NOT NULL,
	template      TEXT NOT NULL, -- the template that it was made from; '': none
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE UNIQUE INDEX letters_by_incident ON letters (incident_id, coalesce(entity_id, 0), lang, version);

-- Each time that a letter was sent to a number of people.
CREATE TABLE letter_batches (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	entity_id     INTEGER REFERENCES entities (id),
	letter_id     INTEGER REFERENCES letters (id), -- NULL: the text is not here
	channel       TEXT NOT NULL CHECK (channel IN ('post', 'email', 'app', 'sms')),
	country       TEXT NOT NULL CHECK (length(country) IN (0, 2)), -- '': not said
	again         INTEGER NOT NULL CHECK (again IN (0, 1)), -- 1: to people who have had a letter before
	planned       INTEGER CHECK (planned >= 0), -- NULL: not known
	sent_at       DATETIME NOT NULL CHECK (sent_at GLOB '????-??-?? ??:??:??+00:00'),
	sent          INTEGER CHECK (sent >= 0), -- NULL: not known
	note          TEXT NOT NULL,
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX letter_batches_by_incident ON letter_batches (incident_id, sent_at, id);

-- What came back of a batch.
CREATE TABLE letter_results (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	batch_id      INTEGER NOT NULL REFERENCES letter_batches (id),
	kind          TEXT NOT NULL CHECK (kind IN ('bounced', 'returned')),
	number        INTEGER CHECK (number >= 0), -- NULL: not known
	at            DATETIME NOT NULL CHECK (at GLOB '????-??-?? ??:??:??+00:00'),
	note          TEXT NOT NULL,
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX letter_results_by_incident ON letter_results (incident_id, batch_id, at, id);

-- Information to the public where letters would be a disproportionate effort
-- (GDPR Art. 34(3)(c)).
CREATE TABLE letter_notices (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	entity_id     INTEGER REFERENCES entities (id),
	letter_id     INTEGER REFERENCES letters (id), -- the text; NULL: it is not here
	place         TEXT NOT NULL, -- where it was published
	link          TEXT NOT NULL,
	reason        TEXT NOT NULL,
	published_at  DATETIME NOT NULL CHECK (published_at GLOB '????-??-?? ??:??:??+00:00'),
	until         DATETIME CHECK (until GLOB '????-??-?? ??:??:??+00:00'), -- NULL: no end is known
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX letter_notices_by_incident ON letter_notices (incident_id, published_at, id);

-- +goose StatementBegin
CREATE TRIGGER letters_are_final BEFORE UPDATE ON letters BEGIN SELECT RAISE(ABORT, 'letters is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letters_are_kept BEFORE DELETE ON letters BEGIN SELECT RAISE(ABORT, 'letters is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letters_are_new BEFORE INSERT ON letters WHEN EXISTS (SELECT 1 FROM letters WHERE id = NEW.id OR (incident_id = NEW.incident_id AND coalesce(entity_id, 0) = coalesce(NEW.entity_id, 0) AND lang = NEW.lang AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'letters is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letters_are_of_the_incident BEFORE INSERT ON letters WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_batches_are_final BEFORE UPDATE ON letter_batches BEGIN SELECT RAISE(ABORT, 'letter_batches is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_batches_are_kept BEFORE DELETE ON letter_batches BEGIN SELECT RAISE(ABORT, 'letter_batches is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_batches_are_new BEFORE INSERT ON letter_batches WHEN EXISTS (SELECT 1 FROM letter_batches WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'letter_batches is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_batches_are_of_the_incident BEFORE INSERT ON letter_batches WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_results_are_final BEFORE UPDATE ON letter_results BEGIN SELECT RAISE(ABORT, 'letter_results is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_results_are_kept BEFORE DELETE ON letter_results BEGIN SELECT RAISE(ABORT, 'letter_results is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_results_are_new BEFORE INSERT ON letter_results WHEN EXISTS (SELECT 1 FROM letter_results WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'letter_results is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_notices_are_final BEFORE UPDATE ON letter_notices BEGIN SELECT RAISE(ABORT, 'letter_notices is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_notices_are_kept BEFORE DELETE ON letter_notices BEGIN SELECT RAISE(ABORT, 'letter_notices is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_notices_are_new BEFORE INSERT ON letter_notices WHEN EXISTS (SELECT 1 FROM letter_notices WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'letter_notices is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_notices_are_of_the_incident BEFORE INSERT ON letter_notices WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_batches_send_their_own_letter BEFORE INSERT ON letter_batches WHEN NEW.letter_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letters WHERE id = NEW.letter_id AND incident_id = NEW.incident_id AND entity_id IS NEW.entity_id) BEGIN SELECT RAISE(ABORT, 'the letter is of another incident or entity'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_notices_send_their_own_letter BEFORE INSERT ON letter_notices WHEN NEW.letter_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letters WHERE id = NEW.letter_id AND incident_id = NEW.incident_id AND entity_id IS NEW.entity_id) BEGIN SELECT RAISE(ABORT, 'the letter is of another incident or entity'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_results_are_of_their_batch BEFORE INSERT ON letter_results WHEN NOT EXISTS (SELECT 1 FROM letter_batches WHERE id = NEW.batch_id AND incident_id = NEW.incident_id) BEGIN SELECT RAISE(ABORT, 'the batch is of another incident'); END;
-- +goose StatementEnd
