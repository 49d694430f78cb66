/* test-dew-tree-paste.c: blocks from the clipboard into the cells of a document's tree */
#include "tree-fixture.h"

/* The questions, and their answers as bits of what is chosen. */
#define LINES(answer)  (answer)
#define UNIT(answer)   ((answer) << 2)
#define POUNDS(answer) ((answer) << 4)

#define TAKEN   DEW_GRID_TAKEN
#define REFUSED DEW_GRID_REFUSED
#define ASKS    DEW_GRID_ASKS

/* ---- Where it goes ---- */

static void
test_figures (void)
{
  g_auto (TreeFixture) fixture;
  guint existing;

  tree_start (&fixture);
  existing = column_of (&fixture, "existing/1");

  /* Two columns by two rows, one of them without anything; the first row says more exactly than the unit shows. */
  g_assert_cmpint (paste_text (&fixture, "26.00001\t(1.5)\n\t£2m\n", line_row (&fixture, MEALS), existing, 0), ==, TAKEN);
  g_assert_null (fixture.reply.message);
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 2600001);
  assert_figure (&fixture, MEALS, DEW_ADDITIONAL, COUNCIL, -150000);
  assert_figure (&fixture, TRANSPORT, DEW_EXISTING, COUNCIL, DEW_CLEARED);
  assert_figure (&fixture, TRANSPORT, DEW_ADDITIONAL, COUNCIL, 200000000);
  g_assert_cmpuint (fixture.area.top, ==, line_row (&fixture, MEALS));
  g_assert_cmpuint (fixture.area.bottom, ==, line_row (&fixture, TRANSPORT));
  g_assert_cmpuint (fixture.area.left, ==, existing);
  g_assert_cmpuint (fixture.area.right, ==, existing + 1);
  g_assert_cmpstr (dew_document_undo_what (fixture.base.document), ==, "Pasted 4 cells");
  assert_one_edit (&fixture);
}

static void
test_renamed (void)
{
  g_auto (TreeFixture) fixture;
  const DewLine *meals, *transport;
  const DewPool *equipment;

  tree_start (&fixture);

  /* Lines, then the pool below them; what says nothing stays. */
  g_assert_cmpint (paste_text (&fixture, " Meals at home \n\nKit\n", line_row (&fixture, MEALS), 0, 0), ==, TAKEN);
  meals = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, MEALS);
  transport = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, TRANSPORT);
  equipment = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_POOL, EQUIPMENT);
  g_assert_cmpstr (meals->name, ==, "Meals at home");
  g_assert_cmpstr (transport->name, ==, "Transport");
  g_assert_cmpstr (equipment->name, ==, "Kit");
  assert_says (&fixture, "2 rows have other names now: the first was “Meals”. Ctrl+Z takes it back.");
  assert_one_edit (&fixture);
}

/* Lines that are there, a name and figures each, over what is worked out too. */
static void
test_computed (void)
{
  g_auto (TreeFixture) fixture;
  guint row;

  tree_start (&fixture);
  row = line_row (&fixture, MEALS);

  /* Existing, additional, gross, income, net: the gross is right, the net is not. */
  g_assert_cmpint (paste_text (&fixture, "30\t1\t31\t4\t26\n", row, column_of (&fixture, "existing/1"), 0), ==, TAKEN);
  assert_says (&fixture, "1 copied figure fell on a cell that cannot be typed into, and something else stands there: Council net of “Meals”.");
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 3000000);
  assert_one_edit (&fixture);

  /* Both right; and over a pool, which nothing is entered for. */
  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "31\t1\t32\t4\t28\n", row, column_of (&fixture, "existing/1"), 0), ==, TAKEN);
  g_assert_null (fixture.reply.message);
  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "1\t2\n", row_of (&fixture, DEW_TABLE_POOL, OLDER), column_of (&fixture, "existing/1"), 0), ==, TAKEN);
  assert_says (&fixture, "2 copied figures fell on cells that cannot be typed into, and something else stands there: first Council existing of “Older people”.");
  assert_unchanged (&fixture);
}

/* ---- Where nothing is ---- */

static const DewLine *
last_of (TreeFixture *fixture,
         guint        back)
{
  const GPtrArray *lines = dew_ledger_rows (tree_ledger (fixture), DEW_TABLE_LINE);

  return g_ptr_array_index (lines, lines->len - 1 - back);
}

static void
test_empty_place (void)
{
  g_auto (TreeFixture) fixture;
  const char *block = "Breaks\t30\t2\nAdvice\t\t(1)\nBreaks\t1\t\n\n\n";
  guint row;

  tree_start (&fixture);
  row = line_row (&fixture, RESPITE);

  g_assert_cmpint (paste_text (&fixture, block, row, 0, 0), ==, ASKS);
  assert_says (&fixture, "3 rows of what was copied fall where there is no line. Add 3 service lines to “Respite” for them?");
  g_assert_null (fixture.reply.second);
  assert_unchanged (&fixture);

  /* The category stays what it is called; a name that comes twice gets a number. */
  g_assert_cmpint (paste_text (&fixture, block, row, 0, LINES (1)), ==, TAKEN);
  g_assert_cmpstr (((const DewLine *) dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, RESPITE))->name, ==, "Respite");
  g_assert_cmpuint (fixture.area.top, ==, row + 1);
  g_assert_cmpuint (fixture.area.bottom, ==, row + 3);
  assert_text (&fixture, row + 1, 0, "Breaks");
  assert_text (&fixture, row + 2, 0, "Advice");
  assert_text (&fixture, row + 3, 0, "Breaks 2");
  assert_figure (&fixture, last_of (&fixture, 2)->id, DEW_EXISTING, COUNCIL, 3000000);
  assert_figure (&fixture, last_of (&fixture, 1)->id, DEW_EXISTING, COUNCIL, DEW_CLEARED);
  assert_figure (&fixture, last_of (&fixture, 1)->id, DEW_ADDITIONAL, COUNCIL, -100000);
  g_assert_cmpint (last_of (&fixture, 0)->parent, ==, RESPITE);
  g_assert_cmpint (last_of (&fixture, 0)->pool, ==, CARERS);
  assert_one_edit (&fixture);
}

/* Figures alone make lines without names of their own. */
static void
test_unnamed (void)
{
  g_auto (TreeFixture) fixture;

  tree_start (&fixture);
  g_assert_cmpint (paste_text (&fixture, "1\n2\n", line_row (&fixture, RESPITE), column_of (&fixture, "additional/2"), LINES (1)), ==, TAKEN);
  g_assert_cmpstr (last_of (&fixture, 1)->name, ==, "New line");
  g_assert_cmpstr (last_of (&fixture, 0)->name, ==, "New line 2");
  assert_figure (&fixture, last_of (&fixture, 0)->id, DEW_ADDITIONAL, CCG, 200000);
  assert_one_edit (&fixture);
}

/* From the last line on: what goes beyond is added beside it, or left out. */
static void
test_beyond (void)
{
  g_auto (TreeFixture) fixture;
  const DewLedger *ledger;
  guint row, existing;

  tree_start (&fixture);
  ledger = tree_ledger (&fixture);
  existing = column_of (&fixture, "existing/2");

  /* The county's rows end with an empty category: another line makes them end with a line. */
  g_assert_cmpint (paste_text (&fixture, "Breaks\n", line_row (&fixture, RESPITE), 0, LINES (1)), ==, TAKEN);
  tree_mark (&fixture);
  row = line_row (&fixture, last_of (&fixture, 0)->id);
  g_assert_cmpuint (row, ==, new_row (&fixture) - 1);

  g_assert_cmpint (paste_text (&fixture, "1\n2\n3\n", row, existing, 0), ==, ASKS);
  assert_says (&fixture, "2 rows of what was copied fall where there is no line. Add 2 service lines to “Respite” for them?");
  g_assert_nonnull (fixture.reply.second);
  g_assert_cmpint (paste_text (&fixture, "1\n2\n3\n", row, existing, LINES (2)), ==, TAKEN);
  g_assert_cmpuint (fixture.area.bottom, ==, row);
  assert_figure (&fixture, last_of (&fixture, 0)->id, DEW_EXISTING, CCG, 100000);
  assert_one_edit (&fixture);

  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "1\n2\n3\n", row, existing, LINES (1)), ==, TAKEN);
  g_assert_cmpuint (fixture.area.bottom, ==, row + 2);
  g_assert_cmpint (last_of (&fixture, 0)->parent, ==, RESPITE);
  assert_figure (&fixture, last_of (&fixture, 0)->id, DEW_EXISTING, CCG, 300000);
  assert_one_edit (&fixture);

  /* On the row of the new pool itself: none of it is there. */
  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "Advice\t5\n", new_row (&fixture), 0, 0), ==, ASKS);
  g_assert_null (fixture.reply.second);
  row = new_row (&fixture);
  g_assert_cmpint (paste_text (&fixture, "Advice\t5\n", row, 0, LINES (1)), ==, TAKEN);
  g_assert_cmpuint (fixture.area.top, ==, row);
  assert_text (&fixture, row, 0, "Advice");
  assert_one_edit (&fixture);
  (void) ledger;
}

/* A line that is renamed and one that is added must not come to be called the same. */
static void
test_renamed_as_added (void)
{
  g_auto (TreeFixture) fixture;
  guint row;

  tree_start (&fixture);
  paste_text (&fixture, "Breaks\n", line_row (&fixture, RESPITE), 0, LINES (1));
  tree_mark (&fixture);
  row = line_row (&fixture, last_of (&fixture, 0)->id);

  g_assert_cmpint (paste_text (&fixture, "Advice\nadvice\n", row, 0, LINES (1)), ==, REFUSED);
  assert_says (&fixture, "would be called “");
  assert_unchanged (&fixture);

  /* Its old name is still taken while the edit is made up: it gets a number. */
  g_assert_cmpint (paste_text (&fixture, "Advice\nBreaks\n", row, 0, LINES (1)), ==, TAKEN);
  g_assert_cmpstr (last_of (&fixture, 0)->name, ==, "Breaks 2");
  assert_one_edit (&fixture);
}

/* What is empty within the block clears, also at its end; beyond the rows that are there it is nothing. */
static void
test_empty_end (void)
{
  g_auto (TreeFixture) fixture;
  guint existing;

  tree_start (&fixture);
  existing = column_of (&fixture, "existing/1");

  g_assert_cmpint (paste_text (&fixture, "26\n\n", line_row (&fixture, MEALS), existing, 0), ==, TAKEN);
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 2600000);
  assert_figure (&fixture, TRANSPORT, DEW_EXISTING, COUNCIL, DEW_CLEARED);
  assert_one_edit (&fixture);

  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", line_row (&fixture, MEALS), existing, 0), ==, TAKEN);
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, DEW_CLEARED);
  assert_one_edit (&fixture);
}

/* ---- What is asked ---- */

/* Lines first, then what £ means, or the unit; each question once, and its answer is for the whole block. */
static void
test_order_of_questions (void)
{
  g_auto (TreeFixture) fixture;
  const char *block = "Breaks\t£3\t26000\nAdvice\t£4\t30000\n";
  guint row;

  tree_start (&fixture);
  for (gint64 line = DISTRICT; line <= TRANSPORT; line++)
    {
      DewChanges *changes = dew_changes_new ();
      DewFigure figure = { line, 2013, 0, DEW_ADDITIONAL, COUNCIL, DEW_BASELINE, 2000000 + line };

      dew_edit_figure (tree_ledger (&fixture), changes, &figure, NULL);
      dew_document_take (fixture.base.document, changes, TRUE, "Fill", NULL);
    }
  tree_mark (&fixture);
  row = line_row (&fixture, RESPITE);

  g_assert_cmpint (paste_text (&fixture, block, row, 0, 0), ==, ASKS);
  g_assert_cmpuint (fixture.reply.question, ==, 0);
  g_assert_cmpint (paste_text (&fixture, block, row, 0, LINES (1)), ==, ASKS);
  g_assert_cmpuint (fixture.reply.question, ==, 2);
  assert_says (&fixture, "some of what was copied has a £ before it, as “£3”");
  assert_unchanged (&fixture);

  g_assert_cmpint (paste_text (&fixture, block, row, 0, LINES (1) | POUNDS (1)), ==, TAKEN);
  assert_figure (&fixture, last_of (&fixture, 0)->id, DEW_EXISTING, COUNCIL, 400);
  assert_figure (&fixture, last_of (&fixture, 0)->id, DEW_ADDITIONAL, COUNCIL, 3000000);
  assert_one_edit (&fixture);

  /* Nor is a unit asked about where £ was. */
  g_assert_cmpint (paste_text (&fixture, "£3\t26000\n", line_row (&fixture, MEALS), column_of (&fixture, "existing/1"), POUNDS (2)), ==, TAKEN);
  assert_figure (&fixture, MEALS, DEW_EXISTING, COUNCIL, 300000);
  assert_figure (&fixture, MEALS, DEW_ADDITIONAL, COUNCIL, 2600000000);
}

/* As they stand, or in the other unit: from pounds into thousands, from thousands into pounds, and a million times. */
static void
test_units (void)
{
  static const struct
  {
    DewUnit     unit;
    const char *block;
    const char *says, *other;
    gint64      as_it_stands, instead;
  } cases[] = {
    { DEW_UNIT_THOUSANDS, "26000\n", "1,000 times larger", "In £", 2600000000, 2600000 },
    { DEW_UNIT_POUNDS, "26\n", "1,000 times smaller", "In £000", 2600, 2600000 },
    { DEW_UNIT_POUNDS, "0.03\n", "1,000,000 times smaller", "In £m", 3, 3000000 },
    { DEW_UNIT_MILLIONS, "26000\n", "1,000,000 times larger", "In £", 2600000000000, 2600000 },
    { DEW_UNIT_MILLIONS, "26\n", "1,000 times larger", "In £000", 2600000000, 2600000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int answer = 1; answer <= 2; answer++)
      {
        g_auto (TreeFixture) fixture;
        guint row, existing;

        tree_start (&fixture);
        /* Three others in the column. */
        paste_text (&fixture, "25\n24\n25\n26\n", line_row (&fixture, DISTRICT), column_of (&fixture, "existing/1"), 0);
        tree_mark (&fixture);
        dew_tree_model_set_unit (fixture.model, cases[i].unit);
        row = line_row (&fixture, BEDS);
        existing = column_of (&fixture, "existing/1");

        g_assert_cmpint (paste_text (&fixture, cases[i].block, row, existing, 0), ==, ASKS);
        g_assert_cmpuint (fixture.reply.question, ==, 1);
        assert_says (&fixture, cases[i].says);
        g_assert_cmpstr (fixture.reply.first, ==, cases[i].other);
        assert_unchanged (&fixture);
        g_assert_cmpint (paste_text (&fixture, cases[i].block, row, existing, UNIT ((guint) answer)), ==, TAKEN);
        assert_figure (&fixture, BEDS, DEW_EXISTING, COUNCIL, answer == 2 ? cases[i].as_it_stands : cases[i].instead);
        assert_one_edit (&fixture);
      }
}

/* Where the whole column is pasted over there are no others: what stands there itself tells. */
static void
test_unit_of_whole_column (void)
{
  g_auto (TreeFixture) fixture;
  guint row, existing;

  tree_start (&fixture);
  row = line_row (&fixture, DISTRICT);
  existing = column_of (&fixture, "existing/1");
  paste_text (&fixture, "25\n24\n25\n26\n", row, existing, 0);
  tree_mark (&fixture);

  g_assert_cmpint (paste_text (&fixture, "25100\n24100\n25100\n26100\n", row, existing, 0), ==, ASKS);
  g_assert_cmpuint (fixture.reply.question, ==, 1);
  assert_says (&fixture, "far larger than those they replace: £25,100,000 where £25,000 was");
  g_assert_cmpstr (fixture.reply.first, ==, "In £");
  assert_unchanged (&fixture);

  /* One figure is enough, and one that another country's point has made small is far off, too. */
  g_assert_cmpint (paste_text (&fixture, "25100\n", row, existing, 0), ==, ASKS);
  g_assert_cmpstr (fixture.reply.first, ==, "In £");
  g_assert_cmpint (paste_text (&fixture, "0.025\n", row, existing, 0), ==, ASKS);
  g_assert_cmpstr (fixture.reply.first, ==, "In £m");
  assert_unchanged (&fixture);

  /* Too little to go by. */
  g_assert_cmpint (paste_text (&fixture, "25100\n24100\n", row, column_of (&fixture, "additional/2"), 0), ==, TAKEN);
}

/* A £ in figures that are said to be in thousands is one of thousands: there is nothing more to ask. */
static void
test_pounds_in_other_unit (void)
{
  g_auto (TreeFixture) fixture;
  guint row, existing;

  tree_start (&fixture);
  existing = column_of (&fixture, "existing/1");
  paste_text (&fixture, "25\n24\n25\n26\n", line_row (&fixture, DISTRICT), existing, 0);
  dew_tree_model_set_unit (fixture.model, DEW_UNIT_POUNDS);
  tree_mark (&fixture);
  row = line_row (&fixture, BEDS);

  g_assert_cmpint (paste_text (&fixture, "£25\n£26\n", row, existing, 0), ==, ASKS);
  g_assert_cmpuint (fixture.reply.question, ==, 1);
  g_assert_cmpint (paste_text (&fixture, "£25\n£26\n", row, existing, UNIT (1)), ==, TAKEN);
  assert_figure (&fixture, VAN, DEW_EXISTING, COUNCIL, 2600000);
  assert_one_edit (&fixture);
}

/* ---- What is refused ---- */

static void
test_refused (void)
{
  static const struct
  {
    const char *block;
    const char *key;
    const char *says;
  } cases[] = {
    { "5\nSee below\n", "existing/1", "Row 2 of what was copied, Council existing: Not understood at “See below”" },
    { "1.234,56\n", "existing/1", "Row 1 of what was copied, Council existing: Not understood" },
    { "5\t6\t7\t8\n", "net/-1", "What was copied has 4 columns, but there are 1 from here to the right" },
    { "100000000000000000000000\n", "existing/1", "Row 1 of what was copied, Council existing: Not understood" },
    { "200000000000\n", "existing/1", "Row 1 of what was copied, Council existing: " },
    { "12%\n", "additional/2", "Row 1 of what was copied, CCG additional: Not understood" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TreeFixture) fixture;

      tree_start (&fixture);
      g_assert_cmpint (paste_text (&fixture, cases[i].block, line_row (&fixture, MEALS), column_of (&fixture, cases[i].key), 0), ==, REFUSED);
      assert_says (&fixture, cases[i].says);
      assert_unchanged (&fixture);
    }
}

static void
test_refused_places (void)
{
  g_auto (TreeFixture) fixture;

  tree_start (&fixture);
  g_assert_cmpint (paste_text (&fixture, "5\n", DEW_GRID_TOTAL, 1, 0), ==, REFUSED);
  assert_says (&fixture, "The total is worked out");
  g_assert_cmpint (paste_text (&fixture, "Nursing\n", line_row (&fixture, MEALS), 0, 0), ==, REFUSED);
  assert_says (&fixture, "“Nursing”");
  g_assert_cmpint (paste_text (&fixture, "Soup\nsoup\n", line_row (&fixture, DISTRICT), 0, 0), ==, REFUSED);
  assert_says (&fixture, "Two rows in the same place would be called “");
  assert_unchanged (&fixture);

  /* Empty columns behind what was copied are no columns. */
  g_assert_cmpint (paste_text (&fixture, "5\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n", line_row (&fixture, BEDS), column_of (&fixture, "budget/0"), 0), ==, TAKEN);
  assert_figure (&fixture, BEDS, DEW_BUDGET, DEW_UNATTRIBUTED, 500000);
}

static void
test_nowhere (void)
{
  g_auto (TreeFixture) fixture;
  DewDocument *document;

  tree_start (&fixture);
  document = fixture.base.document;
  for (gint64 pool = OLDER; pool <= CARERS; pool++)
    {
      DewChanges *changes = dew_changes_new ();

      g_assert_true (dew_edit_delete (dew_document_ledger (document), changes, DEW_TABLE_POOL, pool, NULL));
      g_assert_true (dew_document_take (document, changes, TRUE, "Delete", NULL));
    }
  for (gint64 agreement = ADULTS; agreement <= CHILDREN; agreement++)
    {
      DewChanges *changes = dew_changes_new ();

      g_assert_true (dew_edit_delete (dew_document_ledger (document), changes, DEW_TABLE_AGREEMENT, agreement, NULL));
      g_assert_true (dew_document_take (document, changes, TRUE, "Delete", NULL));
    }
  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "Meals\t5\n", 0, 0, 0), ==, REFUSED);
  assert_says (&fixture, "add a pool first");
  assert_unchanged (&fixture);
}

/* ---- Columns of what is said ---- */

static void
test_said (void)
{
  g_auto (TreeFixture) fixture;
  const DewLine *meals, *transport;

  tree_start (&fixture);
  dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture.model),
                                g_variant_new_parsed ("{'lead':'show','provider':'show','contract':'show','status':'show'}"));

  /* An arrangement cannot be nothing, and stays. */
  g_assert_cmpint (paste_text (&fixture, "ccg\tVale Meals\tblock\taligned\njoint\t\t\t\n", line_row (&fixture, MEALS), column_of (&fixture, "lead"), 0), ==, TAKEN);
  meals = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, MEALS);
  transport = dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_LINE, TRANSPORT);
  g_assert_cmpint (meals->lead, ==, CCG);
  g_assert_cmpstr (meals->provider, ==, "Vale Meals");
  g_assert_cmpint (meals->contract, ==, DEW_CONTRACT_BLOCK);
  g_assert_cmpint (meals->status, ==, 1);
  g_assert_cmpint (transport->lead_mode, ==, DEW_LEAD_JOINT);
  g_assert_cmpint (transport->status, ==, 0);
  assert_one_edit (&fixture);

  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "Lump\n", line_row (&fixture, MEALS), column_of (&fixture, "contract"), 0), ==, REFUSED);
  assert_says (&fixture, "Row 1 of what was copied, contract: “Lump” is none of these: Not entered, Block, Demand-led. Nothing was pasted.");
  assert_unchanged (&fixture);
}

/* New lines that come with what is said of them. */
static void
test_said_of_new (void)
{
  g_auto (TreeFixture) fixture;

  tree_start (&fixture);
  dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture.model), g_variant_new_parsed ("{'lead':'show','provider':'show'}"));
  g_assert_cmpint (paste_text (&fixture, "Breaks\tCCG\tVale Breaks\t5\n", line_row (&fixture, RESPITE), 0, LINES (1)), ==, TAKEN);
  g_assert_cmpint (last_of (&fixture, 0)->lead, ==, CCG);
  g_assert_cmpstr (last_of (&fixture, 0)->provider, ==, "Vale Breaks");
  assert_figure (&fixture, last_of (&fixture, 0)->id, DEW_EXISTING, COUNCIL, 500000);
  assert_one_edit (&fixture);

  tree_mark (&fixture);
  g_assert_cmpint (paste_text (&fixture, "Advice\tNobody\tVale Breaks\t5\n", new_row (&fixture), 0, LINES (1)), ==, REFUSED);
  assert_says (&fixture, "Row 1 of what was copied, lead: “Nobody” is none of these");
  assert_unchanged (&fixture);
}

/* A forecast that is pasted counts, also on a line that comes with it into a pool whose forecasts are worked out. */
static void
test_forecast_on_new (void)
{
  g_auto (TreeFixture) fixture;
  DewChanges *changes = dew_changes_new ();
  gpointer pool;

  tree_start (&fixture);
  pool = dew_row_copy (DEW_TABLE_POOL, dew_ledger_find (tree_ledger (&fixture), DEW_TABLE_POOL, CARERS));
  ((DewPool *) pool)->outlook = DEW_OUTLOOK_STRAIGHT;
  g_assert_true (dew_edit_row (tree_ledger (&fixture), changes, DEW_TABLE_POOL, pool, NULL));
  dew_row_free (DEW_TABLE_POOL, pool);
  g_assert_true (dew_document_take (fixture.base.document, changes, TRUE, "Straight line", NULL));
  g_set_object (&fixture.model, DEW_TREE_MODEL (dew_spending_model_new (fixture.base.document, 2013, DEW_UNIT_THOUSANDS)));
  g_object_unref (fixture.model);
  tree_mark (&fixture);

  g_assert_cmpint (paste_text (&fixture, "5\n", line_row (&fixture, RESPITE), column_of (&fixture, "forecast"), LINES (1)), ==, TAKEN);
  g_assert_cmpint (last_of (&fixture, 0)->outlook, ==, DEW_OUTLOOK_TYPED);
  assert_text (&fixture, line_row (&fixture, last_of (&fixture, 0)->id), column_of (&fixture, "forecast"), "5");
  assert_one_edit (&fixture);
}

/* ---- There and back ---- */

static char *
copy_area (TreeFixture       *fixture,
           const DewGridArea *area)
{
  g_autoptr (DewBlock) block = dew_block_new (area->bottom - area->top + 1, area->right - area->left + 1);

  for (guint row = area->top; row <= area->bottom; row++)
    for (guint column = area->left; column <= area->right; column++)
      {
        g_autofree char *text = copy_cell (fixture, row, column);

        dew_block_set (block, row - area->top, column - area->left, text, NULL, FALSE, FALSE);
      }

  return dew_block_write_text (block);
}

static void
random_document (TreeFixture *fixture)
{
  for (gint32 n = g_test_rand_int_range (0, 40); n > 0; n--)
    {
      DewChanges *changes = dew_changes_new ();
      GError *error = NULL;
      const char *what;
      gboolean good = random_verb (tree_ledger (fixture), changes, dew_document_ids (fixture->base.document), &what, &error);

      dew_document_take (fixture->base.document, changes, good, what, &error);
      g_clear_error (&error);
    }
}

static void
random_view (TreeFixture *fixture)
{
  static const char *const sorts[] = { "{'lead':'show','status':'show','net':'show'}", "{'provider':'show','contract':'show','recurrence':'show','functions':'show'}", "{'existing':'hide'}", "@a{ss} {}" };

  if (g_test_rand_bit ())
    {
      g_object_unref (fixture->model);
      fixture->model = DEW_TREE_MODEL (dew_spending_model_new (fixture->base.document, 2013, DEW_UNIT_THOUSANDS));
      dew_spending_model_set_sheet (DEW_SPENDING_MODEL (fixture->model), (DewSpendingSheet) g_test_rand_int_range (0, 4));
    }
  else
    {
      dew_schedule_model_set_sorts (DEW_SCHEDULE_MODEL (fixture->model), g_variant_new_parsed (sorts[g_test_rand_int_range (0, G_N_ELEMENTS (sorts))]));
      dew_schedule_model_set_beside (DEW_SCHEDULE_MODEL (fixture->model), g_test_rand_bit () ? 0 : 2014);
    }
  dew_tree_model_set_unit (fixture->model, (DewUnit) g_test_rand_int_range (0, 3));
  if (g_test_rand_int_range (0, 4) == 0)
    dew_tree_model_unfold_to (fixture->model, (guint) g_test_rand_int_range (1, 4));
}

static DewGridArea
random_area (TreeFixture *fixture)
{
  guint n_rows = dew_grid_model_n_rows (DEW_GRID_MODEL (fixture->model));
  guint n_columns = dew_grid_model_n_columns (DEW_GRID_MODEL (fixture->model));
  DewGridArea area;

  area.top = (guint) g_test_rand_int_range (0, (gint32) n_rows);
  area.left = (guint) g_test_rand_int_range (0, (gint32) n_columns);
  area.bottom = (guint) g_test_rand_int_range ((gint32) area.top, (gint32) n_rows);
  area.right = (guint) g_test_rand_int_range ((gint32) area.left, (gint32) n_columns);

  return area;
}

static void
test_copied_back (void)
{
  for (guint i = 0; i < how_many (300); i++)
    {
      g_auto (TreeFixture) fixture;

      tree_start (&fixture);
      random_document (&fixture);
      random_view (&fixture);
      tree_mark (&fixture);
      for (guint n = 0; n < 20; n++)
        {
          DewGridArea area = random_area (&fixture);
          g_autofree char *text = copy_area (&fixture, &area);
          DewGridAnswer answer;

          /* The row of a new pool has nothing to copy, and where a block begins there, nothing is there to paste on. */
          if (area.top == new_row (&fixture))
            continue;
          answer = paste_text (&fixture, text, area.top, area.left, 0);

          /* A pool or category with nothing in it takes what is pasted on it as lines of its own: it asks. */
          if (answer == ASKS && fixture.reply.question == 0)
            continue;
          if (answer != TAKEN || fixture.reply.message != NULL)
            g_error ("%s\n%u %u: %s", text, area.top, area.left, fixture.reply.message);
          if (fixture.base.n_changed > 0)
            g_error ("%s\n%u %u: %s", text, area.top, area.left, dew_document_undo_what (fixture.base.document));
          assert_unchanged (&fixture);
        }
    }
}

static const char *const bits[] = {
  "", "", "1", "12.5", "(3)", "-0.01", "£7", "2m", "1,234.56", "1.234,56", "Meals", "Soup", "soup", "Joint", "CCG", "Block", "aligned", "Not entered",
  "=78+21", "12%", "two\nlines", "\"quoted\"", "150000", "0", "x",
};

static char *
random_text (void)
{
  GString *text = g_string_new (NULL);
  gint32 rows = g_test_rand_int_range (1, 6), columns = g_test_rand_int_range (1, 5);
  gboolean wild = g_test_rand_int_range (0, 3) == 0;
  g_autoptr (DewBlock) block = dew_block_new ((guint) rows, (guint) columns);

  g_string_free (text, TRUE);
  for (gint32 row = 0; row < rows; row++)
    for (gint32 column = 0; column < columns; column++)
      dew_block_set (block, (guint) row, (guint) column, bits[g_test_rand_int_range (0, wild ? G_N_ELEMENTS (bits) : 8)], NULL, FALSE, FALSE);

  return dew_block_write_text (block);
}

/* Whatever is pasted wherever, and answered however: it is one edit that can be undone, or nothing. */
static void
test_random (void)
{
  guint n_taken = 0;

  for (guint i = 0; i < how_many (400); i++)
    {
      g_auto (TreeFixture) fixture;

      tree_start (&fixture);
      random_document (&fixture);
      random_view (&fixture);
      for (guint n = 0; n < 10; n++)
        {
          DewGridArea area = random_area (&fixture);
          g_autofree char *text = random_text ();
          guint choices = 0;
          guint asked = 0;
          DewGridAnswer answer;

          tree_mark (&fixture);
          while ((answer = paste_text (&fixture, text, area.top, area.left, choices)) == ASKS)
            {
              guint bit = 1u << 2 * fixture.reply.question;

              g_assert_cmpuint (asked & bit, ==, 0);
              asked |= bit;
              choices |= fixture.reply.second != NULL && g_test_rand_bit () ? 2 * bit : bit;
              assert_unchanged (&fixture);
            }
          if (answer == TAKEN && fixture.base.n_changed > 0)
            {
              n_taken++;
              assert_one_edit (&fixture);
              continue;
            }
          if (answer == REFUSED)
            assert_says (&fixture, "");
          assert_unchanged (&fixture);
        }
    }
  g_assert_cmpuint (n_taken, >, how_many (400));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tree-paste/figures", test_figures);
  g_test_add_func ("/tree-paste/renamed", test_renamed);
  g_test_add_func ("/tree-paste/computed", test_computed);
  g_test_add_func ("/tree-paste/empty-place", test_empty_place);
  g_test_add_func ("/tree-paste/unnamed", test_unnamed);
  g_test_add_func ("/tree-paste/beyond", test_beyond);
  g_test_add_func ("/tree-paste/renamed-as-added", test_renamed_as_added);
  g_test_add_func ("/tree-paste/empty-end", test_empty_end);
  g_test_add_func ("/tree-paste/order-of-questions", test_order_of_questions);
  g_test_add_func ("/tree-paste/units", test_units);
  g_test_add_func ("/tree-paste/unit-of-whole-column", test_unit_of_whole_column);
  g_test_add_func ("/tree-paste/pounds-in-other-unit", test_pounds_in_other_unit);
  g_test_add_func ("/tree-paste/refused", test_refused);
  g_test_add_func ("/tree-paste/refused-places", test_refused_places);
  g_test_add_func ("/tree-paste/nowhere", test_nowhere);
  g_test_add_func ("/tree-paste/said", test_said);
  g_test_add_func ("/tree-paste/said-of-new", test_said_of_new);
  g_test_add_func ("/tree-paste/forecast-on-new", test_forecast_on_new);
  g_test_add_func ("/tree-paste/copied-back", test_copied_back);
  g_test_add_func ("/tree-paste/random", test_random);

  return g_test_run ();
}
