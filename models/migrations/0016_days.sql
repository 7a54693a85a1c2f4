-- +goose Up

-- A day or a time of a year that has not four figures cannot be read back, and
-- "????-??-??" takes "-001-12-31" for one: one such row, and no page of an
-- incident opens.
-- +goose StatementBegin
CREATE TRIGGER custom_duties_have_days BEFORE INSERT ON custom_duties WHEN NEW.first NOT GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR NEW.last NOT GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' BEGIN SELECT RAISE(ABORT, 'days have four figures for the year'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER filings_have_times BEFORE INSERT ON filings WHEN NEW.sent_at NOT GLOB '[1-9][0-9][0-9][0-9]-*' BEGIN SELECT RAISE(ABORT, 'times have four figures for the year'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_have_times BEFORE INSERT ON decisions WHEN NEW.decided_at NOT GLOB '[1-9][0-9][0-9][0-9]-*' BEGIN SELECT RAISE(ABORT, 'times have four figures for the year'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER counts_have_times BEFORE INSERT ON counts WHEN NEW.as_of NOT GLOB '[1-9][0-9][0-9][0-9]-*' BEGIN SELECT RAISE(ABORT, 'times have four figures for the year'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER awareness_have_times BEFORE INSERT ON awareness WHEN NEW.at NOT GLOB '[1-9][0-9][0-9][0-9]-*' BEGIN SELECT RAISE(ABORT, 'times have four figures for the year'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER timeline_entries_have_times BEFORE INSERT ON timeline_entries WHEN NEW.at NOT GLOB '[1-9][0-9][0-9][0-9]-*' BEGIN SELECT RAISE(ABORT, 'times have four figures for the year'); END;
-- +goose StatementEnd
