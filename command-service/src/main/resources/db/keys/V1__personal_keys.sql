-- The keys of personal text. A destroyed key leaves its row as a tombstone without the key.
CREATE TABLE personal_key (
    id           text PRIMARY KEY,
    wrapped      bytea,
    master_key   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
COMMENT ON COLUMN personal_key.wrapped IS '64 bytes for AES-SIV, wrapped with AES-256-GCM by the master key';
COMMENT ON COLUMN personal_key.master_key IS 'fingerprint of the master key that wraps it';
