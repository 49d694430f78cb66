/* dew-edit-roll.c: the edit that begins a year with the figures of the one before */
#include "dew-edit-roll.h"

#include <glib/gi18n-lib.h>

#include "dew-apportion.h"
#include "dew-date.h"
#include "dew-edit-private.h"
#include "dew-elsewhere.h"
#include "dew-ratio.h"

#define N_SLOTS (1 + DEW_MAX_PARTNERS)

/* A figure that is to be set. */
typedef struct {
  DewFigure figure;     /* pence: as it is rolled, savings and variance aside */
  guint     slot;
  gint64    variance;
} Rolled;

typedef struct {
  const DewLedger *ledger;
  const DewRoll   *roll;
  const DewNode   *nodes;
  DewTotals       *from, *to;
  guint            n_slots;
  GHashTable      *variances;   /* gint64 * (line) -> const DewLineVariance */
  GHashTable      *next;        /* gint64 * (line) -> DewLine that continues it */
  GArray          *figures;     /* Rolled */
  gboolean        *counted;     /* by node: it is part of the totals after */
  gboolean        *contributes; /* by node: contributions are set on it */
  DewRolled       *rolled;
} Rolling;

/* What a line has to roll. */
typedef struct {
  guint    node, target;        /* where it comes from, and goes to */
  gboolean budget;              /* not contributions */
  gboolean set[N_SLOTS];
  gint64   weight[N_SLOTS];
  gint64   pence[N_SLOTS];
  gint64   variance[N_SLOTS];
} Part;

void
dew_rolled_free (DewRolled *rolled)
{
  if (rolled == NULL)
    return;

  g_array_unref (rolled->left);
  g_free (rolled);
}

static gint64
get (const DewTotals *totals,
     guint            node,
     guint            slot,
     DewSum           sum)
{
  return dew_totals_get (totals, node, (int) slot - 1, sum);
}

static gboolean
has (const DewTotals *totals,
     guint            node,
     guint            slot,
     DewSum           sum)
{
  return dew_totals_entered (totals, node, (int) slot - 1, sum);
}

static gboolean
has_any (const DewTotals *totals,
         guint            node,
         DewSum           sum)
{
  return dew_totals_entered (totals, node, DEW_ALL_PARTNERS, sum);
}

/* ---- Where a line goes ---- */

static gboolean
has_figures_after (const DewLedger *ledger,
                   gint64           line,
                   int              year)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (ledger, line, &n);

  return n > 0 && figures[n - 1].year > year;
}

static gboolean
has_nothing_in (const Rolling *rolling,
                guint          node)
{
  static const DewSum sums[] = { DEW_SUM_GROSS, DEW_SUM_INCOME, DEW_SUM_BUDGET, DEW_SUM_MOVED };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (has_any (rolling->from, node, sums[i]))
      return FALSE;

  return TRUE;
}

/* A line goes into the one that continues it, unless it has later years of its own or that one has been there in the old year already. */
static guint
find_target (const Rolling *rolling,
             guint          node)
{
  for (;;)
    {
      gint64 id = rolling->nodes[node].id;
      const DewLine *line = g_hash_table_lookup (rolling->next, &id);
      guint next = line == NULL ? 0 : dew_ledger_node (rolling->ledger, DEW_TABLE_LINE, line->id);

      if (next == 0 || rolling->nodes[next].kind != DEW_NODE_LINE || has_figures_after (rolling->ledger, id, rolling->roll->from) ||
          !has_nothing_in (rolling, next))
        return node;
      node = next;
    }
}

static gboolean
is_closed (const Rolling *rolling,
           guint          node)
{
  g_autofree char *first = dew_year_first_day (rolling->roll->from + 1);

  return dew_pool_closed (dew_ledger_find (rolling->ledger, DEW_TABLE_POOL, rolling->nodes[node].line->pool), first);
}

static void
leave_out (Rolling    *rolling,
           guint       node,
           DewRollWhy  why)
{
  DewRollLeft left = { rolling->nodes[node].id, why };

  g_array_append_val (rolling->rolled->left, left);
}

/* ---- What a line has ---- */

/* Shares an amount that is no partner's by what each had on the line. */
static gboolean
share_out (const Rolling *rolling,
           const Part    *part,
           gint64         pence,
           gint64        *to)
{
  gint64 shares[N_SLOTS];

  if (pence == 0)
    return TRUE;
  if (dew_apportion_units (pence, part->weight, rolling->n_slots, shares) != DEW_APPORTION_OK)
    return FALSE;

  for (guint slot = 0; slot < rolling->n_slots; slot++)
    to[slot] += shares[slot];

  return TRUE;
}

static gboolean
add_virements (const Rolling *rolling,
               Part          *part)
{
  guint node = part->node;

  for (guint slot = part->budget ? 0 : 1; slot < rolling->n_slots; slot++)
    if (has (rolling->from, node, slot, DEW_SUM_MOVED))
      {
        part->set[slot] = TRUE;
        part->pence[slot] += get (rolling->from, node, slot, DEW_SUM_MOVED);
      }

  return part->budget || share_out (rolling, part, get (rolling->from, node, 0, DEW_SUM_MOVED), part->pence);
}

static gboolean
add_variance (const Rolling *rolling,
              Part          *part)
{
  const DewLine *line = rolling->nodes[part->node].line;
  const DewLineVariance *variance = g_hash_table_lookup (rolling->variances, &line->id);

  if (!rolling->roll->variance || variance == NULL || line->recurrence != DEW_RECURRENT)
    return TRUE;

  return share_out (rolling, part, variance->pence, part->variance);
}

/* Whether a partner's money was moved to the line: it then contributes, though no contribution is entered. */
static gboolean
is_moved_to (const Rolling *rolling,
             guint          node)
{
  for (guint slot = 1; slot < rolling->n_slots; slot++)
    if (has (rolling->from, node, slot, DEW_SUM_MOVED))
      return TRUE;

  return FALSE;
}

/* FALSE where something on the line cannot be given to anybody. */
static gboolean
measure_line (const Rolling *rolling,
              Part          *part)
{
  guint node = part->node;
  DewSum sum;

  part->budget = !has_any (rolling->from, node, DEW_SUM_GROSS) &&
                 (has_any (rolling->from, node, DEW_SUM_BUDGET) || !rolling->roll->virements || !is_moved_to (rolling, node));
  sum = part->budget ? DEW_SUM_BUDGET : DEW_SUM_GROSS;

  for (guint slot = 0; slot < rolling->n_slots; slot++)
    {
      part->set[slot] = has (rolling->from, node, slot, sum);
      part->pence[slot] = get (rolling->from, node, slot, sum);
      part->weight[slot] = MAX (part->pence[slot], 0);
    }

  return (!rolling->roll->virements || add_virements (rolling, part)) && add_variance (rolling, part);
}

/* ---- What is set ---- */

static gint64
slot_partner (const Rolling *rolling,
              guint          slot)
{
  const GPtrArray *partners = dew_ledger_rows (rolling->ledger, DEW_TABLE_PARTNER);

  return slot == 0 ? DEW_UNATTRIBUTED : ((const DewPartner *) g_ptr_array_index (partners, slot - 1))->id;
}

/* Whether the new year has something that the figure would overwrite, or be counted instead of. */
static gboolean
is_taken (const Rolling *rolling,
          const Part    *part,
          DewMeasure     measure,
          guint          slot)
{
  if (measure == DEW_BUDGET && has_any (rolling->to, part->target, DEW_SUM_GROSS))
    return TRUE;

  return has (rolling->to, part->target, slot, (DewSum) measure);
}

/* Notes a figure to set, or that the cell is taken. TRUE where a variance goes into it. */
static gboolean
add_figure (Rolling    *rolling,
            const Part *part,
            DewMeasure  measure,
            guint       slot,
            gint64      pence)
{
  Rolled one = { { rolling->nodes[part->target].id, rolling->roll->from + 1, 0, (gint) measure, slot_partner (rolling, slot), DEW_BASELINE, pence }, slot, 0 };

  if (is_taken (rolling, part, measure, slot))
    {
      rolling->rolled->n_kept++;
      return FALSE;
    }

  if (measure != DEW_INCOME)
    one.variance = part->variance[slot];
  if (measure == DEW_EXISTING)
    rolling->contributes[part->target] = TRUE;
  g_array_append_val (rolling->figures, one);

  return one.variance != 0;
}

static gboolean
refuse_size (const Rolling *rolling,
             guint          node,
             GError       **error)
{
  return _dew_refuse (error, _("The figure for “%s” would be more than £100,000 million, which is more than one figure can be."),
                      rolling->nodes[node].line->name);
}

static gboolean
put_part (Rolling    *rolling,
          const Part *part,
          GError    **error)
{
  DewRatio uplift = { DEW_WHOLE + rolling->roll->uplift, DEW_WHOLE };
  gboolean varied = FALSE;

  for (guint slot = 0; slot < rolling->n_slots; slot++)
    {
      DewMoney pence;

      if (!part->set[slot])
        continue;
      if (!dew_ratio_of (uplift, dew_pence (part->pence[slot]), &pence))
        return refuse_size (rolling, part->node, error);
      varied |= add_figure (rolling, part, part->budget ? DEW_BUDGET : DEW_EXISTING, slot, pence.pence);
    }
  rolling->rolled->n_variances += varied;

  for (guint slot = 1; rolling->roll->income && slot < rolling->n_slots; slot++)
    if (has (rolling->from, part->node, slot, DEW_SUM_INCOME))
      add_figure (rolling, part, DEW_INCOME, slot, get (rolling->from, part->node, slot, DEW_SUM_INCOME));

  return TRUE;
}

/* Whether there is anything to roll on a line. */
static gboolean
has_something (const Rolling *rolling,
               guint          node)
{
  return has_any (rolling->from, node, DEW_SUM_GROSS) || has_any (rolling->from, node, DEW_SUM_BUDGET) ||
         (rolling->roll->income && has_any (rolling->from, node, DEW_SUM_INCOME)) ||
         (rolling->roll->virements && has_any (rolling->from, node, DEW_SUM_MOVED));
}

static gboolean
roll_line (Rolling *rolling,
           guint    node,
           GError **error)
{
  Part part = { .node = node };

  rolling->counted[node] = TRUE;
  if (!has_something (rolling, node))
    return TRUE;

  part.target = find_target (rolling, node);
  if (is_closed (rolling, part.target))
    leave_out (rolling, node, DEW_ROLL_CLOSED);
  else if (rolling->nodes[node].line->recurrence == DEW_NON_RECURRENT && !rolling->roll->non_recurrent)
    leave_out (rolling, node, DEW_ROLL_NON_RECURRENT);
  else if (!measure_line (rolling, &part))
    leave_out (rolling, node, DEW_ROLL_NO_WEIGHT);
  else
    {
      rolling->counted[part.target] = TRUE;
      return put_part (rolling, &part, error);
    }

  return TRUE;
}

/* ---- Savings, and what comes of it ---- */

static gboolean
refuse_savings (gint64   savings,
                gint64   there,
                GError **error)
{
  char one[64], other[64];

  return _dew_refuse (error, _("Savings of %s are more than the %s that would be rolled forward; type less."), _dew_pounds (savings, one), _dew_pounds (there, other));
}

static gboolean
take_savings (Rolling *rolling,
              GError **error)
{
  guint n = rolling->figures->len;
  g_autofree gint64 *weights = g_new0 (gint64, n + 1);
  g_autofree gint64 *shares = g_new0 (gint64, n + 1);
  gint64 there = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DewFigure *figure = &g_array_index (rolling->figures, Rolled, i).figure;

      if (figure->measure == DEW_INCOME)
        continue;
      any = TRUE;
      weights[i] = MAX (figure->pence, 0);
      there += weights[i];
    }

  /* Where all is there already, the savings have been taken. */
  if (!any || rolling->roll->savings == 0)
    return TRUE;
  if (rolling->roll->savings > there || dew_apportion_units (rolling->roll->savings, weights, n, shares) != DEW_APPORTION_OK)
    return refuse_savings (rolling->roll->savings, there, error);

  for (guint i = 0; i < n; i++)
    g_array_index (rolling->figures, Rolled, i).figure.pence -= shares[i];

  return TRUE;
}

static gboolean
put_figures (Rolling    *rolling,
             DewChanges *changes,
             GError    **error)
{
  for (guint i = 0; i < rolling->figures->len; i++)
    {
      Rolled *one = &g_array_index (rolling->figures, Rolled, i);

      if (__builtin_add_overflow (one->figure.pence, one->variance, &one->figure.pence))
        return refuse_size (rolling, dew_ledger_node (rolling->ledger, DEW_TABLE_LINE, one->figure.line), error);
      if (!dew_edit_figure (rolling->ledger, changes, &one->figure, error))
        return FALSE;
      if (one->figure.measure != DEW_INCOME)
        rolling->rolled->after[one->slot] += one->figure.pence;
      rolling->rolled->n_set++;
    }

  return TRUE;
}

/* What is there in either year. A budget that is superseded by contributions that are set is counted no more. */
static void
count_totals (Rolling *rolling,
              guint    n_nodes)
{
  for (guint i = 0; i < n_nodes; i++)
    {
      gboolean gross = has_any (rolling->from, i, DEW_SUM_GROSS);
      gboolean new_gross = rolling->contributes[i] || has_any (rolling->to, i, DEW_SUM_GROSS);

      for (guint slot = 0; rolling->counted[i] && slot < rolling->n_slots; slot++)
        {
          rolling->rolled->before[slot] += get (rolling->from, i, slot, gross ? DEW_SUM_GROSS : DEW_SUM_BUDGET);
          rolling->rolled->after[slot] += get (rolling->to, i, slot, new_gross ? DEW_SUM_GROSS : DEW_SUM_BUDGET);
        }
    }
}

/* ---- The edit ---- */

static gboolean
check_roll (const DewLedger *ledger,
            const DewRoll   *roll,
            GError         **error)
{
  if (roll->pool != 0 && dew_ledger_find (ledger, DEW_TABLE_POOL, roll->pool) == NULL)
    return _dew_not_there (DEW_TABLE_POOL, error);
  if (roll->from < DEW_YEAR_MIN || roll->from >= DEW_YEAR_MAX)
    return _dew_refuse (error, _("The year to roll forward is out of range; choose one from %d to %d."), DEW_YEAR_MIN, DEW_YEAR_MAX - 1);
  if (roll->uplift < -DEW_WHOLE || roll->uplift > DEW_WHOLE)
    return _dew_refuse (error, _("The uplift is out of range; type a percentage from -100 to 100."));
  if (roll->savings < 0)
    return _dew_refuse (error, _("The savings are less than nothing; type an amount of 0 or more."));

  return TRUE;
}

static void
index_lines (Rolling               *rolling,
             const DewLineVariance *variances,
             guint                  n_variances)
{
  const GPtrArray *lines = dew_ledger_rows (rolling->ledger, DEW_TABLE_LINE);

  rolling->variances = g_hash_table_new (g_int64_hash, g_int64_equal);
  rolling->next = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_variances; i++)
    g_hash_table_insert (rolling->variances, (gpointer) &variances[i].line, (gpointer) &variances[i]);
  for (guint i = 0; i < lines->len; i++)
    {
      DewLine *line = g_ptr_array_index (lines, i);

      if (line->continues != 0 && g_hash_table_lookup (rolling->next, &line->continues) == NULL)
        g_hash_table_insert (rolling->next, &line->continues, line);
    }
}

static gboolean
roll_lines (Rolling *rolling,
            guint    n_nodes,
            GError **error)
{
  for (guint i = 0; i < n_nodes; i++)
    if (rolling->nodes[i].kind == DEW_NODE_LINE && (rolling->roll->pool == 0 || rolling->nodes[i].line->pool == rolling->roll->pool) &&
        !roll_line (rolling, i, error))
      return FALSE;

  return TRUE;
}

static void
clear_rolling (Rolling *rolling)
{
  dew_totals_free (rolling->from);
  dew_totals_free (rolling->to);
  g_hash_table_unref (rolling->variances);
  g_hash_table_unref (rolling->next);
  g_array_unref (rolling->figures);
  g_free (rolling->counted);
  g_free (rolling->contributes);
}

DewRolled *
dew_edit_roll (const DewLedger       *ledger,
               DewChanges            *changes,
               const DewRoll         *roll,
               const DewLineVariance *variances,
               guint                  n_variances,
               GError               **error)
{
  g_autoptr (DewChanges) mine = dew_changes_new ();
  g_autoptr (DewRolled) rolled = NULL;
  Rolling rolling = { .ledger = ledger, .roll = roll };
  guint n_nodes;
  gboolean good;

  g_return_val_if_fail (ledger != NULL && changes != NULL && roll != NULL, NULL);
  g_return_val_if_fail (variances != NULL || n_variances == 0, NULL);

  if (!check_roll (ledger, roll, error))
    return NULL;

  rolling.rolled = rolled = g_new0 (DewRolled, 1);
  rolled->left = g_array_new (FALSE, FALSE, sizeof (DewRollLeft));
  rolling.nodes = dew_ledger_nodes (ledger, &n_nodes);
  rolling.n_slots = 1 + MIN (dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len, DEW_MAX_PARTNERS);
  rolling.from = dew_totals_new (ledger, roll->from, DEW_BASELINE);
  rolling.to = dew_totals_new (ledger, roll->from + 1, DEW_BASELINE);
  rolling.figures = g_array_new (FALSE, FALSE, sizeof (Rolled));
  rolling.counted = g_new0 (gboolean, n_nodes);
  rolling.contributes = g_new0 (gboolean, n_nodes);
  index_lines (&rolling, variances, n_variances);

  good = roll_lines (&rolling, n_nodes, error) && take_savings (&rolling, error) && put_figures (&rolling, mine, error);
  if (good)
    {
      count_totals (&rolling, n_nodes);
      dew_changes_append (changes, mine);
    }
  clear_rolling (&rolling);

  return good ? g_steal_pointer (&rolled) : NULL;
}
