-- What a question means as an encoder sees it, so that the same asked in other words, or in the other language, is found: one
-- signed byte a dimension, and whose they are. Neither where none was made, nor for what was kept before.
ALTER TABLE meaning ADD COLUMN vector BLOB;
ALTER TABLE meaning ADD COLUMN encoder TEXT;
