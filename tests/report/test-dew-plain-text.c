/* test-dew-plain-text.c: annexes as text with tabs. */
#include "dew-plain-text.h"

#include <string.h>

static DewSheet *
add_sheet (DewBook    *book,
           const char *title)
{
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", title);

  dew_sheet_note (sheet, "Figures in £.");
  dew_sheet_live_note (sheet, "Change (input).");
  dew_sheet_column (sheet, "Partner", 0);
  dew_sheet_input_column (sheet, "Gross, £", 0);
  return sheet;
}

static void
put_row (DewSheet   *sheet,
         const char *partner,
         gint64      pence)
{
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, 0, partner);
  dew_sheet_number (sheet, row, 1, DEW_CELL_MONEY, pence, DEW_CELL_INPUT);
}

/* Marks of inputs are left out, what would be a formula is none, and what would break the lines is quoted. */
static void
test_sheet (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = add_sheet (book, "Care");
  g_autofree char *text = NULL;

  put_row (sheet, "=cmd()", -123456);
  put_row (sheet, "a\tb", 0);
  put_row (sheet, "say \"so\"", 100);
  put_row (sheet, "-\n", 123456789);
  text = dew_plain_text_sheet (sheet);

  g_assert_cmpstr (text, ==,
                   "Care\nFigures in £.\n\nPartner\tGross, £\n"
                   "'=cmd()\t−1,234.56\n"
                   "\"a\tb\"\t0.00\n"
                   "\"say \"\"so\"\"\"\t1.00\n"
                   "\"'-\n\"\t1,234,567.89\n");
}

/* Neither the cover nor what the annexes stand on. */
static void
test_book (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *cover = add_sheet (book, "Cover");
  DewSheet *first = add_sheet (book, "First");
  DewSheet *support = add_sheet (book, "Lines");
  DewSheet *second = add_sheet (book, "Second");
  g_autofree char *text = NULL;
  g_autofree char *alone = NULL;

  cover->contents = support->support = TRUE;
  put_row (support, "Hidden", 1);
  put_row (first, "Council", 100);
  put_row (second, "CCG", 200);
  text = dew_plain_text_book (book);
  alone = dew_plain_text_sheet (cover);

  g_assert_cmpstr (text, ==,
                   "First\nFigures in £.\n\nPartner\tGross, £\nCouncil\t1.00\n"
                   "\n"
                   "Second\nFigures in £.\n\nPartner\tGross, £\nCCG\t2.00\n");
  g_assert_cmpstr (alone, ==, "Cover\nFigures in £.\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/sheet", test_sheet);
  g_test_add_func ("/plain-text/book", test_book);
  return g_test_run ();
}
