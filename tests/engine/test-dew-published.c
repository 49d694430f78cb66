/* test-dew-published.c: figures rounded for publication foot down, across and up */

#include <glib.h>

#include "dew-published.h"
#include "ledger-builder.h"

#define THOUSAND G_GINT64_CONSTANT (100000)
#define YEAR     2013

/* ---- One by hand ---- */

static guint
node_of_line (const DewLedger *ledger,
              gint64           line)
{
  return dew_ledger_node (ledger, DEW_TABLE_LINE, line);
}

/* A category of three lines with £1,400 existing and £400 additional each, and a line of £1,300 beside it. */
static DewLedger *
build_example (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "Oxfordshire County Council", "Council");
  add_partner (&builder, 2, "Oxfordshire Clinical Commissioning Group", "CCG");
  add_pool (&builder, 1, "Older people", 1, 1);
  add_line (&builder, 1, 1, 0, DEW_LINE_CATEGORY, "Support at home", 0);

  for (gint64 line = 2; line <= 4; line++)
    {
      g_autofree char *name = g_strdup_printf ("Line %d", (int) line);

      add_line (&builder, line, 1, 1, DEW_LINE_SERVICE, name, 0);
      add_figure (&builder, line, DEW_EXISTING, 1, 140000);
      add_figure (&builder, line, DEW_ADDITIONAL, 1, 40000);
      add_figure (&builder, line, DEW_BUDGET, DEW_UNATTRIBUTED, 150000);
    }

  add_line (&builder, 5, 1, 0, DEW_LINE_SERVICE, "Equipment", 0);
  add_figure (&builder, 5, DEW_EXISTING, 1, 130000);
  add_figure (&builder, 5, DEW_INCOME, 2, -50000);

  return finish_ledger (&builder);
}

static void
test_example (void)
{
  g_autoptr (DewLedger) ledger = build_example ();
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, YEAR, DEW_BASELINE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DewPublished) published = dew_published_new (ledger, totals, THOUSAND, &error);
  static const struct {
    gint64 line;        /* 0: the root */
    int    partner;
    DewSum sum;
    gint64 units;
  } table[] = {
    /* £5,500 is 6; of it 4 (£4,200) and 2 (£1,300, the larger remainder); of those 4, 2 and 1 and 1. */
    { 0, 0, DEW_SUM_EXISTING, 6 }, { 1, 0, DEW_SUM_EXISTING, 4 }, { 5, 0, DEW_SUM_EXISTING, 2 },
    { 2, 0, DEW_SUM_EXISTING, 2 }, { 3, 0, DEW_SUM_EXISTING, 1 }, { 4, 0, DEW_SUM_EXISTING, 1 },

    /* £1,200 is 1, which the first has. */
    { 0, 0, DEW_SUM_ADDITIONAL, 1 }, { 2, 0, DEW_SUM_ADDITIONAL, 1 }, { 3, 0, DEW_SUM_ADDITIONAL, 0 },
    { 5, 0, DEW_SUM_ADDITIONAL, 0 },

    /* Of what is printed: each line's £1,800 alone would be 2. */
    { 0, 0, DEW_SUM_GROSS, 7 }, { 1, 0, DEW_SUM_GROSS, 5 }, { 2, 0, DEW_SUM_GROSS, 3 }, { 3, 0, DEW_SUM_GROSS, 1 },

    /* Income that is taken back, half a unit, is rounded away from zero. */
    { 0, 1, DEW_SUM_INCOME, -1 }, { 5, 1, DEW_SUM_INCOME, -1 }, { 5, 1, DEW_SUM_NET, 1 },
    { 5, DEW_ALL_PARTNERS, DEW_SUM_NET, 3 }, { 0, DEW_ALL_PARTNERS, DEW_SUM_NET, 8 },

    /* £4,500 of budget that is nobody's. */
    { 0, DEW_NO_PARTNER, DEW_SUM_BUDGET, 5 }, { 2, DEW_NO_PARTNER, DEW_SUM_BUDGET, 2 },
    { 3, DEW_NO_PARTNER, DEW_SUM_BUDGET, 2 }, { 4, DEW_NO_PARTNER, DEW_SUM_BUDGET, 1 },
    { 4, DEW_ALL_PARTNERS, DEW_SUM_BUDGET, 1 }, { 4, 0, DEW_SUM_BUDGET, 0 },
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      guint node = table[i].line == 0 ? 0 : node_of_line (ledger, table[i].line);

      g_assert_cmpint (dew_published_get (published, node, table[i].partner, table[i].sum), ==, table[i].units);
    }
}

/* Four partners of £500 each printed 1 each and 4 together, although £2,000 is 2. */
static void
test_grand_gross (void)
{
  static const gint64 units[] = { 1, 1, 0, 0 };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewTotals) totals = NULL;
  g_autoptr (DewPublished) published = NULL;

  start_ledger (&builder);
  add_pool (&builder, 1, "Older people", 1, 1);
  add_line (&builder, 1, 1, 0, DEW_LINE_SERVICE, "Line", 0);
  for (gint64 partner = 1; partner <= 4; partner++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", (int) partner);

      add_partner (&builder, partner, name, "");
      add_figure (&builder, 1, partner % 2 ? DEW_EXISTING : DEW_ADDITIONAL, partner, 50000);
      add_figure (&builder, 1, DEW_FORECAST, partner, -50000);
    }
  add_figure (&builder, 1, DEW_FORECAST, DEW_UNATTRIBUTED, -50000);
  ledger = finish_ledger (&builder);
  totals = dew_totals_new (ledger, YEAR, DEW_BASELINE);
  published = dew_published_new (ledger, totals, THOUSAND, NULL);

  g_assert_cmpint (dew_published_get (published, 0, DEW_ALL_PARTNERS, DEW_SUM_GROSS), ==, 2);
  for (int partner = 0; partner < 4; partner++)
    g_assert_cmpint (dew_published_get (published, 0, partner, DEW_SUM_GROSS), ==, units[partner]);

  /* £2,500 below nil is 3, of which nobody's comes first. */
  g_assert_cmpint (dew_published_get (published, 0, DEW_ALL_PARTNERS, DEW_SUM_FORECAST), ==, -3);
  g_assert_cmpint (dew_published_get (published, 0, DEW_NO_PARTNER, DEW_SUM_FORECAST), ==, -1);
  g_assert_cmpint (dew_published_get (published, 0, 3, DEW_SUM_FORECAST), ==, 0);
}

/* A partner's money of which some is taken back, and a partner that takes back more than it gives. */
static void
test_mixed_signs (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewTotals) totals = NULL;
  g_autoptr (DewPublished) published = NULL;
  static const struct {
    int    partner;
    DewSum sum;
    gint64 units;
  } table[] = {
    /* £1,400 less £1,600 less £600 is £800 below nil: 1; as its mirror, of 0.2 and 0.6 the second has it. */
    { DEW_ALL_PARTNERS, DEW_SUM_GROSS, -1 }, { 0, DEW_SUM_GROSS, 0 }, { 1, DEW_SUM_GROSS, -1 },
    { 0, DEW_SUM_EXISTING, 1 }, { 0, DEW_SUM_ADDITIONAL, -1 }, { 1, DEW_SUM_EXISTING, -1 },
  };

  start_ledger (&builder);
  add_partner (&builder, 1, "Council", "");
  add_partner (&builder, 2, "CCG", "");
  add_pool (&builder, 1, "Older people", 1, 1);
  add_line (&builder, 1, 1, 0, DEW_LINE_SERVICE, "Line", 0);
  add_figure (&builder, 1, DEW_EXISTING, 1, 140000);
  add_figure (&builder, 1, DEW_ADDITIONAL, 1, -160000);
  add_figure (&builder, 1, DEW_EXISTING, 2, -60000);
  ledger = finish_ledger (&builder);
  totals = dew_totals_new (ledger, YEAR, DEW_BASELINE);
  published = dew_published_new (ledger, totals, THOUSAND, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (dew_published_get (published, 0, table[i].partner, table[i].sum), ==, table[i].units);
}

static void
test_empty (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewTotals) totals = NULL;
  g_autoptr (DewPublished) published = NULL;

  start_ledger (&builder);
  ledger = finish_ledger (&builder);
  totals = dew_totals_new (ledger, YEAR, DEW_BASELINE);
  published = dew_published_new (ledger, totals, THOUSAND, NULL);

  for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
    {
      g_assert_cmpint (dew_published_get (published, 0, DEW_ALL_PARTNERS, sum), ==, 0);
      g_assert_cmpint (dew_published_get (published, 0, DEW_NO_PARTNER, sum), ==, 0);
    }
}

/* ---- Random trees ---- */

/* Whole units, halves of them, and anything, of either sign. */
static gint64
make_pence (gint64 unit)
{
  gint64 size;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      size = g_test_rand_int_range (0, 50) * unit;
      break;
    case 1:
      size = g_test_rand_int_range (0, 50) * unit + unit / 2;
      break;
    case 2:
      size = g_test_rand_int_range (0, 1000);
      break;
    default:
      size = (gint64) g_test_rand_int_range (0, G_MAXINT32) * 4321;
      break;
    }

  return g_test_rand_int_range (0, 5) == 0 ? -size : size;
}

static void
add_random_figures (Builder *builder,
                    gint64   line,
                    gint64   n_partners,
                    gint64   unit)
{
  for (DewMeasure measure = 0; measure < DEW_N_MEASURES; measure++)
    {
      /* A contribution is always somebody's. */
      for (gint64 partner = measure < DEW_BUDGET ? 1 : 0; partner <= n_partners; partner++)
        {
          if (g_test_rand_bit ())
            add_figure (builder, line, measure, partner, make_pence (unit));
        }
    }
}

/* A pool's lines: each in the pool or in a category before it, and now and then a category itself. */
static void
add_random_lines (Builder *builder,
                  gint64   pool,
                  gint64   n_partners,
                  gint64   unit,
                  gint64  *last_line)
{
  g_autoptr (GArray) categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  int n_lines = g_test_rand_int_range (0, 15);
  gint64 nowhere = 0;

  g_array_append_val (categories, nowhere);

  for (int i = 0; i < n_lines; i++)
    {
      gint64 parent = g_array_index (categories, gint64, g_test_rand_int_range (0, (gint32) categories->len));
      DewLineKind kind = g_test_rand_int_range (0, 3) == 0 ? DEW_LINE_CATEGORY : DEW_LINE_SERVICE;
      gint64 line = ++*last_line;
      g_autofree char *name = g_strdup_printf ("Line %d", (int) line);

      add_line (builder, line, pool, parent, kind, name, 0);
      if (kind == DEW_LINE_CATEGORY)
        g_array_append_val (categories, line);
      else
        add_random_figures (builder, line, n_partners, unit);
    }
}

static DewLedger *
build_random (gint64 unit)
{
  gint64 n_partners = g_test_rand_int_range (1, 5);
  gint64 n_agreements = g_test_rand_int_range (0, 3);
  gint64 n_pools = g_test_rand_int_range (1, 5);
  gint64 last_line = 0;
  Builder builder;

  start_ledger (&builder);

  for (gint64 partner = 1; partner <= n_partners; partner++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", (int) partner);
      add_partner (&builder, partner, name, "");
    }

  for (gint64 agreement = 1; agreement <= n_agreements; agreement++)
    {
      g_autofree char *name = g_strdup_printf ("Agreement %d", (int) agreement);
      add_row (&builder, DEW_TABLE_AGREEMENT, agreement, name);
    }

  for (gint64 pool = 1; pool <= n_pools; pool++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %d", (int) pool);
      DewPool *row = add_row (&builder, DEW_TABLE_POOL, pool, name);

      row->agreement = g_test_rand_int_range (0, (gint32) n_agreements + 1);
      add_random_lines (&builder, pool, n_partners, unit, &last_line);
    }

  return finish_ledger (&builder);
}

static gint64
round_half_away (gint64 pence,
                 gint64 unit)
{
  gint64 size = (ABS (pence) + unit / 2) / unit;

  return pence < 0 ? -size : size;
}

static gint64
add_children (const DewLedger    *ledger,
              const DewPublished *published,
              guint               parent,
              int                 partner,
              DewSum              sum)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);
  gint64 units = 0;

  for (guint i = parent + 1; i < n_nodes; i++)
    {
      if (nodes[i].parent == parent)
        units += dew_published_get (published, i, partner, sum);
    }

  return units;
}

/* What is printed at a node is the sum of what is printed beneath it, in every column there is. */
static void
check_down (const DewLedger    *ledger,
            const DewPublished *published,
            guint               node,
            int                 n_partners)
{
  if (dew_ledger_nodes (ledger, NULL)[node].end == node + 1)
    return;

  for (int partner = DEW_ALL_PARTNERS; partner < n_partners; partner++)
    {
      for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
        g_assert_cmpint (add_children (ledger, published, node, partner, sum), ==,
                         dew_published_get (published, node, partner, sum));
    }
}

static void
check_across (const DewPublished *published,
              guint               node,
              int                 n_partners)
{
  for (int partner = DEW_ALL_PARTNERS; partner < n_partners; partner++)
    {
      gint64 gross = dew_published_get (published, node, partner, DEW_SUM_EXISTING) +
                     dew_published_get (published, node, partner, DEW_SUM_ADDITIONAL);

      g_assert_cmpint (dew_published_get (published, node, partner, DEW_SUM_GROSS), ==, gross);
      g_assert_cmpint (dew_published_get (published, node, partner, DEW_SUM_NET), ==,
                       gross - dew_published_get (published, node, partner, DEW_SUM_INCOME));
    }

  for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
    {
      gint64 all = 0;

      for (int partner = DEW_NO_PARTNER; partner < n_partners; partner++)
        all += dew_published_get (published, node, partner, sum);

      g_assert_cmpint (dew_published_get (published, node, DEW_ALL_PARTNERS, sum), ==, all);
    }
}

/* Nothing that is rounded moves by a unit, and so whole units stay. */
static void
check_near (const DewPublished *published,
            const DewTotals    *totals,
            guint               node,
            int                 n_partners,
            gint64              unit)
{
  for (int partner = DEW_NO_PARTNER; partner < n_partners; partner++)
    {
      for (DewSum sum = 0; sum < DEW_SUM_GROSS; sum++)
        {
          gint64 units = dew_published_get (published, node, partner, sum);
          gint64 pence = dew_totals_get (totals, node, partner, sum);

          g_assert_cmpint (ABS (units * unit - pence), <, unit);
        }
    }
}

/* The grand totals are rounded as anybody would; a partner's gross is not a unit off. */
static void
check_grand (const DewPublished *published,
             const DewTotals    *totals,
             int                 n_partners,
             gint64              unit)
{
  for (DewSum sum = DEW_SUM_INCOME; sum <= DEW_SUM_GROSS; sum++)
    g_assert_cmpint (dew_published_get (published, 0, DEW_ALL_PARTNERS, sum), ==,
                     round_half_away (dew_totals_get (totals, 0, DEW_ALL_PARTNERS, sum), unit));

  for (int partner = DEW_NO_PARTNER; partner < n_partners; partner++)
    g_assert_cmpint (ABS (dew_published_get (published, 0, partner, DEW_SUM_GROSS) * unit -
                          dew_totals_get (totals, 0, partner, DEW_SUM_GROSS)), <, unit);
}

static void
test_random_trees (void)
{
  static const gint64 units[] = { 1, 100, THOUSAND, 100000000 };
  guint n_trials = g_getenv ("DEW_LONG") != NULL ? 2000 : 200;
  guint n_torn = 0;

  for (guint trial = 0; trial < n_trials; trial++)
    {
      gint64 unit = units[g_test_rand_int_range (0, G_N_ELEMENTS (units))];
      g_autoptr (DewLedger) ledger = build_random (unit);
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, YEAR, DEW_BASELINE);
      g_autoptr (GError) error = NULL;
      g_autoptr (DewPublished) published = dew_published_new (ledger, totals, unit, &error);
      int n_partners = (int) dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;
      guint n_nodes;

      g_assert_no_error (error);
      dew_ledger_nodes (ledger, &n_nodes);
      check_grand (published, totals, n_partners, unit);
      for (guint node = 0; node < n_nodes; node++)
        {
          check_down (ledger, published, node, n_partners);
          check_across (published, node, n_partners);
          check_near (published, totals, node, n_partners, unit);

          for (int partner = 0; partner < n_partners; partner++)
            n_torn += round_half_away (dew_totals_get (totals, node, partner, DEW_SUM_GROSS), unit) !=
                      dew_published_get (published, node, partner, DEW_SUM_GROSS);
        }
    }

  /* Each rounded alone, many would be printed otherwise: these trees do put it to the test. */
  g_assert_cmpuint (n_torn, >, n_trials);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published/example", test_example);
  g_test_add_func ("/published/grand-gross", test_grand_gross);
  g_test_add_func ("/published/mixed-signs", test_mixed_signs);
  g_test_add_func ("/published/empty", test_empty);
  g_test_add_func ("/published/random-trees", test_random_trees);

  return g_test_run ();
}
