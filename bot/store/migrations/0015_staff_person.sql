-- Whose session it is by a stable id, whatever they are called: who wrote something does not approve it under another name.

-- As `discord:123`; empty where the link came from elsewhere, or was given before this step.
ALTER TABLE staff_session ADD COLUMN person TEXT NOT NULL DEFAULT '';
