/* dew-chart-draw-lines.c: the drawing of what is no area in a chart: lines, points and rules */
#include <math.h>

#include "dew-chart-draw-private.h"
#include "dew-scenario-paint.h"
#include "dew-variance-paint.h"

#define DOT      3.5            /* radius of a point */
#define DOT_LINE 1.6            /* of a hollow one */
#define LEADER   1
#define NOW      1.5
#define AREA     0.13           /* how much of its colour the area of a distribution has */

/* ---- Lines through months ---- */

static DewColour
line_colour (guint    line,
             gboolean dark)
{
  return _dew_chart_ground_colour (line == DEW_CHART_BUDGET ? DEW_GROUND_ACCENT : DEW_GROUND_INK, dark);
}

static void
trace_circle (cairo_t *cr,
              DewRect  box,
              double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width / 2, box.y + box.height / 2, radius, 0, 2 * G_PI);
}

/* Actuals are filled, forecasts hollow; the budget is a plain line. */
static void
draw_dot (cairo_t  *cr,
          DewRect   box,
          guint     line,
          gboolean  dark)
{
  if (line == DEW_CHART_BUDGET)
    return;

  _dew_chart_set_source (cr, line_colour (line, dark));
  trace_circle (cr, box, DOT);
  cairo_set_line_width (cr, DOT_LINE);
  if (line == DEW_CHART_FORECAST)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
stroke_line (cairo_t  *cr,
             guint     line,
             gboolean  dark)
{
  static const double dashes[] = { 4, 3 };

  _dew_chart_set_source (cr, line_colour (line, dark));
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (line == DEW_CHART_FORECAST)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
stroke_curve (cairo_t  *cr,
              guint     number,
              gboolean  dark)
{
  guint n;
  const double *dashes = dew_scenario_dashes (number, &n);

  _dew_chart_set_source (cr, dew_scenario_colour (number, dark));
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes, (int) n, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
trace_points (cairo_t        *cr,
              const DewShape *shape)
{
  /* A text that was drawn leaves a place behind. */
  cairo_new_path (cr);
  for (guint i = 0; i < shape->points->len; i++)
    {
      const DewPoint *point = &g_array_index (shape->points, DewPoint, i);

      cairo_line_to (cr, point->x, point->y);
    }
}

void
_dew_chart_draw_band (cairo_t              *cr,
                      const DewChartLayout *layout,
                      const DewShape       *shape,
                      gboolean              dark)
{
  gboolean months = layout->kind == DEW_CHART_MONTHS;
  DewColour fill = months ? dew_variance_fill (shape->style, dark) : dew_scenario_colour (shape->style, dark);

  trace_points (cr, shape);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, fill.red, fill.green, fill.blue, months ? dew_variance_tint (dark) : AREA);
  cairo_fill (cr);
}

/* Of circles upon each other the first is hollow: what two of them took out would be there again. */
static gboolean
is_hollow (const DewChartLayout *layout,
           guint                 i)
{
  const DewShape *shape = g_ptr_array_index (layout->shapes, i);

  if (layout->kind == DEW_CHART_MONTHS)
    return shape->kind == DEW_SHAPE_POINT && shape->style == DEW_CHART_FORECAST;
  if (shape->kind != DEW_SHAPE_KINK)
    return FALSE;

  for (guint k = 0; k < i; k++)
    {
      const DewShape *other = g_ptr_array_index (layout->shapes, k);

      if (other->kind == DEW_SHAPE_KINK && hypot (other->box.x - shape->box.x, other->box.y - shape->box.y) < 2 * DOT)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_of_scenarios (const DewChartLayout *layout)
{
  return layout->kind == DEW_CHART_CURVES || layout->kind == DEW_CHART_DISTRIBUTION;
}

/* What is within a hollow point stays the ground, whichever that is. */
static void
keep_dots_hollow (cairo_t              *cr,
                  const DewChartLayout *layout)
{
  if (layout->kind != DEW_CHART_MONTHS && !is_of_scenarios (layout))
    return;

  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (is_hollow (layout, i))
        trace_circle (cr, shape->box, DOT);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

void
_dew_chart_draw_line (cairo_t              *cr,
                      const DewChartLayout *layout,
                      const DewShape       *shape,
                      gboolean              dark)
{
  cairo_save (cr);
  keep_dots_hollow (cr, layout);
  trace_points (cr, shape);
  if (is_of_scenarios (layout))
    stroke_curve (cr, shape->style, dark);
  else
    stroke_line (cr, shape->style, dark);
  cairo_restore (cr);
}

void
_dew_chart_draw_rule (cairo_t              *cr,
                      const DewChartLayout *layout,
                      const DewShape       *shape,
                      DewColour             colour)
{
  cairo_save (cr);
  keep_dots_hollow (cr, layout);
  _dew_chart_set_source (cr, colour);
  cairo_rectangle (cr, shape->box.x, shape->box.y, shape->box.width, shape->box.height);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
_dew_chart_draw_line_key (cairo_t              *cr,
                          const DewChartLayout *layout,
                          const DewShape       *shape,
                          gboolean              dark)
{
  DewRect box = shape->box;
  double y = floor (box.y + box.height / 2);

  cairo_move_to (cr, box.x, y);
  cairo_line_to (cr, box.x + box.width, y);
  if (is_of_scenarios (layout))
    {
      stroke_curve (cr, shape->style, dark);
      return;
    }

  stroke_line (cr, shape->style, dark);
  if (shape->style == DEW_CHART_ACTUAL)
    draw_dot (cr, (DewRect) { box.x, y, box.width, 0 }, shape->style, dark);
}

/* The vertices of curves are seen by their lines alone. */
void
_dew_chart_draw_point (cairo_t              *cr,
                       const DewChartLayout *layout,
                       const DewShape       *shape,
                       gboolean              dark)
{
  if (layout->kind == DEW_CHART_MONTHS)
    draw_dot (cr, shape->box, shape->style, dark);
}

/* ---- At curves ---- */

void
_dew_chart_draw_kink (cairo_t        *cr,
                      const DewShape *shape,
                      gboolean        dark)
{
  _dew_chart_set_source (cr, dew_scenario_colour (shape->style, dark));
  cairo_set_line_width (cr, DOT_LINE);
  trace_circle (cr, shape->box, DOT);
  cairo_stroke (cr);
}

void
_dew_chart_draw_leader (cairo_t        *cr,
                        const DewShape *shape,
                        gboolean        dark)
{
  _dew_chart_set_source (cr, dew_scenario_colour (shape->style, dark));
  cairo_set_line_width (cr, LEADER);
  trace_points (cr, shape);
  cairo_stroke (cr);
}

void
_dew_chart_draw_now (cairo_t              *cr,
                     const DewChartLayout *layout,
                     const DewShape       *shape,
                     gboolean              dark)
{
  static const double dots[] = { 2.5, 2.5 };
  double x = shape->box.x + shape->box.width / 2;

  cairo_save (cr);
  keep_dots_hollow (cr, layout);
  _dew_chart_set_source (cr, _dew_chart_ground_colour (DEW_GROUND_ACCENT, dark));
  cairo_set_line_width (cr, NOW);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (cr, x, shape->box.y);
  cairo_line_to (cr, x, shape->box.y + shape->box.height);
  cairo_stroke (cr);
  cairo_restore (cr);
}
