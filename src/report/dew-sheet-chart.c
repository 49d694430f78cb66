/* dew-sheet-chart.c: a chart beside the table of a sheet, before any file format. */
#include "dew-sheet-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cell-text.h"

DewSheetChart *
dew_sheet_chart_new (DewSheet          *sheet,
                     DewSheetChartKind  kind,
                     guint              first,
                     guint              n,
                     const char        *rows,
                     const char        *values)
{
  DewSheetChart *chart;

  g_return_val_if_fail (sheet != NULL && sheet->chart == NULL, NULL);
  g_return_val_if_fail (n > 0 && first < sheet->rows->len && n <= sheet->rows->len - first, NULL);
  g_return_val_if_fail (rows != NULL && values != NULL, NULL);

  chart = g_new0 (DewSheetChart, 1);
  chart->sheet = sheet;
  chart->kind = kind;
  chart->first = first;
  chart->n = n;
  chart->rows = g_strdup (rows);
  chart->values = g_strdup (values);
  chart->words = g_strdup ("");
  sheet->chart = chart;
  return chart;
}

void
dew_sheet_chart_free (DewSheetChart *chart)
{
  if (chart == NULL)
    return;

  for (guint i = 0; i < chart->n_series; i++)
    g_free (chart->series[i].name);
  g_free (chart->rows);
  g_free (chart->values);
  g_free (chart->words);
  g_free (chart);
}

void
dew_sheet_chart_add (DewSheetChart *chart,
                     guint          column,
                     guint          paint,
                     const char    *name)
{
  g_return_if_fail (chart != NULL && chart->n_series < DEW_SHEET_MAX_SERIES);
  g_return_if_fail (column < chart->sheet->columns->len && paint < DEW_SHEET_N_PAINTS && name != NULL);

  chart->series[chart->n_series++] = (DewSheetSeries) { .column = column, .paint = paint, .name = g_strdup (name) };
}

void
dew_sheet_chart_add_named (DewSheetChart  *chart,
                           guint           column,
                           guint           paint,
                           const DewSheet *named_in,
                           guint           named_row,
                           guint           named_column)
{
  const DewCell *cell = dew_sheet_cell (named_in, named_row, named_column);
  DewSheetSeries *series;

  g_return_if_fail (chart != NULL && chart->n_series < DEW_SHEET_MAX_SERIES);
  g_return_if_fail (cell != NULL && cell->type == DEW_CELL_TEXT);

  series = &chart->series[chart->n_series];
  dew_sheet_chart_add (chart, column, paint, cell->text);
  series->named_in = named_in;
  series->named_row = named_row;
  series->named_column = named_column;
}

/* ---- Amounts ---- */

gint64
dew_sheet_chart_pence (const DewSheetChart *chart,
                       guint                row,
                       guint                series)
{
  const DewCell *cell;

  g_return_val_if_fail (chart != NULL && row < chart->n && series < chart->n_series, 0);

  cell = dew_sheet_cell (chart->sheet, chart->first + row, chart->series[series].column);
  return cell->type == DEW_CELL_MONEY && !(cell->flags & DEW_CELL_BLANK) ? cell->number : 0;
}

void
dew_sheet_chart_ends (const DewSheetChart *chart,
                      gint64              *low,
                      gint64              *high)
{
  g_return_if_fail (chart != NULL && low != NULL && high != NULL);

  *low = *high = 0;
  for (guint r = 0; r < chart->n; r++)
    {
      gint64 over = 0, under = 0;

      for (guint i = 0; i < chart->n_series; i++)
        {
          gint64 pence = dew_sheet_chart_pence (chart, r, i);
          gboolean stacked = chart->kind == DEW_SHEET_STACKED;

          over = pence > 0 && stacked ? over + pence : MAX (over, pence);
          under = pence < 0 && stacked ? under + pence : MIN (under, pence);
        }
      *high = MAX (*high, over);
      *low = MIN (*low, under);
    }
}

gint64
dew_sheet_chart_largest (const DewSheetChart *chart)
{
  gint64 low, high;

  g_return_val_if_fail (chart != NULL, 0);

  dew_sheet_chart_ends (chart, &low, &high);
  return MAX (high, -low);
}

DewUnit
dew_sheet_chart_cell_unit (const DewSheetChart *chart)
{
  g_return_val_if_fail (chart != NULL, DEW_UNIT_POUNDS);

  for (guint r = chart->first; r < chart->first + chart->n; r++)
    for (guint i = 0; i < chart->n_series; i++)
      {
        const DewCell *cell = dew_sheet_cell (chart->sheet, r, chart->series[i].column);

        if (cell->type == DEW_CELL_MONEY)
          return dew_cell_unit (cell->flags);
      }
  return DEW_UNIT_POUNDS;
}

/* Ten of a unit or more need no decimals. */
DewUnit
dew_sheet_chart_unit (const DewSheetChart *chart)
{
  gint64 largest = dew_sheet_chart_largest (chart);
  DewUnit unit = dew_sheet_chart_cell_unit (chart);

  while (unit < DEW_UNIT_MILLIONS && largest >= 10 * dew_unit_pence (unit + 1))
    unit++;
  return unit;
}

/* ---- In words ---- */

/* " Older People: County Council 99,000; CCG 96,000." Nothing is said of what is not entered. */
static char *
tell_row (const DewSheetChart *chart,
          guint                row)
{
  const DewCell *name = dew_sheet_cell (chart->sheet, row, 0);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < chart->n_series; i++)
    {
      const DewSheetSeries *series = &chart->series[i];
      g_autofree char *value = dew_cell_text (dew_sheet_cell (chart->sheet, row, series->column));

      if (value[0] != '\0')
        g_string_append_printf (words, "%s%s %s", words->len > 0 ? "; " : "", series->name, value);
    }
  if (words->len == 0)
    g_string_append (words, _("no figures"));

  g_string_prepend (words, ": ");
  g_string_prepend (words, name->text != NULL ? name->text : "");
  g_string_prepend_c (words, ' ');
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

/* Room for what is said of rows that do not fit in. */
#define REST_ROOM 100

static void
append_whole (GString    *words,
              const char *text,
              gsize       room)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *end = valid + MIN (strlen (valid), room);

  /* A character is not cut in two. */
  if (*end != '\0')
    end = g_utf8_find_prev_char (valid, end + 1);
  g_string_append_len (words, valid, end - valid);
}

void
dew_sheet_chart_tell (DewSheetChart *chart,
                      const char    *opening)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint told = 0;

  g_return_if_fail (chart != NULL && opening != NULL && chart->n_series > 0);

  append_whole (words, opening, DEW_SHEET_MAX_WORDS - REST_ROOM);
  for (; told < chart->n; told++)
    {
      g_autofree char *row = tell_row (chart, chart->first + told);

      if (words->len + strlen (row) > DEW_SHEET_MAX_WORDS - REST_ROOM)
        break;
      append_whole (words, row, strlen (row));
    }
  if (told < chart->n)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u more is in the table.", "%u more are in the table.", chart->n - told), chart->n - told);
    }

  g_free (chart->words);
  chart->words = g_string_free (g_steal_pointer (&words), FALSE);
}
