-- schema-2.sql: version 2 of a .dewpond file, made of version 1. Never edited once released; what comes after it is schema-3.sql.
--
-- What schedules say beyond figures, how months and forecasts come about, virements, and notes on figures. New columns have a value for the rows that
-- are there: nothing said.

ALTER TABLE document ADD COLUMN amber INTEGER NOT NULL DEFAULT 0 CHECK (amber BETWEEN 0 AND 1000000);  -- millionths of the budget, 0 the usual 2 %
ALTER TABLE document ADD COLUMN red INTEGER NOT NULL DEFAULT 0 CHECK (red BETWEEN 0 AND 1000000);  -- 0 the usual 5 %

ALTER TABLE pool ADD COLUMN services TEXT NOT NULL DEFAULT '';
ALTER TABLE pool ADD COLUMN client_group TEXT NOT NULL DEFAULT '';
ALTER TABLE pool ADD COLUMN care_group TEXT NOT NULL DEFAULT '';
ALTER TABLE pool ADD COLUMN manager TEXT NOT NULL DEFAULT '';
ALTER TABLE pool ADD COLUMN status INTEGER NOT NULL DEFAULT 0 CHECK (status IN (0, 1));  -- pooled, aligned
ALTER TABLE pool ADD COLUMN pooled_from TEXT NOT NULL DEFAULT '' CHECK (length (pooled_from) IN (0, 10));
ALTER TABLE pool ADD COLUMN profile INTEGER NOT NULL DEFAULT 0 CHECK (profile BETWEEN 0 AND 3);  -- not said, equal, last year's, typed
ALTER TABLE pool ADD COLUMN outlook INTEGER NOT NULL DEFAULT 0 CHECK (outlook BETWEEN 0 AND 3);  -- not said, typed, straight line, last year's shape
ALTER TABLE pool ADD COLUMN merged_into INTEGER REFERENCES pool (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pool ADD COLUMN formerly TEXT NOT NULL DEFAULT '';

ALTER TABLE line ADD COLUMN recurrence INTEGER NOT NULL DEFAULT 0 CHECK (recurrence BETWEEN 0 AND 2);  -- not said, recurrent, non-recurrent
ALTER TABLE line ADD COLUMN functions INTEGER NOT NULL DEFAULT 0 CHECK (functions BETWEEN 0 AND 2);  -- not said, NHS, health-related
ALTER TABLE line ADD COLUMN profile INTEGER NOT NULL DEFAULT 0 CHECK (profile BETWEEN 0 AND 3);
ALTER TABLE line ADD COLUMN outlook INTEGER NOT NULL DEFAULT 0 CHECK (outlook BETWEEN 0 AND 3);
ALTER TABLE line ADD COLUMN continues INTEGER REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED;

-- A row that is there does not have its new columns until it is written, and the session extension takes them for NULL till then.
UPDATE document SET note = note;
UPDATE pool SET note = note;
UPDATE line SET note = note;

-- A measure more needs another CHECK, and for that the table is made anew.
CREATE TABLE figure_2 (
  line INTEGER NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 1948 AND 2147),
  month INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),
  measure INTEGER NOT NULL CHECK (measure BETWEEN 0 AND 6),  -- existing, additional, income, budget, actual, forecast, previous forecast
  partner INTEGER NOT NULL CHECK (partner >= 0),
  scenario INTEGER NOT NULL CHECK (scenario >= 0),
  pence INTEGER CHECK (pence BETWEEN -10000000000000 AND 10000000000000),
  PRIMARY KEY (line, year, month, measure, partner, scenario),
  CHECK (scenario <> 0 OR pence IS NOT NULL),
  CHECK (measure BETWEEN 3 AND 5 OR month = 0),
  CHECK (measure > 2 OR partner <> 0)
) STRICT, WITHOUT ROWID;
INSERT INTO figure_2 SELECT * FROM figure;
DROP TABLE figure;
ALTER TABLE figure_2 RENAME TO figure;

CREATE TABLE virement (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  year INTEGER NOT NULL CHECK (year BETWEEN 1948 AND 2147),
  date TEXT NOT NULL CHECK (length (date) IN (0, 10)),
  partner INTEGER REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL,
  approved TEXT NOT NULL,
  assessment TEXT NOT NULL
) STRICT;

-- Above 0 to the line, below 0 from it; those of a virement come to nothing.
CREATE TABLE movement (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  virement INTEGER NOT NULL REFERENCES virement (id) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  pence INTEGER NOT NULL CHECK (pence BETWEEN -10000000000000 AND 10000000000000)
) STRICT;

CREATE INDEX movement_virement ON movement (virement);
CREATE INDEX movement_line ON movement (line);

CREATE TABLE remark (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  line INTEGER NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 1948 AND 2147),
  month INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),
  measure INTEGER NOT NULL CHECK (measure BETWEEN 0 AND 6),
  partner INTEGER NOT NULL CHECK (partner >= 0),
  note TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

CREATE INDEX remark_line ON remark (line);
