-- The log. Positions are contiguous and in commit order; rows are never updated nor deleted.
CREATE TABLE event (
  position    bigint      NOT NULL,
  event_id    uuid        NOT NULL,
  type        text        NOT NULL,
  version     text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  payload     text        NOT NULL,
  metadata    text        NOT NULL,
  tags        text[]      NOT NULL,
  CONSTRAINT event_pk PRIMARY KEY (position),
  CONSTRAINT event_id_unique UNIQUE (event_id)
);

-- "The first event at or after a time": recorded_at never decreases with the position, so a summary of each block is enough.
CREATE INDEX event_recorded_at ON event USING brin (recorded_at) WITH (pages_per_range = 16, autosummarize = on);

-- One row for each tag of an event; the key is a 64-bit hash of tag and type, so that one probe finds both.
CREATE TABLE event_key (
  key      bigint NOT NULL,
  position bigint NOT NULL,
  CONSTRAINT event_key_pk PRIMARY KEY (key, position)
);

-- The types ever stored: criteria that name tags only are asked for as every type with that tag.
CREATE TABLE event_type (
  type text NOT NULL,
  CONSTRAINT event_type_pk PRIMARY KEY (type)
);

-- Orders the batches of all nodes. Its row is locked and never updated: an updated row leaves versions behind for as long
-- as any snapshot in the cluster is open, and every batch would have to walk past them.
CREATE TABLE event_lock (
  id smallint NOT NULL,
  CONSTRAINT event_lock_pk PRIMARY KEY (id),
  CONSTRAINT event_lock_single CHECK (id = 1)
);
INSERT INTO event_lock (id) VALUES (1);

-- Which history this is: a store restored to an older state is given a new incarnation by whoever restores it.
CREATE TABLE event_store (
  id          smallint    NOT NULL,
  incarnation uuid        NOT NULL,
  created_at  timestamptz NOT NULL,
  CONSTRAINT event_store_pk PRIMARY KEY (id),
  CONSTRAINT event_store_single CHECK (id = 1)
);
INSERT INTO event_store (id, incarnation, created_at) VALUES (1, gen_random_uuid(), now());

-- Which append answered which request, written in the same transaction as its events.
CREATE TABLE idempotency_key (
  scope          text        NOT NULL,
  key            text        NOT NULL,
  fingerprint    text        NOT NULL,
  first_position bigint      NOT NULL,
  last_position  bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_key_recorded_at ON idempotency_key USING brin (recorded_at) WITH (pages_per_range = 16);
