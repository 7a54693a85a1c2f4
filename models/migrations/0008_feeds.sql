-- +goose Up

-- Addresses at which a calendar fetches one person's time limits, without a
-- session. Of the token in the address only the hash is kept: an address that
-- was shown cannot be shown again, nor be had from a copy of this file.
CREATE TABLE feeds (
	id           INTEGER PRIMARY KEY CHECK (id > 0),
	user_id      INTEGER NOT NULL REFERENCES users (id),
	token_sha256 TEXT NOT NULL UNIQUE CHECK (length(token_sha256) = 64),
	with_titles  INTEGER NOT NULL CHECK (with_titles IN (0, 1)),
	created_at   DATETIME NOT NULL CHECK (created_at GLOB '????-??-?? ??:??:??+00:00'),
	revoked_at   DATETIME CHECK (revoked_at GLOB '????-??-?? ??:??:??+00:00'),
	last_used_at DATETIME CHECK (last_used_at GLOB '????-??-?? ??:??:??+00:00') -- working memory: not in the log
);
CREATE INDEX feeds_by_user ON feeds (user_id, id) WHERE revoked_at IS NULL;

-- What ended lately, for a calendar that is to take it away.
CREATE INDEX filings_by_recording ON filings (recorded_at, incident_id);
CREATE INDEX decisions_by_recording ON decisions (recorded_at, incident_id);
CREATE INDEX incidents_by_closing ON incidents (closed_at) WHERE closed_at IS NOT NULL;

-- What tells the events of this database from those of any other.
INSERT INTO settings (key, value) VALUES ('calendar', lower(hex(randomblob(8))));

-- +goose StatementBegin
CREATE TRIGGER feeds_are_kept BEFORE DELETE ON feeds BEGIN SELECT RAISE(ABORT, 'feeds are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER feeds_are_new BEFORE INSERT ON feeds WHEN EXISTS (SELECT 1 FROM feeds WHERE id = NEW.id OR token_sha256 = NEW.token_sha256) BEGIN SELECT RAISE(ABORT, 'feeds are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER feeds_stay_revoked BEFORE UPDATE ON feeds WHEN NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.token_sha256 <> OLD.token_sha256 OR NEW.with_titles <> OLD.with_titles OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at BEGIN SELECT RAISE(ABORT, 'a feed is only ever revoked'); END;
-- +goose StatementEnd
