-- What a meaning is made of, so that questions that mean nearly the same are found when one is written.
CREATE TABLE meaning_part (
    part TEXT NOT NULL,
    wrong INTEGER NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (part, wrong, key),
    FOREIGN KEY (key, wrong) REFERENCES meaning (key, wrong) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX part_of_meaning ON meaning_part (key, wrong);
-- The first part of a meaning is its language.
INSERT OR IGNORE INTO meaning_part (part, wrong, key)
    SELECT value, wrong, meaning.key FROM meaning, json_each('[' || replace(json_quote(meaning.key), ' ', '","') || ']')
    WHERE json_each.key > 0 AND value <> '';
