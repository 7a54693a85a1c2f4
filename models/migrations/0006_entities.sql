-- +goose Up

-- The further entities of an incident, beside incidents.entity_id: each has its
-- own classification, decisions and obligations.
CREATE TABLE incident_entities (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	version       INTEGER NOT NULL,
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	entity_id     INTEGER NOT NULL REFERENCES entities (id),
	classified_major_at TEXT, -- moment; NULL: not known
	active        INTEGER NOT NULL CHECK (active IN (0, 1)), -- 0: was thought to be one
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL,
	UNIQUE (incident_id, entity_id)
);
CREATE INDEX incident_entities_by_incident ON incident_entities (incident_id, id) WHERE active = 1;
CREATE INDEX incident_entities_by_entity ON incident_entities (entity_id, incident_id) WHERE active = 1;

-- Whose decision and whose filing it is; NULL: the incident's own entity's.
ALTER TABLE decisions ADD COLUMN entity_id INTEGER REFERENCES entities (id);
ALTER TABLE filings ADD COLUMN entity_id INTEGER REFERENCES entities (id);
-- Whose data protection authority it was sent to, where several are told; '': not said.
ALTER TABLE filings ADD COLUMN country TEXT NOT NULL DEFAULT '' CHECK (length(country) IN (0, 2));

-- Where in the EEA the main establishment is; '': in its own country, 'none': nowhere.
ALTER TABLE entities ADD COLUMN main_establishment TEXT NOT NULL DEFAULT '' CHECK (main_establishment = 'none' OR length(main_establishment) IN (0, 2));

-- Part of the index: the further entity whose next_obligation it is; NULL: the
-- incident's own.
ALTER TABLE incidents ADD COLUMN next_entity INTEGER REFERENCES entities (id);

-- +goose StatementBegin
CREATE TRIGGER incident_entities_are_kept BEFORE DELETE ON incident_entities BEGIN SELECT RAISE(ABORT, 'incident_entities are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incident_entities_are_new BEFORE INSERT ON incident_entities WHEN EXISTS (SELECT 1 FROM incident_entities WHERE id = NEW.id OR (incident_id = NEW.incident_id AND entity_id = NEW.entity_id)) BEGIN SELECT RAISE(ABORT, 'incident_entities are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incident_entities_stay_apart BEFORE UPDATE ON incident_entities WHEN NEW.id <> OLD.id OR NEW.incident_id <> OLD.incident_id OR NEW.entity_id <> OLD.entity_id BEGIN SELECT RAISE(ABORT, 'incident_entities are never replaced'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_are_of_the_incident BEFORE INSERT ON decisions WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filings_are_of_the_incident BEFORE INSERT ON filings WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
