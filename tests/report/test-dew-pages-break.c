/* test-dew-pages-break.c: where pages end: rows that are too high, and totals. */
#include "page-checks.h"

/* The row ends of a table that is known: on A4 standing there is room for so many lines in all. */
static void
test_broken_row (void)
{
  static const guint lines[] = { 3, 300, 2 };
  g_autoptr (DewBook) book = make_lines (lines, G_N_ELEMENTS (lines));
  g_autoptr (DewPages) pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
  const DewPage *first = &g_array_index (pages->pages, DewPage, 0);

  check_pages (pages);
  g_assert_cmpuint (dew_pages_count (pages), >=, 5);
  g_assert_cmpuint (first->rows.end_item, ==, 1);
  g_assert_cmpuint (first->rows.end_line, >, 50);
}

/* A total row that would be the first of a page takes the row before along; two of them do too. */
static void
test_total_follows (void)
{
  guint moved = 0;

  for (guint n = 40; n < 70; n++)
    for (guint totals = 1; totals <= 2; totals++)
      {
        g_autofree guint *lines = g_new (guint, n);
        g_autoptr (DewBook) book = NULL;
        g_autoptr (DewPages) pages = NULL;

        for (guint r = 0; r < n; r++)
          lines[r] = 1;
        book = make_lines (lines, n);
        for (guint i = 1; i <= totals; i++)
          dew_sheet_flag_row (g_ptr_array_index (book->sheets, 0), n - i, DEW_CELL_TOTAL);
        pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
        check_pages (pages);
        moved += dew_pages_count (pages) == 2 && g_array_index (pages->pages, DewPage, 1).rows.item == n - totals - 1;
      }
  g_assert_cmpuint (moved, >=, 2);
}

/* No row or two stand alone on the last page, but where the page before could not spare any, or they would not fit there. */
static void
test_last_rows (void)
{
  guint moved = 0;

  for (guint n = 40; n < 120; n++)
    {
      g_autofree guint *lines = g_new (guint, n);
      g_autoptr (DewBook) book = NULL;
      g_autoptr (DewPages) pages = NULL;
      const DewPage *last;

      for (guint r = 0; r < n; r++)
        lines[r] = 1;
      book = make_lines (lines, n);
      pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
      check_pages (pages);
      last = &g_array_index (pages->pages, DewPage, dew_pages_count (pages) - 1);
      g_assert_cmpuint (last->rows.end_item - last->rows.item, >=, 3);
      moved += last->rows.end_item - last->rows.item == 3;
    }
  g_assert_cmpuint (moved, >=, 3);
}

/* Rows of which a page has one or two cannot keep each other company. */
static void
test_high_rows (void)
{
  static const guint lines[] = { 30, 30, 30, 30, 30 };
  g_autoptr (DewBook) book = make_lines (lines, G_N_ELEMENTS (lines));
  g_autoptr (DewPages) pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);

  check_pages (pages);
  g_assert_cmpuint (dew_pages_count (pages), ==, 3);
}

/* A chart goes whole to the next page where notes leave no room, and the table after it. */
static void
test_chart (void)
{
  guint below = 0, apart = 0;

  for (guint notes = 0; notes < 60; notes++)
    {
      g_autofree guint *lines = g_new (guint, 30);
      g_autoptr (DewBook) book = NULL;
      g_autoptr (DewPages) pages = NULL;
      DewSheet *sheet;

      for (guint r = 0; r < 30; r++)
        lines[r] = 1;
      book = make_lines (lines, 30);
      sheet = g_ptr_array_index (book->sheets, 0);
      for (guint i = 0; i < notes; i++)
        g_ptr_array_add (sheet->notes, g_strdup ("A note."));
      chart_sheet (sheet, 20);
      pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
      check_pages (pages);
      if (g_array_index (pages->pages, DewPage, 0).chart)
        below++;
      else if (g_array_index (pages->pages, DewPage, 1).chart && !g_array_index (pages->pages, DewPage, 0).table)
        apart++;
    }
  g_assert_cmpuint (below, >, 10);
  g_assert_cmpuint (apart, >, 10);
  g_assert_cmpuint (below + apart, ==, 60);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages-break/broken-row", test_broken_row);
  g_test_add_func ("/pages-break/total-follows", test_total_follows);
  g_test_add_func ("/pages-break/last-rows", test_last_rows);
  g_test_add_func ("/pages-break/high-rows", test_high_rows);
  g_test_add_func ("/pages-break/chart", test_chart);

  return g_test_run ();
}
