/* dew-sheet-model.h: a sheet of a book as a grid shows it: title, notes, heads and rows at their places, with column letters above and row numbers beside.
 *
 * Rows of the grid are those of the workbook less one; its columns are, the first being that of row numbers. Behind the sheet there are some empty rows and columns.
 */
#pragma once

#include "dew-export-book.h"
#include "dew-grid-model.h"

G_BEGIN_DECLS

#define DEW_TYPE_SHEET_MODEL (dew_sheet_model_get_type ())
G_DECLARE_FINAL_TYPE (DewSheetModel, dew_sheet_model, DEW, SHEET_MODEL, GObject)

/* Unless it calculates, it is as on pages: without formulas, the marks of inputs, and notes on what to do with them. */
DewSheetModel *dew_sheet_model_new     (DewExportBook *book,
                                        guint          sheet,
                                        gboolean       calculates);

/* Of a cell of the grid: where it stands ("D5"), and what stands in it: its formula, or what it shows. g_free. */
char          *dew_sheet_model_address (DewSheetModel *self,
                                        guint          row,
                                        guint          column);
char          *dew_sheet_model_content (DewSheetModel *self,
                                        guint          row,
                                        guint          column);

G_END_DECLS
