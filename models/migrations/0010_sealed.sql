-- +goose Up

-- Answers to a recipient that are not to be changed any more: what somebody else
-- approves and what is sent. What they rest on may change, and then a new one is
-- sealed.
CREATE TABLE sealed_drafts (
	id             INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id    INTEGER NOT NULL REFERENCES incidents (id),
	entity_id      INTEGER REFERENCES entities (id), -- NULL: the incident's own entity's
	obligation     TEXT NOT NULL,
	country        TEXT NOT NULL CHECK (length(country) IN (0, 2)), -- whose authority, where several are told; '': not said
	form           TEXT NOT NULL CHECK (form <> ''),
	form_version   TEXT NOT NULL,
	stage          TEXT NOT NULL,
	with_stages    TEXT NOT NULL CHECK (json_valid(with_stages)), -- JSON list: the stages that are sent with it
	content        TEXT NOT NULL, -- JSON: the answers, and what they rest on
	content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
	content_size   INTEGER NOT NULL CHECK (content_size = length(CAST(content AS BLOB))), -- in bytes; 0: only the hash came from elsewhere
	sealed_at      DATETIME NOT NULL CHECK (sealed_at GLOB '????-??-?? ??:??:??+00:00'),
	sealed_by      INTEGER REFERENCES users (id), -- NULL: somebody elsewhere
	sealed_name    TEXT NOT NULL
);
CREATE INDEX sealed_drafts_by_incident ON sealed_drafts (incident_id, id);

-- What others said of a sealed draft, or why nobody else was asked. Who sealed it
-- and its hash stand here once more, so that the database itself sees that
-- another person approves, and what.
CREATE TABLE approvals (
	id             INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id    INTEGER NOT NULL REFERENCES incidents (id),
	sealed_id      INTEGER NOT NULL REFERENCES sealed_drafts (id),
	kind           TEXT NOT NULL CHECK (kind IN ('approved', 'refused', 'emergency', 'afterwards')),
	by_id          INTEGER REFERENCES users (id), -- NULL: somebody elsewhere, of what was sealed there
	reason         TEXT NOT NULL,
	content_sha256 TEXT NOT NULL, -- of what was read
	sealed_by      INTEGER REFERENCES users (id),
	sealed_name    TEXT NOT NULL,
	recorded_at    DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name  TEXT NOT NULL,
	CHECK (kind = 'emergency' OR by_id IS NULL OR coalesce(by_id <> sealed_by, recorded_name <> sealed_name)),
	CHECK (by_id IS NOT NULL OR sealed_by IS NULL),
	CHECK (kind NOT IN ('refused', 'emergency') OR reason <> '')
);
CREATE INDEX approvals_by_incident ON approvals (incident_id, sealed_id, id);
CREATE UNIQUE INDEX approvals_one_answer ON approvals (sealed_id) WHERE kind <> 'emergency';
CREATE UNIQUE INDEX approvals_one_emergency ON approvals (sealed_id) WHERE kind = 'emergency';

-- Which sealed draft was sent; NULL: something that was not prepared here. The
-- reason is why it was sent although it was not approved, or no longer what the
-- record says.
ALTER TABLE filings ADD COLUMN sealed_id INTEGER REFERENCES sealed_drafts (id);
ALTER TABLE filings ADD COLUMN send_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX filings_by_sealed ON filings (sealed_id) WHERE sealed_id IS NOT NULL;

-- The files that were sent, frozen with the filing.
CREATE TABLE filing_files (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	filing_id     INTEGER NOT NULL REFERENCES filings (id),
	name          TEXT NOT NULL CHECK (name <> ''),
	media_type    TEXT NOT NULL,
	size          INTEGER NOT NULL CHECK (size >= 0),
	sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
	kept          INTEGER NOT NULL CHECK (kept IN (0, 1)), -- 0: only the hash came from elsewhere
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX filing_files_by_incident ON filing_files (incident_id, filing_id, id);
CREATE TABLE filing_file_data (
	file_id INTEGER PRIMARY KEY REFERENCES filing_files (id) CHECK (file_id > 0),
	data    BLOB NOT NULL
);

-- Part of the index: how many sealed drafts somebody is to approve, before or
-- after they are sent.
ALTER TABLE incidents ADD COLUMN awaiting INTEGER NOT NULL DEFAULT 0;
CREATE INDEX incidents_awaiting ON incidents (id) WHERE awaiting > 0;

-- +goose StatementBegin
CREATE TRIGGER sealed_drafts_are_final BEFORE UPDATE ON sealed_drafts BEGIN SELECT RAISE(ABORT, 'sealed_drafts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER sealed_drafts_are_kept BEFORE DELETE ON sealed_drafts BEGIN SELECT RAISE(ABORT, 'sealed_drafts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER sealed_drafts_are_new BEFORE INSERT ON sealed_drafts WHEN EXISTS (SELECT 1 FROM sealed_drafts WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'sealed_drafts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER sealed_drafts_are_of_the_incident BEFORE INSERT ON sealed_drafts WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER approvals_are_final BEFORE UPDATE ON approvals BEGIN SELECT RAISE(ABORT, 'approvals is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER approvals_are_kept BEFORE DELETE ON approvals BEGIN SELECT RAISE(ABORT, 'approvals is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER approvals_are_new BEFORE INSERT ON approvals WHEN EXISTS (SELECT 1 FROM approvals WHERE id = NEW.id OR (sealed_id = NEW.sealed_id AND (kind = 'emergency') = (NEW.kind = 'emergency'))) BEGIN SELECT RAISE(ABORT, 'approvals is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER approvals_are_of_what_was_sealed BEFORE INSERT ON approvals WHEN NOT EXISTS (SELECT 1 FROM sealed_drafts d WHERE d.id = NEW.sealed_id AND d.incident_id = NEW.incident_id AND d.content_sha256 = NEW.content_sha256 AND d.sealed_by IS NEW.sealed_by AND d.sealed_name = NEW.sealed_name) BEGIN SELECT RAISE(ABORT, 'the approval is of something else than what was sealed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER approvals_are_in_order BEFORE INSERT ON approvals BEGIN
	SELECT RAISE(ABORT, 'it has been approved or refused') WHERE NEW.kind = 'emergency' AND EXISTS (SELECT 1 FROM approvals WHERE sealed_id = NEW.sealed_id);
	SELECT RAISE(ABORT, 'nothing was sent in an emergency') WHERE NEW.kind = 'afterwards' AND NOT EXISTS (SELECT 1 FROM approvals WHERE sealed_id = NEW.sealed_id AND kind = 'emergency');
	SELECT RAISE(ABORT, 'after an emergency it is approved afterwards') WHERE NEW.kind = 'approved' AND EXISTS (SELECT 1 FROM approvals WHERE sealed_id = NEW.sealed_id AND kind = 'emergency');
	SELECT RAISE(ABORT, 'it is for another to approve') WHERE NEW.kind <> 'emergency' AND NEW.by_id IS NOT NULL AND EXISTS (SELECT 1 FROM approvals e WHERE e.sealed_id = NEW.sealed_id AND e.kind = 'emergency' AND coalesce(e.by_id = NEW.by_id, e.recorded_name = NEW.recorded_name));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filings_are_of_what_was_sealed BEFORE INSERT ON filings WHEN NEW.sealed_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sealed_drafts d WHERE d.id = NEW.sealed_id AND d.incident_id = NEW.incident_id AND d.entity_id IS NEW.entity_id) BEGIN SELECT RAISE(ABORT, 'the sealed draft is of another incident or entity'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_files_are_final BEFORE UPDATE ON filing_files BEGIN SELECT RAISE(ABORT, 'filing_files is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_files_are_kept BEFORE DELETE ON filing_files BEGIN SELECT RAISE(ABORT, 'filing_files is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_files_are_new BEFORE INSERT ON filing_files WHEN EXISTS (SELECT 1 FROM filing_files WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'filing_files is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_files_are_of_the_filing BEFORE INSERT ON filing_files WHEN NOT EXISTS (SELECT 1 FROM filings WHERE id = NEW.filing_id AND incident_id = NEW.incident_id) BEGIN SELECT RAISE(ABORT, 'the filing is of another incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_file_data_are_final BEFORE UPDATE ON filing_file_data BEGIN SELECT RAISE(ABORT, 'filing_file_data is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_file_data_are_kept BEFORE DELETE ON filing_file_data BEGIN SELECT RAISE(ABORT, 'filing_file_data is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_file_data_are_new BEFORE INSERT ON filing_file_data WHEN EXISTS (SELECT 1 FROM filing_file_data WHERE file_id = NEW.file_id) BEGIN SELECT RAISE(ABORT, 'filing_file_data is append-only'); END;
-- +goose StatementEnd
