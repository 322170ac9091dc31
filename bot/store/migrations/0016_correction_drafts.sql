-- A correction of a fact or topic under way on a channel of messages, so that it outlives a restart between its trial and its
-- publication. One a person and entry; it hangs on no group, since nobody need have asked anything, and goes with the questions
-- of its day.
CREATE TABLE correction_draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL,
    -- As `discord:123`: who writes it, whatever they are called.
    person TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    day TEXT NOT NULL,
    UNIQUE (entry, person)
) STRICT;
