/* test-dew-intake.c: files from outside, by their ending */
#include <glib/gstdio.h>

#include "blank-document.h"
#include "dew-intake.h"

typedef struct {
  const char *name;
  const char *text;             /* NULL: no file is made; "/": a folder is */
  int         code;             /* of the error; -1: none */
} Case;

static const Case cases[] = {
  { "a.csv", "pool\nA\n", -1 },
  { "a.CSV", "pool\nA\n", -1 },
  { "a.json", "{\"format\":\"dewpond\",\"version\":1,\"tables\":{}}", -1 },
  { "a.csv", "{}", DEW_ERROR_INVALID },
  { "a.json", "pool\nA\n", DEW_ERROR_INVALID },
  { "a.txt", "pool\nA\n", DEW_ERROR_INVALID },
  { "csv", "pool\nA\n", DEW_ERROR_INVALID },
  { "a.csv", NULL, DEW_ERROR_NOT_FOUND },
  { "a.csv", "/", DEW_ERROR_INVALID },
};

static void
test_file (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (DewLedger) ledger = make_blank ();
  g_autofree char *folder = g_dir_make_tmp ("dewpond-intake-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, one->name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DewChanges) changes = NULL;
  gint64 ids = 0;

  if (g_strcmp0 (one->text, "/") == 0)
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  else if (one->text != NULL)
    g_assert_true (g_file_set_contents (path, one->text, -1, NULL));

  changes = dew_intake_file (ledger, path, (DewIds) { next_id, &ids }, NULL, &error);

  if (one->code < 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (changes);
    }
  else
    {
      g_assert_null (changes);
      g_assert_error (error, DEW_ERROR, one->code);
    }

  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/file/%u", i);

      g_test_add_data_func (path, &cases[i], test_file);
    }

  return g_test_run ();
}
