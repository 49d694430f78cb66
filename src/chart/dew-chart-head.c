/* dew-chart-head.c: what stands above the bars: the title and the legend; and what is said below them */
#include <math.h>
#include <string.h>

#include "dew-chart-layout-private.h"

#define KEY_GAP     6           /* between a key and its name */
#define LEGEND_GAP  18          /* between entries of the legend */
#define LEGEND_LEAD 4           /* between the title and a legend below it */
#define TITLE_LINES 3
#define HEAD_GAP    10          /* below */
#define CAVEAT_GAP  4           /* above a caveat */
#define CAVEAT_LINES 4

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
              const char         *text,
              DewTextStyle        style,
              double              width)
{
  gsize fits = strcspn (text, " ");

  for (gsize end = fits; text[end] != '\0';)
    {
      g_autofree char *line = NULL;

      end += 1 + strcspn (text + end + 1, " ");
      line = g_strndup (text, end);
      if (_dew_chart_text_width (plan, line, style) > width)
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
      gsize length = line == TITLE_LINES - 1 ? strlen (rest) : measure_line (plan, rest, DEW_TEXT_TITLE, plan->width - plan->corner);
      g_autofree char *words = g_strndup (rest, length);
      char *text = _dew_chart_fit_text (plan, words, DEW_TEXT_TITLE, plan->width - plan->corner);
      double width = MIN (ceil (_dew_chart_text_width (plan, text, DEW_TEXT_TITLE)), plan->width - plan->corner);

      _dew_chart_add_shape (plan, DEW_SHAPE_TITLE, (DewRect) { 0, y, MAX (width, 1), height }, -1, -1, text, 0);
      rest += length;
      rest += strspn (rest, " ");
    }

  return y;
}

/* A line through months is named where there is any of it; what no partner bears is named at its bar. */
static gboolean
is_in_legend (const DewChart *chart,
              guint           series)
{
  if (chart->kind == DEW_CHART_GROUPED)
    return dew_chart_is_partner (chart, series);
  if (chart->kind != DEW_CHART_MONTHS)
    return TRUE;

  for (guint row = 0; row < chart->rows->len; row++)
    if (dew_chart_given (chart, row, series))
      return TRUE;

  return FALSE;
}

/* The title, and the legend beside it at the end of the line, or below it in lines of its own. */
void
_dew_chart_add_head (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  double key = round (plan->line * (chart->kind == DEW_CHART_MONTHS ? 1.3 : 0.66)), height = ceil (plan->line * 1.2), end = add_title (plan, height);
  double title = ceil (_dew_chart_text_width (plan, chart->title, DEW_TEXT_TITLE)), legend = 0, x, y;
  gboolean beside;

  /* One figure a row is what the title says it is; curves are named at their ends, distributions beside them. */
  if (chart->kind == DEW_CHART_DIVERGING || chart->kind == DEW_CHART_CURVES || chart->kind == DEW_CHART_BRIDGE || chart->kind == DEW_CHART_DISTRIBUTION)
    {
      plan->top = end + HEAD_GAP;
      return;
    }

  for (guint series = 0; series < chart->series->len; series++)
    if (is_in_legend (chart, series))
      legend += legend_entry_width (plan, series, key) + (legend > 0 ? LEGEND_GAP : 0);

  beside = title + 2 * LEGEND_GAP + legend <= plan->width - plan->corner;
  x = beside ? plan->width - plan->corner - legend : 0;
  y = beside ? floor ((height - plan->line) / 2) : end + LEGEND_LEAD;
  for (guint series = 0; series < chart->series->len; series++)
    {
      double entry = MIN (legend_entry_width (plan, series, key), plan->width);

      if (!is_in_legend (chart, series))
        continue;
      if (x > 0 && x + entry > plan->width + 0.5)
        {
          x = 0;
          y += plan->line + 2;
        }
      add_legend_entry (plan, series, x, y, key, entry);
      x += entry + LEGEND_GAP;
    }

  plan->top = MAX (end, legend > 0 ? y + plan->line : 0) + HEAD_GAP;
}

/* The line of a caveat that begins there, as far as it fits; moves on to the next. Free with g_free. */
static char *
take_caveat_line (const DewChartPlan *plan,
                  const char        **rest,
                  gboolean            last)
{
  gsize length = last ? strlen (*rest) : measure_line (plan, *rest, DEW_TEXT_SMALL, plan->width);
  g_autofree char *words = g_strndup (*rest, length);

  *rest += length;
  *rest += strspn (*rest, " ");

  return _dew_chart_fit_text (plan, words, DEW_TEXT_SMALL, plan->width);
}

double
_dew_chart_caveat_height (const DewChartPlan *plan)
{
  const char *rest = plan->chart->caveat;
  int lines = 0;

  for (; rest != NULL && *rest != '\0' && lines < CAVEAT_LINES; lines++)
    g_free (take_caveat_line (plan, &rest, FALSE));

  return lines > 0 ? CAVEAT_GAP + lines * ceil (plan->line) : 0;
}

double
_dew_chart_add_caveat (DewChartPlan *plan,
                       double        y)
{
  const char *rest = plan->chart->caveat;

  y += CAVEAT_GAP;
  for (int line = 1; rest != NULL && *rest != '\0' && line <= CAVEAT_LINES; line++, y += ceil (plan->line))
    _dew_chart_add_shape (plan, DEW_SHAPE_CAVEAT, (DewRect) { 0, y, plan->width, ceil (plan->line) }, -1, -1,
                          take_caveat_line (plan, &rest, line == CAVEAT_LINES), 0);

  return y;
}
