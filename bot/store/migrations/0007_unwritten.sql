-- Acts whose files are not known to be written yet. Recorded with the act, removed once the files are there: what is
-- left at a start was cut short between the two.
CREATE TABLE unwritten (
    act_id INTEGER PRIMARY KEY REFERENCES act (id) ON DELETE CASCADE
) STRICT;
