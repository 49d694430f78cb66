/* test-dew-virement-pairs.c: what a virement moves from which line to which */
#include "dew-virement-pairs.h"

#include "ledger-builder.h"

#define LINES 12
#define MAX_LEGS 8

static DewLedger *
make_ledger (const gint64 *legs,
             guint         n)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_pool (&builder, 1, "Pool", 1, 0);
  for (gint64 line = 1; line <= LINES; line++)
    add_line (&builder, line, 1, 0, DEW_LINE_SERVICE, "Line", 0);
  /* Another one, that has no part in it. */
  add_virement (&builder, 2013, 1, LINES, 1, 77);
  start_virement (&builder, 2013, 1);
  for (guint i = 0; i < n; i++)
    add_movement (&builder, i + 1, legs[i]);
  return finish_ledger (&builder);
}

/* ---- Vectors ---- */

/* Lines are numbered from 1 in the order of the movements. */
static const struct {
  const char     *what;
  gint64          legs[MAX_LEGS];       /* to the first 0 */
  DewVirementPair pairs[MAX_LEGS];      /* to the first of nothing */
} vectors[] = {
  { "one line and another", { -5, 5 }, { { 1, 2, 5 } } },
  { "the one that takes was recorded first", { 5, -5 }, { { 2, 1, 5 } } },
  { "from several to one", { -2, -3, 5, -1, 1 }, { { 1, 3, 2 }, { 2, 3, 3 }, { 4, 5, 1 } } },
  { "from one to several", { 3, -6, 2, 1 }, { { 2, 1, 3 }, { 2, 3, 2 }, { 2, 4, 1 } } },
  { "from several to several", { -10, -5, 8, 7 }, { { 1, 3, 8 }, { 1, 4, 2 }, { 2, 4, 5 } } },
  { "takes more than it gives", { -10, 4, -1 }, { { 1, 2, 4 }, { 1, 0, 6 }, { 3, 0, 1 } } },
  { "gives more than it takes", { -4, 5, 6 }, { { 1, 2, 4 }, { 0, 2, 1 }, { 0, 3, 6 } } },
  { "only takes", { -4 }, { { 1, 0, 4 } } },
  { "only gives", { 4 }, { { 0, 1, 4 } } },
  { "nothing", { 0 }, { { 0, 0, 0 } } },
};

static void
test_vectors (void)
{
  for (guint v = 0; v < G_N_ELEMENTS (vectors); v++)
    {
      guint n = 0;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (GArray) pairs = NULL;

      g_test_message ("%s", vectors[v].what);
      while (vectors[v].legs[n] != 0)
        n++;
      ledger = make_ledger (vectors[v].legs, n);
      pairs = dew_virement_pairs (ledger, 2);
      for (guint i = 0; i < pairs->len; i++)
        {
          const DewVirementPair *pair = &g_array_index (pairs, DewVirementPair, i), *wanted = &vectors[v].pairs[i];

          g_assert_cmpint (pair->from, ==, wanted->from);
          g_assert_cmpint (pair->to, ==, wanted->to);
          g_assert_cmpint (pair->pence, ==, wanted->pence);
        }
      g_assert_cmpint (vectors[v].pairs[pairs->len].pence, ==, 0);
    }
}

/* A file may have what no edit makes. */
static void
test_moves_nothing (void)
{
  static const gint64 legs[] = { -5, 0, 5 };
  g_autoptr (DewLedger) ledger = make_ledger (legs, G_N_ELEMENTS (legs));
  g_autoptr (GArray) pairs = dew_virement_pairs (ledger, 2);

  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_cmpint (g_array_index (pairs, DewVirementPair, 0).to, ==, 2);
  g_assert_cmpint (g_array_index (pairs, DewVirementPair, 0).pence, ==, 0);
  g_assert_cmpint (g_array_index (pairs, DewVirementPair, 1).to, ==, 3);
  g_assert_cmpint (g_array_index (pairs, DewVirementPair, 1).pence, ==, 5);
}

/* ---- Any ---- */

/* Small ones, of which some come to the same, and large ones. */
static gint64
random_amount (void)
{
  return g_test_rand_bit () ? g_test_rand_int_range (1, 6) : (gint64) (guint32) g_test_rand_int () * g_test_rand_int_range (1, 1000) + 1;
}

/* Balanced more often than not. */
static guint
make_legs (gint64 legs[LINES])
{
  guint n = (guint) g_test_rand_int_range (1, LINES);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += legs[i] = g_test_rand_bit () ? random_amount () : -random_amount ();
  if (sum != 0 && g_test_rand_int_range (0, 3) > 0)
    legs[n++] = -sum;
  return n;
}

static gint64
sum_legs (const gint64 *legs,
          guint         n,
          gboolean      taken)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (legs[i] < 0) == taken ? ABS (legs[i]) : 0;
  return sum;
}

/* The pairs of a line follow one another, and come to what it moves; only what one side has over says nothing of the other. */
static void
check_pairs (const GArray *pairs,
             const gint64 *legs,
             guint         n)
{
  gint64 moved[LINES + 1] = { 0 }, unsaid_from = 0, unsaid_to = 0;
  gint64 taken = sum_legs (legs, n, TRUE), given = sum_legs (legs, n, FALSE);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DewVirementPair *pair = &g_array_index (pairs, DewVirementPair, i);

      g_assert_cmpint (pair->pence, >, 0);
      g_assert_true (pair->from != 0 || pair->to != 0);
      moved[pair->from] -= pair->pence;
      moved[pair->to] += pair->pence;
      unsaid_from += pair->from == 0 ? pair->pence : 0;
      unsaid_to += pair->to == 0 ? pair->pence : 0;
      /* In the order of the movements, so that one is done with before the next begins. */
      for (guint k = 0; k < i; k++)
        {
          const DewVirementPair *before = &g_array_index (pairs, DewVirementPair, k);

          g_assert_true (pair->from == 0 || (before->from != 0 && before->from <= pair->from));
          g_assert_true (pair->to == 0 || (before->to != 0 && before->to <= pair->to));
        }
    }

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (moved[i + 1], ==, legs[i]);
  g_assert_cmpint (unsaid_from, ==, MAX (given - taken, 0));
  g_assert_cmpint (unsaid_to, ==, MAX (taken - given, 0));
  g_assert_cmpuint (pairs->len, <=, n);
}

/* Other amounts in place of those, and the virement that these come to, is divided as it was. */
static void
check_again (const GArray *pairs,
             guint         n)
{
  gint64 legs[LINES] = { 0 };
  g_autofree gint64 *amounts = g_new (gint64, pairs->len);
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (GArray) again = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const DewVirementPair *pair = &g_array_index (pairs, DewVirementPair, i);

      amounts[i] = random_amount ();
      if (pair->from != 0)
        legs[pair->from - 1] -= amounts[i];
      if (pair->to != 0)
        legs[pair->to - 1] += amounts[i];
    }
  ledger = make_ledger (legs, n);
  again = dew_virement_pairs (ledger, 2);
  g_assert_cmpuint (again->len, ==, pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DewVirementPair *pair = &g_array_index (pairs, DewVirementPair, i), *other = &g_array_index (again, DewVirementPair, i);

      g_assert_cmpint (other->from, ==, pair->from);
      g_assert_cmpint (other->to, ==, pair->to);
      g_assert_cmpint (other->pence, ==, amounts[i]);
    }
}

static void
test_any (void)
{
  for (int i = 0; i < (g_getenv ("DEW_LONG") != NULL ? 20000 : 2000); i++)
    {
      gint64 legs[LINES];
      guint n = make_legs (legs);
      g_autoptr (DewLedger) ledger = make_ledger (legs, n);
      g_autoptr (GArray) pairs = dew_virement_pairs (ledger, 2);

      check_pairs (pairs, legs, n);
      check_again (pairs, n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/virement-pairs/vectors", test_vectors);
  g_test_add_func ("/virement-pairs/moves-nothing", test_moves_nothing);
  g_test_add_func ("/virement-pairs/any", test_any);

  return g_test_run ();
}
