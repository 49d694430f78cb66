/* dew-export-run.h: the work of exporting, on threads: building what is looked at, writing a file, printing, copying.
 */
#pragma once

#include "dew-export-book.h"
#include "dew-file-dialogs.h"
#include "dew-window.h"

G_BEGIN_DECLS

/* What it can be exported as. */
typedef enum {
  DEW_EXPORT_XLSX,
  DEW_EXPORT_PDF,
  DEW_EXPORT_HTML,
  DEW_EXPORT_CSV,
  DEW_EXPORT_PAPER,
  DEW_EXPORT_TIDY,
  DEW_EXPORT_JSON,
  DEW_N_EXPORTS
} DewExportKind;

typedef struct {
  const char *word;             /* marked for translation */
  const char *about;            /* marked for translation */
  const char *preview;          /* how what is looked at differs from what comes of it, marked for translation; NULL: not at all */
  DewFileType type;
  const char *ending;           /* of the name that is proposed; NULL: it is no file */
  gboolean    annexes;          /* it has those that are chosen */
  gboolean    calculates;       /* it has formulas and inputs */
  gboolean    leaves_working;   /* it can do without the inputs and working that they stand on */
} DewExportKindInfo;

const DewExportKindInfo *dew_export_kind (DewExportKind kind);

/* What is to be exported. */
typedef struct {
  DewExportLedger *ledger;
  DewAnnexQuery    query;       /* of that ledger, and those lanes; borrows nothing else */
  GArray          *lanes;       /* scenarios, gint64; or NULL */
  GPtrArray       *annexes;     /* DewAnnex, in order; NULL: all that apply */
  DewExportKind    kind;
  char            *path;        /* NULL: to look at, or on paper */
} DewExportOrder;

DewExportOrder *dew_export_order_new  (DewExportLedger *ledger);
void            dew_export_order_free (DewExportOrder  *order);

/* Builds the book of an order, which is taken, to be looked at; applies (room for all of dew_annexes ()) gets which have something to show. */
void           dew_export_build_async  (DewExportOrder      *order,
                                        GObject             *source,
                                        GAsyncReadyCallback  callback,
                                        gpointer             data);
DewExportBook *dew_export_build_finish (GAsyncResult        *result,
                                        gboolean            *applies,
                                        GError             **error);

/* Writes the file of an order, which is taken, or prints it; the window tells what came of it. */
void           dew_export_run          (DewExportOrder      *order,
                                        DewWindow           *window);

/* Puts a sheet (G_MAXUINT: all that people read) on the clipboard as HTML and as text; the callback is called once it is there. */
void           dew_export_copy_async   (DewExportBook       *book,
                                        guint                sheet,
                                        GtkWidget           *source,
                                        GAsyncReadyCallback  callback,
                                        gpointer             data);
gboolean       dew_export_copy_finish  (GAsyncResult        *result,
                                        GError             **error);

G_END_DECLS
