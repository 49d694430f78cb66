/* schedule.c: Schedule of services: every line, who hosts and leads it, what each partner puts in, and under which rule. */
#include "dew-annex-private.h"
#include "dew-annexes.h"

#include <glib/gi18n-lib.h>

#include "dew-rule.h"

/* Behind these a column a partner, then their total and, where there is one, the budget; and where something is said, the notes. */
enum { REF, POOL, CATEGORY, SERVICE, HOST, LEAD, STATUS, START, END, RULE, FIRST_PARTNER };

#define NOTED (DEW_REMARKS_LINES | DEW_REMARKS_CONTRIBUTED | 1 << DEW_BUDGET | DEW_REMARKS_YEARLY)

typedef struct {
  DewPaper *paper;
  DewSheet *sheet;
  GArray   *partners;           /* int: the indices of those who put something in anywhere */
  guint     total, budget;      /* columns; budget 0: none */
  guint     notes;              /* the column behind those of money; none where there are no more columns */
  GArray   *totals;             /* guint: the rows of pools' totals */
  GHashTable *rules;            /* DewRuleRow -> what it is in short: most lines have the same few */
} Table;

static gboolean
is_entered (const Table *table,
            guint        node,
            int          partner)
{
  return dew_totals_entered (table->paper->totals, node, partner, DEW_SUM_GROSS);
}

static void
list_partners (Table *table)
{
  table->partners = g_array_new (FALSE, FALSE, sizeof (int));
  for (int p = 0; p < (int) table->paper->partners->len; p++)
    for (guint i = 0; i < table->paper->pools->len; i++)
      if (is_entered (table, g_array_index (table->paper->pools, guint, i), p))
        {
          g_array_append_val (table->partners, p);
          break;
        }
}

static int
partner_at (const Table *table,
            guint        column)
{
  return g_array_index (table->partners, int, column - FIRST_PARTNER);
}

static void
note_table (const Table *table)
{
  DewSheet *sheet = table->sheet;
  g_autofree char *in_force = _dew_paper_in_force (table->paper);
  g_autofree char *rules = in_force != NULL ? g_strdup_printf (_("Status and rules are those on %s. A line without a rule of its own has its category’s, or its pool’s."), in_force) : NULL;

  _dew_paper_note_unit (table->paper, sheet);
  dew_sheet_note (sheet, _("What a partner puts in is its gross contribution: existing and additional, before income and virements."));
  if (rules != NULL)
    dew_sheet_note (sheet, rules);
  dew_sheet_note (sheet, _("The dates are those of the pool, or where it has none those of its agreement. An empty cell is a figure that was not entered, or something that is not said."));
}

static void
start_sheet (Table *table)
{
  g_autofree char *scope = _dew_paper_scope (table->paper);
  g_autofree char *title = g_strconcat (_("Schedule of services"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (table->paper, _("Schedule"), title);

  table->sheet = sheet;
  dew_sheet_about (sheet, _("Every line: host, lead, what each partner puts in, and the rule that shares its variance"));
  note_table (table);
  dew_sheet_column (sheet, _("Ref."), 8);
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Category"), 0);
  dew_sheet_column (sheet, _("Service"), 0);
  dew_sheet_column (sheet, _("Host"), 20);
  dew_sheet_column (sheet, _("Lead"), 20);
  dew_sheet_column (sheet, _("Status"), 10);
  dew_sheet_column (sheet, _("Starts"), 0);
  dew_sheet_column (sheet, _("Ends"), 0);
  dew_sheet_column (sheet, _("Overspend rule"), 30);
  for (guint i = 0; i < table->partners->len; i++)
    _dew_paper_money_column (table->paper, sheet, _dew_paper_name (table->paper, g_array_index (table->partners, int, i)), 16);
  table->total = _dew_paper_money_column (table->paper, sheet, _("All partners"), 16);
  if (table->paper->budgets != NULL)
    table->budget = _dew_paper_money_column (table->paper, sheet, _("Budget, not split by partner"), 16);
  table->notes = sheet->columns->len;
  if (_dew_remarks_any (table->paper, NOTED))
    dew_sheet_column (sheet, _("Notes"), 0);
}

/* ---- What a line is ---- */

/* The rule that an overspend of a line is shared by: its own, that of a category it is in, the nearest first, or the pool's. NULL: none. */
static const DewRuleRow *
find_rule (const DewPaper *paper,
           guint           node)
{
  const DewLine *line = paper->nodes[node].line;

  for (guint at = node; paper->nodes[at].kind != DEW_NODE_POOL; at = paper->nodes[at].parent)
    {
      const DewRuleRow *rule = dew_ledger_rule (paper->ledger, line->pool, paper->nodes[at].id, DEW_OVER, paper->in_force, paper->scenario);

      if (rule != NULL)
        return rule;
    }

  return dew_ledger_rule (paper->ledger, line->pool, 0, DEW_OVER, paper->in_force, paper->scenario);
}

static const char *
tell_rule (const Table *table,
           guint        node)
{
  const DewLedger *ledger = table->paper->ledger;
  const DewRuleRow *row = find_rule (table->paper, node);
  g_autoptr (DewRule) rule = NULL;
  char *told = row != NULL ? g_hash_table_lookup (table->rules, row) : NULL;

  if (row == NULL)
    return _("none");
  if (told != NULL)
    return told;

  rule = dew_rule_parse (ledger, row->text, NULL);
  told = rule != NULL ? dew_rule_short (rule, ledger) : g_strdup (row->text);
  g_hash_table_insert (table->rules, (gpointer) row, told);
  return told;
}

static void
put_words (const Table   *table,
           guint          row,
           guint          node,
           const DewPool *pool)
{
  const DewPaper *paper = table->paper;
  const DewLine *line = paper->nodes[node].line;
  const DewPartner *host = pool->host != 0 ? dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, pool->host) : NULL;
  g_autofree char *category = dew_ledger_category_path (paper->ledger, line);

  dew_sheet_text (table->sheet, row, POOL, pool->name);
  dew_sheet_text (table->sheet, row, CATEGORY, category);
  dew_sheet_text (table->sheet, row, SERVICE, line->name);
  dew_sheet_text (table->sheet, row, HOST, host != NULL ? host->name : "");
  dew_sheet_text (table->sheet, row, LEAD, _dew_lines_lead (paper, line));
  dew_sheet_text (table->sheet, row, STATUS, dew_ledger_pooled (paper->ledger, line, paper->scenario, paper->in_force) ? _("pooled") : _("aligned"));
  _dew_dates_put (paper, table->sheet, row, START, pool);
  dew_sheet_text (table->sheet, row, RULE, tell_rule (table, node));
}

/* ---- Its figures ---- */

/* What is printed of what a partner puts into a line. *pence gets what it is worth. */
static char *
print_rounded (const Table *table,
               guint        node,
               int          partner,
               gint64      *pence)
{
  gint64 first, second;
  g_autofree char *one = _dew_rounded (table->paper, node, partner, DEW_PART_EXISTING, &first);
  g_autofree char *other = _dew_rounded (table->paper, node, partner, DEW_PART_ADDITIONAL, &second);
  g_autofree char *plain = g_strdup_printf ("%s+%s", one, other);

  *pence = first + second;
  return _dew_paper_sum (table->paper, plain);
}

static void
put_partner (const Table *table,
             guint        row,
             guint        node,
             guint        column)
{
  DewPaper *paper = table->paper;
  int partner = partner_at (table, column);
  DewCellFlags flags = dew_unit_flag (paper->unit) | (is_entered (table, node, partner) ? 0 : DEW_CELL_BLANK);
  gint64 pence = dew_totals_get (paper->totals, node, partner, DEW_SUM_GROSS);
  guint at;

  if (!_dew_lines_find (paper, node, partner, &at))
    return;

  g_autofree char *existing = dew_sheet_address (paper->lines, at, DEW_LINES_EXISTING, FALSE, TRUE);
  g_autofree char *additional = dew_sheet_address (paper->lines, at, DEW_LINES_ADDITIONAL, FALSE, TRUE);

  if (!_dew_paper_rounds (paper))
    {
      dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence, flags, "=IF(COUNTA(%s,%s)=0,\"\",%s+%s)", existing, additional, existing, additional);
      return;
    }

  g_autofree char *gross = print_rounded (table, node, partner, &pence);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence, flags, "=IF(COUNTA(%s,%s)=0,\"\",%s)", existing, additional, gross);
}

/* Of cells in a row or column, empty where all of them are. */
static void
put_sum (const Table  *table,
         guint         row,
         guint         column,
         gint64        pence,
         gboolean      any,
         DewCellFlags  flags,
         const char   *range,
         const char   *plain)
{
  g_autofree char *sum = _dew_paper_sum (table->paper, plain);

  dew_sheet_formula (table->sheet, row, column, DEW_CELL_MONEY, pence, dew_unit_flag (table->paper->unit) | flags | (any ? 0 : DEW_CELL_BLANK),
                     "=IF(AND(COUNT(%s)=0,SUM(%s)=0),\"\",%s)", range, range, sum);
}

static gboolean
is_shown (const Table *table,
          guint        row,
          guint        column)
{
  const DewCell *cell = dew_sheet_cell (table->sheet, row, column);

  return cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK);
}

static void
put_across (const Table  *table,
            guint         row,
            DewCellFlags  flags)
{
  g_autofree char *first = dew_sheet_address (table->sheet, row, FIRST_PARTNER, FALSE, FALSE);
  g_autofree char *last = dew_sheet_address (table->sheet, row, table->total - 1, FALSE, FALSE);
  g_autofree char *range = g_strdup_printf ("%s:%s", first, last);
  g_autofree char *sum = g_strdup_printf ("SUM(%s)", range);
  gboolean any = FALSE;
  gint64 pence = 0;

  if (table->partners->len == 0)
    return;

  for (guint column = FIRST_PARTNER; column < table->total; column++)
    {
      any |= is_shown (table, row, column);
      pence += dew_sheet_cell (table->sheet, row, column)->number;
    }
  put_sum (table, row, table->total, pence, any, flags, range, sum);
}

static void
put_budget (const Table *table,
            guint        row,
            guint        node)
{
  DewPaper *paper = table->paper;
  gint64 pence;
  g_autofree char *cell = NULL;

  if (table->budget == 0 || _dew_budgets_rows (paper, node).n == 0)
    return;

  pence = dew_totals_get (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
  cell = _dew_paper_rounds (paper) ? _dew_rounded (paper, node, DEW_ALL_PARTNERS, DEW_PART_BUDGET, &pence) : _dew_budgets_cell (paper, node);
  dew_sheet_formula (table->sheet, row, table->budget, DEW_CELL_MONEY, pence, dew_unit_flag (paper->unit), "=%s", cell);
}

static void
put_line (const Table   *table,
          guint          node,
          const DewPool *pool,
          const char    *ref)
{
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, REF, ref);
  put_words (table, row, node, pool);
  for (guint column = FIRST_PARTNER; column < table->total; column++)
    put_partner (table, row, node, column);
  put_across (table, row, 0);
  put_budget (table, row, node);
  if (table->notes < table->sheet->columns->len)
    _dew_remarks_put (table->paper, table->sheet, row, table->notes, node, NOTED, DEW_ALL_PARTNERS);
}

/* ---- Totals ---- */

/* The rows of a pool, from `first` on. */
static void
put_pool_total (const Table   *table,
                const DewPool *pool,
                guint          first)
{
  guint n = table->sheet->rows->len - first;
  guint row = dew_sheet_row (table->sheet);

  dew_sheet_text (table->sheet, row, POOL, pool->name);
  dew_sheet_text (table->sheet, row, SERVICE, n > 0 ? _("Total") : _("No services entered"));
  if (n > 0)
    dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
  g_array_append_val (table->totals, row);
  for (guint column = FIRST_PARTNER; n > 0 && column < table->notes; column++)
    {
      g_autofree char *range = dew_sheet_range (table->sheet, first, n, column, FALSE);
      g_autofree char *sum = g_strdup_printf ("SUM(%s)", range);
      gboolean any = FALSE;
      gint64 pence = 0;

      for (guint r = first; r < row; r++)
        {
          any |= is_shown (table, r, column);
          pence += dew_sheet_cell (table->sheet, r, column)->number;
        }
      put_sum (table, row, column, pence, any, DEW_CELL_TOTAL, range, sum);
    }
}

/* All pools together: of their totals, which alone have no reference, so that no line counts twice; however many there are. */
static void
put_grand_total (const Table *table)
{
  guint n = table->sheet->rows->len;
  guint row = dew_sheet_row (table->sheet);
  g_autofree char *refs = dew_sheet_range (table->sheet, 0, n, REF, FALSE);

  dew_sheet_text (table->sheet, row, POOL, _("All pools"));
  dew_sheet_text (table->sheet, row, SERVICE, _("Total"));
  dew_sheet_flag_row (table->sheet, row, DEW_CELL_TOTAL);
  for (guint column = FIRST_PARTNER; column < table->notes; column++)
    {
      g_autofree char *range = dew_sheet_range (table->sheet, 0, n, column, FALSE);
      g_autofree char *sum = g_strdup_printf ("SUMPRODUCT((%s=\"\")*1,%s)", refs, range);
      gboolean any = FALSE;
      gint64 pence = 0;

      for (guint i = 0; i < table->totals->len; i++)
        {
          guint total = g_array_index (table->totals, guint, i);

          any |= is_shown (table, total, column);
          pence += dew_sheet_cell (table->sheet, total, column)->number;
        }
      put_sum (table, row, column, pence, any, DEW_CELL_TOTAL, range, sum);
    }
}

/* ---- The annex ---- */

static void
put_pool (const Table *table,
          guint        node,
          guint        number)
{
  const DewPaper *paper = table->paper;
  guint first = table->sheet->rows->len;
  guint line = 0;

  for (guint at = node + 1; at < paper->nodes[node].end; at++)
    if (paper->nodes[at].kind == DEW_NODE_LINE)
      {
        g_autofree char *ref = g_strdup_printf ("%u.%u", number, ++line);

        put_line (table, at, paper->nodes[node].pool, ref);
      }
  put_pool_total (table, paper->nodes[node].pool, first);
}

static gboolean
build_schedule (DewPaper  *paper,
                GError   **error)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) rules = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Table table = { .paper = paper, .totals = totals, .rules = rules };

  _dew_budgets_add (paper);
  list_partners (&table);
  start_sheet (&table);
  for (guint i = 0; i < paper->pools->len; i++)
    put_pool (&table, g_array_index (paper->pools, guint, i), i + 1);
  if (paper->pools->len > 1)
    put_grand_total (&table);

  g_array_unref (table.partners);
  return TRUE;
}

const DewAnnex dew_annex_schedule = {
  .name = "schedule",
  .title = N_("Schedule of services"),
  .about = N_("Every line: host, lead, pooled or aligned, what each partner puts in, the rule, the dates"),
  .build = build_schedule,
};
