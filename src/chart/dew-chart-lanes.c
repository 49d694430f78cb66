/* dew-chart-lanes.c: the figures of a chart that has scenarios side by side */
#include <glib/gi18n-lib.h>

#include "dew-chart-tell.h"

/* Products go through 128 bits. */
typedef __int128 Wide;

/* ---- Bars in groups ---- */

DewChart *
dew_chart_new_grouped (const char *title,
                       DewUnit     unit,
                       int         decimals)
{
  DewChart *chart = dew_chart_new (title, unit, decimals);

  if (chart != NULL)
    chart->kind = DEW_CHART_GROUPED;

  return chart;
}

static gboolean
has_rest (const DewChart *chart,
          DewChartRest    rest)
{
  for (guint i = 0; i < chart->rests->len; i++)
    if (g_array_index (chart->rests, DewChartRest, i) == rest)
      return TRUE;

  return FALSE;
}

void
dew_chart_add_rest (DewChart     *chart,
                    DewChartRest  rest,
                    const char   *name)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_GROUPED);
  g_return_if_fail (rest <= DEW_CHART_UNALLOCATED && !has_rest (chart, rest));
  g_return_if_fail (name != NULL);
  g_return_if_fail (chart->rows->len == 0);

  g_ptr_array_add (chart->series, g_strdup (name));
  g_array_append_val (chart->rests, rest);
  chart->n_nobodys++;
}

void
dew_chart_add_lane (DewChart     *chart,
                    guint         number,
                    const char   *name,
                    gint64        id,
                    const gint64 *values,
                    const char   *refusal)
{
  DewChartRow *row;

  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_GROUPED);
  g_return_if_fail (number > 0);
  g_return_if_fail (name != NULL);
  g_return_if_fail ((values == NULL) == (refusal != NULL));

  dew_chart_add_row (chart, name, id, values);
  row = g_ptr_array_index (chart->rows, chart->rows->len - 1);
  row->number = number;
  row->refusal = g_strdup (refusal);
}

/* ---- Curves ---- */

/* Half away from nothing, in hundredths of a per cent; without a fraction of nothing, but where that is all there is. */
char *
dew_chart_say_part (const DewChart *chart,
                    gint64          variance)
{
  Wide size = variance < 0 ? -(Wide) variance : variance, hundredths;
  const char *sign = variance < 0 ? "−" : "+";
  gint64 whole;
  int rest;

  g_return_val_if_fail (chart != NULL && chart->kind == DEW_CHART_CURVES, NULL);

  if (variance == 0)
    return g_strdup (_("on budget"));

  hundredths = (size * 20000 + chart->budget) / ((Wide) chart->budget * 2);
  whole = (gint64) CLAMP (hundredths / 100, 0, (Wide) G_MAXINT64);
  rest = (int) (hundredths % 100);
  if (rest == 0 && hundredths > 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT " %%", sign, whole);
  if (rest % 10 == 0 && hundredths > 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%d %%", sign, whole, rest / 10);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d %%", sign, whole, rest);
}

/* "+2.5 % (£4.9m over)", its amount in the chart's unit or exactly. */
static char *
say_variance (const DewChart *chart,
              gint64          variance,
              gboolean        exactly)
{
  g_autofree char *part = dew_chart_say_part (chart, variance);
  gint64 size = variance < 0 ? -variance : variance;
  char amount[DEW_MONEY_SIZE];

  if (variance == 0)
    return g_steal_pointer (&part);
  if (exactly)
    dew_money_print (dew_pence (size), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, amount);
  else
    dew_chart_say_amount (chart, size, amount);

  /* Translators: a part of the budget, the same as an amount */
  return g_strdup_printf (variance > 0 ? _("%s (%s over)") : _("%s (%s under)"), part, amount);
}

static gboolean
reads_like (const DewChart *chart,
            const char     *words,
            int             row)
{
  g_autofree char *other = NULL;

  if (row < 0 || row >= (int) chart->rows->len)
    return FALSE;
  other = say_variance (chart, dew_chart_row (chart, row)->id, FALSE);

  return g_str_equal (words, other);
}

/* Rows that would read like the one beside them are named to the penny. */
static void
name_variances (DewChart *chart)
{
  for (int row = 0; row < (int) chart->rows->len; row++)
    {
      DewChartRow *named = g_ptr_array_index (chart->rows, row);
      char *words = say_variance (chart, named->id, FALSE);

      if (reads_like (chart, words, row - 1) || reads_like (chart, words, row + 1))
        {
          g_free (words);
          words = say_variance (chart, named->id, TRUE);
        }
      g_free (named->label);
      named->label = words;
    }
}

/* The row of a variance, which is put in where it is missing. */
static DewChartRow *
ensure_variance (DewChart *chart,
                 gint64    variance)
{
  const gint64 absent = DEW_CHART_ABSENT;
  DewChartRow *row;
  guint at = 0;

  while (at < chart->rows->len && dew_chart_row (chart, at)->id < variance)
    at++;
  if (at < chart->rows->len && dew_chart_row (chart, at)->id == variance)
    return g_ptr_array_index (chart->rows, at);

  row = g_new0 (DewChartRow, 1);
  row->id = variance;
  row->brief = dew_chart_say_part (chart, variance);
  row->entered = TRUE;
  row->values = g_array_new (FALSE, TRUE, sizeof (gint64));
  for (guint series = 0; series < chart->series->len; series++)
    g_array_append_val (row->values, absent);
  g_ptr_array_insert (chart->rows, (int) at, row);

  return row;
}

DewChart *
dew_chart_new_curves (const char *title,
                      const char *bearer,
                      DewUnit     unit,
                      int         decimals,
                      gint64      budget)
{
  DewChart *chart;

  g_return_val_if_fail (bearer != NULL, NULL);
  g_return_val_if_fail (budget > 0, NULL);

  chart = dew_chart_new (title, unit, decimals);
  if (chart == NULL)
    return NULL;

  chart->kind = DEW_CHART_CURVES;
  chart->bearer = g_strdup (bearer);
  chart->budget = budget;
  chart->rows_name = g_strdup (_("Variance"));
  /* So that there is a row even where every curve is refused. */
  ensure_variance (chart, 0);
  name_variances (chart);

  return chart;
}

static gboolean
are_vertices (const DewChart       *chart,
              const DewChartVertex *vertices,
              guint                 n)
{
  for (guint i = 0; i < n; i++)
    {
      Wide tenfold = (Wide) vertices[i].variance * 10;

      if (i > 0 && vertices[i].variance <= vertices[i - 1].variance)
        return FALSE;
      if (tenfold > (Wide) chart->budget + 10 || tenfold < -(Wide) chart->budget - 10)
        return FALSE;
      if (vertices[i].share == DEW_CHART_ABSENT)
        return FALSE;
    }

  return TRUE;
}

void
dew_chart_add_curve (DewChart             *chart,
                     guint                 number,
                     const char           *name,
                     const DewChartVertex *vertices,
                     guint                 n,
                     const char           *refusal)
{
  const gint64 absent = DEW_CHART_ABSENT;
  DewChartLane lane = { .number = number };
  guint series, n_rows;

  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_CURVES);
  g_return_if_fail (number > 0);
  g_return_if_fail (name != NULL);
  g_return_if_fail (vertices != NULL || n == 0);
  g_return_if_fail (are_vertices (chart, vertices, n));

  lane.refusal = g_strdup (refusal);
  series = chart->series->len;
  n_rows = chart->rows->len;
  for (guint i = 0; i < n; i++)
    ensure_variance (chart, vertices[i].variance);
  if (chart->rows->len > n_rows)
    name_variances (chart);

  g_ptr_array_add (chart->series, g_strdup (name));
  g_array_append_val (chart->lanes, lane);
  for (guint row = 0; row < chart->rows->len; row++)
    g_array_append_val (((DewChartRow *) g_ptr_array_index (chart->rows, row))->values, absent);
  for (guint i = 0; i < n; i++)
    g_array_index (ensure_variance (chart, vertices[i].variance)->values, gint64, series) = vertices[i].share;

  g_return_if_fail (refusal != NULL || !dew_chart_is_refused (chart, series));
}

void
dew_chart_add_kink (DewChart   *chart,
                    gint64      variance,
                    const char *words)
{
  DewChartKink *kink;
  guint row = 0;

  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_CURVES && chart->series->len > 0);
  g_return_if_fail (words != NULL);

  while (row < chart->rows->len && dew_chart_row (chart, row)->id != variance)
    row++;
  g_return_if_fail (row < chart->rows->len && dew_chart_given (chart, row, chart->series->len - 1));

  kink = g_new0 (DewChartKink, 1);
  kink->series = chart->series->len - 1;
  kink->variance = variance;
  kink->words = g_strdup (words);
  g_ptr_array_add (chart->kinks, kink);
}

void
dew_chart_set_now (DewChart *chart,
                   gint64    variance)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_CURVES);
  g_return_if_fail (variance != DEW_CHART_BLANK);

  chart->now = variance;
}

const DewChartLane *
dew_chart_lane (const DewChart *chart,
                guint           series)
{
  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (series < chart->lanes->len, NULL);

  return &g_array_index (chart->lanes, DewChartLane, series);
}

gboolean
dew_chart_is_refused (const DewChart *chart,
                      guint           series)
{
  g_return_val_if_fail (chart != NULL && (chart->kind == DEW_CHART_CURVES || chart->kind == DEW_CHART_DISTRIBUTION), FALSE);
  g_return_val_if_fail (series < chart->series->len, FALSE);

  for (guint row = 0; row < chart->rows->len; row++)
    if (dew_chart_given (chart, row, series))
      return FALSE;

  return TRUE;
}

/* ---- Bridges ---- */

DewChart *
dew_chart_new_bridge (const char *title,
                      guint       partner,
                      const char *name,
                      DewUnit     unit,
                      int         decimals)
{
  DewChart *chart;

  g_return_val_if_fail (name != NULL, NULL);

  chart = dew_chart_new (title, unit, decimals);
  if (chart == NULL)
    return NULL;

  chart->kind = DEW_CHART_BRIDGE;
  chart->partner = partner;
  chart->rows_name = g_strdup (_("Cause"));
  g_ptr_array_add (chart->series, g_strdup (name));

  return chart;
}

gboolean
dew_chart_is_cause (const DewChart *chart,
                    guint           row)
{
  g_return_val_if_fail (chart != NULL && chart->kind == DEW_CHART_BRIDGE, FALSE);

  return dew_chart_row (chart, row)->number == 0;
}

/* Nothing comes after the end. */
static gboolean
is_open (const DewChart *chart)
{
  guint n = chart->rows->len;

  return n == 1 || (n > 1 && dew_chart_is_cause (chart, n - 1));
}

static void
add_bridge_row (DewChart   *chart,
                guint       number,
                const char *label,
                gint64      id,
                gint64      pence)
{
  dew_chart_add_row (chart, label, id, &pence);
  ((DewChartRow *) g_ptr_array_index (chart->rows, chart->rows->len - 1))->number = number;
}

void
dew_chart_add_start (DewChart   *chart,
                     guint       number,
                     const char *label,
                     gint64      id,
                     gint64      pence)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_BRIDGE);
  g_return_if_fail (number > 0);
  g_return_if_fail (label != NULL);
  g_return_if_fail (chart->rows->len == 0);

  add_bridge_row (chart, number, label, id, pence);
}

void
dew_chart_add_cause (DewChart   *chart,
                     const char *label,
                     gint64      id,
                     gint64      change)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_BRIDGE);
  g_return_if_fail (label != NULL);
  g_return_if_fail (is_open (chart));

  add_bridge_row (chart, 0, label, id, change);
}

void
dew_chart_add_end (DewChart   *chart,
                   guint       number,
                   const char *label,
                   gint64      id,
                   gint64      pence)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_BRIDGE);
  g_return_if_fail (number > 0);
  g_return_if_fail (label != NULL);
  g_return_if_fail (is_open (chart));
  g_return_if_fail (dew_chart_level (chart, chart->rows->len - 1) == pence);

  add_bridge_row (chart, number, label, id, pence);
}

gint64
dew_chart_level (const DewChart *chart,
                 guint           row)
{
  Wide sum = 0;

  g_return_val_if_fail (chart != NULL && chart->kind == DEW_CHART_BRIDGE, 0);
  g_return_val_if_fail (row < chart->rows->len, 0);

  for (guint i = 0; i <= row; i++)
    sum = dew_chart_is_cause (chart, i) ? sum + dew_chart_value (chart, i, 0) : dew_chart_value (chart, i, 0);

  return (gint64) CLAMP (sum, (Wide) G_MININT64, (Wide) G_MAXINT64);
}
