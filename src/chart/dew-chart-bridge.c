/* dew-chart-bridge.c: the geometry of a bridge from one scenario to another, cause by cause */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-bars-private.h"
#include "dew-chart-chip-private.h"
#include "dew-chart-scale-private.h"
#include "dew-variance-paint.h"

#define NAMES_PART   0.45       /* of what is not figures */
#define BREAK_AT     3          /* pixels from where a bar begins to where it is broken, at its bottom */
#define BREAK_WIDTH  3
#define BREAK_LEAN   4          /* so much farther right at its top */
#define MOST_STEPS   5          /* of an axis that is cut */

/* What it had come to before a row. */
static DewWide
level_before (const DewChart *chart,
              guint           row)
{
  return row > 0 && dew_chart_is_cause (chart, row) ? dew_chart_level (chart, row - 1) : 0;
}

/* "▲ +1.20" · "▼ −3.00" · "104.00"; of no change words. Free with g_free. */
static char *
say_figure (const DewChart *chart,
            guint           row)
{
  gint64 value = dew_chart_value (chart, row, 0);
  char figure[DEW_MONEY_SIZE];

  dew_chart_print_at (chart, row, 0, figure);
  if (!dew_chart_is_cause (chart, row))
    return g_strdup (figure);
  if (value == 0)
    return g_strdup (_("no change"));

  return g_strdup_printf ("%s %s", value > 0 ? "▲" : "▼", figure);
}

/* ---- Widths and scale ---- */

/* Chooses what the bars begin at: 0, but where changes would be small against what they change. Returns whether the axis
 * is cut. */
static gboolean
choose_reach (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  DewWide low = dew_chart_level (chart, 0), high = low, start;

  for (guint row = 1; row < chart->rows->len; row++)
    {
      low = MIN (low, (DewWide) dew_chart_level (chart, row));
      high = MAX (high, (DewWide) dew_chart_level (chart, row));
    }

  /* A third of the way of the changes stays below the lowest, so that the ends are bars and not slivers. */
  start = high > low ? dew_chart_round_down (low - MAX ((high - low) / 3, 1), dew_chart_nice_step (high - low, MOST_STEPS)) : 0;
  if (start > 0 && (high - low) * 4 < high)
    {
      plan->origin = plan->low = start;
      plan->high = high;
      return TRUE;
    }

  plan->low = MIN (low, 0);
  plan->high = MAX (high, 0);

  return FALSE;
}

static DewBarRoom
measure_texts (const DewChartPlan *plan)
{
  DewBarRoom room = { .part = NAMES_PART, .names = _dew_chart_lane_names_width (plan) };

  for (guint row = 0; row < plan->chart->rows->len; row++)
    {
      g_autofree char *figure = say_figure (plan->chart, row);

      room.right = MAX (room.right, _dew_chart_figure_width (plan, figure) + DEW_FIGURE_GAP);
    }
  /* Below 0 figures may have to stand at the left. */
  if (plan->low < plan->origin)
    room.left = room.right;

  return room;
}

/* ---- Bars ---- */

/* What is left out of a bar that does not begin at 0: a slanting gap near its beginning. */
static GArray *
make_break (const DewRect *bar)
{
  double left = bar->x + BREAK_AT, bottom = bar->y + bar->height;
  const DewPoint ring[] = { { left, bottom }, { left + BREAK_LEAN, bar->y }, { left + BREAK_LEAN + BREAK_WIDTH, bar->y }, { left + BREAK_WIDTH, bottom } };
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));

  g_array_append_vals (points, ring, G_N_ELEMENTS (ring));

  return points;
}

/* Figures stand at the right of bars, below each other as far as can be; at the left where the zero line would run through
 * them. */
static int
choose_end (const DewChartPlan *plan,
            const DewBarPlan   *bar,
            const char         *text)
{
  double right = _dew_chart_bar_x (plan, MAX (bar->from, bar->to)) + DEW_FIGURE_GAP;

  return right < plan->zero_x && right + _dew_chart_figure_width (plan, text) + DEW_FIGURE_GAP > plan->zero_x ? -1 : 1;
}

static void
add_end (DewChartPlan *plan,
         guint         row,
         double        y,
         gboolean      broken)
{
  DewBarPlan bar = { .kind = DEW_SHAPE_SHARE, .row = row, .from = plan->origin, .to = dew_chart_level (plan->chart, row), .y = y };
  char *figure = say_figure (plan->chart, row);
  DewShape *shape;

  if (bar.from == bar.to)
    {
      _dew_chart_add_state (plan, row, 0, plan->zero_x, y, figure);
      return;
    }

  bar.text = figure;
  bar.end = choose_end (plan, &bar, figure);
  shape = _dew_chart_add_bar (plan, &bar);
  if (broken)
    shape->points = make_break (&shape->box);
}

static void
add_cause (DewChartPlan *plan,
           guint         row,
           double        y)
{
  DewBarPlan bar = { .kind = DEW_SHAPE_BAR, .row = row, .from = level_before (plan->chart, row), .to = dew_chart_level (plan->chart, row), .y = y };
  char *figure = say_figure (plan->chart, row);
  DewShape *shape;

  if (bar.from == bar.to)
    {
      shape = _dew_chart_add_state (plan, row, 0, _dew_chart_bar_x (plan, bar.to), y, figure);
      shape->style = DEW_VARIANCE_NONE;
      if (choose_end (plan, &bar, figure) < 0)
        shape->box.x -= shape->box.width + 2 * DEW_FIGURE_GAP;
      return;
    }

  bar.text = figure;
  bar.end = choose_end (plan, &bar, figure);
  shape = _dew_chart_add_bar (plan, &bar);
  shape->style = bar.to > bar.from ? DEW_VARIANCE_OVER : DEW_VARIANCE_UNDER;
  /* A bar that is longer than its change does not reach over the line that all begin at. */
  if (MIN (bar.from, bar.to) >= plan->origin)
    shape->box.x = MAX (shape->box.x, plan->zero_x);
}

/* A thin line from a bar to the next, where the one ends and the other begins; through a row without a bar. */
static void
add_connectors (DewChartPlan *plan)
{
  const DewChart *chart = plan->chart;
  double y = plan->top + floor ((plan->pitch - plan->bar) / 2) + plan->bar, from = y;

  for (guint row = 0; row + 1 < chart->rows->len; row++, y += plan->pitch)
    {
      gboolean through = dew_chart_is_cause (chart, row + 1) && dew_chart_value (chart, row + 1, 0) == 0;
      double x = round (_dew_chart_bar_x (plan, dew_chart_level (chart, row))) - 1, to = y + plan->pitch - plan->bar;

      if (through)
        continue;
      _dew_chart_add_shape (plan, DEW_SHAPE_CONNECTOR, (DewRect) { x, from, 1, to - from }, -1, -1, NULL, 0);
      from = y + plan->pitch;
    }
}

/* ---- What an axis that is cut says ---- */

static double
add_note (DewChartPlan *plan,
          double        y)
{
  char *words = _dew_chart_say_cut (plan->chart, plan->origin);
  double width = ceil (_dew_chart_text_width (plan, words, DEW_TEXT_SMALL)), height = ceil (plan->line * 0.9);

  _dew_chart_add_shape (plan, DEW_SHAPE_NOTE, (DewRect) { CLAMP (plan->zero_x, 0, MAX (plan->width - width, 0)), y, width, height }, -1, -1, words, 0);

  return y + height;
}

static double
note_width (const DewChartPlan *plan)
{
  g_autofree char *words = _dew_chart_say_cut (plan->chart, plan->origin);

  return ceil (_dew_chart_text_width (plan, words, DEW_TEXT_SMALL));
}

double
_dew_chart_plan_bridge (DewChartPlan *plan,
                        double        height)
{
  const DewChart *chart = plan->chart;
  gboolean cut = choose_reach (plan);
  double below = _dew_chart_bar_scale_height (plan) + (cut ? ceil (plan->line * 0.9) : 0), end;
  DewBarRoom room = measure_texts (plan);

  if (cut)
    plan->width = MAX (plan->width, note_width (plan));
  _dew_chart_share_width (plan, &room);
  _dew_chart_add_head (plan);
  _dew_chart_share_rows (plan, height - below);

  for (guint row = 0; row < chart->rows->len; row++)
    {
      double y = plan->top + row * plan->pitch;

      _dew_chart_add_lane_name (plan, row, y, plan->pitch);
      if (dew_chart_is_cause (chart, row))
        add_cause (plan, row, y);
      else
        add_end (plan, row, y, cut);
    }
  add_connectors (plan);
  end = _dew_chart_add_bar_scale (plan);

  return cut ? add_note (plan, end) : end;
}
