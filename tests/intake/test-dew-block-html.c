/* test-dew-block-html.c: blocks from the tables that other programs put on the clipboard as HTML */
#include <string.h>

#include "block-samples.h"
#include "block-told.h"
#include "dew-error.h"

static DewBlock *
read_html (const char *html,
           GError    **error)
{
  gsize length = strlen (html);
  g_autofree char *exact = g_memdup2 (html, length);

  return dew_block_read_html (exact, length, error);
}

static void
check_read (const char *name,
            const char *html,
            const char *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewBlock) block = read_html (html, &error);
  g_autofree char *is = NULL;

  if (block == NULL)
    g_error ("%s: %s", name, error->message);

  is = tell_block (block);
  if (!g_str_equal (is, told))
    g_error ("%s: %s instead of %s", name, is, told);
}

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (block_samples); i++)
    check_read (block_samples[i].name, block_samples[i].html, block_samples[i].told);
}

static void
test_shapes (void)
{
  static const struct { const char *rows; const char *told; } cases[] = {
    { "<tr><td>a<td>b<tr><td>c", "[a][b]|[c][]" },
    { "<tr><td>a</td></tr><tr></tr><tr><td>b</td></tr>", "[a]|[b]" },
    { "<td>a</td><td>b</td>", "[a][b]" },
    { "<tr><td></td></tr>", "[]" },
    { "<thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>", "[a]|[b]" },
    { "<caption>Contributions</caption><tr><td>a</td></tr>", "[a]" },
    { "<tr><td>a<dewpond-end></td></tr><tr><td>b</td></tr>", "[a]|[b]" },

    /* Spans */
    { "<tr><td colspan=2>a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>", "[a][][b]|[c][d][e]" },
    { "<tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>", "[a][b]|[][c]|[d][]" },
    { "<tr><td>a</td><td rowspan=3>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>", "[a][b][c]|[d][][e]" },
    { "<tr><td rowspan=2 colspan=2>a</td></tr><tr><td>b</td></tr>", "[a][][]|[][][b]" },
    { "<tr><td rowspan=99>a</td></tr><tr><td>b</td></tr>", "[a][]|[][b]" },
    { "<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td><td>d</td></tr>", "[a][b][]|[c][][d]" },
    { "<tr><td colspan=0 rowspan=-5>a</td><td colspan=x>b</td></tr>", "[a][b]" },

    /* Rows that nobody sees */
    { "<tr><td>a</td></tr><tr style='display:none'><td></td></tr>", "[a]" },
    { "<tr><td>a</td></tr><tr style='height:0; DISPLAY : None'><td></td><td></td></tr>", "[a]" },
    { "<tr><td>a</td></tr><tr style='display:none'><td>b</td></tr>", "[a]|[b]" },
    { "<tr><td>a</td></tr><tr style='display:block'><td></td></tr>", "[a]|[]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf ("<table>%s</table>", cases[i].rows);

      check_read (html, html, cases[i].told);
    }
}

static void
test_cells (void)
{
  static const struct { const char *cell; const char *text; } cases[] = {
    /* White space */
    { "<td>  Home \n\t support  ", "Home support" },
    { "<td><b>Home</b> <i>support</i>", "Home support" },
    { "<td><b>Home </b> <i> support</i>", "Home support" },
    { "<td>Ho<b>me</b>", "Home" },
    { "<td>&nbsp;Home&nbsp;&nbsp;support &nbsp;", "Home  support" },
    { "<td>&#160;<b>&#xa0;</b>", "" },
    { "<td>1&nbsp;150.25", "1\u00a0150.25" },
    { "<td>&nbsp;1&nbsp;150&nbsp;000&nbsp;", "1\u00a0150\u00a0" "000" },
    { "<td>&nbsp;7&nbsp;x", "7 x" },
    { "<td style='white-space:pre'> a\tb  c ", " a\tb  c " },
    { "<td style='white-space: PRE-WRAP'>a\n b\n", "a\n b" },
    { "<td style='white-space:pre-line'> a  b ", "a b" },
    { "<td style='white-space:nowrap'> a  b ", "a b" },
    { "<td style='white-space:pre'>&nbsp;a\r\nb", "\u00a0a\nb" },

    /* Lines */
    { "<td>a<br>b", "a\nb" },
    { "<td>a <br/> b<br />", "a\nb" },
    { "<td>a<br><br>", "a\n" },
    { "<td><br>", "" },
    { "<td><br><br>a", "\n\na" },
    { "<td>a&nbsp;<br>&nbsp;b", "a\nb" },
    { "<td><p>a</p><p>b</p>", "a\nb" },
    { "<td><p>a<p>b", "a\nb" },
    { "<td><p>a<br></p>\n<p>b</p>", "a\nb" },
    { "<td><p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb" },
    { "<td><p>a</p><p></p> <p>b</p>", "a\nb" },
    { "<td>a<div>b</div>c", "a\nb\nc" },
    { "<td><ul><li>a</li><li>b</li></ul>", "a\nb" },
    { "<td><h2>a</h2>b", "a\nb" },

    /* What is no text */
    { "<td>a<!-- b -->c", "ac" },
    { "<td>a<script>b</script><style>c</style>d", "ad" },
    { "<td>a<![if !mso]>b<![endif]>c", "abc" },
    { "<td>a<!--[if mso]>b<![endif]-->c", "ac" },
    { "<td><select><option>a</option></select>b", "b" },
    { "<td>&lt;b&gt; &amp; &quot;&#39;&pound;&#163;&#x1F3E0;", "<b> & \"'££🏠" },
    { "<td>a &unknown; b &", "a &unknown; b &" },
    { "<td>a\x01" "b", "ab" },
    { "<td>é שלום £", "é שלום £" },
    { "<td>5 < 6", "5 < 6" },

    /* Numbers */
    { "<td sdval=\"1150.25\" sdnum=\"1033;\">1,150", "1150.25" },
    { "<td sdval=\"1150.25\"><font>&nbsp;£1,150&nbsp;</font>", "1150.25" },
    { "<td x:num=\"-500.5\">(501)", "-500.5" },
    { "<td x:num=\"1150250\">1&nbsp;150&nbsp;250", "1150250" },
    { "<td x:num>1,150", "1,150" },
    { "<td x:num>&nbsp;<b>1,150.25</b> ", "1,150.25" },
    { "<td sdval=\"0.25\">25%", "25%" },
    { "<td sdval=\"45000\">15/03/23", "15/03/23" },
    { "<td sdval=\"9999999\">1,150", "1,150" },
    { "<td sdval=\"0.333333\">0.33", "0.33" },
    { "<td sdval=\"1150\">Home support", "Home support" },
    { "<td sdval=\"5\">", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf ("<html><body><table><tr>%s</td></tr></table></body></html>", cases[i].cell);
      g_autofree char *told = g_strdup_printf ("[%s]", cases[i].text);

      check_read (cases[i].cell, html, told);
    }
}

static void
test_shown (void)
{
  g_autoptr (DewBlock) block = read_html ("<table><tr><td sdval=\"1150.25\">1,150<td sdval=\"500\">500<td sdval=\"0.5\">50%</table>", NULL);
  const DewBlockCell *cell = dew_block_get (block, 0, 0);

  g_assert_cmpstr (cell->shown, ==, "1,150");
  g_assert_true (cell->figure);
  cell = dew_block_get (block, 0, 1);
  g_assert_null (cell->shown);
  g_assert_true (cell->figure);
  cell = dew_block_get (block, 0, 2);
  g_assert_null (cell->shown);
  g_assert_false (cell->figure);
}

#define LONG_TEXT "A page with a good deal of text, of which the table is only the smallest part, so that its reader would miss most of what was copied."

static void
test_refused (void)
{
  static const struct { const char *html; const char *said; } cases[] = {
    { "", "There is no table" },
    { "1,150", "There is no table" },
    { "<p>Home support</p>", "There is no table" },
    { "<table></table>", "There is no table" },
    { "<table><tr></tr></table>", "There is no table" },
    { "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", "more than one" },
    { "<table><tr><td>a</td></tr></table><tr><td>b</td></tr>", "more than one" },
    { "<table><tr><td><table><tr><td>b</td></tr></table></td></tr></table>", "inside a table" },
    { "<table><tr><td>a</td></tr></table><p>" LONG_TEXT "</p>", "much text" },
    { "<p>" LONG_TEXT "</p><table><tr><td>a</td></tr></table>", "much text" },
    { "<table><caption>" LONG_TEXT "</caption><tr><td>a</td></tr></table>", "much text" },

    /* Cut off: a figure could be, too */
    { "<table><tr><td>1150", "cut off" },
    { "<table><tr><td>1150</td></tr>", "cut off" },
    { "<table><tr><td>1150</td></tr></tab", "cut off" },
    { "<table><tr><td>a</td><td style=\"x", "cut off" },
    { "<table><tr><td>a</td></tr><!-- ", "cut off" },
    { "<tr><td>a</td><td>1150", "cut off" },
    { "<tr><td>a</td></tr><dewpond-end><tr><td>1150</td><!-- ", "cut off" },
    { "<table><tr><td>a</td></tr><dewpond-end><!-- </table>", "cut off" },

    { "<table><tr><td>\xa3</td></tr></table>", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DewBlock) block = read_html (cases[i].html, &error);

      if (block != NULL || strstr (error->message, cases[i].said) == NULL)
        g_error ("%s: %s", cases[i].html, error != NULL ? error->message : "read");
      g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
    }
}

static void
test_bytes (void)
{
  static const char zero[] = "<table><tr><td>a</td></tr></table>\0\0";
  static const char within[] = "<table><tr><td>a\0b</td></tr></table>";
  g_autoptr (GError) error = NULL;
  g_autoptr (DewBlock) block = dew_block_read_html (zero, sizeof zero, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dew_block_text (block, 0, 0), ==, "a");

  g_assert_null (dew_block_read_html (within, sizeof within - 1, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
  g_clear_error (&error);

  g_assert_null (dew_block_read_html (NULL, 0, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_FORMAT);
}

/* "<table>" with so many of the same in it, and what may be a number to vary them by. */
static char *
repeat (const char *before,
        const char *piece,
        guint       n,
        const char *after)
{
  GString *html = g_string_new (before);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (html, piece);
      if (g_str_has_suffix (piece, "#"))
        {
          g_string_truncate (html, html->len - 1);
          g_string_append_printf (html, "%u", i);
        }
    }
  g_string_append (html, after);

  return g_string_free (html, FALSE);
}

static void
test_limit (void)
{
  static const struct { const char *before, *piece; guint n; const char *said; } cases[] = {
    { "<table>", "<tr><td>1</td></tr>", 200000, NULL },
    { "<table>", "<tr><td>1</td></tr>", 200001, "There are 200,001 cells" },
    { "<table>", "<tr><td>1", 1000000, "There are 1,000,000 cells" },
    { "<table><tr>", "<td>1</td>", 1000000, "There are 1,000,000 cells" },
    { "<table><tr><td colspan=1000>1</td></tr>", "<tr><td></td></tr>", 1000, "There are 1,001,000 cells" },
    { "<table><tr><td colspan=4000000000>1</td></tr>", "", 1, "cells" },
    { "<table><tr>", "<td rowspan=60000>1</td>", 1000, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = repeat (cases[i].before, cases[i].piece, cases[i].n, "</table>");
      g_autoptr (GError) error = NULL;
      g_autoptr (DewBlock) block = read_html (html, &error);

      if (cases[i].said == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (block);
      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      if (strstr (error->message, cases[i].said) == NULL)
        g_error ("%s: %s", cases[i].said, error->message);
    }
}

/* Made to be deep, or long where the parser goes over the same again and again. All answers will do but a hang: the time limit of the test sees to that. */
static void
test_hostile (void)
{
  static const struct { const char *before, *piece; guint n; const char *after; } cases[] = {
    { "", "<table><tr><td>", 10000, "" },
    { "<table><tr><td>", "<b>", 1000000, "</td></tr></table>" },
    { "<table><tr><td>", "<b></i>", 700000, "</td></tr></table>" },
    { "<table><tr><td>", "<p>", 1000000, "</td></tr></table>" },
    { "<table><tr><td title=\"", "xxxxx", 1000000, "\">5</td></tr></table>" },
    { "<table><tr><td sdval=\"", "11111", 1000000, "\">5</td></tr></table>" },
    { "<table><tr><td ", " a#", 700000, ">5</td></tr></table>" },
    { "<table><tr>", "<td a b c d e f g h i j k l m n o p q r s t u v w x y z>5</td>", 50000, "</tr></table>" },
    { "<table><tr><td ", "a='>' ", 700000, ">5</td></tr></table>" },
    { "<table><tr><td>", "<![", 1500000, "></td></tr></table>" },
    { "<table><tr><td>", "<![x]>", 800000, "</td></tr></table>" },
    { "<table><tr><td>", "<!--", 1200000, "--></td></tr></table>" },
    { "<table><tr><td>", "<", 5000000, "</td></tr></table>" },
    { "<table><tr><td>", "&", 5000000, "</td></tr></table>" },
    { "<table><tr><td>", "&nbsp;", 800000, "x</td></tr></table>" },
    { "<table><tr><td>", "</td", 1200000, "</td></tr></table>" },
    { "<table><tr><td>", "<br>", 1000000, "</td></tr></table>" },
    { "<table><tr><td>", "<script>", 600000, "</td></tr></table>" },
    { "<table><tr><td>", "<?a ", 1200000, "</td></tr></table>" },
    { "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\">", "<!ENTITY b# \"&a;&a;&a;\">", 100000, "]><table><tr><td>&b99;</td></tr></table>" },
    { "<table><tr><td>", "&#x110000;&#0;&#xd800;", 200000, "</td></tr></table>" },
    { "<!", "<!DOCTYPE ", 500000, "" },
    { "<dewpond-end>", "<table><tr><td>5</td></tr>", 1, "</table>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = repeat (cases[i].before, cases[i].piece, cases[i].n, cases[i].after);
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (DewBlock) block = read_html (html, &error);

      g_assert_true ((block == NULL) == (error != NULL));
      g_test_message ("%s %s: %.2f s, %s", cases[i].before, cases[i].piece, (double) (g_get_monotonic_time () - start) / 1e6, error != NULL ? error->message : "read");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block-html/samples", test_samples);
  g_test_add_func ("/block-html/shapes", test_shapes);
  g_test_add_func ("/block-html/cells", test_cells);
  g_test_add_func ("/block-html/shown", test_shown);
  g_test_add_func ("/block-html/refused", test_refused);
  g_test_add_func ("/block-html/bytes", test_bytes);
  g_test_add_func ("/block-html/limit", test_limit);
  g_test_add_func ("/block-html/hostile", test_hostile);

  return g_test_run ();
}
