/* test-dew-annex-many.c: annexes of very many pools: no formula is longer than a spreadsheet takes. */
#include "dew-annex.h"

#include <string.h>

#include "annex-checks.h"
#include "report-samples.h"

#define N_POOLS 1000
#define MAX_FORMULA 8192

/* Two partners in each pool; a scenario in which another rule holds in every tenth. */
static DewLedger *
make_many (void)
{
  Builder builder;

  start_ledger (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, 1, "A scenario with a long name, as some are");
  add_partner (&builder, 1, "Total", "");
  add_partner (&builder, 2, "B", "");
  for (gint64 i = 1; i <= N_POOLS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %d", (int) i);

      add_pool (&builder, i, name, 1, 1);
      add_line (&builder, i, i, 0, DEW_LINE_SERVICE, "Line", 1);
      add_figure (&builder, i, DEW_EXISTING, 1, 100 * i);
      add_figure (&builder, i, DEW_EXISTING, 2, 100 * i);
      add_rule (&builder, DEW_BASELINE, i, 0, DEW_OVER, "", "proportional gross");
      if (i % 10 == 0)
        add_rule (&builder, 1, i, 0, DEW_OVER, "", "all to B");
    }
  return finish_ledger (&builder);
}

static void
check_lengths (const DewSheet *sheet)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      {
        const DewCell *cell = dew_sheet_cell (sheet, r, c);

        if (cell->formula != NULL && g_utf8_strlen (cell->formula, -1) > MAX_FORMULA)
          g_error ("row %u of %s, column %u: %.200s", r, sheet->name, c, cell->formula);
      }
}

/* A partner that is called as other rows are is not mixed up with them. */
static void
check_sums (const DewBook *book)
{
  const DewSheet *shares = find_sheet (book, "What-if"), *costs = find_sheet (book, "What-if costs");
  const gint64 each = N_POOLS * 50, more = N_POOLS / 10 * 50, put_in = 100 * N_POOLS * (N_POOLS + 1) / 2;
  const gint64 first[] = { each, each - more }, second[] = { each, each + more }, cost[] = { put_in + each, put_in + each + more };

  check_numbers (shares, "All pools", "Total", 2, 2, first);
  check_numbers (shares, "All pools", "B", 2, 2, second);
  check_numbers (costs, "All pools", "B", 2, 2, cost);
  g_assert_nonnull (strstr (dew_sheet_cell (shares, find_row (shares, "All pools", "B"), 2)->formula, "Working"));
}

static void
test_formulas (void)
{
  g_autoptr (DewLedger) ledger = make_many ();
  DewAnnexQuery query = { .ledger = ledger, .variance = 100, .worked_example = TRUE };

  for (int unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
    {
      g_autoptr (DewBook) book = NULL;

      query.unit = (DewUnit) unit;
      book = dew_annex_book (&query, NULL, 0, NULL);
      for (guint i = 0; i < book->sheets->len; i++)
        check_lengths (book->sheets->pdata[i]);
      check_sums (book);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annex/many-pools", test_formulas);

  return g_test_run ();
}
