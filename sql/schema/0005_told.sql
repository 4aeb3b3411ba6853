-- SPDX-License-Identifier: EUPL-1.2
-- A version takes effect when the letters about it have left. Which letters
-- these are is a keyed digest; who came after the others were told waits in a
-- list of its own.

ALTER TABLE letter ADD COLUMN notice BLOB; -- of the version it tells of

CREATE INDEX letter_notice ON letter (notice) WHERE notice IS NOT NULL;

ALTER TABLE release ADD COLUMN missed_n INTEGER NOT NULL DEFAULT 0;

CREATE TABLE untold (
	org INTEGER NOT NULL,
	person INTEGER NOT NULL,
	PRIMARY KEY (org, person),
	FOREIGN KEY (org, person) REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
