/* test-dew-block-text.c: blocks as text with tabs, as spreadsheets put it on the clipboard */
#include <string.h>

#include "block-told.h"
#include "dew-error.h"

static void
test_read (void)
{
  static const struct { const char *text; const char *told; } cases[] = {
    { "a", "[a]" },
    { "a\tb\r\nc\td\r\n", "[a][b]|[c][d]" },
    { "a\rb\r", "[a]|[b]" },
    { "a\nb", "[a]|[b]" },
    { "\n", "[]" },
    { "\r\n", "[]" },
    { "\n\n", "[]|[]" },
    { "a\n\n", "[a]|[]" },
    { "\r\r\n\n", "[]|[]|[]" },
    { "\t", "[][]" },
    { "\t\n", "[][]" },
    { "a\nb\tc\td\n\n", "[a][][]|[b][c][d]|[][][]" },
    { "\"a\tb\"\tc\n", "[a\tb][c]" },
    { "\"a\nb\r\nc\rd\"\te\r\n", "[a\nb\nc\nd][e]" },
    { "\"a\"\"b\"\t\"\"\n\"\"\"\"", "[a\"b][]|[\"][]" },
    { "\"\"\"\"\"\"\n", "[\"\"]" },
    { "5\" pipe\t6\"\n", "[5\" pipe][6\"]" },
    { "\"a\" and b\tc\n", "[\"a\" and b][c]" },
    { "\"never closed\tb\nc", "[\"never closed][b]|[c][]" },
    { "\"\t\"\"\tx", "[\"][][x]" },
    { "\"a\"\"\tb\n", "[\"a\"\"][b]" },
    { " a \t 1,150.25 \n", "[ a ][ 1,150.25 ]" },
    { "£1\u00a0150\t=1+1\t007\n", "[£1\u00a0150][=1+1][007]" },
    { "\xef\xbb\xbf" "a\n", "[a]" },
    { "\xef\xbb\xbf\"a\"\n", "[a]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      gsize length = strlen (cases[i].text);
      g_autofree char *exact = g_memdup2 (cases[i].text, length);
      g_autoptr (DewBlock) block = dew_block_read_text (exact, length, &error);
      g_autofree char *told = NULL;

      g_assert_no_error (error);
      told = tell_block (block);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; gsize length; const char *said; } cases[] = {
    { "", 0, "There is nothing to paste" },
    { "\xef\xbb\xbf", 3, "There is nothing to paste" },
    { "a\0b", 3, "There is a zero byte" },
    { "a\n\xa3" "5\n", 5, "not text in UTF-8" },
    { "a\xe2\x82", 3, "not text in UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dew_block_read_text (cases[i].text, cases[i].length, &error));
      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

static GString *
fill (const char *what,
      guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, what);

  return text;
}

static void
check_size (const GString *text,
            const char    *n_cells)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewBlock) block = dew_block_read_text (text->str, text->len, &error);

  if (n_cells == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (dew_block_n_rows (block) * dew_block_n_columns (block), ==, DEW_BLOCK_LIMIT);
      return;
    }

  g_assert_null (block);
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  if (strstr (error->message, n_cells) == NULL)
    g_error ("%s: %s", n_cells, error->message);
}

static void
test_limit (void)
{
  g_autoptr (GString) just = fill ("1\t2\n", DEW_BLOCK_LIMIT / 2);
  g_autoptr (GString) over = fill ("1\n", DEW_BLOCK_LIMIT + 1);
  g_autoptr (GString) million = fill ("1\t", 1000000 - 1);
  g_autoptr (GString) ragged = fill ("\n", 1000000);

  check_size (just, NULL);
  check_size (over, "There are 200,001 cells");
  check_size (million, "There are 1,000,000 cells");

  /* A wide row makes all others as wide. */
  g_string_append_len (ragged, million->str, (gssize) million->len);
  check_size (ragged, "There are 1,000,001,000,000 cells");
}

/* No text of the kind makes the reader go over it again and again. */
static void
test_quotes (void)
{
  static const char *const pieces[] = { "\"", "\"\t", "\"\"\t", "\"\"\"\t", "\"a\t", "\"\"", "\t\"\"\"" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = fill (pieces[i], 1000000);
      g_autoptr (GError) error = NULL;
      g_autoptr (DewBlock) block = dew_block_read_text (text->str, text->len, &error);

      g_assert_true ((block == NULL) == (error != NULL));
    }
}

static void
test_write (void)
{
  g_autoptr (DewBlock) block = dew_block_new (2, 2);
  g_autofree char *text = NULL;

  dew_block_set (block, 0, 0, "Home \"support\"", NULL, FALSE, FALSE);
  dew_block_set (block, 0, 1, "1150.25", "1,150.25", TRUE, TRUE);
  dew_block_set (block, 1, 1, "a\tb\nc", NULL, FALSE, FALSE);

  text = dew_block_write_text (block);
  g_assert_cmpstr (text, ==, "\"Home \"\"support\"\"\"\t1150.25\n\t\"a\tb\nc\"\n");
}

static void
test_round_trip (void)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 50000 : 5000;

  for (guint trial = 0; trial < trials; trial++)
    {
      g_autoptr (DewBlock) block = random_block ();
      g_autofree char *text = dew_block_write_text (block);
      GError *error = NULL;
      g_autoptr (DewBlock) back = dew_block_read_text (text, strlen (text), &error);

      g_assert_no_error (error);
      assert_same_texts (block, back);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block-text/read", test_read);
  g_test_add_func ("/block-text/refused", test_refused);
  g_test_add_func ("/block-text/limit", test_limit);
  g_test_add_func ("/block-text/quotes", test_quotes);
  g_test_add_func ("/block-text/write", test_write);
  g_test_add_func ("/block-text/round-trip", test_round_trip);

  return g_test_run ();
}
