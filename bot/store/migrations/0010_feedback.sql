-- What people say back about answers: a verdict, at will a reason and a masked comment. No question, and nobody's name.
CREATE TABLE feedback (
    -- Never used again: what staff dealt with is told from what came after by it.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Keyed digests of the answer's id and of who judges it; one person has one verdict on one answer.
    answer TEXT NOT NULL,
    asker TEXT NOT NULL,
    -- What had answered; empty where nothing did, and no more than `emergency` of an emergency.
    entry TEXT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    verdict TEXT NOT NULL CHECK (verdict IN ('helpful', 'not_helpful', 'wrong')),
    reason TEXT NOT NULL CHECK (reason IN ('', 'outdated', 'incomplete', 'other_subject', 'unclear', 'other')),
    comment TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    UNIQUE (answer, asker)
) STRICT;
CREATE INDEX feedback_of_entry ON feedback (entry, verdict, asker);
CREATE INDEX feedback_of_asker ON feedback (asker, day);
CREATE INDEX feedback_by_day ON feedback (day);

-- What staff did about an entry that was called wrong: up to which row it is dealt with; 0 takes that back.
CREATE TABLE feedback_act (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    verb TEXT NOT NULL CHECK (verb IN ('settle', 'reopen')),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    through INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_act_of_entry ON feedback_act (entry, id);

-- What was called wrong until now lay with the questions alone.
INSERT INTO feedback (answer, asker, entry, channel, language, verdict, reason, comment, day)
    SELECT 'question:' || q.id, q.asker, coalesce(g.nearest, ''), q.channel, q.language, 'wrong', '', '', q.day
    FROM question AS q JOIN question_group AS g ON g.id = q.group_id WHERE g.reason = 'wrong_answer';
