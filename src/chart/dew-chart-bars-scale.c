/* dew-chart-bars-scale.c: the ticks and the grid of horizontal bars */
#include <math.h>

#include "dew-chart-bars-private.h"
#include "dew-chart-room-private.h"
#include "dew-chart-scale-private.h"

/* Pixels. */
#define TICK_GAP       4        /* between the bars and the tick labels */
#define TICK_CLEARANCE 10       /* between tick labels */

typedef struct {
  DewWide  value;
  double   x;
  char    *text;
  DewRect  box;                         /* of the text */
} Tick;

static void
clear_tick (gpointer data)
{
  g_free (((Tick *) data)->text);
}

static GArray *
place_ticks (const DewChartPlan *plan,
             DewWide             step)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (Tick));
  int decimals = dew_chart_step_decimals (plan->chart->unit, step);

  g_array_set_clear_func (ticks, clear_tick);

  for (DewWide value = dew_chart_first_tick (plan->low, step); value <= plan->high; value += step)
    {
      Tick tick = { value, _dew_chart_bar_x (plan, value), NULL, { 0 } };
      double width;

      tick.text = dew_chart_print_tick (plan->chart->unit, value, value == 0 ? 0 : decimals);
      width = ceil (_dew_chart_text_width (plan, tick.text, DEW_TEXT_SMALL));
      tick.box.x = CLAMP (tick.x - width / 2, 0, plan->width - width);
      tick.box.y = plan->bottom + TICK_GAP;
      tick.box.width = width;
      tick.box.height = ceil (plan->line * 0.9);
      g_array_append_val (ticks, tick);
    }

  return ticks;
}

static gboolean
ticks_collide (GArray *ticks)
{
  for (guint i = 1; i < ticks->len; i++)
    {
      const DewRect *before = &g_array_index (ticks, Tick, i - 1).box;

      if (before->x + before->width + TICK_CLEARANCE > g_array_index (ticks, Tick, i).box.x)
        return TRUE;
    }

  return FALSE;
}

double
_dew_chart_bar_scale_height (const DewChartPlan *plan)
{
  return TICK_GAP + ceil (plan->line * 0.9);
}

double
_dew_chart_add_bar_scale (DewChartPlan *plan)
{
  g_autoptr (GArray) ticks = NULL;
  int most = (int) CLAMP (plan->plot_width / (5 * plan->line), 2, 5);
  guint n_placed = plan->shapes->len;
  DewRect axis = { plan->zero_x - 1, plan->top, 1, plan->bottom - plan->top };

  do
    {
      g_clear_pointer (&ticks, g_array_unref);
      ticks = place_ticks (plan, dew_chart_nice_step (plan->high - plan->low, most));
    }
  while (ticks_collide (ticks) && --most > 0);

  for (guint i = 0; i < ticks->len; i++)
    {
      Tick *tick = &g_array_index (ticks, Tick, i);

      /* Where not even two ticks have room, the one that the bars begin at stands alone. */
      if (most == 0 && tick->value != plan->origin)
        continue;
      if (tick->value != plan->origin)
        _dew_chart_add_upright (plan, n_placed, round (tick->x), plan->top, plan->bottom);
      _dew_chart_add_shape (plan, DEW_SHAPE_TICK_LABEL, tick->box, -1, -1, g_steal_pointer (&tick->text), 0.5);
    }

  _dew_chart_add_shape (plan, DEW_SHAPE_AXIS, axis, -1, -1, NULL, 0);

  return plan->bottom + _dew_chart_bar_scale_height (plan);
}
