/* dew-remark-dialog.h: the note on a figure, where there is no pane for it. */
#pragma once

#include "dew-ask-dialog.h"

G_BEGIN_DECLS

#define DEW_TYPE_REMARK_DIALOG (dew_remark_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewRemarkDialog, dew_remark_dialog, DEW, REMARK_DIALOG, DewAskDialog)

/* Of the figure with that line, year, month, measure and partner. */
void dew_remark_dialog_present (GtkWindow *parent, DewDocument *document, const DewFigure *key);

G_END_DECLS
