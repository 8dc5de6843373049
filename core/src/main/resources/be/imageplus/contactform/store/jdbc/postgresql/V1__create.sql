-- SPDX-License-Identifier: Apache-2.0
-- The contact form's tables on PostgreSQL. The library applies this file by itself; run it with a tool of your own
-- if you prefer, before the first start. It records its version itself, so that either way the library knows what is there.
-- Instants are milliseconds since 1970-01-01T00:00Z, ids are UUIDs of version 7 as text (later ids sort later),
-- flags are 0 or 1. Ids are compared byte by byte, whatever the database's collation. Columns named sealed_… hold
-- personal data, encrypted and bound to the record and the column.
-- Each statement ends with a semicolon at the end of a line, and no line within one does.

CREATE TABLE contact_form_schema (
  version      INTEGER NOT NULL PRIMARY KEY,
  name         TEXT NOT NULL,
  checksum     TEXT, -- SHA-256 of the file when the library applied it; null when another tool did
  installed_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- By which the library recognises the keys that the rows are sealed with.
CREATE TABLE cf_key_check (
  id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  check_value BYTEA NOT NULL
);

CREATE TABLE cf_submission (
  id                TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  reference         TEXT NOT NULL UNIQUE,
  form              TEXT NOT NULL,
  purpose           TEXT NOT NULL,
  received_at       BIGINT NOT NULL,
  state             TEXT NOT NULL,
  screening_reasons TEXT NOT NULL, -- a JSON array of codes
  notice_version    TEXT NOT NULL,
  notice_language   TEXT NOT NULL,
  notice_hash       TEXT NOT NULL,
  nonce             TEXT NOT NULL UNIQUE,
  fingerprint       TEXT NOT NULL,
  sealed_values     BYTEA NOT NULL,
  restricted        INTEGER NOT NULL,
  on_hold           INTEGER NOT NULL
);

-- What came with the request: apart, because its period is its own.
CREATE TABLE cf_technical (
  submission  TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES cf_submission (id) ON DELETE CASCADE,
  sealed_data BYTEA NOT NULL
);

-- The keyed index of each enquiry's address.
CREATE TABLE cf_email_index (
  submission  TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES cf_submission (id) ON DELETE CASCADE,
  email_index BYTEA NOT NULL
);
CREATE INDEX cf_email_index_lookup ON cf_email_index (email_index, submission);

CREATE TABLE cf_disclosure (
  submission   TEXT COLLATE "C" NOT NULL,
  recipient    TEXT NOT NULL,
  message_id   TEXT NOT NULL,
  categories   TEXT NOT NULL,
  disclosed_at BIGINT NOT NULL,
  ground       TEXT NOT NULL,
  PRIMARY KEY (submission, recipient, message_id)
);

CREATE TABLE cf_outbox (
  id               TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  submission       TEXT COLLATE "C" NOT NULL,
  state            TEXT NOT NULL,
  owed_since       BIGINT NOT NULL,
  due_at           BIGINT NOT NULL,
  attempts         INTEGER NOT NULL,
  may_have_arrived INTEGER NOT NULL,
  last_code        TEXT,
  lease_owner      TEXT,
  lease_until      BIGINT NOT NULL DEFAULT 0, -- 0: nobody works on it
  lease_version    BIGINT NOT NULL DEFAULT 0,
  -- Null once no worker needs to look, so that looking for work costs nothing for all that was ever delivered.
  open_due_at      BIGINT GENERATED ALWAYS AS (CASE WHEN state IN ('PENDING', 'PARKED') THEN due_at END) STORED
);
CREATE INDEX cf_outbox_open ON cf_outbox (open_due_at, id) WHERE open_due_at IS NOT NULL;
CREATE INDEX cf_outbox_state ON cf_outbox (state, id);

CREATE TABLE cf_ledger_event (
  id               TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  occurred_at      BIGINT NOT NULL,
  type             TEXT NOT NULL,
  actor            TEXT NOT NULL,
  subject          TEXT COLLATE "C",
  register_version TEXT,
  reason           TEXT
);
CREATE INDEX cf_ledger_event_subject ON cf_ledger_event (subject, occurred_at, id);

CREATE TABLE cf_notice (
  version      TEXT NOT NULL,
  language     TEXT NOT NULL,
  hash         TEXT NOT NULL,
  facts        TEXT NOT NULL,
  revised      TEXT NOT NULL, -- a date, ISO 8601
  published_at BIGINT NOT NULL,
  title        TEXT NOT NULL,
  markdown     TEXT NOT NULL,
  json         TEXT NOT NULL,
  PRIMARY KEY (version, language, hash)
);

INSERT INTO contact_form_schema (version, name) VALUES (1, 'create');
