-- SPDX-License-Identifier: EUPL-1.2
-- A version of a statement is proposed by one and approved by another. What
-- was released is signed, and stands in `statement` beside its text.

CREATE TABLE proposal (
	org INTEGER NOT NULL PRIMARY KEY REFERENCES organisation,
	source BLOB NOT NULL,          -- the file
	body BLOB NOT NULL             -- who, when: sealed
) STRICT;

CREATE TABLE release (
	org INTEGER NOT NULL REFERENCES organisation,
	revision INTEGER NOT NULL,
	body BLOB NOT NULL,            -- what was released, by whom: sealed
	signature BLOB NOT NULL,       -- of the body before it was sealed
	withdrawn BLOB NOT NULL,       -- who, when: sealed; empty: it was not
	withdrawn_signature BLOB NOT NULL,
	told_walk INTEGER NOT NULL,    -- the last person who was told of it
	told_n INTEGER NOT NULL,
	told_s INTEGER NOT NULL,       -- all were told; 0: not yet
	effect_walk INTEGER NOT NULL,  -- the last person it took effect for
	effect_values INTEGER NOT NULL, -- values of fields that are gone
	effect_asked INTEGER NOT NULL, -- consents asked for again
	effect_s INTEGER NOT NULL,     -- all of it took effect; 0: not yet
	PRIMARY KEY (org, revision)
) STRICT, WITHOUT ROWID;
