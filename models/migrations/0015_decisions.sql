-- +goose Up

-- Whose data protection authority a decision is about, where several are told; '':
-- all of them.
ALTER TABLE decisions ADD COLUMN country TEXT NOT NULL DEFAULT '' CHECK (length(country) IN (0, 2));
