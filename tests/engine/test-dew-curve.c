/* test-dew-curve.c: what a partner bears as a variance changes: where it bends, and that it is what is shared at any point */
#include "dew-curve.h"

#include "share-checks.h"
#include "share-random.h"

static DewCurve *
trace (const DewLedger *ledger,
       const char      *rule,
       guint            partner)
{
  g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = rule, .totals = totals };
  g_autoptr (GError) error = NULL;
  g_autoptr (DewProgram) program = dew_program_new (ledger, &query, &error);

  g_assert_no_error (error);
  return dew_curve_new (program, ledger, totals, 1, 0, partner, -1950000000, 1950000000);
}

static const struct {
  const char *rule;
  gint64      bends[4];         /* pence, 0: no more */
  DewBendKind kinds[4];
} bent[] = {
  { "proportional gross", { 0 }, { 0 } },
  { "up to 1%: proportional gross; up to 3%: all to CCG; rest: all to Council", { -585000000, -195000000, 195000000, 585000000 },
    { DEW_BEND_BAND, DEW_BEND_BAND, DEW_BEND_BAND, DEW_BEND_BAND } },
  { "reserve £5m; equal", { 5 * MILLION }, { DEW_BEND_RESERVE } },
  { "equal; cap Council £2m to others", { -4 * MILLION, 4 * MILLION }, { DEW_BEND_CAP, DEW_BEND_CAP } },
};

static void
test_bends (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();

  for (guint i = 0; i < G_N_ELEMENTS (bent); i++)
    {
      g_autoptr (DewCurve) curve = trace (ledger, bent[i].rule, 0);
      guint n = 0;

      while (n < 4 && bent[i].bends[n] != 0)
        n++;
      g_test_message ("%s", bent[i].rule);
      g_assert_cmpuint (curve->bends->len, ==, n);
      for (guint k = 0; k < n; k++)
        {
          const DewBend *bend = &g_array_index (curve->bends, DewBend, k);

          g_assert_cmpint (ABS (bend->variance - bent[i].bends[k]), <, 100);
          g_assert_cmpint (bend->kind, ==, bent[i].kinds[k]);
        }
    }
}

/* Where all of a variance is shared beyond a limit, and only then, the curve jumps. */
static void
test_jump (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  g_autoptr (DewCurve) curve = trace (ledger, "tolerance £2m all; all to Council", 0);
  gboolean jumps = FALSE;

  for (guint i = 1; i < curve->points->len; i++)
    {
      const DewCurvePoint *before = &g_array_index (curve->points, DewCurvePoint, i - 1), *here = &g_array_index (curve->points, DewCurvePoint, i);

      jumps |= before->variance == 2 * MILLION && here->variance == 2 * MILLION + 1 && here->share - before->share > MILLION / 2;
    }
  g_assert_true (jumps);
}

static gint64
read_curve (const DewCurve *curve,
            gint64          variance,
            gboolean       *refused)
{
  for (guint i = 1; i < curve->points->len; i++)
    {
      const DewCurvePoint *from = &g_array_index (curve->points, DewCurvePoint, i - 1), *to = &g_array_index (curve->points, DewCurvePoint, i);

      if (variance > to->variance)
        continue;
      *refused = from->refused || to->refused;
      return from->share + (gint64) ((__int128) (to->share - from->share) * (variance - from->variance) / (to->variance - from->variance));
    }

  g_assert_not_reached ();
}

/* By any rule, at any variance, what the curve says is what is shared, to some pence. */
static void
test_random (void)
{
  int n = g_getenv ("DEW_LONG") ? 3000 : 300;
  int compared = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, 2013, DEW_BASELINE);
      g_autofree char *rule = g_strdup (random_rule ());
      gint64 variance = g_test_rand_int_range (-100000000, 100000000);
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = variance, .rule = rule, .totals = totals };
      g_autoptr (DewProgram) program = dew_program_new (ledger, &query, NULL);
      g_autoptr (DewCurve) curve = program == NULL ? NULL : dew_curve_new (program, ledger, totals, 1, 0, 0, -100000000, 100000000);
      g_autoptr (DewShare) share = dew_share (ledger, &query, NULL);
      gboolean refused;
      gint64 read;

      if (curve == NULL || share == NULL)
        continue;

      g_test_message ("%s at %d", rule, (int) variance);
      read = read_curve (curve, variance, &refused);
      if (refused)
        continue;
      g_assert_cmpint (ABS (read - share_of (share, dew_program_partner (program, 0))), <=, 200);
      compared++;
    }

  g_assert_cmpint (compared, >, n / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curve/bends", test_bends);
  g_test_add_func ("/curve/jump", test_jump);
  g_test_add_func ("/curve/random", test_random);

  return g_test_run ();
}
