/* dew-chart-head.c: what stands above the bars: the title and the legend */
#include <math.h>
#include <string.h>

#include "dew-chart-layout-private.h"

#define KEY_GAP     6           /* between a key and its name */
#define LEGEND_GAP  18          /* between entries of the legend */
#define LEGEND_LEAD 4           /* between the title and a legend below it */
#define TITLE_LINES 3
#define HEAD_GAP    10          /* below */

static double
legend_entry_width (const DewChartPlan *plan,
                    guint               series,
                    double              key)
{
  return key + KEY_GAP + ceil (_dew_chart_text_width (plan, dew_chart_series (plan->chart, series), DEW_TEXT_SMALL));
}

static void
add_legend_entry (DewChartPlan *plan,
                  guint         series,
                  double        x,
                  double        y,
                  double        key,
                  double        width)
{
  double height = round (plan->line * 0.66);
  DewRect square = { x, y + floor ((plan->line - height) / 2), key, height };
  DewRect rest = { x + key + KEY_GAP, y, width - key - KEY_GAP, plan->line };
  char *name = _dew_chart_fit_text (plan, dew_chart_series (plan->chart, series), DEW_TEXT_SMALL, rest.width);

  _dew_chart_add_shape (plan, DEW_SHAPE_LEGEND_KEY, square, -1, series, NULL, 0);
  _dew_chart_add_shape (plan, DEW_SHAPE_LEGEND_TEXT, rest, -1, series, name, 0);
}

/* How many bytes of the text make its first line: whole words while they fit, one at least. */
static gsize
measure_line (const DewChartPlan *plan,
              const char         *text)
{
  gsize fits = strcspn (text, " ");

  for (gsize end = fits; text[end] != '\0';)
    {
      g_autofree char *line = NULL;

      end += 1 + strcspn (text + end + 1, " ");
      line = g_strndup (text, end);
      if (_dew_chart_text_width (plan, line, DEW_TEXT_TITLE) > plan->width - plan->corner)
        break;
      fits = end;
    }

  return fits;
}

/* The title in as many lines as it takes, as its end is the unit; up to three. Returns where they end. */
static double
add_title (DewChartPlan *plan,
           double        height)
{
  const char *rest = plan->chart->title;
  double y = 0;

  for (int line = 0; line == 0 || *rest != '\0'; line++, y += height)
    {
      gsize length = line == TITLE_LINES - 1 ? strlen (rest) : measure_line (plan, rest);
      g_autofree char *words = g_strndup (rest, length);
      char *text = _dew_chart_fit_text (plan, words, DEW_TEXT_TITLE, plan->width - plan->corner);
      double width = MIN (ceil (_dew_chart_text_width (plan, text, DEW_TEXT_TITLE)), plan->width - plan->corner);

      _dew_chart_add_shape (plan, DEW_SHAPE_TITLE, (DewRect) { 0, y, MAX (width, 1), height }, -1, -1, text, 0);
      rest += length;
      rest += strspn (rest, " ");
    }

  return y;
}

/* The title, and the legend beside it at the end of the line, or below it in lines of its own. */
void
_dew_chart_add_head (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  double key = round (plan->line * (chart->kind == DEW_CHART_MONTHS ? 1.3 : 0.66)), height = ceil (plan->line * 1.2), end = add_title (plan, height);
  double title = ceil (_dew_chart_text_width (plan, chart->title, DEW_TEXT_TITLE)), legend = 0, x, y;
  gboolean beside;

  /* One figure a row is what the title says it is. */
  if (chart->kind == DEW_CHART_DIVERGING)
    {
      plan->top = end + HEAD_GAP;
      return;
    }

  for (guint series = 0; series < chart->series->len; series++)
    legend += legend_entry_width (plan, series, key) + (series > 0 ? LEGEND_GAP : 0);

  beside = title + 2 * LEGEND_GAP + legend <= plan->width - plan->corner;
  x = beside ? plan->width - plan->corner - legend : 0;
  y = beside ? floor ((height - plan->line) / 2) : end + LEGEND_LEAD;
  for (guint series = 0; series < chart->series->len; series++)
    {
      double entry = MIN (legend_entry_width (plan, series, key), plan->width);

      if (x > 0 && x + entry > plan->width + 0.5)
        {
          x = 0;
          y += plan->line + 2;
        }
      add_legend_entry (plan, series, x, y, key, entry);
      x += entry + LEGEND_GAP;
    }

  plan->top = MAX (end, chart->series->len > 0 ? y + plan->line : 0) + HEAD_GAP;
}
