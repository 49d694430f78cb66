/* bench-export-memory.c: how much more memory there is at the most while the annexes are exported, and while bare libxlsxwriter writes the same cells, in KB.
 *
 * Ours is what exporting adds to an open document: the book that is built, and the workbook. Theirs is the workbook alone; the cells that it is given are there before.
 */
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "bench-book.h"
#include "dew-document.h"
#include "dew-export.h"

/* A line of what the kernel says of this process: "VmRSS:", the memory it has, or "VmHWM:", the most it had. */
static gint64
read_kilobytes (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, name)) == NULL)
    g_error ("The kernel does not say how much memory there is.");
  return g_ascii_strtoll (line + strlen (name), NULL, 10);
}

/* The most is from now on. */
static gint64
start (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  malloc_trim (0);
  if (file == NULL || fputs ("5", file) < 0 || fclose (file) != 0)
    g_error ("The kernel does not begin anew.");
  return read_kilobytes ("VmRSS:");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DewDocument) document = NULL;
  g_autoptr (DewBook) book = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;
  gint64 before, ours, theirs;

  g_return_val_if_fail (argc == 2, 2);
  document = dew_document_open (argv[1], DEW_STORE_READ, &error);
  bench_check (error);
  path = g_strconcat (argv[1], ".memory.xlsx", NULL);

  before = start ();
  dew_export_xlsx (bench_book (dew_document_ledger (document)), path, NULL, NULL, NULL, &error);
  bench_check (error);
  ours = read_kilobytes ("VmHWM:") - before;

  book = bench_book (dew_document_ledger (document));
  before = start ();
  bench_write_bare (book, path);
  theirs = read_kilobytes ("VmHWM:") - before;
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " peak memory of an export, KB\n", ours, theirs);
  return 0;
}
