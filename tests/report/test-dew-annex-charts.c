/* test-dew-annex-charts.c: the sheets with charts: their figures are those that are printed, and who is in them. */
#include "annex-checks.h"
#include "dew-annex-private.h"
#include "dew-sheet-chart.h"
#include "report-samples.h"

#define THOUSAND G_GINT64_CONSTANT (100000)

static DewBook *
make_book_in (const DewLedger *ledger,
              DewUnit          unit,
              gboolean         exact)
{
  const DewAnnexQuery query = { .ledger = ledger, .variance = -MILLION, .unit = unit, .exact = exact };
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, NULL, 0, &error);

  g_assert_no_error (error);
  return book;
}

/* Partner p puts (p + 1) × 1.5 million into the first pool, and the even ones a thousandth of that into the second; and so on. */
static DewLedger *
make_many (guint n_partners,
           guint n_pools)
{
  Builder builder;

  start_ledger (&builder);
  for (guint p = 0; p < n_partners; p++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", p + 1);
      g_autofree char *short_name = g_strdup_printf ("P%u", p + 1);

      add_partner (&builder, p + 1, name, short_name);
    }
  for (guint i = 0; i < n_pools; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %u", i + 1);

      add_pool (&builder, 100 + i, name, 1, 0);
      add_line (&builder, 1000 + i, 100 + i, 0, DEW_LINE_SERVICE, "Line", 1);
      for (guint p = 0; p < n_partners; p++)
        if (i == 0 || p % 2 == 0)
          add_figure (&builder, 1000 + i, DEW_EXISTING, p + 1, (i == 0 ? 1500 : 1) * (gint64) (p + 1) * (i + 1) * THOUSAND + 49);
      add_rule (&builder, DEW_BASELINE, 100 + i, 0, DEW_UNDER, "", "proportional gross");
    }
  return finish_ledger (&builder);
}

static gboolean
has_note_of (const DewSheet *sheet,
             const char     *note)
{
  return g_ptr_array_find_with_equal_func (sheet->notes, note, g_str_equal, NULL);
}

static const char *
head_of (const DewSheet *sheet,
         guint           column)
{
  return ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, column))->heading;
}

/* What stands at an address: the cells of a chart's sheet lead to those. */
static const DewCell *
follow (const DewBook  *book,
        const DewSheet *sheet,
        guint           row,
        guint           column)
{
  const char *formula = dew_sheet_cell (sheet, row, column)->formula;

  g_assert_nonnull (formula);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *other = g_ptr_array_index (book->sheets, i);
      g_autofree char *quoted = dew_sheet_quoted (other);
      g_autofree char *opening = g_strdup_printf ("=%s!", quoted);

      if (!g_str_has_prefix (formula, opening))
        continue;
      for (guint r = 0; r < other->rows->len; r++)
        for (guint c = 0; c < other->columns->len; c++)
          {
            g_autofree char *address = dew_sheet_address (other, r, c, FALSE, FALSE);

            if (g_str_equal (formula + strlen (opening), address))
              return dew_sheet_cell (other, r, c);
          }
    }
  g_error ("%s leads nowhere", formula);
}

static void
check_follows (const DewBook *book,
               const char    *name)
{
  const DewSheet *sheet = find_sheet (book, name);

  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 1; c < sheet->columns->len; c++)
      {
        const DewCell *cell = dew_sheet_cell (sheet, r, c), *printed;

        if (cell->type == DEW_CELL_EMPTY || strstr (cell->formula, "SUM") != NULL)
          continue;
        printed = follow (book, sheet, r, c);
        g_assert_cmpint (cell->number, ==, printed->number);
        g_assert_cmpint (cell->flags & (DEW_CELL_BLANK | DEW_CELL_THOUSANDS | DEW_CELL_MILLIONS), ==,
                         printed->flags & (DEW_CELL_BLANK | DEW_CELL_THOUSANDS | DEW_CELL_MILLIONS));
      }
}

/* The last column is the whole of the others. */
static void
check_adds_up (const DewSheet *sheet)
{
  guint last = sheet->columns->len - 1;

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      gint64 sum = 0;

      for (guint c = 1; c < last; c++)
        if (dew_sheet_cell (sheet, r, c)->type == DEW_CELL_MONEY && !(dew_sheet_cell (sheet, r, c)->flags & DEW_CELL_BLANK))
          sum += dew_sheet_cell (sheet, r, c)->number;
      g_assert_cmpint (sum, ==, dew_sheet_cell (sheet, r, last)->number);
    }
}

static void
check_unlike (const DewSheetChart *chart)
{
  for (guint i = 0; i < chart->n_series; i++)
    for (guint other = 0; other < i; other++)
      {
        g_assert_cmpuint (chart->series[i].paint, !=, chart->series[other].paint);
        g_assert_cmpuint (chart->series[i].column, !=, chart->series[other].column);
        g_assert_cmpstr (chart->series[i].name, !=, chart->series[other].name);
      }
}

static void
test_printed (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("reserve £100,000; proportional gross", "retain");
  g_autoptr (DewBook) book = make_book (ledger, MILLION);
  const DewSheet *put_in = find_sheet (book, "Contributions chart"), *shares = find_sheet (book, "Risk share chart");

  /* A pool without figures is in no chart. */
  g_assert_cmpuint (put_in->rows->len, ==, 1);
  g_assert_cmpstr (put_in->title, ==, "Gross contributions by pool and partner, 2013/14");
  g_assert_cmpstr (head_of (put_in, 1), ==, "County Council, £");
  g_assert_cmpstr (head_of (put_in, 3), ==, "Total, £");
  g_assert_cmpint (dew_sheet_cell (put_in, 0, 1)->number, ==, 99 * MILLION);
  g_assert_cmpint (dew_sheet_cell (put_in, 0, 2)->number, ==, 96 * MILLION);
  g_assert_cmpint (dew_sheet_cell (put_in, 0, 3)->number, ==, 195 * MILLION);
  g_assert_cmpstr (put_in->chart->words, ==, "Bar chart. Gross contributions by pool and partner, 2013/14, in £. "
                   "Older People: County Council 99,000,000.00; Clinical Commissioning Group 96,000,000.00.");
  g_assert_cmpuint (put_in->chart->n_series, ==, 2);

  /* What comes from the reserve is no partner's, and in its own column. */
  g_assert_cmpuint (shares->chart->n_series, ==, 3);
  g_assert_cmpstr (head_of (shares, 3), ==, "No partner, £");
  g_assert_cmpint (dew_sheet_cell (shares, 0, 3)->number, ==, 10000000);
  g_assert_cmpuint (shares->chart->series[2].paint, ==, DEW_SHEET_NOBODY);
  g_assert_cmpint (dew_sheet_cell (shares, 0, 4)->number, ==, MILLION);
  g_assert_true (has_note_of (shares, "A worked example, not a forecast: exported with an overspend of £1,000,000 in each pool by itself."));
  check_follows (book, "Contributions chart");
  check_follows (book, "Risk share chart");
  check_adds_up (put_in);
  check_adds_up (shares);
}

/* In every unit the figures are the printed ones, which add up; the series are four at most, whatever there is. */
static void
test_partners (void)
{
  for (guint n = 1; n <= 8; n++)
    for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
      for (gboolean exact = FALSE; exact <= TRUE; exact++)
        {
          g_autoptr (DewLedger) ledger = make_many (n, 3);
          g_autoptr (DewBook) book = make_book_in (ledger, unit, exact);
          const DewSheet *put_in = find_sheet (book, "Contributions chart"), *shares = find_sheet (book, "Risk share chart");

          g_assert_cmpuint (put_in->chart->n_series, ==, MIN (n, 4));
          g_assert_cmpuint (shares->chart->n_series, ==, MIN (n + 1, 4));
          check_unlike (put_in->chart);
          check_unlike (shares->chart);
          check_follows (book, "Contributions chart");
          check_follows (book, "Risk share chart");
          check_adds_up (put_in);
          check_adds_up (shares);
        }
}

/* Of six partners the three that put in the most, and the others added up; the same partner looks the same in both charts. */
static void
test_others (void)
{
  g_autoptr (DewLedger) ledger = make_many (6, 2);
  g_autoptr (DewBook) book = make_book_in (ledger, DEW_UNIT_POUNDS, FALSE);
  const DewSheet *put_in = find_sheet (book, "Contributions chart"), *shares = find_sheet (book, "Risk share chart");

  g_assert_cmpstr (put_in->chart->series[0].name, ==, "Partner 4");
  g_assert_cmpstr (put_in->chart->series[2].name, ==, "Partner 6");
  g_assert_cmpstr (put_in->chart->series[3].name, ==, "Others");
  g_assert_cmpuint (put_in->chart->series[2].paint, ==, 0);
  g_assert_cmpuint (put_in->chart->series[3].paint, ==, DEW_SHEET_OTHERS);
  g_assert_cmpint (dew_sheet_cell (put_in, 0, 4)->number, ==, 1500 * (1 + 2 + 3) * THOUSAND + 3 * 49);
  /* Partners 4 and 6 put nothing into the second pool, and have no cell. */
  g_assert_cmpint (dew_sheet_cell (put_in, 1, 1)->type, ==, DEW_CELL_EMPTY);

  g_assert_cmpstr (shares->chart->series[0].name, ==, "Partner 5");
  g_assert_cmpstr (shares->chart->series[1].name, ==, "Partner 6");
  g_assert_cmpuint (shares->chart->series[1].paint, ==, 0);
  g_assert_cmpstr (shares->chart->series[2].name, ==, "Others");
  g_assert_cmpuint (shares->chart->series[0].paint, ==, put_in->chart->series[1].paint);
}

/* More pools than can be read: the largest stand first and are shown, all are in the table. */
static void
test_many_pools (void)
{
  g_autoptr (DewLedger) ledger = make_many (2, 30);
  g_autoptr (DewBook) book = make_book_in (ledger, DEW_UNIT_POUNDS, FALSE);
  const DewSheet *sheet = find_sheet (book, "Contributions chart");
  gint64 before = G_MAXINT64;

  g_assert_cmpuint (sheet->rows->len, ==, 30);
  g_assert_cmpuint (sheet->chart->n, ==, 20);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      g_assert_cmpint (dew_sheet_cell (sheet, r, 3)->number, <=, before);
      before = dew_sheet_cell (sheet, r, 3)->number;
    }
  g_assert_cmpstr (dew_sheet_cell (sheet, 0, 0)->text, ==, "Pool 1");
  g_assert_cmpstr (dew_sheet_cell (sheet, 1, 0)->text, ==, "Pool 30");
  g_assert_true (has_note_of (sheet, "Pools with the largest amounts stand first."));
  g_assert_cmpstr (g_ptr_array_index (sheet->live_notes, 0), ==, "The chart shows the first 20 of them.");
  check_follows (book, "Contributions chart");
}

/* Charts come and go with their annex, and there is none of nothing. */
static void
test_taken (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("own", NULL), empty = make_many (2, 0);
  const DewAnnex *annexes[] = { dew_annex_find ("contributions") };
  const DewAnnexQuery query = { .ledger = ledger, .variance = MILLION };
  g_autoptr (DewBook) one = dew_annex_book (&query, annexes, 1, NULL), none = make_book (empty, MILLION);

  g_assert_nonnull (find_sheet (one, "Contributions chart"));
  g_assert_null (find_sheet (one, "Risk share chart"));
  g_assert_null (find_sheet (none, "Contributions chart"));
  g_assert_null (find_sheet (none, "Risk share chart"));
}

/* Long names are shortened in headings, which a workbook takes only so long, and whole in the legend's cell. */
static void
test_long_names (void)
{
  Builder builder;
  g_autofree char *name = g_strnfill (250, 'x');
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const DewAnnex *annexes[] = { dew_annex_find ("contributions") };
  DewAnnexQuery query = { .variance = MILLION };
  const DewSheet *sheet;

  start_ledger (&builder);
  add_partner (&builder, 1, name, "P1");
  add_pool (&builder, 11, "Pool", 1, 0);
  add_line (&builder, 21, 11, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, MILLION);
  query.ledger = ledger = finish_ledger (&builder);
  book = dew_annex_book (&query, annexes, 1, NULL);
  sheet = find_sheet (book, "Contributions chart");
  g_assert_cmpuint (g_utf8_strlen (head_of (sheet, 1), -1), ==, 204);              /* and "…, £" */
  g_assert_cmpstr (sheet->chart->series[0].name, ==, name);
  g_assert_true (sheet->chart->series[0].named_in == find_sheet (book, "Contributions"));
}

/* A chart of one figure a pool, as of overspends: bars to either side. */
static void
test_wholes (void)
{
  g_autoptr (DewBook) book = dew_book_new ("Book");
  guint pools[] = { 1, 2 };
  g_autoptr (GArray) list = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint)), pools, 2);
  DewPool named[] = { { .name = (char *) "One" }, { .name = (char *) "Two" } };
  DewNode nodes[] = { { 0 }, { .pool = &named[0] }, { .pool = &named[1] } };
  g_autoptr (GPtrArray) partners = g_ptr_array_new ();
  DewPaper paper = { .book = book, .nodes = nodes, .partners = partners, .pools = list, .year = 2013, .year_name = (char *) "2013/14", .unit = DEW_UNIT_THOUSANDS };
  DewSheet *from = dew_book_add_sheet (book, "Monitoring", "Monitoring");
  g_auto (DewPoolBars) bars = { 0 };

  dew_sheet_column (from, "Over (+), £000", 0);
  _dew_pool_bars_init (&bars, &paper, DEW_UNIT_THOUSANDS, "Overspend chart", "Overspend by pool", "Overspend");
  for (guint i = 0; i < 2; i++)
    {
      dew_sheet_row (from);
      dew_sheet_number (from, i, 0, DEW_CELL_MONEY, i == 0 ? 300 * THOUSAND : -200 * THOUSAND, DEW_CELL_SIGNED | DEW_CELL_THOUSANDS);
      _dew_pool_bars_begin (&bars, pools[i]);
      _dew_pool_bars_part (&bars, DEW_ALL_PARTNERS, from, i, 0);
    }
  _dew_pool_bars_finish (&bars);
  g_assert_cmpuint (bars.sheet->columns->len, ==, 2);
  g_assert_cmpstr (head_of (bars.sheet, 1), ==, "Overspend, £000");
  g_assert_cmpuint (bars.sheet->chart->n_series, ==, 1);
  g_assert_cmpint (bars.sheet->chart->kind, ==, DEW_SHEET_BARS);
  g_assert_cmpstr (bars.sheet->chart->words, ==, "Bar chart. Overspend by pool, 2013/14, in £000. One: Overspend 300. Two: Overspend −200.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annex-charts/printed", test_printed);
  g_test_add_func ("/annex-charts/partners", test_partners);
  g_test_add_func ("/annex-charts/others", test_others);
  g_test_add_func ("/annex-charts/many-pools", test_many_pools);
  g_test_add_func ("/annex-charts/taken", test_taken);
  g_test_add_func ("/annex-charts/long-names", test_long_names);
  g_test_add_func ("/annex-charts/wholes", test_wholes);

  return g_test_run ();
}
