/* dew-chart-tell-steps.c: what a chart of distributions says in words */
#include <glib/gi18n-lib.h>

#include "dew-chart-scale-private.h"
#include "dew-chart-tell-private.h"
#include "dew-chart-tell.h"

/* What takes more decimals than that is said in pounds. */
#define MOST_DECIMALS 3

const char *
_dew_chart_say_edge (const DewChart *chart,
                     gint64          pence,
                     char            buf[DEW_MONEY_SIZE])
{
  int needed = MAX (chart->decimals, dew_chart_step_decimals (chart->unit, chart->step));

  if (chart->unit == DEW_UNIT_POUNDS || needed > MOST_DECIMALS)
    return _dew_chart_say_pounds (pence, buf);

  return dew_money_print (dew_pence (pence), chart->unit, needed, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL, buf);
}

char *
_dew_chart_say_step (const DewChart *chart,
                     guint           row)
{
  gint64 start = dew_chart_row (chart, row)->id;
  char from[DEW_MONEY_SIZE], to[DEW_MONEY_SIZE];

  _dew_chart_say_edge (chart, start, from);
  _dew_chart_say_edge (chart, start + chart->step, to);
  if (chart->cumulative)
    return g_strdup_printf (_("less than %s"), to);

  /* Translators: an amount, one that is not reached: "£2.40m to under £2.45m" */
  return g_strdup_printf (_("%s to under %s"), from, to);
}

char *
_dew_chart_say_basis (const DewChart *chart,
                      int             series)
{
  gint64 draws = 0;
  char count[DEW_MONEY_SIZE];

  for (guint i = 0; i < chart->lanes->len; i++)
    {
      const DewChartLane *lane = dew_chart_lane (chart, i);

      if (lane->distribution == NULL || (series >= 0 && (guint) series != i))
        continue;
      if (draws != 0 && lane->draws != draws)
        return g_strdup (_("the draws of each"));
      draws = lane->draws;
    }

  return g_strdup_printf (ngettext ("%s draw", "%s draws", (gulong) draws), dew_print_count ((uint64_t) draws, count));
}

/* ---- One step of one lane ---- */

/* The outermost bins of a lane have what is beyond them, too; so have the steps that they are in. */
static gboolean
has_below (const DewChart *chart,
           guint           row,
           guint           series)
{
  const DewDistribution *own = dew_chart_lane (chart, series)->distribution;
  gint64 start = dew_chart_row (chart, row)->id;

  return own->least < start && own->start >= start && own->start - start < chart->step;
}

static gboolean
has_above (const DewChart *chart,
           guint           row,
           guint           series)
{
  const DewDistribution *own = dew_chart_lane (chart, series)->distribution;
  gint64 start = dew_chart_row (chart, row)->id, last = own->start + own->width * ((gint64) own->n_bins - 1);

  return own->most - start >= chart->step && last >= start && last - start < chart->step;
}

/* How many of the draws: "in 12.3 % of the draws". Those that are counted in a step but lie beyond it are one in a thousand
 * on either side at most. */
static char *
say_how_often (const DewChart *chart,
               guint           row,
               guint           series)
{
  gint64 draws = dew_chart_value (chart, row, series), all = dew_chart_lane (chart, series)->draws;
  gboolean above = has_above (chart, row, series), below = has_below (chart, row, series);
  g_autofree char *percent = NULL;

  if (draws == 0)
    return g_strdup (_("in none of the draws"));
  if (draws == all && chart->cumulative && above)
    return g_strdup (_("in at least 99.9 % of the draws"));
  if (draws == all && !chart->cumulative && above && below)
    return g_strdup (_("in at least 99.8 % of the draws"));
  if (draws == all)
    return g_strdup (_("in every draw"));

  percent = _dew_chart_say_percent (draws, all);

  return g_strdup_printf (_("in %s of the draws"), percent);
}

/* What is paid in a step of a histogram: "£2.40m to under £2.45m". Where all draws are in it but some lie beyond it on both
 * sides, these are in how often. */
static char *
say_within (const DewChart *chart,
            guint           row,
            guint           series)
{
  gint64 start = dew_chart_row (chart, row)->id;
  gboolean below = has_below (chart, row, series), above = has_above (chart, row, series);
  char edge[DEW_MONEY_SIZE];

  if (chart->cumulative || below == above)
    return g_strdup (dew_chart_row (chart, row)->label);
  if (below)
    return g_strdup_printf (_("less than %s"), _dew_chart_say_edge (chart, start + chart->step, edge));

  return g_strdup_printf (_("%s or more"), _dew_chart_say_edge (chart, start, edge));
}

static gboolean
is_within (const DewChart *chart,
           guint           row,
           gint64          pence)
{
  gint64 start = dew_chart_row (chart, row)->id;

  return pence >= start && pence - start < chart->step;
}

static void
add_quantiles (GString        *words,
               const DewChart *chart,
               guint           row,
               guint           series)
{
  const DewDistribution *own = dew_chart_lane (chart, series)->distribution;
  char amount[DEW_MONEY_SIZE];

  if (is_within (chart, row, own->p10))
    g_string_append_printf (words, _("; in one of ten at most %s (P10)"), _dew_chart_say_pounds (own->p10, amount));
  if (is_within (chart, row, own->p50))
    g_string_append_printf (words, _("; in half of them at most %s (P50)"), _dew_chart_say_pounds (own->p50, amount));
  if (is_within (chart, row, own->p90))
    g_string_append_printf (words, _("; in nine of ten at most %s (P90)"), _dew_chart_say_pounds (own->p90, amount));
}

char *
_dew_chart_tell_step (const DewChart *chart,
                      guint           row,
                      guint           series)
{
  const DewChartLane *lane = dew_chart_lane (chart, series);
  const DewDistribution *own = lane->distribution;
  const char *name = dew_chart_series (chart, series);
  g_autofree char *often = NULL, *within = NULL;
  GString *words;
  char amount[DEW_MONEY_SIZE];

  if (own == NULL)
    return g_strdup_printf (_("%s cannot be shared: %s"), name, lane->refusal);

  if (own->least == own->most)
    return g_strdup_printf (_("%s: in every draw %s pays %s"), name, chart->bearer, _dew_chart_say_pounds (own->p50, amount));

  often = dew_chart_is_certain (chart, series) ? g_strdup (_("in at least 99.8 % of the draws")) : say_how_often (chart, row, series);
  within = dew_chart_is_certain (chart, series) ? g_strdup (_dew_chart_say_pounds (own->p50, amount)) : say_within (chart, row, series);
  words = g_string_new (NULL);
  /* Translators: a scenario: in so many of the draws, who pays how much: "Gross: in 12.3 % of the draws Council pays £2.40m to under £2.45m" */
  g_string_append_printf (words, _("%s: %s %s pays %s"), name, often, chart->bearer, within);
  add_quantiles (words, chart, row, series);

  return g_string_free (words, FALSE);
}

/* ---- All of it ---- */

static void
add_lane (GString        *words,
          const DewChart *chart,
          guint           series)
{
  const DewChartLane *lane = dew_chart_lane (chart, series);
  const DewDistribution *own = lane->distribution;
  const char *name = dew_chart_series (chart, series);
  g_autofree char *basis = _dew_chart_say_basis (chart, (int) series);
  char p10[DEW_MONEY_SIZE], p50[DEW_MONEY_SIZE], p90[DEW_MONEY_SIZE];

  if (own == NULL)
    {
      g_string_append_printf (words, _("%s cannot be shared: %s"), name, lane->refusal);
      return;
    }
  if (own->least == own->most)
    {
      g_string_append_printf (words, _("%s: in every one of %s %s pays %s."), name, basis, chart->bearer, _dew_chart_say_pounds (own->p50, p50));
      return;
    }

  _dew_chart_say_pounds (own->p10, p10);
  _dew_chart_say_pounds (own->p50, p50);
  _dew_chart_say_pounds (own->p90, p90);
  /* Translators: a scenario: of so many draws, who pays how much */
  g_string_append_printf (words, _("%s: of %s, in one of ten %s pays at most %s (P10), in half of them at most %s (P50), in nine of ten at most %s (P90)."),
                          name, basis, chart->bearer, p10, p50, p90);
}

char *
_dew_chart_summarise_distribution (const DewChart *chart)
{
  GString *words = g_string_new (NULL);

  for (guint series = 0; series < chart->series->len; series++)
    {
      if (series > 0)
        g_string_append_c (words, ' ');
      add_lane (words, chart, series);
    }

  return g_string_free (words, FALSE);
}
