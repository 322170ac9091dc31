-- A meaning has a number, and its parts refer to that: each of them held all of it, which made of a question of 220 words
-- two megabytes. What is longer than a meaning may be now is found by equality alone, and parts are kept as they are sought.
CREATE TABLE numbered (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    wrong INTEGER NOT NULL,
    group_id INTEGER NOT NULL REFERENCES question_group (id) ON DELETE CASCADE,
    UNIQUE (key, wrong)
) STRICT;
INSERT INTO numbered (key, wrong, group_id) SELECT key, wrong, group_id FROM meaning ORDER BY group_id, key;
CREATE TABLE numbered_part (
    part TEXT NOT NULL,
    wrong INTEGER NOT NULL,
    meaning_id INTEGER NOT NULL REFERENCES meaning (id) ON DELETE CASCADE,
    PRIMARY KEY (part, wrong, meaning_id)
) STRICT, WITHOUT ROWID;
INSERT INTO numbered_part (part, wrong, meaning_id)
    SELECT part, meaning_part.wrong, numbered.id
    FROM meaning_part JOIN numbered ON numbered.key = meaning_part.key AND numbered.wrong = meaning_part.wrong
    WHERE length(numbered.key) <= 1000;
DROP TABLE meaning_part;
DROP TABLE meaning;
ALTER TABLE numbered RENAME TO meaning;
ALTER TABLE numbered_part RENAME TO meaning_part;
CREATE INDEX meaning_of_group ON meaning (group_id);
CREATE INDEX part_of_meaning ON meaning_part (meaning_id);
