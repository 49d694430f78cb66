/* test-dew-edit-promote.c: the edit that makes the baseline what a scenario is */
#include "engine-fixture.h"

#include <string.h>

#include "dew-edit-scenario.h"
#include "dew-totals.h"

static void
promote (DewLedger *ledger,
         int        year)
{
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  dew_edit_promote (ledger, changes, GROWTH, year, &error);
  g_assert_no_error (error);
  take (ledger, changes);
  dew_edit_validate (ledger, &error);
  g_assert_no_error (error);
}

static gboolean
get (const DewLedger *ledger,
     gint64           line,
     int              year,
     int              month,
     DewMeasure       measure,
     gint64           partner,
     gint64          *pence)
{
  return dew_ledger_figure (ledger, line, year, month, measure, partner, DEW_BASELINE, pence);
}

static void
test_figures (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  gint64 pence = 0;

  promote (ledger, 2013);
  g_assert_true (get (ledger, DISTRICT, 2013, 0, DEW_EXISTING, CCG, &pence));
  g_assert_cmpint (pence, ==, 6000000);
  g_assert_true (get (ledger, DISTRICT, 2013, 3, DEW_ACTUAL, CCG, &pence));
  g_assert_cmpint (pence, ==, 50000);
  g_assert_false (get (ledger, DISTRICT, 2013, 4, DEW_ACTUAL, CCG, &pence));
  g_assert_false (get (ledger, MEALS, 2013, 0, DEW_INCOME, COUNCIL, &pence));
  g_assert_true (get (ledger, MEALS, 2013, 0, DEW_EXISTING, COUNCIL, &pence));
  g_assert_cmpint (pence, ==, 2500000);
  g_assert_nonnull (dew_ledger_find (ledger, DEW_TABLE_SCENARIO, GROWTH));
}

/* The scenario's list takes the place of the whole: its one rule is in force from April 2015, and before that there is none. */
static void
test_rules (void)
{
  g_autoptr (DewLedger) ledger = make_county ();

  promote (ledger, 2013);
  g_assert_null (dew_ledger_rule (ledger, OLDER, 0, DEW_OVER, "2014-04-01", DEW_BASELINE));
  g_assert_cmpstr (dew_ledger_rule (ledger, OLDER, 0, DEW_OVER, "2015-04-01", DEW_BASELINE)->text, ==, "equal");
  g_assert_cmpstr (dew_ledger_rule (ledger, OLDER, DISTRICT, DEW_OVER, "2014-04-01", DEW_BASELINE)->text, ==, "all to CCG");
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_RULE)->len, ==, 3);
}

static void
test_lines (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewLine *line;
  gint64 pence;

  put (ledger, MEALS, 2012, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 1);
  put (ledger, MEALS, 2014, 5, DEW_FORECAST, 0, GROWTH, 2);
  put (ledger, MEALS, 2013, 5, DEW_ACTUAL, 0, DEW_BASELINE, 3);
  put (ledger, MEALS, 2013, 6, DEW_ACTUAL, 0, GROWTH, 4);
  put (ledger, MEALS, 2013, 0, DEW_PREVIOUS, 0, DEW_BASELINE, 5);
  put (ledger, MEALS, 2013, 0, DEW_BUDGET, 0, SPLIT, 6);
  arrange (ledger, GROWTH, MEALS, 1, DEW_ARRANGED_ALIGNED, "2015-04-01", DEW_ARRANGED_LEAD_JOINT, 0);
  arrange (ledger, GROWTH, DISTRICT, 0, 0, "", DEW_ARRANGED_LEAD_SINGLE, TRUST);
  promote (ledger, 2013);

  line = dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS);
  g_assert_cmpint (line->status, ==, DEW_STATUS_ALIGNED);
  g_assert_cmpstr (line->pooled_from, ==, "2015-04-01");
  g_assert_cmpint (line->lead_mode, ==, DEW_LEAD_JOINT);
  g_assert_cmpint (line->lead, ==, 0);
  g_assert_cmpint (((const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, DISTRICT))->lead, ==, TRUST);
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_ARRANGEMENT)->len, ==, 0);

  /* Earlier years and actuals stay, and so does what another scenario says. */
  g_assert_true (get (ledger, MEALS, 2012, 0, DEW_EXISTING, COUNCIL, &pence));
  g_assert_false (get (ledger, MEALS, 2013, 0, DEW_EXISTING, COUNCIL, &pence));
  g_assert_false (get (ledger, MEALS, 2013, 0, DEW_INCOME, COUNCIL, &pence));
  g_assert_false (get (ledger, MEALS, 2014, 5, DEW_FORECAST, 0, &pence));
  g_assert_false (get (ledger, MEALS, 2013, 0, DEW_PREVIOUS, 0, &pence));
  g_assert_true (get (ledger, MEALS, 2013, 5, DEW_ACTUAL, 0, &pence));
  g_assert_true (get (ledger, MEALS, 2013, 6, DEW_ACTUAL, 0, &pence));
  g_assert_nonnull (dew_ledger_figure_row (ledger, MEALS, 2013, 0, DEW_BUDGET, 0, SPLIT));
}

static void
test_moved (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) refused = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewChanges *changes = dew_changes_new ();
  DewVirement virement = { 80, 2013, (char *) "2013-10-01", COUNCIL, (char *) "why", (char *) "", (char *) "" };
  const DewMove moves[] = { { MEALS, -500 }, { TRANSPORT, 500 } };

  g_assert_true (dew_edit_virement (ledger, changes, next_ids (), &virement, moves, 2, NULL));
  take (ledger, changes);
  arrange (ledger, GROWTH, MEALS, 1, 0, "", 0, 0);
  g_assert_false (dew_edit_promote (ledger, refused, GROWTH, 2013, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Meals” is switched off, but money was moved to or from it by a virement in 2013/14");
  g_assert_cmpuint (dew_changes_length (refused), ==, 0);
  promote (ledger, 2014);
}

static void
test_variances (void)
{
  static const DewVariance rows[] = {
    { 1, DEW_BASELINE, OLDER, 2013, 5 }, { 2, GROWTH, OLDER, 2013, DEW_CLEARED }, { 3, DEW_BASELINE, EQUIPMENT, 2013, 6 }, { 4, GROWTH, EQUIPMENT, 2013, 7 },
    { 5, GROWTH, CARERS, 2013, 8 }, { 6, DEW_BASELINE, CARERS, 2014, 9 }, { 7, SPLIT, OLDER, 2013, 10 },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  gint64 pence = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    dew_changes_insert_row (changes, DEW_TABLE_VARIANCE, &rows[i]);
  take (ledger, changes);
  promote (ledger, 2013);

  g_assert_false (dew_ledger_variance (ledger, OLDER, 2013, DEW_BASELINE, &pence));
  g_assert_true (dew_ledger_variance (ledger, EQUIPMENT, 2013, DEW_BASELINE, &pence));
  g_assert_cmpint (pence, ==, 7);
  g_assert_true (dew_ledger_variance (ledger, CARERS, 2013, DEW_BASELINE, &pence));
  g_assert_cmpint (pence, ==, 8);
  g_assert_true (dew_ledger_variance (ledger, CARERS, 2014, DEW_BASELINE, &pence));
  g_assert_true (dew_ledger_variance (ledger, OLDER, 2013, SPLIT, &pence));
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_VARIANCE)->len, ==, 4);
}

/* ---- By chance ---- */

static gboolean
stays_off (const DewLedger *ledger,
           const DewNode   *node)
{
  const DewArrangement *arrangement = dew_ledger_arrangement (ledger, node->id, GROWTH);

  return arrangement != NULL && arrangement->off;
}

/* What the baseline is afterwards is what the scenario was; of lines that were off, in the years that they were promoted from. */
static void
assert_became (const DewLedger *before,
               const DewLedger *after,
               int              year)
{
  g_autoptr (DewTotals) was = dew_totals_new (before, year, GROWTH);
  g_autoptr (DewTotals) is = dew_totals_new (after, year, DEW_BASELINE);
  g_autoptr (DewTotals) follows = dew_totals_new (after, year, GROWTH);
  int n_partners = (int) dew_ledger_rows (before, DEW_TABLE_PARTNER)->len;
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (before, &n_nodes);

  for (guint node = 0; node < n_nodes; node++)
    for (int partner = DEW_NO_PARTNER; partner < n_partners; partner++)
      for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
        {
          g_assert_cmpint (dew_totals_get (is, node, partner, sum), ==, dew_totals_get (follows, node, partner, sum));
          if (nodes[node].kind != DEW_NODE_LINE || (sum == DEW_SUM_ACTUAL && stays_off (before, &nodes[node])))
            continue;
          g_assert_cmpint (dew_totals_get (is, node, partner, sum), ==, dew_totals_get (was, node, partner, sum));
          g_assert_cmpint (dew_totals_entered (is, node, partner, sum), ==, dew_totals_entered (was, node, partner, sum));
        }
}

static void
assert_arranged_same (const DewLedger *before,
                      const DewLedger *after)
{
  const GPtrArray *lines = dew_ledger_rows (before, DEW_TABLE_LINE);

  for (guint i = 0; i < lines->len; i++)
    {
      const DewLine *line = g_ptr_array_index (lines, i);
      DewArranged was, is;

      dew_ledger_arranged (before, line, GROWTH, &was);
      dew_ledger_arranged (after, dew_ledger_find (after, DEW_TABLE_LINE, line->id), DEW_BASELINE, &is);
      g_assert_cmpint (was.status, ==, is.status);
      g_assert_cmpstr (was.pooled_from, ==, is.pooled_from);
      g_assert_cmpint (was.lead_mode, ==, is.lead_mode);
      g_assert_cmpint (was.lead, ==, is.lead);
    }
}

static const char *
rule_text (const DewLedger *ledger,
           gint64           pool,
           gint64           line,
           DewDirection     direction,
           const char      *date,
           gint64           scenario)
{
  const DewRuleRow *rule = dew_ledger_rule (ledger, pool, line, direction, date, scenario);

  return rule == NULL ? NULL : rule->text;
}

static void
assert_rules_same (const DewLedger *before,
                   const DewLedger *after)
{
  static const char *const dates[] = { "2013-04-01", "2014-03-31", "2014-04-01", "2015-10-01" };
  const GPtrArray *lines = dew_ledger_rows (before, DEW_TABLE_LINE);

  for (guint i = 0; i < lines->len; i++)
    for (guint d = 0; d < G_N_ELEMENTS (dates); d++)
      for (DewDirection direction = DEW_OVER; direction <= DEW_UNDER; direction++)
        {
          const DewLine *line = g_ptr_array_index (lines, i);

          g_assert_cmpstr (rule_text (before, line->pool, line->id, direction, dates[d], GROWTH), ==, rule_text (after, line->pool, line->id, direction, dates[d], DEW_BASELINE));
          g_assert_cmpstr (rule_text (before, line->pool, 0, direction, dates[d], GROWTH), ==, rule_text (after, line->pool, 0, direction, dates[d], DEW_BASELINE));
        }
}

static void
test_chance (void)
{
  guint done = 0;

  for (guint round = 0; round < how_many (300); round++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewLedger) before = NULL;
      g_autoptr (DewChanges) promotion = dew_changes_new ();

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (DewChanges) changes = dew_changes_new ();
          const char *what;

          if (random_verb (ledger, changes, next_ids (), &what, NULL))
            dew_ledger_patch (ledger, changes, NULL);
        }
      if (dew_ledger_find (ledger, DEW_TABLE_SCENARIO, GROWTH) == NULL || !dew_edit_promote (ledger, promotion, GROWTH, 2013, NULL))
        continue;

      before = dew_ledger_copy (ledger);
      g_assert_true (dew_ledger_patch (ledger, promotion, NULL));
      g_assert_true (dew_edit_validate (ledger, NULL));
      for (int year = 2013; year < 2016; year++)
        assert_became (before, ledger, year);
      assert_arranged_same (before, ledger);
      assert_rules_same (before, ledger);
      done++;
    }

  g_assert_cmpuint (done, >, how_many (300) / 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-promote/figures", test_figures);
  g_test_add_func ("/edit-promote/rules", test_rules);
  g_test_add_func ("/edit-promote/lines", test_lines);
  g_test_add_func ("/edit-promote/moved", test_moved);
  g_test_add_func ("/edit-promote/variances", test_variances);
  g_test_add_func ("/edit-promote/chance", test_chance);

  return g_test_run ();
}
