/* test-dew-csv-writer.c: cells of separated values. */
#include "dew-csv-writer.h"

#include "report-samples.h"

static void
test_cells (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "cells.csv", NULL);
  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, NULL);
  g_autofree char *text = NULL;
  DewCsvWriter csv = { .file = file };
  static const char *const texts[] = {
    "plain", "", "a,b", "say \"so\"", "two\nlines", "=1+1", "+5", "-5", "@home", "'tis", "'=x", "=a,b", "a=b", "Größe", " spaced ", " =1", "\t@x", "\n-1", " a=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dew_csv_text (&csv, texts[i]);
  dew_csv_end (&csv);
  dew_csv_pounds (&csv, -123450);
  dew_csv_pounds (&csv, 0);
  dew_csv_pounds (&csv, 7);
  dew_csv_integer (&csv, -1234567);
  dew_csv_percent (&csv, 507692);
  dew_csv_empty (&csv);
  dew_csv_end (&csv);
  dew_csv_end (&csv);
  dew_csv_empty (&csv);
  dew_csv_text (&csv, "last");
  dew_csv_end (&csv);
  g_assert_true (dew_safe_file_commit (file, NULL));

  text = read_text (path);
  g_assert_cmpstr (text, ==,
                   "plain,,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",'=1+1,'+5,'-5,'@home,''tis,''=x,\"'=a,b\",a=b,Größe, spaced ,' =1,'\t@x,\"'\n-1\", a=\n"
                   "-1234.50,0.00,0.07,-1234567,50.7692,\n"
                   "\n"
                   ",last\n");
  remove_folder (g_steal_pointer (&folder));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-writer/cells", test_cells);

  return g_test_run ();
}
