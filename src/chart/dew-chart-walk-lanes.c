/* dew-chart-walk-lanes.c: which figure is next to which among scenarios side by side */
#include "dew-chart-walk-private.h"

#include <math.h>

/* ---- Among bars in groups ---- */

/* Where a mark stands from top to bottom: by its lane, and its bar in it. */
static int
compare_places (const DewShape *one,
                const DewShape *other)
{
  return one->row != other->row ? one->row - other->row : one->series - other->series;
}

/* The next mark below (1) or above (-1) one; the last that way where `outermost`. Within its lane, or in any. */
static const DewShape *
find_bar (const DewChartLayout *layout,
          const DewShape       *from,
          int                   side,
          gboolean              within,
          gboolean              outermost)
{
  const DewShape *found = outermost ? from : NULL;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || (within && shape->row != from->row) || compare_places (shape, from) * side <= 0)
        continue;
      if (found == NULL || (compare_places (shape, found) * side > 0) == outermost)
        found = shape;
    }

  return found;
}

/* The mark of the same series in the next lane, or of the last one before it there. */
static const DewShape *
find_in_lane (const DewChartLayout *layout,
              const DewShape       *from,
              int                   side)
{
  const DewShape *found = NULL;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || shape->row != from->row + side || shape->series > from->series)
        continue;
      if (found == NULL || shape->series > found->series)
        found = shape;
    }

  return found;
}

const DewShape *
_dew_chart_walk_grouped (const DewChartLayout *layout,
                         const DewShape       *from,
                         DewWalk               walk)
{
  switch (walk)
    {
    case DEW_WALK_LEFT:
      return find_in_lane (layout, from, -1);

    case DEW_WALK_RIGHT:
      return find_in_lane (layout, from, 1);

    case DEW_WALK_UP:
      return find_bar (layout, from, -1, FALSE, FALSE);

    case DEW_WALK_DOWN:
      return find_bar (layout, from, 1, FALSE, FALSE);

    case DEW_WALK_FIRST:
      return find_bar (layout, from, -1, TRUE, TRUE);

    case DEW_WALK_LAST:
      return find_bar (layout, from, 1, TRUE, TRUE);

    case DEW_WALK_TOP:
      return find_bar (layout, from, -1, FALSE, TRUE);

    case DEW_WALK_BOTTOM:
      return find_bar (layout, from, 1, FALSE, TRUE);

    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- Among curves ---- */

/* The mark of a curve that is next to a row that way (-1 or 1), or farthest from it that way; NULL for none. */
static const DewShape *
find_along (const DewChartLayout *layout,
            const DewShape       *from,
            int                   side,
            gboolean              farthest)
{
  const DewShape *found = NULL;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || shape->series != from->series || (shape->row - from->row) * side <= 0)
        continue;
      if (found == NULL || ((shape->row - found->row) * side > 0) == farthest)
        found = shape;
    }

  return found;
}

static double
middle_x (const DewShape *mark)
{
  return mark->box.x + mark->box.width / 2;
}

static double
middle_y (const DewShape *mark)
{
  return mark->box.y + mark->box.height / 2;
}

/* A curve where another is being walked: its mark nearest to there, and how high the curve is there. */
typedef struct {
  const DewShape *mark;
  double          height;
} Crossing;

static Crossing
find_crossing (const DewChartLayout *layout,
               const DewShape       *from,
               int                   series)
{
  DewShape place = { .kind = DEW_SHAPE_POINT, .row = from->row, .series = series };
  const DewShape *there = dew_chart_layout_mark (layout, (guint) from->row, (guint) series), *before, *after;
  double x = middle_x (from), way;

  if (there != NULL)
    return (Crossing) { there, middle_y (there) };

  before = find_along (layout, &place, -1, FALSE);
  after = find_along (layout, &place, 1, FALSE);
  if (before == NULL || after == NULL)
    {
      const DewShape *only = before != NULL ? before : after;

      return (Crossing) { only, only != NULL ? middle_y (only) : 0 };
    }

  way = middle_x (after) > middle_x (before) ? (x - middle_x (before)) / (middle_x (after) - middle_x (before)) : 0;

  return (Crossing) { way < 0.5 ? before : after, middle_y (before) + (middle_y (after) - middle_y (before)) * way };
}

/* Whether one lies below another; of equal ones, to a millionth of a pixel, that of the later curve does. */
static gboolean
is_below (Crossing one,
          Crossing other)
{
  if (fabs (one.height - other.height) > 1e-6)
    return one.height > other.height;

  return one.mark->series > other.mark->series;
}

/* The next curve below (1) or above (-1) a mark, at the same variance or the nearest it has; the last that way where
 * `outermost`, which may be the curve itself. */
static const DewShape *
find_curve (const DewChartLayout *layout,
            const DewShape       *from,
            int                   side,
            gboolean              outermost)
{
  Crossing here = { from, middle_y (from) }, found = { outermost ? from : NULL, here.height };
  int last = 0;

  for (guint i = 0; i < layout->shapes->len; i++)
    last = MAX (last, ((DewShape *) g_ptr_array_index (layout->shapes, i))->series);

  for (int series = 0; series <= last; series++)
    {
      Crossing crossing = find_crossing (layout, from, series);

      if (crossing.mark == NULL || series == from->series || is_below (crossing, here) != (side > 0))
        continue;
      if (found.mark == NULL || (is_below (crossing, found) == (side > 0)) == outermost)
        found = crossing;
    }

  return found.mark;
}

/* The first (-1) or last (1) mark of a curve, or the outermost of all there. */
static const DewShape *
find_curve_end (const DewChartLayout *layout,
                const DewShape       *from,
                int                   side,
                gboolean              corner)
{
  const DewShape *end = find_along (layout, from, side, TRUE);

  if (end == NULL)
    end = from;

  return corner ? find_curve (layout, end, side, TRUE) : end;
}

const DewShape *
_dew_chart_walk_curves (const DewChartLayout *layout,
                        const DewShape       *from,
                        DewWalk               walk)
{
  switch (walk)
    {
    case DEW_WALK_LEFT:
      return find_along (layout, from, -1, FALSE);

    case DEW_WALK_RIGHT:
      return find_along (layout, from, 1, FALSE);

    case DEW_WALK_UP:
      return find_curve (layout, from, -1, FALSE);

    case DEW_WALK_DOWN:
      return find_curve (layout, from, 1, FALSE);

    case DEW_WALK_FIRST:
      return find_curve_end (layout, from, -1, FALSE);

    case DEW_WALK_LAST:
      return find_curve_end (layout, from, 1, FALSE);

    case DEW_WALK_TOP:
      return find_curve_end (layout, from, -1, TRUE);

    case DEW_WALK_BOTTOM:
      return find_curve_end (layout, from, 1, TRUE);

    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- Among distributions ---- */

/* The mark of a lane at a step, or at the nearest it has; NULL for none. */
static const DewShape *
find_near (const DewChartLayout *layout,
           int                   series,
           int                   row)
{
  const DewShape *found = NULL;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (!dew_shape_is_mark (shape) || shape->series != series)
        continue;
      if (found == NULL || ABS (shape->row - row) < ABS (found->row - row))
        found = shape;
    }

  return found;
}

/* The first mark (-1) of the first lane, or the last (1) of the last. */
static const DewShape *
find_outermost (const DewChartLayout *layout,
                const DewShape       *from,
                int                   side)
{
  const DewShape *found = from;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);
      int lanes = (shape->series - found->series) * side;

      if (dew_shape_is_mark (shape) && (lanes > 0 || (lanes == 0 && (shape->row - found->row) * side > 0)))
        found = shape;
    }

  return found;
}

const DewShape *
_dew_chart_walk_distribution (const DewChartLayout *layout,
                              const DewShape       *from,
                              DewWalk               walk)
{
  const DewShape *end;

  switch (walk)
    {
    case DEW_WALK_LEFT:
      return find_along (layout, from, -1, FALSE);

    case DEW_WALK_RIGHT:
      return find_along (layout, from, 1, FALSE);

    case DEW_WALK_UP:
      return find_near (layout, from->series - 1, from->row);

    case DEW_WALK_DOWN:
      return find_near (layout, from->series + 1, from->row);

    case DEW_WALK_FIRST:
    case DEW_WALK_LAST:
      end = find_along (layout, from, walk == DEW_WALK_FIRST ? -1 : 1, TRUE);
      return end != NULL ? end : from;

    case DEW_WALK_TOP:
      return find_outermost (layout, from, -1);

    case DEW_WALK_BOTTOM:
      return find_outermost (layout, from, 1);

    default:
      g_return_val_if_reached (NULL);
    }
}
