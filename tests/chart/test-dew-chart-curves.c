/* test-dew-chart-curves.c: the geometry of curves, without a font or a display */
#include <math.h>
#include <string.h>

#include "chart-boxes.h"
#include "dew-scenario-paint.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */
#define BUDGET  (195 * MILLION)
#define LITTLE  1e-6
#define MOST    60                              /* vertices */

static DewChart *
make_chart (void)
{
  return dew_chart_new_curves ("Council’s share as the variance changes, £m", "Council", DEW_UNIT_MILLIONS, 1, BUDGET);
}

/* A curve of so many hundredths of the variance, in steps of two and a half per cent. */
static void
add_straight (DewChart *chart,
              guint     number,
              int       hundredths)
{
  g_autofree char *name = g_strdup_printf ("Lane %u", number);
  DewChartVertex vertices[9];

  for (int i = 0; i < 9; i++)
    {
      gint64 variance = BUDGET / 40 * (i - 4);

      vertices[i] = (DewChartVertex) { variance, variance / 100 * hundredths };
    }
  dew_chart_add_curve (chart, number, name, vertices, 9, NULL);
}

static void
test_known (void)
{
  static const DewChartVertex capped[] = { { -BUDGET / 10, -9 * MILLION }, { 0, 0 }, { 437 * MILLION / 100, 2 * MILLION }, { BUDGET / 10, 2 * MILLION } };
  g_autoptr (DewChart) chart = make_chart ();
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *names = NULL, *ticks = NULL, *axis = NULL, *now = NULL, *kinks = NULL, *chips = NULL;

  add_straight (chart, 1, 100);
  dew_chart_add_curve (chart, 4, "Net, capped", capped, G_N_ELEMENTS (capped), NULL);
  dew_chart_add_kink (chart, 437 * MILLION / 100, "cap reached at £4.37m over");
  dew_chart_set_now (chart, 5 * MILLION);
  layout = dew_chart_layout (chart, 760, 330, &chart_measure);
  names = join_texts (layout, DEW_SHAPE_LANE_LABEL);
  chips = join_texts (layout, DEW_SHAPE_CHIP);
  ticks = join_texts (layout, DEW_SHAPE_TICK_LABEL);
  axis = join_texts (layout, DEW_SHAPE_AXIS_LABEL);
  now = join_texts (layout, DEW_SHAPE_NOW_LABEL);
  kinks = join_texts (layout, DEW_SHAPE_KINK_LABEL);

  assert_boxes (layout);
  g_assert_cmpfloat (layout->height, ==, 330);
  g_assert_cmpstr (names, ==, "Lane 1|Net, capped");
  g_assert_cmpstr (chips, ==, "1|4");
  g_assert_cmpstr (ticks, ==, "−15|−10|−5|0|5|10|15|−10 %|−5 %|on budget|+5 %|+10 %");
  g_assert_cmpstr (axis, ==, "variance, % of the budget of £195.0m");
  g_assert_cmpstr (now, ==, "now +2.56 %");
  g_assert_cmpstr (kinks, ==, "cap reached at £4.37m over");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_AXIS), ==, 2);
  /* A vertex of the one is none of the other. */
  g_assert_cmpuint (find_shape (layout, DEW_SHAPE_LINE, 0)->points->len, ==, 9);
  g_assert_cmpuint (find_shape (layout, DEW_SHAPE_LINE, 1)->points->len, ==, 4);
}

/* Vertices lie where their figures say, exactly, and the line runs through them. */
static void
test_vertices (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  g_autoptr (DewChartLayout) layout = NULL;
  DewPoint first, last;

  add_straight (chart, 1, 100);
  add_straight (chart, 2, 50);
  layout = dew_chart_layout (chart, 700, 0, &chart_measure);
  first = centre (dew_chart_layout_mark (layout, 0, 0));
  last = centre (dew_chart_layout_mark (layout, 8, 0));

  for (guint series = 0; series < 2; series++)
    for (guint row = 0; row < 9; row++)
      {
        DewPoint at = centre (dew_chart_layout_mark (layout, row, series));
        DewPoint through = g_array_index (find_shape (layout, DEW_SHAPE_LINE, (int) series)->points, DewPoint, row);
        double way = row / 8.0, share = series == 0 ? way : 0.25 + way / 2;

        g_assert_cmpfloat_with_epsilon (at.x, first.x + (last.x - first.x) * way, LITTLE);
        g_assert_cmpfloat_with_epsilon (at.y, first.y + (last.y - first.y) * share, LITTLE);
        g_assert_cmpfloat_with_epsilon (through.x, at.x, LITTLE);
        g_assert_cmpfloat_with_epsilon (through.y, at.y, LITTLE);
        g_assert_true (dew_chart_hit (layout, at.x, at.y) != NULL);
        g_assert_cmpint (dew_chart_hit (layout, at.x + 1, at.y)->row, ==, (int) row);
      }
}

/* A refused vertex breaks the line; what is left alone is a dash; a curve that is refused everywhere is named, and told. */
static void
test_gaps (void)
{
  static const DewChartVertex broken[] = { { -BUDGET / 10, -5 * MILLION }, { -BUDGET / 20, -2 * MILLION }, { 0, DEW_CHART_BLANK },
                                           { BUDGET / 20, 2 * MILLION }, { BUDGET / 10, DEW_CHART_BLANK } };
  static const DewChartVertex none[] = { { -BUDGET / 10, DEW_CHART_BLANK }, { BUDGET / 10, DEW_CHART_BLANK } };
  g_autoptr (DewChart) chart = make_chart ();
  g_autoptr (DewChartLayout) layout = NULL;
  const DewShape *state, *name;

  dew_chart_add_curve (chart, 1, "Broken", broken, G_N_ELEMENTS (broken), "A weight is below 0.");
  dew_chart_add_curve (chart, 2, "Printed", none, G_N_ELEMENTS (none), "The percentages are not 100.");
  layout = dew_chart_layout (chart, 600, 0, &chart_measure);
  state = dew_chart_layout_mark (layout, 0, 1);
  name = find_shape (layout, DEW_SHAPE_LANE_LABEL, 1);

  assert_boxes (layout);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LINE), ==, 2);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_POINT), ==, 3);
  g_assert_null (find_shape (layout, DEW_SHAPE_LINE, 1));
  g_assert_cmpint (state->kind, ==, DEW_SHAPE_STATE);
  g_assert_cmpstr (state->text, ==, "cannot be shared");
  g_assert_cmpfloat (state->box.y, >=, name->box.y + name->box.height);
  g_assert_cmpfloat (name->box.y, >, find_shape (layout, DEW_SHAPE_LANE_LABEL, 0)->box.y);
}

/* Nothing but refusals still has an axis, names and something to read. */
static void
test_all_refused (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  g_autoptr (DewChartLayout) layout = NULL;

  for (guint i = 1; i <= 6; i++)
    dew_chart_add_curve (chart, i, "Lane", NULL, 0, "There is no lead.");
  layout = dew_chart_layout (chart, 500, 0, &chart_measure);

  assert_boxes (layout);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_STATE), ==, 6);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LINE), ==, 0);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_EMPTY), ==, 0);
}

/* Of curves that lie over each other those that draw less come later; their names are apart, each with a line to the end. */
static void
test_equal (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  g_autoptr (DewChartLayout) layout = NULL;
  double cover = 2, below = 0;

  for (guint number = 1; number <= 6; number++)
    add_straight (chart, number, 50);
  layout = dew_chart_layout (chart, 600, 0, &chart_measure);
  assert_boxes (layout);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_LINE)
        {
          g_assert_cmpfloat (dew_scenario_cover (shape->style), <=, cover);
          cover = dew_scenario_cover (shape->style);
        }
      if (shape->kind == DEW_SHAPE_LANE_LABEL)
        {
          g_assert_cmpfloat (shape->box.y, >=, below);
          below = shape->box.y + shape->box.height;
        }
    }
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LEADER), >=, 5);
}

/* What is beyond the ends is said, with an arrow, and has no line. */
static void
test_now (void)
{
  static const struct {
    gint64      now;
    const char *words;
    guint       lines;
  } cases[] = {
    { 0, "now on budget", 1 },
    { BUDGET / 10, "now +10 %", 1 },
    { -BUDGET / 10, "now −10 %", 1 },
    { BUDGET / 10 + 1, "now +10 % →", 0 },
    { -BUDGET / 8, "← now −12.5 %", 0 },
    { G_MAXINT64, "now +47299343778.74 % →", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = make_chart ();
      g_autoptr (DewChartLayout) layout = NULL;
      g_autofree char *words = NULL;

      add_straight (chart, 1, 50);
      dew_chart_set_now (chart, cases[i].now);
      layout = dew_chart_layout (chart, 600, 0, &chart_measure);
      words = join_texts (layout, DEW_SHAPE_NOW_LABEL);
      assert_boxes (layout);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_NOW), ==, cases[i].lines);
    }
}

/* The same words at the same place are written once; circles there are as many as curves. */
static void
test_same_kinks (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  g_autoptr (DewChartLayout) layout = NULL;

  for (guint number = 1; number <= 3; number++)
    {
      add_straight (chart, number, 50);
      dew_chart_add_kink (chart, BUDGET / 40, number < 3 ? "band ends at £4.9m" : "cap reached");
    }
  layout = dew_chart_layout (chart, 700, 0, &chart_measure);
  assert_boxes (layout);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_KINK), ==, 3);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_KINK_LABEL), ==, 2);
}

/* ---- Whatever the figures ---- */

static gint64
random_share (int temper)
{
  switch (temper)
    {
    case 0:
      return 0;
    case 1:
      return g_test_rand_int_range (-3, 4);
    case 2:
      return g_test_rand_int_range (0, 1000000) * G_GINT64_CONSTANT (10000);
    default:
      return (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()) >> g_test_rand_int_range (0, 60);
    }
}

static void
add_random (DewChart *chart,
            guint     number,
            int       temper)
{
  g_autofree char *name = g_strnfill (g_test_rand_int_range (0, 50), 'n');
  gint64 reach = chart->budget / 10, last = -reach - 1;
  DewChartVertex vertices[MOST];
  int gaps = g_test_rand_int_range (0, 4), kinked = g_test_rand_int_range (0, MOST);
  guint n = 0;

  while (n < MOST && last < reach)
    {
      gint64 step = 1 + (gint64) (g_test_rand_double () * (double) reach / 4);

      last = MIN (last + step, reach);
      vertices[n].variance = last;
      vertices[n++].share = gaps > 1 && g_test_rand_int_range (0, gaps) == 0 ? DEW_CHART_BLANK : random_share (temper);
    }
  dew_chart_add_curve (chart, number, name, vertices, n, gaps > 1 ? "Why it is so." : NULL);
  for (guint i = 0; i < n; i += (guint) kinked + 1)
    if (vertices[i].share > DEW_CHART_ABSENT)
      dew_chart_add_kink (chart, vertices[i].variance, "cap reached at £4.37m over");
}

/* Every share has its vertex, and the vertices of a curve run to the right. */
static void
assert_marks (const DewChart       *chart,
              const DewChartLayout *layout)
{
  for (guint series = 0; series < chart->series->len; series++)
    {
      double x = -1;

      for (guint row = 0; row < chart->rows->len; row++)
        {
          const DewShape *mark = dew_chart_layout_mark (layout, row, series);

          g_assert_cmpint (mark != NULL, ==, dew_chart_has_mark (chart, row, series));
          if (mark == NULL || mark->kind != DEW_SHAPE_POINT)
            continue;
          g_assert_cmpfloat (centre (mark).x, >=, x);
          x = centre (mark).x;
        }
    }
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 2000 : 200;

  for (int i = 0; i < trials; i++)
    {
      gint64 budget = g_test_rand_int_range (0, 2) == 0 ? g_test_rand_int_range (1, 1000) : (gint64) g_test_rand_int_range (1, 10000000) * 10000000;
      g_autoptr (DewChart) chart = dew_chart_new_curves ("Council’s share as the variance changes, £m", "Council", (DewUnit) g_test_rand_int_range (0, 3),
                                                         g_test_rand_int_range (0, 3), budget);
      guint n_lanes = (guint) g_test_rand_int_range (1, 7);
      g_autoptr (DewChartLayout) layout = NULL;

      for (guint lane = 1; lane <= n_lanes; lane++)
        add_random (chart, lane * (guint) g_test_rand_int_range (1, 30), g_test_rand_int_range (0, 4));
      if (g_test_rand_int_range (0, 2) == 0)
        dew_chart_set_now (chart, g_test_rand_int_range (-1000, 1000));
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

  g_test_add_func ("/chart-curves/known", test_known);
  g_test_add_func ("/chart-curves/vertices", test_vertices);
  g_test_add_func ("/chart-curves/gaps", test_gaps);
  g_test_add_func ("/chart-curves/all-refused", test_all_refused);
  g_test_add_func ("/chart-curves/equal", test_equal);
  g_test_add_func ("/chart-curves/now", test_now);
  g_test_add_func ("/chart-curves/same-kinks", test_same_kinks);
  g_test_add_func ("/chart-curves/random", test_random);

  return g_test_run ();
}
