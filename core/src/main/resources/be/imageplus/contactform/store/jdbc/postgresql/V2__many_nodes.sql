-- SPDX-License-Identifier: Apache-2.0
-- A mail that nobody has tried yet is due at once, whatever the clock said when it was enqueued: a clock that is set
-- back must not delay it. Releases that know schema 1 work on with this one.

DROP INDEX cf_outbox_open;

ALTER TABLE cf_outbox DROP COLUMN open_due_at;

ALTER TABLE cf_outbox ADD COLUMN open_due_at BIGINT GENERATED ALWAYS AS (CASE
  WHEN state = 'PENDING' AND last_code IS NULL THEN 0
  WHEN state IN ('PENDING', 'PARKED') THEN due_at END) STORED;

CREATE INDEX cf_outbox_open ON cf_outbox (open_due_at, id) WHERE open_due_at IS NOT NULL;

INSERT INTO contact_form_schema (version, name) VALUES (2, 'first_attempts');
