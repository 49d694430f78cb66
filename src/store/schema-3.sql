-- schema-3.sql: version 3 of a .dewpond file, made of version 2. Never edited once released; what comes after it is schema-4.sql.
--
-- What a scenario says otherwise than the baseline beyond figures and rules, money that is paid for performance, and what a simulation draws from. As ever nothing
-- is unique but keys, because undo could not follow: that there is one arrangement a line and scenario, one variance a pool, year and scenario, and one spread a line, the
-- program sees to.

ALTER TABLE scenario ADD COLUMN plan INTEGER NOT NULL DEFAULT 0 CHECK (plan IN (0, 1));  -- 1: locked as the plan; one at most is

ALTER TABLE line ADD COLUMN correlation INTEGER NOT NULL DEFAULT 0 CHECK (correlation BETWEEN 0 AND 1000000);  -- of the lines in a category, in millionths

-- A row that is there does not have its new columns until it is written, and the session extension takes them for NULL till then.
UPDATE scenario SET note = note;
UPDATE line SET note = note;

-- What a scenario says of a line otherwise than the baseline.
CREATE TABLE arrangement (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  scenario INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  off INTEGER NOT NULL CHECK (off IN (0, 1)),
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),  -- the baseline's, pooled, aligned
  pooled_from TEXT NOT NULL CHECK (length (pooled_from) IN (0, 10)),
  lead_mode INTEGER NOT NULL CHECK (lead_mode BETWEEN 0 AND 3),  -- the baseline's, none, single, joint
  lead INTEGER REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX arrangement_scenario ON arrangement (scenario);
CREATE INDEX arrangement_line ON arrangement (line);
CREATE INDEX arrangement_lead ON arrangement (lead);

-- A pool's variance, typed: above 0 an overspend.
CREATE TABLE variance (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  scenario INTEGER NOT NULL CHECK (scenario >= 0),
  pool INTEGER NOT NULL REFERENCES pool (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 1948 AND 2147),
  pence INTEGER CHECK (pence BETWEEN -10000000000000 AND 10000000000000),  -- NULL: the scenario takes the forecast's where the baseline has one typed
  CHECK (scenario <> 0 OR pence IS NOT NULL)
) STRICT;

CREATE INDEX variance_pool ON variance (pool);

-- A fund of a pool that is paid for performance.
CREATE TABLE incentive (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  pool INTEGER NOT NULL REFERENCES pool (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1948 AND 2147),
  name TEXT NOT NULL,
  pence INTEGER NOT NULL CHECK (pence BETWEEN 0 AND 10000000000000),
  unit TEXT NOT NULL,
  target INTEGER NOT NULL CHECK (target BETWEEN 1 AND 1000000000000000),  -- thousandths of the unit
  achieved INTEGER NOT NULL CHECK (achieved BETWEEN -1000000000000000 AND 1000000000000000),
  reported INTEGER NOT NULL CHECK (reported IN (0, 1)),
  commissioner INTEGER REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT NOT NULL
) STRICT;

CREATE INDEX incentive_pool ON incentive (pool);
CREATE INDEX incentive_commissioner ON incentive (commissioner);

-- By how much a line's outturn may lie above or below its latest budget, in millionths of that.
CREATE TABLE spread (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  line INTEGER NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
  shape INTEGER NOT NULL CHECK (shape BETWEEN 0 AND 2),  -- normal, lognormal, three-point
  middle INTEGER NOT NULL CHECK (middle BETWEEN -1000000 AND 10000000),  -- the mean, or the likeliest
  deviation INTEGER NOT NULL CHECK (deviation BETWEEN 0 AND 10000000),
  low INTEGER NOT NULL CHECK (low BETWEEN -1000000 AND 10000000),
  high INTEGER NOT NULL CHECK (high BETWEEN -1000000 AND 10000000),
  source TEXT NOT NULL
) STRICT;

CREATE INDEX spread_line ON spread (line);
