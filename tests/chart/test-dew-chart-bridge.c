/* test-dew-chart-bridge.c: the geometry of a bridge from one scenario to another, without a font or a display */
#include <math.h>
#include <string.h>

#include "chart-boxes.h"
#include "dew-variance-paint.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */
#define LITTLE  1e-6

static DewChart *
make_chart (gint64        start,
            guint         n,
            const gint64 *changes)
{
  DewChart *chart = dew_chart_new_bridge ("From the baseline to “Net, capped”: Council’s final cost, £m", 0, "Final cost", DEW_UNIT_MILLIONS, 2);

  dew_chart_add_start (chart, 1, "Baseline", 1, start);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Cause %u", i + 1);

      dew_chart_add_cause (chart, name, 10 + i, changes[i]);
    }
  dew_chart_add_end (chart, 4, "Net, capped", 4, dew_chart_level (chart, n));

  return chart;
}

static double
find_line (const DewChartLayout *layout)
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
  const gint64 changes[] = { 120 * MILLION / 100, -3 * MILLION, 0 };
  g_autoptr (DewChart) chart = make_chart (5 * MILLION, 3, changes);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 560, 0, &chart_measure);
  g_autofree char *figures = join_texts (layout, DEW_SHAPE_BAR_LABEL), *states = join_texts (layout, DEW_SHAPE_STATE);
  g_autofree char *names = join_texts (layout, DEW_SHAPE_ROW_LABEL), *chips = join_texts (layout, DEW_SHAPE_CHIP);

  assert_boxes (layout);
  g_assert_cmpstr (figures, ==, "5.00|▲ +1.20|▼ −3.00|3.20");
  g_assert_cmpstr (states, ==, "no change");
  g_assert_cmpstr (names, ==, "Baseline|Cause 1|Cause 2|Cause 3|Net, capped");
  g_assert_cmpstr (chips, ==, "1|4");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_SHARE), ==, 2);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAR), ==, 2);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_NOTE), ==, 0);
  /* One line goes through the row without a bar. */
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_CONNECTOR), ==, 3);
  g_assert_cmpuint (dew_chart_layout_mark (layout, 1, 0)->style, ==, DEW_VARIANCE_OVER);
  g_assert_cmpuint (dew_chart_layout_mark (layout, 2, 0)->style, ==, DEW_VARIANCE_UNDER);
}

/* Small changes of a large figure are seen: the axis is cut, the ends are broken, and it is said. */
static void
test_cut (void)
{
  const gint64 changes[] = { 120 * MILLION / 100, -3 * MILLION };
  g_autoptr (DewChart) chart = make_chart (104 * MILLION, 2, changes);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 560, 0, &chart_measure);
  g_autofree char *note = join_texts (layout, DEW_SHAPE_NOTE);

  assert_boxes (layout);
  g_assert_cmpstr (note, ==, "axis starts at 101.00");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_AXIS), ==, 1);
  g_assert_nonnull (dew_chart_layout_mark (layout, 0, 0)->points);
  g_assert_nonnull (dew_chart_layout_mark (layout, 3, 0)->points);
  g_assert_null (dew_chart_layout_mark (layout, 1, 0)->points);
  g_assert_cmpfloat (dew_chart_layout_mark (layout, 2, 0)->box.width, >, 150);
}

/* Nothing that changes is no reason to cut; nor is what lies near 0, or below it. */
static void
test_not_cut (void)
{
  static const struct {
    gint64 start, change;
  } cases[] = { { 104 * MILLION, 0 }, { 0, 0 }, { 3 * MILLION, -2 * MILLION }, { -104 * MILLION, MILLION }, { 0, -1 }, { -1, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = make_chart (cases[i].start, 1, &cases[i].change);
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 560, 0, &chart_measure);

      assert_boxes (layout);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_NOTE), ==, 0);
      g_assert_null (dew_chart_layout_mark (layout, 0, 0)->points);
    }
}

/* ---- Whatever the figures ---- */

/* Bars are in proportion, each begins where the one before ends, and any place of a row finds its bar. */
static void
assert_bars (const DewChart       *chart,
             const DewChartLayout *layout)
{
  double line = find_line (layout), per_pence = -1;
  gboolean cut = count_shapes (layout, DEW_SHAPE_NOTE) > 0;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      const DewShape *mark = dew_chart_layout_mark (layout, row, 0);
      double value = fabs ((double) dew_chart_value (chart, row, 0));
      gboolean cause = dew_chart_is_cause (chart, row);

      g_assert_true (dew_chart_hit (layout, layout->width - 1, mark->box.y + mark->box.height / 2) == mark);
      g_assert_cmpint (mark->kind, ==, value == 0 ? DEW_SHAPE_STATE : cause ? DEW_SHAPE_BAR : DEW_SHAPE_SHARE);
      if (!cause && value != 0)
        g_assert_cmpfloat_with_epsilon (dew_chart_value (chart, row, 0) > 0 ? mark->box.x : mark->box.x + mark->box.width, line, LITTLE);
      if (value == 0 || (cut && !cause) || mark->box.width <= 4 + LITTLE)
        continue;
      if (per_pence < 0)
        per_pence = mark->box.width / value;
      g_assert_cmpfloat_with_epsilon (mark->box.width, value * per_pence, 0.01);
    }
}

static void
assert_touching (const DewChart       *chart,
                 const DewChartLayout *layout)
{
  double at = NAN;

  for (guint row = 0; row < chart->rows->len; row++)
    {
      const DewShape *mark = dew_chart_layout_mark (layout, row, 0);
      gboolean up = dew_chart_value (chart, row, 0) > 0;

      if (mark->kind == DEW_SHAPE_STATE || mark->box.width <= 4 + LITTLE)
        {
          at = NAN;
          continue;
        }
      if (dew_chart_is_cause (chart, row) && !isnan (at))
        g_assert_cmpfloat_with_epsilon (up ? mark->box.x : mark->box.x + mark->box.width, at, 0.01);
      at = up ? mark->box.x + mark->box.width : mark->box.x;
    }
}

static gint64
random_change (int temper)
{
  switch (g_test_rand_int_range (0, 5) == 0 ? -1 : temper)
    {
    case -1:
      return 0;
    case 0:
      return g_test_rand_int_range (-5, 6);
    case 1:
      return g_test_rand_int_range (-1000, 1000) * MILLION / 10;
    default:
      return g_test_rand_int_range (-1000, 1000) * G_GINT64_CONSTANT (100000000000);
    }
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 3000 : 300;

  for (int i = 0; i < trials; i++)
    {
      gint64 changes[9], start = random_change (g_test_rand_int_range (0, 3)) * g_test_rand_int_range (1, 100);
      guint n = (guint) g_test_rand_int_range (0, 9);
      int temper = g_test_rand_int_range (0, 3);
      g_autoptr (DewChart) chart = NULL;
      g_autoptr (DewChartLayout) layout = NULL;

      for (guint k = 0; k < n; k++)
        changes[k] = random_change (temper);
      chart = make_chart (start, n, changes);
      layout = dew_chart_layout (chart, g_test_rand_int_range (0, 1200), g_test_rand_int_range (0, 800), &chart_measure);
      assert_boxes (layout);
      assert_bars (chart, layout);
      assert_touching (chart, layout);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-bridge/known", test_known);
  g_test_add_func ("/chart-bridge/cut", test_cut);
  g_test_add_func ("/chart-bridge/not-cut", test_not_cut);
  g_test_add_func ("/chart-bridge/random", test_random);

  return g_test_run ();
}
