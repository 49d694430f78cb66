/* dew-incentive-dialog.h: a new fund that is paid for performance, and changing one. */
#pragma once

#include "dew-ask-dialog.h"

G_BEGIN_DECLS

#define DEW_TYPE_INCENTIVE_DIALOG (dew_incentive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewIncentiveDialog, dew_incentive_dialog, DEW, INCENTIVE_DIALOG, DewAskDialog)

/* A new fund of that pool in the year. */
void dew_incentive_dialog_present (GtkWindow *parent, DewDocument *document, gint64 pool, int year);

/* The one of that id, to be changed. */
void dew_incentive_dialog_change  (GtkWindow *parent, DewDocument *document, gint64 incentive);

G_END_DECLS
