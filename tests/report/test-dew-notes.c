/* test-dew-notes.c: notes are numbered and told once, and what is too long for a cell goes on among them, whole. */
#include "dew-notes.h"

#include <string.h>

static DewBook *
make_book (void)
{
  DewBook *book = dew_book_new ("Book");

  dew_book_add_sheet (book, "Cover", "Book");
  return book;
}

static DewSheet *
add_sheet (DewBook    *book,
           const char *name)
{
  DewSheet *sheet = dew_book_add_sheet (book, name, name);

  dew_sheet_column (sheet, "Name", 0);
  dew_sheet_input_column (sheet, "Gross, £", 0);
  return sheet;
}

static const DewSheetColumn *
column_of (const DewSheet *sheet,
           guint           column)
{
  return g_ptr_array_index (sheet->columns, column);
}

static const DewSheet *
find_notes (const DewBook *book)
{
  const DewSheet *sheet = g_ptr_array_index (book->sheets, 1);

  g_assert_cmpstr (sheet->name, ==, "Notes");
  return sheet;
}

static const char *
text_at (const DewSheet *sheet,
         guint           row,
         guint           column)
{
  return dew_sheet_cell (sheet, row, column)->text;
}

static void
test_none (void)
{
  g_autoptr (DewBook) book = make_book ();

  add_sheet (book, "One");
  dew_notes_add (book);
  g_assert_cmpuint (book->sheets->len, ==, 2);
  g_assert_cmpstr (column_of (g_ptr_array_index (book->sheets, 1), 1)->heading, ==, "Gross, £ (input)");
}

static void
test_headings (void)
{
  g_autoptr (DewBook) book = make_book ();
  DewSheet *one = add_sheet (book, "One"), *two = add_sheet (book, "Two");
  const DewSheet *notes;

  dew_sheet_footnote (one, 1, "Before income.");
  dew_sheet_footnote (two, 0, "As in the deed.");
  dew_sheet_footnote (two, 1, "Before income.");
  dew_notes_add (book);
  notes = find_notes (book);

  g_assert_cmpstr (column_of (one, 1)->heading, ==, "Gross, £ (input) [note 1]");
  g_assert_cmpstr (column_of (one, 1)->plain, ==, "Gross, £ [note 1]");
  g_assert_cmpstr (column_of (two, 0)->heading, ==, "Name [note 2]");
  g_assert_cmpstr (column_of (two, 1)->heading, ==, "Gross, £ (input) [note 1]");
  g_assert_cmpuint (notes->rows->len, ==, 2);
  g_assert_cmpstr (text_at (notes, 0, 0), ==, "[note 1]");
  g_assert_cmpstr (text_at (notes, 0, 1), ==, "One: Gross, £; Two: Gross, £");
  g_assert_cmpstr (text_at (notes, 0, 2), ==, "Before income.");
  g_assert_cmpstr (text_at (notes, 1, 2), ==, "As in the deed.");
}

/* ---- Long texts ---- */

/* n times a piece. */
static char *
repeat (const char *piece,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* What a cell says, followed over the notes: at a mark, what the note says. */
static char *
follow (const DewSheet *notes,
        const char     *text)
{
  GString *whole = g_string_new (NULL);

  for (;;)
    {
      const char *mark = g_strrstr (text, " [note ");
      guint number;

      g_assert_cmpint (dew_text_units (text), <=, DEW_CELL_UNITS);
      if (mark == NULL || !g_str_has_suffix (text, "]"))
        break;

      number = (guint) g_ascii_strtoull (mark + strlen (" [note "), NULL, 10);
      g_assert_cmpuint (number, <=, notes->rows->len);
      g_string_append_len (whole, text, mark - text);
      text = text_at (notes, number - 1, 2);
    }
  g_string_append (whole, text);
  return g_string_free (whole, FALSE);
}

static void
test_long (gconstpointer data)
{
  const char *piece = data;
  glong units = dew_text_units (piece);
  g_autoptr (DewBook) book = make_book ();
  DewSheet *sheet = add_sheet (book, "One");
  g_autofree char *fits = repeat (piece, (guint) (DEW_CELL_UNITS / units));
  g_autofree char *longer = repeat (piece, (guint) (DEW_CELL_UNITS / units + 1));
  g_autofree char *longest = repeat (piece, (guint) (5 * DEW_CELL_UNITS / 2 / units));
  const char *const texts[] = { fits, longer, longest, longer };
  const DewSheet *notes;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dew_sheet_text (sheet, dew_sheet_row (sheet), 0, texts[i]);
  dew_notes_add (book);
  notes = find_notes (book);

  g_assert_cmpstr (text_at (sheet, 0, 0), ==, fits);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *followed = follow (notes, text_at (sheet, i, 0));

      g_assert_true (g_utf8_validate (text_at (sheet, i, 0), -1, NULL));
      g_assert_cmpstr (followed, ==, texts[i]);
    }
  g_assert_cmpstr (text_at (sheet, 1, 0), ==, text_at (sheet, 3, 0));
  g_assert_cmpuint (notes->rows->len, ==, 3);
}

/* Cells refer to notes too: behind what they say, or alone; and one cell to several. */
static void
test_cells (void)
{
  g_autoptr (DewBook) book = make_book ();
  DewSheet *sheet = add_sheet (book, "One");
  const DewSheet *notes;

  dew_sheet_footnote (sheet, 1, "Before income.");
  for (guint i = 0; i < 3; i++)
    dew_sheet_row (sheet);
  dew_sheet_text (sheet, 0, 0, "Home care");
  dew_sheet_mark (sheet, 0, 0, "From the deed.");
  dew_sheet_mark (sheet, 0, 0, "=Not a formula.");
  dew_sheet_mark (sheet, 2, 0, "Before income.");
  dew_notes_add (book);
  notes = find_notes (book);

  g_assert_cmpstr (text_at (sheet, 0, 0), ==, "Home care [note 2] [note 3]");
  g_assert_cmpint (dew_sheet_cell (sheet, 1, 0)->type, ==, DEW_CELL_EMPTY);
  g_assert_cmpstr (text_at (sheet, 2, 0), ==, "[note 1]");
  g_assert_cmpuint (notes->rows->len, ==, 3);
  g_assert_cmpstr (text_at (notes, 0, 1), ==, "One: Gross, £; One");
  g_assert_cmpstr (text_at (notes, 1, 1), ==, "One");
  g_assert_cmpstr (text_at (notes, 2, 2), ==, "=Not a formula.");
}

/* A text of just as many units as fit has no room for a mark, and goes on in a note with that. */
static void
test_marked_and_long (void)
{
  g_autoptr (DewBook) book = make_book ();
  DewSheet *sheet = add_sheet (book, "One");
  g_autofree char *fits = repeat ("x", DEW_CELL_UNITS);
  g_autofree char *followed = NULL;
  g_autofree char *marked = g_strconcat (fits, " [note 1]", NULL);
  const DewSheet *notes;
  const char *rest;

  dew_sheet_text (sheet, dew_sheet_row (sheet), 0, fits);
  dew_sheet_mark (sheet, 0, 0, "From the deed.");
  dew_notes_add (book);
  notes = find_notes (book);

  g_assert_cmpuint (notes->rows->len, ==, 2);
  g_assert_cmpstr (text_at (notes, 0, 2), ==, "From the deed.");
  g_assert_true (g_str_has_suffix (text_at (sheet, 0, 0), "x [note 2]"));
  rest = text_at (notes, 1, 2);
  followed = g_strdup_printf ("%.*s%s", (int) (strlen (text_at (sheet, 0, 0)) - strlen (" [note 2]")), text_at (sheet, 0, 0), rest);
  g_assert_cmpstr (followed, ==, marked);
}

/* A title, a note above the table and a heading too; two headings that begin alike are still two. */
static void
test_long_heads (void)
{
  g_autoptr (DewBook) book = make_book ();
  g_autofree char *title = repeat ("title ", 10000);
  g_autofree char *heading = repeat ("heading ", 100);
  g_autofree char *other = g_strconcat (heading, "x", NULL);
  DewSheet *sheet = dew_book_add_sheet (book, "One", title);
  g_autofree char *followed = NULL;

  dew_sheet_note (sheet, title);
  dew_sheet_column (sheet, heading, 0);
  dew_sheet_column (sheet, other, 0);
  dew_notes_add (book);

  followed = follow (find_notes (book), sheet->title);
  g_assert_cmpstr (followed, ==, title);
  g_assert_cmpstr (g_ptr_array_index (sheet->notes, 0), ==, sheet->title);
  g_assert_cmpint (dew_text_units (column_of (sheet, 0)->heading), <=, DEW_HEADING_UNITS);
  g_assert_cmpint (dew_text_units (column_of (sheet, 1)->heading), <=, DEW_HEADING_UNITS);
  g_assert_cmpstr (column_of (sheet, 0)->heading, !=, column_of (sheet, 1)->heading);
}

int
main (int    argc,
      char **argv)
{
  static const char *const pieces[] = { "a", "é", "👍", "e\xcc\x81", "שָׁ", "word " };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/none", test_none);
  g_test_add_func ("/notes/headings", test_headings);
  g_test_add_func ("/notes/cells", test_cells);
  g_test_add_func ("/notes/marked-and-long", test_marked_and_long);
  g_test_add_func ("/notes/long-heads", test_long_heads);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notes/long/%u", i + 1);

      g_test_add_data_func (path, pieces[i], test_long);
    }
  return g_test_run ();
}
