-- +goose Up

-- One more ground for secrecy: the table is made anew, as its check stands in it.
CREATE TABLE passages_next (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	source        TEXT NOT NULL CHECK (source <> ''), -- the key of a fact, or a property of the record
	quote         TEXT NOT NULL,
	ground        TEXT NOT NULL CHECK (ground IN ('osl_18_8', 'osl_21_7', 'osl_30_4', 'osl_32_1', 'other')),
	reason        TEXT NOT NULL,
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL,
	lifted_at     DATETIME CHECK (lifted_at GLOB '????-??-?? ??:??:??+00:00'),
	lifted_name   TEXT NOT NULL
);
INSERT INTO passages_next SELECT id, incident_id, source, quote, ground, reason, recorded_at, recorded_name, lifted_at, lifted_name FROM passages;
DROP TABLE passages;
ALTER TABLE passages_next RENAME TO passages;
CREATE INDEX passages_by_incident ON passages (incident_id, id);

-- +goose StatementBegin
CREATE TRIGGER passages_are_kept BEFORE DELETE ON passages BEGIN SELECT RAISE(ABORT, 'passages are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER passages_are_new BEFORE INSERT ON passages WHEN EXISTS (SELECT 1 FROM passages WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'passages are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER passages_are_only_lifted BEFORE UPDATE ON passages WHEN NEW.id <> OLD.id OR NEW.incident_id <> OLD.incident_id OR NEW.source <> OLD.source OR NEW.quote <> OLD.quote OR NEW.ground <> OLD.ground OR NEW.reason <> OLD.reason OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_name <> OLD.recorded_name OR OLD.lifted_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a passage is only ever lifted'); END;
-- +goose StatementEnd
