/* test-dew-apportion.c: sharing out and rounding by largest remainder */

#include <glib.h>
#include <string.h>

#include "dew-apportion.h"
#include "test-random.h"

#define MAX_PARTS  12
#define MAX_VALUES 10
#define THOUSAND   G_GINT64_CONSTANT (100000)
#define UNTOUCHED  G_GINT64_CONSTANT (424242)

/* ---- Vectors ---- */

typedef struct {
  gint64 amount;
  guint  n;
  gint64 weights[MAX_PARTS];
  gint64 shares[MAX_PARTS];
} Vector;

static const Vector vectors[] = {
  { 100, 3, { 1, 1, 1 }, { 34, 33, 33 } },
  { 100, 3, { 1, 0, 2 }, { 33, 0, 67 } },
  { 1003, 2, { 49, 51 }, { 491, 512 } },
  { 1000, 3, { 45, 20, 34 }, { 455, 202, 343 } },
  { 0, 3, { 1, 2, 3 }, { 0, 0, 0 } },
  { 1, 3, { 0, 1, 1 }, { 0, 1, 0 } },
  { 2, 4, { 1, 1, 1, 1 }, { 1, 1, 0, 0 } },

  /* An overspend of £1,000,000 between a council and an NHS body: by what they put in before, by gross, as printed,
   * by net, equally, all to one. */
  { 100000000, 2, { 7800000000, 3000000000 }, { 72222222, 27777778 } },
  { 100000000, 2, { 9900000000, 9600000000 }, { 50769231, 49230769 } },
  { 100000000, 2, { 510000, 490000 }, { 51000000, 49000000 } },
  { 100000000, 2, { 8100000000, 9600000000 }, { 45762712, 54237288 } },
  { 100000000, 2, { 1, 1 }, { 50000000, 50000000 } },
  { 100000000, 2, { 1, 0 }, { 100000000, 0 } },

  /* Its first band, of £1,950,000. */
  { 195000000, 2, { 9900000000, 9600000000 }, { 99000000, 96000000 } },
  { 107500000, 2, { 123000, 241200 }, { 36305601, 71194399 } },

  /* Percentages in millionths, which print as 100.0000 %. */
  { 1000000, 3, { 1, 1, 1 }, { 333334, 333333, 333333 } },

  /* As far as it goes. */
  { G_MAXINT64, 2, { G_MAXINT64 - 1, 1 }, { G_MAXINT64 - 1, 1 } },
  { G_MAXINT64, 2, { 0, G_MAXINT64 }, { 0, G_MAXINT64 } },
  { G_MAXINT64, 2, { 1, 1 }, { G_MAXINT64 / 2 + 1, G_MAXINT64 / 2 } },
  { 1, 2, { G_MAXINT64 / 2, G_MAXINT64 / 2 + 1 }, { 0, 1 } },

  /* Near ties: remainders that differ in their nineteenth digit. */
  { 1, 3, { 1000000000000000000, 1000000000000000001, 1000000000000000000 }, { 0, 1, 0 } },
  { 2, 3, { 1000000000000000000, 1000000000000000001, 1000000000000000001 }, { 0, 1, 1 } },
  { 1, 3, { 1000000000000000001, 1000000000000000001, 1000000000000000001 }, { 1, 0, 0 } },
  { G_MAXINT64 / 2, 2, { G_MAXINT64 / 2 - 1, G_MAXINT64 / 2 }, { G_MAXINT64 / 4, G_MAXINT64 / 4 + 1 } },
};

static void
check_vector (const Vector *vector,
              int           sign)
{
  DewPortion portions[MAX_PARTS];
  gint64 shares[MAX_PARTS];
  gint64 amount = sign * vector->amount;

  g_assert_cmpint (dew_apportion (dew_pence (amount), vector->weights, vector->n, portions), ==, DEW_APPORTION_OK);
  g_assert_cmpint (dew_apportion_units (amount, vector->weights, vector->n, shares), ==, DEW_APPORTION_OK);

  for (guint i = 0; i < vector->n; i++)
    {
      g_assert_cmpint (portions[i].share.pence, ==, sign * vector->shares[i]);
      g_assert_cmpint (shares[i], ==, sign * vector->shares[i]);
      g_assert_cmpint (portions[i].weight, ==, vector->weights[i]);
    }
}

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      check_vector (&vectors[i], 1);
      check_vector (&vectors[i], -1);
    }
}

static void
test_working (void)
{
  const gint64 weights[] = { 45, 20, 34 };
  DewPortion portions[3];

  g_assert_cmpint (dew_apportion (dew_pence (-1000), weights, 3, portions), ==, DEW_APPORTION_OK);

  /* 45,000 ÷ 99 is 454 and 54 over; 20,000 ÷ 99 is 202 and 2 over; 34,000 ÷ 99 is 343 and 43 over: one penny, to the
   * first. */
  g_assert_cmpint (portions[0].whole, ==, 454);
  g_assert_cmpint (portions[0].remainder, ==, 54);
  g_assert_cmpint (portions[0].extra, ==, 1);
  g_assert_cmpint (portions[1].whole, ==, 202);
  g_assert_cmpint (portions[1].remainder, ==, 2);
  g_assert_cmpint (portions[1].extra, ==, 0);
  g_assert_cmpint (portions[2].whole, ==, 343);
  g_assert_cmpint (portions[2].remainder, ==, 43);
  g_assert_cmpint (portions[2].extra, ==, 0);
  g_assert_cmpint (portions[0].share.pence, ==, -455);
}

static void
test_refusals (void)
{
  static const struct {
    gint64             amount;
    guint              n;
    gint64             weights[3];
    DewApportionResult result;
  } table[] = {
    { 100, 0, { 0 }, DEW_APPORTION_NO_WEIGHT },
    { 0, 0, { 0 }, DEW_APPORTION_NO_WEIGHT },
    { 100, 3, { 0, 0, 0 }, DEW_APPORTION_NO_WEIGHT },
    { 0, 1, { 0 }, DEW_APPORTION_NO_WEIGHT },
    { 100, 3, { 1, -1, 1 }, DEW_APPORTION_NEGATIVE },
    { 100, 2, { G_MAXINT64, G_MININT64 }, DEW_APPORTION_NEGATIVE },
    { 100, 3, { G_MAXINT64, 1, -1 }, DEW_APPORTION_NEGATIVE },
    { 100, 2, { G_MAXINT64, 1 }, DEW_APPORTION_OVERFLOW },
    { G_MININT64, 2, { 1, 1 }, DEW_APPORTION_OVERFLOW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewPortion portions[3], before[3];
      gint64 shares[3] = { UNTOUCHED, UNTOUCHED, UNTOUCHED };

      memset (before, 0x5a, sizeof before);
      memcpy (portions, before, sizeof before);

      g_assert_cmpint (dew_apportion (dew_pence (table[i].amount), table[i].weights, table[i].n, portions), ==,
                       table[i].result);
      g_assert_cmpint (dew_apportion_units (table[i].amount, table[i].weights, table[i].n, shares), ==,
                       table[i].result);
      g_assert_cmpmem (portions, sizeof portions, before, sizeof before);
      for (guint j = 0; j < G_N_ELEMENTS (shares); j++)
        g_assert_cmpint (shares[j], ==, UNTOUCHED);
    }
}

/* ---- Properties ---- */

/* Sharing as it is defined, slowly: the odd pennies one by one, each to the largest remainder that has none yet. */
static void
share_slowly (gint64        size,
              const gint64 *weights,
              guint         n,
              gint64       *shares)
{
  __int128 remainders[MAX_PARTS];
  __int128 total = 0;
  gint64 left = size;

  for (guint i = 0; i < n; i++)
    total += weights[i];

  for (guint i = 0; i < n; i++)
    {
      shares[i] = (gint64) ((__int128) size * weights[i] / total);
      remainders[i] = (__int128) size * weights[i] % total;
      left -= shares[i];
    }

  for (; left > 0; left--)
    {
      guint largest = 0;

      for (guint i = 1; i < n; i++)
        {
          if (remainders[i] > remainders[largest])
            largest = i;
        }

      shares[largest]++;
      remainders[largest] = -1;
    }
}

static guint
make_weights (gint64 weights[MAX_PARTS])
{
  guint n = (guint) g_test_rand_int_range (1, MAX_PARTS + 1);
  gboolean alike = g_test_rand_bit ();
  gint64 base = random_size (G_MAXINT64 / (MAX_PARTS + 1));

  /* Alike, their remainders are near ties. */
  for (guint i = 0; i < n; i++)
    {
      if (alike)
        weights[i] = base + g_test_rand_int_range (0, 3);
      else
        weights[i] = g_test_rand_int_range (0, 4) == 0 ? 0 : random_size (G_MAXINT64 / (MAX_PARTS + 1));
    }

  weights[g_test_rand_int_range (0, (gint32) n)] += 1;
  return n;
}

static void
check_portions (gint64            amount,
                const gint64     *weights,
                guint             n,
                const DewPortion *portions)
{
  gint64 expected[MAX_PARTS];
  __int128 total = 0;
  gint64 sum = 0;

  share_slowly (ABS (amount), weights, n, expected);
  for (guint i = 0; i < n; i++)
    total += weights[i];

  for (guint i = 0; i < n; i++)
    {
      const DewPortion *portion = &portions[i];
      gint64 share = ABS (portion->share.pence);

      g_assert_cmpint (share, ==, expected[i]);
      g_assert_cmpint (share, ==, portion->whole + portion->extra);
      g_assert_true (portion->share.pence == 0 || (portion->share.pence < 0) == (amount < 0));
      g_assert_true (portion->extra == 0 || portion->extra == 1);
      g_assert_true (weights[i] > 0 || share == 0);

      /* whole and remainder are the division, so that every share is within a penny of exact. */
      g_assert_true (portion->remainder >= 0 && portion->remainder < total);
      g_assert_true (portion->whole * total + portion->remainder == (__int128) ABS (amount) * weights[i]);
      sum += portion->share.pence;
    }

  g_assert_cmpint (sum, ==, amount);
}

static void
test_properties (void)
{
  for (guint trial = 0; trial < count_trials (1000000); trial++)
    {
      gint64 weights[MAX_PARTS], shares[MAX_PARTS];
      DewPortion portions[MAX_PARTS], mirror[MAX_PARTS];
      guint n = make_weights (weights);
      gint64 amount = random_signed (G_MAXINT64);

      g_assert_cmpint (dew_apportion (dew_pence (amount), weights, n, portions), ==, DEW_APPORTION_OK);
      g_assert_cmpint (dew_apportion (dew_pence (-amount), weights, n, mirror), ==, DEW_APPORTION_OK);
      g_assert_cmpint (dew_apportion_units (amount, weights, n, shares), ==, DEW_APPORTION_OK);

      check_portions (amount, weights, n, portions);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (shares[i], ==, portions[i].share.pence);
          g_assert_cmpint (mirror[i].share.pence, ==, -portions[i].share.pence);
          g_assert_cmpint (mirror[i].extra, ==, portions[i].extra);
        }
    }
}

/* One penny more than every part's whole: it goes to the heaviest, by however little, and of equals to the first. */
static void
test_near_ties (void)
{
  for (guint trial = 0; trial < count_trials (100000); trial++)
    {
      gint64 weights[MAX_PARTS], shares[MAX_PARTS];
      gint64 base = random_size (G_GINT64_CONSTANT (100000000000)) + 1;
      guint n = (guint) g_test_rand_int_range (2, MAX_PARTS + 1);
      gint64 total = 0;
      gint64 rounds;
      guint heaviest = 0;

      for (guint i = 0; i < n; i++)
        {
          weights[i] = base + g_test_rand_int_range (0, 2);
          total += weights[i];
          if (weights[i] > weights[heaviest])
            heaviest = i;
        }

      rounds = random_size (G_MAXINT64 / total - 1);
      g_assert_cmpint (dew_apportion_units (rounds * total + 1, weights, n, shares), ==, DEW_APPORTION_OK);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (shares[i], ==, rounds * weights[i] + (i == heaviest));
    }
}

static void
test_many (void)
{
  const guint n = 100000;
  g_autofree gint64 *weights = g_new (gint64, n);
  g_autofree gint64 *shares = g_new (gint64, n);
  g_autofree DewPortion *portions = g_new (DewPortion, n);
  gint64 least_with = G_MAXINT64;
  gint64 most_without = -1;
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    weights[i] = random_size (DEW_MONEY_LIMIT);

  g_assert_cmpint (dew_apportion (dew_pence (-DEW_MONEY_LIMIT + 7), weights, n, portions), ==, DEW_APPORTION_OK);
  g_assert_cmpint (dew_apportion_units (-DEW_MONEY_LIMIT + 7, weights, n, shares), ==, DEW_APPORTION_OK);

  for (guint i = 0; i < n; i++)
    {
      if (portions[i].extra)
        least_with = MIN (least_with, portions[i].remainder);
      else
        most_without = MAX (most_without, portions[i].remainder);
      g_assert_cmpint (shares[i], ==, portions[i].share.pence);
      sum += shares[i];
    }

  g_assert_cmpint (sum, ==, -DEW_MONEY_LIMIT + 7);
  g_assert_cmpint (least_with, >=, most_without);
}

/* ---- Columns that foot ---- */

static void
test_round (void)
{
  static const struct {
    guint  n;
    gint64 values[4];
    gint64 unit, total;
    gint64 rounded[4];
  } table[] = {
    /* Rounded one by one, three times £1,400 would be 1, 1, 1 under a printed 4. */
    { 3, { 140000, 140000, 140000 }, THOUSAND, 4, { 2, 1, 1 } },
    { 3, { 160000, 160000, 160000 }, THOUSAND, 5, { 2, 2, 1 } },
    { 3, { 140000, 160000, 120000 }, THOUSAND, 4, { 1, 2, 1 } },
    { 2, { 50000, 50000 }, THOUSAND, 1, { 1, 0 } },

    /* The mirror of the one before. */
    { 2, { -50000, -50000 }, THOUSAND, -1, { -1, 0 } },
    { 3, { -140000, -160000, -120000 }, THOUSAND, -4, { -1, -2, -1 } },

    /* A value of whole units stays, and so does nil. */
    { 4, { 300000, 0, 150000, 150000 }, THOUSAND, 6, { 3, 0, 2, 1 } },
    { 3, { 149999, -149999, 1 }, THOUSAND, 0, { 1, -1, 0 } },
    { 2, { 250000, -150000 }, THOUSAND, 1, { 3, -2 } },

    /* Far from the sum, all move alike first. */
    { 3, { 100000, 100000, 150000 }, THOUSAND, 10, { 3, 3, 4 } },
    { 3, { 100000, 100000, 150000 }, THOUSAND, 0, { 0, 0, 0 } },
    { 2, { 0, 0 }, THOUSAND, -3, { -1, -2 } },

    { 2, { G_MAXINT64, G_MININT64 }, 1, -1, { G_MAXINT64, G_MININT64 } },
    { 2, { G_MAXINT64, G_MAXINT64 }, G_MAXINT64, 2, { 1, 1 } },
    { 1, { G_MININT64 }, 1, G_MININT64, { G_MININT64 } },
    { 0, { 0 }, THOUSAND, 0, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 rounded[4] = { 0 };

      g_assert_true (dew_round_to_total (table[i].values, table[i].n, table[i].unit, table[i].total, rounded));
      for (guint j = 0; j < table[i].n; j++)
        g_assert_cmpint (rounded[j], ==, table[i].rounded[j]);
    }
}

static void
test_round_refusals (void)
{
  static const struct {
    guint  n;
    gint64 values[2];
    gint64 unit, total;
  } table[] = {
    /* A sum of -1 that is to be printed as more or less: one of them would have to go beyond what there is. */
    { 2, { G_MAXINT64, G_MININT64 }, 1, G_MAXINT64 },
    { 2, { G_MININT64, G_MAXINT64 }, 1, G_MININT64 },
    { 2, { G_MININT64, G_MAXINT64 }, 1, -2 },
    { 0, { 0 }, 100, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 rounded[] = { UNTOUCHED, UNTOUCHED };

      g_assert_false (dew_round_to_total (table[i].values, table[i].n, table[i].unit, table[i].total, rounded));
      g_assert_cmpint (rounded[0], ==, UNTOUCHED);
      g_assert_cmpint (rounded[1], ==, UNTOUCHED);
    }
}

/* As it is done by hand, and by the formulas of a workbook: every value down to its unit, then one up for the largest
 * remainders. */
static void
round_slowly (const gint64 *values,
              guint         n,
              gint64        unit,
              gint64        total,
              gint64       *rounded)
{
  gint64 remainders[MAX_VALUES];
  gint64 sum = 0;
  gint64 left;
  int sign;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  sign = sum < 0 ? -1 : 1;
  left = sign * total;

  for (guint i = 0; i < n; i++)
    {
      gint64 value = sign * values[i];

      rounded[i] = value >= 0 ? value / unit : -((-value + unit - 1) / unit);
      remainders[i] = value - rounded[i] * unit;
      left -= rounded[i];
    }

  for (; left > 0; left--)
    {
      guint largest = 0;

      for (guint i = 1; i < n; i++)
        {
          if (remainders[i] > remainders[largest])
            largest = i;
        }

      rounded[largest]++;
      remainders[largest] = -1;
    }

  for (guint i = 0; i < n; i++)
    rounded[i] *= sign;
}

static guint
make_values (gint64 values[MAX_VALUES],
             gint64 unit)
{
  guint n = (guint) g_test_rand_int_range (1, MAX_VALUES + 1);

  for (guint i = 0; i < n; i++)
    {
      int kind = g_test_rand_int_range (0, 5);

      if (kind == 0)
        values[i] = 0;
      else if (kind == 1)
        values[i] = random_signed (1000) * unit;
      else if (kind == 2)
        values[i] = random_signed (1000) * unit + unit / 2;
      else
        values[i] = random_signed (DEW_MONEY_LIMIT);
    }

  return n;
}

/* Half away from zero, or to either side: a total that is less than a unit from the sum. */
static gint64
make_total (gint64 sum,
            gint64 unit)
{
  gint64 down = sum >= 0 ? sum / unit : -((-sum + unit - 1) / unit);

  return down + (sum % unit != 0 && g_test_rand_bit ());
}

static void
test_round_properties (void)
{
  static const gint64 units[] = { 1, 100, THOUSAND, 10000000, 100000000, 7 };

  for (guint trial = 0; trial < count_trials (1000000); trial++)
    {
      gint64 unit = units[g_test_rand_int_range (0, G_N_ELEMENTS (units))];
      gint64 values[MAX_VALUES], opposites[MAX_VALUES], rounded[MAX_VALUES], expected[MAX_VALUES], mirror[MAX_VALUES];
      guint n = make_values (values, unit);
      gint64 sum = 0;
      gint64 printed = 0;
      gint64 total;

      for (guint i = 0; i < n; i++)
        {
          sum += values[i];
          opposites[i] = -values[i];
        }

      total = make_total (sum, unit);
      round_slowly (values, n, unit, total, expected);
      g_assert_true (dew_round_to_total (values, n, unit, total, rounded));
      g_assert_true (dew_round_to_total (opposites, n, unit, -total, mirror));

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (rounded[i], ==, expected[i]);
          g_assert_cmpint (ABS (rounded[i] * unit - values[i]), <, unit);
          if (sum != 0)
            g_assert_cmpint (mirror[i], ==, -rounded[i]);
          printed += rounded[i];
        }

      g_assert_cmpint (printed, ==, total);
    }
}

/* Whatever the total, it holds, and no two values move by more than a unit more than each other. */
static void
test_round_any_total (void)
{
  for (guint trial = 0; trial < count_trials (100000); trial++)
    {
      gint64 values[MAX_VALUES], rounded[MAX_VALUES];
      guint n = make_values (values, THOUSAND);
      gint64 total = random_signed (DEW_MONEY_LIMIT);
      gint64 least = G_MAXINT64;
      gint64 most = G_MININT64;
      gint64 printed = 0;

      g_assert_true (dew_round_to_total (values, n, THOUSAND, total, rounded));
      for (guint i = 0; i < n; i++)
        {
          __int128 move = (__int128) rounded[i] * THOUSAND - values[i];

          least = MIN (least, (gint64) move);
          most = MAX (most, (gint64) move);
          printed += rounded[i];
        }

      g_assert_cmpint (printed, ==, total);
      g_assert_cmpint (most - least, <=, THOUSAND);
    }
}

/* ---- Remainders in thousandths ---- */

static const struct {
  guint  n;
  gint64 total;
  gint64 remainders[6];
  gint64 thousandths[6];
} thousandths[] = {
  { 3, 3, { 1, 1, 1 }, { 334, 333, 333 } },
  { 3, 3, { 2, 2, 2 }, { 667, 667, 666 } },                     /* cut off they came to 1.998 */
  { 4, 13, { 0, 5, 10, 11 }, { 0, 385, 769, 846 } },
  { 2, 13, { 10, 3 }, { 769, 231 } },
  { 3, 5, { 0, 0, 0 }, { 0, 0, 0 } },
  { 3, 0, { 0, 0, 0 }, { 0, 0, 0 } },                           /* nothing was shared */
  { 2, 1000000, { 999600, 400 }, { 999, 1 } },                  /* never a whole penny, nor none */
  { 3, 10000, { 9999, 0, 1 }, { 999, 0, 1 } },
  { 4, 10000, { 9995, 9995, 10, 0 }, { 999, 999, 2, 0 } },      /* rather a thousandth off than a whole penny */
  { 5, 10000, { 9995, 9995, 9995, 9995, 20 }, { 999, 999, 999, 999, 4 } },
  { 2, DEW_MONEY_LIMIT, { DEW_MONEY_LIMIT - 1, 1 }, { 999, 1 } },
};

static void
test_thousandths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (thousandths); i++)
    {
      gint64 printed[6];

      dew_remainder_thousandths (thousandths[i].remainders, thousandths[i].n, thousandths[i].total, printed);
      for (guint j = 0; j < thousandths[i].n; j++)
        g_assert_cmpint (printed[j], ==, thousandths[i].thousandths[j]);
    }
}

/* So many parts of all but a penny that they cannot all be printed as less: 1,001 of 1,002 pennies' worth. */
static void
test_thousandths_full (void)
{
  enum { N = 1002 };
  gint64 remainders[N], printed[N];
  gint64 sum = 0;
  guint n_whole = 0;

  for (guint i = 0; i < N; i++)
    remainders[i] = N - 1;

  dew_remainder_thousandths (remainders, N, N, printed);
  for (guint i = 0; i < N; i++)
    {
      sum += printed[i];
      n_whole += printed[i] == 1000;
      g_assert_cmpint (printed[i], >=, 999);
    }

  g_assert_cmpint (sum, ==, (N - 1) * 1000);
  g_assert_cmpuint (n_whole, ==, 2);
}

/* A penny's worth each is far from rare among few weights; as large as sums of figures can be. */
static void
test_thousandths_properties (void)
{
  for (guint trial = 0; trial < count_trials (100000); trial++)
    {
      gint64 weights[MAX_VALUES], remainders[MAX_VALUES], printed[MAX_VALUES];
      DewPortion portions[MAX_VALUES];
      guint n = (guint) g_test_rand_int_range (1, MAX_VALUES + 1);
      gint64 pennies = 0;
      gint64 sum = 0;
      gint64 total = 0;

      for (guint i = 0; i < n; i++)
        total += weights[i] = random_size (DEW_MONEY_LIMIT);
      if (dew_apportion (dew_pence (random_signed (DEW_MONEY_LIMIT)), weights, n, portions) != DEW_APPORTION_OK)
        continue;

      for (guint i = 0; i < n; i++)
        {
          remainders[i] = portions[i].remainder;
          pennies += portions[i].extra;
        }

      dew_remainder_thousandths (remainders, n, total, printed);
      for (guint i = 0; i < n; i++)
        {
          sum += printed[i];
          g_assert_cmpint (printed[i], <, 1000);
          g_assert_true (printed[i] == 0 || remainders[i] > 0);
        }
      g_assert_cmpint (sum, ==, pennies * 1000);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/apportion/vectors", test_vectors);
  g_test_add_func ("/apportion/working", test_working);
  g_test_add_func ("/apportion/refusals", test_refusals);
  g_test_add_func ("/apportion/properties", test_properties);
  g_test_add_func ("/apportion/near-ties", test_near_ties);
  g_test_add_func ("/apportion/many", test_many);
  g_test_add_func ("/apportion/thousandths", test_thousandths);
  g_test_add_func ("/apportion/thousandths/full", test_thousandths_full);
  g_test_add_func ("/apportion/thousandths/properties", test_thousandths_properties);
  g_test_add_func ("/apportion/round", test_round);
  g_test_add_func ("/apportion/round/refusals", test_round_refusals);
  g_test_add_func ("/apportion/round/properties", test_round_properties);
  g_test_add_func ("/apportion/round/any-total", test_round_any_total);

  return g_test_run ();
}
