/* test-dew-edit-carry.c: lines carried to another place: nothing is counted twice, nothing is lost */
#include "engine-fixture.h"

#include <string.h>

#include "dew-edit-pool.h"
#include "dew-totals.h"

static gint64 ids = 1000;

#define IDS ((DewIds) { count_ids, &ids })

static DewLine *
change_line (gint64 id)
{
  DewLine *line = dew_row_new (DEW_TABLE_LINE);

  line->id = id;
  return line;
}

static void
insert (DewLedger *ledger,
        DewTable   table,
        gpointer   row)
{
  DewChanges *changes = dew_changes_new ();

  dew_changes_insert_row (changes, table, row);
  dew_row_free (table, row);
  take (ledger, changes);
}

/* A line or category in Equipment. */
static void
add_to_equipment (DewLedger  *ledger,
                  gint64      id,
                  gint64      parent,
                  DewLineKind kind,
                  const char *name)
{
  DewLine *line = change_line (id);

  line->pool = EQUIPMENT;
  line->parent = parent;
  line->kind = (gint) kind;
  line->position = id;
  dew_row_set_text (DEW_TABLE_LINE, line, "name", name);
  insert (ledger, DEW_TABLE_LINE, line);
}

static void
set_rule (DewLedger  *ledger,
          gint64      pool,
          gint64      line,
          gint64      scenario,
          const char *start,
          const char *text)
{
  DewChanges *changes = dew_changes_new ();
  DewRuleRow rule = { count_ids (&ids), scenario, pool, line, DEW_OVER, (char *) start, (char *) text, (char *) "" };

  /* The row alone: the verb would make a scenario's list begin as the baseline's. */
  dew_changes_insert_row (changes, DEW_TABLE_RULE, &rule);
  take (ledger, changes);
}

static void
merge (DewLedger *ledger,
       int        year)
{
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;

  dew_edit_merge (ledger, changes, IDS, EQUIPMENT, OLDER, year, &error);
  g_assert_no_error (error);
  take (ledger, changes);
  dew_edit_validate (ledger, &error);
  g_assert_no_error (error);
}

static gint64
line_at (const DewLedger *ledger,
         const char      *place)
{
  guint node = dew_ledger_place_named (ledger, place, NULL);

  return node == 0 ? 0 : dew_ledger_nodes (ledger, NULL)[node].id;
}

static const DewLine *
find_line (const DewLedger *ledger,
           gint64           id)
{
  return dew_ledger_find (ledger, DEW_TABLE_LINE, id);
}

/* ---- Categories ---- */

enum { AIDS = 40, SMALL, LARGE, OTHER, EMPTY, FAR };

/* Equipment: Care (Aids (small, large), Meals), Nothing in it, Transport as a category. */
static DewLedger *
make_categories (void)
{
  DewLedger *ledger = make_county ();

  add_to_equipment (ledger, OTHER, 0, DEW_LINE_CATEGORY, "care");
  add_to_equipment (ledger, AIDS, OTHER, DEW_LINE_CATEGORY, "Aids");
  add_to_equipment (ledger, SMALL, AIDS, DEW_LINE_SERVICE, "Small");
  add_to_equipment (ledger, LARGE, AIDS, DEW_LINE_SERVICE, "Large");
  add_to_equipment (ledger, EMPTY, 0, DEW_LINE_CATEGORY, "Nothing in it");
  add_to_equipment (ledger, FAR, OTHER, DEW_LINE_SERVICE, "Meals");

  return ledger;
}

/* Without earlier years all of it moves; what is taken up in the category of its name is no more. */
static void
test_categories_move (void)
{
  g_autoptr (DewLedger) ledger = make_categories ();

  put (ledger, SMALL, 2014, 0, DEW_EXISTING, CCG, DEW_BASELINE, 1);
  merge (ledger, 2014);
  g_assert_cmpint (line_at (ledger, "Older people > Care > Aids"), ==, AIDS);
  g_assert_cmpint (line_at (ledger, "Older people > Care > Aids > Small"), ==, SMALL);
  g_assert_cmpint (line_at (ledger, "Older people > Care > Meals (Equipment)"), ==, FAR);
  g_assert_cmpint (line_at (ledger, "Older people > Nothing in it"), ==, EMPTY);
  g_assert_null (find_line (ledger, OTHER));
}

/* With earlier years a line and the categories it stands in stay, and go on anew; what has none moves. */
static void
test_categories_stay (void)
{
  g_autoptr (DewLedger) ledger = make_categories ();

  put (ledger, SMALL, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 1);
  put (ledger, SMALL, 2014, 0, DEW_EXISTING, CCG, DEW_BASELINE, 2);
  merge (ledger, 2014);
  g_assert_cmpint (line_at (ledger, "Equipment > care > Aids > Small"), ==, SMALL);
  g_assert_cmpint (find_line (ledger, line_at (ledger, "Older people > Care > Aids > Small"))->continues, ==, SMALL);
  g_assert_cmpint (find_line (ledger, line_at (ledger, "Older people > Care > Aids"))->continues, ==, AIDS);
  g_assert_cmpint (line_at (ledger, "Older people > Care > Aids > Large"), ==, LARGE);
  g_assert_cmpint (line_at (ledger, "Older people > Care"), ==, CARE);
}

/* A category with rules of its own stays by itself: those of the other are not under them. */
static void
test_category_with_rules (void)
{
  g_autoptr (DewLedger) ledger = make_categories ();
  gint64 own;

  put (ledger, SMALL, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 1);
  set_rule (ledger, EQUIPMENT, OTHER, DEW_BASELINE, "", "equal");
  merge (ledger, 2014);
  own = line_at (ledger, "Older people > care (Equipment)");
  g_assert_cmpint (find_line (ledger, own)->continues, ==, OTHER);
  g_assert_cmpstr (dew_ledger_rule (ledger, OLDER, own, DEW_OVER, "2014-04-01", DEW_BASELINE)->text, ==, "equal");
  g_assert_null (dew_ledger_rule (ledger, OLDER, CARE, DEW_OVER, "2014-04-01", DEW_BASELINE));
}

/* A category that another line continues stays in its place, and so does what it stands in. */
static void
test_category_continued (void)
{
  g_autoptr (DewLedger) ledger = make_categories ();
  DewLine *line = change_line (50);

  line->pool = CARERS;
  line->kind = DEW_LINE_CATEGORY;
  line->continues = AIDS;
  dew_row_set_text (DEW_TABLE_LINE, line, "name", "Aids");
  insert (ledger, DEW_TABLE_LINE, line);
  line = change_line (51);
  line->pool = OLDER;
  line->parent = CARE;
  line->kind = DEW_LINE_CATEGORY;
  dew_row_set_text (DEW_TABLE_LINE, line, "name", "Aids");
  insert (ledger, DEW_TABLE_LINE, line);
  merge (ledger, 2014);
  g_assert_cmpint (line_at (ledger, "Equipment > care > Aids"), ==, AIDS);
  g_assert_cmpint (line_at (ledger, "Older people > Care > Aids > Small"), ==, SMALL);
}

/* Into the place that a category of its name, which it stands in, stands in. */
static void
test_category_in_its_like (void)
{
  g_autoptr (DewLedger) ledger = make_categories ();
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  const gint64 id = 60;

  add_to_equipment (ledger, 60, OTHER, DEW_LINE_CATEGORY, "Care");
  add_to_equipment (ledger, 61, 60, DEW_LINE_CATEGORY, "CARE");
  add_to_equipment (ledger, 62, 61, DEW_LINE_SERVICE, "Deep");
  dew_edit_transfer (ledger, changes, IDS, &id, 1, EQUIPMENT, 0, 2014, &error);
  g_assert_no_error (error);
  take (ledger, changes);
  g_assert_true (dew_edit_validate (ledger, NULL));
  g_assert_cmpint (line_at (ledger, "Equipment > care > CARE (Care) > Deep"), ==, 62);
}

/* ---- Names ---- */

static void
test_names (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autofree char *lengthy = g_strnfill (DEW_MAX_NAME, 'x');
  g_autofree char *cut = g_strdup_printf ("Older people > %.*s (Equipment)", DEW_MAX_NAME - 12, lengthy);
  DewLine *line;

  add_to_equipment (ledger, 60, 0, DEW_LINE_SERVICE, "Transport (Equipment)");
  add_to_equipment (ledger, 61, 0, DEW_LINE_SERVICE, lengthy);
  line = change_line (62);
  line->pool = OLDER;
  dew_row_set_text (DEW_TABLE_LINE, line, "name", lengthy);
  insert (ledger, DEW_TABLE_LINE, line);
  merge (ledger, 2014);
  g_assert_cmpint (line_at (ledger, "Older people > Transport (Equipment)"), ==, VAN);
  g_assert_cmpint (line_at (ledger, "Older people > Transport (Equipment) (Equipment)"), ==, 60);
  g_assert_cmpint (line_at (ledger, cut), ==, 61);
}

/* ---- What goes along ---- */

static void
test_notes_and_virements (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewMove moves[] = { { BEDS, -100 }, { MEALS, 100 } };
  gint64 beds;

  put (ledger, BEDS, 2014, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 900);
  for (int year = 2013; year <= 2014; year++)
    {
      DewRemark remark = { 0, BEDS, year, 0, DEW_BUDGET, DEW_UNATTRIBUTED, (char *) "A note", (char *) "" };
      g_autofree char *date = g_strdup_printf ("%d-05-01", year);
      DewVirement virement = { year, year, date, 0, (char *) "r", (char *) "", (char *) "" };
      DewChanges *changes = dew_changes_new ();

      g_assert_true (dew_edit_remark (ledger, changes, IDS, &remark, NULL));
      g_assert_true (dew_edit_virement (ledger, changes, IDS, &virement, moves, 2, NULL));
      take (ledger, changes);
    }
  merge (ledger, 2014);
  beds = line_at (ledger, "Older people > Beds");
  g_assert_nonnull (dew_ledger_remark (ledger, beds, 2014, 0, DEW_BUDGET, DEW_UNATTRIBUTED));
  g_assert_nonnull (dew_ledger_remark (ledger, BEDS, 2013, 0, DEW_BUDGET, DEW_UNATTRIBUTED));
  g_assert_cmpint (((const DewMovement *) dew_ledger_movements_on (ledger, beds)->pdata[0])->virement, ==, 2014);
  g_assert_cmpuint (dew_ledger_movements_on (ledger, BEDS)->len, ==, 1);
}

/* A line whose only earlier year is one of virements stays for it. */
static void
test_only_moved (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  const DewMove moves[] = { { BEDS, -100 }, { VAN, 100 } };
  DewVirement virement = { 5, 2013, (char *) "2013-05-01", 0, (char *) "r", (char *) "", (char *) "" };
  DewChanges *changes = dew_changes_new ();

  g_assert_true (dew_edit_virement (ledger, changes, IDS, &virement, moves, 2, NULL));
  take (ledger, changes);
  merge (ledger, 2014);
  g_assert_cmpint (find_line (ledger, line_at (ledger, "Older people > Transport (Equipment)"))->continues, ==, VAN);
}

static void
test_rules (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  static const struct {
    const char *date;
    gint64      scenario;
    const char *before, *after;         /* of the line that stays, and of the one that goes on */
  } cases[] = {
    { "2012-04-01", DEW_BASELINE, "equal", NULL },
    { "2013-04-01", DEW_BASELINE, "all to host", "all to host" },
    { "2014-04-01", DEW_BASELINE, "all to host", "all to host" },
    { "2015-04-01", DEW_BASELINE, "all to host", "own" },       /* the later one has moved */
    { "2013-04-01", GROWTH, NULL, NULL },                       /* a list not in force yet hides the baseline's */
    { "2016-04-01", GROWTH, "equal", "equal" },
  };
  gint64 beds;

  set_rule (ledger, EQUIPMENT, BEDS, DEW_BASELINE, "", "equal");
  set_rule (ledger, EQUIPMENT, BEDS, DEW_BASELINE, "2013-04-01", "all to host");
  set_rule (ledger, EQUIPMENT, BEDS, DEW_BASELINE, "2015-04-01", "own");
  set_rule (ledger, EQUIPMENT, BEDS, GROWTH, "2016-04-01", "equal");
  merge (ledger, 2014);
  beds = line_at (ledger, "Older people > Beds");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DewRuleRow *before = dew_ledger_rule (ledger, EQUIPMENT, BEDS, DEW_OVER, cases[i].date, cases[i].scenario);
      const DewRuleRow *after = dew_ledger_rule (ledger, OLDER, beds, DEW_OVER, cases[i].date, cases[i].scenario);

      g_test_message ("case %u", i);
      g_assert_cmpstr (before == NULL ? NULL : before->text, ==, cases[i].before);
      g_assert_cmpstr (after == NULL ? NULL : after->text, ==, cases[i].after);
    }
}

/* What its pool said for a line, the line says in a pool that says otherwise. */
static void
test_ways (void)
{
  static const struct {
    int         status;
    const char *pooled_from, *pool_pooled_from, *expected;
  } cases[] = {
    { DEW_STATUS_POOLED, "", "2015-04-01", "2015-04-01" },
    { DEW_STATUS_POOLED, "", "", "" },
    { DEW_STATUS_ALIGNED, "2014-10-01", "2015-04-01", "2015-04-01" },
    { DEW_STATUS_ALIGNED, "2016-04-01", "2015-04-01", "2016-04-01" },
    { DEW_STATUS_ALIGNED, "", "2015-04-01", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewChanges *changes = dew_changes_new ();
      DewPool pool = *(const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, EQUIPMENT);
      DewLine line = *find_line (ledger, VAN);

      pool.status = DEW_STATUS_ALIGNED;
      pool.pooled_from = (char *) cases[i].pool_pooled_from;
      pool.profile = DEW_PROFILE_LAST_YEAR;
      line.status = cases[i].status;
      line.pooled_from = (char *) cases[i].pooled_from;
      line.outlook = DEW_OUTLOOK_STRAIGHT;
      g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_POOL, &pool, NULL));
      g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_LINE, &line, NULL));
      take (ledger, changes);
      merge (ledger, 2014);
      g_test_message ("case %u", i);
      g_assert_cmpint (find_line (ledger, VAN)->status, ==, DEW_STATUS_ALIGNED);
      g_assert_cmpstr (find_line (ledger, VAN)->pooled_from, ==, cases[i].expected);
      g_assert_cmpint (find_line (ledger, VAN)->profile, ==, DEW_PROFILE_LAST_YEAR);
      g_assert_cmpint (find_line (ledger, VAN)->outlook, ==, DEW_OUTLOOK_STRAIGHT);
    }
}

/* ---- By chance ---- */

/* All figures by year, month, measure, partner and scenario, whatever their lines; and what virements move. */
static char *
sum_up (const DewLedger *ledger)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  g_autoptr (GList) keys = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      guint n;
      const DewFigure *figures = dew_ledger_figures (ledger, ((const DewLine *) g_ptr_array_index (lines, i))->id, &n);

      for (guint f = 0; f < n; f++)
        {
          const DewFigure *figure = &figures[f];
          char *key = g_strdup_printf ("%d-%02d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, figure->year, figure->month, figure->measure, figure->partner,
                                       figure->scenario);
          gint64 *sum = g_hash_table_lookup (sums, key);

          if (sum == NULL)
            g_hash_table_insert (sums, g_strdup (key), sum = g_new0 (gint64, 1));
          *sum += figure->pence == DEW_CLEARED ? 1 << 30 : figure->pence;
          g_free (key);
        }
    }

  keys = g_list_sort (g_hash_table_get_keys (sums), (GCompareFunc) strcmp);
  for (GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (text, "%s: %" G_GINT64_FORMAT "\n", (char *) key->data, *(gint64 *) g_hash_table_lookup (sums, key->data));

  for (int year = 2011; year < 2018; year++)
    for (gint64 scenario = 0; scenario <= 2; scenario++)
      {
        g_autoptr (DewTotals) totals = dew_totals_new (ledger, year, scenario);

        for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
          for (int partner = DEW_ALL_PARTNERS; partner < (int) dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len; partner++)
            g_string_append_printf (text, "%" G_GINT64_FORMAT " ", dew_totals_get (totals, 0, partner, sum));
      }

  return g_string_free (text, FALSE);
}

/* The line that has a line's figures of a year, after the edit. */
static const DewLine *
find_holder (const DewLedger *before,
             const DewLedger *after,
             gint64           id,
             int              from,
             int              year)
{
  const GPtrArray *lines = dew_ledger_rows (after, DEW_TABLE_LINE);

  for (guint i = 0; year >= from && i < lines->len; i++)
    {
      const DewLine *line = g_ptr_array_index (lines, i);

      if (line->continues == id && find_line (before, line->id) == NULL)
        return line;
    }

  return find_line (after, id);
}

/* Who leads it, whether it is switched off, and whether it is pooled: that cannot be said of a line in a pool that is aligned. */
static void
assert_stands (const DewLedger *before,
               const DewLine   *line,
               const DewLedger *after,
               const DewLine   *now,
               const DewPool   *pool,
               gint64           scenario,
               const char      *date)
{
  DewArranged was, is;

  dew_ledger_arranged (before, line, scenario, &was);
  dew_ledger_arranged (after, now, scenario, &is);
  g_assert_cmpint (was.off, ==, is.off);
  g_assert_cmpint (was.lead_mode, ==, is.lead_mode);
  g_assert_cmpint (was.lead, ==, is.lead);
  if (pool->status == DEW_STATUS_POOLED)
    g_assert_cmpint (dew_ledger_pooled (before, line, scenario, date), ==, dew_ledger_pooled (after, now, scenario, date));
  g_assert_cmpint (dew_ledger_spread (before, line->id) == NULL, ==, dew_ledger_spread (after, now->id) == NULL);
}

/* Rules of lines hold for every month as they did, and a line is aligned where it was unless it went into an aligned pool. */
static void
assert_ways (const DewLedger *before,
             const DewLedger *after,
             int              from)
{
  const GPtrArray *lines = dew_ledger_rows (before, DEW_TABLE_LINE);

  for (guint i = 0; i < lines->len; i++)
    for (int year = 2012; year < 2018; year++)
      {
        const DewLine *line = g_ptr_array_index (lines, i);
        const DewLine *now = find_holder (before, after, line->id, from, year);
        const DewPool *pool;
        guint n;
        const DewFigure *figures = dew_ledger_figures (before, line->id, &n);

        /* Where it moved itself, it has no earlier years. */
        if (line->kind != DEW_LINE_SERVICE || n == 0 || (year < from && figures[0].year >= from))
          continue;

        g_assert_nonnull (now);
        pool = dew_ledger_find (after, DEW_TABLE_POOL, now->pool);
        for (int month = 1; month <= 12; month++)
          {
            g_autofree char *date = g_strdup_printf ("%d-%02d-01", month < 4 ? year + 1 : year, month);

            for (gint64 scenario = 0; scenario <= 2; scenario++)
              assert_stands (before, line, after, now, pool, scenario, date);
            for (gint64 scenario = 0; scenario <= 2; scenario++)
              for (DewDirection direction = DEW_OVER; direction <= DEW_UNDER; direction++)
                {
                  const DewRuleRow *old = dew_ledger_rule (before, line->pool, line->id, direction, date, scenario);
                  const DewRuleRow *rule = dew_ledger_rule (after, now->pool, now->id, direction, date, scenario);

                  g_assert_cmpstr (old == NULL ? NULL : old->text, ==, rule == NULL ? NULL : rule->text);
                }
          }
      }
}

static gboolean
carry_by_chance (const DewLedger *ledger,
                 DewChanges      *changes,
                 int              year)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  gint64 one = *(const gint64 *) g_ptr_array_index (pools, g_test_rand_int_range (0, (gint32) pools->len));
  gint64 other = *(const gint64 *) g_ptr_array_index (pools, g_test_rand_int_range (0, (gint32) pools->len));
  gint64 chosen[3];

  if (lines->len == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    chosen[i] = *(const gint64 *) g_ptr_array_index (lines, g_test_rand_int_range (0, (gint32) lines->len));

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return dew_edit_merge (ledger, changes, IDS, one, other, year, NULL);
    case 1:
      return dew_edit_split (ledger, changes, IDS, find_line (ledger, chosen[0])->pool, chosen, (guint) g_test_rand_int_range (1, 4), count_ids (&ids),
                             "Split off", year, NULL);
    default:
      return dew_edit_transfer (ledger, changes, IDS, chosen, (guint) g_test_rand_int_range (1, 4), one, g_test_rand_bit () ? chosen[2] : 0, year, NULL);
    }
}

static void
stir (DewLedger *ledger)
{
  for (guint step = 0; step < 80; step++)
    {
      DewChanges *changes = dew_changes_new ();
      const char *what;

      if (random_verb (ledger, changes, (DewIds) { count_ids, &ids }, &what, NULL))
        take (ledger, changes);
      else
        dew_changes_free (changes);
    }
}

static void
test_chance (void)
{
  guint n_done = 0;
  guint n = how_many (2000);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      int year = g_test_rand_int_range (2012, 2017);

      stir (ledger);
      for (guint step = 0; step < 8; step++)
        {
          g_autoptr (DewChanges) changes = dew_changes_new ();
          g_autoptr (DewLedger) before = dew_ledger_copy (ledger);
          g_autofree char *sums = sum_up (ledger);
          g_autofree char *after = NULL;
          g_autoptr (GError) error = NULL;

          if (!carry_by_chance (ledger, changes, year))
            continue;
          n_done++;
          take (ledger, g_steal_pointer (&changes));
          dew_edit_validate (ledger, &error);
          g_assert_no_error (error);
          after = sum_up (ledger);
          g_assert_cmpstr (after, ==, sums);
          assert_ways (before, ledger, year);
        }
    }

  g_test_message ("%u done", n_done);
  g_assert_cmpuint (n_done, >, n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-carry/categories-move", test_categories_move);
  g_test_add_func ("/edit-carry/categories-stay", test_categories_stay);
  g_test_add_func ("/edit-carry/category-with-rules", test_category_with_rules);
  g_test_add_func ("/edit-carry/category-continued", test_category_continued);
  g_test_add_func ("/edit-carry/category-in-its-like", test_category_in_its_like);
  g_test_add_func ("/edit-carry/names", test_names);
  g_test_add_func ("/edit-carry/notes-and-virements", test_notes_and_virements);
  g_test_add_func ("/edit-carry/only-moved", test_only_moved);
  g_test_add_func ("/edit-carry/rules", test_rules);
  g_test_add_func ("/edit-carry/ways", test_ways);
  g_test_add_func ("/edit-carry/chance", test_chance);

  return g_test_run ();
}
