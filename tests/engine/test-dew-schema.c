/* test-dew-schema.c: the description of the tables, against the structs it describes */
#include <string.h>

#include "dew-schema.h"

static gsize
size_of (const DewColumn *column)
{
  switch (column->type)
    {
    case DEW_COLUMN_INT:
      return sizeof (gint);
    case DEW_COLUMN_TEXT:
    case DEW_COLUMN_DATE:
      return sizeof (char *);
    case DEW_COLUMN_INT64:
    case DEW_COLUMN_MONEY:
    default:
      return sizeof (gint64);
    }
}

/* Every field is described, once, and nothing but the padding behind an int is left over. */
static void
test_fields (void)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      const DewTableInfo *info = &dew_tables[table];
      g_autofree guint8 *bytes = g_malloc0 (info->size);
      guint padding = 0;

      for (guint i = 0; i < info->n_columns; i++)
        {
          const DewColumn *column = &info->columns[i];

          g_assert_cmpuint (column->offset + size_of (column), <=, info->size);
          g_assert_cmpuint (column->offset % size_of (column), ==, 0);
          for (gsize b = 0; b < size_of (column); b++)
            g_assert_cmpuint (bytes[column->offset + b]++, ==, 0);
        }

      for (gsize b = 0; b < info->size; b++)
        {
          padding = bytes[b] == 0 ? padding + 1 : 0;
          g_assert_cmpuint (padding, <=, sizeof (gint));
          g_assert_true (bytes[b] == 1 || b % sizeof (gint64) >= sizeof (gint));
        }
    }
}

static void
test_keys (void)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      const DewTableInfo *info = &dew_tables[table];

      g_assert_cmpuint (info->n_columns, <=, 32);       /* masks of columns are 32 bits */
      g_assert_cmpuint (info->n_key, >, 0);
      for (guint i = 0; i < info->n_columns; i++)
        g_assert_cmpint ((info->columns[i].flags & DEW_COLUMN_KEY) != 0, ==, i < info->n_key);

      /* All but figures are found by an id that the struct begins with. */
      if (table == DEW_TABLE_FIGURE)
        continue;
      g_assert_cmpuint (info->n_key, ==, 1);
      g_assert_cmpstr (info->columns[0].name, ==, "id");
      g_assert_cmpuint (info->columns[0].offset, ==, 0);
      g_assert_cmpint (info->columns[0].min, ==, 1);
    }
}

static void
test_names (void)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      g_assert_cmpint (dew_table_find (dew_tables[table].name), ==, (int) table);
      for (guint i = 0; i < dew_tables[table].n_columns; i++)
        g_assert_cmpint (dew_table_column (table, dew_tables[table].columns[i].name), ==, (int) i);
      g_assert_cmpint (dew_table_column (table, "no such column"), ==, -1);
      g_assert_cmpint (dew_table_column (table, ""), ==, -1);
    }

  g_assert_cmpint (dew_table_find ("journal"), ==, -1);
  g_assert_cmpint (dew_table_find (""), ==, -1);
}

/* References point at tables, words cover the range, and only what may be nothing may be NULL. */
static void
test_ranges (void)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    for (guint i = 0; i < dew_tables[table].n_columns; i++)
      {
        const DewColumn *column = &dew_tables[table].columns[i];

        g_assert_cmpint (column->refers, >=, -1);
        g_assert_cmpint (column->refers, <, DEW_N_TABLES);
        g_assert_cmpint (column->min, <=, column->max);
        if (column->refers >= 0)
          g_assert_cmpint (column->type, ==, DEW_COLUMN_INT64);
        if (column->words != NULL)
          {
            g_assert_cmpint (column->type, ==, DEW_COLUMN_INT);
            g_assert_cmpint (column->min, ==, 0);
            g_assert_cmpint (column->max, ==, (gint64) g_strv_length ((GStrv) column->words) - 1);
          }
        if ((column->flags & DEW_COLUMN_NULLABLE) != 0)
          g_assert_true (column->refers >= 0 || column->type == DEW_COLUMN_MONEY);
      }
}

/* The words stand at the numbers that the enums give them. */
static void
test_words (void)
{
  static const struct {
    DewTable    table;
    const char *column;
    int         value;
    const char *word;
  } words[] = {
    { DEW_TABLE_PARTNER, "kind", DEW_PARTNER_AUTHORITY, "authority" },
    { DEW_TABLE_PARTNER, "kind", DEW_PARTNER_NHS_COMMISSIONER, "nhs_commissioner" },
    { DEW_TABLE_PARTNER, "kind", DEW_PARTNER_NHS_TRUST, "nhs_trust" },
    { DEW_TABLE_PARTNER, "kind", DEW_PARTNER_OTHER, "other" },
    { DEW_TABLE_POOL, "lead_mode", DEW_LEAD_MISSING, "" },
    { DEW_TABLE_POOL, "lead_mode", DEW_LEAD_SINGLE, "single" },
    { DEW_TABLE_POOL, "lead_mode", DEW_LEAD_JOINT, "joint" },
    { DEW_TABLE_POOL, "lead_mode", DEW_LEAD_SPLIT, "split" },
    { DEW_TABLE_LINE, "kind", DEW_LINE_SERVICE, "line" },
    { DEW_TABLE_LINE, "kind", DEW_LINE_CATEGORY, "category" },
    { DEW_TABLE_LINE, "contract", DEW_CONTRACT_UNSAID, "" },
    { DEW_TABLE_LINE, "contract", DEW_CONTRACT_BLOCK, "block" },
    { DEW_TABLE_LINE, "contract", DEW_CONTRACT_DEMAND_LED, "demand-led" },
    { DEW_TABLE_LINE, "status", DEW_STATUS_POOLED, "pooled" },
    { DEW_TABLE_LINE, "status", DEW_STATUS_ALIGNED, "aligned" },
    { DEW_TABLE_RULE, "direction", DEW_OVER, "over" },
    { DEW_TABLE_RULE, "direction", DEW_UNDER, "under" },
    { DEW_TABLE_FIGURE, "measure", DEW_EXISTING, "existing" },
    { DEW_TABLE_FIGURE, "measure", DEW_ADDITIONAL, "additional" },
    { DEW_TABLE_FIGURE, "measure", DEW_INCOME, "income" },
    { DEW_TABLE_FIGURE, "measure", DEW_BUDGET, "budget" },
    { DEW_TABLE_FIGURE, "measure", DEW_ACTUAL, "actual" },
    { DEW_TABLE_FIGURE, "measure", DEW_FORECAST, "forecast" },
    { DEW_TABLE_ARRANGEMENT, "status", DEW_ARRANGED_AS_BASELINE, "" },
    { DEW_TABLE_ARRANGEMENT, "status", DEW_ARRANGED_POOLED, "pooled" },
    { DEW_TABLE_ARRANGEMENT, "status", DEW_ARRANGED_ALIGNED, "aligned" },
    { DEW_TABLE_ARRANGEMENT, "lead_mode", DEW_ARRANGED_LEAD_AS_BASELINE, "" },
    { DEW_TABLE_ARRANGEMENT, "lead_mode", DEW_ARRANGED_LEAD_NONE, "none" },
    { DEW_TABLE_ARRANGEMENT, "lead_mode", DEW_ARRANGED_LEAD_SINGLE, "single" },
    { DEW_TABLE_ARRANGEMENT, "lead_mode", DEW_ARRANGED_LEAD_JOINT, "joint" },
    { DEW_TABLE_SPREAD, "shape", DEW_SPREAD_NORMAL, "normal" },
    { DEW_TABLE_SPREAD, "shape", DEW_SPREAD_LOGNORMAL, "lognormal" },
    { DEW_TABLE_SPREAD, "shape", DEW_SPREAD_THREE_POINT, "three_point" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const DewColumn *column = &dew_tables[words[i].table].columns[dew_table_column (words[i].table, words[i].column)];

      g_assert_cmpint (words[i].value, <=, column->max);
      g_assert_cmpstr (column->words[words[i].value], ==, words[i].word);
    }

  g_assert_cmpuint (g_strv_length ((GStrv) dew_measure_words), ==, DEW_N_MEASURES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/fields", test_fields);
  g_test_add_func ("/schema/keys", test_keys);
  g_test_add_func ("/schema/names", test_names);
  g_test_add_func ("/schema/ranges", test_ranges);
  g_test_add_func ("/schema/words", test_words);

  return g_test_run ();
}
