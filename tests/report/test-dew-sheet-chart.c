/* test-dew-sheet-chart.c: what a chart shows, in which unit, and in words. */
#include "dew-sheet-chart.h"

#include <string.h>

static DewSheet *
make_sheet (DewBook      *book,
            DewCellFlags  flags,
            guint         n,
            const gint64  values[][2])
{
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");

  dew_sheet_column (sheet, "Pool", 0);
  dew_sheet_column (sheet, "Council, £", 0);
  dew_sheet_column (sheet, "CCG, £", 0);
  for (guint r = 0; r < n; r++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %u", r + 1);

      dew_sheet_row (sheet);
      dew_sheet_text (sheet, r, 0, name);
      for (guint c = 0; c < 2; c++)
        if (values[r][c] == G_MININT64)
          dew_sheet_number (sheet, r, c + 1, DEW_CELL_MONEY, 999, flags | DEW_CELL_BLANK);
        else if (values[r][c] != G_MAXINT64)
          dew_sheet_number (sheet, r, c + 1, DEW_CELL_MONEY, values[r][c], flags);
    }
  return sheet;
}

static DewSheetChart *
make_chart (DewSheet          *sheet,
            DewSheetChartKind  kind)
{
  DewSheetChart *chart = dew_sheet_chart_new (sheet, kind, 0, sheet->rows->len, "Pool", "Gross");

  dew_sheet_chart_add (chart, 1, 0, "Council");
  dew_sheet_chart_add (chart, 2, 1, "CCG");
  return chart;
}

#define NONE G_MAXINT64
#define BLANK G_MININT64

/* Stacked bars are as long as what is stacked, to each side; others as the longest. */
static void
test_largest (void)
{
  static const gint64 values[][2] = { { 300, 400 }, { 900, -850 }, { -500, -600 }, { BLANK, NONE } };
  static const struct { DewSheetChartKind kind; gint64 largest; } cases[] = {
    { DEW_SHEET_STACKED, 1100 }, { DEW_SHEET_BARS, 900 }, { DEW_SHEET_COLUMNS, 900 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewBook) book = dew_book_new ("Book");

      g_assert_cmpint (dew_sheet_chart_largest (make_chart (make_sheet (book, 0, G_N_ELEMENTS (values), values), cases[i].kind)), ==, cases[i].largest);
    }
}

/* An axis has short numbers: the unit of the cells, or a larger one of which there are ten. */
static void
test_unit (void)
{
  static const struct { DewCellFlags flags; gint64 pence; DewUnit cell, axis; } cases[] = {
    { 0, 0, DEW_UNIT_POUNDS, DEW_UNIT_POUNDS },
    { 0, 999999, DEW_UNIT_POUNDS, DEW_UNIT_POUNDS },
    { 0, 1000000, DEW_UNIT_POUNDS, DEW_UNIT_THOUSANDS },
    { 0, -999999999, DEW_UNIT_POUNDS, DEW_UNIT_THOUSANDS },
    { 0, 1000000000, DEW_UNIT_POUNDS, DEW_UNIT_MILLIONS },
    { DEW_CELL_THOUSANDS, 100, DEW_UNIT_THOUSANDS, DEW_UNIT_THOUSANDS },
    { DEW_CELL_THOUSANDS, 1000000000, DEW_UNIT_THOUSANDS, DEW_UNIT_MILLIONS },
    { DEW_CELL_MILLIONS, 100, DEW_UNIT_MILLIONS, DEW_UNIT_MILLIONS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewBook) book = dew_book_new ("Book");
      const gint64 values[][2] = { { NONE, cases[i].pence } };
      DewSheetChart *chart = make_chart (make_sheet (book, cases[i].flags, 1, values), DEW_SHEET_STACKED);

      g_assert_cmpint (dew_sheet_chart_cell_unit (chart), ==, cases[i].cell);
      g_assert_cmpint (dew_sheet_chart_unit (chart), ==, cases[i].axis);
    }
}

static void
test_words (void)
{
  static const gint64 values[][2] = { { 9900000000, -50 }, { BLANK, 0 }, { BLANK, NONE } };
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheetChart *chart = make_chart (make_sheet (book, 0, G_N_ELEMENTS (values), values), DEW_SHEET_STACKED);

  dew_sheet_chart_tell (chart, "Bars, in £.");
  g_assert_cmpstr (chart->words, ==, "Bars, in £. Pool 1: Council 99,000,000.00; CCG −0.50. Pool 2: CCG 0.00. Pool 3: no figures.");
}

/* More than a workbook takes is counted, and no character is cut in two. */
static void
test_long_words (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", "Title");
  g_autoptr (GString) opening = g_string_new ("A");
  DewSheetChart *chart;

  dew_sheet_column (sheet, "Pool", 0);
  dew_sheet_column (sheet, "£", 0);
  for (guint r = 0; r < 200; r++)
    {
      dew_sheet_row (sheet);
      dew_sheet_text (sheet, r, 0, "صندوق كبار السن");
      dew_sheet_number (sheet, r, 1, DEW_CELL_MONEY, 100, 0);
    }
  chart = dew_sheet_chart_new (sheet, DEW_SHEET_BARS, 0, 200, "Pool", "Gross");
  dew_sheet_chart_add (chart, 1, 0, "£");
  for (guint i = 0; i < 1500; i++)
    {
      dew_sheet_chart_tell (chart, opening->str);
      g_assert_true (g_utf8_validate (chart->words, -1, NULL));
      g_assert_cmpuint (strlen (chart->words), <=, DEW_SHEET_MAX_WORDS);
      g_assert_true (g_str_has_suffix (chart->words, " are in the table."));
      g_string_append (opening, "€");
    }
  g_assert_true (g_str_has_suffix (chart->words, " 200 more are in the table."));
}

/* A series is named by the text in a cell. */
static void
test_named (void)
{
  static const gint64 values[][2] = { { 1, 2 } };
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = make_sheet (book, 0, 1, values);
  DewSheetChart *chart = dew_sheet_chart_new (sheet, DEW_SHEET_BARS, 0, 1, "Pool", "Gross");

  dew_sheet_chart_add_named (chart, 2, DEW_SHEET_OTHERS, sheet, 0, 0);
  g_assert_cmpuint (chart->n_series, ==, 1);
  g_assert_cmpstr (chart->series[0].name, ==, "Pool 1");
  g_assert_true (chart->series[0].named_in == sheet);
  g_assert_cmpuint (chart->series[0].column, ==, 2);
  g_assert_cmpuint (chart->series[0].paint, ==, DEW_SHEET_OTHERS);
}

/* More series than can be told apart are a mistake of whoever adds them. */
static void
test_too_many (void)
{
  static const gint64 values[][2] = { { 1, 2 } };
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheetChart *chart = make_chart (make_sheet (book, 0, 1, values), DEW_SHEET_BARS);

  dew_sheet_chart_add (chart, 1, 2, "Three");
  dew_sheet_chart_add (chart, 1, 3, "Four");
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*n_series < DEW_SHEET_MAX_SERIES*");
  dew_sheet_chart_add (chart, 1, DEW_SHEET_OTHERS, "Five");
  g_test_assert_expected_messages ();
  g_assert_cmpuint (chart->n_series, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-chart/largest", test_largest);
  g_test_add_func ("/sheet-chart/unit", test_unit);
  g_test_add_func ("/sheet-chart/words", test_words);
  g_test_add_func ("/sheet-chart/long-words", test_long_words);
  g_test_add_func ("/sheet-chart/named", test_named);
  g_test_add_func ("/sheet-chart/too-many", test_too_many);

  return g_test_run ();
}
