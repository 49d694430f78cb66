/* test-dew-edit.c: edits of figures, and all verbs by chance: none ever tears a document */
#include "engine-fixture.h"

#include <string.h>

#include "dew-rule.h"

/* ---- Figures ---- */

static void
test_figure (void)
{
  enum { NOTHING = -1 };
  static const struct {
    DewFigure figure;
    int       op;               /* DewOp, or NOTHING */
  } edits[] = {
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 2500001 }, DEW_UPDATE },
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 2500000 }, NOTHING },              /* as it is */
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, DEW_CLEARED }, DEW_DELETE },
    { { MEALS, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 0 }, DEW_INSERT },                     /* nil is a figure */
    { { MEALS, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, DEW_CLEARED }, NOTHING },
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, 1 }, DEW_INSERT },
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, 2500000 }, NOTHING },                    /* says what the baseline says */
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, GROWTH, DEW_CLEARED }, DEW_INSERT },
    { { MEALS, 2013, 0, DEW_EXISTING, CCG, GROWTH, DEW_CLEARED }, NOTHING },                    /* nothing there to hide */
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, DEW_CLEARED }, NOTHING },                  /* cleared already */
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 7 }, DEW_UPDATE },
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH, 400000 }, DEW_DELETE },                    /* the baseline's own again */
    { { MEALS, 2013, 0, DEW_INCOME, COUNCIL, DEW_BASELINE, DEW_CLEARED }, DEW_DELETE },
    { { DISTRICT, 2013, 3, DEW_ACTUAL, CCG, GROWTH, DEW_CLEARED }, DEW_UPDATE },
    { { DISTRICT, 2013, 12, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, DEW_MONEY_LIMIT }, DEW_INSERT },
    { { DISTRICT, 1948, 0, DEW_BUDGET, TRUST, DEW_BASELINE, -DEW_MONEY_LIMIT }, DEW_INSERT },
    { { DISTRICT, 2147, 12, DEW_FORECAST, TRUST, SPLIT, 1 }, DEW_INSERT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const DewFigure *figure = &edits[i].figure;
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gint64 pence = 0;
      gboolean there;

      g_test_message ("edit %u", i);
      g_assert_true (dew_edit_figure (ledger, changes, figure, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (dew_changes_length (changes), ==, edits[i].op != NOTHING);
      if (edits[i].op != NOTHING)
        g_assert_cmpint (dew_changes_get (changes, 0)->op, ==, edits[i].op);

      take (ledger, g_steal_pointer (&changes));
      there = dew_ledger_figure (ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure, figure->partner, figure->scenario, &pence);
      g_assert_cmpint (there, ==, figure->pence != DEW_CLEARED);
      g_assert_cmpint (pence, ==, there ? figure->pence : 0);
    }
}

static void
test_figure_refused (void)
{
  static const struct {
    DewFigure    figure;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { { 999, 2013, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_NOT_FOUND, "line this figure belongs to is not there any more" },
    { { CARE, 2013, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Care” is a category: its figures are the sum of its lines" },
    { { MEALS, 1947, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2148, 0, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, -1, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 13, DEW_BUDGET, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 0, DEW_N_MEASURES, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 0, -1, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "“Meals” is out of range" },
    { { MEALS, 2013, 0, DEW_EXISTING, DEW_UNATTRIBUTED, 0, 1 }, DEW_ERROR_INVALID, "contribution to “Meals” must be a partner’s and a whole year’s" },
    { { MEALS, 2013, 1, DEW_ADDITIONAL, COUNCIL, 0, 1 }, DEW_ERROR_INVALID, "contribution to “Meals” must be" },
    { { MEALS, 2013, 12, DEW_INCOME, COUNCIL, GROWTH, DEW_CLEARED }, DEW_ERROR_INVALID, "contribution to “Meals” must be" },
    { { MEALS, 2013, 0, DEW_BUDGET, 999, 0, 1 }, DEW_ERROR_NOT_FOUND, "partner this figure of “Meals” belongs to is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, -1, 0, 1 }, DEW_ERROR_NOT_FOUND, "partner this figure of “Meals” belongs to is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, COUNCIL, 999, 1 }, DEW_ERROR_NOT_FOUND, "scenario this figure of “Meals” belongs to is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, COUNCIL, 0, DEW_MONEY_LIMIT + 1 }, DEW_ERROR_INVALID, "“Meals” is more than £100,000 million" },
    { { MEALS, 2013, 0, DEW_BUDGET, COUNCIL, 0, -DEW_MONEY_LIMIT - 1 }, DEW_ERROR_INVALID, "“Meals” is more than £100,000 million" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_figure (ledger, changes, &refusals[i].figure, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* ---- By chance ---- */

/* After each edit every rule says what it said, unless the edit was about rules, and says it canonically. */
static void
assert_rules (const DewLedger *before,
              const DewLedger *after,
              gboolean         written)
{
  const GPtrArray *rules = dew_ledger_rows (after, DEW_TABLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *row = g_ptr_array_index (rules, i);
      const DewRuleRow *old = dew_ledger_find (before, DEW_TABLE_RULE, row->id);
      g_autoptr (DewRule) rule = dew_rule_parse (after, row->text, NULL);
      g_autoptr (DewRule) was = old == NULL ? NULL : dew_rule_parse (before, old->text, NULL);
      g_autofree char *text = NULL;

      g_assert_nonnull (rule);
      text = dew_rule_print (rule, after);
      g_assert_cmpstr (text, ==, row->text);
      if (was != NULL && !written)
        g_assert_true (dew_rule_equal (rule, was));
    }
}

static void
test_chance (void)
{
  g_autoptr (DewLedger) ledger = NULL;
  guint n_refused = 0;
  gint64 ids = 1000;
  guint n = how_many (20000);

  for (guint step = 0; step < n; step++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (DewLedger) before = NULL;
      g_autoptr (GError) error = NULL;
      const char *what;

      if (step % 400 == 0)
        {
          g_clear_pointer (&ledger, dew_ledger_free);
          ledger = make_county ();
        }

      if (!random_verb (ledger, changes, (DewIds) { count_ids, &ids }, &what, &error))
        {
          g_assert_nonnull (error);
          assert_refused (&error, (DewErrorCode) error->code, "");
          g_assert_cmpuint (dew_changes_length (changes), ==, 0);
          n_refused++;
          continue;
        }

      before = dew_ledger_copy (ledger);
      take (ledger, g_steal_pointer (&changes));
      dew_edit_validate (ledger, &error);
      g_assert_no_error (error);
      assert_rules (before, ledger, strcmp (what, "Write a rule") == 0);
    }

  g_test_message ("%u edits, %u refused", n, n_refused);
  g_assert_cmpuint (n_refused, >, n / 10);
  g_assert_cmpuint (n_refused, <, n / 10 * 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/figure", test_figure);
  g_test_add_func ("/edit/figure-refused", test_figure_refused);
  g_test_add_func ("/edit/chance", test_chance);

  return g_test_run ();
}
