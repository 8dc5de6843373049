-- SPDX-License-Identifier: Apache-2.0
-- What keeps bots out, and what visitors are sent. Releases that know schema 3 work on with this one: it changes no table
-- of theirs, and what hangs on an enquiry goes with it.

-- Mails that acknowledge enquiries to their senders. They have an outbox of their own: an earlier release cannot take one
-- for a mail to staff, and none of them is in the way of one.
CREATE TABLE cf_acknowledgement (
  id               TEXT NOT NULL PRIMARY KEY,
  submission       TEXT NOT NULL REFERENCES cf_submission (id) ON DELETE CASCADE,
  address_key      BLOB NOT NULL UNIQUE, -- keyed: which address on which day, so that nobody is sent more than the limit
  state            TEXT NOT NULL,
  owed_since       INTEGER NOT NULL,
  due_at           INTEGER NOT NULL,
  attempts         INTEGER NOT NULL,
  may_have_arrived INTEGER NOT NULL,
  last_code        TEXT,
  lease_owner      TEXT,
  lease_until      INTEGER NOT NULL DEFAULT 0, -- 0: nobody works on it
  lease_version    INTEGER NOT NULL DEFAULT 0,
  open_due_at      INTEGER GENERATED ALWAYS AS (CASE
    WHEN state = 'PENDING' AND last_code IS NULL THEN 0
    WHEN state IN ('PENDING', 'PARKED') THEN due_at END) VIRTUAL
) STRICT;
CREATE INDEX cf_acknowledgement_open ON cf_acknowledgement (open_due_at, id) WHERE open_due_at IS NOT NULL;
CREATE INDEX cf_acknowledgement_owed ON cf_acknowledgement (owed_since);
CREATE INDEX cf_acknowledgement_submission ON cf_acknowledgement (submission);

INSERT INTO contact_form_schema (version, name) VALUES (4, 'limits_and_acknowledgements');
