/* test-dew-page-lowest.c: how columns share a width: all of it is used, none is taken away, and no other way is much lower. */
#include "dew-page-lowest.h"

#include <math.h>

#define SIZE 8.0
#define MOST 8
#define ROWS 25

typedef struct {
  float          lengths[ROWS * MOST];
  DewColumnTexts texts;
  DewColumnShare shares[MOST];
  double         before[MOST];
  double         left;
} Case;

static double
sum_up (const Case *one)
{
  double sum = 0;

  for (guint i = 0; i < one->texts.n_columns; i++)
    sum += one->shares[i].width;
  return sum;
}

static void
make_case (Case *one)
{
  guint n = (guint) g_test_rand_int_range (1, MOST + 1), rows = (guint) g_test_rand_int_range (1, ROWS + 1);

  one->texts = (DewColumnTexts) { one->lengths, rows, n };
  for (guint i = 0; i < n; i++)
    {
      double longest = g_test_rand_double_range (5, g_test_rand_bit () ? 20 : 150);

      one->before[i] = g_test_rand_double_range (3, 12) * SIZE;
      one->shares[i] = (DewColumnShare) { i, one->before[i], MAX (one->before[i], longest * SIZE) };
      for (guint r = 0; r < rows; r++)
        one->lengths[r * n + i] = g_test_rand_int_range (0, 4) == 0 ? 0 : (float) (longest * g_test_rand_double ());
    }
  one->left = g_test_rand_double_range (0, 60) * SIZE;
}

static void
test_one (void)
{
  float lengths[] = { 5, 60 };
  const DewColumnTexts texts = { lengths, 2, 1 };
  DewColumnShare shares[] = { { 0, 5 * SIZE, 60 * SIZE } };

  dew_column_share (shares, 1, &texts, SIZE, 25 * SIZE);
  g_assert_cmpfloat_with_epsilon (shares[0].width, 30 * SIZE, 0.01);
  g_assert_cmpfloat (dew_column_height (shares, 1, &texts, SIZE), ==, 2 + 3);
  dew_column_share (shares, 1, &texts, SIZE, 100 * SIZE);
  g_assert_cmpfloat_with_epsilon (shares[0].width, 60 * SIZE, 0.01);
  g_assert_cmpfloat (dew_column_height (shares, 1, &texts, SIZE), ==, 2 + 1);
}

/* Two that are alike get as much, and one that is empty nothing. */
static void
test_alike (void)
{
  float lengths[] = { 5, 5, 5, 60, 60, 0, 60, 60, 0 };
  const DewColumnTexts texts = { lengths, 3, 3 };
  DewColumnShare shares[] = { { 0, 5 * SIZE, 60 * SIZE }, { 1, 5 * SIZE, 60 * SIZE }, { 2, 5 * SIZE, 60 * SIZE } };

  dew_column_share (shares, 3, &texts, SIZE, 30 * SIZE);
  g_assert_cmpfloat_with_epsilon (shares[0].width, 20 * SIZE, SIZE / 4);
  g_assert_cmpfloat_with_epsilon (shares[1].width, 20 * SIZE, SIZE / 4);
  g_assert_cmpfloat (shares[2].width, ==, 5 * SIZE);
}

/* Rows as high as they are, without steps: what is made least. */
static double
measure (const Case *one)
{
  double height = 0;

  for (guint r = 0; r < one->texts.n_rows; r++)
    {
      double most = 1;

      for (guint i = 0; i < one->texts.n_columns; i++)
        {
          double length = one->lengths[r * one->texts.n_columns + i] * SIZE;

          most = MAX (most, length <= one->shares[i].width ? 1 : 1.15 * length / one->shares[i].width);
        }
      height += (r == 0 ? 2 : 1) * most;
    }
  return height;
}

/* Whatever is taken from one column and given to another, the table gets hardly lower. */
static void
check_least (const Case *one)
{
  double least = measure (one);

  for (guint from = 0; from < one->texts.n_columns; from++)
    for (guint to = 0; to < one->texts.n_columns; to++)
      {
        Case other = *one;
        double given = MIN (other.shares[from].width - one->before[from], 0.5 * SIZE);

        other.texts.lengths = other.lengths;
        other.shares[from].width -= given;
        other.shares[to].width += given;
        g_assert_cmpfloat (measure (&other), >=, least * 0.85);
      }
}

static void
test_random (void)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 20000 : 1000;

  for (guint t = 0; t < trials; t++)
    {
      Case one, again;
      double before, lines;
      gboolean full = TRUE;

      make_case (&one);
      again = one;
      before = sum_up (&one);
      lines = measure (&one);
      dew_column_share (one.shares, one.texts.n_columns, &one.texts, SIZE, one.left);
      dew_column_share (again.shares, one.texts.n_columns, &one.texts, SIZE, one.left);

      for (guint i = 0; i < one.texts.n_columns; i++)
        {
          g_assert_cmpfloat (one.shares[i].width, ==, again.shares[i].width);
          g_assert_cmpfloat (one.shares[i].width, >=, one.before[i]);
          g_assert_cmpfloat (one.shares[i].width, <=, one.shares[i].most + 0.001);
        }
      full = sum_up (&one) > before + one.left * 0.999;
      g_assert_cmpfloat (sum_up (&one), <=, before + one.left + 0.01);
      g_assert_true (full || measure (&one) < one.texts.n_rows + 1.001);
      g_assert_cmpfloat (measure (&one), <=, lines + 0.001);
      check_least (&one);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-lowest/one", test_one);
  g_test_add_func ("/page-lowest/alike", test_alike);
  g_test_add_func ("/page-lowest/random", test_random);

  return g_test_run ();
}
