/* test-dew-xlsx-chart.c: what a workbook says of its charts. That they can be looked at, LibreOffice and a person tell. */
#include "dew-xlsx-chart.h"

#include "dew-partner-paint.h"
#include "dew-xlsx.h"
#include "report-samples.h"
#include "zip-read.h"

#define CHART "xl/charts/chart1.xml"
#define DRAWING "xl/drawings/drawing1.xml"
#define SERIES "//c:ser[%u]"

typedef struct {
  char     *folder, *path;
  DewBook  *book;
  DewSheet *sheet;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "book.xlsx", NULL);
  fixture->book = dew_book_new ("Book");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->path);
  dew_book_free (fixture->book);
}

/* Two rows, four columns of figures: a formula, a number, nothing to show, nothing. */
static DewSheetChart *
start_chart (Fixture           *fixture,
             const char        *name,
             DewSheetChartKind  kind,
             DewCellFlags       flags)
{
  DewSheet *sheet = fixture->sheet = dew_book_add_sheet (fixture->book, name, "=Title & <more>");

  dew_sheet_note (sheet, "Note");
  dew_sheet_column (sheet, "Pool", 0);
  for (guint c = 0; c < 4; c++)
    {
      g_autofree char *heading = g_strdup_printf ("Column %u, £", c);

      dew_sheet_column (sheet, heading, 0);
    }
  for (guint r = 0; r < 2; r++)
    {
      dew_sheet_row (sheet);
      dew_sheet_text (sheet, r, 0, r == 0 ? "=cmd()" : "O'Brien & <b> \"😀\" \x01");
      dew_sheet_formula (sheet, r, 1, DEW_CELL_MONEY, 1200000000 + r, flags, "=12000000+%u", r);
      dew_sheet_number (sheet, r, 2, DEW_CELL_MONEY, -2500000, flags | DEW_CELL_INPUT);
      dew_sheet_formula (sheet, r, 3, DEW_CELL_MONEY, 77, flags | DEW_CELL_BLANK, "=\"\"");
    }
  return dew_sheet_chart_new (sheet, kind, 0, 2, "Pool", "Gross");
}

static void
add_four (DewSheetChart *chart)
{
  static const char *const names[] = { "=Council", "CCG", "Third", "Fourth" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dew_sheet_chart_add (chart, i + 1, i, names[i]);
  dew_sheet_chart_tell (chart, "Bars & \"more\".");
}

static void
write_book (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dew_xlsx_write (fixture->book, FALSE, fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What it keeps of the cells is what they are worth, of formulas too; texts are texts, and never formulas. */
static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto (Part) part = { 0 };

  add_four (start_chart (fixture, "A sheet", DEW_SHEET_STACKED, 0));
  write_book (fixture);
  read_part (&part, fixture->path, CHART);

  check_part (&part, "4", "count(//c:ser)");
  check_part (&part, "stacked", "string(//c:barChart/c:grouping/@val)");
  check_part (&part, "'A sheet'!$A$1", "string(//c:chart/c:title//c:f)");
  check_part (&part, "=Title & <more>", "string(//c:chart/c:title//c:v)");
  check_part (&part, "=Council", "string(" SERIES "/c:tx/c:v)", 1u);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *values = g_strdup_printf ("'A sheet'!$%c$5:$%c$6", (int) ('A' + i), (int) ('A' + i));

      check_part (&part, values, "string(" SERIES "/c:val/c:numRef/c:f)", i);
      check_part (&part, "'A sheet'!$A$5:$A$6", "string(" SERIES "/c:cat/c:strRef/c:f)", i);
      check_part (&part, "=cmd()", "string(" SERIES "/c:cat//c:pt[@idx=0]/c:v)", i);
      check_part (&part, "O'Brien & <b> \"😀\"  ", "string(" SERIES "/c:cat//c:pt[@idx=1]/c:v)", i);
      check_part (&part, "2", "string(" SERIES "/c:val//c:ptCount/@val)", i);
    }
  check_part (&part, "12000000", "string(" SERIES "/c:val//c:pt[@idx=0]/c:v)", 1u);
  check_part (&part, "12000000.01", "string(" SERIES "/c:val//c:pt[@idx=1]/c:v)", 1u);
  check_part (&part, "-25000", "string(" SERIES "/c:val//c:pt[@idx=1]/c:v)", 2u);
  check_part (&part, "0", "count(" SERIES "/c:val//c:pt)", 3u);
  check_part (&part, "0", "count(" SERIES "/c:val//c:pt)", 4u);
}

/* Names of sheets are quoted as spreadsheets need it, which is not as the library does it. */
static void
test_sheet_names (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct { const char *name, *quoted; } cases[] = {
    { "2013", "'2013'" }, { "A1", "'A1'" }, { "It's", "'It''s'" }, { "it's ''so''.", "'it''s ''''so''''.'" }, { "Größe 😀", "'Größe 😀'" }, { "Plain", "Plain" }, { "a!b", "'a!b'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *part_name = g_strdup_printf ("xl/charts/chart%u.xml", i + 1);
      g_autofree char *title = g_strconcat (cases[i].quoted, "!$A$1", NULL);
      g_autofree char *values = g_strconcat (cases[i].quoted, "!$B$5:$B$6", NULL);
      g_autofree char *name = g_strconcat (cases[i].quoted, "!$A$5", NULL);
      g_auto (Part) part = { 0 };
      DewSheetChart *chart = start_chart (fixture, cases[i].name, DEW_SHEET_BARS, 0);

      dew_sheet_chart_add_named (chart, 1, 0, fixture->sheet, 0, 0);
      write_book (fixture);
      read_part (&part, fixture->path, part_name);
      check_part (&part, title, "string(//c:title//c:f)");
      check_part (&part, values, "string(//c:val//c:f)");
      check_part (&part, name, "string(//c:ser/c:tx//c:f)");
      check_part (&part, "=cmd()", "string(//c:ser/c:tx//c:v)");
    }
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (Part) part = { 0 };
  DewSheetChart *chart = start_chart (fixture, "Sheet", DEW_SHEET_STACKED, 0);

  add_four (chart);
  write_book (fixture);
  read_part (&part, fixture->path, DRAWING);
  check_part (&part, "1", "count(//@descr)");
  check_part (&part, "Bars & \"more\". =cmd(): =Council 12,000,000.00; CCG −25,000.00. O'Brien & <b> \"😀\"  : =Council 12,000,000.01; CCG −25,000.00.", "string(//@descr)");
}

/* The library cuts what is longer, be it within a character: none is so long, and as long as can be is whole. */
static void
test_longest_words (Fixture       *fixture,
                    gconstpointer  data)
{
  g_auto (Part) part = { 0 };
  DewSheetChart *chart = start_chart (fixture, "Sheet", DEW_SHEET_STACKED, 0);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  dew_sheet_chart_add (chart, 1, 0, "Council");
  while (words->len + strlen ("€") <= DEW_SHEET_MAX_WORDS)
    g_string_append (words, "€");
  g_free (chart->words);
  chart->words = g_strdup (words->str);
  write_book (fixture);
  read_part (&part, fixture->path, DRAWING);
  check_part (&part, words->str, "string(//@descr)");

  g_free (chart->words);
  chart->words = g_strnfill (DEW_SHEET_MAX_WORDS + 1, 'x');
  g_assert_false (dew_xlsx_write (fixture->book, FALSE, fixture->path, NULL, NULL, NULL, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
}

static void
test_long_names (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto (Part) part = { 0 };
  DewSheetChart *chart = start_chart (fixture, "Sheet", DEW_SHEET_STACKED, 0);
  g_autoptr (GString) name = g_string_new (NULL);

  /* Two units each. */
  for (guint i = 0; i < 200; i++)
    g_string_append (name, "😀");
  dew_sheet_chart_add (chart, 1, 0, name->str);
  write_book (fixture);
  read_part (&part, fixture->path, CHART);
  check_part (&part, "127", "string-length(//c:ser/c:tx/c:v)");
}

/* Beside the table, from its head on, and so that it does not grow with columns. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (Part) part = { 0 };

  add_four (start_chart (fixture, "Sheet", DEW_SHEET_STACKED, 0));
  write_book (fixture);
  read_part (&part, fixture->path, DRAWING);
  check_part (&part, "5", "string(//x:from/x:col)");
  check_part (&part, "3", "string(//x:from/x:row)");
  check_part (&part, "oneCell", "string(//x:twoCellAnchor/@editAs)");
  check_part (&part, "true", "number(//x:to/x:col) > 5 and number(//x:to/x:row) > 3");
}

static void
check_axis (Fixture      *fixture,
            DewCellFlags  flags,
            gboolean      exact,
            const char   *title,
            const char   *format)
{
  g_auto (Part) part = { 0 };

  g_clear_pointer (&fixture->book, dew_book_free);
  fixture->book = dew_book_new ("Book");
  fixture->book->exact = exact;
  add_four (start_chart (fixture, "Sheet", DEW_SHEET_STACKED, flags));
  write_book (fixture);
  read_part (&part, fixture->path, CHART);
  check_part (&part, title, "string(//c:valAx/c:title//a:t)");
  check_part (&part, format, "string(//c:valAx/c:numFmt/@formatCode)");
  check_part (&part, "0", "string(//c:valAx/c:numFmt/@sourceLinked)");
  check_part (&part, "Pool", "string(//c:catAx/c:title//a:t)");
  check_part (&part, "maxMin", "string(//c:catAx/c:scaling/c:orientation/@val)");
  check_part (&part, "max", "string(//c:valAx/c:crosses/@val)");
  check_part (&part, "b", "string(//c:valAx/c:axPos/@val)");
  check_part (&part, "low", "string(//c:catAx/c:tickLblPos/@val)");
  check_part (&part, "1", "string(//c:catAx/c:tickLblSkip/@val)");
}

/* £12m: whatever unit the cells are in, the axis says millions, from what stands in them. */
static void
test_axes (Fixture       *fixture,
           gconstpointer  data)
{
  check_axis (fixture, 0, FALSE, "Gross, £m", "#,##0,,;-#,##0,,");
  check_axis (fixture, DEW_CELL_THOUSANDS, FALSE, "Gross, £m", "#,##0,;-#,##0,");
  check_axis (fixture, DEW_CELL_MILLIONS, FALSE, "Gross, £m", "#,##0;-#,##0");
  check_axis (fixture, DEW_CELL_MILLIONS, TRUE, "Gross, £m", "#,##0,,;-#,##0,,");
}

/* Bars begin at 0, whichever way they go. */
static void
test_begins_at_nothing (Fixture       *fixture,
                        gconstpointer  data)
{
  static const struct { guint columns[2]; guint n; const char *min, *max; } cases[] = {
    { { 1, 3 }, 2, "0", "" }, { { 2 }, 1, "", "0" }, { { 1, 2 }, 2, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Part) part = { 0 };
      DewSheetChart *chart;

      g_clear_pointer (&fixture->book, dew_book_free);
      fixture->book = dew_book_new ("Book");
      chart = start_chart (fixture, "Sheet", DEW_SHEET_COLUMNS, 0);
      for (guint c = 0; c < cases[i].n; c++)
        dew_sheet_chart_add (chart, cases[i].columns[c], c, c == 0 ? "One" : "Other");
      dew_sheet_chart_tell (chart, "Bars.");
      write_book (fixture);
      read_part (&part, fixture->path, CHART);
      check_part (&part, cases[i].min, "string(//c:valAx/c:scaling/c:min/@val)");
      check_part (&part, cases[i].max, "string(//c:valAx/c:scaling/c:max/@val)");
    }
}

/* As partners look everywhere, and never by colour alone. */
static void
test_paints (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GHashTable) patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Part) part = { 0 };

  add_four (start_chart (fixture, "Sheet", DEW_SHEET_STACKED, 0));
  write_book (fixture);
  read_part (&part, fixture->path, CHART);
  for (guint i = 0; i < 4; i++)
    {
      DewColour fill = dew_partner_fill (i, FALSE);
      g_autofree char *colour = g_strdup_printf ("%02X%02X%02X", (guint) (fill.red * 255 + 0.5), (guint) (fill.green * 255 + 0.5), (guint) (fill.blue * 255 + 0.5));
      g_autofree char *pattern = g_strdup_printf ("string(" SERIES "/c:spPr/a:pattFill/@prst)", i + 1);

      check_part (&part, colour, "string(" SERIES "/c:spPr/*[self::a:solidFill or self::a:pattFill]/descendant::a:srgbClr[last()]/@val)", i + 1);
      g_assert_cmpint (dew_partner_pattern (i) == DEW_PATTERN_SOLID, ==, i == 0);
      g_assert_true (g_hash_table_add (patterns, ask_part (&part, pattern)));
    }
}

/* Months stand beside each other, in patterns as bars are. */
static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto (Part) part = { 0 };
  DewSheetChart *chart = start_chart (fixture, "Sheet", DEW_SHEET_COLUMNS, 0);

  add_four (chart);
  write_book (fixture);
  read_part (&part, fixture->path, CHART);
  check_part (&part, "col", "string(//c:barChart/c:barDir/@val)");
  check_part (&part, "4", "count(//c:barChart/c:ser)");
  check_part (&part, "Gross, £m", "string(//c:valAx/c:title//a:t)");
  check_part (&part, "minMax", "string(//c:catAx/c:scaling/c:orientation/@val)");
}

/* More rows and longer names make a chart higher, so that all of them can be read. */
static void
test_height (Fixture       *fixture,
             gconstpointer  data)
{
  guint heights[3];

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      DewSheet *sheet = dew_book_add_sheet (fixture->book, "Sheet", "Title");
      guint n = i == 0 ? 1 : 20;
      DewSheetChart *chart;

      dew_sheet_column (sheet, "Pool", 0);
      dew_sheet_column (sheet, "£", 0);
      for (guint r = 0; r < n; r++)
        {
          dew_sheet_row (sheet);
          dew_sheet_text (sheet, r, 0, i < 2 ? "Carers" : "Older people and adults with long term conditions, and their carers");
          dew_sheet_number (sheet, r, 1, DEW_CELL_MONEY, 1, 0);
        }
      chart = dew_sheet_chart_new (sheet, DEW_SHEET_STACKED, 0, n, "Pool", "Gross");
      dew_sheet_chart_add (chart, 1, 0, "Council");
      heights[i] = dew_xlsx_chart_height (chart);
    }
  g_assert_cmpuint (heights[1], >=, heights[0] + 300);
  g_assert_cmpuint (heights[2], >=, heights[1] + 300);
}

static void
test_same_every_time (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  add_four (start_chart (fixture, "Sheet", DEW_SHEET_STACKED, 0));
  add_four (start_chart (fixture, "Other", DEW_SHEET_COLUMNS, 0));
  write_book (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &first, &first_length, NULL));
  write_book (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* Stopped behind a chart, nothing of it is kept: the sanitizer would say so. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_four (start_chart (fixture, "Sheet", DEW_SHEET_STACKED, 0));
  g_cancellable_cancel (cancellable);
  g_assert_false (dew_xlsx_write (fixture->book, FALSE, fixture->path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/xlsx-chart/series", test_series },
    { "/xlsx-chart/sheet-names", test_sheet_names },
    { "/xlsx-chart/words", test_words },
    { "/xlsx-chart/longest-words", test_longest_words },
    { "/xlsx-chart/long-names", test_long_names },
    { "/xlsx-chart/place", test_place },
    { "/xlsx-chart/axes", test_axes },
    { "/xlsx-chart/begins-at-nothing", test_begins_at_nothing },
    { "/xlsx-chart/paints", test_paints },
    { "/xlsx-chart/columns", test_columns },
    { "/xlsx-chart/height", test_height },
    { "/xlsx-chart/same-every-time", test_same_every_time },
    { "/xlsx-chart/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
