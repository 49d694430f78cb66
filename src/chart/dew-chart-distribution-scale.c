/* dew-chart-distribution-scale.c: the axes of distributions: what they reach over, their ticks, and what they are of */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dew-chart-distribution-private.h"
#include "dew-chart-room-private.h"
#include "dew-chart-scale-private.h"
#include "dew-chart-tell-private.h"

#define TICK_CLEARANCE 12       /* pixels between tick labels below the plot */
#define HEADROOM       1.06     /* of the highest step */
#define LEAST_STEPS    10       /* the axis reaches over: fewer would be blocks */

/* A step that is so many times as high as what else there is would leave nothing of that to see. */
#define TOWERING 2.5

/* ---- What they reach over ---- */

/* So many steps at least, round those there are; and nothing where it is near. */
void
_dew_steps_find_costs (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  DewWide lacking = (DewWide) LEAST_STEPS - chart->rows->len, span;

  steps->low = dew_chart_row (chart, 0)->id;
  steps->high = (DewWide) dew_chart_row (chart, chart->rows->len - 1)->id + chart->step;
  if (lacking > 0)
    {
      steps->low -= lacking / 2 * chart->step;
      steps->high += (lacking + 1) / 2 * chart->step;
    }

  span = steps->high - steps->low;
  if (steps->low > 0 && steps->low * 4 <= span)
    steps->low = 0;
  if (steps->high < 0 && -steps->high * 4 <= span)
    steps->high = 0;
}

/* The highest steps of a lane, the highest first. */
#define N_HIGHEST 3

static void
find_highest (const DewSteps *steps,
              guint           series,
              double          highest[N_HIGHEST])
{
  for (guint i = 0; i < N_HIGHEST; i++)
    highest[i] = 0;

  for (guint row = 0; row < steps->plot.plan->chart->rows->len; row++)
    {
      double part = _dew_steps_part (steps, row, series);

      for (guint i = 0; i < N_HIGHEST; i++)
        if (part > highest[i])
          {
            double lower = highest[i];

            highest[i] = part;
            part = lower;
          }
    }
}

/* The axis goes by the third highest step of any lane, and by all that do not tower above it: where a cap holds many draws
 * they do, and so does a lane that is certain. */
void
_dew_steps_find_chances (DewSteps *steps)
{
  const DewChart *chart = steps->plot.plan->chart;
  double common = 0, most = 0, fitting = 0, highest[N_HIGHEST];

  steps->full = 1;
  if (chart->cumulative)
    return;

  for (guint series = 0; series < chart->series->len; series++)
    if (!dew_chart_is_refused (chart, series))
      {
        find_highest (steps, series, highest);
        common = MAX (common, highest[N_HIGHEST - 1]);
        most = MAX (most, highest[0]);
      }
  if (steps->whole || common == 0)
    {
      steps->full = most > 0 ? MIN (most * HEADROOM, 1) : 1;
      return;
    }

  for (guint series = 0; series < chart->series->len; series++)
    for (guint row = 0; row < chart->rows->len && !dew_chart_is_refused (chart, series); row++)
      {
        double part = _dew_steps_part (steps, row, series);

        if (part <= common * TOWERING)
          fitting = MAX (fitting, part);
      }
  steps->full = MIN (fitting * HEADROOM, 1);
}

/* ---- The axis of chances ---- */

typedef struct {
  int    places[12];            /* thousandths of a per cent */
  guint  n;
} Chances;

/* Of a cumulative chart the quantiles and quarters, for which there is always room; else even steps from nothing. */
static Chances
choose_chances (const DewSteps *steps)
{
  double height = _dew_steps_y (steps, 0) - _dew_steps_y (steps, steps->full);
  int most = (int) CLAMP (height / (1.6 * steps->plot.plan->line), 2, 10), step;
  Chances even = { { 0 }, 0 };

  if (steps->plot.plan->chart->cumulative)
    return (Chances) { { 0, 10000, 25000, 50000, 75000, 90000, 100000 }, 7 };

  step = (int) dew_chart_nice_step ((DewWide) ceil (steps->full * 100000), most);
  for (int place = 0; place <= steps->full * 100000 && even.n < G_N_ELEMENTS (even.places); place += step)
    even.places[even.n++] = place;

  return even;
}

static char *
print_chance (int thousandths)
{
  int decimals = 0, whole = thousandths / 1000, rest = thousandths % 1000;

  if (rest == 0)
    return g_strdup_printf ("%d %%", whole);
  for (decimals = 3; rest % 10 == 0; decimals--)
    rest /= 10;

  return g_strdup_printf ("%d.%0*d %%", whole, decimals, rest);
}

double
_dew_steps_chances_width (const DewSteps *steps)
{
  Chances chances = choose_chances (steps);
  double width = 0;

  for (guint i = 0; i < chances.n; i++)
    {
      g_autofree char *text = print_chance (chances.places[i]);

      width = MAX (width, _dew_chart_text_width (steps->plot.plan, text, DEW_TEXT_SMALL));
    }

  return ceil (width);
}

void
_dew_steps_add_chances (DewSteps *steps,
                        guint     n_placed)
{
  DewChartPlan *plan = steps->plot.plan;
  double height = ceil (plan->line * 0.9), width = steps->plot.left - DEW_STEP_TICK_GAP;
  Chances chances = choose_chances (steps);

  for (guint i = 0; i < chances.n; i++)
    {
      double y = floor (_dew_steps_y (steps, chances.places[i] / 100000.0));

      if (i > 0)
        _dew_chart_add_level (plan, n_placed, y, steps->plot.left, steps->plot.right);
      _dew_chart_add_shape (plan, DEW_SHAPE_TICK_LABEL, (DewRect) { 0, floor (y + 0.5 - height / 2), width, height }, -1, -1, print_chance (chances.places[i]), 1);
    }
}

/* ---- The axis of costs ---- */

/* Where the words of a tick are; *text is what they are, to be freed. */
static DewRect
cost_box (const DewSteps *steps,
          DewWide         value,
          DewWide         step,
          char          **text)
{
  const DewChartPlan *plan = steps->plot.plan;
  DewUnit unit = plan->chart->unit;
  DewRect box = { 0, steps->plot.bottom + 1, 0, ceil (plan->line * 0.9) };

  *text = dew_chart_print_tick (unit, value, value == 0 ? 0 : dew_chart_step_decimals (unit, step));
  box.width = ceil (_dew_chart_text_width (plan, *text, DEW_TEXT_SMALL));
  box.x = CLAMP (round (_dew_steps_x (steps, value) - box.width / 2), 0, MAX (plan->width - box.width, 0));

  return box;
}

static gboolean
costs_collide (const DewSteps *steps,
               DewWide         step)
{
  double end = -TICK_CLEARANCE;

  for (DewWide value = dew_chart_first_tick (steps->low, step); value <= steps->high; value += step)
    {
      g_autofree char *text = NULL;
      DewRect box = cost_box (steps, value, step, &text);

      if (box.x < end + TICK_CLEARANCE)
        return TRUE;
      end = box.x + box.width;
    }

  return FALSE;
}

void
_dew_steps_add_costs (DewSteps *steps,
                      guint     n_placed)
{
  DewChartPlan *plan = steps->plot.plan;
  int most = (int) CLAMP ((steps->plot.right - steps->plot.left) / (3 * plan->line), 2, 10);
  double end = -TICK_CLEARANCE;
  DewWide step;

  while (step = dew_chart_nice_step (steps->high - steps->low, most), costs_collide (steps, step) && most > 1)
    most--;

  for (DewWide value = dew_chart_first_tick (steps->low, step); value <= steps->high; value += step)
    {
      double x = floor (_dew_steps_x (steps, value));
      char *text = NULL;
      DewRect box = cost_box (steps, value, step, &text);

      if (value != 0)
        _dew_chart_add_upright (plan, n_placed, MIN (x, steps->plot.right - 1), steps->plot.top, _dew_steps_y (steps, 0));
      /* Where not even two have room, the first stands alone. */
      if (box.x < end + TICK_CLEARANCE)
        {
          g_free (text);
          continue;
        }
      _dew_chart_add_shape (plan, DEW_SHAPE_TICK_LABEL, box, -1, -1, text, 0.5);
      end = box.x + box.width;
    }
}

/* ---- What the axes are of ---- */

/* What the percentages are of, above the plot; in full where that fits. */
void
_dew_steps_add_basis (DewSteps *steps,
                      double    y)
{
  DewChartPlan *plan = steps->plot.plan;
  const DewChart *chart = plan->chart;
  g_autofree char *basis = _dew_chart_say_basis (chart, -1), *brief = g_strdup_printf (_("%% of %s"), basis), *words = NULL;
  char step[DEW_MONEY_SIZE], *text;

  _dew_chart_say_edge (chart, chart->step, step);
  words = chart->cumulative ? g_strdup_printf (_("%% of %s that come out below"), basis)
                            : g_strdup_printf (_("%% of %s, in steps of %s"), basis, step);
  if (_dew_chart_text_width (plan, words, DEW_TEXT_SMALL) <= plan->width)
    text = g_steal_pointer (&words);
  else
    text = _dew_chart_fit_text (plan, brief, DEW_TEXT_SMALL, plan->width);

  _dew_chart_add_shape (plan, DEW_SHAPE_AXIS_LABEL, (DewRect) { 0, y, MIN (ceil (_dew_chart_text_width (plan, text, DEW_TEXT_SMALL)), plan->width), ceil (plan->line * 0.9) },
                        -1, -1, text, 0);
}

gboolean
_dew_steps_is_cut (const DewSteps *steps)
{
  return steps->low > 0 || steps->high < 0;
}

/* Below the costs: what they are, and that they do not start at nothing, beside that or below it. Returns where it ends. */
double
_dew_steps_add_payer (DewSteps *steps)
{
  DewChartPlan *plan = steps->plot.plan;
  const DewChart *chart = plan->chart;
  double height = ceil (plan->line * 0.9), y = steps->plot.bottom + 1 + height, width, x;
  g_autofree char *words = g_strdup_printf (_("what %s pays, %s"), chart->bearer, dew_unit_symbol (chart->unit)), *cut = _dew_chart_say_cut (chart, steps->low);
  char *text = _dew_chart_fit_text (plan, words, DEW_TEXT_SMALL, plan->width);
  double note = MIN (ceil (_dew_chart_text_width (plan, cut, DEW_TEXT_SMALL)), plan->width);

  width = MIN (ceil (_dew_chart_text_width (plan, text, DEW_TEXT_SMALL)), plan->width);
  x = CLAMP ((steps->plot.left + steps->plot.right - width) / 2, 0, plan->width - width);
  if (_dew_steps_is_cut (steps) && steps->plot.left + note + TICK_CLEARANCE > x)
    x = MIN (MAX (steps->plot.right - width, 0), plan->width - width);
  _dew_chart_add_shape (plan, DEW_SHAPE_AXIS_LABEL, (DewRect) { x, y, width, height }, -1, -1, text, 0.5);
  if (!_dew_steps_is_cut (steps))
    return y + height;

  if (steps->plot.left + note + TICK_CLEARANCE > x)
    y += height;
  _dew_chart_add_shape (plan, DEW_SHAPE_NOTE, (DewRect) { MAX (MIN (steps->plot.left, plan->width - note), 0), y, note, height }, -1, -1, g_steal_pointer (&cut), 0);

  return y + height;
}
