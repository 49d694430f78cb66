/* test-dew-block-html-write.c: blocks as HTML that spreadsheets and word processors take as it is meant */
#include <string.h>

#include "block-told.h"

/* The row that one cell is written as. */
static char *
write_cell (const char *text,
            const char *shown,
            gboolean    figure,
            gboolean    bold)
{
  g_autoptr (DewBlock) block = dew_block_new (1, 1);
  g_autofree char *html = NULL;
  const char *begin, *end;

  dew_block_set (block, 0, 0, text, shown, figure, bold);
  html = dew_block_write_html (block);
  begin = strstr (html, "<tr>");
  end = strstr (html, "</tr>");
  g_assert_true (begin != NULL && end != NULL);
  return g_strndup (begin + 4, (gsize) (end - begin - 4));
}

static void
test_cells (void)
{
  static const struct { const char *text, *shown; gboolean figure, bold; const char *html; } cases[] = {
    { "", NULL, FALSE, FALSE, "<td></td>" },
    { "Home support", NULL, FALSE, FALSE, "<td>Home support</td>" },
    { "Total", NULL, FALSE, TRUE, "<td><b>Total</b></td>" },
    { "<b> & \"c\"", NULL, FALSE, FALSE, "<td>&lt;b&gt; &amp; &quot;c&quot;</td>" },
    { "a\nb\n", NULL, FALSE, FALSE, "<td>a<br>b<br><br></td>" },
    { "a\r\nb\rc", NULL, FALSE, FALSE, "<td>a<br>b<br>c</td>" },
    { "a\x01" "b\xef\xbf\xbf", NULL, FALSE, FALSE, "<td>a\ufffd" "b\ufffd</td>" },
    { " a", NULL, FALSE, FALSE, "<td style=\"white-space: pre-wrap\"> a</td>" },
    { "a\tb", NULL, FALSE, FALSE, "<td style=\"white-space: pre-wrap\">a\tb</td>" },

    { "1150.25", "1,150.25", TRUE, FALSE,
      "<td align=\"right\" sdval=\"1150.25\" sdnum=\"1033;0;#,##0.00\" x:num=\"1150.25\" style=\"mso-number-format:'\\#\\,\\#\\#0\\.00'\">1,150.25</td>" },
    { "-500", "−500", TRUE, TRUE,
      "<td align=\"right\" sdval=\"-500\" sdnum=\"1033;0;#,##0\" x:num=\"-500\" style=\"mso-number-format:'\\#\\,\\#\\#0'\"><b>−500</b></td>" },
    { "0.1234567", NULL, TRUE, FALSE,
      "<td align=\"right\" sdval=\"0.1234567\" sdnum=\"1033;0;#,##0.000000\" x:num=\"0.1234567\" style=\"mso-number-format:'\\#\\,\\#\\#0\\.000000'\">0.1234567</td>" },

    /* Shown is another number */
    { "1150", "1", TRUE, FALSE, "<td align=\"right\" sdval=\"1150\" sdnum=\"1033;0;#,##0\" x:num=\"1150\" style=\"mso-number-format:'\\#\\,\\#\\#0'\">1150</td>" },

    /* Figures that are no numbers, and texts that look like some */
    { "", "–", TRUE, FALSE, "<td align=\"right\"></td>" },
    { "=78+21", NULL, TRUE, FALSE, "<td align=\"right\" sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">=78+21</td>" },
    { "007", NULL, FALSE, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">007</td>" },
    { "7", NULL, FALSE, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">7</td>" },
    { "1-2", NULL, FALSE, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">1-2</td>" },
    { "True", NULL, FALSE, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">True</td>" },
    { "@home", NULL, FALSE, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">@home</td>" },
    { "Ward  7", NULL, FALSE, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'; white-space: pre-wrap\">Ward  7</td>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = write_cell (cases[i].text, cases[i].shown, cases[i].figure, cases[i].bold);

      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

static void
test_document (void)
{
  g_autoptr (DewBlock) block = dew_block_new (2, 2);
  g_autofree char *html = NULL;

  dew_block_set (block, 0, 0, "a", NULL, FALSE, FALSE);
  dew_block_set (block, 1, 1, "b", NULL, FALSE, FALSE);
  html = dew_block_write_html (block);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n"));
  g_assert_nonnull (strstr (html, "<meta charset=\"utf-8\">"));
  g_assert_nonnull (strstr (html, "<table>\n<tr><td>a</td><td></td></tr>\n<tr><td></td><td>b</td></tr>\n</table>\n"));
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
}

static void
test_round_trip (void)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 50000 : 5000;

  for (guint trial = 0; trial < trials; trial++)
    {
      g_autoptr (DewBlock) block = random_block ();
      g_autofree char *html = dew_block_write_html (block);
      GError *error = NULL;
      g_autoptr (DewBlock) back = dew_block_read_html (html, strlen (html), &error);

      g_assert_no_error (error);
      assert_same_texts (block, back);
    }
}

/* What people see of a figure comes along. */
static void
test_shown (void)
{
  g_autoptr (DewBlock) block = dew_block_new (1, 2);
  g_autoptr (DewBlock) back = NULL;
  g_autofree char *html = NULL;

  dew_block_set (block, 0, 0, "-1150.25", "(1,150)", TRUE, TRUE);
  dew_block_set (block, 0, 1, "500", NULL, TRUE, FALSE);
  html = dew_block_write_html (block);
  back = dew_block_read_html (html, strlen (html), NULL);

  g_assert_cmpstr (dew_block_text (back, 0, 0), ==, "-1150.25");
  g_assert_cmpstr (dew_block_get (back, 0, 0)->shown, ==, "(1,150)");
  g_assert_true (dew_block_get (back, 0, 0)->figure);
  g_assert_cmpstr (dew_block_text (back, 0, 1), ==, "500");
  g_assert_null (dew_block_get (back, 0, 1)->shown);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block-html-write/cells", test_cells);
  g_test_add_func ("/block-html-write/document", test_document);
  g_test_add_func ("/block-html-write/round-trip", test_round_trip);
  g_test_add_func ("/block-html-write/shown", test_shown);

  return g_test_run ();
}
