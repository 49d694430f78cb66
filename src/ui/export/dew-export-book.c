/* dew-export-book.c: a book of annexes to be looked at, shared by threads */
#include "dew-export-book.h"

#include <string.h>

#include "dew-xlsx-look.h"
#include "dew-xlsx-width.h"

/* What a column makes room for, in characters; more of a text is in the line above the sheet. */
#define LONGEST 90
#define MARGIN 4

static void
free_aside (const char *name,
            GThreadFunc func,
            gpointer    data)
{
  g_thread_unref (g_thread_new (name, func, data));
}

/* ---- The book ---- */

/* A text that a workbook breaks into lines is one line here. */
static void
measure_texts (const DewSheet  *sheet,
               guint            c,
               DewExportColumn *column)
{
  glong longest = 0;

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, c);
      glong length;

      if (cell->type != DEW_CELL_TEXT || strlen (cell->text) <= (gsize) longest)
        continue;
      length = g_utf8_strlen (cell->text, -1);
      if (length > longest)
        column->longest = length <= LONGEST ? cell->text : column->longest;
      longest = MAX (longest, length);
    }

  column->width = MAX (column->width, (double) MIN (longest, LONGEST) + MARGIN);
}

static DewExportColumn *
measure_columns (const DewSheet *sheet)
{
  DewExportColumn *columns = g_new (DewExportColumn, sheet->columns->len);
  g_autofree double *widths = dew_xlsx_widths (sheet, NULL);

  for (guint c = 0; c < sheet->columns->len; c++)
    {
      columns[c] = (DewExportColumn) { .width = widths[c], .figures = dew_xlsx_is_number_column (sheet, c) };
      measure_texts (sheet, c, &columns[c]);
    }

  return columns;
}

DewExportBook *
dew_export_book_new (DewBook *book)
{
  DewExportBook *self;

  g_return_val_if_fail (book != NULL, NULL);

  self = g_new0 (DewExportBook, 1);
  g_atomic_ref_count_init (&self->refs);
  self->book = book;
  self->n_formulas = dew_book_formulas (book);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < book->sheets->len; i++)
    g_ptr_array_add (self->columns, measure_columns (g_ptr_array_index (book->sheets, i)));

  return self;
}

DewExportBook *
dew_export_book_ref (DewExportBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static gpointer
free_book (gpointer data)
{
  DewExportBook *self = data;

  g_ptr_array_unref (self->columns);
  dew_book_free (self->book);
  g_free (self);
  return NULL;
}

void
dew_export_book_unref (DewExportBook *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->refs))
    free_aside ("free a book", free_book, self);
}

const DewSheet *
dew_export_book_sheet (const DewExportBook *self,
                       guint                sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->book->sheets->len, NULL);

  return g_ptr_array_index (self->book->sheets, sheet);
}

const DewExportColumn *
dew_export_book_columns (const DewExportBook *self,
                         guint                sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, sheet);
}

int
dew_export_book_find (const DewExportBook *self,
                      const char          *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint i = 0; i < self->book->sheets->len; i++)
    if (strcmp (dew_export_book_sheet (self, i)->name, name) == 0)
      return (int) i;

  return -1;
}

int
dew_export_book_find_annex (const DewExportBook *self,
                            const char          *annex)
{
  g_return_val_if_fail (self != NULL && annex != NULL, -1);

  for (guint i = 0; i < self->book->sheets->len; i++)
    if (g_strcmp0 (dew_export_book_sheet (self, i)->annex, annex) == 0)
      return (int) i;

  return -1;
}

/* ---- The ledger ---- */

DewExportLedger *
dew_export_ledger_new (DewLedger *ledger)
{
  DewExportLedger *self;

  g_return_val_if_fail (ledger != NULL, NULL);

  self = g_new0 (DewExportLedger, 1);
  g_atomic_ref_count_init (&self->refs);
  self->ledger = ledger;
  return self;
}

DewExportLedger *
dew_export_ledger_ref (DewExportLedger *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static gpointer
free_ledger (gpointer data)
{
  DewExportLedger *self = data;

  dew_ledger_free (self->ledger);
  g_free (self);
  return NULL;
}

void
dew_export_ledger_unref (DewExportLedger *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->refs))
    free_aside ("free a ledger", free_ledger, self);
}
