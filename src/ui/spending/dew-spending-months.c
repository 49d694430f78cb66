/* dew-spending-months.c: budget, actual and forecast month by month: what is entered, added up, and whose it is */
#include "dew-spending-model-private.h"

#define ANY_MONTH (-1)

static const DewLedger *
get_ledger (DewSpendingModel *self)
{
  return dew_document_ledger (dew_tree_model_document (DEW_TREE_MODEL (self)));
}

DewMeasure
_dew_spending_measure (DewSpendingModel *self)
{
  switch (self->sheet)
    {
    case DEW_SPENDING_BUDGET:
      return DEW_BUDGET;
    case DEW_SPENDING_FORECAST:
      return DEW_FORECAST;
    case DEW_SPENDING_ACTUAL:
    case DEW_SPENDING_MONITORING:
    default:
      return DEW_ACTUAL;
    }
}

static gint64
scenario_of (DewSpendingModel *self)
{
  return dew_tree_model_scenario (DEW_TREE_MODEL (self));
}

static DewSpendingCell *
cells_of (GArray *months,
          guint   node)
{
  return &g_array_index (months, DewSpendingCell, (gsize) node * DEW_SPENDING_CELLS);
}

static gboolean
is_meant (DewSpendingModel *self,
          const DewFigure  *figure)
{
  return figure->year == dew_tree_model_year (DEW_TREE_MODEL (self)) && figure->measure == (gint) _dew_spending_measure (self) &&
         (self->whose < 0 || figure->partner == self->whose);
}

static gboolean
is_same_cell (const DewFigure *one,
              const DewFigure *other)
{
  return one->year == other->year && one->month == other->month && one->measure == other->measure && one->partner == other->partner;
}

/* Whether the figure counts in a scenario: its own stands behind the baseline's, and before it. */
static gboolean
counts (const DewFigure *figures,
        guint            n,
        guint            i,
        gint64           scenario)
{
  if (figures[i].scenario != DEW_BASELINE)
    return figures[i].scenario == scenario && figures[i].pence != DEW_CLEARED;

  for (guint j = i + 1; scenario != DEW_BASELINE && j < n && is_same_cell (&figures[i], &figures[j]); j++)
    if (figures[j].scenario == scenario)
      return FALSE;

  return TRUE;
}

static void
add_line (DewSpendingModel *self,
          gint64            scenario,
          const DewLine    *line,
          DewSpendingCell  *cells)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (get_ledger (self), line->id, &n);
  DewArranged arranged = { FALSE };

  if (scenario != DEW_BASELINE)
    dew_ledger_arranged (get_ledger (self), line, scenario, &arranged);
  for (guint i = 0; i < n && !arranged.off; i++)
    if (is_meant (self, &figures[i]) && counts (figures, n, i, scenario))
      {
        cells[figures[i].month].pence += figures[i].pence;
        cells[figures[i].month].entered = TRUE;
      }
}

/* Every node stands behind the one above it. */
static void
add_months (DewSpendingModel *self,
            gint64            scenario,
            GArray           *months)
{
  guint n;
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), &n);

  g_array_set_size (months, n * DEW_SPENDING_CELLS);
  for (guint i = n - 1; i > 0; i--)
    {
      DewSpendingCell *up = cells_of (months, nodes[i].parent);
      DewSpendingCell *cells = cells_of (months, i);

      if (nodes[i].kind == DEW_NODE_LINE)
        add_line (self, scenario, nodes[i].line, cells);
      for (guint c = 0; c < DEW_SPENDING_CELLS; c++)
        {
          up[c].pence += cells[c].pence;
          up[c].entered |= cells[c].entered;
        }
    }
}

void
_dew_spending_add_months (DewSpendingModel *self)
{
  if (self->months == NULL)
    {
      self->months = g_array_new (FALSE, TRUE, sizeof (DewSpendingCell));
      self->under = g_array_new (FALSE, TRUE, sizeof (DewSpendingCell));
    }
  g_array_set_size (self->months, 0);
  g_array_set_size (self->under, 0);
  if (self->sheet == DEW_SPENDING_MONITORING)
    return;

  add_months (self, scenario_of (self), self->months);
  if (scenario_of (self) != DEW_BASELINE)
    add_months (self, DEW_BASELINE, self->under);
}

/* What the year comes to is the totals' to say: a partner's own figure for the year, else its months. */
static gboolean
year_figure (DewSpendingModel *self,
             gint64            scenario,
             guint             node,
             gint64           *pence)
{
  DewTreeModel *model = DEW_TREE_MODEL (self);
  const DewTotals *totals = dew_document_totals (dew_tree_model_document (model), dew_tree_model_year (model), scenario);
  DewSum sum = (DewSum) _dew_spending_measure (self);
  int partner = self->whose < 0 ? DEW_ALL_PARTNERS : self->whose == DEW_UNATTRIBUTED ? DEW_NO_PARTNER : dew_ledger_partner_index (get_ledger (self), self->whose);

  *pence = dew_totals_get (totals, node, partner, sum);

  return dew_totals_entered (totals, node, partner, sum);
}

gboolean
_dew_spending_month_figure (DewSpendingModel        *self,
                            gint64                   scenario,
                            guint                    node,
                            const DewSpendingColumn *column,
                            gint64                  *pence)
{
  GArray *months = scenario == scenario_of (self) ? self->months : self->under;
  const DewSpendingCell *cell;

  if (column->kind == SPENDING_YEAR)
    return year_figure (self, scenario, node, pence);
  if ((node + 1) * DEW_SPENDING_CELLS > months->len)
    return FALSE;

  cell = &cells_of (months, node)[column->month];
  *pence = cell->pence;

  return cell->entered;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  gint64 one = ABS (*(const gint64 *) a), other = ABS (*(const gint64 *) b);

  return (one > other) - (one < other);
}

/* The middle one of a line's other months, by size: one or two say little. */
gboolean
_dew_spending_likely (DewTreeModel *model,
                      guint         node,
                      guint         number,
                      gint64       *pence)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);
  gint64 months[12];
  guint n = 0;

  if (column->kind != SPENDING_MONTH || column->month == 0 || node == DEW_TREE_NEW_POOL || (node + 1) * DEW_SPENDING_CELLS > self->months->len)
    return FALSE;

  for (int month = 1; month <= 12; month++)
    if (cells_of (self->months, node)[month].entered && cells_of (self->months, node)[month].pence != 0)
      months[n++] = cells_of (self->months, node)[month].pence;
  if (n < 3)
    return FALSE;

  qsort (months, n, sizeof *months, compare_sizes);
  *pence = months[n / 2];
  return TRUE;
}

/* Who has a figure of a line and measure in the year: in a month (0: the year itself), or with ANY_MONTH in any. *partner is the last of them. In a scenario that one too whose figure is
 * cleared there: what is typed takes its place. */
static guint
count_partners (DewSpendingModel *self,
                gint64            line,
                DewMeasure        measure,
                int               month,
                gint64           *partner)
{
  guint n, found = 0;
  const DewFigure *figures = dew_ledger_figures (get_ledger (self), line, &n);

  for (guint i = 0; i < n; i++)
    if (figures[i].year == dew_tree_model_year (DEW_TREE_MODEL (self)) && figures[i].measure == (gint) measure &&
        (figures[i].scenario == DEW_BASELINE || figures[i].scenario == scenario_of (self)) &&
        (month == ANY_MONTH || figures[i].month == month) && (found == 0 || figures[i].partner != *partner))
      {
        *partner = figures[i].partner;
        found++;
      }

  return found;
}

/* What is typed becomes that one's who has a figure there; where nobody has, that one's who has all others of the year, so that a year's figure stands before its own months and is
 * not added to somebody else's; where there are none, nobody's. */
gboolean
_dew_spending_whose (DewSpendingModel *self,
                     gint64            line,
                     DewMeasure        measure,
                     int               month,
                     gint64           *partner)
{
  guint n;

  *partner = self->whose < 0 ? DEW_UNATTRIBUTED : self->whose;
  if (self->whose >= 0 || line == 0)
    return TRUE;

  n = month == 0 ? 0 : count_partners (self, line, measure, month, partner);

  return (n > 0 ? n : count_partners (self, line, measure, ANY_MONTH, partner)) < 2;
}
