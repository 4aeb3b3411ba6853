-- SPDX-License-Identifier: EUPL-1.2

-- name: audit_insert :exec
-- One act. The leaf is stored beside the entry so that pruning keeps the tree.
INSERT INTO audit (seq, at_s, org, entry, leaf) VALUES (:seq, :at_s, :org, :entry, :leaf);

-- name: audit_seen :exec
-- Lets the person find the entry; dies with the person.
INSERT OR IGNORE INTO seen (org, person, seq) VALUES (:org, :person, :seq);

-- name: audit_edge_set :exec
-- One hash of the right edge.
INSERT INTO audit_edge (level, hash) VALUES (:level, :hash)
ON CONFLICT (level) DO UPDATE SET hash = excluded.hash;

-- name: audit_edge_all :many
-- The right edge, to go on appending without reading the log.
SELECT level, hash FROM audit_edge ORDER BY level;

-- name: audit_last :one
-- Size and newest time; the edge must agree with it.
SELECT seq, at_s FROM audit ORDER BY seq DESC LIMIT 1;

-- name: audit_all :many
-- Everything in order, for verification and proofs.
SELECT seq, at_s, org, entry, leaf FROM audit WHERE seq > :after ORDER BY seq;

-- name: audit_page :many
-- The newest entries of an organisation before a sequence.
SELECT seq, at_s, org, entry, leaf FROM audit
WHERE org = :org AND seq < :before ORDER BY seq DESC LIMIT :n;

-- name: audit_of_person :many
-- Who looked at one person: newest first.
SELECT a.seq, a.at_s, a.org, a.entry, a.leaf FROM seen s
JOIN audit a ON a.seq = s.seq
WHERE s.org = :org AND s.person = :person ORDER BY s.seq DESC LIMIT :n;

-- name: audit_prune :exec
-- The declared period of the trail has passed: the entry goes, the hash stays.
UPDATE audit SET entry = NULL WHERE org = :org AND at_s < :before AND entry IS NOT NULL;

-- name: checkpoint_insert :exec
-- A signed head.
INSERT OR REPLACE INTO checkpoint (size, at_s, note) VALUES (:size, :at_s, :note);

-- name: checkpoint_all :many
-- Every signed head, to be compared with the tree.
SELECT size, at_s, note FROM checkpoint ORDER BY size;
