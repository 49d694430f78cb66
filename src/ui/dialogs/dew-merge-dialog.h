/* dew-merge-dialog.h: merging a pool into another from a year on, with its history kept. */
#pragma once

#include "dew-ask-dialog.h"

G_BEGIN_DECLS

#define DEW_TYPE_MERGE_DIALOG (dew_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewMergeDialog, dew_merge_dialog, DEW, MERGE_DIALOG, DewAskDialog)

/* That pool into another, at first from that year on. */
void dew_merge_dialog_present (GtkWindow *parent, DewDocument *document, gint64 pool, int year);

G_END_DECLS
