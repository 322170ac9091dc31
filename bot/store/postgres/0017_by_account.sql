ALTER TABLE question_group ADD COLUMN holder_person TEXT COLLATE "C";
ALTER TABLE draft ADD COLUMN person TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE draft DROP CONSTRAINT draft_group_id_by_key;
CREATE UNIQUE INDEX draft_of_person ON draft (group_id, person) WHERE person <> '';
CREATE UNIQUE INDEX draft_of_name ON draft (group_id, by) WHERE person = '';
