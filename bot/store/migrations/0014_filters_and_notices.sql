-- Filters of the queue that somebody of the staff keeps under a name, each for themselves.
CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY,
    by TEXT NOT NULL,
    name TEXT NOT NULL,
    -- What the queue is narrowed by, as its address says it; the words that are looked for stand apart, to be erased.
    query TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (by, name)
) STRICT;

-- Who of the staff wants the week told to them in person.
CREATE TABLE staff_notice (
    -- Where a channel reaches them: the number of a user on Discord.
    address TEXT PRIMARY KEY,
    by TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    -- The last week that was told (`2026-W47`); empty before the first.
    told TEXT NOT NULL
) STRICT, WITHOUT ROWID;
