/* dew-chart-diverging.c: the geometry of diverging bars */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-layout-private.h"
#include "dew-variance-paint.h"

/* Pixels; what depends on the size of text is in lines below. */
#define NAME_GAP    12          /* between the names and what is nearest to them */
#define FIGURE_GAP  6           /* between a bar and its figure */
#define BAR_LEAST   4           /* what is not nil can be seen */
#define PLOT_LEAST  48          /* beside what the bars need at their least */
#define NAME_LEAST  48

/* What has to be left free for texts on either side of the bars. */
typedef struct {
  double left, right, names;
} Room;

/* What stands in the place of a bar, NULL where there is a bar. */
static const char *
state_of (const DewChart *chart,
          guint           row)
{
  if (!dew_chart_given (chart, row, 0))
    return _("not entered");

  return dew_chart_value (chart, row, 0) == 0 ? _("on budget") : NULL;
}

static double
figure_width (const DewChartPlan *plan,
              gint64              value)
{
  char buf[DEW_MONEY_SIZE];

  dew_chart_print (plan->chart, value, buf);

  return ceil (_dew_chart_text_width (plan, buf, DEW_TEXT_FIGURE));
}

static Room
measure_texts (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  Room room = { 0 };

  for (guint row = 0; row < chart->rows->len; row++)
    {
      gint64 value = dew_chart_value (chart, row, 0);
      const char *state = state_of (chart, row);
      double *side = value < 0 ? &room.left : &room.right;
      double width = state != NULL ? ceil (_dew_chart_text_width (plan, state, DEW_TEXT_SMALL)) : figure_width (plan, value);

      *side = MAX (*side, width + FIGURE_GAP);
      room.names = MAX (room.names, ceil (_dew_chart_text_width (plan, dew_chart_row (chart, row)->label, DEW_TEXT_LABEL)));
      plan->low = MIN (plan->low, value);
      plan->high = MAX (plan->high, value);
    }

  return room;
}

/* Shares the width out: figures first, then the bars, then the names. */
static void
plan_columns (DewChartPlan *plan)
{
  Room room = measure_texts (plan);
  double below = plan->low < 0 ? BAR_LEAST : 0, above = plan->high > 0 ? BAR_LEAST : 0, rest;
  double taken = NAME_GAP + room.left + room.right, bars;

  plan->width = MAX (plan->width, MIN (room.names, NAME_LEAST) + taken + PLOT_LEAST + below + above);
  rest = plan->width - taken;
  plan->label_width = MIN (room.names, floor (MAX (NAME_LEAST, rest * 0.6)));
  plan->label_width = MIN (plan->label_width, rest - PLOT_LEAST - below - above);
  plan->plot_x = plan->label_width + NAME_GAP;
  plan->plot_width = plan->width - plan->plot_x;

  /* Bars are kept at their least by as much as is left free at both ends; one pixel more, as the zero line is moved to a
   * whole one. */
  bars = rest - plan->label_width - below - above - 1;
  plan->per_pence = plan->high > plan->low ? bars / (double) (plan->high - plan->low) : 0;
  plan->zero_x = ceil (plan->plot_x + room.left + below + (double) -plan->low * plan->per_pence);
}

static void
add_state (DewChartPlan *plan,
           guint         row,
           double        y,
           const char   *state)
{
  double height = ceil (plan->line * 0.9), width = ceil (_dew_chart_text_width (plan, state, DEW_TEXT_SMALL));
  DewRect box = { plan->zero_x + FIGURE_GAP, y + floor ((plan->pitch - height) / 2), width, height };
  DewShape *shape = _dew_chart_add_shape (plan, DEW_SHAPE_STATE, box, (int) row, 0, g_strdup (state), 0);

  shape->style = DEW_VARIANCE_NONE;
  shape->reach = (DewRect) { plan->plot_x, y, plan->plot_width, plan->pitch };
}

static void
add_bar (DewChartPlan *plan,
         guint         row,
         double        y)
{
  gint64 value = dew_chart_value (plan->chart, row, 0);
  double length = MAX (fabs ((double) value * plan->per_pence), BAR_LEAST), text = figure_width (plan, value);
  DewRect box = { value < 0 ? plan->zero_x - length : plan->zero_x, y + floor ((plan->pitch - plan->bar) / 2), length, plan->bar };
  DewRect end = { value < 0 ? box.x - FIGURE_GAP - text : box.x + length + FIGURE_GAP, y, text, plan->pitch };
  DewShape *bar = _dew_chart_add_shape (plan, DEW_SHAPE_BAR, box, (int) row, 0, NULL, 0), *label;
  char buf[DEW_MONEY_SIZE];

  bar->style = value > 0 ? DEW_VARIANCE_OVER : DEW_VARIANCE_UNDER;
  bar->reach = (DewRect) { plan->plot_x, y, plan->plot_width, plan->pitch };
  label = _dew_chart_add_shape (plan, DEW_SHAPE_BAR_LABEL, end, (int) row, 0, g_strdup (dew_chart_print (plan->chart, value, buf)),
                                value < 0 ? 1 : 0);
  label->style = bar->style;
}

double
_dew_chart_plan_diverging (DewChartPlan *plan,
                           double        height)
{
  const DewChart *chart = plan->chart;

  plan_columns (plan);
  _dew_chart_add_head (plan);

  plan->bar = round (plan->line * 1.25);
  plan->pitch = plan->bar + round (plan->line * 0.7);
  plan->pitch = CLAMP (floor ((height - plan->top) / chart->rows->len), plan->pitch, plan->bar * 2);
  plan->bottom = plan->top + chart->rows->len * plan->pitch;

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
