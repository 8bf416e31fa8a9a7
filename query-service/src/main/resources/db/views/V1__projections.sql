-- What the machinery of the projections knows. The tables of each read model are in a schema of their own, created by
-- the machinery: they are never migrated but built anew from the events.

-- A set of tables that holds one read model.
create table table_set (
    id uuid primary key default gen_random_uuid(),
    read_model text not null,
    schema_name text not null unique,
    tables text not null, -- the statements that created them
    -- The topic that it is filled from, known from the first look at it on. Another topic of the same name will not do,
    -- and neither will another number of partitions: one conference is one partition for good.
    topic_id text,
    partitions int,
    created_at timestamptz not null default now()
);

-- How far a set of tables has come with a partition of the topic. Written in the transaction that writes the rows.
create table progress (
    table_set uuid not null references table_set (id) on delete cascade,
    partition int not null,
    -- Counts the owners. A batch is written only under the epoch that its owner got when it claimed the partition.
    epoch bigint not null,
    owner text not null,
    claimed_at timestamptz not null default now(),
    -- The last applied record. The next one is behind it.
    last_offset bigint,
    last_position bigint,
    incarnation uuid,
    event_id uuid,
    applied_at timestamptz,
    -- Why it does not go on, if it does not. Taking the reason away is what makes it go on.
    stopped_reason text,
    stopped_at timestamptz,
    primary key (table_set, partition),
    check (num_nulls(last_offset, last_position, incarnation, event_id) in (0, 4))
);
