/* test-dew-share-properties.c: what holds of every rule, pool and amount, by chance: a million cases, or a tenth of that */
#include "dew-share.h"

#include <stdio.h>

#include "share-checks.h"
#include "share-random.h"

/* A pool is built for some hundred cases: to build it costs more than they do. */
#define CASES 400
#define MAX_AMOUNTS 20

typedef struct {
  guint n_shared, n_mirrored, n_capped, n_grown, n_cut, n_outside;
} Counts;

static guint
how_many (void)
{
  return g_getenv ("DEW_LONG") != NULL ? 1000000 : 100000;
}

/* ---- Rules ---- */

static void
check_rule (const DewLedger *ledger,
            const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, text, &error);
  g_autoptr (DewRule) again = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  printed = dew_rule_print (rule, ledger);
  again = dew_rule_parse (ledger, printed, &error);
  g_assert_no_error (error);
  g_assert_true (dew_rule_equal (rule, again));
  twice = dew_rule_print (again, ledger);
  g_assert_cmpstr (twice, ==, printed);
}

/* Read ∘ print is the identity, and print ∘ read is stable. */
static void
test_round_trip (void)
{
  g_autoptr (DewLedger) ledger = make_random_ledger ();

  for (guint i = 0; i < how_many () / 5; i++)
    {
      g_autofree char *text = random_steps ();

      check_rule (ledger, text);
    }
}

/* ---- Nobody without a weight ---- */

/* A partner, by index, that hosts, leads, or has something entered in the pool. */
static gboolean
has_to_do (const DewLedger *ledger,
           const DewTotals *totals,
           guint            partner)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint first = dew_ledger_node (ledger, DEW_TABLE_POOL, 1);
  gint64 id = ((const DewPartner *) dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->pdata[partner])->id;

  if (nodes[first].pool->host == id || nodes[first].pool->lead == id || dew_totals_entered (totals, first, (int) partner, DEW_SUM_NET) ||
      dew_totals_entered (totals, first, (int) partner, DEW_SUM_MOVED))
    return TRUE;

  for (guint i = first + 1; i < nodes[first].end; i++)
    if (nodes[i].line->lead == id)
      return TRUE;

  return FALSE;
}

/* Who has nothing to do with the pool, and is not named, bears nothing; the rules name A, B and C. */
static void
check_outsiders (const DewLedger *ledger,
                 const DewTotals *totals,
                 const DewShare  *share,
                 Counts          *counts)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);

  for (guint i = 3; i < partners->len; i++)
    if (!has_to_do (ledger, totals, i))
      {
        g_assert_null (find_partner (share, ((const DewPartner *) partners->pdata[i])->id));
        counts->n_outside++;
      }
}

/* ---- Caps ---- */

/* What a partner bears by the rule: neither what its aligned lines bring it nor what was carved out. */
static gint64
sum_borne (const DewShare *share,
           gint64          partner)
{
  gint64 sum = 0;

  for (guint i = 0; i < share->works->len; i++)
    {
      const DewWork *work = work_at (share, i);

      if (!dew_work_bears (work) || work->kind == DEW_WORK_ALIGNED || work->kind == DEW_WORK_CARVED)
        continue;
      for (guint k = 0; k < work->parts->len; k++)
        if (g_array_index (work->parts, DewWorkPart, k).partner == partner)
          sum += portion_at (work, k)->share.pence - g_array_index (work->parts, DewWorkPart, k).over;
    }

  return sum;
}

static const DewWork *
find_cap (const DewShare *share)
{
  for (guint i = 0; i < share->works->len; i++)
    if (work_at (share, i)->kind == DEW_WORK_CAP)
      return work_at (share, i);

  return NULL;
}

/* The cap of a partner, A being 1, as the text of the rule has it in pounds; -1 where it has none such. */
static gint64
read_cap (const char *rule,
          gint64      partner)
{
  char name[] = { ' ', (char) ('A' + partner - 1), ' ', '\0' };
  const char *caps = strstr (rule, "cap ");
  const char *found = caps != NULL ? strstr (caps, name) : NULL;
  gint64 pounds;
  int pence;

  if (found == NULL || sscanf (found + 3, "£%" G_GINT64_FORMAT ".%2d", &pounds, &pence) != 2)
    return -1;

  return pounds * 100 + pence;
}

static void
check_caps (const DewShare *share,
            const char     *rule,
            Counts         *counts)
{
  const DewWork *work = find_cap (share);

  for (guint i = 0; work != NULL && i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      gint64 typed = read_cap (rule, part->partner);

      if (typed >= 0)
        g_assert_cmpint (part->cap, ==, typed);
      if (part->cap < 0)
        continue;
      g_assert_cmpint (ABS (sum_borne (share, part->partner)), <=, part->cap);
      counts->n_capped += part->over != 0;
    }
}

/* ---- More is never less ---- */

static gint64
sum_shares (const DewShare *share)
{
  gint64 sum = 0;

  for (guint i = 0; i < share->partners->len; i++)
    sum += g_array_index (share->partners, DewPartnerShare, i).share;

  return sum;
}

/* Pennies that largest remainders may move between lines, or between who is capped and who is not, as an amount grows. */
static gint64
count_slack (const DewShare *share)
{
  gint64 n = 0;

  if (find_cap (share) == NULL && (share->works->len == 0 || work_at (share, 0)->kind != DEW_WORK_SPREAD))
    return 0;
  for (guint i = 0; i < share->works->len; i++)
    n += work_at (share, i)->parts->len;

  return n;
}

static void
check_grows (const DewLedger     *ledger,
             const DewShareQuery *query,
             const DewShare      *share,
             Counts              *counts)
{
  DewShareQuery more = *query;
  g_autoptr (DewShare) grown = NULL;

  /* Above a tolerance all of it goes by the rule, be it to a reserve: that takes from the partners what was theirs below it. */
  if (query->variance < 0 || strstr (query->rule, " all;") != NULL)
    return;

  more.variance += g_test_rand_bit () ? 1 : random_variance ();
  more.variance = MIN (more.variance, DEW_MONEY_LIMIT);
  grown = dew_share (ledger, &more, NULL);
  if (grown == NULL)
    return;

  g_assert_cmpint (sum_shares (grown), >=, sum_shares (share) - count_slack (grown));
  counts->n_grown++;
}

/* ---- A typed variance ---- */

static void
check_mirror (const DewLedger     *ledger,
              const DewShareQuery *query,
              const DewShare      *share,
              Counts              *counts)
{
  DewShareQuery turned = *query;
  g_autoptr (DewShare) mirror = NULL;

  if (serves_one_sign (query->rule))
    return;

  turned.variance = -turned.variance;
  mirror = share_or_fail (ledger, &turned);
  assert_sound (mirror);
  assert_mirror (share, mirror);
  counts->n_mirrored++;
}

static void
check_typed (const DewLedger *ledger,
             const DewTotals *totals,
             Counts          *counts)
{
  g_autofree char *rule = random_steps ();
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = random_variance () * (one_in (3) ? -1 : 1), .rule = rule, .totals = totals,
                          .as_at = g_test_rand_bit () ? "2013-09-30" : NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DewShare) share = dew_share (ledger, &query, &error);

  g_assert_true ((share != NULL) == (error == NULL));
  if (share == NULL)
    return;

  assert_sound (share);
  check_outsiders (ledger, totals, share, counts);
  check_caps (share, rule, counts);
  check_mirror (ledger, &query, share, counts);
  check_grows (ledger, &query, share, counts);
  counts->n_shared++;
}

static void
test_typed (void)
{
  Counts counts = { 0, };
  guint n = how_many ();

  for (guint i = 0; i < n; i += CASES)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);

      for (guint k = 0; k < CASES; k++)
        check_typed (ledger, totals, &counts);
    }

  /* None of it holds because nothing was tried. */
  g_test_message ("%u shared, %u mirrored, %u capped, %u grown", counts.n_shared, counts.n_mirrored, counts.n_capped, counts.n_grown);
  g_assert_cmpuint (counts.n_shared, >, n / 4);
  g_assert_cmpuint (counts.n_mirrored, >, n / 20);
  g_assert_cmpuint (counts.n_capped, >, n / 50);
  g_assert_cmpuint (counts.n_grown, >, n / 10);
  g_assert_cmpuint (counts.n_outside, >, n / 10);
}

/* ---- A forecast ---- */

static guint
draw_amounts (const DewLedger *ledger,
              DewLineAmount    amounts[MAX_AMOUNTS],
              gint64           months[MAX_AMOUNTS * 12])
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  guint n = 0;

  for (guint i = 0; i < lines->len && n < MAX_AMOUNTS; i++)
    {
      const DewLine *line = lines->pdata[i];
      gint64 sum = 0;

      if (line->kind != DEW_LINE_SERVICE || one_in (4))
        continue;
      for (guint m = 0; m < 12; m++)
        sum += months[n * 12 + m] = one_in (3) ? 0 : g_test_rand_int_range (-1000, 3000) * (one_in (4) ? 77777 : 1);
      amounts[n++] = (DewLineAmount) { line->id, sum };
    }

  return n;
}

static void
turn_signs (gint64 *months,
            guint   n)
{
  for (guint i = 0; i < n; i++)
    months[i] = -months[i];
}

static void
check_forecast (const DewLedger *ledger,
                const DewTotals *totals,
                Counts          *counts)
{
  g_autofree char *rule = g_test_rand_bit () ? random_steps () : NULL;
  DewLineAmount amounts[MAX_AMOUNTS];
  gint64 months[MAX_AMOUNTS * 12];
  guint n = draw_amounts (ledger, amounts, months);
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = rule, .amounts = amounts, .n_amounts = n, .totals = totals, .months = one_in (3) ? NULL : months };
  g_autoptr (DewShare) share = dew_share (ledger, &query, NULL);
  g_autoptr (DewShare) mirror = NULL;

  if (share == NULL)
    return;

  assert_sound (share);
  counts->n_shared++;
  counts->n_cut += share->works->len > 1 && work_at (share, 1)->kind == DEW_WORK_LINES;
  if (rule == NULL)
    return;
  check_caps (share, rule, counts);
  if (serves_one_sign (rule))
    return;

  turn_signs (months, n * 12);
  for (guint i = 0; i < n; i++)
    amounts[i].pence = -amounts[i].pence;
  mirror = share_or_fail (ledger, &query);
  assert_sound (mirror);
  assert_mirror (share, mirror);
  counts->n_mirrored++;
}

static void
test_forecasts (void)
{
  Counts counts = { 0, };
  guint n = how_many () / 5;

  for (guint i = 0; i < n; i += CASES / 4)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);

      for (guint k = 0; k < CASES / 4; k++)
        check_forecast (ledger, totals, &counts);
    }

  g_test_message ("%u shared, %u mirrored, %u capped, %u cut", counts.n_shared, counts.n_mirrored, counts.n_capped, counts.n_cut);
  g_assert_cmpuint (counts.n_shared, >, n / 4);
  g_assert_cmpuint (counts.n_mirrored, >, n / 50);
  g_assert_cmpuint (counts.n_capped, >, n / 100);
  g_assert_cmpuint (counts.n_cut, >, n / 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-properties/round-trip", test_round_trip);
  g_test_add_func ("/share-properties/typed", test_typed);
  g_test_add_func ("/share-properties/forecasts", test_forecasts);

  return g_test_run ();
}
