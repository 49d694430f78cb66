/* dew-rename-dialog.h: giving a pool another name from a year on, with the former one kept. */
#pragma once

#include "dew-ask-dialog.h"

G_BEGIN_DECLS

#define DEW_TYPE_RENAME_DIALOG (dew_rename_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewRenameDialog, dew_rename_dialog, DEW, RENAME_DIALOG, DewAskDialog)

/* That pool, at first from that year on. */
void dew_rename_dialog_present (GtkWindow *parent, DewDocument *document, gint64 pool, int year);

G_END_DECLS
