/* test-dew-chart-distribution.c: the geometry of distributions, without a font or a display */
#include <math.h>

#include "chart-boxes.h"
#include "chart-draws.h"
#include "dew-scenario-paint.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */
#define DRAWS   10000
#define LITTLE  1e-6

static DewChart *
make_chart (gboolean cumulative)
{
  return dew_chart_new_distribution ("What Council may pay, £m", "Council", DEW_UNIT_MILLIONS, 2, cumulative);
}

static void
add_bell (DewChart *chart,
          guint     number,
          gint64    middle,
          gint64    width,
          gint64    most)
{
  const DewDistribution bell = make_bell (DRAWS, middle, width, G_MININT64, most);
  g_autofree char *name = g_strdup_printf ("Lane %u", number);

  dew_chart_add_distribution (chart, number, name, number, &bell, NULL);
}

static void
add_certain (DewChart *chart,
             guint     number,
             gint64    pence)
{
  const DewDistribution certain = make_bell (DRAWS, pence, 0, pence, pence);

  dew_chart_add_distribution (chart, number, "Certain", number, &certain, NULL);
}

static DewPoint
mark_at (const DewChartLayout *layout,
         guint                 row,
         guint                 series)
{
  return centre (dew_chart_layout_mark (layout, row, series));
}

static void
test_known (void)
{
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *names = NULL, *chips = NULL, *ticks = NULL, *axes = NULL, *note = NULL, *words = NULL;

  add_bell (chart, 1, 104 * MILLION, 3 * MILLION, G_MAXINT64);
  add_bell (chart, 4, 102 * MILLION, 2 * MILLION, G_MAXINT64);
  layout = dew_chart_layout (chart, 900, 400, &chart_measure);
  names = join_texts (layout, DEW_SHAPE_LANE_LABEL);
  chips = join_texts (layout, DEW_SHAPE_CHIP);
  ticks = join_texts (layout, DEW_SHAPE_TICK_LABEL);
  axes = join_texts (layout, DEW_SHAPE_AXIS_LABEL);
  note = join_texts (layout, DEW_SHAPE_NOTE);
  words = join_texts (layout, DEW_SHAPE_KINK_LABEL);

  assert_boxes (layout);
  g_assert_cmpfloat (layout->height, ==, 400);
  g_assert_cmpstr (names, ==, "Lane 1|Lane 4");
  g_assert_cmpstr (chips, ==, "1|4");
  g_assert_cmpstr (ticks, ==, "0 %|2 %|4 %|6 %|8 %|10 %|12 %|100|101|102|103|104|105|106|107");
  g_assert_cmpstr (axes, ==, "% of 10,000 draws, in steps of £0.20m|what Council pays, £m");
  g_assert_cmpstr (note, ==, "axis starts at 99.80");
  g_assert_cmpstr (words, ==, "P10 £102.70m|P50 £104.02m|P90 £105.30m");
  /* The baseline alone is filled, and there is no line of no cost in what does not have it. */
  g_assert_nonnull (find_shape (layout, DEW_SHAPE_BAND, 0));
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND), ==, 1);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_AXIS), ==, 1);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LEGEND_KEY), ==, 2);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_KINK), ==, 6);
}

/* Steps are as wide as each other, and as high as they have draws, in all lanes by one scale that begins at nothing. */
static void
test_steps (void)
{
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  const DewShape *axis;
  double first, pitch, per_draw;

  add_bell (chart, 1, 104 * MILLION, 3 * MILLION, G_MAXINT64);
  add_bell (chart, 2, 103 * MILLION, 2 * MILLION, G_MAXINT64);
  layout = dew_chart_layout (chart, 700, 0, &chart_measure);
  axis = find_shape (layout, DEW_SHAPE_AXIS, -1);
  pitch = (mark_at (layout, 14, 0).x - mark_at (layout, 8, 0).x) / 6;
  first = mark_at (layout, 8, 0).x - 8 * pitch;
  per_draw = 0;

  for (guint row = 0; row < chart->rows->len; row++)
    for (guint series = 0; series < 2; series++)
      {
        DewPoint at;
        double height;

        if (!dew_chart_has_mark (chart, row, series))
          continue;
        at = mark_at (layout, row, series);
        height = axis->box.y - at.y;
        if (per_draw == 0)
          per_draw = (axis->box.y - mark_at (layout, 12, 0).y) / (double) dew_chart_value (chart, 12, 0);
        g_assert_cmpfloat_with_epsilon (at.x, first + row * pitch, LITTLE);
        /* Axes lie on whole pixels. */
        g_assert_cmpfloat_with_epsilon (height, per_draw * (double) dew_chart_value (chart, row, series), 2);
        g_assert_cmpint (dew_chart_hit (layout, at.x, at.y)->row, ==, (int) row);
      }
}

/* The line is as high over each step's end as the draws that are below it, and meets its quantiles. */
static void
test_cumulative (void)
{
  g_autoptr (DewChart) chart = make_chart (TRUE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *ticks = NULL, *axes = NULL;
  const GArray *points;
  double bottom, top, last = -1;

  add_bell (chart, 1, 104 * MILLION, 3 * MILLION, 105 * MILLION);
  add_bell (chart, 2, 102 * MILLION, 2 * MILLION, G_MAXINT64);
  layout = dew_chart_layout (chart, 700, 0, &chart_measure);
  ticks = join_texts (layout, DEW_SHAPE_TICK_LABEL);
  axes = join_texts (layout, DEW_SHAPE_AXIS_LABEL);
  points = find_shape (layout, DEW_SHAPE_LINE, 0)->points;
  bottom = g_array_index (points, DewPoint, 0).y;
  top = g_array_index (points, DewPoint, points->len - 1).y;

  assert_boxes (layout);
  g_assert_true (g_str_has_prefix (ticks, "0 %|10 %|25 %|50 %|75 %|90 %|100 %|"));
  g_assert_cmpstr (axes, ==, "% of 10,000 draws that come out below|what Council pays, £m");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND), ==, 0);
  for (guint i = 1; i < points->len; i++)
    {
      g_assert_cmpfloat (g_array_index (points, DewPoint, i).x, >=, g_array_index (points, DewPoint, i - 1).x);
      g_assert_cmpfloat (g_array_index (points, DewPoint, i).y, <=, g_array_index (points, DewPoint, i - 1).y);
    }
  for (guint row = 0; row < chart->rows->len; row++)
    if (dew_chart_has_mark (chart, row, 0))
      {
        DewPoint at = mark_at (layout, row, 0);

        g_assert_cmpfloat_with_epsilon (at.y, bottom + (top - bottom) * (double) dew_chart_value (chart, row, 0) / DRAWS, LITTLE);
        last = MAX (last, at.x);
      }
  /* A cap: nothing is drawn beyond it. */
  g_assert_cmpfloat_with_epsilon (last, g_array_index (points, DewPoint, points->len - 1).x, LITTLE);

  for (guint i = 0, n = 0; i < layout->shapes->len; i++)
    {
      static const double parts[] = { 0.1, 0.5, 0.9 };
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_KINK)
        g_assert_cmpfloat_with_epsilon (centre (shape).y, bottom + (top - bottom) * parts[n++ % 3], LITTLE);
    }
}

/* What is written at a quantile is written at its circle. */
static void
test_words (void)
{
  for (int cumulative = 0; cumulative <= 1; cumulative++)
    {
      g_autoptr (DewChart) chart = make_chart (cumulative);
      g_autoptr (DewChartLayout) layout = NULL;
      DewPoint circles[3], ends[3];
      guint n_circles = 0, n_ends = 0;

      add_bell (chart, 1, 104 * MILLION, 3 * MILLION, G_MAXINT64);
      layout = dew_chart_layout (chart, 800, 400, &chart_measure);
      for (guint i = 0; i < layout->shapes->len; i++)
        {
          const DewShape *shape = g_ptr_array_index (layout->shapes, i);

          if (shape->kind == DEW_SHAPE_KINK)
            circles[n_circles++] = centre (shape);
          if (shape->kind == DEW_SHAPE_LEADER)
            ends[n_ends++] = g_array_index (shape->points, DewPoint, 0);
        }

      g_assert_cmpuint (n_circles, ==, 3);
      g_assert_cmpuint (n_ends, ==, 3);
      for (guint i = 0; i < 3; i++)
        g_assert_cmpfloat (hypot (ends[i].x - circles[i].x, ends[i].y - circles[i].y), <, 5);
    }
}

/* Where a cap holds most draws, the others still rise to the top of the plot; how many there are is said above it. */
static void
test_towers (void)
{
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *words = NULL, *said = NULL;
  gint64 capped = 0, tenths;
  double peak = G_MAXDOUBLE, top = G_MAXDOUBLE;
  const DewShape *tower = NULL;

  add_bell (chart, 1, 104 * MILLION, 3 * MILLION, G_MAXINT64);
  add_bell (chart, 2, 102 * MILLION, 3 * MILLION, 102 * MILLION);
  layout = dew_chart_layout (chart, 700, 0, &chart_measure);
  words = join_texts (layout, DEW_SHAPE_KINK_LABEL);

  assert_boxes (layout);
  for (guint row = 0; row < chart->rows->len; row++)
    capped = MAX (capped, dew_chart_value (chart, row, 1));
  tenths = (capped * 1000 + DRAWS / 2) / DRAWS;
  said = g_strdup_printf ("↑ %" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " %%|", tenths / 10, tenths % 10);
  g_assert_cmpint (capped, >, DRAWS / 3);
  g_assert_true (g_str_has_prefix (words, said));
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_KINK_LABEL && g_str_has_prefix (shape->text, "↑"))
        tower = shape;
      if (shape->kind == DEW_SHAPE_POINT && shape->series == 0)
        peak = MIN (peak, centre (shape).y);
      if (shape->kind == DEW_SHAPE_POINT)
        top = MIN (top, centre (shape).y);
    }
  g_assert_cmpfloat (peak - top, <, 40);
  g_assert_cmpfloat (peak, >, top);
  g_assert_cmpfloat (tower->box.y + tower->box.height, <, top);
  /* The outline is open above it. */
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LINE), ==, 3);
}

/* So many that they cannot be said above the plot: then the scale goes up to all. */
static void
test_too_many_towers (void)
{
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *words = NULL;

  add_bell (chart, 1, 104 * MILLION, 20 * MILLION, G_MAXINT64);
  for (guint number = 2; number <= 6; number++)
    add_bell (chart, number, (90 + 5 * number) * MILLION, 20 * MILLION, (90 + 5 * number) * MILLION);
  layout = dew_chart_layout (chart, 0, 0, &chart_measure);
  words = join_texts (layout, DEW_SHAPE_KINK_LABEL);

  assert_boxes (layout);
  g_assert_null (g_strrstr (words, "↑"));
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LINE), ==, 6);
}

/* One amount is an upright line at it, and its name says it; what is near nothing begins there. */
static void
test_certain (void)
{
  for (int cumulative = 0; cumulative <= 1; cumulative++)
    {
      g_autoptr (DewChart) chart = make_chart (cumulative);
      g_autoptr (DewChartLayout) layout = NULL;
      g_autofree char *words = NULL, *note = NULL;
      const GArray *points;

      add_certain (chart, 1, 2 * MILLION);
      add_bell (chart, 2, 3 * MILLION, 2 * MILLION, G_MAXINT64);
      layout = dew_chart_layout (chart, 500, 0, &chart_measure);
      words = join_texts (layout, DEW_SHAPE_KINK_LABEL);
      note = join_texts (layout, DEW_SHAPE_NOTE);
      points = find_shape (layout, DEW_SHAPE_LINE, 0)->points;

      assert_boxes (layout);
      g_assert_true (g_str_has_prefix (words, "always £2.00m"));
      g_assert_cmpstr (note, ==, "");
      g_assert_cmpuint (points->len, ==, 2);
      g_assert_cmpfloat (g_array_index (points, DewPoint, 0).x, ==, g_array_index (points, DewPoint, 1).x);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_POINT) - count_shapes (layout, DEW_SHAPE_BAND), >, 10);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND), ==, 0);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_AXIS), ==, 2);
    }
}

/* Of equal ones those that draw less lie above, and each says which it equals. */
static void
test_equal (void)
{
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *words = NULL;
  double cover = 2;

  for (guint number = 1; number <= 6; number++)
    add_bell (chart, number, 104 * MILLION, 3 * MILLION, G_MAXINT64);
  layout = dew_chart_layout (chart, 600, 0, &chart_measure);
  words = join_texts (layout, DEW_SHAPE_KINK_LABEL);

  assert_boxes (layout);
  g_assert_true (g_str_has_prefix (words, "the same as 1|the same as 1|the same as 1|the same as 1|the same as 1|P10"));
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind != DEW_SHAPE_LINE)
        continue;
      g_assert_cmpfloat (dew_scenario_cover (shape->style), <=, cover);
      cover = dew_scenario_cover (shape->style);
    }
}

static void
test_refused (void)
{
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  const DewShape *state;

  for (guint number = 1; number <= 6; number++)
    dew_chart_add_distribution (chart, number, "Printed", number, NULL, "The percentages are not 100.");
  layout = dew_chart_layout (chart, 500, 0, &chart_measure);
  state = dew_chart_layout_mark (layout, 0, 3);

  assert_boxes (layout);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_STATE), ==, 6);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LINE), ==, 0);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LEGEND_KEY), ==, 0);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_EMPTY), ==, 0);
  g_assert_cmpint (state->kind, ==, DEW_SHAPE_STATE);
  g_assert_cmpstr (state->text, ==, "cannot be shared");
}

/* Costs may be below nothing; lanes that have other numbers of draws each say so. */
static void
test_below_nothing (void)
{
  const DewDistribution fewer = make_bell (500, -2 * MILLION, MILLION, G_MININT64, G_MAXINT64);
  g_autoptr (DewChart) chart = make_chart (FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *axes = NULL, *note = NULL, *ticks = NULL;

  add_bell (chart, 1, -3 * MILLION, MILLION, G_MAXINT64);
  dew_chart_add_distribution (chart, 2, "Fewer", 2, &fewer, NULL);
  layout = dew_chart_layout (chart, 700, 0, &chart_measure);
  axes = join_texts (layout, DEW_SHAPE_AXIS_LABEL);
  note = join_texts (layout, DEW_SHAPE_NOTE);
  ticks = join_texts (layout, DEW_SHAPE_TICK_LABEL);

  assert_boxes (layout);
  g_assert_cmpstr (axes, ==, "% of the draws of each, in steps of £0.05m|what Council pays, £m");
  g_assert_cmpstr (note, ==, "axis starts at −4.05");
  g_assert_nonnull (g_strrstr (ticks, "|−4.0|−3.5|"));
}

/* ---- Whatever the draws ---- */

static gint64
random_amount (void)
{
  return ((gint64) g_test_rand_int () * (1 << 24)) >> g_test_rand_int_range (0, 50);
}

static void
add_random (DewChart *chart,
            guint     number,
            int       temper)
{
  g_autofree char *name = g_strnfill (g_test_rand_int_range (0, 50), 'n');
  gint64 middle = temper == 0 ? random_amount () : 100 * MILLION + random_amount () / 1000, width = ABS (random_amount ()) / 100;
  DewDistribution made;

  if (g_test_rand_int_range (0, 6) == 0)
    {
      dew_chart_add_distribution (chart, number, name, number, NULL, "There is no lead.");
      return;
    }
  if (g_test_rand_int_range (0, 6) == 0)
    width = g_test_rand_int_range (0, 3);

  made = make_bell ((guint) g_test_rand_int_range (1, 1000), middle, width, G_MININT64, g_test_rand_int_range (0, 3) == 0 ? middle + width / 5 : G_MAXINT64);
  dew_chart_add_distribution (chart, number, name, number, &made, NULL);
}

static void
assert_marks (const DewChart       *chart,
              const DewChartLayout *layout)
{
  for (guint series = 0; series < chart->series->len; series++)
    for (guint row = 0; row < chart->rows->len; row++)
      {
        const DewShape *mark = dew_chart_layout_mark (layout, row, series);

        g_assert_cmpint (mark != NULL, ==, dew_chart_has_mark (chart, row, series));
      }
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 2000 : 150;

  for (int i = 0; i < trials; i++)
    {
      g_autoptr (DewChart) chart = dew_chart_new_distribution ("What Council may pay, £m", "Council", (DewUnit) g_test_rand_int_range (0, 3),
                                                               g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 2));
      guint n_lanes = (guint) g_test_rand_int_range (1, 7);
      int temper = g_test_rand_int_range (0, 2);
      g_autoptr (DewChartLayout) layout = NULL;

      for (guint lane = 1; lane <= n_lanes; lane++)
        add_random (chart, lane * (guint) g_test_rand_int_range (1, 30), temper);
      layout = dew_chart_layout (chart, g_test_rand_int_range (0, 1200), g_test_rand_int_range (0, 800), &chart_measure);
      assert_boxes (layout);
      assert_marks (chart, layout);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-distribution/known", test_known);
  g_test_add_func ("/chart-distribution/steps", test_steps);
  g_test_add_func ("/chart-distribution/cumulative", test_cumulative);
  g_test_add_func ("/chart-distribution/words", test_words);
  g_test_add_func ("/chart-distribution/towers", test_towers);
  g_test_add_func ("/chart-distribution/too-many-towers", test_too_many_towers);
  g_test_add_func ("/chart-distribution/certain", test_certain);
  g_test_add_func ("/chart-distribution/equal", test_equal);
  g_test_add_func ("/chart-distribution/refused", test_refused);
  g_test_add_func ("/chart-distribution/below-nothing", test_below_nothing);
  g_test_add_func ("/chart-distribution/random", test_random);

  return g_test_run ();
}
