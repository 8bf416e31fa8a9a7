-- Which instance relays. It only chooses; what keeps two from writing is the producer's fixed transactional id.
CREATE TABLE relay_lease (
    id         smallint PRIMARY KEY CHECK (id = 1),
    holder     uuid,
    expires_at timestamptz NOT NULL
);
INSERT INTO relay_lease (id, holder, expires_at) VALUES (1, NULL, '-infinity');
