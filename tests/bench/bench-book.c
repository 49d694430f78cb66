/* bench-book.c: the annexes of a document as a book, and its cells through bare libxlsxwriter. */
#include "bench-book.h"

#include <xlsxwriter.h>

#include "bench.h"
#include "dew-xlsx-look.h"

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

/* As it stands in a workbook: the same value, and numbers in a format. */
static void
write_cell (lxw_worksheet *worksheet,
            guint32        row,
            guint16        column,
            const DewCell *cell,
            lxw_format    *format)
{
  gboolean blank = (cell->flags & DEW_CELL_BLANK) != 0;

  if (cell->type == DEW_CELL_EMPTY)
    return;
  if (cell->formula != NULL && (blank || cell->type == DEW_CELL_TEXT))
    worksheet_write_formula_str (worksheet, row, column, cell->formula, blank ? format : NULL, blank ? "" : cell->text);
  else if (cell->formula != NULL)
    worksheet_write_formula_num (worksheet, row, column, cell->formula, format, dew_xlsx_double (cell, FALSE));
  else if (cell->type == DEW_CELL_TEXT)
    worksheet_write_string (worksheet, row, column, cell->text, NULL);
  else if (blank)
    worksheet_write_blank (worksheet, row, column, format);
  else
    worksheet_write_number (worksheet, row, column, dew_xlsx_double (cell, FALSE), format);
}

static void
write_sheet (lxw_workbook   *workbook,
             const DewSheet *sheet,
             lxw_format     *format)
{
  lxw_worksheet *worksheet = workbook_add_worksheet (workbook, sheet->name);

  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      write_cell (worksheet, r, (guint16) c, dew_sheet_cell (sheet, r, c), format);
}

void
bench_write_bare (const DewBook *book,
                  const char    *path)
{
  lxw_workbook *workbook = workbook_new (path);
  lxw_format *format = workbook_add_format (workbook);

  format_set_num_format (format, "#,##0.00");
  for (guint i = 0; i < book->sheets->len; i++)
    write_sheet (workbook, g_ptr_array_index (book->sheets, i), format);
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("The bare workbook could not be written.");
}
