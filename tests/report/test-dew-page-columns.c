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
  g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, 2, NULL, WIDE, NARROW);
  const DewColumnBand *band = find_band (plan, 0);

  g_assert_cmpfloat (plan->size, ==, DEW_TYPE_LARGEST);
  g_assert_true (plan->upright);
  g_assert_cmpuint (plan->bands->len, ==, 1);
  g_assert_true (near (find_place (band, 0)->width, 20 * plan->size));
  g_assert_true (near (find_place (band, 1)->width, 8 * plan->size));
  g_assert_cmpfloat (band->width, <, NARROW);
}

/* Texts wrap before figures do, and a long one gets more of the room than a short one, so that they are as high. */
static void
test_texts_share (void)
{
  const DewColumnNeed needs[] = { { 6, 180, FALSE }, { 6, 30, FALSE }, { 12, 12, TRUE }, { 12, 12, TRUE }, { 12, 12, TRUE } };
  g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, G_N_ELEMENTS (needs), NULL, WIDE, NARROW);
  const DewColumnBand *band = find_band (plan, 0);

  g_assert_cmpuint (plan->bands->len, ==, 1);
  g_assert_false (plan->upright);
  g_assert_true (near (band->width, WIDE));
  g_assert_cmpfloat (find_place (band, 0)->width, >, 1.5 * find_place (band, 1)->width);
  g_assert_cmpfloat (fabs (180 / find_place (band, 0)->width - 30 / find_place (band, 1)->width), <, 0.1);
  for (guint c = 2; c < G_N_ELEMENTS (needs); c++)
    g_assert_true (near (find_place (band, c)->width, 12 * plan->size));
}

/* The rows that there are decide: a column with one long text among short ones does not take the room of one that has a long one
 * in every row. What is empty has room for its heading. */
static void
test_rows (void)
{
  static const float lengths[] = {
    4, 5, 5, 3,
    20, 90, 0, 0,
    20, 90, 0, 0,
    120, 2, 0, 0,
    20, 90, 0, 0,
    20, 90, 0, 0,
    20, 90, 0, 0,
  };
  const DewColumnNeed needs[] = { { 6, 120, FALSE }, { 6, 90, FALSE }, { 5, 5, FALSE }, { 20, 20, TRUE } };
  const DewColumnTexts texts = { lengths, 7, 4 };
  g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, 4, &texts, WIDE, NARROW);
  const DewColumnBand *band = find_band (plan, 0);

  g_assert_true (near (band->width, WIDE));
  g_assert_cmpfloat (find_place (band, 1)->width, >, 1.3 * find_place (band, 0)->width);
  g_assert_true (near (find_place (band, 2)->width, 5 * plan->size));
  g_assert_true (near (find_place (band, 3)->width, 20 * plan->size));
}

/* A unit stays with the word before where that costs little, and goes below it for the sake of a text that is much lower then. */
static void
test_units (void)
{
  float lengths[9 * 9] = { 5, 14, 14, 14, 14, 14, 14, 14, 14 };
  const DewColumnTexts texts = { lengths, 9, 9 };
  DewColumnNeed needs[9] = { { 5, 40, FALSE } };
  double widths[2];

  for (guint c = 1; c < 9; c++)
    needs[c] = (DewColumnNeed) { 5, 8, TRUE, 8 };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, 9, &texts, WIDE, WIDE);

      for (guint r = 1; r < 9; r++)
        lengths[r * 9] = 40;
      widths[i] = find_place (find_band (plan, 0), 1)->width / plan->size;
    }
  g_assert_cmpfloat (widths[0], >=, 7.99);
  g_assert_cmpfloat (widths[1], <, 7.99);
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
      g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, n, NULL, WIDE, NARROW);

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
  g_autoptr (DewColumnPlan) plan = dew_column_plan_new (NULL, 0, NULL, WIDE, NARROW);

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
      needs[c].whole = g_test_rand_double_range (0, needs[c].need);
    }
  return n;
}

/* Texts up to the longest that their column needs. */
static float *
make_lengths (const DewColumnNeed *needs,
              guint                n,
              guint                rows)
{
  float *lengths = g_new0 (float, (gsize) rows * n);

  for (guint r = 0; r < rows; r++)
    for (guint c = 0; c < n; c++)
      if (r == 0 || !needs[c].figures)
        lengths[r * n + c] = (float) (needs[c].need * (r == 1 ? 1 : g_test_rand_double ()));
  return lengths;
}

static void
check_same (const DewColumnPlan *plan,
            const DewColumnPlan *again)
{
  g_assert_cmpfloat (plan->size, ==, again->size);
  g_assert_cmpuint (plan->bands->len, ==, again->bands->len);
  for (guint b = 0; b < plan->bands->len; b++)
    {
      const GArray *places = find_band (plan, b)->places, *others = find_band (again, b)->places;

      g_assert_cmpmem (places->data, places->len * sizeof (DewColumnPlace), others->data, others->len * sizeof (DewColumnPlace));
    }
}

/* Of the longest text of a column, how often it is as long as the column is wide. */
static double
find_lines (const DewColumnTexts *texts,
            const DewColumnPlace *place,
            double                size)
{
  double most = 0;

  for (guint r = 0; r < texts->n_rows; r++)
    most = MAX (most, texts->lengths[r * texts->n_columns + place->column] * size / place->width);
  return most;
}

static void
check_band (const DewColumnPlan  *plan,
            const DewColumnBand  *band,
            const DewColumnNeed  *needs,
            const DewColumnTexts *texts,
            double                room,
            guint                 seen[MOST])
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

  /* Where something wraps, the room is taken. */
  for (guint i = 0; i < band->places->len; i++)
    g_assert_true (band->width > room - 0.5 || find_lines (texts, find_place (band, i), plan->size) <= 1.01);
}

static void
test_random (void)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 50000 : 5000, split = 0;

  for (guint t = 0; t < trials; t++)
    {
      DewColumnNeed needs[MOST];
      guint seen[MOST] = { 0 }, n = make_needs (needs), repeated = 0, rows = (guint) g_test_rand_int_range (1, 30);
      double wide = g_test_rand_double_range (220, 1200), narrow = g_test_rand_bit () ? wide : g_test_rand_double_range (200, wide);
      g_autofree float *lengths = make_lengths (needs, n, rows);
      const DewColumnTexts texts = { lengths, rows, n };
      g_autoptr (DewColumnPlan) plan = dew_column_plan_new (needs, n, &texts, wide, narrow);
      g_autoptr (DewColumnPlan) again = dew_column_plan_new (needs, n, &texts, wide, narrow);

      check_same (plan, again);
      g_assert_true (plan->size >= DEW_TYPE_SMALLEST && plan->size <= DEW_TYPE_LARGEST);
      for (guint b = 0; b < plan->bands->len; b++)
        check_band (plan, find_band (plan, b), needs, &texts, plan->upright ? narrow : wide, seen);

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
  g_test_add_func ("/page-columns/rows", test_rows);
  g_test_add_func ("/page-columns/units", test_units);
  g_test_add_func ("/page-columns/smaller-then-split", test_smaller_then_split);
  g_test_add_func ("/page-columns/none", test_none);
  g_test_add_func ("/page-columns/random", test_random);

  return g_test_run ();
}
