-- SPDX-License-Identifier: EUPL-1.2
-- The registry. Everything about a person is sealed; what is in clear are
-- random numbers, keyed digests for exact matches, and times of machines.

-- Facts of the directory: its schema, its signing key, the live mark.
CREATE TABLE meta (
	name TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
	org INTEGER NOT NULL PRIMARY KEY,
	name TEXT NOT NULL UNIQUE      -- "ntnu-alumni": the statement's file name
) STRICT;

-- Every version of a statement that was ever in force; old ones stay public.
CREATE TABLE statement (
	org INTEGER NOT NULL REFERENCES organisation,
	revision INTEGER NOT NULL,
	effective_day INTEGER NOT NULL,
	applied_s INTEGER NOT NULL,
	hash BLOB NOT NULL,
	source BLOB NOT NULL,
	signature BLOB NOT NULL,
	PRIMARY KEY (org, revision)
) STRICT, WITHOUT ROWID;

-- Stable numbers for what a statement names, so that a stored record keeps
-- its meaning when a later version reorders or adds.
CREATE TABLE number (
	org INTEGER NOT NULL REFERENCES organisation,
	kind INTEGER NOT NULL,         -- enum number_kind
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (org, kind, number),
	UNIQUE (org, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
	org INTEGER NOT NULL,
	person INTEGER NOT NULL,
	key BLOB NOT NULL,             -- the person's key, sealed for org
	state BLOB NOT NULL,           -- what the gate asks for, sealed
	PRIMARY KEY (org, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
	org INTEGER NOT NULL,
	person INTEGER NOT NULL,
	part INTEGER NOT NULL,         -- enum record_part
	body BLOB NOT NULL,            -- personal: sealed values with provenance
	PRIMARY KEY (org, person, part),
	FOREIGN KEY (org, person) REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Keyed digests for what must be found exactly.
CREATE TABLE digest (
	org INTEGER NOT NULL,
	kind INTEGER NOT NULL,         -- enum digest_kind
	digest BLOB NOT NULL,
	person INTEGER NOT NULL,
	version INTEGER NOT NULL,      -- of the key
	PRIMARY KEY (org, kind, digest, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX digest_of_person ON digest (org, person);

-- Consent and objection, as it was said; never changed.
CREATE TABLE consent_event (
	org INTEGER NOT NULL,
	person INTEGER NOT NULL,
	n INTEGER NOT NULL,
	body BLOB NOT NULL,            -- personal: sealed
	PRIMARY KEY (org, person, n),
	FOREIGN KEY (org, person) REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The exact texts that were shown, by hash.
CREATE TABLE consent_text (
	org INTEGER NOT NULL,
	hash BLOB NOT NULL,
	lang TEXT NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (org, hash)
) STRICT, WITHOUT ROWID;

-- Do-not-invite marks: digests only, tied by a random refusal number.
CREATE TABLE mark (
	org INTEGER NOT NULL,
	kind INTEGER NOT NULL,         -- enum digest_kind
	digest BLOB NOT NULL,
	refusal INTEGER NOT NULL,
	version INTEGER NOT NULL,
	reason INTEGER NOT NULL,       -- enum mark_reason
	created_day INTEGER NOT NULL,
	expires_day INTEGER,           -- NULL: until they ask
	PRIMARY KEY (org, kind, digest, refusal)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_of_refusal ON mark (org, refusal);

-- Narrowing events, hash-chained, copied off the machine; replayed after a
-- restore.
CREATE TABLE ledger (
	seq INTEGER NOT NULL PRIMARY KEY,
	line TEXT NOT NULL
) STRICT;

-- Links sent by mail: invitation, sign-in, address, preferences.
CREATE TABLE token (
	digest BLOB NOT NULL PRIMARY KEY,
	org INTEGER NOT NULL,
	kind INTEGER NOT NULL,         -- enum token_kind
	tag BLOB NOT NULL,             -- keyed by the person: for erasure
	expires_s INTEGER NOT NULL,
	used INTEGER NOT NULL,
	body BLOB NOT NULL             -- sealed
) STRICT, WITHOUT ROWID;
CREATE INDEX token_of ON token (tag);
CREATE INDEX token_expiry ON token (expires_s);

CREATE TABLE session (
	digest BLOB NOT NULL PRIMARY KEY,
	org INTEGER NOT NULL,
	tag BLOB NOT NULL,
	expires_s INTEGER NOT NULL,
	body BLOB NOT NULL             -- sealed
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of ON session (tag);
CREATE INDEX session_expiry ON session (expires_s);

-- Staff and API tokens are persons too: sealed for the organisation.
CREATE TABLE staff (
	org INTEGER NOT NULL,
	staff INTEGER NOT NULL,
	name BLOB NOT NULL,            -- digest of the sign-in name
	body BLOB NOT NULL,            -- personal: sealed
	PRIMARY KEY (org, staff),
	UNIQUE (org, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE api_token (
	org INTEGER NOT NULL,
	token INTEGER NOT NULL,
	digest BLOB NOT NULL UNIQUE,
	expires_s INTEGER NOT NULL,
	body BLOB NOT NULL,            -- sealed
	PRIMARY KEY (org, token)
) STRICT, WITHOUT ROWID;

CREATE TABLE grp (
	org INTEGER NOT NULL,
	grp INTEGER NOT NULL,
	body BLOB NOT NULL,            -- sealed
	PRIMARY KEY (org, grp)
) STRICT, WITHOUT ROWID;

CREATE TABLE message (
	org INTEGER NOT NULL,
	message INTEGER NOT NULL,
	state INTEGER NOT NULL,        -- enum message_state
	created_s INTEGER NOT NULL,
	body BLOB NOT NULL,            -- sealed
	PRIMARY KEY (org, message)
) STRICT, WITHOUT ROWID;

-- One row a recipient; who it is, is sealed for the organisation.
CREATE TABLE delivery (
	org INTEGER NOT NULL,
	message INTEGER NOT NULL,
	pos INTEGER NOT NULL,          -- random order
	state INTEGER NOT NULL,        -- enum delivery_state
	at_s INTEGER NOT NULL,
	tag BLOB NOT NULL,             -- keyed by the person and the message
	body BLOB NOT NULL,            -- sealed
	PRIMARY KEY (org, message, pos),
	UNIQUE (tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (org, message, state, pos);

-- Single letters: links, invitations, receipts.
CREATE TABLE letter (
	letter INTEGER NOT NULL PRIMARY KEY,
	org INTEGER NOT NULL,
	state INTEGER NOT NULL,        -- enum delivery_state
	due_s INTEGER NOT NULL,
	tag BLOB NOT NULL,             -- keyed by the person
	body BLOB NOT NULL             -- personal: sealed
) STRICT;
CREATE INDEX letter_due ON letter (state, due_s);
CREATE INDEX letter_of ON letter (tag);

-- Files between requests: uploads, exports. Sealed on disk; this is the list
-- that erasure and expiry visit.
CREATE TABLE spool (
	spool INTEGER NOT NULL PRIMARY KEY,
	org INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	tag BLOB NOT NULL,
	expires_s INTEGER NOT NULL,
	body BLOB NOT NULL             -- sealed
) STRICT;

-- Counts of each import run; no row content.
CREATE TABLE import_run (
	org INTEGER NOT NULL,
	run INTEGER NOT NULL,
	source INTEGER NOT NULL,
	at_s INTEGER NOT NULL,
	people INTEGER NOT NULL,
	created INTEGER NOT NULL,
	matched INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	suppressed INTEGER NOT NULL,
	refused INTEGER NOT NULL,
	dropped_columns INTEGER NOT NULL,
	PRIMARY KEY (org, run)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
	seq INTEGER NOT NULL PRIMARY KEY,
	at_s INTEGER NOT NULL,
	org INTEGER NOT NULL,
	entry BLOB,                    -- NULL once pruned; the hash stays
	leaf BLOB NOT NULL
) STRICT;

-- The right edge of the Merkle tree, one hash a level.
CREATE TABLE audit_edge (
	level INTEGER NOT NULL PRIMARY KEY,
	hash BLOB NOT NULL
) STRICT;

-- Signed tree heads.
CREATE TABLE checkpoint (
	size INTEGER NOT NULL PRIMARY KEY,
	at_s INTEGER NOT NULL,
	note TEXT NOT NULL
) STRICT;

-- Who looked: dies with the person.
CREATE TABLE seen (
	org INTEGER NOT NULL,
	person INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	PRIMARY KEY (org, person, seq),
	FOREIGN KEY (org, person) REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
