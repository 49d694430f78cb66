/* bench-export.c: exporting the annexes as a workbook, against the same cells through bare libxlsxwriter; reading the result back to check it is not counted. */
#include <xlsxwriter.h>

#include "bench.h"
#include "dew-document.h"
#include "dew-export.h"
#include "dew-zip-check.h"

#define YEAR 2013
#define TURNS 5

typedef struct {
  const DewLedger *ledger;
  DewBook         *book;        /* of which theirs takes the cells */
  char            *ours, *theirs;
} Bench;

static DewBook *
make_book (Bench *self)
{
  DewAnnexQuery query = { .ledger = self->ledger, .year = YEAR, .variance = 100000000, .worked_example = TRUE };
  GError *error = NULL;
  DewBook *book = dew_annex_book (&query, NULL, 0, &error);

  bench_check (error);
  return book;
}

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
  g_autoptr (DewBook) book = make_book (self);
  GError *error = NULL;
  gint64 end;

  dew_export_xlsx (book, self->ours, NULL, NULL, NULL, &error);
  bench_check (error);
  end = g_get_monotonic_time ();
  return end - start - check_book (self->ours);
}

static void
write_cell (lxw_worksheet *worksheet,
            guint32        row,
            guint16        column,
            const DewCell *cell)
{
  double number = (double) cell->number;

  if (cell->formula != NULL)
    worksheet_write_formula_num (worksheet, row, column, cell->formula, NULL, number);
  else if (cell->type == DEW_CELL_TEXT)
    worksheet_write_string (worksheet, row, column, cell->text, NULL);
  else if (cell->type != DEW_CELL_EMPTY)
    worksheet_write_number (worksheet, row, column, number, NULL);
}

static void
write_sheet (lxw_workbook   *workbook,
             const DewSheet *sheet)
{
  lxw_worksheet *worksheet = workbook_add_worksheet (workbook, sheet->name);

  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      write_cell (worksheet, r, (guint16) c, dew_sheet_cell (sheet, r, c));
}

static gint64
write_bare (gpointer data)
{
  Bench *self = data;
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new (self->theirs);

  for (guint i = 0; i < self->book->sheets->len; i++)
    write_sheet (workbook, g_ptr_array_index (self->book->sheets, i));
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("The bare workbook could not be written.");
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
  self.book = make_book (&self);
  self.ours = g_strconcat (argv[1], ".ours.xlsx", NULL);
  self.theirs = g_strconcat (argv[1], ".theirs.xlsx", NULL);
  remark = g_strdup_printf ("export of %u cells, formulas with values", count_cells (self.book));

  bench_compare (export_book, write_bare, &self, TURNS, remark);

  dew_book_free (self.book);
  g_free (self.ours);
  g_free (self.theirs);
  return 0;
}
