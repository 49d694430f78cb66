/* dew-published.c: figures rounded from the top of the tree down */
#include "dew-published.h"

#include <glib/gi18n-lib.h>

#include "dew-apportion.h"
#include "dew-ratio.h"

/* The columns that are rounded: those that are added up. The others are worked out of them. */
#define N_ADDED (DEW_SUM_MOVED + 1)

struct _DewPublished
{
  guint   n_nodes, n_slots;     /* slot 0 is nobody's, slot 1 + i the partner's */
  gint64 *units;                /* the measures of a node's slots, node by node */
};

/* The children of one node in one column: what they come to and what is printed. */
typedef struct
{
  guint  *nodes;
  gint64 *pence;
  gint64 *units;
  guint   n;
} Children;

static gint64 *
units_of (const DewPublished *published,
          guint               node,
          guint               column)
{
  return published->units + (gsize) node * published->n_slots * N_ADDED + column;
}

/* A column is a partner's measure, or nobody's. */
static gint64
pence_of (const DewTotals *totals,
          guint            node,
          guint            column)
{
  return dew_totals_get (totals, node, (int) (column / N_ADDED) + DEW_NO_PARTNER, column % N_ADDED);
}

static void
find_children (const DewNode *nodes,
               guint          parent,
               Children      *children)
{
  children->n = 0;

  for (guint i = parent + 1; i < nodes[parent].end; i = nodes[i].end)
    children->nodes[children->n++] = i;
}

/* A sum of the root: for all slots together so many units, half away from zero, and of those the units of each slot. */
static gboolean
round_slots (const DewTotals *totals,
             DewSum           sum,
             guint            n_slots,
             gint64           unit,
             gint64          *units)
{
  g_autofree gint64 *pence = g_new (gint64, n_slots);
  gint64 all = dew_totals_get (totals, 0, DEW_ALL_PARTNERS, sum);
  DewMoney rounded;

  for (guint slot = 0; slot < n_slots; slot++)
    pence[slot] = dew_totals_get (totals, 0, (int) slot + DEW_NO_PARTNER, sum);

  return dew_ratio_of ((DewRatio) { 1, unit }, dew_pence (all), &rounded) &&
         dew_round_to_total (pence, n_slots, unit, rounded.pence, units);
}

/* The gross is what people add up to a grand total; were existing and additional money rounded by themselves, and each
 * partner's, it could be off by as many halves of a unit as there are columns. */
static gboolean
round_contributions (DewPublished    *published,
                     const DewTotals *totals,
                     gint64           unit)
{
  g_autofree gint64 *gross = g_new (gint64, published->n_slots);

  if (!round_slots (totals, DEW_SUM_GROSS, published->n_slots, unit, gross))
    return FALSE;

  for (guint slot = 0; slot < published->n_slots; slot++)
    {
      guint column = slot * N_ADDED;
      const gint64 pence[] = { pence_of (totals, 0, column + DEW_EXISTING), pence_of (totals, 0, column + DEW_ADDITIONAL) };
      gint64 units[2];

      if (!dew_round_to_total (pence, 2, unit, gross[slot], units))
        return FALSE;

      *units_of (published, 0, column + DEW_EXISTING) = units[0];
      *units_of (published, 0, column + DEW_ADDITIONAL) = units[1];
    }

  return TRUE;
}

static gboolean
round_root (DewPublished    *published,
            const DewTotals *totals,
            gint64           unit)
{
  g_autofree gint64 *units = g_new (gint64, published->n_slots);

  for (DewSum measure = DEW_SUM_INCOME; measure < N_ADDED; measure++)
    {
      if (!round_slots (totals, (DewSum) measure, published->n_slots, unit, units))
        return FALSE;

      for (guint slot = 0; slot < published->n_slots; slot++)
        *units_of (published, 0, slot * N_ADDED + measure) = units[slot];
    }

  return round_contributions (published, totals, unit);
}

/* Rounds the children of a node to what is printed for it. */
static gboolean
round_children (DewPublished    *published,
                const DewTotals *totals,
                guint            parent,
                gint64           unit,
                Children        *children)
{
  for (guint column = 0; column < published->n_slots * N_ADDED; column++)
    {
      for (guint i = 0; i < children->n; i++)
        children->pence[i] = pence_of (totals, children->nodes[i], column);

      if (!dew_round_to_total (children->pence, children->n, unit, *units_of (published, parent, column),
                               children->units))
        return FALSE;

      for (guint i = 0; i < children->n; i++)
        *units_of (published, children->nodes[i], column) = children->units[i];
    }

  return TRUE;
}

/* Whatever is added up or taken away of a node's figures fits when their sizes together do. */
static gboolean
sums_fit (const DewPublished *published,
          guint               node)
{
  gint64 size = 0;

  for (guint column = 0; column < published->n_slots * N_ADDED; column++)
    {
      gint64 units = *units_of (published, node, column);

      if (units == G_MININT64 || __builtin_add_overflow (size, ABS (units), &size))
        return FALSE;
    }

  return TRUE;
}

static gboolean
round_all (DewPublished    *published,
           const DewLedger *ledger,
           const DewTotals *totals,
           gint64           unit)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  g_autofree guint *numbers = g_new (guint, published->n_nodes);
  g_autofree gint64 *pence = g_new (gint64, published->n_nodes);
  g_autofree gint64 *units = g_new (gint64, published->n_nodes);
  Children children = { .nodes = numbers, .pence = pence, .units = units };

  if (!round_root (published, totals, unit))
    return FALSE;

  /* A node stands behind the one above it, so that forwards each is printed before its children are rounded to it. */
  for (guint i = 0; i < published->n_nodes; i++)
    {
      find_children (nodes, i, &children);
      if (!sums_fit (published, i) ||
          (children.n > 0 && !round_children (published, totals, i, unit, &children)))
        return FALSE;
    }

  return TRUE;
}

DewPublished *
dew_published_new (const DewLedger  *ledger,
                   const DewTotals  *totals,
                   gint64            unit_pence,
                   GError          **error)
{
  g_autoptr (DewPublished) published = NULL;

  g_return_val_if_fail (ledger != NULL && totals != NULL, NULL);
  g_return_val_if_fail (unit_pence > 0, NULL);

  published = g_new0 (DewPublished, 1);
  dew_ledger_nodes (ledger, &published->n_nodes);
  published->n_slots = 1 + dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;
  published->units = g_new0 (gint64, (gsize) published->n_nodes * published->n_slots * N_ADDED);

  if (!round_all (published, ledger, totals, unit_pence))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW,
                   _("The figures come to more than can be added up; look for one with too many noughts."));
      return NULL;
    }

  return g_steal_pointer (&published);
}

void
dew_published_free (DewPublished *published)
{
  if (published == NULL)
    return;

  g_free (published->units);
  g_free (published);
}

static gint64
sum_slot (const gint64 *units,
          DewSum        sum)
{
  switch (sum)
    {
    case DEW_SUM_GROSS:
      return units[DEW_SUM_EXISTING] + units[DEW_SUM_ADDITIONAL];
    case DEW_SUM_NET:
      return units[DEW_SUM_EXISTING] + units[DEW_SUM_ADDITIONAL] - units[DEW_SUM_INCOME];
    case DEW_SUM_CURRENT:
      return units[DEW_SUM_EXISTING] + units[DEW_SUM_ADDITIONAL] + units[DEW_SUM_MOVED];
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
      return units[sum];
    }
}

gint64
dew_published_get (const DewPublished *published,
                   guint               node,
                   int                 partner,
                   DewSum              sum)
{
  gint64 all = 0;

  g_return_val_if_fail (published != NULL, 0);
  g_return_val_if_fail (node < published->n_nodes && sum < DEW_N_SUMS, 0);
  g_return_val_if_fail (partner >= DEW_ALL_PARTNERS && partner + 1 < (int) published->n_slots, 0);

  if (partner != DEW_ALL_PARTNERS)
    return sum_slot (units_of (published, node, (guint) (1 + partner) * N_ADDED), sum);

  for (guint slot = 0; slot < published->n_slots; slot++)
    all += sum_slot (units_of (published, node, slot * N_ADDED), sum);

  return all;
}
