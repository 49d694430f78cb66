/* test-dew-intake-told.c: what an import brings, in words */
#include "dew-intake.h"

static void
add (DewChanges *changes,
     DewTable    table,
     DewOp       op,
     guint       n)
{
  for (guint i = 1; i <= n; i++)
    dew_changes_add (changes, table, op)[0] = (DewValue) { DEW_VALUE_INT, { .i = i } };
}

static void
test_told (void)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autofree char *nothing = dew_intake_told (changes);
  g_autofree char *some = NULL;
  g_autofree char *more = NULL;

  g_assert_cmpstr (nothing, ==, "nothing is different");

  add (changes, DEW_TABLE_FIGURE, DEW_UPDATE, 2);
  some = dew_intake_told (changes);
  g_assert_cmpstr (some, ==, "changed 2 figures");

  add (changes, DEW_TABLE_POOL, DEW_INSERT, 1);
  add (changes, DEW_TABLE_PARTNER, DEW_INSERT, 2);
  add (changes, DEW_TABLE_LINE, DEW_UPDATE, 1);
  more = dew_intake_told (changes);
  g_assert_cmpstr (more, ==, "added 2 partners, 1 pool; changed 1 line or category, 2 figures");
}

/* Only virements and notes were different, and nothing was said to be. */
static void
test_told_of_virements (void)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autofree char *told = NULL;

  add (changes, DEW_TABLE_VIREMENT, DEW_INSERT, 1);
  add (changes, DEW_TABLE_MOVEMENT, DEW_INSERT, 2);
  add (changes, DEW_TABLE_REMARK, DEW_UPDATE, 1);
  told = dew_intake_told (changes);
  g_assert_cmpstr (told, ==, "added 1 virement, 2 amounts of virements; changed 1 note on a figure");
}

static void
test_ignored (void)
{
  static const char *const says[] = {
    NULL,
    "The column “Column 1” is none that Dewpond knows, and is left out.",
    "The columns “Column 1”, “Column 2” are none that Dewpond knows, and are left out.",
    NULL, NULL, NULL,
    "The columns “Column 1”, “Column 2”, “Column 3”, “Column 4”, “Column 5” and 1 more are none that Dewpond knows, and are left out.",
  };
  g_autoptr (GPtrArray) ignored = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    {
      g_autofree char *told = dew_intake_told_ignored (ignored);

      if (i == 0 || says[i] != NULL)
        g_assert_cmpstr (told, ==, says[i]);
      g_ptr_array_add (ignored, g_strdup_printf ("Column %u", i + 1));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/intake-told/changes", test_told);
  g_test_add_func ("/intake-told/virements", test_told_of_virements);
  g_test_add_func ("/intake-told/ignored", test_ignored);

  return g_test_run ();
}
