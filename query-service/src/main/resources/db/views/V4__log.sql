-- The log as command-service seals it, as far as it is what was received. It is read from a topic of its own, and never
-- built anew: what is there was checked.
create schema log;

-- A part, as it was published, but for what was there before.
create table log.part (
    first bigint primary key, -- position
    last bigint not null,
    leaves bytea not null, -- 40 bytes each
    checkpoint text not null -- signed, of all events up to the last one
);

-- Roots of perfect subtrees of 256 leaves or more; those below are computed from the parts.
create table log.subtree (
    level int not null,
    index bigint not null,
    root bytea not null,
    primary key (level, index)
);

-- One row: how far it is. The offset is that of the record to read next.
create table log.progress (
    size bigint not null,
    subtrees bytea not null, -- roots, by which it goes on
    next_offset bigint not null
);
insert into log.progress values (0, '', 0);
