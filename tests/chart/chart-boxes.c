/* chart-boxes.c: what holds for the shapes of all but stacked bars */
#include "chart-boxes.h"

#include <math.h>

#define LITTLE 1e-6

static double
count_characters (const char   *text,
                  DewTextStyle  style,
                  gpointer      data)
{
  return (double) g_utf8_strlen (text, -1) * (style == DEW_TEXT_TITLE || style == DEW_TEXT_FIGURE ? 7.3 : 6.7);
}

const DewTextMeasure chart_measure = { count_characters, NULL, 17 };

static gboolean
overlap (const DewRect *a,
         const DewRect *b)
{
  return a->x < b->x + b->width - LITTLE && b->x < a->x + a->width - LITTLE &&
         a->y < b->y + b->height - LITTLE && b->y < a->y + a->height - LITTLE;
}

/* Follows the line in small steps: a way to find out that is not the layout's own. */
static gboolean
line_runs_through (const GArray  *points,
                   const DewRect *box)
{
  for (guint i = 1; i < points->len; i++)
    {
      DewPoint a = g_array_index (points, DewPoint, i - 1), b = g_array_index (points, DewPoint, i);
      int n = (int) ceil (hypot (b.x - a.x, b.y - a.y)) * 2 + 1;

      for (int k = 0; k <= n; k++)
        {
          DewRect spot = { a.x + (b.x - a.x) * k / n, a.y + (b.y - a.y) * k / n, 3 * LITTLE, 3 * LITTLE };

          if (overlap (&spot, box))
            return TRUE;
        }
    }

  return FALSE;
}

static void
assert_apart (const DewShape *text,
              const DewShape *other)
{
  gboolean is_path = other->kind == DEW_SHAPE_LINE || other->kind == DEW_SHAPE_LEADER;
  gboolean meet = is_path ? line_runs_through (other->points, &text->box) : overlap (&text->box, &other->box);

  if (meet && other->kind != DEW_SHAPE_BAND)
    g_error ("“%s” (%u) overlaps %u “%s”", text->text, text->kind, other->kind, other->text);
}

static void
assert_box (const DewChartLayout *layout,
            const DewShape       *shape)
{
  g_assert_cmpfloat (shape->box.width, >, 0);
  g_assert_cmpfloat (shape->box.height, >, 0);
  g_assert_cmpfloat (shape->box.x, >=, -LITTLE);
  g_assert_cmpfloat (shape->box.y, >=, -LITTLE);
  g_assert_cmpfloat (shape->box.x + shape->box.width, <=, layout->width + LITTLE);
  g_assert_cmpfloat (shape->box.y + shape->box.height, <=, layout->height + LITTLE);

  if (shape->text != NULL)
    g_assert_cmpfloat (count_characters (shape->text, dew_shape_text_style (shape), NULL), <=, shape->box.width + LITTLE);
}

void
assert_boxes (const DewChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      assert_box (layout, shape);
      for (guint j = 0; shape->text != NULL && j < layout->shapes->len; j++)
        if (j != i)
          assert_apart (shape, g_ptr_array_index (layout->shapes, j));
    }
}

char *
join_texts (const DewChartLayout *layout,
            DewShapeKind          kind)
{
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == kind)
        g_string_append_printf (texts, "%s%s", texts->len > 0 ? "|" : "", shape->text);
    }

  return g_string_free (texts, FALSE);
}

guint
count_shapes (const DewChartLayout *layout,
              DewShapeKind          kind)
{
  guint n = 0;

  for (guint i = 0; i < layout->shapes->len; i++)
    n += ((DewShape *) g_ptr_array_index (layout->shapes, i))->kind == kind;

  return n;
}

const DewShape *
find_shape (const DewChartLayout *layout,
            DewShapeKind          kind,
            int                   series)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == kind && shape->series == series)
        return shape;
    }

  return NULL;
}

DewPoint
centre (const DewShape *shape)
{
  return (DewPoint) { shape->box.x + shape->box.width / 2, shape->box.y + shape->box.height / 2 };
}
