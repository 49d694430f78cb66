/* dew-virement-dialog.h: moving budget between pools and lines within a year, and changing such a virement. */
#pragma once

#include "dew-ask-dialog.h"
#include "dew-money-read.h"

G_BEGIN_DECLS

#define DEW_TYPE_VIREMENT_DIALOG (dew_virement_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewVirementDialog, dew_virement_dialog, DEW, VIREMENT_DIALOG, DewAskDialog)

/* A new virement of the year, at first from that place (a pool, category or line by its node; 0: none in particular). A bare number takes the unit. */
void dew_virement_dialog_present (GtkWindow *parent, DewDocument *document, int year, DewUnit unit, guint from);

/* The one of that id, to be changed. */
void dew_virement_dialog_change  (GtkWindow *parent, DewDocument *document, DewUnit unit, gint64 virement);

G_END_DECLS
