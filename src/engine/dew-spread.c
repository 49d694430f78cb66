/* dew-spread.c: what varies in a simulation of a pool */
#include "dew-spread.h"

#include "dew-date.h"
#include "dew-fixed.h"
#include "dew-ratio.h"
#include "dew-totals-private.h"

/* ---- From the last years ---- */

/* Before which year, and as what is entered in which scenario. */
typedef struct {
  const DewLedger *ledger;
  int              year;
  gint64           scenario;
} Years;

/* Whether each partner's outturn is there for the whole year: as one figure, or of all twelve months. */
static gboolean
is_whole (const Years *years,
          guint        node,
          guint        back)
{
  DewYearFigures figures = _dew_year_figures (years->ledger, node, years->year - 1 - (int) back, years->scenario);
  guint n_partners = dew_ledger_rows (years->ledger, DEW_TABLE_PARTNER)->len;
  g_autofree guint *months = g_new0 (guint, n_partners + 1);
  const DewFigure *figure;

  while ((figure = _dew_year_figures_next (&figures)) != NULL)
    if (figure->measure == DEW_ACTUAL)
      months[dew_ledger_partner_index (years->ledger, figure->partner) + 1] |= 1u << figure->month;

  for (guint i = 0; i <= n_partners; i++)
    if (months[i] != 0 && (months[i] & 1u) == 0 && months[i] != 0x1ffe)
      return FALSE;

  return TRUE;
}

/* What a line's outturn was above its budget, in millionths of that. Lines are looked at one by one as the cursor comes to them: so nothing else is added up. */
static gboolean
find_ratio (const Years *years,
            guint        node,
            guint        back,
            gint64      *millionths)
{
  g_autoptr (DewTotals) totals = _dew_totals_of_line (years->ledger, node, years->year - 1 - (int) back, years->scenario);
  gboolean budgeted;
  gint64 budget;
  __int128 over;

  if (!dew_totals_entered (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL) || !is_whole (years, node, back))
    return FALSE;

  budgeted = dew_totals_entered (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_BUDGET);
  budget = dew_totals_get (totals, 0, DEW_ALL_PARTNERS, budgeted ? DEW_SUM_BUDGET : DEW_SUM_GROSS) + dew_totals_get (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_MOVED);
  if (budget <= 0)
    return FALSE;

  over = ((__int128) dew_totals_get (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL) - budget) * DEW_WHOLE / budget;
  if (over > G_MAXINT || over < G_MININT)
    return FALSE;

  *millionths = (gint64) over;
  return TRUE;
}

/* The node of the line that a line continues, 0 where it continues none. */
static guint
go_back (const DewLedger *ledger,
         guint            node)
{
  const DewLine *line = dew_ledger_nodes (ledger, NULL)[node].line;

  return line->continues == 0 ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, line->continues);
}

/* A ring of lines that continue each other comes only from a damaged file: it is left after so many steps as there are lines. */
static gboolean
find_ratio_back (const Years *years,
                 guint        node,
                 guint        back,
                 gint64      *millionths)
{
  guint left = dew_ledger_rows (years->ledger, DEW_TABLE_LINE)->len;

  for (; node != 0 && left > 0; node = go_back (years->ledger, node), left--)
    if (find_ratio (years, node, back, millionths))
      return TRUE;

  return FALSE;
}

static gint64
round_mean (__int128 sum,
            guint    n)
{
  __int128 size = (2 * (sum < 0 ? -sum : sum) + n) / (2 * (__int128) n);

  return (gint64) (sum < 0 ? -size : size);
}

static void
find_years (const Years    *years,
            guint           node,
            DewSpreadYears *found)
{
  found->n = 0;
  for (guint back = 0; back < DEW_SPREAD_YEARS; back++)
    if (find_ratio_back (years, node, back, &found->over[found->n]))
      found->years[found->n++] = years->year - 1 - (int) back;
}

gboolean
dew_spread_of_years (const DewSpreadYears *years,
                     gint64                line,
                     DewSpread            *spread)
{
  __int128 sum = 0, squares = 0;
  guint n;

  g_return_val_if_fail (years != NULL && years->n <= DEW_SPREAD_YEARS, FALSE);
  g_return_val_if_fail (spread != NULL, FALSE);

  n = years->n;
  if (n < 2)
    return FALSE;

  /* n × the sum of squares about the mean, which is whole. */
  for (guint i = 0; i < n; i++)
    {
      sum += years->over[i];
      squares += (__int128) years->over[i] * years->over[i];
    }
  squares = squares * n - sum * sum;

  *spread = (DewSpread) { .line = line, .shape = DEW_SPREAD_NORMAL };
  spread->middle = (gint) round_mean (sum, n);
  spread->deviation = (gint) dew_root ((unsigned __int128) squares / (n * (n - 1)));
  return spread->deviation > 0;
}

void
dew_spread_years (const DewLedger *ledger,
                  gint64           line,
                  int              year,
                  gint64           scenario,
                  DewSpreadYears  *found)
{
  Years years = { .ledger = ledger, .year = year, .scenario = scenario };
  guint node;

  g_return_if_fail (ledger != NULL);
  g_return_if_fail (found != NULL);

  node = dew_ledger_node (ledger, DEW_TABLE_LINE, line);
  g_return_if_fail (node != 0);

  find_years (&years, node, found);
}

/* ---- Inputs ---- */

static void
take_spread (DewSpreadInput  *input,
             const DewSpread *spread)
{
  input->shape = spread->shape;
  input->middle = spread->middle;
  input->deviation = spread->deviation;
  input->low = spread->low;
  input->high = spread->high;
}

/* √6, by which a triangle that is the same up and down is wider than its deviation, in millionths. */
#define TRIANGLE_REACH 2449490

/* About what is forecast. */
static void
take_usual (DewSpreadInput       *input,
            const DewUsualSpread *usual)
{
  __int128 middle = (__int128) input->fixed * DEW_WHOLE / input->base;
  gint64 reach = (gint64) ((__int128) usual->deviation * TRIANGLE_REACH / DEW_WHOLE);

  input->shape = usual->shape;
  input->middle = (gint64) CLAMP (middle, G_MININT, G_MAXINT);
  if (usual->shape != DEW_SPREAD_THREE_POINT)
    {
      input->deviation = usual->deviation;
      return;
    }

  input->low = input->middle - reach;
  input->high = input->middle + reach;
}

/* The category whose lines move together with a line: the nearest above it that says so. */
static void
find_group (const DewLedger *ledger,
            DewSpreadInput  *input)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);

  for (guint i = nodes[input->node].parent; nodes[i].kind == DEW_NODE_CATEGORY; i = nodes[i].parent)
    if (nodes[i].line->correlation > 0)
      {
        input->group = nodes[i].id;
        input->correlation = nodes[i].line->correlation;
        return;
      }
}

/* A line that nothing is typed for, by its last years. */
static void
take_years (DewSpreadInput *input,
            const Years    *years)
{
  DewSpreadYears found;
  DewSpread spread;

  find_years (years, input->node, &found);
  if (dew_spread_of_years (&found, input->line, &spread))
    take_spread (input, &spread);
}

static void
find_shape (DewSpreadInput       *input,
            const Years          *years,
            const DewUsualSpread *usual)
{
  const DewLine *line = dew_ledger_nodes (years->ledger, NULL)[input->node].line;
  const DewSpread *typed = dew_ledger_spread (years->ledger, line->id);

  if (input->base <= 0)
    return;

  if (typed != NULL)
    take_spread (input, typed);
  else if (line->contract == DEW_CONTRACT_DEMAND_LED && usual != NULL)
    take_usual (input, usual);
  else if (line->contract == DEW_CONTRACT_DEMAND_LED)
    take_years (input, years);
}

GArray *
dew_spread_inputs (const DewLedger      *ledger,
                   const DewTotals      *totals,
                   const DewMonitor     *monitor,
                   gint64                pool,
                   const DewUsualSpread *usual)
{
  Years years = { .ledger = ledger, .year = dew_totals_year (totals), .scenario = dew_totals_scenario (totals) };
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = dew_ledger_node (ledger, DEW_TABLE_POOL, pool);
  GArray *inputs = g_array_new (FALSE, FALSE, sizeof (DewSpreadInput));

  for (guint i = top + 1; top != 0 && i < nodes[top].end; i++)
    {
      DewSpreadInput input = { .line = nodes[i].id, .node = i, .shape = DEW_SPREAD_FIXED };
      DewArranged arranged;

      if (nodes[i].kind != DEW_NODE_LINE)
        continue;
      dew_ledger_arranged (ledger, nodes[i].line, years.scenario, &arranged);
      if (arranged.off)
        continue;

      dew_monitor_get (monitor, i, DEW_MONITOR_VARIANCE, &input.fixed);
      dew_monitor_get (monitor, i, DEW_MONITOR_LATEST, &input.base);
      find_shape (&input, &years, usual);
      find_group (ledger, &input);
      g_array_append_val (inputs, input);
    }

  return inputs;
}
