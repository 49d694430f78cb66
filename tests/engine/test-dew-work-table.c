/* test-dew-work-table.c: that whoever adds up the columns and rows of a working by hand comes to what stands there */
#include "dew-work-table.h"

#include "share-checks.h"
#include "share-random.h"

/* A figure without its point and commas: whole numbers of the smallest unit of its column. */
static gint64
read_digits (const char *text)
{
  gboolean minus = g_str_has_prefix (text, "−");
  gint64 value = 0;

  for (const char *at = minus ? text + strlen ("−") : text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      value = value * 10 + (*at - '0');
    else
      g_assert_true (*at == ',' || *at == '.' || g_str_equal (text, "–") || g_str_equal (text, "no cap"));

  return minus ? -value : value;
}

static gint64
figure_at (const DewWorkRow *row,
           guint             column)
{
  return read_digits (row->cells->pdata[column - 1]);
}

/* The column with a heading; 0: there is none. */
static guint
column_of (const DewWorkTable *table,
           const char         *heading)
{
  for (guint i = 1; i < table->headings->len; i++)
    if (g_str_equal (table->headings->pdata[i], heading))
      return i;

  return 0;
}

static void
check_columns (const DewWorkTable *table)
{
  for (guint column = 1; column < table->headings->len; column++)
    {
      gint64 sum = 0;

      if (table->sum->cells->pdata[column - 1] == NULL)
        continue;
      for (guint i = 0; i < table->rows->len; i++)
        sum += figure_at (table->rows->pdata[i], column);
      g_assert_cmpint (figure_at (table->sum, column), ==, sum);
    }
}

static void
check_row (const DewWorkTable *table,
           const DewWorkRow   *row)
{
  guint last = table->headings->len - 1;
  guint whole = column_of (table, "Rounded down, £");
  guint before = column_of (table, "Before, £");

  g_assert_cmpuint (row->cells->len, ==, last);
  if (whole != 0)
    g_assert_cmpint (figure_at (row, whole) + figure_at (row, column_of (table, "Penny, p")), ==, figure_at (row, last));
  if (before != 0)
    g_assert_cmpint (figure_at (row, before) - figure_at (row, column_of (table, "Over, £")) + figure_at (row, column_of (table, "Takes on, £")), ==, figure_at (row, last));
}

static void
check_work (const DewWork *work)
{
  g_autoptr (GPtrArray) tables = dew_work_tables (work);
  g_autofree char *balance = dew_work_balance (work);

  g_assert_true (g_utf8_validate (balance, -1, NULL) && *balance != '\0');
  g_assert_cmpuint (tables->len, ==, work->parts->len == 0 ? 0 : work->kind == DEW_WORK_CAP && work->total_weight > 0 ? 2 : 1);
  for (guint t = 0; t < tables->len; t++)
    {
      const DewWorkTable *table = tables->pdata[t];

      check_columns (table);
      check_row (table, table->sum);
      for (guint i = 0; i < table->rows->len; i++)
        check_row (table, table->rows->pdata[i]);
    }
}

static void
test_random (void)
{
  int n = g_getenv ("DEW_LONG") ? 100000 : 10000;
  int shared = 0, capped = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      gint64 variance = random_variance () / 10;
      DewShareQuery query = { .pool = 1, .year = 2013, .rule = random_rule (), .variance = one_in (2) ? -variance : variance };
      g_autoptr (DewShare) share = dew_share (ledger, &query, NULL);

      if (share == NULL)
        continue;

      g_test_message ("%s at %" G_GINT64_FORMAT, query.rule, query.variance);
      for (guint w = 0; w < share->works->len; w++)
        {
          check_work (share->works->pdata[w]);
          capped += work_at (share, w)->kind == DEW_WORK_CAP && work_at (share, w)->amount != 0;
        }
      shared++;
    }

  g_assert_cmpint (shared, >, n / 4);
  g_assert_cmpint (capped, >, 0);
}

/* As a person reads it: what is over a cap, and who takes it over. */
static void
test_cap (void)
{
  static const char *const caps[2][5] = {
    { "2,538,461.54", "1,000,000.00", "1,538,461.54", "0.00", "1,000,000.00" }, { "2,461,538.46", "no cap", "0.00", "1,538,461.54", "4,000,000.00" }
  };
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 5 * MILLION, .rule = "proportional gross; cap Council £1m to others" };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);
  const DewWork *work = work_at (share, 1);
  g_autoptr (GPtrArray) tables = dew_work_tables (work);
  g_autofree char *balance = dew_work_balance (work);
  const DewWorkTable *over = tables->pdata[0], *taken = tables->pdata[1];

  g_assert_cmpstr (balance, ==, "All that is over a cap is taken over");
  for (guint i = 0; i < G_N_ELEMENTS (caps); i++)
    for (guint column = 0; column < G_N_ELEMENTS (caps[i]); column++)
      g_assert_cmpstr (((const DewWorkRow *) over->rows->pdata[i])->cells->pdata[column], ==, caps[i][column]);
  g_assert_cmpstr (taken->headings->pdata[1], ==, "Weight, £");
  g_assert_cmpstr (((const DewWorkRow *) taken->rows->pdata[1])->cells->pdata[0], ==, "96,000,000");
}

static void
test_balance (void)
{
  static const struct {
    const char *rule;
    gint64      variance;
    const char *balance;
  } told[] = {
    { "reserve £400,000; equal", MILLION, "To be shared: £1,000,000; drawn: £400,000 of £400,000; still to be shared: £600,000" },
    { "retain", -MILLION, "To be shared: −£1,000,000; kept in the pool: −£1,000,000; still to be shared: £0" },
    { "unallocated", MILLION, "Left for decision: £1,000,000" },
    { "offset across pools; equal", MILLION, "To be shared: £1,000,000; set against other pools: £0; still to be shared: £1,000,000" },
    { "carve Council £120,000 because \"late\"; equal", MILLION, "To be shared: £1,000,000; shared in this step: £120,000; still to be shared: £880,000" },
    { "own", MILLION, "Spread over lines: £1,000,000; still to be shared among the partners: £1,000,000" },
  };
  g_autoptr (DewLedger) ledger = make_oxfordshire ();

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = told[i].variance, .rule = told[i].rule };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);
      gboolean found = FALSE;

      for (guint w = 0; w < share->works->len; w++)
        {
          g_autofree char *balance = dew_work_balance (work_at (share, w));

          found |= g_strcmp0 (balance, told[i].balance) == 0;
          g_test_message ("%s", balance);
        }
      g_assert_true (found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work-table/random", test_random);
  g_test_add_func ("/work-table/cap", test_cap);
  g_test_add_func ("/work-table/balance", test_balance);

  return g_test_run ();
}
