/* test-dew-totals.c: the sums of a year in a scenario, made at once and patched */
#include "engine-fixture.h"

#include "dew-ledger-private.h"
#include "dew-totals.h"
#include "ledger-builder.h"

#define ROOT 0

/* The node of a line, of a pool where it is negative, or the root. */
static guint
find_node (const DewLedger *ledger,
           gint64           place)
{
  if (place == ROOT)
    return 0;

  return place < 0 ? dew_ledger_node (ledger, DEW_TABLE_POOL, -place) : dew_ledger_node (ledger, DEW_TABLE_LINE, place);
}

static void
test_county (void)
{
  enum { NOBODY = DEW_NO_PARTNER, ALL = DEW_ALL_PARTNERS };
  static const struct {
    gint64   place;
    int      partner;
    DewSum   sum;
    gint64   scenario;
    gint64   pence;
    gboolean entered;
  } sums[] = {
    { DISTRICT, 1, DEW_SUM_EXISTING, DEW_BASELINE, 5000000, TRUE },
    { DISTRICT, 1, DEW_SUM_EXISTING, GROWTH, 6000000, TRUE },
    { DISTRICT, 1, DEW_SUM_EXISTING, SPLIT, 5000000, TRUE },
    { DISTRICT, 0, DEW_SUM_EXISTING, DEW_BASELINE, 0, FALSE },
    { DISTRICT, 0, DEW_SUM_GROSS, DEW_BASELINE, 120050, TRUE },
    { DISTRICT, ALL, DEW_SUM_GROSS, DEW_BASELINE, 5120050, TRUE },
    { DISTRICT, ALL, DEW_SUM_NET, GROWTH, 6120050, TRUE },
    { DISTRICT, 1, DEW_SUM_ACTUAL, DEW_BASELINE, 780000, TRUE },        /* the months */
    { DISTRICT, 1, DEW_SUM_ACTUAL, GROWTH, 760000, TRUE },              /* with one of them another, and one cleared */
    { MEALS, 0, DEW_SUM_INCOME, DEW_BASELINE, 400000, TRUE },
    { MEALS, 0, DEW_SUM_NET, DEW_BASELINE, 2100000, TRUE },
    { MEALS, 0, DEW_SUM_INCOME, GROWTH, 0, FALSE },                     /* cleared is not entered, not nil */
    { MEALS, 0, DEW_SUM_NET, GROWTH, 2500000, TRUE },
    { BEDS, NOBODY, DEW_SUM_BUDGET, DEW_BASELINE, 900000, TRUE },       /* the year's own, whatever the months say */
    { BEDS, 1, DEW_SUM_BUDGET, DEW_BASELINE, 0, FALSE },
    { BEDS, ALL, DEW_SUM_BUDGET, DEW_BASELINE, 900000, TRUE },
    { BEDS, ALL, DEW_SUM_GROSS, DEW_BASELINE, 0, FALSE },
    { NURSING, ALL, DEW_SUM_GROSS, DEW_BASELINE, 5120050, TRUE },
    { CARE, 0, DEW_SUM_GROSS, DEW_BASELINE, 2620050, TRUE },
    { CARE, ALL, DEW_SUM_NET, DEW_BASELINE, 7220050, TRUE },
    { -OLDER, 0, DEW_SUM_EXISTING, DEW_BASELINE, 2800000, TRUE },
    { -OLDER, ALL, DEW_SUM_GROSS, DEW_BASELINE, 7920050, TRUE },
    { -OLDER, ALL, DEW_SUM_GROSS, GROWTH, 8920050, TRUE },
    { -EQUIPMENT, ALL, DEW_SUM_ACTUAL, DEW_BASELINE, 1000000, TRUE },
    { -CARERS, ALL, DEW_SUM_GROSS, DEW_BASELINE, 0, FALSE },
    { ROOT, ALL, DEW_SUM_ACTUAL, DEW_BASELINE, 1780000, TRUE },
    { ROOT, ALL, DEW_SUM_NET, DEW_BASELINE, 7520050, TRUE },
    { ROOT, 2, DEW_SUM_NET, DEW_BASELINE, 0, FALSE },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, sums[i].scenario);

      g_test_message ("%u: place %d", i, (int) sums[i].place);
      g_assert_cmpint (dew_totals_year (totals), ==, 2013);
      g_assert_cmpint (dew_totals_scenario (totals), ==, sums[i].scenario);
      g_assert_cmpint (dew_totals_get (totals, find_node (ledger, sums[i].place), sums[i].partner, sums[i].sum), ==, sums[i].pence);
      g_assert_cmpint (dew_totals_entered (totals, find_node (ledger, sums[i].place), sums[i].partner, sums[i].sum), ==, sums[i].entered);
    }
}

static void
test_empty (void)
{
  g_autoptr (DewLedger) ledger = dew_ledger_new ();
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);

  for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
    {
      g_assert_cmpint (dew_totals_get (totals, 0, DEW_ALL_PARTNERS, sum), ==, 0);
      g_assert_false (dew_totals_entered (totals, 0, DEW_NO_PARTNER, sum));
    }
  g_assert_false (dew_totals_pence (totals));
  dew_totals_free (NULL);
}

/* ---- Overlays ---- */

/* Steps on one cell of a line without other figures; after each, what its whole year comes to in the baseline and in the scenario. */
static void
test_overlays (void)
{
  static const struct {
    int      month;
    gint64   scenario;
    gint64   pence;
    gint64   base, overlaid;
    gboolean base_entered, overlaid_entered;
  } steps[] = {
    { 2, DEW_BASELINE, 100, 100, 100, TRUE, TRUE },
    { 5, DEW_BASELINE, 30, 130, 130, TRUE, TRUE },
    { 2, GROWTH, DEW_CLEARED, 130, 30, TRUE, TRUE },
    { 5, GROWTH, DEW_CLEARED, 130, 0, TRUE, FALSE },            /* all months cleared */
    { 7, GROWTH, 9, 130, 9, TRUE, TRUE },                       /* where the baseline has none */
    { 0, DEW_BASELINE, 1000, 1000, 1000, TRUE, TRUE },          /* the year's own */
    { 0, GROWTH, DEW_CLEARED, 1000, 9, TRUE, TRUE },            /* without it there, the months again */
    { 7, GROWTH, DEW_CLEARED, 1000, 0, TRUE, FALSE },
    { 0, GROWTH, 0, 1000, 0, TRUE, TRUE },                      /* nil is entered */
    { 0, GROWTH, -5, 1000, -5, TRUE, TRUE },
    { 0, GROWTH, 1000, 1000, 1000, TRUE, TRUE },                /* the baseline's own: the overlay goes */
    { 0, DEW_BASELINE, 1001, 1001, 1001, TRUE, TRUE },
    { 0, DEW_BASELINE, DEW_CLEARED, 130, 0, TRUE, FALSE },
    { 2, GROWTH, 100, 130, 100, TRUE, TRUE },
    { 2, DEW_BASELINE, DEW_CLEARED, 30, 0, TRUE, FALSE },
    { 5, DEW_BASELINE, DEW_CLEARED, 0, 0, FALSE, FALSE },
  };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewTotals) base = dew_totals_new (ledger, 2013, DEW_BASELINE);
  g_autoptr (DewTotals) overlaid = dew_totals_new (ledger, 2013, GROWTH);
  g_autoptr (DewTotals) other = dew_totals_new (ledger, 2013, SPLIT);
  guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, VAN);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DewFigure figure = { VAN, 2013, steps[i].month, DEW_FORECAST, TRUST, steps[i].scenario, steps[i].pence };
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("step %u", i);
      dew_edit_figure (ledger, changes, &figure, &error);
      g_assert_no_error (error);
      dew_ledger_patch (ledger, changes, &error);
      g_assert_no_error (error);
      dew_totals_patch (base, ledger, changes);
      dew_totals_patch (overlaid, ledger, changes);
      dew_totals_patch (other, ledger, changes);

      g_assert_cmpint (dew_totals_get (base, node, 2, DEW_SUM_FORECAST), ==, steps[i].base);
      g_assert_cmpint (dew_totals_get (overlaid, node, 2, DEW_SUM_FORECAST), ==, steps[i].overlaid);
      g_assert_cmpint (dew_totals_get (other, node, 2, DEW_SUM_FORECAST), ==, steps[i].base);
      g_assert_cmpint (dew_totals_entered (base, 0, 2, DEW_SUM_FORECAST), ==, steps[i].base_entered);
      g_assert_cmpint (dew_totals_entered (overlaid, 0, 2, DEW_SUM_FORECAST), ==, steps[i].overlaid_entered);
    }
}

static void
test_pence (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
  g_autoptr (DewTotals) later = dew_totals_new (ledger, 2014, DEW_BASELINE);
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewFigure figure = { DISTRICT, 2013, 0, DEW_ADDITIONAL, COUNCIL, DEW_BASELINE, 120100 };

  g_assert_true (dew_totals_pence (totals));
  g_assert_false (dew_totals_pence (later));
  g_assert_true (dew_edit_figure (ledger, changes, &figure, NULL));
  g_assert_true (dew_ledger_patch (ledger, changes, NULL));
  dew_totals_patch (totals, ledger, changes);
  g_assert_false (dew_totals_pence (totals));
}

/* ---- By chance ---- */

static void
assert_same_sums (const DewTotals *totals,
                  const DewTotals *other,
                  const DewLedger *ledger)
{
  int n_partners = (int) dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;
  guint n_nodes;

  dew_ledger_nodes (ledger, &n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    for (int partner = DEW_ALL_PARTNERS; partner < n_partners; partner++)
      for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
        {
          g_assert_cmpint (dew_totals_get (totals, node, partner, sum), ==, dew_totals_get (other, node, partner, sum));
          g_assert_cmpint (dew_totals_entered (totals, node, partner, sum), ==, dew_totals_entered (other, node, partner, sum));
        }
  g_assert_cmpint (dew_totals_pence (totals), ==, dew_totals_pence (other));
}

/* A line's figure for a whole year, asked cell by cell. */
static gboolean
ask (const DewLedger *ledger,
     gint64           line,
     const DewTotals *totals,
     DewMeasure       measure,
     gint64           partner,
     gint64          *pence)
{
  const DewArrangement *arrangement = dew_ledger_arrangement (ledger, line, dew_totals_scenario (totals));
  gboolean entered = FALSE;

  if (arrangement != NULL && arrangement->off)
    return FALSE;
  if (dew_ledger_figure (ledger, line, dew_totals_year (totals), 0, measure, partner, dew_totals_scenario (totals), pence))
    return TRUE;

  *pence = 0;
  for (int month = 1; month <= 12; month++)
    {
      gint64 one;

      if (!dew_ledger_figure (ledger, line, dew_totals_year (totals), month, measure, partner, dew_totals_scenario (totals), &one))
        continue;
      *pence += one;
      entered = TRUE;
    }

  return entered;
}

/* The sums of a measure, against adding up what the cells say, one line after the other. */
static void
assert_sums (const DewTotals *totals,
             const DewLedger *ledger,
             DewMeasure       measure)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (int partner = DEW_NO_PARTNER; partner < (int) partners->len; partner++)
    {
      gint64 id = partner == DEW_NO_PARTNER ? DEW_UNATTRIBUTED : ((const DewPartner *) g_ptr_array_index (partners, partner))->id;

      for (guint top = 0; top < n_nodes; top++)
        {
          gboolean entered = FALSE;
          gint64 sum = 0;

          for (guint i = top; i < nodes[top].end; i++)
            {
              gint64 pence;

              if (nodes[i].kind != DEW_NODE_LINE || !ask (ledger, nodes[i].id, totals, measure, id, &pence))
                continue;
              sum += pence;
              entered = TRUE;
            }
          g_assert_cmpint (dew_totals_get (totals, top, partner, (DewSum) measure), ==, sum);
          g_assert_cmpint (dew_totals_entered (totals, top, partner, (DewSum) measure), ==, entered);
        }
    }
}

/* Gross and net stand in their relation to the measures, for each partner and for all. */
static void
assert_relations (const DewTotals *totals,
                  const DewLedger *ledger)
{
  int n_partners = (int) dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;

  for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
    {
      gint64 all = 0;

      for (int partner = DEW_NO_PARTNER; partner < n_partners; partner++)
        all += dew_totals_get (totals, 0, partner, sum);
      g_assert_cmpint (dew_totals_get (totals, 0, DEW_ALL_PARTNERS, sum), ==, all);
    }

  for (int partner = DEW_ALL_PARTNERS; partner < n_partners; partner++)
    {
      gint64 gross = dew_totals_get (totals, 0, partner, DEW_SUM_EXISTING) + dew_totals_get (totals, 0, partner, DEW_SUM_ADDITIONAL);

      g_assert_cmpint (dew_totals_get (totals, 0, partner, DEW_SUM_GROSS), ==, gross);
      g_assert_cmpint (dew_totals_get (totals, 0, partner, DEW_SUM_NET), ==, gross - dew_totals_get (totals, 0, partner, DEW_SUM_INCOME));
    }
}

/* One verb, or several in one list, of which each saw the ledger before the others: that they fit each other is up to chance. */
static gboolean
change_by_chance (DewLedger  *ledger,
                  gint64     *ids,
                  DewChanges *changes)
{
  for (int n = g_test_rand_int_range (0, 3) > 0 ? 1 : g_test_rand_int_range (2, 20); n > 0; n--)
    {
      const char *what;

      if (!random_verb (ledger, changes, (DewIds) { count_ids, ids }, &what, NULL))
        return FALSE;
    }

  return dew_ledger_patch (ledger, changes, NULL);
}

static void
test_patched (void)
{
  static const struct {
    int    year;
    gint64 scenario;
  } kept[] = { { 2013, DEW_BASELINE }, { 2013, GROWTH }, { 2014, GROWTH }, { 2015, SPLIT } };
  g_autoptr (DewLedger) ledger = NULL;
  DewTotals *totals[G_N_ELEMENTS (kept)] = { NULL, };
  gint64 ids = 1000;
  guint n_changes = 0;

  for (guint step = 0; n_changes < how_many (30000); step++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();

      /* A new county now and then, so that it does not grow into a country. */
      if (step % 500 == 0)
        {
          g_clear_pointer (&ledger, dew_ledger_free);
          ledger = make_county ();
          for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
            {
              g_clear_pointer (&totals[i], dew_totals_free);
              totals[i] = dew_totals_new (ledger, kept[i].year, kept[i].scenario);
            }
        }

      if (!change_by_chance (ledger, &ids, changes))
        continue;
      n_changes += dew_changes_length (changes);
      for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
        {
          g_autoptr (DewTotals) fresh = dew_totals_new (ledger, kept[i].year, kept[i].scenario);

          dew_totals_patch (totals[i], ledger, changes);
          assert_same_sums (totals[i], fresh, ledger);
          assert_relations (totals[i], ledger);
          if (step % 50 == 0)
            assert_sums (totals[i], ledger, (DewMeasure) g_test_rand_int_range (0, DEW_N_MEASURES));
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    dew_totals_free (totals[i]);
}

/* ---- At the bound ---- */

/* As many figures of the largest size as a document may have, all in one year, and each pulling the same way: nothing overflows. */
static void
test_bound (void)
{
  static const gint64 signs[DEW_N_MEASURES] = { 1, 1, -1, 1, 1, 1 };
  gint64 counts[DEW_N_MEASURES] = { 0, };
  gint64 left = DEW_MAGNITUDE_LIMIT / DEW_MONEY_LIMIT;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewTotals) totals = NULL;
  Builder builder;

  start_ledger (&builder);
  for (gint64 partner = 1; partner <= DEW_MAX_PARTNERS; partner++)
    add_partner (&builder, partner, "A partner", "");
  add_pool (&builder, OLDER, "Older people", 0, 0);
  for (gint64 line = 1; left > 0; line++)
    {
      add_line (&builder, line, OLDER, 0, DEW_LINE_SERVICE, "A line", 0);
      for (DewMeasure measure = 0; measure < DEW_N_MEASURES; measure++)
        for (gint64 partner = 1; partner <= DEW_MAX_PARTNERS && left > 0; partner++, left--)
          {
            add_figure (&builder, line, measure, partner, signs[measure] * DEW_MONEY_LIMIT);
            counts[measure]++;
          }
    }
  ledger = finish_ledger (&builder);
  totals = dew_totals_new (ledger, 2013, DEW_BASELINE);

  for (DewMeasure measure = 0; measure < DEW_N_MEASURES; measure++)
    g_assert_cmpint (dew_totals_get (totals, 0, DEW_ALL_PARTNERS, (DewSum) measure), ==, signs[measure] * counts[measure] * DEW_MONEY_LIMIT);
  g_assert_cmpint (dew_totals_get (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_NET), ==,
                   (counts[DEW_EXISTING] + counts[DEW_ADDITIONAL] + counts[DEW_INCOME]) * DEW_MONEY_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/totals/county", test_county);
  g_test_add_func ("/totals/empty", test_empty);
  g_test_add_func ("/totals/overlays", test_overlays);
  g_test_add_func ("/totals/pence", test_pence);
  g_test_add_func ("/totals/patched", test_patched);
  g_test_add_func ("/totals/bound", test_bound);

  return g_test_run ();
}
