/* test-dew-share-moved.c: what virements of the year do to weights, and what they leave alone */
#include "dew-share.h"

#include "share-checks.h"
#include "share-random.h"

enum { ELSEWHERE = 30 };

/* The lines of build_lines (), and a pool with a line that money may come from or go to. */
static void
start_lines (Builder *builder)
{
  build_lines (builder);
  add_pool (builder, 2, "Equipment", COUNCIL, 0);
  add_line (builder, ELSEWHERE, 2, 0, DEW_LINE_SERVICE, "Aids", 0);
}

/* ---- Vectors ---- */

/* A virement of the partner's money, 0 for nobody's, and who bears what of a variance after it. */
static const struct {
  gint64      partner, from, to, pence;
  const char *rule, *as_at;
  gint64      variance;
  gint64      council, ccg;     /* shares */
  gint64      council_has, ccg_has;     /* contributions */
} vectors[] = {
  /* Home care 800, meals 100, transport 100; the council has 700, the CCG 300. Home care goes to its funders, meals to the CCG, transport to the council. */
  { COUNCIL, HOME_CARE, MEALS, 0, "own", "", 10000, 7000, 3000, 70000, 30000 },
  /* Home care 600, of which the council 400, meals 300. */
  { COUNCIL, HOME_CARE, MEALS, 20000, "own", "", 10000, 5000, 5000, 70000, 30000 },
  { COUNCIL, HOME_CARE, MEALS, 20000, "own", "", -10000, -5000, -5000, 70000, 30000 },
  /* What stays in the pool changes nobody's part of it. */
  { COUNCIL, HOME_CARE, MEALS, 20000, "proportional gross", "", 10000, 7000, 3000, 70000, 30000 },
  /* From the aligned line, of 60 now, to one that counts: 640 to 300. */
  { COUNCIL, TRANSPORT, MEALS, 4000, "proportional gross", "2013-09-30", 10000, 600 + 6400, 3000, 70000, 30000 },
  /* Out of the pool: the CCG has 200 left. */
  { CCG, MEALS, ELSEWHERE, 10000, "proportional gross", "", 9000, 7000, 2000, 70000, 20000 },
  { CCG, MEALS, ELSEWHERE, 10000, "proportional net", "", 9000, 7000, 2000, 70000, 20000 },
  { CCG, MEALS, ELSEWHERE, 10000, "proportional gross opening", "", 8000, 7000, 1000, 70000, 20000 },
  { CCG, MEALS, ELSEWHERE, 10000, "proportional net opening", "", 8000, 7000, 1000, 70000, 20000 },
  /* Into it. */
  { CCG, ELSEWHERE, MEALS, 40000, "proportional gross", "", 14000, 7000, 7000, 70000, 70000 },
  /* Nobody's: meals have 50 of 950, though their funder's contribution is what it was. */
  { 0, MEALS, ELSEWHERE, 5000, "own", "", 9500, 6000 + 1000, 2000 + 500, 70000, 30000 },
  { 0, MEALS, ELSEWHERE, 5000, "proportional gross", "", 10000, 7000, 3000, 70000, 30000 },
  { 0, MEALS, ELSEWHERE, 5000, "proportional net", "", -10000, -7000, -3000, 70000, 30000 },
  { 0, HOME_CARE, TRANSPORT, 30000, "proportional gross", "2013-09-30", 10000, 4000 + 4000, 2000, 70000, 30000 },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = vectors[i].variance, .rule = vectors[i].rule, .as_at = vectors[i].as_at };
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (DewShare) share = NULL;

      start_lines (&builder);
      if (vectors[i].pence != 0)
        add_virement (&builder, 2013, vectors[i].partner, vectors[i].from, vectors[i].to, vectors[i].pence);
      ledger = finish_ledger (&builder);

      share = share_or_fail (ledger, &query);
      assert_sound (share);
      g_test_message ("%u: %s", i, vectors[i].rule);
      g_assert_cmpint (share_of (share, COUNCIL), ==, vectors[i].council);
      g_assert_cmpint (share_of (share, CCG), ==, vectors[i].ccg);
      g_assert_cmpint (find_partner (share, COUNCIL)->contribution, ==, vectors[i].council_has);
      g_assert_cmpint (find_partner (share, CCG)->contribution, ==, vectors[i].ccg_has);
      g_assert_cmpint (share->moved, ==, vectors[i].pence != 0);
    }
}

/* Income comes off what is there after virements; of the opening it takes only what additional money does not cover. */
static void
test_net (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 9000, .rule = "proportional net" };
  g_autoptr (DewShare) current = NULL;
  g_autoptr (DewShare) opening = NULL;

  start_lines (&builder);
  add_figure (&builder, MEALS, DEW_INCOME, CCG, 15000);
  add_virement (&builder, 2013, CCG, ELSEWHERE, MEALS, 5000);
  ledger = finish_ledger (&builder);

  current = share_or_fail (ledger, &query);
  g_assert_cmpint (portion_at (work_at (current, 0), 0)->weight, ==, 70000);
  g_assert_cmpint (portion_at (work_at (current, 0), 1)->weight, ==, 10000 + 20000 + 5000 - 15000);

  query.rule = "proportional net opening";
  opening = share_or_fail (ledger, &query);
  g_assert_cmpint (portion_at (work_at (opening, 0), 1)->weight, ==, 10000);
}

/* ---- Words ---- */

static void
test_words (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .rule = "proportional gross", .as_at = "2013-09-30" };
  g_autoptr (DewShare) gross = NULL;
  g_autoptr (DewShare) net = NULL;
  g_autoptr (DewShare) opening = NULL;
  g_autoptr (DewShare) elsewhere = NULL;

  start_lines (&builder);
  add_figure (&builder, ELSEWHERE, DEW_EXISTING, CCG, 100);
  add_virement (&builder, 2013, 0, HOME_CARE, MEALS, 1);
  ledger = finish_ledger (&builder);

  gross = share_or_fail (ledger, &query);
  g_assert_cmpstr (work_at (gross, 0)->basis, ==, "Gross contributions, 2013/14, current, after virements");
  g_assert_nonnull (strstr (work_at (gross, 0)->note, "Money moved by a virement that does not say whose it is counts for its line, and is no partner’s contribution."));
  g_assert_cmpstr (work_at (gross, 1)->basis, ==, "Gross contributions to the line, 2013/14, current, after virements");
  g_assert_cmpstr (work_at (gross, 2)->basis, ==, "Gross contributions, 2013/14, current, after virements");
  g_assert_cmpstr (gross->basis, ==, "Share of the variance; by gross contributions, current, after virements; aligned lines by those who fund them");

  query.as_at = NULL;
  query.rule = "proportional net";
  net = share_or_fail (ledger, &query);
  g_assert_cmpstr (work_at (net, 0)->basis, ==, "Net contributions, 2013/14, current, after virements");
  g_assert_cmpstr (net->basis, ==, "Share of the variance; by net contributions, current, after virements");

  query.rule = "proportional net opening";
  opening = share_or_fail (ledger, &query);
  g_assert_cmpstr (work_at (opening, 0)->basis, ==, "Net contributions, 2013/14, opening");

  /* Nothing is moved in the other pool. */
  query.pool = 2;
  query.rule = "proportional gross";
  elsewhere = share_or_fail (ledger, &query);
  g_assert_false (elsewhere->moved);
  g_assert_cmpstr (work_at (elsewhere, 0)->basis, ==, "Gross contributions, 2013/14, current");
}

/* A virement of another year does nothing. */
static void
test_other_year (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 10000, .rule = "own" };
  g_autoptr (DewShare) share = NULL;

  start_lines (&builder);
  add_virement (&builder, 2014, COUNCIL, HOME_CARE, MEALS, 20000);
  ledger = finish_ledger (&builder);

  share = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (share, COUNCIL), ==, 7000);
  g_assert_false (share->moved);
  g_assert_cmpstr (work_at (share, 0)->basis, ==, "Gross contributions, 2013/14, current");
}

/* ---- Who takes part ---- */

/* By a virement the trust comes into one pool and leaves the other. */
static void
test_taking_part (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 900, .rule = "equal" };
  g_autoptr (DewShare) joined = NULL;
  g_autoptr (DewShare) left = NULL;

  start_lines (&builder);
  add_figure (&builder, ELSEWHERE, DEW_EXISTING, TRUST, 500);
  add_figure (&builder, ELSEWHERE, DEW_EXISTING, CCG, 500);
  add_virement (&builder, 2013, TRUST, ELSEWHERE, MEALS, 500);
  ledger = finish_ledger (&builder);

  joined = share_or_fail (ledger, &query);
  assert_sound (joined);
  g_assert_cmpint (share_of (joined, TRUST), ==, 300);
  g_assert_cmpint (find_partner (joined, TRUST)->contribution, ==, 500);

  query.pool = 2;
  left = share_or_fail (ledger, &query);
  assert_sound (left);
  g_assert_cmpint (share_of (left, TRUST), ==, 0);
  g_assert_cmpint (find_partner (left, TRUST)->contribution, ==, 0);
  g_assert_cmpint (share_of (left, CCG), ==, 450);
}

/* ---- Refusals ---- */

static void
test_refused (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = 1000, .rule = "own" };
  g_autoptr (DewShare) gross = NULL;

  /* A line of nobody's money has its part of a variance, but no funders. */
  start_lines (&builder);
  add_virement (&builder, 2013, 0, MEALS, EMPTY_LINE, 5000);
  ledger = finish_ledger (&builder);
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "What falls on “Nothing yet” is borne by its funders, but in 2013/14 it has only money of which the "
                  "virements do not say whose it is; say whose");
  query.rule = "proportional gross";
  gross = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (gross, COUNCIL), ==, 700);

  /* More goes than was there. */
  dew_ledger_free (g_steal_pointer (&ledger));
  start_lines (&builder);
  add_virement (&builder, 2013, CCG, MEALS, HOME_CARE, 10001);
  ledger = finish_ledger (&builder);
  query.rule = "own";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The contributions to “Meals” come to −£0.01 in 2013/14 after virements");
  query.rule = "proportional gross";
  dew_share_free (g_steal_pointer (&gross));
  gross = share_or_fail (ledger, &query);
  g_assert_cmpint (share_of (gross, COUNCIL), ==, 700);

  dew_ledger_free (g_steal_pointer (&ledger));
  start_lines (&builder);
  add_virement (&builder, 2013, TRUST, HOME_CARE, ELSEWHERE, 100);
  ledger = finish_ledger (&builder);
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The gross contributions after virements of Trust to the pooled lines of “Care” come to −£1.00");
  query.rule = "own";
  assert_refused (ledger, &query, DEW_ERROR_INVALID, "The gross contributions of Trust to “Home care” come to −£1.00 in 2013/14 after virements");
}

/* ---- Chance ---- */

/* A virement of nobody's between two lines of one rule moves nothing between partners who share by contributions. */
static void
test_nobodys_changes_nobody (void)
{
  int n = g_getenv ("DEW_LONG") ? 5000 : 500;

  for (int i = 0; i < n; i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = random_variance (), .rule = g_test_rand_bit () ? "proportional gross" : "equal" };
      g_autoptr (DewShare) plain = NULL;
      g_autoptr (DewShare) moved = NULL;

      for (guint side = 0; side < 2; side++)
        {
          Builder builder;
          g_autoptr (DewLedger) ledger = NULL;

          start_lines (&builder);
          if (side == 1)
            add_virement (&builder, 2013, 0, HOME_CARE, g_test_rand_bit () ? TRANSPORT : ELSEWHERE, g_test_rand_int_range (1, G_MAXINT32));
          ledger = finish_ledger (&builder);
          *(side == 0 ? &plain : &moved) = share_or_fail (ledger, &query);
        }

      for (gint64 partner = COUNCIL; partner <= TRUST; partner++)
        g_assert_cmpint (share_of (plain, partner), ==, share_of (moved, partner));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-moved/vectors", test_vectors);
  g_test_add_func ("/share-moved/net", test_net);
  g_test_add_func ("/share-moved/words", test_words);
  g_test_add_func ("/share-moved/other-year", test_other_year);
  g_test_add_func ("/share-moved/taking-part", test_taking_part);
  g_test_add_func ("/share-moved/refused", test_refused);
  g_test_add_func ("/share-moved/nobodys", test_nobodys_changes_nobody);

  return g_test_run ();
}
