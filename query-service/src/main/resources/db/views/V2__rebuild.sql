-- A read model is built anew in a second set of tables beside the live one: the live set's schema has the read model's
-- name, the other one that name and `_next`, until it takes the live one's place and name.

alter table table_set
    -- Whether an operator wants it live although its events are of another store than those of the live one.
    add column any_store boolean not null default false;

alter table progress
    add column events bigint not null default 0, -- how many were applied to this set of tables
    add column behind bigint; -- how many records the topic had beyond the last one read, about a second ago at most
