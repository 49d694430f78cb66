/* dew-preview.h: a book of annexes as the workbook, or the page, will show it: the chosen cell with its formula, a sheet as a grid, the names of the sheets below.
 *
 * Keys: those of the grid; Ctrl+C in it copies the sheet, or the block of cells that is selected.
 */
#pragma once

#include <adwaita.h>

#include "dew-export-book.h"

G_BEGIN_DECLS

#define DEW_TYPE_PREVIEW (dew_preview_get_type ())
G_DECLARE_FINAL_TYPE (DewPreview, dew_preview, DEW, PREVIEW, AdwBin)

/* Whether it is a workbook, with formulas, inputs and what is said of them; else it is as on pages, without the line of formulas. TRUE at first. */
void           dew_preview_set_calculates (DewPreview *self,
                                           gboolean    calculates);

/* Shows a book, the sheet of before where it has one of that name, else the first behind the cover; whatever was said or waited for is over. */
void           dew_preview_set_book   (DewPreview    *self,
                                       DewExportBook *book);

/* The book that is shown and the place in it of the sheet that is; NULL: none, or something is said instead. Borrowed. */
DewExportBook *dew_preview_get_book   (DewPreview    *self,
                                       guint         *sheet);

/* Shows the first sheet of an annex, by its name; FALSE where the book has none. */
gboolean       dew_preview_show_annex (DewPreview    *self,
                                       const char    *annex);

/* Turns to a sheet so many further, as a person does; FALSE where none is shown. */
gboolean       dew_preview_turn       (DewPreview    *self,
                                       int            by);

/* Another book is on its way: says so, unless it comes at once. */
void           dew_preview_wait       (DewPreview    *self);

/* Says a sentence in place of the book. */
void           dew_preview_say        (DewPreview    *self,
                                       const char    *sentence);

/* Signals
 *   sheet-chosen ()                  a person turned to another sheet
 *   copy (gboolean all)              asks to copy the sheet that is shown, or all that people read
 *   told (const char *sentence)      something is to be said for a while
 */

G_END_DECLS
