-- SPDX-License-Identifier: EUPL-1.2

-- name: meta_get :one
-- A fact of the directory.
SELECT value FROM meta WHERE name = :name;

-- name: meta_set :exec
-- Set or replace it.
INSERT INTO meta (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: org_all :many
-- Every organisation of the directory.
SELECT org, name FROM organisation ORDER BY org;

-- name: org_insert :exec
-- A new organisation.
INSERT INTO organisation (org, name) VALUES (:org, :name);

-- name: statement_insert :exec
-- A version comes into the archive; it is never changed.
INSERT INTO statement (org, revision, effective_day, applied_s, hash, source, signature)
VALUES (:org, :revision, :effective_day, :applied_s, :hash, :source, :signature);

-- name: statement_rows :many
-- Every version with what was released of it, the first one first.
SELECT s.revision, s.hash, s.source, s.signature, s.effective_day,
	r.body, r.signature, r.withdrawn, r.withdrawn_signature,
	r.told_walk, r.told_n, r.told_s, r.effect_walk, r.effect_values,
	r.effect_asked, r.effect_s, r.missed_n
FROM statement s LEFT JOIN release r ON r.org = s.org AND r.revision = s.revision
WHERE s.org = :org ORDER BY s.revision;

-- name: statement_get :one
-- One version, for the public archive.
SELECT revision, hash, source, signature, effective_day FROM statement
WHERE org = :org AND revision = :revision;

-- name: release_insert :exec
-- What is released with a version; nobody was told yet.
INSERT INTO release (org, revision, body, signature, withdrawn, withdrawn_signature,
	told_walk, told_n, told_s, effect_walk, effect_values, effect_asked, effect_s)
VALUES (:org, :revision, :body, :signature, x'', x'', 0, 0, 0, 0, 0, 0, 0);

-- name: release_withdraw :exec
-- Once, and for good.
UPDATE release SET withdrawn = :withdrawn, withdrawn_signature = :signature
WHERE org = :org AND revision = :revision AND withdrawn = x'';

-- name: release_told :exec
-- How far the telling came, in the tick of its letters.
UPDATE release SET told_walk = :walk, told_n = told_n + :n,
	missed_n = missed_n + :missed, told_s = :told_s
WHERE org = :org AND revision = :revision;

-- name: release_told_late :exec
-- One who came after the others were told.
UPDATE release SET told_n = told_n + :n, missed_n = missed_n + :missed
WHERE org = :org AND revision = :revision;

-- name: untold_insert :exec
-- Came, or became another, while a version is coming.
INSERT OR IGNORE INTO untold (org, person) VALUES (:org, :person);

-- name: untold_next :many
-- Who waits to be told.
SELECT person FROM untold WHERE org = :org ORDER BY person LIMIT :n;

-- name: untold_delete :exec
-- Told, or nobody to tell any more.
DELETE FROM untold WHERE org = :org AND person = :person;

-- name: untold_clear :exec
-- Nothing is coming any more.
DELETE FROM untold WHERE org = :org;

-- name: release_progress :one
-- Where the telling and the effect are.
SELECT told_walk, told_s, effect_walk, effect_s FROM release
WHERE org = :org AND revision = :revision;

-- name: release_effect :exec
-- How far it took effect, in the tick of the changes.
UPDATE release SET effect_walk = :walk, effect_values = effect_values + :values_n,
	effect_asked = effect_asked + :asked_n, effect_s = :effect_s
WHERE org = :org AND revision = :revision;

-- name: proposal_get :one
-- What waits for a second person.
SELECT source, body FROM proposal WHERE org = :org;

-- name: proposal_put :exec
-- One at a time; a newer one takes its place.
INSERT INTO proposal (org, source, body) VALUES (:org, :source, :body)
ON CONFLICT (org) DO UPDATE SET source = excluded.source, body = excluded.body;

-- name: proposal_delete :exec
-- It was released, or withdrawn.
DELETE FROM proposal WHERE org = :org;

-- name: head_get :one
-- What signs the list of versions and the numbers.
SELECT signature FROM statement_head WHERE org = :org;

-- name: head_put :exec
-- Signed again whenever one of them changed.
INSERT INTO statement_head (org, signature) VALUES (:org, :signature)
ON CONFLICT (org) DO UPDATE SET signature = excluded.signature;

-- name: number_all :many
-- Stable numbers of one organisation.
SELECT kind, number, name FROM number WHERE org = :org ORDER BY kind, number;

-- name: number_insert :exec
-- A name gets the next number of its kind.
INSERT INTO number (org, kind, number, name) VALUES (:org, :kind, :number, :name);

-- name: person_get :one
-- Key and state; nothing else is needed to decide.
SELECT key, state FROM person WHERE org = :org AND person = :person;

-- name: person_insert :exec
-- A new person; the id is random and must be free.
INSERT INTO person (org, person, key, state) VALUES (:org, :person, :key, :state);

-- name: person_set_state :exec
-- The gate's bits changed.
UPDATE person SET state = :state WHERE org = :org AND person = :person;

-- name: person_set_key :exec
-- Before the row goes: the key is overwritten, so that nothing can be read
-- from a page that is not yet reused.
UPDATE person SET key = :key, state = :state WHERE org = :org AND person = :person;

-- name: person_delete :exec
-- Records, consents and seen rows go with it.
DELETE FROM person WHERE org = :org AND person = :person;

-- name: person_all :many
-- For the index at start, and for jobs: in order of id.
SELECT person, key, state FROM person WHERE org = :org AND person > :after ORDER BY person LIMIT :n;

-- name: person_all_values :many
-- For the index at start: everybody with the part that holds the values.
SELECT p.person, p.key, p.state, r.body FROM person p
LEFT JOIN record r ON r.org = p.org AND r.person = p.person AND r.part = :part
WHERE p.org = :org AND p.person > :after ORDER BY p.person LIMIT :n;

-- name: record_get :one
-- One part of a person.
SELECT body FROM record WHERE org = :org AND person = :person AND part = :part;

-- name: record_put :exec
-- Replace one part.
INSERT INTO record (org, person, part, body) VALUES (:org, :person, :part, :body)
ON CONFLICT (org, person, part) DO UPDATE SET body = excluded.body;

-- name: digest_insert :exec
-- What must be found exactly.
INSERT OR IGNORE INTO digest (org, kind, digest, person, version)
VALUES (:org, :kind, :digest, :person, :version);

-- name: digest_find :many
-- Everybody behind a digest.
SELECT person FROM digest WHERE org = :org AND kind = :kind AND digest = :digest;

-- name: digest_delete :exec
-- A value was changed or removed.
DELETE FROM digest WHERE org = :org AND kind = :kind AND digest = :digest AND person = :person;

-- name: digest_of_person :many
-- For an erasure with a mark.
SELECT kind, digest, version FROM digest WHERE org = :org AND person = :person;

-- name: digest_delete_person :exec
-- Part of an erasure.
DELETE FROM digest WHERE org = :org AND person = :person;

-- name: consent_event_insert :exec
-- Appended, never changed.
INSERT INTO consent_event (org, person, n, body) VALUES (:org, :person, :n, :body);

-- name: consent_event_all :many
-- The stream, oldest first.
SELECT n, body FROM consent_event WHERE org = :org AND person = :person ORDER BY n;

-- name: consent_event_delete :exec
-- Its declared period is over.
DELETE FROM consent_event WHERE org = :org AND person = :person AND n = :n;

-- name: consent_event_delete_person :exec
-- The person goes; what a duty holds of the rest stays.
DELETE FROM consent_event WHERE org = :org AND person = :person;

-- name: consent_event_set :exec
-- Kept as evidence under the key of what is held.
UPDATE consent_event SET body = :body WHERE org = :org AND person = :person AND n = :n;

-- name: consent_text_put :exec
-- The exact text that was shown, once.
INSERT OR IGNORE INTO consent_text (org, hash, lang, body) VALUES (:org, :hash, :lang, :body);

-- name: consent_text_get :one
-- To show what somebody agreed to.
SELECT lang, body FROM consent_text WHERE org = :org AND hash = :hash;

-- name: mark_insert :exec
-- One digest of a refusal.
INSERT OR REPLACE INTO mark (org, kind, digest, refusal, version, reason, created_day, expires_day)
VALUES (:org, :kind, :digest, :refusal, :version, :reason, :created_day, :expires_day);

-- name: mark_find :many
-- The refusals a digest belongs to.
SELECT refusal FROM mark WHERE org = :org AND kind = :kind AND digest = :digest;

-- name: mark_delete_refusal :exec
-- All digests of one refusal together.
DELETE FROM mark WHERE org = :org AND refusal = :refusal;

-- name: mark_expire :exec
-- The declared period is over.
DELETE FROM mark WHERE org = :org AND expires_day IS NOT NULL AND expires_day <= :day;

-- name: mark_count :one
-- How many refusals are remembered.
SELECT count(DISTINCT refusal) FROM mark WHERE org = :org;

-- name: ledger_insert :exec
-- A narrowing event; its line is copied to the file after the commit.
INSERT INTO ledger (seq, line) VALUES (:seq, :line);

-- name: ledger_after :many
-- What the file does not have yet.
SELECT seq, line FROM ledger WHERE seq > :seq ORDER BY seq;

-- name: ledger_last :one
-- The end of the chain.
SELECT seq, line FROM ledger ORDER BY seq DESC LIMIT 1;

-- name: token_insert :exec
-- A link that was mailed; only its digest is kept.
INSERT INTO token (digest, org, kind, tag, expires_s, used, body)
VALUES (:digest, :org, :kind, :tag, :expires_s, 0, :body);

-- name: token_get :one
-- By digest.
SELECT org, kind, expires_s, used, body FROM token WHERE digest = :digest;

-- name: token_use :exec
-- Single use: changes one row, once.
UPDATE token SET used = 1 WHERE digest = :digest AND used = 0;

-- name: token_delete_tag :exec
-- Part of an erasure, and when new links replace old ones.
DELETE FROM token WHERE tag = :tag;

-- name: token_delete_tag_kind :exec
-- New links of a kind replace the old ones.
DELETE FROM token WHERE tag = :tag AND kind = :kind;

-- name: token_expire :exec
-- Links past their time, after a while in which they answer "gone".
DELETE FROM token WHERE expires_s < :before;

-- name: session_insert :exec
-- A sign-in; only the digest of the cookie is kept.
INSERT INTO session (digest, org, tag, expires_s, body)
VALUES (:digest, :org, :tag, :expires_s, :body);

-- name: session_get :one
-- By the digest of the cookie.
SELECT org, tag, expires_s, body FROM session WHERE digest = :digest;

-- name: session_update :exec
-- The chosen task, the language; a later end.
UPDATE session SET expires_s = :expires_s, body = :body WHERE digest = :digest;

-- name: session_delete :exec
-- Sign-out.
DELETE FROM session WHERE digest = :digest;

-- name: session_delete_tag :exec
-- Everywhere: erasure, changed password, ended role.
DELETE FROM session WHERE tag = :tag;

-- name: session_expire :exec
-- Past their time.
DELETE FROM session WHERE expires_s < :before;

-- name: staff_put :exec
-- New or changed.
INSERT INTO staff (org, staff, name, body) VALUES (:org, :staff, :name, :body)
ON CONFLICT (org, staff) DO UPDATE SET name = excluded.name, body = excluded.body;

-- name: staff_get :one
-- By number.
SELECT name, body FROM staff WHERE org = :org AND staff = :staff;

-- name: staff_find :one
-- By the digest of the sign-in name.
SELECT staff, body FROM staff WHERE org = :org AND name = :name;

-- name: staff_all :many
-- The list.
SELECT staff, body FROM staff WHERE org = :org ORDER BY staff;

-- name: api_token_insert :exec
-- A token for an integration; only its digest is kept.
INSERT INTO api_token (org, token, digest, expires_s, body)
VALUES (:org, :token, :digest, :expires_s, :body);

-- name: api_token_find :one
-- By digest.
SELECT org, token, expires_s, body FROM api_token WHERE digest = :digest;

-- name: api_token_all :many
-- The list.
SELECT token, expires_s, body FROM api_token WHERE org = :org ORDER BY token;

-- name: api_token_delete :exec
-- Ended at once.
DELETE FROM api_token WHERE org = :org AND token = :token;

-- name: group_put :exec
-- New or changed.
INSERT INTO grp (org, grp, body) VALUES (:org, :grp, :body)
ON CONFLICT (org, grp) DO UPDATE SET body = excluded.body;

-- name: group_all :many
-- The list, for the index.
SELECT grp, body FROM grp WHERE org = :org ORDER BY grp;

-- name: message_put :exec
-- A draft or a changed state.
INSERT INTO message (org, message, state, created_s, body)
VALUES (:org, :message, :state, :created_s, :body)
ON CONFLICT (org, message) DO UPDATE SET state = excluded.state, body = excluded.body;

-- name: message_get :one
-- By number.
SELECT state, created_s, body FROM message WHERE org = :org AND message = :message;

-- name: message_all :many
-- Newest first.
SELECT message, state, created_s, body FROM message WHERE org = :org
ORDER BY created_s DESC, message DESC LIMIT :n;

-- name: message_in_state :many
-- What the sending job has to do.
SELECT org, message FROM message WHERE state = :state ORDER BY created_s;

-- name: message_delete :exec
-- Its declared period is over, or a draft is thrown away.
DELETE FROM message WHERE org = :org AND message = :message;

-- name: delivery_insert :exec
-- One recipient of a message; once.
INSERT OR IGNORE INTO delivery (org, message, pos, state, at_s, tag, body)
VALUES (:org, :message, :pos, :state, :at_s, :tag, :body);

-- name: delivery_next :many
-- The next ones in a state.
SELECT pos, tag, body FROM delivery WHERE org = :org AND message = :message AND state = :state
ORDER BY pos LIMIT :n;

-- name: delivery_set :exec
-- The ledger of the recipient moves on; only from the state it was seen in.
UPDATE delivery SET state = :state, at_s = :at_s
WHERE org = :org AND message = :message AND pos = :pos AND state = :from_state;

-- name: delivery_counts :many
-- For the report.
SELECT state, count(*) FROM delivery WHERE org = :org AND message = :message GROUP BY state;

-- name: delivery_find :one
-- Whether and how a person got it.
SELECT message, pos, state, at_s FROM delivery WHERE tag = :tag;

-- name: delivery_delete_tag :exec
-- Part of an erasure.
DELETE FROM delivery WHERE tag = :tag;

-- name: delivery_delete_message :exec
-- The message's declared period is over.
DELETE FROM delivery WHERE org = :org AND message = :message;

-- name: delivery_page :many
-- The ledger of a message as staff see it: states and times.
SELECT pos, state, at_s, body FROM delivery WHERE org = :org AND message = :message
AND pos > :after ORDER BY pos LIMIT :n;

-- name: delivery_reset_handed :exec
-- After a crash: what was being handed over when the process ended.
UPDATE delivery SET state = :to_state WHERE state = :from_state;

-- name: letter_insert :exec
-- A single letter to be sent.
INSERT INTO letter (letter, org, state, due_s, tag, body, notice)
VALUES (:letter, :org, :state, :due_s, :tag, :body, :notice);

-- name: letter_notices :one
-- Letters about a version in a state.
SELECT count(*) FROM letter WHERE notice = :notice AND state = :state;

-- name: letter_notice_again :exec
-- After a restore: whether it left nobody knows, and it must.
UPDATE letter SET state = :to_state WHERE notice IS NOT NULL AND state = :from_state;

-- name: letter_next :many
-- What is due.
SELECT letter, org, body FROM letter WHERE state = :state AND due_s <= :now ORDER BY due_s, letter LIMIT :n;

-- name: letter_handed :many
-- After a crash: letters whose result is not known.
SELECT letter FROM letter WHERE state = :state;

-- name: letter_set :exec
-- Handed over, sent, refused; only from the state it was seen in.
UPDATE letter SET state = :state, due_s = :due_s WHERE letter = :letter AND state = :from_state;

-- name: letter_delete :exec
-- Sent: nothing of it is kept.
DELETE FROM letter WHERE letter = :letter;

-- name: letter_delete_tag :exec
-- Part of an erasure.
DELETE FROM letter WHERE tag = :tag;

-- name: letter_reset_handed :exec
-- After a restore.
UPDATE letter SET state = :to_state WHERE notice IS NULL AND state = :from_state;

-- name: spool_insert :exec
-- A file between requests.
INSERT INTO spool (spool, org, kind, tag, expires_s, body)
VALUES (:spool, :org, :kind, :tag, :expires_s, :body);

-- name: spool_get :one
-- Its facts.
SELECT org, kind, expires_s, body FROM spool WHERE spool = :spool;

-- name: spool_expired :many
-- Files to remove.
SELECT spool FROM spool WHERE expires_s < :before;

-- name: spool_of_tag :many
-- Files of one person, for an erasure.
SELECT spool FROM spool WHERE tag = :tag;

-- name: spool_delete :exec
-- The file is gone already.
DELETE FROM spool WHERE spool = :spool;

-- name: import_run_insert :exec
-- Counts of a run.
INSERT INTO import_run (org, run, source, at_s, people, created, matched, changed, suppressed, refused, dropped_columns)
VALUES (:org, :run, :source, :at_s, :people, :created, :matched, :changed, :suppressed, :refused, :dropped_columns);

-- name: import_run_last :one
-- For the brake and the page.
SELECT run, at_s, people, created, matched, changed, suppressed, refused, dropped_columns
FROM import_run WHERE org = :org AND source = :source ORDER BY run DESC LIMIT 1;

-- name: import_run_all :many
-- The list of runs.
SELECT run, source, at_s, people, created, matched, changed, suppressed, refused, dropped_columns
FROM import_run WHERE org = :org ORDER BY run DESC LIMIT :n;

-- name: draft_get :one
-- The next version of a statement while it is being written.
SELECT source, saved_s FROM draft WHERE org = :org;

-- name: draft_set :exec
-- Begin it, or save it.
INSERT INTO draft (org, source, saved_s) VALUES (:org, :source, :saved_s)
ON CONFLICT (org) DO UPDATE SET source = excluded.source, saved_s = excluded.saved_s;

-- name: draft_delete :exec
-- Go back to the statement in force.
DELETE FROM draft WHERE org = :org;
