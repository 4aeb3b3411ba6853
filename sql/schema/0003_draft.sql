-- SPDX-License-Identifier: EUPL-1.2
-- The next version of a statement while it is being written: one for each
-- organisation. It holds what will be published, and nothing about a person.

CREATE TABLE draft (
	org INTEGER NOT NULL PRIMARY KEY REFERENCES organisation,
	source BLOB NOT NULL,          -- the file
	saved_s INTEGER NOT NULL
) STRICT;
