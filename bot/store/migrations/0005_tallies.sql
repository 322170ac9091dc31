-- What became of questions, in numbers alone: neither a text nor a person; and what the staff were told by itself.

CREATE TABLE tally (
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    channel TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    outcome TEXT NOT NULL,
    -- Empty unless the bot abstained, and unless something answered.
    reason TEXT NOT NULL,
    entry TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, channel, language, outcome, reason, entry)
) STRICT, WITHOUT ROWID;

-- One row a period (`2026-W47`), so that a restart does not tell it again.
CREATE TABLE posted (
    what TEXT NOT NULL,
    period TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (what, period)
) STRICT, WITHOUT ROWID;
