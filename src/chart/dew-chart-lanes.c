/* dew-chart-lanes.c: the figures of a chart that has scenarios side by side */
#include "dew-chart.h"

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
