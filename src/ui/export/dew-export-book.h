/* dew-export-book.h: a book of annexes that has been built to be looked at, and what is asked of it while it is drawn.
 *
 * It does not change, so that threads share it; the last to let go of it frees it on a thread of its own: a large one takes a moment. So does a ledger.
 */
#pragma once

#include "dew-annex.h"

G_BEGIN_DECLS

/* Of a column of a sheet. */
typedef struct {
  double   width;               /* as in the workbook, or as its longest text that is not far longer: in characters */
  gboolean figures;             /* it is one of figures */
  const char *longest;          /* of its texts that are not far too long; NULL: there is none */
} DewExportColumn;

typedef struct {
  gatomicrefcount refs;
  DewBook        *book;
  guint           n_formulas;
  GPtrArray      *columns;      /* DewExportColumn *, an array a sheet */
} DewExportBook;

/* Takes the book, and looks through all of it. */
DewExportBook         *dew_export_book_new     (DewBook *book);
DewExportBook         *dew_export_book_ref     (DewExportBook *self);
void                   dew_export_book_unref   (DewExportBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewExportBook, dew_export_book_unref)

const DewSheet        *dew_export_book_sheet   (const DewExportBook *self, guint sheet);
const DewExportColumn *dew_export_book_columns (const DewExportBook *self, guint sheet);

/* The place of the sheet of that name; of the first sheet of an annex. -1: there is none. */
int                    dew_export_book_find    (const DewExportBook *self, const char *name);
int                    dew_export_book_find_annex (const DewExportBook *self, const char *annex);

/* A ledger that several read, each in its thread. */
typedef struct {
  gatomicrefcount refs;
  DewLedger      *ledger;
} DewExportLedger;

/* Takes the ledger. */
DewExportLedger *dew_export_ledger_new   (DewLedger *ledger);
DewExportLedger *dew_export_ledger_ref   (DewExportLedger *self);
void             dew_export_ledger_unref (DewExportLedger *self);

G_END_DECLS
