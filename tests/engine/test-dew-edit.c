/* test-dew-edit.c: the verbs: what each changes, what it refuses, and that neither ever tears a document */
#include "engine-fixture.h"

#include <string.h>

#include "dew-ledger-private.h"
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
    { { MEALS, 2013, 0, DEW_EXISTING, DEW_UNATTRIBUTED, 0, 1 }, DEW_ERROR_INVALID, "contribution to “Meals” must be a partner's and a whole year's" },
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

/* ---- Adding ---- */

static gpointer
make_row (DewTable    table,
          gint64      id,
          const char *name)
{
  gpointer row = dew_row_new (table);

  *(gint64 *) row = id;
  dew_row_set_text (table, row, "name", name);

  return row;
}

static gboolean
add_line_to (const DewLedger *ledger,
             DewChanges      *changes,
             gint64           id,
             gint64           pool,
             gint64           parent,
             DewLineKind      kind,
             const char      *name,
             GError         **error)
{
  DewLine *line = make_row (DEW_TABLE_LINE, id, name);
  gboolean good;

  line->pool = pool;
  line->parent = parent;
  line->kind = (gint) kind;
  good = dew_edit_add (ledger, changes, DEW_TABLE_LINE, line, 0, error);
  dew_row_free (DEW_TABLE_LINE, line);

  return good;
}

static void
test_add_refused (void)
{
  static const struct {
    gint64       id, pool, parent;
    const char  *name;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { MEALS, OLDER, 0, "New", DEW_ERROR_CONFLICT, "number of one that is there already" },
    { 500, 0, 0, "New", DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { 500, 999, 0, "New", DEW_ERROR_INVALID, "“New” names an entry of “pool” that is not there" },
    { 500, OLDER, 999, "New", DEW_ERROR_INVALID, "“New” names an entry of “line” that is not there" },
    { 500, OLDER, MEALS, "New", DEW_ERROR_INVALID, "“Meals” is not a category" },
    { 500, EQUIPMENT, CARE, "New", DEW_ERROR_INVALID, "“Care” is a category of another pool" },
    { 500, OLDER, CARE, "MEALS", DEW_ERROR_CONFLICT, "called “Meals” in the same place already" },
    { 500, OLDER, 0, "care", DEW_ERROR_CONFLICT, "called “Care” in the same place already" },
    { 0, OLDER, 0, "New", DEW_ERROR_INVALID, "has 0 in “id”" },
    { -5, OLDER, 0, "New", DEW_ERROR_INVALID, "has -5 in “id”" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (add_line_to (ledger, changes, refusals[i].id, refusals[i].pool, refusals[i].parent, DEW_LINE_SERVICE, refusals[i].name, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }

  /* The same name is no trouble elsewhere. */
  g_assert_true (add_line_to (ledger, changes, 500, OLDER, NURSING, DEW_LINE_SERVICE, "Meals", NULL));
  g_assert_true (add_line_to (ledger, changes, 501, EQUIPMENT, 0, DEW_LINE_CATEGORY, "Care", NULL));
}

static void
test_eight_partners (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GError) error = NULL;

  for (gint64 id = 4; id <= DEW_MAX_PARTNERS + 1; id++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", (int) id);
      DewPartner *partner = make_row (DEW_TABLE_PARTNER, id, name);
      DewChanges *changes = dew_changes_new ();

      g_assert_cmpint (dew_edit_add (ledger, changes, DEW_TABLE_PARTNER, partner, 0, &error), ==, id <= DEW_MAX_PARTNERS);
      take (ledger, changes);
      dew_row_free (DEW_TABLE_PARTNER, partner);
    }

  assert_refused (&error, DEW_ERROR_INVALID, "eight partners already");
  g_assert_cmpuint (dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len, ==, 8);
  g_assert_true (dew_edit_validate (ledger, NULL));
}

/* ---- Moving ---- */

static const DewLine *
get_line (const DewLedger *ledger,
          gint64           id)
{
  return dew_ledger_find (ledger, DEW_TABLE_LINE, id);
}

static void
test_move (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();

  /* Within the pool: the line alone. */
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, DISTRICT, OLDER, 0, -1, NULL));
  take (ledger, changes);
  g_assert_cmpint (get_line (ledger, DISTRICT)->parent, ==, 0);
  g_assert_cmpuint (dew_ledger_node (ledger, DEW_TABLE_LINE, DISTRICT), ==, dew_ledger_node (ledger, DEW_TABLE_POOL, OLDER) + 1);

  /* Into a category: its pool counts, whatever the caller says. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, DISTRICT, EQUIPMENT, NURSING, 0, NULL));
  take (ledger, changes);
  g_assert_cmpint (get_line (ledger, DISTRICT)->pool, ==, OLDER);

  /* To another pool, with all that stands in it and the rules on that; the pool's own rules stay. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, CARE, 0, RESPITE, 0, NULL));
  take (ledger, changes);
  for (gint64 line = CARE; line <= MEALS; line++)
    g_assert_cmpint (get_line (ledger, line)->pool, ==, CARERS);
  g_assert_cmpint (get_line (ledger, TRANSPORT)->pool, ==, OLDER);
  g_assert_cmpint (get_line (ledger, NURSING)->parent, ==, CARE);
  g_assert_cmpint (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 4))->pool, ==, CARERS);
  g_assert_cmpint (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 1))->pool, ==, OLDER);
  g_assert_cmpstr (dew_ledger_rule (ledger, CARERS, DISTRICT, DEW_OVER, "2013-04-01", DEW_BASELINE)->text, ==, "all to CCG");
  g_assert_cmpuint (dew_ledger_n_figures (ledger), ==, 25);

  /* A pool to another agreement, and out of any. */
  changes = dew_changes_new ();
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_POOL, EQUIPMENT, 0, CHILDREN, 0, NULL));
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_POOL, OLDER, 0, 0, -1, NULL));
  take (ledger, changes);
  g_assert_cmpint (((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, EQUIPMENT))->agreement, ==, CHILDREN);
  g_assert_cmpint (((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER))->agreement, ==, 0);
  g_assert_true (dew_edit_validate (ledger, NULL));
}

static void
test_move_refused (void)
{
  static const struct {
    DewTable     table;
    gint64       id, pool, parent;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { DEW_TABLE_LINE, 999, OLDER, 0, DEW_ERROR_NOT_FOUND, "The line is not there any more" },
    { DEW_TABLE_POOL, 999, 0, ADULTS, DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { DEW_TABLE_SCENARIO, 999, 0, 0, DEW_ERROR_NOT_FOUND, "The scenario is not there any more" },
    { DEW_TABLE_LINE, CARE, OLDER, CARE, DEW_ERROR_INVALID, "“Care” cannot be moved into itself" },
    { DEW_TABLE_LINE, CARE, OLDER, NURSING, DEW_ERROR_INVALID, "“Care” cannot be moved into itself" },
    { DEW_TABLE_LINE, MEALS, OLDER, TRANSPORT, DEW_ERROR_INVALID, "“Transport” is not a category" },
    { DEW_TABLE_LINE, MEALS, 999, 0, DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { DEW_TABLE_LINE, MEALS, 0, 0, DEW_ERROR_NOT_FOUND, "The pool is not there any more" },
    { DEW_TABLE_LINE, MEALS, OLDER, 999, DEW_ERROR_NOT_FOUND, "The line is not there any more" },
    { DEW_TABLE_LINE, NIGHT, OLDER, 0, DEW_ERROR_CONFLICT, "“Transport” in the same place already" },
    { DEW_TABLE_LINE, NIGHT, EQUIPMENT, 0, DEW_ERROR_CONFLICT, "“Transport” in the same place already" },
    { DEW_TABLE_POOL, OLDER, 0, 999, DEW_ERROR_INVALID, "“Older people” names an entry of “agreement” that is not there" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refusal %u", i);
      g_assert_false (dew_edit_move (ledger, changes, refusals[i].table, refusals[i].id, refusals[i].pool, refusals[i].parent, 0, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* What could not be read again must not be made: neither by adding nor by moving a tall category to the bottom of a deep one. */
static void
test_depth (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DewChanges) changes = NULL;
  gint64 parent = 0;

  for (gint64 id = 500; id < 500 + DEW_MAX_CATEGORIES; id++)
    {
      DewChanges *one = dew_changes_new ();

      g_assert_true (add_line_to (ledger, one, id, EQUIPMENT, parent, DEW_LINE_CATEGORY, "Deeper", &error));
      g_assert_no_error (error);
      take (ledger, one);
      parent = id;
    }
  changes = dew_changes_new ();
  g_assert_true (add_line_to (ledger, changes, 600, EQUIPMENT, parent, DEW_LINE_CATEGORY, "Deepest", &error));
  take (ledger, g_steal_pointer (&changes));

  changes = dew_changes_new ();
  g_assert_false (add_line_to (ledger, changes, 601, EQUIPMENT, 600, DEW_LINE_SERVICE, "Too deep", &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Too deep” would stand more than 64 categories deep");
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, MEALS, 0, parent, 0, NULL));
  g_assert_false (dew_edit_move (ledger, changes, DEW_TABLE_LINE, MEALS, 0, 600, 0, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Meals” would stand");

  /* Two levels stand in Care. */
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, CARE, 0, parent - 2, 0, NULL));
  g_assert_false (dew_edit_move (ledger, changes, DEW_TABLE_LINE, CARE, 0, parent - 1, 0, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“Care” would stand");
}

/* ---- Deleting ---- */

static guint
count_rows (const DewLedger *ledger,
            DewTable         table)
{
  return dew_ledger_rows (ledger, table)->len;
}

static void
test_delete (void)
{
  static const struct {
    DewTable table;
    gint64   id;
    guint    pools, lines, figures, rules, scenarios;   /* that are left */
  } deletions[] = {
    { DEW_TABLE_POOL, OLDER, 2, 3, 3, 1, 2 },
    { DEW_TABLE_POOL, EQUIPMENT, 2, 7, 22, 4, 2 },
    { DEW_TABLE_POOL, CARERS, 2, 8, 25, 5, 2 },
    { DEW_TABLE_LINE, CARE, 3, 4, 4, 4, 2 },
    { DEW_TABLE_LINE, DISTRICT, 3, 8, 7, 4, 2 },
    { DEW_TABLE_LINE, RESPITE, 3, 8, 25, 5, 2 },
    { DEW_TABLE_SCENARIO, GROWTH, 3, 9, 21, 4, 1 },
    { DEW_TABLE_SCENARIO, SPLIT, 3, 9, 25, 5, 1 },
    { DEW_TABLE_AGREEMENT, CHILDREN, 3, 9, 25, 5, 2 },
    { DEW_TABLE_PARTNER, TRUST, 3, 9, 25, 5, 2 },
    { DEW_TABLE_RULE, 1, 3, 9, 25, 4, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("deletion %u", i);
      dew_edit_delete (ledger, changes, deletions[i].table, deletions[i].id, &error);
      g_assert_no_error (error);
      take (ledger, changes);
      g_assert_null (dew_ledger_find (ledger, deletions[i].table, deletions[i].id));
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_POOL), ==, deletions[i].pools);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_LINE), ==, deletions[i].lines);
      g_assert_cmpuint (dew_ledger_n_figures (ledger), ==, deletions[i].figures);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_RULE), ==, deletions[i].rules);
      g_assert_cmpuint (count_rows (ledger, DEW_TABLE_SCENARIO), ==, deletions[i].scenarios);
      g_assert_true (dew_edit_validate (ledger, NULL));
    }
}

static void
test_delete_refused (void)
{
  static const struct {
    DewTable     table;
    gint64       id;
    DewErrorCode code;
    const char  *says;
  } refusals[] = {
    { DEW_TABLE_AGREEMENT, ADULTS, DEW_ERROR_CONFLICT, "“Adults” still has pools" },
    { DEW_TABLE_PARTNER, COUNCIL, DEW_ERROR_CONFLICT, "“Westshire County Council” is still named in “Older people”" },
    { DEW_TABLE_PARTNER, 999, DEW_ERROR_NOT_FOUND, "The partner is not there any more" },
    { DEW_TABLE_RULE, 999, DEW_ERROR_NOT_FOUND, "The rule is not there any more" },
    { DEW_TABLE_LINE, OLDER, DEW_ERROR_NOT_FOUND, "The line is not there any more" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_edit_delete (ledger, changes, refusals[i].table, refusals[i].id, &error));
      assert_refused (&error, refusals[i].code, refusals[i].says);
      g_assert_cmpuint (dew_changes_length (changes), ==, 0);
    }
}

/* A partner that one place after the other names is refused with that place, and goes when it is free. */
static void
test_delete_partner (void)
{
  static const struct {
    DewTable    table;          /* a figure: whoever is the partner of one */
    gint64      id;
    const char *column;
    const char *says;
  } places[] = {
    { DEW_TABLE_POOL, CARERS, "host", "named in “Carers”" },
    { DEW_TABLE_POOL, CARERS, "lead", "named in “Carers”" },
    { DEW_TABLE_LINE, RESPITE, "lead", "named in “Respite”" },
    { DEW_TABLE_LINE, VAN, "lead", "named in “Transport”" },
    { DEW_TABLE_FIGURE, DEW_BASELINE, NULL, "named in “Beds”" },
    { DEW_TABLE_FIGURE, SPLIT, NULL, "named in “Beds”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      g_autoptr (DewChanges) deletion = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewChanges *changes = dew_changes_new ();

      if (places[i].table == DEW_TABLE_FIGURE)
        dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { BEDS, 2020, 2, DEW_FORECAST, TRUST, places[i].id, 1 });
      else
        {
          DewValue *values = dew_changes_add (changes, places[i].table, DEW_UPDATE);

          dew_changes_set_int (changes, &values[0], places[i].id);
          dew_changes_set_int (changes, &values[dew_table_column (places[i].table, places[i].column)], TRUST);
        }
      take (ledger, changes);
      g_assert_false (dew_edit_delete (ledger, deletion, DEW_TABLE_PARTNER, TRUST, &error));
      assert_refused (&error, DEW_ERROR_CONFLICT, places[i].says);
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
  g_test_add_func ("/edit/add-refused", test_add_refused);
  g_test_add_func ("/edit/eight-partners", test_eight_partners);
  g_test_add_func ("/edit/move", test_move);
  g_test_add_func ("/edit/move-refused", test_move_refused);
  g_test_add_func ("/edit/depth", test_depth);
  g_test_add_func ("/edit/delete", test_delete);
  g_test_add_func ("/edit/delete-refused", test_delete_refused);
  g_test_add_func ("/edit/delete-partner", test_delete_partner);
  g_test_add_func ("/edit/chance", test_chance);

  return g_test_run ();
}
