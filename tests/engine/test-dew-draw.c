/* test-dew-draw.c: what is drawn against the distributions that it is drawn from. */
#include "dew-draw-private.h"

#include <math.h>
#include <stdlib.h>

#define ONE ((double) DEW_FIXED_ONE)

/* The lower tail of the standard normal distribution. */
static double
normal (double z)
{
  return erfc (-z / sqrt (2)) / 2;
}

/* What is below a value of a shape. */
static double
find_below (const DewShape *shape,
            double          value)
{
  double parameter = (double) shape->parameter / ONE;

  switch (shape->shape)
    {
    case DEW_SPREAD_LOGNORMAL:
      return value <= 0 ? 0 : normal ((log (value) + parameter * parameter / 2) / parameter);
    case DEW_SPREAD_THREE_POINT:
      if (value <= parameter)
        return parameter == 0 ? 0 : value * value / parameter;
      return 1 - (1 - value) * (1 - value) / (1 - parameter);
    default:
      return normal (value / parameter);
    }
}

static const DewShape shapes[] = {
  { DEW_SPREAD_NORMAL, DEW_FIXED_ONE },
  { DEW_SPREAD_NORMAL, DEW_FIXED_ONE * 3 / 5 },
  { DEW_SPREAD_LOGNORMAL, DEW_FIXED_ONE / 20 },
  { DEW_SPREAD_LOGNORMAL, DEW_FIXED_ONE },
  { DEW_SPREAD_LOGNORMAL, DEW_FIXED_ONE * 168 / 100 },
  { DEW_SPREAD_THREE_POINT, 0 },
  { DEW_SPREAD_THREE_POINT, DEW_FIXED_ONE / 4 },
  { DEW_SPREAD_THREE_POINT, DEW_FIXED_ONE },
};

/* The probability that a word stands for. */
static double
find_probability (guint32 word)
{
  return (2 * (double) word + 1) / 0x1p33;
}

static double
find_quantile (const DewQuantiles *quantiles,
               guint32             word)
{
  return _dew_is_tail (word) ? _dew_tail_quantile (quantiles, word) : _dew_middle_quantile (quantiles, word);
}

/* Far out, to either side, as well as in the middle. */
static guint32
random_word (void)
{
  guint32 word = (guint32) ((guint64) (guint32) g_test_rand_int () >> g_test_rand_int_range (0, 33));

  return g_test_rand_bit () ? ~word : word;
}

static void
test_quantiles (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autofree DewQuantiles *quantiles = _dew_quantiles_new (&shapes[s]);

      for (guint i = 0; i < 200000; i++)
        {
          guint32 word = random_word ();
          double value = find_quantile (quantiles, word);
          double probability = find_probability (word);
          double out = MIN (probability, 1 - probability);

          g_assert_cmpfloat (fabs (value), <=, (double) _dew_shape_bound (&shapes[s]) / ONE);

          /* A quantile is a straight line between two edges, and a curve in truth. */
          g_assert_cmpfloat (fabs (find_below (&shapes[s], value) - probability), <, out * 0.003 + 1e-5);
        }
    }
}

static void
test_steps (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autofree DewSteps *steps = _dew_steps_new (&shapes[s]);

      for (double z = -6; z < 6; z += 0.00071)
        {
          double value = _dew_step (steps, z);

          g_assert_cmpfloat (fabs (find_below (&shapes[s], value) - normal (z)), <, 1e-4);
        }
    }
}

/* What a line and its group come to together stays within the steps, however they share: least likely words, of both signs. */
static void
test_step_bounds (void)
{
  g_autofree DewSteps *steps = _dew_steps_new (&shapes[4]);

  for (gint64 millionths = 0; millionths <= 1000000; millionths += 1000)
    {
      DewShape common = { DEW_SPREAD_NORMAL, dew_fixed_sqrt ((millionths << 32) / 1000000) };
      DewShape own = { DEW_SPREAD_NORMAL, dew_fixed_sqrt (((1000000 - millionths) << 32) / 1000000) };
      g_autofree DewQuantiles *of_common = _dew_quantiles_new (&common);
      g_autofree DewQuantiles *of_own = _dew_quantiles_new (&own);
      double least = _dew_tail_quantile (of_common, 0) + _dew_tail_quantile (of_own, 0);
      double most = _dew_tail_quantile (of_common, G_MAXUINT32) + _dew_tail_quantile (of_own, G_MAXUINT32);

      g_assert_cmpfloat (least, >=, -9);
      g_assert_cmpfloat (most, <, 9);
      g_assert_cmpfloat (_dew_step (steps, least), <=, _dew_step (steps, most));
      g_assert_cmpfloat (_dew_step (steps, most), <=, (double) _dew_shape_bound (&shapes[4]) / ONE);
    }
}

/* Moments of many draws, to four of their deviations. */
static void
test_moments (void)
{
  guint n = 1u << 22;

  for (guint s = 0; s < G_N_ELEMENTS (shapes) - 3; s++)
    {
      g_autofree DewQuantiles *quantiles = _dew_quantiles_new (&shapes[s]);
      double sigma = (double) shapes[s].parameter / ONE;
      gboolean lognormal = shapes[s].shape == DEW_SPREAD_LOGNORMAL;
      double mean = lognormal ? 1 : 0;
      double deviation = lognormal ? sqrt (exp (sigma * sigma) - 1) : sigma;
      double sum = 0, squares = 0;
      DewStream stream;

      _dew_stream_start (&stream, 11, s, 5);
      for (guint i = 0; i < n; i++)
        {
          double value = find_quantile (quantiles, (guint32) _dew_stream_next (&stream)) - mean;

          sum += value;
          squares += value * value;
        }

      g_assert_cmpfloat (fabs (sum / n), <, 4 * deviation / sqrt (n));
      if (!lognormal || sigma <= 0.1)
        g_assert_cmpfloat (fabs (sqrt (squares / n) - deviation), <, 6 * deviation / sqrt (2.0 * n));
    }
}

static void
test_sigma (void)
{
  for (double ratio = 0.001; ratio < 4; ratio *= 1.07)
    {
      double sigma = sqrt (log (1 + ratio * ratio));

      g_assert_cmpfloat (fabs ((double) _dew_lognormal_sigma ((gint64) (ratio * ONE)) / ONE - sigma), <, 1e-6);
    }
}

/* The first numbers of xoshiro256++ as its authors' own program gives them for the state 1, 2, 3, 4. */
static void
test_stream (void)
{
  static const guint64 expected[] = {
    G_GUINT64_CONSTANT (41943041), G_GUINT64_CONSTANT (58720359), G_GUINT64_CONSTANT (3588806011781223), G_GUINT64_CONSTANT (3591011842654386),
    G_GUINT64_CONSTANT (9228616714210784205), G_GUINT64_CONSTANT (9973669472204895162),
  };
  DewStream stream = { { 1, 2, 3, 4 } };
  DewStream others[4];

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (_dew_stream_next (&stream), ==, expected[i]);

  _dew_stream_start (&others[0], 1, 1, 1);
  _dew_stream_start (&others[1], 2, 1, 1);
  _dew_stream_start (&others[2], 1, 2, 1);
  _dew_stream_start (&others[3], 1, 1, 2);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpuint (_dew_stream_next (&others[0]), !=, _dew_stream_next (&others[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/stream", test_stream);
  g_test_add_func ("/draw/quantiles", test_quantiles);
  g_test_add_func ("/draw/steps", test_steps);
  g_test_add_func ("/draw/step-bounds", test_step_bounds);
  g_test_add_func ("/draw/moments", test_moments);
  g_test_add_func ("/draw/sigma", test_sigma);
  return g_test_run ();
}
