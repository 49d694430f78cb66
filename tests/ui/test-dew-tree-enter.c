/* test-dew-tree-enter.c: many cells that are typed into, cleared or filled at once are one edit, or none */
#include "tree-fixture.h"

static DewGridAnswer
enter (TreeFixture        *fixture,
       DewGridDeed         deed,
       const DewGridEntry *entries,
       guint               n,
       int                 choice)
{
  dew_grid_reply_clear (&fixture->reply);
  fixture->reply = (DewGridReply) { NULL, NULL, NULL, 0 };

  return dew_grid_job_do (dew_grid_model_enter (DEW_GRID_MODEL (fixture->model), deed, entries, n, choice), &fixture->area, &fixture->reply);
}

static void
test_deeds (void)
{
  static const struct
  {
    DewGridDeed deed;
    const char *text;
    const char *what;
  } cases[] = {
    { DEW_GRID_CLEARED, "", "Cleared 3 cells" },
    { DEW_GRID_CUT, "", "Cut 3 cells" },
    { DEW_GRID_FILLED, "42", "Filled 3 cells" },
    { DEW_GRID_PASTED, "(1.5)", "Pasted 3 cells" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TreeFixture) fixture;
      guint existing, meals, transport;

      tree_start (&fixture);
      existing = column_of (&fixture, "existing/1");
      meals = line_row (&fixture, MEALS);
      transport = line_row (&fixture, TRANSPORT);
      {
        const DewGridEntry entries[] = { { meals, existing, cases[i].text }, { transport, existing, cases[i].text }, { meals, column_of (&fixture, "income/1"), cases[i].text } };

        g_assert_cmpint (enter (&fixture, cases[i].deed, entries, G_N_ELEMENTS (entries), 0), ==, DEW_GRID_TAKEN);
      }
      g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, cases[i].what);
      assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, *cases[i].text == '\0' ? DEW_CLEARED : *cases[i].text == '4' ? 4200000 : -150000);
      assert_one_edit (&fixture);
    }
}

/* The first that is refused refuses all, and says where. */
static void
test_refused (void)
{
  g_auto (TreeFixture) fixture;
  guint existing, gross;

  tree_start (&fixture);
  existing = column_of (&fixture, "existing/1");
  gross = column_of (&fixture, "gross/1");
  {
    const DewGridEntry bad[] = { { line_row (&fixture, MEALS), existing, "1" }, { line_row (&fixture, TRANSPORT), existing, "12x" } };
    const DewGridEntry fixed[] = { { line_row (&fixture, MEALS), existing, "1" }, { line_row (&fixture, MEALS), gross, "1" } };
    const DewGridEntry names[] = { { line_row (&fixture, MEALS), 0, "Soup" }, { line_row (&fixture, NURSING), 0, "soup" } };
    const DewGridEntry alone = { line_row (&fixture, TRANSPORT), existing, "12x" };

    g_assert_cmpint (enter (&fixture, DEW_GRID_FILLED, bad, 2, 0), ==, DEW_GRID_REFUSED);
    assert_says (&fixture, "Transport, Council existing: Not understood at “x”");
    assert_says (&fixture, "Nothing was changed.");
    g_assert_cmpint (enter (&fixture, DEW_GRID_FILLED, fixed, 2, 0), ==, DEW_GRID_REFUSED);
    assert_says (&fixture, "Meals, Council gross: This is worked out");
    g_assert_cmpint (enter (&fixture, DEW_GRID_FILLED, names, 2, 0), ==, DEW_GRID_REFUSED);
    assert_says (&fixture, "Two rows in the same place would be called “");
    g_assert_cmpint (enter (&fixture, DEW_GRID_FILLED, &alone, 1, 0), ==, DEW_GRID_REFUSED);
    g_assert_true (g_str_has_prefix (fixture.reply.message, "Not understood"));
  }
  assert_unchanged (&fixture);
}

static void
test_asked (void)
{
  for (int answer = 1; answer <= 2; answer++)
    {
      g_auto (TreeFixture) fixture;
      guint existing;

      tree_start (&fixture);
      existing = column_of (&fixture, "existing/1");
      {
        const DewGridEntry entries[] = { { line_row (&fixture, MEALS), existing, "£3" }, { line_row (&fixture, TRANSPORT), existing, "£3" } };

        g_assert_cmpint (enter (&fixture, DEW_GRID_FILLED, entries, 2, 0), ==, DEW_GRID_ASKS);
        assert_unchanged (&fixture);
        g_assert_cmpint (enter (&fixture, DEW_GRID_FILLED, entries, 2, answer), ==, DEW_GRID_TAKEN);
      }
      assert_figure (&fixture, TRANSPORT, DEW_EXISTING, COUNCIL, answer == 1 ? 300 : 300000);
      assert_one_edit (&fixture);
    }
}

/* What cannot be nothing stays, where a block is cleared; alone it says why. The row of a new pool has nothing to clear. */
static void
test_cleared (void)
{
  g_auto (TreeFixture) fixture;

  tree_start (&fixture);
  dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture.model), g_variant_new_parsed ("{'status':'show','lead':'show'}"));
  {
    guint status = column_of (&fixture, "status"), lead = column_of (&fixture, "lead");
    const DewGridEntry block[] = { { line_row (&fixture, MEALS), status, "" }, { line_row (&fixture, MEALS), lead, "" }, { new_row (&fixture), lead, "" } };

    g_assert_cmpint (enter (&fixture, DEW_GRID_CLEARED, block, 3, 0), ==, DEW_GRID_TAKEN);
    g_assert_cmpint (((const DewLine *) dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, MEALS))->lead_mode, ==, DEW_LEAD_MISSING);
    assert_one_edit (&fixture);
    tree_mark (&fixture);
    g_assert_cmpint (enter (&fixture, DEW_GRID_CLEARED, block, 1, 0), ==, DEW_GRID_REFUSED);
    assert_says (&fixture, "Pooled, Aligned");
    assert_unchanged (&fixture);
  }
}

/* What is as it was leaves no trace. */
static void
test_same (void)
{
  g_auto (TreeFixture) fixture;

  tree_start (&fixture);
  {
    const DewGridEntry entries[] = { { line_row (&fixture, MEALS), column_of (&fixture, "existing/1"), "25" }, { line_row (&fixture, BEDS), column_of (&fixture, "existing/1"), "" } };

    g_assert_cmpint (enter (&fixture, DEW_GRID_FILLED, entries, 2, 0), ==, DEW_GRID_TAKEN);
  }
  assert_unchanged (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree-enter/deeds", test_deeds);
  g_test_add_func ("/tree-enter/refused", test_refused);
  g_test_add_func ("/tree-enter/asked", test_asked);
  g_test_add_func ("/tree-enter/cleared", test_cleared);
  g_test_add_func ("/tree-enter/same", test_same);

  return g_test_run ();
}
