-- The cards of the desk in the staff's channel, and what somebody is writing from one of them.

-- Where the cards are posted, once staff have asked for them there.
CREATE TABLE card_channel (
    channel TEXT PRIMARY KEY,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- No reference to the group: when retention removes it, the row tells which message has to go too.
CREATE TABLE card (
    group_id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    message TEXT NOT NULL,
    -- How the group stood when the card was last drawn.
    stamp TEXT NOT NULL
) STRICT;

-- An answer under way, so that it outlives a restart between its trial and its publication. One a person and group.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES question_group (id) ON DELETE CASCADE,
    by TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    UNIQUE (group_id, by)
) STRICT;
