/* test-dew-chart-head.c: where the title and the legend of a chart find room */
#include "dew-chart-layout.h"

static double
count_characters (const char   *text,
                  DewTextStyle  style,
                  gpointer      data)
{
  return (double) g_utf8_strlen (text, -1) * (style == DEW_TEXT_TITLE ? 7.3 : 6.7);
}

static const DewTextMeasure measure = { count_characters, NULL, 17 };

static double
bottom (const DewShape *shape)
{
  return shape->box.y + shape->box.height;
}

static char *
join_title (const DewChartLayout *layout)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_TITLE)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "/" : "", shape->text);
    }

  return g_string_free (lines, FALSE);
}

/* The title is written to its end, where the unit is, in up to three lines. */
static void
test_title (void)
{
  static const struct {
    const char *title;
    double      width;
    const char *lines;
  } cases[] = {
    { "Gross contributions by pool and partner, £000", 600, "Gross contributions by pool and partner, £000" },
    { "Gross contributions by pool and partner, £000", 300, "Gross contributions by pool and partner,/£000" },
    { "Gross contributions by pool and partner, £000", 200, "Gross contributions by pool/and partner, £000" },
    { "One two three four five six seven eight nine ten", 120, "One two three/four five six/seven eight nin…" },
    { "Weiterentwicklungsmaßnahmen", 150, "Weiterentwicklungsm…" },
    { "", 300, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChart) chart = dew_chart_new (cases[i].title, DEW_UNIT_POUNDS, 2);
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, cases[i].width, 0, &measure);
      g_autofree char *lines = join_title (layout);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

/* The legend stands beside the title where there is room, and else below it, in as many lines as it takes. */
static void
test_legend (void)
{
  g_autoptr (DewChart) chart = dew_chart_new ("Gross contributions by pool", DEW_UNIT_POUNDS, 2);
  static const struct { double width; int lines; } cases[] = { { 1200, 0 }, { 760, 1 }, { 420, 2 }, { 300, 3 } };

  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", i);

      dew_chart_add_series (chart, name);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, cases[i].width, 0, &measure);
      const DewShape *title = g_ptr_array_index (layout->shapes, 0);
      double last = 0;
      int lines = 0;

      for (guint j = 0; j < layout->shapes->len; j++)
        {
          const DewShape *shape = g_ptr_array_index (layout->shapes, j);

          if (shape->kind == DEW_SHAPE_LEGEND_TEXT && shape->box.y >= bottom (title) && shape->box.y > last)
            {
              lines++;
              last = shape->box.y;
            }
        }
      g_assert_cmpint (lines, ==, cases[i].lines);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-head/title", test_title);
  g_test_add_func ("/chart-head/legend", test_legend);

  return g_test_run ();
}
