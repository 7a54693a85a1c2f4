-- +goose Up

-- Of an event that is an attempt to submit that failed: what was to be submitted, by
-- whom and to whose authority, as in filings. '': it is an event of any other kind.
ALTER TABLE timeline_entries ADD COLUMN obligation TEXT NOT NULL DEFAULT '';
ALTER TABLE timeline_entries ADD COLUMN entity_id INTEGER REFERENCES entities (id); -- NULL: the incident's own entity
ALTER TABLE timeline_entries ADD COLUMN country TEXT NOT NULL DEFAULT '' CHECK (length(country) IN (0, 2));
-- +goose StatementBegin
CREATE TRIGGER timeline_entries_are_of_the_incident BEFORE INSERT ON timeline_entries WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
