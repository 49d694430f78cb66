/* test-dew-zip-check.c: a workbook that is not whole is found out. */
#include "dew-zip-check.h"

#include <string.h>

#include "dew-xlsx.h"
#include "report-samples.h"

static void
put (GString *zip,
     guint32  value,
     guint    bytes)
{
  for (guint i = 0; i < bytes; i++)
    g_string_append_c (zip, (char) (i < 4 ? value >> (8 * i) : 0));
}

/* An archive of one part that is stored as it is. */
static GString *
make_archive (const char *text)
{
  GString *zip = g_string_new (NULL);
  guint32 length = (guint32) strlen (text), directory;

  put (zip, 0x04034b50, 4);
  put (zip, 0, 22);
  put (zip, 1, 2);
  put (zip, 0, 2);
  g_string_append (zip, "a");
  g_string_append (zip, text);

  directory = (guint32) zip->len;
  put (zip, 0x02014b50, 4);
  put (zip, 0, 16);
  put (zip, length, 4);
  put (zip, length, 4);
  put (zip, 1, 2);
  put (zip, 0, 16);
  g_string_append (zip, "a");

  put (zip, 0x06054b50, 4);
  put (zip, 0, 4);
  put (zip, 1, 2);
  put (zip, 1, 2);
  put (zip, (guint32) zip->len - 12 - directory, 4);
  put (zip, directory, 4);
  put (zip, 0, 2);
  return zip;
}

static gboolean
check_bytes (const char *bytes,
             gsize       length)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  gboolean whole;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  whole = dew_zip_check (path, &error);
  if (!whole)
    g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  remove_folder (g_steal_pointer (&folder));
  return whole;
}

static void
test_parts (void)
{
  static const struct {
    const char *text;
    gboolean    whole;
  } table[] = {
    { "<?xml version=\"1.0\"?>\n<a><b>1</b></a>", TRUE },
    { "<?xml version=\"1.0\"?>\n<a x=\"1\"><b>1</b></a>\n", TRUE },
    { "<?xml version=\"1.0\"?>\n<a x=\"1\"/>", TRUE },
    { "<?xml version=\"1.0\"?>\n<a><b>1</b>", FALSE },
    { "<?xml version=\"1.0\"?>\n<a><b>1</b></", FALSE },
    { "<?xml version=\"1.0\"?>\n<a", FALSE },
    { "<?xml version=\"1.0\"?>", FALSE },
    { "<?xml", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GString *zip = make_archive (table[i].text);

      g_assert_cmpint (check_bytes (zip->str, zip->len), ==, table[i].whole);
      g_string_free (zip, TRUE);
    }
}

/* Parts longer than what is looked at, by their ends only. */
static void
test_long_part (void)
{
  g_autofree char *middle = g_strnfill (5000, 'x');
  g_autofree char *whole = g_strconcat ("<?xml version=\"1.0\"?><a>", middle, "</a>", NULL);
  g_autofree char *torn = g_strconcat ("<?xml version=\"1.0\"?><a>", middle, "<b/>", NULL);
  GString *zip = make_archive (whole);

  g_assert_true (check_bytes (zip->str, zip->len));
  g_string_free (zip, TRUE);
  zip = make_archive (torn);
  g_assert_false (check_bytes (zip->str, zip->len));
  g_string_free (zip, TRUE);
}

static void
test_torn (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");
  gsize length;

  dew_sheet_column (sheet, "Name", 0);
  for (guint i = 0; i < 500; i++)
    dew_sheet_text (sheet, dew_sheet_row (sheet), 0, "a name");
  g_assert_true (dew_xlsx_write (book, FALSE, path, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  remove_folder (g_steal_pointer (&folder));

  g_assert_true (check_bytes (bytes, length));
  for (guint i = 0; i < 40; i++)
    g_assert_false (check_bytes (bytes, (gsize) g_test_rand_int_range (0, (int) length - 1)));

  /* Whatever is overwritten, nothing worse than a wrong answer comes of it. */
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);

      for (guint k = 0; k < 4; k++)
        damaged[g_test_rand_int_range (0, (int) length)] = (char) g_test_rand_int_range (0, 256);
      check_bytes (damaged, length);
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_zip_check ("/nowhere/book.xlsx", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zip-check/parts", test_parts);
  g_test_add_func ("/zip-check/long-part", test_long_part);
  g_test_add_func ("/zip-check/torn", test_torn);
  g_test_add_func ("/zip-check/missing", test_missing);

  return g_test_run ();
}
