/* dew-cli-spending-text.c: dewpond show --page spending, as text and as CSV */
#include "dew-cli-private.h"
#include "dew-cli-spending-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-table.h"
#include "dew-date.h"

/* ---- Text ---- */

static void
put_row (DewCliTable          *table,
         const DewCliSpending *spending,
         guint                 node,
         const char           *name,
         const gboolean       *used)
{
  g_autofree char *percent = _dew_cli_spending_percent (spending, node, FALSE);
  g_autofree char *status = dew_monitor_status_words (spending->monitor, dew_monitor_status (spending->monitor, node));

  _dew_cli_table_text (table, name);
  for (guint i = 0; i < DEW_N_SPENDING_COLUMNS; i++)
    if (used[i])
      {
        g_autofree char *figure = _dew_cli_spending_print (spending, node, _dew_cli_spending_columns[i].column, FALSE);

        _dew_cli_table_figure (table, figure);
      }
  if (used[DEW_N_SPENDING_COLUMNS - 1])
    {
      _dew_cli_table_figure (table, percent);
      _dew_cli_table_text (table, status);
    }
}

/* A column is left out in which nothing stands from one node to another; percentages and statuses go with variances, the last of them. */
static void
add_columns (DewCliTable          *table,
             const DewCliSpending *spending,
             guint                 from,
             guint                 to,
             gboolean             *used)
{
  _dew_cli_table_column (table, _("Service line"), FALSE);
  for (guint i = 0; i < DEW_N_SPENDING_COLUMNS; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s, %s", _(_dew_cli_spending_columns[i].heading), dew_unit_symbol (spending->unit));
      gint64 pence;

      used[i] = FALSE;
      for (guint node = from; node < to && !used[i]; node++)
        used[i] = _dew_cli_spending_get (spending, node, _dew_cli_spending_columns[i].column, &pence);
      if (used[i])
        _dew_cli_table_column (table, head, TRUE);
    }
  if (used[DEW_N_SPENDING_COLUMNS - 1])
    {
      _dew_cli_table_column (table, _("Variance, %"), TRUE);
      _dew_cli_table_column (table, _("Status"), FALSE);
    }
}

static void
put_remarks (GString              *out,
             const DewCliSpending *spending,
             guint                 node,
             const char           *name)
{
  g_autoptr (GPtrArray) remarks = _dew_cli_spending_remarks (spending, node);

  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (out, "  %s: %s\n", name, (const char *) g_ptr_array_index (remarks, i));
}

static void
put_pool (GString              *out,
          const DewCliSpending *spending,
          guint                 top)
{
  const DewNode *nodes = dew_ledger_nodes (spending->ledger, NULL);
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  gboolean used[DEW_N_SPENDING_COLUMNS];
  g_autofree char *text = NULL;

  g_string_append_printf (out, "\n%s\n", nodes[top].pool->name);
  if (!_dew_cli_spending_any (spending, top))
    {
      g_string_append_printf (out, "  %s\n", _("No figures for that year."));
      return;
    }

  add_columns (table, spending, top, nodes[top].end, used);
  for (guint i = top + 1; i < nodes[top].end; i++)
    if (_dew_cli_spending_any (spending, i))
      {
        g_autofree char *name = g_strdup_printf ("%*s%s", (int) (2 * (nodes[i].depth - nodes[top].depth - 1)), "", nodes[i].line->name);

        put_row (table, spending, i, name, used);
      }
  _dew_cli_table_rule (table);
  put_row (table, spending, top, _("Total"), used);

  text = _dew_cli_table_to_text (table, "  ");
  g_string_append (out, text);
  for (guint i = top + 1; i < nodes[top].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE)
      put_remarks (out, spending, i, nodes[i].line->name);
  put_remarks (out, spending, top, _("Total"));
}

static void
put_total (GString              *out,
           const DewCliSpending *spending)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  gboolean used[DEW_N_SPENDING_COLUMNS];
  g_autofree char *text = NULL;

  g_string_append_printf (out, "\n%s\n", _("All pools"));
  add_columns (table, spending, 0, 1, used);
  put_row (table, spending, 0, _("Total"), used);
  text = _dew_cli_table_to_text (table, "  ");
  g_string_append (out, text);
  put_remarks (out, spending, 0, _("Total"));
}

static void
put_head (GString              *out,
          const DewCliSpending *spending)
{
  const DewDocumentRow *document = dew_ledger_document (spending->ledger);
  g_autofree char *year = dew_year_name (dew_monitor_year (spending->monitor));
  g_autofree char *as_at = dew_date_words (dew_monitor_as_at (spending->monitor));
  guint months = (guint) dew_monitor_months_to_date (spending->monitor);

  g_string_append_printf (out, "%s\n", document->title);
  if (*document->subtitle != '\0')
    g_string_append_printf (out, "%s\n", document->subtitle);
  g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, "Spending in %s, as at %s: %u whole month to date\n",
                                            "Spending in %s, as at %s: %u whole months to date\n", months), year, as_at, months);
  if (spending->scenario != NULL)
    g_string_append_printf (out, _("In the scenario “%s”\n"), spending->scenario);
  g_string_append (out, _("Variances: above 0 is an overspend. Movement: above 0 is a forecast that grew.\n"));
}

static guint
count_shown (const DewCliSpending *spending,
             guint                 n_nodes)
{
  guint n = 0;

  for (guint node = 0; node < n_nodes; node++)
    n += _dew_cli_spending_shows (spending, node) && _dew_cli_spending_any (spending, node);

  return n;
}

void
_dew_cli_spending_put_text (const DewCliSpending *spending)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_nodes;

  dew_ledger_nodes (spending->ledger, &n_nodes);
  put_head (out, spending);
  for (guint node = 0; node < n_nodes; node++)
    if (_dew_cli_spending_shows (spending, node))
      put_pool (out, spending, node);
  if (spending->pool == NULL && count_shown (spending, n_nodes) > 1)
    put_total (out, spending);
  if (spending->unit != DEW_UNIT_POUNDS)
    g_string_append (out, _("\nRounded from the grand total of all pools down, so that rows and columns add up as printed.\n"));

  _dew_cli_put (out->str);
}

/* ---- CSV ---- */

static void
add_csv_columns (DewCliTable          *table,
                 const DewCliSpending *spending)
{
  static const char *const before[] = { "row", "pool", "category", "line", "year", "as_at", "months_to_date" };
  static const char *const behind[] = { "status", "warnings" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    _dew_cli_table_column (table, before[i], FALSE);
  for (guint i = 0; i < DEW_N_SPENDING_COLUMNS; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s (%s)", _dew_cli_spending_columns[i].name, dew_unit_symbol (spending->unit));

      _dew_cli_table_column (table, head, TRUE);
    }
  _dew_cli_table_column (table, "percent", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    _dew_cli_table_column (table, behind[i], FALSE);
}

/* What the row is about. What kind it is is said in words of its own, because a line may be called "Total". */
static void
put_csv_place (DewCliTable          *table,
               const DewCliSpending *spending,
               guint                 node,
               const DewPool        *pool)
{
  static const char *const kinds[] = {
    [DEW_NODE_ROOT] = "all pools", [DEW_NODE_AGREEMENT] = NULL, [DEW_NODE_POOL] = "pool", [DEW_NODE_CATEGORY] = "category", [DEW_NODE_LINE] = "line",
  };
  const DewNode *row = &dew_ledger_nodes (spending->ledger, NULL)[node];
  gboolean in_pool = row->kind == DEW_NODE_CATEGORY || row->kind == DEW_NODE_LINE;
  g_autofree char *path = in_pool ? dew_ledger_category_path (spending->ledger, row->line) : NULL;

  _dew_cli_table_text (table, kinds[row->kind]);
  _dew_cli_table_text (table, pool != NULL ? pool->name : _("All pools"));
  _dew_cli_table_text (table, path);
  _dew_cli_table_text (table, in_pool ? row->line->name : NULL);
}

static void
put_csv_row (DewCliTable          *table,
             const DewCliSpending *spending,
             guint                 node,
             const DewPool        *pool)
{
  g_autofree char *year = dew_year_name (dew_monitor_year (spending->monitor));
  g_autofree char *months = g_strdup_printf ("%d", dew_monitor_months_to_date (spending->monitor));
  g_autofree char *percent = _dew_cli_spending_percent (spending, node, TRUE);
  g_autoptr (GPtrArray) remarks = _dew_cli_spending_remarks (spending, node);
  g_autofree char *warnings = NULL;

  put_csv_place (table, spending, node, pool);
  _dew_cli_table_text (table, year);
  _dew_cli_table_text (table, dew_monitor_as_at (spending->monitor));
  _dew_cli_table_text (table, months);
  for (guint i = 0; i < DEW_N_SPENDING_COLUMNS; i++)
    {
      g_autofree char *figure = _dew_cli_spending_print (spending, node, _dew_cli_spending_columns[i].column, TRUE);

      _dew_cli_table_figure (table, figure);
    }
  _dew_cli_table_figure (table, percent);
  _dew_cli_table_text (table, dew_monitor_status_names[dew_monitor_status (spending->monitor, node)]);

  g_ptr_array_add (remarks, NULL);
  warnings = g_strjoinv (" ", (char **) remarks->pdata);
  _dew_cli_table_text (table, warnings);
}

void
_dew_cli_spending_put_csv (const DewCliSpending *spending)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (spending->ledger, &n_nodes);
  g_autofree char *text = NULL;

  add_csv_columns (table, spending);
  for (guint top = 0; top < n_nodes; top++)
    {
      if (!_dew_cli_spending_shows (spending, top))
        continue;
      for (guint i = top + 1; i < nodes[top].end; i++)
        put_csv_row (table, spending, i, nodes[top].pool);
      put_csv_row (table, spending, top, nodes[top].pool);
    }
  if (spending->pool == NULL)
    put_csv_row (table, spending, 0, NULL);

  text = _dew_cli_table_to_csv (table);
  _dew_cli_put (text);
}
