/* dew-split-dialog.h: taking lines of a pool into a new pool from a year on, with their history kept. */
#pragma once

#include "dew-ask-dialog.h"

G_BEGIN_DECLS

#define DEW_TYPE_SPLIT_DIALOG (dew_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewSplitDialog, dew_split_dialog, DEW, SPLIT_DIALOG, DewAskDialog)

/* Lines of that pool, at first that one (a line or category; 0: none), at first from that year on. */
void dew_split_dialog_present (GtkWindow *parent, DewDocument *document, gint64 pool, gint64 line, int year);

G_END_DECLS
