/* test-dew-chart-walk.c: walking a chart by keys reaches every figure, and comes back */
#include "dew-chart-walk.h"

static double
count_characters (const char   *text,
                  DewTextStyle  style,
                  gpointer      data)
{
  return (double) g_utf8_strlen (text, -1) * 7;
}

static const DewTextMeasure measure = { count_characters, NULL, 17 };

#define N_SERIES 3

/* The third row is nil; in the fourth something is below 0. */
static const gint64 usual[][N_SERIES] = {
  { 50, 30, 20 },
  { 0, 0, 90 },
  { 0, 0, 0 },
  { 60, -40, 0 },
};

static DewChart *
make_chart (const gint64 (*values)[N_SERIES],
            guint          n_rows)
{
  DewChart *chart = dew_chart_new ("Figures, £", DEW_UNIT_POUNDS, 2);

  for (guint i = 0; i < N_SERIES; i++)
    dew_chart_add_series (chart, "Partner");
  for (guint i = 0; i < n_rows; i++)
    dew_chart_add_row (chart, "Pool", i, values[i]);

  return chart;
}

static void
test_known (void)
{
  static const struct {
    int     row, series;
    DewWalk walk;
    int     to_row, to_series;          /* -1: nowhere */
  } cases[] = {
    { 0, 0, DEW_WALK_RIGHT, 0, 1 },
    { 0, 1, DEW_WALK_RIGHT, 0, 2 },
    { 0, 2, DEW_WALK_RIGHT, -1, -1 },
    { 0, 1, DEW_WALK_LEFT, 0, 0 },
    { 0, 0, DEW_WALK_LEFT, -1, -1 },
    { 0, 2, DEW_WALK_DOWN, 1, 2 },
    { 0, 0, DEW_WALK_DOWN, 1, 2 },      /* the only one there */
    { 1, 2, DEW_WALK_DOWN, 3, 0 },      /* over the nil row */
    { 3, 0, DEW_WALK_DOWN, -1, -1 },
    { 0, 0, DEW_WALK_UP, -1, -1 },
    { 3, 0, DEW_WALK_UP, 1, 2 },
    { 3, 0, DEW_WALK_LEFT, 3, 1 },      /* what is below 0 lies to the left */
    { 3, 0, DEW_WALK_FIRST, 3, 1 },
    { 3, 1, DEW_WALK_LAST, 3, 0 },
    { 0, 1, DEW_WALK_FIRST, 0, 0 },
    { 0, 1, DEW_WALK_LAST, 0, 2 },
    { 1, 2, DEW_WALK_TOP, 0, 0 },
    { 1, 2, DEW_WALK_BOTTOM, 3, 0 },
    { 0, 2, DEW_WALK_TOP, 0, 0 },
    { 3, 1, DEW_WALK_BOTTOM, 3, 0 },
  };
  g_autoptr (DewChart) chart = make_chart (usual, G_N_ELEMENTS (usual));
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 600, 0, &measure);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DewShape *from = dew_chart_layout_mark (layout, cases[i].row, cases[i].series);
      const DewShape *to = dew_chart_walk (layout, from, cases[i].walk);

      g_assert_cmpint (to != NULL ? to->row : -1, ==, cases[i].to_row);
      g_assert_cmpint (to != NULL ? to->series : -1, ==, cases[i].to_series);
    }
}

/* From the top, along each bar and down to the next, every figure is met once. */
static void
test_everywhere (void)
{
  for (int trial = 0; trial < 300; trial++)
    {
      gint64 values[20][N_SERIES];
      guint n_rows = g_test_rand_int_range (1, 20), n = 0, met = 0;
      g_autoptr (DewChart) chart = NULL;
      g_autoptr (DewChartLayout) layout = NULL;
      const DewShape *any = NULL, *at, *next;

      for (guint i = 0; i < n_rows; i++)
        for (guint j = 0; j < N_SERIES; j++)
          values[i][j] = g_test_rand_int_range (0, 2) == 0 ? 0 : g_test_rand_int_range (-100, 1000);
      chart = make_chart (values, n_rows);
      layout = dew_chart_layout (chart, g_test_rand_int_range (300, 2000), 0, &measure);

      for (guint i = 0; i < layout->shapes->len; i++)
        {
          const DewShape *shape = g_ptr_array_index (layout->shapes, i);

          if (shape->kind == DEW_SHAPE_SEGMENT)
            {
              any = shape;
              n++;
            }
        }
      if (any == NULL)
        continue;

      for (at = dew_chart_walk (layout, any, DEW_WALK_TOP); at != NULL; at = dew_chart_walk (layout, at, DEW_WALK_DOWN))
        {
          at = dew_chart_walk (layout, at, DEW_WALK_FIRST);
          g_assert_null (dew_chart_walk (layout, at, DEW_WALK_LEFT));
          met++;
          while ((next = dew_chart_walk (layout, at, DEW_WALK_RIGHT)) != NULL)
            {
              g_assert_true (dew_chart_walk (layout, next, DEW_WALK_LEFT) == at);
              at = next;
              met++;
            }
          g_assert_true (dew_chart_walk (layout, at, DEW_WALK_LAST) == at);
        }
      g_assert_cmpuint (met, ==, n);
    }
}

#define BLANK DEW_CHART_BLANK

static DewChart *
make_months (const gint64 (*values)[12])
{
  DewChart *chart = dew_chart_new_months ("Months, £", DEW_UNIT_POUNDS, 2, 2, FALSE);

  dew_chart_add_year (chart);
  for (int line = 0; line < DEW_CHART_N_LINES; line++)
    dew_chart_add_line (chart, line, "Line", values[line]);

  return chart;
}

static void
test_months (void)
{
  /* Budget, actual, forecast. In May nothing is entered, and in June actual and budget are the same. */
  static const gint64 values[][12] = {
    { 50, BLANK, 50, 50, BLANK, 50, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK },
    { 70, BLANK, 50 },
    { 0, 0, 0, 40, 60, 60, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK },
  };
  static const struct {
    int     row, series;
    DewWalk walk;
    int     to_row, to_series;          /* -1: nowhere */
  } cases[] = {
    { 0, 1, DEW_WALK_RIGHT, 2, 1 },     /* over the month without figures */
    { 2, 1, DEW_WALK_RIGHT, 3, 2 },     /* the forecast goes on */
    { 3, 2, DEW_WALK_LEFT, 2, 1 },
    { 3, 0, DEW_WALK_RIGHT, 4, 2 },     /* no budget there: the nearest */
    { 5, 2, DEW_WALK_RIGHT, -1, -1 },
    { 0, 0, DEW_WALK_LEFT, -1, -1 },
    { 0, 1, DEW_WALK_DOWN, 0, 0 },
    { 0, 0, DEW_WALK_DOWN, -1, -1 },
    { 0, 1, DEW_WALK_UP, -1, -1 },
    { 3, 0, DEW_WALK_DOWN, 3, 2 },
    { 2, 0, DEW_WALK_DOWN, 2, 1 },      /* upon each other */
    { 2, 1, DEW_WALK_UP, 2, 0 },
    { 2, 1, DEW_WALK_FIRST, 0, 1 },
    { 2, 1, DEW_WALK_LAST, 5, 2 },
    { 3, 0, DEW_WALK_LAST, 5, 0 },
    { 3, 0, DEW_WALK_TOP, 0, 1 },
    { 3, 0, DEW_WALK_BOTTOM, 5, 0 },
  };
  g_autoptr (DewChart) chart = make_months (values);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 600, 0, &measure);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DewShape *from = dew_chart_layout_mark (layout, cases[i].row, cases[i].series);
      const DewShape *to = dew_chart_walk (layout, from, cases[i].walk);

      g_assert_cmpint (to != NULL ? to->row : -1, ==, cases[i].to_row);
      g_assert_cmpint (to != NULL ? to->series : -1, ==, cases[i].to_series);
    }
}

/* From the first month on, down each month and right to the next, every point is met once. */
static void
test_every_month (void)
{
  for (int trial = 0; trial < 300; trial++)
    {
      gint64 values[DEW_CHART_N_LINES][12];
      g_autoptr (DewChart) chart = NULL;
      g_autoptr (DewChartLayout) layout = NULL;
      const DewShape *any = NULL, *at, *next;
      guint n = 0, met = 0;

      for (int line = 0; line < DEW_CHART_N_LINES; line++)
        for (int i = 0; i < 12; i++)
          values[line][i] = g_test_rand_int_range (0, 3) == 0 ? BLANK : g_test_rand_int_range (0, 5);
      chart = make_months (values);
      layout = dew_chart_layout (chart, g_test_rand_int_range (300, 1500), 0, &measure);
      for (guint i = 0; i < layout->shapes->len; i++)
        if (dew_shape_is_mark (g_ptr_array_index (layout->shapes, i)))
          {
            any = g_ptr_array_index (layout->shapes, i);
            n++;
          }

      for (at = dew_chart_walk (layout, any, DEW_WALK_TOP); at != NULL; at = dew_chart_walk (layout, at, DEW_WALK_RIGHT))
        {
          while ((next = dew_chart_walk (layout, at, DEW_WALK_UP)) != NULL)
            at = next;
          for (met++; (next = dew_chart_walk (layout, at, DEW_WALK_DOWN)) != NULL; met++)
            {
              g_assert_true (dew_chart_walk (layout, next, DEW_WALK_UP) == at);
              at = next;
            }
        }
      g_assert_cmpuint (met, ==, n);
    }
}

static void
test_diverging (void)
{
  const gint64 over = 5, under = -5;
  g_autoptr (DewChart) chart = dew_chart_new_diverging ("Forecast, £", "Variance", DEW_UNIT_POUNDS, 2);
  g_autoptr (DewChartLayout) layout = NULL;
  const DewShape *first, *blank, *last;

  dew_chart_add_row (chart, "One", 1, &over);
  dew_chart_add_row (chart, "Two", 2, NULL);
  dew_chart_add_row (chart, "Three", 3, &under);
  layout = dew_chart_layout (chart, 600, 0, &measure);
  first = dew_chart_layout_mark (layout, 0, 0);
  blank = dew_chart_layout_mark (layout, 1, 0);
  last = dew_chart_layout_mark (layout, 2, 0);

  g_assert_true (dew_chart_walk (layout, first, DEW_WALK_DOWN) == blank);
  g_assert_true (dew_chart_walk (layout, blank, DEW_WALK_DOWN) == last);
  g_assert_true (dew_chart_walk (layout, last, DEW_WALK_TOP) == first);
  g_assert_null (dew_chart_walk (layout, first, DEW_WALK_RIGHT));
  g_assert_null (dew_chart_walk (layout, last, DEW_WALK_DOWN));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-walk/known", test_known);
  g_test_add_func ("/chart-walk/everywhere", test_everywhere);
  g_test_add_func ("/chart-walk/months", test_months);
  g_test_add_func ("/chart-walk/every-month", test_every_month);
  g_test_add_func ("/chart-walk/diverging", test_diverging);

  return g_test_run ();
}
