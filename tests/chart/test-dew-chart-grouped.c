/* test-dew-chart-grouped.c: the geometry of bars in groups, without a font or a display */
#include <math.h>
#include <string.h>

#include "chart-boxes.h"
#include "dew-partner-paint.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */
#define LITTLE  1e-6
#define MOST    11                              /* series of a lane */

static DewChart *
make_chart (guint    n_partners,
            gboolean rests)
{
  DewChart *chart = dew_chart_new_grouped ("Who bears the £5.0m, £m", DEW_UNIT_MILLIONS, 2);

  for (guint i = 0; i < n_partners; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i + 1);

      dew_chart_add_series (chart, name);
    }
  if (rests)
    {
      dew_chart_add_rest (chart, DEW_CHART_HELD, "held");
      dew_chart_add_rest (chart, DEW_CHART_RESERVE, "from the reserve");
      dew_chart_add_rest (chart, DEW_CHART_UNALLOCATED, "unallocated");
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

/* Oxfordshire's £5m by two of its rules. */
static void
test_known (void)
{
  const gint64 own[] = { 5 * MILLION, 0 }, gross[] = { 253846154, 246153846 };
  g_autoptr (DewChart) chart = make_chart (2, FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *figures = NULL, *states = NULL, *chips = NULL, *names = NULL, *legend = NULL;

  dew_chart_add_lane (chart, 1, "Baseline", 10, own, NULL);
  dew_chart_add_lane (chart, 3, "Gross", 30, gross, NULL);
  layout = dew_chart_layout (chart, 560, 0, &chart_measure);
  figures = join_texts (layout, DEW_SHAPE_BAR_LABEL);
  states = join_texts (layout, DEW_SHAPE_STATE);
  chips = join_texts (layout, DEW_SHAPE_CHIP);
  names = join_texts (layout, DEW_SHAPE_ROW_LABEL);
  legend = join_texts (layout, DEW_SHAPE_LEGEND_TEXT);

  assert_boxes (layout);
  g_assert_cmpstr (figures, ==, "5.00|2.54|2.46");
  g_assert_cmpstr (states, ==, "0");
  g_assert_cmpstr (chips, ==, "1|3");
  g_assert_cmpstr (names, ==, "Baseline|Gross");
  g_assert_cmpstr (legend, ==, "Partner 1|Partner 2");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_SHARE), ==, 3);
}

/* What no partner bears stands only where there is any, with its words, and not in the legend. */
static void
test_rests (void)
{
  const gint64 first[] = { 3 * MILLION, 0, 0, 0, 0 }, second[] = { MILLION, MILLION, 0, MILLION / 2, MILLION / 2 };
  g_autoptr (DewChart) chart = make_chart (2, TRUE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *figures = NULL, *legend = NULL;

  dew_chart_add_lane (chart, 1, "Baseline", 1, first, NULL);
  dew_chart_add_lane (chart, 2, "Capped", 2, second, NULL);
  layout = dew_chart_layout (chart, 560, 0, &chart_measure);
  figures = join_texts (layout, DEW_SHAPE_BAR_LABEL);
  legend = join_texts (layout, DEW_SHAPE_LEGEND_TEXT);

  assert_boxes (layout);
  g_assert_cmpstr (figures, ==, "3.00|1.00|1.00|0.50 from the reserve|0.50 unallocated");
  g_assert_cmpstr (legend, ==, "Partner 1|Partner 2");
  g_assert_null (dew_chart_layout_mark (layout, 0, 4));
  g_assert_null (dew_chart_layout_mark (layout, 1, 2));
  g_assert_cmpuint (dew_chart_layout_mark (layout, 1, 4)->style, ==, DEW_PAINT_UNALLOCATED);
  g_assert_cmpuint (dew_chart_layout_mark (layout, 1, 3)->style, !=, DEW_PAINT_NOBODY);
  g_assert_cmpfloat (dew_chart_layout_mark (layout, 1, 3)->box.width, ==, dew_chart_layout_mark (layout, 1, 4)->box.width);
}

/* A long figure at a short bar takes nothing from the others: the longest bar reaches as far as its own figure lets it. */
static void
test_room (void)
{
  const gint64 first[] = { 3 * MILLION, 0, 0, 0, 0 }, second[] = { MILLION, 0, 0, MILLION / 10, 0 };

  for (int under = 0; under <= 1; under++)
    {
      g_autoptr (DewChart) chart = make_chart (2, TRUE);
      g_autoptr (DewChartLayout) layout = NULL;
      gint64 mirrored[2][5];
      const DewShape *bar;
      double free;

      for (int k = 0; k < 5; k++)
        {
          mirrored[0][k] = under ? -first[k] : first[k];
          mirrored[1][k] = under ? -second[k] : second[k];
        }
      dew_chart_add_lane (chart, 1, "Baseline", 1, mirrored[0], NULL);
      dew_chart_add_lane (chart, 2, "Reserve", 2, mirrored[1], NULL);
      layout = dew_chart_layout (chart, 560, 0, &chart_measure);
      assert_boxes (layout);

      bar = dew_chart_layout_mark (layout, 0, 0);
      free = under ? bar->box.x - bar->reach.x : bar->reach.x + bar->reach.width - bar->box.x - bar->box.width;
      g_assert_cmpfloat (free, <, 60);
    }
}

static void
test_refused (void)
{
  const gint64 shared[] = { 2 * MILLION, 3 * MILLION }, returned[] = { -2 * MILLION, -3 * MILLION };

  for (int under = 0; under <= 1; under++)
    {
      g_autoptr (DewChart) chart = make_chart (2, FALSE);
      g_autoptr (DewChartLayout) layout = NULL;
      const DewShape *state;

      dew_chart_add_lane (chart, 1, "Baseline", 1, under ? returned : shared, NULL);
      dew_chart_add_lane (chart, 2, "By income", 2, NULL, "The weight of CCG is below 0.");
      layout = dew_chart_layout (chart, 760, 0, &chart_measure);
      state = dew_chart_layout_mark (layout, 1, 0);

      assert_boxes (layout);
      g_assert_cmpint (state->kind, ==, DEW_SHAPE_STATE);
      g_assert_cmpstr (state->text, ==, "cannot be shared: The weight of CCG is below 0.");
      g_assert_cmpint (state->box.x < find_zero (layout), ==, under);
      g_assert_null (dew_chart_layout_mark (layout, 1, 1));
    }
}

/* Nobody bears anything, or nothing can be shared: there is something to read, and no bar. */
static void
test_nil (void)
{
  const gint64 nothing[] = { 0, 0 };

  for (int refused = 0; refused <= 1; refused++)
    {
      g_autoptr (DewChart) chart = make_chart (2, FALSE);
      g_autoptr (DewChartLayout) layout = NULL;

      dew_chart_add_lane (chart, 1, "Baseline", 1, refused ? NULL : nothing, refused ? "There is no lead." : NULL);
      layout = dew_chart_layout (chart, 400, 0, &chart_measure);
      assert_boxes (layout);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_STATE), ==, refused ? 1 : 2);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_SHARE), ==, 0);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_EMPTY), ==, 0);
    }
}

/* A taller chart has thicker bars and wider gaps, as far as they still belong together. */
static void
test_height (void)
{
  const gint64 values[] = { 2 * MILLION, 3 * MILLION };
  const double heights[] = { 0, 300, 4000 };
  g_autoptr (DewChart) chart = make_chart (2, FALSE);
  double thick[3], apart[3];

  for (guint i = 1; i <= 3; i++)
    dew_chart_add_lane (chart, i, "Lane", i, values, NULL);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 500, heights[i], &chart_measure);

      assert_boxes (layout);
      if (heights[i] > 0)
        g_assert_cmpfloat (layout->height, ==, heights[i]);
      thick[i] = dew_chart_layout_mark (layout, 0, 0)->box.height;
      apart[i] = dew_chart_layout_mark (layout, 1, 0)->box.y - dew_chart_layout_mark (layout, 0, 0)->box.y;
    }
  g_assert_cmpfloat (thick[1], >, thick[0]);
  g_assert_cmpfloat (apart[1], >, apart[0]);
  g_assert_cmpfloat (thick[2], <, 2 * thick[0]);
  g_assert_cmpfloat (apart[2], <, 2 * apart[0]);
}

/* ---- Whatever the figures ---- */

static void
assert_bar (const DewChartLayout *layout,
            const DewShape       *bar,
            gint64                value,
            double               *per_pence)
{
  double zero = find_zero (layout);

  g_assert_cmpint (bar->kind, ==, DEW_SHAPE_SHARE);
  g_assert_cmpint (bar->side, ==, value < 0 ? -1 : 1);
  g_assert_cmpfloat_with_epsilon (value > 0 ? bar->box.x : bar->box.x + bar->box.width, zero, LITTLE);
  g_assert_cmpfloat (bar->box.width, >=, 4 - LITTLE);
  if (bar->box.width <= 4 + LITTLE)
    return;

  if (*per_pence < 0)
    *per_pence = bar->box.width / fabs ((double) value);
  g_assert_cmpfloat_with_epsilon (bar->box.width, fabs ((double) value) * *per_pence, 0.01);
}

/* All figures there are have their place, in the order of lanes and series, and any place of a slot finds its mark. */
static void
assert_bars (const DewChart       *chart,
             const DewChartLayout *layout)
{
  double below = 0, per_pence = -1;

  for (guint row = 0; row < chart->rows->len; row++)
    for (guint series = 0; series < chart->series->len; series++)
      {
        const DewShape *mark = dew_chart_layout_mark (layout, row, series);
        gint64 value = dew_chart_value (chart, row, series);

        g_assert_cmpint (mark != NULL, ==, dew_chart_has_mark (chart, row, series));
        if (mark == NULL)
          continue;
        g_assert_cmpfloat (mark->box.y, >=, below - LITTLE);
        below = mark->box.y + mark->box.height;
        g_assert_true (dew_chart_hit (layout, layout->width - 1, mark->box.y + mark->box.height / 2) == mark);
        if (value == 0)
          g_assert_cmpint (mark->kind, ==, DEW_SHAPE_STATE);
        else
          assert_bar (layout, mark, value, &per_pence);
      }
}

static gint64
random_value (int temper)
{
  switch (g_test_rand_int_range (0, 5) == 0 ? -1 : temper)
    {
    case -1:
      return 0;
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
      gboolean rests = g_test_rand_int_range (0, 2) == 0;
      guint n_lanes = g_test_rand_int_range (1, 7);
      int temper = g_test_rand_int_range (0, 4);
      g_autoptr (DewChart) chart = make_chart (g_test_rand_int_range (1, 9), rests);
      g_autoptr (DewChartLayout) layout = NULL;

      for (guint lane = 1; lane <= n_lanes; lane++)
        {
          gboolean refused = g_test_rand_int_range (0, 8) == 0;
          g_autofree char *name = g_strnfill (g_test_rand_int_range (0, 60), 'n');
          gint64 values[MOST];

          for (guint k = 0; k < MOST; k++)
            values[k] = random_value (temper);
          dew_chart_add_lane (chart, lane * (guint) g_test_rand_int_range (1, 40), name, lane, refused ? NULL : values, refused ? "A long reason why it is so." : NULL);
        }
      layout = dew_chart_layout (chart, g_test_rand_int_range (0, 1200), g_test_rand_int_range (0, 800), &chart_measure);
      assert_boxes (layout);
      assert_bars (chart, layout);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-grouped/known", test_known);
  g_test_add_func ("/chart-grouped/rests", test_rests);
  g_test_add_func ("/chart-grouped/room", test_room);
  g_test_add_func ("/chart-grouped/refused", test_refused);
  g_test_add_func ("/chart-grouped/nil", test_nil);
  g_test_add_func ("/chart-grouped/height", test_height);
  g_test_add_func ("/chart-grouped/random", test_random);

  return g_test_run ();
}
