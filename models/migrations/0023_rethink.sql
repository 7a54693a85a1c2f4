-- +goose Up

-- How many decisions of an open incident not to notify or inform rest on what has
-- changed since: an index column.
ALTER TABLE incidents ADD COLUMN rethink INTEGER NOT NULL DEFAULT 0;
CREATE INDEX incidents_rethink ON incidents (id) WHERE rethink > 0;
