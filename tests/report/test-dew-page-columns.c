/* test-dew-page-columns.c: how wide columns are on paper: nothing is narrower than it may be, and nothing lies over the edge. */
#include "dew-page-columns.h"

#include <math.h>

#define WIDE   757.0
#define NARROW 510.0
#define MOST   30

static gboolean
near (double a,
      double b)
{
  return fabs (a - b) < 0.05;
}

static const DewColumnBand *
find_band (const DewColumnPlan *plan,
           guint                i)
{
  return g_ptr_array_index (plan->bands, i);
}

static const DewColumnPlace *
find_place (const DewColumnBand *band,
            guint                i)
{
  return &g_array_index (band->places, DewColumnPlace, i);
}

/* Few columns get all they ask for, on paper that stands, in large type, and no more. */
static void
test_few (void)
{
  const DewColumnNeed needs[] = { { 6, 20, FALSE }, { 8, 8, TRUE } };
  g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, 2, WIDE, NARROW);
  const DewColumnBand *band = find_band (plan, 0);

  g_assert_cmpfloat (plan->size, ==, DEW_TYPE_LARGEST);
  g_assert_true (plan->upright);
  g_assert_cmpuint (plan->bands->len, ==, 1);
  g_assert_true (near (find_place (band, 0)->width, 20 * plan->size));
  g_assert_true (near (find_place (band, 1)->width, 8 * plan->size));
  g_assert_cmpfloat (band->width, <, NARROW);
}

/* Texts wrap before figures do, and a long one gets more of the room than a short one. */
static void
test_texts_share (void)
{
  const DewColumnNeed needs[] = { { 6, 180, FALSE }, { 6, 30, FALSE }, { 12, 12, TRUE }, { 12, 12, TRUE }, { 12, 12, TRUE } };
  g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, G_N_ELEMENTS (needs), WIDE, NARROW);
  const DewColumnBand *band = find_band (plan, 0);

  g_assert_cmpuint (plan->bands->len, ==, 1);
  g_assert_false (plan->upright);
  g_assert_true (near (band->width, WIDE));
  g_assert_cmpfloat (find_place (band, 0)->width, >, 1.5 * find_place (band, 1)->width);
  g_assert_cmpfloat (find_place (band, 1)->width, >=, 9 * plan->size - 0.05);
  for (guint c = 2; c < G_N_ELEMENTS (needs); c++)
    g_assert_true (near (find_place (band, c)->width, 12 * plan->size));
}

/* More figures take smaller type, down to where it can still be read, and then further pages. */
static void
test_smaller_then_split (void)
{
  DewColumnNeed needs[MOST];
  double before = DEW_TYPE_LARGEST;
  guint bands = 1;

  for (guint c = 0; c < MOST; c++)
    needs[c] = (DewColumnNeed) { c == 0 ? 7 : 10, c == 0 ? 20 : 10, c > 0 };

  for (guint n = 1; n <= MOST; n++)
    {
      g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, n, WIDE, NARROW);

      g_assert_cmpfloat (plan->size, >=, DEW_TYPE_SMALLEST);
      g_assert_cmpuint (plan->bands->len, >=, bands);
      if (plan->bands->len == 1)
        g_assert_cmpfloat (plan->size, <=, before);
      before = plan->size;
      bands = plan->bands->len;
      for (guint b = 0; b < bands; b++)
        g_assert_cmpuint (find_place (find_band (plan, b), 0)->column, ==, 0);
    }
  g_assert_cmpuint (bands, >, 1);
}

static void
test_none (void)
{
  g_autoptr (DewColumnPlan) plan = dew_column_plan_new (NULL, 0, WIDE, NARROW);

  g_assert_cmpuint (plan->bands->len, ==, 0);
  g_assert_cmpfloat (plan->size, ==, DEW_TYPE_LARGEST);
}

static guint
make_needs (DewColumnNeed needs[MOST])
{
  guint n = (guint) g_test_rand_int_range (1, MOST + 1), texts = (guint) g_test_rand_int_range (0, 6);

  for (guint c = 0; c < n; c++)
    {
      needs[c].figures = c >= texts;
      needs[c].least = g_test_rand_double_range (0.1, needs[c].figures ? 16 : 11);
      needs[c].need = needs[c].least + (needs[c].figures ? 0 : g_test_rand_double_range (0, g_test_rand_bit () ? 10 : 180));
    }
  return n;
}

static void
check_band (const DewColumnPlan *plan,
            const DewColumnBand *band,
            const DewColumnNeed *needs,
            double               room,
            guint                seen[MOST])
{
  double end = 0;

  g_assert_cmpuint (band->places->len, >, 0);
  for (guint i = 0; i < band->places->len; i++)
    {
      const DewColumnPlace *place = find_place (band, i);

      g_assert_cmpfloat (place->width, >=, needs[place->column].least * plan->size - 0.01);
      g_assert_cmpfloat (place->x, >=, end + (i > 0 ? plan->size : 0));
      if (i > 0)
        g_assert_cmpuint (place->column, >, find_place (band, i - 1)->column);
      end = place->x + place->width;
      seen[place->column]++;
    }
  g_assert_true (near (end, band->width));
  g_assert_cmpfloat (band->width, <=, room + 0.05);
}

static void
test_random (void)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 50000 : 5000, split = 0;

  for (guint t = 0; t < trials; t++)
    {
      DewColumnNeed needs[MOST];
      guint seen[MOST] = { 0 }, n = make_needs (needs), repeated = 0;
      double wide = g_test_rand_double_range (220, 1200), narrow = g_test_rand_bit () ? wide : g_test_rand_double_range (200, wide);
      g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, n, wide, narrow);

      g_assert_true (plan->size >= DEW_TYPE_SMALLEST && plan->size <= DEW_TYPE_LARGEST);
      for (guint b = 0; b < plan->bands->len; b++)
        check_band (plan, find_band (plan, b), needs, plan->upright ? narrow : wide, seen);

      /* Once each, but for the first that stand on all pages. */
      while (repeated < n && plan->bands->len > 1 && seen[repeated] == plan->bands->len)
        g_assert_false (needs[repeated++].figures);
      for (guint c = repeated; c < n; c++)
        g_assert_cmpuint (seen[c], ==, 1);
      split += plan->bands->len > 1;
    }
  g_assert_cmpuint (split, >, trials / 20);
  g_assert_cmpuint (split, <, trials);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-columns/few", test_few);
  g_test_add_func ("/page-columns/texts-share", test_texts_share);
  g_test_add_func ("/page-columns/smaller-then-split", test_smaller_then_split);
  g_test_add_func ("/page-columns/none", test_none);
  g_test_add_func ("/page-columns/random", test_random);

  return g_test_run ();
}
