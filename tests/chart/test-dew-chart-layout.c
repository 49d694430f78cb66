/* test-dew-chart-layout.c: the geometry of a chart, without a font or a display */
#include "dew-chart-layout.h"

#include <math.h>
#include <string.h>

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */
#define LITTLE  1e-6

/* Every character is as wide as the next; bold is wider. */
static double
count_characters (const char   *text,
                  DewTextStyle  style,
                  gpointer      data)
{
  double width = style == DEW_TEXT_TITLE || style == DEW_TEXT_FIGURE ? 7.3 : 6.7;

  return (double) g_utf8_strlen (text, -1) * width;
}

static const DewTextMeasure measure = { count_characters, NULL, 17 };

static DewChart *
make_chart (DewUnit       unit,
            int           decimals,
            guint         n_series,
            guint         n_rows,
            const gint64 *values)
{
  DewChart *chart = dew_chart_new ("Gross contributions by pool", unit, decimals);

  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i + 1);

      dew_chart_add_series (chart, name);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *label = g_strdup_printf ("Pool %u", i + 1);

      dew_chart_add_row (chart, label, i + 1, values + i * n_series);
    }

  return chart;
}

static double
right (const DewShape *shape)
{
  return shape->box.x + shape->box.width;
}

static double
bottom (const DewShape *shape)
{
  return shape->box.y + shape->box.height;
}

static gboolean
overlap (const DewShape *a,
         const DewShape *b)
{
  return a->box.x < right (b) - LITTLE && b->box.x < right (a) - LITTLE &&
         a->box.y < bottom (b) - LITTLE && b->box.y < bottom (a) - LITTLE;
}

static gboolean
is_written (const DewShape *shape)
{
  return shape->text != NULL;
}

static gboolean
is_line (const DewShape *shape)
{
  return shape->kind == DEW_SHAPE_GRID || shape->kind == DEW_SHAPE_AXIS;
}

static gboolean
is_bar (const DewShape *shape)
{
  return shape->kind == DEW_SHAPE_SEGMENT || shape->kind == DEW_SHAPE_SEGMENT_LABEL;
}

/* Whether two shapes may lie upon each other: a segment's label in its segment; lines behind bars. */
static gboolean
may_overlap (const DewShape *a,
             const DewShape *b)
{
  if (is_line (a) || is_line (b))
    return is_line (a) + is_line (b) + is_bar (a) + is_bar (b) == 2;

  return a->row == b->row && a->series == b->series &&
         MIN (a->kind, b->kind) == DEW_SHAPE_SEGMENT && MAX (a->kind, b->kind) == DEW_SHAPE_SEGMENT_LABEL;
}

static void
assert_boxes (const DewChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      g_assert_cmpfloat (shape->box.width, >, 0);
      g_assert_cmpfloat (shape->box.height, >, 0);
      g_assert_cmpfloat (shape->box.x, >=, -LITTLE);
      g_assert_cmpfloat (shape->box.y, >=, -LITTLE);
      g_assert_cmpfloat (right (shape), <=, layout->width + LITTLE);
      g_assert_cmpfloat (bottom (shape), <=, layout->height + LITTLE);
      if (i > 0)
        g_assert_cmpint (((DewShape *) g_ptr_array_index (layout->shapes, i - 1))->kind, <=, shape->kind);

      for (guint j = 0; j < i; j++)
        {
          const DewShape *other = g_ptr_array_index (layout->shapes, j);

          if (overlap (shape, other) && !may_overlap (shape, other))
            g_error ("%u “%s” of %d/%d overlaps %u “%s” of %d/%d", other->kind, other->text, other->row, other->series,
                     shape->kind, shape->text, shape->row, shape->series);
        }
    }
}

static void
assert_name (const char *written,
             const char *name,
             double      room)
{
  g_autofree char *head = NULL;

  if (g_str_equal (written, name))
    return;

  g_assert_true (g_str_has_suffix (written, "…"));
  head = g_strndup (written, strlen (written) - strlen ("…"));
  g_assert_true (g_str_has_prefix (name, head));
  /* Cut because it had to be. */
  g_assert_cmpfloat (count_characters (name, DEW_TEXT_LABEL, NULL), >, room - 12);
}

static void
assert_texts (const DewChart       *chart,
              const DewChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);
      char buf[DEW_MONEY_SIZE];

      if (!is_written (shape))
        continue;

      g_assert_true (g_utf8_validate (shape->text, -1, NULL));
      g_assert_cmpfloat (count_characters (shape->text, dew_shape_text_style (shape), NULL), <=, shape->box.width + LITTLE);

      if (shape->kind == DEW_SHAPE_ROW_LABEL)
        assert_name (shape->text, dew_chart_row (chart, shape->row)->label, shape->box.width);
      if (shape->kind == DEW_SHAPE_LEGEND_TEXT)
        assert_name (shape->text, dew_chart_series (chart, shape->series), shape->box.width);
      if (shape->kind == DEW_SHAPE_TOTAL_LABEL)
        g_assert_cmpstr (shape->text, ==, dew_chart_print (chart, dew_chart_total (chart, shape->row), buf));
      if (shape->kind == DEW_SHAPE_SEGMENT_LABEL)
        {
          g_assert_cmpstr (shape->text, ==, dew_chart_print (chart, dew_chart_value (chart, shape->row, shape->series), buf));
          g_assert_true (overlap (shape, dew_chart_layout_mark (layout, shape->row, shape->series)));
        }
    }
}

/* One row: each value that is not nil has a segment, they touch, the zero line parts what is below 0 from what is
 * above, and widths follow values. */
static void
assert_bar (const DewChart       *chart,
            const DewChartLayout *layout,
            guint                 row,
            double                zero,
            double               *per_pence)
{
  double left = zero, end = zero, sum = 0;

  for (guint series = 0; series < chart->series->len; series++)
    {
      gint64 value = dew_chart_value (chart, row, series);
      const DewShape *segment = dew_chart_layout_mark (layout, row, series);

      if (value == 0)
        {
          g_assert_null (segment);
          continue;
        }

      g_assert_nonnull (segment);
      sum += segment->box.width;
      g_assert_cmpfloat_with_epsilon (value < 0 ? right (segment) : segment->box.x, value < 0 ? left : end, 0.001);
      if (value < 0)
        left = segment->box.x;
      else
        end = right (segment);

      g_assert_cmpfloat (segment->box.width, >=, 4 - LITTLE);
      if (segment->box.width > 4 + LITTLE)
        {
          if (*per_pence < 0)
            *per_pence = segment->box.width / fabs ((double) value);
          g_assert_cmpfloat_with_epsilon (segment->box.width, fabs ((double) value) * *per_pence, 0.01);
        }

      g_assert_true (dew_chart_hit (layout, segment->box.x + segment->box.width / 2, segment->box.y + segment->box.height / 2) == segment);
    }

  g_assert_cmpfloat_with_epsilon (sum, end - left, 0.001);
}

static void
assert_layout (const DewChart       *chart,
               const DewChartLayout *layout)
{
  double zero = -1, per_pence = -1;

  assert_boxes (layout);
  assert_texts (chart, layout);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_AXIS)
        zero = right (shape);
      if (shape->kind != DEW_SHAPE_SEGMENT && shape->kind != DEW_SHAPE_SEGMENT_LABEL && is_written (shape))
        g_assert_null (dew_chart_hit (layout, shape->box.x + shape->box.width / 2, shape->box.y + shape->box.height / 2));
    }

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_ROW_LABEL)
        g_assert_true (dew_chart_hit_label (layout, shape->box.x, shape->box.y + shape->box.height / 2) == shape);
    }

  if (dew_chart_is_nil (chart))
    return;

  g_assert_cmpfloat (zero, >, 0);
  for (guint row = 0; row < chart->rows->len; row++)
    {
      const DewShape *first = NULL;

      for (guint series = 0; series < chart->series->len && first == NULL; series++)
        first = dew_chart_layout_mark (layout, row, series);
      if (first != NULL)
        {
          double edge = dew_chart_value (chart, row, first->series) < 0 ? right (first) : first->box.x;

          g_assert_cmpfloat_with_epsilon (edge, zero, LITTLE);
          assert_bar (chart, layout, row, edge, &per_pence);
        }
    }
}

static guint
count_kind (const DewChartLayout *layout,
            DewShapeKind          kind)
{
  guint n = 0;

  for (guint i = 0; i < layout->shapes->len; i++)
    n += ((DewShape *) g_ptr_array_index (layout->shapes, i))->kind == kind;

  return n;
}

static char *
join_kind (const DewChartLayout *layout,
           DewShapeKind          kind)
{
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == kind)
        g_string_append_printf (texts, "%s%s", texts->len > 0 ? " " : "", shape->text);
    }

  return g_string_free (texts, FALSE);
}

static void
test_known (void)
{
  const gint64 values[] = { 99 * MILLION, 96 * MILLION, 0, 0, 0, 21 * MILLION };
  g_autoptr (DewChart) chart = make_chart (DEW_UNIT_MILLIONS, 1, 2, 3, values);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *totals = NULL, *inside = NULL, *ticks = NULL;

  /* Nil is a dash, not entered is blank. */
  dew_chart_add_row (chart, "Not entered", 4, NULL);
  layout = dew_chart_layout (chart, 800, 0, &measure);
  totals = join_kind (layout, DEW_SHAPE_TOTAL_LABEL);
  inside = join_kind (layout, DEW_SHAPE_SEGMENT_LABEL);
  ticks = join_kind (layout, DEW_SHAPE_TICK_LABEL);

  assert_layout (chart, layout);
  g_assert_cmpfloat (layout->width, ==, 800);
  g_assert_cmpuint (count_kind (layout, DEW_SHAPE_ROW_LABEL), ==, 4);
  g_assert_cmpuint (count_kind (layout, DEW_SHAPE_SEGMENT), ==, 3);
  g_assert_cmpuint (count_kind (layout, DEW_SHAPE_LEGEND_KEY), ==, 2);
  g_assert_cmpstr (totals, ==, "195.0 – 21.0");
  /* The bar of one piece has its figure at its end only. */
  g_assert_cmpstr (inside, ==, "99.0 96.0");
  g_assert_cmpstr (ticks, ==, "0 50 100 150");
}

static void
test_ticks (void)
{
  static const struct {
    DewUnit     unit;
    gint64      low, high;
    double      width;
    const char *ticks;
  } cases[] = {
    { DEW_UNIT_POUNDS, 0, 1, 800, "0 0.01" },
    { DEW_UNIT_POUNDS, 0, 5, 800, "0 0.01 0.02 0.03 0.04 0.05" },
    { DEW_UNIT_POUNDS, 0, 99999, 800, "0 200 400 600 800" },
    { DEW_UNIT_POUNDS, 0, 100000, 800, "0 200 400 600 800 1,000" },
    { DEW_UNIT_POUNDS, 0, 100100, 800, "0 500 1,000" },
    { DEW_UNIT_THOUSANDS, 0, 195 * MILLION, 800, "0 50,000 100,000 150,000" },
    { DEW_UNIT_MILLIONS, 0, 195 * MILLION, 800, "0 50 100 150" },
    { DEW_UNIT_MILLIONS, 0, 195 * MILLION, 300, "0 100" },
    { DEW_UNIT_MILLIONS, 0, MILLION, 800, "0 0.2 0.4 0.6 0.8 1.0" },
    { DEW_UNIT_MILLIONS, -40 * MILLION, 50 * MILLION, 800, "−40 −20 0 20 40" },
    { DEW_UNIT_MILLIONS, -40 * MILLION, 0, 800, "−40 −30 −20 −10 0" },
    { DEW_UNIT_POUNDS, 0, G_GINT64_CONSTANT (10000000000000), 800, "0 20,000,000,000 40,000,000,000 60,000,000,000 80,000,000,000 100,000,000,000" },
    { DEW_UNIT_POUNDS, 0, G_GINT64_CONSTANT (10000000000000), 420, "0 50,000,000,000 100,000,000,000" },
    { DEW_UNIT_POUNDS, 0, G_GINT64_CONSTANT (10000000000000), 340, "0 100,000,000,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gint64 values[] = { cases[i].low, cases[i].high };
      g_autoptr (DewChart) chart = make_chart (cases[i].unit, dew_unit_decimals (cases[i].unit), 2, 1, values);
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, cases[i].width, 0, &measure);
      g_autofree char *ticks = join_kind (layout, DEW_SHAPE_TICK_LABEL);

      g_assert_cmpstr (ticks, ==, cases[i].ticks);
      assert_layout (chart, layout);
    }
}

static void
test_empty (void)
{
  const gint64 nil[] = { 0, 0, 0, 0 };

  for (guint rows = 0; rows <= 2; rows++)
    for (guint series = 0; series <= 2; series++)
      {
        g_autoptr (DewChart) chart = make_chart (DEW_UNIT_POUNDS, 2, series, rows, nil);
        g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 300, 0, &measure);
        g_autofree char *text = join_kind (layout, DEW_SHAPE_EMPTY);

        g_assert_cmpstr (text, ==, "No figures yet");
        g_assert_cmpuint (count_kind (layout, DEW_SHAPE_SEGMENT), ==, 0);
        g_assert_cmpuint (count_kind (layout, DEW_SHAPE_AXIS), ==, 0);
        g_assert_cmpuint (count_kind (layout, DEW_SHAPE_TICK_LABEL), ==, 0);
        g_assert_cmpuint (count_kind (layout, DEW_SHAPE_LEGEND_KEY), ==, series);
        g_assert_null (dew_chart_hit (layout, 150, 60));
        assert_layout (chart, layout);
      }
}

/* Height follows the size of the text; asking for more leaves room, asking for less does not cut. */
static void
test_height (void)
{
  const gint64 values[] = { 1, 2, 3, 4 };
  const DewTextMeasure large = { count_characters, NULL, 34 };
  g_autoptr (DewChart) chart = make_chart (DEW_UNIT_POUNDS, 2, 2, 2, values);
  g_autoptr (DewChartLayout) natural = dew_chart_layout (chart, 600, 0, &measure);
  g_autoptr (DewChartLayout) tall = dew_chart_layout (chart, 600, natural->height + 100, &measure);
  g_autoptr (DewChartLayout) flat = dew_chart_layout (chart, 600, 10, &measure);
  g_autoptr (DewChartLayout) scaled = dew_chart_layout (chart, 600, 0, &large);

  g_assert_cmpfloat (tall->height, ==, natural->height + 100);
  g_assert_cmpfloat (flat->height, ==, natural->height);
  g_assert_cmpfloat (scaled->height, >, natural->height * 1.5);
}

/* A chart too narrow for its figures is wider than asked, and says so; never are figures cut. */
static void
test_too_narrow (void)
{
  const gint64 values[] = { G_MAXINT64, -G_MAXINT64, G_MININT64, 1 };
  g_autoptr (DewChart) chart = make_chart (DEW_UNIT_POUNDS, 2, 2, 2, values);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 0, 0, &measure);

  g_assert_cmpfloat (layout->width, >, 200);
  assert_layout (chart, layout);
}

static gint64
random_value (int temper)
{
  switch (temper)
    {
    case 0:
      return g_test_rand_int_range (0, 3) == 0 ? 0 : g_test_rand_int_range (0, 2000000) * G_GINT64_CONSTANT (10000);
    case 1:
      return g_test_rand_int_range (-5, 6);
    case 2:
      return g_test_rand_int_range (-1000, 1000) * G_GINT64_CONSTANT (10000000000);
    case 3:
      return g_test_rand_int_range (-1000, 0);
    default:
      return (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
    }
}

static char *
random_name (void)
{
  static const char *words[] = {
    "Older", "people", "and", "mental", "health", "commissioning", "Gwasanaethau", "ü", "–", "é́", "schedule", "2 A",
  };
  GString *name = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);

  return g_string_free (name, FALSE);
}

static DewChart *
random_chart (void)
{
  DewUnit unit = (DewUnit) g_test_rand_int_range (0, 3);
  g_autofree char *title = random_name ();
  DewChart *chart = dew_chart_new (title, unit, dew_unit_decimals (unit));
  int n_series = g_test_rand_int_range (1, 9), n_rows = g_test_rand_int_range (1, 41);
  int temper = g_test_rand_int_range (0, 5);

  for (int i = 0; i < n_series; i++)
    {
      g_autofree char *name = random_name ();

      dew_chart_add_series (chart, name);
    }
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *label = random_name ();
      gint64 values[8];

      for (int j = 0; j < n_series; j++)
        values[j] = random_value (temper);
      dew_chart_add_row (chart, label, i, values);
    }

  return chart;
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 3000 : 300;

  for (int i = 0; i < trials; i++)
    {
      g_autoptr (DewChart) chart = random_chart ();
      double width = g_test_rand_int_range (300, 2001);
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, width, 0, &measure);

      /* At 300 pixels there is room for any sum of figures that may be entered. */
      if (layout->width > width)
        g_assert_cmpfloat (layout->width, <, 420);
      assert_layout (chart, layout);
    }
}

/* The steps between ticks are 1, 2 or 5 with noughts, whatever the figures. */
static void
test_steps_random (void)
{
  for (int i = 0; i < 1000; i++)
    {
      const gint64 values[] = { ((gint64) g_test_rand_int_range (1, G_MAXINT32) << g_test_rand_int_range (0, 12)) };
      g_autoptr (DewChart) chart = make_chart (DEW_UNIT_POUNDS, 2, 1, 1, values);
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, g_test_rand_int_range (300, 2001), 0, &measure);
      g_autofree char *ticks = join_kind (layout, DEW_SHAPE_TICK_LABEL);
      g_auto (GStrv) labels = g_strsplit (ticks, " ", -1);
      const char *digits = labels[1];

      g_assert_cmpstr (labels[0], ==, "0");
      if (digits == NULL)
        continue;
      digits += strspn (digits, "0.");
      g_assert_nonnull (strchr ("125", *digits));
      g_assert_cmpuint (strspn (digits + 1, "0,."), ==, strlen (digits + 1));
      g_assert_cmpuint (g_strv_length (labels), <=, 6);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-layout/known", test_known);
  g_test_add_func ("/chart-layout/ticks", test_ticks);
  g_test_add_func ("/chart-layout/empty", test_empty);
  g_test_add_func ("/chart-layout/height", test_height);
  g_test_add_func ("/chart-layout/too-narrow", test_too_narrow);
  g_test_add_func ("/chart-layout/random", test_random);
  g_test_add_func ("/chart-layout/steps-random", test_steps_random);

  return g_test_run ();
}
