/* dew-chart-walk.c: which figure is next to which */
#include "dew-chart-walk.h"

#include <math.h>

#include "dew-chart-walk-private.h"

static double
middle (const DewShape *segment)
{
  return segment->box.x + segment->box.width / 2;
}

/* The segment of a row that is next to x on one side of it (-1 or 1), or nearest to it (0). */
static const DewShape *
find_beside (const DewChartLayout *layout,
             int                   row,
             double                x,
             int                   side)
{
  const DewShape *found = NULL;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || shape->row != row)
        continue;
      if (side != 0 && (middle (shape) - x) * side <= 0)
        continue;
      if (found == NULL || fabs (middle (shape) - x) < fabs (middle (found) - x))
        found = shape;
    }

  return found;
}

/* The row nearest to one above or below it that has a segment, or farthest from it; -1 when there is none. */
static int
find_row (const DewChartLayout *layout,
          int                   from,
          int                   side,
          gboolean              farthest)
{
  int found = -1;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || (shape->row - from) * side <= 0)
        continue;
      if (found < 0 || ((shape->row - found) * side > 0) == farthest)
        found = shape->row;
    }

  return found;
}

static const DewShape *
find_in_next_row (const DewChartLayout *layout,
                  const DewShape       *from,
                  int                   side)
{
  int row = find_row (layout, from->row, side, FALSE);
  const DewShape *same;

  if (row < 0)
    return NULL;

  same = dew_chart_layout_mark (layout, row, from->series);

  return same != NULL ? same : find_beside (layout, row, middle (from), 0);
}

static const DewShape *
find_corner (const DewChartLayout *layout,
             const DewShape       *from,
             int                   side)
{
  int row = find_row (layout, from->row, side, TRUE);

  return find_beside (layout, row < 0 ? from->row : row, side < 0 ? 0 : layout->width, 0);
}

/* ---- Among months ---- */

/* Whether one line goes on where the other ends. */
static gboolean
goes_on (const DewShape *one,
         const DewShape *other)
{
  guint least = MIN (one->style, other->style), most = MAX (one->style, other->style);

  return one->series == other->series || (least == DEW_CHART_ACTUAL && most == DEW_CHART_FORECAST);
}

static double
height_apart (const DewShape *one,
              const DewShape *other)
{
  return fabs (one->box.y - other->box.y);
}

/* The point of a month that continues from one: on the same line, else the nearest. */
static const DewShape *
find_in_month (const DewChartLayout *layout,
               const DewShape       *from,
               int                   month)
{
  const DewShape *found = NULL;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || shape->row != month)
        continue;
      if (goes_on (shape, from))
        return shape;
      if (found == NULL || height_apart (shape, from) < height_apart (found, from))
        found = shape;
    }

  return found;
}

/* Whether a point lies below another; of two on the same place, that of the later series does. */
static gboolean
is_below (const DewShape *one,
          const DewShape *other)
{
  return one->box.y > other->box.y || (one->box.y == other->box.y && one->series > other->series);
}

/* The next point of a month below (1) or above (-1) one; the outermost that way where `outermost`. */
static const DewShape *
find_across (const DewChartLayout *layout,
             const DewShape       *from,
             int                   side,
             gboolean              outermost)
{
  const DewShape *found = NULL;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || shape->row != from->row || shape == from)
        continue;
      if (!outermost && is_below (shape, from) != (side > 0))
        continue;
      if (found == NULL || (is_below (shape, found) == (side > 0)) == outermost)
        found = shape;
    }

  if (outermost && (found == NULL || is_below (from, found) == (side > 0)))
    return from;

  return found;
}

/* The first month (-1) or the last (1), its outermost point where `corner`. */
static const DewShape *
find_end (const DewChartLayout *layout,
          const DewShape       *from,
          int                   side,
          gboolean              corner)
{
  int month = find_row (layout, from->row, side, TRUE);
  const DewShape *end = month < 0 ? from : find_in_month (layout, from, month);

  return corner ? find_across (layout, end, side, TRUE) : end;
}

static const DewShape *
walk_months (const DewChartLayout *layout,
             const DewShape       *from,
             DewWalk               walk)
{
  switch (walk)
    {
    case DEW_WALK_LEFT:
      return find_in_month (layout, from, find_row (layout, from->row, -1, FALSE));

    case DEW_WALK_RIGHT:
      return find_in_month (layout, from, find_row (layout, from->row, 1, FALSE));

    case DEW_WALK_UP:
      return find_across (layout, from, -1, FALSE);

    case DEW_WALK_DOWN:
      return find_across (layout, from, 1, FALSE);

    case DEW_WALK_FIRST:
      return find_end (layout, from, -1, FALSE);

    case DEW_WALK_LAST:
      return find_end (layout, from, 1, FALSE);

    case DEW_WALK_TOP:
      return find_end (layout, from, -1, TRUE);

    case DEW_WALK_BOTTOM:
      return find_end (layout, from, 1, TRUE);

    default:
      g_return_val_if_reached (NULL);
    }
}

static const DewShape *
walk_bars (const DewChartLayout *layout,
           const DewShape       *from,
           DewWalk               walk)
{
  switch (walk)
    {
    case DEW_WALK_LEFT:
      return find_beside (layout, from->row, middle (from), -1);

    case DEW_WALK_RIGHT:
      return find_beside (layout, from->row, middle (from), 1);

    case DEW_WALK_UP:
      return find_in_next_row (layout, from, -1);

    case DEW_WALK_DOWN:
      return find_in_next_row (layout, from, 1);

    case DEW_WALK_FIRST:
      return find_beside (layout, from->row, 0, 0);

    case DEW_WALK_LAST:
      return find_beside (layout, from->row, layout->width, 0);

    case DEW_WALK_TOP:
      return find_corner (layout, from, -1);

    case DEW_WALK_BOTTOM:
      return find_corner (layout, from, 1);

    default:
      g_return_val_if_reached (NULL);
    }
}

const DewShape *
dew_chart_walk (const DewChartLayout *layout,
                const DewShape       *from,
                DewWalk               walk)
{
  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (from != NULL && dew_shape_is_mark (from), NULL);

  switch (layout->kind)
    {
    case DEW_CHART_MONTHS:
      return walk_months (layout, from, walk);

    case DEW_CHART_GROUPED:
      return _dew_chart_walk_grouped (layout, from, walk);

    case DEW_CHART_CURVES:
      return _dew_chart_walk_curves (layout, from, walk);

    case DEW_CHART_DISTRIBUTION:
      return _dew_chart_walk_distribution (layout, from, walk);

    case DEW_CHART_STACKED:
    case DEW_CHART_DIVERGING:
    default:
      return walk_bars (layout, from, walk);
    }
}
