-- +goose Up

-- What somebody judged of a fact that is no longer as it was told in a filing. The
-- judgement is of that difference and no other: with another value, told or now, it
-- holds no longer.
CREATE TABLE told_marks (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	filing_id     INTEGER NOT NULL REFERENCES filings (id), -- in which it was told
	field         TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 20), -- its number in the form
	told_sha256   TEXT NOT NULL CHECK (length(told_sha256) = 64), -- of what was said then
	now_sha256    TEXT NOT NULL CHECK (length(now_sha256) = 64),  -- and of what would be said now
	mark          TEXT NOT NULL CHECK (mark IN ('now', 'next', 'not_material')),
	reason        TEXT NOT NULL CHECK (mark <> 'not_material' OR reason <> ''),
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX told_marks_by_incident ON told_marks (incident_id, id);

-- Questions from an authority. A correction is a new row that names the first, and
-- the last row of a question holds.
CREATE TABLE authority_questions (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	entity_id     INTEGER REFERENCES entities (id), -- the further entity that is asked; NULL: the incident's own
	corrects      INTEGER REFERENCES authority_questions (id), -- the first row of the question; NULL: this is it
	withdrawn     INTEGER NOT NULL CHECK (withdrawn IN (0, 1)), -- 1: there was no such question
	recipient     TEXT NOT NULL, -- who asks
	reference     TEXT NOT NULL, -- their case number
	received_at   TEXT NOT NULL, -- moment
	due_at        TEXT, -- moment; NULL: they said none
	due_by        DATETIME NOT NULL CHECK (due_by GLOB '????-??-?? ??:??:??+00:00'), -- the end of due_at, or received_at where there is none
	text          TEXT NOT NULL,
	received_by   TEXT NOT NULL,
	reason        TEXT NOT NULL CHECK (withdrawn = 0 OR reason <> ''), -- why it was corrected
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX authority_questions_by_incident ON authority_questions (incident_id, id);
CREATE INDEX authority_questions_by_first ON authority_questions (corrects, id) WHERE corrects IS NOT NULL;

CREATE TABLE authority_answers (
	id            INTEGER PRIMARY KEY CHECK (id > 0),
	incident_id   INTEGER NOT NULL REFERENCES incidents (id),
	question_id   INTEGER NOT NULL REFERENCES authority_questions (id), -- the first row of the question
	text          TEXT NOT NULL,
	sent_at       DATETIME NOT NULL CHECK (sent_at GLOB '????-??-?? ??:??:??+00:00'),
	channel       TEXT NOT NULL,
	evidence_id   INTEGER REFERENCES evidence (id), -- what was sent, or its receipt
	recorded_at   DATETIME NOT NULL CHECK (recorded_at GLOB '????-??-?? ??:??:??+00:00'),
	recorded_name TEXT NOT NULL
);
CREATE INDEX authority_answers_by_incident ON authority_answers (incident_id, id);
CREATE INDEX authority_answers_by_question ON authority_answers (question_id);

-- Part of the index: by when the most urgent question of an open incident is to be
-- answered.
ALTER TABLE incidents ADD COLUMN next_question_at DATETIME CHECK (next_question_at GLOB '????-??-?? ??:??:??+00:00');
CREATE INDEX incidents_by_question ON incidents (next_question_at, id) WHERE next_question_at IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER told_marks_are_final BEFORE UPDATE ON told_marks BEGIN SELECT RAISE(ABORT, 'told_marks is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER told_marks_are_kept BEFORE DELETE ON told_marks BEGIN SELECT RAISE(ABORT, 'told_marks is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER told_marks_are_new BEFORE INSERT ON told_marks WHEN EXISTS (SELECT 1 FROM told_marks WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'told_marks is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER told_marks_are_of_the_incident BEFORE INSERT ON told_marks WHEN NOT EXISTS (SELECT 1 FROM filings WHERE id = NEW.filing_id AND incident_id = NEW.incident_id) BEGIN SELECT RAISE(ABORT, 'the filing is of another incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_questions_are_final BEFORE UPDATE ON authority_questions BEGIN SELECT RAISE(ABORT, 'authority_questions is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_questions_are_kept BEFORE DELETE ON authority_questions BEGIN SELECT RAISE(ABORT, 'authority_questions is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_questions_are_new BEFORE INSERT ON authority_questions WHEN EXISTS (SELECT 1 FROM authority_questions WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'authority_questions is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_questions_stay_with BEFORE INSERT ON authority_questions WHEN NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM authority_questions WHERE id = NEW.corrects AND incident_id = NEW.incident_id AND corrects IS NULL) BEGIN SELECT RAISE(ABORT, 'a correction names the first row of its question'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_questions_are_of_the_incident BEFORE INSERT ON authority_questions WHEN NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incident_entities WHERE incident_id = NEW.incident_id AND entity_id = NEW.entity_id AND active = 1) BEGIN SELECT RAISE(ABORT, 'the entity has no part in the incident'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_answers_are_final BEFORE UPDATE ON authority_answers BEGIN SELECT RAISE(ABORT, 'authority_answers is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_answers_are_kept BEFORE DELETE ON authority_answers BEGIN SELECT RAISE(ABORT, 'authority_answers is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_answers_are_new BEFORE INSERT ON authority_answers WHEN EXISTS (SELECT 1 FROM authority_answers WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'authority_answers is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER authority_answers_are_of_the_incident BEFORE INSERT ON authority_answers WHEN NOT EXISTS (SELECT 1 FROM authority_questions WHERE id = NEW.question_id AND incident_id = NEW.incident_id AND corrects IS NULL) BEGIN SELECT RAISE(ABORT, 'an answer is to a question of its incident'); END;
-- +goose StatementEnd
