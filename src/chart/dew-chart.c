/* dew-chart.c: the figures of a chart */
#include "dew-chart.h"

#include <glib/gi18n-lib.h>

#include "dew-partner-paint.h"

/* Sums of a row go through 128 bits: a chart is drawn of whatever there is, and must not be what fails. */
typedef __int128 Wide;

static void
free_row (gpointer data)
{
  DewChartRow *row = data;

  g_free (row->label);
  g_free (row->brief);
  g_free (row->refusal);
  g_array_unref (row->values);
  g_free (row);
}

static void
clear_lane (gpointer data)
{
  DewChartLane *lane = data;

  g_free (lane->refusal);
  g_free (lane->distribution);
}

static void
free_kink (gpointer data)
{
  DewChartKink *kink = data;

  g_free (kink->words);
  g_free (kink);
}

DewChart *
dew_chart_new (const char *title,
               DewUnit     unit,
               int         decimals)
{
  DewChart *chart;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (decimals >= 0 && decimals <= 8, NULL);

  chart = g_new0 (DewChart, 1);
  chart->title = g_strdup (title);
  chart->series = g_ptr_array_new_with_free_func (g_free);
  chart->lines = g_array_new (FALSE, FALSE, sizeof (DewChartLine));
  chart->rests = g_array_new (FALSE, FALSE, sizeof (DewChartRest));
  chart->lanes = g_array_new (FALSE, FALSE, sizeof (DewChartLane));
  g_array_set_clear_func (chart->lanes, clear_lane);
  chart->kinks = g_ptr_array_new_with_free_func (free_kink);
  chart->rows = g_ptr_array_new_with_free_func (free_row);
  chart->unit = unit;
  chart->decimals = decimals;
  chart->last_actual = -1;
  chart->now = DEW_CHART_BLANK;

  return chart;
}

DewChart *
dew_chart_new_months (const char *title,
                      DewUnit     unit,
                      int         decimals,
                      int         last_actual,
                      gboolean    cumulative)
{
  DewChart *chart;

  g_return_val_if_fail (last_actual >= -1, NULL);

  chart = dew_chart_new (title, unit, decimals);
  if (chart == NULL)
    return NULL;

  chart->kind = DEW_CHART_MONTHS;
  chart->last_actual = last_actual;
  chart->cumulative = cumulative;
  chart->rows_name = g_strdup (_("Month"));

  return chart;
}

DewChart *
dew_chart_new_diverging (const char *title,
                         const char *name,
                         DewUnit     unit,
                         int         decimals)
{
  DewChart *chart;

  g_return_val_if_fail (name != NULL, NULL);

  chart = dew_chart_new (title, unit, decimals);
  if (chart == NULL)
    return NULL;

  chart->kind = DEW_CHART_DIVERGING;
  g_ptr_array_add (chart->series, g_strdup (name));

  return chart;
}

void
dew_chart_free (DewChart *chart)
{
  if (chart == NULL)
    return;

  g_free (chart->title);
  g_free (chart->rows_name);
  g_free (chart->caveat);
  g_ptr_array_unref (chart->series);
  g_array_unref (chart->lines);
  g_array_unref (chart->rests);
  g_array_unref (chart->lanes);
  g_ptr_array_unref (chart->kinks);
  g_free (chart->bearer);
  g_ptr_array_unref (chart->rows);
  g_free (chart);
}

void
dew_chart_name_rows (DewChart   *chart,
                     const char *name)
{
  g_return_if_fail (chart != NULL);
  g_return_if_fail (name != NULL);

  g_free (chart->rows_name);
  chart->rows_name = g_strdup (name);
}

void
dew_chart_add_series (DewChart   *chart,
                      const char *name)
{
  g_return_if_fail (chart != NULL && (chart->kind == DEW_CHART_STACKED || chart->kind == DEW_CHART_GROUPED));
  g_return_if_fail (name != NULL);
  g_return_if_fail (chart->rows->len == 0 && chart->n_nobodys == 0);

  g_ptr_array_add (chart->series, g_strdup (name));
}

void
dew_chart_add_nobodys (DewChart   *chart,
                       const char *name)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_STACKED);
  g_return_if_fail (name != NULL);
  g_return_if_fail (chart->rows->len == 0);

  g_ptr_array_add (chart->series, g_strdup (name));
  chart->n_nobodys++;
}

gboolean
dew_chart_is_partner (const DewChart *chart,
                      guint           series)
{
  g_return_val_if_fail (chart != NULL, FALSE);

  return series < chart->series->len - chart->n_nobodys;
}

guint
dew_chart_style (const DewChart *chart,
                 guint           series)
{
  static const guint rests[] = {
    [DEW_CHART_HELD]        = DEW_PAINT_NOBODY,
    [DEW_CHART_RESERVE]     = DEW_PAINT_NOBODY - 2,
    [DEW_CHART_UNALLOCATED] = DEW_PAINT_UNALLOCATED,
  };
  guint n_partners;

  g_return_val_if_fail (chart != NULL, 0);

  if (chart->kind == DEW_CHART_MONTHS)
    return g_array_index (chart->lines, DewChartLine, series);
  if (chart->kind == DEW_CHART_CURVES || chart->kind == DEW_CHART_DISTRIBUTION)
    return dew_chart_lane (chart, series)->number;
  if (chart->kind == DEW_CHART_BRIDGE)
    return chart->partner;
  if (dew_chart_is_partner (chart, series))
    return series;

  n_partners = chart->series->len - chart->n_nobodys;
  if (chart->kind == DEW_CHART_GROUPED)
    return rests[g_array_index (chart->rests, DewChartRest, series - n_partners)];

  return DEW_PAINT_NOBODY - (series - n_partners);
}

static DewChartRow *
add_row (DewChart   *chart,
         const char *label,
         gint64      id)
{
  DewChartRow *row = g_new0 (DewChartRow, 1);

  row->label = g_strdup (label);
  row->id = id;
  row->values = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_ptr_array_add (chart->rows, row);

  return row;
}

void
dew_chart_add_row (DewChart     *chart,
                   const char   *label,
                   gint64        id,
                   const gint64 *values)
{
  DewChartRow *row;

  g_return_if_fail (chart != NULL);
  g_return_if_fail (chart->kind != DEW_CHART_MONTHS && chart->kind != DEW_CHART_CURVES && chart->kind != DEW_CHART_DISTRIBUTION);
  g_return_if_fail (label != NULL);

  row = add_row (chart, label, id);
  row->entered = values != NULL;
  if (values != NULL)
    g_array_append_vals (row->values, values, chart->series->len);
  else
    g_array_set_size (row->values, chart->series->len);
}

void
dew_chart_add_month (DewChart   *chart,
                     const char *label,
                     const char *brief,
                     gint64      id)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_MONTHS);
  g_return_if_fail (label != NULL && brief != NULL);
  g_return_if_fail (chart->series->len == 0);

  add_row (chart, label, id)->brief = g_strdup (brief);
}

void
dew_chart_add_year (DewChart *chart)
{
  static const struct { const char *label, *brief; } months[] = {
    { N_("April"), N_("Apr") },
    { N_("May"), NULL },
    { N_("June"), N_("Jun") },
    { N_("July"), N_("Jul") },
    { N_("August"), N_("Aug") },
    { N_("September"), N_("Sep") },
    { N_("October"), N_("Oct") },
    { N_("November"), N_("Nov") },
    { N_("December"), N_("Dec") },
    { N_("January"), N_("Jan") },
    { N_("February"), N_("Feb") },
    { N_("March"), N_("Mar") },
  };

  g_return_if_fail (chart != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      /* May is the one month that is as long in short. */
      const char *brief = i == 1 ? C_("short month", "May") : _(months[i].brief);

      dew_chart_add_month (chart, _(months[i].label), brief, i + 1);
    }
}

/* Whether a line of that kind may have a value in that month. */
static gboolean
reaches (const DewChart *chart,
         DewChartLine    line,
         int             month)
{
  switch (line)
    {
    case DEW_CHART_ACTUAL:
      return month <= chart->last_actual;

    case DEW_CHART_FORECAST:
      return month > chart->last_actual;

    case DEW_CHART_BUDGET:
    case DEW_CHART_N_LINES:
    default:
      return TRUE;
    }
}

void
dew_chart_add_line (DewChart     *chart,
                    DewChartLine  line,
                    const char   *name,
                    const gint64 *values)
{
  const gint64 blank = DEW_CHART_BLANK;

  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_MONTHS);
  g_return_if_fail (line < DEW_CHART_N_LINES && dew_chart_find_line (chart, line) < 0);
  g_return_if_fail (name != NULL);
  g_return_if_fail (values != NULL || chart->rows->len == 0);

  g_ptr_array_add (chart->series, g_strdup (name));
  g_array_append_val (chart->lines, line);
  for (guint month = 0; month < chart->rows->len; month++)
    {
      DewChartRow *row = g_ptr_array_index (chart->rows, month);

      if (reaches (chart, line, (int) month) && values[month] != DEW_CHART_BLANK)
        {
          g_array_append_val (row->values, values[month]);
          row->entered = TRUE;
        }
      else
        {
          g_array_append_val (row->values, blank);
        }
    }
}

const DewChartRow *
dew_chart_row (const DewChart *chart,
               guint           row)
{
  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (row < chart->rows->len, NULL);

  return g_ptr_array_index (chart->rows, row);
}

const char *
dew_chart_series (const DewChart *chart,
                  guint           series)
{
  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (series < chart->series->len, NULL);

  return g_ptr_array_index (chart->series, series);
}

gboolean
dew_chart_given (const DewChart *chart,
                 guint           row,
                 guint           series)
{
  const DewChartRow *found;

  g_return_val_if_fail (chart != NULL, FALSE);
  g_return_val_if_fail (row < chart->rows->len, FALSE);
  g_return_val_if_fail (series < chart->series->len, FALSE);

  found = dew_chart_row (chart, row);
  if (chart->kind == DEW_CHART_MONTHS)
    return g_array_index (found->values, gint64, series) != DEW_CHART_BLANK;
  if (chart->kind == DEW_CHART_CURVES)
    return g_array_index (found->values, gint64, series) > DEW_CHART_ABSENT;
  if (chart->kind == DEW_CHART_DISTRIBUTION)
    return dew_chart_lane (chart, series)->distribution != NULL;

  return found->entered;
}

gint64
dew_chart_value (const DewChart *chart,
                 guint           row,
                 guint           series)
{
  g_return_val_if_fail (chart != NULL, 0);
  g_return_val_if_fail (row < chart->rows->len, 0);
  g_return_val_if_fail (series < chart->series->len, 0);

  return dew_chart_given (chart, row, series) ? g_array_index (dew_chart_row (chart, row)->values, gint64, series) : 0;
}

/* Where none is, a sentence stands in the place of all rows. */
static gboolean
any_given (const DewChart *chart)
{
  for (guint row = 0; row < chart->rows->len; row++)
    if (dew_chart_given (chart, row, 0))
      return TRUE;

  return FALSE;
}

/* Below its first draws and above its last a cumulative curve has nothing to tell. */
static gboolean
has_step (const DewChart *chart,
          guint           row,
          guint           series)
{
  if (!dew_chart_given (chart, row, series))
    return row == 0;

  return dew_chart_value (chart, row, series) > 0 &&
         (!chart->cumulative || row == 0 || dew_chart_value (chart, row - 1, series) < dew_chart_lane (chart, series)->draws);
}

gboolean
dew_chart_has_mark (const DewChart *chart,
                    guint           row,
                    guint           series)
{
  g_return_val_if_fail (chart != NULL, FALSE);

  switch (chart->kind)
    {
    case DEW_CHART_MONTHS:
      return dew_chart_given (chart, row, series);

    case DEW_CHART_DIVERGING:
      return any_given (chart);

    case DEW_CHART_BRIDGE:
      return TRUE;

    case DEW_CHART_CURVES:
      return dew_chart_given (chart, row, series) || (row == 0 && dew_chart_is_refused (chart, series));

    case DEW_CHART_DISTRIBUTION:
      return has_step (chart, row, series);

    case DEW_CHART_GROUPED:
      if (!dew_chart_given (chart, row, series))
        return series == 0;
      return dew_chart_is_partner (chart, series) || dew_chart_value (chart, row, series) != 0;

    case DEW_CHART_STACKED:
    default:
      return dew_chart_value (chart, row, series) != 0;
    }
}

int
dew_chart_find_line (const DewChart *chart,
                     DewChartLine    line)
{
  g_return_val_if_fail (chart != NULL, -1);

  for (guint series = 0; series < chart->lines->len; series++)
    if (g_array_index (chart->lines, DewChartLine, series) == line)
      return (int) series;

  return -1;
}

static gint64
narrow (Wide sum)
{
  return (gint64) CLAMP (sum, (Wide) G_MININT64, (Wide) G_MAXINT64);
}

static Wide
sum_row (const DewChart *chart,
         guint           row)
{
  Wide sum = 0;

  for (guint series = 0; series < chart->series->len; series++)
    sum += dew_chart_value (chart, row, series);

  return sum;
}

void
dew_chart_set_unlike (DewChart *chart,
                      guint     month)
{
  g_return_if_fail (chart != NULL && chart->kind == DEW_CHART_MONTHS);
  g_return_if_fail (month < chart->rows->len);

  ((DewChartRow *) g_ptr_array_index (chart->rows, month))->unlike = TRUE;
}

void
dew_chart_set_caveat (DewChart   *chart,
                      const char *sentences)
{
  g_return_if_fail (chart != NULL);
  g_return_if_fail (sentences != NULL);

  g_free (chart->caveat);
  chart->caveat = g_strdup (sentences);
}

gboolean
dew_chart_to_date (const DewChart *chart,
                   gint64         *pence)
{
  int actual, budget;
  Wide sum = 0;

  g_return_val_if_fail (chart != NULL, FALSE);
  g_return_val_if_fail (pence != NULL, FALSE);

  actual = dew_chart_find_line (chart, DEW_CHART_ACTUAL);
  budget = dew_chart_find_line (chart, DEW_CHART_BUDGET);
  if (actual < 0 || budget < 0 || chart->last_actual < 0 || chart->last_actual >= (int) chart->rows->len)
    return FALSE;

  for (int month = chart->cumulative ? chart->last_actual : 0; month <= chart->last_actual; month++)
    {
      if (dew_chart_row (chart, month)->unlike || !dew_chart_given (chart, month, actual) || !dew_chart_given (chart, month, budget))
        return FALSE;
      sum += (Wide) dew_chart_value (chart, month, actual) - dew_chart_value (chart, month, budget);
    }
  *pence = narrow (sum);

  return TRUE;
}

gint64
dew_chart_total (const DewChart *chart,
                 guint           row)
{
  g_return_val_if_fail (chart != NULL, 0);
  g_return_val_if_fail (row < chart->rows->len, 0);

  return narrow (sum_row (chart, row));
}

/* A figure of nothing is a point among months, and "on budget" among diverging bars; a bar it is not. */
gboolean
dew_chart_is_nil (const DewChart *chart)
{
  g_return_val_if_fail (chart != NULL, TRUE);

  for (guint row = 0; row < chart->rows->len; row++)
    for (guint series = 0; series < chart->series->len; series++)
      if (dew_chart_has_mark (chart, row, series))
        return FALSE;

  return TRUE;
}

char *
dew_chart_print (const DewChart *chart,
                 gint64          pence,
                 char            buf[DEW_MONEY_SIZE])
{
  unsigned flags = DEW_PRINT_SCREEN;

  g_return_val_if_fail (chart != NULL, NULL);

  if (chart->kind == DEW_CHART_STACKED)
    flags |= DEW_PRINT_DASH;
  if (chart->kind == DEW_CHART_DIVERGING)
    flags |= DEW_PRINT_PLUS;

  return dew_money_print (dew_pence (pence), chart->unit, chart->decimals, flags, buf);
}

char *
dew_chart_print_at (const DewChart *chart,
                    guint           row,
                    guint           series,
                    char            buf[DEW_MONEY_SIZE])
{
  gint64 value;

  g_return_val_if_fail (chart != NULL, NULL);

  value = dew_chart_value (chart, row, series);
  if (chart->kind != DEW_CHART_BRIDGE || !dew_chart_is_cause (chart, row))
    return dew_chart_print (chart, value, buf);

  return dew_money_print (dew_pence (value), chart->unit, chart->decimals, DEW_PRINT_SCREEN | DEW_PRINT_PLUS, buf);
}
