/* oracle-ledger.c: a document from a plain list of rows, to export or to share, for a test that asks another
 * program about the workbook.
 *
 *   oracle-ledger export LIST OUT PENCE [YEAR [UNIT [exact|given] [ANNEX …]]]      every annex that applies, or those; a unit is pounds, thousands or millions; the variance may be given, and is an example else
 *   oracle-ledger share LIST POOL PENCE            a line for each partner, for the words and for what nobody bears
 *   oracle-ledger compare LIST PENCE|x 0           a line for each lane, pool and who bears something, or why it is refused; x: by what is typed
 *
 * A list has a row a line, its cells separated by tabs, the first the table; ids are given. A share of a variance
 * of 0, or one that is refused, prints as such.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dew-comparison.h"
#include "dew-date.h"
#include "dew-export.h"
#include "dew-share.h"

#define YEAR 2013

static gint64
read_number (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10);
}

static void
load_row (DewLedger *ledger,
          DewTable   table,
          char     **cells)
{
  const DewTableInfo *info = &dew_tables[table];
  gpointer row = dew_row_new (table);

  for (guint i = 0; cells[i] != NULL; i += 2)
    {
      const DewColumn *column = &info->columns[dew_table_column (table, cells[i])];

      if (column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE)
        dew_row_set_text (table, row, cells[i], cells[i + 1]);
      else
        dew_row_set_int (table, row, cells[i], read_number (cells[i + 1]));
    }

  if (table == DEW_TABLE_FIGURE)
    {
      dew_ledger_load_figure (ledger, row);
      dew_row_free (table, row);
    }
  else
    {
      dew_ledger_load_row (ledger, table, row);
    }
}

static DewLedger *
load (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  DewLedger *ledger = dew_ledger_new ();

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      load_row (ledger, (DewTable) dew_table_find (cells[0]), cells + 1);
    }
  if (!dew_ledger_load_finish (ledger, &error))
    g_error ("%s", error->message);
  return ledger;
}

static const char *
name_partner (const DewLedger *ledger,
              gint64           id)
{
  return ((const DewPartner *) dew_ledger_find (ledger, DEW_TABLE_PARTNER, id))->name;
}

static int
share (const DewLedger *ledger,
       gint64           pool,
       gint64           variance)
{
  const DewShareQuery query = { .pool = pool, .year = YEAR, .variance = variance };
  g_autoptr (GError) error = NULL;
  g_autoptr (DewShare) result = dew_share (ledger, &query, &error);

  if (result == NULL)
    {
      printf ("refused\t%s\n", error->message);
      return 0;
    }
  for (guint i = 0; i < result->partners->len; i++)
    {
      const DewPartnerShare *partner = &g_array_index (result->partners, DewPartnerShare, i);
      gint64 pays = 0;

      for (guint k = 0; k < result->payments->len; k++)
        {
          const DewPayment *payment = &g_array_index (result->payments, DewPayment, k);

          if (payment->from == partner->partner)
            pays += payment->amount;
          if (payment->to == partner->partner)
            pays -= payment->amount;
        }
      printf ("partner\t%s\t%ld\t%ld\t%ld\t%ld\t%ld\n", name_partner (ledger, partner->partner),
              (long) partner->share, result->has_percent ? (long) partner->percent : G_MINLONG,
              (long) partner->contribution, (long) partner->cost, (long) pays);
    }
  printf ("rule\t%s\nbasis\t%s\nsentence\t%s\n", result->rule_short, result->basis, result->sentence);
  printf ("reserve\t%" G_GINT64_FORMAT "\nheld\t%" G_GINT64_FORMAT "\nunallocated\t%" G_GINT64_FORMAT "\n", result->reserve, result->held, result->unallocated);
  return 0;
}

static void
print_lane (const DewLedger     *ledger,
            const DewComparison *comparison,
            guint                lane,
            const DewPool       *pool)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  const DewLanePool *one = dew_comparison_pool (comparison, lane, pool->id);
  DewLaneSum sum;

  dew_comparison_sum (comparison, ledger, lane, pool->id, &sum);
  if (one->share == NULL)
    {
      printf ("refused\t%u\t%s\t%s\n", lane, pool->name, one->reason);
      return;
    }

  for (guint i = 0; i < partners->len; i++)
    if (sum.shown[i])
      printf ("bears\t%u\t%s\t%s\t%ld\t%ld\t%ld\n", lane, pool->name, ((const DewPartner *) partners->pdata[i])->name, (long) sum.shares[i], sum.has_percent ? (long) sum.percents[i] : G_MINLONG,
              (long) sum.costs[i]);
  printf ("bears\t%u\t%s\tFrom the reserve\t%ld\t%ld\t%ld\n", lane, pool->name, (long) sum.reserve, sum.has_percent ? (long) sum.reserve_percent : G_MINLONG, (long) sum.reserve);
  printf ("bears\t%u\t%s\tHeld in the pool\t%ld\t%ld\t%ld\n", lane, pool->name, (long) sum.held, sum.has_percent ? (long) sum.held_percent : G_MINLONG, (long) sum.held);
  printf ("bears\t%u\t%s\tNot shared out, for decision\t%ld\t%ld\t%ld\n", lane, pool->name, (long) sum.unallocated, sum.has_percent ? (long) sum.unallocated_percent : G_MINLONG,
          (long) sum.unallocated);
}

static int
compare (const DewLedger *ledger,
         const char      *variance)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO), *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  g_autofree char *last = dew_year_last_day (YEAR);
  g_autoptr (DewComparison) comparison = dew_comparison_new (YEAR, last, NULL);
  DewTotals *totals[DEW_MAX_COMPARED];
  guint n;

  for (guint i = 0; i < scenarios->len; i++)
    dew_comparison_add_lane (comparison, ((const DewScenario *) scenarios->pdata[i])->id);
  for (guint i = 0; variance[0] != 'x' && i < pools->len; i++)
    dew_comparison_try (comparison, ((const DewPool *) pools->pdata[i])->id, read_number (variance));
  n = dew_comparison_n_lanes (comparison);
  for (guint i = 0; i < n; i++)
    totals[i] = dew_totals_new (ledger, YEAR, dew_comparison_scenario (comparison, i));
  dew_comparison_update (comparison, ledger, (const DewTotals *const *) totals);

  for (guint lane = 0; lane < n; lane++)
    for (guint i = 0; i < pools->len; i++)
      print_lane (ledger, comparison, lane, pools->pdata[i]);
  for (guint i = 0; i < n; i++)
    dew_totals_free (totals[i]);
  return 0;
}

static int
export (const DewLedger *ledger,
        const char      *path,
        gint64           variance,
        int              year,
        DewUnit          unit,
        char           **more)
{
  gboolean exact = g_strcmp0 (more[0], "exact") == 0, given = g_strcmp0 (more[0], "given") == 0;
  const DewAnnexQuery query = { .ledger = ledger, .year = year, .variance = variance, .worked_example = !given, .unit = unit, .exact = exact };
  g_autoptr (GPtrArray) annexes = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = exact || given; more[i] != NULL; i++)
    g_ptr_array_add (annexes, (gpointer) dew_annex_find (more[i]));
  if (!dew_export (&query, (const DewAnnex *const *) annexes->pdata, annexes->len, path, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return 0;
}

static DewUnit
read_unit (const char *text)
{
  if (strcmp (text, "millions") == 0)
    return DEW_UNIT_MILLIONS;

  return strcmp (text, "thousands") == 0 ? DEW_UNIT_THOUSANDS : DEW_UNIT_POUNDS;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DewLedger) ledger = NULL;

  if (argc < 5)
    return 2;
  ledger = load (argv[2]);
  if (strcmp (argv[1], "share") == 0)
    return share (ledger, read_number (argv[3]), read_number (argv[4]));
  if (strcmp (argv[1], "compare") == 0)
    return compare (ledger, argv[3]);
  return export (ledger, argv[3], read_number (argv[4]), argc > 5 ? (int) read_number (argv[5]) : YEAR, read_unit (argc > 6 ? argv[6] : ""), argv + MIN (argc, 7));
}
