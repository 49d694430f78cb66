/* dew-export-dialog.h: what to export, and as what. */
#pragma once

#include "dew-window.h"

G_BEGIN_DECLS

#define DEW_TYPE_EXPORT_DIALOG (dew_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewExportDialog, dew_export_dialog, DEW, EXPORT_DIALOG, AdwWindow)

void dew_export_dialog_present (DewWindow *parent, DewDocument *document, int year);

G_END_DECLS
