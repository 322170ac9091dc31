-- Who of the staff is inside: a session is ended here, and with it wherever its cookie is.
CREATE TABLE staff_session (
    -- Keyed digest of the cookie: what lies here opens nothing.
    id TEXT PRIMARY KEY,
    by TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'approver', 'admin')),
    -- Seconds since 1970.
    opened INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
