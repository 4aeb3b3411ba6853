-- SPDX-License-Identifier: EUPL-1.2
-- One row an organisation says which versions there are and which numbers its
-- names have, so that a row cannot go, come or change without that being seen.

CREATE TABLE statement_head (
	org INTEGER NOT NULL PRIMARY KEY REFERENCES organisation,
	signature BLOB NOT NULL        -- of versions, proposal and numbers
) STRICT;
