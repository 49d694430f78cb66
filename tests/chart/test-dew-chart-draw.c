/* test-dew-chart-draw.c: that the drawing shows the layout, on images and in files */
#include "dew-chart-draw.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "chart-draws.h"
#include "dew-scenario-paint.h"
#include "dew-variance-paint.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */

static DewChart *
make_chart (void)
{
  static const gint64 values[][4] = {
    { 78 * MILLION, 30 * MILLION, 12 * MILLION, 9 * MILLION },
    { 0, 41 * MILLION, 0, 0 },
    { 9 * MILLION, 0, 30 * MILLION, -20 * MILLION },
    { 0, 0, 0, 0 },
  };
  DewChart *chart = dew_chart_new ("Gross contributions by pool, £m", DEW_UNIT_MILLIONS, 1);

  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  dew_chart_add_series (chart, "Trust");
  dew_chart_add_series (chart, "Other");
  dew_chart_add_row (chart, "Older people", 1, values[0]);
  dew_chart_add_row (chart, "Learning disability", 2, values[1]);
  dew_chart_add_row (chart, "Mental health & wellbeing <all ages>", 3, values[2]);
  dew_chart_add_row (chart, "Physical disability", 4, values[3]);

  return chart;
}

static PangoContext *context;

static void
make_context (void)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");

  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_font_description (context, font);
}

static guint32
pixel (cairo_surface_t *surface,
       double           x,
       double           y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (const void *) (data + (int) y * cairo_image_surface_get_stride (surface)))[(int) x];
}

static guint32
rgb (DewColour colour)
{
  return 0xff000000u | (guint32) lround (colour.red * 255) << 16 |
         (guint32) lround (colour.green * 255) << 8 | (guint32) lround (colour.blue * 255);
}

static cairo_surface_t *
draw_image (const DewChartLayout *layout,
            gboolean              dark,
            int                   focus_row,
            int                   focus_series)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (layout->width), (int) ceil (layout->height));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, dark ? 0.184 : 1, dark ? 0.184 : 1, dark ? 0.196 : 1);
  cairo_paint (cr);
  dew_chart_draw (cr, context, layout, dark, focus_row, focus_series);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels of a box are exactly of that colour, and how many are not. */
static int
count_colour (cairo_surface_t *surface,
              const DewRect   *box,
              DewColour        colour,
              int             *others)
{
  int n = 0;

  *others = 0;
  for (int y = (int) ceil (box->y); y < (int) floor (box->y + box->height); y++)
    for (int x = (int) ceil (box->x); x < (int) floor (box->x + box->width); x++)
      if (pixel (surface, x, y) == rgb (colour))
        n++;
      else
        (*others)++;

  return n;
}

static void
test_colours (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 700, 0, &measure);

  for (int dark = 0; dark <= 1; dark++)
    {
      cairo_surface_t *surface = draw_image (layout, dark, -1, -1);
      int segments = 0;

      for (guint i = 0; i < layout->shapes->len; i++)
        {
          const DewShape *shape = g_ptr_array_index (layout->shapes, i);

          if (shape->kind != DEW_SHAPE_SEGMENT && shape->kind != DEW_SHAPE_LEGEND_KEY)
            continue;

          /* Its own colour in plenty, and none of another's. */
          for (int other = 0; other < 4; other++)
            {
              int rest, n = count_colour (surface, &shape->box, dew_partner_fill (other, dark), &rest);

              if (other == shape->series)
                g_assert_cmpint (n * 8, >, rest);
              else
                g_assert_cmpint (n, ==, 0);
            }
          segments += shape->kind == DEW_SHAPE_SEGMENT;
        }
      g_assert_cmpint (segments, ==, 8);

      cairo_surface_destroy (surface);
    }
}

/* What is written is there: some ink upon the ground in the box of every text. */
static void
test_texts (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 700, 0, &measure);
  cairo_surface_t *surface = draw_image (layout, FALSE, -1, -1);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);
      DewColour ground = dew_colour (0xffffff);
      int written;

      if (shape->text == NULL)
        continue;
      if (shape->kind == DEW_SHAPE_SEGMENT_LABEL)
        ground = dew_partner_fill (shape->series, FALSE);
      g_assert_cmpint (count_colour (surface, &shape->box, ground, &written), >, 0);
      g_assert_cmpint (written, >=, 4);
    }

  cairo_surface_destroy (surface);
}

static void
test_ring (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 700, 0, &measure);
  const DewShape *segment = dew_chart_layout_mark (layout, 0, 1);
  DewColour accent = dew_colour (0x1c71d8);
  DewRect round = { segment->box.x - 4, segment->box.y - 4, segment->box.width + 8, segment->box.height + 8 };
  cairo_surface_t *plain = draw_image (layout, FALSE, -1, -1), *ringed = draw_image (layout, FALSE, 0, 1);
  /* A value that is nil has nothing to ring. */
  cairo_surface_t *nil = draw_image (layout, FALSE, 3, 1);

  int rest;

  g_assert_cmpint (count_colour (plain, &round, accent, &rest), ==, 0);
  g_assert_cmpint (count_colour (ringed, &round, accent, &rest), >, (int) (2 * segment->box.width));
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (plain), cairo_image_surface_get_data (nil),
                           cairo_image_surface_get_stride (plain) * cairo_image_surface_get_height (plain)), ==, 0);

  cairo_surface_destroy (plain);
  cairo_surface_destroy (ringed);
  cairo_surface_destroy (nil);
}

static cairo_status_t
append_cb (void          *closure,
           const guchar  *data,
           unsigned int   length)
{
  g_string_append_len (closure, (const char *) data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Files hold lines and letters, not a picture of them. */
static void
test_files (void)
{
  g_autoptr (DewChart) chart = make_chart ();
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 500, 0, &measure);

  for (int pdf = 0; pdf <= 1; pdf++)
    {
      g_autoptr (GString) file = g_string_new (NULL);
      cairo_surface_t *surface;
      cairo_t *cr;

      if (pdf)
        surface = cairo_pdf_surface_create_for_stream (append_cb, file, layout->width, layout->height);
      else
        surface = cairo_svg_surface_create_for_stream (append_cb, file, layout->width, layout->height);
      cr = cairo_create (surface);
      dew_chart_draw (cr, context, layout, FALSE, -1, -1);
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);

      g_assert_nonnull (strstr (file->str, pdf ? "%PDF-" : "<svg"));
      g_assert_null (g_strstr_len (file->str, file->len, pdf ? "/Subtype /Image" : "<image"));
    }
}

/* A figure is as wide as any other of as many digits. */
static void
test_figures_are_even (void)
{
  DewTextMeasure measure = dew_chart_measure (context);

  g_assert_cmpfloat (measure.line, >, 8);
  g_assert_cmpfloat (measure.width ("111.1", DEW_TEXT_FIGURE, measure.data), ==, measure.width ("888.8", DEW_TEXT_FIGURE, measure.data));
  g_assert_cmpfloat (measure.width ("Council", DEW_TEXT_TITLE, measure.data), >, measure.width ("Council", DEW_TEXT_SMALL, measure.data));
  g_assert_cmpfloat (measure.width ("", DEW_TEXT_LABEL, measure.data), ==, 0);
}

static DewChart *
make_months (void)
{
  DewChart *chart = dew_chart_new_months ("Each month, £m", DEW_UNIT_MILLIONS, 2, 5, FALSE);
  gint64 actual[12], forecast[12], budget[12];

  for (int i = 0; i < 12; i++)
    {
      actual[i] = (20 + 2 * i) * MILLION;
      forecast[i] = (30 - i) * MILLION;
      budget[i] = 20 * MILLION;
    }
  dew_chart_add_year (chart);
  dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", actual);
  dew_chart_add_line (chart, DEW_CHART_FORECAST, "Forecast", forecast);
  dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget", budget);

  return chart;
}

/* Actuals are filled, forecasts hollow, down to the ground; nothing stands at the budget but its line. */
static void
test_points (void)
{
  g_autoptr (DewChart) chart = make_months ();
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 600, 0, &measure);

  for (int dark = 0; dark <= 1; dark++)
    {
      cairo_surface_t *surface = draw_image (layout, dark, -1, -1);
      DewColour ink = dew_colour (dark ? 0xf2f2f2 : 0x2e2e33), ground = dew_colour (dark ? 0x2f2f32 : 0xffffff);

      for (guint row = 0; row < 12; row++)
        {
          const DewRect *point = &dew_chart_layout_mark (layout, row, row <= 5 ? 0 : 1)->box;
          guint32 middle = pixel (surface, point->x + point->width / 2, point->y + point->height / 2);
          int rest;

          g_assert_cmphex (middle, ==, rgb (row <= 5 ? ink : ground));
          g_assert_cmpint (count_colour (surface, point, ink, &rest), >, 2);
        }
      cairo_surface_destroy (surface);
    }
}

/* The forecast's line is dashed, the actuals' is not: so much of their length is drawn, in ink or accent, both of which
 * have little red. */
static double
measure_ink (cairo_surface_t *surface,
             const DewShape  *line)
{
  int n = 0, met = 0;

  for (guint i = 1; i < line->points->len; i++)
    {
      DewPoint a = g_array_index (line->points, DewPoint, i - 1), b = g_array_index (line->points, DewPoint, i);

      /* Between the points. */
      for (double way = 0.25; way < 0.75; way += 0.01)
        {
          n++;
          met += (pixel (surface, a.x + (b.x - a.x) * way, a.y + (b.y - a.y) * way) >> 16 & 0xff) < 0x90;
        }
    }

  return (double) met / n;
}

static void
test_lines (void)
{
  g_autoptr (DewChart) chart = make_months ();
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = dew_chart_layout (chart, 600, 0, &measure);
  cairo_surface_t *surface = draw_image (layout, FALSE, -1, -1);
  double part[DEW_CHART_N_LINES] = { 0 };

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_LINE)
        part[shape->style] = measure_ink (surface, shape);
    }
  g_assert_cmpfloat (part[DEW_CHART_BUDGET], >, 0.9);
  g_assert_cmpfloat (part[DEW_CHART_ACTUAL], >, 0.9);
  g_assert_cmpfloat (part[DEW_CHART_FORECAST], >, 0.3);
  g_assert_cmpfloat (part[DEW_CHART_FORECAST], <, 0.8);
  cairo_surface_destroy (surface);
}

/* Over and under differ by colour and by pattern. */
static void
test_bars (void)
{
  const gint64 over = 5 * MILLION, under = -5 * MILLION;
  g_autoptr (DewChart) chart = dew_chart_new_diverging ("Forecast, £m", "Variance", DEW_UNIT_MILLIONS, 1);
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = NULL;
  cairo_surface_t *surface;
  int rest;

  dew_chart_add_row (chart, "Older people", 1, &over);
  dew_chart_add_row (chart, "Mental health", 2, &under);
  layout = dew_chart_layout (chart, 600, 0, &measure);
  surface = draw_image (layout, FALSE, -1, -1);

  g_assert_cmpint (count_colour (surface, &dew_chart_layout_mark (layout, 0, 0)->box, dew_colour (0xb3541e), &rest), >, 100);
  g_assert_cmpint (rest, <, 60);
  g_assert_cmpint (count_colour (surface, &dew_chart_layout_mark (layout, 1, 0)->box, dew_colour (0x2f67b1), &rest), >, 100);
  g_assert_cmpint (rest, >, 300);
  cairo_surface_destroy (surface);
}

/* Bars are their partners' and chips their scenarios'; what is unallocated is red, and lets the ground show. */
static void
test_grouped (void)
{
  const gint64 values[] = { 5 * MILLION, -2 * MILLION, 3 * MILLION };
  g_autoptr (DewChart) chart = dew_chart_new_grouped ("Who bears it, £m", DEW_UNIT_MILLIONS, 1);
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = NULL;

  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  dew_chart_add_rest (chart, DEW_CHART_UNALLOCATED, "unallocated");
  dew_chart_add_lane (chart, 3, "Gross", 1, values, NULL);
  layout = dew_chart_layout (chart, 600, 0, &measure);

  for (int dark = 0; dark <= 1; dark++)
    {
      cairo_surface_t *surface = draw_image (layout, dark, -1, -1);
      int rest;

      for (guint series = 0; series < 3; series++)
        {
          const DewShape *bar = dew_chart_layout_mark (layout, 0, series);
          DewColour fill = dew_partner_fill (series < 2 ? series : DEW_PAINT_UNALLOCATED, dark);

          g_assert_cmpint (count_colour (surface, &bar->box, fill, &rest), >, 100);
        }
      g_assert_cmpint (count_colour (surface, &dew_chart_layout_mark (layout, 0, 2)->box, dew_colour (dark ? 0x2f2f32 : 0xffffff), &rest), >, 100);
      for (guint i = 0; i < layout->shapes->len; i++)
        {
          const DewShape *shape = g_ptr_array_index (layout->shapes, i);

          if (shape->kind == DEW_SHAPE_CHIP)
            g_assert_cmpint (count_colour (surface, &shape->box, dew_scenario_colour (3, dark), &rest), >, 100);
        }
      cairo_surface_destroy (surface);
    }
}

/* How much of a curve is drawn in its colour. */
static double
measure_curve (cairo_surface_t *surface,
               const DewShape  *line)
{
  DewPoint a = g_array_index (line->points, DewPoint, 0), b = g_array_index (line->points, DewPoint, 1);
  guint32 colour = rgb (dew_scenario_colour (line->style, FALSE));
  int n = 0, met = 0;

  /* Level, so that the middle of the line is of its very colour. */
  for (double x = a.x + 2; x < b.x - 2; x += 1, n++)
    met += pixel (surface, x, a.y - 0.5) == colour || pixel (surface, x, a.y + 0.5) == colour;

  return (double) met / n;
}

/* Each scenario has its line; a kink is a circle with the ground in it, although its curve runs through. */
static void
test_curves (void)
{
  g_autoptr (DewChart) chart = dew_chart_new_curves ("Share, £m", "Council", DEW_UNIT_MILLIONS, 1, 100 * MILLION);
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = NULL;
  cairo_surface_t *surface;
  guint lines = 0, kinks = 0;

  for (guint number = 1; number <= 6; number++)
    {
      const DewChartVertex level[] = { { 0, number * MILLION }, { 10 * MILLION, number * MILLION } };

      dew_chart_add_curve (chart, number, "Lane", level, G_N_ELEMENTS (level), NULL);
    }
  dew_chart_add_kink (chart, 10 * MILLION, "cap reached");
  layout = dew_chart_layout (chart, 900, 500, &measure);
  surface = draw_image (layout, FALSE, -1, -1);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_LINE)
        {
          double cover = dew_scenario_cover (shape->style), seen = measure_curve (surface, shape);

          g_assert_cmpfloat (seen, >, shape->style == 1 ? 0.98 : cover - 0.3);
          g_assert_cmpfloat (seen, <=, cover);
          lines++;
        }
      if (shape->kind == DEW_SHAPE_KINK)
        {
          g_assert_cmphex (pixel (surface, shape->box.x + shape->box.width / 2, shape->box.y + shape->box.height / 2), ==, 0xffffffff);
          kinks++;
        }
    }
  g_assert_cmpuint (lines, ==, 6);
  g_assert_cmpuint (kinks, ==, 1);
  cairo_surface_destroy (surface);
}

/* Each lane has its line, before its name too; the baseline's area is light, and the ground shows in its quantiles. */
static void
test_distribution (void)
{
  const DewDistribution one = make_bell (5000, 100 * MILLION, 20 * MILLION, G_MININT64, G_MAXINT64), other = make_bell (5000, 150 * MILLION, 20 * MILLION, G_MININT64, G_MAXINT64);
  g_autoptr (DewChart) chart = dew_chart_new_distribution ("Cost, £m", "Council", DEW_UNIT_MILLIONS, 1, FALSE);
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = NULL;

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &one, NULL);
  dew_chart_add_distribution (chart, 2, "Gross", 2, &other, NULL);
  layout = dew_chart_layout (chart, 900, 500, &measure);

  for (int dark = 0; dark <= 1; dark++)
    {
      cairo_surface_t *surface = draw_image (layout, dark, -1, -1);
      guint32 ground = rgb (dew_colour (dark ? 0x2f2f32 : 0xffffff));
      int rest;

      for (guint i = 0; i < layout->shapes->len; i++)
        {
          const DewShape *shape = g_ptr_array_index (layout->shapes, i);
          guint32 middle = pixel (surface, shape->box.x + shape->box.width / 2, shape->box.y + shape->box.height / 2);

          if (shape->kind == DEW_SHAPE_LINE || shape->kind == DEW_SHAPE_LEGEND_KEY)
            g_assert_cmpint (count_colour (surface, &shape->box, dew_scenario_colour (shape->style, dark), &rest), >, 10);
          if (shape->kind == DEW_SHAPE_KINK && shape->style == 2)
            g_assert_cmphex (middle, ==, ground);
          if (shape->kind == DEW_SHAPE_BAND)
            {
              DewRect low = { shape->box.x + shape->box.width / 2 - 5, shape->box.y + shape->box.height - 20, 4, 4 };

              g_assert_cmpint (count_colour (surface, &low, dew_colour (dark ? 0x2f2f32 : 0xffffff), &rest), ==, 0);
              g_assert_cmpint (count_colour (surface, &low, dew_scenario_colour (1, dark), &rest), ==, 0);
            }
        }
      cairo_surface_destroy (surface);
    }
}

/* Nothing is drawn outside of the boxes of the shapes: a line to a curve once began at the text before it. */
static void
test_leaders_begin_at_their_curves (void)
{
  g_autoptr (DewChart) chart = dew_chart_new_curves ("Share, £m", "Council", DEW_UNIT_MILLIONS, 1, 100 * MILLION);
  const DewChartVertex rising[] = { { 0, 0 }, { 10 * MILLION, 5 * MILLION } };
  DewTextMeasure measure = dew_chart_measure (context);
  g_autoptr (DewChartLayout) layout = NULL;
  cairo_surface_t *surface;

  for (guint number = 2; number <= 4; number++)
    dew_chart_add_curve (chart, number, "Lane", rising, G_N_ELEMENTS (rising), NULL);
  layout = dew_chart_layout (chart, 600, 300, &measure);
  surface = draw_image (layout, FALSE, -1, -1);

  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 600; x++)
      {
        gboolean within = pixel (surface, x, y) == 0xffffffff;

        for (guint i = 0; i < layout->shapes->len && !within; i++)
          {
            const DewRect *box = &((DewShape *) g_ptr_array_index (layout->shapes, i))->box;

            within = x >= box->x - 3 && x <= box->x + box->width + 2 && y >= box->y - 3 && y <= box->y + box->height + 2;
          }
        g_assert_true (within);
      }
  cairo_surface_destroy (surface);
}

/* The ends are their partner's, more is rust and less is blue and hatched; where the axis is cut, the ground shows in the ends. */
static void
test_bridge (void)
{
  for (int cut = 0; cut <= 1; cut++)
    {
      g_autoptr (DewChart) chart = dew_chart_new_bridge ("Final cost, £m", 0, "Final cost", DEW_UNIT_MILLIONS, 1);
      DewTextMeasure measure = dew_chart_measure (context);
      g_autoptr (DewChartLayout) layout = NULL;
      cairo_surface_t *surface;
      gint64 start = cut ? 104 * MILLION : 4 * MILLION;
      DewRect box;
      int rest;

      dew_chart_add_start (chart, 1, "Baseline", 1, start);
      dew_chart_add_cause (chart, "Figures", 2, 2 * MILLION);
      dew_chart_add_cause (chart, "Rule", 3, -3 * MILLION);
      dew_chart_add_end (chart, 4, "Net, capped", 4, start - MILLION);
      layout = dew_chart_layout (chart, 600, 0, &measure);
      surface = draw_image (layout, FALSE, -1, -1);

      box = dew_chart_layout_mark (layout, 0, 0)->box;
      g_assert_cmpint (count_colour (surface, &box, dew_partner_fill (0, FALSE), &rest), >, 500);
      box.width = 14;
      g_assert_cmpint (count_colour (surface, &box, dew_colour (0xffffff), &rest) > 10, ==, cut);
      g_assert_cmpint (count_colour (surface, &dew_chart_layout_mark (layout, 1, 0)->box, dew_variance_fill (DEW_VARIANCE_OVER, FALSE), &rest), >, 500);
      g_assert_cmpint (count_colour (surface, &dew_chart_layout_mark (layout, 2, 0)->box, dew_variance_fill (DEW_VARIANCE_UNDER, FALSE), &rest), >, 300);
      g_assert_cmpint (rest, >, 300);
      cairo_surface_destroy (surface);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_context ();

  g_test_add_func ("/chart-draw/colours", test_colours);
  g_test_add_func ("/chart-draw/texts", test_texts);
  g_test_add_func ("/chart-draw/ring", test_ring);
  g_test_add_func ("/chart-draw/points", test_points);
  g_test_add_func ("/chart-draw/lines", test_lines);
  g_test_add_func ("/chart-draw/bars", test_bars);
  g_test_add_func ("/chart-draw/grouped", test_grouped);
  g_test_add_func ("/chart-draw/curves", test_curves);
  g_test_add_func ("/chart-draw/leaders-begin-at-their-curves", test_leaders_begin_at_their_curves);
  g_test_add_func ("/chart-draw/distribution", test_distribution);
  g_test_add_func ("/chart-draw/bridge", test_bridge);
  g_test_add_func ("/chart-draw/files", test_files);
  g_test_add_func ("/chart-draw/figures-are-even", test_figures_are_even);

  status = g_test_run ();
  g_object_unref (context);

  return status;
}
