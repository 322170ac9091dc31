-- Who holds a group, and whose an answer under way is, by a stable id, whatever they are called.

-- As `discord:123`; NULL where nobody holds it, the channel knows none, or it was taken before this step: then names tell.
ALTER TABLE question_group ADD COLUMN holder_person TEXT;

-- Rebuilt: a name is no longer anybody's alone. Empty for what was written before this step, which the name tells.
CREATE TABLE written (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES question_group (id) ON DELETE CASCADE,
    by TEXT NOT NULL,
    person TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT;
INSERT INTO written (id, group_id, by, fields) SELECT id, group_id, by, fields FROM draft;
-- Its numbers go on where they were: buttons in messages name them.
DELETE FROM sqlite_sequence WHERE name = 'written';
INSERT INTO sqlite_sequence (name, seq) SELECT 'written', seq FROM sqlite_sequence WHERE name = 'draft';
DROP TABLE draft;
ALTER TABLE written RENAME TO draft;
CREATE UNIQUE INDEX draft_of_person ON draft (group_id, person) WHERE person <> '';
CREATE UNIQUE INDEX draft_of_name ON draft (group_id, by) WHERE person = '';
