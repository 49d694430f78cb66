/* dew-chart-table.c: the figures of a chart as a table */
#include "dew-chart-table.h"

#include <glib/gi18n-lib.h>

#include "dew-chart-scale-private.h"
#include "dew-chart-tell-private.h"

static gboolean
has_total (const DewChart *chart)
{
  return (chart->kind == DEW_CHART_STACKED || chart->kind == DEW_CHART_GROUPED) && chart->series->len > 1;
}

static char *
name_column (const DewChart *chart,
             const char     *name)
{
  /* Translators: the name of a column, its unit */
  return g_strdup_printf (_("%s, %s"), name, dew_unit_symbol (chart->unit));
}

/* What a series is; of a curve or a distribution without figures that it has none. */
static char *
name_series (const DewChart *chart,
             guint           series)
{
  const char *name = dew_chart_series (chart, series);
  gboolean shared = (chart->kind != DEW_CHART_CURVES && chart->kind != DEW_CHART_DISTRIBUTION) || !dew_chart_is_refused (chart, series);
  g_autofree char *column = NULL, *basis = NULL;

  if (chart->kind == DEW_CHART_DISTRIBUTION && shared)
    {
      basis = _dew_chart_say_basis (chart, (int) series);
      /* Translators: a scenario, what its percentages are of: "Gross, % of 100,000 draws" */
      return g_strdup_printf (_("%s, %% of %s"), name, basis);
    }

  column = chart->kind == DEW_CHART_DISTRIBUTION ? g_strdup (name) : name_column (chart, name);

  return shared ? g_steal_pointer (&column) : g_strdup_printf (_("%s (cannot be shared)"), column);
}

/* What a row is of a chart of distributions, by its ends. */
static void
add_step_headings (GPtrArray      *headings,
                   const DewChart *chart)
{
  g_autofree char *from = g_strdup_printf (_("%s pays from"), chart->bearer), *below = g_strdup_printf (_("%s pays less than"), chart->bearer);

  if (!chart->cumulative)
    g_ptr_array_add (headings, name_column (chart, from));
  g_ptr_array_add (headings, name_column (chart, chart->cumulative ? below : _("to under")));
}

static char **
make_headings (const DewChart *chart)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();

  if (chart->kind == DEW_CHART_DISTRIBUTION)
    add_step_headings (headings, chart);
  else
    g_ptr_array_add (headings, g_strdup (chart->rows_name != NULL ? chart->rows_name : _("Name")));
  if (chart->kind == DEW_CHART_BRIDGE)
    g_ptr_array_add (headings, name_column (chart, _("Change")));
  for (guint series = 0; series < chart->series->len; series++)
    g_ptr_array_add (headings, name_series (chart, series));
  if (has_total (chart))
    g_ptr_array_add (headings, name_column (chart, _("Total")));
  g_ptr_array_add (headings, NULL);

  return (char **) g_ptr_array_steal (headings, NULL);
}

static char *
print_figure (const DewChart     *chart,
              gint64              pence,
              DewChartTableStyle  style)
{
  char buf[DEW_MONEY_SIZE];

  if (style == DEW_CHART_TABLE_COPY)
    dew_money_print (dew_pence (pence), chart->unit, chart->decimals, DEW_PRINT_PLAIN, buf);
  else
    dew_chart_print (chart, pence, buf);

  return g_strdup (buf);
}

/* A change as the chart writes it, which neither end of a bridge has. */
static char *
print_change (const DewChart     *chart,
              guint               row,
              DewChartTableStyle  style)
{
  char buf[DEW_MONEY_SIZE];

  if (!dew_chart_is_cause (chart, row))
    return g_strdup ("");
  if (style == DEW_CHART_TABLE_COPY)
    return print_figure (chart, dew_chart_value (chart, row, 0), style);

  return g_strdup (dew_chart_print_at (chart, row, 0, buf));
}

/* An end of a step, in the chart's unit and exactly. */
static char *
print_edge (const DewChart     *chart,
            gint64              pence,
            DewChartTableStyle  style)
{
  int decimals = MAX (chart->decimals, dew_chart_step_decimals (chart->unit, chart->step));
  char buf[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print (dew_pence (pence), chart->unit, decimals, style == DEW_CHART_TABLE_COPY ? DEW_PRINT_PLAIN : DEW_PRINT_SCREEN, buf));
}

/* Millionths as per cent: to read with two decimals, half up; what there is some of never reads as none, nor as all. A curve may have a draw in a thousand
 * beyond either end, where that is not known more exactly. */
static char *
print_chance (const DewChart     *chart,
              guint               row,
              guint               series,
              DewChartTableStyle  style)
{
  const DewChartLane *lane = dew_chart_lane (chart, series);
  gint64 draws = dew_chart_value (chart, row, series), chance = dew_chart_chance (chart, row, series), hundredths = (chance + 50) / 100;
  gint64 end = dew_chart_row (chart, row)->id + chart->step;

  if (style == DEW_CHART_TABLE_COPY)
    return g_strdup_printf ("%" G_GINT64_FORMAT ".%04" G_GINT64_FORMAT, chance / 10000, chance % 10000);
  if (chart->cumulative && draws == 0 && lane->distribution->least < end)
    return g_strdup ("≤0.10");
  if (chart->cumulative && draws == lane->draws && lane->distribution->most >= end)
    return g_strdup ("≥99.90");
  if (draws == 0)
    return g_strdup ("–");
  if (hundredths == 0)
    return g_strdup ("<0.01");
  if (hundredths == 10000 && draws < lane->draws)
    return g_strdup (">99.99");

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, hundredths / 100, hundredths % 100);
}

static void
add_step (GPtrArray          *cells,
          const DewChart     *chart,
          guint               row,
          DewChartTableStyle  style)
{
  gint64 start = dew_chart_row (chart, row)->id;

  if (!chart->cumulative)
    g_ptr_array_add (cells, print_edge (chart, start, style));
  g_ptr_array_add (cells, print_edge (chart, start + chart->step, style));
  for (guint series = 0; series < chart->series->len; series++)
    g_ptr_array_add (cells, dew_chart_given (chart, row, series) ? print_chance (chart, row, series, style) : g_strdup (""));
}

/* A lane without figures says so: a blank alone would be taken for one that nobody has entered. */
static char *
name_row (const DewChart *chart,
          guint           row)
{
  const DewChartRow *lane = dew_chart_row (chart, row);

  return lane->refusal != NULL ? g_strdup_printf (_("%s (cannot be shared)"), lane->label) : g_strdup (lane->label);
}

static char **
make_row (const DewChart     *chart,
          guint               row,
          DewChartTableStyle  style)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  if (chart->kind == DEW_CHART_DISTRIBUTION)
    add_step (cells, chart, row, style);
  else
    g_ptr_array_add (cells, name_row (chart, row));
  if (chart->kind == DEW_CHART_BRIDGE)
    {
      g_ptr_array_add (cells, print_change (chart, row, style));
      g_ptr_array_add (cells, print_figure (chart, dew_chart_level (chart, row), style));
    }
  for (guint series = 0; series < chart->series->len && chart->kind != DEW_CHART_BRIDGE && chart->kind != DEW_CHART_DISTRIBUTION; series++)
    g_ptr_array_add (cells, dew_chart_given (chart, row, series) ? print_figure (chart, dew_chart_value (chart, row, series), style)
                                                                 : g_strdup (""));
  if (has_total (chart))
    g_ptr_array_add (cells, dew_chart_row (chart, row)->entered ? print_figure (chart, dew_chart_total (chart, row), style)
                                                                : g_strdup (""));
  g_ptr_array_add (cells, NULL);

  return (char **) g_ptr_array_steal (cells, NULL);
}

DewChartTable *
dew_chart_table_new (const DewChart     *chart,
                     DewChartTableStyle  style)
{
  DewChartTable *table;

  g_return_val_if_fail (chart != NULL, NULL);

  table = g_new0 (DewChartTable, 1);
  table->title = g_strdup (chart->title);
  table->headings = make_headings (chart);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint row = 0; row < chart->rows->len; row++)
    g_ptr_array_add (table->rows, make_row (chart, row, style));

  return table;
}

void
dew_chart_table_free (DewChartTable *table)
{
  if (table == NULL)
    return;

  g_free (table->title);
  g_strfreev (table->headings);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static void
append_line (GString  *text,
             char    **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\t\r\n", ' ');

      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cell);
    }
  g_string_append_c (text, '\n');
}

char *
dew_chart_table_to_text (const DewChartTable *table)
{
  GString *text;

  g_return_val_if_fail (table != NULL, NULL);

  text = g_string_new (NULL);
  append_line (text, table->headings);
  for (guint row = 0; row < table->rows->len; row++)
    append_line (text, g_ptr_array_index (table->rows, row));

  return g_string_free (text, FALSE);
}

/* A row of the table, the first of whose cells is the heading of the others. */
static void
append_row (GString  *html,
            char    **cells,
            gboolean  heading)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_markup_escape_text (cells[i], -1);

      if (heading)
        g_string_append_printf (html, "<th scope=\"col\">%s</th>", cell);
      else if (i == 0)
        g_string_append_printf (html, "<th scope=\"row\" align=\"left\">%s</th>", cell);
      else
        g_string_append_printf (html, "<td align=\"right\">%s</td>", cell);
    }
  g_string_append (html, "</tr>\n");
}

char *
dew_chart_table_to_html (const DewChartTable *table)
{
  g_autofree char *title = NULL;
  GString *html;

  g_return_val_if_fail (table != NULL, NULL);

  title = g_markup_escape_text (table->title, -1);
  html = g_string_new ("<meta charset=\"utf-8\">\n<table>\n");
  g_string_append_printf (html, "<caption>%s</caption>\n<thead>", title);
  append_row (html, table->headings, TRUE);
  g_string_append (html, "</thead>\n<tbody>\n");
  for (guint row = 0; row < table->rows->len; row++)
    append_row (html, g_ptr_array_index (table->rows, row), FALSE);
  g_string_append (html, "</tbody>\n</table>\n");

  return g_string_free (html, FALSE);
}
