/* dew-chart.c: the figures of a chart, and what they say in words */
#include "dew-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-partner-paint.h"

/* Sums of a row go through 128 bits: a chart is drawn of whatever there is, and must not be what fails. */
typedef __int128 Wide;

static void
free_row (gpointer data)
{
  DewChartRow *row = data;

  g_free (row->label);
  g_array_unref (row->values);
  g_free (row);
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
  chart->rows = g_ptr_array_new_with_free_func (free_row);
  chart->unit = unit;
  chart->decimals = decimals;

  return chart;
}

void
dew_chart_free (DewChart *chart)
{
  if (chart == NULL)
    return;

  g_free (chart->title);
  g_ptr_array_unref (chart->series);
  g_ptr_array_unref (chart->rows);
  g_free (chart);
}

void
dew_chart_add_series (DewChart   *chart,
                      const char *name)
{
  g_return_if_fail (chart != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (chart->rows->len == 0 && !chart->nobodys);

  g_ptr_array_add (chart->series, g_strdup (name));
}

void
dew_chart_add_nobodys (DewChart   *chart,
                       const char *name)
{
  dew_chart_add_series (chart, name);
  chart->nobodys = TRUE;
}

guint
dew_chart_style (const DewChart *chart,
                 guint           series)
{
  g_return_val_if_fail (chart != NULL, 0);

  return chart->nobodys && series + 1 == chart->series->len ? DEW_PAINT_NOBODY : series;
}

void
dew_chart_add_row (DewChart     *chart,
                   const char   *label,
                   gint64        id,
                   const gint64 *values)
{
  DewChartRow *row;

  g_return_if_fail (chart != NULL);
  g_return_if_fail (label != NULL);
  row = g_new0 (DewChartRow, 1);
  row->label = g_strdup (label);
  row->id = id;
  row->values = g_array_new (FALSE, TRUE, sizeof (gint64));
  row->entered = values != NULL;
  if (values != NULL)
    g_array_append_vals (row->values, values, chart->series->len);
  else
    g_array_set_size (row->values, chart->series->len);
  g_ptr_array_add (chart->rows, row);
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

gint64
dew_chart_value (const DewChart *chart,
                 guint           row,
                 guint           series)
{
  g_return_val_if_fail (chart != NULL, 0);
  g_return_val_if_fail (row < chart->rows->len, 0);
  g_return_val_if_fail (series < chart->series->len, 0);

  return g_array_index (dew_chart_row (chart, row)->values, gint64, series);
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

gint64
dew_chart_total (const DewChart *chart,
                 guint           row)
{
  g_return_val_if_fail (chart != NULL, 0);
  g_return_val_if_fail (row < chart->rows->len, 0);

  return narrow (sum_row (chart, row));
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

gboolean
dew_chart_is_nil (const DewChart *chart)
{
  g_return_val_if_fail (chart != NULL, TRUE);

  for (guint row = 0; row < chart->rows->len; row++)
    if (!row_is_nil (chart, row))
      return FALSE;

  return TRUE;
}

char *
dew_chart_print (const DewChart *chart,
                 gint64          pence,
                 char            buf[DEW_MONEY_SIZE])
{
  g_return_val_if_fail (chart != NULL, NULL);

  return dew_money_print (dew_pence (pence), chart->unit, chart->decimals, DEW_PRINT_SCREEN | DEW_PRINT_DASH, buf);
}

/* An amount in a sentence: with its symbol, and in pounds where the chart's unit would leave nothing of it. */
static const char *
say_amount (const DewChart *chart,
            gint64          pence,
            char            buf[DEW_MONEY_SIZE])
{
  unsigned flags = DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM;

  if (pence == 0)
    return _("nil");

  dew_money_print (dew_pence (pence), chart->unit, chart->decimals, flags, buf);
  if (strpbrk (buf, "123456789") == NULL)
    dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, flags, buf);

  return buf;
}

/* A part of a whole in percent to one decimal; what is more than nothing and less than all never reads as nothing or
 * all. */
static char *
say_percent (gint64 part,
             Wide   whole)
{
  int tenths = (int) (((Wide) part * 2000 + whole) / (whole * 2));

  if (tenths == 0)
    return g_strdup (_("less than 0.1 %"));
  if (tenths == 1000 && part < whole)
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

char *
dew_chart_tell (const DewChart *chart,
                guint           row,
                guint           series)
{
  g_autofree char *percent = NULL;
  char value_text[DEW_MONEY_SIZE], total_text[DEW_MONEY_SIZE];
  const char *label, *name, *value, *total;
  gint64 pence;

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (row < chart->rows->len, NULL);
  g_return_val_if_fail (series < chart->series->len, NULL);

  label = dew_chart_row (chart, row)->label;
  name = dew_chart_series (chart, series);
  pence = dew_chart_value (chart, row, series);
  value = say_amount (chart, pence, value_text);
  total = say_amount (chart, dew_chart_total (chart, row), total_text);

  /* A single series is the whole of every bar. */
  if (chart->series->len == 1)
    return g_strdup_printf (_("%s, %s: %s"), label, name, value);

  if (!is_part_of_whole (chart, row, series))
    /* Translators: a row, a partner: the partner's amount; the amount of all */
    return g_strdup_printf (_("%s, %s: %s; all partners together %s"), label, name, value, total);

  percent = say_percent (pence, sum_row (chart, row));

  /* Translators: a row, a partner: the partner's amount, so many per cent of the amount of all */
  return g_strdup_printf (_("%s, %s: %s, %s of all partners’ %s"), label, name, value, percent, total);
}

char *
dew_chart_summarise (const DewChart *chart)
{
  GString *words;
  char sum_text[DEW_MONEY_SIZE], longest_text[DEW_MONEY_SIZE];
  guint longest = 0, bars = 0, nil = 0, blank = 0;
  Wide sum = 0;

  g_return_val_if_fail (chart != NULL, NULL);

  for (guint row = 0; row < chart->rows->len; row++)
    {
      sum += sum_row (chart, row);
      if (!row_is_nil (chart, row))
        bars++;
      else if (dew_chart_row (chart, row)->entered)
        nil++;
      else
        blank++;
      if (sum_row (chart, row) > sum_row (chart, longest))
        longest = row;
    }

  if (bars == 0)
    return g_strdup (_("No figures yet"));

  words = g_string_new (NULL);
  g_string_append_printf (words, ngettext ("%s in %u bar.", "%s in %u bars.", bars),
                          say_amount (chart, narrow (sum), sum_text), bars);
  if (bars > 1)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _("The longest is %s, %s."), dew_chart_row (chart, longest)->label,
                              say_amount (chart, dew_chart_total (chart, longest), longest_text));
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
