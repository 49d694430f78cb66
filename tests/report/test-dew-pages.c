/* test-dew-pages.c: a book on pages: nothing is cut, lies over another or is missing. */
#include "dew-pages.h"

#include "page-checks.h"

static void
test_random (void)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 300 : 12, broken = 0, split = 0;

  for (guint t = 0; t < trials; t++)
    {
      g_autoptr (DewBook) book = make_random_book ();
      DewPageFormat format = dew_page_format_a4;
      g_autoptr (DewPages) pages = NULL;

      format.turns = g_test_rand_bit ();
      if (g_test_rand_bit ())
        format.width = g_test_rand_double_range (200, 1200);
      pages = dew_pages_new (book, &format, NULL, NULL, NULL, NULL);
      check_pages (pages);
      for (guint p = 0; p < pages->pages->len; p++)
        {
          broken += g_array_index (pages->pages, DewPage, p).rows.line > 0;
          split += g_array_index (pages->pages, DewPage, p).band > 0;
        }
    }
  g_assert_cmpuint (broken, >, 0);
  g_assert_cmpuint (split, >, 0);
}

/* Where the contents say a sheet begins, it does. */
static void
test_contents (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Contents");
  g_autoptr (DewPages) pages = NULL;
  g_autoptr (GArray) boxes = NULL;
  guint told = 0;

  add_cover (book);
  for (guint i = 0; i < 40; i++)
    add_random_sheet (book, 90);
  fill_cover (book);
  pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
  boxes = dew_pages_boxes (pages, 0);

  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);
      guint first;

      if (box->kind != DEW_BOX_CELL || box->column == 1)
        continue;
      first = dew_pages_first (pages, box->row + 1) + 1;
      g_assert_cmpuint (box->leads_to, ==, first);
      if (box->column == 2)
        {
          g_assert_cmpuint ((guint) g_ascii_strtoull (box->text, NULL, 10), ==, first);
          told++;
        }
    }
  g_assert_cmpuint (told, >, 20);
}

/* Headings without end are cut where they stand, and said in full above. */
static void
test_endless_heading (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Headings");
  DewSheet *sheet = dew_book_add_sheet (book, "Headings", "Headings");
  g_autoptr (GString) heading = g_string_new (NULL);
  g_autoptr (DewPages) pages = NULL;
  const DewPageSheet *measured;

  append_words (heading, 3000);
  dew_sheet_column (sheet, heading->str, 0);
  dew_sheet_column (sheet, "Short", 0);
  dew_sheet_row (sheet);
  dew_sheet_number (sheet, 0, 1, DEW_CELL_MONEY, 12345, 0);
  pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
  check_pages (pages);

  measured = g_ptr_array_index (pages->sheets, 0);
  g_assert_cmpuint (measured->paragraphs->len, ==, 2);
  g_assert_nonnull (strstr (g_array_index (measured->paragraphs, DewParagraph, 1).text, heading->str));
  g_assert_cmpfloat (_dew_page_sheet_head_height (measured), <, measured->height / 2);
}

static void
test_empty (void)
{
  g_autoptr (DewBook) none = dew_book_new ("None");
  g_autoptr (DewPages) no_pages = dew_pages_new (none, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (DewBook) bare = dew_book_new ("Bare");
  g_autoptr (DewPages) pages = NULL;

  g_assert_cmpuint (dew_pages_count (no_pages), ==, 0);

  dew_book_add_sheet (bare, "Bare", "");
  dew_sheet_column (dew_book_add_sheet (bare, "Head", "Only a head"), "Head", 0);
  pages = dew_pages_new (bare, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (dew_pages_count (pages), ==, 2);
  check_pages (pages);
}

/* Paper that is no paper is taken for some. */
static void
test_tiny_paper (void)
{
  static const DewPageFormat tiny = { 50, 30, 10, 10, 10, 10, TRUE };
  g_autoptr (DewBook) book = make_random_book ();
  g_autoptr (DewPages) pages = dew_pages_new (book, &tiny, NULL, NULL, NULL, NULL);

  check_pages (pages);
}

static void
cancel_cb (double   done,
           gpointer data)
{
  g_assert_true (done > 0 && done <= 1);
  g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autofree guint *lines = g_new (guint, 5000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DewBook) book = NULL;
  g_autoptr (GError) error = NULL;

  for (guint r = 0; r < 5000; r++)
    lines[r] = 1;
  book = make_lines (lines, 5000);
  g_assert_null (dew_pages_new (book, NULL, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Drawn twice and in any order it is the same. */
static void
test_drawn (void)
{
  g_autoptr (DewBook) book = make_random_book ();
  g_autoptr (DewPages) pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
  guint n = dew_pages_count (pages), last = n - 1;
  cairo_surface_t *surfaces[2];

  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_A8, 842, 842);
      cr = cairo_create (surfaces[i]);
      if (i == 1)
        {
          cairo_push_group (cr);
          dew_pages_draw (pages, cr, 0);
          cairo_pattern_destroy (cairo_pop_group (cr));
        }
      dew_pages_draw (pages, cr, last);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }
  g_assert_cmpmem (cairo_image_surface_get_data (surfaces[0]), (gsize) cairo_image_surface_get_stride (surfaces[0]) * 842,
                   cairo_image_surface_get_data (surfaces[1]), (gsize) cairo_image_surface_get_stride (surfaces[1]) * 842);
  for (guint i = 0; i < 2; i++)
    cairo_surface_destroy (surfaces[i]);
}

/* Of any table all columns fit beside each other, and none loses its words where the type need not be smaller for it. */
static void
test_widths (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();

  for (guint t = 0; t < 60; t++)
    {
      g_autoptr (DewBook) book = make_random_book ();
      const DewSheet *sheet = g_ptr_array_index (book->sheets, 1);
      double width = g_test_rand_double_range (200, 900), size, again, sum = 0;
      g_autoptr (GArray) widths = dew_pages_widths (texts, sheet, width, NULL, &size);
      g_autoptr (GArray) others = dew_pages_widths (texts, sheet, width, NULL, &again);

      g_assert_cmpuint (widths->len, ==, sheet->columns->len);
      g_assert_cmpmem (widths->data, widths->len * sizeof (double), others->data, others->len * sizeof (double));
      g_assert_cmpfloat (size, ==, again);
      g_assert_true (size > 0 && size <= DEW_TYPE_LARGEST);
      for (guint c = 0; c < widths->len; c++)
        {
          const DewSheetColumn *column = g_ptr_array_index (sheet->columns, c);

          /* On paper an input that has no name of its own has no heading. */
          if (!g_str_has_prefix (column->heading, " (input)"))
            g_assert_cmpfloat (g_array_index (widths, double, c), >, MIN (0.5, 0.9 * dew_page_text_bound (texts, column->heading, TRUE, FALSE, NULL)) * size);
          sum += g_array_index (widths, double, c);
        }
      g_assert_cmpfloat (sum, <=, width + 0.1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages/random", test_random);
  g_test_add_func ("/pages/contents", test_contents);
  g_test_add_func ("/pages/endless-heading", test_endless_heading);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/tiny-paper", test_tiny_paper);
  g_test_add_func ("/pages/widths", test_widths);
  g_test_add_func ("/pages/cancelled", test_cancelled);
  g_test_add_func ("/pages/drawn", test_drawn);

  return g_test_run ();
}
