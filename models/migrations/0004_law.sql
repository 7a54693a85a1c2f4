-- +goose Up

-- What else duties depend on, beside the type and the country of an entity and
-- beside personal data: see deadline.Traits and deadline.Conditions.
ALTER TABLE entities ADD COLUMN traits TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(traits)); -- JSON list, in the order of deadline.Traits
ALTER TABLE entities ADD COLUMN nis2 TEXT NOT NULL DEFAULT '' CHECK (nis2 IN ('', 'yes', 'no')); -- essential or important; '': unknown

ALTER TABLE incidents ADD COLUMN answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)); -- JSON: condition to yes or no; unknown is not there
ALTER TABLE incidents ADD COLUMN corrected_at TEXT; -- moment; NULL: not known

-- The edition of the program's law that the incident is kept under. What was here
-- before there were editions is kept under the first, which is the law it had.
ALTER TABLE incidents ADD COLUMN edition INTEGER NOT NULL DEFAULT 1 CHECK (edition >= 1);
-- Why it was moved to that edition; '': it was never moved.
ALTER TABLE incidents ADD COLUMN edition_reason TEXT NOT NULL DEFAULT '';
