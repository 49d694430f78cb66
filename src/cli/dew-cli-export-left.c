/* dew-cli-export-left.c: what a document has and the tidy CSV has no columns for */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#define MAX_COLUMNS 15

/* Rows of a table that say something in one of these columns; an id is said by all. */
typedef struct {
  DewTable    table;
  const char *columns[MAX_COLUMNS];
} Rows;

/* Rows of several tables, in one word. A title is not among them: a new document has one before anybody has typed it. */
typedef struct {
  const char *words;            /* marked for translation; with how many there are where it has a %u */
  Rows        rows[4];
} Content;

static const Content contents[] = {
  { N_("virements (%u)"), { { DEW_TABLE_VIREMENT, { "id" } } } },
  { N_("budget profiles and ways of forecasting (%u)"), { { DEW_TABLE_POOL, { "profile", "outlook" } }, { DEW_TABLE_LINE, { "profile", "outlook" } } } },
  { N_("rules of risk share (%u)"), { { DEW_TABLE_RULE, { "id" } } } },
  { N_("notes on figures (%u)"), { { DEW_TABLE_REMARK, { "id" } } } },
  { N_("which scenario is the plan"), { { DEW_TABLE_SCENARIO, { "plan" } } } },
  { N_("what scenarios say of lines (%u)"), { { DEW_TABLE_ARRANGEMENT, { "id" } } } },
  { N_("typed variances (%u)"), { { DEW_TABLE_VARIANCE, { "id" } } } },
  { N_("funds paid for performance (%u)"), { { DEW_TABLE_INCENTIVE, { "id" } } } },
  { N_("spreads (%u)"), { { DEW_TABLE_SPREAD, { "id" } }, { DEW_TABLE_LINE, { "correlation" } } } },
  { N_("details of partners, agreements, pools and lines (%u)"),
    { { DEW_TABLE_PARTNER, { "short_name", "kind" } },
      { DEW_TABLE_AGREEMENT, { "start", "end", "no_end", "review", "note", "source" } },
      { DEW_TABLE_POOL, { "reference", "aims", "start", "end", "no_end", "note", "source", "services", "client_group", "care_group", "manager", "status", "pooled_from",
                          "merged_into", "formerly" } },
      { DEW_TABLE_LINE, { "note", "source", "continues" } } } },
  { N_("what the document says of itself"), { { DEW_TABLE_DOCUMENT, { "subtitle", "note", "prepared_by", "contact", "marking" } } } },
  { N_("the date it is as at"), { { DEW_TABLE_DOCUMENT, { "as_at" } } } },
  { N_("the thresholds of the status"), { { DEW_TABLE_DOCUMENT, { "amber", "red" } } } },
};

static gboolean
says_something (const Rows    *rows,
                gconstpointer  row)
{
  for (guint i = 0; i < MAX_COLUMNS && rows->columns[i] != NULL; i++)
    {
      guint column = (guint) dew_table_column (rows->table, rows->columns[i]);
      DewColumnType type = dew_tables[rows->table].columns[column].type;
      DewValue value = dew_row_get (rows->table, row, column);

      if (type == DEW_COLUMN_TEXT || type == DEW_COLUMN_DATE ? *value.text != '\0' : value.i != 0)
        return TRUE;
    }

  return FALSE;
}

static guint
count (const DewLedger *ledger,
       const Content   *content)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (content->rows) && content->rows[i].columns[0] != NULL; i++)
    {
      const GPtrArray *rows = dew_ledger_rows (ledger, content->rows[i].table);

      for (guint r = 0; r < rows->len; r++)
        n += says_something (&content->rows[i], g_ptr_array_index (rows, r)) ? 1 : 0;
    }

  return n;
}

char *
_dew_cli_export_left (const DewLedger *ledger)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      guint n = count (ledger, &contents[i]);

      if (n == 0)
        continue;
      if (list->len > 0)
        g_string_append (list, ", ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (list, _(contents[i].words), n);
#pragma GCC diagnostic pop
    }

  return list->len == 0 ? NULL : g_strdup_printf (_("Not in a CSV: %s. An export to .json has them."), list->str);
}
