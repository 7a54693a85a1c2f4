-- +goose Up

-- The incidents that turned out not to be major: of those the overview asks whether the
-- authority was told so.
CREATE INDEX decisions_taken_back ON decisions (incident_id) WHERE outcome = 'reclassify';
