/* dew-chart-diverging.c: the geometry of diverging bars */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-bars-private.h"
#include "dew-variance-paint.h"

/* What stands in the place of a bar, NULL where there is a bar. */
static const char *
state_of (const DewChart *chart,
          guint           row)
{
  if (!dew_chart_given (chart, row, 0))
    return _("not entered");

  return dew_chart_value (chart, row, 0) == 0 ? _("on budget") : NULL;
}

static DewBarRoom
measure_texts (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  DewBarRoom room = { .part = 0.6 };

  for (guint row = 0; row < chart->rows->len; row++)
    {
      gint64 value = dew_chart_value (chart, row, 0);
      const char *state = state_of (chart, row);
      double *side = value < 0 ? &room.left : &room.right;
      char figure[DEW_MONEY_SIZE];
      double width;

      if (state != NULL)
        width = ceil (_dew_chart_text_width (plan, state, DEW_TEXT_SMALL));
      else
        width = _dew_chart_figure_width (plan, dew_chart_print (chart, value, figure));
      *side = MAX (*side, width + DEW_FIGURE_GAP);
      room.names = MAX (room.names, ceil (_dew_chart_text_width (plan, dew_chart_row (chart, row)->label, DEW_TEXT_LABEL)));
      plan->low = MIN (plan->low, value);
      plan->high = MAX (plan->high, value);
    }

  return room;
}

static void
add_state (DewChartPlan *plan,
           guint         row,
           double        y,
           const char   *state)
{
  _dew_chart_add_state (plan, row, 0, plan->zero_x, y, g_strdup (state))->style = DEW_VARIANCE_NONE;
}

static void
add_bar (DewChartPlan *plan,
         guint         row,
         double        y)
{
  gint64 value = dew_chart_value (plan->chart, row, 0);
  char figure[DEW_MONEY_SIZE];
  DewBarPlan bar = { .kind = DEW_SHAPE_BAR, .row = row, .to = value, .y = y, .text = g_strdup (dew_chart_print (plan->chart, value, figure)) };

  _dew_chart_add_bar (plan, &bar)->style = value > 0 ? DEW_VARIANCE_OVER : DEW_VARIANCE_UNDER;
}

double
_dew_chart_plan_diverging (DewChartPlan *plan,
                           double        height)
{
  const DewChart *chart = plan->chart;
  DewBarRoom room = measure_texts (plan);

  _dew_chart_share_width (plan, &room);
  _dew_chart_add_head (plan);

  _dew_chart_share_rows (plan, height);

  for (guint row = 0; row < chart->rows->len; row++)
    {
      double y = plan->top + row * plan->pitch;
      const char *state = state_of (chart, row);
      DewRect name = { 0, y, plan->label_width, plan->pitch };

      _dew_chart_add_shape (plan, DEW_SHAPE_ROW_LABEL, name, (int) row, -1,
                            _dew_chart_fit_text (plan, dew_chart_row (chart, row)->label, DEW_TEXT_LABEL, plan->label_width), 1);
      if (state != NULL)
        add_state (plan, row, y, state);
      else
        add_bar (plan, row, y);
    }
  _dew_chart_add_shape (plan, DEW_SHAPE_AXIS, (DewRect) { plan->zero_x - 1, plan->top, 1, plan->bottom - plan->top }, -1, -1, NULL, 0);

  return plan->bottom;
}
