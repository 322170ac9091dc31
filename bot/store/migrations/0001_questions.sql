-- What people asked and the bot could not answer, and what the staff did about it.
-- Every text here is masked already: see bot/review/masking.py.

-- Ids are never used again (AUTOINCREMENT): the audit trail outlives the groups it speaks of.
CREATE TABLE question_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    utterance TEXT NOT NULL,
    reason TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    state TEXT NOT NULL DEFAULT 'new'
        CHECK (state IN ('new', 'claimed', 'answered', 'merged', 'dismissed', 'reopened')),
    resolution TEXT,
    nearest TEXT,
    score REAL NOT NULL,
    -- The four below are told by the rows of `question`; kept here so that the queue can be ordered without reading them.
    count INTEGER NOT NULL DEFAULT 0,
    askers INTEGER NOT NULL DEFAULT 0,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    UNIQUE (utterance, reason)
) STRICT;

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES question_group (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    channel TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    -- Keyed digest of who asked; empty when the channel could not tell.
    asker TEXT NOT NULL
) STRICT;

CREATE INDEX question_of_group ON question (group_id, asker, day);
CREATE INDEX question_of_asker ON question (asker, day);
CREATE INDEX question_by_day ON question (day);

-- The audit trail. No foreign key: it may speak of a group that retention has removed since.
CREATE TABLE act (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL,
    verb TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after))
) STRICT;

CREATE INDEX act_of_group ON act (group_id);

-- One row, rewritten by whoever asks whether the store takes a write.
CREATE TABLE pulse (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at TEXT NOT NULL
) STRICT;
