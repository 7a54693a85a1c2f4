-- +goose Up

-- What holds for the whole installation: one row, once somebody has set anything.
CREATE TABLE house (
	id                INTEGER PRIMARY KEY CHECK (id = 1),
	version           INTEGER NOT NULL,
	public_calculator INTEGER NOT NULL CHECK (public_calculator IN (0, 1))
);
