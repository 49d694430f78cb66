-- schema-1.sql: version 1 of a .dewpond file. Never edited once released; what comes after it is schema-2.sql.
--
-- Amounts are whole pence. Dates are '' or 'YYYY-MM-DD'. A NULL reference is nothing said. In figures and rules scenario 0 is the baseline
-- and partner 0 is nobody, so that keys never hold NULL. Foreign keys wait for the COMMIT, so that the order of changes in an edit does not
-- matter, and have no actions, so that every change stands in a changeset by itself. No triggers, no views, nothing unique but keys: undo
-- could not follow them.

CREATE TABLE document (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  as_at TEXT NOT NULL CHECK (length (as_at) IN (0, 10)),
  note TEXT NOT NULL
) STRICT;

CREATE TABLE partner (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3)  -- authority, NHS commissioner, NHS trust, other
) STRICT;

CREATE TABLE agreement (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  start TEXT NOT NULL CHECK (length (start) IN (0, 10)),
  "end" TEXT NOT NULL CHECK (length ("end") IN (0, 10)),
  no_end INTEGER NOT NULL CHECK (no_end IN (0, 1)),
  review TEXT NOT NULL CHECK (length (review) IN (0, 10)),
  note TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

CREATE TABLE pool (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  agreement INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  reference TEXT NOT NULL,
  host INTEGER REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  lead_mode INTEGER NOT NULL CHECK (lead_mode BETWEEN 0 AND 3),  -- not said, single, joint, split
  lead INTEGER REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  aims TEXT NOT NULL,
  start TEXT NOT NULL CHECK (length (start) IN (0, 10)),
  "end" TEXT NOT NULL CHECK (length ("end") IN (0, 10)),
  no_end INTEGER NOT NULL CHECK (no_end IN (0, 1)),
  note TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

CREATE TABLE line (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  pool INTEGER NOT NULL REFERENCES pool (id) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (0, 1)),  -- service line, category
  name TEXT NOT NULL,
  lead_mode INTEGER NOT NULL CHECK (lead_mode BETWEEN 0 AND 2),
  lead INTEGER REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  provider TEXT NOT NULL,
  contract INTEGER NOT NULL CHECK (contract BETWEEN 0 AND 2),  -- not said, block, demand-led
  status INTEGER NOT NULL CHECK (status IN (0, 1)),  -- pooled, aligned
  pooled_from TEXT NOT NULL CHECK (length (pooled_from) IN (0, 10)),
  note TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

-- Deleting a line asks who stands in it.
CREATE INDEX line_parent ON line (parent);

CREATE TABLE scenario (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE figure (
  line INTEGER NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 1948 AND 2147),  -- 2013 is April 2013 to March 2014
  month INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),  -- 0 the whole year, 1 April
  measure INTEGER NOT NULL CHECK (measure BETWEEN 0 AND 5),  -- existing, additional, income, budget, actual, forecast
  partner INTEGER NOT NULL CHECK (partner >= 0),
  scenario INTEGER NOT NULL CHECK (scenario >= 0),
  pence INTEGER CHECK (pence BETWEEN -10000000000000 AND 10000000000000),  -- NULL: the scenario has none where the baseline has one
  PRIMARY KEY (line, year, month, measure, partner, scenario),
  CHECK (scenario <> 0 OR pence IS NOT NULL),
  CHECK (measure > 2 OR (month = 0 AND partner <> 0))
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  scenario INTEGER NOT NULL CHECK (scenario >= 0),
  pool INTEGER NOT NULL REFERENCES pool (id) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  direction INTEGER NOT NULL CHECK (direction IN (0, 1)),  -- overspend, underspend
  start TEXT NOT NULL CHECK (length (start) IN (0, 10)),
  text TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE INDEX rule_line ON rule (line);

-- The record of changes, only ever added to. base and head are the edit on top before and after, 0 where there is none.
CREATE TABLE journal (
  seq INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('origin', 'edit', 'undo', 'redo')),
  base INTEGER NOT NULL,
  head INTEGER NOT NULL,
  gesture INTEGER NOT NULL,  -- edits with the same number other than 0 are undone as one
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  format INTEGER NOT NULL,  -- the version of the schema that the changeset is of
  digest BLOB NOT NULL CHECK (length (digest) = 32),  -- SHA-256 of the row before's digest and this row
  changeset BLOB,
  CHECK ((kind = 'edit') = (changeset IS NOT NULL)),
  CHECK ((kind = 'origin') = (seq = 0)),  -- in a copy without history: the digest it continues from
  CHECK (kind <> 'edit' OR head = seq)
) STRICT;

-- Names for states of the document.
CREATE TABLE version (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  head INTEGER NOT NULL
) STRICT;
