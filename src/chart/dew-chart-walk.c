/* dew-chart-walk.c: which figure is next to which */
#include "dew-chart-walk.h"

#include <math.h>

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

      if (shape->kind != DEW_SHAPE_SEGMENT || shape->row != row)
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

      if (shape->kind != DEW_SHAPE_SEGMENT || (shape->row - from) * side <= 0)
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

  same = dew_chart_layout_segment (layout, row, from->series);

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

const DewShape *
dew_chart_walk (const DewChartLayout *layout,
                const DewShape       *from,
                DewWalk               walk)
{
  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (from != NULL && from->kind == DEW_SHAPE_SEGMENT, NULL);

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
