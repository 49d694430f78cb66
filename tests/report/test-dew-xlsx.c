/* test-dew-xlsx.c: what stops a workbook from being written. That it is right when it is, oracle.py tests. */
#include "dew-xlsx.h"

#include <locale.h>

#include "report-samples.h"
#include "zip-read.h"

typedef struct {
  char    *folder;
  char    *path;
  DewBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DewSheet *sheet;

  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "book.xlsx", NULL);
  fixture->book = dew_book_new ("Book \x01");
  sheet = dew_book_add_sheet (fixture->book, "'Odd' name: [1]", "Title \x02");
  dew_sheet_note (sheet, "Note \x03");
  dew_sheet_column (sheet, "Name", 0);
  dew_sheet_column (sheet, "Amount, £ (input)", 0);
  for (guint i = 0; i < 1000; i++)
    {
      guint row = dew_sheet_row (sheet);

      dew_sheet_text (sheet, row, 0, i % 2 == 0 ? "=HYPERLINK(\"x\")" : "a\x01" "b <&> ]]>");
      dew_sheet_number (sheet, row, 1, DEW_CELL_MONEY, 150, DEW_CELL_INPUT | (i % 3 == 0 ? DEW_CELL_BLANK : 0));
    }
  dew_sheet_column (dew_book_add_sheet (fixture->book, "Empty", "Nothing in it"), "Name", 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->path);
  dew_book_free (fixture->book);
}

static gboolean
write_book (Fixture       *fixture,
            GCancellable  *cancellable,
            DewProgress    progress,
            gpointer       data,
            GError       **error)
{
  return dew_xlsx_write (fixture->book, FALSE, fixture->path, cancellable, progress, data, error);
}

static void
test_odd (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_book (fixture, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
run (const char *const *command)
{
  int status = -1;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* Where decimals have a comma, in a folder, for hardly any machine has such a locale. */
static locale_t
make_german (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *const compile[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", path, NULL };
  locale_t german;

  run (compile);
  g_setenv ("LOCPATH", folder, TRUE);
  german = newlocale (LC_ALL_MASK, "de_DE.UTF-8", (locale_t) 0);
  g_unsetenv ("LOCPATH");
  g_assert_true (german != (locale_t) 0);
  return german;
}

static void
print_half (char *text,
            gsize size)
{
  g_snprintf (text, (gulong) size, "%.1f", 0.5);
}

/* The same bytes where decimals have a comma. */
static void
test_locale (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("dewpond-locale-XXXXXX", NULL);
  g_autofree char *plain = NULL;
  g_autofree char *comma = NULL;
  gsize plain_length, comma_length;
  const char *const remove[] = { "rm", "-r", folder, NULL };
  locale_t german = make_german (folder);
  locale_t before;
  char half[8];

  g_assert_true (write_book (fixture, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &plain, &plain_length, NULL));
  before = uselocale (german);
  print_half (half, sizeof half);
  g_assert_true (write_book (fixture, NULL, NULL, NULL, NULL));
  g_assert_true (uselocale (before) == german);
  freelocale (german);
  run (remove);
  g_assert_cmpstr (half, ==, "0,5");
  g_assert_true (g_file_get_contents (fixture->path, &comma, &comma_length, NULL));
  g_assert_cmpmem (plain, plain_length, comma, comma_length);
}

static void
test_invalid (Fixture       *fixture,
              gconstpointer  data)
{
  DewSheet *sheet = g_ptr_array_index (fixture->book->sheets, 1);
  g_autoptr (GError) error = NULL;

  dew_sheet_text (sheet, dew_sheet_row (sheet), 0, "a\xff");
  g_assert_false (write_book (fixture, NULL, NULL, NULL, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
}

static void
note_progress_cb (double   done,
                  gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

static void
cancel_cb (double   done,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  double last = 0;

  g_assert_true (write_book (fixture, NULL, note_progress_cb, &last, NULL));
  g_assert_cmpfloat (last, >, 0);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (write_book (fixture, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_xlsx_write (fixture->book, FALSE, "/nowhere/book.xlsx", NULL, NULL, NULL, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "temporary files in “/nowhere”"));
}

/* Rows that go as they are written leave the same workbook behind. */
static void
test_spent (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *kept = NULL;
  g_autofree char *spent = NULL;
  gsize kept_size, spent_size;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_book (fixture, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (fixture->path, &kept, &kept_size, NULL));
  g_assert_true (dew_xlsx_write (fixture->book, TRUE, fixture->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &spent, &spent_size, NULL));
  g_assert_cmpmem (kept, kept_size, spent, spent_size);
  g_assert_cmpuint (((const DewSheet *) g_ptr_array_index (fixture->book->sheets, 0))->rows->len, ==, 0);
}

/* What the styles say of the place, upright, of a cell, and whether it wraps. */
static char *
ask_alignment (const Fixture *fixture,
               guint          sheet,
               const char    *cell)
{
  g_auto (Part) page = { 0 };
  g_auto (Part) styles = { 0 };
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", sheet);
  g_autofree char *path = g_strdup_printf ("string(//*[local-name()='c'][@r='%s']/@s)", cell);
  g_autofree char *style = NULL;
  g_autofree char *of_style = NULL;

  read_part (&page, fixture->path, name);
  read_part (&styles, fixture->path, "xl/styles.xml");
  style = ask_part (&page, path);
  of_style = g_strdup_printf ("concat(//*[local-name()='cellXfs']/*[position()=1+number('0%1$s')]/*/@vertical,' ',//*[local-name()='cellXfs']/*[position()=1+number('0%1$s')]/*/@wrapText)", style);
  return ask_part (&styles, of_style);
}

typedef struct {
  guint       sheet;
  const char *cell, *alignment;
} Aligned;

/* Writes the book, and looks at cells of it. */
static void
check_aligned (Fixture       *fixture,
               const Aligned *cells,
               guint          n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_book (fixture, NULL, NULL, NULL, &error));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *alignment = ask_alignment (fixture, cells[i].sheet, cells[i].cell);

      if (!g_str_equal (alignment, cells[i].alignment))
        g_error ("%s of sheet %u is “%s”", cells[i].cell, cells[i].sheet, alignment);
    }
}

static void
add_texts (DewBook           *book,
           const char        *name,
           const char *const *texts)
{
  DewSheet *sheet = dew_book_add_sheet (book, name, name);

  dew_sheet_column (sheet, "Name", 10);
  dew_sheet_column (sheet, "£", 0);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      guint row = dew_sheet_row (sheet);

      dew_sheet_text (sheet, row, 0, texts[i]);
      dew_sheet_number (sheet, row, 1, DEW_CELL_MONEY, 150, 0);
    }
}

/* Where a row grows, figures stay beside the first lines of texts; in other sheets a plain text wraps if it might be too long. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const narrow[] = { "short", "iiiiiiiiiiii", NULL };
  static const char *const growing[] = { "short", "many more words than have room", NULL };
  static const Aligned table[] = {
    { 3, "A4", " " }, { 3, "B4", " " }, { 3, "A5", " 1" }, { 3, "B5", " " },
    { 4, "A4", "top 1" }, { 4, "B4", "top " }, { 4, "A5", "top 1" }, { 4, "B5", "top " },
  };

  add_texts (fixture->book, "Narrow", narrow);
  add_texts (fixture->book, "Growing", growing);
  check_aligned (fixture, table, G_N_ELEMENTS (table));
}

static void
add_notes (DewBook    *book,
           const char *name,
           gboolean    contents)
{
  DewSheet *sheet = dew_book_add_sheet (book, name, name);

  sheet->contents = contents;
  dew_sheet_column (sheet, "Sheet", 50);
  dew_sheet_column (sheet, "What it holds", 90);
  for (guint n = 10; n <= 1000; n *= 10)
    {
      g_autoptr (GString) note = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append (note, "word ");
      dew_sheet_note (sheet, note->str);
    }
  dew_sheet_text (sheet, dew_sheet_row (sheet), 0, "Here");
}

/* A long note of the contents folds in the first column, if a row shows all of it. */
static void
test_folded (Fixture       *fixture,
             gconstpointer  data)
{
  static const Aligned table[] = {
    { 3, "A2", " " }, { 3, "A3", "top 1" }, { 3, "A4", " " }, { 4, "A2", " " }, { 4, "A3", " " }, { 4, "A4", " " },
  };

  add_notes (fixture->book, "Contents", TRUE);
  add_notes (fixture->book, "Others", FALSE);
  check_aligned (fixture, table, G_N_ELEMENTS (table));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/xlsx/odd", test_odd);
  ADD ("/xlsx/locale", test_locale);
  ADD ("/xlsx/invalid", test_invalid);
  ADD ("/xlsx/rows", test_rows);
  ADD ("/xlsx/folded", test_folded);
  ADD ("/xlsx/progress", test_progress);
  ADD ("/xlsx/cancel", test_cancel);
  ADD ("/xlsx/nowhere", test_nowhere);
  ADD ("/xlsx/spent", test_spent);

  return g_test_run ();
}
