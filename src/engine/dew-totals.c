/* dew-totals.c: the sums of one year in one scenario
 *
 * Sums are plain additions: a ledger whose figures' sizes come to more than fits is refused when it is loaded and at the door
 * (dew_ledger_fits), so that no sum of some of them can overflow.
 */
#include "dew-totals.h"

#include <string.h>

#include "dew-ledger-private.h"
#include "dew-totals-private.h"
#include "dew-touched-private.h"

/* What is added up: the measures, and what virements move. */
#define MOVED DEW_SUM_MOVED
#define N_ADDED (DEW_SUM_MOVED + 1)

G_STATIC_ASSERT ((int) DEW_SUM_MOVED == (int) DEW_N_MEASURES);

/* One node's sums of one partner, or of nobody's figures. */
typedef struct
{
  gint64 pence[N_ADDED];
  guint  entered[N_ADDED];      /* how many figures it is made of */
} Cell;

struct _DewTotals
{
  int      year;
  gint64   scenario;
  guint64  structure;           /* of the ledger the sums were made from */
  guint    n_nodes, n_slots;    /* slot 0 is nobody's, slot 1 + i the partner's */
  Cell    *cells;               /* node by node */
  gsize    room;                /* for so many of them */
  guint    n_pence;             /* cells of lines that are not whole pounds */
};

static Cell *
cells_of (const DewTotals *totals,
          guint            node)
{
  return totals->cells + (gsize) node * totals->n_slots;
}

/* Where a year's figures begin: they stand sorted by year. */
static guint
find_year (const DewFigure *figures,
           guint            n,
           int              year)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (figures[middle].year < year)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static int
slot_of (const DewLedger *ledger,
         gint64           partner)
{
  return partner == DEW_UNATTRIBUTED ? 0 : 1 + dew_ledger_partner_index (ledger, partner);
}

/* An overlay stands right behind its baseline, with other scenarios' between. */
static gboolean
is_overlaid (const DewYearFigures *year)
{
  const DewFigure *figure = &year->figures[year->at];

  if (year->scenario == DEW_BASELINE)
    return FALSE;

  for (guint i = year->at + 1; i < year->n; i++)
    {
      const DewFigure *next = &year->figures[i];

      if (next->year != figure->year || next->month != figure->month || next->measure != figure->measure ||
          next->partner != figure->partner)
        return FALSE;
      if (next->scenario == year->scenario)
        return TRUE;
    }

  return FALSE;
}

DewYearFigures
_dew_year_figures (const DewLedger *ledger,
                   guint            node,
                   int              year,
                   gint64           scenario)
{
  DewYearFigures figures = { .year = year, .scenario = scenario };

  /* A line that is switched off has none. */
  if (scenario != DEW_BASELINE && _dew_ledger_is_off (ledger, dew_ledger_nodes (ledger, NULL)[node].id, scenario))
    return figures;

  figures.figures = _dew_ledger_node_figures (ledger, node, &figures.n);
  figures.at = find_year (figures.figures, figures.n, year);

  return figures;
}

const DewFigure *
_dew_year_figures_next (DewYearFigures *year)
{
  for (; year->at < year->n && year->figures[year->at].year == year->year; year->at++)
    {
      const DewFigure *figure = &year->figures[year->at];

      if (figure->scenario != DEW_BASELINE && figure->scenario != year->scenario)
        continue;
      if (figure->pence == DEW_CLEARED || (figure->scenario == DEW_BASELINE && is_overlaid (year)))
        continue;

      year->at++;
      return figure;
    }

  return NULL;
}

/* What the year's virements move on a line; nothing where it is switched off. */
static void
add_movements (const DewTotals *totals,
               const DewLedger *ledger,
               gint64           line,
               Cell            *cells)
{
  const GPtrArray *movements = dew_ledger_movements_on (ledger, line);

  if (movements == NULL || _dew_ledger_is_off (ledger, line, totals->scenario))
    return;

  for (guint i = 0; i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);
      const DewVirement *virement = dew_ledger_find (ledger, DEW_TABLE_VIREMENT, movement->virement);

      if (virement->year != totals->year)
        continue;
      cells[slot_of (ledger, virement->partner)].pence[MOVED] += movement->pence;
      cells[slot_of (ledger, virement->partner)].entered[MOVED]++;
    }
}

/* Sums the figures of the line at a node, as they hold in the scenario, into cells, n_slots of them, which are zero before. The year's own
 * figure counts where there is one, else the months; the year's comes first. `whole` has room for n_slots. */
static void
sum_line (DewTotals       *totals,
          const DewLedger *ledger,
          guint            node,
          guint           *whole,
          Cell            *cells)
{
  DewYearFigures figures = _dew_year_figures (ledger, node, totals->year, totals->scenario);
  const DewFigure *figure;

  memset (whole, 0, sizeof (guint) * totals->n_slots);

  while ((figure = _dew_year_figures_next (&figures)) != NULL)
    {
      int slot = slot_of (ledger, figure->partner);

      if (figure->month == 0)
        whole[slot] |= 1u << figure->measure;
      else if ((whole[slot] & 1u << figure->measure) != 0)
        continue;

      cells[slot].pence[figure->measure] += figure->pence;
      cells[slot].entered[figure->measure]++;
    }

  add_movements (totals, ledger, dew_ledger_nodes (ledger, NULL)[node].id, cells);
}

static guint
count_pence (const DewTotals *totals,
             const Cell      *cells)
{
  guint n = 0;

  for (guint slot = 0; slot < totals->n_slots; slot++)
    for (guint m = 0; m < N_ADDED; m++)
      n += cells[slot].pence[m] % 100 != 0;

  return n;
}

static void
add_cells (DewTotals  *totals,
           Cell       *to,
           const Cell *from)
{
  for (guint slot = 0; slot < totals->n_slots; slot++)
    for (guint m = 0; m < N_ADDED; m++)
      {
        to[slot].pence[m] += from[slot].pence[m];
        to[slot].entered[m] += from[slot].entered[m];
      }
}

/* Cells, all zero. Those of a large tree take longer to be had than to be added up: what is there is used again, and a line more finds room. */
static void
make_room (DewTotals *totals,
           gsize      n)
{
  if (n <= totals->room)
    {
      memset (totals->cells, 0, n * sizeof (Cell));
      return;
    }

  g_free (totals->cells);
  totals->room = n + n / 64;
  totals->cells = g_new0 (Cell, totals->room);
}

static void
sum_all (DewTotals       *totals,
         const DewLedger *ledger)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, &totals->n_nodes);
  g_autofree guint *whole = NULL;

  totals->n_slots = 1 + dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;
  totals->structure = dew_ledger_structure (ledger);
  totals->n_pence = 0;
  make_room (totals, (gsize) totals->n_nodes * totals->n_slots);
  whole = g_new (guint, totals->n_slots);

  /* Every node stands behind the one above it, so that backwards each is complete before it is added up. */
  for (guint i = totals->n_nodes - 1; i > 0; i--)
    {
      if (nodes[i].kind == DEW_NODE_LINE)
        {
          sum_line (totals, ledger, i, whole, cells_of (totals, i));
          totals->n_pence += count_pence (totals, cells_of (totals, i));
        }
      add_cells (totals, cells_of (totals, nodes[i].parent), cells_of (totals, i));
    }
}

DewTotals *
dew_totals_new (const DewLedger *ledger,
                int              year,
                gint64           scenario)
{
  DewTotals *totals;

  g_return_val_if_fail (ledger != NULL, NULL);

  totals = g_new0 (DewTotals, 1);
  totals->year = year;
  totals->scenario = scenario;
  sum_all (totals, ledger);

  return totals;
}

DewTotals *
_dew_totals_of_line (const DewLedger *ledger,
                     guint            node,
                     int              year,
                     gint64           scenario)
{
  DewTotals *totals = g_new0 (DewTotals, 1);
  g_autofree guint *whole = NULL;

  totals->year = year;
  totals->scenario = scenario;
  totals->n_nodes = 1;
  totals->n_slots = 1 + dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;
  make_room (totals, totals->n_slots);
  whole = g_new (guint, totals->n_slots);
  sum_line (totals, ledger, node, whole, cells_of (totals, 0));

  return totals;
}

void
dew_totals_free (DewTotals *totals)
{
  if (totals == NULL)
    return;

  g_free (totals->cells);
  g_free (totals);
}

int
dew_totals_year (const DewTotals *totals)
{
  return totals->year;
}

gint64
dew_totals_scenario (const DewTotals *totals)
{
  return totals->scenario;
}

/* Sums one line afresh and carries the difference up. */
static void
patch_line (DewTotals       *totals,
            const DewLedger *ledger,
            gint64           line,
            guint           *whole,
            Cell            *fresh)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, line);
  Cell *old = cells_of (totals, node);
  gsize size = sizeof (Cell) * totals->n_slots;

  memset (fresh, 0, size);
  sum_line (totals, ledger, node, whole, fresh);
  totals->n_pence += count_pence (totals, fresh);
  totals->n_pence -= count_pence (totals, old);

  for (guint slot = 0; slot < totals->n_slots; slot++)
    for (guint m = 0; m < N_ADDED; m++)
      {
        gint64 more = fresh[slot].pence[m] - old[slot].pence[m];
        guint entered = fresh[slot].entered[m] - old[slot].entered[m];

        if (more == 0 && entered == 0)
          continue;
        for (guint up = nodes[node].parent;; up = nodes[up].parent)
          {
            Cell *cell = &cells_of (totals, up)[slot];

            cell->pence[m] += more;
            cell->entered[m] += entered;
            if (up == 0)
              break;
          }
      }

  memcpy (old, fresh, size);
}

/* The lines that changes have to do with in the year and scenario; FALSE where it may be any. */
static gboolean
find_lines (const DewTotals  *totals,
            const DewLedger  *ledger,
            const DewChanges *changes,
            GArray           *lines)
{
  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      if (change->table == DEW_TABLE_FIGURE && change->values[1].i != totals->year)
        continue;
      if (!_dew_touched_lines (ledger, change, totals->scenario, lines))
        return FALSE;
    }

  return TRUE;
}

void
dew_totals_patch (DewTotals        *totals,
                  const DewLedger  *ledger,
                  const DewChanges *changes)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint *whole = NULL;
  g_autofree Cell *fresh = NULL;

  if (totals->structure != dew_ledger_structure (ledger) || !find_lines (totals, ledger, changes, lines))
    {
      sum_all (totals, ledger);
      return;
    }

  whole = g_new (guint, totals->n_slots);
  fresh = g_new (Cell, totals->n_slots);

  /* Changes of one line mostly stand together; summing a line twice does no harm. */
  for (guint i = 0; i < lines->len; i++)
    if (i == 0 || g_array_index (lines, gint64, i) != g_array_index (lines, gint64, i - 1))
      patch_line (totals, ledger, g_array_index (lines, gint64, i), whole, fresh);
}

static gint64
sum_of (const Cell *cell,
        DewSum      sum)
{
  switch (sum)
    {
    case DEW_SUM_GROSS:
      return cell->pence[DEW_EXISTING] + cell->pence[DEW_ADDITIONAL];
    case DEW_SUM_NET:
      return cell->pence[DEW_EXISTING] + cell->pence[DEW_ADDITIONAL] - cell->pence[DEW_INCOME];
    case DEW_SUM_CURRENT:
      return cell->pence[DEW_EXISTING] + cell->pence[DEW_ADDITIONAL] + cell->pence[MOVED];
    case DEW_SUM_EXISTING:
    case DEW_SUM_ADDITIONAL:
    case DEW_SUM_INCOME:
    case DEW_SUM_BUDGET:
    case DEW_SUM_ACTUAL:
    case DEW_SUM_FORECAST:
    case DEW_SUM_PREVIOUS:
    case DEW_SUM_MOVED:
    case DEW_N_SUMS:
    default:
      return cell->pence[sum];
    }
}

static gboolean
is_entered (const Cell *cell,
            DewSum      sum)
{
  guint gross = cell->entered[DEW_EXISTING] + cell->entered[DEW_ADDITIONAL];

  if (sum == DEW_SUM_GROSS)
    return gross > 0;
  if (sum == DEW_SUM_NET)
    return gross + cell->entered[DEW_INCOME] > 0;
  if (sum == DEW_SUM_CURRENT)
    return gross + cell->entered[MOVED] > 0;

  return cell->entered[sum] > 0;
}

gint64
dew_totals_get (const DewTotals *totals,
                guint            node,
                int              partner,
                DewSum           sum)
{
  gint64 all = 0;

  g_return_val_if_fail (node < totals->n_nodes && sum < DEW_N_SUMS, 0);
  g_return_val_if_fail (partner >= DEW_ALL_PARTNERS && partner + 1 < (int) totals->n_slots, 0);

  if (partner != DEW_ALL_PARTNERS)
    return sum_of (&cells_of (totals, node)[1 + partner], sum);

  for (guint slot = 0; slot < totals->n_slots; slot++)
    all += sum_of (&cells_of (totals, node)[slot], sum);

  return all;
}

gboolean
dew_totals_entered (const DewTotals *totals,
                    guint            node,
                    int              partner,
                    DewSum           sum)
{
  g_return_val_if_fail (node < totals->n_nodes && sum < DEW_N_SUMS, FALSE);
  g_return_val_if_fail (partner >= DEW_ALL_PARTNERS && partner + 1 < (int) totals->n_slots, FALSE);

  if (partner != DEW_ALL_PARTNERS)
    return is_entered (&cells_of (totals, node)[1 + partner], sum);

  for (guint slot = 0; slot < totals->n_slots; slot++)
    if (is_entered (&cells_of (totals, node)[slot], sum))
      return TRUE;

  return FALSE;
}

gboolean
dew_totals_pence (const DewTotals *totals)
{
  return totals->n_pence > 0;
}
