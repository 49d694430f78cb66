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

static DewSpendingCell *
cells_of (DewSpendingModel *self,
          guint             node)
{
  return &g_array_index (self->months, DewSpendingCell, (gsize) node * DEW_SPENDING_CELLS);
}

static gboolean
is_meant (DewSpendingModel *self,
          const DewFigure  *figure)
{
  return figure->year == dew_tree_model_year (DEW_TREE_MODEL (self)) && figure->measure == (gint) _dew_spending_measure (self) &&
         figure->scenario == DEW_BASELINE && (self->whose < 0 || figure->partner == self->whose);
}

static void
add_line (DewSpendingModel *self,
          guint             node,
          gint64            line)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (get_ledger (self), line, &n);
  DewSpendingCell *cells = cells_of (self, node);

  for (guint i = 0; i < n; i++)
    if (is_meant (self, &figures[i]))
      {
        cells[figures[i].month].pence += figures[i].pence;
        cells[figures[i].month].entered = TRUE;
      }
}

/* Every node stands behind the one above it. */
void
_dew_spending_add_months (DewSpendingModel *self)
{
  guint n;
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), &n);

  if (self->months == NULL)
    self->months = g_array_new (FALSE, TRUE, sizeof (DewSpendingCell));
  g_array_set_size (self->months, 0);
  if (self->sheet == DEW_SPENDING_MONITORING)
    return;

  g_array_set_size (self->months, n * DEW_SPENDING_CELLS);
  for (guint i = n - 1; i > 0; i--)
    {
      DewSpendingCell *up = cells_of (self, nodes[i].parent);
      DewSpendingCell *cells = cells_of (self, i);

      if (nodes[i].kind == DEW_NODE_LINE)
        add_line (self, i, nodes[i].id);
      for (guint c = 0; c < DEW_SPENDING_CELLS; c++)
        {
          up[c].pence += cells[c].pence;
          up[c].entered |= cells[c].entered;
        }
    }
}

/* What the year comes to is the totals' to say: a partner's own figure for the year, else its months. */
static gboolean
year_figure (DewSpendingModel *self,
             guint             node,
             gint64           *pence)
{
  const DewTotals *totals = dew_tree_model_totals (DEW_TREE_MODEL (self));
  DewSum sum = (DewSum) _dew_spending_measure (self);
  int partner = self->whose < 0 ? DEW_ALL_PARTNERS : self->whose == DEW_UNATTRIBUTED ? DEW_NO_PARTNER : dew_ledger_partner_index (get_ledger (self), self->whose);

  *pence = dew_totals_get (totals, node, partner, sum);

  return dew_totals_entered (totals, node, partner, sum);
}

gboolean
_dew_spending_month_figure (DewSpendingModel        *self,
                            guint                    node,
                            const DewSpendingColumn *column,
                            gint64                  *pence)
{
  const DewSpendingCell *cell;

  if (column->kind == SPENDING_YEAR)
    return year_figure (self, node, pence);
  if ((node + 1) * DEW_SPENDING_CELLS > self->months->len)
    return FALSE;

  cell = &cells_of (self, node)[column->month];
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
    if (cells_of (self, node)[month].entered && cells_of (self, node)[month].pence != 0)
      months[n++] = cells_of (self, node)[month].pence;
  if (n < 3)
    return FALSE;

  qsort (months, n, sizeof *months, compare_sizes);
  *pence = months[n / 2];
  return TRUE;
}

/* Who has a figure of a line and measure in the year: in a month (0: the year itself), or with ANY_MONTH in any. *partner is the last of them. */
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
    if (figures[i].year == dew_tree_model_year (DEW_TREE_MODEL (self)) && figures[i].measure == (gint) measure && figures[i].scenario == DEW_BASELINE &&
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
