/* bench-book.c: the annexes of a document as a book, and its cells through bare libxlsxwriter. */
#include "bench-book.h"

#include <xlsxwriter.h>

#include "bench.h"

#define YEAR 2013

DewBook *
bench_book (const DewLedger *ledger)
{
  const DewAnnexQuery query = { .ledger = ledger, .year = YEAR, .variance = 100000000, .worked_example = TRUE };
  GError *error = NULL;
  DewBook *book = dew_annex_book (&query, NULL, 0, &error);

  bench_check (error);
  return book;
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

void
bench_write_bare (const DewBook *book,
                  const char    *path)
{
  lxw_workbook *workbook = workbook_new (path);

  for (guint i = 0; i < book->sheets->len; i++)
    write_sheet (workbook, g_ptr_array_index (book->sheets, i));
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("The bare workbook could not be written.");
}
