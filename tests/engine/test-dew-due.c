/* test-dew-due.c: what is to be said of a date when the document is as at another, and how an arrangement stands then */
#include "engine-fixture.h"

#include "dew-date.h"
#include "dew-due.h"

static void
test_due (void)
{
  static const struct {
    const char *date, *as_at;
    DewDue      due;
  } table[] = {
    { "", "2013-05-23", DEW_DUE_NONE },
    { "2013-05-22", "2013-05-23", DEW_DUE_PAST },
    { "1999-12-31", "2013-05-23", DEW_DUE_PAST },
    { "2013-05-23", "2013-05-23", DEW_DUE_SOON },
    { "2013-11-23", "2013-05-23", DEW_DUE_SOON },
    { "2013-11-24", "2013-05-23", DEW_DUE_NONE },
    { "2014-03-31", "2013-09-30", DEW_DUE_NONE },
    { "2014-03-30", "2013-09-30", DEW_DUE_SOON },
    { "2014-03-31", "2013-10-01", DEW_DUE_SOON },
    { "2013-02-28", "2012-08-31", DEW_DUE_SOON },
    { "2013-03-01", "2012-08-31", DEW_DUE_NONE },
    { "2012-02-29", "2011-08-31", DEW_DUE_SOON },
    { "9999-12-31", "9999-12-01", DEW_DUE_SOON },
    { "9999-12-31", "2013-05-23", DEW_DUE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s as at %s", table[i].date, table[i].as_at);
      g_assert_cmpint (dew_due (table[i].date, table[i].as_at), ==, table[i].due);
    }
}

/* As time goes on, what is far off becomes soon, then past, and nothing goes back. */
static void
test_in_order (void)
{
  for (guint n = 0; n < how_many (2000); n++)
    {
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", g_test_rand_int_range (1990, 2040), g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
      g_autofree char *one = g_strdup_printf ("%04d-%02d-%02d", g_test_rand_int_range (1990, 2040), g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
      g_autofree char *later = dew_date_later (one, g_test_rand_int_range (0, 20));

      g_assert_cmpint (dew_due (date, one), <=, dew_due (date, later));
    }
}

static void
test_older (void)
{
  static const struct {
    const char *pool, *agreement;
    gboolean    older;
  } table[] = {
    { "2013-03-31", "2013-04-01", TRUE },
    { "2013-04-01", "2013-04-01", FALSE },
    { "2013-04-02", "2013-04-01", FALSE },
    { "", "2013-04-01", FALSE },
    { "2013-03-31", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewAgreement agreement = *(const DewAgreement *) dew_ledger_find (ledger, DEW_TABLE_AGREEMENT, ADULTS);
      DewPool pool = *(const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER);
      DewChanges *changes = dew_changes_new ();

      agreement.start = (char *) table[i].agreement;
      agreement.end = (char *) "";
      dew_changes_diff_row (changes, DEW_TABLE_AGREEMENT, dew_ledger_find (ledger, DEW_TABLE_AGREEMENT, ADULTS), &agreement);
      take (ledger, changes);
      pool.start = (char *) table[i].pool;
      g_assert_cmpint (dew_due_older (ledger, &pool), ==, table[i].older);
      pool.agreement = 0;
      g_assert_false (dew_due_older (ledger, &pool));
    }
}

static void
test_arrangement (void)
{
  static const struct {
    int         status;
    const char *pooled_from, *as_at, *says;
  } table[] = {
    { DEW_STATUS_POOLED, "", "2013-05-23", "" },
    { DEW_STATUS_POOLED, "2017-04-01", "2013-05-23", "" },
    { DEW_STATUS_ALIGNED, "", "2013-05-23", "Aligned: the money stays its funders’." },
    { DEW_STATUS_ALIGNED, "2017-04-01", "2017-03-31", "Aligned until 31 March 2017; pooled from 1 April 2017." },
    { DEW_STATUS_ALIGNED, "2017-04-15", "2017-03-31", "Aligned until 31 March 2017; pooled from 1 April 2017." },
    { DEW_STATUS_ALIGNED, "2017-04-15", "2017-04-01", "Was aligned until 31 March 2017; pooled since 1 April 2017." },
    { DEW_STATUS_ALIGNED, "2017-01-31", "2016-12-31", "Aligned until 31 December 2016; pooled from 1 January 2017." },
    { DEW_STATUS_ALIGNED, "2012-03-01", "2013-05-23", "Was aligned until 29 February 2012; pooled since 1 March 2012." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewPool pool = { .status = table[i].status, .pooled_from = (char *) table[i].pooled_from };
      g_autofree char *says = dew_due_pool_arrangement (&pool, table[i].as_at);

      g_assert_cmpstr (says, ==, table[i].says);
    }
}

/* A line says what dew_ledger_pooled () goes by. */
static void
test_line (void)
{
  static const struct {
    int         pool;
    const char *pool_from;
    int         line;
    const char *line_from, *as_at, *says;
  } table[] = {
    { DEW_STATUS_POOLED, "", DEW_STATUS_POOLED, "", "2013-05-23", "" },
    { DEW_STATUS_POOLED, "", DEW_STATUS_ALIGNED, "", "2013-05-23", "Aligned: the money stays its funders’." },
    { DEW_STATUS_ALIGNED, "", DEW_STATUS_POOLED, "", "2013-05-23", "The pool is aligned: so is this line." },
    { DEW_STATUS_ALIGNED, "2014-04-01", DEW_STATUS_POOLED, "", "2013-05-23", "The pool is aligned until 31 March 2014: so is this line." },
    { DEW_STATUS_ALIGNED, "2014-04-01", DEW_STATUS_ALIGNED, "2013-04-01", "2013-05-23", "The pool is aligned until 31 March 2014: so is this line." },
    { DEW_STATUS_ALIGNED, "2014-04-01", DEW_STATUS_POOLED, "", "2014-04-01", "" },
    { DEW_STATUS_ALIGNED, "2014-04-01", DEW_STATUS_ALIGNED, "2015-04-01", "2014-04-01", "Aligned until 31 March 2015; pooled from 1 April 2015." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewLine line = *(const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS);
      const DewPool *old = dew_ledger_find (ledger, DEW_TABLE_POOL, line.pool);
      DewPool pool = *old;
      DewChanges *changes = dew_changes_new ();
      g_autofree char *says = NULL;

      pool.status = table[i].pool;
      pool.pooled_from = (char *) table[i].pool_from;
      dew_changes_diff_row (changes, DEW_TABLE_POOL, old, &pool);
      take (ledger, changes);
      line.status = table[i].line;
      line.pooled_from = (char *) table[i].line_from;
      says = dew_due_line_arrangement (ledger, &line, table[i].as_at);
      g_assert_cmpstr (says, ==, table[i].says);
      g_assert_cmpint (dew_ledger_pooled (ledger, &line, DEW_BASELINE, table[i].as_at), ==, *says == '\0' || g_str_has_prefix (says, "Was"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due/due", test_due);
  g_test_add_func ("/due/in-order", test_in_order);
  g_test_add_func ("/due/older", test_older);
  g_test_add_func ("/due/arrangement", test_arrangement);
  g_test_add_func ("/due/line", test_line);

  return g_test_run ();
}
