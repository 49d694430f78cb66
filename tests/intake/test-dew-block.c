/* test-dew-block.c: a block of cells, and how large it may be */
#include "block-told.h"
#include "dew-block-private.h"
#include "dew-error.h"

static void
test_cells (void)
{
  g_autoptr (DewBlock) block = dew_block_new (2, 3);
  const DewBlockCell *cell;

  g_assert_cmpuint (dew_block_n_rows (block), ==, 2);
  g_assert_cmpuint (dew_block_n_columns (block), ==, 3);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpstr (dew_block_text (block, i / 3, i % 3), ==, "");

  dew_block_set (block, 1, 0, "-500", "−500", TRUE, FALSE);
  dew_block_set (block, 0, 2, "Total", NULL, FALSE, TRUE);

  cell = dew_block_get (block, 1, 0);
  g_assert_cmpstr (cell->text, ==, "-500");
  g_assert_cmpstr (cell->shown, ==, "−500");
  g_assert_true (cell->figure && !cell->bold);

  cell = dew_block_get (block, 0, 2);
  g_assert_cmpstr (cell->text, ==, "Total");
  g_assert_null (cell->shown);
  g_assert_true (!cell->figure && cell->bold);
  g_assert_cmpstr (dew_block_text (block, 0, 0), ==, "");
}

static void
test_set_again (void)
{
  g_autoptr (DewBlock) block = dew_block_new (1, 1);
  const DewBlockCell *cell = dew_block_get (block, 0, 0);

  dew_block_set (block, 0, 0, "a", "b", FALSE, FALSE);
  dew_block_set (block, 0, 0, cell->shown, cell->text, FALSE, FALSE);
  g_assert_cmpstr (cell->text, ==, "b");
  g_assert_cmpstr (cell->shown, ==, "a");

  dew_block_set (block, 0, 0, NULL, NULL, FALSE, FALSE);
  g_assert_cmpstr (cell->text, ==, "");
  g_assert_null (cell->shown);
}

static void
test_size (void)
{
  g_autoptr (DewBlock) block = dew_block_new (DEW_BLOCK_LIMIT, 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (_dew_block_check_size (DEW_BLOCK_LIMIT, 1, &error));
  g_assert_no_error (error);

  g_assert_false (_dew_block_check_size (1, DEW_BLOCK_LIMIT + 1, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "There are 200,001 cells to paste, and 200,000 at most may be pasted at once; paste it in parts.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block/cells", test_cells);
  g_test_add_func ("/block/set-again", test_set_again);
  g_test_add_func ("/block/size", test_size);

  return g_test_run ();
}
