-- What a person asked for by hand: that the team sees the question, and to be told when it is answered.

-- Pressed "send to the team": above what was only noted.
ALTER TABLE question ADD COLUMN escalated INTEGER NOT NULL DEFAULT 0 CHECK (escalated IN (0, 1));

-- How many questions of the group were; told by them, as the other counters.
ALTER TABLE question_group ADD COLUMN escalated INTEGER NOT NULL DEFAULT 0;

-- Somebody wants to be told. Removed once told, or after `expires`.
CREATE TABLE wish (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES question_group (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    channel TEXT NOT NULL,
    asker TEXT NOT NULL,
    -- Where to, on Discord; NULL where the person comes back with the receipt. Kept for this alone.
    address TEXT,
    -- Keyed digest of the code that the person holds.
    receipt TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    expires TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX wish_of_address ON wish (group_id, address);
CREATE INDEX wish_of_asker ON wish (asker);
CREATE INDEX wish_by_expiry ON wish (expires);
