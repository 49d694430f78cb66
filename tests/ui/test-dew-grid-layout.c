/* test-dew-grid-layout.c: where columns and rows lie, without a display. */
#include "dew-grid-layout.h"

/* Names, four figures that scroll, two totals. */
static const DewGridTrack tracks[] = {
  { DEW_GRID_PIN_START, 200, FALSE },
  { DEW_GRID_SCROLLS, 60, TRUE },
  { DEW_GRID_SCROLLS, 70, FALSE },
  { DEW_GRID_SCROLLS, 60, TRUE },
  { DEW_GRID_SCROLLS, 80, FALSE },
  { DEW_GRID_PIN_END, 90, TRUE },
  { DEW_GRID_PIN_END, 90, FALSE },
};

#define N    G_N_ELEMENTS (tracks)
#define ROOM 150

static void
test_wide (void)
{
  static const struct { int width, names, first, last; } cases[] = {
    { 650, 200, 60, 90 },       /* as asked */
    { 700, 250, 60, 90 },       /* what is left over goes to the names */
    { 850, 400, 60, 90 },       /* until they are twice as wide */
    { 910, 400, 70, 100 },      /* then to the others alike */
    { 915, 405, 70, 100 },      /* and what cannot be shared, to the names */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewGridColumns columns = { 0 };

      dew_grid_columns_place (&columns, tracks, N, cases[i].width, ROOM);
      g_assert_cmpint (columns.spans[0].width, ==, cases[i].names);
      g_assert_cmpint (columns.spans[1].width, ==, cases[i].first);
      g_assert_cmpint (columns.spans[N - 1].width, ==, cases[i].last);
      g_assert_cmpint (columns.start + columns.middle + columns.end, ==, cases[i].width);
      g_assert_cmpint (dew_grid_columns_view (&columns), ==, columns.middle);
      dew_grid_columns_clear (&columns);
    }
}

/* What a person made of a width stays so: what is left over goes to the others, and to the names where there are no others. */
static void
test_kept (void)
{
  static const struct { guint kept; int width, names, first, last; } cases[] = {
    { 1 << 1, 910, 400, 60, 102 },
    { 1 << 0, 910, 200, 105, 133 },
    { 1 << 0 | 1 << 1, 700, 200, 60, 100 },
    { 0x7f, 910, 460, 60, 90 },
    { 0x7e, 910, 460, 60, 90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewGridColumns columns = { 0 };
      DewGridTrack own[N];

      for (guint t = 0; t < N; t++)
        {
          own[t] = tracks[t];
          own[t].kept = (cases[i].kept >> t & 1) != 0;
        }
      dew_grid_columns_place (&columns, own, N, cases[i].width, ROOM);
      g_assert_cmpint (columns.start + columns.middle + columns.end, ==, cases[i].width);
      g_assert_cmpint (columns.spans[0].width, ==, cases[i].names);
      g_assert_cmpint (columns.spans[1].width, ==, cases[i].first);
      g_assert_cmpint (columns.spans[N - 1].width, ==, cases[i].last);
      for (guint t = 1; t < N; t++)
        if (own[t].kept)
          g_assert_cmpint (columns.spans[t].width, ==, own[t].width);
      dew_grid_columns_clear (&columns);
    }
}

/* Row numbers neither get what is left over nor give where it does not do. */
static void
test_fixed (void)
{
  for (int width = 100; width < 1000; width += 7)
    {
      DewGridColumns columns = { 0 };
      DewGridTrack own[N];

      for (guint t = 0; t < N; t++)
        own[t] = tracks[t];
      own[0].fixed = TRUE;
      dew_grid_columns_place (&columns, own, N, width, ROOM);
      g_assert_cmpint (columns.spans[0].width, ==, own[0].width);
      g_assert_cmpint (columns.start + columns.middle + columns.end, ==, MAX (width, 650));
      dew_grid_columns_clear (&columns);
    }
}

static void
test_narrow (void)
{
  static const struct { int width, names, end, view; } cases[] = {
    { 649, 199, 180, 270 },     /* the names give way for a column more */
    { 630, 180, 180, 270 },
    { 629, 259, 180, 190 },     /* but not far: else they take what it leaves */
    { 530, 220, 180, 130 },     /* as much room as is wanted */
    { 500, 190, 180, 130 },     /* the names give way */
    { 450, 140, 180, 130 },     /* as far as they may */
    { 449, 259, 0, 190 },       /* then nothing is frozen at the end */
    { 300, 170, 0, 130 },
    { 200, 140, 0, 60 },
    { 150, 120, 0, 30 },        /* no column fits */
    { 50, 120, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewGridColumns columns = { 0 };

      dew_grid_columns_place (&columns, tracks, N, cases[i].width, ROOM);
      g_assert_cmpint (columns.spans[0].width, ==, cases[i].names);
      g_assert_cmpint (columns.end, ==, cases[i].end);
      g_assert_cmpint (dew_grid_columns_view (&columns), ==, cases[i].view);
      g_assert_cmpint (columns.middle, ==, cases[i].end == 0 ? 450 : 270);
      dew_grid_columns_clear (&columns);
    }
}

static void
test_few_columns (void)
{
  DewGridColumns columns = { 0 };

  dew_grid_columns_place (&columns, NULL, 0, 500, ROOM);
  g_assert_cmpint (dew_grid_columns_view (&columns), ==, 500);
  g_assert_cmpint (dew_grid_columns_at (&columns, 10, 0), ==, -1);

  dew_grid_columns_place (&columns, tracks, 1, 900, ROOM);
  g_assert_cmpint (columns.spans[0].width, ==, 900);

  /* Placed again, it forgets what it was. */
  dew_grid_columns_place (&columns, tracks, N, 650, ROOM);
  g_assert_cmpint (columns.spans[0].width, ==, 200);
  dew_grid_columns_clear (&columns);
  g_assert_cmpuint (columns.n_spans, ==, 0);
}

static void
test_at (void)
{
  static const struct { int x, offset, column; } cases[] = {
    { 0, 0, 0 }, { 199, 0, 0 }, { 200, 0, 1 }, { 259, 0, 1 }, { 260, 0, 2 },
    { 200, 60, 2 }, { 200, 59, 1 },
    { 199, 100, 0 },            /* the frozen one lies above */
    { 329, 0, 2 }, { 330, 0, 5 }, { 419, 0, 5 }, { 420, 0, 6 }, { 509, 0, 6 },
    { 510, 0, -1 }, { -1, 0, -1 },
  };
  DewGridColumns columns = { 0 };

  dew_grid_columns_place (&columns, tracks, N, 510, ROOM);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dew_grid_columns_at (&columns, cases[i].x, cases[i].offset), ==, cases[i].column);
  dew_grid_columns_clear (&columns);
}

static void
test_at_beyond_columns (void)
{
  DewGridColumns columns = { 0 };

  /* Where nothing is frozen at the end, there may be nothing there. */
  dew_grid_columns_place (&columns, tracks, 2, 200, ROOM);
  g_assert_cmpint (columns.spans[0].width, ==, 140);
  g_assert_cmpint (dew_grid_columns_at (&columns, 199, 0), ==, 1);
  g_assert_cmpint (dew_grid_columns_at (&columns, 199, 1), ==, -1);
  dew_grid_columns_clear (&columns);
}

/* However wide it is and wherever it is scrolled: what is found at a place is to be seen, and revealing makes wholly
 * visible and does so at once. */
static void
test_properties (void)
{
  guint rounds = g_getenv ("DEW_LONG") != NULL ? 20000 : 2000;

  for (guint round = 0; round < rounds; round++)
    {
      DewGridColumns columns = { 0 };
      int width = g_test_rand_int_range (100, 1500);
      int offset, revealed, last, x;
      guint column = (guint) g_test_rand_int_range (0, N);

      dew_grid_columns_place (&columns, tracks, N, width, ROOM);
      offset = g_test_rand_int_range (0, MAX (columns.middle - dew_grid_columns_view (&columns), 0) + 1);
      x = g_test_rand_int_range (0, width);

      if (dew_grid_columns_at (&columns, x, offset) >= 0)
        g_assert_true (dew_grid_columns_visible (&columns, (guint) dew_grid_columns_at (&columns, x, offset), offset));

      revealed = dew_grid_columns_reveal (&columns, column, offset);
      g_assert_cmpint (dew_grid_columns_reveal (&columns, column, revealed), ==, revealed);
      g_assert_true (dew_grid_columns_view (&columns) == 0 || dew_grid_columns_whole (&columns, column, revealed));
      g_assert_true (!dew_grid_columns_whole (&columns, column, offset) || dew_grid_columns_visible (&columns, column, offset));
      last = dew_grid_columns_at (&columns, columns.start + dew_grid_columns_view (&columns) - 1, 0);
      if (last > 0 && columns.start + columns.end < width)
        g_assert_true (dew_grid_columns_whole (&columns, (guint) last, 0)
                       || dew_grid_columns_view (&columns) < columns.spans[last].width);
      if (columns.spans[column].pin == DEW_GRID_SCROLLS
          && columns.spans[column].width <= dew_grid_columns_view (&columns))
        {
          int begin = dew_grid_columns_x (&columns, column, revealed);

          g_assert_cmpint (begin, >=, columns.start);
          g_assert_cmpint (begin + columns.spans[column].width, <=, width - columns.end);
          g_assert_cmpint (dew_grid_columns_at (&columns, begin, revealed), ==, column);
        }
      dew_grid_columns_clear (&columns);
    }
}

static void
test_rows (void)
{
  static const struct { double offset; guint first, end; } cases[] = {
    { 0, 0, 4 }, { 1, 0, 5 }, { 26, 1, 5 }, { 25.5, 0, 5 }, { 2600 - 104, 96, 100 }, { 1e9, 100, 100 }, { -5, 0, 4 },
  };
  const DewGridRows rows = { .n_rows = 100, .height = 26, .view = 104 };
  guint row = 77;

  g_assert_cmpfloat (dew_grid_rows_extent (&rows), ==, 2600);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint first, end;

      dew_grid_rows_visible (&rows, cases[i].offset, &first, &end);
      g_assert_cmpuint (first, ==, cases[i].first);
      g_assert_cmpuint (end, ==, cases[i].end);
      g_assert_cmpuint (end - first, <=, dew_grid_rows_pool (&rows));
    }

  g_assert_true (dew_grid_rows_at (&rows, 25, 0, &row));
  g_assert_cmpuint (row, ==, 0);
  g_assert_true (dew_grid_rows_at (&rows, 25, 1, &row));
  g_assert_cmpuint (row, ==, 1);
  g_assert_false (dew_grid_rows_at (&rows, 104, 0, &row));
  g_assert_false (dew_grid_rows_at (&rows, -1, 0, &row));
  g_assert_false (dew_grid_rows_at (&rows, 50, 2575, &row));
  g_assert_cmpuint (row, ==, 1);

  g_assert_cmpfloat (dew_grid_rows_reveal (&rows, 3, 0), ==, 0);
  g_assert_cmpfloat (dew_grid_rows_reveal (&rows, 4, 0), ==, 26);
  g_assert_cmpfloat (dew_grid_rows_reveal (&rows, 4, 500), ==, 104);
  g_assert_cmpuint (dew_grid_rows_page (&rows), ==, 3);
  g_assert_cmpint (dew_grid_rows_y (&rows, 2, 10), ==, 42);
}

/* One row is higher than the others: those below it lie so much lower. */
static void
test_tall_row (void)
{
  static const struct { double offset; guint first, end; } cases[] = {
    { 0, 0, 3 }, { 52, 2, 5 }, { 53, 2, 6 }, { 103, 2, 7 }, { 104, 3, 7 }, { 130, 4, 8 }, { 2626 - 104, 96, 100 },
  };
  const DewGridRows rows = { .n_rows = 100, .height = 26, .view = 104, .tall = 2, .extra = 26 };
  guint row;

  g_assert_cmpfloat (dew_grid_rows_extent (&rows), ==, 2626);
  g_assert_cmpint (dew_grid_rows_height (&rows, 1), ==, 26);
  g_assert_cmpint (dew_grid_rows_height (&rows, 2), ==, 52);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint first, end;

      dew_grid_rows_visible (&rows, cases[i].offset, &first, &end);
      g_assert_cmpuint (first, ==, cases[i].first);
      g_assert_cmpuint (end, ==, cases[i].end);
    }

  for (int y = 52; y < 104; y += 17)
    {
      g_assert_true (dew_grid_rows_at (&rows, y, 0, &row));
      g_assert_cmpuint (row, ==, 2);
    }
  g_assert_true (dew_grid_rows_at (&rows, 51, 0, &row));
  g_assert_cmpuint (row, ==, 1);
  g_assert_true (dew_grid_rows_at (&rows, 0, 104, &row));
  g_assert_cmpuint (row, ==, 3);

  g_assert_cmpint (dew_grid_rows_y (&rows, 2, 0), ==, 52);
  g_assert_cmpint (dew_grid_rows_y (&rows, 3, 0), ==, 104);
  /* Out of view it is wholly so. */
  g_assert_cmpint (dew_grid_rows_y (&rows, 2, 2000) + dew_grid_rows_height (&rows, 2), <=, 0);
  g_assert_cmpfloat (dew_grid_rows_reveal (&rows, 2, 0), ==, 0);
  g_assert_cmpfloat (dew_grid_rows_reveal (&rows, 3, 0), ==, 26);
  g_assert_cmpfloat (dew_grid_rows_reveal (&rows, 2, 60), ==, 52);
}

static void
test_no_rows (void)
{
  const DewGridRows none = { .n_rows = 0, .height = 26, .view = 104 };
  const DewGridRows flat = { .n_rows = 9, .height = 26, .view = 0 };
  guint first = 7, end = 8, row;

  dew_grid_rows_visible (&none, 0, &first, &end);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 0);
  g_assert_false (dew_grid_rows_at (&none, 0, 0, &row));
  dew_grid_rows_visible (&flat, 0, &first, &end);
  g_assert_cmpuint (end, ==, 0);
  g_assert_cmpuint (dew_grid_rows_pool (&flat), ==, 0);
  g_assert_cmpuint (dew_grid_rows_page (&flat), ==, 1);
}

/* A row far away keeps to an int, however many there are. */
static void
test_many_rows (void)
{
  const DewGridRows rows = { .n_rows = 200000000, .height = 26, .view = 1000 };

  g_assert_cmpint (dew_grid_rows_y (&rows, 199999999, 0), ==, 1026);
  g_assert_cmpint (dew_grid_rows_y (&rows, 0, 26.0 * 199999000), ==, -52);
}

static void
test_row_properties (void)
{
  guint rounds = g_getenv ("DEW_LONG") != NULL ? 20000 : 2000;

  for (guint round = 0; round < rounds; round++)
    {
      const DewGridRows rows = { .n_rows = (guint) g_test_rand_int_range (1, 200000), .height = 26,
                                 .view = g_test_rand_int_range (1, 2000), .tall = (guint) g_test_rand_int_range (0, 50),
                                 .extra = g_test_rand_bit () ? g_test_rand_int_range (0, 100) : 0 };
      double most = MAX (dew_grid_rows_extent (&rows) - rows.view, 0);
      double offset = g_test_rand_double_range (0, most + 1);
      guint row = (guint) g_test_rand_int_range (0, (gint32) rows.n_rows);
      double revealed = dew_grid_rows_reveal (&rows, row, offset);
      guint first, end, at;

      dew_grid_rows_visible (&rows, revealed, &first, &end);
      g_assert_true (row >= first && row < end);
      g_assert_cmpuint (end - first, <=, dew_grid_rows_pool (&rows));
      if (dew_grid_rows_at (&rows, MAX (dew_grid_rows_y (&rows, row, revealed), 0), revealed, &at))
        g_assert_true (at == row || at + 1 == row);
      g_assert_cmpfloat (dew_grid_rows_reveal (&rows, row, revealed), ==, revealed);
    }
}

static void
test_sizes (void)
{
  DewGridSizes sizes;

  dew_grid_sizes_scale (&sizes, 1, 16);
  g_assert_cmpint (sizes.row, ==, 26);
  g_assert_cmpint (sizes.total, ==, 30);
  g_assert_cmpint (sizes.indent, ==, 14);

  /* Larger text has larger rows; a smaller one keeps rows that can be hit. */
  dew_grid_sizes_scale (&sizes, 2, 34);
  g_assert_cmpint (sizes.row, ==, 52);
  g_assert_cmpint (sizes.indent, ==, 28);
  dew_grid_sizes_scale (&sizes, 0.8, 13);
  g_assert_cmpint (sizes.row, ==, 26);

  /* And a font with tall lines has room for them. */
  dew_grid_sizes_scale (&sizes, 1, 40);
  g_assert_cmpint (sizes.row, ==, 46);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid-layout/columns/wide", test_wide);
  g_test_add_func ("/grid-layout/columns/kept", test_kept);
  g_test_add_func ("/grid-layout/columns/fixed", test_fixed);
  g_test_add_func ("/grid-layout/columns/narrow", test_narrow);
  g_test_add_func ("/grid-layout/columns/few", test_few_columns);
  g_test_add_func ("/grid-layout/columns/at", test_at);
  g_test_add_func ("/grid-layout/columns/at-beyond", test_at_beyond_columns);
  g_test_add_func ("/grid-layout/columns/properties", test_properties);
  g_test_add_func ("/grid-layout/rows/places", test_rows);
  g_test_add_func ("/grid-layout/rows/tall", test_tall_row);
  g_test_add_func ("/grid-layout/rows/none", test_no_rows);
  g_test_add_func ("/grid-layout/rows/many", test_many_rows);
  g_test_add_func ("/grid-layout/rows/properties", test_row_properties);
  g_test_add_func ("/grid-layout/sizes", test_sizes);

  return g_test_run ();
}
