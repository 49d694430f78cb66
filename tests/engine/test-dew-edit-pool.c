/* test-dew-edit-pool.c: merging, splitting and renaming pools, and transferring lines: what they say, and refuse */
#include "engine-fixture.h"

#include "dew-edit-pool.h"

static gint64 ids = 1000;

#define IDS ((DewIds) { count_ids, &ids })

static const DewPool *
find_pool (const DewLedger *ledger,
           gint64           id)
{
  return dew_ledger_find (ledger, DEW_TABLE_POOL, id);
}

static void
merge (DewLedger *ledger,
       gint64     pool,
       gint64     into,
       int        year)
{
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  dew_edit_merge (ledger, changes, IDS, pool, into, year, &error);
  g_assert_no_error (error);
  take (ledger, changes);
  dew_edit_validate (ledger, &error);
  g_assert_no_error (error);
}

static void
change_pool (DewLedger  *ledger,
             gint64      id,
             const char *start,
             const char *end,
             int         no_end)
{
  DewPool pool = *find_pool (ledger, id);
  DewChanges *changes = dew_changes_new ();

  pool.start = (char *) start;
  pool.end = (char *) end;
  pool.no_end = no_end;
  g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_POOL, &pool, NULL));
  take (ledger, changes);
}

static gint64
line_at (const DewLedger *ledger,
         const char      *place)
{
  g_autoptr (GError) error = NULL;
  guint node = dew_ledger_place_named (ledger, place, &error);

  g_assert_no_error (error);
  return dew_ledger_nodes (ledger, NULL)[node].id;
}

/* ---- Merging ---- */

static void
test_merge (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewLine *beds;

  put (ledger, BEDS, 2014, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 950000);
  put (ledger, BEDS, 2014, 5, DEW_ACTUAL, CCG, GROWTH, 5);
  merge (ledger, EQUIPMENT, OLDER, 2014);

  beds = dew_ledger_find (ledger, DEW_TABLE_LINE, line_at (ledger, "Older people > Beds"));
  g_assert_cmpint (beds->continues, ==, BEDS);
  g_assert_nonnull (dew_ledger_figure_row (ledger, beds->id, 2014, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE));
  g_assert_nonnull (dew_ledger_figure_row (ledger, beds->id, 2014, 5, DEW_ACTUAL, CCG, GROWTH));
  g_assert_null (dew_ledger_figure_row (ledger, BEDS, 2014, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE));
  g_assert_nonnull (dew_ledger_figure_row (ledger, BEDS, 2013, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE));
  /* Without earlier years a line moves itself; its name is taken. */
  g_assert_cmpint (line_at (ledger, "Older people > Transport (Equipment)"), ==, VAN);
  g_assert_cmpstr (find_pool (ledger, EQUIPMENT)->end, ==, "2014-03-31");
  g_assert_cmpint (find_pool (ledger, EQUIPMENT)->merged_into, ==, OLDER);
  g_assert_cmpstr (find_pool (ledger, OLDER)->formerly, ==, "Includes “Equipment” from 1 April 2014.");

  merge (ledger, CARERS, OLDER, 2015);
  g_assert_cmpint (line_at (ledger, "Older people > Respite"), ==, RESPITE);
  g_assert_cmpstr (find_pool (ledger, OLDER)->formerly, ==, "Includes “Equipment” from 1 April 2014. Includes “Carers” from 1 April 2015.");
}

static void
test_merge_end (void)
{
  static const struct {
    const char *end;
    int         no_end;
    const char *after;
  } ends[] = { { "", 0, "2014-03-31" }, { "", 1, "2014-03-31" }, { "2016-03-31", 0, "2014-03-31" }, { "2014-01-31", 0, "2014-01-31" } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();

      change_pool (ledger, EQUIPMENT, "", ends[i].end, ends[i].no_end);
      merge (ledger, EQUIPMENT, OLDER, 2014);
      g_assert_cmpstr (find_pool (ledger, EQUIPMENT)->end, ==, ends[i].after);
      g_assert_cmpint (find_pool (ledger, EQUIPMENT)->no_end, ==, 0);
    }
}

static void
test_merge_refused (void)
{
  static const struct {
    gint64       pool, into;
    int          year;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { EQUIPMENT, EQUIPMENT, 2014, DEW_ERROR_INVALID, "“Equipment” cannot be merged into itself" },
    { EQUIPMENT, 99, 2014, DEW_ERROR_NOT_FOUND, "pool is not there" },
    { 99, OLDER, 2014, DEW_ERROR_NOT_FOUND, "pool is not there" },
    { EQUIPMENT, OLDER, 1947, DEW_ERROR_INVALID, "year is out of range" },
    { EQUIPMENT, OLDER, 2148, DEW_ERROR_INVALID, "year is out of range" },
    { EQUIPMENT, OLDER, 2012, DEW_ERROR_INVALID, "“Equipment” starts on 1 April 2012 and cannot end on 31 March 2012" },
    { EQUIPMENT, OLDER, 2017, DEW_ERROR_INVALID, "pool “Older people” is closed on 1 April 2017" },
    { CARERS, EQUIPMENT, 2014, DEW_ERROR_INVALID, "“Carers” has been merged already" },
    { EQUIPMENT, CARERS, 2014, DEW_ERROR_INVALID, "pool “Carers” is closed on 1 April 2014" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  change_pool (ledger, EQUIPMENT, "2012-04-01", "", 0);
  change_pool (ledger, OLDER, "", "2017-03-31", 0);
  merge (ledger, CARERS, OLDER, 2014);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_merge (ledger, changes, IDS, refusals[i].pool, refusals[i].into, refusals[i].year, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- Splitting ---- */

static void
test_split (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  const gint64 lines[] = { DISTRICT, NURSING, TRANSPORT };      /* the first stands in the second */
  const DewPool *split;
  g_autoptr (GError) error = NULL;

  dew_edit_split (ledger, changes, IDS, OLDER, lines, 3, 77, "Nursing at home", 2014, &error);
  g_assert_no_error (error);
  take (ledger, changes);
  g_assert_true (dew_edit_validate (ledger, NULL));

  split = find_pool (ledger, 77);
  g_assert_cmpstr (split->name, ==, "Nursing at home");
  g_assert_cmpstr (split->start, ==, "2014-04-01");
  g_assert_cmpstr (split->formerly, ==, "Part of “Older people” until 31 March 2014.");
  g_assert_cmpint (split->host, ==, COUNCIL);
  g_assert_cmpint (split->agreement, ==, ADULTS);
  g_assert_cmpint (((const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, line_at (ledger, "Nursing at home > Nursing > District nurses")))->continues,
                   ==, DISTRICT);
  g_assert_cmpint (line_at (ledger, "Nursing at home > Nursing > Transport"), ==, NIGHT);
  g_assert_cmpint (line_at (ledger, "Nursing at home > Transport"), !=, TRANSPORT);
  /* It goes on under the rules that the pool had from then on. */
  g_assert_cmpstr (dew_ledger_rule (ledger, 77, 0, DEW_OVER, "2014-04-01", DEW_BASELINE)->text, ==, "fixed Council 60%, CCG 40%");
  g_assert_cmpstr (dew_ledger_rule (ledger, 77, 0, DEW_OVER, "2015-04-01", GROWTH)->text, ==, "equal");
}

static void
test_split_refused (void)
{
  static const struct {
    gint64       pool, lines[2];
    guint        n;
    gint64       split;
    const char  *name;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { OLDER, { CARE, 0 }, 0, 77, "New", DEW_ERROR_INVALID, "No line is chosen" },
    { OLDER, { CARE, 999 }, 2, 77, "New", DEW_ERROR_NOT_FOUND, "line is not there" },
    { OLDER, { CARE, BEDS }, 2, 77, "New", DEW_ERROR_INVALID, "“Beds” is not in the pool “Older people”" },
    { OLDER, { CARE, 0 }, 1, 77, "", DEW_ERROR_INVALID, "name is missing" },
    { OLDER, { CARE, 0 }, 1, 77, "carers", DEW_ERROR_CONFLICT, "pool called “Carers” already" },
    { OLDER, { CARE, 0 }, 1, CARERS, "New", DEW_ERROR_CONFLICT, "there already" },
    { 99, { CARE, 0 }, 1, 77, "New", DEW_ERROR_NOT_FOUND, "pool is not there" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_split (ledger, changes, IDS, refusals[i].pool, refusals[i].lines, refusals[i].n, refusals[i].split, refusals[i].name, 2014, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- Transferring ---- */

static void
test_transfer (void)
{
  static const struct {
    gint64      line, pool, parent;
    const char *place;
    gboolean    moves;
  } transfers[] = {
    { VAN, CARERS, 0, "Carers > Transport", TRUE },
    { VAN, 0, RESPITE, "Carers > Respite > Transport", TRUE },
    { VAN, OLDER, 0, "Older people > Transport (Equipment)", TRUE },
    { NIGHT, OLDER, 0, "Older people > Transport (Nursing)", TRUE },
    { BEDS, CARERS, 0, "Carers > Beds", FALSE },
    { MEALS, OLDER, 0, "Older people > Meals", FALSE },
    { NURSING, CARERS, 0, "Carers > Nursing > District nurses", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (transfers); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gint64 there;

      g_test_message ("transfer %u", i);
      dew_edit_transfer (ledger, changes, IDS, &transfers[i].line, 1, transfers[i].pool, transfers[i].parent, 2014, &error);
      g_assert_no_error (error);
      take (ledger, changes);
      g_assert_true (dew_edit_validate (ledger, NULL));
      there = line_at (ledger, transfers[i].place);
      g_assert_cmpint (there == transfers[i].line, ==, transfers[i].moves);
    }
}

static void
test_transfer_refused (void)
{
  static const struct {
    gint64       line, pool, parent;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { CARE, 0, CARE, DEW_ERROR_INVALID, "“Care” cannot be moved into itself" },
    { CARE, 0, NURSING, DEW_ERROR_INVALID, "“Care” cannot be moved into itself" },
    { MEALS, 0, DISTRICT, DEW_ERROR_INVALID, "“District nurses” is not a category" },
    { MEALS, 0, CARE, DEW_ERROR_INVALID, "“Meals” stands there already" },
    { TRANSPORT, OLDER, 0, DEW_ERROR_INVALID, "“Transport” stands there already" },
    { MEALS, 0, 999, DEW_ERROR_NOT_FOUND, "line is not there" },
    { 999, CARERS, 0, DEW_ERROR_NOT_FOUND, "line is not there" },
    { MEALS, 99, 0, DEW_ERROR_NOT_FOUND, "pool is not there" },
    { MEALS, EQUIPMENT, 0, DEW_ERROR_INVALID, "pool “Equipment” is closed on 1 April 2014" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  change_pool (ledger, EQUIPMENT, "", "2014-03-31", 0);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_transfer (ledger, changes, IDS, &refusals[i].line, 1, refusals[i].pool, refusals[i].parent, 2014, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- Renaming ---- */

static void
test_rename (void)
{
  static const struct {
    gint64      pool;
    int         year;
    const char *name, *formerly;
  } names[] = {
    { OLDER, 2014, "Ageing well", "Called “Older people” until 31 March 2014." },
    { OLDER, 2013, "Ageing well", "" },                 /* it has no earlier year */
    { CARERS, 2014, "Families", "" },                   /* nor any at all */
    { OLDER, 2014, "Older people", "" },                /* the name it has */
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      dew_edit_rename_pool (ledger, changes, names[i].pool, names[i].name, names[i].year, &error);
      g_assert_no_error (error);
      take (ledger, changes);
      g_assert_cmpstr (find_pool (ledger, names[i].pool)->name, ==, names[i].name);
      g_assert_cmpstr (find_pool (ledger, names[i].pool)->formerly, ==, names[i].formerly);
    }
}

static void
test_rename_refused (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_edit_rename_pool (ledger, changes, OLDER, "Carers", 2014, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "pool called “Carers” already");
  g_assert_false (dew_edit_rename_pool (ledger, changes, 99, "A", 2014, &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "pool is not there");
  g_assert_false (dew_edit_rename_pool (ledger, changes, OLDER, "A", 0, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "year is out of range");
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
}

/* ---- What is typed of pools as a whole ---- */

/* Variances of the years from then on become one where both pools have one; payments for performance go on in the other pool. */
static void
test_merged_extras (void)
{
  static const struct {
    DewVariance rows[3];
    const char *says;           /* NULL: it is done */
    gint64      sum;            /* DEW_CLEARED: none is typed */
  } cases[] = {
    { { { 1, DEW_BASELINE, EQUIPMENT, 2014, 500 }, { 2, DEW_BASELINE, OLDER, 2014, -200 } }, NULL, 300 },
    { { { 1, DEW_BASELINE, EQUIPMENT, 2013, 500 } }, NULL, DEW_CLEARED },
    { { { 1, DEW_BASELINE, EQUIPMENT, 2014, 500 } }, "A variance in 2014/15 is typed for one of “Equipment” and “Older people” alone", 0 },
    { { { 1, DEW_BASELINE, OLDER, 2015, 500 } }, "A variance in 2015/16 is typed for one of", 0 },
    { { { 1, DEW_BASELINE, OLDER, 2014, 1 }, { 2, DEW_BASELINE, EQUIPMENT, 2014, 1 }, { 3, GROWTH, OLDER, 2014, DEW_CLEARED } }, "alone; type one for both", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewIncentive payment = { 70, EQUIPMENT, 1, 2014, (char *) "Fewer falls", 100, (char *) "", 1000, 0, 0, 0, (char *) "" };
      DewIncentive earlier = { 71, EQUIPMENT, 1, 2013, (char *) "Fewer falls", 100, (char *) "", 1000, 0, 0, 0, (char *) "" };
      g_autoptr (DewChanges) merge = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();
      gint64 pence = DEW_CLEARED;

      for (guint v = 0; v < G_N_ELEMENTS (cases[i].rows) && cases[i].rows[v].id != 0; v++)
        dew_changes_insert_row (changes, DEW_TABLE_VARIANCE, &cases[i].rows[v]);
      dew_changes_insert_row (changes, DEW_TABLE_INCENTIVE, &payment);
      dew_changes_insert_row (changes, DEW_TABLE_INCENTIVE, &earlier);
      take (ledger, changes);

      g_test_message ("case %u", i);
      g_assert_cmpint (dew_edit_merge (ledger, merge, IDS, EQUIPMENT, OLDER, 2014, &error), ==, cases[i].says == NULL);
      if (cases[i].says != NULL)
        {
          assert_refused (&error, DEW_ERROR_INVALID, cases[i].says);
          continue;
        }
      g_assert_true (dew_ledger_patch (ledger, merge, NULL));
      dew_ledger_variance (ledger, OLDER, 2014, DEW_BASELINE, &pence);
      g_assert_cmpint (pence, ==, cases[i].sum);
      g_assert_false (dew_ledger_variance (ledger, EQUIPMENT, 2014, DEW_BASELINE, &pence));
      g_assert_cmpint (((const DewIncentive *) dew_ledger_find (ledger, DEW_TABLE_INCENTIVE, 70))->pool, ==, OLDER);
      g_assert_cmpint (((const DewIncentive *) dew_ledger_find (ledger, DEW_TABLE_INCENTIVE, 71))->pool, ==, EQUIPMENT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-pool/merge", test_merge);
  g_test_add_func ("/edit-pool/merge-end", test_merge_end);
  g_test_add_func ("/edit-pool/merge-refused", test_merge_refused);
  g_test_add_func ("/edit-pool/split", test_split);
  g_test_add_func ("/edit-pool/split-refused", test_split_refused);
  g_test_add_func ("/edit-pool/transfer", test_transfer);
  g_test_add_func ("/edit-pool/transfer-refused", test_transfer_refused);
  g_test_add_func ("/edit-pool/rename", test_rename);
  g_test_add_func ("/edit-pool/rename-refused", test_rename_refused);
  g_test_add_func ("/edit-pool/merged-extras", test_merged_extras);

  return g_test_run ();
}
