-- SPDX-License-Identifier: Apache-2.0
-- How enquiries live and end. Releases that know schema 2 work on with this one: what they insert gets its life here too,
-- and a state that they do not know stands in no table that they read.

-- Where each enquiry is in its life, and when somebody must look at it next. Holds no content.
CREATE TABLE cf_life (
  submission  TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES cf_submission (id) ON DELETE CASCADE,
  stage       TEXT NOT NULL,
  revision    BIGINT NOT NULL DEFAULT 0, -- rises with every change, so that of two at once one is told
  active_at   BIGINT NOT NULL,
  resolved_at BIGINT,
  outcome     TEXT,
  overlays    TEXT, -- JSON: restriction, legal hold, relationship and what else changes its course; null when none
  look_at     BIGINT DEFAULT 0, -- 0: nobody has looked yet; null: nothing will fall due by itself
  waits_for   TEXT -- why what is due is not done yet
);
CREATE INDEX cf_life_stage ON cf_life (stage, submission);
CREATE INDEX cf_life_look ON cf_life (look_at, submission) WHERE look_at IS NOT NULL;
CREATE INDEX cf_life_waits ON cf_life (waits_for) WHERE waits_for IS NOT NULL;

CREATE FUNCTION cf_submission_lives() RETURNS TRIGGER LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO cf_life (submission, stage, active_at) VALUES (NEW.id, NEW.state, NEW.received_at); RETURN NULL; END $$;

CREATE TRIGGER cf_submission_lives AFTER INSERT ON cf_submission
  FOR EACH ROW EXECUTE FUNCTION cf_submission_lives();

INSERT INTO cf_life (submission, stage, active_at) SELECT id, state, received_at FROM cf_submission;

-- What staff write about an enquiry.
CREATE TABLE cf_note (
  id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  submission  TEXT COLLATE "C" NOT NULL REFERENCES cf_submission (id) ON DELETE CASCADE,
  written_at  BIGINT NOT NULL,
  author      TEXT NOT NULL,
  kind        TEXT NOT NULL,
  sealed_text BYTEA NOT NULL
);
CREATE INDEX cf_note_submission ON cf_note (submission, id);

-- An erasure must find all mails of an enquiry.
CREATE INDEX cf_outbox_submission ON cf_outbox (submission);

-- Mails to staff that are about no single enquiry; the outbox names them where it names an enquiry otherwise.
CREATE TABLE cf_staff_notice (
  id        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  kind      TEXT NOT NULL,
  form      TEXT NOT NULL,
  enquiries TEXT NOT NULL, -- a JSON array of ids
  more      INTEGER NOT NULL
);

-- Recurring work: when it was begun and done last, and how far a long one has come.
CREATE TABLE cf_chore (
  name     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  begun_at BIGINT NOT NULL,
  done_at  BIGINT,
  progress TEXT
);

-- The certificate of each batch of a purge.
CREATE TABLE cf_certificate (
  run              TEXT COLLATE "C" NOT NULL,
  batch            INTEGER NOT NULL,
  issued_at        BIGINT NOT NULL,
  register_version TEXT NOT NULL,
  counts           TEXT NOT NULL, -- JSON
  PRIMARY KEY (run, batch)
);

-- Records that were erased here and must go everywhere else.
CREATE TABLE cf_erasure (
  record      TEXT COLLATE "C" NOT NULL,
  portion     TEXT NOT NULL, -- what of it: all of it, or its copies only
  reason      TEXT NOT NULL,
  ordered_at  BIGINT NOT NULL,
  traces      TEXT NOT NULL, -- JSON: opaque ids of the mails that hold it
  complete_at BIGINT,
  PRIMARY KEY (record, portion)
);
CREATE INDEX cf_erasure_open ON cf_erasure (record, portion) WHERE complete_at IS NULL;
CREATE INDEX cf_erasure_complete ON cf_erasure (complete_at, record, portion) WHERE complete_at IS NOT NULL;

-- What each place that may hold them has answered.
CREATE TABLE cf_erasure_answer (
  record      TEXT COLLATE "C" NOT NULL,
  portion     TEXT NOT NULL,
  location    TEXT COLLATE "C" NOT NULL,
  answer      TEXT, -- null: it has not answered yet
  detail      TEXT,
  attempts    INTEGER NOT NULL,
  answered_at BIGINT,
  due_at      BIGINT, -- when it is asked next; null when it need not be asked any more
  PRIMARY KEY (record, portion, location),
  FOREIGN KEY (record, portion) REFERENCES cf_erasure (record, portion) ON DELETE CASCADE
);
CREATE INDEX cf_erasure_answer_due ON cf_erasure_answer (due_at, record, portion, location) WHERE due_at IS NOT NULL;
CREATE INDEX cf_erasure_answer_manual ON cf_erasure_answer (record) WHERE answer = 'MANUAL';

-- Records that must not come back, with a backup for instance.
CREATE TABLE cf_tombstone (
  record    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  purged_at BIGINT NOT NULL,
  reason    TEXT NOT NULL
);
CREATE INDEX cf_tombstone_age ON cf_tombstone (purged_at, record);

-- Changes with every purge; by it a database is recognised that was restored.
CREATE TABLE cf_epoch (
  id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  epoch      TEXT NOT NULL,
  previous   TEXT, -- the epoch before
  kept_since BIGINT NOT NULL DEFAULT 0 -- tombstones of earlier purges have expired
);

-- Where the ledger begins after its oldest end was truncated.
CREATE TABLE cf_ledger_anchor (
  id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  seq         BIGINT NOT NULL,
  mac         BYTEA NOT NULL,
  anchored_at BIGINT NOT NULL,
  proof       BYTEA NOT NULL
);

-- Files outside the database that hold enquiries, each for a short time.
CREATE TABLE cf_export (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  place      TEXT COLLATE "C" NOT NULL, -- the directory that it lies in, of one node or of several
  expires_at BIGINT NOT NULL
);
CREATE INDEX cf_export_place ON cf_export (place, id);

-- Which enquiries each of them holds; they may be gone before it.
CREATE TABLE cf_export_record (
  submission TEXT COLLATE "C" NOT NULL,
  export     TEXT COLLATE "C" NOT NULL REFERENCES cf_export (id) ON DELETE CASCADE,
  PRIMARY KEY (submission, export)
);
CREATE INDEX cf_export_record_export ON cf_export_record (export);

INSERT INTO contact_form_schema (version, name) VALUES (3, 'life_and_end');
