/* dew-chart-room.c: what is in the way of a text, and lines of a grid that keep out of its way */
#include "dew-chart-room-private.h"

/* ---- What is in the way ---- */

static gboolean
boxes_meet (const DewRect *a,
            const DewRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Cuts the part of a segment, from *from to *to of its length, to where start + way * along lies within low and high. */
static gboolean
cut_segment (double  start,
             double  along,
             double  low,
             double  high,
             double *from,
             double *to)
{
  double enter, leave;

  if (along == 0)
    return start > low && start < high;

  enter = (low - start) / along;
  leave = (high - start) / along;
  *from = MAX (*from, MIN (enter, leave));
  *to = MIN (*to, MAX (enter, leave));

  return *from < *to;
}

static gboolean
segment_meets (const DewRect  *box,
               const DewPoint *a,
               const DewPoint *b)
{
  double from = 0, to = 1;

  return cut_segment (a->x, b->x - a->x, box->x, box->x + box->width, &from, &to) &&
         cut_segment (a->y, b->y - a->y, box->y, box->y + box->height, &from, &to);
}

static gboolean
shape_meets (const DewShape *shape,
             const DewRect  *box)
{
  if (shape->kind == DEW_SHAPE_BAND)
    return FALSE;
  if (shape->points == NULL)
    return boxes_meet (&shape->box, box);

  for (guint i = 1; i < shape->points->len; i++)
    if (segment_meets (box, &g_array_index (shape->points, DewPoint, i - 1), &g_array_index (shape->points, DewPoint, i)))
      return TRUE;

  return FALSE;
}

gboolean
_dew_chart_is_taken (const DewChartPlan *plan,
                     const DewRect      *box)
{
  for (guint i = 0; i < plan->shapes->len; i++)
    if (shape_meets (g_ptr_array_index (plan->shapes, i), box))
      return TRUE;

  return FALSE;
}

gboolean
_dew_chart_crosses_text (const DewChartPlan *plan,
                         DewPoint            from,
                         DewPoint            to)
{
  for (guint i = 0; i < plan->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (plan->shapes, i);
      DewRect wide = { shape->box.x - 1, shape->box.y - 1, shape->box.width + 2, shape->box.height + 2 };

      if (shape->text != NULL && segment_meets (&wide, &from, &to))
        return TRUE;
    }

  return FALSE;
}

/* ---- Lines of the grid ---- */

/* The text among the first n shapes that a strip meets first after `from`, along it; NULL for none. */
static const DewRect *
next_text (const DewChartPlan *plan,
           guint               n,
           const DewRect      *strip,
           gboolean            upright,
           double              from)
{
  const DewRect *found = NULL;

  for (guint i = 0; i < n; i++)
    {
      const DewShape *shape = g_ptr_array_index (plan->shapes, i);
      const DewRect *box = &shape->box;

      if (shape->text == NULL || shape->kind == DEW_SHAPE_SEGMENT_LABEL || !boxes_meet (box, strip))
        continue;
      if ((upright ? box->y + box->height : box->x + box->width) <= from)
        continue;
      if (found == NULL || (upright ? box->y < found->y : box->x < found->x))
        found = box;
    }

  return found;
}

void
_dew_chart_add_level (DewChartPlan *plan,
                      guint         n,
                      double        y,
                      double        left,
                      double        right)
{
  DewRect strip = { left - DEW_GRID_CLEARANCE, y - DEW_GRID_CLEARANCE, right - left + 2 * DEW_GRID_CLEARANCE, 1 + 2 * DEW_GRID_CLEARANCE };
  const DewRect *text;

  while (left < right && (text = next_text (plan, n, &strip, FALSE, left)) != NULL)
    {
      if (text->x - DEW_GRID_CLEARANCE > left)
        _dew_chart_add_shape (plan, DEW_SHAPE_GRID, (DewRect) { left, y, text->x - DEW_GRID_CLEARANCE - left, 1 }, -1, -1, NULL, 0);
      left = text->x + text->width + DEW_GRID_CLEARANCE;
    }
  if (left < right)
    _dew_chart_add_shape (plan, DEW_SHAPE_GRID, (DewRect) { left, y, right - left, 1 }, -1, -1, NULL, 0);
}

void
_dew_chart_add_upright (DewChartPlan *plan,
                        guint         n,
                        double        x,
                        double        top,
                        double        bottom)
{
  DewRect strip = { x - DEW_GRID_CLEARANCE, top, 1 + 2 * DEW_GRID_CLEARANCE, bottom - top };
  const DewRect *text;

  while (top < bottom && (text = next_text (plan, n, &strip, TRUE, top)) != NULL)
    {
      if (text->y > top)
        _dew_chart_add_shape (plan, DEW_SHAPE_GRID, (DewRect) { x, top, 1, text->y - top }, -1, -1, NULL, 0);
      top = text->y + text->height;
    }
  if (top < bottom)
    _dew_chart_add_shape (plan, DEW_SHAPE_GRID, (DewRect) { x, top, 1, bottom - top }, -1, -1, NULL, 0);
}
