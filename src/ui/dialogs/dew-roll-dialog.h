/* dew-roll-dialog.h: beginning a year with the figures of the one before. */
#pragma once

#include "dew-ask-dialog.h"
#include "dew-money-read.h"

G_BEGIN_DECLS

#define DEW_TYPE_ROLL_DIALOG (dew_roll_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewRollDialog, dew_roll_dialog, DEW, ROLL_DIALOG, DewAskDialog)

/* From that year into the next, which the parent's action win.year turns to when it is done. A bare number takes the unit. */
void dew_roll_dialog_present (GtkWindow *parent, DewDocument *document, int year, DewUnit unit);

G_END_DECLS
