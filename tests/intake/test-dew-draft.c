/* test-dew-draft.c: a document as it would be after an import */
#include "blank-document.h"
#include "dew-draft-private.h"

typedef struct {
  DewLedger *ledger;
  DewDraft  *draft;
  gint64     ids;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->ledger = make_blank ();
  fixture->ids = 100;
  fixture->draft = _dew_draft_new (fixture->ledger, (DewIds) { next_id, &fixture->ids });
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  _dew_draft_free (fixture->draft);
  dew_ledger_free (fixture->ledger);
}

static void
test_kinds (Fixture      *fixture,
            gconstpointer data)
{
  static const struct { const char *name; DewPartnerKind kind; } cases[] = {
    { "Oxfordshire County Council", DEW_PARTNER_AUTHORITY },
    { "London Borough of Barnet", DEW_PARTNER_AUTHORITY },
    { "Barnet CCG", DEW_PARTNER_NHS_COMMISSIONER },
    { "Oxfordshire Clinical Commissioning Group", DEW_PARTNER_NHS_COMMISSIONER },
    { "NHS Somewhere Integrated Care Board", DEW_PARTNER_NHS_COMMISSIONER },
    { "Scarborough Hospitals Trust", DEW_PARTNER_NHS_TRUST },
    { "Scarborough Hospice", DEW_PARTNER_OTHER },
    { "Councillors’ Fund", DEW_PARTNER_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DewPartner *partner = _dew_draft_row (_dew_draft_partner (fixture->draft, cases[i].name));

      g_assert_cmpstr (partner->name, ==, cases[i].name);
      g_assert_cmpint (partner->kind, ==, (int) cases[i].kind);
    }

  /* There are eight now. */
  g_assert_null (_dew_draft_partner (fixture->draft, "A ninth"));
  g_assert_nonnull (_dew_draft_partner (fixture->draft, "barnet ccg"));
}

static void
test_found_by_name (Fixture      *fixture,
                    gconstpointer data)
{
  DewDraftRow *pool = _dew_draft_add (fixture->draft, DEW_TABLE_POOL, 0, 0, "Older people");
  gint64 id = _dew_draft_row_id (pool);
  DewDraftRow *line = _dew_draft_add (fixture->draft, DEW_TABLE_LINE, id, 0, "Équipement");

  g_assert_true (_dew_draft_find (fixture->draft, DEW_TABLE_POOL, 0, 0, "Older people") == pool);
  g_assert_true (_dew_draft_find (fixture->draft, DEW_TABLE_POOL, 0, 0, "OLDER PEOPLE") == pool);
  g_assert_true (_dew_draft_find (fixture->draft, DEW_TABLE_LINE, id, 0, "équipement") == line);
  g_assert_null (_dew_draft_find (fixture->draft, DEW_TABLE_LINE, id, id, "Équipement"));
  g_assert_null (_dew_draft_find (fixture->draft, DEW_TABLE_SCENARIO, 0, 0, "Older people"));
}

static void
test_said (Fixture      *fixture,
           gconstpointer data)
{
  DewDraftRow *pool = _dew_draft_add (fixture->draft, DEW_TABLE_POOL, 0, 0, "A");

  g_assert_cmpuint (_dew_draft_say_lead (fixture->draft, pool, DEW_LEAD_SINGLE, 7, 3), ==, 0);
  g_assert_cmpuint (_dew_draft_say_lead (fixture->draft, pool, DEW_LEAD_SINGLE, 7, 4), ==, 0);
  g_assert_cmpuint (_dew_draft_say_lead (fixture->draft, pool, DEW_LEAD_SINGLE, 8, 5), ==, 3);
  g_assert_cmpuint (_dew_draft_say_lead (fixture->draft, pool, DEW_LEAD_JOINT, 0, 6), ==, 3);
  g_assert_cmpint (((const DewPool *) _dew_draft_row (pool))->lead, ==, 7);

  g_assert_cmpuint (_dew_draft_say_text (fixture->draft, pool, DEW_SAY_NOTE, "x", 8), ==, 0);
  g_assert_cmpuint (_dew_draft_say_text (fixture->draft, pool, DEW_SAY_NOTE, "y", 9), ==, 8);
  g_assert_cmpuint (_dew_draft_say_int (fixture->draft, pool, DEW_SAY_HOST, 0, 10), ==, 0);
  g_assert_cmpuint (_dew_draft_say_int (fixture->draft, pool, DEW_SAY_HOST, 7, 11), ==, 10);
}

static void
test_figures (Fixture      *fixture,
              gconstpointer data)
{
  const DewFigure figure = { 1, 2013, 0, DEW_EXISTING, 2, DEW_BASELINE, 5 };
  guint expected = 20;

  g_assert_cmpuint (_dew_draft_figure (fixture->draft, &figure, expected), ==, 0);

  /* Another in any part of the key is another cell; another amount is not. */
  for (guint column = 0; column < dew_tables[DEW_TABLE_FIGURE].n_columns; column++)
    {
      DewFigure other = figure;
      DewValue value = dew_row_get (DEW_TABLE_FIGURE, &other, column);

      value.i++;
      dew_row_set (DEW_TABLE_FIGURE, &other, column, &value);
      g_assert_cmpuint (_dew_draft_figure (fixture->draft, &other, 30 + column), ==,
                        column < dew_tables[DEW_TABLE_FIGURE].n_key ? 0 : expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/draft/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/draft/found-by-name", Fixture, NULL, set_up, test_found_by_name, tear_down);
  g_test_add ("/draft/said", Fixture, NULL, set_up, test_said, tear_down);
  g_test_add ("/draft/figures", Fixture, NULL, set_up, test_figures, tear_down);

  return g_test_run ();
}
