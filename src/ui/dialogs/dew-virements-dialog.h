/* dew-virements-dialog.h: a year's virements as a table, each to be changed or deleted. */
#pragma once

#include <adwaita.h>

#include "dew-document.h"
#include "dew-money-read.h"

G_BEGIN_DECLS

#define DEW_TYPE_VIREMENTS_DIALOG (dew_virements_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewVirementsDialog, dew_virements_dialog, DEW, VIREMENTS_DIALOG, AdwWindow)

void dew_virements_dialog_present (GtkWindow *parent, DewDocument *document, int year, DewUnit unit);

G_END_DECLS
