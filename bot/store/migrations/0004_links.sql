-- Links to the staff pages that were used: each opens once, also after a restart.
CREATE TABLE used_link (
    nonce TEXT PRIMARY KEY,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
