-- +goose Up

-- Why a further entity was taken out of an incident again, when and by whom.
ALTER TABLE incident_entities ADD COLUMN removed_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE incident_entities ADD COLUMN removed_at DATETIME CHECK (removed_at GLOB '????-??-?? ??:??:??+00:00');
ALTER TABLE incident_entities ADD COLUMN removed_name TEXT NOT NULL DEFAULT '';
