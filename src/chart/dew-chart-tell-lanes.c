/* dew-chart-tell-lanes.c: what a chart of scenarios side by side says in words */
#include <glib/gi18n-lib.h>

#include "dew-chart-tell-private.h"
#include "dew-chart-tell.h"

const char *
_dew_chart_say_pounds (gint64 pence,
                       char   buf[DEW_MONEY_SIZE])
{
  return dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, buf);
}

/* ---- Who bears it, lane by lane ---- */

/* Whether a figure is a part of what its lane shares: all of one sign. */
static gboolean
is_part (const DewChart *chart,
         guint           row)
{
  gboolean over = FALSE, under = FALSE;

  for (guint series = 0; series < chart->series->len; series++)
    {
      over = over || dew_chart_value (chart, row, series) > 0;
      under = under || dew_chart_value (chart, row, series) < 0;
    }

  return over != under;
}

static char *
say_bearing (const DewChart *chart,
             guint           row,
             guint           series)
{
  const char *lane = dew_chart_row (chart, row)->label, *name = dew_chart_series (chart, series);
  gint64 value = dew_chart_value (chart, row, series);
  char amount[DEW_MONEY_SIZE];

  if (value == 0)
    return g_strdup_printf (_("%s: %s bears nothing"), lane, name);
  _dew_chart_say_pounds (value, amount);
  if (dew_chart_is_partner (chart, series))
    return g_strdup_printf (_("%s: %s bears %s"), lane, name, amount);

  /* Translators: a scenario: what becomes of an amount, the amount: "Net, capped: unallocated £300,000" */
  return g_strdup_printf (_("%s: %s %s"), lane, name, amount);
}

char *
_dew_chart_tell_lane (const DewChart *chart,
                      guint           row,
                      guint           series)
{
  const DewChartRow *lane = dew_chart_row (chart, row);
  gint64 value = dew_chart_value (chart, row, series), total;
  g_autofree char *bearing = NULL, *percent = NULL;
  char whole[DEW_MONEY_SIZE];

  if (!lane->entered)
    return g_strdup_printf (_("%s cannot be shared: %s"), lane->label, lane->refusal);

  bearing = say_bearing (chart, row, series);
  total = dew_chart_total (chart, row);
  _dew_chart_say_pounds (total, whole);
  if (total == 0)
    return g_steal_pointer (&bearing);
  if (value == 0)
    return g_strdup_printf (_("%s of %s"), bearing, whole);
  if (!is_part (chart, row))
    return g_strdup_printf (_("%s; all together %s"), bearing, whole);

  percent = _dew_chart_say_percent (value, _dew_chart_sum_row (chart, row));

  /* Translators: who bears what, so many per cent of the whole amount */
  return g_strdup_printf (_("%s, %s of %s"), bearing, percent, whole);
}

static void
add_lane (GString        *words,
          const DewChart *chart,
          guint           row)
{
  const DewChartRow *lane = dew_chart_row (chart, row);
  const char *between = "";
  char amount[DEW_MONEY_SIZE];

  if (!lane->entered)
    {
      g_string_append_printf (words, _("%s cannot be shared: %s"), lane->label, lane->refusal);
      return;
    }

  g_string_append_printf (words, "%s: ", lane->label);
  for (guint series = 0; series < chart->series->len; series++)
    {
      if (!dew_chart_has_mark (chart, row, series))
        continue;
      g_string_append_printf (words, "%s%s %s", between, dew_chart_series (chart, series),
                              dew_chart_say_amount (chart, dew_chart_value (chart, row, series), amount));
      between = ", ";
    }
  g_string_append_c (words, '.');
}

char *
_dew_chart_summarise_grouped (const DewChart *chart)
{
  GString *words = g_string_new (NULL);

  for (guint row = 0; row < chart->rows->len; row++)
    {
      if (row > 0)
        g_string_append_c (words, ' ');
      add_lane (words, chart, row);
    }

  return g_string_free (words, FALSE);
}

/* ---- What one bears as the variance changes ---- */

static void
add_kinks (GString        *words,
           const DewChart *chart,
           guint           series,
           gint64          variance,
           gboolean        all)
{
  for (guint i = 0; i < chart->kinks->len; i++)
    {
      const DewChartKink *kink = g_ptr_array_index (chart->kinks, i);

      if (kink->series == series && (all || kink->variance == variance))
        g_string_append_printf (words, "; %s", kink->words);
    }
}

char *
_dew_chart_tell_vertex (const DewChart *chart,
                        guint           row,
                        guint           series)
{
  const DewChartRow *at = dew_chart_row (chart, row);
  const char *lane = dew_chart_series (chart, series);
  gint64 share = dew_chart_value (chart, row, series);
  GString *words = g_string_new (NULL);
  char amount[DEW_MONEY_SIZE];

  if (!dew_chart_given (chart, row, series))
    {
      const char *refusal = dew_chart_lane (chart, series)->refusal;

      if (refusal != NULL)
        g_string_append_printf (words, _("%s cannot be shared: %s"), lane, refusal);
      return g_string_free (words, FALSE);
    }

  _dew_chart_say_pounds (share, amount);
  if (at->id == 0)
    g_string_append_printf (words, _("%s on budget: %s bears %s"), lane, chart->bearer, share == 0 ? _("nothing") : amount);
  else
    /* Translators: a scenario, a variance: who bears how much: "Gross at +2.5 % (£4.9m over): Council bears £2,475,000" */
    g_string_append_printf (words, _("%s at %s: %s bears %s"), lane, at->label, chart->bearer, share == 0 ? _("nothing") : amount);
  add_kinks (words, chart, series, at->id, FALSE);

  return g_string_free (words, FALSE);
}

/* The first or the last row that a curve has a share in, -1 for none. */
static int
find_end (const DewChart *chart,
          guint           series,
          gboolean        last)
{
  int n = (int) chart->rows->len;

  for (int i = 0; i < n; i++)
    {
      int row = last ? n - 1 - i : i;

      if (dew_chart_given (chart, row, series))
        return row;
    }

  return -1;
}

static void
add_curve (GString        *words,
           const DewChart *chart,
           guint           series)
{
  const char *lane = dew_chart_series (chart, series), *refusal = dew_chart_lane (chart, series)->refusal;
  int first = find_end (chart, series, FALSE), last = find_end (chart, series, TRUE);
  char from[DEW_MONEY_SIZE], to[DEW_MONEY_SIZE];

  if (first < 0)
    {
      g_string_append_printf (words, _("%s cannot be shared: %s"), lane, refusal);
      return;
    }

  dew_chart_say_amount (chart, dew_chart_value (chart, first, series), from);
  dew_chart_say_amount (chart, dew_chart_value (chart, last, series), to);
  /* Translators: a scenario: who bears how much at which variance, and at which other */
  g_string_append_printf (words, _("%s: %s bears %s at %s, %s at %s"), lane, chart->bearer, from, dew_chart_row (chart, first)->brief,
                          to, dew_chart_row (chart, last)->brief);
  add_kinks (words, chart, series, 0, TRUE);
  g_string_append_c (words, '.');
  if (refusal != NULL)
    g_string_append_printf (words, _(" In part it cannot be shared: %s"), refusal);
}

char *
_dew_chart_summarise_curves (const DewChart *chart)
{
  GString *words = g_string_new (NULL);

  for (guint series = 0; series < chart->series->len; series++)
    {
      if (series > 0)
        g_string_append_c (words, ' ');
      add_curve (words, chart, series);
    }
  if (chart->now != DEW_CHART_BLANK)
    {
      g_autofree char *part = dew_chart_say_part (chart, chart->now);

      g_string_append_printf (words, _(" Now: %s."), part);
    }

  return g_string_free (words, FALSE);
}

/* ---- From one scenario to another ---- */

static gint64
size_of (gint64 pence)
{
  return pence == G_MININT64 ? G_MAXINT64 : ABS (pence);
}

char *
_dew_chart_tell_cause (const DewChart *chart,
                       guint           row)
{
  const char *label = dew_chart_row (chart, row)->label;
  gint64 value = dew_chart_value (chart, row, 0);
  char change[DEW_MONEY_SIZE], from[DEW_MONEY_SIZE], to[DEW_MONEY_SIZE];

  _dew_chart_say_pounds (dew_chart_level (chart, row), to);
  if (!dew_chart_is_cause (chart, row))
    return g_strdup_printf ("%s: %s", label, to);
  if (value == 0)
    return g_strdup_printf (_("%s: no change, %s"), label, to);

  _dew_chart_say_pounds (size_of (value), change);
  _dew_chart_say_pounds (dew_chart_level (chart, row - 1), from);

  /* Translators: a cause: so much more, from an amount to another */
  return g_strdup_printf (value > 0 ? _("%s: %s more, from %s to %s") : _("%s: %s less, from %s to %s"), label, change, from, to);
}

static void
add_cause (GString        *words,
           const DewChart *chart,
           guint           row)
{
  const char *label = dew_chart_row (chart, row)->label;
  gint64 value = dew_chart_value (chart, row, 0);
  char amount[DEW_MONEY_SIZE];

  if (row > 0)
    g_string_append_c (words, ' ');
  dew_chart_say_amount (chart, size_of (value), amount);
  if (!dew_chart_is_cause (chart, row))
    g_string_append_printf (words, "%s: %s.", label, dew_chart_say_amount (chart, value, amount));
  else if (value == 0)
    g_string_append_printf (words, _("%s: no change."), label);
  else
    g_string_append_printf (words, value > 0 ? _("%s: %s more.") : _("%s: %s less."), label, amount);
}

char *
_dew_chart_summarise_bridge (const DewChart *chart)
{
  GString *words = g_string_new (NULL);

  for (guint row = 0; row < chart->rows->len; row++)
    add_cause (words, chart, row);

  return g_string_free (words, FALSE);
}
