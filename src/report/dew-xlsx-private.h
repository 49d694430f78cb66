/* dew-xlsx-private.h: what the files that write a workbook share: the writer, and where it is in the book. */
#pragma once

#include <xlsxwriter.h>

#include "dew-xlsx.h"

/* Of a line of text, in points; and how many of them Excel takes in a row. */
#define DEW_XLSX_LINE_HEIGHT 15
#define DEW_XLSX_MAX_LINES 27

/* Where a column's cells stand in it. */
typedef enum {
  DEW_XLSX_LEFT,
  DEW_XLSX_INDENTED,            /* a text that would else touch what is before it */
  DEW_XLSX_RIGHT,
  DEW_XLSX_N_PLACES
} DewXlsxPlace;

typedef struct {
  DewBook       *book;
  gboolean       spends;
  lxw_workbook  *workbook;
  lxw_format    *title;
  lxw_format    *note;
  lxw_format    *folded;                                /* a note of several lines */
  lxw_format    *heads[DEW_XLSX_N_PLACES];
  lxw_format    *links[2];                              /* in a sheet whose rows do not grow, and in others */
  lxw_format    *cells[2][DEW_CELL_DATE + 1][DEW_XLSX_N_PLACES][2][2][2][3];     /* the same; type, place; input, total, signed, unit: made as needed */
  double        *widths;                                /* of the columns of the sheet at hand */
  DewXlsxPlace  *places;                                /* the same */
  gboolean       wraps;                                 /* it has texts of several lines */
  gboolean       grows;                                 /* rows of it have more than one line */
  guint8        *lines;                                 /* how many lines each row has, if so */
  GCancellable  *cancellable;
  DewProgress    progress;
  gpointer       data;
  guint          rows_done, rows_total;
} DewXlsxWriter;

/* ---- dew-xlsx-cell.c: formats and cells ---- */

/* Formats that every workbook has; those of cells are made as they are needed. */
void       _dew_xlsx_add_formats (DewXlsxWriter *writer);

/* Writes a cell of the sheet at hand; row and column from 0, as the library counts them. An empty one only where a total is ruled off. */
lxw_error  _dew_xlsx_write_cell  (DewXlsxWriter *writer, lxw_worksheet *page, guint row, guint column, const DewCell *cell);

/* FALSE with an error where the library says that something went wrong. */
gboolean   _dew_xlsx_take        (lxw_error result, GError **error);

/* ---- dew-xlsx-columns.c: how wide columns are, where cells stand in them, and how many lines rows have ---- */

/* Sets all that for a sheet, which becomes the one at hand. */
void       _dew_xlsx_set_up      (DewXlsxWriter *writer, lxw_worksheet *page, const DewSheet *sheet);

/* What a column leaves for text, in characters. */
double     _dew_xlsx_room        (const DewXlsxWriter *writer, guint column);

/* ---- dew-xlsx-sheet.c: a sheet ---- */

/* FALSE with an error, also when cancelled. */
gboolean   _dew_xlsx_write_sheet (DewXlsxWriter *writer, const DewSheet *sheet, GError **error);
