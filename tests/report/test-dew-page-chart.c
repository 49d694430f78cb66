/* test-dew-page-chart.c: charts on paper: what stands where, that it is to scale, and that it is the same every time. */
#include "dew-page-chart.h"

#include <math.h>
#include <string.h>

#include "dew-money-print.h"
#include "dew-partner-paint.h"

#define SLACK 0.1               /* points */
#define WIDE  510.0
#define HIGH  480.0

static const char *const words[] = { "Older", "people", "Integrated", "service", "Group", "re-provision", "日本語", "e\u0301", "مرحبا", "‘Better’", "=cmd()" };

/* ---- Charts ---- */

static char *
make_name (int most)
{
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, most); i >= 0; i--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static DewBook *
start_book (guint        n_rows,
            guint        n_series,
            const char **names)
{
  DewBook *book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Chart", "A chart");

  dew_sheet_column (sheet, "Pool", 0);
  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Series %u, £", i);

      dew_sheet_column (sheet, heading, 0);
    }
  for (guint r = 0; r < n_rows; r++)
    {
      g_autofree char *name = names == NULL ? make_name (9) : NULL;

      dew_sheet_row (sheet);
      dew_sheet_text (sheet, r, 0, names != NULL ? names[r] : name);
    }
  return book;
}

static DewSheetChart *
add_chart (DewBook           *book,
           DewSheetChartKind  kind,
           guint              n_series)
{
  DewSheet *sheet = g_ptr_array_index (book->sheets, 0);
  DewSheetChart *chart = dew_sheet_chart_new (sheet, kind, 0, sheet->rows->len, "Pool", "Gross contributions");

  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *name = make_name (4);

      dew_sheet_chart_add (chart, i + 1, i == 3 ? (guint) g_test_rand_int_range (3, DEW_SHEET_N_PAINTS) : i, name);
    }
  dew_sheet_chart_tell (chart, "Bar chart.");
  return chart;
}

/* Amounts of any size, among them nothing and what is not entered. */
static DewSheetChart *
make_random_chart (DewBook **book)
{
  static const DewCellFlags units[] = { 0, DEW_CELL_THOUSANDS, DEW_CELL_MILLIONS };
  guint n_rows = (guint) g_test_rand_int_range (1, 21), n_series = (guint) g_test_rand_int_range (1, DEW_SHEET_MAX_SERIES + 1);
  DewCellFlags unit = units[g_test_rand_int_range (0, 3)];
  int size = g_test_rand_int_range (1, 16), sign = g_test_rand_int_range (0, 3);
  DewSheet *sheet;

  *book = start_book (n_rows, n_series, NULL);
  sheet = g_ptr_array_index ((*book)->sheets, 0);
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 1; c <= n_series; c++)
      {
        gint64 pence = (gint64) (pow (10, size) * g_test_rand_double ());
        int kind = g_test_rand_int_range (0, 8);

        if (kind == 0)
          continue;
        if (kind == 1)
          pence = 0;
        if (sign == 1 || (sign == 2 && g_test_rand_bit ()))
          pence = -pence;
        dew_sheet_number (sheet, r, c, DEW_CELL_MONEY, pence, unit | (kind == 2 ? DEW_CELL_BLANK : 0) | (kind == 3 ? DEW_CELL_SIGNED : 0));
      }
  return add_chart (*book, (DewSheetChartKind) g_test_rand_int_range (0, 3), n_series);
}

/* ---- What holds of any ---- */

static const DewPageMark *
mark_at (const DewPageChart *made,
         guint               i)
{
  return &g_array_index (made->marks, DewPageMark, i);
}

static const DewPageMark *
find_mark (const DewPageChart *made,
           DewMarkKind         kind,
           guint               row,
           guint               series)
{
  for (guint i = 0; i < made->marks->len; i++)
    if (mark_at (made, i)->kind == kind && mark_at (made, i)->row == row && mark_at (made, i)->series == series)
      return mark_at (made, i);
  return NULL;
}

static guint
count_marks (const DewPageChart *made,
             DewMarkKind         kind)
{
  guint n = 0;

  for (guint i = 0; i < made->marks->len; i++)
    n += mark_at (made, i)->kind == kind;
  return n;
}

static gboolean
overlap (const DewPageMark *a,
         const DewPageMark *b)
{
  return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK && a->y + a->height > b->y + SLACK && b->y + b->height > a->y + SLACK;
}

static void
check_places (DewPageText        *texts,
              const DewPageChart *made)
{
  for (guint i = 0; i < made->marks->len; i++)
    {
      const DewPageMark *mark = mark_at (made, i);

      g_assert_cmpfloat (mark->x, >=, -SLACK);
      g_assert_cmpfloat (mark->y, >=, -SLACK);
      g_assert_cmpfloat (mark->x + mark->width, <=, made->width + SLACK);
      g_assert_cmpfloat (mark->y + mark->height, <=, made->height + SLACK);
      if (mark->text == NULL)
        continue;
      g_assert_true (mark->run.text == mark->text);
      g_assert_cmpfloat (mark->run.size, >=, 6.5);
      g_assert_cmpfloat (dew_page_text_extent (texts, &mark->run), <=, mark->width + SLACK);
      for (guint k = 0; k < made->marks->len; k++)
        {
          const DewPageMark *other = mark_at (made, k);
          gboolean own = mark->inside && other->kind == DEW_MARK_BAR && other->row == mark->row && other->series == mark->series;

          if (k != i && !own && other->kind != DEW_MARK_GRID && other->kind != DEW_MARK_AXIS)
            g_assert_false (overlap (mark, other));
        }
    }
}

/* Points from the line that bars begin at, to where a bar begins and ends, in the way of more. */
static void
measure_bar (const DewSheetChart *chart,
             const DewPageChart  *made,
             const DewPageMark   *bar,
             double              *from,
             double              *to)
{
  const DewPageMark *axis = NULL;

  for (guint i = 0; i < made->marks->len; i++)
    if (mark_at (made, i)->kind == DEW_MARK_AXIS)
      axis = mark_at (made, i);
  g_assert_nonnull (axis);
  *from = chart->kind == DEW_SHEET_COLUMNS ? axis->y - bar->y - bar->height : bar->x - axis->x;
  *to = chart->kind == DEW_SHEET_COLUMNS ? axis->y - bar->y : bar->x + bar->width - axis->x;
}

/* Bars begin at 0, or where the one before ends, and are as long as they are much. */
static void
check_bars (const DewSheetChart *chart,
            const DewPageChart  *made)
{
  gint64 largest = dew_sheet_chart_largest (chart);
  double scale = 0;

  g_assert_cmpuint (count_marks (made, DEW_MARK_AXIS), ==, 1);
  for (int pass = 0; pass < 2; pass++)
    for (guint r = 0; r < chart->n; r++)
      {
        double over = 0, under = 0;

        for (guint i = 0; i < chart->n_series; i++)
          {
            gint64 pence = dew_sheet_chart_pence (chart, r, i);
            const DewPageMark *bar = find_mark (made, DEW_MARK_BAR, r, i);
            double from, to;

            g_assert_true ((bar != NULL) == (pence != 0));
            if (bar == NULL)
              continue;
            g_assert_cmpint (bar->pence, ==, pence);
            g_assert_cmpuint (bar->paint, ==, chart->series[i].paint);
            measure_bar (chart, made, bar, &from, &to);
            if (pass == 0)
              {
                scale = MAX (scale, (to - from) / (double) ABS (pence) * (double) largest);
                continue;
              }
            g_assert_cmpfloat_with_epsilon (to - from, (double) ABS (pence) / (double) largest * scale, SLACK);
            g_assert_cmpfloat_with_epsilon (pence > 0 ? from : to, pence > 0 ? over : under, SLACK);
            if (chart->kind != DEW_SHEET_STACKED)
              continue;
            over = pence > 0 ? to : over;
            under = pence < 0 ? from : under;
          }
      }
}

static void
check_words (const DewSheetChart *chart,
             const DewPageChart  *made)
{
  g_autofree char *values = g_strdup_printf ("Gross contributions, %s", dew_unit_symbol (dew_sheet_chart_unit (chart)));
  guint titles = 0, n_keys = chart->n_series > 1 ? chart->n_series : 0;

  for (guint i = 0; i < made->marks->len; i++)
    if (mark_at (made, i)->kind == DEW_MARK_TITLE)
      titles += strcmp (mark_at (made, i)->text, values) == 0 || strcmp (mark_at (made, i)->text, "Pool") == 0;
  g_assert_cmpuint (titles, ==, 2);
  g_assert_cmpuint (count_marks (made, DEW_MARK_KEY), ==, n_keys);
  g_assert_cmpuint (count_marks (made, DEW_MARK_SERIES), ==, n_keys);
  g_assert_cmpuint (count_marks (made, DEW_MARK_NAME), ==, chart->n);
  g_assert_cmpuint (count_marks (made, DEW_MARK_TICK), ==, count_marks (made, DEW_MARK_GRID) + 1);
  for (guint i = 0; i < n_keys; i++)
    {
      g_assert_cmpuint (find_mark (made, DEW_MARK_KEY, 0, i)->paint, ==, chart->series[i].paint);
      g_assert_cmpstr (find_mark (made, DEW_MARK_SERIES, 0, i)->text, ==, chart->series[i].name);
    }
  for (guint r = 0; r < chart->n; r++)
    g_assert_cmpstr (find_mark (made, DEW_MARK_NAME, r, 0)->text, ==, dew_sheet_cell (chart->sheet, r, 0)->text);
}

static void
test_random (void)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 3000 : 300, drawn = 0, none = 0;
  g_autoptr (DewPageText) texts = dew_page_text_new ();

  for (guint t = 0; t < trials; t++)
    {
      g_autoptr (DewBook) book = NULL;
      DewSheetChart *chart = make_random_chart (&book);
      double width = g_test_rand_double_range (200, 800), most = g_test_rand_double_range (100, 700);
      g_autoptr (DewPageChart) made = dew_page_chart_new (texts, chart, width, most);

      drawn += made != NULL;
      none += made == NULL;
      if (made == NULL)
        continue;
      g_assert_cmpfloat (made->height, <=, most);
      check_places (texts, made);
      check_bars (chart, made);
      check_words (chart, made);
    }
  g_assert_cmpuint (drawn, >, none);
}

/* ---- What can be foreseen ---- */

static DewBook *
make_three (DewCellFlags flags)
{
  static const char *names[] = { "Older people", "Learning disability", "Mental health" };
  static const gint64 pence[][2] = { { 10111500000, 9805200000 }, { 1629900000, 652600000 }, { -1406200000, -527800000 } };
  DewBook *book = start_book (3, 2, names);

  for (guint r = 0; r < 3; r++)
    for (guint c = 0; c < 2; c++)
      dew_sheet_number (g_ptr_array_index (book->sheets, 0), r, c + 1, DEW_CELL_MONEY, pence[r][c], flags);
  return book;
}

/* In the unit of the axis, in the bar; what does not fit is left out, and stands in the table. */
static void
test_values (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  g_autoptr (DewBook) book = make_three (0);
  g_autoptr (DewPageChart) made = dew_page_chart_new (texts, add_chart (book, DEW_SHEET_STACKED, 2), WIDE, HIGH);

  g_assert_nonnull (made);
  g_assert_cmpstr (find_mark (made, DEW_MARK_VALUE, 0, 0)->text, ==, "101.1");
  g_assert_cmpstr (find_mark (made, DEW_MARK_VALUE, 0, 1)->text, ==, "98.1");
  g_assert_cmpstr (find_mark (made, DEW_MARK_VALUE, 1, 0)->text, ==, "16.3");
  g_assert_true (find_mark (made, DEW_MARK_VALUE, 0, 0)->inside);
  g_assert_null (find_mark (made, DEW_MARK_VALUE, 2, 1));
}

/* A figure stands beyond the end of its bar, on the side that it goes to; in the unit of the table where the axis has that. */
static void
test_beyond (void)
{
  static const char *names[] = { "Over", "Under" };
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  g_autoptr (DewBook) book = start_book (2, 1, names);
  g_autoptr (DewPageChart) made = NULL;
  const DewPageMark *value, *bar;

  dew_sheet_number (g_ptr_array_index (book->sheets, 0), 0, 1, DEW_CELL_MONEY, 310000, DEW_CELL_SIGNED);
  dew_sheet_number (g_ptr_array_index (book->sheets, 0), 1, 1, DEW_CELL_MONEY, -52000, DEW_CELL_SIGNED);
  made = dew_page_chart_new (texts, add_chart (book, DEW_SHEET_BARS, 1), WIDE, HIGH);

  value = find_mark (made, DEW_MARK_VALUE, 0, 0);
  bar = find_mark (made, DEW_MARK_BAR, 0, 0);
  g_assert_cmpstr (value->text, ==, "+3,100.00");
  g_assert_cmpfloat (value->x, >=, bar->x + bar->width);
  value = find_mark (made, DEW_MARK_VALUE, 1, 0);
  g_assert_cmpstr (value->text, ==, "−520.00");
  g_assert_cmpfloat (value->x + value->width, <=, find_mark (made, DEW_MARK_BAR, 1, 0)->x);
  g_assert_cmpuint (count_marks (made, DEW_MARK_KEY), ==, 0);
}

static void
test_no_room (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  g_autoptr (DewBook) book = make_three (0);
  DewSheetChart *chart = add_chart (book, DEW_SHEET_STACKED, 2);
  double height;

  g_assert_null (dew_page_chart_new (texts, chart, WIDE, 60));
  g_assert_null (dew_page_chart_new (texts, chart, 80, HIGH));
  g_assert_null (dew_page_chart_png (texts, chart, WIDE, 60, 2, &height));
}

/* ---- The drawing ---- */

static cairo_surface_t *
draw (DewPageText        *texts,
      const DewPageChart *made)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (made->width), (int) ceil (made->height));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dew_page_chart_draw (made, texts, cr, 0, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
look_at (cairo_surface_t *surface,
         double           x,
         double           y)
{
  const guchar *data = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface) + (int) x * 4;

  return *(const guint32 *) (gconstpointer) data & 0xffffff;
}

static guint32
pack (DewColour colour)
{
  return (guint32) (lround (colour.red * 255) << 16 | lround (colour.green * 255) << 8 | lround (colour.blue * 255));
}

/* Dots of that colour in a box, in parts of all. */
static double
find_part (cairo_surface_t   *surface,
           const DewPageMark *mark,
           guint32            colour)
{
  guint n = 0, all = 0;

  for (double y = mark->y + 1; y < mark->y + mark->height - 1; y++)
    for (double x = mark->x + 1; x < mark->x + mark->width - 2; x++, all++)
      n += look_at (surface, x, y) == colour;
  return (double) n / MAX (all, 1);
}

/* Partners look as they do on the screen, and are told apart by their patterns too: what is solid is all of its colour. */
static void
test_looks (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  g_autoptr (DewBook) book = make_three (0);
  g_autoptr (DewPageChart) made = dew_page_chart_new (texts, add_chart (book, DEW_SHEET_STACKED, 2), WIDE, HIGH);
  cairo_surface_t *surface = draw (texts, made);
  double solid = find_part (surface, find_mark (made, DEW_MARK_KEY, 0, 0), pack (dew_partner_fill (0, FALSE)));
  double hatched = find_part (surface, find_mark (made, DEW_MARK_KEY, 0, 1), pack (dew_partner_fill (1, FALSE)));

  g_assert_cmpfloat (solid, >, 0.99);
  g_assert_cmpfloat (hatched, >, 0.1);
  g_assert_cmpfloat (hatched, <, 0.9);
  cairo_surface_destroy (surface);
}

/* A picture holds no time, and nothing goes by what was drawn before. */
static void
test_same (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();

  for (guint t = 0; t < 10; t++)
    {
      g_autoptr (DewBook) book = NULL;
      g_autoptr (DewPageText) fresh = dew_page_text_new ();
      DewSheetChart *chart = make_random_chart (&book);
      double height, again;
      g_autoptr (GBytes) one = dew_page_chart_png (texts, chart, WIDE, 900, 2, &height);
      g_autoptr (GBytes) other = dew_page_chart_png (fresh, chart, WIDE, 900, 2, &again);

      g_assert_nonnull (one);
      g_assert_true (g_bytes_equal (one, other));
      g_assert_cmpfloat (height, ==, again);
      g_assert_cmpmem (g_bytes_get_data (one, NULL), 4, "\x89PNG", 4);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-chart/random", test_random);
  g_test_add_func ("/page-chart/values", test_values);
  g_test_add_func ("/page-chart/beyond", test_beyond);
  g_test_add_func ("/page-chart/no-room", test_no_room);
  g_test_add_func ("/page-chart/looks", test_looks);
  g_test_add_func ("/page-chart/same", test_same);

  return g_test_run ();
}
