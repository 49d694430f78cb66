/* lines.c: the sheet of inputs: what each partner contributes to each line. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

#define POOLED _("pooled")
#define ALIGNED _("aligned")

static gboolean
is_entered (const DewPaper *paper,
            guint           node,
            int             partner)
{
  return dew_totals_entered (paper->totals, node, partner, DEW_SUM_NET) || dew_totals_entered (paper->totals, node, partner, DEW_SUM_MOVED);
}

const char *
_dew_lines_lead (const DewPaper *paper,
                 const DewLine  *line)
{
  const DewPartner *lead = NULL;
  DewArranged arranged;

  dew_ledger_arranged (paper->ledger, line, paper->scenario, &arranged);
  if (arranged.lead_mode == DEW_LEAD_SINGLE)
    lead = dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, arranged.lead);
  if (lead != NULL)
    return lead->name;
  return arranged.lead_mode == DEW_LEAD_JOINT ? _("joint") : _("not said");
}

/* ---- What is the baseline's ---- */

/* Whether a scenario itself says what a partner puts in. */
static gboolean
says (const DewPaper *paper,
      guint           node,
      int             partner,
      DewMeasure      measure)
{
  return dew_ledger_figure_row (paper->ledger, paper->nodes[node].id, paper->year, 0, measure, _dew_paper_partner (paper, (guint) partner)->id, paper->scenario) != NULL;
}

/* Whether it is the baseline's, which has a cell for it in a row. */
static gboolean
is_followed (const DewPaper *paper,
             guint           node,
             int             partner,
             guint           column,
             guint          *row)
{
  static const DewMeasure measures[] = { DEW_EXISTING, DEW_ADDITIONAL, DEW_INCOME };

  if (paper->follows == NULL || !_dew_lines_find (paper->follows, node, partner, row))
    return FALSE;
  if (column != DEW_LINES_MOVED && says (paper, node, partner, measures[column - DEW_LINES_EXISTING]))
    return FALSE;
  return dew_sheet_cell (paper->follows->lines, *row, column)->type != DEW_CELL_EMPTY;
}

/* Where it does not: the address of the cell of the sheet that this one follows, on which the partner has a row; else NULL. Free with g_free. */
static char *
find_followed (const DewPaper *paper,
               guint           node,
               int             partner,
               guint           column)
{
  guint row;

  return is_followed (paper, node, partner, column, &row) ? dew_sheet_address (paper->follows->lines, row, column, TRUE, TRUE) : NULL;
}

/* Whether something in that column is an input. */
static gboolean
has_inputs (const DewPaper *paper,
            guint           column)
{
  if (paper->follows == NULL)
    return TRUE;

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      for (guint node = pool + 1; node < paper->nodes[pool].end; node++)
        for (guint p = 0; paper->nodes[node].kind == DEW_NODE_LINE && p < paper->partners->len; p++)
          {
            guint row;

            if (is_entered (paper, node, (int) p) && !is_followed (paper, node, (int) p, column, &row))
              return TRUE;
          }
    }
  return FALSE;
}

/* ---- Rows ---- */

/* A figure of the baseline that is empty is 0 here: an empty text would make an error of what it is added up in. */
static void
put_figure (const DewPaper *paper,
            guint           row,
            guint           column,
            guint           node,
            int             partner,
            DewSum          sum)
{
  g_autofree char *followed = find_followed (paper, node, partner, column);
  gboolean entered = dew_totals_entered (paper->totals, node, partner, sum);

  if (followed != NULL)
    dew_sheet_formula (paper->lines, row, column, DEW_CELL_MONEY, dew_totals_get (paper->totals, node, partner, sum), sum == DEW_SUM_MOVED ? DEW_CELL_SIGNED : 0, "=%s", followed);
  else
    dew_sheet_number (paper->lines, row, column, DEW_CELL_MONEY,
                      entered ? dew_totals_get (paper->totals, node, partner, sum) : 0,
                      DEW_CELL_INPUT | (sum == DEW_SUM_MOVED ? DEW_CELL_SIGNED : 0) | (entered ? 0 : DEW_CELL_BLANK));
}

/* The paper whose virements these are: all scenarios of a year have the same. */
static const DewPaper *
find_virements (const DewPaper *paper)
{
  return paper->root != NULL && paper->root->year == paper->year ? paper->root : paper;
}

/* What virements say, where they have a sheet of their own; else, where nothing can be followed, nothing is moved in a scenario. */
static void
put_moved (const DewPaper *paper,
           guint           row,
           guint           node,
           int             partner)
{
  g_autofree char *sum = _dew_virements_sum (find_virements (paper), node, partner);
  g_autofree char *followed = find_followed (paper, node, partner, DEW_LINES_MOVED);

  if (sum != NULL && paper->follows == NULL)
    dew_sheet_formula (paper->lines, row, DEW_LINES_MOVED, DEW_CELL_MONEY, dew_totals_get (paper->totals, node, partner, DEW_SUM_MOVED), DEW_CELL_SIGNED, "=%s", sum);
  else if (paper->follows != NULL ? followed != NULL : find_virements (paper)->virements == NULL)
    put_figure (paper, row, DEW_LINES_MOVED, node, partner, DEW_SUM_MOVED);
}

static void
add_row (DewPaper   *paper,
         guint       node,
         int         partner,
         const char *pool,
         const char *category)
{
  const DewLine *line = paper->nodes[node].line;
  DewSheet *sheet = paper->lines;
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, DEW_LINES_POOL, pool);
  dew_sheet_text (sheet, row, DEW_LINES_CATEGORY, category);
  dew_sheet_text (sheet, row, DEW_LINES_LINE, line->name);
  dew_sheet_text (sheet, row, DEW_LINES_PARTNER, _dew_paper_name (paper, partner));
  dew_sheet_text (sheet, row, DEW_LINES_LEAD, _dew_lines_lead (paper, line));
  dew_sheet_text (sheet, row, DEW_LINES_STATUS, dew_ledger_pooled (paper->ledger, line, paper->scenario, paper->in_force) ? POOLED : ALIGNED);
  if (paper->moved)
    put_moved (paper, row, node, partner);

  /* A contribution is always somebody's. */
  if (partner == DEW_NO_PARTNER)
    return;
  put_figure (paper, row, DEW_LINES_EXISTING, node, partner, DEW_SUM_EXISTING);
  put_figure (paper, row, DEW_LINES_ADDITIONAL, node, partner, DEW_SUM_ADDITIONAL);
  put_figure (paper, row, DEW_LINES_INCOME, node, partner, DEW_SUM_INCOME);
}

static void
add_line (DewPaper   *paper,
          guint       node,
          const char *pool)
{
  g_autofree char *category = dew_ledger_category_path (paper->ledger, paper->nodes[node].line);

  for (guint p = 0; p < paper->partners->len; p++)
    if (is_entered (paper, node, (int) p))
      add_row (paper, node, (int) p, pool, category);
  if (is_entered (paper, node, DEW_NO_PARTNER))
    add_row (paper, node, DEW_NO_PARTNER, pool, category);
}

/* Nodes that are not asked for have no rows, so that counts run through. */
static void
add_rows (DewPaper *paper)
{
  guint next = 0, aligned = 0;

  for (guint node = 0; node < paper->n_nodes; node++)
    {
      const DewNode *here = &paper->nodes[node];
      guint before = paper->lines->rows->len;

      paper->lines_before[node] = before;
      paper->aligned_before[node] = aligned;

      while (next < paper->pools->len && node >= paper->nodes[g_array_index (paper->pools, guint, next)].end)
        next++;
      if (here->kind == DEW_NODE_LINE && next < paper->pools->len && node > g_array_index (paper->pools, guint, next))
        add_line (paper, node, paper->nodes[g_array_index (paper->pools, guint, next)].pool->name);
      if (here->kind == DEW_NODE_LINE && !dew_ledger_pooled (paper->ledger, here->line, paper->scenario, paper->in_force))
        aligned += paper->lines->rows->len - before;
    }

  paper->lines_before[paper->n_nodes] = paper->lines->rows->len;
  paper->aligned_before[paper->n_nodes] = aligned;
}

/* What is moved, where something is. */
static void
note_moved (const DewPaper *paper,
            DewSheet       *sheet)
{
  g_autofree char *nobody = NULL;

  if (!paper->moved)
    return;

  dew_sheet_note (sheet, _("Virements of the year bring money to a line, or take it away. What a partner contributes after them is its current contribution."));
  if (!paper->nobodys)
    return;
  nobody = g_strdup_printf (_("Where the partner is “%s”, the money counts for its line, and is no partner’s contribution."), paper->nobody);
  dew_sheet_note (sheet, nobody);
}

/* At most so many are named. */
#define MAX_NAMED 12

/* Lines that are switched off have no rows. */
static void
note_off (const DewPaper *paper,
          DewSheet       *sheet)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *note = NULL;
  guint n = 0;

  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      for (guint node = pool + 1; node < paper->nodes[pool].end; node++)
        {
          DewArranged arranged;

          dew_ledger_arranged (paper->ledger, paper->nodes[node].line, paper->scenario, &arranged);
          if (paper->nodes[node].kind == DEW_NODE_LINE && arranged.off && ++n <= MAX_NAMED)
            g_string_append_printf (names, "%s“%s”", n > 1 ? ", " : "", paper->nodes[node].line->name);
        }
    }
  if (n == 0)
    return;

  if (n > MAX_NAMED)
    g_string_append_printf (names, _(" and %u more"), n - MAX_NAMED);
  note = g_strdup_printf (_("Switched off in the scenario, and therefore not here: %s."), names->str);
  dew_sheet_note (sheet, note);
}

static void
note_inputs (const DewPaper *paper,
             DewSheet       *sheet)
{
  note_off (paper, sheet);
  if (paper->follows == NULL)
    {
      dew_sheet_live_note (sheet, _("Change a figure in a column marked (input), and every other sheet follows."));
      return;
    }
  dew_sheet_note (sheet, _("A figure that is not entered in the baseline is 0.00 here, unless the scenario says otherwise."));
  dew_sheet_live_note (sheet, _("What the scenario says otherwise is marked as input; every other figure is the baseline’s, and follows it."));
}

static void
add_figure_column (const DewPaper *paper,
                   DewSheet       *sheet,
                   const char     *heading,
                   guint           column)
{
  if (has_inputs (paper, column))
    dew_sheet_input_column (sheet, heading, 16);
  else
    dew_sheet_column (sheet, heading, 16);
}

void
_dew_lines_add (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Contributions to each line"), scope, NULL);
  g_autofree char *in_force = _dew_paper_in_force (paper);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Lines"), title);

  dew_sheet_about (sheet, _("What each partner contributes to each line: inputs"));
  dew_sheet_note (sheet, _("Figures in pounds. Income is what the partner brings in."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or something that is not said."));
  note_moved (paper, sheet);
  note_inputs (paper, sheet);
  if (in_force != NULL)
    {
      g_autofree char *status = g_strdup_printf (_("Status is that on %s."), in_force);

      dew_sheet_note (sheet, status);
    }
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Category"), 0);
  dew_sheet_column (sheet, _("Line"), 0);
  dew_sheet_column (sheet, _("Partner"), 0);
  dew_sheet_column (sheet, _("Lead"), 0);
  dew_sheet_column (sheet, _("Status"), 0);
  add_figure_column (paper, sheet, _("Existing, £"), DEW_LINES_EXISTING);
  add_figure_column (paper, sheet, _("Additional, £"), DEW_LINES_ADDITIONAL);
  add_figure_column (paper, sheet, _("Income, £"), DEW_LINES_INCOME);
  if (paper->moved && (paper->follows != NULL || find_virements (paper)->virements != NULL))
    dew_sheet_column (sheet, _("Moved by virements: to (+) or from (−), £"), 18);
  else if (paper->moved)
    dew_sheet_input_column (sheet, _("Moved by virements: to (+) or from (−), £"), 18);

  paper->lines = sheet;
  paper->lines_before = g_new (guint, paper->n_nodes + 1);
  paper->aligned_before = g_new (guint, paper->n_nodes + 1);
  add_rows (paper);
}

DewSpan
_dew_lines_rows (const DewPaper *paper,
                 guint           node)
{
  guint first = paper->lines_before[node];

  return (DewSpan) { first, paper->lines_before[paper->nodes[node].end] - first };
}

gboolean
_dew_lines_find (const DewPaper *paper,
                 guint           node,
                 int             partner,
                 guint          *row)
{
  DewSpan rows = _dew_lines_rows (paper, node);
  const char *name = _dew_paper_name (paper, partner);

  for (guint i = 0; i < rows.n; i++)
    if (g_strcmp0 (dew_sheet_cell (paper->lines, rows.first + i, DEW_LINES_PARTNER)->text, name) == 0)
      {
        *row = rows.first + i;
        return TRUE;
      }

  return FALSE;
}

/* "ROUND(Lines!$G$5:$G$9*100,0)": whole pence, whatever the pounds add up to in a spreadsheet's numbers. */
static char *
round_range (const DewPaper *paper,
             DewSpan         rows,
             guint           column)
{
  g_autofree char *range = dew_sheet_range (paper->lines, rows.first, rows.n, column, TRUE);

  return g_strdup_printf ("ROUND(%s*100,0)", range);
}

static char *
sum_pence (const DewPaper *paper,
           DewSpan         rows,
           DewPart         part)
{
  g_autofree char *existing = NULL;
  g_autofree char *additional = NULL;
  g_autofree char *income = NULL;
  g_autofree char *moved = NULL;

  if (part < DEW_PART_GROSS)
    return round_range (paper, rows, DEW_LINES_EXISTING + part);

  existing = round_range (paper, rows, DEW_LINES_EXISTING);
  additional = round_range (paper, rows, DEW_LINES_ADDITIONAL);
  if (part == DEW_PART_NET)
    {
      income = round_range (paper, rows, DEW_LINES_INCOME);
      return g_strdup_printf ("(%s+%s-%s)", existing, additional, income);
    }
  if (part == DEW_PART_GROSS || !paper->moved)
    return g_strdup_printf ("(%s+%s)", existing, additional);

  moved = round_range (paper, rows, DEW_LINES_MOVED);
  return g_strdup_printf ("(%s+%s+%s)", existing, additional, moved);
}

/* Names are compared by EXACT, for which no name is a pattern, an operator or the same as another in capitals, as
 * it would be for SUMIFS. */
char *
_dew_lines_sum (const DewPaper *paper,
                guint           node,
                const char     *partner,
                gboolean        pooled_only,
                DewPart         part)
{
  DewSpan rows = _dew_lines_rows (paper, node);
  GString *sum;

  if (rows.n == 0)
    return g_strdup ("0");

  sum = g_string_new ("SUMPRODUCT(");
  if (partner != NULL)
    {
      g_autofree char *names = dew_sheet_range (paper->lines, rows.first, rows.n, DEW_LINES_PARTNER, TRUE);

      g_string_append_printf (sum, "EXACT(%s,%s)*", names, partner);
    }
  if (pooled_only && paper->aligned_before[paper->nodes[node].end] > paper->aligned_before[node])
    {
      g_autofree char *status = dew_sheet_range (paper->lines, rows.first, rows.n, DEW_LINES_STATUS, TRUE);

      g_string_append_printf (sum, "EXACT(%s,\"%s\")*", status, POOLED);
    }

  g_autofree char *pence = sum_pence (paper, rows, part);

  g_string_append_printf (sum, "%s)", pence);
  return g_string_free (sum, FALSE);
}

/* Worth 1 for each row in which the part, or some of it, is entered: be it a text, which then makes an error of every sum that it is in, and not a sum that
 * leaves it out. */
static char *
test_entered (const DewPaper *paper,
              DewSpan         rows,
              DewPart         part)
{
  g_autofree char *range = NULL;
  g_autofree char *existing = NULL;
  g_autofree char *additional = NULL;
  g_autofree char *third = NULL;

  if (part < DEW_PART_GROSS)
    {
      range = dew_sheet_range (paper->lines, rows.first, rows.n, DEW_LINES_EXISTING + part, TRUE);
      return g_strdup_printf ("(%s<>\"\")", range);
    }

  existing = dew_sheet_range (paper->lines, rows.first, rows.n, DEW_LINES_EXISTING, TRUE);
  additional = dew_sheet_range (paper->lines, rows.first, rows.n, DEW_LINES_ADDITIONAL, TRUE);
  if (part != DEW_PART_NET && (part == DEW_PART_GROSS || !paper->moved))
    return g_strdup_printf ("((%s<>\"\")+(%s<>\"\"))", existing, additional);

  third = dew_sheet_range (paper->lines, rows.first, rows.n, part == DEW_PART_NET ? DEW_LINES_INCOME : DEW_LINES_MOVED, TRUE);
  return g_strdup_printf ("((%s<>\"\")+(%s<>\"\")+(%s<>\"\"))", existing, additional, third);
}

char *
_dew_lines_if_entered (const DewPaper *paper,
                       guint           node,
                       const char     *partner,
                       DewPart         part,
                       const char     *worth)
{
  DewSpan rows = _dew_lines_rows (paper, node);
  g_autofree char *names = NULL;
  g_autofree char *entered = NULL;

  if (rows.n == 0)
    return NULL;

  entered = test_entered (paper, rows, part);
  if (partner == NULL)
    return g_strdup_printf ("IF(SUMPRODUCT(1*%s)=0,\"\",%s)", entered, worth);

  names = dew_sheet_range (paper->lines, rows.first, rows.n, DEW_LINES_PARTNER, TRUE);
  return g_strdup_printf ("IF(SUMPRODUCT(EXACT(%s,%s)*%s)=0,\"\",%s)", names, partner, entered, worth);
}

/* What stands in a cell of a scenario is a number even where the baseline has none, so that it is not the figures that tell. */
gboolean
_dew_lines_shows (const DewPaper *paper,
                  guint           node,
                  int             partner)
{
  static const guint columns[] = { DEW_LINES_EXISTING, DEW_LINES_ADDITIONAL, DEW_LINES_MOVED };
  const char *name = _dew_paper_name (paper, partner);
  DewSpan rows = _dew_lines_rows (paper, node);
  guint n_columns = paper->moved ? 3 : 2;

  if (paper->follows == NULL)
    return dew_totals_entered (paper->totals, node, partner, DEW_SUM_CURRENT);

  for (guint row = rows.first; row < rows.first + rows.n; row++)
    for (guint i = 0; i < n_columns; i++)
      {
        const DewCell *cell = dew_sheet_cell (paper->lines, row, columns[i]);

        if (g_strcmp0 (dew_sheet_cell (paper->lines, row, DEW_LINES_PARTNER)->text, name) == 0 && cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK))
          return TRUE;
      }
  return FALSE;
}

char *
_dew_lines_pounds (const DewPaper *paper,
                   guint           node,
                   const char     *partner,
                   DewPart         part)
{
  g_autofree char *pence = _dew_lines_sum (paper, node, partner, FALSE, part);
  g_autofree char *pounds = g_strdup_printf ("%s/100", pence);

  return _dew_lines_if_entered (paper, node, partner, part, pounds);
}

char *
_dew_lines_contributes (const DewPaper *paper,
                        guint           node,
                        const char     *partner)
{
  DewSpan rows = _dew_lines_rows (paper, node);
  g_autofree char *names = NULL;
  g_autofree char *pence = NULL;

  if (rows.n == 0)
    return g_strdup ("0");

  names = dew_sheet_range (paper->lines, rows.first, rows.n, DEW_LINES_PARTNER, TRUE);
  pence = sum_pence (paper, rows, DEW_PART_CURRENT);
  return g_strdup_printf ("IF(SUMPRODUCT(EXACT(%s,%s)*(%s<>0))>0,1,0)", names, partner, pence);
}

/* What is empty may still be typed. */
gboolean
_dew_lines_funds (const DewPaper *paper,
                  guint           node,
                  int             partner)
{
  return dew_totals_entered (paper->totals, node, partner, DEW_SUM_NET) || dew_totals_entered (paper->totals, node, partner, DEW_SUM_MOVED);
}

/* Nobody contributes; what virements move may be nobody's. */
char *
_dew_lines_funding (DewPaper   *paper,
                    guint       node,
                    int         partner,
                    const char *name,
                    gint64     *pence)
{
  static const DewPart parts[] = { DEW_PART_EXISTING, DEW_PART_ADDITIONAL, DEW_PART_MOVED };
  g_autoptr (GString) plain = NULL;
  g_autofree char *sum = NULL;

  *pence = dew_totals_get (paper->totals, node, partner, DEW_SUM_CURRENT);
  if (!_dew_paper_rounds (paper))
    return _dew_lines_pounds (paper, node, name, DEW_PART_CURRENT);

  plain = g_string_new (NULL);
  *pence = 0;
  for (guint i = partner == DEW_NO_PARTNER ? 2 : 0; i < (paper->moved ? G_N_ELEMENTS (parts) : 2); i++)
    {
      gint64 part;
      g_autofree char *rounded = _dew_rounded (paper, node, partner, parts[i], &part);

      g_string_append_printf (plain, "%s%s", plain->len > 0 ? "+" : "", rounded);
      *pence += part;
    }
  sum = _dew_paper_sum (paper, plain->str);
  return _dew_lines_if_entered (paper, node, name, DEW_PART_CURRENT, sum);
}
