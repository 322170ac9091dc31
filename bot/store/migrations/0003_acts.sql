-- Groups by meaning instead of by text; claimed, merged, split; every act can be undone.

-- Rebuilt: one text may now lie in two groups, where staff split one.
CREATE TABLE regrouped (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    utterance TEXT NOT NULL,
    reason TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    state TEXT NOT NULL DEFAULT 'new'
        CHECK (state IN ('new', 'claimed', 'answered', 'merged', 'dismissed', 'reopened')),
    resolution TEXT,
    -- Who holds a claimed group; the entry that answers; the group that another was merged into.
    holder TEXT,
    entry TEXT,
    into_id INTEGER,
    nearest TEXT,
    score REAL NOT NULL,
    -- Told by the rows of `question`; kept here so that the queue can be ordered without reading them.
    count INTEGER NOT NULL DEFAULT 0,
    askers INTEGER NOT NULL DEFAULT 0,
    escalated INTEGER NOT NULL DEFAULT 0,
    -- Askers there were when the group was answered or dismissed: it comes back when many more ask.
    settled_askers INTEGER NOT NULL DEFAULT 0,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL
) STRICT;
INSERT INTO regrouped
    (id, utterance, reason, language, state, resolution, nearest, score, count, askers, escalated, settled_askers, first_day, last_day)
    SELECT id, utterance, reason, language, state, resolution, nearest, score, count, askers, escalated, askers, first_day, last_day
    FROM question_group;
DROP TABLE question_group;
ALTER TABLE regrouped RENAME TO question_group;

-- What a question means, order and spelling left out. Those of before are grouped by their text.
ALTER TABLE question ADD COLUMN meaning TEXT NOT NULL DEFAULT '';
UPDATE question SET meaning = (SELECT utterance FROM question_group WHERE id = group_id);

-- Where questions of a meaning go; "that is not it" apart from refusals.
CREATE TABLE meaning (
    key TEXT NOT NULL,
    wrong INTEGER NOT NULL CHECK (wrong IN (0, 1)),
    group_id INTEGER NOT NULL REFERENCES question_group (id) ON DELETE CASCADE,
    PRIMARY KEY (key, wrong)
) STRICT, WITHOUT ROWID;
INSERT INTO meaning (key, wrong, group_id)
    SELECT utterance, reason = 'wrong_answer', min(id) FROM question_group GROUP BY 1, 2;
CREATE INDEX meaning_of_group ON meaning (group_id);

-- What an act moved, wrote or said beside the state it changed; which act it undid.
ALTER TABLE act ADD COLUMN detail TEXT CHECK (detail IS NULL OR json_valid(detail));
ALTER TABLE act ADD COLUMN undoes INTEGER;
