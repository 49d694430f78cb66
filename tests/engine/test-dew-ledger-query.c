/* test-dew-ledger-query.c: questions to a ledger: names, figures, years, rules in force */
#include "engine-fixture.h"

/* ---- Names ---- */

static void
test_partners (void)
{
  static const struct {
    const char *name;
    gint64      partner;
  } names[] = {
    { "Westshire County Council", COUNCIL },
    { "westshire COUNTY council", COUNCIL },
    { "council", COUNCIL },
    { "CCG", CCG },
    { "Vale Health Trust", TRUST },
    { "vale health trust", TRUST },
    { "Vale", 0 },
    { "", 0 },          /* which is not the trust's short name */
    { " CCG", 0 },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DewPartner *partner = dew_ledger_partner_named (ledger, names[i].name);

      g_assert_cmpint (partner == NULL ? 0 : partner->id, ==, names[i].partner);
    }

  g_assert_cmpint (dew_ledger_partner_index (ledger, TRUST), ==, 2);
  g_assert_cmpint (dew_ledger_partner_index (ledger, 999), ==, -1);
  g_assert_cmpint (dew_ledger_partner_index (ledger, DEW_UNATTRIBUTED), ==, -1);
  g_assert_cmpstr (dew_partner_short (dew_ledger_find (ledger, DEW_TABLE_PARTNER, CCG)), ==, "CCG");
  g_assert_cmpstr (dew_partner_short (dew_ledger_find (ledger, DEW_TABLE_PARTNER, TRUST)), ==, "Vale Health Trust");
}

/* Two that one name fits are none. */
static void
test_partners_alike (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  DewPartner partner = *(const DewPartner *) dew_ledger_find (ledger, DEW_TABLE_PARTNER, TRUST);

  partner.short_name = (char *) "council";
  dew_changes_diff_row (changes, DEW_TABLE_PARTNER, dew_ledger_find (ledger, DEW_TABLE_PARTNER, TRUST), &partner);
  take (ledger, changes);
  g_assert_null (dew_ledger_partner_named (ledger, "Council"));
  g_assert_nonnull (dew_ledger_partner_named (ledger, "Vale Health Trust"));
}

static void
set_pool (DewLedger  *ledger,
          gint64      id,
          const char *name,
          const char *reference)
{
  DewChanges *changes = dew_changes_new ();
  DewPool pool = *(const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, id);

  pool.name = (char *) name;
  pool.reference = (char *) reference;
  dew_changes_diff_row (changes, DEW_TABLE_POOL, dew_ledger_find (ledger, DEW_TABLE_POOL, id), &pool);
  take (ledger, changes);
}

static void
test_pools (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewLedger) empty = dew_ledger_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dew_ledger_pool_named (ledger, "older PEOPLE", NULL)->id, ==, OLDER);
  g_assert_null (dew_ledger_pool_named (ledger, "Younger people", &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "no pool “Younger people”; the pools are “Older people”, “Equipment”, “Carers”.");
  g_assert_null (dew_ledger_pool_named (empty, "Carers", &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "no pools yet");

  /* By its reference; but a name as it is written goes before all else. */
  set_pool (ledger, EQUIPMENT, "Equipment", "Schedule 3");
  g_assert_cmpint (dew_ledger_pool_named (ledger, "schedule 3", NULL)->id, ==, EQUIPMENT);
  set_pool (ledger, CARERS, "Carers", "Equipment");
  g_assert_cmpint (dew_ledger_pool_named (ledger, "Equipment", NULL)->id, ==, EQUIPMENT);
  g_assert_null (dew_ledger_pool_named (ledger, "equipment", &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "More than one pool");
  g_assert_null (dew_ledger_pool_named (ledger, "", NULL));
}

static void
test_many_pools (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GError) error = NULL;

  for (gint64 id = 100; id < 110; id++)
    {
      DewChanges *changes = dew_changes_new ();
      DewPool *pool = dew_row_new (DEW_TABLE_POOL);
      g_autofree char *name = g_strdup_printf ("Pool %d", (int) id);

      pool->id = pool->position = id;
      dew_row_set_text (DEW_TABLE_POOL, pool, "name", name);
      dew_changes_insert_row (changes, DEW_TABLE_POOL, pool);
      dew_row_free (DEW_TABLE_POOL, pool);
      take (ledger, changes);
    }

  g_assert_null (dew_ledger_pool_named (ledger, "Missing", &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "“Pool 108”, ….");
}

static void
test_lines (void)
{
  static const struct {
    gint64      pool;
    const char *name;
    gint64      line;
    const char *refusal;
  } names[] = {
    { OLDER, "Meals", MEALS },
    { OLDER, "district NURSES", DISTRICT },
    { OLDER, "Care", CARE },
    { OLDER, "Care > Nursing > District nurses", DISTRICT },
    { OLDER, "care > nursing > Transport", NIGHT },
    { OLDER, "Care > Nursing", NURSING },
    { OLDER, "Transport", TRANSPORT },          /* its whole path; the other's is longer */
    { OLDER, "transport", TRANSPORT },
    { OLDER, "Nursing > District nurses", 0, "no line “Nursing > District nurses” in the pool “Older people”" },
    { OLDER, "Beds", 0, "no line “Beds” in the pool “Older people”" },
    { OLDER, "", 0, "no line" },
    { OLDER, " > Transport", 0, "no line" },
    { EQUIPMENT, "Transport", VAN },
    { CARERS, "Respite", RESPITE },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (GError) error = NULL;
  DewChanges *changes = dew_changes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DewLine *line = dew_ledger_line_named (ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, names[i].pool), names[i].name, &error);

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (line == NULL ? 0 : line->id, ==, names[i].line);
      if (line == NULL)
        assert_refused (&error, DEW_ERROR_NOT_FOUND, names[i].refusal);
      g_assert_no_error (error);
    }

  /* Both in categories: only the path tells them apart. */
  g_assert_true (dew_edit_move (ledger, changes, DEW_TABLE_LINE, TRANSPORT, OLDER, CARE, 0, NULL));
  take (ledger, changes);
  g_assert_null (dew_ledger_line_named (ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER), "Transport", &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "“Category > Line”");
  g_assert_cmpint (dew_ledger_line_named (ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER), "Care > Transport", &error)->id, ==, TRANSPORT);
}

static void
test_places (void)
{
  static const struct {
    const char *name;
    DewTable    table;
    gint64      id;             /* 0: there is none */
    const char *says;           /* what it is called, or the refusal */
  } places[] = {
    { "Older people", DEW_TABLE_POOL, OLDER, "Older people" },
    { "older PEOPLE > care", DEW_TABLE_LINE, CARE, "Older people > Care" },
    { "Older people > District nurses", DEW_TABLE_LINE, DISTRICT, "Older people > Care > Nursing > District nurses" },
    { "Older people > Care > Nursing > Transport", DEW_TABLE_LINE, NIGHT, "Older people > Care > Nursing > Transport" },
    { "Equipment > Transport", DEW_TABLE_LINE, VAN, "Equipment > Transport" },
    { "Equip > ment", DEW_TABLE_POOL, CARERS, "Equip > ment" },
    { "Equip > ment > Respite", DEW_TABLE_LINE, RESPITE, "Equip > ment > Respite" },
    { "Nowhere", DEW_TABLE_POOL, 0, "There is no pool “Nowhere”" },
    { "Nowhere > Beds", DEW_TABLE_POOL, 0, "There is no pool “Nowhere”" },
    { "Equipment > Meals", DEW_TABLE_POOL, 0, "no line “Meals” in the pool “Equipment”" },
    { "", DEW_TABLE_POOL, 0, "There is no pool “”" },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  DewPool pool = *(const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, CARERS);

  pool.name = (char *) "Equip > ment";
  g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_POOL, &pool, NULL));
  take (ledger, changes);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;
      guint node = dew_ledger_place_named (ledger, places[i].name, &error);
      g_autofree char *place = node == 0 ? NULL : dew_ledger_place (ledger, node);

      g_test_message ("%s", places[i].name);
      if (places[i].id == 0)
        {
          g_assert_cmpuint (node, ==, 0);
          assert_refused (&error, DEW_ERROR_NOT_FOUND, places[i].says);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (node, ==, dew_ledger_node (ledger, places[i].table, places[i].id));
      g_assert_cmpstr (place, ==, places[i].says);
    }
}

static void
test_category_path (void)
{
  static const struct {
    gint64      line;
    const char *path;
  } paths[] = { { DISTRICT, "Care > Nursing" }, { MEALS, "Care" }, { NURSING, "Care" }, { CARE, "" }, { TRANSPORT, "" }, { BEDS, "" } };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = dew_ledger_category_path (ledger, dew_ledger_find (ledger, DEW_TABLE_LINE, paths[i].line));

      g_assert_cmpstr (path, ==, paths[i].path);
    }
}

/* ---- Rows ---- */

static void
test_find (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewLedger) empty = dew_ledger_new ();
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  for (guint i = 1; i < n; i++)
    g_assert_true (dew_ledger_find (ledger, dew_node_table (nodes[i].kind), nodes[i].id) == nodes[i].line);
  g_assert_cmpstr (((const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS))->name, ==, "Meals");
  g_assert_null (dew_ledger_find (ledger, DEW_TABLE_LINE, OLDER));
  g_assert_null (dew_ledger_find (ledger, DEW_TABLE_POOL, 0));
  g_assert_cmpint (dew_ledger_document (ledger)->id, ==, DEW_DOCUMENT_ID);
  g_assert_cmpint (dew_ledger_last (ledger, DEW_TABLE_POOL), ==, CARERS);
  g_assert_cmpint (dew_ledger_last (empty, DEW_TABLE_POOL), ==, 0);
  g_assert_cmpuint (dew_ledger_node (ledger, DEW_TABLE_POOL, 999), ==, 0);
  g_assert_cmpuint (dew_ledger_node (ledger, DEW_TABLE_LINE, OLDER), ==, 0);
}

/* ---- Figures ---- */

static void
test_figures (void)
{
  static const struct {
    gint64     line;
    int        month;
    DewMeasure measure;
    gint64     partner, scenario;
    gboolean   there;
    gint64     pence;
  } cells[] = {
    { DISTRICT, 0, DEW_EXISTING, CCG, DEW_BASELINE, TRUE, 5000000 },
    { DISTRICT, 0, DEW_EXISTING, CCG, GROWTH, TRUE, 6000000 },
    { DISTRICT, 0, DEW_EXISTING, CCG, SPLIT, TRUE, 5000000 },           /* the baseline's */
    { DISTRICT, 0, DEW_EXISTING, COUNCIL, DEW_BASELINE, FALSE },
    { MEALS, 0, DEW_INCOME, COUNCIL, DEW_BASELINE, TRUE, 400000 },
    { MEALS, 0, DEW_INCOME, COUNCIL, GROWTH, FALSE },                   /* cleared */
    { MEALS, 0, DEW_INCOME, COUNCIL, SPLIT, TRUE, 400000 },
    { DISTRICT, 3, DEW_ACTUAL, CCG, DEW_BASELINE, TRUE, 30000 },
    { DISTRICT, 3, DEW_ACTUAL, CCG, GROWTH, TRUE, 50000 },
    { DISTRICT, 4, DEW_ACTUAL, CCG, GROWTH, FALSE },
    { DISTRICT, 0, DEW_ACTUAL, CCG, DEW_BASELINE, FALSE },              /* months are no year */
    { BEDS, 0, DEW_BUDGET, DEW_UNATTRIBUTED, GROWTH, TRUE, 900000 },
    { RESPITE, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, FALSE },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gint64 pence = 4711;

      g_assert_cmpint (dew_ledger_figure (ledger, cells[i].line, 2013, cells[i].month, cells[i].measure, cells[i].partner, cells[i].scenario, &pence),
                       ==, cells[i].there);
      g_assert_cmpint (pence, ==, cells[i].there ? cells[i].pence : 4711);
    }

  g_assert_null (dew_ledger_figure_row (ledger, DISTRICT, 2013, 0, DEW_EXISTING, CCG, SPLIT));
  g_assert_cmpint (dew_ledger_figure_row (ledger, MEALS, 2013, 0, DEW_INCOME, COUNCIL, GROWTH)->pence, ==, DEW_CLEARED);
  g_assert_null (dew_ledger_figures (ledger, RESPITE, &n));
  g_assert_cmpuint (n, ==, 0);
  dew_ledger_figures (ledger, DISTRICT, &n);
  g_assert_cmpuint (n, ==, 18);
}

/* In whatever order they come, a line's figures stand sorted, overlays beside their baseline. */
static void
test_figures_sorted (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  guint n_put = 0;
  guint n;
  const DewFigure *figures;

  for (guint i = 0; i < 500; i++)
    {
      int measure = g_test_rand_int_range (DEW_BUDGET, DEW_N_MEASURES);
      int year = g_test_rand_int_range (2020, 2023);
      int month = g_test_rand_int_range (0, 13);
      gint64 partner = g_test_rand_int_range (0, 4);
      gint64 scenario = g_test_rand_int_range (0, 3);

      if (dew_ledger_figure_row (ledger, VAN, year, month, (DewMeasure) measure, partner, scenario) != NULL)
        continue;
      put (ledger, VAN, year, month, (DewMeasure) measure, partner, scenario, (gint64) i);
      n_put++;
    }

  figures = dew_ledger_figures (ledger, VAN, &n);
  g_assert_cmpuint (n, ==, n_put);
  for (guint i = 1; i < n; i++)
    {
      const DewFigure *a = &figures[i - 1];
      const DewFigure *b = &figures[i];
      const gint64 keys[][2] = {
        { a->year, b->year }, { a->month, b->month }, { a->measure, b->measure }, { a->partner, b->partner }, { a->scenario, b->scenario },
      };
      guint k = 0;

      while (k + 1 < G_N_ELEMENTS (keys) && keys[k][0] == keys[k][1])
        k++;
      g_assert_cmpint (keys[k][0], <, keys[k][1]);
    }
}

static void
test_years (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  static const int expected[] = { 1948, 2013, 2014, 2147 };
  g_autoptr (GArray) years = NULL;

  put (ledger, VAN, 2147, 0, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 0);
  put (ledger, VAN, 1948, 12, DEW_BUDGET, DEW_UNATTRIBUTED, GROWTH, DEW_CLEARED);
  years = dew_ledger_years (ledger);
  g_assert_cmpuint (years->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < years->len; i++)
    g_assert_cmpint (g_array_index (years, int, i), ==, expected[i]);
}

/* ---- Dates ---- */

static void
test_pooled (void)
{
  static const struct {
    DewStatus   status;
    const char *from, *as_at;
    gboolean    pooled;
    DewStatus   pool;           /* of the pool */
    const char *pool_from;
  } cases[] = {
    { DEW_STATUS_POOLED, "", "2013-04-01", TRUE },
    { DEW_STATUS_POOLED, "2014-04-01", "2013-04-01", TRUE },
    { DEW_STATUS_ALIGNED, "", "2147-04-01", FALSE },
    { DEW_STATUS_ALIGNED, "2014-04-01", "2014-03-31", FALSE },
    { DEW_STATUS_ALIGNED, "2014-04-01", "2014-04-01", TRUE },
    { DEW_STATUS_ALIGNED, "2014-04-15", "2014-04-01", TRUE },           /* by whole months */
    { DEW_STATUS_ALIGNED, "2014-04-01", "2015-01-01", TRUE },
    { DEW_STATUS_ALIGNED, "2014-12-31", "2014-11-30", FALSE },
    { DEW_STATUS_ALIGNED, "2014-04-01", "", FALSE },
    /* In an aligned pool every line is aligned; in one that has become pooled it is as it says itself. */
    { DEW_STATUS_POOLED, "", "2017-03-31", FALSE, DEW_STATUS_ALIGNED, "2017-04-01" },
    { DEW_STATUS_POOLED, "", "2017-04-01", TRUE, DEW_STATUS_ALIGNED, "2017-04-01" },
    { DEW_STATUS_ALIGNED, "2016-04-01", "2017-03-31", FALSE, DEW_STATUS_ALIGNED, "2017-04-01" },
    { DEW_STATUS_ALIGNED, "2018-04-01", "2017-04-01", FALSE, DEW_STATUS_ALIGNED, "2017-04-01" },
    { DEW_STATUS_POOLED, "", "2147-04-01", FALSE, DEW_STATUS_ALIGNED, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewLine line = { .pool = OLDER, .status = cases[i].status, .pooled_from = (char *) cases[i].from };
      DewPool *pool = (DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER);

      pool->status = cases[i].pool;
      dew_row_set_text (DEW_TABLE_POOL, pool, "pooled_from", cases[i].pool_from != NULL ? cases[i].pool_from : "");
      g_assert_cmpint (dew_ledger_pooled (ledger, &line, DEW_BASELINE, cases[i].as_at), ==, cases[i].pooled);
    }
}

static void
test_rule (void)
{
  static const struct {
    gint64       pool, line;
    DewDirection direction;
    const char  *date;
    gint64       scenario;
    const char  *text;          /* NULL: none */
  } cases[] = {
    { OLDER, 0, DEW_OVER, "2013-04-01", DEW_BASELINE, "own" },
    { OLDER, 0, DEW_OVER, "2014-03-31", DEW_BASELINE, "own" },
    { OLDER, 0, DEW_OVER, "2014-04-01", DEW_BASELINE, "fixed Council 60%, CCG 40%" },
    { OLDER, 0, DEW_OVER, "2014-04-30", DEW_BASELINE, "fixed Council 60%, CCG 40%" },
    { OLDER, 0, DEW_OVER, "2100-01-01", DEW_BASELINE, "fixed Council 60%, CCG 40%" },
    { OLDER, 0, DEW_OVER, "2014-04-01", SPLIT, "fixed Council 60%, CCG 40%" },  /* it has no list: the baseline's */
    { OLDER, 0, DEW_OVER, "2015-04-01", GROWTH, "equal" },
    { OLDER, 0, DEW_OVER, "2014-04-01", GROWTH, NULL },                         /* its list, though none of it is in force yet */
    { OLDER, 0, DEW_UNDER, "2014-04-01", DEW_BASELINE, NULL },                  /* the other direction is another list */
    { OLDER, 0, DEW_UNDER, "2014-04-01", GROWTH, NULL },
    { OLDER, DISTRICT, DEW_OVER, "2014-04-01", DEW_BASELINE, "all to CCG" },
    { OLDER, DISTRICT, DEW_OVER, "2014-04-01", GROWTH, "all to CCG" },
    { OLDER, MEALS, DEW_OVER, "2014-04-01", DEW_BASELINE, NULL },               /* not the pool's: the caller asks for that */
    { EQUIPMENT, 0, DEW_UNDER, "2014-04-01", DEW_BASELINE, "retain" },
    { EQUIPMENT, 0, DEW_OVER, "2014-04-01", DEW_BASELINE, NULL },
    { CARERS, 0, DEW_OVER, "2016-05-31", DEW_BASELINE, NULL },
    { CARERS, 0, DEW_OVER, "2016-06-01", DEW_BASELINE, "own" },                 /* by whole months; of two in one the later */
  };
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();

  dew_changes_insert_row (changes, DEW_TABLE_RULE, &(DewRuleRow) { 50, 0, CARERS, 0, DEW_OVER, (char *) "2016-06-20", (char *) "own", (char *) "" });
  dew_changes_insert_row (changes, DEW_TABLE_RULE, &(DewRuleRow) { 51, 0, CARERS, 0, DEW_OVER, (char *) "2016-06-15", (char *) "equal", (char *) "" });
  take (ledger, changes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DewRuleRow *rule = dew_ledger_rule (ledger, cases[i].pool, cases[i].line, cases[i].direction, cases[i].date, cases[i].scenario);

      g_test_message ("case %u", i);
      g_assert_cmpstr (rule == NULL ? NULL : rule->text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger-query/partners", test_partners);
  g_test_add_func ("/ledger-query/partners-alike", test_partners_alike);
  g_test_add_func ("/ledger-query/pools", test_pools);
  g_test_add_func ("/ledger-query/many-pools", test_many_pools);
  g_test_add_func ("/ledger-query/lines", test_lines);
  g_test_add_func ("/ledger-query/places", test_places);
  g_test_add_func ("/ledger-query/category-path", test_category_path);
  g_test_add_func ("/ledger-query/find", test_find);
  g_test_add_func ("/ledger-query/figures", test_figures);
  g_test_add_func ("/ledger-query/figures-sorted", test_figures_sorted);
  g_test_add_func ("/ledger-query/years", test_years);
  g_test_add_func ("/ledger-query/pooled", test_pooled);
  g_test_add_func ("/ledger-query/rule", test_rule);

  return g_test_run ();
}
