-- SPDX-License-Identifier: Apache-2.0
-- What several nodes need. Releases that know schema 1 work on with this one.

-- A mail that nobody has tried yet is due at once, whatever the clock said when it was enqueued: a clock that is set
-- back must not delay it.

DROP INDEX cf_outbox_open;

ALTER TABLE cf_outbox DROP COLUMN open_due_at;

ALTER TABLE cf_outbox ADD COLUMN open_due_at BIGINT GENERATED ALWAYS AS (CASE
  WHEN state = 'PENDING' AND last_code IS NULL THEN 0
  WHEN state IN ('PENDING', 'PARKED') THEN due_at END) STORED;

CREATE INDEX cf_outbox_open ON cf_outbox (open_due_at, id) WHERE open_due_at IS NOT NULL;

-- The right to do a piece of work that one node does at a time.
CREATE TABLE cf_lease (
  name        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  owner       TEXT NOT NULL,
  lease_until BIGINT NOT NULL, -- 0: nobody works on it
  version     BIGINT NOT NULL
);

-- The place of each event in the ledger's chain, proven by a keyed code over it and over the place before it.
CREATE TABLE cf_ledger_chain (
  seq        BIGINT NOT NULL PRIMARY KEY,
  event      TEXT COLLATE "C" NOT NULL UNIQUE,
  chained_at BIGINT NOT NULL,
  adopted    INTEGER NOT NULL, -- 1: the event came without a proof, from a release that made none
  mac        BYTEA NOT NULL
);

-- Events that have no place yet, with the proof that the library wrote them.
CREATE TABLE cf_ledger_unchained (
  event TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  proof BYTEA
);

-- An event that a release of schema 1 writes waits for its place, too.
CREATE FUNCTION cf_ledger_event_waits() RETURNS TRIGGER LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO cf_ledger_unchained (event) VALUES (NEW.id) ON CONFLICT DO NOTHING; RETURN NULL; END $$;

CREATE TRIGGER cf_ledger_event_waits AFTER INSERT ON cf_ledger_event
  FOR EACH ROW EXECUTE FUNCTION cf_ledger_event_waits();

-- So do those that are there.
INSERT INTO cf_ledger_unchained (event) SELECT id FROM cf_ledger_event;

-- Transfer mechanisms that an operator declared void, after a court's ruling for instance: on every node at once.
CREATE TABLE cf_transfer_invalidation (
  reference TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- the mechanism's, as the register has it
  void_from TEXT NOT NULL, -- a date, ISO 8601
  reason    TEXT NOT NULL,
  stated_at BIGINT NOT NULL
);

-- What operators were told of transfers that end, so that they are told once.
CREATE TABLE cf_transfer_warning (
  recipient   TEXT COLLATE "C" NOT NULL,
  last_day    TEXT COLLATE "C" NOT NULL, -- a date, ISO 8601; empty where sending was never lawful
  days_before INTEGER NOT NULL, -- 0: the last day is over
  PRIMARY KEY (recipient, last_day, days_before)
);

INSERT INTO contact_form_schema (version, name) VALUES (2, 'many_nodes');
