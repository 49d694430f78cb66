/* test-dew-print.c: printing a book: into a file, which has the pages that a PDF of it has, on paper that lies or stands */
#include "dew-print.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dew-pages.h"

#define ROWS 200

static DewBook *
make_book (void)
{
  DewBook *book = dew_book_new ("Annexes");
  DewSheet *narrow = dew_book_add_sheet (book, "Narrow", "A narrow table"), *wide = dew_book_add_sheet (book, "Wide", "A wide table");

  dew_sheet_column (narrow, "Row", 0);
  for (guint r = 0; r < ROWS; r++)
    {
      dew_sheet_row (narrow);
      dew_sheet_number (narrow, r, 0, DEW_CELL_COUNT, r + 1000000, 0);
    }

  for (guint c = 0; c < 9; c++)
    {
      g_autofree char *heading = g_strdup_printf ("Column %u, £", c);

      dew_sheet_column (wide, heading, 0);
    }
  dew_sheet_row (wide);
  for (guint c = 0; c < 9; c++)
    dew_sheet_number (wide, 0, c, DEW_CELL_MONEY, 12345678900, 0);

  return book;
}

static char *
ask (const char *const argv[])
{
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return said;
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gpointer                 data)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *(gboolean *) data = TRUE;
}

static void
print_to (const char *path)
{
  g_autoptr (GtkPrintOperation) operation = dew_print_operation_new (make_book ());
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_show_progress (operation, FALSE);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
check_sizes (const char *said,
             guint       pages)
{
  g_autofree char *last = g_strdup_printf ("Page %4u size: ", pages);
  const char *first = strstr (said, "Page    1 size: "), *at = strstr (said, last);
  double width, height;

  g_assert_true (first != NULL && sscanf (strchr (first, ':'), ": %lf x %lf", &width, &height) == 2);
  g_assert_cmpfloat (width, <, height);
  g_assert_true (at != NULL && sscanf (strchr (at, ':'), ": %lf x %lf", &width, &height) == 2);
  g_assert_cmpfloat (width, >, height);
}

static void
test_pages (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dewpond-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (DewBook) book = make_book ();
  g_autoptr (DewPages) pages = dew_pages_new (book, NULL, NULL, NULL, NULL, NULL);
  guint n = dew_pages_count (pages);
  g_autofree char *count = g_strdup_printf ("Pages:           %u\n", n), *number = g_strdup_printf ("Page %u of %u", n, n);
  g_autofree char *said = NULL, *text = NULL;

  print_to (path);
  said = ask ((const char *const []) { "pdfinfo", "-f", "1", "-l", "100", path, NULL });
  text = ask ((const char *const []) { "pdftotext", "-layout", path, "-", NULL });
  g_assert_nonnull (strstr (said, count));
  g_assert_nonnull (strstr (text, number));
  g_assert_nonnull (strstr (text, "1,000,199"));
  g_assert_nonnull (strstr (text, "123,456,789.00"));
  check_sizes (said, n);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* One that never runs leaves nothing behind. */
static void
test_unused (void)
{
  g_autoptr (GtkPrintOperation) operation = dew_print_operation_new (make_book ());

  g_assert_true (GTK_IS_PRINT_OPERATION (operation));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/print/pages", test_pages);
  g_test_add_func ("/print/unused", test_unused);

  return g_test_run ();
}
