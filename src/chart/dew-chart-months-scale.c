/* dew-chart-months-scale.c: what the plot of months reaches from and to, and its ticks */
#include <math.h>

#include "dew-chart-months-private.h"
#include "dew-chart-room-private.h"
#include "dew-chart-scale-private.h"

/* The least and the greatest value. */
static void
find_reach (const DewChart *chart,
            DewWide        *low,
            DewWide        *high)
{
  gboolean any = FALSE;

  for (guint row = 0; row < chart->rows->len; row++)
    for (guint series = 0; series < chart->series->len; series++)
      {
        DewWide value = dew_chart_value (chart, row, series);

        if (!dew_chart_given (chart, row, series))
          continue;
        *low = any ? MIN (*low, value) : value;
        *high = any ? MAX (*high, value) : value;
        any = TRUE;
      }
}

static int
most_ticks (const DewMonths *months)
{
  return (int) CLAMP ((months->bottom - months->top) / (3 * months->plan->line), 2, 6);
}

/* An axis from above 0: from half a step below the least value, or as far down as the note and a figure need. */
static void
cut_axis (DewMonths *months,
          DewWide    low,
          double     room,
          double     reserve)
{
  DewWide least = MAX (months->high / 50, 2), spread = months->high - low, quantum;

  /* A little change is not made to look like a great one. */
  if (spread < least)
    {
      low -= (least - spread) / 2;
      months->high += (least - spread) / 2;
    }

  months->step = dew_chart_nice_step (months->high - low, most_ticks (months));
  quantum = months->step % 2 == 0 ? months->step / 2 : months->step;
  for (months->start = dew_chart_round_down (low, quantum); months->start > 0; months->start -= quantum)
    {
      months->per_pence = room / (double) (months->high - months->start);
      if ((double) (low - months->start) * months->per_pence >= reserve)
        return;
    }

  months->start = 0;
  months->cut = FALSE;
}

/* An axis with 0 on it; below values less than that a figure has room. */
static void
keep_zero (DewMonths *months,
           DewWide    low,
           double     room,
           double     reserve)
{
  DewWide below = (DewWide) ceil (reserve), rest = (DewWide) floor (room - reserve);

  low = MIN (low, 0);
  months->high = MAX (months->high, 0);
  if (low == months->high)
    months->high = dew_unit_pence (months->plan->chart->unit);
  months->start = low < 0 ? low - (months->high - low) * below / rest : 0;
  months->step = dew_chart_nice_step (months->high - months->start, most_ticks (months));
}

void
_dew_months_choose_scale (DewMonths *months)
{
  double line = months->plan->line, room = months->bottom - months->top - line - 2 * DEW_POINT_RADIUS;
  DewWide low = 0, high = 0;

  find_reach (months->plan->chart, &low, &high);
  months->high = high;

  /* What lies close together far above 0 would else be a level line. */
  months->cut = low > 0 && (high - low) * 2 < high;
  if (months->cut)
    cut_axis (months, low, room, 2 * ceil (line * 0.9) + 2 * DEW_POINT_RADIUS + 1);
  if (!months->cut)
    keep_zero (months, low, room, line + 2 * DEW_POINT_RADIUS);
  months->per_pence = room / (double) (months->high - months->start);
}

/* Whether there is still room for a tick at that value. */
static gboolean
has_room (const DewMonths *months,
          DewWide          value)
{
  return _dew_months_y (months, value) >= months->top + ceil (months->plan->line * 0.9) / 2;
}

static char *
print_tick (const DewMonths *months,
            DewWide          value)
{
  DewUnit unit = months->plan->chart->unit;

  return dew_chart_print_tick (unit, value, value == 0 ? 0 : dew_chart_step_decimals (unit, months->step));
}

double
_dew_months_tick_width (const DewMonths *months)
{
  double width = 0;

  for (DewWide value = dew_chart_first_tick (months->start, months->step); has_room (months, value); value += months->step)
    {
      g_autofree char *text = print_tick (months, value);

      width = MAX (width, _dew_chart_text_width (months->plan, text, DEW_TEXT_SMALL));
    }

  return width;
}

void
_dew_months_add_scale (DewMonths *months)
{
  double height = ceil (months->plan->line * 0.9), width = months->left - DEW_TICK_GAP;
  DewWide zero = months->cut ? months->start : 0;

  for (DewWide value = dew_chart_first_tick (months->start, months->step); has_room (months, value); value += months->step)
    {
      double y = floor (_dew_months_y (months, value));

      if (value != zero)
        _dew_chart_add_level (months->plan, months->plan->shapes->len, y, months->left, months->right);
      _dew_chart_add_shape (months->plan, DEW_SHAPE_TICK_LABEL, (DewRect) { 0, floor (y + 0.5 - height / 2), width, height },
                            -1, -1, print_tick (months, value), 1);
    }

  _dew_chart_add_shape (months->plan, DEW_SHAPE_AXIS,
                        (DewRect) { months->left, floor (_dew_months_y (months, zero)), months->right - months->left, 1 },
                        -1, -1, NULL, 0);
}
