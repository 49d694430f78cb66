/* dew-chart-tell.c: what a chart says in words */
#include "dew-chart-tell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-chart-tell-private.h"

typedef DewTellWide Wide;

static gint64
narrow (Wide sum)
{
  return (gint64) CLAMP (sum, (Wide) G_MININT64, (Wide) G_MAXINT64);
}

static gint64
size_of (gint64 pence)
{
  return pence == G_MININT64 ? G_MAXINT64 : ABS (pence);
}

Wide
_dew_chart_sum_row (const DewChart *chart,
                    guint           row)
{
  Wide sum = 0;

  for (guint series = 0; series < chart->series->len; series++)
    sum += dew_chart_value (chart, row, series);

  return sum;
}

static gboolean
row_is_nil (const DewChart *chart,
            guint           row)
{
  for (guint series = 0; series < chart->series->len; series++)
    if (dew_chart_value (chart, row, series) != 0)
      return FALSE;

  return TRUE;
}

/* Whether two amounts, or one and nil, would read alike. */
static gboolean
reads_alike (const gint64 *pence,
             guint         n,
             char        (*texts)[DEW_MONEY_SIZE])
{
  for (guint i = 0; i < n; i++)
    {
      if (pence[i] != 0 && strpbrk (texts[i], "123456789") == NULL)
        return TRUE;
      for (guint j = 0; j < i; j++)
        if (pence[i] != pence[j] && strcmp (texts[i], texts[j]) == 0)
          return TRUE;
    }

  return FALSE;
}

/* The amounts of a sentence, all in one unit with as many decimals: in pounds where the chart's would not tell them apart. */
static void
say_amounts (const DewChart *chart,
             const gint64   *pence,
             guint           n,
             char          (*texts)[DEW_MONEY_SIZE])
{
  unsigned flags = DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM;

  for (guint i = 0; i < n; i++)
    if (pence[i] % 100 != 0)
      flags &= ~(unsigned) DEW_PRINT_TRIM;

  for (guint i = 0; i < n; i++)
    dew_money_print (dew_pence (pence[i]), chart->unit, chart->decimals, flags, texts[i]);
  if (reads_alike (pence, n, texts))
    for (guint i = 0; i < n; i++)
      dew_money_print (dew_pence (pence[i]), DEW_UNIT_POUNDS, 2, flags, texts[i]);

  for (guint i = 0; i < n; i++)
    if (pence[i] == 0)
      g_strlcpy (texts[i], _("nil"), DEW_MONEY_SIZE);
}

const char *
dew_chart_say_amount (const DewChart *chart,
                      gint64          pence,
                      char            buf[DEW_MONEY_SIZE])
{
  g_return_val_if_fail (chart != NULL && buf != NULL, NULL);

  say_amounts (chart, &pence, 1, (char (*)[DEW_MONEY_SIZE])buf);

  return buf;
}

char *
_dew_chart_say_percent (Wide part,
                        Wide whole)
{
  int tenths = (int) ((part * 2000 + whole) / (whole * 2));

  if (tenths == 0)
    return g_strdup (_("less than 0.1 %"));
  if (tenths == 1000 && part != whole)
    return g_strdup (_("more than 99.9 %"));

  return g_strdup_printf ("%d.%d %%", tenths / 10, tenths % 10);
}

static gboolean
is_part_of_whole (const DewChart *chart,
                  guint           row,
                  guint           series)
{
  for (guint other = 0; other < chart->series->len; other++)
    if (dew_chart_value (chart, row, other) < 0)
      return FALSE;

  return dew_chart_value (chart, row, series) > 0;
}

static char *
tell_segment (const DewChart *chart,
              guint           row,
              guint           series)
{
  g_autofree char *percent = NULL;
  const char *label = dew_chart_row (chart, row)->label, *name = dew_chart_series (chart, series);
  const gint64 pence[] = { dew_chart_value (chart, row, series), dew_chart_total (chart, row) };
  char texts[2][DEW_MONEY_SIZE];
  const char *value = texts[0], *total = texts[1];

  /* A single series is the whole of every bar. */
  say_amounts (chart, pence, chart->series->len == 1 ? 1 : 2, texts);
  if (chart->series->len == 1)
    return g_strdup_printf (_("%s, %s: %s"), label, name, value);

  if (!is_part_of_whole (chart, row, series))
    /* Translators: a row, a partner: the partner's amount; the amount of all */
    return g_strdup_printf (_("%s, %s: %s; all partners together %s"), label, name, value, total);

  percent = _dew_chart_say_percent (pence[0], _dew_chart_sum_row (chart, row));

  /* Translators: a row, a partner: the partner's amount, so many per cent of the amount of all */
  return g_strdup_printf (_("%s, %s: %s, %s of all partners’ %s"), label, name, value, percent, total);
}

/* Which months a value is of. */
static char *
say_months (const DewChart *chart,
            guint           row)
{
  const char *label = dew_chart_row (chart, row)->label;

  if (!chart->cumulative || row == 0)
    return g_strdup (label);

  /* Translators: the first month of a year, a later one */
  return g_strdup_printf (_("%s to %s"), dew_chart_row (chart, 0)->label, label);
}

static char *
tell_month (const DewChart *chart,
            guint           row,
            guint           series)
{
  g_autofree char *months = say_months (chart, row);
  int budget = dew_chart_find_line (chart, DEW_CHART_BUDGET);
  DewChartLine line = dew_chart_style (chart, series);
  gint64 pence[3] = { dew_chart_value (chart, row, series) }, more;
  char texts[3][DEW_MONEY_SIZE];

  if (!dew_chart_given (chart, row, series))
    /* Translators: a month, the name of a line: not entered */
    return g_strdup_printf (_("%s, %s: not entered"), months, dew_chart_series (chart, series));

  say_amounts (chart, pence, 1, texts);
  if (line == DEW_CHART_BUDGET)
    return g_strdup_printf (_("%s, budget: %s"), months, texts[0]);
  if (budget < 0 || dew_chart_row (chart, row)->unlike || !dew_chart_given (chart, row, budget))
    return g_strdup_printf (line == DEW_CHART_ACTUAL ? _("%s, actual: %s") : _("%s, forecast: %s"), months, texts[0]);

  pence[2] = dew_chart_value (chart, row, budget);
  more = narrow ((Wide) pence[0] - pence[2]);
  pence[1] = size_of (more);
  if (more == 0)
    return g_strdup_printf (line == DEW_CHART_ACTUAL ? _("%s, actual: %s, as in the budget")
                                                     : _("%s, forecast: %s, as in the budget"), months, texts[0]);
  say_amounts (chart, pence, 3, texts);

  /* Translators: months: an amount, so much more than the budget's amount */
  if (line == DEW_CHART_ACTUAL)
    return g_strdup_printf (more > 0 ? _("%s, actual: %s, %s more than the budget of %s")
                                     : _("%s, actual: %s, %s less than the budget of %s"), months, texts[0], texts[1], texts[2]);

  return g_strdup_printf (more > 0 ? _("%s, forecast: %s, %s more than the budget of %s")
                                   : _("%s, forecast: %s, %s less than the budget of %s"), months, texts[0], texts[1], texts[2]);
}

static char *
tell_diverging (const DewChart *chart,
                guint           row)
{
  const char *label = dew_chart_row (chart, row)->label, *amount;
  gint64 pence = dew_chart_value (chart, row, 0);
  char text[DEW_MONEY_SIZE];

  if (!dew_chart_given (chart, row, 0))
    return g_strdup_printf (_("%s: not entered"), label);
  if (pence == 0)
    return g_strdup_printf (_("%s: on budget"), label);

  amount = dew_chart_say_amount (chart, size_of (pence), text);

  return g_strdup_printf (pence > 0 ? _("%s: %s over") : _("%s: %s under"), label, amount);
}

char *
dew_chart_tell (const DewChart *chart,
                guint           row,
                guint           series)
{
  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (row < chart->rows->len, NULL);
  g_return_val_if_fail (series < chart->series->len, NULL);

  switch (chart->kind)
    {
    case DEW_CHART_MONTHS:
      return tell_month (chart, row, series);

    case DEW_CHART_DIVERGING:
      return tell_diverging (chart, row);

    case DEW_CHART_GROUPED:
      return _dew_chart_tell_lane (chart, row, series);

    case DEW_CHART_CURVES:
      return _dew_chart_tell_vertex (chart, row, series);

    case DEW_CHART_BRIDGE:
      return _dew_chart_tell_cause (chart, row);

    case DEW_CHART_DISTRIBUTION:
      return _dew_chart_tell_step (chart, row, series);

    case DEW_CHART_STACKED:
    default:
      return tell_segment (chart, row, series);
    }
}

char *
dew_chart_say_to_date (const DewChart *chart,
                       int             decimals)
{
  char text[DEW_MONEY_SIZE];
  gint64 pence;

  g_return_val_if_fail (chart != NULL, NULL);

  if (!dew_chart_to_date (chart, &pence))
    return NULL;
  if (pence == 0)
    return g_strdup (_("on budget to date"));

  dew_money_print (dew_pence (size_of (pence)), chart->unit, decimals, DEW_PRINT_SCREEN, text);

  return g_strdup_printf (pence > 0 ? _("%s over to date") : _("%s under to date"), text);
}

/* The last month that a line has a value in, -1 for none. */
static int
find_last (const DewChart *chart,
           int             series)
{
  for (int row = (int) chart->rows->len - 1; series >= 0 && row >= 0; row--)
    if (dew_chart_given (chart, row, series))
      return row;

  return -1;
}

/* Where a line ends, as a sentence. */
static void
add_line_end (GString        *words,
              const DewChart *chart,
              DewChartLine    line)
{
  int series = dew_chart_find_line (chart, line), row = find_last (chart, series);
  g_autofree char *months = NULL;
  char text[DEW_MONEY_SIZE];
  const char *amount;

  if (row < 0)
    return;

  months = say_months (chart, row);
  amount = dew_chart_say_amount (chart, dew_chart_value (chart, row, series), text);
  if (words->len > 0)
    g_string_append_c (words, ' ');
  if (line == DEW_CHART_ACTUAL)
    g_string_append_printf (words, _("Actual, %s: %s."), months, amount);
  else if (line == DEW_CHART_FORECAST)
    g_string_append_printf (words, _("Forecast, %s: %s."), months, amount);
  else
    g_string_append_printf (words, _("Budget, %s: %s."), months, amount);
}

static void
add_to_date (GString        *words,
             const DewChart *chart)
{
  char text[DEW_MONEY_SIZE];
  gint64 pence;

  if (!dew_chart_to_date (chart, &pence))
    return;

  g_string_append_c (words, ' ');
  if (pence == 0)
    g_string_append (words, _("On budget to date."));
  else
    g_string_append_printf (words, pence > 0 ? _("%s over budget to date.") : _("%s under budget to date."),
                            dew_chart_say_amount (chart, size_of (pence), text));
}

static char *
summarise_months (const DewChart *chart)
{
  GString *words = g_string_new (NULL);

  add_line_end (words, chart, DEW_CHART_ACTUAL);
  add_to_date (words, chart);
  add_line_end (words, chart, DEW_CHART_FORECAST);
  add_line_end (words, chart, DEW_CHART_BUDGET);

  return g_string_free (words, FALSE);
}

static void
add_side (GString        *words,
          const DewChart *chart,
          gboolean        over)
{
  char text[DEW_MONEY_SIZE];
  guint n = 0;
  Wide sum = 0;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      gint64 pence = dew_chart_value (chart, row, 0);

      if (pence == 0 || (pence > 0) != over)
        continue;
      n++;
      sum += pence;
    }
  if (n == 0)
    return;

  if (words->len > 0)
    g_string_append_c (words, ' ');
  dew_chart_say_amount (chart, size_of (narrow (sum)), text);
  if (over)
    g_string_append_printf (words, ngettext ("%u is over, by %s.", "%u are over, together by %s.", n), n, text);
  else
    g_string_append_printf (words, ngettext ("%u is under, by %s.", "%u are under, together by %s.", n), n, text);
}

static char *
summarise_diverging (const DewChart *chart)
{
  GString *words = g_string_new (NULL);
  guint even = 0, blank = 0;

  add_side (words, chart, TRUE);
  add_side (words, chart, FALSE);
  for (guint row = 0; row < chart->rows->len; row++)
    {
      blank += !dew_chart_given (chart, row, 0);
      even += dew_chart_given (chart, row, 0) && dew_chart_value (chart, row, 0) == 0;
    }

  if (even > 0)
    g_string_append_printf (words, ngettext (" %u is on budget.", " %u are on budget.", even), even);
  if (blank > 0)
    g_string_append_printf (words, ngettext (" %u is not entered.", " %u are not entered.", blank), blank);

  return g_strchug (g_string_free (words, FALSE));
}

/* A single bar is told by its parts. */
static char *
summarise_bar (const DewChart *chart)
{
  char text[DEW_MONEY_SIZE];
  GString *words = g_string_new (dew_chart_say_amount (chart, dew_chart_total (chart, 0), text));

  for (guint series = 0; series < chart->series->len; series++)
    if (dew_chart_value (chart, 0, series) != 0)
      g_string_append_printf (words, "; %s %s", dew_chart_series (chart, series),
                              dew_chart_say_amount (chart, dew_chart_value (chart, 0, series), text));

  return g_string_free (words, FALSE);
}

static char *
summarise_bars (const DewChart *chart)
{
  GString *words;
  char sum_text[DEW_MONEY_SIZE], longest_text[DEW_MONEY_SIZE];
  guint longest = 0, bars = 0, nil = 0, blank = 0;
  Wide sum = 0;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      sum += _dew_chart_sum_row (chart, row);
      if (!row_is_nil (chart, row))
        bars++;
      else if (dew_chart_row (chart, row)->entered)
        nil++;
      else
        blank++;
      if (_dew_chart_sum_row (chart, row) > _dew_chart_sum_row (chart, longest))
        longest = row;
    }

  words = g_string_new (NULL);
  g_string_append_printf (words, ngettext ("%s in %u bar.", "%s in %u bars.", bars),
                          dew_chart_say_amount (chart, narrow (sum), sum_text), bars);
  if (bars > 1)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _("The longest is %s, %s."), dew_chart_row (chart, longest)->label,
                              dew_chart_say_amount (chart, dew_chart_total (chart, longest), longest_text));
    }
  if (nil > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, ngettext ("%u more is nil.", "%u more are nil.", nil), nil);
    }
  if (blank > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, ngettext ("%u more has no figures yet.", "%u more have no figures yet.", blank), blank);
    }

  return g_string_free (words, FALSE);
}

static char *
summarise_kind (const DewChart *chart)
{
  switch (chart->kind)
    {
    case DEW_CHART_MONTHS:
      return summarise_months (chart);

    case DEW_CHART_DIVERGING:
      return summarise_diverging (chart);

    case DEW_CHART_GROUPED:
      return _dew_chart_summarise_grouped (chart);

    case DEW_CHART_CURVES:
      return _dew_chart_summarise_curves (chart);

    case DEW_CHART_BRIDGE:
      return _dew_chart_summarise_bridge (chart);

    case DEW_CHART_DISTRIBUTION:
      return _dew_chart_summarise_distribution (chart);

    case DEW_CHART_STACKED:
    default:
      return chart->rows->len == 1 ? summarise_bar (chart) : summarise_bars (chart);
    }
}

char *
dew_chart_summarise (const DewChart *chart)
{
  g_autofree char *summary = NULL;

  g_return_val_if_fail (chart != NULL, NULL);

  if (dew_chart_is_nil (chart))
    return g_strdup (chart->caveat != NULL ? chart->caveat : _("No figures yet"));

  summary = summarise_kind (chart);

  return chart->caveat == NULL ? g_steal_pointer (&summary) : g_strdup_printf ("%s %s", summary, chart->caveat);
}
