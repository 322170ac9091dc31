-- What staff do to the knowledge itself, a correction or a confirmation, stands in the same trail: upon an entry, and no group.

-- `intent:entity` or `topic:id`; NULL for an act upon a group. Of an act upon an entry `group_id` is 0, which no group has.
ALTER TABLE act ADD COLUMN entry TEXT;
CREATE INDEX act_of_entry ON act (entry) WHERE entry IS NOT NULL;
