-- SPDX-License-Identifier: Apache-2.0
-- What keeps bots out, and what visitors are sent. Releases that know schema 3 work on with this one: it changes no table
-- of theirs, and what hangs on an enquiry goes with it.

-- Mails that acknowledge enquiries to their senders. They have an outbox of their own: an earlier release cannot take one
-- for a mail to staff, and none of them is in the way of one.
CREATE TABLE cf_acknowledgement (
  id               TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  submission       TEXT COLLATE "C" NOT NULL REFERENCES cf_submission (id) ON DELETE CASCADE,
  address_key      BYTEA NOT NULL UNIQUE, -- keyed: which address on which day, so that nobody is sent more than the limit
  state            TEXT NOT NULL,
  owed_since       BIGINT NOT NULL,
  due_at           BIGINT NOT NULL,
  attempts         INTEGER NOT NULL,
  may_have_arrived INTEGER NOT NULL,
  last_code        TEXT,
  lease_owner      TEXT,
  lease_until      BIGINT NOT NULL DEFAULT 0, -- 0: nobody works on it
  lease_version    BIGINT NOT NULL DEFAULT 0,
  open_due_at      BIGINT GENERATED ALWAYS AS (CASE
    WHEN state = 'PENDING' AND last_code IS NULL THEN 0
    WHEN state IN ('PENDING', 'PARKED') THEN due_at END) STORED
);
CREATE INDEX cf_acknowledgement_open ON cf_acknowledgement (open_due_at, id) WHERE open_due_at IS NOT NULL;
CREATE INDEX cf_acknowledgement_owed ON cf_acknowledgement (owed_since);
CREATE INDEX cf_acknowledgement_submission ON cf_acknowledgement (submission);

-- Cells of rate limits that all nodes share, by a keyed hash that changes every day. Not logged: nobody waits for the disk,
-- no replica and no base backup holds them (pg_dump does, but for --no-unlogged-table-data), and after a crash there are none.
CREATE UNLOGGED TABLE cf_rate_cell (
  cell    BIGINT NOT NULL PRIMARY KEY,
  full_at BIGINT NOT NULL, -- when the allowance is full again, and the cell of no use
  wait    BIGINT NOT NULL -- how long the request counted last was told to wait; 0: it was within the limit
);
CREATE INDEX cf_rate_cell_full ON cf_rate_cell (full_at);

INSERT INTO contact_form_schema (version, name) VALUES (4, 'limits_and_acknowledgements');
