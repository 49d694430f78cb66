/* test-dew-ledger.c: loading, copying and patching a whole document */
#include "engine-fixture.h"

#include <string.h>

#include "dew-ledger-private.h"
#include "ledger-builder.h"

/* ---- From one ledger to another ---- */

static void
diff_rows (DewChanges      *changes,
           DewTable         table,
           const DewLedger *from,
           const DewLedger *to)
{
  const GPtrArray *rows = dew_ledger_rows (from, table);

  for (guint i = 0; i < rows->len; i++)
    {
      gconstpointer old = g_ptr_array_index (rows, i);
      gconstpointer new_row = dew_ledger_find (to, table, *(const gint64 *) old);

      if (new_row == NULL)
        dew_changes_delete_row (changes, table, old);
      else
        dew_changes_diff_row (changes, table, old, new_row);
    }

  rows = dew_ledger_rows (to, table);
  for (guint i = 0; i < rows->len; i++)
    if (dew_ledger_find (from, table, *(const gint64 *) g_ptr_array_index (rows, i)) == NULL)
      dew_changes_insert_row (changes, table, g_ptr_array_index (rows, i));
}

/* The figures of a's lines that b does not have the same: inserted or changed where `to` is b, else deleted. */
static void
diff_figures (DewChanges      *changes,
              const DewLedger *a,
              const DewLedger *b,
              gboolean         deleted)
{
  const GPtrArray *lines = dew_ledger_rows (a, DEW_TABLE_LINE);

  for (guint i = 0; i < lines->len; i++)
    {
      guint n;
      const DewFigure *figures = dew_ledger_figures (a, ((const DewLine *) g_ptr_array_index (lines, i))->id, &n);

      for (guint f = 0; f < n; f++)
        {
          const DewFigure *one = &figures[f];
          const DewFigure *other = dew_ledger_figure_row (b, one->line, one->year, one->month, (DewMeasure) one->measure, one->partner, one->scenario);

          if (deleted && other == NULL)
            dew_changes_delete_row (changes, DEW_TABLE_FIGURE, one);
          else if (!deleted && other == NULL)
            dew_changes_insert_row (changes, DEW_TABLE_FIGURE, one);
          else if (!deleted)
            dew_changes_diff_row (changes, DEW_TABLE_FIGURE, other, one);
        }
    }
}

static void
append_change (DewChanges      *changes,
               const DewChange *change)
{
  DewValue *values = dew_changes_add (changes, change->table, change->op);

  for (guint i = 0; i < dew_tables[change->table].n_columns; i++)
    {
      if (change->values[i].type == DEW_VALUE_TEXT)
        dew_changes_set_text (changes, &values[i], change->values[i].text);
      else
        values[i] = change->values[i];
    }
}

/* What leads from one ledger to the other, in an order by chance. */
static DewChanges *
make_way (const DewLedger *from,
          const DewLedger *to)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  DewChanges *shuffled = dew_changes_new ();

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_FIGURE)
      diff_rows (changes, table, from, to);
  diff_figures (changes, from, to, TRUE);
  diff_figures (changes, to, from, FALSE);

  for (guint i = 0; i < dew_changes_length (changes); i++)
    g_array_insert_val (order, (guint) g_test_rand_int_range (0, (gint32) order->len + 1), i);
  for (guint i = 0; i < order->len; i++)
    append_change (shuffled, dew_changes_get (changes, g_array_index (order, guint, i)));

  return shuffled;
}

static DewLedger *
make_other (const DewLedger *ledger,
            gint64          *ids)
{
  DewLedger *other = dew_ledger_copy (ledger);

  for (int n = g_test_rand_int_range (1, 30); n > 0; n--)
    {
      DewChanges *changes = dew_changes_new ();
      const char *what;

      if (random_verb (other, changes, (DewIds) { count_ids, ids }, &what, NULL))
        take (other, changes);
      else
        dew_changes_free (changes);
    }

  return other;
}

/* ---- Patching ---- */

static void
test_patch_any_order (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  gint64 ids = 1000;

  for (guint round = 0; round < how_many (1000); round++)
    {
      g_autoptr (DewLedger) other = make_other (ledger, &ids);
      DewChanges *way = make_way (ledger, other);
      g_autofree char *expected = dump_ledger (other);

      take (ledger, way);
      assert_same_dump (ledger, expected);
    }
}

/* Changes that fit no ledger of these tests. */
static void
add_misfit (DewChanges      *changes,
            const DewLedger *ledger,
            guint            kind)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  gint64 line = lines->len == 0 ? 999 : ((const DewLine *) g_ptr_array_index (lines, 0))->id;
  DewScenario scenario = { 999, 1, (char *) "Missing", (char *) "" };
  DewFigure figure = { line, 2099, 5, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 100 };

  switch (kind)
    {
    case 0:
      dew_changes_insert_row (changes, DEW_TABLE_DOCUMENT, dew_ledger_document (ledger));
      break;
    case 1:
      dew_changes_update_row (changes, DEW_TABLE_SCENARIO, &scenario, G_MAXUINT32);
      break;
    case 2:
      dew_changes_delete_row (changes, DEW_TABLE_SCENARIO, &scenario);
      break;
    case 3:
      dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figure);
      break;
    case 4:
      dew_changes_update_row (changes, DEW_TABLE_FIGURE, &figure, G_MAXUINT32);
      break;
    case 5:
      figure.line = 999;
      dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
      break;
    case 6:
      figure.partner = 999;
      dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
      break;
    case 7:
      figure.scenario = 999;
      dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
      break;
    case 8:
      /* Once is well enough. */
      figure.line = 0;
      dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
      dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
      break;
    case 9:
    default:
      dew_changes_insert_row (changes, DEW_TABLE_RULE, &(DewRuleRow) { 999, 0, 999, 0, 0, (char *) "", (char *) "own", (char *) "" });
    }
}

/* Whatever else is changed with it, and wherever it stands among that. */
static void
test_patch_refused (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  gint64 ids = 1000;

  for (guint round = 0; round < how_many (1000); round++)
    {
      g_autoptr (DewLedger) other = make_other (ledger, &ids);
      g_autoptr (DewChanges) way = round % 5 == 0 ? dew_changes_new () : make_way (ledger, other);
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *before = dump_ledger (ledger);
      guint64 structure = dew_ledger_structure (ledger);
      guint at = (guint) g_test_rand_int_range (0, (gint32) dew_changes_length (way) + 1);

      for (guint i = 0; i < dew_changes_length (way); i++)
        {
          if (i == at)
            add_misfit (changes, ledger, round % 10);
          append_change (changes, dew_changes_get (way, i));
        }
      if (at == dew_changes_length (way))
        add_misfit (changes, ledger, round % 10);

      g_assert_false (dew_ledger_patch (ledger, changes, &error));
      assert_refused (&error, DEW_ERROR_FORMAT, "damaged");
      assert_same_dump (ledger, before);
      g_assert_cmpuint (dew_ledger_structure (ledger), ==, structure);

      /* And it still takes what fits. */
      if (round % 5 != 0)
        {
          g_autofree char *expected = dump_ledger (other);

          take (ledger, g_steal_pointer (&way));
          assert_same_dump (ledger, expected);
        }
    }
}

/* A row that goes is told as it was, until the next patch. */
static void
test_patch_went (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewRuleRow *rule = dew_ledger_find (ledger, DEW_TABLE_RULE, 4);
  DewChanges *changes = dew_changes_new ();
  g_autoptr (DewChanges) misfit = dew_changes_new ();
  DewRuleRow again = *rule;

  g_assert_null (dew_ledger_went (ledger, DEW_TABLE_RULE, 4));
  again.note = (char *) "once more";
  dew_changes_delete_row (changes, DEW_TABLE_RULE, rule);
  dew_changes_insert_row (changes, DEW_TABLE_RULE, &again);
  dew_changes_delete_row (changes, DEW_TABLE_RULE, &again);
  take (ledger, changes);
  g_assert_null (dew_ledger_find (ledger, DEW_TABLE_RULE, 4));
  g_assert_cmpstr (((const DewRuleRow *) dew_ledger_went (ledger, DEW_TABLE_RULE, 4))->note, ==, "once more");
  g_assert_cmpint (((const DewRuleRow *) dew_ledger_went (ledger, DEW_TABLE_RULE, 4))->line, ==, DISTRICT);
  g_assert_null (dew_ledger_went (ledger, DEW_TABLE_RULE, 5));

  /* One that does not fit takes nothing away. */
  dew_changes_delete_row (misfit, DEW_TABLE_RULE, dew_ledger_find (ledger, DEW_TABLE_RULE, 5));
  dew_changes_delete_row (misfit, DEW_TABLE_RULE, &again);
  g_assert_false (dew_ledger_patch (ledger, misfit, NULL));
  g_assert_nonnull (dew_ledger_find (ledger, DEW_TABLE_RULE, 5));
  g_assert_null (dew_ledger_went (ledger, DEW_TABLE_RULE, 5));
  put (ledger, MEALS, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 1);
  g_assert_null (dew_ledger_went (ledger, DEW_TABLE_RULE, 4));
  g_assert_null (dew_ledger_went (ledger, DEW_TABLE_RULE, 5));
}

/* Each row fits its table; what they make of the document does not. */
static void
test_patch_torn (void)
{
  static const struct {
    DewTable    table;
    DewOp       op;
    gint64      id;
    const char *column;
    gint64      value;
  } torn[] = {
    { DEW_TABLE_PARTNER, DEW_DELETE, CCG },                             /* figures and leads name it */
    { DEW_TABLE_AGREEMENT, DEW_DELETE, ADULTS },
    { DEW_TABLE_POOL, DEW_DELETE, OLDER },
    { DEW_TABLE_LINE, DEW_DELETE, NURSING },                            /* lines stand in it */
    { DEW_TABLE_LINE, DEW_DELETE, MEALS },                              /* figures */
    { DEW_TABLE_SCENARIO, DEW_DELETE, GROWTH },
    { DEW_TABLE_LINE, DEW_UPDATE, MEALS, "kind", DEW_LINE_CATEGORY },
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "kind", DEW_LINE_SERVICE },
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "parent", NURSING },            /* a ring */
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "parent", CARE },
    { DEW_TABLE_LINE, DEW_UPDATE, MEALS, "parent", TRANSPORT },         /* not a category */
    { DEW_TABLE_LINE, DEW_UPDATE, MEALS, "parent", RESPITE },           /* of another pool */
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "pool", CARERS },               /* without what stands in it */
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "pool", 0 },
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "pool", 999 },
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "parent", 999 },
    { DEW_TABLE_LINE, DEW_UPDATE, CARE, "lead", 999 },
    { DEW_TABLE_POOL, DEW_UPDATE, OLDER, "agreement", 999 },
    { DEW_TABLE_POOL, DEW_UPDATE, OLDER, "host", -1 },
    { DEW_TABLE_RULE, DEW_UPDATE, 1, "scenario", 999 },
    { DEW_TABLE_RULE, DEW_UPDATE, 1, "line", 999 },
    { DEW_TABLE_RULE, DEW_UPDATE, 1, "pool", 0 },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *before = dump_ledger (ledger);

  for (guint i = 0; i < G_N_ELEMENTS (torn); i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewValue *values;

      g_test_message ("%s of %s %d", torn[i].op == DEW_DELETE ? "deletion" : torn[i].column, dew_tables[torn[i].table].name, (int) torn[i].id);
      put (ledger, VAN, 2020, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 1);
      dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { VAN, 2020, 0, DEW_BUDGET, 0, 0, 0 });
      values = dew_changes_add (changes, torn[i].table, torn[i].op);
      dew_changes_set_int (changes, &values[0], torn[i].id);
      if (torn[i].op == DEW_UPDATE)
        dew_changes_set_int (changes, &values[dew_table_column (torn[i].table, torn[i].column)], torn[i].value);
      g_assert_false (dew_ledger_patch (ledger, changes, &error));
      assert_refused (&error, DEW_ERROR_FORMAT, "damaged");

      g_clear_pointer (&changes, dew_changes_free);
      changes = dew_changes_new ();
      dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { VAN, 2020, 0, DEW_BUDGET, 0, 0, 0 });
      take (ledger, g_steal_pointer (&changes));
      assert_same_dump (ledger, before);
    }
}

/* An update says what changes; what it does not say stays. */
static void
test_patch_unset (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *before = dump_ledger (ledger);
  DewChanges *changes = dew_changes_new ();
  DewFigure figure = { TRANSPORT, 2013, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, 0 };

  dew_changes_update_row (changes, DEW_TABLE_FIGURE, &figure, 0);
  dew_changes_update_row (changes, DEW_TABLE_SCENARIO, dew_ledger_find (ledger, DEW_TABLE_SCENARIO, SPLIT), 0);
  take (ledger, changes);
  assert_same_dump (ledger, before);
}

static void
test_structure (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  guint64 structure = dew_ledger_structure (ledger);
  DewChanges *changes = dew_changes_new ();
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  put (ledger, MEALS, 2013, 0, DEW_FORECAST, TRUST, DEW_BASELINE, 5);
  g_assert_cmpuint (dew_ledger_structure (ledger), ==, structure);
  g_assert_true (dew_ledger_nodes (ledger, NULL) == nodes);
  take (ledger, dew_changes_new ());
  g_assert_cmpuint (dew_ledger_structure (ledger), ==, structure);

  dew_changes_update_row (changes, DEW_TABLE_SCENARIO, dew_ledger_find (ledger, DEW_TABLE_SCENARIO, SPLIT), 1u << 1);
  take (ledger, changes);
  g_assert_cmpuint (dew_ledger_structure (ledger), >, structure);
}

/* ---- Copies ---- */

static void
test_copy (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  gint64 ids = 1000;

  for (guint round = 0; round < how_many (200); round++)
    {
      g_autoptr (DewLedger) copy = NULL;
      g_autofree char *before = NULL;

      {
        g_autoptr (DewLedger) grown = make_other (ledger, &ids);

        before = dump_ledger (grown);
        copy = dew_ledger_copy (grown);
        g_assert_cmpuint (dew_ledger_structure (copy), ==, dew_ledger_structure (grown));
        take (grown, make_way (grown, ledger));
        assert_same_dump (copy, before);
      }

      /* Nothing of it was the other's. */
      assert_same_dump (copy, before);
      take (copy, make_way (copy, ledger));
      g_clear_pointer (&before, g_free);
      before = dump_ledger (ledger);
      assert_same_dump (copy, before);
    }
}

static void
test_empty (void)
{
  g_autoptr (DewLedger) ledger = dew_ledger_new ();
  g_autoptr (DewLedger) copy = dew_ledger_copy (ledger);
  g_autoptr (GArray) years = dew_ledger_years (copy);
  guint n;

  dew_ledger_nodes (copy, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (dew_ledger_n_figures (copy), ==, 0);
  g_assert_cmpuint (years->len, ==, 0);
  g_assert_null (dew_ledger_document (copy));
  dew_ledger_free (NULL);
}

/* ---- Loading ---- */

static void
test_load_refused (void)
{
  static const struct {
    DewFigure   figure;
    const char *says;
  } bad[] = {
    { { 999, 2013, 0, DEW_BUDGET, 0, 0, 1 }, "a service line that is not there" },
    { { CARE, 2013, 0, DEW_BUDGET, 0, 0, 1 }, "a service line that is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, 999, 0, 1 }, "“Meals” for a partner that is not there" },
    { { MEALS, 2013, 0, DEW_BUDGET, 0, 999, 1 }, "“Meals” for a scenario that is not there" },
  };

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (GError) error = NULL;

      start_ledger (&builder);
      g_array_unref (builder.figures);
      ledger = builder.ledger;
      add_partner (&builder, COUNCIL, "Council", "");
      add_pool (&builder, OLDER, "Older people", 0, 0);
      add_line (&builder, CARE, OLDER, 0, DEW_LINE_CATEGORY, "Care", 0);
      add_line (&builder, MEALS, OLDER, CARE, DEW_LINE_SERVICE, "Meals", 0);
      dew_ledger_load_figure (ledger, &(DewFigure) { MEALS, 2012, 0, DEW_BUDGET, COUNCIL, DEW_BASELINE, 1 });

      if (i == G_N_ELEMENTS (bad))
        {
          g_assert_true (dew_ledger_load_finish (ledger, &error));
          g_assert_no_error (error);
          continue;
        }
      dew_ledger_load_figure (ledger, &bad[i].figure);
      g_assert_false (dew_ledger_load_finish (ledger, &error));
      assert_refused (&error, DEW_ERROR_FORMAT, bad[i].says);
    }
}

#define MANY_PARTNERS 20
#define MANY_LINES 300
#define MANY_YEARS 7

/* More partners than are remembered by name, more figures than stand in one block, and lines that stand across two. */
static DewLedger *
load_many (gint64   stranger,
           GError **error)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  start_ledger (&builder);
  g_array_unref (builder.figures);
  ledger = builder.ledger;
  add_pool (&builder, OLDER, "Older people", 0, 0);
  for (gint64 partner = 1; partner <= MANY_PARTNERS; partner++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", (int) partner);

      add_partner (&builder, partner, name, "");
    }

  for (gint64 line = 1; line <= MANY_LINES; line++)
    {
      g_autofree char *name = g_strdup_printf ("Line %d", (int) line);

      add_line (&builder, line, OLDER, 0, DEW_LINE_SERVICE, name, 0);
      for (int year = 2000; year < 2000 + MANY_YEARS; year++)
        for (gint64 partner = 1; partner <= MANY_PARTNERS; partner++)
          {
            gint64 named = line == MANY_LINES && partner == MANY_PARTNERS ? stranger : partner;

            dew_ledger_load_figure (ledger, &(DewFigure) { line, year, 0, DEW_EXISTING, named, DEW_BASELINE, line * 10000 + year + partner });
          }
    }

  return dew_ledger_load_finish (ledger, error) ? g_steal_pointer (&ledger) : NULL;
}

static void
test_load_many (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewLedger) ledger = load_many (MANY_PARTNERS, &error);
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewFigure added = { 1, 1999, 0, DEW_EXISTING, 1, DEW_BASELINE, 5 };
  DewFigure gone = { 2, 2000, 0, DEW_EXISTING, 1, DEW_BASELINE, 0 };

  g_assert_no_error (error);

  /* What is changed beside what was loaded leaves that alone. */
  dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &added);
  dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &gone);
  g_assert_true (dew_ledger_patch (ledger, changes, &error));
  g_assert_no_error (error);

  for (gint64 line = 1; line <= MANY_LINES; line++)
    for (int year = 2000; year < 2000 + MANY_YEARS; year++)
      for (gint64 partner = 1; partner <= MANY_PARTNERS; partner++)
        {
          const DewFigure *figure = dew_ledger_figure_row (ledger, line, year, 0, DEW_EXISTING, partner, DEW_BASELINE);

          if (line == 2 && year == 2000 && partner == 1)
            g_assert_null (figure);
          else
            g_assert_cmpint (figure->pence, ==, line * 10000 + year + partner);
        }
  g_assert_cmpint (dew_ledger_figure_row (ledger, 1, 1999, 0, DEW_EXISTING, 1, DEW_BASELINE)->pence, ==, 5);

  g_assert_null (load_many (MANY_PARTNERS + 1, &error));
  assert_refused (&error, DEW_ERROR_FORMAT, "for a partner that is not there");
}

/* ---- The bound of sums ---- */

/* A line with as many of the largest figures as may be, and one that makes up the rest of the bound, and `more`. */
static DewLedger *
load_full (gint64   more,
           GError **error)
{
  gint64 rest = DEW_MAGNITUDE_LIMIT + more;
  Builder builder;

  start_ledger (&builder);
  g_array_unref (builder.figures);
  add_partner (&builder, COUNCIL, "Council", "");
  add_pool (&builder, OLDER, "Older people", 0, 0);

  for (gint64 line = 1; rest > 0; line++)
    {
      g_autofree char *name = g_strdup_printf ("Line %d", (int) line);

      add_line (&builder, line, OLDER, 0, DEW_LINE_SERVICE, name, 0);
      for (int year = 1948; year <= 2147 && rest > 0; year++)
        for (int month = 1; month <= 12 && rest > 0; month++)
          {
            gint64 pence = MIN (rest, DEW_MONEY_LIMIT);
            DewFigure figure = { line, year, month, DEW_ACTUAL, COUNCIL, DEW_BASELINE, year % 2 == 0 ? pence : -pence };

            dew_ledger_load_figure (builder.ledger, &figure);
            rest -= pence;
          }
    }

  if (!dew_ledger_load_finish (builder.ledger, error))
    g_clear_pointer (&builder.ledger, dew_ledger_free);

  return builder.ledger;
}

static gboolean
would_fit (const DewLedger *ledger,
           DewOp            op,
           DewFigure        figure,
           GError         **error)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();

  if (op == DEW_INSERT)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
  else if (op == DEW_UPDATE)
    dew_changes_update_row (changes, DEW_TABLE_FIGURE, &figure, G_MAXUINT32);
  else
    dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figure);

  return dew_ledger_fits (ledger, changes, error);
}

static void
test_bound (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewLedger) full = load_full (0, &error);
  DewFigure there = { 1, 1948, 1, DEW_ACTUAL, COUNCIL, DEW_BASELINE, DEW_MONEY_LIMIT };
  DewFigure other = { 1, 1948, 1, DEW_BUDGET, COUNCIL, DEW_BASELINE, 1 };
  g_autoptr (DewChanges) swap = dew_changes_new ();

  g_assert_no_error (error);
  g_assert_nonnull (full);
  g_assert_null (load_full (1, &error));
  assert_refused (&error, DEW_ERROR_OVERFLOW, "too many noughts");

  /* Not a penny more, of either sign; but less is always welcome, and so is what makes room for itself. */
  g_assert_false (would_fit (full, DEW_INSERT, other, &error));
  assert_refused (&error, DEW_ERROR_OVERFLOW, "too many noughts");
  other.pence = -1;
  g_assert_false (would_fit (full, DEW_INSERT, other, NULL));
  other.pence = 0;
  g_assert_true (would_fit (full, DEW_INSERT, other, NULL));
  other.pence = DEW_CLEARED;
  g_assert_true (would_fit (full, DEW_INSERT, other, NULL));
  g_assert_true (would_fit (full, DEW_DELETE, there, NULL));
  there.pence = -DEW_MONEY_LIMIT;
  g_assert_true (would_fit (full, DEW_UPDATE, there, NULL));
  there.pence = 12345;
  g_assert_true (would_fit (full, DEW_UPDATE, there, NULL));

  other.pence = 100;
  dew_changes_insert_row (swap, DEW_TABLE_FIGURE, &other);
  there.pence = DEW_MONEY_LIMIT - 100;
  dew_changes_update_row (swap, DEW_TABLE_FIGURE, &there, G_MAXUINT32);
  g_assert_true (dew_ledger_fits (full, swap, &error));
  g_assert_no_error (error);
  other.year = 1949;
  other.pence = 1;
  dew_changes_insert_row (swap, DEW_TABLE_FIGURE, &other);
  g_assert_false (dew_ledger_fits (full, swap, NULL));
}

/* Sizes that come and go leave nothing behind. */
static void
test_bound_follows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewLedger) full = load_full (-DEW_MONEY_LIMIT, &error);
  DewFigure figure = { 1, 1948, 1, DEW_BUDGET, COUNCIL, DEW_BASELINE, 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      static const gint64 pence[] = { DEW_MONEY_LIMIT, -DEW_MONEY_LIMIT, 0, DEW_MONEY_LIMIT };

      for (guint p = 0; p < G_N_ELEMENTS (pence); p++)
        {
          DewOp op = p == 0 ? DEW_INSERT : DEW_UPDATE;
          DewChanges *changes = dew_changes_new ();

          figure.pence = pence[p];
          g_assert_true (would_fit (full, op, figure, NULL));
          if (op == DEW_INSERT)
            dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
          else
            dew_changes_update_row (changes, DEW_TABLE_FIGURE, &figure, G_MAXUINT32);
          take (full, changes);
          g_assert_true (would_fit (full, DEW_INSERT, (DewFigure) { 1, 1948, 2, DEW_BUDGET, COUNCIL, DEW_BASELINE, 1 }, NULL) == (pence[p] == 0));
        }
      {
        DewChanges *changes = dew_changes_new ();

        dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figure);
        take (full, changes);
      }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/patch/any-order", test_patch_any_order);
  g_test_add_func ("/ledger/patch/refused", test_patch_refused);
  g_test_add_func ("/ledger/patch/went", test_patch_went);
  g_test_add_func ("/ledger/patch/torn", test_patch_torn);
  g_test_add_func ("/ledger/patch/unset", test_patch_unset);
  g_test_add_func ("/ledger/structure", test_structure);
  g_test_add_func ("/ledger/copy", test_copy);
  g_test_add_func ("/ledger/empty", test_empty);
  g_test_add_func ("/ledger/load-refused", test_load_refused);
  g_test_add_func ("/ledger/load-many", test_load_many);
  g_test_add_func ("/ledger/bound", test_bound);
  g_test_add_func ("/ledger/bound-follows", test_bound_follows);

  return g_test_run ();
}
