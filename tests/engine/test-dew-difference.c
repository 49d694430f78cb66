/* test-dew-difference.c: what differs between a scenario and the baseline */
#include "engine-fixture.h"

#include <string.h>

#include "dew-difference.h"
#include "dew-edit-scenario.h"

/* "what [in]: baseline -> scenario", a line each. */
static char *
tell (GPtrArray *differences)
{
  g_autoptr (GPtrArray) owned = differences;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < owned->len; i++)
    {
      const DewDifference *difference = g_ptr_array_index (owned, i);

      g_string_append_printf (text, "%s [%s]: %s -> %s\n", difference->what, difference->in, difference->baseline, difference->scenario);
    }

  return g_string_free (text, FALSE);
}

static void
assert_told (const DewLedger *ledger,
             gint64           scenario,
             const char      *expected)
{
  g_autofree char *told = tell (dew_differences (ledger, scenario, NULL));

  g_assert_cmpstr (told, ==, expected);
}

static void
type_variance (DewLedger *ledger,
               gint64     scenario,
               gint64     pool,
               int        year,
               gint64     pence)
{
  DewChanges *changes = dew_changes_new ();
  DewVariance variance = { 0, scenario, pool, year, pence };

  g_assert_true (dew_edit_variance (ledger, changes, next_ids (), &variance, NULL));
  take (ledger, changes);
}

static void
write_rule (DewLedger    *ledger,
            gint64        line,
            DewDirection  direction,
            const char   *text,
            const char   *note)
{
  DewChanges *changes = dew_changes_new ();
  DewIds ids = next_ids ();
  DewRuleRow rule = { ids.next (ids.data), GROWTH, OLDER, line, (gint) direction, (char *) "", (char *) text, (char *) note };

  g_assert_true (dew_edit_rule (ledger, changes, next_ids (), &rule, NULL));
  take (ledger, changes);
}

#define COUNTY_RULES "Older people: rule for an overspend [Older people]: from the beginning: own | from 1 April 2014: fixed Council 60%, CCG 40% -> from 1 April 2015: equal\n"
#define DISTRICT_FIGURES \
        "District nurses: existing contribution of CCG, 2013/14 [Older people > Care > Nursing]: £50,000 -> £60,000\n" \
        "District nurses: actual of CCG, June 2013 [Older people > Care > Nursing]: £300 -> £500\n" \
        "District nurses: actual of CCG, July 2013 [Older people > Care > Nursing]: £400 -> not entered\n"
#define MEALS_FIGURE "Meals: income of Council, 2013/14 [Older people > Care]: £4,000 -> not entered\n"

static void
test_told (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GError) error = NULL;

  assert_told (ledger, GROWTH, COUNTY_RULES DISTRICT_FIGURES MEALS_FIGURE);
  assert_told (ledger, SPLIT, "");
  g_assert_null (dew_differences (ledger, 999, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);

  put (ledger, TRANSPORT, 2014, 0, DEW_FORECAST, 0, GROWTH, 123456);
  put (ledger, MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, 2500000);         /* the same as in the baseline */
  arrange (ledger, GROWTH, DISTRICT, 1, DEW_ARRANGED_ALIGNED, "2014-10-01", DEW_ARRANGED_LEAD_SINGLE, TRUST);
  arrange (ledger, GROWTH, TRANSPORT, 0, DEW_ARRANGED_ALIGNED, "", DEW_ARRANGED_LEAD_NONE, 0);
  type_variance (ledger, DEW_BASELINE, OLDER, 2013, 100000050);
  type_variance (ledger, GROWTH, OLDER, 2013, DEW_CLEARED);
  type_variance (ledger, GROWTH, EQUIPMENT, 2014, -500);
  write_rule (ledger, DISTRICT, DEW_OVER, "all to CCG", "As agreed");
  write_rule (ledger, CARE, DEW_UNDER, "retain", "");
  assert_told (ledger, GROWTH,
               COUNTY_RULES
               "Older people: variance, 2013/14 [Older people]: £1,000,000.50 -> as forecast\n"
               "Care: rule for an underspend [Older people]: none -> retain\n"
               "District nurses: rule for an overspend [Older people > Care > Nursing]: all to CCG -> all to CCG (As agreed)\n"
               "District nurses: switched on or off [Older people > Care > Nursing]: on -> off\n"
               "District nurses: pooled or aligned [Older people > Care > Nursing]: pooled -> aligned, pooled from 1 October 2014\n"
               "District nurses: lead [Older people > Care > Nursing]: CCG -> Vale Health Trust\n"
               DISTRICT_FIGURES
               MEALS_FIGURE
               "Transport: pooled or aligned [Older people]: pooled -> aligned\n"
               "Transport: lead [Older people]: Council -> not said\n"
               "Transport: forecast, 2014/15 [Older people]: not entered -> £1,234.56\n"
               "Equipment: variance, 2014/15 [Equipment]: as forecast -> −£5\n");
}

/* Where a line that is switched off is promoted, its figures go. */
static void
test_promoted (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *told = NULL;
  g_autofree char *later = NULL;

  arrange (ledger, GROWTH, DISTRICT, 1, 0, "", DEW_ARRANGED_LEAD_JOINT, 0);
  put (ledger, DISTRICT, 2014, 0, DEW_ADDITIONAL, COUNCIL, GROWTH, 5);
  told = tell (dew_differences_promoted (ledger, GROWTH, 2013, NULL));
  g_assert_cmpstr (told, ==,
                   COUNTY_RULES
                   "District nurses: lead [Older people > Care > Nursing]: CCG -> joint\n"
                   "District nurses: existing contribution of CCG, 2013/14 [Older people > Care > Nursing]: £50,000 -> not entered\n"
                   "District nurses: additional contribution of Council, 2013/14 [Older people > Care > Nursing]: £1,200.50 -> not entered\n"
                   "District nurses: actual of CCG, June 2013 [Older people > Care > Nursing]: £300 -> £500\n"
                   "District nurses: actual of CCG, July 2013 [Older people > Care > Nursing]: £400 -> not entered\n"
                   "District nurses: existing contribution of CCG, 2014/15 [Older people > Care > Nursing]: £51,000 -> not entered\n"
                   MEALS_FIGURE);

  later = tell (dew_differences_promoted (ledger, GROWTH, 2015, NULL));
  g_assert_cmpstr (later, ==,
                   COUNTY_RULES
                   "District nurses: lead [Older people > Care > Nursing]: CCG -> joint\n"
                   DISTRICT_FIGURES
                   "District nurses: additional contribution of Council, 2014/15 [Older people > Care > Nursing]: not entered -> £0.05\n"
                   MEALS_FIGURE);
}

static void
test_one (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  static const struct { DewFigure figure; gboolean differs; } figures[] = {
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 0 }, TRUE },
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, SPLIT, 0 }, FALSE },
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, DEW_BASELINE, 0 }, FALSE },
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, 0 }, FALSE },
    { { BEDS, 2013, 0, DEW_FORECAST, 0, GROWTH, 0 }, FALSE },
  };

  put (ledger, MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, 2500000);
  put (ledger, BEDS, 2013, 0, DEW_FORECAST, 0, GROWTH, DEW_CLEARED);    /* nothing where nothing is */
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_assert_cmpint (dew_difference_figure (ledger, &figures[i].figure), ==, figures[i].differs);

  g_assert_true (dew_difference_rules (ledger, GROWTH, OLDER, 0, DEW_OVER));
  g_assert_false (dew_difference_rules (ledger, GROWTH, OLDER, 0, DEW_UNDER));
  g_assert_false (dew_difference_rules (ledger, SPLIT, OLDER, 0, DEW_OVER));
  g_assert_false (dew_difference_rules (ledger, DEW_BASELINE, OLDER, 0, DEW_OVER));

  g_assert_false (dew_difference_line (ledger, GROWTH, dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS)));
  arrange (ledger, GROWTH, MEALS, 0, 0, "", DEW_ARRANGED_LEAD_JOINT, 0);
  g_assert_true (dew_difference_line (ledger, GROWTH, dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS)));
  g_assert_false (dew_difference_line (ledger, SPLIT, dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS)));

  g_assert_false (dew_difference_variance (ledger, GROWTH, OLDER, 2013));
  type_variance (ledger, GROWTH, OLDER, 2013, 1);
  g_assert_true (dew_difference_variance (ledger, GROWTH, OLDER, 2013));
  g_assert_false (dew_difference_variance (ledger, GROWTH, OLDER, 2014));
}

/* Place by place there is the same to tell, in the same order. */
static void
assert_places_agree (const DewLedger *ledger,
                     const GPtrArray *told)
{
  guint n, at = 0, figures = 0;

  dew_ledger_nodes (ledger, &n);
  for (guint node = 1; node < n; node++)
    {
      g_autoptr (GPtrArray) here = dew_differences_at (ledger, GROWTH, node, NULL);

      g_assert_cmpuint (here->len, ==, dew_difference_count_at (ledger, GROWTH, node));
      g_assert_cmpuint (dew_difference_count_at (ledger, DEW_BASELINE, node), ==, 0);
      for (guint i = 0; i < here->len; i++)
        {
          const DewDifference *one = g_ptr_array_index (here, i);
          const DewDifference *other = g_ptr_array_index (told, at++);

          g_assert_cmpstr (one->what, ==, other->what);
          g_assert_cmpstr (one->scenario, ==, other->scenario);
          figures += one->kind == DEW_DIFFERENCE_FIGURE;
        }
    }
  g_assert_cmpuint (at, ==, told->len);
  g_assert_cmpuint (figures, ==, dew_difference_count_figures (ledger, GROWTH));
}

/* They are as many as are told; a scenario that was reset, or promoted, differs in nothing; and promoting changes something just where something is told. */
static void
test_chance (void)
{
  for (guint round = 0; round < how_many (300); round++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) promotion = dew_changes_new ();
      g_autoptr (DewChanges) reset = dew_changes_new ();
      g_autoptr (GPtrArray) told = NULL;
      g_autoptr (GPtrArray) promoted = NULL;
      g_autoptr (DewLedger) other = NULL;

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (DewChanges) changes = dew_changes_new ();
          const char *what;

          if (random_verb (ledger, changes, next_ids (), &what, NULL))
            dew_ledger_patch (ledger, changes, NULL);
        }
      if (dew_ledger_find (ledger, DEW_TABLE_SCENARIO, GROWTH) == NULL || !dew_edit_promote (ledger, promotion, GROWTH, 2013, NULL))
        continue;

      told = dew_differences (ledger, GROWTH, NULL);
      g_assert_cmpuint (told->len, ==, dew_difference_count (ledger, GROWTH));
      assert_places_agree (ledger, told);
      promoted = dew_differences_promoted (ledger, GROWTH, 2013, NULL);
      for (guint i = 0; i < promoted->len; i++)
        {
          const DewDifference *difference = g_ptr_array_index (promoted, i);

          g_assert_cmpstr (difference->baseline, !=, difference->scenario);
        }

      other = dew_ledger_copy (ledger);
      g_assert_true (dew_edit_reset_scenario (other, reset, GROWTH, NULL));
      g_assert_true (dew_ledger_patch (other, reset, NULL));
      g_assert_cmpuint (dew_difference_count (other, GROWTH), ==, 0);

      g_assert_true (dew_ledger_patch (ledger, promotion, NULL));
      g_assert_cmpuint (dew_difference_count (ledger, GROWTH), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/difference/told", test_told);
  g_test_add_func ("/difference/promoted", test_promoted);
  g_test_add_func ("/difference/one", test_one);
  g_test_add_func ("/difference/chance", test_chance);

  return g_test_run ();
}
