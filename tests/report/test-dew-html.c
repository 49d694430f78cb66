/* test-dew-html.c: annexes as HTML: what another parser reads there, and for whom it is marked. */
#include "dew-html.h"

#include "annex-checks.h"
#include "dew-cell-text.h"
#include "dew-sheet-chart.h"
#include "html-read.h"
#include "report-samples.h"

static const char *const odd_texts[] = {
  "=cmd()", "+1", "-1", "@home", "'tis", "a,b;c", "say \"so\"", "it's", "two\nlines", "three\n\nlines\n", "<script>alert(1)</script>", "&amp; &lt; &#65;", "<!-- -->", "]]>",
  "🏠 Größe €", "שלום עולם, 7", "السلام عليكم", "Care (עזרה) 2", " two  spaces ", " =cmd()", "\n=cmd()", "\t@home", "a\tb", "\u00a0", "2013/14", "007", "TRUE", "</td></tr></table>", "\\", "%s %n",
};

/* Two columns of texts, one of figures, the last row a total. */
static DewSheet *
add_sheet (DewBook    *book,
           const char *title)
{
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", title);

  dew_sheet_note (sheet, "Figures in £.");
  dew_sheet_live_note (sheet, "Change (input).");
  dew_sheet_column (sheet, "Pool", 0);
  dew_sheet_column (sheet, "Partner", 0);
  dew_sheet_input_column (sheet, "Gross, £", 0);
  return sheet;
}

static void
put_row (DewSheet   *sheet,
         const char *pool,
         const char *partner,
         gint64      pence)
{
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, 0, pool);
  dew_sheet_text (sheet, row, 1, partner);
  dew_sheet_number (sheet, row, 2, DEW_CELL_MONEY, pence, DEW_CELL_INPUT);
}

#define NUMBER "align=\"right\" class=\"pounds\" x:num=\"1.00\" sdval=\"1.00\" sdnum=\"1033;0;#,##0.00;−#,##0.00\""
#define BOLD(side) "sdnum=\"1033;0;@\" style=\"text-align: " side "; font-weight: bold; mso-number-format:'\\@'\">"
#define HEADS "<th scope=\"row\" align=\"left\" style=\"text-align: left; font-weight: normal\">"
#define HEADS_TOTAL "<th scope=\"row\" align=\"left\" style=\"text-align: left; font-weight: bold\">"

static void
test_sheet (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = add_sheet (book, "Care & \"support\"\n2013");
  g_autofree char *html = NULL;

  put_row (sheet, "Older", "Council", 100);
  put_row (sheet, "Older", "Total", 100);
  dew_sheet_flag_row (sheet, 1, DEW_CELL_TOTAL);
  html = dew_html_sheet (sheet);

  g_assert_cmpstr (html, ==,
                   "<h2>Care &amp; &quot;support&quot;<br>2013</h2>\n"
                   "<p>Figures in £.</p>\n"
                   "<table border=\"1\" frame=\"void\" rules=\"groups\" cellspacing=\"0\" cellpadding=\"4\" aria-label=\"Care &amp; &quot;support&quot; 2013\">\n"
                   "<thead valign=\"bottom\">\n"
                   "<tr><th scope=\"col\" align=\"left\" " BOLD ("left") "Pool</th><th scope=\"col\" align=\"left\" " BOLD ("left") "Partner</th>"
                   "<th scope=\"col\" align=\"right\" " BOLD ("right") "Gross, £</th></tr>\n"
                   "</thead>\n"
                   "<tbody valign=\"top\">\n"
                   "<tr>" HEADS "Older</th>" HEADS "Council</th><td " NUMBER " style=\"text-align: right\">1.00</td></tr>\n"
                   "</tbody>\n"
                   "<tbody valign=\"top\">\n"
                   "<tr class=\"total\">" HEADS_TOTAL "Older</th>" HEADS_TOTAL "Total</th><td " NUMBER " style=\"text-align: right; font-weight: bold\">1.00</td></tr>\n"
                   "</tbody>\n"
                   "</table>\n");
}

static void
test_document (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = add_sheet (book, "A <title>");
  g_autofree char *html = NULL, *part = NULL;
  g_auto (Page) page = { 0 };
  g_autofree char *title = NULL;

  put_row (sheet, "Older", "Council", 100);
  html = dew_html_document (sheet);
  part = dew_html_sheet (sheet);
  read_page (&page, html);
  title = tell (&page, "/html/head/title");

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en-GB\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head>\n<meta charset=\"utf-8\">\n"));
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
  g_assert_nonnull (strstr (html, part));
  g_assert_cmpstr (title, ==, "A <title>");
  g_assert_cmpuint (count_all (&page, "/html/body/table"), ==, 1);
  g_assert_null (strstr (html, "font-family"));
}

/* Neither the cover nor what the annexes stand on. */
static void
test_documents (void)
{
  g_autoptr (DewBook) book = dew_book_new ("A <book>");
  DewSheet *cover = add_sheet (book, "Cover");
  DewSheet *first = add_sheet (book, "First");
  DewSheet *support = add_sheet (book, "Lines");
  DewSheet *second = add_sheet (book, "Second");
  g_autofree char *html = NULL, *one = NULL, *two = NULL;
  g_auto (Page) page = { 0 };
  g_autofree char *title = NULL;

  cover->contents = support->support = TRUE;
  put_row (first, "Older", "Council", 100);
  put_row (support, "Hidden", "Council", 300);
  put_row (second, "Older", "CCG", 200);
  html = dew_html_documents (book);
  one = dew_html_sheet (first);
  two = dew_html_sheet (second);
  read_page (&page, html);
  title = tell (&page, "/html/head/title");

  g_assert_cmpstr (title, ==, "A <book>");
  g_assert_cmpuint (count_all (&page, "/html/body/table"), ==, 2);
  g_assert_nonnull (strstr (html, one));
  g_assert_nonnull (strstr (strstr (html, one), two));
  g_assert_null (strstr (html, "Cover"));
  g_assert_null (strstr (html, "Hidden"));
}

/* ---- Read back ---- */

/* What a text is once it has been in HTML: the same, but for what cannot be written there. */
static char *
expect (const char *text)
{
  GString *expected = g_string_new (text);

  g_string_replace (expected, "\r\n", "\n", 0);
  g_string_replace (expected, "\r", "\n", 0);
  for (gsize i = 0; i < expected->len; i++)
    if (expected->str[i] > 0 && expected->str[i] < ' ' && expected->str[i] != '\n' && expected->str[i] != '\t')
      expected->str[i] = ' ';
  return g_string_free (expected, FALSE);
}

static void
assert_says (xmlNodePtr  node,
             const char *text)
{
  g_autofree char *told = tell_node (node);
  g_autofree char *expected = expect (text);

  g_assert_cmpstr (told, ==, expected);
}

static void
assert_side (xmlNodePtr node,
             gboolean   figure)
{
  g_autofree char *align = read_attribute (node, "align");
  g_autofree char *style = read_attribute (node, "style");

  g_assert_cmpint (g_strcmp0 (align, "right") == 0, ==, figure);
  g_assert_cmpint (style != NULL && strstr (style, "text-align: right") != NULL, ==, figure);
}

static gboolean
is_bold (xmlNodePtr node)
{
  g_autofree char *style = read_attribute (node, "style");

  return style != NULL && strstr (style, "font-weight: bold") != NULL;
}

static gboolean
is_marked (xmlNodePtr node)
{
  g_autofree char *style = read_attribute (node, "style");

  return style != NULL && strstr (style, "mso-number-format:'\\@'") != NULL;
}

/* What a spreadsheet would take for a formula, once it has stripped the blanks. */
static gboolean
begins_as_formula (const char *text)
{
  const char *first = text + strspn (text, " \t\r\n\x02");

  return *first != '\0' && strchr ("=+-@'", *first) != NULL;
}

/* A text outside of a table that looks like a formula stands in a cell that is marked; any other does not. */
static void
assert_guarded (xmlNodePtr node)
{
  g_autofree char *text = tell_node (node);
  gboolean in_cell = strcmp ((const char *) node->parent->name, "td") == 0;

  g_assert_cmpint (in_cell, ==, begins_as_formula (text));
  if (in_cell)
    g_assert_true (is_marked (node->parent));
}

static void
check_cell (xmlNodePtr     node,
            const DewCell *cell)
{
  g_autofree char *text = dew_cell_text (cell);

  assert_says (node, text);
  assert_side (node, dew_cell_is_figure (cell));
  g_assert_cmpint (is_bold (node), ==, (cell->flags & DEW_CELL_TOTAL) != 0);
  if (cell->type == DEW_CELL_TEXT && begins_as_formula (text))
    g_assert_true (is_marked (node));
}

/* Of a column, by its first cell that is not empty, which its header goes by. */
static gboolean
has_figures (const DewSheet *sheet,
             guint           column)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    if (dew_sheet_cell (sheet, r, column)->type != DEW_CELL_EMPTY)
      return dew_cell_is_figure (dew_sheet_cell (sheet, r, column));
  return FALSE;
}

/* The page's table number `at`, from 1, is that of the sheet. */
static void
check_table (const Page     *page,
             const DewSheet *sheet,
             guint           at)
{
  g_autofree char *head_path = g_strdup_printf ("(//table[@rules])[%u]/thead/tr/*", at);
  g_autofree char *row_path = g_strdup_printf ("(//table[@rules])[%u]/tbody/tr", at);
  g_autofree char *cell_path = g_strdup_printf ("(//table[@rules])[%u]/tbody/tr/*", at);
  g_autoptr (GPtrArray) heads = find_all (page, head_path);
  g_autoptr (GPtrArray) cells = find_all (page, cell_path);
  guint n = sheet->columns->len;

  g_assert_cmpuint (heads->len, ==, n);
  g_assert_cmpuint (count_all (page, row_path), ==, sheet->rows->len);
  g_assert_cmpuint (cells->len, ==, n * sheet->rows->len);

  for (guint c = 0; c < n; c++)
    {
      xmlNodePtr head = g_ptr_array_index (heads, c);
      g_autofree char *scope = read_attribute (head, "scope");

      assert_says (head, ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->plain);
      assert_side (head, has_figures (sheet, c));
      g_assert_true (is_marked (head));
      g_assert_cmpstr ((const char *) head->name, ==, "th");
      g_assert_cmpstr (scope, ==, "col");
    }
  for (guint i = 0; i < cells->len; i++)
    check_cell (g_ptr_array_index (cells, i), dew_sheet_cell (sheet, i / n, i % n));
}

static void
check_document (const DewSheet *sheet)
{
  g_autofree char *html = dew_html_document (sheet);
  g_autofree char *again = dew_html_document (sheet);
  g_auto (Page) page = { 0 };
  g_autoptr (GPtrArray) notes = NULL, titles = NULL;

  g_assert_cmpstr (html, ==, again);
  read_page (&page, html);
  titles = find_all (&page, "//h2");
  g_assert_cmpuint (titles->len, ==, 1);
  assert_guarded (g_ptr_array_index (titles, 0));
  assert_says (g_ptr_array_index (titles, 0), sheet->title);
  notes = find_all (&page, "//p");
  g_assert_cmpuint (notes->len, ==, sheet->notes->len);
  for (guint i = 0; i < notes->len; i++)
    {
      assert_says (g_ptr_array_index (notes, i), g_ptr_array_index (sheet->notes, i));
      assert_guarded (g_ptr_array_index (notes, i));
    }
  check_table (&page, sheet, 1);
  g_assert_cmpuint (count_all (&page, "//script | //comment()"), ==, 0);
}

static void
test_odd_texts (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "=<b>Care</b>\n& more");
  g_autofree char *long_text = g_strnfill (40000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    dew_sheet_note (sheet, odd_texts[i]);
  dew_sheet_note (sheet, "\n =cmd()");
  dew_sheet_column (sheet, "=Name, \"so\"", 0);
  dew_sheet_column (sheet, "<Text> & more\nfor all", 0);
  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    for (guint flag = 0; flag < 2; flag++)
      {
        guint row = dew_sheet_row (sheet);

        dew_sheet_text (sheet, row, 0, odd_texts[i]);
        dew_sheet_text (sheet, row, 1, odd_texts[(i * 7 + 3) % G_N_ELEMENTS (odd_texts)]);
        dew_sheet_flag_row (sheet, row, flag ? DEW_CELL_TOTAL : 0);
      }
  dew_sheet_text (sheet, dew_sheet_row (sheet), 1, long_text);

  check_document (sheet);
}

/* ---- Any sheet ---- */

static void
put_text (DewSheet *sheet,
          guint     row,
          guint     column)
{
  static const char *const bits[] = { "a", "Care", " ", "  ", "\n", "\r\n", "\t", "<", ">", "&", "&amp;", "\"", "'", "=", "-", "+", "@", "1", "🏠", "ש", "€", "</td>", "\x02" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
  dew_sheet_text (sheet, row, column, text->str);
  g_string_free (text, TRUE);
}

static void
put_any (DewSheet *sheet,
         guint     row,
         guint     column)
{
  static const DewCellFlags units[] = { 0, DEW_CELL_THOUSANDS, DEW_CELL_MILLIONS };
  DewCellType type = (DewCellType) g_test_rand_int_range (DEW_CELL_EMPTY, DEW_CELL_DATE + 1);
  gint64 number = g_test_rand_int_range (-1000000, 1000000) * (g_test_rand_bit () ? 1 : G_GINT64_CONSTANT (100003));

  if (type == DEW_CELL_TEXT)
    put_text (sheet, row, column);
  else if (type == DEW_CELL_DATE)
    dew_sheet_date (sheet, row, column, "2014-02-28", 0);
  else if (type != DEW_CELL_EMPTY)
    dew_sheet_number (sheet, row, column, type, number,
                      units[g_test_rand_int_range (0, 3)] | (g_test_rand_bit () ? DEW_CELL_SIGNED : 0) | (g_test_rand_int_range (0, 5) == 0 ? DEW_CELL_BLANK : 0));
}

static void
test_any (void)
{
  for (guint trial = 0; trial < (g_getenv ("DEW_LONG") != NULL ? 5000 : 500); trial++)
    {
      g_autoptr (DewBook) book = dew_book_new ("Book");
      DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");
      guint n = (guint) g_test_rand_int_range (1, 6);

      for (guint c = 0; c < n; c++)
        dew_sheet_column (sheet, "Column", 0);
      for (int r = g_test_rand_int_range (0, 8); r > 0; r--)
        {
          guint row = dew_sheet_row (sheet);

          for (guint c = 0; c < n; c++)
            put_any (sheet, row, c);
          dew_sheet_flag_row (sheet, row, g_test_rand_int_range (0, 3) == 0 ? DEW_CELL_TOTAL : 0);
        }
      check_document (sheet);
    }
}

/* ---- What heads a row ---- */

static guint
count_row_heads (const DewSheet *sheet)
{
  g_autofree char *html = dew_html_document (sheet);
  g_auto (Page) page = { 0 };

  read_page (&page, html);
  return count_all (&page, "//tbody/tr[1]/th[@scope='row']");
}

static void
test_row_heads (void)
{
  static const struct {
    const char *texts[2][3];
    guint       heads;
  } table[] = {
    { { { "A", "x", "y" }, { "B", "x", "y" } }, 1 },
    { { { "A", "x", "y" }, { "A", "z", "y" } }, 2 },
    { { { "A", "", "y" }, { "A", "z", "y" } }, 1 },         /* an empty cell heads nothing */
    { { { "A", "x", "y" }, { "A", "x", "z" } }, 1 },         /* the last column is never one */
    { { { "AB", "C", "y" }, { "A", "BC", "y" } }, 1 },
    { { { "A", "x", "y" }, { "A", "x", "y" } }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DewBook) book = dew_book_new ("Book");
      DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

      for (guint c = 0; c < 3; c++)
        dew_sheet_column (sheet, "Column", 0);
      for (guint r = 0; r < 2; r++)
        {
          guint row = dew_sheet_row (sheet);

          for (guint c = 0; c < 3; c++)
            dew_sheet_text (sheet, row, c, table[i].texts[r][c]);
        }
      g_assert_cmpuint (count_row_heads (sheet), ==, table[i].heads);
    }
}

/* Figures head no rows, though they tell them apart; and a column alone has nothing to head. */
static void
test_no_row_heads (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *figures = dew_book_add_sheet (book, "Figures", "Figures");
  DewSheet *single = dew_book_add_sheet (book, "Single", "Single");

  dew_sheet_column (figures, "Number", 0);
  dew_sheet_column (figures, "Text", 0);
  dew_sheet_number (figures, dew_sheet_row (figures), 0, DEW_CELL_COUNT, 1, 0);
  dew_sheet_text (figures, 0, 1, "Text");
  dew_sheet_column (single, "Text", 0);
  dew_sheet_text (single, dew_sheet_row (single), 0, "Text");

  g_assert_cmpuint (count_row_heads (figures), ==, 0);
  g_assert_cmpuint (count_row_heads (single), ==, 0);
}

/* ---- Books ---- */

static char *
write_book (const DewBook *book)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.html", NULL);
  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, NULL);
  g_autoptr (GError) error = NULL;
  char *html;

  g_assert_true (dew_html_write (book, file, NULL, &error));
  g_assert_true (dew_safe_file_commit (file, &error));
  html = read_text (path);
  remove_folder (g_steal_pointer (&folder));
  return html;
}

static void
check_contents (const Page    *page,
                const DewBook *book)
{
  g_autoptr (GPtrArray) links = find_all (page, "//ul/li/a");

  g_assert_cmpuint (links->len, ==, book->sheets->len - 1);
  for (guint i = 0; i < links->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i + 1);
      g_autofree char *href = read_attribute (g_ptr_array_index (links, i), "href");
      g_autofree char *path = g_strdup_printf ("//h2[@id='%s']", href + 1);
      g_autofree char *title = tell (page, path);

      g_assert_cmpstr (title, ==, sheet->title);
      assert_says (g_ptr_array_index (links, i), sheet->title);
    }
}

/* What is only true of a workbook is not said on a page. */
static void
check_own_words (const Page *page)
{
  static const char *const of_workbooks[] = { "(input)", "formula", "sheet", "workbook", "excel", "libreoffice", "ground", "lines!" };
  g_autofree char *text = tell (page, "/html/body");
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (guint w = 0; w < G_N_ELEMENTS (of_workbooks); w++)
    if (strstr (folded, of_workbooks[w]) != NULL)
      g_error ("a page speaks of “%s”", of_workbooks[w]);
}

static void
test_book (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("fixed Council 51%, CCG 49%", "equal");
  g_autoptr (DewBook) book = make_book (ledger, MILLION);
  g_autofree char *html = write_book (book);
  g_autofree char *again = write_book (book);
  g_autofree char *title = NULL;
  g_auto (Page) page = { 0 };

  g_assert_cmpstr (html, ==, again);
  read_page (&page, html);
  title = tell (&page, "//h1");
  g_assert_cmpstr (title, ==, "Pooled budgets");
  g_assert_cmpuint (count_all (&page, "//table[@rules]"), ==, book->sheets->len - 1);
  for (guint i = 1; i < book->sheets->len; i++)
    check_table (&page, g_ptr_array_index (book->sheets, i), i);
  check_contents (&page, book);
  check_own_words (&page);
}

/* ---- On paper ---- */

/* A chart is a picture within the page, with the chart in words for who does not see it; what is pasted is the table alone. */
static void
test_chart (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = add_sheet (book, "Chart");
  g_autofree char *html = NULL, *again = NULL, *pasted = NULL, *alt = NULL, *source = NULL;
  g_autofree guchar *png = NULL;
  g_autoptr (GPtrArray) images = NULL;
  g_auto (Page) page = { 0 };
  DewSheetChart *chart;
  gsize length;

  put_row (sheet, "Older & \"older\"", "Council", 12300);
  put_row (sheet, "=1+1", "CCG", -4500);
  chart = dew_sheet_chart_new (sheet, DEW_SHEET_BARS, 0, 2, "Pool", "Amount");
  dew_sheet_chart_add (chart, sheet->columns->len - 1, 0, "Amount");
  dew_sheet_chart_tell (chart, "Bar chart. <Amounts>, in £.");

  html = write_book (book);
  again = write_book (book);
  g_assert_cmpstr (html, ==, again);
  read_page (&page, html);
  images = find_all (&page, "//section/p/img[@width and @height]");
  g_assert_cmpuint (images->len, ==, 1);
  alt = read_attribute (g_ptr_array_index (images, 0), "alt");
  source = read_attribute (g_ptr_array_index (images, 0), "src");
  g_assert_cmpstr (alt, ==, chart->words);
  g_assert_true (g_str_has_prefix (source, "data:image/png;base64,"));
  png = g_base64_decode (strchr (source, ',') + 1, &length);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (png, 4, "\x89PNG", 4);

  pasted = dew_html_document (sheet);
  g_assert_null (strstr (pasted, "<img"));
  g_assert_null (strstr (pasted, "<col"));
  g_assert_null (strstr (pasted, "font-size"));
}

/* The columns of a table, together, and each with what is beside it: no wider than paper. */
static void
check_columns (const Page     *page,
               const DewSheet *sheet)
{
  g_autoptr (GPtrArray) tables = find_all (page, "//table[@rules]"), columns = find_all (page, "//table[@rules]/colgroup/col");
  g_autofree char *width = read_attribute (g_ptr_array_index (tables, 0), "width");
  double sum = 0;

  g_assert_cmpuint (columns->len, ==, sheet->columns->len);
  g_assert_cmpfloat (g_ascii_strtod (width, NULL), <=, 100);
  for (guint c = 0; c < columns->len; c++)
    {
      g_autofree char *dots = read_attribute (g_ptr_array_index (columns, c), "width");

      g_assert_cmpfloat (g_ascii_strtod (dots, NULL), >, 0);
      sum += g_ascii_strtod (dots, NULL) * 72 / 96;
    }
  g_assert_cmpfloat (sum, <=, 773 + sheet->columns->len);
}

/* However many columns there are, they fit on paper that lies, in smaller type where that has to be, which every cell says. */
static void
test_wide (void)
{
  static const guint widths[] = { 3, 8, 40 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (DewBook) book = dew_book_new ("Book");
      DewSheet *sheet = dew_book_add_sheet (book, "Wide", "Wide");
      g_autofree char *html = NULL;
      g_auto (Page) page = { 0 };

      for (guint c = 0; c < widths[i]; c++)
        {
          g_autofree char *heading = g_strdup_printf ("Column %u, £", c);

          dew_sheet_column (sheet, heading, 0);
        }
      dew_sheet_row (sheet);
      for (guint c = 0; c < widths[i]; c++)
        dew_sheet_number (sheet, 0, c, DEW_CELL_MONEY, 1234567890, 0);
      html = write_book (book);
      read_page (&page, html);
      check_columns (&page, sheet);
      g_assert_cmpuint (count_all (&page, "//td[contains(@style, 'font-size')]"), ==, widths[i] == 40 ? 40 : 0);
      g_assert_cmpuint (count_all (&page, "//th[contains(@style, 'font-size')]"), ==, widths[i] == 40 ? 40 : 0);
    }
}

/* Without a cover; and with more rows than are handed on at once. */
static void
test_long (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = add_sheet (book, "Long");
  g_autofree char *html = NULL;
  g_auto (Page) page = { 0 };

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Line %u", i);

      put_row (sheet, name, odd_texts[i % G_N_ELEMENTS (odd_texts)], i);
    }
  html = write_book (book);
  read_page (&page, html);
  check_table (&page, sheet, 1);
  g_assert_cmpuint (count_all (&page, "//ul"), ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.html", NULL);
  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put_row (add_sheet (book, "Title"), "Older", "Council", 100);
  g_cancellable_cancel (cancellable);
  g_assert_false (dew_html_write (book, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&file, dew_safe_file_free);
  remove_folder (g_steal_pointer (&folder));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/sheet", test_sheet);
  g_test_add_func ("/html/document", test_document);
  g_test_add_func ("/html/documents", test_documents);
  g_test_add_func ("/html/odd-texts", test_odd_texts);
  g_test_add_func ("/html/any", test_any);
  g_test_add_func ("/html/row-heads", test_row_heads);
  g_test_add_func ("/html/no-row-heads", test_no_row_heads);
  g_test_add_func ("/html/book", test_book);
  g_test_add_func ("/html/chart", test_chart);
  g_test_add_func ("/html/wide", test_wide);
  g_test_add_func ("/html/long", test_long);
  g_test_add_func ("/html/cancelled", test_cancelled);

  return g_test_run ();
}
