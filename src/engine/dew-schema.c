/* dew-schema.c: the tables of a document, described once */
#include "dew-schema.h"

#include <string.h>

#include "dew-date.h"
#include "dew-money.h"
#include "dew-ratio.h"

const char *const dew_measure_words[] = { "existing", "additional", "income", "budget", "actual", "forecast", "previous", NULL };

static const char *const approval_words[] = { "", "draft", "approved", NULL };
static const char *const unit_words[] = { "pounds", "thousands", "millions", NULL };
static const char *const kind_words[] = { "authority", "nhs_commissioner", "nhs_trust", "other", NULL };
static const char *const lead_words[] = { "", "single", "joint", "split", NULL };
static const char *const line_words[] = { "line", "category", NULL };
static const char *const contract_words[] = { "", "block", "demand-led", NULL };
static const char *const status_words[] = { "pooled", "aligned", NULL };
static const char *const recurrence_words[] = { "", "recurrent", "non-recurrent", NULL };
static const char *const functions_words[] = { "", "nhs", "health-related", NULL };
static const char *const profile_words[] = { "", "equal", "last_year", "typed", NULL };
static const char *const outlook_words[] = { "", "typed", "straight_line", "last_year", NULL };
static const char *const direction_words[] = { "over", "under", NULL };
static const char *const arranged_status_words[] = { "", "pooled", "aligned", NULL };
static const char *const arranged_lead_words[] = { "", "none", "single", "joint", NULL };
static const char *const shape_words[] = { "normal", "lognormal", "three_point", NULL };

#define ID(type)                       { "id", DEW_COLUMN_INT64, DEW_COLUMN_KEY, G_STRUCT_OFFSET (type, id), -1, 1, G_MAXINT64, NULL, 0 }
#define POSITION(type)                 { "position", DEW_COLUMN_INT64, 0, G_STRUCT_OFFSET (type, position), -1, 0, 0, NULL, 0 }
#define TEXT(type, field)              { #field, DEW_COLUMN_TEXT, 0, G_STRUCT_OFFSET (type, field), -1, 0, 0, NULL, 0 }
#define DATE(type, field)              { #field, DEW_COLUMN_DATE, 0, G_STRUCT_OFFSET (type, field), -1, 0, 0, NULL, 0 }
#define REF(type, field, table, flags) { #field, DEW_COLUMN_INT64, flags, G_STRUCT_OFFSET (type, field), table, 0, 0, NULL, 0 }
#define INT(type, field, low, high)    { #field, DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, field), -1, low, high, NULL, 0 }
#define WORDS(type, field, words)      { #field, DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, field), -1, 0, G_N_ELEMENTS (words) - 2, words, 0 }
#define TABLE(name, type, columns, n_key) { name, sizeof (type), columns, G_N_ELEMENTS (columns), n_key, 1 }
#define TABLE_2(name, type, columns)   { name, sizeof (type), columns, G_N_ELEMENTS (columns), 1, 2 }
#define TABLE_3(name, type, columns)   { name, sizeof (type), columns, G_N_ELEMENTS (columns), 1, 3 }

/* The same for what came with version 2. */
#define TEXT_2(type, field)              { #field, DEW_COLUMN_TEXT, 0, G_STRUCT_OFFSET (type, field), -1, 0, 0, NULL, 2 }
#define DATE_2(type, field)              { #field, DEW_COLUMN_DATE, 0, G_STRUCT_OFFSET (type, field), -1, 0, 0, NULL, 2 }
#define REF_2(type, field, table)        { #field, DEW_COLUMN_INT64, DEW_COLUMN_NULLABLE, G_STRUCT_OFFSET (type, field), table, 0, 0, NULL, 2 }
#define INT_2(type, field, low, high)    { #field, DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, field), -1, low, high, NULL, 2 }
#define WORDS_2(type, field, words)      { #field, DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, field), -1, 0, G_N_ELEMENTS (words) - 2, words, 2 }

/* And with version 3. */
#define INT_3(type, field, low, high)    { #field, DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, field), -1, low, high, NULL, 3 }

/* And with version 4. */
#define TEXT_4(type, field)              { #field, DEW_COLUMN_TEXT, 0, G_STRUCT_OFFSET (type, field), -1, 0, 0, NULL, 4 }
#define INT_4(type, field, low, high)    { #field, DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, field), -1, low, high, NULL, 4 }
#define WORDS_4(type, field, words)      { #field, DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, field), -1, 0, G_N_ELEMENTS (words) - 2, words, 4 }

static const DewColumn document_columns[] = {
  ID (DewDocumentRow),
  TEXT (DewDocumentRow, title),
  TEXT (DewDocumentRow, subtitle),
  DATE (DewDocumentRow, as_at),
  TEXT (DewDocumentRow, note),
  INT_2 (DewDocumentRow, amber, 0, 1000000),
  INT_2 (DewDocumentRow, red, 0, 1000000),
  WORDS_4 (DewDocumentRow, approval, approval_words),
  TEXT_4 (DewDocumentRow, prepared_by),
  TEXT_4 (DewDocumentRow, contact),
  TEXT_4 (DewDocumentRow, marking),
  TEXT_4 (DewDocumentRow, annexes),
  WORDS_4 (DewDocumentRow, paper_unit, unit_words),
  INT_4 (DewDocumentRow, working_copy, 0, 1),
};

static const DewColumn partner_columns[] = {
  ID (DewPartner),
  POSITION (DewPartner),
  TEXT (DewPartner, name),
  TEXT (DewPartner, short_name),
  WORDS (DewPartner, kind, kind_words),
};

static const DewColumn agreement_columns[] = {
  ID (DewAgreement),
  POSITION (DewAgreement),
  TEXT (DewAgreement, name),
  DATE (DewAgreement, start),
  DATE (DewAgreement, end),
  INT (DewAgreement, no_end, 0, 1),
  DATE (DewAgreement, review),
  TEXT (DewAgreement, note),
  TEXT (DewAgreement, source),
};

static const DewColumn pool_columns[] = {
  ID (DewPool),
  REF (DewPool, agreement, DEW_TABLE_AGREEMENT, DEW_COLUMN_NULLABLE),
  POSITION (DewPool),
  TEXT (DewPool, name),
  TEXT (DewPool, reference),
  REF (DewPool, host, DEW_TABLE_PARTNER, DEW_COLUMN_NULLABLE),
  WORDS (DewPool, lead_mode, lead_words),
  REF (DewPool, lead, DEW_TABLE_PARTNER, DEW_COLUMN_NULLABLE),
  TEXT (DewPool, aims),
  DATE (DewPool, start),
  DATE (DewPool, end),
  INT (DewPool, no_end, 0, 1),
  TEXT (DewPool, note),
  TEXT (DewPool, source),
  TEXT_2 (DewPool, services),
  TEXT_2 (DewPool, client_group),
  TEXT_2 (DewPool, care_group),
  TEXT_2 (DewPool, manager),
  WORDS_2 (DewPool, status, status_words),
  DATE_2 (DewPool, pooled_from),
  WORDS_2 (DewPool, profile, profile_words),
  WORDS_2 (DewPool, outlook, outlook_words),
  REF_2 (DewPool, merged_into, DEW_TABLE_POOL),
  TEXT_2 (DewPool, formerly),
};

static const DewColumn line_columns[] = {
  ID (DewLine),
  REF (DewLine, pool, DEW_TABLE_POOL, 0),
  REF (DewLine, parent, DEW_TABLE_LINE, DEW_COLUMN_NULLABLE),
  POSITION (DewLine),
  WORDS (DewLine, kind, line_words),
  TEXT (DewLine, name),
  WORDS (DewLine, lead_mode, lead_words),
  REF (DewLine, lead, DEW_TABLE_PARTNER, DEW_COLUMN_NULLABLE),
  TEXT (DewLine, provider),
  WORDS (DewLine, contract, contract_words),
  WORDS (DewLine, status, status_words),
  DATE (DewLine, pooled_from),
  TEXT (DewLine, note),
  TEXT (DewLine, source),
  WORDS_2 (DewLine, recurrence, recurrence_words),
  WORDS_2 (DewLine, functions, functions_words),
  WORDS_2 (DewLine, profile, profile_words),
  WORDS_2 (DewLine, outlook, outlook_words),
  REF_2 (DewLine, continues, DEW_TABLE_LINE),
  INT_3 (DewLine, correlation, 0, DEW_WHOLE),
};

static const DewColumn scenario_columns[] = {
  ID (DewScenario),
  POSITION (DewScenario),
  TEXT (DewScenario, name),
  TEXT (DewScenario, note),
  INT_3 (DewScenario, plan, 0, 1),
};

static const DewColumn figure_columns[] = {
  { "line", DEW_COLUMN_INT64, DEW_COLUMN_KEY, G_STRUCT_OFFSET (DewFigure, line), DEW_TABLE_LINE, 1, G_MAXINT64, NULL, 0 },
  { "year", DEW_COLUMN_INT, DEW_COLUMN_KEY, G_STRUCT_OFFSET (DewFigure, year), -1, DEW_YEAR_MIN, DEW_YEAR_MAX, NULL, 0 },
  { "month", DEW_COLUMN_INT, DEW_COLUMN_KEY, G_STRUCT_OFFSET (DewFigure, month), -1, 0, 12, NULL, 0 },
  { "measure", DEW_COLUMN_INT, DEW_COLUMN_KEY, G_STRUCT_OFFSET (DewFigure, measure), -1, 0, DEW_N_MEASURES - 1, dew_measure_words, 0 },
  { "partner", DEW_COLUMN_INT64, DEW_COLUMN_KEY, G_STRUCT_OFFSET (DewFigure, partner), DEW_TABLE_PARTNER, 0, G_MAXINT64, NULL, 0 },
  { "scenario", DEW_COLUMN_INT64, DEW_COLUMN_KEY, G_STRUCT_OFFSET (DewFigure, scenario), DEW_TABLE_SCENARIO, 0, G_MAXINT64, NULL, 0 },
  { "pence", DEW_COLUMN_MONEY, DEW_COLUMN_NULLABLE, G_STRUCT_OFFSET (DewFigure, pence), -1, -DEW_MONEY_LIMIT, DEW_MONEY_LIMIT, NULL, 0 },
};

static const DewColumn rule_columns[] = {
  ID (DewRuleRow),
  { "scenario", DEW_COLUMN_INT64, 0, G_STRUCT_OFFSET (DewRuleRow, scenario), DEW_TABLE_SCENARIO, 0, G_MAXINT64, NULL, 0 },
  REF (DewRuleRow, pool, DEW_TABLE_POOL, 0),
  REF (DewRuleRow, line, DEW_TABLE_LINE, DEW_COLUMN_NULLABLE),
  WORDS (DewRuleRow, direction, direction_words),
  DATE (DewRuleRow, start),
  TEXT (DewRuleRow, text),
  TEXT (DewRuleRow, note),
};

#define YEAR(type)                       { "year", DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (type, year), -1, DEW_YEAR_MIN, DEW_YEAR_MAX, NULL, 0 }

static const DewColumn virement_columns[] = {
  ID (DewVirement),
  YEAR (DewVirement),
  DATE (DewVirement, date),
  REF (DewVirement, partner, DEW_TABLE_PARTNER, DEW_COLUMN_NULLABLE),
  TEXT (DewVirement, reason),
  TEXT (DewVirement, approved),
  TEXT (DewVirement, assessment),
};

static const DewColumn movement_columns[] = {
  ID (DewMovement),
  REF (DewMovement, virement, DEW_TABLE_VIREMENT, 0),
  REF (DewMovement, line, DEW_TABLE_LINE, 0),
  { "pence", DEW_COLUMN_MONEY, 0, G_STRUCT_OFFSET (DewMovement, pence), -1, -DEW_MONEY_LIMIT, DEW_MONEY_LIMIT, NULL, 0 },
};

static const DewColumn remark_columns[] = {
  ID (DewRemark),
  REF (DewRemark, line, DEW_TABLE_LINE, 0),
  YEAR (DewRemark),
  INT (DewRemark, month, 0, 12),
  { "measure", DEW_COLUMN_INT, 0, G_STRUCT_OFFSET (DewRemark, measure), -1, 0, DEW_N_MEASURES - 1, dew_measure_words, 0 },
  { "partner", DEW_COLUMN_INT64, 0, G_STRUCT_OFFSET (DewRemark, partner), DEW_TABLE_PARTNER, 0, G_MAXINT64, NULL, 0 },
  TEXT (DewRemark, note),
  TEXT (DewRemark, source),
};

static const DewColumn arrangement_columns[] = {
  ID (DewArrangement),
  REF (DewArrangement, scenario, DEW_TABLE_SCENARIO, 0),
  REF (DewArrangement, line, DEW_TABLE_LINE, 0),
  INT (DewArrangement, off, 0, 1),
  WORDS (DewArrangement, status, arranged_status_words),
  DATE (DewArrangement, pooled_from),
  WORDS (DewArrangement, lead_mode, arranged_lead_words),
  REF (DewArrangement, lead, DEW_TABLE_PARTNER, DEW_COLUMN_NULLABLE),
};

static const DewColumn variance_columns[] = {
  ID (DewVariance),
  { "scenario", DEW_COLUMN_INT64, 0, G_STRUCT_OFFSET (DewVariance, scenario), DEW_TABLE_SCENARIO, 0, G_MAXINT64, NULL, 0 },
  REF (DewVariance, pool, DEW_TABLE_POOL, 0),
  YEAR (DewVariance),
  { "pence", DEW_COLUMN_MONEY, DEW_COLUMN_NULLABLE, G_STRUCT_OFFSET (DewVariance, pence), -1, -DEW_MONEY_LIMIT, DEW_MONEY_LIMIT, NULL, 0 },
};

static const DewColumn incentive_columns[] = {
  ID (DewIncentive),
  REF (DewIncentive, pool, DEW_TABLE_POOL, 0),
  POSITION (DewIncentive),
  YEAR (DewIncentive),
  TEXT (DewIncentive, name),
  { "pence", DEW_COLUMN_MONEY, 0, G_STRUCT_OFFSET (DewIncentive, pence), -1, 0, DEW_MONEY_LIMIT, NULL, 0 },
  TEXT (DewIncentive, unit),
  { "target", DEW_COLUMN_INT64, 0, G_STRUCT_OFFSET (DewIncentive, target), -1, 1, DEW_QUANTITY_LIMIT, NULL, 0 },
  { "achieved", DEW_COLUMN_INT64, 0, G_STRUCT_OFFSET (DewIncentive, achieved), -1, -DEW_QUANTITY_LIMIT, DEW_QUANTITY_LIMIT, NULL, 0 },
  INT (DewIncentive, reported, 0, 1),
  REF (DewIncentive, commissioner, DEW_TABLE_PARTNER, DEW_COLUMN_NULLABLE),
  TEXT (DewIncentive, note),
};

/* Ten times the budget above it, or all of it below. */
#define SPREAD_LOW  (-DEW_WHOLE)
#define SPREAD_HIGH (10 * DEW_WHOLE)

static const DewColumn spread_columns[] = {
  ID (DewSpread),
  REF (DewSpread, line, DEW_TABLE_LINE, 0),
  WORDS (DewSpread, shape, shape_words),
  INT (DewSpread, middle, SPREAD_LOW, SPREAD_HIGH),
  INT (DewSpread, deviation, 0, SPREAD_HIGH),
  INT (DewSpread, low, SPREAD_LOW, SPREAD_HIGH),
  INT (DewSpread, high, SPREAD_LOW, SPREAD_HIGH),
  TEXT (DewSpread, source),
};

const DewTableInfo dew_tables[DEW_N_TABLES] = {
  [DEW_TABLE_DOCUMENT] = TABLE ("document", DewDocumentRow, document_columns, 1),
  [DEW_TABLE_PARTNER] = TABLE ("partner", DewPartner, partner_columns, 1),
  [DEW_TABLE_AGREEMENT] = TABLE ("agreement", DewAgreement, agreement_columns, 1),
  [DEW_TABLE_POOL] = TABLE ("pool", DewPool, pool_columns, 1),
  [DEW_TABLE_LINE] = TABLE ("line", DewLine, line_columns, 1),
  [DEW_TABLE_SCENARIO] = TABLE ("scenario", DewScenario, scenario_columns, 1),
  [DEW_TABLE_FIGURE] = TABLE ("figure", DewFigure, figure_columns, 6),
  [DEW_TABLE_RULE] = TABLE ("rule", DewRuleRow, rule_columns, 1),
  [DEW_TABLE_VIREMENT] = TABLE_2 ("virement", DewVirement, virement_columns),
  [DEW_TABLE_MOVEMENT] = TABLE_2 ("movement", DewMovement, movement_columns),
  [DEW_TABLE_REMARK] = TABLE_2 ("remark", DewRemark, remark_columns),
  [DEW_TABLE_ARRANGEMENT] = TABLE_3 ("arrangement", DewArrangement, arrangement_columns),
  [DEW_TABLE_VARIANCE] = TABLE_3 ("variance", DewVariance, variance_columns),
  [DEW_TABLE_INCENTIVE] = TABLE_3 ("incentive", DewIncentive, incentive_columns),
  [DEW_TABLE_SPREAD] = TABLE_3 ("spread", DewSpread, spread_columns),
};

int
dew_table_column (DewTable    table,
                  const char *name)
{
  const DewTableInfo *info = &dew_tables[table];

  for (guint i = 0; i < info->n_columns; i++)
    if (strcmp (info->columns[i].name, name) == 0)
      return (int) i;

  return -1;
}

guint
dew_table_columns_in (DewTable table,
                      int      version)
{
  const DewTableInfo *info = &dew_tables[table];
  guint n = 0;

  if (info->since > version)
    return 0;

  while (n < info->n_columns && info->columns[n].since <= version)
    n++;

  return n;
}

gboolean
dew_measure_fits (DewMeasure measure,
                  int        month,
                  gint64     partner)
{
  gboolean monthly = measure >= DEW_BUDGET && measure <= DEW_FORECAST;

  return (monthly || month == 0) && (measure > DEW_INCOME || partner != DEW_UNATTRIBUTED);
}

int
dew_table_find (const char *name)
{
  for (int i = 0; i < DEW_N_TABLES; i++)
    if (strcmp (dew_tables[i].name, name) == 0)
      return i;

  return -1;
}
