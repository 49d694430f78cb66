/* bench-export.c: exporting the annexes as a workbook, against the same cells through bare libxlsxwriter; reading the result back to check it is not counted. */
#include "bench.h"
#include "bench-book.h"
#include "dew-document.h"
#include "dew-export.h"
#include "dew-zip-check.h"

#define TURNS 7

typedef struct {
  const DewLedger *ledger;
  DewBook         *book;        /* of which theirs takes the cells */
  char            *ours, *theirs;
} Bench;

/* What it takes to read a workbook back: bare libxlsxwriter does not, so that it is no part of the comparison. */
static gint64
check_book (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;

  dew_zip_check (path, &error);
  bench_check (error);
  return g_get_monotonic_time () - start;
}

static gint64
export_book (gpointer data)
{
  Bench *self = data;
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;
  gint64 end;

  dew_export_xlsx (bench_book (self->ledger), self->ours, NULL, NULL, NULL, &error);
  bench_check (error);
  end = g_get_monotonic_time ();
  return end - start - check_book (self->ours);
}

static gint64
write_bare (gpointer data)
{
  Bench *self = data;
  gint64 start = g_get_monotonic_time ();

  bench_write_bare (self->book, self->theirs);
  return g_get_monotonic_time () - start;
}

static guint
count_cells (const DewBook *book)
{
  guint n = 0;

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      n += sheet->rows->len * sheet->columns->len;
    }
  return n;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DewDocument) document = NULL;
  g_autofree char *remark = NULL;
  Bench self = { 0 };
  GError *error = NULL;

  g_return_val_if_fail (argc == 2, 2);
  document = dew_document_open (argv[1], DEW_STORE_READ, &error);
  bench_check (error);
  self.ledger = dew_document_ledger (document);
  self.book = bench_book (self.ledger);
  self.ours = g_strconcat (argv[1], ".ours.xlsx", NULL);
  self.theirs = g_strconcat (argv[1], ".theirs.xlsx", NULL);
  remark = g_strdup_printf ("export of %u cells, formulas with values", count_cells (self.book));

  bench_compare (export_book, write_bare, &self, TURNS, remark);

  dew_book_free (self.book);
  g_free (self.ours);
  g_free (self.theirs);
  return 0;
}
