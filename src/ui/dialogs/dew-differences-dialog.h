/* dew-differences-dialog.h: what differs between a scenario and the baseline; each can be reset, and all of it promoted. */
#pragma once

#include <adwaita.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_DIFFERENCES_DIALOG (dew_differences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewDifferencesDialog, dew_differences_dialog, DEW, DIFFERENCES_DIALOG, AdwWindow)

/* Lists what differs. */
void dew_differences_dialog_present (GtkWindow *parent, DewDocument *document, gint64 scenario);

/* Lists what promoting the scenario changes in the baseline, and does it when asked. Lines switched off lose figures of the years from `year` on. */
void dew_differences_dialog_promote (GtkWindow *parent, DewDocument *document, gint64 scenario, int year);

G_END_DECLS
