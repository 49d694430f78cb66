/* test-dew-html-cell.c: cells as HTML that word processors and spreadsheets take as it is meant. */
#include "dew-html-private.h"

#include <string.h>

static void
test_cells (void)
{
  static const struct {
    DewCell     cell;
    gboolean    heads;
    const char *html;
  } table[] = {
    { { DEW_CELL_EMPTY, 0, { 0 }, NULL, NULL }, FALSE, "<td></td>" },
    { { DEW_CELL_EMPTY, 0, { 0 }, NULL, NULL }, TRUE, "<td></td>" },
    { { DEW_CELL_EMPTY, DEW_CELL_TOTAL, { 0 }, NULL, NULL }, FALSE, "<td style=\"font-weight: bold\"></td>" },

    /* Texts */
    { { DEW_CELL_TEXT, 0, { 0 }, "Home support", NULL }, FALSE, "<td>Home support</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "Home support", "=A1" }, TRUE,
      "<th scope=\"row\" align=\"left\" style=\"text-align: left; font-weight: normal\">Home support</th>" },
    { { DEW_CELL_TEXT, DEW_CELL_TOTAL, { 0 }, "Total", NULL }, TRUE,
      "<th scope=\"row\" align=\"left\" style=\"text-align: left; font-weight: bold\">Total</th>" },
    { { DEW_CELL_TEXT, DEW_CELL_TOTAL, { 0 }, "Total", NULL }, FALSE, "<td style=\"font-weight: bold\">Total</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "", NULL }, TRUE, "<td></td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "<script>&amp; \"q\"", NULL }, FALSE, "<td>&lt;script&gt;&amp;amp; &quot;q&quot;</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "a\nb\r\nc\rd\n", NULL }, FALSE, "<td>a<br>b<br>c<br>d<br></td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "a\x01" "b\xef\xbf\xbf", NULL }, FALSE, "<td>a b </td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, " a", NULL }, FALSE, "<td style=\"white-space: pre-wrap\"> a</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "a ", NULL }, FALSE, "<td style=\"white-space: pre-wrap\">a </td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "a\n b", NULL }, FALSE, "<td style=\"white-space: pre-wrap\">a<br> b</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "a  b", NULL }, FALSE, "<td style=\"white-space: pre-wrap\">a  b</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "a\tb", NULL }, FALSE, "<td style=\"white-space: pre-wrap\">a\tb</td>" },

    /* Texts that a spreadsheet would take for something else */
    { { DEW_CELL_TEXT, 0, { 0 }, "=cmd()", NULL }, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">=cmd()</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "\n=cmd()", NULL }, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\"><br>=cmd()</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "@home", NULL }, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">@home</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "2013/14", NULL }, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">2013/14</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "True", NULL }, FALSE, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">True</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "-5", NULL }, TRUE,
      "<th scope=\"row\" align=\"left\" sdnum=\"1033;0;@\" style=\"text-align: left; font-weight: normal; mso-number-format:'\\@'\">-5</th>" },

    /* From right to left */
    { { DEW_CELL_TEXT, 0, { 0 }, "שלום", NULL }, FALSE, "<td dir=\"auto\">שלום</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "Care عربي", NULL }, FALSE, "<td dir=\"auto\">Care عربي</td>" },
    { { DEW_CELL_TEXT, 0, { 0 }, "Größe €", NULL }, FALSE, "<td>Größe €</td>" },

    /* Figures */
    { { DEW_CELL_MONEY, 0, { -123456789 }, NULL, "=A1" }, FALSE,
      "<td align=\"right\" class=\"pounds\" x:num=\"-1234567.89\" sdval=\"-1234567.89\" sdnum=\"1033;0;#,##0.00;−#,##0.00\" style=\"text-align: right\">"
      "−1,234,567.89</td>" },
    { { DEW_CELL_MONEY, DEW_CELL_SIGNED | DEW_CELL_TOTAL, { 50000 }, NULL, NULL }, TRUE,
      "<td align=\"right\" class=\"pounds-signed\" x:num=\"500.00\" sdval=\"500.00\" sdnum=\"1033;0;+#,##0.00;−#,##0.00;0.00\" "
      "style=\"text-align: right; font-weight: bold\">+500.00</td>" },
    { { DEW_CELL_MONEY, DEW_CELL_THOUSANDS | DEW_CELL_INPUT, { 123456789 }, NULL, NULL }, FALSE,
      "<td align=\"right\" class=\"thousands\" x:num=\"1235\" sdval=\"1235\" sdnum=\"1033;0;#,##0;−#,##0\" style=\"text-align: right\">1,235</td>" },
    { { DEW_CELL_MONEY, DEW_CELL_MILLIONS | DEW_CELL_SIGNED, { 123456789 }, NULL, NULL }, FALSE,
      "<td align=\"right\" class=\"millions-signed\" x:num=\"1.2\" sdval=\"1.2\" sdnum=\"1033;0;+#,##0.0;−#,##0.0;0.0\" style=\"text-align: right\">+1.2</td>" },
    { { DEW_CELL_PENCE, 0, { -1234 }, NULL, NULL }, FALSE,
      "<td align=\"right\" class=\"pence\" x:num=\"-1234\" sdval=\"-1234\" sdnum=\"1033;0;#,##0;−#,##0\" style=\"text-align: right\">−1,234</td>" },
    { { DEW_CELL_PERCENT, 0, { 507692 }, NULL, NULL }, FALSE,
      "<td align=\"right\" class=\"percent\" x:num=\"50.7692\" sdval=\"50.7692\" sdnum=\"1033;0;0.0000;−0.0000\" style=\"text-align: right\">50.7692</td>" },
    { { DEW_CELL_MONEY, DEW_CELL_BLANK, { 0 }, NULL, NULL }, FALSE, "<td align=\"right\" style=\"text-align: right\"></td>" },

    /* A day is no figure, and a number to spreadsheets */
    { { DEW_CELL_DATE, 0, { 41365 }, "2013-04-01", NULL }, FALSE,
      "<td class=\"date\" x:num=\"41365\" sdval=\"41365\" sdnum=\"2057;0;d mmmm yyyy\">1 April 2013</td>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      _dew_html_cell (out, &table[i].cell, table[i].heads, NULL);
      g_assert_cmpstr (out->str, ==, table[i].html);
    }
}

/* In an attribute a line break is a space. */
static void
test_text (void)
{
  g_autoptr (GString) out = g_string_new ("a=\"");

  _dew_html_text (out, "Care\n\"at home\" & <more>", " ");
  g_assert_cmpstr (out->str, ==, "a=\"Care &quot;at home&quot; &amp; &lt;more&gt;");
}

/* Every class that a cell may have is one of the style sheet's. */
static void
test_formats (void)
{
  static const DewCellFlags flags[] = { 0, DEW_CELL_THOUSANDS, DEW_CELL_MILLIONS };
  g_autoptr (GString) rules = g_string_new ("\n");

  _dew_html_formats (rules);
  g_assert_nonnull (strstr (rules->str, "\n.pounds { mso-number-format: \"\\#\\,\\#\\#0\\.00\\;\\-\\#\\,\\#\\#0\\.00\" }\n"));
  for (DewCellType type = DEW_CELL_MONEY; type <= DEW_CELL_DATE; type++)
    for (guint i = 0; i < G_N_ELEMENTS (flags) * 2; i++)
      {
        const DewCell cell = { type, flags[i / 2] | (i % 2 ? DEW_CELL_SIGNED : 0), { 41365 }, "2013-04-01", NULL };
        g_autoptr (GString) out = g_string_new (NULL);
        g_autofree char *rule = NULL;
        const char *name;

        _dew_html_cell (out, &cell, FALSE, NULL);
        name = strstr (out->str, "class=\"");
        g_assert_nonnull (name);
        name += strlen ("class=\"");
        rule = g_strdup_printf ("\n.%.*s { mso-number-format: \"", (int) strcspn (name, "\""), name);
        g_assert_nonnull (strstr (rules->str, rule));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html-cell/cells", test_cells);
  g_test_add_func ("/html-cell/text", test_text);
  g_test_add_func ("/html-cell/formats", test_formats);

  return g_test_run ();
}
