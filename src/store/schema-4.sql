-- schema-4.sql: version 4 of a .dewpond file, made of version 3. Never edited once released; what comes after it is schema-5.sql.
--
-- What a paper says of the document on its cover, and which annexes it was last exported with.

ALTER TABLE document ADD COLUMN approval INTEGER NOT NULL DEFAULT 0 CHECK (approval BETWEEN 0 AND 2);  -- not said, draft, approved
ALTER TABLE document ADD COLUMN prepared_by TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN contact TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN marking TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN annexes TEXT NOT NULL DEFAULT '';  -- their names in order, with spaces between; empty: never chosen
ALTER TABLE document ADD COLUMN paper_unit INTEGER NOT NULL DEFAULT 0 CHECK (paper_unit BETWEEN 0 AND 2);  -- pounds, thousands, millions
ALTER TABLE document ADD COLUMN working_copy INTEGER NOT NULL DEFAULT 0 CHECK (working_copy IN (0, 1));

-- A row that is there does not have its new columns until it is written, and the session extension takes them for NULL till then.
UPDATE document SET note = note;
