/* dew-chart-walk-lanes.c: which figure is next to which among scenarios side by side */
#include "dew-chart-walk-private.h"

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
