/* test-dew-chart-months.c: the geometry of lines through months, without a font or a display */
#include <math.h>
#include <string.h>

#include "chart-boxes.h"
#include "dew-variance-paint.h"

#define HUNDREDTH G_GINT64_CONSTANT (1000000)   /* of a million pounds, in pence */
#define BLANK     DEW_CHART_BLANK
#define LITTLE    1e-6

/* In hundredths of a million; 0 is blank. */
static const int actuals[12] = { 1602, 1618, 1631, 1646, 1639, 1661, 1678, 1695 };
static const int forecasts[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 1670, 1648, 1630, 1618 };
static const int budgets[12] = { 1625, 1625, 1625, 1625, 1625, 1625, 1625, 1625, 1625, 1625, 1625, 1625 };

static void
add_line (DewChart     *chart,
          DewChartLine  line,
          const char   *name,
          const int    *hundredths)
{
  gint64 values[12];

  for (int i = 0; i < 12; i++)
    values[i] = hundredths[i] == 0 ? BLANK : hundredths[i] * HUNDREDTH;
  dew_chart_add_line (chart, line, name, values);
}

static DewChart *
make_chart (int last_actual)
{
  DewChart *chart = dew_chart_new_months ("Each month, £m", DEW_UNIT_MILLIONS, 2, last_actual, FALSE);

  dew_chart_add_year (chart);
  add_line (chart, DEW_CHART_ACTUAL, "Actual", actuals);
  add_line (chart, DEW_CHART_FORECAST, "Forecast", forecasts);
  add_line (chart, DEW_CHART_BUDGET, "Budget profile", budgets);

  return chart;
}

static const DewShape *
nth_shape (const DewChartLayout *layout,
           DewShapeKind          kind,
           guint                 n)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == kind && n-- == 0)
        return shape;
    }

  return NULL;
}

static double
middle (const DewShape *point)
{
  return point->box.y + point->box.height / 2;
}

static void
test_known (void)
{
  g_autoptr (DewChart) chart = make_chart (7);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 560, 274, &chart_measure);
  g_autofree char *ticks = join_texts (layout, DEW_SHAPE_TICK_LABEL), *note = join_texts (layout, DEW_SHAPE_NOTE);
  g_autofree char *figures = join_texts (layout, DEW_SHAPE_POINT_LABEL), *words = join_texts (layout, DEW_SHAPE_BAND_LABEL);

  assert_boxes (layout);
  g_assert_cmpstr (ticks, ==, "Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan|Feb|Mar|16.0|16.5|17.0");
  g_assert_cmpstr (note, ==, "axis starts at 15.75");
  g_assert_cmpstr (figures, ==, "16.95|16.25|16.02|16.18");
  g_assert_cmpstr (words, ==, "1.70 over to date");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LINE), ==, 3);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_POINT), ==, 8 + 4 + 12);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LEGEND_KEY), ==, 3);
}

/* The last actual month is bold, and so is its figure; nothing else is. */
static void
test_last_actual_is_bold (void)
{
  g_autoptr (DewChart) chart = make_chart (7);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 560, 274, &chart_measure);
  g_autoptr (GString) bold = g_string_new (NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->strong)
        g_string_append_printf (bold, "%s ", shape->text);
    }
  g_assert_cmpstr (bold->str, ==, "Nov 16.95 ");
}

/* The forecast begins at the last actual, and the bands go over from one to the other where the lines cross. */
static void
test_lines_meet (void)
{
  g_autoptr (DewChart) chart = make_chart (7);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 560, 274, &chart_measure);
  const DewShape *actual = nth_shape (layout, DEW_SHAPE_LINE, 1), *forecast = nth_shape (layout, DEW_SHAPE_LINE, 2);
  const DewShape *under = nth_shape (layout, DEW_SHAPE_BAND, 0), *over = nth_shape (layout, DEW_SHAPE_BAND, 1);
  DewPoint end = g_array_index (actual->points, DewPoint, actual->points->len - 1);
  DewPoint begin = g_array_index (forecast->points, DewPoint, 0);

  g_assert_cmpuint (actual->style, ==, DEW_CHART_ACTUAL);
  g_assert_cmpuint (actual->points->len, ==, 8);
  g_assert_cmpuint (forecast->style, ==, DEW_CHART_FORECAST);
  g_assert_cmpuint (forecast->points->len, ==, 5);
  g_assert_cmpfloat (begin.x, ==, end.x);
  g_assert_cmpfloat (begin.y, ==, end.y);

  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND), ==, 2);
  g_assert_cmpuint (under->style, ==, DEW_VARIANCE_UNDER);
  g_assert_cmpuint (over->style, ==, DEW_VARIANCE_OVER);
  g_assert_cmpfloat_with_epsilon (under->box.x + under->box.width, over->box.x, LITTLE);
  g_assert_cmpfloat_with_epsilon (over->box.x + over->box.width, end.x, LITTLE);
  /* 0.07 under in May, 0.06 over in June: they cross after 7 of 13 parts of the way. */
  g_assert_cmpfloat_with_epsilon ((over->box.x - g_array_index (actual->points, DewPoint, 1).x) /
                                  (g_array_index (actual->points, DewPoint, 2).x - g_array_index (actual->points, DewPoint, 1).x),
                                  7.0 / 13, LITTLE);
}

/* A month that is not entered parts the line and the band; what stands alone is still there to be seen. */
static void
test_blanks (void)
{
  static const int gaps[12] = { 1600, 0, 1700, 1710, 0, 0, 1650, 1660 };
  static const int lone[12] = { 0, 0, 1600 };
  g_autoptr (DewChart) chart = dew_chart_new_months ("Each month, £m", DEW_UNIT_MILLIONS, 2, 7, FALSE);
  g_autoptr (DewChartLayout) layout = NULL;

  dew_chart_add_year (chart);
  add_line (chart, DEW_CHART_ACTUAL, "Actual", gaps);
  add_line (chart, DEW_CHART_BUDGET, "Budget profile", lone);
  layout = dew_chart_layout (chart, 560, 274, &chart_measure);

  assert_boxes (layout);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_POINT), ==, 6);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LINE), ==, 3);
  g_assert_cmpuint (nth_shape (layout, DEW_SHAPE_LINE, 0)->style, ==, DEW_CHART_BUDGET);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND), ==, 0);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND_LABEL), ==, 0);
}

/* Where 0 is in reach the axis has it, and says nothing of where it starts. */
static void
test_axis (void)
{
  static const struct {
    int         least, most;    /* hundredths */
    const char *note;
    const char *ticks;          /* begin so */
  } cases[] = {
    { 1600, 1700, "axis starts at 15.50", "15.5|16.0" },
    { 100, 1700, "", "0|5|10" },
    { -300, 1700, "", "0|10" },
    { -1700, -1600, "", "−15|−10|−5|0" },
    { 1650, 1650, "axis starts at 16.20", "16.2|16.3|16.4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int values[12] = { cases[i].least, cases[i].most, cases[i].least };
      g_autoptr (DewChart) chart = dew_chart_new_months ("Each month, £m", DEW_UNIT_MILLIONS, 2, 11, FALSE);
      g_autoptr (DewChartLayout) layout = NULL;
      g_autofree char *note = NULL, *ticks = NULL;

      dew_chart_add_year (chart);
      add_line (chart, DEW_CHART_ACTUAL, "Actual", values);
      layout = dew_chart_layout (chart, 560, 274, &chart_measure);
      note = join_texts (layout, DEW_SHAPE_NOTE);
      ticks = join_texts (layout, DEW_SHAPE_TICK_LABEL);
      assert_boxes (layout);
      g_assert_cmpstr (note, ==, cases[i].note);
      g_assert_nonnull (strstr (ticks, "Mar|"));
      if (!g_str_has_prefix (strstr (ticks, "Mar|") + 4, cases[i].ticks))
        g_error ("%d to %d: %s, not %s", cases[i].least, cases[i].most, ticks, cases[i].ticks);
    }
}

static void
test_empty (void)
{
  const gint64 blank[12] = { BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK };
  g_autoptr (DewChart) chart = dew_chart_new_months ("Each month, £m", DEW_UNIT_MILLIONS, 2, -1, FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *text = NULL;

  dew_chart_add_year (chart);
  dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget", blank);
  layout = dew_chart_layout (chart, 400, 274, &chart_measure);
  text = join_texts (layout, DEW_SHAPE_EMPTY);
  g_assert_cmpstr (text, ==, "No figures yet");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_POINT), ==, 0);
  assert_boxes (layout);
}

/* A taller chart has a taller plot; the corner stays free; where there is little room names are left out, not cut. */
static void
test_room (void)
{
  g_autoptr (DewChart) chart = make_chart (7);
  g_autoptr (DewChartLayout) natural = dew_chart_layout (chart, 560, 0, &chart_measure);
  g_autoptr (DewChartLayout) tall = dew_chart_layout (chart, 560, natural->height + 100, &chart_measure);
  g_autoptr (DewChartLayout) cornered = dew_chart_layout_beside (chart, 560, 0, 30, &chart_measure);
  g_autoptr (DewChartLayout) narrow = dew_chart_layout (chart, 0, 0, &chart_measure);
  double low = middle (dew_chart_layout_mark (natural, 0, 0)), high = middle (dew_chart_layout_mark (natural, 7, 0));
  g_autofree char *names = join_texts (narrow, DEW_SHAPE_TICK_LABEL);

  g_assert_cmpfloat (tall->height, ==, natural->height + 100);
  g_assert_cmpfloat (middle (dew_chart_layout_mark (tall, 0, 0)) - middle (dew_chart_layout_mark (tall, 7, 0)), >, (low - high) * 1.3);

  for (guint i = 0; i < cornered->shapes->len; i++)
    {
      const DewRect *box = &((DewShape *) g_ptr_array_index (cornered->shapes, i))->box;

      if (box->y < 20)
        g_assert_cmpfloat (box->x + box->width, <=, 530);
    }

  assert_boxes (narrow);
  g_assert_cmpfloat (narrow->width, <, 260);
  g_assert_true (g_str_has_prefix (names, "May|Aug|Nov|Feb|"));
}

/* A month that is not of the same things parts the band, and nothing is said to date. */
static void
test_unlike (void)
{
  g_autoptr (DewChart) chart = make_chart (7);
  g_autoptr (DewChartLayout) layout = NULL;

  for (guint month = 2; month < 12; month++)
    dew_chart_set_unlike (chart, month);
  layout = dew_chart_layout (chart, 560, 274, &chart_measure);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND), ==, 1);
  g_assert_cmpuint (nth_shape (layout, DEW_SHAPE_BAND, 0)->style, ==, DEW_VARIANCE_UNDER);
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_BAND_LABEL), ==, 0);
}

/* A caveat stands in lines below the months, and takes its room from the plot. */
static void
test_caveat (void)
{
  static const char words[] = "2 lines have a budget but none by month. 1 line has no forecast. No comparison.";
  g_autoptr (DewChart) plain = make_chart (7), chart = make_chart (7);
  g_autoptr (DewChartLayout) before = dew_chart_layout (plain, 400, 0, &chart_measure), layout = NULL;
  g_autofree char *text = NULL;

  dew_chart_set_caveat (chart, words);
  layout = dew_chart_layout (chart, 400, 0, &chart_measure);
  text = join_texts (layout, DEW_SHAPE_CAVEAT);
  assert_boxes (layout);
  g_assert_cmpstr (text, ==, "2 lines have a budget but none by month. 1 line has no|forecast. No comparison.");
  g_assert_cmpfloat (layout->height, <=, before->height + 1);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_TICK_LABEL)
        g_assert_cmpfloat (shape->box.y + shape->box.height, <=, nth_shape (layout, DEW_SHAPE_CAVEAT, 0)->box.y);
    }
}

/* Figures have the decimals of the axis, or they would all be the same. */
static void
test_little (void)
{
  static const struct { DewUnit unit; gint64 pence; const char *figures, *words; } cases[] = {
    { DEW_UNIT_THOUSANDS, 1000, "5.4|4.8|4.7", "2.0 over to date" },
    { DEW_UNIT_POUNDS, 1, "5.40|4.80|4.70", "2.00 over to date" },
    { DEW_UNIT_THOUSANDS, 100000, "540|480|470", "200 over to date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = dew_chart_new_months ("Each month", cases[i].unit, 0, 7, FALSE);
      g_autoptr (DewChartLayout) layout = NULL;
      g_autofree char *figures = NULL, *words = NULL;
      gint64 actual[12], budget[12];

      for (int month = 0; month < 12; month++)
        {
          actual[month] = (470 + month * 10) * cases[i].pence;
          budget[month] = 480 * cases[i].pence;
        }
      actual[7] = 540 * cases[i].pence;
      dew_chart_add_year (chart);
      dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", actual);
      dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget", budget);
      layout = dew_chart_layout (chart, 560, 274, &chart_measure);
      figures = join_texts (layout, DEW_SHAPE_POINT_LABEL);
      words = join_texts (layout, DEW_SHAPE_BAND_LABEL);
      g_assert_cmpstr (figures, ==, cases[i].figures);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* A line without a point has no key. */
static void
test_legend (void)
{
  static const int none[12];
  g_autoptr (DewChart) chart = dew_chart_new_months ("Each month, £m", DEW_UNIT_MILLIONS, 2, 7, FALSE);
  g_autoptr (DewChartLayout) layout = NULL;
  g_autofree char *names = NULL;

  dew_chart_add_year (chart);
  add_line (chart, DEW_CHART_BUDGET, "Budget", none);
  add_line (chart, DEW_CHART_ACTUAL, "Actual", actuals);
  layout = dew_chart_layout (chart, 560, 0, &chart_measure);
  names = join_texts (layout, DEW_SHAPE_LEGEND_TEXT);
  g_assert_cmpstr (names, ==, "Actual");
  g_assert_cmpuint (count_shapes (layout, DEW_SHAPE_LEGEND_KEY), ==, 1);
}

/* ---- Whatever the figures ---- */

static gint64
random_value (int temper)
{
  switch (temper)
    {
    case 0:
      return 1600 * HUNDREDTH + g_test_rand_int_range (-50, 50) * HUNDREDTH;
    case 1:
      return g_test_rand_int_range (-3, 4);
    case 2:
      return g_test_rand_int_range (-1000, 1000) * G_GINT64_CONSTANT (10000000000);
    case 3:
      return g_test_rand_int_range (-1000, -900) * HUNDREDTH;
    case 4:
      return 5 * HUNDREDTH;
    default:
      return (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
    }
}

static DewChart *
random_chart (void)
{
  DewUnit unit = (DewUnit) g_test_rand_int_range (0, 3);
  DewChart *chart = dew_chart_new_months ("Each month", unit, dew_unit_decimals (unit), g_test_rand_int_range (-1, 12),
                                          g_test_rand_int_range (0, 2) == 0);
  int temper = g_test_rand_int_range (0, 6), blanks = g_test_rand_int_range (0, 6);

  dew_chart_add_year (chart);
  for (int line = 0; line < DEW_CHART_N_LINES; line++)
    {
      gint64 values[12];

      if (g_test_rand_int_range (0, 8) == 0)
        continue;
      for (int i = 0; i < 12; i++)
        values[i] = g_test_rand_int_range (0, 12) < blanks ? BLANK : random_value (temper);
      dew_chart_add_line (chart, line, line == DEW_CHART_BUDGET ? "Budget profile" : "Line", values);
    }
  if (g_test_rand_int_range (0, 3) == 0)
    dew_chart_set_caveat (chart, "Two lines have a budget but none by month. No comparison.");

  return chart;
}

/* Higher values are higher, equal ones at the same height, equal steps equally far; every value has its point in its
 * month, and is what is found there. */
static void
assert_points (const DewChart       *chart,
               const DewChartLayout *layout)
{
  const DewShape *first = NULL;

  for (guint row = 0; row < chart->rows->len; row++)
    for (guint series = 0; series < chart->series->len; series++)
      {
        const DewShape *point = dew_chart_layout_mark (layout, row, series), *found;

        g_assert_cmpint (point != NULL, ==, dew_chart_given (chart, row, series));
        if (point == NULL)
          continue;
        found = dew_chart_hit (layout, point->box.x + point->box.width / 2, middle (point));
        g_assert_nonnull (found);
        g_assert_cmpint (found->row, ==, row);
        g_assert_cmpfloat_with_epsilon (middle (found), middle (point), LITTLE);

        if (first != NULL && dew_chart_value (chart, row, series) == dew_chart_value (chart, first->row, first->series))
          g_assert_cmpfloat (middle (point), ==, middle (first));
        else if (first != NULL)
          g_assert_true ((middle (point) <= middle (first)) == (dew_chart_value (chart, row, series) > dew_chart_value (chart, first->row, first->series)) ||
                         fabs (middle (point) - middle (first)) < LITTLE);
        first = point;
      }
}

static void
test_random (void)
{
  const int trials = g_getenv ("DEW_LONG") != NULL ? 5000 : 500;
  int words = 0, figures = 0;

  for (int i = 0; i < trials; i++)
    {
      g_autoptr (DewChart) chart = random_chart ();
      double width = g_test_rand_int_range (260, 1200);
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, width, g_test_rand_int_range (0, 500), &chart_measure);

      if (!dew_chart_is_nil (chart))
        g_assert_cmpfloat (layout->width, <, MAX (width + 1, 520));
      assert_boxes (layout);
      assert_points (chart, layout);
      words += (int) count_shapes (layout, DEW_SHAPE_BAND_LABEL);
      figures += (int) count_shapes (layout, DEW_SHAPE_POINT_LABEL);
    }

  /* Nothing overlaps, and not because nothing is written. */
  g_assert_cmpint (words, >, trials / 20);
  g_assert_cmpint (figures, >, trials);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-months/known", test_known);
  g_test_add_func ("/chart-months/last-actual-is-bold", test_last_actual_is_bold);
  g_test_add_func ("/chart-months/lines-meet", test_lines_meet);
  g_test_add_func ("/chart-months/blanks", test_blanks);
  g_test_add_func ("/chart-months/axis", test_axis);
  g_test_add_func ("/chart-months/empty", test_empty);
  g_test_add_func ("/chart-months/room", test_room);
  g_test_add_func ("/chart-months/unlike", test_unlike);
  g_test_add_func ("/chart-months/caveat", test_caveat);
  g_test_add_func ("/chart-months/little", test_little);
  g_test_add_func ("/chart-months/legend", test_legend);
  g_test_add_func ("/chart-months/random", test_random);

  return g_test_run ();
}
