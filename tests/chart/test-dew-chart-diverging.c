/* test-dew-chart-diverging.c: the geometry of diverging bars, without a font or a display */
#include <math.h>
#include <string.h>

#include "chart-boxes.h"
#include "dew-variance-paint.h"

#define THOUSAND 100000         /* pounds, in pence */
#define BLANK    G_MININT64
#define LITTLE   1e-6

static DewChart *
make_chart (DewUnit       unit,
            guint         n,
            const gint64 *values)
{
  DewChart *chart = dew_chart_new_diverging ("Forecast over or under by category", "Variance", unit, dew_unit_decimals (unit));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Category %u", i + 1);

      dew_chart_add_row (chart, name, i + 1, values[i] == BLANK ? NULL : &values[i]);
    }

  return chart;
}

static double
find_zero (const DewChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_AXIS)
        return shape->box.x + shape->box.width;
    }

  return -1;
}

static void
test_known (void)
{
  const gint64 values[] = { 1750 * THOUSAND, 490 * THOUSAND, 0, -30 * THOUSAND, -210 * THOUSAND, BLANK };
  g_autoptr (DewChart) chart = make_chart (DEW_UNIT_THOUSANDS, 6, values);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 500, 0, &chart_measure);
  g_autofree char *figures = join_texts (layout, DEW_SHAPE_BAR_LABEL), *states = join_texts (layout, DEW_SHAPE_STATE);

  assert_boxes (layout);
  g_assert_cmpstr (figures, ==, "+1,750|+490|−30|−210");
  g_assert_cmpstr (states, ==, "on budget|not entered");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAR), ==, 4);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_ROW_LABEL), ==, 6);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LEGEND_KEY), ==, 0);
}

/* A taller chart parts its bars, as far as they still belong together. */
static void
test_height (void)
{
  const gint64 values[] = { 5, -5, 1 };
  g_autoptr (DewChart) chart = make_chart (DEW_UNIT_POUNDS, 3, values);
  g_autoptr (DewChartLayout) natural = dew_chart_layout (chart, 500, 0, &chart_measure);
  g_autoptr (DewChartLayout) tall = dew_chart_layout (chart, 500, natural->height + 15, &chart_measure);
  g_autoptr (DewChartLayout) towering = dew_chart_layout (chart, 500, 2000, &chart_measure);
  double apart[3];
  const DewChartLayout *layouts[] = { natural, tall, towering };

  for (int i = 0; i < 3; i++)
    apart[i] = dew_chart_layout_mark (layouts[i], 1, 0)->box.y - dew_chart_layout_mark (layouts[i], 0, 0)->box.y;

  g_assert_cmpfloat (apart[1], ==, apart[0] + 5);
  g_assert_cmpfloat (apart[2], <, apart[0] * 1.6);
  g_assert_cmpfloat (towering->height, ==, 2000);
}

static void
test_nil (void)
{
  const gint64 blank[] = { BLANK, BLANK }, even[] = { 0, 0 };
  g_autoptr (DewChart) unknown = make_chart (DEW_UNIT_POUNDS, 2, blank), known = make_chart (DEW_UNIT_POUNDS, 2, even);
  g_autoptr (DewChartLayout) one = dew_chart_layout (unknown, 500, 0, &chart_measure);
  g_autoptr (DewChartLayout) other = dew_chart_layout (known, 500, 0, &chart_measure);
  g_autofree char *states = join_texts (other, DEW_SHAPE_STATE);

  g_assert_cmpuint (count_shapes (one, DEW_SHAPE_EMPTY), ==, 1);
  g_assert_cmpuint (count_shapes (one, DEW_SHAPE_STATE), ==, 0);
  g_assert_cmpstr (states, ==, "on budget|on budget");
}

/* Bars lie on their side of the zero line, as long as their values but for the least, and any place of a row finds its
 * bar. */
static void
assert_bars (const DewChart       *chart,
             const DewChartLayout *layout)
{
  double zero = find_zero (layout), per_pence = -1;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      gint64 value = dew_chart_value (chart, row, 0);
      const DewShape *mark = dew_chart_layout_mark (layout, row, 0);

      g_assert_nonnull (mark);
      g_assert_true (dew_chart_hit (layout, layout->width - 1, mark->box.y + mark->box.height / 2) == mark);
      g_assert_cmpint (mark->kind, ==, value != 0 ? DEW_SHAPE_BAR : DEW_SHAPE_STATE);
      if (value == 0)
        continue;

      g_assert_cmpuint (mark->style, ==, value > 0 ? DEW_VARIANCE_OVER : DEW_VARIANCE_UNDER);
      g_assert_cmpfloat_with_epsilon (value > 0 ? mark->box.x : mark->box.x + mark->box.width, zero, LITTLE);
      g_assert_cmpfloat (mark->box.width, >=, 4 - LITTLE);
      if (mark->box.width <= 4 + LITTLE)
        continue;
      if (per_pence < 0)
        per_pence = mark->box.width / fabs ((double) value);
      g_assert_cmpfloat_with_epsilon (mark->box.width, fabs ((double) value) * per_pence, 0.01);
    }
}

static gint64
random_value (int temper)
{
  switch (g_test_rand_int_range (0, 6) == 0 ? -1 : temper)
    {
    case -1:
      return g_test_rand_int_range (0, 2) == 0 ? 0 : BLANK;
    case 0:
      return g_test_rand_int_range (-5, 6);
    case 1:
      return g_test_rand_int_range (-1000, 0);
    case 2:
      return g_test_rand_int_range (0, 1000000) * G_GINT64_CONSTANT (10000000);
    default:
      return (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
    }
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 3000 : 300;

  for (int i = 0; i < trials; i++)
    {
      gint64 values[20];
      guint n = g_test_rand_int_range (1, 20);
      int temper = g_test_rand_int_range (0, 4);
      g_autoptr (DewChart) chart = NULL;
      g_autoptr (DewChartLayout) layout = NULL;

      for (guint j = 0; j < n; j++)
        values[j] = random_value (temper);
      chart = make_chart ((DewUnit) g_test_rand_int_range (0, 3), n, values);
      layout = dew_chart_layout (chart, g_test_rand_int_range (0, 1200), g_test_rand_int_range (0, 800), &chart_measure);
      assert_boxes (layout);
      if (!dew_chart_is_nil (chart))
        assert_bars (chart, layout);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-diverging/known", test_known);
  g_test_add_func ("/chart-diverging/height", test_height);
  g_test_add_func ("/chart-diverging/nil", test_nil);
  g_test_add_func ("/chart-diverging/random", test_random);

  return g_test_run ();
}
