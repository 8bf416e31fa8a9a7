-- When query-service last saw each API key; command-service keeps its own.
CREATE TABLE api_key_use (
    organisation text NOT NULL,
    api_key      text NOT NULL,
    last_used_at timestamptz NOT NULL,
    PRIMARY KEY (organisation, api_key)
);
