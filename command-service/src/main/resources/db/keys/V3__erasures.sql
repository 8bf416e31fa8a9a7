-- Keys that were destroyed because somebody was erased. They stay apart from the keys themselves: one that comes
-- back from a backup must not be used.
CREATE TABLE erased_key (
    id text PRIMARY KEY
);

-- A key that was destroyed before it was made is wrapped by none.
ALTER TABLE personal_key ALTER COLUMN master_key DROP NOT NULL;
