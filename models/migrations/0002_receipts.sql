-- +goose Up

-- What came back about a filing after it was recorded: the filing itself is
-- frozen, so this is something new beside it.
CREATE TABLE filing_receipts (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	filing_id     INTEGER NOT NULL REFERENCES filings (id),
	reference     TEXT NOT NULL, -- the recipient's: a case number
	note          TEXT NOT NULL,
	evidence_id   INTEGER REFERENCES evidence (id), -- the receipt as a file
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX filing_receipts_by_incident ON filing_receipts (incident_id, filing_id, id);

-- Why an incident was closed although something was still to be done; '': nothing
-- was, or it is open.
ALTER TABLE incidents ADD COLUMN close_reason TEXT NOT NULL DEFAULT '';

-- Part of the index: aware_at as well as it is known, a moment.
ALTER TABLE incidents ADD COLUMN aware TEXT;

-- +goose StatementBegin
CREATE TRIGGER filing_receipts_are_final BEFORE UPDATE ON filing_receipts BEGIN SELECT RAISE(ABORT, 'filing_receipts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_receipts_are_kept BEFORE DELETE ON filing_receipts BEGIN SELECT RAISE(ABORT, 'filing_receipts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filing_receipts_are_new BEFORE INSERT ON filing_receipts WHEN EXISTS (SELECT 1 FROM filing_receipts WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'filing_receipts is append-only'); END;
-- +goose StatementEnd
