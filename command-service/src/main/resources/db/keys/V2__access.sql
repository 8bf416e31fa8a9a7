-- What decides who may do what, as the events say it; both services keep it in memory.
CREATE TABLE access_entry (
    kind     text   NOT NULL,
    id       text   NOT NULL,
    value    jsonb  NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX access_entry_position ON access_entry (position);
COMMENT ON COLUMN access_entry.position IS 'of the event that left it so';

CREATE TABLE access_progress (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    incarnation uuid,
    position    bigint NOT NULL
);
COMMENT ON COLUMN access_progress.incarnation IS 'of the event store that the entries come from';
INSERT INTO access_progress (position) VALUES (0);

-- Not events: when command-service last saw each key.
CREATE TABLE api_key_use (
    organisation text NOT NULL,
    api_key      text NOT NULL,
    last_used_at timestamptz NOT NULL,
    PRIMARY KEY (organisation, api_key)
);
