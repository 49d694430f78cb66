/* test-dew-edit-order.c: adding and moving: what they change and refuse, and the order that rows keep */
#include "engine-fixture.h"

#include "dew-ledger-private.h"

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

/* ---- Order ---- */

static gpointer
make_sibling (DewTable table,
              gint64   id)
{
  g_autofree char *name = g_strdup_printf ("Sibling %d", (int) id);
  gpointer row = make_row (table, id, name);

  if (table == DEW_TABLE_POOL)
    ((DewPool *) row)->agreement = CHILDREN;
  else if (table == DEW_TABLE_LINE)
    {
      ((DewLine *) row)->pool = CARERS;
      ((DewLine *) row)->parent = RESPITE;
    }

  return row;
}

static gboolean
is_sibling (DewTable      table,
            gconstpointer row)
{
  if (table == DEW_TABLE_POOL)
    return ((const DewPool *) row)->agreement == CHILDREN;

  return table != DEW_TABLE_LINE || ((const DewLine *) row)->parent == RESPITE;
}

static void
assert_order (const DewLedger *ledger,
              DewTable         table,
              GArray          *order)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint at = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gconstpointer row = g_ptr_array_index (rows, i);

      if (!is_sibling (table, row))
        continue;
      g_assert_cmpuint (at, <, order->len);
      g_assert_cmpint (*(const gint64 *) row, ==, g_array_index (order, gint64, at++));
    }
  g_assert_cmpuint (at, ==, order->len);
}

/* Where among the others `after` puts a row; a sibling that is not there puts it last. */
static guint
find_place (GArray *order,
            gint64  after)
{
  if (after == -1)
    return 0;

  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, gint64, i) == after)
      return i + 1;

  return order->len;
}

/* Adds and moves, most of them behind the same row, so that the gap there runs out again and again; against a plain list. */
static void
test_order (gconstpointer data)
{
  DewTable table = (DewTable) GPOINTER_TO_INT (data);
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  guint limit = table == DEW_TABLE_PARTNER ? DEW_MAX_PARTNERS : 40;
  guint renumbered = 0;
  gint64 anchor = 0;
  gint64 id = 500;

  for (guint i = 0; i < rows->len; i++)
    if (is_sibling (table, g_ptr_array_index (rows, i)))
      g_array_append_vals (order, g_ptr_array_index (rows, i), 1);

  for (guint step = 0; step < 400; step++)
    {
      gboolean add = order->len < limit;
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gint64 after = anchor;

      if (g_test_rand_int_range (0, 4) == 0)
        after = g_test_rand_int_range (0, 10) == 0 ? 9999 : g_test_rand_int_range (-1, 1);

      if (add)
        {
          gpointer row = make_sibling (table, ++id);

          g_assert_true (dew_edit_add (ledger, changes, table, row, after, &error));
          g_array_insert_val (order, find_place (order, after), id);
          dew_row_free (table, row);
        }
      else
        {
          guint from = (guint) g_test_rand_int_range (0, (gint32) order->len);
          gint64 moved = g_array_index (order, gint64, from);

          if (moved == anchor)
            continue;
          g_array_remove_index (order, from);
          g_assert_true (dew_edit_move (ledger, changes, table, moved, table == DEW_TABLE_LINE ? CARERS : 0,
                                        table == DEW_TABLE_LINE ? RESPITE : CHILDREN, after, &error));
          g_array_insert_val (order, find_place (order, after), moved);
        }
      g_assert_no_error (error);
      anchor = anchor == 0 ? id : anchor;
      renumbered += dew_changes_length (changes) > 1;
      take (ledger, g_steal_pointer (&changes));
      assert_order (ledger, table, order);
    }

  g_test_message ("moved apart %u times in 400", renumbered);
  g_assert_cmpuint (renumbered, >, 2);
  g_assert_cmpuint (renumbered, <, 100);
}

static void
set_position (DewLedger *ledger,
              gint64     scenario,
              gint64     position)
{
  DewChanges *changes = dew_changes_new ();
  DewScenario row = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);

  row.position = position;
  dew_changes_diff_row (changes, DEW_TABLE_SCENARIO, dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario), &row);
  take (ledger, changes);
}

/* Positions from elsewhere may be any number. */
static void
test_far_positions (void)
{
  static const gint64 positions[][2] = {
    { G_MININT64, G_MAXINT64 }, { G_MININT64, G_MININT64 }, { G_MAXINT64, G_MAXINT64 }, { G_MAXINT64 - 1, G_MAXINT64 }, { G_MININT64, 0 }, { 0, G_MAXINT64 },
    { 0, 0 }, { -1, -1 }, { G_MAXINT64 / 4, G_MAXINT64 / 4 + 1 }, { -G_MAXINT64 / 4 - 1, -G_MAXINT64 / 4 },
  };
  static const struct {
    gint64 after;
    gint64 order[3];
  } places[] = { { -1, { 500, GROWTH, SPLIT } }, { 0, { GROWTH, SPLIT, 500 } }, { GROWTH, { GROWTH, 500, SPLIT } }, { SPLIT, { GROWTH, SPLIT, 500 } } };

  for (guint p = 0; p < G_N_ELEMENTS (positions); p++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        g_autoptr (DewLedger) ledger = make_county ();
        DewChanges *changes = dew_changes_new ();
        DewScenario *scenario = make_row (DEW_TABLE_SCENARIO, 500, "New");

        set_position (ledger, GROWTH, positions[p][0]);
        set_position (ledger, SPLIT, positions[p][1]);
        g_assert_true (dew_edit_add (ledger, changes, DEW_TABLE_SCENARIO, scenario, places[i].after, NULL));
        take (ledger, changes);
        for (guint r = 0; r < 3; r++)
          g_assert_cmpint (*(gint64 *) g_ptr_array_index (dew_ledger_rows (ledger, DEW_TABLE_SCENARIO), r), ==, places[i].order[r]);
        dew_row_free (DEW_TABLE_SCENARIO, scenario);
      }
}

/* ---- Adding ---- */

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/edit-order/partner", GINT_TO_POINTER (DEW_TABLE_PARTNER), test_order);
  g_test_add_data_func ("/edit-order/agreement", GINT_TO_POINTER (DEW_TABLE_AGREEMENT), test_order);
  g_test_add_data_func ("/edit-order/pool", GINT_TO_POINTER (DEW_TABLE_POOL), test_order);
  g_test_add_data_func ("/edit-order/line", GINT_TO_POINTER (DEW_TABLE_LINE), test_order);
  g_test_add_data_func ("/edit-order/scenario", GINT_TO_POINTER (DEW_TABLE_SCENARIO), test_order);
  g_test_add_func ("/edit-order/far-positions", test_far_positions);
  g_test_add_func ("/edit-order/add-refused", test_add_refused);
  g_test_add_func ("/edit-order/eight-partners", test_eight_partners);
  g_test_add_func ("/edit-order/move", test_move);
  g_test_add_func ("/edit-order/move-refused", test_move_refused);
  g_test_add_func ("/edit-order/depth", test_depth);

  return g_test_run ();
}
