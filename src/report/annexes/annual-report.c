/* annual-report.c: Annual report: the facts of each schedule, what is said of it, and in the end the pooled budgets by group, in one unit. */
#include "dew-annexes.h"
#include "dew-annual-report-private.h"
#include "dew-monitoring-private.h"
#include "dew-returns-private.h"

#include <glib/gi18n-lib.h>

/* The agreement only where some group is not that. */
enum { FACTS_GROUP, FACTS_POOL, FACTS_START, FACTS_END, FACTS_LINES, FACTS_VALUE, FACTS_SPENT, FACTS_OVER, FACTS_PERCENT, FACTS_AGREEMENT };
enum { CLOSING_GROUP, CLOSING_POOL, CLOSING_BUDGET };

/* ---- What there is of a pool ---- */

static const char *
find_agreement (const DewPaper *paper,
                const DewPool  *pool)
{
  const DewAgreement *agreement = _dew_dates_agreement (paper, pool);

  return agreement != NULL ? agreement->name : "";
}

/* What a report groups by; where a pool does not say, its agreement, as there is often one for adults and one for children. */
static const char *
find_group (const DewPaper *paper,
            const DewPool  *pool)
{
  const char *agreement = find_agreement (paper, pool);

  return pool->care_group[0] != '\0' ? pool->care_group : agreement[0] != '\0' ? agreement : _("group not said");
}

static gboolean
says_care_groups (const DewPaper *paper)
{
  for (guint i = 0; i < paper->pools->len; i++)
    if (paper->nodes[g_array_index (paper->pools, guint, i)].pool->care_group[0] != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
is_spent (const DewPaper *paper,
          guint           node)
{
  return dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL);
}

static guint
count_lines (const DewPaper *paper,
             guint           node)
{
  guint n = 0;

  for (guint i = node; i < paper->nodes[node].end; i++)
    {
      DewArranged arranged;

      if (paper->nodes[i].kind != DEW_NODE_LINE)
        continue;
      dew_ledger_arranged (paper->ledger, paper->nodes[i].line, paper->scenario, &arranged);
      n += !arranged.off;
    }
  return n;
}

/* Where a pool's latest budget is worked out; NULL where it has none. Free with g_free. */
static char *
find_budget (const DewPaper *paper,
             guint           node)
{
  guint row;

  if (paper->monitoring == NULL || !_dew_monitoring_row (paper->monitoring, node, &row))
    return NULL;

  return dew_sheet_address (paper->monitoring->lines, row, DEW_SPENDING_ADDED + DEW_MONITOR_LATEST, TRUE, TRUE);
}

/* The pooled budget of a pool is the latest budget that its spending is measured by. FALSE where it has none. */
static gboolean
put_budget (DewPaper *paper,
            DewSheet *sheet,
            guint     row,
            guint     column,
            guint     node)
{
  g_autofree char *cell = find_budget (paper, node);
  g_autofree char *printed = NULL;
  gint64 pence = 0;
  gboolean known;

  if (cell == NULL)
    return FALSE;

  known = _dew_monitoring_worth (paper->monitoring, node, DEW_MONITOR_LATEST, &pence) != NULL;
  printed = _dew_paper_rounds (paper) ? _dew_rounded (paper, node, DEW_ALL_PARTNERS, (DewPart) (DEW_PART_MONITORED + DEW_MONITOR_LATEST), &pence) : g_strdup_printf ("%s/100", cell);
  dew_sheet_formula (sheet, row, column, DEW_CELL_MONEY, known ? pence : 0, dew_unit_flag (paper->unit) | (known ? 0 : DEW_CELL_BLANK), "=IF(%s=\"\",\"\",%s)", cell, printed);
  return known;
}

/* ---- The facts ---- */

static DewSheet *
start_facts (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Annual report: the schedules"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Annual report"), title);

  dew_sheet_about (sheet, _("Of each schedule: start, expiry, value, what was spent, and what is over or under"));
  _dew_paper_note_unit (paper, sheet);
  dew_sheet_note (sheet, _("The value of a schedule is what it has to spend in the year: of each service its budget where one is entered, else its gross contributions; and what virements move."));
  dew_sheet_note (sheet, _("Spent is what is entered so far. Over (+) or under (−) is what was spent less the value, in per cent of it, to the penny; there is none where one of the two is not entered, or what was spent not to the end of the year (March, or the year’s own figure)."));
  if (paper->pools->len > 1)
    dew_sheet_note (sheet, _("In the total there is none unless every schedule with a value or spending has one."));
  dew_sheet_note (sheet, _("The dates are those of the schedule, or where it has none those of its agreement."));
  dew_sheet_note (sheet, _("The group is the care group of the schedule, or, where that is not said, its agreement. An empty cell is something that is not said or not entered."));
  dew_sheet_column (sheet, _("Group"), 0);
  dew_sheet_column (sheet, _("Schedule"), 0);
  dew_sheet_column (sheet, _("Starts"), 16);
  dew_sheet_column (sheet, _("Expires"), 16);
  dew_sheet_column (sheet, _("Services"), 9);
  _dew_paper_money_column (paper, sheet, _("Value"), 16);
  _dew_paper_money_column (paper, sheet, _("Spent"), 16);
  _dew_paper_money_column (paper, sheet, _("Over (+) or under (−)"), 16);
  dew_sheet_column (sheet, _("Over or under, of the value, %"), 14);
  if (says_care_groups (paper))
    dew_sheet_column (sheet, _("Agreement"), 0);
  return sheet;
}

static void
put_words (const DewPaper *paper,
           DewSheet       *sheet,
           guint           row,
           guint           node)
{
  const DewPool *pool = paper->nodes[node].pool;

  dew_sheet_text (sheet, row, FACTS_GROUP, find_group (paper, pool));
  dew_sheet_text (sheet, row, FACTS_POOL, pool->name);
  _dew_dates_put (paper, sheet, row, FACTS_START, pool);
  if (says_care_groups (paper))
    dew_sheet_text (sheet, row, FACTS_AGREEMENT, find_agreement (paper, pool));
}

static void
put_spent (DewPaper *paper,
           DewSheet *sheet,
           guint     row,
           guint     node)
{
  gint64 pence;
  g_autofree char *formula = _dew_spending_printed (paper, node, DEW_ALL_PARTNERS, NULL, &pence);

  dew_sheet_formula (sheet, row, FACTS_SPENT, DEW_CELL_MONEY, pence, dew_unit_flag (paper->unit), "=%s", formula);
}

/* What is over in the row is of its value, of pence; millionths NULL: blank. */
static void
put_percent (const DewPaper *paper,
             DewSheet       *sheet,
             guint           row,
             guint           node,
             const gint64   *millionths)
{
  g_autofree char *value = dew_sheet_address (sheet, row, FACTS_VALUE, FALSE, FALSE);
  g_autofree char *over = dew_sheet_address (sheet, row, FACTS_OVER, FALSE, FALSE);
  g_autofree char *before = _dew_monitoring_pence (paper->monitoring, node, DEW_MONITOR_LATEST);
  g_autofree char *after = _dew_spending_sum (paper, node, NULL, DEW_SPENT_ACTUAL);
  g_autofree char *percent = _dew_print_percent_more (value, over, before, after);

  dew_sheet_formula (sheet, row, FACTS_PERCENT, DEW_CELL_PERCENT, millionths != NULL ? *millionths : 0, millionths != NULL ? 0 : DEW_CELL_BLANK, "=%s", percent);
}

/* Of printed cells; the percentage of pence. A year's value is set against no part of what is spent. */
static void
put_over (const DewPaper *paper,
          DewSheet       *sheet,
          guint           row,
          guint           node)
{
  g_autofree char *value = dew_sheet_address (sheet, row, FACTS_VALUE, FALSE, FALSE);
  g_autofree char *spent = dew_sheet_address (sheet, row, FACTS_SPENT, FALSE, FALSE);
  g_autofree char *plain = g_strdup_printf ("%s-%s", spent, value);
  g_autofree char *over = _dew_paper_sum (paper, plain);
  g_autofree char *whole = _dew_returns_whole (paper, node);
  gboolean is_whole = _dew_returns_is_whole (paper, node);
  gint64 pence = dew_sheet_cell (sheet, row, FACTS_SPENT)->number - dew_sheet_cell (sheet, row, FACTS_VALUE)->number;
  gint64 millionths = 0, budget = 0;
  gboolean shown = is_whole && _dew_monitoring_worth (paper->monitoring, node, DEW_MONITOR_LATEST, &budget) != NULL && _dew_percent_more (budget, dew_totals_get (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL), &millionths);

  dew_sheet_formula (sheet, row, FACTS_OVER, DEW_CELL_MONEY, is_whole ? pence : 0, DEW_CELL_SIGNED | dew_unit_flag (paper->unit) | (is_whole ? 0 : DEW_CELL_BLANK), "=IF(OR(%s=\"\",%s=\"\",%s=0),\"\",%s)", value, spent, whole, over);
  put_percent (paper, sheet, row, node, shown ? &millionths : NULL);
}

static void
put_facts (DewPaper *paper,
           DewSheet *sheet,
           guint     node)
{
  guint row = dew_sheet_row (sheet);
  g_autofree char *lines = g_strdup_printf ("%u", count_lines (paper, node));
  gboolean known;

  put_words (paper, sheet, row, node);
  dew_sheet_text (sheet, row, FACTS_LINES, lines);
  known = put_budget (paper, sheet, row, FACTS_VALUE, node);
  if (is_spent (paper, node))
    put_spent (paper, sheet, row, node);
  if (known && is_spent (paper, node))
    put_over (paper, sheet, row, node);
}

/* ---- All schedules ---- */

static gboolean
is_shown (const DewSheet *sheet,
          guint           row,
          guint           column)
{
  const DewCell *cell = dew_sheet_cell (sheet, row, column);

  return cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK);
}

/* What the schedules' cells come to, `known` or else blank, under the condition that it is blank under. */
static void
put_sum (const DewPaper *paper,
         DewSheet       *sheet,
         guint           row,
         guint           column,
         gboolean        known,
         DewCellFlags    flags,
         const char     *blank)
{
  g_autofree char *range = dew_sheet_range (sheet, 0, row, column, FALSE);
  g_autofree char *plain = g_strdup_printf ("SUM(%s)", range);
  g_autofree char *sum = _dew_paper_sum (paper, plain);
  gint64 pence = 0;

  for (guint r = 0; known && r < row; r++)
    pence += dew_sheet_cell (sheet, r, column)->number;
  dew_sheet_formula (sheet, row, column, DEW_CELL_MONEY, pence, flags | dew_unit_flag (paper->unit) | (known ? 0 : DEW_CELL_BLANK), "=IF(%s,\"\",%s)", blank, sum);
}

static void
put_sum_entered (const DewPaper *paper,
                 DewSheet       *sheet,
                 guint           row,
                 guint           column)
{
  g_autofree char *range = dew_sheet_range (sheet, 0, row, column, FALSE);
  g_autofree char *blank = g_strdup_printf ("COUNT(%s)=0", range);
  gboolean known = FALSE;

  for (guint r = 0; r < row; r++)
    known |= is_shown (sheet, r, column);
  put_sum (paper, sheet, row, column, known, 0, blank);
}

/* What is over in some schedules is nothing to tell of all, where it is not known of others. */
static gboolean
put_sum_over (const DewPaper *paper,
              DewSheet       *sheet,
              guint           row)
{
  g_autofree char *values = dew_sheet_range (sheet, 0, row, FACTS_VALUE, FALSE);
  g_autofree char *spent = dew_sheet_range (sheet, 0, row, FACTS_SPENT, FALSE);
  g_autofree char *over = dew_sheet_range (sheet, 0, row, FACTS_OVER, FALSE);
  g_autofree char *blank = g_strdup_printf ("OR(COUNT(%1$s)=0,SUMPRODUCT(1*((%2$s<>\"\")+(%3$s<>\"\")>0),1*(%1$s=\"\"))>0)", over, values, spent);
  gboolean any = FALSE, lacking = FALSE;

  for (guint r = 0; r < row; r++)
    {
      any |= is_shown (sheet, r, FACTS_OVER);
      lacking |= !is_shown (sheet, r, FACTS_OVER) && (is_shown (sheet, r, FACTS_VALUE) || is_shown (sheet, r, FACTS_SPENT));
    }
  put_sum (paper, sheet, row, FACTS_OVER, any && !lacking, DEW_CELL_SIGNED, blank);
  return any && !lacking;
}

/* Whether a schedule has, or could come to have, something there. */
static gboolean
has_column (const DewSheet *sheet,
            guint           n,
            guint           column)
{
  for (guint r = 0; r < n; r++)
    if (dew_sheet_cell (sheet, r, column)->type != DEW_CELL_EMPTY)
      return TRUE;
  return FALSE;
}

static void
put_over_all (const DewPaper *paper,
              DewSheet       *sheet,
              guint           row)
{
  gint64 budget = 0, millionths = 0;
  gboolean known = put_sum_over (paper, sheet, row) && _dew_monitoring_worth (paper->monitoring, 0, DEW_MONITOR_LATEST, &budget) != NULL &&
                   _dew_percent_more (budget, dew_totals_get (paper->totals, 0, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL), &millionths);

  put_percent (paper, sheet, row, 0, known ? &millionths : NULL);
}

static void
put_all_schedules (const DewPaper *paper,
                   DewSheet       *sheet)
{
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, FACTS_GROUP, _("All schedules"));
  dew_sheet_text (sheet, row, FACTS_POOL, _("Total"));
  put_sum_entered (paper, sheet, row, FACTS_VALUE);
  put_sum_entered (paper, sheet, row, FACTS_SPENT);
  if (has_column (sheet, row, FACTS_OVER))
    put_over_all (paper, sheet, row);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

/* ---- The closing table ---- */

static DewSheet *
start_closing (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Pooled budgets"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Pooled budgets"), title);

  dew_sheet_about (sheet, _("The pooled budget of each agreement or schedule, by group, and what they come to"));
  _dew_paper_note_unit (paper, sheet);
  dew_sheet_note (sheet, _("The pooled budget is what there is to spend in the year: of each service its budget where one is entered, else its gross contributions; and what virements move."));
  dew_sheet_note (sheet, _("All are in the same unit, and of the same year. An empty cell is a budget that was not entered."));
  dew_sheet_column (sheet, _("Group"), 0);
  dew_sheet_column (sheet, _("Agreement or schedule"), 0);
  _dew_paper_money_column (paper, sheet, _("Pooled budget"), 18);
  return sheet;
}

/* A total that is worth `sum` of cells above it, empty where all of those are. */
static void
put_total (const DewPaper *paper,
           DewSheet       *sheet,
           const char     *group,
           const char     *range,
           const char     *sum,
           gint64          pence,
           gboolean        any)
{
  guint row = dew_sheet_row (sheet);
  g_autofree char *shown = _dew_paper_sum (paper, sum);

  dew_sheet_text (sheet, row, CLOSING_GROUP, group);
  dew_sheet_text (sheet, row, CLOSING_POOL, _("Total"));
  dew_sheet_formula (sheet, row, CLOSING_BUDGET, DEW_CELL_MONEY, pence, DEW_CELL_TOTAL | dew_unit_flag (paper->unit) | (any ? 0 : DEW_CELL_BLANK),
                     "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",%2$s)", range, shown);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

static void
put_closing (DewPaper *paper,
             DewSheet *sheet,
             guint     node)
{
  const DewPool *pool = paper->nodes[node].pool;
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, CLOSING_GROUP, find_group (paper, pool));
  dew_sheet_text (sheet, row, CLOSING_POOL, pool->name);
  put_budget (paper, sheet, row, CLOSING_BUDGET, node);
}

/* The pools of a group, and their total; returns the row of that. */
static guint
put_group (DewPaper   *paper,
           DewSheet   *sheet,
           const char *group)
{
  guint first = sheet->rows->len;
  gboolean any = FALSE;
  gint64 pence = 0;

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint node = g_array_index (paper->pools, guint, i);

      if (g_str_equal (find_group (paper, paper->nodes[node].pool), group))
        put_closing (paper, sheet, node);
    }
  for (guint r = first; r < sheet->rows->len; r++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, CLOSING_BUDGET);

      any |= cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK);
      pence += cell->number;
    }

  g_autofree char *range = dew_sheet_range (sheet, first, sheet->rows->len - first, CLOSING_BUDGET, FALSE);
  g_autofree char *sum = g_strdup_printf ("SUM(%s)", range);

  put_total (paper, sheet, group, range, sum, pence, any);
  return sheet->rows->len - 1;
}

/* Of the groups' totals, so that no budget counts twice. */
static void
put_all_groups (const DewPaper *paper,
                DewSheet       *sheet,
                const GArray   *totals)
{
  g_autofree char *range = dew_sheet_range (sheet, 0, sheet->rows->len, CLOSING_BUDGET, FALSE);
  g_autoptr (GString) sum = g_string_new (NULL);
  gboolean any = FALSE;
  gint64 pence = 0;

  for (guint i = 0; i < totals->len; i++)
    {
      const DewCell *total = dew_sheet_cell (sheet, g_array_index (totals, guint, i), CLOSING_BUDGET);
      g_autofree char *cell = dew_sheet_address (sheet, g_array_index (totals, guint, i), CLOSING_BUDGET, FALSE, FALSE);

      g_string_append_printf (sum, "%sN(%s)", i > 0 ? "+" : "", cell);
      any |= !(total->flags & DEW_CELL_BLANK);
      pence += total->number;
    }
  put_total (paper, sheet, _("All groups"), range, sum->str, pence, any);
}

/* Groups as the first pool of each stands in the document. */
static void
add_closing (DewPaper *paper)
{
  DewSheet *sheet = start_closing (paper);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < paper->pools->len; i++)
    {
      const char *group = find_group (paper, paper->nodes[g_array_index (paper->pools, guint, i)].pool);

      if (g_hash_table_add (seen, (gpointer) group))
        {
          guint total = put_group (paper, sheet, group);

          g_array_append_val (totals, total);
        }
    }
  if (totals->len > 1)
    put_all_groups (paper, sheet, totals);
}

/* ---- The annex ---- */

/* It looks back on a year in which something was spent, or achieved. */
static gboolean
applies (const DewPaper *paper)
{
  const GPtrArray *incentives = dew_ledger_rows (paper->ledger, DEW_TABLE_INCENTIVE);

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint node = g_array_index (paper->pools, guint, i);

      if (is_spent (paper, node))
        return TRUE;
      for (guint k = 0; k < incentives->len; k++)
        {
          const DewIncentive *incentive = g_ptr_array_index (incentives, k);

          if (incentive->reported && incentive->year == paper->year && incentive->pool == paper->nodes[node].id)
            return TRUE;
        }
    }
  return FALSE;
}

/* What monitoring stands on, for budgets. */
static void
prepare_annual_report (DewPaper *paper)
{
  _dew_spending_add (paper);
  if (paper->year != 0 && _dew_spending_looks_back (paper))
    _dew_paper_spent (paper, paper->year - 1);
}

static gboolean
build_annual_report (DewPaper  *paper,
                     GError   **error)
{
  DewSheet *facts = start_facts (paper);

  if (paper->year != 0)
    _dew_monitoring_of (paper);
  for (guint i = 0; i < paper->pools->len; i++)
    put_facts (paper, facts, g_array_index (paper->pools, guint, i));
  if (paper->pools->len > 1)
    put_all_schedules (paper, facts);
  _dew_annual_report_add_words (paper);
  add_closing (paper);
  return TRUE;
}

const DewAnnex dew_annex_annual_report = {
  .name = "annual-report",
  .title = N_("Annual report"),
  .about = N_("The facts of each schedule, outcomes, targets and notes, and the pooled budgets by group"),
  .applies = applies,
  .prepare = prepare_annual_report,
  .build = build_annual_report,
};
