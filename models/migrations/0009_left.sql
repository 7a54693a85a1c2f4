-- +goose Up

-- Part of the index: the soonest limit that was not met when the incident was
-- closed. It is next_obligation's, and next_strict_at is then NULL.
ALTER TABLE incidents ADD COLUMN left_strict_at DATETIME CHECK (left_strict_at GLOB '????-??-?? ??:??:??+00:00');
