/* dew-chart-bars.c: horizontal bars that grow out of a line, each with its figure at its end */
#include <math.h>

#include "dew-chart-bars-private.h"

/* Pixels. */
#define NAME_GAP    12          /* between the names and what is nearest to them */
#define BAR_LEAST   4           /* what is not nil can be seen */
#define PLOT_LEAST  48          /* beside what the bars need at their least */
#define NAME_LEAST  48

double
_dew_chart_bar_x (const DewChartPlan *plan,
                  DewWide             pence)
{
  return plan->zero_x + (double) (pence - plan->origin) * plan->per_pence;
}

double
_dew_chart_figure_width (const DewChartPlan *plan,
                         const char         *text)
{
  return ceil (_dew_chart_text_width (plan, text, DEW_TEXT_FIGURE));
}

/* The greatest scale at which any bar to the left and any to the right, with their texts, fit into the width together. */
static double
fit_ends (const GArray *ends,
          double        width)
{
  double scale = G_MAXDOUBLE;

  for (guint i = 0; i < ends->len; i++)
    for (guint k = 0; k < ends->len; k++)
      {
        const DewBarEnd *left = &g_array_index (ends, DewBarEnd, i), *right = &g_array_index (ends, DewBarEnd, k);
        double reach = (double) (MAX (right->pence, 0) + MAX (-left->pence, 0));
        double texts = (left->pence < 0 ? left->text : 0) + (right->pence >= 0 ? right->text : 0);

        if (reach > 0)
          scale = MIN (scale, (width - texts) / reach);
      }

  return scale == G_MAXDOUBLE ? 0 : scale;
}

/* How far bars to the left reach with their texts. */
static double
reach_left (const GArray *ends,
            double        scale)
{
  double reach = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      const DewBarEnd *end = &g_array_index (ends, DewBarEnd, i);

      if (end->pence < 0)
        reach = MAX (reach, end->text - (double) end->pence * scale);
    }

  return reach;
}

void
_dew_chart_share_width (DewChartPlan     *plan,
                        const DewBarRoom *room)
{
  double below = plan->low < plan->origin ? BAR_LEAST : 0, above = plan->high > plan->origin ? BAR_LEAST : 0, rest;
  double taken = NAME_GAP + room->left + room->right, bars;

  plan->width = MAX (plan->width, MIN (room->names, NAME_LEAST) + taken + PLOT_LEAST + below + above);
  rest = plan->width - taken;
  plan->label_width = MIN (room->names, floor (MAX (NAME_LEAST, rest * room->part)));
  plan->label_width = MIN (plan->label_width, rest - PLOT_LEAST - below - above);
  plan->plot_x = plan->label_width + NAME_GAP;
  plan->plot_width = plan->width - plan->plot_x;

  /* Bars are kept at their least by as much as is left free at both ends; one pixel more, as the zero line is moved to a
   * whole one. */
  bars = rest - plan->label_width - below - above - 1;
  plan->per_pence = plan->high > plan->low ? bars / (double) (plan->high - plan->low) : 0;
  if (room->ends != NULL)
    {
      plan->per_pence = fit_ends (room->ends, bars + room->left + room->right);
      plan->zero_x = ceil (plan->plot_x + below + reach_left (room->ends, plan->per_pence));
      return;
    }

  plan->zero_x = ceil (plan->plot_x + room->left + below + (double) (plan->origin - plan->low) * plan->per_pence);
}

void
_dew_chart_share_rows (DewChartPlan *plan,
                       double        height)
{
  guint n = plan->chart->rows->len;

  plan->bar = round (plan->line * 1.25);
  plan->pitch = plan->bar + round (plan->line * 0.7);
  plan->pitch = CLAMP (floor ((height - plan->top) / n), plan->pitch, plan->bar * 2);
  plan->bottom = plan->top + n * plan->pitch;
}

DewShape *
_dew_chart_add_bar (DewChartPlan     *plan,
                    const DewBarPlan *bar)
{
  int side = bar->to < bar->from ? -1 : 1;
  double start = _dew_chart_bar_x (plan, bar->from), end = _dew_chart_bar_x (plan, bar->to);
  double length = MAX (fabs (end - start), BAR_LEAST), text = _dew_chart_figure_width (plan, bar->text);
  DewRect box = { side < 0 ? start - length : start, bar->y + floor ((plan->pitch - plan->bar) / 2), length, plan->bar };
  DewRect figure = { box.x + length + DEW_FIGURE_GAP, bar->y, text, plan->pitch };
  gboolean left = (bar->end != 0 ? bar->end : side) < 0;
  DewShape *shape = _dew_chart_add_shape (plan, bar->kind, box, (int) bar->row, (int) bar->series, NULL, 0);

  shape->side = side;
  shape->reach = (DewRect) { plan->plot_x, bar->y, plan->plot_width, plan->pitch };
  if (left)
    figure.x = box.x - DEW_FIGURE_GAP - text;
  _dew_chart_add_shape (plan, DEW_SHAPE_BAR_LABEL, figure, (int) bar->row, (int) bar->series, bar->text, left ? 1 : 0);

  return shape;
}

DewShape *
_dew_chart_add_state (DewChartPlan *plan,
                      guint         row,
                      guint         series,
                      double        x,
                      double        y,
                      char         *text)
{
  double height = ceil (plan->line * 0.9), width = ceil (_dew_chart_text_width (plan, text, DEW_TEXT_SMALL));
  DewRect box = { x + DEW_FIGURE_GAP, y + floor ((plan->pitch - height) / 2), width, height };
  DewShape *shape = _dew_chart_add_shape (plan, DEW_SHAPE_STATE, box, (int) row, (int) series, text, 0);

  shape->reach = (DewRect) { plan->plot_x, y, plan->plot_width, plan->pitch };

  return shape;
}
