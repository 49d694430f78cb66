/* test-dew-annex-rounded.c: what is printed in £000 and £m adds up as it is printed: down every column, across every row, up the tree; in random documents. */
#include "dew-annex.h"
#include "dew-published.h"

#include <stdlib.h>

#include "annex-checks.h"
#include "report-samples.h"

#define PARTNERS 3
#define POOLS 4
#define LINES 5         /* a pool */

/* The columns of the sheet of contributions. */
enum { POOL, PARTNER, EXISTING, ADDITIONAL, GROSS, INCOME, NET };

static guint
count_documents (void)
{
  return g_getenv ("DEW_LONG") != NULL ? 1000 : 100;
}

static void
add_random_figures (Builder *builder,
                    gint64   line)
{
  static const DewMeasure measures[] = { DEW_EXISTING, DEW_ADDITIONAL, DEW_INCOME };

  for (gint64 partner = 1; partner <= PARTNERS; partner++)
    for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
      if (g_test_rand_int_range (0, 3) > 0)
        add_figure (builder, line, measures[i], partner, random_worth (12));
  if (g_test_rand_bit ())
    add_figure (builder, line, DEW_BUDGET, 0, ABS (random_worth (12)));
}

static DewLedger *
make_random (void)
{
  static const char *const names[PARTNERS] = { "A", "B", "C" };
  Builder builder;
  gint64 pools = g_test_rand_int_range (1, POOLS + 1);
  gboolean agreements = g_test_rand_bit ();

  start_ledger (&builder);
  for (gint64 i = 0; i < PARTNERS; i++)
    add_partner (&builder, i + 1, names[i], "");
  for (gint64 agreement = 1; agreements && agreement <= 1 + POOLS / 3; agreement++)
    {
      g_autofree char *name = g_strdup_printf ("Agreement %d", (int) agreement);

      add_row (&builder, DEW_TABLE_AGREEMENT, agreement, name);
    }
  for (gint64 pool = 1; pool <= pools; pool++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %d", (int) pool);

      add_pool_of (&builder, pool, agreements ? 1 + pool / 3 : 0, name, 1, 1);
      add_line (&builder, pool * 100, pool, 0, DEW_LINE_CATEGORY, "Category", 0);
      for (gint64 i = 1; i <= LINES; i++)
        {
          g_autofree char *line = g_strdup_printf ("Line %d", (int) i);

          add_line (&builder, pool * 100 + i, pool, i % 2 != 0 ? pool * 100 : 0, DEW_LINE_SERVICE, line, 1);
          add_random_figures (&builder, pool * 100 + i);
        }
      add_rule (&builder, DEW_BASELINE, pool, 0, DEW_OVER, "", "own");
    }
  return finish_ledger (&builder);
}

static DewBook *
make_rounded (const DewLedger *ledger,
              DewUnit          unit,
              gboolean         exact)
{
  const DewAnnexQuery query = { .ledger = ledger, .variance = MILLION, .worked_example = TRUE, .unit = unit, .exact = exact };
  const DewAnnex *annexes[] = { dew_annex_find ("contributions"), dew_annex_find ("schedule") };
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, annexes, G_N_ELEMENTS (annexes), &error);

  g_assert_no_error (error);
  return book;
}

static gint64
number_at (const DewSheet *sheet,
           guint           row,
           guint           column)
{
  return dew_sheet_cell (sheet, row, column)->number;
}

static gboolean
is_total (const DewSheet *sheet,
          guint           row)
{
  return g_str_equal (dew_sheet_cell (sheet, row, PARTNER)->text, "Total");
}

static void
check_across (const DewSheet *sheet,
              guint           row)
{
  g_assert_cmpint (number_at (sheet, row, EXISTING) + number_at (sheet, row, ADDITIONAL), ==, number_at (sheet, row, GROSS));
  g_assert_cmpint (number_at (sheet, row, GROSS) - number_at (sheet, row, INCOME), ==, number_at (sheet, row, NET));
}

/* A total is that of the rows of its pool. */
static void
check_down (const DewSheet *sheet,
            guint           total,
            guint           column)
{
  const char *pool = dew_sheet_cell (sheet, total, POOL)->text;
  gint64 sum = 0;

  for (guint r = total; r-- > 0 && g_str_equal (dew_sheet_cell (sheet, r, POOL)->text, pool);)
    sum += number_at (sheet, r, column);
  g_assert_cmpint (sum, ==, number_at (sheet, total, column));
}

/* What stands in all pools' rows of somebody is what stands in the pools' rows of it. */
static void
check_up (const DewSheet *sheet,
          guint           row,
          guint           column)
{
  const char *partner = dew_sheet_cell (sheet, row, PARTNER)->text;
  gint64 sum = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    if (!g_str_equal (dew_sheet_cell (sheet, r, POOL)->text, "All pools") && g_str_equal (dew_sheet_cell (sheet, r, PARTNER)->text, partner))
      sum += number_at (sheet, r, column);
  g_assert_cmpint (sum, ==, number_at (sheet, row, column));
}

static gint64
find_step (DewUnit unit)
{
  return unit == DEW_UNIT_THOUSANDS ? 100000 : unit == DEW_UNIT_MILLIONS ? 10000000 : 1;
}

/* What is entered is out by less than a step, and has no more digits than are printed. */
static void
check_near (const DewSheet *sheet,
            const DewSheet *pounds,
            guint           row,
            DewUnit         unit)
{
  static const guint columns[] = { EXISTING, ADDITIONAL, INCOME };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_assert_cmpint (number_at (sheet, row, columns[i]) % find_step (unit), ==, 0);
      if (!is_total (sheet, row))
        g_assert_cmpint (ABS (number_at (sheet, row, columns[i]) - number_at (pounds, row, columns[i])), <, find_step (unit));
    }
}

static void
check_sheet (const DewSheet *sheet,
             const DewSheet *pounds,
             DewUnit         unit)
{
  g_assert_cmpuint (sheet->rows->len, ==, pounds->rows->len);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      gboolean all = g_str_equal (dew_sheet_cell (sheet, r, POOL)->text, "All pools");
      gboolean grand = all && (r == 0 || !g_str_equal (dew_sheet_cell (sheet, r - 1, POOL)->text, "All pools"));

      check_across (sheet, r);
      check_near (sheet, pounds, r, unit);
      for (guint column = EXISTING; column <= NET; column++)
        {
          g_assert_cmpint (is_blank (sheet, r, column), ==, is_blank (pounds, r, column));
          g_assert_cmpint (dew_cell_unit (dew_sheet_cell (sheet, r, column)->flags), ==, is_blank (sheet, r, column) ? dew_cell_unit (dew_sheet_cell (sheet, r, column)->flags) : unit);
          if (is_total (sheet, r) && !(grand && is_total (sheet, r)))
            check_down (sheet, r, column);
          if (all)
            check_up (sheet, r, column);
        }
    }
}

/* ---- The schedule ---- */

enum { SCHEDULE_POOL = 1, SERVICE = 3, FIRST_PARTNER = 10 };

static gboolean
is_schedule_total (const DewSheet *sheet,
                   guint           row)
{
  return (dew_sheet_cell (sheet, row, 0)->flags & DEW_CELL_TOTAL) != 0;
}

/* The column of all partners, behind those of each. */
static guint
find_all (const DewSheet *sheet)
{
  for (guint c = FIRST_PARTNER; c < sheet->columns->len; c++)
    if (g_str_has_prefix (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->heading, "All partners"))
      return c;

  g_assert_not_reached ();
}

/* A pool's total is that of its lines, all pools' that of the pools. */
static gint64
sum_above (const DewSheet *sheet,
           guint           total,
           guint           column)
{
  gboolean grand = g_str_equal (dew_sheet_cell (sheet, total, SCHEDULE_POOL)->text, "All pools");
  gint64 sum = 0;

  for (guint r = total; r-- > 0 && (grand || !is_schedule_total (sheet, r));)
    if (is_schedule_total (sheet, r) == grand)
      sum += number_at (sheet, r, column);
  return sum;
}

/* What a partner puts into a pool is the same in both annexes. */
static void
check_alike (const DewSheet *schedule,
             const DewSheet *contributions,
             guint           total,
             guint           column)
{
  const char *pool = dew_sheet_cell (schedule, total, SCHEDULE_POOL)->text;
  const char *heading = ((const DewSheetColumn *) g_ptr_array_index (schedule->columns, column))->heading;

  for (guint r = 0; r < contributions->rows->len; r++)
    if (g_str_equal (dew_sheet_cell (contributions, r, POOL)->text, pool) && g_str_has_prefix (heading, dew_sheet_cell (contributions, r, PARTNER)->text))
      g_assert_cmpint (number_at (contributions, r, GROSS), ==, number_at (schedule, total, column));
}

static void
check_schedule (const DewSheet *schedule,
                const DewSheet *contributions)
{
  guint all = find_all (schedule);

  for (guint r = 0; r < schedule->rows->len; r++)
    {
      gint64 across = 0;

      for (guint c = FIRST_PARTNER; c < schedule->columns->len; c++)
        {
          across += c < all ? number_at (schedule, r, c) : 0;
          if (!is_schedule_total (schedule, r))
            continue;
          g_assert_cmpint (sum_above (schedule, r, c), ==, number_at (schedule, r, c));
          if (c < all)
            check_alike (schedule, contributions, r, c);
        }
      g_assert_cmpint (across, ==, number_at (schedule, r, all));
    }
}

/* ---- Beside what the program itself says of a document in that unit ---- */

static int
find_partner (const DewLedger *ledger,
              const char      *name)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);

  for (guint i = 0; i < partners->len; i++)
    if (g_str_equal (((const DewPartner *) g_ptr_array_index (partners, i))->name, name))
      return (int) i;
  return DEW_ALL_PARTNERS;
}

static guint
find_pool (const DewLedger *ledger,
           const char      *name)
{
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  for (guint i = 0; i < n; i++)
    if (nodes[i].kind == DEW_NODE_POOL && g_str_equal (nodes[i].pool->name, name))
      return i;
  return 0;
}

static void
check_published (const DewLedger *ledger,
                 const DewSheet  *sheet,
                 DewUnit          unit)
{
  static const DewSum sums[] = { [EXISTING] = DEW_SUM_EXISTING, [ADDITIONAL] = DEW_SUM_ADDITIONAL, [GROSS] = DEW_SUM_GROSS, [INCOME] = DEW_SUM_INCOME, [NET] = DEW_SUM_NET };
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
  g_autoptr (DewPublished) published = dew_published_new (ledger, totals, find_step (unit), NULL);

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      guint node = find_pool (ledger, dew_sheet_cell (sheet, r, POOL)->text);
      int partner = find_partner (ledger, dew_sheet_cell (sheet, r, PARTNER)->text);

      for (guint column = EXISTING; column <= NET; column++)
        g_assert_cmpint (number_at (sheet, r, column), ==, dew_published_get (published, node, partner, sums[column]) * find_step (unit));
    }
}

static void
test_adds_up (void)
{
  for (guint i = 0; i < count_documents (); i++)
    {
      g_autoptr (DewLedger) ledger = make_random ();
      g_autoptr (DewBook) pounds = make_rounded (ledger, DEW_UNIT_POUNDS, FALSE);

      for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
        {
          g_autoptr (DewBook) book = make_rounded (ledger, unit, FALSE);

          check_sheet (find_sheet (book, "Contributions"), find_sheet (pounds, "Contributions"), unit);
          check_published (ledger, find_sheet (book, "Contributions"), unit);
          check_schedule (find_sheet (book, "Schedule"), find_sheet (book, "Contributions"));
        }
    }
}

/* A working copy has the same to the penny, in another unit's clothes. */
static void
test_exact (void)
{
  g_autoptr (DewLedger) ledger = make_random ();
  g_autoptr (DewBook) pounds = make_rounded (ledger, DEW_UNIT_POUNDS, FALSE);
  g_autoptr (DewBook) book = make_rounded (ledger, DEW_UNIT_THOUSANDS, TRUE);
  const DewSheet *sheet = find_sheet (book, "Contributions"), *other = find_sheet (pounds, "Contributions");

  g_assert_null (find_sheet (book, "Rounding"));
  g_assert_true (book->exact);
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint column = EXISTING; column <= NET; column++)
      {
        g_assert_cmpint (number_at (sheet, r, column), ==, number_at (other, r, column));
        g_assert_cmpstr (dew_sheet_cell (sheet, r, column)->formula, ==, dew_sheet_cell (other, r, column)->formula);
      }
}

/* Two partners of half a step each, and one step in all: the earlier pool gets it, as the rule of rests has it. */
static void
test_odd_steps (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  const DewSheet *sheet;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_pool (&builder, 1, "One", 1, 1);
  add_pool (&builder, 2, "Two", 1, 1);
  add_line (&builder, 11, 1, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 21, 2, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 11, DEW_EXISTING, 1, 50000);
  add_figure (&builder, 21, DEW_EXISTING, 1, 50000);
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", "own");
  ledger = finish_ledger (&builder);
  book = make_rounded (ledger, DEW_UNIT_THOUSANDS, FALSE);
  sheet = find_sheet (book, "Contributions");
  g_assert_cmpint (number_at (sheet, find_row (sheet, "One", "A"), EXISTING), ==, 100000);
  g_assert_cmpint (number_at (sheet, find_row (sheet, "Two", "A"), EXISTING), ==, 0);
  g_assert_cmpint (number_at (sheet, find_row (sheet, "All pools", "A"), EXISTING), ==, 100000);
  g_assert_nonnull (find_sheet (book, "Rounding"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-rounded/odd-steps", test_odd_steps);
  g_test_add_func ("/annex-rounded/exact", test_exact);
  g_test_add_func ("/annex-rounded/adds-up", test_adds_up);
  return g_test_run ();
}
